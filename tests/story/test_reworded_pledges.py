"""This file tells what becomes of stars and marks when a paper is revised under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.contents.understanding import Understood
from bot.telling.detached import MOST
from bot.watching.storing import TextGist, store_understood
from storage.database import Store
from storage.people import commitment_marks
from storage.published import commitments
from storage.records import Commitment
from tests.storage.made import document, store_paper
from tests.story.stage import Stage

DUE = date(2026, 12, 31)
HERONS = Commitment("The DPO will launch the heron register by end-2026.", "firm", "end-2026",
                    DUE, DUE, who="The DPO", cites=("4",))  # fmt: skip
AGAIN = replace(
    HERONS, quote="The DPO will launch the register of herons by end-2026.", cites=("5",)
)
EGRETS = replace(HERONS, quote="The DPO will count the egrets on the islands by end-2026.")


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console whose store holds a paper with one commitment."""
    made = Stage(sqlite_store)
    say(made, "unsubscribe all")
    say(made, "language en")
    with sqlite_store.write() as session:
        paper = store_paper(session, "a", "x", published=date(2026, 6, 1))
        commitments.save(session, paper, "en", [HERONS])
    return made


def say(stage: Stage, text: str, **changes: object) -> Reply:
    return answer(stage.desk, text, replace(at_the_console(), **changes))  # type: ignore[arg-type]


def mark(stage: Stage) -> str:
    with stage.desk.store.read() as session:
        return commitments.due(session)[0].cluster[:8]


def revise(stage: Stage, said: Sequence[Commitment]) -> None:
    """Let the paper's text be understood anew, as a revision's is."""
    with stage.desk.store.write() as session:
        store_understood(
            session,
            1,
            [TextGist(1, document("y"), Understood(commitments=tuple(said)))],
            stage.clock(),
        )


def digest(stage: Stage, day: int) -> str:
    """Make the digest of a morning; give what the channel has been told."""
    stage.clock.now = datetime(2026, 10, day, 0, 50, tzinfo=UTC)
    stage.digest()
    return "\n".join(one.text for one in stage.channel.posts())


def test_a_mark_and_a_star_go_with_a_commitment_that_is_reworded(stage: Stage) -> None:
    say(stage, f"commitments moved {mark(stage)} to 2027-03")
    say(stage, f"commitments star {mark(stage)}")
    revise(stage, [EGRETS, AGAIN])
    rows = say(stage, "commitments mine").rows
    (row,) = rows
    assert (row.title[:1], "register of herons" in row.text) == ("★", True)
    assert "moved to Wed 31 Mar 2027" in row.context
    history = say(stage, f"commitments {row.context.rpartition('`')[0].rpartition('`')[2]}")
    assert any("moved to" in line for line in history.lines)


def test_what_is_not_found_again_is_said_where_one_asks_for_ones_own(stage: Stage) -> None:
    say(stage, f"commitments moved {mark(stage)} to 2027-03")
    revise(stage, [EGRETS])
    (row,) = say(stage, "commitments mine").rows
    assert row.context.startswith("moved to Wed 31 Mar 2027, but the paper’s text was revised")
    assert (row.text, row.title) == (f"“{HERONS.quote}”", "Paper a")
    assert say(stage, "commitments mine", who="U2").failed is False


def test_it_is_said_once_in_the_channel_where_it_was_starred(stage: Stage) -> None:
    say(stage, f"commitments star {mark(stage)}")
    revise(stage, [EGRETS])
    assert digest(stage, 8).count("does not hold it any more") == 1
    assert HERONS.quote in digest(stage, 8)
    assert digest(stage, 9).count("does not hold it any more") == 1


