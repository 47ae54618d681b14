"""This file offers, and does not do, a following that hangs on something, is for a time or another, or half denied.

What is followed is told of from now on, to whoever is here: it knows no condition and no end.
"""

from __future__ import annotations

import re

from bot.answering.arguments import daynames
from bot.answering.arguments.words import either_script
from bot.answering.hearing import shorthand
from bot.answering.hearing.changes import lines
from bot.answering.hearing.changes.clauses import parted
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import doubts, gaps, known
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import Follow, Guessed, Intent, Save, Subscribe
from bot.topics import registers
from scrapers.text import fold

MOST_LETTERS = 300
_NAMES = ("topic", "committee", "bureau", "member", "programme")
# On what a following cannot hang.
# e.g. if it is public · as long as the trial lasts · when ben leaves · 如果開會 · 等佢返嚟
_IF = re.compile(
    either_script(
        r"\b(?:if(?! (?:possible|you can|you could|that's|it's ok|i may))|unless|provided|assuming|in case"
        r"|(?:as|so) long as|while|whilst|depending|once (?=(?:the|we|they|he|she|i|our|my|it)\b)"
        r"|when (?!(?:it|they|something|anything|one|new|papers?|a|any|there|the)\b|<)"
        r"|when (?:it|they|the|there) (?:ends?|is over|are over|finish\w*|stops?|closes?"
        r"|[a-z]+ (?:ends?|is over|leaves?|returns?|starts?|begins?|votes?|sits?)))"
        r"|如果|若果|假如|除非|視乎|等(?:到|佢|我|老細|同事|大家)|(?:嗰陣|的時候|嘅時候|期間)"
    )
)
# What is not wanted, besides what wishes can say.
# e.g. but not bills · don't want the minutes · 唔要法案
_DENIED = re.compile(
    either_script(
        r"\b(?:no(?! (?:rush|hurry|problem|matter|longer|mentions?|passing|need to (?:reply|answer|confirm)"
        r"|worries))|not(?! (?:just|only|(?:in|on|to|for) (?:the|this|our) channel|instant|daily|weekly|as it|every"
        r"|at once|immediately|sure (?:if|how|whether)))|never|nobody|except|excluding|apart from|other than"
        r"|minus)\b"
        r"|\b(?:do|does|will|wo|ca|would|should|is|are)n't\b(?! want (?:us |to )?(?:to )?miss|.{0,12}\bmiss\b)"
        r"|唔好(?!漏)"
        r"|唔要|唔使|不要|不用|毋須|除咗|除了|唔包"
    )
)
# A time, which nothing is followed for or from.
# e.g. in january · until friday · starting tomorrow · 到 <weekday> · 下個月開始
_TIMED = re.compile(
    r"\b(?:in|during|until|till?|from|since|for|through(?:out)?|after|before|by|starting(?: in)?) (?:next |early "
    rf"|late |mid[- ]?|the (?:end|start|beginning) of |1 )?{daynames.MONTH}\b"
    r"|\b(?:until|till|throughout|starting (?!(?:now|today|immediately|this (?:morning|minute)"
    r"|from (?:now|today))\b)|from (?:next|tomorrow|then|monday)|as of (?!now|today)|after"
    r"|before(?! (?:anyone|anybody|we (?:do|miss)))|tomorrow|tonight|later)\b(?!-)"
    r"|\b(?:for|during|over) (?:a (?:while|bit|few|couple)|the (?:recess|session|trial|hearing|holidays?|budget"
    r"|consultation|election|summer|week|month|weekend|next|time of))\b"
    r"|(?<!once a )(?<!times a )(?<!twice a )<span>|<date>"
    + either_script(
        r"|(?:到|直到|至) ?<|<[a-z]+> ?(?:為止|之?前|之?後|起|開始)"
        r"|(?:聽日|明天|下個?(?:月|星期|禮拜|周)|遲啲|之後)(?:先|再|開始|起|才)|暫時"
        r"|[一二三四五六七八九十]月(?:份|先|開始|起|才)?"
    )
)
# Somebody else for whom it is to be.
# e.g. for her · 幫阿明 · 俾老細
_FOR_SOMEBODY = re.compile(
    either_script(
        r"\bfor (?:him|her|them|(?:my|his|her|their|the|our) (?:boss|manager|colleagues?|partners?|friends?|wife"
        r"|husband|assistant|secretary|intern|chairman|director))\b(?!'s)"
        r"|(?:幫|替|為|俾|畀|給|同)(?:阿[\u3400-\u9fff]|佢|他|她|老細|老闆|上司|個客|客戶)"
    )
)
# e.g. for John · for Ms Lee
_FOR_NAMED = re.compile(r"\b[Ff]or (?P<who>(?:Mr|Mrs|Ms|Dr|Miss)\.? ?[A-Z][a-z]+|[A-Z][a-z]+)\b")
# When something else is, beside which no hour or rhythm is a wish.
# e.g. hearing is on friday 9am · the committee meets daily · we had it weekly before · 委員會每日開會
_OTHER_TIME = re.compile(
    either_script(
        r"\b(?:hearings?|meetings?|committee|panel|digest|trial|court|call|deadline|lunch|<committee>"
        r"|<bureau>)\b.{0,30}\b(?:is|are|was|meets?|comes?|starts?|begins?|sits?)\b"
        r"|\b(?:we|i|it|they) (?:had|was|were|used to|got)\b|\btoo (?:much|many|often|little|late|early)\b"
        r"|would be too"
        r"|(?:委員會|會議|聆訊|我哋|大家|摘要)[^,，]{0,16}(?:開會|開庭|上庭|開始|出|搞)"
        r"|(?:我哋?|我們|佢哋?)?(?:以前|之前|一直|原本)"
    )
)
_TIMES = ("span", "date", "weekday", "hour")
_BETWEEN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_TO_THE_END = re.compile(r"[,，;；。.!！?？]")
_WHEN = re.compile(
    r"<hour>|<weekday>|\b(?:daily|weekly|instant|every)\b|[每逢]|" + either_script("即時")
)


