"""This file keeps what people say of messages; of one person about one paper the last word wins."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlmodel import Session

from storage.sql import insert_one, table, upsert
from storage.tables.people import FeedbackRow

_feedback = table(FeedbackRow)
Verdict = Literal["good", "bad", "not_relevant", "text"]


def save_feedback(
    session: Session,
    *,
    channel_id: int,
    paper_id: int | None,
    who: str,
    verdict: Verdict,
    text: str | None = None,
    now: datetime,
) -> None:
    """Note what somebody says of a paper's message, or of everything."""
    row = {
        "channel_id": channel_id,
        "paper_id": paper_id,
        "who": who,
        "verdict": verdict,
        "text": text,
        "summary_version": 1,
        "at": now,
    }
    if paper_id is None:
        insert_one(session.connection(), _feedback, row)
    else:
        upsert(session.connection(), _feedback, [row], ["channel_id", "paper_id", "who"])
