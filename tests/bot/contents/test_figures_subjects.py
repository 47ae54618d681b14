"""This file checks of which programme a number is where its own sentence or clause does not name one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from bot.contents.statements import statements
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of
from tests.bot.contents.test_figures import NAMES, found


def values(*sentences: str) -> list[float]:
    return [float(one.value) for one in found(*sentences)]


@pytest.mark.parametrize(
    "other",
    [
        "海港渡輪計劃已經推出，船東一般聘用30名職員。",
        "海港渡輪計劃收到申請，全港漁船約有3 000艘。",
        "海港渡輪計劃收到申請，市民的訴求有300宗。",
        "The Tide Pilot is running, the shipping industry has 300 vessels.",
        "港口中心獲「潮汐通」撥款，團隊約有200名人員。",
        "The suggestion in some newspapers that the Tide Pilot stopped 30 times is not correct.",
        "有商會期望潮汐通在三年內增至200個碼頭。",
        "One chamber has asked that the Tide Pilot be opened to 500 ports.",
        "Referring to the request that the Tide Pilot serve 500 ports, she said that it would not.",
    ],
)
def test_a_clause_with_a_subject_of_its_own_counts_nothing_of_the_programme(other: str) -> None:
    assert values(other) == []


@pytest.mark.parametrize(
    "other",
    [
        "本港約930間船行可申請河堰基金。",
        "The city's 43 ports will soon be told of the Tide Pilot.",
        "Some 17 000 ferries may apply for the Weir Fund.",
        "There are some 11 600 sailors with the Tide Pilot in mind.",
    ],
)
def test_who_might_take_part_is_no_figure(other: str) -> None:
    assert values(other) == []


def test_numbers_in_words_count_but_those_that_are_known_already_do_not() -> None:
    assert values("Twelve ports have joined the Tide Pilot.") == [12]
    assert values("The Tide Pilot is in use at the five ports.") == []
    assert values("The Tide Pilot was completed in three rounds.") == []


def test_a_sentence_without_a_name_goes_on_where_it_opens_with_a_part_of_the_programme() -> None:
    assert values("潮汐通於去年推出。", "當中30個碼頭已經接駁。") == [30]
    assert values("潮汐通於去年推出。", "船東一般聘用30名職員。") == []
    assert values("The Tide Pilot opened last year. ", "They cover 30 ports.") == [30]
    assert values("The Tide Pilot opened last year. ", "Shipowners employ 30 sailors.") == []
    assert values("The Tide Pilot opened last year. ", "Usage in Macao covers 30 ports.") == []


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("海港渡輪計劃收到30宗申請，當中20宗獲批，涉及資助額3億元。", [30, 20, 300_000_000]),
        ("海港渡輪計劃已經推出，港口署至今發出30個牌照。", [30]),
        ("全港41個碼頭之中，26個已成為「潮汐通」服務點。", [26]),
        ("有30間船行獲「河堰基金」資助，共聘用200名船員。", [30, 200]),
        ("The Tide Pilot serves 30 ports, and handled 9.4 million trips in 2025.", [30, 9_400_000]),
        ("The Weir Fund received 500 applications and approved 410 of them.", [500, 410]),
    ],
)
def test_what_goes_on_counting_is_of_the_programme(sentence: str, own: list[float]) -> None:
    assert values(sentence) == own


def paper(*paragraphs: str, title: str = "x") -> Document:
    language = language_of(paragraphs[0])
    said = tuple(Paragraph(one, None) for one in paragraphs)
    return Document(
        "plain", language, title, published=date(2026, 4, 10), sections=(Section(None, said),)
    )


def read(*paragraphs: str, title: str = "x") -> list[float]:
    return [float(one.value) for one in figures(paper(*paragraphs, title=title), NAMES)]


def test_the_scheme_of_the_paragraph_before_is_meant_where_it_named_one_alone() -> None:
    assert read("潮汐通已經啟用。", "該服務現有30個碼頭。") == [30]
    assert read("潮汐通及河堰基金已經啟用。", "該服務現有30個碼頭。") == []


def test_the_programme_of_the_title_is_meant_where_no_heading_says_otherwise() -> None:
    assert read("計劃自推出以來共支持30個碼頭。", title="海港渡輪計劃新增碼頭") == [30]


def test_nothing_is_called_a_fund_that_has_no_such_word_in_its_name() -> None:
    assert read("潮汐通已經啟用。該基金至今批出30宗申請。") == []
    assert read("河堰基金已經啟用。該基金至今批出30宗申請。") == [30]


def test_a_long_name_may_be_called_by_its_last_words_as_they_are_written() -> None:
    names = {"sandbox": ("Harbour Economy Regulatory Sandbox",)}
    said = "The Harbour Economy Regulatory Sandbox is open. The Regulatory Sandbox has 30 ports. A regulatory sandbox has 40 ports."
    assert [float(one.value) for one in figures(paper(said), names)] == [30]


def test_a_day_without_its_year_is_the_last_one_before_the_paper() -> None:
    (one,) = found("As at December 31, 30 ports had joined the Tide Pilot.")
    assert one.as_of == "2025-12-31"
    (one,) = found("截至三月底，潮汐通共有30個碼頭。")
    assert one.as_of == "2026-03-31"


def test_a_sentence_with_a_day_before_its_thousands_is_no_row_of_a_table() -> None:
    said = "As at May 31, 46 200 firms had joined the Tide Pilot."
    assert [one.text for one in statements(paper(said))] == [said]
    assert (
        statements(
            paper("Kowloon 12 30 4 and so on to the end of this rather long line of a table")
        )
        == ()
    )


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("By the end of February 2026, 310 firms had benefited from the fund.", 310),
        ("The vetting committee approved 45 applications in 2025.", 45),
        ("Expenditure in 2025-26 was $12 million.", 12_000_000),
        ("We have so far received 310 applications.", 310),
        ("We aim to extend it to 100 ports by the end of 2026.", 100),
        ("The Government will extend the fund to 100 ports by the end of 2026.", 100),
    ],
)
def test_a_sentence_goes_on_that_names_nobody_else(said: str, value: int) -> None:
    told = found("The Weir Fund was launched in 2022 by the Commission. ", said)
    assert [(one.programme, int(one.value)) for one in told] == [("weir", value)]


@pytest.mark.parametrize(
    "said",
    [
        "The Hospital Authority spent $12 million of the fund.",
        "Nine firms were fined a total of $2 million.",
        "Some 300 schools have their own systems.",
        "此項目的總投資金額約6億元。",
        "The platform of the port handled 300 boats.",
    ],
)
def test_a_sentence_on_somebody_else_does_not_go_on(said: str) -> None:
    opened = "The Weir Fund was launched in 2022." if said.isascii() else "河堰基金在2022年推出。"
    assert found(f"{opened} ", said) == []


@pytest.mark.parametrize(
    "said",
    [
        "The auditors found 40 cases of abuse of the fund.",
        "About 120 employers objected to the fund.",
        "Some 40 schools have left the fund.",
        "About 300 firms failed to repay the fund.",
        "About 300 firms have never used the fund.",
        "Some 1 200 workers lost their jobs after the fund closed.",
        "警方拘捕12人，涉嫌騙取該基金300萬元。",
        "約300間企業未有向該基金還款。",
        "約120名僱主反對該基金。",
        "約300間企業未能使用該基金。",
    ],
)
def test_who_is_told_of_beside_the_fund_is_not_counted_for_it(said: str) -> None:
    opened = "The Weir Fund was launched in 2022. " if said.isascii() else "河堰基金在2022年推出。"
    assert values(opened, said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Ferries carried 3 million passengers, and 300 staff were needed to run the service.",
        "About 120 hackers attacked the service.",
        "市民每年到訪圖書館300萬人次，該服務廣受歡迎。",
        "電訊公司投資3億元建造基站，支援該系統。",
    ],
)
def test_who_is_told_of_beside_the_system_is_not_counted_for_it(said: str) -> None:
    opened = "The Tide Pilot was launched in 2022. " if said.isascii() else "潮汐通在2022年推出。"
    assert values(opened, said) == []


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("As at end-March 2026, 85 departments used the system.", 85),
        ("About 85 departments have already joined the platform.", 85),
        ("現時約85個部門使用該系統。", 85),
    ],
)
def test_who_takes_part_in_it_is_counted_for_it(said: str, value: int) -> None:
    opened = "The Tide Pilot was launched in 2022. " if said.isascii() else "潮汐通在2022年推出。"
    assert values(opened, said) == [value]


@pytest.mark.parametrize(
    "said",
    [
        "Expenditure on police vehicles in 2025-26 was $12 million.",
        "The contract for the footbridge was $12 million.",
        "We have received 310 complaints.",
        "We have received 310 submissions on the consultation.",
        "The selection committee approved 45 applications for the site.",
        "The vetting committee approved 45 applications for the site.",
        "The Government runs a bus service. We plan to extend it to 100 ports by the end of 2026.",
        "The Government runs a bus service. It is now used by 100 ports.",
    ],
)
def test_what_is_spent_received_or_extended_besides_is_not_of_it(said: str) -> None:
    assert found("The Weir Fund was launched in 2022. ", said) == []
