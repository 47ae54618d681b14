"""This file offers a topic of one's own to who asks to be told of what no topic, body or person is called."""

from __future__ import annotations

import re

from bot.answering.arguments import questions
from bot.answering.arguments.courtesy import LEAD, subject, trimmed, without
from bot.answering.arguments.kind_names import closing
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import either_script
from bot.answering.finding.next_steps import worded
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import unsure
from bot.answering.hearing.lookups import slots
from bot.answering.hearing.pieces import gist
from bot.answering.intents import Follow, Guessed, Intent, Misunderstood, Search, Subscribe
from bot.answering.names import TopicBook
from bot.topics import borders, registers
from scrapers.text import fold, is_cjk

MOST_LETTERS = 300
_MOST_WORDS, _MOST_HAN = 5, 12  # of what may be a topic's name
# What asks to be told of something, before it.
# e.g. sub us to fintech · please keep an eye on biotech · 訂閱金融科技 · sub埋 fintech
_ASKS = re.compile(
    either_script(
        r"^(?P<lead>(?:please|pls|hi|hello|hey|tamar|can (?:you|u)|could (?:you|u)|we'd like to|i'd like to"
        r"|we want to|i want to|唔該|麻煩|請|幫我哋?|我哋?想|我們想)[\s,，]*){0,4}"
        r"(?:(?:(?:subscribe|sub|sign(?: us| me)? up)(?: us| me| this channel| our channel)?(?: to| for| on)?"
        r"|follow|track|watch|monitor|keep (?:an eye|tabs) on|keep (?:us|me) posted (?:on|about)"
        r"|(?:tell|alert|notify|ping|update) (?:us|me)(?: here)?(?: immediately| at once| right away| asap"
        r"| straight away| instantly)? (?:about|on|of"
        r"|when(?:ever)? (?:there's|theres|there is) (?:something|anything) (?:new )?(?:on|about))"
        r"|let (?:us|me) know (?:about|of|when(?:ever)? (?:there's|theres|there is) (?:something|anything) "
        r"(?:new )?(?:on|about))|add|(?:we|i) (?:want|need|would like|'d like)(?: to (?:get|see|receive|have))?"
        r"(?= (?:everything|anything|all|papers?|news|updates?|alerts?|stuff) (?:on|about|regarding))"
        r"|(?:send|give|get) (?:us|me)(?= (?:everything|anything|all|updates?|alerts?) (?:on|about|regarding)))"
        r"(?= (?!(?:up|down|out|off|in|on|over|through|back|with)\b))"
        r"|(?:sub|follow|add|track)(?:埋|返|住|多|下)|(?:訂閱|訂埋|訂(?![正立定明造出])|跟進(?!一?下)|跟住|追蹤"
        r"|關注|留意住?|監察|睇住|盯住))\s*(?P<what>.{2,120})$"
    ),
    re.IGNORECASE,
)
# e.g. add drones · keep me posted on drones
_DEFINITE = re.compile(r"(?:the|our|this|any|all)\b", re.IGNORECASE)  # with which no title goes on
_NOTED = re.compile(
    r"(?:a )?(?:notes?|memos?|comments?)\b|備註|筆記", re.IGNORECASE
)  # is written, not followed
_SURE = re.compile(r"(?:add|sub|subscribe|keep|tell|alert|notify|let|ping|update)\b", re.IGNORECASE)
# Verbs of one letter that ask for a subject, and what stands before them.
_VERBS, _RUN = "加跟追訂订收", 40
# e.g. 我想 · 幫我
_LEAD = re.compile(
    either_script(r"^(?:唔該|麻煩|請|可唔可以|幫(?:我|我哋|手)|(?:我|我哋|我們)?想|要){1,3}")
)
# e.g. tell me when a new bill comes out · follow all questions · 有質詢就話我知 · 訂閱所有通函
_OF_KIND = re.compile(
    either_script(
        r"\b(?:tell|alert|notify|ping|update|let) (?:us|me)(?: know)? (?:when(?:ever)?|if|about|of|on) "
        r"(?:(?:there(?:'s|s| is| are)|a|any|an|the|all|every|each|new) ){0,4}"
        r"(?P<en>(?:legco |council |written |oral |public )?(?:questions|question|lcqs?|bills?|circulars?"
        r"|consultations?|speech(?:es)?|slides|legco briefs?|hansards?|reports?|panel papers?))"
        r"(?: (?:is|are|gets?|comes?|out|published|tabled|gazetted|asked|in)){0,4}\W*$"
        r"|" + LEAD + r"(?:follow|subscribe (?:us |me )?to|track|send (?:us|me)|watch|monitor) "
        r"(?:(?:all|every|each|any|new|the) ){0,3}(?P<en_>(?:legco |council |written |oral |public )?"
        r"(?:questions|lcqs|bills|circulars|consultations|speeches|slides|legco briefs|hansards"
        r"|panel papers))\W*$"
        r"|(?:有|出)(?:新|咗|任何)?(?:嘅|的)?(?:立法會)?"
        r"(?P<han>(?:書面|口頭)?質詢|條例草案|法案|草案|通函|諮詢(?:文件)?|演辭|參考資料摘要)(?:出|公布|刊登)?"
        r"(?:就|即刻|馬上|時|嗰陣|請|要)?(?:話|通知|彈|send|知會|提)(?:俾|畀|給)?(?:我|我哋|我們)"
        r"|^(?:我想|唔該|請|麻煩|幫我)?(?:訂閱|訂|跟進|跟|追蹤|收)(?:所有|全部|曬|晒|立法會|新)?(?:嘅|的)?"
        r"(?P<han_>(?:書面|口頭)?質詢|條例草案|法案|通函|諮詢文件|公眾諮詢|演辭|參考資料摘要)\W*$"
    ),
    re.IGNORECASE,
)
# What is said of where, when and how often behind it.
# e.g. to this channel · weekly is plenty · 俾呢個channel · 每周一封就夠 · 即時嗰隻
_HOW = re.compile(
    either_script(
        r"[,，;；。.]\s*.*$|\b(?:to|in|into|for|on) (?:this channel|our channel|the channel|here|us|me|our list"
        r"|the list)\b.*$|\b(?:daily|weekly|instant(?:ly)?|as (?:it|they) (?:happens?|comes?|lands?)"
        r"|every (?:day|week|morning|mon|tue|wed|thu|fri)\w{0,6}|once a (?:day|week)|each (?:day|week|morning)"
        r"|at once|straight away|immediately|please|pls|thanks|from now on|in (?:english|chinese))\b.*$"
        r"|(?:俾|畀|給|到|入|喺)(?:呢個|這個|本|我哋|我們|我)(?:channel|頻道|組)?.*$|每(?:日|天|周|週|星期|個).*$"
        r"|逢星期.*$|即時.*$|一有.*$|有新.*$|嘅?(?:文件|消息|新聞|嘢|動態|資訊)$"
    ),
    re.IGNORECASE,
)


