"""This file says whether a clause tells that something is not so: denied, put off, or only supposed."""

from __future__ import annotations

import re

# What was not done, put off or given up, or would only be done if something else were; a verb behind it proves nothing.
# e.g. has yet to be · failed to launch · if it has been launched · was postponed
_ENGLISH = re.compile(
    r"\b(?:not(?! only)|never|cannot|nor|neither|yet to|none of|nothing|if|unless|once|until|whether|provided that|would|should|hardly|fail(?:s|ed|ing|ure)?|refus(?:es?|ed|al)|den(?:y|ies|ied|ying)|no \w{2,20} (?:has|have|had|was|were|is|are))\b|n['’]t\b"
    r"|\b(?:postpon|cancel|shelv|delay|suspend|defer|scrap|abandon|withdr[ae]w|halt)(?:e|s|es|l?ed|ped|red|l?ing|ement|l?ation|n)?\b"
)
# e.g. 並未推出 · 若已推出 · 待推出後 · 已押後
_CHINESE = re.compile(
    r"未(?!来|雨|婚|成年)|没[有法]|无法|不[会再能可获予曾]|并[不非]|如果|假如|倘|若(?!干)|一旦|除非|(?<![期等招优接对款善厚])待(?!遇|命|办|人|业)"
    r"|延[期迟后]|押后|推[迟延]|改期|顺延|搁置|暂停|暂缓|取消|中止|终止|叫停|放弃|撤回|否认"
)


def is_denied(clause: str) -> bool:
    """Say whether a folded clause denies, puts off or only supposes what it tells."""
    return _ENGLISH.search(clause) is not None or _CHINESE.search(clause) is not None
