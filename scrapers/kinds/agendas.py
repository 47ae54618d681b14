"""This file reads agendas: the items of a meeting, and the papers that each item cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scrapers.items import Paragraph, Section
from scrapers.kinds.lines import Line, cut, line
from scrapers.kinds.patterns import continues, folded_pattern, glue
from scrapers.numbering import paper_number
from scrapers.text import fold

# e.g. IV. Pilot of the register · 三、審議文件
_ITEM = folded_pattern(
    r"^(?:[ivx]{1,5}\s?[.．、]|[ivx]{1,5}\s{1,6}(?=\D{4})|\d{1,2}\s?[.．](?!\d)|[一二三四五六七八九十]{1,3}、"
    r"|議程第?\s?[ivx\d一二三四五六七八九十]{1,4}\s?項\s?[:：-]?)\s*\S"
)
# e.g. (LC Paper No. CB(2)1402/2025 · 立法會CB(2)1402/2025號文件
_CITED = folded_pattern(
    r"^(?:[(（]?\s?(?:lc paper nos?\.?|legco paper nos?\.?|立法會)\s?)?[(（]?cb\s?\(\s?\d\s?\)"
    r"|^(?:lc paper nos?\.?)?\s?(?:fcr|pwsc|ec|fcri|pwsci|eci|ls|as|cmi|fc)\s?[(\d]"
)
# In two columns the words "LC Paper No." stand above the number, its title begins beside them.
_CITED_ABOVE = folded_pattern(r"^(?:lc paper nos?\.?|立法會(?:文件)?)\s*[-–—]{1,2}\s*(?=\S)")
_HOURS = folded_pattern(r"^[(（]\s?(?:上午|下午|中午|\d{1,2}[:：.]\d\d)")
_TO_FOLLOW = folded_pattern(
    r"to follow|to be issued|容後提供|容後送交|稍後提供|稍後送交|後補|隨後送交|其後提供"
)
# e.g. CB(2)1402/2025(03) - Administration's paper
_AFTER_NUMBER = folded_pattern(
    r"^[\s\S]*?\d{1,5}\s?/\s?\d{2,4}(?:-\d{2})?\s?(?:\(\s?\d{1,3}\s?\))?\s?(?:號文件)?\s*[-:：]?\s*"
    r"|^[\s\S]*?\(\d{4}-\d{2,4}\)\s?\d{1,3}\s?(?:號文件)?\s*[-:：]?\s*"
)
# e.g. 政府當局就登記冊提供的文件 · Administration's paper
_TITLE_OF = folded_pattern(
    r"^(?:-|\(|提供|就|有關|立法會秘書處|政府當局|administration|paper|letter|background|updated|minutes|submission"
    r"|list|legislative council secretariat)"
)
LONGEST = 1000  # letters of an item's heading, and of a cited paper's title


@dataclass
class _Agenda:
    sections: list[Section] = field(default_factory=list)
    heading: str | None = None
    held: list[Paragraph] = field(default_factory=list)
    citing: bool = False

    def close(self) -> None:
        if self.heading is not None or self.held:
            self.sections.append(Section(self.heading, tuple(self.held)))
        self.heading, self.held, self.citing = None, [], False


def agenda_sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    """Give a section for each item; a paper it cites is a paragraph that has the paper's number."""
    made = _Agenda()
    for each in _in_one_column(lines):
        number = paper_number(each.text) if _CITED.match(each.folded) else None
        if number:
            match = _AFTER_NUMBER.match(each.folded)
            rest = cut(each, match.end()) if match else each.text
            made.held.append(Paragraph(_bare(rest), no=number, page=each.page))
            made.citing = True
        elif _ITEM.match(each.folded):
            made.close()
            made.heading = each.text
        elif made.citing and _belongs(made.held[-1], each):
            made.held[-1] = replace(
                made.held[-1], text=glue(made.held[-1].text, each.text.lstrip("-–— "))
            )
        elif made.heading is not None and not made.held and _goes_on(made.heading, each):
            made.heading = glue(made.heading, each.text)
        else:
            made.held.append(Paragraph(each.text, page=each.page, table=each.role == "table"))
            made.citing = False
    made.close()
    return tuple(made.sections)


def opens_item(each: Line) -> bool:
    """Say whether a line opens an item of an agenda, by its number and some words."""
    return _ITEM.match(each.folded) is not None


def with_items(lines: Sequence[Line]) -> list[Line]:
    """Mark the lines that open an item or cite a paper, so that they are not joined to others."""
    marks = (_CITED, _ITEM, _CITED_ABOVE, _HOURS)
    return [
        replace(each, role="item", gaps=0)
        if any(mark.match(each.folded) for mark in marks)
        else each
        for each in lines
    ]


def cited(lines: Sequence[Line]) -> list[str]:
    """Give the lines that begin with a cited paper's number, as they stand."""
    return [each.text for each in lines if _CITED.match(each.folded)]


def _in_one_column(lines: Sequence[Line]) -> list[Line]:
    """Bring a cited paper's title back behind its number, where two columns parted them."""
    made: list[Line] = []
    for each in lines:
        above = _CITED_ABOVE.match(made[-1].folded) if made else None
        number = _AFTER_NUMBER.match(each.folded) if _CITED.match(each.folded) else None
        if above and number:
            title = glue(cut(made[-1], above.end()), cut(each, number.end()))
            made[-1] = line(f"{cut(each, 0, number.end()).rstrip()} {title}", each)
        else:
            made.append(each)
    return made


def _bare(text: str) -> str:
    """A cited paper's title without the dash before it, and the bracket whose other half went with its number."""
    text = text.lstrip("-–— ")
    unmatched = text.endswith((")", "）")) and text.count("(") + text.count("（") == 0
    return text[:-1] if unmatched else text


def _belongs(cited: Paragraph, each: Line) -> bool:
    if len(cited.text) > LONGEST:
        return False
    return not cited.text or _TITLE_OF.match(each.folded) is not None or continues(cited.text)


def _goes_on(heading: str, each: Line) -> bool:
    return len(heading) <= LONGEST and (continues(heading) or each.text[:1].islower())


def agenda_fields(sections: Sequence[Section]) -> dict[str, str]:
    """Give how many items an agenda has, the papers it cites, and what is still to follow."""
    items = [section for section in sections if section.heading]
    cited = [paragraph for section in sections for paragraph in section.paragraphs if paragraph.no]
    late = [
        paragraph.no or f"{section.heading}: {paragraph.text}"
        for section in sections
        for paragraph in section.paragraphs
        if _TO_FOLLOW.search(fold(paragraph.text))
    ]
    found = {
        "items": str(len(items)),
        "papers": "; ".join(paragraph.no for paragraph in cited if paragraph.no),
        "to_follow": "; ".join(late),
    }
    return {name: value for name, value in found.items() if value}
