"""This file tests that two workspaces in one store see nothing of each other in what is looked up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, Speaker
from bot.engines.known_lists import Lists
from bot.secrets import Seal
from storage import commitment_marks, commitments, identities
from storage.channels import channel as channel_at
from storage.database import Store
from storage.records import Commitment
from tests.bot.answering.test_briefing import PAPER, announce, scheduled, to_follow
from tests.bot.slack.workspace import KEYS
from tests.story.stage import Stage

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
PLEDGE = "The scheme will be reviewed."


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a stage on which the first workspace wrote what is its own, of a paper that both follow."""
    made = Stage(sqlite_store)
    made.publish("morning")
    made.check()
    seal = Seal(KEYS)
    made.desk = replace(made.desk, seal=seal, watched=Lists(seal).names)
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
    return made


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
