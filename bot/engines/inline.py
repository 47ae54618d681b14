"""This file understands texts where it is called, without a bound on its time: in the worker and in tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.contents import ocr_bullets
from bot.contents.commitments import commitments, issue_day
from bot.contents.figures import figures, unlisted_figures
from bot.contents.happenings import happenings
from bot.contents.matters import matters
from bot.contents.missing_words import wording_not_found
from bot.contents.references import references
from bot.contents.statements import Statement, statements
from bot.contents.summaries import summarise
from bot.contents.summaries.recurrence import Recurrence
from bot.contents.understanding import (
    Budget,
    Common,
    Compared,
    Comparison,
    Hints,
    Text,
    TopicLines,
    Understood,
    address,
    own_topics,
)
from bot.topics.matcher import Matcher
from bot.topics.matching import matcher_of
from bot.topics.registers import programmes
from scrapers import kinds, readers
from scrapers.items import Document, Reading
from scrapers.kinds.matters import with_matters
from scrapers.ocr_marks import pages_of, without_pages
from scrapers.source import Index, Page, Source
from storage.records import Match


def structured(reading: Reading, hints: Hints) -> Text:
    """Give the documents of a reading."""
    found = kinds.documents(
        reading,
        hint=hints.kind,
        published=hints.published,
        title=hints.title,
        language=hints.language,
    )
    return Text(replace(reading, blocks=()), found)


class Inline:
    """Does the work where it is called; nothing ends it but its own end."""

    def __init__(self) -> None:
        self._version: str | None = None
        self._matcher = Matcher(())
        self._booklet: list[tuple[Document, tuple[Statement, ...]]] = []

    def index(self, source: Source, page: Page) -> Index:
        """Say what an index page lists; raises a ScrapeError."""
        return source.read(page)

    def read(self, page: Page, hints: Hints, budget: Budget) -> Text:
        """Read a file into documents; raises a ReadError."""
        media = page.media_type or None
        return structured(readers.read(page.body, page.url, media, url=address(page)), hints)

    def match(self, topics: TopicLines, document: Document, budget: Budget) -> tuple[Match, ...]:
        """Give the topics that a text concerns, the highest score first."""
        return ocr_bullets.found(document, self.prepare(topics).match(document))

    def match_title(self, topics: TopicLines, title: str, budget: Budget) -> tuple[Match, ...]:
        """Give the topics of a headline by itself."""
        return self.prepare(topics).match_title(title)

    def common(self, documents: Sequence[Document], budget: Budget) -> Common:
        """Count the sentences that recur in a booklet."""
        self._booklet = [(document, statements(document)) for document in documents]
        return Recurrence(stated for _, stated in self._booklet).several()

    def summarise(
        self,
        document: Document,
        issued: date | None,
        budget: Budget,
        common: Common | None = None,
    ) -> Understood:
        """Give a text's bullets and commitments; `issued` is the day from which its dates count."""
        if pages_of(document):
            whole = summarise(document, issued=issued or issue_day(document))
            text = self.summarise(without_pages(document), issued, budget, common)
            return ocr_bullets.told_with(document, text, whole)
        weigh = Recurrence.of(common) if common is not None else None
        stated, day = self._stated(document), issued or issue_day(document)
        promised, dated = commitments(document, day, stated), replace(document, published=day)
        understood = Understood(
            bullets=summarise(document, weigh, issued=day, stated=stated, promised=promised),
            commitments=promised,
            not_found=wording_not_found(document),
            references=references(document),
            figures=(
                *figures(dated, programmes(), stated),
                *unlisted_figures(dated, programmes(), stated),
            ),
            happenings=happenings(dated, programmes(), stated),
            matters=matters(with_matters(document), day),
        )
        return ocr_bullets.told(document, understood)

    def compare(self, asked: Comparison, budget: Budget) -> Compared:
        """Compare a commitment with what was published since."""
        from bot.contents.comparison import compared  # who only reads files compares nothing

        return compared(asked)

    def _stated(self, document: Document) -> tuple[Statement, ...]:
        """Give what a text states: a booklet's replies were taken apart when they were counted."""
        for at, (counted, stated) in enumerate(self._booklet):
            if counted == document:
                del self._booklet[at]
                return stated
        return statements(document)

    def prepare(self, topics: TopicLines) -> Matcher:
        """Give the matcher of these topics, put together once for each version of them."""
        if self._version != topics.version:
            self._matcher, self._version = matcher_of(own_topics(topics)), topics.version
        return self._matcher
