"""This file sends the archive what no reader would: floods, long and crooked questions, hostile titles in every form, a paper that goes while it is read."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from html import unescape
from typing import cast
from urllib.parse import urlencode

import feedparser
import httpx
import pytest
from icalendar import Calendar

from bot.web.archive.application import SEARCHES_A_MINUTE, build_archive
from bot.web.archive.rows import FEEDS
from bot.web.archive.shelf import PageFrame, Shelf
from storage.published import freshness
from tests.bot.web.archive.scene import BASE, LAWTECH, Scene
from tests.storage import made

TITLES = (
    "<script>alert(1)</script>", "\u202egnp.exe\u202c\u2066", "A" * 10_240, "=cmd|' /C calc'!A0",
    "]]></title><x/>", "a\x00\x0b\ufffe\ufdd0b", "line\r\nTY  - EVIL", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_a_hostile_title_is_only_words_in_every_form(own_scene: Scene, title: str) -> None:
    stored = title.encode("utf-8", "replace").decode().replace("\x00", "")
    with own_scene.store.write() as session:
        made.store_paper(
            session, "bad", "The pilot began.", topics={"ai": "substantive"},
            now=own_scene.stage.clock(),
            listed={"source": "legco_panels", "title": stored, "keys": ("gia:P99",)},
        )  # fmt: skip
    for path in ("/en/papers", "/en/topics/ai", "/tc/papers"):
        feed = feedparser.parse(own_scene.ask(f"{path}.atom").content)
        assert not feed.bozo, feed.get("bozo_exception")
        assert any("gia/P99" in one.id for one in feed.entries)
        assert all(len(one.title) <= 400 for one in feed.entries)
        items = json.loads(own_scene.ask(f"{path}.json").text)["items"]
        assert any("gia/P99" in one["id"] for one in items)
    raw = own_scene.ask("/en/papers.csv").text.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    (row,) = [one for one in rows if one["page"].endswith("/gia/P99")]
    assert not any((value or "").startswith(("=", "+", "-", "@", "\t")) for value in row.values())
    assert own_scene.ask("/en/papers/gia/P99.ris").text.count("TY  - ") == 1
    assert json.loads(own_scene.ask("/en/papers/gia/P99.json").text)
    Calendar.from_ical(own_scene.ask("/en/meetings.ics").content)
    page = own_scene.ask("/en/papers/gia/P99").text
    assert "<script" not in page
    assert not set("\u202e\u2066\x0b") & set(page)


@pytest.mark.parametrize(
    "typed",
    ["x" * 10_240, "人" * 3_413, '"' * 500, "(" * 999, "NEAR/5 ^a* {b c}: d", "a" + "* OR " * 40, "-" * 200, "\x00",
     "member:" * 30, "since:0000-00-00", "since:9999-99-99 until:1", "page:-1", "kind:" + "9" * 190, "\u202e\u2066a"],
)  # fmt: skip
def test_a_crooked_question_is_answered_as_any_other(scene: Scene, typed: str) -> None:
    answer = scene.ask(f"/en/search?{urlencode({'q': typed})}")
    assert answer.status_code in (200, 400, 414)
    assert len(answer.content) < 40_000
    for ending in ("atom", "json", "csv"):
        data = scene.ask(f"/en/search.{ending}?{urlencode({'q': typed})}")
        assert data.status_code in (200, 400, 404, 414), ending


@pytest.mark.parametrize("page", ["-1", "0", "1e3", "９", "99999999999999999999", "1;2", ""])
def test_a_crooked_page_is_none(scene: Scene, page: str) -> None:
    for path in ("/en/search?q=AI&", "/en/topics/ai?", "/en/committees/panel-ajls?"):
        answer = scene.ask(f"{path}page={page}")
        assert answer.status_code == (400 if page else 200)
        assert ("a number from 1 to 9,999" in answer.text) == bool(page)


WRONG = [
    ("/en/commitments?due=soon", "due=soon means nothing here"),
    ("/en/commitments?due=2026-13", "a year, a month or a day, as 2026"),
    ("/en/commitments?due=2026-10-071", "due=2026-10-071 means"),
    ("/en/commitments?topic=nosuch", "one of legal-tech, ai, smart-city"),
    ("/en/meetings?topic=slack:T1/zdrones", "one of legal-tech, ai, smart-city"),
    ("/tc/meetings?topic=nosuch", "「topic=nosuch」在此並無意義"),
    (f"{LAWTECH}?part=99", "a part from 1 to"),
    (f"{LAWTECH}?beside=fr", "beside=fr means nothing here"),
    (f"{LAWTECH}?replies=0", "a number from 1 to 9,999"),
    (f"{LAWTECH.replace('/papers/', '/compare/')}?from=x&to=2", "from=x means nothing here"),
]


@pytest.mark.parametrize(("path", "said"), WRONG)
def test_a_page_says_which_value_of_its_address_is_wrong(
    scene: Scene, path: str, said: str
) -> None:
    answer = scene.ask(path)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-store"
    assert said in unescape(answer.text)


@pytest.mark.parametrize("ending", ["csv", "ics"])
@pytest.mark.parametrize(
    "asked", ["commitments?due=soon", "commitments?topic=x", "meetings?topic=x"]
)
def test_data_says_which_value_of_its_address_is_wrong(
    scene: Scene, asked: str, ending: str
) -> None:
    answer = scene.ask(f"/en/{asked.replace('?', f'.{ending}?')}")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert f"{asked.partition('?')[2]} means nothing here" in answer.text


def test_a_wrong_value_is_only_words(scene: Scene) -> None:
    answer = scene.ask(f"/en/commitments?{urlencode({'due': '<script>' + 'x' * 10_000})}")
    assert answer.status_code == 400
    assert "<script" not in answer.text
    assert len(answer.text) < 6_000


@pytest.mark.parametrize(
    "path",
    ["/en/topics/nosuch.csv", "/en/members/nosuch.atom", "/en/programmes/nosuch.json", "/en/nosuch.ics",
     "/en/papers/gia/NOSUCH.ris", "/en/meetings/2026-99-99.ics?body=x", "/xx/papers.csv"],
)  # fmt: skip
def test_data_that_is_not_there_is_a_line_and_no_page(scene: Scene, path: str) -> None:
    answer = scene.ask(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text == "nothing is here\n"


@pytest.mark.parametrize("path", ["/en/search?q=AI&page=49", "/en/topics/ai?page=49"])
def test_behind_the_last_page_of_a_list_its_end_is_named(scene: Scene, path: str) -> None:
    answer = scene.ask(path)
    assert answer.status_code == 404
    assert "This list ends at page 1." in answer.text


def test_two_hundred_searches_at_once_from_one_address_leave_others_theirs(scene: Scene) -> None:
    app = build_archive(scene.stage.desk, BASE)

    async def asked() -> tuple[list[httpx.Response], httpx.Response]:
        async def one(who: str, path: str) -> httpx.Response:
            transport = httpx.ASGITransport(app, client=(who, 1))
            async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
                return await client.get(path)

        flood = [one("6.6.6.6", f"/en/search?q=AI&x={n}") for n in range(200)]
        other = one("7.7.7.7", "/en/search?q=pilot")
        answers = await asyncio.gather(*flood, other)
        return list(answers[:200]), answers[200]

    flood, other = asyncio.run(asked())
    seen = [one.status_code for one in flood]
    assert seen.count(429) == 200 - SEARCHES_A_MINUTE
    assert set(seen) <= {200, 429, 503}
    assert all(int(one.headers["retry-after"]) >= 1 for one in flood if one.status_code == 429)
    assert other.status_code in (200, 503), "never for another's sake refused as too often"


def test_a_paper_that_goes_while_it_is_read_is_of_one_state_and_then_of_the_other(
    own_scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = freshness.state
    gone: list[bool] = []

    def withdrawn_meanwhile(*given: object) -> object:
        found = state(*given)  # type: ignore[arg-type]
        if not gone:
            gone.append(True)
            own_scene.withdraw()
        return found

    monkeypatch.setattr(freshness, "state", withdrawn_meanwhile)
    during = own_scene.ask(LAWTECH)
    assert during.status_code == 200
    assert "Gone from its index" not in during.text, "it is as it was when its reader asked"
    after = own_scene.ask(LAWTECH, **{"if-none-match": during.headers["etag"]})
    assert after.status_code == 200
    assert "Gone from its index" in after.text
    for path in (LAWTECH.replace("/papers/", "/versions/"), f"{LAWTECH}.json", f"{LAWTECH}.ris"):
        assert own_scene.ask(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/en/?kind=foo", "/en/search?q=AI&kind=foo", f"{LAWTECH}?kind=foo", "/en/topics/ai?kind=foo",
     "/en/meetings?kind=foo", "/en/sources?kind=foo", "/en/committees?kind=foo"],
)  # fmt: skip
def test_a_page_says_what_its_address_asks_in_vain(scene: Scene, path: str) -> None:
    answer = scene.ask(path)
    assert answer.status_code == 200
    assert "asks for kind, which means nothing here" in answer.text
    plain = scene.ask(path.replace("&kind=foo", "").replace("?kind=foo", ""))
    assert "means nothing here" not in plain.text


def test_what_is_asked_in_vain_is_only_words(scene: Scene) -> None:
    strange = urlencode({"<script>": "1", "x" * 10_000: "2", **{f"n{n}": "" for n in range(50)}})
    said = scene.ask(f"/tc/?{strange}").text
    assert "已略去" in said
    assert "<script" not in said
    assert len(said) < len(scene.ask("/tc/").text) + 600


@pytest.mark.parametrize(
    "path",
    ["/en/papers.csv?topic=nosuch", "/en/papers.atom?page=-1", "/en/search.json?q=AI&kind=foo",
     "/en/topics/ai.csv?page=2", "/en/meetings.ics?topci=ai", "/en/commitments.csv?until=2027",
     f"{LAWTECH}.json?part=2", "/en/committees/panel-ajls.atom?since=2026"],
)  # fmt: skip
def test_data_is_refused_where_it_would_not_be_narrowed(scene: Scene, path: str) -> None:
    answer = scene.ask(path)
    assert answer.status_code == 400
    assert "behind the ? this address takes" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_a_link_to_data_names_no_page_of_a_list(scene: Scene) -> None:
    frame = PageFrame("AI", "search", "en", given={"q": "AI", "page": "2"}, forms=FEEDS)
    around = Shelf(scene.stage.desk, BASE).around(frame)
    assert str(around["canonical"]).endswith("/en/search?q=AI&page=2")
    links = cast("list[tuple[str, str, str]]", around["forms"])
    assert links[0][2] == f"/en/search.{FEEDS[0][0]}?q=AI"


@pytest.mark.parametrize(
    "name", ["utm_source", "fbclid", "_", "ref", "_gl", "_ga_X1", "srsltid", "msclkid"]
)
def test_where_a_reader_comes_from_asks_for_nothing(scene: Scene, name: str) -> None:
    assert "means nothing here" not in scene.ask(f"/en/?{name}=x").text
    assert scene.ask(f"/en/papers.csv?{name}=x").status_code == 200


def test_whence_a_reader_comes_makes_no_other_answer(scene: Scene) -> None:
    for path in ("/en/topics/ai", LAWTECH, "/en/papers.atom", "/en/search?q=AI"):
        mark = "&" if "?" in path else "?"
        tags = {scene.ask(f"{path}{mark}_={n}&utm_x={n}").headers["etag"] for n in range(3)}
        assert tags == {scene.ask(path).headers["etag"]}
    assert "utm_x" not in scene.ask("/en/search.atom?q=AI&utm_x=1").text
    strange = {scene.ask(f"/en/topics/ai?{name}=1").headers["etag"] for name in ("", "aa", "bb")}
    assert len(strange) == 3, "what a page says it leaves out is another page"
