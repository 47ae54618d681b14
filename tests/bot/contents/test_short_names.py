"""This file tests bullets and the names that they need: which are left out, which are set before them."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from bot.contents.folded import Folded
from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.lists import lead_ins, with_lists
from bot.contents.summaries.pieces import opened, variants
from bot.contents.summaries.short_names import short_names, without_idle
from bot.contents.summaries.standing import reads_alone
from bot.contents.summaries.stretches import stretches
from bot.contents.summaries.subjects import Subjects
from scrapers.items import Document, Exchange, Paragraph, Section

NAMES = short_names(
    [
        "城市測量研究院(測研院)於三月成立。測研院聘有二十人。",
        "海岸先導資助計劃(「先導計劃」)。先導計劃",
    ]
)


def reply(answer: str) -> Document:
    return Document(
        "estimates_reply",
        "zh-Hant",
        "海岸",
        published=date(2026, 10, 14),
        exchanges=(Exchange("計劃的進度為何？", answer),),
    )


def before(answer: str, at: int) -> str | None:
    everything = statements(reply(answer))
    return Subjects(everything).before(everything[at])


def test_a_short_name_that_a_bullet_gives_and_does_not_use_is_left_out() -> None:
    assert without_idle("城市測量研究院(測研院)於三月成立。", NAMES) == "城市測量研究院於三月成立。"


def test_a_short_name_that_the_bullet_goes_on_with_stays() -> None:
    text = "城市測量研究院(測研院)於三月成立，測研院聘有二十人。"
    assert without_idle(text, NAMES) == text


@pytest.mark.parametrize(
    "text",
    [
        "首輪申請(已截止)有二十宗。",
        "資助上限為二十萬元(每宗申請)。",
        "全部車輛(電動車除外)須於三月前登記。",
    ],
)
def test_brackets_that_say_something_are_no_short_names(text: str) -> None:
    assert short_names([text, text]) == frozenset()


def test_a_short_name_is_looked_for_in_the_paper_once_however_many_brackets_it_has() -> None:
    text = "城市測量研究院(測研院)，" * 40_000
    start = process_time()
    short_names([text])
    assert process_time() - start < 1.0


def test_a_summary_shows_no_short_name_that_its_bullet_does_not_use() -> None:
    answer = "城市測量研究院(測研院)已於2026年3月成立，共有200名人員。\n測研院將於2027年年底前公布首份海岸地圖。"
    shown = [bullet.text for bullet in summarise(reply(answer))]
    assert "城市測量研究院已於2026年3月成立，共有200名人員。" in shown


def test_what_comes_of_a_study_is_told_with_the_name_of_the_study() -> None:
    answer = "我們將展開海岸長遠發展方案研究。研究團隊會諮詢居民。政府將適時公布研究結果。"
    assert before(answer, 2) == "（海岸長遠發展方案研究）"


def test_what_comes_of_a_study_that_nothing_names_is_not_told_alone() -> None:
    assert before("部門會諮詢居民。政府將適時公布研究結果。", 1) is None


def test_a_short_name_behind_a_time_is_told_with_its_full_one() -> None:
    answer = "海岸測量研發中心(研發中心)於2024年成立。過去5個年度，研發中心完成了64個項目。"
    assert before(answer, 1) == "（海岸測量研發中心）"


def test_whom_a_scheme_takes_applications_from_is_told_with_the_scheme() -> None:
    answer = "「海岸資助計劃」於2025年推出。現時只接受8所大學提交申請。"
    assert before(answer, 1) == "（海岸資助計劃）"


def test_a_sentence_on_the_above_four_schemes_does_not_follow_one_that_names_none() -> None:
    answer = "申請資格維持不變。由於同一秘書處支援上述4項資助計劃，預期可節省的開支有限。"
    everything = statements(reply(answer))
    runs = stretches(everything, everything, lambda _, __: 2.0)
    assert not [run.text for run in runs if "上述4項" in run.text]


def test_what_is_asked_whether_keeps_the_words_that_turn_to_it() -> None:
    whole = Folded.of("至於申請人是企業或學校，部門沒有備存分項數字。")
    assert opened(whole).text.startswith("至於")


@pytest.mark.parametrize(
    "text",
    [
        "署方推出新計劃，為從事測量、並在本港設廠的企業，以1比2的配對形式發放補助。",
        "部門成立基金，為有意出海、並聘用十人以上的團隊，以貸款方式發放款項。",
    ],
)
def test_a_sentence_does_not_stop_before_it_says_what_is_done_for_whom(text: str) -> None:
    assert [one.text for one in variants(Folded.of(text))] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The Authority has reported the cases and sent the specimens for testing.",
        "The Authority will keep monitoring the patients' condition.",
    ],
)
def test_people_and_things_of_an_event_that_was_not_told_do_not_read_alone(text: str) -> None:
    assert not reads_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "The hospital admitted three patients and discharged one of the patients on Friday.",
        "The Department will publish the case of each company that was fined.",
    ],
)
def test_people_and_things_that_the_sentence_itself_tells_of_read_alone(text: str) -> None:
    assert reads_alone(text)


def test_an_english_item_without_a_subject_stands_behind_its_lead_in() -> None:
    lines = (
        "Measures that departments have taken include:",
        "inform the harbour office about the drills;",
        "the number of patrols will be doubled.",
    )
    sections = (Section(None, tuple(Paragraph(line) for line in lines)),)
    everything = statements(Document("plain", "en", "Drills", sections=sections))
    assert lead_ins(everything, with_lists(everything)) == [
        "",
        "[Measures that departments have taken include] ",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("政府將是有限合夥人(Limited Partner)。", "政府將是有限合夥人。"),
        ("成員包括以下機構(排名不分先後)及商會。", "成員包括以下機構及商會。"),
    ],
)
def test_a_bracket_with_an_order_of_names_or_an_english_name_is_left_out(
    text: str, shown: str
) -> None:
    assert without_idle(text, frozenset()) == shown


@pytest.mark.parametrize(
    "text",
    [
        "基金須達六億元(包括政府的注資)。",
        "所有車輛(包括二十部電動車)已登記。",
        "申請機構(如適用)須提交報告。",
        "所有部門(不包括警隊)已採用。",
        "辦公時間(包括但不限於周六)延長。",
        "工程總值（包括地價）為3億元。",
        "訪客（包括沒有簽證者）須於抵港前登記。",
        "所有申請（例如無牌攤檔）一律拒絕。",
        "部門推動新興科技（包括人工智能）的研發。",
        "政府是有限合夥人(Limited Partner，須先獲批)。",
    ],
)
def test_a_bracket_that_says_how_much_what_or_what_not_stays(text: str) -> None:
    assert without_idle(text, frozenset()) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("在督導委員會的帶領下，署方已於三月發布綱要。", "署方已於三月發布綱要。"),
        (
            "為加快推進海岸建設，在《2027-28年度財政預算案》中預留二億元興建碼頭。",
            "在《2027-28年度財政預算案》中預留二億元興建碼頭。",
        ),
    ],
)
def test_under_whom_and_to_what_end_is_no_opening_of_a_bullet(text: str, shown: str) -> None:
    assert opened(Folded.of(text)).text == shown
