"""This file puts numbered paragraphs under their headings, with their items, as panel papers and reports have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrapers.items import Paragraph, Section
from scrapers.kinds.lines import Line, cut
from scrapers.kinds.patterns import (
    ITEM,
    NUMBERED,
    between,
    continues,
    ends_sentence,
    folded_pattern,
    wide,
)
from scrapers.numbering import paper_number
from scrapers.text import fold

LONGEST_HEADING = 200  # columns
FIRST = 3  # the highest number that may open a paper: the first paragraphs often have none
LEAP = 4  # numbers that may be missing between two paragraphs
# e.g. 2.5 政府 · 2.6「先導計劃」
_DOTTED = re.compile(r"^(\d{1,2}\.\d{1,2})(?:\s+(?=[^\d\s%])|(?=[「『《“]))")
_TITLED = re.compile(r"^(?:[IVX]{1,5}\.\s|[一二三四五六七八九十]{1,3}、)\s*\S")
# e.g. Hon HO Yuen-san · 出席議員：
_NAME = folded_pattern(
    r"^(?:(?:dr|ir|prof|hon|mr|mrs|ms|miss)\b\.?\s)+"
    r"|^.{0,30}(?:present|attending|absent|attendance|出席|列席|缺席).{0,10}[:：]"
)
_CHAPTER = folded_pattern(
    r"^(?:chapter|part)\s(?:\d{1,2}|[ivx]{1,5})$|^第[一二三四五六七八九十\d]{1,3}[章部]$"
)
# A sentence, and in brackets whose it is.
# e.g. Open the piers at dawn. (Herons Bureau) · 開放碼頭。（蒼鷺局）
_TAGGED = re.compile(r"[.。]\s?[(（][^()（）]{1,40}[)）]$")
# A name that begins with a small letter wherever it stands.
# e.g. eHealth · iAM Smart · e-Legislation
_WRITTEN_SO = re.compile(r"[a-z]{1,2}-?[A-Z]")
_CELLS = re.compile(r"\s(?!(?:19|20)\d\d$)[\d,.]+%?$")  # a row of a table, not a heading
# What somebody says is no heading, nor is what goes on behind the end of a sentence.
# e.g. …會繼續跟進。」 · …in due course.” · 截止日期為五月。（見附件）
_SAID = re.compile(r"(?<!\.)\.\s?[」』”’\"]{1,2}$|。.")
# e.g. 發言人問：「會否延期？」 · The Member asked, “Will it be late?”
_EXCLAIMED = re.compile(
    r"(?:[說说問问稱称道]|表示|指出|\b(?:said|says|asked|asks|added|adds"
    r"|replied))\s?[：:，,]?\s?[「『“\"][^」』”\"]{1,190}[？?！!…][」』”\"]{1,2}$"
)
ANNEX = folded_pattern(
    r"^[\[(]?(?:附件|附錄|附表|annex|appendix|enclosure)"
    r"(?:\s?[一二三四五六七八九十\da-z]{1,3}(?:\([a-z\d]\))?)?[\])]?$"
)


@dataclass
class _Held:
    """A paragraph as it grows."""

    pieces: list[str]
    no: str | None = None
    page: int | None = None
    table: bool = False

    @property
    def last(self) -> str:
        return self.pieces[-1]

    def add(self, text: str, mark: str) -> None:
        self.pieces.extend((mark, text))

    def done(self) -> Paragraph:
        return Paragraph("".join(self.pieces), no=self.no, page=self.page, table=self.table)


@dataclass
class _Builder:
    """What has been read so far."""

    sections: list[Section] = field(default_factory=list)
    heading: str | None = None
    held: list[_Held] = field(default_factory=list)
    last: int = 0
    dotted: tuple[int, int] = (0, 0)

    def close(self) -> None:
        if self.heading is not None or self.held:
            self.sections.append(Section(self.heading, tuple(each.done() for each in self.held)))
        self.heading, self.held = None, []


def sections(lines: Sequence[Line], *, after: int = 0) -> tuple[Section, ...]:
    """Give the sections that joined lines make; no line is lost. A part goes on `after` a number."""
    built = _Builder(last=after)
    for index, each in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if each.role == "table":
            built.held.append(_Held([each.text], page=each.page, table=True))
        elif (
            _opens_annex(each, built)
            or _opens_chapter(each, built)
            or _opens_paragraph(each, built)
        ):
            continue
        elif is_heading(each, following, built.held[-1].last if built.held else None):
            if built.heading and not built.held and _CHAPTER.match(fold(built.heading)):
                built.heading = f"{built.heading} {each.text}"
                continue
            built.close()
            built.heading = each.text
        else:
            _add(each, built)
    built.close()
    return tuple(built.sections)


def _opens_chapter(each: Line, built: _Builder) -> bool:
    """Take a line such as CHAPTER 2, which stands above what the chapter is called."""
    if not _CHAPTER.match(each.folded):
        return False
    built.close()
    built.heading = each.text
    return True


def _opens_annex(each: Line, built: _Builder) -> bool:
    if not ANNEX.match(each.folded):
        return False
    built.close()
    built.heading, built.last, built.dotted = each.text, 0, (0, 0)
    return True


def _opens_paragraph(each: Line, built: _Builder) -> bool:
    match = NUMBERED.match(each.folded) or _DOTTED.match(each.folded)
    if not match:
        return False
    follows = _follows_dotted if "." in match[1] else _follows
    if not follows(match[1], built):
        return False
    built.held.append(_Held([cut(each, match.end())], no=match[1], page=each.page))
    return True


def _follows(label: str, built: _Builder) -> bool:
    """Say whether "12." is the next number, or near enough to it, and count on from it."""
    number = int(label)
    first = built.last == 0 and number <= FIRST
    if not (first or built.last < number <= built.last + LEAP):
        return False
    if number != built.last + 1 and not first and _unfinished(built):
        return False
    built.last = number
    return True


def _follows_dotted(label: str, built: _Builder) -> bool:
    """Say whether "3.4" is the next number within its chapter, or opens the next chapter."""
    chapter, number = (int(part) for part in label.split("."))
    before = built.dotted
    opens = number == 1 and before[0] < chapter <= before[0] + LEAP
    if not opens and not (chapter == before[0] and before[1] < number <= before[1] + LEAP):
        return False
    built.dotted = (chapter, number)
    return True


def _unfinished(built: _Builder) -> bool:
    return bool(built.held) and not ends_sentence(built.held[-1].last)


def is_heading(each: Line, following: Line | None, before: str | None) -> bool:
    """Say whether a line is a heading: short, no sentence, and something stands under it."""
    if each.role == "heading":
        return True
    text = each.text
    if (
        each.role != "paragraph"
        or wide(text) > LONGEST_HEADING
        or continues(text)
        or following is None
    ):
        return False
    if ends_sentence(text) and not text.endswith((")", "）", "」", "》", "”", "?", "？")):
        return False
    if (
        text[-1] in ".。；;!！"
        or _TAGGED.search(text)
        or _is_speech(text)
        or (before is not None and (continues(before) or _breaks_off(before, text)))
    ):
        return False
    if _TITLED.match(text):
        return not _TITLED.match(following.text)
    if ITEM.match(each.folded):
        return NUMBERED.match(following.folded) is not None and not NUMBERED.match(each.folded)
    if text[0] in "(（[" and paper_number(text):
        return False
    if text[0].islower() and not _WRITTEN_SO.match(text):
        return False
    if each.gaps or _NAME.match(each.folded) or _CELLS.search(each.folded):
        return False
    return any(ch.isalpha() for ch in text)


def _is_speech(text: str) -> bool:
    """Say whether a line is what somebody says, or a sentence with something behind its end."""
    return _SAID.search(text) is not None or _EXCLAIMED.search(text) is not None


def _breaks_off(before: str, text: str) -> bool:
    """The paragraph above stops in mid-sentence, and this is long enough to be its rest."""
    return not ends_sentence(before) and wide(text) > 60


def _add(each: Line, built: _Builder) -> None:
    """Keep items and loose prose with the paragraph that they belong to."""
    before = built.held[-1] if built.held else None
    if before is None or before.table:
        built.held.append(_Held([each.text], page=each.page))
    elif each.role == "item" or ITEM.match(each.folded):
        if before.no is None and not before.last.endswith((":", "：")):
            built.held.append(_Held([each.text], page=each.page))
        else:
            before.add(each.text, "\n")
    elif before.no is None:
        built.held.append(_Held([each.text], page=each.page))
    elif each.flows or not ends_sentence(before.last):
        before.add(each.text, between(before.last, each.text))
    else:
        before.add(each.text, "\n")
