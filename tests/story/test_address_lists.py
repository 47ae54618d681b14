"""This file tells how a list of addresses is imported: through the door, from known sites only, each refusal by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.watching import address_lists
from bot.watching.bundles import BadBundle, Member
from bot.watching.importing import import_file
from scrapers.replica.shelf import Release
from storage.database import Store
from storage.published import identities, papers
from tests.story.stage import WEDNESDAY, Stage

TITLE = "Herons may use artificial intelligence"
HOSTS_TOLD = "no source reads"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    made = Stage(sqlite_store, places=("info_gov_hk", "legco_panels"))
    text = ("The Registries said that artificial intelligence (AI) may be used by herons.",)
    made.site.put(Release("herons", "en", WEDNESDAY, 901, TITLE, text, "10:05"))
    return made


URL = "https://www.info.gov.hk/gia/general/202610/07/P2026100700901.htm"


def brought(stage: Stage, path: Path, *lines: str) -> list[tuple[str | None, str | None]]:
    """Write a list, import what it brings; give the address and the problem of each line."""
    path.write_text("\n".join(lines) + "\n", "utf-8")
    found: list[tuple[str | None, str | None]] = []
    for one in address_lists.members(path, stage.door, stage.sources.values()):
        found.append((one.address, one.problem))
        if one.problem is None:
            import_file(stage.desk, one.path, address=one.address, name=one.name)
    return found


def test_a_listed_page_is_in_the_store_under_its_address(stage: Stage, tmp_path: Path) -> None:
    assert brought(stage, tmp_path / "list.txt", "# herons", "", URL) == [(URL, None)]
    with stage.desk.store.read() as session:
        (paper_id,) = identities.papers_with(session, [f"url:{URL}"]).values()
        found = papers.paper(session, paper_id)
    assert (found.title, found.source) == (TITLE, "import")
    assert stage.channel.posts() == []


def test_an_address_that_stands_twice_is_asked_for_once(stage: Stage, tmp_path: Path) -> None:
    brought(stage, tmp_path / "list.txt", URL, URL)
    assert stage.door.asked.count(URL) == 1


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://evil.example/a.htm", HOSTS_TOLD),
        ("http://127.0.0.1/admin", HOSTS_TOLD),
        ("http://169.254.169.254/latest/meta-data", HOSTS_TOLD),
        ("https://www.info.gov.hk.evil.example/a.htm", HOSTS_TOLD),
        ("https://www.info.gov.hk@evil.example/a.htm", "a user or a port"),
        ("https://me:secret@www.info.gov.hk/a.htm", "a user or a port"),
        ("https://www.info.gov.hk:8443/a.htm", "a user or a port"),
        ("file:///etc/passwd", "no web address"),
        ("ftp://www.info.gov.hk/a", "no web address"),
        ("a word", "no web address"),
        ("https://www.info.gov.hk/" + "a" * 5000, "no web address"),
    ],
)
def test_what_may_not_be_asked_for_is_refused_by_name_and_never_asked(
    stage: Stage, tmp_path: Path, address: str, why: str
) -> None:
    ((_, problem), second) = brought(stage, tmp_path / "list.txt", address, URL)
    assert problem is not None
    assert why in problem
    assert second == (URL, None)
    assert stage.door.asked == [URL]


def test_a_page_that_is_gone_is_named_and_the_rest_is_brought(stage: Stage, tmp_path: Path) -> None:
    gone = URL.replace("901", "977")
    ((_, problem), second) = brought(stage, tmp_path / "list.txt", gone, URL)
    assert problem is not None
    assert problem.startswith("NotFound")
    assert second == (URL, None)


def test_a_redirect_may_lead_to_the_hosts_of_the_address_s_own_sources_only(stage: Stage) -> None:
    _, hosts = address_lists.allowed(URL, stage.sources.values())
    assert hosts == stage.sources["info_gov_hk"].hosts


@pytest.mark.parametrize("body", [b"\xff\xfe\x00\xd8", b"x" * 3_000_000])
def test_what_is_no_list_is_refused_as_a_whole(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(body)
    with pytest.raises(BadBundle):
        address_lists.listed_in(path)


def test_a_list_of_thousands_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("\n".join(f"https://www.info.gov.hk/{at}" for at in range(2001)), "utf-8")
    with pytest.raises(BadBundle, match="backfill"):
        address_lists.listed_in(path)


def test_each_file_is_there_until_the_next_is_asked_for(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(URL, "utf-8")
    seen: list[Member] = []
    for one in address_lists.members(path, stage.door, stage.sources.values()):
        assert one.path.exists()
        seen.append(one)
    assert not seen[0].path.exists()
