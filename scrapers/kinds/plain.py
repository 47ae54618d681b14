"""This file reads everything else, and says what form it has: agenda, minutes, letter, speech, release ..."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scrapers.items import Document, Language, Person, Section
from scrapers.kinds import panel_paper
from scrapers.kinds.agendas import agenda_fields, agenda_sections, cited, with_items
from scrapers.kinds.attendance import attendance
from scrapers.kinds.coverage import covered
from scrapers.kinds.footnotes import without_footnotes
from scrapers.kinds.header import Head, head, is_headed
from scrapers.kinds.letters import is_letter, letter
from scrapers.kinds.lines import Line, Sheet
from scrapers.kinds.numbered import sections
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import folded_pattern, glue
from scrapers.kinds.releases import Issue, ending
from scrapers.kinds.signatures import signature
from scrapers.kinds.tables import tables_apart
from scrapers.text import fold

# The most telling first: a corrigendum to minutes is a corrigendum.
FORMS = (
    (
        "corrigendum",
        folded_pattern(
            r"^(?:更正|勘誤)(?:本|表|啟事|通知)?$|^corrigend(?:um|a)\b|^errat(?:um|a)\b"
        ),
    ),
    (
        "outstanding_items",
        folded_pattern(
            r"待議事項|尚待(?:討論|處理)|有待討論的?事項|未完事項|list of (?:outstanding )?items for (?:future )?discussion|outstanding items"
        ),
    ),
    (
        "follow_up",
        folded_pattern(
            r"跟進行動(?:一覽表)?$|跟進事項|須採取的?跟進|(?:list of )?follow-?up actions?\b|(?:政府當局)?須跟進的?事項"
        ),
    ),
    ("background_brief", folded_pattern(r"背景資料簡介|background brief")),
    (
        "minutes",
        folded_pattern(
            r"會議紀要|會議紀錄|^(?:confirmed )?minutes of\b|minutes of (?:the )?(?:\w+ ){0,4}meeting|逐字紀錄"
        ),
    ),
    (
        "agenda",
        folded_pattern(
            r"^(?:(?:updated|revised|supplementary|tentative) )?agenda\b.{0,40}$|^(?:經修訂的?|最新|暫定|補充)?(?:會議)?議程(?:\s?\(.{0,30}\))?$"
        ),
    ),
    (
        "submission",
        folded_pattern(
            r"^submission\b|\bsubmission (?:to|on|from)\b|意見書$|^.{2,40}(?:提交|就).{0,60}意見書"
        ),
    ),
    (
        "consultation",
        folded_pattern(r"^(?:public )?consultation (?:paper|document)\b|(?:公眾)?諮詢文件$"),
    ),
    ("brief", folded_pattern(r"立法會參考資料摘要|legislative council brief")),
    (
        "speech",
        folded_pattern(
            r"^(?:keynote )?speech (?:by|at)\b|^(?:opening|closing|welcome|welcoming) remarks|^(?:transcript of )?(?:opening )?remarks (?:by|of|at)\b|^transcript of|致辭|演辭|(?:開幕|閉幕|總結)?發言(?:全文)?(?:\(|$)|談話(?:全文|內容)|^以下(?:是|為).{2,60}(?:致辭|發言|談話|演辭)"
        ),
    ),
    (
        "letter",
        folded_pattern(
            r"^dear (?:sirs?|madam|mr|ms|mrs|miss|dr|prof|hon|clerk|chair(?:man)?|members?|honourable|\w{2,20} \w{2,20},)|^.{1,30}(?:台鑒|鈞鑒|大鑒|惠鑒)[:：]?$|^(?:敬啟者|逕啟者)|^yours (?:sincerely|faithfully|truly)"
        ),
    ),
)
_LETTER = FORMS[-1][1]
_RELEASE = folded_pattern(r"^ends?\s?/|^issued at hkt|^香港時間|^nnnn$|^新聞公報$|^press release$")
_TOP = 25
_LONGEST = 160
_NAMES = frozenset({name for name, _ in FORMS} | {"release"})
_CITING = ("LC Paper No.",)  # what stands before a cited number, which is a field of its own
_LOOSE = frozenset({"release", "speech"})
_NAMED = frozenset({"agenda", "minutes"})  # what they say they are is their title
# Forms whose own words outweigh a likeness to the five kinds.
_STRONG = frozenset(
    {
        "corrigendum",
        "outstanding_items",
        "follow_up",
        "background_brief",
        "agenda",
        "minutes",
        "brief",
    }
)
_HINTS = {
    "background brief": "background_brief",
    "press_release": "release",
    "follow-up list": "follow_up",
}


def form_of(page: Sheet, *, hint: str | None, title: str | None, issue: Issue) -> str | None:
    """Say which form a paper that is none of the kinds has; None where nothing tells."""
    if is_letter(page.lines):
        return "letter"
    texts = [*([fold(title)] if title else []), *_short(page.lines[:_TOP])]
    for text in texts:
        name = _form(text)
        if name and name != "letter":
            return name
    if any(_LETTER.search(text) for text in _short(page.lines)):
        return "letter"
    expected = _HINTS.get(hint or "", hint)
    if expected in _NAMES:
        return expected
    if issue.issued_at is not None or any(_RELEASE.match(each.folded) for each in page.lines[-14:]):
        return "release"
    return None


def _short(lines: Sequence[Line]) -> list[str]:
    return [each.folded for each in lines if len(each.folded) <= _LONGEST]


def _form(text: str) -> str | None:
    return next((name for name, pattern in FORMS if pattern.search(text)), None)


def outranks(page: Sheet, scores: Mapping[str, float]) -> bool:
    """Say whether a paper's own words make it one of the forms, whatever else it resembles."""
    if max(scores.get("question_reply", 0), scores.get("committee_report", 0)) >= 0.7:
        return False
    return any(_form(text) in _STRONG for text in _short(page.lines[:_TOP]) if len(text) <= 90)


def structure(
    page: Sheet, language: Language, *, form: str | None, title: str | None, issue: Issue
) -> Document:
    """Make the document of a paper of no special kind; its text is kept whole."""
    noted, notes = without_footnotes(page)
    lines, end = ending(noted, issue)
    if form == "letter":
        made = letter(lines, page.width)
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
        footnotes=tuple(notes),
    )
    return covered(document, page.lines, labels=[*made.notes, *(each.text for each in end.lines)])


def _loose(lines: Sequence[Line], width: int, title: str | None) -> Document:
    """A release, a speech or anything else: a title and paragraphs."""
    body = [each for each in lines if not re.fullmatch(r"[*＊=_\-\s]{4,}", each.text)]
    named = title or (body[0].text if body else "")
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


def _of_body(own: str, committee: str | None) -> str:
    """會議紀要 or 議程 alone says less than whose it is."""
    if not committee or not own or own.isascii() or committee in own:
        return own
    return glue(committee, own)


def _headed(lines: Sequence[Line], width: int, form: str, title: str | None) -> Document:
    """A paper of a committee: head, text and signature; `notes` are the lines of head and foot."""
    top = head(lines)
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


def _title(lines: Sequence[Line], form: str, title: str | None, top: Head) -> str:
    stated = top.title
    own = next(
        (
            each.text
            for each in lines[:_TOP]
            if _form(each.folded) == form and not each.text.startswith(("(", "（"))
        ),
        "",
    )
    if form in _NAMED:
        return title or _of_body(own, top.committee) or stated
    return stated or title or own or (lines[0].text if lines else "")
