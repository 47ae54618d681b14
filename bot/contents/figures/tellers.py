"""This file says who tells a sentence: a Member, the trade, the press, or whoever looked at a sample."""

from __future__ import annotations

import re

from bot.contents.figures.gates import Gate
from bot.contents.statements import Statement

# What somebody looked at for a test.
# e.g. 審計署抽查科技券的60宗個案 · Audit sampled 40 cases
_SAMPLED = re.compile(
    r"抽查|抽样|随机(?:抽|选)|受访者共|\brespondents were (?:interviewed|polled|surveyed)\b"
    r"|\b(?:sampled|random sample|sample of|sample check)\b"
)
# What a Member asks or says, or the trade thinks, is no figure of the Government's.
_NUMBERED = r"^(?:\d{1,3}\. ?)?"
_IN_DEBATE_ZH = r"(?:会议|动议|辩论)[上中]?"
_ASKS_ZH = "询问|查询|质疑|关注|问及|察悉|得悉|知悉|要求|建议|提议|倡议|认为|指(?![引定标数示南])|促请|批评|担心|声称"
# What Members only take note of is what the Government has told them.
# e.g. 委員察悉|，政府已安裝
_TOLD_ZH = r"(?<=[察得知]悉)[,，](?:政府|当局|[^,，。;；]{1,8}[署局])(?![^,，。;；]{0,6}(?:会|将|拟|可|应|须))"
_MEMBERS_ZH = (
    rf"(?:[在于]?[^,，。;；]{{2,30}}{_IN_DEBATE_ZH}[,，])?(?:[^,，。;；]{{0,6}}(?:有|多名|个别|部分|某))?"
    rf"(?:立法会)?(?:议员|委员)(?:[曾已亦也]?[在于][^,，。;；]{{2,24}}{_IN_DEBATE_ZH})?"
)
_TRADE_ZH = (
    "业界(?:人士)?|(?:营[办运]|承办|供应|发展|开发)商|坊间|市场|意见|评论|市民|团体|学者|专家|商会|用户|人士|居民"
    "|[^,，。;；]{0,4}(?:商会|协会|公会|联会|政党)"
)
_THINKS_ZH = (
    "估计|认为|指(?![引定标数示南])|表示|反映|批评|质疑|预[期计料]|担心|建议|期望|希望|要求"
    "|促请|倡议|提出|争取"
)
_MEMBERS_EN = (
    r"(?:(?:at|during|in) [^,;.]{3,90}, )?(?:an?|some|the|several|two|individual|other)? ?(?:hon |honourable )?"
    r"(?:members?\b|(?:mr|ms|mrs|miss|dr|prof|professor|ir)\.? [a-z])"
)
_ASKED_EN = (
    "asked|requested|enquired|queried|questioned|proposed|alleged|complained|called for|suggested|urged|considered"
    "|opined|criticised|concerned|wondered|claimed"
)
_TRADE_EN = (
    "chambers?|associations?|operators?|groups?|unions?|trades?|industry|companies|company|firms?|banks?|residents?"
    "|users?|scholars?|academics?|experts?|critics?"
    "|public|federations?|societ(?:y|ies)|organisations?|media|press|respondents?|part(?:y|ies)"
)
_THINKS_EN = (
    r"(?:says?|said)(?: that)? (?:they|it) (?:will|plans?|would)|asked|requested|suggested|proposed|urged"
    r"|called (?:for|on)|hopes?|wish(?:es)?|claim(?:s|ed)?|alleged|believes?|estimates?"
)
# e.g. 有議員質疑 · 委員詢問 · 業界估計 · A Member asked whether
_ASKED = re.compile(
    rf"{_NUMBERED}{_MEMBERS_ZH}[^,，。;；会]{{0,4}}(?:{_ASKS_ZH})(?!{_TOLD_ZH})"
    rf"|{_NUMBERED}(?:有|部[分份]|不少|多[个名间]|个别|一些)?(?:{_TRADE_ZH})[^,，。;；会]{{0,4}}(?:{_THINKS_ZH})"
    rf"|^据[^,，。;；]{{0,4}}报[道导]|(?:促请|敦促|呼吁)(?:特区)?(?:政府|当局|[局署处]方|我们)"
    rf"|{_NUMBERED}{_MEMBERS_EN}[^,;.]{{0,40}}\b(?:{_ASKED_EN})\b"
    rf"|{_NUMBERED}(?:an?|some|the|several|two|individual|other)? ?(?:hon |honourable )?members? (?:[a-z]+ ){{0,3}}"
    r"(?:said|pointed out|remarked|noted) that\b"
    rf"|{_NUMBERED}(?:(?:one|a|an|the|some|several|two|certain|many) )?(?:[a-z-]+ ){{0,3}}"
    rf"(?:{_TRADE_EN})\b[^,;.]{{0,30}}\b(?:{_THINKS_EN})\b"
)

