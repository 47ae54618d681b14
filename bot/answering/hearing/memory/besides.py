"""This file reads what comes besides what was just said, or instead of it."""

from __future__ import annotations

import re

from bot.answering.arguments import courtesy, questions
from bot.answering.arguments.filters import bare
from bot.answering.arguments.words import either_script
from bot.answering.finding import lookups
from bot.answering.finding.next_steps import each_of
from bot.answering.hearing import grammar, reading, writing
from bot.answering.hearing.changes import corrections, volume
from bot.answering.hearing.likelihood.certainty import unsure
from bot.answering.hearing.memory.spoken import Spoken
from bot.answering.hearing.pieces import doubts
from bot.answering.intents import (
    Follow,
    Guessed,
    Intent,
    ListFollowed,
    Misunderstood,
    NewTopic,
    Profile,
    Search,
    Show,
    ShowSaved,
    Subscribe,
    Undo,
)
from bot.answering.names import TopicBook
from bot.answering.seen import book_of
from bot.answering.speech import Speaker
from bot.desk import Desk
from bot.topics import registers

# What comes on top of what was just followed or looked for.
# e.g. also Nicholas Chan and Thomas So · 加埋證監會同金管局 · and SFC too · plus HKMA
_ALSO = re.compile(
    either_script(
        r"^\W*(?:(?:oh|and|yes|ok),? )?(?:also|plus|as well as)(?: pls| please)?,? "
        r"(?:(?P<verb>add|follow|subscribe to|track)(?: pls| please)? )?(?P<en>.{2,120}?)"
        r"(?:,? (?:too|as well|please|pls))?\W*$"
        r"|^\W*(?:and )?(?:(?P<verb_>add|follow|subscribe to|track) )?(?P<too>[^,]{2,120}?),? (?:too|as well|also)"
        r"(?: (?:please|pls))?\W*$"
        r"|^\W*(?:唔該|麻煩|請|幫我)?(?P<han_verb>加埋|跟埋|訂埋|追埋|再加|再跟|另外加|加上|也加上?|追加)"
        r"(?P<han>.{2,60}?)(?:都要|啦|吧|呀|喇)?\W*$"
        r"|^\W*(?:同埋|仲有|還有|以及|另外)(?P<han_>.{2,60}?)(?:都要|都係|也要|也是|啦|吧|呀|喇)?\W*$"
    ),
    re.IGNORECASE,
)
# What was meant instead of what was just typed.
# e.g. no I meant the saved ones · sorry typo, AI · sorry 打错字, 是「律師 守則 AI」
_MEANT = re.compile(
    either_script(
        r"^\W*(?:(?:no|nope|sorry|oops|ah|wait|actually|my bad)\W{1,3}){0,3}"
        r"(?:i (?:meant|mean(?! to\b| it\b| that\b))|(?:that|it) should (?:be|read|have been|say)|make that"
        r"|(?:that (?:was|is) a |a )?typo\W{1,3}(?:i meant|it's|it is|should be)?)\s{0,3}(?P<en>\S.{0,150}?)\W*$"
        r"|^\W*(?:(?:唔好意思|對唔住|對不起|不好意思|抱歉|sorry|oops)\W{0,3})?(?:打錯(?:咗|了)?字?"
        r"|寫錯(?:咗|了)?字?|輸錯(?:咗|了)?|講錯(?:咗|了)?|說錯了?|typo)\W{0,3}(?:我)?(?:應該|其實|想講|意思)?"
        r"(?:係|是|要)?\s{0,2}(?P<han>\S.{0,80}?)(?:才對|先啱)?(?:呀|啊|啦|吧)?$"
        r"|^\W*(?:唔係|不是|不對|no)[,，。呀啊 ]{1,3}(?:我)?"
        r"(?:係話|係講|想講|意思係|是說|說的是|指的?是|係指|要嘅係|要的是)\s{0,2}(?P<han_>\S.{0,80}?)"
        r"(?:呀|啊|啦|吧)?$"
    ),
    re.IGNORECASE,
)
_AND = re.compile(either_script("同埋|[同和及與跟]"))
# e.g. the channel's saved ones · 收藏咗嗰啲
_SAVED = re.compile(r"\bsaved\b|收藏|儲存|储存", re.IGNORECASE)
_SIDE = re.compile(r"[,，;；]")
# e.g. same thing in english · 英文都係
_SAME = re.compile(r"\bsame (?:thing|topic|words?)\b|英文都|即係")
_ADDS = re.compile(r"add\b|加", re.IGNORECASE)  # e.g. add · 加埋
_QUOTES = "\"'“‘「『"
# Who agrees, or what is thanked for, is no word to look for.
# e.g. me · I like it · 唔該晒
_PRONOUN = re.compile(
    either_script(
        r"\b(?:me|i|i'm|you|he|she|we|they|it|us|him|her|them|this|that|these|those|mine|ours|not|don'?t|no)\b|唔該"
        r"|多謝|謝謝|[我你佢他她]|呢個|這個"
    ),
    re.IGNORECASE,
)
# One to three words behind "also", with no verb that ends them.
# e.g. also deep learning · plus smart contracts · 同埋機械人
_SHORT_NOUN = re.compile(
    either_script(
        r"^(?:(?:oh|and|yes|ok),? )?(?:also|plus),? (?!(?:to|in|at|on|by|for|from|stop|start|mute|tell|send|is"
        r"|are)\b)[a-z-]{2,20}(?: [a-z-]{2,20}){0,2}[.!]?$|^(?:同埋|還有|以及|另外)[\u3400-\u9fff]{2,8}[。!！]?$"
    ),
    re.IGNORECASE,
)


