"""This file finds what committees wait for now, and which papers and commitments that are held are the same thing.

A matter is joined by what its list states: the number of a paper, or the meeting and the item's own title.
That two texts are alike joins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlmodel import Session

from bot.contents.titles import plain_title, telling_enough
from bot.messages.phrases import cite
from bot.messages.words import say
from bot.telling import announcements
from scrapers.items import LISTS, Language, Matter
from scrapers.text import fold
from storage.published import commitments, identities, matters, meeting_papers, papers
from storage.published.commitments import Promise
from storage.published.matters import KeptMatter

CURRENT = timedelta(days=400)  # an older list is of a term or session that is over
MOST_JOINED = 40  # papers of one meeting whose titles are compared
OPEN = ("open", "awaited", "proposed")
# What numbers an item in minutes.
# e.g. IV. Lighting of promenades · 四、海濱長廊的照明
_ITEM = re.compile(r"^(?:[ivx]{1,5}|\d{1,2}|[一二三四五六七八九十]{1,3})\s?[.、．]\s?")


@dataclass(frozen=True, slots=True)
class NamedMatter:
    """A matter with the papers held that are its own, and the commitments that stand where it was asked."""

    kept: KeptMatter
    papers: tuple[int, ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def only_there(self) -> bool:
        """Say whether nothing that is held promises it: only the committee's own list names it."""
        return not self.promises


@dataclass
class _Meetings:
    """What is held of the meetings at which matters were asked, looked up once for each."""

    session: Session
    titles: dict[tuple[str, date], dict[str, list[int]]] = field(default_factory=dict)
    asked: dict[tuple[str, date], list[KeptMatter]] = field(default_factory=dict)
    promised: dict[int, list[Promise]] = field(default_factory=dict)

    def with_title(self, body: str, day: date, subject: str) -> list[int]:
        """Give the papers for a meeting whose title is the item's, but for who wrote them."""
        if (body, day) not in self.titles:
            self.titles[body, day] = self._titles(body, day)
        return self.titles[body, day].get(subject, [])

    def _titles(self, body: str, day: date) -> dict[str, list[int]]:
        held = [
            one.paper_id
            for one in meeting_papers.between(self.session, day, day)
            if announcements.body_key(one.committee) == body and not one.record
        ]
        found: dict[str, list[int]] = {}
        for paper in papers.papers(self.session, held[:MOST_JOINED], texts=False):
            for side in paper.renditions:
                found.setdefault(plain_title(side.title), []).append(paper.id)
        return found

    def minutes_of(
        self, body: str, day: date, sources: Iterable[matters.MatterList]
    ) -> list[KeptMatter]:
        """Give what the minutes of a meeting say is to follow."""
        if (body, day) not in self.asked:
            mine = [
                one.paper_id
                for one in sources
                if one.day == day and announcements.body_key(one.committee) == body
            ]
            self.asked[body, day] = matters.of_papers(self.session, mine) if mine else []
        return self.asked[body, day]

    def promises(self, paper_id: int) -> list[Promise]:
        """Give what a paper promises."""
        if paper_id not in self.promised:
            self.promised[paper_id] = commitments.due(self.session, paper_id=paper_id)
        return self.promised[paper_id]


def current(
    session: Session,
    today: date,
    language: Language,
    *,
    body: str | None = None,
    forms: Collection[str] = LISTS,
    before: date | None = None,
) -> list[KeptMatter]:
    """Give what the newest list or minutes of each committee name, in a reader's language where they have it.

    `before` leaves those of meetings before a day.
    """
    newest: dict[tuple[str, str], int] = {}
    for one in matters.sources(session, forms):
        key = announcements.body_key(one.committee)
        if one.day is None or one.day < today - CURRENT or (body is not None and key != body):
            continue
        if before is None or one.day < before:
            newest.setdefault((key, one.form), one.paper_id)
    found = matters.of_papers(session, newest.values()) if newest else []
    return in_language(found, language)


def in_language(found: Sequence[KeptMatter], language: Language) -> list[KeptMatter]:
    """Keep of each paper the side in a reader's language, or the one it has."""
    chinese = language != "en"
    mine = {one.paper_id for one in found if (one.language != "en") == chinese}
    return [one for one in found if one.paper_id not in mine or (one.language != "en") == chinese]


def joined(session: Session, found: Sequence[KeptMatter]) -> list[NamedMatter]:
    """Give matters with the papers and commitments held that are the same thing by what their list states."""
    meetings = _Meetings(session)
    sources = matters.sources(session, ["minutes"]) if found else []
    numbers = sorted({f"legco:{n}" for one in found for n in _numbers(one.matter)})
    known = identities.papers_with(session, numbers) if numbers else {}
    return [_joined(meetings, one, sources, known) for one in found]


def _joined(
    meetings: _Meetings,
    one: KeptMatter,
    sources: Sequence[matters.MatterList],
    known: dict[str, int],
) -> NamedMatter:
    matter, body = one.matter, announcements.body_key(one.committee)
    ids = [known[f"legco:{n}"] for n in matter.cited if f"legco:{n}" in known]
    answers = [known[f"legco:{n}"] for n in matter.answered_by if f"legco:{n}" in known]
    _, subject = identity(one)
    promised: list[Promise] = []
    if matter.met_on is not None and telling_enough(subject):
        ids += meetings.with_title(body, matter.met_on, subject)
        for asked in meetings.minutes_of(body, matter.met_on, sources):
            if identity(asked)[1] != subject:
                continue
            held = meetings.promises(asked.paper_id)
            promised += [p for p in held if asked.matter.no in p.commitment.cites]
    promised += [p for number in dict.fromkeys(ids) for p in meetings.promises(number)]
    whole = {p.id: p for p in promised}
    return NamedMatter(one, tuple(dict.fromkeys([*answers, *ids])), tuple(whole.values()))


def _numbers(matter: Matter) -> tuple[str, ...]:
    return (*matter.cited, *matter.answered_by)


def identity(one: KeptMatter) -> tuple[date | None, str]:
    """Give what the same matter shares on a list and in minutes: the meeting and the item's own title."""
    return one.matter.met_on, plain_title(_ITEM.sub("", fold(one.matter.subject)))


def on_topics(session: Session, found: Sequence[KeptMatter], topics: Collection[str]) -> set[int]:
    """Give the numbers of the matters that hold a word for which their paper is on one of some topics.

    The word may stand in the same row of the list's other language.
    """
    ids = {one.paper_id for one in found}
    both = matters.of_papers(session, ids) if ids and topics else []
    rows: set[tuple[int, str | None]] = set()
    for topic in sorted(topics) if both else ():
        terms = matters.evidence(session, ids, topic)
        rows |= {
            (one.paper_id, one.matter.no)
            for one in both
            if concerns(one, map(fold, terms.get(one.paper_id, ())))
        }
    return {one.id for one in found if (one.paper_id, one.matter.no) in rows}


def place_of(one: KeptMatter, language: Language) -> str:
    """Say where a matter stands: which item of a list, which paragraph of minutes."""
    if not one.matter.no:
        return ""
    if one.form == "minutes":
        return cite(one.matter.no, language)
    return say("matter_item", language, no=one.matter.no)


def concerns(one: KeptMatter, words: Iterable[str]) -> bool:
    """Say whether a matter holds one of some folded words."""
    matter = one.matter
    whole = fold(f"{matter.subject}\n{matter.asked}\n{matter.of or ''}\n{matter.remark}")
    return any(word in whole for word in words if word)
