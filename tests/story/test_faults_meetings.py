"""This file tests what agendas announce: told as coming, once, fulfilled, or overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session
from structlog.testing import capture_logs

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.calendar import HONG_KONG
from bot.care import reconciliation
from bot.care.discrepancies import Discrepancy
from bot.desk import Desk
from bot.messages import phrases
from bot.telling import announcements, meetings
from scrapers.items import Expectation, Language, Listing, Person
from storage.database import Store
from storage.people import channels
from storage.published import expectations, identities
from storage.published.expectations import Expected
from tests.story.stage import Stage

SITTING = date(2026, 10, 14)
ELEVEN = datetime(2026, 10, 14, 11, tzinfo=HONG_KONG)
ENGLISH, CHINESE = "Use of artificial intelligence in public hospitals", "在公立醫院應用人工智能"


def question(number: int, title: str, language: Language = "en", **more: Any) -> Expectation:
    return Expectation(
        source="council_agenda",
        key=f"agenda:cm20261014:q{number}" + ("" if language == "en" else f":{language}"),
        title=title,
        language=language,
        starts_at=ELEVEN,
        committee="Council meeting",
        keys=(f"lcq:2026-10-14:{number}",),
        people=(Person("asker", "Hon A"),),
        **more,
    )


BOTH = (question(5, ENGLISH), question(5, CHINESE, "zh-Hant"))


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return Stage(sqlite_store)


def announce(stage: Stage, *items: Expectation) -> meetings.MeetingsLook:
    with stage.desk.store.write() as session:
        expectations.remember(session, items, stage.clock())
    return meetings.keep(stage.desk)


def stored(stage: Stage) -> dict[str, Expected]:
    with stage.desk.store.read() as session:
        found = expectations.open_between(
            session, ELEVEN - timedelta(days=30), ELEVEN + timedelta(days=30)
        )
    return {one.key: one for one in found}


def arrive(stage: Stage, title: str, *keys: str) -> int:
    url = "https://www.info.gov.hk/gia/general/202610/14/P2026101400101.htm"
    listing = Listing("info_gov_hk", url, title, "en", (*keys, f"url:{url}"), published=SITTING)
    with stage.desk.store.write() as session:
        kept = identities.remember(
            session,
            listing,
            index_url="x",
            now=stage.clock(),
            baseline=True,
            previous_check_at=None,
        )
    return kept.paper_id


def coming(stage: Stage, language: Language = "en") -> list[str]:
    with stage.desk.store.read() as session:
        channel = channels.channel(session, "console")
        assert channel is not None
        rows = announcements.coming(
            session, channel, stage.clock(), stage.clock() + timedelta(days=10), language
        )
    return [row.title for row in rows]


def test_an_announcement_is_matched_by_its_title(stage: Stage) -> None:
    announce(stage, *BOTH, question(6, "Repair of footbridges"))
    found = stored(stage)
    assert "ai" in found["agenda:cm20261014:q5"].topics
    assert found["agenda:cm20261014:q6"].topics == ()


class BreaksOver:
    """A fake matcher that breaks over one title and reads the others."""

    def __init__(self, desk: Desk, title: str) -> None:
        self._desk, self._title = desk, title

    def __call__(self, session: Session) -> Any:
        self._matcher = self._desk.matcher(session)
        return self

    def match_title(self, title: str) -> Any:
        if title == self._title:
            raise OverflowError
        return self._matcher.match_title(title)


def test_a_title_that_breaks_us_does_not_silence_the_others(stage: Stage) -> None:
    stage.desk = replace(stage.desk, matcher=BreaksOver(stage.desk, CHINESE))
    with capture_logs() as logs:
        announce(stage, *BOTH)
    assert [one.topics for one in stored(stage).values()].count(("ai",)) == 1
    assert [line["event"] for line in logs] == ["announcement_broke_us"]


def test_both_languages_of_a_question_are_one_thing_coming(stage: Stage) -> None:
    announce(stage, *BOTH)
    assert coming(stage) == [ENGLISH]
    assert coming(stage, "zh-Hant") == [CHINESE]


def test_open_data_that_repeats_the_agenda_adds_nothing(stage: Stage) -> None:
    repeated = replace(
        BOTH[0], source="legco_questions", key="question:2026-10-14:oral:abc", keys=(), url=None
    )
    announce(stage, *BOTH, repeated)
    assert coming(stage) == [ENGLISH]


def test_what_stands_on_no_topic_is_not_announced(stage: Stage) -> None:
    announce(stage, question(6, "Repair of footbridges"))
    assert coming(stage) == []


def test_what_comes_is_told_in_one_message_on_the_working_day_before(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 13, 16, 31, tzinfo=HONG_KONG)
    announce(stage, *BOTH, question(7, "Smart city development"))
    for _ in range(3):
        stage.clock.pass_(minutes=15)
        meetings.keep(stage.desk)
        stage.send()
    told = stage.channel.posts()
    assert len(told) == 1
    assert CHINESE in told[0].text
    assert "Smart city development" in told[0].text


def test_friday_tells_of_monday(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 9, 17, 0, tzinfo=HONG_KONG)
    monday = replace(BOTH[0], starts_at=datetime(2026, 10, 12, 9, tzinfo=HONG_KONG))
    announce(stage, monday)
    stage.send()
    assert len(stage.channel.posts()) == 1


def test_nobody_is_told_of_tomorrow_before_the_afternoon(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 13, 15, 0, tzinfo=HONG_KONG)
    announce(stage, *BOTH)
    stage.send()
    assert not stage.channel.posts()


def test_the_reply_fulfils_by_its_key(stage: Stage) -> None:
    announce(stage, *BOTH)
    paper_id = arrive(stage, "LCQ5: anything", "lcq:2026-10-14:5")
    assert meetings.keep(stage.desk).fulfilled == 2
    assert {one.paper_id for one in stored(stage).values()} == {paper_id}


def test_a_reply_without_number_fulfils_by_its_title(stage: Stage) -> None:
    unnumbered = replace(BOTH[0], key="question:2026-10-14:oral:abc", keys=())
    announce(stage, unnumbered)
    arrive(stage, f"LCQ5: {ENGLISH} (with photos)")
    meetings.keep(stage.desk)
    assert [one.status for one in stored(stage).values()] == ["fulfilled"]


def test_a_reply_that_does_not_come_is_overdue_once(stage: Stage) -> None:
    announce(stage, *BOTH)
    stage.clock.now = ELEVEN + timedelta(hours=25)
    assert len(meetings.keep(stage.desk).overdue) == 2
    assert meetings.keep(stage.desk).overdue == ()
    assert {one.status for one in stored(stage).values()} == {"overdue"}


def test_what_was_overdue_is_fulfilled_when_it_comes(stage: Stage) -> None:
    announce(stage, *BOTH)
    stage.clock.now = ELEVEN + timedelta(hours=25)
    meetings.keep(stage.desk)
    arrive(stage, "LCQ5: anything", "lcq:2026-10-14:5")
    meetings.keep(stage.desk)
    assert {one.status for one in stored(stage).values()} == {"fulfilled"}


FOLLOWS = Expectation(
    "legco_panels",
    "agenda:itb20261012:CB(2)1/2026(03)",
    "Paper on artificial intelligence strategy (to follow)",
    "en",
    None,
    committee="Panel on Information Technology and Broadcasting",
    keys=("legco:CB(2)1/2026(03)",),
    status="to_follow",
)


def asked(stage: Stage, words: str) -> Reply:
    return answer(stage.desk, words, at_the_console())


def test_a_paper_to_follow_stands_under_its_meeting_without_an_hour(stage: Stage) -> None:
    announce(stage, FOLLOWS)
    assert coming(stage) == [FOLLOWS.title]


def test_a_day_without_an_hour_is_told_alone(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 9, 17, 0, tzinfo=HONG_KONG)
    announce(stage, FOLLOWS)
    stage.send()
    (told,) = stage.channel.posts()
    assert "10月12日（一） · 資訊科技及廣播事務委員會" in told.text
    assert "00:00" not in told.text


def test_a_paper_to_follow_is_told_once_on_the_working_day_before(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 9, 17, 0, tzinfo=HONG_KONG)
    announce(stage, FOLLOWS)
    assert meetings.keep(stage.desk).told == 0


def test_a_late_paper_is_said_while_its_meeting_is_still_ahead(stage: Stage) -> None:
    announce(stage, FOLLOWS)
    stage.clock.now = datetime(2026, 10, 12, 8, 45, tzinfo=HONG_KONG)
    assert [one.key for one in meetings.keep(stage.desk).overdue] == [FOLLOWS.key]
    with stage.desk.store.read() as session:
        channel = channels.channel(session, "console")
        assert channel is not None
        end = stage.clock() + timedelta(days=1)
        (row,) = announcements.coming(session, channel, stage.clock(), end, "en")
    assert "not in yet" in phrases.coming(row, "en")


def test_a_late_paper_still_counts_among_its_meeting_s(stage: Stage) -> None:
    nine = datetime(2026, 10, 12, 9, tzinfo=HONG_KONG)
    assert FOLLOWS.committee is not None
    meeting = Expectation(
        "legco_schedule", "meeting:1", "Meeting on AI", "en", nine, FOLLOWS.committee
    )
    announce(stage, FOLLOWS, meeting)
    stage.clock.now = nine - timedelta(minutes=15)
    meetings.keep(stage.desk)
    with stage.desk.store.read() as session:
        rows = announcements.ahead(session, stage.clock(), nine + timedelta(hours=1), "en")
    assert [row.papers for row in rows if row.title == meeting.title] == [1]


def test_what_was_announced_long_ahead_is_still_linked_when_it_comes(stage: Stage) -> None:
    announce(stage, FOLLOWS)
    stage.clock.pass_(days=20)
    paper_id = arrive(stage, "A paper", *FOLLOWS.keys)
    meetings.keep(stage.desk)
    with stage.desk.store.read() as session:
        (found,) = expectations.expected(session, [FOLLOWS.key])
    assert found.paper_id == paper_id


def test_what_came_by_its_english_title_has_come_in_chinese_too(stage: Stage) -> None:
    unnumbered = [
        replace(one, key="question:2026-10-14:oral:abc" + (":zh-Hant" if n else ""), keys=())
        for n, one in enumerate(BOTH)
    ]
    announce(stage, *unnumbered)
    arrive(stage, f"LCQ5: {ENGLISH}")
    stage.clock.now = ELEVEN + timedelta(hours=25)
    assert meetings.keep(stage.desk).overdue == ()


def test_meetings_shows_each_thing_once_in_the_asker_s_language(stage: Stage) -> None:
    repeated = replace(
        BOTH[0], source="legco_questions", key="question:2026-10-14:oral:abc", keys=(), url=None
    )
    announce(stage, *BOTH, repeated)
    assert [row.title for row in asked(stage, "meetings").rows] == [ENGLISH]
    assert [row.title for row in asked(stage, "會議").rows] == [CHINESE]


def test_meetings_shows_last_what_is_overdue(stage: Stage) -> None:
    announce(stage, *BOTH)
    stage.clock.now = ELEVEN + timedelta(hours=25)
    announce(stage, replace(FOLLOWS, key="agenda:itb20261020:x", keys=()))
    rows = asked(stage, "meetings").rows
    assert [row.title for row in rows] == [FOLLOWS.title, ENGLISH]
    assert "not in yet" in rows[1].context
    assert "not in yet" not in rows[0].context


def test_status_counts_what_is_overdue(stage: Stage) -> None:
    announce(stage, *BOTH)
    stage.clock.now = ELEVEN + timedelta(hours=25)
    meetings.keep(stage.desk)
    assert any("not in yet: 1" in line for line in asked(stage, "status").lines)


def test_status_says_nothing_of_what_is_overdue_on_no_topic(stage: Stage) -> None:
    announce(stage, question(6, "Repair of footbridges"))
    stage.clock.now = ELEVEN + timedelta(hours=25)
    meetings.keep(stage.desk)
    assert not any("not in yet" in line for line in asked(stage, "status").lines)


def test_a_meeting_counts_its_papers_in_and_to_follow(stage: Stage) -> None:
    committee = "Panel on Information Technology and Broadcasting"
    nine = datetime(2026, 10, 12, 9, tzinfo=HONG_KONG)
    meeting = Expectation(
        "legco_schedule", "meeting:1", "Meeting on artificial intelligence", "en", nine, committee
    )
    follows = Expectation(
        "legco_panels", "agenda:itb20261012:x", "Cloud (to follow)", "en", None, committee,
        status="to_follow",
    )  # fmt: skip
    listing = Listing(
        "legco_panels", "https://www.legco.gov.hk/a.pdf", "A paper", "en", ("url:a",),
        meeting_date=date(2026, 10, 12), committee=committee,
    )  # fmt: skip
    with stage.desk.store.write() as session:
        identities.remember(
            session,
            listing,
            index_url="x",
            now=stage.clock(),
            baseline=True,
            previous_check_at=None,
        )
    announce(stage, meeting, follows)
    with stage.desk.store.read() as session:
        channel = channels.channel(session, "console")
        assert channel is not None
        rows = announcements.coming(session, channel, stage.clock(), nine + timedelta(days=1), "en")
    assert [(row.papers_in, row.papers) for row in rows if row.title == meeting.title] == [(1, 2)]


def cited(stage: Stage) -> list[Discrepancy]:
    found = reconciliation.reconcile(stage.desk).discrepancies
    return [one for one in found if one.kind == "cited"]


def test_a_paper_on_a_topic_that_never_came_asks_for_a_person_once(stage: Stage) -> None:
    announce(stage, FOLLOWS)
    asking = []
    for day in range(11, 16):
        stage.clock.now = datetime(2026, 10, day, 4, 30, tzinfo=HONG_KONG)
        asking += [(day, one.person) for one in cited(stage)]
    assert asking == [(12, False), (13, True), (14, False), (15, False)]


def test_a_paper_on_no_topic_that_never_came_asks_nobody(stage: Stage) -> None:
    announce(stage, replace(FOLLOWS, title="Repair of footbridges (to follow)"))
    stage.clock.now = datetime(2026, 10, 13, 4, 30, tzinfo=HONG_KONG)
    assert [one.person for one in cited(stage)] == [False]


def test_what_never_came_is_history_after_a_week(stage: Stage) -> None:
    announce(stage, FOLLOWS)
    stage.clock.now = datetime(2026, 10, 20, 4, 30, tzinfo=HONG_KONG)
    assert cited(stage) == []
