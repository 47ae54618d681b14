"""This file tests the messages as Teams gets them, against its own schema and its limits."""

from __future__ import annotations

import copy
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.speech import Reply
from bot.messages.alerts import Alert, Digest, DigestRow, Reason, Revision, Withdrawal
from bot.messages.gatherings import Rest, Sitting
from bot.teams.client import activity
from bot.teams.elements import MOST_UTF8, TooMuch, button, line, message, weight
from bot.teams.marked import Marked
from bot.teams.renderer import TeamsRenderer
from bot.teams.replies import payload as reply_payload
from bot.teams.replies import said
from storage.records import Bullet, Payload
from tests.cards import card_faults, faults
from tests.messages import golden, samples
from tests.messages.hostile import ALERT, DIGEST, REASON, REPLY, REVISION, ROW, SITTING, TEXT

TEAMS = TeamsRenderer()
PAYLOADS = golden.rendered(TEAMS)
QUICK = settings(max_examples=25, deadline=None)
LONG = "https://www.legco.gov.hk/" + "a" * 900 + ".pdf"


def _texts(payload: Payload) -> str:
    return "\n".join(element.get("text", "") for element in payload["card"]["body"])


@pytest.mark.parametrize("name", sorted(PAYLOADS))
def test_teams_would_take_the_message(name: str) -> None:
    assert [fault for payload in PAYLOADS[name] for fault in faults(payload)] == []


def test_what_names_faults_sees_them() -> None:
    good = PAYLOADS["panel_paper"][0]
    for wrong in ({"type": "Blink"}, {"type": "TextBlock"}, {"type": "TextBlock", "text": 1}):
        bad = copy.deepcopy(good["card"])
        bad["body"].append(wrong)
        assert card_faults(bad)
    assert faults({**good, "text": "人" * 12_000})


@pytest.mark.parametrize("name", sorted(samples.ALERTS))
def test_a_paper_has_three_buttons_and_a_menu(name: str) -> None:
    (payload,) = PAYLOADS[name]
    shown = [one for one in payload["card"]["actions"] if one.get("mode") != "secondary"]
    assert [one["verb"] for one in shown] == ["save", "copy_citation", "not_relevant"]
    verbs = [one["verb"] for one in payload["card"]["actions"]]
    assert verbs[3] == "follow"
    assert verbs[-1] == "why"


def test_a_notice_shows_what_is_to_be_typed_in_bold_without_backticks() -> None:
    payload = TEAMS.notice("Say `pause 3 days` to rest")
    assert "Say **pause 3 days** to rest" in _texts(payload)
    assert payload["text"] == "Say pause 3 days to rest"


def test_a_button_is_the_same_to_older_apps() -> None:
    for one in PAYLOADS["panel_paper"][0]["card"]["actions"]:
        assert one["fallback"]["data"] == one["data"] == {**one["data"], "verb": one["verb"]}


def test_every_bullet_links_to_its_page() -> None:
    shown = _texts(PAYLOADS["panel_paper"][0])
    for bullet in samples.PANEL_PAPER.bullets:
        assert f"#page={bullet.page})" in shown


@pytest.mark.parametrize("letter", ["a ", "人工智能，", "🙂"])
def test_the_largest_paper_loses_its_links_before_its_words(letter: str) -> None:
    bullets = tuple(Bullet(letter * 600, ("1", "2", "3"), page) for page in range(1, 6))
    alert = replace(
        samples.PANEL_PAPER,
        url=LONG,
        title=letter * 300,
        bullets=bullets,
        languages=(("en", LONG), ("zh-Hant", LONG), ("zh-Hans", LONG)),
    )
    payload = TEAMS.alert(alert)
    assert faults(payload) == []
    assert weight(payload) > 0.4
    assert _texts(payload).count("\n• ") == 5


def test_a_long_rest_goes_over_several_messages_and_loses_none() -> None:
    rest = samples.RESTS["rest"]
    rows = tuple(
        replace(
            row, alert=replace(row.alert, number=f"ITIB{n:03}", bullets=(Bullet("字" * 240, ()),))
        )
        for n, row in enumerate(rest.rows[:1] * 40)
    )
    payloads = TEAMS.rest(Rest(rest.booklet, rest.reason, rows))
    assert len(payloads) > 1
    assert [fault for payload in payloads for fault in faults(payload)] == []
    shown = "".join(_texts(payload) for payload in payloads)
    assert all(f"ITIB{n:03}" in shown for n in range(40))


def test_what_changed_stands_beside_what_it_was() -> None:
    shown = _texts(PAYLOADS["revision"][0])
    assert "［" in shown
    assert "→ **" in shown


def test_a_reply_to_a_paper_begins_with_its_number() -> None:
    """In a chat of two there are no threads: the reply has to say what it is about."""
    number = str(samples.PANEL_PAPER.number)
    for name in ("revision", "withdrawal"):
        assert number.partition("CB")[2] in _texts(PAYLOADS[name][0]).split("\n")[0]


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("Say `list`.", "Say **list**."),
        ("One (`help`), or `topics`: go.", "One (**help**), or **topics**: go."),
        ("請輸入`清單`。", "請輸入 **清單**。"),
        ("`list` shows it", "**list** shows it"),
        ("a ` b", "a ˋ b"),
    ],
)
def test_what_is_to_be_typed_is_bold_and_stands_as_we_wrote_it(row: str, shown: str) -> None:
    assert said(row) == shown


