"""This file tests that what narrows a search is taken from a sentence wherever it stands, and nothing is lost."""

from __future__ import annotations

import time
from datetime import date

import pytest

from bot.answering.arguments import periods
from bot.answering.arguments.periods import Period
from bot.answering.hearing.lookups.slots import laid, narrowed
from bot.answering.intents import Guessed, Search


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "written Qs on robot taxis 2024-25",
            'search robot taxis "written reply" from 2024 to 2025 kind:question',
        ),
        (
            "fin affairs panel papers re e-wallets last 3 months",
            'search e-wallets last 3 months committee:"Panel on Financial Affairs"',
        ),
        (
            "has Duncan Chiu raised anything on drones this yr",
            'search drones this year member:"Duncan CHIU"',
        ),
        (
            "everything Duncan Chiu asked in 2024",
            'search in 2024 kind:question member:"Duncan CHIU"',
        ),
        (
            "estimates replies robots ITIB 2025-26",
            "search robots ITIB from 2025 to 2026 kind:estimates",
        ),
        ("搵吓陳曼琪問過無人機嘅嘢", 'search 無人機 kind:question member:"Maggie CHAN Man-ki"'),
        (
            "交通事務委員會 無人駕駛 2024年至今",
            'search 無人駕駛 since 2024年 committee:"Panel on Transport"',
        ),
        (
            "drone papers by ITIB or DPO",
            'search drone bureau:"Innovation, Technology and Industry Bureau or Digital Policy Office"',
        ),
        (
            "questions by Duncan Chiu or Elizabeth Quat on drones",
            'search drones kind:question member:"Duncan CHIU or Elizabeth QUAT"',
        ),
        ("LCQs on drones", "search drones kind:question"),
        ("papers on drones but no press releases", "search drones -kind:press"),
        ("書面質詢 無人機", "search 無人機 「書面答覆」 kind:question"),
        ("口頭質詢 無人機", 'search 無人機 -"written reply" -「書面答覆」 kind:question'),
        ("财委会有没有讨论过量子计算", 'search 量子计算 committee:"Finance Committee"'),
    ],
)
def test_what_narrows_a_search_is_taken_from_the_sentence(text: str, line: str) -> None:
    assert laid(text).line == line


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("AI in the 2024-25 session", "from 2024-10 to 2025-09"),
        ("FY24-25 drones", "from 2024-04 to 2025-03"),
        ("FY2024/25 drones", "from 2024-04 to 2025-03"),
        ("無人機 2024-25年度", "from 2024-04 to 2025-03"),
        ("drones in the 2023-24 or 2024-25 session", "from 2023-10 to 2025-09"),
        ("papers in 2024-25 and 2025-26 sessions on drones", "from 2024-10 to 2026-09"),
        ("2024-25年度會期 無人機", "from 2024-10 to 2025-09"),
        ("drones, financial year 2023-24", "from 2023-04 to 2024-03"),
        ("drones since the summer", "since summer"),
        ("drones since summer 2024", "since summer 2024"),
        ("去年夏天以來的無人機", "since 去年夏天"),
        ("AI from last Friday onwards", "since last Friday"),
        ("2024-25立法年度人工智能", "from 2024-10 to 2025-09"),
        ("drones 2023 to now", "since 2023"),
    ],
)
def test_a_year_of_two_names_is_one(text: str, typed: str) -> None:
    found = periods.within(text, bare=True)
    assert found is not None
    assert found.typed == typed


@pytest.mark.parametrize(
    ("when", "day"), [("上周四", 26), ("last thursday", 26), ("last monday", 23), ("上星期日", 29)]
)
def test_a_weekday_that_is_over_is_one_day(when: str, day: int) -> None:
    first, last = Period("in", when).days(date(2026, 11, 30))
    assert first == last == date(2026, 11, day)


@pytest.mark.parametrize(
    ("text", "bureau"),
    [
        (
            "anything from PCPD about chatbots",
            "Office of the Privacy Commissioner for Personal Data",
        ),
        ("what did HKMA say on mule accounts", "Hong Kong Monetary Authority"),
        ("e-filing at the Judiciary", ""),
    ],
)
def test_a_body_that_publishes_narrows_a_search(text: str, bureau: str) -> None:
    assert laid(text).bureau == bureau


