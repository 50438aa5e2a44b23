"""What `kaga doctor` finds: each thing that is wrong with what to do, and never a secret."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import doctor
from bot.backups import DailyBackup
from bot.doctor import Finding, examine
from bot.settings import SLACK_API
from kpi_core.live import LiveStore
from tests.bot.kaga import RECORD, enter
from tests.fake_slack import FakeSlack
from tests.kpi_core.plans import plan as other_plan

NOW = datetime(2025, 6, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def environment(bare_environment: pytest.MonkeyPatch, slack: FakeSlack) -> pytest.MonkeyPatch:
    """Tokens of the fake Slack's."""
    bare_environment.setenv("SLACK_BOT_TOKEN", slack.bot_token)
    bare_environment.setenv("SLACK_APP_TOKEN", slack.app_token)
    bare_environment.setenv("SLACK_API_URL", slack.api_url)
    return bare_environment


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return enter(tmp_path / "kaga.db", year=2024, value="2000")


def found(live: Path | str | None, *, record: Path | None = RECORD, online: bool = False) -> dict[str, Finding]:
    """The findings by what was looked at; in each, both languages and no token."""
    findings = list(
        examine(None if record is None else str(record), None if live is None else str(live), online=online)
    )
    for finding in findings:
        assert finding.ja
        assert finding.en
        assert FakeSlack.bot_token not in finding.line()
        assert FakeSlack.app_token not in finding.line()
        assert "\n" not in finding.line()
    return {finding.what: finding for finding in findings}


def wrong(findings: dict[str, Finding]) -> list[str]:
    return [what for what, finding in findings.items() if finding.wrong]


def test_where_all_is_well_everything_is_named(environment: pytest.MonkeyPatch, live: Path) -> None:
    findings = found(live)
    assert wrong(findings) == []
    assert list(findings) == [
        "Python",
        "SQLite",
        "KAGA_RECORD",
        "KAGA_DB",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_API_URL",
        "KAGA_EDITORS",
        "KAGA_MISSES",
        "KAGA_BACKUP_DIR",
        "KAGA_DIGEST_CHANNEL",
        "kaga owner",
    ]
    assert str(RECORD) in findings["KAGA_RECORD"].ja
    assert "指標 12・指標行 24" in findings["KAGA_RECORD"].ja
    assert str(live) in findings["KAGA_DB"].ja


def test_without_a_folder_for_backups_it_is_said(environment: pytest.MonkeyPatch, live: Path) -> None:
    finding = found(live)["KAGA_BACKUP_DIR"]
    assert not finding.wrong
    assert "no daily backup is made" in finding.en


