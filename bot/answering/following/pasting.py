"""This file reads what people say of watch lists, and the names that they paste."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answering.arguments.filters import bare
from bot.answering.arguments.list_verbs import DELETE, NEW, spelled
from bot.answering.command import Said
from bot.answering.intents import Intent, ListOf, Misunderstood, NewList, ShowLists
from bot.topics.terms import needle
from scrapers.text import fold

MOST = 200  # names of one list
LONGEST = 80  # letters of a name
LONGEST_LIST = 40  # letters of a list's own name
_QUOTED = re.compile(r'"([^"\n]{1,200})"|“([^”\n]{1,200})”|「([^」\n]{1,200})」')
_BULLET = re.compile(r"^(?:[(（]?\d{1,3}[.)）、．。:：]\s{0,9}|[-–—•·*]\s{1,9})")
_CUTS = re.compile(r"[,，、;；\t]")
_HIDE = 0xE000  # letters that stand for what is quoted while the rest is cut


# What stands in nearly every paper and names nobody, so that a list of it would tell of them all.
COMMON = spelled(
    "the", "an", "and", "or", "of", "in", "on", "to", "for", "by", "at", "as", "is", "are", "with", "from", "this",
    "that",
    "it", "be", "not", "paper", "papers", "member", "members", "hong kong", "hksar", "government", "the government",
    "administration", "the administration", "legco", "legislative council", "committee", "panel", "bureau",
    "department",
    "question", "questions", "reply", "meeting", "public", "的", "和", "及", "與", "在", "是", "有", "香港", "政府",
    "政府當局",
    "當局", "立法會", "委員會", "議員", "文件", "會議", "公眾", "答覆", "質詢",
)  # fmt: skip


def read_list(said: Said) -> Intent:
    """Read what is to be done with which list; a new one's names follow its own."""
    word = fold(said.word)
    words = said.rest.split(None, 1)
    first, rest = fold(words[0]) if words else "", words[1] if len(words) > 1 else ""
    if word.endswith("new") or first in NEW:
        return _read_new(said.rest if word.endswith("new") else rest)
    if word.endswith("delete") or first in DELETE:
        name = bare(said.rest if word.endswith("delete") else rest)
        if not name:
            return Misunderstood("lists", "list_which", "", ("lists",))
        return ListOf(name, "delete")
    if word.endswith((":", "：")) and _CUTS.search(said.rest):
        return Misunderstood("lists", "list_names_what", "", (f"list new Names: {said.rest}",))
    return ListOf(said.rest.strip()) if words else ShowLists()


# e.g. of our clients
_OF = re.compile(r"^(?:(?:of|for) )?(?:(?:our|my|the|these|some) )?", re.IGNORECASE)


def _read_new(said: str) -> Intent:
    """Read a list's name, and after a colon or on the lines below the names that it holds."""
    head, mark, rest = _parted(said)
    name = bare(_OF.sub("", head)) or bare(head)
    if not name or not mark or not rest.strip():
        shown = name[:LONGEST_LIST] or "<name>"
        return Misunderstood("lists", "list_names_what", "", (f"list new {shown}: <names>",))
    if len(name) > LONGEST_LIST:
        return Misunderstood("lists", "list_name_long", name[:60], ("list new <name>: <names>",))
    return NewList(name, rest)


def _parted(said: str) -> tuple[str, str, str]:
    places = [place for mark in (":", "：", "\n") if (place := said.find(mark)) >= 0]
    if not places:
        return said, "", ""
    return said[: min(places)], said[min(places)], said[min(places) + 1 :]


class Pasted(ValueError):
    """Something that was pasted cannot stand on a list; `key` and `value` say what and where."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(key)
        self.key, self.value = key, value


def names_in(pasted: str) -> list[str]:
    """Give the names that were pasted, each once: by line, by comma, numbered or quoted.

    Raises Pasted for one that is too long or too short, by its line, and for too many.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(pasted.replace("```", "\n").split("\n"), 1):
        for name in on_line(line):
            folded = needle(name)
            if len(name) > LONGEST:
                raise Pasted("list_line_long", str(number))
            if len(folded) < 2:
                raise Pasted("list_line_short", str(number))
            found.setdefault(folded, name)
    if len(found) > MOST:
        raise Pasted("list_too_many", f"{len(found):,}")
    return list(found.values())


def on_line(line: str) -> Iterable[str]:
    """Give the names on one line of a paste."""
    text = _BULLET.sub("", line.strip())
    quoted = [next(part for part in match if part) for match in _QUOTED.findall(text)]
    places = iter(range(len(quoted)))
    hidden = _QUOTED.sub(lambda _: chr(_HIDE + next(places)), text)
    for piece in _CUTS.split(hidden):
        shown = "".join(
            quoted[ord(ch) - _HIDE] if 0 <= ord(ch) - _HIDE < len(quoted) else ch for ch in piece
        )
        name = " ".join(_BULLET.sub("", shown.strip()).split())
        if name:
            yield name
