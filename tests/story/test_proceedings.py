"""This file follows a sitting to the channel: its votes, then its record, each one alert with its thread."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.answering.finding import profiles
from bot.answering.intents import Profile
from bot.answering.speech import Speaker
from scrapers.sources import legco_hansard, legco_votes
from storage.database import Store
from storage.published import commitments
from tests.story.stage import Stage

GOLDEN = Path(__file__).parents[1] / "scrapers" / "golden" / "kinds"
SITTING = date(2026, 10, 7)
RECORD = "https://www.legco.gov.hk/yr2026/chinese/counmtg/hansard/cm20261007-confirm-ec.pdf"
VOTES = f"https://app.legco.gov.hk/{legco_votes.SERVICE}"
MEMBERS = (("Duncan CHIU", "邱達根", "Yes"), ("Maggie CHAN", "陳曼琪", "No"))


def reply(service: str, *rows: object) -> bytes:
    body = {"odata.metadata": f"https://app.legco.gov.hk/$metadata#{service}", "value": rows}
    return json.dumps(body, ensure_ascii=False).encode()


def vote(day: str, number: int, motion: str, motion_ch: str) -> list[dict[str, object]]:
    return [
        {
            "start_date": f"{day}T00:00:00", "type": "Council Meeting", "vote_number": number,
            "motion_en": motion, "motion_ch": motion_ch, "mover_en": "Duncan CHIU",
            "mover_ch": "邱達根", "mover_type": "Member", "overall_result": "Passed",
            "overall_present_count": 60, "overall_yes_count": 42, "overall_no_count": 11,
            "overall_abstain_count": 6, "name_en": english, "name_ch": chinese, "vote": cast,
        }
        for english, chinese, cast in MEMBERS
    ]  # fmt: skip


@pytest.fixture
def stage(store: Store) -> Stage:
    """The day before: an earlier sitting has left its record and its votes."""
    made = Stage(store, places=("legco_hansard", "legco_votes"))
    old = vote("2026-09-30", 1, "Piers", "碼頭")
    made.site.serve(VOTES, reply("vVotingResult", *old), "application/json")
    for url in legco_hansard.addresses(SITTING):
        row = {
            "MeetingDate": "2026-09-30T00:00:00",
            "HansardFileURL": RECORD.replace("1007", "0930"),
        }
        made.site.serve(url, reply("Hansard", row), "application/json")
    made.check()
    return made


def sit(stage: Stage) -> None:
    stage.clock.pass_(hours=3)
    rows = [
        *vote("2026-10-07", 1, "Artificial intelligence in schools", "在學校應用人工智能"),
        *vote("2026-10-07", 2, "Street lamps", "路燈"),
    ]
    stage.site.serve(VOTES, reply("vVotingResult", *rows), "application/json")
    for url in legco_hansard.addresses(SITTING):
        if "Floor" in url:
            row = {"MeetingDate": "2026-10-07T00:00:00", "HansardFileURL": RECORD}
            stage.site.serve(url, reply("Hansard", row), "application/json")
    text = (GOLDEN / "hansard_zh_hant.txt").read_bytes()
    stage.site.serve(RECORD, text, "text/plain; charset=utf-8")


def told(stage: Stage) -> dict[str, str]:
    posts = stage.channel.posts()
    return {
        "votes" if "Votes" in one.text or "表決結果" in one.text else "record": one.text
        for one in posts
    }


def test_a_sitting_s_votes_are_one_alert_with_what_came_of_the_one_on_the_topic(
    stage: Stage,
) -> None:
    sit(stage)
    stage.check()
    stage.check(minutes=15)
    assert "42 for, 11 against" in told(stage)["votes"]
    replies = [one.text for one in stage.channel.replies()]
    (votes,) = [one for one in replies if "vote 1" in one or "第1項表決" in one]
    assert "lamps" not in votes


def test_a_sitting_s_votes_are_opened_on_our_own_page_and_not_as_rows_of_data(
    stage: Stage,
) -> None:
    stage.desk = replace(stage.desk, archive="https://archive.example")
    sit(stage)
    stage.check()
    stage.check(minutes=15)
    votes = told(stage)["votes"]
    assert "https://archive.example/en/papers/votes/" in votes
    assert "/odata/" not in votes


def test_a_record_is_one_alert_with_the_paragraphs_by_speaker_in_its_thread(stage: Stage) -> None:
    sit(stage)
    stage.check()
    stage.check(minutes=15)
    assert "海港事務局局長" in told(stage)["record"]
    replies = [
        one.text
        for one in stage.channel.replies()
        if "在渡輪碼頭應用人工智能 · 林雪兒議員" in one.text
    ]
    assert replies
    assert "通宵亮燈" not in replies[0]


def test_looking_again_tells_nothing_anew(stage: Stage) -> None:
    sit(stage)
    stage.check()
    stage.check(minutes=15)
    before = len(stage.channel.posts()), len(stage.channel.replies())
    stage.clock.pass_(hours=4)
    stage.check()
    assert (len(stage.channel.posts()), len(stage.channel.replies())) == before


def test_a_member_s_wish_is_no_commitment_of_the_government(stage: Stage) -> None:
    sit(stage)
    stage.check()
    stage.check(minutes=15)
    with stage.desk.store.read() as session:
        quotes = [one.commitment.quote for one in commitments.due(session, start=SITTING)]
    assert any("擴展至全部九個碼頭" in quote for quote in quotes)
    assert not any("林雪兒" in quote for quote in quotes)


@pytest.mark.parametrize("name", ["邱達根", "Maggie CHAN"])
def test_a_member_s_votes_count_under_any_name(stage: Stage, name: str) -> None:
    sit(stage)
    stage.check()
    speaker = Speaker("someone", "console", "local", admin=True)
    answer = profiles.profile(stage.desk, Profile(name, f"member {name}"), speaker)
    assert any("Hansard" in line for line in answer.lines)
