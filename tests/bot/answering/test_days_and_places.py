"""This file tests that a lookup takes the day that its sentence names, and says what it leaves out."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.arguments import periods
from bot.answering.conversation import answer
from bot.answering.hearing import shorthand
from bot.answering.hearing.pieces.named import FROM_RHYTHM
from bot.answering.hearing.reading import meant
from bot.answering.intents import AskPaper, Briefing, Guessed, Meetings, Misunderstood, Search
from bot.answering.speech import at_the_console
from tests.story.stage import Stage

TODAY = date(2026, 11, 29)


def guessed(stage: Stage, text: str) -> Guessed:
    found = meant(stage.desk, text, at_the_console())
    assert isinstance(found, Guessed), found
    return found


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("drones 1 Mar - 30 Jun 2025", "from 1 Mar 2025 to 30 Jun 2025"),
        ("drones from March to June 2025", "from March 2025 to June 2025"),
        ("drones Nov to Feb 2025", "from Nov 2024 to Feb 2025"),
        ("無人機 2025年1月至6月", "from 2025年1月 to 2025年6月"),
        ("2025年3月1日至6月30日 無人機", "from 2025年3月1日 to 2025年6月30日"),
        ("drones excluding anything before 2024", "since 2024"),
        ("唔要2024年之前 無人機", "since 2024年"),
    ],
)
def test_two_days_of_one_year_are_a_span(text: str, typed: str) -> None:
    found = periods.within(text, bare=True)
    assert found is not None
    assert found.typed == typed


def test_a_search_in_full_takes_two_months_of_one_year() -> None:
    left, period = periods.parted("無人機 2025年1月至6月")
    assert left == "無人機"
    assert period is not None
    assert period.days(TODAY) == (date(2025, 1, 1), date(2025, 6, 30))


def test_days_that_no_calendar_has_are_no_span() -> None:
    _, period = periods.parted("drones 31 Feb - 30 Jun 2025")
    assert period is None or period.last is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("LCQ5 21/5/2025", "LCQ5 21 May 2025"),
        ("show LCQ5 2025-05-21", "show LCQ5 21 May 2025"),
        ("LCQ 5 on the 21st May 2025", "LCQ5 21 May 2025"),
        ("引用LCQ5（2025年5月21日）", "引用LCQ5 21 May 2025"),
        ("上年十一月六號LCQ3", "LCQ3 6 November 2025"),
        ("LCQ18 last Wednesday", "LCQ18 25 November 2026"),
        ("LCQ5 of 21 May", "LCQ5 21 May 2026"),
        ("LCQ5 of 21 December", "LCQ5 21 December 2025"),
        ("LCQ5 for the Q3 pack", "LCQ5 for the Q3 pack"),
        ("LCQ5 2025-02-31", "LCQ5 2025-02-31"),
    ],
)
def test_a_question_is_written_with_its_day(text: str, written: str) -> None:
    assert shorthand.numbered(text, TODAY) == written


def test_meetings_keep_the_week_that_is_named(stage: Stage) -> None:
    for text in ("meetings next week", "mtgs next week?", "meetings next week, any committee"):
        found = meant(stage.desk, text, at_the_console())
        assert isinstance(found, Meetings)
        assert found.period == periods.Period("in", "next week")


def test_a_briefing_keeps_the_day_beside_the_committee(stage: Stage) -> None:
    found = meant(stage.desk, "brief me for ITB on monday", at_the_console())
    assert isinstance(found, Briefing)
    assert "monday" in (found.what or "")
    reply = answer(stage.desk, "briefing AJLS on Tuesday", at_the_console())
    assert reply.headline.startswith("No meeting is announced: Panel on Administration")
    assert [one.value for one in reply.buttons] == [
        "briefing Panel on Administration of Justice and Legal Services"
    ]


def test_what_is_to_stay_is_never_offered_to_be_stopped(stage: Stage) -> None:
    for text in (
        "unfollow the ITB panel, keep the AI topic",
        "取消訂閱資訊科技及廣播事務委員會，保留AI",
    ):
        found = guessed(stage, text)
        assert found.intent is None
        lines = (found.line, *found.others)
        stops = [one for one in lines if one.startswith(("unsub", "mute", "取消", "靜音"))]
        assert stops, text
        assert not any(name in one for one in stops for name in ("AI", "Artificial", "人工"))


@pytest.mark.parametrize("text", ["我冇取消訂閱AI", "冇停AI", "我哋冇靜音AI", "冇人叫你取消訂閱AI"])
def test_a_letter_that_denies_an_order_lets_none_through(stage: Stage, text: str) -> None:
    found = meant(stage.desk, text, at_the_console())
    assert isinstance(found, Misunderstood)
    assert found.problem == "stopped_nothing"


@pytest.mark.parametrize(
    ("text", "line", "left"),
    [
        ("urgent questions on drones and copyright since 2024", "search drones copyright since 2024 kind:question", ("urgent",)),
        ("has the iAM Smart user count gone up since 2023? numbers only", "programme iam smart", ("since 2023",)),
        ("tell me whenever Duncan Chiu asks about AI", "follow Duncan CHIU", ("AI",)),
        ("what have I saved on e-probate?", "saved", ("e-probate",)),
    ],
)  # fmt: skip
def test_what_a_line_does_not_hold_is_said(
    stage: Stage, text: str, line: str, left: tuple[str, ...]
) -> None:
    found = guessed(stage, text)
    assert (found.line, found.left) == (line, left)
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.changed
    assert any("I left out" in one and left[0] in one for one in reply.lines)


@pytest.mark.parametrize(
    "text",
    [
        "what changed in the revised version of CB(2)1292/2025",
        "CB(2)1292/2025改咗啲乜?",
        "CB(2)1292/2025 同之前嗰版有咩分別？",
    ],
)
def test_what_changed_in_a_paper_is_asked_of_it(stage: Stage, text: str) -> None:
    asked = AskPaper("CB(2)1292/2025", text)
    assert meant(stage.desk, text, at_the_console()) == asked


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("also email the weekly digest to kim@firm.example", "email kim@firm.example Lawtech, Artificial intelligence, Smart city weekly"),
        ("每日AI摘要抄送去 kim@firm.example", "email kim@firm.example Artificial intelligence daily"),
        ("客戶名單加多個「甲公司」", "list new 客戶: 甲公司"),
        ("add Zed Ltd and Orchid Data Ltd to our watch list", "list new Names: Zed Ltd, Orchid Data Ltd"),
    ],
)  # fmt: skip
def test_a_change_with_all_that_it_names_is_offered(stage: Stage, text: str, line: str) -> None:
    found = guessed(stage, text)
    assert (found.intent, found.line) == (None, line)


def test_papers_of_a_span_are_looked_up_and_not_followed(stage: Stage) -> None:
    found = guessed(stage, "AI papers from the Transport panel, last six months")
    assert isinstance(found.intent, Search)
    assert found.intent.committee == "Panel on Transport"
    assert found.line == 'search AI last six months committee:"Panel on Transport"'


def test_who_asked_is_looked_for_among_questions(stage: Stage) -> None:
    assert guessed(stage, "who has asked about robot taxis, and when?").line == (
        "search robot taxis kind:question"
    )


def test_what_is_only_supposed_is_explained(stage: Stage) -> None:
    for text, line in (
        ("If I muted the AI topic, would replies to questions still come?", "help kept mute"),
        ("如果我取消訂閱，以前嗰啲文件仲搵唔搵到？", "help kept unsubscribe"),
    ):
        assert guessed(stage, text).line == line


def test_a_day_and_an_hour_go_with_the_rhythm_that_is_left() -> None:
    assert FROM_RHYTHM.sub(" ", "change ai from weekly mon 9am to daily") == "change ai  to daily"


def test_the_hour_that_is_left_is_not_the_new_one(stage: Stage) -> None:
    found = repr(meant(stage.desk, "switch AI from daily at 9 to instant", at_the_console()))
    assert "09:00" not in found


def test_a_file_of_what_is_saved_is_one_of_an_export(stage: Stage) -> None:
    assert guessed(stage, "RIS file of whatever I've saved pls").line == "export saved ris"


@pytest.mark.parametrize(
    "text",
    [
        "search weekly enough",
        "daily deaths are bad enough",
        "only the Secretary answered, none of the others did",
        "just AI and not the rest of the world",
    ],
)
def test_what_is_told_of_others_changes_no_rhythm_and_stops_nothing(
    stage: Stage, text: str
) -> None:
    found = meant(stage.desk, text, at_the_console())
    asked = found.intent if isinstance(found, Guessed) else found
    assert isinstance(asked, Search)


def test_a_list_that_nobody_keeps_is_not_added_to(stage: Stage) -> None:
    found = guessed(stage, "add Zed Ltd and Orchid Data Ltd to our watch list")
    assert not any("add" in one for one in found.others if one.startswith("list "))
