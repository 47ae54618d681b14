"""This file finds the plain yes or no to what was asked, and the words in which it was asked."""

from __future__ import annotations

import heapq
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bot.contents.folded import letter_pairs
from bot.contents.statements import Statement
from bot.contents.summaries.denials import turns_down
from bot.contents.summaries.pieces import is_chinese
from bot.contents.summaries.salience import asked_in
from bot.contents.summaries.signs import Words, either
from scrapers.items import Document
from scrapers.text import fold

# What was asked for a yes or no.
# e.g. whether the fee will be waived · will the Government waive the fee
_WHETHER_EN = re.compile(
    r"\b(?:whether|will (?:it|the (?:government|administration)) (?!inform|tell|advise)[a-z]) ?([^;?]{8,300}?)"
    r"(?=[;?]|,? (?:and|or) whether\b|$)",
    re.IGNORECASE,
)
# e.g. 會否豁免收費
_WHETHER_ZH = re.compile(
    r"(?:會否|会否|會不會|会不会|有否|有沒有|有没有|是否|能否)[^，。；？;?,]{3,80}"
)
# What leads up to what is asked first.
# e.g. 可否告知本會 · inform this Council
_TELL = re.compile(
    r"告知(?:本會|本会)?[：:，,]?|\binform (?:this council|members|us)\b[:,]?", re.IGNORECASE
)
SOON = 16  # letters of what is asked, in which the first of it begins
# e.g. of the number of readers · how it will · 預計開支為何 · 有多少
_ASKS_ELSE = re.compile(
    r"为何|為何|多少|如何|何時|何时|哪[些個个]|幾多|几多|甚麼|什麼|什么|詳情|详情|請列|请列"
    r"|\b(?:how|when|what|which)\b|\bof (?:the|its|their)\b",
    re.IGNORECASE,
)
# Where the next question begins within the same words.
# e.g. , if so, when · and if not · ; and
_NEXT = re.compile(
    r"[,，]? ?(?:and )?(?:if|when) (?:so|not|yes|no|it will|there is|there are|they)\b|;|\?"
    r"|, and (?:how|when|what|of)\b|如(?:會|会|有|是|否)"
)
LONGEST, LONGEST_ZH = 130, 60  # letters of what was asked, as it is set before a mere yes or no
MOST_ASKED = 12
_BRACKETS = re.compile(r"[()（）\[\]]")
TAKES_UP = 0.4  # of the words of what was asked, that its answer says again
DENIES = 0.25  # of them, that a no says again: it may give its grounds

# Where a second thing is asked for within the same clause.
# e.g. open the routes, and waive all fees · 會否強制上載，並向每間診所發放津貼
_AND = re.compile(
    r",? and (?!the |of |its )(?=[a-z]{3,} )|[，,](?=(?:並|并(?!非)|以及|及|同時|同时))"
)
# What others want, mostly told before anything is asked; a bare wish has too few words to be known again.
# e.g. 有業界促請政府開放航道 · the profession demands that a new fund be set up · fees should be waived for all of them
_DEMANDS = re.compile(
    r"(?:促请|要求|建议|倡议|争取)(?:政府|当局)?([^,。;?]{6,60})"
    r"|\b(?:(?:urg|demand|suggest|request|advocat|call)(?:e|s|es|ed|d|ing)?(?: for| on)?|should) ([^.;?]{20,160})"
)
FEWEST = 3
_SENTENCE = re.compile(r"[；;？?。]")
FAR = 90  # letters behind what is asked, in which more of it may stand
_ENDING = re.compile(r"(?:ing|ed|es|s|ion|r)$")
SHORTEST = 3  # letters that a word keeps

