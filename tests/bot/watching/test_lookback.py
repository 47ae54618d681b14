"""This file tests that what is held is matched against a topic that people write, and told to nobody."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy

from bot.answering.conversation import answer
from bot.answering.following import own_topics
from bot.answering.speech import Reply, at_the_console
from bot.answering.terminal import shown
from bot.watching import lookback
from storage.database import Store, open_store
from storage.people import lookbacks
from tests.story.lived import lived, question_told
from tests.story.stage import Stage

SOON = 60.0  # seconds; far more than a look over some papers takes


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows all three topics and was told of papers."""
    return lived(sqlite_store, question_told)


def say(stage: Stage, text: str) -> Reply:
    stage.clock.pass_(seconds=1)
    return answer(stage.desk, text, at_the_console())


def looked(stage: Stage, reply: Reply) -> Reply:
    """Let the look over what is held come to its end, and give the answer as it stands then."""
    assert reply.looking is not None
    assert lookback.look_back(stage.desk, reply.looking, seconds=SOON)
    return own_topics.looked(stage.desk, reply)


def test_an_answer_says_how_far_it_is_until_all_that_is_held_was_matched(stage: Stage) -> None:
    first = say(stage, "topic new Schemes: lawtech adoption, 法律科技")
    assert "Matching what is held: 0 of" in shown(first)
    assert "Matching what is held" in shown(say(stage, "preview Schemes"))
    assert "Matching what is held" in shown(say(stage, "latest Schemes"))
    assert "main subject of 1" in shown(looked(stage, first))


def test_four_ways_of_asking_what_a_topic_brought_agree(stage: Stage) -> None:
    text = shown(looked(stage, say(stage, "topic new Schemes: lawtech adoption, 法律科技")))
    preview = shown(say(stage, "preview Schemes"))
    fired = next(line.strip() for line in text.split("\n") if "main subject of" in line)
    assert fired in preview
    titles = {row.title for row in say(stage, "latest Schemes").rows}
    assert titles == {row.title for row in say(stage, "search topic:Schemes").rows}
    assert len(titles) == 1
    assert titles.pop()[:60] in text.replace("\n", " ")


def test_words_that_are_edited_are_matched_anew(stage: Stage) -> None:
    looked(stage, say(stage, "topic new Schemes: lawtech adoption, 法律科技"))
    changed = looked(stage, say(stage, "topic edit Schemes: unicorn herd"))
    assert "It would not have fired" in shown(changed)
    assert not say(stage, "latest Schemes").rows
    assert say(stage, "undo").changed
    stage.clock.pass_(minutes=3)
    lookback.go_on(stage.desk)
    assert say(stage, "latest Schemes").rows


def test_what_is_found_by_looking_back_is_announced_to_nobody(
    tmp_path: Path, migrated_file: Path
) -> None:
    shutil.copy(migrated_file, tmp_path / "young.db")
    store = open_store(f"sqlite:///{tmp_path / 'young.db'}")
    stage = lived(store)
    say(stage, "topic new Schemes: unicorn herd")
    say(stage, "unsubscribe all")
    say(stage, "subscribe Schemes daily")
    stage.publish("paper", "translation")  # comes after it is followed, and is none of its papers
    stage.check()
    stage.check(20)
    looked(stage, say(stage, "topic edit Schemes: lawtech adoption, 法律科技"))
    assert say(stage, "latest Schemes").rows
    stage.clock.pass_(days=1)
    stage.check()
    stage.digest()
    stage.send()
    store.close()
    assert not [
        one.text for one in stage.channel.messages.values() if "LawTech" in str(one.payload)
    ]


def test_a_match_that_was_made_when_its_paper_came_stays_so(stage: Stage) -> None:
    looked(stage, say(stage, "topic new Schemes: unicorn herd"))
    say(stage, "subscribe Schemes daily")
    looked(stage, say(stage, "topic edit Schemes: artificial intelligence, 人工智能"))
    with stage.desk.store.read() as session:
        assert lookbacks.of_topic(session, "local/schemes") is None
    rows = _late(stage)
    assert rows
    assert all(rows)


def _late(stage: Stage) -> list[bool]:
    with stage.desk.store.read() as session:
        found = sqlalchemy.text("SELECT late FROM \"match\" WHERE topic = 'local/schemes'")
        return [bool(row[0]) for row in session.connection().execute(found)]


def test_a_look_back_goes_on_where_it_was_left(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookback, "STEP", 1)
    reply = say(stage, "topic new Schemes: lawtech adoption, 法律科技")
    assert reply.looking is not None
    asked: list[int] = []
    stops = iter([False, False, True])
    done = lookback.look_back(
        stage.desk,
        reply.looking,
        lambda looked, total: asked.append(looked),
        seconds=SOON,
        stopped=lambda: next(stops),
    )
    assert not done
    assert lookback.go_on(stage.desk) == 0  # somebody may still be at it
    stage.clock.pass_(minutes=3)
    assert lookback.go_on(stage.desk) == 1
    assert asked == [0, 1]
    assert "main subject of 1" in shown(say(stage, "preview Schemes"))


def test_two_who_look_back_at_once_store_it_once(stage: Stage) -> None:
    reply = say(stage, "topic new Schemes: lawtech adoption, 法律科技")
    assert reply.looking is not None
    with stage.desk.store.write() as session:
        one = lookbacks.of_topic(session, reply.looking)
        assert one is not None
        papers = lookbacks.next_papers(session, one, 2)
        found = {paper.id: None for paper in papers}
        assert lookbacks.store(session, one, found, stage.clock.now)
        assert not lookbacks.store(session, one, found, stage.clock.now)


def test_nothing_is_looked_for_in_an_empty_store(tmp_path: Path, migrated_file: Path) -> None:
    shutil.copy(migrated_file, tmp_path / "empty.db")
    store = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    try:
        reply = say(Stage(store), "topic new Schemes: lawtech adoption")
        assert reply.looking is None
        assert "No paper is read yet" in shown(reply)
    finally:
        store.close()


def test_papers_of_a_first_check_are_found_by_their_titles(stage: Stage) -> None:
    text = shown(looked(stage, say(stage, "topic new Lifts: lift, 升降機")))
    assert "replacement of lifts" in text
    (row,) = say(stage, "latest Lifts").rows
    assert "replacement of lifts" in row.title
