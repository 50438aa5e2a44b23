"""The settings of `kaga serve` and `kaga doctor`: environment variables, read once.

A token can also be named by a file (`SLACK_BOT_TOKEN_FILE`), so that it stands in no process list and no unit file.
No message here ever holds a secret's value.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from kpi_core.errors import KpiError
from kpi_core.language import Bilingual

SECRETS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
SLACK_API = "https://slack.com/api/"

WHERE: dict[str, Bilingual] = {
    "SLACK_BOT_TOKEN": Bilingual(
        "https://api.slack.com/apps のアプリの「OAuth & Permissions」にある xoxb- で始まる値です",
        "it begins with xoxb- and stands under “OAuth & Permissions” of the app at https://api.slack.com/apps",
    ),
    "SLACK_APP_TOKEN": Bilingual(
        "https://api.slack.com/apps のアプリの「Basic Information」→「App-Level Tokens」で、connections:write を付けて作る xapp- で始まる値です",
        "it begins with xapp- and is made with connections:write under “Basic Information” → “App-Level Tokens” of the app at https://api.slack.com/apps",
    ),
}


class BadSettings(KpiError):
    """Settings that are missing or wrong; `problems` holds a sentence for each, by name."""

    def __init__(self, problems: Mapping[str, Bilingual]) -> None:
        self.problems = dict(problems)
        super().__init__(
            ja=" ".join(p.ja for p in self.problems.values()), en=" ".join(p.en for p in self.problems.values())
        )


class _Refused(ValueError):
    """A value that cannot be used; carries the sentence in both languages."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.words = Bilingual(ja, en)


class _SecretFiles(PydanticBaseSettingsSource):
    """`NAME_FILE`: the value is the first line of that file."""

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        name = f"{field_name.upper()}_FILE"
        path = os.environ.get(name)
        if not path or field_name.upper() not in SECRETS:
            return None, field_name, False
        try:
            return Path(path).expanduser().read_text(encoding="utf-8").strip(), field_name, False
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "not text"
            problem = Bilingual(
                f"{name} のファイル {path} を読めません（{why}）。", f"{name}: the file {path} cannot be read ({why})."
            )
            raise BadSettings({field_name.upper(): problem}) from error

    def __call__(self) -> dict[str, Any]:
        found = {name: self.get_field_value(field, name)[0] for name, field in self.settings_cls.model_fields.items()}
        return {name: value for name, value in found.items() if value is not None}


class Settings(BaseSettings):
    """Every setting of DESIGN's list; an empty variable is the same as none."""

    model_config = SettingsConfigDict(frozen=True, env_ignore_empty=True, extra="ignore")

    slack_bot_token: SecretStr
    slack_app_token: SecretStr
    slack_api_url: str = SLACK_API
    kaga_db: str | None = None
    kaga_record: str | None = None
    kaga_editors: Annotated[tuple[str, ...], NoDecode] = ()
    kaga_digest_channel: str | None = None
    kaga_digest_at: str = "Mon 09:00"
    kaga_admin: str | None = None
    kaga_backup_dir: Path | None = None
    kaga_misses: Annotated[bool, Field()] = True

    @field_validator("kaga_editors", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("kaga_misses", mode="before")
    @classmethod
    def _on_or_off(cls, value: Any) -> Any:
        words = {
            "on": True,
            "off": False,
            "1": True,
            "0": False,
            "true": True,
            "false": False,
            "yes": True,
            "no": False,
        }
        if isinstance(value, str):
            if value.casefold() not in words:
                raise _Refused("on か off を入れてください", "must be on or off")
            return words[value.casefold()]
        return value

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _of_its_kind(cls, value: SecretStr, info: Any) -> SecretStr:
        prefix = "xoxb-" if info.field_name == "slack_bot_token" else "xapp-"
        token = value.get_secret_value().strip()
        if not token.startswith(prefix) or not token.isascii() or not token.isprintable() or " " in token:
            raise _Refused(f"{prefix} で始まる値ではありません", f"does not begin with {prefix}")
        return SecretStr(token)

    @field_validator("slack_api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if not value.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise _Refused("https:// で始まるアドレスを入れてください", "must be an https:// address")
        return value if value.endswith("/") else f"{value}/"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, _SecretFiles(settings_cls)


def read_settings() -> Settings:
    """The settings of this process. Raises `BadSettings` with a sentence for each that is missing or wrong."""
    try:
        return Settings()  # type: ignore[call-arg]  # the values come from the environment
    except ValidationError as error:
        problems: dict[str, Bilingual] = {}
        for problem in error.errors(include_url=False, include_input=False):
            name = str(problem["loc"][0]).upper()
            problems[name] = _sentence(name, problem["type"], problem.get("ctx", {}).get("error"))
        raise BadSettings(problems) from None


def _sentence(name: str, kind: str, cause: object) -> Bilingual:
    where = WHERE.get(name)
    ja_where = f"（{where.ja}）" if where is not None else ""
    en_where = f" ({where.en})" if where is not None else ""
    if kind == "missing":
        file = f" か {name}_FILE" if name in SECRETS else ""
        en_file = f" or {name}_FILE" if name in SECRETS else ""
        return Bilingual(
            f"環境変数 {name}{file} を設定してください{ja_where}。", f"Set {name}{en_file}{en_where}."
        )  # fmt: skip
    words = cause.words if isinstance(cause, _Refused) else Bilingual("使えない値です", "cannot be used")
    return Bilingual(f"{name} を直してください: {words.ja}{ja_where}。", f"Correct {name}: it {words.en}{en_where}.")
