"""This file tests that a channel keeps papers with notes, finds them again, and takes each change back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlmodel import select

from bot.answering.conversation import answer
from bot.answering.presses import press
from bot.answering.speech import Reach, Reply, at_the_console
from storage.database import Store
from storage.people import saved
from storage.people.channels import channel
from storage.published import judgements
from storage.tables.people import AuditRow
from storage.tables.published import PaperRow
from tests.story.lived import lived, question_told
from tests.story.stage import Stage

PAPER = "CB(2)438/2026(03)"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows all three topics and was told of papers."""
    return lived(sqlite_store, question_told)


def said(stage: Stage, text: str, *, chinese: bool = False, about: tuple[int, ...] = ()) -> Reply:
    speaker = at_the_console(language="zh-Hant" if chinese else "en")
    return answer(stage.desk, text, replace(speaker, about=about))


def kept(stage: Stage) -> list[tuple[str, ...]]:
    """Give the notes on each paper of the console's list."""
    with stage.desk.store.read() as session:
        place = channel(session, "console")
        found = saved.of_channel(session, place.id) if place else []
    return [tuple(note.text for note in one.notes) for one in found]


def number(stage: Stage) -> int:
    with stage.desk.store.read() as session:
        return int(session.exec(select(PaperRow.id).where(PaperRow.number == PAPER)).one() or 0)


def test_what_is_saved_is_on_the_list_until_it_is_taken_off(stage: Stage) -> None:
    assert said(stage, f"save {PAPER}").changed
    (row,) = said(stage, "saved").rows
    assert "LawTech" in row.title
    assert said(stage, f"unsave {PAPER}").changed
    assert "nothing is saved" in said(stage, "saved").headline


def test_saving_twice_changes_nothing(stage: Stage) -> None:
    said(stage, f"save {PAPER}")
    again = said(stage, f"save {PAPER}")
    assert not again.changed
    assert "On this channel's list since" in again.headline
    assert kept(stage) == [()]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"note {PAPER} ask about costs", "ask about costs"),
        (f"note {PAPER}: ask about costs", "ask about costs"),
        ("note LCQ9 7 October 2026 for Ann", "for Ann"),
        ("note LCQ9 7 October 2026: for Ann", "for Ann"),
        (f"備註 {PAPER} 查詢開支", "查詢開支"),
        (f"note LC Paper No. {PAPER} three, four: five", "three, four: five"),
    ],
)
def test_a_note_is_what_stands_behind_the_paper(stage: Stage, text: str, note: str) -> None:
    assert said(stage, text).changed
    assert kept(stage) == [(note,)]


@pytest.mark.parametrize("text", ["save", "save this", "收藏", "bookmark this paper"])
def test_save_in_a_thread_keeps_its_paper(stage: Stage, text: str) -> None:
    assert said(stage, text, about=(number(stage),)).changed
    assert "LawTech" in said(stage, "saved").rows[0].title


def test_in_a_thread_all_words_of_a_note_are_the_note(stage: Stage) -> None:
    assert said(stage, "note ask LCQ people about costs", about=(number(stage),)).changed
    assert kept(stage) == [("ask LCQ people about costs",)]


@pytest.mark.parametrize("text", ["save", "unsave", "note tell Ann"])
def test_outside_a_thread_it_is_asked_which_paper(stage: Stage, text: str) -> None:
    reply = said(stage, text)
    assert reply.failed
    assert "Which paper?" in reply.headline
    assert kept(stage) == []


def test_a_note_without_words_and_one_too_long_are_refused_aloud(stage: Stage) -> None:
    assert "Note what?" in said(stage, f"note {PAPER}").headline
    assert "at most 500" in said(stage, f"note {PAPER} {'x' * 501}").headline
    assert kept(stage) == []


@pytest.mark.parametrize("text", ["save the planet", "save energy", "note of appreciation"])
def test_other_talk_keeps_nothing(stage: Stage, text: str) -> None:
    said(stage, text)
    assert kept(stage) == []


def test_each_change_is_taken_back_by_itself(stage: Stage) -> None:
    said(stage, f"save {PAPER}")
    said(stage, f"note {PAPER} one")
    said(stage, f"note {PAPER} two")
    said(stage, f"unsave {PAPER}")
    states = []
    for _ in range(4):
        assert said(stage, "undo").changed
        states.append(kept(stage))
    assert states == [[("one", "two")], [("one",)], [()], []]


def test_a_note_that_was_added_since_is_not_undone_away(stage: Stage) -> None:
    first = said(stage, f"save {PAPER}")
    said(stage, f"note {PAPER} mine")
    with stage.desk.store.read() as session:
        saves = session.exec(select(AuditRow.id).where(AuditRow.action == "save")).all()
    assert first.buttons[0].value == str(saves[0])
    assert press(stage.desk, "undo", first.buttons[0].value, at_the_console()).failed
    assert kept(stage) == [("mine",)]


def test_a_withdrawn_paper_says_so_on_the_list(stage: Stage) -> None:
    said(stage, f"save {PAPER}")
    with stage.desk.store.write() as session:
        judgements.withdraw(session, number(stage), stage.clock.now)
    assert "withdrawn" in said(stage, "saved").rows[0].context
    assert "撤下" in said(stage, "saved", chinese=True).rows[0].context


def test_a_long_list_is_read_on_to_its_end(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        everything = [int(one or 0) for one in session.exec(select(PaperRow.id)).all()]
    for one in everything:
        said(stage, f"save paper:{one}")
    text, seen = "saved", []
    while text:
        reply = said(stage, text)
        seen += [row.title for row in reply.rows]
        text = next((b.value for b in reply.buttons if b.value.startswith("saved")), "")
    assert len(everything) > 15
    assert len(seen) == len(kept(stage))


def test_no_note_is_written_where_another_organisation_reads(stage: Stage) -> None:
    def shared(address: str) -> Reach:
        return Reach(shared=True)

    speaker = replace(at_the_console(), reach=shared)
    reply = answer(stage.desk, f"note {PAPER} our client asked", speaker)
    assert reply.failed
    assert "Another organisation" in reply.headline
    assert answer(stage.desk, f"save {PAPER}", speaker).changed


def test_the_list_says_how_it_is_exported(stage: Stage) -> None:
    said(stage, f"save {PAPER}")
    assert "tamar export --saved console" in said(stage, "saved").footer
    assert "tamar export --saved console" in said(stage, "已收藏", chinese=True).footer


def test_a_withdrawn_paper_says_so_first_where_it_is_shown(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        judgements.withdraw(session, number(stage), stage.clock.now)
    assert said(stage, f"show {PAPER}").lines[0].startswith("⚠ Withdrawn")
    assert "撤下" in said(stage, f"show {PAPER}", chinese=True).lines[0]


def test_a_paper_without_a_number_is_named_for_a_note_as_it_can_be_typed(stage: Stage) -> None:
    stage.publish("question")
    stage.check(20)
    line = next(one for one in said(stage, "save LCQ9").lines if "`note " in one)
    typed = line.split("`")[1].removesuffix("…")
    assert said(stage, f"{typed} ask ITIB").changed
