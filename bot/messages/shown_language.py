"""This file says in which language a channel is told: of our own words, and of a paper's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from scrapers.items import Language
from storage.records import Paper, Preference, Rendition

LANGUAGE_WAIT = timedelta(minutes=10)
CHINESE: tuple[Language, ...] = ("zh-Hant", "zh-Hans")
STATED_ONLY = ("Chinese only", "English only")  # notes of a rendition whose site says so
Note = Literal[
    "pending",
    "out_before",
    "no_text",
    "unreadable",
    "ocr",
    "ocr_pages",
    "in_part",
    "other_language_only",
    "chinese_only",
    "english_only",
    "model",
    "announced_again",
    "bill_withdrawn",
    "converted",
]


@dataclass(frozen=True, slots=True)
class Wording:
    """Which words and which text a channel gets, and until when it waits for its own language."""

    language: Language
    text_language: Language
    not_before: datetime
    notes: tuple[Note, ...] = field(default=())


def spoken(preference: Preference) -> Language:
    """Give the language in which we speak by ourselves to a channel that reads either."""
    return "zh-Hant" if preference == "either" else preference


def held_in(paper: Paper) -> list[Language]:
    """Give the languages in which a paper has a text, else those in which it is listed.

    The one that came first stays first, so that what was told in it stays told in it.
    """
    oldest = sorted(paper.renditions, key=lambda one: one.id or 0)
    read = [one.language for one in oldest if one.document is not None]
    return read or [one.language for one in oldest]


def rendition_in(paper: Paper, language: Language) -> Rendition | None:
    """Give a paper's side in a language, else in the other Chinese script, else what came first."""
    best = _best(language, held_in(paper))
    return next((one for one in paper.renditions if one.language == best), None)


def shown_in(paper: Paper, preference: Preference, now: datetime) -> Wording:
    """Choose words and text from what a paper has now; nobody waits for another language.

    A file names its other language inside: before it was read nobody knows that there is none,
    unless the site says so.
    """
    words = wording(preference, held_in(paper), stated_only=True, now=now)
    known = any(one.revision_id is not None or one.problem for one in paper.renditions)
    if known or _states_only(paper):
        return words
    return Wording(words.language, words.text_language, words.not_before)


def told_in(paper: Paper, preference: Preference, now: datetime) -> Wording:
    """Choose words and text for an alert, which waits a little for the language of its channel."""
    words = wording(preference, held_in(paper), _states_only(paper), min(now, paper.first_seen_at))
    if words.not_before < now:
        return Wording(words.language, words.text_language, now, words.notes)
    return words


def _states_only(paper: Paper) -> bool:
    """Say whether the site itself states that there will be no other language."""
    return any(note in STATED_ONLY for one in paper.renditions for note in one.notes)


def wording(
    preference: Preference, held: Sequence[Language], stated_only: bool, now: datetime
) -> Wording:
    """Choose a message's language from what a channel prefers and what the paper has so far.

    `stated_only` says that the site itself states there will be no other language. A channel of one
    language waits `LANGUAGE_WAIT` for it, then gets the other, labelled.
    """
    text: Language = _best(preference, held)
    if preference == "either":
        return Wording(text if text != "zh-Hans" else "zh-Hant", text, now)
    if text in held and (text == preference or (text in CHINESE and preference in CHINESE)):
        return Wording(preference, text, now)
    label: Note = "chinese_only" if text in CHINESE else "english_only"
    if stated_only:
        return Wording(preference, text, now, (label,))
    return Wording(preference, text, now + LANGUAGE_WAIT, ("other_language_only",))


def _best(preference: Preference, held: Sequence[Language]) -> Language:
    """Choose a language of those held: the one preferred, its other script, what came first."""
    others = CHINESE if preference in CHINESE else ()
    kin = [*(one for one in held if one == preference), *(one for one in others if one in held)]
    return next(iter([*kin, *held]), "en")
