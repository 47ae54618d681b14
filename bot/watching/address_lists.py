"""This file brings pages whose addresses somebody lists, politely and only from sites that a source declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from bot.desk import Fetch
from bot.watching.bundles import READ, BadBundle, Member
from scrapers.links import canonical
from scrapers.source import ScrapeError, Source

MOST_ADDRESSES = 2000  # of one list: over half an hour at one a second
MOST_LETTERS = 2_000_000  # of a list
_MEDIA: Mapping[str, str] = {"application/pdf": ".pdf", "text/plain": ".txt"}


class NotAllowed(ValueError):
    """An address is none that may be asked for; the message says why."""


def listed_in(given: Path) -> list[str]:
    """Give the addresses of a list, one a line; empty lines and those that open with # are none.

    Raises BadBundle for a list that is no text, or longer than one sitting takes.
    """
    try:
        text = given.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadBundle(f"{given} is no list that can be read ({error}).") from error
    lines = [line.strip() for line in text[:MOST_LETTERS].splitlines()]
    found = list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))
    if len(found) > MOST_ADDRESSES or len(text) > MOST_LETTERS:
        raise BadBundle(
            f"{given} holds over {MOST_ADDRESSES:,} addresses. Import it in parts; `tamar backfill` "
            "reads whole sources back."
        )
    return found


def allowed(address: str, sources: Iterable[Source]) -> tuple[str, frozenset[str]]:
    """Give the one spelling of an address, and the hosts that it may lead to.

    Those are the hosts of the sources that declare its own. Raises NotAllowed for any other, for
    one with a user's name or a port, and for what is no web address.
    """
    try:
        stated = urlsplit(address if "://" in address else f"https://{address}")
        if stated.username is not None or stated.password is not None or stated.port is not None:
            raise NotAllowed("it names a user or a port; write the plain address")
        url = canonical(address)
    except NotAllowed:
        raise
    except ValueError as error:
        raise NotAllowed(f"it is no web address ({error})") from error
    host = urlsplit(url).hostname or ""
    hosts = [source.hosts for source in sources if host in source.hosts]
    if not hosts:
        raise NotAllowed(f"no source reads {host}; save the page and import the file")
    return url, frozenset().union(*hosts)


def members(given: Path, door: Fetch, sources: Iterable[Source]) -> Iterator[Member]:
    """Give each page of a list as a file; what is not brought is given with its problem, by name.

    A file is there until the next is asked for. The door keeps its pace, its limits and robots.txt.
    """
    known = list(sources)
    with TemporaryDirectory(prefix="tamar-") as folder:
        for at, address in enumerate(listed_in(given)):
            try:
                url, hosts = allowed(address, known)
                answer = door.get(url, hosts=hosts)
                if answer.page is None:
                    raise NotAllowed("the site gave nothing")  # one word for each
                path = Path(folder) / f"{at}{_suffix(answer.page.url, answer.page.media_type)}"
                path.write_bytes(answer.page.body)
            except NotAllowed as error:
                yield Member(given, address[:200], problem=f"not asked for: {error}")
            except ScrapeError as error:
                yield Member(given, address[:200], problem=f"{type(error).__name__}: {error}")
            else:
                yield Member(path, address, url)
                path.unlink(missing_ok=True)


def _suffix(url: str, media_type: str) -> str:
    named = PurePosixPath(urlsplit(url).path).suffix.lower()
    media = media_type.partition(";")[0].strip().lower()
    return _MEDIA.get(media) or (named if named in READ else ".htm")
