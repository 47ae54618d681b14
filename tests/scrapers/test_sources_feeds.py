"""This file tests what a feed's items say where feeds are written by hand: entities, days, addresses."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.links import canonical, original
from scrapers.source import Index, LayoutChanged, Page, Truncated, all_sources
from tests.deadlines import printed

SOURCES = {source.key: source for source in all_sources()}
FEED = "https://www.digitalpolicy.gov.hk/en/news/latest/rss.data.xml"
FEED_ZH = FEED.replace("/en/", "/tc/")
ITEM = "https://www.digitalpolicy.gov.hk/en/news/a.html"


def feed(*items: str, head: str = "") -> bytes:
    rows = "".join(f"<item>{item}</item>" for item in items)
    return f'{head}<rss version="2.0"><channel><title>x</title>{rows}</channel></rss>'.encode()


def read(body: bytes, url: str = FEED, key: str = "dpo_rss") -> Index:
    return SOURCES[key].read(Page(url, body))


def titled(written: str) -> str:
    return read(feed(f"<title>{written}</title><link>{ITEM}</link>")).listings[0].title


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<![CDATA[Chatbots&nbsp;for clerks]]>", "Chatbots for clerks"),
        ("<![CDATA[法庭&nbsp;人工智能 &#8211; 指引]]>", "法庭 人工智能 – 指引"),
        ("<![CDATA[P&L of <b>robots</b> &amp; drones]]>", "P&L of robots & drones"),
        ("<![CDATA[Data &copy of the town]]>", "Data &copy of the town"),
        ("Q&A on drones", "Q&A on drones"),
        ("研發&設計", "研發&設計"),
        ("Drones&nbsp;for post", "Drones for post"),
        ("Drones &amp; post", "Drones & post"),
        ("Drones &unheardof; post", "Drones &unheardof; post"),
        ("Post &", "Post &"),
        ("Drones&#xD800; &#8;for&#0; post&#9999999;", "Drones\ufffd for\ufffd post\ufffd"),
        ("Drones&#146;s post", "Drones’s post"),
        ("<![CDATA[Drones &amp;nbsp; post &amp; R&amp;amp;D]]>", "Drones post & R&D"),
    ],
)
def test_entities_are_read_as_the_letters_they_stand_for(written: str, shown: str) -> None:
    assert titled(written) == shown


def test_an_ampersand_in_an_address_is_kept() -> None:
    body = feed(f"<title>A</title><link>{ITEM}?a=1&b=2</link>")
    assert read(body).listings[0].url == f"{ITEM}?a=1&b=2"


@pytest.mark.parametrize(
    "stated",
    [
        "2026-10-07T10:00:00+08:00",
        "2026-10-06T23:30:00Z",
        "2026-10-07",
        "Wed, 07 Oct 2026 10:00:00 +0800",
        "07-10-2026",
        "2026年10月7日",
    ],
)
def test_the_day_of_an_item_is_read_however_it_is_written(stated: str) -> None:
    body = feed(f"<title>A</title><link>{ITEM}</link><pubDate>{stated}</pubDate>")
    assert read(body).listings[0].published == date(2026, 10, 7)


def test_the_day_of_dublin_core_is_read() -> None:
    dated = '<d:date xmlns:d="http://purl.org/dc/elements/1.1/">2026-10-07T10:00:00+08:00</d:date>'
    body = feed(f"<title>A</title><link>{ITEM}</link>{dated}")
    assert read(body).listings[0].published == date(2026, 10, 7)


@pytest.mark.parametrize(
    "written",
    [
        "www.digitalpolicy.gov.hk/en/news/a.html",
        "//www.digitalpolicy.gov.hk/en/news/a.html",
        "/en/news/a.html",
    ],
)
def test_an_address_without_a_scheme_is_no_file_s_name(written: str) -> None:
    assert read(feed(f"<title>A</title><link>{written}</link>")).listings[0].url == ITEM


def test_a_file_s_name_is_no_host() -> None:
    assert canonical("press.html", ITEM) == "https://www.digitalpolicy.gov.hk/en/news/press.html"


@pytest.mark.parametrize(
    "cut",
    [
        "<item><title>B</title><link>https://www.digitalpolicy.gov.hk/en/ne",
        "<item><title>第二",
        "",
    ],
)
def test_a_feed_that_breaks_off_is_a_failure_with_a_name(cut: str) -> None:
    whole = f"<rss><channel><item><title>A</title><link>{ITEM}</link></item>{cut}"
    with pytest.raises(Truncated, match="breaks off"):
        read(whole.encode())


def test_a_page_that_breaks_off_is_no_feed() -> None:
    with pytest.raises(LayoutChanged):
        read(b"<html><body><p>Back so")


@pytest.mark.parametrize("folder", ["gb", "TuniS"])
def test_a_converted_address_is_that_of_the_traditional_page(folder: str) -> None:
    release = "www.info.gov.hk/gia/general/202610/07/P2026100700159.htm"
    body = feed(f"<title>甲</title><link>http://sc.isd.gov.hk/{folder}/{release}</link>")
    listing = read(body, "https://www.info.gov.hk/gia/rss/general_zh.xml", "info_gov_hk_rss")
    assert listing.listings[0].url == f"https://{release}"
    assert listing.listings[0].keys[0] == "gia:P2026100700159"


def test_both_names_of_the_converter_are_one_address() -> None:
    old = "http://sc.isd.gov.hk/gb/www.info.gov.hk/gia/general/202610/07/P2026100700159.htm"
    assert canonical(old) == canonical(old.replace("/gb/", "/TuniS/"))
    assert original(old).startswith("https://www.info.gov.hk/")


def test_a_feed_of_open_cdata_is_read_in_time() -> None:
    said = printed(
        """
        from scrapers.source import Index, LayoutChanged, Page, Truncated
        from scrapers.sources import dpo_rss
        body = b"<rss><channel>" + b"<![CDATA[" * 200_000 + b"&" * 200_000
        try:
            dpo_rss.source({}).read(Page("FEED", body))
        except (LayoutChanged, Truncated):
            print("refused")
    """.replace("FEED", FEED)
    )
    assert said == "refused"


def test_an_id_that_is_no_address_is_skipped_aloud() -> None:
    for guid in ('<guid isPermaLink="false">abc-123</guid>', "<guid>abc-123</guid>"):
        index = read(feed(f"<title>Drones</title>{guid}"))
        assert (index.listings, len(index.skipped)) == ((), 1)


@pytest.mark.parametrize(
    "stated",
    [
        f"<link/><guid>{ITEM}</guid>",
        f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="{ITEM}"/>',
        f'<enclosure url="{ITEM}"/>',
        f"<LINK>{ITEM}</LINK>",
        f"<link>{ITEM.replace('//', '/', 1)}</link>",
    ],
)
def test_the_address_of_an_item_is_found_where_it_stands(stated: str) -> None:
    assert read(feed(f"<title>Drones</title>{stated}")).listings[0].url == ITEM


@pytest.mark.parametrize(
    ("stated", "encoding"),
    [("", "big5"), ('<?xml version="1.0" encoding="UTF-8"?>', "big5"), ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16"), ('<?xml version="1.0" encoding="Big5"?>', "big5")],
)  # fmt: skip
def test_a_feed_is_read_in_the_letters_it_is_written_in(stated: str, encoding: str) -> None:
    body = feed(f"<title>無人機送信</title><link>{ITEM}</link>", head=stated).decode()
    assert read(body.encode(encoding)).listings[0].title == "無人機送信"


def test_items_are_read_wherever_in_the_feed_they_stand() -> None:
    item = f"<item><title>Drones</title><link>{ITEM}</link></item>"
    body = feed(f"<title>Ferries</title><link>{FEED}a.html</link>").decode()
    for added in (item, f"<channel>{item}</channel>", item.replace("item>", "ITEM>")):
        index = read(body.replace("</rss>", f"{added}</rss>").encode())
        assert [each.title for each in index.listings] == ["Ferries", "Drones"]
