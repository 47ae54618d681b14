"""This file tests that a bullet which names nothing bears what its part of the paper is on, and no other does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from bot.contents.statements import Statement, statements
from bot.contents.summaries import summarise
from bot.contents.summaries.explained import in_full_en
from bot.contents.summaries.paragraph_topics import ParagraphTopics
from bot.contents.summaries.pieces import EN_TOTAL
from bot.contents.summaries.surroundings import Surroundings
from scrapers.items import Document, Exchange, Paragraph, Section
from scrapers.text import language_of

TITLE = "Harbour services: progress"
SENTENCE = "Of the berths, 18% stayed empty in 2025, and the contractor could not say why."
BOOKED = "Booking of ferry berths"


def around(
    everything: Sequence[Statement], title: str, exchanges: Sequence[Exchange] = ()
) -> Surroundings:
    """Give what the parts of a paper are on, with the short names that it defines."""
    questions = [one.question for one in exchanges]
    topics = ParagraphTopics(everything, title, questions)
    return Surroundings(title, exchanges, topics.full_en)


def label(text: str, heading: str = BOOKED, title: str = TITLE) -> str:
    paper = Document(
        "panel_paper", language_of(text), title, published=date(2026, 10, 14),
        sections=(Section(heading, (Paragraph(text, "2"),)),),
    )  # fmt: skip
    everything = statements(paper)
    return around(everything, title).label(everything[0], text)


def asked(answer: str, *questions: str, title: str = TITLE, at: int = 0) -> str:
    exchanges = tuple(
        Exchange(question, answer if place == at else "The fee is $5 a year.", str(place + 1))
        for place, question in enumerate(questions)
    )
    paper = Document("question_reply", language_of(answer), title, exchanges=exchanges)
    everything = statements(paper)
    opens = next(one for one in everything if one.part == at)
    return around(everything, title, exchanges).label(opens, answer)


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Mooring of yachts", "[Mooring of yachts] "),
        ("(C) Mooring of yachts", "[Mooring of yachts] "),
        ("3.2 Mooring of yachts", "[Mooring of yachts] "),
        ("MD: Appointment for yacht moorings", "[MD: Appointment for yacht moorings] "),
        ("MOORING OF YACHTS", "[Mooring of yachts] "),
    ],
)
def test_the_heading_is_set_before_a_bullet_that_has_no_word_of_it(heading: str, told: str) -> None:
    assert label(SENTENCE, heading) == told


def test_a_chinese_heading_is_set_before_a_bullet_that_has_no_word_of_it() -> None:
    told = label("去年進行的測試發現12項須改善事項，其餘將於六月完成。", "渡輪泊位預約", "海港服務")
    assert told == "（渡輪泊位預約）"


@pytest.mark.parametrize(
    "heading",
    [
        "Introduction",
        "Background",
        "Purpose",
        "Our comments",
        "Way forward",
        "Response",
        "Views gathered so far",
        "Financial and manpower implications",
        "Recommendations",
        "Harbour Office",
        "Chapter 3 Proposals",
        "Terms of Reference",
        "Penalties",
        "Progress made",
        "Cleaning of piers · MR LAM SHUET-YEE",
        "Fourth quarter of 2026 Launch of moorings",
        "Table 2: moorings",
    ],
)
def test_a_heading_that_stands_over_anything_is_not(heading: str) -> None:
    assert label(SENTENCE, heading) == ""


@pytest.mark.parametrize(
    "heading",
    [
        "背景",
        "目的",
        "未來路向",
        "徵詢意見",
        "財政影響",
        "推行進度",
        "職權範圍",
        "罰則及執法",
        "問題1：應否收費？",
    ],
)
def test_a_chinese_heading_that_stands_over_anything_is_not(heading: str) -> None:
    assert label("去年進行的測試發現12項須改善事項，其餘將於六月完成。", heading, "海港") == ""


def test_a_bullet_with_a_word_of_the_heading_needs_no_label() -> None:
    assert label(SENTENCE, "Berths of the typhoon shelter") == ""


def test_a_title_that_has_the_words_of_the_heading_has_told_it() -> None:
    assert label(SENTENCE, BOOKED, "Booking of ferry berths by telephone") == ""


def test_a_bullet_that_opens_with_a_things_name_needs_no_label() -> None:
    assert label("The Coral Census Scheme cost $7 million in 2025, 9% more.", BOOKED) == ""


def test_a_body_that_acts_is_no_thing_that_a_bullet_is_on() -> None:
    told = "The Marine Department could not say in 2025 how many of them stayed away."
    assert label(told, "Mooring of yachts") == "[Mooring of yachts] "


def test_a_bullet_that_says_what_is_not_planned_needs_no_heading() -> None:
    assert label("We have no plan to legislate on liability for spilt oil.", BOOKED) == ""


def test_the_one_name_that_a_part_of_the_question_has_is_set_before_its_answer() -> None:
    question = "（一）「海港工具津貼」的款項用途，以及未動用餘額；"
    told = asked("首年合共動用約200萬元，津貼不得用於支付車資。", question, "（二）收費？")
    assert told == "（海港工具津貼）"


def test_the_one_english_name_that_a_part_of_the_question_has_is_set_before_its_answer() -> None:
    question = "(1) the cost of the Harbour Watch System in 2025, and whether it will be extended;"
    told = asked("Extension depends on bringing the rate below 5%.", question, "(2) fees", title="")
    assert told == "[Harbour Watch System] "


def test_of_two_names_in_a_part_of_the_question_none_is_set_before_its_answer() -> None:
    question = "（一）「海港工具津貼」及「珊瑚普查計劃」的款項用途；"
    assert asked("首年合共動用約200萬元。", question, "（二）收費？") == ""


def test_a_name_that_the_question_has_as_an_example_is_not_set_before_its_answer() -> None:
    question = "（一）會否參考澳門「智慧泊位」的經驗，全面以機器編配泊位，涉及多少人手？"
    assert asked("去年發出的指引訂明，船隻須每年登記一次。", question, "（二）收費？") == ""


def test_a_no_is_told_with_what_was_asked() -> None:
    told = asked("政府現階段無意另行立法。", "（一）收費？", "（二）會否規管遊艇的燃料？", at=1)
    assert told == "（會否規管遊艇的燃料）"


def test_what_is_no_answer_to_a_yes_or_no_is_not_told_with_the_question() -> None:
    told = asked("去年收到12份報告。", "（一）收費？", "（二）會否規管遊艇的燃料？", at=1)
    assert told == ""


def test_a_no_to_one_of_several_questions_is_not_told_with_them() -> None:
    question = "（二）會否規管遊艇的燃料；會否資助船家？"
    assert asked("政府現階段無意另行立法。", "（一）收費？", question, at=1) == ""


def test_a_lead_in_with_a_plain_noun_is_told_with_its_heading() -> None:
    led = around((), TITLE)
    paper = Document(
        "panel_paper", "en", TITLE, sections=(Section("Coral Bay", (Paragraph(SENTENCE, "2"),)),)
    )
    (one,) = statements(paper)
    assert led.led(one, "[The grantee has agreed to] ") == "[Coral Bay: the grantee has agreed to] "
    assert led.led(one, "[We will] ") == "[We will] "
    assert led.led(one, "[The Marine Department will] ") == "[The Marine Department will] "


def stands(text: str, title: str = TITLE, heading: str = "Response") -> bool:
    paper = Document(
        "panel_paper", "en", title, sections=(Section(heading, (Paragraph(text, "2"),)),)
    )
    everything = statements(paper)
    return around(everything, title).stands(everything[0], text)


def test_a_short_sentence_on_a_known_thing_that_nobody_has_told_does_not_stand_alone() -> None:
    assert not stands("The department will complete the survey by June 2027.")


@pytest.mark.parametrize(
    ("text", "title", "heading"),
    [
        ("The department will complete the survey of moorings by June.", TITLE, "Response"),
        ("The department will complete the survey by June.", "Survey of moorings", "Response"),
        ("The department will complete the survey by June.", TITLE, "Mooring of yachts"),
        ("The survey found 9 faults, and the survey will go on until June.", "Surveys", "Response"),
        ("The department will consult the trade by June 2027.", TITLE, "Response"),
        (
            "The department will complete the survey by June, and let the 40 clubs of Coral Bay know.",
            TITLE,
            "Response",
        ),
    ],
)
def test_a_sentence_that_tells_on_what_it_is_stands_alone(
    text: str, title: str, heading: str
) -> None:
    assert stands(text, title, heading)


def in_full(text: str, title: str = TITLE) -> str:
    defines = "We will issue a Mooring Code for Yachts (the Code) and a Bill."
    paper = Document(
        "panel_paper", "en", title, sections=(Section(BOOKED, (Paragraph(defines, "2"),)),)
    )
    return around(statements(paper), title).in_full(text)


def test_a_short_name_that_the_paper_defines_is_told_in_full() -> None:
    told = "Consultation on the Mooring Code for Yachts will begin in May."
    assert in_full("Consultation on the Code will begin in May.") == told


@pytest.mark.parametrize(
    "text",
    [
        "The Code of Practice will be revised in May.",  # another one
        "The Mooring Code for Yachts was issued, and the Code binds 90 clubs.",
        "The Bill will be introduced in May.",
    ],
)
def test_what_is_told_in_full_or_is_no_short_name_stays_as_it_is(text: str) -> None:
    assert in_full(text) == text


def test_a_short_name_that_the_title_tells_in_full_stays_as_it_is() -> None:
    text = "Consultation on the Code will begin in May."
    assert in_full(text, "Mooring Code for Yachts: progress") == text


def test_a_label_takes_its_room_in_the_summary() -> None:
    sentence = "Some 9 of the {} were repaired in 2025 at a cost of ${} million, 7 late, as the contractor had no staff."
    paper = Document(
        "panel_paper", "en", TITLE, published=date(2026, 10, 14),
        sections=tuple(
            Section(heading, (Paragraph(sentence.format(thing, cost), str(cost)),))
            for cost, (heading, thing) in enumerate(
                [("Mooring of yachts", "ropes"), ("Typhoon shelters", "lamps"), ("Coral", "cages"), ("Piers", "gates")], 2
            )
        ),
    )  # fmt: skip
    told = [one.text for one in summarise(paper)]
    assert any(text.startswith("[") for text in told)
    assert sum(len(text.split()) for text in told) <= 90


def test_letters_that_only_a_far_sentence_tells_take_room() -> None:
    told = Surroundings("Safety at sea", (), {"MLS": "Marine Licensing System"})
    far, near = "A study was made.", "The Marine Licensing System (MLS) was approved."
    text = "The Director has said that MLS will be launched in January 2027."
    assert told.to_explain(text, [far]) * EN_TOTAL == pytest.approx(4)  # "the", and "(MLS)"
    assert told.to_explain(text, [far, near]) == 0


def test_letters_before_what_was_done_are_told_with_an_article() -> None:
    known = {"MLS": "Marine Licensing System"}
    told = in_full_en("MLS replaced the paper forms.", known, "")
    assert told == "The Marine Licensing System (MLS) replaced the paper forms."
