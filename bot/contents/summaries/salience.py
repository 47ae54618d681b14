"""This file says how much a sentence matters to someone who follows what is promised and paid."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice

from bot.contents.day_refusals import is_guessed
from bot.contents.due_dates import due_dates_in
from bot.contents.folded import Folded, letter_pairs
from bot.contents.statements import Statement
from bot.contents.summaries import signs
from bot.contents.summaries.asked_kinds import (
    coming_in,
    is_general,
    is_purpose,
    is_terms,
    kinds_asked,
    kinds_given,
)
from bot.contents.summaries.denials import NOT_PLANNED, UNSETTLED
from bot.contents.summaries.errands import (
    is_consultation,
    is_errand,
    is_notice,
    is_on_publicity,
    is_publicity,
    is_standing_rule,
    is_told_earlier,
)
from bot.contents.summaries.setting import (
    is_contact,
    is_of_others,
    is_reported,
    is_setting,
    is_wished,
)
from bot.contents.summaries.signs import some
from scrapers.items import Document
from scrapers.text import fold, search_tokens
from storage.records import Commitment

# What each kind of content is worth. Found by search over our own labelled papers, then rounded.
W: Mapping[str, float] = {
    "promise": 4.2, "promise_relative": 2.4, "promises": 0.8, "pledge": 0.4, "future": 1.5, "in_force": 4.6,
    "money": 1.2, "figure": 0.9, "done": 1.6, "done_old": -0.5, "recent": 0.9, "funded": 1.0,
    "only_if": 0.8, "named": 0.2, "non_answer": 2.1, "concrete": 0.55, "modal": 0.6,
    "listed": 1.0, "asked": 1.4, "boilerplate": 0.5, "common": 2.0, "dangling": 1.0,
    "routine": 0.8, "no_news": 0.6, "term": 1.2, "repeats": 1.5, "repeats_most": 3.0,
    "guessed": 3.0, "wished": 4.0, "from_day": 1.0,
    "titled": 1.0, "setting": 1.2, "of_others": 4.0, "answered": 1.5, "not_planned": 1.2,
    "errand": 6.0, "consulted": 1.0, "notice": 4.0, "publicity": 6.6, "rule": 2.0,
    "earlier": 3.0, "background": 2.0, "legislates": 1.5, "accepted": 1.5,
    "gives": 1.0, "unasked": 1.5, "general": 2.5,
}  # fmt: skip

LEADS_UP = -9.0  # what a sentence weighs that only leads up to others
NEARLY, REPEATED, MOSTLY = 0.3, 0.45, 0.65  # of a sentence, that the question has said
LONGEST_QUESTION = 4000  # letters; each word of it is looked for in each sentence of the reply

LONG_SINCE = 2  # years before a paper, from which on what was begun is background
_HAN = re.compile(r"[\u4e00-\u9fff]")
# e.g. 會否增加名額 · whether it will require
_WHETHER = re.compile(r"会否|有否|是否|可否|能否|有没有|有无|\bwhether\b|\bif not\b")
# What is no figure of its own: the year of an Address or a Budget; the day of what the question speaks of.
_TITLE_OF_A_YEAR = re.compile(r"20\d\d(?:-\d\d)?年?度?(?=《)|《20\d\d(?:-\d\d)?年?度?")
_DAY = re.compile(r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?|\b(?:20\d\d|\d{1,2})\b(?=年)")
# e.g. 2024 · 二○一二年
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)|二[〇○零][〇○零一二三四五六七八九]{2}(?=年|至)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# e.g. 何時推出 · 推出的時間表 · when it will
_ASKS_WHEN = re.compile(r"何时|什么时候|时间|日期|进度|进展|\bwhen\b|\btimetable\b|\bprogress\b")
# e.g. Case Management System ("iCMS") · 數字政策辦公室(數字辦)
_SHORT = re.compile(r"[(（][「“\"]?([\u4e00-\u9fffa-z0-9+@-]{2,12})[」”\"]?[)）]")
NAMED_IN, MOST_NAMES = 12, 8  # sentences that give short names, and names of each
ENDS_ALIKE = 6  # letters with which a name and the title's end alike
ON_POINT = 0.5  # of what was asked or what the title says, that a count of all Hong Kong takes up
SHORT_NAME = 3.0  # what a short name of the title's subject weighs
# A heading that stands within its paragraph.
# e.g. benefits not realised. · low take-up.
_RUN_IN = re.compile(r"[a-z-]{3,16}(?: [a-z-]{2,16}){0,3}[.]")
_ASIDE = re.compile(r"[(][^()]{0,24}(?:附件|附表|详情|下表|annex|appendix)[^()]{0,16}[)]")
_STOP = frozenset(
    ["will", "with", "that", "this", "have", "from", "which", "whether", "been", "there", "their",
     "they", "those", "these", "please", "government", "council", "inform", "respectively", "past",
     "years", "year", "including", "such", "also", "being", "number", "details", "involved",
     "following", "under", "about", "would", "regarding", "reasons", "each", "three", "carried"]
)  # fmt: skip
_COMMON = frozenset("的为何就此如否有会可本及或是在与和请告知当局政府详情原因分别多少以")


Boilerplate = Callable[[Statement], float]


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is weighed against: what was asked and promised, and how common it is."""

    asked: Mapping[str, float]
    asked_of: Mapping[int, Mapping[str, float]]  # by part of the answer
    promised: Mapping[str, tuple[Commitment, ...]]  # by folded sentence
    boilerplate: Boilerplate
    issued: date | None
    question: str = ""  # folded
    question_pairs: frozenset[str] = frozenset()
    question_numbers: frozenset[str] = frozenset()
    whether: bool = False  # a yes or no was asked for
    publicity: bool = False  # it is on gatherings, visits or promotion
    about: Mapping[str, float] = field(
        default_factory=dict
    )  # words of its title, where nobody asks
    kinds: frozenset[str] = frozenset()  # of things that are asked for
    kinds_of: Mapping[int, frozenset[str]] = field(default_factory=dict)  # by part
    coming: str = ""  # folded: what it tells of what is still to begin


