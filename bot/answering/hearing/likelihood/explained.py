"""This file knows who asks how something is done, or how two things differ: that command is explained."""

from __future__ import annotations

import re

from bot.answering.arguments import questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.likelihood import proposals
from bot.answering.intents import Help, Intent
from scrapers.text import fold

_OF_ANYTHING = frozenset({"subscribe", "follow"})  # whose verbs take any noun: add our own topic
_RHYTHM = r"(?:daily|weekly|instant|digests?|每日|每天|每週|每周|每星期|即時|摘要)"
# How one rhythm differs from another.
# e.g. what's the difference between daily and weekly · 每日同每週有咩分別
_RHYTHMS_APART = re.compile(
    either_script(
        rf"\bdiffer(?:s|ent|ence)?\b.{{0,20}}?\b{_RHYTHM}\b.{{1,12}}?\b{_RHYTHM}\b"
        r"(?! (?!digest|alert|update|summar|mode|one|then|if|please|pls)[a-z])"
        rf"|{_RHYTHM}(?:同|和|跟|與|定|還是) ?{_RHYTHM}.{{0,6}}?(?:分別|區別|不同|唔同|差別)"
    ),
    re.IGNORECASE,
)
# e.g. the difference between mute and pause · 靜音同暫停有咩分別
_APART = re.compile(r"\b(?:difference|differ|different) (?:between|from)\b|(?:分别|区别|不同)\W*$")
# e.g. list of commands · 有冇 command list · 指令表
_COMMANDS_LISTED = re.compile(
    either_script(
        r"\b(?:list of (?:the |your |all )?commands|commands? list|cheat ?sheet)\b"
        r"|(?:指令|命令|功能)(?:一覽|列表|清單|表)"
    ),
    re.IGNORECASE,
)


def asked(text: str, read: Intent, name: str | None) -> Help | None:
    """Explain the command of which a text asks how it is done, where it was read as anything else.

    `name` is that of the command that was read.
    """
    of_any = isinstance(read, Help) and read.command in _OF_ANYTHING
    if (isinstance(read, Help) and not of_any) or grammar.is_typed(text):
        return None
    told_apart = questions.asks_how(text) or _APART.search(fold(text))
    spoken = proposals.spoken_of(text) if told_apart else None
    if read.changes or of_any:  # "how do I mute AI" is of that, "how do I add a topic" of topics
        return Help(spoken, spoken) if spoken not in (None, name, *_OF_ANYTHING) else None
    if _RHYTHMS_APART.search(text):
        return Help("digest", "digest")
    if _COMMANDS_LISTED.search(text):
        return Help()
    return Help(spoken, spoken) if spoken else None
