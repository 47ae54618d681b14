"""This file tests the gate that every bullet passes: it reads alone, without its page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.contents.folded import Folded
from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.leaning import points_back
from bot.contents.summaries.pieces import variants
from bot.contents.summaries.recurrence import Recurrence
from bot.contents.summaries.standing import OMITTED, OMITTED_ZH, reads_alone
from bot.contents.summaries.subjects import Subjects
from scrapers.items import Document, Exchange, Paragraph, Section


def reply(answer: str, question: str = "登記冊的進度及開支為何？") -> Document:
    return Document(
        "estimates_reply",
        "zh-Hant" if not answer.isascii() else "en",
        "登記冊",
        published=date(2026, 10, 14),
        exchanges=(Exchange(question, answer),),
    )


def texts(document: Document) -> list[str]:
    return [bullet.text for bullet in summarise(document)]


def before(document: Document, at: int) -> str | None:
    everything = statements(document)
    return Subjects(everything).before(everything[at])


@pytest.mark.parametrize(
    "text",
    [
        "該計劃至今已批出4,800萬元資助。",
        "我們計劃今年稍後向立法會財務委員會申請撥款。",
        "隨後，政府會向立法會財務委員會申請所需撥款。",
        "There is no plan to resume it.",
        "上述工作由部門以現有人手推行。",
        "有關方案正在規劃當中，詳情有待確定。",
        "此項目總投資金額約為6億元。",
        "其餘申請仍在處理當中，預計下月完成。",
        "便利措施將於2027年起陸續推出。",
        "截至2026年3月，計劃已批出8個項目。",
        "每個獲批項目可獲1,000萬元至1億元的資助。",
        "每場講座約有400名參加者。",
        "計劃督導委員會現正評審14份申請。",
        "過去一年，學院已舉辦1 000場課程。",
        "「樂檔計劃」則資助檔案館的研究。",
        "（一）部門將於2027年推出登記冊。",
        "iv. 部門將於2027年推出登記冊。",
        "（檔案研究中心）而餘下的26個合作項目已轉移至業界。",
        "若有關團隊在六個月內仍未覓得新夥伴，資助便會終止。",
        "2025年以此方式登入的佔六成三。",
        "有委員查詢會否就該程式收取費用，中心表示未有此打算。",
        "If they fail to find a partner within six months, the grant will be stopped.",
        "Migration of the remaining 75 will be completed by June 2027.",
        "（檔案研究中心）其餘項目會在明年完成。",
        "[Archive Research Centre] The remaining projects will end in 2027.",
        "註：部門將於2027年推出登記冊。",
        "註2：部門將於2027年推出登記冊。",
        "*開支包括舉辦展覽及進行研究。",
        "^部門於2026年擴大登記冊的範圍。",
        "https://www.example.hk/tc/registers/index.html",
        "部門在過去三年接獲的申請數目表列如下：",
        "部門已推出登記冊（涵蓋14個部門。",
        "部門會設立中心……亦會聘請人手……並會檢討成效。",
        "It will be completed in the first half of 2027.",
        "These measures will take effect in March 2027.",
        "The scheme has approved 14 applications to date.",
        "他續說：「檔案館今年首度開放地庫，歡迎市民參觀。」",
        "違例者一經定罪，最高可被罰款一萬元及監禁六個月。",
        "The maximum penalty is a fine of $10,000 and imprisonment for six months.",
        "The Archives Department has approved the relevant applications in 2026.",
        "The Department has inspected the premises concerned.",
        "The bureau has decided to terminate his appointment.",
        "The matter has been referred to the Archives Board.",
        "今年檔案館展覽的「讀書，惜書！」",
    ],
)
def test_what_leans_on_its_page_is_stopped(text: str) -> None:
    assert not reads_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "我們計劃今年稍後向立法會財務委員會申請撥款推出登記冊。",
        "政府會就登記冊的擴建工程向立法會財務委員會申請撥款。",
        "There is no plan to resume the Register Fund.",
        "部門將於2027年年底前推出電子登記冊。",
        "（樂檔先導計劃）計劃至今已批出4,800萬元資助。",
        "此外，部門已預留3,000萬元。"[3:],
        "其他部門將於2027年加入登記冊。",
        "計劃署將於2027年推出登記冊。",
        "7.73億元已撥予登記冊，由部門於2026年動用。",
        "2026-27年度的預算開支為1億2,000萬元。",
        "「樂檔先導計劃」會資助14間學校……「樂檔先導計劃」的開支由部門承擔。",
        "研究人員將於2027年遷入新的大樓。",
        "The Archives Bill will be introduced in March 2027.",
        "[Registers Scheme] The scheme has approved 14 applications to date.",
        "Theatres will open their archives in March 2027.",
        "The service counter of the Archives at Sha Tin will close on March 2.",
        "他人的檔案不得公開，違者可被罰款。",
        "Of 14 applications received, the Department has approved the relevant applications.",
        "Mr Chan Tai-man will take up his appointment on March 2.",
        "The maximum penalty for altering a register is a fine of $10,000.",
        "Departments will consult the relevant authorities in March 2027.",
    ],
)
def test_what_stands_by_itself_passes(text: str) -> None:
    assert reads_alone(text)


def test_a_short_name_is_led_by_the_full_one() -> None:
    document = reply(
        "政府推出「樂檔加速器先導計劃」(「先導計劃」)。\n我們將於2027年檢討「先導計劃」。"
    )
    assert before(document, 1) == "（樂檔加速器先導計劃）"


def test_a_bare_noun_is_led_by_the_name_that_it_was_given() -> None:
    document = reply("政府已成立香港樂檔研發院(研發院)。\n研發院將於2027年投入運作。")
    assert before(document, 1) == "（香港樂檔研發院）"


def test_who_acts_on_something_is_led_by_what_the_paragraph_is_on() -> None:
    document = reply("公司計劃推出「樂檔培育計劃」。我們會在今年稍後向財務委員會申請撥款。")
    assert before(document, 1) == "（樂檔培育計劃）"


def test_a_paragraph_on_two_things_lends_no_name() -> None:
    document = reply(
        "公司計劃推出「樂檔培育計劃」及「樂檔加速計劃」。該計劃的開支有待確定。該等安排仍在研究。"
    )
    assert before(document, 2) is None


def test_a_short_name_is_that_of_the_last_body_of_two() -> None:
    document = reply(
        "顧問研究合併香港樂檔研究院和納米檔案研發院(研發院)的安排。\n研發院將於2027年投入運作。"
    )
    assert before(document, 1) == "（納米檔案研發院）"


def test_a_first_application_is_led_by_the_scheme_that_it_is_for() -> None:
    document = reply("部門推出「樂檔培育計劃」。「樂檔評審委員會」已支持首宗申請。")
    assert before(document, 1) == "（樂檔培育計劃）"


def test_a_first_application_for_nobody_knows_what_is_not_told_alone() -> None:
    document = reply("部門設有一個評審小組。\n「樂檔評審委員會」已支持首宗申請。")
    assert before(document, 1) is None


def test_a_paragraph_that_goes_on_to_a_second_thing_lends_no_name() -> None:
    document = reply(
        "貿發局設有「樂檔‧設計廊」。貿發局每年舉辦「樂檔博覽」。有關工作正在規劃當中。"
    )
    assert before(document, 2) is None


def test_two_things_at_once_are_never_led_by_the_name_of_one() -> None:
    document = reply("公司推出「樂檔培育計劃」。我們未有備存上述兩個計劃的資料。")
    assert before(document, 1) is None


def test_what_cannot_stand_alone_comes_with_the_sentence_before() -> None:
    told = texts(reply("政府正全力推動檔案工作。\n部門已收到14宗申請。有關申請將於2027年審批。"))
    assert "部門已收到14宗申請。有關申請將於2027年審批。" in told


def test_a_note_under_a_table_is_not_told() -> None:
    assert not any("註" in one for one in texts(reply("註1：部分部門或有多於1宗申請獲批。")))


def test_what_leads_up_to_a_table_is_told_without_the_table() -> None:
    told = texts(reply("部門共接獲1 153宗申請，並批出793宗，相關數目按年度表列如下："))
    assert told == ["部門共接獲1 153宗申請，並批出793宗。"]


def test_a_sentence_that_the_next_one_takes_back_is_not_told_alone() -> None:
    told = texts(reply("部門將於2027年推出登記冊。但如未獲撥款，登記冊將不會推出。"))
    assert told == ["部門將於2027年推出登記冊。但如未獲撥款，登記冊將不會推出。"]


def test_the_second_round_is_told_with_the_first() -> None:
    first = "在首輪收到的94份申請中，有24份獲批，總資助額超過10億元。"
    second = "委員會現正評審第二輪收到的108份申請。"
    assert "108份" in " ".join(texts(reply(first + second)))


def test_sentences_on_different_things_are_never_joined() -> None:
    answer = "「樂檔計劃」將於2027年推出。\n檔案館的開支為3,000萬元。\n登記冊已於2026年啟用。"
    more = "\n展覽館已於2026年3月收到14宗申請。"
    assert not any(OMITTED in one for one in texts(reply(answer + more)))


def test_what_one_body_does_is_joined_with_one_gap_at_most() -> None:
    answer = "檔案署已於2026年3月推出登記冊。\n登記冊的介面十分簡潔。\n檔案署亦會在2027年年底前檢討收費。"
    more = "\n博物館會在2028年年底前增設三個展覽廳。\n圖書館已預留3,000萬元。"
    told = texts(reply(answer + more))
    assert f"檔案署已於2026年3月推出登記冊。{OMITTED_ZH}檔案署亦會在2027年年底前檢討收費。" in told


def test_what_was_asked_is_told_before_other_news() -> None:
    answer = "".join(
        f"部門將於{year}年設立第{year - 2026}所展覽館。\n" for year in range(2027, 2032)
    )
    asked = "登記冊每年的用電量約為14萬度。"
    assert asked in texts(reply(answer + asked, question="登記冊的用電量為何？"))


def test_copies_of_one_answer_count_as_one_paper() -> None:
    answer = "部門邀請檔案公司及學界合辦活動，讓學生了解檔案工作。部門會在稍後公布活動的詳情。"
    copies = [statements(reply(answer)) for _ in range(9)]
    recurrence = Recurrence(copies)
    assert [recurrence(one) for one in copies[0]] == [0.0, 0.0]


def test_a_sentence_that_different_answers_share_still_counts() -> None:
    stock = "部門一直與業界保持溝通。"
    papers = [
        statements(reply(f"{stock}第{n}所中心位於第{n}區，由第{n}公司營運，並已於2026年啟用。"))
        for n in range(1, 9)
    ]
    assert Recurrence(papers)(papers[0][0]) == 1.0


def test_a_long_reply_is_never_without_a_bullet() -> None:
    stock = "政府一直致力推動檔案工作，積極與業界保持緊密聯繫，以鞏固香港作為檔案樞紐的優勢。" * 5
    document = reply(stock + "我們會繼續檢視有關工作，並適時作出優化，以配合社會的發展。" * 2)
    assert summarise(replace(document), lambda _: 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "特區政府正擬定有關的細節，並會與部委商討具體的方案。",
        "為配合發展，承辦商將於明年推出新系統。",
        "截至三月底，按需要，學院已聘用20名教員。",
        "整項研究的預算開支約為500萬元。",
        "部門正為該處進行規劃的顧問研究。",
        "過去一年，學院舉辦近1,000場課程，培訓52,000名學員。",
        "上表中有*者為去年的項目，共有17個。",
        "過去兩年更是推出新的政策措施。",
        "首3座大樓快將全部落成，預計在2027年啟用。",
        "Including the above-mentioned cases, hospitals have reported eight cases.",
        "Among them, seven cases were serious and the remaining were stable.",
    ],
)
def test_what_leans_on_the_page_gets_no_bullet(text: str) -> None:
    assert text not in texts(reply(f"公眾可使用服務。\n另有安排。{text}", question="進度為何？"))


def test_an_item_stands_behind_what_leads_to_it() -> None:
    answer = (
        "部門一直推動數碼轉型，會推行下列各項新的措施：\n近年的主要措施包括：\n"
        "（a）透過「試用計劃」，資助合資格的本地公司製作樣板並於2027年在公營機構試用，涉及3,000萬元，並會在試用後把研發成果推廣至各區的公營機構和學校；以及\n"
        "（b）登記冊小組會在2027年年底前把所有紙本紀錄上載至新的平台，涉及開支約5,000萬元，並會在完成後檢討平台的成效和公眾的意見。"
    )
    told = texts(reply(answer))
    assert any(text.startswith("（近年的主要措施包括）透過「試用計劃」") for text in told)
    assert not any(text.endswith(("；", "以及")) for text in told)


def test_a_short_name_within_a_longer_one_is_not_that_name() -> None:
    document = reply(
        "創新及科技基金(基金)已批出3億元。\n署方於2026年推出「創投基金」，由國家科學基金委員會評審。"
    )
    assert before(document, 1) == ""


def test_a_short_name_by_itself_gets_its_full_one() -> None:
    document = reply("創新及科技基金(基金)已批出3億元。\n署方將於2027年從基金撥出2億元。")
    assert before(document, 1) == "（創新及科技基金）"


def test_the_department_is_named_where_a_paper_has_named_one() -> None:
    document = reply("創新科技署負責登記冊。\n截至三月底，署方已批出3億元。")
    assert before(document, 1) == "（創新科技署）"


def test_of_two_departments_neither_is_named() -> None:
    document = reply("創新科技署與渠務署負責登記冊。\n截至三月底，署方已批出3億元。")
    assert before(document, 1) == ""


def test_a_park_gets_the_name_that_the_paper_gives_it() -> None:
    document = reply(
        "河套香港園區分兩期發展。\n河套香港園區設有8座大樓。\n隨着大樓落成，今年稍後園區將投入運作。"
    )
    assert before(document, 2) == "（河套香港園區）"


def test_a_guide_that_a_paragraph_cites_is_not_its_subject() -> None:
    document = reply("根據「發放報酬予成員」的指引，成員屬義務性質。我們會維持現時的安排。")
    assert before(document, 1) == ""


def test_two_schemes_counted_together_are_both_named() -> None:
    document = reply(
        "「樂檔支援計劃」資助檔案館。\n「檔案人才計劃」資助學生。\n"
        "部門沒有備存上述兩個計劃下的分項數字。"
    )
    assert before(document, 2) == "（樂檔支援計劃、檔案人才計劃）"


def test_of_three_schemes_two_are_not_guessed() -> None:
    document = reply(
        "「樂檔支援計劃」資助檔案館。\n「檔案人才計劃」資助學生。\n「檔案展覽計劃」資助展覽。\n"
        "部門沒有備存上述兩個計劃下的分項數字。"
    )
    assert before(document, 3) is None


def test_a_bare_scheme_is_the_nearest_that_its_paragraph_opens_with() -> None:
    document = reply(
        "「樂檔支援計劃」(「計劃」)資助檔案館。\n"
        "「檔案人才計劃」資助學生修讀課程。計劃旨在吸納人才，每年涉及3,000萬元。"
    )
    assert before(document, 2) == "（檔案人才計劃）"


def test_how_many_of_a_scheme_is_led_by_its_name() -> None:
    document = reply("「樂檔支援計劃」資助檔案館。截至2026年3月，已有66間獲選機構開展工作。")
    assert before(document, 1) == "（樂檔支援計劃）"


def test_a_refusal_speaks_of_what_was_asked() -> None:
    document = reply("部門會持續接觸檔案館。部門以現有人手推行有關工作，有關工作並無分項開支數字。")
    assert before(document, 1) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "視乎上述工作的進度，我們的目標是最快於2027年成立檔案院。",
            "我們的目標是最快於2027年成立檔案院。",
        ),
        ("根據上述的評審程序，部門已批出44宗申請。", "部門已批出44宗申請。"),
        ("在完成上述的檢討後，部門將於2027年收費。", "部門將於2027年收費。"),
    ],
)
def test_grounds_that_were_told_before_are_left_off(text: str, told: str) -> None:
    assert [one.text for one in variants(Folded.of(text))] == [told]


def test_a_condition_that_the_sentence_does_not_repeat_is_never_left_off() -> None:
    text = "視乎上述工作的進度，部門將於2027年收費。"
    assert [one.text for one in variants(Folded.of(text))] == [text]


def test_a_count_within_the_grounds_is_never_left_off() -> None:
    text = "隨着首3座大樓及上述設施落成，部門將於2027年收費。"
    assert [one.text for one in variants(Folded.of(text))] == [text]


def test_a_clause_that_is_whole_ends_as_a_sentence() -> None:
    text = (
        "部門已於2026年邀請本地及海外的檔案館、博物館及圖書館就登記冊的設計和介面提交意見書，"
        "包括如何讓公眾查閱不同年代的紀錄和目錄，讓學者研究。"
    )
    cut = "部門已於2026年邀請本地及海外的檔案館、博物館及圖書館就登記冊的設計和介面提交意見書。"
    assert cut in [one.text for one in variants(Folded.of(text))]


def test_a_bullet_opens_with_also_only_where_nothing_else_is_told() -> None:
    other = "檔案館將於2027年第一季增設三個展覽廳，涉及5,000萬元。"
    document = reply(f"部門亦會繼續推廣登記冊。\n{other}")
    assert texts(document)[0] == other


def test_a_scheme_that_nothing_names_is_not_told_of_by_itself() -> None:
    document = reply("公眾可使用登記冊。\n部門將與有關機構探討計劃的實施方案，詳情於稍後公布。")
    assert before(document, 1) is None


@pytest.mark.parametrize(
    "connected",
    [
        "另一方面，政府已於2026年7月實施「樂檔優惠」，減免所有登記費用。",
        "而根據政府與兩間公司簽訂的《樂檔協議》，樂檔公司有責任維持供應。",
        "隨着上述工程完成，香港樂檔中心將於2027年啟用。",
    ],
)
def test_what_only_ties_a_sentence_to_the_one_before_is_no_ground_to_leave_it_out(
    connected: str,
) -> None:
    assert before(reply(f"公眾可使用登記冊。\n{connected}"), 1) == ""


def test_what_follows_from_a_ground_in_the_same_sentence_reads_alone() -> None:
    assert reads_alone(
        "由於檔案館將於2026-27年度完結後才提交經核證的報告，因此暫時未能提供今年的數字。"
    )
    assert not reads_alone("因此暫時未能提供今年的資料及數字。")


def test_a_first_application_is_led_by_the_only_scheme_of_its_part() -> None:
    document = reply("部門推出「樂檔培育計劃」。\n「樂檔評審委員會」已支持首宗申請。")
    assert before(document, 1) == "（樂檔培育計劃）"


def test_of_two_schemes_of_its_part_none_is_guessed() -> None:
    document = reply(
        "部門推出「樂檔培育計劃」及「樂檔加速計劃」。\n「樂檔評審委員會」已支持首宗申請。"
    )
    assert before(document, 1) is None


def test_also_is_no_matter_beside_what_it_adds_to() -> None:
    first = "《財政預算案》提出邀請檔案館到學校展示館藏，讓學生認識本港歷史及文獻保存的工作。"
    also = "《財政預算案》亦提出邀請大型出版社為校園閱讀課程提供資源及技術指導。"
    document = reply(f"{first}\n{also}", question="校園閱讀課程及檔案館展示的詳情為何？")
    assert texts(document)[1:] == [also]


def test_a_clause_behind_a_semicolon_may_go_where_it_is_whole() -> None:
    whole = (
        "根據檔案館提供的資料，有140份紀錄已完成數碼化並上載至登記冊供公眾查閱；"
        "124份紀錄已在全港各區的公共圖書館展出；100份紀錄獲學者引用。"
    )
    found = [one.text for one in variants(Folded.of(whole))]
    assert whole.split("；", maxsplit=1)[0] + "。" in found
    turned = whole.replace("；124", "；而124")
    assert turned.split("；")[0] + "。" not in [one.text for one in variants(Folded.of(turned))]


def test_applications_to_a_committee_are_led_by_the_scheme_that_they_are_for() -> None:
    document = reply(
        "部門推出「樂檔培育計劃」及「樂檔加速計劃」。\n"
        "「樂檔培育計劃」資助檔案館培訓館員。「樂檔評審委員會」已同意支持63宗申請。\n"
        "「樂檔評審委員會」至今共處理了80項申請。"
    )
    assert before(document, 2) == "（樂檔培育計劃）"
    assert before(document, 3) is None


def test_no_name_explains_what_is_above() -> None:
    document = reply(
        "政府正發展樂檔香港園區，首期工程包括8座大樓及供水設施。樂檔香港園區設有檔案館。"
        "隨着首3座大樓及上述供水設施落成，園區將於2027年開放參觀。"
    )
    assert before(document, 2) is None


def test_it_behind_a_stage_of_something_does_not_read_alone() -> None:
    assert not reads_alone("In the first stage it will support 36 services on tax and licensing.")
    assert reads_alone("In the first stage the Register will support 36 services on licensing.")


def test_the_rest_of_a_number_that_is_not_told_does_not_read_alone() -> None:
    told = "署方共收到7宗申請，其餘4宗屬於出版業，詳情待公布。"
    rest = "截至2026年2月底，檔案署正審核其餘6宗申請，包括要求申請公司提交文件。"
    assert before(reply(f"公眾可使用登記冊。\n{told}\n{rest}"), 1) == ""
    assert before(reply(f"公眾可使用登記冊。\n{told}\n{rest}"), 2) is None


def test_abovementioned_things_are_above_wherever_a_bullet_says_so() -> None:
    assert not reads_alone(
        "The Authority will keep monitoring visitors. Including the abovementioned cases, 15 were reported."
    )


def test_a_quotation_that_goes_on_elsewhere_opens_no_bullet() -> None:
    said = '"Visitors to the Archive Hall should avoid flash lights; and avoid touching the lists.'
    assert next(one.text for one in variants(Folded.of(said))) == said[1:]
    assert not reads_alone('The lists will be kept," the Registrar, Dr Lai, said on 9 November.')
    assert reads_alone('"The lists will be kept," the Registrar, Dr Lai, said on 9 November.')


def test_an_english_list_is_not_stopped_between_its_points() -> None:
    points = (
        "The Archive Hall will announce the number of readers every day; strengthen the checks at its doors"
        " and lifts throughout the week; open the Map Room to schools; put up more signs in the halls."
    )
    found = [one.text for one in variants(Folded.of(points))]
    assert not any(one.endswith(("lifts throughout the week.", "every day.")) for one in found)


def test_a_code_that_is_not_named_points_back() -> None:
    assert points_back("the code of practice will be reviewed next year.")
    assert not points_back("the code of practice for landlords will be reviewed next year.")


def test_a_second_clause_that_says_so_again_is_cut_with_a_full_stop() -> None:
    text = (
        "The Centre for Coasts today reported a suspected case of oyster disease in the north, and again urged "
        "the public to pay special attention to what they eat during travel, taking due account of health risks."
    )
    cut = "The Centre for Coasts today reported a suspected case of oyster disease in the north."
    assert cut in [one.text for one in variants(Folded.of(text))]


def test_advice_to_the_public_is_no_bullet_where_a_case_is_reported() -> None:
    case = "The Centre for Coasts has so far identified 27 cases of oyster disease in the north."
    advice = (
        "Travellers should avoid going to oyster farms and should maintain vigilance in markets."
    )
    assert texts(reply(f"{case} {advice}", "How many cases are there?")) == [case]


def test_what_is_left_out_of_english_is_marked_as_english_marks_it() -> None:
    first = "The Archives launched the register of deeds in March 2026."
    last = "The Archives will also review the fees of the register by the end of 2027."
    more = "The Museum will add three galleries by the end of 2028.\nThe Library has set aside $30 million."
    told = texts(reply(f"{first}\nThe rooms are plain.\n{last}\n{more}"))
    assert f"{first} {OMITTED} {last}" in told


def test_nothing_stops_behind_by_when_it_will_be_done() -> None:
    whole = "部門將於二○二六至二七年度完結前，讓所有圖書館採用電子登記冊的數碼簽署。"
    assert [one.text for one in variants(Folded.of(whole))] == [whole]


def test_things_that_a_lead_in_tells_of_stand_behind_it() -> None:
    paper = replace(
        reply("", ""),
        kind="plain",
        language="en",
        exchanges=(),
        sections=(
            Section(
                None,
                tuple(
                    map(
                        Paragraph,
                        (
                            "The Archives Fund today (March 2) approved $24 million for two projects.",
                            "The projects in this batch cover:",
                            "(1) a system for reading old registers by machine;",
                            "(2) an index of maps for the archives of all 18 districts; and",
                        ),
                    )
                ),
            ),
        ),
    )
    found = texts(paper)
    assert not [one for one in found if one.startswith(("A system", "An index"))]
    assert [one for one in found if "cover" in one and "index of maps" in one]


def test_by_what_means_is_not_all_that_is_told_of_an_item() -> None:
    answer = (
        "獲批的項目涵蓋：\n(一)透過機器學習及影像分析技術，辨認舊登記冊上的手寫字；\n"
        "(二)應用於全港14間檔案館的索引系統。"
    )
    (told,) = (one for one in texts(reply(answer)) if "涵蓋" in one)
    assert "辨認舊登記冊上的手寫字" in told


def test_an_end_that_was_cut_off_is_told_where_there_is_room() -> None:
    paper = reply(
        "The Archives Board today (March 2) rejected the appeal lodged by the Readers Union against its fees, "
        "and ruled that the Union should pay $80,000.",
        "What did the Archives Board decide on the appeal?",
    )
    assert texts(paper)[0].endswith("$80,000.")


def test_where_to_ask_is_no_bullet() -> None:
    paper = reply(
        "部門將於三月二日起停辦登記冊展覽。如有查詢，可致電2788 0000或瀏覽部門網頁。",
        "展覽何時停辦？",
    )
    assert texts(paper) == ["部門將於三月二日起停辦登記冊展覽。"]


def test_of_one_part_what_was_asked_stands_first() -> None:
    paper = reply(
        "部門在2025年舉辦了14場展覽，吸引30 000人次參觀。部門會在2027年年底前推出電子登記冊，供市民查閱。",
        "部門何時推出電子登記冊，供市民查閱？",
    )
    assert texts(paper)[0].startswith("部門會在2027年年底前推出電子登記冊")


def test_a_name_that_opens_with_a_verb_is_a_subject() -> None:
    paper = reply("推動登記冊發展督導小組由17人組成，至今召開八次會議。", "小組有多少人？")
    assert texts(paper) == ["推動登記冊發展督導小組由17人組成，至今召開八次會議。"]


def test_courtesies_to_members_are_no_bullet() -> None:
    paper = replace(
        reply("", ""),
        kind="plain",
        exchanges=(),
        sections=(
            Section(
                None,
                (
                    Paragraph("首先，我衷心感謝動議今日議案的陳議員和各位議員提出的意見。"),
                    Paragraph("檔案處將於今年內修訂《檔案條例》，並會在2027年推出電子登記冊。"),
                ),
            ),
        ),
    )
    assert texts(paper) == ["檔案處將於今年內修訂《檔案條例》，並會在2027年推出電子登記冊。"]


def test_the_said_thing_is_known_where_its_name_stands_before_it() -> None:
    said = "有委員查詢會否就該程式收取費用，中心表示未有此打算。"
    assert reads_alone(f"（潮汐程式）{said}")
    assert not reads_alone(f"（海洋研發中心）{said}")


@pytest.mark.parametrize(
    "text",
    [
        "該資助與（二）的津貼互不重疊，學校不得重複申領。",
        "The rebate replaces the grant in part (b) above and is paid each year.",
    ],
)
def test_what_points_to_a_part_of_the_answer_by_its_number_does_not_read_alone(text: str) -> None:
    assert not reads_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Harbour Register] The Marine Department will be next, in the third quarter of 2027.",
        "The other clubs are to follow suit by the end of 2027.",
        "Unlike the first, the grant pays $2 million in two parts.",
    ],
)
def test_what_is_done_as_was_told_before_does_not_read_alone(text: str) -> None:
    assert not reads_alone(text)


def test_what_comes_next_and_says_what_it_is_reads_alone() -> None:
    assert reads_alone("The next phase of the Harbour Register will open in the third quarter.")
