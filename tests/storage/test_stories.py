"""This file checks which papers make one story, whichever of them comes first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from storage.database import Store
from storage.published import identities, stories
from storage.records import Reference
from tests.storage.made import document, listing, read, remember


def _paper(
    session: Session, name: str, *references: Reference, form: str = "", key: str = ""
) -> int:
    kept = remember(session, listing(name, keys=(key or f"legco:{name}",)))
    fields = {"form": form} if form else {}
    read(session, kept.rendition_id, document(title=name, fields=fields), bytes_sha=name)
    stories.save(session, kept.paper_id, "en", references)
    return kept.paper_id


def _listed(session: Session, name: str, *references: Reference) -> int:
    """Give a paper that a page lists and whose text nobody needs."""
    kept = remember(session, listing(name, keys=(f"legco:{name}",)))
    stories.save(session, kept.paper_id, "en", references)
    return kept.paper_id


def _cites(name: str, how: str = "cites", *, joins: bool = True, at: str = "2") -> Reference:
    return Reference(f"legco:{name}", how, f"LC Paper No. {name}", at, joins)


def _item(subject: str = "lamps") -> Reference:
    return Reference(f"item:panel-tp:2026-06-05:{subject}", "same_item", subject, "title")


def test_a_paper_that_cites_another_is_of_its_story_from_either_side(store: Store) -> None:
    with store.write() as session:
        first = _paper(session, "first")
        second = _paper(session, "second", _cites("first", "supplements"))
        found, other = stories.of_paper(session, first), stories.of_paper(session, second)
    assert set(found.paper_ids) == set(other.paper_ids) == {first, second}
    (edge,) = found.edges
    assert (edge.how, edge.words, edge.place, edge.other) == (
        "supplements",
        "LC Paper No. first",
        "2",
        first,
    )


def test_what_is_cited_before_it_is_known_joins_when_it_comes(store: Store) -> None:
    with store.write() as session:
        second = _paper(session, "second", _cites("first"))
        before = stories.of_paper(session, second)
        first = _paper(session, "first")
        after = stories.of_paper(session, second)
    assert before.paper_ids == (second,)
    assert [edge.to for edge in before.beside] == ["legco:first"]
    assert set(after.paper_ids) == {first, second}
    assert not after.beside


def test_a_number_that_never_was_is_shown_and_joins_nothing(store: Store) -> None:
    with store.write() as session:
        one = _paper(session, "one", _cites("never"))
        _paper(session, "two", _cites("never"))
        found = stories.of_paper(session, one)
    assert found.paper_ids == (one,)
    assert [(edge.to, edge.other) for edge in found.beside] == [("legco:never", None)]


def test_a_paper_that_cites_itself_is_alone(store: Store) -> None:
    with store.write() as session:
        one = _paper(session, "one", _cites("one"))
        found = stories.of_paper(session, one)
    assert (found.paper_ids, found.edges) == ((one,), ())


def test_papers_on_one_item_of_one_meeting_belong_together(store: Store) -> None:
    with store.write() as session:
        paper, slides = _paper(session, "paper", _item()), _paper(session, "slides", _item())
        other = _paper(session, "other", _item("ferries"))
        found = stories.of_paper(session, slides)
    assert set(found.paper_ids) == {paper, slides}
    assert other not in found.paper_ids


def test_what_stands_beside_two_papers_does_not_join_them(store: Store) -> None:
    budget = Reference("budget-speech:2025-26:65", "cites", "the Budget", "3", joins=False)
    with store.write() as session:
        one, other = _paper(session, "one", budget), _paper(session, "other", budget)
        found = stories.of_paper(session, one)
    assert found.paper_ids == (one,)
    assert other not in found.paper_ids
    assert [edge.to for edge in found.beside] == ["budget-speech:2025-26:65"]


def test_a_cited_paragraph_leads_to_its_speech_once_that_is_held(store: Store) -> None:
    cited = Reference("budget-speech:2025-26:65", "cites", "the Budget", "3", joins=False)
    with store.write() as session:
        one = _paper(session, "one", cited)
        before = stories.of_paper(session, one).beside
        speech = _paper(session, "speech", key="budget-speech:2025-26")
        found = stories.of_paper(session, one)
    assert [edge.other for edge in before] == [None]
    assert [(edge.other, edge.paragraph) for edge in found.beside] == [(speech, "65")]
    assert found.paper_ids == (one,)


def test_a_list_belongs_to_each_story_and_joins_none_of_them(store: Store) -> None:
    with store.write() as session:
        one, other = _paper(session, "one"), _paper(session, "other")
        lists = (_cites("one", "lists", at="item 1"), _cites("other", "lists", at="item 2"))
        agenda = _paper(session, "agenda", *lists, form="agenda")
        found, all_of_it = stories.of_paper(session, one), stories.of_paper(session, agenda)
    assert set(found.paper_ids) == {one, agenda}
    assert set(all_of_it.paper_ids) == {one, other, agenda}


def test_what_an_agenda_lists_under_one_item_belongs_together(store: Store) -> None:
    with store.write() as session:
        paper, brief = _paper(session, "paper"), _paper(session, "brief")
        lists = (_cites("paper", "lists", at="3"), _cites("brief", "lists", at="3"))
        agenda = _paper(session, "agenda", *lists, form="agenda")
        found = stories.of_paper(session, brief)
    assert set(found.paper_ids) == {paper, brief, agenda}


def test_a_report_that_names_dozens_joins_nothing_further(store: Store) -> None:
    with store.write() as session:
        named = [_paper(session, f"n{at}") for at in range(12)]
        report = _paper(session, "report", *(_cites(f"n{at}") for at in range(12)))
        found = stories.of_paper(session, named[0])
    assert set(found.paper_ids) == {named[0], report}


def test_a_story_of_more_than_three_hundred_parts_is_bounded_and_says_so(store: Store) -> None:
    with store.write() as session:
        papers = [_listed(session, f"n{at}", _item()) for at in range(stories.MOST + 5)]
        found = stories.of_paper(session, papers[0])
    assert (len(found.paper_ids), found.more) == (stories.MOST, True)


def test_edges_of_a_paper_that_proves_to_be_another_move_along(store: Store) -> None:
    with store.write() as session:
        first = _paper(session, "first")
        one = _paper(session, "one", _cites("first"))
        twin = _paper(session, "twin", _cites("first"))
        identities.merge(session, one, twin)
        found = stories.of_paper(session, first)
    assert set(found.paper_ids) == {first, one}


def test_what_a_text_no_longer_says_is_no_edge(store: Store) -> None:
    with store.write() as session:
        first, second = _paper(session, "first"), _paper(session, "second", _cites("first"))
        stories.save(session, second, "en", [])
        found = stories.of_paper(session, first)
    assert found.paper_ids == (first,)


@pytest.mark.parametrize("moved", [1, 7])
def test_a_paper_whose_meeting_is_moved_is_looked_at_again(store: Store, moved: int) -> None:
    day = date(2026, 6, 5)
    with store.write() as session:
        kept = remember(session, listing("one", meeting_date=day))
        read(session, kept.rendition_id, document())
        stories.save(session, kept.paper_id, "en", [])
        remember(session, listing("one", meeting_date=day))
        still = stories.unlooked(session, 9)
        remember(session, listing("one", meeting_date=day + timedelta(days=moved)))
        found = stories.unlooked(session, 9)
    assert (still, found) == ([], [(kept.paper_id, kept.rendition_id)])


def test_a_brief_that_is_cited_by_its_file_and_held_is_not_shown_as_missing(store: Store) -> None:
    file = Reference("brief:ITIBCR3/2051/26", "about", "ITIB CR 3/2051/26", "title")
    other = Reference("brief:ITIBCR9/1/26", "cites", "ITIB CR 9/1/26", "3")
    with store.write() as session:
        brief = _paper(session, "brief", file)
        report = _paper(session, "report", Reference(file.to, "cites", file.words, "2"), other)
        found, alone = stories.of_paper(session, report), stories.of_paper(session, brief)
    assert set(found.paper_ids) == {brief, report}
    assert [edge.to for edge in found.beside] == [other.to]
    assert alone.beside == ()
