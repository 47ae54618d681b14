"""This file gives a paper's summary: at most three bullets in its own words, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.contents.commitments import commitments, issue_day
from bot.contents.faithfulness import Ground, guard, source_text
from bot.contents.statements import Statement, statements
from bot.contents.summaries.panel_papers import paper_picks
from bot.contents.summaries.pieces import Pick, Piece, bullet_text, size
from bot.contents.summaries.replies import reply_picks
from bot.contents.summaries.reports import report_picks
from bot.contents.summaries.salience import Boilerplate, context_of
from bot.contents.summaries.slides import slide_picks
from scrapers.items import Document
from storage.records import Bullet, Commitment

__all__ = ["Pick", "Piece", "summarise"]

MOST = 3


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
    context = context_of(document, boilerplate or _never, promised, day)
    if document.exchanges:
        picks = reply_picks(document, everything, context)
    elif document.kind == "slides":
        picks = slide_picks(document, everything, context)
    elif document.recommendations:
        picks = report_picks(document, everything, context)
    else:
        picks = paper_picks(document, everything, context)
    ground = Ground(source_text(document))
    bullets: list[Bullet] = []
    for pick in within_room(picks[:MOST]):
        text = bullet_text(pick)
        if text and not guard(text, ground):
            bullets.append(Bullet(text, pick.cites, pick.page))
    return tuple(bullets)


def within_room(picks: list[Pick]) -> list[Pick]:
    """Drop pieces from the longest bullet until all fit."""
    kept = list(picks)
    while kept and sum(size(bullet_text(pick)) for pick in kept) > 1:
        longest = max(range(len(kept)), key=lambda at: size(bullet_text(kept[at])))
        pieces = kept[longest].pieces[:-1]
        kept[longest : longest + 1] = [Pick(pieces)] if pieces else []
    return kept


def _never(sentence: Statement) -> float:
    return 0.0
