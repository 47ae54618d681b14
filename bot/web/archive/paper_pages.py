"""This file gathers what the page of one paper shows: what the card in a channel says, and the whole text below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from bot.answering.finding.matters import facts
from bot.messages import dates, phrases, reasons
from bot.messages.alerts import Alert, compose
from bot.messages.clipping import clip
from bot.messages.dates import day
from bot.messages.places import of_sitting
from bot.messages.scripts import for_reader
from bot.messages.shown_language import rendition_in, shown_in
from bot.messages.words import say
from bot.telling.matters import joined
from bot.web.archive import references
from bot.web.archive.asking import WrongValue
from bot.web.archive.shelf import TOPICS, Behind, PageFrame, Shelf
from bot.web.archive.texts import BlockPair, Places, TextBlock, blocks, parted, side_by_side
from bot.web.archive.timelines import timeline
from scrapers.items import Document, Language
from storage.published import commitments, matters, papers, public_papers, versions, votes
from storage.records import Paper, Rendition

WHOLE = "all"  # the part that is all parts
REPLIES = 50
HEADLINE = 400  # letters of a title
FORMS = (
    ("json", "application/json"),
    ("ris", "application/x-research-info-systems"),
    ("bib", "application/x-bibtex"),
)


@dataclass(frozen=True, slots=True)
class AskedOfPaper:
    """What a reader asked for of a paper: which part of its text, which other language beside it."""

    part: str = "1"
    beside: str = ""
    replies: int = 1


@dataclass(frozen=True, slots=True)
class LinkedLine:
    """A bullet or a promise, with links to where it stands."""

    text: str
    language: Language
    places: tuple[tuple[str, str], ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """The site's own file in one language."""

    name: str
    language: Language
    href: str | None
    details: str


def page(
    shelf: Shelf, session: Session, paper_id: int, language: Language, asked: AskedOfPaper
) -> tuple[PageFrame, dict[str, Any]]:
    """Gather a paper's page; raises WrongValue where a part is asked for that it has not."""
    paper = papers.paper(session, paper_id)
    alert = card(shelf, session, paper, language)
    side = rendition_in(paper, alert.text_language)
    document = side.document if side else None
    parts = parted(blocks(document, language)) if document else [[]]
    places = Places(parts, document.kind if document else paper.kind)
    shown = _part(parts, asked.part)
    other = _other(paper, side, asked.beside)
    here = _Links(shelf, paper, language)
    kept = versions.versions(session, paper.id)
    view = {
        "alert": alert,
        "title": clip(alert.title, HEADLINE) or paper.number or say("web_untitled", language),
        "other_title": _other_title(paper, alert),
        "context": phrases.context(alert),
        "withdrawn": dates.moment(paper.withdrawn_at, language) if paper.withdrawn_at else "",
        "revised": dates.moment(paper.revised_at, language) if paper.revised_at else "",
        "bullets": [
            LinkedLine(
                b.text,
                alert.text_language,
                here.places(alert, b.cites, places, places.of_bullet(b)),
            )
            for b in alert.bullets
        ],
        "compared": other is not None and other.language == "zh-Hant",
        "notes": [*phrases.notes(for_reader(alert)), *filter(None, [phrases.not_found(alert)])],
        "people": phrases.people(alert) or "",
        "reasons": [
            (why.name, reasons.reason(alert, n), shelf.href(language, f"topics/{why.topic}"))
            for n, why in enumerate(alert.reasons)
        ],
        "copies": [_copy(shelf, one, kept, language) for one in paper.renditions],
        "times": _times(paper, language),
        "blocks": [] if other else shown,
        "pairs": _pairs(shown, other, language, len(parts) > 1 and asked.part != WHOLE),
        "beside": _beside(here, paper, side, asked, language),
        "parts": _parts(here, parts, asked),
        "timeline": timeline(shelf, session, paper, language),
        "votes": _votes(shelf, session, paper, language),
        "promises": _promises(session, here, paper, alert, places),
        "matters": _matters(shelf, session, here, paper, alert, places),
        "citations": references.styles(
            shelf, alert, card(shelf, session, paper, _twin_of(alert)), here.full
        ),
        "bibtex": references.for_programs(shelf, paper, alert, here.full, "bibtex"),
        "versions": _revised(kept),
        "changes_at": _newest_changes(here, kept, alert.text_language),
        "versions_at": here.below("versions"),
        **_booklet(shelf, session, paper, alert, asked, language),
    }
    frame = PageFrame(
        clip(alert.title, 120) or paper.number or say("web_untitled", language),
        here.path,
        language,
        clip(alert.bullets[0].text, 200) if alert.bullets else "",
        forms=FORMS,
    )
    return frame, view


