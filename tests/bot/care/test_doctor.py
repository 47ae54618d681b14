"""This file tests what a visit to the sites says: what held, what failed by name, what to change."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import SecretStr

from bot.care import doctor, forms, sitevisits
from bot.care.sitevisits import Visit
from bot.settings import Settings, read_settings
from bot.wiring import CHATS
from scrapers.items import Language
from scrapers.replica.site import Site
from scrapers.replica.story import STORY
from scrapers.source import Page, all_sources
from scrapers.sources import legco_panels
from storage.database import Store
from storage.sql import table
from storage.tables.published import RenditionRow
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
    found = {one.name: one for one in doctor.examine(Settings(health_channel=where), CHATS)}
    assert found["health channel"].grade == grade
    assert grade == "ok" or "set TAMAR_HEALTH_CHANNEL" in found["health channel"].said


def test_a_health_channel_on_a_platform_that_is_set_up_is_fine() -> None:
    settings = Settings(health_channel="slack:T1/C9", slack_bot_token=SecretStr("xoxb-1"))
    found = {one.name: one for one in doctor.examine(settings, CHATS)}
    assert found["health channel"].grade == "ok"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("keys", "foo"), ("archive_proxies", "999.1.1.1"), ("archive_proxies", "192.0.2.1, proxy"),
        ("slack_bot_token", "foo"), ("slack_app_token", "xoxb-1"), ("slack_signing_secret", "foo"),
        ("slack_client_id", "foo"), ("slack_api", "slack.com"), ("teams_app_id", "Tamar"),
        ("teams_tenant", "contoso"), ("teams_allow", "contoso"), ("teams_admins", "chan@x.hk"),
        ("model_url", "localhost"), ("web_host", "all of them"), ("ops_host", "all of them"),
    ],
)  # fmt: skip
def test_a_setting_of_a_form_that_cannot_be_right_is_bad(name: str, value: str) -> None:
    (found,) = doctor.written(read_settings(**{name: value}), (), "en")
    assert found.grade == "bad"
    assert found.said.startswith(f"TAMAR_{name.upper()} cannot be right: write it as ")


def test_settings_of_the_right_form_are_fine() -> None:
    one = "9f1c2d3e-0a1b-4c2d-8e3f-0123456789ab"
    settings = Settings(
        keys=SecretStr("gqOJTUt9LeqYBz+dk6DrYl3JTkqWUeqV0DdBzcMIVBo="),
        archive_proxies="192.0.2.1, 2001:db8::1",
        slack_bot_token=SecretStr("xoxe.xoxb-1-abc"),
        slack_app_token=SecretStr("xapp-1-abc"),
        slack_signing_secret=SecretStr("0123456789abcdef" * 2),
        slack_client_id="123.456",
        teams_app_id=one,
        teams_tenant=one,
        teams_allow=f"{one},{one}",
        model_url="http://localhost:8080/v1",
        web_host="::",
        ops_host="0.0.0.0",  # only written
    )
    assert [one.grade for one in doctor.written(settings, (), "en")] == ["ok"]


def test_every_setting_that_is_text_is_weighed_by_somebody() -> None:
    read = {  # where they are read
        "store", "contact", "health_channel", "archive", "archive_url", "smtp_url", "mail_from", "sources",
    }  # fmt: skip
    anything = {"slack_client_secret", "teams_secret", "model_key", "model_name"}
    kinds = {
        name for name, one in Settings.model_fields.items() if one.annotation not in (int, float)
    }
    assert kinds - read - anything == set(forms.FORMS)


def test_a_name_that_misspells_a_setting_is_bad_and_says_which() -> None:
    (found,) = doctor.written(Settings(), ("TAMAR_STORRE",), "en")
    assert found.grade == "bad"
    assert found.said == "TAMAR_STORRE is no setting and changes nothing: write TAMAR_STORE"


def test_a_name_that_is_like_no_setting_is_noted() -> None:
    (found,) = doctor.written(Settings(), ("TAMAR_WHATEVER", "TAMAR_STORE"), "en")
    assert (found.grade, found.said) == (
        "note",
        "TAMAR_WHATEVER is no setting and changes nothing",
    )


def test_sources_without_an_address_today_are_counted() -> None:
    found = {one.name: one.said for one in doctor.examine(Settings(), CHATS)}
    assert "have no address to ask today" in found["sources"]


def test_the_doctor_says_how_far_the_search_index_is_made_anew(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(language: Language) -> dict[str, str]:
        found = doctor.examine(Settings(store=sqlite_store.address), CHATS, language)
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
