"""This file decides what is told in the thread of the first paper of its story, and where that stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlmodel import Session

from bot.contents.references.speeches import part_of
from scrapers.text import fold
from storage.people import conversations
from storage.people.platforms import PLATFORMS
from storage.records import Follower, Paper
from storage.told import tellings

FORMS = frozenset({"minutes", "corrigendum", "agenda", "follow_up", "outstanding_items"})
# e.g. Corrigendum to LC Paper No. CB(2)438/2026(03) · 更正：立法會文件
_CORRECTS = re.compile(
    r"(?:the |an? )?(?:corrigend|errat)(?:um|a)\b|(?:更正|勘误)(?:[:：]|立法会|表)"
)


def is_side_part(paper: Paper) -> bool:
    """Say whether a paper goes along with another: slides, minutes, a corrigendum, a list, a speech's part."""
    if any(part_of(one.title, paper.published) for one in paper.renditions):
        return True
    if any(_CORRECTS.match(fold(one.title)) for one in paper.renditions):
        return True  # though it may be laid out as the paper that it corrects
    forms = (r.document.fields.get("form") for r in paper.renditions if r.document is not None)
    listed = any(r.hint == "slides" for r in paper.renditions)  # as its index calls it
    return listed or paper.kind == "slides" or any(form in FORMS for form in forms)


def only_mentions(paper: Paper, follower: Follower) -> bool:
    """Say whether a paper is the main subject of nothing that a channel follows."""
    levels = {match.topic: match.level for match in paper.matches}
    main = any(levels.get(topic) == "substantive" for topic in follower.topics)
    return bool(follower.topics) and not main


def first_told(session: Session, paper_ids: Sequence[int], follower: Follower) -> int | None:
    """Give the delivery that told a channel of the first of some papers, by a post that more may be said below."""
    if not paper_ids or not PLATFORMS[follower.platform].has_threads:
        return None
    if not conversations.has_threads(session, follower.address):
        return None
    return tellings.first_alert(session, paper_ids, follower.channel_id)
