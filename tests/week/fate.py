"""This file draws a Friday and a Monday, and says beforehand what every channel is to be told on schedule.

What is expected follows from what was drawn, by the rules that the README gives people: none of it asks the
program which meeting, day or channel it would choose.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from bot.calendar import HONG_KONG
from scrapers.items import Language

EVE = date(2026, 10, 29)  # a Thursday: channels come in the evening
FRIDAY, MONDAY = (
    date(2026, 10, 30),
    date(2026, 11, 2),
)  # a week's last day, a month's first working day
WORKING = (
    FRIDAY,
    *(date(2026, 11, day) for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23)),
)
STARTED = datetime.combine(EVE, time(20, 30), HONG_KONG)
PLACES = ("console:a", "console:b", "console:c")
TOPICS = ("ai", "smart-city", "legal-tech")
TITLES = {
    "ai": "Use of artificial intelligence in schools",
    "smart-city": "Smart city lampposts",
    "legal-tech": "Lawtech fund",
    "": "Repair of footbridges",
}
CHINESE_TITLES = {
    "ai": "學校使用人工智能",
    "smart-city": "智慧燈柱",
    "legal-tech": "法律科技基金",
    "": "行人天橋維修",
}
COMMITTEES = (
    "Panel on Administration of Justice and Legal Services",
    "Panel on Information Technology and Broadcasting",
    "Council meeting",
)
CHINESE_NAMES = dict(
    zip(
        COMMITTEES,
        ("司法及法律事務委員會", "資訊科技及廣播事務委員會", "立法會會議"),
        strict=True,
    )
)
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant", "zh-Hans")
STORY = datetime.combine(FRIDAY, time(19, 0), HONG_KONG)  # the papers of a story come
PANEL = (COMMITTEES[0], date(2026, 11, 9))  # which they are for
STEPS = (time(13, 0), time(14, 30), time(15, 30))  # on Friday meetings are put off, or called off
MOST_MEETINGS = 10  # that a look ahead names; the others are counted
RHYTHMS = (("instant",), ("daily", "weekly"), ("weekly",), ("instant", "weekly"))


@dataclass(frozen=True, slots=True)
class Settings:
    """What a channel asked for."""

    address: str
    daily_at: str
    weekly_at: str
    weekly_day: str
    monthly: bool
    briefings: bool
    rhythms: dict[str, str]  # by topic
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting of a body, with the topic of its item; `changes` are the days it is given on Friday, step by step.

    A day of None is that it is called off.
    """

    number: int
    body: str
    starts_at: datetime
    topic: str
    awaited: bool  # its paper is not in
    changes: tuple[date | None, ...] = ()

    @property
    def day(self) -> date:
        """Its first day."""
        return self.starts_at.date()

    @property
    def title(self) -> str:
        """The title of its item; of every second one in Chinese."""
        return (CHINESE_TITLES if self.number % 2 else TITLES)[self.topic]

    @property
    def language(self) -> Language:
        """The language of its title."""
        return "zh-Hant" if self.number % 2 else "en"

    def on(self, now: datetime) -> date | None:
        """Give the day on which it is held, as is known at a moment; None where it is called off."""
        day: date | None = self.day
        for step, change in zip(STEPS, self.changes, strict=False):
            if now >= datetime.combine(FRIDAY, step, HONG_KONG):
                day = change
        return day


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment of a paper; channels that starred it are named."""

    quote: str
    due: date
    starred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a sitting on Thursday or Friday at eleven, and whether a reply came."""

    number: int
    day: date
    topic: str
    answered: bool

    @property
    def title(self) -> str:
        """Its announced title, unlike any other; of every second one in Chinese."""
        if self.language != "en":
            return f"{CHINESE_TITLES[self.topic]}（其{self.number}）"
        return f"{TITLES[self.topic]} number {self.number}"

    @property
    def language(self) -> Language:
        """The language of its title."""
        return "zh-Hant" if self.number % 2 else "en"


Fact = tuple[str, str, str, str]  # channel, day, kind, what


