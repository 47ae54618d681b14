"""This file tests that administrators hold a whole workspace, that nothing is lost, and that tenants stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from sqlmodel import select

from bot.answering.conversation import answer
from bot.answering.hearing.reading import meant
from bot.answering.intents import Misunderstood, Pause, PauseAll, Resume, ResumeAll
from bot.answering.keeping import overview
from bot.answering.speech import Speaker, at_the_console
from storage.database import Store
from storage.people import channels, workspace_pauses
from storage.tables.people import AuditRow
from tests.bot.slack.workspace import Workspace, workspaces
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return Stage(sqlite_store)


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("pause all", PauseAll()),
        ("pause all channels", PauseAll()),
        ("please pause all channels until monday", PauseAll("monday")),
        ("pause everywhere", PauseAll()),
        ("暫停全部", PauseAll()),
        ("全部暫停", PauseAll()),
        ("暫停所有頻道至星期一", PauseAll("星期一")),
        ("暂停所有频道", PauseAll()),
        ("resume all", ResumeAll()),
        ("恢復全部", ResumeAll()),
        ("pause", Pause()),
        ("pause everything until monday", Pause("monday")),
        ("resume", Resume()),
    ],
)
def test_all_and_here_are_told_apart(stage: Stage, said: str, meaning: object) -> None:
    assert meant(stage.desk, said, at_the_console()) == meaning


@pytest.mark.parametrize("text", ["靜", "靜。", "靜電"])
def test_one_letter_pauses_nothing(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed


@pytest.mark.parametrize(
    "text", ["pause all until", "pause all for January", "pause all for 0 days"]
)
def test_an_end_of_a_pause_of_all_that_cannot_be_told_is_asked_back(
    stage: Stage, text: str
) -> None:
    asked = meant(stage.desk, text, at_the_console())
    assert isinstance(asked, Misunderstood)
    assert all(line.startswith("pause all") for line in asked.write)


def test_what_comes_while_all_is_paused_is_told_afterwards(stage: Stage) -> None:
    stage.publish("morning")
    stage.check()
    before = len(stage.channel.posts())
    said = answer(stage.desk, "pause all", at_the_console())
    assert said.changed
    assert [one.value for one in said.buttons] == ["resume all"]
    stage.publish("paper", "translation")
    stage.check(20)
    stage.clock.pass_(days=1)
    stage.digest()
    assert len(stage.channel.posts()) == before
    assert answer(stage.desk, "resume all", at_the_console()).changed
    stage.clock.pass_(days=1)
    stage.digest()
    told = [one.text for one in stage.channel.posts()[before:]]
    assert any("法律科技" in text for text in told), told


def test_what_waits_in_the_outbox_is_held_and_sent_after_it(stage: Stage) -> None:
    stage.publish("morning")
    stage.check()
    before = len(stage.channel.posts())
    with stage.desk.store.write() as session:
        workspace_pauses.set_paused(session, None)
    stage.send, kept = (lambda: None), stage.send  # type: ignore[method-assign]
    stage.publish("question")
    stage.check(20)
    answer(stage.desk, "pause all", at_the_console())
    kept()
    assert len(stage.channel.posts()) == before
    answer(stage.desk, "resume all", at_the_console())
    kept()
    assert len(stage.channel.posts()) > before


def test_a_pause_of_all_ends_by_itself_where_an_end_was_named(stage: Stage) -> None:
    answer(stage.desk, "pause all until tomorrow", at_the_console())
    with stage.desk.store.read() as session:
        place = channels.channel(session, "console")
    assert place is not None
    assert place.paused(stage.clock.now)
    stage.clock.pass_(days=2)
    assert not place.paused(stage.clock.now)


def test_a_pause_of_all_is_said_wherever_one_looks(stage: Stage) -> None:
    answer(stage.desk, "pause all", at_the_console())
    for text in ("status", "list", "resume"):
        said = answer(stage.desk, text, at_the_console())
        assert "All channels are paused" in "\n".join((said.headline, *said.lines)), text
    assert "All channels are paused" in str(overview.looked_over(stage.desk, "en").paused)


def test_resuming_what_is_not_paused_says_so(stage: Stage) -> None:
    assert not answer(stage.desk, "resume all", at_the_console()).changed


def test_only_administrators_pause_all(stage: Stage) -> None:
    somebody = replace(at_the_console(), who="U2", admin=False)
    said = answer(stage.desk, "pause all", somebody)
    assert said.failed
    assert not said.changed
    assert [one.value for one in said.buttons][:1] == ["pause"]
    with stage.desk.store.read() as session:
        assert workspace_pauses.paused(session, stage.clock.now) == {}


def _of(team: str) -> Speaker:
    return Speaker("U1", f"slack:{team}/C1", f"slack:{team}", admin=True)


def test_one_tenant_s_pause_is_no_other_s(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        for team in ("T1", "T2"):
            channels.ensure_workspace(session, f"slack:{team}", team, stage.clock.now)
    answer(stage.desk, "pause all", _of("T1"))
    with stage.desk.store.read() as session:
        assert list(workspace_pauses.paused(session, stage.clock.now)) == ["slack:T1"]
    answer(stage.desk, "resume all", _of("T2"))
    with stage.desk.store.read() as session:
        assert list(workspace_pauses.paused(session, stage.clock.now)) == ["slack:T1"]


def test_the_shell_pauses_every_tenant_and_each_can_read_so(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        for team in ("T1", "T2"):
            channels.ensure_workspace(session, f"slack:{team}", team, stage.clock.now)
    answer(stage.desk, "pause all", at_the_console())
    with stage.desk.store.read() as session:
        assert len(workspace_pauses.paused(session, stage.clock.now)) == 3
        noted = session.exec(select(AuditRow.action)).all()
    assert list(noted) == ["pause_all"] * 3


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    with workspaces(sqlite_store) as made:
        team = made.slack.teams["T1"]
        for user in ("U1", "U2"):
            team.channel(f"D{user}", "", user, team.bot, private=True)
        yield made
        assert made.slack.refused == []


def _home(place: Workspace, user: str) -> str:
    event = {"type": "app_home_opened", "user": user, "tab": "home", "channel": f"D{user}"}
    place.post(place.slack.event(event, team="T1"))
    return str(place.slack.views[-1]["view"])


def test_the_home_pauses_all_after_asking_and_takes_it_back(place: Workspace) -> None:
    assert "'action_id': 'home_pause_all'" in _home(place, "U1")
    assert "'confirm'" in _home(place, "U1")
    place.press("home_pause_all")
    view = _home(place, "U1")
    assert "All channels are paused by an administrator." in view
    assert "Undo: resume all channels" in view
    place.press("home_resume_all")
    assert "'action_id': 'home_pause_all'" in _home(place, "U1")


def test_nobody_else_sees_or_presses_the_pause_of_all(place: Workspace) -> None:
    assert "home_pause_all" not in _home(place, "U2")
    place.press("home_pause_all", user="U2")
    with place.stage.desk.store.read() as session:
        assert workspace_pauses.paused(session, place.stage.clock.now) == {}


def test_undo_that_is_typed_reaches_a_pause_of_all(stage: Stage) -> None:
    me = at_the_console()
    answer(stage.desk, "pause all", me)
    said = answer(stage.desk, "undo", me)
    assert said.headline == "Taken back: the pause of all channels."
    with stage.desk.store.read() as session:
        assert not workspace_pauses.paused(session, stage.clock())


def test_undo_brings_a_pause_of_all_back_to_its_end(stage: Stage) -> None:
    me = at_the_console()
    answer(stage.desk, "pause all until monday", me)
    with stage.desk.store.read() as session:
        before = workspace_pauses.paused(session, stage.clock())
    answer(stage.desk, "resume all", me)
    assert answer(stage.desk, "undo", me).changed
    with stage.desk.store.read() as session:
        assert workspace_pauses.paused(session, stage.clock()) == before


def test_the_last_change_is_taken_back_first_whichever_it_was(stage: Stage) -> None:
    me = at_the_console()
    answer(stage.desk, "pause all", me)
    answer(stage.desk, "subscribe AI daily", me)
    assert "all channels" not in answer(stage.desk, "undo", me).headline
    assert "all channels" in answer(stage.desk, "undo", me).headline


def test_nobody_takes_back_what_another_did_to_all(stage: Stage) -> None:
    answer(stage.desk, "pause all", at_the_console())
    other = replace(at_the_console(), who="U2")
    assert answer(stage.desk, "undo", other).failed
    with stage.desk.store.read() as session:
        assert workspace_pauses.paused(session, stage.clock())


def _paused(stage: Stage) -> dict[str, datetime]:
    with stage.desk.store.read() as session:
        return workspace_pauses.paused(session, stage.clock())


def test_undo_at_the_shell_brings_each_workspace_back_to_its_own_pause(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        for team in ("T1", "T2"):
            channels.ensure_workspace(session, f"slack:{team}", team, stage.clock.now)
    answer(stage.desk, "pause all until monday", _of("T1"))
    before = _paused(stage)
    answer(stage.desk, "pause all", at_the_console())
    assert len(_paused(stage)) == 3
    assert answer(stage.desk, "undo", at_the_console()).changed
    assert _paused(stage) == before


def test_undo_at_the_shell_leaves_a_workspace_as_its_own_people_wanted_it_since(
    stage: Stage,
) -> None:
    with stage.desk.store.write() as session:
        for team in ("T1", "T2"):
            channels.ensure_workspace(session, f"slack:{team}", team, stage.clock.now)
    answer(stage.desk, "pause all", at_the_console())
    stage.clock.pass_(minutes=5)
    answer(stage.desk, "pause all until monday", _of("T1"))
    assert answer(stage.desk, "undo", at_the_console()).changed
    assert list(_paused(stage)) == ["slack:T1"]


def test_undo_is_refused_where_another_changed_all_since(stage: Stage) -> None:
    first, second = _of("T1"), replace(_of("T1"), who="U2")
    answer(stage.desk, "pause all until monday", first)
    stage.clock.pass_(minutes=5)
    answer(stage.desk, "pause all", second)
    before = _paused(stage)
    said = answer(stage.desk, "undo", first)
    assert said.failed
    assert said.headline.startswith("That has changed since")
    assert _paused(stage) == before
    assert answer(stage.desk, "undo", second).changed


def test_undo_says_until_when_all_is_paused_again(stage: Stage) -> None:
    me = at_the_console()
    answer(stage.desk, "pause all until monday", me)
    answer(stage.desk, "resume all", me)
    said = answer(stage.desk, "undo", me)
    assert said.lines[0].startswith("All channels are paused by an administrator until ")


def test_a_pause_that_is_over_is_not_brought_back(stage: Stage) -> None:
    me = at_the_console()
    answer(stage.desk, "pause all until 1 hour", me)
    stage.clock.pass_(minutes=50)
    answer(stage.desk, "resume all", me)
    stage.clock.pass_(minutes=20)
    said = answer(stage.desk, "undo", me)
    assert said.lines == ("All channels are told again.",)
    assert _paused(stage) == {}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [(("pause all",), "resume all"), (("pause all until monday", "resume all"), "pause all until 2026-")],
)  # fmt: skip
def test_what_was_done_to_all_long_ago_is_offered_and_not_taken_back(
    stage: Stage, typed: tuple[str, ...], offered: str
) -> None:
    me = at_the_console()
    for text in typed:
        answer(stage.desk, text, me)
    then = _paused(stage)
    stage.clock.pass_(minutes=61)
    said = answer(stage.desk, "undo", me)
    assert not said.changed
    assert _paused(stage) == then
    (button,) = said.buttons
    assert button.value.startswith(offered)
    assert answer(stage.desk, button.value, me).changed
