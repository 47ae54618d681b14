"""This file answers what the next meetings bring: of a committee, of a day, or of what a channel follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session

from bot.answering import undoing
from bot.answering.arguments import moments
from bot.answering.arguments.filters import bare
from bot.answering.arguments.filters import day as iso_day
from bot.answering.arguments.switches import switched
from bot.answering.channels import Refused, held, made, may_change, open_place, place_of
from bot.answering.command import Said
from bot.answering.finding.next_steps import unread_yet
from bot.answering.intents import Briefing, SwitchBriefings
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.calendar import HONG_KONG, hong_kong
from bot.desk import Desk
from bot.messages import briefings as said_of
from bot.messages.briefings import Meeting
from bot.messages.dates import day_soon
from bot.messages.words import say
from bot.telling import announcements, briefings
from bot.telling.briefings import Interests
from bot.topics import registers
from scrapers.items import Language
from scrapers.text import hk_date, search_tokens
from storage.people import channels
from storage.published import expectations

AHEAD = timedelta(days=30)
_ON = re.compile(r"^on ", re.IGNORECASE)
_LED = re.compile(r"^(?:for|on|before|about|ahead of) (?:the )?", re.IGNORECASE)
_AROUND = re.compile(r"^(?:(?:for|on|of|the|next|coming|upcoming) ){1,5}", re.IGNORECASE)
# e.g. AJLS meeting on Monday · 司法及法律事務委員會會議
_MEETING = re.compile(r" ?(?:meetings?(?: on \w{1,20})?|會議|会议)$", re.IGNORECASE)
MOST_MEETINGS = 3  # shown whole; the others can be asked for by name
MOST_ROWS = 30


@dataclass(frozen=True, slots=True)
class AskedMeetings:
    """Which meetings are meant: of a body, of a span of days; and how that is said."""

    first: date
    last: date
    body: str | None = None
    name: str = ""


def read_briefing(said: Said) -> Briefing | SwitchBriefings:
    """Read a committee's name or a day, if one is given; or whether briefings are to come here."""
    wish = switched(said.rest)
    if wish is not None:
        return SwitchBriefings(wish)
    return Briefing(bare(_LED.sub("", said.rest.strip())) or None)


def asked(what: str | None, today: date, language: Language) -> AskedMeetings:
    """Give which meetings are meant; raises Refused for what is neither a committee nor a day."""
    if what is None:
        return AskedMeetings(today, today + AHEAD)
    exact = iso_day(what) if len(what) == len("2026-10-07") else None
    day = exact or hk_date(what) or _weekday(what, today)
    if day is not None:
        return AskedMeetings(day, day, name=day_soon(day, language))
    if (both := _of_a_day(what, today, language)) is not None:
        return both
    for one in (what, _bare(what)):
        meant = registers.found(one, "committee")
        if len(meant) == 1:
            name = meant[0].shown(chinese=language != "en")
            return AskedMeetings(today, today + AHEAD, meant[0].key, name)
    if announcements.body_key(_bare(what)) == "council":
        (sitting,) = (one for one in registers.identities() if one.key == "council")
        return AskedMeetings(
            today, today + AHEAD, sitting.key, sitting.shown(chinese=language != "en")
        )
    raise Refused("no_committee", what[:60])


def wished(session: Session, what: str | None, today: date, language: Language) -> AskedMeetings:
    """Give which meetings are meant, also of a body that only the schedule names, as one on a bill; raises Refused."""
    try:
        return asked(what, today, language)
    except Refused:
        words = _words(_bare(what or ""))
        start, end = briefings.bounds(today, today + AHEAD)
        sittings = [
            one
            for one in expectations.upcoming(session, start, end)
            if announcements.is_slot(one.key) and one.committee
        ]
        called = announcements.one_body(sittings)
        held = [one for one in sittings if words <= _words(one.committee or "")]
        bodies = {called[announcements.body_key(one.committee)] for one in held}
        if not words or len(bodies) != 1:
            raise
        (body,) = bodies
        every = [one for one in sittings if called[announcements.body_key(one.committee)] == body]
        (shown, *_) = announcements.gathered(every, language)
        return AskedMeetings(today, today + AHEAD, body, shown.committee or body)


def _words(name: str) -> frozenset[str]:
    """Give the words of a body's name as a search compares them, in whichever script and order."""
    return frozenset(search_tokens(name))


def _of_a_day(what: str, today: date, language: Language) -> AskedMeetings | None:
    """Read a committee with the day of its meeting behind it: "AJLS meeting on Monday"."""
    words = what.split()
    for cut in range(len(words) - 1, 0, -1):
        said = _ON.sub("", " ".join(words[cut:]))
        day = hk_date(said) or _weekday(said, today)
        named = registers.found(_bare(" ".join(words[:cut]).removesuffix(" on")), "committee")
        if day is not None and len(named) == 1:
            name = f"{named[0].shown(chinese=language != 'en')} · {day_soon(day, language)}"
            return AskedMeetings(day, day, named[0].key, name)
    return None


def _weekday(what: str, today: date) -> date | None:
    """Give the day that "monday", "tomorrow" or 下星期三 names."""
    noon = datetime.combine(today, time(12), HONG_KONG)
    found = moments.read(_ON.sub("", what), noon.astimezone(UTC), HONG_KONG.key)
    return found.astimezone(HONG_KONG).date() if found is not None else None


def _bare(what: str) -> str:
    """Take from a committee's name what people say around it: "the next AJLS meeting on Monday"."""
    return _MEETING.sub("", _AROUND.sub("", what.strip())).strip()


