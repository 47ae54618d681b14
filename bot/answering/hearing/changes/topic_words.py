"""This file reads what is to be changed of the words of an own topic, and keeps what is not wanted out of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.answering.arguments import excluded_words, questions
from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.kind_names import KINDS
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.changes import dictated
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import doubts
from bot.answering.intents import Guessed, Intent, NewTopic, ShowTopic
from bot.answering.names import KnownTopic, TopicBook
from scrapers.text import fold, is_cjk

MOST_LETTERS = 300
_LONGEST_TERM = 60
_TOPIC = r"(?:topic|主題|題目|專題|話題)"
_OPEN, _SHUT = "[「“\"'‘]", "[」”\"'’]"
# What leads over to a topic's name.
# e.g. out of my · in the topic " · 喺我個
_AHEAD = re.compile(
    either_script(
        r"(?P<from>(?:\b(?:to|into|in|on|from|for|of|out of|off|under)\s)?(?:\b(?:my|our|the|own|private)\s){0,2}"
        r"|[將将把喺係系在由從从向去到落入进進]{0,2}\s?(?:我哋?|我們|自己)?(?:個|嘅|的)?\s?)"
        rf"(?:{_TOPIC}\s?)?{_OPEN}?$"
    ),
    re.IGNORECASE,
)
# What it is called behind its name, and that something is in it.
# e.g. " topic · 嗰個題目 · 入面
_AFTERWARDS = re.compile(
    either_script(
        rf"{_SHUT}?(?P<said>(?:(?:'s)?\s?(?:嗰|呢|這|那|個|嘅|的){{0,2}}{_TOPIC})?)"
        r"(?P<in>\s?(?:入面|裏面|裡面|裏|裡|里|內|度|中(?!心)|嘅字眼|的字眼|嗰度)?)"
    ),
    re.IGNORECASE,
)
_LONGEST_LEAD = 40
# A name that nobody here knows is one where it is called a topic's.
# e.g. to my Fraud topic · 「低空經濟」嗰個題目
_UNKNOWN = re.compile(
    either_script(
        rf"\b(?:my|our|the)\s{_OPEN}?(?P<en>[A-Za-z][\w&'/-]{{0,24}}(?:\s[\w&'/-]{{1,24}}){{0,3}}?){_SHUT}?\s(?=topic\b)"
        rf"|{_OPEN}(?P<quoted>[^」”\"'’]{{1,30}}){_SHUT}\s?(?=(?:嗰|呢|這|那|個|嘅|的){{0,2}}{_TOPIC})"
        r"|^(?:唔該|麻煩|請|幫我|喺|將|把|在){0,3}(?P<han>[^\s,，。:：「」加拎刪改]{2,12}?)(?=(?:嗰|呢|這|那)個(?:主題|題目|專題))"
        r"|^(?:唔該|麻煩|請|幫我|喺|在){0,3}(?P<in>[^\s,，。:：「」加拎刪改]{2,12}?)"
        r"(?=(?:入面|裏面|裡面|里|裏)(?:凡係|凡是|講|把|將|有關|關於))"
    ),
    re.IGNORECASE,
)
_COVER = "cover|catch|include|look for|watch for"
_ADD_HAN = "(?:加埋|加多|加返|加入|加上|加進|添加|新增|補返|補上|放入|擺入|加)"
_DROP = "remove|delete|drop|strip|lose|get rid of|cut|take out|take|pull"
_DROP_HAN = "(?:拎走|攞走|拎返走|刪走|刪咗|刪除|刪去|刪掉|移除|移走|去掉|除去|拿走|拿掉|減走|cut走)"
_SKIP = "exclude|leave(?: out)?|ignore|skip|rule out|filter out"
_MATCH = "count|catch|match"
_SKIP_HAN = "(?:排除|撇除|剔除|唔要|不要|唔好要|唔好計|唔計|不計|唔包|不包括|過濾|忽略|除外)"
_A_WORD_HAN = (
    "(?:(?:[一二兩三四五六幾]|\\d)?(?:個|隻|条|條)?(?:新)?(?:字眼|關鍵字|關鍵詞|字詞|字|詞))?"
)
# e.g. add · should also cover · 加埋 · 加多兩個字
_ADDS = re.compile(
    either_script(
        rf"\b(?:add|include|put|throw in|also (?:{_COVER})|should (?:also )?(?:{_COVER}))\b(?: in\b)?"
        rf"|(?:再|請)?(?:{_ADD_HAN})(?:埋|去|到|落)?(?:多|返)?{_A_WORD_HAN}"
    ),
    re.IGNORECASE,
)
# e.g. take out · remove · 拎走
_DROPS = re.compile(
    either_script(rf"\b(?:{_DROP})\b(?: out\b)?|(?:{_DROP_HAN})(?:佢|它|咗)?"), re.IGNORECASE
)
# e.g. leave out · don't count · 唔好計 · 排除掉
_PASSES = re.compile(
    either_script(
        rf"\b(?:{_SKIP}|(?:do not|don't) (?:{_MATCH}|include)"
        rf"|should(?: not|n't) (?:{_MATCH}|include)|never (?:{_MATCH}))\b|(?:{_SKIP_HAN})(?:掉|埋|咗)?"
    ),
    re.IGNORECASE,
)
_COURTESY = (
    "please|pls|thanks|thx|the (?:key ?)?(?:words?|terms?|phrases?)|(?:key ?)?words?|as well|too|also|out|it"
    "|for (?:me|us)|any|anything|papers|hits|about|mentioning|that mentions?|from now on|kindly"
    "|(?:can|could|would) you"
)
_TOO_MUCH = (
    "(?:catching|matching|bringing(?: in)?|pulling in) (?:absolutely )?"
    "(?:everything|everyting|too much|(?:a lot of )?(?:noise|rubbish|junk))"
)
_COURTESY_HAN = (
    "(?:唔該晒?|麻煩你?|請|幫我哋?|幫手|呢(?:個|隻|兩個)(?:字|詞)|(?:呢|嗰|那)啲|凡係|凡是)"
)
# What stands around the words, and is none of them.
# e.g. please · the words · is catching absolutely everything · 呢個字
_AROUND = re.compile(
    either_script(
        rf"\b(?:{_COURTESY})\b|\b(?:is|are) {_TOO_MUCH}|{_COURTESY_HAN}|(?:呀|啦|喇|吧|了)(?=$|\s|[,，])|[:：]"
    ),
    re.IGNORECASE,
)
# A place that is named, and taken back for another.
# e.g. to Building Safety.. no wait, to Fraud I mean
_CORRECTED = re.compile(
    r"\b(?P<to>to|into|in|from|out of) (?P<not>[^,.;…]{2,40}?)[\s,.;…–—-]{1,6}"
    r"(?:(?:oh|ah|oops|no|nope|sorry|wait|scrap that|correction|actually|i mean|rather)[\s,.…-]{1,3}){1,3}"
    r"(?:(?:to|into|in|from|out of) )?(?P<name>[^,.;…?]{2,40}?)(?: i mean(?:t)?| rather| instead)?[\s.!]*$",
    re.IGNORECASE,
)
_LIST = re.compile(r"\b(?:watch ?)?lists?\b|名單|名单|清單|清单", re.IGNORECASE)
_JOINED = re.compile(
    r"[,，、;；/]|\s(?:and|or|&)\s|同埋|以及|(?<!合)同(?![意時时類类步業业])|(?<!以)及|(?<![共中溫温])和(?![解平諧谐])|或"
)
# What stands before and behind a word in Chinese, and is no part of it.
# e.g. 講航拍比賽嘅 · 將無人機
_BORDER = re.compile(
    either_script(
        r"^(?:凡係|凡是|關於|有關|提到|講|將|把|從|由|喺|同埋){1,3}|(?:從|由|喺|都|嘅|的|呢個字|呢隻字){1,3}$"
    )
)
# What is no word of a topic: how often and where it comes, who follows it, whole sentences about it.
# e.g. me · from this channel · to daily · 每日 · 再send
_NO_WORD = re.compile(
    r"^(?:me|us|them|it|this|that|everyone|everybody|anything|everything|nothing|completely|entirely|altogether"
    r"|entire|all|more|again|now|(?:from|to|in|on|for|at|until|till|before|after|down|off|with|by|as)\b.*)$"
    r"|\b(?:daily|weekly|instant|digest|channel|here|mentions?|english|chinese|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|topics?|subscriptions?)\b|[每日][日周週]|即[时刻]|星期|礼拜|频道|再|通知|摘要|中文|英文|提及|顺带"
    r"|[发收跟出订]$|send|post|^.$|\d[:点时]",
)
# e.g. don't add X · 唔好加X
_REFUSES = re.compile(
    either_script(r"\b(?:don't|do not|never|not|nobody|no need)\b|唔好|不要|唔使|不用|毋須|咪"),
    re.IGNORECASE,
)
# e.g. to my · out of the · 由
_LEADS = re.compile(
    r"(?:to|into|in|on|from|for|of|out of|off|under)\b|[喺在由從从向去到落入进進]", re.IGNORECASE
)
_VERBS = (("out", _PASSES), ("drop", _DROPS), ("add", _ADDS))
_KIND_NAMES = frozenset(fold(name) for kind in KINDS.values() for name in (*kind.names, *kind.sure))
_STARTS = re.compile(LEAD + r"(?:also\s)?$", re.IGNORECASE)
_ITEM = re.compile(r"(?:\"[^\"]*\"|[^\",，、;；])++")  # what stands between two commas
_SIGNS = re.compile(r"^[-=]|\^\s*[1-3]$|[\"“”「」*]")
_TYPED = re.compile(r"[-\"=*^+:：]")  # signs of a line that is written in full
_NEW = re.compile(r"^topic (?P<verb>new|follow|edit) (?P<name>[^:]{1,60}): (?P<line>.+)$")
_EDGES = " \t,，.。!！?？\"“”「」'‘’-–—"


class _Change(NamedTuple):
    name: str
    verb: str  # add, drop, out
    words: tuple[str, ...]
    plain: bool  # nothing else is said


def settled(heard: Heard) -> Intent:
    """Give what was read with what a topic is not to look for kept out of its words; offered where that is not sure."""
    read = heard.read
    if isinstance(read, Guessed) and read.intent is None and (found := _NEW.match(read.line)):
        if not _says_out(found["line"]):
            return read
        each = excluded_words.dictated(found["line"])
        line = f"topic {found['verb']} {found['name']}: {each.line()}"
        return replace(read, line=line) if each.wanted else read
    if not isinstance(read, NewTopic) or _TYPED.search(_without_out(read.line)):
        return read
    if _says_out(read.line):
        each = excluded_words.dictated(read.line)
    elif not grammar.is_typed(heard.text) and _unsure(heard.text, read):
        each = excluded_words.Dictated(tuple(_items(read.line)), (), sure=False)
    else:
        return read
    verb = "edit" if read.replace else "new" if read.follow is None else "follow"
    line = f"topic {verb} {read.name}: {each.line()}" if each.wanted else ""
    return Guessed(None, line, ("topics",)) if line else read


def _without_out(line: str) -> str:
    """Give a line without the words that a dash passes over already."""
    return ", ".join(one for one in _items(line) if not one.startswith("-"))


def _says_out(line: str) -> bool:
    return any(excluded_words.doubtful(one) for one in _items(line)) or bool(
        excluded_words.dictated(line).out
    )


def _unsure(text: str, read: NewTopic) -> bool:
    """Say whether what a sentence dictates for a topic was parted otherwise than for sure."""
    text = dictated.of_now(text)
    begins = min(
        (at for one in _items(read.line) if (at := text.find(one.strip("-"))) >= 0), default=-1
    )
    return begins >= 0 and not excluded_words.dictated(text[begins:]).sure


def meant(heard: Heard) -> Intent | None:
    """Give an own topic with words added, taken out or passed over; None where a text changes none."""
    text = " ".join(heard.text.split())
    if len(text) > MOST_LETTERS or heard.speaker.about or isinstance(heard.read, NewTopic):
        return None
    if grammar.is_search(text) or _LIST.search(text):
        return None
    said = _CORRECTED.sub(lambda one: _right(one, heard.book), text).replace("’", "'")
    change = _changed(said, heard.book)
    if change is None:
        return None
    asked = questions.asks(text) and not questions.requests(text)
    known = heard.book.find(change.name)
    if known is not None and known.own is None:
        return None  # what ships has no words of one's own: what is not wanted of it is said with its following
    if known is None or known.own is None:
        return _none_such(change)
    line = _line(known, change)
    if line is None:
        return None
    doubted = asked or doubts.tells(text) or doubts.doubted(said) or said != text.replace("’", "'")
    if change.plain and not doubted:
        return NewTopic(known.own.name, line, replace=True)
    return Guessed(None, f"topic edit {known.own.name}: {line}", (f"topic show {known.own.name}",))


def _right(found: re.Match[str], book: TopicBook) -> str:
    """Write the place that is meant instead of one that is taken back; where that is a topic, so is this."""
    instead = book.find(found["not"])
    named = instead is not None and instead.own is not None and book.find(found["name"]) is None
    return f"{found['to']} my {found['name']} topic" if named else f"{found['to']} {found['name']}"


def _none_such(change: _Change) -> Intent | None:
    """Offer a topic of the name to which words are to be added, where there is none; else those that there are."""
    if change.verb == "add":
        line = f"topic new {change.name}: {', '.join(change.words)}"
        return Guessed(None, line, ("topics",))
    return ShowTopic(change.name)  # which says so


def _changed(said: str, book: TopicBook) -> _Change | None:
    found = _place(said, book)
    if found is None:
        return None
    name, before, after, led = found
    for verb, cue in _VERBS:
        ahead, behind = cue.search(before), cue.search(after)
        if ahead and led:  # "add X to my topic"
            lead, words = before[: ahead.start()], _words(before[ahead.end() :])
            if not words:  # 將無人機加到
                lead, words = "", _words(lead) if is_cjk(ahead[0][0]) else ()
            if not words or _words(after) or not _begins(lead):
                return None
            plain = True
        elif behind:  # "my topic should cover X", "X in my topic, take it out"
            lead, plain = before, _begins(before)
            said_after = _words(after[behind.end() :]) or _words(after[: behind.start()])
            words = said_after if plain else () if said_after else _words(before)
        else:
            continue
        if not words or any(
            _NO_WORD.search(fold(one)) or fold(one) in _KIND_NAMES for one in words
        ):
            return None
        if verb != "out" and _REFUSES.search(f"{before} {after}"):
            return None
        also = verb == "add" and all(book.find(one) for one in words)  # it may be "and"
        sure = plain and not also and not any(map(excluded_words.doubtful, words))
        return _Change(name, verb, words, sure)
    return None


def _begins(lead: str) -> bool:
    """Say whether nothing but courtesy stands before an order."""
    return bool(_STARTS.match(f"{lead} ")) or not _AROUND.sub("", lead).strip(_EDGES)


def _place(said: str, book: TopicBook) -> tuple[str, str, str, bool] | None:
    """Give a topic's name, what is said before and behind it, and whether a word leads over to it."""
    own = sorted((one.own.name for one in book.topics if one.own), key=len, reverse=True)
    names = [one for one in own if fold(one) in fold(said)]
    unknown = _UNKNOWN.search(said)
    if not names and unknown:
        names = [next(filter(None, unknown.groups()))]
    folded = fold(said)
    for name in map(str.strip, names if len(folded) == len(said) else ()):
        at = folded.find(fold(name))
        ends = at + len(name)
        glued = said[max(0, at - 1) : at + 1], said[ends - 1 : ends + 1]
        if at < 0 or any(one.isascii() and len(one) == 2 and one.isalnum() for one in glued):
            continue
        ahead = _AHEAD.search(said[max(0, at - _LONGEST_LEAD) : at])
        behind = _AFTERWARDS.match(said[ends:])
        if ahead is None or behind is None:
            continue
        lead = ahead["from"].strip()
        if lead or behind["said"].strip() or behind["in"].strip() or at == 0:
            before = said[: at - len(ahead[0])]
            return name, before, said[ends + behind.end() :], bool(_LEADS.match(lead))
    return None


