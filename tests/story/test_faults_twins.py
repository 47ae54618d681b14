"""This file lives through pages that cannot be read while a release's other language comes: told once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scrapers.items import Language
from scrapers.replica.shelf import our_release
from storage.database import Store
from tests.story.stage import Stage
from tests.story.troubles import alarms, assert_told_once, later, told, watched

ENGLISH = "artificial intelligence in translating judgments"
CHINESE = "司法機構"
FAULTS = ["wall", "wrong type", "missing", "error"]


@pytest.fixture
def stage(store: Store) -> Stage:
    return watched(store)


def publish(stage: Stage, language: Language) -> str:
    """Publish one language of a release; give its address."""
    made = our_release("court_translation", stage.site.today, 701)[language]
    stage.site.put(made)
    return made.url


@pytest.mark.parametrize("fault", FAULTS)
def test_a_twin_that_comes_while_its_page_is_shut_is_no_second_message(
    stage: Stage, fault: str
) -> None:
    publish(stage, "en")
    stage.check()
    assert_told_once(stage, ENGLISH)
    stage.site.misbehave(fault, publish(stage, "zh-Hant"))
    later(stage, 2, minutes=2)
    assert len(told(stage)) == 1
    stage.site.behave()
    later(stage, 6)
    assert_told_once(stage, ENGLISH)
    assert CHINESE in told(stage)[0]
    assert alarms(stage) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_release_whose_pages_are_both_shut_is_told_once(stage: Stage, fault: str) -> None:
    stage.site.misbehave(fault, "/P2026")
    publish(stage, "en")
    publish(stage, "zh-Hant")
    later(stage, 2, minutes=2)
    assert len(told(stage)) == 1
    stage.site.behave()
    later(stage, 6)
    assert len(told(stage)) == 1
    assert ENGLISH in told(stage)[0]
    assert CHINESE in told(stage)[0]


def shut(stage: Stage, title: str) -> None:
    """Publish another release in Chinese, with a page that cannot be read."""
    other = our_release("smart_city_data", stage.site.today, 801)["zh-Hant"]
    stage.site.put(replace(other, title=title))
    stage.site.misbehave("wall", other.url)


def test_what_might_have_been_a_twin_is_told_after_an_hour(stage: Stage) -> None:
    publish(stage, "en")
    stage.check()
    shut(stage, "醫院採用人工智能")
    later(stage, 3)
    assert len(told(stage)) == 1
    later(stage, 2)
    assert_told_once(stage, ENGLISH, "醫院採用人工智能")


def test_what_is_on_another_topic_is_told_at_once_though_its_page_is_shut(stage: Stage) -> None:
    publish(stage, "en")
    stage.check()
    shut(stage, "智慧城市數據挑戰賽")
    later(stage, 1)
    assert_told_once(stage, ENGLISH, "智慧城市數據挑戰賽")
