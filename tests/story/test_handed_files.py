"""This file tells what becomes of files that a person hands in: corrected ones, and those that say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.watching.fetched import Unread
from bot.watching.importing import import_file
from storage.database import Store
from storage.published import papers
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
