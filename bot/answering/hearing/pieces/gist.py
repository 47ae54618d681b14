"""This file takes a sentence for a command where each of its words is accounted for: a name, a time, a cue, or talk."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

from bot.answering.arguments import daynames, periods
from bot.answering.hearing import grammar
from bot.answering.hearing.pieces import gaps
from bot.answering.hearing.pieces.numbers import PRINTED
from bot.answering.names import TopicBook
from bot.calendar import WEEKDAYS
from bot.topics import registers
from scrapers.text import fold

MOST_UNITS = 40  # words or Chinese letters of a sentence; a longer one says more than a gist holds
WORDS, LETTERS = 7, 16  # of the longest name that is looked for
_LEAST_HAN = 2
# A word, or a Chinese letter; a time of day and a paper's number are one word.
# e.g. 9:30 · 九點半 · CB(2)438/2026(03) · AI · 會
_UNIT = re.compile(
    r"(?:this|last|next|past) (?:week|month|year|quarter)(?![a-z])|"
    + PRINTED
    + r"|\d{1,2}[:.]\d\d(?:[ap]m)?"
    rf"|{daynames.HALVES_HAN}?{daynames.COUNT_HAN}[點点時时]半?|[a-z0-9]+(?:['’&.-][a-z0-9]+)*|[\u3400-\u9fff]",
    re.IGNORECASE,
)
# e.g. cb2-438 · LCQ5 21 May 2025
_SHORT_NUMBER = re.compile(r"cb\d-\d{1,5}$|lcq\d{1,2} \d", re.IGNORECASE)
_NUMBERED = re.compile(PRINTED, re.IGNORECASE)
_WITHIN = re.compile(r"^(?:in|until) ")  # e.g. until March 2027
_OWN = re.compile(r"(?<=day)['’]s$")  # e.g. Monday's
# What searches are written with: quotation marks, filters, what is to be left out.
# e.g. "AI" · =AI · kind:circular · -also
_MARKED = re.compile(r"[\"“”「」『』=<>]|(?<!paper)(?<=[^\d\s]):\S|(?<!\S)-[a-z]", re.IGNORECASE)
_CLAUSE = re.compile(r"[,，;；?？!！。\n]|\.(?=\s)")
_WEEKDAY = re.compile(rf"({'|'.join(WEEKDAYS)})(?:[a-z]{{0,4}}days?)?s?", re.IGNORECASE)
# e.g. this week · a week · the next three days · 逢星期一 · 一個禮拜 · 三日 · 下星期一 · 2027年
_SAID_TIME = re.compile(
    r"\b(?:(?:this|last|next|past) (?:week|month|year|quarter)"
    r"|(?:a|one|two|three|four|\d{1,2}) (?:day|week|month)s?|today|tomorrow|yesterday)\b|"
    rf"(?:[逢每下今]個?)?{daynames.WEEKDAY_HAN}|(?:\d{{1,2}}|[一二兩两三四五六七八九十])個?(?:个)?"
    rf"(?:[日天月]|{daynames.WEEK_HAN})|[今上本]個?(?:个)?(?:月|{daynames.WEEK_HAN})|20\d\d年?",
    re.IGNORECASE,
)
_RHYTHMS = {"daily": "daily", "day": "daily", "weekday": "daily", "morning": "daily", "weekly": "weekly",
            "week": "weekly",
            "instant": "instant", "instantly": "instant", "immediately": "instant"}  # fmt: skip
_TOMORROW = frozenset(("tomorrow", "听日", "明天"))
_AROUND = frozenset(
    ("every", "each", "a", "per", "on", "at", "the", "in", "once", "morning", "mornings")
)
Kind = Literal["paper", "topic", "committee", "bureau", "member", "programme"]
NAMES: tuple[Kind, ...] = (
    "topic",
    "committee",
    "bureau",
    "member",
    "programme",
)  # of what is no paper


@dataclass(slots=True)
class Gist:
    """What the words of a sentence are: names by kind, cues, and what is left for a time."""

    names: dict[Kind, list[str]] = field(default_factory=dict)
    cues: set[str] = field(default_factory=set)
    left: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)  # names and what is left, in their order

    def one(self, *kinds: Kind) -> str | None:
        """Give the only name that was found, where it is of one of some kinds."""
        found = [(kind, name) for kind, names in self.names.items() for name in names]
        return found[0][1] if len(found) == 1 and found[0][0] in kinds else None


def lines(text: str, book: TopicBook) -> Iterator[str]:
    """Give the line that a sentence stands for as it is typed in full; none where a word is left over."""
    for way in grammar.ways(text):
        if _MARKED.search(way):
            continue
        for left, period in _untimed(way):
            units = _units(left)
            if not 1 < len(units) + bool(period) <= MOST_UNITS:
                continue
            if line := _line(gathered(units, book), period):
                yield line
                break


def _units(text: str) -> list[str]:
    return [_OWN.sub("", found[0]) for found in _UNIT.finditer(text)]


def _untimed(text: str) -> Iterator[tuple[str, str]]:
    """Part a text from the span of time that stands in it; then give it whole, for other times."""
    if found := span(text):
        yield f"{text[: found.start]} {text[found.end :]}", found.typed
    yield text, ""


def span(text: str) -> periods.Found | None:
    """Give the span of time that a sentence names, which is no part of a paper's number."""
    return periods.within(_NUMBERED.sub(lambda found: "#" * len(found[0]), text), bare=True)


