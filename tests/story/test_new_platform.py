"""This file adds a chat platform as a stranger would, one folder and a line each in two tables, and is told."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot import service, wiring
from bot.care import doctor
from bot.engines.shutdown import Shutdown
from bot.platforms.port import Platform
from bot.settings import Settings
from bot.telling.outbox import Drain
from bot.web.doors import opened
from storage.database import Store, open_store
from storage.people import channels
from storage.people.platforms import PLATFORMS
from storage.told import inspection
from tests.fakes.pigeons import chat
from tests.fakes.pigeons.loft import NAME, RING, Loft, Note
from tests.story.stage import Stage

TENANT, TALK = "0f8e-2f1c", "19:a_b@thread"
ADDRESS = "pigeons:0f8e-2f1c/19%3Aa_b%40thread"


@pytest.fixture
def loft(monkeypatch: pytest.MonkeyPatch) -> Loft:
    """Put the platform in: the two lines that a real one adds."""
    monkeypatch.setitem(PLATFORMS, NAME, chat.FACTS)
    monkeypatch.setitem(wiring.CHATS, NAME, chat)
    monkeypatch.setattr(chat, "LOFT", Loft(perches={(TENANT, TALK)}))
    return chat.LOFT


class Scene:
    """The stage with what the wiring builds for the new platform, and its open door."""

    def __init__(self, store: Store, loft: Loft, routes: Any, stage: Stage) -> None:
        self.stage, self.loft = stage, loft
        self.printed: list[str] = []
        self.app = Starlette(routes=routes)
        self.platforms: dict[str, Platform] = wiring.platforms(
            Settings(), stage.desk, self.printed.append
        )
        stage.drain = Drain(store, self.platforms, stage.clock, sleep=stage._sleep)

    def say(self, text: str, ring: str = RING) -> httpx.Response:
        """Say something in the conversation, through the door."""
        body = {"tenant": TENANT, "conversation": TALK, "who": "carrier", "text": text}
        return asyncio.run(self._post(body, ring))

    async def _post(self, body: dict[str, str], ring: str) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="https://tamar.test") as client:
            return await client.post("/pigeons", json=body, headers={"x-ring": ring})

    @property
    def notes(self) -> list[Note]:
        """Give what hangs in the loft, oldest first."""
        return list(self.loft.notes.values())


@pytest.fixture
def scene(loft: Loft, sqlite_store: Store) -> Iterator[Scene]:
    """Give the new platform with nobody following anything yet, after the silent first check."""
    stage = Stage(sqlite_store)
    with sqlite_store.write() as session:
        channels.set_channel(session, "console", paused_until=stage.clock().replace(year=2030))
    with ExitStack() as stack:
        routes = stack.enter_context(opened(wiring.doors(Settings(), stage.desk, stage.drain.wake)))
        made = Scene(sqlite_store, loft, routes, stage)
        stage.publish("morning")
        stage.check()
        yield made
    assert made.printed == [], "what was for another platform stood on the terminal"


def test_its_people_subscribe_through_its_door(scene: Scene) -> None:
    answered = scene.say("subscribe lawtech lang either")
    assert answered.json()["lines"][0].startswith("This channel now follows")
    with scene.stage.desk.store.read() as session:
        channel = channels.channel(session, ADDRESS)
    assert channel is not None
    assert (channel.platform, channel.workspace) == (NAME, f"{NAME}:{TENANT}")


def test_a_stranger_is_not_believed_at_its_door(scene: Scene) -> None:
    assert scene.say("subscribe lawtech", ring="none").status_code == 401
    with scene.stage.desk.store.read() as session:
        assert channels.channel(session, ADDRESS) is None


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("help", "`coo subscribe"),
        ("admins only", "TAMAR_PIGEONS_KEEPER"),
        ("pause all", "TAMAR_PIGEONS_KEEPER"),
        ("export AI as csv", "In the loft, Tamar can send no files."),
    ],
)
def test_its_answers_are_told_as_it_is_there(scene: Scene, typed: str, answered: str) -> None:
    scene.stage.publish("paper")
    scene.stage.check()
    assert answered in "\n".join(scene.say(typed).json()["lines"])


def test_it_is_told_of_a_paper(scene: Scene) -> None:
    scene.say("subscribe lawtech lang either")
    scene.stage.publish("paper")
    scene.stage.check()
    (note,) = scene.notes
    assert note.words.startswith("ALERT\n立法會")
    assert "法律科技採用先導計劃" in note.words
    assert note.perch == (TENANT, TALK)


def test_its_message_is_edited_when_the_second_language_comes(scene: Scene) -> None:
    scene.say("subscribe lawtech lang either")
    scene.stage.publish("paper")
    scene.stage.check()
    scene.stage.publish("translation")
    scene.stage.check()
    (note,) = scene.notes
    assert note.edits == 1
    assert set(note.words.splitlines()[-1].split()) == {"EN", "繁"}


def test_its_thread_gets_what_was_revised(scene: Scene) -> None:
    scene.say("subscribe lawtech lang either")
    scene.stage.publish("paper")
    scene.stage.check()
    scene.stage.publish("translation", "revision")
    scene.stage.check(minutes=75)
    first, reply = scene.notes
    assert reply.words.startswith("REVISED\n")
    assert scene.loft.notes[str(reply.under)] is first


def test_it_gets_a_digest_with_a_part_for_each_topic(scene: Scene) -> None:
    scene.say("subscribe lawtech daily 12:00 lang tc")
    scene.stage.publish("paper", "translation")
    scene.stage.check()
    assert scene.notes == []
    scene.stage.clock.pass_(hours=3)
    scene.stage.digest()
    parent, part = scene.notes
    assert parent.words.startswith("DIGEST\n")
    assert part.words.startswith("TOPIC 法律科技\n")
    assert "法律科技採用先導計劃" in part.words
    assert scene.loft.notes[str(part.under)] is parent


def test_the_doctor_says_how_it_is_set_up(loft: Loft) -> None:
    said = [
        (one.name, one.grade)
        for one in doctor.examine(Settings(health_channel=ADDRESS), wiring.CHATS)
    ]
    assert ("pigeons", "ok") in said
    assert ("health channel", "ok") in said


def test_its_door_and_its_hatch_are_closed_at_the_end(loft: Loft, sqlite_store: Store) -> None:
    stage = Stage(sqlite_store)
    with opened(wiring.doors(Settings(), stage.desk, stage.drain.wake)):
        assert loft.listening
    assert not loft.listening
    asyncio.run(wiring.close(wiring.platforms(Settings(), stage.desk, print)))
    assert loft.closed == 1


def test_one_platform_that_does_not_close_keeps_no_other_open(
    loft: Loft, sqlite_store: Store
) -> None:
    class Stuck:
        async def close(self) -> None:
            raise OSError("stuck")

    stuck: Any = Stuck()
    found: dict[str, Any] = {
        "a": stuck,
        **wiring.platforms(Settings(), Stage(sqlite_store).desk, print),
    }
    with pytest.raises(OSError, match="stuck"):
        asyncio.run(wiring.close({**found, "z": stuck}))
    assert loft.closed == 1


def test_a_door_that_does_not_open_closes_those_that_did(loft: Loft, sqlite_store: Store) -> None:
    @contextlib.contextmanager
    def shut() -> Iterator[tuple[()]]:
        raise RuntimeError("locked")
        yield ()

    ours = wiring.doors(Settings(), Stage(sqlite_store).desk, print)
    with pytest.raises(RuntimeError, match="locked"), opened([*ours, shut()]):
        pass
    assert not loft.listening


# --- where it is not set up ----------------------------------------------------------------------


def test_with_no_platform_set_up_no_door_is_open(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store)
    assert wiring.doors(Settings(), stage.desk, print) == []
    assert set(wiring.platforms(Settings(), stage.desk, print)) == {"console"}


def test_what_is_for_a_platform_that_is_not_set_up_is_kept_from_the_terminal(
    loft: Loft, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    stage = Stage(sqlite_store)
    with sqlite_store.write() as session:
        channels.set_channel(session, "console", paused_until=stage.clock().replace(year=2030))
    with opened(wiring.doors(Settings(), stage.desk, print)) as routes:
        scene = Scene(sqlite_store, loft, routes, stage)
        scene.say("subscribe lawtech lang either")
    monkeypatch.setattr(chat, "is_set_up", lambda settings: False)
    found = wiring.platforms(Settings(), stage.desk, printed.append)
    stage.drain = Drain(sqlite_store, found, stage.clock, sleep=stage._sleep)
    stage.publish("morning")
    stage.check()
    stage.publish("paper")
    for _ in range(8):
        stage.check(minutes=20)
    assert (printed, scene.notes) == ([], [])
    with sqlite_store.read() as session:
        (entry,) = inspection.entries(session)
    assert (entry.address, entry.state) == (ADDRESS, "dead")
    assert "no platform called 'pigeons' is set up here" in str(entry.error)


@pytest.mark.parametrize("platform", [True, False], ids=["set up", "not set up"])
def test_the_terminal_follows_everything_only_where_no_platform_is_set_up(
    loft: Loft, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, *, platform: bool
) -> None:
    async def nothing(*_: object) -> None:
        return

    if not platform:
        monkeypatch.setattr(chat, "is_set_up", lambda settings: False)
    monkeypatch.setattr(service.Service, "_serve", nothing)
    monkeypatch.setattr("gc.freeze", lambda: None)
    quiet = service.Service(Settings(store=sqlite_url), Shutdown(1.0), web=False)
    asyncio.run(quiet.run())
    store = open_store(sqlite_url)
    with store.read() as session:
        followed = [one.address for one in channels.channels(session)]
    store.close()
    assert followed == ([] if platform else ["console"])
    assert loft.closed == (1 if platform else 0)


def test_every_table_of_platforms_names_the_same_ones() -> None:
    assert set(PLATFORMS) - set(wiring.CHATS) == {"console"}
