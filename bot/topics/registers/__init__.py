"""This file knows Members, committees, bodies and programmes by every name, from the lists beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal, TypeVar, TypeVarTuple, Unpack, get_args

from rapidfuzz import fuzz, process

from bot.topics.aliases import other_names
from bot.topics.registers.member_names import english_parts, initials
from bot.topics.registers.roster import UNCHECKED, Differs, Places, Seated, merged
from scrapers.committees import committee
from scrapers.items import without_council
from scrapers.text import compared, fold, is_cjk

Kind = Literal["committee", "member", "bureau", "programme"]
LISTS = ("committees", "bodies", "members", "programmes")
NEAR = 84  # of a hundred that a misspelt name resembles what is meant
MOST_NEAR = 4
_BY_NUMBER = "member-"  # begins the key of a Member whom only the Council's roster knows
_SHORTEST_ASCII = 5  # letters of a name that may be misspelt
_TITLES = re.compile(
    r"^(?:(?:the|hon|honourable|dr|ir|prof|professor|mr|mrs|ms|miss|sr|rev|member|legislator)\.?\s+)+"
)
# What stands behind a name begins with an honour; another name does not.
# e.g. , SBS, JP · , GBS, JP, Chairman · , M.H., J.P. · , 太平绅士
_HONOURS = re.compile(
    r" ?, ?(?:g\.?b\.?[ms]|[sb]\.?b\.?s|m\.?h|j\.?p|[skq]\.?c|p[dm]\.?s\.?m|[moc]\.?b\.?e|ph\.?d|太平绅士)"
    r"(?!\w).{0,200}$"
)
_MEMBER_ENDS = re.compile(r"(?:议员|议員|議員|先生|女士|博士|小姐|教授)$")
_PANEL_ENDS = re.compile(r"(?: (?:panel|committee|subcommittee)| ?(?:委员会|小组))$")
_PANEL_BEGINS = re.compile(
    r"^(?:the\s+)?(?:legco\s+|legislative council\s+)?(?:panel\s+(?:on|for)\s+)?"
)
# An office in the name of the body that it heads: papers print who answers, not for whom.
# e.g. 创新科技及工业局常任秘书长(麦德伟) · 署理律政司司长
_OFFICE = re.compile(
    r"^(?:署理|代理)?([^,，()（）]{1,20}?(?:局|署|处|司|办公室))"
    r"(?:副?局长|常任秘书长|副?署长|副?处长|副?司长|专员|总监)"
)
# e.g. Permanent Secretary for Innovation, Technology and Industry · Director of Buildings
_OFFICE_EN = re.compile(
    r"^(?:the )?(?:acting |permanent |deputy |under ?)*(secretary|director|commissioner|director-general) "
    r"(?:for|of) (?:the )?([^()]{3,80}?)(?: ?\(.*)?$"
)
# e.g. sec for security
_SHORT_OFFICE = re.compile(r"^(?:the )?sec(?:'?y)?\.? for ")
_BODY_EN = re.compile(
    r"^(?:department of |office of (?:the )?)?(.{3,}?)(?: (?:bureau|department|office|commission))?$"
)
_MARKS = re.compile(r"[\s.,'’・·\-–—()（）&]+")


class RegisterError(ValueError):
    """A register's row cannot be used; the message names the list and the row."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One Member, committee, body or programme, whatever it is called.

    `en` and `zh` are its names, `says` others in print, `finds` what people call it. A name whose
    grade is C was not checked: it finds, and is never shown.
    """

    key: str
    kind: Kind
    en: str
    zh: str
    grades: str
    says: tuple[str, ...] = ()
    finds: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()  # of a programme: who is in charge, as bodies are called here
    terms: tuple[int, ...] = ()  # of a Member: the Council's, as far as the list knows
    left: date | None = None  # of a Member: since when the Council's roster no longer has them

    @property
    def target(self) -> str:
        """Give the name under which it is followed, which every other name leads to."""
        return self.zh if self.kind == "member" else self.en

    @property
    def names(self) -> tuple[str, ...]:
        """Give all its names, the printed ones first; a Member's surname alone is none."""
        if self.kind == "member":
            more = [part for part in english_parts(self.en) if " " in part]
        else:
            more = [*other_names(self.zh), *other_names(self.en)]
        return tuple(dict.fromkeys((self.en, self.zh, *self.says, *self.finds, *more)))

    def shown(self, *, chinese: bool) -> str:
        """Give the name that may be shown, in one language where that one was checked."""
        good = [
            name
            for name, grade in ((self.zh, self.grades[1]), (self.en, self.grades[0]))
            if grade != UNCHECKED or _held(name)
        ]
        wanted = self.zh if chinese else self.en
        return wanted if wanted in good or not good else good[0]

    def unchecked(self, *, chinese: bool) -> str:
        """Give its name in one language where nobody checked it: to be shown only with a word that says so."""
        wanted = self.zh if chinese else self.en
        grade = self.grades[1 if chinese else 0]
        return wanted if grade == UNCHECKED and not _held(wanted) else ""


