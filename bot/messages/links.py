"""This file says where a paper, and a bullet of it, can be opened: addresses that any platform can link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from bot.messages.clipping import size
from storage.records import Bullet

URL_LIMIT = 1000  # a longer address is not linked: it would crowd out the words

_CLAUSE = re.compile(r"[^\W\d_][^，。；：、,.;:()（）「」“”…*\n]{7,59}")


@dataclass(frozen=True, slots=True)
class Converted(Bullet):
    """A bullet in another script than it was published in; its address looks for the words published."""

    published: str = ""


def web_address(url: str | None) -> str | None:
    """Give an address of the web in which nothing ends a link or marks text, None for any other."""
    if not url or len(url) > URL_LIMIT:
        return None
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            return None
    except ValueError:
        return None
    rest = quote(url.strip()[len(parts.scheme) :], safe="%/:=&?~#+!$,;'()[]*._-", errors="replace")
    target = parts.scheme + rest
    return target if size(target) <= URL_LIMIT else None


def source_address(url: str, bullet: Bullet) -> str:
    """Give the address of a bullet's page in a PDF, or of its words in a web page.

    A browser that does not find the words, or does not know how to, opens the page at its top.
    """
    if "#" in url:
        return url
    if bullet.page:
        return f"{url}#page={bullet.page}"
    if url.endswith((".htm", ".html")) and bullet.method == "extract":
        said = bullet.published if isinstance(bullet, Converted) else bullet.text
        clause = _CLAUSE.match(said)
        if clause and clause.end() < len(said):
            words = clause[0] if not clause[0].isascii() else clause[0].rpartition(" ")[0]
            return f"{url}#:~:text={quote(words.strip()).replace('-', '%2D')}"
    return url
