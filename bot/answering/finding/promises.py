"""This file answers what was promised, by when, and what a person said became of it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.answering.arguments import filters, overdue, periods
from bot.answering.arguments.periods import Period
from bot.answering.channels import held, place_of
from bot.answering.command import Said
from bot.answering.finding import matters
from bot.answering.finding.next_steps import ended
from bot.answering.finding.pledge_rows import pledge_row, signed
from bot.answering.finding.promisers import beside, is_by, names_of, topic_of
from bot.answering.intents import Commitments, Intent, Misunderstood
from bot.answering.names import TopicBook
from bot.answering.seen import book_of
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.dates import day, days
from bot.messages.shown_language import rendition_in
from bot.messages.words import both_scripts, say
from bot.telling import detached, pledges
from bot.telling.matters import NamedMatter
from bot.telling.pledges import Pledge
from bot.topics import registers
from scrapers.items import Language
from scrapers.text import fold
from storage.people import channels, commitment_marks
from storage.people.commitment_marks import Mark, Star
from storage.published import commitments, papers
from storage.published.commitments import Promise

MOST_PROMISES = 10


# How people say by when: "due 2026", "by 2026-12", a bare year, 2026年, 2026年底前
# e.g. DPO due 2026-12 · 數字辦 2026年底前到期
_DUE = re.compile(
    r"(?:^|(?<=[\s\u3400-\u9fff]))(?:(?:due|by|before|in|for|until|due by|due in)\s+)?"
    r"(?P<year>20\d\d)(?:(?:-|年)(?P<month>\d{1,2})(?:(?:-|月)(?P<day>\d{1,2}))?)?"
    r"年?月?日?底?(?:之?前|内)?(?:到期)?的?$"
)
_LONGEST = 60
_FIGURES = re.compile(r"20\d\d[-年\d月日]*$")  # e.g. 2026-12 · 2026年12月
_DUE_WORD = re.compile(
    r"(?:^|(?<=\s))(?:that are |which are )?(?:due|expected|falling due)(?: by| in| on| before)?$"
)
_ON = re.compile(r"^(?:on|about|for|regarding)\s+", re.IGNORECASE)
# An article before a body that stands behind what is promised.
# e.g. AI the HKMA
_ARTICLE = re.compile(r"(?<=\S)\s(?:the|an?)\s(?P<body>\S[^:]{0,80})$", re.IGNORECASE)


def read_commitments(said: Said) -> Intent:
    """Read a topic or words, and by when."""
    read = filters.filtered(said.tokens)
    due = read.given.pop("due", None)
    if due is not None and filters.day(due) is None:
        return Misunderstood("commitments", "bad_day", due, ("commitments AI due:2026-12",))
    words = " ".join(
        [*read.words, *(f"{name}:{value}" for name, value in read.given.items() if value)]
    )
    words, late = overdue.parted(words)
    read_on = _with_day(words, due)
    if late and isinstance(read_on, Commitments) and read_on.period is None:
        return replace(read_on, period=Period("before", "today"))
    return read_on


def _with_day(words: str, due: str | None) -> Intent:
    """Read a topic or words, with the day that they end in where none is given."""
    article = _ARTICLE.search(words[-_LONGEST:])
    if article and registers.found(article["body"], "bureau"):
        words = f"{words[: -len(article[0])]} {article['body']}"
    short = len(words) <= _LONGEST and len(fold(words)) == len(words)  # a quotation ends so, too
    left, period = periods.parted(words, years=True) if short else (words, None)
    # "by the end of 2026" and "March 2027" are periods, which the year alone is not.
    plain = period is None or (period.last is None and _FIGURES.match(period.when))
    if due is None and short and plain and (found := _DUE.search(fold(words))):
        year, month, day = found["year"], found["month"], found["day"]
        due = "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])
        if filters.day(due) is None:
            return Misunderstood("commitments", "bad_day", due, ("commitments AI due:2026-12",))
        words = words[: found.start()]
    elif due is None and period is not None:
        of = filters.bare(_ON.sub("", _DUE_WORD.sub("", left).strip()))
        return Commitments(of or None, period=period)
    of = words.strip() if due is None else _DUE_WORD.sub("", words.strip())
    return Commitments(filters.bare(_ON.sub("", of.strip())) or None, due)


def promised(desk: Desk, intent: Commitments, speaker: Speaker) -> Reply:
    """Show commitments: quoted, by when, how firm, and what a person said became of them.

    The soonest first; where no day is asked for, what is still to come before what was due. What
    only stands in a paper on the topic that is asked for comes last, and says so.
    """
    language, today = speaker.language, hong_kong(desk.clock()).date()
    with desk.store.read() as session:
        here = Viewer.of(session, speaker)
        found = sorted_out(session, book_of(session, speaker), intent, here, today)
        kept = pledges.known(
            session, pledges.one_each(found, language), here.workspace_id, here.channel_id
        )
        start, end = asked_days(intent, today)
        topic = topic_of(book_of(session, speaker), intent.topic)[0] if intent.topic else None
        beside_it = pledges.beside(desk.matcher(session), topic.key, kept) if topic else set()
        waited = (
            ()
            if intent.mine
            else listed(session, book_of(session, speaker), intent, today, language)
        )
        gone = _gone(session, here, language) if intent.mine else ()
    if intent.mine:
        kept = [one for one in kept if one.starred or (one.mark and one.mark.who == speaker.who)]
    if start is not None and end is not None:
        kept = [one for one in kept if one.due is None or start <= one.due <= end or not one.mark]
    else:
        kept.sort(key=lambda one: _by_day(one, today))
    kept.sort(key=lambda one: one.promise.id in beside_it)
    only = matters.rows(waited, language)
    if intent.mine:
        only = gone
    if not kept and not only:
        return _nothing(intent, speaker, desk.clock())
    if intent.skip >= max(len(kept), 1):
        return ended(language)
    also = matters.beside(waited, language)
    for number in beside_it:
        said = (also.get(number, ""), say("pledge_beside", language))
        also[number] = " · ".join(piece for piece in said if piece)
    asked = (
        "mine" if intent.mine else "",
        intent.topic or "",
        f"due:{intent.due}" if intent.due else "",
        f"due {intent.period.typed}" if intent.period else "",
    )
    return Reply(
        _headline(len(kept), language, mine=intent.mine),
        rows=(
            *(
                pledge_row(one, language, today, also=also.get(one.promise.id, ""))
                for one in kept[intent.skip : intent.skip + MOST_PROMISES]
            ),
            *([] if intent.skip else only),
        ),
        buttons=_wider(intent, language) if here.workspace_id is not None else (),
        footer=signed(
            _left(len(kept), intent, here, language, unshown=_unshown(waited, only)),
            kept[intent.skip :],
            language,
        ),
        again=None
        if intent.skip
        else " ".join(["commitments", *(piece for piece in asked if piece)]),
    )


def _gone(session: Session, here: Viewer, language: Language) -> tuple[Row, ...]:
    """Show what somebody starred or marked and no text holds any more, each with its paper."""
    said: list[Mark | Star] = []
    if here.workspace_id is not None:
        said += commitment_marks.marked_by(session, here.workspace_id, here.who)
    if here.channel_id is not None:
        said += commitment_marks.stars(session, here.channel_id)
    found = detached.among(session, said)[:MOST_PROMISES]
    shown = {
        one.id: one
        for one in papers.papers(session, sorted({one.paper_id for one in found}), texts=False)
    }
    rows = []
    for one in found:
        side = rendition_in(shown[one.paper_id], language) if one.paper_id in shown else None
        title, url = (side.title, side.url) if side is not None else ("", None)
        rows.append(Row(title, url, one.said(language), say("quoted", language, text=one.quote)))
    return tuple(rows)


def _headline(count: int, language: Language, *, mine: bool = False) -> str:
    if not count:
        return say("only_detached" if mine else "only_matters", language)
    return say("one_commitment" if count == 1 else "commitments", language, n=count)


def _unshown(waited: Sequence[NamedMatter], shown: Sequence[Row]) -> int:
    return sum(1 for one in waited if one.only_there) - len(shown)


def listed(
    session: Session, book: TopicBook, intent: Commitments, today: date, language: Language
) -> Sequence[NamedMatter]:
    """Give what committees' own lists name of what is asked for, with the commitments that are the same."""
    start, end = asked_days(intent, today)
    topic, rest = topic_of(book, intent.topic) if intent.topic else (None, None)
    words: tuple[str, ...] = (rest,) if rest else ()
    bodies = registers.found(rest, "bureau") if rest else ()
    if len(bodies) == 1:
        words = tuple(names_of(bodies[0]))
    wanted = matters.WantedMatters(topic.key if topic else None, words, start, end)
    return matters.named(session, wanted, today, language)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whose marks and stars are shown: none where somebody of another organisation asks."""

    workspace_id: int | None = None
    channel_id: int | None = None
    address: str = ""
    who: str = ""

    @staticmethod
    def of(session: Session, speaker: Speaker) -> Viewer:
        """Give what a speaker may see of what was marked."""
        if speaker.stranger:
            return Viewer()
        mine = channels.workspace(session, speaker.workspace)
        channel = held(session, place_of(speaker, None), speaker)
        number = channel.id if channel is not None else None
        return Viewer(mine.id if mine else None, number, speaker.address, speaker.who)


def sorted_out(
    session: Session, book: TopicBook, intent: Commitments, here: Viewer, today: date
) -> list[Promise]:
    """Give the commitments that are asked for; those moved into the span that is asked for, too."""
    start, end = asked_days(intent, today)
    chosen: Collection[str] | None = None
    if intent.mine:
        chosen = _mine(session, here)
    found = about(session, book, intent.topic, start, end, chosen)
    if start is not None and end is not None and here.workspace_id is not None:
        moved = commitment_marks.moved_between(session, here.workspace_id, start, end)
        moved = moved if chosen is None else moved & set(chosen)
        held_ = {one.id for one in found}
        more = about(session, book, intent.topic, None, None, moved) if moved else []
        found += [one for one in more if one.id not in held_]
    return found


def _mine(session: Session, here: Viewer) -> set[str]:
    """Give the clusters that a channel starred, and those that somebody marked."""
    found: set[str] = set()
    if here.channel_id is not None:
        found |= {one.cluster for one in commitment_marks.stars(session, here.channel_id)}
    if here.workspace_id is not None:
        marked = commitment_marks.marked_by(session, here.workspace_id, here.who)
        found |= {one.cluster for one in marked}
    return found


def _by_day(one: Pledge, today: date) -> tuple[int, date]:
    if one.closed:
        return (3, one.due or date.max)
    if one.due is None:
        return (2, date.max)
    ahead = one.due >= today
    return (
        (0, one.due) if ahead else (1, date.fromordinal(date.max.toordinal() - one.due.toordinal()))
    )


def _asked_when(intent: Commitments, today: date, language: Language) -> tuple[str, ...]:
    """Say by when what is asked for is due, where that is said."""
    first, last = intent.period.whole(today) if intent.period else (None, None)
    if intent.period is None or last is None:
        return ()
    if intent.period.how == "before":
        when = day((first or last) - timedelta(days=1), language)
        return (say("looked_due_by", language, when=when),)
    return (say("looked_due", language, when=days(first, last, language)),)


def _nothing(intent: Commitments, speaker: Speaker, now: datetime) -> Reply:
    language = speaker.language
    every = say("c_commitments", language)
    if not intent.mine:
        wanted = [one for one in (intent.topic, intent.due) if one]
        buttons = [Button(every, "say", every)] if wanted or intent.period else []
        if intent.topic:
            words = f"{say('c_search', language)} {intent.topic}"
            buttons.append(Button(words[:60], "say", words))
        buttons.append(Button(say("b_latest", language), "say", say("c_latest", language)))
        said = say("no_commitments_on", language, words=" · ".join(wanted)[:80])
        said = said if wanted else say("no_commitments", language)
        when = _asked_when(intent, hong_kong(now).date(), language)
        return Reply(said, when, buttons=tuple(buttons), failed=True, nothing=True)
    return Reply(
        say("pledges_none", language),
        (say("pledges_how", language, what=f"`{every}`"),),
        buttons=(Button(say("b_commitments", language), "say", every),),
    )


def _wider(intent: Commitments, language: Language) -> tuple[Button, ...]:
    if intent.mine:
        return ()
    mine = f"{say('c_commitments', language)} {say('c_mine', language)}"
    return (Button(say("b_mine", language), "say", mine),)


def _left(
    count: int, intent: Commitments, here: Viewer, language: Language, *, unshown: int = 0
) -> str:
    """Say how many more there are, and of one's own how to take them along."""
    lines = []
    if (left := count - intent.skip - MOST_PROMISES) > 0:
        lines.append(say("pledges_more", language, n=left))
    if unshown > 0:
        lines.append(say("matters_more", language, n=unshown))
    if intent.mine:
        command = f"`tamar export --commitments {here.address} --format csv`"
        lines.append(say("pledges_export", language, what=command))
    return " ".join(lines)