def _twin_of(alert: Alert) -> Language:
    return "zh-Hant" if alert.text_language == "en" else "en"


def card(shelf: Shelf, session: Session, paper: Paper, language: Language) -> Alert:
    """Put together what is said of a paper to everybody: with the topics that ship, and no others."""
    words = shown_in(paper, language, shelf.desk.clock())
    matched = [match.topic for match in paper.matches if match.topic in TOPICS]
    return compose(paper, words, shelf.desk.names(session), topics=matched or ("",), whole=True)


def place_at(href: str, place: tuple[int, str]) -> str:
    """Give the address of a place in a paper's text: its part, and its anchor there."""
    part, anchor = place
    return f"{href}?part={part}#{anchor}" if part > 1 else f"{href}#{anchor}"


class _Links:
    """The addresses of one paper's page and of the places on it."""

    def __init__(self, shelf: Shelf, paper: Paper, language: Language) -> None:
        found = shelf.paper(language, paper.keys)
        assert found is not None
        self._shelf, self._language = shelf, language
        self.href = found
        self.path = found.split("/", 2)[2]
        self.full = shelf.absolute(found)

    def below(self, name: str, **query: object) -> str:
        """Give the address of another page about this paper."""
        return self._shelf.href(self._language, f"{name}/{self.path.partition('/')[2]}", **query)

    def at(self, place: tuple[int, str]) -> str:
        """Give the address of a place in the text."""
        return place_at(self.href, place)

    def places(
        self, alert: Alert, cites: Sequence[str], places: Places, place: tuple[int, str] | None
    ) -> tuple[tuple[str, str], ...]:
        """Give the places of a line, each linked where the text has it, else at the line's own `place`."""
        at = [places.of(cite) or place for cite in cites] or [place]
        shown = phrases.place_list(alert, tuple(cites)) or (["↓"] if place else [])
        return tuple(
            (clip(name, 80), self.at(where) if where else "")
            for name, where in zip(shown, at, strict=False)
        )


def _revised(kept: Sequence[versions.KeptVersion]) -> int:
    """Count the versions of the language that has most; 0 where no text was ever another."""
    most = max(Counter(one.language for one in kept).values(), default=0)
    return most if most > 1 else 0


def _newest_changes(here: _Links, kept: Sequence[versions.KeptVersion], language: Language) -> str:
    """Give where the newest version in a language is compared with the one before; else all versions."""
    newest = [one.id for one in kept if one.language == language][:2]
    if len(newest) < 2:
        return here.below("versions")
    return here.below("compare", **{"from": newest[1], "to": newest[0]})


def _part(parts: list[list[TextBlock]], asked: str) -> list[TextBlock]:
    if asked == WHOLE:
        return [one for part in parts for one in part]
    if not asked.isdecimal() or not asked.isascii() or not 0 < int(asked[:6]) <= len(parts):
        raise WrongValue("part", asked, "web_wants_part", most=len(parts), whole=WHOLE)
    return parts[int(asked[:6]) - 1]


