"""This file searches for what a sentence is about: its rare words first, and fewer of them where not all are held."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from bot.answering.arguments.sought import about, sought
from bot.answering.arguments.words import either_script
from bot.answering.finding import find, lookups
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.classifier import examples
from bot.answering.hearing.likelihood.evidence import is_apt
from bot.answering.hearing.lookups import slots
from bot.answering.hearing.lookups.slots import Laid
from bot.answering.hearing.pieces import asides, gist
from bot.answering.intents import (
    Commitments,
    Guessed,
    Intent,
    Latest,
    ListFollowed,
    Oversee,
    Search,
)
from bot.answering.names import TopicBook
from bot.answering.speech import Speaker
from bot.calendar import hong_kong
from bot.topics import borders, registers
from bot.topics.aliases import other_names
from scrapers.numbering import reference_keys
from scrapers.text import fold, is_cjk

MOST_LETTERS = 300
LEAST = 0.5  # of the weight of a subject's words that must be kept
_NAME, _PLAIN, _TALK = 3.0, 1.5, 0.5  # what a word weighs
_OFTEN = 6  # commands that are no searches, of which sentences hold a word of talk
_MOST_WORDS = 8
_FEWEST = 3  # words of a subject for which something else that was read is given up
_LEAST_TALK_HAN = 2
_WORDY, _WORDY_HAN = 6, 12  # words and Chinese letters that no paper holds as they stand
_JOINING = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "on",
        "in",
        "for",
        "to",
        "and",
        "or",
        "its",
        "by",
        "with",
        "at",
        "from",
        "their",
        "papers",
        "paper",
    )
)
_OTHERS = 2  # lines that are offered beside it
_LONG = 4  # Chinese letters that may be several words
_SHORT, _SHORT_HAN = 2, 6  # What is not known of it, which is no subject.
# e.g. i think it was · i forget the number · 唔記得咩number
_UNSURE = re.compile(
    either_script(
        r"[,，.]? ?\b(?:i|we) (?:(?:can't|cannot|don't|do not) (?:remember|recall|know)|forg[eo]t|lost)\b.{0,40}$"
        r"|[,，.]? ?\bi (?:think|believe|remember|guess|recall)\b(?: it(?:'s| is| was))?|\bi mean\b"
        r"|[,，。]? ?(?:我)?(?:唔記得|忘記|忘了|唔知|不記得).{0,16}$"
    ),
    re.IGNORECASE,
)
# That everything is asked for, whatever it is about.
# e.g. everything from November · a list of all papers · 全部文件
_ALL = re.compile(
    either_script(
        r"\b(?:everything|all (?:the )?(?:papers|documents)|list of (?:all|the) papers)\b"
        r"|(?:全部|所有|晒)(?:嘅|的)?(?:文件|嘢)?|(?:文件|嘢)(?:全部|晒)"
    ),
    re.IGNORECASE,
)
# That what is followed is asked for, and no paper.
# e.g. what do we follow · our channels · 我哋訂咗乜
_OURS = re.compile(
    either_script(
        r"\b(?:follow\w*|subscri\w*|track\w*|watch\w*|our|we|us|here|gets?|getting|channels?|settings?|who|you"
        r"|(?:un)?mut\w*)\b|訂|跟|追|我哋|我們|頻道|收|關注|設定|邊個|你"
    ),
    re.IGNORECASE,
)
_LIST = frozenset(("one", "page", "list", "pager", "summary", "overview", "清單", "列表", "一頁"))


def settled(heard: Heard) -> Intent:
    """Give the search for what a sentence is about, with as many of its words as papers hold together.

    What was left out is said. Whatever else was read is given as it is.
    """
    desk, text, read, speaker = heard.desk, heard.text, heard.read, heard.speaker
    if speaker.about:
        return read
    asked = read.intent if isinstance(read, Guessed) else read
    if isinstance(asked, Commitments) and not grammar.is_typed(text):
        return _pledged(read, asked)
    if not _is_sentence(text, read, asked):
        return read
    said = _UNSURE.sub(" ", asides.without_purpose(text))
    one = _with_names(_laid(said, asked, speaker), said, heard.book)
    if (whole := _everything(said, one)) is not None:
        return whole
    if not one.words or slots.MARKED.search(one.words):
        return read

    def hits(search: Intent | None) -> int:
        if not isinstance(search, Search):
            return 0
        today = hong_kong(desk.clock()).date()
        with desk.store.read() as session:
            try:
                return lookups.look_up(session, find.query_of(search, None, today)).total
            except lookups.UNSEARCHABLE:
                return 0

    def count(way: Laid) -> int:
        return hits(grammar.parse(way.line))

    if (isinstance(read, Search) and not _talks(text, read, one)) or hits(asked):
        return read
    words = one.words.split()[:_MOST_WORDS]
    parted = [piece for word in words for piece in _apart(word, count)]
    found = _most(replace(one, words=" ".join(parted)), count)
    if found is None:
        wide = _wider(replace(one, words=" ".join(words)), count)
        if not _stands(read, asked, words):
            more = (*wide, *read.others) if isinstance(read, Guessed) else ()
            return replace(read, others=more[:_OTHERS]) if isinstance(read, Guessed) else read
        return _guessed(replace(one, words=" ".join(words)), text, read, (), wide)
    if not isinstance(asked, Search | Latest) and len(found.words.split()) < _FEWEST:
        return read
    left = tuple(word for word in parted if word not in found.words.split())
    return _guessed(found, text, read, left, None)


def _guessed(
    found: Laid, text: str, read: Intent, left: tuple[str, ...], wide: tuple[str, ...] | None
) -> Intent:
    """Give the search that was settled, with what else may be meant: what is about the same thing."""
    line = found.line
    intent = grammar.parse(line)
    if not isinstance(intent, Search) or (isinstance(read, Guessed) and read.line == line):
        return read
    said = (read.line, *read.others) if isinstance(read, Guessed) else ()
    said += read.offers if isinstance(read, Search) else ()
    names = (*found.words.split(), found.committee, found.bureau, found.member, *left)
    same = [fold(name) for name in names if name]
    others = [
        way
        for way in said
        if way != line and not way.startswith("search ") and is_apt(way, text)
        and (any(name in fold(way) for name in same) or (wide is not None and " " in way))
    ]  # fmt: skip
    return Guessed(
        replace(intent, typed=line),
        line,
        tuple(dict.fromkeys((*(wide or ()), *others)))[:_OTHERS],
        left,
    )


def _talks(text: str, read: Search, one: Laid) -> bool:
    """Say whether what is searched for holds talk: words that say nothing of its subject."""
    said = {fold(word.strip(".,?!;:")) for word in read.words.split()}
    if any(map(is_cjk, read.words)):
        spoken, about = (sum(map(is_cjk, words)) for words in (read.words, one.words))
        return spoken - about >= _LEAST_TALK_HAN
    return bool(said - {fold(word) for word in sought(text).split()} - _JOINING)


def _stands(read: Intent, asked: Intent | None, words: list[str]) -> bool:
    """Say whether a search that finds nothing is to stand for what was read, so that it is said of what."""
    if isinstance(read, Search):
        long = len(read.typed.split()) > _WORDY or sum(map(is_cjk, read.typed)) > _WORDY_HAN
        return long or bool(about(read.typed)) or any(map(registers.found, words))
    if isinstance(asked, Search):
        return len(words) <= len(asked.words.split())
    named = any(_weight(word) == _NAME for word in words)
    return named and len(words) >= _FEWEST and not isinstance(asked, Latest)


def _pledged(read: Intent, asked: Commitments) -> Intent:
    """Let commitments be looked for by the words of what they are asked of, without the talk around them."""
    words = sought(asked.topic or "")
    if not words or asked.topic is None or fold(words) == fold(asked.topic) or " " in asked.topic:
        return read
    line = f"commitments {words}"
    others = (f"commitments {word}" for word in words.split() if _weight(word) == _NAME)
    return Guessed(replace(asked, topic=words), line, tuple(others)[:1])


def _is_sentence(text: str, read: Intent, asked: Intent | None) -> bool:
    """Say whether a text is searched for only because it is no command, and says more than words."""
    if len(text) > MOST_LETTERS or grammar.is_search(text) or slots.MARKED.search(text):
        return False
    if isinstance(asked, Latest | ListFollowed | Oversee):
        open_list = not isinstance(asked, Latest) or (asked.topic, asked.period) == (None, None)
        left = isinstance(read, Guessed) and bool(read.left)
        return isinstance(read, Guessed) and (left or (open_list and not _OURS.search(text)))
    if not isinstance(asked, Search) or asked.due or asked.topic or reference_keys(text):
        return False
    if isinstance(read, Search) and (asked.hint or asked.weak):
        return False
    return len(text.split()) > _SHORT or sum(map(is_cjk, text)) > _SHORT_HAN


def _laid(said: str, asked: Intent | None, speaker: Speaker) -> Laid:
    """Lay spans over a sentence; the body that a list of the newest left out is one of its words."""
    one = slots.laid(said, speaker.language)
    if isinstance(asked, Latest) and one.bureau:
        return replace(one, bureau="", words=f"{one.bureau} {one.words}")
    return one


def _with_names(one: Laid, said: str, book: TopicBook) -> Laid:
    """Write a Chinese name whole of which only a part was taken for a word: 律師會."""
    words = one.words.split()
    for names in gist.sensed(said, book)[0].names.values():
        for name in names:
            parts = [word for word in words if word != name and word in name and is_cjk(word[0])]
            if parts and name not in words:
                words = [
                    name if word == parts[0] else word for word in words if word not in parts[1:]
                ]
    return replace(one, words=" ".join(words))


def _everything(said: str, one: Laid) -> Guessed | None:
    """Give the newest of a span of time, where everything of it is asked for."""
    if not one.period or not _ALL.search(said) or one.member or one.committee or one.bureau:
        return None
    if any(fold(word) not in _LIST for word in one.words.split()):
        return None
    line = f"latest {one.period}"
    intent = grammar.parse(line)
    return Guessed(intent, line, ("digest now",)) if isinstance(intent, Latest) else None


def _apart(word: str, count: Callable[[Laid], int]) -> list[str]:
    """Give the words of a run of Chinese letters that no paper holds as it stands; one that is held is one."""
    known = other_names(word) or registers.found(word)
    if known or not all(map(is_cjk, word)) or len(word) < _LONG or count(Laid(word)):
        return [word]
    folded, at, found = fold(word), 0, list[str]()
    if len(folded) != len(word):
        return [word]
    for piece in borders.pieces(folded):
        found.append(word[at : at + len(piece)])
        at += len(piece)
    return [piece for piece in found if len(piece) > 1] or [word]


def _most(one: Laid, count: Callable[[Laid], int]) -> Laid | None:
    """Give the search with the fewest words left out that finds anything: those that nobody holds go first."""
    words = one.words.split()
    total = sum(map(_weight, words))
    held = {word: count(replace(one, words=word)) for word in words}
    kept = words
    for word in ("", *sorted(words, key=lambda word: (bool(held[word]), _weight(word)))):
        kept = [other for other in kept if other != word]
        few = len(kept) < min(2, len(words))
        if few or sum(map(_weight, kept)) < LEAST * total:
            return None
        fewer = replace(one, words=" ".join(kept))
        if any(held[other] for other in kept) and count(fewer):
            return fewer
    return None


def _wider(one: Laid, count: Callable[[Laid], int]) -> tuple[str, ...]:
    """Give the line of the search without its kind or its time, where that finds anything."""
    ways = (replace(one, kind="", without=""), replace(one, period=""))
    return tuple(way.line for way in ways if way != one and count(way))[:1]


def _weight(word: str) -> float:
    """Say how much a word tells of a subject: a name most, what people say to us anyhow hardly anything."""
    if other_names(word) or registers.found(word):
        return _NAME
    if not is_cjk(word[0]) and (any(map(str.isdecimal, word)) or word[1:] != word[1:].lower()):
        return _NAME  # GenAI, iCMS, 2030
    return _TALK if _spoken()[fold(word)] >= _OFTEN else _PLAIN


@cache
def _spoken() -> Counter[str]:
    """Count the commands, searches left out, of which some sentence holds a word."""
    held = {
        (command, word)
        for command, words in examples()
        if command != "search"
        for word in words
        if word.isascii()
    }
    return Counter(word for _, word in held)
