"""This file follows a Wednesday of questions: one message of the day, edited as replies come."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.calendar import HONG_KONG
from bot.telling import meetings
from bot.telling.sittings import Sittings
from scrapers.items import Expectation, Language, Person
from scrapers.replica.shelf import Release
from storage.database import Store
from storage.people import channels
from storage.published import expectations
from storage.told import inspection
from tests.story.stage import WEDNESDAY, Stage

ELEVEN = datetime(2026, 10, 7, 11, tzinfo=HONG_KONG)
TITLES = {
    3: "醫院應用人工智能",
    5: "發展智慧城市",
    8: "維修行人天橋",
    9: "學校應用人工智能",
}


def reply(stage: Stage, number: int, title: str, *body: str) -> None:
    """Let a reply come out, in Chinese."""
    numeral = "〇一二三四五六七八九"[number]
    text = (
        "以下是今日（十月七日）在立法會會議上何遠山議員的提問和創新科技及工業局局長葉星海的答覆：",
        "問題：",
        f"就{title}，政府可否告知本會最新情況？",
        "答覆：",
        "主席：",
        *(body or (f"政府正推動{title}，明年撥款四千萬元。{title}的成效每年檢討一次。",)),
    )
    stage.site.put(
        Release(
            f"q{number}",
            "zh-Hant",
            WEDNESDAY,
            300 + number,
            f"立法會{numeral}題：{title}",
            text,
            "12:00",
        )
    )


def announce(stage: Stage, *numbers: int, language: Language = "zh-Hant") -> None:
    """Let the agenda be known, and its questions matched to topics."""
    items = [
        Expectation(
            source="council_agenda",
            key=f"agenda:cm20261007:q{number}:{language}",
            title=TITLES[number],
            language=language,
            starts_at=ELEVEN,
            committee="立法會會議",
            keys=(f"lcq:2026-10-07:{number}",),
            people=(Person("asker", "何遠山議員"),),
        )
        for number in numbers
    ]
    with stage.desk.store.write() as session:
        expectations.remember(session, items, stage.clock())
    meetings.keep(stage.desk)


class Day:
    """A stage whose work keeps the message of the day too."""

    def __init__(self, store: Store) -> None:
        self.stage = Stage(store, places=("info_gov_hk",))
        self.sittings = Sittings(self.stage.desk)
        self.stage.publish("morning")
        self.keep()

    def keep(self, minutes: float = 5) -> None:
        self.stage.check(minutes)
        self.sittings.keep()
        self.stage.send()

    def parents(self) -> list[str]:
        return [m.text for m in self.stage.channel.posts() if "立法會會議：" in m.text]


@pytest.fixture
def day(store: Store) -> Day:
    return Day(store)


def test_questions_on_the_topics_gather_under_one_message(day: Day) -> None:
    for number, title in TITLES.items():
        reply(day.stage, number, title)
        day.keep()
    (text,) = day.parents()
    assert text.startswith("2026年10月7日（三）立法會會議：3項質詢與你關注的主題有關")
    assert "立法會三題：醫院應用人工智能" in text
    assert "行人天橋" not in text


def test_replies_on_the_main_subject_are_posted_as_usual(day: Day) -> None:
    for number in (3, 9):
        reply(day.stage, number, TITLES[number])
    day.keep()
    assert len(day.stage.channel.posts()) == 3


def test_one_question_alone_gathers_nothing(day: Day) -> None:
    reply(day.stage, 3, TITLES[3])
    reply(day.stage, 8, TITLES[8])
    day.keep()
    assert day.parents() == []


def test_the_agenda_is_told_from_eleven(day: Day) -> None:
    announce(day.stage, *TITLES)
    day.keep()
    assert day.parents() == []
    day.keep(minutes=60)
    (text,) = day.parents()
    assert "4項質詢，3項與你關注的主題有關" in text
    assert text.count("答覆容後發出") == 3
    assert "何遠山議員" in text


def test_what_comes_is_an_edit(day: Day) -> None:
    announce(day.stage, *TITLES)
    day.keep(minutes=60)
    reply(day.stage, 3, TITLES[3])
    day.keep()
    (text,) = day.parents()
    assert text.count("答覆容後發出") == 2
    assert "/P20261007" in text
    assert "主題" in text


def test_looking_again_changes_nothing(day: Day) -> None:
    for number in (3, 9):
        reply(day.stage, number, TITLES[number])
    day.keep()
    for _ in range(3):
        day.keep(minutes=20)
        Sittings(day.stage.desk).keep()
        day.stage.send()
    parent = next(m for m in day.stage.channel.posts() if "立法會會議：" in m.text)
    assert parent.edits == 0
    assert len(day.parents()) == 1
    with day.stage.desk.store.read() as session:
        assert inspection.entries(session) == []


def test_a_mention_is_listed_and_still_comes_with_the_digest(day: Day) -> None:
    reply(day.stage, 3, TITLES[3])
    reply(
        day.stage,
        8,
        "管理行人天橋",
        "政府每年檢查天橋一次，並以鏡頭點算人流。",
        "有關部門亦會研究應用人工智能的可行性。",
    )
    day.keep()
    (text,) = day.parents()
    assert "提及" in text
    day.stage.clock.pass_(days=1)
    day.stage.digest()
    assert "管理行人天橋" in day.stage.channel.posts()[-1].text


@pytest.mark.parametrize(
    "changes",
    [
        {"opens": "18:00", "closes": "20:00"},
        {"paused_until": datetime(2026, 10, 9, tzinfo=HONG_KONG)},
    ],
    ids=["asleep", "paused"],
)
def test_a_channel_that_is_asleep_or_paused_is_left_alone(
    day: Day, changes: dict[str, object]
) -> None:
    with day.stage.desk.store.write() as session:
        channels.set_channel(session, "console", **changes)
    for number in (3, 9):
        reply(day.stage, number, TITLES[number])
    day.keep()
    assert not day.stage.channel.messages


def test_a_channel_that_wants_digests_only_is_left_alone(day: Day) -> None:
    from storage.people import subscriptions

    with day.stage.desk.store.write() as session:
        place = channels.channel(session, "console")
        assert place is not None
        for one in subscriptions.subscriptions(session, place.id):
            subscriptions.change_subscription(session, one.id, rhythm="daily")
    for number in (3, 9):
        reply(day.stage, number, TITLES[number])
    day.keep()
    assert not day.stage.channel.messages


def test_what_was_there_before_we_were_is_no_news(store: Store) -> None:
    stage = Stage(store, places=("info_gov_hk",))
    for number in (3, 9):
        reply(stage, number, TITLES[number])
    stage.check()
    stage.check()
    Sittings(stage.desk).keep()
    stage.send()
    assert not stage.channel.messages
