"""This file shows that papers of no special kind keep their text and say what form they have."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.items import Block, Reading
from scrapers.kinds import VERSION
from scrapers.kinds.header import is_headed
from scrapers.kinds.lines import sheet
from tests.scrapers.papers import headings, page, paper, wording

AGENDA = """Panel on Promenades

Updated agenda (as at 3 March 2028)

I. Confirmation of minutes
(LC Paper No. CB(3)50/2028 – Minutes of the meeting held on 7 February 2028)

II. Lighting of promenades
LC Paper No. CB(3)52/2028(01) – Administration's paper on lighting of promenades
LC Paper No. CB(3)52/2028(02) – Updated background brief prepared by the Legislative Council Secretariat (to follow)

III. Any other business
"""


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (AGENDA, "agenda"),
        ("交通事務委員會\n\n經修訂的議程\n\nI. 通過會議紀要\n\nII. 渡輪服務\n", "agenda"),
        (
            "Panel on Promenades\n\nMinutes of special meeting\nheld on 7 February 2028\n\n1. The Chairman opened the meeting.\n",
            "minutes",
        ),
        ("交通事務委員會\n\n會議紀要\n\n1. 主席宣布會議開始。\n", "minutes"),
        (
            "立法會秘書處擬備的最新背景資料簡介\n\n目的\n\n本文件提供背景資料。\n",
            "background_brief",
        ),
        (
            "Panel on Promenades\n\nUpdated background brief prepared by the Legislative Council Secretariat\n\nPurpose\n\nThis paper provides background information.\n",
            "background_brief",
        ),
        ("交通事務委員會\n\n待議事項一覽表\n\n1. 渡輪服務\n", "outstanding_items"),
        (
            "Panel on Promenades\n\nList of follow-up actions\n\n1. Lighting: figures to be provided.\n",
            "follow_up",
        ),
        ("Corrigendum\n\nPage 3: for nine read ten.\n", "corrigendum"),
        ("更正\n\n第3頁：九應為十。\n", "corrigendum"),
        ("Dear Ms Fung,\n\nThank you for your letter.\n\nYours sincerely,\n\n(A. YU)\n", "letter"),
        ("馮女士台鑒：\n\n來信收悉。\n", "letter"),
        ("Speech by SH at opening of promenade\n\nGood morning.\n", "speech"),
        ("海港局局長在海濱長廊開幕禮致辭\n\n各位來賓：\n\n多謝。\n", "speech"),
        (
            "LEGISLATIVE COUNCIL BRIEF\n\nPromenades Ordinance\n\nINTRODUCTION\n\nThe Bill is at Annex A.\n",
            "brief",
        ),
        ("立法會參考資料摘要\n\n《海濱長廊條例》\n\n引言\n\n條例草案載於附件A。\n", "brief"),
        (
            "Promenade opens\n\nThe promenade opened today.\n\nEnds/Friday, March 3, 2028\n",
            "release",
        ),
        (
            "海濱長廊啟用\n\n海濱長廊今日啟用。\n\n完\n2028年3月3日（星期五）\n香港時間10時00分\n",
            "release",
        ),
    ],
)
def test_a_paper_says_what_form_it_has(text: str, form: str) -> None:
    made = paper(text)
    kind = "brief" if form == "brief" else "plain"  # a form with a kind of its own
    assert (made.kind, made.fields.get("form")) == (kind, form)


def test_an_agenda_is_its_items() -> None:
    assert headings(paper(AGENDA)) == [
        "I. Confirmation of minutes",
        "II. Lighting of promenades",
        "III. Any other business",
    ]


def test_a_cited_paper_has_its_number_and_title() -> None:
    (first, _) = paper(AGENDA).sections[1].paragraphs
    assert (first.no, first.text) == (
        "CB(3)52/2028(01)",
        "Administration's paper on lighting of promenades",
    )


def test_an_agenda_says_what_is_to_follow() -> None:
    assert paper(AGENDA).fields["to_follow"] == "CB(3)52/2028(02)"


def test_an_unknown_paper_has_no_form() -> None:
    made = paper("Notes on gulls\n\nGulls are white.\n")
    assert (made.kind, dict(made.fields)) == ("plain", {})


def test_an_unknown_paper_keeps_its_text() -> None:
    assert wording(paper("Notes on gulls\n\nGulls are white.\n")) == "Gullsarewhite."


def test_what_a_source_expects_is_a_form_where_the_text_is_silent() -> None:
    assert paper("Gulls\n\nGulls are white.\n", hint="speech").fields["form"] == "speech"


def test_what_a_source_expects_does_not_outweigh_the_text() -> None:
    assert paper(AGENDA, hint="panel_paper").fields["form"] == "agenda"


def test_the_title_of_a_source_is_the_title_of_a_release() -> None:
    made = page("The promenade opened today.", title="Promenade opens", hint="release")
    assert made.title == "Promenade opens"


def test_the_end_of_a_release_gives_its_day() -> None:
    made = paper("Promenade opens\n\nIt opened.\n\nEnds/Friday, March 3, 2028\n")
    assert made.published == date(2028, 3, 3)


def test_a_table_in_a_release_stays_whole() -> None:
    made = page(
        "Ferries ran today.", Block("Route | Boats\nEast | 3", role="table"), title="Ferries"
    )
    assert [each.table for part in made.sections for each in part.paragraphs] == [False, True]


def test_the_language_of_a_source_is_taken() -> None:
    assert paper("12 34 56\n", language="zh-Hans").language == "zh-Hans"


def test_an_empty_reading_is_a_plain_document_without_text() -> None:
    assert (page().kind, page().sections) == ("plain", ())


def test_the_version_is_a_number() -> None:
    assert VERSION >= 1


@pytest.mark.parametrize(
    "line", ["Refunds are sent by post.", "Reform of the law is near.", "Reference is made to it."]
)
def test_a_word_that_begins_like_a_reference_makes_no_head_of_a_page(line: str) -> None:
    made = page("Fees were abolished for all herons of the harbour.", line, title="Fees of herons")
    assert made.title == "Fees of herons"


@pytest.mark.parametrize("line", ["Ref : CB2/PL/AJLS", "Our Ref. CITB 07/09/17", "File Ref: DoJ/1"])
def test_a_reference_opens_a_head(line: str) -> None:
    read = Reading((Block(line), Block("Panel on Herons")), "html")
    assert is_headed(sheet(read).lines)


@pytest.mark.parametrize(
    "said",
    [
        "發言人說：「渡輪服務已於五月開始，我們會繼續跟進。」",
        "渡輪處發言人表示：「市民反應熱烈，稍後會增加班次。」",
        "发言人说：“渡轮服务已于五月开始，我们会继续跟进。”",
        "發言人問：「渡輪會否延期？」",
        "A spokesman said, “The ferries have run since May and will go on.”",
        "“The ferries have run since May and will go on.”",
        "The Chairman asked, “Will the ferries be late?”",
        "渡輪服務已於五月開始。（班次見附件）",
    ],
)
def test_what_somebody_says_is_text_and_no_heading(said: str) -> None:
    made = page("The boats sail.", said, "Nothing more was told.", title="Boats", hint="release")
    assert headings(made) == []
    assert "".join(said.split()) in wording(made)


@pytest.mark.parametrize(
    "name",
    [
        "「海濱人工智能」",
        "推行「潮汐通」",
        "The “Tide Pilot”",
        "何謂「潮汐通」？",
        "Who is in “Tide”?",
    ],
)
def test_a_heading_may_end_with_a_name_in_marks(name: str) -> None:
    made = page("The boats sail.", name, "Nothing more was told.", title="Boats", hint="release")
    assert headings(made) == [name]


def test_rows_with_bars_are_one_table_and_no_headings() -> None:
    text = "Notes on piers\n\nThe position is set out below:\n\nPier | Berths | Ships\nNorth | 12 | 40\nSouth | 9 | 31\n\nThe Department will report.\n"
    made = paper(text)
    tables = [one.text for each in made.sections for one in each.paragraphs if one.table]
    assert tables == ["Pier | Berths | Ships\nNorth | 12 | 40\nSouth | 9 | 31"]
    assert not any("|" in (each.heading or "") for each in made.sections)


def test_one_line_with_bars_is_no_table() -> None:
    text = "Notes on piers\n\nHome | Piers | Contact\n\nThe Department will report.\n"
    made = paper(text)
    assert not any(one.table for each in made.sections for one in each.paragraphs)


@pytest.mark.parametrize(
    "rows",
    [
        "The vote | Ayes | Noes\nThe Chairman | said | that it passed",
        "Home | News | Press\nPiers | Ships | Contact",
    ],
)
def test_rows_with_bars_and_no_number_are_no_table(rows: str) -> None:
    made = paper(f"Notes on piers\n\n{rows}\n\nThe Department will report.\n")
    assert not any(one.table for each in made.sections for one in each.paragraphs)


def test_a_text_does_not_begin_with_a_table_of_bars() -> None:
    made = paper("Home | News 2026 | Press\nPiers | Ships 2026 | Contact\n\nThe ships sail.\n")
    assert not any(one.table for each in made.sections for one in each.paragraphs)


def test_a_quoted_name_may_follow_a_dotted_number() -> None:
    text = "Notes\n\n2.1 The piers were opened.\n\n2.2 「先導計劃」已推出。\n"
    numbers = [one.no for each in paper(text).sections for one in each.paragraphs]
    assert numbers[-2:] == ["2.1", "2.2"]


@pytest.mark.parametrize(
    ("top", "title"),
    [
        (
            "OFFICE OF THE OMBUDSMAN, HONG KONG\n\nDirect Investigation Report\n\nMooring of Yachts in Typhoon Shelters",
            "Direct Investigation Report: Mooring of Yachts in Typhoon Shelters",
        ),
        (
            "Director of Audit's Report No. 85 – Chapter 2\n\nMOORING OF YACHTS",
            "Director of Audit's Report No. 85 – Chapter 2: MOORING OF YACHTS",
        ),
        (
            "香港申訴專員公署\n\n主動調查報告\n\n避風塘遊艇泊位的編配",
            "主動調查報告：避風塘遊艇泊位的編配",
        ),
    ],
)
def test_a_report_is_titled_by_its_own_title_and_not_by_who_reports(top: str, title: str) -> None:
    text = f"{top}\n\n1. The Marine Department lets 900 moorings to yachts, and 18% stayed empty in 2025."
    assert paper(text).title == title


def test_a_report_without_a_title_of_its_own_keeps_what_it_says_it_is() -> None:
    text = "Audit Commission\n\nDirect Investigation Report\n\nExecutive Summary\n\n1. The Marine Department lets 900 moorings."
    assert "Executive Summary" not in paper(text).title
