"""`/kpi-report`: the report sheet, privately to the person who asked. Guests get it from the published record only."""

from __future__ import annotations

from http.client import HTTPException

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot import ids, posting, report_words, views
from bot.listeners.desk import Desk, Payload, plain, sees
from bot.reporting import ReportFile, report_file, year_due
from kpi_core.language import Language


def register(app: App, desk: Desk) -> None:
    """The listener that makes reports."""

    @app.command(ids.REPORT_COMMAND)
    def report(ack: Ack, command: Payload, context: BoltContext, client: WebClient) -> None:
        ack()
        text = plain(command.get("text", ""))
        language = report_words.language_of(text)
        entries = sees(desk, client, context, command)
        made = _make(desk, report_words.wanted(text), entries)
        above = views.notice(report_words.above(made, language, entries=entries))
        _send(client, command["user_id"], above, made, language)
        posting.reply(command["response_url"], views.notice(report_words.sent(made, language)), client)


def _make(desk: Desk, wanted: report_words.Wanted, entries: bool) -> ReportFile:
    with desk.computing, desk.open_store(entries) as store:
        today = desk.today(store.plan)
        year = wanted.year if wanted.year is not None else year_due(store.plan, today)
        return report_file(store, year, wanted.file_format, today)


def _send(client: WebClient, user: str, above: views.Message, made: ReportFile, language: Language) -> None:
    """The message, then the file beneath it. Raises `NotAccepted` if Slack takes no file; the message then says so."""
    try:
        posted = posting.post_directly(client, user, above)
    except SlackApiError as error:
        raise report_words.NotAccepted(_code(error)) from error
    try:
        posting.send_file(client, posted.channel, made.name, made.title, made.content)
    except (SlackClientError, OSError, HTTPException) as error:
        failed = report_words.NotAccepted(_code(error))
        posting.update(client, posted.channel, posted.ts, views.notice(failed.sentence(language)))
        raise failed from error


def _code(error: Exception) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
