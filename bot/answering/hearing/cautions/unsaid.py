"""This file asks back what a line points at and does not name: the bill, another language, less of something."""

from __future__ import annotations

from bot.answering.arguments import courtesy
from bot.answering.arguments.words import any_pattern
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import Guessed, Intent, Latest, Misunderstood, Save, Search, Subscribe
from bot.topics import registers

MOST_LETTERS = 80
_LANGUAGES = ("language en", "language tc", "language sc")


_BILLS = r"bill|legislation|amendments?|law|ordinance|regulations?"
_OTHERS = (
    r"scheme|programme|program|consultation|report|case|policy|guidelines?|code|rules|matter|issue|subject|thing"
    r"|project|fund|speech|motion|debate|inquiry|study"
)
_FOLLOWS = (
    r"(?:keep (?:me|us) (?:posted|updated|informed|in the loop) (?:on|about|with)|keep (?:an eye|tabs|track) (?:on|of)"
    r"|follow|track|watch|monitor|subscribe (?:me |us )?to|let (?:me|us) know about|updates? on)"
)
_FINDS = (
    r"(?:find|get|show|search for|search|look for|look up|pull up|dig out|bring up|tell (?:me|us) about"
    r"|any (?:news|updates?) on)(?: (?:me|us))?"
)
_BEFORE = r"(?: (?:again|too|from (?:before|earlier|last time)|(?:that )?we (?:talked|spoke) (?:of|about)))?"
_FOLLOWS_HAN = r"(?:跟進|跟|關注|留意|追蹤|追|訂閱|follow|track)"
_FINDS_HAN = r"(?:找|搵|查|搜尋|睇|看|翻|search|find|show)(?:出|到)?"
_A_BIT_HAN = r"(?:一下|下|吓|返|埋|住|回)?(?:我|我哋|我們)? ?"
_THAT_HAN = r"(?:之前)?(?:嗰|那|該|呢|這)(?:一)?(?:個|份|條|項|件|單|宗|啲|些)? ?"
_BILLS_HAN = r"(?:條例草案|條例|草案|法案|法例|修訂|bill|ordinance)"
_OTHERS_HAN = (
    r"(?:計劃|項目|諮詢|報告|政策|個案|案件|案|指引|守則|議題|事|嘢|東西|演辭|研究"
    r"|scheme|consultation|project)"
)
_END_HAN = r"(?:的|嘅)?(?:最新)?(?:進展|消息|情況|動態|資料|文件)?(?:出來|出嚟)?(?:俾我|給我)?"
# What is followed or looked for, and only pointed at.
# e.g. keep us posted on the bill · find that consultation · 帮我找那个条例 · 跟進嗰個計劃
_POINTED = any_pattern(
    rf"(?P<follows>{_FOLLOWS}|{_FINDS}) (?:the|that|this|those) (?:same |other )?"
    rf"(?:(?P<bill>{_BILLS})|(?:{_OTHERS})){_BEFORE}",
    rf"(?P<follows_>{_FOLLOWS_HAN}|{_FINDS_HAN}){_A_BIT_HAN}{_THAT_HAN}(?:(?P<bill_>{_BILLS_HAN})|{_OTHERS_HAN}){_END_HAN}",
)
_IS_FOLLOWED = any_pattern(_FOLLOWS, _FOLLOWS_HAN)
# That there is to be less, and not of what.
# e.g. cut it down a bit · tone it down please · less of it · 减少一点
_LESS = any_pattern(
    r"(?:cut|tone|dial|scale|turn|bring|slow|trim|pare) (?:it|this|that|them|things|these|everything)? ?(?:down|back)"
    r"(?: (?:a (?:bit|little|notch|touch|lot)|somewhat|slightly))?",
    r"(?:(?:a (?:bit|little) )?(?:less|fewer)(?: (?:of (?:it|this|that|them|these)|often))?"
    r"|ease off(?: a (?:bit|little))?|not (?:quite )?(?:so|that) (?:much|many|often))",
    r"(?:出|發|send|來|嚟|俾|給)?(?:減少(?:啲|一?些|一?點|少少)|少(?:一些|一點|少少))(?:得唔得|可以嗎|好嗎|得嗎)?",
    r"(?:減|收)(?:少|一?下|返)?(?:啲|一?些|一?點|少少)?(?:佢|它)?",
    r"(?:唔好|不要|別|唔使)(?:出|發|send|來|嚟)?(?:咁|這麼|那麼)(?:多|密|頻密)",
)
# Another language, and not which.
# e.g. change the language · another language please · 换个语言 · 轉語言
_TONGUE = any_pattern(
    r"(?:change|switch|set|adjust)(?: to)? (?:the |my |our |your |a different |another |an other )?languages?"
    r"(?: settings?| preference)?(?: here)?",
    r"(?:use |in )?(?:another|a different|some other) language",
    r"(?:轉|換|改|切換|調|設定?|更改|更換)(?:返|一?下|吓)?(?:個|另一?[個種]|第二[個種]|種)?(?:語言|語文|文字)(?:設定)?"
    r"(?:得唔得|可以嗎|好嗎|得嗎)?",
    r"(?:語言|語文)(?:可唔可以|可以|能不能|能)?(?:轉|換|改)(?:一?下|吓)?(?:嗎)?",
)


def meant(heard: Heard) -> Misunderstood | None:
    """Ask back what a line points at without its name; None where it names it, or is read as something sure."""
    text, read = heard.text, heard.read
    if (
        len(text) > MOST_LETTERS
        or heard.speaker.about
        or (grammar.is_typed(text) and _is_sure(read))
    ):
        return None
    said = courtesy.without(" ".join(text.replace("’", "'").split()))
    if _TONGUE.fullmatch(said) or _TONGUE.fullmatch(courtesy.trimmed(text)):
        return Misunderstood("language", "which_language", "", _LANGUAGES)
    if _LESS.fullmatch(said):
        return Misunderstood("", "less_of_what", "", ("list", "help digest", "help quiet"))
    if any(gapped(said, heard.book).named.values()):
        return None
    found = _POINTED.fullmatch(said)
    if found is None or registers.found(said):
        return None
    follows = _IS_FOLLOWED.fullmatch(found["follows"] or found["follows_"])
    problem = "which_bill" if found["bill"] or found["bill_"] else "which_thing"
    lines = ("follow <name>", "topics") if follows else ("search <name>", "latest")
    return Misunderstood("follow" if follows else "search", problem, "", lines)


def points(text: str) -> bool:
    """Say whether a whole text points at something that is followed or looked for, and does not name it."""
    if len(text) > MOST_LETTERS:
        return False
    return bool(_POINTED.fullmatch(courtesy.without(" ".join(text.replace("’", "'").split()))))


def _is_sure(read: Intent) -> bool:
    return not isinstance(read, Search | Guessed | Misunderstood | Latest | Save | Subscribe)


__all__ = ["meant", "points"]
