"""This file walks through pages with Tab and Enter alone: nothing is out of reach, and one sees where one is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.bot.web.archive.browser.site import KINDS, PAPER, Site

REACHED = """() => { const one = document.activeElement, box = one.getBoundingClientRect();
  const look = getComputedStyle(one);
  return {id: [...document.querySelectorAll('*')].indexOf(one), tag: one.tagName, html: one.outerHTML.slice(0, 120),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    opaque: Number(look.opacity) > 0.9, ring: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2}; }"""
ALL = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')]
  .filter(one => one.checkVisibility()).map(one => [...document.querySelectorAll('*')].indexOf(one))"""


@pytest.fixture(scope="module")
def page(site: Site, browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 1280, "height": 800})


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"members", "bureaux"}))  # hundreds of names
def test_everything_is_reached_in_its_order_and_seen(kind: str, page: Page, site: Site) -> None:
    page.goto(f"{site.base}{site.path(kind, 'en')}")
    expected = page.evaluate(ALL)
    assert len(expected) > 8
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        at = page.evaluate(REACHED)
        assert at["seen"], at["html"]
        assert at["opaque"], at["html"]
        assert at["ring"], at["html"]
        reached.append(at["id"])
    assert reached == expected


def test_the_first_step_skips_to_what_the_page_is_about(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/en{PAPER}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_search_is_typed_and_sent_without_a_mouse(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/en/")
    page.focus("#q")
    page.keyboard.type("HKPilot pilot")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search?q=HKPilot+pilot")
    assert page.input_value("#q") == "HKPilot pilot"


def test_a_bullet_s_place_is_shown_where_one_lands(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/en{PAPER}")
    place = page.locator(".bullets a.place").first
    place.focus()
    page.keyboard.press("Enter")
    landed = page.locator(":target")
    assert landed.count() == 1
    box = landed.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800
    assert landed.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"
