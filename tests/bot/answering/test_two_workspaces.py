"""This file tests that two workspaces in one store see nothing of each other in what is looked up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select

from bot.answering.conversation import answer
from bot.answering.speech import Reply, Speaker
from bot.calendar import HONG_KONG
from bot.engines.known_lists import Lists
from bot.secrets import Seal
from bot.telling import briefing_posts, digests, look_ahead, months
from scrapers.items import Signal
from storage.database import Store
from storage.people import channels, commitment_marks
from storage.people.channels import channel as channel_at
from storage.published import commitments, identities
from storage.records import Commitment
from storage.sql import table
from storage.tables.people import ChannelRow
from storage.tables.told import DeliveryRow, MessageRow
from storage.watched import signals
from tests.bot.answering.test_briefing import PAPER, announce, scheduled, to_follow
from tests.bot.commands.spoken import Shell, shell
from tests.bot.slack.workspace import KEYS
from tests.story.lived import lived, morning
from tests.story.stage import Stage

__all__ = ["shell"]
MINE = Speaker("U1", "slack:T1/C1", "slack:T1", admin=True)
THEIRS = Speaker("U2", "slack:T2/C2", "slack:T2", admin=True)
SECRET = (
    "Zdrones",
    "Zquiet",
    "znothing",
    "Znote",
    "Zclients",
    "Zacme",
    "zpropeller",
    "U1",
    "T1",
    "C1",
)
ASKED = (
    "briefing",
    "briefing AJLS",
    "month",
    f"story {PAPER}",
    "programme iAM Smart",
    "programme Zdrones",
    "meetings",
    "member Zacme",
)
SENT = ("digest", "briefing", "ahead", "notice")
PLEDGE = "The scheme will be reviewed."


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a stage on which the first workspace wrote what is its own, of a paper that both follow."""
    return lived(sqlite_store, _written, ready=_sealed)


def _sealed(made: Stage) -> None:
    seal = Seal(KEYS)
    made.desk = replace(made.desk, seal=seal, watched=Lists(seal).names)


def _written(made: Stage) -> None:
    morning(made)
    for text in (
        "topic new Zdrones: zpropeller, pilot, 先導計劃",
        "subscribe Zdrones",
        "topic new Zquiet: znothing ever",
        "subscribe Zquiet",
        "subscribe lawtech",
        "list new Zclients: Zacme Holdings, Department of Justice",
        "month on",
    ):
        assert not say(made, MINE, text).failed, text
    say(made, THEIRS, "subscribe lawtech")
    made.publish("paper", "translation")
    made.check(20)
    announce(
        made, scheduled(), to_follow(11, "Administration's paper on Zdrones and pilot schemes")
    )
    say(made, MINE, f"save {PAPER}")
    say(made, MINE, f"note {PAPER} Znote of ours")


def say(stage: Stage, speaker: Speaker, text: str) -> Reply:
    return answer(stage.desk, text, speaker)


def shown(reply: Reply) -> str:
    """Give every word of a reply, its buttons among them."""
    return repr(reply)


@pytest.mark.parametrize("typed", ASKED)
def test_another_workspace_sees_nothing_of_ours(stage: Stage, typed: str) -> None:
    if typed == "month":  # it tells of the one before
        stage.clock.pass_(days=27)
    said = shown(say(stage, THEIRS, typed)).replace("Zdrones and pilot schemes", "")  # published
    echoed = typed.partition(" ")[2]
    assert [word for word in SECRET if word in said and word not in echoed] == []


def test_we_see_our_own_topic_in_our_month(stage: Stage) -> None:
    """Otherwise the test above could not fail."""
    stage.clock.pass_(days=27)
    assert "Zquiet found nothing" in shown(say(stage, MINE, "month"))


