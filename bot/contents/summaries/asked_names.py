"""This file finds in a question the name of what a part of its answer is on, where that goes by it without marks."""

from __future__ import annotations

import re

from bot.contents.summaries.names_zh import NAME_ZH
from scrapers.text import fold

# What a paragraph opens with before a verb or a preposition: its subject.
# e.g. 渡輪通自二○二三年五月起分階段推出 · 海岸道工程將於明年展開
_SUBJECT_ZH = re.compile(
    r"([\u4e00-\u9fff]{3,10}?)(?=自二|自20|自推|於二|于二|於20|于20|已|將於|将于|現時|现时|目前|至今)"
)
# Who acts is not what it is on; nor is what any paper has.
_NO_SUBJECT = re.compile(
    r"[局署處处會会司院府]$|政府|我們|我们|當局|当局|[本該该此其各每]|過去|过去|[年月]|^(?:相關|相关|有關|有关|計劃|计划)"
)


def subject_asked_for(opening: str, question: str) -> str:
    """Give what a Chinese paragraph opens with where the question has it in the same words; "" elsewhere."""
    found = _SUBJECT_ZH.match(opening)
    if found is None or _NO_SUBJECT.search(found[1]):
        return ""
    return found[1] if fold(found[1]) in fold(question) else ""


def only_name(question: str) -> str:
    """Give the one name in marks that a part of a question has; "" where it has none or several."""
    names = {one[1] or one[2] for one in NAME_ZH.finditer(question)}
    return names.pop() if len(names) == 1 else ""