def _held(name: str) -> bool:
    """Say whether a name stands in the vocabulary, which a person has read."""
    return bool(other_names(name))


def plain(name: str) -> str:
    """Give a name as names are compared: folded, without titles and marks."""
    said = _MEMBER_ENDS.sub("", _TITLES.sub("", compared(name)))
    return _MARKS.sub("", said.removeprefix("the "))


def _bare(name: str) -> str:
    """Give a person's name, folded, without titles before it and honours behind it."""
    said = _HONOURS.sub("", compared(name))
    return _MEMBER_ENDS.sub("", _TITLES.sub("", said)).strip()


def found(name: str, kind: str | None = None) -> tuple[Identity, ...]:
    """Give whom or what a name stands for; several where it is the name of several.

    Whose full name it is comes before those who only share it, as a body and its successor do. A
    surname that one Member alone has now means nobody for sure: `nearest` offers them.
    """
    for wanted, only in _spellings(name, kind):
        here = [one for one in _book().get(wanted, ()) if (only or one.kind) == one.kind]
        if len(here) > 1 and (said := _kind_said(name)) in {one.kind for one in here}:
            here = [one for one in here if one.kind == said]
        if here:
            own = [one for one in here if wanted in (plain(one.en), plain(one.zh))]
            own = own or [one for one in here if compared(name) in map(compared, one.names)]
            alone = len(here) == 1 and wanted == _surname(here[0])
            return () if alone else tuple(own or here)
    return ()


def _kind_said(name: str) -> str | None:
    """Give the kind that a name says of itself: "ITB panel" is a committee, whoever else is ITB."""
    folded = compared(name)[:200]
    if _PANEL_ENDS.search(folded) or folded.removeprefix("the ").startswith("panel "):
        return "committee"
    return "bureau" if folded.endswith((" bureau", "局")) else None


def of_printed(kind: Kind, name: str) -> Identity | None:
    """Give whom a name in print means; None where it may be several, or is nobody that is known."""
    printed = _bare(name) if kind == "member" else name
    meant = [one for one in _meant(kind, printed) if one.kind == kind]
    if len(meant) != 1 or (kind == "member" and plain(printed) == _surname(meant[0])):
        return None
    return meant[0]


def _surname(one: Identity) -> str:
    """Give a Member's surname as it is compared."""
    return (
        next((plain(word) for word in one.en.split() if word.isupper()), "")
        if (one.kind == "member")
        else ""
    )


def nearest(name: str, kind: str | None = None) -> tuple[Identity, ...]:
    """Give those that a name resembles or is a part of, the likeliest first; none where none does."""
    wanted = plain(name)[:120]
    if len(wanted) < (_SHORTEST_ASCII if wanted.isascii() else 2) and wanted not in _book():
        return ()
    parts = [
        key for key in _book() if wanted in key or (len(key) > _SHORTEST_ASCII and key in wanted)
    ]
    like = process.extract(wanted, _book().keys(), scorer=fuzz.ratio, limit=8, score_cutoff=NEAR)
    exact = [wanted] if wanted in _book() else []
    near = [one for key in (*exact, *(row[0] for row in like), *parts) for one in _book()[key]]
    kept = [one for one in dict.fromkeys(near) if kind in (None, one.kind)]
    return tuple(kept[:MOST_NEAR])