def instead(
    desk: Desk, said: str, last: Spoken, speaker: Speaker, listed: Intent | None
) -> Intent | None:
    """Read what was meant, as what was typed before it was read; what would change more is offered."""
    found = _MEANT.match(said)
    if found is None or corrections.rhythm(said):
        return None
    words = bare((found["en"] or found["han"] or found["han_"]).strip(" .。!！"))
    if not words:
        return None
    read, done = reading.meant(desk, words, speaker), last.done
    if _SAVED.search(words) and isinstance(done, ShowSaved) and speaker.alone:
        return Misunderstood("saved", "saved_there", "", ("saved",))
    if _SAVED.search(words) and unsure(read, words):
        return ShowSaved()
    if isinstance(done, Follow | Subscribe) and last.changed and _known(desk, words, speaker):
        verb = "follow" if isinstance(done, Follow) else "subscribe"
        return Misunderstood("", "instead_of", "", ("undo", f"{verb} {words}"))
    if isinstance(read, Guessed) and isinstance(read.intent, ShowSaved | ListFollowed):
        return read
    if read.changes and not isinstance(read, Undo) and last.changed and done and done.changes:
        line = writing.written(read, speaker.language) or words
        return Misunderstood("", "instead_of", "", ("undo", line))
    if isinstance(done, Profile) and registers.found(words):
        return grammar.parse(f"member {words}")
    if isinstance(done, Show) and lookups.is_reference(words):
        return Show(words)
    if isinstance(done, Search | None) and unsure(read, words):
        return grammar.searched(words)
    return read


def _known(desk: Desk, name: str, speaker: Speaker) -> bool:
    with desk.store.read() as session:
        return _is_known(book_of(session, speaker), name)


def _each(words: str, book: TopicBook) -> list[str]:
    """Part names, in Chinese where a word joins two that are known: 證監會同金管局."""
    names: list[str] = []
    for one in each_of(words):
        parts = [part for part in _AND.split(one) if part]
        names += parts if all(_is_known(book, part) for part in parts) else [one]
    return names


def _is_known(book: TopicBook, name: str) -> bool:
    found = registers.found(name)
    return book.find(name) is not None or (bool(found) and found[0].kind != "programme")


def more_of(
    desk: Desk, said: str, last: Spoken, speaker: Speaker, listed: Intent | None
) -> Intent | None:
    """Follow others beside what was just followed, or write one more word into a topic."""
    first, *rest = _SIDE.split(said, maxsplit=1)
    aside = rest[0].strip() if rest else ""
    rhythm = volume.rhythm(aside) if aside else ""
    whole = said if aside and not rhythm and not _SAME.search(aside) else first.strip()
    found = _ALSO.match(whole)
    if found is None or questions.asks(said):
        return None
    words = found["en"] or found["too"] or found["han"] or found["han_"]
    words = (courtesy.without(words) or words).strip()
    with desk.store.read() as session:
        book = book_of(session, speaker)
    names = _each(words, book)
    ordered = bool(found["verb"] or found["verb_"] or found["han_verb"])
    done = last.done
    if names and all(_is_known(book, one) for one in names):
        added = isinstance(done, Follow | Subscribe) and last.changed
        if not (ordered or added):
            return None
        only_topics = all(book.find(one) is not None for one in names)
        verb = "subscribe" if only_topics else "follow"
        return grammar.parse(" ".join(filter(None, (verb, ", ".join(names), rhythm))))
    adds = not ordered or _ADDS.match(found["verb"] or found["verb_"] or found["han_verb"])
    words = words.strip(" ,，.。!！")
    if not (isinstance(done, NewTopic) and last.changed and adds and words and len(words) <= 60):
        return None
    wider = NewTopic(done.name, f"{done.line}, {words}", replace=True)
    if _said_of_words(words, said, sure=ordered or bool(_SAME.search(aside))):
        return wider
    named = not (_PRONOUN.search(words) or grammar.command_typed(words))
    line = writing.written(wider, speaker.language) if named else None
    return Guessed(None, line, ("list",)) if line else None


def _said_of_words(words: str, said: str, *, sure: bool) -> bool:
    """Say whether what comes on top can be nothing but a word more: quoted, added by its verb, or a short noun."""
    if doubts.unsaid(said) or grammar.command_typed(words) or _PRONOUN.search(words):
        return False
    return sure or words[0] in _QUOTES or bool(_SHORT_NOUN.match(said))
