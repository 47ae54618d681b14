"""This file says what a reply means: a page, nothing new, or an error with a name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from scrapers.source import BotWall, NotFound, Page, Refused, Truncated, Unreachable
from scrapers.visits import HostReply
from scrapers.walls import is_wall

# What pages here are written in. Python knows encodings that unpack, run or take for ever, and a
# header must not choose those.
_CHARSETS = {
    *("utf-8", "utf8", "big5", "big5-hkscs", "gb2312", "gbk", "gb18030"),
    *("us-ascii", "iso-8859-1", "windows-1252"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the door brings: `page` is None exactly where nothing changed since the last time.

    `digest` is the SHA-256 of the decompressed bytes: given back as `known`, equal bytes count
    as unchanged even where the site knows no conditional questions.
    """

    page: Page | None
    status: int
    digest: str | None
    etag: str | None = None
    last_modified: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)  # of the reply, names in small letters

    @property
    def unchanged(self) -> bool:
        """Say whether there is nothing to parse."""
        return self.page is None


def judge(address: str, reply: HostReply, known: str | None, where: str) -> Answer:
    """Make an answer of a whole reply that came from `address`; raises BotWall."""
    etag, last_modified = reply.headers.get("etag"), reply.headers.get("last-modified")
    digest = hashlib.sha256(reply.body).hexdigest()
    if digest == known:
        return Answer(None, reply.status, digest, etag, last_modified, dict(reply.headers))
    media_type, charset = _content_type(reply.headers.get("content-type", ""))
    if is_wall(reply.headers, media_type, reply.body):
        raise BotWall(
            f"{where}: a challenge or an error page came with status 200. "
            "Slow the source down and look at it in a browser"
        )
    page = Page(address, reply.body, media_type, charset)
    return Answer(page, reply.status, digest, etag, last_modified, dict(reply.headers))


def raise_for(reply: HostReply, where: str) -> None:
    """Raise the error that a status stands for; 200 and 203 stand for none."""
    status, later = reply.status, reply.retry_after
    if status in (200, 203):
        return
    if status in (404, 410):
        raise NotFound(
            f"{where}: answers {status}. If it is an index page, the source's address has changed"
        )
    if status == 202 or (400 <= status < 500 and is_wall(reply.headers, "", b"")):
        raise BotWall(f"{where}: answers {status} with a challenge. Slow the source down")
    if status >= 500 or status in (408, 425):
        raise Unreachable(
            f"{where}: answers {status}; asked again at the next check", retry_after=later
        )
    if 200 <= status < 300:
        raise Truncated(f"{where}: answers {status}, which is no whole page; asked again")
    advice = (
        "Slow the source down" if status in (403, 429) else "Open the address in a browser to see"
    )
    raise Refused(f"{where}: answers {status}. {advice}", retry_after=later)


def _content_type(header: str) -> tuple[str, str | None]:
    media_type, _, rest = header.partition(";")
    charset = None
    for parameter in rest.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'").lower()
    charset = charset if charset in _CHARSETS else None
    return media_type.strip().lower(), charset
