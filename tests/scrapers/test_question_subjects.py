"""This file tests how a question without a title is titled: by its subject, then by what it asks first."""

from __future__ import annotations

import pytest

from scrapers.kinds.patterns import _COLUMNS, wide
from scrapers.kinds.question_subjects import subject_title
from scrapers.kinds.title_lengths import LONGEST_TITLE


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (
            ["就「樂檔先導計劃」，政府可否告知本會：", "1. 計劃的開支為何；", "2. 申請數目。"],
            "「樂檔先導計劃」：計劃的開支",
        ),
        (["就登記冊的推行情況，請告知本會：", "(一)進度為何？"], "登記冊的推行情況：進度"),
        (
            ["據悉「從無到有」是政策方向。就「樂檔資助計劃」，請告知本會：", "(a) 每年的開支；"],
            "「樂檔資助計劃」：每年的開支",
        ),
        (["巡邏船的數目為何？"], "巡邏船的數目為何？"),
        (["請告知本會：", "1)登記冊的開支；及", "2)進度。"], "登記冊的開支"),
        (
            ["Regarding lifts, please inform this Committee of:", "1. the number of lifts;"],
            "Lifts: the number of lifts",
        ),
        (["(a) How many lifts are there?"], "How many lifts are there?"),
        ([], "TFB041"),
    ],
)
def test_a_question_is_titled_by_its_subject(texts: list[str], title: str) -> None:
    assert subject_title(texts, "TFB041") == title


def test_a_document_that_is_quoted_is_no_subject() -> None:
    title = subject_title(["「2025-26年度財政預算案」提出增撥資源。", "1. 登記冊的開支；"], "A")
    assert "預算案」：" not in title


def test_a_title_is_no_longer_than_its_columns() -> None:
    title = subject_title(
        ["就「樂檔先導計劃」，請告知本會：", f"1. {'開支及申請數目' * 30}；"], "A"
    )
    assert wide(title.removesuffix("……")) <= LONGEST_TITLE


def test_what_is_remembered_of_the_columns_of_letters_stays_bounded() -> None:
    assert wide("鷺\U00020021\U0001f426x") == 7
    assert "鷺" in _COLUMNS
    assert max(_COLUMNS) <= "\uffff"


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (
            "1. 提交意向書的期限已於三月三日結束，結果接獲多少份意向書，當中涉及多少間機構及各機構的投資額分別為何，而當局會如何挑選基金經理和監察其表現？",
            "「海岸引導基金」：提交意向書的期限已於三月三日結束，結果接獲多少份意向書",
        ),
        (
            "1. 過去五年按照業務領域分別表列出初創企業數目和相關企業僱用的本地人數以及各企業所獲的資助金額和項目的進度及完成時間表的詳情為何及如何跟進？",
            "「海岸先導計劃」：初創企業數目、資助金額及進度",
        ),
    ],
)
def test_a_title_that_is_too_long_gives_whole_clauses_or_the_points_asked(
    question: str, title: str
) -> None:
    asked = f"就{title.partition('：')[0]}，請告知本會："
    assert subject_title([asked, question], "") == title


LONG = "政府會否立法規管所有幼稚園向家長收取的各項雜費以及校服和書簿的費用和每年檢討收費的機制並定期向公眾交代"


@pytest.mark.parametrize(
    "before",
    [
        "關於教育：有意見指學校不應收費，",
        "關於教育：據悉，",
        "關於教育：鑒於學校收費上升，",
        "關於教育：有市民反映學校收費上升，家長的負擔因而沉重，",
        "關於運輸：自2020年起，當局，",
        "關於運輸：當局，",
    ],
)
def test_a_title_leaves_out_what_leads_up_to_the_question(before: str) -> None:
    title = subject_title([f"{before}{LONG}？"], "")
    assert title == LONG.removeprefix("政府")


