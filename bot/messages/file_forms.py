"""This file names the forms of a file in which papers are handed over to other programs."""

from __future__ import annotations

from typing import Literal

Form = Literal["csv", "jsonl", "ris", "bibtex"]
