"""This file is the one way to speak: what was rendered is kept once, then posted, answered with or edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlmodel import Session

from bot.desk import Desk
from bot.messages.scripts import for_notice
from scrapers.items import Language
from storage.people import channels
from storage.people.channels import Channel
from storage.records import Payload
from storage.told import deliveries, followups, messages
from storage.told.tellings import StandingMessage


def keep(
    desk: Desk,
    session: Session,
    platform: str,
    language: Language,
    payload: Payload,
    topics: Sequence[str] = (),
) -> int:
    """Keep a rendered message and give its number; the same message again is the same row."""
    return messages.store_message(
        session,
        platform=platform,
        language=language,
        topics=topics,
        payload=payload,
        now=desk.clock(),
    )


def keep_all(session: Session, rendered: Sequence[messages.Rendered], now: datetime) -> list[int]:
    """Keep several rendered messages and give their numbers."""
    return messages.store_messages(session, rendered, now)


def notice(
    desk: Desk, session: Session, place: Channel, key: str, text: str, language: Language = "en"
) -> None:
    """Post a plain word to a channel; the same key again is the same notice."""
    payload = desk.renderers[place.platform].notice(for_notice(text, language))
    message = keep(desk, session, place.platform, language, payload)
    deliveries.enqueue_notice(session, place.id, key, message, desk.clock())


def operator(desk: Desk, session: Session) -> Channel | None:
    """Give the channel of whoever runs this, where trouble is told."""
    return channels.channel(session, desk.health_channel or "console")


def operators_language(place: Channel | None) -> Language:
    """Give the language in which whoever runs this is told of trouble: English unless Chinese is set."""
    return "en" if place is None or place.language == "either" else place.language


def notify(desk: Desk, session: Session, key: str, text: Callable[[Language], str]) -> None:
    """Tell whoever runs this something once, in their language; the same key again is the same notice."""
    place = operator(desk, session)
    if place is not None:
        language = operators_language(place)
        notice(desk, session, place, key, text(language), language)


def bring(
    session: Session,
    key: str,
    before: StandingMessage | None,
    message: int,
    now: datetime,
    *,
    channel_id: int,
    behind: int | None = None,
) -> bool:
    """Post a message under a key, `behind` another delivery if it is a reply, or edit what stands there.

    Gives whether there was anything to do: what says the same, or died, is left alone.
    """
    if before is None and behind is not None:
        followups.enqueue_reply(
            session, behind, kind="notice", key=key, message_id=message, now=now
        )
    elif before is None:
        deliveries.enqueue_notice(session, channel_id, key, message, now)
    elif before.message_id != message and before.state != "dead":
        followups.enqueue_edit(session, before.delivery_id, message, now)
    else:
        return False
    return True
