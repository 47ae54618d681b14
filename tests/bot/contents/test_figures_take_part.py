"""This file checks what counts for a programme by its part in it: accounts, tenants, permits, rates, costs."""

from __future__ import annotations

import pytest

from tests.bot.contents.test_figures_gates import shown


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("共有81.6萬艘船隻開立「潮汐通」帳戶。", [816_000]),
        ("船主在2025年把約2 150萬項紀錄存入「潮汐通」。", [21_500_000]),
        ("已有71間船廠進駐海港渡輪計劃的首批船塢。", [71]),
        ("已有71間船廠進駐毗鄰海港渡輪計劃的工業邨。", []),
        ("本港約有81萬艘船隻可開立「潮汐通」帳戶。", []),
    ],
)
def test_who_opened_moved_in_or_put_in_takes_part(text: str, values: list[float]) -> None:
    assert shown(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("港口署批出14份先導牌照，涉及47個潮汐通碼頭。", [14, 47]),
        ("The Office issued 14 permits covering 47 Tide Pilot piers.", [14, 47]),
        ("港口署接獲14宗投訴，涉及47個潮汐通碼頭。", [47]),
    ],
)
def test_permits_for_so_many_of_it_are_its(text: str, values: list[float]) -> None:
    assert shown(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("「潮汐通」回應查詢214萬次，正確回應率為91.5%。", [2_140_000, 91.5]),
        ("「潮汐通」回應查詢 214 萬次，正確回應率為 91.5%。", [2_140_000, 91.5]),
        ("海港渡輪計劃設有12個船塢，大樓的出租率為86%。", [12, 86]),
        ("海港渡輪計劃設有12個船塢，全港大樓的出租率為86%。", [12]),
        ("潮汐通在北區累計行駛約38.5萬公里，載客6.2萬人次。", [385_000, 62_000]),
        ("The cost of developing Tide Pilot was $3.9 million, and the recurrent expenditure is estimated at $0.8 million.", [3_900_000, 800_000]),
        ("The cost of developing Tide Pilot was $3.9 million, and the recurrent expenditure of the Office was $8 billion.", [3_900_000]),
        ("The cost of developing Tide Pilot was $3.9 million, and the shipping sector is estimated at $8 billion.", [3_900_000]),
    ],
)  # fmt: skip
def test_a_second_clause_goes_on_with_a_rate_or_cost_of_it(text: str, values: list[float]) -> None:
    assert shown(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("港口署預留4,600萬元，用以優化潮汐通的導航功能。", [46_000_000]),
        ("The Office has set aside $46 million to upgrade the Tide Pilot.", [46_000_000]),
        ("港口署預留4,600萬元進行研究，並宣傳潮汐通。", []),
    ],
)
def test_money_to_develop_it_further_is_its(text: str, values: list[float]) -> None:
    assert shown(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("委員察悉，政府在東區推行潮汐通，現有432個碼頭已啟用。", [432]),
        ("委員察悉，政府會在東區把潮汐通擴展至432個碼頭。", []),
        ("委員關注潮汐通只有432個碼頭啟用。", []),
    ],
)
def test_what_members_note_is_told_by_the_government(text: str, values: list[float]) -> None:
    assert shown(text) == values


def test_a_word_with_an_ampersand_stands_before_what_is_counted() -> None:
    assert shown("As at end-May 2026, 31 R&D yards were in operation under the Weir Fund.") == [31]


def test_a_pledge_may_stand_apart_from_its_number() -> None:
    assert shown("潮汐通平均需時 6 個工作天，服務承諾為 10 個工作天。") == [6, 10]
