"""This file tests that papers asked for in Slack come as a file: to the asker alone, once, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pydantic import SecretStr
from slack_sdk import WebClient

from bot.answering.conversation import answer
from bot.answering.finding import handing_over
from bot.answering.speech import at_the_console
from bot.slack import room
from bot.slack.bolt import fixed_token
from bot.slack.files import _is_slack_s
from storage.database import Store
from tests.bot.slack.workspace import Workspace, workspaces
from tests.story.lived import lived
from tests.story.stage import Stage

ASKED = "export lawtech"


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two workspaces, of which the first lets us send files, and papers to ask for."""
    with workspaces(sqlite_store, stage=lived(sqlite_store, _told)) as made:
        made.slack.teams["T1"].rights.add("files:write")
        made.install("T1")
        yield made
        assert made.slack.refused == []


def _told(made: Stage) -> None:
    for name in ("morning", "paper", "translation"):
        made.publish(name)
        made.check()


def files(place: Workspace) -> list[tuple[str, str, list[str]]]:
    """Give the files that were brought: name, text, and where each was posted."""
    held = place.slack.files.values()
    return [(one["name"], (one["data"] or b"").decode(), one["posted"]) for one in held]


@pytest.mark.parametrize(
    ("form", "ending", "begins"),
    [
        ("", "csv", "\ufeffnumber,title,language"),
        (" jsonl", "jsonl", '{"page"'),
        (" ris", "ris", "TY  - "),
        (" bibtex", "bib", "@"),
    ],
)
def test_an_export_comes_as_a_file_in_each_form(
    place: Workspace, form: str, ending: str, begins: str
) -> None:
    said = place.say(ASKED + form)
    ((name, text, posted),) = files(place)
    assert name.endswith(f".{ending}")
    assert text.startswith(begins)
    assert "438" in text
    assert posted == ["DU1"]
    assert f"The file, {name} (" in said


def test_the_file_is_what_the_shell_writes(place: Workspace) -> None:
    desk = place.stage.desk
    reply = answer(desk, ASKED, at_the_console())
    assert reply.file is not None
    place.say(ASKED)
    assert files(place)[0][1] == reply.file.write().text


def test_a_file_is_seen_by_the_asker_alone_wherever_it_was_asked_for(place: Workspace) -> None:
    for channel in ("C1", "C3"):
        place.say(ASKED, channel=channel, user="U1")
    event = {
        "type": "app_mention", "user": "U2", "channel": "C1", "text": f"<@UBOTT1> {ASKED}", "ts": "1.0",
    }  # fmt: skip
    place.post(place.slack.event(event))
    assert [posted for _, _, posted in files(place)] == [["DU1"], ["DU1"], ["DU2"]]


def test_a_private_channels_words_are_in_nobodys_file(place: Workspace) -> None:
    place.say("subscribe Lawtech", channel="C3")
    place.say("note CB(2)438/2026(03) our client Zebra asked", channel="C3")
    place.say(f"{ASKED} jsonl", channel="C3", user="U1")
    assert files(place)
    assert not [text for _, text, _ in files(place) if "Zebra" in text]


def test_what_is_asked_again_by_slack_is_sent_once(place: Workspace) -> None:
    body = place.slack.command(ASKED)
    place.post(body)
    place.post(body)
    event = {
        "type": "app_mention",
        "user": "U2",
        "channel": "C1",
        "text": f"<@UBOTT1> {ASKED}",
        "ts": "1.0",
    }
    for number in ("Ev1", "Ev1", "Ev2"):  # Slack gives the same message another number, too
        place.post(place.slack.event(event, event_id=number))
    assert [posted for _, _, posted in files(place)] == [["DU1"], ["DU2"]]


def test_whoever_asks_anew_is_sent_it_anew(place: Workspace) -> None:
    place.say(ASKED)
    place.say(ASKED)
    assert len(files(place)) == 2


