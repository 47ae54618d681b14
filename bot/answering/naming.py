"""This file reads what a sentence calls something new, and the words or names that it lists for it."""

from __future__ import annotations

import re

# e.g. call it disputes tech · under "online harm" · 名為「電子法院」 · 叫無人機啦
_CALLED = re.compile(
    r"(?:\b(?:call(?:ed)?|nam(?:ed?|ing)|titled?|labell?ed|under)(?: (?:it|this|them|the list|the topic|the name))? [\"“]?([^\"”.,:;\n]{2,40})[\"”]?)"
    r"|(?:叫做?|名[為为]|名叫|稱[為为]|統稱|统称)[「\"“]?([^」\"”，,。：:;；、\n啦吧]{2,20})[」\"”]?",
    re.IGNORECASE,
)
# e.g. for e-discovery, smart contracts and robots · 涵蓋電子存檔、遙距聆訊
_LISTED = re.compile(
    r"(?:(?<=[:：\-–\n])|(?<=for )|(?<=us )|(?<=with )|(?<=of )|(?<=含)|(?<=蓋)|(?<=括)|(?<=即)|(?<=住)|(?<=字))[^:：。.\n]{4,200}"
)
_JOINED = re.compile(
    r"[,，、]| and | & | or |(?:以及|同埋|及|和)|(?:[三四五六兩两呢]?[個个幾几]?(?:隻|只)?字眼?|呢[幾几][隻只]字)"
)
_MARKS = " \t\"“”「」'.-–:：,，"


def listing_of(text: str) -> str | None:
    """Write what a sentence calls something, and the words or names that it lists, as they are typed."""
    called = _CALLED.search(text)
    if called is None:
        return None
    name = next(filter(None, called.groups()), "").strip(_MARKS)
    rest = f"{text[: called.start()]}\n{text[called.end() :]}"
    listed = max(_LISTED.findall(rest), key=len, default="")
    terms = [one.strip(_MARKS) for one in _JOINED.split(listed)]
    return f"{name}: {', '.join(filter(None, terms))}" if name and len(terms) > 1 else None