def offered(heard: Heard) -> Intent:
    """Give what was read; a following that is not plain as an offer, with what of it cannot be kept."""
    text, read = heard.text, heard.read
    if not isinstance(read, Subscribe | Follow | Save) or len(text) > MOST_LETTERS:
        return read
    if isinstance(read, Follow) and gaps.paper(read.what):
        return read
    unmet = _unmet(heard)
    if unmet is None:
        return read
    line = _line(heard)
    return Guessed(None, line, ("list",), (unmet,)) if line else read


def _unmet(heard: Heard) -> str | None:
    """Give the words that a following leaves unkept; None where it keeps all of them."""
    read, said = heard.read, heard.text.replace("’", "'")
    spared = [one for one in parted(said, heard.book) if one.role == "spared"]
    for one in spared:
        held = fold(_target(read))
        if one.names and not any(fold(name) in held for name in one.names):
            said = said.replace(one.text, " ", 1)
    said = shorthand.in_full(said)
    plain = _plain(said, heard)
    if isinstance(read, Save):
        found = _IF.search(plain)
        return _as_said(found[0], said, heard) if found else None
    wishes = read.wishes if isinstance(read, Subscribe | Follow) else None
    ways = [_IF, _TIMED, _FOR_SOMEBODY]
    if wishes is not None and not (wishes.without or wishes.level):
        ways.append(_DENIED)
    for way in ways:
        if found := way.search(plain):
            return _as_said(found[0], said, heard)
    target = fold(_target(read))
    for found in _FOR_NAMED.finditer(said):
        known = heard.book.find(found["who"]) or registers.found(found["who"])
        if not known and fold(found[0]) not in target:  # of whose name it may be a part
            return found[0]
    return _other_time(said, heard)


def _target(read: Intent) -> str:
    """Give what is followed, as it was read."""
    if isinstance(read, Subscribe):
        return ", ".join(read.topics)
    return read.what if isinstance(read, Follow) else ""


def _other_time(said: str, heard: Heard) -> str | None:
    """Give the clause that says when something else is, whose hour or day was taken for a wish."""
    for clause in doubts.CLAUSE.split(said):
        if not clause or not clause.strip():
            continue
        plain = _plain(clause, heard)
        if _WHEN.search(plain) and _OTHER_TIME.search(plain):
            return clause.strip()
    return None


def _plain(said: str, heard: Heard) -> str:
    """Give the words of a text with gaps for what it names, Chinese letters side by side."""
    return _BETWEEN.sub("", " ".join(gapped(said, heard.book).words))


def _as_said(found: str, said: str, heard: Heard) -> str:
    """Give what is left unkept as it was said: the time that is named, or all to the end of the clause."""
    if "<" in found:
        named = gapped(said, heard.book).named
        return next((named[one][0] for one in _TIMES if named.get(one)), said.strip())
    at = fold(said).find(found.strip())
    return _TO_THE_END.split(said[max(at, 0) :])[0].strip()


def _line(heard: Heard) -> str | None:
    """Write the following as it can be kept: what it names, where that is known."""
    read = heard.read
    with heard.desk.store.read() as session:
        held = known.can_be_followed(session, heard.book, _target(read), heard.speaker)
    if isinstance(read, Save) or held:
        return lines.written(read, heard.text)
    named = gapped(heard.text, heard.book).named
    names = [one for kind in _NAMES for one in named.get(kind, ())]
    return f"follow {', '.join(dict.fromkeys(names))}" if names else None


__all__ = ["offered"]