@pytest.mark.parametrize(
    "call", ["<at>Everyone</at>", "&lt;at&gt;Everyone&lt;/at&gt;", "@Everyone"]
)
def test_a_title_that_points_at_people_calls_nobody(call: str) -> None:
    """Teams calls people where a message names them in `entities`; what reads as a tag is broken, too."""
    alert = replace(samples.PANEL_PAPER, title=f"Paper {call} now", number=call)
    row = DigestRow(alert, "substantive")
    digest = replace(samples.DIGESTS["digest"], groups=((alert.reasons[0], (row,)),))
    revised = Revision(alert, (), 3, samples.SEEN)
    payloads = [TEAMS.alert(alert), TEAMS.revision(revised), *TEAMS.digest(digest)]
    payloads.append(TEAMS.withdrawal(Withdrawal(alert, samples.SEEN)))
    for payload in payloads:
        assert "Everyone" in json.dumps(payload["card"])
        assert "<at>" not in json.dumps(payload["card"])
        assert "entities" not in json.dumps(activity(payload, 7))


def test_a_value_that_would_not_come_back_whole_is_refused() -> None:
    with pytest.raises(TooMuch):
        button("Say", "say", "x" * 2001)


def test_a_message_that_is_all_frame_still_fits() -> None:
    payload = message([line(Marked(LONG)) for _ in range(60)], "words")
    assert faults(payload) == []
    assert len(json.dumps(payload, ensure_ascii=False).encode()) > MOST_UTF8 / 2


@given(ALERT)
@QUICK
def test_teams_takes_any_alert(alert: Alert) -> None:
    assert faults(TEAMS.alert(alert)) == []


@given(REVISION)
@QUICK
def test_teams_takes_any_revision(revision: Revision) -> None:
    assert faults(TEAMS.revision(revision)) == []


@given(DIGEST)
@settings(max_examples=6, deadline=None)
def test_teams_takes_any_digest(digest: Digest) -> None:
    assert [fault for payload in TEAMS.digest(digest) for fault in faults(payload)] == []


@given(TEXT)
@QUICK
def test_teams_takes_any_notice(text: str) -> None:
    assert faults(TEAMS.notice(text)) == []


@given(ALERT)
@QUICK
def test_teams_takes_any_withdrawal(alert: Alert) -> None:
    assert faults(TEAMS.withdrawal(Withdrawal(alert, samples.SEEN))) == []


@given(ALERT, REASON, st.lists(ROW, max_size=4))
@settings(max_examples=10, deadline=None)
def test_teams_takes_the_rest_of_any_booklet(
    booklet: Alert, reason: Reason, rows: list[DigestRow]
) -> None:
    rest = Rest(booklet, reason, tuple(rows) * 12)
    assert [fault for payload in TEAMS.rest(rest) for fault in faults(payload)] == []


@given(SITTING)
@QUICK
def test_teams_takes_any_sitting(sitting: Sitting) -> None:
    assert faults(TEAMS.sitting(sitting)) == []


@given(REPLY)
@QUICK
def test_teams_takes_any_answer(reply: Reply) -> None:
    assert faults(reply_payload(reply)) == []


@given(DIGEST)
@settings(max_examples=6, deadline=None)
def test_teams_takes_any_digest_of_a_chat(digest: Digest) -> None:
    flat = replace(digest, threads=False)
    assert [fault for payload in TEAMS.digest(flat) for fault in faults(payload)] == []


@pytest.mark.parametrize("name", sorted(samples.DIGESTS))
def test_a_chat_s_digest_is_one_message_whose_topics_open_where_they_stand(name: str) -> None:
    digest = replace(samples.DIGESTS[name], threads=False)
    (payload,) = TEAMS.digest(digest)
    assert faults(payload) == []
    body = payload["card"]["body"]
    held = {one["id"]: one for one in body if one["type"] == "Container"}
    toggles = [one["actions"][0] for one in body if one["type"] == "ActionSet"]
    assert [one["targetElements"] for one in toggles] == [[key] for key in held]
    assert len(held) == len(digest.groups) + bool(digest.saved) + bool(digest.watched)
    assert not any(one["isVisible"] for one in held.values())
    assert "thread" not in _texts(payload)


def test_a_chat_s_digest_that_is_too_long_goes_over_several_messages() -> None:
    digest = samples.DIGESTS["digest"]
    longer = [(reason, rows * 30) for reason, rows in digest.groups]
    payloads = TEAMS.digest(replace(digest, threads=False, groups=tuple(longer)))
    assert len(payloads) > len(digest.groups)
    assert [fault for payload in payloads for fault in faults(payload)] == []
    assert "thread" not in _texts(payloads[0])
