"""This file puts what a file says into the JSON that `tamar read` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from bot.contents.understanding import (
    SECONDS,
    Budget,
    Hints,
    TopicLines,
    Understanding,
    Understood,
)
from bot.desk import PictureReader
from bot.messages.beginnings import begins
from bot.watching.files import read_file
from scrapers.items import Document
from scrapers.ocr_marks import is_read_from_image, pages_of
from scrapers.readers.errors import TooMuchWork
from storage.documents import What, days_set, to_json
from storage.records import Bullet, Commitment, Match, Reference

DEADLINES: dict[What, str] = {
    "closes": "consultation closes",
    "effective": "takes effect",
}


def topic_objects(matches: Sequence[Match]) -> list[dict[str, Any]]:
    """Give matches as the `topics` list of the contract, best first."""
    ordered = sorted(matches, key=lambda match: (match.level != "substantive", -match.score))
    return [
        {
            "topic": match.topic,
            "level": match.level,
            "score": round(match.score, 2),
            "hits": match.hits,
            "in_title": match.in_title,
            "evidence": [asdict(evidence) for evidence in match.evidence],
        }
        for match in ordered
    ]


def bullet_objects(bullets: Sequence[Bullet]) -> list[dict[str, Any]]:
    """Give bullets as the `summary` list of the contract."""
    return [
        {"text": b.text, "cites": list(b.cites), "page": b.page, "method": b.method}
        for b in bullets
    ]


def commitment_objects(found: Sequence[Commitment]) -> list[dict[str, Any]]:
    """Give commitments as the contract writes them."""
    return [
        {
            "quote": c.quote,
            "due_text": c.due_text,
            "due_from": c.due_from.isoformat() if c.due_from else None,
            "due_to": c.due_to.isoformat() if c.due_to else None,
            "begins": begins(c),
            "strength": c.strength,
            "conditional": c.conditional,
            "who": c.who,
            "cites": list(c.cites),
        }
        for c in found
    ]


def reference_objects(found: Sequence[Reference]) -> list[dict[str, Any]]:
    """Give references as the contract writes them."""
    return [
        {
            "to": one.to.removeprefix("legco:"),
            "how": one.how,
            "words": one.words,
            "at": f"¶{one.at}" if one.at.isdecimal() else one.at,
            "joins": one.joins,
        }
        for one in found
    ]


def describe(
    document: Document, matches: Sequence[Match], understood: Understood, given_up: str = ""
) -> dict[str, Any]:
    """Give a document with its topics, summary and commitments, or with why these were given up."""
    if given_up:
        document = replace(document, notes=(*document.notes, given_up))
    return {
        **to_json(document),
        "given_up": bool(given_up),
        "ocr": is_read_from_image(document.fields, document.language) or bool(pages_of(document)),
        "topics": topic_objects(matches),
        "summary": bullet_objects(understood.bullets),
        "commitments": commitment_objects(understood.commitments),
        "matters": to_json(replace(document, matters=understood.matters or document.matters))[
            "matters"
        ],
        "references": reference_objects(understood.references),
        "deadlines": [
            {"what": DEADLINES[what], "on": day.isoformat(), "words": words}
            for what, (day, words) in days_set(document).items()
        ],
    }


def describe_file(
    understanding: Understanding, file: Path, hints: Hints, pictures: PictureReader | None = None
) -> Iterator[dict[str, Any]]:
    """Give what `tamar read` prints of each document in a file; raises a ReadError or OSError.

    A text that costs too much to be understood is given without topics or bullets, and says so.
    """
    documents = read_file(understanding, file, hints, pictures=pictures)[0].documents
    several = len(documents) > 1
    common = understanding.common(documents, Budget(SECONDS)) if several else None
    for document in documents:
        budget, given_up = Budget(SECONDS), ""
        matches: tuple[Match, ...] = ()
        understood = Understood()
        try:
            matches = understanding.match(TopicLines(), document, budget)
            understood = understanding.summarise(document, document.published, budget, common)
        except TooMuchWork as error:
            given_up = str(error)
        yield describe(document, matches, understood, given_up)
