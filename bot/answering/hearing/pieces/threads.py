"""This file reads what is said in the thread of a paper's message, where "why" and "show this" mean that paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from bot.answering.arguments.filters import bare
from bot.answering.finding import lookups
from bot.answering.finding.places import parted
from bot.answering.intents import (
    AskPaper,
    Cite,
    Follow,
    Intent,
    Misunderstood,
    More,
    Save,
    Show,
    ShowStory,
    Unsave,
    Why,
    WriteNote,
)
from bot.answering.speech import Speaker
from bot.desk import Desk
from bot.messages.words import both_scripts
from scrapers.text import fold
from storage.published import papers
from storage.told import tellings

MOST_OFFERED = 5
_OfOne = Show | Why | Follow | Cite | More | Save | Unsave | WriteNote | ShowStory | AskPaper
_UNNAMED: dict[str, _OfOne] = {"show": Show(""), "why": Why(""), "follow": Follow(""), "citation": Cite(""),
            "more": More(""), "story": ShowStory(""), "save": Save(""), "unsave": Unsave("")}  # fmt: skip
_THIS = frozenset(
    fold(spelled)
    for word in (
        "", "this", "it", "that", "this one", "this paper", "this document", "the paper",
        "that paper", "this alert", "this message", "this one here", "the document",
        "這個", "這份", "這份文件", "此文件", "本文件", "呢個", "呢份", "呢份文件", "這則", "這一份",
        "這篇", "此份文件", "該文件", "它", "佢", "這則訊息", "這個訊息", "這個通知",
    )
    for spelled in both_scripts(word)
)  # fmt: skip


def spoken_of(desk: Desk, speaker: Speaker, ts: str) -> Speaker:
    """Give a speaker who knows of which papers the message `ts` told the channel they speak in."""
    with desk.store.read() as session:
        told = tuple(tellings.told_by(session, speaker.address, ts))
        return replace(speaker, about=told, thread=ts)


def is_this(words: str) -> bool:
    """Say whether words mean what lies before us, and name nothing."""
    return fold(bare(words)).strip(" ?!.。？！") in _THIS


def in_place(session: Session, intent: Intent, about: Sequence[int]) -> Intent:
    """Let what names no paper mean that of the thread; where there is none, ask which.

    Raises Several where the thread is that of a digest.
    """
    named = _unnamed(intent)
    if named is None:
        return intent
    verb, meant, place = named
    told = papers.papers(session, about, texts=False)[:MOST_OFFERED]
    references = [lookups.reference_to(session, one) for one in told]
    if len(references) == 1:
        return _of(meant, f"{references[0]}{place}")
    if not references:
        if isinstance(intent, Misunderstood):
            return intent
        said = f" {meant.text}" if isinstance(meant, WriteNote) else ""
        return Misunderstood(verb, "which_paper", "", (f"{verb} <number>{said}",))
    raise lookups.Several("this", told, _of(meant, f"this{place}"))


def _unnamed(intent: Intent) -> tuple[str, _OfOne, str] | None:
    """Give the command, its intent and a place in the paper, where what was said names no paper."""
    if isinstance(intent, Misunderstood):
        if intent.problem not in ("which_paper", "follow_what"):
            return None
        meant = _UNNAMED.get(intent.understood)
        return (intent.understood, meant, "") if meant is not None else None
    if isinstance(intent, Follow):
        unnamed = is_this(intent.what) and intent.kind in (None, "paper")
        return ("follow", intent, "") if unnamed else None
    if isinstance(intent, WriteNote):
        return None if intent.reference else ("note", intent, "")
    if isinstance(intent, AskPaper | ShowStory):
        verb = "show" if isinstance(intent, AskPaper) else "story"
        return (verb, intent, "") if is_this(intent.reference) else None
    if not isinstance(intent, Show | Why | Cite | More | Save | Unsave):
        return None
    verb = next(name for name, one in _UNNAMED.items() if type(one) is type(intent))
    if is_this(intent.reference):
        return verb, intent, ""
    for typed in (intent.reference, f"this {intent.reference}"):  # e.g. show ¶12
        reference, place = parted(typed)
        if place is not None and is_this(reference):
            return verb, intent, f" {place.typed}"
    return None


def _of(intent: _OfOne, reference: str) -> Intent:
    if isinstance(intent, Follow):
        return replace(intent, what=reference, kind="paper")
    return replace(intent, reference=reference)
