"""This file tests what a visit to the sites says: what held, what failed by name, what to change."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import SecretStr

from bot.care import doctor, sitevisits
from bot.care.sitevisits import Visit
from bot.settings import Settings
from scrapers.items import Language
from scrapers.replica.site import Site
from scrapers.replica.story import STORY
from scrapers.source import Page, all_sources
from scrapers.sources import legco_panels
from storage.database import Store
from storage.sql import table
from storage.tables import RenditionRow
from tests.storage.made import document, listing, read, remember
from tests.story.stage import SiteDoor

NOW = datetime(2026, 10, 7, 4, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Site:
    made = Site(date(2026, 10, 7))
    STORY[0].happen(made)
    return made


@pytest.mark.parametrize(
    ("where", "grade"),
    [(None, "ok"), ("console", "ok"), ("slack:T1/C9", "bad"), ("mail:" + "a" * 40, "bad")],
)
def test_a_health_channel_where_nobody_can_be_told_is_bad(where: str | None, grade: str) -> None:
    found = {one.name: one for one in doctor.examine(Settings(health_channel=where))}
    assert found["health channel"].grade == grade
    assert grade == "ok" or "set TAMAR_HEALTH_CHANNEL" in found["health channel"].said


def test_a_health_channel_on_a_platform_that_is_set_up_is_fine() -> None:
    settings = Settings(health_channel="slack:T1/C9", slack_bot_token=SecretStr("xoxb-1"))
    found = {one.name: one for one in doctor.examine(settings)}
    assert found["health channel"].grade == "ok"


def test_the_doctor_says_how_far_the_search_index_is_made_anew(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(language: Language) -> dict[str, str]:
        found = doctor.examine(Settings(store=sqlite_store.address), language)
        return {one.name: f"{one.grade} {one.said}" for one in found}

    with sqlite_store.write() as session:
        read(session, remember(session, listing()).rendition_id, document())
    assert "search index" not in said("en")
    monkeypatch.setattr("storage.published.passages.TOKENIZER_VERSION", 2)
    assert said("en")["search index"].startswith("note 0 of 2 passages are indexed anew")
    assert "重新索引 2 段中的 0 段" in said("zh-Hant")["search index"]
    with sqlite_store.write() as session:
        session.connection().execute(table(RenditionRow).update().values(filed=""))
    assert said("en")["search index"].startswith("note 1 text waits")


def visited(site: Site, key: str, kept: list[Page] | None = None) -> Visit:
    source = next(s for s in all_sources() if s.key == key)
    pages = [] if kept is None else kept
    return sitevisits.visit(SiteDoor(site).get, source, NOW, lambda _, page: pages.append(page))


@pytest.mark.parametrize("key", ["info_gov_hk", "info_gov_hk_rss", "doj_press", "dpo_rss", "pcpd"])
def test_a_site_that_is_as_we_read_it_holds(site: Site, key: str) -> None:
    found = visited(site, key)
    assert key == "info_gov_hk_rss" or found.held, found.words()
    assert found.listed > 0


def test_validators_and_conditional_requests_are_tried(site: Site) -> None:
    found = visited(site, "info_gov_hk")
    assert found.etag
    assert found.conditional
    assert "conditional requests work" in found.words()


def test_every_page_read_is_kept_raw(site: Site) -> None:
    kept: list[Page] = []
    found = visited(site, "info_gov_hk", kept)
    assert len(kept) == found.pages > 0


@pytest.mark.parametrize(
    ("fault", "name"), [("empty", "EmptyListing"), ("missing", "NotFound"), ("wall", "BotWall")]
)
def test_what_failed_is_said_by_name(site: Site, fault: str, name: str) -> None:
    site.misbehave(fault, "doj.gov.hk")
    found = visited(site, "doj_press")
    assert not found.held
    assert name in found.words()


def test_an_address_that_changed_comes_with_the_setting_to_change(site: Site) -> None:
    site.misbehave("missing", "doj.gov.hk")
    assert "sources.toml" in visited(site, "doj_press").words()


def test_an_agenda_that_may_be_missing_is_no_problem(site: Site) -> None:
    site.misbehave("missing", "counmtg")
    found = visited(site, "council_agenda")
    assert found.held or "fewer rows" in found.words()
    assert found.absent > 0


def test_slugs_are_read_from_the_sites_own_menu(site: Site) -> None:
    menu = '<a href="/en/legco-business/committees/panel/digital-affairs.html">Digital</a>'
    site.serve(legco_panels.MENU, menu.encode())
    site.misbehave("missing", "/bi/data/")
    assert 'panels = ["digital-affairs"]' in visited(site, "legco_panels").words()


def test_the_doctor_marks_a_source_that_did_not_hold(site: Site) -> None:
    site.misbehave("error", "doj.gov.hk")
    assert doctor.finding(visited(site, "doj_press")).grade == "bad"
