"""This file gathers the pages of Members, committees and bureaux: who there is, and the papers that name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from sqlmodel import Session

from bot.answering.finding import lookups, namings
from bot.answering.finding.profiles import left
from bot.messages import phrases
from bot.messages.words import listed, ours, say
from bot.topics import registers
from bot.topics.registers import Identity
from bot.web.archive import rows
from bot.web.archive.list_pages import topic_name
from bot.web.archive.rows import FEEDS, Made, by_mail, given, turned
from bot.web.archive.shelf import PAGE, TOPICS, NotHere, PageFrame, Shelf
from scrapers.items import Language
from storage.published.tallies import tally

Body = Literal["committee", "member", "bureau"]
BODIES: dict[str, Body] = {"committees": "committee", "members": "member", "bureaux": "bureau"}


def bodies(shelf: Shelf, language: Language, path: str) -> Made:
    """List the Members, committees or bureaux that the registers hold."""
    kind = BODIES[path]
    parted: dict[int, list[tuple[str, str, str]]] = {}
    for one in registers.identities():
        if one.kind == kind:
            href = shelf.href(language, f"{path}/{one.key}")
            row = (shown_name(one, language), other_name(one, language), href)
            parted.setdefault(max(one.terms, default=0), []).append(row)
    newest = max(parted, default=0)
    groups = [
        (_term(term, newest, language), sorted(parted[term], key=lambda row: row[0].casefold()))
        for term in sorted(parted, reverse=True)
    ]
    heading = say(f"web_{path}", language)
    return PageFrame(heading, path, language), {"heading": heading, "groups": groups}


def _term(term: int, newest: int, language: Language) -> str:
    """Say in which term of the Council its Members are known; nothing of what has no terms."""
    return say("web_term" if term == newest else "web_term_past", language, n=term) if term else ""


def identity(path: str, key: str) -> Identity:
    """Give the Member or body of a key; raises NotHere."""
    kind = BODIES[path]
    one = next((i for i in registers.identities() if i.key == key and i.kind == kind), None)
    if one is None:
        raise NotHere
    return one


def shown_name(one: Identity, language: Language) -> str:
    """Give the name of a Member or body that may be shown."""
    return in_script(one.shown(chinese=language != "en"), language)


def in_script(name: str, language: Language) -> str:
    """Give a name of our registers in the reader's script."""
    return ours(name, language)


def other_name(one: Identity, language: Language) -> str:
    """Give the name in the other language, where that one may be shown; one nobody checked is said to be so."""
    own = one.shown(chinese=language != "en")
    doubtful = one.unchecked(chinese=language != "en")
    if doubtful and doubtful != own:
        return say("web_name_unchecked", language, name=in_script(doubtful, language))
    other = one.shown(chinese=language == "en")
    return "" if other == own else other


def _counts(session: Session, ids: Sequence[int], language: Language) -> Iterator[str]:
    """Say what the papers are, and on which of the topics that ship they are, the most first."""
    counted = tally(session, ids)
    kinds = [
        f"{rows.kind_name(kind, language)} {count:,}" for kind, count in counted.kinds.most_common()
    ]
    on = [
        f"{topic_name(key, language)} {count:,}"
        for key, count in counted.topics.most_common()
        if key in TOPICS
    ]
    if kinds:
        yield listed(kinds, language)
    if on:
        yield say("profile_topics", language, topics=listed(on, language))


def _heads(count: int, language: Language) -> Iterator[str]:
    """Say how many papers are not theirs, and only name them at their head."""
    if count:
        yield say("heads_named", language, papers=phrases.papers(count, language))


def _below(name: str, count: int, language: Language) -> str:
    """Say that papers hold a name, and none of them at its head."""
    return say("web_named_below", language, name=name, papers=phrases.papers(count, language))


def body(
    shelf: Shelf, session: Session, language: Language, path: str, key: str, page: int
) -> Made:
    """List the papers that name a Member, a committee or a bureau; raises NotHere."""
    kind, one = BODIES[path], identity(path, key)
    looked = lookups.named(session, one, shelf.sources, limit=PAGE, skip=(page - 1) * PAGE)
    here = f"{path}/{key}"
    name = shown_name(one, language)
    meant = registers.found(name, kind)
    called = name if len(meant) == 1 and meant[0].key == key else one.target
    also = by_mail(shelf, language, f"{kind}:{called}")
    elsewhere = 0 if looked.total else namings.elsewhere(session, one, shelf.sources)
    if kind != "bureau":
        typed = f'{kind}:"{one.target}"'
        also.insert(0, (say("web_search_in", language), shelf.href(language, "search", q=typed)))
    also.append((say("web_search_name", language), shelf.href(language, "search", q=name)))
    view = {
        "heading": name,
        "about": [
            line
            for line in (
                other_name(one, language),
                *left(one, language),
                *_counts(session, looked.papers, language),
                *_heads(looked.at_head, language),
            )
            if line
        ],
        "rows": rows.of_hits(shelf, session, looked.hits, language),
        "total": looked.total,
        "none": _below(name, elsewhere, language) if elsewhere else "",
        "pages": turned(shelf, language, here, page, looked.total),
        "also": also,
        "none_yet": "web_none_by",
    }
    return PageFrame(name, here, language, given=given(page), forms=FEEDS), view
