"""This file tests what is said of a list that was just shown: its rows, its next page, the same of another time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing import reading
from bot.answering.hearing.memory import recalled, shown
from bot.answering.hearing.memory.shown import Shown
from bot.answering.intents import ListFollowed, Search, Show
from bot.answering.speech import Reply, Row, Speaker, at_the_console
from storage.database import open_store
from tests.story.stage import Stage

ME = at_the_console()
LAWTECH, LCQ9 = "Administration's paper on promoting the LawTech", "LCQ9: Use of artificial"


@pytest.fixture(scope="module")
def store_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recalled") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    made = Stage(store)
    for name in ("morning", "paper", "translation", "question"):
        made.publish(name)
        made.check()
        made.clock.pass_(hours=1)
    store.close()
    return path


@pytest.fixture
def stage(store_file: Path, tmp_path: Path) -> Iterator[Stage]:
    path = tmp_path / "tamar.db"
    shutil.copy(store_file, path)
    store = open_store(f"sqlite:///{path}")
    yield Stage(store)
    store.close()


def say(stage: Stage, *texts: str, who: Speaker = ME) -> Reply:
    *before, last = texts
    for text in before:
        answer(stage.desk, text, who)
    return answer(stage.desk, last, who)


@pytest.mark.parametrize(
    "text", ["number 2", "the second one", "open 2", "第二份", "第2個", "the last one", "show me number two please"]
)  # fmt: skip
def test_a_place_means_that_row_of_the_last_list(stage: Stage, text: str) -> None:
    assert say(stage, "latest", text).headline.startswith((LAWTECH, "政府當局就推動法律科技"))


def test_looking_at_one_row_keeps_the_list(stage: Stage) -> None:
    say(stage, "latest", "number 2", "why did we get the second one?")
    assert say(stage, "the first one").headline.startswith(LCQ9)


def test_words_around_a_place_say_what_is_done_with_its_row(stage: Stage) -> None:
    assert "accessed" in say(stage, "latest", "cite number 1").code
    assert say(stage, "latest", "save number 1").changed


def test_a_question_whether_to_change_changes_nothing(stage: Stage) -> None:
    reply = say(stage, "latest", "can I save number 1?")
    assert not reply.changed
    assert "save paper:" in str(reply.lines) + str(reply.buttons)


def test_what_was_looked_at_last_is_it(stage: Stage) -> None:
    reply = say(stage, "latest", "number 2", "save it")
    assert reply.changed
    assert reply.rows[0].title.startswith(LAWTECH)


def test_it_is_nothing_where_several_were_shown(stage: Stage) -> None:
    assert say(stage, "latest", "save it").failed


@pytest.mark.parametrize("text", ["number 2", "next page", "open 3", "第三份", "save number 2"])
def test_a_list_that_nobody_knows_is_said_so_with_a_next_step(stage: Stage, text: str) -> None:
    reply = say(stage, text)
    assert reply.failed
    assert not reply.changed
    assert {one.value for one in reply.buttons} & {"latest", "最新"}


def test_a_list_is_known_for_half_an_hour(stage: Stage) -> None:
    say(stage, "latest")
    stage.clock.pass_(minutes=29)
    assert not say(stage, "number 2").failed
    stage.clock.pass_(minutes=31)
    assert say(stage, "number 2").failed


@pytest.mark.parametrize(
    "other",
    [
        replace(ME, who="U2"),
        replace(ME, address="slack:T1/C2"),
        replace(ME, workspace="slack:T2"),
        replace(ME, thread="1.2"),
    ],
)
def test_nobody_else_and_no_other_place_knows_it(stage: Stage, other: Speaker) -> None:
    say(stage, "latest")
    assert say(stage, "number 2", who=other).failed


def test_the_next_page_goes_on_where_the_last_ended(stage: Stage) -> None:
    first = say(stage, "latest 1")
    second = say(stage, "more")
    assert [one.rows[0].title[:5] for one in (first, second)] == ["LCQ9:", "Admin"]
    assert say(stage, "next page").headline == "That was all of it."


def test_a_search_goes_on_with_its_count(stage: Stage) -> None:
    found = say(stage, "search since:2026")
    assert "the first 5" in found.headline
    assert "; 6 to " in say(stage, "more").headline


def test_a_place_that_may_be_of_either_page_is_offered(stage: Stage) -> None:
    reply = say(stage, "latest 1", "more", "number 1")
    assert [row.title[:5] for row in reply.rows] == ["LCQ9:", "Admin"]
    assert all(row.buttons for row in reply.rows)


def test_more_of_a_paper_reads_on_in_it(stage: Stage) -> None:
    assert "1 to 5 of 8" in say(stage, "latest", "number 1", "more").headline
    assert "6 to 8 of 8" in say(stage, "more").headline
    assert say(stage, "more").headline == "That was all of it."


def test_what_about_another_topic_or_time_is_the_same_list(stage: Stage) -> None:
    assert say(stage, "latest", "what about AI?").headline == "Latest on Artificial intelligence"
    assert "2025" in say(stage, "what about 2025?").headline
    assert say(stage, "latest", "人工智能呢？").headline == "人工智能最新文件"


def test_what_is_followed_is_muted_by_its_place_in_the_list(stage: Stage) -> None:
    reply = say(stage, "list", "mute number 2 for a week")
    assert reply.changed
    assert "Artificial intelligence" in reply.headline


def test_what_is_not_clear_of_what_is_followed_is_offered(stage: Stage) -> None:
    reply = say(stage, "list", "the second one")
    assert not reply.changed
    assert [one.value for one in reply.buttons][:3] == ["edit 2", "mute 2 until 1 week", "unsubscribe 2"]  # fmt: skip


@pytest.mark.parametrize("text", ["mute number 2 for a week", "stop the second one"])
def test_a_paper_of_a_list_is_not_taken_for_what_is_followed(stage: Stage, text: str) -> None:
    reply = say(stage, "latest", text)
    assert not reply.changed
    assert "papers" in reply.headline


def test_a_row_that_is_no_paper_is_shown_again(stage: Stage) -> None:
    shown = say(stage, "meetings")
    assert say(stage, "number 1").headline == shown.rows[0].title


def test_a_place_beyond_the_list_is_said_so(stage: Stage) -> None:
    assert say(stage, "latest", "number 9").headline == "The last list shows 2."


def test_a_commitment_is_opened_by_its_place(stage: Stage) -> None:
    assert say(stage, "commitments", "number 1").headline == "One commitment"


def _followed(stage: Stage) -> list[str]:
    return [row.title.partition(". ")[2] for row in answer(stage.desk, "list", ME).rows]


def test_a_place_in_another_channel_s_list_changes_nothing_here(stage: Stage) -> None:
    stage.desk.recent.keep(
        (ME.workspace, ME.address, "", ME.who),
        Shown(ListFollowed("<#C2>"), say(stage, "list").rows, 3),
        stage.clock(),
    )
    reply = say(stage, "unsubscribe number 2")
    assert not reply.changed
    assert [one.value for one in reply.buttons][:1] == [
        "unsubscribe Artificial intelligence in <#C2>"
    ]


@pytest.mark.parametrize("listing", ["topics", "followers", "overview"])
def test_a_list_without_what_can_be_meant_takes_the_place_of_the_one_before(
    stage: Stage, listing: str
) -> None:
    before = _followed(stage)
    reply = say(stage, "list", listing, "unsubscribe number 2")
    assert not reply.changed
    assert _followed(stage) == before


def test_a_place_of_what_is_followed_is_that_of_the_list_that_was_shown(stage: Stage) -> None:
    _, second, third = _followed(stage)
    assert say(stage, "list", "unsubscribe number 1").changed
    again = say(stage, "unsubscribe number 2")
    assert not again.changed
    assert len(again.rows) == 2
    assert _followed(stage) == [second, third]
    assert say(stage, "unsubscribe number 2").changed
    assert _followed(stage) == [second]


@pytest.mark.parametrize("text", ["note that the 3pm call moved", "note it is late, the call"])
def test_a_note_of_something_else_is_not_written_on_what_was_looked_at(
    stage: Stage, text: str
) -> None:
    reply = say(stage, "latest", "number 2", text)
    assert not reply.changed


@pytest.mark.parametrize("text", ["note on it: ask about costs", "note this paper, ask about costs"])  # fmt: skip
def test_a_note_on_what_was_looked_at_is_written(stage: Stage, text: str) -> None:
    assert say(stage, "latest", "number 2", text).changed


@pytest.mark.parametrize(
    "text",
    [
        "搜尋 基本法第二十三條",
        "search Employment (Amendment) (No. 8) Bill 2025",
        "Employment (Amendment) (No. 1) Bill 2025",
        "feedback: item 9 looks wrong",
        "feedback: item 1 looks wrong",
        "9號貨櫃碼頭",
        "2號幹線",
        "搜尋 10號幹線",
        "search item 1 of the agenda",
        "latest number 1",
        "note CB(2)1/2025 agenda item 7 slipped",
        "基本法第一條",
        "the eighth meeting of the Bills Committee",
    ],
)
@pytest.mark.parametrize("listing", ["latest", "list"])
def test_words_of_ones_own_hold_no_place_in_a_list(stage: Stage, listing: str, text: str) -> None:
    say(stage, listing)
    wanted = reading.meant(stage.desk, text, ME)
    assert recalled.meant(stage.desk, text, ME) in (None, wanted)


def test_a_note_on_a_place_is_of_its_row(stage: Stage) -> None:
    reply = say(stage, "latest", "note number 2: ask about costs")
    assert reply.changed
    assert reply.rows[0].title.startswith(LAWTECH)


@pytest.mark.parametrize("text", ["what about muting AI?", "what about stopping AI?", "just for fun", "what about help?", "how about pausing until Monday"])  # fmt: skip
def test_what_asks_for_a_change_or_for_nothing_is_no_other_search(stage: Stage, text: str) -> None:
    say(stage, "search lawtech")
    assert recalled.meant(stage.desk, text, ME) is None


def test_what_about_other_words_is_the_same_search(stage: Stage) -> None:
    reply = say(stage, "search lawtech", "what about arbitration?")
    assert "arbitration" in reply.headline


def test_the_next_page_is_of_the_list_though_a_paper_was_opened(stage: Stage) -> None:
    say(stage, "latest 1", "number 1")
    assert say(stage, "next page").rows[0].title.startswith("Admin")


def test_more_goes_on_beyond_the_rows_that_are_kept(stage: Stage) -> None:
    rows = tuple(Row(f"{n}", ref=f"paper:{n}") for n in range(1, 151))
    for skip in (0, 150, 300):
        shown.keep(stage.desk, Search("AI", skip=skip), Reply("", rows=rows), ME)
    assert recalled.meant(stage.desk, "more", ME) == Search("AI", skip=450)
    assert recalled.meant(stage.desk, "number 99", ME) == Show("paper:99")


def test_what_is_kept_is_bounded(stage: Stage) -> None:
    desk = stage.desk
    for number in range(2_100):
        desk.recent.keep(("w", "a", "", str(number)), Shown(), desk.clock())
    assert len(desk.recent) == 2_000
    assert desk.recent.get(("w", "a", "", "1"), desk.clock()) is None


@pytest.mark.parametrize("text", ["and in Chinese?", "and in English?", "咁英文呢？"])
def test_another_language_of_what_was_shown_is_said_to_be_there_or_not(
    stage: Stage, text: str
) -> None:
    reply = say(stage, "show CB(2)438/2026(03)", text)
    assert reply.headline.startswith(("Yes, in ", "No English", "No Chinese", "有", "未有"))
    assert reply.alert is None
