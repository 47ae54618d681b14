"""This file checks what counts as a reference to another paper, and what does not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.references import MOST, references
from bot.contents.references.items import items, subject_of
from scrapers.items import Document, Exchange, Language, Paragraph, Section
from storage.records import Reference


def _document(*paragraphs: str, **changes: object) -> Document:
    numbered = tuple(Paragraph(text, str(at)) for at, text in enumerate(paragraphs, 1))
    values: dict[str, object] = {
        "kind": "panel_paper",
        "language": "zh-Hant",
        "title": "渡輪碼頭的燈",
        "sections": (Section(None, numbered),),
    }
    return Document(**{**values, **changes})  # type: ignore[arg-type]


def _found(*paragraphs: str, **changes: object) -> dict[str, Reference]:
    return {one.to: one for one in references(_document(*paragraphs, **changes))}


def test_a_paper_number_is_cited_with_its_words_and_place() -> None:
    found = _found("第一段。", "詳情載於立法會CB(2) 1018/2025(03)號文件。")
    one = found["legco:CB(2)1018/2025(03)"]
    assert (one.how, one.words, one.at, one.joins) == ("cites", "CB(2) 1018/2025(03)", "2", True)


def test_numbers_that_share_their_beginning_are_each_cited() -> None:
    found = _found("Please see LC Paper Nos. CB(2)1018/2025(03) and (05).")
    assert {"legco:CB(2)1018/2025(03)", "legco:CB(2)1018/2025(05)"} <= set(found)


def test_a_paper_does_not_cite_itself() -> None:
    assert not _found("本文件（CB(2)7/2026）", number="CB(2)7/2026")


def test_a_question_is_named_by_its_number_and_the_day_of_its_sitting() -> None:
    chinese = _found("如我們在二○二五年五月二十一日立法會會議上就第五題的答覆所述。")
    english = _found("As stated in the reply to LCQ5 on May 21, 2025, lamps burn.")
    assert "lcq:2025-05-21:5" in chinese
    assert "lcq:2025-05-21:5" in english


def test_what_does_not_say_which_paper_it_means_makes_no_edge() -> None:
    assert not _found(
        "如去年的答覆所述，並已諮詢相關事務委員會。",
        "(參閱上文第11段) 檔號 CB1/HS/1/22",
        "LCQ5 said so. The relevant panel was consulted in 2024.",
    )


def test_the_papers_own_meeting_is_no_citation() -> None:
    found = _found(
        "財務委員會於2026年6月5日的會議上討論。",
        meeting_date=date(2026, 6, 5),
        committee="財務委員會",
        title="燈",
    )
    assert not found


def test_another_meeting_is_shown_and_joins_nothing() -> None:
    found = _found("我們已在2025年2月諮詢立法會工商及創新科技事務委員會。")
    one = found["meeting:panel-ci:2025-02"]
    assert (one.how, one.joins) == ("consulted_at", False)


def test_a_meeting_is_of_the_body_in_its_own_clause() -> None:
    found = _found("內務委員會提交的報告（見附件），載述小組在2022年5月的會議。")
    assert not found


def test_a_budget_and_a_policy_address_are_beside_the_paper_never_a_join() -> None:
    found = _found(
        "於2024年，行政長官在《施政報告》中提出。", "2025-26年度《財政預算案》第65段提到燈。"
    )
    assert {key: one.joins for key, one in found.items()} == {
        "policy-address:2024": False,
        "budget-speech:2025-26:65": False,
    }


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("As paragraph 123 of the 2026-27 Budget Speech says.", "budget-speech:2026-27:123"),
        ("See paragraphs 12 to 14 of the 2026 Policy Address.", "policy-address:2026:12"),
        ("見2026年《施政報告》第45段。", "policy-address:2026:45"),
        ("The 2026 Policy Address (paragraph 8) says so.", "policy-address:2026:8"),
        ("二〇二六至二七年度，2026-27年度財政預算案演辭第9段。", "budget-speech:2026-27:9"),
    ],
)
def test_a_paragraph_of_a_speech_is_named_with_it(said: str, key: str) -> None:
    assert list(_found(said)) == [key]


def test_a_policy_address_of_no_year_is_none() -> None:
    assert not _found("行政長官在《施政報告》中提出。")


def test_a_name_that_the_text_defines_is_not_another_thing() -> None:
    found = _found("《香港渡輪發展藍圖》（“《渡輪藍圖》”）提出多項。", "《渡輪藍圖》亦然。")
    assert list(found) == ["report:香港渡轮发展蓝图"]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Pier Lamps Bill", "bill:pier lamps bill"),
        ("Ferries (Amendment) (No. 7) Bill 2018", "bill:ferries (amendment) (no. 7) bill 2018"),
        ("Report of the Bills Committee on Pier Lamps Bill", "bill:pier lamps bill"),
        ("Draft amendments to the Pier Lamps Bill", "bill:pier lamps bill"),
        ("Committee Stage Amendments to the Pier Lamps Bill", "bill:pier lamps bill"),
        ("Legislative Council Brief: Pier Lamps Bill", "bill:pier lamps bill"),
    ],
)
def test_a_title_names_a_bill_without_what_is_said_of_it(title: str, key: str) -> None:
    found = _found(title=title, language="en")
    assert [one.to for one in found.values() if one.joins] == [key]


@pytest.mark.parametrize(
    ("committee", "keys"),
    [
        ("Bills Committee on Pier Lamps Bill", ["bill:pier lamps bill"]),
        ("《碼頭燈條例草案》委員會", ["bill:码头灯条例草案"]),
        ("2018年碼頭(修訂)(第7號)條例草案委員會", ["bill:2018年码头(修订)(第7号)条例草案"]),
        (
            "Bills Committee on Lamps (Amendment) Bill 2017 and Lamps (Amendment) (No. 2) Bill 2017",
            ["bill:lamps (amendment) bill 2017", "bill:lamps (amendment) (no. 2) bill 2017"],
        ),
        (
            "《燈(修訂)條例草案》及《燈(第2號)條例草案》委員會",
            ["bill:灯(修订)条例草案", "bill:灯(第2号)条例草案"],
        ),
        ("Panel on Transport", []),
    ],
)
def test_a_paper_of_a_bills_committee_is_about_its_bill(committee: str, keys: list[str]) -> None:
    found = _found(title="Draft amendments to be moved by the Administration", committee=committee)
    assert [one.to for one in found.values() if one.to.startswith("bill:")] == keys


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Administration's response to issues raised on the Bill", "en"),
        ("Committee Stage Amendments to the Bill", "en"),
        ("Government Bill", "en"),
        ("政府當局就條例草案提交的文件", "zh-Hant"),
        ("法案委員會審議該條例草案", "zh-Hant"),
    ],
)
def test_a_bill_without_a_name_is_no_bill(title: str, language: Language) -> None:
    found = _found("As the Bill says.", title=title, language=language)
    assert [one for one in found if one.startswith("bill:")] == []


def test_a_bill_joins_where_the_paper_is_about_it() -> None:
    title = _found("燈。", title="《渡輪(修訂)條例草案》委員會報告")
    aside = _found("見《渡輪(修訂)條例草案》。")
    (one,), (other,) = title.values(), aside.values()
    assert (one.to, one.joins, other.joins) == ("bill:渡轮(修订)条例草案", True, False)


def test_a_serial_number_is_of_the_booklets_year() -> None:
    fields = {"session": "2025-26"}
    exchange = (Exchange("問", "請參閱答覆編號：ITIB056。"),)
    found = references(_document(fields=fields, exchanges=exchange, number="ITIB004"))
    assert [one.to for one in found] == ["estimates:2025-26:ITIB056"]
    assert not references(_document(exchanges=exchange))


def test_papers_on_one_item_of_one_meeting_state_the_same_item() -> None:
    titles = (
        "政府當局就更換碼頭的燈提供的文件",
        "立法會秘書處就更換碼頭的燈擬備的文件(背景資料簡介)",
        "更換碼頭的燈",
    )
    assert {subject_of(title) for title in titles} == {"更换码头的灯"}
    english = (
        "Administration's paper on replacement of lamps at piers",
        "PowerPoint presentation materials on replacement of lamps at piers",
        "Paper on replacement of lamps at piers prepared by the LegCo Secretariat (background brief)",
    )
    assert {subject_of(title) for title in english} == {"replacementoflampsatpiers"}


def test_an_item_needs_a_body_and_a_day() -> None:
    day = date(2026, 6, 5)
    assert not list(items("Administration's paper on lamps", None, day))
    assert not list(items("Administration's paper on lamps", "Panel on Transport", None))
    (one,) = items("Administration's paper on lamps at piers", "Panel on Transport", day)
    assert one.to == "item:panel-tp:2026-06-05:lampsatpiers"


def test_minutes_are_of_a_meeting_and_of_no_item() -> None:
    (one,) = items("Minutes of the meeting of 5 June 2026", "Panel on Transport", date(2026, 6, 5))
    assert (one.how, one.joins) == ("minutes_of", False)


def test_a_text_that_names_thousands_is_bounded() -> None:
    found = references(_document(*(f"見CB(2){n}/2026號文件。" for n in range(1, 2000))))
    assert len(found) == MOST


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("財政司司長在預算案演辭的第36至52段闡述人工智能。", "budget-speech:2025-26:36"),
        ("《預算案》演辭36至52段提到人工智能。", "budget-speech:2025-26:36"),
        ("預算案演辭第61(一)段提及基金。", "budget-speech:2025-26:61"),
        ("演辭內155段提及邀請港投公司。", "budget-speech:2025-26:155"),
    ],
)
def test_a_speech_s_paragraph_is_cited_in_several_forms(said: str, key: str) -> None:
    assert key in _found(said, fields={"session": "2025-26"})


@pytest.mark.parametrize(
    "said",
    [
        "預算案演辭用了36至52段時間。", "演辭內容共155段。", "司長致開幕演辭，第5段由他人讀出。",
        "《施政報告》演辭第5段提及基金。",
    ],
)  # fmt: skip
def test_a_speech_without_a_paragraph_of_its_own_cites_none(said: str) -> None:
    found = _found(said, fields={"session": "2025-26"})
    assert not any(key.count(":") > 1 for key in found)


def test_a_speech_s_bare_name_is_nobody_s_outside_the_estimates() -> None:
    assert not _found("演辭內155段提及邀請港投公司。")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("如《行政長官2024年施政報告》所述。", "《行政長官2024年施政報告》"),
        ("《2025-26年度財政預算案》宣布撥款。", "《2025-26年度財政預算案》"),
        ("《藍圖》和2024年《施政報告》提到燈。", "2024年《施政報告》"),
    ],
)
def test_a_speech_is_quoted_with_both_marks_of_its_title(said: str, words: str) -> None:
    assert words in {one.words for one in _found(said).values()}


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("LC Paper Nos. CB(2)1018/2025(03) to (05)", "05"),
        ("立法會CB(2)1018/2025(03)至(05)號文件", "05"),
        ("LC Paper No. CB(2)1018/2025(03)-(05) and (07)", "07"),
    ],
)
def test_a_range_of_parts_cites_each_of_them(said: str, last: str) -> None:
    found = _found(said)
    assert {f"legco:CB(2)1018/2025({each})" for each in ("03", "04", "05", last)} == set(found)


def test_a_range_that_no_paper_has_cites_its_ends() -> None:
    assert len(_found("LC Paper Nos. CB(2)1018/2025(03) to (99)")) == 2


def test_a_research_publication_is_cited_by_its_number() -> None:
    assert "research:IN08/2024" in _found("See LC Paper No. IN08/2024.")
    assert "research:ISSH14/2026" in _found("參閱ISSH14/2026。")
    assert not _found("It was published in 08/2024.")


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("《版權條例》（第528章）", "cap:528"), ("香港法例第7章", "cap:7"), ("《釋義及通則條例》(第1章)", "cap:1"),
        ("根據第486章", "cap:486"), ("審計署署長第八十四號報告書第3章", None), ("詳情見本報告第12章", None),
        ("《道路交通規例》第3章", "cap:3"),
    ],
)  # fmt: skip
def test_a_chapter_of_a_report_is_no_law(said: str, key: str | None) -> None:
    laws = [one for one in _found(said) if one.startswith("cap:")]
    assert laws == ([key] if key else [])


@pytest.mark.parametrize("said", ["《香港創科藍圖》第3章", "《香港創科藍圖》（第3章）"])
def test_nor_is_one_of_a_book(said: str) -> None:
    assert not any(one.startswith("cap:") for one in _found(said))


@pytest.mark.parametrize(
    "title",
    [
        "Administration's paper", "The Administration's supplementary paper", "Background brief", "PowerPoint presentation materials",
        "PowerPoint presentation materials provided by the Administration", "Written submissions", "政府當局提供的文件",
        "政府當局提供的補充文件", "立法會秘書處擬備的最新背景資料簡介", "政府當局提供的文件(電腦投影片簡介資料)",
    ],
)  # fmt: skip
def test_a_title_that_says_only_which_sheet_it_is_states_no_item(title: str) -> None:
    assert subject_of(title) is None
    assert list(items(title, "Panel on Transport", date(2026, 6, 5))) == []


@pytest.mark.parametrize(
    "title", ["Presentation of awards", "Paper mills", "政府當局提供的服務", "Staffing proposal"]
)
def test_a_title_that_only_begins_so_states_its_item(title: str) -> None:
    assert subject_of(title) is not None


@pytest.mark.parametrize(
    "text",
    [
        "見2026年6月10日立法會會議上就第5題的答覆，以及上星期的第九題。",
        "見2026年6月10日立法會會議第5題的答覆及早前的第九題。",
        "See the reply to question 5 at the Council meeting of 10 June 2026 and last week's question 9.",
        "See the reply to question 5 at the Council meeting of 10 June 2026 and question 9 of the previous meeting.",
    ],
)
def test_a_question_of_another_time_does_not_take_the_day_of_the_one_beside_it(text: str) -> None:
    asked = [key for key in _found(text) if key.startswith("lcq:")]
    assert asked == ["lcq:2026-06-10:5"]


def test_two_questions_of_one_day_share_it() -> None:
    found = _found("見2026年6月10日立法會會議第5題及第9題的答覆。")
    assert {"lcq:2026-06-10:5", "lcq:2026-06-10:9"} <= set(found)


def test_two_bills_that_are_joined_are_two() -> None:
    found = _found(
        "The second reading of the Pier Lamps Bill and the Ferries (Amendment) Bill 2026 is resumed.",
        language="en",
    )
    bills = {key for key in found if key.startswith("bill:")}
    assert bills == {"bill:pier lamps bill", "bill:ferries (amendment) bill 2026"}


def test_a_bill_on_two_things_is_one() -> None:
    found = _found("The Lamps and Lights (Amendment) Bill 2026 is read.", language="en")
    assert [key for key in found if key.startswith("bill:")] == [
        "bill:lamps and lights (amendment) bill 2026"
    ]