# What a committee or a body that looks at the Government's work wants of it leads in a list of aims that nobody has.
# e.g. 小組委員會建議政府當局： · the Subcommittee recommends that the Administration should:
_RECOMMENDS = re.compile(
    r"(?:委员会?|议员|小组|工作组|审计署|申诉专员公署?|顾问|团体|商会)(?:[^,，。;；]{0,6}(?:(?<!获)建议|促请|敦促|要求|呼吁|提议|倡议))"
    r"|\b(?:(?:sub-?)?committee|panel|members?|deputations?|task force|working group|audit(?: commission)?|ombudsman"
    r"|consultants?)\b[^,;.]{0,40}"
    r"\b(?:recommend|urge|propose|suggest|request|call(?:s|ed)? (?:on|for)|calling)\w{0,3}\b"
)
# What the Government says or does upon it is its own.
# e.g. 政府接納小組委員會的建議，將會： · 應委員要求，政府提供 · in response to Members' requests
_TAKEN_UP = re.compile(
    r"(?:接纳|采纳|落实|因应|应)[^,，。;；]{0,16}(?:要求|建议)(?!政府|当局)|(?:政府|当局|[署局]方?)[^,，。;；]{0,6}(?:表示|回应|告知|指出)"
    r"|\b(?:accept|adopt|implement)(?:s|d|ed|ing)? [^,;.]{0,60}\b(?:recommendation|proposal|suggestion|request)s?\b"
    r"|\bin (?:response|reply|answer) to\b|\bas requested\b"
    r"|\b(?:government|administration|department|bureau)\b[^,;.]{0,20}\b(?:advised|replied|responded|provided|explained)\b"
)
# What somebody else found out by asking around.
# e.g. according to a survey by a newspaper · 據某大學調查
_POLLED = re.compile(
    r"^according to (?:an?|the|some) (?:[a-z-]+ ){0,2}(?:surveys?|polls?|stud(?:y|ies)) "
    r"(?:by|of|from|conducted by) (?:an?|the|some) (?:[a-z-]+ ){0,3}(?:newspapers?|universit(?:y|ies)|groups?"
    r"|associations?|think tanks?|part(?:y|ies)|chambers?|unions?|media)\b"
    r"|^(?:根?据|按)?(?:有|某|一[项个])?[^,，。;；]{0,8}"
    r"(?:报章|传媒|大学|团体|智库|政党|商会|协会|学会)[^,，。;；]{0,8}(?:调查|民调|研究)"
)
# e.g. 據報章報道 · some critics claim · 有傳媒指
_HEARSAY = re.compile(
    r"据?[^,，。;；]{0,4}(?:报[道导章]|传媒|媒体)"
    r"|(?:(?:some|certain|the|many) )?(?:critics|media|press|reports|newspapers)\b"
)
# e.g. ，但其 · , but
_TURN = re.compile(r"[,，] ?(?:but|yet|in fact|但|惟|然而|事实上|实际上)")


def told_by_others(one: Statement) -> Gate | None:
    """Say whether a sentence asks, or tells what a Member or the trade says, or of what was sampled."""
    if (
        _ASKED.search(one.bare.folded)
        or _POLLED.match(one.bare.folded)
        or one.folded.rstrip().endswith("?")
    ):
        return Gate.ASKED
    return Gate.SAMPLED if _SAMPLED.search(one.folded) else None


def is_recommended(one: Statement, lead: Statement | None) -> bool:
    """Say whether a sentence, or the `lead` of its list, tells only what somebody wants the Government to do."""
    if one.role == "recommendation":
        return True
    if lead is None or _TAKEN_UP.search(lead.bare.folded):
        return False
    return _RECOMMENDS.search(lead.bare.folded) is not None


def turned(one: Statement) -> int:
    """Give where a sentence that tells what the press or critics say turns to what is so; 0 where it never does."""
    turn = _TURN.search(one.folded) if _HEARSAY.match(one.bare.folded) else None
    return turn.end() if turn else 0


def is_told_by_others(folded: str) -> bool:
    """Say the same of the lead-in of a table."""
    return (_ASKED.search(folded) or _SAMPLED.search(folded)) is not None
