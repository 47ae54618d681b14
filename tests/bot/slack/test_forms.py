"""This file tests the subscription form, the app's home and links, against a strict fake of Slack."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from scrapers.replica.shelf import our_release
from storage.database import Store
from storage.people import channels, subscriptions
from storage.people.subscriptions import Subscription
from storage.published import papers
from tests.bot.slack.workspace import Workspace, workspaces
from tests.storage.made import store_paper, verdicts


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces."""
    with workspaces(sqlite_store) as made:
        yield made
        assert made.slack.refused == []


def follows(place: Workspace, address: str) -> list[Subscription]:
    with place.stage.desk.store.read() as session:
        channel = channels.channel(session, address)
        return subscriptions.subscriptions(session, channel.id) if channel else []


def filled(**fields: Any) -> dict[str, Any]:
    """Fill in the form as Slack sends it."""
    plain = {
        "topics": {"selected_options": [{"value": "ai"}]},
        "channel": {"selected_conversation": "C1"},
        "rhythm": {"selected_option": {"value": "instant"}},
        "level": {"selected_option": {"value": "substantive"}},
    }
    return {name: {name: value} for name, value in (plain | fields).items()}


def submit(
    place: Workspace, metadata: dict[str, Any] | None = None, user: str = "U1", **fields: Any
) -> dict[str, Any]:
    """Submit the form and give what Slack is answered."""
    view = {
        "id": "V1", "type": "modal", "callback_id": "subscribe",
        "private_metadata": json.dumps(metadata or {"channel": "C1"}),
        "state": {"values": filled(**fields)},
    }  # fmt: skip
    body = place.slack.interaction({"type": "view_submission", "view": view}, user=user)
    answer: dict[str, Any] = place.post(body).json()
    return answer


def test_subscribe_alone_opens_the_form(place: Workspace) -> None:
    place.say("subscribe")
    assert place.slack.views[-1]["how"] == "open"


def asked(view: dict[str, Any]) -> list[str]:
    return [block["block_id"] for block in view["blocks"] if block["type"] == "input"]


def test_the_form_folds_all_but_topics_place_and_rhythm(place: Workspace) -> None:
    place.say("subscribe")
    view = place.slack.views[-1]["view"]
    assert asked(view) == ["topics", "channel", "rhythm"]
    values = filled(topics={"selected_options": [{"value": "ai"}]})
    state = {"id": "V1", "hash": "1", "private_metadata": view["private_metadata"], "state": {"values": values}}  # fmt: skip
    pressed = {"type": "block_actions", "trigger_id": "1.2.3", "view": state, "actions": [{"action_id": "form_more", "block_id": "b", "type": "button"}]}  # fmt: skip
    place.post(place.slack.interaction(pressed))
    whole = place.slack.views[-1]["view"]
    assert {"at", "language", "level", "sources", "without"} <= set(asked(whole))
    assert "smart-city" not in str(whole["blocks"][0]["element"]["initial_options"])


def test_setting_up_asks_three_questions_and_ends_with_a_sample(place: Workspace) -> None:
    pressed = {"type": "block_actions", "channel": {"id": "C1"}, "actions": [{"action_id": "setup:0", "block_id": "b", "type": "button"}]}  # fmt: skip
    place.post(place.slack.interaction(pressed))
    view = place.slack.views[-1]["view"]
    assert asked(view) == ["topics", "language", "rhythm"]
    submit(place, json.loads(view["private_metadata"]))
    done = place.slack.views[-1]["view"]
    assert [one.target for one in follows(place, "slack:T1/C1")] == ["ai"]
    assert "INVENTED" in json.dumps(done)
    assert not any(block["type"] == "actions" for block in done["blocks"])


def test_the_form_offers_topics_as_they_are_typed(place: Workspace) -> None:
    body = place.slack.interaction(
        {
            "type": "block_suggestion", "action_id": "topics", "block_id": "topics", "value": "智慧",
            "view": {"id": "V1", "private_metadata": '{"channel": "C1"}'},
        }
    )  # fmt: skip
    values = [one["value"] for one in place.post(body).json()["options"]]
    assert "smart-city" in values


def test_the_form_shows_what_the_chosen_topics_brought(place: Workspace) -> None:
    press_release(place)
    view = {
        "id": "V1", "hash": "1", "private_metadata": '{"channel": "C1"}',
        "state": {"values": filled()},
    }  # fmt: skip
    action = {"type": "multi_external_select", "action_id": "topics", "block_id": "topics"}
    body = place.slack.interaction({"type": "block_actions", "view": view, "actions": [action]})
    place.post(body)
    assert "In the last 90 days" in json.dumps(place.slack.views[-1]["view"])


