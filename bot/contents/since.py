"""This file says whether what a clause tells for a day has come by the day on which it was written."""

from __future__ import annotations

import re
from datetime import date

from bot.contents.due_dates import due_dates

# A day from which something is so, as a clause of its own, and what says that it is.
# e.g. starting from 12 October, · with effect from 2 March 2026, · since 1 June 2026,
_FROM_THEN = re.compile(
    r"\s?(?:(?:starting|effective|with effect) from|since) (?:today"
    r"|(?:\d{1,2} )?[a-z]{3,9}(?: \d{1,2})?(?: 20\d\d)?)[, ]{0,2}"
)
# e.g. claims are handled · litigants must file
_IS_SO = re.compile(
    r"\b(?:is|are) (?!to\b|being\b|expected\b|not\b|under\b|(?:studi|review|consider|discuss|examin|draft|plann"
    r"|propos|prepar|delay|postpon|consult|invit)ed\b)[a-z]{3,14}\b|\b(?:can|must)\b"
)
# The same in Chinese, where only the day tells whether it has come.
# e.g. 自2026年4月起, · 由今年九月起供公務員修讀
_FROM_DAY = re.compile(r"(?:自|[由从])[^,，。;；]{2,20}?起")
# e.g. 可以 · 供 · 推行
_IS_SO_ZH = re.compile(
    r"可(?!望|能|持续|行|靠)|须|供(?!应)|接受|采用|推行|实施|开放|适用|投入|运作|生效|使用|启用|试行|试用"
)
# Who may say what he thinks of it, or is to ask for it, tells of nothing that has come.
# e.g. 業界可就編製名冊提出意見
_ONLY_ASKED = re.compile(r"意见|咨询|拟编?|草拟|建议")
# Of which year a day is; the month alone may be the last of its name or the next.
# e.g. 2027 · 二〇二七年 · 明年 · next year
_OF_A_YEAR = re.compile(
    r"20\d\d|[一二三四五六七八九〇零]{4}年|[今去明后本]年|\b(?:this|last|next) year\b"
)


def is_ahead(clause: str, issued: date | None) -> bool:
    """Say whether all that a clause dates comes after the day on which it was written."""
    if issued is None or _OF_A_YEAR.search(clause) is None:
        return False
    starts = [one.due_from or one.due_to for one in due_dates(clause, issued) if one.due_to]
    return bool(starts) and all(start is not None and start > issued for start in starts)


def is_since(before: str, clause: str, issued: date | None) -> bool:
    """Say whether a clause tells what is so from a day that has come, named in it or in the one before."""
    if _FROM_THEN.fullmatch(before):
        return _IS_SO.search(clause) is not None
    from_day = _FROM_DAY.search(clause)
    rest = clause[from_day.end() :] if from_day else clause
    day = from_day or _FROM_DAY.fullmatch(before.strip(" ,，"))
    return (
        day is not None
        and issued is not None
        and _OF_A_YEAR.search(day[0]) is not None
        and any(one.due_to for one in due_dates(day[0], issued))
        and _IS_SO_ZH.search(rest) is not None
        and _ONLY_ASKED.search(rest) is None
    )
