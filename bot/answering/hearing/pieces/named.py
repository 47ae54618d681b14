"""This file says what a sentence names: topics, hours, a day, a span, a paper, how often."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answering.arguments import daynames, days_said, words
from bot.answering.hearing.pieces import gaps
from bot.answering.hearing.pieces.gapped import Gapped
from bot.answering.hearing.pieces.gist import Gist, Time
from bot.answering.hearing.pieces.numbers import NUMBERED
from bot.answering.names import TopicBook
from bot.messages.words import in_language
from bot.topics import registers
from scrapers.items import Language
from scrapers.text import fold

# e.g. at once · as soon as · 馬上 · 第一時間
_AT_ONCE = re.compile(
    r"\b(?:instant(?:ly)?|immediate(?:ly)?|at once|right away|straight ?away|asap"
    r"|as (?:it|they) (?:happens?|comes?)|real ?time|(?:as )?soon as|the (?:moment|second|minute|instant))\b"
    r"|[即实][时刻]|立[即刻]|马上|第一时间|一有|一出",
    re.IGNORECASE,
)
# e.g. daily · every morning · once a day
_DAILY = re.compile(
    r"\b(?:dail(?:y|ies)|every ?day|each day|(?:once |one time )?(?:a|per) day"
    r"|(?:every |each )?(?:weekday|morning)s?)\b|[每逢][日天朝早]|日日|日报|每个?工作[日天]",
    re.IGNORECASE,
)
_PARTS = frozenset(("morning", "mornings", "every morning", "each morning"))
# e.g. weekly · once a week
_WEEKLY = re.compile(
    r"\b(?:weekly|every week|each week|(?:once |one time )?(?:a|per) week)\b|[每逢]个?(?:周|星期|礼拜)|周报"
    r"|一(?:周|星期|个礼拜)一次",
    re.IGNORECASE,
)
# How often it came so far, beside how often it is to come.
# e.g. from daily to instant · from weekly mon 9am to daily · 由每日改做每周
FROM_RHYTHM = re.compile(
    r"\bfrom (?:a |the )?(?:instant|daily|weekly|once a (?:day|week)|every (?:day|week))(?: [\w:.]{1,9}){0,4} "
    r"(?=(?:in)?to\b)|[由从将把](?:即时|每[日天周]|每个?星期)[一二三四五六日天]?(?:\d{1,2}[:.点时]\d{0,2})?"
    r"(?=[改转变换到至])",
    re.IGNORECASE,
)
# That passing mentions are not wanted.
# e.g. only as main subject · no passing mentions · 只要主題
_MAIN = re.compile(
    r"\b(?:only|just)\b.{0,30}?\bmain (?:subject|topic|theme)\b"
    r"|\b(?:no|skip|without|not|drop|minus) (?:the )?(?:passing |mere |brief )?mentions?\b|\bmain subject only\b"
    r"|(?:只要|淨係要|净系要|只收|只限)[^,，。]{0,10}(?:主題|主题|主要)"
    r"|(?:唔要|不要|無需|无需)[^,，。]{0,6}(?:提及|順帶|顺带)",
    re.IGNORECASE,
)
# That they are.
# e.g. including mentions · 包埋提及
_ALSO = re.compile(
    r"\b(?:with|and|including|include|plus|even)\b.{0,20}?\bmentions?\b|\bmentions? too\b"
    r"|(?:包括|連|连|包埋|加埋)[^,，。]{0,6}(?:提及|提到)",
    re.IGNORECASE,
)
# What stands outside a subject: hours, days, spans.
# e.g. 9:30 · last month · since
_OUTSIDE = re.compile(
    r"^(?:\d{1,2}(?:[:.]\d\d)?(?:[ap]m)?|20\d\d年?|(?:this|last|next|past) (?:week|month|year|quarter)|start|begin"
    r"|since|between|before|after|until|till|said|says|like|hasn't|mean|lot)$",
    re.IGNORECASE,
)

# e.g. 24 December to 2 January · 由12月24日至1月2日
_FROM_TO = re.compile(r"\d\S{0,12}(?: [a-z]{3,9})? ?(?:to|until|till|-|–|至|到) ?\d", re.IGNORECASE)
# e.g. 9 at night · afternoon at 5
_PART_OF_DAY = re.compile(
    r"(?P<hour>\d{1,2}) (?:at |in the )(?P<part>night|morning|evening|afternoon)"
    r"|(?P<part_>night|morning|evening|afternoon)s? (?:at )?(?P<hour_>\d{1,2}(?:[:.]\d\d)?)",
    re.IGNORECASE,
)
# e.g. eight in the evening · half past eight in the morning
_IN_WORDS = re.compile(
    r"(?P<hour>(?:half (?:past )?|quarter (?:to|past) )?[a-z]{3,6}(?: o'?clock)?"
    r"|(?:half past|quarter (?:to|past)) \d{1,2}) (?:at|in the) (?P<part>night|morning|evening|afternoon)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2}) o'?clock", re.IGNORECASE)  # e.g. 8 o'clock
_NOON = 12
_WORK_BEGINS = 7
# e.g. half nine · quarter to nine · eight
_SPOKEN_HOUR = re.compile(
    r"(?:(?P<half>half (?:past )?)|(?P<past>quarter past )|(?P<to>quarter to ))?(?P<hour>[a-z]{3,6})(?: o'?clock)?",
    re.IGNORECASE,
)


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
        """Give the first name of some kinds, as the reader's language calls it."""
        return next(iter(self.all(*kinds)), None)

    def all(self, *kinds: str) -> list[str]:
        """Give each name of some kinds, as the reader's language calls it, once."""
        found = ((kind, name) for kind in kinds for name in self.said.named.get(kind, ()))
        return list(dict.fromkeys(self._called(kind, name) for kind, name in found))

    def _called(self, kind: str, name: str) -> str:
        if kind == "topic" and (known := self.book.find(name)):
            return known.name(self.language)
        meant = registers.found(name, kind) if kind in ("committee", "bureau", "member") else ()
        if len(meant) != 1:
            return name
        shown = in_language(meant[0].en, meant[0].zh, self.language)
        return shown if registers.found(shown) == meant else name

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
        dates = self.said.named.get("date", [])
        if len(dates) == 2 and _FROM_TO.search(self.text):
            dates = dates[1:]
        week_on = days_said.WEEK_ON.search(fold(self.text))
        tried = (
            *((week_on[0],) if week_on else ()),
            *dates,
            self.time.moment,
            *self.said.named.get("weekday", ()),
            *self.said.named.get("span", ()),
        )
        return next((one for one in tried if len(one) > 1 and gaps.moment(one)), "")

    @property
    def period(self) -> str:
        """Give the span of time that is named, as it is typed."""
        return self.time.period

    @property
    def subject(self) -> str:
        """Give what is spoken of: all that is no cue, no talk and no time."""
        return " ".join(one for one in self.gist.pieces if not _OUTSIDE.search(one))

    @property
    def paper(self) -> str:
        """Give the paper that is numbered; else that before us; nothing where there is none."""
        return numbered(self.said) or ("this" if self.before_us else "")

    @property
    def wishes(self) -> str:
        """Give how it is to be told, as it is typed: how often, and how much."""
        level = "main" if _MAIN.search(self.text) else "mention" if _ALSO.search(self.text) else ""
        return f"{self.schedule} level {level}".strip() if level else self.schedule

    @property
    def schedule(self) -> str:
        """Give how often and when, as it is typed; nothing where the sentence does not say."""
        whole = fold(self.text)
        said = FROM_RHYTHM.sub(" ", whole)
        left = {
            one for one in self.said.named.get("hour", ()) if whole == said or fold(one) in said
        }
        hour = next(
            (
                time
                for one in self.said.named.get("hour", ())
                if one in left and (time := _office_hour(one))
            ),
            "",
        )
        day = self.first("weekday")
        if whole != said and day and fold(day) not in said:
            day = None
        daily, weekly = _DAILY.search(said), _WEEKLY.search(said)
        if day and (weekly or not daily or (hour and fold(daily[0]) in _PARTS)):
            return " ".join(filter(None, ("weekly", _weekday(day), hour)))
        if weekly:
            return f"weekly mon {hour}" if hour else "weekly"
        if hour or daily:
            return f"daily {hour}".strip()
        return "instant" if _AT_ONCE.search(said) else ""


