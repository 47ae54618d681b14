"""This file talks to us in Teams: mentions, chats of two, buttons, other channels, other tenants, odd words."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from bot.teams.activities import read_activity, typed
from storage.database import Store
from storage.errors import StoreBusy
from storage.people import channels, conversations, subscriptions
from storage.told import inspection, tellings
from storage.told.departures import close_channels
from tests.bot.teams.scene import NOW, TEAM, Scene, address, scene
from tests.fakes.teams_api import HOME, Post
from tests.storage.made import alerted, store_paper

CHAT, OTHER, SECRET_ROOM = "a:1chat", "19:papers_2@thread.tacv2", "19:secret_3@thread.tacv2"
STRANGERS = "tenant-9"


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Scene]:
    with scene(sqlite_store, teams_allow=f"{HOME},{STRANGERS}") as found:
        found.fake.talk(CHAT, "personal")
        found.fake.talk(OTHER)
        found.fake.talk(SECRET_ROOM)
        yield found


def _follows(stage: Scene, talk: str = TEAM, tenant: str = HOME) -> list[str]:
    with stage.desk.store.read() as session:
        place = channels.channel(session, address(talk, tenant))
        held = subscriptions.subscriptions(session, place.id) if place else []
        return [one.target for one in held]


def _buttons(post: Post) -> dict[str, tuple[str, str]]:
    card = post.activity["attachments"][0]["content"]
    rows = [one["actions"] for one in card["body"] if one["type"] == "ActionSet"]
    found = [*card.get("actions", []), *(one for row in rows for one in row)]
    return {one["title"]: (one["data"]["verb"], one["data"]["value"]) for one in found}


def test_a_mention_subscribes_the_channel_it_is_in(stage: Scene) -> None:
    post = stage.say("subscribe AI")
    assert post.words.splitlines()[0].startswith("**This channel now follows")
    assert _follows(stage) == ["ai"]
    assert stage.fake.refused == []


def test_the_answer_stands_in_the_thread_of_the_question(stage: Scene) -> None:
    stage.fake.posts.append(Post(TEAM, "1790000000777", None, {}))
    post = stage.say("list", talk=f"{TEAM};messageid=1790000000777")
    assert (post.talk, post.root) == (TEAM, "1790000000777")


def test_why_in_an_alert_s_thread_knows_its_paper(stage: Scene) -> None:
    stage.say("subscribe AI")
    stage.fake.posts.append(Post(TEAM, "1790000000777", None, {}))
    paper = alerted(stage.desk.store, address(TEAM), "1790000000777")
    assert paper in str(stage.say("why", talk=f"{TEAM};messageid=1790000000777").activity)
    assert "Which paper?" in stage.say("why").words


def test_what_people_say_to_each_other_is_not_for_us(stage: Scene) -> None:
    stage.post(stage.said("subscribe AI", named=False))
    assert stage.fake.posts == []
    assert _follows(stage) == []


def test_a_chat_of_two_needs_no_mention_and_is_private(stage: Scene) -> None:
    post = stage.say("訂閱 人工智能", talk=CHAT, where="personal")
    assert "此對話現已訂閱人工智能" in post.words
    assert _follows(stage, CHAT) == ["ai"]
    with stage.desk.store.read() as session:
        place = channels.channel(session, address(CHAT))
    assert place is not None
    assert place.private


def test_a_name_may_stand_anywhere_and_marks_are_read_through(stage: Scene) -> None:
    text = "<p>subscribe&nbsp;<strong>AI</strong> <at>Tamar</at>\u200b</p>"
    own = {"type": "mention", "text": "<at>Tamar</at>", "mentioned": {"id": "28:0f8e2f1c-app"}}
    stage.post(stage.activity(text=text, entities=[own]))
    assert _follows(stage) == ["ai"]


@pytest.mark.parametrize(
    "text",
    ["<at>Everyone</at> " * 900, "x" * 20_000, "&lt;at&gt;" * 2000, "", "\u200b", "<" * 20_000],
)
def test_odd_words_are_answered(stage: Scene, text: str) -> None:
    post = stage.say(text)
    assert post.words
    assert stage.fake.refused == []


@pytest.mark.parametrize("text", ["x" * 20_000, "人工智能" * 5_000, "<at>Tamar</at> " * 1_300])
def test_twenty_kilobytes_are_answered_in_a_chat_too(stage: Scene, text: str) -> None:
    post = stage.say(text, talk=CHAT, where="personal")
    assert post.words
    assert len(post.words) < 5_000
    assert stage.fake.refused == []
    assert "follows nothing" in stage.say("list", talk=CHAT, where="personal").words


@pytest.mark.parametrize("letters", [8_001, 20_000, 60_000])
def test_what_is_too_long_is_answered_with_its_true_length(stage: Scene, letters: int) -> None:
    said = stage.say("x" * letters, talk=CHAT, where="personal").words
    assert f"That is {letters:,} characters; a command has at most 8,000" in said


def test_nothing_that_is_short_enough_is_cut(stage: Scene) -> None:
    body = json.dumps(stage.said(f"topic new {'B' * 7_900}: x", talk=CHAT, where="personal"))
    assert typed(read_activity(body.encode())) == f"topic new {'B' * 7_900}: x"
    with_colon, without = (
        stage.say(f"topic new {'B' * 7_900}{end}", talk=CHAT, where="personal").words
        for end in (": x", "")
    )
    assert with_colon != without


def test_a_button_s_value_that_is_too_long_is_none_of_ours(stage: Scene) -> None:
    shown = stage.press("say", "subscribe AI " + "x" * 8_000)
    assert "nothing was changed" in shown["value"]
    assert _follows(stage) == []


def test_markup_in_a_topic_s_name_calls_nobody(stage: Scene) -> None:
    post = stage.say("topic new &lt;at&gt;Everyone&lt;/at&gt;: rocket")
    assert "<at>" not in post.words
    assert stage.fake.refused == []


def test_markup_in_a_note_calls_nobody(stage: Scene) -> None:
    with stage.desk.store.write() as session:
        paper = store_paper(session, "p1", "Robots are tried.")
    note = "ask &lt;at&gt;bob&lt;/at&gt; &lt;b&gt;now&lt;/b&gt;"
    posts = [stage.say(f"note paper:{paper} {note}"), stage.say(f"save paper:{paper}"),
             stage.say("saved"), stage.say(f"note paper:{paper}")]  # fmt: skip
    assert "bob" in posts[2].words + str(posts[2].activity)
    for post in posts:
        shown = [post.words, *_shown(post.activity["attachments"][0]["content"])]
        assert not [one for one in shown if "<at>" in one or "<b>" in one]


def test_an_answer_s_buttons_can_be_pressed(stage: Scene) -> None:
    post = stage.say("subscribe AI")
    verb, value = _buttons(post)["Undo"]
    shown = stage.press(verb, value)
    assert shown["statusCode"] == 200
    assert _follows(stage) == []


def test_what_stands_in_a_message_is_not_said_twice(stage: Scene) -> None:
    shown = stage.press("say", "subscribe AI")
    assert shown["value"] == "This channel now follows Artificial intelligence."
    assert "at most 8 a day" in stage.fake.posts[-1].words


def test_an_older_app_s_button_comes_as_a_message(stage: Scene) -> None:
    stage.post(stage.activity(text="", value={"verb": "say", "value": "subscribe AI"}))
    assert _follows(stage) == ["ai"]


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"action": []},
        {"action": {"data": {"verb": 1}}},
        {"action": {"data": {"verb": "fly", "value": "x"}}},
        {"action": {"data": {"verb": "undo", "value": ["x"]}}},
    ],
)
def test_an_odd_button_changes_nothing(stage: Scene, value: Any) -> None:
    (answer,) = stage.post(stage.activity("invoke", name="adaptiveCard/action", value=value))
    assert answer.status_code == 200
    assert "nothing was changed" in answer.json()["value"]


@pytest.mark.parametrize("verb", ["copy_citation", "follow", "mute", "why", "not_relevant", "undo"])
def test_a_button_of_a_paper_that_is_not_held_says_so(stage: Scene, verb: str) -> None:
    shown = stage.press(verb, "paper:999:ai")
    assert shown["value"]
    assert _follows(stage) == []


def test_what_takes_long_is_told_later(stage: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.answering import presses

    go = threading.Event()
    quick = presses.WORK["say"]

    def slow(*given: Any) -> Any:
        go.wait(5)
        return quick(*given)

    monkeypatch.setitem(presses.WORK, "say", slow)
    monkeypatch.setattr("bot.teams.door.PATIENCE", 0.05)
    threading.Timer(0.5, go.set).start()
    shown = stage.press("say", "subscribe AI")
    assert shown["value"] == "Working on it: the answer follows here."
    assert "now follows" in stage.fake.posts[-1].words


def test_a_failure_of_ours_is_said(stage: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise StoreBusy("busy")

    monkeypatch.setattr("bot.teams.door.remember", broken)
    stage.fake.talk(TEAM)
    stage.post(stage.said("list"))
    assert stage.fake.posts == []  # nothing is known of where to answer
    monkeypatch.undo()
    monkeypatch.setattr("bot.teams.door.answer", broken)
    assert "nothing was changed" in stage.say("list").words


# --- other channels ----------------------------------------------------------------------------


def _introduce(stage: Scene, talk: str, name: str, **more: Any) -> None:
    data = {"channel": {"id": talk, "name": name, **more}}
    stage.say("list", talk=talk, data=data)


@pytest.mark.parametrize(
    "said", ["in #Papers of the week", "in Papers of the Week", "in #papers of the week"]
)
def test_another_channel_of_the_team_is_spoken_of_by_name(stage: Scene, said: str) -> None:
    _introduce(stage, OTHER, "Papers of the week")
    post = stage.say(f"subscribe AI {said}")
    assert _follows(stage, OTHER) == ["ai"], post.words
    assert _follows(stage) == []


def test_a_team_s_first_channel_is_called_general(stage: Scene) -> None:
    stage.post(stage.activity("installationUpdate", action="add"))
    stage.say("subscribe AI in #General", talk=OTHER)
    assert _follows(stage) == ["ai"]
    _event(stage, "channelRenamed", TEAM, name="Everything")
    stage.say("list")
    stage.say("subscribe lawtech in #Everything", talk=OTHER)
    assert _follows(stage) == ["ai", "legal-tech"]


@pytest.mark.parametrize(
    "said",
    ["list in #General", "list in General", "清單 在 General", "Tamar, list in #general please"],
)
def test_what_another_channel_of_the_team_follows_is_listed_by_its_name(
    stage: Scene, said: str
) -> None:
    stage.post(stage.activity("installationUpdate", action="add"))
    stage.say("subscribe AI")
    words = str(stage.say(said, talk=OTHER).activity)
    assert "#General" in words
    assert "tacv2|" not in words
    assert "Artificial" in words or "人工智能" in words


@pytest.mark.parametrize(
    "said",
    ["drones in #General", "what about in #General", "show in #General", "frobnicate in #General",
     "subscribe nonsense in #General", "topics in #General", "latest in #General", "x " * 30 + "in #General",
     "pause until in #General", "edit in #General", "note in #General", "preview robots in #General"],
)  # fmt: skip
def test_the_mark_of_a_channel_is_never_shown(stage: Scene, said: str) -> None:
    stage.post(stage.activity("installationUpdate", action="add"))
    post = stage.say(said, talk=OTHER)
    card = post.activity["attachments"][0]["content"]
    texts = [post.words, *_shown(card)]
    assert not [one for one in texts if "<#" in one or "%3A" in one or "tacv2" in one]


def _shown(card: Any) -> list[str]:
    """Give all words of a card; what comes back with a button is not shown."""
    if isinstance(card, dict):
        found = [card[name] for name in ("text", "title") if isinstance(card.get(name), str)]
        return [
            *found,
            *(one for name, part in card.items() if name != "data" for one in _shown(part)),
        ]
    return [one for part in card for one in _shown(part)] if isinstance(card, list) else []


def test_another_channel_is_spoken_of_by_pointing_at_it(stage: Scene) -> None:
    _introduce(stage, OTHER, "Papers")
    pointed = {"type": "mention", "text": "<at>Papers</at>", "mentioned": {"id": OTHER}}
    stage.say("subscribe AI in <at>Papers</at>", entities=[pointed])
    assert _follows(stage, OTHER) == ["ai"]


def test_a_private_channel_is_spoken_of_only_in_it(stage: Scene) -> None:
    _introduce(stage, SECRET_ROOM, "Deals", type="private")
    stage.say("topic new Acme v Zebra: acme+zebra", talk=SECRET_ROOM)
    for text in ("subscribe AI in #Deals", "list in #Deals", "unsubscribe all in #Deals"):
        assert "acme" not in stage.say(text).words.casefold()
    assert _follows(stage, SECRET_ROOM) == []


@pytest.mark.parametrize("text", ["subscribe AI in {}", "list in {}"])
def test_a_channel_of_another_team_is_not_spoken_of(stage: Scene, text: str) -> None:
    stage.say("subscribe lawtech", talk=OTHER, team="19:another@thread.tacv2")
    forged = f"&lt;#{address(OTHER).partition('/')[2]}|x&gt;"
    said = stage.say(text.format(forged)).words
    assert _follows(stage, OTHER) == ["legal-tech"]
    assert "lawtech" not in said.casefold()


def test_a_channel_where_nobody_spoke_to_us_is_not_known(stage: Scene) -> None:
    said = stage.say(f"subscribe AI in &lt;#{address(OTHER).partition('/')[2]}|x&gt;").words
    assert "I know no such channel" in said


# --- let in and seen out -----------------------------------------------------------------------


def _event(stage: Scene, happened: str, talk: str = TEAM, **channel: Any) -> None:
    data = {"eventType": happened, "channel": {"id": talk, **channel}}
    stage.post(stage.activity("conversationUpdate", data=data))


def test_who_lets_us_in_is_greeted_once_with_three_buttons(stage: Scene) -> None:
    stage.post(
        stage.activity("installationUpdate", action="add"),
        stage.activity("conversationUpdate", membersAdded=[{"id": "28:0f8e2f1c-app"}]),
    )
    (post,) = stage.fake.posts
    pressed = _buttons(post)
    assert len(pressed) == 3
    for verb, value in pressed.values():
        stage.press(verb, value)
    assert sorted(_follows(stage)) == ["ai", "legal-tech", "smart-city"]


def _gone(stage: Scene, talk: str) -> str | None:
    with stage.desk.store.read() as session:
        place = channels.channel(session, address(talk))
    assert place is not None
    return place.gone_why if place.gone_at else None


def test_a_removal_pauses_the_whole_team_and_tells_who_set_it_up(stage: Scene) -> None:
    stage.say("list", talk=CHAT, where="personal")
    for talk in (TEAM, OTHER):
        stage.say("subscribe AI", talk=talk)
    stage.post(stage.activity("installationUpdate", action="remove"))
    assert [_gone(stage, TEAM), _gone(stage, OTHER)] == ["removed", "removed"]
    assert _follows(stage, OTHER) == ["ai"]
    with stage.desk.store.read() as session:
        (told,) = inspection.entries(session)
    assert told.address == address(CHAT)
    assert told.key.startswith("notice:removed:")
    stage.post(stage.activity("installationUpdate", action="add"))
    assert [_gone(stage, TEAM), _gone(stage, OTHER)] == [None, None]


def test_who_adds_us_again_is_told_that_it_goes_on(stage: Scene) -> None:
    stage.say("subscribe AI")
    stage.post(stage.activity("installationUpdate", action="remove"))
    before = len(stage.fake.posts)
    stage.post(
        stage.activity("installationUpdate", action="add"),
        stage.activity("conversationUpdate", membersAdded=[{"id": "28:0f8e2f1c-app"}]),
    )
    (post,) = stage.fake.posts[before:]
    assert "told again" in post.words
    verb, value = _buttons(post)["What is followed here"]
    stage.press(verb, value)
    assert "Artificial intelligence" in stage.fake.posts[-1].words


@pytest.mark.parametrize("pressed", [True, False])
def test_a_channel_that_speaks_to_us_is_not_gone(stage: Scene, *, pressed: bool) -> None:
    """An administrator who forbids the app and allows it again makes no event of it."""
    stage.say("subscribe AI")
    with stage.desk.store.write() as session:
        place = channels.channel(session, address())
        assert place is not None
        close_channels(session, [place.id], "Teams does not let us write there", NOW)
    if pressed:
        stage.press("say", "status")
    else:
        stage.say("status")
    assert _gone(stage, TEAM) is None


def test_an_archived_team_is_paused_until_it_is_opened_again(stage: Scene) -> None:
    stage.say("subscribe AI", talk=OTHER)
    _event(stage, "teamArchived")
    assert _gone(stage, OTHER) == "archived"
    said = stage.say(f"subscribe lawtech in &lt;#{address(OTHER).partition('/')[2]}|x&gt;").words
    assert "archived" in said
    _event(stage, "teamUnarchived")
    assert _gone(stage, OTHER) is None


def test_a_deleted_channel_pauses_only_itself(stage: Scene) -> None:
    for talk in (TEAM, OTHER):
        stage.say("subscribe AI", talk=talk)
    _event(stage, "channelDeleted", OTHER)
    assert [_gone(stage, TEAM), _gone(stage, OTHER)] == [None, "deleted"]
    _event(stage, "channelRestored", OTHER)
    assert _gone(stage, OTHER) is None


def test_a_channel_is_called_as_it_is_renamed(stage: Scene) -> None:
    _introduce(stage, OTHER, "Papers")
    _event(stage, "channelRenamed", OTHER, name="Bills")
    stage.say("subscribe AI in #Bills")
    assert _follows(stage, OTHER) == ["ai"]


def test_a_removal_in_one_tenant_leaves_the_other_s_channels(stage: Scene) -> None:
    stage.say("subscribe AI")
    stage.say("subscribe AI", tenant=STRANGERS)
    stage.post(stage.activity("installationUpdate", action="remove", tenant=STRANGERS))
    assert _gone(stage, TEAM) is None
    with stage.desk.store.read() as session:
        theirs = channels.channel(session, address(TEAM, STRANGERS))
        assert theirs is not None
        assert theirs.gone_at is not None
        assert conversations.conversation(session, address(TEAM)) is not None


def test_an_event_that_nobody_knows_is_taken_quietly(stage: Scene) -> None:
    _event(stage, "teamPainted")
    stage.post(stage.activity("typing"), stage.activity("messageReaction"))
    assert stage.fake.posts == []


def test_an_answer_about_a_topic_is_edited_once_all_that_is_held_was_matched(stage: Scene) -> None:
    with stage.desk.store.write() as session:
        store_paper(session, "held", "A pilot scheme for horses.")
    post = stage.say("topic new Horns: unicorn")
    assert "Matching" not in post.words
    assert "It would not have fired" in post.words
    assert post.edits == 1


def test_the_save_button_keeps_a_paper_for_its_own_conversation_only(stage: Scene) -> None:
    stage.say("subscribe AI")
    stage.fake.posts.append(Post(TEAM, "1790000000777", None, {}))
    title = alerted(stage.desk.store, address(TEAM), "1790000000777")
    with stage.desk.store.read() as session:
        (paper,) = tellings.told_by(session, address(TEAM), "1790000000777")
    assert "Saved" in str(stage.press("save", f"paper:{paper}"))
    stage.say(f"note paper:{paper} <b>Zebra</b> asked [here](http://x.test)")
    assert title in str(stage.say("saved").activity)
    assert "<b>" not in str(stage.say("saved").activity)
    for where in ({"talk": OTHER}, {"tenant": STRANGERS, "talk": OTHER}):
        for text in ("saved", f"save paper:{paper}", "saved", f"unsave paper:{paper}", "undo"):
            assert "Zebra" not in str(stage.say(text, **where).activity)
        for verb in ("undo", "save", "say"):
            for value in ("1", "2", "3", f"paper:{paper}", f"unsave paper:{paper}"):
                assert "Zebra" not in str(stage.press(verb, value, **where))
    assert "Zebra" in str(stage.say("saved").activity)
    assert stage.fake.refused == []
