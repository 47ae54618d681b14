"""This file tests the digests of a morning: made together, each as if it were made by itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot import wiring
from bot.desk import Desk
from bot.mail.gatherings import digest_mails
from bot.messages.alerts import Digest
from bot.slack import digests as slack_digests
from bot.teams import gatherings as teams_digests
from bot.telling import announcements, digest_rows, digests
from bot.telling.mornings import FRESH, MOST_FACTS, Facts, Morning
from scrapers.answers import Answer
from scrapers.items import Language
from scrapers.source import all_sources
from storage.database import Store
from storage.errors import StoreBusy, StoreError, StoreUnreachable
from storage.people import lanes
from storage.people.channels import Channel
from storage.people.topics import save_topic
from storage.published.papers import papers
from storage.records import Level
from storage.sql import table
from storage.tables.told import MessageRow
from storage.told import digest_runs
from tests.storage.listening import heard
from tests.storage.made import HOUR, NOW, follow, place, store_paper
from tests.storage.outbox_stores import outbox_store

store = outbox_store
MORNING = NOW + timedelta(days=1)
RENDERERS = (slack_digests.digest_messages, teams_digests.digest_messages, digest_mails)
SOURCES = {source.key: source for source in all_sources()}
WORDS = ("ferry", "harbour", "court", "market")
TEXT = "A ferry carries people over the harbour."


class ClosedDoor:
    """A fake door: a digest fetches nothing."""

    def get(self, url: str, **_: object) -> Answer:
        """Fail."""
        raise AssertionError(f"a digest asked for {url}")


def desk_of(store: Store) -> Desk:
    return wiring.build_desk(store, ClosedDoor(), SOURCES, clock=lambda: MORNING)


def town(store: Store, channels: int) -> list[Channel]:
    """Make channels that follow this and that, of papers that are on this and that."""
    follows = [("ai",), ("ai", "smart-city"), ("legal-tech", "ai"), ("smart-city",)]
    made = []
    with store.write() as session:
        for n in range(channels):
            here = place(session, f"slack:T{n % 3}/C{n}", language=("en", "zh-Hant")[n % 2])
            follow(session, here.id, follows[n % 4], rhythm="daily")
            made.append(here)
        for n, topic in enumerate(("ai", "smart-city", "legal-tech", "ai")):
            text = " ".join(f"{WORDS[n]} {n * 97 + each} serves {each}" for each in range(60))
            store_paper(session, f"p{n}", text, topics={topic: "substantive"})
    return made


def said(made: digests.DigestOutcome) -> str:
    return json.dumps(made.payloads, ensure_ascii=False)


def test_digests_made_together_are_those_made_alone(store: Store) -> None:
    desk, channels = desk_of(store), town(store, 9)
    period, at = MORNING.date(), MORNING
    alone = [digests.make(desk, one, "daily", period, at, dry=True) for one in channels]
    together = digests.make_due(desk)
    assert together == alone
    assert {one.outcome for one in together} == {"sent"}
    assert digests.make_due(desk) == []


@pytest.mark.parametrize("together", [1, 4])
def test_digests_of_several_transactions_are_those_made_alone(
    store: Store, together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, channels = desk_of(store), town(store, 9)
    period, at = MORNING.date(), MORNING
    alone = [digests.make(desk, one, "daily", period, at, dry=True) for one in channels]
    monkeypatch.setattr(digests, "TOGETHER", together)
    assert digests.make_due(desk) == alone


def test_what_is_ahead_is_found_out_once_for_all_who_follow_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    town(store, 24)
    found: list[object] = []
    ahead = announcements.deadlines_ahead

    def noted(*given: Any, **more: Any) -> Any:
        found.append(more)
        return ahead(*given, **more)

    monkeypatch.setattr(announcements, "deadlines_ahead", noted)
    monkeypatch.setattr(digests, "TOGETHER", 2)
    assert len(digests.make_due(desk_of(store))) == 24
    assert len(found) == 4  # what they follow says which language they read, too


def test_what_was_found_out_holds_for_a_minute() -> None:
    facts = Facts()
    facts.at(MORNING)["freshness"] = "checked"
    assert facts.at(MORNING + FRESH) == {"freshness": "checked"}
    assert facts.at(MORNING + FRESH + timedelta(seconds=1)) == {}


def test_of_what_was_found_out_no_more_is_kept_than_fits() -> None:
    facts = Facts()
    facts.at(MORNING).update(dict.fromkeys(range(MOST_FACTS + 1)))
    assert facts.at(MORNING) == {}


def test_no_digest_has_a_statement_of_its_own(store: Store) -> None:
    """What one more channel costs is rows, not questions: ten thousand are told by breakfast."""

    def asked(channels: int) -> int:
        counted = [0]

        def count(*_: Any) -> None:
            counted[0] += 1

        with heard(store.engine, count):
            made = digests.make_due(desk_of(store))
        assert len(made) == channels
        return counted[0]

    town(store, 8)
    few = asked(8)
    with store.write() as session:
        for n in range(40):
            here = place(session, f"slack:T{n % 3}/D{n}", language=("en", "zh-Hant")[n % 2])
            follow(session, here.id, ("ai",), rhythm="daily")
    assert asked(40) <= few


@pytest.fixture
def tenants(store: Store) -> Desk:
    """Give two workspaces that call their own topics by words of theirs, and one that has none."""
    with store.write() as session:
        keys: dict[str, str] = {}
        for team, word in (("T1", "Kingfisher"), ("T2", "Cormorant")):
            here = place(session, f"slack:{team}/C1")
            own = save_topic(session, f"slack:{team}", "bird", word, "ferry", now=NOW)
            keys[word] = own.key
            follow(session, here.id, ("ai", own.key), rhythm="daily")
        third = place(session, "slack:T3/C1")
        follow(session, third.id, ("Panel on Rivers",), kind="committee", rhythm="daily")
        for name, topics in (("p", ("ai", *keys.values())), ("q", tuple(keys.values()))):
            levels: dict[str, Level] = dict.fromkeys(topics, "substantive")
            text = f"{name}. {TEXT}"
            store_paper(session, name, text, topics=levels, committee="Panel on Rivers")
    return desk_of(store)


def test_no_row_with_a_workspaces_words_is_in_anothers_digest(tenants: Desk) -> None:
    first, second, third = (said(one) for one in digests.make_due(tenants))
    assert "Kingfisher" in first
    assert "Cormorant" in second
    assert "Cormorant" not in first
    assert "Kingfisher" not in second
    assert "q.pdf" in third  # what says the same is one row
    assert "Kingfisher" not in third
    assert "Cormorant" not in third


def test_one_digest_that_fails_keeps_no_other_from_being_made(store: Store) -> None:
    desk, channels = desk_of(store), town(store, 5)
    whole = desk.renderers["slack"]

    class Fails:
        def digest(self, digest: Digest) -> Any:
            if digest.channel == channels[2].address:
                raise ZeroDivisionError
            return whole.digest(digest)

    desk = replace(desk, renderers={**desk.renderers, "slack": Fails()})  # type: ignore[dict-item]
    with capture_logs() as logs, pytest.raises(ZeroDivisionError):
        digests.make_due(desk)
    with store.read() as session:
        done = [digest_runs.done(session, one.id, "daily", MORNING.date()) for one in channels]
    assert done == [True, True, False, True, True]
    told = [(one["event"], one.get("channel"), one.get("rhythm")) for one in logs]
    assert told == [("digests_apart", None, None), ("digest_failed", channels[2].id, "daily")]
    assert all(one["exc_info"] for one in logs)


def _failing(desk: Desk, errors: list[StoreError]) -> Desk:
    """Let digests meet these errors of the store, one after the other, before they are made."""
    whole = desk.renderers["slack"]

    class Fails:
        def digest(self, digest: Digest) -> Any:
            if errors:
                raise errors.pop(0)
            return whole.digest(digest)

    return replace(desk, renderers={**desk.renderers, "slack": Fails()})  # type: ignore[dict-item]


def test_a_store_that_is_away_is_not_asked_for_each_digest(store: Store) -> None:
    town(store, 5)
    errors: list[StoreError] = [StoreUnreachable() for _ in range(9)]
    with pytest.raises(StoreUnreachable):
        digests.make_due(_failing(desk_of(store), errors))
    assert len(errors) == 8


def test_digests_that_came_into_a_deadlock_are_made_one_by_one(store: Store) -> None:
    town(store, 5)
    with capture_logs() as logs:
        made = digests.make_due(_failing(desk_of(store), [StoreBusy()]))
    assert [one.outcome for one in made] == ["sent"] * 5
    assert [one["event"] for one in logs] == ["digests_apart"]


def test_a_store_that_is_away_when_they_are_made_one_by_one_ends_it(store: Store) -> None:
    town(store, 5)
    errors: list[StoreError] = [StoreBusy(), *(StoreUnreachable() for _ in range(9))]
    with pytest.raises(StoreUnreachable):
        digests.make_due(_failing(desk_of(store), errors))
    assert len(errors) == 8


def test_channels_are_locked_before_their_runs_are_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run refers to its channel, which PostgreSQL locks for it: else two writers wait for each other."""
    order: list[str] = []

    def noted(module: Any, name: str) -> None:
        real = getattr(module, name)

        def call(*given: Any) -> Any:
            order.append(name)
            return real(*given)

        monkeypatch.setattr(module, name, call)

    noted(digest_runs, "open_runs")
    noted(lanes, "lock")
    town(store, 1)
    digests.make_due(desk_of(store))
    assert order[:2] == ["lock", "open_runs"]