@pytest.mark.parametrize(
    "step", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"]
)
def test_a_crash_at_any_step_posts_no_second_file_when_slack_asks_again(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    class Killed(BaseException):
        pass

    def killed(*args: object, **more: object) -> None:
        raise Killed

    body = place.slack.command(ASKED)
    name = {
        "files.getUploadURLExternal": "slack_sdk.WebClient.files_getUploadURLExternal",
        "upload": "httpx.Client.stream",
        "files.completeUploadExternal": "slack_sdk.WebClient.files_completeUploadExternal",
    }[step]
    with monkeypatch.context() as patch:
        patch.setattr(name, killed)
        with pytest.raises(Killed):
            place.post(body)
    place.post(body)
    assert [one for one in files(place) if one[2]] == []
    place.say(ASKED)
    assert [posted for _, _, posted in files(place) if posted] == [["DU1"]]


def test_a_crash_after_it_was_posted_posts_it_no_second_time(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    complete = WebClient.files_completeUploadExternal

    def killed(*args: Any, **more: Any) -> None:
        complete(*args, **more)
        raise Killed

    body = place.slack.command(ASKED)
    with monkeypatch.context() as patch:
        patch.setattr(WebClient, "files_completeUploadExternal", killed)
        with pytest.raises(Killed):
            place.post(body)
    place.post(body)
    assert [posted for _, _, posted in files(place)] == [["DU1"]]


def test_a_lost_answer_is_said_to_be_unsure_and_posted_once(place: Workspace) -> None:
    place.slack.troubles["files.completeUploadExternal"] = ["lost"]
    said = place.say(ASKED)
    assert "did not say whether it took" in said
    assert "tamar export" in said
    assert [posted for _, _, posted in files(place)] == [["DU1"]]


@pytest.mark.parametrize(
    ("method", "trouble"),
    [
        ("conversations.open", "503"),
        ("files.getUploadURLExternal", "429"),
        ("files.getUploadURLExternal", "html"),
        ("upload", "503"),
        ("upload", "reset"),
        ("upload", "elsewhere"),
        ("files.completeUploadExternal", "429"),
    ],
)
def test_where_slack_takes_no_file_the_answer_says_so_and_what_else_works(
    place: Workspace, method: str, trouble: str
) -> None:
    place.slack.troubles[method] = [trouble]
    said = place.say(ASKED)
    assert "Slack did not take the file" in said
    assert "tamar export" in said
    assert [posted for _, _, posted in files(place) if posted] == []


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/upload/F1",
        "http://files.evil.example/upload/F1",
        "file:///etc/passwd",
        "https://files.slack.com.evil.example/upload/F1",
        "http://[/upload/F1",
        "",
    ],
)
def test_a_file_is_brought_to_no_other_host(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def given(*_: object, **__: object) -> dict[str, str]:
        return {"upload_url": address, "file_id": "F1"}

    def stream(*_: object, **__: object) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr(WebClient, "files_getUploadURLExternal", given)
    monkeypatch.setattr("httpx.Client.stream", stream)
    assert "Slack did not take the file" in place.say(ASKED)


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://files.slack.com/upload/v1/a", True),
        ("https://slack.com/upload/v1/a", True),
        ("http://files.slack.com/upload/v1/a", False),
        ("https://files.slack.com:444/upload/v1/a", False),
        ("https://slack.com@evil.example/a", False),
    ],
)
def test_slack_takes_files_at_its_own_two_hosts(address: str, good: bool) -> None:
    assert _is_slack_s(address, "https://slack.com/api/") is good


def test_without_the_right_the_answer_says_so_and_nothing_is_asked_of_slack(
    place: Workspace,
) -> None:
    said = place.say(ASKED, team="T2")
    assert "`files:write`" in said
    assert "tamar export" in said
    assert "files.getUploadURLExternal" not in place.slack.calls


def test_without_the_right_the_archives_address_is_what_works(place: Workspace) -> None:
    place.stage.desk = replace(place.stage.desk, archive="https://archive.example")
    place.listen(place.settings, vault=place.vault)
    assert "https://archive.example/en/search.csv?q=lawtech" in place.say(ASKED, team="T2")


def test_a_right_that_was_taken_back_is_said_to_be_missing(place: Workspace) -> None:
    place.slack.teams["T1"].rights.discard("files:write")
    assert "`files:write`" in place.say(ASKED)


@pytest.mark.parametrize("granted", [True, False])
def test_of_one_token_that_is_set_slack_says_what_it_may(place: Workspace, granted: bool) -> None:
    if not granted:
        place.slack.teams["T1"].rights.discard("files:write")
    settings = place.settings.model_copy(update={"slack_bot_token": SecretStr("xoxb-T1")})
    place.listen(settings, fixed=fixed_token(place.stage.desk, settings))
    place.say(ASKED)
    assert bool(files(place)) is granted


def test_a_file_is_bounded_and_says_what_it_leaves_out(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_over, "MOST_PAPERS", 1)
    said = place.say("export since:2020")
    assert "It holds the first 1: a file in chat holds no more." in said
    assert "tamar export" in said


def test_where_others_are_being_sent_the_answer_does_not_wait(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "UPLOADS", 0)
    place.listen(place.settings, vault=place.vault)
    assert "ask again in a minute" in place.say(ASKED)
    assert files(place) == []


def test_in_chinese_the_file_is_announced_in_chinese(place: Workspace) -> None:
    said = json.loads(place.say(ASKED, user="U3"))
    assert "檔案tamar-" in str(said)


def test_in_teams_no_file_is_sent_and_the_answer_says_so(place: Workspace) -> None:
    ada = replace(at_the_console(), address="teams:t/19%3Ac", workspace="teams:t")
    reply = answer(place.stage.desk, ASKED, ada)
    assert reply.lines[0] == "In Teams, Tamar can send no files."
    assert "tamar export" in reply.lines[1]
