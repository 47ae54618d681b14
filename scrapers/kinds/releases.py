"""This file reads how a press release ends: the day and the hour at which it was issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from scrapers.kinds.lines import Line
from scrapers.kinds.patterns import folded_pattern
from scrapers.text import hk_date

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
_DAY = (
    r"(?:(?:[a-z]{3,6}day,?\s)?[a-z]{3,9}\.?\s\d{1,2},?\s?\d{4}"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s?[(（]星期.[)）])?)"
)
_ENDS = folded_pattern(
    rf"^(?:ends?|完|[-–—]\s?(?:完|ends?)\s?[-–—])(?:\s?[/／]?\s?{_DAY})?\s?[/／]?$"
)
_HOUR = folded_pattern(r"^(?:issued at hkt|香港時間)\s?(\d{1,2})\s?[:：時]\s?(\d{2})\s?分?$")
_TAIL = folded_pattern(r"^(?:nnnn|返回新聞公報|返回頁首.{0,20}|back to (?:index page|top))$")
_DATED = folded_pattern(rf"^{_DAY}$")


_RELEASED = folded_pattern(r"^ends?\s?/|^issued at hkt|^香港時間|^nnnn$|^新聞公報$|^press release$")
_FOOT = 14  # lines in which a release says so


@dataclass(frozen=True, slots=True)
class Issue:
    """What is known of when a paper was issued, from outside its text."""

    day: date | None = None
    issued_at: datetime | None = None  # aware


UNKNOWN = Issue()


@dataclass(slots=True)
class Ending:
    """What a release's last lines say, and those lines."""

    day: date | None = None
    issued_at: datetime | None = None
    lines: list[Line] = field(default_factory=list)


def is_release(lines: Sequence[Line], issue: Issue) -> bool:
    """Say whether a text is a press release: issued at an hour, or closed as one."""
    return issue.issued_at is not None or any(
        _RELEASED.match(each.folded) for each in lines[-_FOOT:]
    )


def ending(lines: Sequence[Line], issue: Issue) -> tuple[list[Line], Ending]:
    """Give a release's lines without its last ones, and what those say."""
    end = Ending(day=issue.day, issued_at=issue.issued_at)
    stop = next(
        (
            index
            for index in range(len(lines) - 1, max(len(lines) - 12, 0), -1)
            if _ENDS.match(lines[index].folded)
        ),
        None,
    )
    if stop is None:
        return list(lines), end
    rest = list(lines[stop:])
    end.lines = [each for each in rest if _closes(each)]
    kept = [*lines[:stop], *(each for each in rest if not _closes(each))]
    _read(end)
    return kept, end


def _closes(each: Line) -> bool:
    """Say whether a line is nothing but a mark of the end, a day or an hour."""
    return any(pattern.match(each.folded) for pattern in (_ENDS, _HOUR, _TAIL, _DATED))


def _read(end: Ending) -> None:
    for each in end.lines:
        end.day = hk_date(each.text) or end.day
        hour = _HOUR.match(each.folded)
        if hour and end.day and end.issued_at is None:
            try:
                at = time(int(hour[1]), int(hour[2]))
            except ValueError:
                continue
            end.issued_at = datetime.combine(end.day, at, HONG_KONG).astimezone(UTC)
