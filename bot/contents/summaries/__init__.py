"""This file gives a paper's summary: at most three bullets in its own words, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.contents.commitments import commitments, issue_day
from bot.contents.statements import Statement, statements
from bot.contents.summaries.committee_lists import list_picks
from bot.contents.summaries.document_titles import by_their_titles
from bot.contents.summaries.explained import explained
from bot.contents.summaries.labels import in_place, unlabelled
from bot.contents.summaries.ordered import ORDERS, ordered_picks
from bot.contents.summaries.panel_papers import paper_picks
from bot.contents.summaries.pieces import Pick, capital, size
from bot.contents.summaries.replies import reply_picks
from bot.contents.summaries.reports import report_picks
from bot.contents.summaries.salience import Boilerplate, context_of
from bot.contents.summaries.selection import MOST
from bot.contents.summaries.slides import slide_picks
from bot.contents.summaries.speeches import speech_picks
from bot.contents.summaries.standing import reads_alone
from scrapers.items import Document, is_list
from storage.records import Bullet, Commitment

__all__ = ["Pick", "summarise"]


def summarise(
    document: Document,
    boilerplate: Boilerplate | None = None,
    *,
    issued: date | None = None,
    stated: Sequence[Statement] | None = None,
    promised: Sequence[Commitment] | None = None,
) -> tuple[Bullet, ...]:
    """Give up to three bullets, 300 characters in Chinese or 90 words in English, each in its source.

    `boilerplate` says how commonly a sentence recurs in other papers, 0 (only here) to 1
    (everywhere); such sentences weigh less. A paper with little text gives fewer bullets, or none.
    `stated` and `promised` are its statements and commitments, where the caller has them.
    """
    day = issued or issue_day(document)
    everything = statements(document) if stated is None else stated
    if promised is None:
        promised = commitments(document, day, everything)
    context = context_of(document, boilerplate or _never, promised, day, everything)
    if is_list(document):
        picks = list_picks(document)
    elif document.kind in ORDERS:
        picks = ordered_picks(document, everything, context)
    elif document.exchanges:
        picks = reply_picks(document, everything, context)
    elif document.kind in ("speech", "hansard"):
        picks = speech_picks(document, everything, context)
    elif document.kind == "slides":
        picks = slide_picks(everything, context)
    elif document.recommendations:
        picks = report_picks(document, everything, context)
    else:
        picks = paper_picks(document, everything, context)
    shown = by_their_titles(within_room(picks[:MOST]), everything, document)
    return tuple(
        Bullet(
            capital(unlabelled(in_place(pick.text), document.title)),
            pick.cites,
            pick.page,
            alone=tuple(
                replace(one, text=capital(unlabelled(in_place(one.text), document.title)))
                for one in pick.alone
            ),
        )
        for pick in explained(shown, everything, document)
        if reads_alone(pick.text)
    )


def within_room(picks: Sequence[Pick]) -> list[Pick]:
    """Leave the longest bullets out until all fit."""
    kept = list(picks)
    while kept and sum(size(pick.text) for pick in kept) > 1:
        kept.remove(max(kept, key=lambda pick: size(pick.text)))
    return kept


def _never(sentence: Statement) -> float:
    return 0.0
