"""This file tells an aim that was moved from what it has been moved to: a target raised from 100 to 150."""

from __future__ import annotations

import re

# Words are matched on folded text (simplified, lower case).
_MOVED_ZH = r"(?:上调|下调|调[高低升]|提[高升]|增加?|扩[大展]|减少?|修[订改]|更?改|延[长至])"
_MOVED_EN = r"(?:raised|revised|increased|lifted|adjusted|lowered|cut|reduced|extended|expanded|scaled up|moved)"
_OFFICE_ZH = r"(?:政府|当局|我们|[署局]方|[\u4e00-\u9fff]{2,10}(?:署|局|处|办|办公室|公司))"
_AIM_ZH = r"(?:有关|其|该|上述|整体|原[定有来]的?){0,2}目标(?:人[数次]|数[目字量])?"
# What opens a clause, up to its number, that tells to what the aim was moved.
# e.g. 海事處遂把目標上調為在2027年3月底前服務
_MOVES_ZH = re.compile(
    rf"{_OFFICE_ZH}?(?:遂|故|因此|亦|并|已|现|会|将|再|则|其后){{0,3}}[把将]{_AIM_ZH}(?:由[^,，。;；]{{1,20}})?"
    rf"(?:进一步)?{_MOVED_ZH}[^,，。;；\d]{{0,2}}[至到为]"
)
# How a sentence that names nothing opens on the aim of the one before it.
# e.g. 署方已把目標由100個調高至 · 目標其後調高至 · the target was raised · the government has raised the target
MOVED_AIM = re.compile(
    rf"^(?:{_OFFICE_ZH}?(?:遂|故|因此|亦|并|已|现|其后){{0,3}}[把将])?{_AIM_ZH}(?:已|现|获|其后|亦){{0,2}}"
    rf"(?:由[^,，。;；]{{1,24}})?(?:进一步)?{_MOVED_ZH}[^,，。;；\d]{{0,2}}[至到为]"
    rf"|^(?:the|our|its) (?:[a-z]{{4,10}} )?(?:target|goal|aim) (?:[a-z]{{2,4}} \d{{4}}(?:-\d\d)? )?"
    rf"(?:has been|have been|was|is|will be) (?:[a-z]{{3,12}} )?{_MOVED_EN}\b"
    rf"|^(?:we|the government|the administration) (?:have |has |had )?(?:[a-z]{{3,12}} )?{_MOVED_EN} "
    r"(?:the|our|its) (?:[a-z]{4,10} )?(?:target|goal|aim)\b"
)
# What stands between an aim and what it has been moved to.
# e.g. 個的目標，已調高至 · piers by the end of 2026, and it has since been raised to
_MOVED_TO = re.compile(
    rf"[^,，。;；\d]{{0,8}}[,，](?:其后|后来|现|并|亦|已|会|将|再|获|遂){{0,4}}(?:进一步)?{_MOVED_ZH}[^,，。;；\d]{{0,2}}[至到为]"
    r"(?:约|逾|至少)?"
    rf"|[^;.]{{0,48}}?(?:,| and| but| which) (?:(?:and|but|which|it|this|the target) ){{0,3}}"
    r"(?:has|have|had|was|were|will|is) (?:(?:since|later|now|then|subsequently|further) )?(?:been |be )?"
    rf"{_MOVED_EN} to "
    r"(?:about |over |at least |some )?"
)
# What stands between the word for an aim and what it was moved to.
# e.g. 已把計劃的目標由100艘上調至
_AIM_NOW_ZH = re.compile(
    rf"目标(?:人[数次]|数[目字量])?(?:由[^,，。;；]{{1,24}}?)?(?:进一步)?{_MOVED_ZH}[^,，。;；\d]{{0,2}}[至到为][^,，。;；\d]{{0,8}}$"
)
# What was once to be reached by a day that is told.
# e.g. 原定在2026年年底前服務
_ONCE_ZH = re.compile(
    r"(?:原[定本先来]|本来)(?:的?目标(?:是|为))?(?:计划)?[于在](?:20\d\d年|[今明后]年)[^,，。;；]{0,8}(?:前|内|底)"
)


def moves_the_aim(said: str) -> bool:
    """Say whether a folded clause, up to its number, tells to what the aim of its programme was moved."""
    return _MOVES_ZH.match(said) is not None


def was_moved_to(before: str) -> bool:
    """Say whether a folded clause ends, up to its number, on what an aim that it names was moved to."""
    return _AIM_NOW_ZH.search(before) is not None


def is_moved_to(between: str) -> bool:
    """Say whether what stands between two numbers tells that an aim was moved from the one to the other."""
    return _MOVED_TO.fullmatch(between) is not None


def was_aimed_at(before: str) -> bool:
    """Say whether a folded clause, up to its number, tells what was once to be reached by a day."""
    return _ONCE_ZH.search(before) is not None
