"""This file says whether what is promised begins on its day or in its span, and is not to be done by then."""

from __future__ import annotations

import re

from storage.records import Commitment

# e.g. from the second quarter of 2027 · 2027年第二季起
_BEGINS = re.compile(r"^(?:as )?from\b|\bonwards?$|起$", re.IGNORECASE)


def begins(said: Commitment) -> bool:
    """Say whether a commitment begins by when it is due."""
    return bool(_BEGINS.search(said.due_text or ""))
