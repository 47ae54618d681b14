"""This file says whether what folded text promises hangs on a condition, or is only for a case that is not wished."""

from __future__ import annotations

import re

# Words are matched on folded text (simplified, lower case).
# e.g. 待撥款獲批准後 · 視乎情況 · subject to funding
_CONDITION = re.compile(
    r"视乎|取决于|须待|有待|待[^,。]{1,20}(?:后|批准|通过)|如(?:果|获|能|发现|未能)"
    r"|(?<![例诸譬比])如(?!期|何|常|下|实|数|此|同|上)[^,，。;]{1,16}(?:通过|批准|拨款|同意|许可)|倘|若(?!干)"
    r"|获得?[^,。]{0,14}(?:批准|通过|拨款)[^,。]{0,4}后|(?:批准|通过)后|在[^,。]{2,20}前提下"
    r"|\bsubject to\b|\bif\b|\bpending\b|\bonce\b|\bprovided that\b|\bupon (?:the )?approval\b|\bdepending on\b"
    r"|\bunless\b|(?:^|[,;] )(?:should|without) [^,;.]{2,60},"
)
# What is only done where something else fails: the fee stays if the bill is not passed.
# e.g. 如立法會不通過撥款 · if the bill is rejected · should the tender fail
_IF_NOT = re.compile(
    r"(?:如(?!期|何|常|下)|若(?!干)|倘|假如|一旦|万一)[^,，。;；:：]{0,20}(?:不|未|否决|拒绝|失败)"
    r"|\b(?:if|in case|in the event that|should)\b[^,;:.]{0,60}\b(?:not|no|never|reject\w{0,3}|fail\w{0,3}"
    r"|refus\w{1,3}|declin\w{1,3}|otherwise|vot\w{1,3} down)\b"
)


def is_conditional(said: str) -> bool:
    """Say whether folded text names a condition."""
    return _CONDITION.search(said) is not None


def is_if_not(said: str) -> bool:
    """Say whether folded text speaks of the case that something does not come to pass."""
    return _IF_NOT.search(said) is not None
