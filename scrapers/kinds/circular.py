"""This file reads circulars: their reference, whom they address, from when they hold and what they expect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scrapers.items import Document
from scrapers.kinds.effective_days import effective
from scrapers.kinds.patterns import folded_pattern
from scrapers.kinds.said import LONGEST, Said, lines_of, said_in, together
from scrapers.kinds.signatures import DATE_ONLY
from scrapers.text import fold, fold_with_offsets, hk_date, span

HEADED = frozenset({"panel_paper", "committee_report", "slides"})  # what one may resemble
_LOOSE = frozenset({None, "letter"})
# e.g. Circular to licensed corporations · 致持牌法團的通函 · Joint circular on
_TITLE = folded_pattern(
    r"^(?:(?:joint|revised|updated|supplementary|further) )?circular\b|\bcircular$|^(?:致.{2,60})?(?:聯合)?通函|通函$"
)
# Whom it is to, as its title says.
# e.g. Circular to intermediaries - Use of AI · 致中介人的通函
_TO_TITLE = folded_pattern(
    r"^(?:\w{1,13} )?circular to (?P<en>.{3,120}?)(?:\s[-–—]{1,2}\s|\s?[:：]\s?"
    r"|\s(?:on|regarding|concerning|about)\s|$)"
    r"|^致(?P<zh>.{2,60}?)的?(?:聯合)?通函"
)
# Whom it is to, as the lines above its text say.
# e.g. To: All licensed corporations · 致：各持牌法團
_TO_LINE = folded_pattern(r"^(?:to|致|收件人)\s?[:：]\s?(?=\S)")
# e.g. All authorized institutions · 所有認可機構
_ALL = folded_pattern(
    r"^(?:(?:the chief executives?,? ?)?(?:of )?all (?:authori[sz]ed institutions|licensed \S.{2,60}|intermediaries"
    r"|registered institutions|svf licensees|banks)"
    r"|(?:致)?(?:所有|各)(?:認可機構|持牌法團|中介人|註冊機構|儲值支付工具持牌人).{0,20}(?:行政總裁)?)[,，:：]?$"
)
# e.g. Our Ref.: B1/15C · 檔號：銀行/1
_REFERENCE = folded_pattern(
    r"^(?:our |circular )?(?:ref(?:erence)?\.?|file ref\.?)\s?(?:no\.?)?\s?(?:[:：]\s(?=\S)"
    r"|\s(?=[^\s\d]{0,8}[\d/(]|[a-z]{2,8} \S{0,10}/))"
    r"|^(?:本函檔號|本局檔號|檔號|通函編號)(?:\s?[:：]?\s|[:：])(?=\S)"
)
_FOOT = re.compile(r"^[A-Z]{2,6}/[A-Z]{2,8}/\d{1,4}/\d{4}$")
# What is expected of them, the sterner first.
# e.g. institutions must · are expected to · 須於六月前
_MUST = folded_pattern(
    r"\b(?:must|shall|(?:is|are) (?:expected|required) to)\b"
    r"|\b(?:sfc|hkma|commission|authority|we) (?:expects?|requires?) .{3,80} to\b|必須|務須|須(?!知)"
    r"|預期.{2,30}(?:會|應)|期望"
)
# e.g. are reminded to · 應盡快
_SHOULD = folded_pattern(
    r"\bshould\b|\b(?:is|are) (?:reminded|advised|urged|requested|encouraged) to\b"
    r"|\bplease (?:submit|confirm|complete|return)\b|應(?!用|對|付|變)|獲提醒|務請|敦促|要求"
)
# What everybody writes at the beginning and at the end.
# e.g. Should you have any questions · 如有查詢 · This circular sets out
_ASIDE = folded_pattern(
    r"\bsets? out\b|載列|\bshould (?:you|there)\b|\bquer(?:y|ies)\b|\benquir(?:y|ies)\b|\bany questions?\b|查詢|疑問"
)
_MOST_ACTIONS, _NEAR, _LONGEST_PLACE = 3, 30, 300
_LEAST = 20  # letters of a sentence; a shorter one is a heading


def circular(document: Document, *, expected: bool = False) -> Document:
    """Give a plain paper as the circular that it is; as it was where it is none.

    `expected` is that a source says so. Its form stays what it was. Who is addressed and what is
    expected are left out where the text does not say; so is the day from which it holds.
    """
    title = fold(document.title)
    loose = document.kind == "plain" and document.fields.get("form") in _LOOSE
    lines = lines_of(document)
    if loose and not expected:
        addressed = document.fields.get("form") == "letter" and _addressed(lines) is not None
        if not addressed and not _TITLE.search(title):
            return document
    elif not loose and not (expected and document.kind in HEADED):
        return document
    said = list(said_in(document))
    published = document.published or document.meeting_date or _dated(lines)
    found = {
        "reference": document.fields.get("file_ref") or _reference(lines),
        "addressed_to": _named_in(document.title) or _addressed(lines),
        "action": together(_expected_of(said)),
    }
    fields = {
        **document.fields,
        **effective(said, published),
        **{name: value[:LONGEST] for name, value in found.items() if value},
    }
    return replace(document, kind="circular", published=published, meeting_date=None, fields=fields)


def _dated(lines: Sequence[str]) -> date | None:
    """Give the day that stands on a line of its own above the text."""
    found = (
        line for line in lines[:_NEAR] if line and DATE_ONLY.match(fold(line[:_LONGEST_PLACE]))
    )
    return next((day for line in found if (day := hk_date(line[:_LONGEST_PLACE]))), None)


def _named_in(title: str) -> str | None:
    folded, offsets = fold_with_offsets(title[:LONGEST])
    found = _TO_TITLE.match(folded)
    if found is None or found.lastgroup is None:
        return None
    start, end = span(offsets, *found.span(found.lastgroup))
    return title[start:end].strip() or None


def _addressed(lines: Sequence[str]) -> str | None:
    for line in lines[:_NEAR]:
        if len(line) > _LONGEST_PLACE:
            continue
        folded, offsets = fold_with_offsets(line)
        if (label := _TO_LINE.match(folded)) is not None:
            return line[span(offsets, 0, label.end())[1] :].strip()
        if _ALL.match(folded.strip()):
            return line.strip(" ,，:：")
    return None


def _reference(lines: Sequence[str]) -> str | None:
    for line in lines[:_NEAR]:
        if len(line) > _LONGEST_PLACE:
            continue
        folded, offsets = fold_with_offsets(line)
        if (label := _REFERENCE.match(folded)) is not None:
            return line[span(offsets, 0, label.end())[1] :].strip()
    return next((each.strip() for each in lines[-_NEAR:] if _FOOT.match(each.strip())), None)


def _expected_of(said: Sequence[Said]) -> list[str]:
    """Give up to three sentences that say what the addressed have to do, the sternest first."""
    told = [one for one in said if len(one.text) >= _LEAST]
    found: dict[str, None] = {}
    for pattern in (_MUST, _SHOULD):
        for one in told:
            if len(found) == _MOST_ACTIONS:
                return list(found)
            if pattern.search(one.folded) and not _ASIDE.search(one.folded):
                found[one.text] = None
    return list(found)