def clauses(text: str) -> list[str]:
    """Give the parts of a sentence between its marks; none where it has no more than one."""
    found = [one for one in _CLAUSE.split(text[: MOST_UNITS * 8]) if one.strip()]
    return found if len(found) > 1 else []


def sensed(text: str, book: TopicBook) -> tuple[Gist, Time]:
    """Say what a sentence holds, words left over or not, and the time that stands in it."""
    (way, *_) = grammar.ways(text)
    gist, found = gathered(_units(way)[:MOST_UNITS], book), span(way)
    return gist, Time.within(gist.left, way, found.typed if found else "")


def gathered(units: list[str], book: TopicBook) -> Gist:
    """Say what each word is: the longest name first, then cues and talk, then what is left."""
    gist, at, last = Gist(), 0, -1
    words = cues()
    while at < len(units):
        han = not units[at].isascii()
        joiner = "" if han else " "
        longest = min(LETTERS if han else WORDS, len(units) - at)
        for size in range(longest, 0, -1):
            piece = joiner.join(units[at : at + size])
            said = words.get(fold(piece).replace("’", "'"))
            if said is not None:
                gist.cues |= {said} - {"talk"}
            elif (size >= _LEAST_HAN or not han) and (
                kind := kind_of(piece, book, size)
            ) is not None:
                gist.names.setdefault(kind, []).append(piece)
                gist.pieces.append(piece)
            else:
                continue
            break
        else:
            size = 1
            if han and last == at:  # no space parts what stands side by side
                gist.left[-1] += units[at]
                gist.pieces[-1] += units[at]
            else:
                gist.left.append(units[at])
                gist.pieces.append(units[at])
            last = at + 1
        at += size
    return gist


def kind_of(name: str, book: TopicBook, size: int) -> Kind | None:
    """Say of which kind a name of some words is; None where nobody is called so, or several are."""
    if book.find(name) is not None:
        return "topic"
    if size == 1 and ("/" in name or ":" in name or _SHORT_NUMBER.match(name)) and gaps.paper(name):
        return "paper"
    found = registers.found(name) if len(name) > 1 else ()
    return found[0].kind if len(found) == 1 else None


def _line(gist: Gist, period: str) -> str | None:
    """Give the line for what was found; None where cues contend, or a word has no part in it."""
    time = Time.read(gist.left)
    if period:
        time = Time(period=period) if time == Time() else None
    if time is None:
        return None
    cues = gist.cues - {"thanks"} or gist.cues
    for needed, beside, line in _RULES:
        if needed <= cues <= needed | beside:
            return line(gist, time)
    return None  # among others where it is turned round: "not"