def _parts(
    here: _Links, parts: list[list[TextBlock]], asked: AskedOfPaper
) -> list[tuple[str, str, bool]]:
    """Give links to the parts of a long text, and to all of it on one page."""
    if len(parts) == 1:
        return []
    also = f"&beside={asked.beside}" if asked.beside else ""
    numbers = [str(number) for number in range(1, len(parts) + 1)]
    return [
        (name, f"{here.href}?part={name}{also}#text", name == asked.part)
        for name in (*numbers, WHOLE)
    ]


def _other(paper: Paper, side: Rendition | None, asked: str) -> Document | None:
    """Give the text that is to stand beside the one shown; raises WrongValue where there is none."""
    if not asked:
        return None
    others = {
        one.language: one.document
        for one in paper.renditions
        if one is not side and one.document is not None
    }
    if asked in others:
        return others[asked]
    raise WrongValue(
        "beside",
        asked,
        "web_wants_language" if others else "web_wants_none",
        names=", ".join(others),
    )


def _pairs(
    shown: list[TextBlock],
    other: Document | None,
    language: Language,
    only_part: bool,
) -> list[BlockPair]:
    if other is None:
        return []
    theirs = list(blocks(other, language))
    if only_part:  # what stands beside a part is what has the same numbers
        here = {one.anchor for one in shown}
        pairs = side_by_side(shown, theirs)
        return [pair for pair in pairs if any(one.anchor in here for one in pair.left)]
    return side_by_side(shown, theirs)


def _beside(
    here: _Links, paper: Paper, side: Rendition | None, asked: AskedOfPaper, language: Language
) -> list[tuple[str, str]]:
    """Give links that put another language beside the one shown, or take it away again."""
    if asked.beside:
        return [(say("web_alone", language), f"{here.href}#text")]
    others = [one for one in paper.renditions if one is not side and one.document is not None]
    if side is None or side.document is None:
        return []
    return [
        (
            say("web_beside", language, name=say(f"web_tongue_{one.language}", language)),
            f"{here.href}?beside={one.language}#text",
        )
        for one in others
    ]


def _other_title(paper: Paper, alert: Alert) -> tuple[str, Language] | None:
    for one in paper.renditions:
        if (one.language == "en") != (alert.text_language == "en") and one.title:
            return clip(one.title, HEADLINE), one.language
    return None


def _copy(
    shelf: Shelf, one: Rendition, kept: Sequence[versions.KeptVersion], language: Language
) -> Copy:
    """Give the link to the site's own file, with its kind and size."""
    ending = one.url.partition("#")[0].partition("?")[0].rpartition(".")[2].upper()
    kind = ending if ending in ("PDF", "DOCX", "DOC", "PPTX", "PPT", "XLSX") else "HTML"
    pages = one.document.fields.get("pages", "") if one.document else ""
    details = [kind, *([say("pages", language, n=pages)] if pages.isdecimal() else [])]
    read = next((each for each in kept if each.current and each.language == one.language), None)
    if kind != "HTML" and read is not None and read.size:
        details.append(f"{max(1, round(read.size / 1024)):,} kB")
    if one.missing:
        details.append(say("web_gone", language))
    name = say(f"web_in_{one.language}", language)
    return Copy(name, one.language, shelf.site(one.url), " · ".join(details))


def _times(paper: Paper, language: Language) -> list[tuple[str, str, str]]:
    """Give when it was issued, seen, revised: what, when in words, and for programs."""
    rows = [("web_issued", paper.issued_at), ("web_first_seen", paper.first_seen_at)]
    rows += [("web_revised", paper.revised_at), ("web_withdrawn", paper.withdrawn_at)]
    return [
        (say(key, language), dates.moment(at, language), at.isoformat()) for key, at in rows if at
    ]


