"""This file tests Slack's way in over HTTP: what is believed, what is refused, and installation."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.secrets import Seal
from bot.settings import Settings
from bot.slack import doors, routes
from bot.slack.bolt import fixed_token
from bot.slack.oauth import OPTIONAL, SCOPES, SealedStates
from bot.slack.proof import Proof
from storage.database import Store
from storage.people import channels, installations
from storage.told import departures
from tests.bot.slack.workspace import KEYS, AtOnce, Workspace, workspaces


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces."""
    with workspaces(sqlite_store) as made:
        yield made


FORM = {"content-type": "application/x-www-form-urlencoded"}


def test_a_forged_signature_is_refused(place: Workspace) -> None:
    body = place.slack.command("subscribe AI")
    headers = place.slack.signed(body, secret="another")
    answer = place.web.post("/slack/events", content=body, headers={**FORM, **headers})
    assert answer.status_code == 401
    assert place.slack.said == []


def test_an_unsigned_request_is_refused(place: Workspace) -> None:
    answer = place.web.post("/slack/events", content=place.slack.command("list"), headers=FORM)
    assert answer.status_code == 401


def test_a_request_whose_body_was_changed_is_refused(place: Workspace) -> None:
    body = place.slack.command("list")
    headers = place.slack.signed(body)
    changed = body.replace("list", "subscribe+AI")
    answer = place.web.post("/slack/events", content=changed, headers={**FORM, **headers})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x-slack-request-timestamp", b"soon"),
        ("x-slack-request-timestamp", b"9" * 5000),
        ("x-slack-request-timestamp", "１２".encode()),
        ("x-slack-signature", b"v0=\xe9"),
    ],
)
def test_a_request_whose_proof_is_nonsense_is_refused(
    place: Workspace, name: str, value: bytes
) -> None:
    body = place.slack.command("list")
    headers = {k: v.encode() for k, v in {**FORM, **place.slack.signed(body)}.items()}
    answer = place.web.post("/slack/events", content=body, headers={**headers, name: value})
    assert answer.status_code == 401
    assert place.slack.said == []


@pytest.mark.parametrize("age", [3600, -3600])
def test_a_request_from_another_time_is_refused(place: Workspace, age: int) -> None:
    body = place.slack.command("list")
    headers = place.slack.signed(body, at=time.time() - age)
    answer = place.web.post("/slack/events", content=body, headers={**FORM, **headers})
    assert answer.status_code == 401


def test_a_request_that_is_too_large_is_refused(place: Workspace) -> None:
    answer = place.post("{" + " " * 600_000 + "}")
    assert answer.status_code == 413


HOSTILE = {
    "deep": b"[" * 500_000,
    "pairs": b"a&" * 260_000,
    "no text": b"\xff\xfe{",
    "a form that holds a deep payload": b"payload=" + b"%5B" * 150_000,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", ["application/json", FORM["content-type"]])
@pytest.mark.parametrize("proof", ["none", "another's"])
def test_nothing_is_parsed_that_slack_has_not_signed(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, body: bytes, kind: str, proof: str
) -> None:
    def parse(*_: object) -> None:
        raise AssertionError("a stranger's body was parsed")

    monkeypatch.setattr(routes, "to_bolt_request", parse)
    headers = {"content-type": kind}
    if proof != "none":
        headers |= place.slack.signed("[]", secret="another")
    answer = place.web.post("/slack/events", content=body, headers=headers)
    assert answer.status_code in (401, 413)
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", ["application/json", FORM["content-type"]])
def test_what_slack_has_signed_and_nobody_can_read_is_no_failure_of_ours(
    place: Workspace, body: bytes, kind: str
) -> None:
    headers = {"content-type": kind, **place.slack.signed(body)}
    answer = place.web.post("/slack/events", content=body, headers=headers)
    assert answer.status_code in (200, 400, 404)
    assert "now follows" in place.say("subscribe AI")


def test_a_body_that_is_announced_too_large_is_not_read(place: Workspace) -> None:
    async def body() -> AsyncIterator[bytes]:
        raise AssertionError("it was read")
        yield b""

    headers = {**FORM, **place.slack.signed("x"), "content-length": "524289"}
    answer = place.web.post("/slack/events", content=body(), headers=headers)
    assert answer.status_code == 413


def test_slack_out_of_reach_while_installing_is_no_failure_of_ours(place: Workspace) -> None:
    state, cookie = begin(place)
    place.slack.troubles["oauth.v2.access"] = ["reset"]
    assert finish(place, state, cookie) in (401, 503)


@pytest.mark.parametrize("body", ["{}", "[]", "{", "payload=%7B", "null", "a=b", ""])
def test_odd_bodies_break_nothing(place: Workspace, body: str) -> None:
    assert place.post(body).status_code in (200, 400, 401, 404)
    assert "now follows" in place.say("subscribe AI")


@pytest.mark.parametrize(
    "asked",
    [
        {"type": "event_callback", "team_id": "T1", "event": 1},
        {"type": "event_callback", "team_id": "T1", "event": None},
        {"type": "event_callback", "team_id": "T1", "event": {"type": []}},
        {"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1"}, "actions": 1},
        {"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1"}, "actions": []},
        {
            "type": "view_submission",
            "team": {"id": "T1"},
            "user": {"id": "U1"},
            "view": {"id": "V1"},
        },
    ],
)
def test_a_signed_request_of_a_shape_that_nobody_knows_is_no_failure_of_ours(
    place: Workspace, asked: dict[str, Any]
) -> None:
    body = json.dumps(asked)
    headers = {"content-type": "application/json", **place.slack.signed(body)}
    answer = place.web.post("/slack/events", content=body.encode(), headers=headers)
    assert answer.status_code in (200, 400, 404)
    assert "now follows" in place.say("subscribe AI")