def numbered(said: Gapped) -> str:
    """Give the first paper that is named by its number; "" where none is."""
    return next(filter(is_numbered, said.named.get("paper", ())), "")


def is_numbered(said: str) -> bool:
    """Say whether what names a paper is its number, and no place in a list."""
    return bool(NUMBERED.search(said))


def _hour(said: str) -> str | None:
    if later := _IN_WORDS.fullmatch(said.strip()):  # "half past eight in the morning"
        at = _hour(later["hour"])
        if at is None or later["part"].casefold() == "morning" or int(at[:2]) >= _NOON:
            return at
        return f"{int(at[:2]) + _NOON:02d}{at[2:]}"
    if day := _PART_OF_DAY.fullmatch(said.strip()):
        hour, part = day["hour"] or day["hour_"], (day["part"] or day["part_"]).casefold()
        said = (
            f"{hour}{'am' if part == 'morning' else 'pm'}"
            if int(re.split("[:.]", hour)[0]) <= _NOON
            else hour
        )
    if said[:1].isdecimal() and (bare := _CLOCK.fullmatch(said.strip())):
        return next(iter(words.halves(bare["hour"])), None)
    if fold(said.strip()) in ("noon", "midday"):
        return "12:00"
    spoken = _SPOKEN_HOUR.fullmatch(said.strip())
    if spoken and (hour := spoken["hour"].casefold()) in daynames.HOURS:
        minutes = 30 if spoken["half"] else 15 if spoken["past"] else 45 if spoken["to"] else 0
        said = f"{daynames.HOURS.index(hour) + (0 if spoken['to'] else 1) or 12}:{minutes:02d}"
    folded = fold(said).replace(" ", "").removesuffix("钟")
    for early in ("翌晨", "清晨"):
        if folded.startswith(early):
            folded = f"早上{folded.removeprefix(early)}"
    return words.clock(folded) or next(iter(words.halves(folded)), None)


def _office_hour(said: str) -> str | None:
    """Give when a digest is to come: an hour without its half of the day is one at which people work."""
    at = _hour(said)
    spoken = _CLOCK.fullmatch(said.strip()) or _SPOKEN_HOUR.fullmatch(said.strip())
    bare = spoken or words.halves(fold(said).replace(" ", "").removesuffix("钟"))
    if at and bare and 0 < int(at[:2]) < _WORK_BEGINS:
        return f"{int(at[:2]) + _NOON:02d}{at[2:]}"
    return at


def _weekday(said: str) -> str:
    name = fold(said)
    return daynames.DAYS.get(name) or daynames.DAYS.get(name.removesuffix("s")) or name[:3]