def _words(said: str) -> tuple[str, ...]:
    """Give the words that are dictated in a piece of a sentence."""
    bare = _AROUND.sub(" ", said).strip(_EDGES)
    words = [_BORDER.sub("", one.strip(_EDGES)).strip(_EDGES) for one in _JOINED.split(bare)]
    words = [" ".join(one.split()) for one in words if one]
    fits = all(len(one) <= _LONGEST_TERM for one in words)
    return tuple(dict.fromkeys(words)) if fits else ()


def _line(known: KnownTopic, change: _Change) -> str | None:
    """Give a topic's line as it is to be; None where nothing of it would change."""
    assert known.own is not None
    items = _items(known.own.line)
    held = {_bare(one): one for one in items if not one.startswith("-")}
    asked = [fold(one) for one in change.words]
    if change.verb == "add":
        items = [one for one in items if not (one.startswith("-") and _bare(one) in asked)]
        items += [one for one in change.words if fold(one) not in held]
    else:
        taken = [held[one] for one in asked if one in held]
        items = [one for one in items if one not in taken]
        passed = [one for one in change.words if fold(one) not in held]
        items += [f"-{one}" for one in passed if f"-{one}" not in items]
    left = _looked_for(items)
    line = ", ".join(items)
    return line if left and line != ", ".join(_items(known.own.line)) else None


def _items(line: str) -> list[str]:
    """Give the words of a topic's line as they were written; quotation marks hold together."""
    return [one.strip() for one in _ITEM.findall(line) if one.strip()]


def _looked_for(items: Sequence[str]) -> bool:
    return any(not one.startswith("-") for one in items)


def _bare(item: str) -> str:
    return fold(_SIGNS.sub("", item.strip()).strip())


__all__ = ["meant", "settled"]
