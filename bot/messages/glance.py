"""This file chooses what a post shows at a glance: single sentences, and what Members are asked as one word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from scrapers.text import fold
from storage.records import Bullet, Sentence

Ask = Literal["approve", "support", "views", "note"]

MOST: Final = 3
# letters of the sentence that asks; a longer one says more than what is asked
LONGEST_ASK: Final = 400

# The most that is asked comes first: who is asked to note and to give views is asked for views.
_ASKS: Final[tuple[tuple[Ask, re.Pattern[str]], ...]] = (
    # e.g. 請委員批准 · to approve
    ("approve", re.compile(r"批准|通过|\b(?:approve|approval|pass)\b")),
    # e.g. 請委員支持 · to endorse
    ("support", re.compile(r"支持|赞成|\b(?:support|endorse)\b")),
    # e.g. 提供意見 · to give views
    ("views", re.compile(r"意见|考虑|建议|\b(?:views?|comments?|advice|advise|consider)\b")),
    # e.g. 備悉內容 · to note
    ("note", re.compile(r"备悉|察悉|知悉|省览|\bnote\b")),
)
# A sum, a count or a day: what is asked of, which no one word holds.
# e.g. $36 million · 3個職位 · 2027年
_TELLS = re.compile(r"\$ ?\d|\d ?(?:元|%|亿|万|个|名|年|million|per cent|posts?)|\b20\d\d\b")


def asked_to(sentence: str | None) -> Ask | None:
    """Say what the sentence that asks Members wants of them; None where it tells more than that."""
    if not sentence or len(sentence) > LONGEST_ASK:
        return None
    said = fold(sentence)
    if _TELLS.search(said):
        return None
    return next((ask for ask, words in _ASKS if words.search(said)), None)


def at_a_glance(bullets: Sequence[Bullet], ask: str | None = None) -> tuple[Bullet, ...]:
    """Give up to three bullets of one sentence: the best of each first, then what else there is room for.

    `ask` is the sentence that one word says already.
    """
    asks = _letters(ask or "")
    kept = [one for one in bullets if not (asks and _letters(one.text) in asks)]
    if not kept:
        return tuple(bullets)
    shown = {(at, 0) for at in range(len(kept))}
    others = sorted((rank, at) for at, one in enumerate(kept) for rank in range(1, len(one.alone)))
    shown |= {(at, rank) for rank, at in others[: max(0, MOST - len(kept))]}
    return tuple(
        _one(kept[at], rank)
        for at, rank in sorted(shown, key=lambda pair: (pair[0], _stands(kept, *pair)))
    )


def _one(bullet: Bullet, rank: int) -> Bullet:
    if not bullet.alone:
        return bullet
    said = bullet.alone[rank]
    return Bullet(said.text, said.cites, said.page, bullet.method)


def _stands(bullets: Sequence[Bullet], at: int, rank: int) -> int:
    """Say where in its bullet a sentence stands, so that two of one bullet keep their order."""
    alone: tuple[Sentence, ...] = bullets[at].alone
    return bullets[at].text.find(alone[rank].text[-20:]) if alone else 0


def _letters(text: str) -> str:
    return "".join(fold(text).split())
