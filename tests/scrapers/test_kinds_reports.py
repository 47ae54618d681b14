"""This file shows that committee reports give their recommendations, grounds and membership."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.items import Person
from scrapers.kinds.recommendations import rests_on
from tests.scrapers.papers import headings, numbers, paper

CHINESE = """立法會CB(3)55/2028號文件
檔號：CB3/SS/4/27
2028年3月3日內務委員會會議文件
{title}
目的
本文件旨在匯報小組委員會的商議工作。
小組委員會的商議工作
2. 委員關注海濱長廊的照明。
3. 委員詢問工程費用。
建議
4. 小組委員會建議政府當局：
{advice}
徵詢意見
5. 請議員察悉本報告。
立法會秘書處
議會事務部3
2028年2月29日
附錄1
委員名單
主席 何遠山議員, GBS, JP
副主席 林若雲議員
委員 葉嘉明議員
蘇德欣議員, MH
(總數：4位委員)
秘書 馮雅達女士
"""
ITEMS = "(1) 加設照明(參閱上文第2段)；及\n(2) 公布工程費用(參閱上文第2及3段)。"
ENGLISH = """LC Paper No. CB(3)56/2028
Report of the Bills Committee on Promenades Bill
Purpose
This paper reports on the deliberations of the Bills Committee on Promenades Bill.
Deliberations of the Bills Committee
2. Members asked about lighting.
3. Members asked about cost.
Recommendations
{advice}
Consultation with the House Committee
9. The House Committee was consulted on 3 March 2028.
Council Business Division 3
Legislative Council Secretariat
29 February 2028
"""


def chinese(title: str = "研究海濱長廊事宜小組委員會報告", advice: str = ITEMS) -> str:
    return CHINESE.format(title=title, advice=advice)


def test_a_report_is_recognised() -> None:
    assert paper(chinese()).kind == "committee_report"


@pytest.mark.parametrize(
    "title",
    ["《海濱長廊條例草案》委員會報告", "交通事務委員會報告", "研究海濱長廊事宜小組委員會中期報告"],
)
def test_reports_of_other_bodies_are_recognised(title: str) -> None:
    assert paper(chinese(title=title)).kind == "committee_report"


def test_the_committee_is_the_one_that_reports() -> None:
    assert paper(chinese()).committee == "研究海濱長廊事宜小組委員會"


def test_the_head_of_a_report_is_read() -> None:
    made = paper(chinese())
    assert (made.number, made.fields["file_ref"], made.meeting_date, made.published) == (
        "CB(3)55/2028",
        "CB3/SS/4/27",
        date(2028, 3, 3),
        date(2028, 2, 29),
    )


def test_recommendations_rest_on_paragraphs() -> None:
    assert [(each.no, each.text, each.rests_on) for each in paper(chinese()).recommendations] == [
        (1, "加設照明(參閱上文第2段)", ("2",)),
        (2, "公布工程費用(參閱上文第2及3段)。", ("2", "3")),
    ]


def test_recommendations_keep_the_headings_among_them() -> None:
    items = "照明\n(1) 加設照明(參閱上文第2段)；及\n費用\n(2) 公布工程費用(參閱上文第3段)。"
    made = paper(chinese(advice=items))
    assert [each.heading for each in made.recommendations] == ["照明", "費用"]


def test_a_recommendation_over_two_lines_is_whole() -> None:
    items = "(1) 在海濱長廊各段加設照明設施，並每年檢討有關設施的成\n效(參閱上文第2段)；及\n(2) 公布費用(參閱上文第3段)。"
    made = paper(chinese(advice=items))
    assert made.recommendations[0].text.endswith("有關設施的成效(參閱上文第2段)")


def test_recommendations_stand_in_the_text_too() -> None:
    made = paper(chinese())
    text = next(each.text for part in made.sections for each in part.paragraphs if each.no == "4")
    assert "(2) 公布工程費用" in text


def test_english_recommendations_in_letters_are_numbered() -> None:
    advice = "4. The Bills Committee recommends that the Administration should:\n(a) add lights (paragraph 2); and\n(b) publish the cost (paragraphs 2 to 3)."
    made = paper(ENGLISH.format(advice=advice))
    assert [(each.no, each.rests_on) for each in made.recommendations] == [
        (1, ("2",)),
        (2, ("2", "3")),
    ]


def test_english_recommendations_in_sentences_are_found() -> None:
    advice = "4. The Bills Committee recommends that more lights be added (paragraph 2).\n5. The Bills Committee also recommends that the cost be published."
    made = paper(ENGLISH.format(advice=advice))
    assert [(each.no, each.rests_on) for each in made.recommendations] == [(1, ("2",)), (2, ())]


def test_a_report_without_recommendations_has_none() -> None:
    made = paper(ENGLISH.format(advice="4. The Bills Committee has no amendments to propose."))
    assert (made.kind, made.recommendations) == ("committee_report", ())


def test_the_membership_is_read() -> None:
    assert paper(chinese()).people == (
        Person("chairman", "何遠山"),
        Person("deputy_chairman", "林若雲"),
        Person("member", "葉嘉明"),
        Person("member", "蘇德欣"),
        Person("secretary", "馮雅達女士"),
    )


def test_paragraphs_of_a_report_are_numbered() -> None:
    assert numbers(paper(chinese())) == ["2", "3", "4", "5"]


def test_the_appendix_is_a_section() -> None:
    assert headings(paper(chinese()))[-2:] == ["附錄1", "委員名單"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("參閱上文第47及49段", ("47", "49")),
        ("(第12至14段)", ("12", "13", "14")),
        ("见第5、7及9段", ("5", "7", "9")),
        ("(paragraphs 12 to 14)", ("12", "13", "14")),
        ("(paragraphs 3, 5 and 8 above)", ("3", "5", "8")),
        ("(paragraphs 20-22)", ("20", "21", "22")),
        ("在第2年發表", ()),
        ("nothing", ()),
    ],
)
def test_the_paragraphs_that_a_text_refers_to_are_listed(text: str, found: tuple[str, ...]) -> None:
    assert rests_on(text) == found


@pytest.mark.parametrize(
    ("title", "committee"),
    [
        ("Report of Bills Committee on Promenades Bill", "Bills Committee on Promenades Bill"),
        (
            "Report of the Subcommittee on Night Ferries for submission to the Council",
            "Subcommittee on Night Ferries",
        ),
    ],
)
def test_the_committee_that_reports_is_in_the_title(title: str, committee: str) -> None:
    text = ENGLISH.format(advice="4. Nothing more.").replace(
        "Report of the Bills Committee on Promenades Bill", title
    )
    assert (paper(text).kind, paper(text).committee) == ("committee_report", committee)


def test_chapters_number_their_paragraphs() -> None:
    text = ENGLISH.format(advice="4. Nothing more.")
    text = text.replace("2. Members", "1.1 Members").replace("3. Members", "1.2 Members")
    assert numbers(paper(text))[:2] == ["1.1", "1.2"]
