"""This file tests what people are told of the meetings ahead, when they ask."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.answering.terminal import shown
from bot.calendar import HONG_KONG
from bot.telling import announcements, briefings, meetings
from scrapers.items import Expectation, Language
from scrapers.replica.story import meeting_day
from storage.database import Store, open_store
from storage.published import commitments, expectations, identities, judgements, papers
from storage.records import Commitment
from tests.bot.commands.spoken import Shell, shell
from tests.storage.made import match
from tests.story.lived import lived, morning
from tests.story.stage import WEDNESDAY, Stage

__all__ = ["shell"]
MEETING = meeting_day(WEDNESDAY)
TEN = datetime(MEETING.year, MEETING.month, MEETING.day, 10, 45, tzinfo=HONG_KONG)
JUSTICE = "Panel on Administration of Justice and Legal Services"
PAPER = "CB(2)438/2026(03)"


def scheduled(**changes: Any) -> Expectation:
    """Give the panel's meeting as the schedule announces it."""
    return replace(
        Expectation(
            source="legco_schedule", key="meeting:777", title=f"Meeting of {JUSTICE}",
            language="en", starts_at=TEN, committee=JUSTICE,
        ),
        **changes,
    )  # fmt: skip


def to_follow(number: int, title: str, **changes: Any) -> Expectation:
    """Give a paper of the meeting that its list names without a file."""
    return replace(
        Expectation(
            source="legco_panels", key=f"agenda:ajls{MEETING:%Y%m%d}:CB(2)438/2026({number:02d})",
            title=title, language="en", starts_at=None, committee=JUSTICE, status="to_follow",
            keys=(f"legco:CB(2)438/2026({number:02d})",),
        ),
        **changes,
    )  # fmt: skip


def announce(stage: Stage, *items: Expectation) -> None:
    """Let agendas be read."""
    with stage.desk.store.write() as session:
        expectations.remember(session, items, stage.clock())
    meetings.keep(stage.desk)


@pytest.fixture
def stage(store: Store) -> Stage:
    """Give a stage whose panel has the lawtech paper, four others, and two to follow."""
    return lived(store, _reported)


def _reported(made: Stage) -> None:
    morning(made)
    made.publish("paper", "translation")
    made.check(20)
    announce(
        made,
        scheduled(),
        to_follow(11, "Administration's paper on artificial intelligence in the courts"),
        to_follow(12, "Administration's paper on court fees"),
    )


