"""This file summarises committee reports: the most concrete recommendations, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.statements import Statement, statements
from bot.summaries.papers import asked_of_readers
from bot.summaries.pieces import Pick
from bot.summaries.salience import context_of, salience
from bot.summaries.selection import choose, cut, weigh
from scrapers.items import Document
from scrapers.text import fold

_MAKES = re.compile(
    r"^(?:政府)?(?:应)?(?:制[订定]|设立|成立|开放|立法|修订|引入|展开|启动|加快推动|推出|规定|建立|订立|禁止|开征)"
    r"|\bto (?:require|establish|set up|complete|enact|introduce|launch|amend|study|publish|open|legislate|formulate)\b"
)
_SOFT = re.compile(
    r"^(?:持续|加强|优化|提升|深化|积极|进一步|鼓励|探索|聚焦|有效|整合|扩大|检视)|\bto (?:enhance|strengthen|continue|step up|encourage|improve)\b"
)
_NAMED = re.compile(
    r"[《「“]|条例|法律框架|路线图|试点|收费|发牌|公众使用|\bwithin\b|\b20\d\d\b|\d+ (?:months|years)|tariff|licen[cs]|ordinance"
)


MOST_ADVICE = 5


def report_picks(document: Document, boilerplate: Callable[[str], float]) -> list[Pick]:
    """Pick the recommendations that would change something, then what the House is asked."""
    everything = statements(document)
    context = context_of(document, boilerplate)

    def weight(statement: Statement, shown: str) -> float:
        score = max(0.0, salience(statement, shown, context)) * 0.4
        bare = fold(shown)
        score += 2.0 * bool(_MAKES.search(bare))
        score -= 1.5 * bool(_SOFT.search(bare))
        return score + 1.0 * min(2, len(_NAMED.findall(bare)))

    advice = [s for s in everything if s.role == "recommendation"]
    ranked = sorted(weigh(advice, everything, weight), key=lambda w: -w.weight)
    singles = choose(ranked[:MOST_ADVICE], most=MOST_ADVICE, room=0.75, least=-9)
    pieces = [piece for pick in singles for piece in pick.pieces]
    ask = asked_of_readers(everything)
    halves = (pieces[:3], pieces[3:])
    picks = [Pick(tuple(sorted(half, key=lambda p: p.place))) for half in halves]
    picks = [pick for pick in picks if pick.pieces]
    if ask is not None:
        picks.append(Pick((cut(ask, everything, lambda s, shown: 0.05 * len(shown)).piece,)))
    return picks
