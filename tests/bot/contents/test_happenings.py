"""This file checks when a programme was launched, extended, expanded, closed, raised or moved, and what says none of it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.happenings import happenings
from bot.contents.statements import statements
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of
from storage.records import Happening

NAMES = {
    "tide-pilot": ("Tide Pilot", "潮汐通"),
    "harbour-fund": ("Harbour Ferries Fund", "海港渡輪基金"),
}


def found(*sentences: str, published: date | None = date(2026, 6, 1)) -> list[Happening]:
    text = "\n".join(sentences)
    paragraphs = tuple(Paragraph(one, str(n)) for n, one in enumerate(sentences, 1))
    made = Document(
        kind="plain",
        language=language_of(text),
        title="A paper",
        sections=(Section(None, paragraphs),),
        published=published,
    )
    return list(happenings(made, NAMES, statements(made)))


def told(*sentences: str) -> list[tuple[str, str]]:
    return [
        (one.what, (one.last if one.until else one.first).isoformat()) for one in found(*sentences)
    ]


@pytest.mark.parametrize(
    ("sentence", "what", "day"),
    [
        ("The Tide Pilot was launched in December 2020.", "launched", "2020-12-01"),
        ("The Government launched the Tide Pilot on 5 March 2021.", "launched", "2021-03-05"),
        ("In April 2020, the Government set up the Harbour Ferries Fund to help ferries.", "launched", "2020-04-01"),
        ("Since the launch of the Tide Pilot in 2019, ports have gone digital.", "launched", "2019-01-01"),
        ("The Tide Pilot, introduced in May 2022, serves all ports.", "launched", "2022-05-01"),
        ("The Tide Pilot has been officially rolled out since 1 July 2023.", "launched", "2023-07-01"),
        ("潮汐通於2020年12月正式推出。", "launched", "2020-12-01"),
        ("政府於2021年3月5日推出「潮汐通」，方便船東。", "launched", "2021-03-05"),
        ("海港渡輪基金自2020年4月成立以來，收到不少申請。", "launched", "2020-04-01"),
        ("2019年，政府設立海港渡輪基金。", "launched", "2019-01-01"),
        ("「潮汐通」已在2023年7月1日投入服務。", "launched", "2023-07-01"),
        ("The Harbour Ferries Fund was extended to 31 March 2027.", "extended", "2027-03-31"),
        ("海港渡輪基金已延長至2027年3月31日。", "extended", "2027-03-31"),
        ("The Tide Pilot was expanded to all piers in June 2025.", "expanded", "2025-06-01"),
        ("潮汐通於2025年6月擴展至所有碼頭。", "expanded", "2025-06-01"),
        ("政府於2025年2月將「潮汐通」推展至所有部門。", "expanded", "2025-02-01"),
        ("The Tide Pilot was extended to the Long Pier on 10 May 2026.", "expanded", "2026-05-10"),
        ("The Government extended the Tide Pilot to all piers in May 2026.", "expanded", "2026-05-01"),
        ("政府於2022年12月28日擴大「潮汐通」的適用範圍。", "expanded", "2022-12-28"),
        ("The Harbour Ferries Fund closed on 30 June 2024.", "closed", "2024-06-30"),
        ("海港渡輪基金已於2024年6月30日結束。", "closed", "2024-06-30"),
        ("The funding ceiling under the Harbour Ferries Fund was raised from $5 million to $6 million in April 2025.",
         "cap", "2025-04-01"),
        ("海港渡輪基金的資助上限由500萬元提高至600萬元，自2025年4月1日起生效。", "cap", "2025-04-01"),
        ("Launched in December 2020, the Tide Pilot now has 3 million users.", "launched", "2020-12-01"),
        ("2020年12月推出的「潮汐通」現有300萬名用戶。", "launched", "2020-12-01"),
        ("我們在2025年4月將海港渡輪基金的資助上限由500萬元提高至600萬元。", "cap", "2025-04-01"),
        ("The commissioning of the Tide Pilot has been postponed from 2025 to the second quarter of 2027.",
         "moved", "2027-06-30"),
        ("The Tide Pilot has been deferred from Q4 2025 to mid-2026.", "moved", "2026-06-30"),
        ("潮汐通的推出日期押後至2026年9月。", "moved", "2026-09-30"),
    ],
)  # fmt: skip
def test_what_became_of_a_programme_stands_with_its_day(sentence: str, what: str, day: str) -> None:
    assert told(sentence) == [(what, day)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Tide Pilot was launched.",
        "The upgrade of the Tide Pilot was launched in 2024.",
        "Under the Tide Pilot, the Government launched a mobile map in 2024.",
        "The Tide Pilot launched its map in November 2024.",
        "潮汐通於2024年11月推出企業版。",
        "政府於2024年11月推出潮汐通流動應用程式的新功能。",
        "The Tide Pilot was not launched in 2024.",
        "The Tide Pilot may be launched in 2027.",
        "It is proposed that the Tide Pilot be extended to 2030.",
        "Members suggested that the Tide Pilot be launched in 2027.",
        "潮汐通未有於2024年推出。",
        "有議員建議潮汐通於2027年推出。",
        "Will the Tide Pilot be launched in 2027?",
        "Before the Tide Pilot was launched in 2020, ports used paper.",
        "As at 31 March 2026, 85 ports used the Tide Pilot.",
        "The Harbour Ferries Fund and the Tide Pilot were launched in 2020.",
        "The Tide Pilot was launched. In 2024, the Observatory opened a station.",
        "Unlike the Tide Pilot, the map was launched in 2024.",
        "The Tide Pilot is open to boats that were launched in 2015.",
        "The Ferry Map was launched in 2021, and the Tide Pilot is popular.",
        "截至2026年3月，已推出的潮汐通有85個碼頭使用。",
        "透過潮汐通推出的服務於2024年結束。",
        "The Panel was told on 5 May 2024 that the Tide Pilot was launched.",
        "In its reply of May 2024, the Government said that the Tide Pilot was launched.",
        "政府在2024年5月5日表示潮汐通已推出。",
        "The first phase of the Tide Pilot was launched in 2022.",
        "潮汐通第二階段於2024年推出。",
        "海港渡輪基金資助的項目於2023年結束。",
        "The Tide Pilot was launched two years after the map of 2018.",
        "Users of the Tide Pilot launched a complaint in 2022.",
        "雙方透過2017年成立的「潮汐通發展聯合專責小組」交換意見。",
        "財務委員會於2023年5月批准撥款30億元推行「潮汐通」。",
        "政府於2025-26年度繼續推行「潮汐通」。",
        "潮汐通自推出以來累計下載逾390萬次，去年平均每日搜尋約12萬次。",
        "政府於2026年成立海港渡輪基金的管理委員會。",
        "政府在2025年繼續籌備設立海港渡輪基金。",
        "首期「潮汐通」已於2024年推出。",
        "Since 2020, the Tide Pilot has been expanded to cover 85 ports.",
    ],
)
def test_what_is_of_something_else_denied_or_supposed_says_nothing(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "planned"),
    [
        ("The Tide Pilot was launched in December 2020.", False),
        ("The Tide Pilot will be launched in December 2026.", True),
        ("The Tide Pilot is expected to be launched by end-2026.", True),
        ("The Government aims to extend the Tide Pilot to all piers in June 2026.", True),
        ("The Harbour Ferries Fund will close on 31 December 2026.", True),
        ("潮汐通將於2026年第三季推出。", True),
        ("預計潮汐通可於2026年年底推出。", True),
        ("政府於2026年3月將潮汐通擴展至所有碼頭。", False),
        ("海港渡輪基金已延長至2027年3月31日。", True),
    ],
)
def test_what_was_still_to_come_is_told_from_what_happened(sentence: str, *, planned: bool) -> None:
    (one,) = found(sentence)
    assert one.planned is planned


def test_the_sentence_its_place_and_the_paper_s_own_day_are_kept() -> None:
    (one,) = found("Nothing here.", "The Tide Pilot was launched in the first quarter of 2021.")
    assert one.sentence == "The Tide Pilot was launched in the first quarter of 2021."
    assert (one.said, one.places) == ("the first quarter of 2021", ("2",))
    assert (one.first, one.last) == (date(2021, 1, 1), date(2021, 3, 31))


def test_last_year_is_the_one_before_the_paper_s_and_none_without_it() -> None:
    assert told("潮汐通於去年六月推出。") == [("launched", "2025-06-01")]
    assert found("潮汐通於去年六月推出。", published=None) == []
