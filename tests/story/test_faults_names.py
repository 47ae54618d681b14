"""This file meets names that nobody knows yet: a new Member, a renamed panel, a panel under a new address."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from scrapers.committees import PANELS
from scrapers.replica import shelf
from scrapers.replica.printing import printed
from scrapers.replica.shelf import ShelvedPaper, filled, our_text
from scrapers.replica.story import JUSTICE, meeting_day
from scrapers.source import all_sources
from storage.database import Store
from tests.story.stage import WEDNESDAY, Stage
from tests.story.troubles import alarms, assert_told_once, later, release, told, watched

MEMBER = "Hon Nova Tse"
OLD, SLUG = "Panel on Administration of Justice and Legal Services", JUSTICE[0]
WHO = "Justice, Mr Yip Shing-hei, in the Legislative Council today (October 7)"
NEW, NEW_SLUG = "Panel on Justice and Digital Law", "justice-and-digital-law"


@pytest.fixture
def stage(store: Store) -> Stage:
    return watched(store)


def say(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console("console"))


def asked_by(stage: Stage, who: str, serial: int, title: str, about: str) -> None:
    """Publish a written question of a Member, and its reply."""
    release(
        stage,
        serial,
        name=f"q{serial}",
        title=title,
        paragraphs=(
            f"Following is a question by the {who} and a written reply by the Secretary for {WHO}:",
            "Question:",
            f"Will the Government inform this Council of its plans for {about}?",
            "Reply:",
            "President,",
            f"The Government keeps its plans for {about} under review.",
        ),
    )


def test_a_new_member_is_listed_told_and_can_be_followed_by_name(stage: Stage) -> None:
    asked_by(stage, MEMBER, 901, "LCQ9: Use of artificial intelligence in ports", "AI in ports")
    later(stage)
    assert_told_once(stage, "LCQ9: Use of artificial intelligence in ports")
    assert "Nova Tse" in told(stage)[0]
    assert "Nova Tse" in say(stage, "follow member:Nova Tse").headline
    asked_by(stage, MEMBER, 911, "LCQ10: Repair of footbridges", "footbridges")
    asked_by(stage, "Hon Fong Wing-yan", 921, "LCQ11: Repair of lamp posts", "lamp posts")
    later(stage)
    assert_told_once(
        stage, "LCQ9: Use of artificial intelligence in ports", "LCQ10: Repair of footbridges"
    )
    assert alarms(stage) == []


def test_a_member_whom_nobody_knows_is_followed_once_a_paper_names_them(stage: Stage) -> None:
    assert say(stage, "follow member:Nova Tse").failed
    asked_by(stage, MEMBER, 911, "LCQ10: Repair of footbridges", "footbridges")
    later(stage)
    assert not say(stage, "follow member:Nova Tse").failed
    asked_by(stage, MEMBER, 912, "LCQ11: Repair of lifts", "lifts")
    later(stage)
    assert_told_once(stage, "LCQ11: Repair of lifts")


FIRST, SECOND = "Paper on lifts in the old court", "Paper on lifts in the new court"


def publish(stage: Stage, stem: str, title: str, slug: str = SLUG, name: str = OLD) -> None:
    """Publish a paper of the panel, on no topic; its first page states the panel's name."""
    meeting = meeting_day(stage.site.today)
    words = filled(our_text("papers", "lifts.en.txt"), shelf.words(stage.site.today, meeting))
    stated = words.lstrip("\n").replace(OLD, name).replace("(04)", f"({stem[-1]:0>2})")
    data = printed(stated.replace("438", "450"), "en", title)
    stage.site.paper(ShelvedPaper(slug, "ajls", meeting, stem, {"en": title}, {"en": data}))


def test_a_panel_that_is_renamed_under_its_address_keeps_its_followers(stage: Stage) -> None:
    say(stage, f"follow {OLD}")
    publish(stage, "cb2-450-1", FIRST)
    later(stage)
    publish(stage, "cb2-450-2", SECOND, name=NEW)
    later(stage)
    assert_told_once(stage, FIRST, SECOND)
    assert alarms(stage) == []


def test_a_renamed_panel_can_be_followed_by_the_name_that_its_papers_state(stage: Stage) -> None:
    publish(stage, "cb2-450-1", FIRST, name=NEW)
    later(stage)
    say(stage, f"follow {NEW}")
    publish(stage, "cb2-450-2", SECOND, name=NEW)
    later(stage)
    assert_told_once(stage, SECOND)
    assert say(stage, "why CB(2)450/2026(02)").headline.startswith("Told here")
    assert alarms(stage) == []


def test_who_follows_both_names_of_a_panel_is_told_once(stage: Stage) -> None:
    say(stage, f"follow {OLD}")
    say(stage, f"follow {NEW}")
    publish(stage, "cb2-450-2", SECOND, name=NEW)
    later(stage)
    assert_told_once(stage, SECOND)


def test_a_panel_under_a_new_address_is_trouble_until_it_is_named_and_loses_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(stage, f"follow {OLD}")
    publish(stage, "cb2-450-1", FIRST)
    later(stage)
    move(stage, monkeypatch)
    publish(stage, "cb2-450-2", SECOND, NEW_SLUG, NEW)
    later(stage)
    assert_told_once(stage, FIRST)
    assert alarms(stage)[0].startswith("Trouble: LegCo panels: NotFound")
    name_panels(stage, {NEW_SLUG: "ajls"})
    later(stage)
    assert_told_once(stage, FIRST, SECOND)
    assert not stage.channel.replies()
    assert [text.partition(":")[0] for text in alarms(stage)] == ["Trouble", "Over"]


def test_a_panel_that_nobody_knows_is_followed_by_its_slug() -> None:
    options = {"legco_panels": {"panels": ["digital-affairs"]}}
    source = next(s for s in all_sources(options) if s.key == "legco_panels")
    assert any("digital-affairs" in url for url in source.addresses(WEDNESDAY))


def move(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the panel's pages stand under a new address and nowhere else."""
    renamed = tuple(
        replace(panel, slug=NEW_SLUG) if panel.slug == SLUG else panel for panel in PANELS
    )
    monkeypatch.setattr("scrapers.replica.site.PANELS", renamed)
    papers: dict[Any, ShelvedPaper] = stage.site._papers
    for key, paper in list(papers.items()):
        if paper.slug == SLUG:
            papers[NEW_SLUG, key[1]] = replace(papers.pop(key), slug=NEW_SLUG)


def name_panels(stage: Stage, panels: dict[str, Any]) -> None:
    """Read the panels as the operator's sources.toml says from now on, everything else as before."""
    made = {s.key: s for s in all_sources({"legco_panels": {"panels": panels}})}
    stage.sources["legco_panels"] = made["legco_panels"]
