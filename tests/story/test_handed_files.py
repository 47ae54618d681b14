"""This file tells what becomes of files that a person hands in: corrected ones, and those that say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.watching.fetched import Unread
from bot.watching.importing import import_file
from storage.database import Store
from storage.published import identities, papers, stories
from tests.story.stage import Stage

FIRST = (
    "The herons of the harbour were counted by hand in the spring, and forty of them were ringed."
)
SECOND = "Robots will sweep the piers from next year. A contractor was chosen after an open tender."


def test_a_corrected_file_of_the_same_name_replaces_what_was_held(
    sqlite_store: Store, tmp_path: Path
) -> None:
    stage = Stage(sqlite_store, places=("info_gov_hk",))
    file = tmp_path / "notes.htm"
    for said in (FIRST, SECOND):
        file.write_text(f"<html><body><h1>Notes</h1><p>{said}</p></body></html>", "utf-8")
        (paper_id,) = import_file(stage.desk, file).papers
    with stage.desk.store.read() as session:
        (held,) = papers.paper(session, paper_id).renditions
    assert held.document is not None
    assert "Robots" in repr(held.document)
    assert "herons" not in repr(held.document)


@pytest.mark.parametrize("content", ["<html></html>", "<html><body> \n </body></html>"])
def test_a_page_that_says_nothing_is_refused_by_name(
    sqlite_store: Store, tmp_path: Path, content: str
) -> None:
    stage = Stage(sqlite_store, places=("info_gov_hk",))
    file = tmp_path / "empty.htm"
    file.write_text(content, "utf-8")
    with pytest.raises(Unread, match=r"empty\.htm holds no text"):
        import_file(stage.desk, file)


def test_a_handed_in_reply_is_known_by_its_number_and_day_and_joined_by_them(
    sqlite_store: Store, tmp_path: Path
) -> None:
    stage = Stage(sqlite_store, places=("info_gov_hk",))
    ids = []
    for title, day, said in (
        ("LCQ5: Harbour robots", "June 10", "There are forty robots."),
        (
            "LCQ7: More robots",
            "July 8",
            "As the reply to LCQ5 of June 10, 2026 says, there are forty.",
        ),
    ):
        file = tmp_path / f"{title[:4]}.txt"
        file.write_text(
            f"{title}\n\nFollowing is a question by the Hon Chan Hak-kan and a reply by the Secretary for Transport "
            f"in the Legislative Council today ({day}):\n\nQuestion:\n\nHow many robots are there?\n\nReply:\n\n"
            f"President,\n\n{said}\n\nEnds/Wednesday, {day}, 2026\nIssued at HKT 15:20\n",
            "utf-8",
        )
        ids += import_file(stage.desk, file).papers
    with stage.desk.store.read() as session:
        held = identities.papers_with(session, ["lcq:2026-06-10:5", "lcq:2026-07-08:7"])
        story = stories.of_paper(session, ids[0])
    assert sorted(held.values()) == sorted(story.paper_ids) == sorted(ids)