def test_what_a_question_bears_for_a_heading_is_its_subject() -> None:
    asked = "關於教育：有意見指學校不應收費，政府會否立法規管收費"
    assert subject_title([f"{asked}，{LONG}？"], "") == "教育：會否立法規管收費"


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (
            [
                "就漁港的管理和檔案的開放，請當局告知：",
                "(一)「繫泊易平台」的開支為何？",
                "(二)「漁檔交換閘」何時接通？",
            ],
            "漁港的管理和檔案的開放：「繫泊易平台」、「漁檔交換閘」",
        ),
        (
            ["1.「繫泊易平台」的開支為何？", "2.「漁檔交換閘」何時接通？"],
            "「繫泊易平台」、「漁檔交換閘」",
        ),
        (
            [
                "The Bureau has long promoted mooring by numbers. Will it inform us:",
                "1. of the ports in which the Easy Mooring System (EMS) is used;",
                "2. of the cost of the Harbour Record Gateway (HRG)?",
            ],
            "Easy Mooring System (EMS), Harbour Record Gateway (HRG)",
        ),
    ],
)
def test_a_question_on_several_plans_is_titled_by_their_names(texts: list[str], title: str) -> None:
    assert subject_title(texts, "") == title


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (
            ["就「繫泊易」，請告知本會：", "1.過去三年，「繫泊易」接獲的申請數目；", "2.開支。"],
            "「繫泊易」接獲的申請數目",
        ),
        (
            ["就「繫泊易」，請告知本會：", "1.在推行「繫泊易」後，船戶的意見為何；"],
            "「繫泊易」：船戶的意見",
        ),
        (
            ["「繫泊易計劃」已推出。就此，請告知：", "1.「漁檔交換閘」何時接通；"],
            "「繫泊易計劃」、「漁檔交換閘」",
        ),
        (
            [
                "In relation to lighthouses, please inform this Committee:",
                "1. of the number of keepers;",
            ],
            "Lighthouses: the number of keepers",
        ),
        (
            ["就漁港的發展，請告知：", "1.「漁檔交換閘」何時接通；", "2.人手為何；"],
            "漁港的發展：「漁檔交換閘」",
        ),
        (["就政府在漁港的發展方面，請告知本會：", "1.人手為何；"], "漁港的發展：人手"),
        (["就過去三年，請告知本會：", "1.「繫泊易計劃」的開支；"], "「繫泊易計劃」的開支"),
    ],
)
def test_what_is_asked_stands_behind_a_subject_that_it_is_about(
    texts: list[str], title: str
) -> None:
    assert subject_title(texts, "") == title


def test_an_office_with_a_short_name_is_no_subject() -> None:
    asked = ["1. How many lifts does the Harbour Lifts Office (HLO) keep?"]
    assert subject_title(asked, "") == "How many lifts does the Harbour Lifts Office (HLO) keep?"


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        # where it is said
        (
            ["財政司司長在財政預算案演辭第36段中指出要興建海上燈塔，請告知本會："],
            "興建海上燈塔",
        ),
        (
            ["在綱領(4)：港口支援中提及，港口處在2026至27年度內，成立1所新的船塢；"],
            "成立1所新的船塢",
        ),
        (
            ["根據綱領2，港口處下年度繼續推進東灣的發展工作，各個碼頭的開支為何？"],
            "推進東灣的發展工作：各個碼頭的開支",
        ),
        # who acts and for what
        (["為激發學生對航海的興趣，政府已邀請百間船公司到校。"], "邀請百間船公司到校"),
        (["目前「繫泊易」平台的開發工作的進度如何？"], "「繫泊易」平台的開發工作的進度"),
        (["港口處在過去三年，是否有聘請律師作顧問；"], "港口處在過去三年，是否有聘請律師作顧問"),
        # what is asked behind it
        (
            ["演辭內155段提及邀請三間船塢接待學生，有關計劃的詳情及開支為何？"],
            "邀請三間船塢接待學生：計劃的詳情及開支",
        ),
        (
            ["預算案提到，預留三億元興建碼頭。就此：", "1.政府會否向船戶收費；"],
            "興建碼頭：會否向船戶收費",
        ),
        # grounds tell less than the question
        (
            [
                "鑒於港口處下有多間船塢的工作相似，請告知：",
                "1.當局如何確保各間船塢的工作不會重疊？",
            ],
            "如何確保各間船塢的工作不會重疊",
        ),
        (
            ["東灣自2010年開發以來成績斐然。以來，", "1.政府會否提供更多碼頭予漁民使用及維修？"],
            "東灣自2010年開發以來成績斐然：會否提供更多碼頭予漁民使用及維修",
        ),
        # an asking clause is no topic
        (
            ["政府會在本年度展開碼頭研究。有關研究於何時展開和由誰負責？"],
            "展開碼頭研究：研究於何時展開和由誰負責",
        ),
    ],
)
def test_a_question_that_names_nothing_is_titled_by_what_it_is_on(
    texts: list[str], title: str
) -> None:
    assert subject_title(texts, "") == title