def _say(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


def test_a_briefing_shows_papers_in_and_missing_with_their_bullets(stage: Stage) -> None:
    head, paper, *rest = _say(stage, "briefing").rows
    assert head.title == f"{JUSTICE} · Mon 12 Oct 10:45"
    assert head.context == "2 of 7 not yet uploaded"
    assert "LawTech Adoption Pilot Scheme" in paper.title
    assert paper.text.startswith("• ")
    assert rest[0].title == "Administration's paper on artificial intelligence in the courts"
    assert rest[0].context == "not in yet"
    assert "and 4 other papers" in [row.title for row in rest]


@pytest.mark.parametrize(
    "typed",
    ["briefing AJLS", "briefing 司法及法律事務委員會", f"briefing {MEETING}", "briefing 12 October 2026"],
)  # fmt: skip
def test_a_briefing_is_asked_for_by_committee_or_day(stage: Stage, typed: str) -> None:
    reply = _say(stage, typed)
    assert reply.headline.startswith("Briefing: ")
    assert reply.rows[0].context == "2 of 7 not yet uploaded"


def test_what_is_no_committee_and_no_day_is_said(stage: Stage) -> None:
    reply = _say(stage, "briefing bridges to nowhere")
    assert reply.failed
    assert "no committee that is known here" in reply.headline


def test_where_nothing_is_announced_nothing_is_made_up(stage: Stage) -> None:
    reply = _say(stage, "briefing Panel on Transport")
    assert (reply.failed, reply.rows) == (True, ())
    assert _say(stage, "briefing 2026-10-30").failed


def test_a_paper_that_comes_is_no_longer_missing(stage: Stage) -> None:
    url = "https://www.legco.gov.hk/yr2026/english/panels/ajls/papers/x.pdf"
    from scrapers.items import Listing

    listing = Listing(
        "legco_panels", url, "Paper on court fees", "en", ("legco:CB(2)438/2026(12)",),
        meeting_date=MEETING, committee=JUSTICE,
    )  # fmt: skip
    with stage.desk.store.write() as session:
        identities.remember(session, listing, index_url="x", now=stage.clock(), baseline=True)
    meetings.keep(stage.desk)
    assert _say(stage, "briefing").rows[0].context == "1 of 7 not yet uploaded"


def test_a_meeting_that_was_cancelled_is_no_meeting(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        for key in ("meeting:777",):
            expectations.set_expectation(session, key, status="dropped")
    reply = _say(stage, "briefing")
    assert reply.failed  # nor do its papers make one
    assert reply.rows == ()


def test_bullets_of_a_briefing_stand_on_lines_of_their_own(stage: Stage) -> None:
    (paper,) = [row for row in _say(stage, "briefing").rows if row.url and row.text]
    assert paper.text.count("• ") > 1
    assert len(paper.lines(1200)) == paper.text.count("• ")
    assert all(line.startswith("• ") for line in paper.lines(1200))


def test_questions_asked_before_and_pledges_that_fall_due_stand_below(stage: Stage) -> None:
    stage.publish("question")
    stage.check(20)
    pledge = Commitment("The scheme will be reviewed.", "firm", due_to=date(2026, 11, 30))
    with stage.desk.store.write() as session:
        (paper,) = identities.papers_with(session, [f"legco:{PAPER}"]).values()
        commitments.save(session, paper, "en", [pledge])
    rows = _say(stage, "briefing").rows
    asked = [row for row in rows if row.context.startswith("asked before")]
    due = [row for row in rows if row.context.startswith("due")]
    assert any("artificial intelligence" in row.title.casefold() for row in asked)
    assert [row.title for row in due] == ["“The scheme will be reviewed.”"]
    assert "30 Nov 2026" in due[0].context


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "“The scheme will be reviewed.”"), ("zh-Hant", "「計劃將予檢討。」")],
)
def test_a_pledge_of_both_languages_of_a_paper_is_named_once_in_the_reader_s(
    stage: Stage, language: Language, shown: str
) -> None:
    due = date(2026, 11, 30)
    with stage.desk.store.write() as session:
        (paper,) = identities.papers_with(session, [f"legco:{PAPER}"]).values()
        english = Commitment("The scheme will be reviewed.", "firm", due_from=due, due_to=due)
        commitments.save(session, paper, "en", [english])
        commitments.save(session, paper, "zh-Hant", [replace(english, quote="計劃將予檢討。")])
    told = answer(stage.desk, "briefing", at_the_console(language=language))
    due_ones = [
        row.title
        for row in told.rows
        if "30" in row.context and "11" in row.context.replace("Nov", "11")
    ]
    assert due_ones == [shown]


def test_what_another_workspace_calls_its_own_brings_nothing_into_a_briefing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def questions_on(_: object, topics: list[str], *__: object) -> list[int]:
        asked.extend(topics)
        return []

    monkeypatch.setattr("storage.published.meeting_papers.questions_on", questions_on)
    with stage.desk.store.write() as session:
        (number,) = identities.papers_with(session, [f"legco:{PAPER}"]).values()
        held = papers.paper(session, number).matches
        judgements.save_matches(session, number, [*held, match("slack:T9/bird")], stage.clock())
        day = MEETING
        briefings.gather(stage.desk, session, day, day, "en", briefings.Interests())
    assert "legal-tech" in asked
    assert "slack:T9/bird" not in asked


def test_a_meeting_on_nothing_that_is_followed_is_left_out(stage: Stage) -> None:
    other = scheduled(
        key="meeting:778", title="Meeting of Panel on Transport", committee="Panel on Transport"
    )
    announce(stage, other)
    assert all("Transport" not in row.title for row in _say(stage, "briefing").rows)
    named = _say(stage, "briefing Panel on Transport")
    assert named.rows[0].title.startswith("Panel on Transport")
    assert named.rows[0].context == "no papers so far"


