"""This file takes out of words that what was to be done by a day that is over is meant: overdue, 逾期."""

from __future__ import annotations

import re

from bot.answering.arguments.words import either_script

# What was to be done by a day that is over.
# e.g. overdue · past their deadline · 過晒期 · 逾期未做
OVERDUE = re.compile(
    either_script(
        r"\b(?:overdue|past (?:(?:their|its|the) )?(?:due|deadlines?|target dates?)"
        r"|(?:missed|blown|broken) (?:(?:their|its|the) )?(?:deadlines?|target dates?|due dates?)"
        r"|(?:behind|running late on|late on) (?:schedule|(?:their|its) (?:promises|undertakings|commitments))"
        r"|should have been (?:done|met|finished|delivered)(?: by now| already)?)\b"
        r"|過(?:咗|晒|了)?(?:期|時限|限期|死線)|逾期|超(?:過)?(?:期|時)(?:未|仲未|還沒)?|到期(?:都|仲|還|而)?(?:未|沒|冇)"
    ),
    re.IGNORECASE,
)
# What says the same only of a promise, beside a word for one.
# e.g. missed deadlines · broken promises · 未兌現的承諾
_UNKEPT = re.compile(
    either_script(
        r"\b(?:past due|behind schedule|missed|lapsed|expired|broken|unkept|unfulfilled|late)\b(?!st)"
        r"|[超逾](?:咗|了)?期|(?:未|冇|沒有?)(?:兌現|做到|落實|完成|履行)|走數|甩底|跳票"
    ),
    re.IGNORECASE,
)
# That the deadline is not over.
# e.g. not yet overdue · 未過期
NOT_OVER = re.compile(
    r"\b(?:not|never|isn't|aren't|before|nothing|going|becomes?)\b.{0,12}\b(?:overdue|past)\b|[未冇没沒](?:[過过逾超]?期)",
    re.IGNORECASE,
)
# Letters of Chinese that may stand around it in one word.
# e.g. 已|逾期|的
_AROUND = re.compile(either_script(r"^(?:已經?|經已)|(?:未做|未完成|未兌現)?[的嘅]?$"))
_MOST_WORDS = 3  # e.g. past their deadline


def is_late(text: str) -> bool:
    """Say whether a text that names a promise says that it is overdue."""
    said = OVERDUE.search(text) or _UNKEPT.search(text)
    return said is not None and not NOT_OVER.search(text)


def parted(words: str) -> tuple[str, bool]:
    """Give words without those at either end that mean what is overdue, and whether there were such."""
    if NOT_OVER.search(words):
        return words, False
    tokens = words.split()
    for count in range(min(_MOST_WORDS, len(tokens)), 0, -1):
        for said, rest in (
            (tokens[:count], tokens[count:]),
            (tokens[-count:], tokens[:-count]),
        ):
            if OVERDUE.fullmatch(_AROUND.sub("", " ".join(said))):
                return " ".join(rest), True
    return words, False


__all__ = ["NOT_OVER", "OVERDUE", "is_late", "parted"]
