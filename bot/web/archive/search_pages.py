"""This file gathers the page of a search: chat's grammar, what anybody may see, and how to narrow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from bot.answering.arguments.spelling import mended
from bot.answering.finding import find, lookups, namings, people, search_names
from bot.answering.finding.lookups import LookedUp
from bot.answering.finding.next_steps import fewer_words
from bot.answering.finding.relaxed import relaxed
from bot.answering.hearing.grammar import searched
from bot.answering.intents import Misunderstood, Search
from bot.answering.names import TopicBook
from bot.calendar import hong_kong
from bot.messages.clipping import clip
from bot.messages.words import listed, say
from bot.topics import registers
from bot.web.archive import rows
from bot.web.archive.name_pages import shown_name
from bot.web.archive.rows import FEEDS, Made, given, turned
from bot.web.archive.shelf import PAGE, PageFrame, Shelf
from scrapers.items import Language
from storage.published import public_papers
from storage.searching.queries import NothingToFind, QueryTooLong

MOST_NAMED = 8  # Members or bureaux that narrow a search
LONGEST = 200  # letters of a search


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search was read as and what it found; `problem` says why it could not be done."""

    looked: LookedUp | None = None
    words: str = ""
    instead: str = ""  # what was looked for in its place
    meant: str = ""  # what may be looked for
    problem: str = ""
    narrowed: str = ""  # the filters beside the words
    bare: str = ""  # the words without those
    person: int = 0  # papers that somebody whose name the words are asked or answered
    dropped: tuple[
        str, ...
    ] = ()  # words that are left out, because no paper holds them with the others
    fewer: str = ""  # the search with one word less, where that finds something


