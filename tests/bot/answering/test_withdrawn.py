"""This file tests that a paper which was withdrawn is crossed out wherever its title stands."""

from __future__ import annotations

import json

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.answering.terminal import shown
from bot.slack.replies import payload as in_slack
from bot.teams.replies import payload as in_teams
from storage.database import Store
from storage.published import identities, judgements
from tests.story.lived import lived, paper_told
from tests.story.stage import Stage

PAPER = "CB(2)438/2026(03)"
TITLE = "Administration's paper on promoting the LawTech Adoption Pilot Scheme"


def _withdrawn(stage: Stage) -> None:
    """Let the lawtech paper come; it is saved, and then withdrawn."""
    paper_told(stage)
    _say(stage, f"save {PAPER}")
    with stage.desk.store.write() as session:
        (paper,) = identities.papers_with(session, [f"legco:{PAPER}"]).values()
        judgements.withdraw(session, paper, stage.clock.now)


@pytest.fixture
def stage(store: Store) -> Stage:
    return lived(store, _withdrawn)


def _say(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


NAMING = (
    f"show {PAPER}", f"why {PAPER}", f"story {PAPER}", "latest", "search LawTech", "saved",
    "cb2-438", f"{PAPER} still current?",
)  # fmt: skip


@pytest.mark.parametrize("text", NAMING)
def test_the_title_is_struck_out_in_slack_and_crossed_elsewhere(stage: Stage, text: str) -> None:
    reply = _say(stage, text)
    words = " ".join(shown(reply).split())
    slack, teams = (
        json.dumps(made(reply), ensure_ascii=False).replace("’", "'") for made in (in_slack, in_teams)
    )  # fmt: skip
    assert f"✗ {TITLE}" in words
    assert "ithdrawn" in words
    assert f"{TITLE}~*" in slack or f"{TITLE}>~*" in slack
    assert f"✗ {TITLE}" in teams or f"✗ [{TITLE}]" in teams


def test_no_other_title_is_crossed(stage: Stage) -> None:
    reply = _say(stage, "latest 20")
    assert [row.title for row in reply.rows if row.gone] == [TITLE]
    assert shown(reply).count("✗") == 1


@pytest.mark.parametrize("command", ["show", "story"])
def test_show_and_story_open_alike(stage: Stage, command: str) -> None:
    reply = _say(stage, f"{command} {PAPER}")
    assert (reply.headline, reply.gone) == (TITLE, True)
    assert reply.lines[0].startswith("⚠ Withdrawn")
