"""This file takes footnotes out of the paragraphs that they interrupt, and their marks out of sentences."""

from __future__ import annotations

import re
from dataclasses import replace

from scrapers.items import Paragraph
from scrapers.kinds.lines import Line, Sheet, line
from scrapers.kinds.patterns import NUMBERED, ends_sentence, glue, wide

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?=\S)")
_RAISED_MARK = re.compile(r"(?<![mM\d^])([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})( ?)")
_BRACKETED = re.compile(r"^\[(\d{1,3})\]\s*+(?=\S)")
_BRACKETED_MARK = re.compile(r"\[(0|[1-9]\d{0,2})\]")
_FLAT = re.compile(r"^(\d{1,2})(?:\s+(?=[^\d\s.,、.)%/年月日億萬元])|$)")
_LONGEST = 14  # physical lines
_SHORTEST = 24  # columns of a note's first line, where its number stands alone
_MOST_TRIES = 200  # a column of figures is not to be searched for marks for ever
_LOOK_BACK = 400  # lines in which a note's mark must stand


def without_footnotes(page: Sheet) -> tuple[list[Line], list[Paragraph]]:
    """Give a paper's lines without its footnotes, and the footnotes with their numbers."""
    marked = [each for each in page.lines if each.role == "footnote"]
    lines = [each for each in page.lines if each.role != "footnote"]
    notes = [_declared(each) for each in marked]
    kept = _Kept()
    tries = [0]
    index = 0
    while index < len(lines):
        number = (
            _opens(lines, index, len(notes) + 1, kept, tries, paged=page.paged)
            if not marked
            else None
        )
        if number is None:
            kept.add(lines[index])
            index += 1
            continue
        stop = _end(lines, index, number, page)
        notes.append(_note(lines[index:stop], number))
        if _BRACKETED.match(lines[index].text):
            kept.unmark(number)
        elif not _RAISED.match(lines[index].text):
            _unmark(kept.lines, number)
        if kept.lines and not ends_sentence(kept.lines[-1].text) and stop < len(lines):
            # what it interrupted runs on, whatever empty lines stood around the note
            lines[stop] = replace(lines[stop], gap=0)
        index = stop
    if not notes:
        return lines, []
    raised = {note.no for note in notes if note.no}
    return [_without_raised(each, raised) for each in kept.lines], notes


class _Kept:
    """The lines that are no footnotes, and where the marks in brackets stand in them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.marks: dict[int, list[int]] = {}

    def add(self, each: Line) -> None:
        for number in {int(found[1]) for found in _BRACKETED_MARK.finditer(each.text)}:
            self.marks.setdefault(number, []).append(len(self.lines))
        self.lines.append(each)

    def unmark(self, number: int) -> None:
        """Take a footnote's mark out of every sentence."""
        for index in self.marks.pop(number, ()):
            each = self.lines[index]
            text = each.text.replace(f"[{number}]", "")
            self.lines[index] = line(text, each, logical=each.logical)


def _declared(each: Line) -> Paragraph:
    match = _RAISED.match(each.text) or re.match(r"^\[?(\d{1,3})[\].]?\s+", each.text)
    if not match:
        return Paragraph(each.text, page=each.page)
    return Paragraph(each.text[match.end() :], no=match[1].translate(_DIGITS), page=each.page)


def _opens(
    lines: list[Line], index: int, expected: int, kept: _Kept, tries: list[int], *, paged: bool
) -> int | None:
    """Give the number of the footnote that a line opens, else None."""
    each = lines[index]
    raised = _RAISED.match(each.text)
    if raised:
        return int(raised[1].translate(_DIGITS))
    bracketed = _BRACKETED.match(each.text)
    if bracketed and int(bracketed[1]) in kept.marks:
        return int(bracketed[1])
    flat = _FLAT.match(each.text)
    if not flat or int(flat[1]) != expected or index + 1 >= len(lines) or not kept.lines:
        return None
    if each.logical or each.role == "table" or tries[0] >= _MOST_TRIES:
        return None
    if _marked(kept.lines, expected) is None:
        tries[0] += 1
        return None
    if paged:
        return expected if _closes_page(lines, index) else None
    alone = flat.end() == len(each.text)
    if alone and ends_sentence(kept.lines[-1].text) and wide(lines[index + 1].text) < _SHORTEST:
        return None
    return expected


