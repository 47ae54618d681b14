"""This file finds what a text cites by number in an official series: Hansard, legal notices, audit reports, briefs.

All are shown with a paper. A notice or a report joins where it stands in the title, for then the paper is
about it; the file of a brief joins whoever cites it to that brief, which states the same file of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.contents.folded import Folded
from bot.contents.references.days import clause, days
from bot.contents.references.numbers import quoted
from scrapers.items import Document
from scrapers.numbering import chinese_count
from scrapers.text import fold
from storage.records import Reference

_REACH = 80  # letters in which a sitting's day stands from the record's name
_BESIDE = 6  # letters between the record and a page of it
_MOST = 30  # notices of one range
_FILE_BEFORE = 90  # letters before a file's number in which the brief is named

# e.g. hansard · the official record of proceedings · 《立法会会议过程正式纪录》
_HANSARD = re.compile(r"\bhansard\b|\bofficial record of proceedings\b|会议过程正式[纪记]录")
# The page or the column that is cited of it.
# e.g. , page 4563 · pp. 12-15 · col. 88 · 第4563至4570页
_PAGE = re.compile(
    r"(?:pages?|pp?\.|columns?|cols?\.) ?\d{1,5}(?: ?(?:[-–]|to) ?\d{1,5})?|第 ?\d{1,5}(?: ?[至-] ?\d{1,5})? ?[页栏]"
)
_NUMBERS = r"\d{1,3}(?: ?(?:,|、|and|to|及|和|至|&|[-–]) ?(?:[lg]\. ?n\. ?|第 ?)?\d{1,3}){0,12}"
# e.g. l.n. 123 of 2026 · legal notices nos. 12 to 15 of 2026 · gazette notice 77 of 2026
_NOTICE = re.compile(
    r"(?<![a-z.])(?P<which>[lg])(?:\. ?n\.?|n\.?|(?:egal|azette) notices?) ?(?:nos?\.? ?)?"
    rf"(?P<numbers>{_NUMBERS}) of (?P<year>20\d\d|19\d\d)(?!\d)"
)
# e.g. 2026年第123号法律公告 · 2026年第12至15号法律公告 · 2026年第77号政府公告
_NOTICE_ZH = re.compile(
    rf"(?P<year>20\d\d|19\d\d) ?年?第 ?(?P<numbers>{_NUMBERS}) ?号(?P<which>法律|政府|宪报)公告"
)
# e.g. 12 · , 13 ·  to l.n. 15 · 至15
_EACH = re.compile(r" ?(?P<to>to|至|[-–])?[^\d]{0,12}(?P<no>\d{1,3})")
_COUNT = r"[一二三四五六七八九十廿卅百\d]{1,5}"
# Any body has audits of its own: a report that is called no more than that is the Director's only by a chapter of it.
# e.g. chapter 3 of the director of audit's report no. 84 · report no. 84 of the public accounts committee (chapter 2)
_AUDIT = re.compile(
    r"(?:chapters? (?P<first>\d{1,2}) (?:of|in) (?:the )?)?(?:(?:the )?(?:director of audit|audit commission"
    r"|public accounts committee|pac)(?:['’]?s)? report (?:no\.? ?)?(?P<no>\d{1,3})(?!\d)"
    r"(?! (?:months|years|weeks|days)\b)"
    r"|report (?:no\.? ?)?(?P<other>\d{1,3}) of the (?:director of audit|audit commission|public accounts committee"
    r"|pac)\b)(?: ?[,(]? ?chapters? (?P<last>\d{1,2})\)?)?"
)
# e.g. 审计署署长第八十四号报告书第3章 · 政府账目委员会第84号报告书
_AUDIT_ZH = re.compile(
    rf"(?P<who>审计署(?:署长)?|(?:政府)?[账帐]目委员会)(?:的|发表的)?第 ?(?P<no>{_COUNT}) ?号报告书?》?"
    rf"(?:的|[(,] ?)?(?:第 ?(?P<last>{_COUNT}) ?章)?"
)
_ACCOUNTS = ("public accounts", "pac", "账目", "帐目")
# A bureau has briefs and letters of its own: only the Council's is meant, and the file that stands next behind it.
# e.g. legislative council brief · 立法会参考资料摘要
_BRIEF = re.compile(r"\b(?:legislative council|legco) brief\b|参考资料摘要")
# e.g. (file ref.: itib cr 3/2051/26) · 档号：csso/cr 1/2
_FILE = re.compile(r"\b(?:file )?ref(?:erence)?\b\.?(?: ?no\.?| number)? ?:? ?|档号 ?:? ?")
# A file's number, in the capitals in which it is written.
# e.g. ITIB CR 3/2051/26 · DEVB(PL) 50/01/17
_NUMBER = re.compile(
    r"[A-Z][A-Za-z&]{1,11}(?:[(（][A-Z\d]{1,8}[)）]|[ /-]{1,2}(?:[A-Z]{1,8}|\d{1,5}[A-Z]?)(?![a-z\d])){1,9}"
)


def series(document: Document, piece: Folded, place: str) -> Iterator[Reference]:
    """Give what a piece of a text cites by a number of such a series."""
    said = piece.folded  # few pieces hold any of these words
    if "hansard" in said or "official record" in said or "会议过程正式" in said:
        yield from _records(piece, place)
    if "公告" in said or " of 20" in said or " of 19" in said:
        yield from _notices(piece, place)
    if "report" in said or "报告" in said:
        yield from _reports(piece, place)
    if "brief" in said or "摘要" in said:
        yield from _files(document, piece, place)


def file_of(document: Document) -> Iterator[Reference]:
    """Give the file that a Legislative Council Brief states of itself."""
    stated = document.fields.get("file_ref", "")
    if document.kind == "brief" and "/" in stated:
        yield Reference(_file(stated), "about", stated, "title", joins=True)


def _records(piece: Folded, place: str) -> Iterator[Reference]:
    """A record is named by the day of its sitting; what is cited of it is only shown, for it is of everything."""
    for found in _HANSARD.finditer(piece.folded):
        start, end = clause(piece.folded, *found.span(), reach=_REACH)
        near = [one for one in days(piece.folded, start, end) if one.day is not None]
        if not near:
            continue
        day = min(near, key=lambda one: max(one.start - found.end(), found.start() - one.end))
        first, last = min(day.start, found.start()), max(day.end, found.end())
        page = _PAGE.search(piece.folded, first, end)
        if page and page.start() - last <= _BESIDE:  # farther off it is of something else
            last = max(last, page.end())
        yield Reference(
            f"hansard:{day.iso}", "cites", quoted(piece, first, last), place, joins=False
        )


def _notices(piece: Folded, place: str) -> Iterator[Reference]:
    for pattern in (_NOTICE, _NOTICE_ZH):
        for found in pattern.finditer(piece.folded):
            kind = "ln" if found["which"] in ("l", "法律") else "gn"
            words = quoted(piece, *found.span())
            for number in _each(found["numbers"]):
                yield _about(f"{kind}:{found['year']}:{number}", words, place)


def _each(numbers: str) -> list[int]:
    """Give the numbers of a list, those of a range one by one."""
    given: list[int] = []
    for found in _EACH.finditer(numbers):
        number = int(found["no"])
        first = given[-1] + 1 if found["to"] and given else number
        given += range(first, number + 1) if 0 <= number - first < _MOST else [number]
    return given[:_MOST]


def _reports(piece: Folded, place: str) -> Iterator[Reference]:
    for found in _AUDIT.finditer(piece.folded):
        yield from _report(
            found, found["no"] or found["other"], found["first"] or found["last"], piece, place
        )
    for found in _AUDIT_ZH.finditer(piece.folded):
        yield from _report(found, found["no"], found["last"], piece, place)


def _report(
    found: re.Match[str], no: str, chapter: str | None, piece: Folded, place: str
) -> Iterator[Reference]:
    number, part = chinese_count(no), chinese_count(chapter) if chapter else None
    if number:
        kind = "pac" if any(one in found[0] for one in _ACCOUNTS) else "audit"
        key = f"{kind}:{number}:{part}" if part else f"{kind}:{number}"
        yield _about(key, quoted(piece, *found.span()), place)


def _about(key: str, words: str, place: str) -> Reference:
    title = place == "title"
    return Reference(key, "about" if title else "cites", words, place, joins=title)


def _files(document: Document, piece: Folded, place: str) -> Iterator[Reference]:
    own = _file(document.fields.get("file_ref", ""))
    for found in _FILE.finditer(piece.folded):
        before = piece.folded[max(0, found.start() - _FILE_BEFORE) : found.start()]
        named = list(_BRIEF.finditer(before))
        if not named or _FILE.search(before, named[-1].end()):
            continue
        number = _NUMBER.match(piece.text, piece.offsets[found.end()])
        if number is not None and "/" in number[0] and _file(number[0]) != own:
            yield Reference(_file(number[0]), "cites", number[0], place, joins=True)


def _file(stated: str) -> str:
    return f"brief:{''.join(fold(stated).upper().split())}"
