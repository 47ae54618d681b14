"""This file holds every kind to texts of our own, each read once by a person and kept as JSON beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrapers.kinds import documents
from scrapers.readers import read
from tests.scrapers.papers import plain

FOLDER = Path(__file__).parent / "golden" / "kinds"
PAPERS = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".htm"})
KINDS = {
    "panel_paper",
    "question_reply",
    "slides",
    "estimates_reply",
    "committee_report",
    "agenda",
    "minutes",
    "background_brief",
    "letter",
    "follow_up",
    "outstanding_items",
    "corrigendum",
    "speech",
    "release",
}


def seen(path: Path) -> list[object]:
    """What the kinds make of a file now."""
    return [plain(each) for each in documents(read(path.read_bytes(), path.name))]


def problem(path: Path) -> str | None:
    """Say how a file differs from what a person approved; write the first reading for a person."""
    approved = path.with_suffix(".json")
    if not approved.exists():
        fresh = path.with_suffix(".new.json")
        text = json.dumps(seen(path), ensure_ascii=False, indent=1)
        fresh.write_text(text + "\n", encoding="utf-8")
        return f"{fresh.name} has been written: read it, and rename it to {approved.name} if it is right"
    if json.loads(approved.read_text("utf-8")) != seen(path):
        return f"{path.name} is no longer read as {approved.name} says; remove that file to read it anew"
    return None


@pytest.mark.parametrize("path", PAPERS, ids=[path.name for path in PAPERS])
def test_a_paper_is_structured_as_a_person_approved(path: Path) -> None:
    assert problem(path) is None


def test_a_paper_without_an_approved_reading_fails_until_a_person_has_read_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "new.txt"
    path.write_text("A speech\n\nGood morning.\n", "utf-8")
    assert "read it" in str(problem(path))
    path.with_suffix(".new.json").rename(path.with_suffix(".json"))
    assert problem(path) is None


def test_a_paper_that_is_read_otherwise_than_approved_fails(tmp_path: Path) -> None:
    path = tmp_path / "changed.txt"
    path.write_text("A speech\n\nGood morning.\n", "utf-8")
    path.with_suffix(".json").write_text("[]", "utf-8")
    assert "no longer" in str(problem(path))


def test_every_kind_and_form_has_a_paper() -> None:
    found = set()
    for path in PAPERS:
        for document in documents(read(path.read_bytes(), path.name)):
            found |= {document.kind, document.fields.get("form", "")}
    assert found >= KINDS


@pytest.mark.parametrize("path", PAPERS, ids=[path.name for path in PAPERS])
def test_nothing_of_a_paper_is_lost(path: Path) -> None:
    assert min(each.coverage for each in documents(read(path.read_bytes(), path.name))) >= 0.99
