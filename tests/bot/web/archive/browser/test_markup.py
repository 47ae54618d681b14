"""This file holds every kind of page, in three languages, against the standard of HTML."""

from __future__ import annotations

import os
import urllib.error
from pathlib import Path

import pytest

from tests.bot.web.archive.browser import markup
from tests.bot.web.archive.browser.site import KINDS, TONGUES, Site

POOR = """<!DOCTYPE html><html lang="en"><head><title>Poor</title></head><body><p id="a">one<div id="a">two</div></p>
<ul><p>three</p></ul><a href="x"><a href="y">four</a></a><table><td>five</table></body></html>"""


@pytest.fixture(autouse=True, scope="module")
def judge() -> None:
    """Need the judge; where it could not be fetched, that is said and no other test is lost."""
    if why := markup.missing():
        pytest.skip(f"the pages' markup is not judged: {why}")
    if os.environ.get("REQUIRE_BROWSER") != "1":
        pytest.skip("pages are judged by make browser and by the gate, not here")


def test_the_judge_speaks_where_markup_is_poor(tmp_path: Path) -> None:
    (tmp_path / "poor.html").write_text(POOR)
    rules = {line.split(": ")[1] for line in markup.faults(tmp_path)}
    assert rules >= {"no-dup-id", "element-permitted-content", "close-order"}


def test_every_kind_of_page_keeps_the_standard(site: Site, tmp_path: Path) -> None:
    for kind in KINDS:
        for tongue in TONGUES:
            try:
                text = site.read(site.path(kind, tongue))
            except urllib.error.HTTPError as error:
                text = error.read().decode()
            (tmp_path / f"{kind}-{tongue}.html").write_text(text)
    assert len(list(tmp_path.glob("*.html"))) == len(KINDS) * len(TONGUES)
    assert not markup.faults(tmp_path)
