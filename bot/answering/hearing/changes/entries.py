"""This file reads what one thing of the list is to become: how often it is to come, and at which hour."""

from __future__ import annotations

import re

from bot.answering.arguments import questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.pieces import doubts, gist
from bot.answering.hearing.pieces.gapped import MOST_LETTERS, gapped
from bot.answering.hearing.pieces.named import Named
from bot.answering.intents import Guessed, Intent
from bot.answering.names import TopicBook
from scrapers.numbering import chinese_count
from scrapers.text import fold

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")  # fmt: skip
# Which thing of the list it is.
# e.g. the third one on our list · no 4 · #6 on the list · 第一條 · 第二個訂閱 · 第5項
_ENTRY = re.compile(
    either_script(
        rf"(?:\bthe )?\b(?P<ord>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) "
        r"(?:one|subscriptions?|sub|item|entry|topic)\b"
        r"|(?:\b(?:no\.?|number|item|entry|sub(?:scription)?) ?|#)(?P<n>\d{1,2})(?![\d/:(-])"
        r"|第(?P<zh>[一二三四五六七八九十\d]{1,3})[個个項项條条樣样](?:訂閱|主題|嘢)?"
        r"|(?<![\d月])(?P<no>\d{1,2})號(?:嗰[條条個个項项])?(?=改|轉|調|設|變)"
    ),
    re.IGNORECASE,
)
# That it is to be otherwise.
# e.g. change · can go to · should come · 改做 · 調返
_BECOMES = re.compile(
    either_script(
        r"\b(?:change|make|switch|move|turn|set|put|bump|edit|tweak|adjust|come|arrive|go(?:es)?) ?"
        r"|[-–—:→>] ?(?:daily|weekly|instant|every|once)|[改轉转調调設设變变換换較较]"
    ),
    re.IGNORECASE,
)
# That its settings are to be shown, with nothing said of what they are to be.
# e.g. can I tweak how we get no 4? · 編輯第三項
_OPENS = re.compile(
    either_script(
        r"\b(?:edit|tweak|adjust|open(?: (?:it|that))? up|settings? (?:of|for)"
        r"|change (?:how|the settings? (?:of|for)))\b|編輯|修改|更改|改下|調整"
    ),
    re.IGNORECASE,
)
# That a thing of the list is meant, and no paper.
# e.g. on our list · subscription · 訂閱
_LISTED = re.compile(
    either_script(
        r"\b(?:list|sub|subs|subscriptions?|how we get|what we follow|settings?)\b|訂閱|清單|設定|項"
    ),
    re.IGNORECASE,
)
# What only tells of a change, or asks after it.
# e.g. who changed the third item · did no 2 move
_ASKS_AFTER = re.compile(
    either_script(
        r"^\W*(?:who|what|when|why|did|does|do|has|have|was|were|is|are|i|we|he|she|they|somebody|someone)\b|邊個"
        r"|誰|點解|為何|幾時|何時|[咗了過过]"
    ),
    re.IGNORECASE,
)
# With what an order in Chinese ends, behind which no other thing is named: 第二條改為每日罰款 is a law's.
# e.g. 改做每日9點 · 改成每天一次就好 · 調返做每週啦
_ENDS = re.compile(
    either_script(
        r"(?:每(?:日|天|周|週|個?星期|個?禮拜|工作天|工作日)[一二三四五六日]?|逢?(?:星期|周|禮拜)[一二三四五六日]"
        r"|即時|即刻|一次|[點点時时分半]|\d|weekly|daily|instant)(?:通知|發送|send|發|收|推送)?"
        r"(?:就好|就得|就夠|就可以|啦|吧|喇|呀|先|囉)?\W*$"
    ),
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:don't|do not|dont|never|not|leave|keep)\b|唔好|不要|别|咪"
)  # e.g. don't change no 2 · 唔好改第二個
_CLAUSE = re.compile(r"[,，;；。]")
_SPACED = re.compile(r"(?<=\d) (?=[點点時时])")


def names_one(said: str) -> bool:
    """Say whether a text names one thing of a list."""
    return len(said) <= MOST_LETTERS and len(_ENTRY.findall(said)) == 1


def meant(said: str, book: TopicBook) -> Intent | None:
    """Give what one thing of the list is to become; whole at once, else offered; None for all else."""
    said = _SPACED.sub("", said[: MOST_LETTERS + 1])
    if len(said) > MOST_LETTERS or len(found := list(_ENTRY.finditer(said))) != 1:
        return None
    clause = next((one for one in _CLAUSE.split(said) if found[0][0] in one), said)
    if _ASKS_AFTER.search(clause) or _NOT.search(fold(clause).replace("’", "'")):
        return None
    number = _number(found[0])
    left = f"{said[: found[0].start()]} , {said[found[0].end() :]}"
    if not number or not (_BECOMES.search(left) or _OPENS.search(left)):
        return None
    parts = gapped(left, book)
    if any(parts.named.get(one) for one in ("paper", "committee", "member", "bureau")):
        return None
    cues, time = gist.sensed(left, book)
    how = Named(left, parts, cues, time, book, "en", before_us=False).schedule
    if how and (clause.isascii() or _ENDS.search(clause)):
        line = f"edit {number} {how}"
        clear = not (_asked(said) or doubts.doubted(said) or doubts.tells(said))
        hours = len(parts.named.get("hour", ()))
        whole = hours == sum(":" in one for one in how.split())
        return grammar.parse(line) if clear and whole else Guessed(None, line, ("list",))
    if not how and _OPENS.search(left) and _LISTED.search(said):
        return grammar.parse(f"edit {number}")
    return None


def _asked(said: str) -> bool:
    """Say whether a change is asked about, and not asked for: "can the first one come daily" asks for it."""
    return questions.asks(said) and not re.match(
        r"^\W*(?:can|could|may) (?:the|we have|i have|no|#)", fold(said)
    )


def _number(found: re.Match[str]) -> int:
    if typed := found["n"] or found["no"]:
        return int(typed)
    if han := found["zh"]:
        return int(han) if han.isdecimal() else chinese_count(han) or 0
    said = fold(found["ord"])
    if said in _ORDINALS:
        return _ORDINALS.index(said) + 1
    return int(re.sub(r"\D", "", said) or 0)


__all__ = ["meant"]
