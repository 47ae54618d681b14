"""This file holds the pieces that bullets are made of: runs of a paper's own words, cut with care."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bot.contents.folded import Folded
from scrapers.text import fold, is_cjk

OMITTED = "……"  # stands where words were left out, also within one bullet
_OMITTED, _STOP_ZH, _STOP_EN = Folded.of(OMITTED), Folded.of("。"), Folded.of(".")
MOST_CUTS = 12  # clauses after which a sentence may stop
ZH_TOTAL, EN_TOTAL = 300, 90  # characters, words

_OPENER = re.compile(
    r"^(?:此外|另外|目前|现时|为此|至于|然而|同时|与此同时|其中|因此|不过|因应上述|展望未来|展望将来|就此|当中|具体而言|整体而言|总括而言|另一方面|一方面|事实上|扼要而言|雖然如此|虽然如此|在此基础上|针对此情况|在这方面|有见及此"
    r"|in addition|moreover|besides|furthermore|meanwhile|at present|separately|in this connection|to this end|in particular|president|having considered the views received)[,,、] ?"
)
_PURPOSE_LEAD = re.compile(
    r"^为(?:了|进一步|加快|加强|配合|推动|支持|协助|提升|确保|促进|支援|鼓励|更好|应付|统一|便利|完善|全面|方便|推进|吸引|达致|落实|加强引导)[^,。;]{2,60}(?:,[^,。;]{2,40}){0,2},(?=(?:特区政府|政府|我们|当局|律政司|局方|署方|本局|立法会|[\u4e00-\u9fff]{1,10}(?:局|署|办|处|公司|委员会|研发院)))"
)
_PURPOSE = re.compile(
    r"^(?:旨在|藉此|借此|从而|以便?(?!及|外|下|上|内|后|前|期|现有|致|来)|藉以|借以|务求|令(?!人)|为[^,。]{2,30}(?:作出贡献|奠定|注入)|进一步|促进|推动|助力|让|鼓励|协助|有助|配合|并促进|提升|加速|强化|推进|全面|培育|发挥)"
    r"|^ ?(?:with a view to|in order to|so as to|so that|thereby|with the aim of|in order that|to (?:tie in|help|bring|enhance|promote|facilitate))\b"
)
_HEDGE = re.compile(
    r"但|惟|除非|视乎|除外|不包括|须待|尚未|并非|不会|取决于|并无|没有|未有|不属|难以|无法|未能|不详|except|unless|\bbut\b|however|subject to|\bnot\b|\bif\b|excluding"
)
# A clause that only leads up to another: nothing may stop after it.
_LEADS = re.compile(
    r"^(?:而|并|亦|及)?(?:至|于|在|经|因应|按照?|根据|就|自|为|随着|由于|考虑到|鉴于|如|若|当|除|截至|展望|经过|透过|通过)[^,]*$"
    r"|(?:之一|方面|而言|时|后|以来|下|期间|包括|例如)$"
    r"|^ ?(?:in|on|at|under|by|after|as|since|for|of|to|from|with|during|according|subject|if|when|where|once|while)\b[^,;]*$"
)
_LEADS_EN = re.compile(
    r" ?(?:[a-z]+ing|with|as|in|on|at|for|to|according|subject|if|when|while|under|by|after|since|having|given) "
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|can|could|may|must|does|did|plans?|aims?|provides?|covers?|[a-z]{2,}ed|(?:w|s|b|t|h)(?:on|et|egan|ook|eld)|set|rose|fell)\b"
)
_UNFINISHED = re.compile(r"会(?:与|就|向|为)[^,]{1,14}$|的(?:详情|情况|结果|资料)$")
# What a body will go by, however many clauses long: what it will do comes after.
_CONSIDERS = re.compile(
    r"(?:^|(?<=[。;]))(?>[^。;]*?(?:根据|因应|按照|考虑|视乎|参考|参照|结合))[^。;]*+(?<=因素|情况|需要|需求|意见|条件|经验|结果|建议)$"
)
_ON_GROUNDS = re.compile(r"(?:将|会|是|正|须)?(?:根据|因应|按照)[^,]*$")
_ACTS = re.compile(
    r"成立|推出|完成|完工|落成|公布|发布|举办|展开|设立|批出|批准|通过|投入|运作|实施|提供|收到|预留|达到|撥出|拨出|进行|签[署订]|(?<![机员议大学协])会(?!议|面|员)|将"
)
_CUT_ZH = re.compile(r"[，；。]")
_CUT_EN = re.compile(r"[,;](?= )|(?= (?:with a view to|in order to|so as to|so that|thereby)\b)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a paper's words, with the subject it lacks, if it lacks one."""

    text: str
    cites: tuple[str, ...]
    page: int | None
    place: int
    part: int = 0
    block: int = 0
    subject: str = ""
    point: bool = False  # a point of a list, which has no full stop of its own
    headless: bool = False  # words were left off its start
    trimmed: bool = False  # words were left off its end

    @property
    def shown(self) -> str:
        return self.subject + self.text

    def follows(self, other: Piece) -> bool:
        """Say whether it is the next sentence of the same paragraph."""
        return self.place == other.place + 1 and self.block == other.block


