"""This file lives through outages of our own: what came meanwhile is read back day by day and told late, at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.calendar import HONG_KONG
from scrapers.replica.shelf import our_release
from storage.database import Store
from storage.watched import page_states
from tests.story.stage import Stage
from tests.story.troubles import alarms, assert_settled, told, watched

THEMES = ("bail", "probate", "juries", "adoption", "small claims", "translation", "appeals")
FEED = "https://www.info.gov.hk/gia/rss/general_en.xml"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return watched(sqlite_store)


def roads(stage: Stage, day: date, count: int) -> None:
    """Publish releases on nothing that anybody follows, one of them in Chinese too."""
    stage.site.release("roads", day=day)
    for number in range(count):
        serial = 1000 + number
        made = replace(
            our_release("ai_question", day, serial)["en"],
            name=f"roads {day} {number}",
            title=f"Road works on {day:%d %B}, part {number}",
            paragraphs=(f"Roads are repaired in part {number} on {day}.",),
        )
        stage.site.put(made)


def ai(stage: Stage, day: date) -> str:
    """Publish a release on artificial intelligence; give its title."""
    title = f"Artificial intelligence in courts: report of {day:%d %B}"
    made = our_release("ai_question", day, 901)["en"]
    words = (
        f"The Judiciary used artificial intelligence in {day.day * 31} cases by {day:%d %B}.",
        f"On {day:%A} its committee on {THEMES[day.day % 7]} met and asked for {day.day} reports.",
        f"The next report, on {THEMES[(day.day + 3) % 7]}, is for {THEMES[(day.day + 5) % 7]}.",
    )
    stage.site.put(replace(made, name=f"ai {day}", title=title, paragraphs=words))
    return title


def away(stage: Stage, days: int, others: int = 3) -> list[str]:
    """Be away for some days, on each of which there is a release on AI; give their titles."""
    titles = []
    for _ in range(days):
        stage.clock.pass_(days=1)
        stage.site.today += timedelta(days=1)
        titles.append(ai(stage, stage.site.today))
        roads(stage, stage.site.today, others)
    return titles


def rows(stage: Stage, text: str) -> list[str]:
    """Give the whole messages, their rows too, that hold some words."""
    return [str(one.payload) for one in stage.channel.messages.values() if text in one.text]


def test_seven_days_away_are_read_back_and_told_in_one_message(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 7, 12, 0, tzinfo=HONG_KONG)
    stage.check()
    titles = away(stage, 7, others=31)
    stage.check()
    stage.check()
    posts = told(stage)
    assert len(posts) == 1
    assert "離線7天期間：7份文件" in posts[0]
    shown = "".join(str(one.payload) for one in stage.channel.messages.values())
    for title in titles:
        assert title in shown
    assert_settled(stage)
    assert alarms(stage) == []


def test_what_was_told_late_is_not_told_again(stage: Stage) -> None:
    stage.check()
    away(stage, 7)
    stage.check()
    posts = len(stage.channel.messages)
    for _ in range(5):
        stage.check(minutes=20)
    stage.clock.now = datetime(2026, 10, 15, 8, 50, tzinfo=HONG_KONG)
    stage.digest()
    assert len(stage.channel.messages) == posts


def test_after_an_outage_news_is_told_at_once_again(stage: Stage) -> None:
    stage.check()
    away(stage, 4)
    stage.check()
    before = len(told(stage))
    made = replace(
        our_release("ai_question", stage.site.today, 977)["en"],
        name="later",
        title="Artificial intelligence in hospitals",
    )
    stage.site.put(made)
    stage.check()
    assert len(told(stage)) == before + 1
    assert "hospitals" in told(stage)[-1]


def test_an_outage_of_three_weeks_is_read_back_over_several_checks(stage: Stage) -> None:
    stage.check()
    away(stage, 21, others=1)
    for _ in range(4):
        stage.check()
    posts = told(stage)
    assert len(posts) == 1
    assert "離線21天期間：21份文件" in posts[0]
    assert_settled(stage)


def test_a_restart_in_the_middle_of_reading_back_loses_nothing(stage: Stage) -> None:
    stage.check()
    titles = away(stage, 7)
    stage.site.misbehave("error", "202610/10")
    stage.check()
    stage.site.behave()
    for _ in range(3):
        stage.check(minutes=61)
    shown = "".join(str(one.payload) for one in stage.channel.messages.values())
    assert [title for title in titles if title not in shown] == []


def test_a_day_whose_page_cannot_be_read_back_is_said_by_name(stage: Stage) -> None:
    stage.check()
    away(stage, 7)
    stage.site.misbehave("missing", "202610/10.htm")
    for _ in range(4):
        stage.check(minutes=30)
    (heard,) = alarms(stage)
    assert "https://www.info.gov.hk/gia/general/202610/10.htm" in heard
    assert "what stood there since Wed 7 Oct 2026" in heard
    with stage.desk.store.read() as session:
        assert [one.url[-6:] for one in page_states.owed_pages(session)] == ["10.htm"]


def test_one_language_that_was_missing_for_days_is_read_back(stage: Stage) -> None:
    stage.site.misbehave("error", "c.htm")
    titles = []
    for _ in range(4):
        stage.clock.pass_(days=1)
        stage.site.today += timedelta(days=1)
        titles += [made.title for made in stage.site.release("ai_question", "zh-Hant").values()]
        roads(stage, stage.site.today, 1)
        for _ in range(3):
            stage.check()
    stage.site.behave()
    for _ in range(3):
        stage.check(minutes=61)
    shown = "".join(str(one.payload) for one in stage.channel.messages.values())
    assert len(titles) == 4
    assert shown.count(titles[0]) >= 4


def test_a_night_is_no_outage(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 7, 19, 0, tzinfo=HONG_KONG)
    stage.check()
    stage.clock.now = datetime(2026, 10, 8, 9, 30, tzinfo=HONG_KONG)
    stage.site.today = date(2026, 10, 8)
    title = ai(stage, stage.site.today)
    stage.check()
    assert len(told(stage)) == 1
    assert title in told(stage)[0]
    assert "away" not in told(stage)[0]


def test_an_ordinary_week_reads_no_day_twice(stage: Stage) -> None:
    for _ in range(5):
        stage.clock.pass_(days=1)
        stage.site.today += timedelta(days=1)
        roads(stage, stage.site.today, 1)
        stage.clock.now = stage.clock.now.replace(hour=2)
        stage.check()
        stage.clock.now = stage.clock.now.replace(hour=15, minute=50)
        stage.check()
    asked = [url for url in stage.door.asked if url.endswith("202610/08.htm")]
    assert len(asked) == 4


def test_a_list_that_reaches_back_to_nothing_we_know_is_said_by_name_and_day(
    sqlite_store: Store,
) -> None:
    stage = Stage(sqlite_store, health="console:health", places=("info_gov_hk_rss",))
    stage.clock.now = datetime(2026, 10, 7, 12, 0, tzinfo=HONG_KONG)
    stage.site.serve(FEED, feed(date(2026, 10, 7)), "application/rss+xml")
    chinese = feed(date(2026, 10, 7), title="道路工程")
    stage.site.serve(FEED.replace("_en", "_zh"), chinese, "application/rss+xml")
    stage.check()
    stage.clock.now = datetime(2026, 10, 14, 12, 0, tzinfo=HONG_KONG)
    stage.site.serve(FEED, feed(date(2026, 10, 13)), "application/rss+xml")
    stage.check()
    (heard,) = alarms(stage)
    assert "Cannot be read back: Press releases, RSS" in heard
    assert FEED in heard
    assert "7 Oct 2026" in heard
    assert "13 Oct 2026" in heard
    assert "_zh" not in heard


def test_what_a_list_dates_earlier_says_nothing_of_how_far_back_it_reaches(
    sqlite_store: Store,
) -> None:
    stage = Stage(sqlite_store, health="console:health", places=("info_gov_hk_rss",))
    stage.clock.now = datetime(2026, 10, 7, 12, 0, tzinfo=HONG_KONG)
    for url, title in ((FEED, "Road works"), (FEED.replace("_en", "_zh"), "道路工程")):
        stage.site.serve(url, feed(date(2026, 10, 7), title=title), "application/rss+xml")
    stage.check()
    stage.clock.now = datetime(2026, 10, 14, 12, 0, tzinfo=HONG_KONG)
    stage.site.serve(FEED, feed(date(2026, 10, 1), date(2026, 10, 13)), "application/rss+xml")
    stage.check()
    (heard,) = alarms(stage)
    assert "from Wed 7 Oct 2026 12:05 to Tue 13 Oct 2026" in heard


def test_a_day_that_stays_away_for_a_season_is_asked_once_a_day(stage: Stage) -> None:
    stage.check()
    away(stage, 3)
    stage.site.misbehave("missing", "202610/08.htm")
    stage.check()
    stage.clock.pass_(days=92)
    stage.site.today += timedelta(days=92)
    stage.check()
    before = len(stage.door.asked)
    for _ in range(12):
        stage.check(minutes=120)
    asked = [url for url in stage.door.asked[before:] if url.endswith("202610/08.htm")]
    assert len(asked) <= 1


def feed(*days: date, title: str = "Road works") -> bytes:
    items = "".join(
        f"<item><title>{title} {number}</title>"
        f"<link>https://www.info.gov.hk/gia/general/{day:%Y%m}/{day:%d}/P{day:%Y%m%d}00{number}.htm"
        f"</link></item>"
        for day in days
        for number in range(101, 121)
    )
    return f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()
