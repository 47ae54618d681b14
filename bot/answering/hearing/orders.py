"""This file reads an order: a verb that asks for one change, with each word beside it accounted for.

Other clauses may give the reason, in words of a list: "stop the AI alerts, our client has left". What
has no verb of asking, two orders, or a word too many is no order; it is offered elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.answering.arguments.languages import SPOKEN
from bot.answering.hearing import gist, grammar, phrases, questions, shorthand
from bot.answering.hearing.gapped import MOST_LETTERS, gapped
from bot.answering.hearing.likely import LINES, WEEKEND
from bot.answering.hearing.named import Named
from bot.answering.names import TopicBook
from scrapers.items import Language
from scrapers.text import fold

MOST_CLAUSES = 6
# Where one clause ends and the next begins; what joins names stays whole.
# e.g. stop AI, the client has left · 停AI。客走咗 · drop AI because the client has left
_CLAUSE = re.compile(
    r"[,，;；。!！?？\n—]|\.(?=\s|$)|\s[-–]{1,3}\s|\b(?=(?:because|since (?:we|the|our|i)|cos|cause|as (?:we|i|our)|so (?:we|i|that))\b)|(?=因為|因为|由於|由于|所以)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[\"“”「」『』<>=]")
# What is done with a matter and not with us, and what names what is not wanted.
# e.g. follow up on AI · instead of weekly
_OTHERWISE = re.compile(
    r"\b(?:follow|catch|keep)(?:ing)?[- ]?ups?\b(?! (?:to|for) date)|\b(?:instead of|as opposed to)\b",
    re.IGNORECASE,
)
# What takes back, or makes hang on something, what stands beside it; or tells of somebody's words.
# e.g. if they agree · he said · just kidding · actually no · not really · 如果開會 · 老細話 · 講笑 · 但係
_TURNED = re.compile(
    r"\b(?:if|unless|whether|suppose|imagine|wish(?:ed)?|said|says?|saying|told|tells?|ask(?:s|ed|ing)?|mentioned|wrote|writes|heard|claims?|suggest(?:s|ed)?|"
    r"reckons?|wonder(?:ing)?|confirm|translate|quot(?:e|ing)|kidding|joking|jk|pretend|e\.g|actually|never ?mind|scratch that|on second thoughts?|forget it|wait|maybe|perhaps|"
    r"keep them|keep it|or not|instead of|would (?:he|she|they))\b"
    r"|^\W*(?:not|but|or|except|though|although|however|rather|nor|yet)\b"
    r"|如果|若|假如|要是|除非|万一|听讲|听说|据说|据闻|引述|确认|翻译|例如|譬如|讲笑|开玩笑|算[数啦了]|或者|可能|也许|等等|[佢他她细总板师生者]们?[话说讲叫问]|[话说讲]要|人哋|^(?:但|不过|除|唔系|不是|都系|还是)",
    re.IGNORECASE,
)
_COLON = re.compile(r"[:：](?!\d|//)|(?<!\d)：")
# Words that name a day until which something holds.
_UNTIL = re.compile(
    r"\b(?:until|till?|through|before|for|to|a|next|this|one|two|three|four|\d+)\b|[到至前先直个個两兩三一二四五六七八九十\d]",
    re.IGNORECASE,
)
# A day that comes again.
_EACH = re.compile(r"\b(?:every|each)\b|days\b|[逢每]", re.IGNORECASE)
# An hour that is said with its half of the day.
_WHOLE = re.compile(
    r"[ap]m|night|morning|evening|afternoon|^(?:1[3-9]|2[0-4]|0\d)[:.]|[上下]午|早|晚|夜|晏|晨",
    re.IGNORECASE,
)
_MORNINGS = range(7, 13)  # hours that nobody takes for those of an evening
_BODIES = ("committee", "bureau", "member")
_NAMES = ("topic", *_BODIES)
_DAYS = ("date", "weekday", "span")
_GAPS = frozenset((*_NAMES, *_DAYS, "hour", "paper", "email", "programme", "language"))
_TONGUES = frozenset(map(fold, SPOKEN))


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of order: its verbs, what has to stand beside them, and what may."""

    command: str
    said: frozenset[str]  # the classes of its verbs
    needed: frozenset[str] = frozenset()  # each of which stands beside the verb
    beside: frozenset[str] = frozenset()


