"""This file reads the words that are dictated for a topic: those that it looks for, and those that it passes over."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.answering.arguments.words import either_script
from scrapers.text import is_cjk

MOST_LETTERS = 400
_MOST_WORDS, _MOST_HAN = 8, 20  # of one word or phrase that is looked for
# Where a list of words ends, and what is said next may be of another kind.
# e.g. drones. Leave out toys · 無人機；唔要玩具
_SENTENCE = re.compile(r"[;；。]|(?<!\d)\.(?=\s|$)")
_ITEM = re.compile(r"[,，、/](?:\s(?:and|or)\s)?")
# Words of one kind that are joined.
# e.g. lifts and escalators · 電梯同扶手梯
_AND = re.compile(r" (?:and|or|&|nor) |(?:以及|同埋|或者|及|和|同|或)", re.IGNORECASE)
_JOINED = re.compile(r" and | & | or |(?:以及|同埋|及|和)", re.IGNORECASE)
_PAPERS = r"(?:papers?|items?|stuff|things?|hits?|mentions?|ones?|documents?|news)"
_ABOUT = (
    rf"(?:(?:anything|everything|any|all|the|those|{_PAPERS})\s){{0,3}}"
    r"(?:(?:that(?:'s|’s| is| are)|which (?:is|are))\s)?(?:(?:only|just|purely|merely|mainly|solely)\s)?"
    r"(?:(?:about|on|mentioning|concerning|regarding|to do with|related to)\s)?(?:the\s)?"
)
_LEAVES = (
    r"leav(?:e|ing) out|exclud(?:e|ing)|except(?: for)?|not including|minus|other than|apart from|ignor(?:e|ing)"
    r"|omit(?:ting)?|filter out|rule out|(?:do not|don['’]?t) (?:want|count|include|match|catch|need)"
)
_LOOSELY = "no|not|never|without|skip|drop"  # with which a name may begin, too
_LEAVES_HAN = (
    "(?:唔要|不要|唔好要|唔想要|別要|唔好計|唔包括?|不包括?|唔計|不計|不含|唔好有|撇除|排除|剔除|扣除|除去"
    "|除咗|除了|唔好|忽略|略過|過濾)"
)
_ABOUT_HAN = "(?:講|關於|有關|提到|涉及){0,2}"
_THOSE_HAN = "(?:嗰啲|嗰隻|嗰種|那些|那種|呢啲|之類|嘅嘢|嘅文件|的文件|嘅|的){0,2}"
_REFUSED_HAN = "(?:唔要|不要|唔好要|唔想要|唔好計|唔計|不計|唔包|不包括|排除|撇除|剔除|除外|唔使|唔好|不用|忽略)"
# What says that the words behind it are passed over.
# e.g. leave out anything that's only about · but not · except for
_OUT = re.compile(
    r"^(?P<but>(?:but|and)\s)?(?:(?:just|please)[\s,]{1,2}){0,2}"
    rf"(?:{_LEAVES}|(?P<no>{_LOOSELY}))\s{_ABOUT}",
    re.IGNORECASE,
)
# e.g. 但唔要 · 撇除講 · 唔好計凡係
_OUT_HAN = re.compile(
    either_script(
        rf"^(?:但係?|不過|而|淨係|請|唔該|麻煩){{0,2}}(?:將|把)?(?:{_LEAVES_HAN})(?:掉|咗|埋)?\s?"
        rf"(?:凡係|凡是|任何|所有|啲|嗰啲|那些){{0,2}}{_ABOUT_HAN}\s?"
    )
)
# The same behind them.
# e.g. 講食肆牌照嗰啲唔要 · 玩具不計
_BEHIND_HAN = re.compile(
    either_script(
        rf"^(?:但係?|不過|而|凡係|凡是|任何|將|把){{0,2}}{_ABOUT_HAN}(?P<what>[^,，。]{{1,24}}?){_THOSE_HAN}"
        rf"(?:都|就|一律){{0,2}}(?:{_REFUSED_HAN})(?:掉|在外|咗)?[喇啦了吧呀]{{0,2}}$"
    )
)
# e.g. toys excluded · anything about lifts is not wanted
_BEHIND = re.compile(
    rf"^(?:but |and )?{_ABOUT}(?P<what>[^,.]{{2,50}}?) (?:(?:is|are|to be|should be) )?"
    r"(?:excluded|left out|not (?:wanted|needed|included)|don['’]?t count)$",
    re.IGNORECASE,
)
# Where a clause turns from what is looked for to what is not.
# e.g. drones but not toys · drones except toy drones · 無人機但唔要玩具
_TURNS = re.compile(
    r"\s(?=(?:but (?:not|no|without|exclud\w{1,4}|leave out|never)|except(?: for)?|excluding|leaving out|leave out"
    r"|not including|minus|other than|apart from)\s)"
    + either_script(
        r"|(?<=\S)\s?(?=(?:但|不過)(?:係)?(?:唔|不|撇|排|剔|別)|(?:唔要|唔好要|不包括|唔包括|撇除|除咗)\S)"
    ),
    re.IGNORECASE,
)
# What stands behind a word that is passed over, and is none of it.
# e.g. lifts please · phishing drill 嗰啲 · toys ones
_AFTER = re.compile(
    rf"(?:\s(?:{_PAPERS}|please|pls|thanks|thx|though|either|too)){{1,2}}$"
    + either_script(
        r"|(?:嗰啲|嗰隻|那些|之類|相關|以外|之外|嘅嘢|嘅文件|的文件|唔該|喇|啦|了|嘅|的){1,3}$"
    ),
    re.IGNORECASE,
)
# What no word that is looked for holds.
# e.g. leave out · that's only about · 唔要 · 嗰啲
_LEFT = re.compile(
    r"\b(?:leav(?:e|ing) out|exclud\w{1,4}|except|apart from|other than|but not|don['’]?t|that['’]s|please|anything)\b"
    + either_script(r"|唔要|不要|唔好|唔計|不計|不包括|唔包|撇除|排除|除咗|除了|除外|嗰啲"),
    re.IGNORECASE,
)
_MARKS = " \t\"“”「」'.。!！:：-–—"


class Dictated(NamedTuple):
    """The words that are looked for, those that are passed over, and whether each is sure to be of its kind."""

    wanted: tuple[str, ...]
    out: tuple[str, ...]
    sure: bool

    def line(self) -> str:
        """Give them as they are typed in full."""
        return ", ".join((*self.wanted, *(f"-{one}" for one in self.out)))


def dictated(text: str) -> Dictated:
    """Part what is dictated for a topic into what it looks for and what it passes over."""
    wanted: list[str] = []
    out: list[str] = []
    sure = len(text) <= MOST_LETTERS
    for sentence in _SENTENCE.split(text[:MOST_LETTERS]):
        passing = False  # the words behind the first that is passed over may be of either kind
        for item in _items(sentence):
            if found := _passed_over(item):
                sure = sure and not (found[1] or (passing and not _out(item)))
                out += found[0]
                passing = True
            elif passing:
                sure = False
                out += _each(item, _AND)
            else:
                wanted += _each(item, _JOINED)
    wanted, out = list(dict.fromkeys(wanted)), list(dict.fromkeys(out))
    return Dictated(tuple(wanted), tuple(out), sure and not any(map(doubtful, (*wanted, *out))))


def doubtful(word: str) -> bool:
    """Say whether what stands as one word of a topic may be a sentence about it, or say what is not wanted."""
    bare = word.removeprefix("-")
    long = len(bare.split()) > _MOST_WORDS or sum(map(is_cjk, bare)) > _MOST_HAN
    return long or bool(_LEFT.search(bare) or _SENTENCE.search(bare))


def _items(sentence: str) -> list[str]:
    parts = (part for item in _ITEM.split(sentence) for part in _TURNS.split(item))
    return [one.strip() for one in parts if one.strip(_MARKS)]


def _out(item: str) -> bool:
    return bool(_OUT.match(item) or _OUT_HAN.match(item))


def _passed_over(item: str) -> tuple[list[str], bool] | None:
    """Give the words that an item passes over, and whether that is less than sure; None where it passes over none."""
    if found := _OUT.match(item) or _OUT_HAN.match(item):
        loose = "no" in found.re.groupindex and bool(found["no"] and not found["but"])
        return (_each(item[found.end() :], _AND), loose) if item[found.end() :] else None
    if behind := _BEHIND_HAN.match(item) or _BEHIND.match(item):
        return _each(behind["what"], _AND), False
    return None


def _each(said: str, joined: re.Pattern[str]) -> list[str]:
    found = []
    for one in joined.split(said):
        bare = (
            _AFTER.sub("", one.strip(_MARKS)).strip(_MARKS) if joined is _AND else one.strip(_MARKS)
        )
        found += [bare] if bare else []
    return found
