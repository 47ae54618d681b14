"""This file checks what is announced, promised and granted: expectations, commitments, installations."""

from __future__ import annotations

from datetime import date, timedelta

from scrapers.items import Expectation, Person
from storage.database import Store
from storage.people import installations
from storage.published import commitments, expectations
from storage.records import Commitment
from tests.storage.made import HOUR, NOW, follow, listing, place, remember, store_paper

SOON = NOW + timedelta(days=2)


def _item(key: str = "agenda:1", **changes: object) -> Expectation:
    values = {"source": "agenda", "key": key, "title": "Question on herons", "language": "en"}
    return Expectation(**{**values, "starts_at": SOON, **changes})  # type: ignore[arg-type]


def test_an_announcement_of_a_paper_that_is_here_is_fulfilled_at_once(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("a", keys=("lcq:2026-11-04:1",)))
        expectations.remember(session, [_item(keys=("lcq:2026-11-04:1",))], NOW)
        (found,) = expectations.expected(session, ["lcq:2026-11-04:1"])
    assert (found.status, found.paper_id) == ("fulfilled", kept.paper_id)


def test_a_changed_agenda_changes_the_announcement_and_keeps_what_we_added(store: Store) -> None:
    with store.write() as session:
        expectations.remember(session, [_item()], NOW)
        expectations.set_expectation(session, "agenda:1", topics=("ai",), told_at=NOW)
        expectations.remember(session, [_item(title="Question on egrets")], NOW + HOUR)
        (found,) = expectations.expected(session, ["agenda:1"])
    assert (found.title, found.topics, found.told_at) == ("Question on egrets", ("ai",), NOW)
    assert found.first_seen_at == NOW


def test_what_is_overdue_stays_so_when_its_agenda_is_read_again(store: Store) -> None:
    with store.write() as session:
        expectations.remember(session, [_item()], NOW)
        expectations.set_expectation(session, "agenda:1", status="overdue")
        expectations.remember(session, [_item()], NOW + HOUR)
        (found,) = expectations.expected(session, ["agenda:1"])
    assert found.status == "overdue"


def test_what_is_put_off_is_no_longer_overdue(store: Store) -> None:
    with store.write() as session:
        expectations.remember(session, [_item()], NOW)
        expectations.set_expectation(session, "agenda:1", status="overdue")
        expectations.remember(session, [_item(starts_at=SOON + HOUR)], NOW + HOUR)
        (found,) = expectations.expected(session, ["agenda:1"])
    assert found.status == "announced"


def test_a_paper_that_is_late_for_a_day_is_still_awaited(store: Store) -> None:
    late, dropped = (_item(f"agenda:{n}", starts_at=None, status="to_follow") for n in (1, 2))
    with store.write() as session:
        expectations.remember(session, [late, dropped], NOW)
        expectations.set_expectation(session, "agenda:1", status="overdue")
        expectations.set_expectation(session, "agenda:2", status="dropped")
        assert [one.key for one in expectations.undated(session)] == ["agenda:1"]


def test_a_channel_sees_what_is_coming_of_what_it_follows(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        follow(session, channel.id, ("ai",))
        follow(session, channel.id, ("環境事務",), kind="committee")
        follow(session, channel.id, ("陳大文",), kind="member")
        expectations.remember(
            session,
            [
                _item("agenda:1"),
                _item("agenda:2"),
                _item("agenda:3", committee="环境事务委员会"),
                _item("agenda:4", people=(Person("asker", "陳大文議員"),)),
                _item("agenda:5", starts_at=SOON + timedelta(days=30), committee="環境事務委員會"),
            ],
            NOW,
        )
        expectations.set_expectation(session, "agenda:2", topics=["ai"])
        found = expectations.coming(session, channel.id, NOW, SOON + HOUR)
    assert [e.key for e in found] == ["agenda:2", "agenda:3", "agenda:4"]


def _pledge(
    quote: str = "We will begin by end-2026.", to: date | None = date(2026, 11, 20)
) -> Commitment:
    return Commitment(quote, "firm", "by end-2026", date(2026, 11, 1), to, cites=("12",))


def test_commitments_come_by_when_they_are_due(store: Store) -> None:
    with store.write() as session:
        paper = store_paper(session, "a", "x", topics={"ai": "mention"})
        pledges = [_pledge("c", None), _pledge("b", date(2027, 1, 1)), _pledge("a")]
        commitments.save(session, paper, "en", pledges)
        every = commitments.due(session, "ai")
        within = commitments.due(session, start=date(2026, 11, 20), end=date(2026, 12, 31))
        none = commitments.due(session, "rivers")
    assert [p.commitment.quote for p in every] == ["a", "b", "c"]
    assert [p.commitment for p in within] == [_pledge("a")]
    assert none == []


def test_a_team_is_installed_and_installed_again(store: Store) -> None:
    with store.write() as session:
        first = installations.save_installation(
            session, workspace_key="slack:T1", team="T1", name="Ours", sealed=b"1", now=NOW
        )
        again = installations.save_installation(
            session,
            workspace_key="slack:T1",
            team="T1",
            sealed=b"2",
            scopes="chat:write",
            now=NOW + HOUR,
        )
        assert installations.installations(session) == [again]
    assert (again.id, again.created_at, again.sealed) == (first.id, NOW, b"2")


def test_a_revoked_team_has_no_tokens_left(store: Store) -> None:
    with store.write() as session:
        installations.save_installation(
            session, workspace_key="slack:T1", team="T1", sealed=b"secret", now=NOW
        )
        installations.revoke(session, "T1", NOW)
        assert installations.installation(session, "T1") is None
        assert installations.installations(session) == []


def test_tokens_are_never_printed(store: Store) -> None:
    with store.write() as session:
        made = installations.save_installation(
            session, workspace_key="slack:T1", team="T1", sealed=b"secret", now=NOW
        )
    assert "secret" not in repr(made)


def test_tokens_that_were_renewed_meanwhile_are_not_put_back(store: Store) -> None:
    with store.write() as session:
        installations.save_installation(
            session, workspace_key="slack:T1", team="T1", sealed=b"one", now=NOW
        )
        assert installations.reseal(session, "T1", b"sealed again", NOW, was=b"one")
        assert not installations.reseal(session, "T1", b"too late", NOW, was=b"one")
        found = installations.installation(session, "T1")
    assert found is not None
    assert found.sealed == b"sealed again"


def test_a_paper_that_only_mentions_a_topic_loses_no_promise_by_its_words(store: Store) -> None:
    pledge = Commitment(quote="We will open the pier in 2027.", strength="firm")
    with store.write() as session:
        paper = store_paper(session, "b", "text", topics={"ai": "mention"})
        commitments.save(session, paper, "en", [pledge])
        found = [one.commitment.quote for one in commitments.due(session, "ai")]
    assert found == [pledge.quote]
