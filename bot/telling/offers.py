"""This file offers a channel, once and with one button, what is scheduled beside alerts and that it has not."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.desk import Desk
from bot.messages.briefings import Briefing, BriefingLine, Press
from bot.messages.shown_language import spoken
from bot.messages.words import say
from bot.telling import posting
from storage.people import channels
from storage.people.channels import Channel


def offer(
    desk: Desk, session: Session, channel: Channel, now: datetime, *, behind: int | None = None
) -> None:
    """Offer briefings and the weekly look ahead, `behind` another delivery if it is a reply.

    The caller's transaction notes that it was done. A crash before its commit leaves the offer to be
    made, one after it leaves nothing to do.
    """
    channels.set_channel(session, channel.address, offered_at=now)
    language = spoken(channel.language)
    line = f"{say('c_ahead', language)} {say('c_both', language)}"
    value = Briefing(
        say("ahead_offer", language),
        language,
        (BriefingLine("aside", say("ahead_offer_what", language)),),
        (Press(say("b_ahead_both", language), line),),
    )
    payload = desk.renderers[channel.platform].briefing(value)
    message = posting.keep(desk, session, channel.platform, language, payload)
    key = f"offer:scheduled:{channel.id}"
    posting.bring(session, key, None, message, now, channel_id=channel.id, behind=behind)
