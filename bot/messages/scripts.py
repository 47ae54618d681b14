"""This file gives readers of Simplified Chinese what was published in Traditional, and says that it was converted.

What is stored, linked and copied stays as it was published: only what is about to be shown is converted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from bot.messages.alerts import Alert, Digest, Revision, Withdrawal
from bot.messages.briefings import Briefing, BriefingLine
from bot.messages.gatherings import Rest, Sitting
from bot.messages.links import Converted
from bot.messages.shown_language import Note
from bot.messages.words import say
from scrapers.items import Language
from storage.records import Bullet

T = TypeVar("T")
Told = TypeVar("Told", Alert, Briefing, Digest, Revision, Rest, Sitting, Withdrawal)

CONVERTED: Note = "converted"
PIECE = 20_000  # letters that are converted at a time
# What holds published words, by the names that messages have for them.
WORDS = frozenset(
    {"title", "chinese_title", "committee", "issuer", "askers", "repliers", "asker", "not_found",
     "text", "counts", "unit", "sentence", "places", "before", "after", "terms", "late", "nearest_miss", "story",
     "place", "cites", "where", "context"}
)  # fmt: skip
# What is known by its letters, or was written by people, or is ours and simplified already.
KEPT = frozenset(
    {"language", "text_language", "url", "kind", "source", "form", "number", "question_no", "author",
     "purpose", "published_precision", "languages", "prefix", "notes", "archive", "topic", "name",
     "emoji", "level", "method", "programme", "qualifier", "span", "as_of", "ask", "same", "channel", "rhythm",
     "deadline", "sign",
     "at_risk", "signal", "calendar", "line", "stage"}
)  # fmt: skip
# A rare letter of its own that OpenCC leaves as it is; in papers it is a slip for its double.
_ADDRESS = re.compile(
    r"(https?://[^\s<>\"，。；）」』、]+)"
)  # opens nothing when a letter of it is another
_SLIPS = {0x5DFF: 0x5E02, 0x784F: 0x7814}


@cache
def _convert() -> Callable[[str], str]:
    """Load the dictionaries when something is first converted: who reads no Simplified needs none."""
    import opencc

    converter = opencc.OpenCC("hk2s")
    return lambda text: str(converter.convert(text))


def simplified(text: str) -> str:
    """Give a text in Simplified letters; Hong Kong's own words for things stay, as 数码 and 谘询 do."""
    if text.isascii():
        return text
    return "".join(
        part if at % 2 else "".join(map(_piece, _pieces(part)))
        for at, part in enumerate(_ADDRESS.split(text))
    )


def _pieces(text: str) -> list[str]:
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)]


def _piece(text: str) -> str:
    sound = text.encode("utf-8", "replace").decode("utf-8") if _broken(text) else text
    return "\0".join(_convert()(part).translate(_SLIPS) for part in sound.split("\0"))


def _broken(text: str) -> bool:
    return any("\ud800" <= ch <= "\udfff" for ch in text)


def converted(value: T) -> T:
    """Give a message, or a part of one, with every published word of it in Simplified letters."""
    if isinstance(value, str):
        return simplified(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(converted(one) for one in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return _of_parts(value)  # type: ignore[no-any-return]
    return value


def _of_parts(value: Any) -> Any:
    changed = {}
    for one in fields(value):
        held = getattr(value, one.name)
        if one.name in WORDS or (one.name not in KEPT and not _plain(held)):
            new = converted(held)
            if new != held:
                changed[one.name] = new
    if changed and isinstance(value, Bullet):
        shown = {one.name: changed.get(one.name, getattr(value, one.name)) for one in fields(value)}
        return Converted(**shown | {"published": value.text})
    if changed and isinstance(value, Alert) and value.text_language == "zh-Hant":
        changed["text_language"] = "zh-Hans"
    return replace(value, **changed) if changed else value


def _plain(held: object) -> bool:
    """Say whether a field holds words alone, and no parts that have fields of their own."""
    if isinstance(held, tuple):
        return all(_plain(one) for one in held)
    return not is_dataclass(held)


def for_reader(told: Told) -> Told:
    """Give a message as its channel reads it: of Simplified Chinese, converted and saying so."""
    if _language(told) != "zh-Hans":
        return told
    made = converted(told)
    return made if made == told else _labelled(made)


def _language(told: Alert | Briefing | Digest | Revision | Rest | Sitting | Withdrawal) -> Language:
    if isinstance(told, Revision | Withdrawal):
        return told.alert.language
    return told.booklet.language if isinstance(told, Rest) else told.language


def _labelled(told: Told) -> Told:
    """Set the label beside what was converted: once in a message, however many papers it tells."""
    if isinstance(told, Alert):
        return replace(told, notes=(*told.notes, CONVERTED))
    if isinstance(told, Revision | Withdrawal):
        return replace(told, alert=replace(told.alert, notes=(*told.alert.notes, CONVERTED)))
    if isinstance(told, Digest):
        return replace(told, freshness=replace(told.freshness, converted=True))
    if isinstance(told, Briefing):
        label = BriefingLine("aside", say("converted", told.language))
        return replace(told, rows=(*told.rows, label))
    return replace(told, converted=True)


def for_notice(text: str, language: Language) -> str:
    """Give a plain word to people as its channel reads it."""
    shown = simplified(text) if language == "zh-Hans" else text
    return text if shown == text else f"{shown}\n{say('converted', language)}"
