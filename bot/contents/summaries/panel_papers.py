"""This file summarises panel papers and whatever has headings: what is new, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.contents.folded import Folded
from bot.contents.statements import Statement
from bot.contents.summaries.pieces import Pick, size
from bot.contents.summaries.salience import Context, salience
from bot.contents.summaries.selection import MOST, ROOM, choose, in_order, picks
from bot.contents.summaries.stretches import stretches
from scrapers.items import Document

# e.g. 未來路向 · latest progress
_NEWS = re.compile(
    r"策略|措施|建议|展望|未来|路向|下一步|时间表|计划|进展|最新|方案|安排|实施|推行"
    r"|proposal|measure|way forward|next step|timetable|progress|latest|plan|implementation|framework|resumption|recommend"
)
_OLD = re.compile(
    r"背景|目的|引言|简介|职权|委员名单|background|purpose|introduction|justification|terms of reference|membership"
)
# e.g. 請委員備悉本文件 · Members are invited to note
ASK = re.compile(
    r"(?:谨?请|邀请)(?:[各]?位)?(?:委员|议员|内务委员会|事务委员会|小组委员会|财委会|财务委员会)[^。]{0,40}(?:备悉|察悉|支持|批准|提出意见|提供意见|考虑|发表意见|省览|知悉|就)"
    r"|\b(?:members|the panel|the house committee|the finance committee)\b[^.]{0,30}\b(?:are|is) (?:invited|requested|asked)\b"
)

_NOTE = re.compile(r"备悉|察悉|知悉|省览|\bnote\b")
_MORE_THAN_NOTE = re.compile(
    r"支持|批准|意见|通过|考虑|建议|\b(?:support|approve|views?|comments?|endorse|consider|advise)\b"
)

LEAD = 2.4  # a release says first what matters; each sentence after it weighs less
SHORT = 30  # what is shorter at the top of a release is a line of its letterhead


def paper_picks(
    document: Document,
    everything: Sequence[Statement],
    context: Context,
    told: Collection[Statement] = (),
) -> list[Pick]:
    """Pick two of what is new, and what the readers of the paper are asked to do.

    `told` are sentences that are told already.
    """
    start = next((s.place for s in everything if len(s.text) > SHORT), 0)

    def weight(statement: Statement, shown: Folded) -> float:
        heading = statement.folded_heading
        score = salience(statement, shown, context)
        if _NEWS.search(heading):
            score += 1.2
        if _OLD.search(heading):
            score -= 2.0
        if document.kind == "plain":
            score += max(0.0, LEAD - 0.8 * (statement.place - start))
        return score

    ask = asked_of_readers(everything)
    passed = {one.place for one in (ask, *told) if one is not None}
    others = [s for s in everything if s.place not in passed]
    last = [Pick(ask.bare.text, ask.cites, ask.page, ask.place)] if ask else []
    kept = [] if ask is None or is_note_only(ask) else last
    room = ROOM - sum(size(pick.text) for pick in kept)
    found = stretches(others, everything, weight)
    chosen = choose(found, most=MOST - len(kept), room=room, each_part=False)
    if document.kind == "plain":
        chosen = in_order(chosen)
    found_new = picks(chosen, found)
    if sum(size(pick.text) for pick in [*found_new, *last]) > ROOM:
        last = kept
    return [*found_new[: MOST - len(kept)], *last][:MOST]


def is_note_only(ask: Statement) -> bool:
    """Say whether readers are asked to take note, which the kind of a paper says already."""
    return _NOTE.search(ask.folded) is not None and _MORE_THAN_NOTE.search(ask.folded) is None


def asked_of_readers(everything: Sequence[Statement]) -> Statement | None:
    """Find the sentence that says what Members are asked, the last if there are several."""
    found = [s for s in everything if ASK.search(s.folded)]
    return found[-1] if found else None
