"""This file gives the estimates replies of the real material as documents, read once."""

from __future__ import annotations

from functools import cache

from scrapers.items import Document
from scrapers.kinds import documents
from scrapers.readers import read
from tests.material import at_hand

_FILE = "003_290747ba864f0a9c.part.txt"


@cache
def replies() -> dict[str, Document]:
    """Give every reply by its serial number; none where the material is not at hand."""
    path = at_hand("real", "seeds", _FILE)
    if path is None:
        return {}
    found = documents(read(path.read_bytes(), path.name))
    return {one.number: one for one in found if one.number}
