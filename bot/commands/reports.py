"""`kaga audit` and `kaga report`: what is made of the record once a year."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from bot import paths
from bot.commands.files import Files
from kpi_core.language import Language

if TYPE_CHECKING:
    from bot.reporting import Format


@click.command(short_help="公表値を点検する / audit the published figures")
@click.option("--json", "as_json", is_flag=True, help="JSON で出力します / print one JSON object")
@click.option(
    "--csv", "file", type=click.Path(path_type=Path), metavar="FILE", help="CSV に書き出します / write a CSV file"
)
@click.option("--lang", "language", type=click.Choice(["ja", "en"]), help="表示の言語 / language")
@click.pass_obj
def audit(files: Files, as_json: bool, file: Path | None, language: Language | None) -> None:
    """公表された達成度をすべて計算し直し、合わないところを示します。相違があれば 1 で終わります。
    / Recompute every published percentage and list what does not fit; ends with 1 where one differs.

    \b
    例 / Examples:
      kaga audit
      kaga audit --json
      kaga audit --csv audit.csv
    """
    from bot.asking import screen
    from bot.auditing import as_json as as_object
    from bot.auditing import audited, write_csv
    from bot.terminal import audit_lines
    from kpi_core.audit import Result
    from kpi_core.store import Store

    record = paths.record(files.record).path
    with Store.open(record) as store:
        plan = store.plan
    found = audited(record, _today(plan.timezone))
    if file is not None:
        write_csv(found, file)
        click.echo(f"{file}: 書き出しました / written", err=as_json)
    if as_json:
        click.echo(json.dumps(as_object(found), ensure_ascii=False))
    elif file is None:
        for line in audit_lines(found, language or plan.language, screen()):
            click.echo(line)
    sys.exit(1 if found.of(Result.DIFFERS) else 0)


@click.command(short_help="報告シートを作る / write the report sheet")
@click.option("--year", type=click.IntRange(1900, 2199), required=True, help="報告する年 / year to report on")
@click.option(
    "--output", type=click.Path(path_type=Path), required=True, metavar="FILE", help="作るファイル / file to write"
)
@click.option(
    "--format", "file_format", type=click.Choice(["xlsx", "csv"]), help="形式（既定は FILE の拡張子） / format"
)
@click.pass_obj
def report(files: Files, year: int, output: Path, file_format: Format | None) -> None:
    """進捗評価結果報告シート（様式3-2）を作ります。 / Write the progress report sheet (Form 3-2).

    入力された実績も使い、暫定・未集計と、人が書く欄を示します。
    / Entered actuals are used; what is provisional, missing or to be written is marked.

    \b
    例 / Examples:
      kaga report --year 2022 --output report.xlsx
      kaga report --year 2022 --format csv --output report.csv
    """
    from bot.reporting import report_file
    from bot.whole_files import write_whole
    from kpi_core.store import Store

    chosen: Format = file_format or ("csv" if output.suffix.casefold() == ".csv" else "xlsx")
    with Store.open(paths.record(files.record).path, paths.live_to_read(files.live)) as store:
        made = report_file(store, year, chosen, _today(store.plan.timezone))
    write_whole(output, made.content)
    click.echo(f"{output}: {made.title}")
    if made.to_write:
        click.echo(f"  備考・要記入 {made.to_write}か所 / {made.to_write} places to look at or to write")


def _today(timezone: str) -> date:
    return datetime.now(ZoneInfo(timezone)).date()
