"""This file tests what else things are called."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.topics import registers
from bot.topics.aliases import MOST_SPELLINGS, aliases, other_names, widen
from bot.topics.shipped import shipped
from bot.topics.terms import needle


def test_a_programme_is_found_by_its_name_in_the_other_language() -> None:
    assert widen("HKPilot 開支") == ("港文通 開支",)


def test_a_body_is_found_by_its_former_name() -> None:
    assert "Digital Policy Office" in widen("OGCIO")
    assert "OGCIO" in widen("數字辦")


def test_a_query_in_simplified_letters_is_widened_too() -> None:
    assert "iAM Smart" in widen("智方便")
    assert "smart city" in widen("智慧城巿")


def test_a_query_without_a_known_name_has_no_other_wording() -> None:
    assert widen("海堤重建") == ()


def test_the_longest_name_is_replaced() -> None:
    assert widen("香港生成式人工智能研發中心") == (
        "HKGAI",
        "Hong Kong Generative AI Research and Development Center",
    )


def test_a_latin_name_is_kept_apart_from_its_neighbours() -> None:
    assert widen("智慧城市data") == ("smart city data", "smart cities data")


def test_a_name_has_its_own_other_names_only_when_it_is_the_whole() -> None:
    assert other_names("港文通") == ("HKPilot",)
    assert other_names("港文通的開支") == ()


def test_no_alias_stands_in_the_file_with_one_name_only() -> None:
    assert [alias.names for alias in aliases() if len(alias.all_names) < 2] == []


def test_every_topic_that_an_alias_speaks_for_ships() -> None:
    keys = {topic.key for topic in shipped()}
    assert {key for alias in aliases() for key, _ in alias.topics} <= keys


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("AI人工智能智方便DPO 數字辦ＡI-"), max_size=20))
def test_widening_never_repeats_the_query_nor_passes_its_limit(query: str) -> None:
    others = widen(query)
    assert len(others) <= MOST_SPELLINGS
    assert query not in others
    assert all(needle(other) for other in others)


def test_a_programme_has_the_names_that_its_register_gives_it() -> None:
    printed = {
        one.en: one.zh
        for one in registers.identities()
        if one.kind == "programme" and one.en and one.zh
    }
    wrong = [
        alias.names
        for alias in aliases()
        for name in alias.names
        if name in printed and printed[name] not in alias.all_names
    ]
    assert not wrong
