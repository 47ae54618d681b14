"""This file makes one document of each Controlling Officer's reply in an estimates booklet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from scrapers.items import CONTENTS, Document, Language, Paragraph, Person, Section
from scrapers.kinds import parts
from scrapers.kinds.estimates_contents import ContentsRow, contents
from scrapers.kinds.estimates_entries import SESSION, BookletEntry, entries, forms
from scrapers.kinds.labels import words
from scrapers.kinds.lines import Line, Sheet
from scrapers.kinds.numbered import ANNEX
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.people import member
from scrapers.kinds.question_subjects import subject_title
from scrapers.kinds.remainder import bare, completed
from scrapers.kinds.tables import tables_apart
from scrapers.text import fold

_HEAD = re.compile(r"^[(（]?\s?(\d{1,3})\s?[)）]?\s*[-–—]?\s*(.*)$", re.DOTALL)
_SERIAL = re.compile(r"^((?:.*[^\d\n])?)(\d++)$")
_ASIDE = re.compile(r"^[(（][^()（）]{1,80}[)）]$")  # which reply it follows up
FORMULAS = ("問題", "答覆", "提問人", "Question", "Reply", "Asked by")


def recognise(page: Sheet) -> bool:
    """Say whether the lines hold a reply's form."""
    return bool(forms(page.lines))


def structure(page: Sheet, language: Language) -> tuple[Document, ...]:
    """Make the documents of a booklet, in its order."""
    starts = forms(page.lines)
    before, found = entries(page.lines, starts)
    table, rest = contents(before)
    stated = (entry.form["session"] for entry in found if "session" in entry.form)
    session = next(stated, None) or next(
        (f"{match[1]}-{match[2]}" for each in before if (match := SESSION.search(each.folded))),
        None,
    )
    for entry in found:
        _complete(entry, table, session)
    inferred = _number_between(found)
    if found:  # what stands above the first reply is kept with it
        rows = _unaccounted(table.values(), found)
        found[0].table = rows
        found[0].lines = [*rest, *rows, *found[0].lines]
        found[0].labels += [each.text for each in rest]
    return tuple(
        _document(entry, page.width, language, inferred=id(entry) in inferred) for entry in found
    )


def _unaccounted(rows: Iterable[ContentsRow], found: Sequence[BookletEntry]) -> list[Line]:
    """Give the lines of rows that say more than which question is answered where, and under which programme."""
    known = "\n".join({bare(fold(entry.form.get("programme", ""))) for entry in found})
    return [each for row in rows if bare(fold(row.programme)) not in known for each in row.lines]


def _complete(entry: BookletEntry, table: dict[str, ContentsRow], session: str | None) -> None:
    """Fill what a reply's own form leaves out from the contents table."""
    row = table.get(entry.form.get("question_serial", ""))
    if row is not None:
        entry.form.setdefault("serial", row.serial)
        entry.form.setdefault("member", row.member)
        entry.form.setdefault("head", row.head)
        if row.programme:
            entry.form.setdefault("programme", row.programme)
    if session is not None:
        entry.form.setdefault("session", session)


def _number_between(found: Sequence[BookletEntry]) -> set[int]:
    """Number replies between two numbered ones where exactly as many numbers are free."""
    known = [index for index, entry in enumerate(found) if "serial" in entry.form]
    inferred: set[int] = set()
    for before, after in pairwise(known):
        first, last = (
            _SERIAL.match(found[before].form["serial"]),
            _SERIAL.match(found[after].form["serial"]),
        )
        if (
            not first
            or not last
            or first[1] != last[1]
            or int(last[2]) - int(first[2]) != after - before
        ):
            continue
        for index in range(before + 1, after):
            number = str(int(first[2]) + index - before).zfill(len(first[2]))
            found[index].form["serial"] = first[1] + number
            inferred.add(id(found[index]))
    return inferred


def _document(entry: BookletEntry, width: int, language: Language, *, inferred: bool) -> Document:
    question = paragraphs(tables_apart(entry.question, width), width)
    reply = paragraphs(tables_apart(entry.reply, width), width)
    told, annexes = _annexed(reply)
    spoken = [each for each in told if each.role != "table"]
    made, preamble, opening = parts.exchanges(
        [each for each in question if each.role != "table"], spoken
    )
    sections = (
        _section(words("question", language), preamble),
        _section(words("reply", language), opening),
        _tables([*question, *told]),
        *annexes,
        _section(None, paragraphs(entry.trailing, width)),
    )
    document = Document(
        kind="estimates_reply",
        language=language,
        title=_title(question, entry),
        number=entry.form.get("serial"),
        people=_people(entry),
        issuer=entry.form.get("controlling_officer"),
        fields=_fields(entry, parts.count(question)),
        sections=tuple(section for section in sections if section is not None),
        exchanges=tuple(made),
        asides=_contents(entry),
        notes=_notes(entry, inferred=inferred),
    )
    return completed(document, entry.lines, width, labels=entry.labels, formulas=FORMULAS)


def _contents(entry: BookletEntry) -> tuple[Section, ...]:
    rows = "\n".join(each.text for each in entry.table)
    return (Section(CONTENTS, (Paragraph(rows, table=True),)),) if rows else ()


def _annexed(reply: list[Line]) -> tuple[list[Line], list[Section]]:
    """Set the annexes of a reply apart, each a section."""
    start = next(
        (index for index, each in enumerate(reply) if ANNEX.match(each.folded)), len(reply)
    )
    made: list[Section] = []
    for each in reply[start:]:
        if ANNEX.match(each.folded):
            made.append(Section(each.text))
        else:
            paragraph = Paragraph(each.text, page=each.page, table=each.role == "table")
            made[-1] = Section(made[-1].heading, (*made[-1].paragraphs, paragraph))
    return reply[:start], made


def _section(heading: str | None, lines: Sequence[Line]) -> Section | None:
    if not lines:
        return None
    return Section(
        heading,
        tuple(Paragraph(each.text, page=each.page, table=each.role == "table") for each in lines),
    )


def _tables(lines: Sequence[Line]) -> Section | None:
    return _section(None, [each for each in lines if each.role == "table"])


def _title(question: Sequence[Line], entry: BookletEntry) -> str:
    """What the question is about, for it has no title of its own."""
    texts = [each.text for each in question if each.role != "table"]
    told = [text for text in texts if not _ASIDE.match(text)] or texts
    return subject_title(told, entry.form.get("serial", ""), entry.form.get("programme", ""))


def _people(entry: BookletEntry) -> tuple[Person, ...]:
    found = []
    if name := entry.form.get("member"):
        found.append(Person("asker", member(name)))
    if name := entry.form.get("controlling_officer"):
        found.append(Person("replier", name))
    return tuple(found)


def _fields(entry: BookletEntry, count: int) -> dict[str, str]:
    form = entry.form
    found = {
        name: form.get(name, "")
        for name in (
            "question_serial",
            "member_ref",
            "subhead",
            "programme",
            "controlling_officer",
            "director_of_bureau",
            "session",
        )
    }
    head = _HEAD.match(form.get("head", ""))
    if head:
        found["head"], found["head_title"] = head[1], head[2].strip()
    elif form.get("head"):
        found["head_title"] = form["head"]
    if count:
        found["question_parts"] = str(count)
    return {name: value for name, value in found.items() if value}


def _notes(entry: BookletEntry, *, inferred: bool) -> tuple[str, ...]:
    found = []
    if inferred:
        found.append("reply serial inferred from the replies before and after")
    if "serial" not in entry.form:
        found.append("no reply serial is stated")
    if not entry.reply:
        found.append("no reply was found")
    return tuple(found)
