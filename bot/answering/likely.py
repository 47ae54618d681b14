"""This file writes the lines that a sentence likely asks for: the command by its words, the rest by what it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.answering import gaps, gist, words
from bot.answering.classifier import ranked
from bot.answering.gapped import MOST_LETTERS, Gapped, gapped
from bot.answering.gist import Gist, Time
from bot.answering.languages import SPOKEN
from bot.answering.names import TopicBook
from bot.answering.naming import listing_of
from scrapers.items import Language
from scrapers.text import fold

MOST = 5  # commands that are tried
FAR = 5.0  # so much behind the first, a command is not offered beside it
_NIGHT = ("22:00", "08:00")  # what "at night" is, where nobody says more
_BODIES = ("committee", "bureau", "member")
# e.g. at once · as soon as · 馬上 · 第一時間
_AT_ONCE = re.compile(
    r"\b(?:instant(?:ly)?|immediate(?:ly)?|at once|right away|straight ?away|asap|real ?time|(?:as )?soon as|the (?:moment|second|minute|instant))\b|[即实][时刻]|立[即刻]|马上|第一时间|一有|一出",
    re.IGNORECASE,
)
# e.g. daily · every morning · once a day
_DAILY = re.compile(
    r"\b(?:dail(?:y|ies)|every ?day|each day|(?:once )?a day|(?:every |each )?(?:weekday|morning)s?)\b|[每逢][日天朝早]|日报|每个?工作[日天]",
    re.IGNORECASE,
)
# e.g. weekly · once a week
_WEEKLY = re.compile(
    r"\b(?:weekly|every week|each week|(?:once )?a week)\b|[每逢]个?(?:周|星期|礼拜)|周报|一(?:周|星期|个礼拜)一次",
    re.IGNORECASE,
)
# e.g. weekend · Saturdays and Sundays
_WEEKEND = re.compile(
    r"\bweekends?\b|\bsat(?:urday)?s?(?: and |/| ?& ?)sun(?:day)?s?\b|周末|(?:星期|礼拜|周)?六[、，,及和同]?(?:星期|礼拜|周)?日",
    re.IGNORECASE,
)
_EVENING = re.compile(r"\b(?:night|evening)s?\b|晚|夜", re.IGNORECASE)
_STYLES = {"oscola": "oscola", "bibtex": "bibtex", "bib": "bibtex", "latex": "bibtex", "ris": "ris", "zotero": "ris",
           "endnote": "ris", "plain": "plain"}  # fmt: skip
# How the Council numbers a paper, and no place in a list does.
# e.g. CB(2)438/2026(03) · CB2-1292-2025 · LCQ5 · ITIB013 · paper:12
_NUMBERED = re.compile(r"[/-]\d|lcq|[a-z]{2}\d{3}|^paper:", re.IGNORECASE)
_OF_PAPERS = ("show", "why", "more", "citation", "story", "save")
_MORE_ABOUT = {"quiet": "quiet", "search": "search", "email": "email", "e-mail": "email", "mail": "email", "digest": "digest",
               "勿扰": "quiet", "搜寻": "search", "搜索": "search", "电邮": "email", "邮件": "email", "摘要": "digest"}  # fmt: skip
_KINDS = {"question": "question", "questions": "question", "reply": "question", "replies": "question", "质询": "question",
          "提问": "question", "circular": "circular", "circulars": "circular", "通函": "circular", "bill": "bill",
          "bills": "bill", "草案": "bill", "条例草案": "bill", "consultation": "consultation", "consultations": "consultation",
          "咨询": "consultation", "咨询文件": "consultation"}  # fmt: skip


class Likely(NamedTuple):
    """A line that a sentence may ask for, and by how much another command is less likely than the first.

    `lead` is that of the first over the second; 0 for every line but the first.
    """

    line: str
    lead: float


@dataclass(frozen=True, slots=True)
class Named:
    """What a sentence names."""

    text: str
    said: Gapped
    gist: Gist
    time: Time
    book: TopicBook
    language: Language
    before_us: bool  # it stands in the thread of a paper

    def first(self, *kinds: str) -> str | None:
        """Give the first name of some kinds, a topic by its name in the reader's language."""
        for kind in kinds:
            for name in self.said.named.get(kind, ()):
                known = self.book.find(name) if kind == "topic" else None
                return known.name(self.language) if known else name
        return None

    @property
    def topics(self) -> list[str]:
        """Give the topics, each once."""
        known = (self.book.find(name) for name in self.said.named.get("topic", ()))
        return list(dict.fromkeys(one.name(self.language) for one in known if one is not None))

    @property
    def hours(self) -> list[str]:
        """Give the times of day, as HH:MM."""
        return [found for one in self.said.named.get("hour", ()) if (found := _hour(one))]

    @property
    def moment(self) -> str:
        """Give the day or the moment that is named, as it is typed."""
        tried = (
            *self.said.named.get("date", ()),
            self.time.moment,
            *self.said.named.get("weekday", ()),
            *self.said.named.get("span", ()),
        )
        return next((one for one in tried if len(one) > 1 and gaps.moment(one)), "")

    @property
    def period(self) -> str:
        """Give the span of time that is named, as it is typed."""
        tried = (
            self.time.period,
            *self.said.named.get("date", ()),
            *self.said.named.get("span", ()),
        )
        return next((one for one in tried if one and gaps.period(one)), "")

    @property
    def subject(self) -> str:
        """Give what is spoken of: all that is no cue, no talk and no time."""
        return " ".join(one for one in self.gist.pieces if not _OUTSIDE.search(one))

    @property
    def paper(self) -> str:
        """Give the paper that is numbered; else that before us; nothing where there is none."""
        named = self.said.named.get("paper", ())
        numbered = next((one for one in named if _NUMBERED.search(one)), None)
        return numbered or ("this" if self.before_us else "")

    @property
    def schedule(self) -> str:
        """Give how often and when, as it is typed; nothing where the sentence does not say."""
        said, day = fold(self.text), self.first("weekday")
        hour = next(iter(self.hours), "")
        daily, weekly = _DAILY.search(said), _WEEKLY.search(said)
        if day and (weekly or not daily):
            return " ".join(filter(None, ("weekly", _weekday(day), hour)))
        if weekly:
            return f"weekly mon {hour}" if hour else "weekly"
        if hour or daily:
            return f"daily {hour}".strip()
        return "instant" if _AT_ONCE.search(said) else ""


