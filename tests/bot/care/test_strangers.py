"""This file tests that a name and in no register is reported once, and a known one never."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.care import reconciliation, strangers
from scrapers.replica.shelf import our_release
from storage.database import Store
from storage.published.askers import PaperAskers
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store)


def reports(stage: Stage) -> list[str]:
    return [m.text for m in stage.channel.posts() if "and in no register" in m.text]


def night(stage: Stage) -> None:
    stage.clock.pass_(hours=24)
    reconciliation.nightly(stage.desk)
    stage.send()


def test_a_name_that_nobody_placed_is_reported_once(stage: Stage) -> None:
    made = our_release("ai_question", stage.site.today, 955)["en"]
    stage.site.put(made)
    stage.check()
    night(stage)
    (said,) = reports(stage)
    assert "Fong Wing-yan" in said
    assert "https://www.info.gov.hk/" in said
    night(stage)
    assert len(reports(stage)) == 1


def test_a_member_of_the_register_is_no_stranger(stage: Stage) -> None:
    made = our_release("ai_question", stage.site.today, 955)["en"]
    named = tuple(one.replace("Fong Wing-yan", "Starry Lee Wai-king") for one in made.paragraphs)
    stage.site.put(replace(made, paragraphs=named))
    stage.check()
    night(stage)
    assert reports(stage) == []


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ((("葛珮帆", "zh-Hant"), ("Lizzie QUAT", "en")), []),
        (
            (("葛珮帆", "zh-Hant"), ("Lizzie QUAT", "en"), ("Who ELSE", "en")),
            ["Lizzie QUAT", "Who ELSE"],
        ),
        ((("方頴欣", "zh-Hant"),), ["方頴欣"]),
        ((("Quat", "en"),), ["Quat"]),
    ],
)
def test_the_other_language_of_who_is_known_is_no_new_name(
    names: tuple[tuple[str, str], ...], left: list[str]
) -> None:
    assert strangers.unplaced(PaperAskers(1, names)) == left