def _kind(
    command: str, *said: str, needed: Iterable[str] = (), beside: Iterable[str] = ()
) -> _Kind:
    return _Kind(
        command, frozenset(said), frozenset(needed), frozenset((*beside, *needed, "light"))
    )


_KINDS = (
    _kind("quiet", "hush"),
    _kind("mute", "hush", "pause", "stop"),
    _kind("pause", "pause", "hush"),
    _kind("unsubscribe", "stop"),
    _kind("email", "mail", beside=("inbox", "plenty")),
    _kind("subscribe", "want", "change", beside=("plenty",)),
    _kind("follow_paper", "heed", beside=("revised",)),
    _kind("unsave", "unsave", "take", beside=("off",)),
    _kind("save", "save", "put", beside=("shelf",)),
    _kind("digest_now", "give", needed=("digest", "now")),
    _kind("undo", "undo", beside=("slip",)),
    _kind("resume", "resume"),
    _kind("admins", "lock", needed=("admins",), beside=("setting",)),
    _kind("admins", "shut", needed=("admin",), beside=("setting",)),
    _kind("language", "speak", beside=("tongue",)),
)
# What is written down behind a colon.
_DICTATED = (
    _kind("note", "note"),
    _kind("feedback", "feedback"),
    _kind("import", "import", beside=("elsewhere",)),
)
_VERBS = frozenset().union(*(one.said for one in _KINDS)) - {"give", "lock", "mail", "note"}
# What stands for what another clause names.
# e.g. drop them · 剷走佢
_POINTS = re.compile(r"\b(?:them|it|those|these|that)\b|[它佢]", re.IGNORECASE)
# What a Chinese verb has beside it that asks, where what it is asked of stands before it.
# e.g. 人工智能唔好再發 · 將AI改為每星期一次 · 智慧城市停收啦
_ASKS = re.compile(
    r"唔该|麻烦|请|帮|把|将|唔好|咪|不要|别|勿|唔使|不用|不必|毋须|无须|无需|[啦吧]|先\W*$|(?:通知|告诉|话)(?:我|本组)|知我|^\W*(?:我们?|我哋|本组)?想"
)
# That something is of use.
# e.g. we need it · we all read them · 我哋要睇
_USED = re.compile(r"\b(?:read|open|use|look|work|need|care|handle|understand)s?\b|[睇看做用]")
# That it is of none.
# e.g. nobody reads them · we no longer do it · 冇人睇
_NONE = re.compile(
    r"\b(?:nobody|no[ -]one|none|half|most|don't|doesn't|do not|no longer|never|can't|cannot|i'll|i will|we'll)\b|[冇没无唔不迟]"
)
# What makes an order hang on something, or puts it off.
# e.g. drop AI, but not yet · stop AI when it is over · we could stop AI · stop AI for now · 暫時停AI
_HANGS = re.compile(
    r"\b(?:but not|not yet|for now|for a while|if|unless|once (?:the|it|we|they|our)|when (?:it|the|we|they|our)|only a joke)\b|^(?:we|i|one) (?:could|might|may|should)\b|^no\b(?! (?:more|longer|thanks)\b)|\b([a-z]{3,12}) \1\b|暂时|如果|等到",
    re.IGNORECASE,
)
# What asks when, why or who; what is told of the past.
# e.g. no alerts until Monday, why · when do they stop · 上個月 · 停咗
_ASKED = re.compile(
    r"^\W*(?:when|where|who|which|what|how)\b(?! (?:it|there|they|something|anything)\b)|\bwhy\b|点解|为什么|为何|几时|边个|咩事",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:last|past|ago|yesterday)\b|上[个個]?(?:月|星期|礼拜|周|年)|[咗过了](?![佢它])"
)
# A time for which nothing is stopped for good, and on which nothing is asked for again and again.
# e.g. for now · tonight · at weekends · 暫時 · 今晚
_PASSING = re.compile(
    r"\b(?:for (?:now|a while|the moment|the time being|us now)|a while|a bit|today|tonight|this time|weekends?|wkends?|sat|sun|saturdays?|sundays?|twice|nights?|evenings?|afternoons?|noon|midnight|holidays?|recess|next|over|during|while|until|till?|before|after|first)\b"
    r"|暂时|一阵|[先夜晚]|今[日天晚]|周末|星期[六日]|之前|期间|下午|中午",
    re.IGNORECASE,
)
# What comes again and again.
# e.g. every day · the weekly ones · each · 每日
_OFTEN = re.compile(
    r"\b(?:daily|weekly|every(?! single)|each|once|instant(?:ly)?|mornings?|days?|weekdays?|weeks?|hours?)\b|[每逢朝早]",
    re.IGNORECASE,
)
# e.g. tonight · at weekends · twice · 今日
_TODAY = re.compile(
    r"\b(?:today|tonight|nights?|evenings?|afternoons?|noon|midnight|weekends?|wkends?|twice|recess)\b|今[日天晚]|[夜晚朝早]|周末"
)


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    words: list[str]
    gaps: Counter[str]


