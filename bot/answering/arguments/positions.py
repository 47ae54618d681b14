"""This file reads places in a list: "number 4", "the second one", 第三份, "the last one"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrapers.numbering import chinese_count
from scrapers.text import fold

LAST = -1
_LONGEST = 200
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_HAN = "一二三四五六七八九"
_THING = r"(?:one|paper|item|result|document|entry|hit|row|meeting|promise|commitment)"
_OF = r"(?: (?:of|on|in|from) (?:these|those|them|(?:the|that|this|your) list))?"
_UNITS = "[份個个项項篇則则封件]"  # no 條, which is a section of a law
# e.g. number 4 · #3 · the second one · the last one on the list · 第三份 · 第2個 · 4號 · 最後一份
_PLACE = re.compile(
    r"(?<![(（\[])(?:\bthe )?(?<![(（\[])(?:\b(?:number|no\.?|nr\.?|item|result) ?|# ?)"
    rf"(?P<n>\d{{1,2}}|{'|'.join(COUNTED)})(?![\w/(-]){_OF}"
    rf"|(?:\bthe )?\b(?P<ord>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|last|final|bottom|top) {_THING}\b{_OF}"
    rf"|\bthe (?P<changed>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)"
    r"|last)(?= (?:subscription )?(?:in)?to (?:be )?(?:instant|daily|weekly|every))"
    rf"|\bthe (?P<alone>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|last)(?=[ .!?]{{0,4}}$)"
    rf"|第(?P<zh>[{_HAN}十\d]{{1,3}}){_UNITS}(?:文件|會議|会议|承諾|承诺)?"
    rf"|(?<![\d月])(?P<no>\d{{1,2}})[號号](?![\d\u3400-\u9fff])"
    rf"|(?P<end>最[後后]|最尾|尾)(?:[一嗰那])?{_UNITS}(?:文件)?|(?:頭一|头一|首){_UNITS}(?:文件)?",
    re.IGNORECASE,
)
# A place that is only a figure, after a word that looks at papers.
# e.g. open 3 · show #2 · why 1 · 睇 3
_FIGURE = re.compile(
    r"^(?P<verb>(?:open|show|view|see|read|why|cite|citation|story|more|save|note|睇|看|開|打開|顯示|收藏|引用|為何"
    r"|詳情) ?)#?(?P<n>\d{1,2})(?P<rest>[ .!?。！]{0,3}+(?:please|pls|thanks|唔該|謝謝)?[.!?。！]{0,3})$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"^\d{1,2}$")  # e.g. 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list, and what stands before and behind it in what was said."""

    number: int  # 1 is the first, LAST the last
    before: str
    after: str
    sure: bool = True  # the words mean nothing else; a figure alone may

    def with_(self, name: str) -> str:
        """Give what was said with a name where the place stood."""
        return f"{_opened(self.before)} {name} {self.after}".strip()


def place_in(text: str) -> Place | None:
    """Give the place in a list that a text names; None where it names none, or several."""
    said = " ".join(text.split()).strip()
    if not said or len(said) > _LONGEST:
        return None
    if _ALONE.match(said):
        return Place(int(said), "", "", sure=False)
    if figure := _FIGURE.match(said):
        return Place(int(figure["n"]), figure["verb"].strip(), figure["rest"].strip(), sure=False)
    found = list(_PLACE.finditer(said))
    if len(found) != 1:
        return None
    (one,) = found
    number = _number(one)
    if number is None:
        return None
    return Place(number, said[: one.start()].strip(), said[one.end() :].strip())


def _opened(before: str) -> str:
    """Say "show" where papers are opened, which is said of nothing else."""
    return re.sub(r"\bopen(?: up)?$|(?:打開|打开|開|开)$", "show", before, flags=re.IGNORECASE)


def _number(found: re.Match[str]) -> int | None:
    if found["end"]:
        return LAST
    said = fold(
        found["n"]
        or found["no"]
        or found["ord"]
        or found["alone"]
        or found["changed"]
        or found["zh"]
        or "1"
    )
    if said in ("last", "final", "bottom"):
        return LAST
    if said in (*_ORDINALS, *COUNTED):
        return (_ORDINALS if said in _ORDINALS else COUNTED).index(said) + 1
    if said == "top":
        return 1
    if digits := re.match(r"\d+", said):
        return int(digits[0]) or None
    return chinese_count(said)
