"""This file says what kind of paper a reading is, and gives the documents it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date

from scrapers.items import Document, Language, Paragraph, Reading, Section
from scrapers.kinds import (
    bill,
    committee_report,
    estimates_reply,
    hansard,
    panel_paper,
    plain,
    question_reply,
    slides,
    speech,
    votes,
)
from scrapers.kinds.bounds import within
from scrapers.kinds.brief import brief
from scrapers.kinds.circular import circular
from scrapers.kinds.consultation import consultation
from scrapers.kinds.forms import ALIKE, STRONG, form_of, outranks
from scrapers.kinds.lines import Sheet, sheet
from scrapers.kinds.releases import HONG_KONG, UNKNOWN, Issue, is_release
from scrapers.readers.limits import DEFAULT
from scrapers.text import clean, language_of

_HINTED = 0.3  # what a source's word counts for, beside the text's own evidence
_FOR_A_PANEL = 0.5  # of a panel paper: one on the Policy Address names it, and is none
_ENOUGH = 0.5
_SURE = 0.7  # no form outranks such a likeness
_HEADED = 0.85  # the head of a panel paper and its first heading: its title may say anything


def documents(
    reading: Reading,
    *,
    hint: str | None = None,
    published: date | None = None,
    title: str | None = None,
    language: Language | None = None,
) -> tuple[Document, ...]:
    """Give the documents of a reading: one, or one for each reply of an estimates booklet.

    `hint` is a kind or a form that the source expects, `published`, `title` and `language` what it
    says of the paper: evidence where the text itself is silent. Odd content never raises: what
    fits no kind is plain, and its text is kept.
    """
    if reading.media == "votes":
        return _of_votes(reading, title, language, published)
    page = sheet(reading)
    spoken = language or language_of("\n".join(each.text for each in page.lines[:400]))
    named = clean((title or reading.title or "")[: DEFAULT.line]) or None
    issue = _issue(reading, published)
    kind = judge(page, hint=hint, title=named, issue=issue)
    made: tuple[Document, ...]
    if kind == "estimates_reply":
        made = estimates_reply.structure(page, spoken)
    elif kind == "question_reply":
        made = (question_reply.structure(page, spoken, title=named, issue=issue),)
    elif kind == "panel_paper":
        made = (panel_paper.structure(page, spoken),)
    elif kind == "committee_report":
        made = (committee_report.structure(page, spoken),)
    elif kind == "bill":
        made = (bill.structure(page, spoken, title=named, issue=issue),)
    elif kind == "slides":
        made = (slides.structure(page, spoken, title=named),)
    elif kind == "hansard":
        made = (hansard.structure(page, spoken, title=named, issue=issue),)
    elif kind == "speech":
        made = (speech.structure(page, spoken, title=named, issue=issue),)
    else:
        form = form_of(page, hint=hint, title=named, issue=issue)
        made = (plain.structure(page, spoken, form=form, title=named, issue=issue),)
    first, *others = (_completed(each, named, issue, reading) for each in made)
    first = circular(
        brief(consultation(first, expected=hint == "consultation")), expected=hint == "circular"
    )
    beside = replace(first, asides=(*first.asides, *_beside(reading)))
    return tuple(map(within, (beside, *others)))


def _of_votes(
    reading: Reading, title: str | None, language: Language | None, published: date | None
) -> tuple[Document, ...]:
    """Give the document of data, which have no lines to be judged; both languages stand in them."""
    named = clean((title or "")[: DEFAULT.line]) or None
    issue = _issue(reading, published)
    made = votes.structure(reading, language or "en", title=named, issue=issue)
    return (within(_completed(made, named, issue, reading)),)


def judge(
    page: Sheet,
    *,
    hint: str | None = None,
    title: str | None = None,
    issue: Issue = UNKNOWN,
) -> str:
    """Say which kind a paper's lines are: what the text shows, helped by what the source expects.

    A press release is a question and its reply, or plain, whatever papers it speaks of.
    """
    if not page.lines:
        return "plain"
    if bill.recognise(page):
        return "bill"
    if hansard.recognise(page):
        return "hansard"
    if speech.recognise(page, title) and panel_paper.recognise(page) < _FOR_A_PANEL:
        return "speech"
    if estimates_reply.recognise(page):
        return "estimates_reply"
    scores = {"question_reply": question_reply.recognise(page, title)}
    if not is_release(page.lines, issue):
        scores |= {
            "committee_report": committee_report.recognise(page),
            "panel_paper": panel_paper.recognise(page),
            "slides": slides.recognise(page),
        }
    if hint in scores and scores[hint] > 0:
        scores[hint] += _HINTED
    sure = max(scores["question_reply"], scores.get("committee_report", 0)) >= _SURE
    stronger = ALIKE if scores.get("panel_paper", 0) >= _HEADED else STRONG
    if not sure and page.media != "pptx" and outranks(page, title, issue, among=stronger):
        return "plain"
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= _ENOUGH else "plain"


def _issue(reading: Reading, published: date | None) -> Issue:
    stated = reading.issued_at.astimezone(HONG_KONG).date() if reading.issued_at else None
    hour = reading.issued_at.astimezone(UTC) if reading.issued_at else None
    return Issue(day=stated or published, issued_at=hour)


def _beside(reading: Reading) -> Iterator[Section]:
    """Give what stands beside the text, a section for each kind of it."""
    for kind in dict.fromkeys(aside.kind for aside in reading.asides):
        found = (aside for aside in reading.asides if aside.kind == kind)
        yield Section(kind, tuple(Paragraph(aside.text, page=aside.page) for aside in found))


def _completed(document: Document, title: str | None, issue: Issue, reading: Reading) -> Document:
    """Fill what the text left unsaid from what is known of the file."""
    return replace(
        document,
        title=document.title or title or "",
        published=document.published or issue.day,
        issued_at=document.issued_at or issue.issued_at,
        unplaced=round(document.unplaced * (1 - reading.unread) + reading.unread, 4),
        notes=(*reading.notes, *document.notes),
        cut=reading.cut,
    )
