"""This file says what makes an index page that was read doubtful as a whole: what it lists is news all the same."""

from __future__ import annotations

import re

from scrapers.items import Language, Listing
from scrapers.source import EmptyListing, Index, LayoutChanged, Page, Source
from scrapers.text import is_cjk
from storage.watched.page_states import PageState

FEW_SKIPPED = 5  # rows that cannot be read; fewer are counted and shown, whatever their share
_FEW_TITLES = 3  # of one language; fewer may be in the other by chance
_ONE_LANGUAGE = frozenset({"Chinese only", "English only"})
_BEGIN_CHINESE = frozenset("ãäåæçèéï")  # what a Chinese letter's first byte looks like, read alone
_WORD = re.compile(r"[A-Za-z]{3}")


def doubt(source: Source, page: Page, index: Index) -> LayoutChanged | None:
    """Give what is wrong with a page as a whole: hardly a row, or letter, can be read, or it is in another language."""
    readable = len(index.listings) + len(index.expectations) + len(index.seats or ())
    taken = index.follow or index.passed or index.signals
    unread = len(index.skipped) - index.unopened
    nothing = unread > 0 and not (readable or taken)  # however few its rows are
    if nothing or (len(index.skipped) >= FEW_SKIPPED and len(index.skipped) > readable):
        return LayoutChanged(
            f"{source.name}: of the rows of {page.url} {len(index.skipped)} cannot be read and {readable} can, "
            f"such as: {index.skipped[0][:160]}. Save a copy and mend the source's file."
        )
    garbled = [one.title for one in index.listings if _is_garbled(one.title)]
    if len(garbled) >= _FEW_TITLES and 2 * len(garbled) > len(index.listings):
        return LayoutChanged(
            f"{source.name}: {len(garbled)} titles of {page.url} cannot be read, such as: {garbled[0][:80]!r}. "
            "It is written in another encoding than it says. Open it in a browser; it is read anew at each check."
        )
    if _in_another_language(index):
        return LayoutChanged(
            f"{source.name}: {page.url} is a page in one language, and every title on it is in another. "
            "Open it in a browser: the site may have answered with its other page."
        )
    return None


def _is_garbled(title: str) -> bool:
    """Say whether letters of a title are lost, or stand as bytes that each were read as one."""
    if "\ufffd" in title:
        return True
    begun = sum(letter in _BEGIN_CHINESE for letter in title)
    return begun >= _FEW_TITLES and 6 * begun >= len(title) and not any(map(is_cjk, title))


def _in_another_language(index: Index) -> bool:
    """Say whether all titles of a page in one language are in another; what is stated to be in one only is left out."""
    rows = [one for one in index.listings if _ONE_LANGUAGE.isdisjoint(one.notes)]
    languages = {one.language for one in rows}
    if len(rows) < _FEW_TITLES or len(languages) != 1:
        return False
    (language,) = languages
    return all(_is_foreign(one, language) for one in rows)


def _is_foreign(row: Listing, language: Language) -> bool:
    chinese = any(map(is_cjk, row.title))
    if language == "en":
        return chinese and not _WORD.search(row.title)
    return not chinese and _WORD.search(row.title) is not None


def emptied(source: Source, index: Index, before: PageState | None) -> EmptyListing | None:
    """Give the failure of a page that may be empty, and holds not one row where it held some.

    A site that is asked too often answers so. What only says what is in force does end.
    """
    if index.account.rows or index.signals is not None or before is None or before.account is None:
        return None
    if not before.account.rows:
        return None
    return EmptyListing(
        f"{source.name}: {before.url} held {before.account.rows} rows and holds none. It is asked again "
        "at the next check."
    )
