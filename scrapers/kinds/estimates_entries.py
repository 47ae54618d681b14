"""This file cuts an estimates booklet into replies, and reads the form above each question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scrapers.kinds.estimates_contents import SERIAL
from scrapers.kinds.lines import Line, cut, line
from scrapers.kinds.patterns import folded_pattern, glue

LABELS = (
    ("head", folded_pattern(r"^總目\s?[:：]|^head\s?[:：]")),
    (
        "subhead",
        folded_pattern(
            r"^分目(?:\s?\(.{0,20}?\))?\s?[:：]|^subhead(?:\s?\(no\.? ?(?:&|and) ?title\))?\s?[:：]"
        ),
    ),
    ("programme", folded_pattern(r"^綱領\s?[:：]|^programmes?\s?[:：]")),
    ("controlling_officer", folded_pattern(r"^管制人員\s?[:：]|^controlling officer\s?[:：]")),
    (
        "director_of_bureau",
        folded_pattern(
            r"^(?:政策)?局長\s?[:：]|^director of bureau\s?[:：]|^司長\s?[:：]"
            r"|^(?:secretary|head of department)\s?[:：]"
        ),
    ),
    (
        "question",
        folded_pattern(r"^問題(?:\s?\(.{0,40}?\))?\s?[:：]|^question(?:\s?\(.{0,40}?\))?\s?[:：]"),
    ),
)
QUESTION_SERIAL = folded_pattern(
    r"\(?\s?(?:問題編號|question serial no\.?)\s?[:：]?\s?((?:sv?-?)?\d{2,5})\s?\)?"
)
# e.g. 管制人員的答覆 · Reply Serial No. DPO012
HEAD_LINES = folded_pattern(
    r"^(?:審核.{0,30}年度?.{0,40}|開支預算.{0,30}"
    r"|(?:管制人員|controlling officer'?s?'?).{0,4}(?:的答覆|對.{0,30}答覆|reply.{0,40})|答覆編號.{0,20}"
    r"|.{0,40}reply serial no\.?.{0,20}|examination of estimates.{0,60}|(?:the )?estimates of expenditure.{0,40}"
    r"|\(?\s?(?:問題編號|question serial no).{0,24}|initial written questions?|supplementary questions?"
    r"|書面問題.{0,10}|(?:sv?-)?[a-z]{1,6}(?:\([a-z]{1,4}\))?-?\d{2,4})$"
)
SESSION = re.compile(r"(20\d{2})\s?[-–—/]\s?(?:20)?(\d{2})(?!\d)")
END = folded_pattern(r"^[-–—－~*=_\s]{0,6}(?:完|end(?: of reply)?)[-–—－~*=_\s]{0,6}$")
ASKED_BY = folded_pattern(r"^(?:提問人|提問議員|議員姓名|委員姓名|asked by|member)\s?[:：]\s?")
# e.g. (立法會內部參考編號：9) · (Member Question No.: 12)
MEMBER_REFERENCE = folded_pattern(
    r"\(\s?(?:(?:立法會)?內部參考編號|(?:議員|委員)問題編號|legco internal reference(?: no\.?)?"
    r"|member'?s? question no\.?(?: \(.{0,20}?\))?|internal reference no\.?)\s?[:：]?\s?"
    r"([\da-z/()-]{0,12}?)\s?\)\s?$"
)
REPLY = folded_pattern(r"^(?:答覆|答复|reply|answer)\s?[:：]\s?")
_MEMBER_QUESTION = folded_pattern(
    r"(?:member'?s? question no\.?|(?:議員|委員)問題編號)\s?[:：]?\s?([\da-z]{1,8})"
)
_NEAR = 14  # lines in which a form's labels follow each other


@dataclass(slots=True)
class BookletEntry:
    """One reply of a booklet: its own lines, and what its form says."""

    lines: list[Line]
    form: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    question: list[Line] = field(default_factory=list)
    reply: list[Line] = field(default_factory=list)
    trailing: list[Line] = field(default_factory=list)
    table: list[Line] = field(default_factory=list)  # rows of the contents that no reply stands for


def forms(lines: Sequence[Line]) -> list[int]:
    """Give where the form of each reply is: its line 總目 or Head, with its other labels close by."""
    found = []
    head, officer, question = LABELS[0][1], LABELS[3][1], LABELS[5][1]
    for index, each in enumerate(lines):
        if not head.match(each.folded):
            continue
        near = lines[index + 1 : index + 1 + _NEAR]
        if any(officer.match(after.folded) or question.match(after.folded) for after in near):
            found.append(index)
    return found


def entries(lines: Sequence[Line], starts: Sequence[int]) -> tuple[list[Line], list[BookletEntry]]:
    """Give what stands before the first reply, and the replies, each from its head to the next one's."""
    tops = [
        _top(lines, start, starts[place - 1] if place else -1) for place, start in enumerate(starts)
    ]
    found = []
    for place, (top, start) in enumerate(zip(tops, starts, strict=True)):
        stop = tops[place + 1] if place + 1 < len(tops) else len(lines)
        found.append(_entry(lines[top:stop], start - top))
    return list(lines[: tops[0]]) if tops else list(lines), found


