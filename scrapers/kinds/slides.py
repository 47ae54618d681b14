"""This file reads slides: one section for each, its title as heading, its points in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrapers.items import Document, Language, Paragraph, Section
from scrapers.kinds.header import Head, stamps, title_page
from scrapers.kinds.lines import Line, Sheet, cut, line
from scrapers.kinds.paragraphs import WIDE_GAP
from scrapers.kinds.patterns import BULLET, continues, ends_sentence, folded_pattern, glue, wide
from scrapers.kinds.remainder import completed
from scrapers.kinds.tables import tables_apart

LEAST = 4  # lines
FULLEST = 24  # lines that a page of slides holds at most, on average
NUMBER_DIGITS = 3
LONGEST_POINT = 4_000  # letters
TITLE_LINES = 3  # that a slide's title may take
TITLE_PAGE = 8  # lines of the page that opens the slides
LONGEST_TITLE = 90  # columns of one of them
# What a text without pages writes above a slide.
# e.g. Slide 3 · 投影片三 · 第4頁：未來工作
_MARK = folded_pattern(
    r"^[\[(【]?(?:slide|page|投影片|簡報|幻燈片|第)\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:頁|張)?[\])】]?"
    r"(?:\s?[:：.–—-]\s?(?=\S)|$)"
)


def recognise(page: Sheet) -> float:
    """Say how much the lines look like slides, 0 to 1."""
    if page.media == "pptx":
        return 1.0
    lines = [each for each in page.lines if each.role != "table"]
    if len(lines) < LEAST or page.media in ("html", "docx"):
        return 0.0
    if page.paged and len(lines) > FULLEST * len({each.page for each in lines}):
        return 0.0
    short = sum(1 for each in lines if wide(each.text) <= 48) / len(lines)
    closed = sum(
        1 for each in lines if each.text.rstrip()[-1] in "。." and wide(each.text) > 12
    ) / len(lines)
    bullets = sum(1 for each in lines if BULLET.match(each.folded)) / len(lines)
    score = 0.0
    if short > 0.7 and closed < 0.06:
        score += 0.4
    if bullets > 0.1:
        score += 0.25
    if len(_slides(page)) >= 4 and closed < 0.06:
        score += 0.2
    return score


def structure(page: Sheet, language: Language, *, title: str | None) -> Document:
    """Make the document of a set of slides."""
    slides = _slides(page)
    above = stamps([each for group in slides for each in group])
    groups = _without(slides, above.begins)
    boxed = _is_boxed(page)
    made = [_section(group, boxed=boxed, width=page.width) for group in groups]
    top = Head()
    if groups and _is_title_page(groups[0]):
        top, rest = title_page(groups[0])
        points = tuple(Paragraph(each.text, page=each.page) for each in rest)
        made[0] = Section(top.title or None, points)
    document = Document(
        kind="slides",
        language=language,
        title=title or top.title or (made[0].heading if made else None) or "",
        number=above.number,
        meeting_date=top.meeting_date or above.meeting_date,
        committee=top.committee or above.committee,
        fields={"slides": str(len(made))},
        sections=tuple(made),
    )
    return completed(
        document, [each for group in slides for each in group], page.width, labels=above.lines
    )


def _without(slides: Sequence[Sequence[Line]], count: int) -> list[list[Line]]:
    """Leave out the first lines, and the slides that are nothing else."""
    kept: list[list[Line]] = []
    for group in slides:
        taken = min(count, len(group))
        count -= taken
        if left := list(group[taken:]):
            kept.append(left)
    return kept


def _is_title_page(group: Sequence[Line]) -> bool:
    return len(group) <= TITLE_PAGE and not any(
        BULLET.match(each.folded)
        or each.role == "table"
        or (each.role == "item" and each.level > 0)
        or wide(each.text) > LONGEST_TITLE
        for each in group
    )


def _slides(page: Sheet) -> list[list[Line]]:
    groups: list[list[Line]] = []
    boxed = _is_boxed(page)
    dropped = 0
    for index, shown in enumerate(page.lines):
        each = shown
        if not groups or _opens(page, index, groups[-1], boxed=boxed):
            groups.append([])
        mark = _MARK.match(each.folded)
        if _is_number(each, len(groups)) or (mark and mark.end() == len(each.folded)):
            dropped = each.gap
            continue
        if mark:
            each = line(cut(each, mark.end()), each)
        groups[-1].append(replace(each, gap=max(each.gap, dropped)) if dropped else each)
        dropped = 0
    return [group for group in groups if group]


def _is_number(each: Line, slide: int) -> bool:
    """A figure alone that is the slide's own place, or nearly: an empty slide may have been lost."""
    if each.role == "table" or not each.folded.isdecimal() or len(each.folded) > NUMBER_DIGITS:
        return False
    return abs(int(each.folded) - slide) <= 1


