"""This file tests that no page of the archive is a dead end: searches, promises without a day, addresses in capitals."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import quote

import pytest

from bot.answering.finding import find
from bot.answering.intents import Show
from bot.answering.speech import at_the_console
from bot.contents.references import references
from scrapers.items import Paragraph, Section
from storage.published import commitments, stories
from storage.records import Commitment
from tests.bot.web.archive.scene import LAWTECH, Scene
from tests.storage import made


def role(text: str) -> str:
    found = re.search(r'role="status">([^<]*)<', text)
    assert found is not None
    return unescape(found[1])


@pytest.mark.parametrize("lang", ["en", "tc"])
def test_a_search_of_words_that_no_paper_holds_together_goes_on_without_some(
    scene: Scene, lang: str
) -> None:
    text = scene.ask(f"/{lang}/search?q=" + quote("pilot lawtech zeppelin")).text
    assert "zeppelin" not in role(text)
    said = {"en": "No paper holds all of that; without: zeppelin.", "tc": "已略去：zeppelin。"}
    assert said[lang] in text
    assert LAWTECH.rpartition("/")[2] in text
    assert (
        f'href="/{lang}/search?q=pilot+lawtech+' in text
    )  # what narrows it narrows what was found


def test_the_feed_of_a_search_holds_every_word(scene: Scene) -> None:
    assert "<entry>" not in scene.ask("/en/search.atom?q=" + quote("pilot lawtech zeppelin")).text


def test_of_two_words_of_which_one_is_nowhere_the_other_is_offered(scene: Scene) -> None:
    text = scene.ask("/en/search?q=" + quote("lawtech zeppelin")).text
    assert "Nothing found" in role(text)
    assert '<a href="/en/search?q=lawtech" rel="nofollow">Search lawtech</a>' in text


@pytest.mark.parametrize("typed", ["zeppelin", '"pilot zeppelin lawtech"'])
def test_where_nothing_else_can_be_looked_for_the_newest_papers_are_a_step_away(
    scene: Scene, typed: str
) -> None:
    text = scene.ask("/en/search?q=" + quote(typed)).text
    assert '<a href="/en/">' in text
    assert "without:" not in text


def test_a_revised_paper_that_is_found_leads_to_its_versions(scene: Scene) -> None:
    text = scene.ask("/en/search?q=" + quote("lawtech pilot")).text
    at = LAWTECH.replace("/papers/", "/versions/")
    assert f'href="{at}" rel="nofollow">Versions</a>' in text
    assert scene.ask(at).status_code == 200


@pytest.mark.parametrize(
    ("typed", "key", "name"),
    [("EDB", "edb", "Education Bureau"), ("創科局", "itib", "Innovation, Technology and Industry Bureau")],
)  # fmt: skip
def test_a_search_for_a_bureau_leads_to_its_page(
    scene: Scene, typed: str, key: str, name: str
) -> None:
    text = scene.ask("/en/search?q=" + quote(typed)).text
    assert f'<a href="/en/bureaux/{key}">All papers of {name}</a>' in text
    assert scene.ask(f"/en/bureaux/{key}").status_code == 200
    assert "All papers of" not in scene.ask("/en/search?q=" + quote(f"{typed} pilot")).text


@pytest.mark.parametrize("lang", ["en", "tc", "sc"])
def test_what_is_promised_without_a_day_stands_apart(own_scene: Scene, lang: str) -> None:
    with own_scene.store.write() as session:
        kept = made.store_paper(
            session, "herons", "Herons will be counted.",
            listed={"source": "legco_panels", "keys": ("gia:P92",)}, topics={"ai": "substantive"},
        )  # fmt: skip
        commitments.save(session, kept, "en", [Commitment("Herons will be counted.", "plan")])
    text = own_scene.ask(f"/{lang}/commitments").text
    dated, apart, undated = text.partition('<h2 id="undated">')
    assert apart
    assert "Herons will be counted." in undated
    assert "Herons" not in dated
    assert "Herons" in own_scene.ask(f"/{lang}/commitments?topic=ai").text
    assert "Herons" not in own_scene.ask(f"/{lang}/commitments?topic=legal-tech").text
    assert "Herons" not in own_scene.ask(f"/{lang}/commitments?due=2027").text


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/en/topics/AI", "/en/topics/ai"), ("/EN/topics/ai", "/en/topics/ai"),
        ("/tc/Topics/Legal-Tech?page=2", "/tc/topics/legal-tech?page=2"),
        ("/en/bureaux/ITIB", "/en/bureaux/itib"), ("/en/Bureaux", "/en/bureaux"),
        ("/en/topics/AI.atom", "/en/topics/ai.atom"), ("/en/programmes/HKPilot", "/en/programmes/hkpilot"),
        ("/en/committees/Panel-AJLS", "/en/committees/panel-ajls"), ("/en/SEARCH?q=AI", "/en/search?q=AI"),
        ("/en/Meetings.ICS", "/en/meetings.ics"), ("/TC/", "/tc/"),
    ],
)  # fmt: skip
def test_an_address_in_capitals_leads_to_what_is_there(scene: Scene, path: str, meant: str) -> None:
    answer = scene.ask(path)
    assert (answer.status_code, answer.headers["location"]) == (301, meant)


@pytest.mark.parametrize(
    "path", ["/en/topics/NOSUCH", "/en/bureaux/Nobody", "/xx/Topics", "/en/topics/AI/More"]
)
def test_capitals_alone_make_no_page(scene: Scene, path: str) -> None:
    assert scene.ask(path).status_code == 404


def test_a_topic_behind_the_question_mark_may_stand_in_capitals(scene: Scene) -> None:
    assert scene.ask("/en/commitments?topic=AI").status_code == 200


def test_a_bills_page_and_its_card_say_how_the_council_voted_on_it(own_scene: Scene) -> None:
    bill = "Pier Lamps Bill 2026"
    outcome = Paragraph(f"Third Reading of the {bill}: passed; 42 for, 11 against.", "v2")
    sitting = made.document(
        "", "en", "Votes of the Council", kind="hansard", fields={"form": "votes"},
        meeting_date=date(2026, 11, 4), sections=(Section(bill, (outcome,)),),
    )  # fmt: skip
    papers = (("P81", made.document("Lamps.", "en", bill, kind="bill")), ("P82", sitting))
    kept = []
    with own_scene.store.write() as session:
        for key, one in papers:
            listed = made.listing(key, title=one.title, source="legco_panels", keys=(f"gia:{key}",))
            kept.append(made.remember(session, listed))
            made.read(session, kept[-1].rendition_id, one)
            stories.save(session, kept[-1].paper_id, "en", references(one))
    text = own_scene.ask("/en/papers/gia/P81").text
    assert '<h2 id="votes">Votes</h2>' in text
    assert "42 for, 11 against" in text
    assert '<a class="place" href="/en/papers/gia/P82">vote 2</a>' in text
    reply = find.show(own_scene.stage.desk, Show(f"paper:{kept[0].paper_id}"), at_the_console())
    assert f"Vote (Wed 4 Nov 2026 · vote 2): {outcome.text}" in reply.lines
