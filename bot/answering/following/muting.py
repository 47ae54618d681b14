"""This file lets a channel hear no more of one thing for a while, and hear of it again by itself."""

from __future__ import annotations

import re
from datetime import datetime

from bot.answering import undoing
from bot.answering.arguments import moments
from bot.answering.arguments.courtesy import trimmed
from bot.answering.arguments.wishes import Reader
from bot.answering.arguments.words import either_script
from bot.answering.channels import Refused, held, may_change, place_of
from bot.answering.command import Said
from bot.answering.following.followed import chosen
from bot.answering.following.targets import label_of
from bot.answering.intents import Intent, Misunderstood, Mute, Pause
from bot.answering.names import TopicBook
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.dates import moment
from bot.messages.words import listed, say
from storage.people import subscriptions

WEEK, MONTH = "1 week", "1 month"
_UNTIL = re.compile(
    either_script(
        r"^(?P<what>.*?) ?(?:(?<![\w-])(?:until|till|for)(?![\w-])|直至|至|到) ?(?P<until>.+)$"
    ),
    re.IGNORECASE,
)
# e.g. lawtech 2 weeks · 人工智能 三個月
_LENGTH = re.compile(
    either_script(
        r"^(?P<what>.*?) ?(?P<until>(?:\d{1,3}|an?|one|two|three|[一二兩两三四五六七八九十]) ?個? ?"
        r"(?:hours?|days?|weeks?|months?|小時|日|天|周|週|星期|禮拜|月)|(?:a )?(?:week|month))$"
    ),
    re.IGNORECASE,
)
_LONGEST = 400
_ODD = {"week": WEEK, "month": MONTH, "": WEEK}


def parted(said: str) -> tuple[str, str | None]:
    """Part what is said into what and until when; None where no end is named."""
    text = " ".join(trimmed(said)[:_LONGEST].split())
    for pattern in (_UNTIL, _LENGTH):
        if found := pattern.match(text):
            until = " ".join(found["until"].split())
            return found["what"].strip(), _ODD.get(until.lower(), until)
    return text, None


def read_mute(said: Said) -> Intent:
    """Read what is to be silent until when; nothing named is all of it, and no end is asked for."""
    what, until = parted(said.rest)
    read = Reader(what.split())
    lasts = until and f"for {until}".casefold() in " ".join(said.rest.split()).casefold()
    if until and lasts and moments.begins_later(until):
        stop = f"mute {read.target} until {until}" if read.target else f"pause until {until}"
        return Misunderstood("mute", "until_when", until, (stop, "list"))
    if not read.target:
        if until is not None:
            return Pause(until)
        return Misunderstood(
            "mute", "mute_what", "", ("pause for a week", "mute <topic> for a week")
        )
    return Mute((read.target,), until, read.place)


def mute(desk: Desk, intent: Mute, speaker: Speaker) -> Reply:
    """Tell a channel nothing of some things until a moment; asked for none, offer a week and a month."""
    place = place_of(speaker, intent.place, change=intent.until is not None)
    now, language = desk.clock(), speaker.language
    until = moment_of(intent.until, now, speaker) if intent.until else None
    with desk.store.write() as session:
        channel = held(session, place, speaker)
        following = subscriptions.subscriptions(session, channel.id) if channel else []
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
        meant = chosen(session, following, ", ".join(intent.targets), book, language)
        if channel is None or not meant:
            raise Refused("mutes_nothing", ", ".join(intent.targets)[:80])
        names = listed(list(dict.fromkeys(label_of(one, language) for one in meant)), language)
        if until is None:
            return _offered(names, intent, speaker)
        may_change(session, speaker, here=place.here)
        after = [
            subscriptions.change_subscription(session, one.id, paused_until=until) for one in meant
        ]
        number = undoing.note(
            session,
            channel,
            speaker,
            "mute",
            now,
            subscriptions=[
                undoing.followed(session, *both) for both in zip(meant, after, strict=True)
            ],
        )
    when = moment(until, language)
    return Reply(
        say("muted", language, place=place.called(language), what=names, when=when),
        (say("muted_note", language),),
        buttons=(Button(say("b_undo", language), "undo", str(number)),),
        changed=True,
        again="list",
    )


def moment_of(said: str, now: datetime, speaker: Speaker) -> datetime:
    """Give the moment that is named; raises Refused where it is none, or is over."""
    found = moments.read(said, now, speaker.zone)
    if found is None:
        raise Refused("bad_until", said[:40])
    if found <= now:
        raise Refused("past", said[:40])
    return found


def _offered(names: str, intent: Mute, speaker: Speaker) -> Reply:
    """Ask for how long, with the whole end of it as the last thing to press."""
    language, targets = speaker.language, ", ".join(intent.targets)
    muted = f"{say('c_mute', language)} {targets}"
    buttons = [
        Button(say(name, language), "say", f"{muted} {say(how_long, language)}")
        for name, how_long in (("b_mute_week", "for_a_week"), ("b_mute_month", "for_a_month"))
    ]
    buttons.append(Button(say("b_stop_here", language), "say", f"unsubscribe {targets}", "danger"))
    return Reply(
        say("mute_how_long", language, what=names),
        (say("mute_for_me", language),) if speaker.who != "console" else (),
        buttons=tuple(buttons),
    )
