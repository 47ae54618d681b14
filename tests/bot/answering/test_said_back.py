"""This file tests that each part of a line narrows what is looked up, or is said back with the answer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing.lookups import slots, who
from bot.answering.hearing.pieces import slips
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.story.lived import lived, question_told
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console with a paper and a question."""
    path = tmp_path_factory.mktemp("said_back") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store, question_told)
    store.close()


def said(stage: Stage, text: str) -> str:
    reply = answer(stage.desk, text, at_the_console())
    return "\n".join((reply.headline, *reply.lines))


def test_by_when_commitments_are_due_is_said_where_there_are_none(stage: Stage) -> None:
    found = said(stage, "which commitments are overdue for the Digital Policy Office?")
    assert "Due by Tue 6 Oct 2026." in found


def test_a_span_of_commitments_is_said_where_there_are_none(stage: Stage) -> None:
    found = said(stage, "commitments drones due next month")
    assert "Due: Sun 1 Nov 2026 – Mon 30 Nov 2026." in found


def test_a_meeting_s_topic_is_said_back(stage: Stage) -> None:
    assert "Artificial intelligence · next month" in said(stage, "meetings AI next month")


def test_plain_words_are_looked_for_as_they_are_spelt(stage: Stage) -> None:
    found = said(stage, "search kennels policy adress")
    assert "kennels policy address" in found.partition("\n")[0]
    assert "as that is spelt" in found


def test_what_is_written_as_a_name_is_not_respelt_unasked(stage: Stage) -> None:
    assert "“Kennels Adress”" in said(stage, "search Kennels Adress").partition("\n")[0]


@pytest.mark.parametrize(
    ("text", "bureau"),
    [
        ("what did the Secretary for Innovation say on robots", "Innovation, Technology and Industry Bureau"),
        ("the permanent secretary for transport and logistics on ferries", "Transport and Logistics Bureau"),
        ("保安局就無人機有否再作交代", "Security Bureau"),
        ("數字政策辦公室上個禮拜有冇出嘢", "Digital Policy Office"),
        ("robots in parks, I think it was the Leisure and Cultural Services Department", "Leisure and Cultural Services Department"),
    ],
)  # fmt: skip
def test_who_published_is_told_from_what_is_looked_for(text: str, bureau: str) -> None:
    found = who.publisher(text)
    assert found is not None
    assert found[2].en == bureau


def test_an_office_that_many_have_is_nobody_s() -> None:
    assert who.publisher("the secretary for everything on ferries") is None


def test_either_of_two_departments_narrows() -> None:
    laid = slots.laid("用AI審批嘅文件，建築署或者屋宇署都得")
    assert laid.bureau == "Architectural Services Department or Buildings Department"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anything form Ambrose Lam", "anything from Ambrose Lam"),
        ("AI n legal aid", "AI and legal aid"),
        ("the form of Ambrose Lam", "the form of Ambrose Lam"),
    ],
)
def test_slips_before_a_name_are_mended(typed: str, meant: str) -> None:
    assert slips.mended(typed) == meant
