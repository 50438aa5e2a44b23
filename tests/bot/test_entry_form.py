"""The form: filled in as far as is known, with the unit and what is known of the measure, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot import drafts, entry_form, ids
from bot.modals import option
from kpi_core.contents import Option
from kpi_core.dossier import Dossier
from kpi_core.language import Bilingual, Language
from kpi_core.store import Store
from tests.bot import hostile
from tests.bot.every_answer import words_of
from tests.bot.kaga import RECORD
from tests.slack_rules import problems_of_blocks, problems_of_view

Json = dict[str, Any]


def dossier(measure: str = "maas_downloads", record: Path = RECORD) -> Dossier:
    with Store.open(record) as store:
        return store.dossiers([measure])[0]


def fields(view: Json) -> dict[str, Json]:
    return {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}


def test_it_is_filled_in_as_far_as_is_known() -> None:
    made = drafts.draft("ja", "modal", measure="maas_downloads", year="R6", amount="2千", provisional=True, source="表")
    view = entry_form.form(made, dossier())
    shown = fields(view)
    assert list(shown) == ["measure", "year", "amount", "certainty", "source", "reason"]
    assert shown["measure"]["element"]["initial_option"]["text"]["text"] == "経2 MaaSアプリのダウンロード件数"
    assert shown["measure"]["element"]["initial_option"]["value"] == "maas_downloads"
    assert shown["measure"]["dispatch_action"] is True
    assert shown["year"]["element"]["initial_value"] == "R6"
    assert shown["amount"]["label"]["text"] == "値（DL）"
    assert shown["amount"]["hint"]["text"] == "これまでの実績: 2020年 0 DL、2022年 1,117 DL、2023年 1,457 DL"
    assert shown["amount"]["element"]["initial_value"] == "2千"
    assert shown["certainty"]["element"]["initial_option"]["value"] == entry_form.PROVISIONAL
    assert shown["source"]["element"]["initial_value"] == "表"
    assert [name for name, block in shown.items() if block.get("optional")] == ["reason"]
    assert drafts.decode(view["private_metadata"]) == made
    assert view["callback_id"] == ids.FORM


def test_without_a_measure_it_asks_for_everything() -> None:
    shown = fields(entry_form.form(drafts.draft("en", "modal"), None))
    assert "initial_option" not in shown["measure"]["element"]
    assert shown["amount"]["label"]["text"] == "Value"
    assert "hint" not in shown["amount"]
    assert "initial_value" not in shown["source"]["element"]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("words", [hostile.NASTY, hostile.LONG])
def test_it_fits_whatever_is_named_and_typed(tmp_path: Path, language: Language, words: str) -> None:
    known = dossier(record=hostile.nasty(tmp_path / "record.db", words))
    typed = dict.fromkeys(("year", "amount", "source", "reason"), words * 9)
    full = drafts.draft(language, "modal", measure="maas_downloads", **typed)
    views = [entry_form.form(full, known), entry_form.form(full, None)]
    views += [entry_form.waiting(language), entry_form.told(words * 9, language)]
    assert [problems_of_view(view) for view in views] == [[]] * 4


def test_a_long_name_goes_on_beneath_its_option() -> None:
    short = option("経2 MaaSアプリのダウンロード件数", "k").to_dict()
    assert "description" not in short
    long = option("経2 " + "とても長い名前" * 30, "k").to_dict()
    assert long["text"]["text"] + long["description"]["text"] == ("経2 " + "とても長い名前" * 30)[:149] + "…"
    candidates = [
        Option("k", Bilingual(hostile.LONG, hostile.NASTY), "経1"),
        Option("k" * 151, Bilingual("x", ""), "y"),
    ]
    for language in ("ja", "en"):
        (found,) = entry_form.found(candidates, language)
        menu = {"type": "static_select", "action_id": "m", "options": [found.to_dict()]}
        assert problems_of_blocks([{"type": "actions", "elements": [menu]}]) == []


def test_nothing_is_said_of_what_is_not_known(tmp_path: Path) -> None:
    known = dossier(record=hostile.without_actuals(tmp_path / "record.db"))
    view = entry_form.form(drafts.draft("ja", "modal"), known)
    assert "これまでの実績" not in words_of(view["blocks"])