def about(
    session: Session,
    book: TopicBook,
    words: str | None,
    start: date | None,
    end: date | None,
    clusters: Collection[str] | None = None,
) -> list[Promise]:
    """Give commitments of a topic, of a body, or those that hold words that name neither; all without words."""
    topic, rest = topic_of(book, words) if words else (None, None)
    key = topic.key if topic else None

    def held_(naming: Collection[str] = ()) -> list[Promise]:
        return commitments.due(
            session,
            key,
            start=start,
            end=end,
            naming=naming,
            clusters=clusters,
            limit=commitments.MOST,
        )

    if not rest:
        return held_()
    bodies = registers.found(rest, "bureau")
    if len(bodies) == 1:
        spelt = {way for one in names_of(bodies[0]) for way in both_scripts(one)}
        return [one for one in held_(sorted(spelt)) if is_by(bodies[0], one)]
    body, said = beside(rest)

    def hold(parts: Sequence[str], rarest: str) -> list[Promise]:
        wanted = [fold(part) for part in parts]
        return [
            one
            for one in held_(sorted({rarest, *both_scripts(rarest)}))
            if (body is None or is_by(body, one))
            and all(part in fold(f"{one.commitment.quote} {one.title}") for part in wanted)
        ]

    found, parts = hold([said], said), said.split()
    if found or len(parts) < 2:
        return found
    return hold(
        parts, max(parts, key=len)
    )  # "privacy assessment" stands in a privacy impact assessment


def asked_days(intent: Commitments, today: date) -> tuple[date | None, date | None]:
    """Give the days within which commitments are asked for, by a reader's today."""
    if intent.period is None:
        return span(intent.due)
    first, last = intent.period.whole(today)
    if intent.period.how == "before":
        start, end = span(intent.due)  # what is overdue of a year
        over = first - timedelta(days=1)
        return start, min(over, end or over)
    if intent.period.how == "until":
        return None, last
    return first, None if intent.period.how == "since" else last


def span(due: str | None) -> tuple[date | None, date | None]:
    """Read 2026, 2026-12 or 2026-12-31 as a span of days."""
    if due is None:
        return None, None
    parts = [int(part) for part in due.split("-") if part.isdecimal()]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        last = calendar.monthrange(parts[0], parts[1])[1]
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], last)
    day = date(parts[0], parts[1], parts[2])
    return day, day
