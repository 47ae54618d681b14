"""This file says in which other forms a word or a figure may stand: one or many, with commas or without."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from scrapers.text import fold, token_runs
from storage.searching.queries import Either, Phrase, Wanted, pieces

SHORTEST = 3  # letters of a word that has a plural; one more of a plural
_ODD = {
    "analysis": "analyses", "basis": "bases", "crisis": "crises", "hypothesis": "hypotheses",
    "criterion": "criteria", "memorandum": "memoranda", "appendix": "appendices",
    "index": "indices", "child": "children", "man": "men", "woman": "women", "person": "people",
    "life": "lives", "half": "halves", "shelf": "shelves", "leaf": "leaves",
}  # fmt: skip
_FORMS = {**_ODD, **{many: one for one, many in _ODD.items()}}
# They end as plurals do and are none, or mean something else than what they seem the plural of.
_ALONE = {
    "news", "goods", "customs", "means", "series", "species", "his", "hers", "its", "ours", "yours",
    "theirs", "this", "was", "has", "does", "goes", "always", "perhaps", "across", "whereas",
    "towards", "besides", "less",
}  # fmt: skip
# e.g. lampposts · smart-lamppost
_WORD = re.compile(r"(?<![a-z0-9])[a-z]{3,40}$")
# e.g. 18400 · $3600萬
_PLAIN = re.compile(r"(?<![a-z0-9.,/)\-])\d{4,12}(?![a-z0-9/(\-]|[.,]\d)")
# e.g. 18,400 · 3,600萬
_GROUPED = re.compile(r"(?<![a-z0-9.,/)\-])\d{1,3}(?:,\d{3}){1,3}(?![a-z0-9/(\-]|[.,]\d)")
# e.g. 18 400
_APART = re.compile(r"(?<![^\s$])\d{1,3}(?: \d{3}){1,3}(?![^\s])")
_YEARS = range(1900, 2100)
_OF_A_YEAR = "年至"


def other_forms(word: str) -> tuple[str, ...]:
    """Give the singular or the plural of an English word, as far as its letters tell: what it may be."""
    if len(word) < SHORTEST or word in _ALONE or f"{word}s" in _ALONE:
        return ()
    if odd := _FORMS.get(word):
        return (odd,)
    if word.endswith(("ss", "us", "is")) or (word.endswith("s") and len(word) == SHORTEST):
        return (f"{word}es",)
    if word.endswith("ies"):
        return (f"{word[:-3]}y", word[:-1])
    if word.endswith(("ches", "shes", "ses", "xes", "zes", "oes")):
        return (word[:-2], word[:-1])
    if word.endswith("s"):
        return (word[:-1],)
    if word.endswith("y") and word[-2] not in "aeiou":
        return (f"{word[:-1]}ies",)
    if word.endswith(("x", "z", "ch", "sh")):
        return (f"{word}es",)
    return (f"{word}s", f"{word}es") if word.endswith("o") else (f"{word}s",)


def _without_commas(found: re.Match[str]) -> str:
    return found[0].replace(",", "")


def _with_commas(found: re.Match[str]) -> str:
    """Part a figure in thousands, unless it is a year."""
    after = found.string[found.end() : found.end() + 1]
    is_year = int(found[0]) in _YEARS and (not after or after in _OF_A_YEAR or after.isascii())
    return found[0] if is_year else f"{int(found[0]):,}"


_FIGURES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_GROUPED, _without_commas),
    (_PLAIN, _with_commas),
)


def _others(piece: str) -> list[Phrase]:
    """Give the other forms of one piece of a query."""
    folded = fold(piece)
    found = [written.sub(other, folded) for written, other in _FIGURES]
    if word := _WORD.search(folded):
        found += [f"{folded[: word.start()]}{form}" for form in other_forms(word[0])]
    kept = dict.fromkeys(one for one in found if one != folded)
    return [Phrase(tuple(runs)) for one in kept if (runs := token_runs(one))]


def forms(query: str, *, without: Collection[str] = ()) -> list[Either]:
    """Read each phrase of a query with its other forms.

    What stands in quotation marks has none, nor has any of the folded names `without`.
    """
    found: dict[tuple[object, ...], Either] = {}
    joined = _APART.sub(lambda apart: apart[0].replace(" ", ","), query)
    for piece, quoted in pieces(joined):
        if runs := token_runs(piece):
            phrase = Phrase(tuple(runs))
            alone = quoted or fold(piece) in without
            others = () if alone else tuple(_others(piece))
            found.setdefault((*phrase.tokens, phrase.opens), Either((phrase, *others)))
    return list(found.values())


def held(
    reads: Sequence[Sequence[Either]], known: Callable[[Sequence[Phrase]], set[int]]
) -> list[list[Wanted]]:
    """Leave out of several queries the forms that no paper has; empty where one has no other form left."""
    others = {phrase.tokens: phrase for read in reads for one in read for phrase in one.phrases[1:]}
    stand = known(list(others.values())) if others else set()
    kept = {tokens for at, tokens in enumerate(others) if at in stand}
    return [_left(read, kept) for read in reads]


def _left(read: Sequence[Either], kept: Collection[tuple[str, ...]]) -> list[Wanted]:
    found: list[Wanted] = []
    for one in read:
        others = [phrase for phrase in one.phrases[1:] if phrase.tokens in kept]
        found.append(Either((one.phrases[0], *others)) if others else one.phrases[0])
    return found if any(isinstance(one, Either) for one in found) else []
