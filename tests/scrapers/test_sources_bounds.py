"""This file tests that an index page of more than a source can have is a failure with a name."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scrapers.readers import ReaderLimit
from scrapers.source import MOST_ROWS, Index, Page, TooBig, TooManyRows, all_sources
from tests.deadlines import printed

SOURCES = {source.key: source for source in all_sources()}
PAPERS = "https://www.legco.gov.hk/bi/data/committees/panels/development/term-08/2026/papers/20260714.json"
FEED = "https://www.digitalpolicy.gov.hk/en/news/latest/rss.data.xml"
RELEASES = "https://www.info.gov.hk/gia/general/202610/07.htm"


def _papers(count: int, title: str = "A paper") -> bytes:
    rows = [{"title": {"en": title}, "pdf": {"en": f"yr2026/a{at}-e.pdf"}} for at in range(count)]
    return json.dumps({"papers": rows}).encode()


def _panels(body: bytes) -> Index:
    return SOURCES["legco_panels"].read(Page(PAPERS, body))


def test_sixty_thousand_rows_of_json_are_refused_by_name() -> None:
    with pytest.raises(TooManyRows, match="5,000 rows"):
        _panels(_papers(60_000))


def test_lists_inside_lists_are_counted_together() -> None:
    rows: list[list[dict[str, Any]]] = [[{}] * 100] * 1000
    with pytest.raises(TooManyRows):
        _panels(json.dumps({"papers": rows}).encode())


def test_rows_of_two_languages_are_counted_one_by_one() -> None:
    rows = [
        {"title": {"en": "a", "tc": "甲"}, "pdf": {"en": f"a{at}-e.pdf", "tc": f"a{at}-c.pdf"}}
        for at in range(MOST_ROWS // 2 + 1)
    ]
    with pytest.raises(TooManyRows):
        _panels(json.dumps({"papers": rows}).encode())


def test_a_list_of_four_thousand_papers_is_listed() -> None:
    assert len(_panels(_papers(4000)).listings) == 4000


def test_a_long_title_of_a_row_shows_that_it_was_cut() -> None:
    title = _panels(_papers(1, "many words " * 200_000)).listings[0].title
    assert len(title) <= 1000
    assert title.endswith("many…")


def test_an_address_without_end_is_skipped_aloud() -> None:
    body = json.dumps({"papers": [{"title": "A", "pdf": {"en": "a" * 50_000 + "-e.pdf"}}]}).encode()
    index = _panels(body)
    assert (len(index.listings), len(index.skipped)) == (0, 1)


def test_a_feed_of_too_many_items_is_refused_by_name() -> None:
    item = b"<item><title>a</title><link>https://www.digitalpolicy.gov.hk/en/a.html</link></item>"
    body = b"<rss><channel>" + item * (MOST_ROWS + 1) + b"</channel></rss>"
    with pytest.raises(TooManyRows):
        SOURCES["dpo_rss"].read(Page(FEED, body))


@pytest.mark.parametrize("key", ["dpo_rss", "info_gov_hk", "legco_panels"])
def test_a_page_longer_than_any_list_is_refused_by_name(key: str) -> None:
    url = {"dpo_rss": FEED, "info_gov_hk": RELEASES, "legco_panels": PAPERS}[key]
    with pytest.raises(TooBig, match="5 MiB"):
        SOURCES[key].read(Page(url, b" " * 5 * 2**20 + b"x"))


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (b"<p " + b" ".join(b"a%d" % at for at in range(300)) + b">", "attributes"),
        (b"<div>" * 300, "deep"),
        (b"<a href=x>y</a>" * 50_000, "tags"),
        (b"<table></table>" * 3000, "tables"),
    ],
)
def test_an_index_page_too_dear_to_be_made_a_tree_is_refused_by_name(
    markup: bytes, why: str
) -> None:
    with pytest.raises(ReaderLimit, match=why):
        SOURCES["info_gov_hk"].read(Page(RELEASES, b"<html><div id=contentBody>" + markup))


def test_a_title_of_three_hundred_thousand_tags_is_read_in_time() -> None:
    said = printed(
        """
        from scrapers.source import Page
        from scrapers.sources import dpo_rss
        link = "<link>https://www.digitalpolicy.gov.hk/en/a.html</link>"
        title = "An office" + "&lt;b&gt;" * 300_000
        page = f"<rss><channel><item><title>{title}</title>{link}</item></channel></rss>"
        index = dpo_rss.source({}).read(Page("FEED", page.encode()))
        print(index.listings[0].title)
    """.replace("FEED", FEED)
    )
    assert said == "An office"


def test_fifteen_thousand_links_without_words_in_one_row_are_refused_in_time() -> None:
    said = printed("""
        from scrapers.source import Page, TooManyRows, all_sources
        links = "".join(f"<a href='/en/press/{20000000 + at}_pr1.html'></a>" for at in range(15_000))
        url = "https://www.doj.gov.hk/en/community_engagement/press/index.html"
        source = next(source for source in all_sources() if source.key == "doj_press")
        try:
            source.read(Page(url, f"<html><ul><li>{links}".encode()))
        except TooManyRows:
            print("refused")
    """)
    assert said == "refused"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Plan &lt;i&gt;two&lt;/i&gt;&lt;br/&gt;of three", "Plan two of three"),
        ("R&amp;amp;D &lt;b&gt;on AI&lt;/b&gt;", "R&D on AI"),
        ("a &lt; b", "a < b"),
    ],
)
def test_the_words_of_a_title_s_markup_are_its_title(written: str, shown: str) -> None:
    item = (
        f"<item><title>{written}</title><link>https://www.digitalpolicy.gov.hk/en/a</link></item>"
    )
    page = Page(FEED, f"<rss><channel>{item}</channel></rss>".encode())
    assert SOURCES["dpo_rss"].read(page).listings[0].title == shown
