"""The parts of 様式3-2 as frozen values: what a workbook or a CSV file of it is written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpi_core.figures import Figure, grouped
from kpi_core.record import Rule
from kpi_core.years import Year, YearKind

NOTICE = "公表資料をもとに再現した様式です。提出前に最新の様式と照合してください。"
TO_WRITE = "要記入"
PROVISIONAL = "暫定"
NOT_COUNTED = "未集計"


@dataclass(frozen=True, slots=True)
class Amount:
    """One of a row's three figures. `value` is None where `words` stand in its place, or nothing.

    `suffix` is printed behind the number and is no part of it: 以上, （暫定）.
    """

    year: Year | None
    value: Decimal | None
    unit: str
    words: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line of a table. `percent` is what is printed, in percent; `verdict` 達成 or 未達成 where there is none.

    `remarks` are ours and no part of the form: what is provisional, not counted yet, or for a person to write.
    """

    number: str
    programme: str
    name: str
    sdg_targets: tuple[str, ...]
    baseline: Amount
    actual: Amount
    target: Amount
    target_figure: Figure | None
    rule: Rule
    percent: Decimal | None
    verdict: str
    reflection: str
    remarks: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """The name with its goals and targets beneath: 女性就業率【5.b】."""
        return f"{self.name}\n【{','.join(self.sdg_targets)}】" if self.sdg_targets else self.name


def _label(number: int, printed: Sequence[Year]) -> str:
    fiscal = all(year.kind is YearKind.FISCAL for year in printed)
    return str(Year(number, YearKind.FISCAL if fiscal and printed else YearKind.CALENDAR))


@dataclass(frozen=True, slots=True)
class FormTable:
    """`number` counts the tables of the form: 1 stands for （1）."""

    number: int
    title: str
    rows: tuple[FormRow, ...]

    @property
    def heading(self) -> str:
        return f"（{self.number}）{self.title}"

    @property
    def has_programmes(self) -> bool:
        return any(row.programme for row in self.rows)

    @property
    def target_heading(self) -> str:
        """2030年 目標値 where all targets are of one year."""
        years = [row.target.year for row in self.rows if row.target.year is not None]
        return f"{_label(years[0].number, years)} 目標値" if len(set(years)) == 1 else "目標値"

    def actual_heading(self, year: int) -> str:
        """2022年 実績, or 2022年度 where all rows print it so."""
        return f"{_label(year, [row.actual.year for row in self.rows if row.actual.year is not None])} 実績"


@dataclass(frozen=True, slots=True)
class FormRemark:
    """特筆すべき事業内容: one text, on the rows `numbers` of table `table`."""

    table: int
    numbers: tuple[str, ...]
    name: str
    text: str

    @property
    def on(self) -> str:
        return f"指標{'、'.join(self.numbers)}"


@dataclass(frozen=True, slots=True)
class Form:
    """A whole sheet of `year`. `texts` are those beneath the tables, by their headings; empty where none is known."""

    year: int
    plan: str  # keys, by which an import finds where it belongs
    term: str
    city: str
    title: str
    period: str
    notices: tuple[str, ...]
    reflection_heading: str
    summary_heading: str
    tables: tuple[FormTable, ...]
    remarks: tuple[FormRemark, ...]
    texts: tuple[tuple[str, str], ...]
    experts_heading: str
    experts: str
    percent_decimals: int
    percent_floor: Decimal | None


def text_lines(form: Form) -> list[tuple[str, str, str]]:
    """The texts beneath the tables in their order: section, heading, text."""
    summary, experts = form.summary_heading, form.experts_heading
    remarks = [(summary, f"特筆すべき事業内容（{r.table}）{r.on}：{r.name}", r.text) for r in form.remarks]
    texts = [(summary, heading, text) for heading, text in form.texts]
    return [*(remarks or [(summary, "特筆すべき事業内容", "")]), *texts, (experts, "", form.experts)]


def figure_text(amount: Amount) -> str:
    """An amount as text: 667,494, 80以上, 257（暫定）, 未集計."""
    return f"{grouped(amount.value)}{amount.suffix}" if amount.value is not None else amount.words
