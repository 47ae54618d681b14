"""This file checks that search finds what a plain scan finds, and shows why, on both databases."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select
from sqlmodel import Session

from scrapers.items import Document, Kind, Language, Paragraph, Person, Section
from scrapers.text import clean, fold, is_cjk, language_of
from storage.database import Store, open_store
from storage.published import identities, judgements, papers, passages, reindexing, slots
from storage.published.slots import slot
from storage.searching import matching, queries, questions, search, windows
from storage.searching.filters import Filters
from storage.searching.matching import MOST, NEWEST
from storage.searching.queries import LONGEST, phrases
from storage.searching.search import Wording
from storage.searching.snippets import snippet
from storage.sql import table
from storage.tables.published import PaperRow
from tests.material import shared
from tests.storage.corpus import PAPERS, QUERIES
from tests.storage.made import (
    NOW,
    document,
    filters_of,
    listing,
    match,
    read,
    remember,
    store_paper,
)

TODAY = date(2026, 11, 2)


# --- the judge: it reads match text letter by letter and knows nothing of tokens ----------------


def _is_word(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _letters(text: str) -> list[str]:
    """Give what counts of folded text: its letters, with one mark wherever others stand between."""
    found: list[str] = []
    for letter in text:
        if _is_word(letter) or is_cjk(letter):
            found.append(letter)
        elif found and found[-1] != " ":
            found.append(" ")
    return found


def _stands(text: str, phrase: str) -> bool:
    """Say whether a phrase stands in a text: letter by letter; no Latin word in half; no Chinese
    word across a mark; between a Chinese and a Latin word marks do not count."""
    have, want = "".join(_letters(fold(text))), "".join(_letters(fold(phrase))).strip()
    if not want:
        return False
    pattern = "(?<![a-z0-9])" if _is_word(want[0]) else ""
    for at, letter in enumerate(want):
        if letter == " ":
            continue
        pattern += re.escape(letter)
        rest = want[at + 1 :].lstrip()
        if not rest:
            pattern += "(?![a-z0-9])" if _is_word(letter) else ""
        elif _is_word(letter) != _is_word(rest[0]):
            pattern += " ?"
        elif want[at + 1] == " ":
            pattern += " "
    return re.search(pattern, have) is not None


def _words(query: str) -> list[str]:
    quoted = re.findall(r'"([^"]*)"|「([^」]*)」', query)
    rest = re.sub(r'"[^"]*"|「[^」]*」', " ", query)
    return [a or b for a, b in quoted] + [w for w in rest.split() if _letters(fold(w))]


def _truth(texts: dict[str, list[str]], query: str) -> set[str]:
    return {
        name
        for name, parts in texts.items()
        if all(any(_stands(part, word) for part in parts) for word in _words(query))
    }


# --- both databases against the judge -------------------------------------------------------------


def _fill(
    session: Session, corpus: Sequence[tuple[str, Language, str, Sequence[str]]]
) -> dict[int, str]:
    names: dict[int, str] = {}
    for at, (name, language, title, paragraphs) in enumerate(corpus):
        one = listing(name, language, title=title, published=TODAY - timedelta(days=at))
        kept = remember(session, one)
        text = Document(
            "plain",
            language,
            title,
            sections=tuple(Section(None, (Paragraph(p),)) for p in paragraphs),
        )
        read(session, kept.rendition_id, text)
        names[kept.paper_id] = name
    return names


def _parts(corpus: Sequence[tuple[str, Language, str, Sequence[str]]]) -> dict[str, list[str]]:
    return {name: [title, "\n".join(paragraphs)] for name, _, title, paragraphs in corpus}


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def library(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, dict[int, str]]]:
    """Give a store that holds the corpus, once on each database."""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres").create("library", template="template")
    else:
        path = tmp_path_factory.mktemp("library") / "tamar.db"
        path.write_bytes(request.getfixturevalue("migrated_file").read_bytes())
        url = f"sqlite:///{path}"
    store = open_store(url)
    with store.write() as session:
        names = _fill(session, PAPERS)
    yield store, names
    store.close()


def test_the_queries_are_many_and_most_of_them_find_something() -> None:
    found = [query for query in QUERIES if _truth(_parts(PAPERS), query)]
    assert len(set(QUERIES)) >= 60
    assert len(found) >= 60


def test_the_judge_sees_what_people_see() -> None:
    assert _stands("港府推出AI治理框架", "AI治理")
    assert _stands("人工智能(AI)模型", "智能AI模型")
    assert not _stands("HKGAI系統", "AI")
    assert not _stands("智慧，城市", "智慧城市")
    assert not _stands("smart citywide", "smart city")


@pytest.mark.parametrize("query", QUERIES)
def test_search_finds_exactly_what_a_plain_scan_finds(
    library: tuple[Store, dict[int, str]], query: str
) -> None:
    store, names = library
    with store.read() as session:
        found = search.search(session, query, limit=100)
    assert {names[hit.paper_id] for hit in found} == _truth(_parts(PAPERS), query)


def test_both_databases_rank_alike(sqlite_store: Store, postgresql_store: Store) -> None:
    def ask(store: Store) -> list[list[tuple[str, float, str]]]:
        with store.write() as session:
            _fill(session, PAPERS)
        with store.read() as session:
            found = [search.search(session, query, limit=100) for query in QUERIES]
        return [[(hit.title, hit.score, hit.snippet) for hit in hits] for hits in found]

    assert ask(sqlite_store) == ask(postgresql_store)


def _seed_corpus(folder: Path) -> list[tuple[str, Language, str, list[str]]]:
    corpus = []
    for path in sorted(folder.glob("*.txt")):
        lines = [clean(line) for line in path.read_text("utf-8").splitlines()]
        text = [line for line in lines if line]
        for at in range(0, min(len(text), 2400), 120):
            part = text[at : at + 120]
            corpus.append((f"{path.stem}:{at}", language_of("".join(part)), part[0], part[1:]))
    return corpus


@pytest.mark.real
def test_real_papers_are_found_exactly_too(sqlite_store: Store) -> None:
    corpus = _seed_corpus(shared("real", "seeds"))
    with sqlite_store.write() as session:
        names = _fill(session, corpus)
    asked = (
        *QUERIES,
        "人工智能",
        "創新科技署",
        "法律科技",
        "開支",
        "智慧城市 數據",
        "政府",
        "HK",
        "2025-26 人手",
    )
    wrong = []
    with sqlite_store.read() as session:
        for query in asked:
            found = {names[hit.paper_id] for hit in search.search(session, query, limit=10_000)}
            if found != _truth(_parts(corpus), query):
                wrong.append(query)
    assert wrong == []


# --- what people may type -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "AI OR",
        "AI*",
        "NEAR(AI 水位)",
        "tokens:AI",
        "AI NOT court",
        "-AI",
        "^AI",
        "{AI}",
        "AI + AI",
        "'AI'",
        "AI:*",
        "AI & !水位",
        "(AI",
        '"AI',
        "AI <-> AI",
        "%AI%",
        "AI\\",
        "a' OR 1=1 --",
    ],
)
def test_operators_are_only_letters_and_marks(
    library: tuple[Store, dict[int, str]], query: str
) -> None:
    store, names = library
    with store.read() as session:
        found = search.search(session, query, limit=100)
    assert {names[hit.paper_id] for hit in found} == _truth(_parts(PAPERS), query.replace('"', " "))


@pytest.mark.parametrize("query", ["", "   ", "?!…", "（）", "***", '""', "😀", "--", "'; --"])
def test_a_query_without_letters_is_refused_with_a_word(store: Store, query: str) -> None:
    with store.read() as session, pytest.raises(queries.NothingToFind, match="Write a word"):
        search.search(session, query)


@pytest.mark.parametrize(
    "query", ["水" * 10_000, "水位 " * 2000, "a b c d e f g h i j k l m n o p q r"]
)
def test_a_query_of_ten_thousand_letters_is_refused_with_a_word(store: Store, query: str) -> None:
    with store.read() as session, pytest.raises(queries.QueryTooLong, match="a few words"):
        search.search(session, query)


@given(st.text(max_size=60))
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_gets_an_answer(
    library: tuple[Store, dict[int, str]], query: str
) -> None:
    store, names = library
    with store.read() as session:
        try:
            found = search.search(session, query, limit=100)
        except queries.QueryRefused:
            return
    assert {hit.paper_id for hit in found} <= set(names)


def test_the_longest_query_that_is_taken_is_answered(store: Store) -> None:
    with store.read() as session:
        assert search.search(session, "水" * LONGEST) == []


# --- filters ------------------------------------------------------------------------------------


def test_a_bureau_narrows_a_search_to_what_it_published(store: Store) -> None:
    with store.write() as session:
        for name, issuer in (("ours", "Digital Policy Office"), ("theirs", "Health Bureau")):
            kept = remember(session, listing(name, "en", title=name, issuer=issuer))
            read(session, kept.rendition_id, document("AI on the river.", "en", name))
        assert _found(session, "river", bureau=["Digital Policy Office"]) == ["ours"]


def _found(
    session: Session,
    query: str | Sequence[str],
    *,
    keys: Sequence[str] = (),
    limit: int = 10,
    sort: Literal["relevance", "newest"] = "relevance",
    **filters: Any,
) -> list[str]:
    found = search.search(
        session, query, filters_of(filters), wording=Wording(keys=keys), limit=limit, sort=sort
    )
    return [hit.title for hit in found]


@pytest.fixture
def shelf(store: Store) -> Store:
    """Give a store with two papers that differ in everything that filters look at."""
    with store.write() as session:
        rows: tuple[tuple[str, Language, date, str, str, str], ...] = (
            ("old", "zh-Hant", date(2024, 5, 1), "環境事務委員會", "陳大文議員", "gazette"),
            ("new", "en", date(2026, 5, 1), "Panel on Rivers", "Hon CHAN Siu-ming", "press"),
        )
        for name, language, day, committee, asker, source in rows:
            one = listing(name, language, title=name, published=day, source=source)
            kept = remember(session, one)
            text = document(
                "AI on the river. 河道AI。",
                language,
                name,
                committee=committee,
                people=(Person("asker", asker),),
                kind="panel_paper" if name == "old" else "slides",
            )
            read(session, kept.rendition_id, text)
            if name == "new":
                judgements.save_matches(session, kept.paper_id, [match("ai")], NOW)
    return store


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["new", "old"]),
        ({"since": date(2026, 5, 1)}, ["new"]),
        ({"since": date(2026, 5, 2)}, []),
        ({"until": date(2024, 5, 1)}, ["old"]),
        ({"until": date(2024, 4, 30)}, []),
        ({"member": "陈大文"}, ["old"]),
        ({"member": ["nobody", "chan siu-ming"]}, ["new"]),
        ({"committee": "环境事务"}, ["old"]),
        ({"kind": "slides"}, ["new"]),
        ({"topic": "ai"}, ["new"]),
        ({"topic": "rivers"}, []),
        ({"language": "zh-Hant"}, ["old"]),
        ({"source": "press"}, ["new"]),
        ({"source": ["press", "gazette"], "language": "en"}, ["new"]),
        ({"member": "' OR 1=1 --"}, []),
        ({"sort": "newest"}, ["new", "old"]),
    ],
)
def test_filters_keep_what_they_say(
    shelf: Store, filters: dict[str, Any], expected: list[str]
) -> None:
    with shelf.read() as session:
        assert _found(session, "AI", **filters) == expected


def test_several_queries_ask_for_any_of_them(shelf: Store) -> None:
    with shelf.read() as session:
        assert _found(session, ["lawtech", "法律科技"]) == []
        assert set(_found(session, ["new", "old", "?"])) == {"new", "old"}


def test_another_name_is_found_in_its_other_form_as_well(store: Store) -> None:
    with store.write() as session:
        store_paper(session, "many", "Smart lampposts.", listed={"title": "Many"})
        store_paper(session, "one", "A smart lamppost.", listed={"title": "One"})
        store_paper(session, "capitals", "LLMS of old", listed={"title": "Capitals"})
    with store.read() as session:
        found = search.search(
            session, ["智慧燈柱", "smart lamppost"], wording=Wording(loosely=True)
        )
        literal = search.search(session, ["智慧燈柱", "smart lamppost"])
        short = search.search(
            session, ["語言模型", "LLM"], wording=Wording(cased=["LLM"], loosely=True)
        )
    assert {(hit.title, hit.widened) for hit in found} == {("Many", True), ("One", True)}
    assert [hit.title for hit in literal] == ["One"]
    assert short == []


def test_a_paper_named_by_its_number_comes_first(shelf: Store) -> None:
    with shelf.read() as session:
        assert _found(session, "AI", keys=["test:old"]) == ["old", "new"]
        assert _found(session, "???", keys=["test:none", "test:old"]) == ["old"]
        assert _found(session, "AI", keys=["test:old"], kind="slides") == ["new"]


def test_a_paper_in_two_languages_is_one_hit(shelf: Store) -> None:
    with shelf.write() as session:
        kept = remember(session, listing("old", "en", title="old in English"))
        read(session, kept.rendition_id, document("AI again."))
    with shelf.read() as session:
        assert len(search.search(session, "AI", limit=10)) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [(TODAY - timedelta(days=40), TODAY), (None, TODAY - timedelta(days=40))],
    ids=["another day", "no day"],
)
def test_a_circular_dated_anew_is_found_by_its_new_day(
    store: Store, before: date | None, after: date
) -> None:
    with store.write() as session:
        kept = remember(session, listing("c", hint="circular", published=before))
        read(session, kept.rendition_id, document("A heron."))
        remember(session, listing("c", hint="circular", published=after))
    with store.read() as session:
        assert len(search.search(session, "heron", Filters(since=after, until=after))) == 1


def test_a_circular_is_dated_anew_by_its_own_regulators_list_alone(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("c", hint="circular", published=TODAY))
        other = listing("c", source="hkma", hint="circular", published=TODAY - timedelta(days=9))
        remember(session, other)
        assert papers.paper(session, kept.paper_id).published == TODAY


# --- ranking and the index --------------------------------------------------------------------


def _store(session: Session, name: str, text: str, day: date = TODAY, title: str = "Paper") -> int:
    kept = remember(session, listing(name, title=title, published=day))
    read(session, kept.rendition_id, document(text, title=title))
    return kept.paper_id


def test_a_title_counts_more_than_a_mention_and_many_hits_more_than_one(store: Store) -> None:
    with store.write() as session:
        once = _store(session, "once", "A word on drones.")
        often = _store(session, "often", "Drones, drones and drones; again drones.")
        titled = _store(session, "titled", "About flying.", title="Drones")
    with store.read() as session:
        found = [hit.paper_id for hit in search.search(session, "drones")]
    assert found == [titled, often, once]


def test_of_equal_papers_the_newer_comes_first(store: Store) -> None:
    with store.write() as session:
        new = _store(session, "new", "drones", TODAY)
        old = _store(session, "old", "drones", TODAY - timedelta(days=900))
    with store.read() as session:
        assert [hit.paper_id for hit in search.search(session, "drones")] == [new, old]


def test_words_of_a_query_may_stand_far_apart_in_one_paper(store: Store) -> None:
    with store.write() as session:
        apart = _store(session, "apart", "drones\n" + "filler words here. " * 200 + "\nlampposts")
        _store(session, "alone", "drones only")
    with store.read() as session:
        assert [hit.paper_id for hit in search.search(session, "drones lampposts")] == [apart]


@pytest.mark.parametrize("common", ["word", "word other"])
def test_of_a_very_common_word_only_the_newest_are_ranked_and_it_says_so(
    sqlite_store: Store, common: str
) -> None:
    text = "\n".join(["word other " + "x" * 1400] * (MOST // 40 + 1))
    with sqlite_store.write() as session:
        for number in range(41):
            _store(session, str(number), text, TODAY - timedelta(days=number))
    with sqlite_store.read() as session:
        found = search.search(session, common, limit=5)
        rare = search.search(session, "paper")
    assert (found.capped, found.ranked) == (True, NEWEST)
    assert found[0].published == TODAY
    assert (rare.capped, rare.total) == (False, 41)


def test_a_rare_word_beside_a_very_common_one_is_found_however_old(sqlite_store: Store) -> None:
    text = "\n".join(["word " + "x" * 1400] * (MOST // 40 + 1))
    with sqlite_store.write() as session:
        for number in range(41):
            _store(session, str(number), text, TODAY - timedelta(days=number))
        old = _store(session, "old", "word\nheron", TODAY - timedelta(days=3000))
    with sqlite_store.read() as session:
        found = search.search(session, "word heron")
    assert [hit.paper_id for hit in found] == [old]


_WAYS = {  # to look into papers one by one, to go through the word and compare, to ask with each word
    "one by one": {"NARROW": 0, "FEWEST": 10_000},
    "one by one until they are a crowd": {"NARROW": 0, "FEWEST": 10_000, "CROWD": 2},
    "through the word": {"NARROW": 0, "FEWEST": 1, "ONE_BY_ONE": 0},
    "whichever is less": {"NARROW": 0, "FEWEST": 1, "WORTH": 1},
    "with each word": {"NARROW": 0, "FEWEST": 1, "FEW": 0},
    "all that hold a word at once": {"NARROW": 10_000},
    "in the few that many passed over leave": {"FEW": 15},
    "with many passages in its days": {"MANY": 0},
    "counted first": {"NARROW": 0, "FEWEST": 1, "WIDE": 0},
    "first among few of the newest": {"NARROW": 0, "FEWEST": 1, "ONE_BY_ONE": 0, "FIRST_LOOK": 9},
    "among the newest in vain": {"NARROW": 0, "FEWEST": 1, "ONE_BY_ONE": 0, "FIRST_LOOK": 1},
}


def _filled(store: Store) -> None:
    rng = random.Random(5)
    words = ["heron", "egret", "kite", "AI", "河道", "的"]
    with store.write() as session:
        for number in range(60):
            language: Language = rng.choice(["en", "zh-Hant"])
            one = listing(str(number), language, published=TODAY - timedelta(days=number // 3))
            kept = remember(session, one)
            lines = (" ".join(rng.choices(words, [2, 3, 8, 20, 20, 40], k=9)) + "。") * 40
            kind: Kind = "slides" if number % 3 else "plain"
            read(session, kept.rendition_id, document(lines, language, str(number), kind=kind))
            if number % 2:
                judgements.save_matches(session, kept.paper_id, [match("ai")], NOW)


def test_filters_leave_the_same_whichever_way_the_index_is_asked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _filled(store)
    number = table(PaperRow).c.id
    filters: list[dict[str, Any]] = [
        {},
        {"language": "zh-Hant"},
        {"kind": "slides"},
        {"topic": "ai", "language": "en"},
        {"topic": "ai", "since": TODAY - timedelta(days=9), "until": TODAY - timedelta(days=2)},
        {"kind": "plain", "hide": 20},
        {"hide": 50},
        {"kind": "plain", "hide": 50},
    ]
    queries = [
        "heron",
        "的",
        "heron 的",
        "AI 河道",
        "AI 河道 的",
        "egret kite AI",
        ["kite", "heron egret"],
    ]
    for name, value in (("MOST", 24), ("NEWEST", 7)):
        monkeypatch.setattr(matching, name, value)
    found: dict[str, list[tuple[Any, ...]]] = {}
    for way, settings_ in _WAYS.items():
        with monkeypatch.context() as patched, store.read() as session:
            for name, value in settings_.items():
                patched.setattr(windows if name in ("FEW", "MANY") else matching, name, value)
            session.connection().info.clear()  # how wide a filter is was noted with the last way
            for given_ in filters:
                asked = {key: value for key, value in given_.items() if key != "hide"}
                if "hide" in given_:
                    early, other = (
                        select(number).where(number < given_["hide"]),
                        select(number).where(number == 54),
                    )
                    asked["hidden"] = early.union(other)
                for query in queries:
                    one = search.search(session, query, filters_of(asked), limit=100)
                    found.setdefault(way, []).append((one.papers, one.capped, tuple(one)))
    first = found["with each word"]
    assert any(capped for _, capped, _ in first)
    assert any(papers and not capped for papers, capped, _ in first)
    assert all(rows == first for rows in found.values())


def _noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which words the index is asked for passages by."""
    asked: list[str] = []
    plain = questions.asked

    def noted(connection: Connection, ask: Any, words: str, *rest: Any, **more: Any) -> list[int]:
        asked.append(words)
        return plain(connection, ask, words, *rest, **more)

    monkeypatch.setattr(matching, "asked", noted)
    return asked


