"""This file asks for mail on the archive's pages, confirms, reads what a real mail server took, and stops it again."""

from __future__ import annotations

import asyncio
import logging
import re
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.answering.conversation import answer
from bot.answering.following import mailing
from bot.answering.speech import at_the_console
from bot.care import forgetting
from bot.desk import Desk
from bot.mail.people import People
from bot.secrets import Seal
from bot.telling import posting
from bot.watching import pipeline
from bot.web.archive.application import build_archive
from storage.database import open_store
from storage.errors import StoreError
from storage.people import channels, mailboxes
from storage.people.channels import Channel
from storage.told import inspection
from tests.bot.web.archive.mailing_scene import (
    FORM,
    KEY,
    NEWER,
    READER,
    Post,
    html,
    link,
)
from tests.bot.web.archive.scene import BASE, Scene
from tests.fakes.mail_relay import Letter
from tests.storage.laid import lay

# --- asking and confirming -----------------------------------------------------------------------


def test_a_topic_s_page_offers_it_by_mail(post: Post) -> None:
    page = post.ask("GET", "/en/topics/ai").text
    assert 'href="/en/follow?what=Artificial+intelligence"' in page
    form = post.ask("GET", "/en/follow?what=Artificial+intelligence")
    assert 'value="Artificial intelligence"' in form.text
    assert form.headers["x-robots-tag"] == "noindex"


def test_where_mail_is_not_set_up_no_page_speaks_of_it(scene: Scene) -> None:
    assert "/follow" not in scene.ask("/en/topics/ai").text
    assert scene.ask("/en/follow").status_code == 404


@pytest.mark.parametrize("lang", ["en", "tc", "sc"])
def test_following_the_link_confirms_nothing_and_its_button_does(post: Post, lang: str) -> None:
    post.ask("POST", f"/{lang}/follow", **FORM)
    (letter,) = post.deliver()
    path = link(letter, "confirm")
    assert path.startswith(f"/{lang}/mail/")
    for _ in range(3):
        assert post.ask("GET", path).status_code == 200
    assert post.followed() == []
    assert post.ask("POST", path).status_code == 200
    assert post.followed() == [("ai", "instant")]


def test_the_page_and_the_mail_that_confirm_say_who_gets_what(post: Post) -> None:
    post.ask("POST", "/en/follow", **FORM)
    (letter,) = post.deliver()
    said = html(letter)
    assert "Somebody asked Tamar" in said
    assert "this address asked" not in said
    path = link(letter, "confirm")
    for page in (post.ask("GET", path).text, post.ask("POST", path).text):
        assert READER in page
        assert "Papers in: " in page


@pytest.mark.parametrize("field", ["rhythm", "language"])
def test_what_the_form_does_not_offer_is_refused(post: Post, field: str) -> None:
    answer = post.ask("POST", "/en/follow", **FORM | {field: "hourly"})
    assert answer.status_code == 422
    assert "Choose one of those offered" in answer.text
    assert f'name="{field}" aria-invalid="true"' in answer.text
    assert post.deliver() == []


def test_a_link_that_stops_says_afterwards_that_nothing_is_sent(post: Post) -> None:
    post.ask("POST", post.sign_up())
    stop = link(told(post), "stop")
    assert "Change" in post.ask("GET", stop).text
    assert post.ask("POST", stop).status_code == 200
    assert "What was stopped stays stopped" in post.ask("GET", stop).text


@pytest.mark.parametrize(("lang", "said"), [("en", "over or incomplete"), ("tc", "已失效或不完整")])
def test_a_link_that_a_mailbox_cut_short_stops_nothing_and_says_no_more(
    post: Post, lang: str, said: str
) -> None:
    post.follow()
    cut = link(told(post), "stop")[:-3].replace("/en/", f"/{lang}/")
    for method, status in (("GET", 404), ("POST", 200)):
        page = post.ask(method, cut)
        assert page.status_code == status
        assert said in page.text
        assert "deleted" not in page.text
        assert "已刪除" not in page.text
    assert post.followed() == [("ai", "instant")]


@pytest.mark.parametrize("one", ["abc", "", "9" * 18, "-1", "１", "0"])
def test_a_form_that_names_nothing_of_an_address_stops_nothing(post: Post, one: str) -> None:
    post.follow()
    post.clock.pass_(hours=2)
    post.follow(what="smart city", rhythm="weekly")
    way = link(told(post), "stop")
    page = post.ask("POST", way, one=one)
    assert page.status_code == (200 if one == "0" else 400)
    assert "Smart city" in page.text
    assert len(post.followed()) == 2