def _promises(
    session: Session, here: _Links, paper: Paper, alert: Alert, places: Places
) -> list[LinkedLine]:
    """Give what the paper promises, quoted; what anybody marked is nobody else's business."""
    found = commitments.due(
        session, paper_id=paper.id, language=alert.text_language, withdrawn=True, limit=60
    )
    lines = []
    for one in found:
        said = one.commitment
        place = next((at for cite in said.cites if (at := places.of(cite))), None)
        pieces = [say(said.strength, alert.language)]
        if said.due_to:
            pieces.append(phrases.due(said, alert.language))
        if said.conditional:
            pieces.append(say("conditional", alert.language))
        where = here.places(alert, said.cites[:2], places, place)
        lines.append(LinkedLine(said.quote, one.language, where, " · ".join(pieces)))
    return lines


def _votes(shelf: Shelf, session: Session, paper: Paper, language: Language) -> list[LinkedLine]:
    """Give what came of the votes on the bill that a paper is about, each linked to the sitting's votes."""
    lines = []
    for one in votes.on_bill(session, paper.id, language, public=shelf.sources):
        href = shelf.paper(language, one.keys)
        when = day(one.day, language) if one.day else ""
        name = of_sitting(one.place, language) or say("web_votes", language)
        lines.append(LinkedLine(one.text, one.language, ((name, href or ""),), when))
    return lines


def _matters(
    shelf: Shelf, session: Session, here: _Links, paper: Paper, alert: Alert, places: Places
) -> list[tuple[LinkedLine, list[tuple[str, str]]]]:
    """Give what a committee waits for by this list or these minutes, with the papers held of each."""
    found = matters.of_papers(session, [paper.id], language=alert.text_language)
    named = joined(session, found)
    held = {number for one in named for number in one.papers}
    keys = public_papers.keys_of(
        session, public_papers.only_public(session, sorted(held), shelf.sources)
    )
    lines = []
    for one in named:
        matter = one.kept.matter
        cites = (matter.no,) if matter.no else ()
        place = next((at for cite in cites if (at := places.of(cite))), None)
        text = f"{matter.subject} · {matter.asked}" if matter.asked else matter.subject
        said = [*facts(one.kept, alert.language), *([matter.remark] if matter.remark else [])]
        line = LinkedLine(
            clip(text.replace("\n", " "), HEADLINE),
            one.kept.language,
            here.places(alert, cites, places, place),
            " · ".join(said),
        )
        links = [
            (key.removeprefix("legco:"), href)
            for number in one.papers
            if (href := shelf.paper(alert.language, keys.get(number, ())))
            and (key := next((k for k in keys[number] if k.startswith("legco:")), ""))
        ]
        lines.append((line, links))
    return lines


def _booklet(
    shelf: Shelf,
    session: Session,
    paper: Paper,
    alert: Alert,
    asked: AskedOfPaper,
    language: Language,
) -> dict[str, Any]:
    """Give the replies of a booklet, a page of them, or the booklet of a reply; raises Behind the last."""
    found: dict[str, Any] = {"replies": [], "reply_pages": [], "booklet_at": None, "reply_total": 0}
    if paper.booklet:
        whole = public_papers.with_key(session, [f"url:{paper.booklet}"], shelf.sources)
        if whole is not None and whole != paper.id:
            keys = public_papers.keys_of(session, [whole])
            found["booklet_at"] = shelf.paper(language, keys.get(whole, ()))
    if alert.replies:
        urls = [one.url for one in paper.renditions]
        skip = (asked.replies - 1) * REPLIES
        rows, total = public_papers.replies(session, urls, shelf.sources, limit=REPLIES, skip=skip)
        if skip and not rows:
            raise Behind(max(1, -(-total // REPLIES)))
        found["reply_total"] = total
        found["replies"] = [
            (one.number or "", clip(one.title, 200), one.language, shelf.paper(language, one.keys))
            for one in rows
        ]
        found["reply_pages"] = [
            (number, shelf.paper(language, paper.keys, replies=number), number == asked.replies)
            for number in range(1, -(-total // REPLIES) + 1)
        ]
    return found
