"""`kaga ask` and `kaga chat`: questions from the command line or standard input, answers to the terminal."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.terminal import Screen, lines
from kpi_core.answers import Answer, answer, check
from kpi_core.contents import Choice
from kpi_core.errors import BadQuestion, KpiError
from kpi_core.language import Language, spoken
from kpi_core.questions import Intent
from kpi_core.store import Store

_UNREADABLE = "\ufffd"  # stands for bytes that are no UTF-8


@dataclass(frozen=True, slots=True)
class How:
    """In what form to answer. `day` None: today, in the plan's time zone."""

    as_json: bool
    explain: bool
    language: Language | None
    day: date | None

    def today(self, timezone: str) -> date:
        return self.day or datetime.now(ZoneInfo(timezone)).date()


def ask_once(text: str, record: Path, live: Path | None, how: How) -> int:
    """Print the answer; the exit status: 0 an answer, 1 asked back or unknown. Raises `KpiError`."""
    check(text)
    with Store.open(record, live) as store:
        found = answer(text, store, how.today(store.plan.timezone), language=how.language)
    _show(found, how)
    return 1 if found.intent in {Intent.CLARIFY, Intent.UNKNOWN} else 0


def ask_each(record: Path, live: Path | None, how: How) -> None:
    """One answer a line of standard input, in order; a line that cannot be asked says why and stops nothing."""
    with Store.open(record, live) as store:
        today = how.today(store.plan.timezone)
        for text in _lines():
            try:
                _check_encoding(text)
                _show(answer(text, store, today, language=how.language), how)
            except KpiError as error:
                _say_wrong(text, error, store, how)
            if not how.as_json:
                click.echo()
            sys.stdout.flush()


def _say_wrong(text: str, error: KpiError, store: Store, how: How) -> None:
    language = _of_complaint(text, how, store.plan.language)
    sentence = error.sentence(language)
    if how.as_json:
        from bot.json_form import error_json

        form = error_json(text[:200], store.plan.city.to(language), language, sentence)
        click.echo(json.dumps(form, ensure_ascii=False))
    else:
        click.echo(sentence)


def _of_complaint(text: str, how: How, default: Language) -> Language:
    """The language in which to complain about `text`; `default` where it could not be read."""
    return how.language or (default if _UNREADABLE in text else spoken(text))


def _lines() -> Iterator[str]:
    """Standard input by lines; bytes that are no UTF-8 become replacement characters."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").removeprefix("\ufeff").rstrip("\r\n")


def _check_encoding(text: str) -> None:
    """Raises `BadQuestion` if some of `text` could not be read: what is missing might have made it another question."""
    if _UNREADABLE in text:
        raise BadQuestion(
            ja="文字を読み取れません。UTF-8 で入力してください。",
            en="Some characters cannot be read. Please send the question as UTF-8.",
        )


def converse(record: Path, live: Path | None, how: How) -> None:
    """Questions until the end of input, each of which may lean on the one before. Raises `KpiError` before the first."""
    with Store.open(record, live) as store:
        plan = store.plan
    click.echo(
        f"{plan.city.ja}の指標についてお尋ねください（終わるには Ctrl-D）。 / Ask about {plan.city.to('en')}; Ctrl-D ends."
    )
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    previous: Choice | None = None
    with _remembered_lines():
        while (text := _next_line()) is not None:
            if not text.strip():
                continue
            try:
                _check_encoding(text)
                # Opened anew each time, so that a corrected record is seen at the next question.
                with Store.open(record, live) as store:
                    today = how.today(store.plan.timezone)
                    found = answer(text, store, today, language=how.language, previous=previous)
                previous = found.kept
                _show(found, how)
            except KpiError as error:
                click.echo(error.sentence(_of_complaint(text, how, plan.language)))
            click.echo()


def _next_line() -> str | None:
    """What is asked next; None at the end of input, or where somebody says so."""
    try:
        text = input("> " if sys.stdin.isatty() else "")
    except EOFError:
        click.echo()
        return None
    return None if text.strip().casefold() in {"exit", "quit", "終了", "おわり"} else text


@contextmanager
def _remembered_lines() -> Iterator[None]:
    """Arrow keys bring earlier questions back, also those of earlier conversations."""
    if not sys.stdin.isatty() or find_spec("readline") is None:
        yield
        return
    import readline

    import platformdirs

    history = Path(platformdirs.user_state_dir("kaga", appauthor=False)) / "chat_history"
    readline.set_history_length(1000)
    # Where the file cannot be read or written, a conversation without it is better than none.
    with suppress(OSError):
        readline.read_history_file(history)
    try:
        yield
    finally:
        with suppress(OSError):
            history.parent.mkdir(parents=True, exist_ok=True)
            history.touch(mode=0o600)
            readline.write_history_file(history)


def screen() -> Screen:
    """What standard output shows: a hundred columns at most, and colour on a terminal that wants some."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Screen(width, colour)


def _show(found: Answer, how: How) -> None:
    if how.as_json:
        from bot.json_form import as_json

        click.echo(json.dumps(as_json(found), ensure_ascii=False))
        return
    for line in lines(found, screen()):
        click.echo(line)
    if how.explain:
        from bot.explaining import explanation

        click.echo()
        for line in explanation(found):
            click.echo(line)
