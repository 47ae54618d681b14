"""This file makes a light tree of an index page: elements, links and words, weighed while they are read.

It is what Beautiful Soup makes of the same page, less what no list is read by: the tree is fed by
the same parser, in one pass with the weighing, and costs a fifth.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias
from urllib.parse import urljoin

from lxml import etree

from scrapers.readers.limits import INDEX
from scrapers.readers.weight import Scales

# Words in these are none of the page's own: a script, a style, a reading beside a character.
_NO_WORDS = frozenset({"script", "style", "template", "rt", "rp"})
_KEEPS_BLANKS = frozenset({"pre", "textarea"})
_BLANKS = "\x20\x0a\x09\x0c\x0d"
LEADING = ("href", "src", "data")  # the attributes by which a part of a page leads to another
ROOT = "[document]"
_NONE: Mapping[Any, Any] = {}


class Silent(str):
    """What stands in a page and is no word of it: a comment, a script."""

    __slots__ = ()


Wanted: TypeAlias = str | Collection[str] | Callable[["Element"], bool]


class Element:
    """An element of a page: its name, its attributes, what it stands in and what stands in it."""

    __slots__ = ("_attributes", "contents", "name", "parent")

    def __init__(self, name: str, attributes: Mapping[str, str], parent: Element | None) -> None:
        self.name, self.parent = name, parent
        self._attributes = attributes
        self.contents: list[Element | str] = []

    def get(self, name: str) -> str | None:
        """Give an attribute's value, "" where it has none."""
        return self._attributes.get(name)

    @property
    def attributes(self) -> dict[str, str]:
        """Give all of its attributes."""
        return dict(self._attributes)

    @property
    def parents(self) -> Iterator[Element]:
        """Give what it stands in, from the nearest to the page."""
        part = self.parent
        while part is not None:
            yield part
            part = part.parent

    @property
    def inside(self) -> list[Element]:
        """Give the elements that stand right in it."""
        return [each for each in self.contents if isinstance(each, Element)]

    @property
    def descendants(self) -> Iterator[Element | str]:
        """Give all that stands in it, in the page's order."""
        held = [iter(self.contents)]
        while held:
            for each in held[-1]:
                yield each
                if isinstance(each, Element) and each.contents:
                    held.append(iter(each.contents))
                    break
            else:
                held.pop()

    def find_all(self, wanted: Wanted, *, recursive: bool = True) -> list[Element]:
        """Give the elements in it of a name, of one of several, or that a call says yes to."""
        parts = self._parts() if recursive else self.inside
        return list(filter(_wants(wanted), parts))

    def _parts(self) -> list[Element]:
        """Give all elements that stand in it, in the page's order."""
        found: list[Element] = []
        left = self.contents[::-1]
        while left:
            each = left.pop()
            if isinstance(each, Element):
                found.append(each)
                if each.contents:
                    left += each.contents[::-1]
        return found

    def find(self, wanted: Wanted) -> Element | None:
        """Give the first of such elements."""
        parts = (each for each in self.descendants if isinstance(each, Element))
        return next(filter(_wants(wanted), parts), None)

    def find_parent(self, name: str) -> Element | None:
        """Give the nearest element of that name that it stands in."""
        return next((each for each in self.parents if each.name == name), None)


def _wants(wanted: Wanted) -> Callable[[Element], bool]:
    if callable(wanted):
        return wanted
    if isinstance(wanted, str):
        return lambda part: part.name == wanted
    return lambda part: part.name in wanted


def outline(text: str, at: str = "") -> Element:
    """Give the tree of a page that stands at an address; raises ReaderLimit for one that would cost too much."""
    builder = _Builder(at)
    # A mark of the order of bytes is no word: the parser would take it for the body's first.
    parser = etree.HTMLParser(target=builder, recover=True, huge_tree=True)
    parser.feed(text.removeprefix("\N{BYTE ORDER MARK}"))
    parser.close()
    return builder.root


def based(base: str, address: str) -> str:
    """Give where a link leads on a page that says from where its links are to be read.

    A place in the page itself stays one, and so does what cannot be put together.
    """
    if address.lstrip().startswith("#") or not address.strip():
        return address
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


class _Builder:
    """What the parser tells of a page, put together."""

    def __init__(self, at: str) -> None:
        self.root = Element(ROOT, {}, None)
        self._scales = Scales(INDEX)
        self._open = self.root
        self._data: list[str] = []
        self._silences = self._kept = 0
        self._at, self._base = at, ""

    def start(self, tag: Any, attrib: Mapping[Any, Any]) -> None:
        attrib = attrib or _NONE  # what the parser has for none is slow to ask
        self._scales.start(tag, attrib)
        if self._data:
            self._words()
        if self._base:
            attrib = {
                name: based(self._base, value) if name in LEADING else value
                for name, value in attrib.items()
            }
        elif tag == "base":
            self._base = based(self._at, attrib.get("href", ""))
        part = Element(tag, attrib, self._open)
        self._open.contents.append(part)
        self._open = part
        if tag in _NO_WORDS:
            self._silences += 1
        elif tag in _KEEPS_BLANKS:
            self._kept += 1

    def end(self, tag: Any) -> None:
        self._scales.end(tag)
        if self._data:
            self._words()
        if tag in _NO_WORDS:
            self._silences -= 1
        elif tag in _KEEPS_BLANKS:
            self._kept -= 1
        self._open = self._open.parent or self.root

    def data(self, data: Any) -> None:
        self._data.append(data)

    def comment(self, text: Any) -> None:
        self._aside(text)

    def pi(self, target: str, data: str | None = None) -> None:
        self._aside(f"{target} {data or ''}")

    def doctype(self, name: str, _public: str | None, _system: str | None) -> None:
        self._aside(name or "")

    def close(self) -> Element:
        if self._data:
            self._words()
        return self.root

    def _aside(self, text: str) -> None:
        if self._data:
            self._words()
        self._open.contents.append(Silent(text))

    def _words(self) -> None:
        words = "".join(self._data)
        self._data.clear()
        if not self._kept and not words.strip(_BLANKS):
            words = "\n" if "\n" in words else " "
        self._open.contents.append(Silent(words) if self._silences else words)
