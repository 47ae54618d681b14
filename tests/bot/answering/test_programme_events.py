"""This file tests what an answer, and its data, say of what became of a programme and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.conversation import answer
from bot.answering.finding import programme_events
from bot.answering.speech import Reply, at_the_console
from bot.topics import registers
from scrapers.items import Language
from scrapers.replica.shelf import our_release
from storage.database import Store
from storage.published import happenings
from storage.records import Happening
from tests.storage.made import store_paper
from tests.story.lived import lived
from tests.story.stage import Stage

LAUNCHED = Happening(
    "iam-smart", "launched", False, False, date(2020, 12, 1), date(2020, 12, 31), "December 2020",
    "iAM Smart was launched in December 2020.", ("3",),
)  # fmt: skip


def said(stage: Stage, language: Language = "en") -> Reply:
    return answer(stage.desk, "programme 智方便", at_the_console(language=language))


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a stage with a release, read as any is, that tells what became of a programme."""
    made = lived(sqlite_store)
    release = our_release("ai_question", made.site.today, 955)["en"]
    told = (
        "iAM Smart was launched in December 2020.",
        "Herons like iAM Smart.",
        "iAM Smart will be expanded to all herons in 2027.",
        "As at February 2026, iAM Smart has over 3.4 million registered users.",
    )
    made.site.put(replace(release, title="iAM Smart in use", paragraphs=told))
    made.check()
    return made


def test_what_became_of_a_programme_stands_first_in_the_order_of_time(stage: Stage) -> None:
    first, second, figure, *_ = said(stage).rows
    assert first.title == "Dec 2020 · launched"
    assert first.text.startswith("“iAM Smart was launched in December 2020.”")
    assert first.url is not None
    assert second.title == "2027 · expanded (planned then)"
    assert "3.4 million" in figure.title


def test_it_is_said_in_the_reader_s_language_and_quoted_in_the_paper_s(stage: Stage) -> None:
    first, second, *_ = said(stage, "zh-Hant").rows
    assert first.title == "2020年12月 · 推出"
    assert "iAM Smart was launched in December 2020." in first.text
    assert second.title == "2027年 · 擴展（當時的計劃）"


def test_what_was_quoted_already_is_not_said_again(stage: Stage) -> None:
    *_, paper = said(stage).rows
    assert paper.text.startswith("“Herons like iAM Smart.”")


def test_what_several_papers_tell_stands_once(sqlite_store: Store) -> None:
    with sqlite_store.write() as session:
        for name, day in (("a", 1), ("b", 2)):
            paper = store_paper(session, name, "It is good.", published=date(2026, 9, day))
            happenings.save(session, paper, "en", [LAUNCHED])
    with sqlite_store.read() as session:
        (one,) = registers.found("iAM Smart", "programme")
        (event,) = programme_events.history(session, one, "en")
    assert (event.repeated, event.paper.published) == (1, date(2026, 9, 2))


@pytest.mark.parametrize(
    ("changed", "english", "chinese"),
    [
        ({}, "Dec 2020 · launched", "2020年12月 · 推出"),
        ({"first": date(2020, 12, 5), "last": date(2020, 12, 5)}, "Sat 5 Dec 2020 · launched", "2020年12月5日（六） · 推出"),
        ({"first": date(2020, 1, 1)}, "2020 · launched", "2020年 · 推出"),
        ({"first": date(2020, 10, 1), "said": "in the fourth quarter of 2020"}, "fourth quarter of 2020 · launched",
         "fourth quarter of 2020 · 推出"),
        ({"what": "extended", "until": True}, "until Dec 2020 · extended", "至2020年12月 · 延長"),
        ({"what": "moved", "until": True, "planned": True}, "to Dec 2020 · put off or brought forward (planned then)",
         "至2020年12月 · 改期（當時的計劃）"),
        ({"until": True, "planned": True}, "by Dec 2020 · launched (planned then)", "2020年12月或之前 · 推出（當時的計劃）"),
        ({"what": "cap"}, "Dec 2020 · limit changed", "2020年12月 · 調整上限"),
    ],
)  # fmt: skip
def test_a_happening_is_headed_by_its_day(
    changed: dict[str, object], english: str, chinese: str
) -> None:
    one = replace(LAUNCHED, **changed)  # type: ignore[arg-type]
    assert programme_events.headed(one, "en") == english
    assert programme_events.headed(one, "zh-Hant") == chinese
