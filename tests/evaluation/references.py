"""This file scores references: which of the labelled ones are found, and whether one is made up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from bot.contents.references import references
from scrapers.kinds import documents
from scrapers.readers import read
from scrapers.text import fold
from tests.evaluation.replies import replies
from tests.evaluation.rows import GIVEN, OURS_SEEN, Row, shared_labels
from tests.material import at_hand

PART = "references"
_PAPERS = {
    "000": ("000_b5cdbfa9da9710e5.txt", date(2025, 7, 7)),
    "001": ("001_1a8aa878b1cbee00.txt", date(2025, 7, 9)),
    "002": ("002_c4e0368db7fb980e.txt", date(2025, 2, 17)),
    "004": ("004_438438eb123b957e.txt", date(2025, 6, 25)),
}
_APRIL = date(2025, 4, 10)
# Read by eye in all five seeds, each beside its sentence: what is found and should not be. A type of
# agreement is no document; a reply's budget is read from its booklet's year, and is that year's.
_WRONG = frozenset({"agreement:管制计划协议"})


def rows() -> Iterable[Row]:
    """Give the share of labelled references that are found, of those that must not be, and of what was read."""
    given = shared_labels("references.json")
    if given is None or not replies():
        return
    labels = given["references"]
    real = [label for label in labels if label["joinable"]]
    found = sum(_key(label["to"]) in _found(label["source"]) for label in real)
    yield Row(PART, "labelled references found", found, len(real), 0.90, GIVEN)
    never = [label for label in labels if not label["joinable"]]
    kept = sum(fold(label["to"]) not in "\n".join(_found(label["source"])) for label in never)
    yield Row(PART, "no edge where none is meant", kept, len(never), 1.0, GIVEN)
    sources = [*_PAPERS, *(f"003/{number}" for number in replies())]
    said = [key for source in sources for key in _found(source) if not key.startswith("item:")]
    right = sum(key not in _WRONG for key in said)
    yield Row(PART, "references that are what they say", right, len(said), 0.90, OURS_SEEN)


def _key(labelled: str) -> str:
    """Give the key that a label's shape of it means."""
    kind, _, rest = labelled.partition(":")
    if not rest:
        return f"legco:{labelled}"
    if kind in ("bill", "report", "agreement"):
        return f"{kind}:{fold(rest)}"
    if kind in ("policy-address", "cap"):
        return labelled
    if kind == "budget-speech":
        return labelled.replace("¶", "")
    return f"meeting:{labelled}"


@cache
def _found(source: str) -> tuple[str, ...]:
    if source.startswith("003/"):
        document = replace(replies()[source[4:]], published=_APRIL)
        return tuple(one.to for one in references(document))
    name, issued = _PAPERS[source]
    path = at_hand("real", "seeds", name)
    if path is None:
        return ()
    (document, *_) = documents(read(path.read_bytes(), name), published=issued)
    return tuple(one.to for one in references(document))
