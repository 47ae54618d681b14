"""This file tests what follows up what was just answered: its figures, its papers, a note on it, a word less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer, meant
from bot.answering.intents import (
    AskPaper,
    Briefing,
    ExportPapers,
    ExportSaved,
    Guessed,
    Misunderstood,
    NewTopic,
    Preview,
    Programme,
    Search,
    Show,
    Undo,
    WriteNote,
)
from tests.bot.answering.test_leaning import ME, read, stage
from tests.bot.answering.test_threads import alerted
from tests.story.stage import Stage

__all__ = ["stage"]
SHOWN = "show CB(2)438/2026(03)"


@pytest.mark.parametrize(
    "text",
    ["嗰個數幾時嘅", "那个数字是什么时候的", "what date is that figure", "as of when?", "and a year before?",
     "the previous year's figure", "一年前呢", "仲有幾多支未裝", "how many are left", "how many so far"],
)  # fmt: skip
def test_a_figure_is_asked_of_the_programme_that_was_spoken_of(stage: Stage, text: str) -> None:
    assert read(stage, "programme smart lamppost", text) == Programme("smart lamppost")


def test_a_search_for_a_programme_by_its_name_speaks_of_it(stage: Stage) -> None:
    assert read(stage, "有关智慧灯柱的文件", "仲有幾多支未裝") == Programme("智慧灯柱")


def test_a_figure_is_asked_of_the_paper_that_was_shown(stage: Stage) -> None:
    found = read(stage, SHOWN, "as of when")
    assert isinstance(found, AskPaper)
    assert "$32 million" in " ".join(answer(stage.desk, "as of when", ME).lines)


@pytest.mark.parametrize("text", ["嗰個數幾時嘅", "what date is that figure"])
def test_where_no_figure_was_shown_that_is_said(stage: Stage, text: str) -> None:
    found = read(stage, text)
    assert isinstance(found, Misunderstood)
    assert found.problem == "which_figures"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('bookmark it w/ a note "use for Sunday feature"', "use for Sunday feature"),
        ("save this with a note: ask about costs", "ask about costs"),
        ("add another note there: 等DPO回覆", "等DPO回覆"),
        ("add a note to it saying call the clerk", "call the clerk"),
        ("再加個備註：問費用", "問費用"),
        ("收藏佢同埋加個備註「問費用」", "問費用"),
        ("再加一条笔记：问费用", "问费用"),
    ],
)
def test_a_note_is_written_on_the_paper_that_was_shown(stage: Stage, text: str, note: str) -> None:
    assert read(stage, SHOWN, text) == WriteNote("CB(2)438/2026(03)", note)


def test_a_note_in_a_thread_is_written_on_its_paper(stage: Stage) -> None:
    who = replace(ME, about=alerted(stage))
    found = meant(stage.desk, "add another note: ask about costs", who)
    assert found == WriteNote("CB(2)438/2026(03)", "ask about costs")


def test_a_note_on_nothing_asks_for_its_paper_and_keeps_its_words(stage: Stage) -> None:
    found = read(stage, 'bookmark it w/ a note "use for Sunday feature"')
    assert isinstance(found, Misunderstood)
    assert "use for Sunday feature" in found.write[0]


@pytest.mark.parametrize(
    "text", ["delete that note", "take my last note off", "刪咗嗰個備註", "那条笔记不要了"]
)
def test_a_note_just_written_is_taken_back(stage: Stage, text: str) -> None:
    assert read(stage, SHOWN, "note this: abc", text) == Undo()


def test_no_other_change_is_taken_back_for_a_note(stage: Stage) -> None:
    found = read(stage, "mute AI for a week", "delete that note")
    assert isinstance(found, Misunderstood)


@pytest.mark.parametrize(
    "text", ["那给我 csv 吧", "give me a csv then", "as excel please", "咁出個excel啦"]
)
def test_what_was_listed_is_handed_over_in_a_form(stage: Stage, text: str) -> None:
    assert isinstance(read(stage, "search AI", text), ExportPapers)
    assert isinstance(read(stage, "saved", text), ExportSaved)


@pytest.mark.parametrize(
    "text",
    ["hmm too broad, drop 'CCTV'", 'leave out "CCTV"', "too many, remove “CCTV” please", "太濫，唔要「CCTV」"],
)  # fmt: skip
def test_a_word_is_left_out_of_the_topic_that_was_written(stage: Stage, text: str) -> None:
    found = read(stage, "topic new Watch: SmartView, CCTV", text)
    assert isinstance(found, NewTopic)
    assert (found.name, found.line, found.replace) == ("Watch", "SmartView", True)


def test_a_word_that_stands_in_no_topic_is_not_taken_for_one(stage: Stage) -> None:
    found = read(stage, "topic new Watch: SmartView, CCTV", "drop 'drones'")
    assert isinstance(found, Misunderstood)
    assert found.problem == "word_where"


@pytest.mark.parametrize(
    "text",
    ["what stage is that bill at btw", "has that bill been passed yet", "嗰條條例草案去到邊"],
)
def test_the_bill_that_was_spoken_of_is_looked_up(stage: Stage, text: str) -> None:
    found = read(stage, "search critical infrastructure", text)
    assert isinstance(found, Search)
    assert (found.words, found.kind) == ("critical infrastructure", "bill")


@pytest.mark.parametrize(
    "text",
    ["啲文件上晒未", "文件都出齐了吗", "are the papers all up?", "papers out yet", "have all the documents been uploaded"],
)  # fmt: skip
def test_the_papers_of_the_meeting_that_was_spoken_of_are_briefed(stage: Stage, text: str) -> None:
    assert read(stage, "briefing AJLS", text) == Briefing("AJLS")


@pytest.mark.parametrize(
    "text", ["唔係2026-27，要上一年嗰份", "the previous year's one please", "not 2026-27, the year before's one", "前一年的那份"]
)  # fmt: skip
def test_a_reply_of_the_year_before_is_the_same_number(stage: Stage, text: str) -> None:
    assert read(stage, "show ITIB152", text) == Show("ITIB152 2025-26")


@pytest.mark.parametrize(
    "text", ["keep instant for LCQs though", "LCQs should stay instant", "質詢就照即時"]
)
def test_one_kind_at_once_is_said_not_to_be_settable(stage: Stage, text: str) -> None:
    found = read(stage, "digest daily 07:45", text)
    assert isinstance(found, Misunderstood)
    assert found.problem == "kinds_together"


@pytest.mark.parametrize(
    "text",
    ["不对，是周一到周五才要", "no, Monday to Friday only", "平日先要", "weekdays only please"],
)
def test_working_days_offer_quiet_weekends(stage: Stage, text: str) -> None:
    assert read(stage, "digest daily 07:45", text) == Guessed(None, "quiet weekends", ("list",))


def test_how_many_there_were_counts_the_last_search_in_that_span(stage: Stage) -> None:
    found = read(stage, "search SmartView", "過去半年有幾多篇會中？")
    assert isinstance(found, Search)
    assert (found.words, bool(found.period)) == ("SmartView", True)


def test_how_many_there_were_asks_of_what_where_nothing_was_looked_for(stage: Stage) -> None:
    found = read(stage, "過去半年有幾多篇會中？")
    assert isinstance(found, Misunderstood)
    assert found.problem == "count_which"


@pytest.mark.parametrize("text", ["rec 24 in full", "建議24", "para 12 please"])
def test_a_place_in_no_paper_asks_for_the_paper(stage: Stage, text: str) -> None:
    found = read(stage, text)
    assert isinstance(found, Misunderstood)
    assert found.problem == "which_paper"


@pytest.mark.parametrize("text", ["is the meeting webcast? link?", "個會有冇直播"])
def test_a_webcast_is_none_of_ours(stage: Stage, text: str) -> None:
    found = read(stage, "meetings", text)
    assert isinstance(found, Misunderstood)
    assert found.problem == "limit_film"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("programme smart lamppost", "how many papers are there on AI"),
        ("programme smart lamppost", "figures on smart lampposts before 2024"),
        ("show ITIB152", "what was published last year"),
        ("search critical infrastructure", "what stage is the AI bill at"),
        ("topic new Watch: SmartView, CCTV", "drop AI"),
        ("digest daily 07:45", "monday to friday tram service"),
        ("briefing AJLS", "papers on AI"),
        (SHOWN, "note on fintech"),
        ("search AI", "excel training for civil servants"),
    ],
)
def test_what_names_something_else_does_not_follow_up(stage: Stage, before: str, text: str) -> None:
    alone = read(stage, text)
    answer(stage.desk, "undo", ME)
    found = read(stage, before, text)
    follows = (Programme, Undo, WriteNote, Briefing, Preview, ExportPapers, NewTopic)
    assert type(found) is type(alone) or not isinstance(found, follows)
