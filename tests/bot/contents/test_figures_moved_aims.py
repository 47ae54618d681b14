"""This file checks aims that were moved, the aim that was there before, and how fast something is pledged to be."""

from __future__ import annotations

from datetime import date

import pytest

from tests.bot.contents.test_figures import found


def told(*sentences: str) -> list[tuple[float, str, str | None]]:
    said = found(*sentences, published=date(2026, 7, 15))
    return [(float(one.value), one.span, one.as_of) for one in said]


@pytest.mark.parametrize(
    ("sentence", "aims"),
    [
        (
            "潮汐通原定在2026年年底前服務5萬人次，現已提早達標，海事辦遂把目標上調為在2027年3月底前服務9萬人次。",
            [(50_000, "2026-12-31"), (90_000, "2027-03-31")],
        ),
        (
            "原定在2027年年底前把潮汐通的碼頭增至500個的目標，已調高至600個。",
            [(500, "2027-12-31"), (600, "2027-12-31")],
        ),
        (
            "The first target of the Tide Pilot was to cover 100 piers by the end of 2026, and it was raised to 150 piers by end-2027.",
            [(100, "2026-12-31"), (150, "2027-12-31")],
        ),
        ("潮汐通的目標由100個碼頭上調至150個碼頭，期望在2028年年底前達到。", [(150, "2028-12-31")]),
        ("政府把潮汐通的目標由100個碼頭修訂為150個。", [(150, None)]),
        (
            "The target of the Tide Pilot has been raised from 100 piers to 150 piers by the end of 2028.",
            [(150, "2028-12-31")],
        ),
        ("The target of the Tide Pilot was revised from 30 000 to 45 000 boats.", [(45_000, None)]),
        (
            "We aim to increase the number of piers of the Tide Pilot from 1 320 to 1 500 by the end of 2027.",
            [(1500, "2027-12-31")],
        ),
        ("「潮汐通」方面，政府的目標是在2027年年底前接通1 500個碼頭。", [(1500, "2027-12-31")]),
    ],
)
def test_an_aim_that_was_moved_is_told_with_its_day(
    sentence: str, aims: list[tuple[float, str | None]]
) -> None:
    assert told(sentence) == [(value, "target", day) for value, day in aims]


@pytest.mark.parametrize(
    ("second", "value"),
    [
        ("The target was raised from 100 to 150 piers by 2028.", 150),
        ("The Government has raised the target from 100 piers to 150 piers.", 150),
    ],
)
def test_the_aim_of_the_sentence_before_may_be_moved(second: str, value: float) -> None:
    assert (value, "target") in [one[:2] for one in told("Tide Pilot was opened in 2024. ", second)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("潮汐通在2024年推出。", "醫院把全港的目標上調至150個。"),
        (
            "Tide Pilot was opened in 2024. ",
            "The Hospital Authority has raised the target to 150 piers.",
        ),
    ],
)
def test_the_aim_of_somebody_else_is_not_its(first: str, second: str) -> None:
    assert told(first, second) == []


def test_what_was_once_meant_without_a_day_is_no_aim() -> None:
    assert told("潮汐通原定設立100個碼頭，其後改為150個。") in ([(150, "stock", None)], [])


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("潮汐通的服務承諾是在30個工作天內完成審批。", 30),
        ("潮汐通平均需時86天，較90天的服務承諾為短。", 90),
        ("潮汐通由遞交申請至批核平均需時11星期，服務承諾為12星期。", 12),
        (
            "Vetting of a Tide Pilot pass took 2.4 weeks on average, against the pledge of four weeks.",
            4,
        ),
        ("The Tide Pilot pledges to process an application within 30 working days.", 30),
    ],
)
def test_a_pledge_is_an_aim(sentence: str, value: float) -> None:
    assert (value, "target", None) in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "潮汐通在2025年符合服務承諾的個案佔98%。",
        "The Tide Pilot met its pledge in 98% of cases in 2025.",
        "The pledge of the Tide Pilot was met in 98% of cases in 2025.",
    ],
)
def test_how_often_a_pledge_was_kept_is_no_aim(sentence: str) -> None:
    assert [(value, span) for value, span, _ in told(sentence)] == [(98, "yearly")]


def test_a_pledge_that_was_met_is_an_aim_and_how_often_it_was_is_none() -> None:
    said = told("The Tide Pilot met its pledge of four weeks in 98% of cases in 2025.")
    assert [(value, span) for value, span, _ in said] == [(4, "target"), (98, "yearly")]


@pytest.mark.parametrize(
    "sentence",
    [
        "海事處已把潮汐通的目標由100艘上調至150艘。",
        "海事處已把潮汐通的目標由2027年年底前服務100艘船上調至150艘。",
    ],
)
def test_what_an_aim_was_already_moved_to_is_an_aim(sentence: str) -> None:
    assert (150, "target", None) in told(sentence)


def test_a_number_of_pledges_is_no_aim() -> None:
    assert told("潮汐通在2025年達到12項服務承諾。") == [(12, "yearly", "2025")]


def test_the_numbers_of_several_year_ends_are_each_of_their_own() -> None:
    said = (
        "The number of users of Tide Pilot was 2.8 million at the end of 2023, 3.3 million at the end of"
        " 2024 and 4.0 million at the end of 2025."
    )
    assert told(said) == [
        (2_800_000, "stock", "2023-12"),
        (3_300_000, "stock", "2024-12"),
        (4_000_000, "stock", "2025-12"),
    ]


def test_what_is_told_behind_several_days_is_of_the_last_of_them() -> None:
    said = (
        "The number of boats of Tide Pilot was 280 at the end of 2024 and 300 at the end of 2025. "
    )
    assert told(said, "Of these, 290 boats have a pass.")[-1] == (290, "stock", "2025-12")


def test_a_rise_within_a_year_is_of_that_year() -> None:
    assert told("當局在2025年把潮汐通的名額由100個增至150個。") == [(150, "yearly", "2025")]


def test_what_is_foreseen_behind_a_number_foresees_it() -> None:
    assert told("河堰基金批出98個項目。", "餘下38個項目預計在2027年完成。")[1:] == [
        (38, "forecast", "2027-12-31")
    ]


def test_a_word_that_ends_in_over_says_nothing_of_how_near_a_number_is() -> None:
    said = found("The target of the Tide Pilot is to cover 100 piers by the end of 2026.")
    assert [one.qualifier for one in said] == ["exact"]


def test_a_fee_is_told_without_what_it_was() -> None:
    said = found("The fee for the Tide Pilot was raised from $23,000 to $25,000.")
    assert [(int(one.value), one.counts) for one in said] == [(25_000, "fee for the Tide Pilot")]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Trips on the Tide Pilot rose by 12% to 3.4 million trips in 2025.", 3_400_000),
        ("潮汐通的航次在2025年上升12%至340萬航次。", 3_400_000),
    ],
)
def test_what_a_rise_came_to_is_no_end_of_a_range(sentence: str, value: float) -> None:
    assert (value, "yearly", "2025") in told(sentence)
