"""This file makes sources of lists that are read once sources.toml asks for them or names their pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from scrapers.source import Cadence, Index, Known, Options, Page, Source
from scrapers.sources._lists import Shape, listed

_CADENCE = Cadence(working=14400, quiet=43200)
_SILENCE = 120  # working days: such lists stand still for months


@dataclass(frozen=True, slots=True)
class UnsureList:
    """A list whose pages are not known for sure: how it is called, where it is thought to stand.

    `pages` are read where the options say `enabled = true` and name none; `on` is that they are
    read without. `find` says how a person finds the page.
    """

    name: str
    chinese: str
    pages: tuple[str, ...]
    find: str
    notes: Known
    on: bool = False


def named_list(shape: Shape, about: UnsureList, options: Options) -> Source:
    """Give the source of such a list; `pages` in the options are read instead of its own."""
    stated = options.get("pages")
    wanted = options.get("enabled") is True or isinstance(stated, list)
    pages = [str(each) for each in stated] if isinstance(stated, list) else list(about.pages)
    pages = pages if wanted or (about.on and options.get("enabled") is not False) else []
    line = f'[{shape.source}] pages = ["https://..."]'

    def addresses(today: date) -> Iterable[str]:
        return pages

    def read(page: Page) -> Index:
        return listed(page, shape)

    def unknown(today: date) -> str | None:
        if not wanted or pages:
            return None
        return f"{about.name}: where its list stands is not known. {about.find} Then: {line}"

    notes = about.notes
    if not about.on:
        notes = notes.asking(
            f"Not read by default: in sources.toml, {line}. ",
            f"預設不讀取：在sources.toml加入{line}。",
        )
    return Source(
        key=shape.source,
        name=about.name,
        chinese=about.chinese,
        publisher=shape.publisher,
        hosts=frozenset({shape.host, *shape.hosts, *_hosts(stated)}),
        cadence=_CADENCE,
        silence=_SILENCE,
        addresses=addresses,
        read=read,
        normal_rows=(1, 400),
        rolling=True,
        unknown=unknown,
        notes=notes,
    )


def _hosts(stated: object) -> set[str]:
    """Give the hosts of the pages that the options name."""
    pages = stated if isinstance(stated, list) else []
    return {host for each in pages if (host := urlsplit(str(each)).hostname)}
