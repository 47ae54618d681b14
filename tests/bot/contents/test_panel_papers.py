"""This file tests the bullets of panel papers, and of what else is no reply: releases, briefs, circulars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.contents.folded import Folded
from bot.contents.statements import is_fragment, statements
from bot.contents.summaries import summarise
from bot.contents.summaries.lists import lead_ins, with_lists
from bot.contents.summaries.panel_papers import _TODAY, chapters_of, is_note_only
from bot.contents.summaries.pieces import variants
from bot.contents.summaries.standing import reads_alone
from bot.contents.summaries.subjects import Subjects
from scrapers.items import Document, Exchange, Kind, Language, Paragraph, Section
from scrapers.text import fold, language_of

ISSUED = date(2026, 6, 12)


def paper(
    *sections: tuple[str | None, str], kind: Kind = "plain", language: Language = "en"
) -> Document:
    return Document(
        kind,
        language,
        "Archive registers",
        published=ISSUED,
        sections=tuple(
            Section(
                heading,
                tuple(Paragraph(line, None) for line in text.split("\n")),
            )
            for heading, text in sections
        ),
    )


def answer(text: str, language: Language = "en") -> Document:
    exchange = Exchange("How many registers are there, and when will more open?", text)
    return Document(
        "question_reply", language, "Registers", published=ISSUED, exchanges=(exchange,)
    )


def texts(document: Document) -> list[str]:
    return [bullet.text for bullet in summarise(document)]


@pytest.mark.parametrize(
    "text",
    [
        "From that date, law firms may file their lists electronically.",
        "The incident affected the records of 12 000 readers.",
        "The expansion will raise the number of reading rooms to nine.",
        "The new arrangement took effect on 1 May 2026.",
        "As a result, three reading rooms were closed for eight days.",
        "Notwithstanding this, the service is free at nine centres.",
        "No application has been received so far.",
        "No separate funding is provided.",
        "A second prototype will be tested in the first half of 2027.",
        "Another 12 reading rooms will open by the end of 2027.",
        "Where a gap cannot be closed by then, a plan should be attached.",
        "Any person who carries on such a business without a licence is liable to a fine.",
        "In the 2025/26 school year, 320 schools took part in its programmes.",
        "There is therefore no question of extending the scheme to reading rooms.",
        "政府因此會於2027年修訂登記冊的規則。",
        "（檔案研究中心）當中62位研究人員持有學位。",
        "另有22個閱覽室會於2027年年中開放。",
        "2023-24 61.2",
    ],
)
def test_what_an_earlier_sentence_explains_does_not_read_alone(text: str) -> None:
    assert not reads_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "The incident at the Tai Po archive affected the records of 12 000 readers.",
        "The review published in March found 14 gaps.",
        "The Archives Office runs nine reading rooms, and its staff will double in 2027.",
        "No department uses the register to score candidates.",
        "No application for a second licence has been received so far.",
        "Firms such as law offices may apply from September.",
        "The Office does not keep such figures.",
        "Under this Ordinance, a register must be kept for seven years.",
        "From this year, the register is free.",
    ],
)
def test_what_names_its_subject_reads_alone(text: str) -> None:
    assert reads_alone(text)


def test_a_thing_is_named_as_it_was_first_described() -> None:
    document = paper(
        (
            None,
            (
                "The Commissioner today published the findings on a data leak incident.\n"
                "The incident affected the records of 12 000 readers."
            ),
        )
    )
    everything = statements(document)
    assert Subjects(everything).before(everything[1]) == "[data leak incident] "


def test_a_line_of_a_letterhead_is_no_bullet() -> None:
    document = paper(
        (
            None,
            (
                "Our Ref.: B1/15C\nThe Chief Executive\nAll Registrars\n"
                "Registrars should complete an audit of their lists by 30 November 2026.\n"
                "Lists found to be wrong should be corrected within three months."
            ),
        ),
        kind="circular",
    )
    told = texts(document)
    assert told
    assert not any("Ref" in one or one.startswith("The Chief") for one in told)


@pytest.mark.parametrize("line", ["2023-24 61.2", "The Chief Executive", "Our Ref.: B1/15C"])
def test_a_label_is_no_sentence(line: str) -> None:
    assert is_fragment(line)


def test_a_sentence_with_a_note_mark_is_one() -> None:
    assert not is_fragment("The register opened in May.3")


def test_unlike_sentences_that_open_with_an_article_are_on_no_one_subject() -> None:
    document = paper(
        (
            "Proposal",
            (
                "The Archive Hall will hold 9 000 shelves by the fourth quarter of 2028.\n"
                "Readers come from 40 places and stay for three days on average.\n"
                "The Map Room will not require additional funding before 2028."
            ),
        ),
        kind="panel_paper",
    )
    assert not any("……" in one for one in texts(document))


def test_what_is_proposed_and_what_it_costs_is_told_before_the_steps_to_it() -> None:
    document = paper(
        (
            "Proposal",
            (
                "We propose to allow the Registrar to refuse lists filed more than 50 times a year.\n"
                "We propose to build the Archive Hall at an estimated cost of $685.4 million."
            ),
        ),
        (
            "Way forward",
            (
                "We will report to the Panel in the fourth quarter of 2027.\n"
                "The rules will be gazetted on 26 June 2026 and tabled on 8 July 2026."
            ),
        ),
        kind="panel_paper",
    )
    told = " ".join(texts(document))
    assert "$685.4 million" in told
    assert "50 times" in told


def test_a_request_that_points_to_other_paragraphs_gives_way() -> None:
    document = paper(
        (
            "建議",
            (
                "我們建議由2027年7月起，規定登記人以電子方式存檔。\n"
                "登記冊的非經常開支約為3,800萬元。\n部門將於2026年年底前推出新的閱覽室。"
            ),
        ),
        ("徵詢意見", "請委員就上文第5至6段所述的建議提出意見。"),
        kind="panel_paper",
        language="zh-Hant",
    )
    assert not any("上文" in one for one in texts(document))


def test_an_item_of_a_list_is_led_by_who_acts() -> None:
    document = paper(
        (
            "措施",
            (
                "檔案處會採取以下措施：\n"
                "(a) 由2026年10月起，把審計結果納入部門的評核；及\n"
                "(b) 在2027年上半年推出新的登記冊，逐步取代現有的紀錄。"
            ),
        ),
        kind="panel_paper",
        language="zh-Hant",
    )
    everything = statements(document)
    assert lead_ins(everything, with_lists(everything))[1:] == ["（檔案處）", "（檔案處）"]
    assert not any("起；" in one for one in texts(document))


def test_a_sentence_that_lost_its_beginning_is_not_told() -> None:
    lost = "統籌旗下其合作夥伴和初創企業，透過到校展示，分享它們的經驗。"
    document = answer(f"部門現答覆如下：\n{lost}\n部門將於2027年推出電子登記冊。", "zh-Hant")
    assert not any(one.startswith("統籌") for one in texts(document))


def test_what_opens_with_a_verb_and_is_its_own_subject_is_told() -> None:
    document = answer("擴展工作預計涉及非經常開支1億8,500萬元。", "zh-Hant")
    assert texts(document) == ["擴展工作預計涉及非經常開支1億8,500萬元。"]


def test_what_is_turned_to_is_named_in_brackets() -> None:
    document = answer(
        "登記冊於2026年啟用，共有12個閱覽室。至於查閱紀錄方面，過去一年共接獲1 340宗申請。",
        "zh-Hant",
    )
    everything = statements(document)
    assert Subjects(everything).before(everything[1]) == "（查閱紀錄）"


def test_an_opening_that_says_now_is_kept() -> None:
    document = answer("At present, no fee is charged for 120 kinds of applications.")
    assert texts(document) == ["At present, no fee is charged for 120 kinds of applications."]


def test_a_bullet_opens_with_a_capital() -> None:
    document = answer("In addition, three departments received $14 million in 2026.")
    assert texts(document) == ["Three departments received $14 million in 2026."]


def test_a_clause_that_is_whole_ends_as_a_sentence() -> None:
    said = (
        "The Office of Archives opened a new reading room for maps and letters in the northern "
        "wing of the library, and has reminded the readers to bring the cards that they use."
    )
    cuts = [one.text for one in variants(Folded.of(said))]
    assert any(one.endswith("wing of the library.") for one in cuts)


def test_no_news_is_no_lead_of_a_release() -> None:
    document = paper(
        (
            None,
            (
                "The Court ruled today that a register kept by a machine is a record.\n"
                "A spokesman welcomed the warm support of friends from all walks of life.\n"
                "The Court sentenced the owner to a fine of $2 million.\n"
                "The Registrar will publish a guide by the end of 2026."
            ),
        )
    )
    assert not any("welcomed" in one for one in texts(document))


def test_a_sentence_that_names_what_is_begun_has_no_other_name_before_it() -> None:
    document = answer(
        "「登記冊聯盟」由業界組成，政府並無提供資助。我們將於今年內展開香港檔案工業中長期發展研究。",
        "zh-Hant",
    )
    everything = statements(document)
    assert Subjects(everything).before(everything[1]) == ""


def test_one_more_of_what_a_sentence_is_for_ends_it_with_a_stop() -> None:
    said = (
        "政府於2024年年底就沙田10公頃用作檔案中心及相關設施發展的用地啟動改劃程序，並正積極籌備把"
        "土地推出市場，以滿足業界對檔案設施的需要，以及助力包括印刷在內的行業發展。"
    )
    cuts = [one.text for one in variants(Folded.of(said))]
    assert not any(one.endswith("……") for one in cuts)


def test_what_goes_by_a_short_name_is_joined_only_to_what_names_it() -> None:
    document = answer(
        "「檔案學人計劃」(「計劃」)為期五年。如有需要，獲選者可向慈善信託基金申請資助設立實驗室。"
        "計劃預計涉及20億元，截至今年2月底已承擔17億元。",
        "zh-Hant",
    )
    assert not any("實驗室。計劃預計" in one for one in texts(document))


def test_a_study_without_its_name_does_not_read_alone() -> None:
    assert not reads_alone("我們將於今年內展開研究，並按結果制訂推動登記冊的方案。")


@pytest.mark.parametrize(
    ("ask", "notes"),
    [
        ("謹請內務委員會察悉小組委員會的商議工作及建議。", True),
        ("請委員備悉本文件。", True),
        ("請委員備悉進展並提出意見。", False),
        ("The House Committee is invited to note the views and recommendations of the Subcommittee.", True),
        ("Members are invited to note the progress and give their views on the plan.", False),
        ("Members are invited to support the proposal.", False),
    ],
)  # fmt: skip
def test_to_note_the_views_of_others_is_only_to_note(ask: str, *, notes: bool) -> None:
    (one,) = statements(answer(ask, language_of(ask)))
    assert is_note_only(one) == notes


def brief(purpose: str, financial: str) -> Document:
    return Document(
        "brief", "en", "Mooring Rules", published=ISSUED,
        fields={"purpose": purpose, "financial": financial},
        sections=(
            Section("Introduction", (Paragraph(purpose, None),)),
            Section("The proposal", (Paragraph("The Rules will raise mooring fees from 1 April 2027.", None),)),
            Section("Implications", (Paragraph(financial, None),)),
        ),
    )  # fmt: skip


def test_a_formal_noting_is_not_what_a_brief_is_for() -> None:
    noted = "At its meeting of 22 September 2026, the Council ADVISED and the Chief Executive ORDERED that the findings be noted."
    told = [one.text for one in summarise(brief(noted, "There is no cost."))]
    assert not any("be noted" in one for one in told)
    assert any("1 April 2027" in one for one in told)


def test_a_brief_tells_what_the_proposal_costs_and_not_what_a_whole_plan_has_spent() -> None:
    ordered = "The Council ORDERED that the Mooring Rules should be made."
    money = "The commitment for the Harbour Plan is $682 million, of which $611 million had been spent. The Rules will bring a one-off cost of $14.2 million."
    told = [one.text for one in summarise(brief(ordered, money))]
    assert any("$14.2 million" in one for one in told)
    assert not any("$611 million" in one for one in told)


def test_sections_stand_under_the_heading_in_capitals_that_has_no_text_of_its_own() -> None:
    document = paper(
        ("NEW MEASURES", "We will –"),
        ("Piers", "Two piers will be opened in 2027."),
        ("ON-GOING MEASURES", ""),
        ("Lamps", "Lamps are lit."),
        ("WAY FORWARD", "We will report."),
        ("Contacts", "Please call."),
    )
    document = replace(
        document,
        sections=tuple(
            replace(one, paragraphs=()) if one.heading == "ON-GOING MEASURES" else one
            for one in document.sections
        ),
    )
    assert chapters_of(document) == {1: "new measures", 3: "on-going measures"}


def test_what_goes_on_gives_way_to_what_is_new() -> None:
    document = Document(
        "panel_paper", "en", "Measures for harbours", published=ISSUED,
        sections=(
            Section("NEW MEASURES", (Paragraph("We will –", None),)),
            Section("Piers", (
                Paragraph("• Open two more piers and dredge six channels in 2028.", None),
                Paragraph("• Inject $1.5 billion into the Pier Fund, subject to funding approval.", None),
            )),
            Section("ON-GOING MEASURES", ()),
            Section("Lamps", (Paragraph("The lamps of 33 piers and 19 buoys have been lit. They guided 94 000 boats, with cargo exceeding $73 billion, as at the end of May 2026, a rise of 45 per cent within 12 months.", None),)),
        ),
    )  # fmt: skip
    told = [one.text for one in summarise(document)]
    assert sum(one.startswith("[We will] ") for one in told) == 2


@pytest.mark.parametrize(
    ("said", "is_so"),
    [
        ("The Observatory today (June 12) opened two reading rooms.", True),
        ("署方今日（六月十二日）推出閱覽證。", True),
        ("The reading rooms are open today and tomorrow.", False),
        ("閱覽室今日下午關閉。", False),
    ],
)
def test_what_was_done_on_the_day_of_a_release_is_what_it_is_put_out_for(
    said: str, is_so: bool
) -> None:
    assert (_TODAY.search(fold(said)) is not None) is is_so


def panel(*paragraphs: str, title: str = "Harbour skills") -> list[str]:
    document = Document(
        "panel_paper", language_of("".join(paragraphs)), title, published=ISSUED,
        sections=tuple(Section(None, (Paragraph(text, str(no)),)) for no, text in enumerate(paragraphs)),
    )  # fmt: skip
    return texts(document)


def test_what_a_paper_seeks_is_told_where_only_that_says_the_sum() -> None:
    sought = "本文件就把「海濱步道」工程提升為甲級的建議徵詢委員意見，估計所需費用為6億8,000萬元。"
    rest = "我們計劃於2027年第一季展開工程，2030年年底完成。"
    assert panel(sought, rest, title="海濱工程") == [sought, rest]


def test_what_a_paper_seeks_gives_way_to_the_proposal_that_says_all_of_it() -> None:
    sought = "This paper seeks Members' support for the proposed injection of $5 million into the Reef Fund."
    proposal = "We propose to inject $5 million into the Reef Fund and to open it to divers."
    assert panel(sought, proposal)[0] == proposal


def test_a_proposal_comes_before_what_is_under_way() -> None:
    way = "The office will review the code of practice by March 2027 and report the findings by June 2027."
    assert panel(way, "We propose to charge $90 for each mooring.")[0].startswith("We propose")


def test_the_items_of_features_that_point_back_are_told_with_what_they_are_of() -> None:
    told = panel(
        "We propose to launch the Reef Records Scheme in 2027. Its features are –",
        "(a) level of subsidy: 75% of approved expenditure, subject to a ceiling of $80,000 per diver;",
        "(b) scope: subscriptions only.",
    )
    assert any(one.startswith("[Reef Records Scheme] level of subsidy") for one in told)


def test_numbered_paragraphs_of_a_report_have_no_lead_that_tells_all() -> None:
    opening = "The department issues licences to some 36 000 stalls and inspects them."
    found = "The third phase of the licensing system was still outstanding as at 31 March 2026."
    response = "The Director agrees with the audit recommendations, and a new timetable will be drawn up by June 2026."
    report = Document(
        "plain", "en", "Licensing of stalls", published=ISSUED,
        sections=(Section(None, tuple(Paragraph(one, str(at)) for at, one in enumerate((opening, found, response)))),),
    )  # fmt: skip
    assert response in texts(report)[:3]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the light of this, the office will open a second pier.", "the office will open a second pier."),
        ("As mentioned above, the office will open a second pier.", "the office will open a second pier."),
        ("有鑑於此，署方將增設第二個碼頭。", "署方將增設第二個碼頭。"),
        ("由此可見試行安排減省三成人手。", "試行安排減省三成人手。"),
        ("為鼓勵申報，網上費用現較紙本優惠兩成，署方已決定延長兩年。", "為鼓勵申報，網上費用現較紙本優惠兩成，署方已決定延長兩年。"),
    ],
)  # fmt: skip
def test_what_a_sentence_opens_with_goes_where_it_only_points_back(text: str, told: str) -> None:
    assert next(variants(Folded.of(text))).text == told


def test_what_a_bills_committee_comes_to_is_told_first() -> None:
    comes_to = (
        "The Bills Committee supports the resumption of the Second Reading debate on 8 July 2026."
    )
    told = panel(
        "Owners of more than 20 boats will be liable to a fine of $5,000 from 2027.", comes_to
    )
    assert told[0] == comes_to


def test_a_sum_that_members_are_asked_to_approve_is_told_first() -> None:
    ask = (
        "Members are invited to approve a new commitment of $90 million for the third reading room."
    )
    told = panel(
        ask, "Tenders will be invited in May 2027, and the room will open by the end of 2028."
    )
    assert told[0] == ask


def test_such_an_estimate_is_known_to_nobody_who_has_seen_no_question() -> None:
    told = panel(
        "The office did not have such an estimate, but it would train 240 readers in 2026-27."
    )
    assert told == []
