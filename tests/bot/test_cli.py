"""The command line: what is printed where, with which exit status, and that asking changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from bot import cli, paths
from kpi_core.live import LiveStore
from tests.bot.kaga import RECORD, ROOT, enter
from tests.bot.processes import Ended, environment, kaga
from tests.fake_slack import FakeSlack
from tests.kpi_core.plans import copy_of_data, dump, edit
from tests.kpi_core.plans import plan as other_plan

Run = Callable[..., Ended]
MAAS = "MaaSの達成度は?"


@pytest.fixture
def run(bare_environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`kaga` in this process, with entries and logs in a folder of the test's."""
    bare_environment.setenv("HOME", str(tmp_path))
    bare_environment.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    bare_environment.setenv("LANG", "ja_JP.UTF-8")
    bare_environment.delenv("LC_ALL", raising=False)
    bare_environment.delenv("LC_MESSAGES", raising=False)

    def call(*arguments: str, **settings: str) -> Ended:
        for name, value in settings.items():
            bare_environment.setenv(name, value)
        bare_environment.setattr(sys, "argv", ["kaga", *arguments])
        capsys.readouterr()
        try:
            cli.main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        else:
            status = 0
        shown = capsys.readouterr()
        return Ended(status, shown.out, shown.err)

    return call


def one_line(ended: Ended, *words: str) -> None:
    """An error: exit status 2, nothing on standard output, and one line that holds these words."""
    assert ended.status == 2
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert "Traceback" not in ended.err
    for word in words:
        assert word in ended.err


# ---- ask -----------------------------------------------------------------------------------------


def test_a_question_is_answered(run: Run) -> None:
    ended = run("ask", MAAS)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("MaaSアプリのダウンロード件数  経2\n  達成度  29%  ██████")
    assert "71%" in ended.out


def test_words_without_quotation_marks_are_one_question(run: Run) -> None:
    assert run("ask", "female", "employment", "rate").out.startswith("Female employment rate  社4")


@pytest.mark.parametrize(("question", "intent"), [("登録の目標は?", "clarify"), ("待機児童は?", "unknown")])
def test_what_is_asked_back_or_unknown_ends_with_1(run: Run, question: str, intent: str) -> None:
    ended = run("ask", question, "--json")
    assert (ended.status, ended.err) == (1, "")
    assert json.loads(ended.out)["intent"] == intent


def test_json_is_one_object_on_one_line(run: Run) -> None:
    ended = run("ask", MAAS, "--json")
    assert ended.out.count("\n") == 1
    found = json.loads(ended.out)
    assert found["results"][0]["percent"] == "29"
    assert "加賀市" in ended.out  # not as escapes


def test_the_language_can_be_chosen(run: Run) -> None:
    assert run("ask", "--lang", "en", MAAS).out.startswith("MaaS app downloads  経2")
    assert run("ask", "--lang", "ja", "How is MaaS going?").out.startswith("MaaSアプリの")


@pytest.mark.parametrize(
    ("day", "status"), [("2022-06-01", "slightly_behind"), ("2031-06-01", "not_available"), ("2025-06-02", "behind")]
)
def test_the_day_can_be_chosen(run: Run, day: str, status: str) -> None:
    found = json.loads(run("ask", "取3と社4の達成度は?", "--json", "--as-of", day).out)
    statuses = {r["code"]: r["status"] for r in found["results"]}
    if status == "slightly_behind":
        assert statuses["取3"] == "behind"  # its target year is not over
    elif status == "not_available":
        assert statuses["社4"] == status  # its target year is, and has no actual
    else:
        assert (statuses["社4"], statuses["取3"]) == ("behind", "missed")


def test_it_can_be_explained(run: Run) -> None:
    ended = run("ask", "--explain", "女性就業率の目標は?")
    assert ended.status == 0
    assert "読み取り: 目標" in ended.out
    assert "女性就業率" in ended.out.split("読み取り")[1]


BAD_QUESTIONS = {
    "nothing": [],
    "an empty one": [""],
    "blanks": ["  ", "　"],
    "control characters": ["\x01\x02\x1b"],
    "100,000 characters": ["あ" * 100_000],
    "4,001 characters": ["a" * 4_001],
}


