"""This file gathers a paper's versions and what differs between two of them, changed figures first."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from sqlmodel import Session

from bot.contents.revisions import changes, paragraphs
from bot.messages import dates, phrases
from bot.messages.alerts import Change
from bot.messages.clipping import clip
from bot.messages.words import say
from bot.platforms.word_changes import apart, word_changes
from bot.web.archive.asking import MovedElsewhere
from bot.web.archive.paper_pages import card, place_at
from bot.web.archive.rows import Made
from bot.web.archive.shelf import NotHere, PageFrame, Shelf
from bot.web.archive.texts import Places, blocks, parted
from scrapers.items import Document, Language
from storage.documents import NotADocument, from_json
from storage.published import papers, versions
from storage.published.versions import KeptVersion

MOST_CHANGES = 300
MOST_FIGURES = 30
MOST_TOLD = 6  # of them where a feed tells of a revision
MOST_KEPT = 64  # comparisons
_LONG = 4000  # letters of a paragraph that are shown
# A figure with its unit: in Chinese, ten thousands and hundred millions of dollars.
_FIGURE = re.compile(
    r"[$¥€£]?\d(?:[\d,.]{0,30}\d)?"
    r"(?:%| (?:million|billion|per cent)|[\u842c\u5104\u4e07\u4ebf]?\u5143?)"
)


@dataclass(frozen=True, slots=True)
class Version:
    """One state of the text in one language, and its differences from the one before."""

    number: int
    language: Language
    name: str
    when: str
    at: str
    details: str
    current: bool
    compare: str | None


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of words, and whether a blank stands between it and the one before."""

    what: str
    text: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A paragraph that differs: where it stands, and its words that stayed, went or came."""

    place: str
    at: str  # its address on the paper's page, where it stands there
    pieces: tuple[Cut, ...]


def listed(shelf: Shelf, session: Session, paper_id: int, language: Language) -> Made:
    """Gather the list of a paper's versions."""
    paper = papers.paper(session, paper_id)
    kept = versions.versions(session, paper_id)
    href = shelf.paper(language, paper.keys)
    assert href is not None
    tail = href.split("/", 3)[3]
    by_language: dict[str, list[KeptVersion]] = {}
    for one in reversed(kept):
        by_language.setdefault(one.language, []).append(one)
    groups = []
    for _, held in sorted(by_language.items(), key=lambda item: item[0] != language):
        rows = []
        for number, one in enumerate(held, 1):
            before = held[number - 2] if number > 1 else None
            rows.append(_version(shelf, one, number, before, tail, language))
        groups.append((rows[0].name, rows[::-1]))
    alert = card(shelf, session, paper, language)
    view = {"alert": alert, "paper_at": href, "groups": groups}
    title = say("web_versions_of", language, title=clip(alert.title, 100))
    return PageFrame(title, f"versions/{tail}", language, indexed=False), view


def _version(
    shelf: Shelf,
    one: KeptVersion,
    number: int,
    before: KeptVersion | None,
    tail: str,
    language: Language,
) -> Version:
    details = [one.media.upper()] if one.media else []
    if one.pages:
        details.append(say("pages", language, n=one.pages))
    if one.size:
        details.append(f"{max(1, round(one.size / 1024)):,} kB")
    details.append(f"SHA-256 {one.bytes_sha[:12]}")
    compare = None
    if before is not None:
        query: dict[str, object] = {"from": before.id, "to": one.id}
        compare = shelf.href(language, f"compare/{tail}", **query)
    return Version(
        number,
        one.language,  # type: ignore[arg-type]
        say(f"web_in_{one.language}", language),
        dates.moment(one.fetched_at, language),
        one.fetched_at.isoformat(),
        " · ".join(details),
        one.current,
        compare,
    )


