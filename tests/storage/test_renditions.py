"""This file checks when a reading says something new, and that what was read comes back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session

from scrapers.items import (
    CONTENTS,
    Document,
    Exchange,
    Paragraph,
    Person,
    Recommendation,
    Section,
)
from storage.database import Store
from storage.documents import NotADocument, body_sha, from_json, passages, text_sha, to_json
from storage.published import judgements, papers, renditions, versions
from storage.records import Bullet
from storage.sql import table
from storage.tables.published import RevisionRow
from storage.watched import appointments
from tests.storage.made import NOW, document, listing, read, remember

revision = table(RevisionRow)
WHOLE = Document(
    kind="question_reply",
    language="zh-Hant",
    title="立法會七題：河道水位",
    number="LCQ7",
    published=date(2026, 11, 2),
    issued_at=NOW,
    meeting_date=date(2026, 11, 4),
    committee="環境事務委員會",
    issuer="發展局",
    people=(Person("asker", "陳大文議員"), Person("replier", "發展局局長")),
    fields={"oral": "yes"},
    sections=(Section("背景", (Paragraph("水位上升。", "2", 3, table=True),)), Section(None)),
    exchanges=(Exchange("為何？", "因為下雨。", "1", ("1", "2")),),
    recommendations=(Recommendation(1, "加高河堤。", ("2",)),),
    footnotes=(Paragraph("見附件。"),),
    coverage=0.98,
    notes=("no page 4",),
)


def test_a_document_comes_back_whole() -> None:
    assert from_json(to_json(WHOLE)) == WHOLE


def test_a_document_comes_back_whole_from_the_store(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("a", "zh-Hant"))
        read(session, kept.rendition_id, WHOLE)
    with store.read() as session:
        assert papers.paper(session, kept.paper_id).renditions[0].document == WHOLE


@pytest.mark.parametrize("data", [{}, {"kind": "poem"}, {"kind": "plain", "language": "en"}])
def test_what_is_no_document_is_named(data: dict[str, object]) -> None:
    with pytest.raises(NotADocument):
        from_json(data)


def test_a_first_reading_is_new_and_the_paper_learns_from_it(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("a", "zh-Hant"))
        done = read(session, kept.rendition_id, WHOLE)
        found = papers.paper(session, kept.paper_id)
    assert done.outcome == "new"
    assert (found.kind, found.number, found.committee) == (
        "question_reply",
        "LCQ7",
        "環境事務委員會",
    )
    assert found.people == (("asker", "陳大文議員"), ("replier", "發展局局長"))
    assert (found.published, found.issued_at) == (date(2026, 11, 2), NOW)


def test_the_same_bytes_are_the_same_revision(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        first = read(session, kept.rendition_id, document())
        again = read(session, kept.rendition_id, document("Other words."))
    assert (again.outcome, again.revision_id) == ("same_bytes", first.revision_id)


def test_other_bytes_with_the_same_text_have_nothing_to_tell(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        read(session, kept.rendition_id, document("The pilot began."))
        again = read(
            session, kept.rendition_id, document("The  pilot  BEGAN."), bytes_sha="bytes-2"
        )
    assert (again.outcome, again.previous) == ("same_text", None)


def test_other_text_is_a_change_that_gives_the_text_before(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        read(session, kept.rendition_id, document("12 replies."))
        again = read(session, kept.rendition_id, document("13 replies."), bytes_sha="bytes-2")
        found = papers.paper(session, kept.paper_id)
    assert again.outcome == "changed"
    assert again.previous == document("12 replies.")
    assert found.renditions[0].document == document("13 replies.")


def test_a_new_reader_version_begins_anew_in_silence(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        read(session, kept.rendition_id, document("12 replies"))
        again = read(session, kept.rendition_id, document("12 replies."), reader_version=2)
        found = papers.paper(session, kept.paper_id)
    assert (again.outcome, again.previous) == ("rebaselined", None)
    assert found.renditions[0].revision_id == again.revision_id


def _kept(session: Session) -> dict[int, dict[str, Any]]:
    rows = session.connection().execute(select(revision.c.id, revision.c.document))
    return {row.id: row.document for row in rows}


def test_of_one_file_only_the_last_reading_keeps_the_text(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        one = replace(document("12 replies."), unplaced=0.25)
        first = read(session, kept.rendition_id, one)
        last = read(session, kept.rendition_id, document("12 replies"), reader_version=2)
        texts = _kept(session)
        shown = versions.versions(session, kept.paper_id)
    assert texts[first.revision_id] == {"unplaced": 0.25}
    assert texts[last.revision_id]["sections"]
    assert [(each.id, each.fetched_at) for each in shown] == [(last.revision_id, NOW)]


def test_an_earlier_file_keeps_its_text_whoever_reads_the_later_one(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        first = read(session, kept.rendition_id, document("12 replies."))
        read(session, kept.rendition_id, document("13 replies."), bytes_sha="bytes-2")
        later = document("13 replies")
        read(session, kept.rendition_id, later, bytes_sha="bytes-2", reader_version=2)
        held = versions.document_of(session, kept.paper_id, first.revision_id)
    assert held is not None
    assert from_json(held) == document("12 replies.")


def test_a_reader_that_comes_back_reads_its_text_anew(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        first = read(session, kept.rendition_id, document("12 replies."))
        read(session, kept.rendition_id, document("12 replies"), reader_version=2)
        again = read(session, kept.rendition_id, document("12 replies."))
        texts = _kept(session)
    assert again.revision_id == first.revision_id
    assert all("sections" in text for text in texts.values())


def test_a_site_that_goes_back_to_an_earlier_file_has_changed_again(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        first = read(session, kept.rendition_id, document("12 replies."))
        read(session, kept.rendition_id, document("13 replies."), bytes_sha="bytes-2")
        again = read(session, kept.rendition_id, document("12 replies."))
    assert (again.outcome, again.revision_id) == ("changed", first.revision_id)


def test_both_languages_names_are_kept_when_both_are_read(store: Store) -> None:
    with store.write() as session:
        english = remember(session, listing("a"))
        chinese = remember(session, listing("a", "zh-Hant"))
        read(session, english.rendition_id, document(people=(Person("asker", "Hon CHAN Tai-man"),)))
        read(session, chinese.rendition_id, WHOLE)
        read(session, chinese.rendition_id, WHOLE, reader_version=2)
        found = papers.paper(session, english.paper_id)
    assert found.people == (
        ("asker", "Hon CHAN Tai-man"),
        ("asker", "陳大文議員"),
        ("replier", "發展局局長"),
    )


def test_a_problem_counts_its_attempts_until_a_reading_succeeds(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        for _ in range(2):
            tried = renditions.record_problem(session, kept.rendition_id, "Truncated", NOW)
        failed = papers.paper(session, kept.paper_id).renditions[0]
        read(session, kept.rendition_id, document())
        done = papers.paper(session, kept.paper_id).renditions[0]
    assert (tried, failed.problem, failed.attempts) == (2, "Truncated", 2)
    assert (done.problem, done.attempts) == (None, 0)


def test_a_failed_reading_is_due_again_only_when_asked(store: Store) -> None:
    later = NOW + timedelta(minutes=3)
    with store.write() as session:
        kept = remember(session, listing())
        renditions.record_problem(session, kept.rendition_id, "Truncated", NOW, again_at=later)
        assert appointments.due_for_reading(session, NOW, 10) == []
        assert appointments.due_for_reading(session, later, 10) == [kept.paper_id]


def test_a_rendition_that_is_not_there_is_named(store: Store) -> None:
    with store.write() as session:
        with pytest.raises(renditions.UnknownRendition, match="99"):
            read(session, 99, document())
        with pytest.raises(renditions.UnknownRendition, match="99"):
            renditions.record_problem(session, 99, "Truncated", NOW)


def test_a_summary_comes_back_with_what_was_not_found(store: Store) -> None:
    bullets = (
        Bullet("The pilot began.", ("1",), 1),
        Bullet("It ended.", ("2", "3"), None, "model"),
    )
    with store.write() as session:
        kept = remember(session, listing())
        for _ in range(2):
            judgements.save_summary(session, kept.paper_id, "en", None, bullets, ["levy"], NOW)
        found = papers.paper(session, kept.paper_id)
    assert found.bullets == {"en": bullets}
    assert found.not_found == {"en": ("levy",)}


def test_a_text_is_the_same_text_in_either_script() -> None:
    assert text_sha(document("水位會上升。")) == text_sha(document("水位会上升。"))


def test_a_figure_makes_another_text() -> None:
    assert text_sha(document("12 replies.")) != text_sha(document("13 replies."))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("水位  會 上升。", "水位会上升。"),
        ("Pier A opens.", "Ｐｉｅｒ  A\u00a0opens ."),
        ("12 34", "12  34"),
    ],
)
def test_blanks_and_letter_forms_make_no_other_body(one: str, other: str) -> None:
    assert body_sha(document(one)) == body_sha(replace(document(other), title="Another"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HK$1.25 million", "HK$12.5 million"),
        ("A change of -3%", "A change of 3%"),
        ("2023-24 | 12 | 3,400", "2023-24 | 1 | 200"),
        ("1 234 applications", "1234 applications"),
        ("Answer: 12.", "Answer: Nil."),
    ],
)
def test_a_sign_or_a_short_line_makes_another_body(one: str, other: str) -> None:
    assert body_sha(document(one)) != body_sha(document(other))


def test_what_stands_aside_belongs_to_the_body() -> None:
    aside = (Section(None, (Paragraph("The Bureau objects."),)),)
    assert body_sha(WHOLE) != body_sha(replace(WHOLE, asides=aside))


def test_passages_keep_headings_numbers_and_pages() -> None:
    found = passages(WHOLE)
    assert [(p.ordinal, p.heading, p.no, p.page) for p in found] == [
        (1, "背景", "2", 3),
        (2, None, "1", None),
    ]
    assert found[1].text == "為何？\n因為下雨。\n加高河堤。\n見附件。"


@given(st.lists(st.text("水位 ab.。\n", max_size=4000), max_size=5))
@settings(max_examples=40, deadline=None)
def test_passages_are_short_and_lose_no_letter(paragraphs: list[str]) -> None:
    text = Document("plain", "en", "t", sections=(Section("H", tuple(map(Paragraph, paragraphs))),))
    found = passages(text)
    assert all(len(piece.text) <= 1500 for piece in found)
    letters = "".join("".join(paragraphs).split())
    kept = "".join("".join(piece.text.split()) for piece in found)
    assert len(kept) >= len(letters)
    assert set(kept) >= set(letters)


def test_what_a_table_of_contents_names_is_not_found_in_the_paper_it_stands_in() -> None:
    told = Section(CONTENTS, (Paragraph("ITIB213 2755 Hon Elizabeth QUAT", table=True),))
    aside = Section("advice", (Paragraph("Members are advised."),))
    made = document("The pilot began.", asides=(told, aside))
    assert [piece.text for piece in passages(made)] == ["The pilot began.", "Members are advised."]