@dataclass(slots=True)
class Fate:
    """All that was drawn of one seed."""

    seed: int
    places: list[Settings] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    pledges: list[Pledge] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    order: list[str] = field(default_factory=list)  # of a story: what comes after its first paper

    def expected(self) -> Counter[Fact]:
        """Give every fact that is to be told, each once."""
        return Counter(
            fact
            for place in self.places
            for fact in (
                *self._briefings(place), *self._moves(place), *self._ahead(place),
                *self._reminders(place), *self._month(place), *self._story(place),
                *self._unanswered(place),
            )
        )  # fmt: skip

    def _known(self, place: Settings, now: datetime) -> list[tuple[str, date]]:
        """Give the meetings with an item on what a channel follows, as they stand at a moment."""
        held = [(s.body, s.on(now)) for s in self.sittings if s.topic in place.rhythms]
        found = {(body, day) for body, day in held if day is not None}
        if now >= STORY and {"ai", "legal-tech"} & set(place.rhythms):
            found.add(PANEL)
        return sorted(found, key=lambda one: (one[1], one[0]))

    def _briefings(self, place: Settings) -> list[Fact]:
        if not place.briefings:
            return []
        told: set[tuple[str, date]] = set()
        found = []
        for day in (FRIDAY, MONDAY):
            now = datetime.combine(day, time.fromisoformat(place.daily_at), HONG_KONG)
            last = WORKING[WORKING.index(day) + 2]
            for one in self._known(place, now):
                if day < one[1] <= last and one not in told:
                    told.add(one)
                    found.append((place.address, str(day), "briefing", held(one)))
        return found

    def _moves(self, place: Settings) -> list[Fact]:
        """Give what is said in the thread of a briefing, of each change since of a meeting it is on."""
        briefed = {(day, what) for _, day, _, what in self._briefings(place)}
        return [
            (
                place.address,
                str(FRIDAY),
                "moved",
                f"{held((one.body, one.day))}, {became(one, day)}",
            )
            for one in self.sittings
            for step, day in zip(STEPS, one.changes, strict=False)
            if step > time.fromisoformat(place.daily_at)
            and (str(FRIDAY), held((one.body, one.day))) in briefed
        ]

    def _ahead(self, place: Settings) -> list[Fact]:
        day = FRIDAY if place.weekly_day == "fri" else MONDAY
        now = datetime.combine(day, time.fromisoformat(place.weekly_at), HONG_KONG)
        sunday = day + timedelta(days=13 - day.weekday())
        known = self._known(place, now)
        said = [held(one) for one in known if day < one[1] <= sunday][:MOST_MEETINGS]
        said += [
            one.quote
            for one in self.pledges
            if place.address in one.starred and one.due <= day + timedelta(days=30)
        ]
        head = [(place.address, str(day), "ahead", "")] if said or self._late(place, now) else []
        return head + [(place.address, str(day), "ahead", what) for what in said]

    def _late(self, place: Settings, now: datetime) -> bool:
        """Say whether something of a past day never came, which stands in the next look ahead."""
        asked = any(
            one.topic in place.rhythms and not one.answered
            and datetime.combine(one.day, time(11), HONG_KONG) < now
            for one in self.questions
        )  # fmt: skip
        return asked or any(
            one.topic in place.rhythms and one.awaited and one.on(now) == one.day
            and one.starts_at < now for one in self.sittings
        )  # fmt: skip

    def _reminders(self, place: Settings) -> list[Fact]:
        found = []
        for one in self.pledges:
            if place.address not in one.starred:
                continue
            after = next(day for day in WORKING if day > one.due)
            for told_from in (one.due - timedelta(days=14), one.due - timedelta(days=2), after):
                day = next((day for day in (FRIDAY, MONDAY) if day >= told_from), None)
                starred_in_time = (one.due if told_from == after else told_from) >= EVE
                if day is not None and starred_in_time and not (told_from < one.due < day):
                    found.append((place.address, str(day), "reminder", one.quote))
        return found

    def _month(self, place: Settings) -> list[Fact]:
        return [(place.address, str(MONDAY), "month", "Oct 2026")] if place.monthly else []

    def _unanswered(self, place: Settings) -> list[Fact]:
        """Give the questions whose reply has not come a day later, told on the next working day."""
        return [
            (place.address, str(FRIDAY if one.day == EVE else MONDAY), "question", one.title)
            for one in self.questions
            if not one.answered and one.topic in place.rhythms
        ]

    def _story(self, place: Settings) -> list[Fact]:
        """Give where each part of Friday evening's story stands by Monday evening."""
        law, ai = (place.rhythms.get(one) == "instant" for one in ("legal-tech", "ai"))
        stands = law  # whether a post of the story is there, in whose thread more may be said
        found = [("alert", "first")] if law else []
        found += [("alert", "other")] if ai else []
        for part in self.order:
            if part == "reply" and ai:  # a main subject is a post of its own
                found.append(("alert", part))
                stands = True
            elif part != "reply" and stands and (ai or part == "slides"):
                found.append(("thread", part))
        return [(place.address, where, "story", part) for where, part in found]


