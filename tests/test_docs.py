"""What the documents say is so: commands, questions, settings, links, and the answer that the README shows."""

from __future__ import annotations

import csv
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from wcwidth import wcswidth

from bot.cli import cli
from bot.settings import SECRETS, Settings
from kpi_core.answers import answer
from kpi_core.questions import Intent
from kpi_core.store import Store
from tests.bot.processes import kaga
from tests.kpi_core.asked import RECORD, TODAY, ask

ROOT = Path(__file__).resolve().parents[1]
AS_OF = "2026-11-23"  # the day of the answer in the README
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "data/README.md",
    *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md"))),
]
WITH_COMMANDS = ["README.md", "CONTRIBUTING.md", "docs/operations.md"]
NO_ANSWER = {Intent.CLARIFY, Intent.UNKNOWN, Intent.HELP}


def read(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def blocks(text: str, *kinds: str) -> list[str]:
    """The fenced blocks of these kinds."""
    return [block for kind, block in re.findall(r"^```(\w*)\n(.*?)^```", text, re.M | re.S) if kind in kinds]


def prose(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


# ---- commands ------------------------------------------------------------------------------------


def commands(document: str) -> list[tuple[str, ...]]:
    """Every call of kaga and make in a document, as the words of its command line."""
    text = read(document)
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    lines += re.findall(r"^ExecStart=(.*)", text, re.M)
    lines += re.findall(r"(?<!`)`((?:kaga|make) [^`]+)`(?!`)", prose(text))
    return [call for line in lines for call in calls(line)]


def calls(line: str) -> Iterator[tuple[str, ...]]:
    """The calls of kaga and make in one line of a shell."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words: list[str] = []
    for word in [*lexer, ";"]:
        if set(word) <= set("|&;()<>"):
            yield from call(words)
            words = []
        else:
            words.append(word)


def call(words: list[str]) -> Iterator[tuple[str, ...]]:
    if words[:2] == ["sudo", "-u"]:
        words = words[3:]
    while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
        words = words[1:]
    if words and Path(words[0]).name in {"kaga", "make"}:
        yield (Path(words[0]).name, *words[1:])


CALLS = [(document, words) for document in WITH_COMMANDS for words in commands(document)]


def test_the_calls_are_found() -> None:
    assert list(calls("sudo -u kaga A=b /opt/kaga/.venv/bin/kaga init # why")) == [("kaga", "init")]
    assert list(calls("printf 'a?\\n' | .venv/bin/kaga ask - --json > out")) == [("kaga", "ask", "-", "--json")]
    assert list(calls("sudo systemctl restart kaga && make data")) == [("make", "data")]
    assert {words[0] for _, words in CALLS} == {"kaga", "make"}
    assert len(CALLS) > 20
    assert {document for document, _ in CALLS} == set(WITH_COMMANDS)


@pytest.mark.parametrize(
    ("document", "words"), CALLS, ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_every_command_in_the_documents_exists(document: str, words: tuple[str, ...]) -> None:
    program, *arguments = words
    if program == "make":
        makefile = read("Makefile")
        for argument in arguments:
            name, is_variable, _ = argument.partition("=")
            pattern = rf"^(?:override )?{name}\b.*=" if is_variable else rf"^{name}:"
            assert re.search(pattern, makefile, re.M), argument
        return
    if arguments == ["--help"]:
        return
    command, *rest = arguments
    with click.Context(cli, info_name="kaga", **cli.context_settings) as parent:
        cli.commands[command].make_context(command, rest, parent=parent)


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_in_the_reference(command: str) -> None:
    reference = read("docs/reference.md")
    assert f"| `kaga {command}` |" in reference
    assert f"```text\nUsage: kaga {command} " in reference
    for option in cli.commands[command].params:
        for name in option.opts if isinstance(option, click.Option) else ():
            assert re.search(rf"^  {name}\b", reference, re.M), name


def test_every_target_of_make_that_the_makefile_names_first_exists() -> None:
    assert set(re.findall(r"make (\w+)", "".join(read("Makefile").splitlines()[:3]))) <= set(
        re.findall(r"^(\w+):", read("Makefile"), re.M)
    )


# ---- questions -----------------------------------------------------------------------------------

# What each row of the README's table is about.
KINDS = {
    "達成度 / progress": {Intent.PROGRESS},
    "実績・目標・当初値 / actual, target, baseline": {Intent.ACTUAL, Intent.TARGET, Intent.BASELINE, Intent.PROGRESS},
    "推移・見通し / trend, outlook": {Intent.TREND, Intent.OUTLOOK},
    "第2期計画での対応 / second-term note": {Intent.NOTE},
    "一覧・順位・全体 / lists, rankings, summary": {Intent.LIST, Intent.RANKING, Intent.SUMMARY},
    "計画の文章 / the plan's text": {Intent.CONTEXT},
    "公表値の点検 / audit": {Intent.AUDIT},
}  # fmt: skip
EXAMPLES = [
    (kind, question)
    for kind, cell in re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", read("README.md"), re.M)
    if kind in KINDS
    for question in re.findall(r"`([^`]+)`", cell)
]


def test_every_row_of_the_readmes_table_has_examples() -> None:
    assert {kind for kind, _ in EXAMPLES} == set(KINDS)


@pytest.mark.parametrize(("kind", "question"), EXAMPLES)
def test_every_example_of_the_readme_is_answered(kind: str, question: str) -> None:
    assert ask(question).intent in KINDS[kind]


def shown_questions() -> set[str]:
    """The questions that documents and help texts give as examples of a command line, or in the bot's own sentences."""
    texts = [read(document) for document in DOCUMENTS] + [command.help or "" for command in cli.commands.values()]
    found = set()
    for text in texts:
        found |= set(re.findall(r"(?:kaga ask|make ask Q=)[^\n\"`]*?\"([^\"]+)\"", text))
        found |= set(re.findall(r"make ask Q=\"([^\"]+)\"", text))
        found |= set(re.findall(r"`@kaga ([^`]+)`", text))
        for line in re.findall(r"printf '([^']+)' \| \S*kaga ask", text):
            found |= {question for question in line.split(r"\n") if question}
    for document in ("README.md", "docs/operations.md", "CONTRIBUTING.md"):
        found |= set(re.findall(r"[「`]([^「」`]+[?？])[」`]", prose(read(document))))
    return found - {"質問"}


@pytest.mark.parametrize("question", sorted(shown_questions()))
def test_every_question_that_is_shown_is_answered(question: str) -> None:
    with Store.open(RECORD) as store:
        before = answer("女性就業率は?", store, TODAY).kept
        found = answer(question, store, TODAY, previous=before)
    assert found.intent not in NO_ANSWER


def test_the_answer_in_the_readme_is_the_real_one(tmp_path: Path) -> None:
    (shown,) = blocks(read("README.md"), "text")
    real = kaga(tmp_path, "ask", "--as-of", AS_OF, "MaaSの達成度は?")
    assert real.status == 0
    assert shown == real.out
    assert max(wcswidth(line) for line in shown.splitlines()) <= 100


# ---- links, pictures, settings, columns ----------------------------------------------------------


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere_and_pictures_have_words(document: str) -> None:
    for picture, words, target in re.findall(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)", prose(read(document))):
        if picture:
            assert len(words) > 20, target
        if not re.match(r"https?://|mailto:|#", target):
            assert ((ROOT / document).parent / target.partition("#")[0]).exists(), target


def test_the_table_of_settings_agrees_with_the_settings() -> None:
    table = read("docs/operations.md").partition("### 設定 / Settings")[2].partition("\n## ")[0]
    shown = set(re.findall(r"`([A-Z_]+)`", "".join(re.findall(r"^\| (`[^|]+)\|", table, re.M))))
    names = {name.upper() for name in Settings.model_fields}
    known = names | {f"{name}_FILE" for name in SECRETS} | {"HTTPS_PROXY", "SSL_CERT_FILE"}
    assert shown <= known
    # A setting that nothing reads yet need not be shown; every other must be.
    code = "".join(path.read_text("utf-8") for path in (ROOT / "bot").glob("*.py") if path.name != "settings.py")
    unread = {name for name in names if name not in code and f"settings.{name.lower()}" not in code}
    assert known - shown <= unread
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, str) and name.upper() in shown:
            assert f"`{field.default}`" in table


def test_the_columns_of_the_data_are_those_of_its_readme() -> None:
    table = re.findall(r"^\| `(\w+)\.csv`[^|]*\|[^|]*\| (.+?) \|$", read("data/README.md"), re.M)
    described = {name: re.findall(r"`(\w+)`", columns) for name, columns in table}
    assert set(described) == {path.stem for path in (ROOT / "data").glob("*.csv")}
    for name, columns in described.items():
        with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == columns


def test_the_city_in_the_examples_is_the_records() -> None:
    with Store.open(RECORD) as store:
        assert store.plan.city.ja in read("README.md")


# ---- the first thing that runs -------------------------------------------------------------------

CHECK = ROOT / "setup" / "check_python.py"


def problem(**namespace: object) -> str:
    """What the check says, with names of its module replaced."""
    module: dict[str, object] = {"__name__": "check_python"}
    exec(compile(CHECK.read_text("utf-8"), str(CHECK), "exec"), module)  # noqa: S102  (our own file, which is no module)
    check = module["problem"]
    assert callable(check)
    return str(check(**namespace))


@pytest.mark.parametrize("version", [(3, 6, 9), (3, 10, 14)])
def test_an_old_python_is_told_in_both_languages(version: tuple[int, int, int]) -> None:
    said = problem(version=version)
    found = ".".join(map(str, version))
    assert f"Python 3.11 以上が必要です（いまは {found}）" in said
    assert f"Python 3.11 or later is needed (this is {found})" in said


@pytest.mark.parametrize("sqlite", [(3, 7, 17), (3, 36, 0)])
def test_an_old_sqlite_is_told_in_both_languages(sqlite: tuple[int, int, int]) -> None:
    said = problem(sqlite=sqlite)
    found = ".".join(map(str, sqlite))
    assert f"SQLite 3.37 以上が必要です（いまは {found}）" in said
    assert f"SQLite 3.37 or later is needed (this is {found})" in said


@pytest.mark.parametrize("sqlite", [(3, 37, 0), (3, 40, 1), (4, 0, 0)])
def test_newer_ones_have_no_problem(sqlite: tuple[int, int, int]) -> None:
    assert problem(version=(3, 11, 0), sqlite=sqlite) == ""
    assert problem(version=(3, 14, 0), sqlite=sqlite) == ""


def test_this_python_may_run_it() -> None:
    done = subprocess.run([sys.executable, str(CHECK)], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_the_check_can_be_read_by_an_old_python() -> None:
    source = CHECK.read_text("utf-8")
    assert not re.search(r"\bf[\"']|: str|->|:=|\bmatch\b|from __future__", source)
    assert max(map(len, source.splitlines())) < 200
