"""What stands in words on a sheet of 様式3-2, into notes.csv and passages.csv."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kpi_core.cell_agreement import same, year_number
from kpi_core.csv_editing import EditedFolder
from kpi_core.form_reading import FormReader, ReadForm, ReadRemark
from kpi_core.language import Bilingual, normalise
from kpi_core.record import Term
from kpi_core.workbook_reading import SheetCell
from kpi_core.years import find_years

FORM = "進捗評価結果報告シート（様式3-2）"
_TITLES = {
    "results": ("成果", "Results"),
    "issues": ("課題", "Issues"),
    "prospects": ("今後の展望", "Future prospects"),
    "experts": ("有識者からの取組に対する評価", "Evaluation of the efforts by experts"),
}


class FormTexts:
    """The words of one form over one folder. `indicators`: the rows of indicators.csv by code; `tables` by their titles."""

    def __init__(
        self,
        form: ReadForm,
        edited: EditedFolder,
        reader: FormReader,
        indicators: Mapping[str, tuple[int, dict[str, str]]],
        tables: Mapping[str, dict[str, str]],
        terms: Sequence[Term],
    ) -> None:
        self._form, self._edited, self._reader = form, edited, reader
        self._indicators, self._tables = indicators, tables
        begun = [term for term in terms if term.start <= form.year]
        self._plan = max(begun, key=lambda term: term.start).name.ja if begun else ""
        self._notes: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, line in edited.rows("notes"):
            if year_number(line["year"]) == form.year:
                self._notes[(line["code"], line["kind"])].append(place)

    def source(self, part: str) -> str:
        """Where it is from: the sheet of the plan that was in force."""
        return f"{self._plan}{'の' if self._plan else ''}{FORM}{self._form.year}年 {part}"

    def note(self, code: str, kind: str, text: str, source: str, *, alone: bool = True) -> None:
        """`alone`: the sheet has no other such text on this row, so that it is a new wording of the one that is known."""
        if not text:
            return
        known = [(place, self._edited.row("notes", place)) for place in self._notes.get((code, kind), ())]
        if any(same(line["text_ja"]) == same(text) for _, line in known):
            return
        if same("".join(line["text_ja"] for _, line in known)) == same(text):
            return
        if alone and len(known) == 1:
            place, _ = known[0]
            changes = {"text_ja": text, "text_en": "", "certainty": "certain"}
            for column, new in changes.items():
                self._edited.change("notes", place, column, new)
            return
        self._edited.add(
            "notes",
            {"code": code, "kind": kind, "year": f"{self._form.year}年", "text_ja": text, "certainty": "certain",
             "source": source},
        )  # fmt: skip

    def remarks(self) -> None:
        placed = [(code, remark.text.text) for remark in self._form.remarks for code in self._codes(remark)]
        count = Counter(code for code, _ in placed)
        for code, text in placed:
            self.note(code, "remark", text, self.source("特筆すべき事業内容"), alone=count[code] == 1)

    def _codes(self, remark: ReadRemark) -> list[str]:
        """The rows that a remark stands on; none where it is empty, or with a complaint."""
        if not remark.text.text:
            return []
        table = self._tables.get(same(self._form.numbers.get(remark.table, "")))
        codes = [self._of_remark(number, remark, table) for number in remark.numbers] if table is not None else []
        found = [code for code in codes if code is not None]
        if not found or len(found) < len(codes):
            message = Bilingual(
                "表と指標の番号が見つかりません（例: （1）、指標5）", "names no row (such as （1）, 指標5)"
            )
            self._reader.complain(remark.sheet, remark.on, "指標", message)
            return []
        return found

    def _of_remark(self, number: str, remark: ReadRemark, table: dict[str, str]) -> str | None:
        """The code that ends with `number`; of several, the one whose name stands beside it."""
        found = [
            (code, line)
            for code, (_, line) in self._indicators.items()
            if line["table"] == table["key"] and code in (number, *(prefix + number for prefix in table["prefix"]))
        ]
        if len(found) > 1:
            found = [
                (code, line) for code, line in found if same(line["name_printed"]).startswith(same(remark.name.text))
            ]
        return found[0][0] if len(found) == 1 else None

    def passage(self, key: str, sheet: str, cell: SheetCell) -> None:
        if not cell.text:
            return
        by_key = {line["key"]: (place, line) for place, line in self._edited.rows("passages")}
        own = f"{key}_{self._form.year}"
        found = by_key.get(own) or (by_key.get(key) if self._form.year in self._years_of(by_key.get(key)) else None)
        if found is None:
            ja, en = _TITLES[key]
            year = self._form.year
            self._edited.add(
                "passages",
                {"key": own, "title_ja": f"{ja}（{year}年の進捗評価）", "title_en": f"{en} (review of {year})",
                 "text_ja": cell.text, "source": self.source(ja)},
            )  # fmt: skip
        elif same(found[1]["text_ja"]) != same(cell.text):
            self._edited.change("passages", found[0], "text_ja", cell.text)
            self._edited.change("passages", found[0], "text_en", "")

    def _years_of(self, passage: tuple[int, dict[str, str]] | None) -> Iterator[int]:
        """The years of the review that a passage's source is said to be of."""
        if passage is None:
            return
        source = passage[1]["source"]
        as_of = next((line["as_of"] for _, line in self._edited.rows("sources") if line["source"] == source), "")
        for mention in find_years(normalise(f"{as_of} {source}")):
            yield mention.year.number