def test_what_one_digest_has_no_room_for_the_next_one_says(stage: Stage) -> None:
    birds = ("heron", "egret", "kite", "magpie", "bulbul", "kingfisher")
    several = [
        replace(HERONS, quote=f"The DPO will put the {bird} census online by end-2026.")
        for bird in birds
    ]
    with stage.desk.store.write() as session:
        commitments.save(session, 1, "en", several)
    with stage.desk.store.read() as session:
        marks = [one.cluster[:8] for one in commitments.due(session)]
    for one in marks:
        say(stage, f"commitments star {one}")
    revise(stage, [])
    assert len(marks) == MOST + 1
    assert digest(stage, 8).count("does not hold it any more") == MOST
    assert digest(stage, 9).count("does not hold it any more") == MOST + 1


def test_it_is_said_once_in_the_channel_where_it_was_marked(stage: Stage) -> None:
    say(stage, "subscribe AI daily")
    say(stage, f"commitments kept {mark(stage)}")
    revise(stage, [])
    assert digest(stage, 8).count("kept, but the paper’s text was revised") == 1
    assert digest(stage, 9).count("kept, but the paper’s text was revised") == 1


def test_a_channel_of_weekly_digests_is_told_in_its_own(stage: Stage) -> None:
    say(stage, "subscribe AI weekly")
    say(stage, f"commitments kept {mark(stage)}")
    revise(stage, [])
    assert "does not hold it" not in digest(stage, 8)  # a Thursday
    stage.clock.now = datetime(2026, 10, 9, 9, 35, tzinfo=UTC)  # Friday evening
    stage.digest()
    told = "\n".join(one.text for one in stage.channel.posts())
    assert told.count("kept, but the paper’s text was revised") == 1
    stage.clock.now = datetime(2026, 10, 16, 9, 35, tzinfo=UTC)
    stage.digest()
    assert "\n".join(one.text for one in stage.channel.posts()).count("was revised") == 1


def test_a_channel_that_is_told_at_once_is_told_in_the_morning(stage: Stage) -> None:
    say(stage, "subscribe AI instant")
    say(stage, f"commitments kept {mark(stage)}")
    revise(stage, [])
    assert digest(stage, 8).count("kept, but the paper’s text was revised") == 1
    assert digest(stage, 9).count("kept, but the paper’s text was revised") == 1


def test_a_channel_that_follows_nothing_is_told_of_what_it_marked(stage: Stage) -> None:
    say(stage, f"commitments kept {mark(stage)}")
    assert digest(stage, 7) == ""  # nothing is said while the text holds it
    revise(stage, [])
    assert digest(stage, 8).count("kept, but the paper’s text was revised") == 1
    assert digest(stage, 9).count("kept, but the paper’s text was revised") == 1


def test_what_was_said_to_be_no_commitment_is_missed_by_nobody(stage: Stage) -> None:
    say(stage, "subscribe AI daily")
    say(stage, f"commitments not {mark(stage)}")
    revise(stage, [])
    assert "does not hold it" not in digest(stage, 8)


def test_a_commitment_that_comes_back_has_what_was_said_of_it(stage: Stage) -> None:
    say(stage, f"commitments kept {mark(stage)}")
    revise(stage, [])
    revise(stage, [HERONS])
    (row,) = say(stage, "commitments mine").rows
    assert row.context.startswith("kept · ")


def test_a_star_is_not_doubled_where_both_wordings_have_one(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        commitments.save(session, 1, "en", [HERONS, AGAIN])
    with stage.desk.store.read() as session:
        both = [one.cluster[:8] for one in commitments.due(session)]
    for one in both:
        say(stage, f"commitments star {one}")
    revise(stage, [AGAIN])
    with stage.desk.store.read() as session:
        assert len(commitment_marks.stars(session, 1)) == 1


def test_another_papers_marks_stay_where_they_are(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        other = store_paper(session, "b", "x", published=date(2026, 7, 1))
        commitments.save(session, other, "en", [HERONS])
    revise(stage, [AGAIN])
    say(stage, f"commitments kept {mark(stage)}")
    with stage.desk.store.read() as session:
        assert len(commitments.due(session)) == 2
