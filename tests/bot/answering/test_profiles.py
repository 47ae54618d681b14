"""This file tests what is answered of a Member, a committee or a bureau, whatever they are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from scrapers.items import Expectation, Language, Person
from storage.database import Store
from storage.published import expectations, papers, stories
from storage.records import Reference
from tests.storage.made import store_paper
from tests.story.stage import Stage

ASKED = (Person("asker", "Dr the Hon CHAN Man-ki"),)
OTHER = (Person("asker", "Hon CHAN Kin-por"),)


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give two questions of one Member, one of another of that surname, and a third announced."""
    made = Stage(sqlite_store)
    with sqlite_store.write() as session:
        for at, people in enumerate((ASKED, ASKED, OTHER), 1):
            store_paper(
                session, f"q{at}", "The Bureau will use artificial intelligence.", kind="question_reply",
                people=people, topics={"ai": "substantive"}, published=date(2026, 11, at),
                listed={"published": date(2026, 11, at), "title": f"Question {at}"},
            )  # fmt: skip
        announced = Expectation(
            key="question:1", source="council_agenda", title="Courts and machines", language="en",
            starts_at=made.clock.now + timedelta(days=2), people=ASKED, keys=("lcq:2026-12-02:4",),
        )  # fmt: skip
        expectations.remember(session, [announced], made.clock.now)
    return made


def say(stage: Stage, text: str, language: Language = "en") -> Reply:
    return answer(stage.desk, text, replace(at_the_console(), language=language))


@pytest.mark.parametrize(
    "typed", ["member 陳曼琪", "member Chan Man-ki", "議員 陈曼琪", "who is Maggie Chan Man-ki", "誰是陳曼琪議員"]
)  # fmt: skip
def test_a_member_is_found_by_any_name_and_no_other_of_that_surname(
    stage: Stage, typed: str
) -> None:
    titles = [row.title for row in say(stage, typed).rows]
    assert titles == ["Courts and machines", "Question 2", "Question 1"]


def test_papers_are_counted_by_what_they_are_and_by_topic(stage: Stage) -> None:
    reply = say(stage, "member Chan Man-ki")
    assert reply.headline == "Maggie CHAN Man-ki: 2 papers"
    assert reply.lines == (
        "Member of the Legislative Council · 陳曼琪",
        "question 2 (Sun 1 Nov 2026 to Mon 2 Nov 2026)",
        "main subjects: Artificial intelligence 2",
    )


def test_it_is_answered_in_the_askers_language(stage: Stage) -> None:
    reply = say(stage, "議員 陳曼琪", "zh-Hant")
    assert reply.headline == "陳曼琪：2份文件"
    assert reply.lines[-1] == "主題：人工智能 2"


def test_who_no_paper_names_can_be_followed_all_the_same(stage: Stage) -> None:
    reply = say(stage, "committee AJLS")
    assert reply.headline == (
        "No paper that is held names Panel on Administration of Justice and Legal Services."
    )
    follow = "follow committee:Panel on Administration of Justice and Legal Services"
    assert [button.value for button in reply.buttons] == [follow]


def test_a_surname_is_asked_back(stage: Stage) -> None:
    reply = say(stage, "member Chan")
    assert reply.failed
    assert "member CHAN Chun-ying" in [button.value for button in reply.buttons]


def test_who_is_nobody_is_searched_for_by_the_words_as_typed(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        store_paper(session, "whole", "Committee stage amendments were moved.")
        store_paper(session, "stage", "Amendments at that stage.")
    assert (
        "1 paper for “committee stage amendments”"
        in say(stage, "committee stage amendments").headline
    )


def test_who_is_nobody_is_searched_for_without_the_command_s_word_too(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        store_paper(session, "lifts", "Old lifts were inspected.")
    assert "1 paper for “lifts”" in say(stage, "bureau lifts").headline


def test_who_is_nobody_at_all_is_named_without_the_command_s_word(stage: Stage) -> None:
    assert "is known as “qqqqq”" in say(stage, "bureau qqqqq").headline


def test_without_a_name_it_is_asked_whose(stage: Stage) -> None:
    assert say(stage, "member").failed


def test_a_span_of_papers_is_of_those_that_state_their_day(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        for name, listed in (
            ("undated", {"published": None}),
            ("monthly", {"published": date(2025, 5, 1)}),
        ):
            store_paper(
                session, name, "The Bureau replies.", kind="question_reply", people=ASKED,
                published=listed["published"], fields={"published_precision": "month"},
                listed={**listed, "title": name},
            )  # fmt: skip
    assert "question 4 (May 2025 to Mon 2 Nov 2026)" in say(stage, "member Chan Man-ki").lines


def test_a_surname_in_chinese_is_asked_back_too(stage: Stage) -> None:
    reply = say(stage, "議員 陳", "zh-Hant")
    assert reply.failed
    assert {"議員 陳曼琪", "議員 陳健波"} <= {button.value for button in reply.buttons}
    assert all(button.value.startswith("議員 陳") for button in reply.buttons)


def test_what_a_member_s_questions_name_is_what_they_follow_up(stage: Stage) -> None:
    answered = Reference("legco:CB(2)9/2026", "cites", "CB(2)9/2026", "answer")
    budget = Reference("budget-speech:2026-27", "cites", "the Budget", "question", joins=False)
    asked = {
        "Question 1": Reference("lcq:2026-06-10:5", "cites", "Question No. 5", "question 1"),
        "Question 2": Reference(
            "legco:CB(2)438/2026(03)", "cites", "CB(2)438/2026(03)", "question"
        ),
        "Question 3": Reference("legco:CB(2)7/2026", "cites", "CB(2)7/2026", "question"),
    }  # the third is another's
    with stage.desk.store.write() as session:
        for held in papers.papers(session, papers.newest(session, 9)):
            stories.save(session, held.id, "en", [asked[held.title], answered, budget])
    line = "follows up in questions: CB(2)438/2026(03), LCQ5 (Wed 10 Jun 2026)"
    assert line in say(stage, "member Chan Man-ki").lines
    assert not any("follow" in one for one in say(stage, "bureau DoJ").lines)
