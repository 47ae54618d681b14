"""This file follows one text that two bodies publish into a channel: a post, and the second below it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from html import escape

import pytest
from sqlalchemy import text

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.telling import same_text
from scrapers.replica.shelf import ShelvedPaper, our_release
from scrapers.replica.story import lawtech_paper
from storage.database import Store
from storage.published import papers
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


def release(stage: Stage, said: tuple[str, ...] = TEXT, title: str = TITLE) -> None:
    """Let the Government's press office publish a text."""
    made = our_release("ai_question", stage.site.today, 955)["en"]
    stage.site.put(replace(made, name="guidance", title=title, paragraphs=said))


def statement(
    stage: Stage,
    said: tuple[str, ...] = TEXT,
    title: str = OWN_TITLE,
    name: str = "press_20261007.html",
) -> None:
    """Let the Commissioner's own site list a text on a page of its own."""
    row = f'<li><a href="{name}">{escape(title)}</a>, {stage.site.today:%d - %m - %Y}</li>'
    page = f"<!DOCTYPE html><html><body><ul>{row}</ul></body></html>"
    stage.site.serve(f"{PCPD}/media_statements.html", page.encode())
    told = "".join(f"<p>{escape(one)}</p>" for one in said)
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
    "other",
    [
        (*TEXT[:3], TEXT[3].replace("two seminars", "nine seminars")),
        TEXT[:3],
        (*TEXT, "The guidance replaces that of 2024, and its forms are no longer taken after March."),
        (*TEXT, "Views are to be sent by 31 January."),
        (*TEXT, "Nil."),
        (*TEXT[:3], TEXT[3] + " Each costs HK$12.5."),
    ],
    ids=["another figure", "less", "more", "a short line more", "a word more", "a point elsewhere"],
)  # fmt: skip
def test_a_text_that_differs_in_a_sentence_is_a_post_of_its_own(
    stage: Stage, other: tuple[str, ...]
) -> None:
    first = [*TEXT]
    if other[-1] == "Views are to be sent by 31 January.":
        first.append("Views are to be sent by 30 November.")
    if other[-1].endswith("12.5."):
        first[-1] += " Each costs HK$1.25."
    release(stage, tuple(first))
    stage.check(5)
    statement(stage, other)
    posts, replies = told(stage)
    assert (len(posts), len(replies)) == (2, 0)


def test_lines_and_letters_may_be_set_otherwise(stage: Stage) -> None:
    release(stage)
    stage.check(5)
    statement(stage, (f"{TEXT[0]}  {TEXT[1].upper()}", *TEXT[2:]))
    posts, replies = told(stage)
    assert (len(posts), len(replies)) == (1, 1)


def test_what_was_put_up_on_friday_is_known_on_monday(stage: Stage) -> None:
    release(stage)
    told(stage)
    stage.check(60 * 66)
    statement(stage)
    posts, replies = told(stage)
    assert (len(posts), len(replies)) == (1, 1)


def test_two_works_of_one_source_by_two_titles_are_two_posts(stage: Stage) -> None:
    statement(stage)
    told(stage)
    statement(stage, title=f"{OWN_TITLE} in schools", name="press_20261007a.html")
    posts, replies = told(stage)
    assert (len(posts), len(replies)) == (2, 0)


def test_a_copy_is_found_for_the_channel_that_was_told_and_for_no_other(stage: Stage) -> None:
    release(stage)
    told(stage)
    with stage.desk.store.read() as session:
        held = session.connection().execute(text("select id from channel")).scalars().all()
        number = (
            session.connection().execute(text("select max(paper_id) from telling")).scalar_one()
        )
        paper = papers.paper(session, number)
        other = replace(paper, id=0)
        here = same_text.told_before(session, other, held, stage.desk.clock())
        elsewhere = same_text.told_before(session, other, [max(held) + 1], stage.desk.clock())
    assert [one.paper_id for copies in here.values() for one in copies] == [number]
    assert elsewhere == {}


def test_a_text_without_end_is_compared_with_none(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(same_text, "LONGEST", 300)  # the writing of others waits meanwhile
    release(stage)
    stage.check(5)
    statement(stage)
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


def _at_another_panel(stage: Stage) -> ShelvedPaper:
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
