"""This file says which part of a page is the row of a link, and which rows have none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from scrapers.links import canonical
from scrapers.readers.limits import INDEX
from scrapers.source import Page
from scrapers.sources._pages import awaited, title_of, words_of
from scrapers.sources._stated_days import day_beside
from scrapers.sources._titles import ONLY_A_DATE, is_title, without_days
from scrapers.text import hk_date

if TYPE_CHECKING:
    from scrapers.sources._columns import Columns
    from scrapers.sources._outlines import Element

ROWS = ("li", "tr", "dd", "article")
_FEW = 6  # addresses of a row that has no name of its own
_MANY = 12  # addresses; what holds more is a page laid out as a table, and no row
_HIGH = 12  # parts that are looked at above a link
_LONG = 600  # letters of a row that has no name of its own
_PLACES = 1000  # parts of a row that are looked through


def row_of(anchor: Element, names: Collection[str]) -> Element:
    """Give the nearest part around a link that has one of those names, else the link itself."""
    each = anchor.parent
    while each is not None:
        if each.name in names:
            return each
        each = each.parent
    return anchor


class Rows:
    """The rows of a page: of each link, the part that says something of it and of no other."""

    def __init__(self, anchors: Iterable[Element], names: Collection[str] = ROWS) -> None:
        self._anchors, self._names = list(anchors), names
        self._held: dict[int, set[str]] = {}  # the addresses in a part, as many as matter
        self._found: dict[int, Element] = {}
        self._words: dict[int, str] = {}
        self._beside: dict[int, str] = {}
        self._kinds: dict[int, Counter[str]] = {}  # names of what holds links, in a part
        self._above: dict[int, dict[int, Element]] = {}  # what stands right before each part of one
        for anchor in self._anchors:
            self._note(anchor)

    def _note(self, anchor: Element) -> None:
        href = str(anchor.get("href") or "").partition("#")[0].strip() or str(id(anchor))
        each = anchor.parent
        while each is not None:
            held = self._held.setdefault(id(each), set())
            if len(held) > _MANY:  # and so does all that it stands in
                return
            held.add(href)
            each = each.parent

    def of(self, anchor: Element) -> Element:
        """Give the row of a link: the part so named, else one among others of its kind, else the link."""
        found = self._found.get(id(anchor))
        if found is None:
            found = self._found[id(anchor)] = self._row(anchor)
        return found

    def _row(self, anchor: Element) -> Element:
        named = row_of(anchor, self._names)
        if named is not anchor and len(self._held.get(id(named), ())) <= _MANY:
            return named
        alike = list(self._among_its_kind(anchor))
        dated = (each for each in alike if hk_date(self.words(each)))
        return next(dated, alike[0] if alike else self._lone(anchor) or anchor)

    def _lone(self, anchor: Element) -> Element | None:
        """Give the dated part around a link that stands beside rows drawn alike of which none has one, if any."""
        each = anchor.parent
        for _ in range(_HIGH):
            around = each.parent if each is not None else None
            if each is None or around is None or len(self._held.get(id(each), ())) > 1:
                return None
            if len(said := self.words(each)) > _LONG:
                return None
            if hk_date(said) and any(_is_bare_row(one, _drawn(each)) for one in around.inside):
                return each
            each = around
        return None

    def _among_its_kind(self, anchor: Element) -> Iterator[Element]:
        """Give the parts around a link that stand beside others with links, from the nearest."""
        each, around = anchor, anchor.parent
        for _ in range(_HIGH):
            if around is None or len(self._held.get(id(each), ())) > _FEW:
                return
            if each is not anchor and self._has_others(each, around):
                if len(self.words(each)) > _LONG:
                    return
                yield each
            each, around = around, around.parent

    def _has_others(self, part: Element, around: Element) -> bool:
        """Say whether another part of that name beside it leads elsewhere."""
        if len(self._held.get(id(around), ())) <= len(self._held.get(id(part), ())):
            return False
        kinds = self._kinds.get(id(around))
        if kinds is None:
            holding = (one.name for one in around.inside if id(one) in self._held)
            kinds = self._kinds[id(around)] = Counter(holding)
        return kinds[part.name] > 1

    def words(self, row: Element) -> str:
        """Give the words of a row; of what a term defines, the term before it too."""
        said = self._words.get(id(row))
        if said is None:
            said = words_of(row)
            if row.name == "dd" and (term := self._term(row)) is not None:
                said = f"{words_of(term)} {said}"
            self._words[id(row)] = said
        return said

    @cached_property
    def _columns(self) -> Columns:
        from scrapers.sources._columns import Columns  # loaded by the first page of tables

        return Columns()

    def dated(self, row: Element) -> str:
        """Give the words of a row among which its day of publication stands, as the columns' headings say."""
        said = self._columns.dated(row)
        return self.words(row) if said is None else said

    def closing(self, row: Element) -> date | None:
        """Give the day under a heading that says by when to answer; None where no column has one."""
        said = self._columns.closing(row)
        return hk_date(said) if said else None

    def has_closing(self, row: Element) -> bool:
        """Say whether a table has a column of such days, whatever this row says in it."""
        return self._columns.has_closing(row)

    def beside(self, row: Element) -> str:
        """Give the words of a row without those of the links that name nothing; of what a term defines, its too."""
        said = self._beside.get(id(row))
        if said is None:
            term = self._term(row) if row.name == "dd" else None
            said = f"{words_of(term)} {bare_words(row)}" if term is not None else bare_words(row)
            self._beside[id(row)] = said
        return said

    def list_of(self, anchor: Element) -> int:
        """Give the part of a page, by identity, that directly holds a link's row."""
        return id(self.of(anchor).parent)

    def lists(self, items: re.Pattern[str], page: Page) -> set[int]:
        """Give the parts of a page, by identity, that directly hold the rows of links to such items."""
        return {self.list_of(each) for each in self._anchors if items.search(path_of(each, page))}

    def mostly(self, is_item: Callable[[str], bool], page: Page) -> set[int]:
        """Give the parts of a page, by identity, of whose rows at least half are dated or lead to items."""
        items, links = Counter[int](), Counter[int]()
        for each in self._anchors:
            if path := path_of(each, page):
                links[self.list_of(each)] += 1
                items[self.list_of(each)] += is_item(path) or bool(
                    hk_date(self.words(self.of(each)))
                )
        return {one for one, count in items.items() if count and 2 * count >= links[one]}

    def without_link(self, lists: Collection[int]) -> Iterator[str]:
        """Give the words of every row that stands among rows with links and has none itself.

        Among rows of no name, such as a grid of `div`, it is one that is drawn as they are and has a day
        and a title.
        """
        rows = {id(row): row for row in map(self.of, self._anchors) if id(row.parent) in lists}
        held: dict[int, list[Element]] = {}
        for row in rows.values():
            held.setdefault(id(row.parent), []).append(row)
        for alike in held.values():
            holder = alike[0].parent
            others = [row for row in (holder.inside if holder else ()) if id(row) not in rows]
            if not others:
                continue
            drawn = set[tuple[str, str]]().union(*map(_drawn, alike))
            named = any(row.name in self._names for row in alike)
            for row in others:
                if row.find("a"):
                    continue
                words, said = words_of(row), row.name in self._names and named
                said = said and not (row.name == "tr" and row.find("th"))
                if words and (said or _is_bare_row(row, drawn)):
                    yield words

    def heading(self, anchor: Element) -> str:
        """Give what stands above the list that a link's row is of, where that is a day and no more."""
        holder = self.of(anchor).parent
        for part in (holder, holder.parent if holder is not None else None):
            above = self._before(part) if part is not None else None
            words = words_of(above, 60) if above is not None else ""
            if words and ONLY_A_DATE.match(words):
                return words
        return ""

    def _term(self, row: Element) -> Element | None:
        above = self._before(row)
        for _ in range(_HIGH):
            if above is None or above.name != "dd":
                break
            above = self._before(above)
        return above if above is not None and above.name == "dt" else None

    def _before(self, part: Element) -> Element | None:
        """Give the part that stands right before another, words between them aside."""
        parent = part.parent
        if parent is None:
            return None
        if id(parent) not in self._above:
            self._above[id(parent)] = {id(b): a for a, b in pairwise(parent.inside)}
        return self._above[id(parent)].get(id(part))


