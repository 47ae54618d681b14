"""This file says whether "within two years" runs from now, or from something else that is told beside it."""

from __future__ import annotations

import re

# Words are matched on folded text (simplified, lower case).
# What a number of years or months is counted from, or of when it is, where it is none from now on.
# e.g. 推出後 · 獲批起計的 · 過去 · 每 · any
_BEGUN = re.compile(
    r"(?:[后起计]|之日|当[日天])(?:的|计)?(?:首|最初)?$"
    r"|(?:过去|近|最近|连续|每|任何|任意|同一|首|头|最初|前|上|第|平均|不|超过|另)$|\b(?:any|every|each|not|only) $"
)
# What must come first, and with each of what it is done: 如撥款獲批，將在三個月內 · process applications within
# e.g. 如 · 待 · once · subject to · 申請 · cases · 條例草案獲通過 · licensees
_ON_SOMETHING = re.compile(
    r"如(?!期|何|常|下)|若(?!干)|倘|待(?!遇)|一旦|一经|[后時时][,，]|获[^,，。;；]{0,6}(?:通过|批|授)|通过[,，]"
    r"|申请|个案|投诉|查询|每[宗名项]|持[牌证]人|[车业]主"
    r"|\b(?:if|once|upon|after|when|following|subject to|pending|process\w*|applica(?:tions?|nts?)|cases?"
    r"|complain(?:ts?|ants?)|enquir\w+|each|every|licen[cs]ees?|holders?|patients?|users?|offenders?|convict\w+)\b"
)
# A day or a time gone by, from which it may run.
# e.g. 於2024年5月 · 二零二四年 · 去年 · 上次會議 · last year · in its 2023 report · earlier
_AT_A_TIME = re.compile(
    r"(?<!\d)20\d\d|二[〇零○o0][一二三四五六七八九十〇零]{2}|\d{1,2} ?月(?!内|之内|以内)|[去昨前]年|上[次月周]"
    r"|上个?星期|上届|早前|较早|先前|此前|当时|其时|年[初中底]"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\bin may\b"
    r"|\bq[1-4]\b|\blast (?:year|month|week|session|meeting|time|term)\b"
    r"|\b(?:previous(?:ly)?|earlier|since|ago|then|by then)\b"
)
# What began, was given or was said, from when on it may run.
# e.g. 已獲批 · 展開工程 · 已於早前成立 · 批出 · came into force · was awarded · undertook · works will commence
_BEGINS = re.compile(
    r"展开|开展|开始|动工|施工|启动|生效|实施后|批出|获批|批准|签[订署]|刊宪|成立[^,，。;；]{0,12}[,，]"
    r"|已[^,，。;；]{0,4}成立|启用[,，]|推出[,，]|公布|宣布|答[应允]|应允|曾|已承诺"
    r"|\b(?:commenc\w+|start(?:s|ed|ing)?|beg(?:in|ins|an|inning|un)|came into|com(?:es?|ing) into|took effect"
    r"|takes? effect|set up in|was set up|established|approved|awarded|announced|undertook|undertaken"
    r"|undertaking (?:given|made)|pledged|promised|agreed|passed|enacted|gazetted|launched|opened|signed|conclu\w+"
    r"|completion|upon|upcoming|execution)\b"
)
# What it is counted from, told behind it.
# e.g. , counting from · after its passage · 起計
_FROM_THEN = re.compile(
    r"[^;；。]{0,80}?(?:\b(?:counting|counted|count|starting|commencing|running|beginning|reckoned"
    r"|with effect) from\b|\b(?:after|upon|once|following|when)\b|起计|计起|算起|[由自从][^,，。;；]{1,16}起|之后"
    r"|获[^,，。;；]{0,4}[批通]|后[起计,，。])"
    r"|\s?(?:of|from|since) [^,;.]{0,4}\d"
)
# What speaks of something told before.
# e.g. 該項目 · 其後 · will review it · the contractor
_GOES_BACK = re.compile(
    r"[该此其]|有关|上述|\b(?:it|its|this|that|these|those|them|then|they"
    r"|the (?:project|works?|bill|ordinance|contract\w{0,3}|task force|report|system|scheme|programme|review"
    r"|study))\b"
)
_HEARD = 60  # letters before that tell at once of when it is
_HEARD_ALL = 400  # letters of its sentence before it
_BEFORE = 240  # the last letters of the sentence before


def runs_from_now(sentence: str, start: int, end: int) -> bool:
    """Say whether nothing in a sentence tells that its stretch from `start` to `end` is counted from elsewhere."""
    before = sentence[max(0, start - _HEARD_ALL) : start]
    return not (
        _BEGUN.search(before[-_HEARD:])
        or _ON_SOMETHING.search(before)
        or _AT_A_TIME.search(before)
        or _BEGINS.search(before)
        or _FROM_THEN.match(sentence, end, end + _HEARD_ALL)
    )


def tells_a_start(before: str, said: str) -> bool:
    """Say whether a sentence tells of a start, or of a day that the next one goes back to, and may count from."""
    heard = before[-_BEFORE:]
    if _BEGINS.search(heard):
        return True
    return _AT_A_TIME.search(heard) is not None and _GOES_BACK.search(said) is not None
