"""This file reads in minutes what officials were asked for or undertook, and the notes on what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scrapers.items import Matter, Section
from scrapers.kinds.committee_lists import state_of, whom
from scrapers.kinds.officials import ACTING
from scrapers.kinds.patterns import folded_pattern
from scrapers.numbering import paper_numbers
from scrapers.text import fold, sentences

MOST = 60  # matters of one record of a meeting
NEAR = 12  # sentences behind what was asked within which the note on it stands
LONGEST = 1_200  # letters; a longer "sentence" is a table or a broken page
# What officials are asked for, or undertake, once a meeting is over.
# e.g. The Administration was requested to provide · the Bureau undertook to report
_ASKED = re.compile(
    r"^(?:\([^()]{1,60}\) )?(?:(?:at|in response to) [^,.]{3,120}, )?the [a-z ]{3,60}? (?:was|were) "
    r"(?:also |then )?(?:requested|asked|invited) to (?:provide|submit|report|brief|revert|consider|supply|prepare"
    r"|respond|furnish|advise|follow)\b"
    r"|\b(?:requested|asked) the (?:administration|government|judiciary(?: administrator)?|department of justice"
    r"|[a-z ]{3,40}(?:bureau|office|department|authority)) to (?:provide|submit|supply|prepare|furnish|give|report"
    r"|revert)\b(?=.{0,200}(?:information|figures|paper|statistics|response|report|data|breakdown|details|written"
    r"|after the meeting|in writing))"
    r"|\b(?:administration|government|judiciary(?: administrator)?|bureau|office|department|authority|secretary"
    r"|director|commissioner) (?:undertook|agreed|promised) to (?:provide|submit|report|brief|revert|consider"
    r"|supply|prepare|respond|furnish|advise|follow|review|study|consult)\b"
)
_AFTERWARDS = "(?:於|在)?(?:會議?後)?(?:以書面(?:方式)?)?"
_GIVES = "(?:提供|提交|補充|匯報|回覆|答覆|作出書面|就.{2,80}提供)"
# e.g. 委員要求政府當局於會後提供 · 政府當局承諾匯報 · 數字政策辦公室承諾於會後提供
_ASKED_ZH = folded_pattern(
    f"(?:要求|促請|請){ACTING}(?:代表)?{_AFTERWARDS}{_GIVES}"
    f"|^(?:[^，。；]{{0,20}}，)?{ACTING}(?:代表)?(?:承諾|答應|同意)(?!額|的|金額)"
    f"|{ACTING}(?:代表)?(?:須|將|會)於會(?:議)?後"
)
# e.g. (Post-meeting note: the response was issued) · （會後補註：回應已發出）
_NOTE = folded_pattern(r"^[(（\[]?(?:post-meeting note|會後補註|會後備註|會議後補註)s?\s?[:：]\s?")


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence of minutes, with where it stands."""

    text: str
    folded: str
    no: str | None
    part: int
    heading: str
    page: int | None


def matters_of(sections: Sequence[Section], met_on: date | None) -> tuple[Matter, ...]:
    """Give what minutes say is to follow, each with the note that was made of it after the meeting."""
    said = list(_said(sections))
    asked = [
        at
        for at, one in enumerate(said)
        if not _NOTE.match(one.folded)
        and (_ASKED.search(one.folded) or _ASKED_ZH.search(one.folded))
    ][:MOST]
    noted = dict(_notes(said, asked))
    return tuple(_matter(said[at], noted.get(at, ""), met_on) for at in asked)


# What numbers an item of the agenda; "Discussion" and "Presentation" below it are no subjects.
# e.g. IV. Lighting of promenades · 四、海濱長廊的照明
_ITEM = re.compile(r"^(?:[ivx]{1,5}\.|[一二三四五六七八九十]{1,3}、)\s?\S")


def _said(sections: Sequence[Section]) -> Iterator[_Said]:
    item = ""
    for part, section in enumerate(sections):
        heading = section.heading or ""
        if _ITEM.match(fold(heading)):
            item = heading
        for paragraph in section.paragraphs:
            if paragraph.table:
                continue
            for text in sentences(paragraph.text):
                if len(text) <= LONGEST:
                    folded = fold(text).strip()
                    yield _Said(
                        text.strip(), folded, paragraph.no, part, item or heading, paragraph.page
                    )


def _notes(said: Sequence[_Said], asked: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Give the notes made after a meeting, each to the last thing asked above it under the same heading."""
    wanted = set(asked)
    last: int | None = None
    for at, one in enumerate(said):
        if at and said[at - 1].part != one.part:
            last = None
        if at in wanted:
            last = at
        elif last is not None and at - last <= NEAR and _NOTE.match(one.folded):
            yield last, one.text


def _matter(one: _Said, remark: str, met_on: date | None) -> Matter:
    return Matter(
        no=one.no,
        subject=one.heading,
        asked=one.text,
        of=whom(one.text),
        met_on=met_on,
        remark=remark,
        state=state_of(remark) if remark else "open",
        answered_by=paper_numbers(remark),
        cited=paper_numbers(one.text),
        page=one.page,
    )
