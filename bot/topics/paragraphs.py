"""This file says which numbered paragraphs of a long paper concern a topic, each judged under its heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from scrapers.items import Document, Section
from storage.records import Match

SPLIT = frozenset({"speech", "hansard"})  # kinds that are on everything, and told by paragraph
_SPEECHES = 4000  # of one sitting's record that are judged, each as a whole, before its paragraphs
_WORDS = 3  # paragraphs that are given as evidence
MOST = 600  # numbered paragraphs of one paper that are judged: three times the longest address


class NumberedPiece(NamedTuple):
    """One numbered paragraph of a paper as a text of its own."""

    no: str
    document: Document


class OnTopic(NamedTuple):
    """A numbered paragraph, and how much and why it concerns a topic."""

    no: str
    match: Match

    @property
    def rank(self) -> tuple[bool, float]:
        """Say how much it concerns the topic, the more the greater."""
        return self.match.level == "substantive", self.match.score


def pieces(document: Document, sections: Sequence[Section]) -> Iterator[NumberedPiece]:
    """Give each numbered paragraph of some sections under its heading, in the order of the paper."""
    count = 0
    for section in sections:
        for paragraph in section.paragraphs:
            if paragraph.no is None or count == MOST:
                continue
            count += 1
            yield NumberedPiece(
                paragraph.no, _alone(document, Section(section.heading, (paragraph,)))
            )


def _alone(document: Document, section: Section) -> Document:
    return Document("plain", document.language, "", sections=(section,))


def _speeches(
    document: Document, match: Callable[[Document], Sequence[Match]]
) -> Sequence[Section]:
    """Give the sections whose paragraphs are judged: of a sitting's record those that concern a topic at all.

    It has ten times the paragraphs of an address, and each of them would be judged.
    """
    if document.kind != "hansard":
        return document.sections
    spoken = [one for one in document.sections if one.paragraphs][:_SPEECHES]
    return [one for one in spoken if match(_alone(document, one))]


def by_topic(
    document: Document, match: Callable[[Document], Sequence[Match]]
) -> Mapping[str, tuple[OnTopic, ...]]:
    """Give the paragraphs that concern each topic, in the order of the paper."""
    found: dict[str, list[OnTopic]] = defaultdict(list)
    for no, alone in pieces(document, _speeches(document, match)):
        for one in match(alone):
            found[one.topic].append(OnTopic(no, one))
    return {topic: tuple(held) for topic, held in found.items()}


def raised(whole: Sequence[Match], found: Mapping[str, tuple[OnTopic, ...]]) -> tuple[Match, ...]:
    """Give a long speech's verdicts, each as high as that of its best paragraph, with the best ones' words.

    A speech is on everything: what it is mainly on says nothing, and a paragraph is a text of its own.
    """
    made = (_raised(one, found.get(one.topic, ())) for one in whole)
    return tuple(sorted(made, key=lambda one: -one.score))


def _raised(match: Match, held: Sequence[OnTopic]) -> Match:
    best = sorted(held, key=lambda one: one.rank, reverse=True)
    if not best or best[0].match.level != "substantive":
        return match
    words = [one.match.evidence[0] for one in best if one.match.evidence]
    evidence = tuple(dict.fromkeys((*words[:_WORDS], *match.evidence)))[:_WORDS]
    score = max(match.score, best[0].match.score)
    return match._replace(level="substantive", score=score, evidence=evidence)
