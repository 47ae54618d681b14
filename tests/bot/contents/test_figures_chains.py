"""This file checks how a paper goes on with a programme below its heading, behind a colon, and in a chain."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of

NAMES = {
    "centre": ("Harbour Computing Centre", "海港超算中心"),
    "fund": ("Pier Subsidy Scheme", "碼頭資助計劃"),
    "chat": ("HarbourChat", "港灣話通"),
    "law": ("HarbourLaw", "港灣法通"),
    "park": ("Tide Park", "河套潮汐園區"),
    "contract": ("Harbour Standard Contract",),
}


def told(text: str, heading: str | None = None) -> list[tuple[str, float]]:
    sections = (Section(heading, (Paragraph(text, "2"),)),)
    paper = Document(
        "panel_paper", language_of(text), "x", published=date(2026, 6, 15), sections=sections
    )
    return [(one.programme, float(one.value)) for one in figures(paper, NAMES)]


@pytest.mark.parametrize(
    ("heading", "text", "values"),
    [
        ("海港超算中心", "中心設於碼頭，自2024年起啟用，現有伺服器3 000台。", [3000]),
        ("海港超算中心", "獲准使用中心的項目合共64個，機時使用率達93%。", [64, 93]),
        ("碼頭資助計劃", "計劃接獲118宗申請，獲批的有47宗。", [118, 47]),
        ("碼頭資助計劃", "當局合計收到35宗申請，批出資助總額1億元。", [35, 100_000_000]),
        ("港灣話通", "署方安排人員試用該程式，參與的部門有75個。", [75]),
        ("Harbour Computing Centre", "The centre has 64 staff.", [64]),
    ],
)
def test_below_a_heading_the_last_word_of_the_name_is_the_programme(
    heading: str, text: str, values: list[float]
) -> None:
    assert [value for _, value in told(text, heading)] == values


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("海港超算中心", "中心設於數碼港，數碼港現有2 200家初創企業。"),
        ("海港超算中心", "計劃在2027年興建的大樓有30層，計劃接獲118宗申請。"),
        ("碼頭資助計劃", "警方共接獲35宗舉報，涉及款項300萬元。"),
        ("碼頭資助計劃", "當局合計收到35宗投訴。"),
        ("碼頭資助計劃", "當局共收到380份意見書。"),
        ("碼頭資助計劃", "本港中小企約有36萬間。"),
        ("碼頭資助計劃", "計劃已推出，申請人須有30名僱員。"),
        ("港灣話通", "署方共有320名員工，另有45項服務。"),
        ("港灣話通及其他系統", "該程式有75個部門使用。"),
        (None, "計劃接獲118宗申請。"),
    ],
)
def test_below_a_heading_what_is_told_of_others_is_none_of_the_programmes(
    heading: str | None, text: str
) -> None:
    assert told(text, heading) == []


def test_a_short_name_behind_another_word_is_of_something_else() -> None:
    opened = "河套潮汐園區（「園區」）已啟用。"
    assert told(f"{opened}深圳園區有200家企業。") == []
    assert told(f"{opened}數據園區有2 000台伺服器。") == []
    assert told(f"{opened}進駐園區的企業有88家。") == [("park", 88)]
    assert told(f"{opened}園區有88家企業。") == [("park", 88)]


def test_a_pilot_that_the_paper_defines_is_none_that_was_told_before() -> None:
    said = 'Tide Park is open. The Booth Pilot ("the Pilot") began. The Pilot has 600 members.'
    assert told(said) == []


@pytest.mark.parametrize(
    "text",
    [
        "署方推出港灣法通和港灣話通，前者有30名用戶，後者的用戶則有90名。",
        "HarbourLaw and HarbourChat are open, the former has 30 users and the latter 90 users.",
    ],
)
def test_the_former_is_the_first_of_two_programmes_and_the_latter_the_second(text: str) -> None:
    assert told(text) == [("law", 30), ("chat", 90)]


def test_the_latter_of_a_programme_and_something_else_is_no_programme() -> None:
    assert told("署方推出港灣話通和一個網站，後者有90名用戶。") == []


def test_what_opens_with_a_name_and_a_colon_is_of_it() -> None:
    said = "HarbourChat: the page had 68 000 views. It has taken on 52 staff."
    assert told(said) == [("chat", 68_000), ("chat", 52)]
    assert told("HarbourChat: Acme has 300 million users.") == []
    assert told("HarbourChat: complaints numbered 300 last year.") == []


def test_what_is_connected_to_it_is_counted_for_what_opens_the_sentence_before() -> None:
    opened = "HarbourChat was opened last year. "
    assert told(f"{opened}Twenty-nine banks and 17 firms are connected to it.") == [
        ("chat", 29),
        ("chat", 17),
    ]
    assert told(f"{opened}About 40 banks have not joined it.") == []


def test_several_of_what_has_a_name_count_themselves() -> None:
    said = "Since November 2024, 267 Harbour Standard Contracts have been filed."
    assert told(said) == [("contract", 267)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("HarbourChat is in use, and the number of users is expected to reach 5 200.", [5200]),
        ("HarbourChat is in use, and the number of private doctors will reach 8 000.", []),
        ("HarbourChat has taken on 52 of a planned 120 staff.", [52, 120]),
        ("Up to May 2026, 3 266 quota had been allotted under Tide Park.", [3266]),
    ],
)
def test_more_ways_of_telling_how_many(text: str, values: list[float]) -> None:
    assert [value for _, value in told(text)] == values


def test_a_year_earlier_it_was_the_former_number() -> None:
    sections = (
        Section(
            None,
            (
                Paragraph(
                    "HarbourChat had 21 300 users on October 31, 2025, up from 9 800 a year earlier.",
                    "2",
                ),
            ),
        ),
    )
    paper = Document("panel_paper", "en", "x", published=date(2026, 6, 15), sections=sections)
    assert [(int(one.value), one.as_of) for one in figures(paper, NAMES)] == [
        (21_300, "2025-10-31"),
        (9_800, "2024-10-31"),
    ]


@pytest.mark.parametrize(
    ("heading", "text", "values"),
    [
        ("港灣話通", "系統自2025年啟用，覆蓋12條隧道。", [12]),
        ("港灣話通", "署方在全港設置72部服務機，提供逾140項服務。", [72, 140]),
        ("港灣話通", "港務處至今安裝了412支。每日交易約150萬宗。", [412, 1_500_000]),
        ("港灣話通", "機構參與的有3 200間。", [3200]),
        ("HarbourChat", "27 departments are connected and 1 400 requests were made.", [27, 1400]),
        (None, "港灣話通已經推出。平台提供500項服務，涉及60個部門。", [500, 60]),
    ],
)
def test_an_office_or_a_service_goes_on_with_what_the_heading_names(
    heading: str | None, text: str, values: list[float]
) -> None:
    assert [value for _, value in told(text, heading)] == values


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("港灣話通", "港務處轄下另有15萬支路燈。"),
        ("港灣話通", "衞生署另聘用120名護士。"),
        ("港灣話通", "HarbourBank has 300 branches."),
        (None, "港灣話通已經推出。海事處在各區設置300個浮標。"),
    ],
)
def test_an_office_that_does_something_else_does_not(heading: str | None, text: str) -> None:
    assert told(text, heading) == []


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("除另有註明外，文內數字截至2026年5月31日。", "港灣話通有30名用戶。"),
        ("所有數字以2026年5月31日為準。", "港灣話通有30名用戶。"),
        (
            "Unless otherwise specified, all figures in this paper are as at 31 May 2026.",
            "HarbourChat has 30 users.",
        ),
    ],
)
def test_a_day_of_all_numbers_of_a_paper_is_of_those_that_name_none(said: str, text: str) -> None:
    paragraphs = (Paragraph(said, "1"), Paragraph(text, "2"))
    paper = Document(
        "panel_paper", language_of(said), "x", published=date(2026, 6, 15),
        sections=(Section(None, paragraphs),),
    )  # fmt: skip
    assert [one.as_of for one in figures(paper, NAMES)] == ["2026-05-31"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("HarbourChat has 300 users. Kowloon has 52 of them.", [300, 52]),
        ("HarbourChat has 300 users. The Office spends $80 million a year on it.", [300]),
        (
            "HarbourChat is in use. The number of users rose from 300 in 2024 to 420 in 2026.",
            [300, 420],
        ),
        ("港灣話通現有412支。政府會在2028年前增至700支。", [412, 700]),
        ("港灣話通現有412支，分布於12個地區。長者佔三成。", [412, 12, 30]),
    ],
)
def test_more_of_what_goes_on_in_the_next_sentence(text: str, values: list[float]) -> None:
    assert [value for _, value in told(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "HarbourChat is in use. Schools have 300 laboratories, 24 of these are old.",
        "HarbourChat is in use. The police arrested 24 of them.",
        "港灣話通已經推出。政府會在2028年前把公屋增至700座。",
        "港灣話通已經推出。本港經濟會在2028年前增至3萬億元。",
        "港灣話通已經推出。一家電訊商會在明年前增至50間分店。",
        "港灣話通已經推出。製造業佔本地生產總值1%。",
        "港灣話通已經推出。上次會議上，有委員促請當局於年內增至50億元。",
    ],
)
def test_more_of_what_does_not(text: str) -> None:
    assert told(text) == []
