"""This file gives the words that stand around what an order is about, by what they are said of."""

from __future__ import annotations

from importlib import resources
from tomllib import loads

_TEXT = resources.files(__package__).joinpath("around.toml").read_text("utf-8")
_WORDS = {kind: frozenset(said.split()) for kind, said in loads(_TEXT).items()}
OF_A_NAME, OF_THE_RHYTHM, OF_A_TIME = _WORDS["name"], _WORDS["how"], _WORDS["time"]
NO_SLIPS = _WORDS["other"]
