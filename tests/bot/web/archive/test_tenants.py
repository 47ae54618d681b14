"""This file reads every page that the world can reach, and looks for anything that somebody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.watching import importing
from storage.people import topics
from storage.published import judgements, papers, public_papers
from storage.records import Evidence, Match
from tests.bot.web.archive.scene import BASE, LAWTECH, REPLY, SECRETS, Scene

STARTS = (
    "/en/", "/tc/", "/sc/", "/robots.txt", "/sitemap.xml", "/en/bureaux", "/en/search?q=pilot",
    "/en/search?q=AI+kind:question", "/en/search?q=Zprivateword", "/en/search?q=member:Chan",
)  # fmt: skip


def test_the_scene_holds_what_must_not_be_seen(scene: Scene) -> None:
    with scene.store.read() as session:
        found = papers.latest(session, limit=100, workspace="slack:T1")
        assert any("Zimported" in one.titles for one in found)
        topics = {match.topic for one in found for match in one.matches}
    assert {"slack:T1/zdrones", "slack:T2/C1/zdrones"} <= topics


def test_no_page_holds_anything_that_a_tenant_wrote(scene: Scene) -> None:
    read = 0
    for answer in scene.crawl(*STARTS):
        read += 1
        url = str(answer.request.url)
        assert answer.status_code in (200, 301, 302, 307), url
        asked = "zprivateword" if "q=Zprivateword" in url else None  # what was typed is shown again
        shown = answer.text.casefold()
        leaked = [one for one in map(str.casefold, SECRETS) if one in shown and one != asked]
        assert not leaked, (url, leaked)
        assert "set-cookie" not in answer.headers
    assert read > 300


def test_a_private_file_is_found_by_no_search_and_under_no_key(scene: Scene) -> None:
    with scene.store.read() as session:
        private = [
            one
            for one in papers.latest(session, limit=100, workspace="slack:T1")
            if one.source == "import"
        ]
        keys = public_papers.keys_of(session, [one.id for one in private])
    assert private
    assert "Nothing found" in scene.ask("/en/search?q=Zprivateword").text
    for key in (key for found in keys.values() for key in found):
        assert scene.ask(f"/en/papers/key/{key}").status_code == 404


def test_a_file_that_somebody_read_into_a_public_paper_hides_it(
    own_scene: Scene, tmp_path: Path
) -> None:
    file = tmp_path / "own.txt"
    file.write_text(
        "LC Paper No. CB(2)438/2026(03)\n\nLegislative Council Panel\n\nZprivateword words.\n",
        "utf-8",
    )
    assert own_scene.ask(LAWTECH).status_code == 200
    with own_scene.store.read() as session:
        known = public_papers.with_key(
            session, ["legco:CB(2)438/2026(03)"], own_scene.stage.desk.sources
        )
    assert importing.import_file(own_scene.stage.desk, file).papers == [known]
    assert own_scene.ask(LAWTECH).status_code == 404
    assert "Nothing found" in own_scene.ask("/en/search?q=Zprivateword+words").text


SHOWN = (
    "/en/", "/en/topics", "/en/topics/ai", "/en/topics/ai.atom", "/en/topics/ai.csv", LAWTECH, REPLY,
    f"{LAWTECH}.json", "/tc/papers/legco/CB2-438-2026-03", "/en/committees/panel-ajls", "/en/bureaux/doj",
    "/en/programmes/hkpilot", "/en/meetings", "/en/meetings.ics", "/en/meetings.csv", "/en/commitments",
    "/en/commitments.csv", "/en/sources", "/en/search?q=AI", "/en/search?q=pilot", "/en/search?q=HKPilot",
    "/en/search?q=member:Fong", "/en/search.json?q=AI", "/sitemap.xml",
)  # fmt: skip
OWN_FILES = (
    # names a public paper, a programme's figures, a promise, a closing day and a Member
    (
        "Zimported note\n\n1. As LC Paper No. CB(2)438/2026(03) says, HKPilot is used by 777 departments as at "
        "October 2026. AI pilot.\n\n2. The Department of Justice will publish the Zprivateword list by the end of "
        "2026.\n\n3. The consultation closes on 31 October 2026.\n\n4. Hon Fong Wing-yan asked about AI.\n"
    ),
    # a paper for a meeting of a committee
    (
        "LC Paper No. CB(2)777/2026(01)\nFor discussion on 12 October 2026\n\nLegislative Council Panel on "
        "Administration of Justice and Legal Services\n\nZprivateword AI pilot\n\n1. This paper is on AI. As "
        "LC Paper No. CB(2)438/2026(03) says, HKPilot is used by 778 departments.\n"
    ),
)


def test_nothing_that_a_tenant_writes_changes_a_page(own_scene: Scene, tmp_path: Path) -> None:
    desk = own_scene.stage.desk
    before = {path: own_scene.ask(path).text for path in SHOWN}
    for number, text in enumerate(OWN_FILES):
        file = tmp_path / f"Zimported{number}.txt"
        file.write_text(text, "utf-8")
        assert importing.import_file(desk, file).papers
    with own_scene.store.write() as session:
        own = topics.save_topic(
            session, "slack:T1", "zpilots", "Zpilots", "pilot, AI, lawtech", who="Zperson",
            now=desk.clock(), channel_id=None,
        )  # fmt: skip
        for paper_id in public_papers.all_of(session, desk.sources):
            held = papers.paper(session, paper_id).matches
            mine = Match(own.key, "substantive", 99.0, (Evidence("pilot", "pilot", "1"),), 9)
            judgements.save_matches(session, paper_id, [*held, mine], desk.clock())
    after = {path: own_scene.ask(path).text for path in SHOWN}
    assert [path for path in SHOWN if before[path] != after[path]] == []


@pytest.mark.parametrize("topic", ["zdrones", "Zdrones", "slack:T1/zdrones", "T1/zdrones"])
def test_own_topics_are_no_topics_here(scene: Scene, topic: str) -> None:
    assert scene.ask(f"/en/topics/{topic}").status_code == 404
    assert scene.ask(f"/en/meetings?topic={topic}").status_code == 400
    assert scene.ask(f"/en/commitments?topic={topic}").status_code == 400
    answer = scene.ask(f"/en/search?q=pilot+topic:{topic}")
    assert "There is no public topic" in answer.text


def test_what_a_person_marked_is_shown_to_nobody_else(scene: Scene) -> None:
    found = scene.ask("/en/commitments").text
    assert "complete the Guidelines" in found
    assert "lapsed" not in found


def test_the_archive_names_its_own_address_only(scene: Scene) -> None:
    assert f'rel="canonical" href="{BASE}{LAWTECH}"' in scene.ask(LAWTECH).text
