"""This file tests the sample: a real paper as it would be told, else an invented one that says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.following.sampling import invented
from bot.answering.speech import Reply, at_the_console
from bot.answering.terminal import shown
from bot.slack import replies as slack
from bot.teams import replies as teams
from scrapers.items import Language
from scrapers.replica.samples import NOWHERE
from storage.database import Store
from storage.sql import table
from storage.tables.published import PaperRow
from storage.tables.told import DeliveryRow
from tests.story.lived import lived
from tests.story.stage import Stage


def ask(stage: Stage, text: str, language: Language = "en") -> Reply:
    return answer(stage.desk, text, replace(at_the_console(), language=language))


@pytest.fixture
def empty(sqlite_store: Store) -> Stage:
    return Stage(sqlite_store)


@pytest.fixture
def full(sqlite_store: Store) -> Stage:
    stage = lived(sqlite_store)
    stage.site.release("ai_question")
    stage.check()
    return stage


@pytest.mark.parametrize("topic", ["AI", "lawtech", "smart city"])
def test_an_empty_store_shows_an_invented_paper_and_says_so(empty: Stage, topic: str) -> None:
    reply = ask(empty, f"sample {topic}")
    assert "INVENTED" in reply.headline
    assert reply.alert is not None
    assert invented(reply.alert)
    assert reply.alert.bullets
    assert reply.alert.reasons[0].level == "substantive"
    assert reply.alert.url.startswith(NOWHERE)


def test_it_is_asked_for_and_shown_in_chinese(empty: Stage) -> None:
    reply = ask(empty, "範例 人工智能", "zh-Hant")
    assert "虛構" in reply.headline
    assert reply.alert is not None
    assert reply.alert.text_language == "zh-Hant"


def test_a_sample_stores_nothing(empty: Stage) -> None:
    ask(empty, "sample AI")
    with empty.desk.store.read() as session:
        run = session.connection().execute
        assert not run(table(PaperRow).select()).all()
        assert not run(table(DeliveryRow).select()).all()


def test_a_paper_that_is_held_is_shown_as_it_was_told(full: Stage) -> None:
    (told,) = [post.text for post in full.channel.posts() if "artificial intelligence" in post.text]
    reply = ask(full, "sample AI")
    assert reply.alert is not None
    assert not invented(reply.alert)
    assert "INVENTED" not in reply.headline
    assert told.split("\n")[1:5] == text_of(full, reply).split("\n")[1:5]


def text_of(stage: Stage, reply: Reply) -> str:
    return str(stage.desk.renderers["console"].alert(reply.alert)["text"]).replace("\xa0", " ")  # type: ignore[arg-type]


def test_the_terminal_frames_it_as_a_message(full: Stage) -> None:
    assert "  │ LCQ9: " in shown(ask(full, "sample AI"))


def test_slack_shows_the_card_with_its_buttons_only_where_there_is_a_paper(
    full: Stage, empty: Stage
) -> None:
    real, made = ask(full, "sample AI"), ask(full, "sample smart city")
    assert real.alert is not None
    assert made.alert is not None
    pressed = [
        element["action_id"]
        for reply in (real, made)
        for block in slack.card_blocks(reply.alert)  # type: ignore[arg-type]
        if block["type"] == "actions"
        for element in block["elements"]
    ]
    assert pressed.count("copy_citation") == (not invented(real.alert)) + (not invented(made.alert))
    assert slack.payload(real)["blocks"]


def test_teams_shows_it_too(full: Stage) -> None:
    assert "LCQ9" in str(teams.payload(ask(full, "sample AI")))


def test_what_is_subscribed_to_is_offered_as_a_sample_and_the_other_way_round(
    empty: Stage,
) -> None:
    assert "sample ai" in {b.value for b in ask(empty, "subscribe AI daily 09:00").buttons}
    assert not any("subscribe" in b.value for b in ask(empty, "sample AI").buttons)


def test_a_paper_that_only_mentions_a_topic_is_no_sample_of_it(full: Stage) -> None:
    reply = ask(full, "sample smart city")
    assert reply.alert is not None
    assert invented(reply.alert)


def test_a_topic_that_is_not_known_is_offered_the_nearest(empty: Stage) -> None:
    reply = ask(empty, "sample smart citi")
    assert reply.failed or reply.alert is not None
    assert reply.buttons or reply.alert


def test_a_sample_of_another_topic_says_of_which_it_is(empty: Stage) -> None:
    ask(empty, "topic new Ferries: ferry, 渡輪")
    reply = ask(empty, "sample Ferries")
    assert reply.alert is not None
    assert reply.alert.reasons[0].name in reply.headline
    assert "INVENTED" in reply.headline
    assert "how an alert on Ferries looks" not in reply.headline
