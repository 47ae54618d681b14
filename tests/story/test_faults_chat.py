"""This file lives through faults of the chat, on both databases: said once, said late, or said by the digest."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.care import watch
from bot.platforms.errors import Ambiguous, NotSent
from bot.slack.client import SlackClient
from bot.slack.installations import tokens
from bot.telling import digests
from bot.telling.outbox import Drain
from bot.topics.shipped import shipped
from storage.database import Store
from storage.people import channels, subscriptions
from storage.told import inspection
from tests.bot.slack.workspace import Workspace, workspaces
from tests.fakes.slack_api import FakeSlack, FakeTeam
from tests.story.lived import lived
from tests.story.stage import Stage
from tests.story.troubles import (
    PORTS,
    QUESTION,
    alarms,
    assert_told_once,
    later,
    release,
    told,
    watched,
)


@pytest.fixture
def stage(store: Store) -> Stage:
    return watched(store, places=("info_gov_hk",))


# --- any platform --------------------------------------------------------------------------------


@pytest.mark.parametrize("retry_after", [60.0, None], ids=["with Retry-After", "without"])
def test_a_chat_that_says_429_gets_the_message_later_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, retry_after: float | None
) -> None:
    send, refused = stage.channel.send, [2]

    async def limited(*args: Any, **how: Any) -> Any:
        if refused[0]:
            refused[0] -= 1
            raise NotSent("ratelimited", retry_after=retry_after)
        return await send(*args, **how)

    monkeypatch.setattr(stage.channel, "send", limited)
    release(stage)
    later(stage)
    assert_told_once(stage, QUESTION)
    assert alarms(stage) == []


def test_a_chat_that_is_down_for_an_hour_gets_the_message_when_it_is_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = stage.clock() + timedelta(hours=1)
    send = stage.channel.send

    async def down(*args: Any, **how: Any) -> Any:
        if stage.clock() < back:
            raise NotSent("out of reach", retry_after=15.0, scope="channel")
        return await send(*args, **how)

    monkeypatch.setattr(stage.channel, "send", down)
    release(stage)
    later(stage, 10, minutes=10)
    assert_told_once(stage, QUESTION)
    assert alarms(stage) == []


def test_an_answer_that_says_nothing_is_held_and_the_owner_is_told(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = stage.channel.send

    async def unclear(address: str, *args: Any, **how: Any) -> Any:
        if address == "console":
            raise Ambiguous("200 with a body that is no answer")
        return await send(address, *args, **how)

    monkeypatch.setattr(stage.channel, "send", unclear)
    release(stage)
    stage.check()
    for _ in range(3):
        stage.clock.pass_(minutes=5)
        stage.sweep()
        stage.send()
    assert [text.partition(":")[0] for text in alarms(stage)] == ["A message to console is held"]
    with stage.desk.store.read() as session:
        assert [entry.held for entry in inspection.entries(session)] == [True]


@pytest.mark.parametrize("reason", ["channel_not_found", "is_archived", "token_revoked"])
def test_a_channel_that_is_gone_is_closed_told_once_and_others_go_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    other = "console:two"
    with stage.desk.store.write() as session:
        made = channels.ensure_channel(
            session, other, "two", stage.clock(),
            opens="00:00", closes="24:00", working_days_only=False,
        )  # fmt: skip
        for topic in shipped():
            subscriptions.subscribe(
                session, made.id, kind="topic", target=topic.key, who="t", now=stage.clock()
            )
    send = stage.channel.send

    async def gone(address: str, *args: Any, **how: Any) -> Any:
        if address == "console":
            raise NotSent(reason, permanent=True, scope="channel")
        return await send(address, *args, **how)

    monkeypatch.setattr(stage.channel, "send", gone)
    stage.clock.pass_(minutes=1)
    release(stage)
    later(stage)
    release(stage, 902, name="other", title=PORTS)
    later(stage)
    assert told(stage) == []
    assert len(told(stage, other)) == 2
    assert [text.partition(":")[0] for text in alarms(stage)] == [
        "A message to console is set aside"
    ]
    with stage.desk.store.read() as session:
        closed = channels.channel(session, "console")
    assert closed is not None
    assert closed.gone_why == reason


# --- Slack, through its real client --------------------------------------------------------------


def _history(slack: FakeSlack, team: FakeTeam, given: dict[str, Any]) -> dict[str, Any]:
    found = [e for e in slack.said if e["team"] == team.id and e["channel"] == given["channel"]]
    posts = [e["payload"] for e in found if not e["user"]]
    return {"messages": [{"ts": "1.0", "metadata": p.get("metadata")} for p in posts]}


@pytest.fixture
def place(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setattr(FakeSlack, "_conversations_history", _history, raising=False)
    with workspaces(store, stage=lived(store)) as made:
        for team in ("T1", "T2"):
            made.say("subscribe AI", user="U1", team=team)
        made.slack.said.clear()
        yield made


async def _send(place: Workspace) -> None:
    desk = place.stage.desk
    client = SlackClient(tokens(desk, place.settings), base_url=place.settings.slack_api or "")
    try:
        drain = Drain(
            desk.store,
            {"slack": client, "console": place.stage.channel},
            desk.clock,
            on_trouble=watch.on_trouble(desk),
            sleep=place.stage._sleep,
        )
        await drain.sweep()
        await drain.run_shard()
    finally:
        await client.close()


def go_on(place: Workspace, times: int = 2, minutes: float = 15) -> None:
    for _ in range(times):
        place.stage.clock.pass_(minutes=minutes)
        place.stage.check(0)
        asyncio.run(_send(place))


def said(place: Workspace, team: str, words: str) -> int:
    """Count the posts, not in threads, that all in a team's channel can read and hold some words."""
    mine = [e["payload"] for e in place.slack.said if e["team"] == team and not e["user"]]
    texts = [json.dumps(p, ensure_ascii=False) for p in mine if "thread_ts" not in p]
    return sum(words in text.replace("\xa0", " ") for text in texts)


