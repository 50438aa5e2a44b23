"""What is said where a post of the bot's own did not come about, or nobody knows: to the administrator, and by the doctor. Pure."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.deliveries import UNREADABLE
from bot.views import Message, notice
from kpi_core.language import Bilingual
from kpi_core.posts import Kind, Post, PostState
from kpi_core.record import Plan

_CAUSES: dict[str, Bilingual] = {
    "not_in_channel": Bilingual(
        "ボットがチャンネルにいません。チャンネルで /invite してください",
        "the bot is not in the channel; /invite it there",
    ),
    "channel_not_found": Bilingual(
        "チャンネルが見つかりません。KAGA_DIGEST_CHANNEL を確かめ、非公開ならボットを招待してください",
        "there is no such channel; check KAGA_DIGEST_CHANNEL, and invite the bot if it is private",
    ),
    "is_archived": Bilingual(
        "チャンネルはアーカイブされています。KAGA_DIGEST_CHANNEL を直してください",
        "the channel is archived; correct KAGA_DIGEST_CHANNEL",
    ),
    "missing_scope": Bilingual(
        "権限が足りません。manifest.json を反映してアプリを入れ直してください",
        "a scope is missing; apply manifest.json and install the app again",
    ),
    "user_not_found": Bilingual(
        "その人は見つかりません。kaga owner で担当者を直してください",
        "there is no such person; correct it by `kaga owner`",
    ),
}


def alert_message(post: Post, plan: Plan) -> Message:
    return notice(alert_words(post, plan).to(plan.language))


def alert_words(post: Post, plan: Plan) -> Bilingual:
    """What did not come about, why, and what to do."""
    day = datetime.fromisoformat(post.due).astimezone(ZoneInfo(plan.timezone)).date().isoformat()
    if post.key.kind is Kind.REMINDER:
        what = Bilingual(
            f"{day} の担当者 {post.key.channel} へのお知らせ", f"the reminder of {day} to the owner {post.key.channel}"
        )
    else:
        what = Bilingual(
            f"{day} の週次まとめ（チャンネル {post.key.channel}）",
            f"the weekly summary of {day} (channel {post.key.channel})",
        )
    state, todo = _state(post), _todo(post)
    return Bilingual(f"{what.ja}: {state.ja}。{todo.ja}", f"{what.en}: {state.en}. {todo.en}".strip())


def _state(post: Post) -> Bilingual:
    reason = post.reason.removeprefix(UNREADABLE)
    if post.key.kind is Kind.REMINDER and reason == "channel_not_found":  # of somebody who is not there
        reason = "user_not_found"
    match post.state:
        case PostState.REFUSED:
            cause = _CAUSES.get(reason, Bilingual(f"Slack の応答は {reason} です", f"Slack says {reason}"))
            return Bilingual(f"投稿できていません（{cause.ja}）", f"not posted ({cause.en})")
        case PostState.LAPSED:
            return Bilingual(
                "48時間以内に投稿できなかったため、見送りました",
                "it could not be posted within 48 hours and was left out",
            )
        case _:
            why = Bilingual(f"（{reason}）", f" ({reason})") if reason else Bilingual("", "")
            return Bilingual(
                f"投稿できたかどうか確かめられません{why.ja}", f"whether it was posted cannot be found out{why.en}"
            )


def _todo(post: Post) -> Bilingual:
    if post.key.kind is Kind.REMINDER:
        return Bilingual("", "")
    match post.state:
        case PostState.REFUSED:
            return Bilingual(
                "原因がなくなれば、投稿時刻から48時間以内は自動で投稿します。",
                "Once that is put right, it is posted within 48 hours of its time.",
            )
        case PostState.LAPSED:
            return Bilingual("kaga weekly --post で投稿できます。", "`kaga weekly --post` posts it.")
        case _:
            return Bilingual(
                "二重投稿を避けるため、自動では送り直しません。チャンネルになければ kaga weekly --post --again で投稿してください。",
                "It is not sent again on a guess. If it is not in the channel, post it by `kaga weekly --post --again`.",
            )
