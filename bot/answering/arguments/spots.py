"""This file reads places of a paper as people say them in a sentence: "para 6", "the second bullet", 附件二."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from bot.answering.arguments.words import either_script
from scrapers.numbering import chinese_count
from scrapers.text import fold

What = Literal["bullet", "para", "page", "rec", "part", "item", "note", "table", "annex", "heading"]
LAST = "last"
_ORDINALS = {
    "first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4",
    "4th": "4", "fifth": "5", "5th": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9",
    "tenth": "10", "top": "1", "opening": "1", "last": LAST, "final": LAST, "closing": LAST,
    "bottom": LAST,
}  # fmt: skip
_NTH = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_HAN = "[一二三四五六七八九十百两\\d]{1,4}"
_RUN = r"\d{1,6}(?: ?(?:[-–~]|to|and|&|至|到) ?\d{1,4})?"
# Each sort of place with the groups that number it; the first that stands in a text is meant.
_PATTERNS: tuple[tuple[What, re.Pattern[str]], ...] = tuple(
    (cast("What", what), re.compile(either_script(pattern), re.IGNORECASE))
    for what, pattern in (
        # e.g. the second bullet · bullet 3 · point 2 · 第二點 · 最後一點
        (
            "bullet",
            (
                rf"(?<![a-z0-9])(?:(?P<nth>{_NTH}|\d)(?:st|nd|rd|th)? (?:bullet|dot)(?: ?points?)?"
                rf"|(?P<nth2>{_NTH}|\d(?:st|nd|rd|th)) (?:point|line)"
                r"|(?:bullet(?: ?point)?|point|pt\.?) ?(?:no\.? ?|number )?#?(?P<no>\d))(?![a-z0-9])"
                rf"|第 ?(?P<han>{_HAN}) ?(?:點|粒|個?(?:bullet|重點|要點)|行)"
                r"|(?P<last>最後(?:嗰|那|一)?(?:個|一)?點)|(?P<one>頭一?點)"
            ),
        ),
        # e.g. para 6 · paragraphs 5 to 7 · ¶3 · the last paragraph · 第六段 · 最後一段
        (
            "para",
            (
                r"(?<![a-z0-9])(?:(?:para(?:graph)?s?|prgh|pargraph|parra|parag)\.? ?(?:no\.? ?|number )?"
                rf"(?P<no>{_RUN}|{_SPELT})|(?P<nth>{_NTH}|\d{{1,3}}(?:st|nd|rd|th)) para(?:graph)?s?)(?![a-z0-9])"
                rf"|¶{{1,2}} ?(?P<mark>{_RUN})"
                rf"|第 ?(?P<han>{_HAN}(?:(?:至|到|-|–)第?{_HAN})?) ?(?:段|節)"
                rf"|(?<![一\d])(?P<bare>[二三四五六七八九]|\d{{1,3}})段(?!落)|(?P<last>(?:最後|尾)(?:嗰|那|一)?段)"
                r"|(?P<one>(?:頭|開頭|首)(?:嗰|那|一)?段)"
            ),
        ),
        # e.g. page 3 · p.3 · the last page · 第3頁
        (
            "page",
            (
                rf"(?<![a-z0-9])(?:(?:pages?|pgs?|pp?)\.? ?(?:no\.? ?|number )?(?P<no>{_RUN})|(?P<nth>{_NTH}) page)"
                rf"(?![a-z0-9])|第 ?(?P<han>{_HAN}) ?頁|(?P<last>(?:最後|尾)(?:嗰|那|一)?頁)"
                r"|(?P<one>(?:頭|首)(?:嗰|那|一)?頁)"
            ),
        ),
        # e.g. recommendation 3 · rec 12 · 建議3 · 第三項建議
        (
            "rec",
            (
                rf"(?<![a-z0-9])(?:recommendation|rec)\.? ?(?:no\.? ?|number )?(?P<no>\d{{1,3}})(?![a-z0-9])"
                rf"|(?<![a-z0-9])(?P<nth>{_NTH}) recommendation\b|建議 ?(?P<after>\d{{1,3}})"
                rf"|第 ?(?P<han>{_HAN}) ?(?:項|個|條)建議"
            ),
        ),
        # e.g. part (b) · the answer to (a) · 第二部分 · 第(2)部分 · (二)嘅答覆
        (
            "part",
            (
                r"(?<![a-z0-9])(?:part|limb|sub-?question|question|answer) ?(?:no\.? ?|number |to )?[(（]?"
                rf"(?P<no>\d{{1,2}}|[a-h])[)）]?(?![a-z0-9])"
                rf"|^\W*(?:the answer to |answer |what about )?[(（](?P<alone>\d{{1,2}}|[a-h])[)）]\W*$"
                rf"|(?<![a-z0-9])(?P<nth>{_NTH}) (?:part|limb|question|answer)\b"
                rf"|第 ?[(（]?(?P<han>{_HAN})[)）]? ?(?:部分|部份|條問題|題)"
                rf"|[(（](?P<paren>[一二三四五六七八九十]{{1,2}})[)）] ?(?=部|嘅|的|點|怎|如何|答|問|題|有冇|\W*$)"
            ),
        ),
        # e.g. item 2 · section 3 · 第二項
        (
            "item",
            (
                rf"(?<![a-z0-9])(?:item|section|sec|chapter|clause|slide)\.? ?(?:no\.? ?|number )?(?P<no>\d{{1,3}})"
                rf"(?![a-z0-9])|(?<![a-z0-9])(?P<nth>{_NTH}) (?:item|section|slide|chapter)\b"
                rf"|第 ?(?P<han>{_HAN}) ?(?:項|章|條|張)"
            ),
        ),
        # e.g. footnote 2 · 註2 · the footnotes
        (
            "note",
            (
                rf"(?<![a-z0-9])(?:foot ?notes?|fn|endnotes?)\.? ?(?:no\.? ?|number )?(?P<no>\d{{1,3}})?(?![a-z0-9])"
                rf"|(?:註釋?|附註|腳註) ?(?P<han>{_HAN})|附註|腳註|註釋"
            ),
        ),
        # e.g. the table · table 2 · 表二 · 附表
        (
            "table",
            (
                rf"(?<![a-z0-9])(?<!time )tables? ?(?:no\.? ?|number )?(?P<no>\d{{1,2}})?(?![a-z0-9])"
                rf"|(?<![時附代發])表(?:格)?(?P<han>{_HAN})|(?<!附)表格|列表|圖表"
            ),
        ),
        # e.g. the annex · appendix 2 · annex B · 附件 · 附錄二
        (
            "annex",
            (
                r"(?<![a-z0-9])(?:annex(?:es|ure)?|appendi(?:x|ces)|enclosures?|attachments?|schedule)"
                rf"(?: (?P<no>\d{{1,2}}|[a-h]|i{{1,3}}|iv))?(?![a-z0-9])"
                rf"|附(?:件|錄|表|頁) ?(?P<han>{_HAN}|[甲乙丙丁a-h])?"
            ),
        ),
        # e.g. the background section · under the heading "way forward" · 背景嗰部分 · the conclusion
        (
            "heading",
            (
                r"(?<![a-z0-9])(?:the )?(?P<no>[a-z][a-z' -]{2,40}?) section\b"
                r"|\bsection (?:on|about|titled|called) [\"“]?(?P<mark>[a-z][a-z' -]{2,40})"
                r"|(?:under|below) (?:the )?heading [\"“]?(?P<after>[a-z][a-z' -]{2,40})"
                r"|(?P<han>[\u3400-\u9fff]{2,10}?)(?:嗰|那|呢|這)(?:個)?(?:部分|部份|一節|節|章)"
            ),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a paper as it was said; `number` is empty where any of its sort is meant."""

    what: What
    number: str
    typed: str


