"""Says of each setting, token, scope, file and clock whether it is right, and what to do. Never prints a secret."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot import paths, posting, views
from bot.app import DEAD_TOKEN, dead_token
from bot.backups import backups, writable
from bot.findings import Finding, editors, groups
from bot.schedule import WeeklyTime
from bot.settings import BadSettings, Settings, read_settings
from bot.weekly_findings import findings
from kpi_core.answers import choose
from kpi_core.contents import Choice
from kpi_core.errors import KpiError
from kpi_core.questions import Intent
from kpi_core.store import Store

_BACKUP_HOURS = 48  # since the newest backup; one is made every day
_CLOCK = 60  # seconds by which our clock may differ from Slack's


def examine(record_setting: str | None, live_setting: str | None, *, online: bool) -> Iterator[Finding]:
    """Every finding, in the order in which one would put things right."""
    yield _python()
    yield _sqlite()
    yield from _record(paths.record(record_setting), live_setting)
    yield from _live(paths.record(record_setting), paths.live(live_setting))
    try:
        settings = read_settings()
    except BadSettings as error:
        for name, words in error.problems.items():
            yield Finding(name, True, words.ja, words.en)
        return
    yield from _settings(settings)
    yield _backups(settings.kaga_backup_dir, paths.record(record_setting), paths.live(live_setting), datetime.now(UTC))
    yield from _weekly(settings, paths.record(record_setting).path, paths.live(live_setting).path)
    if online:
        yield from _online(settings, paths.record(record_setting).path)


def _python() -> Finding:
    version = platform.python_version()
    return Finding(
        "Python", sys.version_info < (3, 11), f"{version}（3.11 以上が必要）", f"{version} (3.11 or later is needed)"
    )


def _sqlite() -> Finding:
    version = sqlite3.sqlite_version
    old = sqlite3.sqlite_version_info < (3, 37)
    return Finding("SQLite", old, f"{version}（3.37 以上が必要）", f"{version} (3.37 or later is needed)")


def _record(place: paths.Place, live_setting: str | None) -> Iterator[Finding]:
    try:
        with Store.open(place.path) as store:
            dossiers = store.dossiers()
            measures, rows = len(dossiers), sum(len(d.indicators) for d in dossiers)
            city, plan = store.plan.city, store.plan.key
    except KpiError as error:
        yield Finding("KAGA_RECORD", True, error.ja, error.en)
        return
    yield Finding(
        "KAGA_RECORD", False,
        f"{place.path}（{city.ja}、{plan}、指標 {measures}・指標行 {rows}）", f"{city.to('en')}, {measures} measures, {rows} indicators",
    )  # fmt: skip
    yield from _entries_against_record(place.path, paths.live_to_read(live_setting))


def _entries_against_record(record: Path, live: Path | None) -> Iterator[Finding]:
    """Entries that say something else than a newer record does."""
    if live is None:
        return
    try:
        with Store.open(record, live) as store:
            for dossier in store.dossiers():
                for o in dossier.observations:
                    if o.entry is not None and o.published is not None and o.published != o.value:
                        name = dossier.measure.name
                        yield Finding(
                            "KAGA_DB", True,
                            f"{name.ja} {o.year}: 入力値 {o.value} と公表データ {o.published} が違います。どちらが正しいか確かめてください。",
                            f"{name.to('en')} {o.year.label('en')}: entered {o.value}, the record says {o.published}. Find out which is right.",
                        )  # fmt: skip
    except KpiError:
        return  # said by _live


def _live(record: paths.Place, place: paths.Place) -> Iterator[Finding]:
    if not place.path.exists():
        wrong = place.named
        ja = (
            "ファイルがありません。kaga init で作ってください。"
            if wrong
            else f"{place.path}（最初の書き込みで作られます）"
        )
        en = "there is no such file; make it with `kaga init`" if wrong else "made by the first write"
        yield Finding("KAGA_DB", wrong, ja, en)
        return
    try:
        with Store.open(record.path, place.path):
            pass
    except KpiError as error:
        yield Finding("KAGA_DB", True, error.ja, error.en)
        return
    private = place.path.stat().st_mode & 0o077 == 0
    ja = str(place.path) if private else f"{place.path} を他の利用者も読めます。chmod 600 にしてください。"
    en = "in order" if private else "other users can read it; chmod 600 it"
    yield Finding("KAGA_DB", not private, ja, en)


def _settings(settings: Settings) -> Iterator[Finding]:
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        yield Finding(name, False, "設定されています（値は表示しません）", "set (the value is not shown)")
    yield Finding("SLACK_API_URL", False, settings.slack_api_url, "in order")
    yield editors(settings.kaga_editors)
    on = settings.kaga_misses
    yield Finding(
        "KAGA_MISSES", False,
        "答えられなかった質問を数えます" if on else "数えません", "missed questions are counted" if on else "off",
    )  # fmt: skip


def _backups(folder: Path | None, record: paths.Place, live: paths.Place, now: datetime) -> Finding:
    """Whether backups can be made, and the age of the newest."""
    name = "KAGA_BACKUP_DIR"
    if folder is None:
        return Finding(
            name, False,
            "設定されていません（毎日のバックアップは作られません）。置き場所のフォルダーを設定してください。",
            "not set: no daily backup is made. Name a folder for them.",
        )  # fmt: skip
    folder = folder.expanduser()
    if not writable(folder):
        return Finding(
            name, True,
            f"{folder} に書き込めません。フォルダーと権限を確かめてください。", f"{folder} cannot be written to; check the folder and its permissions",
        )  # fmt: skip
    try:
        with Store.open(record.path) as store:
            made = backups(folder, store.plan) if folder.exists() else []
    except KpiError:
        made = []  # said by _record
    if not made:
        return Finding(
            name, False,
            f"{folder}（バックアップはまだありません。kaga serve が1日に1回作ります）",
            "no backup yet; `kaga serve` makes one a day",
        )  # fmt: skip
    hours = int((now - datetime.fromtimestamp(made[-1].stat().st_mtime, UTC)).total_seconds() // 3600)
    late = hours >= _BACKUP_HOURS and live.path.exists()
    ja = f"最新は {made[-1].name}（{hours}時間前）、全部で{len(made)}個"
    en = f"the newest is {hours} hours old, {len(made)} in all"
    return Finding(
        name, late,
        f"{ja}。kaga serve が動いているか、空き容量があるか確かめてください。" if late else ja,
        f"{en}; check that `kaga serve` runs and that the disk has room" if late else en,
    )  # fmt: skip


def _weekly(settings: Settings, record: Path, live: Path) -> Iterator[Finding]:
    """The weekly summary and the reminders."""
    at = WeeklyTime.parse(settings.kaga_digest_at)
    try:
        found = findings(record, live, settings.kaga_digest_channel, at, datetime.now(UTC))
        for name, wrong, words in found:
            yield Finding(name, wrong, words.ja, words.en)
    except KpiError:
        return  # said by _record and _live
    if settings.kaga_digest_channel is not None and settings.kaga_admin is None:
        yield Finding(
            "KAGA_ADMIN", False,
            "投稿できなかったときに知らせる相手が決まっていません", "nobody is told when a post does not come about",
        )  # fmt: skip


def _online(settings: Settings, record: Path) -> Iterator[Finding]:
    client = posting.web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    try:
        response = client.auth_test()
    except SlackApiError as error:
        yield _refused("SLACK_BOT_TOKEN", error)
        return
    except (SlackClientError, OSError, HTTPException) as error:
        yield _out_of_reach(settings, error)
        return
    headers = {name.casefold(): value for name, value in response.headers.items()}
    yield Finding("auth.test", False, f"{response.get('team')} に接続できます", f"connected to {response.get('team')}")
    yield _scopes(str(headers.get("x-oauth-scopes", "")))
    if settings.kaga_digest_channel is not None:
        yield _history(str(headers.get("x-oauth-scopes", "")))
    yield _clock(str(headers.get("date", "")), datetime.now(UTC))
    try:
        client.apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
        yield Finding("SLACK_APP_TOKEN", False, "Socket Mode につながります", "Socket Mode can be opened")
    except SlackApiError as error:
        yield _refused("SLACK_APP_TOKEN", error)
    except (SlackClientError, OSError, HTTPException) as error:
        yield _out_of_reach(settings, error)
    yield from groups(client, settings.kaga_editors)
    yield _validated(client, record)


def _refused(name: str, error: SlackApiError) -> Finding:
    code = str(error.response.get("error"))
    if code in DEAD_TOKEN:
        words = dead_token(name)
        return Finding(name, True, words.ja, words.en)
    return Finding(name, True, f"Slack の応答: {code}", f"Slack says {code}")


def _out_of_reach(settings: Settings, error: Exception) -> Finding:
    kind = type(error).__name__
    return Finding(
        "SLACK_API_URL", True,
        f"{settings.slack_api_url} につながりません（{kind}）。HTTPS_PROXY と SSL_CERT_FILE を確かめてください。",
        f"{settings.slack_api_url} cannot be reached ({kind}). Check HTTPS_PROXY and SSL_CERT_FILE.",
    )  # fmt: skip


# Those of manifest.json, which an installed wheel does not bring along; a test compares the two.
SCOPES = (
    "app_mentions:read", "chat:write", "commands", "files:write", "im:history", "im:write", "usergroups:read", "users:read",
)  # fmt: skip
# … and those that it offers as optional: with them the bot can read whether a post of its own stands in a channel.
HISTORY = ("channels:history", "groups:history")


def _scopes(granted: str) -> Finding:
    have = {scope.strip() for scope in granted.split(",") if scope.strip()}
    missing = [scope for scope in SCOPES if scope not in have]
    if missing:
        names = ", ".join(missing)
        return Finding(
            "scopes", True,
            f"権限が足りません: {names}。manifest.json を反映して、アプリを再インストールしてください。",
            f"missing: {names}. Apply manifest.json and install the app again.",
        )  # fmt: skip
    return Finding("scopes", False, "必要な権限がそろっています", "all that is needed is granted")


def _history(granted: str) -> Finding:
    """Optional: what is lost without them is said."""
    have = {scope.strip() for scope in granted.split(",")}
    missing = [scope for scope in HISTORY if scope not in have]
    if not missing:
        return Finding(
            "scopes (optional)", False,
            "投稿の応答が途切れても、履歴を読んで確かめられます", "a post whose answer was lost can be looked for in the history",
        )  # fmt: skip
    names = ", ".join(missing)
    return Finding(
        "scopes (optional)", False,
        f"{names} がありません。週次まとめの投稿中に応答が途切れると、届いたかどうかを確かめられず、送り直しません（KAGA_ADMIN に知らせます）。",
        f"{names} not granted: where an answer is lost while the summary is posted, it cannot be found out whether it arrived, and it is not sent again (KAGA_ADMIN is told)",
    )  # fmt: skip


def _clock(date: str, now: datetime) -> Finding:
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return Finding(
            "clock", False, "Slack の時刻が分からないため確かめられません", "Slack sent no time to compare with"
        )
    if theirs.tzinfo is None:  # -0000
        theirs = theirs.replace(tzinfo=UTC)
    seconds = int(abs((now - theirs).total_seconds()))
    if seconds > _CLOCK:
        return Finding(
            "clock", True,
            f"時計が {seconds} 秒ずれています。NTP の設定を確かめてください。", f"off by {seconds} seconds; check NTP",
        )  # fmt: skip
    return Finding("clock", False, "合っています", "right")


def _validated(client: WebClient, record: Path) -> Finding:
    """Slack's own validator, asked about the help message."""
    with Store.open(record) as store:
        shown = views.message(choose(Choice(Intent.HELP, (), store.plan.language), store, datetime.now(UTC).date()))
    try:
        client.api_call("blocks.validate", json={"blocks": list(shown.blocks)})
    except SlackApiError as error:
        code = str(error.response.get("error"))
        return Finding("blocks.validate", True, f"Slack の応答: {code}", f"Slack says {code}")
    except (SlackClientError, OSError, HTTPException) as error:
        return Finding("blocks.validate", True, type(error).__name__, type(error).__name__)
    return Finding("blocks.validate", False, "画面の形式に問題はありません", "the views are valid")
