"""This file reads which kind of papers is not looked for: "papers on AI but no press releases", 不要新聞稿."""

from __future__ import annotations

import re

from bot.answering.arguments.words import KINDS, either_script
from scrapers.text import fold

LONGEST = 400
# Kinds as people call what they do not want, and the word by which each is typed. A word that is
# other things too is a kind where many are named, or where nothing follows that it may belong to.
_PHRASES = {
    "press release": "press", "news release": "press", "press statement": "press", "lcq": "question",
    "consultation paper": "consultation", "consultation document": "consultation",
    "committee report": "report",
}  # fmt: skip
_WORDS = {
    "press": "press", "speech": "speech", "question": "question", "circular": "circular",
    "consultation": "consultation", "slide": "slides", "bill": "bill", "report": "report",
    "hansard": "hansard", "estimate": "estimates",
}  # fmt: skip
_CHINESE = {
    "新聞稿": "press", "新聞公報": "press", "演辭": "speech", "演講": "speech", "質詢": "question",
    "通函": "circular", "諮詢文件": "consultation", "投影片": "slides", "簡報": "slides", "法案": "bill",
    "條例草案": "bill", "報告": "report", "會議紀錄": "hansard", "開支預算": "estimates",
}  # fmt: skip
_NAMED = {fold(name): kind for name, kind in (_PHRASES | _WORDS | _CHINESE).items()}
_NAMED["speeche"] = "speech"  # as it is before its s
_EN = "|".join(sorted(map(re.escape, _PHRASES), key=len, reverse=True))
_MANY = "|".join(re.escape(one) for one in (*_WORDS, "speeche") if one not in ("press", "speech"))
_ONE = "|".join(map(re.escape, _WORDS))
_HAN = "|".join(sorted(_CHINESE, key=len, reverse=True))
# e.g. but no press releases · excluding speeches · AI without press · 不要新聞稿 · 撇除演辭
_LEFT_OUT = re.compile(
    either_script(
        rf"[,，;]? ?\b(?:(?:but|and|just|only) )?(?:(?:no|(?P<not>not)|without|except(?: for)?|excluding|minus|other than|leav(?:e|ing) out|skip(?:ping)?|ignor(?:e|ing)|do(?:n't|nt| not) (?:want|show|include|need))(?: (?:the|any|those|me)){{0,2}}) "
        rf"(?:(?P<en>{_EN})s?\b|(?P<many>{_MANY})s\b(?! (?:committee|of|to)\b)"
        rf"|(?(not)(?!))(?P<one>{_ONE})(?=[ .!?]{{0,4}}$|[,，;；]| (?:please|since|until|this|last)\b))"
        rf"|[,，、;；]? ?(?:但|不過|而)?(?:唔要|不要|唔想要|唔包括?|不包括|不含|撇除|排除|除咗|除了|扣除|唔計|不計|唔好有)(?:啲|埋|任何|所有|政府)?(?P<han>{_HAN})(?!委員會|[書期會員])(?:以外|之外)?(?:嘅|的)?"
    ),
    re.IGNORECASE,
)
# e.g. "without report" · 「不要報告」 · 'no press releases'
_QUOTED = re.compile(
    r"\"[^\"]{1,200}\"|“[^”]{1,200}”|「[^」]{1,200}」|(?<!\w)['‘][^'‘’]{1,200}['’](?!\w)"
)


def parted(text: str) -> tuple[str, str]:
    """Part a text from the kind that it leaves out, as that is typed; "" where it leaves out none."""
    if len(text) > LONGEST:
        return text, ""
    quoted = [one.span() for one in _QUOTED.finditer(text)]
    outside = (
        one
        for one in _LEFT_OUT.finditer(text)
        if all(one.end() <= start or one.start() >= end for start, end in quoted)
    )
    if (found := next(outside, None)) is None:
        return text, ""
    kind = _NAMED[fold(found["en"] or found["many"] or found["one"] or found["han"])]
    left = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(left.split()), kind if fold(kind) in KINDS else ""
