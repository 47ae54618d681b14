"""This file tests that what is told unasked, cards, digests, greetings and lists kept, is in the reader's language alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.messages import phrases
from scrapers.items import Language
from storage.database import Store
from storage.people import channels
from tests.bot.answering.test_one_language import foreign
from tests.bot.answering.test_simplified import ours, published_by, without
from tests.bot.slack.workspace import Workspace, workspaces
from tests.messages import samples
from tests.story.stage import Stage

PAPER = "CB(2)438/2026(03)"
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant", "zh-Hans")
SIDES = {"EN", "繁", "简", "中", "體", "体"}  # each language by its own name
SAME = {"html", "pdf", "jsonl"}


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return Stage(sqlite_store)


def _told(stage: Stage, language: Language) -> list[str]:
    """Give all that a console is told in a language: cards at once, then a digest."""
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", language=language)
    stage.publish("morning")
    stage.check()
    stage.publish("paper", "translation", "question")
    stage.check(20)
    stage.check(20)
    answer(stage.desk, "digest now", at_the_console())
    stage.send()
    return [one.text for one in stage.channel.messages.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_cards_and_digests_mix_no_languages(stage: Stage, language: Language) -> None:
    told = _told(stage, language)
    assert len(told) > 2
    published = published_by(stage.desk.store)
    wrong = {
        text: left
        for text in told
        if (left := foreign(without(text, published), language) - SIDES - SAME)
    }
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_and_noted_mixes_no_languages(stage: Stage, language: Language) -> None:
    _told(stage, language)
    speaker = replace(at_the_console(), language=language)
    published = published_by(stage.desk.store)
    for text in (
        f"save {PAPER}", f"save {PAPER}", "saved", f"note {PAPER} 4711", f"note {PAPER}", "saved",
        "note 4712", f"unsave {PAPER}", f"unsave {PAPER}", "saved", "undo", "save nothing", "overview",
    ):  # fmt: skip
        reply = answer(stage.desk, text, speaker)
        mine = without(ours(reply, published), [text, *text.split()[1:]])
        assert not foreign(mine, language) - SAME, (text, mine)


def test_a_member_is_named_in_the_reader_s_language_where_the_register_knows_both() -> None:
    printed = replace(samples.REPLY_EN, askers=("陳曼琪議員",), repliers=())
    assert phrases.people(printed) == "Asked by Maggie CHAN Man-ki"
    chinese = replace(samples.REPLY_ZH, askers=("Dr Hon Maggie CHAN Man-ki",), repliers=())
    assert "陳曼琪" in str(phrases.people(chinese))
    assert "CHAN" not in str(phrases.people(chinese))


@pytest.mark.parametrize("printed", ["立法會司法及法律事務委員會", "司法及法律事務委員會"])
def test_a_committee_is_known_with_and_without_the_council_s_name(printed: str) -> None:
    assert phrases.committee_name(printed, "en") == (
        "Panel on Administration of Justice and Legal Services"
    )


def test_a_member_whose_other_name_nobody_checked_stays_as_printed() -> None:
    printed = replace(samples.REPLY_EN, askers=("邱達根議員",), repliers=())
    assert "邱達根議員" in str(phrases.people(printed))


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    with workspaces(sqlite_store) as made:
        team = made.slack.teams["T1"]
        for user in ("U1", "U3"):
            team.channel(f"D{user}", "", user, team.bot, private=True)
        yield made
        assert made.slack.refused == []


@pytest.mark.parametrize(("user", "language"), [("U2", "en"), ("U3", "zh-Hant")])
def test_the_greeting_of_a_channel_mixes_no_languages(
    place: Workspace, user: str, language: Language
) -> None:
    joined = {"type": "member_joined_channel", "user": "UBOTT1", "channel": "C1", "inviter": user}
    place.post(place.slack.event(joined))
    said = [one["payload"] for one in place.slack.said]
    assert said
    for payload in said:
        texts = " ".join(_texts(payload))
        assert len(texts) > 40
        assert not foreign(texts, language), texts


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        with_blocks = value.startswith("[") and json.loads(value)
        yield from _texts(with_blocks or [])
    if isinstance(value, dict):
        if value.get("type") in ("plain_text", "mrkdwn"):
            yield str(value["text"])
        for key, one in value.items():
            if key not in ("value", "action_id", "url", "block_id") and not isinstance(one, str):
                yield from _texts(one)
        if isinstance(value.get("blocks"), str):
            yield from _texts(value["blocks"])
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


@pytest.mark.parametrize(
    ("user", "typed", "chat"),
    [("U1", "pause", "This chat"), ("U3", "暫停", "此對話")],
    ids=["en", "zh"],
)
def test_a_chat_of_one_is_not_called_a_channel(
    place: Workspace, user: str, typed: str, chat: str
) -> None:
    place.say("subscribe AI", user=user, channel=f"D{user}")
    said = place.say(typed, user=user, channel=f"D{user}")
    assert chat in said
    assert "his channel" not in said
    assert "本頻道" not in said


def test_a_channel_is_still_called_one(place: Workspace) -> None:
    place.say("subscribe AI")
    said = place.say("pause")
    assert "This channel" in said
