"""This file follows a bill that is withdrawn: whoever was told of it, or follows it, is told at once, and once."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.answering.finding import find
from bot.answering.intents import Show
from bot.answering.speech import Speaker
from bot.watching import pipeline
from scrapers.replica.printing import printed
from scrapers.sources import legco_bills
from storage.database import Store
from tests.story.lived import lived
from tests.story.stage import WEDNESDAY, Stage

ROOT = "https://www.legco.gov.hk/yr2026/english"
TITLE = "Artificial Intelligence (Harbour Pilots) Bill"
BILL, BRIEF = f"{ROOT}/bills/b202610021.pdf", f"{ROOT}/brief/tlb7_20261002-e.pdf"


def serve(
    stage: Stage, *, brief: bool = True, remarks: str = "", title: str = TITLE, **days: str
) -> None:
    """Let the Council's data hold an old bill and ours."""
    row = {
        "internal_key": "b9",
        "bill_title_eng": title,
        "bill_gazette_date": f"{WEDNESDAY}T00:00:00",
        "bill_content_url_eng": BILL,
        "remarks_eng": remarks,
    }
    row |= {name: f"{day}T00:00:00" for name, day in days.items()}
    row |= {"legco_brief_url_eng": BRIEF} if brief else {}
    old = {
        "internal_key": "b1",
        "bill_title_eng": "Lamps Bill",
        "bill_gazette_date": "2026-03-06T00:00:00",
        "bill_content_url_eng": f"{ROOT}/bills/b202603061.pdf",
    }
    (url,) = legco_bills.addresses(WEDNESDAY)
    body = json.dumps({"value": [row, old] if title else [old]}).encode()
    stage.site.serve(url, body, "application/json")
    for file, said in (
        (BILL, "Artificial intelligence shall pilot ships under this law on AI."),
        (BRIEF, "We propose a law on artificial intelligence, for the AI of pilots has no rule."),
    ):
        stage.site.serve(file, printed(f"{title}\n\n1. {said}", "en"), "application/pdf")


@pytest.fixture
def stage(store: Store) -> Stage:
    return lived(store, _begun, today=date(2026, 10, 7), places=("legco_bills",))


def _begun(stage: Stage) -> None:
    serve(stage, title="")
    stage.check()


def said(stage: Stage) -> list[str]:
    return [one.text for one in stage.channel.replies() if "Bill withdrawn" in one.text]


def test_a_bill_that_is_withdrawn_is_told_at_once_in_one_thread(stage: Stage) -> None:
    serve(stage)
    stage.check()
    stage.check(minutes=15)
    assert len(stage.channel.posts()) == 2  # the bill, and its brief
    serve(stage, remarks="The Bill was withdrawn.")
    stage.check()
    (told,) = said(stage)
    assert TITLE in told
    assert all("bill withdrawn" in one.text for one in stage.channel.posts())


def test_it_is_not_told_again(stage: Stage) -> None:
    serve(stage)
    stage.check()
    stage.check(minutes=15)
    serve(stage, remarks="The Bill was withdrawn.")
    stage.check()
    serve(stage, remarks="The Bill was withdrawn by the Government.")
    stage.check()
    assert len(said(stage)) == 1
    assert len(stage.channel.posts()) == 2


def test_who_was_never_told_of_a_bill_is_told_that_it_was_withdrawn(store: Store) -> None:
    stage = Stage(store, today=date(2026, 10, 7), places=("legco_bills",))
    serve(stage)
    stage.check()
    stage.check(minutes=15)
    assert stage.channel.posts() == []  # it was there before anybody looked
    pipeline.backfill(stage.desk)
    serve(stage, remarks="The Bill was withdrawn.")
    stage.check()
    (post,) = stage.channel.posts()
    assert "bill withdrawn" in post.text


def test_what_was_withdrawn_before_anybody_looked_is_no_news(store: Store) -> None:
    stage = Stage(store, today=date(2026, 10, 7), places=("legco_bills",))
    serve(stage, remarks="The Bill was withdrawn.")
    stage.check()
    stage.check(minutes=15)
    assert stage.channel.messages == {}


def replies(stage: Stage) -> list[str]:
    return [one.text for one in stage.channel.replies() if one.text.startswith("Bill:")]


@pytest.fixture
def told(stage: Stage) -> Stage:
    """The bill and its brief have been told; its second reading is not set yet."""
    serve(stage)
    stage.check()
    stage.check(minutes=15)
    return stage


def test_the_alert_says_which_stage_the_bill_has_reached(told: Stage) -> None:
    assert "gazetted Wed 7 Oct" in told.channel.posts()[0].text


def test_a_reading_that_is_set_is_told_once_below_the_bill(told: Stage) -> None:
    for _ in range(2):
        serve(told, second_reading_date="2026-10-21")
        told.check(minutes=60)
        told.send()
    (said,) = replies(told)
    assert "Second Reading debate Wed 21 Oct" in said


def test_a_reading_that_moves_is_mended_where_it_stands(told: Stage) -> None:
    for day in ("2026-10-21", "2026-10-28"):
        serve(told, second_reading_date=day)
        told.check(minutes=60)
        told.send()
    (said,) = replies(told)
    assert "28 Oct" in said


def test_a_stage_of_long_ago_that_the_data_name_late_is_no_news(told: Stage) -> None:
    serve(told, third_reading_date="2026-09-01")
    told.check(minutes=60)
    told.send()
    assert replies(told) == []


def test_show_names_every_stage_with_its_day(told: Stage) -> None:
    serve(told, second_reading_date="2026-10-21", first_reading_date="2026-10-14")
    told.check(minutes=60)
    speaker = Speaker("someone", "console", "local")
    answer = find.show(told.desk, Show(BILL), speaker)
    (line,) = [one for one in answer.lines if one.startswith("Stages:")]
    assert line.index("gazetted") < line.index("First Reading") < line.index("Second Reading")
