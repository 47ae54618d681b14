"""This file tests what leans on whom or what was just spoken of: "follow her", "also SFC", "export the above"."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.conversation import answer, meant
from bot.answering.intents import (
    Export,
    ExportPapers,
    Follow,
    Intent,
    ListFollowed,
    Misunderstood,
    NewTopic,
    Preview,
    Search,
    Subscribe,
    Undo,
    Unsave,
    Unsubscribe,
)
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.story.lived import lived, question_told
from tests.story.stage import Stage

ME = at_the_console()
KAN = "Carmen KAN Wai-mun"


@pytest.fixture
def stage(migrated_file: Path, tmp_path: Path) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store, question_told)
    store.close()


def read(stage: Stage, *texts: str, alone: bool = False) -> Intent:
    """Say each text but the last, and give what the last one means then."""
    *before, last = texts
    who = replace(ME, alone=alone)
    for text in before:
        answer(stage.desk, text, who)
    return meant(stage.desk, last, who)


@pytest.mark.parametrize(
    "text", ["follow her", "please follow her", "follow that member", "追蹤佢", "跟埋呢位議員"]
)
def test_a_pronoun_means_the_member_who_was_spoken_of(stage: Stage, text: str) -> None:
    found = read(stage, "member Carmen Kan", text)
    assert isinstance(found, Follow | Subscribe)
    assert KAN in (found.what if isinstance(found, Follow) else found.topics)


@pytest.mark.parametrize(
    "text", ["what has she asked about AI", "her questions on AI", "佢問過咩人工智能嘅嘢"]
)
def test_a_pronoun_is_looked_up_by_name(stage: Stage, text: str) -> None:
    found = read(stage, "member Carmen Kan", text)
    asked = getattr(found, "intent", None) or found
    assert isinstance(asked, Search)
    assert asked.member == KAN


def test_a_body_that_was_spoken_of_is_followed(stage: Stage) -> None:
    found = read(stage, "member AJLS", "follow them weekly")
    assert isinstance(found, Follow)
    assert found.what == "Panel on Administration of Justice and Legal Services"
    assert found.wishes.rhythm == "weekly"


def test_who_was_found_in_nothing_was_spoken_of_all_the_same(stage: Stage) -> None:
    found = read(stage, "简慧敏议员最近问过什么", "follow her")
    assert isinstance(found, Follow)
    assert found.what == KAN


@pytest.mark.parametrize("text", ["follow her", "跟佢", "what did she ask", "佢最近問過咩"])
def test_where_nobody_was_spoken_of_it_is_asked(stage: Stage, text: str) -> None:
    found = read(stage, text)
    assert isinstance(found, Misunderstood)
    assert found.problem == "whom"
    assert found.write


def test_a_note_keeps_its_pronouns(stage: Stage) -> None:
    answer(stage.desk, "member Carmen Kan", ME)
    said = "note CB(2)438/2026(03) ask her about costs"
    assert "her about costs" in repr(meant(stage.desk, said, ME))


@pytest.mark.parametrize(
    ("before", "text", "what"),
    [
        ("follow SFC", "also Nicholas Chan and Thomas So", "Nicholas Chan, Thomas So"),
        ("follow SFC", "HKMA as well please", "HKMA"),
        ("follow SFC", "同埋金管局", "金管局"),
        ("list", "加埋證監會同金管局", "證監會, 金管局"),
        ("list", "also add HKMA please", "HKMA"),
    ],
)
def test_what_is_also_wanted_is_followed(stage: Stage, before: str, text: str, what: str) -> None:
    found = read(stage, before, text)
    assert isinstance(found, Follow)
    assert found.what == what


def test_what_is_also_wanted_keeps_how_often(stage: Stage) -> None:
    found = read(stage, "加埋證監會同金管局，不過每星期一次就得")
    assert isinstance(found, Follow)
    assert (found.what, found.wishes.rhythm) == ("證監會, 金管局", "weekly")


def test_two_members_between_commas_are_both_followed(stage: Stage) -> None:
    reply = answer(stage.desk, "follow Nicholas Chan, Carmen Kan", ME)
    assert "Nicholas CHAN" in reply.headline
    assert KAN in reply.headline


@pytest.mark.parametrize(
    "text", ["also Nicholas Chan", "同埋金管局", "also what about the meetings", "search also AI"]
)
def test_a_name_alone_is_not_followed_where_nothing_was(stage: Stage, text: str) -> None:
    assert not isinstance(read(stage, "latest AI", text), Follow | Subscribe)


@pytest.mark.parametrize(
    "text",
    [
        "actually no leave AI as it was, sorry",
        "put it back",
        "都係照舊啦",
        "还是保持原样吧",
        "undo that pls, she wants it",
    ],
)
def test_what_was_just_changed_is_taken_back(stage: Stage, text: str) -> None:
    assert read(stage, "subscribe AI weekly", text) == Undo()


@pytest.mark.parametrize("before", ["list", "latest AI"])
def test_where_nothing_was_changed_nothing_is_taken_back(stage: Stage, before: str) -> None:
    found = read(stage, "subscribe AI weekly", before, "leave AI as it was")
    assert isinstance(found, Misunderstood)
    assert found.problem == "nothing_just_changed"


@pytest.mark.parametrize(
    "text",
    [
        "export the above to excel pls",
        "send me those in a spreadsheet please",
        "把以上结果导出",
        "上面嗰啲轉做excel",
    ],
)
def test_the_above_is_handed_over(stage: Stage, text: str) -> None:
    found = read(stage, "search AI", text)
    assert isinstance(found, ExportPapers)
    assert found.search.words == "AI"


def test_the_above_may_be_what_is_followed(stage: Stage) -> None:
    assert read(stage, "list", "export the above as csv") == Export()


def test_where_nothing_is_above_it_is_asked_what_to_export(stage: Stage) -> None:
    found = read(stage, "export the above to excel pls")
    assert isinstance(found, Misunderstood)
    assert found.problem == "export_which"


def test_a_search_for_what_is_above_stays_one(stage: Stage) -> None:
    assert isinstance(read(stage, "search the above"), Search)


@pytest.mark.parametrize(
    "text", ["take the third one off", "get rid of the third one", "刪走第三個"]
)
def test_a_row_of_what_is_followed_is_taken_off(stage: Stage, text: str) -> None:
    assert read(stage, "list", text) == Unsubscribe(("3",))


@pytest.mark.parametrize("text", ["the third one", "第三個"])
def test_a_row_alone_is_asked_about(stage: Stage, text: str) -> None:
    assert isinstance(read(stage, "list", text), Misunderstood)


def test_a_row_of_what_was_saved_is_taken_off(stage: Stage) -> None:
    found = read(stage, "save CB(2)438/2026(03)", "saved", "take the first one off")
    assert isinstance(found, Unsave)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("only the questions", "AI"),
        ("只要质询", "AI"),
        ("just the written ones", 'AI "written reply"'),
    ],
)
def test_a_list_is_narrowed_to_a_kind(stage: Stage, text: str, words: str) -> None:
    found = read(stage, "search AI", text)
    assert isinstance(found, Search)
    assert (found.kind, found.words) == ("question_reply", words)


def test_a_kind_without_a_list_narrows_nothing(stage: Stage) -> None:
    found = read(stage, "only the questions")
    assert getattr(found, "words", "") != "AI"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sorry 打错字, 是「律師 守則 AI」", "律師 守則 AI"),
        ("oops typo, smart lampposts", "smart lampposts"),
    ],
)
def test_what_was_mistyped_is_searched_for_as_it_was_meant(
    stage: Stage, text: str, words: str
) -> None:
    found = read(stage, "search 律師 守則 A1", text)
    assert isinstance(found, Search)
    assert found.words == words


def test_another_name_is_offered_in_the_place_of_what_was_followed(stage: Stage) -> None:
    found = read(stage, "follow SFC", "no I meant HKMA")
    assert isinstance(found, Misunderstood)
    assert found.write == ("undo", "follow HKMA")


def test_what_a_channel_saved_is_said_to_be_shown_there(stage: Stage) -> None:
    found = read(stage, "saved", "no I meant the channel's saved ones", alone=True)
    assert isinstance(found, Misunderstood)
    assert found.problem == "saved_there"


def test_a_word_more_is_written_into_the_topic_that_was_just_written(stage: Stage) -> None:
    found = read(
        stage, "topic new TDM: 文字及數據探勘", "text and data mining also, same thing in english"
    )
    assert found == NewTopic("TDM", "文字及數據探勘, text and data mining", replace=True)


def test_how_much_a_topic_finds_is_asked_of_the_one_that_was_spoken_of(stage: Stage) -> None:
    found = read(stage, "topic new TDM: 文字及數據探勘", "过去12个月会有多少份中？")
    assert isinstance(found, Search)
    assert found.topic == "TDM"
    assert found.period is not None
    assert read(stage, "how many would it bring?") == Preview("TDM")


def test_what_one_person_spoke_of_is_nothing_to_another(stage: Stage) -> None:
    answer(stage.desk, "member Carmen Kan", ME)
    other = replace(ME, who="U2")
    assert isinstance(meant(stage.desk, "follow her", other), Misunderstood)


@pytest.mark.parametrize("text", ["hmm who changed it from daily? can you see", "邊個改咗㗎"])
def test_who_changed_it_is_shown(stage: Stage, text: str) -> None:
    assert read(stage, "digest weekly", text) == ListFollowed(changed=True)
    assert "last changed" in answer(stage.desk, "who changed it?", ME).lines[0]


def test_who_stopped_the_last_thing_that_was_followed_is_said(stage: Stage) -> None:
    answer(stage.desk, "unsubscribe everything", ME)
    reply = answer(stage.desk, "who stopped it", ME)
    assert "follows nothing" in reply.headline
    assert "last changed" in reply.lines[0]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("subscribe AI weekly", "good, keep it as it is"),
        ("subscribe AI weekly", "thanks, leave it as is"),
        ("subscribe AI weekly", "好，照舊"),
        ("subscribe AI weekly", "don't leave it as it was"),
        ("topic follow robots: robots", "me too"),
        ("topic follow robots: robots", "I like it too"),
        ("topic follow robots: robots", "John agrees as well"),
        ("topic follow robots: robots", "delete it too"),
        ("topic follow robots: robots", "仲有，唔該晒"),
        ("unsubscribe AI", "sorry I meant unsubscribe smart city"),
        ("pause until Monday", "sorry I meant pause until Friday"),
        ("mute AI for a week", "sorry I meant mute smart city for a week"),
    ],
)
def test_what_only_may_lean_on_a_change_changes_nothing(
    stage: Stage, before: str, text: str
) -> None:
    assert answer(stage.desk, before, ME).changed
    assert not answer(stage.desk, text, ME).changed


def test_an_order_on_top_is_no_word_of_a_topic(stage: Stage) -> None:
    found = read(stage, "topic follow robots: robots", "also stop AI")
    assert isinstance(found, Unsubscribe)


@pytest.mark.parametrize("text", ["also deep learning", "also add drones", 'also "drones"'])
def test_a_noun_on_top_is_a_word_more(stage: Stage, text: str) -> None:
    found = read(stage, "topic follow robots: robots", text)
    assert isinstance(found, NewTopic)
    assert found.line.startswith("robots, ")


def test_a_change_before_what_failed_is_not_taken_back(stage: Stage) -> None:
    for text in ("mute AI for a week", "follow blorp"):
        answer(stage.desk, text, ME)
    assert not answer(stage.desk, "put it back", ME).changed


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("save CB(2)438/2026(03)", "take 2 off the list"),
        ("list", "take 1 off the list"),
    ],
)
def test_a_figure_is_of_what_was_shown_last(stage: Stage, before: str, text: str) -> None:
    for one in (before, "saved"):
        answer(stage.desk, one, ME)
    assert not answer(stage.desk, text, ME).changed


@pytest.mark.parametrize(
    ("text", "number"), [("take 1 off the list", "1"), ("remove 2 please", "2"), ("刪走2", "2")]
)
def test_a_figure_of_papers_stops_nothing(stage: Stage, text: str, number: str) -> None:
    for one in ("list", "search AI"):
        answer(stage.desk, one, ME)
    assert not answer(stage.desk, text, ME).changed
    assert read(stage, "list", text) == Unsubscribe((number,))


def test_a_committee_that_is_named_is_not_the_body_that_was_spoken_of(stage: Stage) -> None:
    found = read(stage, "金管局有冇出過人工智能嘅通函", "會議紀要出來未，司法那個委員會")
    assert "Monetary" not in repr(found)
    assert "Administration of Justice" in repr(found)
