"""This file reads the Policy Address and the Budget speech: numbered paragraphs under their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scrapers.items import CONTENTS, Document, Language, Paragraph, Section
from scrapers.kinds.header import is_headed
from scrapers.kinds.lines import Line, Sheet, cut
from scrapers.kinds.numbered import ANNEX, LEAP, LONGEST_HEADING, sections
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import BULLET, NUMBERED, continues, ends_sentence, folded_pattern
from scrapers.kinds.releases import Issue, ending, is_release
from scrapers.kinds.remainder import completed
from scrapers.text import IN_FIGURES, fold, hk_date

_YEAR = r"(?:20\d\d|[二][〇○零一二三四五六七八九]{3})"
_SESSION = rf"{_YEAR}\s?(?:[-–/至]|to)\s?(?:20)?(?:\d\d|[一二三四五六七八九十]{{1,3}})"
# How each names itself on a line of its own.
# e.g. The Chief Executive's 2026 Policy Address · 行政長官2026年施政報告
_ADDRESS = folded_pattern(
    rf"^(?:the )?(?:chief executive['’]?s )?(?:{_YEAR} policy address|policy address {_YEAR})"
    rf"(?:$|\s?[:：—–-].{{0,120}}$)"
    rf"|^《?(?:行政長官)?《?{_YEAR}\s?年度?《?施政報告》?(?:全文)?(?:$|[:：—–-].{{0,60}}$)"
)
# e.g. Budget Speech by the Financial Secretary (3) · 財政預算案演辭 · 動議二讀2026年撥款條例草案的演辭
_BUDGET = folded_pattern(
    rf"^(?:the )?(?:{_SESSION} )?budget speech\b.{{0,80}}$"
    rf"|^(?:the )?(?:speech on the )?{_SESSION} budget(?: speech)?$"
    rf"|^speech .{{0,60}}moving the second reading of the appropriation bill.{{0,20}}$"
    rf"|^.{{0,24}}財政預算案》?演[辭詞].{{0,24}}$|^.{{0,24}}動議二讀.{{0,24}}撥款條例草案的?演[辭詞]$"
)
_SAYS_YEAR = re.compile(r"20\d\d")
_SAYS_SESSION = re.compile(r"(20\d\d)\s?(?:[-–/至]|to)\s?(?:20)?(\d\d)(?!\d)")
_CHINESE_SESSION = re.compile(
    r"(二[〇○零一二三四五六七八九]{3})\s?[至-]\s?([一二三四五六七八九十]{1,3})(?!月)"
)
# e.g. delivered by the Financial Secretary, Mr CHAN · 行政長官李某某
_SPEAKER = folded_pattern(
    r"^(?:(?:delivered|speech) by )?(?:the )?(?P<en>(?:chief executive|financial secretary)(?:,| the) [^\d,]{4,60})$"
    r"|^(?P<zh>(?:行政長官|財政司司長)[^\d，。、發動]{2,8})(?:發表|動議.{0,40})?$"
)
_TITLES = ("Contents", "Table of contents", "目錄")
_CONTENTS = folded_pattern(r"^(?:contents|table of contents|目錄)$")
# e.g. Mr President, Honourable Members and fellow citizens, · 主席、各位議員：
_GREETS = folded_pattern(
    r"^(?:(?:mr|madam|mdm) )?president\b.{0,80}$|^(?:honourable members|fellow (?:citizens|residents))\b.{0,60}$"
    r"|^(?:主席|各位(?:議員|市民)).{0,40}$"
)
_COLUMN = folded_pattern(r"^(?:paragraphs?|paragraph nos?\.?|段數|段落)$")
# e.g. Reform of the Civil Service 12–18 · 引言 2 – 8
_ROW = re.compile(
    r"^\D.{0,150}?[\s.…·]\d{1,3}(?:\s?[–—-]\s?\d{1,3})?$|^\d{1,3}(?:\s?[–—-]\s?\d{1,3})?$"
)
_TOP = 30  # lines in which it names itself
# Paragraphs, each numbered one more than the last, and rows that make a table of contents.
_LEAST = 5
_LEAST_TITLED = 2  # rows below a line that calls them one
_SPEAKING = (("policy_address", _ADDRESS), ("budget_speech", _BUDGET))


def recognise(page: Sheet, title: str | None) -> str | None:
    """Say which of the two speeches lines are, or a part of: they name it, and number their paragraphs."""
    if is_headed(page.lines) or _first(page.lines) is None:
        return None
    named = [fold(title or "")[:200].strip(), *(each.folded for each in page.lines[:_TOP])]
    for name, pattern in _SPEAKING:
        if any(pattern.match(text) for text in named if len(text) <= 200):
            return name
    return None


def structure(page: Sheet, language: Language, *, title: str | None, issue: Issue) -> Document:
    """Make the document of a speech: a section for each heading, a paragraph for each number."""
    occasion = recognise(page, title) or "speech"
    lines, end = ending(page.lines, issue)
    first = _first(lines) or (0, 1)
    cover, said, contents = _lead(lines[: first[0]])
    body = paragraphs([*said, *lines[first[0] :]], page.width)
    made = _beyond(sections(body, after=max(0, first[1] - 1)))
    numbers = [each.no for one in made for each in one.paragraphs if each.no]
    speaker = next((found for each in cover if (found := _speaker(each))), "")
    own = next((each.text for each in cover if _names(each)), lines[0].text)
    day = next((held for each in cover if (held := hk_date(each.text[:200]))), None)
    fields = {
        # what it was called before it was a kind stays what it is called
        "form": "release" if is_release(page.lines, issue) else occasion,
        "occasion": occasion,
        "year": _year(occasion, [title or "", *(each.text for each in cover)]),
        "speaker": speaker,
        "paragraphs": str(len(numbers)),
        "first": numbers[0] if numbers else "",
        "last": numbers[-1] if numbers else "",
    }
    stated = [each for each in cover if not (_names(each) or _speaker(each))]
    opening = tuple(Paragraph(each.text, page=each.page) for each in stated)
    document = Document(
        kind="speech",
        language=language,
        title=title or own,
        published=end.day or day,
        issued_at=end.issued_at,
        issuer=speaker or None,
        fields={name: value for name, value in fields.items() if value},
        sections=(*((Section(None, opening),) if opening else ()), *made),
        asides=contents,
    )
    return completed(
        document,
        page.lines,
        page.width,
        labels=[each.text for each in cover],
        formulas=[*(each.text for each in end.lines), *_TITLES],
    )


def _lead(
    lead: Sequence[Line],
) -> tuple[list[Line], list[Line], tuple[Section, ...]]:
    """Part what stands above the first number: the cover, what is said, and the table of contents beside it."""
    rows = [at for at, each in enumerate(lead) if _ROW.match(each.folded) and not _names(each)]
    titled = next((at for at, each in enumerate(lead) if _CONTENTS.match(each.folded)), None)
    greeted = next((at for at, each in enumerate(lead) if _GREETS.match(each.folded)), None)
    named = [at for at, each in enumerate(lead) if _names(each)]
    if len(rows) < (_LEAST if titled is None else _LEAST_TITLED):
        stop = greeted if greeted is not None else (named[-1] + 1 if named else 0)
        return list(lead[:stop]), _under_headings(lead[stop:]), ()
    start = rows[0] if titled is None else min(titled, rows[0])
    while start and _COLUMN.match(lead[start - 1].folded):
        start -= 1
    table = [each for each in lead[start : rows[-1] + 1] if not _CONTENTS.match(each.folded)]
    told = Paragraph("\n".join(each.text for each in table), table=True)
    after = rows[-1] + 1
    begins = greeted if greeted is not None and greeted >= after else after
    cover = [*lead[:start], *lead[after:begins]]
    return cover, _under_headings(lead[begins:]), (Section(CONTENTS, (told,)),)


def _under_headings(said: Sequence[Line]) -> list[Line]:
    """Mark the headings right above the first number: what is said before may end in a comma."""
    found = list(said)
    for at in range(len(found) - 1, -1, -1):
        each = found[at]
        if len(each.text) > LONGEST_HEADING or continues(each.text) or ends_sentence(each.text):
            break
        if BULLET.match(each.text):
            break  # an item of a list, whatever stands in brackets behind its end
        found[at] = replace(each, role="heading")
    return found


def _first(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Give where numbered paragraphs begin, and the first number: several follow one another from there."""
    opens = [
        (at, int(found[1]))
        for at, each in enumerate(lines)
        if (found := NUMBERED.match(each.folded)) and not _ROW.match(each.folded)
    ]
    for at, (place, number) in enumerate(opens):
        last, run = number, 1
        for _, other in opens[at + 1 : at + 1 + 4 * _LEAST]:
            if last < other <= last + LEAP:
                last, run = other, run + 1
        if run >= _LEAST:
            return place, number
    return None


