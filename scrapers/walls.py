"""This file knows the pages that stand in front of a site and say 200 when they mean no."""

from __future__ import annotations

from collections.abc import Mapping

_SMALL = 32_768  # a wall is a small page; a long one that quotes these words is an article

# Both words of a pair must stand in the page: one of them may be what an article is about.
_WALLS = (
    (b"the request could not be satisfied", b"cloudfront"),
    (b"just a moment", b"challenge-platform"),
    (b"just a moment", b"cf_chl_"),
    (b"attention required", b"cloudflare"),
    (b"request unsuccessful", b"incapsula incident id"),
    (b"_incapsula_resource", b"<iframe"),
    (b"the requested url was rejected", b"support id"),
    (b"access denied", b"errors.edgesuite.net"),
    (b"pardon our interruption", b"<html"),
    (b"service unavailable", b"<title>503"),
    (b"bad gateway", b"<title>502"),
)
_BLANK = b"\xef\xbb\xbf \t\r\n"
_MARKS = ("cf-mitigated", "x-amzn-waf-action")


def is_wall(headers: Mapping[str, str], media_type: str, body: bytes) -> bool:
    """Say whether an answer is a challenge or an error page of what stands before the site."""
    if any(mark in headers for mark in _MARKS):
        return True
    if len(body) > _SMALL or "json" in media_type or body.lstrip(_BLANK)[:1] != b"<":
        return False
    text = body.lower()
    return any(first in text and second in text for first, second in _WALLS)