def line(
    text: str, book: TopicBook, language: Language = "en", *, before_us: bool = False
) -> str | None:
    """Give the line that an order stands for as it is typed in full; None where a word is left over.

    With `before_us` it stands in the thread of a paper.
    """
    if len(text) > MOST_LETTERS or _MARKED.search(text) or _OTHERWISE.search(text):
        return None
    said = shorthand.respelled(shorthand.in_full(grammar.ways(text)[0]), phrases.right)
    if dictated := _dictated(said, book, language, before_us=before_us):
        return dictated
    if _ASKED.search(fold(said)):
        return None
    clauses = [_clause(one, book) for one in _CLAUSE.split(said) if one and one.strip()]
    if not 0 < len(clauses) <= MOST_CLAUSES or sum(len(one.words) for one in clauses) < 2:  # noqa: PLR2004
        return None
    if ("?" in said or "？" in said) and not questions.requests(said):
        return None  # it is asked, and not asked for
    for kind in _KINDS:
        if found := _ordered(kind, clauses, book, language, before_us=before_us):
            return found
    return None


def _dictated(text: str, book: TopicBook, language: Language, *, before_us: bool) -> str | None:
    """Read what is to be written down behind a colon, where all before it says so."""
    before, *after = _COLON.split(text, maxsplit=1)
    if not after or not after[0].strip():
        return None
    head = _clause(before, book)
    for kind in _DICTATED:
        if not _heard(kind, head):
            continue
        if kind.command == "note" and questions.asks(after[0]):
            return None  # what is asked of a paper is no note on it
        papers = 1 if kind.command == "note" and not before_us else head.gaps["paper"]
        if head.gaps["paper"] == papers == sum(head.gaps.values()):
            named = Named(
                text, gapped(before, book), *gist.sensed(before, book), book, language, before_us
            )
            return LINES[kind.command](named)
    return None


def _clause(text: str, book: TopicBook) -> _Clause:
    words, at = gapped(text, book).words, 0
    found: list[str] = []
    while at < len(words):
        for size in range(min(4, len(words) - at), 0, -1):
            piece = words[at : at + size]
            if ("" if not piece[0].isascii() else " ").join(piece) in _TONGUES:
                found.append("<language>")
                at += size
                break
        else:
            found += [one for one in words[at : at + 1] if one not in "?!？"]
            at += 1
    return _Clause(text, found, Counter(one[1:-1] for one in found if one[1:-1] in _GAPS))


