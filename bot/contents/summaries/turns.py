"""This file says whether the sentences behind one take back, or complete, what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.statements import Statement
from bot.contents.summaries.signs import either

# What a sentence says is not so, or not all: the one before it never stands without it.
_TURNS = re.compile(r"(?:但|惟|不过|然而|可是)|(?:however|but|yet|nevertheless)\b")
# What was told is no more: 有關決定已撤回; in view of this, the increase has been withdrawn.
_UNDONE_ZH = (
    r"[^。;]{0,40}(?:决定|建议|计划|安排|方案|措施|申请|加价|公告|招标)(?:其后|随后|最终|现|亦)?"
    r"(?:已|遭|被|获|予以)?(?:撤回|撤销|取消|搁置|推翻|暂缓|否决|押后)"
)
_WHAT_EN = (
    r"(?:decision|proposal|plan|increase|arrangement|scheme|adjustment|requirement|application|notice|measure"
    r"|exercise|tender)s?"
)
_UNDONE_EN = (
    rf"(?:[^.;]{{2,80}}, )?(?:the|this|that|these|both|such)(?: [a-z]+){{0,3}} {_WHAT_EN} "
    r"(?:has|have|had|was|were) (?:since |now |later |subsequently |therefore )?(?:been )?"
    r"(?:withdrawn|revoked|rescinded|reversed|cancelled|shelved|dropped|abandoned|deferred|postponed|quashed)\b"
)
_UNDONE = either(_UNDONE_ZH, _UNDONE_EN)
_FIRST_OF = re.compile(r"首(?:[轮批期]|阶段)|第一(?:[轮批期]|阶段)|\bfirst (?:round|batch|phase)\b")
_SECOND_OF = re.compile(
    r"第二(?:[轮批期]|阶段)|其余|余下|\bsecond (?:round|batch|phase)\b|\bremaining\b"
)


def is_turned(listed: Sequence[Statement], at: int) -> bool:
    """Say whether the next sentence takes back some of what this one says."""
    following = listed[at + 1] if at + 1 < len(listed) else None
    return (
        following is not None
        and following.block == listed[at].block
        and any(of.match(following.bare.folded) for of in (_TURNS, _UNDONE))
    )


def half_told(listed: Sequence[Statement], at: int) -> float:
    """Give what it costs to tell of a first round and leave out the second."""
    if not _FIRST_OF.search(listed[at].bare.folded):
        return 0.0
    rest = (one for one in listed[at + 1 : at + 3] if one.block == listed[at].block)
    return 1.0 * any(_SECOND_OF.search(one.bare.folded) for one in rest)
