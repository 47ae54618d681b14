"""This file says what we wish to say of papers: facts and decisions, no platform in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.messages.figures import FigureDifference
from bot.messages.glance import Ask, asked_to, at_a_glance
from bot.messages.permalinks import address, opened
from bot.messages.shown_language import CHINESE, Note, Wording, rendition_in
from bot.messages.words import in_language
from bot.topics.list_titles import says_nothing
from scrapers.items import BILL_WITHDRAWN, MOST_UNPLACED, NO_TEXT, NO_WORDS, Document, Language
from scrapers.ocr_marks import is_read_from_image, pages_of, pictured_share
from storage.records import ANNOUNCED_AGAIN, Bullet, Level, Match, Paper, Rendition


@dataclass(frozen=True, slots=True)
class Reason:
    """A topic that the paper is about, as a message shows it."""

    topic: str
    name: str
    emoji: str
    level: Level
    in_title: bool
    hits: int
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """What we wish to say of one paper in one language.

    `language` is that of the words around the paper; `text_language` that of its title and bullets.
    """

    paper_id: int
    language: Language
    text_language: Language
    title: str
    url: str
    kind: str
    source: str
    chinese_title: str | None = None  # shown on an English card of a paper with a Chinese title
    form: str | None = None
    number: str | None = None
    question_no: str | None = None
    oral: bool | None = None
    committee: str | None = None
    issuer: str | None = None
    author: str | None = None  # Administration | Secretariat
    purpose: str | None = None  # discussion | information
    ask: Ask | None = None  # what Members are asked to do, where a word says it
    published: date | None = None
    published_precision: str = "day"  # day | month
    issued_at: datetime | None = None
    meeting_date: date | None = None
    first_seen_at: datetime | None = None
    bullets: tuple[Bullet, ...] = ()
    not_found: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    askers: tuple[str, ...] = ()
    repliers: tuple[str, ...] = ()
    languages: tuple[tuple[Language, str], ...] = ()  # each language held, with its address
    pages: int | None = None
    recommendations: int = 0
    replies: int = 0  # in a booklet of replies; its reasons' hits then count replies
    prefix: str | None = None  # what its serials begin with, as "ITIB"
    withdrawn_at: datetime | None = None
    revised_at: datetime | None = None
    notes: tuple[Note, ...] = ()
    archive: str | None = None  # its page in the archive, where there is one
    stage: str | None = None  # which stage a bill has reached, in our words
    story: str | None = None  # the line to the papers that it belongs with, in our words
    moved: tuple[FigureDifference, ...] = ()  # programmes' figures that are not what they were


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that differs between two revisions."""

    place: str | None
    before: str | None  # None: new
    after: str | None  # None: gone