# e.g. on e-filing · 關於開放數據
_ABOUT = re.compile(
    r"(?:\b(?:about|regarding|concerning|on) (?P<what>[\w-]{3,30})|(?:關於|有關|关于|有关)(?P<han>[\u3400-\u9fff]{2,12}?)(?=[，,、。?？的嘅]|$))",
    re.IGNORECASE,
)
# What stands outside a subject: hours, days, spans.
# e.g. 9:30 · last month · since
_OUTSIDE = re.compile(
    r"^(?:\d{1,2}(?:[:.]\d\d)?(?:[ap]m)?|20\d\d年?|(?:this|last|next|past) (?:week|month|year|quarter)|start|begin|since|between|before|after|until|till|said|says|like|hasn't|mean|lot)$",
    re.IGNORECASE,
)

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_PART_OF_DAY = re.compile(
    r"(?P<hour>\d{1,2}) (?:at |in the )(?P<part>night|morning|evening|afternoon)", re.IGNORECASE
)
# e.g. half nine · eight
_SPOKEN_HOUR = re.compile(
    r"(?P<half>half (?:past )?)?(?P<hour>[a-z]{3,6})(?: o'?clock)?", re.IGNORECASE
)

Line = Callable[[Named], str | None]


def likely(
    text: str, book: TopicBook, language: Language = "en", *, before_us: bool = False
) -> Iterator[Likely]:
    """Give the lines that a sentence may stand for, the likeliest first.

    With `before_us` it stands in the thread of a paper, which it may mean.
    """
    if len(text) > MOST_LETTERS or "<" in text:  # a platform's own mark is no word
        return
    said = gapped(text, book)
    if len(said.words) < 2:  # noqa: PLR2004
        return
    named = Named(text, said, *gist.sensed(text, book), book, language, before_us)
    order = ranked(said.words)
    if not order:
        return
    lead, lines = order[1][1], set[str]()
    for number, (command, behind) in enumerate(order[:MOST]):
        if behind > FAR:
            return
        line = LINES[command](named)
        if line and line not in lines:
            lines.add(line)
            yield Likely(line, lead if number == 0 else 0)


