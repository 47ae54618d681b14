"""This file follows one paper from its page to the channel, on each store."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from bot.messages.words import say
from bot.watching import reading
from scrapers.items import Document, Listing
from storage.database import Store
from storage.published import identities, papers
from storage.sql import table
from storage.tables.told import DeliveryRow
from storage.told import inspection
from storage.watched import source_runs
from tests.storage.made import find
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture
def stage(store: Store) -> Stage:
    return Stage(store)


def texts(stage: Stage) -> list[str]:
    return [message.text for message in stage.channel.posts()]


def test_the_first_check_remembers_and_tells_nobody(stage: Stage) -> None:
    stage.publish("morning")
    done = stage.check()
    assert {key: check.outcome for key, check in done.items()} == {
        "info_gov_hk": "baseline",
        "legco_panels": "baseline",
    }
    assert sum(check.new for check in done.values()) > 10
    assert not stage.channel.messages


@pytest.fixture
def watched(store: Store) -> Stage:
    return lived(store)


def test_a_new_paper_is_told_once(watched: Stage) -> None:
    watched.publish("paper")
    watched.check()
    watched.check()
    assert len(watched.channel.posts()) == 1
    assert "法律科技採用先導計劃" in texts(watched)[0]


def test_what_is_on_no_topic_is_told_to_nobody(watched: Stage) -> None:
    watched.site.release("red_flags")
    watched.check()
    assert not watched.channel.messages


def test_the_second_language_edits_the_message(watched: Stage) -> None:
    watched.publish("paper")
    watched.check()
    watched.publish("translation", "question")
    watched.check()
    lawtech = watched.channel.posts()[0]
    assert lawtech.edits == 1
    assert {"EN", "繁"} <= set(lawtech.text.split())
    assert len(watched.channel.posts()) == 2  # it, and the reply on AI, which is told once too


def test_an_unchanged_message_is_not_edited(watched: Stage) -> None:
    watched.publish("paper")
    watched.check()
    watched.clock.pass_(hours=2)
    watched.check()
    assert watched.channel.posts()[0].edits == 0


def test_a_revision_is_a_reply_that_says_what_changed(watched: Stage) -> None:
    watched.publish("paper")
    watched.check()
    watched.publish("translation", "revision")
    watched.clock.pass_(minutes=70)
    watched.check()
    replies = [m.text for m in watched.channel.replies()]
    assert len(replies) == 1
    assert "3,200萬元" in replies[0]
    assert "3,600萬元" in replies[0]


def test_a_withdrawal_is_told_after_two_looks(watched: Stage) -> None:
    watched.publish("paper", "translation")
    watched.check()
    watched.publish("withdrawal")
    watched.check()
    assert not watched.channel.replies()
    watched.check()
    watched.check()
    assert watched.channel.replies()[0].text.startswith("✗")
    assert len(watched.channel.replies()) == 1


def test_a_withdrawn_paper_that_is_looked_at_again_is_not_told_again(watched: Stage) -> None:
    watched.publish("paper", "translation")
    watched.check()
    watched.publish("withdrawal")
    for _ in range(3):
        watched.check()
    with watched.desk.store.read() as session:
        (gone,) = [one for one in papers.papers(session, range(1, 99)) if one.withdrawn_at]
    with watched.desk.store.write() as session:  # as a paper told before this version knew a moment
        session.connection().execute(
            update(table(DeliveryRow))
            .where(table(DeliveryRow).c.kind == "withdrawn")
            .values(key=f"withdrawn:{gone.id}:1")
        )
    reading.process(watched.desk, gone.id)
    watched.check()
    assert len(watched.channel.replies()) == 1


def test_a_paper_that_comes_back_loses_its_mark_and_may_be_withdrawn_again(watched: Stage) -> None:
    watched.publish("paper", "translation")
    watched.check()
    (post,) = [one for one in watched.channel.posts() if "法律科技" in one.text]
    before = post.payload
    addresses = [_lawtech(watched, language) for language in ("zh-Hant", "en")]
    for times in (1, 2):
        for address in addresses:
            watched.site.remove(address)
        for _ in range(3):
            watched.check()
        assert len(watched.channel.replies()) == times
        assert post.payload != before
        for address in addresses:
            watched.site.show(address)
        for _ in range(3):
            watched.check(minutes=30)
        assert post.payload == before


def test_a_paper_that_only_left_its_index_is_not_withdrawn(watched: Stage) -> None:
    watched.publish("paper")
    watched.check()
    for language in ("zh-Hant", "en"):
        watched.site.hide(_lawtech(watched, language))
    for _ in range(4):
        watched.check()
    assert not watched.channel.replies()


def _lawtech(stage: Stage, language: str) -> str:
    from scrapers.replica.story import lawtech_paper

    return lawtech_paper(stage.site.today).url(language)  # type: ignore[arg-type]


def test_an_unchanged_index_is_never_parsed(watched: Stage) -> None:
    done = watched.check()
    assert {check.outcome for check in done.values()} == {"unchanged"}


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        ("empty", "EmptyListing"),
        ("wall", "BotWall"),
        ("error", "Unreachable"),
        ("slow", "Unreachable"),
        ("reset", "Unreachable"),
    ],
)
def test_an_index_that_fails_is_a_failure_with_a_name(
    watched: Stage, fault: str, name: str
) -> None:
    watched.site.misbehave(fault, f"{watched.site.today:%Y%m/%d}.htm")
    done = watched.check()
    assert done["info_gov_hk"].outcome == name
    with watched.desk.store.read() as session:
        state = source_runs.source(session, "info_gov_hk")
    assert state is not None
    assert state.trouble == name


def test_what_came_during_an_outage_is_told_afterwards(watched: Stage) -> None:
    watched.publish("outage")
    watched.check()
    assert not watched.channel.messages
    watched.publish("recovery")
    watched.check()
    assert len(watched.channel.posts()) == 1


def test_a_file_that_cannot_be_had_does_not_silence_the_alert(watched: Stage) -> None:
    watched.publish("paper")
    watched.site.misbehave("error", ".pdf")
    watched.check()
    assert say("pending", "zh-Hant") in texts(watched)[0]
    watched.site.behave()
    watched.check()
    assert watched.channel.posts()[0].edits == 1
    assert say("pending", "zh-Hant") not in texts(watched)[0]
    assert "•" in texts(watched)[0]


def test_a_mass_change_is_held_and_a_person_lets_it_through(watched: Stage) -> None:
    stage = watched
    source = stage.sources["info_gov_hk"]
    listings = [_listing(source.key, n, "旅遊巴士服務調整") for n in range(40)]
    url = "https://www.info.gov.hk/gia/general/202610/07.htm"
    with stage.desk.store.write() as session:
        for listing in listings:
            identities.remember(
                session, listing, index_url=url, now=stage.clock(), baseline=True,
                previous_check_at=None,
            )  # fmt: skip
    stage.site.release("smart_city_data", "en")
    done = stage.check()
    assert done["info_gov_hk"].outcome == "MassChange"
    assert not stage.channel.messages
    with stage.desk.store.write() as session:
        source_runs.release(session, "info_gov_hk", stage.clock())
    stage.check()
    assert len(stage.channel.posts()) == 1


def _listing(source: str, number: int, title: str) -> Listing:
    url = f"https://www.info.gov.hk/gia/general/202610/07/P20261007{number:05}.htm"
    return Listing(source, url, title, "en", (f"gia:P20261007{number:05}", f"url:{url}"))


def test_a_channel_of_one_language_waits_ten_minutes_for_it(watched: Stage) -> None:
    from storage.people import channels

    with watched.desk.store.write() as session:
        channels.set_channel(session, "console", language="en")
    watched.publish("paper")
    watched.check()
    assert not watched.channel.messages
    watched.clock.pass_(minutes=10)
    watched.send()
    assert "Chinese only so far" in texts(watched)[0]
    assert "政府當局就推動法律科技採用先導計劃" in texts(watched)[0]


def test_the_own_language_that_comes_in_time_is_all_the_channel_sees(watched: Stage) -> None:
    from storage.people import channels

    with watched.desk.store.write() as session:
        channels.set_channel(session, "console", language="en")
    watched.publish("paper")
    watched.check()
    watched.publish("translation")
    watched.check(minutes=3)
    assert len(watched.channel.posts()) == 1
    assert "Chinese only" not in texts(watched)[0]
    assert watched.channel.posts()[0].edits == 0


def test_what_comes_at_night_waits_for_the_digest(watched: Stage) -> None:
    from storage.people import channels

    with watched.desk.store.write() as session:
        channels.set_channel(
            session, "console", opens="08:00", closes="20:00", working_days_only=True
        )
    watched.clock.pass_(hours=11)  # nine in the evening
    watched.publish("paper")
    watched.check()
    assert not watched.channel.messages
    watched.clock.pass_(hours=12)
    made = watched.digest()
    assert [one.outcome for one in made] == ["sent"]
    assert "法律科技採用先導計劃" in texts(watched)[0]


def test_a_digest_is_made_once_and_a_missed_one_is_made_up_for(watched: Stage) -> None:
    from storage.people import channels

    with watched.desk.store.write() as session:
        channels.set_channel(session, "console", opens="08:00", closes="08:01")
    watched.publish("paper")
    watched.check()
    watched.clock.pass_(days=2)
    assert [one.outcome for one in watched.digest()] == ["sent"]
    assert watched.digest() == []
    watched.clock.pass_(days=1)
    assert {one.outcome for one in watched.digest()} <= {"nothing"}
    assert len(watched.channel.posts()) == 1


def test_what_is_over_the_cap_folds_into_the_digest(watched: Stage) -> None:
    from storage.people import channels

    with watched.desk.store.write() as session:
        channels.set_channel(session, "console", cap=1)
    watched.publish("paper")
    watched.check()
    watched.publish("translation", "question")
    watched.check()
    assert len(watched.channel.posts()) == 1
    watched.clock.pass_(days=1)
    watched.digest()
    assert "立法會九題" in texts(watched)[1]


def test_everything_said_is_in_the_outbox_as_sent(watched: Stage) -> None:
    watched.publish("paper", "translation", "question")
    watched.check()
    with watched.desk.store.read() as session:
        left = inspection.entries(session)
    assert left == []


def test_the_stored_paper_keeps_both_languages_and_its_number(watched: Stage) -> None:
    watched.publish("paper", "translation")
    watched.check()
    with watched.desk.store.read() as session:
        paper = find(session, ["legco:CB(2)438/2026(03)"])
    assert paper is not None
    assert {r.language for r in paper.renditions} == {"en", "zh-Hant"}
    assert all(isinstance(r.document, Document) for r in paper.renditions)
    assert paper.meeting_date is not None
    assert paper.meeting_date - stage_day(watched) < timedelta(days=11)


def stage_day(stage: Stage) -> date:
    return stage.site.today