@dataclass(frozen=True, slots=True)
class Revision:
    """A paper that was issued again, and what changed in it."""

    alert: Alert
    changes: tuple[Change, ...]
    paragraphs: int  # how many there are now
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A paper that is gone from its index and from its address; or a `bill` that nobody debates any more."""

    alert: Alert
    seen_at: datetime
    bill: bool = False


@dataclass(frozen=True, slots=True)
class DigestRow:
    """One paper in a digest; `same` counts others with the same answer."""

    alert: Alert
    level: Level
    same: tuple[str, ...] = ()
    revised: int = 0


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper that a channel saved, with what its people noted of it; or that names what it watches for.

    Or one that made a commitment: then the notes are its words and what was seen since.
    """

    alert: Alert
    notes: tuple[str, ...] = ()
    where: str = ""  # which numbers of which lists, or when it falls due
    sign: str = "✎"  # before each note


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting or a question announced, with how many of its papers are in; or a day that a paper sets.

    `starts_at` is Hong Kong's midnight where only the day is known.
    """

    title: str
    starts_at: datetime
    committee: str | None
    papers_in: int = 0
    papers: int = 0
    url: str | None = None
    overdue: bool = False  # it should be in, and is not
    deadline: Literal["closes", "effective"] | None = None  # what a paper sets the day for
    days: int | None = None  # until that day, where it is said on a day
    kept: bool = False  # its paper was saved in the channel that is told
    at_risk: str = ""  # the weather signal that may put it off
    mark: str = ""  # what is the same whatever the language, and on another day


@dataclass(frozen=True, slots=True)
class Freshness:
    """What was checked: the line that proves a quiet day quiet."""

    sources_ok: int
    sources: int
    last_check: datetime | None
    items: int
    delay_minutes: int | None = None
    late: tuple[str, ...] = ()  # names of sources that are late or failing
    nearest_miss: str | None = None
    converted: bool = False  # what stands above was published in Traditional Chinese
    signal: str = ""  # why there may be nothing: the weather signal in force
    checked_today: bool = True  # else nobody knows whether anything is new


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything a channel has not been told, by topic, with what is coming."""

    channel: str
    language: Language
    rhythm: Literal["daily", "weekly"]
    day: date
    groups: tuple[tuple[Reason, tuple[DigestRow, ...]], ...]
    freshness: Freshness
    coming: tuple[Coming, ...] = ()
    saved: tuple[KeptPaper, ...] = ()  # this week
    watched: tuple[KeptPaper, ...] = ()  # papers that name what is on the channel's lists
    hits: int = 0  # of those lists
    promised: tuple[KeptPaper, ...] = ()  # commitments that the channel starred and is reminded of
    due_commitments: int = 0
    away_days: int = 0  # told late: what came in so many days without us
    threads: bool = True  # where it goes, replies stand apart from what they answer

    @property
    def papers(self) -> int:
        """Count each paper once, however many topics it stands under."""
        return len({row.alert.paper_id for _, rows in self.groups for row in rows})

    @property
    def told(self) -> int:
        """Count every paper, those with the same answer as another too."""
        same = {row.alert.paper_id: len(row.same) for _, rows in self.groups for row in rows}
        return len(same) + sum(same.values())


@dataclass(frozen=True, slots=True)
class TopicName:
    """How a topic is called in messages."""

    key: str
    en: str
    zh: str
    emoji: str = ":label:"

    def in_language(self, language: Language) -> str:
        """Give the name in the language of a message."""
        if self.en == self.zh:  # one name for all: as its people wrote it
            return self.en
        return in_language(self.en, self.zh, language)


def compose(
    paper: Paper,
    words: Wording,
    names: Mapping[str, TopicName],
    *,
    topics: Sequence[str] = (),
    archive: str | None = None,
    moved: Sequence[FigureDifference] = (),
    whole: bool = False,
) -> Alert:
    """Put together what is said of a paper in one language; `topics` limits the reasons shown.

    `archive` is the address of the archive, where it is on. `moved` are figures that differ from
    earlier ones. `whole` gives the bullets as they were written, for who looks a paper up; a post
    shows one sentence of each.
    """
    shown = rendition_in(paper, words.text_language)
    document = shown.document if shown else None
    fields = dict(document.fields) if document else {}
    bullets = paper.bullets.get(words.text_language, ())
    if document and document.kind in ("speech", "hansard"):
        bullets = _on_topics(bullets, paper.matches, topics)
    ask = None if whole else asked_to(fields.get("ask"))
    return Alert(
        paper_id=paper.id,
        language=words.language,
        text_language=words.text_language,
        title=_title(shown),
        url=opened(shown.url, archive, shown.language, paper) if shown else "",
        kind=document.kind if document else paper.kind,
        source=paper.source,
        chinese_title=_chinese_title(paper) if words.language == "en" else None,
        form=fields.get("form"),
        number=paper.number,
        question_no=fields.get("question_no"),
        oral={"true": True, "false": False}.get(fields.get("oral", "")),
        committee=_own(document, "committee") or paper.committee,
        issuer=_own(document, "issuer") or paper.issuer,
        author=fields.get("author"),
        purpose=fields.get("purpose"),
        ask=ask,
        published=paper.published,
        published_precision=fields.get("published_precision", paper.published_precision),
        issued_at=paper.issued_at,
        meeting_date=paper.meeting_date,
        first_seen_at=paper.first_seen_at,
        bullets=bullets if whole else at_a_glance(bullets, fields.get("ask") if ask else None),
        not_found=paper.not_found.get(words.text_language, ()),
        reasons=_reasons(paper.matches, names, words.language, topics),
        askers=_people(document, "asker"),
        repliers=_people(document, "replier"),
        languages=tuple(
            (r.language, opened(r.url, archive, r.language, paper)) for r in paper.renditions
        ),
        pages=int(fields["pages"]) if fields.get("pages", "").isdecimal() else None,
        recommendations=len(document.recommendations) if document else 0,
        replies=int(fields["replies"]) if fields.get("replies", "").isdecimal() else 0,
        prefix=fields.get("prefix"),
        withdrawn_at=paper.withdrawn_at,
        revised_at=paper.revised_at,
        notes=_notes(shown, bullets, words, out_before=paper.baseline),
        archive=address(archive, words.language, paper) if archive else None,
        moved=tuple(moved),
    )


