"""This file tests the form of a subscription as a dialog of Teams', and what our own chat shows as a home."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from bot.teams.elements import weight
from storage.database import Store
from storage.errors import StoreBusy
from storage.people import channels, subscriptions
from storage.people.subscriptions import Subscription
from tests.bot.teams.scene import TEAM, Scene, address, scene
from tests.cards import card_faults
from tests.fakes.teams_api import HOME, Post

CHAT, OTHER, SECRET_ROOM = "a:1chat", "19:papers_2@thread.tacv2", "19:secret_3@thread.tacv2"
STRANGERS = "tenant-9"
Json = dict[str, Any]


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Scene]:
    with scene(sqlite_store, teams_allow=f"{HOME},{STRANGERS}") as found:
        found.fake.talk(CHAT, "personal")
        for talk in (OTHER, SECRET_ROOM):
            found.fake.talk(talk)
        yield found


def _follows(stage: Scene, talk: str = TEAM, tenant: str = HOME) -> list[Subscription]:
    with stage.desk.store.read() as session:
        place = channels.channel(session, address(talk, tenant))
        return subscriptions.subscriptions(session, place.id) if place else []


def _opening(post: Post, title: str) -> Json:
    """Give what a button that opens a dialog holds."""
    card = post.activity["attachments"][0]["content"]
    rows = [one["actions"] for one in card["body"] if one["type"] == "ActionSet"]
    every = [*card.get("actions", []), *(one for row in rows for one in row)]
    found: Json = next(one for one in every if one["title"] == title)
    assert found["type"] == "Action.Submit"
    assert found["data"]["msteams"] == {"type": "task/fetch"}
    data: Json = found["data"]
    return data


def _ask(stage: Scene, name: str, data: Any, **more: Any) -> Json:
    value = {"data": data, "context": {"theme": "default"}}
    (answer,) = stage.post(stage.activity("invoke", name=name, value=value, **more))
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()["task"]
    return found


def _card(task: Json) -> Json:
    assert task["type"] == "continue", task
    card: Json = task["value"]["card"]["content"]
    assert card_faults(card) == []
    assert weight(card) < 1
    return card


def _fields(card: Json) -> dict[str, Json]:
    every = [part for one in card["body"] for part in (one, *one.get("items", ()))]
    return {one["id"]: one for one in every if one["type"].startswith("Input.")}


def _filled(card: Json, **more: str) -> Json:
    """Fill a form in as Teams sends it: what is not touched comes as it stood."""
    stood = {name: one.get("value", "") for name, one in _fields(card).items()}
    return {**card["actions"][0]["data"], **stood, **more}


def _form(stage: Scene, **more: Any) -> Json:
    return _card(_ask(stage, "task/fetch", {"verb": "form", "value": ""}, **more))


def test_subscribe_alone_offers_the_form(stage: Scene) -> None:
    data = _opening(stage.say("subscribe"), "New subscription")
    fields = _fields(_card(_ask(stage, "task/fetch", data)))
    assert list(fields) == [
        "topics", "rhythm", "at", "weekday", "language", "level", "sources", "without",
    ]  # fmt: skip
    assert {"ai", "legal-tech"} <= {one["value"] for one in fields["topics"]["choices"]}


def test_the_form_of_a_new_one_is_three_questions_and_more_settings(stage: Scene) -> None:
    _introduce(stage, OTHER, "Papers")
    card = _form(stage)
    shown = [one["id"] for one in card["body"] if one["type"].startswith("Input.")]
    assert shown == ["topics", "channel", "rhythm"]
    (more,) = [one for one in card["body"] if one["type"] == "Container"]
    (toggle,) = [one for one in card["body"] if one["type"] == "ActionSet"]
    assert toggle["actions"][0]["targetElements"] == [more["id"]]
    assert not more["isVisible"]
    stage.say("subscribe AI")
    held = _ask(stage, "task/fetch", _opening(stage.say("list"), "Edit"))
    assert "Container" not in [one["type"] for one in _card(held)["body"]]


def test_three_answers_are_enough_where_an_app_sends_no_more(stage: Scene) -> None:
    _ask(stage, "task/submit", {"verb": "form", "topics": "ai", "rhythm": "daily"})
    (held,) = _follows(stage)
    assert (held.target, held.rhythm, held.level) == ("ai", "daily", "substantive")


def test_the_form_subscribes_and_the_channel_is_told(stage: Scene) -> None:
    card = _form(stage)
    before = len(stage.fake.posts)
    task = _ask(stage, "task/submit", _filled(card, topics="ai,legal-tech", rhythm="weekly"))
    assert task["type"] == "message"
    assert "now follows" in task["value"]
    assert sorted(one.target for one in _follows(stage)) == ["ai", "legal-tech"]
    assert {one.rhythm for one in _follows(stage)} == {"weekly"}
    (told,) = stage.fake.posts[before:]
    assert "now follows" in told.words


def test_a_form_without_topics_is_shown_again_with_what_was_filled_in(stage: Scene) -> None:
    wrong = _filled(_form(stage), rhythm="weekly", without="drone")
    before = len(stage.fake.posts)
    card = _card(_ask(stage, "task/submit", wrong))
    assert "Which topic?" in card["body"][0]["text"]
    assert _fields(card)["rhythm"]["value"] == "weekly"
    assert _fields(card)["without"]["value"] == "drone"
    assert (_follows(stage), stage.fake.posts[before:]) == ([], [])


def test_a_row_s_button_opens_how_it_is_followed_and_changes_it(stage: Scene) -> None:
    stage.say("subscribe AI weekly mon 09:30")
    data = _opening(stage.say("list"), "Edit")
    card = _card(_ask(stage, "task/fetch", data))
    assert "topics" not in _fields(card)
    assert _fields(card)["weekday"]["value"] == "mon"
    assert _fields(card)["at"]["value"] == "09:30"
    _ask(stage, "task/submit", _filled(card, rhythm="daily", sources="legco"))
    (held,) = _follows(stage)
    assert (held.rhythm, held.sources) == ("daily", ("legco",))


def test_edit_by_its_number_offers_the_form(stage: Scene) -> None:
    stage.say("subscribe AI")
    data = _opening(stage.say("edit 1"), "Edit")
    assert (
        _card(_ask(stage, "task/fetch", data))["body"][0]["text"] == "**Artificial intelligence**"
    )


def test_a_form_is_not_written_over_a_later_change(stage: Scene) -> None:
    stage.say("subscribe AI")
    card = _card(_ask(stage, "task/fetch", _opening(stage.say("list"), "Edit")))
    stage.say("subscribe AI weekly")
    again = _card(_ask(stage, "task/submit", _filled(card, rhythm="daily")))
    assert again["body"][0]["color"] == "Attention"
    assert [one.rhythm for one in _follows(stage)] == ["weekly"]


def test_a_form_of_what_is_gone_stays_closed(stage: Scene) -> None:
    stage.say("subscribe AI")
    data = _opening(stage.say("list"), "Edit")
    card = _card(_ask(stage, "task/fetch", data))
    stage.say("unsubscribe AI")
    assert _ask(stage, "task/fetch", data)["type"] == "message"
    assert _ask(stage, "task/submit", _filled(card))["type"] == "message"
    assert _follows(stage) == []


def _introduce(stage: Scene, talk: str, name: str, **more: Any) -> None:
    stage.say("list", talk=talk, data={"channel": {"id": talk, "name": name, **more}})


def test_another_channel_of_the_team_is_chosen_and_told_there(stage: Scene) -> None:
    _introduce(stage, OTHER, "Papers")
    _introduce(stage, SECRET_ROOM, "Deals", type="private")
    card = _form(stage)
    places = {one["title"]: one["value"] for one in _fields(card)["channel"]["choices"]}
    assert list(places) == ["This channel", "#Papers"]
    before = len(stage.fake.posts)
    _ask(stage, "task/submit", _filled(card, topics="ai", channel=places["#Papers"]))
    assert [one.target for one in _follows(stage, OTHER)] == ["ai"]
    assert [one.talk for one in stage.fake.posts[before:]] == [OTHER]
    assert _follows(stage) == []


@pytest.mark.parametrize("value", ["{secret}", "{nowhere}", "x|y> in", "C1", "../x"])
def test_no_forged_place_is_subscribed(stage: Scene, value: str) -> None:
    _introduce(stage, SECRET_ROOM, "Deals", type="private")
    known = {"secret": address(SECRET_ROOM), "nowhere": address("19:nowhere@thread.tacv2")}
    place = value.format(**{name: one.partition("/")[2] for name, one in known.items()})
    task = _ask(stage, "task/submit", {"verb": "form", "topics": "ai", "channel": place})
    assert task["type"] == "continue"
    assert "Deals" not in str(task)
    assert [_follows(stage, talk) for talk in (TEAM, OTHER, SECRET_ROOM)] == [[], [], []]


@pytest.mark.parametrize(("tenant", "talk"), [(STRANGERS, SECRET_ROOM), (HOME, TEAM)])
def test_no_forged_mark_opens_or_changes_another_place_s(
    stage: Scene, tenant: str, talk: str
) -> None:
    _introduce(stage, SECRET_ROOM, "Deals", type="private")
    stage.say("topic new Acme v Zebra: acme+zebra", talk=SECRET_ROOM)
    stage.say("subscribe Acme v Zebra", talk=SECRET_ROOM)
    data = _opening(stage.say("list", talk=SECRET_ROOM), "Edit")
    place = {"tenant": tenant, "talk": talk}
    for name in ("task/fetch", "task/submit"):
        for value in (data["value"], data["value"].partition(".")[0], "1", "x"):
            asked = {"verb": "form", "value": value, "rhythm": "weekly", "topics": "ai"}
            assert "acme" not in str(_ask(stage, name, asked, **place)).casefold()
    offered = _fields(_form(stage, **place))["topics"]["choices"]
    assert not [one for one in offered if "acme" in str(one).casefold()]
    forged = f"{address(SECRET_ROOM)}/acme-v-zebra"
    _ask(stage, "task/submit", {"verb": "form", "topics": forged}, **place)
    assert [one.rhythm for one in _follows(stage, SECRET_ROOM)] == ["instant"]
    assert _follows(stage, talk, tenant) == [] if (tenant, talk) != (HOME, SECRET_ROOM) else True


@pytest.mark.parametrize("data", [None, "form", {}, {"verb": "x"}, {"verb": ["form"]}, []])
def test_a_dialog_that_is_not_ours_is_closed(stage: Scene, data: Any) -> None:
    for name in ("task/fetch", "task/submit"):
        assert _ask(stage, name, data)["type"] == "message"


@pytest.mark.parametrize("odd", ["<at>x</at>" * 30, "人" * 2_000, "\x00", "a\nb"])
def test_odd_fields_are_answered_with_a_card_that_teams_takes(stage: Scene, odd: str) -> None:
    names = ("topics", "channel", "rhythm", "at", "weekday", "language", "level", "sources")
    data = {"verb": "form", "without": odd} | dict.fromkeys(names, odd)
    _card(_ask(stage, "task/submit", data))
    assert _follows(stage) == []


def test_what_takes_long_is_answered_in_time_and_told_later(
    stage: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, go = _form(stage), threading.Event()
    monkeypatch.setattr("bot.teams.door.PATIENCE", 0.05)
    monkeypatch.setattr("bot.teams.dialogs.perform", _late(go))
    before = len(stage.fake.posts)
    task = _ask(stage, "task/submit", _filled(card, topics="ai"))
    assert task == {"type": "message", "value": "Working on it: the answer follows here."}
    assert [one.target for one in _follows(stage)] == ["ai"]
    assert len(stage.fake.posts) == before + 1


def _late(go: threading.Event) -> Any:
    from bot.answering.conversation import perform

    def work(*given: Any) -> Any:
        go.wait(0.3)
        return perform(*given)

    return work


def test_a_store_that_is_away_changes_nothing_and_says_so(
    stage: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any) -> None:
        raise StoreBusy("busy")

    monkeypatch.setattr("bot.teams.door.remember", away)
    assert "nothing was changed" in _ask(stage, "task/fetch", {"verb": "form"})["value"]


# --- our own chat -------------------------------------------------------------------------------


def test_the_list_in_our_own_chat_is_a_home(stage: Scene) -> None:
    stage.say("subscribe AI", talk=OTHER, data={"channel": {"id": OTHER, "name": "Papers"}})
    secret = {"channel": {"id": SECRET_ROOM, "name": "Deals", "type": "private"}}
    stage.say("subscribe lawtech", talk=SECRET_ROOM, data=secret)
    stage.say("subscribe smart city", talk=CHAT, where="personal")
    post = stage.say("list", talk=CHAT, where="personal")
    assert "Smart city" in post.words
    assert "#Papers" in post.words
    assert "checked" in post.words
    assert "Deals" not in post.words
    assert "/tamar" not in post.words
    assert _opening(post, "New subscription")
    stage.press("say", "pause", talk=CHAT, where="personal")
    again = stage.say("list", talk=CHAT, where="personal")
    card = again.activity["attachments"][0]["content"]
    assert "Resume mine" in [one["title"] for one in card["actions"]]


def test_others_channels_are_on_nobody_s_home(stage: Scene) -> None:
    data = {"channel": {"id": OTHER, "name": "Papers"}}
    stage.say("subscribe AI", talk=OTHER, who="person-2", data=data)
    post = stage.say("list", talk=CHAT, where="personal")
    assert "Papers" not in post.words
    stranger = stage.say("list", talk=CHAT, where="personal", tenant=STRANGERS, who="person-2")
    assert "Papers" not in stranger.words


def test_a_team_that_somebody_left_is_on_their_home_no_more(stage: Scene) -> None:
    stage.say("subscribe AI", talk=OTHER, data={"channel": {"id": OTHER, "name": "Papers"}})
    stage.fake.left.add((TEAM, "29:user-1"))
    assert "Papers" not in stage.say("list", talk=CHAT, where="personal").words
    stage.fake.left.clear()
    assert "Papers" in stage.say("list", talk=CHAT, where="personal").words


def test_what_teams_does_not_say_is_left_out_aloud(stage: Scene) -> None:
    stage.say("subscribe AI", talk=OTHER, data={"channel": {"id": OTHER, "name": "Papers"}})
    stage.fake.troubles = ["503"]
    post = stage.say("list", talk=CHAT, where="personal")
    assert "Papers" not in post.words
    assert "may be left out" in post.words
    assert "left out" not in stage.say("list", talk=CHAT, where="personal").words


def test_the_list_in_a_channel_is_no_home(stage: Scene) -> None:
    stage.say("subscribe AI", talk=OTHER, data={"channel": {"id": OTHER, "name": "Papers"}})
    assert "Papers" not in stage.say("list").words