def changes(text: str, book: TopicBook) -> bool:
    """Say whether a part of a text may ask for something else: it holds a verb that changes, or is typed."""
    parts = (one for one in _CLAUSE.split(text[:MOST_LETTERS]) if one.strip())
    return any(_asks_else(_clause(one, book)) for one in parts)


def doubted(text: str) -> bool:
    """Say whether what stands beside an order takes it back, or makes it hang on something."""
    said = fold(text[:MOST_LETTERS])
    clauses = [one.strip() for one in _CLAUSE.split(said) if one.strip()]
    used = any(_USED.search(one) and not _NONE.search(one) for one in clauses[1:])
    return used or bool(_HANGS.search(said)) or any(_TURNED.search(one) for one in clauses[1:])


def _ordered(
    kind: _Kind, clauses: list[_Clause], book: TopicBook, language: Language, *, before_us: bool
) -> str | None:
    """Read clauses as one kind of order; None where one is neither that, nor its reason, nor its name."""
    parts, others, used = list[_Clause](), list[_Clause](), set[str]()
    for one in clauses:
        cues = _heard(kind, one)
        if cues:
            parts.append(one)
            used |= cues
        elif _TURNED.search(fold(one.text)):
            return None
        else:
            others.append(one)
    if not parts:
        return None
    points = any(_POINTS.search(fold(one.text)) for one in parts)
    gaps: Counter[str] = sum((one.gaps for one in parts), Counter())
    naming = list(parts)
    for one in others:
        if not _beside(kind, one):
            return None  # it is a second order, or says what we do not know
        if not _names(kind, one, gaps, points=points):
            if one.gaps - Counter(language=one.gaps["language"]):
                return None
            continue
        naming.append(one)
        gaps = gaps + one.gaps
    whole = ", ".join(one.text for one in naming)
    if not _fits(kind, gaps, whole, used, before_us=before_us):
        return None
    if not _lasts(kind, " ".join(word for one in naming for word in one.words), gaps):
        return None
    named_in = Named(
        whole, gapped(whole, book), *gist.sensed(whole, book), book, language, before_us
    )
    if not _whole_hours(kind, named_in):
        return None
    if (
        kind.command in ("pause", "mute")
        and gaps["date"]
        and named_in.moment not in named_in.said.named["date"]
    ):
        return None  # the day that is named is none that we can read
    written = LINES[kind.command](named_in)
    if kind.command == "subscribe" and gaps["weekday"] and " weekly" not in (written or ""):
        return None  # the day is lost
    return written


def _heard(kind: _Kind, clause: _Clause) -> set[str]:
    """Give the classes in which a clause is an order of a kind; none where it is not."""
    behind = bool(_ASKS.search(fold(clause.text)))
    ways = phrases.heard(
        clause.words, kind.said, kind.beside, behind=behind, before=kind in _DICTATED
    )
    return set().union(*(used for used in ways if used >= kind.needed))


def _beside(kind: _Kind, one: _Clause) -> bool:
    """Say whether a clause is politeness, or a reason, or what an order of a kind is about."""
    if phrases.wholly(
        one.words, frozenset(("lead", "slip") if kind.command == "undo" else ("lead",))
    ):
        return True
    if _USED.search(fold(one.text)) and not _NONE.search(fold(one.text)):
        return False  # what is used is not stopped for that
    known = phrases.wholly(one.words, kind.beside | {"lead", "reason"})
    return known and not _asks_else(one)


def _names(kind: _Kind, one: _Clause, gaps: Counter[str], *, points: bool) -> bool:
    """Say whether a clause beside an order says what it is about, until when, or how often."""
    named = {gap for gap in one.gaps if gap != "language"}
    if not named:  # "send us AI, once a week is plenty"
        return kind.command in ("subscribe", "email") and phrases.wholly(one.words, kind.beside)
    if named <= set(_DAYS) and kind.command == "pause" and not gaps:
        return bool(_UNTIL.search(one.text))
    if kind.command == "subscribe" and named <= {"hour", "weekday"}:
        return gaps["topic"] > 0
    # "nobody reads the AI ones, drop them"
    unnamed = points and not any(gaps[name] for name in _NAMES)
    return named <= set(_NAMES) and unnamed and kind.command in ("unsubscribe", "mute")


