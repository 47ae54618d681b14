"""This file writes a sentence with a gap for each thing that it names: a topic, a committee, a paper, an hour."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.answering.arguments import daynames
from bot.answering.arguments.mail_addresses import ADDRESS
from bot.answering.arguments.stretches import sort_of, stretch
from bot.answering.hearing.pieces.gist import LETTERS, WORDS, kind_of
from bot.answering.hearing.pieces.numbers import PRINTED
from bot.answering.names import TopicBook
from scrapers.text import fold

MOST_LETTERS = 300  # of a sentence that is read so
_LEAST_HAN = 2
_ARTICLES = frozenset(("the", "a", "an", "our", "this", "that"))  # with which no name begins
# What is known by its shape, in the order in which it is looked for; what one takes the next leaves.
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", ADDRESS),
    # e.g. CB(2)438/2026(03) · CB2-1292-2025 · LCQ5 · ITIB013 · paper:12
    ("paper", re.compile(
        rf"(?<![a-z])(?:{PRINTED}|cb\d-\d{{1,5}}(?:-\d{{2,4}})?|lcq ?\d{{1,2}}"
        r"|[A-Z]{2,5}(?:\([A-Z]{1,3}\))?\d{3,4}(?![\d/]))", re.IGNORECASE)),
    # e.g. 第三份 · 5號 · #3 · item 4
    ("paper", re.compile(
        r"第[一二三四五六七八九十\d]{1,3}[份項项則则條条個篇]|(?<![月\d])\d{1,2}號(?!\d)"
        r"|(?:#|\bno\.? ?|\bnumber |\bitem )\d{1,2}(?!\d)", re.IGNORECASE)),
    # e.g. 2026-12 · 2027年3月1日 · 12月28號 · 3 March 2027 · Dec 4
    ("date", re.compile(
        r"20\d\d(?:-\d{1,2}(?:-\d{1,2})?|年(?:\d{1,2}月(?:\d{1,2}[日號号])?)?)?|\d{1,2}月\d{1,2}[日號号]"
        r"|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿]{1,3}[日號号]"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)? {daynames.MONTH}(?: 20\d\d)?"
        rf"|\b{daynames.MONTH} \d{{1,2}}\b", re.IGNORECASE)),
    # e.g. until the 15th · till after Christmas
    ("date", re.compile(
        r"(?:(?<=\buntil )|(?<=\btill )|(?<=\btil )|(?<=\bbefore ))(?:after )?"
        rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)(?: of {daynames.MONTH})?|christmas|xmas|easter"
        r"|(?:(?:chinese |lunar |the )?new year))\b", re.IGNORECASE)),
    # e.g. half nine · quarter to nine · half past ten · at eight o'clock · eight in the evening · at noon
    ("hour", re.compile(
        rf"\b(?:half (?:past )?|quarter (?:to|past) )?(?:{daynames.HOUR}|\d{{1,2}}(?:[:.]\d\d)?)(?: o'?clock)? "
        rf"(?:at night|in the (?:morning|evening|afternoon))\b|\b(?:{daynames.HOUR}|\d{{1,2}}) o'?clock\b"
        rf"|(?<=\bat )(?:noon|midday)\b|\b(?:half (?:past )?|quarter (?:to|past) ){daynames.HOUR}\b"
        rf"|(?<=\bat ){daynames.HOUR}\b(?: o'?clock)?"
        r"|\b\d{1,2} (?:at night|in the (?:morning|evening|afternoon))\b|(?<=\bat )\d{1,2}\b(?![:.]\d|[ap]m| [ap]m)"
        r"|(?<=\baround )\d{1,2}\b(?![:.]\d|[ap]m| [ap]m)"
        r"|\b(?:morning|afternoon|evening|night)s? (?:at )?\d{1,2}(?:[:.]\d\d)?\b"
        r"(?![:.]\d| ?[ap]m| (?:days?|weeks?|months?|papers?))", re.IGNORECASE)),
    # e.g. 9am · 7.45 · 9:30 pm · 朝早九點半 · 翌晨八時
    ("hour", re.compile(
        rf"{daynames.HALVES_HAN} ?\d{{1,2}}[:：]\d\d(?!\d)|(?<![a-z\d:.])\d{{1,2}}(?:[:.]\d\d)? ?[ap]m\b"
        rf"|(?<![a-z\d:.])\d{{1,2}}[:.]\d\d(?![a-z\d])"
        rf"|(?<![短长長多少快慢大细細简簡轻輕])(?<![短长長多少快慢大细細简簡轻輕][咗了])"
        rf"{daynames.HALVES_HAN}?{daynames.COUNT_HAN}(?:[點点]鐘?|[時时](?!間|间|候))"
        r"(?:半|\d{1,2}分?|[一二兩两三四五六七八九](?:個字|个字|(?=[啦喇吧呀先出,，。\s]|$)))?", re.IGNORECASE)),
    # e.g. Mondays · tue · 星期一 · 周五
    ("weekday", re.compile(
        rf"\b{daynames.WEEKDAY}s?\b|\b(?:mon|tue|wed|thu|fri)s?\b|{daynames.WEEKDAY_HAN}(?!次)", re.IGNORECASE)),
    # e.g. next week · two months · 上個月 · 三日
    ("span", re.compile(
        rf"\b(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}}|this|next|last|past) "
        rf"(?:day|week|month|year|quarter)s?\b|(?<![十\d])[一兩两三\d今上下這这呢]個?个?(?:月|{daynames.WEEK_HAN})"
        r"|[兩三]日", re.IGNORECASE)),
)  # fmt: skip
# What the shapes hold, or is a word like any.
# e.g. last month · 上個月 · 今年 · yesterday · next monday
_SHORT = re.compile(
    r"(?:this|next|last|past) (?:week|month|year|quarter|[a-z]+day)"
    r"|[上下今本这呢]一?个?(?:月|周|星期|礼拜)[一二三四五六日天]?|.年|.[日天]|today|yesterday|tomorrow"
)
# A gap, a word, a Chinese letter, or the mark of a question.
_TOKEN = re.compile(r"<[a-z]{1,12}>|[a-z0-9]+(?:['’][a-z]+)?|[\u3400-\u9fff]|[?？!]")


@dataclass(slots=True)
class Gapped:
    """A sentence as its words with gaps, and what stood in them by the gap's name, in order."""

    words: list[str] = field(default_factory=list)
    named: dict[str, list[str]] = field(default_factory=dict)


