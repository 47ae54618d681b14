"""This file tests that a bullet names the scheme that its sentence leaves to the ones before."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.statements import statements
from bot.contents.summaries.leaning import the_scheme
from bot.contents.summaries.names_en import things_in
from bot.contents.summaries.standing import reads_alone
from bot.contents.summaries.subjects import Subjects
from bot.contents.summaries.subjects_en import counts_known
from scrapers.items import Document, Exchange, Paragraph, Section
from scrapers.text import fold, language_of


def before(answer: str, at: int) -> str | None:
    paper = Document(
        "estimates_reply", language_of(answer), "Archives", published=date(2026, 10, 14),
        exchanges=(Exchange("", answer),),
    )  # fmt: skip
    everything = statements(paper)
    return Subjects(everything).before(everything[at])


@pytest.mark.parametrize(
    "text",
    [
        "For 2026-27, $95 million has been set aside for the scheme.",
        "The Department plans to extend the system to about 50 branches.",
        "We will complete a review of the programme in 2027.",
        "The Archives Office will not accept new applications for the pilot.",
    ],
)
def test_the_scheme_by_its_kind_alone_is_named_by_nobody(text: str) -> None:
    assert the_scheme(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Reading Voucher Scheme was launched in 2020, and 40 firms have joined the scheme.",
        "CorpArc has 40 users, and the system will be extended.",
        "The Government will launch a scheme for readers and review the scheme in 2027.",
        "The Office will start the system for booking seats.",
        "Readers are pleased with the system that counts seats.",
        "If the Finance Committee does not approve the funding, the project will be shelved.",
    ],
)
def test_a_scheme_that_the_sentence_names_needs_no_other_name(text: str) -> None:
    assert the_scheme(text) == ""


def test_the_name_of_a_scheme_is_set_before_a_sentence_that_only_says_the_scheme() -> None:
    told = "The Seat Booking System was launched in March 2026. The Office plans to extend the system to all branches by end-2026."
    assert before(told, 1) == "[Seat Booking System] "


def test_a_scheme_that_no_sentence_names_is_the_one_of_the_title() -> None:
    assert (
        before("The Office reports on its work. The Office will extend the system by end-2026.", 1)
        == ""
    )


def test_so_many_applications_are_told_with_their_scheme() -> None:
    told = "The Frontier Records Scheme closed on 31 March 2026. A total of 58 applications were received from eight bodies."
    assert before(told, 1) == "[Frontier Records Scheme] "


def test_applications_to_a_scheme_that_is_named_need_no_other() -> None:
    told = "The Frontier Records Scheme closed in March 2026. Under the Reading Voucher Scheme, 58 applications were received."
    assert before(told, 1) == ""


def test_a_short_name_given_with_hereinafter_is_known() -> None:
    told = "會議指令應推出「檔案人工智能應用計劃」（下稱「新計劃」）。新計劃的撥備為3.6億元。"
    assert before(told, 1) == "（檔案人工智能應用計劃）"


def test_reports_that_firms_hand_in_are_no_study_of_ours() -> None:
    told = "「閱覽券」於2020年推出。為評估「閱覽券」的成效，檔案處要求機構在六個月後提交評估報告。"
    assert before(told, 1) == ""


def test_a_lead_in_that_ends_in_a_dash_does_not_read_alone() -> None:
    assert not reads_alone("The Council advised and the Chief Executive ordered that -")
    assert not reads_alone("行政會議建議，行政長官指令——")


def test_the_last_batch_is_told_with_the_scheme_that_it_is_of() -> None:
    told = "The Records, Archives and Manuscripts Scheme began in 2020. We shall appoint the last batch, of 26 scholars, in 2027."
    assert before(told, 1) == "[Records, Archives and Manuscripts Scheme] "


def test_what_means_sums_or_things_told_before_does_not_read_alone() -> None:
    assert not reads_alone("The grants so approved amount to $1,847 million.")
    assert not reads_alone("In the first quarter of 2026 alone the sum was $9.3 billion.")
    assert not reads_alone("Nineteen of these start-ups now sell overseas.")
    assert reads_alone("In the first quarter of 2026 the number of readers was 9 300.")
    assert reads_alone("So far, 40 grants of $1,847 million were approved for archives.")


@pytest.mark.parametrize(
    "text",
    [
        "The 17 piers were fitted with gauges by March 2026.",
        "Works at the five piers will be completed in 2027.",
        "The Council approved $30 million for the Fund in June 2025.",
        "In 2025, the College enrolled 120 students.",
        "Crews in the two districts will be trained in 2027.",
        "The expenditure in the same years was $281 million and $296 million.",
        "The Government does not consider it appropriate to waive it for fishermen.",
    ],
)
def test_known_things_that_nothing_tells_of_do_not_read_alone(text: str) -> None:
    assert before(f"Fares went up by 3 per cent.\n{text}", 1) is None


@pytest.mark.parametrize(
    "text",
    [
        "Of the 17 piers, 12 have been repaired.",
        "Gauges at the 17 piers of the Harbour Watch Scheme were repaired in 2026.",
        "The two financial years saw 40 repairs.",
    ],
)
def test_so_many_that_a_sentence_says_of_what_are_no_unknown_things(text: str) -> None:
    assert not counts_known(fold(text))


def test_a_fund_that_another_part_of_a_paper_defines_is_told_by_its_name() -> None:
    sections = (
        Section(
            "Purpose", (Paragraph("We set up the Harbour Skills Fund (the Fund) in 2018.", "1"),)
        ),
        Section("Proposal", (Paragraph("We propose to inject $5 million into the Fund.", "2"),)),
    )
    paper = Document("panel_paper", "en", "Skills", published=date(2026, 6, 1), sections=sections)
    everything = statements(paper)
    assert Subjects(everything).before(everything[1]) == "[Harbour Skills Fund] "


def test_some_before_a_figure_points_to_nothing() -> None:
    text = "As at end-May 2026, some 412 000 buoys had been fitted, against the target of 500 000."
    assert reads_alone(text)


def test_an_office_whose_name_holds_services_is_no_service() -> None:
    assert not [
        name
        for _, name in things_in("The Harbour Services Department fits buoys.", {})
        if "Harbour" in name
    ]
