"""This file says how a number is written in a folded sentence: in figures, in Chinese letters, in English words."""

from __future__ import annotations

ARABIC = r"(?<![\d.])\d{1,3}(?:[ ,]\d{3}){1,4}(?!\d)(?:\.\d{1,4})?|(?<![\d./-])(?<!\d,)\d{1,12}(?:\.\d{1,4})?"
# In letters, of several at once not (数百): 十七万六千 · 一亿二千 · 三十, with what follows of 万 or 亿
HAN = (
    r"(?<![第数几一二三四五六七八九十百千万亿两零])"
    r"(?:[一二三四五六七八九十百千两][一二三四五六七八九十百千两零]{0,8}[万亿]零?){0,2}"
    r"[一二三四五六七八九十百千两][一二三四五六七八九十百千两零]{0,8}"
)
SPELT = {
    word: at
    for at, word in enumerate(
        ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 3
    )
}
SPELT |= {
    "thirteen": 13,
    "fourteen": 14,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
SPELT |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
SPELT |= {"seventy": 70, "eighty": 80, "ninety": 90}
SPELT |= {
    f"{ten}-{word}": many + at
    for ten, many in tuple(SPELT.items())
    if ten.endswith("ty")
    for at, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1
    )
}
# Any of them as a word of its own.
SPELT_EN = rf"(?:{'|'.join(sorted(SPELT, key=len, reverse=True))})\b"
FEW = {"one": 1, "two": 2}  # which count things seldom, but days and hours like any other number
SCALE = r"(?:[余多](?=[万亿]))?(?:千万|百万|十万|万|千亿|百亿|亿)?"  # 340万 · 二十余万
