"""The settings of `kaga serve` and `kaga doctor`: environment variables, read once.

A token can also be named by a file (`SLACK_BOT_TOKEN_FILE`), so that it stands in no process list and no unit file.
No message here ever holds a secret's value.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.schedule import BadTime, WeeklyTime
from kpi_core.errors import KpiError, shortened
from kpi_core.language import Bilingual

SECRETS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
SLACK_API = "https://slack.com/api/"

_EDITOR = re.compile(r"[UWS][A-Z0-9]{1,30}")  # Slack's ids of people and of user groups

WHERE: dict[str, Bilingual] = {
    "SLACK_BOT_TOKEN": Bilingual(
        "https://api.slack.com/apps のアプリの「OAuth & Permissions」にある xoxb- で始まる値です",
        "the value beginning with xoxb- under “OAuth & Permissions” of your app at https://api.slack.com/apps",
    ),
    "SLACK_APP_TOKEN": Bilingual(
        "https://api.slack.com/apps のアプリの「Basic Information」→「App-Level Tokens」で、connections:write を付けて作る xapp- で始まる値です",
        "the value beginning with xapp- that you make with connections:write under “Basic Information” → “App-Level Tokens” of your app at https://api.slack.com/apps",
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
    kaga_misses: bool = True

    @field_validator("kaga_editors", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("kaga_editors")
    @classmethod
    def _ids(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for editor in value:
            if not _EDITOR.fullmatch(editor):
                raise _Refused(
                    f"「{shortened(editor)}」はIDではありません。U か W で始まるメンバーID、または S で始まる"
                    "ユーザーグループIDを、コンマで区切って入れてください",
                    f"holds {shortened(editor)!r}, which is no id: name user ids (U…, W…) or user-group ids (S…), with"
                    " commas between them",
                )
        return tuple(dict.fromkeys(value))

    @field_validator("kaga_misses", mode="before")
    @classmethod
    def _on_or_off(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        word = value.strip().casefold()
        if word in {"on", "1", "true", "yes"}:
            return True
        if word in {"off", "0", "false", "no"}:
            return False
        raise _Refused("on か off を入れてください", "must be on or off")

    @field_validator("kaga_digest_at")
    @classmethod
    def _weekly(cls, value: str) -> str:
        try:
            WeeklyTime.parse(value)
        except BadTime as error:
            raise _Refused(error.words.ja, error.words.en) from error
        return value

    @field_validator("kaga_digest_channel", "kaga_admin")
    @classmethod
    def _an_id(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Names change, ids do not, and only an id tells the claims of two channels apart."""
        if value is None:
            return None
        channel = info.field_name == "kaga_digest_channel"
        if not re.fullmatch(r"[CG][A-Z0-9]+" if channel else r"[UW][A-Z0-9]+", value.strip()):
            if channel:
                raise _Refused(
                    "チャンネルの名前ではなくID（C で始まる値。チャンネル名を押すと一番下に出ます）を入れてください",
                    "must be a channel's id (beginning with C, at the bottom of the channel's details), not its name",
                )
            raise _Refused(
                "メンバーID（U で始まる値。プロフィールの「…」からコピーできます）を入れてください",
                "must be a member id (beginning with U; copy it from “…” in the profile)",
            )
        return value.strip()

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _of_its_kind(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        prefix = "xoxb-" if info.field_name == "slack_bot_token" else "xapp-"
        token = value.get_secret_value().strip()
        if not token.startswith(prefix):
            raise _Refused(f"{prefix} で始まる値ではありません", f"does not begin with {prefix}")
        if not token.isascii() or not token.isprintable() or " " in token:
            raise _Refused("空白や改行など、トークンにない文字が入っています", "holds signs that no token has")
        return SecretStr(token)

    @field_validator("slack_api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        address = urlsplit(value)
        here = address.hostname in {"127.0.0.1", "::1", "localhost"}
        if not address.hostname or address.scheme not in ({"http", "https"} if here else {"https"}):
            raise _Refused("https:// で始まるアドレスを入れてください", "must be an https:// address")
        if address.username is not None:
            raise _Refused("アドレスにユーザー名を入れないでください", "must not hold a user name")
        return value if value.endswith("/") else f"{value}/"


def read_settings() -> Settings:
    """The settings of this process. Raises `BadSettings` with a sentence for each that is missing or wrong."""
    problems: dict[str, Bilingual] = {}
    from_files: dict[str, str] = {}
    for name in SECRETS:
        path = os.environ.get(f"{name}_FILE")
        if not path or os.environ.get(name):
            continue
        try:
            from_files[name.lower()] = _secret_file(name, path)
        except _Refused as refused:
            problems[name] = refused.words
    try:
        settings = Settings(**from_files)  # type: ignore[arg-type]  # the other values come from the environment
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False):
            name = str(problem["loc"][0]).upper()
            problems.setdefault(name, _sentence(name, problem["type"], problem.get("ctx", {}).get("error")))
    if problems:
        raise BadSettings(problems) from None
    return settings


def _secret_file(name: str, path: str) -> str:
    """What the file that `NAME_FILE` names holds."""
    if path.startswith(("xox", "xapp-")):
        raise _Refused(
            f"{name}_FILE には、トークンそのものではなく、トークンを書いたファイルの場所を入れてください。",
            f"{name}_FILE is to name a file that holds the token, not to hold the token itself.",
        )
    try:
        return Path(path).expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not text"
        raise _Refused(
            f"{name}_FILE が指すファイル {path} を読めません（{why}）。場所と権限を確かめてください。",
            f"{name}_FILE names {path}, which cannot be read ({why}). Check the path and its permissions.",
        ) from error


def _sentence(name: str, kind: str, cause: object) -> Bilingual:
    where = WHERE.get(name)
    ja_where = f"（{where.ja}）" if where is not None else ""
    en_where = f" ({where.en})" if where is not None else ""
    if kind == "missing":
        file = f" か {name}_FILE" if name in SECRETS else ""
        en_file = f" or {name}_FILE" if name in SECRETS else ""
        return Bilingual(f"環境変数 {name}{file} を設定してください{ja_where}。", f"Set {name}{en_file}{en_where}.")
    words = cause.words if isinstance(cause, _Refused) else Bilingual("使えない値です", "cannot be used")
    return Bilingual(f"{name} を直してください: {words.ja}{ja_where}。", f"Correct {name}: it {words.en}{en_where}.")
