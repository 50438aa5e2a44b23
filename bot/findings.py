"""What `kaga doctor` finds: each thing that was looked at, and what it says of those who may enter actuals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `wrong`: something must be done, and the text says what."""

    what: str
    wrong: bool
    ja: str
    en: str

    def line(self) -> str:
        return f"{'要対応 / FIX' if self.wrong else 'OK'}  {self.what}: {self.ja} / {self.en}"


def editors(ids: Sequence[str]) -> Finding:
    """Nobody is no mistake: a city may only want to ask."""
    if not ids:
        return Finding(
            "KAGA_EDITORS", False,
            "空のため、Slack からはだれも実績を入力できません", "empty: nobody may enter actuals from Slack",
        )  # fmt: skip
    return Finding(
        "KAGA_EDITORS", False,
        f"実績を入力できる人とグループ: {len(ids)}", f"{len(ids)} people or groups may enter actuals",
    )  # fmt: skip


def groups(client: WebClient, ids: Sequence[str]) -> Iterator[Finding]:
    """What Slack says of the user groups: one that it does not know lets nobody in."""
    for group in ids:
        if group.startswith("S"):
            yield _group(client, group)


def _group(client: WebClient, group: str) -> Finding:
    try:
        count = len(client.usergroups_users_list(usergroup=group).get("users") or ())
    except (SlackClientError, OSError, HTTPException) as error:
        why = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
        return Finding(
            "KAGA_EDITORS", True,
            f"グループ {group} を確かめられません（{why}）。ID と、usergroups:read の権限を確かめてください。",
            f"the group {group} cannot be looked up ({why}). Check its id, and the scope usergroups:read.",
        )  # fmt: skip
    return Finding("KAGA_EDITORS", False, f"グループ {group}: {count}人", f"the group {group} has {count} members")
