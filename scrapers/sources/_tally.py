"""This file accounts for every row of an index page: listed, announced, followed, passed or skipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from scrapers.items import Expectation, Listing, Seat, Signal
from scrapers.source import Index, LayoutChanged
from scrapers.text import clean

_Row = TypeVar("_Row")
_WORDS = 120  # letters of what a row holds, in a word about it
_LONGEST = 400  # letters of a word about a row
_NAMED = 200  # rows of no interest that are named; of the others only the reason is kept


class Tally:
    """What becomes of a page's rows, one by one; whatever a source says nothing of is skipped aloud.

    A row here is what the page says once: a paper in one language, a meeting, a link.
    """

    def __init__(self) -> None:
        self._rows = self._outcomes = 0
        self._listings: list[Listing] = []
        self._fragments: list[str] = []
        self._said: set[tuple[object, ...]] = set()
        self._expectations: list[Expectation] = []
        self._signals: list[Signal] = []
        self._seats: list[Seat] = []
        self._follow: dict[str, None] = {}
        self._passed: list[str] = []
        self._skipped: list[str] = []
        self._unopened = 0
        self._untitled: list[str] = []
        self._doubt: str | None = None

    def each(self, rows: Iterable[_Row]) -> Iterator[_Row]:
        """Give the rows, and see to it that each is accounted for before the next is given."""
        for at, row in enumerate(rows, 1):
            before = self._outcomes
            yield row
            found = self._outcomes - before
            if not found:
                self.skips(f"row {at} is not read")
            self._rows += found or 1

    def lists(self, listing: Listing, fragment: str = "") -> None:
        """List a paper; the same words of the same address again are passed."""
        said = (
            listing.url, listing.language, listing.title, listing.published, listing.meeting_date,
            fragment,
        )  # fmt: skip
        if said in self._said:
            self.passes("named again on the page", listing.url)
            return
        self._said.add(said)
        self._outcomes += 1
        self._listings.append(listing)
        self._fragments.append(fragment)

    def announces(self, expectation: Expectation) -> None:
        """Announce what has no file yet, or never will."""
        self._outcomes += 1
        self._expectations.append(expectation)

    def states(self, signal: Signal) -> None:
        """State what is in force."""
        self._outcomes += 1
        self._signals.append(signal)

    def seats(self, seat: Seat) -> None:
        """Name a Member of the Council."""
        self._outcomes += 1
        self._seats.append(seat)

    def follows(self, url: str) -> None:
        """Lead to another index page, once."""
        if url in self._follow:
            self.passes("named again on the page", url)
        else:
            self._outcomes += 1
            self._follow[url] = None

    def passes(self, reason: str, what: str = "") -> None:
        """Declare a row to be of no interest, and why."""
        self._outcomes += 1
        named = what and len(self._passed) < _NAMED
        self._passed.append(_word(f"{reason}: {what[:_WORDS]}") if named else reason)

    def skips(self, why: str) -> None:
        """Say that a row cannot be read."""
        self._outcomes += 1
        self._skipped.append(_word(why))

    def misses(self, why: str) -> None:
        """Say that a row was read, and has nothing that we can open: no file yet, or one elsewhere."""
        self.skips(why)
        self._unopened += 1

    def doubts(self, why: str) -> None:
        """Say what is wrong with the page as a whole, though its rows can be read."""
        self._doubt = self._doubt or why

    def untitled(self, url: str) -> None:
        """Note a link without words: an icon, where another link to the same address has them."""
        self._outcomes += 1
        self._untitled.append(url)

    def index(self, *, may_be_empty: bool = False) -> Index:
        """Give the page as it was accounted for; raises LayoutChanged, with that, where it is doubted."""
        titled = {listing.url for listing in self._listings}
        for url in self._untitled:
            if url in titled:
                self.passes("an icon beside a title", url)
            else:
                self.skips(f"no title: {url[:_WORDS]}")
        self._untitled.clear()
        index = Index(
            listings=self._told_apart(),
            follow=tuple(self._follow),
            may_be_empty=may_be_empty,
            skipped=tuple(self._skipped),
            unopened=self._unopened,
            expectations=tuple(self._expectations),
            passed=tuple(self._passed),
            rows=self._rows,
            signals=tuple(self._signals) or None,
            seats=tuple(self._seats) or None,
        )
        if self._doubt is not None:
            raise LayoutChanged(self._doubt, index=index)
        return index

    def _told_apart(self) -> tuple[Listing, ...]:
        """Give the listings, those of one address by their fragments where the page tells them so.

        It does where several rows lead to one address, each to a place of its own under a title of
        its own. One place in a file (`#page=3`) is no paper.
        """
        groups: dict[tuple[str, str], list[int]] = {}
        for at, listing in enumerate(self._listings):
            groups.setdefault((listing.url, listing.language), []).append(at)
        found = list(self._listings)
        for group in groups.values():
            fragments = {self._fragments[at] for at in group}
            titles = {self._listings[at].title for at in group}
            if len(group) < 2 or "" in fragments or min(len(fragments), len(titles)) < len(group):
                continue
            for at in group:
                found[at] = _placed(self._listings[at], self._fragments[at])
        return tuple(found)


def _word(text: str) -> str:
    return " ".join(clean(text[:_LONGEST]).split())


def _placed(listing: Listing, fragment: str) -> Listing:
    url = f"{listing.url}#{fragment}"
    keys = [key for key in listing.keys if not key.startswith("url:")]
    return replace(listing, url=url, keys=(*keys, f"url:{url}"))
