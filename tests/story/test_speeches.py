"""This file follows a speech of the year to the channel: one alert, and the topic's paragraphs in its thread."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.contents.references import speeches
from scrapers.replica.shelf import Release
from storage.database import Store
from storage.published import judgements, papers, stories
from tests.story.lived import lived, morning
from tests.story.stage import Stage

GOLDEN = Path(__file__).parents[1] / "scrapers" / "golden" / "kinds"
ADDRESS = "https://www.policyaddress.gov.hk/2026"
BUDGET = "https://www.budget.gov.hk/2027"


def page(*links: str) -> bytes:
    anchors = "".join(f'<p><a href="{link}">{link}</a></p>' for link in links)
    return f"<!DOCTYPE html><html><meta charset='utf-8'><body>{anchors}</body></html>".encode()


def text(name: str) -> bytes:
    return (GOLDEN / name).read_bytes()


@pytest.fixture
def address(store: Store) -> Stage:
    """The day before: the year's pages ask for views."""
    stage = Stage(store, places=("policy_address",))
    for folder in ("en", "tc"):
        stage.site.serve(f"{ADDRESS}/{folder}/index.html", page("views.html"))
    stage.check()
    return stage


def deliver(stage: Stage) -> None:
    stage.clock.pass_(hours=3)
    for folder in ("en", "tc"):
        stage.site.serve(f"{ADDRESS}/{folder}/index.html", page("policy.html", "chapter1.html"))
    stage.site.serve(f"{ADDRESS}/en/policy.html", page("../public/pdf/policy/policy-full_en.pdf"))
    stage.site.serve(f"{ADDRESS}/tc/policy.html", page("p1.html"))
    file = f"{ADDRESS}/public/pdf/policy/policy-full_en.pdf"
    stage.site.serve(file, text("speech_address_en.txt"), "text/plain; charset=utf-8")


def test_a_speech_is_one_alert_with_the_topics_paragraphs_below(address: Stage) -> None:
    deliver(address)
    address.check()
    address.check(minutes=15)
    (post,) = address.channel.posts()
    assert "2026 Policy Address" in post.text
    assert "artificial intelligence at public counters" in post.text
    (reply,) = address.channel.replies()
    assert address.channel.messages[reply.thread_ts or ""] is post
    assert "¶5 The Digital Policy Office" in reply.text
    assert "¶6 " in reply.text
    assert "¶8" not in reply.text


def test_a_language_whose_text_is_named_nowhere_is_said_aloud(address: Stage) -> None:
    deliver(address)
    done = address.check()["policy_address"]
    ((url, error),) = done.failures
    assert url == f"{ADDRESS}/tc/policy.html"
    assert "sources.toml" in str(error)


def test_looking_again_tells_nothing_anew(address: Stage) -> None:
    deliver(address)
    address.check()
    address.check(minutes=15)
    address.clock.pass_(hours=2)
    address.check()
    assert (len(address.channel.posts()), len(address.channel.replies())) == (1, 1)


def test_a_correction_of_the_text_mends_what_stands_in_the_thread(address: Stage) -> None:
    deliver(address)
    address.check()
    address.check(minutes=15)
    file = f"{ADDRESS}/public/pdf/policy/policy-full_en.pdf"
    mended = text("speech_address_en.txt").replace(b"set up a team on", b"set up two teams on")
    address.site.serve(file, mended, "text/plain; charset=utf-8")
    address.clock.pass_(hours=2)
    address.check()
    paragraphs = [one for one in address.channel.replies() if "¶6 " in one.text]
    assert [("two teams" in one.text, one.edits) for one in paragraphs] == [(True, 1)]


@pytest.fixture
def budget(store: Store) -> Stage:
    """The day before a Budget: the year has no folder yet."""
    stage = Stage(store, today=date(2027, 2, 23), places=("budget_speech",))
    stage.clock.now = datetime(2027, 2, 23, 2, 0, tzinfo=UTC)
    stage.check()
    return stage


def test_a_years_folder_that_is_not_there_yet_is_no_trouble(budget: Stage) -> None:
    assert budget.check()["budget_speech"].failures == []


def test_a_budget_is_told_the_day_its_folder_appears(budget: Stage) -> None:
    budget.clock.pass_(hours=1)
    budget.site.serve(f"{BUDGET}/chi/budget01.html", page("budget02.html"))
    budget.site.serve(f"{BUDGET}/eng/budget01.html", page("budget02.html"))
    file = f"{BUDGET}/chi/pdf/c_budget_speech_2027-28.pdf"
    budget.site.serve(file, text("speech_budget_zh_hant.txt"), "text/plain; charset=utf-8")
    budget.check()
    budget.check(minutes=15)
    assert any("第6段" in one.text for one in budget.channel.replies())


def test_what_is_missing_once_february_is_over_is_trouble(budget: Stage) -> None:
    budget.clock.now = datetime(2027, 3, 1, 2, 0, tzinfo=UTC)
    found = {url for url, _ in budget.check()["budget_speech"].failures}
    assert found == {f"{BUDGET}/eng/budget01.html", f"{BUDGET}/chi/budget01.html"}


