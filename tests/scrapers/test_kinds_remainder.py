"""This file shows that no structure costs a paper a word: what no part of it took is kept, and counted."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from scrapers.items import Block, Document, Reading
from scrapers.kinds import documents
from scrapers.kinds.remainder import texts
from scrapers.readers import read
from tests.material import shared

FOLDER = Path(__file__).parent / "golden" / "kinds"
OURS = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".htm"})
SPLICES = 40
LONGEST = 1500  # lines of a splice


def lines_of(paths: Iterable[Path]) -> list[list[Block]]:
    """Give each file's lines as a reader gives them."""
    return [list(read(path.read_bytes(), path.name).blocks) for path in paths]


def spliced(papers: list[list[Block]], seed: int) -> tuple[Reading, list[str]]:
    """Put pieces of papers together, with words that stand nowhere else among and inside their lines."""
    chance = random.Random(seed)
    made: list[Block] = []
    for _ in range(chance.randint(1, 4)):
        piece = chance.choice(papers)
        start = chance.choice((0, chance.randrange(len(piece))))
        made.extend(piece[start : start + chance.randint(3, 120)])
    made = made[:LONGEST]
    words: list[str] = []
    for at in sorted((chance.randrange(len(made)) for _ in range(12)), reverse=True):
        word = f"quokka{len(words)}wombat"
        form = chance.choice(
            ("The {} stands here.", "{}", "(c) the {} of it", "7. A {}.", "袋熊{}在此")
        )
        if chance.random() < 0.5 and made[at].role != "table":
            made[at] = Block(f"{made[at].text} {word}", made[at].role, made[at].page)
        else:
            made.insert(at, Block(form.format(word), page=made[at].page))
        words.append(word)
    media = chance.choice(("plain", "html", "docx"))
    return Reading(tuple(made), media), words  # type: ignore[arg-type]


def fields(made: Iterable[Document]) -> Iterator[str]:
    for each in made:
        yield from (each.title, each.number or "", each.committee or "", each.issuer or "")
        yield from each.fields.values()
        yield from (person.name for person in each.people)


def lost(papers: list[list[Block]], seed: int) -> list[str]:
    reading, words = spliced(papers, seed)
    made = documents(reading)
    assert all(each.coverage == 1.0 for each in made)
    held = "\n".join(text for each in made for text in texts(each))
    stated = "\n".join(fields(made))
    sentences = {
        word for block in reading.blocks for word in words if f"{word} stands" in block.text
    }
    return [
        word for word in words if word not in held and (word in sentences or word not in stated)
    ]


@pytest.mark.parametrize("seed", range(SPLICES))
def test_no_word_of_any_splice_of_papers_is_lost(seed: int) -> None:
    assert lost(lines_of(OURS), seed) == []


@pytest.mark.real
@pytest.mark.parametrize("seed", range(SPLICES))
def test_no_word_of_any_splice_of_real_papers_is_lost(seed: int) -> None:
    paths = [
        *sorted(shared("real", "seeds").glob("0*.txt")),
        *sorted(shared("real", "info-gov-hk", "articles-2020").glob("*.htm")),
    ]
    assert lost(lines_of(paths), seed) == []