def context_of(
    document: Document,
    boilerplate: Boilerplate,
    promised: Iterable[Commitment],
    issued: date | None,
    stated: Sequence[Statement] = (),
) -> Context:
    """Gather what the sentences of a paper are weighed against."""
    by_quote: dict[str, tuple[Commitment, ...]] = {}
    for one in promised:
        key = fold(one.quote)
        by_quote[key] = (*by_quote.get(key, ()), one)
    questions = [exchange.question[:LONGEST_QUESTION] for exchange in document.exchanges]
    question = " ".join(dict.fromkeys(questions))[:LONGEST_QUESTION]
    asked_of = dict(enumerate(map(asked_in, questions))) if len(questions) > 1 else {}
    folded = fold(question)
    return Context(
        asked_in(question),
        asked_of,
        by_quote,
        boilerplate,
        issued,
        folded,
        frozenset(pairs(folded)),
        frozenset(found[0] for found in signs.NUMBER.finditer(folded)),
        _WHETHER.search(folded) is not None,
        is_on_publicity(f"{folded} {fold(document.title)}"),
        {} if document.exchanges else words_of(document.title, stated),
        kinds_asked(folded),
        {part: kinds_asked(fold(one)) for part, one in enumerate(questions)} if asked_of else {},
        coming_in(stated),
    )


def words_of(title: str, stated: Iterable[Statement]) -> dict[str, float]:
    """Give the words of a title, and the short names that a paper gives to what it names.

    A word is worth the less, the more sentences hold it: what all of a paper is on tells none from another.
    """
    named = fold(title)
    stated = tuple(stated)
    words = {
        token: weight / held
        for token, weight in asked_in(title).items()
        if (held := sum(token in one.folded for one in stated))
    }
    for one in islice(stated, NAMED_IN):
        for found in islice(_SHORT.finditer(one.folded), MOST_NAMES):
            before = one.folded[: found.start()].rstrip()[-ENDS_ALIKE:]
            if len(before) == ENDS_ALIKE and before in named:
                words[found[1]] = SHORT_NAME
    return words


