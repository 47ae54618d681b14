"""This file reads an order: a verb that asks for one change, with each word beside it accounted for.

Other clauses may give the reason, in words of a list: "stop the AI alerts, our client has left". What
has no verb of asking, two orders, or a word too many is no order; it is offered elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.answering.arguments import questions
from bot.answering.arguments.languages import SPOKEN
from bot.answering.hearing import grammar, shorthand
from bot.answering.hearing.changes import phrases
from bot.answering.hearing.likelihood.likely import LINES
from bot.answering.hearing.pieces import doubts, gist, lasting
from bot.answering.hearing.pieces.gapped import MOST_LETTERS, gapped
from bot.answering.hearing.pieces.named import Named
from bot.answering.hearing.pieces.nights import WEEKEND
from bot.answering.names import TopicBook
from scrapers.items import Language
from scrapers.text import fold

MOST_CLAUSES = 6
_MARKED = re.compile(r"[\"“”「」『』<>=]")
# What is done with a matter and not with us, and what names what is not wanted.
# e.g. follow up on AI · instead of weekly
_OTHERWISE = re.compile(
    r"\b(?:follow|catch|keep)(?:ing)?[- ]?ups?\b(?! (?:to|for) date)|\b(?:instead of|as opposed to)\b",
    re.IGNORECASE,
)
_COLON = re.compile(r"[:：](?!\d|//)|(?<!\d)：|(?<=[\d)）]) [-–—]{1,2} ")
# Words that name a day until which something holds.
_UNTIL = re.compile(
    r"\b(?:until|till?|through|before|for|to|a|next|this|one|two|three|four|\d+)\b"
    r"|[到至前先直个個两兩三一二四五六七八九十\d]",
    re.IGNORECASE,
)
# An hour that is said with its half of the day.
_WHOLE = re.compile(
    r"[ap]m|night|morning|evening|afternoon|^(?:1[3-9]|2[0-4]|0\d)[:.]|[上下]午|早|晚|夜|晏|晨",
    re.IGNORECASE,
)
_MORNINGS = range(7, 13)  # hours that nobody takes for those of an evening
_ON_A_DAY = range(1, 13)  # and on a day of the week, for which people have work in mind
_BODIES = ("committee", "bureau", "member")
_NAMES = ("topic", *_BODIES)
_GAPS = frozenset((*_NAMES, *lasting.DAYS, "hour", "paper", "email", "programme", "language"))
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
    _kind("quiet_off", "unquiet"),
    _kind("quiet_off", "stop", needed=("hours_of_quiet",)),
    _kind("quiet", "hush", "none"),
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
_VERBS = frozenset().union(*(one.said for one in _KINDS)) - {"give", "lock", "mail", "none", "note"}
# What may be named with thanks and nothing said of doing it, and what has to be named.
_BARE = {"subscribe": "topic", "language": "language", "email": "email"}
# Beside what a reason may be given in any words: what it changes is easily taken back.
_REASONED = frozenset((
    "pause", "mute", "quiet", "quiet_off", "save", "unsave", "digest_now", "resume", "undo", "language", "subscribe",
    "email", "follow_paper",
))  # fmt: skip
_UNTIMED = frozenset(
    ("quiet_off", "save", "unsave", "undo", "digest_now", "language", "follow_paper")
)
# e.g. everything in English from now on · 以後全部英文
_ALWAYS = re.compile(
    r"\b(?:everything|from (?:now|here) on|in future|always)\b|以後|以后|之後|今後|今后|全部|一律|統一|统一|就可以"
    r"|就好|就得",
    re.IGNORECASE,
)
_ENOUGH = re.compile(r"就可以|就好|就得|即可|便可")
_ALSO = re.compile(r"^\W*(?:and|also|plus|仲有|还有|還有|同埋|以及|加埋)", re.IGNORECASE)
# That something comes too often.
# e.g. way too much AI · 智慧城市太多喇
_TOO_MUCH = re.compile(
    r"\btoo (?:much|many|noisy|often|chatty)\b|太(?:多|密|嘈|吵|煩|烦|頻|频)", re.IGNORECASE
)
# What stands for what another clause names.
# e.g. drop them · 剷走佢
_POINTS = re.compile(r"\b(?:them|it|those|these|that)\b|[它佢]", re.IGNORECASE)
# What a Chinese verb has beside it that asks, where what it is asked of stands before it.
# e.g. 人工智能唔好再發 · 將AI改為每星期一次 · 智慧城市停收啦
_ASKS = re.compile(
    r"唔该|麻烦|请|帮|把|将|唔好|咪|不要|别|勿|唔使|不用|不必|毋须|无须|无需|[啦吧]|先\W*$"
    r"|(?:通知|告诉|话)(?:我|本组)|知我|(?:推|发|传|送|send|集|理|总|整)(?:送|好)?(?:给|俾|畀)(?:我|本组)"
    r"|^\W*(?:我们?|我哋|本组)?想"
)
# What asks when, why or who; what is told of the past.
# e.g. no alerts until Monday, why · when do they stop · 上個月 · 停咗
_ASKED = re.compile(
    r"^\W*(?:when|where|who|which|what|how)\b(?! (?:it|there|they|something|anything)\b)|\bwhy\b|点解|为什么|为何"
    r"|几时|边个|咩事",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:last|past|ago|yesterday)\b|上[个個]?(?:月|星期|礼拜|周|年)"
    r"|[咗过了](?![佢它])(?![^,，。]{1,30}[佢它][啦喇吧先]?\W*$)"
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
    if len(text) > MOST_LETTERS:
        return None
    if "?" not in text and "？" not in text:
        text = lasting.to_come(text)
    if _MARKED.search(text) or _OTHERWISE.search(text):
        return None
    if doubts.negated(text):
        return None
    typed = grammar.ways(text)[0]
    said = shorthand.respelled(shorthand.in_full(typed), phrases.right)
    if dictated := _dictated(typed, book, language, before_us=before_us):
        return dictated
    if _ASKED.search(fold(said)):
        return None
    clauses = [_clause(one, book) for one in doubts.CLAUSE.split(said) if one and one.strip()]
    if not 0 < len(clauses) <= MOST_CLAUSES or sum(len(one.words) for one in clauses) < 2:
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
    head = _clause(shorthand.respelled(shorthand.in_full(before), phrases.right), book)
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


def wished(text: str, book: TopicBook, language: Language = "en") -> str | None:
    """Give the line that names a topic and how often, with no verb of asking and nothing else said."""
    one = _clause(shorthand.respelled(shorthand.in_full(text), phrases.right), book)
    known = phrases.wholly(one.words, frozenset(("light", "lead", "want", "plenty")))
    if not known or not one.gaps["topic"] or not _SCHEDULED.search(fold(text)):
        return None
    if set(one.gaps) - {"topic", "hour", "weekday"} or doubts.unsaid(text):
        return None
    named = Named(
        text, gapped(text, book), *gist.sensed(text, book), book, language, before_us=False
    )
    return LINES["subscribe"](named)


def changes(text: str, book: TopicBook) -> bool:
    """Say whether a part of a text may ask for something else: it holds a verb that changes, or is typed."""
    parts = (one for one in doubts.CLAUSE.split(text[:MOST_LETTERS]) if one.strip())
    return any(_asks_else(_clause(one, book)) for one in parts)


def _ordered(
    kind: _Kind, clauses: list[_Clause], book: TopicBook, language: Language, *, before_us: bool
) -> str | None:
    """Read clauses as one kind of order; None where one is neither that, nor its reason, nor its name."""
    parts, others, used = list[_Clause](), list[_Clause](), set[str]()
    wished = any(doubts.polite(one.text) for one in clauses)
    for one in clauses:
        cues = _heard(kind, one) or _bare(kind, one, wished=wished)
        if cues and (wished or "none" not in cues):
            parts.append(one)
            used |= cues
        elif doubts.turned(one.text):
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
        if not _names(kind, one, gaps, points=points, changed="change" in used):
            if not set(one.gaps) <= (
                {"language"} | (set(lasting.DAYS) if kind.command in _UNTIMED else set())
            ):
                return None
            continue
        naming.append(one)
        gaps = gaps + one.gaps
    whole = ", ".join(one.text for one in naming)
    if not _fits(kind, gaps, whole, used, before_us=before_us):
        return None
    if not lasting.lasts(
        kind.command, " ".join(word for one in naming for word in one.words), gaps
    ):
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


def _bare(kind: _Kind, one: _Clause, *, wished: bool) -> set[str]:
    """Give the classes in which a clause only names what is wished, where it is wished."""
    if kind.command == "digest_now" and wished:
        held = all(phrases.holds(one.words, frozenset((cue,))) for cue in kind.needed)
        return (
            set(kind.needed)
            if held and phrases.wholly(one.words, kind.beside | {"lead"})
            else set()
        )
    named = _BARE.get(kind.command)
    if named is None or not one.gaps[named]:
        return set()
    plenty = kind.command == "subscribe" and phrases.holds(one.words, frozenset(("plenty",)))
    if kind.command == "language" and not _ALWAYS.search(one.text):
        return set()  # one paper may be wanted in it
    if kind.command == "language":
        plenty = bool(_ENOUGH.search(one.text))
    if not (plenty or kind.command == "email" or (wished and not doubts.stated(one.text))):
        return set()
    known = kind.beside | {"lead"} | (kind.said if kind.command == "email" else frozenset())
    return {"bare"} if phrases.wholly(one.words, known) else set()


def _beside(kind: _Kind, one: _Clause) -> bool:
    """Say whether a clause is politeness, or a reason, or what an order of a kind is about."""
    if phrases.wholly(
        one.words, frozenset(("lead", "slip") if kind.command == "undo" else ("lead",))
    ):
        return True
    if kind.command in ("save", "unsave") and doubts.purpose(one.text):
        return not grammar.is_typed(one.text.strip())
    if kind.command in ("unsubscribe", "mute", "pause") and doubts.of_use(one.text):
        return False  # what is used is not stopped for that
    known = phrases.wholly(one.words, kind.beside | {"lead", "reason"})
    if not known and kind.command in _REASONED:
        known = doubts.ours(one.text, len(one.words))
    return known and not _asks_else(one)


def _names(kind: _Kind, one: _Clause, gaps: Counter[str], *, points: bool, changed: bool) -> bool:
    """Say whether a clause beside an order says what it is about, until when, or how often."""
    named = {gap for gap in one.gaps if gap != "language"}
    if not named:  # "send us AI, once a week is plenty"
        return kind.command in ("subscribe", "email") and phrases.wholly(one.words, kind.beside)
    if named <= set(lasting.DAYS) and kind.command == "pause" and not gaps:
        return bool(_UNTIL.search(one.text))
    if kind.command == "subscribe" and named == {"topic"} and changed:
        return not gaps["topic"]  # "our AI alerts, make them weekly"
    if kind.command in ("subscribe", "email") and named <= {"hour", "weekday"}:
        return gaps["topic"] > 0
    if kind.command == "subscribe" and named <= set(_BODIES) and _ALSO.match(one.text):
        return any(gaps[name] for name in _BODIES)
    if kind.command == "mute" and named <= set(_NAMES) and _TOO_MUCH.search(one.text):
        return not any(gaps[name] for name in _NAMES)
    # "nobody reads the AI ones, drop them"
    unnamed = points and not any(gaps[name] for name in _NAMES)
    return named <= set(_NAMES) and unnamed and kind.command in ("unsubscribe", "mute")


def _asks_else(one: _Clause) -> bool:
    """Say whether a clause has a verb that changes something, or is typed as a command."""
    spoken = _VERBS if one.gaps["language"] else _VERBS - {"speak"}
    return phrases.holds(one.words, spoken) or grammar.is_typed(one.text.strip())


def _fits(
    kind: _Kind, gaps: Mapping[str, int], text: str, used: set[str], *, before_us: bool
) -> bool:
    """Say whether what is named is what the order is about, and all of it."""
    names = sum(gaps[one] for one in _NAMES)
    days, total = sum(gaps[one] for one in lasting.DAYS), sum(gaps.values())
    command = kind.command
    if command in (
        "pause",
        "mute",
        "quiet",
        "unsubscribe",
        "digest_now",
        "resume",
    ) and _PAST.search(fold(text)):
        return False
    if command == "subscribe":
        return _asked_for(gaps, text, used)
    if command == "unsubscribe":
        return names == 1 == total
    if command == "mute":
        return names == 1 == days and total == 2 and not lasting.EACH.search(text)
    if command == "pause":
        if WEEKEND.search(fold(text)) or names or total != days or days > 1:
            return False
        if not days:
            return "pause" in used
        return not lasting.EACH.search(text) and bool(_UNTIL.search(text))
    if command == "quiet":
        if WEEKEND.search(fold(text)):
            return total <= gaps["weekday"]
        return gaps["hour"] == 2 == total
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
        return total == hours + sum(gaps[one] for one in _BODIES) and "want" in used
    timed = bool(hours) or bool(_SCHEDULED.search(fold(text)))
    right = gaps["topic"] > 0 and total == gaps["topic"] + hours and hours <= 2
    return right and (timed or "want" in used)


_SCHEDULED = re.compile(
    r"\b(?:as (?:it|they) |dail|week|every\b|each\b|once|a day|instant|morning|immediate)|[每逢]|一次|即[时刻]"
    r"|第一时间|一出|一有"
)


def _whole_hours(kind: _Kind, named: Named) -> bool:
    """Say whether each hour can be but one of the day."""
    hours = _ON_A_DAY if named.said.named.get("weekday") else _MORNINGS
    for said in named.said.named.get("hour", ()):
        if _WHOLE.search(said.strip()):
            continue
        if kind.command != "subscribe":
            return False
        found = next(iter(named.hours), "")
        if not found or int(found[:2]) not in hours:
            return False
    return True
