"""This file keeps a reading within what any pattern may see: long lines parted, the rest cut aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from scrapers.items import Aside, Block, Reading
from scrapers.readers.limits import DEFAULT, Limits
from scrapers.typography.letters import clean

_BORDERS = ("。", "；", ". ", "; ", "，", ", ", " ")  # where a text is parted, the best place first
_NEAR = 0.5  # of the length: a border nearer to the beginning would make crumbs


def pieces(text: str, most: int) -> Iterator[str]:
    """Give a text in pieces of at most `most` letters, parted at the best border near their ends.

    Nothing is lost but the blanks at a border.
    """
    start = 0
    while len(text) - start > most:
        stop = _border(text, start, start + most)
        yield text[start:stop].strip()
        start = stop
    yield text[start:].strip() if start else text


def rows_within(text: str, most: int) -> Iterator[str]:
    """Give lines in groups of at most `most` letters, parted between lines where that is possible."""
    held: list[str] = []
    size = 0
    for line in text.split("\n"):
        for row in pieces(line, most):
            if held and size + len(row) > most:
                yield "\n".join(held)
                held, size = [], 0
            held.append(row)
            size += len(row) + 1
    yield "\n".join(held)


def display(text: str) -> str:
    """Give display text, or a text too long for that as it is: `within` parts and cleans it."""
    return clean(text) if len(text) <= DEFAULT.line else text


def within(reading: Reading, limits: Limits = DEFAULT) -> Reading:
    """Give a reading whose lines, blocks and title are within the limits, noting what was done."""
    notes = [note[: limits.title] for note in reading.notes[: limits.notes]]
    physical = reading.media in {"plain", "pdf"}
    blocks, whole = _blocks(reading.blocks, limits, notes, str if physical else clean)
    title = reading.title
    if title is not None and len(title) > limits.title:
        title = next(pieces(title, limits.title))
        notes.append(f"the title was cut after {limits.title:,} letters")
    asides = tuple(_short(reading.asides, limits, notes))
    return replace(
        reading,
        blocks=blocks,
        title=title,
        asides=asides,
        notes=tuple(notes),
        cut=reading.cut or not whole,
    )


def _short(asides: tuple[Aside, ...], limits: Limits, notes: list[str]) -> Iterator[Aside]:
    room = limits.text
    for each in asides:
        text = next(pieces(each.text, limits.line))
        room -= len(text)
        if room < 0:
            notes.append("what stands beside the text was read in part")
            return
        if len(text) < len(each.text):
            notes.append(f"an aside was cut after {limits.line:,} letters")
        yield replace(each, text=text)


def _blocks(
    blocks: tuple[Block, ...], limits: Limits, notes: list[str], shown: Callable[[str], str]
) -> tuple[tuple[Block, ...], bool]:
    """Give the blocks that are within the limits, and whether they are all of them."""
    if len(blocks) <= limits.blocks and all(len(each.text) <= limits.line for each in blocks):
        kept = list(blocks)
    else:
        kept = [
            part for each in blocks[: limits.blocks] for part in _parts(each, limits.line, shown)
        ]
        if any(len(each.text) > limits.line for each in blocks):
            notes.append(f"lines of over {limits.line:,} letters were parted")
    room = limits.text
    whole = len(blocks) <= limits.blocks
    for at, each in enumerate(kept):
        room -= len(each.text)
        if room < 0 or at == limits.blocks:
            kept, whole = kept[:at], False
            break
    if not whole:
        notes.append(f"only the first {len(kept):,} lines of the file were read")
    return tuple(kept), whole


def _parts(block: Block, most: int, shown: Callable[[str], str]) -> Iterator[Block]:
    """Give a block as it is, or in parts: a table as tables, anything else line by line."""
    if len(block.text) <= most:
        yield block
    elif block.role == "table":
        yield from (replace(block, text=shown(rows)) for rows in rows_within(block.text, most))
    else:
        for line in block.text.split("\n"):
            yield from (replace(block, text=shown(piece)) for piece in pieces(line, most))


def _border(text: str, start: int, stop: int) -> int:
    nearest = start + int((stop - start) * _NEAR)
    for border in _BORDERS:
        at = text.rfind(border, nearest, stop)
        if at >= 0:
            return at + len(border)
    return stop