def found(desk: Desk, session: Session, wish: AskedMeetings, speaker: Speaker) -> list[Meeting]:
    """Give the meetings that are meant; where none is named, those that concern the channel."""
    wanted = Interests()
    if not wish.name:
        channel = held(session, place_of(speaker, None), speaker)
        mine = briefings.interests(session, channel) if channel is not None else wanted
        wanted = mine if mine.topics or mine.bodies else wanted
    return briefings.gather(
        desk, session, wish.first, wish.last, speaker.language, wanted, body=wish.body
    )


def _any_day(wish: AskedMeetings, language: Language) -> tuple[Button, ...]:
    """Offer a committee's next meeting, where it has none on the day that was named."""
    if wish.body is None:
        return ()
    body = next(one for one in registers.identities() if one.key == wish.body)
    line = f"briefing {body.shown(chinese=language != 'en')}"
    return (Button(line[:60], "say", line),)


def _meetings(language: Language) -> tuple[Button, ...]:
    """Offer all meetings that are announced."""
    return (Button(say("c_meetings", language), "say", say("c_meetings", language)),)


def brief(desk: Desk, intent: Briefing, speaker: Speaker) -> Reply:
    """Show what the next meetings bring: papers in and missing, with bullets, and what came before."""
    language = speaker.language
    today = hong_kong(desk.clock()).date()
    with desk.store.read() as session:
        wish = wished(session, intent.what, today, language)
        meetings = found(desk, session, wish, speaker)
        offer = _offer(session, speaker)
        unread = unread_yet(session, speaker)
    if not meetings and unread:
        days = max(1, (wish.last - wish.first).days)
        return Reply(say("meetings_unknown", language, days=days), unread, failed=True)
    if not meetings:
        if wish.first == wish.last:
            headline = say("no_briefing_on", language, what=wish.name)
            buttons = _any_day(wish, language) or _meetings(language)
            return Reply(headline, buttons=buttons, failed=True)
        none = say("no_briefing", language, days=(wish.last - wish.first).days)
        return Reply(none, buttons=_meetings(language), failed=True)
    if wish.body is not None:
        meetings = [one for one in meetings if one.day == meetings[0].day]
    shown, left = meetings[:MOST_MEETINGS], meetings[MOST_MEETINGS:]
    rows = [row for one in shown for row in _rows(one, language)]
    head = say("briefing_on", language, what=wish.name) if wish.name else say("briefing", language)
    return Reply(
        head,
        (say("briefing_more", language, n=len(left)),) if left else (),
        rows=tuple(rows[:MOST_ROWS]),
        buttons=(*offer, *(_button(one, language) for one in left[:3])),
        again=f"briefing {intent.what or ''}".strip(),
    )


def switch(desk: Desk, intent: SwitchBriefings, speaker: Speaker) -> Reply:
    """Have briefings come to this channel, or no more."""
    language = speaker.language
    with desk.store.write() as session:
        may_change(session, speaker, here=True)
        channel = made(desk, session, open_place(speaker, None), speaker)
        number = undoing.note(
            session,
            channel,
            speaker,
            "briefings",
            desk.clock(),
            channel=undoing.settings(channel, {"briefings": intent.on}),
        )
        channels.set_channel(session, channel.address, briefings=intent.on, offered_at=desk.clock())
    return Reply(
        say("briefing_on_now" if intent.on else "briefing_off_now", language),
        buttons=(Button(say("b_undo", language), "undo", str(number)),),
        changed=True,
        announced=True,
    )


def _offer(session: Session, speaker: Speaker) -> tuple[Button, ...]:
    """Offer briefings where they do not come by themselves."""
    channel = held(session, place_of(speaker, None), speaker)
    if channel is None or channel.briefings:
        return ()
    return (Button(say("b_briefing_on", speaker.language), "say", "briefing on", style="primary"),)


def _rows(meeting: Meeting, language: Language) -> list[Row]:
    rows: list[Row] = []
    for one in said_of.rows(meeting, language):
        if one.kind == "bullet" and rows:
            before = rows.pop()
            text = "\n".join(piece for piece in (before.text, f"• {one.text}") if piece)
            rows.append(Row(before.title, before.url, before.context, text))
        else:
            rows.append(Row(one.text, one.url, one.context))
    return rows


def _button(meeting: Meeting, language: Language) -> Button:
    value = f"{say('c_briefing', language)} {meeting.day.isoformat()}"
    return Button(said_of.title(meeting, language)[:60], "say", value)


def as_object(meeting: Meeting) -> dict[str, object]:
    """Give a meeting as the command line writes it."""
    return {
        "committee": meeting.committee,
        "day": meeting.day,
        "starts_at": meeting.starts_at,
        "expected": meeting.expected,
        "missing": len(meeting.awaited),
        "papers": [
            {
                "number": one.number,
                "title": one.title,
                "url": one.url,
                "bullets": [bullet.text for bullet in one.bullets],
            }
            for one in meeting.papers
        ],
        "others": meeting.others,
        "awaited": [{"title": one.title, "asker": one.asker} for one in meeting.awaited],
        "never_came": [{"title": one.title, "day": one.day} for one in meeting.missed],
        "questions": [
            {"title": one.title, "url": one.url, "day": one.day, "asker": one.who}
            for one in meeting.questions
        ],
        "commitments": [
            {"quote": one.quote, "url": one.url, "due": one.day} for one in meeting.promises
        ],
        "follow_ups": [
            {
                "subject": one.title,
                "asked": one.quote,
                "of": one.who,
                "met_on": one.day,
                "url": one.url,
                "at": one.place,
                "named_in": where,
            }
            for where, found in (("follow_up", meeting.waited), ("minutes", meeting.minuted))
            for one in found
        ],
    }
