"""This file reads what is to be followed as well, in the few words in which people add it to what they said."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.answering.arguments.courtesy import LEAD, trimmed, without
from bot.answering.arguments.words import either_script
from bot.answering.finding.next_steps import worded
from bot.answering.hearing import grammar
from bot.answering.intents import (
    Follow,
    Guessed,
    Intent,
    ListFollowed,
    Misunderstood,
    Subscribe,
)
from bot.answering.names import TopicBook
from bot.topics import registers
from scrapers.text import fold, is_cjk

_LONGEST_NAME, _MOST = 40, 6
# What is to be followed as well, and what is not.
# e.g. 工務小組都加埋，財委會唔使 · 低空經濟都要 · 財委會全部要，一份都唔好漏 · 數字辦發的公告全部都要
_TOO_HAN = re.compile(
    either_script(
        r"^\W{0,5}(?:仲有|另外|唔該|麻煩|請|幫我|我哋?|加埋){0,2}(?P<names>[^,，。?？:：]{2,40}?)(?:嗰邊|嗰個"
        r"|(?:出|發出?|公布|發布|刊登)?(?:嘅|的)(?:嘢|文件|消息|東西|新聞稿|公告))?(?:都|全部都?|通通|統統|亦)"
        r"(?:要埋|要|加埋|加返|加上|加|跟埋|跟|訂埋|訂|收埋|要跟|要收|要加|跟進|關注)(?:佢|住|入嚟|進來)?"
        r"(?:啦|呀|喇|吧|先)?"
        r"(?:[,，;；、 ]{1,2}(?:(?P<not>[^,，。?？]{2,30}?)(?:就)?(?:唔使|唔要|不用|不要|免|毋須)(?:加|跟|訂|收)?"
        r"(?:啦|喇|了|住)?|一份都唔好漏|一份都不要漏|唔好漏|唔該|謝謝|多謝))?\W*$"
    )
)
# e.g. add the transport panel, and economic development · throw in the PAC too · follow DPO as well but not FC
_TOO = re.compile(
    LEAD + r"(?:(?:and|also)\W{1,2}){0,2}(?:add|follow|include|track|throw in|sub us to)(?: in)? "
    r"(?P<names>[^.?:\"“]{2,90}?)"
    r"(?: too| as well| also)?(?:[,;]? (?:but |and )?(?:not|skip|leave out|without|minus) (?P<not>[^.?:,]{2,40}?))?"
    r"(?:,? (?:please|pls|thanks|thx))?\W*$",
    re.IGNORECASE,
)
_AND = re.compile(
    either_script(
        r",? (?:and|&|plus|n) (?:also |then )?|[,、/;] ?(?:and )?|(?:同埋|以及|仲有|同|及|和)"
    ),
    re.IGNORECASE,
)
# e.g. 乜嘢 · 個個議員 · 呢啲
_ANYTHING = re.compile(
    either_script(r"[乜咩邊边誰谁佢它你我呢嗰這这那]|什麼|甚麼|所有|全部|個個|人人|大家|每|日日")
)
_LEAST, _MOST_HAN = 3, 10  # letters of what may be a topic's name
_THE = re.compile(r"^(?:the|our|also) ", re.IGNORECASE)
# Words that are to be found as one.
# e.g. drones / UAV / eVTOL same basket · 無人機、飛行汽車當同一個題目
_BASKET = re.compile(
    either_script(
        r"^\W{0,5}(?P<words>[^/,、+.?:=]{2,30}(?:[/,、+][^/,、+.?:=]{2,30}){1,6}?)[\s,，:：–—-]{0,3}"
        r"(?:\b(?:in |into |all |as |under )?(?:the )?(?:same|one|a single) "
        r"(?:basket|bucket|topic|group|thing|category)|\btogether as one(?: topic)?"
        r"|(?:當|算|都係|歸)(?:做|作)?(?:同一|一)(?:個|類)(?:題目|主題|籃子|topic)?)\W*$"
    ),
    re.IGNORECASE,
)
# Words between marks that are to be watched for.
# e.g. track "SmartView" n "銳眼計劃" for us · 跟住「銳眼計劃」同「SmartView」
_QUOTED = re.compile(
    either_script(
        r"^\W{0,2}(?:(?:please|pls|can you|could you|唔該|麻煩|請|幫我哋?)[\s,，]{0,2}){0,2}(?:track|follow"
        r"|watch(?: for)?|monitor|add|look out for|keep an eye on|subscribe(?: us)? to|跟住?|追蹤|關注|留意|訂閱"
        r"|監察|睇住)(?:返|埋| the words?| words?)?\s?"
        r"(?P<words>[「“\"『][^」”\"』]{2,40}[」”\"』]"
        r"(?:(?:\s?[,，、/&]\s?(?:and )?|\s?(?:and|n|or|plus|同埋|同|及|和"
        r"|或)\s?)[「“\"『][^」”\"』]{2,40}[」”\"』]){1,5})"
        r"(?: for (?:us|me)| (?:in )?here| too| as well|呢兩隻字|兩個詞|呢啲字)?"
        r"(?:[,，]? ?(?:please|pls|thanks|thx|唔該))?\W{0,2}$"
    ),
    re.IGNORECASE,
)
_WORD = re.compile(r"[「“\"『]([^」”\"』]{2,40})[」”\"』]")
# Whether something is followed already.
# e.g. 我係咪唔小心加咗財委會 · did we ever follow the ITB panel? · are we subscribed to AI
_HELD = re.compile(
    either_script(
        r"^\W*(?:我哋?|我們|呢度|呢個channel|本頻道)?(?:係咪|有冇|有沒有|是不是|是否)"
        r"(?:唔小心|不小心|已經|早就|曾經)?(?:加|跟|訂|訂閱|追|收)(?:咗|緊|了|過|到)(?P<han>[^,，。?？]{2,30}?)"
        r"(?:㗎|呀|嗎|嘅)?\W*$"
        r"|^\W*(?:(?:wait|hmm+|so|and|ok|hey)\W{1,2}){0,2}(?:did|do|have|are) (?:we|i) "
        r"(?:(?:accidentally|already|ever|by mistake|still|currently) )?(?:add(?:ed)?|follow(?:ed|ing)?"
        r"|subscribed?(?: to)?|track(?:ing|ed)?) (?:the |to )?(?P<en>[^,.?]{2,60}?)"
        r"(?: (?:by accident|by mistake|already|here|accidentally))?\W*$"
    ),
    re.IGNORECASE,
)


def meant(said: str, book: TopicBook, held: Collection[str]) -> Intent | None:
    """Give what a text adds to what is followed; None where it adds nothing, or names what is not known.

    `held` are the names and the keys of what is followed, folded.
    """
    if (found := _HELD.match(said)) and _known(found["han"] or found["en"], book):
        return ListFollowed()
    if (quoted := _QUOTED.match(said)) and not _all_known(_WORD.findall(quoted["words"]), book):
        words = [
            " ".join(re.sub("[:：,，、]", " ", one).split())
            for one in _WORD.findall(quoted["words"])
        ]
        line = f"topic follow {words[0]}: {', '.join(words)}"
        return grammar.parse(line)
    if basket := _BASKET.match(said):
        words = [one.strip() for one in re.split(r"[/,、+]", basket["words"]) if one.strip()]
        return Guessed(None, f"topic follow {words[0]}: {', '.join(words)}", ("topics",))
    han = _TOO_HAN.match(said)
    found = han or _TOO.match(said)
    if found is None:
        return None
    added = _added(found["names"], found["not"] or "", book, held)
    return added or (_unknown(found["names"]) if han and not found["not"] else None)


def _unknown(name: str) -> Guessed | None:
    """Offer a topic of its own for what is called nothing here."""
    if _ANYTHING.search(name) or not _LEAST <= sum(map(is_cjk, name)) == len(name) <= _MOST_HAN:
        return None
    return Guessed(None, f"topic follow {worded(name)}", (f"search {name}", "topics"))


def _added(what: str, spared: str, book: TopicBook, held: Collection[str]) -> Intent | None:
    names = list(dict.fromkeys(filter(None, (_trimmed(one) for one in _AND.split(what)))))
    if _known(what.strip(), book):  # "administration of justice and legal services"
        names = [_trimmed(what)]
    panels = [one for one in names if "panel" in fold(one)]
    named = [_body(one) if panels else one for one in names]
    if not 0 < len(named) <= _MOST or not _all_known(named, book):
        return None
    line = f"follow {', '.join(named)}"
    if spared and (left := _trimmed(spared)) and _known(left, book):
        keys = {fold(left), *(one.target for one in registers.found(left))}
        keys |= {fold(name) for one in registers.found(left) for name in (one.en, one.zh)}
        topic = book.find(left)
        keys |= {topic.key} if topic else set()
        if keys & set(held):
            return Misunderstood("", "two_wishes", "", (line, f"unsubscribe {left}"))
    elif spared:
        return None
    intent = grammar.parse(line)
    return intent if isinstance(intent, Follow | Subscribe) else None


def _trimmed(name: str) -> str:
    return _THE.sub("", trimmed(without(name.strip()))).strip(" ,，、")


def _body(name: str) -> str:
    """Give a panel by what it is on, where it stands beside one that is called so: "transport panel, and housing"."""
    if registers.found(name):
        return name
    tried = f"Panel on {name}"
    return tried if registers.found(tried, "committee") else name


def _all_known(names: Sequence[str], book: TopicBook) -> bool:
    return all(_known(one, book) for one in names)


def _known(name: str, book: TopicBook) -> bool:
    """Say whether a name is that of one topic, body or person."""
    said = _trimmed(name)
    return len(said) <= _LONGEST_NAME and bool(book.find(said) or len(registers.found(said)) == 1)


__all__ = ["meant"]
