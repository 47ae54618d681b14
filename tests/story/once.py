"""This file reads each PDF and Office file of a test run in a child once, and works each text out once.

The same bytes say the same again, and the same text comes to the same bullets, figures and commitments.
"""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import replace
from datetime import date
from typing import Any

from bot.contents.understanding import Budget, Common, Hints, Text, Understood, address
from bot.engines.inline import Inline, structured
from scrapers import readers
from scrapers.items import Document, Reading
from scrapers.readers.limits import Limits
from scrapers.source import Page

_kept: dict[tuple[str, str, str, Limits], Reading] = {}
_understood: dict[bytes, Understood] = {}


class ReadsOnce(Inline):
    """Understands as the program does, and starts no second child for a file that was read.

    How children are started, bounded and ended is tested where the readers are, and from end to end
    in the tests of the worker and of the program as a process. What a file does to its reader is
    not kept, only what was read.
    """

    def read(self, page: Page, hints: Hints, budget: Budget) -> Text:
        """Read a file into documents; raises a ReadError."""
        defaults: Any = readers.read.__kwdefaults__
        limits: Limits = defaults["limits"]  # a test may set others
        media = page.media_type or None
        kind = readers.known_format(page.body, page.url, media, limits)
        if kind not in readers.APART:
            return super().read(page, hints, budget)
        key = (kind, hashlib.sha256(page.body).hexdigest(), media or "", limits)
        if key not in _kept:
            _kept[key] = readers.read(page.body, page.url, media, url=address(page))
        return structured(replace(_kept[key], url=address(page)), hints)

    def summarise(
        self,
        document: Document,
        issued: date | None,
        budget: Budget,
        common: Common | None = None,
    ) -> Understood:
        """Give a text's bullets and commitments; a reply's depend on the booklet it stands in."""
        if common is not None:
            return super().summarise(document, issued, budget, common)
        key = hashlib.sha256(pickle.dumps((document, issued))).digest()
        if key not in _understood:
            _understood[key] = super().summarise(document, issued, budget)
        return _understood[key]