def test_a_form_of_many_fields_stops_no_more_than_it_names(post: Post) -> None:
    post.follow()
    way = link(told(post), "stop")
    assert post.ask("POST", way, **{f"f{n}": "x" for n in range(40)}, one="abc").status_code == 400
    assert post.followed() == [("ai", "instant")]


def test_an_address_that_is_not_confirmed_yet_is_not_forgotten_for_a_number(post: Post) -> None:
    path = post.sign_up()
    with post.store.read() as session:
        box = mailboxes.behind(session, box_of(post).address)
    assert box is not None
    post.ask("POST", f"/en/mail/stop/{box.stop}", one="7")
    assert post.ask("POST", path).status_code == 200


def test_a_store_that_was_away_when_keys_were_renewed_stops_no_mail(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.follow()
    renew, asked = mailing.renew, []

    def away_at_first(desk: Desk) -> int:
        asked.append(desk)
        if len(asked) == 1:
            raise StoreError("busy")
        return renew(desk)

    monkeypatch.setattr(mailing, "renew", away_at_first)
    people = People(post.desk)

    async def looked_up() -> str | None:
        with pytest.raises(StoreError):
            await people.recipient(box_of(post).address)
        found = await people.recipient(box_of(post).address)
        await people.recipient(box_of(post).address)
        return found.email if found else None

    assert asyncio.run(looked_up()) == READER
    assert len(asked) == 2, "done once, it is done"


def test_confirming_twice_is_once(post: Post) -> None:
    path = post.sign_up()
    assert {post.ask("POST", path).status_code for _ in range(2)} == {200}
    assert post.followed() == [("ai", "instant")]


def test_what_one_address_has_no_room_for_is_said_and_not_taken(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "MOST_FOLLOWED", 2)
    post.ask("POST", "/en/follow", **FORM | {"what": "AI, lawtech, smart city"})
    path = link(post.deliver()[0], "confirm")
    page = post.ask("POST", path).text
    assert "Not added" in page
    assert "Smart city" in page
    assert sorted(name for name, _ in post.followed()) == ["ai", "legal-tech"]
    assert "Not added" in post.ask("POST", path).text, "and again, pressed twice"
    post.clock.pass_(hours=2)
    post.ask("POST", "/en/follow", **FORM | {"what": "AI"})
    again = post.ask("POST", link(post.deliver()[-1], "confirm")).text
    assert "Not added" not in again, "what it follows already needs no room"


def test_an_address_that_is_known_is_answered_and_written_to_as_any_other(post: Post) -> None:
    first = post.ask("POST", "/en/follow", **FORM)
    post.ask("POST", link(post.deliver()[0], "confirm"))
    post.clock.pass_(hours=2)
    second = post.ask("POST", "/en/follow", **FORM | {"what": "smart city"})
    other = post.ask("POST", "/en/follow", **FORM | {"address": "new@firm.example"})
    assert first.text == second.text == other.text
    known, fresh = sorted(post.deliver(), key=lambda one: one.to)
    assert known.header("Subject").startswith("Confirm:")
    assert fresh.header("Subject").startswith("Confirm:")


def test_an_address_is_sent_one_link_an_hour_however_often_somebody_asks(post: Post) -> None:
    answers = {post.ask("POST", "/en/follow", **FORM).text for _ in range(5)}
    assert len(answers) == 1
    assert len(post.deliver()) == 1
    post.clock.pass_(hours=1, minutes=1)
    post.ask("POST", "/en/follow", **FORM | {"address": READER.upper()})
    assert len(post.deliver()) == 1


def test_one_network_address_may_ask_only_so_often(post: Post) -> None:
    post.app = build_archive(post.desk, BASE, sendings=3)
    seen = [post.ask("POST", "/en/follow", **FORM).status_code for _ in range(5)]
    assert seen == [200, 200, 200, 429, 429]
    assert post.ask("POST", "/en/mail/stop/unknown").status_code == 200


def test_addresses_that_nobody_confirms_are_bounded(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "MOST_WAITING", 2)
    form = [FORM | {"address": f"a{number}@firm.example"} for number in range(3)]
    assert [post.ask("POST", "/en/follow", **one).status_code for one in form] == [200, 200, 503]


@pytest.mark.parametrize(
    "address",
    ["", "nobody", "a@b", "a@b.hk\n", "a@b.hk\r\nBcc: c@d.hk", "a b@c.hk", "a@b..hk", ".a@b.hk",
     "a@-b.hk", "a" * 65 + "@b.hk", "a@" + "b" * 260 + ".hk", "甲@乙.hk", "<a@b.hk>", "a@b.hk,c@d.hk"],
)  # fmt: skip
def test_what_is_no_address_is_said_and_written_down_nowhere(post: Post, address: str) -> None:
    told = post.ask("POST", "/en/follow", **FORM | {"address": address})
    assert told.status_code == 422
    assert 'role="alert"' in told.text
    assert post.deliver() == []


@pytest.mark.parametrize("what", ["", "xyzzy", "x" * 5_000, "zdrones", "<script>alert(1)</script>"])
def test_what_nothing_is_called_is_said(post: Post, what: str) -> None:
    told = post.ask("POST", "/en/follow", **FORM | {"what": what})
    assert told.status_code == 422
    assert "<script" not in told.text
    assert post.deliver() == []


def test_a_form_of_any_bytes_is_no_more_than_a_form_with_mistakes(post: Post) -> None:
    async def sent(body: bytes) -> int:
        transport = httpx.ASGITransport(post.app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            return (await client.post("/en/follow", content=body)).status_code

    assert asyncio.run(sent(b"\xff\xfe&=&" * 9)) == 422
    assert asyncio.run(sent(b"&a=1" * 99)) == 422
    assert asyncio.run(sent(b"x" * 9_000)) == 413


# --- links ---------------------------------------------------------------------------------------


def test_a_link_that_was_forged_or_belongs_elsewhere_confirms_nothing(post: Post) -> None:
    path = post.sign_up()
    begin, _, token = path.rpartition("/")
    other = Seal(SecretStr(NEWER)).seal({"for": "confirm"}).decode()
    stop = Seal(SecretStr(KEY)).seal(
        {"for": "stop", "box": "x", "at": 0, "how": [1, 2], "what": []}
    )
    forged = token[:40] + ("A" if token[40] != "A" else "B") + token[41:]
    for wrong in (forged, other, stop.decode(), "x", "甲", "%00", token[:-4]):
        for method in ("GET", "POST"):
            assert post.ask(method, f"{begin}/{wrong}").status_code == 404
    assert post.followed() == []


def test_a_link_lasts_two_days(post: Post) -> None:
    path = post.sign_up()
    post.clock.pass_(hours=47)
    assert post.ask("GET", path).status_code == 200
    post.clock.pass_(hours=2)
    assert post.ask("POST", path).status_code == 404
    assert post.followed() == []


def test_a_link_made_under_an_older_key_is_read_as_long_as_that_key_is_kept(post: Post) -> None:
    path = post.sign_up()
    post.keys(f"{NEWER},{KEY}")
    assert post.ask("GET", path).status_code == 200
    post.keys(NEWER)
    assert post.ask("POST", path).status_code == 404


def test_under_a_new_key_an_address_is_the_same_one_and_the_old_key_can_go(post: Post) -> None:
    post.follow()
    post.keys(f"{NEWER},{KEY}")
    post.clock.pass_(hours=2)
    post.follow(what="smart city")
    with post.store.read() as session:
        assert [one.platform for one in channels.channels(session)].count("mail") == 1
    post.keys(NEWER)
    post.clock.pass_(hours=2)
    post.follow(what="lawtech")
    assert [target for target, _ in post.followed()] == ["ai", "smart-city", "legal-tech"]


def test_an_address_that_no_key_opens_waits_for_its_key(post: Post) -> None:
    post.ask("POST", "/en/follow", **FORM)
    post.keys(NEWER)
    assert post.deliver() == []
    post.keys(f"{NEWER},{KEY}")
    post.clock.pass_(hours=2)
    assert len(post.deliver()) == 1


# --- being told, and stopping --------------------------------------------------------------------


def told(post: Post) -> Letter:
    """Let something be told to the one mailbox; give the mail."""
    say(post)
    (letter,) = post.deliver()
    return letter


def say(post: Post) -> None:
    with post.store.write() as session:
        (box,) = [one for one in channels.channels(session) if one.platform == "mail"]
        posting.notice(post.desk, session, box, f"notice:{post.clock.now}", "A word\nof ours.")


def box_of(post: Post) -> Channel:
    """Give the one mailbox's channel."""
    with post.store.read() as session:
        (box,) = [one for one in channels.channels(session) if one.platform == "mail"]
    return box


def test_one_click_stops_everything_and_the_address_goes_at_once(post: Post) -> None:
    post.follow()
    letter = told(post)
    way = letter.header("List-Unsubscribe").strip("<>").removeprefix(BASE)
    assert post.ask("GET", way).status_code == 200
    assert post.followed(), "looking is not stopping"
    stopped = post.ask("POST", way, **{"List-Unsubscribe": "One-Click"})
    assert stopped.status_code == 200
    assert post.followed() == []
    with post.store.read() as session:
        assert mailboxes.marked(session, Seal(SecretStr(KEY)).marks(READER.casefold())) is None
    assert post.ask("POST", way).status_code == 200


def test_one_thing_can_be_stopped_and_the_others_stay(post: Post) -> None:
    post.follow()
    post.clock.pass_(hours=2)
    post.follow(what="smart city", rhythm="weekly")
    way = link(told(post), "stop")
    page = post.ask("GET", way).text
    (number, _) = re.findall(r'name="one" value="(\d+)"', page)
    assert post.ask("POST", way, one=number).status_code == 200
    assert post.followed() == [("smart-city", "weekly")]


def test_whoever_stopped_is_forgotten_and_may_come_back(post: Post) -> None:
    post.follow()
    way = link(told(post), "stop")
    post.ask("POST", way)
    forgetting.keep(post.desk)
    with post.store.read() as session:
        assert not [one for one in channels.channels(session) if one.platform == "mail"]
    post.clock.pass_(hours=2)
    post.follow()
    assert post.followed() == [("ai", "instant")]


def test_an_address_that_nobody_confirmed_is_forgotten_after_two_days(post: Post) -> None:
    post.sign_up()
    post.clock.pass_(hours=47)
    assert forgetting.keep(post.desk) == 0
    post.clock.pass_(hours=2)
    assert forgetting.keep(post.desk) == 1
    with post.store.read() as session:
        assert mailboxes.waiting(session) == 0


def test_a_mailbox_that_refuses_is_closed(post: Post) -> None:
    post.follow()
    post.relay.answers[READER] = f"550 5.1.1 <{READER}> unknown"
    say(post)
    assert post.deliver() == []
    assert box_of(post).gone_at is not None
    assert box_of(post).gone_why == "the relay said 550 5.1.1 (RCPT)"


def test_a_mail_whose_fate_nobody_knows_is_sent_again_under_its_own_name(post: Post) -> None:
    post.relay.drops.append("after")
    post.ask("POST", "/en/follow", **FORM)
    post.deliver()
    post.clock.pass_(minutes=3)
    post.deliver()
    post.deliver()
    names = [one.header("Message-ID") for one in post.relay.letters]
    assert len(names) == 2
    assert len(set(names)) == 1


def test_a_paper_that_comes_is_mailed_to_whoever_follows(tmp_path: Path) -> None:
    store = open_store(lay(tmp_path / "fresh.db"))
    post = Post(Scene(store))
    with store.write() as session:
        channels.set_channel(session, "console", paused_until=post.clock().replace(year=2030))
    post.stage.publish("morning")
    watch(post)
    post.follow(what="lawtech", language="either")
    post.stage.publish("paper")
    watch(post)
    (letter,) = post.deliver()
    words = html(letter)
    store.close()
    assert "法律科技採用先導計劃" in words
    assert f'href="{BASE}/en/papers/legco/CB2-438-2026-03"' in words.replace("/tc/", "/en/")


def watch(post: Post) -> None:
    for source in post.stage.sources.values():
        post.clock.pass_(minutes=5)
        pipeline.check(post.desk, source)
    pipeline.catch_up(post.desk)


# --- never written down, never public ------------------------------------------------------------


def test_no_log_and_no_table_holds_an_address(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    post.follow()
    post.relay.answers[READER] = f"550 5.1.1 <{READER}> unknown"
    post.clock.pass_(hours=2)
    post.ask("POST", "/en/follow", **FORM)
    post.deliver()
    ours = [one for one in caplog.records if one.name != "mail.log"]  # which is the fake's own
    held = post.held() + "".join(one.getMessage() for one in ours)
    with post.store.read() as session:
        held += repr(inspection.entries(session)) + repr(channels.channels(session))
    assert "firm.example" not in held.casefold()


def test_in_chat_the_same_can_be_asked_for(post: Post) -> None:
    said = answer(post.desk, f"email {READER} AI weekly", at_the_console())
    assert (said.failed, said.enqueued) == (False, True)
    post.ask("POST", link(post.deliver()[0], "confirm"))
    assert post.followed() == [("ai", "weekly")]


def test_in_chat_an_address_that_was_made_a_link_is_read(post: Post) -> None:
    said = answer(post.desk, f"電郵 <mailto:{READER}|{READER}> 人工智能 每周", at_the_console())
    assert not said.failed
    assert post.deliver()[0].to == READER


@pytest.mark.parametrize("text", ["email", "email AI weekly", "email a@b.hk", "email a@b.hk xyzzy"])
def test_in_chat_what_cannot_be_sent_is_said(post: Post, text: str) -> None:
    assert answer(post.desk, text, at_the_console()).failed
    assert post.deliver() == []


def test_in_chat_a_person_may_ask_only_so_often(post: Post) -> None:
    said = [
        answer(post.desk, f"email a{number}@b.hk AI", at_the_console()).failed
        for number in range(6)
    ]
    assert said == [False] * 5 + [True]
