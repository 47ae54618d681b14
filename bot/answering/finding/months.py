"""This file answers what the last month brought, and turns the monthly message on and off."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.answering import undoing
from bot.answering.arguments.switches import switched
from bot.answering.channels import Refused, held, made, may_change, open_place, place_of
from bot.answering.command import Said
from bot.answering.intents import Intent, Month
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from bot.telling import months
from storage.people import channels


def read_month(said: Said) -> Intent:
    """Read whether the monthly message is wanted; nothing asks for what it would say."""
    return Month(switched(said.rest))


def month(desk: Desk, intent: Month, speaker: Speaker) -> Reply:
    """Show the month before with a button for each change, or say whether it is wanted each month."""
    if intent.on is not None:
        return _switched(desk, on=intent.on, speaker=speaker)
    language = speaker.language
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        if channel is None:
            raise Refused("digest_nobody")
        today = desk.clock().astimezone(ZoneInfo(channel.zone)).date()
        first, end = months.month_before(today)
        found = months.gathered(desk, session, channel, first, end, language)
        headline, *lines = months.lines(desk, session, found, language)
    pressed = months.presses(found, language, wanted=channel.monthly)
    buttons = tuple(Button(one.text, "say", one.line) for one in pressed)
    return Reply(headline, tuple(lines), buttons=buttons, again="month")


def _switched(desk: Desk, *, on: bool, speaker: Speaker) -> Reply:
    language, now, place = speaker.language, desk.clock(), open_place(speaker, None)
    with desk.store.write() as session:
        may_change(session, speaker, here=True)
        channel = made(desk, session, place, speaker)
        wanted = {"monthly": on}
        number = undoing.note(
            session, channel, speaker, "month", now, channel=undoing.settings(channel, wanted)
        )
        channels.set_channel(session, channel.address, monthly=on)
    return Reply(
        say("month_on" if on else "month_off", language, place=place.called(language)),
        buttons=(Button(say("b_undo", language), "undo", str(number)),),
        changed=True,
        again="list",
    )