def known_as(kind: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give the names of a paper's people or bodies, with all others that the same ones have."""
    given = list(dict.fromkeys(names))
    more: dict[str, None] = dict.fromkeys(given)
    if kind == "member":
        given = [_bare(name) for name in given]
        more |= dict.fromkeys(given)
    for name in given:
        meant = [one for one in _meant(kind, name) if one.kind == kind]
        if kind == "member" and len(name.split()) == 1 and name.isascii():
            continue  # a surname in print may be anybody's
        if len(meant) == 1:
            more |= dict.fromkeys((meant[0].target, *meant[0].names, *_stem(meant[0])))
    return tuple(more)


def _meant(kind: str, name: str) -> tuple[Identity, ...]:
    """Give whom a printed name means: as it stands, else without the Council's name, or by its office."""
    wanted = plain(name)
    exact = _book().get(wanted, ())
    if exact:  # whose full name it is comes before those who only share it, as a successor does
        own = tuple(one for one in exact if wanted in (plain(one.en), plain(one.zh)))
        return own or exact
    folded = compared(name)
    ways = []
    if kind == "committee":
        ways = [without_council(folded)]
    elif kind == "bureau":
        ways = _offices(folded)
    found = (_book().get(plain(way), ()) for way in ways if way != folded)
    return next((one for one in found if one), ())


def _stem(one: Identity) -> tuple[str, ...]:
    """Give the words that the title of a bureau's head shares with its name in English."""
    if one.kind != "bureau":
        return ()
    found = _BODY_EN.match(fold(one.en))
    return (found[1],) if found else ()


def titled(kind: str, name: str, *, chinese: bool) -> str | None:
    """Give what a body or a person is called in one language; None where that is not known for sure."""
    meant = [one for one in _meant(kind, name) if one.kind == kind]
    said = meant[0].shown(chinese=chinese) if len(meant) == 1 else ""
    return said if said and is_cjk(said[0]) == chinese else None


_Asked = TypeVarTuple("_Asked")
_Given = TypeVar("_Given")


class _Sitting:
    """Who sits as the Council's roster has it, put together with the register when it was read."""

    def __init__(self, seats: Sequence[Seated]) -> None:
        self.seats = tuple(seats)
        self.roster = merged(_read("members"), self.seats, _places(), _means_another, _newcomer)


_sitting: list[_Sitting] = []  # one at most, of the store that this process works with


def seat(seats: Sequence[Seated]) -> None:
    """Have the register of Members say what the Council's roster says; of nothing, what the list says."""
    if tuple(seats) != (_sitting[0].seats if _sitting else ()):
        _sitting[:] = [_Sitting(seats)] if seats else []


def differences(seats: Sequence[Seated]) -> tuple[Differs, ...]:
    """Give in what a roster and the register differ."""
    return _Sitting(seats).roster.differs


def keys_of(seats: Iterable[Seated]) -> frozenset[str]:
    """Give who sits there, each by the key under which the register knows them, or would."""
    found = ((seat, _places().of(seat)) for seat in seats)
    return frozenset(one.key if one else f"{_BY_NUMBER}{seat.number}" for seat, one in found)


@cache
def _places() -> Places:
    return Places(_read("members"), plain, _forms)


def kept(make: Callable[[Unpack[_Asked]], _Given]) -> Callable[[Unpack[_Asked]], _Given]:
    """Keep what a function of the register gives, until other Members sit."""

    held = lru_cache(maxsize=8)(_of(make))  # of a function: what it is asked, for who sits now
    return lambda *asked: held(_sitting[0] if _sitting else None, *asked)


def _of(make: Callable[[Unpack[_Asked]], _Given]) -> Callable[..., _Given]:
    return lambda _sitting, *asked: make(*asked)


@kept
def identities() -> tuple[Identity, ...]:
    """Give all that the lists hold, and whom the Council's roster adds, each once."""
    members = _sitting[0].roster.members if _sitting else _read("members")
    lists = (members if name == "members" else _read(name) for name in LISTS)
    return tuple(one for found in lists for one in found)


@cache
def programmes() -> dict[str, tuple[str, ...]]:
    """Give every programme's names by its key, what it is called by rights first."""
    return {one.key: one.names for one in identities() if one.kind == "programme"}


def programme_names(keys: Iterable[str]) -> list[str]:
    """Give what some programmes are called."""
    return [name for key in sorted(keys) for name in programmes()[key]]


@lru_cache(maxsize=1024)  # each reader of a sentence looks the same names up
def _spellings(name: str, kind: str | None) -> Sequence[tuple[str, str | None]]:
    """Give a name as it is looked up, each with the kind that it may mean: as it stands, then without
    the word for what it is, a bureau by its secretary, a person without titles.
    """
    folded = compared(name)[:200]
    short = _PANEL_BEGINS.sub("", _PANEL_ENDS.sub("", folded))
    bodies = kind in (None, "committee")
    more = (f"panel on {short}", f"{short} panel", short, f"{short}事务委员会") if bodies else ()
    said = [
        (one, kind) for one in (folded, *(more if short != folded or kind == "committee" else ()))
    ]
    if kind in (None, "bureau"):
        held = _SHORT_OFFICE.sub("secretary for ", folded).replace(" & ", " and ")
        said += [(one, "bureau") for one in (_offices(held) if held.isascii() else [])]
    if kind in (None, "member"):
        said.append((_bare(name[:200]), "member"))
    return tuple(dict.fromkeys((plain(one), only) for one, only in said if one))


def _offices(folded: str) -> list[str]:
    """Give the bodies whose head an office names, as they may be called; none where it names no office."""
    if (office := _OFFICE.match(folded)) is not None:
        return [office[1]]
    if (office := _OFFICE_EN.match(folded)) is None:
        return []
    held = office[2]
    departments = [f"department of {held}", f"{held} department", f"{held} office"]
    # There are a Secretary for Health and a Director of Health, and each heads another body.
    if office[1] == "secretary":
        return [f"{held} bureau", *departments]
    return [*departments, f"{held} bureau"]


@kept
def _book() -> dict[str, tuple[Identity, ...]]:
    """Give every identity by each of its names as they are compared."""
    book: dict[str, dict[Identity, None]] = {}
    for one in identities():
        names = [*one.names]
        if one.kind == "member":
            names += [*english_parts(one.en), *initials(one.en)]
        for name in names:
            if wanted := plain(name):
                book.setdefault(wanted, {})[one] = None
    return {name: tuple(ones) for name, ones in book.items()}


def _forms(one: Identity) -> frozenset[str]:
    """Give a Member's names as they are compared, a surname alone left out."""
    forms = (plain(name) for name in (*one.names, *english_parts(one.en)))
    return frozenset(form for form in forms if form and form != _surname(one))


def _newcomer(seat: Seated, term: int) -> Identity:
    """Give a Member whom only the roster knows."""
    names = (seat.en or seat.zh, seat.zh or seat.en)
    says, terms = seat.former, (term,)
    return Identity(
        f"{_BY_NUMBER}{seat.number}", "member", *names, "AA", says, terms=terms, left=seat.left
    )


def _means_another(name: str) -> bool:
    """Say whether a name is another kind's of the lists, or is made of words of their names alone."""
    names, words = _others()
    return plain(name) in names or (name.isascii() and words.issuperset(compared(name).split()))


@cache
def _others() -> tuple[frozenset[str], frozenset[str]]:
    """Give the names of all but Members, as they are compared, and the words of those in English."""
    others = (one for name in LISTS if name != "members" for one in _read(name))
    names = [name for one in others for name in one.names]
    words = (word.strip("(),.") for name in names for word in compared(name).split())
    return frozenset(map(plain, names)), frozenset(words)


@cache
def _read(name: str) -> tuple[Identity, ...]:
    text = resources.files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")
    return tuple(_identity(row, name) for row in json.loads(text)["rows"])


def _identity(row: dict[str, Any], name: str) -> Identity:
    where = f"{name}.json: {row.get('key')!r}"
    if "code" in row:
        known = committee(row["code"])
        if known is None:
            raise RegisterError(f"{where}: scrapers/committees.py has no code {row['code']!r}")
        row = row | {"en": known.english, "zh": known.chinese}
    if row.get("kind") not in get_args(Kind):
        raise RegisterError(f"{where}: kind must be one of {', '.join(get_args(Kind))}")
    if not (row.get("key") and row.get("en") and row.get("zh")):
        raise RegisterError(f"{where}: needs key, en and zh")
    if len(row.get("grades", "")) != 2 or set(row["grades"]) - set("ABC"):
        raise RegisterError(f"{where}: grades are two letters of A, B and C")
    says, finds = (tuple(row.get(one, ())) for one in ("says", "finds"))
    owners = tuple(row.get("owners", ()))
    return Identity(
        row["key"],
        row["kind"],
        row["en"],
        row["zh"],
        row["grades"],
        says,
        finds,
        owners,
        tuple(row.get("terms", ())),
    )
