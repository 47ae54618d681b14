"""This file tests that nothing people do in Teams holds the loop that sends, answers and serves."""

from __future__ import annotations

from storage.database import Store
from tests.bot.teams.scene import scene
from tests.listening import listening

TYPED = (
    "help",
    "search AI since:2026",
    "what is new on lawtech?",
    "subscribe AI",
    "有咩新文件講智慧城市",
)


def test_what_is_said_and_pressed_holds_the_loop_for_no_long(sqlite_store: Store) -> None:
    with scene(sqlite_store) as place, listening() as heard:
        for text in TYPED:
            assert place.say(text).words
        assert place.press("undo", "1")
    ours = [one for one in heard if "teams.<locals>" not in one]  # the fake's loop is none of ours
    assert ours == []