def _names(each: Line) -> bool:
    return len(each.text) <= 200 and any(one.match(each.folded) for _, one in _SPEAKING)


def _speaker(each: Line) -> str:
    if len(each.text) > 100 or (found := _SPEAKER.match(each.folded)) is None:
        return ""
    return cut(each, *found.span("en" if found["en"] else "zh"))


def _year(occasion: str, texts: Sequence[str]) -> str:
    """Give the year that an address is of, as "2026", or a Budget's, as "2026-27"; "" where none is said."""
    for text in texts:
        said = fold(text[:200])
        if occasion == "policy_address":
            if found := _SAYS_YEAR.search(said.translate(IN_FIGURES)):
                return found[0]
        elif found := _SAYS_SESSION.search(said):
            return f"{found[1]}-{found[2]}"
        elif found := _CHINESE_SESSION.search(said):
            first = found[1].translate(IN_FIGURES)
            return f"{first}-{(int(first) + 1) % 100:02d}"
    return ""


def _beyond(made: Sequence[Section]) -> tuple[Section, ...]:
    """Let what stands in annexes keep its numbers in its words: a speech has each number once."""
    found: list[Section] = []
    annexed = False
    for one in made:
        annexed = annexed or ANNEX.match(fold((one.heading or "")[:200])) is not None
        loose = tuple(
            replace(each, text=f"{each.no}. {each.text}", no=None) if each.no else each
            for each in one.paragraphs
        )
        found.append(replace(one, paragraphs=loose) if annexed else one)
    return tuple(found)
