"""This file scores what is found to be promised: which sentences, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from bot.contents.commitments import commitments
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of
from storage.records import Commitment
from tests.evaluation.replies import replies
from tests.evaluation.rows import (
    GIVEN,
    OURS_ASIDE,
    OURS_SEEN,
    Labels,
    Row,
    Tally,
    labels,
    shared_labels,
)
from tests.evaluation.summaries import english

PART = "commitments"
# When the papers of the shared label file came out; the replies are of April 2025.
_ISSUED = {"000": date(2025, 5, 1), "001": date(2025, 7, 9), "004": date(2025, 6, 25)}
_APRIL = date(2025, 4, 1)


def rows() -> list[Row]:
    """Give the figures on whole replies of ours and on the shared sentences."""
    ours = labels("commitments_replies.json")
    found = replies()
    collected: list[Row] = []
    if found:
        for key, note in (("replies", OURS_SEEN), ("blind", OURS_ASIDE)):
            collected += _whole(ours[key], found, note)
    collected += _english()
    shared = shared_labels("commitments.json")
    if shared is not None:
        collected += _sentences(shared["items"])
    sets = ("fresh", "forms", "further", "denied")
    fresh = [row for name in sets for row in _fresh_sentences(name)]
    return [*collected, *_own_sentences(), *fresh]


def _fresh_sentences(name: str) -> Iterable[Row]:
    """Score sentences of ours, dated promises and those without a date apart, by half."""
    ours = labels(f"commitments_{name}.json")
    issued = date.fromisoformat(ours["issued"])
    for half, note in (("tune", OURS_SEEN), ("aside", OURS_ASIDE)):
        dated, undated, ends = Tally(), Tally(), 0
        for one in ours["sentences"]:
            if one["half"] != half:
                continue
            paper = Document(
                "plain", language_of(one["text"]), "",
                sections=(Section(None, (Paragraph(one["text"]),)),),
            )  # fmt: skip
            found = commitments(paper, issued)
            with_day = [pledge for pledge in found if pledge.due_from or pledge.due_to]
            dated.add(one["dated"], bool(with_day))
            undated.add(one["pledge"], any(not pledge.due_text for pledge in found))
            days = {str(pledge.due_to or pledge.due_from) for pledge in with_day}
            ends += one["dated"] and bool(days & set(one["due_to"]))
        if not any(one["half"] == half for one in ours["sentences"]):
            continue
        what = f"{name} sentences, half {half}"
        yield from dated.rows(PART, f"{what}: dated", 0.92, 0.95, note)
        yield Row(PART, f"{what}: end date right", ends, dated.hits, 0.95, note)
        yield from undated.rows(PART, f"{what}: undated", 0.80, 0.60, note)


def _own_sentences() -> Iterable[Row]:
    ours = labels("commitments_sentences.json")
    issued = date.fromisoformat(ours["issued"])
    tally, ends, stated = Tally(), 0, 0
    for one in ours["sentences"]:
        paper = Document(
            "plain", language_of(one["text"]), "",
            sections=(Section(None, (Paragraph(one["text"]),)),),
        )  # fmt: skip
        found = [pledge for pledge in commitments(paper, issued) if pledge.due_text]
        tally.add(one["dated"], bool(found))
        if one["due_to"] and found:
            stated += 1
            ends += one["due_to"] in {str(pledge.due_to) for pledge in found}
    note = Labels("project", seen=True, note="labelled blind")
    yield from tally.rows(PART, "own sentences: dated promises", 0.90, 0.95, note)
    yield Row(PART, "own sentences: end date right", ends, stated, 0.95, note)


def _whole(
    wanted: Mapping[str, Sequence[Sequence[str]]],
    found: Mapping[str, Document],
    note: Labels,
    issued: date | None = _APRIL,
    either: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Iterable[Row]:
    tally = Tally()
    ends = firmness = 0
    for serial, labelled in wanted.items():
        left = [tuple(one) for one in labelled]
        paper = replace(found[serial], published=issued) if issued else found[serial]
        for one in _dated(paper, paper.published):
            if any(_same_words(words, one.due_text or "") for words in either.get(serial, ())):
                continue
            hit = next((label for label in left if _same_words(label[0], one.due_text or "")), None)
            if hit is None:
                tally.false_alarms += 1
                continue
            left.remove(hit)
            tally.hits += 1
            ends += str(one.due_to) == hit[1]
            firmness += one.strength == hit[2]
        tally.misses += len(left)
    yield from tally.rows(PART, f"dated, {len(wanted)} whole papers", 0.90, 0.95, note)
    yield Row(PART, "end date right", ends, tally.hits, 0.95, note)
    yield Row(PART, "firmness right", firmness, tally.hits, None, note)


def _english() -> Iterable[Row]:
    labelled = labels("commitments_en.json")
    either = labelled["optional"]
    papers = {key: english()[key] for key in labelled["papers"]}
    yield from _whole(
        labelled["papers"],
        papers,
        Labels("project", seen=True, note="English, before the rules"),
        None,
        either,
    )


def _sentences(items: Sequence[Mapping[str, Any]]) -> Iterable[Row]:
    right = wanted = silent = refused = 0
    for item in items:
        issued = _ISSUED.get(item["src"], _APRIL)
        paper = Document(
            "plain", "zh-Hant", "", sections=(Section(None, (Paragraph(item["sent"]),)),)
        )
        found = _dated(paper, issued)
        ends = {str(one.due_to) for one in found}
        if item["ok"]:
            wanted += 1
            right += item["end"] in ends
        elif not item["why"].startswith("real commitment"):
            refused += 1
            silent += not found
    yield Row(PART, "sentences: found, end date right", right, wanted, 0.95, GIVEN)
    yield Row(PART, "sentences: rightly refused", silent, refused, 0.90, GIVEN)


def _dated(document: Document, issued: date | None) -> list[Commitment]:
    return [one for one in commitments(document, issued) if one.due_from or one.due_to]


def _same_words(one: str, other: str) -> bool:
    a, b = one.replace(" ", ""), other.replace(" ", "")
    return bool(b) and (a in b or b in a)
