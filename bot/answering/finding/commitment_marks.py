"""This file answers what people say became of a commitment, and whether they want to be reminded of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.answering import undoing
from bot.answering.arguments import filters
from bot.answering.channels import Refused, place_to_write
from bot.answering.command import Said
from bot.answering.finding import lookups, pledge_rows, promises
from bot.answering.finding.promises import Viewer
from bot.answering.intents import (
    Commitments,
    Intent,
    MarkCommitment,
    Misunderstood,
    ShowCommitment,
    StarCommitment,
)
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages import dates, phrases
from bot.messages.clipping import clip
from bot.messages.words import say
from bot.telling import pledges, sightings
from bot.telling.pledges import Pledge
from bot.telling.sightings import SeenSentence, Since
from scrapers.items import Language
from scrapers.text import fold
from storage.people import channels, commitment_marks
from storage.people.channels import Channel
from storage.people.commitment_marks import Mark, Star, State, TooManyStars
from storage.published import commitments, papers
from storage.published.commitments import Promise

MOST_QUOTED = 300  # letters of a sentence
MOST_SAID = 10  # marks of one commitment that are listed
QUARTERS = 3  # days to which it may have been moved that can be pressed

_REFERENCE = re.compile(r"#?([0-9a-f]{8,16})")
_STATES: dict[str, State] = {
    "kept": "kept", "fulfilled": "kept", "done": "kept", "已履行": "kept", "moved": "moved",
    "postponed": "moved", "delayed": "moved", "已押後": "moved", "押後": "moved", "lapsed": "lapsed",
    "broken": "lapsed", "未履行": "lapsed", "no": "none", "not": "none", "非承諾": "none",
    "不是承諾": "none", "open": "open", "reopen": "open", "未完": "open",
}  # fmt: skip
_STARS = {
    "star": True,
    "星標": True,
    "加星": True,
    "unstar": False,
    "取消星標": False,
    "除星": False,
}
_MINE = frozenset(map(fold, ("mine", "my", "starred", "我的", "星標")))
_TO = frozenset(map(fold, ("to", "until", "till", "至", "到")))
_BY = frozenset(map(fold, ("by", "per", "in", "據", "見")))
_OTHERS = frozenset(map(fold, ("a", "commitment", "commitment:")))  # of "not a commitment"
_STATED = {fold(word): state for word, state in _STATES.items()}
_STARRED = {fold(word): on for word, on in _STARS.items()}


def read(said: Said) -> Intent:
    """Read what became of which commitment, which one is to be shown, or which are asked for."""
    tokens = [fold(one) for one in said.tokens]
    if not tokens:
        return promises.read_commitments(said)
    if len(tokens) == 1 and (found := _REFERENCE.fullmatch(tokens[0])):
        return ShowCommitment(found[1])
    words = [one for one in tokens[1:] if one not in _OTHERS]
    if words and (found := _REFERENCE.fullmatch(words[0])):
        if tokens[0] in _STATED:
            return _marked(found[1], _STATED[tokens[0]], said)
        if tokens[0] in _STARRED:
            return StarCommitment(found[1], _STARRED[tokens[0]])
    if tokens[0] in _MINE:
        rest = said.tokens[1:]
        asked = promises.read_commitments(Said(rest, " ".join(rest), said.whole, said.word))
        return replace(asked, mine=True) if isinstance(asked, Commitments) else asked
    return promises.read_commitments(said)


def _marked(reference: str, state: State, said: Said) -> Intent:
    """Read to which day it was moved, and by which paper that is shown."""
    at = next(n for n, one in enumerate(said.tokens) if _REFERENCE.fullmatch(fold(one)))
    rest, to, by = list(said.tokens[at + 1 :]), None, None
    while rest and fold(rest[0]) in _TO:
        rest.pop(0)
    if rest and fold(rest[0]) not in _BY:
        day = rest.pop(0)
        if filters.day(day) is None:
            example = f"commitments moved {reference} to <date>"
            return Misunderstood("commitments", "bad_day", day, (example,))
        to = promises.span(day)[1]
    while rest and fold(rest[0]) in _BY:
        rest.pop(0)
    by = " ".join(rest).strip() or None
    return MarkCommitment(reference, state, to, by)


def show(desk: Desk, intent: ShowCommitment, speaker: Speaker) -> Reply:
    """Show one commitment with all that was said of it, and what can be said of it."""
    language, today = speaker.language, hong_kong(desk.clock()).date()
    with desk.store.read() as session:
        here = Viewer.of(session, speaker)
        one = _one(session, intent.reference, here, language)
        said = _history(session, one, here)
        lines = [_said(session, mark, here, language) for mark in said]
        since = sightings.seen_since(desk, session, one.promise)
        corrected = sightings.corrections(session, one.promise)
    lines += [say("pledge_corrected", language, what=p.number or p.title[:80]) for p in corrected]
    return Reply(
        say("pledge_one", language),
        tuple(lines),
        rows=(
            pledge_rows.pledge_row(one, language, today, pressed=False),
            *(seen_row(each, one, language) for each in since.seen),
        ),
        buttons=tuple(_buttons(one, language)),
        footer=_unseen(since, one, language),
        again=f"commitments {pledge_rows.short(one.promise.cluster)}",
        people=tuple(dict.fromkeys(mark.who for mark in said if mark.who != here.who)),
    )


def _unseen(since: Since, one: Pledge, language: Language) -> str:
    """Say that nothing was seen since, and how much could not be looked at."""
    lines = [] if since.seen or one.closed or since.unread else [say("pledge_unseen", language)]
    if since.unread:
        lines.append(say("pledge_unread", language, n=since.unread))
    return " ".join(lines)


def seen_row(seen: SeenSentence, one: Pledge, language: Language) -> Row:
    """Show what was seen since beside what was promised; a person says whether it is the same."""
    sighting, command = seen.sighting, say("c_commitments", language)
    shown = f"paper:{seen.paper_id}"
    typed = f"{pledge_rows.short(one.promise.cluster)} {{}}{say('c_by', language)} {shown}"
    if sighting.kind == "moved" and sighting.to is not None:
        word, rest = say("c_pledge_moved", language), typed.format(f"{sighting.to.isoformat()} ")
        button = Button(
            say("b_pledge_moved_to", language, day=dates.day(sighting.to, language)),
            "say",
            f"{command} {word} {rest}",
        )
    else:
        word, rest = say("c_pledge_kept", language), typed.format("")
        button = Button(say("b_pledge_kept_by", language), "say", f"{command} {word} {rest}")
    day = dates.day(seen.published, language) if seen.published else ""
    facts = (say(f"pledge_seen_{sighting.kind}", language), seen.number or "", day, seen.same)
    places = phrases.paragraphs(sighting.cites[:2], language)
    sides = (one.promise.commitment.quote, f"{sighting.sentence}")
    then, now = (say("quoted", seen.language, text=clip(side, MOST_QUOTED)) for side in sides)
    return Row(
        seen.title,
        seen.url,
        " · ".join(piece for piece in facts if piece),
        f"{then} → {now} {places}".strip(),
        (button,),
    )


def _one(session: Session, reference: str, here: Viewer, language: Language) -> Pledge:
    """Give the commitment that a reference means; raises Refused for none, and for several."""
    found = commitments.called(session, reference)
    if not found:
        raise Refused("no_pledge", reference)
    if len({one.cluster for one in found}) > 1:
        raise Refused("several_pledges", reference)
    (first, *_) = pledges.one_each(found, language)
    (known,) = pledges.known(session, [first], here.workspace_id, here.channel_id)
    return known


def _history(session: Session, one: Pledge, here: Viewer) -> list[Mark]:
    """Give what was said of a commitment, the first first."""
    if here.workspace_id is None:
        return []
    clusters = _own(session, one.promise)
    found = commitment_marks.said_of(session, here.workspace_id, clusters)
    return found[-MOST_SAID:]


def _own(session: Session, one: Promise) -> set[str]:
    twin = commitments.twins(session, [one]).get(one.id)
    return {one.cluster, twin} if twin else {one.cluster}


def _said(session: Session, mark: Mark, here: Viewer, language: Language) -> str:
    """Say who said what of a commitment, and when."""
    day = dates.day(hong_kong(mark.at).date(), language)
    what = say(f"pledge_{mark.state}", language, day=_to(mark.moved_to, language))
    by = papers.papers(session, [mark.by_paper_id], texts=False) if mark.by_paper_id else []
    shown = say("pledge_by", language, what=by[0].number or by[0].title[:80]) if by else ""
    who = say("you", language) if mark.who == here.who else mark.who
    return " · ".join(piece for piece in (day, what, shown, who) if piece)


def _to(day: date | None, language: Language) -> str:
    return dates.day(day, language) if day else "?"


def _buttons(one: Pledge, language: Language) -> list[Button]:
    command, ref = say("c_commitments", language), pledge_rows.short(one.promise.cluster)
    states = ("kept", "moved", "lapsed", "none") if not one.closed else ("open",)
    names = [*states, "unstar" if one.starred else "star"]
    return [
        Button(
            say(f"b_pledge_{name}", language), "say", f"{command} {say(f'c_pledge_{name}', language)} {ref}"
        )
        for name in names
    ]  # fmt: skip


def mark(desk: Desk, intent: MarkCommitment, speaker: Speaker) -> Reply:
    """Write down what became of a commitment, for the whole workspace; nothing is forgotten by it."""
    language, now = speaker.language, desk.clock()
    today = hong_kong(now).date()
    with desk.store.write() as session:
        channel = place_to_write(desk, session, speaker)
        here = Viewer.of(session, speaker)
        one = _one(session, intent.reference, here, language)
        if intent.state == "moved" and intent.to is None:
            return _to_when(one, today, language)
        if intent.to is not None and intent.state != "moved":
            raise Refused("pledge_no_day")
        by = lookups.one_of(session, intent.by) if intent.by else None
        if by is not None and by.id == one.promise.paper_id:
            raise Refused("pledge_same_paper")
        before = one.mark
        after = commitment_marks.mark(
            session, channel.workspace_id, one.promise, intent.state, who=speaker.who, now=now,
            moved_to=intent.to, by_paper_id=by.id if by else None,
        )  # fmt: skip
        clusters = sorted(_own(session, one.promise))
        state = {
            "clusters": clusters,
            "before": undoing.mark_state(before),
            "after": after.id,
        }
        number = undoing.note(session, channel, speaker, "mark", now, marked=[state])
        known = replace(one, mark=after)
    head = say(f"pledge_{intent.state}", language, day=_to(intent.to, language))
    return _done(say("pledge_marked", language, what=head), known, number, today, language)


def star(desk: Desk, intent: StarCommitment, speaker: Speaker) -> Reply:
    """Have this channel reminded of a commitment, or no more."""
    language, now = speaker.language, desk.clock()
    today = hong_kong(now).date()
    with desk.store.write() as session:
        channel = place_to_write(desk, session, speaker)
        here = replace(Viewer.of(session, speaker), channel_id=channel.id)
        one = _one(session, intent.reference, here, language)
        clusters = _own(session, one.promise)
        before = [s for s in commitment_marks.stars(session, channel.id) if s.cluster in clusters]
        if bool(before) == intent.on:
            key = "pledge_starred_already" if intent.on else "pledge_not_starred"
            return Reply(say(key, language), rows=(pledge_rows.pledge_row(one, language, today),))
        after = _starred(session, channel, one.promise, speaker, now) if intent.on else None
        for old in before:
            commitment_marks.unstar(session, channel.id, old.cluster)
        was = before[0] if before else None
        state = {
            "cluster": (after or before[0]).cluster,
            "paper_id": (after or before[0]).paper_id,
            "before": undoing.star_state(was),
            "after": undoing.star_state(after),
        }
        number = undoing.note(session, channel, speaker, "star", now, starred=[state])
        known = replace(one, starred=intent.on)
    return _done(say(_star_key(known), language), known, number, today, language)


def _star_key(one: Pledge) -> str:
    if not one.starred:
        return "pledge_unstarred"
    return "pledge_starred" if one.due is not None else "pledge_starred_undated"


def _starred(
    session: Session, channel: Channel, one: Promise, speaker: Speaker, now: datetime
) -> Star:
    try:
        found, _ = commitment_marks.star(
            session, workspace_id=channel.workspace_id, channel_id=channel.id, of=one,
            who=speaker.who, now=now,
        )  # fmt: skip
    except TooManyStars:
        raise Refused("pledge_stars_full", str(commitment_marks.MOST_STARS)) from None
    return found


def _done(headline: str, one: Pledge, number: int, today: date, language: Language) -> Reply:
    mine = f"{say('c_commitments', language)} {say('c_mine', language)}"
    return Reply(
        headline,
        rows=(pledge_rows.pledge_row(one, language, today, pressed=False),),
        buttons=(
            Button(say("b_undo", language), "undo", str(number)),
            Button(say("b_mine", language), "say", mine),
        ),
        changed=True,
        language=language,
    )


def _to_when(one: Pledge, today: date, language: Language) -> Reply:
    """Ask to which day a commitment was moved; the ends of the next quarters can be pressed."""
    command, ref = say("c_commitments", language), pledge_rows.short(one.promise.cluster)
    typed = f"{command} {say('c_pledge_moved', language)} {ref}"
    moved, by = f"{typed} 2027-06", say("c_by", language)
    after = max(today, one.due or today)
    days = _quarters(after)
    return Reply(
        say("pledge_moved_when", language),
        (say("pledge_moved_how", language, what=f"`{moved}`", by=f"`{moved} {by} CB(2)1292/2025`"),),
        rows=(pledge_rows.pledge_row(one, language, today, pressed=False),),
        buttons=tuple(
            Button(dates.day(day, language), "say", f"{typed} {day.isoformat()}") for day in days
        ),
        language=language,
    )  # fmt: skip


def _quarters(after: date) -> Sequence[date]:
    """Give the ends of the quarters that follow a day."""
    quarter = after.year * 4 + (after.month - 1) // 3
    ends = []
    for number in range(quarter, quarter + QUARTERS + 1):
        year, part = divmod(number + 1, 4)  # the next one begins a day after this one ends
        ends.append(date(year, part * 3 + 1, 1) - timedelta(days=1))
    return [day for day in ends if day > after][:QUARTERS]


def exported(session: Session, address: str) -> list[dict[str, object]]:
    """Give what a channel starred and its workspace marked, as flat records; empty where nothing is.

    What a paper says no longer is there too, as it was worded when somebody marked it.
    """
    channel = channels.channel(session, address)
    if channel is None:
        return []
    stars = commitment_marks.stars(session, channel.id)
    marks = commitment_marks.all_of(session, channel.workspace_id)
    quotes = {one.cluster: one.quote for one in stars} | {one.cluster: one.quote for one in marks}
    clusters = list(quotes)
    held_ = {one.cluster: one for one in commitments.of_cluster(session, clusters)}
    starred = {one.cluster for one in stars}
    last = {one.cluster: one for one in marks}
    said: dict[str, list[str]] = {}
    for one in marks:
        to = f" to {one.moved_to}" if one.moved_to else ""
        said.setdefault(one.cluster, []).append(f"{one.at.date()} {one.state}{to} {one.who}")
    return [
        _record(
            cluster, quotes[cluster], held_.get(cluster), last.get(cluster), said.get(cluster, [])
        )
        | {"starred": cluster in starred}
        for cluster in clusters
    ]


def _record(
    cluster: str, quote: str, held_: Promise | None, last: Mark | None, said: Sequence[str]
) -> dict[str, object]:
    return {
        "mark": pledge_rows.short(cluster),
        "quote": quote,
        "state": last.state if last else "open",
        "due": held_.commitment.due_to if held_ else None,
        "moved_to": last.moved_to if last else None,
        "by": held_.commitment.who if held_ else None,
        "number": held_.number if held_ else None,
        "title": held_.title if held_ else None,
        "url": held_.url if held_ else None,
        "still_said": held_ is not None,
        "history": " | ".join(said),
    }
