"""This file lets two web processes share one store: events, OAuth states and tokens hold across both."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.oauth.installation_store import Installation

from bot.care import doctor, recovery
from bot.platforms.errors import NotSent
from bot.slack.client import SlackClient
from bot.slack.installations import Grant, Vault, tokens
from bot.slack.renewals import LEASE, LONGEST_REST, TokenLost, TokenWaits
from bot.wiring import CHATS
from storage.database import Store
from storage.people import channels, installations
from tests.bot.slack.test_doors import begin, finish, grant
from tests.bot.slack.workspace import Workspace, workspaces
from tests.storage.outbox_stores import outbox_store

__all__ = ["outbox_store"]
HOUR = timedelta(hours=1)


@pytest.fixture
def first(outbox_store: Store) -> Iterator[Workspace]:
    """Give one process, with two workspaces installed."""
    with workspaces(outbox_store) as made:
        made.stage.clock.now = datetime.now(UTC)  # what Bolt reckons by
        yield made


@pytest.fixture
def second(first: Workspace) -> Iterator[Workspace]:
    """Give another process on the same store, before the same Slack."""
    made = Workspace(first.stage, first.slack)
    yield made
    made.web.close()


def _joined(place: Workspace, event_id: str) -> int:
    """Send the event of our being invited; give how often somebody was greeted in all."""
    event = {
        "type": "member_joined_channel", "user": "UBOTT1", "channel": "C1", "team": "T1",
        "inviter": "U1",
    }  # fmt: skip
    place.post(place.slack.event(event, event_id=event_id))
    return place.slack.calls.count("chat.postEphemeral")


def test_an_event_that_comes_again_to_another_process_is_done_once(
    first: Workspace, second: Workspace
) -> None:
    assert _joined(first, "Ev1") == 1
    assert _joined(second, "Ev1") == 1
    assert _joined(second, "Ev2") == 2


def test_an_event_is_forgotten_after_a_day(first: Workspace, second: Workspace) -> None:
    _joined(first, "Ev1")
    first.stage.clock.pass_(days=1, minutes=1)
    recovery.mend(first.stage.desk)
    assert _joined(second, "Ev1") == 2


def test_a_question_is_answered_while_the_store_cannot_note_it(
    first: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage import once
    from storage.errors import StoreBusy

    def busy(*_: object) -> bool:
        raise StoreBusy

    monkeypatch.setattr(once, "first", busy)
    event = {
        "type": "app_mention", "user": "U2", "channel": "C1", "text": "<@UBOTT1> list",
        "ts": "2.0", "team": "T1",
    }  # fmt: skip
    for _ in range(2):
        first.post(first.slack.event(event, event_id="Ev1"))
    assert len(first.slack.said) == 1


def test_a_workspace_is_installed_by_another_process_than_the_one_that_began(
    first: Workspace, second: Workspace
) -> None:
    grant(first)
    assert finish(second, *begin(first)) == 200
    assert second.vault.grant("T3") is not None


def test_a_state_is_good_once_in_all_processes(first: Workspace, second: Workspace) -> None:
    state, cookie = begin(first)
    grant(first)
    grant(first, "code2")
    assert finish(first, state, cookie) == 200
    assert finish(second, state, cookie, "code2") == 401


# --- renewal -----------------------------------------------------------------------------------


def _ending(place: Workspace, *, after: timedelta, refresh: str | None = "r1") -> None:
    """Let T1's token end after a while, to be renewed with a refresh token."""
    now = place.stage.clock()
    place.vault.save(
        Installation(
            app_id="A1", team_id="T1", team_name="T1", bot_token="xoxb-old", bot_id="BT1",
            bot_user_id="UBOTT1", user_id="U1", bot_refresh_token=refresh,
            bot_token_expires_at=int((now + after).timestamp()),
        )
    )  # fmt: skip


def _renewable(place: Workspace, refresh: str = "r1", token: str = "xoxb-T1") -> None:
    place.slack.codes[refresh] = {
        "access_token": token, "refresh_token": "r2", "expires_in": 43_200,
    }  # fmt: skip


def _fresh(place: Workspace) -> Vault:
    """Give a process that has just started, and so remembers nothing."""
    return Vault(place.stage.desk, place.settings)


def _notices(place: Workspace) -> list[str]:
    """Give what the terminal, where trouble is told, was told of tokens."""
    place.stage.send()
    return [m.text for m in place.stage.channel.posts() if "token" in m.text]


def test_two_processes_renew_a_token_once(first: Workspace) -> None:
    _ending(first, after=HOUR)
    _renewable(first)
    first.slack.gates["oauth.v2.access"] = gate = threading.Event()
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(_fresh(first).grant, "T1") for _ in range(4)]
        others = list(itertools.islice(as_completed(asked), 3))  # who does not wait for Slack
        gate.set()
        found = [a.result() for a in asked]
    assert len(others) == 3
    assert first.slack.refreshed == ["r1"]
    assert {g.token for g in found if isinstance(g, Grant)} == {"xoxb-old", "xoxb-T1"}
    later = _fresh(first).grant("T1")
    assert later is not None
    assert later.token == "xoxb-T1"


