"""This file draws a week's faults from a seed: of the sites, the chat, the store, the clock, ourselves."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.calendar import HONG_KONG
from tests.week.world import MONDAY

if TYPE_CHECKING:
    from tests.week.simulation import Week

Turn = Callable[["Week"], None]
INDEX = "/gia/general/2026"
SITE_FAULTS = (
    "empty", "wall", "error", "busy", "missing", "wrong type", "truncated", "slow", "reset",
)  # fmt: skip
PLACES = (INDEX, INDEX, "c.htm", "/P2026", ".pdf", "meetings.json", "/papers/", "rss", "doj.gov.hk")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, from a moment to another."""

    name: str
    start: datetime
    end: datetime
    begin: Turn
    over: Turn

    def touches(self, start: datetime, end: datetime) -> bool:
        """Say whether it was there in a span of time."""
        return self.start < end and start < self.end


def drawn(seed: int, days: int, count: int) -> list[Fault]:
    """Give a week's faults, the earliest first; two of them may meet."""
    chance = random.Random(seed * 7919)
    found = [_one(chance, days) for _ in range(count)]
    return sorted(found, key=lambda fault: fault.start)


def _one(chance: random.Random, days: int) -> Fault:
    day = MONDAY + timedelta(days=chance.randrange(days))
    minutes = chance.triangular(6 * 60, 23 * 60, 14 * 60)
    start = datetime.combine(day, time(int(minutes) // 60, int(minutes) % 60), HONG_KONG)
    length = timedelta(minutes=chance.choice((2, 5, 10, 20, 30)))
    kind = chance.choice(
        (
            "site",
            "site",
            "site",
            "site",
            "flicker",
            "vanish",
            "chat",
            "chat",
            "store",
            "kill",
            "kill",
            "clock",
        )
    )
    name, begin, over = _KINDS[kind](chance)
    return Fault(name, start, start + length, begin, over)


def _site(chance: random.Random) -> tuple[str, Turn, Turn]:
    kind, place = chance.choice(SITE_FAULTS), chance.choice(PLACES)
    return (
        f"{kind} at {place}",
        lambda week: week.site.misbehave(kind, place),
        lambda week: week.site._faults.remove((kind, place)),
    )


def _flicker(chance: random.Random) -> tuple[str, Turn, Turn]:
    share = chance.random() * 0.2
    picked: list[str] = []

    def begin(week: Week) -> None:
        urls = [r.url for r in week.site.releases("en", week.today())]
        picked.extend(urls[: max(1, int(len(urls) * share))])
        for url in picked:
            week.site.hide(url)

    return "items vanish and return", begin, _showing(picked)


def _vanish(chance: random.Random) -> tuple[str, Turn, Turn]:
    picked: list[str] = []

    def begin(week: Week) -> None:
        for language in ("en", "zh-Hant"):
            urls = [r.url for r in week.site.releases(language, week.today())]
            picked.extend(urls[: int(len(urls) * 0.8)])
        for url in picked:
            week.site.hide(url)

    return "most items vanish", begin, _showing(picked)


def _showing(picked: list[str]) -> Turn:
    def over(week: Week) -> None:
        for url in picked:
            week.site.show(url)

    return over


def _chat(chance: random.Random) -> tuple[str, Turn, Turn]:
    mood = chance.choice(("limited", "down", "ambiguous sent", "ambiguous lost", "blind"))

    def begin(week: Week) -> None:
        week.chat.mood = mood

    def over(week: Week) -> None:
        week.chat.mood = "well"

    return f"chat {mood}", begin, over


def _store(chance: random.Random) -> tuple[str, Turn, Turn]:
    name = chance.choice(("busy", "full", "unreachable"))

    def begin(week: Week) -> None:
        week.store_fault = name

    def over(week: Week) -> None:
        week.store_fault = None

    return f"store {name}", begin, over


def _kill(chance: random.Random) -> tuple[str, Turn, Turn]:
    after = chance.randrange(1, 40)

    def begin(week: Week) -> None:
        week.kill_after = after

    def over(week: Week) -> None:
        week.kill_after = None

    return f"kill at step {after}", begin, over


def _clock(chance: random.Random) -> tuple[str, Turn, Turn]:
    step = timedelta(minutes=chance.choice((-60, -10, 10)))

    def begin(week: Week) -> None:
        week.clock.offset += step

    def over(week: Week) -> None:
        week.clock.offset -= step

    return f"clock steps {step.total_seconds() / 60:+.0f} min", begin, over


_KINDS: dict[str, Callable[[random.Random], tuple[str, Turn, Turn]]] = {
    "site": _site,
    "flicker": _flicker,
    "vanish": _vanish,
    "chat": _chat,
    "store": _store,
    "kill": _kill,
    "clock": _clock,
}