def test_months_are_switched_by_channel(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        mine, theirs = (channel_at(session, one.address) for one in (MINE, THEIRS))
    assert mine is not None
    assert theirs is not None
    assert (mine.monthly, theirs.monthly) == (True, False)


def test_what_one_workspace_says_of_a_commitment_leaves_the_other_s_briefing_alone(
    stage: Stage,
) -> None:
    with stage.desk.store.write() as session:
        (paper,) = identities.papers_with(session, [f"legco:{PAPER}"]).values()
        pledge = Commitment(PLEDGE, "firm", due_to=date(2026, 11, 30))
        commitments.save(session, paper, "en", [pledge])
    assert all(PLEDGE in shown(say(stage, one, "briefing")) for one in (MINE, THEIRS))
    with stage.desk.store.write() as session:
        here = channel_at(session, MINE.address)
        assert here is not None
        (promise,) = [one for one in commitments.due(session) if one.commitment.quote == PLEDGE]
        commitment_marks.mark(
            session, here.workspace_id, promise, "kept", who="U1", now=stage.clock()
        )
    assert PLEDGE not in shown(say(stage, MINE, "briefing"))
    theirs = shown(say(stage, THEIRS, "briefing"))
    assert PLEDGE in theirs
    assert "U1" not in theirs


def told(stage: Stage, address: str) -> dict[str, str]:
    """Give every word of what a channel is told on schedule from Thursday to November, by its kind."""
    for at in ((10, 8, 8, 50), (10, 9, 17, 31), (10, 16, 8, 50), (11, 2, 8, 50)):
        stage.clock.now = datetime(2026, *at, tzinfo=HONG_KONG)
        digests.make_due(stage.desk)
        briefing_posts.make_due(stage.desk)
        look_ahead.make_due(stage.desk)
        months.make_due(stage.desk)
    channel, delivery, message = table(ChannelRow), table(DeliveryRow), table(MessageRow)
    found: dict[str, str] = {}
    with stage.desk.store.read() as session:
        rows = session.connection().execute(
            select(delivery.c.key, message.c.payload)
            .join_from(delivery, channel, channel.c.id == delivery.c.channel_id)
            .join(message, message.c.id == delivery.c.message_id)
            .where(channel.c.address == address)
        )
        for row in rows:
            kind = row.key.partition(":")[0]
            found[kind] = found.get(kind, "") + repr(row.payload)
    return found


@pytest.fixture
def starred(stage: Stage) -> Stage:
    """Let the first workspace star a commitment of a paper that both follow; both have months."""
    with stage.desk.store.write() as session:
        (paper,) = identities.papers_with(session, [f"legco:{PAPER}"]).values()
        due = date(2026, 10, 18)
        commitments.save(
            session, paper, "en", [Commitment(PLEDGE, "firm", due_from=due, due_to=due)]
        )
        (promise,) = [one for one in commitments.due(session) if one.commitment.quote == PLEDGE]
    assert say(stage, MINE, f"commitments star {promise.cluster[:8]}").changed
    assert say(stage, THEIRS, "month on").changed
    with stage.desk.store.write() as session:  # a digest comes though nothing is new
        channels.set_channel(session, THEIRS.address, quiet_line=True)
    return stage


def test_nothing_told_on_schedule_holds_what_the_other_workspace_wrote(starred: Stage) -> None:
    theirs = told(starred, THEIRS.address)
    assert set(SENT) <= set(theirs)
    for kind, words in theirs.items():
        words = words.replace("Zdrones and pilot schemes", "")  # as the agenda prints it
        assert [one for one in (*SECRET, "★") if one in words] == [], kind


EXPORTS = [
    ("--commitments", "csv"),
    ("--commitments", "jsonl"),
    ("--saved", "csv"),
    ("--saved", "jsonl"),
    ("--saved", "ris"),
    ("--saved", "bibtex"),
]


@pytest.fixture
def kept(starred: Stage) -> Stage:
    """Let both keep the same paper and say something of the same commitment."""
    say(starred, THEIRS, f"save {PAPER}")
    with starred.desk.store.read() as session:
        (promise,) = [one for one in commitments.due(session) if one.commitment.quote == PLEDGE]
    say(starred, THEIRS, f"commitments moved {promise.cluster[:8]} to 2027-03")
    say(starred, MINE, f"commitments lapsed {promise.cluster[:8]}")
    return starred


@pytest.mark.parametrize(("what", "form"), EXPORTS)
def test_an_export_holds_nothing_that_the_other_workspace_marked(
    kept: Stage, shell: Shell, what: str, form: str
) -> None:
    assert kept
    theirs = shell.run("export", what, THEIRS.address, "--format", form)
    mine = shell.run("export", what, MINE.address, "--format", form)
    assert (theirs.status, mine.status) == (0, 0)
    hidden = [one for one in SECRET if one not in ("T1", "C1", "U1")]
    assert [word for word in (*hidden, "lapsed") if word in theirs.out] == []
    if what == "--commitments":
        assert ("2027-03-31" in theirs.out, "2027-03-31" in mine.out) == (True, False)
        assert "lapsed" in mine.out  # otherwise this could not fail
    elif form != "bibtex":
        assert "Znote of ours" in mine.out


def test_a_calendar_holds_nothing_of_a_workspace(kept: Stage, shell: Shell) -> None:
    assert kept
    (out,) = {shell.run("briefing", "--ics").out, shell.run("briefing", "AJLS", "--ics").out}
    assert "BEGIN:VCALENDAR" in out
    said = out.replace("Zdrones and pilot schemes", "")
    assert [word for word in (*SECRET, "lapsed") if word in said] == []


def test_a_signal_is_told_to_each_without_what_the_other_wrote(starred: Stage) -> None:
    at = datetime(2026, 10, 8, 8, 40, tzinfo=HONG_KONG)
    with starred.desk.store.write() as session:
        signals.note(session, "hko_warnings", [Signal("cyclone", "8", at, at)], at)
    theirs = "".join(told(starred, THEIRS.address).values())
    assert "ignal" in theirs  # otherwise this could not fail
    said = theirs.replace("Zdrones and pilot schemes", "")
    assert [one for one in (*SECRET, "★") if one in said] == []


def test_who_starred_and_noted_is_told_of_it_on_schedule(starred: Stage) -> None:
    """Otherwise the test above could not fail."""
    mine = told(starred, MINE.address)
    assert "★" in mine["ahead"]
    assert "Znote of ours" in mine["ahead"]
    assert PLEDGE in mine["digest"]
    assert "Zquiet" in mine["notice"]
