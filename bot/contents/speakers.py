"""This file says who speaks a sentence of a sitting's record, and whether it is the Government that speaks."""

from __future__ import annotations

from collections.abc import Sequence

from scrapers.items import Document, Language
from scrapers.speakers import is_member, speaker_of


def for_government(document: Document, heading: str) -> bool:
    """Say whether what stands under a heading may bind the Government: a Member's wish does not."""
    if document.kind != "hansard":
        return True
    who = speaker_of(heading)
    return bool(who) and not is_member(who)


def spoken_by(document: Document, cites: tuple[str, ...]) -> str:
    """Give who speaks the paragraph that is cited first; "" where nobody does, or papers of this kind name none."""
    if document.kind != "hansard" or not cites:
        return ""
    for section in document.sections:
        if any(each.no == cites[0] for each in section.paragraphs):
            return speaker_of(section.heading or "")
    return ""


def attributed(text: str, who: str, language: Language) -> str:
    """Give a sentence with who says it before it, unless it says so itself."""
    if not who or text.startswith(who):
        return text
    return f"{who}: {text}" if language == "en" else f"{who}：{text}"


def answers_first(document: Document, places: Sequence[str]) -> list[str]:
    """Give one paragraph of each speech, in their order: votes first, then what officials say, then Members."""
    under = {
        each.no: (number, section.heading or "")
        for number, section in enumerate(document.sections)
        for each in section.paragraphs
        if each.no
    }
    first: dict[int, str] = {}
    for place in places:
        if place in under:
            first.setdefault(under[place][0], place)
    return sorted(first.values(), key=lambda place: _weight(under[place][1]))


def _weight(heading: str) -> int:
    who = speaker_of(heading)
    return 0 if not who else 2 if is_member(who) else 1