def salience(statement: Statement, shown: Folded, context: Context) -> float:
    """Weigh what would be shown of one sentence; below 0 it is not worth showing."""
    whole, bare = statement.bare.folded, shown.folded
    if _says_nothing(whole, bare):
        return LEADS_UP
    money, figures = signs.sums(bare, 3), signs.counts(bare, 4)
    if (
        not money
        and not figures
        and bare != whole
        and signs.CONNECTING.search(_without_asides(whole))
    ):
        return LEADS_UP
    promised = context.promised.get(whole, ())
    not_planned, done = NOT_PLANNED.search(bare), signs.DONE.search(bare)
    refused = not_planned or UNSETTLED.search(bare) or signs.NON_ANSWER.search(bare)
    concrete = signs.CONCRETE.some(bare, 3)
    news = bool(money or figures or refused or any(one.due_text for one in promised))
    age = _age(bare, context.issued)
    fade = 0.5 if age >= LONG_SINCE else 1.0
    score = dated = _promise(promised, shown, context)
    score -= W["background"] * (
        age >= LONG_SINCE and not (promised or refused) and signs.BEGUN.search(bare)
    )
    score += W["money"] * fade * money + W["figure"] * fade * figures
    if done and signs.PAST_DATE.search(bare):
        score += W["done_old"] if age >= LONG_SINCE else W["done"] + W["recent"] * (age == 0)
        news = news or age == 0
    score += W["funded"] * bool(signs.FUNDED.search(bare))
    score += W["only_if"] * bool(signs.ONLY_IF.search(bare))
    score += W["term"] * signs.TERM.search(bare)
    score += W["from_day"] * (signs.FROM_DAY.search(bare) and not promised)
    score += W["legislates"] * signs.LEGISLATES.search(bare)
    score += W["accepted"] * signs.ACCEPTED.search(bare)
    score += W["named"] * some(signs.NAMED, bare, 2)
    score += W["non_answer"] * refused
    score += W["concrete"] * concrete
    score += W["modal"] * bool(signs.MODAL.search(bare))
    score += W["listed"] * statement.listed
    letters = letter_pairs(bare)
    taken = _takes_up(bare, letters, statement.part, context)
    titled = _share_of(bare, letters, context.about)
    score += W["not_planned"] * not_planned
    score += W["asked"] * taken + W["titled"] * titled
    score += W["answered"] * taken * bool(refused and context.whether)
    on_point = max(taken, titled)
    score -= W["setting"] * (on_point < ON_POINT and is_setting(bare))
    cost, rule = _beside_the_point(whole, publicity_asked=context.publicity)
    score -= cost + W["notice"] * is_notice(bare) + W["rule"] * (rule and on_point < ON_POINT)
    score -= W["of_others"] * (is_of_others(bare) and (not promised or is_reported(bare)))
    score -= W["boilerplate"] * signs.BOILERPLATE.some(bare, 3)
    score -= W["routine"] * signs.ROUTINE.search(bare)
    score -= W["no_news"] * (not (news or concrete or done))
    if not refused and not promised:
        score -= _repeated(whole, letters if whole == bare else letter_pairs(whole), context)
    if not news:
        score -= W["common"] * context.boilerplate(statement)
    if context.question and not refused:
        found = dated >= W["future"]
        score += _to_the_question(bare, statement.part, context, dated=found, beside=cost > 0)
    score -= W["guessed"] * (is_guessed(bare) or signs.HOPED.search(bare) is not None)
    score -= W["wished"] * is_wished(bare.lstrip('「『“" '))
    return score - W["dangling"] * (signs.DANGLING.match(whole) is not None)


def _says_nothing(whole: str, bare: str) -> bool:
    """Say whether a sentence is a heading within its paragraph, a courtesy, or leads up to others."""
    return (
        len(whole) < 8
        or _RUN_IN.fullmatch(whole) is not None
        or signs.CONNECTING.search(_without_asides(bare)) is not None
        or signs.GREETING.match(whole) is not None
        or is_contact(whole)
    )


@lru_cache(maxsize=128)  # a sentence is asked for at each of its ends
def _beside_the_point(whole: str, *, publicity_asked: bool) -> tuple[float, bool]:
    """Give what it costs a sentence to tell of a paper's own business, and whether it tells rules in force again."""
    return (
        W["errand"] * is_errand(whole)
        + W["consulted"] * is_consultation(whole)
        + W["publicity"] * (not publicity_asked and is_publicity(whole))
        + W["earlier"] * is_told_earlier(whole)
    ), is_standing_rule(whole)


def _to_the_question(bare: str, part: int, context: Context, *, dated: bool, beside: bool) -> float:
    """Weigh whether a sentence tells how what is asked stands, or what nobody asked."""
    kinds = context.kinds_of.get(part, context.kinds)
    score = 0.0 if beside else W["gives"] * kinds_given(bare, kinds, dated=dated)
    score -= W["unasked"] * is_terms(bare, kinds, context.coming)
    score -= W["unasked"] * (is_purpose(bare, kinds) and not _has_new_number(bare, context))
    return score - W["general"] * is_general(bare)


def _has_new_number(bare: str, context: Context) -> bool:
    """Say whether a sentence has a number that the question has not."""
    return any(
        found[0] not in context.question_numbers
        for found in signs.NUMBER.finditer(_TITLE_OF_A_YEAR.sub("", bare))
    )


def _without_asides(folded: str) -> str:
    """Give a folded text without what it says in brackets on where more stands."""
    return _ASIDE.sub("", folded) if "(" in folded else folded


