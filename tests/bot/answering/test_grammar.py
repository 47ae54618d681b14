"""This file tests how commands are read, in English and Chinese, and that nothing typed breaks it."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import intents
from bot.answering.arguments import words
from bot.answering.arguments.kind_names import kind_of
from bot.answering.arguments.periods import Period
from bot.answering.arguments.wishes import Wishes
from bot.answering.commands import COMMANDS
from bot.answering.hearing.grammar import LONGEST, parse
from bot.answering.intents import Misunderstood, Search, Subscribe

WHOLE = "subscribe AI in <#C1|general> weekly fri 17:30 lang en from legco level mention not: drone, 無人機"


def test_a_subscription_is_read_with_every_wish() -> None:
    assert parse(WHOLE) == Subscribe(
        ("AI",),
        Wishes("weekly", "17:30", "fri", "en", ("legco",), "mention", "drone, 無人機"),
        "<#C1|general>",
    )


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("subscribe 人工智能 daily 08:45", "訂閱 人工智能 每日 08:45"),
        ("subscribe 人工智能 weekly fri 17:30", "訂閱 人工智能 每周五 17:30"),
        ("subscribe 人工智能 instant", "訂閱人工智能 即時"),
        ("subscribe AI lang tc", "訂閱 AI 語言 繁"),
        ("subscribe AI from press", "訂閱 AI 來自 新聞公報"),
        ("subscribe AI level mention", "訂閱 AI 級別 提及"),
        ("subscribe AI not: 無人機", "訂閱 AI 排除：無人機"),
        ("unsubscribe AI", "取消訂閱 AI"),
        ("unsubscribe all", "取消訂閱 全部"),
        ("follow member:陳曼琪", "跟進 議員:陳曼琪"),
        ("list", "清單"),
        ("latest AI", "最新 AI"),
        ("search 港文通", "搜尋 港文通"),
        ("show ITIB152", "查閱 ITIB152"),
        ("commitments 智慧城市 due:2026", "承諾 智慧城市 到期:2026"),
        ("meetings", "會議"),
        ("why ITIB152", "為何 ITIB152"),
        ("status", "狀態"),
        ("pause", "暫停"),
        ("resume", "恢復"),
        ("quiet 20:00-08:00", "勿擾 20:00至08:00"),
        ("export", "匯出"),
        ("undo", "復原"),
        ("help", "說明"),
        ("digest now", "摘要"),
        ("preview AI", "預覽 AI"),
        ("feedback good", "意見 good"),
        ("topic new A: b", "主題 新增 A：b"),
    ],
)
def test_chinese_commands_mean_what_the_english_ones_do(english: str, chinese: str) -> None:
    assert parse(chinese) == parse(english)


def test_words_without_a_command_are_searched_for() -> None:
    assert parse("港法通") == Search("港法通")


def test_a_noun_that_is_also_a_command_is_searched_for() -> None:
    assert parse("status of smart lampposts") == Search("status of smart lampposts", hint="status")
    assert parse("會議紀要") == Search("會議紀要")


def test_a_misspelt_command_is_offered() -> None:
    found = parse("subscrbe AI")
    assert isinstance(found, Search)
    assert found.hint == "subscribe"


def test_filters_are_read_wherever_they_stand() -> None:
    assert parse('member:陳曼琪 AI since:2026-09 committee:"Panel on X"') == Search(
        "AI", member="陳曼琪", committee="Panel on X", since=date(2026, 9, 1)
    )


def test_cancel_alone_is_not_unsubscribing() -> None:
    assert isinstance(parse("取消"), Misunderstood)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("subscribe", "which_topic"),
        ("subscribe AI daily 25:00", "bad_time"),
        ("subscribe AI lang klingon", "bad_language"),
        ("search AI since:someday", "bad_day"),
        ("search AI kind:poem", "bad_kind"),
        ('search member:""', "search_what"),
        ("search AI committee:", "search_what"),
        ("quiet sometimes", "bad_span"),
        ("quiet 09:00-09:00", "whole_day"),
        ("quiet 00:00-24:00", "whole_day"),
        ("quiet 24:00-00:00", "whole_day"),
        ("topic new Drones", "topic_line"),
        ("why", "which_paper"),
        ("edit first", "edit_number"),
        ("x" * (LONGEST + 1), "too_long"),
    ],
)
def test_what_is_wrong_is_named(text: str, problem: str) -> None:
    found = parse(text)
    assert isinstance(found, Misunderstood)
    assert found.problem == problem


def test_a_committees_name_may_hold_the_words_of_wishes() -> None:
    found = parse("follow Panel on Developments in Science from 2026")
    assert isinstance(found, intents.Follow)
    assert found.what == "Panel on Developments in Science from 2026"


def test_a_mention_before_the_command_is_passed_over() -> None:
    assert parse("<@U123> list") == intents.ListFollowed()


def test_invisible_letters_are_passed_over() -> None:
    assert parse("sub\u200bscribe \u202eAI") == Subscribe(("AI",))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8:45", "08:45"),
        ("9am", "09:00"),
        ("12am", "00:00"),
        ("5.30pm", "17:30"),
        ("24:00", "24:00"),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, meant: str) -> None:
    assert words.clock(typed) == meant


def test_quiet_hours_to_midnight_are_a_span() -> None:
    assert parse("quiet 20:00-24:00") == intents.Quiet("20:00", "24:00")


@pytest.mark.parametrize("typed", ["25:00", "8", "13pm", "08:60", "24:01", "٨:٤٥x", ""])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert words.clock(typed) is None


COMMON = [
    *(word for command in COMMANDS for word in command.words),
    "daily",
    "weekly",
    "in",
    "from",
    "lang",
    "not:",
    "at",
    ":",
    '"',
    "「",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(COMMON), st.text(max_size=12)), max_size=12).map(" ".join)
)
def test_whatever_is_typed_means_something(text: str) -> None:
    assert isinstance(parse(text), intents.Intent)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["instant", "daily", "weekly"]),
    st.sampled_from(["en", "tc", "sc", "either"]),
    st.sampled_from(["", "from legco", "from press,doj"]),
)
def test_unsubscribing_takes_the_shape_of_subscribing(rhythm: str, lang: str, origin: str) -> None:
    said = f"AI {rhythm} lang {lang} {origin}"
    assert isinstance(parse(f"subscribe {said}"), Subscribe)
    assert parse(f"unsubscribe {said}") == intents.Unsubscribe(("AI",))


@pytest.mark.parametrize("text", ["from " * 1590, "from leg " * 880, "from 法 " * 1100])
def test_a_command_full_of_froms_is_read_at_once(text: str) -> None:
    began = time.process_time()
    parse(f"subscribe {text}"[:8000])
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("search lawtech since:yesterday", Period("since", "yesterday")),
        ('search lawtech until:"last week"', Period("until", "last week")),
        ("search lawtech since:今日", Period("since", "今日")),
    ],
)
def test_a_filter_of_days_takes_a_time_that_is_named(text: str, period: Period) -> None:
    found = parse(text)
    assert isinstance(found, Search)
    assert (found.words, found.period) == ("lawtech", period)


def test_a_filter_that_names_no_day_is_asked_back() -> None:
    assert isinstance(parse("search lawtech since:someday"), Misunderstood)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("since:2026-11 until:2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("since:2024 until:2024-02", date(2024, 1, 1), date(2024, 2, 29)),
        ("since:2026 until:2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_month_or_a_year_lasts_until_its_last_day(typed: str, first: date, last: date) -> None:
    found = parse(f"search AI {typed}")
    assert isinstance(found, Search)
    assert (found.since, found.until) == (first, last)


@pytest.mark.parametrize("day", ["2026-13", "2026-00", "2026-11-31", "2026-1-1-1"])
def test_a_day_that_there_is_not_is_asked_back(day: str) -> None:
    assert isinstance(parse(f"search AI since:{day}"), Misunderstood)
    assert isinstance(parse(f"search AI until:{day}"), Misunderstood)


@pytest.mark.parametrize("typed", ["speech", "speeches", "Addresses", "address"])
def test_a_kind_is_named_by_one_or_by_many(typed: str) -> None:
    assert kind_of(typed) == "speech"