def another(place: Workspace) -> None:
    """Publish a second release, with words of its own."""
    text = ("The port uses artificial intelligence to plan berths.",)
    release(place.stage, 902, name="other", title=PORTS, paragraphs=text)


def next_morning(place: Workspace) -> None:
    """Let a day pass and its digests be made and sent."""
    place.stage.clock.pass_(days=1)
    digests.make_due(place.stage.desk)
    go_on(place)


def owner(place: Workspace) -> list[str]:
    """Give what the operator was told beside the papers: here the terminal is the health channel."""
    texts = [text for text in told(place.stage) if "slack:" in text or "removed the app" in text]
    return [text.partition(":")[0] + text.partition("is ")[2][:9] for text in texts]


@pytest.fixture(autouse=True)
def _sends_by_hand(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Let checks of a workspace send nothing by themselves: only the real client does."""
    if "place" in request.fixturenames:
        monkeypatch.setattr(Stage, "send", lambda self: None)


@pytest.mark.parametrize("trouble", ["html", "503", "reset"])
def test_a_200_with_an_error_page_is_looked_for_and_then_said_once(
    place: Workspace, trouble: str
) -> None:
    place.slack.troubles["chat.postMessage"] = [trouble]
    release(place.stage)
    go_on(place, 4)
    assert (said(place, "T1", QUESTION), said(place, "T2", QUESTION)) == (1, 1)
    assert owner(place) == []


@pytest.mark.parametrize("trouble", ["token_revoked", "account_inactive", "invalid_auth"])
def test_a_revoked_token_is_told_once_and_what_was_missed_comes_after_a_new_one(
    place: Workspace, trouble: str
) -> None:
    place.slack.teams["T1"].trouble = trouble
    release(place.stage)
    go_on(place)
    another(place)
    go_on(place)
    assert said(place, "T1", "Artificial") == 0
    assert said(place, "T2", QUESTION) == 1
    assert len(owner(place)) == 1
    place.slack.teams["T1"].trouble = None
    place.install("T1")
    next_morning(place)
    assert (said(place, "T1", QUESTION), said(place, "T1", PORTS)) == (1, 1)
    next_morning(place)
    assert (said(place, "T1", QUESTION), said(place, "T1", PORTS)) == (1, 1)
    assert said(place, "T2", QUESTION) == 1


def test_an_archived_channel_is_told_once_and_what_was_missed_comes_when_it_is_back(
    place: Workspace,
) -> None:
    place.slack.teams["T1"].channels["C1"].archived = True
    release(place.stage)
    go_on(place)
    another(place)
    go_on(place)
    assert said(place, "T2", QUESTION) == 1
    assert len(owner(place)) == 1
    place.slack.teams["T1"].channels["C1"].archived = False
    place.post(place.slack.event({"type": "channel_unarchive", "channel": "C1", "user": "U1"}))
    next_morning(place)
    assert (said(place, "T1", QUESTION), said(place, "T1", PORTS)) == (1, 1)
    next_morning(place)
    assert (said(place, "T1", QUESTION), said(place, "T1", PORTS)) == (1, 1)
    assert said(place, "T2", QUESTION) == 1