def _is_title(page: Sheet, index: int) -> bool:
    """Say whether a line of flat text stands apart from what is above it, with points close below it."""
    each = page.lines[index]
    below = page.lines[index + 1] if index + 1 < len(page.lines) else None
    return (
        not BULLET.match(each.folded)
        and not ends_sentence(each.text)
        and wide(each.text) <= LONGEST_TITLE
        and below is not None
        and BULLET.match(below.folded) is not None
    )


def _opens(page: Sheet, index: int, group: Sequence[Line], *, boxed: bool) -> bool:
    each, before = page.lines[index], page.lines[index - 1]
    if _MARK.match(each.folded):
        return bool(group)
    if page.paged or page.media in ("pptx", "docx", "html"):
        return (
            each.page != before.page if page.paged else each.role == "heading" and each.level <= 1
        )
    if each.gap >= WIDE_GAP:
        return bool(group)
    # flat text: a blank in front marks the top of a page, unless the page has just begun
    fresh = len(group) <= 2 and bool(group) and group[0].gap >= WIDE_GAP
    if each.gap and not boxed and _is_title(page, index):
        return bool(group)
    if not each.led or BULLET.match(each.folded) or each.gap:
        return False
    return not fresh or any(each.folded == line.folded for line in group)


def _section(group: Sequence[Line], *, boxed: bool, width: int) -> Section:
    heading, rest = _heading(group, boxed=boxed)
    points: list[Paragraph] = []
    before: Line | None = None
    for each in tables_apart(rest, width, sure=True):
        if each.role == "table":
            points.append(Paragraph(each.text, page=each.page, table=True))
        elif (
            before is not None
            and points
            and not points[-1].table
            and len(points[-1].text) < LONGEST_POINT
            and _goes_on(before, each, boxed=boxed)
        ):
            points[-1] = Paragraph(glue(points[-1].text, each.text), page=points[-1].page)
        else:
            points.append(Paragraph(each.text, page=each.page))
        before = each
    return Section(heading, tuple(points))


def _heading(group: Sequence[Line], *, boxed: bool) -> tuple[str | None, Sequence[Line]]:
    """The first lines of a slide up to the first gap or point are its title."""
    declared = next((index for index, each in enumerate(group) if each.role == "heading"), None)
    if declared is not None:
        return group[declared].text, [*group[:declared], *group[declared + 1 :]]
    first = group[0]
    if first.role == "table" or BULLET.match(first.folded):
        return None, group
    text, used = first.text, 1
    while (
        used < min(len(group), TITLE_LINES) and group[used].gap == 0 and group[used].role != "table"
    ):
        if not boxed and not continues(text):
            break
        following = group[used]
        if BULLET.match(following.folded) or wide(text) + wide(following.text) > 80:
            break
        text = f"{text} {following.text}" if following.led else glue(text, following.text)
        used += 1
    return text, group[used:]


def _is_boxed(page: Sheet) -> bool:
    """Say whether empty lines stand between text boxes: then lines without one between are one box."""
    gaps = sum(1 for each in page.lines if each.gap)
    return gaps * 3 >= len(page.lines)


def _goes_on(before: Line, each: Line, *, boxed: bool) -> bool:
    if each.logical or each.gap or BULLET.match(each.folded) or ends_sentence(before.text):
        return False
    if boxed or continues(before.text) or _unclosed(before.text):
        return True
    return BULLET.match(before.folded) is not None or wide(before.text) >= 20


def _unclosed(text: str) -> bool:
    return any(
        text.count(opening) > text.count(closing)
        for opening, closing in ("《》", "「」", "（）", "()")
    )
