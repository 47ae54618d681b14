"""This file tells the story of a circular: told by what it expects, among what is coming, and dated anew."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from scrapers.replica.printing import printed
from scrapers.sources import sfc
from storage.database import Store
from tests.story.stage import WEDNESDAY, Stage

TITLE = "Circular to licensed corporations - Use of artificial intelligence"
FILE = "https://apps.sfc.hk/edistributionWeb/api/circular/openFile?lang=EN&refNo=26EC71"
DUTY = "Licensed corporations must keep what artificial intelligence (AI) wrote to their clients."


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    made = Stage(sqlite_store, places=("sfc_circulars",))
    listed(made)
    made.check()
    return made


def listed(stage: Stage, day: date | None = None) -> None:
    """Let the Commission list the circular under a day, or nothing but an older one."""
    for url in sfc.CIRCULARS.addresses(WEDNESDAY):
        rows = [{"refNo": "26EC12", "title": "Circular on herons", "releasedDate": "2026-03-02"}]
        if day is not None and "%22EN%22" in url:
            rows.insert(0, {"refNo": "26EC71", "title": TITLE, "releasedDate": f"{day}"})
        stage.site.serve(url, json.dumps({"items": rows}).encode(), "application/json")


def issued(stage: Stage, effective: str, day: date = WEDNESDAY) -> None:
    """Let the circular be issued, or issued again, with the day from which it holds."""
    text = f"{TITLE}\n\n1. {DUTY}\n\n2. This circular takes effect on {effective}."
    stage.site.serve(FILE, printed(text, "en"), "application/pdf")
    listed(stage, day)


def effects(stage: Stage) -> list[str]:
    reply = answer(stage.desk, "meetings ai", at_the_console())
    assert not isinstance(reply, tuple)
    return [row.context or "" for row in reply.rows if TITLE in row.title]


def test_its_alert_says_what_is_expected_and_from_when(stage: Stage) -> None:
    issued(stage, "21 October 2026")
    stage.check(minutes=30)
    (post,) = stage.channel.posts()
    assert post.text.index(DUTY[:40]) < post.text.index("takes effect on 21 October 2026")


def test_the_day_from_which_it_holds_is_among_what_is_coming(stage: Stage) -> None:
    issued(stage, "21 October 2026")
    stage.check(minutes=30)
    (row,) = effects(stage)
    assert "takes effect in 14 days" in row


def test_one_that_is_dated_anew_moves_its_day_and_is_not_alerted_again(stage: Stage) -> None:
    issued(stage, "21 October 2026")
    stage.check(minutes=30)
    issued(stage, "19 October 2026", WEDNESDAY + timedelta(days=1))
    stage.check(minutes=90)
    assert len(stage.channel.posts()) == 1
    assert len(stage.channel.replies()) == 1  # what changed
    (row,) = effects(stage)
    assert "takes effect in 12 days" in row
