"""This file knows the numbers of papers where they stand in a sentence, as the Council and bureaux write them."""

from __future__ import annotations

import re

# A number in full, as it is taken out of a sentence, and the beginnings by which one is known.
# e.g. CB(2)438/2026(03) · LCQ5 21 May 2025 · paper:12
PRINTED = r"paper:\d{1,11}|lcq ?\d{1,2} \d{1,2} [a-z]{3,9} 20\d\d|[a-z]{1,8}\(\d\)\d{1,5}/\d{2,4}(?:\(\d{1,3}\))?"
# e.g. CB(2)438/2026 · cb2-438 · LCQ5 · ITIB013 · paper:12
NUMBERED = re.compile(
    r"(?<![a-z])cb ?\(?\d|\(\d\)\d{1,5}/\d|(?<![a-z])lcq ?\d|(?<![a-z])[a-z]{2,5}(?:\([a-z]{1,3}\))?\d{3,4}(?!\d)"
    r"|paper:\d",
    re.IGNORECASE,
)
