"""This file reads numbers and dates as Hong Kong's papers write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

_DIGITS = {letter: at for at, letter in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "○": 0, "◯": 0, "Ｏ": 0, "兩": 2, "两": 2, "壹": 1, "貳": 2, "叁": 3, "肆": 4,
    "伍": 5, "陸": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_WORDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# e.g. 1,234.5 · 3.2億 · 12 million
_NUMERAL = re.compile(
    r"([+-]?\d{1,3}(?:[ ,\u00a0\u2009]\d{3})+(?!\d)(?:\.\d+)?|[+-]?\d{1,30}(?:\.\d{1,30})?)"
    r"\s*([百千萬万億亿兆]{0,3}|(?:thousand|million|billion|trillion)?)",
    re.IGNORECASE,
)
_NUMERAL_LETTERS = "〇零○◯Ｏ一二三四五六七八九"
# As years are written letter by letter.
NUMERAL = f"[{_NUMERAL_LETTERS}]"
IN_FIGURES = str.maketrans(_NUMERAL_LETTERS, "00000123456789")
MONTHS = (  # of which papers write the whole, or the first three letters
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS = {name: at for at, name in enumerate(MONTHS, 1)}
_MONTHS |= {name[:3]: at for name, at in _MONTHS.items()} | {"sept": 9}
# The name of a month in folded text, whole or short; and only its first letters.
MONTH = f"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
MONTH_START = f"(?:{'|'.join(name[:3] for name in MONTHS)})"
_NAME = f"({MONTH})"
_YEAR = r"((?:19|20)\d\d)"
_FLAGS = re.IGNORECASE | re.ASCII  # a Chinese letter beside a figure is a border
_FORMS: tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...] = (
    (
        re.compile(r"(?<!\d)(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日號号]"),
        (1, 2, 3),
    ),
    (
        re.compile(
            rf"({NUMERAL}{{4}})年([一二三四五六七八九十]{{1,3}})月"
            r"([一二三四五六七八九十廿卅]{1,4})[日號号]"
        ),
        (1, 2, 3),
    ),
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ -]{_NAME}\.?,?[ -]{_YEAR}\b", _FLAGS), (3, 2, 1)),
    (re.compile(rf"\b{_NAME}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}\b", _FLAGS), (3, 1, 2)),
    (
        re.compile(rf"(?<![\d.-]){_YEAR} ?[-./] ?(\d{{1,2}}) ?[-./] ?(\d{{1,2}})(?![\d-])"),
        (1, 2, 3),
    ),
    (re.compile(rf"(?<![\d.-])(\d{{1,2}}) ?[-./] ?(\d{{1,2}}) ?[-./] ?{_YEAR}(?!\d)"), (3, 2, 1)),
)
_MONTH_FORMS: tuple[tuple[re.Pattern[str], tuple[int, int]], ...] = (
    (re.compile(r"(?<!\d)(\d{4}) ?年 ?(\d{1,2}) ?月"), (1, 2)),
    (re.compile(rf"({NUMERAL}{{4}})年([一二三四五六七八九十]{{1,3}})月"), (1, 2)),
    (re.compile(rf"\b{_NAME}\.?,? {_YEAR}\b", _FLAGS), (2, 1)),
)
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)} | {
    0x3000: " ", 0xA0: " ", 0xFF0D: "-", 0x2013: "-", 0x2010: "-", 0x2011: "-", 0xFF0F: "/", 0x09: " ",
}  # fmt: skip


def month_number(name: str) -> int | None:
    """Give which month an English name is, whole or short, in any case, else None."""
    return _MONTHS.get(name.casefold())


def chinese_number(text: str) -> int | None:
    """Give what a Chinese numeral says (`二十一`, `一百零五`, `二○二五`, `三千萬`), else None."""
    if not text or len(text) > 24:
        return None
    if all(letter in _DIGITS for letter in text):
        return int("".join(str(_DIGITS[letter]) for letter in text))
    total = part = digit = 0
    above = 10**4  # the last unit, of which the next is a part
    for letter in text:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _TENS:
            unit = _TENS[letter]
            if unit >= above:
                return None
            above = min(unit, 10 if letter in "廿卅" else unit)
            part += unit if letter in "廿卅" else (digit or 1) * unit
            digit = 0
        elif letter in _MYRIADS:
            total += (part + digit or 1) * _MYRIADS[letter]
            part, digit, above = 0, 0, 10**4
        else:
            return None
    return total + part + digit


_YI = 10**8
# e.g. 2億7,240萬 · 1亿500万
_IN_PARTS = re.compile(r"(\d[\d,]{0,9} ?[億亿]) ?(\d[\d, ]{0,9} ?[萬万]?)")


def parse_number(text: str) -> Decimal | None:
    """Give the number a text is: `1 480`, `15,000`, `7.73億`, `三千`, `2.5 million`; else None."""
    if len(text) > 80:
        return None
    text = unicodedata.normalize("NFKC", text.strip())
    match = _NUMERAL.fullmatch(text)
    if match is None and (parts := _IN_PARTS.fullmatch(text)):
        most, rest = parse_number(parts[1]), parse_number(parts[2])
        return most + rest if most is not None and rest is not None and rest < _YI else None
    if match is None:
        whole = chinese_number(text)
        return None if whole is None else Decimal(whole)
    try:
        value = Decimal(re.sub(r"[ ,\u00a0\u2009]", "", match[1]))
    except InvalidOperation:
        return None
    for letter in match[2] if not match[2].isascii() else ():
        value *= _TENS.get(letter) or _MYRIADS[letter]
    return value * _WORDS.get(match[2].lower(), 1)


def hk_date(text: str) -> date | None:
    """Give the first day a text names in any form Hong Kong writes; None if it names none.

    Figures alone are day, month, year (`27-11-2025`) unless the year stands first (`2026.07.14`).
    """
    text = _blanks(text)
    found: list[tuple[int, date]] = []
    for pattern, (year, month, day) in _FORMS:
        for match in pattern.finditer(text):
            made = _made(match[year], match[month], match[day])
            if made:
                found.append((match.start(), made))
                break
    return min(found)[1] if found else None


def hk_month(text: str) -> tuple[int, int] | None:
    """Give the first year and month a text names, as a signature does (`2025年5月`, `May 2025`)."""
    text = _blanks(text)
    found: list[tuple[int, tuple[int, int]]] = []
    for pattern, (year, month) in _MONTH_FORMS:
        match = pattern.search(text)
        made = match and _made(match[year], match[month], "1")
        if match and made:
            found.append((match.start(), (made.year, made.month)))
    return min(found)[1] if found else None


def _blanks(text: str) -> str:
    return re.sub(r"\s{2,}", " ", text.translate(_FULL_WIDTH))


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return date(_whole(year), month_number(month) or _whole(month), _whole(day))
    except (ValueError, OverflowError):
        return None


def _whole(text: str) -> int:
    number = int(text[:9]) if text.isdecimal() else chinese_number(text)
    if number is None:
        raise ValueError(text)
    return number
