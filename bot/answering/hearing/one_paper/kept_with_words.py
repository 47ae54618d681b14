"""This file reads what stands behind a numbered paper that is kept or followed: a note on it, or a second wish."""

from __future__ import annotations

import re

from bot.answering.arguments import courtesy, questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.one_paper import pointing
from bot.answering.hearing.pieces import doubts
from bot.answering.hearing.pieces.numbers import NUMBERED, PRINTED
from bot.answering.intents import Guessed, Intent, Misunderstood, Save, WriteNote
from scrapers.text import fold

MOST_LETTERS = 400
_FEWEST_WORDS, _FEWEST_HAN = 2, 3  # of words that are a note though nothing says so
# What is ordered of a paper by its number, and what stands behind it.
# e.g. save CB(2)438/2026(03) ask about costs · 收藏CB(2)438/2026，備註：問預算 · follow LCQ5 and save it
_ORDERED = re.compile(
    either_script(
        r"^(?:(?P<save>save|bookmark|keep|store|收藏|儲存|保存|儲低|存低|留低|記低|收起)"
        r"|(?P<follow>follow|track|subscribe(?: to)?|跟進|訂閱|追蹤))(?:住|低)?[\s:：]{0,3}(?:lc paper no\.? ?)?"
        rf"(?P<paper>{PRINTED}|lcq ?\d{{1,2}}|[a-z]{{2,5}}(?:\([a-z]{{1,3}}\))?\d{{3,4}})(?![\w/(])"
        r"(?P<behind>.{2,300})$"
    ),
    re.IGNORECASE | re.ASCII,
)
# That a note follows.
# e.g. with note ask Ann · and note: costs · memo costs · 備註 問預算 · ，註：預算 · 同埋寫備註 問預算 · 寫低 預算
_NOTE = re.compile(
    either_script(
        r"^[\s,，;；。.\-–—]{0,4}(?:(?:and|then|also|plus|with|再|同埋|順便|並且?|兼|然後|連|附上?)\s?){0,2}"
        r"(?:(?:add|make|put|leave|write|a|the|my|this|加|寫|留)\s?){0,3}(?:個|條|返|埋)?"
        r"(?:(?:notes?|memo|comment|remark)\b|備註|備注|備忘|筆記|註記|附註|批註|[寫記][低下]|[註注](?=[:：\s]))"
        r"(?:\s(?:that|saying)\b)?[\s:：,，\-–—]{0,4}(?P<text>\S.{1,280})$"
    ),
    re.IGNORECASE | re.DOTALL,
)
# That something else is wished besides.
# e.g. and save it · then show it in English · ，並收藏 · 然後用英文睇
_BESIDES = re.compile(
    either_script(
        r"^[\s,，;；]{0,3}(?:(?:and then|and also|and|then|plus|also|&)\s|(?:同埋|然後|之後再?|再|並且?|順便|跟住))\s?"
        r"(?P<more>\S.{1,200})$"
    ),
    re.IGNORECASE,
)
# What it is kept for, until when, or by what else it is called, which is no note.
# e.g. for Friday's call · to read later · ，老細要睇 · 號文件 · of 7 October
_NO_NOTE = re.compile(
    either_script(
        r"^\s*(?:[^\w\s]|\d|(?:for|to|on|in|of|at|from|until|till|before|by|so|as|because|since|please|pls|plz|thanks"
        r"|thx|now|too|also|later|again|here|if|when|or|not|but|para|page|unless|without|with|would you|will you"
        r"|could you|can you)\b|號|文件|先|吧|佢|它|俾|畀|給|做|用|以|留|等|供|住|起|喇|啦|呀|的|嘅|唔該|謝|多謝|麻煩"
        r"|遲|之後|稍後|如果|除非)"
    ),
    re.IGNORECASE,
)
# e.g. it · this paper · 佢 · 呢份
_IT = re.compile(
    either_script(r"\b(?:it|this|that)(?: one| paper)?\b|佢|它|[呢這]份(?:文件)?"), re.IGNORECASE
)
_READ = re.compile(either_script(r"[睇看讀]"))  # e.g. 用英文睇
_ALONE = re.compile(r"^\S{1,12}$")  # a second order that leaves out of what: 收藏


def meant(heard: Heard) -> Intent | None:
    """Give the note that is to be kept with a paper, or ask which of two wishes comes first; else None."""
    said = courtesy.without(heard.text)
    found = _ORDERED.match(said) if len(said) <= MOST_LETTERS else None
    if found is None:
        return None
    paper, behind = found["paper"], found["behind"]
    first = f"{'save' if found['save'] else 'follow'} {paper}"
    if found["save"] and (noted := _NOTE.match(behind)):
        return WriteNote(paper, noted["text"].strip(pointing.QUOTES))  # which saves it, too
    if besides := _BESIDES.match(behind):
        return _two(first, paper, besides["more"], noted=bool(found["save"]))
    if not found["save"] or questions.asks(heard.text):
        return None
    return _note(heard, paper, behind)


def _two(first: str, paper: str, more: str, *, noted: bool) -> Misunderstood | None:
    """Offer both of two wishes, of which the second is of the same paper; None where that is none.

    What is no deed is a note, where the first keeps the paper (`noted`): followed, it may be followed too.
    """
    if NUMBERED.search(more):
        return None
    line = " ".join(_IT.sub(f" {paper} ", more, count=1).split())
    if paper not in line and _ALONE.match(line):
        line = f"{line} {paper}"
    if command := grammar.command_typed(line):
        line = f"{command[0].name} {command[1]}"
    elif deed := pointing.deed(fold(more)) or ("show" if _READ.search(more) else None):
        line = f"{deed} {paper}"
    elif noted:
        line = f"note {paper} {more}"
    else:
        return None
    return Misunderstood("", "two_wishes", "", (first, line))


def _note(heard: Heard, paper: str, behind: str) -> Intent | None:
    """Take plain words behind a paper for a note; words that may be an order of their own are asked back."""
    written = behind.strip(f"{pointing.QUOTES},，;；.。")
    note = f"note {paper} {written}"
    if NUMBERED.search(behind) or not written or _NO_NOTE.match(written):
        return _kept_at_most(heard.read, paper, note)
    if doubts.taken_back(written):
        return Misunderstood("", "nothing_changed", "", (f"save {paper}", note))
    if grammar.is_typed(written):
        return Misunderstood("", "two_wishes", "", (f"save {paper}", note))
    han = not written.isascii() and len(written) >= _FEWEST_HAN
    if (han or len(written.split()) >= _FEWEST_WORDS) and not _NO_NOTE.match(behind):
        return WriteNote(paper, written)
    return _kept_at_most(heard.read, paper, note)


def _kept_at_most(read: Intent, paper: str, note: str) -> Guessed | None:
    """Offer to keep the paper where a text that orders that was read as an order of something else."""
    if isinstance(read, Save | WriteNote | Misunderstood) or not read.changes:
        return None
    return Guessed(None, f"save {paper}", (note,))


__all__ = ["meant"]