@dataclass(frozen=True, slots=True)
class Time:
    """The time that a sentence names: how often, over which span, or which day."""

    schedule: str = ""
    period: str = ""
    moment: str = ""

    @classmethod
    def read(cls, left: list[str]) -> Time | None:
        """Read what is left of a sentence as a time; None where it is none."""
        said = " ".join(left)
        if not said:
            return cls()
        if gaps.schedule(said):
            return cls(schedule=said)
        if gaps.period(said):
            return cls(period=said)
        if gaps.moment(said):
            return cls(moment=said)
        return _regular(left)

    @classmethod
    def within(cls, left: list[str], text: str, period: str) -> Time:
        """Read how often, or the moment, that stands among other words, the longest there is, beside a period."""
        pieces = [found[0] for found in _SAID_TIME.finditer(text)]
        for size in range(min(len(left), 5), 0, -1):
            pieces += [" ".join(left[at : at + size]) for at in range(len(left) - size + 1)]
        schedule = moment = ""
        for piece in pieces:
            if not schedule and gaps.schedule(piece):
                schedule = piece
            elif not schedule and (regular := _regular(piece.split())):
                schedule = regular.schedule
            elif moment or (gaps.period(piece) and fold(piece) not in _TOMORROW):
                continue  # a span is no moment: "for a week from today"
            elif gaps.moment(piece):
                moment = piece
        return cls(schedule, period, moment)


def _regular(left: list[str]) -> Time | None:
    """Read "every Monday morning at 9" in whichever order it stands."""
    day = hour = rhythm = ""
    for word in left:
        if (found := _WEEKDAY.fullmatch(word)) and not day:
            day = found[1].casefold()
        elif gaps.hour(word) and not hour:
            hour = word
        elif word.casefold() in _AROUND and word.casefold() != "morning":
            continue
        elif (named := _RHYTHMS.get(word.casefold())) and rhythm in ("", named):
            rhythm = named
        else:
            return None
    if day:
        return Time(schedule=" ".join(filter(None, ("weekly", day, hour))))
    return Time(schedule=f"{rhythm} {hour}".strip()) if rhythm else None


Rule = Callable[[Gist, Time], str | None]


def _subscribe(gist: Gist, time: Time) -> str | None:
    if time.period or time.moment:
        return None
    if set(gist.names) == {"topic"}:
        return f"subscribe {', '.join(gist.names['topic'])} {time.schedule}".strip()
    if body := gist.one("committee", "bureau", "member"):
        return f"follow {body} {time.schedule}".strip()
    return None


def _scheduled(gist: Gist, time: Time) -> str | None:
    """Take a topic with a rhythm for a subscription, though nothing says so: "AI weekly, Tuesday 10am"."""
    return _subscribe(gist, time) if time.schedule and set(gist.names) == {"topic"} else None


def _news(gist: Gist, time: Time) -> str | None:
    if time.schedule or time.moment:
        return None
    if programme := gist.one("programme"):
        return None if time.period else f"search {programme}"
    if body := gist.one("committee", "bureau", "member"):
        return None if time.period else f"member {body}"
    topic = gist.one("topic")
    return f"latest {topic or ''} {time.period}".strip() if topic or not gist.names else None


def _stop(gist: Gist, time: Time) -> str | None:
    name = gist.one("topic", "committee", "bureau", "member")
    return f"unsubscribe {name}" if name and time == Time() else None


def _digest(gist: Gist, time: Time) -> str | None:
    if hour := next((one for one in (time.schedule, time.moment) if gaps.hour(one)), ""):
        time = Time(schedule=f"daily {hour}")
    if not time.schedule or time.schedule in ("daily", "weekly"):  # wants, perhaps, but one
        return None
    if set(gist.names) == {"topic"}:
        return _subscribe(gist, time)
    return None if gist.names else f"digest {time.schedule}"


def _meetings(gist: Gist, time: Time) -> str | None:
    name = gist.one("topic", "committee", "bureau", "member")
    return (
        f"meetings {name or ''} {time.period}".replace("  ", " ").strip()
        if name or (not gist.names and not time.schedule)
        else None
    )


def _briefing(gist: Gist, time: Time) -> str | None:
    name = gist.one("committee")
    if (gist.names and not name) or time.schedule or time.period:
        return None
    return f"briefing {name or time.moment or ''}".strip()


