"""This file reminds a channel of the commitments that it starred: 14 and 2 days before, and the working day after."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.calendar import hong_kong, next_working_day
from bot.desk import Desk
from bot.messages import dates
from bot.messages.alerts import KeptPaper, compose
from bot.messages.clipping import clip
from bot.messages.scripts import simplified
from bot.messages.shown_language import shown_in
from bot.messages.words import say
from bot.telling import pledges, sightings
from bot.telling.pledges import Pledge
from bot.telling.reminders import BEFORE
from bot.telling.sightings import SeenSentence
from scrapers.items import Language
from storage import once
from storage.people import commitment_marks
from storage.people.channels import Channel
from storage.people.commitment_marks import Star
from storage.published import commitments, papers

LATE = timedelta(days=14)  # after its day; whoever was away for longer looks it up
MOST_SEEN = 2  # candidates beside one commitment
QUOTED = 220  # letters


def due(
    desk: Desk, session: Session, channel: Channel, now: datetime, language: Language
) -> tuple[KeptPaper, ...]:
    """Give the starred commitments to remind a channel of now, each at each distance once, and note it.

    One that was moved is reminded of anew, by its new day; of one that is closed nobody is. The
    caller's transaction keeps what was noted: undone, nothing was.
    """
    today = hong_kong(now).date()
    starred = {one.cluster: one for one in commitment_marks.stars(session, channel.id)}
    found = pledges.one_each(commitments.of_cluster(session, starred), language)
    known = pledges.known(session, found, channel.workspace_id, channel.id)
    wanted = [
        one
        for one in known
        if not one.closed
        and _is_due(session, channel, one, starred[one.promise.cluster], today, now)
    ]
    wanted.sort(key=lambda one: one.due or today)
    return tuple(_shown(desk, session, one, today, now, language) for one in wanted)


def _is_due(
    session: Session, channel: Channel, one: Pledge, star: Star, today: date, now: datetime
) -> bool:
    """Say whether it is time, and nobody was told: whoever starred it when that was past knew of it."""
    if one.due is None:
        return False
    step = _step(one.due, today)
    if step is None or hong_kong(star.at).date() > _day_of(one.due, step):
        return False
    name = f"pledge:{channel.id}:{star.cluster}:{one.due}:{step}"
    return once.first(session, name, now, now + 2 * LATE + timedelta(days=max(BEFORE)))


def _step(day: date, today: date) -> int | None:
    """Give the distance that a day has come within: 14 or 2 days before, -1 for after; None for none."""
    if today > day:
        return -1 if next_working_day(day) <= today <= day + LATE else None
    return min((each for each in BEFORE if each >= (day - today).days), default=None)


def _day_of(day: date, step: int) -> date:
    return day - timedelta(days=step) if step > 0 else day


def _shown(
    desk: Desk, session: Session, one: Pledge, today: date, now: datetime, language: Language
) -> KeptPaper:
    (paper,) = papers.papers(session, [one.promise.paper_id], texts=False)
    alert = compose(
        paper, shown_in(paper, language, now), desk.names(session), archive=desk.archive
    )
    since = sightings.seen_since(desk, session, one.promise, MOST_SEEN)
    lines = [_quoted(one.promise.commitment.quote, one.promise.language)]
    lines += [seen_line(each, language) for each in since.seen]
    if since.unread:
        lines.append(say("pledge_unread", language, n=since.unread))
    if language == "zh-Hans":  # notes are people's own words, and left alone; these were published
        lines = [simplified(line) for line in lines]
    return KeptPaper(alert, tuple(lines), where=facts(one, today, language), sign="•")


def facts(one: Pledge, today: date, language: Language) -> str:
    """Say when a commitment falls due or fell due, whose it is, and what is typed to mark it."""
    assert one.due is not None
    days = (one.due - today).days
    key = {0: "pledge_due_today", 1: "pledge_due_tomorrow"}.get(days, "pledge_due_in")
    key = "pledge_fell_due" if days < 0 else key
    typed = f"{say('c_commitments', language)} {one.promise.cluster[:8]}"
    return f"{say(key, language, n=days, day=dates.day(one.due, language))} · {typed}"


def seen_line(seen: SeenSentence, language: Language) -> str:
    """Say what was seen since, as a candidate, with where it stands."""
    what = say(f"pledge_seen_{seen.sighting.kind}", language)
    where = seen.number or clip(seen.title, 80)
    quoted = _quoted(seen.sighting.sentence, seen.language)
    return f"{what}{say('colon', language)}{quoted}{say('aside', language, text=where)}"


def _quoted(text: str, language: Language) -> str:
    return say("quoted", language, text=clip(text, QUOTED))