# A yes or no by itself: what it answers stands in the question.
_BY_ITSELF_EN = (
    r"^(?:in short, |in sum, )?(?:our|the|my) (?:answers?|reply)(?: to [^.;,]{2,60})? (?:is|are) (?:both |all )?"
    r"(?:in the (?:negative|affirmative)|no|yes|negative|affirmative)\.?$"
)
_BARE_EN = (
    r"^(?:no|yes)[.,!]?$|^(?:no|yes),? (?:it|they|we|there|the government) (?:will|does|do|has|have|is|are)"
    r"(?: not|n't)?\.?$"
)
_NO_SUCH_EN = (
    r"^(?:at present, |currently, )?(?:the (?:government|administration|bureau|department)|we|it) (?:currently )?"
    r"(?:has|have) no such (?:plan|intention|proposal)s?(?: at present| at this stage| for the time being)?\.?$"
    r"|^there (?:is|are) (?:currently |at present )?no such (?:plan|intention|proposal|arrangement|requirement)s?"
    r"(?: at present| at this stage)?\.?$"
)
_BY_ITSELF_ZH = (
    r"^(?:我的|(?:有关|上述|两个|首两个)?问题的)?(?:答案|答复|回答)[^,。;]{0,12}(?:是|为):?「?"
    r"(?:否定|肯定|不会|没有|不是|是|会|有|否)」?(?:的)?[。!]?$"
)
_BARE_ZH = r"^(?:并?不会|没有|并没有|并无|否|会|有|是|不是|没有计划|没有打算)[。!]?$"
_NO_SUCH_ZH = (
    r"^(?:政府|当局|我们|[局署处院]方)?(?:现时|目前|现阶段|暂时|暂)?(?:并)?(?:没有|并无|未有|暂无|无)"
    r"(?:这个|此|该|此等|这方面的?|有关|相关|上述)(?:的)?(?:计划|打算|安排|建议|构思|意向|需要)[。!]?$"
)
_MERE = Words(
    either(_BY_ITSELF_ZH, _BARE_ZH, _NO_SUCH_ZH), either(_BY_ITSELF_EN, _BARE_EN, _NO_SUCH_EN)
)

