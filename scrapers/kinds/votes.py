"""This file makes the document of a sitting's votes: a section for each, what came of it, and who voted how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scrapers.dates import iso_date
from scrapers.items import Document, Language, Paragraph, Person, Reading, Section
from scrapers.kinds.people import member
from scrapers.kinds.releases import Issue
from scrapers.readers.votes import CELL
from scrapers.text import clean

FORM = "votes"
_MOST_PEOPLE = 300
# How the data name what came of a vote, and how it is told.
_RESULTS: Mapping[str, tuple[str, str]] = {
    "passed": ("passed", "獲通過"),
    "negatived": ("negatived", "被否決"),
    "not passed": ("negatived", "被否決"),
}
_CAST: tuple[tuple[str, str, str], ...] = (
    ("yes", "Voted for", "贊成"),
    ("no", "Voted against", "反對"),
    ("abstain", "Abstained", "棄權"),
)
# The groups that are counted apart where the Council votes in two, by how the data begin their fields.
_GROUPS: Mapping[str, tuple[str, str]] = {
    "ec": ("Election Committee", "選舉委員會"),
    "fc_gc": ("functional and geographical constituencies", "功能界別及地方選區"),
    "gc": ("geographical constituencies", "地方選區"),
    "fc": ("functional constituencies", "功能界別"),
}


@dataclass
class _Vote:
    """One vote: its fields as the data name them, and the Members by what they cast."""

    fields: dict[str, str] = field(default_factory=dict)
    cast: dict[str, list[str]] = field(default_factory=dict)


def structure(reading: Reading, language: Language, *, title: str | None, issue: Issue) -> Document:
    """Make the document; which language is told is the caller's to say: the data hold both."""
    votes = _votes(reading, language)
    people: dict[tuple[str, str], None] = {}
    sections: list[Section] = []
    for each in votes:
        sections.append(_section(each, language))
        mover = each.fields.get(_own("mover", language), "")
        if mover and each.fields.get("mover_type", "Member").casefold() == "member":
            people["mover", member(mover)] = None
    for each in votes:
        for cast, *_ in _CAST:
            people |= dict.fromkeys(("voter", member(one)) for one in each.cast.get(cast, ()))
    day = next((iso_date(each.fields.get("start_date", "")) for each in votes), None)
    passed = sum(1 for each in votes if _result(each, "en") == "passed")
    fields = {
        "form": FORM,
        "sitting": day.date().isoformat() if day else "",
        "votes": str(len(votes)),
        "passed": str(passed),
    }
    return Document(
        kind="hansard",
        language=language,
        title=title or ("Votes" if language == "en" else "表決結果"),
        published=issue.day,
        meeting_date=day.date() if day else None,
        people=tuple(Person(role, name) for role, name in list(people)[:_MOST_PEOPLE]),
        fields={name: value for name, value in fields.items() if value},
        sections=tuple(sections),
        coverage=1.0,
    )


def _own(name: str, language: Language) -> str:
    return f"{name}_{'en' if language == 'en' else 'ch'}"


def _votes(reading: Reading, language: Language) -> list[_Vote]:
    """Give the votes; what a long one was parted into goes on with its Members."""
    made: list[_Vote] = []
    for block in reading.blocks:
        if not made or f"vote_number{CELL}" in block.text:
            made.append(_Vote())
        _take(made[-1], block.text, language)
    return made


def _take(made: _Vote, text: str, language: Language) -> None:
    for row in text.split("\n"):
        cells = row.split(CELL)
        if cells[0] == "member" and len(cells) == 4:  # as the reader writes them
            name = (cells[1] if language == "en" else cells[2]) or cells[1] or cells[2]
            made.cast.setdefault(cells[3].casefold(), []).append(clean(name))
        elif len(cells) == 2:
            made.fields[cells[0]] = clean(cells[1])


def _section(vote: _Vote, language: Language) -> Section:
    motion = vote.fields.get(_own("motion", language)) or vote.fields.get("motion_en", "")
    motion = motion or vote.fields.get("motion_ch", "")
    number = vote.fields.get("vote_number", "")
    said = [Paragraph(_outcome(vote, motion, language), no=f"v{number}")]
    if mover := vote.fields.get(_own("mover", language)):
        said.append(Paragraph(f"Moved by {mover}." if language == "en" else f"動議人：{mover}。"))
    for prefix, called in _GROUPS.items():
        if told := _counts(vote, prefix, language):
            name = called[language != "en"]
            said.append(Paragraph(f"{name}: {told}." if language == "en" else f"{name}：{told}。"))
    for cast, english, chinese in _CAST:
        if names := vote.cast.get(cast):
            said.append(
                Paragraph(
                    f"{english}: {', '.join(names)}."
                    if language == "en"
                    else f"{chinese}：{'、'.join(names)}。"
                )
            )
    return Section(motion or None, tuple(said))


def _outcome(vote: _Vote, motion: str, language: Language) -> str:
    """Say in one sentence what came of a vote; what the data do not hold is not said."""
    came, counts = _result(vote, language), _counts(vote, "overall", language)
    if not counts:
        cast = {name: len(vote.cast.get(name, ())) for name, *_ in _CAST}
        counts = _told(None, cast["yes"], cast["no"], cast["abstain"], language)
    told = "; ".join(part for part in (came, counts) if part)
    if language == "en":
        return f"{motion}: {told}." if motion else f"{told}."
    told = "；".join(part for part in (came, counts) if part)
    return f"{motion}：{told}。" if motion else f"{told}。"


def _result(vote: _Vote, language: Language) -> str:
    stated = vote.fields.get("overall_result", "")
    known = _RESULTS.get(stated.casefold())
    return known[language != "en"] if known else stated


def _counts(vote: _Vote, prefix: str, language: Language) -> str:
    present, yes, no, abstain = (
        int(stated)
        if (stated := vote.fields.get(f"{prefix}_{name}_count", "")).isdecimal()
        else None
        for name in ("present", "yes", "no", "abstain")
    )
    if not present or yes is None or no is None or abstain is None:
        return ""
    return _told(present, yes, no, abstain, language)


def _told(present: int | None, yes: int, no: int, abstain: int, language: Language) -> str:
    if language == "en":
        counted = f"{yes} for, {no} against, {abstain} abstained"
        return f"{counted}, {present} present" if present else counted
    counted = f"贊成{yes}人，反對{no}人，棄權{abstain}人"
    return f"出席{present}人，{counted}" if present else counted
