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


@dataclass(frozen=True, slots=True)
class Grid:
    """A result beside several peers: the cells of each row stand under `columns`, the first of which says what it is."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()


def lines(found: Table | Grid) -> list[str]:
    """The result in columns as wide as their widest cell; figures stand to the right, a table's targets to the left."""
    if isinstance(found, Grid):
        return [found.title, "", *_body(found.columns, found.rows, targets=False), "", *_remarks(found.remarks)]
    names = [field.name for field in fields(Row)]
    rows = [[getattr(row, name) for name in names] for row in found.rows]
    body = _body(names, rows, targets=True)
    return [found.title, f"  peer: {found.peer}", "", *body, "", *_remarks(found.remarks)]


def _remarks(remarks: Sequence[str]) -> list[str]:
    return [f"  {remark}" for remark in remarks]


def _body(names: Sequence[str], rows: Sequence[Sequence[str]], *, targets: bool) -> list[str]:
    cells = [names, *rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    rule = "  ".join("-" * width for width in widths)
    body = [_line(line, widths, targets=targets) for line in cells]
    return [f"  {body[0]}", f"  {rule}", *(f"  {line}" for line in body[1:])]


def _line(cells: Sequence[str], widths: Sequence[int], *, targets: bool) -> str:
    last = len(cells) - 1 if targets else len(cells)
    right = [cell.rjust(width) for cell, width in zip(cells[1:last], widths[1:last], strict=True)]
    return "  ".join([cells[0].ljust(widths[0]), *right, *cells[last:]]).rstrip()


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.{2 if seconds < 0.1 else 0}f} ms"


def mebibytes(size: float) -> str:
    """`size` is in bytes."""
    return f"{size / 2**20:,.1f} MiB"


def times(ours: float, peer: float) -> str:
    return f"{ours / peer:.2f} ×"


def percent(share: float) -> str:
    return f"{share:.1%}"
