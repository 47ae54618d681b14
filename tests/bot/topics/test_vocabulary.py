"""This file tests that the words that ship are sound: found, unmasked, and not in two minds."""

from __future__ import annotations

import pytest

from bot.messages.scripts import simplified
from bot.topics.matcher import Matcher
from bot.topics.shipped import shipped
from bot.topics.terms import needle
from bot.topics.vocabulary import SHIPPED, VocabularyError, read, strings
from scrapers.items import Document, Paragraph, Section
from tests.evaluation import __main__ as evaluation
from tests.evaluation.rows import Labels, Row, Tally, labels, wilson

TOPICS = {topic.key: topic for topic in shipped()}
NEAR = labels("topics_near.json")["near"]


@pytest.mark.parametrize("key", SHIPPED)
def test_every_name_in_a_vocabulary_makes_a_headline_substantive(key: str) -> None:
    matcher = Matcher([TOPICS[key]])
    silent = [
        term.text
        for term in TOPICS[key].terms
        if term.weight == 3 and [m.level for m in matcher.match_title(term.text)] != ["substantive"]
    ]
    assert silent == []


@pytest.mark.parametrize("key", SHIPPED)
def test_no_mask_names_the_subject_by_itself(key: str) -> None:
    matcher = Matcher([TOPICS[key]])
    loud = [mask for mask in TOPICS[key].masks if matcher.match_title(mask)]
    assert loud == []


@pytest.mark.parametrize("key", SHIPPED)
def test_no_word_is_looked_for_and_masked(key: str) -> None:
    terms = {needle(term.text) for term in TOPICS[key].terms}
    assert terms & {needle(mask) for mask in TOPICS[key].masks} == set()


@pytest.mark.parametrize("key", SHIPPED)
def test_both_scripts_of_a_vocabulary_are_the_same_words(key: str) -> None:
    written = {term.text: simplified(term.text) for term in TOPICS[key].terms}
    assert any(one != other for one, other in written.items())
    assert [one for one, other in written.items() if needle(one) != needle(other)] == []


def test_a_list_that_is_no_list_is_refused_by_name() -> None:
    with pytest.raises(VocabularyError, match=r"ai\.toml"):
        strings({"name": "人工智能"}, "name", "ai")


def test_every_file_says_its_own_key() -> None:
    assert [read(key)["key"] for key in SHIPPED] == list(SHIPPED)


def test_wilsons_interval_holds_the_share_and_stays_between_nought_and_one() -> None:
    low, high = wilson(7, 7)
    assert (round(low, 3), high) == (0.646, 1.0)


def test_a_row_below_its_aim_is_marked() -> None:
    table = evaluation.table([Row("topics", "precision", 1, 2, 0.9)])
    assert "BELOW" in table


def test_an_empty_set_is_said_to_be_empty() -> None:
    assert "none in it" in evaluation.table([Row("topics", "recall", 0, 0, 0.9)])


def test_a_row_says_how_large_its_set_is_who_labelled_it_and_whether_it_was_seen() -> None:
    (line,) = evaluation.table(
        [Row("topics", "recall", 4, 5, None, Labels("given", seen=False, size=90))]
    ).splitlines()[1:]
    assert line.split()[-3:] == ["90", "given", "no"]


def test_a_tally_counts_the_items_of_its_set() -> None:
    tally = Tally()
    for wanted, got in ((True, True), (False, False), (False, True)):
        tally.add(wanted, got)
    (precision, _) = tally.rows("topics", "replies", None, None, Labels("project", seen=True))
    assert (precision.right, precision.of, precision.labels.size) == (1, 2, 3)


@pytest.mark.parametrize("near", NEAR, ids=[near["about"] for near in NEAR])
def test_an_everyday_headline_that_holds_the_words_of_a_pair_is_no_alert(
    near: dict[str, list[str]],
) -> None:
    matcher = Matcher(shipped())
    loud = []
    for said in near["quiet"]:
        text = (Section(None, (Paragraph(said),)),)
        told = Document(
            "plain", "en" if said.isascii() else "zh-Hant", "通告 Notice", sections=text
        )
        loud += [
            (said, match.topic, match.evidence)
            for match in (*matcher.match_title(said), *matcher.match(told))
            if match.level == "substantive"
        ]
    assert loud == []


@pytest.mark.parametrize("near", NEAR, ids=[near["about"] for near in NEAR])
def test_each_pair_has_everyday_headlines_in_both_languages(near: dict[str, list[str]]) -> None:
    assert {said.isascii() for said in near["quiet"]} == {True, False}
