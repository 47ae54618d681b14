"""This file says what of a sentence was left out, and spares what it says is to stay."""

from __future__ import annotations

import re
from dataclasses import replace
from types import NoneType

from bot.answering.arguments import periods
from bot.answering.arguments.file_forms import FORM
from bot.answering.arguments.kind_names import alone
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import either_script
from bot.answering.finding.citing import OTHER_STYLES
from bot.answering.hearing.changes.offers import SAVED_ON
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import as_typed
from bot.answering.hearing.pieces import gist
from bot.answering.intents import (
    Cite,
    Commitments,
    Guessed,
    Intent,
    Latest,
    Meetings,
    Misunderstood,
    Profile,
    Programme,
    Search,
    ShowSaved,
)
from bot.answering.names import TopicBook
from bot.topics import registers
from scrapers.text import fold

MOST_LETTERS = 300
# e.g. written questions · 口頭質詢
_WAYS_OF_ASKING = re.compile(
    r"\b(?P<en>written|oral|urgent|supplementary)(?= (?:q|question|repl|answer|pq))"
    r"|(?P<han>书面|書面|口头|口頭|紧急|緊急|急切)(?=质询|質詢|答|提问|提問)",
    re.IGNORECASE,
)
# A style in which nothing is cited here.
# e.g. in APA · Harvard style
_OTHER_STYLE = re.compile(rf"(?<![a-z])(?:{'|'.join(OTHER_STYLES)})(?![a-z])", re.IGNORECASE)
# Something else that is wanted, and not named.
# e.g. lawtech and that other thing Marcus mentioned · 法律科技同埋佢講嗰樣嘢
_AND_ANOTHER = re.compile(
    r"\b(?:and|plus|&|also) (?P<en>(?:that|the|those|some) (?:other|same|new) (?:thing|one|topic|stuff|matter|subject"
    r"|two)s?\b[^,.;?!]{0,60}|(?:whatever|what) [a-z]+ (?:mentioned|said|asked for|wanted|talked about)[^,.;?!]{0,30})"
    + either_script(
        r"|(?:同埋?|加埋|仲有|以及|和|及)(?P<han>[^,，。同和及]{0,12}(?:講|話|提)(?:過|嗰|的|嘅|啲)"
        r"{1,2}(?:樣|個|件|另一)?(?:嘢|主題|題目|東西|事))"
    ),
    re.IGNORECASE,
)
# What is said to stay.
# e.g. keep the AI topic · leave AI alone · 保留人工智能
_KEEPS = re.compile(
    r"\b(?:keep|keeping|leave|leaving|retain|except|but not)\b(?P<en>[^,.;?!]{2,80})"
    + either_script(
        r"|(?:保留|留返|留住|繼續收|繼續跟|照收|唔好停|不要停|除咗|除了)(?P<han>[^,，。;；?？!！]{2,40})"
    ),
    re.IGNORECASE,
)


def spared(heard: Heard) -> Intent:
    """Take from what is offered whatever would stop what a sentence says is to stay."""
    text, read, book = heard.text, heard.read, heard.book
    if len(text) > MOST_LETTERS or not (keeps := _KEEPS.search(text)):
        return read
    cues = gist.sensed((keeps["en"] or keeps["han"]), book)[0].names
    kept = [(one, kind) for kind in gist.NAMES for one in cues.get(kind, ())]

    def stops(line: str) -> bool:
        said = fold(line)
        return said.startswith(("unsubscribe", "mute", "pause")) and any(
            _stands(one, kind, said, book) for one, kind in kept
        )

    if isinstance(read, Search):
        return replace(read, offers=tuple(one for one in read.offers if not stops(one)))
    if isinstance(read, Misunderstood):
        return replace(read, write=tuple(one for one in read.write if not stops(one)))
    if not isinstance(read, Guessed):
        return read
    others = tuple(one for one in read.others if not stops(one))
    if not stops(read.line):
        return replace(read, others=others)
    before = gist.sensed(text[: keeps.start()], book)[0].names
    stopped = [one for kind in gist.NAMES for one in before.get(kind, ())]
    verb = read.line.split(" ")[0]
    lines = ([f"{verb} {stopped[0]}"] if stopped else []) + [*others, "list"]
    return Guessed(None, lines[0], tuple(lines[1:]))


def told(heard: Heard) -> Intent:
    """Give what was read with what it leaves out of what a sentence names, so that it can be said."""
    text, read, book = heard.text, heard.read, heard.book
    if not isinstance(read, Guessed) or len(text) > MOST_LETTERS:
        return read
    if not read.others and not isinstance(read.intent, Search | NoneType):
        read = replace(read, others=as_typed(text))  # nothing is read so without another way
    left = _left_out(text, read, book)
    return replace(read, left=left) if left else read


def _left_out(text: str, read: Guessed, book: TopicBook) -> tuple[str, ...]:
    asked, line = read.intent, fold(read.line)
    found: list[str] = []
    if isinstance(asked, Search | Commitments | Meetings | Latest | Programme | Profile) or (
        asked is None and line.startswith(("follow ", "subscribe "))
    ):
        names = gist.sensed(text, book)[0].names
        for kind in gist.NAMES:
            found += [one for one in names.get(kind, ()) if not _stands(one, kind, line, book)]
        if isinstance(asked, Latest | Meetings | Profile):
            found += [one for one in sought(text).split() if alone(one) and fold(one) not in line]
        if "kind:estimates" in line:  # whose committee the kind says
            found = [one for one in found if one not in names.get("committee", ())]
    if (
        asked is None
        and line.startswith(("follow ", "subscribe "))
        and (more := _AND_ANOTHER.search(text))
    ):
        found.append((more["en"] or more["han"]).strip())
    way = _WAYS_OF_ASKING.search(text)
    told_apart = "written reply" in line or "书面答复" in line
    if way and isinstance(asked, Search) and "kind:question" in line and not told_apart:
        found.append(way["en"] or way["han"])
    if isinstance(asked, Programme | Profile):
        when = periods.within(text, bare=True)
        found += [text[when.start : when.end].strip()] if when else []
    if isinstance(asked, Cite) and (style := _OTHER_STYLE.search(text)):
        found.append(style[0])
    if isinstance(asked, ShowSaved):
        about, form = SAVED_ON.search(text), FORM.search(text)
        found += [(about["what"] or about["han"]).strip()] if about else []
        found += [form[0]] if form else []
    return tuple(dict.fromkeys(found))


def _stands(name: str, kind: str, line: str, book: TopicBook) -> bool:
    """Say whether a line holds a name, or one of the other names of what it names."""
    if fold(name) in line:
        return True
    if kind == "topic":
        known = book.find(name)
        names = [known.name("en"), known.name("zh-Hant"), *([name])] if known else [name]
    else:
        names = [
            other
            for one in registers.found(name)
            for other in (one.en, one.zh, *one.names)
            if other
        ]
    return any(fold(one) in line for one in names)
