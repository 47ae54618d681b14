"""This file checks that the index leaves by its own words what the papers' columns leave, on both databases."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import Session

from scrapers.items import Kind, Language
from storage.database import Store, open_store
from storage.published import filing, identities, judgements, passages
from storage.records import Match
from storage.schema import downgrade, migrate
from storage.searching import search
from storage.searching.filters import MOST_WORDS
from storage.sql import table
from storage.tables.published import MatchRow, PaperRow, RenditionRow
from tests.storage.made import NOW, document, filters_of, listing, match, read, remember

_paper, _match, _rendition = table(PaperRow), table(MatchRow), table(RenditionRow)
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant")
KINDS: tuple[Kind, ...] = ("speech", "panel_paper", "brief")
TOPICS = ("ai", "legal_tech", "acme/drones")
COMMITTEES = ("Panel on Herons", "Panel on Herons and Egrets", "Finance Committee", None)
FILTERS: tuple[dict[str, Any], ...] = (
    *({"kind": kind} for kind in (*KINDS, "circular")),
    *({"topic": topic} for topic in (*TOPICS, "smart_city")),
    *({"committee": name} for name in ("Herons", "Finance", "egrets", "no such body")),
    {"committee": ["Finance", "Egrets"]},
    *({"source": name} for name in ("gazette", "diary", ["gazette", "diary"], "none")),
    *({"language": one} for one in ("en", "zh-Hant")),
    {"kind": "brief", "topic": "ai", "language": "en"},
    {"kind": "brief", "since": NOW.date() - timedelta(days=20), "source": "gazette"},
    {"topic": "ai", "member": "Chan"},
)


def _ids(session: Session, filters: dict[str, Any]) -> set[int]:
    return {hit.paper_id for hit in search.search(session, "heron", filters_of(filters), limit=500)}


def _by_columns(session: Session, filters: dict[str, Any]) -> set[int]:
    """Give what the filters leave of all papers that say heron, by the tables and not by the index."""
    given = dict(filters)
    rows = session.connection().execute(select(_paper).where(_paper.c.forward_id.is_(None))).all()
    held = select(_match.c.paper_id).where(_match.c.topic == given.get("topic"))
    on_topic = set(session.connection().execute(held).scalars())
    spoken = select(_rendition.c.paper_id).where(_rendition.c.language == given.get("language"))
    in_language = set(session.connection().execute(spoken).scalars())

    def named(column: str, name: str) -> bool:
        wanted = given.get(name)
        names = [wanted] if isinstance(wanted, str) else wanted
        return names is None or any(one.casefold() in column for one in names)

    sources = given.get("source")
    return {
        row.id
        for row in rows
        if given.get("kind") in (None, row.kind)
        and (sources is None or row.source in ([sources] if isinstance(sources, str) else sources))
        and named(row.committee_fold, "committee")
        and named(row.people_fold, "member")
        and ("topic" not in given or row.id in on_topic)
        and ("language" not in given or row.id in in_language)
        and ("since" not in given or row.published >= given["since"])
    }


def _filled(session: Session, rng: random.Random) -> list[int]:
    """Store papers whose kinds, topics, committees and sources are drawn; give their numbers."""
    found = []
    for number in range(24):
        language = rng.choice(LANGUAGES)
        one = listing(
            f"p{number}", language, title=f"heron {number}",
            source=rng.choice(("gazette", "diary")), committee=rng.choice(COMMITTEES),
            published=(NOW - timedelta(days=number)).date(),
        )  # fmt: skip
        kept = remember(session, one)
        if rng.random() < 0.7:
            text = document("A heron stood.\nAnother heron.", language, kind=rng.choice(KINDS))
            read(session, kept.rendition_id, text, bytes_sha=str(number))
        judgements.save_matches(session, kept.paper_id, _drawn(rng), NOW)
        found.append(kept.paper_id)
    return found


def _drawn(rng: random.Random) -> list[Match]:
    return [match(topic) for topic in TOPICS if rng.random() < 0.4]


def _change(session: Session, rng: random.Random, papers: list[int]) -> None:
    """Change what a paper is, in one of the ways in which that happens."""
    at = rng.randrange(len(papers))
    number, way = papers[at], rng.randrange(5)
    if way == 0:
        judgements.save_matches(session, number, _drawn(rng), NOW)
    elif way == 1:
        identities.take_over(session, number, rng.choice(("gazette", "diary", "calendar")))
    elif way == 2:
        again = listing(f"p{at}", committee=rng.choice(COMMITTEES), title=f"heron {at}")
        remember(session, again)
    elif way == 3:
        mine = select(_rendition.c.id, _rendition.c.language).where(_rendition.c.paper_id == number)
        row = session.connection().execute(mine).first()
        assert row is not None
        text = document("A heron.", row.language, kind=rng.choice(KINDS), committee="Finance Board")
        read(session, row.id, text, bytes_sha=str(rng.random()))
    elif at:
        identities.merge(session, papers[at - 1], number)
        papers[at] = papers[at - 1]


def _assert_filed(session: Session) -> None:
    asked = select(_rendition.c.id, _rendition.c.filed)
    held = {row.id: row.filed for row in session.connection().execute(asked)}
    assert held == filing.words_for(session.connection(), list(held))


@pytest.mark.parametrize("seed", range(4))
def test_every_filter_leaves_what_the_columns_leave_however_papers_change(
    store: Store, seed: int
) -> None:
    rng = random.Random(seed)
    with store.write() as session:
        papers = _filled(session, rng)
        for _ in range(20):
            _change(session, rng, papers)
            _assert_filed(session)
        found = [_ids(session, filters) for filters in FILTERS]
        assert found == [_by_columns(session, filters) for filters in FILTERS]
        assert sum(map(bool, found)) > len(FILTERS) / 2


def _unfile_the_last(session: Session) -> None:
    """Have one rendition as a worker of the version before would leave it."""
    last = select(_rendition.c.id).order_by(_rendition.c.id.desc()).limit(1).scalar_subquery()
    session.connection().execute(update(_rendition).where(_rendition.c.id == last).values(filed=""))
    assert not filing.is_whole(session.connection())


def test_a_filter_finds_the_same_while_an_older_worker_files_nothing(store: Store) -> None:
    with store.write() as session:
        _filled(session, random.Random(5))
        before = [_ids(session, filters) for filters in FILTERS]
        _unfile_the_last(session)
        assert [_ids(session, filters) for filters in FILTERS] == before
        session.rollback()


def test_papers_are_not_filed_under_topics_that_people_wrote(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing(title="heron"))
        judgements.save_matches(session, kept.paper_id, [match("ai"), match("acme/drones")], NOW)
        words = filing.words_for(session.connection(), [kept.rendition_id])[kept.rendition_id]
        assert filing.word("topic", "ai") in words
        assert filing.word("topic", "acme/drones") not in words
        assert _ids(session, {"topic": "acme/drones"}) == {kept.paper_id}


def test_a_text_cannot_file_itself(store: Store) -> None:
    with store.write() as session:
        forged = f"heron {filing.word('kind', 'minutes')} {filing.word('topic', 'ai')}"
        kept = remember(session, listing(title=forged))
        read(session, kept.rendition_id, document(forged))
        assert _ids(session, {"kind": "brief"}) == set()
        assert _ids(session, {"topic": "ai"}) == set()
        assert _ids(session, {}) == {kept.paper_id}


def test_more_committees_than_the_index_is_asked_for_are_found_all_the_same(store: Store) -> None:
    with store.write() as session:
        for number in range(MOST_WORDS + 2):
            remember(session, listing(f"p{number}", title="heron", committee=f"Panel {number}"))
        assert len(_ids(session, {"committee": "Panel"})) == MOST_WORDS + 2


def test_a_store_of_the_version_before_is_filed_when_it_is_brought_up_to_date(
    store_url: str,
) -> None:
    store = open_store(store_url)
    with store.write() as session:
        _filled(session, random.Random(3))
        before = [_ids(session, filters) for filters in FILTERS]
        asked = select(passages.passage.c.id)
        many = len(session.connection().execute(asked).all())
    store.close()
    downgrade(store_url, "0005")
    told: list[tuple[int, int]] = []
    migrate(store_url, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (many, many)
    store = open_store(store_url)
    with store.read() as session:
        _assert_filed(session)
        assert filing.is_whole(session.connection())
        assert [_ids(session, filters) for filters in FILTERS] == before
    store.close()
    again: list[int] = []
    migrate(store_url, progress=lambda done, _: again.append(done))
    assert again == []