def _asks_else(one: _Clause) -> bool:
    """Say whether a clause has a verb that changes something, or is typed as a command."""
    return phrases.holds(one.words, _VERBS) or grammar.is_typed(one.text.strip())


def _lasts(kind: _Kind, words: str, gaps: Mapping[str, int]) -> bool:
    """Say whether the time that is said is the order's own: what is stopped for good has none."""
    if kind.command == "unsubscribe":
        return not _PASSING.search(words) and not _OFTEN.search(words)
    if kind.command in ("subscribe", "email"):
        return bool(gaps["hour"]) or not _PASSING.search(words)
    if kind.command in ("pause", "mute", "resume", "language"):
        timed = any(gaps[one] for one in _DAYS)
        return not _EACH.search(words) and (timed or not _TODAY.search(words))
    return True


def _fits(
    kind: _Kind, gaps: Mapping[str, int], text: str, used: set[str], *, before_us: bool
) -> bool:
    """Say whether what is named is what the order is about, and all of it."""
    names = sum(gaps[one] for one in _NAMES)
    days, total = sum(gaps[one] for one in _DAYS), sum(gaps.values())
    command = kind.command
    if command in ("pause", "mute", "quiet", "unsubscribe") and _PAST.search(fold(text)):
        return False
    if command == "subscribe":
        return _asked_for(gaps, text, used)
    if command == "unsubscribe":
        return names == 1 == total
    if command == "mute":
        return names == 1 == days and total == 2 and not _EACH.search(text)  # noqa: PLR2004
    if command == "pause":
        if WEEKEND.search(fold(text)) or names or total != days or days > 1:
            return False
        if not days:
            return "pause" in used
        return not _EACH.search(text) and bool(_UNTIL.search(text))
    if command == "quiet":
        if WEEKEND.search(fold(text)):
            return total <= gaps["weekday"]
        return gaps["hour"] == 2 == total  # noqa: PLR2004
    if command in ("save", "unsave") and not {"save", "shelf", "unsave", "off"} & used:
        return False  # a thing is put on a list, and taken off one
    if command in ("save", "unsave", "follow_paper"):
        return gaps["paper"] == 1 == total
    if command == "email":
        return (
            gaps["email"] == 1
            and gaps["topic"] > 0
            and total == 1 + gaps["topic"] + gaps["weekday"]
        )
    if command == "language":
        return gaps["language"] == 1 == total and not before_us
    return total == 0


def _asked_for(gaps: Mapping[str, int], text: str, used: set[str]) -> bool:
    """Say whether topics, or all from one body, are what is asked for, and how often is said where it must be."""
    total, hours = sum(gaps.values()), gaps["hour"] + gaps["weekday"]
    if any(gaps[one] for one in _BODIES):
        return total == 1 and "want" in used
    timed = bool(hours) or bool(_SCHEDULED.search(fold(text)))
    right = gaps["topic"] > 0 and total == gaps["topic"] + hours and hours <= 2  # noqa: PLR2004
    return right and (timed or "want" in used)


_SCHEDULED = re.compile(
    r"\b(?:dail|week|every\b|each\b|once|a day|instant|morning|immediate)|[每逢]|一次|即[时刻]|第一时间|一出|一有"
)


def _whole_hours(kind: _Kind, named: Named) -> bool:
    """Say whether each hour can be but one of the day."""
    for said in named.said.named.get("hour", ()):
        if _WHOLE.search(said.strip()):
            continue
        if kind.command != "subscribe":
            return False
        found = next(iter(named.hours), "")
        if not found or int(found[:2]) not in _MORNINGS:
            return False
    return True
