"""Settings from the environment: each that is missing or wrong is named, no secret is ever shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import SLACK_API, BadSettings, Settings, read_settings
from kpi_core.errors import KpiError

BOT, APP = "xoxb-1-secret", "xapp-1-secret"


@pytest.fixture
def environment(bare_environment: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Both tokens, and nothing else."""
    bare_environment.setenv("SLACK_BOT_TOKEN", BOT)
    bare_environment.setenv("SLACK_APP_TOKEN", APP)
    return bare_environment


def refused() -> BadSettings:
    with pytest.raises(BadSettings) as raised:
        read_settings()
    return raised.value


def test_two_tokens_are_enough(environment: pytest.MonkeyPatch) -> None:
    settings = read_settings()
    assert settings.slack_bot_token.get_secret_value() == BOT
    assert settings.slack_app_token.get_secret_value() == APP
    assert settings.slack_api_url == SLACK_API
    assert settings.kaga_editors == ()
    assert settings.kaga_misses is True
    assert (settings.kaga_db, settings.kaga_record, settings.kaga_admin, settings.kaga_backup_dir) == (None,) * 4
    assert settings.kaga_digest_at == "Mon 09:00"


def test_without_anything_both_tokens_are_asked_for(bare_environment: pytest.MonkeyPatch) -> None:
    assert list(refused().problems) == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]


MISSING_OR_WRONG = [
    ("SLACK_BOT_TOKEN", None, "OAuth & Permissions"),
    ("SLACK_BOT_TOKEN", "", "OAuth & Permissions"),
    ("SLACK_BOT_TOKEN", "xoxp-secret", "xoxb-"),
    ("SLACK_BOT_TOKEN", APP, "xoxb-"),
    ("SLACK_BOT_TOKEN", "xoxb-secret xoxb-secret", "OAuth & Permissions"),
    ("SLACK_BOT_TOKEN", "xoxb-秘密-secret", "OAuth & Permissions"),
    ("SLACK_APP_TOKEN", None, "App-Level Tokens"),
    ("SLACK_APP_TOKEN", BOT, "xapp-"),
    ("SLACK_APP_TOKEN", "secret", "connections:write"),
    ("SLACK_API_URL", "slack.com/secret", "https://"),
    ("SLACK_API_URL", "http://slack.com/api/", "https://"),
    ("SLACK_API_URL", "http://127.0.0.1.secret.example/", "https://"),
    ("SLACK_API_URL", "https://me:secret@slack.com/api/", "SLACK_API_URL"),
    ("KAGA_MISSES", "perhaps", "on"),
    ("KAGA_EDITORS", "@editors", "@editors"),
    ("KAGA_EDITORS", "U1,加賀 花子", "加賀 花子"),
    ("KAGA_EDITORS", "u1", "U"),
    ("KAGA_EDITORS", "U1;S2", "S"),
    ("KAGA_EDITORS", "C0GENERAL", "C0GENERAL"),
    ("KAGA_EDITORS", "<@U1>", "<@U1>"),
]


@pytest.mark.parametrize(("name", "value", "help_"), MISSING_OR_WRONG)
def test_what_is_missing_or_wrong_is_named_in_both_languages_with_what_to_do(
    environment: pytest.MonkeyPatch, name: str, value: str | None, help_: str
) -> None:
    if value is None:
        environment.delenv(name)
    else:
        environment.setenv(name, value)
    error = refused()
    assert list(error.problems) == [name]
    for sentence, ending in ((error.ja, "。"), (error.en, ".")):
        assert name in sentence
        assert help_ in sentence
        assert sentence.endswith(ending)
        assert "\n" not in sentence
        assert "secret" not in sentence


