"""This file reads a web page that a site's interface answers inside a record, in its field html."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from scrapers.items import Reading
from scrapers.readers.errors import EmptyFile
from scrapers.readers.limits import DEFAULT, Limits

_FIELD = b'"html"'
_BEFORE = b"\xef\xbb\xbf \r\n\t"  # what may stand before a record


def is_wrapped(data: bytes) -> bool:
    """Say whether a file is a record with a page in that field."""
    begins = data[:64].lstrip(_BEFORE).startswith(b"{")
    return begins and _FIELD in data and isinstance(_record(data).get("html"), str)


def read_wrapped(data: bytes, *, url: str | None = None, limits: Limits = DEFAULT) -> Reading:
    """Read the page in a record, under the title beside it; raises EmptyFile for an empty one."""
    from scrapers.readers.html import read_html

    record = _record(data)
    page, title = str(record.get("html") or ""), record.get("title")
    if not page.strip():
        raise EmptyFile
    head = f"<title>{escape(title)}</title>" if isinstance(title, str) else ""
    whole = f'<html><head><meta charset="utf-8">{head}</head><body>{page}</body></html>'
    return read_html(whole.encode("utf-8", "replace"), url=url, charset="utf-8", limits=limits)


def _record(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