def _on_topics(
    bullets: tuple[Bullet, ...], matches: Sequence[Match], topics: Sequence[str]
) -> tuple[Bullet, ...]:
    """Give a speech's bullets from the paragraphs that are on some topics; all, where none is."""
    places = {each.place for one in _chosen(matches, topics) for each in one.evidence}
    return tuple(one for one in bullets if places.intersection(one.cites)) or bullets


def _chosen(matches: Sequence[Match], topics: Sequence[str]) -> list[Match]:
    """Give the matches of some topics; without any, of those that ship: nobody is shown another's own."""
    return [one for one in matches if (one.topic in topics if topics else "/" not in one.topic)]


def _title(rendition: Rendition | None) -> str:
    if rendition is None:
        return ""
    stated = rendition.document.title if rendition.document else ""
    if stated and says_nothing(rendition.title) and not says_nothing(stated):
        return stated  # a list's "Administration's paper" gives way to the paper's own title
    return rendition.title or stated


def _chinese_title(paper: Paper) -> str | None:
    for language in CHINESE:
        for rendition in paper.renditions:
            if rendition.language == language:
                return _title(rendition)
    return None


def _own(document: Document | None, name: str) -> str | None:
    return getattr(document, name) if document else None


def _people(document: Document | None, role: str) -> tuple[str, ...]:
    return tuple(p.name for p in document.people if p.role == role) if document else ()


def _reasons(
    matches: Sequence[Match],
    names: Mapping[str, TopicName],
    language: Language,
    topics: Sequence[str],
) -> tuple[Reason, ...]:
    chosen = sorted(_chosen(matches, topics), key=lambda m: (m.level != "substantive", -m.score))
    return tuple(
        Reason(
            topic=m.topic,
            name=names[m.topic].in_language(language) if m.topic in names else m.topic,
            emoji=names[m.topic].emoji if m.topic in names else ":label:",
            level=m.level,
            in_title=m.in_title,
            hits=m.hits,
            terms=tuple(dict.fromkeys(e.term for e in m.evidence))[:3],
        )
        for m in chosen
    )


def _notes(
    shown: Rendition | None, bullets: Sequence[Bullet], words: Wording, *, out_before: bool
) -> tuple[Note, ...]:
    notes: list[Note] = list(words.notes)
    if shown is not None and ANNOUNCED_AGAIN in shown.notes:
        notes.append("announced_again")
    if shown is not None and BILL_WITHDRAWN in shown.notes:
        notes.append("bill_withdrawn")
    if shown is None or shown.document is None or (shown.problem and not bullets):
        # What was out before the first check is read by and by, or never: nothing is on its way.
        unread: Note = "out_before" if out_before and not (shown and shown.problem) else "pending"
        notes.append("no_text" if shown and shown.problem == NO_TEXT else unread)
    elif NO_TEXT in shown.document.notes:
        notes.append("no_text")
    elif NO_WORDS in shown.document.notes:
        notes.append("unreadable")
    elif is_read_from_image(shown.document.fields, shown.language):
        notes.append("ocr")
    else:
        if pages_of(shown.document):
            notes.append("ocr_pages")
        if max(shown.document.unplaced, pictured_share(shown.document.notes)) > MOST_UNPLACED:
            notes.append("in_part")
    if any(b.method == "model" for b in bullets):
        notes.append("model")
    return tuple(notes)
