"""This file tests looking back over topics and names, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime

from scrapers.items import Document, Listing, Person
from storage.database import Store
from storage.people import channels, feedback
from storage.published import identities, judgements, public_papers, renditions
from storage.records import Evidence, Match
from storage.searching import history, printed_names
from storage.searching.filters import Filters
from tests.storage.made import verdicts

NOW = datetime(2026, 10, 7, 4, 0, tzinfo=UTC)
NUMBER = "CB(2)438/2026(03)"


def kept(store: Store, *, published: date | None = date(2026, 10, 1), key: str = "url:a") -> int:
    """Store one judged paper on a topic, in two languages."""
    with store.write() as session:
        paper_id = 0
        for language, title, asker in (
            ("en", "Drones", "Ada CHAN"),
            ("zh-Hant", "無人機", "陳雅達"),
        ):
            listing = Listing(
                "legco_panels",
                f"https://www.legco.gov.hk/{key}/{language}.pdf",
                title,
                language,  # type: ignore[arg-type]
                (f"legco:{NUMBER}" if key == "url:a" else key,),
                published=published,
            )
            remembered = identities.remember(
                session, listing, index_url="i", now=NOW, baseline=False, previous_check_at=None
            )
            document = Document(
                "question_reply",
                language,  # type: ignore[arg-type]
                title,
                published=published,
                committee="Panel on Flight" if language == "en" else "飛行事務委員會",
                people=(Person("asker", asker),),
            )
            renditions.record_reading(
                session, remembered.rendition_id, document,
                bytes_sha=f"{key}{language}", reader_version=1, media="pdf", pages=1, size=1, now=NOW,
            )  # fmt: skip
            paper_id = remembered.paper_id
        match = Match("ai", "substantive", 5.0, (Evidence("drone", "drones"),), 1)
        judgements.save_matches(session, paper_id, [match], NOW)
        judgements.judged(session, paper_id, NOW)
    return paper_id


def test_papers_of_a_topic_are_counted_since_a_day(store: Store) -> None:
    paper_id = kept(store)
    with store.read() as session:
        found = history.matched_since(session, ["ai"], date(2026, 9, 1))
        later = history.matched_since(session, ["ai"], date(2026, 10, 2))
    assert [(one.paper_id, one.level, one.day) for one in found] == [
        (paper_id, "substantive", date(2026, 10, 1))
    ]
    assert later == []


def test_a_paper_without_a_date_counts_from_when_it_was_seen(store: Store) -> None:
    kept(store, published=None)
    with store.read() as session:
        assert history.known_since(session) == NOW.date()
        assert len(history.matched_since(session, ["ai"], NOW.date())) == 1


def test_nothing_is_known_of_an_empty_store(store: Store) -> None:
    with store.read() as session:
        assert history.known_since(session) is None
        assert history.matched_since(session, ["ai"], date(2026, 1, 1)) == []


def test_a_member_is_named_in_both_languages(store: Store) -> None:
    kept(store)
    with store.read() as session:
        english = printed_names.named(session, "member", "ada chan")
        chinese = printed_names.named(session, "member", "陳雅達")
    assert set(english[0].names) == set(chinese[0].names) == {"Ada CHAN", "陳雅達"}


def test_a_committee_is_named_by_a_part_of_its_name(store: Store) -> None:
    kept(store)
    with store.read() as session:
        assert printed_names.named(session, "committee", "flight")[0].names[0] == "Panel on Flight"
        assert printed_names.named(session, "committee", "nothing like it") == []


def test_a_part_left_out_of_a_key_is_filled_in(store: Store) -> None:
    kept(store)
    with store.read() as session:
        assert printed_names.keys_shaped(session, "legco:CB(2)438/*(03)") == [f"legco:{NUMBER}"]
        assert printed_names.keys_shaped(session, "legco:CB(_)438/*") == []
        assert printed_names.keys_shaped(session, "legco:%*") == []


def test_filters_alone_list_the_newest(store: Store) -> None:
    kept(store)
    newer = kept(store, published=date(2026, 10, 3), key="url:b")
    with store.read() as session:
        hits = history.listed(session, Filters(member=("ada chan",), topic="ai"), limit=1)
        none = history.listed(session, Filters(until=date(2026, 1, 1)), limit=5)
    assert ([hit.paper_id for hit in hits], hits.total) == ([newer], 2)
    assert (list(none), none.total) == ([], 0)


def test_of_feedback_the_last_word_of_a_person_stays(store: Store) -> None:
    paper_id = kept(store)
    with store.write() as session:
        channel = channels.ensure_channel(session, "console", "local", NOW)
        for verdict in ("good", "bad"):
            feedback.save_feedback(
                session,
                channel_id=channel.id,
                paper_id=paper_id,
                who="U1",
                verdict=verdict,
                now=NOW,
            )
        feedback.save_feedback(
            session,
            channel_id=channel.id,
            paper_id=None,
            who="U1",
            verdict="text",
            text="a",
            now=NOW,
        )
        assert verdicts(session, paper_id) == ["bad"]


def test_a_past_paper_has_its_title_in_each_language(store: Store) -> None:
    kept(store)
    with store.read() as session:
        (one,) = history.matched_since(session, ["ai"], date(2020, 1, 1))
    assert (one.titled("en"), one.titled("zh-Hant")) == ("Drones", "無人機")


def test_who_asked_is_counted_once_a_paper_in_every_language(store: Store) -> None:
    paper_id = kept(store)
    with store.read() as session:
        counted = public_papers.facets(session, [paper_id])
    assert [set(names) for names in counted.askers] == [{"Ada CHAN", "陳雅達"}]
    assert counted.kinds == (("question_reply", 1),)
    assert counted.years == ((2026, 1),)
