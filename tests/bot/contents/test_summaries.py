"""This file tests summaries: what they pick, that they stay the paper's words, and how long they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.contents.commitments import commitments
from bot.contents.folded import Folded
from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.pieces import EN_TOTAL, ZH_TOTAL, variants
from bot.contents.summaries.recurrence import Recurrence
from bot.contents.summaries.replies import questions, worth_of_words
from bot.contents.summaries.salience import context_of, salience
from bot.contents.summaries.selection import Chooser
from bot.contents.summaries.standing import OMITTED, OMITTED_ZH, reads_alone
from bot.contents.summaries.stretches import stretches
from scrapers.items import Document, Exchange, Kind, Language, Paragraph, Recommendation, Section
from scrapers.text import fold
from tests.evaluation.summaries import english, rouge2, source_text, strange

ISSUED = date(2026, 10, 14)


def reply(
    *answers: str, question: str = "登記冊的進度及開支為何？", language: Language = "zh-Hant"
) -> Document:
    parts = tuple(
        Exchange(question, answer, str(at) if len(answers) > 1 else None)
        for at, answer in enumerate(answers, 1)
    )
    return Document("question_reply", language, "登記冊", published=ISSUED, exchanges=parts)


def paper(*sections: tuple[str | None, str, str], kind: Kind = "panel_paper") -> Document:
    return Document(
        kind,
        "zh-Hant",
        "登記冊",
        published=ISSUED,
        sections=tuple(Section(h, (Paragraph(text, no, page=2),)) for h, no, text in sections),
    )


def cuts(sentence: str) -> list[str]:
    return [one.text for one in variants(Folded.of(sentence))]


def texts(document: Document) -> list[str]:
    return [bullet.text for bullet in summarise(document)]


OPENERS = "電子登記冊是重要的基礎設施。政府一直致力推動數碼轉型，提升香港的競爭力。"
PROMISE = "部門將於2027年年底前推出電子登記冊。"
REFUSAL = "部門沒有備存有關開支的分項數字。"


def test_a_dated_promise_is_told_before_a_policy_opener() -> None:
    assert texts(reply(OPENERS + PROMISE))[0] == PROMISE


def test_the_non_answer_is_news() -> None:
    assert REFUSAL in " ".join(texts(reply(OPENERS + REFUSAL)))


def test_a_policy_opener_is_not_told() -> None:
    assert "競爭力" not in " ".join(texts(reply(OPENERS + PROMISE + REFUSAL)))


def test_each_part_of_a_question_has_its_bullet() -> None:
    bullets = summarise(reply(PROMISE, REFUSAL, "至今已批出3,000萬元資助。"))
    assert sorted(bullet.cites for bullet in bullets) == [("1",), ("2",), ("3",)]


def test_what_is_declined_stands_last() -> None:
    bullets = summarise(reply(PROMISE, REFUSAL, "至今已批出3,000萬元資助。"))
    assert [bullet.cites for bullet in bullets] == [("1",), ("3",), ("2",)]


def test_a_part_stays_out_of_the_bullets_of_other_parts() -> None:
    long = "".join(f"部門將於{year}年設立第{year - 2026}所檔案中心。" for year in range(2027, 2031))
    bullets = summarise(reply(REFUSAL, "至今已批出3,000萬元資助。", long))
    assert sorted(bullet.cites for bullet in bullets) == [("1",), ("2",), ("3",)]


def test_of_many_parts_three_have_a_bullet_each() -> None:
    answers = ("展覽館將於2027年年底前啟用。", "我們會在2028年檢討收費。", "至今有14個部門參加。")
    bullets = summarise(reply(*answers, REFUSAL, "至今已批出3,000萬元資助。"))
    assert [len(bullet.cites) for bullet in bullets] == [1, 1, 1]
    assert len({bullet.cites for bullet in bullets}) == 3


def test_who_pays_is_told() -> None:
    told = texts(reply(OPENERS + "館藏研究的開支由檔案公司承擔。"))
    assert told[0] == "館藏研究的開支由檔案公司承擔。"


def test_that_nothing_changes_is_told() -> None:
    told = texts(reply(OPENERS + "經考慮後，我們會維持現時的安排。"))
    assert "維持現時的安排" in told[0]


def test_how_soon_after_something_is_told() -> None:
    told = texts(reply(OPENERS + "獲選機構須在簽訂協議後18個月內開始運作。"))
    assert "18個月內" in told[0]


def test_a_sentence_does_not_stop_before_what_will_be_done() -> None:
    sentence = "部門將根據試用成果、業界需要，以及資源配置等因素，展開下一期工程，並諮詢業界。"
    assert not any(one.endswith(f"因素{OMITTED_ZH}") for one in cuts(sentence))


def test_a_list_is_told_without_what_its_points_are_for() -> None:
    document = reply(
        "建議的措施包括：\n（1）舉辦展覽，以推廣登記冊的應用\n（2）檢討制度，以配合日後的發展\n（3）增設職位"
    )
    assert "舉辦展覽；檢討制度；增設職位" in texts(document)[0]


def test_an_answer_that_covers_several_parts_cites_them_all() -> None:
    document = Document(
        "estimates_reply",
        "zh-Hant",
        "登記冊",
        published=ISSUED,
        exchanges=(Exchange("為何？", PROMISE, "1", ("1", "2")),),
    )
    assert summarise(document)[0].cites == ("1", "2")


def test_a_paper_ends_with_what_members_are_asked() -> None:
    document = paper(
        ("目的", "1", "本文件旨在簡介登記冊的進展。"),
        ("未來路向", "2", PROMISE),
        ("徵詢意見", "3", "請委員備悉本文件內容。"),
    )
    assert texts(document)[-1].endswith("請委員備悉本文件內容。")


def test_three_facts_go_before_a_request_to_take_note() -> None:
    document = paper(
        ("未來路向", "2", PROMISE),
        ("未來路向", "3", "檔案館已預留3,000萬元，用以擴建展覽廳。"),
        ("未來路向", "4", "博物館會在2028年年底前檢討收費。"),
        ("徵詢意見", "5", "請委員備悉本文件內容。"),
    )
    assert len(texts(document)) == 3
    assert not any("備悉" in one for one in texts(document))


def test_a_request_for_support_is_always_told() -> None:
    document = paper(
        ("未來路向", "2", PROMISE),
        ("未來路向", "3", "檔案館已預留3,000萬元，用以擴建展覽廳。"),
        ("未來路向", "4", "博物館會在2028年年底前檢討收費。"),
        ("徵詢意見", "5", "請委員支持撥款建議。"),
    )
    assert texts(document)[-1] == "請委員支持撥款建議。"


def test_two_facts_of_one_section_go_before_a_dull_one_of_another() -> None:
    document = paper(
        ("未來路向", "2", PROMISE),
        ("未來路向", "3", "檔案館會在2028年年底前檢討收費，並預留3,000萬元。"),
        ("未來路向", "4", "博物館將於2029年第一季啟用第14個展覽廳。"),
        ("其他", "5", "部門設有14名職員。"),
    )
    assert not any("職員" in one for one in texts(document))


def test_a_list_is_not_cut_short_before_a_sum() -> None:
    sentence = (
        "部門推出登記冊資助計劃，以配對形式資助本地的檔案館、博物館及圖書館設立電子登記冊和目錄，"
        "並資助檔案館聘用人員，而資助總額上限為每所檔案館兩億元，每年50萬元。"
    )
    assert not any(one.endswith(OMITTED) and "上限" not in one for one in cuts(sentence))


def test_a_sentence_within_a_bullet_goes_without_what_it_is_for() -> None:
    told = texts(
        reply(
            "部門已於2026年6月撥出1.8億元推出登記冊，旨在吸引海內外的檔案館和博物館在香港設立基地。其餘3,000萬元會用於培訓。"
        )
    )
    assert told == ["部門已於2026年6月撥出1.8億元推出登記冊。其餘3,000萬元會用於培訓。"]


def test_that_details_come_later_is_told_last() -> None:
    told = texts(reply("計劃的詳情將於稍後公布。"[3:], PROMISE))
    assert told == [PROMISE, "詳情將於稍後公布。"]


def test_a_bullet_of_a_paper_has_its_paragraph_and_page() -> None:
    (bullet,) = summarise(paper(("未來路向", "12", PROMISE)))
    assert (bullet.cites, bullet.page, bullet.method) == (("12",), 2, "extract")


def test_a_report_tells_the_recommendations_that_change_something() -> None:
    document = Document(
        "committee_report",
        "zh-Hant",
        "報告",
        published=ISSUED,
        sections=(Section("徵詢意見", (Paragraph("請內務委員會察悉本報告。", "9"),)),),
        recommendations=(
            Recommendation(1, "加強宣傳登記冊", ("3",)),
            Recommendation(2, "制定法律框架，規管登記冊的運用", ("4",)),
            Recommendation(3, "制訂《登記冊藍圖》", ("5",)),
            Recommendation(4, "持續優化登記冊", ("6",)),
            Recommendation(5, "開放「樂檔通」給公眾使用", ("7",)),
            Recommendation(6, "進一步加強培訓", ("8",)),
        ),
    )
    told = {cite for bullet in summarise(document) for cite in bullet.cites}
    assert {"4", "5", "7"} <= told


def report(*advice: Recommendation, lead: str = "", language: Language = "en") -> Document:
    asked = "Members are invited to note the report."
    opening = (Paragraph(lead, "8"),) if lead else ()
    return Document(
        "committee_report",
        language,
        "Report of the Subcommittee on Registers",
        published=ISSUED,
        sections=(Section("Advice sought", (*opening, Paragraph(asked, "9"))),),
        recommendations=advice,
    )


PUBLISH = Recommendation(1, "to publish the Registers Roadmap within 12 months", ("3",))
REQUIRE = Recommendation(4, "to require every archive to open a reading room", ("6",))


def test_a_recommendation_says_whose_it_is() -> None:
    told = texts(report(PUBLISH))
    assert told[0].startswith("[The Subcommittee recommends:] to publish")


def test_a_recommendation_is_led_by_the_words_of_the_report() -> None:
    lead = "The Subcommittee recommends that the Administration should:"
    told = texts(report(Recommendation(1, "publish the Registers Roadmap"), lead=lead))
    assert told[0] == (
        "[The Subcommittee recommends that the Administration should] publish the Registers Roadmap"
    )


def test_a_recommendation_that_says_whose_it_is_has_no_lead() -> None:
    own = "The Subcommittee recommends that a register be set up."
    assert texts(report(Recommendation(1, own)))[0] == own


def test_a_chinese_recommendation_says_whose_it_is() -> None:
    document = replace(
        report(Recommendation(1, "制訂《登記冊藍圖》"), lead="小組委員會建議政府當局："),
        language="zh-Hant",
    )
    assert texts(document)[0].startswith("（小組委員會建議政府當局）制訂《登記冊藍圖》")


def test_recommendations_on_different_things_have_a_bullet_each() -> None:
    told = summarise(report(PUBLISH, REQUIRE))
    assert [bullet.cites for bullet in told[:2]] == [("3",), ("6",)]


def test_recommendations_under_one_heading_may_share_a_bullet() -> None:
    told = summarise(report(replace(PUBLISH, heading="A"), replace(REQUIRE, heading="A")))
    assert told[0].cites == ("3", "6")


def test_what_the_readers_must_approve_has_a_bullet_of_its_own() -> None:
    ask = "Members are invited to support the proposal."
    document = replace(
        report(PUBLISH, REQUIRE, Recommendation(9, "to amend the Archives Ordinance", ("7",))),
        sections=(Section("Advice sought", (Paragraph(ask, "9"),)),),
    )
    assert texts(document)[-1] == ask


def test_slides_tell_their_last_outlook() -> None:
    document = Document(
        "slides",
        "zh-Hant",
        "簡報",
        published=ISSUED,
        sections=(
            Section("背景", (Paragraph("2024年成立登記冊辦公室"), Paragraph("加強數據治理的工作"))),
            Section(
                "展望將來",
                (
                    Paragraph("2027年推出電子登記冊平台"),
                    Paragraph("2028年完成部門數據目錄"),
                    Paragraph("儘快成立登記冊研究中心"),
                ),
            ),
        ),
    )
    assert texts(document) == [
        "2027年推出電子登記冊平台",
        "2028年完成部門數據目錄",
        "儘快成立登記冊研究中心",
    ]


def test_a_table_is_not_told() -> None:
    document = Document(
        "panel_paper",
        "zh-Hant",
        "登記冊",
        published=ISSUED,
        sections=(
            Section(None, (Paragraph("年度 宗數\n2025 1,204", table=True), Paragraph(PROMISE))),
        ),
    )
    assert texts(document) == [PROMISE]


def test_what_only_leads_to_a_table_is_not_told() -> None:
    assert texts(reply("過去3年接獲的申請數目如下：")) == []


def test_a_release_with_little_text_gives_fewer_bullets() -> None:
    assert len(texts(paper((None, "1", PROMISE), kind="plain"))) == 1


@pytest.mark.parametrize(
    "kind",
    ["panel_paper", "question_reply", "slides", "estimates_reply", "committee_report", "plain"],
)
def test_an_empty_paper_gives_none(kind: Kind) -> None:
    assert summarise(Document(kind, "en", "Nothing")) == ()


def test_what_recurs_in_other_papers_weighs_less() -> None:
    usual = "部門會與業界的工作小組檢討推行的安排。"
    rare = "部門會與學界的研究小組審視落實的方法。"
    document = reply(usual + rare)
    assert usual not in "".join(
        bullet.text for bullet in summarise(document, lambda s: 1.0 if s.text == usual else 0.0)
    )


def test_a_sentence_of_every_paper_is_common_and_one_of_its_own_is_not() -> None:
    stock = "政府會與業界保持溝通。"
    papers = [reply(stock + f"部門於2026年{month}月開會。") for month in range(1, 10)]
    recurrence = Recurrence(map(statements, papers))
    assert [recurrence(one) for one in statements(papers[2])] == [1.0, 0.0]


def test_the_missing_subject_is_told_in_full_where_the_sentence_means_it() -> None:
    document = reply(
        "「樂檔先導計劃」是重要的一步，我們一直致力推動。\n部門正招聘人手。計劃至今已批出4,800萬元資助。"
    )
    assert "樂檔先導計劃至今已批出4,800萬元資助。" in " ".join(texts(document))


def test_a_follow_up_keeps_the_sentence_that_it_leans_on() -> None:
    document = reply("部門正就登記冊進行顧問研究。預計會於2027年公布研究結果。")
    assert texts(document) == ["部門正就登記冊進行顧問研究。預計會於2027年公布研究結果。"]


def test_a_lead_in_keeps_the_openings_of_its_list() -> None:
    document = reply(
        "部門接納小組的建議，計劃分三階段推行：\n（1）第一階段：認識和教育\n（2）第二階段：舉辦產品博覽\n（3）第三階段：檢討制度"
    )
    assert "第一階段：認識和教育；第二階段：舉辦產品博覽" in texts(document)[0]


def test_both_scripts_give_the_same_bullets() -> None:
    traditional = texts(reply(OPENERS + PROMISE + REFUSAL))
    simplified = texts(
        reply(
            "电子登记册是重要的基础设施。政府一直致力推动数码转型，提升香港的竞争力。"
            "部门将于2027年年底前推出电子登记册。部门没有备存有关开支的分项数字。",
            question="登记册的进度及开支为何？",
            language="zh-Hans",
        )
    )
    assert [fold(one) for one in traditional] == [fold(one) for one in simplified]


def test_only_ends_are_cut() -> None:
    sentence = "部門將於2027年推出登記冊，涵蓋14個部門，涉及3,000萬元，以期提升服務效率。"
    bodies = [one.removesuffix(OMITTED_ZH).removesuffix("。") for one in cuts(sentence)]
    assert len(set(bodies)) > 1
    assert [body for body in bodies if not sentence.startswith(body)] == []


def test_a_purpose_at_the_end_may_go_with_a_full_stop() -> None:
    sentence = "部門將於2027年推出登記冊，從而提升服務的效率。"
    assert "部門將於2027年推出登記冊。" in cuts(sentence)


def test_several_purposes_at_the_end_may_go_together() -> None:
    sentence = "部門將於2027年推出登記冊，以提升服務的效率，協助市民查閱紀錄。"
    assert "部門將於2027年推出登記冊。" in cuts(sentence)


@pytest.mark.parametrize(
    ("rest", "may_go"),
    [
        ("包括要求機構補交文件及資料", True),
        ("涵蓋不同行業的機構和團體", True),
        ("包括三項由館方提出的申請", False),
        ("涵蓋14個部門的全部紀錄", False),
    ],
)
def test_examples_may_go_and_what_is_counted_may_not(rest: str, *, may_go: bool) -> None:
    told = "檔案處正審核另外六份由各機構提交的登記冊申請"
    assert (f"{told}。" in cuts(f"{told}，{rest}。")) is may_go


@pytest.mark.parametrize(
    "sentence",
    [
        "部門將於2027年推出登記冊，但須視乎撥款情況。",
        "項目屬非政府組織，政府並無提供資助。",
        "署方會在明年三月向中小企業發放五萬元科技資助，如申請人符合所有審批條件。",
        "署方會在明年三月向所有中小企業發放資助，如屬金融機構則不適用。",
        "署方會在明年三月向所有中小企業發放資助，如立法會通過有關條例草案。",
        "署方會在明年三月向所有中小企業發放資助，包括機構和團體，如申請人符合所有條件。",
        "署方會在明年三月向所有中小企業發放資助，以提升服務的效率，一旦條例草案獲通過。",
        "The register will open in March 2027, subject to funding approval.",
        "The Board welcomes the idea, but has no plan to fund it at this stage.",
    ],
)
def test_a_reservation_is_never_cut_off(sentence: str) -> None:
    assert cuts(sentence) == [sentence]


def test_what_was_left_out_between_two_sentences_is_marked() -> None:
    answer = "部門將於2027年年底前推出登記冊，以進一步提升服務質素。此外，部門已預留3,000萬元。"
    pieces = [one for bullet in summarise(reply(answer)) for one in bullet.text.split(OMITTED)]
    assert pieces
    assert [piece for piece in pieces if piece.removesuffix("。") not in answer] == []


def test_no_bracket_is_left_open() -> None:
    sentence = "部門已推出登記冊（涵蓋14個部門，包括稅務及公司註冊），並會檢討成效，以便市民使用。"
    assert {(one.count("（"), one.count("）")) for one in cuts(sentence)} == {(1, 1)}


def test_a_decimal_is_never_taken_for_a_list_mark() -> None:
    assert texts(reply("7.73億元已撥予登記冊，由部門於2026年動用。"))[0].startswith("7.73億元")


@pytest.mark.parametrize("key", sorted(english()))
def test_an_english_paper_of_ours_gives_bullets_that_hold(key: str) -> None:
    document = english()[key]
    bullets = summarise(document)
    assert bullets
    source = source_text(document)
    assert [strange(bullet.text, source) for bullet in bullets] == [[]] * len(bullets)


@pytest.mark.parametrize("key", sorted(english()))
def test_an_english_summary_has_at_most_90_words(key: str) -> None:
    assert sum(len(bullet.text.split()) for bullet in summarise(english()[key])) <= EN_TOTAL


SENTENCES = st.lists(
    st.sampled_from([
        PROMISE,
        REFUSAL,
        "（一）部門會在適當時候檢討登記冊的運作，並諮詢業界的意見，以進一步提升服務質素；",
        "截至2026年9月底，共收到1 204宗申請，其中890宗獲批，總資助額約7.73億元，平均每宗約86萬元。",
        "登記冊涵蓋「樂檔通」、《檔案守則》及HKFiles三個系統，由14個部門共同使用，涉及不少於200名人員。",
        "計劃至今開支為4,800萬元，",
        "多謝主席。",
        "詳情如下：",
        "2025 1,204 890 7.7",
        "7.",
        "。。。",
    ]),
    max_size=14,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(SENTENCES, SENTENCES)
def test_no_summary_is_too_long_or_says_what_its_paper_does_not(
    one: list[str], two: list[str]
) -> None:
    document = reply("".join(one), "\n".join(two))
    bullets = summarise(document)
    source = source_text(document)
    assert len(bullets) <= 3
    assert sum(len(bullet.text) for bullet in bullets) <= ZH_TOTAL
    assert [strange(bullet.text, source) for bullet in bullets] == [[]] * len(bullets)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_is_summarised_without_an_error(text: str) -> None:
    for bullet in summarise(paper((None, "1", text), kind="plain")):
        assert bullet.text


def test_rouge_of_a_text_with_itself_is_one() -> None:
    assert rouge2(PROMISE, PROMISE) == 1.0


def test_a_short_reply_is_told_although_it_holds_no_date_or_sum() -> None:
    answer = "部門在過去三年沒有向外聘用顧問提供服務。"
    assert texts(reply(answer)) == [answer]


def test_a_bullet_of_a_reply_without_parts_leaps_at_most_once() -> None:
    answers = "".join(
        f"部門將於{year}年設立第{year - 2026}所中心。{OPENERS}" for year in range(2027, 2034)
    )
    assert max(text.rstrip(OMITTED).count(OMITTED) for text in texts(reply(answers))) <= 1


def test_a_list_number_before_a_year_is_no_part_of_the_sentence() -> None:
    told = texts(reply("3.2027-28年度的預算開支為1億2,000萬元。"))
    assert told == ["2027-28年度的預算開支為1億2,000萬元。"]


def test_a_bullet_has_three_sentences_at_most() -> None:
    answer = "".join(f"第{n}期工程將於{2027 + n}年年底前完成，涉及{n}億元。" for n in range(1, 6))
    assert 1 < max(text.count("。") for text in texts(reply(answer))) <= 3


def test_a_bullet_of_several_sentences_says_which_of_them_read_alone_the_weightiest_first() -> None:
    several = [
        (one, source_text(paper))
        for paper in english().values()
        for one in summarise(paper)
        if one.alone
    ]
    assert several
    for one, source in several:
        assert all(reads_alone(each.text) for each in one.alone)
        assert all(set(each.cites) <= set(one.cites) for each in one.alone)
        assert not any(strange(each.text, source) for each in one.alone)


def test_what_was_done_on_some_ground_is_told_before_the_table_that_it_leads_to() -> None:
    assert texts(
        reply("入境處根據相關配額共批出491個簽證，涉及的科技範疇及其所屬地區的分類如下：")
    ) == ["入境處根據相關配額共批出491個簽證。"]


def test_what_is_refused_stands_behind_what_says_little() -> None:
    refused = "署方現正擬定細節，詳情稍後公布。"
    told = texts(reply(f"{refused}\n公眾可透過多個渠道使用登記冊的服務。"))
    assert told[-1] == refused


def test_each_numbered_part_of_a_question_counts_alike() -> None:
    parts = questions(reply(PROMISE, question="1. 開支為何？\n2. 進度為何？ 時間表為何？"))
    assert [part.strip() for part in parts] == ["開支為何？", "進度為何？ 時間表為何？"]
    stated = statements(reply("開支為3元。登記冊進度良好。"))
    worth = worth_of_words(["開支多少", "登記冊進度"], stated)
    assert sum(worth[token] for token in worth if token in fold("開支多少")) == pytest.approx(0.5)


def test_two_sentences_that_read_alone_have_a_bullet_each_where_there_are_fewer_than_three() -> (
    None
):
    first = "立法會於2026年批出約17億元撥款，興建香港登記冊中心的首期工程。"
    second = "首期8座樓宇的預算建造成本為約11億元，餘下的撥款則用於道路及園景工程。"
    third = "部門將於2027年年底前推出電子登記冊。"
    assert len(texts(reply(f"{first}{second}\n{third}"))) == 3


def test_what_says_little_is_told_where_there_is_room_for_a_third_bullet() -> None:
    little = "部門在登記冊的平台展示館藏，並會舉辦講座。"
    routine = "部門會繼續積極接觸檔案的擁有人，與它們進行洽商。"
    answer = (
        "截至2026年9月，部門聯同檔案處已與超過130間機構商討好把合共約4 800份紀錄送交登記冊保存，"
        "涉及總開支約2,600萬元，其中約1,400萬元用於數碼化，其餘用於保存及修復受損的紀錄，以及向公眾推廣有關館藏。"
    )
    assert little in texts(reply(f"{answer}\n{little}\n{REFUSAL}"))
    assert routine not in texts(reply(f"{answer}\n{routine}\n{REFUSAL}"))


SAID = "部門已邀請各檔案館把紀錄送交登記冊，讓市民可在網上查閱歷史檔案。"


def test_what_the_question_has_said_is_not_told_again() -> None:
    asked = "部門邀請各檔案館把紀錄送交登記冊，讓市民可在網上查閱歷史檔案，開支及進度為何？"
    answer = f"{SAID}\n{PROMISE}\n{REFUSAL}"
    assert SAID in texts(reply(answer, question="進度為何？"))
    assert SAID not in texts(reply(answer, question=asked))


def test_a_longer_end_makes_no_news_of_what_the_question_has_said() -> None:
    asked = "部門邀請各檔案館把紀錄送交登記冊，讓市民可在網上查閱歷史檔案，開支及進度為何？"
    longer = SAID.replace("。", "，以便公眾認識本地歷史。")
    told = texts(reply(f"{longer}\n{PROMISE}\n{REFUSAL}", question=asked))
    assert not any(text.startswith(SAID[:12]) for text in told)


def test_what_the_question_has_said_is_told_with_a_figure_of_its_own() -> None:
    asked = "部門邀請各檔案館把紀錄送交登記冊，讓市民可在網上查閱歷史檔案，開支及進度為何？"
    counted = SAID.replace("各檔案館", "各檔案館合共十多間")
    assert counted in texts(reply(f"{counted}\n{PROMISE}\n{REFUSAL}", question=asked))


MORE = (
    "The Department will open an office in March 2027.\nThe Fund has paid 300 firms.\n"
    "The Board has approved $5 million.\nThe Council will publish a report by June 2027."
)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (
            "What was the number of licences issued under the drone scheme in 2025?",
            "The number of licences issued under the drone scheme in 2025 was 20.",
        ),
        (
            "What was the number of licences issued under the drone scheme in 2025?",
            "The number of licences issued under the drone scheme in 2025 was twenty.",
        ),
        (
            "參與計劃的中小企業佔整體參與企業的比例為何？",
            "參與計劃的中小企業佔整體參與企業七成。",
        ),
        ("參與計劃的中小企業數目為何？", "參與計劃的中小企業數目為五百。"),
        ("參與計劃的企業中，中小企業是否過半？", "參與計劃的企業中，中小企業佔三分之二。"),
    ],
)
def test_a_number_that_answers_is_no_repetition_of_the_question(asked: str, answer: str) -> None:
    assert not _costs(asked, answer)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("計劃的七成參與企業是中小企業，原因為何？", "計劃的七成參與企業是中小企業。"),
        (
            "Why were 20 licences issued under the scheme?",
            "20 licences were issued under the scheme.",
        ),
        ("本地研發機構成立計劃的詳情為何？", "本地研發機構成立計劃。"),
    ],
)
def test_a_number_that_the_question_has_said_is_repeated(asked: str, answer: str) -> None:
    assert _costs(asked, answer)


def test_a_promise_that_says_yes_is_no_repetition_of_the_question() -> None:
    asked = "當局會否在本年內就無人機立法？"
    assert not _costs(asked, "當局會在本年內就無人機立法。")


def _costs(asked: str, answer: str) -> bool:
    """Say whether a sentence weighs less for what the question has said."""
    language: Language = "en" if answer.isascii() else "zh-Hant"
    document = reply(answer, question=asked, language=language)
    context = context_of(document, lambda _: 0.0, commitments(document), ISSUED)
    (statement,) = statements(document)
    unasked = replace(context, question="")
    shown = statement.bare
    return salience(statement, shown, context) < salience(statement, shown, unasked)


def test_the_number_asked_for_is_told() -> None:
    asked = "What was the number of licences issued under the drone scheme in 2025?"
    answer = "The number of licences issued under the drone scheme in 2025 was 20."
    assert answer in texts(reply(f"{answer}\n{MORE}", question=asked, language="en"))


def test_no_sentence_is_told_in_two_bullets() -> None:
    twice = (
        "部門將於2027年推出為期兩年的「登記冊先導計劃」，為本地檔案館提供1(政府)：2(機構)的配對資助"
    )
    other = "部門於2026年9月推出「登記冊加速計劃」，支持機構把約4 800份紀錄數碼化及上載至網站供公眾查閱，並已批出首批申請予三間位於新界的檔案館。"
    stated = statements(
        reply(f"{twice}，旨在鼓勵他們引入智能科技，升級轉型現有的保存設施。", f"{other}{twice}。")
    )
    found = stretches(stated, stated, lambda _, shown: float(len(shown.text)))
    whole = next(one for one in found if (one.first, one.last) == (1, 2))
    alone = next(one for one in found if (one.first, one.last) == (0, 0))
    assert Chooser({}, 1.0, 3, each_part=True).clash(whole, alone)


def test_bullets_that_come_and_go_leave_their_answers_to_no_other() -> None:
    """What is tried and dropped gives up its place in memory, which the next one takes."""
    asked = {"登记": 0.5, "开支": 0.3}
    chooser = Chooser(asked, 1.0, 3, each_part=True)
    stated = statements(reply("署方已完成登記。"))
    told = stretches(stated, stated, lambda *_: 1.0)[0]
    for words in ("登记", "开支", "收入", "登记开支") * 5:
        passing = replace(told, tells=words)
        fresh = Chooser(asked, 1.0, 3, each_part=True)
        assert chooser._value([passing]) == fresh._value([passing])
        del passing, fresh


def test_what_a_summary_is_worth_is_the_same_in_every_process() -> None:
    stated = statements(reply("".join(f"第{at:02}號紀錄已送交登記冊。" for at in range(30))))
    (all_of_them,) = (
        one
        for one in stretches(stated[:1], stated, lambda *_: 1.0)
        for one in [replace(one, tells="".join(statement.folded for statement in stated))]
    )
    tokens = [f"{at:02}号" for at in range(30)]
    worth = [1 / (at + 3) for at in range(30)]
    ways = (dict(zip(tokens, each, strict=True)) for each in (worth, worth[::-1]))
    values = {
        Chooser(way, 1.0, 3, each_part=True)._value([all_of_them]) for way in ways
    }  # no ties by rounding
    assert len(values) == 1


def test_what_these_things_are_may_stand_in_the_clause_before() -> None:
    told = "現時有23間閱覽室借出平板電腦，每月共約18,400次，佔該等閱覽室借閱總數約31%。"
    assert told in [bullet.text for bullet in summarise(reply(told, "館方每季抽查1,000次借閱。"))]
    other = "現時共借出平板電腦約18,400次，佔該等閱覽室借閱總數約31%。"
    assert other not in [bullet.text for bullet in summarise(reply("館方有23間閱覽室。", other))]


def test_months_are_no_figure() -> None:
    """So a review "18 months after" a launch is not told before what has a day, or a sum."""
    context = context_of(paper(), lambda _: 0.0, (), ISSUED)

    def weight(text: str) -> float:
        said = Section(None, (Paragraph(text),))
        (one,) = statements(Document("panel_paper", "en", "x", sections=(said,)))
        return salience(one, one.bare, context)

    review = "DoJ will review the Pilot Scheme 18 months after its launch."
    assert weight(review) == weight(review.replace("18 months", "some time"))
    assert weight(review) < weight("DoJ will review the Pilot Scheme in 18 courts.")
    saved = "The system has saved 12 000 hours of manual work."
    assert weight(saved) > weight(saved.replace("12 000 hours", "plenty"))


def test_the_first_row_of_a_table_is_no_sentence() -> None:
    head = "項目 2024-25年度(實際)(百萬元) 2025-26年度(修訂預算)(百萬元)"
    told = reply(f"開支表列如下：\n{head}\n上述工作由現有人手兼顧，並無獨立的人手分項數字。")
    assert not any("(實際)" in text for text in texts(told))


def test_who_wishes_to_announce_something_greets_nobody() -> None:
    news = "I wish to announce that the Government will invest $10 billion in a new fund in 2027."
    rest = "\n".join(
        ("The Fund will be run by the Bureau.", "The Bureau has an office in Wan Chai.")
    )
    assert any("$10 billion" in told for told in texts(paper(("1", "", f"{news}\n{rest}"))))


def test_a_premise_with_its_day_is_no_news_unless_the_day_was_asked_for() -> None:
    def weight(question: str) -> float:
        one = reply("政府於2026年3月20日公布《電子登記冊發展綱要》。", question=question)
        (said,) = everything = statements(one)
        return salience(said, said.bare, context_of(one, lambda _: 0.0, [], ISSUED, everything))

    asked = weight("政府去年公布《電子登記冊發展綱要》。署方是否有計劃為登記冊設立網上平台？")
    assert asked < weight("政府何時公布《電子登記冊發展綱要》？") - 2


def test_a_clause_that_only_says_where_more_stands_may_go() -> None:
    assert "截至2025年2月底，已有66名讀者登記。" in cuts(
        "截至2025年2月底，已有66名讀者登記，詳情列於附件。"
    )
    assert "The Office has 66 branches." in cuts("The Office has 66 branches, details at Annex A.")


def test_an_exemption_is_never_cut_off() -> None:
    rule = "所有提供短期住宿的處所均須事先取得新類別牌照，並須符合消防安全、樓宇結構及保險三方面的要求；至於現時已持有賓館牌照的處所，則可獲豁免至牌照屆滿為止。"
    assert cuts(rule) == [rule]


def test_a_measure_is_told_without_its_numeral() -> None:
    assert texts(paper(("措施", "1", f"二、{PROMISE}")))[0] == PROMISE


def test_two_numerals_are_no_number_of_a_measure() -> None:
    said = "一、二級郵輪碼頭將於2027年年底前啟用，涉及3億元。"
    assert texts(paper(("措施", "1", said)))[0] == said
