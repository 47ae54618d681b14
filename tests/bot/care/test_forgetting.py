"""This file forgets a workspace and looks for its words in every column of every table, and in the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient
from sqlalchemy import Connection, Text, cast, delete, insert, select
from sqlmodel import Session, SQLModel

from bot.care import forgetting
from bot.slack.departures import ToldEvent, uninstalled
from bot.slack.owners import tell_owner
from bot.slack.people import People
from bot.slack.room import Room
from scrapers.items import Expectation
from storage import forgetting as kept
from storage.database import Store, open_store
from storage.people import audit, channels, installations, subscriptions, topics
from storage.published import expectations
from storage.records import FollowKind
from storage.sql import table
from storage.tables.people import (
    CommitmentMarkRow,
    CommitmentStarRow,
    FeedbackRow,
    HabitRow,
    MailboxRow,
    SavedRow,
    WatchHitRow,
    WatchListRow,
)
from storage.tables.published import CommitmentRow, MatchRow
from storage.tables.told import BriefingRow, DeliveryRow, DigestRunRow, MessageRow
from storage.told import deliveries, departures, followups, messages
from tests.bot.commands.spoken import Shell, shell
from tests.storage.made import NOW, place, store_paper
from tests.storage.outbox_rows import enqueue_digest
from tests.storage.outbox_stores import outbox_store
from tests.story.stage import Stage

__all__ = ["outbox_store", "shell"]
WORDS = {"T1": "zebra", "T2": "heron"}
_delivery, _message = table(DeliveryRow), table(MessageRow)


def _messages(session: Session, word: str, topic: str, text: str) -> int:
    return messages.store_message(
        session, platform="slack", language="en", topics=[topic],
        payload={"text": f"{text} for {word}"}, now=NOW,
    )  # fmt: skip


def _fill(session: Session, team: str, paper: int) -> None:
    """Write something of a workspace into every table that holds what belongs to one."""
    word, key = WORDS[team], f"slack:{team}"
    connection = session.connection()
    first = place(session, f"{key}/C1", name=f"{word}-clients", private=True)
    place(session, f"{key}/C2", name=f"{word}-general")
    own = topics.save_topic(
        session, key, f"{word}-law", f"{word} law", f"{word} OR {word}s",
        channel_id=first.id, who=f"U{word}", now=NOW,
    )  # fmt: skip
    follows: tuple[tuple[FollowKind, str], ...] = (
        ("topic", own.key), ("committee", f"panel on {word}s"), ("paper", "7"),
    )  # fmt: skip
    for kind, target in follows:
        subscriptions.subscribe(
            session, first.id, kind=kind, target=target, label=f"{word}s", without=f"no {word}",
            who=f"U{word}", now=NOW,
        )  # fmt: skip
    audit.audit(
        session, workspace_id=first.workspace_id, channel_id=first.id, who=f"U{word}",
        action="subscribe", detail={"line": f"{word} OR {word}s", "place": first.address}, now=NOW,
    )  # fmt: skip
    installations.save_installation(
        session, workspace_key=key, team=team, name=f"{word} and partners", bot_user=f"B{word}",
        installer=f"U{word}", sealed=f"sealed {word}".encode(), now=NOW,
    )  # fmt: skip
    connection.execute(
        insert(MailboxRow).values(
            workspace_id=first.workspace_id, channel_id=first.id, mark=f"{word} {team}",
            made_with="k", sealed=word.encode(), stop=f"{word} stop", created_at=NOW,
        )
    )  # fmt: skip
    here = {"workspace_id": first.workspace_id, "channel_id": first.id}
    connection.execute(
        insert(SavedRow).values(
            **here, paper_id=paper, who=f"U{word}", at=NOW, changed_at=NOW,
            notes=[{"who": f"U{word}", "at": NOW.isoformat(), "text": f"ask the {word}"}],
        )
    )  # fmt: skip
    connection.execute(
        insert(BriefingRow).values(
            **here,
            period=NOW.date(),
            last_day=NOW.date(),
            made_at=NOW,
            meetings=[{"committee": f"panel on {word}s"}],
        )
    )
    connection.execute(
        insert(HabitRow).values(
            workspace_id=first.workspace_id, who=f"U{word}", citation_style="plain", changed_at=NOW
        )
    )
    said = {"paper_id": paper, "cluster": word, "quote": "Ferries will sail.", "at": NOW}
    connection.execute(
        insert(CommitmentMarkRow).values(
            **said, workspace_id=first.workspace_id, state="kept", who=f"U{word}"
        )
    )
    connection.execute(insert(CommitmentStarRow).values(**here, **said, who=f"U{word}"))
    watched = connection.execute(
        insert(WatchListRow)
        .values(
            **here, sealed=f"sealed {word}".encode(), instant=False, revision=0,
            created_by=f"U{word}", created_at=NOW, updated_at=NOW,
        )
        .returning(table(WatchListRow).c.id)
    ).scalar_one()  # fmt: skip
    connection.execute(
        insert(WatchHitRow).values(
            **here, list_id=watched, paper_id=paper, number=1, found_at=NOW, told=False
        )
    )
    connection.execute(
        insert(MatchRow).values(
            paper_id=paper, topic=own.key, level="mention", score=1.0, matched_at=NOW,
            evidence=[{"term": word, "excerpt": f"the {word}", "at": "1"}],
        )
    )  # fmt: skip
    for number, who in enumerate((f"U{word}", "U2")):
        connection.execute(
            insert(FeedbackRow).values(
                channel_id=first.id, paper_id=paper, who=who, verdict="text",
                text=f"note {number} on {word}s", at=NOW,
            )
        )  # fmt: skip
    _send(session, word, first.id, own.key, paper)


def _send(session: Session, word: str, channel_id: int, topic: str, paper: int) -> None:
    connection = session.connection()
    _messages(session, word, topic, "an older text, replaced before it was sent,")
    alert = deliveries.AlertRow(channel_id, _messages(session, word, topic, "alert"), NOW)
    deliveries.enqueue_alerts(session, paper, [alert], NOW)
    found = select(_delivery.c.id).where(_delivery.c.channel_id == channel_id)
    parent = int(connection.execute(found).scalar_one())
    revised = _messages(session, word, topic, "revised")
    followups.enqueue_reply(
        session, parent, kind="revised", key=f"revised:{word}", message_id=revised, now=NOW
    )
    edit = _messages(session, word, topic, "edited")
    followups.enqueue_edit(session, parent, edit, NOW)
    run = connection.execute(
        insert(DigestRunRow)
        .values(channel_id=channel_id, rhythm="daily", period=NOW.date(), due_at=NOW)
        .returning(table(DigestRunRow).c.id)
    ).scalar_one()
    digest = _messages(session, word, topic, "digest")
    enqueue_digest(session, run, 0, channel_id, digest, NOW, paper_ids=[paper])


def _public(session: Session) -> int:
    """Store what was published: a paper that says neither word, and what an agenda announces."""
    number = store_paper(session, "a", "ferries sail", topics={"ai": "mention"})
    own = tuple(f"slack:{team}/{word}-law" for team, word in WORDS.items())
    expectations.remember(
        session, [Expectation("council_agenda", "agenda:q1", "Ferries", "en", NOW)], NOW
    )
    expectations.set_expectation(session, "agenda:q1", topics=(*own, "ai"))
    said = CommitmentRow(
        paper_id=number, language="en", quote="Ferries will sail.", strength="firm",
        state="kept", state_by="slack:T1/Uzebra",
    )  # fmt: skip
    session.add(said)
    session.flush()
    return number


@pytest.fixture
def stage(outbox_store: Store) -> Stage:
    """Give two workspaces that have left something in every table, and a paper."""
    made = Stage(outbox_store)
    with outbox_store.write() as session:
        for other in ("match", "expectation", "commitment"):
            session.connection().execute(delete(SQLModel.metadata.tables[other]))
        paper = _public(session)
        for team in WORDS:
            _fill(session, team, paper)
        tell_owner(
            made.desk,
            session,
            "T1",
            "notice:uninstalled:T1:20261102",
            lambda _: "The workspace T1 removed the app. A message to slack:T1/C1 is set aside.",
        )
        tell_owner(made.desk, session, "T2", "notice:T2", lambda _: "Something of T2, not of T12.")
    return made


def _everything(connection: Connection) -> dict[str, list[str]]:
    """Give every row of every table, each column as text."""
    return {
        name: [
            " | ".join("" if cell is None else str(cell) for cell in row)
            for row in connection.execute(select(*(_as_text(c) for c in held.columns)))
        ]
        for name, held in SQLModel.metadata.tables.items()
    }


def _as_text(column: Any) -> Any:
    return column if column.type.python_type is bytes else cast(column, Text())


def _rows(stage: Stage) -> dict[str, list[str]]:
    with stage.desk.store.read() as session:
        return _everything(session.connection())


def _found(rows: dict[str, list[str]], team: str) -> dict[str, list[str]]:
    word = re.compile(rf"{WORDS[team]}|\b{team}\b")
    return {
        name: hits for name, held in rows.items() if (hits := [r for r in held if word.search(r)])
    }


def _owner(stage: Stage, team: str = "T1") -> kept.Owner:
    with stage.desk.store.read() as session:
        one = kept.owner(session, f"slack:{team}")
    assert one is not None
    return one


def test_a_workspace_has_left_its_words_in_every_table_that_can_hold_them(stage: Stage) -> None:
    """What the next tests grep for is there to be found: else they could not fail."""
    able = {t.name for t, _ in kept._belongings(kept.Owner(1, "slack:T1"))} - {"lane", "telling"}
    more = {"workspace", "message", "match", "expectation", "commitment"}
    wordless = {"digest_run", "watch_hit", "opening"}  # days and numbers only
    assert (able | more) - wordless <= set(_found(_rows(stage), "T1"))


def test_nothing_of_a_forgotten_workspace_stays_in_any_column(stage: Stage) -> None:
    forgetting.forget(stage.desk, _owner(stage))
    assert _found(_rows(stage), "T1") == {}


def test_nothing_else_is_changed(stage: Stage) -> None:
    before = _rows(stage)
    forgetting.forget(stage.desk, _owner(stage))
    after = _rows(stage)
    assert _found(after, "T2").keys() == _found(before, "T2").keys()
    for name in ("paper", "rendition", "revision", "passage", "paper_key", "summary"):
        assert after[name] == before[name]
    for name, rows in _found(before, "T2").items():
        if name in ("expectation", "message"):  # one names both; of the other see below
            continue
        assert [r for r in rows if not re.search(r"zebra|\bT1\b", r)] == _found(after, "T2")[name]
    with stage.desk.store.read() as session:
        held = select(_delivery.c.id).outerjoin(_message, _message.c.id == _delivery.c.message_id)
        assert not session.connection().execute(held.where(_message.c.id.is_(None))).all()


def test_tellings_lanes_and_digests_go_too(stage: Stage) -> None:
    before = _rows(stage)
    forgetting.forget(stage.desk, _owner(stage))
    after = _rows(stage)
    assert len(before["telling"]) - len(after["telling"]) == 1
    assert len(before["lane"]) - len(after["lane"]) == 2
    assert len(before["digest_run"]) - len(after["digest_run"]) == 1


def test_a_message_that_others_were_sent_too_stays(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        message = messages.store_message(
            session, platform="slack", language="en", topics=["ai"], payload={"text": "shared"},
            now=NOW,
        )  # fmt: skip
        for team in WORDS:
            found = channels.channel(session, f"slack:{team}/C2")
            assert found is not None
            deliveries.enqueue_notice(session, found.id, f"notice:shared:{team}", message, NOW)
    forgetting.forget(stage.desk, _owner(stage))
    assert len([r for r in _rows(stage)["message"] if "shared" in r]) == 1


def test_forgetting_that_was_interrupted_anywhere_goes_on_where_it_was(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "BATCH", 1)
    one = _owner(stage)
    real, left = kept.step, [1]

    def dying(session: Session, owner: kept.Owner) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return real(session, owner)

    monkeypatch.setattr(kept, "step", dying)
    for allowed in range(1, 40):  # dies after one step, then after two, and so on
        left[0] = allowed
        try:
            forgetting.forget(stage.desk, one)
        except KeyboardInterrupt:
            continue
        break
    assert allowed > 3
    assert _found(_rows(stage), "T1") == {}
    assert "paper" in _found(_rows(stage), "T2") or _rows(stage)["paper"]


def _bytes_of(url: str) -> bytes:
    path = Path(url.removeprefix("sqlite+pysqlite:///").removeprefix("sqlite:///"))
    return b"".join(p.read_bytes() for p in path.parent.glob(f"{path.name}*"))


def test_nothing_of_it_stays_in_the_file_s_bytes(sqlite_url: str) -> None:
    store = open_store(sqlite_url, exclusive=True)
    stage = Stage(store)
    with store.write() as session:
        paper = _public(session)
        for team in WORDS:
            _fill(session, team, paper)
        for number in range(300):  # so that rows have moved between pages
            found = channels.channel(session, "slack:T1/C2")
            assert found is not None
            message = _messages(session, f"zebra {number} " * 20, "ai", "notice")
            deliveries.enqueue_notice(session, found.id, f"notice:{number}", message, NOW)
    assert b"zebra" in _bytes_of(sqlite_url)
    forgetting.forget(stage.desk, _owner(stage))
    found_bytes = _bytes_of(sqlite_url)
    assert b"zebra" not in found_bytes
    assert b"slack:T1/" not in found_bytes
    assert b"heron" in found_bytes
    store.close()


def test_a_file_that_was_not_written_anew_is_at_the_next_round(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(sqlite_url, exclusive=True)
    stage = Stage(store)
    with store.write() as session:
        _fill(session, "T1", _public(session))

    def dies(self: Store) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Store, "rewrite", dies)
        with pytest.raises(KeyboardInterrupt):
            forgetting.forget(stage.desk, _owner(stage))
    forgetting.keep(stage.desk)
    assert b"zebra" not in _bytes_of(sqlite_url)
    store.close()


# --- thirty days -------------------------------------------------------------------------------


def _uninstall(stage: Stage, team: str = "T1") -> None:
    room = Room(stage.desk, lambda: None, People(stage.clock))
    body = {"team_id": team}
    client = WebClient()  # nothing is asked of Slack
    uninstalled(ToldEvent(room, client, team, "UBOT", {}, body))


def test_a_workspace_that_removed_the_app_is_forgotten_after_thirty_days(stage: Stage) -> None:
    _uninstall(stage)
    stage.clock.pass_(days=29)
    assert forgetting.keep(stage.desk) == 0
    stage.clock.pass_(days=2)
    assert forgetting.keep(stage.desk) == 1
    assert _found(_rows(stage), "T1") == {}
    assert forgetting.keep(stage.desk) == 0


def test_the_owner_is_told_once_without_a_name(stage: Stage) -> None:
    stage.send()
    _uninstall(stage)
    stage.clock.pass_(days=31)
    forgetting.keep(stage.desk)
    stage.send()
    told = [m.text for m in stage.channel.posts() if "was forgotten" in m.text]
    assert len(told) == 1
    assert "1 own topics" in told[0]


def test_a_workspace_that_came_back_is_not_forgotten(stage: Stage) -> None:
    _uninstall(stage)
    with stage.desk.store.write() as session:
        installations.save_installation(
            session, workspace_key="slack:T1", team="T1", sealed=b"x", now=stage.clock()
        )
    stage.clock.pass_(days=60)
    assert forgetting.keep(stage.desk) == 0


def test_a_workspace_whose_token_only_stopped_working_is_not_forgotten(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        departures.close_workspace(session, _owner(stage).id, "invalid_auth", stage.clock())
    stage.clock.pass_(days=60)
    assert forgetting.keep(stage.desk) == 0


def test_with_one_token_a_workspace_that_removed_the_app_is_forgotten_too(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        installed = SQLModel.metadata.tables["installation"]
        session.connection().execute(delete(installed).where(installed.c.team == "T1"))
    _uninstall(stage)
    stage.clock.pass_(days=31)
    assert forgetting.keep(stage.desk) == 1


def test_the_operator_s_own_workspace_is_never_due(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        found = channels.channel(session, "console")
        assert found is not None
        departures.close_channels(session, [found.id], "uninstalled", stage.clock())
    stage.clock.pass_(days=60)
    assert forgetting.keep(stage.desk) == 0


# --- the command -------------------------------------------------------------------------------


def _filled(url: str) -> None:
    store = open_store(url)
    with store.write() as session:
        paper = _public(session)
        for team in WORDS:
            _fill(session, team, paper)
        place(session, "console", name="mine")
    store.close()


def _held(url: str) -> dict[str, list[str]]:
    store = open_store(url)
    with store.read() as session:
        rows = _everything(session.connection())
    store.close()
    return rows


def test_the_command_forgets_one_workspace(shell: Shell) -> None:
    _filled(shell.store)
    said = shell.run("forget", "slack:T1")
    assert (said.status, said.errors) == (0, "")
    assert _found(_held(shell.store), "T1") == {}
    assert _found(_held(shell.store), "T2")


def test_a_dry_run_says_what_would_go_and_changes_nothing(shell: Shell) -> None:
    _filled(shell.store)
    before = _held(shell.store)
    said = shell.run("forget", "slack:T1", "--dry-run")
    assert said.status == 0
    assert "Would forget slack:T1" in said.out
    for line in (
        "2 channels",
        "1 own topics",
        "3 things followed",
        "1 tokens",
        "2 notes and marks",
    ):
        assert line in said.out
    assert _held(shell.store) == before


def test_the_operator_s_own_workspace_is_forgotten_only_when_that_is_meant(shell: Shell) -> None:
    _filled(shell.store)
    said = shell.run("forget", "local")
    assert said.status == 1
    assert "--local" in said.errors
    assert any("console" in row for row in _held(shell.store)["channel"])
    assert shell.run("forget", "local", "--local").status == 0
    assert not any("console" in row for row in _held(shell.store)["channel"])


def test_a_workspace_that_is_not_there_is_said_so(shell: Shell) -> None:
    said = shell.run("forget", "slack:T\u202e9")
    assert said.status == 1
    assert len(said.lines) == 1
    assert "there is no workspace" in said.errors
    assert "\u202e" not in said.errors
