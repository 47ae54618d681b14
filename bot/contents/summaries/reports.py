"""This file summarises committee reports: the most concrete recommendations, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.contents.folded import Folded
from bot.contents.statements import Statement
from bot.contents.summaries.panel_papers import asked_of_readers, is_note_only
from bot.contents.summaries.pieces import Pick, joined, size, variants
from bot.contents.summaries.salience import Context, salience
from bot.contents.summaries.selection import MOST, ROOM
from bot.contents.summaries.stretches import Weight
from scrapers.items import Document

# e.g. 政府應盡快制定 · should legislate
_MAKES = re.compile(
    r"^(?:政府)?(?:应)?(?:在[^,。]{1,12}(?:内|前)|尽快|尽早|拨款|全面)?(?:制[订定]|公布|发布|设立|成立|开放|立法"
    r"|修订|引入|展开|启动|加快推动|推出|规定|建立|订立|禁止|开征)"
    r"|(?:^|\bto |\bshould )(?:require|establish|set up|complete|enact|introduce|launch|amend|study|publish|open"
    r"|legislate|formulate|abolish|prohibit|draw up)\b"
)
# e.g. 加強宣傳 · to step up publicity
_SOFT = re.compile(
    r"^(?:持续|加强|优化|提升|深化|积极|进一步|鼓励|探索|聚焦|有效|整合|扩大|检视)"
    r"|(?:^|\bto |\bshould )(?:enhance|strengthen|continue|step up|encourage|improve)\b"
)
_NAMED = re.compile(
    r"[《「“]|条例|法律框架|路线图|试点|收费|发牌|公众使用|\bwithin\b|\b20\d\d\b|\d (?:months|years)|tariff"
    r"|licen[cs]|ordinance"
)
_BODY_ZH = re.compile(r"(?:聯合|联合|法案|專責|专责|事務|事务|小組|小组){0,6}(?:委員會|委员会)")
_BODY_EN = re.compile(r"(?:(?:Joint|Bills|Select) )?(?:Subcommittee|Committee|Panel)\b")
_OPENS_ZH = re.compile(
    r"((?:聯合|联合|法案|專責|专责|事務|事务|小組|小组){0,6}(?:委員會|委员会)[^，。：；]{0,8}"
    r"(?:建議|建议)[^，。：；]{0,12})[：:]$"
)
# e.g. The Subcommittee recommends that:–
_OPENS_EN = re.compile(
    r"\b(The (?:(?:Joint|Bills|Select) )?(?:Subcommittee|Committee|Panel) "
    r"(?:[a-z]+ )?recommends?\b[^.:;]{0,80}?)[ ,]*[:–—-]+$"
)
_SAYS_SO = re.compile(r"建议|\brecommend")
LONGEST_LEAD = 16  # letters

MOST_TOGETHER = 2  # recommendations in a bullet, and only where they are on the same thing
LENGTH = 3.0  # what a recommendation that fills a summary must be worth more than a short one
SECOND = 1.5  # what a second recommendation in a bullet must weigh


def report_picks(
    document: Document, everything: Sequence[Statement], context: Context
) -> list[Pick]:
    """Pick the recommendations that would change something, then what the House is asked, if more than to note."""

    def weight(statement: Statement, shown: Folded) -> float:
        score = max(0.0, salience(statement, shown, context)) * 0.4
        bare = shown.folded
        score += 2.0 * bool(_MAKES.search(bare))
        score -= 1.5 * bool(_SOFT.search(bare))
        return score + 1.0 * min(2, len(_NAMED.findall(bare)))

    advice = [s for s in everything if s.role == "recommendation"]
    ranked = sorted((_cut(one, weight) for one in advice), key=lambda w: -w.weight)
    lead = who_recommends(document, everything)
    ask = asked_of_readers(everything)
    last = [Pick(ask.bare.text, ask.cites, ask.page, ask.place)] if ask else []
    if ask is not None and is_note_only(ask):
        advised = _by_theme(ranked, lead, ROOM, most=MOST)
        if len(advised) == MOST:
            return advised
    room = ROOM - sum(size(pick.text) for pick in last)
    return [*_by_theme(ranked, lead, room, most=MOST - len(last)), *last]


@dataclass(frozen=True, slots=True)
class _Advice:
    """A recommendation as it is best shown, with its weight."""

    statement: Statement
    shown: Folded
    weight: float


def _cut(statement: Statement, weight: Weight) -> _Advice:
    """Cut a recommendation where what it says is worth its length."""
    tried = [_Advice(statement, one, weight(statement, one)) for one in variants(statement.bare)]
    return max(tried, key=lambda one: one.weight - LENGTH * size(one.shown.text))


def _by_theme(ranked: Sequence[_Advice], lead: str, room: float, most: int) -> list[Pick]:
    """Give each bullet a recommendation, and a second only where it is on the same thing."""
    bullets: list[list[_Advice]] = []
    for one in ranked:
        full = len(bullets) == most
        home = next((bullet for bullet in bullets if _on_the_same(bullet[0], one, full)), None)
        if home is not None and (len(home) == MOST_TOGETHER or one.weight < SECOND):
            continue
        if home is None and full:
            continue
        tried = [[*bullet, one] if bullet is home else bullet for bullet in bullets]
        tried += [] if home else [[one]]
        if sum(size(_led(bullet, lead).text) for bullet in tried) <= room:
            bullets = tried
    return [_led(bullet, lead) for bullet in bullets]


def _led(bullet: Sequence[_Advice], lead: str) -> Pick:
    """Put who recommends before recommendations that do not say so themselves."""
    points = sorted(bullet, key=lambda one: one.statement.place)
    said = any(_SAYS_SO.search(one.shown.folded) for one in points)
    return joined([(one.statement, one.shown.text) for one in points], "" if said else lead)


def _on_the_same(one: _Advice, other: _Advice, full: bool) -> bool:
    """Say whether two stand under one heading; without headings, neighbours must do when full."""
    heading = one.statement.heading
    near = full and abs(one.statement.place - other.statement.place) == 1
    return heading == other.statement.heading and (heading != "" or near)


def who_recommends(document: Document, everything: Sequence[Statement]) -> str:
    """Give who recommends, in brackets, as the words with which the report opens its list.

    Without such words it is the body that the title names; "" where neither says it.
    """
    chinese = document.language != "en"
    for statement in everything:
        found = (_OPENS_ZH if chinese else _OPENS_EN).search(statement.text)
        if found and (len(found[1]) <= LONGEST_LEAD if chinese else len(found[1].split()) <= 12):
            return f"（{found[1]}）" if chinese else f"[{found[1]}] "
    named = (_BODY_ZH if chinese else _BODY_EN).search(document.title)
    if named is None:
        return ""
    return f"（{named[0]}建議）" if chinese else f"[The {named[0]} recommends:] "
