"""`kaga build`: the record of what was published."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import paths
from bot.commands.files import fail
from kpi_core.errors import BadRecord

if TYPE_CHECKING:
    from kpi_core.importing import Reading

_BIG = 1_000_000  # bytes of CSV files: what is less is built before a bar could be read


@click.command(short_help="公表データを作る / make the record")
@click.option(
    "--data", type=click.Path(path_type=Path), metavar="DIR", help="CSV のフォルダー / folder of the CSV files"
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="作るファイル / file to write")
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="記入例だけのCSVを書き出します / write the CSV files with examples only",
)
def build(data: Path | None, output: Path | None, template: Path | None) -> None:
    """CSV から公表データのファイルを作ります。 / Make the record from CSV files.

    \b
    例 / Examples:
      kaga build --data data --output data/kaga.db
      kaga build --template mycity
    """
    if template is not None:
        if data is not None or output is not None:
            message = "--template は単独で使います。 / Use --template alone."
            raise click.UsageError(message)
        _template(template)
        return
    root = paths.checkout()
    if (data is None or output is None) and root is None:
        message = "--data と --output を指定してください。 / Give --data and --output."
        raise click.UsageError(message)
    folder = data if data is not None else Path(str(root)) / "data"
    target = output if output is not None else Path(str(root)) / "data" / "kaga.db"
    try:
        reading = _build(folder, target)
    except BadRecord as error:
        fail(*complaints(error))
    for remark in reading.remarks:
        click.echo(f"{remark.ja} / {remark.en}")
    r = reading.record
    click.echo(
        f"{target}: {r.plan.city.ja}　指標 {len(r.measures)}・指標行 {len(r.indicators)}・実績 {len(r.observations)}"
        f" / {len(r.measures)} measures, {len(r.indicators)} indicators, {len(r.observations)} observations"
    )


def _build(folder: Path, target: Path) -> Reading:
    """Read and write, with a bar on a terminal where the plan is a big one."""
    from kpi_core import building, importing

    size = sum(path.stat().st_size for path in folder.glob("*.csv") if path.is_file())
    steps = importing.STEPS + building.STEPS
    hidden = size < _BIG or not sys.stderr.isatty()
    with click.progressbar(length=steps, label="kaga build", file=sys.stderr, hidden=hidden) as bar:
        reading = importing.read_record(folder, lambda: bar.update(1))
        building.build(reading.record, target, lambda: bar.update(1))
    return reading


def complaints(error: BadRecord) -> list[str]:
    """What is wrong, and each place, in both languages."""
    return [f"{error.ja} / {error.en}", *(f"  {c.sentence('ja')} / {c.sentence('en')}" for c in error.complaints)]


def _template(folder: Path) -> None:
    from kpi_core.template import write_template

    names = write_template(folder)
    click.echo(f"{folder}: {', '.join(names)}")
    click.echo(
        f"記入例を実際の内容に書き換えてから、kaga build --data {folder} --output FILE を実行してください。"
        f" / Put your own rows in the place of the examples, then run kaga build --data {folder} --output FILE."
    )
