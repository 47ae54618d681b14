"""This file tells which question about ourselves a sentence asks, by the register of such questions beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.answering.arguments import courtesy, periods
from bot.answering.arguments import questions as questions_of
from bot.answering.arguments.asked import points_at_paper
from bot.answering.arguments.naming import listing_of
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.classifier import Counts
from bot.answering.hearing.likelihood.evidence import Needed, is_apt
from bot.answering.hearing.likelihood.likely import likely
from bot.answering.hearing.pieces import doubts, gist
from bot.answering.hearing.pieces.gapped import gapped, split
from bot.answering.hearing.pieces.numbers import NUMBERED, PRINTED
from bot.answering.intents import (
    AskUs,
    Guessed,
    Hello,
    Help,
    Intent,
    Misunderstood,
    Profile,
    Search,
    Status,
    Why,
)
from bot.answering.keeping import own_questions, settings_here
from bot.answering.keeping.own_questions import OTHER, questions, register
from bot.answering.names import TopicBook
from scrapers import publishers
from scrapers.text import fold

MOST_LETTERS = 300
LEAD = 1.3  # by how much the question is likelier than a search that is near to it
SURE = 3.0  # and where no search is offered beside it
EVIDENCE = 1.0
# Who speaks of us, of what we send, or of the two of us; papers speak of others.
# e.g. you · your bullets · this bot · is this private · the settings · 你 · 呢個 bot · 你啲摘要
_OF_US = re.compile(
    either_script(
        r"\b(?:you|your|yours|yourself|u|ur|tamar|quiet hours?|(?:un)?mut(?:e|ed|ing)|paus(?:e|ed|ing)|digests?"
        r"|(?:subscribed|signed|put|told|sent|made|unsubscribed) (?:us|me)|(?:have|did|do|are|were) we"
        r"|if we (?:go|switch|move|take)"
        r"|our (?:settings?|topics?|list)"
        r"|(?:un)?subscrib(?:e|ing)|(?:this|the) (?:bot|app|chat|conversation|tool|service)|bullets?"
        r"|alerts?|(?:the|these|our) (?:summaries|summary|notifications?)"
        r"|(?:is|are|does|do|will|can) (?:this|it|these|we|i|my|our|others|anyone|anybody|people)|our data|my data"
        r"|my questions?|we (?:never|didn't|receive\w?)|this channel"
        r"|(?:who|any(?:one|body)|some(?:one|body)|people) else|not relevant|settings?|budget speech|policy address"
        r"|legco(?:'s)? (?:web)?site|count (?:under|as)|main subject|also mentioned)\b"
        r"|[你您]|tamar|bot\b|機械人|機器人|貴系統|本系統|勿擾|免打擾|靜音|暫停|退訂|訂閱|呢度|喺度|這裏|此處|我哋|我們|我問|摘要|通知|對話|淨係我|設定|頻道"
        r"|channel|不相關|撳無關|(?:一日|每日|每天)最多|預算案|施政報告|最密|主題.{0,4}提及"
    ),
    re.IGNORECASE,
)
# Of whom it is asked what they do, instead of us.
# e.g. does the government use · did the panel · 政府有冇 · 法庭會唔會
_OF_OTHERS = re.compile(
    either_script(
        r"\b(?:do|does|did|is|are|was|were|has|have|will|would|can|could|should|how|when|why|where) "
        r"(?:the |any |all |our |your client's )?(?:government|govt|administration|judiciary|courts?|judges?|police"
        r"|bureau\w{0,2}|departments?|members?|panel|council|schools?|hospitals?|banks?|civil servants?|lawyers?"
        r"|law firms?|company|companies|client)\b"
        r"|^(?:政府|當局|法庭|法院|司法機構|警方|警察|學校|醫院|議員|部門|銀行|公務員|律師)"
    ),
    re.IGNORECASE,
)
_TO_US = re.compile(
    r"\b(?:you|your|u|ur|tamar|bot)\b|[你您]", re.IGNORECASE
)  # e.g. do you · 你係咪
# What makes a question of a sentence: no order asks of us, nor does who says who they are.
# e.g. who sees this · is it private · tell me how · 睇唔睇到 · 邊個 · 會發通知嗎
_QUESTION = re.compile(
    r"[?？]|\b(?:who|whose|what|whats|which|when|where|why|how|hows|whether|explain|tell (?:me|us))\b"
    r"|\b(?:list your|number of|u a|you an?)\b"
    r"|(?:^|[,;:.!(–—-] ?|\b(?:and|but|so|ok|okay|btw|wait|also|then|hi|hey|hello|or|if|lol|tmr|tomorrow|way|button"
    r"|me|says|know) )(?:(?:we|i|you|somebody|someone|doj) )?(?:do|does|did|is|are|am|was|were|can|could|will|would"
    r"|should|may|have|has)\b"
    r"|\b(?:do|does|did|is|are|can|could|will|would|should|may|have) (?:you|u|i|we|they|it|this|these|there|our|my"
    r"|your|that|any\w*|tamar|the|people|others|everyone|everybody)\b"
    r"|[吗么咩乜谁哪边幾几怎何]|点(?!钟|心|名|击|[前后])|多[少久快]|[系是]咪|是不是|是否|有冇|有没|会不会|会唔会"
    r"|([\u3400-\u9fff])[唔不]\1|未[呀啊]?$|(?:㗎嘛?|呢|定)\W*$|还是|定系|定计|[呀啊]\W*$"
)  # of folded letters
# What people tell us in a sentence that asks nothing, and want to know why.
_TOLD_US = frozenset({"missed"})
# The commands that are explained where it may be asked for whom they hold.
_STOPS = frozenset({"mute", "pause", "unsubscribe", "quiet", "digest"})
# What is asked of the place where it is asked, and of nothing that was shown there.
_OF_HERE = frozenset({"told", "settings", "began", "kept", "removing"})
# And what may be asked of them then.
_OF_STOPS = frozenset({"stopping", "kept", "settings", "removing", "zone"})
_WORD = re.compile(r"[A-Za-z][\w.]{1,30}|[\u3400-\u9fff]{2,12}")
# A number in full, from where one is known by its beginning.
# e.g. CB(2)438/2026(03) · LCQ5
_WHOLE = re.compile(rf"(?:{PRINTED})|(?:{NUMBERED.pattern})[\w()/.-]{{0,30}}", re.IGNORECASE)
# That what others were told is to be counted, or in another channel.
# e.g. how many alerts did John get · in #ip-team · 阿明收到幾多個通知
_ELSEWHERE = re.compile(
    either_script(
        r"#[\w-]|<[#@]|\bdid (?!you|u\b|we\b|i\b|this|that|it\b|tamar|the (?:bot|channel)|our)\w{2,20}"
        r"(?: \w{2,20})? (?:get|receive|see|have)\b|\b(?:other|another) channels?\b"
        r"|(?:第二|其他|另一)個?(?:頻道|channel)|(?:阿[\u3400-\u9fff]|佢哋?|他們?|她們?)(?:收到|收咗|收了)"
    ),
    re.IGNORECASE,
)
# e.g. did I miss anything since Friday · what happened while I was away last week · 上星期有冇嘢漏咗
_MISSED = re.compile(
    either_script(
        r"\b(?:did|have|had|what'd|what've) (?:i|we) miss(?:ed)?\b|\b(?:anything|something) (?:i|we)(?:'ve)? missed\b"
        r"|\bwhile (?:i|we|my team) (?:was|were) (?:away|out|off|on leave|gone)\b|\b(?:catch|caught) (?:me|us) up\b"
        r"|(?:我哋?|我們)?(?:有冇|有沒有|有無)?(?:嘢|什麼|咩|乜)?[^,，。]{0,4}(?:走漏|漏|錯過|miss)(?:咗|了)(?:咩|乜|什麼|啲|嘢)?\W*$"
    ),
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)")
# Whose sentences hold names of their own.
_NAMING = frozenset({"sources", "model", "count", "renamed", "began", "kept", "told", "removing"})
_NUMBERING = frozenset({"missed", "kept"})  # and who name papers
# Which setting is asked for, and of which command what becomes of papers: the name as it is typed.
_ASPECTS = tuple(
    (aspect, re.compile(either_script(pattern), re.IGNORECASE | re.ASCII))
    for aspect, pattern in (
        ("quiet", r"\bquiet\b|\bdisturb\b|\bdnd\b|勿擾|打擾|唔好嘈|唔嘈"),
        ("digest", r"\b(?:digests?|daily|weekly)\b|摘要|每[日周週]"),
        ("language", r"\blanguages?\b|語[言文]|[中英]文"),
        ("pause", r"\bpaus\w{1,3}\b|\b(?:turned|switched) o(?:n|ff)\b|暫停|熄|關[掉咗了]|開住|(?<!靜音)停咗"),
        ("mute", r"\bmut(?:e|ed|ing)\b|靜音"),
        ("unsubscribe", r"\bunsub\w{0,8}|\bunfollow\w{0,3}|\bstop(?:ped|ping)? (?!the\b)|退訂|取消訂閱"),
    )
)  # fmt: skip
_NAMES: tuple[gist.Kind, ...] = ("topic", "programme", "committee", "member")
# e.g. why did we not get · 點解冇通知
_WHY = re.compile(either_script(r"\bwhy\b|\bhow come\b|點解|為何|為什麼"), re.IGNORECASE)
# That papers are asked of us, or what we know of something else.
# e.g. do you have papers about · can you find anything on · what can you tell me about · 你有冇關於 · 幫我搵私隱指引
_FOR_PAPERS = re.compile(
    either_script(
        r"\b(?:you|u) (?:have|got|find|send|show|give|get|list|search|pull|dig|fetch|hold)\b(?: (?:me|us|up))?"
        r"(?: (?:any|some|a|the|all|recent|new|more)){0,2} (?:papers?|documents?|anything|something|questions?"
        r"|repl(?:y|ies)|circulars?|guidelines?|reports?|promises|stuff)\b(?: \w+)? "
        r"(?:on|about|of|by|from|for|regarding|re)\b"
        r"|\blist of (?:all|everything|the|any|papers)\b|\beverything (?:from|since|on|about)\b"
        r"|\b(?:tell|show|brief|update) (?:me|us) (?:about|of|on|more)\b"
        r"|\b(?:you|u) know (?:about|how|what|if|whether|when|who|where|anything)\b"
        r"|有(?:冇|沒有|無)(?:關於|有關|講|提)|有(?:冇|沒有|無).{1,12}?嘅?(?:文件|指引|質詢|通函)"
        r"|(?:搵|找|查|列)(?:下|一下|返|出)?.{1,12}?(?:文件|指引|質詢|承諾)"
    ),
    re.IGNORECASE,
)
# Another place that we should watch as well.
# e.g. also sg and uk ai rules pls · and what about the EU · 加埋新加坡 · 同埋英國嗰邊
_OTHER_PLACE = re.compile(
    either_script(
        r"^\W*(?:(?:and|ok|so|but)\W{1,2})?(?:also|plus|what about|how about|can (?:you|we) add|add)\b[^,.;?]{0,20}?"
        r"\b(?:sg|singapore|uk|britain|eu|european union|usa?|america|japan|korea|taiwan|maca[uo]|mainland"
        r"|china|australia|canada|overseas)\b(?! (?:paper|report)s?\b)"
        r"|^\W*(?:加埋|同埋|仲有|另外|順便|睇埋|跟埋)[^,，。]{0,6}(?:新加坡|英國|歐盟|美國|日本|韓國|台灣|澳門|內地|外國|海外)"
    ),
    re.IGNORECASE,
)


def meant(heard: Heard) -> Guessed | None:
    """Give the question about ourselves that a text asks; None for all that asks for something else.

    In the thread of a paper, "this" means that one.
    """
    text, read, book = heard.text, heard.read, heard.book
    if heard.beyond is not None or (heard.speaker.about and not _TO_US.search(text)):
        return None
    if (sure := _said(text)) is not None:
        return _asks_us(sure, _of(sure, text, read, book) or "")
    typed = grammar.is_typed(text) and not isinstance(read, Profile | Search)
    if len(text) > MOST_LETTERS or typed or grammar.is_search(text):
        return None
    if _is_open(read) and _OTHER_PLACE.search(text):
        words = sought(text)
        return _asks_us("elsewhere", "", words)
    explained = isinstance(read, Help) and read.command in _STOPS
    question, lead = asked(text, book) if _is_open(read) or explained else ("", 0.0)
    how = questions_of.asks_how(text) and question != "removing"
    if explained and (question not in _OF_STOPS or how):
        return None
    if not question or _of_something_else(question, text, book):
        return None
    of = _of(question, text, read, book)
    if of is None:
        return None
    return _asks_us(question, of, sought(text) if lead < SURE else "")


def told(heard: Heard) -> Guessed | None:
    """Give the question what was told in a span of time, where somebody asks what they missed in it."""
    text = heard.text
    if len(text) > MOST_LETTERS or heard.speaker.about or not _MISSED.search(text):
        return None
    when = periods.within(text, bare=True)
    return _asks_us("told", when.typed) if when and not _named(text, heard.book) else None


def _asks_us(question: str, of: str = "", words: str = "") -> Guessed:
    """Give a question with the line that asks it, and the search that may be meant instead."""
    line = " ".join(filter(None, ("help", questions()[question].called[0], of)))
    return Guessed(AskUs(question, of), line, (f"search {words}",) if words else ())


def _named(text: str, book: TopicBook) -> bool:
    """Say whether a text names a topic, a body, a person or a programme."""
    names = gist.sensed(text, book)[0].names
    return any(names.get(kind) for kind in _NAMES)


def surely(heard: Heard) -> Guessed | None:
    """Give the question that a text asks for sure, whatever else it points at."""
    question = _said(heard.text)
    if question is None:
        likely_one, lead = asked(heard.text, heard.book)
        question = likely_one if lead >= SURE else ""
    return meant(heard) if question in _OF_HERE else None


def _said(text: str) -> str | None:
    """Give the question that a text is known to ask, whole or with the first of clauses that all ask of us."""
    clauses = [one for one in doubts.CLAUSE.split(text) if one.strip()]
    found = [own_questions.said(one) for one in clauses]
    whole = next(filter(None, map(own_questions.said, grammar.ways(text))), None)
    return whole or (found[0] if found and all(found) else None)


def asked(text: str, book: TopicBook) -> tuple[str, float]:
    """Say which question about ourselves a text asks by its words, and by how much; "" for all else."""
    said = fold(text).replace("’", "'")
    if not _OF_US.search(said) or _OF_OTHERS.search(said) or _FOR_PAPERS.search(said):
        return "", 0.0
    order = _counts().scored(gapped(text, book).words, EVIDENCE)
    lead = dict(order).get(OTHER, 0.0)
    question = order[0][0] if lead >= LEAD else ""
    if not question or not _needed(question).stands_in(said):
        return "", 0.0
    if question not in _TOLD_US and not _QUESTION.search(said):
        return "", 0.0
    return question, lead


def _of_something_else(question: str, text: str, book: TopicBook) -> bool:
    """Say whether a sentence names what it asks of: a topic, a committee, a paper, and so not ourselves."""
    if question == "missed":
        return bool(_WHY.search(text))
    if question == "told" and _WHY.search(text):
        return True
    if (
        (NUMBERED.search(text) and question not in _NUMBERING)
        or points_at_paper(text)
        or _orders(text, book)
    ):
        return True
    return question not in _NAMING and _named(text, book)


def _orders(text: str, book: TopicBook) -> bool:
    """Say whether a sentence writes a list down, or asks for the table of all channels."""
    if listing_of(text):
        return True
    first = next(likely(text, book), None)
    if first is None or first.line != "overview" or first.lead < LEAD:
        return False
    return is_apt(first.line, text)


def _is_open(read: Intent) -> bool:
    """Say whether what was read leaves open what is meant."""
    if isinstance(read, Misunderstood):
        return read.problem in ("which_paper", "limit_leave", "limit_human", "limit_write")
    if isinstance(read, Help):
        return read.command is None
    return isinstance(read, Search | Guessed | Hello | Why | Status | Profile)


def _of(question: str, text: str, read: Intent, book: TopicBook) -> str | None:
    """Give of what or when a question is asked, as it is typed; None where it cannot be asked so."""
    if question == "missed":
        found = _WHOLE.search(text)
        asked_of = read.intent if isinstance(read, Guessed) else read
        if isinstance(asked_of, Why):
            return asked_of.reference
        return found[0].rstrip(".-/(") if found else None
    if question == "count":
        if _ELSEWHERE.search(text):
            return "elsewhere"
        when, year = periods.within(text, bare=True), _YEAR.search(text)
        return when.typed if when else year[0] if year else ""
    if question == "told":
        when = periods.within(text, bare=True)
        return when.typed if when else ""
    if question in ("settings", "kept"):
        known = settings_here.ASPECTS if question == "settings" else settings_here.STOPS
        named = [one for one, way in _ASPECTS if one in known and way.search(text)]
        if question == "kept" and len(named) > 1:  # a digest of which it is asked what is in it
            named = [one for one in named if one != "digest"]
        return " ".join(named)
    if question == "began":
        return gist.sensed(text, book)[0].one("topic") or ""
    return _publisher(text, book) if question == "sources" else ""


def _publisher(text: str, book: TopicBook) -> str:
    """Give the body that a text names, or who publishes at a source; "" where it names none."""
    names = gist.sensed(courtesy.without(text), book)[0].names
    bodies = (*names.get("bureau", ()), *names.get("committee", ()))
    words = (one for one in _WORD.findall(text) if publishers.begins_origin(one))
    return next(iter(bodies), "") or next((one for one in words if publishers.origins(one)), "")


@cache
def _needed(question: str) -> Needed:
    return Needed.of((), questions()[question].words)


@cache
def _counts() -> Counts:
    return Counts.of(_examples())


def _examples() -> Iterator[tuple[str, list[str]]]:
    return ((key, split(sentence)) for key, one in register().items() for sentence in one.asks)
