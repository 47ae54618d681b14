"""This file holds the marks that every kind of paper shares: list labels, sentence ends, dates alone on a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from scrapers.numbering import chinese_count
from scrapers.text import fold

_LEADS_ON = re.compile(r"[;；](?:\s?(?:及|和|與|与|以及|或|and|or))$")  # to the next item of a list
_LEADS_IN = re.compile(r"(?:\s[–—-]{1,2}|[–—]{2})$")  # to a list, as a colon does
_TAIL = 40  # letters at the end of a line that tell how it ends
ENDS = "。！？；：!?;:…"
_CLOSERS = "」』）)】》〉”’\"'"
_CONTINUES = "，、,（(「『《〈“‘/／"
_ABBREVIATION = re.compile(
    r"(?:\b(?:no|nos|mr|mrs|ms|dr|prof|hon|st|cap|para|paras|e\.g|i\.e|viz|vol|art|s|ss|p|pp|ltd|co|fig))\.$"
)
_TIGHT = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af、。，；：？！）」』》〉】〕（「『《〈【〔／…]"
)
_LOOSE_FIGURE = re.compile(r"\d [\u4e00-\u9fff]")
_CJK_LETTER = re.compile(r"[㐀-鿿豈-﫿]")
# Whatever is neither of one column, as ASCII is, nor of two, as the usual Chinese letters and marks are.
_OF_ODD_WIDTH = re.compile("[^\0-\x7f\u3001-\u303e\u4e00-\u9fff\uff01-\uff60]")
_LAST_KEPT = "\uffff"  # of the letters whose columns are remembered


@lru_cache(maxsize=512)
def folded_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for folded text: its Chinese letters may be written in either script."""
    return re.compile(_CJK_LETTER.sub(lambda match: fold(match[0]), pattern))


class _Columns(dict[str, int]):
    """How many columns each letter takes, worked out when it is first met; rare ones are not kept."""

    def __missing__(self, letter: str) -> int:
        columns = 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if letter <= _LAST_KEPT:
            self[letter] = columns
        return columns


_COLUMNS = _Columns()


@lru_cache(maxsize=4096)  # a line is measured by several readers
def wide(text: str) -> int:
    """Give the columns a text takes, Chinese letters counting two."""
    if text.isascii():
        return len(text)
    if _OF_ODD_WIDTH.search(text):
        return sum(map(_COLUMNS.__getitem__, text))
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def ends_sentence(text: str) -> bool:
    """Say whether a line closes a sentence or a clause that a list item may end with."""
    tail = text[-_TAIL:].rstrip()
    bare = tail.rstrip(_CLOSERS).rstrip()
    if not bare:
        return len(tail) > 1
    if bare[-1] in ENDS or _LEADS_ON.search(bare) or _LEADS_IN.search(bare):
        return True
    return bare[-1] == "." and not _ABBREVIATION.search(bare[-12:].casefold())


def continues(text: str) -> bool:
    """Say whether a line stops in the middle: at a comma or an opening mark."""
    bare = text[-_TAIL:].rstrip()
    return bool(bare) and bare[-1] in _CONTINUES


def glue(before: str, after: str) -> str:
    """Join two lines of one paragraph, with a blank only where the script needs one."""
    return before + between(before, after) + after


def glued(texts: Iterable[str]) -> str:
    """Join all the lines of one paragraph."""
    pieces: list[str] = []
    before = ""
    for text in texts:
        pieces.extend((between(before, text), text))
        before = text or before
    return "".join(pieces)


def between(before: str, after: str) -> str:
    """Give what stands between two lines of one paragraph once they are joined: a blank or nothing."""
    if not before or not after:
        return ""
    last, first = before[-1], after[0]
    if last == "-" and before[-2:-1].isalpha() and first.isascii() and first.islower():
        return ""
    if last.isdecimal() and _TIGHT.match(first) and _LOOSE_FIGURE.search(before[-80:] + after[:80]):
        return " "  # a paper that sets "2025 年" sets it so where a line ends too
    return "" if _TIGHT.match(last) or _TIGHT.match(first) else " "