def compared(
    shelf: Shelf, session: Session, paper_id: int, language: Language, old: int, new: int
) -> Made:
    """Gather what differs between two versions of a paper; raises NotHere where it has no such two.

    Raises Moved where the later one is named first: what was never changed back is not told so.
    """
    paper = papers.paper(session, paper_id)
    kept = {one.id: one for one in versions.versions(session, paper_id)}
    before, after = kept.get(old), kept.get(new)
    if before is None or after is None or before.language != after.language or old == new:
        raise NotHere
    newest_first = list(kept)
    if newest_first.index(old) < newest_first.index(new):
        tail = (shelf.paper(language, paper.keys) or "").split("/", 3)[3]
        raise MovedElsewhere(shelf.href(language, f"compare/{tail}", **{"from": new, "to": old}))
    found, all_of_them = _differences(session, paper_id, before, after)
    alert = card(shelf, session, paper, language)
    href = shelf.paper(language, paper.keys)
    assert href is not None
    at: Callable[[Change], str] = lambda change: ""  # noqa: E731
    if after.current and alert.text_language == after.language:
        at = _addresses(_text(session, paper_id, after.id), href, language)
    tail = href.split("/", 3)[3]
    view = {
        "alert": alert,
        "paper_at": href,
        "versions_at": shelf.href(language, f"versions/{tail}"),
        "tongue": after.language,
        "before": dates.moment(before.fetched_at, language),
        "after": dates.moment(after.fetched_at, language),
        "count": phrases.changed(len(found), all_of_them, language),
        "changes": [_shown(one, at(one), language) for one in found[:MOST_CHANGES]],
        "left": max(0, len(found) - MOST_CHANGES),
        "figures": _figures(found, at, language),
    }
    title = say("web_compare_of", language, title=clip(alert.title, 100))
    given = {"from": str(old), "to": str(new)}
    return PageFrame(title, f"compare/{tail}", language, given=given, indexed=False), view


def _addresses(document: Document, href: str, language: Language) -> Callable[[Change], str]:
    """Give what tells where on the paper's page a changed paragraph stands; nothing where it does not."""
    places = Places(parted(blocks(document, language)), document.kind)

    def address(change: Change) -> str:
        place = places.of(change.place or "") if change.after is not None else None
        return place_at(href, place) if place else ""

    return address


def last_change(session: Session, paper_id: int, shown: Language, language: Language) -> list[str]:
    """Say in lines what the newest version of a text changed, its figures first; nothing where none can be compared."""
    held = [one for one in versions.versions(session, paper_id) if one.language == shown]
    if len(held) < 2:
        return []
    try:
        found, total = _differences(session, paper_id, held[1], held[0])
    except NotHere:
        return []
    figures = [
        f"{old} → {new} {place}".strip()
        for old, new, place, _ in _figures(found, lambda change: "", language)
    ]
    return [*figures[:MOST_TOLD], phrases.changed(len(found), total, language)]


_kept: OrderedDict[tuple[int, str, int, str], tuple[tuple[Change, ...], int]] = OrderedDict()
_turn = Lock()


def _differences(
    session: Session, paper_id: int, before: KeptVersion, after: KeptVersion
) -> tuple[tuple[Change, ...], int]:
    """Compare two texts, once for all who ask; and count the paragraphs of the newer one."""
    marks = (before.id, before.text_sha, after.id, after.text_sha)
    with _turn:
        if (known := _kept.get(marks)) is not None:
            return known
    old, new = _text(session, paper_id, before.id), _text(session, paper_id, after.id)
    found = changes(old, new), len(paragraphs(new))
    with _turn:
        _kept[marks] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def _text(session: Session, paper_id: int, revision_id: int) -> Document:
    held = versions.document_of(session, paper_id, revision_id)
    try:
        if held is not None:
            return from_json(held)
    except NotADocument:
        pass
    raise NotHere


def _shown(change: Change, at: str, language: Language) -> ShownVersion:
    place = clip(phrases.place_of_change(change, language), 120)
    if change.before is None:
        return ShownVersion(place, at, (Cut("new", clip(change.after or "", _LONG)),))
    if change.after is None:
        return ShownVersion(place, at, (Cut("gone", clip(change.before, _LONG)),))
    pieces = word_changes(change.before, change.after)
    cuts = tuple(
        Cut(one.what, one.text, at > 0 and apart(pieces[at - 1].text, one.text))
        for at, one in enumerate(pieces)
    )
    return ShownVersion(place, at, cuts or (Cut("same", clip(change.after, _LONG)),))


def _figures(
    found: tuple[Change, ...], at: Callable[[Change], str], language: Language
) -> list[tuple[str, str, str, str]]:
    """Give the figures that became others: what stood, what stands, where, and that place's address."""
    rows: list[tuple[str, str, str, str]] = []
    for change in found:
        if change.before is None or change.after is None:
            continue
        old, new = (_FIGURE.findall(text[:_LONG]) for text in (change.before, change.after))
        gone = [figure for figure in dict.fromkeys(old) if figure not in new]
        come = [figure for figure in dict.fromkeys(new) if figure not in old]
        if gone and come:
            place = clip(phrases.place_of_change(change, language), 80)
            rows += [
                (one, other, place, at(change)) for one, other in zip(gone, come, strict=False)
            ]
    return rows[:MOST_FIGURES]