def spoken(text: str) -> Spot | None:
    """Give the place that a text names; None where it names none."""
    said = " ".join(fold(text).split())
    found: list[tuple[int, Spot]] = []
    for what, pattern in _PATTERNS:
        match = pattern.search(said)
        if match is None:
            continue
        name, number = next(((k, v) for k, v in match.groupdict().items() if v), ("", ""))
        if name == "last":
            number = LAST
        elif name == "one":
            number = "1"
        found.append((match.start(), Spot(what, _number(what, number), _typed(text, match))))
    if not found:
        return None
    numbered = [one for one in found if one[1].number] or found
    # of a place within a place the wider is only where to look
    return next((one for _, one in numbered if one.what == "bullet"), numbered[0][1])


def _typed(text: str, match: re.Match[str]) -> str:
    said = " ".join(text.split())
    whole = said if len(said) == len(match.string) else match.string
    return whole[match.start() : match.end()].strip()


def _number(what: What, said: str) -> str:
    said = said.strip()
    if what == "heading":
        return said
    if said in _ORDINALS or said in _WORDS:
        return _ORDINALS.get(said) or _WORDS[said]
    if run := re.fullmatch(r"(\d{1,4}) ?(?:[-–~]|to|and|&|至|到) ?(\d{1,4})", said):
        return f"{run[1]}–{run[2]}"
    if ends := re.fullmatch(r"(.+?)(?:至|到|-|–)第?(.+)", said):
        first, last = (_counted(one) for one in ends.groups())
        return f"{first}–{last}"
    return _counted(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", said))


def _counted(said: str) -> str:
    if not said or said.isdecimal():
        return said
    number = chinese_count(said)
    return str(number) if number else said
