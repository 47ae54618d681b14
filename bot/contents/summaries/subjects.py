"""This file finds the subject that a sentence leaves to the sentences before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.statements import Statement
from scrapers.text import fold

_OPENS = re.compile(
    r"^(?:目前|现时|另外|此外|与此同时|同时|而)?[,]?(?P<noun>(?:该|此|有关|上述|相关)?(?:项目|计划|系统|平台|中心|基金|联盟|研究|工程|方案|条例草案|指引|公司))(?!管理|团队|经理)(?=[^\u4e00-\u9fff的]|至今|已|现|目前|于|将|会|正|预计|涉及|共|自|由|旨在|截至|下|在|以|开支|推出|分|的|设|亦|为|不|并|仍|可)"
    r"|^(?:the (?P<en>system|scheme|programme|project|fund|platform|institute|ordinance|bill|subcommittee|centre|proposal|study)|(?P<it>it|they))\b"
)
FAR = 30  # sentences back that a name is looked for
_NAME_ZH = re.compile(r"「([^「」]{2,40})」|“([^“”]{2,40})”|《([^《》]{2,40})》")
_DEFINED_EN = re.compile(
    r"((?>(?:[A-Z][\w'-]{0,40}+|of|and|for|the|on|in|to)(?: (?:[A-Z][\w'-]{0,40}+|of|and|for|the|on|in|to)){1,12})) ?\((?:the |“|\")?([A-Z][\w -]{1,30})(?:”|\")?\)"
)


def missing_subject(statements: Sequence[Statement], statement: Statement) -> str:
    """Give the last defined name in brackets where a sentence says only "the project", else ""."""
    match = _OPENS.match(statement.bare.folded)
    if match is None:
        return ""
    at = statement.place
    before = [s for s in statements[max(0, at - FAR) : at] if s.part == statement.part]
    if match["noun"]:
        noun = re.sub(r"^(?:该|此|有关|上述|相关)", "", match["noun"])
        for earlier in reversed(before):
            for found in reversed(list(_NAME_ZH.finditer(earlier.text))):
                name = next(group for group in found.groups() if group)
                if fold(name).endswith(noun) and fold(name) != noun:
                    return f"（{name}）"
        return ""
    if match["en"]:
        for earlier in reversed(before):
            for found in reversed(list(_DEFINED_EN.finditer(earlier.text))):
                if found[2].casefold().endswith(match["en"]):
                    name = re.sub(
                        r"^(?:(?:The|A|An|In|On|For|of|and|the|to|for|in|on) )+", "", found[1]
                    )
                    return f"[{name}] "
    return ""
