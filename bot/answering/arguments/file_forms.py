"""This file knows in which forms papers are handed over as a file, by every name that people give them."""

from __future__ import annotations

import re

from bot.messages.file_forms import Form
from scrapers.text import fold

NAMES = r"csv|xlsx|excel|spread ?sheet|jsonl|ris|zotero|endnote|bib ?tex"
# e.g. as RIS · in a spreadsheet · to excel · 試算表
FORM = re.compile(rf"(?<![a-z])(?:{NAMES})(?![a-z])|試算表|试算表|表格", re.IGNORECASE)
_CALLED: dict[str, Form] = {
    "csv": "csv", "xlsx": "csv", "excel": "csv", "spreadsheet": "csv", "jsonl": "jsonl",
    "ris": "ris", "zotero": "ris", "endnote": "ris", "bibtex": "bibtex",
}  # fmt: skip


def is_form(name: str) -> bool:
    """Say whether a word names a form."""
    return fold(name) in _CALLED


def form_of(name: str) -> Form:
    """Give the form that a name asks for; a table, where it is called anything else."""
    return _CALLED.get(fold(name).replace(" ", ""), "csv")
