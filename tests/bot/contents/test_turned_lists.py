"""This file tests that an item is never told without the "not" or the condition that leads in its list."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.summaries import summarise
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of


def bullets(*lines: str) -> list[str]:
    paper = Document(
        "panel_paper", language_of(lines[0]), "Public services", published=date(2026, 6, 15),
        sections=(Section("Latest position", tuple(Paragraph(one) for one in lines)),),
    )  # fmt: skip
    return [one.text for one in summarise(paper)]


@pytest.mark.parametrize(
    "lines",
    [
        ("The scheme does not cover:", "(a) Elderly persons living abroad;", "(b) Civil servants;", "(c) Holders of passports."),
        ("The following shall not be counted as income:", "(a) the Old Age Allowance;", "(b) the transport subsidy;"),
        ("Unless the Council resolves otherwise:", "(a) the fee will rise to $500 on 1 January 2027;", "(b) the licence will last for three years."),
        ("The Administration will not provide subsidies for:", "(a) the purchase of hardware;", "(b) the hiring of staff;"),
        ("A licence will be granted only if:", "(a) the applicant holds no other licence;", "(b) its reserves are kept in Hong Kong."),
        ("下列活動將由2027年1月1日起禁止：", "（一）售賣即棄塑膠餐具；", "（二）進口電子煙；"),
        ("下列機構不合資格申請：", "（一）上市公司；", "（二）已獲其他基金資助的機構；"),
        ("政府當局不會：", "（一）提高牌照費用；", "（二）放寬營業時間限制；"),
    ],
)  # fmt: skip
def test_what_a_lead_in_denies_or_hangs_on_something_never_stands_alone(
    lines: tuple[str, ...],
) -> None:
    for bullet in bullets(*lines):
        if any(item.split(maxsplit=1)[-1].strip("；;.")[-8:] in bullet for item in lines[1:]):
            assert lines[0].rstrip(":：") in bullet


def test_what_follows_a_turned_list_stands_by_itself() -> None:
    said = "The Government will launch the new scheme for all schools in October 2026."
    assert said in bullets(
        "The scheme does not cover:", "(a) the purchase of hardware;", "(b) staff.", said
    )