def test_whoever_finds_an_ended_token_being_renewed_waits(first: Workspace) -> None:
    _ending(first, after=-HOUR)
    with first.stage.desk.store.write() as session:
        kept = installations.installation(session, "T1")
        assert kept is not None
        now = first.stage.clock()
        assert installations.lease(session, kept, now, now + LEASE)
    with pytest.raises(TokenWaits) as error:
        _fresh(first).grant("T1")
    assert error.value.after < timedelta(seconds=30)
    assert first.slack.refreshed == []


def test_a_renewal_whose_process_died_is_taken_up_by_another(first: Workspace) -> None:
    test_whoever_finds_an_ended_token_being_renewed_waits(first)
    _renewable(first)
    first.stage.clock.pass_(minutes=2)
    found = _fresh(first).grant("T1")
    assert found is not None
    assert found.token == "xoxb-T1"


def test_a_renewal_does_not_overwrite_what_was_granted_anew_meanwhile(first: Workspace) -> None:
    _ending(first, after=HOUR)
    with first.stage.desk.store.read() as session:
        before = installations.installation(session, "T1")
    assert before is not None
    first.install("T1")
    with first.stage.desk.store.write() as session:
        assert not installations.renew(session, before, b"late", None, first.stage.clock())
    found = _fresh(first).grant("T1")
    assert found is not None
    assert found.token == "xoxb-T1"


def test_a_token_that_slack_will_not_renew_is_told_of_once_and_not_asked_for_again(
    first: Workspace,
) -> None:
    first.say("subscribe AI")
    _ending(first, after=-HOUR)
    for _ in range(40):  # every half minute for twenty minutes
        with pytest.raises(TokenLost):
            _fresh(first).grant("T1")
        first.stage.clock.pass_(seconds=30)
    assert len(first.slack.refreshed) < 8
    told = _notices(first)
    assert len(told) == 1
    assert "T1" in told[0]
    assert "install the app again" in told[0]
    with first.stage.desk.store.read() as session:
        place = channels.channel(session, "slack:T1/C1")
    assert place is not None
    assert place.gone_why is not None


def test_installing_again_ends_a_lost_token_and_takes_the_channels_back(first: Workspace) -> None:
    test_a_token_that_slack_will_not_renew_is_told_of_once_and_not_asked_for_again(first)
    first.install("T1")
    assert _fresh(first).grant("T1") is not None
    with first.stage.desk.store.read() as session:
        place = channels.channel(session, "slack:T1/C1")
        kept = installations.installation(session, "T1")
    assert place is not None
    assert place.gone_at is None
    assert kept is not None
    assert (kept.trouble, kept.told_at) == (None, None)


def test_slack_out_of_reach_is_tried_again_ever_more_rarely_and_told_once(first: Workspace) -> None:
    _ending(first, after=-HOUR)
    first.slack.troubles["oauth.v2.access"] = ["503"] * 1000
    tries = 0
    for _ in range(24 * 60):  # every minute for a day
        with pytest.raises(TokenWaits) as error:
            _fresh(first).grant("T1")
        assert error.value.after <= LONGEST_REST
        first.stage.clock.pass_(minutes=1)
    tries = first.slack.calls.count("oauth.v2.access")
    assert 20 < tries < 40
    assert len(_notices(first)) == 1
    first.slack.troubles.clear()
    _renewable(first)
    first.stage.clock.pass_(hours=1)
    assert _fresh(first).grant("T1") is not None
    assert "works again" in _notices(first)[-1]


def test_a_token_that_lives_on_is_used_while_it_cannot_be_renewed(first: Workspace) -> None:
    _ending(first, after=HOUR)
    first.slack.troubles["oauth.v2.access"] = ["503"] * 100
    found = _fresh(first).grant("T1")
    assert found is not None
    assert found.token == "xoxb-old"
    assert _notices(first) == []


def test_a_key_that_is_gone_is_told_of_once(first: Workspace) -> None:
    from cryptography.fernet import Fernet
    from pydantic import SecretStr

    other = first.settings.model_copy(update={"keys": SecretStr(Fernet.generate_key().decode())})
    for _ in range(10):
        with pytest.raises(TokenWaits):
            Vault(first.stage.desk, other).grant("T1")
        first.stage.clock.pass_(seconds=30)
    told = _notices(first)
    assert len(told) == 1
    assert "TAMAR_KEYS" in told[0]


@pytest.mark.parametrize(("trouble", "permanent"), [(None, True), ("503", False)])
def test_what_waits_for_a_token_says_so_to_the_outbox(
    first: Workspace, trouble: str | None, permanent: bool
) -> None:
    import asyncio

    _ending(first, after=-HOUR)
    first.slack.troubles["oauth.v2.access"] = [trouble] * 10 if trouble else []

    async def post() -> None:
        client = SlackClient(tokens(first.stage.desk, first.settings), base_url="http://unused/")
        await client.send("slack:T1/C1", {"text": "a paper"}, delivery_id=1)

    with pytest.raises(NotSent) as error:
        asyncio.run(post())
    assert (error.value.permanent, error.value.scope) == (permanent, "workspace")
    if not permanent:
        assert (error.value.retry_after or 0) >= 5


def test_doctor_names_a_workspace_without_a_token(first: Workspace) -> None:
    _ending(first, after=-HOUR)
    with pytest.raises(TokenLost):
        _fresh(first).grant("T1")
    settings = first.settings.model_copy(update={"store": first.stage.desk.store.address})
    found = [f for f in doctor.examine(settings, CHATS) if f.grade == "bad"]
    assert any("T1" in f.name and "install" in f.said for f in found)
