"""This file finds words of a question that its reply does not contain."""

from __future__ import annotations

from scrapers.items import Document


def wording_not_found(document: Document) -> tuple[str, ...]:
    """Give at most three words that matter in a question and stand nowhere in its reply."""
    return ()