def test_a_committee_and_one_noun_may_be_one_thing() -> None:
    assert narrowed("security panel doors", Search("security panel doors")) is None


def test_names_are_written_as_the_reader_calls_them() -> None:
    assert laid("財務委員會討論過量子計算", "zh-Hant").committee == "財務委員會"


def test_a_search_that_is_written_in_full_stays_as_it_is() -> None:
    asked = Search("drones Panel on Transport")
    assert narrowed("search drones Panel on Transport", asked) is None


def test_what_was_read_already_is_not_lost() -> None:
    asked = Search("drones", topic="ai", kind="bill")
    found = narrowed("drones bills since 2025", asked)
    assert found is None or (isinstance(found, Guessed) and isinstance(found.intent, Search))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("drones over the past six months in town", "past six months"),
        ("由2025年開始計 無人機", "since 2025年"),
        ("2023到2024年 無人機", "from 2023 to 2024"),
        ("過去三個月有咩講無人機", "過去三個月"),
        ("drones since March 2025 please", "since March 2025"),
    ],
)
def test_a_span_of_time_is_found_anywhere(text: str, typed: str) -> None:
    found = periods.within(text)
    assert found is not None
    assert found.typed == typed


def test_a_month_is_no_span_of_two_years() -> None:
    found = periods.within("papers of 2024-05", bare=True)
    assert found is None or " to " not in found.typed


def test_a_year_alone_is_a_span_only_where_it_is_looked_for() -> None:
    assert periods.within("drones 2024") is None
    assert periods.within("drones 2024", bare=True) is not None


@pytest.mark.parametrize(
    "text",
    [
        "circular economy",
        "speech recognition",
        "papers about speech therapy",
        "slide safety",
        "consultation fatigue",
        "circular bus route",
        "slide show",
        "question time",
        "心理諮詢",
        "法律諮詢熱線",
        "法律咨询热线",
    ],
)
def test_a_noun_of_a_subject_is_no_kind_of_paper(text: str) -> None:
    assert laid(text).kind == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("drones consultation", "consultation"),
        ("consultation on drones", "consultation"),
        ("speech by Duncan Chiu on drones", "speech"),
        ("drones speech last month", "speech"),
        ("circulars drones", "circular"),
        ("circular papers drones", "circular"),
        ("written question drones", "question"),
        ("無人機公眾諮詢", "consultation"),
        ("諮詢文件 無人機", "consultation"),
    ],
)
def test_one_of_a_kind_is_taken_where_it_stands_for_papers(text: str, kind: str) -> None:
    assert laid(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "food consultation committee",
        "district council committee elections",
        "Housing Authority finance committee rents",
    ],
)
def test_a_committee_of_another_body_is_none_of_the_council(text: str) -> None:
    assert laid(text).committee == ""


def test_the_number_of_a_bus_is_no_span_of_years() -> None:
    assert periods.within("route 23/24 bus", bare=True) is None
    assert periods.within("drones in session 23/24") is not None


def test_the_government_that_speaks_is_no_subject() -> None:
    assert laid("what did the government say about school meals").words == "school meals"
    assert laid("government procurement").words == "government procurement"


def test_a_long_line_is_laid_in_linear_time() -> None:
    def taken(count: int) -> float:
        start = time.process_time()
        laid("written " * count)
        return time.process_time() - start

    taken(10)
    assert taken(2000) < 3 * max(taken(1000), 0.01)


@pytest.mark.parametrize(
    "text",
    [
        "freedom of speech",
        "children's slides",
        "slides in playgrounds",
        "cost estimates for the bridge",
        "solar panel papers",
        "question of law on AI",
        "medical consultations by video",
    ],
)
def test_an_ordinary_phrase_names_no_kind(text: str) -> None:
    assert "kind:" not in laid(text).line


def test_a_training_session_is_none_of_the_council() -> None:
    found = periods.within("training session 2024-25 AI", bare=True)
    assert found is not None
    assert found.typed == "from 2024 to 2025"


def test_a_wall_that_fell_is_no_season() -> None:
    assert periods.within("since the fall of the wall", bare=True) is None
