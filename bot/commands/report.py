"""This file puts everything known of one document into the JSON object that `tamar read` prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from bot.contents.commitments import commitments
from bot.contents.summaries import summarise
from bot.topics.matcher import Matcher
from scrapers.items import Document
from storage.documents import to_json
from storage.records import Bullet, Commitment, Match


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
            "strength": c.strength,
            "conditional": c.conditional,
            "who": c.who,
            "cites": list(c.cites),
        }
        for c in found
    ]


def describe(
    document: Document, matcher: Matcher, common: Callable[[str], float] | None = None
) -> dict[str, Any]:
    """Give a document with its topics, summary and commitments; `common` weighs stock phrases."""
    return {
        **to_json(document),
        "topics": topic_objects(matcher.match(document)),
        "summary": bullet_objects(summarise(document, common)),
        "commitments": commitment_objects(commitments(document, document.published)),
    }
