"""This file tests which committees and bodies a title or a first paragraph is understood to name."""

from __future__ import annotations

import pytest

from bot.topics import mentions


def keys(text: str) -> list[str]:
    return [one.key for one in mentions.mentioned(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Digital Policy Office (DPO) today opened a contest.", ["dpo"]),
        ("Secretary for Justice speaks on mediation", ["doj"]),
        ("司法機構今日宣布", ["judiciary"]),
        ("發展局局長今日表示", ["devb"]),
        ("Members of the Panel on Security visited the harbour.", ["panel-se"]),
    ],
)
def test_a_body_is_named_by_its_names_in_print(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Commerce and Economic Development Bureau replied.", ["cedb"]),
        ("香港貿易發展局今日公布", ["hktdc"]),
        ("香港藝術發展局今日公布", []),
        ("港深創新及科技園與科技園公司合作", ["hsitp", "hkstp"]),
        ("深圳市教育局與教育局會面", ["edb"]),
        ("The Public Security Bureau of Shenzhen and the Security Bureau met.", ["sb"]),
        ("The Secretary for Health visited the Department of Health.", ["hhb", "dh"]),
        ("港貿發局與發展局會面", ["hktdc", "devb"]),
    ],
)
def test_a_name_inside_a_longer_one_names_nobody(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text", ["legal services", "the judiciary of a far country", "dpo", "HA, IA and TD", "security panel"]
)  # fmt: skip
def test_a_common_word_or_a_short_form_of_many_names_nobody(text: str) -> None:
    assert keys(text) == []


def test_who_is_followed_is_given_as_names_are_compared() -> None:
    assert mentions.targets("bureau", "DPO replies") == ("digital policy office",)
    assert mentions.targets("committee", "DPO replies") == ()
    assert "DPO" in mentions.names("bureau", "digital policy office")
    assert mentions.names("member", "陳曼琪") == ()


@pytest.mark.parametrize(
    "text",
    [
        "HM Land Registry has piloted digital conveyancing.",
        "The Victorian Law Reform Commission reported.",
        "The Law Reform Commission of Ireland reported.",
        "The Department of Health and Social Care consulted.",
        "The US Department of Health and Human Services consulted.",
        "The Shenzhen Education Bureau replied.",
        "New Zealand's Inland Revenue Department replied.",
        "The Financial Reporting Council of the UK replied.",
        "The Insurance Authority (Malaysia) replied.",
        "新加坡教育局及國家教育局",
        "澳門保安局與台北市勞工處",
        "拱北海關關長",
        "巴黎天文台在天文台道",
        "廣東省環境局",
    ],
)
def test_a_body_of_another_place_is_none_of_ours(text: str) -> None:
    assert keys(text) == []


def test_a_place_that_is_only_spoken_of_leaves_a_body_its_name() -> None:
    assert keys("After its visit to Singapore, the Education Bureau reported.") == ["edb"]
    assert keys("到訪新加坡後，教育局表示") == ["edb"]
    assert keys("The Security Bureau, Mainland officials and others met.") == ["sb"]
