"""This file reads the archive's data as other programs do: feed readers, calendars, spreadsheets, reference managers."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import feedparser
import html5lib
import pytest
from icalendar import Calendar
from lxml import etree

from bot.calendar import HONG_KONG, hong_kong
from bot.messages.scripts import simplified
from bot.web.archive.application import build_archive
from bot.web.archive.tables import csv_of
from scrapers.items import Document, Expectation, Language
from storage.published import deadlines, expectations, papers, public_papers
from storage.sql import table
from storage.tables.published import CommitmentRow
from tests.bot.web.archive.scene import BASE, LAWTECH, REPLY, Scene
from tests.storage import made

FEEDS = (
    "/en/papers",
    "/tc/papers",
    "/en/topics/ai",
    "/en/committees/panel-ajls",
    "/sc/bureaux/doj",
)
PAGES = (
    "/en/", "/tc/", "/sc/", LAWTECH, REPLY, f"{LAWTECH}?beside=zh-Hant", "/en/topics", "/en/topics/ai",
    "/en/search", "/en/search?q=AI", "/en/search?q=zzzz", "/en/committees", "/en/committees/panel-ajls",
    "/en/members", "/en/bureaux", "/en/meetings", "/en/commitments", "/en/sources", "/en/nothing",
    LAWTECH.replace("/papers/", "/versions/"),
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_html_by_the_letter_of_the_standard(scene: Scene, path: str) -> None:
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(scene.ask(path).text)


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_read_by_feed_readers(scene: Scene, path: str) -> None:
    read = feedparser.parse(scene.ask(f"{path}.atom").content)
    assert not read.bozo
    assert read.version == "atom10"
    assert read.entries
    for one in read.entries:
        assert one.id.startswith("tag:archive.example,2026:paper/")
        assert one.title
        assert one.updated_parsed
        assert one.link.startswith(f"{BASE}/")
    assert len({one.id for one in read.entries}) == len(read.entries)
    days = [one.updated for one in read.entries]
    assert days == sorted(days, reverse=True)


def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


@pytest.mark.parametrize("path", [*FEEDS, "/en/search"])
def test_a_feed_is_atom_by_its_schema(own_scene: Scene, path: str) -> None:
    own_scene.withdraw()
    query = "?q=AI" if path.endswith("search") else ""
    feed = etree.fromstring(own_scene.ask(f"{path}.atom{query}").content)
    schema().assertValid(feed)
    links = [one.attrib for one in feed.iterfind("{*}link")]
    assert [one["rel"] for one in links] == ["self", "alternate"]
    pages = {one.get("href") for one in feed.iterfind("{*}entry/{*}link[@rel='alternate']")}
    assert pages
    assert all(str(page).startswith(f"{BASE}/") for page in pages)


@pytest.mark.parametrize(
    "wrong",
    ['<id>x</id><title>t</title><link href="/"/><author><name>n</name></author>',
     '<id>x</id><title>t</title><updated>yesterday</updated><link href="/"/><author><name>n</name></author>',
     '<id>x</id><id>y</id><title>t</title><updated>2026-01-01T00:00:00Z</updated><link href="/"/><author><name>n</name></author>',
     '<id>x</id><title type="xml">t</title><updated>2026-01-01T00:00:00Z</updated><link href="/"/><author><name>n</name></author>',
     "<id>x</id><title>t</title><updated>2026-01-01T00:00:00Z</updated><link/><author><name>n</name></author>",
     '<id>x</id><title>t</title><updated>2026-01-01T00:00:00Z</updated><link href="/"/>'],
)  # fmt: skip
def test_what_is_no_feed_is_refused_by_that_schema(wrong: str) -> None:
    feed = etree.fromstring(f'<feed xmlns="http://www.w3.org/2005/Atom">{wrong}</feed>')
    assert not schema().validate(feed)


def test_revisions_and_withdrawals_are_entries_of_their_own(own_scene: Scene) -> None:
    own_scene.withdraw()
    read = feedparser.parse(own_scene.ask("/en/papers.atom").content)
    titles = [one.title for one in read.entries if "CB2-438-2026-03" in one.id]
    assert titles[0].startswith("Withdrawn: ")
    assert sum(title.startswith("Revised: ") for title in titles) == 1
    assert len(titles) == 3


@pytest.mark.parametrize(("lang", "counted"), [("en", "paragraph"), ("tc", "段")])
def test_the_entry_of_a_revision_says_what_it_changed(
    own_scene: Scene, lang: str, counted: str
) -> None:
    own_scene.withdraw()
    read = feedparser.parse(own_scene.ask(f"/{lang}/papers.atom").content)
    said = {one.id.rpartition("#")[2].partition("-")[0]: one.summary for one in read.entries
            if "CB2-438-2026-03" in one.id}  # fmt: skip
    assert " → " in said["revised"]
    assert counted in said["revised"]
    assert " → " not in said["withdrawn"]


@pytest.mark.parametrize("path", [*FEEDS, "/en/search"])
def test_a_json_feed_has_what_its_version_asks_for(scene: Scene, path: str) -> None:
    query = "?q=pilot" if path.endswith("search") else ""
    answer = scene.ask(f"{path}.json{query}")
    assert answer.headers["content-type"].startswith("application/feed+json")
    feed = json.loads(answer.text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}{path}.json{query}"
    assert scene.ask(feed["home_page_url"].removeprefix(BASE)).status_code == 200
    assert all(item["id"] and item["content_text"] for item in feed["items"])


def test_a_search_is_a_feed_under_the_same_query(scene: Scene) -> None:
    page = scene.ask("/en/search?q=AI+kind:question").text
    assert 'href="/en/search.atom?q=AI+kind%3Aquestion"' in page
    read = feedparser.parse(scene.ask("/en/search.atom?q=AI+kind:question").content)
    assert {"lcq/2026-10-07/9"} <= {one.id.partition("paper/")[2] for one in read.entries}
    assert scene.ask("/en/search.atom?q=topic:zdrones").status_code == 400


def test_every_form_that_a_page_names_is_there(scene: Scene) -> None:
    for path in PAGES:
        if path == "/en/nothing":
            continue
        for href in html5lib.parse(scene.ask(path).text, namespaceHTMLElements=False).iterfind(
            ".//link[@type]"
        ):
            at = href.get("href") or ""
            assert scene.ask(at).status_code == 200, at


def test_a_calendar_is_read_back_with_its_hours_in_utc(scene: Scene) -> None:
    read = Calendar.from_ical(scene.ask("/en/meetings.ics").content)
    events = list(read.walk("VEVENT"))
    assert events
    assert len({str(one["uid"]) for one in events}) == len(events)
    starts = [one.decoded("dtstart") for one in events]
    assert all(at.tzinfo is not None and at.utcoffset() == datetime.now(UTC).utcoffset()
               for at in starts if isinstance(at, datetime))  # fmt: skip
    assert b"TZID" not in scene.ask("/en/meetings.ics").content


def test_a_meeting_has_one_name_in_the_calendars_of_all_languages(scene: Scene) -> None:
    named = []
    for lang in ("en", "tc", "sc"):
        read = Calendar.from_ical(scene.ask(f"/{lang}/meetings.ics").content)
        named.append({str(one["uid"]) for one in read.walk("VEVENT")})
    assert named[0] == named[1] == named[2]


def test_a_commitment_has_one_name_in_the_calendars_of_all_languages(scene: Scene) -> None:
    named = []
    for lang in ("en", "tc", "sc"):
        read = Calendar.from_ical(scene.ask(f"/{lang}/commitments.ics").content)
        named.append({str(one["uid"]) for one in read.walk("VEVENT")})
    assert len(named[0]) > 3
    assert named[0] == named[1] == named[2]


def test_a_meeting_is_one_event_with_one_name_wherever_it_is_asked_for(scene: Scene) -> None:
    for lang in ("en", "tc"):
        every = Calendar.from_ical(scene.ask(f"/{lang}/meetings.ics").content).walk("VEVENT")
        page = scene.ask(f"/{lang}/meetings").text
        links = set(re.findall(r'href="([^"]*/meetings/[^"]*\.ics[^"]*)"', page))
        alone = [
            Calendar.from_ical(scene.ask(html.unescape(link)).content).walk("VEVENT")[0]
            for link in links
        ]
        assert {str(one["uid"]) for one in alone} == {str(one["uid"]) for one in every}
        (council,) = [one for one in every if str(one["summary"]) in ("Council", "立法會")]
        assert len(str(council["description"]).split(" · ")) == 3, "its three questions"
        assert all("body=council" in link for link in links if "2026-10-14" in link)


def _two_sittings_and_a_bill(scene: Scene, *, morning: int = 9) -> None:
    """Announce two sittings of one body on 16 October, and one of a body that no register has."""
    day, said = datetime(2026, 10, 16, tzinfo=HONG_KONG), "legco_schedule"
    held = (
        (2, morning, "Meeting of the Finance Committee", "財務委員會會議", "Finance Committee", "財務委員會"),
        (3, 14, "Special Meeting of the Finance Committee", "財務委員會特別會議", "Finance Committee", "財務委員會"),
        (1, 9, "Bills Committee on Lamps Bill", "《路燈條例草案》委員會", "Bills Committee on Lamps Bill",
         "《路燈條例草案》委員會"),
    )  # fmt: skip
    languages: tuple[tuple[str, Language], ...] = (("", "en"), (":zh-Hant", "zh-Hant"))
    rows = [
        Expectation(said, f"meeting:{slot}{end}", title, language, day.replace(hour=hour), body)
        for slot, hour, en, zh, english, chinese in held
        for end, language in languages
        for title, body in [(en, english) if language == "en" else (zh, chinese)]
    ]
    with scene.store.write() as session:
        expectations.remember(session, rows, scene.stage.clock())


def _events(scene: Scene, path: str) -> list[Any]:
    return list(Calendar.from_ical(scene.ask(path).content).walk("VEVENT"))


def test_two_sittings_of_a_body_on_a_day_are_two_events_each_with_its_own_link(
    own_scene: Scene,
) -> None:
    _two_sittings_and_a_bill(own_scene)
    for lang, body in (("en", "Finance Committee"), ("tc", "財務委員會"), ("sc", "财务委员会")):
        every = [
            one for one in _events(own_scene, f"/{lang}/meetings.ics") if one["summary"] == body
        ]
        assert [one.decoded("dtstart").hour + 8 for one in every] == [9, 14]
        page = html.unescape(own_scene.ask(f"/{lang}/meetings").text)
        links = set(re.findall(r'href="([^"]*/2026-10-16\.ics[^"]*)"', page))
        alone = [_events(own_scene, link) for link in links]
        assert {len(one) for one in alone} == {1}
        named = {str(one["uid"]) for one in every}
        assert named < {str(one["uid"]) for (one,) in alone}
        assert len(named) == 2


def test_a_link_to_a_sitting_whose_hour_moved_gives_its_body_s_day(own_scene: Scene) -> None:
    _two_sittings_and_a_bill(own_scene)
    at = "/en/meetings/2026-10-16.ics?body=meeting:2&at=0900"
    (before,) = _events(own_scene, at)
    _two_sittings_and_a_bill(own_scene, morning=10)
    own_scene.stage.clock.pass_(hours=24)
    (after,) = _events(own_scene, at)
    assert (after["uid"], after.decoded("dtstart").hour) == (before["uid"], 2)
    assert after.decoded("dtstamp") <= datetime.now(UTC)
    assert before.decoded("dtstamp") <= own_scene.stage.clock(), (
        "nothing is stamped before it is so"
    )


def test_a_body_that_no_register_has_has_one_name_and_link_in_all_languages(
    own_scene: Scene,
) -> None:
    _two_sittings_and_a_bill(own_scene)
    named, links = set(), set()
    for lang in ("en", "tc", "sc"):
        (one,) = [e for e in _events(own_scene, f"/{lang}/meetings.ics")
                  if "Lamps" in e["summary"] or "条例草案" in simplified(e["summary"])]  # fmt: skip
        named.add(str(one["uid"]))
        page = html.unescape(own_scene.ask(f"/{lang}/meetings").text)
        links |= {
            link[4:] for link in re.findall(r'href="(/../meetings/2026-10-16\.ics[^"]*)"', page)
        }
        if lang == "sc":
            assert one["summary"] == simplified(one["summary"])
    assert len(named) == 1
    assert len(links) == 3
    for lang in ("en", "tc", "sc"):
        for body in ("meeting:1", "bills committee on lamps bill", "《路灯条例草案》委员会"):
            found = own_scene.ask(f"/{lang}/meetings/2026-10-16.ics?body={quote(body)}")
            assert {
                str(e["uid"]) for e in Calendar.from_ical(found.content).walk("VEVENT")
            } == named


def test_a_meeting_stays_in_the_calendar_when_it_has_begun(own_scene: Scene) -> None:
    _two_sittings_and_a_bill(own_scene)
    before = {str(one["uid"]) for one in _events(own_scene, "/en/meetings.ics")}
    own_scene.stage.clock.now = datetime(2026, 10, 16, 1, 1, tzinfo=UTC)
    assert before & {str(one["uid"]) for one in _events(own_scene, "/en/meetings.ics")} == before
    own_scene.stage.clock.pass_(hours=24 * 9)
    assert not before & {str(one["uid"]) for one in _events(own_scene, "/en/meetings.ics")}


def test_events_keep_their_names_when_the_archive_moves(scene: Scene) -> None:
    moved = Scene(scene.store)
    moved.stage.clock.now = scene.stage.clock()
    moved.app = build_archive(moved.stage.desk, "https://elsewhere.example")
    for path in ("/en/meetings.ics", "/en/commitments.ics"):
        found = moved.ask(path, host="elsewhere.example")
        assert {str(one["uid"]) for one in Calendar.from_ical(found.content).walk("VEVENT")} == {
            str(one["uid"]) for one in _events(scene, path)
        }


def test_a_commitment_keeps_its_name_when_the_other_language_comes(own_scene: Scene) -> None:
    def named() -> dict[str, str]:
        return {
            str(one["summary"]): str(one["uid"])
            for one in _events(own_scene, "/tc/commitments.ics")
        }

    after = named()
    commitment = table(CommitmentRow)
    with own_scene.store.write() as session:
        session.connection().execute(commitment.delete().where(commitment.c.language == "en"))
    own_scene.stage.clock.pass_(minutes=1)
    before = named()
    assert before
    assert before.items() <= after.items()


def test_an_entry_whose_paper_changed_is_newer_than_it_was(own_scene: Scene) -> None:
    def entry() -> tuple[str, str]:
        feed = feedparser.parse(own_scene.ask("/en/papers.atom").content)
        (one,) = [e for e in feed.entries if e.id.endswith(":paper/legco/CB2-438-2026-03")]
        return one.updated, one.summary

    before = entry()
    own_scene.withdraw()
    after = entry()
    assert after[0] > before[0]
    assert "withdrawn" in after[1]
    assert "withdrawn" not in before[1]


def test_a_calendar_tells_no_end_that_nobody_announced(scene: Scene) -> None:
    for path in ("/en/meetings.ics", "/en/commitments.ics"):
        assert b"DTEND" not in scene.ask(path).content


def test_a_table_of_meetings_names_whose_each_is_and_counts_what_is_known(
    own_scene: Scene,
) -> None:
    day = hong_kong(own_scene.stage.clock()).date() + timedelta(days=9)
    with own_scene.store.write() as session:
        made.store_paper(
            session, "ahead", "The pilot.", listed={"source": "legco_panels", "keys": ("gia:P95",),
            "committee": "Panel on Security", "meeting_date": day},
        )  # fmt: skip
    raw = own_scene.ask("/en/meetings.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    (row,) = [one for one in rows if one["starts_at"] == day.isoformat()]
    assert row["committee"] == "Panel on Security"
    assert (row["papers_in"], row["papers"]) == ("1", "")


def test_tables_are_in_the_language_and_the_script_of_their_page(scene: Scene) -> None:
    for lang, name in (
        ("en", "Panel on Administration of Justice and Legal Services"),
        ("tc", "司法及法律事務委員會"),
        ("sc", "司法及法律事务委员会"),
    ):
        raw = scene.ask(f"/{lang}/papers.csv").content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(raw, newline="")))
        (row,) = [one for one in rows if one["number"] == "CB(2)438/2026(03)"]
        assert row["committee"] == name
        assert scene.ask(f"/{lang}{LAWTECH[3:]}.json").json()["committee"] == name
        if lang == "sc":
            told = "".join(cell for one in rows for key, cell in one.items() if key != "original")
            assert simplified(told) == told
            assert row["language"] == "zh-Hans"


@pytest.mark.parametrize("form", ["csv", "json", "atom"])
def test_a_search_as_data_that_cannot_be_made_says_why(scene: Scene, form: str) -> None:
    answer = scene.ask(f"/en/search.{form}")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.strip()


def test_what_falls_due_is_a_calendar(scene: Scene) -> None:
    read = Calendar.from_ical(scene.ask("/en/commitments.ics").content)
    said = [str(one["summary"]) for one in read.walk("VEVENT")]
    assert any("Guidelines" in one for one in said)
    assert not any("Zprivateword" in one for one in said)


def test_a_line_of_a_calendar_cuts_no_letter(scene: Scene) -> None:
    raw = scene.ask("/tc/meetings.ics").content
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    raw.decode()


def test_a_table_opens_in_a_spreadsheet(scene: Scene) -> None:
    raw = scene.ask("/tc/papers.csv").content
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert {"CB(2)438/2026(03)"} <= {row["number"] for row in rows}
    assert all(row["page"].startswith(BASE) for row in rows)


@pytest.mark.parametrize("bad", ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1"])
def test_a_spreadsheet_computes_nothing_of_ours(bad: str) -> None:
    (_, row) = csv.reader(io.StringIO(csv_of(("a",), [[bad]]), newline=""))
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "＝"))


def test_a_reference_is_read_by_reference_managers(own_scene: Scene) -> None:
    with own_scene.store.write() as session:
        made.store_paper(
            session, "bad", "The pilot.", listed={"source": "legco_panels", "keys": ("gia:P97",),
            "title": "A\r\nTY  - EVIL {x} \\input{y} 100%"},
        )  # fmt: skip
    ris = own_scene.ask("/en/papers/gia/P97.ris").text
    assert ris.count("TY  - ") == 1
    assert ris.split("\r\n")[1].startswith("TI  - A TY - EVIL")
    bib = own_scene.ask("/en/papers/gia/P97.bib").text
    assert r"\{x\} \textbackslash{}input\{y\} 100\%" in bib


def test_a_paper_as_data_has_its_text_and_nothing_of_tenants(scene: Scene) -> None:
    data = json.loads(scene.ask(f"{LAWTECH}.json").text)
    assert data["languages"]["en"]["text"]["sections"]
    assert data["languages"]["zh-Hant"]["summary"][0]["cites"]
    assert {one["topic"] for one in data["topics"]} <= {"legal-tech", "ai", "smart-city"}
    assert "state" not in json.dumps(data["commitments"])


def test_an_address_of_a_site_may_end_like_data(own_scene: Scene) -> None:
    with own_scene.store.write() as session:
        made.store_paper(
            session, "json", "The pilot.",
            listed={"source": "legco_panels", "keys": (), "url": "https://www.legco.gov.hk/a.json"},
        )  # fmt: skip
    answer = own_scene.ask("/en/papers/web/www.legco.gov.hk/a.json")
    assert answer.headers["content-type"].startswith("text/html")
    assert own_scene.ask("/en/papers/web/www.legco.gov.hk/a.json.ris").text.startswith("TY")


def test_a_feed_that_was_not_changed_is_not_written_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.web.archive import data_pages

    first = scene.ask("/en/papers.atom")
    assert first.headers["last-modified"].endswith("GMT")

    def refuse(*given: object) -> None:
        raise AssertionError("it was written")

    monkeypatch.setattr(data_pages, "listed", refuse)
    same = {"if-none-match": first.headers["etag"]}
    assert scene.ask("/en/papers.atom", **same).status_code == 304
    since = {"if-modified-since": first.headers["last-modified"]}
    assert scene.ask("/en/papers.atom", **since).status_code == 304


@pytest.mark.parametrize("zone", ["+99999999999999999999", "GMT", ""])
@pytest.mark.parametrize("year", ["99999999999999999999999", "0000", "2024"])
def test_a_day_that_is_none_asks_for_the_feed_itself(scene: Scene, year: str, zone: str) -> None:
    since = {"if-modified-since": f"Mon, 01 Jan {year} 00:00:00 {zone}"}
    assert scene.ask("/en/papers.atom", **since).status_code == 200


def test_a_feed_is_small(scene: Scene) -> None:
    assert len(scene.ask("/en/papers.atom").content) < 30_000


def test_a_day_that_a_paper_sets_is_an_event_of_a_whole_day(scene: Scene) -> None:
    day = hong_kong(scene.stage.clock()).date() + timedelta(days=9)
    with scene.store.write() as session:
        (paper_id,) = public_papers.newest(
            session, scene.stage.desk.sources, topics=("ai",), limit=1
        )
        language = papers.paper(session, paper_id).renditions[0].language
        text = Document("consultation", language, "x", fields={"closes": day.isoformat()})
        deadlines.save(session, paper_id, text, scene.stage.clock())
    read = Calendar.from_ical(scene.ask("/en/meetings.ics").content)
    (event,) = [one for one in read.walk("VEVENT") if "consultation closes" in str(one["summary"])]
    assert event.decoded("dtstart") == day


def test_a_meeting_on_the_page_of_meetings_is_a_calendar_of_its_own(scene: Scene) -> None:
    page = scene.ask("/en/meetings").text
    links = sorted(set(re.findall(r'href="([^"]*/meetings/[^"]*\.ics[^"]*)"', page)))
    assert links
    for link in links:
        answer = scene.ask(html.unescape(link))
        assert answer.headers["content-type"].startswith("text/calendar")
        (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
        assert event.decoded("dtstart")
        assert str(event["summary"])
        assert "Zprivateword" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["2026-10-99.ics?body=panel-ajls", "2026.ics?body=panel-ajls", "2026-10-12.ics", "1999-01-01.ics?body=council",
     "2026-10-12.ics?body=" + "x" * 5000, "%00.ics?body=%00"],
)  # fmt: skip
def test_a_meeting_that_nobody_announced_is_not_there(scene: Scene, path: str) -> None:
    assert scene.ask(f"/en/meetings/{path}").status_code == 404
