"""This file reads everything else: agenda, minutes, letter, speech, release ..."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.items import LISTS, Document, Language, Person, Section
from scrapers.kinds import panel_paper
from scrapers.kinds.agendas import agenda_fields, agenda_sections, cited, with_items
from scrapers.kinds.attendance import attendance
from scrapers.kinds.committee_lists import (
    FOOT,
    ListTable,
    names_columns,
    sections_of,
    short_cells,
    table_of,
)
from scrapers.kinds.footnotes import without_footnotes
from scrapers.kinds.forms import FORMS
from scrapers.kinds.header import Head, head, is_headed
from scrapers.kinds.letters import letter
from scrapers.kinds.lines import Line, Sheet
from scrapers.kinds.minuted import matters_of
from scrapers.kinds.numbered import sections
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import folded_pattern, glue
from scrapers.kinds.releases import Issue, ending
from scrapers.kinds.remainder import completed
from scrapers.kinds.signatures import DATE_ONLY, signature
from scrapers.kinds.tables import tables_apart
from scrapers.text import fold, is_cjk

_TOP = 25
_CITING = (
    "LC Paper No.",
    "立法會",
    "號文件",
)  # what stands before a cited number, which is a field of its own
_LOOSE = frozenset({"release", "speech"})
# What says only which sheet it is, who writes, or to whom.
# e.g. Circular · 附件一 · 香港金融管理局 · Our Ref.: B1/15C · 致：所有認可機構
_NO_SUBJECT = folded_pattern(
    r"^(?:(?:joint |revised )?circular|letter|annex(?: [a-z\d]{1,2})?|appendix|attachment|document|untitled"
    r"|press release|page \d{1,3}|(?:聯合)?通函|函件|附件[一二三四五六七八九十\d]{0,2}|附錄|文件|新聞稿|全文)$"
    r"|^(?:the )?(?:hong kong monetary authority|securities and futures commission|insurance authority"
    r"|government of the hong kong special administrative region|香港特別行政區政府"
    r"|(?:香港)?(?:金融管理局|證券及期貨事務監察委員會|保險業監管局|金管局|證監會))$"
    r"|^(?:our |your |file |circular )?ref(?:erence)?\.?(?: no\.?)?\s?[:：]|^(?:本函|來函|本局)?檔號\s?[:：]"
    r"|^通函編號\s?[:：]|^(?:to|by \w{2,10}|致|收件人|經辦人)\s?[:：]"
    r"|^dear .{2,60}$|^.{1,16}(?:先生|女士|台鑒|主席|總裁)[:：]$|^(?:敬啟者|逕啟者)[:：]?$"
)
# Who reports, what kind of report it is, and what stands over any of its parts: of these none says on what it is.
# e.g. Office of The Ombudsman, Hong Kong · 申訴專員公署
_REPORTER = folded_pattern(
    r"^(?:the )?office of the (?:ombudsman|privacy commissioner for personal data)(?:,? hong kong)?$"
    r"|^(?:the )?audit commission$|^(?:香港)?(?:申訴專員公署|審計署|個人資料私隱專員公署)$"
)
# e.g. Direct Investigation Report · Director of Audit's Report No. 85 – Chapter 2 · 主動調查報告
_REPORT = folded_pattern(
    r"^(?:direct |full |joint )?investigation report(?: no\.? ?\d{1,4})?$"
    r"|^(?:report no\.? ?\d{1,3} of the director of audit|director of audit['’]s report no\.? ?\d{1,3})"
    r"(?: ?[,–—-] ?chapter \d{1,2})?$"
    r"|^(?:主動|直接)?調查報告$"
    r"|^審計署署長第[一二三四五六七八九十\d]{1,3}號報告書?(?:[ ,，–—-]?第[一二三四五六七八九十\d]{1,3}章)?$"
)
_PART = folded_pattern(
    r"^(?:executive summary|summary|introduction|background|contents|摘要|行政摘要|引言|背景|目錄)$"
)
_NAMED = frozenset({"agenda", "minutes"})  # what they say they are is their title


def structure(
    page: Sheet, language: Language, *, form: str | None, title: str | None, issue: Issue
) -> Document:
    """Make the document of a paper of no special kind; its text is kept whole."""
    noted, notes = without_footnotes(page)
    lines, end = ending(noted, issue)
    table = table_of(lines, form) if form in LISTS else None
    if form == "letter":
        made = letter(lines, page.width)
    elif form is not None and table is not None:
        made = _list(lines, page.width, form, title, table)
    elif form in _LOOSE or (form is None and not is_headed(lines)):
        made = _loose(lines, page.width, title)
    else:
        made = _headed(lines, page.width, form or "", title)
    fields = dict(made.fields)
    if form:
        fields["form"] = form
    document = Document(
        kind="plain",
        language=language,
        title=made.title,
        number=made.number,
        published=end.day if end.lines else made.published or end.day,
        issued_at=end.issued_at,
        meeting_date=made.meeting_date,
        committee=made.committee,
        issuer=made.issuer,
        people=made.people,
        fields=fields,
        sections=made.sections,
        matters=made.matters
        or (matters_of(made.sections, made.meeting_date) if form == "minutes" else ()),
        footnotes=tuple(notes),
    )
    formulas = [*(each.text for each in end.lines), *_CITING]
    if table is not None:
        formulas += [each.text for each in lines[: table.starts] if names_columns(each)]
        # short cells, which stand in the rows and are hard to find again where they are broken up
        formulas += [cell for one in table.items for cell in short_cells(one)]
        formulas += [each.text for each in lines[table.stops :] if FOOT.match(each.folded)]
    return completed(document, noted, page.width, labels=made.notes, formulas=formulas)


def _loose(lines: Sequence[Line], width: int, title: str | None) -> Document:
    """A release, a speech or anything else: a title and paragraphs."""
    body = [each for each in lines if not re.fullmatch(r"[*＊=_\-\s]{4,}", each.text)]
    named = title if title and not _says_no_subject(fold(title)) else None
    named = named or _reported(body) or _first_subject(body) or title
    named = named or (body[0].text if body else "")
    body = tables_apart(body, width, sure=True)
    if body and body[0].text == named:
        body = body[1:]
    return Document(
        kind="plain",
        language="en",
        title=named,
        sections=sections(paragraphs(body, width)),
        notes=(named,),
    )


def _first_subject(lines: Sequence[Line]) -> str:
    """Give the first line that may be a title, below who writes, when, to whom; "" where none is."""
    return next((each.text for each in lines[:_TOP] if not _says_no_subject(each.folded)), "")


def _says_no_subject(folded: str) -> bool:
    bare = folded.strip()
    return DATE_ONLY.match(bare) is not None or _NO_SUBJECT.match(bare) is not None


def _of_body(own: str, committee: str | None) -> str:
    """會議紀要 or 議程 alone says less than whose it is."""
    if not committee or not own or own.isascii() or committee in own:
        return own
    return glue(committee, own)


def _headed(lines: Sequence[Line], width: int, form: str, title: str | None) -> Document:
    """A paper of a committee: head, text and signature; `notes` are the lines of head and foot."""
    top = head(lines, width)
    signed = signature(lines, top.begins)
    came: tuple[Section, ...] = ()
    people: tuple[Person, ...] = ()
    placed: list[str] = []
    if form == "agenda":
        lines = with_items(lines)
        placed = [*_CITING, *cited(lines)]
    elif form == "minutes":
        came, people, past = attendance(lines[top.begins :])
        # their labels and names stand in the sections, if not in the order of two columns
        placed = [each.text for each in lines[top.begins : top.begins + past]]
        top.begins += past
    body = panel_paper.joined(lines, top, signed, width)
    made = (*came, *(agenda_sections(body) if form == "agenda" else sections(body)))
    found = panel_paper.fields(top, signed, made, lines)
    if form == "agenda":
        found |= agenda_fields(made)
        found.pop("ask", None)
    return Document(
        kind="plain",
        language="en",
        title=_title(lines, form, title, top),
        number=top.number,
        published=signed.published if signed else None,
        meeting_date=top.meeting_date,
        committee=top.committee,
        issuer=signed.issuer if signed else None,
        people=people,
        fields=found,
        sections=made,
        notes=(*top.lines, *placed, *panel_paper.signed(lines, signed)),
    )


def _list(
    lines: Sequence[Line], width: int, form: str, title: str | None, table: ListTable
) -> Document:
    """A committee's own list: head, rows and signature; `notes` are the lines of head and foot."""
    top = head(lines[: table.starts + 1], width)
    signed = signature(lines, table.stops - 1)
    found = panel_paper.fields(top, signed, (), lines)
    found.pop("ask", None)
    if table.as_of is not None:
        found["as_of"] = table.as_of.isoformat()
    return Document(
        kind="plain",
        language="en",
        title=_own(lines, form) or title or top.title,
        number=top.number,
        published=signed.published if signed else None,
        meeting_date=top.meeting_date,
        committee=top.committee,
        issuer=signed.issuer if signed else None,
        fields=found,
        sections=sections_of(table.items),
        matters=table.items,
        notes=(
            *(each.text for each in lines[: table.starts]),
            *panel_paper.signed(lines, signed),
        ),
    )


def _own(lines: Sequence[Line], form: str) -> str:
    """Give the line on which a paper says what it is."""
    return next(
        (each.text for each in lines[:_TOP] if form in FORMS and FORMS[form].search(each.folded)),
        "",
    )


def _title(lines: Sequence[Line], form: str, title: str | None, top: Head) -> str:
    stated = top.title
    own = _own(lines, form)
    if form in _NAMED:
        return title or _of_body(own, top.committee) or stated
    return stated or title or own or _reported(lines) or (lines[0].text if lines else "")


def _reported(lines: Sequence[Line]) -> str:
    """Give what kind of report a paper says it is, with its own title; "" for another paper."""
    top = [each for each in lines[:_TOP] if not _REPORTER.match(each.folded)]
    if len(top) < 2 or not _REPORT.match(top[0].folded):
        return ""
    own = top[1]
    if _PART.match(own.folded) or _says_no_subject(own.folded):
        return ""
    chinese = is_cjk(own.text[:1])
    return f"{top[0].text}：{own.text}" if chinese else f"{top[0].text}: {own.text}"
