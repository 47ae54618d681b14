"""This file tries what is said of two revisions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.contents.revisions import _Room, changes, paragraphs
from scrapers.items import Document, Exchange, Paragraph, Section


def document(*texts: str) -> Document:
    numbered = tuple(Paragraph(text, no=str(n)) for n, text in enumerate(texts, 2))
    return Document("panel_paper", "en", "A pilot scheme", sections=(Section("Purpose", numbered),))


def test_a_changed_figure_is_one_change_with_its_paragraph() -> None:
    before = document("The scheme costs $32 million.", "It began in May.")
    after = document("The scheme costs $36 million.", "It began in May.")
    found = changes(before, after)
    assert [(c.place, c.before, c.after) for c in found] == [
        ("2", "The scheme costs $32 million.", "The scheme costs $36 million.")
    ]


def test_a_new_paragraph_is_new_and_a_removed_one_gone() -> None:
    before = document("One stays.", "Zebras graze far away from here.")
    after = document("One stays.", "Quite another thing is said now, at length.")
    found = changes(before, after)
    assert [(c.before is None, c.after is None) for c in found] == [(True, False), (False, True)]


def test_the_same_text_is_no_change() -> None:
    assert changes(document("One."), document("One.")) == ()


def test_another_script_of_the_same_text_is_no_change() -> None:
    assert changes(document("法律雲端服務。"), document("法律云端服务。")) == ()


def test_answers_are_compared_paragraph_by_paragraph() -> None:
    one = Document("question_reply", "en", "LCQ1", exchanges=(Exchange("Why?", "A.\nB.", "1"),))
    other = Document("question_reply", "en", "LCQ1", exchanges=(Exchange("Why?", "A.\nC!", "1"),))
    assert all(c.place == "1" for c in changes(one, other))
    assert len(paragraphs(one)) == 4


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6), st.lists(st.text(max_size=40), max_size=6))
def test_every_new_paragraph_is_in_the_changes_or_was_there(old: list[str], new: list[str]) -> None:
    found = changes(document(*old), document(*new))
    told = {c.after for c in found}
    assert all(text in told or text in old or _folded(text, old) for text in new)


def _folded(text: str, old: list[str]) -> bool:
    from scrapers.text import fold

    return fold(text) in {fold(other) for other in old}


def test_what_there_is_no_room_to_compare_shows_as_gone_and_as_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edited = document("The scheme costs $32 million."), document("The scheme costs $36 million.")
    assert [(c.before is None, c.after is None) for c in changes(*edited)] == [(False, False)]
    monkeypatch.setattr("bot.contents.revisions._Room", lambda: _Room(work=10))
    assert sorted((c.before is None, c.after is None) for c in changes(*edited)) == [
        (False, True),
        (True, False),
    ]
