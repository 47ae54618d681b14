"""This file tests that nothing people do in Slack holds the loop that sends, answers and serves."""

from __future__ import annotations

from storage.database import Store
from tests.bot.slack.workspace import workspaces
from tests.listening import listening

TYPED = (
    "help",
    "search AI since:2026",
    "what is new on lawtech?",
    "subscribe AI",
    "有咩新文件講智慧城市",
)
OPENED = {"type": "app_home_opened", "user": "U1", "tab": "home", "channel": "DU1"}


def test_what_is_typed_pressed_and_opened_holds_the_loop_for_no_long(sqlite_store: Store) -> None:
    with workspaces(sqlite_store) as place:
        place.slack.teams["T1"].channel("DU1", "", "U1", "UBOTT1", private=True)
        with listening() as heard:
            answers = [place.say(text) for text in TYPED]
            place.press("undo:0", "1")
            opened = place.post(place.slack.event(OPENED))
    assert all(len(one) > len("[]") for one in answers)
    assert opened.status_code == 200
    assert heard == []
