"""`kaga build`: the record of what was published."""

from __future__ import annotations

from pathlib import Path

import click

from bot import paths
from bot.commands.files import fail
from kpi_core.errors import BadRecord


@click.command(short_help="公表データを作る / make the record")
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
        fail(f"{error.ja} / {error.en}", *(f"  {c.sentence('ja')} / {c.sentence('en')}" for c in error.complaints))
    write(reading.record, target)
    for remark in reading.remarks:
        click.echo(f"{remark.ja} / {remark.en}")
    r = reading.record
    click.echo(
        f"{target}: {r.plan.city.ja}　指標 {len(r.measures)}・指標行 {len(r.indicators)}・実績 {len(r.observations)}"
        f" / {len(r.measures)} measures, {len(r.indicators)} indicators, {len(r.observations)} observations"
    )