@pytest.mark.parametrize(
    "opening",
    ["該綱領2026/27年修訂預算較核准預算少16.1%。", "2026-27年度的撥款較修訂預算增加18億元。"],
)
def test_a_question_on_the_money_of_a_programme_is_titled_by_that(opening: str) -> None:
    texts = [f"{opening}請提供：", "1.修訂預算減少的原因；"]
    assert subject_title(texts, "", "(2) 航道及碼頭") == "「航道及碼頭」：修訂預算減少的原因"


def test_what_a_topic_says_in_brackets_is_left_out() -> None:
    texts = ["就着港口處轄下的三間船塢（即甲、乙及丙船塢）的用途，可否告知：", "1.開支；"]
    assert subject_title(texts, "") == "港口處轄下的三間船塢的用途：開支"


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        # what several items ask about, each by name
        (
            [
                "特別留意的事項提及，港口處會監督「繫泊易計劃」及「漁檔計劃」。就此，請告知：",
                "1.請按年列出，「繫泊易計劃」接獲的申請數目；",
                "2.請按年列出，「漁檔計劃」接獲的申請數目；",
            ],
            "「繫泊易計劃」、「漁檔計劃」",
        ),
        (
            ["港口處將推行「繫泊易計劃」和「漁檔計劃」。請告知本會：兩者涉及的開支為何？"],
            "「繫泊易計劃」、「漁檔計劃」：兩者涉及的開支",
        ),
        (
            ["「繫泊易計劃」及其後的「漁檔計劃」已推出。請告知：", "1.兩項計劃各自的申請數目；"],
            "「繫泊易計劃」、「漁檔計劃」：兩項計劃各自的申請數目",
        ),
        (
            [
                "綱領提到將制訂本港漁業長遠發展方案，並成立「漁業聯盟」。請告知：",
                "1.制訂本港漁業長遠發展方案的進展；",
                "2.「漁業聯盟」的人手。",
            ],
            "本港漁業長遠發展方案、「漁業聯盟」",
        ),
        # a name in a later item is not what the others are about
        (
            [
                "當局致力推動綠色航運。就此，請告知：",
                "1.岸電的使用率；",
                "2.「繫泊易計劃」的進度。",
            ],
            "推動綠色航運：岸電的使用率",
        ),
    ],
)
def test_a_title_names_what_the_question_is_about_as_a_whole(texts: list[str], title: str) -> None:
    assert subject_title(texts, "") == title


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (
            ["就推動在港船企，為學校的航海課程提供船隻，請問：", "涉及的開支是怎樣？"],
            "推動在港船企為學校的航海課程提供船隻：涉及的開支",
        ),
        (
            ["當局邀請港口處統籌旗下合共超過一百家船企，未來一年通過到校的展覽。開支為何？"],
            "邀請港口處統籌旗下船企通過到校的展覽：開支",
        ),
        (
            ["政府籌建的專家組，就如何為本港建立良好的漁檔進行研究。請問專家組的進展為何？"],
            "籌建的專家組就如何為本港建立良好的漁檔進行研究：專家組的進展",
        ),
    ],
)
def test_a_subject_goes_on_to_what_is_done(texts: list[str], title: str) -> None:
    assert subject_title(texts, "") == title


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (
            ["「繫泊易計劃」已推出。有意見認為，開支龐大，值得嘉許。該計劃如何監察開支？"],
            "「繫泊易計劃」：該計劃如何監察開支",
        ),
        (
            ["根據綱領2，港口處會發展東灣，當局計劃修改《泊位規例》，局方會否研究解除上述限制？"],
            "發展東灣：計劃修改《泊位規例》",
        ),
        (
            ["就「繫泊易」，請告知：", "(一) 分項列出，各個碼頭於去年（i）停泊的船隻數目、"],
            "「繫泊易」：各個碼頭於去年停泊的船隻數目",
        ),
        (
            ["「繫泊易」已推出，請告知本會，做了什麼工作？涉及的開支是多少？有何成效？"],
            "「繫泊易」：開支及成效",
        ),
    ],
)
def test_a_title_gives_what_is_asked_and_no_comment_on_it(texts: list[str], title: str) -> None:
    assert subject_title(texts, "") == title


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (["就下列資料，請列出過去五年的數字：", "(1)停泊的個案數目"], "「航道」：停泊的個案數目"),
        (["由於風暴頻生，碼頭安全備受關注。政府有何措施加固碼頭？"], "「航道」：有何措施加固碼頭"),
        (
            ["審計報告指出，碼頭的人手不足。請告知：（1）現時的編制及人數；（2）開支。"],
            "碼頭的人手不足：編制、人數及開支",
        ),
        (
            ["2026-27年度的預算增加12%，原因為何？請按職級列出新增職位。"],
            "「航道」：2026-27年度的預算增加12%，原因為何",
        ),
        (
            ["在航運發展方面，特別留意事項指「成立海事學院」。請問當局：學院的選址為何？"],
            "航運發展：學院的選址為何",
        ),
        (
            ["為配合國家「十五五」規劃，本港正建設航運中心。請告知：", "(一)船員的數目；"],
            "本港正建設航運中心：船員的數目",
        ),
        (
            ["本人留意到政府多次提及要發展海洋經濟，但業界認為進度緩慢。進度為何？"],
            "發展海洋經濟：進度",
        ),
        (
            ["特別留意事項指「加強支援本地船戶融資」，請告知具體措施及預算開支。"],
            "加強支援本地船戶融資：具體措施及預算開支",
        ),
        (["該項目自2021年起推行，請問現時的進度為何？"], "「航道」：現時的進度"),
        (["就港口局在2026-27年度的主要工作，請告知本會：", "1.開支；"], "「航道」：開支"),
        (["就預算案提及，將會推出「繫泊易計劃」，請告知申請資格。"], "「繫泊易計劃」：申請資格"),
        (["港口處表示正檢討泊位規劃，請告知檢討的時間表。"], "檢討泊位規劃：檢討的時間表"),
    ],
)
def test_what_says_nothing_by_itself_is_no_title(texts: list[str], title: str) -> None:
    assert subject_title(texts, "", "(1) 航道") == title


