"""The lines of observations.csv, found by measure and year and changed in place."""

from __future__ import annotations

from kpi_core.cell_agreement import mark_word, year_number
from kpi_core.csv_editing import EditedFolder
from kpi_core.figures import Figure, Missing, plain, read_figure


class Observed:
    """What observations.csv says, and can be made to say."""

    def __init__(self, edited: EditedFolder) -> None:
        self._edited = edited
        self._rows = {(line["measure"], year_number(line["year"])): row for row, line in edited.rows("observations")}

    def say(self, measure: str, year: str, value: str, mark: str, source: str) -> bool:
        """Let the file say that `measure` was `value` (empty: not known) in `year`, unless it says so already.

        That a figure is not known takes no figure away. Returns whether anything changed.
        """
        key = (measure, year_number(year))
        if key not in self._rows:
            line = {"measure": measure, "year": year, "value": value, "mark": mark, "source": source}
            self._rows[key] = self._edited.add("observations", line)
            return True
        row = self._rows[key]
        line = self._edited.row("observations", row)
        is_known = isinstance(read_figure(line["value"]), Figure)
        if _says(line, value, mark) or (is_known and not value):
            return False
        for column, cell in (("value", value), ("mark", mark), ("source", source)):
            self._edited.change("observations", row, column, cell)
        return True


def _says(line: dict[str, str], value: str, mark: str) -> bool:
    old = read_figure(line["value"])
    figure = plain(old.value) if isinstance(old, Figure) else ""
    marks = (old.mark if isinstance(old, Figure | Missing) else "", line["mark"])
    return figure == value and mark_word(" ".join(filter(None, marks))) == mark
