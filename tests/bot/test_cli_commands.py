"""The commands that are no questions: init, build, misses, doctor, serve."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

import pytest

from bot import paths
from kpi_core.live import LiveStore
from tests.bot.command_line import MAAS, CommandLine, broken, one_line
from tests.bot.kaga import RECORD, ROOT, enter
from tests.bot.processes import kaga
from tests.fake_slack import FakeSlack
from tests.kpi_core.plans import copy_of_data, dump, edit
from tests.kpi_core.plans import plan as other_plan


def test_init_makes_the_store_and_leaves_one_that_is_there(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "new" / "kaga.db"
    ended = run("init", KAGA_DB=str(path))
    assert (ended.status, ended.out) == (0, f"{path}: 用意しました / ready\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert run("init").out == f"{path}: すでにあります / already there\n"
    assert path.read_bytes() == before
    assert run("ask", MAAS).status == 0


@pytest.mark.parametrize("kind", ["no database", "newer", "a folder"])
def test_init_refuses_what_it_cannot_use(run: CommandLine, tmp_path: Path, kind: str) -> None:
    path = broken(kind, enter(tmp_path / "good.db"), tmp_path)
    one_line(run("init", KAGA_DB=str(path)), str(path))


def test_init_refuses_the_store_of_another_city(run: CommandLine, tmp_path: Path) -> None:
    LiveStore.create(tmp_path / "other.db", other_plan())
    one_line(run("init", KAGA_DB=str(tmp_path / "other.db")), "sample-2020")


def test_build_makes_the_record_and_says_what_is_in_it(run: CommandLine, tmp_path: Path) -> None:
    output = tmp_path / "record.db"
    ended = run("build", "--output", str(output))
    assert (ended.status, ended.err) == (0, "")
    assert "加賀市　指標 12・指標行 24・実績 28" in ended.out
    assert dump(output) == dump(RECORD)


def test_a_corrected_cell_is_seen_at_the_next_question(run: CommandLine, tmp_path: Path) -> None:
    data = copy_of_data(tmp_path / "data")
    edit(data, "observations", 6, value="2,000")  # maas_downloads, 2023
    run("build", "--data", str(data), "--output", str(tmp_path / "record.db"))
    assert "40%" in run("ask", "経2は?", KAGA_RECORD=str(tmp_path / "record.db")).out


def test_build_tells_every_cell_that_cannot_be_read_and_writes_nothing(run: CommandLine, tmp_path: Path) -> None:
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


def test_build_leaves_the_old_record_where_the_new_one_is_wrong(run: CommandLine, tmp_path: Path) -> None:
    data, output = copy_of_data(tmp_path / "data"), Path(shutil.copy(RECORD, tmp_path / "record.db"))
    edit(data, "observations", 3, value="many")
    before = output.read_bytes()
    assert run("build", "--data", str(data), "--output", str(output)).status == 2
    assert output.read_bytes() == before


def test_build_names_a_folder_that_is_not_there(run: CommandLine, tmp_path: Path) -> None:
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


def test_a_template_is_written_and_builds(run: CommandLine, tmp_path: Path) -> None:
    written = run("build", "--template", str(tmp_path / "city"))
    assert (written.status, "indicators.csv" in written.out) == (0, True)
    built = run("build", "--data", str(tmp_path / "city"), "--output", str(tmp_path / "city.db"))
    assert (built.status, built.out.splitlines()[0]) == (
        0,
        f"{tmp_path / 'city.db'}: 見本市　指標 1・指標行 1・実績 1 / 1 measures, 1 indicators, 1 observations",
    )
    again = run("build", "--template", str(tmp_path / "city"))
    assert (again.status, "すでに" in again.err) == (2, True)
    assert run("build", "--template", "x", "--data", "y").status == 2


def test_misses_are_listed_most_frequent_first(run: CommandLine, tmp_path: Path) -> None:
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


def test_misses_of_a_store_that_is_not_there_are_an_error(run: CommandLine) -> None:
    one_line(run("misses", KAGA_DB="/nowhere.db"), "/nowhere.db")


def test_the_doctor_ends_with_1_where_something_is_to_be_done(run: CommandLine, tmp_path: Path) -> None:
    given = {"SLACK_BOT_TOKEN": FakeSlack.bot_token, "SLACK_APP_TOKEN": FakeSlack.app_token}
    ended = run("doctor", KAGA_DB=str(enter(tmp_path / "kaga.db", year=2024)), **given)
    assert (ended.status, ended.err) == (0, "")
    assert all(line.startswith("OK  ") for line in ended.out.splitlines())
    ended = run("doctor", SLACK_BOT_TOKEN="")
    assert ended.status == 1
    assert "要対応 / FIX  SLACK_BOT_TOKEN" in ended.out
    assert FakeSlack.app_token not in ended.out


def test_serve_without_settings_ends_with_2(run: CommandLine) -> None:
    one_line(run("serve"), "SLACK_BOT_TOKEN")


def test_the_files_are_found_from_any_folder(run: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("ask", MAAS).status == 0
    assert paths.checkout() == ROOT
