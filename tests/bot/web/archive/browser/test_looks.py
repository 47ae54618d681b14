"""This file reads pages as they come: on a small screen, enlarged, on paper, and without their style sheet."""

from __future__ import annotations

import io
import itertools
from typing import Any
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, Route
from pypdf import PdfReader

from bot.messages.permalinks import LANGUAGES
from bot.messages.words import say
from tests.bot.web.archive.browser.site import KINDS, PAPER, TONGUES, Site

# What stands outside the page's width, but for what scrolls within a frame of its own.
OUTSIDE = """() => [...document.querySelectorAll('body *')].filter(one => {
  if (one.closest('.wide, .unseen, .skip, pre')) return false;
  const box = one.getBoundingClientRect();
  return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
}).map(one => one.outerHTML.slice(0, 160))"""
# What is written over something else, or cut off by its own box.
CUT = """() => [...document.querySelectorAll('main *, header *')].filter(one =>
  !one.closest('.unseen, .wide, pre') && one.children.length === 0 && one.textContent.trim() &&
  getComputedStyle(one).overflow !== 'visible' && one.scrollWidth > one.clientWidth + 1
).map(one => one.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def page(site: Site, browser: Browser) -> Page:
    return browser.new_page()


def fits(page: Page) -> list[Any]:
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found: list[Any] = [*page.evaluate(OUTSIDE), *page.evaluate(CUT)]
    return found if wide <= 0 else [f"{wide} px wider than the screen", *found]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_page_fits_a_small_screen(kind: str, page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for tongue in TONGUES:
        page.goto(f"{site.base}{site.path(kind, tongue)}")
        assert fits(page) == [], tongue


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_page_can_be_enlarged_to_twice_its_size(kind: str, page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 640, "height": 450})  # 1280 x 900 at 200 %
    page.goto(f"{site.base}{site.path(kind, 'en')}")
    assert fits(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")  # and the letters alone
    assert fits(page) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_page_is_whole_without_its_style_sheet(kind: str, site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    loaded: list[str] = []

    def refuse(route: Route) -> None:
        loaded.append(route.request.url)
        route.abort()

    page.route("**/*.css", refuse)
    page.goto(f"{site.base}{site.path(kind, 'en')}")
    assert len(loaded) == 1
    heading = page.locator("h1")
    assert heading.count() == 1
    assert heading.is_visible()
    assert page.locator("main").inner_text().strip()
    levels = [
        int(one[1])
        for one in page.locator("h1,h2,h3,h4").evaluate_all("all => all.map(one => one.tagName)")
    ]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    context.close()


def test_a_page_asks_for_nothing_but_its_style_sheet(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(f"{site.base}/en{PAPER}", wait_until="networkidle")
    assert len([one for one in asked if not one.endswith("/favicon.ico")]) == 2


def test_no_page_says_anything_to_the_console(page: Page, site: Site) -> None:
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    for kind in sorted(set(KINDS) - {"not_here"}):
        page.goto(f"{site.base}{site.path(kind, 'en')}")
    assert said == []


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_paper_on_paper_is_its_text_without_what_is_pressed(
    tongue: str, page: Page, site: Site
) -> None:
    page.goto(f"{site.base}/{tongue}{PAPER}")
    title = page.locator("h1").inner_text()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    # a printed letter may be drawn as the radical that looks like it
    text = "".join(normalize("NFKC", one.extract_text()) for one in printed.pages)
    text = "".join(text.split())
    assert 1 < len(printed.pages) < 5
    assert "".join(title.split()) in text
    assert "CB(2)438/2026(03)" in text
    pressed = say("web_search_label", LANGUAGES[tongue])
    assert "".join(pressed.split()) not in text


@pytest.mark.parametrize("media", ["screen", "print"])
def test_paragraphs_are_equally_wide_whether_they_have_a_number_or_not(
    media: str, page: Page, site: Site
) -> None:
    page.set_viewport_size({"width": 800, "height": 900})
    page.goto(f"{site.base}/en{PAPER}")
    page.emulate_media(media=media)  # type: ignore[arg-type]
    try:
        texts = page.locator(".para.paragraph > div")
        widths = texts.evaluate_all("all => all.map(one => Math.round(one.clientWidth))")
        assert page.locator(".para .faint").count() > 0
        assert len(set(widths)) == 1
    finally:
        page.emulate_media(media="screen")


def test_a_dark_page_is_printed_dark_on_light(site: Site, browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{site.base}/en{PAPER}")
    page.emulate_media(media="print", color_scheme="dark")
    for what in ("body", "h1", ".bullets li", "dt", ".context", ".notice", ".para p"):
        ink, ground = page.locator(what).first.evaluate(
            "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
        )
        assert max(_light(ink)) < 140, what
        assert ground.endswith(", 0)") or min(_light(ground)) > 200, what


def _light(colour: str) -> list[int]:
    return [int(float(one)) for one in colour[colour.index("(") + 1 : -1].split(",")[:3]]
