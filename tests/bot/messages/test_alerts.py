"""This file tries the choice of words and languages for a channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.messages.alerts import TopicName, compose
from bot.messages.shown_language import LANGUAGE_WAIT, wording
from scrapers.items import NO_WORDS, Document, Language
from storage.records import Bullet, Evidence, Match, Paper, Preference, Rendition

NOW = datetime(2026, 10, 7, 2, tzinfo=UTC)
NAMES = {"ai": TopicName("ai", "Artificial intelligence", "人工智能", ":robot_face:")}


def test_a_channel_of_either_language_gets_the_first_at_once() -> None:
    words = wording("either", ["zh-Hant"], stated_only=False, now=NOW)
    assert (words.language, words.text_language, words.not_before) == ("zh-Hant", "zh-Hant", NOW)


def test_a_channel_that_has_its_language_does_not_wait() -> None:
    words = wording("en", ["zh-Hant", "en"], stated_only=False, now=NOW)
    assert (words.text_language, words.not_before, words.notes) == ("en", NOW, ())


def test_a_channel_waits_for_its_language_and_is_told_so() -> None:
    words = wording("en", ["zh-Hant"], stated_only=False, now=NOW)
    assert words.language == "en"
    assert words.not_before == NOW + LANGUAGE_WAIT
    assert words.notes == ("other_language_only",)


def test_nobody_waits_for_a_language_that_the_site_says_will_not_come() -> None:
    words = wording("en", ["zh-Hant"], stated_only=True, now=NOW)
    assert (words.not_before, words.notes) == (NOW, ("chinese_only",))


@pytest.mark.parametrize("preference", ["zh-Hans", "zh-Hant"])
def test_readers_of_one_script_are_served_by_the_other(preference: Preference) -> None:
    held: list[Language] = ["zh-Hant" if preference == "zh-Hans" else "zh-Hans"]
    words = wording(preference, held, stated_only=False, now=NOW)
    assert (words.language, words.text_language, words.notes) == (preference, held[0], ())


def paper(**changes: object) -> Paper:
    document = Document("panel_paper", "zh-Hant", "推廣語音模型", fields={"pages": "5"})
    values: dict[str, object] = {
        "id": 1,
        "source": "legco_panels",
        "kind": "panel_paper",
        "number": "CB(1)12/2026(03)",
        "committee": None,
        "issuer": None,
        "published": None,
        "meeting_date": None,
        "issued_at": None,
        "first_seen_at": NOW,
        "renditions": (
            Rendition("zh-Hant", "https://www.legco.gov.hk/x-c.pdf", "推廣語音模型", document),
        ),
        "matches": (
            Match("smart-city", "mention", 3.0, (Evidence("數據", "…數據…"),)),
            Match("ai", "substantive", 12.0, (Evidence("語音模型", "語音模型"),), 4, in_title=True),
        ),
        "bullets": {"zh-Hant": (Bullet("撥款為1,200萬元。", ("3",)),)},
    }
    return Paper(**{**values, **changes})  # type: ignore[arg-type]


def test_an_english_card_shows_the_chinese_title() -> None:
    words = wording("en", ["zh-Hant"], stated_only=True, now=NOW)
    alert = compose(paper(), words, NAMES)
    assert alert.chinese_title == "推廣語音模型"
    assert "chinese_only" in alert.notes


def test_main_subjects_stand_before_mentions() -> None:
    words = wording("either", ["zh-Hant"], stated_only=False, now=NOW)
    alert = compose(paper(), words, NAMES)
    assert [(r.topic, r.level) for r in alert.reasons] == [
        ("ai", "substantive"),
        ("smart-city", "mention"),
    ]


def test_a_card_names_only_the_topics_that_its_channel_follows() -> None:
    words = wording("either", ["zh-Hant"], stated_only=False, now=NOW)
    alert = compose(paper(), words, NAMES, topics=("smart-city",))
    assert [r.topic for r in alert.reasons] == ["smart-city"]


def test_a_paper_that_was_not_read_yet_says_so() -> None:
    unread = (Rendition("zh-Hant", "https://www.legco.gov.hk/x-c.pdf", "推廣語音模型"),)
    words = wording("either", ["zh-Hant"], stated_only=False, now=NOW)
    assert compose(paper(renditions=unread, bullets={}), words, NAMES).notes == ("pending",)


def test_bullets_of_a_language_model_are_labelled() -> None:
    words = wording("either", ["zh-Hant"], stated_only=False, now=NOW)
    written = {"zh-Hant": (Bullet("撥款為1,200萬元。", ("3",), None, "model"),)}
    assert "model" in compose(paper(bullets=written), words, NAMES).notes


def test_the_wait_is_counted_from_the_first_sight() -> None:
    late = NOW + timedelta(minutes=30)
    words = wording("en", ["zh-Hant"], stated_only=False, now=NOW)
    assert words.not_before < late


@pytest.mark.parametrize(
    ("says", "note"),
    [
        ({"unplaced": 0.21}, ("in_part",)),
        ({"unplaced": 0.2}, ()),
        ({"unplaced": 1.0, "notes": (NO_WORDS,)}, ("unreadable",)),
        ({"notes": ("only the first 2,000 of 2,001 people were read",)}, ()),
    ],
)
def test_a_card_says_in_one_line_that_a_paper_was_read_in_part(
    says: dict[str, Any], note: tuple[str, ...]
) -> None:
    held = replace(paper().renditions[0], document=Document("plain", "zh-Hant", "甲", **says))
    words = wording("zh-Hant", ["zh-Hant"], stated_only=False, now=NOW)
    assert compose(paper(renditions=(held,)), words, NAMES).notes == note


def test_a_speech_is_told_by_what_ships_where_nothing_is_followed() -> None:
    """What another workspace calls its own chooses nobody's bullets."""
    said = (Bullet("On models.", ("3",)), Bullet("On ferries.", ("4",)))
    matches = (
        Match("ai", "substantive", 12.0, (Evidence("models", "models", "3"),)),
        Match("slack:T2/bird", "substantive", 12.0, (Evidence("ferries", "ferries", "4"),)),
    )
    speech = Rendition(
        "en", "https://www.example.hk/x.htm", "A speech", Document("speech", "en", "")
    )
    held = paper(renditions=(speech,), matches=matches, bullets={"en": said})
    words = wording("en", ["en"], stated_only=False, now=NOW)
    assert compose(held, words, NAMES).bullets == said[:1]
    assert compose(held, words, NAMES, topics=("slack:T2/bird",)).bullets == said[1:]