# A no, or a yes, that says what to.
# Folded, an abbreviation such as TD or HKMA is known by having no vowel, or by name.
_WHO_EN = (
    r"(?:government|administration|judiciary|we|[b-df-hj-np-tv-z]{2,6}|dpo|edb|doj|epd|emsd|afcd|itib|immd|hkma"
    r"|[a-z ,&]{2,50} (?:bureau|department|office|authority|council|commission|police))"
)
_NOW_EN = r"(?:currently |at present |also |therefore )?"
_NO_EN = (
    rf"^(?:[^,.;]{{2,60}}, )?(?:the )?{_WHO_EN} {_NOW_EN}(?:has|have) {_NOW_EN}(?:no (?:plans?|intention|proposal)"
    r"|decided (?:not to|against))\b"
    rf"|^(?:[^,.;]{{2,60}}, )?(?:the )?{_WHO_EN} {_NOW_EN}(?:will not"
    r"|do(?:es)? not (?:intend|plan|propose|consider|agree|support|think|see)"
    r"|(?:is|are) not (?:considering|planning))\b"
)
_NO_PASSIVE_EN = (
    r"^(?:there (?:is|are) (?:currently |at present )?no (?:plans?|intention|need|proposal)\b"
    r"|[^,.;]{3,90} (?:will|would|need) not be\b|no [a-z -]{3,50} will be\b)"
)
_YES_EN = (
    rf"^(?:[^,.;]{{2,60}}, )?(?:the )?{_WHO_EN} {_NOW_EN}(?:will(?! not| continue| closely| keep)"
    r"|(?:has|have) decided to|agrees? (?:to|that)|plans? to|intends? to)\b"
)
_WHO_ZH = r"(?:特区政府|政府当局|政府|当局|我们|本局|[局署处院]方|司法机构|[\u4e00-\u9fff]{2,12}[局署处办])"
_NO_ZH = (
    rf"^(?:[^,。;]{{2,30}},)?{_WHO_ZH}[^,。;]{{0,12}}?(?:(?:没有|并无|未有|暂无|无)(?:任何)?(?:计划|打算|意图|意向)"
    r"|无意|不会|不打算|不拟|不建议|没有考虑|不考虑|决定(?:暂)?不|不同意|不赞成|不接纳)"
)
_NO_NEED_ZH = (
    r"^(?:[^,。;]{2,30},)?[^,。;]{2,40}(?:认为[^,。;]{0,12}(?:不宜|不适宜|不应|没有需要|无需|毋须)"
    r"|(?:没有|并无|未有)(?:计划|打算))"
)
_YES_ZH = (
    rf"^(?:[^,。;]{{2,30}},)?{_WHO_ZH}(?:亦|现正|正|已)?"
    r"(?:将会|将(?!军)|会(?!议|继续|密切|不时|适时|积极)|计划|决定(?!不|暂不)|同意|打算)"
)
# One answer to two questions.
# e.g. 兩個問題的答案均為否定 · the answers to both are no
_BOTH = re.compile(r"均|都|皆|两个|\bboth\b|\ball\b|\bthe answers\b|\bthese questions\b")
# Behind its grounds: As four-fifths remains uncommitted, there is no case for more.
_NO_BEHIND_EN = (
    r"(?:^|[,;] )(?:and |so |hence |therefore )?(?:we|the government|the administration|there) (?:currently )?"
    r"(?:see|sees|have|has|is|are) (?:currently |at present )?"
    r"no (?:plans?|intention|timetable|case|need|justification|reason) (?:for|to)\b"
)
_NO_BEHIND_ZH = (
    rf"[,;](?:因此|故此?|所以)?{_WHO_ZH}?(?:现时|目前|现阶段|暂时)?(?:没有|并无|未有|暂无|无)(?:任何)?"
    r"(?:计划|打算|时间表|需要|必要)"
)
_NO = Words(
    either(_NO_ZH, _NO_NEED_ZH, _NO_BEHIND_ZH), either(_NO_EN, _NO_PASSIVE_EN, _NO_BEHIND_EN)
)
_YES = Words(re.compile(_YES_ZH), re.compile(_YES_EN))
_SAYS_NO = re.compile(r"[不没无]|未有|\b(?:no|not|against)\b")
# e.g. as raised in the question · 問題中提及的
_AS_ASKED = re.compile(
    r"\b(?:raised|proposed|suggested|mentioned|referred to|put forward) in (?:the|this) question\b"
    r"|(?:问题|提问|质询)中?(?:所)?(?:提及|提到|提出|建议)"
)


@dataclass(frozen=True, slots=True)
class Answers:
    """Where a reply says yes or no, by the place of the sentence.

    `mere` are those that say nothing else, each with what was asked, in brackets to be set before
    it, "" where nobody can tell; `first` all that answer what was asked first of their part; `denied`
    those that say no.
    """

    mere: Mapping[int, str] = field(default_factory=dict)
    first: frozenset[int] = frozenset()
    denied: frozenset[int] = frozenset()


def answers(document: Document, everything: Sequence[Statement]) -> Answers:
    """Find the plain yes or no to each "whether" of the parts of a question."""
    asked = [asked_whether(exchange.question) for exchange in document.exchanges]
    demanded = [
        words
        for exchange in document.exchanges
        for words in _demanded(_before_asked(exchange.question))
    ]
    words = [
        [*_asked_words(exchange.question), *_demanded(exchange.question), *demanded]
        for exchange in document.exchanges
    ]
    firsts = [_is_asked_first(exchange.question) for exchange in document.exchanges]
    mere: dict[int, str] = {}
    first: set[int] = set()
    denied: set[int] = set()
    for one in everything:
        folded, of_part = one.bare.folded, asked[one.part]
        if _MERE.search(folded):
            to_all = len(of_part) == 1 or (len(of_part) == 2 and _BOTH.search(folded) is not None)
            mere[one.place] = _bracketed(of_part) if to_all else ""
            if mere[one.place]:
                first.add(one.place)
            continue
        if not words[one.part]:
            continue
        no = (_SAYS_NO.search(folded) is not None and _NO.search(folded)) or turns_down(folded)
        if not no and not _YES.search(folded):
            continue
        at, share = _taken_up(folded, words[one.part])
        share = 1.0 if _AS_ASKED.search(folded) else share
        if at == 0 and firsts[one.part] and share >= TAKES_UP:
            first.add(one.place)
        if no and share >= DENIES:
            denied.add(one.place)
    return Answers(mere, frozenset(first), frozenset(denied))