def test_anothers_own_topic_makes_nobodys_paper_a_mention(tenants: Desk) -> None:
    """A committee's follower has its papers as they are, whoever has a word for them."""
    shown: dict[str, list[Level]] = {}
    whole = tenants.renderers["slack"]

    class Watched:
        def digest(self, digest: Digest) -> Any:
            shown[digest.channel] = [row.level for _, rows in digest.groups for row in rows]
            return whole.digest(digest)

    digests.make_due(
        replace(tenants, renderers={**tenants.renderers, "slack": Watched()})  # type: ignore[dict-item]
    )
    assert set(shown["slack:T3/C1"]) == {"substantive"}


def test_a_digest_of_what_is_on_no_topic_is_kept_under_none(tenants: Desk) -> None:
    digests.make_due(tenants)
    with tenants.store.read() as session:
        kept = session.connection().execute(select(table(MessageRow).c.topics)).scalars().all()
    assert any(kept)
    assert not [topics for topics in kept if "" in topics]


def test_what_the_day_tells_the_week_leaves_out(store: Store) -> None:
    """Both are due in the same minute, and a paper is on a topic of each."""
    saturday = NOW + timedelta(days=(5 - NOW.weekday()) % 7)
    with store.write() as session:
        here = place(
            session, weekly_day=("mon", "tue", "wed", "thu", "fri", "sat", "sun")[saturday.weekday()],
            working_days_only=False,
        )  # fmt: skip
        follow(session, here.id, ("ai",), rhythm="daily")
        follow(session, here.id, ("smart-city",), rhythm="weekly")
        store_paper(
            session, "p", TEXT, topics={"ai": "substantive", "smart-city": "substantive"}, now=NOW
        )
    desk = replace(desk_of(store), clock=lambda: saturday + 12 * HOUR)
    made = {one.rhythm: one.papers for one in digests.make_due(desk)}
    assert made == {"daily": 1, "weekly": 0}


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_papers_on_no_topic_stand_under_what_is_followed_for_them(
    store: Store, language: Language
) -> None:
    name = "Panel on Rivers" if language == "en" else "河流事務委員會"
    with store.write() as session:
        here = place(session, "slack:T1/C1", language=language)
        follow(session, here.id, (name,), kind="committee", rhythm="daily")
        store_paper(session, "p", TEXT, topics={}, committee=name)
    with store.read() as session:
        morning = Morning(desk_of(store), session, [here], MORNING)
        wanted = digests.WantedDigest(here, "daily", MORNING.date(), MORNING)
        found, _ = digests.gathered(morning, wanted)
    ((reason, rows),) = found.groups
    assert (reason.name, len(rows)) == (name, 1)
    for render in RENDERERS:
        assert name in json.dumps(render(found), ensure_ascii=False)


