"""This file tells, below a bill's alert, that a stage of it is set or was reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.briefings import Briefing, BriefingLine
from bot.messages.shown_language import rendition_in, told_in
from bot.messages.stages import named
from bot.messages.words import say
from bot.telling import posting
from scrapers.items import Language
from storage.published import bill_stages, papers
from storage.records import Paper, Reached
from storage.told import tellings

BEHIND = timedelta(
    days=7
)  # a stage that was reached longer ago is no news, however late it is named
_TOLD = frozenset({"second", "third", "enacted"})  # gazettal and first reading are the alert itself


def tell(
    desk: Desk, session: Session, stages: Mapping[str, Sequence[Reached]], now: datetime
) -> None:
    """Tell each channel that was told of a bill of the stages that its index names anew, once each.

    One transaction with the index page that named them, the caller's. Idempotent: what was told of a
    stage is edited where its day moves.
    """
    since = hong_kong(now - BEHIND).date()
    for name, found in stages.items():
        for one in found:
            if one.stage in _TOLD and one.day >= since:
                _tell(desk, session, name, one, now)


def _tell(desk: Desk, session: Session, name: str, one: Reached, now: datetime) -> None:
    knowing: set[int] = set()
    for paper_id in bill_stages.papers_of(session, name):
        told = [each for each in tellings.alerts_of(session, paper_id) if each.how == "alert"]
        if not told:
            continue
        paper = papers.paper(session, paper_id)
        for each in told:
            if each.channel_id in knowing:
                continue  # the thread of another of the bill's papers says so
            knowing.add(each.channel_id)
            words = told_in(paper, each.preference, now)
            said = say("bill_stage", words.language, stage=named(one, words.language))
            title = _title(paper, words.text_language)
            briefing = Briefing(
                said, words.language, (BriefingLine("aside", title),) if title else ()
            )
            payload = desk.renderers[each.platform].briefing(briefing)
            message = posting.keep(
                desk, session, each.platform, words.language, payload, tuple(each.topics)
            )
            key = f"bill-stage:{name}:{one.stage}:{each.channel_id}"
            before = tellings.standing(session, [key]).get(key)
            posting.bring(
                session, key, before, message, now,
                channel_id=each.channel_id, behind=each.delivery_id,
            )  # fmt: skip


def _title(paper: Paper, language: Language) -> str:
    shown = rendition_in(paper, language)
    return shown.title if shown else ""
