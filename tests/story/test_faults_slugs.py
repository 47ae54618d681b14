"""This file lives through names in addresses that nobody knows: they are found, kept, asked for again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scrapers.committees import PANELS
from scrapers.replica.shelf import ShelvedPaper
from scrapers.replica.story import lawtech_paper
from scrapers.sources.legco_panels import CANDIDATES, MENU
from storage.database import Store
from storage.watched import learned
from tests.story.stage import Stage
from tests.story.troubles import LAWTECH, alarms, assert_told_once, later

ROOT = "https://www.legco.gov.hk"
SLUG = "administration-of-justice-and-legal-services"


def site_of(stage: Stage, monkeypatch: pytest.MonkeyPatch, slugs: Mapping[str, str | None]) -> None:
    """Let panels stand under other slugs than the first that is tried; None is nowhere."""
    renamed = tuple(
        replace(panel, slug=slugs.get(panel.code, panel.slug) or "")
        for panel in PANELS
        if slugs.get(panel.code, "") is not None
    )
    monkeypatch.setattr("scrapers.replica.site.PANELS", renamed)


def names(stage: Stage) -> dict[str, str | None]:
    with stage.desk.store.read() as session:
        return {one.subject: one.name for one in learned.names(session, "legco_panels")}


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return Stage(sqlite_store, health="console:health", places=("legco_panels",))


def publish(stage: Stage, slug: str) -> None:
    stage.site.paper(replace(lawtech_paper(stage.site.today), slug=slug))


@pytest.mark.parametrize("slug", [CANDIDATES["ajls"][1], "ajls", "justice-of-all-kinds"])
@pytest.mark.parametrize("menu", [True, False])
def test_a_panel_is_found_under_the_name_that_answers(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, slug: str, menu: bool
) -> None:
    site_of(stage, monkeypatch, {"ajls": slug})
    if not menu:
        stage.site.misbehave("missing", MENU)
    assert stage.check()["legco_panels"].outcome == "baseline"
    if slug not in CANDIDATES["ajls"] and not menu:
        assert names(stage)["ajls"] is None
        return
    assert names(stage)["ajls"] == slug
    publish(stage, slug)
    later(stage)
    assert_told_once(stage, LAWTECH)
    assert alarms(stage) == []
    asked = len(stage.door.asked)
    later(stage, 2)
    assert not [url for url in stage.door.asked[asked:] if url == MENU or f"/{SLUG}/" in url]


def test_a_panel_that_nothing_answers_for_is_told_once_and_hides_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    site_of(stage, monkeypatch, {"itb": None, "tp": None})
    stage.check()
    later(stage, 4, minutes=60)
    (said,) = alarms(stage)
    assert "itb: nothing answers; tried information-technology-and-broadcasting" in said
    assert "tp: nothing answers" in said
    publish(stage, SLUG)
    later(stage)
    assert_told_once(stage, LAWTECH)
    assert len(alarms(stage)) == 1


def test_names_are_asked_for_again_every_week(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    site_of(stage, monkeypatch, {"itb": None})
    stage.check()
    later(stage, 2, minutes=60)
    assert len(alarms(stage)) == 1
    site_of(stage, monkeypatch, {"itb": "digital-affairs"})
    later(stage, 1, minutes=3 * 1440)
    assert names(stage)["itb"] is None
    later(stage, 2, minutes=5 * 1440)
    assert names(stage)["itb"] == "digital-affairs"
    assert [text.partition(":")[0] for text in alarms(stage)] == ["Trouble", "Over"]


def test_a_site_that_is_away_teaches_nothing(stage: Stage) -> None:
    stage.site.misbehave("missing", "www.legco.gov.hk")
    stage.check()
    assert set(names(stage).values()) == {panel.slug for panel in PANELS}
    stage.site.behave()
    later(stage)
    assert None not in names(stage).values()


def test_a_panel_that_is_new_in_the_menu_is_followed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    extra = replace(PANELS[0], code="dg", slug="digital-governance")
    monkeypatch.setattr("scrapers.replica.site.PANELS", (*PANELS, extra))
    stage.check()
    assert names(stage)["dg"] == "digital-governance"


def _meetings(stage: Stage, paper: ShelvedPaper) -> str:
    return (
        f"{ROOT}/bi/data/committees/panels/{paper.slug}/term-08/{paper.meeting.year}/meetings.json"
    )


def test_minutes_that_no_page_names_are_found_where_they_stand(stage: Stage) -> None:
    paper = lawtech_paper(stage.site.today)
    stage.site.paper(paper)
    stage.check()
    url = f"{ROOT}/yr2026/chinese/panels/ajls/minutes/ajls{paper.meeting:%Y%m%d}.pdf"
    assert url in stage.door.asked
    stage.site.serve(url, paper.files["zh-Hant"], "application/pdf")
    asked = len(stage.door.asked)
    later(stage, 2)
    assert url not in stage.door.asked[asked:]  # once a day is enough
    later(stage, 1, minutes=1440)
    with stage.desk.store.read() as session:
        found = _titles(session)
    assert any("會議紀要" in title for title in found)


def _titles(session: Any) -> list[str]:
    from sqlalchemy import select

    from storage.sql import table
    from storage.tables.published import RenditionRow

    return list(session.connection().execute(select(table(RenditionRow).c.title)).scalars())


def test_the_finance_committee_s_pages_by_day_are_only_tried(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, places=("legco_finance",))
    source = stage.sources["legco_finance"]
    url = f"{ROOT}/bi/data/committees/finance-committee/term-08/2026/papers/20261009.json"
    assert source.tried(url)
    assert not source.tried(url.replace("20261009", "c1"))
    assert not source.tried(url.replace("finance-committee", "fc-subcommittees/public-works"))


def test_options_fix_the_names(sqlite_store: Store) -> None:
    from scrapers.source import all_sources

    made = {s.key: s for s in all_sources({"legco_panels": {"panels": ["development"]}})}
    assert made["legco_panels"].naming is None
    assert len(list(made["legco_panels"].addresses(date(2026, 11, 1)))) == 1