@pytest.mark.parametrize("words", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_a_question_that_cannot_be_asked_gets_a_sentence(run: Run, words: Sequence[str]) -> None:
    one_line(run("ask", *words), "質問" if not any("a" in word for word in words) else "too long")


@pytest.mark.parametrize("question", ["<!channel>", "*_~`", "経2\x1b[2Jは?", "%s %d {}", "--", "\udcff経2は?"])
def test_hostile_words_get_an_answer_that_does_not_steer_the_terminal(run: Run, question: str) -> None:
    ended = run("ask", "--", question)
    assert ended.status in {0, 1}
    assert ended.err == ""
    assert all(c.isprintable() or c in "\n\u3000" for c in ended.out)
    assert json.loads(run("ask", "--json", "--", question).out)["intent"]


def test_bytes_that_are_no_text_are_no_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", b"\xff\xfe"],
        env=environment(tmp_path, {}),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")


WRONG_USE = [
    (("ask", "--lang", "fr", MAAS), "'fr'"),
    (("ask", "--as-of", "soon", MAAS), "%Y-%m-%d"),
    (("ask", "--as-of", "2026-13-45", MAAS), "2026-13-45"),
    (("ask", "--nonsense", MAAS), "--nonsense"),
    (("nonsense",), "nonsense"),
    (("--record",), "--record"),
]


@pytest.mark.parametrize(("arguments", "word"), WRONG_USE)
def test_wrong_use_is_told_in_one_line_with_where_to_look(run: Run, arguments: Sequence[str], word: str) -> None:
    one_line(run(*arguments), word, "--help)")


# ---- questions a line -----------------------------------------------------------------------------


def test_each_line_of_standard_input_is_a_question(tmp_path: Path) -> None:
    lines = f"\ufeff{MAAS}\r\n\n待機児童は?\n{'あ' * 5000}\nHow is MaaS going?"
    ended = kaga(tmp_path, "ask", "-", "--json", stdin=lines)
    assert (ended.status, ended.err) == (0, "")
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert [one["intent"] for one in found] == ["progress", "error", "unknown", "error", "progress"]
    assert [one["language"] for one in found] == ["ja", "ja", "ja", "ja", "en"]
    assert found[0]["question"] == MAAS
    assert found[1]["text"].startswith("質問が空です。")
    assert found[3]["text"].startswith("質問が長すぎます（5,000文字）")
    assert list(found[1]) == list(found[0])


def test_lines_are_answered_in_words_too_with_a_blank_between(tmp_path: Path) -> None:
    ended = kaga(tmp_path, "ask", "-", "--lang", "en", stdin=b"\xff\xfe?\n" + MAAS.encode() + b"\n\n")
    assert ended.status == 0
    assert "MaaS app downloads" in ended.out
    assert "The question is empty." in ended.out
    assert ended.out.endswith("\n\n")


# ---- files ---------------------------------------------------------------------------------------


def newer(path: Path) -> Path:
    """A database that a later version of the program has written."""
    with closing(sqlite3.connect(path)) as connection, connection:
        migration_set = connection.execute("select migration_set from _sqlite_migrations").fetchone()[0]
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values (?, 'm999_later', '2030-01-01')",
            [migration_set],
        )
    return path


BROKEN = ["missing", "newer", "no database", "empty", "a folder", "another database"]


def broken(kind: str, good: Path, folder: Path) -> Path:
    path = folder / "broken.db"
    match kind:
        case "newer":
            newer(Path(shutil.copy(good, path)))
        case "no database":
            path.write_text("hello, this is no database\n" * 100)
        case "empty":
            path.touch()
        case "a folder":
            path.mkdir()
        case "another database":
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("create table t (a)")
    return path


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("name", ["KAGA_RECORD", "KAGA_DB"])
def test_a_file_that_cannot_be_used_gets_a_sentence_and_is_left_alone(
    run: Run, tmp_path: Path, name: str, kind: str
) -> None:
    good = RECORD if name == "KAGA_RECORD" else enter(tmp_path / "good.db")
    path = broken(kind, good, tmp_path)
    before = path.read_bytes() if path.is_file() else None
    one_line(run("ask", MAAS, **{name: str(path)}), str(path))
    assert (path.read_bytes() if path.is_file() else None) == before
    assert path.exists() is (kind != "missing")