def of_paper(text: str, book: TopicBook) -> str | None:
    """Give the line for the paper that a sentence names by its number, whatever else it says."""
    cues, _ = gist.sensed(text, book)
    paper = next(iter(cues.names.get("paper", ())), None)
    if not paper:
        return None
    said = gapped(text, book)
    command = next((one for one, _ in ranked(said.words) if one in _OF_PAPERS), "show")
    return _cited(paper, said) if command == "citation" else f"{command} {paper}"


def _hour(said: str) -> str | None:
    if day := _PART_OF_DAY.fullmatch(said.strip()):
        said = f"{day['hour']}{'am' if day['part'] == 'morning' else 'pm'}"
    spoken = _SPOKEN_HOUR.fullmatch(said.strip())
    if spoken and (number := _NUMBERS.get(spoken["hour"].casefold())):
        said = f"{number}:{30 if spoken['half'] else 0:02d}"
    folded = fold(said).replace(" ", "").removesuffix("钟")
    for early in ("翌晨", "清晨"):
        if folded.startswith(early):
            folded = f"早上{folded.removeprefix(early)}"
    return words.clock(folded) or next(iter(words.halves(folded)), None)


def _weekday(said: str) -> str:
    name = fold(said)
    return words.DAYS.get(name) or words.DAYS.get(name.removesuffix("s")) or name[:3]


def _subscribe(named: Named) -> str | None:
    if named.topics:
        return f"subscribe {', '.join(named.topics)} {named.schedule}".strip().removesuffix(
            " instant"
        )
    body = named.first(*_BODIES)
    return f"follow {body}" if body else None


def _unsubscribe(named: Named) -> str | None:
    name = named.first("topic", *_BODIES)
    return f"unsubscribe {name}" if name else None


def _mute(named: Named) -> str | None:
    name = named.first("topic", *_BODIES)
    if not name:
        return None
    return f"mute {name} until {named.moment}" if named.moment else f"mute {name} week"


def _pause(named: Named) -> str:
    return f"pause until {named.moment}" if named.moment else "pause"


def _quiet(named: Named) -> str | None:
    folded, hours = fold(named.text), named.hours
    if named.topics:
        return None
    if _WEEKEND.search(folded) and not hours:
        return "quiet weekends"
    if len(hours) == 1:
        evening = _late(hours[0]) if _EVENING.search(folded) else hours[0]
        hours = [evening, _NIGHT[1]]
    return "quiet {}-{}".format(*(hours[:2] or _NIGHT))


def _late(hour: str) -> str:
    """Give an hour of the evening that was named without its half of the day; midnight stays."""
    return f"{int(hour[:2]) + 12:02d}{hour[2:]}" if "01:00" <= hour < "12:00" else hour


def _digest(named: Named) -> str | None:
    schedule = named.schedule.removesuffix("instant")
    if named.topics and schedule:
        return _subscribe(named)
    return f"digest {schedule}" if schedule else None


def _language(named: Named) -> str:
    said = fold(named.text)
    spoken = next((one for one in sorted(SPOKEN, key=len, reverse=True) if fold(one) in said), "")
    return f"language {spoken or ('英文' if '英' in said else 'tc')}"


def _latest(named: Named) -> str:
    if (body := named.first(*_BODIES)) and not named.topics:
        return f"member {body}"
    topic = named.first("topic") or ""
    return " ".join(filter(None, ("latest", topic, named.period)))


