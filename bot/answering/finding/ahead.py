"""This file answers what the next week brings a channel, and turns the weekly look ahead on and off."""

from __future__ import annotations

from typing import Any

from bot.answering import undoing
from bot.answering.arguments.switches import switched
from bot.answering.channels import Refused, held, made, may_change, open_place, place_of
from bot.answering.command import Said
from bot.answering.finding.find import read_search
from bot.answering.intents import Intent, LookAhead
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages.briefings import BriefingLine as Line
from bot.messages.words import say
from bot.telling import look_ahead
from scrapers.text import fold
from storage.people import channels

_BOTH = frozenset(map(fold, ("both", "兩者", "with briefings", "連簡報")))
MOST_ROWS = 30


def read_ahead(said: Said) -> Intent:
    """Read whether the weekly look ahead is wanted, and whether briefings are wanted with it."""
    rest = fold(said.rest).strip()
    if rest in _BOTH:
        return LookAhead(on=True, briefings=True)
    on = switched(rest)
    if rest and on is None:  # "ahead of the Budget" is looked for
        return read_search(said.wholly())
    return LookAhead(on)


def ahead(desk: Desk, intent: LookAhead, speaker: Speaker) -> Reply:
    """Show what is ahead of this channel, or say whether that is told each week."""
    if intent.on is not None:
        return _switched(desk, intent, speaker)
    language = speaker.language
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        if channel is None:
            raise Refused("digest_nobody")
        rows = look_ahead.gathered(desk, session, channel, desk.clock(), language)
    switch = "off" if channel.look_ahead else "on"
    line = f"{say('c_ahead', language)} {say(f'c_{switch}', language)}"
    return Reply(
        say("ahead" if rows else "ahead_nothing", language),
        rows=tuple(_shown(rows)[:MOST_ROWS]),
        buttons=(Button(say(f"b_ahead_{switch}", language), "say", line),),
        again="ahead",
    )


def _shown(lines: list[Line]) -> list[Row]:
    """Give lines as an answer shows them: under each heading what belongs to it."""
    return [Row(one.text, one.url, one.context) for one in lines]


def _switched(desk: Desk, intent: LookAhead, speaker: Speaker) -> Reply:
    language, now = speaker.language, desk.clock()
    wanted: dict[str, Any] = {"look_ahead": intent.on}
    if intent.briefings:
        wanted["briefings"] = True
    with desk.store.write() as session:
        may_change(session, speaker, here=True)
        channel = made(desk, session, open_place(speaker, None), speaker)
        number = undoing.note(
            session, channel, speaker, "ahead", now, channel=undoing.settings(channel, wanted)
        )
        channels.set_channel(session, channel.address, **wanted, offered_at=now)
    key = "ahead_both_now" if intent.briefings else "ahead_on_now" if intent.on else "ahead_off_now"
    return Reply(
        say(key, language),
        buttons=(Button(say("b_undo", language), "undo", str(number)),),
        changed=True,
        announced=True,
    )