def became(one: Sitting, day: date | None) -> str:
    """Say what became of a meeting: it is off, back on its day, or on another."""
    return "off" if day is None else "back" if day == one.day else f"to {day}"


def held(one: tuple[str, date]) -> str:
    """Say which meeting is meant: its body and its day."""
    return f"{one[0]} · {one[1]:%a} {one[1].day} {one[1]:%b}"


def drawn(seed: int) -> Fate:
    """Draw a seed's channels, meetings, commitments and story."""
    chance = random.Random(seed)
    fate = Fate(seed)
    for address in PLACES:
        rhythms = chance.choice(RHYTHMS)
        followed = sorted(chance.sample(TOPICS, chance.randint(1, 3)))
        fate.places.append(
            Settings(
                address, chance.choice(("08:45", "09:30", "12:00", "18:00")),
                chance.choice(("09:00", "17:30", "17:00", "08:45")),
                chance.choice(("fri", "mon", "fri")), chance.random() < 0.8, chance.random() < 0.8,
                {topic: rhythms[at % len(rhythms)] for at, topic in enumerate(followed)},
            )
        )  # fmt: skip
    _draw_sittings(fate, chance)
    for number in range(1, chance.randint(2, 5)):
        topic = chance.choice((*TOPICS, ""))
        day = chance.choice((EVE, FRIDAY))
        fate.questions.append(Question(number, day, topic, chance.random() < 0.4))
    for at in range(chance.randint(2, 5)):
        due = EVE + timedelta(days=chance.choice((0, 1, 2, 3, 4, 5, 14, 15, 16, 17, 18, 22)))
        starred = tuple(one for one in PLACES if chance.random() < 0.6)
        quote = (
            f"當局會開設鷺鳥名冊{at}。" if at % 2 else f"The Bureau will open heron registry {at}."
        )
        fate.pledges.append(Pledge(quote, due, starred))
    fate.order = chance.sample(("reply", "slides", "mention"), 3)
    speaks = chance.sample(LANGUAGES, len(LANGUAGES))
    fate.places = [replace(one, language=speaks[at]) for at, one in enumerate(fate.places)]
    return fate


def _draw_sittings(fate: Fate, chance: random.Random) -> None:
    for number in range(chance.randint(5, 12)):
        day = chance.choice(WORKING[:9])
        starts_at = datetime.combine(day, time(chance.randint(9, 16), 30), HONG_KONG)
        topic = chance.choice((*TOPICS, *TOPICS, ""))
        sitting = Sitting(
            number, chance.choice(COMMITTEES), starts_at, topic, chance.random() < 0.5
        )
        fate.sittings.append(sitting)
    taken = Counter((one.body, one.day) for one in fate.sittings)
    alone = [one for one in fate.sittings if taken[one.body, one.day] == 1 and one.day > FRIDAY]
    alone.sort(key=lambda one: (not one.topic, one.day))  # likely one that channels were briefed on
    for one in alone[:2]:
        free = [day for day in WORKING[7:] if not taken[one.body, day]]
        if len(free) < 2 or chance.random() < 0.2:  # two days to be put off to
            continue
        there, further = chance.sample(free, 2)
        changes = chance.choice(((there,), (None,), (there, further, one.day), (None, one.day)))
        fate.sittings[fate.sittings.index(one)] = replace(one, changes=changes)
        taken.update({(one.body, there): 1, (one.body, further): 1})
