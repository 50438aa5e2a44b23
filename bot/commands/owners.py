"""`kaga owner`: who is asked for a measure's missing actuals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot import paths
from bot.commands.files import Files

if TYPE_CHECKING:
    from kpi_core.store import Store


@click.command(short_help="指標の担当者を決める / who looks after a measure")
@click.argument("measure", required=False, metavar="[MEASURE]")
@click.argument("slack_id", required=False, metavar="[SLACK_ID]")
@click.option("--remove", is_flag=True, help="担当者を外します / remove the owner")
@click.pass_obj
def owner(files: Files, measure: str | None, slack_id: str | None, remove: bool) -> None:
    """指標の担当者（実績が未入力のとき週に1回お知らせする人）を決めます。 / Who is reminded while an actual is missing.

    \b
    MEASURE は指標の名前か番号、SLACK_ID はメンバーID（U で始まる値）です。何も付けないと一覧を表示します。
    MEASURE is a measure's name or code, SLACK_ID a member id; without both, all owners are listed.

    \b
    例 / Example:
      kaga owner 経2 U012ABCDEF
      kaga owner --remove 経2
    """
    from kpi_core.store import Store

    if slack_id is not None and remove:
        message = "--remove には SLACK_ID を付けないでください。 / --remove takes no SLACK_ID."
        raise click.UsageError(message)
    if remove and measure is None:
        message = "--remove のあとに指標を指定してください。 / Say after --remove which MEASURE."
        raise click.UsageError(message)
    with Store.open(paths.record(files.record).path) as store:
        if measure is None:
            _list_owners(files, store)
            return
        key = _measure_key(store, measure)
        if remove:
            _remove_owner(files, store, key)
        elif slack_id is None:
            _list_owners(files, store, key)
        else:
            _set_owner(files, store, key, slack_id)


def _measure_key(store: Store, asked: str) -> str:
    """By key, by code, or by name as it stands."""
    from kpi_core.language import normalise

    for names in store.catalogue().measures:
        known = (names.key, *names.codes, names.name.ja, names.name.en)
        if normalise(asked) in {normalise(one) for one in known if one}:
            return names.key
    message = (
        f"「{asked}」という指標はありません。指標の名前か番号（{store.first_code()} など）を指定してください。"
        f" / There is no measure {asked!r}; give its name or a code such as {store.first_code()}."
    )
    raise click.ClickException(message)


def _list_owners(files: Files, store: Store, only: str | None = None) -> None:
    from kpi_core.duties import read_duties

    live = paths.live_to_read(files.live)
    owners = read_duties(live, store.plan).owners if live is not None else {}
    for key, name, code in store.names([m.key for m in store.catalogue().measures]):
        if only in {None, key} and (key in owners or only is not None):
            nobody = "未設定 / nobody"
            click.echo(f"{code}\t{key}\t{owners.get(key, nobody)}\t{name.ja}")
    if only is None and not owners:
        click.echo("担当者はまだ決まっていません。 / There are no owners yet.")


def _set_owner(files: Files, store: Store, key: str, slack_id: str) -> None:
    import re
    from datetime import UTC, datetime

    from bot.schedule import stamp
    from kpi_core.duties import DutyBook, Owner
    from kpi_core.live import LiveStore

    if not re.fullmatch(r"[UW][A-Z0-9]{2,}", slack_id):
        message = (
            f"「{slack_id}」は Slack のメンバーIDではありません。プロフィールの「…」からコピーできる、U で始まる値を指定してください。"
            f" / {slack_id!r} is no member id of Slack; copy it from “…” in the profile, it begins with U."
        )
        raise click.ClickException(message)
    place = paths.live(files.live)
    LiveStore.create(place.path, store.plan)
    with DutyBook.open(place.path, store.plan) as book:
        changed = book.set_owner(Owner(key, slack_id, stamp(datetime.now(UTC))))
    done = "を担当者にしました / is the owner now" if changed else "はすでに担当者です / is the owner already"
    click.echo(f"{key}: {slack_id} {done}")


def _remove_owner(files: Files, store: Store, key: str) -> None:
    from kpi_core.duties import DutyBook

    live = paths.live_to_read(files.live)
    removed = False
    if live is not None:
        with DutyBook.open(live, store.plan) as book:
            removed = book.remove_owner(key)
    click.echo(f"{key}: {'担当者を外しました / removed' if removed else '担当者はいません / there is no owner'}")