def test_slack_may_verify_our_address(place: Workspace) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"})
    assert "abc" in place.post(body).text


def test_a_workspace_that_did_not_install_us_is_answered_nothing(place: Workspace) -> None:
    team = place.slack.team("T9")
    team.user("U1")
    team.channel("C1", "general", "U1", team.bot)
    place.post(place.slack.command("subscribe AI", team="T9"))
    with place.stage.desk.store.read() as session:
        assert channels.channel(session, "slack:T9/C1") is None


def test_without_a_signing_secret_the_http_door_stays_shut(place: Workspace) -> None:
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-T1"), slack_api=f"{place.slack.base}/api/", keys=KEYS
    )
    with doors.open_door(settings, place.stage.desk, lambda: None) as routes:
        assert routes == ()


def test_with_one_token_requests_come_in_and_nobody_installs(place: Workspace) -> None:
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-T1"),
        slack_signing_secret=SecretStr("x"),
        slack_api=f"{place.slack.base}/api/",
    )
    with doors.open_door(settings, place.stage.desk, lambda: None) as routes:
        assert [getattr(route, "path", "") for route in routes] == ["/slack/events"]


def one_token(place: Workspace, token: str = "xoxb-T1") -> Settings:
    return Settings(slack_bot_token=SecretStr(token), slack_api=f"{place.slack.base}/api/")


def closed(place: Workspace, why: str) -> Callable[[], bool]:
    """Close a channel for a reason, and give what says whether it still is."""
    desk = place.stage.desk
    place.say("subscribe AI")
    with desk.store.write() as session:
        channel = channels.channel(session, "slack:T1/C1")
        assert channel is not None
        departures.close_channels(session, [channel.id], why, desk.clock())

    def still() -> bool:
        with desk.store.read() as session:
            found = channels.channel(session, "slack:T1/C1")
        return found is not None and found.gone_at is not None

    return still


def open_and_close(place: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "ThreadPoolExecutor", lambda *_, **__: AtOnce())
    with doors.open_door(settings, place.stage.desk, lambda: None):
        pass


