"""This file finds papers: by reference in any spelling, by words and their other names, by what is new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from bot.answering.channels import Refused
from bot.answering.finding import people
from bot.answering.finding.namings import NoSuchName, names_of, naming
from bot.answering.intents import Intent
from bot.topics.aliases import aliases, cased_names, widen
from bot.topics.registers import Identity
from scrapers.items import Language
from scrapers.numbering import reference_keys
from scrapers.text import fold
from storage.published import commitments, identities, papers, public_papers, tallies
from storage.published.passed_over import passed_over
from storage.records import Hit, Paper
from storage.searching import history, printed_names, search
from storage.searching.filters import Filters
from storage.searching.queries import NothingToFind, QueryTooLong
from storage.searching.search import Found

MOST_OTHER_NAMES = 5
MOST_QUOTED = 16
MOST_OFFERED = 5
_OURS = re.compile(r"paper:(\d{1,11})", re.ASCII)  # as our own buttons name one
_PROMISE = re.compile(
    r"(?=[a-f]{0,8}\d)(?=\d{0,8}[a-f])[\da-f]{8}", re.ASCII
)  # as a commitment is printed
_PRIVATE = 0xE000  # stands for a quoted piece while other names are looked for
_NOT_ALSO = re.compile(r"(?<!\S)-also(?!\S)", re.IGNORECASE)
_EXACT = re.compile(r"(?<!\S)=([^\s\"“”「」]{1,60})")
# e.g. pneumonia -wuhan · 肺炎 -「武漢」
_MINUS = re.compile(
    r"(?<!\S)-(?:\s?(\"[^\"]{1,200}\"|“[^”]{1,200}”|「[^」]{1,200}」)|([^\W\d_]\S{0,99}))(?!\S)"
)
# e.g. P2020010200831 · minutes-3.htm
_FILE = re.compile(r"[\w().-]{3,120}")
_QUOTES = '"“”「」'
_QUOTED = re.compile(r'"[^"]{1,200}"|“[^”]{1,200}”|「[^」]{1,200}」')


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    words: str
    limit: int = 10
    member: str | None = None
    committee: str | None = None
    bureau: str | None = None
    kind: str | None = None
    topic: str | None = None
    since: date | None = None
    until: date | None = None
    skip: int = 0  # how many of the first are left out
    public: frozenset[str] | None = None  # sources: only papers of theirs that anybody may see
    without_kind: str | None = None  # of which nothing is to be found
    prefer: Language | None = None  # of a paper that has the words in several, the one to quote


@dataclass(frozen=True, slots=True)
class Worded:
    """A query in the words that are looked for, and its other wordings."""

    words: str
    wordings: tuple[str, ...]
    without: tuple[str, ...] = ()  # what no paper that is found may hold
    loosely: bool = True  # its words may stand in another form, one or many


class OnlyWithout(NothingToFind):
    """The query says what to leave out, and nothing to look for. Write a word to look for."""


class EndsBeforeItBegins(LookupError):
    """A search is narrowed to days of which the last comes before the first."""


UNSEARCHABLE = (NothingToFind, QueryTooLong, NoSuchName, EndsBeforeItBegins)


def refused(error: Exception, words: str) -> Refused:
    """Give why a search could not be made as it is said to people."""
    if isinstance(error, NoSuchName):
        return Refused(f"unknown_{error.kind}", error.name[:80])
    if isinstance(error, EndsBeforeItBegins):
        return Refused("days_turned", str(error))
    if isinstance(error, OnlyWithout):
        return Refused("only_without")
    if isinstance(error, QueryTooLong):
        return Refused("too_long", f"{len(words):,}")
    return Refused("search_what")


def literally(typed: str) -> Worded:
    """Read what of a query means its letters only: "AI", =AI, and all of it where -also stands.

    What follows a minus, a word or what stands in quotation marks, is to be in no paper that is found;
    raises OnlyWithout where nothing else is left.
    """
    words = _NOT_ALSO.sub(" ", typed)
    literal = words != typed
    out = tuple(dict.fromkeys(found[1] or found[2] for found in _MINUS.finditer(words)))[
        :MOST_QUOTED
    ]
    words = _MINUS.sub(" ", words)
    marked = " ".join(_EXACT.sub(r'"\1"', words).split())
    if out and not marked:
        raise OnlyWithout
    without = tuple(other for one in out for other in (one, *widen(one.strip(_QUOTES))))
    if literal or not marked:
        return Worded(marked, (), without, loosely=not literal)
    quoted = [match[0] for match in _QUOTED.finditer(marked)][:MOST_QUOTED]
    masked = marked
    for at, piece in enumerate(quoted):
        masked = masked.replace(piece, chr(_PRIVATE + at), 1)
    back = {_PRIVATE + at: piece for at, piece in enumerate(quoted)}
    return Worded(marked, tuple(wording.translate(back) for wording in widen(masked)), without)


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What was found, how much there is of it, and which other names were looked for."""

    hits: tuple[Hit, ...]
    total: int
    also: tuple[str, ...]
    papers: tuple[int, ...] = ()  # all that were found, where they are to be counted
    capped: bool = False  # there are more than were ranked
    people: int = 0  # of how many only who wrote, asked, answered or spoke has the name
    at_head: int = 0  # of how many only the head names who was looked for