@pytest.fixture
def budget_day(store: Store) -> Stage:
    """The morning of a Budget: the site's paper is not out, press releases bring it part by part."""
    places = ("info_gov_hk", "budget_speech")
    return lived(store, _begun, today=date(2027, 2, 24), places=places)


def _begun(stage: Stage) -> None:
    stage.clock.now = datetime(2027, 2, 24, 2, 0, tzinfo=UTC)
    morning(stage)


def part(stage: Stage, number: int) -> None:
    said = (
        f"{number}0. Artificial intelligence is the core of measure {number}: AI at counter {number}.",
        f"{number}1. We will train officers in artificial intelligence in group {number} by 2028.",
    )
    title = f"Budget Speech by the Financial Secretary ({number})"
    stage.site.put(
        Release("budget", "en", stage.site.today, 800 + number, title, said, f"11:{number:02d}")
    )


def test_the_parts_of_a_budget_are_one_post_and_its_thread(budget_day: Stage) -> None:
    for number in range(2, 7):
        part(budget_day, number)
    budget_day.check(minutes=60)
    budget_day.check(minutes=30)
    posts = [one for one in budget_day.channel.posts() if "Budget Speech" in one.text]
    replies = [one for one in budget_day.channel.replies() if "Budget Speech" in one.text]
    assert (len(posts), len(replies)) == (1, 4)


def test_when_the_first_part_is_withdrawn_the_next_that_stands_is_the_first(
    budget_day: Stage,
) -> None:
    part(budget_day, 2)
    budget_day.check(minutes=60)
    budget_day.check(minutes=30)
    with budget_day.desk.store.write() as session:
        held = papers.papers(session, papers.newest(session, 20))
        (first,) = [one for one in held if "Budget Speech by" in one.title]
        judgements.withdraw(session, first.id, budget_day.clock())
    for number in (3, 4):
        part(budget_day, number)
        budget_day.check(minutes=60)
        budget_day.check(minutes=30)
    _, second = [one for one in budget_day.channel.posts() if "Budget Speech" in one.text]
    (reply,) = [one for one in budget_day.channel.replies() if "Budget Speech" in one.text]
    assert "(3)" in second.text
    assert budget_day.channel.messages[reply.thread_ts or ""] is second


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("The Chief Executive's 2026 Policy Address (3)", "policy-address:2026"),
        ("2026 Policy Address by the Chief Executive (12)", "policy-address:2026"),
        ("Policy Address 2026 (2)", "policy-address:2026"),
        ("行政長官2026年施政報告（三）", "policy-address:2026"),
        ("《行政長官2026年施政報告》（十二）", "policy-address:2026"),
        ("The 2027-28 Budget Speech (3)", "budget-speech:2027-28"),
        ("財政司司長發表2027-28年度財政預算案演辭（十二）", "budget-speech:2027-28"),
        ("《2027-28年度政府財政預算案演辭》（二）", "budget-speech:2027-28"),
        ("Speech by SITI on the Policy Address (2)", None),
        ("LCQ4: Follow-up to the 2026 Policy Address (1)", None),
        ("2026 Policy Address debate (2)", None),
        ("立法會四題：跟進2026年施政報告（一）", None),
        ("署理局長就施政報告的發言（二）", None),
        ("立法會四題：2027-28年度財政預算案演辭（一）", None),
    ],
)
def test_a_part_says_by_its_whole_title_of_which_speech_it_is(title: str, key: str | None) -> None:
    assert speeches.part_of(title, date(2026, 10, 14)) == key


def test_the_whole_speech_and_its_parts_are_one_story(budget_day: Stage) -> None:
    for number in (2, 3):
        part(budget_day, number)
    for folder in ("eng", "chi"):
        budget_day.site.serve(f"{BUDGET}/{folder}/budget01.html", page("budget02.html"))
    file = f"{BUDGET}/chi/pdf/c_budget_speech_2027-28.pdf"
    budget_day.site.serve(file, text("speech_budget_zh_hant.txt"), "text/plain; charset=utf-8")
    budget_day.check(minutes=60)
    budget_day.check(minutes=60)
    with budget_day.desk.store.read() as session:
        held = papers.papers(session, papers.newest(session, 20))
        (whole,) = [one for one in held if one.source == "budget_speech"]
        story = stories.of_paper(session, whole.id)
    assert {one.id for one in held if "Budget Speech by" in one.title} <= set(story.paper_ids)


def test_a_paper_that_only_cites_a_budget_is_in_no_story_with_its_parts(budget_day: Stage) -> None:
    part(budget_day, 2)
    said = ("As the 2027-28 Budget Speech says, artificial intelligence serves the AI of ports.",)
    budget_day.site.put(
        Release("ports", "en", budget_day.site.today, 870, "AI in ports", said, "11:30")
    )
    budget_day.check(minutes=60)
    budget_day.check(minutes=30)
    assert len([one for one in budget_day.channel.posts() if "AI in ports" in one.text]) == 1
