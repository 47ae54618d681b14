"""This file goes a journalist's way in a browser: alert, page, what changed, citation, sign-up, digest by mail, and out with one click."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from typing import Any

from playwright.sync_api import Browser, Page

from bot.messages.alerts import compose
from bot.messages.shown_language import shown_in
from bot.slack.renderer import SlackRenderer
from bot.telling import digests
from storage.published import papers, public_papers
from tests.bot.web.archive.browser.site import Site
from tests.bot.web.archive.mailing_scene import html
from tests.fakes.mail_relay import Letter
from tests.storage import made

MORNING = datetime(2026, 10, 8, 0, 46, tzinfo=UTC)  # 08:46 in Hong Kong


def apart(work: Callable[[], Any]) -> Any:
    """Do what has a loop of its own in a thread of its own: the browser's stands in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


def alert_of(site: Site) -> str:
    """Give the alert of the paper as Slack gets it."""
    desk = site.post.desk
    with desk.store.read() as session:
        found = public_papers.with_key(session, ["legco:CB(2)438/2026(03)"], desk.sources)
        assert found is not None
        paper = papers.paper(session, found)
        words = shown_in(paper, "en", desk.clock())
        return str(SlackRenderer().alert(
            compose(paper, words, desk.names(session), topics=("legal-tech",), archive=site.base)
        ))  # fmt: skip


def shown(letter: Letter, page: Page) -> None:
    """Open a mail's HTML as a mailbox shows it."""
    page.set_content(html(letter))


def test_from_an_alert_to_a_digest_and_out_again(site: Site, browser: Browser) -> None:
    post = site.post
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    at = re.search(rf"<({site.base}/en/papers/[^|>]+)\|Archive>", alert_of(site))
    assert at is not None
    # the page, and a bullet's own paragraph
    page.goto(at[1])
    page.locator(".bullets a.place").first.click()
    assert "$36 million" in page.locator(":target").inner_text()
    # what changed, figures first
    page.get_by_role("link", name="See what changed").click()
    assert page.locator("del").first.inner_text().endswith("$32 million")
    page.go_back()
    # a citation
    cited = page.locator(".cites dd").first.inner_text()
    assert "CB(2)438/2026(03)" in cited
    # the topic, and its e-mail
    page.locator(".facts a", has_text="Lawtech").click()
    page.get_by_role("link", name="By e-mail").click()
    assert page.input_value("#what") == "Lawtech"
    page.fill("#address", "journalist@paper.example")
    page.select_option("#rhythm", "daily")
    page.select_option("#language", "en")
    page.click("main button")
    assert page.locator("h1").inner_text()
    (letter,) = apart(post.deliver)
    shown(letter, page)
    page.locator("a", has_text="Confirm").first.click()
    page.click("main button")
    assert "Lawtech" in page.locator("main").inner_text()
    # a paper comes, and in the morning the digest
    with post.store.write() as session:
        made.store_paper(
            session, "new", "The pilot of lawtech began. It helps small firms.",
            topics={"legal-tech": "substantive"}, now=post.clock(),
            listed={"source": "legco_panels", "title": "A new paper on lawtech", "keys": ("gia:P95",)},
        )  # fmt: skip
    post.clock.now = MORNING
    apart(lambda: digests.make_due(post.desk))
    mails = [one for one in apart(post.deliver) if one.to == "journalist@paper.example"]
    assert len(mails) == 1
    assert "paper" in str(message_from_bytes(mails[0].raw, policy=default)["Subject"])
    shown(mails[0], page)
    page.locator("a", has_text="A new paper on lawtech").first.click()
    assert page.locator("h1").inner_text() == "A new paper on lawtech"
    # out with one click, as a mailbox's own button does it: nothing but this POST
    way = mails[0].header("List-Unsubscribe").strip("<>")
    answer = page.request.post(way, form={"List-Unsubscribe": "One-Click"})
    assert answer.status == 200
    page.goto(way)
    assert "journalist" not in page.content()
    assert page.locator("main button").count() == 0
    page.close()
