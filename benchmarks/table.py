"""What a benchmark hands back, and the table it is printed as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

DESIGN = "DESIGN.md section 10"  # where the targets stand


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, as printed; an empty cell is something that has no peer, ratio or target."""

    what: str
    ours: str
    peer: str = ""
    ratio: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A benchmark's result. `peer` says what stands in the column of that name, `remarks` how it was measured."""

    title: str
    peer: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


def lines(table: Table) -> list[str]:
    """The table in columns as wide as their widest cell; everything but `what` and `target` stands to the right."""
    names = [field.name for field in fields(Row)]
    cells = [names] + [[getattr(row, name) for name in names] for row in table.rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    body = [_line(line, widths) for line in cells]
    rule = "  ".join("-" * width for width in widths)
    remarks = [f"  {remark}" for remark in table.remarks]
    return [
        table.title,
        f"  peer: {table.peer}",
        "",
        f"  {body[0]}",
        f"  {rule}",
        *(f"  {b}" for b in body[1:]),
        "",
        *remarks,
    ]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    what, *figures, target = cells
    right = (cell.rjust(width) for cell, width in zip(figures, widths[1:-1], strict=True))
    return "  ".join([what.ljust(widths[0]), *right, target]).rstrip()


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.{2 if seconds < 0.1 else 0}f} ms"


def mebibytes(size: float) -> str:
    """`size` is in bytes."""
    return f"{size / 2**20:,.1f} MiB"


def times(ours: float, peer: float) -> str:
    return f"{ours / peer:.2f} ×"


def percent(share: float) -> str:
    return f"{share:.1%}"
