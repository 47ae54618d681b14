"""This file reads which kind of papers is not looked for: "papers on AI but no press releases", 不要新聞稿."""

from __future__ import annotations

import re

from bot.answering.arguments.words import KINDS, either_script
from scrapers.text import fold

LONGEST = 400
# Kinds as people call what they do not want, and the word by which each is typed.
_NAMES = {
    "press release": "press", "press": "press", "news release": "press", "press statement": "press",
    "speech": "speech", "speeches": "speech", "question": "question", "lcq": "question", "circular": "circular",
    "consultation": "consultation", "slide": "slides", "bill": "bill", "report": "report", "hansard": "hansard",
    "estimate": "estimates", "新聞稿": "press", "新聞公報": "press", "演辭": "speech", "演講": "speech", "質詢": "question",
    "通函": "circular", "諮詢文件": "consultation", "投影片": "slides", "簡報": "slides", "法案": "bill",
    "條例草案": "bill", "報告": "report", "會議紀錄": "hansard", "開支預算": "estimates",
}  # fmt: skip
_NAMED = {fold(name): kind for name, kind in _NAMES.items()}
_EN = "|".join(sorted((re.escape(one) for one in _NAMES if one.isascii()), key=len, reverse=True))
_HAN = "|".join(sorted((one for one in _NAMES if not one.isascii()), key=len, reverse=True))
# e.g. but no press releases · excluding speeches · 不要新聞稿 · 撇除演辭
_LEFT_OUT = re.compile(
    either_script(
        rf"[,，;]? ?\b(?:(?:but|and|just|only) )?(?:(?:no|not|without|except(?: for)?|excluding|minus|other than|leav(?:e|ing) out|skip(?:ping)?|ignor(?:e|ing)|do(?:n't|nt| not) (?:want|show|include|need))(?: (?:the|any|those|me)){{0,2}}) (?P<en>{_EN})s?\b(?! (?:hour|time|tag|box|session)s?\b)"
        rf"|[,，、;；]? ?(?:但|不過|而)?(?:唔要|不要|唔想要|唔包括?|不包括|不含|撇除|排除|除咗|除了|扣除|唔計|不計|唔好有)(?:啲|埋|任何|所有|政府)?(?P<han>{_HAN})(?:以外|之外)?(?:嘅|的)?"
    ),
    re.IGNORECASE,
)


def parted(text: str) -> tuple[str, str]:
    """Part a text from the kind that it leaves out, as that is typed; "" where it leaves out none."""
    found = _LEFT_OUT.search(text) if len(text) <= LONGEST else None
    if found is None:
        return text, ""
    kind = _NAMED[fold(found["en"] or found["han"])]
    left = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(left.split()), kind if fold(kind) in KINDS else ""
