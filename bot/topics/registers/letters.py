"""This file knows bureaux, departments and public bodies by the letters that papers write for them."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from bot.topics.registers import identities


@cache
def body_letters() -> frozenset[str]:
    """Give the letters of all of them: those of the register, and those that no paper is joined by."""
    known = (
        name for one in identities() if one.kind == "bureau" for name in (*one.says, *one.finds)
    )
    ours = {name for name in known if name.isascii() and sum(map(str.isupper, name)) > 1}
    return frozenset(ours.union(_kept()["letters"]))


@cache
def anybodys_letters() -> frozenset[str]:
    """Give those that are as often somebody else's: a managing director, an auditor."""
    return frozenset(_kept()["anybodys"])


@cache
def _kept() -> dict[str, Any]:
    text = resources.files("bot.topics.registers").joinpath("letters.json").read_text("utf-8")
    return json.loads(text)  # type: ignore[no-any-return]