def test_the_council_is_briefed_on_its_questions(stage: Stage) -> None:
    sitting = datetime(2026, 10, 14, 11, tzinfo=HONG_KONG)
    one = Expectation(
        source="council_agenda", key="agenda:cm20261014:q5", language="en", starts_at=sitting,
        title="Use of artificial intelligence in public hospitals", committee="Council meeting",
        keys=("lcq:2026-10-14:5",),
    )  # fmt: skip
    announce(stage, one, replace(one, key="agenda:cm20261014:q6", title="Footbridges", keys=()))
    rows = _say(stage, "briefing 2026-10-14").rows
    assert "Use of artificial intelligence in public hospitals" in [row.title for row in rows]


def test_a_meeting_moved_is_briefed_on_its_new_day(stage: Stage) -> None:
    later = TEN + timedelta(days=7)
    announce(stage, scheduled(starts_at=later))
    announce(stage, scheduled(starts_at=TEN))
    announce(stage, scheduled(starts_at=later))
    found = [row.title for row in _say(stage, f"briefing {later.date()}").rows]
    assert found[0].endswith("19 Oct 10:45")


def test_the_command_line_gives_one_object_a_meeting(shell: Shell, sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    made = Stage(store)
    announce(made, scheduled(), to_follow(11, "Administration's paper on AI"))
    store.close()
    said = shell.run("briefing", f"{MEETING}", "--json")
    (one,) = [json.loads(line) for line in said.out.splitlines()]
    assert (one["committee"], one["expected"], one["missing"]) == (JUSTICE, 1, 1)
    assert shell.run("briefing", "nowhere", "--json").status == 1


def test_a_meeting_that_only_its_papers_name_is_listed_where_meetings_are_asked_for(
    sqlite_store: Store,
) -> None:
    unannounced = lived(sqlite_store)
    with unannounced.desk.store.write() as session:
        for one in expectations.upcoming(session, TEN - timedelta(hours=24), TEN):
            expectations.set_expectation(session, one.key, status="dropped")
    unannounced.publish("paper")
    unannounced.check(20)
    for typed in ("meetings", "meetings lawtech", f"meetings {JUSTICE}"):
        (row,) = _say(unannounced, typed).rows
        assert (row.title, row.context) == (JUSTICE, "Mon 12 Oct · 5 papers in")


def test_the_shell_writes_a_briefing_as_a_calendar(shell: Shell, sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    announce(Stage(store), scheduled(), to_follow(11, "Administration's paper on AI"))
    store.close()
    said = shell.run("briefing", f"{MEETING}", "--ics")
    (event,) = Calendar.from_ical(said.out).walk("VEVENT")
    assert (said.status, str(event["summary"])) == (0, JUSTICE)
    assert event.decoded("dtstart") == TEN
    assert "Administration's paper on AI (not in yet)" in str(event["description"])


def test_a_briefing_links_to_the_archive_s_calendar_where_there_is_one(stage: Stage) -> None:
    assert not any(".ics" in (row.url or "") for row in _say(stage, "briefing").rows)
    stage.desk = replace(stage.desk, archive="https://tamar.example")
    (link,) = [row.url for row in _say(stage, "briefing").rows if ".ics" in (row.url or "")]
    assert link == f"https://tamar.example/en/meetings/{MEETING}.ics?body=panel-ajls"


def test_what_never_came_for_the_last_meeting_is_brought_up_in_the_next_briefing(
    stage: Stage,
) -> None:
    last = to_follow(
        1, "Paper on the queues at registries", keys=("legco:CB(2)400/2026(01)",),
        key="agenda:ajls20260928:CB(2)400/2026(01)",
    )  # fmt: skip
    other = to_follow(
        2, "Paper on ferries", keys=("legco:CB(2)401/2026(01)",), committee="Panel on Transport",
        key="agenda:tp20260928:CB(2)401/2026(01)",
    )  # fmt: skip
    announce(stage, last, other)
    rows = [row for row in _say(stage, "briefing").rows if row.context.startswith("never came")]
    assert [(row.title, "28 Sep 2026" in row.context) for row in rows] == [
        ("Paper on the queues at registries", True)
    ]


def test_a_meeting_whose_papers_are_on_a_topic_is_listed_with_its_hour(
    sqlite_store: Store,
) -> None:
    of_a_schedule = lived(sqlite_store)
    of_a_schedule.publish("paper")
    of_a_schedule.check(20)
    announce(of_a_schedule, scheduled())
    (row,) = _say(of_a_schedule, "meetings lawtech").rows
    assert JUSTICE in row.title
    assert row.context.startswith("Mon 12 Oct 10:45")


def test_a_meeting_that_was_called_off_is_not_listed_for_its_papers(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        expectations.set_expectation(session, "meeting:777", status="dropped")
    assert [one for one in _say(stage, "meetings lawtech").rows if one.title == JUSTICE] == []


def test_what_an_agenda_still_names_of_a_meeting_that_was_called_off_is_not_ahead(
    store: Store,
) -> None:
    made = lived(store)
    answer(made.desk, "subscribe lawtech", at_the_console())
    title = "Administration's paper on the lawtech fund"
    announce(made, scheduled(), to_follow(11, title, starts_at=TEN))
    assert title in shown(answer(made.desk, "meetings", at_the_console()))
    with made.desk.store.write() as session:
        expectations.set_expectation(session, "meeting:777", status="dropped")
    assert title not in shown(answer(made.desk, "meetings", at_the_console()))
    assert title not in shown(answer(made.desk, "briefing", at_the_console()))
    announce(made, scheduled())  # it is held after all
    assert title in shown(answer(made.desk, "meetings", at_the_console()))


@pytest.mark.parametrize(
    ("key", "committee"),
    [
        ("meeting:bill:lamps:2", "Council meeting"),
        ("meeting:bill:lamps:2", None),
        ("meeting:9", None),
    ],
)
def test_a_stage_that_is_taken_off_hides_nothing_else_of_its_day(
    store: Store, key: str, committee: str | None
) -> None:
    made = Stage(store)
    stage = replace(scheduled(), key=key, committee=committee)
    council = to_follow(12, "AI in courts", starts_at=TEN, committee="Council meeting")
    nameless = to_follow(13, "AI at piers", starts_at=TEN, committee=None)
    announce(made, stage, council, nameless)
    with made.desk.store.write() as session:
        expectations.set_expectation(session, key, status="dropped")
        start, end = TEN - timedelta(days=1), TEN + timedelta(days=1)
        found = expectations.upcoming(session, start, end)
        assert len(announcements.standing(session, found, start, end)) == 2


BILLS = ("Bills Committee on Harbour Robots Bill", "《海港機械人條例草案》委員會")


def _on_a_bill(stage: Stage) -> None:
    """Let the schedule name a committee that no register knows, in both languages."""
    hour = TEN + timedelta(days=1)
    sitting = scheduled(
        key="meeting:91", title=f"Meeting of {BILLS[0]}", committee=BILLS[0], starts_at=hour
    )
    chinese = replace(
        sitting,
        key="meeting:91:zh-Hant",
        title=f"{BILLS[1]}會議",
        committee=BILLS[1],
        language="zh-Hant",
    )
    amendments = to_follow(
        1, "Amendments", key="agenda:bc:1", committee=BILLS[0], starts_at=hour, keys=()
    )
    announce(stage, sitting, chinese, amendments)


@pytest.mark.parametrize(
    "typed",
    [f"briefing {BILLS[0]}", f"briefing {BILLS[1]}", "briefing the bills committee on harbour robots", "briefing 海港機械人條例草案"],
)  # fmt: skip
def test_a_committee_on_a_bill_is_asked_for_by_any_of_its_names_and_is_one(
    stage: Stage, typed: str
) -> None:
    _on_a_bill(stage)
    head, paper, *rest = _say(stage, typed).rows
    assert (head.title.partition(" · ")[0], head.context) == (BILLS[0], "1 of 1 not yet uploaded")
    assert (paper.title, rest) == ("Amendments", [])


def test_words_that_several_bodies_share_are_asked_back(stage: Stage) -> None:
    _on_a_bill(stage)
    other = "Bills Committee on Harbour Ferries Bill"
    announce(stage, scheduled(key="meeting:92", committee=other, starts_at=TEN + timedelta(days=2)))
    assert _say(stage, "briefing harbour bills committee").failed
    assert not _say(stage, "briefing harbour ferries bills committee").failed


@pytest.mark.parametrize(
    "typed", ["briefing Council", "briefing the Legislative Council", "briefing 立法會"]
)
def test_the_council_itself_is_asked_for_by_its_name(stage: Stage, typed: str) -> None:
    announce(
        stage, scheduled(key="meeting:93", title="Council meeting", committee="Council meeting")
    )
    (head, *_) = _say(stage, typed).rows
    assert head.title.startswith("Council meeting · ")
