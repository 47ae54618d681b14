"""This file tests that a visit to the sites can be sent back and weighed again, and gives nothing of ours away."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.care import assumptions, sitevisits
from bot.care.assumptions import Assumption
from bot.care.recordings import NoRecording, Recorder, Recording
from bot.care.sitevisits import Get
from bot.engines.inline import Inline
from scrapers.answers import Answer
from scrapers.replica.site import Site
from scrapers.replica.story import STORY
from scrapers.source import Index, NotFound, Page, Source, Unreachable, all_sources
from tests.story.stage import SiteDoor

NOW = datetime(2026, 10, 7, 4, 0, tzinfo=UTC)
CONTACT = "mailto:desk@firm.example"
KEYS = ("info_gov_hk", "doj_press", "legco_panels", "pcpd")


@pytest.fixture
def site() -> Site:
    made = Site(date(2026, 10, 7))
    STORY[0].happen(made)
    made.misbehave("missing", "pcpd.org.hk")
    return made


class Echoing:
    """A fake door to sites that send cookies, and our own words back."""

    def __init__(self, site: Site) -> None:
        self._door = SiteDoor(site)

    def get(
        self,
        url: str,
        *,
        hosts: frozenset[str],
        etag: str | None = None,
        last_modified: str | None = None,
        searches: frozenset[str] = frozenset(),
    ) -> Answer:
        """Answer as the replica does, with more headers."""
        found = self._door.get(
            url, hosts=hosts, etag=etag, last_modified=last_modified, searches=searches
        )
        headers = {"server": "nginx", "Set-Cookie": "id=secret", "x-you": f"Tamar (+{CONTACT})"}
        page = found.page
        if page is not None:
            body = page.body + b"<!-- seen: desk@firm.example -->" * page.media_type.startswith(
                "text/html"
            )
            page = Page(page.url, body, page.media_type, page.charset)
        return Answer(page, found.status, found.digest, found.etag, found.last_modified, headers)


def weigh(get: Get, now: datetime = NOW) -> list[Assumption]:
    sources = [s for s in all_sources() if s.key in KEYS]
    visits = sitevisits.survey(get, sources, now, lambda source, page: None)
    pairs = zip(sources, visits, strict=True)
    return [one for source, visit in pairs for one in assumptions.weighed(source, visit)]


@pytest.fixture
def kept(site: Site, tmp_path: Path) -> tuple[Path, list[Assumption]]:
    folder = tmp_path / "visit"
    recorder = Recorder(Echoing(site).get, folder, CONTACT, NOW)
    rows = weigh(recorder.get)
    recorder.finish(NOW, [{"host": "a", "alone": True, "helped": True, "said": "ok"}], "table")
    return folder, rows


def test_a_visit_is_weighed_again_without_the_network(kept: tuple[Path, list[Assumption]]) -> None:
    folder, live = kept
    recording = Recording(folder)
    assert recording.at == NOW
    assert weigh(recording.get, recording.at) == live
    assert "fails" not in {one.verdict for one in live if one.source == "info_gov_hk"}
    (missing,) = [one for one in live if one.source == "pcpd" and one.what == "addresses"]
    assert missing.verdict == "fails"


def test_nothing_of_ours_stands_in_the_folder(kept: tuple[Path, list[Assumption]]) -> None:
    folder, _ = kept
    whole = b"".join(path.read_bytes() for path in folder.iterdir()).lower()
    assert b"desk@firm.example" not in whole
    assert b"cookie" not in whole
    assert b"user-agent" not in whole
    rows = [json.loads(line) for line in (folder / "answers.jsonl").read_text("utf-8").splitlines()]
    assert any(row.get("headers", {}).get("server") == "nginx" for row in rows)


def test_every_raw_page_is_in_the_folder(kept: tuple[Path, list[Assumption]]) -> None:
    folder, _ = kept
    rows = [json.loads(line) for line in (folder / "answers.jsonl").read_text("utf-8").splitlines()]
    files = [row["file"] for row in rows if "file" in row]
    assert len(files) == len(set(files)) > 0
    assert all((folder / file).stat().st_size for file in files)


def test_failures_come_back_by_name(kept: tuple[Path, list[Assumption]]) -> None:
    recording = Recording(kept[0])
    url = next(s for s in all_sources() if s.key == "pcpd").addresses(date(2026, 10, 7))
    with pytest.raises(NotFound):
        recording.get(next(iter(url)), hosts=frozenset())
    with pytest.raises(Unreachable, match="not asked"):
        recording.get("https://www.info.gov.hk/else.htm", hosts=frozenset())


@pytest.mark.parametrize("visit", [None, "{}", '{"at": 1, "tls": []}'])
def test_a_folder_without_a_visit_is_named(tmp_path: Path, visit: str | None) -> None:
    if visit is not None:
        (tmp_path / "visit.json").write_text(visit, "utf-8")
        (tmp_path / "answers.jsonl").write_text("{", "utf-8")
    with pytest.raises(NoRecording, match="holds no visit"):
        Recording(tmp_path)


def test_a_recording_names_no_file_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mine", "utf-8")
    folder = tmp_path / "visit"
    folder.mkdir()
    row: dict[str, object] = {"url": "https://a.hk/", "conditional": False, "status": 200}
    row |= {
        "headers": {},
        "at": "https://a.hk/",
        "media_type": "",
        "charset": None,
        "file": "../secret",
    }
    (folder / "answers.jsonl").write_text(json.dumps(row), "utf-8")
    (folder / "visit.json").write_text(json.dumps({"at": NOW.isoformat(), "tls": []}), "utf-8")
    with pytest.raises(Unreachable, match="not in the folder"):
        Recording(folder).get("https://a.hk/", hosts=frozenset())


def test_pages_are_understood_through_the_port(site: Site) -> None:
    class Noting(Inline):
        def __init__(self) -> None:
            super().__init__()
            self.read_pages: list[str] = []

        def index(self, source: Source, page: Page) -> Index:
            self.read_pages.append(page.url)
            return super().index(source, page)

    understanding = Noting()
    source = next(s for s in all_sources() if s.key == "info_gov_hk")
    found = sitevisits.visit(SiteDoor(site).get, source, NOW, lambda *_: None, understanding)
    assert len(understanding.read_pages) == found.pages > 0
