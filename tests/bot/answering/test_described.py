"""This file tests what is asked of a paper that is described or pointed at, in place of its number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed, Misunderstood, Search, Show, Why
from bot.answering.speech import at_the_console
from tests.story.stage import Stage


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("why was this one sent to us", "why"),
        ("點解呢份會彈俾我哋，同AI有咩關係", "why"),
        ("link 呢？張卡打唔開", "show"),
        ("原文喺邊", "show"),
        ("is there an English version yet", "show"),
    ],
)
def test_what_only_points_at_a_paper_is_asked_back_with_its_verb(
    stage: Stage, text: str, verb: str
) -> None:
    found = meant(stage.desk, text, at_the_console())
    assert isinstance(found, Misunderstood)
    assert (found.understood, found.problem) == (verb, "which_paper")


def test_in_a_paper_s_thread_what_points_means_that_paper(stage: Stage) -> None:
    speaker = replace(at_the_console(), about=(1,))
    found = meant(stage.desk, "why on earth was this one sent to us", speaker)
    assert isinstance(found, Why)
    assert found.reference


def test_a_described_paper_is_looked_for_by_what_is_said_of_it(stage: Stage) -> None:
    found = meant(stage.desk, "the story behind the one about pet crematoria", at_the_console())
    assert isinstance(found, Guessed)
    assert isinstance(found.intent, Search)
    assert found.intent.words == "pet crematoria"


def test_one_paper_that_is_described_is_explained_at_once(stage: Stage) -> None:
    looked = answer(stage.desk, "search wind ensemble", at_the_console())
    assert len(looked.rows) == 1
    found = meant(stage.desk, "why did we get the one about wind ensemble", at_the_console())
    assert isinstance(found, Why)


def test_who_says_that_a_paper_is_not_theirs_is_told_where_to_say_it(stage: Stage) -> None:
    reply = answer(stage.desk, "呢篇唔關事", at_the_console())
    assert "不相關" in reply.headline
    assert not reply.changed


@pytest.mark.parametrize(
    "text",
    [
        "為什麼會發展低空經濟",
        "點解會推高樓價",
        "為何發牌予三間公司",
        "點解政府唔通知居民",
        "Link REIT",
        "the Northern Link",
        "original jurisdiction of the High Court",
        "url filtering in schools",
        "English version of the Basic Law",
        "traffic citation",
        "引用條例第3條",
        "連結中國與世界",
    ],
)
def test_a_subject_is_looked_for_with_all_its_words(stage: Stage, text: str) -> None:
    found = meant(stage.desk, text, at_the_console())
    assert isinstance(found, Search)
    assert found.words == text


@pytest.mark.parametrize("text", ["what changed in the lawtech paper?", "compare the two versions"])
def test_what_changed_is_asked_of_a_paper(stage: Stage, text: str) -> None:
    found = meant(stage.desk, text, at_the_console())
    assert isinstance(found, Guessed | Misunderstood | Show)
    assert getattr(found, "line", "search lawtech").startswith(("search lawtech", "show "))


def test_what_is_described_can_be_looked_for_as_it_was_typed(stage: Stage) -> None:
    found = meant(stage.desk, "the story behind the one about pet crematoria", at_the_console())
    assert isinstance(found, Guessed)
    assert "search the story behind the one about pet crematoria" in found.others
