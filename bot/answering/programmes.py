"""This file answers what a programme is, what has been published of it, and its figures over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from bot.answering import find
from bot.answering.command import Said
from bot.answering.intents import Intent, Misunderstood, Programme
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.contents.figures import Figure, figures
from bot.contents.figures.numbers import MEASURES
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.dates import day
from bot.messages.shown_language import rendition_in
from bot.messages.words import listed, say
from bot.topics import registers
from bot.topics.registers import Identity
from scrapers.items import Language
from storage import papers
from storage.records import Paper
from storage.search import search

MOST_PAPERS = 60  # that are read for one answer, the newest
MOST_FIGURES, MOST_ROWS = 10, 5
STEPS = {True: (8, 4), False: (9, 6)}  # powers of ten that have a word, Chinese or not


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure of a programme with the paper that gives it, and how many others repeat it."""

    figure: Figure
    paper: Paper
    title: str
    url: str
    language: Language
    repeated: int = 0


def read_programme(said: Said) -> Intent:
    """Read a programme's name."""
    name = said.rest.strip()
    if not name:
        return Misunderstood("programme", "programme_what", "", ("programme 智方便",))
    return Programme(name)


def programme(desk: Desk, intent: Programme, speaker: Speaker) -> Reply:
    """Show what a programme is called, its figures with their sentences, and its newest papers."""
    language = speaker.language
    meant = registers.found(intent.name, "programme")
    if len(meant) != 1:
        near = meant or registers.nearest(intent.name, "programme")
        key = "which_programme" if near else "no_programme"
        return Reply(
            say(key, language, name=intent.name[:60]), buttons=_choices(near, language), failed=True
        )
    (one,) = meant
    with desk.store.read() as session:
        held = holding(session, one)
        found = figures_of(held, one, language)
    chinese = language != "en"
    name = one.shown(chinese=chinese)
    if not held:
        return Reply(say("named_nowhere", language, name=name), failed=True)
    also = [
        other for other in (one.zh, one.en, *one.says) if other != name and other in _printed(one)
    ]
    lines = [say("programme_also", language, names=listed(also, language))] if also else []
    if not found:
        lines.append(say("programme_no_figures", language))
    return Reply(
        say("programme", language, name=name, papers=phrases.papers(len(held), language)),
        tuple(lines),
        rows=(
            *(figure_row(stated, language) for stated in found[:MOST_FIGURES]),
            *(find.paper_row(paper, language) for paper in held[:MOST_ROWS]),
        ),
        again=f"programme {intent.name}",
    )


def _printed(one: Identity) -> set[str]:
    """Give the names that were checked; what is of grade C finds, and is never shown."""
    graded = ((one.en, one.grades[0]), (one.zh, one.grades[1]), *((said, "A") for said in one.says))
    return {name for name, grade in graded if grade != "C"}


def _choices(near: Iterable[Identity], language: Language) -> tuple[Button, ...]:
    chinese = language != "en"
    return tuple(
        Button(one.shown(chinese=chinese), "say", f"programme {one.shown(chinese=chinese)}")
        for one in near
    )


def holding(session: Session, one: Identity) -> list[Paper]:
    """Give the papers whose text has one of a programme's names, the newest first."""
    names = dict.fromkeys(name.replace('"', " ") for name in one.names)
    hits = search(session, [f'"{name}"' for name in names], limit=MOST_PAPERS, sort="newest")
    found = papers.papers(session, [hit.paper_id for hit in hits])
    return sorted(found, key=lambda paper: paper.published or date.min, reverse=True)


def figures_of(held: Iterable[Paper], one: Identity, language: Language) -> list[Stated]:
    """Give a programme's figures, the newest first; what several papers repeat stands once."""
    names = {each.key: each.names for each in registers.identities() if each.kind == "programme"}
    kept: dict[tuple[object, ...], Stated] = {}
    for paper in held:
        text = rendition_in(paper, language)
        if text is None or text.document is None:
            continue
        for figure in figures(text.document, names):
            if figure.programme != one.key:
                continue
            same = (figure.value, figure.unit, figure.counts, figure.span, figure.as_of)
            if same not in kept:
                kept[same] = Stated(figure, paper, text.title, text.url, text.language)
            elif kept[same].paper.id != paper.id:
                first = kept[same]
                kept[same] = Stated(
                    first.figure,
                    first.paper,
                    first.title,
                    first.url,
                    first.language,
                    first.repeated + 1,
                )
    return sorted(kept.values(), key=_when, reverse=True)


def _when(one: Stated) -> str:
    told = one.paper.published.isoformat() if one.paper.published else ""
    return (
        max(told, one.figure.as_of or "") if one.figure.span not in ("target", "forecast") else told
    )


def figure_row(one: Stated, language: Language) -> Row:
    """Show one figure as the paper counts it, how it is meant, and the sentence that it stands in."""
    figure = one.figure
    pieces = [say(f"span_{figure.span}", language)]
    if figure.as_of:
        key = "by" if figure.span in ("target", "forecast") else "as_of"
        pieces.append(say(key, language, day=_day(figure.as_of, language)))
    if one.repeated:
        pieces.append(say("repeated", language, n=one.repeated))
    if one.paper.published:
        pieces.append(day(one.paper.published, language, one.paper.published_precision))
    places = "".join(phrases.cite(place, language) for place in figure.places[:2])
    quote = say("quoted", one.language, text=figure.sentence)
    return Row(_amount(figure, language), one.url, " · ".join(pieces), f"{quote} {places}".strip())


def _amount(figure: Figure, language: Language) -> str:
    """Write a figure: over 3.4 million users; 逾340萬登記用戶."""
    value = _numeral(figure.value, language)
    if figure.unit in MEASURES:
        said = _qualified(say(f"in_{figure.unit}", language, n=value), figure, language)
        return " · ".join(piece for piece in (said, figure.counts) if piece)
    said = _qualified(value, figure, language)
    gap = " " if language == "en" or figure.unit.isascii() else ""
    return f"{said}{gap}{figure.unit}{figure.counts}"


def _qualified(value: str, figure: Figure, language: Language) -> str:
    return value if figure.qualifier == "exact" else say(figure.qualifier, language, n=value)


def _numeral(value: Decimal, language: Language) -> str:
    """Write a number as its language counts: 3.4 million, 340萬."""
    for power in STEPS[language != "en"]:
        short = value.scaleb(-power)
        if short >= 1 and short * 100 % 1 == 0:
            return say(f"ten_to_{power}", language, n=_plain(short))
    return _plain(value)


def _plain(value: Decimal) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value.normalize():f}"


def _day(as_of: str, language: Language) -> str:
    parts = [int(part) for part in as_of.split("-")]
    if len(parts) == 1:
        return say("year", language, n=as_of)
    return day(date(*(*parts, 1)[:3]), language, "month" if len(parts) == 2 else "day")  # noqa: PLR2004
