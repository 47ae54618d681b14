"""This file tells what a meeting of months ago is still owed: supplementary papers that come late are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.answering.finding.why import explain
from bot.telling import health
from scrapers.items import Expectation, Matter, MatterState
from scrapers.replica.shelf import ShelvedPaper
from scrapers.replica.story import lawtech_paper
from scrapers.sources import _legco, legco_panels
from storage.database import Store
from storage.published import expectations, matters, papers
from storage.watched import debts, page_states
from tests.story.lived import lived
from tests.story.stage import MORNING, Stage

APRIL = date(2026, 4, 27)
PAGE = f"{_legco.DATA}/panels/{{}}/term-08/2026/papers/20260427.json"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store, _begun, places=("legco_panels",))


def _begun(made: Stage) -> None:
    made.site.paper(replace(lawtech_paper(made.site.today), meeting=APRIL))
    made.site.paper(lawtech_paper(made.site.today))
    made.check()


def owed(stage: Stage) -> ShelvedPaper:
    """Let the paper that the meeting of April asked for be published under it."""
    paper = replace(lawtech_paper(stage.site.today), meeting=APRIL, stem="cb2-1391-1")
    titles = {language: f"{title} (supplementary)" for language, title in paper.titles.items()}
    return stage.site.paper(replace(paper, titles=titles))


def test_a_paper_for_a_meeting_of_months_ago_is_told(stage: Stage) -> None:
    owed(stage)
    stage.check(minutes=8 * 1440)
    stage.check(minutes=30)
    assert any("(supplementary)" in post.text for post in stage.channel.posts())


def test_the_papers_of_such_a_meeting_are_asked_for_once_a_week(stage: Stage) -> None:
    (page,) = [url for url in stage.door.asked if url.endswith("/papers/20260427.json")]
    for _ in range(6):
        stage.check(minutes=1440)
    assert stage.door.asked.count(page) == 1
    stage.check(minutes=2 * 1440)
    assert stage.door.asked.count(page) == 2


def test_what_stood_there_before_is_no_news(stage: Stage) -> None:
    assert stage.channel.posts() == []


@pytest.mark.parametrize(
    ("page", "rests"),
    [
        (PAGE.format("ajls"), True),
        (PAGE.format("ajls").replace("20260427", "20260427a"), True),
        (PAGE.format("ajls").replace("20260427", "20260914"), False),
        (PAGE.format("ajls").replace("papers/20260427", "meetings"), False),
    ],
)
def test_only_papers_of_meetings_that_are_long_over_rest(page: str, rests: bool) -> None:
    now = datetime(2026, 10, 7, 10, tzinfo=ZoneInfo("Asia/Hong_Kong"))
    assert (_legco.rests(page, now) > 0) == rests


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (date(2026, 11, 29), (2026,)),
        (date(2026, 12, 20), (2026, 2027)),
        (date(2027, 2, 10), (2026, 2027)),
        (date(2027, 6, 1), (2027, 2026)),
        (date(2027, 11, 1), (2027,)),
    ],
)
def test_a_year_that_is_over_is_asked_for_what_it_owes_after_this_one(
    day: date, years: tuple[int, ...]
) -> None:
    assert _legco.years(day) == years


def test_the_meetings_of_a_year_that_is_over_rest_a_day() -> None:
    page = f"{_legco.DATA}/panels/development/term-08/2026/meetings.json"
    at = datetime(2027, 2, 10, 10, tzinfo=ZoneInfo("Asia/Hong_Kong"))
    assert _legco.rests(page, at) == 0
    assert _legco.rests(page, at + timedelta(days=7)) == 86400


PANEL = PAGE.format("administration-of-justice-and-legal-services")


def announced(stage: Stage, at: datetime = MORNING) -> None:
    """Let the meeting of April announce a paper that has not come."""
    item = Expectation(
        source="legco_panels",
        key="agenda:ajls20260427:follow-up",
        title="Follow-up paper on legal technology",
        language="en",
        starts_at=None,
        status="to_follow",
        url=PANEL,
    )
    with stage.desk.store.write() as session:
        expectations.remember(session, [item], at)


def years_later(stage: Stage) -> None:
    """Let the meeting's year be none that is asked for."""
    stage.sources["legco_panels"] = legco_panels.source({"years": [2027]})


def asked(stage: Stage) -> int:
    return stage.door.asked.count(PANEL)


def test_a_meeting_beyond_the_window_that_owes_a_paper_is_asked_once_a_week(stage: Stage) -> None:
    announced(stage)
    years_later(stage)
    before = asked(stage)
    for _ in range(15):
        stage.check(minutes=1440)
    assert asked(stage) - before == 2


def test_one_that_owes_nothing_is_not_asked(stage: Stage) -> None:
    years_later(stage)
    before = asked(stage)
    stage.check(minutes=9 * 1440)
    assert asked(stage) == before


def test_what_is_owed_beyond_the_window_is_told_when_it_comes(stage: Stage) -> None:
    announced(stage)
    years_later(stage)
    owed(stage)
    stage.check(minutes=8 * 1440)
    stage.check(minutes=30)
    assert any("(supplementary)" in post.text for post in stage.channel.posts())


