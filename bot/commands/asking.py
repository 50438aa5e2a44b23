"""`kaga ask`, `kaga chat` and `kaga misses`."""

from __future__ import annotations

import gc
import json
import os
import sys
from datetime import datetime

import click

from bot import paths
from bot.commands.files import Files, fail, plan_of
from kpi_core.errors import KpiError
from kpi_core.language import Language, spoken


@click.command(short_help="質問する / ask a question")
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="JSON で出力します / print one JSON object")
@click.option("--lang", "language", type=click.Choice(["ja", "en"]), help="答えの言語 / language of the answer")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="この日の時点で判定します / assess as of this day",
)
@click.option(
    "--explain", is_flag=True, help="どの言葉をどう読んだかも示します / also show which words were read as what"
)
@click.pass_obj
def ask(
    files: Files,
    question: tuple[str, ...],
    as_json: bool,
    language: Language | None,
    as_of: datetime | None,
    explain: bool,
) -> None:
    """指標について質問します。- を渡すと、標準入力の1行を1問として読みます。 / Ask a question; `-` reads one a line.

    \b
    例 / Examples:
      kaga ask "MaaSの達成度は?"
      kaga ask --lang en "GHG progress?" --json
      kaga ask - < questions.txt
    """
    if question != ("-",):
        gc.disable()  # one question ends long before its garbage matters, and looking for some takes a twentieth of its time
    from bot.asking import How, ask_each, ask_once

    how = How(as_json, explain, language, None if as_of is None else as_of.date())
    record, live = paths.record(files.record).path, paths.live_to_read(files.live)
    if question == ("-",):
        ask_each(record, live, how)
        return
    # Bytes of an argument that are no UTF-8 come as half characters, which no output takes.
    text = os.fsencode(" ".join(question)).decode("utf-8", "replace")
    try:
        sys.exit(ask_once(text, record, live, how))
    except KpiError as error:
        fail(error.sentence(language or spoken(text)))


@click.command(short_help="続けて質問する / have a conversation")
@click.option("--lang", "language", type=click.Choice(["ja", "en"]), help="答えの言語 / language of the answers")
@click.pass_obj
def chat(files: Files, language: Language | None) -> None:
    """続けて質問します。「じゃあ目標は?」のような聞き方もできます。 / A conversation; questions may lean on the one before.

    \b
    例 / Example:
      kaga chat
    """
    from bot.asking import How, converse

    how = How(as_json=False, explain=False, language=language, day=None)
    converse(paths.record(files.record).path, paths.live_to_read(files.live), how)


@click.command(short_help="答えられなかった質問 / questions that found nothing")
@click.option("--json", "as_json", is_flag=True, help="JSON で出力します / print a list in JSON")
@click.pass_obj
def misses(files: Files, as_json: bool) -> None:
    """答えられなかった質問を、多い順に示します。 / List the questions that found nothing, most frequent first.

    \b
    例 / Example:
      kaga misses
    """
    from bot.text_layout import columns
    from kpi_core.live import LiveStore

    plan = plan_of(files)
    counted = []
    place = paths.live_to_read(files.live)
    if place is not None:
        with LiveStore.open(place, plan) as live:
            counted = live.misses_by_count()
    if as_json:
        click.echo(json.dumps(counted, ensure_ascii=False))
        return
    table = [(str(m["count"]), m["kind"], m["question"], m["chosen"], m["last_day"]) for m in counted]
    for line in columns(table, right={0}) or ["ありません。 / None."]:
        click.echo(line)
