"""This file tests who publishes: what each is called, by what words it is found, what those mean to the store."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict

import pytest

from scrapers.publishers import begins_origin, names_of, origins, publisher, publisher_of, register
from scrapers.source import all_sources, source_named
from scrapers.text import fold, is_cjk

SOURCES = {source.key: source for source in all_sources()}
# What channels' subscriptions have kept since the first version.
KEPT = {"legco", "info_gov_hk", "doj", "dpo", "itib", "pcpd", "news_gov_hk"}


def test_what_stored_subscriptions_want_is_still_published() -> None:
    assert {one.key for one in register().publishers} >= KEPT


@pytest.mark.parametrize("key", SOURCES)
def test_a_source_is_found_alone_by_the_beginning_of_its_key(key: str) -> None:
    found = source_named(key)
    assert found is not None
    assert (found.key, found.publisher) == (key, SOURCES[key].publisher)


@pytest.mark.parametrize("key", ["", "no_such_source", "doj", "doj_", "file"])
def test_what_is_no_source_has_no_publisher(key: str) -> None:
    assert publisher_of(key) is None


def test_who_asks_for_one_publisher_loads_no_other_source() -> None:
    script = (
        "import sys; from scrapers.publishers import publisher_of; publisher_of('hkma_press');"
        "print(*(name for name in sys.modules if name.startswith('scrapers.sources.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert [name for name in done.stdout.split() if "._" not in name] == ["scrapers.sources.hkma"]


@pytest.mark.parametrize("key", SOURCES)
def test_a_publisher_is_named_in_both_languages(key: str) -> None:
    found = SOURCES[key].publisher
    assert found.english.strip()
    assert not any(is_cjk(letter) for letter in found.english)
    assert any(is_cjk(letter) for letter in found.chinese)


def test_one_key_means_one_publisher() -> None:
    facts = defaultdict(set)
    for source in SOURCES.values():
        facts[source.publisher.key].add(source.publisher)
    assert {key for key, found in facts.items() if len(found) > 1} == set()


def test_no_word_means_two_publishers() -> None:
    meant = defaultdict(set)
    for one in register().publishers:
        for word in one.words:
            meant["".join(filter(str.isalnum, fold(word)))].add(one.key)
    assert {word for word, keys in meant.items() if len(keys) > 1 or not word} == set()


def test_the_council_s_own_sources_are_those_of_its_hosts() -> None:
    ours = {key for key, source in SOURCES.items() if source.publisher.council}
    assert ours == {
        key
        for key, source in SOURCES.items()
        if all(host.endswith("legco.gov.hk") for host in source.hosts)
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("LegCo", ("legco",)),
        ("立法会", ("legco",)),
        ("press", ("info_gov_hk",)),
        ("Press Releases", ("info_gov_hk",)),
        ("info.gov.hk", ("info_gov_hk",)),
        ("DPO", ("dpo",)),
        ("digital policy office", ("dpo",)),
        ("数字办", ("dpo",)),
        ("Innovation, Technology and Industry Bureau", ("itib",)),
        ("legco, DoJ、私隱專員", ("legco", "doj", "pcpd")),
        ("legco,legco,", ("legco",)),
        ("legco_panels", ("legco_panels",)),
        ("legco, nobody", None),
        ("foo_bar", None),
        ("", None),
        (", ,", None),
    ],
)
def test_publishers_are_read_as_people_name_them(typed: str, meant: tuple[str, ...] | None) -> None:
    assert origins(typed) == meant


def test_a_source_answers_to_its_publisher_whatever_its_own_key() -> None:
    assert "legco" in names_of("council_agenda")
    assert "info_gov_hk" in names_of("info_gov_hk_rss")
    assert "doj" in names_of("doj_press")


@pytest.mark.parametrize("key", SOURCES)
def test_no_beginning_of_a_source_s_key_means_another_publisher(key: str) -> None:
    others = {one.key for one in register().publishers} - {SOURCES[key].publisher.key}
    assert not others & set(names_of(key))


@pytest.mark.parametrize(
    ("token", "begins"),
    [("Digital", True), ("legco,doj", True), ("數字", True), ("from", False), ("", False)],
)
def test_the_first_word_tells_whether_a_name_may_follow(token: str, *, begins: bool) -> None:
    assert begins_origin(token) is begins


def test_a_file_of_one_s_own_has_no_publisher() -> None:
    assert publisher_of("import") is None
    assert publisher("import") is None
