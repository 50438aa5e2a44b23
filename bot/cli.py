"""The command line: parse, call, print. One of the two places where errors become words."""

from __future__ import annotations

import gc
import io
import json
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

import click

from bot import paths
from kpi_core.errors import BadRecord, KpiError
from kpi_core.language import Language, spoken


@dataclass(frozen=True, slots=True)
class Files:
    """What --record and --db (or KAGA_RECORD and KAGA_DB) say."""

    record: str | None
    live: str | None


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """`--version`; a checkout that was never installed has none."""
    if not asked:
        return
    from importlib import metadata

    try:
        click.echo(f"kaga {metadata.version('kaga')}")
    except metadata.PackageNotFoundError:
        click.echo("kaga (インストールされていません / not installed)")
    context.exit()


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, invoke_without_command=True
)
@click.option("--record", envvar="KAGA_RECORD", metavar="FILE", help="公表データのファイル / the record (KAGA_RECORD)")
@click.option("--db", "live", envvar="KAGA_DB", metavar="FILE", help="入力データのファイル / the entries (KAGA_DB)")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="版を表示します / show the version",
)
@click.pass_context
def cli(context: click.Context, record: str | None, live: str | None) -> None:
    """市のSDGs指標の進み具合をお答えします。 / Tells how a city's SDG indicators stand.

    \b
    例 / Example:
      kaga ask "MaaSの達成度は?"
    """
    context.obj = Files(record or None, live or None)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command(short_help="質問する / ask a question")
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
        _fail(error.sentence(language or spoken(text)))


@cli.command(short_help="続けて質問する / have a conversation")
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


@cli.command(short_help="答えられなかった質問 / questions that found nothing")
@click.option("--json", "as_json", is_flag=True, help="JSON で出力します / print a list in JSON")
@click.pass_obj
def misses(files: Files, as_json: bool) -> None:
    """答えられなかった質問を、多い順に示します。 / List the questions that found nothing, most frequent first.

    \b
    例 / Example:
      kaga misses
    """
    from bot.terminal import columns
    from kpi_core.live import LiveStore
    from kpi_core.store import Store

    with Store.open(paths.record(files.record).path) as store:
        plan = store.plan
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


@cli.command(short_help="入力データを用意する / make the store of entries")
@click.pass_obj
def init(files: Files) -> None:
    """入力データのファイルを作ります（あれば新しい形式にします）。 / Make the store of entries, or bring it up to date.

    \b
    例 / Example:
      KAGA_DB=var/kaga.db kaga init
    """
    from kpi_core.live import LiveStore
    from kpi_core.store import Store

    with Store.open(paths.record(files.record).path) as store:
        place = paths.live(files.live)
        changed = LiveStore.create(place.path, store.plan)
    click.echo(f"{place.path}: {'用意しました / ready' if changed else 'すでにあります / already there'}")


@cli.command(short_help="公表データを作る / make the record")
@click.option(
    "--data", type=click.Path(path_type=Path), metavar="DIR", help="CSV のフォルダー / folder of the CSV files"
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="作るファイル / file to write")
def build(data: Path | None, output: Path | None) -> None:
    """CSV から公表データのファイルを作ります。 / Make the record from CSV files.

    \b
    例 / Example:
      kaga build --data data --output data/kaga.db
    """
    from kpi_core.building import build as write
    from kpi_core.importing import read_record

    root = paths.checkout()
    if (data is None or output is None) and root is None:
        message = "--data と --output を指定してください。 / Give --data and --output."
        raise click.UsageError(message)
    folder = data if data is not None else Path(str(root)) / "data"
    target = output if output is not None else Path(str(root)) / "data" / "kaga.db"
    try:
        reading = read_record(folder)
    except BadRecord as error:
        _fail(f"{error.ja} / {error.en}", *(f"  {c.sentence('ja')} / {c.sentence('en')}" for c in error.complaints))
    write(reading.record, target)
    for remark in reading.remarks:
        click.echo(f"{remark.ja} / {remark.en}")
    r = reading.record
    click.echo(
        f"{target}: {r.plan.city.ja}　指標 {len(r.measures)}・指標行 {len(r.indicators)}・実績 {len(r.observations)}"
        f" / {len(r.measures)} measures, {len(r.indicators)} indicators, {len(r.observations)} observations"
    )


@cli.command(short_help="Slack で答える / answer in Slack")
@click.pass_obj
def serve(files: Files) -> None:
    """Slack で質問に答えます（Socket Mode）。 / Answer in Slack over Socket Mode.

    \b
    例 / Example:
      SLACK_BOT_TOKEN_FILE=bot.token SLACK_APP_TOKEN_FILE=app.token kaga serve
    """
    from bot.serving import serve as run

    run(files.record, files.live)


@cli.command(short_help="設定などを点検する / check the settings")
@click.option("--online", is_flag=True, help="Slack にも問い合わせます / ask Slack too")
@click.pass_obj
def doctor(files: Files, online: bool) -> None:
    """設定・トークン・データ・時計を点検します。 / Check settings, tokens, data and clock.

    \b
    例 / Example:
      kaga doctor --online
    """
    from bot.doctor import examine

    wrong = False
    for finding in examine(files.record, files.live, online=online):
        click.echo(finding.line())
        wrong = wrong or finding.wrong
    sys.exit(1 if wrong else 0)


def _fail(*lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)


def main() -> None:
    """`kaga`. Exit status: 0 an answer, 1 asked back or unknown, 2 an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that is not UTF-8 shows `?` for what it lacks
    try:
        cli.main(prog_name="kaga", standalone_mode=False)
    except click.ClickException as error:
        hint = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx is not None else "kaga"
        _fail(f"{error.format_message()}  ({hint} --help)")
    except click.Abort:
        sys.exit(130)
    except KpiError as error:
        _fail(error.sentence(_terminal_language()))
    except BrokenPipeError:
        # The reader has gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception:  # the rim: told in a sentence, kept with its traceback, never swallowed
        _fail(_unexpected())


def _terminal_language() -> Language:
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if locale.startswith("en") else "ja"


def _unexpected() -> str:
    """Keep the traceback where an operator finds it; the sentence for the user says where."""
    import traceback

    import platformdirs

    log = Path(platformdirs.user_log_dir("kaga", appauthor=False)) / "errors.log"
    kind = type(sys.exception()).__name__
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(ZoneInfo('UTC')).isoformat()}\n{traceback.format_exc()}\n")
    except OSError:
        return f"予期しないエラー（{kind}）が起きました。{log} に記録できません。 / Something unexpected went wrong ({kind}); {log} cannot be written."
    return f"予期しないエラーが起きました。{log} に記録しました。 / Something unexpected went wrong; {log} has the details."
