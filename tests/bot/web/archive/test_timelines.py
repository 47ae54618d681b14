"""This file tests the line of time on a paper's page: what it belongs with, and nobody's own file."""

from __future__ import annotations

from storage.published import identities, stories
from storage.records import Reference
from tests.bot.web.archive.scene import LAWTECH, REPLY, Scene
from tests.storage import made

PAPER = "legco:CB(2)438/2026(03)"


def _reply_cites_the_paper(scene: Scene) -> None:
    with scene.store.write() as session:
        (reply,) = identities.papers_with(session, ["lcq:2026-10-07:9"]).values()
        stories.save(session, reply, "en", [Reference(PAPER, "cites", "the paper", "2")])


def test_a_paper_that_stands_alone_has_no_line_of_time(scene: Scene) -> None:
    assert 'id="story"' not in scene.ask(LAWTECH).text


def test_papers_that_belong_together_link_each_other(own_scene: Scene) -> None:
    before = own_scene.ask(LAWTECH)
    _reply_cites_the_paper(own_scene)
    after, other = own_scene.ask(LAWTECH), own_scene.ask(REPLY)
    assert f'href="{REPLY}"' in after.text.partition('id="story"')[2]
    assert "cites CB(2)438/2026(03)" in after.text
    assert f'href="{LAWTECH}"' in other.text.partition('id="story"')[2]
    assert before.headers["etag"] != after.headers["etag"]


def test_nothing_is_reached_through_somebodys_own_file(own_scene: Scene) -> None:
    with own_scene.store.write() as session:
        own = made.store_paper(
            session,
            "own",
            "Ours.",
            listed={"source": "import", "keys": ("url:file:own",), "title": "Zprivate notes"},
        )
        (reply,) = identities.papers_with(session, ["lcq:2026-10-07:9"]).values()
        (paper,) = identities.papers_with(session, [PAPER]).values()
        shared = Reference("bill:zlamps bill", "about", "Zlamps Bill", "title")
        only = Reference("bill:other bill", "about", "Other Bill", "title")
        stories.save(session, own, "en", [shared, only])
        stories.save(session, reply, "en", [shared])
        stories.save(session, paper, "en", [only])
        assert set(stories.of_paper(session, paper).paper_ids) == {own, reply, paper}
    text = own_scene.ask(LAWTECH).text
    assert 'id="story"' not in text
    assert "Zprivate" not in text