def _mark(number: int) -> re.Pattern[str]:
    """A number that hangs on a word or a closing mark, as a flattened superscript does."""
    # "since 2019¹" comes out as 20191, and nobody writes a count of twenty thousand so
    year = rf"|(?<=[^\d](?:19|20)\d\d){number}(?=[.,;)]|\s|$)" if number < 10 else ""
    return re.compile(
        rf"""
        (?<= [a-z][a-z][a-z] | [a-z][a-z][)”,;.] | .[)”][.,;]   # a word or what closes it ...
           | .[\u4e00-\u9fff][\u4e00-\u9fff] | ..[）)」』》”，。；])
        {number}                                                # ... with the number on it,
        (?= (?:\s+|(?![a-zA-Z]))  # where no word goes on
            [^\d\s%.,/年月日號号億亿萬万個个項项名宗條条次部至-]  # which counts nothing
          | [，。,.]?$ | [,.;:]\s)
        | (?<= [\u4e00-\u9fff][\u4e00-\u9fff])[ ]{number}(?= [，。；])  # 登記冊 1，
        {year}""",
        re.VERBOSE,
    )


def _marked(kept: list[Line], number: int) -> tuple[int, int, int] | None:
    """Give the line and the span of the last such mark above."""
    pattern = _mark(number)
    for index in range(len(kept) - 1, max(len(kept) - _LOOK_BACK, 0) - 1, -1):
        found = list(pattern.finditer(kept[index].text))
        if found:
            return index, *found[-1].span()
    return None


def _unmark(kept: list[Line], number: int) -> None:
    """Take a flattened footnote's mark out of the sentence that it hangs on."""
    found = _marked(kept, number)
    if found:
        index, start, end = found
        each = kept[index]
        before, after = each.text[:start], each.text[end:]
        text = glue(before, after.lstrip()) if after.startswith(" ") else before + after
        kept[index] = line(text, each, logical=each.logical)


def _closes_page(lines: list[Line], index: int) -> bool:
    """Nothing but small print follows on the page: no numbered paragraph and few lines."""
    page = lines[index].page
    after = [each for each in lines[index + 1 : index + 1 + 3 * _LONGEST] if each.page == page]
    return len(after) < 3 * _LONGEST and not any(NUMBERED.match(each.folded) for each in after)


def _end(lines: list[Line], index: int, number: int, page: Sheet) -> int:
    """Give where a footnote that opens at `index` stops."""
    if lines[index].logical:
        return index + 1
    stop = index + 1
    alone = _FLAT.match(lines[index].text) is not None and lines[index].text.isdecimal()
    while stop < len(lines) and stop - index < _LONGEST:
        held, following = lines[stop - 1], lines[stop]
        if page.paged and following.page != lines[index].page:
            break
        if not (alone and stop == index + 1):
            if following.text.startswith(str(number + 1)) and _FLAT.match(following.text):
                break
            if _BRACKETED.match(following.text):
                break
            if _RAISED.match(following.text) or NUMBERED.match(following.folded):
                break
            full = wide(held.text) >= 0.8 * page.width
            if not page.paged and (not full or ends_sentence(held.text)):
                break
        stop += 1
    return stop


def _note(lines: list[Line], number: int) -> Paragraph:
    text = ""
    for each in lines:
        text = glue(text, each.text)
    opening = (
        _RAISED.match(text) or _BRACKETED.match(text) or re.match(rf"^{number}(?!\d)\s*", text)
    )
    return Paragraph(text[opening.end() :] if opening else text, no=str(number), page=lines[0].page)


def _without_raised(each: Line, numbers: set[str]) -> Line:
    def dropped(match: re.Match[str]) -> str:
        if match[1].translate(_DIGITS) not in numbers:
            return match[0]
        before, after = each.text[: match.start()], each.text[match.end() :]
        if not match[2] or not after:
            return ""
        return "" if glue(before[-1:], after[:1]) == before[-1:] + after[:1] else " "

    text = _RAISED_MARK.sub(dropped, each.text)
    return each if text == each.text else line(text, each, logical=each.logical)
