"""This file checks numbers told one by one of several programmes, and those told one after the other of one."""

from __future__ import annotations

import pytest

from tests.bot.contents.test_figures import found

Told = list[tuple[str, float]]


def told(*sentences: str) -> Told:
    return [(one.programme, float(one.value)) for one in found(*sentences)]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("海港渡輪計劃及河堰基金分別批出300宗及500宗申請。", [("ferry", 300), ("weir", 500)]),
        (
            "「海港渡輪計劃」、「河堰基金」和「潮汐通」去年分別收到30宗、約40宗和50宗申請。",
            [("ferry", 30), ("weir", 40), ("pilot", 50)],
        ),
        (
            "The Weir Fund and the Tide Pilot received 30 applications and 50 applications respectively.",
            [("weir", 30), ("pilot", 50)],
        ),
        ("河堰基金及潮汐通的開支分別為3億元及2億元。", [("weir", 3e8), ("pilot", 2e8)]),
    ],
)
def test_as_many_numbers_as_names_are_each_of_one(sentence: str, values: Told) -> None:
    assert told(sentence) == values


@pytest.mark.parametrize(
    "sentence",
    [
        "海港渡輪計劃及河堰基金分別批出300宗申請。",  # one number of two
        "海港渡輪計劃及河堰基金分別批出300宗、500宗及700宗申請。",
        "海港渡輪計劃及河堰基金分別批出300宗申請及撥款5億元。",  # of two kinds
        "海港渡輪計劃及「河口資助計劃」分別批出300宗及500宗申請。",  # one is not known
        "The Weir Fund and the Tide Pilot received 30 applications and 50 applications.",
        "據業界估計，海港渡輪計劃及河堰基金分別會批出300宗及500宗申請？",
    ],
)
def test_where_they_do_not_fit_nobody_can_say_whose_they_are(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        (
            "Of the 65 boats in the Tide Pilot, 41 have begun, 18 are under repair and six have left.",
            [41, 18],
        ),
        (
            "The Tide Pilot admitted 71 boats, of which 38 have commenced and 22 been completed.",
            [71, 38, 22],
        ),
        ("The Tide Pilot took in 71 boats. Seven of the boats have been sold.", [71, 7]),
        ("Ninety per cent of shipowners have joined the Tide Pilot.", [90]),
        ("When the Tide Pilot opened, its computing power was 1 250 petaFLOPS.", [1250]),
        ("The Tide Pilot runs 30 ports, answering more than 17 million queries.", [30, 17e6]),
        ("The Tide Pilot's daily users peaked at 136 000 in February.", [136_000]),
        ("The Tide Pilot portal, managed by the Marine Department, offers 1 120 charts.", [1120]),
        ("With a provision of $3 billion, the Weir Fund was rolled out in 2024.", [3e9]),
        ("財務委員會批准開立10億元的承擔額，成立河堰基金。", [1e9]),
        ("潮汐通的使用率為92%，輪候用戶有37個。", [92, 37]),
        ("河堰基金接獲118宗申請，批出64宗；另有29宗被拒。", [118, 64, 29]),
        ("新的安排不會取代「河堰基金」，後者已投資於46間企業。", [46]),
        ("Users of the Tide Pilot, numbering some 1 300 at present, are pleased.", [1300]),
    ],
)
def test_what_goes_on_in_a_sentence_is_of_its_programme(sentence: str, values: list[float]) -> None:
    got = [value for _, value in told(*sentence.split("|"))]
    assert [value for value in values if value not in got] == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("With a fleet of 300 boats, the Marine Department backs the Weir Fund.", 300),
        ("With a budget of $3 billion, the Marine Department runs the Weir Fund.", 3e9),
        ("The Tide Pilot serves 30 ports, while its operator was fined, employing 12 people.", 12),
        ("河堰基金接獲118宗申請；另有45項服務。", 45),
        ("河堰基金、河口項目各有特色，後者已投資於46間企業。", 46),
        ("The Tide Pilot opened in 2024, and the harbour has 22 piers.", 22),
    ],
)
def test_what_only_stands_beside_it_is_not(sentence: str, value: float) -> None:
    assert value not in [each for _, each in told(sentence)]
