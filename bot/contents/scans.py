"""This file says what may be told of a text that was read from an image: bullets with a mark, and nothing that is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.contents.understanding import Understood
from scrapers.items import Document, Language
from scrapers.scans import is_read_from_image, quoted
from storage.records import Bullet, Match


def told(document: Document, understood: Understood) -> Understood:
    """Mark the bullets of a text that was read from an image, and leave promises, figures and references out.

    A letter that was misread makes a nonsense of a bullet, which people see; of a figure or a
    number it makes another one.
    """
    if not is_read_from_image(document.fields, document.language):
        return understood
    bullets = tuple(_marked(one, document.language) for one in understood.bullets)
    return Understood(bullets=bullets)


def found(document: Document, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Mark what is quoted as the reason why such a text is on a topic."""
    if not is_read_from_image(document.fields, document.language):
        return tuple(matches)
    return tuple(
        replace(
            one,
            evidence=tuple(
                replace(each, excerpt=quoted(each.excerpt, document.language))
                for each in one.evidence
            ),
        )
        for one in matches
    )


def _marked(bullet: Bullet, language: Language) -> Bullet:
    alone = tuple(replace(one, text=quoted(one.text, language)) for one in bullet.alone)
    return replace(bullet, text=quoted(bullet.text, language), alone=alone)