_LONG = "\n".join(["word heron " + "x" * 1400, *["word " + "x" * 1400] * 3])  # four passages


@pytest.mark.parametrize("filters", [{}, {"language": "en"}, {"source": "gazette"}])
def test_the_newest_of_a_common_word_beside_a_rare_one_are_found_by_one_look_or_by_all(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, filters: dict[str, Any]
) -> None:
    with sqlite_store.write() as session:
        for number in range(12):
            text = _LONG if number % 2 else _LONG.replace("heron", "egret")
            _store(session, str(number), text, TODAY - timedelta(days=number))
    asked = _noted(monkeypatch)
    ways = {"NARROW": 0, "FEWEST": 1, "FEWEST_FILED": 1, "ONE_BY_ONE": 0}
    for name, value in {"MOST": 20, "NEWEST": 6, **ways}.items():
        monkeypatch.setattr(matching, name, value)
    found, often = [], []
    for look in (20, 1):
        monkeypatch.setattr(matching, "FIRST_LOOK", look)
        asked.clear()
        with sqlite_store.read() as session:
            one = search.search(session, "heron word", filters_of(filters))
        found.append((one.papers, one.capped, tuple(one)))
        often.append(sum(words.endswith('"word"') for words in asked))
    assert found[0] == found[1]
    assert found[0][1]
    assert often[0] < often[1]


