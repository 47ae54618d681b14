"""This file lets every command, button and form build its cards over generated papers: Teams takes all of them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from bot.answering import commands
from bot.answering.conversation import answer
from bot.answering.presses import WORK, press
from bot.answering.speech import Reply, Speaker
from bot.teams import dialogs
from bot.teams.home import more
from bot.teams.replies import payload
from scrapers.items import Language
from storage.database import open_store
from storage.people import subscriptions
from storage.people.channels import channel
from storage.people.conversations import Conversation
from storage.published import papers
from storage.tables.told import MessageRow
from tests.bot.teams.scene import TEAM, address
from tests.cards import card_faults, faults
from tests.messages.hostile import TEXT
from tests.storage.made import store_paper
from tests.story.lived import lived
from tests.story.stage import Stage

Json = dict[str, Any]
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant", "zh-Hans")
HERE = Conversation(address(), "teams:tenant-1", "https://smba.trafficmanager.net/", "personal",
                    datetime(2026, 10, 7), person="person-1")  # fmt: skip
FIGURES = "As at 31 October 2026, iAM Smart had 3.9 million registered users."
OFFERED = "CB(2)438/2026"  # several papers bear it, so that one is asked which is meant
ABOUT = (
    "show {}", "show {} rec 1", "more {}", "more {} from 2", "why {}", "follow {}", "citation {} plain",
    "citation {} oscola", "citation {} chinese", "citation {} bibtex", "citation {} ris", "citation {} ¶1",
)  # fmt: skip
BESIDE = (
    "subscribe", "subscribe artifical inteligence", "edit 1", "help subscribe", "help quiet", "help AI",
    "search iAM Smart", "search 智方便", "programme", "latest AI 50", "commitments due:2020", "sample",
    "sample smart city", "topic show AI", "preview lawtech", "unsubscribe nothing", "why", "mute AI", "undo",
)  # fmt: skip
PAPER = st.fixed_dictionaries(
    {
        "title": TEXT.filter(str.strip),
        "text": st.lists(TEXT | st.just(FIGURES), min_size=1, max_size=6).map("\n".join),
        "number": st.sampled_from([OFFERED, OFFERED, None]),
        "committee": st.none() | TEXT,
    }
)


@pytest.fixture(scope="module")
def told(
    migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, datetime, list[Json]]:
    """Give the store of a team's channel that followed the whole story, and the messages that it got."""
    path = tmp_path_factory.mktemp("payloads") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    made = lived(store)
    for text in ("subscribe all", "language either", "topic new Lamps: lamppost, 燈柱"):
        answer(made.desk, text, _speaker("en"))
    for step in made.story:
        if step != "morning":
            made.publish(step)
            made.check(20)
    answer(made.desk, "digest now", _speaker("en"))
    with store.read() as session:
        rows = session.exec(select(MessageRow).where(MessageRow.platform == "teams")).all()
        messages = [row.payload for row in rows]
    store.close()
    return path, made.clock.now, messages


def _speaker(language: Language) -> Speaker:
    return Speaker("person-1", address(), "teams:tenant-1", language=language, alone=True)


@contextmanager
def _stage(path: Path, now: datetime, found: list[Json]) -> Iterator[tuple[Stage, list[int]]]:
    """Give a copy of the told store in which generated papers stand beside the replica's."""
    with tempfile.TemporaryDirectory(prefix="tamar-payloads-") as folder:
        copy = Path(folder) / "copy.db"
        shutil.copy(path, copy)
        store = open_store(f"sqlite:///{copy}")
        try:
            made = Stage(store)
            made.clock.now = now
            with store.write() as session:
                numbers = [_stored(session, str(n), one, now) for n, one in enumerate(found)]
            yield made, numbers
        finally:
            store.close()


def _stored(session: Any, name: str, one: Json, now: datetime) -> int:
    listed = {"title": one["title"], "number": one["number"], "committee": one["committee"]}
    shared = {"number": one["number"], "committee": one["committee"]}
    texts = [part for part in one["text"].split("\n") if part.strip()] or ["Nothing."]
    clean = "\n".join(texts).encode("utf-8", "replace").decode()
    known = {k: v.encode("utf-8", "replace").decode() if v else v for k, v in listed.items()}
    return store_paper(
        session, name, clean, topics={"ai": "substantive"}, now=now, listed=known,
        **{k: known[k] for k in shared},
    )  # fmt: skip


def _answers(stage: Stage, numbers: list[int], language: Language) -> Iterator[Reply]:
    """Give the answer to every command there is, about papers of all sorts, and to every button."""
    speaker, desk = _speaker(language), stage.desk
    texts = [one.shown(language) for one in commands.COMMANDS]
    texts += [one.name for one in commands.COMMANDS if one.name != "import"]
    with desk.store.read() as session:
        held = papers.papers(session, [*numbers, 19, 20, 21, 22])
    links = [r.url for paper in held for r in paper.renditions[:1]]
    texts += [text.format(one) for text in ABOUT for one in (OFFERED, *links[:3])]
    for text in (*texts, *BESIDE):
        reply = answer(desk, text, speaker)
        yield more(desk, text, reply, speaker, HERE, lambda *_: True)
    for verb in WORK:
        for number in [*numbers, 19, 22]:
            for value in (f"paper:{number}", f"paper:{number}:ai"):
                yield press(desk, verb, value, speaker)


def test_teams_takes_all_that_a_channel_is_told(told: tuple[Path, datetime, list[Json]]) -> None:
    _, _, messages = told
    assert len(messages) > 6  # alerts, edits, a revision, a withdrawal, a digest and its threads
    assert [fault for one in messages for fault in faults(one)] == []


@given(st.lists(PAPER, min_size=2, max_size=3))
@settings(max_examples=3, deadline=None)
def test_teams_takes_every_answer_over_any_papers(
    told: tuple[Path, datetime, list[Json]], found: list[Json]
) -> None:
    path, now, _ = told
    language = LANGUAGES[len(found[0]["title"]) % 3]
    shown = 0
    with _stage(path, now, found) as (stage, numbers):
        for reply in _answers(stage, numbers, language):
            shown += 1
            assert faults(payload(reply)) == [], reply.headline[:200]
    assert shown > 150


@given(st.lists(TEXT, min_size=1, max_size=4), TEXT)
@settings(max_examples=8, deadline=None)
def test_teams_takes_the_form_over_any_names(
    told: tuple[Path, datetime, list[Json]], names: list[str], typed: str
) -> None:
    path, now, _ = told
    with _stage(path, now, []) as (stage, _):
        for name in names:
            answer(stage.desk, f"topic new {name}: rocket", _speaker("en"))
        filled = {"verb": "form", "topics": names[0], "without": typed, "at": typed}
        with stage.desk.store.read() as session:
            here = channel(session, address())
            assert here is not None
            held = subscriptions.subscriptions(session, here.id)[0]
        for language in LANGUAGES:
            speaker = replace(_speaker(language), address=address(TEAM))
            tasks = [dialogs.show(stage.desk, value, speaker, HERE) for value in ("", str(held.id))]
            tasks.append(dialogs.submit(stage.desk, filled, speaker, HERE).answer)
            for task in tasks:
                card = task["task"]["value"]
                assert isinstance(card, str) or card_faults(card["card"]["content"]) == []


def test_who_is_known_by_a_number_alone_is_called_a_colleague() -> None:
    number = "29:1a2b3c-4d5e"
    shown = str(payload(Reply("One", (f"3 Oct · kept · {number}",), people=(number,))))
    assert "3 Oct · kept · a colleague" in shown
    assert number not in shown