def meant(heard: Heard) -> Intent | None:
    """Offer to write a topic for what is to be followed and is called nothing here; None for all else."""
    text, read, book = heard.text, heard.read, heard.book
    if len(text) > MOST_LETTERS or questions.asks(text):
        return None
    unknown = _unknown(read, text)
    if (unknown or isinstance(read, Subscribe | Follow)) and (kind := _kind_asked(text, book)):
        return kind
    if not unknown:
        return None
    found = _ASKS.match(text.strip())
    said, glued = (found["what"].strip(), False) if found else (_run_on(text), True)
    if not said:
        return None
    name = _HOW.sub("", trimmed(_HOW.sub("", said, count=1)), count=1)
    sure = _SURE.match(text.strip()) or _DEFINITE.match(said)
    if name == said and not glued and not sure and found and not found["lead"]:
        return None  # it may be a title: "track record", 跟進行動
    name = subject(trimmed(without(name))).strip(" ,，、'\"“”「」")
    if (
        not name
        or _NOTED.match(name)
        or not _is_name(name)
        or book.find(name)
        or registers.found(name)
    ):
        return None
    search = sought(name) or name
    return Guessed(None, f"topic follow {worded(name)}", (f"search {search}", "topics"))


def _kind_asked(text: str, book: TopicBook) -> Misunderstood | None:
    """Ask on which topic, where all papers of a kind are to be told of: "tell me when a bill comes out"."""
    found = _OF_KIND.search(text)
    if found is None or gist.sensed(text, book)[0].names:
        return None
    kind = closing(found["en"] or found["en_"] or found["han"] or found["han_"])
    return Misunderstood(
        "subscribe",
        "follow_kind",
        "",
        ("subscribe <topic> from legco", f"search kind:{kind}", "topics"),
    )


def _run_on(text: str) -> str:
    """Give what stands behind a verb of one letter, which no word begins with: 加低空經濟, 追住無人機."""
    said = _LEAD.sub("", without(text.strip()))
    pieces = borders.pieces(fold(said[:_RUN])) if said[:1] in _VERBS else ()
    if not pieces or pieces[0] != fold(said[0]):
        return ""
    return said[1:].lstrip("埋返住番多下個 ")


def _unknown(read: Intent, text: str) -> bool:
    if isinstance(read, Misunderstood) or not unsure(read, text, (Search, type(None))):
        return False
    taken = ("subscribe ", "follow ", "email ", "list ")
    nothing = isinstance(read, Guessed) and read.intent is None
    return not (nothing and isinstance(read, Guessed) and read.line.startswith(taken))


def _is_name(name: str) -> bool:
    """Say whether what is left may be a topic's name, and is no sentence."""
    if sum(map(is_cjk, name)) > _MOST_HAN or len(name.split()) > _MOST_WORDS:
        return False
    one = slots.laid(name)
    return bool(one.words) and not (one.member or one.committee or one.period)
