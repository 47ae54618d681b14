"""This file takes a paper's number, or its link, out of the words around it, which are no part of what is asked for."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.arguments import asked
from bot.answering.arguments.words import either_script
from bot.answering.finding.places import parted
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.one_paper import pointing
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.hearing.pieces.numbers import NUMBERED, PRINTED
from bot.answering.intents import (
    AskPaper,
    Cite,
    Guessed,
    Intent,
    ListOf,
    Misunderstood,
    More,
    Save,
    Search,
    Show,
    ShowStory,
    Unsave,
    Why,
    WriteNote,
)
from scrapers.text import fold, is_cjk

MOST_LETTERS = 400
_OF_ONE = (Cite, More, Save, Show, ShowStory, Unsave, Why)
# Chinese letters may touch it: they are no letters of a number.
_NUMBER = re.compile(rf"(?<![\w(])(?:{PRINTED})(?![\w/])", re.IGNORECASE | re.ASCII)
_LINK = re.compile(r"https?://[^\s<>\"“”「」，。；]{8,300}", re.IGNORECASE)
# Words behind a number that say how it is to be cited, or which of its places is meant.
# e.g. CB(2)438/2026(03) oscola · ¶ 12
_STYLE = re.compile(
    r"^\W*(?:in |as )?(?:oscola|bibtex|ris|plain|中文)\b|[¶§]|\b(?:para|page|p\.)", re.IGNORECASE
)


# A part of a paper, by what it says.
# e.g. the part on data · 有關人工智能的段落
_PART = re.compile(
    either_script(
        r"\b(?:part|paragraph|passage|bit|section|sentence)s? (?:on|about|dealing with|where|that|which|is about)\b"
        r"|(?:有關|關於|提到|講到?)[^,，。]{1,16}?(?:嘅|的)?(?:段落|部分|[嗰那]段|[嗰那]部分)"
    ),
    re.IGNORECASE,
)
_WHOLE = re.compile(r"原文|全文|\b(?:full|whole|original) text\b", re.IGNORECASE)  # to be read on
# What any paper can be asked, and no command shows.
_TELLS = frozenset(
    (
        "author",
        "issued",
        "meeting",
        "language",
        "number",
        "pages",
        "file",
        "people",
        "money",
        "ask",
        "public",
    )
)
# What is wanted besides.
# e.g. and note that · then follow it · 再寫低
_MORE = re.compile(
    r"\b(?:and|then|also|plus) (?:then )?(?:note|follow|save|tell|send|email|mail|cite|mute)\b|再|同埋|顺便|順便"
)


def meant(heard: Heard) -> Intent | None:
    """Give what is asked of the one paper that is numbered or linked, without what is said around; else None."""
    text, read = heard.text, heard.read
    if len(text) > MOST_LETTERS:
        return None
    if linked := _linked(heard):
        return linked
    if (said := _says(heard)) is not None:
        return said
    numbers = _numbers(heard)
    if len(numbers) != 1:
        return None
    asked_of = read.intent if isinstance(read, Guessed) else read
    if isinstance(asked_of, Show) and numbers[0] in (named := asked_of.reference):
        standing = asked.standing(text.replace(named, "this"))
        if standing and standing.kind == "changed":
            return AskPaper(named, text)
    if isinstance(read, ListOf) and not fold(text).lstrip().startswith("list"):
        return Unsave(numbers[0]) if "remove" in read.said.split() else None
    if isinstance(read, Save) and (more := pointing.NOTED.search(text.partition(numbers[0])[2])):
        return WriteNote(numbers[0], more["text"].strip(pointing.QUOTES))  # which saves it, too
    if not isinstance(read, _OF_ONE) or read.reference == numbers[0]:
        return None
    if isinstance(read, Cite) and grammar.is_typed(text):
        return None  # a style or a place that there is not is said beside the citation
    before, found, behind = read.reference.partition(numbers[0])
    if (
        not found
        or before.strip()
        or parted(read.reference)[1] is not None
        or _STYLE.search(behind)
        or _MORE.search(behind)
    ):
        return None
    return replace(read, reference=numbers[0])


def _numbers(heard: Heard) -> list[str]:
    """Give the numbers that a text holds, each once; questions of a sitting without their day only by themselves."""
    printed = list(dict.fromkeys(one[0] for one in _NUMBER.finditer(heard.text)))
    if printed or not isinstance(heard.read, Save | ListOf):
        return printed
    named = gapped(heard.text, heard.book).named.get("paper", ())
    return [one for one in dict.fromkeys(named) if NUMBERED.search(one)]


def _says(heard: Heard) -> AskPaper | None:
    """Give the question whether, or where, the one paper that a text numbers says something; else None."""
    text, read = heard.text, heard.read
    looks = isinstance(read, Guessed | Show | More | Misunderstood | Search)
    if not looks or grammar.is_typed(text) or grammar.is_search(text) or _WHOLE.search(text):
        return None
    named = gapped(text, heard.book).named.get("paper", ())
    if len(named) != 1 or named[0] not in text or not NUMBERED.search(named[0]):
        return None
    this = "呢份文件" if any(map(is_cjk, text)) else "this paper"
    question = " ".join(text.replace(named[0], f" {this} ").split())
    about = asked.named(question)
    if about and (asked.says(question) or _PART.search(question)):
        return AskPaper(named[0], question)
    standing = asked.standing(question)
    return AskPaper(named[0], question) if standing and standing.kind in _TELLS else None


def _linked(heard: Heard) -> Intent | None:
    """Give what is asked of the page that is linked, where more is said than its address."""
    text, read = heard.text, heard.read
    found = _LINK.findall(text)
    if (
        len(found) != 1
        or not isinstance(read, Search | Guessed | Misunderstood)
        or grammar.is_search(text)
    ):
        return None
    said = fold(text.replace(found[0], " 呢份 ")).replace("’", "'")
    verb = pointing.deed(said) if said.strip() != "呢份" else None
    if verb is None:
        return None
    intent = grammar.parse(f"{verb} {found[0]}")
    return Guessed(None, f"{verb} {found[0]}") if intent.changes else intent


__all__ = ["meant"]