def _drawn(row: Element) -> set[tuple[str, str]]:
    """Give how a part of a page is drawn: its name with each word of its class, "" where it has none."""
    words = str(row.get("class") or "").split()[:_FEW] or [""]
    return {(row.name, word) for word in words}


def _is_bare_row(part: Element, drawn: Collection[tuple[str, str]]) -> bool:
    """Say whether a part of no name is a row without a link: drawn as others are, with a day and a title."""
    if part.name in (*ROWS, "a") or part.find("a"):
        return False
    if _drawn(part).isdisjoint(drawn):
        return False
    words = words_of(part)
    stated = day_beside(words) is not None or awaited(words) is not None
    return stated and is_title(without_days(words))


def path_of(anchor: Element, page: Page) -> str:
    """Give the path of the address that a link leads to, "" where it leads to none."""
    try:
        url = canonical(str(anchor.get("href") or ""), page.url)
    except ValueError:
        return ""
    return "/" + url.split("/", 3)[3].partition("?")[0]  # so all are spelt: https, host and path


def bare_words(row: Element) -> str:
    """Give the words of a row without those of the links in it that name nothing."""
    words: list[str] = []
    held: list[Element | str] = [row]
    length = 0
    for _ in range(_PLACES):
        if not held or length > INDEX.title:
            break
        part = held.pop()
        if isinstance(part, str):
            words.append(part if type(part) is str else "")
            length += len(part)
        elif part is row or part.name != "a" or is_title(words_of(part)):
            held += reversed(part.contents)
    return title_of(" ".join(words))
