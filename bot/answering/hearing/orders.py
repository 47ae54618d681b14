"""This file reads an order: what to do, of what, when, with each word of its clause accounted for.

Other clauses may give the reason, as people do: "stop the AI alerts, our client has left".
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapidfuzz.distance import OSA

from bot.answering.arguments.languages import SPOKEN
from bot.answering.hearing import gist, grammar, questions, shorthand
from bot.answering.hearing.everyday import spoken
from bot.answering.hearing.gapped import gapped, split
from bot.answering.hearing.likely import LINES, WEEKEND
from bot.answering.hearing.named import Named
from bot.answering.names import TopicBook
from scrapers.items import Language
from scrapers.text import fold

MOST_LETTERS = 300
MOST_CLAUSES = 6
_LEAST_MISSPELT, _LONG = 5, 9  # letters of a word that may be misspelt, by one letter, then by two
# Where one clause ends and the next begins; what joins names stays whole.
# e.g. stop AI, the client has left · 停AI。客走咗 · drop AI because the client has left
_CLAUSE = re.compile(
    r"\s*(?:[,，;；。!！?？\n]|\.(?=\s|$)|\s[-–—]+\s|—|\b(?=(?:because|since (?:we|the|our|i)|cos|cause|as (?:we|i|our)|so (?:we|i|that))\b)|(?=因為|因为|由於|由于|所以))\s*",
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
_INFLECTED = ("ed", "ing", "s", "er")
_ENDINGS = frozenset(("s", "d", "r", "ed", "er", "ing", "es", "ly"))
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
    """One kind of order: what it is said in, what may stand beside that, and what it may name."""

    command: str
    said: frozenset[str]  # of these one at least
    beside: frozenset[str] = frozenset()
    all_of: bool = False  # each of `said` is needed


def _kind(command: str, *said: str, beside: Iterable[str] = (), all_of: bool = False) -> _Kind:
    return _Kind(command, frozenset(said), frozenset((*beside, *said, "light")), all_of)


_KINDS = (
    _kind("quiet", "hush", "stop", "none"),
    _kind("mute", "hush", "pause", "stop", "none"),
    _kind("pause", "pause", "hush"),
    _kind("unsubscribe", "stop"),
    _kind("email", "mail", beside=("want", "plenty")),
    _kind("subscribe", "want", beside=("plenty",)),
    _kind("subscribe", "plenty"),
    _kind("subscribe"),
    _kind("follow_paper", "revised"),
    _kind("unsave", "unsave"),
    _kind("save", "save"),
    _kind("digest_now", "digest", "now", beside=("want", "mail", "plenty"), all_of=True),
    _kind("undo", "undo", beside=("slip",)),
    _kind("resume", "resume"),
    _kind("admins", "admins", "setting", all_of=True),
    _kind("language", "speak"),
    _kind("language"),
)
# What is written down behind a colon.
_DICTATED = (_kind("note", "note"), _kind("feedback", "feedback"), _kind("import", "import"))


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
    said = shorthand.respelled(shorthand.in_full(grammar.ways(text)[0]), _right)
    if dictated := _dictated(said, book, language, before_us=before_us):
        return dictated
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
        if not (_accounted(kind, head.words) or set()) & kind.said:
            continue
        papers = 1 if kind.command == "note" and not before_us else head.gaps["paper"]
        if head.gaps["paper"] == papers == sum(head.gaps.values()):
            named = Named(
                text, gapped(before, book), *gist.sensed(before, book), book, language, before_us
            )
            return LINES[kind.command](named)
    return None


def _right(word: str) -> str:
    """Write a word of ours as we do."""
    said = fold(word)
    return word if said in _vocabulary() else _spelled(said) or word


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for phrase in _phrases()[0] for word in phrase)


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


def _ordered(
    kind: _Kind, clauses: list[_Clause], book: TopicBook, language: Language, *, before_us: bool
) -> str | None:
    """Read clauses as one kind of order; None where a clause that gives no reason is not."""
    parts, reasons, used = list[_Clause](), list[_Clause](), set[str]()
    for one in clauses:
        cues = _accounted(kind, one.words)
        if cues is None:
            reasons.append(one)
        else:
            parts.append(one)
            used |= cues
    said = kind.said & used
    wanted = kind.said if kind.all_of else said
    if not parts or said != wanted or (kind.said and not said):
        return None
    gaps: Counter[str] = sum((one.gaps for one in parts), Counter())
    naming = list(parts)
    for one in reasons:
        named = {gap for gap in one.gaps if gap != "language"}
        if _turned(one):
            return None
        if not named:
            continue
        # What it is about may be named in the reason alone: "nobody reads the AI ones, drop them".
        if named <= set(_DAYS) and kind.command == "pause" and not gaps and _UNTIL.search(one.text):
            naming.append(one)  # "on leave till Thursday, hush"
            gaps = gaps + one.gaps
            continue
        if (
            named <= set(_NAMES)
            and not any(gaps[name] for name in _NAMES)
            and kind.command in ("unsubscribe", "mute")
        ):
            naming.append(one)
            gaps = gaps + one.gaps
            continue
        return None
    whole = ", ".join(one.text for one in naming)
    if not _fits(kind, gaps, whole, used, before_us=before_us):
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
    return LINES[kind.command](named_in)


def _turned(reason: _Clause) -> bool:
    """Say whether a clause may take back what another orders, or tells of somebody's words."""
    return bool(_TURNED.search(fold(reason.text)))


