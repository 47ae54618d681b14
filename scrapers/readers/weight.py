"""This file weighs a page's markup before a tree is made of it: elements, depth, attributes, tables."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from lxml import etree

from scrapers.readers.errors import ReaderLimit
from scrapers.readers.limits import DEFAULT, Limits


def weigh(markup: bytes, limits: Limits = DEFAULT) -> None:
    """Refuse a page in UTF-8 that would cost too much as a tree; raises ReaderLimit.

    The parser that makes the tree later on reads it first without keeping anything. The tree hangs
    each attribute behind the last one of its element, and walks there from the first: a hundred
    thousand attributes of one element take half a minute.
    """
    parser = etree.HTMLParser(
        target=Scales(limits), encoding="utf-8", no_network=True, remove_comments=True,
        remove_pis=True, huge_tree=True,
    )  # fmt: skip
    # What is no markup at all is for the reader to name.
    with contextlib.suppress(etree.LxmlError, ValueError, AssertionError):
        etree.fromstring(markup, parser)


class Scales:
    """What a parser tells of a page, weighed against its limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._elements = self._depth = self._tables = 0

    def start(self, tag: str | bytes, attrib: Mapping[str | bytes, str | bytes]) -> None:
        limits = self._limits
        self._elements += 1
        self._depth += 1
        self._tables += tag == "table"
        if len(attrib) > limits.attributes:
            raise _refused(f"has a tag of over {limits.attributes} attributes")
        if self._depth > limits.depth:
            raise _refused(f"nests its elements too deep, over {limits.depth}")
        if self._elements > limits.tags:
            raise _refused(f"has over {limits.tags} tags")
        if self._tables > limits.tables:
            raise _refused(f"has over {limits.tables} tables")

    def end(self, tag: str | bytes) -> None:
        self._depth -= 1

    def data(self, data: str | bytes) -> None:
        """Take no notice of text: its length is the file's."""

    def comment(self, text: str | bytes) -> None:
        """Take no notice of comments: the parser leaves them out."""

    def close(self) -> None:
        """Have nothing to give back."""


def _refused(why: str) -> ReaderLimit:
    return ReaderLimit(f"The page {why}. Look at it by hand.")
