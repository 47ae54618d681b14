"""This file shows that estimates booklets become one document a reply, whatever their prefix and language."""

from __future__ import annotations

import pytest

from tests.scrapers.papers import paper, papers, wording

CONTENTS = """答覆編號 問題編號 議員姓名 總目 綱領
SB{first:03d} 0101 何遠山 122 (1) 維持治安
SB{second:03d} 0102 林若雲 122 (2) 調查罪案
(3) 道路安全
SB{third:03d} 0103 林若雲 122
"""
OWN = """審核2027-28年度 答覆編號
開支預算
{serial}
管制人員的答覆
"""
FORM = """(問題編號：{question})

總目： (122) 海港巡邏隊
分目： ()
綱領： {programme}
管制人員： 海港巡邏隊總監 (唐敏之)
局長： 海港局局長
問題：

{asked}

提問人：{member}議員(立法會內部參考編號：{ref})
答覆：

{told}

– 完 –
"""
USUAL = {
    "question": "0101",
    "programme": "(1) 維持治安",
    "asked": "巡邏船的數目為何？",
    "member": "何遠山",
    "ref": "9",
    "told": "現時有12艘巡邏船。",
}
ENGLISH = """Examination of Estimates of Expenditure 2027-28 Reply Serial No.

{serial}
CONTROLLING OFFICER'S REPLY

(Question Serial No. {question})

Head: (122) Harbour Patrol
Subhead (No. & title): (000) Operational expenses
Programme: (1) Patrols
Controlling Officer: Commander of Harbour Patrol (TONG Man-chi)
Director of Bureau: Secretary for Harbours

Question:

{asked}

Asked by: Hon HO Yuen-san (LegCo internal reference no.: 9)

Reply:

{told}

- End -
"""
SPOKEN = {
    "serial": "SB001",
    "question": "0101",
    "asked": "How many boats are there?",
    "told": "There are 12.",
}


def form(**changes: str) -> str:
    return FORM.format(**(USUAL | changes))


def reply(serial: str = "SB001", **changes: str) -> str:
    return OWN.format(serial=serial) + form(**changes)


def english(**changes: str) -> str:
    return ENGLISH.format(**(SPOKEN | changes))


def test_a_reply_alone_is_one_document() -> None:
    assert [each.number for each in papers(reply())] == ["SB001"]


def test_every_field_of_the_form_is_read() -> None:
    assert dict(paper(reply()).fields) == {
        "question_serial": "0101",
        "member_ref": "9",
        "head": "122",
        "head_title": "海港巡邏隊",
        "subhead": "()",
        "programme": "(1) 維持治安",
        "controlling_officer": "海港巡邏隊總監 (唐敏之)",
        "director_of_bureau": "海港局局長",
        "session": "2027-28",
    }


def test_every_field_of_the_english_form_is_read() -> None:
    assert dict(paper(english()).fields) == {
        "question_serial": "0101",
        "member_ref": "9",
        "head": "122",
        "head_title": "Harbour Patrol",
        "subhead": "(000) Operational expenses",
        "programme": "(1) Patrols",
        "controlling_officer": "Commander of Harbour Patrol (TONG Man-chi)",
        "director_of_bureau": "Secretary for Harbours",
        "session": "2027-28",
    }


@pytest.mark.parametrize(
    "serial",
    ["ITIB001", "SB012", "S-SB03", "SV-SB01", "FHB(FE)123", "DEVB(W)007", "THB(T)1234", "JA045"],
)
def test_any_prefix_is_a_serial(serial: str) -> None:
    assert [each.number for each in papers(reply(serial))] == [serial]


@pytest.mark.parametrize("serial", ["S-SB03", "DEVB(PL)045"])
def test_any_prefix_is_a_serial_in_english(serial: str) -> None:
    assert paper(english(serial=serial)).number == serial


def test_the_member_asks_and_the_controlling_officer_replies() -> None:
    assert [(each.role, each.name) for each in paper(reply()).people] == [
        ("asker", "何遠山"),
        ("replier", "海港巡邏隊總監 (唐敏之)"),
    ]


def test_question_and_answer_are_an_exchange() -> None:
    (exchange,) = paper(reply()).exchanges
    assert (exchange.question, exchange.answer) == ("巡邏船的數目為何？", "現時有12艘巡邏船。")


def test_the_contents_table_numbers_replies_that_lost_their_own_number() -> None:
    text = (
        CONTENTS.format(first=1, second=2, third=3)
        + reply()
        + form(question="0102", member="林若雲")
    )
    assert [each.number for each in papers(text)] == ["SB001", "SB002"]


def test_a_programme_that_wraps_in_the_contents_table_is_whole() -> None:
    text = CONTENTS.format(first=1, second=2, third=3) + form(question="0102").replace(
        "綱領： (1) 維持治安\n", ""
    )
    assert paper(text).fields["programme"] == "(2) 調查罪案(3) 道路安全"


def test_a_booklet_that_starts_in_the_middle_is_read() -> None:
    text = (
        "的有關情況，當局會繼續跟進。\n\n– 完 –\n"
        + reply("SB044")
        + reply("SB045", question="0102")
    )
    assert [each.number for each in papers(text)] == ["SB044", "SB045"]


def test_a_reply_between_two_numbered_ones_is_numbered_and_says_so() -> None:
    text = reply("SB044") + form(question="0102") + reply("SB046", question="0103")
    made = papers(text)
    assert (made[1].number, made[1].notes) == (
        "SB045",
        ("reply serial inferred from the replies before and after",),
    )


