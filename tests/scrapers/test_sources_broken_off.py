"""This file breaks pages of lists off before their end: what stands there is read, and the rest is asked for."""

from __future__ import annotations

import pytest

from scrapers.endings import breaks_off
from scrapers.source import BreaksOff, Index, Page, all_sources

SOURCES = {source.key: source for source in all_sources()}
PRESS = "https://www.doj.gov.hk/en/community_engagement/press/index.html"
ROWS = (
    '<ul><li><a href="20261006_pr1.html">Lamps lit</a></li>'
    '<li><a href="20261007_pr2.html">Piers swept</a></li>'
)
WHOLE = f"<html><body><div>{ROWS}</ul></div></body></html>"


def read(text: str) -> Index:
    return SOURCES["doj_press"].read(Page(PRESS, text.encode()))


@pytest.mark.parametrize(
    ("page", "within"),
    [
        (f"<html><body>{ROWS}", "an open part"),
        (f"<html><body>{ROWS}<li><a href='2026", "a tag"),
        (f"<html><body>{ROWS}<!-- <li>Ferries</li></ul></body></html>", "a comment"),
        (f"<html><body>{ROWS}<script>at('top'</ul></body></html>", "a script"),
        (f"\ufeff<!DOCTYPE html><BODY>{ROWS}", "an open part"),
    ],
)
def test_a_list_that_breaks_off_is_a_failure_with_what_stands_before(
    page: str, within: str
) -> None:
    with pytest.raises(BreaksOff, match=f"ends within {within}") as caught:
        read(page)
    assert caught.value.index is not None
    assert [one.title for one in caught.value.index.listings] == ["Lamps lit", "Piers swept"]


def test_a_list_that_breaks_off_has_the_trouble_of_an_answer_that_does() -> None:
    assert BreaksOff.trouble == "Truncated"


@pytest.mark.parametrize(
    "page",
    [
        WHOLE,
        WHOLE.replace("</html>", ""),
        WHOLE.replace("</body></html>", ""),
        ROWS,
        f"<html><body><p>Lamps{ROWS}</ul><p>Footer",
        f"{WHOLE}\n<!-- served in 20 ms -->\n",
        WHOLE.replace("<ul>", '<script>write("<!-- ")</script><ul>'),
        WHOLE.replace("<ul>", "<!-- <ul> --><ul>"),
    ],
)
def test_a_page_that_only_leaves_its_last_tags_out_is_whole(page: str) -> None:
    assert breaks_off(page.encode()) is None
    assert len(read(page).listings) == 2


def test_what_is_no_markup_never_breaks_off() -> None:
    assert breaks_off(b'{"title": "<html><body><ul>"') is None
    assert breaks_off(b"%PDF-1.7 <html><ul>") is None


def test_a_page_in_sixteen_bits_breaks_off_like_any_other() -> None:
    assert breaks_off(f"\ufeff<html><body>{ROWS}".encode("utf-16-le")) == "an open part"


def test_a_nul_in_a_title_is_no_letter_of_it() -> None:
    assert read(WHOLE.replace("Lamps", "La\x00mps")).listings[0].title == "Lamps lit"
