"""This file knows which committees and bodies a title or a first paragraph names, by the registers' names in print."""

from __future__ import annotations

from functools import cache, lru_cache

from bot.topics.aliases import is_short_form
from bot.topics.borders import Neighbours, is_short, standing
from bot.topics.lexicon import Lexicon
from bot.topics.registers import Identity, elsewhere, identities
from bot.topics.terms import haystack, needle
from scrapers.text import compared

KINDS = ("committee", "bureau")
_SHORT_FORM = 3  # letters of the least form in capitals that means a body alone: DPO, not HA
_SHORTEST = 3  # letters of the least name in Chinese
_BUREAU = " Bureau"  # in which the English names of bureaux end
_ITS_HEAD = "Secretary for "  # with which those of their heads begin
_HEADS = "局署處司"  # in which a body's name ends, and the title of its head begins
_HAN_FROM = "㐀"  # the first of the letters of which Chinese names are made


@cache
def _book() -> tuple[Lexicon, dict[int, tuple[Identity, ...]], frozenset[int], frozenset[int]]:
    """Give all names, whose they are, and which must stand as written or as words of their own."""
    lexicon = Lexicon()
    owners: dict[int, dict[Identity, None]] = {}
    written, short = set(), set()
    for one in identities():
        if one.kind not in KINDS:
            continue
        for name in _in_print(one):
            folded = needle(name)
            number = lexicon.add(folded)
            owners.setdefault(number, {})[one] = None
            if is_short_form(name):
                written.add(number)
            elif is_short(folded):
                short.add(number)
    for name in elsewhere.bodies():
        owners.setdefault(lexicon.add(needle(name)), {})
    whose = {number: tuple(ones) for number, ones in owners.items()}
    return lexicon, whose, frozenset(written), frozenset(short)


@lru_cache(maxsize=512)
def _in_print(one: Identity) -> tuple[str, ...]:
    """Give the names by which print means somebody, without those that only people say."""
    names = [one.en, one.zh, *one.says]
    if one.kind == "bureau":
        names += [
            name
            for name in one.finds
            if (len(name) >= _SHORT_FORM if is_short_form(name) else name[0] >= _HAN_FROM)
        ]
        if one.zh[-1] in _HEADS and not one.zh.endswith("公司"):
            names.append(f"{one.zh}{one.zh[-1]}長")
        if one.en.endswith(_BUREAU):
            names.append(f"{_ITS_HEAD}{one.en.removesuffix(_BUREAU)}")
    return tuple(
        dict.fromkeys(name for name in names if name[0] < _HAN_FROM or len(name) >= _SHORTEST)
    )


def names(kind: str, target: str) -> tuple[str, ...]:
    """Give the names in print of a committee or a body by the one under which it is followed; none of a person."""
    return next(
        (_in_print(one) for one in _followed().get(compared(target), ()) if one.kind == kind), ()
    )


@cache
def _followed() -> dict[str, tuple[Identity, ...]]:
    found: dict[str, tuple[Identity, ...]] = {}
    for one in identities():
        if one.kind in KINDS:
            found[compared(one.target)] = (*found.get(compared(one.target), ()), one)
    return found


@lru_cache(maxsize=4096)
def mentioned(text: str) -> tuple[Identity, ...]:
    """Give the committees and bodies that a text names, in its order; of names that overlap the longest."""
    lexicon, whose, written, short = _book()
    folded, offsets = haystack(text)
    taken: list[tuple[int, int]] = []
    found: dict[int, tuple[Identity, ...]] = {}
    for one in sorted(lexicon.find(folded), key=lambda hit: (hit.start - hit.end, hit.start)):
        if one.plural or any(one.start < end and start < one.end for start, end in taken):
            continue
        begins, ends = offsets[one.start], offsets[one.end - 1] + 1
        as_printed = text[begins:ends]
        if one.needle in written and not any(map(str.isupper, as_printed[1:])):
            continue
        if as_printed[0].isascii() and not as_printed[0].isupper() and one.needle not in written:
            continue
        if one.needle in short and standing(folded, one.start, one.end) is not Neighbours.WORD:
            continue
        taken.append((one.start, one.end))
        if elsewhere.is_elsewhere(text, begins, ends):
            continue
        found[one.start] = whose[one.needle]
    # A short form that several have means nobody for sure.
    named = (ones[0] for _, ones in sorted(found.items()) if len(ones) == 1)
    return tuple(dict.fromkeys(named))


def targets(kind: str, text: str) -> tuple[str, ...]:
    """Give the names under which those are followed whom a text names, as they are compared."""
    return tuple(compared(one.target) for one in mentioned(text) if one.kind == kind)