def test_the_newest_backup_has_an_age_and_an_old_one_is_wrong(
    environment: pytest.MonkeyPatch, live: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    environment.setenv("KAGA_BACKUP_DIR", str(folder))
    assert "no backup yet" in found(live)["KAGA_BACKUP_DIR"].en
    DailyBackup(RECORD, live, folder).round(NOW)
    made = folder / "kaga-2020.2025-06-02.db"
    now = datetime.now(UTC).timestamp()
    for hours, late in ((1, False), (47, False), (49, True)):
        os.utime(made, (now - hours * 3600 - 60, now - hours * 3600 - 60))
        finding = found(live)["KAGA_BACKUP_DIR"]
        assert (finding.wrong, f"{hours} hours old, 1 in all" in finding.en) == (late, True)
        assert f"最新は {made.name}（{hours}時間前）、全部で1個" in finding.ja


def test_a_folder_that_cannot_be_written_to_is_wrong(
    environment: pytest.MonkeyPatch, live: Path, tmp_path: Path
) -> None:
    environment.setenv("KAGA_BACKUP_DIR", str(tmp_path / "not" / "there"))
    finding = found(live)["KAGA_BACKUP_DIR"]
    assert finding.wrong
    assert "cannot be written to" in finding.en


def test_a_line_says_first_whether_something_must_be_done() -> None:
    assert Finding("clock", False, "合っています", "right").line() == "OK  clock: 合っています / right"
    assert Finding("clock", True, "ずれています", "off").line().startswith("要対応 / FIX  clock: ")


def test_missing_settings_are_named_with_where_to_get_them(bare_environment: pytest.MonkeyPatch, live: Path) -> None:
    findings = found(live)
    assert wrong(findings) == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
    assert "https://api.slack.com/apps" in findings["SLACK_BOT_TOKEN"].en


def test_misses_can_be_off(environment: pytest.MonkeyPatch, live: Path) -> None:
    environment.setenv("KAGA_MISSES", "off")
    assert found(live)["KAGA_MISSES"].en == "off"


# ---- files ---------------------------------------------------------------------------------------


def test_the_default_files_are_named(environment: pytest.MonkeyPatch) -> None:
    findings = found(None, record=None)
    assert "data/kaga.db" in findings["KAGA_RECORD"].ja
    assert "var/kaga.db" in findings["KAGA_DB"].ja


def test_a_named_store_that_is_not_there_is_to_be_made(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    finding = found(tmp_path / "nowhere.db")["KAGA_DB"]
    assert finding.wrong
    assert "kaga init" in finding.ja
    assert "kaga init" in finding.en


@pytest.mark.parametrize("kind", ["of another plan", "no database"])
def test_a_store_that_cannot_be_used_says_why(environment: pytest.MonkeyPatch, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "kaga.db"
    if kind == "no database":
        path.write_text("hello")
    else:
        LiveStore.create(path, other_plan())
    findings = found(path)
    assert wrong(findings) == ["KAGA_DB"]
    assert str(path) in findings["KAGA_DB"].ja


def test_a_record_that_cannot_be_used_says_why(environment: pytest.MonkeyPatch, live: Path, tmp_path: Path) -> None:
    findings = found(live, record=tmp_path / "nowhere.db")
    assert "KAGA_RECORD" in wrong(findings)
    assert "kaga build" in findings["KAGA_RECORD"].en


def test_a_store_that_others_can_read_is_to_be_closed(environment: pytest.MonkeyPatch, live: Path) -> None:
    live.chmod(0o644)
    finding = found(live)["KAGA_DB"]
    assert finding.wrong
    assert "chmod 600" in finding.en


def test_an_entry_that_a_newer_record_contradicts_is_listed(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    live = enter(tmp_path / "kaga.db", value="2500")
    enter(live, year=2024, value="2000")
    enter(live, measure="maas_services", year=2023, value="5")
    findings = [f for f in examine(str(RECORD), str(live), online=False) if f.what == "KAGA_DB"]
    told, in_order = findings
    assert told.wrong
    assert told.ja.startswith("MaaSアプリのダウンロード件数 2023年: 入力値 2500 と公表データ 1457 が違います。")
    assert "entered 2500, the record says 1457" in told.en
    assert not in_order.wrong


# ---- online --------------------------------------------------------------------------------------


def test_online_slack_itself_is_asked(environment: pytest.MonkeyPatch, live: Path, slack: FakeSlack) -> None:
    slack.scopes = set(doctor.SCOPES)
    findings = found(live, online=True)
    assert wrong(findings) == []
    assert list(findings)[-4:] == ["auth.test", "scopes", "clock", "blocks.validate"]
    assert findings["SLACK_APP_TOKEN"].en == "Socket Mode can be opened"
    assert "Kaga" in findings["auth.test"].en
    assert [call.method for call in slack.calls] == ["auth.test", "apps.connections.open", "blocks.validate"]


@pytest.mark.parametrize(
    ("editors", "says", "is_wrong"),
    [
        ("", "nobody may enter actuals", False),
        ("U0MEMBER", "1 people or groups", False),
        ("S0EDITORS", "the group S0EDITORS has 1 members", False),
        ("U0MEMBER,S0GONE", "the group S0GONE cannot be looked up (no_such_subteam)", True),
    ],
)
def test_those_who_may_enter_actuals_are_looked_up(
    environment: pytest.MonkeyPatch, live: Path, slack: FakeSlack, editors: str, says: str, is_wrong: bool
) -> None:
    slack.scopes = set(doctor.SCOPES)
    environment.setenv("KAGA_EDITORS", editors)
    finding = found(live, online=True)["KAGA_EDITORS"]  # the last of that name
    assert says in finding.en
    assert finding.wrong is is_wrong


def test_missing_scopes_are_named(environment: pytest.MonkeyPatch, live: Path, slack: FakeSlack) -> None:
    slack.scopes = {"chat:write", "commands"}
    finding = found(live, online=True)["scopes"]
    assert finding.wrong
    assert "app_mentions:read, files:write, im:history, im:write, usergroups:read, users:read" in finding.en
    assert "manifest.json" in finding.ja


@pytest.mark.parametrize("name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
def test_a_revoked_token_is_named(environment: pytest.MonkeyPatch, live: Path, slack: FakeSlack, name: str) -> None:
    slack.scopes = set(doctor.SCOPES)
    slack.revoked.add(slack.bot_token if name == "SLACK_BOT_TOKEN" else slack.app_token)
    findings = found(live, online=True)
    assert wrong(findings) == [name]
    assert "revoked" in findings[name].en


@pytest.mark.parametrize(
    ("method", "how", "what"),
    [
        ("auth.test", "internal_error", "SLACK_BOT_TOKEN"),
        ("apps.connections.open", "internal_error", "SLACK_APP_TOKEN"),
        ("blocks.validate", "invalid_blocks", "blocks.validate"),
    ],
)
def test_what_else_slack_says_is_repeated(
    environment: pytest.MonkeyPatch, live: Path, slack: FakeSlack, method: str, how: str, what: str
) -> None:
    slack.scopes = set(doctor.SCOPES)
    slack.fail_next(method, how)
    findings = found(live, online=True)
    assert wrong(findings) == [what]
    assert findings[what].en == f"Slack says {how}"


@pytest.mark.parametrize(
    ("method", "what"),
    [
        ("auth.test", "SLACK_API_URL"),
        ("apps.connections.open", "SLACK_API_URL"),
        ("blocks.validate", "blocks.validate"),
    ],
)
def test_a_line_that_breaks_is_told(
    environment: pytest.MonkeyPatch, live: Path, slack: FakeSlack, method: str, what: str
) -> None:
    slack.scopes = set(doctor.SCOPES)
    slack.fail_next(method, "store_and_drop")
    findings = found(live, online=True)
    assert wrong(findings) == [what]
    if what == "SLACK_API_URL":
        assert "HTTPS_PROXY" in findings[what].ja


CLOCKS = [
    ("Mon, 02 Jun 2025 03:04:05 GMT", False, "right"),
    ("Mon, 02 Jun 2025 03:04:45 -0000", False, "right"),
    ("Mon, 02 Jun 2025 12:05:06 +0900", True, "off by 61 seconds"),
    ("Mon, 02 Jun 2025 03:02:00 GMT", True, "off by 125 seconds"),
    ("", False, "no time to compare"),
    ("yesterday", False, "no time to compare"),
]


@pytest.mark.parametrize(("date", "is_wrong", "said"), CLOCKS)
def test_the_clock_is_compared_with_slacks(date: str, is_wrong: bool, said: str) -> None:
    finding = doctor._clock(date, NOW)
    assert finding.wrong is is_wrong
    assert said in finding.en


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    return Path(shutil.copy(RECORD, tmp_path / "record.db"))


def test_examining_changes_nothing(environment: pytest.MonkeyPatch, live: Path, copies: Path, slack: FakeSlack) -> None:
    slack.scopes = set(doctor.SCOPES)
    before = {path: path.read_bytes() for path in sorted(copies.parent.iterdir())}
    found(live, record=copies, online=True)
    assert {path: path.read_bytes() for path in sorted(copies.parent.iterdir())} == before


def test_the_default_address_is_slacks_own(bare_environment: pytest.MonkeyPatch, live: Path) -> None:
    bare_environment.setenv("SLACK_BOT_TOKEN", FakeSlack.bot_token)
    bare_environment.setenv("SLACK_APP_TOKEN", FakeSlack.app_token)
    assert found(live)["SLACK_API_URL"].ja == SLACK_API
