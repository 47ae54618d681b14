"""This file tests that a time is heard in any sentence, exactly, and that the words around it stay the subject."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.arguments import moments, periods, stretches
from bot.answering.arguments.sought import sought
from bot.answering.hearing import grammar
from bot.answering.hearing.reading import meant
from bot.answering.intents import (
    Commitments,
    Guessed,
    Intent,
    Latest,
    Meetings,
    Mute,
    Pause,
    Quiet,
    Search,
    Subscribe,
)
from bot.answering.speech import at_the_console
from bot.calendar import hong_kong
from scrapers.text import fold
from storage.database import open_store
from tests.story.lived import lived
from tests.story.stage import Stage

SPEAKER = at_the_console()
TODAY = date(2026, 11, 30)


def days(first: str | None, last: str | None = None) -> tuple[date | None, date | None]:
    return tuple(date.fromisoformat(one) if one else None for one in (first, last))  # type: ignore[return-value]


# What people say, and the first and the last day of it on the 30th of November 2026, a Monday.
ENGLISH = {
    "last month": days("2026-10-01", "2026-10-31"),
    "last week": days("2026-11-23", "2026-11-29"),
    "past fortnight": days("2026-11-16", "2026-11-30"),
    "over the past three months": days("2026-08-30", "2026-11-30"),
    "in the last 10 days": days("2026-11-20", "2026-11-30"),
    "since 2024": days("2024-01-01"),
    "since 1 July this year": days("2026-07-01"),
    "since March": days("2026-03-01"),
    "since Monday": days("2026-11-23"),
    "since last Wednesday": days("2026-11-25"),
    "since the start of the year": days("2026-01-01"),
    "between March and June this year": days("2026-03-01", "2026-06-30"),
    "from January to March 2025": days("2025-01-01", "2025-03-31"),
    "from 3 March to 5 May": days("2026-03-03", "2026-05-05"),
    "from 2025-03-04 to 2025-04-05": days("2025-03-04", "2025-04-05"),
    "1-15 September 2026": days("2026-09-01", "2026-09-15"),
    "from Q2 last year": days("2025-04-01"),
    "in Q3 2025": days("2025-07-01", "2025-09-30"),
    "in the second half of 2025": days("2025-07-01", "2025-12-31"),
    "last quarter": days("2026-07-01", "2026-09-30"),
    "in December 2025": days("2025-12-01", "2025-12-31"),
    "last financial year": days("2025-04-01", "2026-03-31"),
    "in FY2024-25": days("2024-04-01", "2025-03-31"),
    "in the 2024-25 session": days("2024-10-01", "2025-09-30"),
    "in 2024-25": days("2024-01-01", "2025-12-31"),
    "this session": days("2026-01-01", "2026-12-31"),
    "before summer": days(None, "2026-05-31"),
    "before 2025": days(None, "2024-12-31"),
    "up to March 2026": days(None, "2026-03-31"),
    "yesterday": days("2026-11-29", "2026-11-29"),
    "two weeks ago": days("2026-11-16", "2026-11-22"),
    "since two months ago": days("2026-09-01"),
    "this year so far": days("2026-01-01", "2026-12-31"),
}
CHINESE = {
    "上個月": days("2026-10-01", "2026-10-31"),
    "上星期三": days("2026-11-25", "2026-11-25"),
    "過去三個月": days("2026-08-30", "2026-11-30"),
    "近半年": days("2026-05-30", "2026-11-30"),
    "今年3月至6月": days("2026-03-01", "2026-06-30"),
    "3月1日至15日": days("2026-03-01", "2026-03-15"),
    "由舊年一月開始計": days("2025-01-01"),
    "2024年以來": days("2024-01-01"),
    "2026年7月1日起": days("2026-07-01"),
    "年初至今": days("2026-01-01"),
    "截至2026年3月": days(None, "2026-03-31"),
    "去年下半年": days("2025-07-01", "2025-12-31"),
    "2025年第二季": days("2025-04-01", "2025-06-30"),
    "今季": days("2026-10-01", "2026-12-31"),
    "上個財政年度": days("2025-04-01", "2026-03-31"),
    "2024-25年度": days("2024-04-01", "2025-03-31"),
    "本會期": days("2026-01-01", "2026-12-31"),
    "於2025年12月": days("2025-12-01", "2025-12-31"),
    "尋日": days("2026-11-29", "2026-11-29"),
    "三個月前": days("2026-08-01", "2026-08-31"),
    "前年": days("2024-01-01", "2024-12-31"),
    "年底": days("2026-01-01", "2026-12-31"),
    "去年年底": days("2025-01-01", "2025-12-31"),
    "今年三月底": days("2026-03-01", "2026-03-31"),
    "上个月": days("2026-10-01", "2026-10-31"),
    "上个财政年度": days("2025-04-01", "2026-03-31"),
    "过去两个星期": days("2026-11-16", "2026-11-30"),
}
IN_ENGLISH = (
    "search drones {}",
    "{}, what was said on e-filing",
    "any questions on smart lampposts {}?",
    "latest AI {}",
    "what did the DPO publish {} on open data",
    "promises on digital identity {}",
    "Article 12 and Cap. 486 {} please",
    "5G and web 3 papers {}, as our board meets",
    "pull up what LegCo heard {} about CB(2)438/2026",
)
IN_CHINESE = (
    "搜尋無人機{}",
    "{}關於無人機嘅質詢",
    "有冇{}關於開放數據嘅文件",
    "人工智能{}有咩新嘢",
    "幫我搵{}講智慧燈柱嘅嘢，編輯等緊",
    "政府{}就數碼身分講過咩",
    "第486章及第5題{}的文件",
    "搜索无人机{}的文件",
)
# What holds a number, a month or a season, and is no time.
NO_TIMES = (
    "Article 12",
    "Cap. 486",
    "第5題",
    "CB(2)438/2026",
    "CB(2)1292/2025(03)",
    "Budget 2026-27",
    "the 2026-27 Budget",
    "web 3",
    "5G",
    "March of progress",
    "what it may affect",
    "second half of the match",
    "quarter final",
    "summer school",
    "spring water",
    "the fall of the wall",
    "route 23/24",
    "24/7 hotline",
    "Policy Address 2025",
    "Smart City Blueprint 2.0",
    "2030 vision",
    "第3號報告",
    "三月病",
    "中期報告",
    "Monday.com",
    "one-stop service",
    "LCQ5",
    "8th term",
    "2025年施政報告",
    "明日大嶼",
    "海底隧道",
    "徹底檢討",
    "底薪",
    "今年底薪",
    "兜底條款",
    "前日本首相",
    "前日軍侵華史料",
    "前天主教徒",
    "前年輕人政策",
    "明天小學",
    "上季風",
    "五月天演唱會",
    "three days back pay",
    "end of year bonus",
    "current day nurseries",
    "following day surgery",
    "last year of primary",
)


@pytest.mark.parametrize(
    ("sentences", "times"),
    [(IN_ENGLISH, ENGLISH), (IN_CHINESE, CHINESE)],
    ids=["English", "Chinese"],
)
def test_a_span_is_found_in_any_sentence_and_leaves_its_other_words(
    sentences: tuple[str, ...], times: dict[str, tuple[date | None, date | None]]
) -> None:
    wrong = []
    for sentence, (said, wanted) in product(sentences, times.items()):
        text = sentence.format(said)
        found = periods.within(text, bare=True)
        left = found and f"{text[: found.start]}{text[found.end :]}"
        if not found or (found.period.days(TODAY), left) != (wanted, sentence.format("")):
            wrong.append((text, found and found.period.days(TODAY), left))
    assert not wrong


@pytest.mark.parametrize("said", [*ENGLISH, *CHINESE])
def test_a_span_is_typed_so_that_it_is_read_the_same(said: str) -> None:
    found = periods.within(said, bare=True)
    assert found is not None
    for typed in (found.typed, found.period.typed):
        left, period = periods.parted(f"drones {typed}")
        assert (left, period and period.days(TODAY)) == ("drones", found.period.days(TODAY))


@pytest.mark.parametrize("name", NO_TIMES)
def test_a_name_that_holds_a_number_or_a_season_is_no_time(name: str) -> None:
    for text in (name, f"{name} please", f"papers on {name}", f"關於{name}嘅文件"):
        assert periods.within(text) is None
        assert periods.parted(text) == (text, None)


def test_a_span_in_the_middle_is_no_word_of_what_is_sought() -> None:
    assert sought("搵去年下半年講無人機嘅嘢", "去年下半年").split() == ["無人機", "去年下半年"]


def test_what_comes_again_is_the_last_in_what_was_published_and_the_next_in_what_is_due() -> None:
    march = periods.parted("AI in March")[1]
    assert march is not None
    assert march.days(TODAY) == days("2026-03-01", "2026-03-31")
    assert march.whole(TODAY) == days("2027-03-01", "2027-03-31")


@pytest.mark.parametrize("when", ["the end of March", "三月底"])
def test_the_end_of_a_month_without_a_year_comes_again(when: str) -> None:
    found = periods.within(f"due by {when}" if when.isascii() else f"截至{when}")
    assert found is not None
    assert found.period.whole(TODAY)[1] == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("commitments due by 31 December", None, "2026-12-31"),
        ("commitments due until March", None, "2027-03-31"),
        ("commitments due by the end of March", None, "2027-03-31"),
        ("commitments due in March", "2027-03-01", "2027-03-31"),
    ],
)
def test_what_is_due_until_a_day_is_due_on_any_day_before_it(
    text: str, first: str | None, last: str
) -> None:
    from bot.answering.finding.promises import asked_days

    read = grammar.parse(text)
    assert isinstance(read, Commitments)
    assert asked_days(read, TODAY) == days(first, last)


@pytest.mark.parametrize(
    ("text", "left"),
    [("the last year", ""), ("today's youth", "youth"), ("AI the last month", "AI")],
)
def test_a_stretch_takes_its_article_and_its_s_with_it(text: str, left: str) -> None:
    assert periods.parted(text)[0] == left


def test_two_months_without_a_year_are_in_their_order() -> None:
    turn = periods.within("drones from November to February")
    assert turn is not None
    assert turn.period.days(TODAY) == days("2025-11-01", "2026-02-28")
    assert turn.period.whole(TODAY) == days("2026-11-01", "2027-02-28")


@given(st.text(max_size=120), st.dates(date(2000, 1, 31), date(2100, 1, 1)))
def test_whatever_is_said_has_spans_that_any_day_can_read(text: str, today: date) -> None:
    for one in periods.every(text):
        assert 0 <= one.start < one.end <= len(text)
        one.period.days(today)
        first, last = one.period.whole(today)
        assert first <= last or one.period.last is not None


def test_many_words_of_time_take_little_work() -> None:
    assert (
        periods.every("since last march to june 2025 " * 400) == ()
    )  # longer than is looked through
    assert len(periods.every("上個月" * 130)) <= 400


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("the end of next week", "2026-12-13"),
        ("January", "2027-01-01"),
        ("next quarter", "2027-01-01"),
        ("明年", "2027-01-01"),
        ("下個月", "2026-12-01"),
        ("月底", "2026-11-30"),
        ("end of January", "2027-01-31"),
        ("三月底", "2027-03-31"),
    ],
)
def test_what_is_to_come_begins_on_a_day(when: str, day: str) -> None:
    now = datetime.fromisoformat("2026-11-29T20:00:00+00:00")
    found = moments.read(when, now, "Asia/Hong_Kong")
    assert found is not None
    assert hong_kong(found).date().isoformat() == day


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path_factory.mktemp("timed") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store)
    store.close()


def heard(stage: Stage, text: str) -> Intent:
    """Give what a text asks for, or what it is offered as."""
    read = meant(stage.desk, text, SPEAKER)
    return read if not isinstance(read, Guessed) else read.intent or grammar.parse(read.line)


SPOKEN = (
    "last month", "past fortnight", "since 1 July this year", "between March and June this year", "from Q2 last year",
    "last financial year", "in the 2024-25 session", "since last Wednesday", "since the start of the year",
)  # fmt: skip
SPOKEN_HAN = ("上個月", "今年3月至6月", "由舊年一月開始計", "去年下半年", "上個財政年度", "2024年以來", "上星期三", "年初至今", "过去三个月")  # fmt: skip


@pytest.mark.parametrize(
    "text", ["search drones {}", "any questions on drones {}?", "what's new in AI {}?"]
)
@pytest.mark.parametrize("said", SPOKEN)
def test_a_lookup_keeps_its_subject_and_its_span(stage: Stage, text: str, said: str) -> None:
    looked_up(stage, text.format(said), said)


@pytest.mark.parametrize(
    "text", ["搜尋無人機{}", "{}關於無人機嘅質詢", "有冇{}關於無人機嘅文件", "最新人工智能{}"]
)
@pytest.mark.parametrize("said", SPOKEN_HAN)
def test_a_lookup_in_chinese_keeps_its_subject_and_its_span(
    stage: Stage, text: str, said: str
) -> None:
    looked_up(stage, text.format(said), said)


def looked_up(stage: Stage, text: str, said: str) -> None:
    today = hong_kong(stage.desk.clock()).date()
    read, named = heard(stage, text), periods.within(said, bare=True)
    assert isinstance(read, Search | Latest)
    assert named is not None
    assert read.period is not None
    assert read.period.days(today) == named.period.days(today)
    subject = read.words if isinstance(read, Search) else read.topic
    assert fold(subject or "") in ("drones", "无人机", "ai", "artificial intelligence", "人工智能")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("what AI promises fall due {}?", "in December 2026"),
        ("commitments AI due {}", "next month"),
        ("which AI promises are due {}", "in the first half of 2027"),
        ("what AI promises fall due {}?", "in Q1 next year"),
        ("{}到期的人工智能承諾", "明年第一季"),
        ("政府就人工智能所作的承諾，有哪些{}到期", "於2026年12月"),
        ("人工智能有咩承諾{}到期", "下個月"),
    ],
)
def test_the_month_in_which_something_is_due_is_kept(stage: Stage, text: str, due: str) -> None:
    from bot.answering.finding.promises import asked_days

    today = hong_kong(stage.desk.clock()).date()
    read, named = heard(stage, text.format(due)), periods.within(due, bare=True)
    assert isinstance(read, Commitments)
    assert fold(read.topic or "") in ("ai", "artificial intelligence", "人工智能")
    assert named is not None
    assert asked_days(read, today) == named.period.whole(today)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what meetings are there {}?", "tomorrow"),
        ("meetings {}", "in November"),
        ("meetings {}", "since Friday"),
        ("meetings {}", "until Friday"),
        ("meetings {}", "before Friday"),
        ("{}有咩會議", "聽日"),
        ("{}有哪些會議", "下星期二"),
    ],
)
def test_meetings_are_those_of_the_span(stage: Stage, text: str, said: str) -> None:
    today = hong_kong(stage.desk.clock()).date()
    read, named = heard(stage, text.format(said)), periods.within(said, bare=True)
    assert isinstance(read, Meetings)
    assert read.topic is None
    assert named is not None
    assert read.period is not None
    assert read.period.whole(today) == named.period.whole(today)


@pytest.mark.parametrize(
    "text", ["meetings on Friday", "meetings from Friday", "會議 一月", "會議 星期五"]
)
def test_a_time_alone_is_that_of_the_meetings_and_no_topic(stage: Stage, text: str) -> None:
    read = heard(stage, text)
    assert isinstance(read, Meetings)
    assert read.topic is None
    assert read.period is not None


REASONS = ("", ", we are on leave", " because the office moves", "，辦公室搬遷", "（年假）")
UNTIL = ("next Monday", "14 December", "the end of next week", "下星期一", "月底", "12月14日")


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("when", UNTIL)
def test_a_pause_ends_on_its_day_whatever_its_reason(stage: Stage, when: str, reason: str) -> None:
    order = f"pause until {when}" if when.isascii() else f"暫停到{when}"
    read, now = heard(stage, f"{order}{reason}"), stage.desk.clock()
    assert isinstance(read, Pause)
    assert read.until is not None
    assert moments.read(read.until, now, SPEAKER.zone) == moments.read(when, now, SPEAKER.zone)


@pytest.mark.parametrize("text", ["mute AI until {}", "please mute AI until {}"])
@pytest.mark.parametrize("when", UNTIL[:3])
def test_a_topic_is_silent_until_its_day(stage: Stage, text: str, when: str) -> None:
    read, now = heard(stage, text.format(when)), stage.desk.clock()
    assert isinstance(read, Mute)
    assert moments.read(read.until or "", now, SPEAKER.zone) == moments.read(
        when, now, SPEAKER.zone
    )


@pytest.mark.parametrize(
    "text",
    [
        "pause until Monday, no wait, don't",
        "pause until Monday, then drop AI",
        "pause until Monday, not sure",
        "暫停到星期一，唔係，取消",
        "暫停到星期一，係咪錯咗？",
        "may I pause AI",
    ],
)
def test_a_pause_that_is_taken_back_is_none(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, SPEAKER)
    ends = read.until if isinstance(read, Pause) else None
    assert ends is None or moments.read(ends, stage.desk.clock(), SPEAKER.zone) is None


@pytest.mark.parametrize("when", ["January", "2027", "next quarter", "next month", "the weekend"])
@pytest.mark.parametrize("order", ["pause for {}", "mute AI for {}", "please pause for {}"])
def test_nothing_stops_at_once_for_a_stretch_to_come(stage: Stage, order: str, when: str) -> None:
    read = meant(stage.desk, order.format(when), SPEAKER)
    assert not isinstance(read, Pause | Mute)


@pytest.mark.parametrize("when", ["this week", "a week", "the next two weeks", "3 days"])
def test_a_pause_for_a_length_begins_at_once(stage: Stage, when: str) -> None:
    assert isinstance(meant(stage.desk, f"pause for {when}", SPEAKER), Pause)


def test_a_pause_for_no_length_is_asked_back(stage: Stage) -> None:
    assert not isinstance(meant(stage.desk, "pause for 0 days", SPEAKER), Pause)


@pytest.mark.parametrize("when", ["28 November", "November 28", "11月28日"])
def test_a_day_that_is_just_over_is_not_that_of_next_year(when: str) -> None:
    now = datetime.fromisoformat("2026-11-30T04:00:00+00:00")
    found = moments.read(when, now, "Asia/Hong_Kong")
    assert found is not None
    assert found < now


@pytest.mark.parametrize("how", ["for a week", "weekly for two months", "daily except Friday"])
def test_what_cannot_be_wished_of_a_topic_is_asked_back(stage: Stage, how: str) -> None:
    assert not isinstance(meant(stage.desk, f"subscribe AI {how}", SPEAKER), Subscribe)


TOLD = {
    "every Monday at 9:30": ("weekly", "mon", "09:30"),
    "fridays 5pm": ("weekly", "fri", "17:00"),
    "every Friday afternoon at 5": ("weekly", "fri", "17:00"),
    "every weekday at half eight in the morning": ("daily", None, "08:30"),
    "on Wednesdays at quarter past nine": ("weekly", "wed", "09:15"),
    "逢禮拜一九點半": ("weekly", "mon", "09:30"),
    "每週五下午5:30": ("weekly", "fri", "17:30"),
    "逢星期二朝早十點": ("weekly", "tue", "10:00"),
    "每周三晏晝三點": ("weekly", "wed", "15:00"),
    "每日早上九时": ("daily", None, "09:00"),
}


@pytest.mark.parametrize("said", sorted(TOLD))
def test_how_often_keeps_its_day_and_its_hour_side_by_side(stage: Stage, said: str) -> None:
    english = ("subscribe AI {}", "send us AI {}", "change AI to {}")
    chinese = ("訂閱人工智能 {}", "{}發人工智能嘅文件俾我哋", "请{}发送人工智能的消息")
    for text in english if said.isascii() else chinese:
        read = heard(stage, text.format(said))
        assert isinstance(read, Subscribe), text
        assert len(read.topics) == 1
        wishes = read.wishes
        assert (wishes.rhythm, wishes.weekday, wishes.at) == TOLD[said], text


@pytest.mark.parametrize(
    "text",
    [
        "quiet from 9pm to 8am",
        "no alerts between 9pm and 8am please",
        "夜晚九點之後唔好嘈我，朝早八點先再出聲",
    ],
)
def test_quiet_hours_keep_both_ends(stage: Stage, text: str) -> None:
    read = heard(stage, text)
    assert isinstance(read, Quiet)
    assert re.findall(r"\d\d:\d\d", repr(read)) == ["21:00", "08:00"]


def test_quiet_hours_without_their_halves_are_a_night(stage: Stage) -> None:
    read = heard(stage, "quiet from half eight to half past six")
    assert isinstance(read, Quiet)
    assert (read.start, read.end) == ("20:30", "06:30")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("LCQ18 from last wednesday", "LCQ18 30 September 2026"),
        ("show last Wednesday's LCQ5", "LCQ5 30 September 2026"),
        ("上星期三的第五題口頭質詢", "LCQ5 30 September 2026"),
        ("oral question 5 on 23 September", "LCQ5 23 September 2026"),
    ],
)
def test_a_question_is_that_of_its_sitting(stage: Stage, text: str, written: str) -> None:
    assert written in repr(heard(stage, text))


@pytest.mark.parametrize("when", ["31 feb 2025", "2025年13月", "nothing"])
def test_what_no_calendar_has_is_no_stretch(when: str) -> None:
    assert stretches.sort_of(when) is None
