"""This file reads in which language everything is to come here, as people say it: only Chinese, no more English."""

from __future__ import annotations

import re

from bot.answering.arguments import questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.changes import lines
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import doubts
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import Guessed, Intent, Search, SetLanguage
from scrapers.text import fold
from storage.records import Preference

MOST_LETTERS = 120
_EN = r"(?:traditional chinese|simplified chinese|english|chinese|traditional|simplified|cantonese|eng)"
_HAN = r"(?:繁體中文|簡體中文|繁體字?|簡體字?|中文|英文|英語)"
_ALL = (
    r"(?:everything|all(?: of it| of them| (?:the )?(?:alerts?|messages?|digests?|papers?|posts?|notifications?))?"
    r"|(?:the |our )?(?:alerts?|messages?|digests?|posts?|notifications?|updates)|it|them|things|stuff)"
)
_END = (
    r"(?:,? (?:only|alone|please|pls|plz|thanks|here|always|instead|from now on|from here on|now|for us|for me"
    r"|for all of us|for everyone|for this channel|in this channel|for everything|everywhere|if possible|throughout"
    r"|too|will do|is fine|is enough|would be (?:better|nice|great)))*"
)
_TALK = (
    r"\W*(?:(?:please|pls|hi|hello|hey|ok|so|and|tamar|actually|sorry|can (?:you|we|i)|could (?:you|we|i)|would you"
    r"|may we|just|only|always)\W{1,3})*"
)
# What asks for one language, and says that it is for all that comes.
# e.g. all in Chinese pls · just English here please · I only want Chinese · we prefer it in English · only send Chinese
_WANTED = re.compile(
    rf"{_TALK}(?:(?:just|only|always) (?:in )?(?P<a>{_EN})"
    rf"|{_ALL} (?:(?:should|must|can|could) (?:be|come|arrive) )?(?:only |just |always )?in (?P<b>{_EN})"
    rf"|(?:in )?(?P<c>{_EN})(?:,? (?:only|alone|always|here|from now on|for everything|for everyone|throughout"
    r"|everywhere))"
    r"|(?:i|we)(?:'d| would)? (?:all |only |just |really |much |rather )*"
    rf"(?:want|need|prefer|like|have|get|receive|take)(?: to (?:have|get|read|see|receive))?(?: {_ALL})?"
    rf"(?: only| just)?(?: in)? (?P<d>{_EN})"
    r"|(?:send|post|write|give|show|tell|speak|talk|use|make|keep|put|have|get|switch|change|turn|set|go|enable)"
    rf"(?: (?:us|me))?(?: {_ALL})?(?: only| just| back| over| on)?(?: in| to| into)? (?P<e>{_EN}))"
    rf"(?: (?:versions?|texts?|ones|papers|alerts|messages))?{_END}\W*"
)
# What is wanted no more, so that the other is.
# e.g. no more English please · stop sending things in English · don't send us Chinese
_UNWANTED = re.compile(
    rf"{_TALK}(?:no(?: more)?|stop|quit|not|don't|do not|without|enough|drop|skip|get rid of)"
    r"(?: (?:the|sending|posting|send|post|giving|give|use|using|speak|speaking|write|writing|want|us|me|any"
    r"|anything|everything|things?|stuff|messages?|alerts?|papers?|of|more|that (?:are|is)|that's|in"
    rf"|so much)){{0,6}} (?P<en>{_EN})(?: (?:versions?|ones|papers|alerts|messages|stuff|texts?|please"
    rf"|any ?more))*{_END}\W*"
)
_LEAD_HAN = (
    r"(?:唔該|麻煩|請|可唔可以|可以|可否|我|我哋|我們|以後|今後|之後|由而家起|從今以後|全部嘢?"
    r"|所有(?:通知|訊息|嘢|文件)?|一律|通知|訊息|摘要|嘢|都|就|只|淨係|剩係|想|幫我|統一|將|個bot|你|每次|呢度"
    r"|本頻道|喺呢度){0,7}"
)
_END_HAN = (
    r"(?:版本?|就得|就夠|就可以|就好|得|先|嘅|的|嘢|文件|通知|訊息|發送|出|send|通知我|俾我|俾我哋|畀我哋|給我們|啦"
    r"|喇|吧|了|呀|唔該|謝謝|多謝|住){0,5}"
)
# e.g. 以後全部用中文 · 我只要英文 · 轉返英文啦 · 淨係睇中文
_WANTED_HAN = re.compile(
    either_script(
        rf"\W*{_LEAD_HAN}(?:用|出|send|發|要|轉|轉做|轉用|轉為|改|改做|改用|改為|改成|轉返|改返|用返|講|寫|睇|收|以"
        rf"|需要)(?:返|番)?(?P<han>{_HAN}){_END_HAN}\W*"
    ),
    re.IGNORECASE,
)
# e.g. 唔好再send英文嘅嘢 · 唔要中文 · 英文嗰啲唔使send
_UNWANTED_HAN = re.compile(
    either_script(
        rf"\W*{_LEAD_HAN}(?:唔好|不要|唔要|唔使|不用|咪|停止|停|毋須|無需|唔想收?)(?:再)?"
        r"(?:send|發|出|俾|畀|寄|推送|用|收|睇|傳)?(?:俾我|俾我哋|畀我哋|給我們)?(?:啲|嗰啲)?"
        rf"(?P<han>{_HAN}){_END_HAN}\W*"
        rf"|\W*(?P<han_>{_HAN})(?:嗰啲|嘅|的|版)?(?:嘢|文件|通知|訊息)?(?:就)?(?:唔好|不要|唔要|唔使|不用)(?:再)?"
        rf"(?:send|發|出|俾|收|寄)?{_END_HAN}\W*"
    ),
    re.IGNORECASE,
)
# One language is complained of, and the other wanted.
# e.g. 點解成日都係英文先，我要中文先出 · why is it always Chinese, we want English first
_INSTEAD = re.compile(
    rf"\b{_EN}\b[^.]{{0,30}}?[,;.?!] ?(?:(?:and|but|please|pls) )?(?:i|we)(?:'d)? (?:want|need|prefer|like|asked for)"
    rf"(?: it| them)?(?: in)? (?P<en>{_EN})\b"
    + either_script(
        rf"|{_HAN}[^。]{{0,12}}?[,，;；?？!！]\s?(?:我|我哋|我們)(?:想|係|是)?(?:要|睇|收)(?P<han>{_HAN})"
    )
)
# What puts it off, or is of one paper, of others, or of no wish.
# e.g. after lunch · once she is back · this one · is there · 如果
_NOT_ALL = re.compile(
    either_script(
        r"\b(?:this (?:one|paper|alert)|that (?:one|paper)|is there|does it|do you|are you|version of|after|once"
        r"|when|if|until|till|tomorrow|later|next|unless|translate|find|search)\b|呢份|嗰份|這份|有冇|有沒有|聽日"
        r"|之後先|如果|等"
    ),
    re.IGNORECASE,
)
_CODES: tuple[tuple[str, Preference], ...] = (
    ("simplified", "zh-Hans"), ("简", "zh-Hans"), ("eng", "en"), ("英", "en"), ("", "zh-Hant"),
)  # fmt: skip


