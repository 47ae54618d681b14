"""This file finds which figures of programmes a paper puts otherwise than the papers before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

import structlog
from sqlmodel import Session

from bot.contents.figures.movement import moved
from bot.messages.figures import FigureDifference
from bot.messages.shown_language import Wording
from bot.messages.words import ours
from bot.topics import registers
from storage.published import figures, papers
from storage.published.figures import Stored
from storage.records import Figure, Paper

log = structlog.get_logger(__name__)


def differences(
    session: Session, paper: Paper, stated: Sequence[Stored], words: Wording
) -> list[FigureDifference]:
    """Give a paper's figures that differ from the latest earlier ones, in the language it is told in.

    What fails here costs the alert this one line, and is logged.
    """
    here = [one.figure for one in stated if one.language == words.text_language]
    try:
        return [
            found
            for key in sorted({one.programme for one in here} & registers.programmes().keys())
            for found in _of_programme(session, paper, key, here, words)
        ]
    except Exception:  # a figure that breaks us must not suppress the alert
        log.exception("differences_broke", paper=paper.id)
        return []


def _of_programme(
    session: Session, paper: Paper, key: str, here: Sequence[Figure], words: Wording
) -> list[FigureDifference]:
    stored = [
        one
        for one in figures.of_programme(session, key)
        if one.paper_id != paper.id and one.language == words.text_language
    ]
    dates = {one.id: one.published for one in papers.papers(session, _ids(stored), texts=False)}
    mine = paper.published or date.max, paper.id
    earlier = [
        [one.figure for one in rows]
        for paper_id, rows in groupby(stored, key=attrgetter("paper_id"))
        if (issued := dates.get(paper_id)) is not None and (issued, paper_id) < mine
    ]
    name = next(one for one in registers.identities() if one.key == key and one.kind == "programme")
    shown = ours(name.shown(chinese=words.language != "en"), words.language)
    now = [one for one in here if one.programme == key]
    return [FigureDifference(shown, one.before, one.after) for one in moved(now, earlier)]


def _ids(stored: Sequence[Stored]) -> list[int]:
    return list(dict.fromkeys(one.paper_id for one in stored))
