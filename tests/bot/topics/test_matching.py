from __future__ import annotations

import pytest

from bot.engines.inline import Inline
from bot.topics.lines import parse_topic
from bot.topics.matcher import Matcher
from bot.topics.matching import matcher_of, shipped_matcher
from bot.topics.shipped import shipped
from bot.topics.spans import speaks

OWN = [
    parse_topic("ferries, pier*, 渡輪", key="own:1", name="ferries"),
    parse_topic("LawTech, 法律科技, must:court", key="own:2", name="courts"),
    parse_topic("ferries, pier*, 渡輪", key="own:3", name="boats"),
    parse_topic("artificial intelligence", key="own:4", name="ai"),
]
TEXTS = (
    "The ferries call at four piers. The LawTech fund pays for artificial intelligence in court.",
    "渡輪公司以人工智能編更，法律科技基金資助試驗計劃。",
    "Smart lampposts count what passes; the piers are old.",
    "Nothing of any of them.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_topics_filed_beside_the_shipped_are_matched_as_those_filed_with_them(text: str) -> None:
    together, beside = Matcher([*shipped(), *OWN]), matcher_of(OWN)
    assert beside.match_text(text, text) == together.match_text(text, text)
    assert beside.match_title(text) == together.match_title(text)


def test_what_is_filed_beside_is_unknown_to_the_matcher_it_was_filed_beside() -> None:
    matcher_of(OWN)
    assert {one.topic for one in shipped_matcher().match_text(TEXTS[0])} <= {
        t.key for t in shipped()
    }
    others = matcher_of([parse_topic("herons", key="own:9", name="herons")])
    assert {one.topic for one in others.match_text(f"{TEXTS[0]} Herons.")} & {"own:9", "own:1"} == {
        "own:9"
    }


def test_the_shipped_topics_are_put_together_once_for_all_who_ask() -> None:
    from bot.contents.understanding import TopicLines

    assert Inline().prepare(TopicLines("a")) is Inline().prepare(TopicLines("b"))


def test_words_that_one_topic_alone_has_share_the_set_of_their_topics() -> None:
    words = Matcher([parse_topic("herons, egrets, bitterns", key="own:5", name="birds")])
    assert len({id(numbers) for numbers in words._postings.values()}) == 1


def test_topics_that_share_a_word_are_each_told_as_if_they_stood_alone() -> None:
    lines = ("herons, egrets", "herons, ferries", "herons", "herons, egrets", "not:piers, herons")
    many = [parse_topic(line, key=f"own:{at}", name=str(at)) for at, line in enumerate(lines)]
    alone = {
        key
        for one in many
        for key in (match.topic for match in Matcher([one]).match_text("Herons stand still."))
    }
    found = [match.topic for match in Matcher(many).match_text("Herons stand still.")]
    assert set(found) == alone == {f"own:{at}" for at in range(5)}
    assert found == [match.topic for match in Matcher(many).match_text("Herons stand still.")]


BENT = (
    ("fire", "fired fires firing firefighters firefighter firemen"),
    ("smoke", "smokers smoking smoked"),
    ("fake", "fakers faking faked"),
    ("show", "shows shown showing showcase showcases showroom"),
    ("game", "gamers gaming"),
    ("drug", "drugs druggists drugged drugstore drugstores"),
    ("film", "filmed filming filmmakers"),
    ("lease", "leasing leased leases"),
)


@pytest.mark.parametrize(
    ("word", "about", "against"),
    [
        ("art", "smart lockers for library books", False),
        ("art", "street art on the smart lockers", True),
        ("arrest", "two arrested over smart lockers", True),
        ("scam", "scammers posed as the office", True),
        ("bus", "small business loans", False),
        ("bus", "two buses were stopped", True),
        ("seiz", "seizure of smart meters", True),
        ("騙", "騙徒冒充部門", True),
        ("騙", "部門更新網站", False),
        *((word, about, True) for word, forms in BENT for about in forms.split()),
        ("fire", "a firm firewall of first firms", False),
        ("race", "racial traces", False),
        ("game", "gamma rays", False),
        ("fine", "final", False),
    ],
)
def test_what_speaks_against_a_pair_is_no_piece_of_a_latin_word(
    word: str, about: str, against: bool
) -> None:
    assert speaks(word, about) is against
