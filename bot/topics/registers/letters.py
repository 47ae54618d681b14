"""This file knows bureaux, departments and public bodies by the letters that papers write for them."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from bot.topics.registers import identities


@cache
def body_letters() -> frozenset[str]:
    """Give the letters of all of them: those of the register, and of departments that nothing is joined by."""
    known = (
        name for one in identities() if one.kind == "bureau" for name in (*one.says, *one.finds)
    )
    ours = {name for name in known if name.isascii() and sum(map(str.isupper, name)) > 1}
    return frozenset(ours | {row["letters"] for row in _departments()["rows"]})


@cache
def anybodys_letters() -> frozenset[str]:
    """Give those that are as often somebody else's: a managing director, an auditor."""
    return frozenset(_departments()["anybodys"])


@cache
def _departments() -> dict[str, Any]:
    text = resources.files("bot.topics.registers").joinpath("departments.json").read_text("utf-8")
    return json.loads(text)  # type: ignore[no-any-return]
