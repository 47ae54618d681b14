"""This file tests what people are shown of the papers that belong together."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.care import recovery
from scrapers.items import Paragraph, Section
from scrapers.replica.shelf import our_release
from scrapers.replica.story import JUSTICE
from storage.database import Store
from storage.published import identities, stories
from storage.records import Reference
from tests.bot.commands.spoken import Shell, shell
from tests.storage.made import document, listing, read, remember
from tests.story.lived import lived
from tests.story.stage import Stage

__all__ = ["shell"]
SLUG, CODE = JUSTICE
PAPER = "CB(2)438/2026(03)"


def _say(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


def _watched(store: Store) -> Stage:
    """Let the lawtech paper come, and then a release that cites it."""
    stage = lived(store)
    stage.publish("paper", "translation")
    stage.check()
    release = our_release("ai_question", stage.site.today, 955)["en"]
    cites = f"Members may wish to refer to LC Paper No. {PAPER} on AI and legal technology."
    stage.site.put(
        replace(release, name="piers", title="AI and the law of piers", paragraphs=(cites, "So."))
    )
    stage.check(20)
    return stage


def test_a_story_shows_its_papers_in_time_with_what_joins_them(store: Store) -> None:
    stage = _watched(store)
    reply = _say(stage, f"story {PAPER}")
    assert "Its story: 2 parts" in reply.lines
    titles = [row.title for row in reply.rows]
    assert "AI and the law of piers" in titles
    cites = next(row for row in reply.rows if row.title == "AI and the law of piers")
    assert f"cites {PAPER}" in cites.context
    assert PAPER in cites.text


def test_a_story_is_the_same_from_each_of_its_papers(store: Store) -> None:
    stage = _watched(store)
    first = _say(stage, f"story {PAPER}")
    with store.read() as session:
        (key,) = identities.papers_with(session, [f"legco:{PAPER}"]).values()
        other = next(n for n in stories.of_paper(session, key).paper_ids if n != key)
    assert {row.title for row in _say(stage, f"story paper:{other}").rows} == {
        row.title for row in first.rows
    }


def test_a_paper_that_stands_alone_is_said_to(store: Store) -> None:
    stage = _watched(store)
    reply = _say(stage, "story CB(2)438/2026(04)")
    assert "It stands alone so far" in reply.lines
    assert not reply.rows


def test_show_says_that_there_is_a_story_and_where(store: Store) -> None:
    stage = _watched(store)
    reply = _say(stage, f"show {PAPER}")
    assert any("2 parts" in line for line in reply.lines)
    assert any(button.value.startswith("story paper:") for button in reply.buttons)
    alone = _say(stage, "show CB(2)438/2026(04)")
    assert not any(button.value.startswith("story") for button in alone.buttons)


def test_a_number_that_never_was_is_named_as_not_held(store: Store) -> None:
    stage = _watched(store)
    with store.write() as session:
        (paper,) = identities.papers_with(session, [f"legco:{PAPER}"]).values()
        never = Reference("legco:CB(9)9999/2026", "cites", "CB(9)9999/2026", "3")
        stories.save(session, paper, "zh-Hant", [never])
    reply = _say(stage, f"story {PAPER}")
    assert "Beside it: CB(9)9999/2026 (¶3) (not held here)" in reply.lines


def test_a_story_of_hundreds_shows_the_newest_and_counts_the_rest(store: Store) -> None:
    stage = _watched(store)
    with store.write() as session:
        held = (
            session.connection()
            .exec_driver_sql("select id from paper where forward_id is null")
            .scalars()
            .all()
        )
        item = Reference("item:panel-tp:2026-06-05:lamps", "same_item", "Lamps", "title")
        for paper in held:
            stories.save(session, paper, "en", [item])
    reply = _say(stage, f"story {PAPER}")
    assert len(held) > 12
    assert len(reply.rows) == 12
    assert f"{len(held) - 12} more are held; these are the newest" in reply.lines


def test_texts_read_before_anybody_asked_are_looked_at_again(store: Store) -> None:
    stage = _watched(store)
    with store.write() as session:
        session.connection().exec_driver_sql("delete from edge")
        session.connection().exec_driver_sql("update rendition set referring = false")
    assert "It stands alone so far" in _say(stage, f"story {PAPER}").lines
    posts = len(stage.channel.posts())
    while recovery.unlooked_references(stage.desk):
        pass
    assert "Its story: 2 parts" in _say(stage, f"story {PAPER}").lines
    assert len(stage.channel.posts()) == posts


def test_the_command_line_gives_one_object_a_paper(shell: Shell, sqlite_url: str) -> None:
    from storage.database import open_store

    store = open_store(sqlite_url)
    _watched(store)
    store.close()
    said = shell.run("story", PAPER, "--json")
    found = [json.loads(line) for line in said.out.splitlines()]
    assert said.status == 0
    assert [one["number"] for one in found if one["number"]] == [PAPER]
    release = next(one for one in found if not one["number"])
    assert release["published"] == date(2026, 10, 7).isoformat()
    (edge,) = release["edges"]
    assert (edge["how"], edge["to"], edge["states"]) == ("cites", PAPER, True)
    assert PAPER in edge["words"]
    assert shell.run("story", "CB(9)1/2026", "--json").status == 1


def test_a_cited_paragraph_is_shown_in_the_speechs_own_words(store: Store) -> None:
    stage = _watched(store)
    with store.write() as session:
        kept = remember(
            session, listing("The 2026-27 Budget Speech", keys=("budget-speech:2026-27",))
        )
        said = Section("Lamps", (Paragraph("Lamps will burn until two.", no="65"),))
        read(
            session,
            kept.rendition_id,
            document(kind="speech", title="The 2026-27 Budget Speech", sections=(said,)),
        )
        (paper,) = identities.papers_with(session, [f"legco:{PAPER}"]).values()
        cited = Reference("budget-speech:2026-27:65", "cites", "the Budget", "3", joins=False)
        stories.save(session, paper, "en", [cited])
    row = _say(stage, f"story {PAPER}").rows[-1]
    assert row.title.endswith("¶65")
    assert row.text == "Lamps will burn until two."
