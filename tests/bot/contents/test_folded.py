"""This file holds that what is cut from folded text is what folding it would have given, once."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contents import folded as module
from bot.contents import statements as stating
from bot.contents.folded import Folded
from bot.contents.understanding import Budget
from bot.engines.inline import Inline
from scrapers.items import Document, Exchange, Paragraph, Section
from scrapers.text import fold
from scrapers.typography import folding

# Letters that fold to one, to none (a footnote's mark), to two (½, ﬁ), and blanks. No m before a
# raised 2, which is a square metre only where both stand together.
LETTERS = st.text(alphabet="政府將Ａａ½ﬁ²¹ 　，。—「」x3", max_size=40)


def same(piece: Folded, text: str) -> None:
    assert piece.text == text
    assert piece.folded == fold(text)
    assert list(piece.offsets) == list(Folded.of(text).offsets)


@given(LETTERS, st.integers(0, 40), st.integers(0, 40))
def test_a_piece_is_as_if_folded_by_itself(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    same(Folded.of(text).cut(start, end), text[start:end])


@given(LETTERS)
def test_blanks_at_the_ends_are_left_off(text: str) -> None:
    same(Folded.of(text).strip(), text.strip())
    same(Folded.of(text).stripped_end(), text.rstrip())


@given(LETTERS, LETTERS)
def test_two_are_joined_as_if_folded_as_one(one: str, other: str) -> None:
    same(Folded.of(one).joined(Folded.of(other)), one + other)


@given(LETTERS)
def test_what_is_blotted_out_keeps_its_length(text: str) -> None:
    masked = Folded.of(text).masked(re.compile("「[^「」]*」"))
    assert (len(masked.text), len(masked.folded)) == (len(text), len(fold(text)))


@given(LETTERS)
def test_what_is_found_is_blotted_out_and_nothing_else(text: str) -> None:
    found = re.compile("「[^「」]*」")
    masked = Folded.of(text).masked(found)
    assert masked.text == found.sub(lambda one: "□" * len(one.group()), text)


def reply(number: int) -> Document:
    return Document(
        "question_reply",
        "zh-Hant",
        "登記冊",
        exchanges=(Exchange("1", "會否推出登記冊？", f"部門將於20{27 + number}年推出登記冊。"),),
    )


def paper() -> Document:
    told = "（一）部門將於2027年年底前推出電子登記冊，以便市民查閱；預計2028年全面實施。"
    return Document(
        "panel_paper", "zh-Hant", "登記冊", sections=(Section("未來路向", (Paragraph(told, "1"),)),)
    )


def test_every_text_is_folded_once_by_sentences_and_once_where_it_may_refer_to_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letters: Counter[str] = Counter()
    whole = folding.fold_with_offsets

    def counted(text: str) -> object:
        letters["folded"] += len(text)
        return whole(text)

    monkeypatch.setattr(module, "fold_with_offsets", counted)
    understood = Inline().summarise(paper(), None, Budget(1))
    assert understood.bullets
    assert understood.commitments
    assert letters["folded"] == 2 * sum(
        len(one.text) for one in stating.statements(paper())
    ) + 2 * len("登記冊") + len(
        "未來路向"
    )  # a title names bills and programmes, a heading programmes


def test_a_text_is_taken_apart_once_also_where_it_was_counted_in_its_booklet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: list[Document] = []
    whole = stating.statements

    def counted(document: Document) -> object:
        taken.append(document)
        return whole(document)

    for place in ("engines.inline", "contents.commitments", "contents.summaries"):
        monkeypatch.setattr(f"bot.{place}.statements", counted)
    booklet = [reply(number) for number in range(5)]
    here = Inline()
    common = here.common(booklet, Budget(1))
    for one in booklet:
        assert here.summarise(one, None, Budget(1), common).bullets
    assert taken == booklet
