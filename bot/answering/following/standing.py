"""This file says how a channel stands: paused, or cut off and why, so that no silence is a riddle."""

from __future__ import annotations

from datetime import datetime

from bot.answering.following.schedules import paused
from bot.answering.speech import Speaker
from bot.messages.dates import moment
from bot.messages.words import say
from scrapers.items import Language
from storage.people.channels import Channel

# Why a channel is gone, as events and refused posts say it.
INVITE = frozenset({"removed", "not_in_channel", "channel_not_found"})
ARCHIVED = frozenset({"archived", "deleted", "is_archived"})
_REVOKED = frozenset(
    [
        "uninstalled", "Tamar is not installed there", "account_inactive", "token_revoked",
        "invalid_auth", "not_authed", "is_bot_deleted", "team_access_not_granted", "access_denied",
    ]
)  # fmt: skip


def standing(
    channel: Channel | None, speaker: Speaker, now: datetime, language: Language
) -> list[str]:
    """Say what keeps a channel from being told: what we know of, and what its platform says now."""
    if channel is None:
        return []
    lines = [cut] if (cut := _cut_off(channel, speaker, language)) else []
    if pause := paused(channel, now, language):
        lines.append(pause)
    return lines


def _cut_off(channel: Channel, speaker: Speaker, language: Language) -> str | None:
    why, since = channel.gone_why, ""
    if channel.gone_at is not None:
        since = say("off_since", language, when=moment(channel.gone_at, language))
    else:
        why = speaker.reach(channel.address).problem
    if why is None or why == "retry":
        return None
    kinds = (("off_invite", INVITE), ("off_archived", ARCHIVED), ("off_revoked", _REVOKED))
    key = next((name for name, words in kinds if why in words), "off_other")
    return say(key, language, when=since, why=why)
