"""This file feeds odd papers to what papers belong to, and reads what a person sees of them in the channel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from scrapers.items import Language
from scrapers.replica.shelf import our_release
from scrapers.replica.site import our_panel_paper
from scrapers.replica.story import JUSTICE, meeting_day
from storage.database import Store
from storage.published import stories
from storage.records import Reference
from tests.storage.made import store_paper
from tests.story.lived import lived, morning
from tests.story.stage import Message, Stage

PAPER = "CB(2)438/2026(03)"
_serials: Iterator[int] = iter(range(955, 990))


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a channel that follows what ships, after the morning's first check."""
    return lived(sqlite_store, _followed)


def _followed(stage: Stage) -> None:
    morning(stage)
    say(stage, "subscribe AI")


def say(stage: Stage, text: str, language: Language = "en") -> Reply:
    return answer(stage.desk, text, replace(at_the_console(), language=language))


def release(stage: Stage, title: str, *paragraphs: str, language: Language = "en") -> list[Message]:
    """Publish a release on AI; give what was posted of it."""
    before = len(stage.channel.posts())
    made: Any = our_release("ai_question", stage.site.today, next(_serials))[language]
    about = ("Artificial intelligence is used." if language == "en" else "當局使用人工智能。",)
    stage.site.put(
        replace(made, name=f"odd{title}", title=title, paragraphs=(*paragraphs, *about * 3))
    )
    stage.check(20)
    stage.check(20)
    stage.send()
    return stage.channel.posts()[before:]


def alert_after(stage: Stage, before: str, after: str, language: Language = "en") -> str:
    """Publish one figure, then another; give the second's alert."""
    titles = ("AI in use", "AI in use again")
    if language != "en":
        titles = ("人工智能的應用", "再談人工智能的應用")
        say(stage, "language tc")
    release(stage, titles[0], before, language=language)
    (post,) = release(stage, titles[1], after, language=language)
    return post.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("As at May 2026, iAM Smart has 3,400,000 registered users.", "As at May 2026, iAM Smart has 3.4 million registered users."),
        ("As at May 2026, iAM Smart has 3,412,000 registered users.", "As at May 2026, iAM Smart has over 3.4 million registered users."),
        ("iAM Smart has 85 service counters.", "HKeMobility has 70 service counters."),
        ("As at May 2026, iAM Smart has 85 service counters.", "As at May 2026, iAM Smart has 70 mobile teams."),
        ("HKPilot is used by 85 departments.", "A firm called HKPilot Limited employs 70 people."),
    ],
)  # fmt: skip
def test_a_figure_said_in_another_way_or_of_another_thing_is_no_difference(
    stage: Stage, before: str, after: str
) -> None:
    assert "→" not in alert_after(stage, before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("截至2026年5月，智方便有3 400 000名登記用戶。", "截至2026年5月，智方便有340萬名登記用戶。"),
        ("政府預留10億元推行智方便。", "政府預留1 000百萬元推行智方便。"),
        ("截至2026年5月，智方便有3 412 000名登記用戶。", "截至2026年5月，智方便有逾340萬名登記用戶。"),
        ("「港文通」有85個部門使用。", "另有一家名為「港文通」的顧問公司，有70個部門。"),
    ],
)  # fmt: skip
def test_nor_is_it_in_chinese(stage: Stage, before: str, after: str) -> None:
    assert "→" not in alert_after(stage, before, after, "zh-Hant")


def test_a_figure_corrected_downwards_is_said_with_both(stage: Stage) -> None:
    before = "As at May 2026, iAM Smart has 85 bureaux and departments with AI."
    after = "As at May 2026, iAM Smart has 70 bureaux and departments with AI."
    assert "85 bureaux and departments → 70 bureaux and departments" in alert_after(
        stage, before, after
    )


def test_a_programme_that_only_the_papers_state_takes_no_difference_away(stage: Stage) -> None:
    stated = " The Estuary Shield Scheme has received {} applications."
    before = (
        f"As at May 2026, iAM Smart has 85 bureaux and departments with AI.{stated.format(300)}"
    )
    after = f"As at May 2026, iAM Smart has 70 bureaux and departments with AI.{stated.format(400)}"
    seen = alert_after(stage, before, after)
    assert ("85 bureaux and departments → 70" in seen, "300 applications →" in seen) == (
        True,
        False,
    )
    told = say(stage, "programme Estuary Shield Scheme")
    assert [row.title for row in told.rows if row.title.endswith("received")] == [
        "400 applications received",
        "300 applications received",
    ]