@pytest.mark.parametrize("why", ["token_revoked", "invalid_auth", "uninstalled"])
def test_a_new_token_that_works_takes_back_what_the_old_one_lost(
    place: Workspace, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    still_closed = closed(place, why)
    open_and_close(place, one_token(place), monkeypatch)
    assert not still_closed()


def test_a_token_takes_back_no_channel_that_it_was_thrown_out_of(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    still_closed = closed(place, "removed")
    open_and_close(place, one_token(place), monkeypatch)
    assert still_closed()


def test_a_token_that_does_not_work_takes_nothing_back(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    still_closed = closed(place, "token_revoked")
    open_and_close(place, one_token(place, "xoxb-wrong"), monkeypatch)
    assert still_closed()
    assert place.slack.calls.count("auth.test") == 1


def test_a_token_is_tried_again_until_slack_answers(place: Workspace) -> None:
    still_closed = closed(place, "token_revoked")
    fixed = fixed_token(place.stage.desk, one_token(place))
    assert fixed is not None
    place.slack.troubles["auth.test"] = ["503"]
    with pytest.raises(SlackApiError):
        fixed.facts()
    assert still_closed()
    fixed.try_out(threading.Event())
    assert not still_closed()


def test_over_a_socket_the_same_application_answers(place: Workspace) -> None:
    body = {name: values[0] for name, values in parse_qs(place.slack.command("list")).items()}
    request = SocketModeRequest(type="slash_commands", envelope_id="e1", payload=body)
    assert run_bolt_app(place.bolt, request).status == 200
    assert "follows nothing yet" in place.slack.texts("C1")


def test_a_socket_that_slack_refuses_says_which_setting_to_check(place: Workspace) -> None:
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-T1"),
        slack_app_token=SecretStr("xapp-wrong"),
        slack_api=f"{place.slack.base}/api/",
    )
    with (
        pytest.raises(doors.SocketRefused, match="TAMAR_SLACK_APP_TOKEN"),
        doors.open_door(settings, place.stage.desk, lambda: None),
    ):
        pass


# --- installation ------------------------------------------------------------------------------


def begin(place: Workspace) -> tuple[str, str]:
    """Begin an installation as a browser does; give the state and the cookie."""
    page = place.web.ask("GET", "/slack/install")
    assert page.status_code == 200
    address = page.text.split('<a href="')[1].split('"')[0].replace("&amp;", "&")
    asked = parse_qs(urlsplit(address).query)
    assert set(asked["scope"][0].split(",")) == {*SCOPES, *OPTIONAL}
    cookie = page.headers["set-cookie"].split(";")[0]
    return asked["state"][0], cookie


def grant(place: Workspace, code: str = "code1", **more: Any) -> None:
    """Let somebody of a third workspace agree."""
    if "T3" not in place.slack.teams:
        place.slack.team("T3")
    place.slack.codes[code] = {
        "access_token": "xoxb-T3", "bot_user_id": "UBOTT3", "scope": "chat:write", "app_id": "A1",
        "team": {"id": "T3", "name": "Third"}, "authed_user": {"id": "U7"}, **more,
    }  # fmt: skip


def finish(place: Workspace, state: str, cookie: str, code: str = "code1") -> int:
    path = f"/slack/oauth_redirect?code={code}&state={state}"
    return place.web.ask("GET", path, headers={"cookie": cookie}).status_code


def test_a_workspace_installs_us(place: Workspace) -> None:
    grant(place)
    assert finish(place, *begin(place)) == 200
    found = place.vault.grant("T3")
    assert found is not None
    assert found.token == "xoxb-T3"


def test_what_is_stored_of_a_token_says_nothing(place: Workspace) -> None:
    with place.stage.desk.store.read() as session:
        kept = installations.installation(session, "T1")
    assert kept is not None
    assert b"xoxb" not in kept.sealed
    assert "xoxb" not in repr(kept)
    assert "xoxb" not in repr(place.vault.grant("T1"))


def test_a_state_is_good_only_once(place: Workspace) -> None:
    state, cookie = begin(place)
    grant(place)
    grant(place, "code2")
    assert finish(place, state, cookie) == 200
    assert finish(place, state, cookie, "code2") == 401


def test_a_state_that_is_not_ours_is_refused(place: Workspace) -> None:
    grant(place)
    state, cookie = begin(place)
    forged = state[:-6] + "AAAA=="
    assert finish(place, forged, cookie.replace(state, forged)) in (400, 401)
    assert place.vault.grant("T3") is None


def test_a_state_from_another_browser_is_refused(place: Workspace) -> None:
    grant(place)
    state, _ = begin(place)
    assert finish(place, state, "slack-app-oauth-state=other") == 400
    assert place.vault.grant("T3") is None


def test_a_code_that_slack_refuses_installs_nothing(place: Workspace) -> None:
    assert finish(place, *begin(place)) == 401
    assert place.vault.grant("T3") is None


def test_a_token_that_is_about_to_end_is_traded_for_a_new_one(place: Workspace) -> None:
    place.stage.clock.now = datetime.now(UTC)  # what Bolt reckons by
    grant(place, refresh_token="r1", expires_in=3600)
    finish(place, *begin(place))
    place.slack.codes["r1"] = {
        "access_token": "xoxb-T3-2", "refresh_token": "r2", "expires_in": 43_200,
    }  # fmt: skip
    found = place.vault.grant("T3")
    assert found is not None
    assert found.token == "xoxb-T3-2"


def test_a_token_that_slack_does_not_renew_is_used_until_it_ends(place: Workspace) -> None:
    place.stage.clock.now = datetime.now(UTC)
    grant(place, refresh_token="spent", expires_in=3600)
    finish(place, *begin(place))
    found = place.vault.grant("T3")
    assert found is not None
    assert found.token == "xoxb-T3"


def test_a_token_that_a_clock_ahead_has_written_down_is_renewed_in_time(place: Workspace) -> None:
    place.stage.clock.now = datetime.now(UTC)
    grant(place, refresh_token="r1", expires_in=24 * 3600)  # as a clock twelve hours ahead has it
    finish(place, *begin(place))
    place.slack.codes["r1"] = {
        "access_token": "xoxb-T3-2", "refresh_token": "r2", "expires_in": 43_200,
    }  # fmt: skip
    found = place.vault.grant("T3")
    assert found is not None
    assert found.token == "xoxb-T3-2"


def test_old_states_are_refused(place: Workspace) -> None:
    states = SealedStates(Seal(KEYS), place.stage.desk)
    assert states.consume(states.issue())
    assert not states.consume("")
    assert not states.consume("gAAAAA")


def test_the_manifest_asks_for_exactly_our_scopes() -> None:
    manifest = Path(__file__).parents[3] / "deploy" / "slack-manifest.yaml"
    text = manifest.read_text("utf-8")
    asked, _, optional = text.split("bot:\n")[1].split("settings:")[0].partition("bot_optional:")
    scopes, may_be_left_out = (
        {line.strip("- ").strip() for line in part.splitlines() if line.strip().startswith("- ")}
        for part in (asked, optional)
    )
    assert may_be_left_out == set(OPTIONAL)
    assert scopes - may_be_left_out == set(SCOPES)


def test_a_signing_secret_of_nothing_opens_no_door() -> None:
    for nothing in ("", " "):
        with pytest.raises(ValueError, match="proves nothing"):
            Proof(nothing, time.time)
