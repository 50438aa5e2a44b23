"""The files of a plan to begin with: a row of examples in each, which builds as it is.

UTF-8 with a byte-order mark and Windows line ends, so that Japanese Excel opens them with a double click.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from kpi_core.csv_editing import NotChanged, replace_all
from kpi_core.csv_writing import header
from kpi_core.errors import KpiError

_SOURCE = "進捗評価結果報告シート（様式3-2）表（1）"
_EXAMPLES: dict[str, Sequence[Sequence[str]]] = {
    "plan": (
        ("key", "mihon-2024"),
        ("city_ja", "見本市"),
        ("city_en", "Mihon City"),
        ("plan_ja", "第1期SDGs未来都市計画"),
        ("plan_en", "First SDGs Future City Plan"),
        ("term_start", "2024"),
        ("term_end", "2026"),
        ("timezone", "Asia/Tokyo"),
        ("language", "ja"),
        ("percent_decimals", "0"),
        ("percent_floor", ""),
        ("report_opens", "04-01"),
        ("selected", "2024年度"),
        ("title_ja", "計画のタイトル"),
        ("title_en", "Title of the plan"),
    ),
    "plans": (("first", "第1期SDGs未来都市計画", "First SDGs Future City Plan", "2024", "2026"),),
    "tables": (("vision", "経社環", "2030年のあるべき姿の実現へ向けた取組の達成状況", "Efforts towards the vision for 2030", ""),),
    "measures": (
        ("library_loans", "図書の貸出冊数", "Books lent", "冊", "books", "貸出冊数;本の貸出", "library loans;loans", "年度", "no", "図書館"),
    ),
    "indicators": (
        ("社1", "vision", "first", "library_loans", "図書の貸出冊数", "学びの推進", "社会", "4.4;4.7", "冊", "2023年度",
         "10,000", "2030年度", "15,000", "", "interval", ""),
    ),
    "observations": (("library_loans", "2024年度", "11,000", "暫定", _SOURCE),),
    "published": (("社1", "2024年度", "11,000", "20%", _SOURCE),),
    "notes": (
        ("社1", "second_term", "2024年度", "順調に進捗している。", "It is making good progress.", "certain", _SOURCE),
    ),
    "passages": (
        ("results", "成果", "Results", "図書の貸出が増えた。", "More books were lent.", "計画の成果", "results of the plan", _SOURCE),
    ),
    "programmes": (("学びの推進", "Promotion of learning", "学び", "learning"),),
    "sources": ((_SOURCE, "Progress evaluation report sheet (Form 3-2), table (1)", "2024年度実績"),),
}  # fmt: skip


class NotEmpty(KpiError):
    """A folder that holds such files already. `names` are those."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self.names = tuple(names)
        listed = ", ".join(names)
        super().__init__(
            ja=f"{folder} にはすでに {listed} があります。空のフォルダーを指定してください。何も書き込んでいません。",
            en=f"{folder} has {listed} already. Give an empty folder; nothing was written.",
        )


def write_template(folder: Path) -> tuple[str, ...]:
    """Write the files into `folder`, which is made where it is not there; returns their names.

    Raises `NotEmpty` if one of them is there already, `NotChanged` if the disk refuses.
    """
    contents = {f"{file}.csv": _content(file, rows) for file, rows in _EXAMPLES.items()}
    try:
        there = [name for name in contents if (folder / name).exists() or (folder / name).is_symlink()]
        if there:
            raise NotEmpty(folder, there)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotChanged(folder, error.strerror or type(error).__name__) from error
    replace_all(folder, contents)
    return tuple(contents)


def _content(file: str, rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header(file), *rows])
    return text.getvalue().encode("utf-8-sig")
