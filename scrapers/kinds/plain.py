"""This file reads everything else, and says what form it has: agenda, minutes, letter, speech, release ..."""

from __future__ import annotations

import re

from scrapers.items import Document, Language
from scrapers.kinds import panel_paper
from scrapers.kinds.coverage import covered
from scrapers.kinds.footnotes import without_footnotes
from scrapers.kinds.header import head, signature
from scrapers.kinds.lines import Sheet
from scrapers.kinds.numbered import sections
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import folded_pattern
from scrapers.kinds.releases import Issue, ending
from scrapers.text import fold

FORMS = (
    ("corrigendum", folded_pattern(r"^(?:更正|勘誤)(?:本|表|啟事)?$|^corrigend(?:um|a)\b|^errat(?:um|a)\b")),
    ("outstanding_items", folded_pattern(r"待議事項|尚待討論|有待討論的事項|list of (?:outstanding )?items for discussion|outstanding items|尚待處理事項")),
    ("follow_up", folded_pattern(r"跟進行動一覽表|跟進事項|須採取的跟進行動|list of follow-?up|follow-?up actions?\b|(?:政府當局)?須跟進的事項")),
    ("background_brief", folded_pattern(r"背景資料簡介|background brief")),
    ("agenda", folded_pattern(r"(?:^|\s)(?:(?:updated|revised|supplementary) )?agenda\b(?!.{40})|議程$|議程\s?\(|^議程|經修訂的議程|最新議程")),
    ("minutes", folded_pattern(r"會議紀要|會議紀錄|^minutes of|minutes of (?:the )?(?:\w+ ){0,4}meeting|record of proceedings|逐字紀錄")),
    ("speech", folded_pattern(r"^speech by|^opening remarks|致辭|演辭|發言(?:\(|$|全文)|^(?:transcript of )?remarks by|談話全文|^transcript|^keynote")),
    ("brief", folded_pattern(r"立法會參考資料摘要|legislative council brief")),
    ("letter", folded_pattern(r"^dear (?:sir|madam|mr|ms|mrs|miss|dr|chair|members?|hon|clerk|prof|\w+ \w+,)|.{1,30}(?:先生|女士|主席|議員|秘書)(?:台鑒|鈞鑒|大鑒)|^(?:敬啟者|逕啟者)|^yours (?:sincerely|faithfully)")),
)
_TOP = 25
_LETTER = 400
_RELEASE = folded_pattern(r"^(?:ends\s?/|issued at hkt|香港時間|nnnn$)|^新聞公報$|^press release")


def form_of(page: Sheet, *, hint: str | None, title: str | None, issue: Issue) -> str | None:
    """Say which form a paper that is none of the kinds has; None where nothing tells."""
    top = page.lines[:_TOP]
    for name, pattern in FORMS:
        reach = page.lines[:_LETTER] if name == "letter" else top
        texts = [*([title] if title and name != "letter" else []), *(each.text for each in reach if len(each.text) <= 160)]
        if any(pattern.search(fold(text)) for text in texts):
            return name
    if any(_RELEASE.match(each.folded) for each in page.lines[-14:]) or issue.issued_at is not None:
        return "release"
    return hint if hint in {name for name, _ in FORMS} | {"release"} else None


def structure(page: Sheet, language: Language, *, form: str | None, title: str | None, issue: Issue) -> Document:
    """Make the document of a paper of no special kind; its text is kept whole."""
    noted, notes = without_footnotes(page)
    lines, end = ending(noted, issue)
    if form in ("release", "speech", None, "letter"):
        return _loose(page, language, form=form, title=title, issue=issue)
    top = head(lines)
    signed = signature(lines, top.begins)
    body = panel_paper.joined(lines, top, signed, page.width)
    made = sections(body)
    found = panel_paper.fields(top, signed, made, lines)
    if form:
        found["form"] = form
    document = Document(
        kind="plain",
        language=language,
        title=title or top.title or (lines[0].text if lines else ""),
        number=top.number,
        published=signed.published if signed else issue.day,
        meeting_date=top.meeting_date,
        committee=top.committee,
        issuer=signed.issuer if signed else None,
        fields=found,
        sections=made,
        footnotes=tuple(notes),
    )
    return covered(document, page.lines, labels=[*top.lines, *panel_paper.signed(lines, signed), *(each.text for each in end.lines)])


def _loose(page: Sheet, language: Language, *, form: str | None, title: str | None, issue: Issue) -> Document:
    noted, notes = without_footnotes(page)
    lines, end = ending(noted, issue)
    named = title or next((each.text for each in lines if not re.fullmatch(r"[*＊\W]+", each.text)), "")
    body = [each for each in lines if each.text != named] if lines and lines[0].text == named else lines
    document = Document(
        kind="plain",
        language=language,
        title=named,
        published=end.day,
        issued_at=end.issued_at,
        fields={"form": form} if form else {},
        sections=sections(paragraphs(body, page.width)),
        footnotes=tuple(notes),
    )
    return covered(document, page.lines, labels=[*(each.text for each in end.lines), named])


def outranks(page: Sheet, scores: dict[str, float]) -> bool:
    """Say whether a paper's own words make it one of the forms, whatever else it resembles."""
    if max(scores.get("question_reply", 0), scores.get("committee_report", 0)) >= 0.7:
        return False
    names = ("corrigendum", "outstanding_items", "follow_up", "background_brief", "agenda", "minutes", "brief")
    patterns = [pattern for name, pattern in FORMS if name in names]
    return any(
        pattern.search(each.folded) for each in page.lines[:_TOP] if len(each.text) <= 90 for pattern in patterns
    )
