"""This file holds the pieces that bullets are made of: runs of a paper's own words, cut with care."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.statements import Statement, unlabelled
from scrapers.text import fold_with_offsets, is_cjk

BETWEEN = "……"  # between pieces that do not follow each other
ZH_TOTAL, EN_TOTAL = 300, 90
ZH_PIECE, EN_PIECE = 92, 36  # characters, words

_OPENER = re.compile(
    r"^(?:此外|另外|目前|现时|为此|至于|然而|同时|与此同时|其中|因此|不过|因应上述|展望未来|就此|当中|具体而言|整体而言|总括而言|另一方面|一方面|事实上|根据现时资料|扼要而言|雖然如此|虽然如此|在此基础上"
    r"|in addition|moreover|besides|furthermore|meanwhile|at present|separately|in this connection|to this end|in particular|president|having considered the views received)[,，、] ?"
)
_PURPOSE_LEAD = re.compile(
    r"^为(?:了|进一步|加快|加强|配合|推动|支持|协助|提升|确保|促进|支援|鼓励|更好|应付|统一|便利|完善|全面|方便|推进|吸引|达致|落实|加强引导)[^，。；]{2,40}，(?=(?:特区政府|政府|我们|当局|律政司|局方|署方|本局|[\u4e00-\u9fff]{1,10}(?:局|署|办|处|公司|委员会|研发院)))"
)
_PURPOSE_TAIL = re.compile(
    r"，(?:旨在|藉此|借此|从而|以便?(?!及|外|下|上|内|后|前|期|现有|致)|以期通过|藉以|借以|务求|令(?!人)|为[^，。]{2,30}(?:作出贡献|奠定|提供|注入)|以进一步|进一步|促进|推动|助力|让[^，]{1,12}(?:能|可)|鼓励|协助|有助|配合)[^。；]*[。；]?$"
    r"|,? (?:with a view to|in order to|so as to|so that|thereby|with the aim of|in order that)\b[^.;]*[.;]?$"
)
_PARENTHESIS = re.compile(r"[(（][^()（）]{0,80}$")
_CLAUSE_ZH = re.compile(r"[，；。：]")
_CLAUSE_EN = re.compile(r"[,;:](?= )")
_KEEP = re.compile(r"\d|年内|今年|明年|年底|亿|万元|沒有|没有|并无|未有|承诺|目标|\$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a paper's words, with the subject it lacks, if it lacks one."""

    text: str
    cites: tuple[str, ...]
    page: int | None
    place: int
    subject: str = ""

    @property
    def shown(self) -> str:
        return self.subject + self.text


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
    for piece in pick.pieces:
        if last is None:
            text = piece.shown
        elif piece.place == last.place + 1 and not piece.subject and not text.endswith("…"):
            text += ("" if _chinese(text[-1:]) else " ") + piece.shown
        else:
            text = text.rstrip("…") + BETWEEN + piece.shown
        last = piece
    return text.strip()


def size(text: str) -> float:
    """Give the length of a text as a share of what a summary may hold."""
    if is_chinese(text):
        return len(text) / ZH_TOTAL
    return len(text.split()) / EN_TOTAL


def is_chinese(text: str) -> bool:
    """Say whether most letters of a text are Chinese."""
    chinese = sum(map(is_cjk, text))
    return chinese * 3 > len(text)


def piece_of(statement: Statement, subject: str = "", room: float = 1.0) -> Piece:
    """Cut a sentence to what a bullet needs: no list mark, no connective, a purpose left off.

    `room` scales how long it may be. What is cut in mid-sentence ends in ……; no middle is left out.
    """
    text = trimmed(unlabelled(statement.text), room)
    return Piece(text, statement.cites, statement.page, statement.place, subject)


def trimmed(text: str, room: float = 1.0) -> str:
    """Cut one sentence from its ends only."""
    folded, offsets = fold_with_offsets(text)
    start = 0
    for pattern in (_OPENER, _PURPOSE_LEAD):
        found = pattern.match(folded[start:])
        if found:
            start += found.end()
    end = len(folded)
    limit = _limit(text, room)
    if _long(folded[start:end], limit * 0.55):
        tail = _PURPOSE_TAIL.search(folded, start + 8)
        while tail and _KEEP.search(tail[0]):
            tail = _PURPOSE_TAIL.search(folded, tail.start() + 1)
        if tail and not _open_bracket(folded[start : tail.start()]):
            end = tail.start()
    body = text[offsets[start] : offsets[end]].strip()
    if end < len(folded):
        return _closed(body, text)
    if _long(body, limit):
        return _stopped(body, limit)
    return body


def _limit(text: str, room: float) -> float:
    return (ZH_PIECE if is_chinese(text) else EN_PIECE) * room


def _long(text: str, limit: float) -> bool:
    return (len(text) if is_chinese(text) else len(text.split())) > limit


def _stopped(text: str, limit: float) -> str:
    """Stop at the last clause that fits, with …… to say so."""
    chinese = is_chinese(text)
    best = 0
    for mark in (_CLAUSE_ZH if chinese else _CLAUSE_EN).finditer(text):
        head = text[: mark.start()]
        if _long(head, limit):
            break
        if not _open_bracket(head) and len(head) > 12:
            best = mark.start()
    if best:
        return text[:best] + BETWEEN
    if chinese:
        return text if len(text) <= limit * 1.5 else text[: int(limit)] + BETWEEN
    words = text.split(" ")
    return text if len(words) <= limit * 1.5 else " ".join(words[: int(limit)]) + " " + BETWEEN


def _closed(body: str, text: str) -> str:
    return body.rstrip("，,；; ") + ("。" if is_chinese(text) else ".")


def _open_bracket(text: str) -> bool:
    pairs = ("（）", "()", "「」", "《》", "“”")
    return any(_count(text, a) != _count(text, b) for a, b in pairs)


def _count(text: str, mark: str) -> int:
    return text.count("（") + text.count("(") if mark in "（(" else (
        text.count("）") + text.count(")") if mark in "）)" else text.count(mark)
    )


def _chinese(letter: str) -> bool:
    return bool(letter) and (is_cjk(letter) or letter in "。，；：！？」』》）…")
