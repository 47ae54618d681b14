"""This file says what a sentence looks for: the words of its subject, without the talk around them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from bot.answering.arguments import courtesy, exclusions, periods
from bot.answering.arguments.words import either_script
from bot.topics import borders, registers
from scrapers.text import fold, is_cjk

MOST_WORDS = 8
_LEAST_HAN = 2
# What Chinese questions and requests are made of, and what parts two things.
# e.g. 有冇關於人臉識別嘅文件 · 政府話過幾時搞掂數碼身份
_FRAME_HAN = re.compile(
    either_script(
        r"(?:批出?|撥出?|用|花|使|涉及?)(?:咗|了|過)?(?:幾多|多少)(?:錢|銀|資金|公帑|撥款)"
        r"(?:(?:做|去|喺|在|俾|畀|給|落)(?=[\u3400-\u9fffa-zA-Z]))?"
        r"|有冇人?|有沒有|代為|有無|關於|有關|相關|提到|提及|講過|說過|討論過?|問過|話過|講到|談過|傾過|涉及|針對"
        r"|文件|文檔|(?<!個人)資料(?!私隱|保護|庫|外洩|保障)|消息|(?<![假偽])新聞(?![自界處工])|討論|政府當局|政府(?!部門)|當局|立法會|議員"
        r"|請問|(?<![申邀聘懇])請|麻煩|唔該|幫我哋|幫我們|幫我|幫手|我想知道?|想知道|我哋|我們|大家"
        r"|搜一下|搜下|搜尋|搜索|檢索|查一下|查閱|查[下吓]|查找|查|搵[下吓]|揾[下吓]|搵返|搵|揾|找一下|找找|找"
        r"|睇[下吓]|睇|看看|看一下"
        r"|哪些|哪個|邊啲|邊個|邊份|什麼|甚麼|咩嘢|咩|乜嘢|乜|幾時|何時|點樣|點解|如何|怎樣|怎麼|係咪|是不是|是否"
        r"|為何|為什麼"
        r"|敬啟者|貴系統|貴機械人|聽講|聽說|有何|以來|輸出成?|匯出|導出|[上今這下]個?(?:星期|禮拜|周|週)[一二三四五六日]?|[上今下]個月"
        r"|今[日天年]|昨[日天]|最新|最近|近期|近來|所有|全部|一下|搞掂|搞好|搞定|究竟|到底|有否|[呢這嗰那]條題目"
        r"|(?<=過)以前|以前(?=就)|其實|嗰啲|嗰個|呢個|這個|那個|這些|那些"
        r"|[既嘅]野|而家|依家|提供(?![者商])|借問|附上?編號|嘅|嗎|啲|喎|㗎|咗|以後|之後|入面|裏面|里面|當中|[,，。、;；:：?？!！「」『』“”\"\s]"
    )
)
_WORD = re.compile(r"\d[\d,.]{0,20}\d|[A-Za-z0-9][A-Za-z0-9_&'’./-]{0,40}|[\u3400-\u9fff]{1,60}")
# The government that is asked what it said is no subject.
# e.g. what did the government say about school meals · has the administration said anything
_SPEAKER = re.compile(
    r"\b(?P<asked>did|has|have|does) (?:the )?(?:government|govt|administration|authorities) "
    r"(?=(?:ever |already )?(?:say|said|says|tell|told|mention|mentioned|think|thinks|respond|responded)\b)",
    re.IGNORECASE,
)


# e.g. any word on · any update about
_ANY_WORD = re.compile(
    r"\bany (?:word|updates?|developments?|movement|progress) (?:on|about|from|with)\b",
    re.IGNORECASE,
)
# What says of papers what they are about.
# e.g. minutes mentioning court fees · papers that talk about drones · 提到跨境支付的通函
_ABOUT = re.compile(
    either_script(
        r"\b(?:mention(?:s|ing)?|touch(?:es|ing)? (?:on|upon)|refer(?:s|ring)? to|relat(?:es|ing|ed) to"
        r"|deal(?:s|ing)? with|(?:talk|speak)(?:s|ing)? (?:about|of)|discuss(?:es|ing)|concerning|regarding|about) "
        r"(?P<en>\S.{1,150})$"
        r"|(?:提到|提及|講到|講過|談到|說到|關於|有關|涉及)(?P<han>[^,，。?？的嘅]{2,30})(?:的|嘅|$|[?？。,，])"
    ),
    re.IGNORECASE,
)
# e.g. since 2025-09-17
_SINCE_DAY = re.compile(r"\b(?:since|until|before) 20\d\d-\d\d-\d\d\b", re.ASCII)


def sought(text: str, period: str = "") -> str:
    """Give the words that a sentence looks for, with the span of time that it names; "" where there are none.

    `period` is that span where it was found elsewhere in the sentence.
    """
    said = _SPEAKER.sub(r"\g<asked> ", _ANY_WORD.sub(" ", courtesy.without(text) or text))
    if day := _SINCE_DAY.search(said):
        period = day[0]
    left, out = exclusions.word_parted(said)
    before, span = periods.parted(left.strip(" .?!。？！的嘅"))
    if span is not None:
        period = span.typed
        left = before
    elif period:
        when = periods.within(left)
        left = f"{left[: when.start]} {left[when.end :]}" if when else left
        period = when.typed if when else ""
    found = [piece for one in _WORD.findall(left) for piece in _pieces(one)]
    words = list(dict.fromkeys(found))[:MOST_WORDS]
    if not words:
        return ""
    without = f"-{out}" if out else ""
    return " ".join(filter(None, (*words, without, period)))


def about(text: str) -> str:
    """Give the words behind what says of papers what they are about: "that mention", 提到; "" where nothing does."""
    found = _ABOUT.search(text)
    return sought(found["en"] or found["han"]) if found else ""


def named(text: str) -> list[str]:
    """Give the words of a text that name something, each once, without those of which questions are made."""
    found = (piece for one in _WORD.findall(text) for piece in _pieces(one))
    return list(dict.fromkeys(found))


def _pieces(word: str) -> list[str]:
    if not is_cjk(word[0]):
        plain = re.sub(r"['’]s$", "", word).strip(".'’/-")
        said = re.split(r"['’]", plain.casefold(), maxsplit=1)[0]  # they'll
        frame = _frame("latin")
        return [plain] if plain and plain.casefold() not in frame and said not in frame else []
    runs = (
        run
        for one in _FRAME_HAN.split(word)
        for part in _around_programmes(one)
        for run in ([part] if _programmes().fullmatch(fold(part)) else _spoken(part))
    )
    return [one for one in runs if len(one) >= _LEAST_HAN]


def _around_programmes(run: str) -> list[str]:
    """Part a run of Chinese letters at the programmes that it names: 港文通開支 is said of 港文通."""
    folded = fold(run)
    if len(folded) != len(run):
        return [run]
    found, at = list[str](), 0
    for one in _programmes().finditer(folded):
        found += [run[at : one.start()], run[one.start() : one.end()]]
        at = one.end()
    return [one for one in (*found, run[at:]) if one]


@cache
def _programmes() -> re.Pattern[str]:
    names = (one.zh for one in registers.identities() if one.kind == "programme")
    spelled = sorted({re.escape(fold(one)) for one in names if len(one) > _LEAST_HAN}, key=len)
    return re.compile("|".join(reversed(spelled)) or "(?!)")


def _spoken(run: str) -> list[str]:
    """Part a run of Chinese letters at the words of which questions are made."""
    folded, at = fold(run), 0
    if len(folded) != len(run):
        return [run]
    found, frame = [""], _frame("han")
    for piece in borders.pieces(folded):
        said = run[at : at + len(piece)]
        at += len(piece)
        if piece in frame:
            found.append("")
        else:
            found[-1] += said
    return found


@cache
def _frame(script: str) -> frozenset[str]:
    """Give the words of one script of which questions and requests are made, and names are not."""
    return frozenset(map(fold, " ".join(_table()[script]).split()))


def stated(sort: str) -> tuple[str, str]:
    """Give the phrases by which papers of a sort are told apart, in English and in Chinese."""
    english, chinese = _table()["stated"][sort]
    return english, chinese


@cache
def _table() -> dict[str, Any]:
    text = (
        resources.files("bot.answering.arguments")
        .joinpath("sought.toml")
        .read_text(encoding="utf-8")
    )
    return tomllib.loads(text)
