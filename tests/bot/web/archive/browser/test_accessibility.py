"""This file lets axe-core judge every kind of page by WCAG 2.2 AA, in three languages, light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.bot.web.archive.browser import chromium
from tests.bot.web.archive.browser.site import KINDS, TONGUES, Site

POOR = """<!doctype html><html><head><title>Poor</title></head><body>
<p style="color:#ccc;background:#fff">words</p><img src="data:,"><a href="#"></a>
<table><tr><td><input></td></tr></table></body></html>"""


@pytest.fixture(scope="module")
def page(site: Site, browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 1280, "height": 900})


def test_the_judge_speaks_where_a_page_is_poor(page: Page) -> None:
    page.goto("about:blank")
    page.set_content(POOR)
    rules = {one["id"] for one in chromium.judged(page)["violations"]}
    assert rules >= {"color-contrast", "image-alt", "link-name", "label", "html-has-lang"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_is_wrong_with_a_kind_of_page_in_any_language(
    kind: str, page: Page, site: Site
) -> None:
    for tongue in TONGUES:
        page.emulate_media(color_scheme="light")
        answer = page.goto(f"{site.base}{site.path(kind, tongue)}")
        assert answer is not None
        assert answer.status == (404 if kind == "not_here" else 200)
        told = chromium.judged(page)
        assert len(told["passes"]) > 20, "nothing was judged"
        assert not chromium.faults(told), tongue
        page.emulate_media(color_scheme="dark")
        assert not chromium.faults(chromium.judged(page, chromium.COLOURS)), tongue


def test_a_form_with_mistakes_says_them_to_everybody(page: Page, site: Site) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{site.base}/en/follow")
    page.fill("#what", "xyzzy")
    page.fill("#address", "nobody@nowhere")
    page.click("main button")
    assert page.locator("[role=alert] a").count() == 2
    assert not chromium.faults(chromium.judged(page))
    page.locator("[role=alert] a").first.click()
    assert page.evaluate("location.hash") == "#what"


def test_dark_pages_are_dark(page: Page, site: Site) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site.base}/en/")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(one) for one in ground[4:-1].split(",")) < 40
