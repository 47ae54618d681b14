"""This file says whether a clause tells that something is not so: denied, put off, only supposed, or hearsay."""

from __future__ import annotations

import re

# What was not done, put off or given up, or would only be done if something else were; a verb behind it proves nothing.
# e.g. has yet to be · had it been · by no bank · failed to launch · if it has been launched · was postponed
_ENGLISH = re.compile(
    r"\b(?:not(?! only)|never|cannot|nor|neither|yet to|none of|nothing|if|unless|once|until|whether|provided that"
    r"|would|should|hardly|(?:by|to|in|for|at) no (?!later|less|fewer|more|time|doubt)[a-z]{3,20}"
    r"|fail(?:s|ed|ing|ure)?|refus(?:es?|ed|al)|den(?:y|ies|ied|ying)"
    r"|no \w{2,20} (?:has|have|had|was|were|is|are))\b|n['’]t\b"
    r"|^ ?(?:had|were|should) (?!been\b|to\b|also\b|already\b|now\b|since\b|both\b|all\b|[a-z]{2,12}ly\b)[a-z]"
    r"|\b(?:postpon|cancel|shelv|delay|suspend|defer|scrap|abandon|withdr[ae]w"
    r"|halt)(?:e|s|es|l?ed|ped|red|l?ing|ement|l?ation|n)?\b"
)
# e.g. 並未推出 · 若已推出 · 待推出後 · 已押後
_CHINESE = re.compile(
    r"未(?!来|雨|婚|成年)|没[有法]|无法|不[会再能可获予曾]|并[不非]|如果|假如|倘|若(?!干)|一旦|除非"
    r"|(?<![期等招优接对款善厚])待(?!遇|命|办|人|业)"
    r"|延[期迟后]|押后|推[迟延]|改期|顺延|搁置|暂停|暂缓|取消|中止|终止|叫停|放弃|撤回|否认"
)
# Only somebody else says so.
# e.g. 有報章指 · reportedly · critics claimed
_HEARSAY = re.compile(
    r"^(?:有|据)?(?:个别|部分)?(?:报[章道导纸]|传媒|媒体|网民|消息|坊间|市民|业界|评论)[^,，。;；]{0,10}"
    r"(?:指|称|报[道导]|说|透露|流传)|^据(?:报|闻|传)|据(?:报[章道导]|传媒)|网上流传"
    r"|\b(?:reportedly|allegedly)\b|^(?:the |some |local |several )?"
    r"(?:media|press|newspapers?|critics|rumours?|netizens)\b[^,;.]{0,30}\b(?:said|says?|claim(?:s|ed)?"
    r"|report(?:s|ed)?|has it|have it)\b"
)


def is_denied(clause: str) -> bool:
    """Say whether a folded clause denies, puts off or only supposes what it tells."""
    return _ENGLISH.search(clause) is not None or _CHINESE.search(clause) is not None


def is_hearsay(folded: str) -> bool:
    """Say whether a folded sentence gives only what the press, critics or others say."""
    return _HEARSAY.search(folded) is not None
