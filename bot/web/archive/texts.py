"""This file lays a paper's text out for a page: blocks in order, each with an anchor that can be linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.messages import phrases
from bot.messages.words import say
from scrapers.items import ANSWERS, CONTENTS, Document, Language, Paragraph
from scrapers.text import fold
from storage.records import Bullet

What = Literal["heading", "paragraph", "table", "question", "answer", "recommendation", "note"]
PART = 26_000  # bytes of text on one page, where a paper is longer than that
_CELLS = " | "
_LEAST_COLUMNS = 2
_SEEN_OF_BULLET = 40  # letters by which a bullet's place is known where it names none


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A run of text; `anchor` names it within its page, `label` is its own number or what it is."""

    what: What
    text: str
    anchor: str
    language: Language
    label: str = ""
    place: str = ""  # as bullets cite it
    page: int | None = None

    @property
    def rows(self) -> list[list[str]]:
        """Give the cells of a table, each row as long as the longest."""
        cut = [line.split(_CELLS) for line in self.text.split("\n")]
        most = max(map(len, cut))
        return [row + [""] * (most - len(row)) for row in cut] if most >= _LEAST_COLUMNS else []


def blocks(document: Document, words: Language) -> tuple[TextBlock, ...]:
    """Give a document's blocks in order; `words` is the language of what we add."""
    return tuple(_anchored(_walk(document, words)))


def _walk(document: Document, words: Language) -> Iterator[TextBlock]:
    language = document.language
    for section in document.sections:
        if section.heading:
            yield TextBlock("heading", section.heading, "s", language, place=section.heading)
        for paragraph in section.paragraphs:
            yield _paragraph(paragraph, language, section.heading)
    for exchange in document.exchanges:
        part, mark = exchange.part or "", _mark(exchange.part, words)
        asked = say("web_question", words, part=mark).strip()
        told = say("web_answer", words, part=mark).strip()
        if text := exchange.question:
            yield TextBlock("question", text, f"q{part}", language, asked, f"question:{part}")
        if text := exchange.answer:
            yield TextBlock("answer", text, f"a{part}", language, told, f"answer:{part}")
    for one in document.recommendations:
        label = say("web_recommendation", words, no=one.no)
        rests = phrases.paragraphs(one.rests_on[:8], words)
        text = f"{one.text} {rests}".rstrip()
        yield TextBlock("recommendation", text, f"r{one.no}", language, label, f"R{one.no}")
    for note in document.footnotes:
        yield replace(_paragraph(note, language, None), what="note", anchor="n", place="")
    for aside in document.asides:
        if aside.heading == CONTENTS:
            continue
        yield TextBlock("heading", aside.heading or "", "s", language)
        for paragraph in aside.paragraphs:
            yield replace(_paragraph(paragraph, language, None), what="note", anchor="n", place="")


def _paragraph(paragraph: Paragraph, language: Language, heading: str | None) -> TextBlock:
    no = paragraph.no or ""
    return TextBlock(
        "table" if paragraph.table else "paragraph",
        paragraph.text,
        f"p{no}" if no else "t",
        language,
        no,
        no or heading or "",
        paragraph.page,
    )


def _mark(part: str | None, words: Language) -> str:
    return phrases.cite(f"({part})", words) if part else ""


def _anchored(found: Iterator[TextBlock]) -> Iterator[TextBlock]:
    """Give each block an anchor of its own: p12, p12-2 where a number comes again, t1, t2 without."""
    counts: dict[str, int] = {}
    for one in found:
        name = "".join(ch for ch in one.anchor if ch.isascii() and (ch.isalnum() or ch in ".-"))
        count = counts[name] = counts.get(name, 0) + 1
        bare = name in ("s", "t", "n")
        yield replace(
            one, anchor=f"{name}{count}" if bare else name if count == 1 else f"{name}-{count}"
        )


def parted(found: Sequence[TextBlock]) -> list[list[TextBlock]]:
    """Cut blocks into pages' worth."""
    parts: list[list[TextBlock]] = [[]]
    room = PART
    for one in found:
        size = len(one.text.encode("utf-8", "replace")) + 60
        if parts[-1] and size > room:
            parts.append([])
            room = PART
        parts[-1].append(one)
        room -= size
    return parts


class Places:
    """Where what bullets and commitments cite stands: on which part, at which anchor."""

    def __init__(self, parts: Sequence[Sequence[TextBlock]], kind: str) -> None:
        self._replies = kind in ANSWERS
        self._blocks = [(number, one) for number, part in enumerate(parts, 1) for one in part]
        self._by_place: dict[str, tuple[int, str]] = {}
        for number, one in self._blocks:
            self._by_place.setdefault(one.place, (number, one.anchor))

    def of(self, cite: str) -> tuple[int, str] | None:
        """Give the part and anchor of a citation, None where the text has no such place."""
        if self._replies:
            part = cite.strip("()（）")
            found = self._by_place.get(f"answer:{part}") or self._by_place.get(f"question:{part}")
            if found:
                return found
        return self._by_place.get(cite) if cite else None

    def of_bullet(self, bullet: Bullet) -> tuple[int, str] | None:
        """Give where a bullet stands: by what it cites, else by its first words."""
        for cite in bullet.cites:
            if found := self.of(cite):
                return found
        wanted = fold(bullet.text)[:_SEEN_OF_BULLET]
        return next(
            ((n, one.anchor) for n, one in self._blocks if wanted and wanted in fold(one.text)),
            None,
        )


@dataclass(frozen=True, slots=True)
class BlockPair:
    """Blocks that stand side by side: the same paragraph in two languages."""

    left: tuple[TextBlock, ...]
    right: tuple[TextBlock, ...]


def side_by_side(left: Sequence[TextBlock], right: Sequence[TextBlock]) -> list[BlockPair]:
    """Put two languages' blocks beside each other by their numbers; nothing of either is left out."""
    ours, theirs = _groups(left), _groups(right)
    waiting = dict(theirs)
    order = [name for name, _ in theirs]
    stands = {name: at for at, name in enumerate(order)}
    pairs: list[BlockPair] = []
    at = 0
    for name, group in ours:
        if name in waiting:
            until = stands[name]
            before = [other for other in order[at:until] if other in waiting]
            pairs.extend(BlockPair((), waiting.pop(other)) for other in before)
            at = max(at, until + 1)
            pairs.append(BlockPair(group, waiting.pop(name)))
        else:
            pairs.append(BlockPair(group, ()))
    pairs.extend(BlockPair((), waiting[name]) for name in order if name in waiting)
    return pairs


def _groups(found: Sequence[TextBlock]) -> list[tuple[str, tuple[TextBlock, ...]]]:
    """Group blocks under the numbered one that they follow."""
    groups: list[tuple[str, list[TextBlock]]] = [("", [])]
    heads: list[TextBlock] = []  # they stand with what comes below them
    for one in found:
        if one.what == "heading":
            heads.append(one)
            continue
        numbered = one.anchor[0] in "pqar" and one.anchor[1:2].isdigit()
        if numbered or one.what in ("question", "answer"):
            groups.append((one.anchor, []))
        groups[-1][1].extend((*heads, one))
        heads = []
    groups[-1][1].extend(heads)
    return [(name, tuple(group)) for name, group in groups if group]