def test_the_rest_of_a_common_word_is_fetched_where_a_rare_one_stands_beside_it(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite_store.write() as session:
        for number in range(12):
            text = _LONG if number % 2 else _LONG.replace("heron", "egret")
            _store(session, str(number), text, TODAY - timedelta(days=number))
    asked = _noted(monkeypatch)
    monkeypatch.setattr(matching, "MOST", 20)
    found = []
    for narrow in (10_000, 0):
        monkeypatch.setattr(matching, "NARROW", narrow)
        asked.clear()
        with sqlite_store.read() as session:
            session.connection().info.clear()
            one = search.search(session, "heron word", Filters(source=("gazette",)))
        found.append((one.papers, one.capped, one.total, tuple(one)))
        if narrow:
            assert [words.rpartition(" ")[2] for words in asked] == ['"heron"', '"word"', '"word"']
    assert found[0] == found[1]
    assert found[0][0]


def test_of_what_a_narrow_filter_leaves_each_word_is_looked_for_once(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _filled(sqlite_store)
    asked = _noted(monkeypatch)
    monkeypatch.setattr(matching, "MOST", 24)
    with sqlite_store.read() as session:
        assert search.search(session, "AI 河道 的", Filters(kind="plain")).papers
    assert len(asked) == len(set(asked)) == 3


_COMMON = ("heron", "的", "AI 河道", '"heron egret"', '"kite AI" 的', '"河道 的" kite', "河道的")


def test_both_databases_find_the_same_newest_of_very_common_phrases(
    sqlite_store: Store, postgresql_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("MOST", 24), ("NEWEST", 7)):
        monkeypatch.setattr(matching, name, value)
    filters: list[dict[str, Any]] = [
        {},
        {"kind": "slides"},
        {"language": "en"},
        {"topic": "ai", "since": TODAY - timedelta(days=9)},
    ]
    found: list[list[tuple[Any, ...]]] = []
    for store in (sqlite_store, postgresql_store):
        _filled(store)
        with store.read() as session:
            asked = [
                search.search(session, q, filters_of(f), limit=100)
                for q in _COMMON
                for f in filters
            ]
        found.append([(one.papers, one.capped, tuple(one)) for one in asked])
    assert found[0] == found[1]
    assert {capped for _, capped, _ in found[0]} == {True, False}


@pytest.mark.postgres
def test_postgresql_never_reads_all_passages_to_find_some(postgresql_store: Store) -> None:
    _filled(postgresql_store)
    with postgresql_store.write() as session:
        session.connection().exec_driver_sql("ANALYZE")
    several: list[dict[str, Any]] = [{}, {"kind": "slides"}, {"language": "en"}]
    with postgresql_store.read() as session:
        for query in _COMMON:
            for filters in several:
                search.search(session, query, filters_of(filters))
        asked = (
            "SELECT seq_scan, idx_scan FROM pg_stat_xact_user_tables WHERE relname = 'passage_fts'"
        )
        whole, by_index = session.connection().exec_driver_sql(asked).one()
    assert whole == 0
    assert by_index > len(_COMMON)


@pytest.mark.postgres
def test_what_is_asked_after_a_search_is_planned_as_ever(postgresql_store: Store) -> None:
    _filled(postgresql_store)
    settings_ = "SELECT name, setting FROM pg_settings ORDER BY name"
    with postgresql_store.read() as session:
        before = session.connection().exec_driver_sql(settings_).all()
        search.search(session, "heron")
        assert session.connection().exec_driver_sql(settings_).all() == before


def test_a_listed_paper_is_found_by_its_title_before_it_is_read(store: Store) -> None:
    with store.write() as session:
        remember(session, listing("a", "zh-Hant", title="河道水位"))
        remember(session, listing("a", "zh-Hant", title="河道流量"))
    with store.read() as session:
        assert _found(session, "水位") == []
        assert _found(session, "流量") == ["河道流量"]


def test_a_revised_text_is_found_by_its_new_words_only(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        read(session, kept.rendition_id, document("twelve herons"))
        read(session, kept.rendition_id, document("twelve egrets"), bytes_sha="bytes-2")
    with store.read() as session:
        assert _found(session, "herons") == []
        assert _found(session, "egrets twelve") == ["Paper a"]


def test_what_is_taken_out_of_the_index_is_not_found(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        read(session, kept.rendition_id, document("twelve herons"))
        passages.unindex(session, kept.rendition_id)
    with store.read() as session:
        assert _found(session, "herons") == []


def test_papers_that_became_one_are_found_as_one(store: Store) -> None:
    with store.write() as session:
        a = remember(session, listing("a", "en", keys=("gia:1",)))
        b = remember(session, listing("b", "zh-Hant", keys=("gia:2",)))
        read(session, a.rendition_id, document("AI herons"))
        read(session, b.rendition_id, document("AI 蒼鷺", "zh-Hant"))
        identities.merge(session, a.paper_id, b.paper_id)
    with store.read() as session:
        assert [hit.paper_id for hit in search.search(session, "AI")] == [a.paper_id]
        assert [hit.paper_id for hit in search.search(session, "蒼鷺")] == [a.paper_id]


def test_a_paper_counts_for_the_day_that_its_text_states(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing())
        read(session, kept.rendition_id, document("herons", published=date(2020, 1, 2)))
    with store.read() as session:
        assert _found(session, "herons", until=date(2020, 1, 2)) == ["Paper a"]
        assert _found(session, "herons", since=date(2020, 1, 3)) == []


def test_an_index_made_anew_finds_the_same(store: Store) -> None:
    with store.write() as session:
        _fill(session, PAPERS)
        before = [_found(session, query, limit=100) for query in QUERIES]
        assert reindexing.rebuild(session, NOW) == sum(1 + 1 for _ in PAPERS)
        assert [_found(session, query, limit=100) for query in QUERIES] == before


# --- snippets and slots -----------------------------------------------------------------------


def test_a_snippet_marks_hits_in_the_papers_own_letters() -> None:
    shown = snippet("該平台由HKGAI研發，AI治理框架見附件。", phrases("ai 平台"))
    assert shown == "該**平台**由HKGAI研發，**AI**治理框架見附件。"


def test_a_snippet_marks_the_right_letters_where_folding_moves_them() -> None:
    assert snippet("㎡㎡㎡ 水位㎡上升", phrases("水位")) == "㎡㎡㎡ **水位**㎡上升"


def test_a_snippet_of_a_long_text_shows_the_hit() -> None:
    shown = snippet("前文。" * 300 + "河道水位上升。" + "後文。" * 300, phrases("水位"))
    assert "**水位**" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 200


def test_stars_in_a_text_are_not_our_marks() -> None:
    assert snippet("**bold** word", phrases("word")).count("**") == 2


@given(st.text("水位上 aI㎡ﬁ²*\n，", max_size=300))
@settings(max_examples=100, deadline=None)
def test_a_snippet_never_loses_its_marks(text: str) -> None:
    shown = snippet(text, phrases("水位 ai"))
    assert shown.count("**") % 2 == 0
    assert "\n" not in shown


@given(
    st.dates(),
    st.integers(1, 2**24 - 1),
    st.sampled_from(["en", "zh-Hant", "zh-Hans"]),
    st.integers(0, 8191),
)
@settings(max_examples=100, deadline=None)
def test_a_slot_holds_day_paper_and_place_where_searches_look_for_them(
    day: date, paper_id: int, language: Language, ordinal: int
) -> None:
    number = slot(day, paper_id, language, ordinal)
    assert number >> slots.PAPER_AT & slots.PAPER_MASK == paper_id
    assert number >> slots.LANGUAGE_AT & slots.LANGUAGE_MASK == slots.language_number(language)
    assert number & slots.LAST_ORDINAL == ordinal
    assert number >= slots.first_slot_of(day)
    assert 0 <= number < 2**63