def test_papers_of_nobody_stand_under_words_of_their_own(store: Store) -> None:
    with store.write() as session:
        store_paper(session, "p", TEXT, topics={})
    with store.read() as session:
        (paper,) = papers(session, [1])
    (row,) = digest_rows.rows([(paper, ("",))], "zh-Hans", {}, MORNING)
    nobody = replace(row[1], alert=replace(row[1].alert, committee=None, source="file"))
    ((reason, _),) = digest_rows.grouped([((), nobody)], {}, "zh-Hans")
    assert (reason.topic, reason.name) == ("", "另外订阅")


def test_what_two_sources_list_and_nobody_has_read_is_one_row(store: Store) -> None:
    with store.write() as session:
        store_paper(session, "p", TEXT, topics={})
        store_paper(session, "q", TEXT, topics={})
    with store.read() as session:
        found = papers(session, [1, 2])
    title = "Judiciary opens a new registry for small claims"
    unread = [
        replace(
            one, source=source, published=MORNING.date(),
            renditions=tuple(replace(r, document=None, title=title) for r in one.renditions),
        )
        for one, source in zip(found, ("info_gov_hk", "judiciary"), strict=True)
    ]  # fmt: skip
    rows = digest_rows.rows([(one, ("",)) for one in unread], "en", {}, MORNING)
    assert [(row.alert.title, row.same) for _, row in rows] == [(title, (title,))]
    apart = digest_rows.rows(
        [*zip(unread, (("ai",), ("smart-city",)), strict=True)], "en", {}, MORNING
    )
    assert len(apart) == 2  # each topic is told of its own
