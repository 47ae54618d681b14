"""This file guards against invention: what a bullet says that its source does not."""

from __future__ import annotations

import re

from scrapers.items import Document
from scrapers.text import chinese_number, fold

# Everything runs on folded text. A number counts with its unit: 73亿元 is not 7.73亿元, and 5年 is
# not 5个月. 亿 and 万, "million" and "billion", and blanks or commas between thousands are levelled.
_NUMBER = re.compile(
    r"(?<![\d.])(?P<sign>\$ ?)?(?P<figure>\d{1,3}(?:[ ,]\d{3}){1,16}(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?)"
    r" ?(?P<scale>万亿|亿|千万|百万|十万|万|千(?!克|瓦)|百(?!分)|trillion|billion|million|thousand)?"
    r" ?(?P<unit>%|per ?cent|个百分点|个月|[\u4e00-\u9fff]|[a-z]{2,14})?"
)
_CHINESE_NUMBER = re.compile(
    r"(?<![一二三四五六七八九十百千万亿两零〇○第])(?P<figure>[二三四五六七八九十两]?[一二三四五六七八九十百千万亿两零〇○]+)"
    r"(?P<unit>个月|[年月日元亿万宗家间名项期个次所成人届份栋座条款台张公])"
)
# "3.2027-28年度" opens item 3 with a year; it is no decimal.
_MARKED = re.compile(r"(?<![\d.])(\d{1,2}[.)])(?=20\d\d ?[年-])")
_DATE = re.compile(
    r"(?:20\d\d|19\d\d) ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?|\d{1,2} ?月 ?\d{1,2} ?日"
    r"|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}+ \d{4}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}+ \d{4}"
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9@+._/&'-]*")
_QUOTED = re.compile(r"[「『《〈“\"]([^「」『』《》〈〉“”\"]{1,60})[」』》〉”\"]")
_LINK = re.compile(r"(?:https?://|www\.)[^\s，。；）」]+", re.IGNORECASE)
_SCALES = {
    "千": 10**3, "thousand": 10**3, "百": 100, "十万": 10**5, "万": 10**4, "百万": 10**6,
    "million": 10**6, "千万": 10**7, "亿": 10**8, "billion": 10**9, "万亿": 10**12,
    "trillion": 10**12,
}  # fmt: skip
ROUND_SUM = 10_000
_MEASURES = frozenset(
    ["km", "kg", "kw", "kwh", "mw", "mwh", "gw", "pflop", "pflops", "hectare", "tonne", "hour",
     "minute", "day", "week", "month", "year", "seat", "metre"]
)  # fmt: skip
_PLAIN_UNITS = frozenset(
    "和及的在至由於于以而与或等均已将会为是有中内外之其所为增减较升降配比按共可须涉每自向对从但并不无有获经或即"
)


class Ground:
    """What a paper says, taken apart once for all bullets that are held against it."""

    def __init__(self, source: str) -> None:
        folded = fold(source)
        lines = source.split("\n")
        grounds = [_MARKED.sub(r"\1 ", line) for line in folded.split("\n")]
        self.bare = "".join(folded.split())
        self.numbers = {number for line in grounds for number in _numbers(line)}
        self.figures = {figure for figure, _ in self.numbers}
        self.dates = {re.sub(" ", "", found) for line in grounds for found in _DATE.findall(line)}
        self.links = {link for line in lines for link in _LINK.findall(line)}
        words = {word.casefold() for line in lines for word in _LATIN.findall(line)}
        words |= {_word(word) for word in words}
        self.words = words | {part for word in words for part in re.split(r"[._/&'-]", word)}


def guard(bullet: str, ground: Ground) -> tuple[str, ...]:
    """Say what stands in a bullet and not in its source; nothing means that it may be shown.

    Checked are numbers with their units, dates, Latin names, links, and names in 「」 and 《》.
    """
    missing: list[str] = []
    folded, known = fold(bullet), ground.numbers
    missing += [link for link in _LINK.findall(bullet) if link not in ground.links]
    missing += [name for name in _QUOTED.findall(bullet) if _bare(name) not in ground.bare]
    for figure, unit in sorted(_numbers(folded)):
        held = (figure, unit) in known if unit else figure in ground.figures
        if unit == "元" and float(figure) >= ROUND_SUM:
            held = held or (figure, "") in known  # "17.05亿" is money where it is told as such
        if not held:
            missing.append(_shown(figure, unit))
    for found in _DATE.findall(folded):
        date = re.sub(" ", "", found)
        if date not in ground.dates and date not in ground.bare:
            missing.append(found)
    latin = _LATIN.findall(_LINK.sub(" ", bullet))
    if any("\u4e00" <= c <= "\u9fff" for c in bullet):
        missing += [word for word in latin if _word(word) not in ground.words]
    else:
        missing += [word for word in _names(bullet) if _word(word) not in ground.words]
    return tuple(dict.fromkeys(missing))


def source_text(document: Document) -> str:
    """Give all that a paper says, as the ground that its bullets stand on."""
    lines = [document.title]
    for section in document.sections:
        lines.append(section.heading or "")
        lines += [paragraph.text for paragraph in section.paragraphs]
    for exchange in document.exchanges:
        lines += [exchange.question, exchange.answer]
    lines += [recommendation.text for recommendation in document.recommendations]
    lines += [note.text for note in document.footnotes]
    lines += [person.name for person in document.people]
    return "\n".join(line for line in lines if line)


def _bare(text: str) -> str:
    return "".join(fold(text).split())


def _word(found: str) -> str:
    """Give a Latin word as it is compared: small, without its marks and its possessive."""
    return re.sub(r"'s$", "", found.casefold().strip("._/&'-+"))


def _names(bullet: str) -> list[str]:
    """Give capitalised words, acronyms and mixed-case names of an English bullet, sentence openers too."""
    words = _LATIN.findall(_LINK.sub(" ", bullet))
    return [word for word in words if any(letter.isupper() for letter in word)]


def _numbers(folded: str) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for match in _NUMBER.finditer(folded):
        figure = float(match["figure"].replace(",", "").replace(" ", ""))
        unit = (match["unit"] or "").replace(" ", "")
        if match["sign"]:
            unit = "元"
        found.add((_level(figure * _SCALES.get(match["scale"] or "", 1)), _unit(unit)))
    for match in _CHINESE_NUMBER.finditer(folded):
        value = chinese_number(match["figure"])
        if value is not None:
            found.add((_level(float(value)), _unit(match["unit"])))
    return found


def _unit(word: str) -> str:
    if word in ("percent", "per", "%"):
        return "%"
    if word in _PLAIN_UNITS:
        return ""
    if word == "港":  # 港元
        return "元"
    if word.isascii():
        singular = word.rstrip("s") if len(word) > 3 else word
        return singular if singular in _MEASURES else ""
    return word


def _level(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _shown(figure: str, unit: str) -> str:
    return figure + unit
