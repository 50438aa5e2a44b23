"""`kaga import`: a filled-in report sheet, or what was entered, into the CSV files of a plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import paths
from bot.commands.files import Files, fail
from bot.commands.record import complaints
from kpi_core.errors import BadRecord

if TYPE_CHECKING:
    from kpi_core.csv_editing import EditedFolder


@click.command("import", short_help="様式3-2や入力をCSVに取り込む / take a sheet or entries into CSV")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE.xlsx]")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="CSV のフォルダー / folder of the CSV files",
)
@click.option("--entries", is_flag=True, help="Slackなどで入力された実績を取り込みます / take what was entered")
@click.option("--dry-run", is_flag=True, help="変わるところを示すだけで、書き込みません / only show what would change")
@click.pass_obj
def import_(files: Files, file: Path | None, into: Path, entries: bool, dry_run: bool) -> None:
    """様式3-2のブック、または入力された実績を、CSVに取り込みます。問題があれば何も書き込みません。
    / Take a 様式3-2 workbook, or the entered actuals, into the CSV files; nothing is written where anything is wrong.

    \b
    例 / Examples:
      kaga import report.xlsx --into data --dry-run
      kaga import report.xlsx --into data
      kaga import --entries --into data
    """
    from kpi_core.csv_editing import replace_all

    if entries == (file is not None):
        message = "FILE.xlsx か --entries のどちらか一つを指定してください。 / Give either FILE.xlsx or --entries."
        raise click.UsageError(message)
    try:
        edited = _edited(files, file, into)
    except BadRecord as error:
        fail(*complaints(error))
    _show(edited)
    if dry_run:
        click.echo("書き込んでいません（--dry-run）。 / Nothing was written (--dry-run).")
        return
    replace_all(into, edited.contents())
    if edited.edits:
        click.echo(
            f"{into} に書き込みました。kaga build --data {into} で公表データを作り直してください。"
            f" / Written to {into}. Make the record anew with kaga build --data {into}."
        )


def _edited(files: Files, file: Path | None, into: Path) -> EditedFolder:
    if file is not None:
        from kpi_core.form_importing import edited_by_form

        return edited_by_form(file, into)
    from kpi_core.entry_importing import edited_by_entries

    return edited_by_entries(paths.live(files.live).path, into)


def _show(edited: EditedFolder) -> None:
    from kpi_core.csv_editing import sentence
    from kpi_core.errors import shortened

    for edit in edited.edits:
        said = sentence(edit)
        click.echo(f"{shortened(said.ja, 200)} / {shortened(said.en, 200)}")
    count = len(edited.edits)
    changes = "1 change" if count == 1 else f"{count} changes"
    click.echo(f"変更 {count}件 / {changes}" if count else "変更はありません。 / Nothing changes.")