def keys_of(session: Session, reference: str) -> list[str]:
    """Give the identities that a reference may mean; what was left out is filled in, newest first."""
    found: list[str] = []
    for key in reference_keys(reference):
        found += printed_names.keys_shaped(session, key, MOST_OFFERED + 1) if "*" in key else [key]
        if key.startswith("legco:CB(") and not key.endswith(")"):  # one of its parts was meant
            found += printed_names.keys_shaped(session, f"{key}(*)", MOST_OFFERED + 1)
    return list(dict.fromkeys(found))


def by_reference(session: Session, reference: str) -> list[Paper]:
    """Give the papers that a reference may mean, the likeliest first; empty where it means none."""
    if found := _OURS.fullmatch(reference.strip()):
        return papers.papers(session, [int(found[1])])
    if _PROMISE.fullmatch(reference.strip()):  # the paper that promised it
        promises = commitments.called(session, reference.strip())
        return papers.papers(session, sorted({one.paper_id for one in promises})[:MOST_OFFERED])
    keys = keys_of(session, reference)
    owners = identities.papers_with(session, keys) if keys else {}
    ids = list(dict.fromkeys(owners[key] for key in keys if key in owners))
    return papers.papers(session, ids[: MOST_OFFERED + 1])  # one above, to know that there are more


def meant_by(session: Session, reference: str) -> list[Paper]:
    """Give the papers that a reference may mean, or that have what was typed as title or file's name."""
    found = by_reference(session, reference) or by_title(session, reference)
    if found or not _FILE.fullmatch(reference.strip()):
        return found
    named = public_papers.files_named(session, reference.strip(), MOST_OFFERED + 1)
    return papers.papers(session, named)


def by_title(session: Session, typed: str) -> list[Paper]:
    """Give the papers whose whole title was typed, in either script; how many is bounded."""
    title = _title(typed)
    try:
        looked = look_up(session, Query(typed, MOST_OFFERED + 1))
    except UNSEARCHABLE:
        return []
    found = papers.papers(session, [hit.paper_id for hit in looked.hits], texts=False)
    ids = [one.id for one in found if title in {_title(side.title) for side in one.renditions}]
    return papers.papers(session, ids)


def _title(text: str) -> str:
    return " ".join(fold(text).split()).strip("\"'“”「」")


class Several(LookupError):
    """A reference means each of several papers; those on a topic that all know of come first."""

    def __init__(self, typed: str, found: Sequence[Paper], intent: Intent | None = None) -> None:
        super().__init__(typed)
        self.typed = typed
        ordered = sorted(found, key=lambda one: not _on_topic(one))
        self.found = tuple(ordered[:MOST_OFFERED])
        self.more = len(found) > MOST_OFFERED
        # What was meant to be done with the one, where it was not named at all.
        self.intent = intent


def _on_topic(paper: Paper) -> bool:
    return any("/" not in match.topic for match in paper.matches)


def one_of(session: Session, reference: str) -> Paper:
    """Give the one paper that a reference means, or a title.

    Raises Refused where it means none that is held, and Several where something was left out of it
    that would tell them apart.
    """
    found = meant_by(session, reference)
    if not found:
        raise Refused("no_paper", reference[:80])
    if len(found) > 1 and not in_full(session, reference):
        raise Several(reference, found)
    return found[0]


def in_full(session: Session, reference: str) -> bool:
    """Say whether a reference is the whole of a paper's number or link, with nothing to fill in."""
    keys = [key for key in reference_keys(reference) if "*" not in key]
    return bool(keys and identities.papers_with(session, keys))


def is_reference(typed: str) -> bool:
    """Say whether a text has the shape of a reference to a paper, held or not."""
    bare = typed.strip()
    return bool(_OURS.fullmatch(bare) or _PROMISE.fullmatch(bare) or reference_keys(typed))


def reference_to(session: Session, paper: Paper) -> str:
    """Give what people can type to mean this paper and no other: its number, its link, or ours for it."""
    links = (one.url for one in paper.renditions if one.url.startswith("http"))
    for typed in (paper.number, next(links, None)):
        if typed and [one.id for one in by_reference(session, typed)] == [paper.id]:
            return typed
    return f"paper:{paper.id}"