def test_so_is_one_in_chinese(stage: Stage) -> None:
    seen = alert_after(stage, "「港文通」有85個部門使用。", "「港文通」有70個部門使用。", "zh-Hant")
    assert "港文通：85個部門使用 → 70個部門使用" in seen


def test_a_commitment_withdrawn_by_a_corrigendum_is_told_in_the_papers_thread_and_beside_it(
    sqlite_store: Store,
) -> None:
    stage = Stage(sqlite_store)
    stage.publish("morning")
    stage.check()
    stage.publish("paper", "translation")
    stage.check(20)
    (promised, *_) = say(stage, "commitments LawTech").rows
    slug, code = JUSTICE
    our_panel_paper(
        stage.site, "lawtech", {"en": f"Corrigendum to LC Paper No. {PAPER}"}, slug=slug, code=code,
        meeting=meeting_day(stage.site.today), stem="cb2-438-9", languages=("en",),
        more={"amount_en": "$1 million", "added_en": f"In LC Paper No. {PAPER}, paragraph 5 is deleted."},
    )  # fmt: skip
    stage.check(30)
    stage.check(30)
    stage.send()
    (reply,) = [one for one in stage.channel.replies() if "Corrigendum" in one.text]
    assert reply.thread_ts is not None
    now = say(stage, promised.line)
    seen = "\n".join([*now.lines, *(f"{row.context}\n{row.text}" for row in now.rows)])
    assert "Its paper was corrected since, by CB(2)438/2026(09): it may no longer stand." in seen


def test_a_paper_of_a_story_of_hundreds_says_how_many_and_is_one_post(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        item = Reference("item:panel-tp:2026-06-05:lamps", "same_item", "Lamps", "title")
        first = store_paper(session, "first", "x", listed={"keys": (f"legco:{PAPER}",)})
        stories.save(session, first, "en", [item])
        for number in range(310):
            paper = store_paper(session, f"part{number}", "x")
            stories.save(session, paper, "en", [item])
    cites = f"See LC Paper No. {PAPER} on artificial intelligence."
    (post,) = release(stage, "Artificial intelligence in lamps", cites)
    assert f"Cites {PAPER} · there are more than 300 parts" in post.text


def test_a_paper_that_cites_itself_or_a_number_that_never_was_stands_alone(stage: Stage) -> None:
    (post,) = release(
        stage, "LCQ9: Artificial intelligence at sea",
        "Members may refer to LC Paper No. CB(2)9999/2026(09) on artificial intelligence, and to LCQ9 of today.",
    )  # fmt: skip
    assert " parts" not in post.text
    assert "Cites" not in post.text
    shown = say(stage, "story LCQ9")
    seen = " ".join((shown.headline, *shown.lines, *(row.title for row in shown.rows)))
    assert "CB(2)9999/2026(09)" in seen  # what it cites is said, and that it is not held
    assert "1 part" in seen or "alone" in seen or "belongs to no" in seen, seen


def test_a_name_in_a_sentence_about_somebody_else_is_not_the_member(stage: Stage) -> None:
    say(stage, "follow member Maggie Chan Man-ki")
    posts = release(
        stage, "Artificial intelligence in schools",
        "The Chan Man-ki Memorial School has opened. Mr Chan Man-kit, its head, thanked Mr Man-ki Chan Limited.",
    )  # fmt: skip
    assert all("Maggie" not in post.text for post in posts)
    assert say(stage, "member 陳曼琪").rows == ()


def test_of_two_members_of_one_surname_only_the_one_is_told(stage: Stage) -> None:
    asked = say(stage, "member Chan")
    assert asked.failed
    assert len(asked.buttons) > 1
    refused = say(stage, "follow member Chan")
    assert not refused.changed


def test_what_a_paper_cites_is_named_in_the_readers_language(stage: Stage) -> None:
    say(stage, "language tc")
    stage.publish("question")
    stage.check(20)
    stage.check(20)
    said = "議員可參閱2026年10月7日立法會會議第九題的答覆，當中論及人工智能。"
    (*_, post) = release(stage, "人工智能的跟進", said, language="zh-Hant")
    (line,) = [one for one in post.text.split("\n") if "共2份" in one]
    assert "九題" in line
    assert "LCQ" not in line
