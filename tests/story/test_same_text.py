"""This file follows one text that two bodies publish into a channel: a post, and the second below it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from html import escape

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.telling import same_text
from scrapers.replica.shelf import Paper, our_release
from scrapers.replica.story import lawtech_paper
from storage.database import Store
from tests.story.lived import lived, morning
from tests.story.stage import Message, Stage

PCPD = "https://www.pcpd.org.hk/english/news_events/media_statements"
TITLE = "Privacy Commissioner publishes guidance on artificial intelligence"
OWN_TITLE = "Media Statement by the Privacy Commissioner: using artificial intelligence safely"
TEXT = (
    "The Privacy Commissioner today published guidance on the use of artificial intelligence by organisations.",
    "Organisations that procure artificial intelligence should assess its risks before they use it with personal data.",
    "The guidance recommends that a person oversees each artificial intelligence system and can stop it at any time.",
    "The Commissioner will hold two seminars on artificial intelligence for small firms, and hand out the guidance there.",
)


@pytest.fixture
def stage(store: Store) -> Stage:
    return lived(store, _listed, places=("info_gov_hk", "legco_panels", "pcpd"))


def _listed(stage: Stage) -> None:
    statement(stage, ("The office is closed today.",), "Office closed", "press_20260102.html")
    morning(stage)


def release(stage: Stage, text: tuple[str, ...] = TEXT, title: str = TITLE) -> None:
    """Let the Government's press office publish a text."""
    made = our_release("ai_question", stage.site.today, 955)["en"]
    stage.site.put(replace(made, name="guidance", title=title, paragraphs=text))


def statement(
    stage: Stage,
    text: tuple[str, ...] = TEXT,
    title: str = OWN_TITLE,
    name: str = "press_20261007.html",
) -> None:
    """Let the Commissioner's own site list a text on a page of its own."""
    row = f'<li><a href="{name}">{escape(title)}</a>, {stage.site.today:%d - %m - %Y}</li>'
    page = f"<!DOCTYPE html><html><body><ul>{row}</ul></body></html>"
    stage.site.serve(f"{PCPD}/media_statements.html", page.encode())
    told = "".join(f"<p>{escape(one)}</p>" for one in text)
    body = f"<!DOCTYPE html><html><body><div><h1>{escape(title)}</h1>{told}<p>-End-</p></div></body></html>"
    stage.site.serve(f"{PCPD}/{name}", body.encode())


def told(stage: Stage) -> tuple[list[Message], list[Message]]:
    """Give the posts and replies on the guidance, once all is read."""
    for _ in range(3):
        stage.check(31)
    channel = stage.channel
    return (
        [one for one in channel.posts() if "Privacy Commissioner" in one.text],
        [one for one in channel.replies() if "Privacy Commissioner" in one.text],
    )


def test_a_body_s_own_page_of_a_told_release_is_told_below_it(stage: Stage) -> None:
    release(stage)
    stage.check(5)
    statement(stage)
    (post,), (reply,) = told(stage)
    assert stage.channel.messages[str(reply.thread_ts)] == post
    assert "The same text as above" in reply.text
    assert "pcpd.org.hk" in reply.text


def test_whichever_comes_first_is_the_post(stage: Stage) -> None:
    statement(stage)
    told(stage)
    release(stage)
    (post,), (reply,) = told(stage)
    assert "pcpd.org.hk" in post.text
    assert "info.gov.hk" in reply.text


def test_both_in_one_check_are_one_post(stage: Stage) -> None:
    release(stage)
    statement(stage)
    posts, replies = told(stage)
    assert (len(posts), len(replies)) == (1, 1)


def test_why_says_where_the_copy_was_told(stage: Stage) -> None:
    release(stage)
    stage.check(5)
    statement(stage)
    told(stage)
    reply = answer(stage.desk, f"why {PCPD}/press_20261007.html", at_the_console())
    assert reply.headline == "Told here in the thread of a paper that it belongs with."


@pytest.mark.parametrize(
    "text",
    [
        (*TEXT[:3], TEXT[3].replace("two seminars", "nine seminars")),
        TEXT[:3],
        (*TEXT, "The guidance replaces that of 2024, and its forms are no longer taken after March."),
    ],
    ids=["another figure", "less", "more"],
)  # fmt: skip
def test_a_text_that_differs_in_a_sentence_is_a_post_of_its_own(
    stage: Stage, text: tuple[str, ...]
) -> None:
    release(stage)
    stage.check(5)
    statement(stage, text)
    posts, replies = told(stage)
    assert (len(posts), len(replies)) == (2, 0)


def test_what_was_told_long_ago_takes_no_more_in_its_thread(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(same_text, "LATELY", timedelta(minutes=5))
    release(stage)
    told(stage)
    statement(stage)
    posts, replies = told(stage)
    assert (len(posts), len(replies)) == (2, 0)


def _at_another_panel(stage: Stage) -> Paper:
    paper = lawtech_paper(stage.site.today)
    return stage.site.paper(replace(paper, stem="cb2-438-9"))


def test_one_text_under_two_numbers_is_one_post(stage: Stage) -> None:
    stage.publish("paper")
    stage.check(20)
    before = len(stage.channel.posts())
    _at_another_panel(stage)
    stage.check(31)
    stage.check(31)
    assert len(stage.channel.posts()) == before
    assert any("The same text as above" in one.text for one in stage.channel.replies())
