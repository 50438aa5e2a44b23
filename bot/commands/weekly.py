"""`kaga weekly`: the weekly summary, shown or posted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bot import paths
from bot.commands.files import Files

if TYPE_CHECKING:
    from datetime import date, datetime

    from kpi_core.posts import Post


@click.command(short_help="週次まとめを見る・投稿する / the weekly summary")
@click.option("--as-of", metavar="DATE", help="その日の終わりの時点で（例 2026-11-23） / as at the end of that day")
@click.option("--json", "json_form", is_flag=True, help="JSON で表示します / print JSON")
@click.option("--post", is_flag=True, help="いま Slack に投稿します / post it now")
@click.option("--again", is_flag=True, help="投稿済みの週でも、もう一度投稿します / post once more (with --post)")
@click.pass_obj
def weekly(files: Files, as_of: str | None, json_form: bool, post: bool, again: bool) -> None:
    """前回の投稿から変わったことのまとめを表示します。 / Show what has changed since the last summary.

    \b
    例 / Example:
      kaga weekly --as-of 2026-11-23
      kaga weekly --post
    """
    if again and not post:
        message = "--again は --post と一緒に使ってください。 / --again goes with --post."
        raise click.UsageError(message)
    if post and (as_of or json_form):
        message = "--post が投稿するのは、いまのまとめだけです。--as-of や --json とは一緒に使えません。 / --post posts the summary of now; it goes with neither --as-of nor --json."
        raise click.UsageError(message)
    if post:
        _post(files, again=again)
    else:
        _show(files, _day(as_of) if as_of else None, json_form=json_form)


def _day(text: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"「{text}」は日付ではありません。2026-11-23 のように指定してください。 / {text!r} is no date such as 2026-11-23."
        raise click.UsageError(message) from None


def _show(files: Files, day: date | None, *, json_form: bool) -> None:
    import json
    import os

    from bot.weekly import weekly as compute
    from bot.weekly import weekly_as_of
    from bot.weekly_forms import as_json, as_text

    record, live = paths.record(files.record).path, paths.live_to_read(files.live)
    channel = os.environ.get("KAGA_DIGEST_CHANNEL") or None
    found = weekly_as_of(record, live, channel, day) if day else compute(record, live, channel, _now())
    if json_form:
        click.echo(json.dumps(as_json(found.digest), ensure_ascii=False))
    else:
        click.echo(as_text(found.digest))


def _now() -> datetime:
    from datetime import UTC, datetime

    return datetime.now(UTC)


def _post(files: Files, *, again: bool) -> None:
    import time

    from bot import posting
    from bot.outbox import Outbox
    from bot.schedule import WeeklyTime
    from bot.settings import read_settings
    from bot.weekly_round import Errands, WeeklyRound

    settings = read_settings()
    channel = settings.kaga_digest_channel
    if channel is None:
        message = "投稿先のチャンネルのIDを KAGA_DIGEST_CHANNEL に設定してください。 / Set KAGA_DIGEST_CHANNEL to the channel's id."
        raise click.ClickException(message)
    client = posting.single_try_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    record, live = paths.record(files.record or settings.kaga_record), paths.live(files.live or settings.kaga_db)
    at = WeeklyTime.parse(settings.kaga_digest_at)
    errands = Errands(record.path, live.path, channel, at, settings.kaga_admin)
    found, before = WeeklyRound(errands, Outbox(client), time.monotonic).post_now(channel, _now(), again=again)
    _tell(found, before=before)


def _tell(found: Post | None, *, before: bool) -> None:
    """What has become of it; ends with 2 where it does not stand in Slack for certain."""
    from kpi_core.posts import PostState

    if found is None:
        message = "Slack につながらないため投稿していません。kaga doctor --online で確かめてください。 / Not posted: Slack cannot be reached; see kaga doctor --online."
        raise click.ClickException(message)
    week, channel = found.key.period, found.key.channel
    if found.state is PostState.POSTED and before:
        click.echo(
            f"{week} のまとめは、すでに {channel} に投稿されています（{found.at}）。もう一度投稿するには --again を付けてください。"
            f" / The summary of {week} was posted to {channel} already ({found.at}); add --again to post it once more."
        )
    elif found.state is PostState.POSTED:
        click.echo(f"{week} のまとめを {channel} に投稿しました。 / Posted the summary of {week} to {channel}.")
    elif found.state in {PostState.SENDING, PostState.UNKNOWN}:
        click.echo(
            f"{week} のまとめは、投稿できたかどうか分かりません。{channel} を見て、なければ --again で投稿してください。"
            f" / Whether the summary of {week} was posted is not known; look into {channel}, and post it by --again if it is not there.",
            err=True,
        )
        sys.exit(2)
    else:
        reason = found.reason
        message = f"投稿できませんでした。Slack の応答: {reason} / Not posted; Slack says {reason}."
        raise click.ClickException(message)
