"""This file scores summaries: the key facts they carry, and how alike they are to an analyst's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from bot.contents.summaries import summarise
from bot.contents.summaries.short_names import IDLE_BRACKET
from bot.contents.summaries.standing import OMITTED
from bot.contents.summaries.tables import LONGEST_NAME
from scrapers.items import Document, Exchange, Paragraph, Recommendation, Section
from scrapers.kinds import documents
from scrapers.readers import read
from scrapers.text import fold
from tests.evaluation.replies import replies
from tests.evaluation.rows import (
    GIVEN,
    OURS_ASIDE,
    OURS_SEEN,
    Labels,
    Row,
    labels,
    shared_labels,
)
from tests.material import at_hand

PART = "summaries"
_BLIND = Labels("project", seen=True, note="labelled blind")
_PAPERS = {
    "000": ("000_b5cdbfa9da9710e5.txt", date(2025, 5, 1)),
    "001": ("001_1a8aa878b1cbee00.txt", date(2025, 7, 9)),
}
# e.g. (數字辦) · （「先導計劃」）
_SHORT_NAME = re.compile(r"[（(][「“\"]?[\u4e00-\u9fffA-Za-z&+-]{2,12}[」”\"]?[)）]")
_APRIL = date(2025, 4, 1)
# Who recommends is told by the program, in brackets, where the report says it in a title only.
_LED_BY = re.compile(r"(?:委員會|委员会)建議$|^The[A-Za-z]+recommends$")
# What stands before a name that is told where the sentence means it.
_BEFORE_FULL = re.compile(r"[「《]|(?<=[a-z,])the(?=[A-Z])|^The(?=[A-Z])")
# Names as they stand.
_IN_MARKS = re.compile(r"「([^「」]{2,60})」|《([^《》]{2,60})》|“([^“”]{2,60})”")
_IN_CAPITALS = re.compile(
    r"[A-Z][\w'’&+-]*(?: (?:(?:of|and|for|the|on|in|by|to) ){0,2}[A-Z][\w'’&+-]*)+"
)
_BEFORE_SHORT = re.compile(r"([\u4e00-\u9fff]{3,40})[（(]")
_MARKS = re.compile(r"[\s，。；：、！？「」『』《》（）()“”\"',.;:…\[\]-]")


def rows() -> list[Row]:
    """Give the figures on the shared items, on replies of ours, and on English papers of ours."""
    collected = list(_english())
    shared = shared_labels("summaries.json")
    if shared is not None:
        items = shared["items"]
        papers = {key: found for key in items if (found := _paper(key))}
        facts = {key: items[key]["facts"] for key in papers}
        bullets = {key: items[key]["bullets"] for key in papers}
        collected += _score("Chinese, shared", papers, facts, bullets, GIVEN)
    ours = labels("summary_facts.json")
    if replies():
        for key, note in (
            ("items", OURS_SEEN),
            ("blind", _BLIND),
            ("untouched", OURS_ASIDE),
            ("later", _BLIND),
            ("latest", OURS_ASIDE),
            ("newest", OURS_ASIDE),
        ):
            papers = {serial: _reply(serial) for serial in ours[key]}
            collected += _score(f"Chinese, {key}", papers, ours[key], {}, note)
    return [*collected, *_own_papers()]


def _own_papers() -> Iterable[Row]:
    items = labels("summaries_own.json")["items"]
    papers = {key: _made(item, date.fromisoformat(item["issued"])) for key, item in items.items()}
    facts = {key: item["facts"] for key, item in items.items()}
    bullets = {key: item["bullets"] for key, item in items.items()}
    yield from _score("both, own papers", papers, facts, bullets, OURS_ASIDE)


@cache
def english() -> dict[str, Document]:
    """Give our English papers."""
    labelled = labels("summaries_en.json")
    issued = date.fromisoformat(labelled["issued"])
    items = {**labelled["items"], **labelled["blind"]}
    return {key: _made(item, issued) for key, item in items.items()}


def _english() -> Iterable[Row]:
    labelled = labels("summaries_en.json")
    for name, note in (
        ("items", OURS_SEEN),
        ("blind", _BLIND),
    ):
        items = labelled[name]
        papers = {key: english()[key] for key in items}
        facts = {key: item["facts"] for key, item in items.items()}
        bullets = {key: item["bullets"] for key, item in items.items()}
        yield from _score(f"English, {name}", papers, facts, bullets, note)


def _score(
    what: str,
    papers: Mapping[str, Document],
    facts: Mapping[str, Sequence[str]],
    references: Mapping[str, Sequence[str]],
    note: Labels,
) -> Iterable[Row]:
    carried = wanted = faithful = bullets = 0
    alike: list[float] = []
    for key, paper in papers.items():
        found = summarise(paper)
        text = "\n".join(bullet.text for bullet in found)
        carried += sum(_bare(fact) in _bare(text) for fact in facts[key])
        wanted += len(facts[key])
        bullets += len(found)
        source = source_text(paper)
        faithful += sum(not strange(bullet.text, source) for bullet in found)
        if key in references:
            alike.append(rouge2(text, "\n".join(references[key])))
    yield Row(PART, f"{what}: key facts", carried, wanted, 0.80, note)
    yield Row(PART, f"{what}: bullets in their source", faithful, bullets, 1.0, note)
    if alike:
        mean = sum(alike) / len(alike)
        yield Row(
            PART,
            f"{what}: ROUGE-2 F, in 100",
            round(mean * 100),
            100,
            0.50,
            replace(note, size=len(alike), note="mean"),
        )


def source_text(document: Document) -> str:
    """Give all that a paper says."""
    lines = [document.title]
    for section in document.sections:
        lines += [section.heading or "", *(paragraph.text for paragraph in section.paragraphs)]
    for exchange in document.exchanges:
        lines += [exchange.question, exchange.answer]
    lines += [recommendation.text for recommendation in document.recommendations]
    return "\n".join(lines)


def strange(bullet: str, source: str) -> list[str]:
    """Give the pieces of a bullet, sentence by sentence, that do not stand in its source word for word."""
    bare = "".join(source.split())
    plain = "".join(IDLE_BRACKET.sub("", source).split())
    names = _names_of(source)
    pieces = re.split(
        rf"{OMITTED}|[；;：:。]|(?<=[a-z0-9)])\. (?=[A-Z])|^（([^（）]*)）|^\[([^\]]*)\]", bullet
    )
    named = ("".join((piece or "").split()).rstrip("。.；;:：") for piece in pieces)
    return [
        piece
        for piece in named
        if piece not in bare
        and piece not in _without_short_names(piece, bare)
        and piece not in _without_short_names(piece, plain)
        and piece[:1].lower() + piece[1:] not in bare
        and piece.upper() not in bare  # a heading in capitals
        and not _LED_BY.search(piece)
        and not _names_a_figure(piece, bare)
        and not _names_several(piece, bare)
        and not _says_a_name_in_full(piece, bare, names)
    ]


def _without_short_names(piece: str, bare: str) -> str:
    """Give a source without the short names in brackets that a piece leaves out."""
    for bracket in {found[0] for found in _SHORT_NAME.finditer(bare)}:
        if bracket not in piece:
            bare = bare.replace(bracket, "")
    return bare


def _names_a_figure(piece: str, bare: str) -> bool:
    """Say whether a piece is the column and the row of a table's figure, each as the table has it."""
    names = re.split("，|,(?![0-9])", piece)
    return len(names) == 2 and all(0 < len(name) <= LONGEST_NAME and name in bare for name in names)


