"""This file lets a morning and a week go by: digests that arrive by mail at a real server, that a fault delays or repeats, and that let one out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from bot.telling import digests
from bot.watching import pipeline
from storage.database import open_store
from storage.people import channels
from storage.people.channels import Channel
from tests.bot.web.archive.mailing_scene import READER, Post, html
from tests.bot.web.archive.scene import BASE, Scene
from tests.fakes.mail_relay import Letter
from tests.storage.laid import lay

DAILY = datetime(2026, 10, 8, 0, 46, tzinfo=UTC)  # a Thursday, 08:46 in Hong Kong
WEEKLY = datetime(2026, 10, 9, 9, 31, tzinfo=UTC)  # a Friday, 17:31


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    """Give the archive with mail before a Wednesday's papers come."""
    store = open_store(lay(tmp_path / "fresh.db"))
    made = Post(Scene(store))
    with store.write() as session:
        channels.set_channel(session, "console", paused_until=made.clock().replace(year=2030))
    made.stage.publish("morning")
    watch(made)
    yield made
    store.close()


def watch(post: Post) -> None:
    for source in post.stage.sources.values():
        post.clock.pass_(minutes=5)
        pipeline.check(post.desk, source)
    pipeline.catch_up(post.desk)


def papers_come(post: Post) -> None:
    for name in ("paper", "translation", "question"):
        post.stage.publish(name)
        watch(post)
    assert post.deliver() == [], "they wait for the digest"


def at(post: Post, moment: datetime) -> list[Letter]:
    """Let it be that late, and the mail go out."""
    post.clock.now = moment
    digests.make_due(post.desk)
    return post.deliver()


def box_of(post: Post) -> Channel:
    with post.store.read() as session:
        (box,) = [one for one in channels.channels(session) if one.platform == "mail"]
    return box


def text(letter: Letter) -> str:
    part = message_from_bytes(letter.raw, policy=default).get_body(["plain"])
    assert part is not None
    return str(part.get_content())


@pytest.mark.parametrize(
    ("rhythm", "moment", "title"),
    [("daily", DAILY, "Thu 8 Oct 2026 · 2 papers"), ("weekly", WEEKLY, "Week to Fri 9 Oct 2026 · 2 papers")],
)  # fmt: skip
def test_a_digest_arrives_leads_to_the_archive_and_lets_one_out_with_one_click(
    post: Post, rhythm: str, moment: datetime, title: str
) -> None:
    post.follow(rhythm=rhythm, language="en")
    papers_come(post)
    (letter,) = at(post, moment)
    assert letter.to == READER
    assert str(message_from_bytes(letter.raw, policy=default)["Subject"]).startswith(
        f"Tamar · {title}"
    )
    assert re.search(r": \S", str(message_from_bytes(letter.raw, policy=default)["Subject"]))
    assert letter.header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click"
    pages = re.findall(rf'href="{BASE}(/en/papers/[^"]+)"', html(letter))
    assert len(pages) == 2
    assert all(post.ask("GET", page).status_code == 200 for page in pages)
    assert all(f"{BASE}{page}" in text(letter) for page in pages)
    way = letter.header("List-Unsubscribe").strip("<>").removeprefix(BASE)
    assert post.ask("POST", way, **{"List-Unsubscribe": "One-Click"}).status_code == 200
    post.stage.publish("revision")
    watch(post)
    assert at(post, moment.replace(day=16, hour=10)) == []
    assert post.followed() == []


def test_a_digest_in_one_language_marks_a_paper_that_is_in_the_other(post: Post) -> None:
    post.follow(rhythm="daily", language="en")
    post.stage.publish("paper")
    watch(post)
    (letter,) = at(post, DAILY)
    assert "Chinese only" in text(letter)


def test_a_day_without_papers_writes_to_nobody(post: Post) -> None:
    post.follow(rhythm="daily")
    assert at(post, DAILY) == []


def test_a_paper_is_in_one_digest_and_in_no_other(post: Post) -> None:
    post.follow(rhythm="daily")
    papers_come(post)
    assert len(at(post, DAILY)) == 1
    assert at(post, DAILY) == []
    assert at(post, DAILY.replace(day=9)) == []


def test_a_digest_whose_fate_nobody_knows_comes_again_under_its_own_name(post: Post) -> None:
    post.follow(rhythm="daily")
    papers_come(post)
    post.relay.drops.append("after")
    first = at(post, DAILY)
    post.clock.pass_(minutes=3)
    again = [*post.deliver(), *post.deliver()]
    assert [len(first), len(again)] == [1, 1]
    assert first[0].header("Message-ID") == again[0].header("Message-ID")
    post.clock.pass_(hours=1)
    assert post.deliver() == []


def test_a_digest_that_was_dropped_before_it_was_taken_arrives_once(post: Post) -> None:
    post.follow(rhythm="daily")
    papers_come(post)
    post.relay.drops.append("before")
    assert at(post, DAILY) == []
    post.clock.pass_(minutes=3)
    assert len([*post.deliver(), *post.deliver()]) == 1


def test_a_digest_that_is_put_off_comes_back_whole(post: Post) -> None:
    post.follow(rhythm="daily", language="en")
    papers_come(post)
    post.relay.answers[READER] = "451 4.7.1 greylisted, come again"
    assert at(post, DAILY) == []
    post.clock.pass_(minutes=5)
    assert post.deliver() == []
    assert box_of(post).gone_at is None
    post.relay.answers.clear()
    post.clock.pass_(minutes=6)
    (letter,) = post.deliver()
    assert "2 papers" in letter.header("Subject")


def test_a_mailbox_that_is_not_there_gets_no_further_digest(post: Post) -> None:
    post.follow(rhythm="daily")
    papers_come(post)
    post.relay.answers[READER] = f"550 5.1.1 <{READER}> unknown"
    assert at(post, DAILY) == []
    assert box_of(post).gone_why == "the relay said 550 5.1.1 (RCPT)"
    post.relay.answers.clear()
    post.stage.publish("revision")
    watch(post)
    assert at(post, DAILY.replace(day=9)) == []