def sought(
    shelf: Shelf,
    session: Session,
    typed: str,
    language: Language,
    *,
    limit: int,
    skip: int = 0,
    imported: bool = False,
    loosely: bool = False,
) -> Sought:
    """Search as chat does, in its grammar, among what anybody may see and by topics that ship.

    Whose store it is may ask for what was `imported` as well; `loosely`, words are left out where no
    paper holds all of them.
    """
    if len(typed) > LONGEST:
        return Sought(problem=say("web_too_long", language, most=LONGEST))
    intent = searched(typed)
    if isinstance(intent, Misunderstood) and intent.value:
        return Sought(problem=say("web_misread", language, value=clip(intent.value, 60)))
    if not isinstance(intent, Search):
        return Sought(problem=say("web_search_what", language))
    book = TopicBook(session, "", None).only(())
    known = book.find(intent.topic) if intent.topic else None
    if intent.topic and known is None:
        return Sought(problem=say("web_no_topic", language, value=clip(intent.topic, 60)))
    today = hong_kong(shelf.desk.clock()).date()

    def look(one: Search, limit: int = limit, skip: int = skip) -> LookedUp:
        query = find.query_of(one, known, today)
        public = None if imported else shelf.sources
        asked = replace(query, limit=limit, skip=skip, public=public)
        side: Language = "en" if language == "en" else "zh-Hant"
        return lookups.look_up(session, replace(asked, prefer=side))

    try:
        looked, instead = look(intent), ""
        if not looked.total and (right := mended(intent.words)):
            better = look(replace(intent, words=right))
            looked, instead = (better, right) if better.total else (looked, "")
        less = _less(look, intent) if loosely and not looked.total else _Less()
        if less.asked is not None:
            intent = less.asked
            looked = look(intent)
    except lookups.OnlyWithout:
        return Sought(problem=say("web_only_without", language))
    except NothingToFind:
        return Sought(problem=say("web_search_what", language))
    except QueryTooLong:
        return Sought(problem=say("web_too_long", language, most=LONGEST))
    except lookups.UNSEARCHABLE as error:
        why = lookups.refused(error, typed)
        return Sought(problem=say(why.key, language, value=why.value))
    described = search_names.described(intent, language)
    narrowed = search_names.narrowed(intent, language)
    in_text = looked.total > looked.people and not registers.found(intent.words, "member")
    person = 0 if in_text else _person(look, intent)
    return Sought(
        looked, described, instead, narrowed=narrowed, bare=intent.words, person=person,
        dropped=less.dropped, fewer=less.fewer,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Less:
    """What is looked for with some words left out, or the words that may be looked for with one word less."""

    asked: Search | None = None
    dropped: tuple[str, ...] = ()
    fewer: str = ""


def _less(look: Callable[..., LookedUp], intent: Search) -> _Less:
    """Leave words out of a search that finds nothing."""

    def many(one: Search) -> int:
        try:
            return look(one, 1, 0).total
        except lookups.UNSEARCHABLE:  # what is left only says what to leave out
            return 0

    if (found := relaxed(intent, many)) is not None:
        return _Less(*found)
    fewer = fewer_words(intent, many)
    return _Less(fewer=fewer.words if fewer else "")


def _person(look: Callable[[Search], LookedUp], intent: Search) -> int:
    """Count the papers of a Member or official whose name the words are; none where they are something else."""
    if not intent.words or intent.member or '"' in intent.words:
        return 0
    try:
        return look(replace(intent, words="", member=intent.words)).total
    except (*lookups.UNSEARCHABLE, lookups.OnlyWithout):
        return 0


def numbered(shelf: Shelf, session: Session, typed: str) -> list[int]:
    """Give the public papers that a number may mean: one where all of it was typed."""
    ids = [one.id for one in lookups.by_reference(session, typed)]
    allowed = list(public_papers.only_public(session, ids, shelf.sources))
    return allowed[:1] if lookups.in_full(session, typed) else allowed


def search(shelf: Shelf, session: Session, language: Language, typed: str, page: int) -> Made:
    """Gather the page of a search."""
    view: dict[str, Any] = {"typed": typed[:LONGEST], "rows": [], "facets": [], "pages": None}
    view |= {"total": 0, "also": "", "instead": "", "problem": "", "words": "", "capped": False}
    view |= {"dropped": "", "fewer": "", "body": ""}
    frame = PageFrame(
        say("web_search", language), "search", language, query=typed[:LONGEST],
        given=given(page, q=typed[:LONGEST]), indexed=False,
    )  # fmt: skip
    if not typed.strip():
        return frame, view
    found = sought(
        shelf, session, typed, language, limit=PAGE, skip=(page - 1) * PAGE, loosely=True
    )
    view |= {"problem": found.problem, "words": found.words, "instead": found.instead}
    if found.looked is None:
        return frame, view
    looked = found.looked
    pages = turned(shelf, language, "search", page, looked.total, q=typed)
    kept = " ".join(word for word in typed.split() if word not in found.dropped)
    view |= {
        "dropped": listed(found.dropped, language),
        "fewer": say("b_fewer", language, words=clip(found.fewer, 60)) if found.fewer else "",
        "fewer_at": shelf.href(language, "search", q=found.fewer),
        "rows": rows.of_hits(shelf, session, looked.hits, language),
        "total": looked.total,
        "narrowed": found.narrowed,
        "bare_at": shelf.href(language, "search", q=found.bare),
        "person": say("web_person", language, name=found.bare, n=found.person)
        if found.person
        else "",
        "person_at": shelf.href(language, "search", q=f'member:"{found.bare}"'),
        **_body(shelf, found.bare, language),
        "which": len(numbered(shelf, session, typed)) > 1,
        "capped": looked.capped,
        "also": listed(looked.also, language),
        "pages": pages,
        "facets": _facets(shelf, session, looked, kept, language),
    }
    title = say("web_search_for", language, words=clip(found.words, 60))
    return replace(frame, title=title, forms=FEEDS), view


def _body(shelf: Shelf, words: str, language: Language) -> dict[str, str]:
    """Give the page of the bureau, department or other body whose name all of a search is."""
    one = people.body_named(words)
    if one is None:
        return {"body": ""}
    name = shown_name(one, language)
    return {
        "body": say("web_body", language, name=name),
        "body_at": shelf.href(language, f"bureaux/{one.key}"),
    }


def _facets(
    shelf: Shelf, session: Session, looked: LookedUp, typed: str, language: Language
) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """Give what narrows a search: each choice is the same search with one more word of its grammar."""
    counted = public_papers.facets(session, looked.papers)

    def narrowed(more: str) -> str:
        return shelf.href(language, "search", q=f"{typed} {more}")

    kinds = [
        (rows.kind_name(kind, language), n, narrowed(f"kind:{kind}"))
        for kind, n in counted.kinds
        if "kind:" not in typed and len(counted.kinds) > 1
    ]
    years = [
        (str(year), n, narrowed(f"since:{year}-01-01 until:{year}-12-31"))
        for year, n in counted.years
        if "since:" not in typed and "until:" not in typed and len(counted.years) > 1
    ]
    committees = [
        (clip(shown, 80), n, narrowed(f'committee:"{name}"'))
        for shown, name, n in _committees(counted.committees, language)
        if "committee:" not in typed and '"' not in name and len(name) < LONGEST // 2
    ]
    members = [
        (shown_name(one, language), n, narrowed(f'member:"{one.target}"'))
        for one, n in namings.named_most("member", counted.askers, MOST_NAMED)
        if "member:" not in typed
    ]
    bureaux = [
        (shown_name(one, language), n, shelf.href(language, f"bureaux/{one.key}"))
        for one, n in namings.named_most(
            "bureau", [(name,) for name in counted.issuers], MOST_NAMED
        )
    ]
    named = (
        ("web_by_kind", kinds), ("web_by_year", years), ("web_by_committee", committees),
        ("web_by_member", members), ("web_by_bureau", bureaux),
    )  # fmt: skip
    return [(say(key, language), choices) for key, choices in named if choices]


def _committees(
    counted: tuple[tuple[str, int], ...], language: Language
) -> list[tuple[str, str, int]]:
    """Count committees once for both their names; give what each is called, how a search writes it, how many."""
    found: dict[str, tuple[str, str, int]] = {}
    for name, count in counted:
        meant = registers.found(name, "committee")
        key = meant[0].key if len(meant) == 1 else name
        shown = shown_name(meant[0], language) if len(meant) == 1 else name
        written = name if len(meant) != 1 else shown
        _, first, before = found.get(key, (shown, written, 0))
        found[key] = (shown, first, before + count)
    return list(found.values())