def gapped(text: str, book: TopicBook) -> Gapped:
    """Give a sentence with its gaps; names are those of topics and of the registers."""
    found = Gapped()
    said = text[:MOST_LETTERS].replace("’", "'")
    for name, shape in _SHAPES:
        if name == "date":
            said = _without_spans(said, found)
        found.named.setdefault(name, []).extend(one[0].strip() for one in shape.finditer(said))
        said = shape.sub(f" <{name}> ", said)
    found.named["hour"].sort(key=text.find)  # as they stand, whatever they are written in
    tokens, at = split(said), 0
    typed = _as_typed(said, tokens)
    while at < len(tokens):
        size, kind = _name(tokens, at, book)
        if kind:
            piece = _joined(typed[at : at + size]).removesuffix("'s")
            found.named.setdefault(kind, []).append(piece)
            found.words.append(f"<{kind}>")
        else:
            found.words.append(tokens[at])
        at += size
    return found


def _without_spans(said: str, found: Gapped) -> str:
    """Put a gap for each span of several words that no shape holds: "past fortnight", 去年下半年."""
    folded = fold(said)
    if len(folded) != len(said):
        return said
    spans = [
        one
        for one in stretch().finditer(folded)
        if sort_of(one[0]) == "sure" and not _SHORT.fullmatch(one[0])
    ]
    found.named["span"] = [said[one.start() : one.end()] for one in spans]
    for one in reversed(spans):
        said = f"{said[: one.start()]} <span> {said[one.end() :]}"
    return said


def split(text: str) -> list[str]:
    """Give the words of a sentence with gaps, folded."""
    return _TOKEN.findall(fold(text))


def _as_typed(said: str, tokens: list[str]) -> list[str]:
    """Give the words with their Chinese letters in the script in which they were typed: names are shown so."""
    folded = fold(said)
    if len(folded) != len(said):
        return tokens
    return [
        one[0] if one[0].isascii() else said[one.start() : one.end()]
        for one in _TOKEN.finditer(folded)
    ]


def _name(tokens: list[str], at: int, book: TopicBook) -> tuple[int, str | None]:
    """Give the longest name that begins with a token, with its length; one token and None otherwise."""
    han = not tokens[at].isascii()
    longest = 1 if tokens[at] in _ARTICLES else LETTERS if han else WORDS
    for size in range(min(longest, len(tokens) - at), 0, -1):
        piece = tokens[at : at + size]
        if any(one[0] in "<?？!" for one in piece) or (han and size < _LEAST_HAN):
            continue
        for name in dict.fromkeys((_joined(piece), _joined(piece).removesuffix("'s"))):
            if (kind := kind_of(name, book, size)) is not None:
                return size, kind
    return 1, None


def _joined(tokens: list[str]) -> str:
    return ("" if not tokens[0].isascii() else " ").join(tokens)
