"""This file reads what an address asks for: its language, its numbers, its paper, and what it asks in vain."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from sqlmodel import Session
from starlette.requests import Request

from bot.answering.arguments import filters
from bot.messages.clipping import clip
from bot.messages.permalinks import LANGUAGES, PAPERS, canonical, key_at, path_of
from bot.messages.words import say
from bot.topics.registers import identities
from bot.web.archive.list_pages import DATES
from bot.web.archive.name_pages import BODIES
from bot.web.archive.programme_pages import PATH as PROGRAMMES
from bot.web.archive.rows import FEEDS
from bot.web.archive.shelf import TOPICS, NotHere, Shelf
from scrapers.items import Language
from storage.published import public_papers

MOST_LEFT_OUT = 3  # names that are said to be left out
# What may be asked behind a `?`, by address; of all others nothing. Lists as data are not turned over.
ASKED: Mapping[str, tuple[str, ...]] = {
    "/{lang}/search": ("q", "page"),
    "/{lang}/meetings": ("topic",),
    "/{lang}/meetings/{day}.ics": ("body", "at"),
    "/{lang}/commitments": ("topic", "due"),
    f"/{{lang}}/{PAPERS}/{{key:path}}": ("part", "beside", "replies"),
    "/{lang}/compare/{key:path}": ("from", "to"),
    **{f"/{{lang}}/{path}/{{key}}": ("page",) for path in ("topics", *BODIES)},
    **{f"/{{lang}}/search.{form}": ("q",) for form, _ in FEEDS},
    **{f"/{{lang}}/meetings.{form}": ("topic",) for form, _ in DATES},
    **{f"/{{lang}}/commitments.{form}": ("topic", "due") for form, _ in DATES},
}

_ROOMS = frozenset(("search", "meetings", "commitments", "sources", "topics", PROGRAMMES, *BODIES))

# What programs add to any address, and what asks for nothing: whence a reader comes, a fresh copy.
_TRACKING = frozenset(
    ("_", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igshid", "li_fat_id", "mkt_tok", "msclkid",
     "ref", "srsltid", "ttclid", "twclid", "v", "wbraid", "yclid")
)  # fmt: skip
_TRACKED = ("utm_", "_ga", "_gl", "_hs", "hsa_", "mc_", "mtm_", "pk_")  # how others of them begin


class AskedInVain(Exception):
    """A program asks for data by what does not narrow it, or for a search that cannot be made."""


def left_out(request: Request, address: str) -> tuple[str, ...]:
    """Give the names behind the `?` that mean nothing at an address, short enough to be said."""
    known = _TRACKING.union(ASKED.get(address, ()))
    strange = (
        clip(name, 40)
        for name in request.query_params
        if name not in known and not name.startswith(_TRACKED)
    )
    return tuple(dict.fromkeys(strange))[:MOST_LEFT_OUT]


def asked(request: Request) -> str:
    """Give what is asked behind the `?` and means something there, as it is written: answers are told apart by it."""
    known = ASKED.get(request.state.at, ())
    return urlencode([pair for pair in request.query_params.multi_items() if pair[0] in known])


def refuse_left_out(request: Request, address: str) -> None:
    """Raise AskedInVain where an address of data asks for what means nothing there."""
    if strange := left_out(request, address):
        known = ", ".join(ASKED.get(address, ())) or "nothing"
        raise AskedInVain(
            f"{', '.join(strange)}: not asked here; behind the ? this address takes {known}"
        )


class WrongValue(Exception):
    """An address gives a name a value that cannot be meant there."""

    def __init__(self, name: str, typed: str, wanted: str, **values: object) -> None:
        super().__init__(name, typed)
        self._name, self._typed, self._wanted, self._values = name, typed, wanted, values

    def said(self, language: Language) -> str:
        """Say what was typed, and what could stand there instead."""
        wanted = say(self._wanted, language, **self._values)
        typed = clip(" ".join(self._typed.split()), 40)
        return say("web_wrong_about", language, name=self._name, typed=typed, wanted=wanted)


class MovedElsewhere(Exception):
    """What was asked for stands at another address."""

    def __init__(self, href: str, *, lasting: bool = True) -> None:
        super().__init__(href)
        self.href = href
        self.lasting = lasting


def words(request: Request) -> str:
    """Give what is searched for."""
    return " ".join(request.query_params.get("q", "").split())


def spoken(request: Request) -> Language:
    """Give the language that an address begins with; raises NotHere."""
    language = LANGUAGES.get(request.path_params["lang"])
    if language is None:
        raise NotHere
    return language


def number(request: Request, name: str, digits: int = 4) -> int:
    """Give a number from an address, 1 where it says none; raises WrongValue where it is no number."""
    typed = request.query_params.get(name) or "1"
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= digits and int(typed) > 0):
        raise WrongValue(name, typed, "web_wants_number", most=f"{10**digits - 1:,}")
    return int(typed)


def topic_of(request: Request) -> str:
    """Give the topic that a list is narrowed to, "" for all; raises WrongValue for one that does not ship."""
    typed = request.query_params.get("topic", "")
    if typed and typed.casefold() not in TOPICS:
        raise WrongValue("topic", typed, "web_wants_topic", names=", ".join(TOPICS))
    return typed.casefold()


def in_small_letters(path: str) -> str | None:
    """Give the address that was meant where one was typed in capitals; None where that is no page either."""
    small = path.lower()
    language, *rest = small.strip("/").split("/")
    if small == path or language not in LANGUAGES or len(rest) > 2:
        return None
    if not rest:
        return f"/{language}/"
    name, _, form = rest[-1].rpartition(".")
    last = name if form in {ending for ending, _ in (*FEEDS, *DATES)} else rest[-1]
    known = last in _ROOMS if len(rest) == 1 else last in _keys(rest[0])
    return small if known else None


def _keys(room: str) -> Collection[str]:
    """Give what stands below a room of the archive, as addresses write it."""
    kind = {**BODIES, PROGRAMMES: "programme"}.get(room)
    return TOPICS if room == "topics" else {one.key for one in identities() if one.kind == kind}


def due_of(request: Request) -> str:
    """Give the year, month or day that a list is narrowed to, "" for none; raises WrongValue."""
    typed = request.query_params.get("due", "")
    if typed and filters.day(typed) is None:
        raise WrongValue("due", typed, "web_wants_day")
    return typed


def paper_of(
    shelf: Shelf, session: Session, request: Request, below: str = PAPERS, ending: str = ""
) -> int:
    """Give the paper that an address names; raises NotHere, and Moved where another is its own."""
    typed = request.path_params["key"]
    key = key_at(typed)
    known = public_papers.known(session, key, shelf.sources)
    for meant in _meant(typed) if known is None else ():
        known = known or public_papers.known(session, meant, shelf.sources)
    if known is None:
        raise NotHere
    found, keys = known
    best = canonical(keys)
    if best is not None and best != key:
        query = f"?{request.url.query}" if request.url.query else ""
        raise MovedElsewhere(
            f"{shelf.href(spoken(request), f'{below}/{path_of(best)}{ending}')}{query}"
        )
    return found


def _meant(typed: str) -> tuple[str, ...]:
    """Give the keys that may be meant where an address has a slash too many, or a number in small letters."""
    bare = typed.rstrip("/")
    scheme, _, rest = bare.partition("/")
    said = {key_at(bare), key_at(f"{scheme.casefold()}/{rest.upper()}")} - {key_at(typed)}
    return tuple(sorted(said))
