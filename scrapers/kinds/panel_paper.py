"""This file reads papers written for a panel or committee: head, numbered paragraphs, what Members are asked."""

from __future__ import annotations

from collections.abc import Sequence

from scrapers.items import Document, Language, Section
from scrapers.kinds.footnotes import without_footnotes
from scrapers.kinds.header import Head, head, title_block
from scrapers.kinds.lines import Line, Sheet
from scrapers.kinds.numbered import sections
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import folded_pattern
from scrapers.kinds.remainder import completed
from scrapers.kinds.signatures import Signature, signature
from scrapers.kinds.tables import tables_apart
from scrapers.text import fold, sentences

# e.g. 2026年3月9日討論文件 · For discussion
_PURPOSE = folded_pattern(
    r"^(?:\d{4}年\s?\d{1,2}月\s?\d{1,2}日.{0,8})?(?:討論文件|資料文件|參考文件)$|^for (?:discussion|information)\b"
    r"|(?:供|以供).{0,20}(?:討論|參閱|參考)(?:$|\s?(?:fcr|fcri|pwsc|pwsci|ec|eci)\s?\()"
)
# e.g. 立法會房屋事務委員會 · Legislative Council Panel on Housing
_BODY = folded_pattern(
    r"^(?:立法會).{0,40}(?:委員會|聯席會議)$|委員會聯席會議$"
    r"|^(?:財務委員會|工務小組委員會|人事編制小組委員會)(?:討論文件|參考文件)?$"
    r"|legislative council.{0,20}(?:panel|committee)"
    r"|^(?:joint )?(?:panels? on|finance committee|public works subcommittee|establishment subcommittee)"
    r"|^item for (?:finance|establishment|public works)"
)
_AIM = folded_pattern(r"^(?:1\.\s?)?(?:本文件|this paper|this note|本簡介|本資料文件)")
# e.g. 請委員備悉本文件的內容 · Members are invited to note
_ASK = folded_pattern(
    r"(?:請|謹請|懇請|現請|邀請|徵詢).{0,24}(?:委員|事務委員會|議員|小組委員會|財務委員會|內務委員會).{0,60}"
    r"(?:備悉|察悉|注意|建議|提出意見|發表意見|給予意見|批准|支持|考慮|參閱|通過|討論)"
    r"|(?:members|the panel|the subcommittee|the house committee|the finance committee|panel members"
    r"|honourable members) (?:are|is) (?:invited|asked|requested) to"
    r"|(?:we|the administration) (?:invite|seek|would like to seek)s? (?:members|the panel|views)"
    r"|members. views .{0,80}(?:is|are) (?:sought|invited|welcome)"
    r"|(?:views|support|approval) of (?:members|the panel)[^.]{0,80}(?:is|are) sought"
)
_SECRETARIAT = folded_pattern(
    r"立法會秘書處|^秘書處$|legislative council secretariat|議會事務部|council business division"
)
_ADMINISTRATION = folded_pattern(
    r"局$|署$|處$|科$|辦公室$|律政司|司法機構|department|bureau|office|judiciary|秘書處$"
)

_FIRST_HEADINGS = frozenset((fold("目的"), "purpose", fold("背景"), "background"))
_LONGEST_ASK = 2_000  # letters from the end of a paragraph


def recognise(page: Sheet) -> float:
    """Say how much the lines look like a panel paper, 0 to 1."""
    top = [each.folded for each in title_block(page.lines, page.width)]
    score = 0.0
    if any(_PURPOSE.search(text) for text in top):
        score += 0.4
    if any(_BODY.search(text) for text in top):
        score += 0.3
    if any(_AIM.match(each.folded) for each in page.lines[:60]):
        score += 0.2
    if any(each.folded in _FIRST_HEADINGS for each in page.lines[:30]):
        score += 0.15
    if any(_ASK.search(each.folded) for each in page.lines[-60:]):
        score += 0.1
    return min(score, 1.0)


def structure(page: Sheet, language: Language) -> Document:
    """Make the document of a panel paper."""
    lines, notes = without_footnotes(page)
    top = head(lines, page.width)
    end = signature(lines, top.begins)
    made = sections(joined(lines, top, end, page.width))
    document = Document(
        kind="panel_paper",
        language=language,
        title=top.title,
        number=top.number,
        published=end.published if end else None,
        meeting_date=top.meeting_date,
        committee=top.committee,
        issuer=end.issuer if end else None,
        fields=fields(top, end, made, lines),
        sections=made,
        footnotes=tuple(notes),
    )
    labels = [*top.lines, *signed(lines, end)]
    return completed(document, lines, page.width, labels=labels)


def joined(lines: Sequence[Line], top: Head, end: Signature | None, width: int) -> list[Line]:
    """Give the paragraphs of a paper's text, in two goes: nothing runs across the signature into an annex."""
    text = lines[top.begins : end.starts] if end else lines[top.begins :]
    after = lines[end.stops :] if end else []
    return [
        *paragraphs(tables_apart(text, width, sure=True), width),
        *paragraphs(tables_apart(after, width), width),
    ]


def signed(lines: Sequence[Line], end: Signature | None) -> list[str]:
    """Give the lines of a signature as they stand."""
    return [each.text for each in lines[end.starts : end.stops]] if end else []


def fields(
    top: Head, end: Signature | None, made: tuple[Section, ...], lines: Sequence[Line]
) -> dict[str, str]:
    """Give what a panel paper's fields hold: author, purpose, ask, precision of the date, reference."""
    found: dict[str, str] = {}
    if top.file_ref:
        found["file_ref"] = top.file_ref
    if top.purpose:
        found["purpose"] = top.purpose
    if end and end.published:
        found["published_precision"] = end.precision
    found["author"] = author(end.issuer if end else None, lines)
    ask = asked(made)
    if ask:
        found["ask"] = ask
    return {name: value for name, value in found.items() if value}


def author(issuer: str | None, lines: Sequence[Line]) -> str:
    """Say whether the Administration or the Secretariat wrote a paper; "" where it does not say."""
    near = " ".join(each.folded for each in lines[:20]) if issuer is None else fold(issuer)
    if _SECRETARIAT.search(near):
        return "Secretariat"
    return "Administration" if issuer and _ADMINISTRATION.search(fold(issuer)) else ""


def asked(made: tuple[Section, ...]) -> str | None:
    """Give the sentence that says what Members are asked to do, the last of them."""
    for section in reversed(made):
        for paragraph in reversed(section.paragraphs):
            text = paragraph.text[-_LONGEST_ASK:]
            if paragraph.table or not _ASK.search(fold(text)):
                continue
            for sentence in reversed(sentences(text)):
                if _ASK.search(fold(sentence)):
                    return sentence
            return text
    return None
