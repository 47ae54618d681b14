"""This file checks that plans of others and forecasts bind the Government to nothing."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of
from storage.records import Commitment


def found(text: str) -> tuple[Commitment, ...]:
    section = Section(None, (Paragraph(text, "7"),))
    paper = Document("plain", language_of(text), "A paper", sections=(section,))
    return commitments(paper, date(2026, 1, 15))


@pytest.mark.parametrize(
    "text",
    [
        "為配合計劃，有渡輪公司將於今年內送出3 000張船票。",
        "香港船東協會計劃於明年上半年舉辦博覽，多家銀行會在年底前參與。",
        "有團體期望政府在三年內把碼頭增至200個，發言人表示備悉。",
        "A shipping company in the third batch has stated that it will start daily trips by December 2026.",
        "One consultant expects that trips will exceed 300 000 by 2029.",
    ],
)
def test_what_others_plan_is_no_promise(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "發言人預料，今年的受惠人次會進一步增加。",
        "Demand is expected to peak in the first half of 2027.",
        "The spokesman expected that the trials would help reduce the time of travel by 2028.",
        "With wider use, trips are likely to pass one million a year by 2030.",
        "如試航成效理想，港口署會考慮在2027年採購其他船隻。",
    ],
)
def test_what_is_expected_or_only_considered_is_no_promise(text: str) -> None:
    assert [one for one in found(text) if one.due_to] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("我們會在今年六月底前把碼頭增至60個。", date(2026, 6, 30)),
        ("The spokesman added that the Government would table the amendments by the end of June 2027.", date(2027, 6, 30)),
        ("She said that the results of the survey would be made public before the end of March 2026.", date(2026, 3, 31)),
        ("預計顧問會於2026年底前向港口公司提交建議。", date(2026, 12, 31)),
        ("港口署與渡輪公司會於2026年底前推出新船。", date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_what_the_government_does_or_has_done_is_one(text: str, day: date) -> None:
    assert [one.due_to for one in found(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "港口署會按船東的回饋編製指引。",
        "律政司會定期向本委員會匯報進展。",
        "In addition, the MPO will brief shipowners on the use of the platform.",
        "The Government will share the lessons of the trials with the industry.",
        "Training sessions for crews of ferries will be arranged.",
    ],
)
def test_what_will_be_done_one_day_is_kept_without_a_day(text: str) -> None:
    assert [one.due_text for one in found(text)] == [None]
