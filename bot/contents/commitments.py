"""This file finds what a paper promises: quoted, by when, how firmly and on what condition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.contents.conditions import is_conditional
from bot.contents.counted_from import tells_a_start
from bot.contents.day_refusals import is_only_considered
from bot.contents.due_dates import DueDate, due_dates_in
from bot.contents.leads import Lead, is_deed, is_item, leading, promised
from bot.contents.milestones import milestones
from bot.contents.open_pledges import is_open_pledge
from bot.contents.pledgers import defined_letters
from bot.contents.promises import (
    SHOWN_NAMES,
    is_members_view,
    is_members_word,
    is_outlook,
    is_rule,
    masked_names,
    strength_by,
    who_acts,
)
from bot.contents.speakers import for_government
from bot.contents.statements import Statement, leads_in, statements
from bot.contents.strengths import weakest
from scrapers.items import Document, is_list
from scrapers.text import fold
from storage.records import Commitment

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
MOST_DUES = 12  # days of one sentence for which something is promised

# e.g. 備註 系統將 · note 3: · * the system
_FOOTNOTE = re.compile(
    r"[*^#※†]|(?:备注|注)(?:[一二三四五六七八九十\d ]{0,3}[:：.]|[一二三四五六七八九十\d \u3000])"
    r"|(?:note|remark)s? ?\d{0,2} ?[:：.]|(?:note|remark) \d{0,2} ?(?:the|an?|this|these|all)\b",
    re.IGNORECASE,
)

# Papers in which whoever has a name alone is a Member; in a release it may be the Chief Executive.
_OF_COUNCIL = frozenset({"minutes", "committee_report", "panel_paper"})  # by kind or form

_Quoted = tuple[str, Commitment]  # with the folded quote


def commitments(
    document: Document,
    issued: date | None = None,
    stated: Sequence[Statement] | None = None,
) -> tuple[Commitment, ...]:
    """Find the dated promises of a paper, then those without a date that say "in due course".

    "This year" is the year of `issued`, else of the paper's own date of issue. `stated` are the
    paper's statements, where the caller has them.
    """
    if is_list(document):  # a committee's own list repeats what others promised, row by row
        return ()
    day = issued or issue_day(document)
    dated: list[_Quoted] = []
    undated: list[_Quoted] = []
    lead: Lead | None = None
    last: Statement | None = None
    told = tuple(statements(document)) if stated is None else stated
    defined = defined_letters(statement.text for statement in told)
    of_council = not _OF_COUNCIL.isdisjoint((document.kind, document.fields.get("form", "")))
    for statement in told:
        if statement.role in ("recommendation", "footnote"):
            continue
        if not for_government(document, statement.heading):
            continue
        if of_council and is_members_word(statement.bare.folded):
            continue
        lead = leading(statement, lead, day)
        before = last.bare.folded if last and last.block == statement.block else ""
        last = statement
        found = _of_sentence(statement, day, lead, defined, before)
        quoted = ((statement.bare.folded, one) for one in found)
        (dated if found and found[0].due_text else undated).extend(quoted)
    if document.kind != "hansard":
        dated += [(fold(one.quote), one) for one in milestones(document, day)]
    return tuple(_unrepeated(dated) + _unrepeated(undated))


def issue_day(document: Document) -> date | None:
    """Give the day a paper came out, as it says itself; None where it does not.

    Controlling Officers' replies bear no date, but all of a session come out in its first April.
    """
    if document.published is not None:
        return document.published
    if document.issued_at is not None:
        return document.issued_at.astimezone(HONG_KONG).date()
    session = re.match(r"(20\d\d)-\d\d$", document.fields.get("session", ""))
    if document.kind == "estimates_reply" and session:
        return date(int(session[1]), 4, 1)
    return None


def _of_sentence(
    statement: Statement,
    day: date | None,
    lead: Lead | None,
    defined: frozenset[str],
    before: str,
) -> list[Commitment]:
    quote = statement.bare.text
    masked = masked_names(statement.bare.folded)
    if (
        _FOOTNOTE.match(statement.bare.folded)
        or is_members_view(masked)
        or is_rule(masked)
        or masked.endswith("?")
        or leads_in(quote.rstrip())
        or "?" in masked[-3:]
        or (lead and lead.refused and is_item(statement))
    ):
        return []
    hangs = lead is not None and lead.conditional and is_item(statement)
    found: list[Commitment] = []
    seen: set[tuple[date | None, date | None]] = set()
    dues = _dues(statement, day, before)
    past = [one for one in dues if one.due_to and day and one.due_to < day]
    for due in dues[:MOST_DUES]:
        strength = strength_by(statement, masked, due, day, lead.strength if lead else None)
        if strength is None or ((due.due_from, due.due_to) in seen and not due.relative):
            continue
        seen.add((due.due_from, due.due_to))
        found.append(
            Commitment(
                quote, "plan" if hangs and strength == "firm" else strength, due.text, due.due_from, due.due_to,
                hangs or is_conditional(masked, day), who_acts(quote, masked, due), statement.cites,
            )
        )  # fmt: skip
    if found or (past and len(past) == len(dues)):
        return found
    if not dues and (item := _of_item(statement, lead, day)):
        return [item]
    if not dues and statement.role == "slide" and is_outlook(statement) and is_deed(masked):
        return [Commitment(quote, "plan", cites=statement.cites)]
    if not is_open_pledge(quote, masked, defined, before):
        return found
    strength = "plan" if hangs or is_only_considered(masked) else weakest(masked) or "firm"
    return [
        Commitment(
            quote, strength, conditional=hangs or is_conditional(masked, day),
            who=who_acts(quote, masked, None), cites=statement.cites,
        )
    ]  # fmt: skip


def _dues(statement: Statement, day: date | None, before: str) -> tuple[DueDate, ...]:
    """Give the days of a sentence; "within two years" has no end where the sentence `before` tells a start."""
    dues = due_dates_in(statement.bare.masked(SHOWN_NAMES), day)
    if not tells_a_start(before, statement.bare.folded):
        return dues
    return tuple(replace(one, due_from=None, due_to=None) if one.relative else one for one in dues)


def _of_item(statement: Statement, lead: Lead | None, day: date | None) -> Commitment | None:
    """Give what an item that names no day is promised by what leads it in; None where that is nothing."""
    strength = promised(statement, lead, day)
    if lead is None or strength is None:
        return None
    due, said = lead.due, lead.words + statement.bare.folded
    return Commitment(
        statement.bare.text, strength, due.text if due else None,
        due.due_from if due else None, due.due_to if due else None,
        lead.conditional or is_conditional(said, day), lead.who, statement.cites,
    )  # fmt: skip


def _unrepeated(found: Sequence[_Quoted]) -> list[Commitment]:
    kept: dict[tuple[str, date | None, str | None], Commitment] = {}
    for folded, one in found:
        kept.setdefault((folded, one.due_to, one.due_text), one)
    return list(kept.values())
