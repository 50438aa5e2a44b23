"""`kaga init`, `update`, `history`, `backup` and `restore`: what is entered here."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import paths
from bot.commands.files import Files, fail, plan_of, terminal_language
from kpi_core.errors import BadRecord, KpiError
from kpi_core.language import Bilingual

_FILE = click.Path(path_type=Path)


@click.command(short_help="入力データを用意する / make the store of entries")
@click.pass_obj
def init(files: Files) -> None:
    """入力データのファイルを作ります（あれば新しい形式にします）。 / Make the store of entries, or bring it up to date.

    \b
    例 / Example:
      KAGA_DB=var/kaga.db kaga init
    """
    from kpi_core.live import LiveStore

    plan, place = plan_of(files), paths.live(files.live)
    changed = LiveStore.create(place.path, plan)
    click.echo(f"{place.path}: {'用意しました / ready' if changed else 'すでにあります / already there'}")


@click.command(short_help="実績を入力する / enter an actual", context_settings={"ignore_unknown_options": True})
@click.argument("measure", required=False)
@click.argument("year", required=False)
@click.argument("value", required=False)
@click.option("--source", default="", metavar="TEXT", help="出典 / where the figure is from")
@click.option("--reason", default="", metavar="TEXT", help="理由・備考 / a reason or remark")
@click.option("--provisional", is_flag=True, help="暫定値として登録します / store it as provisional")
@click.option("--file", type=_FILE, metavar="CSV", help="CSV の全行を一度に登録します / store all rows of a CSV file")
@click.option("--undo", type=int, metavar="ID", help="この番号の入力を取り消します / undo the entry of this number")
@click.option("--yes", is_flag=True, help="確認せずに登録します / store without asking")
@click.option("--json", "as_json", is_flag=True, help="JSON で出力します / print JSON")
@click.pass_obj
def update(
    files: Files, measure: str | None, year: str | None, value: str | None, source: str, reason: str,
    provisional: bool, file: Path | None, undo: int | None, yes: bool, as_json: bool,
) -> None:  # fmt: skip
    """実績を入力します。変更の前後を示し、確認してから登録します。 / Enter an actual; what changes is shown before it is stored.

    --file の列は measure（または code）, year, value, source, reason, provisional です。1行でも問題があれば何も登録しません。
    / The columns of --file are measure (or code), year, value, source, reason and provisional; all rows are stored or none.

    \b
    例 / Examples:
      kaga update 経2 2024 2,000 --source "アプリ管理画面"
      kaga update maas_downloads R6 2千 --source "app console" --provisional --yes --json
      kaga update --file updates.csv
      kaga update --undo 12 --reason "桁の誤り"
    """
    from bot import entering

    given = [
        name for name, it in (("MEASURE YEAR VALUE", measure), ("--file", file), ("--undo", undo)) if it is not None
    ]
    if len(given) != 1 or (measure is not None and value is None):
        message = "MEASURE YEAR VALUE、--file、--undo のどれか一つを指定してください。 / Give MEASURE YEAR VALUE, --file or --undo."
        raise click.UsageError(message)
    if measure is not None and not source.strip():
        message = "--source に出典を指定してください。 / Say with --source where the figure is from."
        raise click.UsageError(message)
    language, live = terminal_language(), paths.live(files.live)
    click.echo(f"{Bilingual('入力データ', 'Entries').to(language)}: {live.path}", err=True)
    desk = entering.Desk(paths.record(files.record).path, live, datetime.now(UTC), language, _agreement(yes))
    remarks: list[str] = []
    try:
        if undo is not None:
            done = desk.undo(undo, reason)
        elif file is not None:
            done, remarks = desk.enter_file(file)
        else:
            done = desk.enter(entering.Typed(str(measure), str(year), str(value), source, reason, provisional))
    except BadRecord as error:
        fail(error.sentence(language), *(f"  {c.sentence(language)}" for c in error.complaints))
    for remark in remarks:
        click.echo(remark, err=True)
    if as_json:
        forms = [entering.as_json(each) for each in done]
        click.echo(json.dumps(forms if file is not None else next(iter(forms), None), ensure_ascii=False))
    else:
        _tell([each.entry.id for each in done], undone=undo is not None)
    sys.exit(0 if done or remarks else 1)


def _agreement(yes: bool) -> Callable[[list[str]], bool]:
    """Shows what would be done on stderr, so that --json stays alone on stdout, and asks where nobody has agreed yet."""

    def agree(lines: list[str]) -> bool:
        for line in lines:
            click.echo(line, err=True)
        if yes:
            return True
        if not sys.stdin.isatty():
            raise KpiError(
                ja="端末から確認できないため、登録していません。内容がよければ --yes を付けてください。",
                en="Nothing was stored: there is no terminal to ask at. Add --yes if it is right.",
            )
        return click.confirm("登録しますか？ / Store it?", err=True)

    return agree


def _tell(numbers: list[int], *, undone: bool) -> None:
    language = terminal_language()
    if not numbers:
        click.echo(Bilingual("登録していません。", "Nothing was stored.").to(language))
        return
    shown = ", ".join(map(str, numbers[:3])) + (", …" if len(numbers) > 3 else "")
    head = Bilingual("取り消しました", "Undone") if undone else Bilingual("登録しました", "Stored")
    click.echo(
        Bilingual(
            f"{head.ja}（番号 {shown}）。元に戻すには kaga update --undo {numbers[-1]} を使います。",
            f"{head.en} (entry {shown}). `kaga update --undo {numbers[-1]}` takes it back.",
        ).to(language)
    )


@click.command(short_help="入力の履歴を見る / the history of entries")
@click.argument("measure", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON で出力します / print a list in JSON")
@click.option("--csv", "as_csv", is_flag=True, help="CSV（Excel 用、UTF-8）で出力します / print CSV for Excel")
@click.pass_obj
def history(files: Files, measure: str | None, as_json: bool, as_csv: bool) -> None:
    """入力の履歴を、新しい順に示します。 / Show what was entered, newest first.

    \b
    例 / Examples:
      kaga history 経2
      kaga history --csv > history.csv
    """
    from bot import history as forms
    from kpi_core.entries import Entered
    from kpi_core.live import LiveStore
    from kpi_core.naming import measure_named
    from kpi_core.store import Store

    with Store.open(paths.record(files.record).path) as store:
        plan, measures = store.plan, {d.measure.key: d.measure for d in store.dossiers()}
        key = None if measure is None else measure_named(measure, store)
    place = paths.live_to_read(files.live)
    entries: tuple[Entered, ...] = ()
    if place is not None:
        with LiveStore.open(place, plan) as live:
            entries = live.history(key)
    if as_json:
        click.echo(json.dumps([forms.as_json(e, measures) for e in entries], ensure_ascii=False))
    elif as_csv:
        click.echo(forms.as_csv(entries, measures).encode(), nl=False)
    else:
        for line in forms.lines(entries, measures, plan.timezone, terminal_language()):
            click.echo(line)


@click.command(short_help="入力データのバックアップ / back up the entries")
@click.argument("target", type=_FILE, metavar="FILE")
@click.pass_obj
def backup(files: Files, target: Path) -> None:
    """入力データを FILE にコピーし、正しく読めることを確かめます。 / Copy the entries to FILE, and verify the copy.

    \b
    例 / Example:
      kaga backup /mnt/backup/kaga.db
    """
    from kpi_core.backups import back_up

    plan, live = plan_of(files), paths.live(files.live).path
    count = back_up(live, target, plan)
    click.echo(f"{live} → {target}: 入力 {count} 件、検証済み / {count} entries, verified")


@click.command(short_help="バックアップから戻す / restore a backup")
@click.argument("source", type=_FILE, metavar="FILE")
@click.pass_obj
def restore(files: Files, source: Path) -> None:
    """FILE を確かめてから入力データとして戻します。いまの入力データは別名で残ります。 / Restore FILE; the present store is kept.

    \b
    例 / Example:
      kaga restore /mnt/backup/kaga.db
    """
    from kpi_core.backups import restore as put_back

    plan, live = plan_of(files), paths.live(files.live).path
    kept = put_back(source, live, plan, datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"))
    click.echo(f"{source} → {live}: 戻しました / restored")
    if kept is not None:
        click.echo(f"これまでの入力データ / the store that it replaces: {kept}")