def _top(lines: Sequence[Line], start: int, floor: int) -> int:
    """The first of the lines above a form that belong to its head."""
    top = start
    while top - 1 > floor and start - top < 12 and HEAD_LINES.match(lines[top - 1].folded):
        top -= 1
    return top


def _entry(lines: Sequence[Line], start: int) -> BookletEntry:
    entry = BookletEntry(list(lines))
    for each in lines[:start]:
        _read_head(each, entry)
    begins = _read_form(lines, start, entry)
    _read_body(lines[begins:], entry)
    return entry


def _read_head(each: Line, entry: BookletEntry) -> None:
    entry.labels.append(each.text)
    serial = QUESTION_SERIAL.search(each.folded)
    if serial:
        entry.form["question_serial"] = serial[1].upper()
        return
    if session := SESSION.search(each.folded):
        entry.form["session"] = f"{session[1]}-{session[2]}"
    own = SERIAL.search(each.text) or SERIAL.search(each.text.replace(" ", ""))
    if own and not each.folded.startswith("cb("):
        entry.form["serial"] = own[1]


def _read_form(lines: Sequence[Line], start: int, entry: BookletEntry) -> int:
    """Read the labelled lines of the form; give where the question's text begins."""
    name = ""
    for index in range(start, len(lines)):
        each = lines[index]
        label = next(
            ((key, found) for key, pattern in LABELS if (found := pattern.match(each.folded))), None
        )
        if label is None:
            if index - start > 3 * _NEAR:
                return index
            if each.folded.endswith((".", "。")) and " " in each.folded.strip():
                entry.question.append(each)  # a sentence is no more of a name
                continue
            entry.form[name] = glue(entry.form.get(name, ""), each.text)
            entry.labels.append(each.text)
            continue
        name, match = label
        value = cut(each, match.end())
        entry.labels.append(each.text if name != "question" else cut(each, 0, match.end()))
        if name == "question":
            if stated := _MEMBER_QUESTION.search(match[0]):
                entry.form["member_ref"] = stated[1].upper()
            if value:
                entry.question.append(replace(line(value, each), logical=False))
            return index + 1
        entry.form[name] = value
    return len(lines)


def _read_body(lines: Sequence[Line], entry: BookletEntry) -> None:
    """Read question, asker and reply; what follows the end mark stands apart."""
    target = entry.question
    waiting = False  # for the name that a form sets below its label
    for index, each in enumerate(lines):
        if END.match(each.folded) and target is entry.reply:
            entry.labels.append(each.text)
            entry.trailing.extend(lines[index + 1 :])
            return
        asked = ASKED_BY.match(each.folded) if target is entry.question else None
        if asked or (waiting and not REPLY.match(each.folded)):
            entry.labels.append(each.text)
            _read_asker(each, asked.end() if asked else 0, entry)
            waiting = asked is not None and not entry.form.get("member")
            continue
        waiting = False
        reply = REPLY.match(each.folded) if target is entry.question else None
        if reply:
            target = entry.reply
            entry.labels.append(cut(each, 0, reply.end()))
            rest = cut(each, reply.end())
            if rest:
                target.append(line(rest, each, logical=each.logical))
            continue
        target.append(each)


def _read_asker(each: Line, end: int, entry: BookletEntry) -> None:
    reference = MEMBER_REFERENCE.search(each.folded)
    name = cut(each, end, reference.start() if reference else None)
    if shown := name.strip(" ：:"):
        entry.form["member"] = shown
    if reference:
        entry.form["member_ref"] = reference[1].upper()