# ---- list labels, on folded text: digits, letters and Chinese numerals, in the styles papers use
_CONJ = r"(?:\s?(?:及|和|与|至|到|、|,|and|to|&|-|–|—|~|或)\s?){1,2}"
STYLES: dict[str, tuple[str, str]] = {
    # style: (what opens and holds the value, what closes it)
    "(1)": (r"\(\s?(\d{1,2})\s?\)", "digit"),
    "(a)": (r"\(\s?([a-z])\s?\)", "letter"),
    "(一)": (r"\(\s?([一二三四五六七八九十]{1,3})\s?\)", "numeral"),
    "(i)": (r"\(\s?([ivx]{1,5})\s?\)", "roman"),
    "1.": (r"(\d{1,2})\s?[.．、](?!\d)", "digit"),
    "1)": (r"(\d{1,2})\s?\)", "digit"),
    "a)": (r"([a-z])\s?\)", "letter"),
    "a.": (r"([a-z])\.(?=\s|[^\x00-\x7f])", "letter"),
    "一、": (r"([一二三四五六七八九十]{1,3})、", "numeral"),
    "i.": (r"([ivx]{1,5})[.)](?=\s|[^\x00-\x7f])", "roman"),
}
_LOOSE = {
    "1.": r"(\d{1,2})\s?[.．、]?(?!\d)",
    "1)": r"(\d{1,2})\s?\)?(?!\d)",
    "a)": r"([a-z])\s?\)?(?![a-z])",
}
BULLET = re.compile(r"^[•·●〇○▪■◆◇►▶➢➤✓∙*\-]\s?(?=\S)")
NUMBERED = re.compile(r"^(\d{1,3})\s?[.．](?!\d)\s*(?=\S)")
# e.g. (a) plans · 三、諮詢 · • grants
ITEM = re.compile(
    r"^(?:\(\s?(?:[a-z]|[ivx]{1,5}|\d{1,2}|[一二三四五六七八九十]{1,3})\s?\)|\d{1,3}\s?[.．)](?!\d)|[a-z]\)"
    r"|[ivx]{1,5}[.)]\s|[一二三四五六七八九十]{1,3}、|[•·●〇○▪■◆◇►▶➢➤✓∙*]\s?(?=\S)|-\s)"
)


def value_of(label: str, alphabet: str) -> int | None:
    """Give the place in its list that a label stands for, counting from 1."""
    if alphabet == "digit":
        return int(label)
    if alphabet == "letter":
        return ord(label) - 96
    if alphabet == "roman":
        return _roman(label)
    return chinese_count(label)


def _roman(text: str) -> int | None:
    total = 0
    for ch, after in zip(text, text[1:] + " ", strict=True):
        size = {"i": 1, "v": 5, "x": 10}[ch]
        total += -size if {"i": 1, "v": 5, "x": 10}.get(after, 0) > size else size
    return total if 0 < total <= 39 else None


@lru_cache(maxsize=64)
def _label_pattern(style: str) -> re.Pattern[str]:
    atom, _ = STYLES[style]
    loose = _LOOSE.get(style, atom).replace("(\\d", "(?:\\d").replace("([", "(?:[")
    head = _LOOSE.get(style, atom) if style in _LOOSE else atom
    tight = atom.replace("(\\d", "(?:\\d").replace("([", "(?:[")
    return re.compile(rf"^(?:{head}((?:{_CONJ}{loose}){{0,8}}{_CONJ}{tight})|{atom})\s*")


@lru_cache(maxsize=64)
def _values_pattern(style: str) -> re.Pattern[str]:
    return re.compile(
        {
            "digit": r"\d{1,2}",
            "letter": r"\b[a-z]\b",
            "numeral": r"[一二三四五六七八九十]{1,3}",
            "roman": r"[ivx]{1,5}",
        }[STYLES[style][1]]
    )


def labels(folded: str, style: str) -> tuple[tuple[int, ...], int] | None:
    """Give the parts that a line's label names ("1.及2." names 1 and 2) and where its text begins."""
    match = _label_pattern(style).match(folded)
    if not match:
        return None
    alphabet = STYLES[style][1]
    first = value_of(match[1] or match[3], alphabet)
    if first is None:
        return None
    if not match[2]:
        return (first,), match.end()
    named = [first]
    rest = match[2]
    previous = 0
    for found in _values_pattern(style).finditer(rest):
        value = value_of(found[0], alphabet)
        if value is None or value <= named[-1]:
            return None
        between = rest[previous : found.start()]
        if re.search(r"至|到|to|-|–|—|~", between):
            named.extend(range(named[-1] + 1, min(value, named[-1] + 40)))
        named.append(value)
        previous = found.end()
    return tuple(named), match.end()
