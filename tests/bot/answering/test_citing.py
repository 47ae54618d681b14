"""This file tests that a style of citation is remembered for one person of one workspace, and forgotten on demand."""

from __future__ import annotations

import pytest

from bot.answering.conversation import answer
from bot.answering.presses import press
from bot.answering.speech import Reply, Speaker
from storage import forgetting
from tests.bot.answering.test_threads import alerted, stage
from tests.story.stage import Stage

__all__ = ["stage"]
PAPER = "CB(2)438/2026(03)"


def said(
    stage: Stage, text: str, who: str = "U1", workspace: str = "slack:T1", language: str = "en"
) -> Reply:
    speaker = Speaker(who, f"{workspace}/C1", workspace, language=language)  # type: ignore[arg-type]
    return answer(stage.desk, text, speaker)


@pytest.mark.parametrize(
    "text", ["citation style oscola", "引用 格式 OSCOLA", f"cite {PAPER} oscola"]
)
def test_a_style_that_was_chosen_is_used_the_next_time(stage: Stage, text: str) -> None:
    assert said(stage, text).changed
    assert "accessed" in said(stage, f"citation {PAPER}").code
    assert said(stage, f"citation {PAPER}").code.startswith("Department of Justice, ‘")


def test_the_button_on_a_card_cites_in_the_presser_s_style(stage: Stage) -> None:
    (paper,) = alerted(stage)
    said(stage, "citation style ris")
    speakers = [Speaker(who, "slack:T1/C1", "slack:T1") for who in ("U1", "U2")]
    codes = [press(stage.desk, "copy_citation", f"paper:{paper}", one).code for one in speakers]
    assert codes[0].startswith("TY  - ")
    assert not codes[1].startswith("TY  - ")


def test_a_style_is_one_person_s_in_one_workspace(stage: Stage) -> None:
    said(stage, "citation style bibtex")
    for who, workspace in (("U2", "slack:T1"), ("U1", "slack:T2"), ("U1", "teams:T1")):
        assert "@report" not in said(stage, f"citation {PAPER}", who, workspace).code
        assert "chosen no style" in said(stage, "citation style", who, workspace).headline
        said(stage, "citation style forget", who, workspace)
    assert "@report" in said(stage, f"citation {PAPER}").code


@pytest.mark.parametrize("text", ["citation style forget", "引用 格式 忘記", "cite style none"])
def test_a_style_is_forgotten_on_demand(stage: Stage, text: str) -> None:
    said(stage, "citation style bibtex")
    assert "BibTeX" in said(stage, "citation style").headline
    said(stage, text)
    assert "chosen no style" in said(stage, "citation style").headline
    assert "@report" not in said(stage, f"citation {PAPER}").code


def test_choosing_the_same_style_again_says_and_changes_nothing(stage: Stage) -> None:
    said(stage, f"citation {PAPER} oscola")
    again = said(stage, f"citation {PAPER} oscola")
    assert not again.changed
    assert again.lines == ()


def test_a_style_that_there_is_not_is_refused_with_those_that_there_are(stage: Stage) -> None:
    reply = said(stage, "citation style harvard")
    assert reply.failed
    assert "citation style oscola" in [one.value for one in reply.buttons]


def test_a_paper_that_there_is_not_leaves_the_style_as_it_was(stage: Stage) -> None:
    assert said(stage, "citation CB(2)9999/2020 bibtex").failed
    assert "chosen no style" in said(stage, "citation style").headline


def test_a_forgotten_workspace_forgets_its_people_s_styles(stage: Stage) -> None:
    said(stage, "citation style ris")
    with stage.desk.store.write() as session:
        owner = forgetting.owner(session, "slack:T1")
        assert owner is not None
        assert forgetting.holdings(session, owner)["habit"] == 1
        while forgetting.step(session, owner):
            pass
    assert "chosen no style" in said(stage, "citation style").headline


@pytest.mark.parametrize(
    ("typed", "shown"), [("¶4", "para 4"), ("para 4", "para 4"), ("p 1", ", p 1")]
)
def test_the_place_that_was_named_is_cited(stage: Stage, typed: str, shown: str) -> None:
    reply = said(stage, f"citation {PAPER} {typed}")
    assert shown in reply.code
    assert reply.lines == ()


@pytest.mark.parametrize("typed", ["¶999", "para 999", "p 999", "line 3", "sheet 2 row 4"])
def test_a_place_that_a_paper_lacks_is_not_dropped_without_a_word(stage: Stage, typed: str) -> None:
    reply = said(stage, f"citation {PAPER} {typed}")
    assert not reply.failed
    assert f"{PAPER} has no {typed}." in reply.lines
    assert "999" not in reply.code


def test_a_citation_of_a_whole_paper_says_nothing_of_places(stage: Stage) -> None:
    assert said(stage, f"citation {PAPER}").lines == ()


def test_a_style_that_there_is_not_is_said_beside_the_citation_of_a_number(stage: Stage) -> None:
    reply = said(stage, f"citation {PAPER} bluebook")
    assert any("“bluebook” is no style" in line for line in reply.lines)
    assert "CB(2)438/2026" in reply.code


def test_a_style_that_there_is_not_behind_a_loose_number_is_refused_with_those_that_there_are(
    stage: Stage,
) -> None:
    reply = said(stage, "citation cb2-438 apa")
    assert reply.failed
    assert "citation cb2-438 oscola" in [one.value for one in reply.buttons]


def test_the_chinese_style_cites_the_chinese_title_whoever_asks(stage: Stage) -> None:
    english = said(stage, f"citation {PAPER} chinese").code
    assert english == said(stage, f"citation {PAPER} chinese", language="zh-Hant").code
    assert "《" in english
    assert "Panel" not in english
