"""This file shows that no structure costs a paper a word: what no part of it took is kept, and counted."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scrapers.items import Block, Document, Paragraph, Reading, Section
from scrapers.kinds import documents
from scrapers.kinds.lines import line
from scrapers.kinds.remainder import completed, texts
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


NOTHING = Document("plain", "en", "The harbour")
LINES = [line("The harbour"), line("A tree was planted here."), line("智慧燈柱已經啟用。")]


def test_what_no_structure_took_is_kept_in_order_and_counted() -> None:
    made = completed(NOTHING, LINES, 80)
    kept = [each.text for section in made.sections for each in section.paragraphs]
    assert kept == ["A tree was planted here.", "智慧燈柱已經啟用。"]
    assert (made.coverage, made.unplaced) == (1.0, round(27 / 37, 4))


def test_what_a_structure_took_is_not_kept_twice() -> None:
    whole = replace(
        NOTHING, sections=(Section(None, tuple(Paragraph(each.text) for each in LINES)),)
    )
    assert completed(whole, LINES, 80).sections == whole.sections


def test_a_part_of_a_line_that_was_lost_is_kept() -> None:
    held = replace(
        NOTHING,
        sections=(
            Section(
                None, (Paragraph("Two hundred tall trees were planted in the harbour this year"),)
            ),
        ),
    )
    made = completed(
        held,
        [line("Two hundred tall trees were planted in the harbour this year by the robots group")],
        80,
    )
    assert made.sections[-1].paragraphs[0].text == "by the robots group"


def test_a_line_that_a_field_stands_for_is_kept_where_it_says_more() -> None:
    held = replace(NOTHING, committee="Panel on Trees")
    lines = [line("Panel on Trees"), line("Panel on Trees and artificial intelligence")]
    made = completed(held, lines, 80, labels=[each.text for each in lines])
    assert [each.text for part in made.sections for each in part.paragraphs] == [lines[1].text]


def test_a_sentence_in_the_form_above_a_reply_is_no_field_alone() -> None:
    (path,) = (path for path in OURS if path.name == "estimates_en.txt")
    text = path.read_text("utf-8").replace(
        "Programme:", "Artificial intelligence was used to sort this reply.\nProgramme:", 1
    )
    made = documents(read(text.encode(), "paper.txt"))
    assert any("Artificial intelligence was used" in text for text in texts(made[0]))


def test_what_stands_above_the_first_reply_is_kept_with_it() -> None:
    (path,) = (path for path in OURS if path.name == "estimates_en.txt")
    text = "A preface speaks of artificial intelligence in the booklet.\n\n" + path.read_text(
        "utf-8"
    )
    made = documents(read(text.encode(), "paper.txt"))
    assert any("A preface speaks" in text for text in texts(made[0]))


@pytest.mark.timeout(60)
def test_a_structure_that_loses_every_line_is_completed_in_time() -> None:
    lines = [line(f"line {at} of the paper says nothing new {at * 7919}") for at in range(12_000)]
    held = replace(NOTHING, sections=(Section(None, (Paragraph("ab" * 200_000),)),))
    start = time.process_time()
    assert completed(held, lines, 80).coverage == 1.0
    assert time.process_time() - start < 5
