"""What is said around a report sheet, and what was asked for: `2022`, `令和4年度 csv`, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reporting import Format, ReportFile
from kpi_core.errors import KpiError
from kpi_core.language import Bilingual, Language, normalise, spoken
from kpi_core.years import find_years

_FORMAT = re.compile(r"(?<![a-z])(xlsx|csv)(?![a-z])")
_FILLING = re.compile(r"[\s、,.]+|様式3-2|報告シート|報告書|の|を|年度|年|エクセル|excel|please|report|for|as")


class BadReport(KpiError):
    """A report was asked for in words that name no year or format."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= 60 else f"{text[:59]}…"
        super().__init__(
            ja=f"「{shown}」を読み取れません。報告する年を、/kpi-report 2022 や /kpi-report 2022 csv のように入力してください。",
            en=f"“{shown}” cannot be read. Type the year to report on, for example /kpi-report 2022 or /kpi-report 2022 csv.",
        )


class NotAccepted(KpiError):
    """Slack did not take the file. `code` is what it answered."""

    def __init__(self, code: str) -> None:
        super().__init__(
            ja=f"報告シートを Slack でお送りできませんでした（{code}）。管理者に、kaga report での作成を依頼してください。",
            en=f"Slack did not take the report sheet ({code}). Ask your administrator to make it with `kaga report`.",
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """`year` None: the one whose report is due."""

    year: int | None
    file_format: Format


def wanted(text: str) -> Wanted:
    """Raises `BadReport` if there is anything else than one year and a format."""
    line = normalise(text)
    formats, years = set(_FORMAT.findall(line)), list(find_years(line))
    rest = _FORMAT.sub(" ", line)
    for mention in reversed(years):
        rest = rest.replace(mention.text, " ")
    if _FILLING.sub("", rest) or len(formats) > 1 or len({mention.year for mention in years}) > 1:
        raise BadReport(text)
    return Wanted(years[0].year.number if years else None, "csv" if "csv" in formats else "xlsx")


def language_of(text: str) -> Language:
    """The language to answer in: xlsx and csv are of none."""
    return spoken(_FORMAT.sub(" ", normalise(text)))


def above(made: ReportFile, language: Language, *, entries: bool) -> str:
    """The direct message that the file follows."""
    head = Bilingual(
        f"{made.title}の{made.year}年分をお送りします。",
        f"Here is the progress report sheet (Form 3-2) for {made.year}.",
    )
    used = Bilingual("", "")
    if entries:
        used = Bilingual(
            "庁内で入力された実績（公表前のものを含む）を使っています。",
            " It uses the actuals entered here, published or not.",
        )
    left = Bilingual("", "")
    if made.to_write:
        left = Bilingual(
            f"備考・要記入が{made.to_write}か所あります。",
            f" {made.to_write} places are to be looked at or to be written.",
        )
    check = Bilingual(
        "提出前に最新の様式と照合してください。", " Check it against the newest form before handing it in."
    )
    return "".join(part.to(language) for part in (head, used, left, check))


def sent(made: ReportFile, language: Language) -> str:
    """The private reply where the command was typed."""
    return Bilingual(
        f"{made.year}年の報告シートを、ダイレクトメッセージでお送りしました。",
        f"The report sheet for {made.year} was sent to you as a direct message.",
    ).to(language)
