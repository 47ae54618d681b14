"""This file knows page numbers and running footers, which are no part of a paper's text."""

from __future__ import annotations

import re

# e.g. -12- · 第3頁，共9頁 · Page3of9
_FURNITURE = re.compile(
    r"[-–—]\d{1,4}[-–—]|第\d{1,4}[頁页](?:[,，/／]?共\d{1,4}[頁页])?|[Pp]age\d{1,4}(?:of\d{1,4})?"
    r"|第\d{1,3}[節节][A-Z]{1,8}[-–—]第\d{1,4}[頁页]|[Ss]ession\d{1,3}[A-Z]{1,8}[-–—][Pp]age\d{1,4}"
)


def is_furniture(line: str) -> bool:
    """Say whether a line is only a page number or a running footer, letter-spaced or not."""
    return _FURNITURE.fullmatch("".join(line.split())) is not None
