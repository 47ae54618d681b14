"""This file tests the days that papers set: kept, moved, taken back, and found by who follows them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from scrapers.items import Language
from storage.database import Store
from storage.published import days_ahead, deadlines, identities, judgements
from tests.storage.made import NOW, document, follow, listing, place, remember, store_paper

TODAY, MONTH = NOW.date(), NOW.date() + timedelta(days=31)
CLOSES = date(2026, 11, 20)


def consult(
    session: Session, name: str, closes: date | None, *, subject: str = "", on: date = TODAY,
    language: Language = "en", paper_id: int | None = None, **changes: Any,
) -> int:  # fmt: skip
    if paper_id is None:
        paper_id = store_paper(
            session, name, "Views.", language=language, topics={"ai": "substantive"}
        )
    fields = {"subject": subject}
    if closes is not None:
        fields |= {"closes": closes.isoformat(), "closes_words": f"Views until {closes}."}
    text = document("Views.", language, kind="consultation", published=on, fields=fields, **changes)
    deadlines.save(session, paper_id, text, NOW)
    return paper_id


def days(session: Session, **asked: Any) -> list[date]:
    return [one.day for one in days_ahead.ahead(session, TODAY, MONTH, "en", **asked)]


def test_a_day_that_a_text_sets_lies_ahead_with_its_words(store: Store) -> None:
    with store.write() as session:
        consult(session, "a", CLOSES)
        (found,) = days_ahead.ahead(session, TODAY, MONTH, "en")
    assert (found.day, found.words, found.what) == (CLOSES, f"Views until {CLOSES}.", "closes")


def test_a_text_that_names_another_day_moves_it_and_one_that_names_none_takes_it_back(
    store: Store,
) -> None:
    later = CLOSES + timedelta(days=3)
    with store.write() as session:
        paper = consult(session, "a", CLOSES)
        consult(session, "a", later, paper_id=paper)
        moved = days(session)
        consult(session, "a", None, paper_id=paper)
        gone = days(session)
    assert (moved, gone) == ([later], [])


def test_a_later_paper_on_the_same_subject_moves_the_day_for_both(store: Store) -> None:
    later = CLOSES + timedelta(days=7)
    with store.write() as session:
        consult(session, "a", CLOSES, subject="Herons")
        consult(session, "b", later, subject="herons", on=TODAY + timedelta(days=1))
        found = days(session)
    assert found == [later]


def test_a_day_moved_beyond_what_is_asked_for_leaves_nothing_behind(store: Store) -> None:
    with store.write() as session:
        consult(session, "a", CLOSES, subject="herons")
        consult(session, "b", MONTH + timedelta(days=90), subject="herons", on=TODAY + timedelta(1))
        found = days(session)
    assert found == []


def test_where_the_extension_is_withdrawn_the_first_day_holds_again(store: Store) -> None:
    with store.write() as session:
        consult(session, "a", CLOSES, subject="herons")
        other = consult(session, "b", MONTH, subject="herons", on=TODAY + timedelta(days=1))
        judgements.withdraw(session, other, NOW)
        found = days(session)
    assert found == [CLOSES]


def test_a_withdrawn_consultation_closes_no_more(store: Store) -> None:
    with store.write() as session:
        judgements.withdraw(session, consult(session, "a", CLOSES), NOW)
        found = days(session)
    assert found == []


def test_papers_without_a_subject_do_not_move_each_other(store: Store) -> None:
    with store.write() as session:
        consult(session, "a", CLOSES)
        consult(session, "b", CLOSES + timedelta(days=1), on=TODAY + timedelta(days=1))
        found = days(session)
    assert len(found) == 2


def test_both_languages_are_one_day_shown_in_the_one_that_is_asked_for(store: Store) -> None:
    with store.write() as session:
        paper = consult(session, "a", CLOSES)
        remember(session, listing("a", "zh-Hant", title="鷺鳥"))
        consult(session, "a", CLOSES, language="zh-Hant", paper_id=paper)
        (english,) = days_ahead.ahead(session, TODAY, MONTH, "en")
        (chinese,) = days_ahead.ahead(session, TODAY, MONTH, "zh-Hans")
    assert (english.title, chinese.title) == ("Paper a", "鷺鳥")


def test_what_an_index_names_holds_over_the_text_and_stays_when_the_text_is_read(
    store: Store,
) -> None:
    extended = CLOSES + timedelta(days=10)
    with store.write() as session:
        paper = consult(session, "a", CLOSES)
        remember(session, listing("a", closes=extended))
        first = days(session)
        consult(session, "a", CLOSES, paper_id=paper)
        second = days(session)
    assert first == second == [extended]


def test_a_channel_is_given_the_days_of_what_it_follows(store: Store) -> None:
    with store.write() as session:
        consult(session, "a", CLOSES)
        mine, other = place(session), place(session, "slack:T2/C2")
        follow(session, mine.id, ("ai",))
        follow(session, other.id, ("smart-city",))
        found = [days(session, channel_id=one.id) for one in (mine, other)]
    assert found == [[CLOSES], []]


def test_the_archive_shows_no_day_of_a_paper_that_is_not_for_everybody(store: Store) -> None:
    with store.write() as session:
        consult(session, "a", CLOSES)
        found = [days(session, public=sources) for sources in (["gazette"], ["elsewhere"])]
    assert found == [[CLOSES], []]


def test_two_papers_that_prove_one_keep_one_day(store: Store) -> None:
    with store.write() as session:
        first, second = consult(session, "a", CLOSES), consult(session, "b", CLOSES)
        identities.merge(session, first, second)
        found = days(session)
    assert found == [CLOSES]
