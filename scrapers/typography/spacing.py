"""This file takes the stray blanks out of one line: letter spacing, and blanks beside punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable

CJK = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_PAIR = re.compile(f"[{CJK}]( *)(?=[{CJK}])")
_GAP = re.compile(" +")
_ONE_BLANK = re.compile(f" (?<=[{CJK}] )(?=[{CJK}])")
_IS_CJK = re.compile(f"[{CJK}]").match
_CLOSERS = frozenset("、。，；：？！）」』》〉】〕］｝．")
_OPENERS = frozenset("（「『《〈【〔［｛")
_BESIDE = _CLOSERS | _OPENERS
_MARKS = "".join(sorted(_BESIDE))
# A gap that is not one blank between two words: beside Chinese punctuation, or wider than that. Each
# way begins with a blank, which is looked for quickly.
_ODD_GAP = re.compile(f" (?:(?<=[{_MARKS}] ) *| *(?=[{_MARKS}])| +)")
# Of a letter-spaced line, the single blanks that only space letters, none of whose sides is a word
# of three letters set close, or stand beside punctuation.
_ONLY_SPACES = re.compile(
    f" (?:(?<=[{CJK}] )(?=[{CJK}])(?![{CJK}]{{3}})(?<![{CJK}]{{3}} )"
    f"|(?<=[^ ] )(?=[{_MARKS}])|(?<=[{_MARKS}] )(?! ))"
)
_TAKEN_OUT = "\0"  # stands for such a blank while the others are looked at
_QUOTES = frozenset("“”‘’／")
_DASHES = frozenset("-–—―+=~*/|&•")
_WORD_PAIR = re.compile(r"[A-Za-z][\w.'-]{0,60}+ {1,60}+[A-Za-z][\w.'-]{0,60}+$")
_TIGHT = re.compile(f"[A-Za-z0-9][{CJK}]")
_LOOSE = re.compile(f"[A-Za-z0-9] [{CJK}]")
# e.g. www.harbour.example/en /news.html
_URL_BROKEN = re.compile(
    r"(?<![A-Za-z0-9./:-])((?:https?://|www\.)[!-~]{1,400}?) (?="
    r"[-_/.?=&%#][A-Za-z0-9]|(?<=[-_/=&?.] )[\w-]{1,80}\.(?:html?|pdf|aspx?|php|docx?)\b)"
)
SPACED = 0.34


def is_spaced(line: str) -> bool:
    """Say whether a line is letter-spaced: a third of its Chinese pairs have one blank between."""
    if not _ONE_BLANK.search(line):
        return False
    gaps = _PAIR.findall(line)
    return bool(gaps) and gaps.count(" ") >= SPACED * len(gaps)


def keeps_gaps_after_words(lines: Iterable[str]) -> bool:
    """Say whether in these letter-spaced lines a blank after a Latin word is a column gap.

    Where the spacing stands only behind Chinese letters (`2025年 度`), `XU Dong 電 腦` holds a real
    gap; where it stands on both sides (`2025 年 度`), it does not.
    """
    tight = loose = 0
    for line in lines:
        if " " in line and is_spaced(line):
            tight += len(_TIGHT.findall(line))
            loose += len(_LOOSE.findall(line))
    return tight >= 3 and tight >= 3 * loose


def collapse_line(line: str, *, gaps_after_words: bool = False) -> str:
    """Give one line without letter spacing; column gaps become one blank.

    `gaps_after_words`: the blank between a Latin word or number and Chinese is a column gap.
    """
    line = line.strip()
    if " " not in line:
        return line
    if not is_spaced(line):
        collapsed = _ODD_GAP.sub(_beside_words, line)
        return _mended(collapsed, line)
    left = _ONLY_SPACES.sub(_TAKEN_OUT, line)  # of ten gaps one is left
    collapsed = _GAP.sub(lambda gap: _shown(left, gap.start(), gap.end(), gaps_after_words), left)
    return _mended(collapsed.replace(_TAKEN_OUT, ""), line)


def _mended(collapsed: str, line: str) -> str:
    return _URL_BROKEN.sub(r"\1", collapsed) if "www." in line or "://" in line else collapsed


def _beside_words(gap: re.Match[str]) -> str:
    """Give what stands for an odd gap of a line that is not letter-spaced."""
    left, right = gap.string[gap.start() - 1], gap.string[gap.end()]
    return "" if left in _MARKS or right in _MARKS else " "


def _shown(line: str, start: int, end: int, gaps_after_words: bool) -> str:
    left, right = line[start - 1], line[end]
    if left in _BESIDE or right in _BESIDE:
        return ""
    if end - start > 1:
        return " "
    if left in "([" or right in ")]":
        return ""
    left_cjk, right_cjk = _IS_CJK(left), _IS_CJK(right)
    if left_cjk and right_cjk:
        return " "  # beside a word that is set close
    if right_cjk:
        if left.isascii() and left.isalnum():
            return (
                " "
                if gaps_after_words or _WORD_PAIR.search(line, max(0, start - 60), start)
                else ""
            )
        return " " if left in _DASHES else ""
    if left_cjk:
        return " " if right in _DASHES else ""
    return "" if left in _QUOTES and right in _QUOTES else " "