def test_a_page_of_what_is_owed_that_is_gone_is_no_trouble(stage: Stage) -> None:
    announced(stage)
    years_later(stage)
    stage.site.remove(PANEL)
    stage.site.misbehave("missing", PANEL)
    done = stage.check(minutes=8 * 1440)["legco_panels"]
    assert not [why for url, why in done.failures if url == PANEL]
    before = asked(stage)
    stage.check(minutes=1440)
    assert asked(stage) == before


def others(stage: Stage, count: int) -> list[str]:
    """Let so many more pages of April's meetings announce what has not come, each read once."""
    urls = [PAGE.format(f"lamps-{at:02d}") for at in range(count)]
    with stage.desk.store.write() as session:
        for at, url in enumerate(urls):
            read_at = MORNING - timedelta(days=30) + timedelta(minutes=at)
            page_states.save_page(session, url, "legco_panels", now=read_at, ok=True)
            item = Expectation(
                "legco_panels",
                f"agenda:lamps{at}",
                "Lamps",
                "en",
                None,
                status="to_follow",
                url=url,
            )
            expectations.remember(session, [item], MORNING)
    return urls


def test_owed_pages_that_fail_leave_their_turn_to_the_others(stage: Stage) -> None:
    years_later(stage)
    *failing, last = others(stage, 11)
    for url in failing:
        stage.site.misbehave("error", url)
    stage.check(minutes=5)
    assert [stage.door.asked.count(url) for url in (*failing, last)] == [1] * 10 + [0]
    stage.check(minutes=5)
    assert [stage.door.asked.count(url) for url in (*failing, last)] == [1] * 11
    stage.check(minutes=6 * 1440)
    assert [stage.door.asked.count(url) for url in failing] == [1] * 10
    stage.check(minutes=2 * 1440)
    assert [stage.door.asked.count(url) for url in failing] == [2] * 10


def test_a_page_of_what_is_owed_that_has_not_changed_is_known_to_be_as_it_was(
    stage: Stage,
) -> None:
    announced(stage)
    years_later(stage)
    before = asked(stage)
    done = stage.check(minutes=8 * 1440)["legco_panels"]
    assert asked(stage) == before + 1
    assert PANEL in done.quiet


@pytest.mark.parametrize("over", [False, True], ids=["it rests", "its year is over"])
def test_what_comes_late_did_not_come_while_we_were_away(stage: Stage, over: bool) -> None:
    if over:
        announced(stage)
        years_later(stage)
    for day in range(8):
        if day == 6:
            owed(stage)
        stage.check(minutes=1440)
    (post,) = stage.channel.posts()
    assert "LC Paper No. CB(2)1391/2026(01)" in post.text  # its own alert
    assert "離線" not in post.text


def _minuted(stage: Stage, state: MatterState) -> None:
    """Let a list of a committee name what its meeting of April asked for."""
    row = Matter("1", "Legal technology", asked="Give the costs.", met_on=APRIL, state=state)
    with stage.desk.store.write() as session:
        (mine,) = [
            one
            for one in papers.papers(session, papers.newest(session, 20))
            if one.meeting_date and one.meeting_date != APRIL
        ]
        matters.save(session, mine.id, "en", "follow_up", [row])


@pytest.mark.parametrize(("state", "times"), [("awaited", 1), ("answered", 0)])
def test_a_committee_s_own_list_has_the_meeting_asked_where_a_matter_arose(
    stage: Stage, state: MatterState, times: int
) -> None:
    _minuted(stage, state)
    years_later(stage)
    before = asked(stage)
    stage.check(minutes=8 * 1440)
    assert asked(stage) - before == times


@pytest.mark.parametrize(("first", "said"), [(200, True), (80, False)])
def test_why_says_how_long_after_its_meeting_a_paper_came(
    stage: Stage, first: int, said: bool
) -> None:
    owed(stage)
    stage.check(minutes=8 * 1440)
    with stage.desk.store.read() as session:
        late = max(papers.papers(session, papers.newest(session, 20)), key=lambda one: one.id)
        came = datetime(2026, 4, 27, 4, tzinfo=UTC) + timedelta(days=first)
        late = replace(late, first_seen_at=came)
        told = explain(stage.desk, session, late, None, "en", [])
    sentence = f"It came {first} days after its meeting of Mon 27 Apr 2026"
    assert any(line.startswith(sentence) for line in told.evidence) == said


def test_nobody_asks_for_a_paper_of_over_two_years_ago_and_sources_say_so(stage: Stage) -> None:
    announced(stage, MORNING - debts.LONGEST - timedelta(days=1))
    with stage.desk.store.read() as session:
        said = health.earlier_meetings(stage.desk, session)
    assert said == [
        "LegCo panels: at 1 page something was announced over two years ago and never came; it is asked no more."
    ]


def test_sources_say_where_papers_are_owed(stage: Stage) -> None:
    announced(stage)
    with stage.desk.store.read() as session:
        said = health.earlier_meetings(stage.desk, session)
    assert said == [
        "LegCo panels: papers are still owed at 1 page of an earlier meeting; it is asked for them every week."
    ]


def test_a_source_whose_page_was_read_is_confirmed(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        states = health.sources_health(stage.desk, session, stage.clock())
        said = health.known(stage.desk, states, session)
    assert said[0].startswith("legco_panels: confirmed here: a page was read, last ")
    assert "Shape of the JSON taken from a working crawler of 2026" in said[1]
