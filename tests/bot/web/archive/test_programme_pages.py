"""This file reads the pages of programmes, with their figures drawn and in words, and what counts by name."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import update

from bot.topics import registers
from bot.web.archive import programme_pages
from bot.web.archive.plots import Point, plot
from bot.web.archive.programme_pages import COLUMNS, MOST_EVENTS, MOST_FIGURES
from bot.web.archive.shelf import TOPICS, Shelf
from scrapers.text import fold
from storage.published import figures, happenings, public_papers
from storage.records import Figure, Happening
from storage.sql import table
from storage.tables.published import PaperRow
from tests.bot.web.archive.scene import BASE as ADDRESS
from tests.bot.web.archive.scene import Scene

PAGE = "/en/programmes/iam-smart"
BASE = Figure(
    "iam-smart", Decimal(3400000), "名", "用戶", "over", "cumulative", "2026-02",
    "截至2026年2月，智方便累計有超過340萬名用戶<b>。", ("3",),
)  # fmt: skip

LAUNCHED = Happening(
    "iam-smart", "launched", False, False, date(2020, 12, 1), date(2020, 12, 31), "2020年12月",
    "智方便於2020年12月推出<b>。", ("2",),
)  # fmt: skip
MOVED = replace(
    LAUNCHED, what="moved", planned=True, until=True, first=date(2027, 3, 1), last=date(2027, 3, 31)
)


@pytest.fixture
def told(own_scene: Scene) -> Scene:
    """Give an archive in which a public paper says three things of a programme in numbers."""
    with own_scene.store.write() as session:
        (paper, *_) = public_papers.newest(
            session, Shelf(own_scene.stage.desk, ADDRESS).sources, topics=TOPICS, limit=5
        )
        said = [
            BASE,
            replace(BASE, value=Decimal(3000000), as_of="2025-02"),
            replace(
                BASE, value=Decimal(500), unit="HKD", counts="預留", span="allocation", as_of=None
            ),
        ]
        figures.save(session, paper, "zh-Hant", said, 1)
        figures.save(session, paper, "en", [], 1)
        happenings.save(session, paper, "zh-Hant", [MOVED, LAUNCHED])
    return own_scene


def test_a_programme_s_figures_stand_in_columns_with_their_sentences(told: Scene) -> None:
    text = told.ask(PAGE).text
    table = text.split('<table class="stated">')[2].split("</table>")[0]
    rows = table.split("<tr>")[2:]
    assert len(rows) == 3
    latest, before = [row for row in rows if "million" in row]
    assert "over 3.4 million" in latest
    assert "Feb 2026" in latest
    assert "用戶&lt;b&gt;" in latest
    assert "¶3 · " in latest  # not a paragraph of a day
    assert "over 3 million" in before
    (money,) = [row for row in rows if "500" in row]
    cells = money.split("<td")[1:]
    shown = [name for name in COLUMNS if name in ("known", "set_aside")]
    assert ["500" in cell for cell in cells[: len(shown)]] == [False, True]
    assert table.count('<th scope="col">') == len(shown) + 2
    assert '<th scope="row">–</th>' in money


def test_a_long_page_says_how_many_more_there_are_and_where(told: Scene) -> None:
    with told.store.write() as session:
        paper = figures.of_programme(session, "iam-smart")[0].paper_id
        many = [replace(BASE, value=Decimal(at)) for at in range(MOST_FIGURES + 7)]
        figures.save(session, paper, "zh-Hant", many, 1)
        days = [
            replace(LAUNCHED, first=date(2020, 1, 1) + timedelta(at))
            for at in range(MOST_EVENTS + 3)
        ]
        happenings.save(session, paper, "zh-Hant", [replace(one, last=one.first) for one in days])
    text = told.ask(PAGE).text
    assert "7 more not shown; the CSV and JSON versions linked below have them all." in text
    assert "3 earlier not shown; the JSON version linked below has them all." in text
    assert len(told.ask(f"{PAGE}.json").json()["figures"]) == MOST_FIGURES + 7


def test_a_page_that_shows_all_says_nothing_of_more(told: Scene) -> None:
    assert "not shown" not in told.ask(PAGE).text


def test_what_became_of_a_programme_stands_above_its_figures_in_the_order_of_time(
    told: Scene,
) -> None:
    text = told.ask(PAGE).text
    table = text.split('<table class="stated">')[1].split("</table>")[0]
    first, second = table.split("<tr>")[2:]
    assert "Dec 2020 · launched" in first
    assert "智方便於2020年12月推出&lt;b&gt;" in first
    assert "¶2 · " in first
    assert "to Mar 2027 · put off or brought forward (planned then)" in second
    assert text.index("What became of it") < text.index("In figures")
    assert "发展时序" in told.ask(PAGE.replace("/en", "/sc")).text
    assert "What became of it" not in told.ask("/en/programmes/hkpilot").text


def test_what_became_of_a_programme_is_data_with_its_sentence(told: Scene) -> None:
    first, second = told.ask(f"{PAGE}.json").json()["history"]
    assert (first["what"], first["from"], first["to"]) == ("launched", "2020-12-01", "2020-12-31")
    assert (first["sentence"], first["places"]) == (LAUNCHED.sentence, "2")
    assert (second["what"], second["planned"], second["until"]) == ("moved", True, True)


def test_data_hold_also_what_a_page_has_no_room_for(
    told: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programme_pages, "MOST_EVENTS", 1)
    assert "Dec 2020 · launched" not in told.ask(PAGE).text
    assert len(told.ask(f"{PAGE}.json").json()["history"]) == 2


def test_figures_over_time_are_drawn_and_said_in_words(told: Scene) -> None:
    text = told.ask(PAGE).text
    drawn = text.split("<figure>")[1].split("</figure>")[0]
    svg = ET.fromstring(drawn[drawn.index("<svg") : drawn.index("</svg>") + 6])
    assert len(svg.findall("{*}circle") or svg.findall("circle")) == 2
    said = svg.findtext("desc") or ""
    assert said.index("Feb 2025") < said.index("Feb 2026")
    assert f'<p class="unseen">{said}</p>' in drawn
    assert " style=" not in drawn


def test_a_programme_is_data_at_the_same_address(told: Scene) -> None:
    rows = list(csv.DictReader(io.StringIO(told.ask(f"{PAGE}.csv").text.removeprefix("\ufeff"))))
    assert sorted(row["value"] for row in rows) == ["3000000", "3400000", "500"]
    assert {row["as_of"] for row in rows} == {"2026-02", "2025-02", ""}
    held = told.ask(f"{PAGE}.json").json()
    assert held["owners"] == ["Digital Policy Office"]
    assert next(one["sentence"] for one in held["figures"]) == BASE.sentence
    assert held["figures"][0]["page"].startswith("https://archive.example/en/papers/")


def test_a_programme_without_figures_and_one_that_is_none(told: Scene) -> None:
    assert "No paper read so far gives a figure" in told.ask("/en/programmes/hkpilot").text
    for path in ("/en/programmes/nothing", "/en/programmes/nothing.csv"):
        assert told.ask(path).status_code == 404


def test_programmes_are_listed_and_named_in_the_script_of_the_page(told: Scene) -> None:
    assert 'href="/en/programmes/iam-smart"' in told.ask("/en/programmes").text
    simplified = told.ask(PAGE.replace("/en", "/sc")).text
    assert "累计有超过340万名用户" in simplified
    assert "340萬" not in simplified.replace("简", "")


def test_a_line_of_one_day_is_none_and_a_fall_to_nought_is_drawn() -> None:
    one = Point(date(2026, 1, 1), Decimal(5), "Jan", "5")
    assert plot("x", "p", [one, replace(one, value=Decimal(6))]) is None
    fallen = plot("x", "p", [one, Point(date(2026, 2, 1), Decimal(0), "Feb", "0")])
    assert fallen is not None
    nought = plot(
        "x", "p", [replace(one, value=Decimal(0)), Point(date(2026, 2, 1), Decimal(0), "F", "0")]
    )
    assert nought is not None
    many = [Point(date(2026, 1, 1 + n % 28), Decimal(n), f"{n}<", "1") for n in range(500)]
    made = plot("a<b", "p", many)
    assert made is not None
    assert "a&lt;b" in made.svg


def test_a_search_is_narrowed_by_who_asked_and_which_bureau(own_scene: Scene) -> None:
    scene = own_scene
    with scene.store.write() as session:
        people = [{"name": "Hon Elizabeth QUAT, BBS", "role": "asker", "language": "en"}]
        session.connection().execute(
            update(table(PaperRow))
            .where(table(PaperRow).c.kind == "question_reply")
            .values(
                people=people, people_fold=fold(people[0]["name"]), issuer="Digital Policy Office"
            )
        )
    text = scene.ask("/tc/search?q=人工智能").text
    aside = text.split("<aside")[1].split("</aside>")[0]
    assert "提問議員" in aside
    assert "葛珮帆" in aside
    assert 'href="/tc/bureaux/dpo"' in aside
    narrowed = scene.ask(unescape(re.findall(r'href="([^"]*member[^"]*)"', aside)[0])).text
    assert "提問議員" not in narrowed
    assert 'class="papers"' in narrowed


def test_a_member_s_page_counts_papers_by_kind_and_topic(own_scene: Scene) -> None:
    scene = own_scene
    with scene.store.write() as session:
        session.connection().execute(
            update(table(PaperRow))
            .where(table(PaperRow).c.kind == "question_reply")
            .values(people_fold=fold("Elizabeth Quat"))
        )
    key = next(one.key for one in registers.identities() if one.zh == "葛珮帆")
    leads = re.findall(r'<p class="lead">(.*?)</p>', scene.ask(f"/en/members/{key}").text)
    assert any(re.fullmatch(r"question \d+", lead) for lead in leads), leads
    assert any(lead.startswith("main subjects: ") for lead in leads)


def test_the_words_of_a_line_that_rises_stand_before_its_points() -> None:
    points = [
        Point(date(2026 + n, 1, 1), Decimal(n + 1), str(2026 + n), f"{n} herons") for n in range(3)
    ]
    made = plot("x", "p", points)
    assert made is not None
    (middle,) = [one for one in ET.fromstring(made.svg).iter() if one.text == "1 herons"]
    assert middle.attrib["text-anchor"] == "end"


def test_a_programme_that_no_paper_names_leads_on(scene: Scene) -> None:
    held = next(
        one.key
        for one in registers.identities()
        if one.kind == "programme"
        and "No paper that is held names" in scene.ask(f"/en/programmes/{one.key}").text
    )
    text = scene.ask(f"/en/programmes/{held}").text
    assert "None of them" not in text
    assert re.search(r'href="/en/search\?q=[^"]+">Search for the name', text)