def test_the_form_subscribes_as_filled_in(place: Workspace) -> None:
    answer = submit(
        place,
        rhythm={"selected_option": {"value": "weekly"}},
        at={"selected_time": "09:30"},
        weekday={"selected_option": {"value": "mon"}},
        language={"selected_option": {"value": "zh-Hant"}},
        sources={"selected_options": [{"value": "legco"}]},
        without={"value": "drone"},
    )
    assert answer["response_action"] == "update"
    held = follows(place, "slack:T1/C1")[0]
    assert (held.rhythm, held.language, held.sources, held.without) == (
        "weekly",
        "zh-Hant",
        ("legco",),
        "drone",
    )


@pytest.mark.parametrize(
    ("channel", "field"), [("C5", "channel"), ("C4", "channel"), ("", "channel")]
)
def test_the_form_refuses_a_channel_that_cannot_be_told(
    place: Workspace, channel: str, field: str
) -> None:
    answer = submit(place, channel={"selected_conversation": channel})
    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == [field]


def test_the_form_refuses_a_private_channel_of_others(place: Workspace) -> None:
    answer = submit(place, user="U2", channel={"selected_conversation": "C3"})
    assert answer["response_action"] == "errors"
    assert follows(place, "slack:T1/C3") == []


def test_the_form_changes_a_subscription_and_clears_what_is_left_empty(place: Workspace) -> None:
    place.say("subscribe AI daily 09:00 lang en not: drone")
    held = follows(place, "slack:T1/C1")[0]
    answer = submit(place, {"channel": "C1", "subscription": held.id})
    assert answer["response_action"] == "update"
    after = follows(place, "slack:T1/C1")[0]
    assert (after.rhythm, after.without, after.language) == ("instant", "", None)


def test_edit_opens_the_form_as_things_are(place: Workspace) -> None:
    place.say("subscribe AI weekly fri 17:30 not: drone")
    place.say("edit 1")
    shown = json.dumps(place.slack.views[-1]["view"])
    assert '"initial_value": "drone"' in shown
    assert "17:30" in shown


def test_a_form_whose_trigger_is_too_old_is_not_opened(place: Workspace) -> None:
    body = place.slack.command("subscribe")
    place.stage.clock.pass_(seconds=10)
    assert place.post(body).status_code == 200
    assert place.slack.views == []


def test_the_global_shortcut_opens_the_form(place: Workspace) -> None:
    body = place.slack.interaction({"type": "shortcut", "callback_id": "new_subscription"})
    place.post(body)
    assert place.slack.views[-1]["how"] == "open"


def test_the_message_shortcut_knows_the_messages_topic(place: Workspace) -> None:
    body = place.slack.interaction(
        {
            "type": "message_action", "callback_id": "follow_topic",
            "channel": {"id": "C1", "name": "general"},
            "message": {"text": "What of artificial intelligence in courts?", "ts": "1.0"},
            "response_url": place.slack.response_url("T1", "C1"),
        }
    )  # fmt: skip
    place.post(body)
    assert '"value": "ai"' in json.dumps(place.slack.views[-1]["view"])


def home(place: Workspace, user: str = "U1", team: str = "T1") -> str:
    event = {"type": "app_home_opened", "user": user, "tab": "home", "channel": f"D{user}"}
    place.slack.teams[team].channel(f"D{user}", "", user, f"UBOT{team}", private=True)
    place.post(place.slack.event(event, team=team))
    return json.dumps(place.slack.views[-1]["view"], ensure_ascii=False)


def test_the_home_shows_what_public_channels_follow(place: Workspace) -> None:
    place.say("subscribe AI")
    assert "Artificial intelligence" in home(place)


def test_the_home_does_not_show_what_private_channels_follow(place: Workspace) -> None:
    place.say("topic new Acme v Beta: acme", channel="C3")
    place.say("subscribe Acme v Beta", channel="C3")
    assert "Acme" not in home(place)


def test_pause_all_pauses_what_i_set_up_and_resume_ends_it(place: Workspace) -> None:
    place.say("subscribe AI", user="U2")
    place.say("subscribe AI", user="U1", channel="C2")
    place.press("home_pause", user="U2")
    with place.stage.desk.store.read() as session:
        held = {c.address: c.paused_until for c in channels.channels(session, "slack:T1")}
    assert held["slack:T1/C1"] is not None
    assert held["slack:T1/C2"] is None


def link(place: Workspace, url: str, channel: str = "C1") -> None:
    event = {
        "type": "link_shared", "user": "U1", "channel": channel, "message_ts": "1.0",
        "links": [{"url": url, "domain": url.split("/")[2]}],
    }  # fmt: skip
    place.post(place.slack.event(event))


def press_release(place: Workspace) -> str:
    place.stage.publish("morning")
    place.stage.check()
    place.stage.publish("question")
    place.stage.check(20)
    with place.stage.desk.store.read() as session:
        from storage.published import papers

        return papers.latest(session, "ai")[0].renditions[0].url