def asked_whether(question: str) -> list[str]:
    """Give what a question asks for a yes or no, in its own words."""
    found = [*_WHETHER_EN.finditer(question), *_WHETHER_ZH.finditer(question)]
    clauses = (" ".join(one[0].split()) for one in islice(found, MOST_ASKED))
    cut = (_NEXT.split(clause, maxsplit=1)[0].rstrip(" ,，:：") for clause in clauses)
    return list(dict.fromkeys(one.removesuffix(" and") for one in cut if len(one) > 3))


def _asked_words(question: str) -> list[frozenset[str]]:
    """Give the words of each thing that a question asks for a yes or no: of two in one clause, each."""
    found: list[frozenset[str]] = []
    for whether in islice(
        heapq.merge(
            _WHETHER_EN.finditer(question),
            _WHETHER_ZH.finditer(question),
            key=lambda one: one.start(),
        ),
        MOST_ASKED,
    ):
        rest = question[whether.end() : whether.end() + FAR]
        asked = whether[0] + _SENTENCE.split(rest, maxsplit=1)[0]
        clause = _NEXT.split(asked, maxsplit=1)[0]
        pieces = (frozenset(map(_stem, asked_in(one))) for one in _AND.split(clause))
        found += [words for words in pieces if words]
    return found


def _before_asked(question: str) -> str:
    """Give what a question tells before it asks, which is of all its parts; "" where it only asks."""
    tell = _TELL.search(question)
    return question[: tell.start()] if tell else ""


def _demanded(question: str) -> list[frozenset[str]]:
    """Give the words of each thing that others want, wherever a question says so."""
    found = islice(_DEMANDS.finditer(fold(question)), MOST_ASKED)
    words = (frozenset(map(_stem, asked_in(one[1] or one[2]))) for one in found)
    return [one for one in words if len(one) >= FEWEST]


def _stem(word: str) -> str:
    """Give an English word without its ending, by which it is found in "waiver" and "fee" as well."""
    return _ENDING.sub("", word) if word.isascii() and len(word) > SHORTEST else word


def _is_asked_first(question: str) -> bool:
    """Say whether the first that is asked is a yes or no."""
    tell = _TELL.search(question)
    asked = question[tell.end() :] if tell else question
    found = _WHETHER_EN.search(asked) or _WHETHER_ZH.search(asked)
    if found is None:
        return False
    return found.start() < SOON or _ASKS_ELSE.search(asked, 0, found.start()) is None


def _taken_up(folded: str, asked: Sequence[frozenset[str]]) -> tuple[int, float]:
    """Give which of what was asked a sentence takes up most, and how much of it."""
    said = letter_pairs(folded)
    shares = [
        sum(token in (said if len(token) == 2 else folded) for token in words) / max(1, len(words))
        for words in asked
    ]
    best = max(range(len(shares)), key=lambda at: shares[at])
    return best, shares[best]


def _bracketed(asked: Sequence[str]) -> str:
    """Give what was asked as it stands before a mere yes or no; "" where it is too long for that."""
    chinese = is_chinese(asked[0])
    longest = LONGEST_ZH if chinese else LONGEST
    short = [
        one if len(one) * len(asked) <= longest else re.split(r"[，,、]", one)[0] for one in asked
    ]
    words = ("；" if chinese else "; ").join(short)
    if len(words) > longest or _BRACKETS.search(words):
        return ""
    return f"（{words}）" if chinese else f"[{words[:1].upper()}{words[1:]}] "
