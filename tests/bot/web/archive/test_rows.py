"""This file tests what leads to a page: rows of lists, and the one link in an alert."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot import wiring
from bot.messages.alerts import compose
from bot.messages.shown_language import shown_in
from bot.settings import Settings
from bot.web.archive import rows
from storage.published import papers, public_papers
from storage.records import Paper, Payload
from tests.bot.web.archive.scene import BASE, LAWTECH, Scene


def paper(scene: Scene) -> Paper:
    with scene.store.read() as session:
        found = public_papers.with_key(
            session, ["legco:CB(2)438/2026(03)"], scene.stage.desk.sources
        )
        assert found is not None
        return papers.paper(session, found)


def card(scene: Scene, one: Paper, platform: str, archive: str | None) -> Payload:
    desk = scene.stage.desk
    with scene.store.read() as session:
        names = desk.names(session)
    words = shown_in(one, "en", desk.clock())
    return desk.renderers[platform].alert(
        compose(one, words, names, topics=("ai",), archive=archive)
    )


@pytest.mark.parametrize("platform", ["slack", "teams"])
def test_an_alert_links_its_page_once_where_the_archive_is_on(scene: Scene, platform: str) -> None:
    one = paper(scene)
    assert json.dumps(card(scene, one, platform, BASE)).count(f"{BASE}{LAWTECH}") == 1
    assert BASE not in json.dumps(card(scene, one, platform, None))


@pytest.mark.parametrize(
    "change", [{"source": "import"}, {"keys": ("legco:LS1/2026", "url:file:///x")}]
)
def test_a_paper_that_is_not_public_is_not_linked(scene: Scene, change: dict[str, Any]) -> None:
    private = replace(paper(scene), **change)
    assert BASE not in json.dumps(card(scene, private, "slack", BASE))


def test_what_is_told_knows_the_archive_by_its_setting(scene: Scene) -> None:
    on = Settings(archive="on", archive_url=f"{BASE}/")
    off = Settings(archive="off", archive_url=BASE)
    desks = [
        wiring.build_desk(scene.store, scene.stage.door, {}, settings=settings)
        for settings in (on, off)
    ]
    assert [desk.archive for desk in desks] == [BASE, None]


def test_a_paper_that_states_only_its_month_is_news_of_the_day_it_came(scene: Scene) -> None:
    one = paper(scene)
    came = datetime(2026, 10, 27, 17, tzinfo=UTC)  # the 28th in Hong Kong
    stated = replace(
        one,
        published=date(2026, 10, 1),
        published_precision="month",
        first_seen_at=came,
        baseline=False,
    )
    assert rows.day_of(stated) == date(2026, 10, 28)
    assert rows.day_of(replace(stated, published_precision="day")) == date(2026, 10, 1)
    assert rows.day_of(replace(stated, baseline=True)) == date(2026, 10, 1)


def test_what_came_this_week_is_at_home_whatever_month_it_states(scene: Scene) -> None:
    since = date(2026, 10, 5)  # the paper states October, as its first day
    with scene.store.read() as session:
        found = public_papers.newest(
            session, scene.stage.desk.sources, topics=("legal-tech",), since=since
        )
    assert paper(scene).id in found
