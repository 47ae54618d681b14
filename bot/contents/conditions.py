"""This file says whether what folded text promises hangs on a condition, or is only for a case that is not wished."""

from __future__ import annotations

import re
from datetime import date

from bot.contents.due_dates import MONTH_NAMES

# Words are matched on folded text (simplified, lower case).
_CONDITION_ZH = (
    r"视乎|取决于|须待|有待|(?<![招接款优善看对虐厚])待(?!遇|业|客|机)[^,。]{1,20}(?:后|批准|通过)|如(?:果|获|能|发现|未能)"
    r"|(?<![例诸譬比])如(?!期|何|常|下|实|数|此|同|上)[^,，。;]{1,16}(?:通过|批准|拨款|同意|许可|顺利)|倘|若(?!干)"
    r"|获得?[^,。]{0,14}(?:批准|通过|拨款)[^,。]{0,4}后|(?:批准|通过)后|在[^,。]{2,20}(?:前提下|许可(?:的?情况)?下)"
    r"|前提(?:是|为)|一旦|只要(?!求)|除非|假如"
    r"|(?<![主重需])要是|(?<![\d一二三四五六七八九十百千两])万一"
)
_CONDITION_EN = (
    r"\bsubject to\b|(?<!\bas )(?<!\beven )\bif\b(?! any\b)|\bpending (?!cases\b|applications\b|requests\b)"
    r"|(?<!\bat )\bonce\b(?! (?:an?|again|more|every|each|per|in)\b)|\bprovid(?:ed|ing) that\b"
    r"|\bupon (?:the )?(?:approval|passage|enactment)\b|\bdepend(?:s|ent|ing)? (?:up)?on\b"
    r"|\b(?:conditional|contingent) (?:up)?on\b|\bon (?:the )?condition that\b"
    r"|\bassuming (?!(?:the )?(?:office|duty|duties|role|post|chair|responsib\w{1,6})\b)|\b(?:as|so) long as\b"
    r"|\bin the event (?:that|of)\b|\b(?:resources|funds|circumstances) permitting\b"
    r"|\bwhere (?:resources|circumstances) (?:permit|allow)\b|\bafter (?:obtaining|securing) [^,;.]{0,30}approval\b"
    r"|\bunless\b|(?:^|[,;] )(?:should|without) [^,;.]{2,60},"
    r"|[a-z\d], should (?:the|an?|it|this|that|these|they|there|any|such|its) [^,;]{2,60}$"
)
# e.g. 待撥款獲批准後 · 視乎情況 · 只要條例通過 · 如一切順利 · subject to funding · should the pilot succeed,
# e.g. contingent on approval · resources permitting
_CONDITION = re.compile(f"{_CONDITION_ZH}|{_CONDITION_EN}")
# A condition that is said to be met is none: the approval was given since, or on a day that lies behind.
# e.g. 自2024年6月獲立法會批准撥款後 · 該計劃已獲撥款後
_MET = re.compile(
    r"(?:(?<![来各亲独出])自(?![行己动主助愿身])|已经?(?:[在于][\d年月日]{2,12})?(?:获|得到|取得))"
    r"[^,。;]{0,24}(?:批准|通过|拨款|同意)[^,。;]{0,8}(?:后|以来|起)"
)
# e.g. 於2024年6月獲立法會批准撥款後 · upon approval in June 2024
_GIVEN = re.compile(
    r"(?<![待如若倘须经预]) ?(?P<year>20\d\d)年(?:(?P<month>\d{1,2})月)?[^,。;待如若倘]{0,16}"
    r"(?:批准|通过|拨款)[^,。;]{0,4}后"
    r"|\bupon (?:the )?(?:approval|passage|enactment)\b[^,;.]{0,60}?\b(?:in|on) (?:\d{1,2} )?"
    r"(?:(?P<named>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} )?(?P<of>20\d\d)\b"
)
# What is only done where something else fails: the fee stays if the bill is not passed.
# e.g. 如立法會不通過撥款 · if the bill is rejected · should the tender fail
_IF_NOT = re.compile(
    r"(?:如(?!期|何|常|下)|若(?!干)|倘|假如|一旦|万一)[^,，。;；:：]{0,20}(?:不|未|否决|拒绝|失败)"
    r"|\b(?:if|in case|in the event that|should)\b[^,;:.]{0,60}\b(?:not|no|never|reject\w{0,3}|fail\w{0,3}"
    r"|refus\w{1,3}|declin\w{1,3}|otherwise|vot\w{1,3} down)\b"
)


def is_conditional(said: str, day: date | None = None) -> bool:
    """Say whether folded text names a condition that was not met yet on the `day` it was said."""
    left = _MET.sub(" ", said)
    if day is not None:
        left = _GIVEN.sub(lambda found: " " if _is_behind(found, day) else found[0], left)
    return _CONDITION.search(left) is not None


def _is_behind(found: re.Match[str], day: date) -> bool:
    """Say whether what was given on a day had been given by another; of a year alone, in one before it."""
    year = int(found["year"] or found["of"])
    named = MONTH_NAMES.index(found["named"]) + 1 if found["named"] else 0
    month = int(found["month"] or named)
    return (year, month) < (day.year, day.month) if month else year < day.year


def is_if_not(said: str) -> bool:
    """Say whether folded text speaks of the case that something does not come to pass."""
    return _IF_NOT.search(said) is not None
