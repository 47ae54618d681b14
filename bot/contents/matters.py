"""This file gives what a committee waits for: rows of its own lists, and what minutes say was asked or undertaken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.contents.due_dates import due_dates
from bot.contents.statements import Statement, statements
from scrapers.items import Document, Matter
from scrapers.kinds.committee_lists import state_of, whom
from scrapers.kinds.patterns import folded_pattern
from scrapers.numbering import paper_numbers

MOST = 60  # follow-ups of one record of a meeting
REMARK = 400  # letters of what a list says became of something in which a day is looked for
# What officials are asked for, or undertake, once a meeting is over.
# e.g. The Administration was requested to provide · the Bureau undertook to report
_ASKED = re.compile(
    r"^(?:\([^()]{1,60}\) )?(?:(?:at|in response to) [^,.]{3,120}, )?the [a-z ]{3,60}? (?:was|were) (?:also |then )?(?:requested|asked|invited) to (?:provide|submit|report|brief|revert|consider|supply|prepare|respond|furnish|advise|follow)\b"
    r"|\b(?:requested|asked) the (?:administration|government|judiciary(?: administrator)?|department of justice|[a-z ]{3,40}(?:bureau|office|department|authority)) to (?:provide|submit|supply|prepare|furnish|give|report|revert)\b(?=.{0,200}(?:information|figures|paper|statistics|response|report|data|breakdown|details|written|after the meeting|in writing))"
    r"|\b(?:administration|government|judiciary(?: administrator)?|bureau|office|department|authority|secretary|director|commissioner) (?:undertook|agreed|promised) to (?:provide|submit|report|brief|revert|consider|supply|prepare|respond|furnish|advise|follow|review|study|consult)\b"
)
# e.g. 委員要求政府當局於會後提供 · 政府當局承諾匯報
_ASKED_ZH = folded_pattern(
    r"(?:要求|促請|請)(?:政府當局|當局|司法機構(?:政務處)?|律政司|[\u4e00-\u9fff]{2,12}[局署處])(?:代表)?(?:於|在)?(?:會議?後)?(?:以書面(?:方式)?)?(?:提供|提交|補充|匯報|回覆|答覆|作出書面|就.{2,80}提供)"
    r"|^(?:[^，。；]{0,20}，)?(?:政府當局|當局|司法機構(?:政務處)?|律政司|[\u4e00-\u9fff]{2,12}[局署處])(?:代表)?(?:承諾|答應|同意)(?!額|的|金額)"
    r"|(?:政府當局|當局|司法機構(?:政務處)?|律政司|[\u4e00-\u9fff]{2,12}[局署處])(?:代表)?(?:須|將|會)於會(?:議)?後"
)
# e.g. (Post-meeting note: The response was issued vide LC Paper No. CB(2)9/2026) · （會後補註：…）
_NOTE = folded_pattern(
    r"^[(（\[]?(?:post-meeting note|會後補註|會後備註|\(會議後補註)s?\s?[:：]\s?"
)
NEAR = 12  # statements behind what was asked within which the note on it stands


def matters(
    document: Document, issued: date | None = None, stated: Sequence[Statement] | None = None
) -> tuple[Matter, ...]:
    """Give the rows of a committee's list with the days they name, or what minutes say is to follow.

    `issued` is the day from which "by the end of this year" counts. Other papers have none.
    """
    if document.matters:
        return tuple(_dated(one, issued or document.published) for one in document.matters)
    if document.fields.get("form") != "minutes":
        return ()
    said = statements(document) if stated is None else stated
    return tuple(_of_minutes(document, said))[:MOST]


def _dated(one: Matter, issued: date | None) -> Matter:
    """Give a row with the day by which it is to come; what was answered waits for none."""
    if one.state == "answered" or not one.remark:
        return one
    due = next((each for each in due_dates(one.remark[:REMARK], issued) if each.due_to), None)
    return replace(one, due_from=due.due_from, due_to=due.due_to) if due else one


def _of_minutes(document: Document, said: Sequence[Statement]) -> Iterator[Matter]:
    noted = dict(_notes(said))
    for at, one in enumerate(said):
        if _NOTE.match(one.folded):
            continue
        bare = one.bare.folded
        if not (_ASKED.search(bare) or _ASKED_ZH.search(bare)):
            continue
        remark = noted.get(at, "")
        yield Matter(
            no=one.cites[0] if one.cites else None,
            subject=one.heading,
            asked=one.bare.text,
            of=whom(one.bare.text),
            met_on=document.meeting_date,
            remark=remark,
            state=state_of(remark) if remark else "open",
            answered_by=paper_numbers(remark),
            cited=paper_numbers(one.bare.text),
            page=one.page,
        )


def _notes(said: Sequence[Statement]) -> Iterator[tuple[int, str]]:
    """Give the notes made after a meeting, each to the last thing asked above it under the same heading."""
    last: int | None = None
    for at, one in enumerate(said):
        bare = one.bare.folded
        if _NOTE.match(one.folded) or _NOTE.match(bare):
            if last is not None and at - last <= NEAR and said[last].part == one.part:
                yield last, one.text
        elif _ASKED.search(bare) or _ASKED_ZH.search(bare):
            last = at