def _search(named: Named) -> str | None:
    said, kind = named.subject.split(" "), ""
    for piece in said:
        if (filtered := _KINDS.get(fold(piece))) and len(said) > 1:
            said.remove(piece)
            kind = f" kind:{filtered}"
            break
    asked = " ".join(said)
    period = f" {named.period}" if named.period else ""
    return f"search {asked}{kind}{period}" if asked else None


def _of_paper(verb: str) -> Line:
    return lambda named: f"{verb} {named.paper}" if named.paper else None


def _citation(named: Named) -> str | None:
    return _cited(named.paper, named.said) if named.paper else None


def _cited(paper: str, said: Gapped) -> str:
    style = next((style for word, style in _STYLES.items() if word in said.words), "")
    return f"citation {paper} {style}".strip()


def _note(named: Named) -> str | None:
    _, mark, said = named.text.replace("：", ":").partition(":")
    return f"note {named.paper} {said.strip()}" if named.paper and mark and said.strip() else None


def _of(command: str, *kinds: str) -> Line:
    def line(named: Named) -> str | None:
        name = named.first(*kinds)
        return f"{command} {name}" if name else None

    return line


def _with(command: str, *kinds: str) -> Line:
    return lambda named: f"{command} {named.first(*kinds) or ''}".strip()


def _commitments(named: Named) -> str:
    about = _ABOUT.search(named.text)
    name = named.first("programme", "topic", *_BODIES) or (
        about["what"] or about["han"] if about else ""
    )
    due = f"due {named.period}" if named.period else ""
    return " ".join(filter(None, ("commitments", name, due)))


def _briefing(named: Named) -> str:
    return f"briefing {named.first('committee') or named.moment}".strip()


def _new_topic(named: Named) -> str | None:
    written = listing_of(named.text)
    return f"topic new {written}" if written else "help topic"


def _new_list(named: Named) -> str:
    written = listing_of(named.text)
    return f"list new {written}" if written else "lists"


def _email(named: Named) -> str | None:
    address = named.first("email")
    if not (address and named.topics):
        return None
    return f"email {address} {', '.join(named.topics)} {named.schedule}".strip()


def _help(named: Named) -> str:
    said = fold(named.text)
    about = next((command for word, command in _MORE_ABOUT.items() if fold(word) in said), "")
    return f"help {about}".strip()


def _always(line: str) -> Line:
    return lambda named: line


# The line of each command of the list of sentences; None where it cannot be written without asking.
LINES: dict[str, Line] = {
    "ahead": _always("ahead"),
    "briefing": _briefing,
    "citation": _citation,
    "commitments": _commitments,
    "digest": _digest,
    "email": _email,
    "export": _always("export"),
    "followers": _with("followers", "topic", *_BODIES),
    "help": _help,
    "language": _language,
    "latest": _latest,
    "list": _always("list"),
    "lists": _new_list,
    "meetings": _with("meetings", *_BODIES, "topic"),
    "member": _of("member", *_BODIES),
    "mine": _always("commitments mine"),
    "month": _always("month"),
    "more": _of_paper("more"),
    "mute": _mute,
    "note": _note,
    "nothing": _always(""),
    "overview": _always("status"),
    "pause": _pause,
    "programme": _of("programme", "programme"),
    "quiet": _quiet,
    "quiet_off": _always("quiet off"),
    "resume": _always("resume"),
    "sample": _with("sample", "topic"),
    "save": _of_paper("save"),
    "saved": _always("saved"),
    "search": _search,
    "show": _of_paper("show"),
    "status": _always("status"),
    "story": _of_paper("story"),
    "subscribe": _subscribe,
    "thanks": _always("thanks"),
    "topic_new": _new_topic,
    "topics": _always("topics"),
    "undo": _always("undo"),
    "unsubscribe": _unsubscribe,
    "why": _of_paper("why"),
}
