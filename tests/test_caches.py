"""No cache grows with what is asked: a bot runs for years, and every question brings words that nobody has typed before."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import bot
import kpi_core

# Of one character each, or of two kana, of which there are only so many.
_OF_CHARACTERS = {"kpi_core.homophones.readings", "kpi_core.homophones.alike", "kpi_core.sounds._kana"}


def test_every_cache_by_words_is_bounded() -> None:
    bounds = {
        f"{function.__module__}.{function.__name__}": function.cache_info().maxsize
        for package in (kpi_core, bot)
        for found in pkgutil.iter_modules(package.__path__)
        if found.name != "__main__"
        for function in vars(importlib.import_module(f"{package.__name__}.{found.name}")).values()
        if hasattr(function, "cache_info") and inspect.signature(function).parameters
    }
    assert bounds.keys() >= {"kpi_core.sounds.loosened", "kpi_core.latin_spelling.ear"}
    assert {name for name, bound in bounds.items() if bound is None} == _OF_CHARACTERS
