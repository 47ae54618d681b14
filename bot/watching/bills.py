"""This file tells at once that a bill was withdrawn, or a stage of it is set: its papers stand where they stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

from bot.desk import Desk
from bot.telling import alerts, bill_stages
from scrapers.items import BILL_WITHDRAWN, Expectation, Listing
from storage.published import identities, renditions
from storage.published.bill_stages import PAPER_KEY, set_anew
from storage.records import Reached


def withdrawn(session: Session, changed: Sequence[Listing]) -> dict[str, list[str]]:
    """Give the bills of which an index says for the first time that they are withdrawn, with their papers' keys.

    To be asked before what it says is remembered.
    """
    found: dict[str, list[str]] = {}
    for one in changed:
        if BILL_WITHDRAWN not in one.notes:
            continue
        keys = [key for key in one.keys if PAPER_KEY.fullmatch(key)]
        if keys and not renditions.noted(session, one.url, one.language, BILL_WITHDRAWN):
            found.setdefault(keys[0].split(":")[1], []).extend(keys)
    return found


def tell(desk: Desk, session: Session, bills: dict[str, list[str]], now: datetime) -> None:
    """Tell each channel once a bill: in the thread of the first of its papers that it was told of, else anew.

    One transaction with the index page that said so, the caller's: a crash before its commit leaves
    it to be read, and told, again.
    """
    for name, keys in bills.items():
        held = identities.papers_with(session, list(dict.fromkeys(keys)))
        papers = list(dict.fromkeys(held[key] for key in keys if key in held))
        alerts.tell_bill_withdrawn(desk, session, name, papers, now)


def stages(session: Session, items: Sequence[Expectation]) -> Mapping[str, Sequence[Reached]]:
    """Give the stages of bills that an index names anew; to be asked before what it says is remembered."""
    return set_anew(session, items)


def tell_stages(
    desk: Desk, session: Session, stages: Mapping[str, Sequence[Reached]], now: datetime
) -> None:
    """Tell them below the alerts of the bills; one transaction with the index page, the caller's."""
    bill_stages.tell(desk, session, stages, now)
