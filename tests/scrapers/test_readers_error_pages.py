"""This file tests that a site's error or sign-in page is never read as a paper."""

from __future__ import annotations

import pytest

from scrapers.items import NO_WORDS
from scrapers.readers import NotWhatItSays, read

PAPER = "<p>The Bureau explains how the service would be run, and what it would cost a year.</p>"


@pytest.mark.parametrize(
    "page",
    [
        "<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found.</p>",
        "<title>Error 503 | Some Council</title><p>Come back later.</p>",
        "<title>Some Council - Page not found</title><p>We looked everywhere.</p>",
        "<title>Portal</title><p>Please log in</p><p>Your session has expired.</p>",
        "<title>Sign in to the portal</title><p>Name</p>",
        "<title>某局</title><form><p>帳戶</p><input type='Password'></form>",
        "<title>找不到網頁</title><p>請返回主頁。</p>",
        "<title>某局</title><p>系統維護中</p>",
        "<title>403 Forbidden</title>",
        "<title>Some Bureau</title><h1>System Maintenance</h1><p>We are back at six.</p>",
        "<p>The website is currently under scheduled maintenance.</p>",
        "<p>This service is temporarily unavailable.</p>",
        "<title>Just a moment...</title><p>One thing remains to be done.</p>",
        "<title>Checking your browser before you go on</title><p>Wait.</p>",
        "<p>Redirecting...</p>",
        "<p>本網站現正進行系統維護</p>",
        "<p>網站維修中。</p>",
        "<p>本網站暫停服務</p>",
    ],
)
def test_an_error_or_sign_in_page_is_refused_by_name(page: str) -> None:
    with pytest.raises(NotWhatItSays, match="error or sign-in page"):
        read(page.encode(), "paper.html")


@pytest.mark.parametrize(
    "page",
    [
        f"<title>Access to court records</title>{PAPER}",
        f"<title>Some Bureau</title><p>Login</p><p>Home</p>{PAPER}",
        f"<title>某局</title><p>登入</p>{PAPER}",
        f"<title>Staff of 404</title>{PAPER}",
        f"<title>Login arrangements of iAM Smart</title>{PAPER}",
        f"<title>Maintenance of piers</title>{PAPER}",
        "<title>某局</title><p>系統維護的開支於下年度上升。</p>",
        "<p>The website is under maintenance by the contractor of the year.</p>",
        "<title>暫停服務</title><p>中央圖書館於星期一暫停服務。</p>",
        f"<title>Sign in</title><input type=password>{PAPER * 20}",
        f"<title>Circular | 512</title><p>432</p>{PAPER}",
        f"<title>Results of searches</title><p>Licences - not found</p>{PAPER}",
        f"<title>A notice</title><form><input type=password></form>{PAPER * 3}",
    ],
)
def test_a_paper_that_has_such_words_is_read(page: str) -> None:
    assert read(page.encode(), "paper.html").blocks


@pytest.mark.parametrize("record", ['{"error":"not found"}', '\n{"code": 429, "Errors": []}'])
def test_a_record_of_an_error_is_refused(record: str) -> None:
    with pytest.raises(NotWhatItSays):
        read(record.encode(), "paper.txt")


def test_text_that_begins_with_a_brace_is_read() -> None:
    assert read(b"{1} The error was found.\n", "paper.txt").blocks


def test_a_record_within_records_without_end_stops_nobody() -> None:
    assert read(b'{"error":' + b"[" * 1900, "paper.txt").notes == (NO_WORDS,)
