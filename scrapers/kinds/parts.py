"""This file splits a question and its answer into labelled parts, and says which answer covers which parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrapers.items import Exchange
from scrapers.kinds.lines import Line, line
from scrapers.kinds.patterns import STYLES, folded_pattern, labels

# e.g. 現綜合答覆如下 · a consolidated reply
_ALTOGETHER = folded_pattern(
    r"(?:綜合|合併|一併|統一)(?:答覆|回覆|回應)|各部分.{0,12}(?:答覆|回覆)|兩部分|consolidated (?:reply|response)"
    r"|(?:various|different|all) parts? of the question"
)

_BROKEN_LABEL = re.compile(
    r"^\(?[\da-z一二三四五六七八九十]{1,3}[).]{0,2}\s?(?:及|和|与|至|、|,|and|to|&)$"
)
_LABEL_ALONE = re.compile(r"^\(?[\da-z一二三四五六七八九十]{1,3}[).]{1,2}")


@dataclass
class Part:
    """A labelled stretch of a question or an answer: the parts its label names, and its lines."""

    named: tuple[int, ...]
    lines: list[Line] = field(default_factory=list)

    def text(self) -> str:
        """Give the part's text as it stands, label and all."""
        return "\n".join(each.text for each in self.lines)


@dataclass
class Split:
    """What stands before the first label, and the labelled parts, in one style of labels."""

    before: list[Line]
    parts: list[Part]
    style: str | None = None


def split_question(lines: Sequence[Line]) -> Split:
    """Split a question at the labels of its parts: the first style that runs 1, 2 at least."""
    best: tuple[int, str, dict[int, tuple[tuple[int, ...], int]]] | None = None
    for style in STYLES:
        found = _run(lines, style)
        if len(found) < 2:
            continue
        first = min(found)
        if best is None or first < best[0]:
            best = (first, style, found)
    if best is None:
        return Split(list(lines), [])
    return _cut_up(lines, best[2], best[1])


def _run(lines: Sequence[Line], style: str) -> dict[int, tuple[tuple[int, ...], int]]:
    """Labels of a style in the order 1, 2, 3 ..., each by the line it opens."""
    found: dict[int, tuple[tuple[int, ...], int]] = {}
    expected = 1
    for index, each in enumerate(lines):
        label = labels(each.folded, style) if each.role != "table" else None
        if label and label[0] == (expected,):
            found[index] = label
            expected += 1
    return found


def split_answer(lines: Sequence[Line], asked: Split) -> Split:
    """Split an answer at labels that name parts of the question, in the question's kind of letters."""
    if asked.style is None:
        return Split(list(lines), [])
    alphabet = STYLES[asked.style][1]
    known = {number for part in asked.parts for number in part.named}
    best: dict[int, tuple[tuple[int, ...], int]] = {}
    chosen = asked.style
    for style in sorted(STYLES, key=lambda name: name != asked.style):
        if STYLES[style][1] != alphabet:
            continue
        found = _ascending(lines, style, known)
        if _named(found) > _named(best):
            best, chosen = found, style
    first = min(best, default=None)
    if first is None or (best[first][0][0] != 1 and not _opens_with_rest(first)):
        return Split(list(lines), [])
    return _cut_up(lines, best, chosen)


def _named(found: dict[int, tuple[tuple[int, ...], int]]) -> int:
    return sum(len(label[0]) for label in found.values())


def _opens_with_rest(first: int) -> bool:
    """An answer may speak to part 1 without a label, and label what follows."""
    return first > 0


def _ascending(
    lines: Sequence[Line], style: str, known: set[int]
) -> dict[int, tuple[tuple[int, ...], int]]:
    """Labels that name parts in ascending order; a list inside an answer starts again at 1."""
    found = [
        (index, label)
        for index, each in enumerate(lines)
        if each.role != "table" and (label := labels(each.folded, style)) and set(label[0]) <= known
    ]
    later: dict[int, list[int]] = {}
    for place, (_, label) in enumerate(found):
        later.setdefault(label[0][0], []).append(place)
    chosen: dict[int, tuple[tuple[int, ...], int]] = {}
    last = nested = 0
    claimed: set[int] = set()
    for place, (index, label) in enumerate(found):
        start = label[0][0]
        if last and start == 1:
            nested = 1
            continue
        again = later[start][-1] > place
        if nested and start == nested + 1 and len(label[0]) == 1 and (start in claimed or again):
            nested = start
            continue
        if start > last and not claimed & set(label[0]):
            chosen[index] = label
            claimed |= set(label[0])
            last, nested = start, 0
    return chosen


def _cut_up(
    lines: Sequence[Line], marks: dict[int, tuple[tuple[int, ...], int]], style: str
) -> Split:
    split = Split([], [], style)
    for index, each in enumerate(lines):
        if index in marks:
            split.parts.append(Part(marks[index][0], [each]))
        elif split.parts:
            split.parts[-1].lines.append(each)
        else:
            split.before.append(each)
    return split


def exchanges(
    question: Sequence[Line], answer: Sequence[Line]
) -> tuple[list[Exchange], list[Line], list[Line]]:
    """Pair the parts of a question with their answers.

    Gives the exchanges, then what stands before the first part of the question, and of the answer.
    An answer that covers several parts is one exchange, whose question holds all of them.
    """
    question, answer = _mended(question), _mended(answer)
    asked = split_question(question)
    told = split_answer(answer, asked)
    if not told.parts:
        return [_whole(question, answer, asked)], [], []
    made: list[Exchange] = []
    left = {number: part for part in asked.parts for number in part.named}
    opening = told.before
    if told.parts[0].named[0] > 1:
        early = tuple(number for number in left if number < told.parts[0].named[0])
        made.append(_exchange(early, left, _text(told.before)))
        opening = []
    made.extend(_exchange(reply.named, left, reply.text()) for reply in told.parts)
    answered = {number for one in made for number in _numbers(one)}
    made.extend(_exchange((number,), left, "") for number in left if number not in answered)
    made.sort(key=lambda one: min(_numbers(one)))
    return made, asked.before, opening


def _mended(lines: Sequence[Line]) -> list[Line]:
    """Put labels together that a line end broke: "(2)及" and "(3)"."""
    made: list[Line] = []
    for each in lines:
        if made and _BROKEN_LABEL.match(made[-1].folded) and _LABEL_ALONE.match(each.folded):
            made[-1] = line(made[-1].text + each.text, made[-1])
        else:
            made.append(each)
    return made


def _numbers(exchange: Exchange) -> tuple[int, ...]:
    return tuple(int(number) for number in exchange.covers or (exchange.part or "0",))


def _exchange(named: tuple[int, ...], parts: dict[int, Part], answer: str) -> Exchange:
    asked = [parts[number] for number in named if number in parts]
    if len(asked) == 1:
        return Exchange(asked[0].text(), answer, part=str(named[0]))
    return Exchange(
        "\n".join(part.text() for part in asked),
        answer,
        part=str(named[0]),
        covers=tuple(str(number) for number in named),
    )


def _whole(question: Sequence[Line], answer: Sequence[Line], asked: Split) -> Exchange:
    """One exchange for the whole question; covers all of its parts where the answer says so."""
    text = _text(answer)
    says = asked.parts and _ALTOGETHER.search(" ".join(each.folded for each in answer[:4]))
    covers = tuple(str(number) for part in asked.parts for number in part.named) if says else ()
    return Exchange(_text(question), text, covers=covers)


def count(question: Sequence[Line]) -> int:
    """Give how many labelled parts a question has."""
    return len(split_question(question).parts)


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(each.text for each in lines)
