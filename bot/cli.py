"""The command line: parse, call, print. One of the two places where errors become words."""

from __future__ import annotations

import io
import os
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.commands import asking, entries, importing, owners, reports, running
from bot.commands import record as record_commands
from bot.commands import weekly as weekly_commands
from bot.commands.files import Files, fail, terminal_language
from kpi_core.errors import KpiError


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


for command in (
    asking.ask, asking.chat, asking.misses,
    entries.init, entries.update, entries.history, entries.backup, entries.restore,
    owners.owner, weekly_commands.weekly,
    record_commands.build, importing.import_,
    reports.report, reports.audit,
    running.serve, running.doctor,
):  # fmt: skip
    cli.add_command(command)


def main() -> None:
    """`kaga`. Exit status: 0 an answer, 1 asked back or unknown, 2 an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that is not UTF-8 shows `?` for what it lacks
    try:
        cli.main(prog_name="kaga", standalone_mode=False)
    except click.ClickException as error:
        hint = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx is not None else "kaga"
        fail(f"{_complaint(error)}  ({hint} --help)")
    except click.Abort:
        sys.exit(130)
    except KpiError as error:
        fail(error.sentence(terminal_language()))
    except BrokenPipeError:
        # The reader has gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception:  # the rim: told in a sentence, kept with its traceback, never swallowed
        fail(_unexpected())


def _complaint(error: click.ClickException) -> str:
    """Our own complaints are in both languages; what click itself finds wrong comes in English and is told in Japanese, too."""
    said = error.format_message()
    match error:
        case click.MissingParameter() if error.param is not None:
            return f"{error.param.get_error_hint(error.ctx)} を指定してください。 / {said}"
        case click.BadParameter() if error.param is not None:
            return f"{error.param.get_error_hint(error.ctx)} に使えない値です。 / {said}"
        case click.NoSuchOption():
            return f"{error.option_name} というオプションはありません。 / {said}"
    if " / " in said:
        return said
    return f"コマンドの指定が正しくありません。 / {said}"


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
