"""This file reads what is not looked for, a kind of papers or a word: "AI but no press releases", 不要新聞稿."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answering.arguments.kind_names import KINDS, alone, many
from bot.answering.arguments.words import either_script

LONGEST = 400


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


# A word that is other things too is a kind where many are named, or where nothing follows that it may belong to.
_NAMES = [
    (name, sure)
    for one in KINDS.values()
    for sure in (True, False)
    for name in (one.sure if sure else one.names)
]
_EN = _any_of(way for name, sure in _NAMES if sure and name.isascii() for way in (name, many(name)))
_MANY = _any_of(
    many(name) for name, sure in _NAMES if not sure and name.isascii() and not name.endswith("ss")
)
_ONE = _any_of(name for name, sure in _NAMES if not sure and name.isascii())
_HAN = _any_of(name for name, _ in _NAMES if not name.isascii())
# e.g. but no press releases · excluding speeches · AI without press · 不要新聞稿 · 撇除演辭
_LEFT_OUT = re.compile(
    either_script(
        r"[,，;]? ?\b(?:(?:but|and|just|only) )?(?:(?:no|(?P<not>not)|without|except(?: for)?|excluding|minus"
        r"|other than|leav(?:e|ing) out|skip(?:ping)?|ignor(?:e|ing)|do(?:n't|nt| not) (?:want|show|include|need))"
        rf"(?: (?:the|any|those|me)){{0,2}}) "
        rf"(?:(?P<en>{_EN})\b|(?P<many>{_MANY})\b(?! (?:committee|of|to)\b)"
        rf"|(?(not)(?!))(?P<one>{_ONE})(?=[ .!?]{{0,4}}$|[,，;；]| (?:please|since|until|this|last)\b))"
        r"|[,，、;；]? ?(?:但|不過|而)?(?:唔要|不要|唔想要|唔包括?|不包括|不含|撇除|排除|除咗|除了|扣除|唔計|不計"
        rf"|唔好有)(?:啲|埋|任何|所有|政府)?(?P<han>{_HAN})(?!委員會|[書期會員])(?:以外|之外)?(?:嘅|的)?"
    ),
    re.IGNORECASE,
)
# e.g. "without report" · 「不要報告」 · 'no press releases'
_QUOTED = re.compile(
    r"\"[^\"]{1,200}\"|“[^”]{1,200}”|「[^」]{1,200}」|(?<!\w)['‘][^'‘’]{1,200}['’](?!\w)"
)
# A word that is left out, which is no kind.
# e.g. but not the budget ones · except transport papers
_WORD_OUT = re.compile(
    r"[,，]? ?\b(?:(?:but|and) not|(?:but |and )?(?:without|except|excluding|leaving out|minus)) "
    r"(?:the |any |those )?(?:about |on )?(?P<out>(?!from\b|anything\b|everything\b|before\b|after\b|since\b"
    r"|until\b|relevant\b)[a-z]{3,20})(?: (?:ones?|papers?|stuff))?\b",
    re.IGNORECASE,
)


def parted(text: str) -> tuple[str, str]:
    """Part a text from the kind that it leaves out, as that is typed; "" where it leaves out none."""
    if len(text) > LONGEST or (found := _unquoted(_LEFT_OUT, text)) is None:
        return text, ""
    left = f"{text[: found.start()]} {text[found.end() :]}"
    named = found["en"] or found["many"] or found["one"] or found["han"]
    return " ".join(left.split()), alone(named)


def word_parted(text: str) -> tuple[str, str]:
    """Part a text from the word that it leaves out; "" where it leaves out none."""
    if (found := _unquoted(_WORD_OUT, text)) is None:
        return text, ""
    return f"{text[: found.start()]} {text[found.end() :]}", found["out"]


def leaves_out(text: str) -> bool:
    """Say whether a text says in words of its own what is not looked for."""
    return bool(parted(text)[1] or word_parted(text)[1])


def _unquoted(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Give the first match that does not touch what stands between quotation marks."""
    quoted = [one.span() for one in _QUOTED.finditer(text)]
    return next(
        (
            one
            for one in pattern.finditer(text)
            if all(one.end() <= start or one.start() >= end for start, end in quoted)
        ),
        None,
    )
