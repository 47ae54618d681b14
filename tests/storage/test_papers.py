"""This file checks what the store makes of listings: which paper they are, what is new, what is gone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from scrapers.items import Listing
from storage.database import Store
from storage.published import identities, judgements, listings, papers
from storage.watched import appointments
from tests.storage.made import (
    HOUR,
    INDEX,
    NOW,
    document,
    find,
    listing,
    match,
    read,
    remember,
    store_paper,
)


def test_a_listing_makes_a_paper_with_its_rendition(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("a", number="CB(2)1/2026", published=date(2026, 11, 1)))
        found = papers.paper(session, kept.paper_id)
    assert (kept.new_paper, kept.new_language) == (True, True)
    assert (found.number, found.published) == ("CB(2)1/2026", date(2026, 11, 1))
    assert [(r.language, r.title) for r in found.renditions] == [("en", "Paper a")]
    assert "url:https://www.example.hk/en/a.pdf" in found.keys


def test_remembering_the_same_listing_again_adds_nothing(store: Store) -> None:
    with store.write() as session:
        first = remember(session, listing())
        again = remember(session, listing())
    assert (again.paper_id, again.rendition_id) == (first.paper_id, first.rendition_id)
    assert (again.new_paper, again.new_language) == (False, False)


def test_two_languages_with_one_key_are_one_paper(store: Store) -> None:
    with store.write() as session:
        english = remember(session, listing("a", "en"))
        chinese = remember(session, listing("a", "zh-Hant", title="文件甲"))
        found = papers.paper(session, english.paper_id)
    assert chinese.paper_id == english.paper_id
    assert (chinese.new_paper, chinese.new_language) == (False, True)
    assert [r.language for r in found.renditions] == ["en", "zh-Hant"]


def test_a_stated_twin_joins_languages_that_share_no_other_key(store: Store) -> None:
    with store.write() as session:
        english = remember(
            session, listing("a", "en", twins={"zh-Hant": "https://www.example.hk/tc/9.htm"})
        )
        chinese = remember(
            session, listing("b", "zh-Hant", url="https://www.example.hk/tc/9.htm", keys=("gia:9",))
        )
    assert chinese.paper_id == english.paper_id


def test_papers_that_prove_one_keep_the_lower_id_and_the_other_forwards(store: Store) -> None:
    with store.write() as session:
        first = remember(session, listing("a", "en", keys=("gia:1",)))
        second = remember(session, listing("b", "zh-Hant", keys=("gia:2",)))
        both = remember(session, listing("c", "zh-Hans", keys=("gia:1", "gia:2")))
        found = papers.paper(session, second.paper_id)
    assert both.paper_id == first.paper_id == found.id
    assert [r.language for r in found.renditions] == ["en", "zh-Hant", "zh-Hans"]


def test_forwards_never_chain(store: Store) -> None:
    with store.write() as session:
        ids = [remember(session, listing(name, keys=(f"gia:{name}",))).paper_id for name in "abc"]
        identities.merge(session, ids[1], ids[2])
        identities.merge(session, ids[0], ids[1])
        found = [identities.resolve(session, number) for number in ids]
    assert found == [ids[0]] * 3


def test_merging_twice_changes_nothing(store: Store) -> None:
    with store.write() as session:
        a, b = (remember(session, listing(n, keys=(f"gia:{n}",))).paper_id for n in "ab")
        assert identities.merge(session, b, a) == identities.merge(session, a, b) == a


def test_a_merged_paper_knows_what_either_knew(store: Store) -> None:
    with store.write() as session:
        a = remember(session, listing("a", keys=("gia:a",), number="FCR(2026-27)1")).paper_id
        b = remember(
            session, listing("b", keys=("gia:b",), committee="Panel on Rivers"), now=NOW - HOUR
        ).paper_id
        found = papers.paper(session, identities.merge(session, a, b))
    assert (found.number, found.committee) == ("FCR(2026-27)1", "Panel on Rivers")
    assert found.first_seen_at == NOW - HOUR


def test_a_paper_known_before_us_is_not_news_when_it_proves_to_be_another(store: Store) -> None:
    with store.write() as session:
        a = remember(session, listing("a", keys=("gia:a",)), baseline=True).paper_id
        b = remember(session, listing("b", keys=("gia:b",))).paper_id
        assert papers.paper(session, identities.merge(session, a, b)).baseline


def test_the_text_of_a_merged_rendition_is_kept_where_the_other_has_none(store: Store) -> None:
    with store.write() as session:
        a = remember(session, listing("a", keys=("gia:a",)))
        b = remember(session, listing("b", keys=("gia:b",)))
        read(session, b.rendition_id, document("Water levels rose."))
        found = papers.paper(session, identities.merge(session, a.paper_id, b.paper_id))
    assert found.renditions[0].id == a.rendition_id
    assert found.renditions[0].document == document("Water levels rose.")


def test_matches_of_a_merged_paper_are_not_doubled(store: Store) -> None:
    with store.write() as session:
        a = store_paper(session, "a", "one", topics={"ai": "substantive"})
        b = store_paper(session, "b", "two", topics={"ai": "mention", "rivers": "mention"})
        found = papers.paper(session, identities.merge(session, a, b))
    assert [(m.topic, m.level) for m in found.matches] == [
        ("ai", "substantive"),
        ("rivers", "mention"),
    ]


def test_find_gives_the_survivor_by_any_key(store: Store) -> None:
    with store.write() as session:
        a, b = (remember(session, listing(n, keys=(f"gia:{n}",))).paper_id for n in "ab")
        identities.merge(session, a, b)
        found = find(session, ["gia:none", "gia:b"])
    assert found is not None
    assert found.id == a


def test_a_paper_that_is_not_there_is_named(store: Store) -> None:
    with store.read() as session, pytest.raises(papers.UnknownPaper, match="99"):
        papers.paper(session, 99)


def _page(session: object, rows: list[Listing], index: str = INDEX) -> listings.Difference:
    found = listings.difference(session, index, rows)  # type: ignore[arg-type]
    for one in (*found.new, *found.changed):
        remember(session, one, index_url=index)  # type: ignore[arg-type]
    listings.missing(session, found.gone, NOW)  # type: ignore[arg-type]
    return found


def test_an_index_page_says_what_is_new_what_changed_and_what_is_gone(store: Store) -> None:
    with store.write() as session:
        first = _page(session, [listing("a"), listing("b"), listing("c")])
        second = _page(
            session, [listing("a"), listing("b", title="Paper b (revised)"), listing("d")]
        )
    assert [one.title for one in first.new] == ["Paper a", "Paper b", "Paper c"]
    assert [one.title for one in second.new] == ["Paper d"]
    assert [one.title for one in second.changed] == ["Paper b (revised)"]
    assert (len(second.gone), second.known) == (1, 3)


def test_the_same_page_again_says_nothing(store: Store) -> None:
    with store.write() as session:
        _page(session, [listing("a"), listing("b")])
        again = _page(session, [listing("b"), listing("a")])
    assert (again.new, again.changed, again.gone) == ((), (), ())


def test_our_own_conclusions_do_not_change_a_listing(store: Store) -> None:
    with store.write() as session:
        _page(session, [listing("a")])
        again = _page(session, [listing("a", keys=("test:a", "more:a"), hint="slides")])
    assert again.changed == ()


def test_an_address_under_two_titles_is_one_listing_that_does_not_flicker(store: Store) -> None:
    both = [listing("a"), listing("a", title="Paper a, for another meeting")]
    with store.write() as session:
        first = _page(session, both)
        again = _page(session, both[::-1])
    assert len(first.new) == 1
    assert again.changed == ()


def test_an_address_on_two_pages_is_new_only_once_on_each(store: Store) -> None:
    with store.write() as session:
        _page(session, [listing("a")])
        feed = _page(session, [listing("a", title="A paper")], "https://www.example.hk/feed")
        again = _page(session, [listing("a", title="A paper")], "https://www.example.hk/feed")
        found = find(session, ["test:a"])
    assert len(feed.new) == 1
    assert (again.new, again.changed) == ((), ())
    assert found is not None
    assert [r.title for r in found.renditions] == ["Paper a"]


def test_what_stands_on_another_page_is_not_gone(store: Store) -> None:
    with store.write() as session:
        _page(session, [listing("a")])
        _page(session, [listing("a")], "https://www.example.hk/feed")
        assert _page(session, []).gone == ()


def test_what_is_missing_twice_is_looked_into_and_then_left_alone(store: Store) -> None:
    with store.write() as session:
        _page(session, [listing("a"), listing("b")])
        kept = find(session, ["test:a"])
        for _ in range(2):
            assert len(_page(session, [listing("b")]).gone) == 1
        assert _page(session, [listing("b")]).gone == ()
        assert kept is not None
        assert [papers.paper(session, kept.id).renditions[0].missing] == [2]


def test_an_unchanged_page_counts_what_it_still_lacks(store: Store) -> None:
    with store.write() as session:
        _page(session, [listing("a"), listing("b")])
        _page(session, [listing("b")])
        listings.still_missing(session, [INDEX], NOW)
        found = find(session, ["test:a"])
    assert found is not None
    assert found.renditions[0].missing == listings.GONE_AFTER


def test_what_two_unchanged_pages_lack_is_counted_once_a_check(store: Store) -> None:
    other = f"{INDEX}?other"
    with store.write() as session:
        for index in (INDEX, other):
            _page(session, [listing("a"), listing("b")], index)
        kept = find(session, ["test:a"])
        assert kept is not None
        listings.missing(session, [kept.renditions[0].id or 0], NOW)
        listings.still_missing(session, [INDEX, other], NOW)
        found = papers.paper(session, kept.id)
    assert found.renditions[0].missing == listings.GONE_AFTER


def test_what_comes_back_is_no_longer_missing(store: Store) -> None:
    with store.write() as session:
        _page(session, [listing("a"), listing("b")])
        _page(session, [listing("b")])
        returned = _page(session, [listing("a"), listing("b")])
        found = find(session, ["test:a"])
    assert [one.title for one in returned.changed] == ["Paper a"]
    assert found is not None
    assert found.renditions[0].missing == 0


def test_a_paper_at_a_new_address_moves_only_when_the_old_one_is_missing(store: Store) -> None:
    moved = listing("a", url="https://www.example.hk/en/moved.pdf")
    with store.write() as session:
        _page(session, [listing("a")])
        assert not remember(session, moved).moved
        listings.missing(session, [1], NOW)
        assert remember(session, moved).moved
        found = find(session, ["test:a"])
    assert found is not None
    assert [r.url for r in found.renditions] == [moved.url]


def test_new_papers_are_due_for_reading_and_those_of_a_first_check_are_not(store: Store) -> None:
    with store.write() as session:
        new = remember(session, listing("a")).paper_id
        old = remember(session, listing("b"), baseline=True).paper_id
        assert appointments.due_for_reading(session, NOW, 10) == [new]
        assert appointments.due_for_backfill(session, NOW - timedelta(days=90), 10) == [old]


def test_a_second_language_is_due_for_reading(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("a"))
        appointments.schedule_reading(session, kept.paper_id, None)
        remember(session, listing("a", "zh-Hant"))
        assert appointments.due_for_reading(session, NOW, 10) == [kept.paper_id]


def test_a_told_paper_is_looked_at_five_times_and_then_no_more(store: Store) -> None:
    looks = []
    with store.write() as session:
        number = remember(session, listing("a")).paper_id
        now = NOW
        appointments.schedule_revisit(session, number, now)
        for _ in range(400):
            now += HOUR
            if appointments.due_for_revisit(session, now, 10):
                looks.append((now - NOW) // HOUR)
                appointments.schedule_revisit(session, number, now)
            appointments.schedule_revisit(session, number, now)
    assert looks == [1, 6, 24, 72, 168]


def test_a_withdrawn_paper_is_not_due_any_more(store: Store) -> None:
    with store.write() as session:
        number = remember(session, listing("a")).paper_id
        judgements.withdraw(session, number, NOW)
        judgements.withdraw(session, number, NOW + HOUR)
        assert appointments.due_for_reading(session, NOW, 10) == []
        assert papers.paper(session, number).withdrawn_at == NOW


def test_the_latest_of_a_topic_come_newest_first(store: Store) -> None:
    with store.write() as session:
        for name, day in (("a", 1), ("b", 3), ("c", 2)):
            store_paper(
                session,
                name,
                "text",
                topics={"ai": "substantive"},
                listed={"published": date(2026, 10, day)},
            )
        store_paper(session, "d", "text", topics={"rivers": "substantive"})
        found = papers.latest(session, "ai", 2)
    assert [paper.renditions[0].title for paper in found] == ["Paper b", "Paper c"]


def test_an_undated_paper_is_of_the_day_on_which_it_was_seen_or_of_its_earlier_meeting(
    store: Store,
) -> None:
    with store.write() as session:
        for name, listed in (
            ("new", {"published": None}),
            ("old", {"published": None, "meeting_date": date(2026, 9, 1)}),
            ("coming", {"published": None, "meeting_date": date(2026, 12, 1)}),
            ("later", {"published": date(2026, 11, 3)}),
            ("earlier", {"published": date(2026, 10, 1)}),
        ):
            store_paper(session, name, "text", topics={"ai": "substantive"}, listed=listed)
        found = papers.latest(session, "ai")
    titles = [paper.renditions[0].title.removeprefix("Paper ") for paper in found]
    assert titles == ["later", "coming", "new", "earlier", "old"]


def test_the_replies_of_a_booklet_are_found_by_their_file(store: Store) -> None:
    with store.write() as session:
        numbers = [remember(session, listing(n)).paper_id for n in "ab"]
        for number in numbers:
            judgements.mark_booklet(session, number, "https://www.example.hk/itib.pdf")
        assert papers.replies_of(session, "https://www.example.hk/itib.pdf") == numbers


def test_matches_are_replaced_as_a_whole(store: Store) -> None:
    with store.write() as session:
        number = store_paper(session, "a", "text", topics={"ai": "mention", "rivers": "mention"})
        judgements.save_matches(session, number, [match("ai")], NOW)
        found = papers.paper(session, number)
        judgements.save_matches(session, number, [], NOW)
        none = papers.paper(session, number)
    assert found.matches == (match("ai"),)
    assert none.matches == ()


def test_several_papers_come_in_the_order_asked_for_and_each_once(store: Store) -> None:
    with store.write() as session:
        a, b = (remember(session, listing(n, keys=(f"gia:{n}",))).paper_id for n in "ab")
        assert [p.id for p in papers.papers(session, [b, a, b, 99])] == [b, a]


def test_more_keys_than_one_statement_takes_are_looked_up(store: Store) -> None:
    """Thirty thousand and one variables are more than one SQLite statement takes."""
    many = [f"gia:{number}" for number in range(30_001)]
    with store.write() as session:
        kept = remember(session, listing("a", keys=("gia:30000",)))
        assert find(session, many) == papers.paper(session, kept.paper_id)


def test_what_is_back_as_it_was_is_told_apart_from_what_changed(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("a"))
        other = remember(session, listing("b"))
        listings.missing(session, [kept.rendition_id, other.rendition_id], NOW)
        found = listings.difference(session, INDEX, [listing("a"), listing("b", title="Another")])
    assert (len(found.changed), found.returned) == (2, 1)


def test_papers_that_only_mention_a_topic_come_behind_those_on_it(store: Store) -> None:
    with store.write() as session:
        for name, day, level in (("a", 1, "substantive"), ("b", 3, "mention")):
            listed = {"published": date(2026, 10, day)}
            store_paper(session, name, "text", topics={"ai": level}, listed=listed)  # type: ignore[dict-item]
        found = papers.latest(session, "ai")
    assert [paper.renditions[0].title for paper in found] == ["Paper a", "Paper b"]
