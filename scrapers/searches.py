"""This file writes a search that a site takes as JSON in a POST as one address, and reads it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

# No browser sends what stands behind "#", so no page that is got has such an address.
_MARK = "#post="
_LONGEST = 2000  # letters of what is searched for: index pages are kept by their addresses


def search(url: str, asked: Mapping[str, object]) -> str:
    """Give the address of a search: what it is asked of, and what is asked, in one spelling.

    Raises ValueError for more than fits an address.
    """
    written = quote(json.dumps(asked, sort_keys=True, separators=(",", ":")), safe="")
    if len(written) > _LONGEST:
        raise ValueError(f"no search is so long: {written[:120]!r}")
    return f"{url}{_MARK}{written}"


def place_of(address: str) -> str:
    """Give the address that is really asked: of a search the place, of a page itself."""
    return address.partition(_MARK)[0]


def body_of(address: str) -> bytes | None:
    """Give the JSON that an address posts; None for one that is got."""
    _, mark, written = address.partition(_MARK)
    return unquote(written).encode("utf-8", "replace") if mark else None


def asked_of(address: str) -> Mapping[str, Any]:
    """Give what an address searches for; nothing for one that is got, or that nobody wrote here."""
    body = body_of(address)
    try:
        found = json.loads(body) if body else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