def test_the_sentence_is_in_the_questions_language(run: Run) -> None:
    one_line(run("--record", "/nowhere.db", "ask", "How is MaaS going?"), "There is no record at /nowhere.db")
    one_line(run("--record", "/nowhere.db", "ask", MAAS), "公表データのファイル /nowhere.db がありません。")
    one_line(run("--db", "/nowhere.db", "ask", MAAS), "kaga init")


def test_entries_of_another_plan_are_refused(run: Run, tmp_path: Path) -> None:
    LiveStore.create(tmp_path / "other.db", other_plan())
    one_line(run("ask", MAAS, KAGA_DB=str(tmp_path / "other.db")), "sample-2020")


def test_what_was_entered_is_in_the_answer(run: Run, tmp_path: Path) -> None:
    ended = run("ask", "経2は?", KAGA_DB=str(enter(tmp_path / "kaga.db")))
    assert "  達成度  50%" in ended.out
    assert "入力: 加賀 花子" in ended.out


def test_files_that_can_only_be_read_still_answer_and_nothing_is_made_beside_them(tmp_path: Path) -> None:
    folder = tmp_path / "readonly"
    folder.mkdir()
    record, live = Path(shutil.copy(RECORD, folder / "record.db")), enter(folder / "kaga.db")
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    for path in (record, live, folder):
        path.chmod(stat.S_IREAD | (stat.S_IEXEC if path is folder else 0))
    ended = kaga(tmp_path, "ask", "経2は?", settings={"KAGA_RECORD": str(record), "KAGA_DB": str(live)})
    folder.chmod(0o700)
    assert (ended.status, ended.err) == (0, "")
    assert "50%" in ended.out
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_asking_makes_no_file_anywhere(tmp_path: Path) -> None:
    for arguments in (("ask", MAAS), ("ask", "待機児童は?", "--json"), ("misses",), ("--help",), ("doctor",)):
        kaga(tmp_path, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_the_way_of_a_question_loads_neither_slack_nor_pydantic(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['kaga', 'ask', 'MaaSの達成度は?', *sys.argv[1:]]\n"
        "from bot.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(','.join(sorted({name.split('.')[0] for name in sys.modules})), file=sys.stderr)"
    )
    for more in ([], ["--json"], ["--explain"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *more],
            env=environment(tmp_path, {}),
            capture_output=True,
            text=True,
            check=True,
        )
        loaded = set(done.stderr.strip().split(","))
        assert "29" in done.stdout
        assert {"bot", "kpi_core", "sqlite_utils"} <= loaded
        assert not {"slack_bolt", "slack_sdk", "pydantic", "pydantic_settings", "platformdirs", "numpy"} & loaded


# ---- the terminal --------------------------------------------------------------------------------


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    questions = f"{MAAS}\n" * 300
    command = f"{sys.executable} -m bot ask - | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        input=questions,
        env=environment(tmp_path, {}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("MaaSアプリ")
    assert done.stderr == ""


def on_terminal(home: Path, **settings: str) -> str:
    """What `kaga ask` writes to a terminal of 80 columns."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "社4は?"],
        env=environment(home, {"TERM": "xterm", "COLUMNS": "80"} | settings),
        stdout=theirs,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        written += part
    os.close(ours)
    assert process.wait(60) == 0
    return written.decode()


@pytest.mark.parametrize(("settings", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_is_for_terminals_that_want_it(tmp_path: Path, settings: dict[str, str], colour: bool) -> None:
    written = on_terminal(tmp_path, **settings)
    assert ("\x1b[31m" in written) is colour
    assert "遅れ" in written


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX"}]
)
def test_an_output_that_is_not_utf_8_is_no_error(tmp_path: Path, locale: dict[str, str]) -> None:
    ended = kaga(tmp_path, "ask", MAAS, settings=locale)
    assert (ended.status, ended.err) == (0, "")
    assert "29%" in ended.out


# ---- what nobody expects -------------------------------------------------------------------------


def without_a_city(path: Path) -> Path:
    """A record that passes for one of ours and is not."""
    shutil.copy(RECORD, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("delete from plan where key = 'city_ja'")
    return path


def test_what_nobody_expects_is_told_in_a_sentence_and_kept_in_a_log(run: Run, tmp_path: Path) -> None:
    ended = run("ask", MAAS, KAGA_RECORD=str(without_a_city(tmp_path / "record.db")))
    log = tmp_path / "state" / "kaga" / "log" / "errors.log"
    one_line(ended, "予期しないエラー", str(log))
    assert "KeyError: 'city_ja'" in log.read_text("utf-8")
    run("ask", MAAS)
    assert log.read_text("utf-8").count("Traceback") == 2


def test_where_no_log_can_be_written_the_sentence_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    ended = run("ask", MAAS, KAGA_RECORD=str(without_a_city(tmp_path / "record.db")))
    one_line(ended, "KeyError", "cannot be written")


# ---- help and version ----------------------------------------------------------------------------

COMMANDS = sorted(cli.cli.commands)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help_with_an_example(run: Run, command: str, option: str) -> None:
    ended = run(command, option)
    assert (ended.status, ended.err) == (0, "")
    assert "例 / Example" in ended.out
    assert "kaga " in ended.out.split("Example")[1]


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_without_a_command_all_are_listed(run: Run, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.err) == (0, "")
    for command in COMMANDS:
        assert f"\n  {command} " in ended.out
    assert "..." not in ended.out.split("Commands:")[1]


def test_the_version_is_told(run: Run) -> None:
    ended = run("--version")
    assert ended.status == 0
    assert ended.out.startswith("kaga ")


# ---- init, build, misses, doctor, serve, chat ----------------------------------------------------


def test_init_makes_the_store_and_leaves_one_that_is_there(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "kaga.db"
    ended = run("init", KAGA_DB=str(path))
    assert (ended.status, ended.out) == (0, f"{path}: 用意しました / ready\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert run("init").out == f"{path}: すでにあります / already there\n"
    assert path.read_bytes() == before
    assert run("ask", MAAS).status == 0


@pytest.mark.parametrize("kind", ["no database", "newer", "a folder"])
def test_init_refuses_what_it_cannot_use(run: Run, tmp_path: Path, kind: str) -> None:
    path = broken(kind, enter(tmp_path / "good.db"), tmp_path)
    one_line(run("init", KAGA_DB=str(path)), str(path))


def test_init_refuses_the_store_of_another_city(run: Run, tmp_path: Path) -> None:
    LiveStore.create(tmp_path / "other.db", other_plan())
    one_line(run("init", KAGA_DB=str(tmp_path / "other.db")), "sample-2020")


def test_build_makes_the_record_and_says_what_is_in_it(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "record.db"
    ended = run("build", "--output", str(output))
    assert (ended.status, ended.err) == (0, "")
    assert "加賀市　指標 12・指標行 24・実績 28" in ended.out
    assert dump(output) == dump(RECORD)


def test_a_corrected_cell_is_seen_at_the_next_question(run: Run, tmp_path: Path) -> None:
    data = copy_of_data(tmp_path / "data")
    edit(data, "observations", 6, value="2,000")  # maas_downloads, 2023
    run("build", "--data", str(data), "--output", str(tmp_path / "record.db"))
    assert "40%" in run("ask", "経2は?", KAGA_RECORD=str(tmp_path / "record.db")).out


def test_build_tells_every_cell_that_cannot_be_read_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    data, output = copy_of_data(tmp_path / "data"), tmp_path / "record.db"
    edit(data, "observations", 3, value="many")
    edit(data, "observations", 5, year="soon")
    ended = run("build", "--data", str(data), "--output", str(output))
    assert (ended.status, ended.out) == (2, "")
    head, *complaints = ended.err.splitlines()
    assert "2件" in head
    assert complaints[0].startswith("  observations.csv 3行目 value列: 「many」")
    assert complaints[1].startswith("  observations.csv 5行目 year列: 「soon」")
    assert len(complaints) == 2
    assert not output.exists()


def test_build_leaves_the_old_record_where_the_new_one_is_wrong(run: Run, tmp_path: Path) -> None:
    data, output = copy_of_data(tmp_path / "data"), Path(shutil.copy(RECORD, tmp_path / "record.db"))
    edit(data, "observations", 3, value="many")
    before = output.read_bytes()
    assert run("build", "--data", str(data), "--output", str(output)).status == 2
    assert output.read_bytes() == before


def test_build_names_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ended = run("build", "--data", str(tmp_path / "nowhere"), "--output", str(tmp_path / "record.db"))
    assert ended.status == 2
    assert ended.out == ""
    assert "plan.csv" in ended.err
    one_line(run("build", "--output", str(tmp_path / "nowhere" / "record.db")), "nowhere")


def test_installed_build_asks_for_both_places(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for package in ("bot", "kpi_core"):
        shutil.copytree(ROOT / package, site / package, ignore=shutil.ignore_patterns("__pycache__"))
    ended = kaga(tmp_path, "build", settings={"PYTHONPATH": str(site)})
    one_line(ended, "--data と --output を指定してください。 / Give --data and --output.")


def test_misses_are_listed_most_frequent_first(run: Run, tmp_path: Path) -> None:
    from datetime import date

    from bot.misses import Misses
    from kpi_core.store import Store

    assert run("misses").out == "ありません。 / None.\n"
    with Store.open(RECORD) as store:
        plan = store.plan
    path = tmp_path / "kaga.db"
    for question in ("保育園は?", "待機児童は?", "待機児童は?"):
        Misses(path).count(plan, date(2025, 6, 2), "unknown", question)
    ended = run("misses", KAGA_DB=str(path))
    assert ended.status == 0
    first, second = ended.out.splitlines()
    assert first.startswith("2  unknown  待機児童は?")
    assert second.startswith("1  unknown  保育園は?")
    found = json.loads(run("misses", "--json").out)
    assert [m["question"] for m in found] == ["待機児童は?", "保育園は?"]


def test_misses_of_a_store_that_is_not_there_are_an_error(run: Run) -> None:
    one_line(run("misses", KAGA_DB="/nowhere.db"), "/nowhere.db")


def test_the_doctor_ends_with_1_where_something_is_to_be_done(run: Run, tmp_path: Path) -> None:
    given = {"SLACK_BOT_TOKEN": FakeSlack.bot_token, "SLACK_APP_TOKEN": FakeSlack.app_token}
    ended = run("doctor", KAGA_DB=str(enter(tmp_path / "kaga.db", year=2024)), **given)
    assert (ended.status, ended.err) == (0, "")
    assert all(line.startswith("OK  ") for line in ended.out.splitlines())
    ended = run("doctor", SLACK_BOT_TOKEN="")
    assert ended.status == 1
    assert "要対応 / FIX  SLACK_BOT_TOKEN" in ended.out
    assert FakeSlack.app_token not in ended.out


def test_serve_without_settings_ends_with_2(run: Run) -> None:
    one_line(run("serve"), "SLACK_BOT_TOKEN")


def test_chat_answers_until_it_is_left(tmp_path: Path) -> None:
    lines = "女性就業率は?\n\nじゃあ目標は?\n待機児童は?\n\x01\n終了\n経1は?\n"
    ended = kaga(tmp_path, "chat", stdin=lines)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("加賀市の指標についてお尋ねください")
    assert "  達成度  28%" in ended.out
    assert "  目標    67.4%（2030年）\n  達成度" in ended.out
    assert "見つかりませんでした" in ended.out
    assert "質問が空です。" in ended.out
    assert "新電力加入件数  経1" not in ended.out
    assert list(tmp_path.iterdir()) == []


def test_chat_ends_with_the_input(tmp_path: Path) -> None:
    ended = kaga(tmp_path, "chat", "--lang", "en", stdin="MaaSの達成度は?")
    assert (ended.status, ended.err) == (0, "")
    assert "MaaS app downloads" in ended.out


def test_the_files_are_found_from_any_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("ask", MAAS).status == 0
    assert paths.checkout() == ROOT
