"""This file lists the words that are typed after a command: rhythms, days, levels, times.

They are looked up folded (`scrapers.text.fold`), so either script will do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from bot.answering.arguments.daynames import COUNT_HAN, HALVES, LATE
from bot.messages.words import both_scripts
from scrapers.numbering import chinese_count
from scrapers.text import fold
from storage.records import Level, Rhythm

T = TypeVar("T")


def _typed(names: Mapping[str, T]) -> dict[str, T]:
    """Give names as they are looked up: case, width and script made one."""
    return {fold(name): meant for name, meant in names.items()}


def _words(*words: str) -> frozenset[str]:
    return frozenset(map(fold, words))


def either_script(pattern: str) -> str:
    """Give a pattern whose Chinese letters stand for those of the other script, too, in classes as elsewhere."""
    found, inside = [], False
    for letter in pattern:
        inside = letter == "[" or (inside and letter != "]")
        pair = "".join(both_scripts(letter)) if letter >= "\u3400" else letter
        found.append(pair if inside or len(pair) == 1 else f"[{pair}]")
    return "".join(found)


def any_pattern(*pieces: str) -> re.Pattern[str]:
    """Make a pattern that fits any of some pieces, in either case and script."""
    return re.compile("|".join(map(either_script, pieces)), re.IGNORECASE)


# Rhythms as people say them, word by word; None is one that we do not have.
_RHYTHMS: tuple[tuple[Rhythm | None, tuple[str, ...]], ...] = (
        ("instant", (
            "instant", "instantly", "immediately", "at-once", "at once", "right away", "asap",
            "straight away", "immediate", "live", "as they come", "as it comes", "as it happens",
            "as they happen", "on the spot", "as soon as possible", "in real time", "real time", "realtime",
            "即時", "即時通知", "立即", "立刻", "實時", "馬上", "即刻",
        )),
        ("daily", (
            "daily", "every day", "each day", "once a day", "every morning", "each morning",
            "every weekday", "each weekday", "on weekdays", "weekdays", "every working day",
            "each working day", "every workday", "every business day", "a daily digest",
            "daily digest", "每日", "日日", "每天", "每朝", "每日一次", "每天一次", "每個工作天", "每個工作日",
            "每工作天", "逢工作天", "每日摘要",
        )),
        ("weekly", (
            "weekly", "every week", "each week", "once a week", "a weekly digest", "weekly digest",
            "每周", "每星期", "每週", "每個星期", "每個禮拜", "每禮拜", "每周一次", "每星期一次",
            "每週一次", "每周摘要",
        )),
        (None, (
            "monthly", "every month", "each month", "once a month", "hourly", "every hour",
            "each hour", "every minute", "yearly", "every year", "quarterly", "fortnightly",
            "biweekly", "every two weeks", "every other day", "every other week", "twice a day",
            "twice a week", "每月", "每個月", "每小時", "每個鐘", "每年", "每兩星期", "每兩周", "每季",
        )),
)  # fmt: skip
RHYTHMS: dict[str, Rhythm | None] = {
    fold(one): rhythm for rhythm, names in _RHYTHMS for name in names for one in both_scripts(name)
}
MOST_RHYTHM_WORDS = 4
INSTANT = frozenset(name for name, rhythm in RHYTHMS.items() if rhythm == "instant")
DAILY = frozenset(name for name, rhythm in RHYTHMS.items() if rhythm == "daily")
WEEKLY = frozenset(name for name, rhythm in RHYTHMS.items() if rhythm == "weekly")
LEVELS: dict[str, Level] = _typed({
    "mention": "mention", "mentions": "mention", "提及": "mention", "all": "mention",
    "main": "substantive", "substantive": "substantive", "主題": "substantive",
})  # fmt: skip
EVERYTHING = _words(
    "all", "everything", "all subscriptions", "all our subscriptions", "all my subscriptions",
    "all of our subscriptions", "all the subscriptions", "everything here", "全部訂閱", "所有訂閱", "所有的訂閱",
    "全部的訂閱", "all topics", "every topic", "all of it", "全部", "所有", "所有主題", "全部主題",
    "一切",
)  # fmt: skip
HERE = _words(
    "here", "this", "this channel", "this room", "us", "me", "my", "our", "we", "本頻道", "此處",
    "這裏", "這裡", "這個頻道", "此頻道", "呢個頻道", "我們", "我哋", "我",
)  # fmt: skip


_TIME = re.compile(r"^(\d{1,2})(?:[:：.](\d{2}))?\s?(am|pm)?$", re.IGNORECASE)
CHINESE_TIME = rf"(?:{HALVES})?(?:{COUNT_HAN}[点时](?:半|正|钟|{COUNT_HAN}(?:分|个字)?)?|\d{{1,2}}[:：]\d{{2}})"
_CHINESE = re.compile(
    rf"^(?P<half>{HALVES})?(?:(?P<hour>{COUNT_HAN})[点时](?P<rest>半|正|钟|{COUNT_HAN}(?:分|个字)?)?"
    r"|(?P<figures>\d{1,2}):(?P<minutes>\d{2}))$"
)
_NAMED = {"noon": "12:00", "midday": "12:00", "中午": "12:00", "正午": "12:00", "midnight": "00:00"}
LOOKS_LIKE_TIME = re.compile(
    r"^(?:\d{1,2}(?:[:：.]\d{1,3}\s?(?:am|pm)?|am|pm)|noon|midday|midnight"
    rf"|{CHINESE_TIME}|中午|正午)$",
    re.IGNORECASE,
)
FACE = frozenset("一二两三四五六七八九")
_DAWN = 7  # an hour without its half before it may be of the morning or of the afternoon


def clock(text: str) -> str | None:
    """Read a time of day as people write it ("8:45", "9am", "早上九時半") into HH:MM; else None."""
    said = fold(text.strip())
    if said in _NAMED:
        return _NAMED[said]
    found = _TIME.match(said)
    if found is None or (found[2] is None and found[3] is None):
        return _chinese_clock(said)
    hours, minutes, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hours <= 12:
        return None
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    return _written(hours, minutes)


def halves(text: str) -> tuple[str, ...]:
    """Give the times that an hour alone may mean: "9" is of the morning, "5" is two."""
    said = fold(text.strip())
    found = _CHINESE.match(said)
    figures = found["hour"] if found and found["hour"] and not found["half"] else said
    hour = chinese_count(figures) if figures.isdecimal() or found else None
    if hour is None or not 0 < hour <= 12:
        return ()
    minutes = _minutes(found["rest"]) if found else 0
    both = (_written(hour, minutes or 0), _written(hour % 12 + 12, minutes or 0))
    kept = both if hour < _DAWN else both[:1]
    return tuple(one for one in kept if one)


def _chinese_clock(said: str) -> str | None:
    found = _CHINESE.match(said)
    if found is None:
        return None
    hours = chinese_count(found["hour"] or found["figures"].lstrip("0") or "0")
    minutes = int(found["minutes"]) if found["minutes"] else _minutes(found["rest"])
    if hours is None or minutes is None:
        return None
    if found["half"] in LATE and hours < 12:
        hours += 12
    elif found["half"] is None and found["hour"] and hours < _DAWN:
        return None  # two times: halves() gives both
    return _written(hours, minutes)


def _minutes(rest: str | None) -> int | None:
    if rest in (None, "正", "钟"):
        return 0
    if rest == "半":
        return 30
    count = chinese_count(rest.removesuffix("分").removesuffix("个字"))
    # On the face of a clock, the third figure is at the quarter: 五點三, 五點三個字.
    on_the_face = rest.endswith("个字") or (len(rest) == 1 and rest in FACE)
    return count * 5 if on_the_face and count else count


def _written(hours: int, minutes: int) -> str | None:
    if minutes > 59 or hours > 24 or (hours == 24 and minutes):
        return None
    return f"{hours:02d}:{minutes:02d}"
