"""This file reads what is asked of a programme as a whole, and of how anything came about."""

from __future__ import annotations

import re

from bot.answering.arguments import courtesy
from bot.answering.arguments.words import either_script
from bot.answering.finding import lookups
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood import proposals
from bot.answering.hearing.likelihood.certainty import as_typed
from bot.answering.hearing.lookups import slots
from bot.answering.intents import (
    Commitments,
    Guessed,
    Intent,
    Latest,
    Misunderstood,
    Profile,
    Programme,
    Search,
    ShowStory,
)
from bot.topics import registers
from scrapers.text import fold

MOST_LETTERS = 160
_GREW = (
    r"(?:unfold(?:s|ed)?|develop(?:s|ed|ing)?|evolv(?:e|es|ed)|c[ao]me (?:about|into being|to be)"
    r"|progress(?:es|ed)?|grow|grew|grown|start(?:ed)?|beg[aiu]n|get (?:started|here|this far)"
    r"|got (?:started|here|this far)|turn(?:ed)? out)"
)
_STORY = (
    r"(?:history|story|backstory|timeline|chronology|(?<=the )(?:development|evolution|background))"
)
# How something came about.
# e.g. how did the smart lamppost project develop over time · walk me through how the bill developed
# e.g. trace the history of iAM Smart · the story so far on HKPilot · 智慧出行講到邊喇，有冇數
_HISTORY = re.compile(
    rf"^how (?:did|has|have|does) (?:the )?(?P<a>.{{2,80}}?)"
    rf"(?: story| saga| project| scheme| programme| plan)? {_GREW}\b(?![^,]*\b(?:say|mean)\b).{{0,50}}$"
    rf"|^(?:walk|take|talk|guide|run|lead) (?:me|us) through (?:how )?(?:the )?(?:{_STORY} of )?(?:the )?"
    rf"(?P<b>.{{2,80}}?)(?: (?:has |have )?{_GREW}\b.{{0,50}})?$"
    r"|^(?:(?:give|show|tell|get|find)(?: me| us)? |what(?:'s| is| was) |(?:trace|follow|outline|summari[sz]e) )?"
    rf"(?:the |a )?(?:full |whole |short |brief )?{_STORY}(?: so far)? (?:of|on|behind|about) (?!what\b)(?:the )?"
    rf"(?P<c>.{{2,80}}?)$"
    + either_script(
        r"|^(?:想知道?|知道|講下|講講|介紹一?下?|整理一?下?|俾我睇下?|交代一?下?)?(?P<d>.{2,30}?)(?:呢|這|嗰|那)?"
        r"(?:件事|單嘢|個?計劃|個?項目)?(?:的|嘅)? ?(?:個 ?)?(?:來龍去脈|發展經過|發展歷程|發展過程|前因後果"
        r"|前世今生|始末|演變|沿革|由頭到尾|從頭到尾|story|timeline)[^,，。]{0,10}$"
        r"|^(?P<e>.{2,30}?)(?:呢|這|嗰|那)?(?:件事|單嘢|個?計劃|個?項目)?(?:係|是)?(?:點樣|怎樣|怎麼|如何)"
        r"(?:一步步|逐步|一路)?(?:發展|演變|嚟)[^,，。]{0,8}$"
        r"|^(?P<f>[^,，。我你佢]{2,20}?)(?:而家|依家|現在|宜家)?(?:講|去|做|傾|搞|推|推行|發展)到(?:邊|哪)(?:度|裏|一?步)?"
        r"(?:[喇啦呀了未]|[,，] ?(?:有冇|有沒有)(?:數|數字|進展|消息|新料)){0,3}$"
    ),
    re.IGNORECASE,
)
# What something is.
# e.g. tell me about iAM Smart · what is HKPilot · 港文通是什麼計劃 · 介紹下智方便
_WHAT = re.compile(
    r"^(?:(?:tell|brief|inform) (?:me|us) (?:more |something |all )?(?:about|on)|what(?:'s| is| exactly is)"
    r"|(?:explain|introduce|describe)(?: to (?:me|us))?(?: what)?|(?:know|learn|hear) (?:more |something )?about"
    r"|any(?:thing)? background on) (?:the )?(?P<a>.{2,80}?)(?: programme| project| scheme| is)?(?: to (?:me|us))?$"
    + either_script(
        r"|^(?P<b>.{2,30}?)(?:究竟|到底|其實)?(?:是|係)(?:一個)?(?:什麼|甚麼|咩|乜嘢?|怎樣的)"
        r"(?:嘢|東西|計劃|項目|系統|平台|程式|app|服務|工程)?(?:嚟)?[㗎嘅呀啊呢的]{0,2}$"
        r"|^(?:介紹|講|解釋|說明|簡介|了解)(?:一?下|吓)?(?:咩係|乜嘢係|什麼是)?(?P<c>.{2,30}?)(?:呢個|這個|嗰個)?"
        r"(?:計劃|項目|系統)?$|^(?:什麼|甚麼|咩|乜嘢?)(?:是|係|叫)(?P<d>.{2,30}?)[呀啊呢㗎]?$"
    ),
    re.IGNORECASE,
)
_OPEN = (Search, Guessed, Profile, Programme, Commitments, Latest, Misunderstood)
_ENDS = " \t?？!！.。~～,，"


def meant(heard: Heard) -> Intent | None:
    """Give the programme of which a text asks, or the search for that whose history it asks for; else None."""
    text, read = heard.text, heard.read
    if heard.speaker.about:  # a paper stands before us, and it is asked
        return None
    if len(text) > MOST_LETTERS or not isinstance(read, _OPEN) or grammar.is_search(text):
        return None
    said = courtesy.without(text).replace("’", "'").strip(_ENDS)
    if "?" in said or "？" in said:
        return None  # more is asked behind it
    if of := _found(_HISTORY, said):
        if isinstance(read, Programme) and fold(read.name) in fold(of):
            return None  # which is asked of the figures
        if lookups.is_reference(of):
            return ShowStory(of)
        if _programme(of):
            return Programme(of)
        if grammar.is_command(of) or proposals.spoken_of(of):
            return None
        line = slots.laid(of, heard.speaker.language).line
        found = grammar.parse(line)
        others = as_typed(text, *(one for one in (f"search {of}",) if one != line))
        return Guessed(found, line, others) if isinstance(found, Search) else None
    of = _found(_WHAT, said)
    return Programme(of) if of and _programme(of) else None


def _found(pattern: re.Pattern[str], said: str) -> str:
    found = pattern.match(said)
    return next(filter(None, found.groups()), "").strip(_ENDS) if found else ""


def _programme(name: str) -> bool:
    return len(registers.found(name, "programme")) == 1