def test_the_body_that_the_items_take_up_is_the_subject_of_a_question_on_money() -> None:
    texts = [
        "2026-27年度的撥款增加18億元，主要由於設立海洋健康研究所的現金流量增加。請告知：",
        "1.海洋健康研究所的時間表。",
    ]
    assert subject_title(texts, "", "(4) 航道") == "海洋健康研究所的時間表"


@pytest.mark.parametrize("programme", ["沒有指定", "Not Specified", "(1) 航道，(2) 碼頭", ""])
def test_what_is_no_one_programme_names_no_question(programme: str) -> None:
    texts = ["2026-27年度的撥款增加18億元。請提供：", "1.增加的原因；"]
    assert subject_title(texts, "", programme) == "增加的原因"


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (
            ["Please set out in table form -", "(a) the number of boats in service;"],
            "The number of boats in service",
        ),
        (
            ["Please advise this Committee on the number of smart berths."],
            "The number of smart berths",
        ),
        (
            [
                "The Harbour’s programme mentions the Smart Berth Trial. Will it inform us of:",
                "(1) the cost;",
            ],
            "Smart Berth Trial: the cost",
        ),
        (
            [
                (
                    "It is mentioned in the Budget Speech that the Harbour Department will continue to"
                    " promote sailing in 2026-27. Would the Government inform this Committee of"
                    " the expenditure earmarked?"
                )
            ],
            "Promote sailing: the expenditure earmarked",
        ),
        (
            ["As regards the Berth Renewal Project (BRP), what is the progress?"],
            "Berth Renewal Project (BRP): what is the progress",
        ),
        (
            [
                "Please inform this Committee of:",
                (
                    "(1) the number of berths with meters (it was said that there were 20 000 of them),"
                    " and the expenditure involved in each of the past 5 years;"
                ),
            ],
            "The number of berths with meters, and the expenditure involved in each of the past 5 years",
        ),
        (
            [
                "Regarding the use of technology in all of the harbours, please advise us of:",
                "1. the expenditure on and effectiveness of the Smart Berth System throughout;",
            ],
            "The use of technology in all of the harbours: Smart Berth System",
        ),
    ],
)
def test_a_question_in_english_is_titled_in_whole_words(texts: list[str], title: str) -> None:
    assert subject_title(texts, "") == title
