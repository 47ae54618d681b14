"""This file measures matching one paper against 100,000 subscriptions, beside scanning each one."""

from __future__ import annotations

import random
from statistics import median
from time import perf_counter, process_time

from bot.engines import garbage
from bot.topics.lines import parse_topic
from bot.topics.matcher import Matcher
from bot.topics.shipped import shipped
from bot.topics.terms import Topic, needle
from scrapers.items import Document, Paragraph, Section
from scrapers.text import fold

SUBSCRIPTIONS = 100_000
OWN_TOPICS = 20_000  # distinct lines among them; the rest follow these or the shipped topics
PAPER_LETTERS = 4_000
RUNS = 31
_POPULAR = 0.05  # of the lines name something that is in the news
_TARGET = 3.0  # milliseconds a paper

_HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 1500)]
_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ki",
    "lo",
    "mu",
    "ne",
    "po",
    "tra",
    "pli",
    "ster",
)
_SAID = [
    "人工智能",
    "智慧城市",
    "法律科技",
    "數字政府",
    "低空經濟",
    "港文通",
    "smart city",
    "lawtech",
]


def _han(dice: random.Random) -> str:
    return "".join(dice.choices(_HAN, k=dice.choice((2, 3, 4, 4, 5, 6))))


def _latin(dice: random.Random) -> str:
    words = ("".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))) for _ in range(2))
    return " ".join(words)


def topics(dice: random.Random) -> list[Topic]:
    """Make people's topics: two to five terms each, most rare, some that everybody has."""
    made: list[Topic] = []
    for number in range(OWN_TOPICS):
        terms = [
            _han(dice) if dice.random() < 0.7 else _latin(dice) for _ in range(dice.randint(1, 4))
        ]
        if dice.random() < _POPULAR:
            terms.append(dice.choice(_SAID))
        if dice.random() < 0.1:
            terms.append(f"-{_han(dice)}")
        made.append(parse_topic(", ".join(terms), key=f"w/{number}", name=str(number)))
    return made


def paper(dice: random.Random) -> Document:
    """Make a paper of about 4,000 letters whose letters are as common as in the terms."""
    paragraphs: list[Paragraph] = []
    for number in range(20):
        body = "".join(dice.choices(_HAN, k=PAPER_LETTERS // 24))
        said = dice.choice(_SAID) if number % 4 == 0 else ""
        latin = " ".join(_latin(dice) for _ in range(3))
        paragraphs.append(Paragraph(f"{body}{said}，{latin}。", no=str(number + 1)))
    return Document("plain", "zh-Hant", "文件", sections=(Section(None, tuple(paragraphs)),))


def _milliseconds(matcher: Matcher, papers: list[Document]) -> float:
    spent: list[float] = []
    for one in papers:
        start = process_time()
        matcher.match(one)
        spent.append((process_time() - start) * 1000)
    return median(spent)


def _scan(known: list[Topic], one: Document) -> float:
    """Look for every subscription's every term in turn: what the index is compared with."""
    needles = [[needle(term.text) for term in topic.terms] for topic in known]
    times = SUBSCRIPTIONS / len(known)
    text = fold("\n".join(paragraph.text for paragraph in one.sections[0].paragraphs))
    start = process_time()
    for words in needles:
        any(word in text for word in words)
    return (process_time() - start) * 1000 * times


def main() -> None:
    """Print the median milliseconds a paper, with the index and by scanning."""
    dice = random.Random(7)
    own = topics(dice)
    followed = [*own, *shipped()]
    start = perf_counter()
    matcher = Matcher(followed)
    built = perf_counter() - start
    papers = [paper(dice) for _ in range(RUNS)]
    only_shipped = Matcher(shipped())
    garbage.spare()  # as the worker does that matches
    told = median(len(matcher.match(one)) for one in papers)
    words = sum(len(topic.terms) for topic in own)
    indexed, plain = _milliseconds(matcher, papers), _milliseconds(only_shipped, papers)
    scanned = _scan(own, papers[0])
    print(
        f"matching: {SUBSCRIPTIONS:,} subscriptions to {len(followed):,} topics, {words:,} terms; "
        f"papers of about {PAPER_LETTERS:,} letters, {told:.0f} topics told"
    )
    print(
        f"  index        {indexed:8.2f} ms of CPU a paper (median of {RUNS}); aim under {_TARGET:.0f} ms"
    )
    print(f"  shipped only {plain:8.2f} ms of CPU a paper, folding included in both")
    print(f"  scanning     {scanned:8.2f} ms of CPU a paper, every subscription's terms in turn")
    print(f"  building     {built:8.2f} s, once")


if __name__ == "__main__":
    main()