def test_all_problems_are_told_at_once(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SLACK_BOT_TOKEN", "wrong")
    environment.setenv("SLACK_APP_TOKEN_FILE", "/nowhere/app.token")
    environment.delenv("SLACK_APP_TOKEN")
    environment.setenv("KAGA_MISSES", "perhaps")
    error = refused()
    assert set(error.problems) == {"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "KAGA_MISSES"}
    assert isinstance(error, KpiError)


@pytest.mark.parametrize(
    ("name", "value", "help_"),
    [
        ("KAGA_DIGEST_AT", "noon", "Mon 09:00"),
        ("KAGA_DIGEST_AT", "Mon 25:00", "Mon 09:00"),
        ("KAGA_DIGEST_CHANNEL", "#general", "ID"),
        ("KAGA_DIGEST_CHANNEL", "general", "ID"),
        ("KAGA_ADMIN", "@hanako", "ID"),
        ("KAGA_ADMIN", "C0GENERAL", "ID"),
    ],
)
def test_what_the_weekly_summary_goes_by_is_checked(
    environment: pytest.MonkeyPatch, name: str, value: str, help_: str
) -> None:
    environment.setenv(name, value)
    error = refused()
    assert list(error.problems) == [name]
    assert help_ in error.ja
    assert help_.lower() in error.en.lower()


def test_ids_are_read_without_the_spaces_around_them(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("KAGA_DIGEST_CHANNEL", " C0GENERAL ")
    environment.setenv("KAGA_ADMIN", "U0MEMBER")
    environment.setenv("KAGA_DIGEST_AT", "金曜 17:30")
    settings = read_settings()
    assert (settings.kaga_digest_channel, settings.kaga_admin) == ("C0GENERAL", "U0MEMBER")


# ---- tokens in files ---------------------------------------------------------------------------


def test_a_token_may_stand_in_a_file(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bot.token").write_text(f"{BOT}\n")
    environment.delenv("SLACK_BOT_TOKEN")
    environment.setenv("SLACK_BOT_TOKEN_FILE", str(tmp_path / "bot.token"))
    assert read_settings().slack_bot_token.get_secret_value() == BOT


def test_the_variable_goes_before_the_file(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SLACK_BOT_TOKEN_FILE", "/nowhere/bot.token")
    assert read_settings().slack_bot_token.get_secret_value() == BOT


def test_an_empty_file_variable_is_none(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("SLACK_BOT_TOKEN")
    environment.setenv("SLACK_BOT_TOKEN_FILE", "")
    assert "SLACK_BOT_TOKEN_FILE" in refused().en


@pytest.mark.parametrize("kind", ["missing", "folder", "no text", "empty", "other content"])
def test_a_token_file_that_is_of_no_use_is_named(environment: pytest.MonkeyPatch, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "app.token"
    content = {"no text": b"\xff\xfe\x00", "empty": b"", "other content": b"SLACK_APP_TOKEN=xapp-secret\n"}
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(content[kind])
    environment.delenv("SLACK_APP_TOKEN")
    environment.setenv("SLACK_APP_TOKEN_FILE", str(path))
    error = refused()
    assert list(error.problems) == ["SLACK_APP_TOKEN"]
    for sentence in (error.ja, error.en):
        assert "SLACK_APP_TOKEN" in sentence
        assert (str(path) in sentence) is (kind in {"missing", "folder", "no text"})
        assert "secret" not in sentence


def test_a_token_in_place_of_a_files_name_is_not_repeated(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("SLACK_BOT_TOKEN")
    environment.setenv("SLACK_BOT_TOKEN_FILE", BOT)
    error = refused()
    assert BOT not in f"{error.ja} {error.en} {error!r} {error.problems}"
    assert "SLACK_BOT_TOKEN_FILE" in error.en


# ---- secrets -----------------------------------------------------------------------------------


def test_a_tokens_value_is_never_shown(environment: pytest.MonkeyPatch) -> None:
    settings = read_settings()
    assert "secret" not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


@pytest.mark.parametrize("value", ["wrong-secret", "xoxb-secret\u3000secret"])
def test_a_wrong_tokens_value_is_not_shown_either(environment: pytest.MonkeyPatch, value: str) -> None:
    environment.setenv("SLACK_BOT_TOKEN", value)
    error = refused()
    assert "secret" not in f"{error!r} {error} {error.problems!r} {error.__cause__!r}"


# ---- the others --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "editors"),
    [
        ("U1,S2", ("U1", "S2")),
        ("W1,U2,W1", ("W1", "U2")),
        (" U1 , ,S2,", ("U1", "S2")),
        ("U1", ("U1",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_editors_are_a_list_with_commas(environment: pytest.MonkeyPatch, value: str, editors: tuple[str, ...]) -> None:
    environment.setenv("KAGA_EDITORS", value)
    assert read_settings().kaga_editors == editors


@pytest.mark.parametrize(
    ("value", "on"), [("on", True), ("off", False), ("OFF", False), (" on ", True), ("0", False), ("yes", True)]
)
def test_counting_misses_is_on_or_off(environment: pytest.MonkeyPatch, value: str, on: bool) -> None:
    environment.setenv("KAGA_MISSES", value)
    assert read_settings().kaga_misses is on


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://slack-gov.com/api/", "https://slack-gov.com/api/"),
        ("https://slack-gov.com/api", "https://slack-gov.com/api/"),
        ("http://127.0.0.1:8080/api", "http://127.0.0.1:8080/api/"),
        ("http://localhost/api/", "http://localhost/api/"),
        ("", SLACK_API),
    ],
)
def test_another_slack_can_be_named(environment: pytest.MonkeyPatch, value: str, address: str) -> None:
    environment.setenv("SLACK_API_URL", value)
    assert read_settings().slack_api_url == address


def test_empty_variables_are_the_same_as_none(environment: pytest.MonkeyPatch) -> None:
    known = read_settings()
    for name in Settings.model_fields:
        if not name.startswith("slack_"):
            environment.setenv(name.upper(), "")
    assert read_settings() == known