def _commitments(gist: Gist, time: Time) -> str | None:
    name = gist.one("topic", "bureau")
    if set(gist.names) == {"topic", "bureau"} and len(gist.names["topic"]) == 1:
        name = f"{gist.names['topic'][0]} {gist.names['bureau'][0]}"
    if (gist.names and not name) or time.schedule or time.moment:
        return None
    return " ".join(filter(None, ("commitments", name, due(time.period))))


def due(period: str) -> str:
    """Write the span in which something is due; what is due until a month, or in it, is due that month."""
    return f"due {_WITHIN.sub('', period)}" if period else ""


def _sample(gist: Gist, time: Time) -> str | None:
    topic = gist.one("topic")
    return f"sample {topic or ''}".strip() if time == Time() and (topic or not gist.names) else None


def _prepare(gist: Gist, time: Time) -> str | None:
    """Take what is to be read for a committee's day for its briefing."""
    if gist.one("paper"):
        return _of_paper("show")(gist, time)
    name = gist.one("committee")
    return f"briefing {name}" if name and time.moment else None


def _pause(gist: Gist, time: Time) -> str | None:
    return f"pause until {time.moment}" if time.moment and not gist.names else None


def _of_paper(verb: str) -> Rule:
    def rule(gist: Gist, time: Time) -> str | None:
        """Give the line for the paper that is named, or in whose thread the sentence stands."""
        if time != Time() or (gist.names and not gist.one("paper")):
            return None
        return f"{verb} {gist.one('paper') or 'this'}"

    return rule


def _plain(line: str) -> Rule:
    def rule(gist: Gist, time: Time) -> str | None:
        return line if not gist.names and time == Time() else None

    return rule


# The cue that a line needs, those that may stand beside it, and the line; the first that fits is taken.
_RULES: tuple[tuple[frozenset[str], frozenset[str], Rule], ...] = (
    (frozenset(("sample",)), frozenset(("look", "papers", "news", "want", "send")), _sample),
    (frozenset(("briefing",)), frozenset(("look", "papers", "want", "send", "meeting")), _briefing),
    (frozenset(("meeting", "papers")), frozenset(("look",)), _briefing),
    (frozenset(("meeting",)), frozenset(("look", "others")), _meetings),
    (frozenset(("promise",)), frozenset(("look", "due", "others")), _commitments),
    (frozenset(("due",)), frozenset(("look", "others")), _commitments),
    (frozenset(("digest",)), frozenset(("want", "send", "papers", "news")), _digest),
    (frozenset(("stop",)), frozenset(("want", "send", "papers", "news")), _stop),
    (frozenset(("topics",)), frozenset(("look", "want", "papers")), _plain("topics")),
    (frozenset(("want",)), frozenset(("send", "papers", "news")), _subscribe),
    (frozenset(("send", "news")), frozenset(("papers",)), _subscribe),
    (frozenset(("news",)), frozenset(("look", "papers", "others")), _news),
    (frozenset(("listed",)), frozenset(("look", "papers")), _plain("list")),
    (frozenset(("saved",)), frozenset(("look", "papers")), _plain("saved")),
    (frozenset(("cite",)), frozenset(("look", "papers", "send", "want")), _of_paper("citation")),
    (frozenset(("all_of_this",)), frozenset(("look", "papers", "send")), _of_paper("more")),
    (frozenset(("of_this",)), frozenset(("look", "papers", "send")), _of_paper("show")),
    (frozenset(("look",)), frozenset(), _prepare),
    (frozenset(("pause",)), frozenset(("papers", "send")), _pause),
    (frozenset(("thanks",)), frozenset(), _plain("thanks")),
    (frozenset(("you",)), frozenset(), _plain("help")),
    (frozenset(("state",)), frozenset(), _plain("status")),
    (frozenset(), frozenset(("papers", "send")), _scheduled),
)


@cache
def cues() -> dict[str, str]:
    """Give what each word of the list says, by its folded letters."""
    text = (
        resources.files("bot.answering.hearing.pieces")
        .joinpath("gist.toml")
        .read_text(encoding="utf-8")
    )
    return {fold(word): cue for cue, words in tomllib.loads(text).items() for word in words}
