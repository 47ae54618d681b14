"""This file reads the sums, shares and quarters of a year that a text names, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.text import parse_number

_HAN = "零〇一二三四五六七八九十百千两万亿"
# A sum in folded letters, with its currency before or after it.
# e.g. hk$32m · $32 million · 32 million dollars · 3,200万元 · 三千二百万元
_SUM = re.compile(
    r"(?:hk\$|\$|hkd ?|rmb ?|£|€|港元|港币)(?P<n>\d[\d,]{0,15}(?:\.\d{1,4})?)"
    r"(?: ?(?P<scale>million|billion|mn|bn|m|k|百万|万|亿)(?![a-z]))?"
    r"|(?<![\d.,])(?P<n_>\d[\d,]{0,15}(?:\.\d{1,4})?) ?(?P<scale_>million|billion|mn|bn|m|百万|万|亿)? ?"
    r"(?:hong kong dollars|dollars?|hkd|元|港元|港币)"
    rf"|(?<![{_HAN}\d])(?P<han>[{_HAN}]{{2,16}})(?:港元|港币|元)"
)
_SCALES = {
    "million": 10**6, "mn": 10**6, "m": 10**6, "百万": 10**6, "billion": 10**9, "bn": 10**9,
    "k": 1000, "万": 10**4, "亿": 10**8,
}  # fmt: skip
# e.g. 60% · 60 per cent · 百分之六十 · 六成
_SHARE = re.compile(
    rf"(?<![\d.,])(?P<n>\d{{1,3}}(?:\.\d{{1,3}})?) ?(?:%|per ?cent\b)|百分之(?P<han>[{_HAN}]{{1,4}}|\d{{1,3}})"
    rf"|(?<![{_HAN}\d])(?P<tenths>[一二三四五六七八九])成(?!为|立|本|功|员|年|果|分)"
)
_NTH = {"first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4",
        "last": "4", "一": "1", "二": "2", "三": "3", "四": "4"}  # fmt: skip
# e.g. q2 2027 · 2027 q2 · the second quarter of 2027 · 2027年第二季
_QUARTER = re.compile(
    r"\bq(?P<a>[1-4]) ?(?:of |in )?(?P<y>20\d\d)|\b(?P<y2>20\d\d) ?q(?P<b>[1-4])"
    r"|\b(?P<c>first|second|third|fourth|last|1st|2nd|3rd|4th) quarter (?:of |in )?(?P<y3>20\d\d)"
    r"|(?P<y4>20\d\d) ?年第?(?P<d>[一二三四1-4])季"
)


def amounts(folded: str) -> Iterator[tuple[slice, str]]:
    """Give what a text in folded letters names: where it stands, and written in one way."""
    for found in _SUM.finditer(folded):
        typed = found["n"] or found["n_"] or found["han"]
        value = parse_number(typed.rstrip(","))
        if value is not None:
            scale = _SCALES.get(found["scale"] or found["scale_"] or "", 1)
            yield slice(*found.span()), f"${(value * scale).normalize():f}"
    for found in _SHARE.finditer(folded):
        value = parse_number(found["n"] or found["han"] or found["tenths"])
        if value is not None:
            yield slice(*found.span()), f"{(value * (10 if found['tenths'] else 1)).normalize():f}%"
    for found in _QUARTER.finditer(folded):
        nth = found["a"] or found["b"] or found["c"] or found["d"]
        year = found["y"] or found["y2"] or found["y3"] or found["y4"]
        yield slice(*found.span()), f"{year}q{_NTH.get(nth, nth)}"
