"""This file tests how the Council's data of votes are read: what came of each, who voted how, and odd data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scrapers.items import Document, Language, Person
from scrapers.kinds import documents
from scrapers.readers import Broken, EmptyFile, ReaderLimit, read
from scrapers.readers.votes import MOST_ROWS
from tests.scrapers.papers import headings

META = "https://app.legco.gov.hk/vrdb/odata/$metadata#vVotingResult"


def row(who: str = "LAM Shuet-yee", vote: str = "Yes", **fields: Any) -> dict[str, Any]:
    return {
        "start_date": "2026-10-07T00:00:00", "type": "Council Meeting", "vote_number": 1,
        "motion_en": "Lighting the promenade", "motion_ch": "海濱長廊亮燈", "mover_en": "FUNG Yuk-lun",
        "mover_ch": "馮玉麟", "mover_type": "Member", "overall_result": "Passed",
        "overall_present_count": "60", "overall_yes_count": 42, "overall_no_count": 11,
        "overall_abstain_count": 6, "name_en": who, "name_ch": "林雪兒", "vote": vote,
    } | fields  # fmt: skip


def reply(*rows: Any) -> bytes:
    return json.dumps({"odata.metadata": META, "value": list(rows)}).encode()


def votes(*rows: Any, language: Language = "en") -> Document:
    (made,) = documents(read(reply(*rows), "vVotingResult", "application/json"), language=language)
    return made


def first(document: Document) -> str:
    return document.sections[0].paragraphs[0].text


def test_a_vote_says_what_came_of_it_in_one_sentence() -> None:
    assert first(votes(row())) == (
        "Lighting the promenade: passed; 42 for, 11 against, 6 abstained, 60 present."
    )


def test_a_vote_is_told_in_the_language_that_is_asked_for() -> None:
    made = votes(row(), language="zh-Hant")
    assert first(made) == "海濱長廊亮燈：獲通過；出席60人，贊成42人，反對11人，棄權6人。"
    assert Person("mover", "馮玉麟") in made.people


def test_a_result_that_is_not_known_is_said_as_it_stands() -> None:
    assert ": Deferred; " in first(votes(row(overall_result="Deferred")))


def test_counts_that_are_missing_are_counted_from_the_members() -> None:
    bare: dict[str, Any] = {"overall_present_count": None, "overall_yes_count": ""}
    made = votes(row(**bare), row("CHEUNG Sum-yi", "No", **bare))
    assert "1 for, 1 against, 0 abstained." in first(made)


def test_groups_that_voted_apart_are_counted_apart() -> None:
    ec: dict[str, Any] = {f"ec_{name}_count": 5 for name in ("present", "yes", "no", "abstain")}
    texts = [each.text for each in votes(row(**ec)).sections[0].paragraphs]
    assert "Election Committee: 5 for, 5 against, 5 abstained, 5 present." in texts


def test_members_are_named_by_how_they_voted_and_the_absent_are_not() -> None:
    made = votes(row(), row("CHEUNG Sum-yi", "No"), row("HO Hoi-tang", "Absent"))
    texts = [each.text for each in made.sections[0].paragraphs]
    assert {"Voted for: LAM Shuet-yee.", "Voted against: CHEUNG Sum-yi."} <= set(texts)
    assert [one.name for one in made.people if one.role == "voter"] == [
        "LAM Shuet-yee",
        "CHEUNG Sum-yi",
    ]


def test_a_public_officer_who_moves_is_no_member() -> None:
    made = votes(row(mover_type="Public Officer", mover_en="Secretary for Harbour Affairs"))
    assert "mover" not in {one.role for one in made.people}


def test_votes_stand_in_the_order_of_their_numbers() -> None:
    numbered = [row(vote_number=no, motion_en=f"Motion {no}") for no in ("10", "9", 2)]
    assert headings(votes(*numbered)) == ["Motion 2", "Motion 9", "Motion 10"]


def test_a_vote_of_more_members_than_a_block_holds_stays_one() -> None:
    many = [row(f"CHAN of the ferry pier No {at:04d}") for at in range(400)]
    made = votes(*many)
    assert len(made.sections) == 1
    assert "No 0399" in made.sections[0].paragraphs[-1].text


def test_rows_that_are_no_votes_are_noted() -> None:
    assert votes(row(), "no record", {"name_en": "x"}).notes == ("2 rows of the data are no votes",)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (reply(), EmptyFile),
        (reply(row())[:-20], Broken),
        (json.dumps({"odata.metadata": META, "value": {}}).encode(), Broken),
        (reply(*[{"vote_number": 1}] * (MOST_ROWS + 1)), ReaderLimit),
    ],
    ids=["throttled", "cut", "no list", "too many"],
)
def test_data_that_hold_no_votes_say_why(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(data, "vVotingResult", "application/json")


def test_other_data_are_not_read_as_votes() -> None:
    assert read(b'{"value": [{"vote_number": 1}]}', "x.json").media == "plain"


@pytest.mark.parametrize("odd", [None, [], {}, True, 1.5, "\x00\t\n", "9" * 5000])
def test_odd_values_are_no_trouble(odd: Any) -> None:
    fields = dict.fromkeys(row(), odd) | {"vote_number": 1}
    assert votes(row(), fields).kind == "hansard"


def test_data_that_go_on_elsewhere_say_that_they_are_the_first_of_it() -> None:
    cut = reply(row())[:-1] + b', "odata.nextLink": "vVotingResult?$skiptoken=1"}'
    read_of = read(cut, "vVotingResult", "application/json")
    assert read_of.notes == ("only the first 1 rows of the data were sent",)