def meant(heard: Heard) -> Intent | None:
    """Give the language that a text wants for all that comes here; None where it wants none, or for something else."""
    text, read, book = heard.text, heard.read, heard.book
    if len(text) > MOST_LETTERS or grammar.is_search(text) or isinstance(read, SetLanguage):
        return None
    if heard.speaker.about:
        return None  # it is said of that paper
    said = fold(text).replace("’", "'").strip()
    if (instead := _INSTEAD.search(said)) and not any(gapped(text, book).named.values()):
        named = instead["en"] or instead["han"]
        spoken = next(code for mark, code in _CODES if mark in named)
        line = lines.written(SetLanguage(spoken), text)
        return Guessed(None, line, ("language either", "list")) if line else None
    wanted = _WANTED.fullmatch(said) or _WANTED_HAN.fullmatch(said)
    unwanted = None if wanted else _UNWANTED.fullmatch(said) or _UNWANTED_HAN.fullmatch(said)
    found = wanted or unwanted
    if found is None or any(gapped(text, book).named.values()):
        return None
    named = next(one for one in found.groupdict().values() if one)
    spoken = next(code for mark, code in _CODES if mark in named)
    if unwanted:
        spoken = "zh-Hant" if spoken == "en" else "en"
    order = SetLanguage(spoken)
    asked = questions.asks(text) and not questions.requests(text)
    if _NOT_ALL.search(said) or asked or doubts.turned(said):
        line = lines.written(order, text)
        return Guessed(None, line) if line and isinstance(read, Search) else None
    return order


__all__ = ["meant"]