def _fits(
    kind: _Kind, gaps: Mapping[str, int], text: str, used: set[str], *, before_us: bool
) -> bool:
    """Say whether what is named is what the order is about, and all of it."""
    names, bodies = sum(gaps[one] for one in _NAMES), sum(gaps[one] for one in _BODIES)
    days, total = sum(gaps[one] for one in _DAYS), sum(gaps.values())
    command = kind.command
    if command == "subscribe":
        if bodies:
            return total == 1 and "want" in used
        often = "want" not in kind.said
        hours = gaps["hour"] + gaps["weekday"]
        timed = bool(hours) or bool(_OFTEN.search(fold(text)))
        return (
            gaps["topic"] > 0
            and total == gaps["topic"] + hours
            and hours <= 2
            and (timed or not often)
        )  # noqa: PLR2004
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
            return total <= gaps["weekday"] and bool({"hush", "none", "stop"} & used)
        return gaps["hour"] == 2 == total  # noqa: PLR2004
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


_OFTEN = re.compile(
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


def _accounted(kind: _Kind, words: list[str]) -> set[str] | None:
    """Give what the words of a clause say, as an order of a kind; None where one is left over."""
    at_end = _ways(words, kind.beside)
    best: set[str] | None = None
    for used in at_end:
        if best is None or len(used & kind.said) > len(best & kind.said):
            best = set(used)
    return best


def _ways(words: list[str], classes: frozenset[str]) -> set[frozenset[str]]:
    """Give, for each way in which words are wholly made of phrases of some classes, which those are."""
    reached: list[set[frozenset[str]]] = [set() for _ in range(len(words) + 1)]
    reached[0].add(frozenset())
    phrases, longest = _phrases()
    for at, ways in enumerate(reached[:-1]):
        if not ways:
            continue
        if words[at][0] == "<":
            reached[at + 1] |= ways
        for size in range(1, min(longest, len(words) - at) + 1):
            for name in phrases.get(tuple(words[at : at + size]), frozenset()) & classes:
                add = frozenset() if name == "light" else frozenset((name,))
                reached[at + size] |= {one | add for one in ways}
    return reached[-1] if words else set()


@cache
def _spelled(word: str) -> str | None:
    """Give the one word of ours that another misspells; what is inflected is another word."""
    if len(word) < _LEAST_MISSPELT or not word.isascii() or word.endswith(_INFLECTED):
        return None
    most = 1 if len(word) < _LONG else 2
    phrases, _ = _phrases()
    near = [one[0] for one in phrases if len(one) == 1 and one[0].isascii() and len(one[0]) >= _LEAST_MISSPELT
            and one[0][0] == word[0] and abs(len(one[0]) - len(word)) <= most and OSA.distance(one[0], word, score_cutoff=most) <= most]  # fmt: skip
    near = [
        one for one in near if not ({one.removeprefix(word), word.removeprefix(one)} & _ENDINGS)
    ]
    return near[0] if len(near) == 1 else None


@cache
def _phrases() -> tuple[dict[tuple[str, ...], frozenset[str]], int]:
    """Give the classes of each phrase of the list, word by word, and how many words the longest has."""
    text = (
        resources.files("bot.answering.hearing").joinpath("orders.toml").read_text(encoding="utf-8")
    )
    found: dict[tuple[str, ...], set[str]] = {}
    for name, phrases in tomllib.loads(text).items():
        for phrase in spoken(tuple(phrases)):
            if words := tuple(split(phrase)):
                found.setdefault(words, set()).add(name)
    return {words: frozenset(names) for words, names in found.items()}, max(map(len, found))