def test_a_reply_is_not_numbered_where_the_count_does_not_fit() -> None:
    text = reply("SB044") + form(question="0102") + reply("SB047", question="0103")
    assert papers(text)[1].number is None


def test_a_number_that_is_nowhere_is_said_to_be_missing() -> None:
    (made,) = papers(form())
    assert (made.number, made.notes) == (None, ("no reply serial is stated",))


def test_the_next_head_is_no_part_of_the_reply_before() -> None:
    made = papers(reply() + reply("SB002", question="0102"))[0]
    assert "審核" not in wording(made)


@pytest.mark.parametrize(
    ("asked", "told", "covers"),
    [
        ("1. 數目；\n2. 開支；\n3. 人手？", "1.及2. 有12艘。\n3. 有90人。", [("1", "2"), ()]),
        ("1) 數目；\n2) 開支；\n3) 人手？", "1至3) 有12艘。", [("1", "2", "3")]),
        (
            "(1) 數目；\n(2) 開支；\n(3) 人手？",
            "(1)有12艘。\n(2)及\n(3)\n有90人。",
            [(), ("2", "3")],
        ),
        ("（一）數目；\n（二）開支？", "就問題兩部分的綜合答覆如下：\n有12艘。", [("1", "2")]),
        ("a) 數目；\nb) 開支？", "a)有12艘。\nb)300萬元。", [(), ()]),
    ],
)
def test_parts_and_combined_answers_are_paired(
    asked: str, told: str, covers: list[tuple[str, ...]]
) -> None:
    assert [each.covers for each in paper(reply(asked=asked, told=told)).exchanges] == covers


def test_a_part_that_got_no_answer_of_its_own_stays() -> None:
    made = paper(reply(asked="1. 數目；\n2. 開支；\n3. 人手？", told="1. 有12艘。\n2. 300萬元。"))
    assert [(each.part, each.answer) for each in made.exchanges][-1] == ("3", "")


def test_a_wrapped_amount_is_no_part() -> None:
    told = "1. 有12艘。\n2. 開支約為\n3.73億元。"
    made = paper(reply(asked="1. 數目；\n2. 開支；\n3. 人手？", told=told))
    assert made.exchanges[1].answer.replace("\n", "") == "2. 開支約為3.73億元。"


def test_a_table_stands_apart_from_prose() -> None:
    rows = "年份 巡邏船 人員\n2024 10 81\n2025 11 85\n2026 12 90\n"
    made = paper(reply(told=f"過去三年的數字如下：\n\n{rows}\n上述數字不包括訓練船。"))
    tables = [each.text for part in made.sections for each in part.paragraphs if each.table]
    assert tables == [rows.strip()]
    assert made.exchanges[0].answer == "過去三年的數字如下：\n上述數字不包括訓練船。"


def test_letter_spaced_text_is_closed_up() -> None:
    spaced = " ".join("現時有巡邏船在海港各處巡邏並拯救遇險的小艇。")
    assert (
        paper(reply(told=spaced)).exchanges[0].answer
        == "現時有巡邏船在海港各處巡邏並拯救遇險的小艇。"
    )


def test_running_footers_are_left_out() -> None:
    text = reply(told="現時有12艘巡邏船。\n\n第 9 節 SB - 第 31 頁\n\n其中兩艘為快艇。")
    assert "第9節" not in wording(paper(text))


def test_links_below_the_end_mark_are_kept_apart() -> None:
    made = papers(reply() + "https://example.org/boats.html\n" + reply("SB002", question="0102"))[0]
    assert made.exchanges[0].answer == "現時有12艘巡邏船。"
    assert "https://example.org/boats.html" in wording(made)


def test_a_form_without_a_director_of_bureau_is_read() -> None:
    made = paper(reply().replace("局長： 海港局局長\n", ""))
    assert (made.number, made.fields.get("director_of_bureau")) == ("SB001", None)


def test_a_programme_over_two_lines_is_joined() -> None:
    made = paper(reply(programme="(1) 維持治安、巡邏以及拯救\n遇險船隻"))
    assert made.fields["programme"] == "(1) 維持治安、巡邏以及拯救遇險船隻"


def test_a_reply_has_the_opening_of_its_question_for_title() -> None:
    assert paper(reply()).title == "巡邏船的數目為何？"


def test_a_simplified_booklet_is_read() -> None:
    simplified = str.maketrans(
        "審開預覆編號員問題總綱領負責長點議參邏隊現時數為維",
        "审开预覆编号员问题总纲领负责长点议参逻队现时数为维",
    )
    made = paper(reply().translate(simplified))
    assert (made.kind, made.number, made.fields["head"]) == ("estimates_reply", "SB001", "122")


def test_a_label_on_a_line_of_its_own_is_no_row_of_the_table_above_it() -> None:
    rows = "地區\n數目\n2026\n2027\n東區\n12\n14\n"
    told = f"(a)\n數字表列如下：\n{rows}(b)\n部門自2026年起使用人工智能檢驗外牆。"
    made = paper(reply(asked="(a) 數目；\n(b) 人工智能？", told=told))
    assert [each.answer for each in made.exchanges] == [
        "(a)\n數字表列如下：",
        "(b)\n部門自2026年起使用人工智能檢驗外牆。",
    ]


def test_a_serial_on_the_line_of_the_heading_is_read() -> None:
    text = (
        english().replace("Reply Serial No.\n\nSB001\n", "\n").replace("REPLY\n", "REPLY   SB001\n")
    )
    assert paper(text).number == "SB001"
