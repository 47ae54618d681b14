"""This file tests that what Members and others wish is told together with what turns it down."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.wishes import is_wish, wishes
from scrapers.items import Document, Paragraph, Section
from scrapers.text import fold, language_of


def paper(*lines: str) -> Document:
    return Document(
        "panel_paper", language_of(lines[0]), "Lighthouses", published=date(2026, 10, 30),
        sections=(Section(None, tuple(Paragraph(line, None) for line in lines)),),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "As a Member said at the last meeting, all lamps should be lit by 2028.",
        "Some Members of the Legislative Council have called for a second lighthouse.",
        "At the policy briefing, Members urged the Office to light all piers.",
        "A keepers' union has asked that watches be shortened.",
        "有業界代表要求在明年取消燈費。",
        "上次會議上，有委員促請當局增建燈塔。",
        "環保團體要求當局熄滅海岸照明。",
        "Hon Pang proposed that the lamp due be raised to $10,000.",
    ],
)
def test_what_is_wished_is_heard(text: str) -> None:
    assert is_wish(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Government proposed that the lamps be lit.",
        "The Office will ask the keepers to stay.",
        "政府建議增建燈塔。",
        "燈塔管理處要求承辦商在明年完工。",
    ],
)
def test_what_the_government_proposes_is_no_wish(text: str) -> None:
    assert not is_wish(fold(text))


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        (
            "As a Member said at the last meeting, all old lamps should be put out by 2028.",
            "We have no intention of doing so, having regard to the fishermen.",
        ),
        ("上次會議上，有委員促請當局在2028年前熄滅所有舊燈。", "我們無意在現階段熄滅舊燈。"),
    ],
)
def test_a_wish_is_told_with_its_refusal_and_never_alone(wish: str, answer: str) -> None:
    more = (
        ("The Office cleans 30 lamps.", "Keepers take part in drills.")
        if wish.isascii()
        else ("處方清潔30盞燈。", "守燈員參加演習。")
    )
    document = paper(*more, wish + (" " if wish.isascii() else "") + answer)
    told = [one.text for one in summarise(document)]
    assert any(answer in one for one in told)
    assert not any(wish in one and answer not in one for one in told)


def test_one_sentence_may_say_both() -> None:
    found = wishes(
        statements(paper("有業界代表要求取消燈費，處方認為燈費仍有需要，不會在現階段豁免。"))
    )
    assert len(found.within) == 1


def test_a_wish_that_is_heard_out_is_no_refusal() -> None:
    document = paper("Some Members have called for a second lighthouse. We will listen to views.")
    assert not wishes(statements(document)).answered


def test_a_wish_that_needs_the_sentence_before_opens_no_bullet() -> None:
    wish = "Members also recommended the installation of cameras on them."
    document = paper(
        "Keepers count boats.",
        f"Some 212 lighthouses now carry sensors. {wish} The Administration has not accepted this recommendation.",
    )
    assert not any(one.text.startswith(wish) for one in summarise(document))


@pytest.mark.parametrize(
    "text",
    [
        "委員詢問，若燈塔管理處不擬納入名單，當局有何措施。",
        "委員表示，當局應確保燈塔不會受影響甚至被取消。",
        "委員察悉，政府提交條例草案，旨在規管燈船(不擬包括漁船)。",
    ],
)
def test_what_members_ask_or_say_is_not_turned_down_by_its_own_words(text: str) -> None:
    assert not wishes(statements(paper(text))).within


def test_a_refusal_that_does_not_say_of_what_is_told_with_the_wish() -> None:
    wish = "有漁民團體要求豁免因燈塔熄滅而引致的損失的申索。"
    answer = "我們認為現行條文已屬合理，無須另作豁免。"
    assert wishes(statements(paper(wish + answer))).leaning == {1}


def test_a_refusal_that_says_of_what_stands_alone() -> None:
    wish = "有業界代表要求在明年取消燈費。"
    assert not wishes(statements(paper(wish + "政府無意在明年取消燈費。"))).leaning
