"""This file gives what a committee waits for, by its own list or its minutes, with the days by which it is to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.contents.due_dates import due_dates
from scrapers.items import Document, Matter

REMARK = 400  # letters of what is said to have become of something in which a day is looked for


def matters(document: Document, issued: date | None = None) -> tuple[Matter, ...]:
    """Give the matters of a document; `issued` is the day from which "by the end of this year" counts."""
    return tuple(_dated(one, issued or document.published) for one in document.matters)


def _dated(one: Matter, issued: date | None) -> Matter:
    """Give a matter with the day by which it is to come; what was answered waits for none."""
    if one.state == "answered" or not one.remark:
        return one
    due = next((each for each in due_dates(one.remark[:REMARK], issued) if each.due_to), None)
    return replace(one, due_from=due.due_from, due_to=due.due_to) if due else one
