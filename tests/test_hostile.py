"""This file holds small inputs that made the program stand still: each is done within seconds now."""

from __future__ import annotations

from tests.deadlines import printed


def test_a_page_of_empty_comments_is_told_from_a_web_page_in_no_time() -> None:
    said = printed("""
        from scrapers.readers.formats import format_of
        page = b"<!---->" * 100 + b"<p>words</p>"
        print(format_of(page, "x.htm", "text/html"), format_of(page, "x", None))
    """)
    assert said == "html plain"
