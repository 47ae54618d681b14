"""This file says what may be told of a text read from an image: bullets with a mark, and nothing that is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.contents.understanding import Understood
from scrapers.items import Document, Language, Section
from scrapers.ocr_marks import is_read_from_image, pages_of, quoted, sections_apart
from storage.records import Bullet, Evidence, Match


def told(document: Document, understood: Understood) -> Understood:
    """Mark the bullets of a text that was read from an image, and leave promises, figures and references out.

    A letter that was misread makes a nonsense of a bullet, which people see; of a figure or a
    number it makes another one.
    """
    language = document.language
    if is_read_from_image(document.fields, language):
        bullets = tuple(_marked(one, language) for one in understood.bullets)
        return Understood(bullets=bullets)
    return understood


def told_with(document: Document, text: Understood, whole: Sequence[Bullet]) -> Understood:
    """Give what a text with pictured pages says: its bullets `whole`, marked where those pages say them.

    All that is counted or cited is of the `text` without those pages.
    """
    pages = pages_of(document)
    bullets = tuple(_marked(one, document.language) if one.page in pages else one for one in whole)
    return replace(text, bullets=bullets)


def found(document: Document, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Mark what is quoted as the reason why such a text is on a topic."""
    if is_read_from_image(document.fields, document.language):
        return tuple(_quoting(one, document.language) for one in matches)
    own, seen = sections_apart(document)
    if not seen:
        return tuple(matches)
    written, pictured = _words(own), _words(seen)
    return tuple(_quoting(one, document.language, written, pictured) for one in matches)


def _words(sections: Sequence[Section]) -> str:
    texts = (
        text
        for one in sections
        for text in (one.heading or "", *(each.text for each in one.paragraphs))
    )
    return " ".join(" ".join(texts).split())


def _quoting(
    match: Match, language: Language, written: str | None = None, pictured: str | None = None
) -> Match:
    """Mark the evidence of a match that was read from an image: all, or what stands on pictured pages alone."""

    def seen(one: Evidence) -> bool:
        words = one.excerpt.strip("…")
        if written is None or pictured is None:
            return True
        return words in pictured and words not in written

    return match._replace(
        evidence=tuple(
            replace(one, excerpt=quoted(one.excerpt, language)) if seen(one) else one
            for one in match.evidence
        ),
    )


def _marked(bullet: Bullet, language: Language) -> Bullet:
    alone = tuple(replace(one, text=quoted(one.text, language)) for one in bullet.alone)
    return replace(bullet, text=quoted(bullet.text, language), alone=alone)
