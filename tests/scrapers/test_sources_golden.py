"""This file holds every source to its saved pages, and every saved page to a person's reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import scrapers.sources
from scrapers.source import Source, all_sources
from tests.sources import golden

SOURCES = {source.key: source for source in all_sources()}
PAGES = [
    (key, path)
    for key, source in SOURCES.items()
    for path in golden.pages(golden.folder_of(source))
]


@pytest.mark.parametrize(
    ("key", "path"), PAGES, ids=[f"{key}-{path.name}-{at}" for at, (key, path) in enumerate(PAGES)]
)
def test_a_saved_page_is_read_as_a_person_approved(key: str, path: Path) -> None:
    folder = golden.folder_of(SOURCES[key])
    assert golden.problem(SOURCES[key], path, folder) is None


@pytest.mark.parametrize("key", SOURCES)
def test_every_source_has_a_folder_of_pages(key: str) -> None:
    assert golden.pages(golden.folder_of(SOURCES[key])), f"tests/sources/{key} has no page"


def test_every_folder_belongs_to_a_source() -> None:
    folders = {path.name for path in golden.FOLDER.iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders == set(SOURCES)


@pytest.mark.parametrize("key", SOURCES)
def test_every_source_has_a_page_that_lists_something(key: str) -> None:
    folder = golden.folder_of(SOURCES[key])
    found = [golden.seen(SOURCES[key], path, folder) for path in golden.pages(folder)]
    says = ("listings", "expectations", "signals", "seats")
    assert any(page.get(what) for page in found for what in says)


NEW_SOURCE = '''
"""This file reads the Harbour Office's notices."""

from scrapers.items import Listing
from scrapers.source import Cadence, Index, Known, Publisher, Source


def read(page):
    lines = page.text().split()
    return Index(tuple(
        Listing(source="harbour_office", url=line, title=line, language="en", keys=(f"url:{line}",))
        for line in lines
    ))


def source(options):
    return Source(
        key="harbour_office", name="Harbour Office",
        publisher=Publisher("harbour", "Harbour Office", "海港辦事處"), hosts=frozenset({"harbour.example"}),
        cadence=Cadence(working=60, quiet=60), addresses=lambda today: ["https://harbour.example/list"],
        read=read, notes=Known("C", "Its list was made up.", "清單為虛構。"),
    )
'''


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    """A source that is one file and one folder, both outside the checkout."""
    package = tmp_path / "package"
    package.mkdir()
    package.joinpath("harbour_office.py").write_text(NEW_SOURCE, encoding="utf-8")
    page = tmp_path / "harbour_office" / "harbour.example" / "list"
    page.parent.mkdir(parents=True)
    page.write_text("https://harbour.example/notice-1", encoding="utf-8")
    monkeypatch.setattr(scrapers.sources, "__path__", [*scrapers.sources.__path__, str(package)])
    return {source.key: source for source in all_sources()}["harbour_office"]


def test_a_new_source_is_one_file_and_nothing_edited(harbour: Source) -> None:
    assert harbour.name == "Harbour Office"


def test_a_missing_expectation_is_written_and_fails(harbour: Source, tmp_path: Path) -> None:
    folder = golden.folder_of(harbour, tmp_path)
    said = golden.problem(harbour, golden.pages(folder)[0], folder)
    assert said is not None
    assert "was written" in said


def test_an_expectation_that_nobody_has_read_fails(harbour: Source, tmp_path: Path) -> None:
    folder = golden.folder_of(harbour, tmp_path)
    golden.problem(harbour, golden.pages(folder)[0], folder)
    said = golden.problem(harbour, golden.pages(folder)[0], folder)
    assert said is not None
    assert "waits for a person" in said


def _approve(folder: Path) -> None:
    for path in folder.rglob("*.expected.json"):
        value = json.loads(path.read_text(encoding="utf-8")) | {"read by a person": True}
        path.write_text(json.dumps(value), encoding="utf-8")


def test_an_expectation_that_was_read_passes(harbour: Source, tmp_path: Path) -> None:
    folder = golden.folder_of(harbour, tmp_path)
    golden.problem(harbour, golden.pages(folder)[0], folder)
    _approve(folder)
    assert golden.problem(harbour, golden.pages(folder)[0], folder) is None


def test_a_page_that_is_read_differently_fails(harbour: Source, tmp_path: Path) -> None:
    folder = golden.folder_of(harbour, tmp_path)
    page = golden.pages(folder)[0]
    golden.problem(harbour, page, folder)
    _approve(folder)
    page.write_text("https://harbour.example/notice-2", encoding="utf-8")
    said = golden.problem(harbour, page, folder)
    assert said is not None
    assert "read differently" in said