def look_up(session: Session, query: Query) -> LookedUp:
    """Find papers; raises what is UNSEARCHABLE."""
    if query.since and query.until and query.until < query.since:
        raise EndsBeforeItBegins(f"{query.since} – {query.until}")
    literal = literally(query.words)
    others = literal.wordings
    typed = query.words.casefold()
    short = [name for name in cased_names() if any(name in one for one in others)]
    filters = Filters(
        since=query.since,
        until=query.until,
        kind=query.kind,
        topic=query.topic,
        member=names_of(session, "member", query.member),
        committee=names_of(session, "committee", query.committee),
        bureau=names_of(session, "bureau", query.bureau),
        hidden=passed_over(session, query.public, query.without_kind),
    )
    found: Found
    body = _body(literal)
    if body is not None:
        others = (*others, *_quoted(people.written(body)))
        short += [name for name in body.finds if name.isascii()]
    if not literal.words:
        found = history.listed(session, filters, limit=query.limit, skip=query.skip)
        return LookedUp(tuple(found), found.total, (), found.papers)
    wording = search.Wording(
        keys=keys_of(session, literal.words),
        cased=[name for name in short if name.casefold() not in typed],
        without=literal.without,
        loosely=literal.loosely,
        prefer=query.prefer,
    )
    asked = [literal.words, *others]
    found = search.search(
        session, asked, filters, wording=wording, limit=query.limit, skip=query.skip
    )
    also = other_names(literal.words, others)
    looked = LookedUp(tuple(found), found.total, also, found.papers, found.capped)
    if found.capped:
        return looked
    if body is not None:
        shown = (
            ("" if body.unchecked(chinese=zh) else body.zh if zh else body.en)
            for zh in (False, True)
        )
        return _with_more(session, looked, body, tuple(filter(None, shown)), query, filters)
    plain = literal.loosely and not literal.without and not others and not query.member
    if not plain or not (names := people.named_by(session, literal.words)):
        return looked
    return _with_more(session, looked, None, names, query, filters)


def undated(session: Session, query: Query, found: LookedUp) -> int:
    """Count the papers that days leave out of a search for they state none; 0 where it was cut."""
    if not (query.since or query.until):
        return 0
    every = look_up(session, replace(query, since=None, until=None, limit=1, skip=0))
    if every.capped or found.capped:  # of what was cut, nobody knows what is missing
        return 0
    return tallies.undated(session, set(every.papers) - set(found.papers))


def _body(literal: Worded) -> Identity | None:
    """Give the body whose name, letters or nickname all of a query is, where its letters alone are not meant."""
    if not literal.loosely or literal.without or _QUOTED.search(literal.words):
        return None
    return people.body_named(literal.words)


def _quoted(names: Sequence[str]) -> list[str]:
    return [f'"{name}"' if " " in name else name for name in names]


def _with_more(
    session: Session,
    looked: LookedUp,
    body: Identity | None,
    names: Sequence[str],
    query: Query,
    filters: Filters,
) -> LookedUp:
    """Put the papers of a person or a body behind those that hold the name: who writes, asks or answers
    is named in no text.
    """
    passed = max(0, query.skip - looked.total)
    held, most = frozenset(looked.papers), passed + query.limit - len(looked.hits)
    if body is not None:
        namings = naming(session, body, query.public)
        more, hits = history.by_body(session, namings, held, filters, limit=most)
    else:
        more, hits = history.by_people(session, names, held, filters, limit=most)
    if not more:
        return looked
    return replace(
        looked,
        hits=(*looked.hits, *hits[passed:]),
        total=looked.total + len(more),
        people=len(more),
        papers=(*looked.papers, *more),
        also=tuple(dict.fromkeys((*looked.also, *names[:MOST_OTHER_NAMES]))),
    )


def named(
    session: Session, one: Identity, public: frozenset[str], *, limit: int, skip: int = 0
) -> LookedUp:
    """Give the papers that name a body or a person by any of its names, among what anybody may see."""
    namings = naming(session, one, public)
    found = history.shown(session, namings, skip=skip, limit=limit)
    return LookedUp(tuple(found), found.total, (), found.papers, at_head=len(namings.at_head))


def other_names(words: str, wordings: Sequence[str]) -> tuple[str, ...]:
    """Give the names that a query's other wordings hold and the query does not."""
    known = [name for alias in aliases() for name in alias.all_names]
    typed = words.casefold()
    found: dict[str, None] = {}
    for wording in wordings:
        fresh = [name for name in known if name in wording and name.casefold() not in typed]
        if fresh:
            found[max(fresh, key=len)] = None
    return tuple(found)[:MOST_OTHER_NAMES]
