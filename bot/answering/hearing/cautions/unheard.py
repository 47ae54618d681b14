"""This file answers a sentence that is no search, and of which nothing was understood, with what it may ask for."""

from __future__ import annotations

import re

from bot.answering.arguments import courtesy
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import either_script
from bot.answering.finding.next_steps import TAKING
from bot.answering.hearing import grammar
from bot.answering.hearing.likelihood.evidence import is_apt
from bot.answering.hearing.likelihood.guesses import guesses
from bot.answering.intents import Guessed, Intent, Search
from bot.answering.names import TopicBook
from bot.answering.speech import Button, Reply, Speaker
from bot.messages.words import listed, say
from bot.topics import registers
from scrapers.text import fold

MOST_LETTERS = 400
MOST = 2  # commands that are offered beside the search
_LABEL = 60  # letters of a button
# Talk before what is said to us.
_TALK = (
    r"^\W*(?:(?:please|pls|ok|okay|oh|hmm{1,3}|lol|haha|btw|no|nope|wait|actually|sorry|and|but|so|well|yeah|yes"
    r"|hey|hi|also|thx|thanks|tamar)\b\W{1,3}){0,4}"
)
# Who is spoken to or pointed at: "us" and "it", but not the US and IT.
# e.g. delete that note · can it be lifted · keep ours · will you break it down · 我係咪加咗 · 嗰個數
_POINTS = re.compile(
    either_script(
        r"\b(?:[Ii]|[Ii]'(?:m|ve|d|ll)|[Ww]e(?:'(?:re|ve|d|ll))?|us|[Mm]y|[Mm]e|[Oo]urs?|[Yy]ou(?:'(?:re|ve|ll))?"
        r"|[Yy]ours?|it(?:'s)?|It(?:'s)?|them|those|these|this|that(?:'s)?|There|there)\b(?!-)"
        r"(?! (?:year|month|week|term|session|morning|quarter|century)s?\b)"
        r"|我|你|您|佢|[他她它]|[呢嗰這]個|[呢嗰這][份啲條篇段樣次句]|咁樣|先至|㗎|喎|囉|啫|嚟㗎"
    )
)
# An order, which names nothing that a paper could hold.
# e.g. add another note · hmm too broad, drop 'CCTV' · keep instant for LCQs · 加埋 · 唔使 · 都要
_ORDERS = re.compile(
    either_script(
        _TALK
        + r"(?:add|keep|make|put|drop|delete|remove|stop|send|let|give|bookmark|wake|unfollow|turn|switch|skip"
        r"|tell|undo|reset|fix|swap|replace|don't|bring|lift|raise|rename|combine|exclude|include|ignore|forget"
        r"|track|change) "
        r"(?:(?:the|an?|another|any|some|all|both|every|back|more|less|only|just|instant|daily|weekly|off|on|up|to"
        r"|sending|posting)\b|[\"'“‘「]|.{0,60}\b(?:though|too|instead|again|off|please|as well)\W{0,3}$)"
        r"|[,;，；] {0,2}(?:add|keep|make|put|drop|delete|remove|stop|send|wake|skip|exclude|include|change|lift) \S"
        r"|加埋|都要(?:\W*$|[啦呀喇])|唔使|唔要|不要|不用|取消|刪(?:除|咗|走)|移除|改(?:為|做|成|返)|先(?:要|啱)"
        r"|才要|不对|不對|唔啱"
    ),
    re.IGNORECASE,
)
# Papers are asked for, whoever asks for them, or what they say.
# e.g. do you have anything on drones · find the reply where · 有冇關於 · 幫我搵 · 政府有冇講
_FOR_PAPERS = re.compile(
    either_script(
        r"\bwhat(?:ever)? (?:happened|became|came) (?:to|of)\b"
        r"|\b(?:find|search|look(?:ing)? (?:up|for)|pull up|dig (?:up|out)"
        r"|know (?:of|about|if|whether|what|who|when))\b"
        r"|\b(?:papers?|documents?|questions?|repl(?:y|ies)|speech(?:es)?|minutes|reports?|circulars?|bills?"
        r"|anything|something|everything|news|stuff|info(?:rmation)?|which|who|what|where|did|does|has"
        r"|have)\b.{0,40}?\b(?:on|about|regarding|mention\w{0,3}|say|said|says|cover\w{0,3}|ask(?:ed|s)?|named?"
        r"|spen[dt]\w{0,3}|voted?|concern\w{0,3}|cit\w{1,3})\b"
        r"|搵|找|查|搜|關於|有關|講過|提到|提及|涉及|(?:文件|質詢|政府|當局|議員|局長)"
    ),
    re.IGNORECASE,
)


def instead(
    text: str, read: Intent, reply: Reply, book: TopicBook, speaker: Speaker
) -> Reply | None:
    """Answer a sentence that was only searched for, and found nowhere; None for what reads like search words."""
    asked = read.intent if isinstance(read, Guessed) else read
    if not (reply.nothing or (reply.failed and not reply.rows)) or not isinstance(asked, Search):
        return None
    words = fold(asked.words).split()
    if not words or not all(one.strip('"') in fold(text) for one in words):
        return None  # it was searched for something else
    if registers.found(asked.words) or book.find(asked.words):
        return None  # what is searched for is a name, to which "it" points
    if len(text) > MOST_LETTERS or "<" in text or grammar.searches(text) or not is_said(text):
        return None
    language = speaker.language
    left = sought(text) if not asked.topic else ""
    search = f"{say('c_search', language)} {left}" if left else ""
    lines = [one for one in _likely(text, read, asked, book, speaker) if one != search]
    lines = lines[:MOST]
    buttons = [Button(one[:_LABEL], "say", one) for one in (*lines, search) if one]
    helped = say("c_help", language)
    buttons.append(Button(say("b_help", language), "say", helped))
    typed = listed([f"`{one}`" for one in (*lines, search) if one], language)
    said = (say("meant_ways", language, what=typed),) if typed else ()
    return Reply(
        say("not_understood", language),
        (*said, say("nothing_changed", language)),
        buttons=tuple(buttons),
        language=language,
        failed=True,
        nothing=True,
    )


def is_said(text: str) -> bool:
    """Say whether a text is said to us, or points at what was said, and asks for no papers."""
    said = text.replace("’", "'")
    if grammar.is_search(said) or _FOR_PAPERS.search(fold(said)):
        return False
    return bool(_ORDERS.search(said) or _POINTS.search(courtesy.without(said)))


def _likely(text: str, read: Intent, asked: Search, book: TopicBook, speaker: Speaker) -> list[str]:
    """Give the commands that a sentence may ask for by its words, the likeliest first; no searches."""
    language = speaker.language
    found = list(read.others) if isinstance(read, Guessed) else []
    found += list(asked.offers)
    found += ["list"] if asked.weak in TAKING else []
    found += [one.value for one in guesses(text, "", book, language)]
    known = dict.fromkeys(one for one in found if is_apt(one, text))
    searches = (f"{say('c_search', language)} ", "search ")
    return [one for one in known if not one.startswith(searches) and one != "help"]