def _names_several(piece: str, bare: str) -> bool:
    """Say whether a piece is several names in brackets, each as the source has it."""
    return all(f"「{name}」" in bare for name in piece.split("、"))


def _says_a_name_in_full(piece: str, bare: str, names: frozenset[str]) -> bool:
    """Say whether a piece has a name of its source in full, where that goes on by a short one."""
    starts = [0, *(found.end() for found in _BEFORE_FULL.finditer(piece))]
    return any(
        piece[end:].lstrip("」》") in bare
        for start in starts
        if piece[:start].rstrip("「《") in bare
        for end in range(start + 3, len(piece) + 1)
        if piece[start:end] in names
    )


def _names_of(source: str) -> frozenset[str]:
    """Give what a source names: in marks, in capitals, or before a short name in brackets."""
    found = {one for each in _IN_MARKS.findall(source) for one in each if one}
    for run in _IN_CAPITALS.findall(source):
        words = run.split()
        found.update(" ".join(words[at:]) for at in range(len(words)))
    for run in _BEFORE_SHORT.findall(source):
        found.update(run[at:] for at in range(len(run) - 2))
    return frozenset("".join(one.split()) for one in found)


def rouge2(text: str, reference: str) -> float:
    """Give ROUGE-2 as F: pairs of letters in Chinese, pairs of words in English."""
    one, other = Counter(_pairs(text)), Counter(_pairs(reference))
    shared = sum((one & other).values())
    return 2 * shared / (sum(one.values()) + sum(other.values())) if shared else 0.0


def _pairs(text: str) -> list[Any]:
    folded = fold(text)
    if re.search(r"[\u4e00-\u9fff]", folded):
        letters = _MARKS.sub("", folded)
        return [letters[at : at + 2] for at in range(len(letters) - 1)]
    words = re.findall(r"[a-z0-9$%]+(?:[.,'/-][a-z0-9]+)*", folded)
    return list(pairwise(words))


def _bare(text: str) -> str:
    return re.sub(r"[\s,、]", "", fold(text))


def _paper(key: str) -> Document | None:
    if key.startswith("ITIB"):
        return _reply(key) if replies() else None
    name, issued = _PAPERS[key]
    path = at_hand("real", "seeds", name)
    return documents(read(path.read_bytes(), name), published=issued)[0] if path else None


def _reply(serial: str) -> Document:
    return replace(replies()[serial], published=_APRIL)


def _made(item: Mapping[str, Any], issued: date) -> Document:
    return Document(
        item["kind"],
        item.get("language", "en"),
        item["title"],
        published=issued,
        sections=tuple(
            Section(heading, tuple(Paragraph(text, no) for no, text in paragraphs))
            for heading, paragraphs in item.get("sections", ())
        ),
        exchanges=tuple(
            Exchange(question, answer, part) for part, question, answer in item.get("exchanges", ())
        ),
        recommendations=tuple(
            Recommendation(no, text) for no, text in item.get("recommendations", ())
        ),
    )
