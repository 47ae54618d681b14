"""This file gives Members' names without what is said before and after them."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"^(?:(?:the|hon(?:ourable|\.)?|dr\.?|ir\.?|prof(?:essor|\.)?|mr\.?|mrs\.?|ms\.?|miss|sr|rev\.?)\s+)+",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?<!\s)\s*+(?:議員|议员)\s*+$")
_HONOURS = re.compile(
    r"(?<!\s)(?:\s*+[,，]\s*+(?:GBM|GBS|SBS|BBS|MH|JP|SC|PDSM|PMSM|MBE|OBE|CBE|QC|太平紳士)\b\.?){1,12}\s*+$"
)


def member(name: str) -> str:
    """Give a Member's bare name: "the Hon Maggie Chan" and "葛珮帆議員, SBS, JP" lose their titles."""
    bare = _HONOURS.sub("", name.strip().strip("，,；;。.:：").strip())
    bare = _AFTER.sub("", bare)
    return _BEFORE.sub("", bare).strip() or name.strip()
