"""This file sets a programme's figures in a table: what each counts, as of when, each kind in a column of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bot.answering.speech import Table
from bot.messages import phrases
from bot.messages.dates import day
from bot.messages.figures import as_of_day, counted, measured
from bot.messages.words import say
from scrapers.items import Language

if TYPE_CHECKING:
    from bot.answering.finding.programmes import Stated

NOTHING = "–"
_FORESEEN = ("target", "forecast")
# The columns of amounts, each with the spans that stand in it; the first span names it.
COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("span_stock", ("stock",)),
    ("span_cumulative", ("cumulative",)),
    ("span_yearly", ("yearly", "period")),
    ("span_target", _FORESEEN),
    ("span_allocation", ("allocation",)),
    ("column_other", ("rate", "round", "rank", "change")),
)


def figure_table(found: Sequence[Stated], language: Language) -> Table | None:
    """Give figures as a table, newest first as they come; a column that holds nothing is left out."""
    if not found:
        return None
    kept = [
        column for column in COLUMNS if any(one.figure.span in column[1] for one in found)
    ]  # never a target beside what was reached
    heads = (
        say("column_when", language),
        say("column_what", language),
        *(say(name, language) for name, _ in kept),
        say("column_where", language),
    )
    return Table(tuple(map(_opened, heads)), tuple(_row(one, kept, language) for one in found))


def _row(
    one: Stated, kept: Iterable[tuple[str, tuple[str, ...]]], language: Language
) -> tuple[str, ...]:
    figure = one.figure
    when = NOTHING
    if figure.as_of:
        when = as_of_day(figure.as_of, language)
        if figure.span in _FORESEEN:
            when = say("by", language, day=when)
    amounts = [
        _amount(one, spans, language) if figure.span in spans else NOTHING for _, spans in kept
    ]
    return when, counted(figure) or NOTHING, *amounts, _where(one, language)


def _amount(one: Stated, spans: Sequence[str], language: Language) -> str:
    """Write the amount, and what it is where its column holds several kinds and this is not the first."""
    amount = measured(one.figure, language)
    if one.figure.span == spans[0] and spans[0] != "rate":
        return amount
    return say("amount_of", language, amount=amount, what=say(f"span_{one.figure.span}", language))


def _where(one: Stated, language: Language) -> str:
    """Say in which paper and at which place: CB(2)1292/2025 ¶48; 2 Jun 2025 ¶6 of one without a number."""
    places = phrases.paragraphs(one.figure.places[:1], language)
    named = one.paper.number or ""
    if not named and one.paper.published:
        named = day(one.paper.published, language, one.paper.published_precision)
    return f"{named} {places}".strip() or NOTHING


def _opened(head: str) -> str:
    return head[:1].upper() + head[1:]