def _takes_up(bare: str, said: AbstractSet[str], part: int, context: Context) -> float:
    """Give the share of what was asked that is taken up: half of all, half of this part's question."""
    share = _share_of(bare, said, context.asked)
    if part not in context.asked_of:
        return share
    return (share + _share_of(bare, said, context.asked_of[part])) / 2


def _repeated(whole: str, letters: AbstractSet[str], context: Context) -> float:
    """Give what it costs to say what the question has said, with no figure that it has not.

    The day of what the question speaks of is none, unless it asks for days.
    """
    if not context.question:
        return 0.0
    share = _said_by(context, whole, letters)
    if share < NEARLY:
        return 0.0
    bare = _TITLE_OF_A_YEAR.sub("", whole)
    if _DAY.search(bare) and not _ASKS_WHEN.search(context.question):
        undated = _DAY.sub("", bare)
        if (without := _said_by(context, undated, None)) >= MOSTLY:
            bare, share = undated, without
    if share < REPEATED:
        return 0.0
    if _has_new_number(bare, context):
        return 0.0
    return W["repeats_most" if share >= MOSTLY else "repeats"]


def _said_by(context: Context, text: str, letters: AbstractSet[str] | None) -> float:
    """Give the share of a text that the question has said; `letters` are its pairs, where they are known."""
    said = letters if letters is not None and _HAN.search(text) else pairs(text)
    return len(said & context.question_pairs) / max(1, len(said))


@lru_cache(maxsize=256)  # a sentence stands in several stretches
def declines(folded: str) -> bool:
    """Say whether what is said, folded, gives no figure or answer, and promises and pays nothing."""
    return (
        signs.NON_ANSWER.search(folded)
        and signs.MONEY.search(folded) is None
        and signs.FIGURE.search(folded) is None
    )


def refuses(folded: str) -> bool:
    """Say whether what is said, folded, only keeps an answer back: not held, not yet drawn up."""
    return signs.REFUSAL.search(folded) and declines(folded)


def overlap(folded: str, asked: Mapping[str, float]) -> float:
    """Give the share of what was asked that a sentence takes up, 0 to 1."""
    return _share_of(folded, letter_pairs(folded), asked)


def _share_of(folded: str, said: AbstractSet[str], asked: Mapping[str, float]) -> float:
    """Give the same, where the pairs of letters of the sentence are known."""
    if not asked:
        return 0.0
    found = sum([
        weight for token, weight in asked.items()
        if token in said or (len(token) != 2 and token in folded)
    ])  # fmt: skip
    return min(1.0, 3 * found / sum(asked.values()))


def _promise(found: tuple[Commitment, ...], shown: Folded, context: Context) -> float:
    """Weigh the promises that what is shown still holds; a future day without a promise counts too."""
    dated = sum(bool(one.due_text and one.due_text in shown.text) for one in found)
    if dated:
        relative = all(one.due_from is None and one.due_to is None for one in found)
        return W["promise_relative" if relative else "promise"] + W["promises"] * min(2, dated - 1)
    if found and not any(one.due_text for one in found):
        return W["pledge"]
    if context.issued is not None:
        for due in due_dates_in(shown, context.issued):
            if (
                due.due_to is not None
                and due.due_to > context.issued
                and (due.due_from is None or due.due_from > context.issued)
            ):
                return W["in_force" if signs.IN_FORCE.search(shown.folded) else "future"]
    return 0.0


def _age(bare: str, issued: date | None) -> int:
    """Give how many years before the paper the last year lies that a sentence names, else 1."""
    if issued is None:
        return 1
    years = [int(year.translate(_DIGITS)) for year in _YEAR.findall(bare)]
    return issued.year - max(years) if years else 1


def pairs(folded: str) -> AbstractSet[str]:
    """Give the pairs of letters, or of words, that a folded text is made of."""
    if _HAN.search(folded):
        return letter_pairs(folded)
    words = folded.split()
    return {" ".join(words[n : n + 2]) for n in range(len(words) - 1)}


def asked_in(question: str) -> dict[str, float]:
    """Give the words of a question, each with its weight."""
    tokens: Counter[str] = Counter(_content(question))
    return {token: 1 + math.log(count) for token, count in tokens.items()}


def _content(question: str) -> Iterable[str]:
    for token in search_tokens(question):
        if token.isascii():
            if token not in _STOP and (len(token) > 3 or token.isdigit()):
                yield token
        elif len(token) > 1 and _COMMON.isdisjoint(token):
            yield token
