"""This file names what can be done with a watch list, in every spelling."""

from __future__ import annotations

from bot.messages.words import both_scripts
from scrapers.text import fold


def spelled(*words: str) -> frozenset[str]:
    """Give words as they are compared, in both scripts."""
    return frozenset(fold(one) for word in words for one in both_scripts(word))


NEW = spelled("new", "create", "新增", "新建", "建立")
LIST = spelled("list", "清單")
DELETE = spelled("delete", "刪除", "移除名單")
ADD = spelled("add", "加入", "加")
REMOVE = spelled("remove", "drop", "移除", "減去")
INSTANT = spelled("instant", "now", "即時")
DIGEST = spelled("digest", "daily", "摘要", "每日")
VERBS = ADD | REMOVE | INSTANT | DIGEST  # that stand behind its name