def test_a_link_to_a_held_paper_gets_its_card(place: Workspace) -> None:
    url = press_release(place)
    link(place, url)
    card = json.dumps(place.slack.unfurls[-1]["unfurls"][url])
    assert "artificial intelligence" in card
    assert '"actions"' not in card


def test_a_link_to_a_paper_of_a_new_source_gets_its_card(place: Workspace) -> None:
    url = "https://docs.lights.example/notice-1.html"
    known = place.stage.sources["info_gov_hk"]
    place.stage.sources["lights"] = replace(known, hosts=frozenset({"www.lights.example"}))
    with place.stage.desk.store.write() as session:
        store_paper(
            session, "notice", "Forty lights are on.", listed={"url": url, "keys": (f"url:{url}",)}
        )
    link(place, url)
    assert url in place.slack.unfurls[-1]["unfurls"]


def test_a_link_to_anything_else_gets_nothing(place: Workspace) -> None:
    link(place, "https://www.legco.gov.hk/unknown.pdf")
    link(place, "https://example.org/x")
    assert place.slack.unfurls == []


def card_value(place: Workspace) -> str:
    press_release(place)
    place.stage.clock.pass_(minutes=1)
    place.say("subscribe AI")
    with place.stage.desk.store.read() as session:
        from storage.published import papers

        return f"paper:{papers.latest(session, 'ai')[0].id}"


def test_a_citation_is_shown_to_be_copied(place: Workspace) -> None:
    assert "https://www.info.gov.hk" in place.press("copy_citation", card_value(place))


def test_not_relevant_shows_what_it_would_hold_back_before_it_does(place: Workspace) -> None:
    place.stage.publish("morning")
    place.stage.check()
    titles = ("LCQ9: Chatbots in hospitals", "Facial recognition at the border")
    for serial, title in enumerate(titles, 901):
        made = our_release("ai_question", place.stage.site.today, serial)["en"]
        place.stage.site.put(replace(made, title=title))
    place.stage.check(20)
    place.stage.clock.pass_(minutes=1)
    place.say("subscribe AI")
    with place.stage.desk.store.read() as session:
        found = [one for one in papers.latest(session, "ai") if "Chatbots" in one.title]
    said = place.press("not_relevant", f"paper:{found[0].id}:ai")
    assert "would have held back" in said
    assert follows(place, "slack:T1/C1")[0].without == ""
    button = next(
        e
        for b in place.slack.said[-1]["payload"]["blocks"]
        if b["type"] == "actions"
        for e in b["elements"]
        if e["action_id"].startswith("filter")
    )
    place.press(button["action_id"], button["value"])
    assert follows(place, "slack:T1/C1")[0].without != ""


def test_not_relevant_offers_no_filter_that_is_the_channel_s_own_topic(place: Workspace) -> None:
    place.press("not_relevant", f"{card_value(place)}:ai")
    buttons = json.dumps(place.slack.said[-1]["payload"]["blocks"])
    assert "not: artificial intelligence" not in buttons.casefold()
    assert "mute" in buttons


def more(place: Workspace, value: str) -> str:
    before = len(place.slack.said)
    action = {"type": "overflow", "action_id": "paper_more", "selected_option": {"value": value}}
    place.post(place.slack.press(action))
    return json.dumps([e["payload"] for e in place.slack.said[before:]], ensure_ascii=False)


def test_a_paper_is_followed_from_its_card(place: Workspace) -> None:
    value = card_value(place)
    assert "now follows" in more(place, f"follow:{value}")
    assert [s.kind for s in follows(place, "slack:T1/C1")] == ["topic", "paper"]


def test_why_is_answered_from_the_card(place: Workspace) -> None:
    assert "before this channel began" in more(place, f"why:{card_value(place)}")


def test_a_topic_is_muted_from_the_card_and_can_be_taken_back(place: Workspace) -> None:
    value = card_value(place)
    assert "mute ai for a week" in more(place, f"mute:{value}:ai")
    assert [s.paused_until for s in follows(place, "slack:T1/C1")] == [None]
    place.press("say:0", "mute ai for a week")
    assert follows(place, "slack:T1/C1")[0].paused_until is not None
    assert "Taken back" in place.say("undo")
    assert [s.paused_until for s in follows(place, "slack:T1/C1")] == [None]


def test_of_two_verdicts_of_one_person_the_last_counts(place: Workspace) -> None:
    value = card_value(place)
    place.press("feedback", f"good:{value}")
    place.press("feedback", f"bad:{value}")
    with place.stage.desk.store.read() as session:
        assert verdicts(session, int(value[6:])) == ["bad"]


@pytest.mark.parametrize("value", ["paper:999999", "paper:x", "", "paper:1:ai:b", "x" * 1900])
def test_a_forged_button_value_changes_nothing(place: Workspace, value: str) -> None:
    for action in ("copy_citation", "not_relevant", "filter:0", "undo:0"):
        place.press(action, value)
    assert follows(place, "slack:T1/C1") == []
