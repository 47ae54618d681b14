"""This file keeps a document within what any pattern may see, however its kind put it together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scrapers.items import Document, Exchange, Paragraph, Person, Recommendation, Section
from scrapers.readers.bounds import pieces, rows_within
from scrapers.readers.limits import DEFAULT, Limits

MOST_PEOPLE = 2000


def within(document: Document, limits: Limits = DEFAULT) -> Document:
    """Give a document whose lines are within the limits, noting what was parted or cut.

    A long paragraph becomes several, of which the first keeps the number. What is cut off a title
    or a heading stands whole in the first paragraph below it.
    """
    bound = _Bound(limits)
    sections = tuple(map(bound.section, document.sections))
    title = document.title
    if len(title) > limits.title:
        sections = (Section(None, tuple(bound.whole(title))), *sections)
        title = bound.cut(title, "the title")
    return replace(
        document,
        title=title,
        number=document.number and bound.cut(document.number, "the number"),
        committee=document.committee and bound.cut(document.committee, "the committee's name"),
        issuer=document.issuer and bound.cut(document.issuer, "the issuer's name"),
        people=bound.people(document.people),
        fields={name: bound.field(value, name) for name, value in document.fields.items()},
        sections=sections,
        exchanges=tuple(map(bound.exchange, document.exchanges)),
        recommendations=tuple(map(bound.recommendation, document.recommendations)),
        footnotes=tuple(part for each in document.footnotes for part in bound.paragraph(each)),
        asides=tuple(map(bound.section, document.asides)),
        notes=(*document.notes, *bound.notes),
    )


class _Bound:
    """The limits, and what had to be done to keep within them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.notes: dict[str, None] = {}

    def section(self, section: Section) -> Section:
        heading, paragraphs = section.heading, section.paragraphs
        most = self._limits.line
        if any(len(each.text) > most for each in paragraphs):
            paragraphs = tuple(part for each in paragraphs for part in self.paragraph(each))
        if heading is not None and len(heading) > self._limits.title:
            paragraphs = (*self.whole(heading), *paragraphs)
            heading = self.cut(heading, "a heading")
        return replace(section, heading=heading, paragraphs=paragraphs)

    def paragraph(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        no = paragraph.no
        if len(paragraph.text) <= self._limits.line:
            yield paragraph
            return
        self._parted()
        for text in rows_within(paragraph.text, self._limits.line):
            yield replace(paragraph, text=text, no=no)
            no = None

    def whole(self, text: str) -> Iterator[Paragraph]:
        return map(Paragraph, pieces(text, self._limits.line))

    def exchange(self, exchange: Exchange) -> Exchange:
        return replace(
            exchange, question=self._lines(exchange.question), answer=self._lines(exchange.answer)
        )

    def recommendation(self, recommendation: Recommendation) -> Recommendation:
        heading = recommendation.heading
        return replace(
            recommendation,
            text=self._lines(recommendation.text),
            heading=heading and self.cut(heading, "a heading"),
        )

    def people(self, people: tuple[Person, ...]) -> tuple[Person, ...]:
        if len(people) > MOST_PEOPLE:
            self._note(f"only the first {MOST_PEOPLE:,} of {len(people):,} people were read")
        return tuple(
            replace(each, name=self.cut(each.name, "a name")) for each in people[:MOST_PEOPLE]
        )

    def field(self, value: str, name: str) -> str:
        return self.cut(value, f"the field {name}", self._limits.line)

    def cut(self, text: str, what: str, most: int | None = None) -> str:
        most = most or self._limits.title
        if len(text) <= most:
            return text
        self._note(f"{what} was cut after {most:,} letters")
        return next(pieces(text, most - 1)) + "…"

    def _lines(self, text: str) -> str:
        most = self._limits.line
        if len(text) <= most or all(len(line) <= most for line in text.split("\n")):
            return text
        self._parted()
        return "\n".join(piece for line in text.split("\n") for piece in pieces(line, most))

    def _parted(self) -> None:
        self._note(f"paragraphs of over {self._limits.line:,} letters were parted")

    def _note(self, note: str) -> None:
        self.notes[note] = None
