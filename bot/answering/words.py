"""This file lists the words that are typed after a command: rhythms, days, levels, kinds, times.

They are looked up folded (`scrapers.text.fold`), so either script will do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from scrapers.text import fold
from storage.records import Level

T = TypeVar("T")


def _typed(names: Mapping[str, T]) -> dict[str, T]:
    """Give names as they are looked up: case, width and script made one."""
    return {fold(name): meant for name, meant in names.items()}


def _words(*words: str) -> frozenset[str]:
    return frozenset(map(fold, words))


INSTANT = _words("instant", "instantly", "at-once", "即時")
DAILY = _words("daily", "每日", "每天")
WEEKLY = _words("weekly", "每周", "每星期")
DAYS: dict[str, str] = _typed({
    **{
        name: day
        for day, names in {
            "mon": ("mon", "monday"), "tue": ("tue", "tues", "tuesday"),
            "wed": ("wed", "wednesday"), "thu": ("thu", "thur", "thurs", "thursday"),
            "fri": ("fri", "friday"), "sat": ("sat", "saturday"), "sun": ("sun", "sunday"),
        }.items()
        for name in names
    },
    **{
        f"{before}{figure}": day
        for before in ("星期", "周", "禮拜", "")
        for figure, day in zip("一二三四五六日", ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), strict=True)
    },
})  # fmt: skip
LEVELS: dict[str, Level] = _typed({
    "mention": "mention", "mentions": "mention", "提及": "mention", "all": "mention",
    "main": "substantive", "substantive": "substantive", "主題": "substantive",
})  # fmt: skip
KINDS: dict[str, str] = _typed({
    "panel_paper": "panel_paper", "paper": "panel_paper", "文件": "panel_paper",
    "question_reply": "question_reply", "question": "question_reply", "lcq": "question_reply",
    "質詢": "question_reply", "slides": "slides", "投影片": "slides",
    "estimates_reply": "estimates_reply", "estimates": "estimates_reply", "開支預算": "estimates_reply",
    "committee_report": "committee_report", "report": "committee_report", "報告": "committee_report",
    "plain": "plain",
})  # fmt: skip
EVERYTHING = _words("all", "everything", "全部", "所有")
HERE = _words("here", "this", "本頻道", "此處")

_TIME = re.compile(r"^(\d{1,2})(?:[:：.](\d{2}))?\s?(am|pm)?$", re.IGNORECASE)
LOOKS_LIKE_TIME = re.compile(r"^\d{1,2}(?:[:：.]\d{1,3}\s?(?:am|pm)?|am|pm)$", re.IGNORECASE)


def clock(text: str) -> str | None:
    """Read a time of day as people write it ("8:45", "17.30", "9am") into HH:MM; None if it is none."""
    found = _TIME.match(text.strip())
    if found is None or (found[2] is None and found[3] is None):
        return None
    hours, minutes, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hours <= 12:  # noqa: PLR2004
        return None
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    if minutes > 59 or hours > 24 or (hours == 24 and minutes):  # noqa: PLR2004
        return None
    return f"{hours:02d}:{minutes:02d}"
