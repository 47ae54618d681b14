"""This file tests how names of watch lists are found: folded, with word borders, all in one pass."""

from __future__ import annotations

import time

import pytest

from bot.topics.watched import ListedName, WatchedNames
from scrapers.items import Document, Language, Paragraph, Section


def document(text: str, language: Language = "en", title: str = "Paper") -> Document:
    return Document("plain", language, title, sections=(Section(None, (Paragraph(text),)),))


def hits(names: list[str], text: str, title: str = "Paper") -> list[str]:
    watched = WatchedNames({ListedName(1, n): name for n, name in enumerate(names)})
    return [names[entry.number] for entry in sorted(watched.found([document(text, title=title)]))]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Acme", "Talks with ACME have begun."),
        ("Acme", "Acme's proposal"),
        ("acme ltd", "the firm Acme Ltd. was chosen"),
        ("Ａｃｍｅ", "Acme"),
        ("Acme", "Ａｃｍｅ 公司"),
        ("廣東銀行", "广东银行获委任"),
        ("广东银行", "廣東銀行獲委任"),
        ("Smith-Jones", "Smith Jones replied"),
        ("甲骨文", "政府與甲骨文公司商討"),
        ("Law Society of Hong Kong", "the Law Society of Hong Kong said"),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, text: str) -> None:
    assert hits([name], text) == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Acme", "Acmeville is a town"),
        ("Acme", "the acm e-journal"),
        ("AI", "said again and PAID"),
        ("Ant", "significant"),
        ("中電", "集中電力供應"),
        ("Acme Ltd", "Acme and Zebra Ltd"),
    ],
)
def test_a_name_inside_other_words_is_none(name: str, text: str) -> None:
    assert hits([name], text) == []


def test_a_title_counts_and_each_name_is_told_apart() -> None:
    assert hits(["Acme", "Zebra", "Kite"], "a kite", title="Acme speaks") == ["Acme", "Kite"]


def test_one_name_on_two_lists_is_found_for_both() -> None:
    watched = WatchedNames({ListedName(1, 5): "Acme", ListedName(2, 9): "ACME"})
    assert watched.found([document("acme")]) == {ListedName(1, 5), ListedName(2, 9)}


def test_nothing_is_watched_for_costs_nothing_and_finds_nothing() -> None:
    assert WatchedNames().found([document("acme")]) == frozenset()
    assert WatchedNames({ListedName(1, 1): "!!!"}).found([document("!!!")]) == frozenset()


def _seconds(names: WatchedNames, text: str) -> float:
    begun = time.process_time()
    names.found([document(text)])
    return time.process_time() - begun


@pytest.mark.parametrize("piece", ["acme ", "甲甲", "a", "acme ltd acme ", "甲公司乙"])
def test_hostile_text_takes_time_that_grows_with_it_and_no_faster(piece: str) -> None:
    held = {
        ListedName(one, n): f"acme {'ltd ' * (n % 7)}{n}" for one in range(20) for n in range(200)
    }
    held |= {ListedName(99, n): "甲" * (n + 2) for n in range(40)}
    watched = WatchedNames(held)
    letters = 60_000
    short = max(0.02, _seconds(watched, piece * (letters // len(piece))))
    long = _seconds(watched, piece * (4 * letters // len(piece)))
    assert long < 10 * short
