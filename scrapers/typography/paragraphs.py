"""This file makes paragraphs of the lines a file was broken into, and sentences of paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from scrapers.typography.characters import plain_characters
from scrapers.typography.furniture import is_furniture
from scrapers.typography.letters import clean
from scrapers.typography.spacing import CJK, collapse_line, keeps_gaps_after_words

FULL = 0.8  # of the usual full width: such a line was broken by the margin, not by its writer
_SENTENCE_END = re.compile(r"[。！？!?；;：:][”’」』》）)\]]*$|[.][”’\"')\]]*$")
# e.g. LC Paper No. · Hon. · e.g.
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|Prof|Cap|para|paras|Hon|St|vs|etc|pp|Fig|Art|Ltd|Co|Inc|Ir|Rev|Sgd"
    r"|approx|cf|vol|Vol|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|\be\.g|\bi\.e"
    r"|\ba\.m|\bp\.m)\.$"
)
# `7.` opens an item and `7.73億元` does not: a figure behind the mark forbids it.
# e.g. (a) · 三、 · 第二章
_ITEM = re.compile(
    r"(?:[(（]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[)）.、．](?!\d)(?![a-z])|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[•●○◆◇■□▪➢➤✓‧·*]|[-–—] ?(?=[^\d\s-])"
    r"|第[一二三四五六七八九十\d]{1,4}[章部條节節])"
)
_NEXT = re.compile(r"\s*+(\S)")
_SMALL_NAME = re.compile(r"[a-z]{1,2}[A-Z]")  # iAM Smart and eHealth open a sentence
_SHORT = 20  # letters, blanks among them: more is no mark that opens a sentence
_HYPHEN = re.compile(r"([A-Za-z]{1,30})-$")
_WORD = re.compile(r"[a-z]+")
_PREFIXES = frozenset({
    "all", "anti", "co", "cross", "e", "end", "ex", "full", "half", "high", "in", "inter", "long",
    "low", "mid", "multi", "non", "on", "one", "over", "part", "post", "pre", "private", "public",
    "re", "real", "self", "semi", "short", "so", "sub", "three", "two", "under", "up", "well",
    "year",
})  # fmt: skip
_OPEN_URL = re.compile(r"(?<![!-~])(?>[!-~]*?(?:https?://|www\.))[!-~]++(?<=[-/_.?=&%])$")
_URL_REST = re.compile(r"[!-~]*[A-Za-z0-9/]")
_CJK_END = re.compile(f"[{CJK}、。，；：？！）」』》〉】〕“”‘’（「『《〈【〔／…]$")
_CJK_START = re.compile(f"[{CJK}、。，；：？！）」』》〉】〕（「『《〈【〔／…]")
_FIGURE_BROKEN = re.compile(r"\d[.,]$")
_YEARS_BROKEN = re.compile(r"\d[-–]$")  # 2025- / 26


NARROWEST = 40  # columns of a page that is broken at a fixed width
SAME = 6  # columns by which its Chinese lines differ at most
MOST_WRAPPED = 0.6  # of the full lines that end no sentence
_PROSE = re.compile(r"[，。；]|[a-z][,;.](?: |$)")


def join_lines(lines: Sequence[str]) -> list[str]:
    """Give the paragraphs that a file's physical lines make, as display text.

    A blank line ends a paragraph, unless blank lines stand between nearly all lines, as some
    extractors leave them. Page numbers and running footers are dropped.
    """
    plain = [plain_characters(line.replace("\f", " ")).strip() for line in lines]
    gaps = keeps_gaps_after_words(plain)
    rows = [_without_furniture(collapse_line(line, gaps_after_words=gaps)) for line in plain]
    if _is_double_spaced(plain):
        blocks = [[row for row in rows if row]]
    else:
        blocks = _split(rows, [line[:1].isspace() for line in lines])
    known = _whole_words(rows)
    return [text for block in blocks for text in _join_block(block, known)]


def is_wrapped(lines: Sequence[str]) -> bool:
    """Say whether lines are one text broken at a fixed width, not lines of their own.

    Most that end no sentence are followed by a small letter, or are Chinese and equally long.
    """
    widths = [_width(line) for line in lines]
    usual = sorted(widths)[int(0.9 * (len(widths) - 1) + 0.5)]
    full = on = 0
    for line, following, width in zip(lines, lines[1:], widths, strict=False):
        if width < FULL * usual or _SENTENCE_END.search(line):
            continue
        full += 1
        chinese = _CJK_END.search(line) and _CJK_START.match(following)
        goes_on = usual - SAME <= width if chinese else following[:1].islower()
        on += goes_on and not opens_item(following)
    prose = any(_PROSE.search(line) for line in lines)
    return prose and usual >= NARROWEST and on >= MOST_WRAPPED * full > 0


def opens_item(line: str) -> bool:
    """Say whether a line begins with the mark of a list item; a figure such as 7.73 does not."""
    return _ITEM.match(line) is not None


def sentences(text: str) -> list[str]:
    """Give the sentences of display text with their end marks; `No. 5` and `7.73` stay whole."""
    found: list[str] = []
    for line in text.split("\n"):
        start = 0
        for match in re.finditer(
            r"[。！？!?]+[”’」』》）)\"']*|(?<!\.)\.++[”’\"')\]]*+(?=\s|$)", line
        ):
            if _is_inside(line, start, match):
                continue
            found.append(line[start : match.end()].strip())
            start = match.end()
        found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _is_inside(line: str, start: int, match: re.Match[str]) -> bool:
    if not match[0].startswith("."):
        return False
    rest = _NEXT.match(line, match.end())
    if rest is None:
        return False
    before = line[max(start, match.start() - 12) : match.start() + 1]
    if match[0] == "." and _ABBREVIATION.search(before):
        # "the Smart City Fund Co. It" is rare; "No. 5" and "Mr. Chan" are not.
        return True
    opening = line[start : match.start()].strip() if match.start() - start <= _SHORT else ""
    small = rest[1].islower() and not _SMALL_NAME.match(line, rest.start(1))
    return small or (len(opening) <= 3 and opening.isalnum())


def _without_furniture(row: str) -> str:
    return "" if is_furniture(row) else row


def _whole_words(rows: Sequence[str]) -> frozenset[str]:
    words: set[str] = set()
    broken = False
    for row in rows:
        if row:
            found = _WORD.findall(row.lower())
            begins = int(broken and row[:1].islower())
            broken = _HYPHEN.search(row) is not None
            words.update(found[begins : len(found) - broken])
    return frozenset(words)


def _is_double_spaced(lines: Sequence[str]) -> bool:
    alone = total = 0
    for at, line in enumerate(lines[:-1]):
        if line:
            total += 1
            alone += not lines[at + 1]
    return total >= 6 and alone >= 0.75 * total


def _split(rows: Sequence[str], indented: Sequence[bool]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    before = True
    for row, inset in zip(rows, indented, strict=True):
        if not row or (inset and not before):
            blocks.append([])
        if row:
            blocks[-1].append(row)
            before = inset
    return [block for block in blocks if block]


def _join_block(rows: list[str], known: frozenset[str]) -> list[str]:
    widths = sorted(_width(row) for row in rows)
    usual = widths[int(0.9 * (len(widths) - 1) + 0.5)] if widths else 0
    joined: list[list[str]] = []
    last = ""
    for row in rows:
        if joined and _goes_on(last, row, usual):
            parts = joined[-1]
            parts[-1], between = _glue(parts[-1], row, known)
            parts += [between, row]
        else:
            joined.append([row])
        last = row
    return [clean("".join(parts)) for parts in joined]


def _goes_on(line: str, following: str, usual: int) -> bool:
    if _HYPHEN.search(line) and following[:1].islower():
        return True
    if _YEARS_BROKEN.search(line) and following[:1].isdigit():
        return True
    if opens_item(following) or _width(line) < FULL * usual:
        return False
    return _SENTENCE_END.search(line) is None or _FIGURE_BROKEN.search(line) is not None


def _glue(line: str, row: str, known: frozenset[str]) -> tuple[str, str]:
    """Give the line as it stands before `row`, and what comes between the two."""
    broken = _HYPHEN.search(line)
    if broken and row[:1].islower():
        return (line if _keeps_hyphen(broken[1].lower(), row, known) else line[:-1]), ""
    if _CJK_END.search(line) or _CJK_START.match(row):
        return line, ""
    if row[:1].isdigit() and (_FIGURE_BROKEN.search(line) or _YEARS_BROKEN.search(line)):
        return line, ""
    if _OPEN_URL.search(line[-500:].rsplit(" ", 1)[-1]) and _URL_REST.match(row):
        return line, ""
    return line, " "


def _keeps_hyphen(left: str, row: str, known: frozenset[str]) -> bool:
    word = _WORD.match(row.lower())
    right = word[0] if word else ""
    if left + right in known:
        return False
    return left in _PREFIXES or (left in known and right in known and len(left) > 2)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