@dataclass(frozen=True, slots=True)
class Pick:
    """What one bullet says: its pieces in the order of the paper."""

    pieces: tuple[Piece, ...]

    @property
    def cites(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(cite for piece in self.pieces for cite in piece.cites))

    @property
    def page(self) -> int | None:
        return next((piece.page for piece in self.pieces if piece.page), None)


def bullet_text(pick: Pick) -> str:
    """Join the pieces of a bullet: neighbours as they stand, others with the mark of omission."""
    text = ""
    last: Piece | None = None
    named: set[str] = set()
    for one in pick.pieces:
        piece = replace(one, subject="") if one.subject in named else one
        named.add(piece.subject)
        if last is None:
            text = piece.shown
        elif piece.point and last.point and not text.endswith("…"):
            text = text.rstrip("；;。.") + ("；" if is_chinese(text) else "; ") + piece.shown
        elif piece.follows(last) and not (last.trimmed or piece.headless or piece.subject):
            text += ("" if _ends_chinese(text) else " ") + piece.shown
        else:
            gap = "" if is_chinese(text) else " "
            text = text.rstrip("…").rstrip() + gap + OMITTED + gap + piece.shown
        last = piece
    return text.strip()


def size(text: str) -> float:
    """Give the length of a text as a share of what a summary may hold."""
    if is_chinese(text):
        return len(text) / ZH_TOTAL
    return len(text.split()) / EN_TOTAL


def is_chinese(text: str) -> bool:
    """Say whether a text is Chinese, names in Latin letters notwithstanding."""
    return sum(map(is_cjk, text)) * 4 > len(text)


def is_purpose(text: str) -> bool:
    """Say whether a clause only tells what the clause before it is for."""
    return _PURPOSE.match(fold(text).lstrip()) is not None


def variants(whole: Folded) -> Iterator[Folded]:
    """Give a sentence whole and cut at each clause from its end, connectives left off its start.

    What ends early ends in ……, unless only a purpose was left off. No middle is ever left out, no
    bracket left open, and nothing cut that says "but", "not" or "subject to".
    """
    text, start = whole.text, 0
    for pattern in (_OPENER, _PURPOSE_LEAD):
        found = pattern.match(whole.folded[start:])
        if found:
            start += found.end()
    shift = whole.offsets[start]
    body = whole.cut(shift).strip()
    yield body
    if OMITTED in body.text:
        return
    chinese = is_chinese(body.text)
    stop = _STOP_ZH if chinese else _STOP_EN
    cuts = (_CUT_ZH if chinese else _CUT_EN).finditer(text, shift)
    for mark in islice(cuts, MOST_CUTS):
        head, tail = whole.cut(shift, mark.start()), text[mark.end() :]
        if (
            head.text.endswith("first-come")
            or len(head.text) < (10 if chinese else 24)
            or not tail.strip()
            or _open_bracket(head.text)
        ):
            continue
        left = whole.folded[whole.at(mark.end()) :].lstrip()
        clauses = re.split(r"[,;]" if chinese else r"[,;] ", head.folded)
        if _stops_short(clauses, chinese=chinese):
            continue
        if _HEDGE.search(left):
            continue
        if _PURPOSE.match(left) and not re.search(r"[。,;](?=.{8})", left[:-1]):
            yield head.stripped_end().joined(stop)
        else:
            yield head.stripped_end().joined(_OMITTED)


def _stops_short(clauses: list[str], *, chinese: bool) -> bool:
    """Say whether what is kept only leads up to what follows it."""
    clause = clauses[-1]
    if not chinese:
        told = any(_VERB.search(one) and not _LEADS_EN.match(one) for one in clauses)
        return _LEADS.search(clause) is not None or not told
    if _CONSIDERS.search(",".join(clauses)):
        return True
    if _ON_GROUNDS.search(clause) or _UNFINISHED.search(clause):
        return True
    return _LEADS.search(clause) is not None and _ACTS.search(clause) is None


def _open_bracket(text: str) -> bool:
    pairs = (("（(", "）)"), ("「", "」"), ("《", "》"), ("“", "”"), ("『", "』"))
    return any(_count(text, a) != _count(text, b) for a, b in pairs)


def _count(text: str, marks: str) -> int:
    return sum(text.count(mark) for mark in marks)


def _ends_chinese(text: str) -> bool:
    last = text[-1:]
    return bool(last) and (is_cjk(last) or last in "。，；：！？」』》）…、”")
