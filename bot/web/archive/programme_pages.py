"""This file gathers the pages of programmes: what each is and became, its figures, the papers that name it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from markupsafe import Markup
from sqlmodel import Session

from bot import calendar
from bot.answering.finding import programme_events, programmes
from bot.answering.finding.programme_events import Event
from bot.answering.finding.programmes import Stated
from bot.contents.figures.movement import Thing, thing
from bot.messages import dates, phrases
from bot.messages.clipping import clip
from bot.messages.figures import amount, as_of_day, manner
from bot.messages.scripts import simplified
from bot.messages.words import say
from bot.topics import registers
from bot.topics.registers import Identity
from bot.web.archive import rows, tables
from bot.web.archive.drawing import seen
from bot.web.archive.name_pages import other_name, shown_name
from bot.web.archive.plots import Plot, Point, plot
from bot.web.archive.rows import Made
from bot.web.archive.shelf import PAGE, NotHere, PageFrame, Shelf
from scrapers.items import Language
from storage.published import public_papers
from storage.records import Paper, Span

PATH = "programmes"
FORMS = (("csv", "text/csv"), ("json", "application/json"))
MOST_FIGURES, MOST_PLOTS, MOST_EVENTS = 120, 4, 60
Column = Literal["known", "of_a_year", "set_aside", "to_come", "other"]
# What was reached, what one year brought, what is paid for and what is wished for are never one line.
COLUMNS: dict[Column, tuple[Span, ...]] = {
    "known": ("stock", "cumulative", "rank"),
    "of_a_year": ("yearly", "period", "round"),
    "set_aside": ("allocation",),
    "to_come": ("target", "forecast"),
    "other": ("rate", "change"),
}
HEAD = (
    "programme", "value", "unit", "counts", "qualifier", "span", "as_of", "sentence", "language",
    "places", "published", "title", "page", "original",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure as the table shows it: its amount stands in one of the columns."""

    column: Column
    amount: str
    when: str  # empty where no date is stated
    manner: str
    sentence: str
    language: Language
    title: str
    href: str | None
    places: str
    told: str


def listed(shelf: Shelf, language: Language) -> Made:
    """List the programmes that the register holds."""
    names = sorted(
        (
            (
                shown_name(one, language),
                other_name(one, language),
                shelf.href(language, f"{PATH}/{one.key}"),
            )
            for one in registers.identities()
            if one.kind == "programme"
        ),
        key=lambda row: row[0].casefold(),
    )
    heading = say("web_programmes", language)
    return PageFrame(heading, PATH, language), {"heading": heading, "groups": [("", names)]}


def programme_of(key: str) -> Identity:
    """Give the programme of a key; raises NotHere."""
    found = (one for one in registers.identities() if one.kind == "programme" and one.key == key)
    one = next(found, None)
    if one is None:
        raise NotHere
    return one


def page(shelf: Shelf, session: Session, language: Language, key: str) -> Made:
    """Gather a programme's page; raises NotHere."""
    one = programme_of(key)
    stated = figures(shelf, session, one, language)
    lines = [_line(shelf, each, language) for each in stated[:MOST_FIGURES]]
    became = events(shelf, session, one, language)
    hits = programmes.naming(session, one)
    allowed = set(public_papers.only_public(session, [h.paper_id for h in hits], shelf.sources))
    shown = [hit for hit in hits if hit.paper_id in allowed]
    owners = programmes.owners_of(one, language)
    name = shown_name(one, language)
    about = [other_name(one, language)]
    if owners:
        about.append(say("programme_owners", language, names=say("comma", language).join(owners)))
    view = {
        "heading": name,
        "about": [line for line in about if line],
        "columns": [
            (each, say(f"web_figures_{each}", language))
            for each in COLUMNS
            if any(line.column == each for line in lines)
        ],
        "events": [_event(shelf, each, language) for each in became[-MOST_EVENTS:]],
        "more_events": _more("web_more_events", len(became) - MOST_EVENTS, language),
        "figures": lines,
        "more_figures": _more("web_more_figures", len(stated) - MOST_FIGURES, language),
        "plots": [
            (each, Markup(_in_script(each.svg, language)))  # noqa: S704 - made by ElementTree above
            for each in plots(stated, language)
        ],
        "rows": rows.of_hits(shelf, session, shown[:PAGE], language),
        "total": len(shown),
        "search_at": shelf.href(language, "search", q=name),
        "list_at": shelf.href(language, PATH),
    }
    return PageFrame(name, f"{PATH}/{key}", language, forms=FORMS), view


def _more(key: str, left: int, language: Language) -> str:
    """Say how many more there are than a table shows, and where they all stand; nothing where it shows all."""
    return say(key, language, n=left) if left > 0 else ""


def _in_script(svg: str, language: Language) -> str:
    return simplified(svg) if language == "zh-Hans" else svg


@dataclass(frozen=True, slots=True)
class EventLine:
    """One thing that became of a programme, as the table shows it."""

    headed: str
    sentence: str
    language: Language
    title: str
    href: str | None
    places: str
    told: str


def _event(shelf: Shelf, one: Event, language: Language) -> EventLine:
    return EventLine(
        programme_events.headed(one.happening, language),
        clip(one.happening.sentence, 600),
        one.language,
        one.title,
        shelf.paper(language, one.paper.keys),
        phrases.paragraphs(one.happening.places[:3], language),
        _told(one.paper, language),
    )


def _told(paper: Paper, language: Language) -> str:
    if paper.published is None:
        return ""
    return dates.day(paper.published, language, paper.published_precision)


def events(shelf: Shelf, session: Session, one: Identity, language: Language) -> list[Event]:
    """Give what became of a programme by papers that anybody may see."""
    ids = programme_events.papers_with(session, one)
    allowed = set(public_papers.only_public(session, ids, shelf.sources))
    return programme_events.history(session, one, language, only=allowed)


def figures(shelf: Shelf, session: Session, one: Identity, language: Language) -> list[Stated]:
    """Give a programme's figures in papers that anybody may see."""
    ids = programmes.papers_with(session, one)
    allowed = set(public_papers.only_public(session, ids, shelf.sources))
    return programmes.figures_of(session, one, language, only=allowed)


def _line(shelf: Shelf, one: Stated, language: Language) -> FigureLine:
    figure = one.figure
    column = next(name for name, spans in COLUMNS.items() if figure.span in spans)
    return FigureLine(
        column,
        amount(figure, language),
        as_of_day(figure.as_of, language) if figure.as_of else "",
        manner(figure, language)[0],
        clip(figure.sentence, 600),
        one.language,
        one.title,
        shelf.paper(language, one.paper.keys),
        phrases.paragraphs(figure.places[:3], language),
        _told(one.paper, language),
    )


def plots(stated: Sequence[Stated], language: Language) -> list[Plot]:
    """Draw what was told of one thing on several days; what has most days comes first."""
    kept: dict[tuple[Language, Thing], dict[date, Stated]] = defaultdict(dict)
    for one in reversed(stated):  # of two that speak of one day, the newest stands
        what, day = thing(one.figure), _day(one)
        if what is not None and day is not None:
            kept[one.language, what][day] = one
    series = sorted(kept.values(), key=len, reverse=True)[:MOST_PLOTS]
    made = (_plot(list(one.items()), f"plot{at}", language) for at, one in enumerate(series, 1))
    return [one for one in made if one is not None]


def _plot(days: list[tuple[date, Stated]], mark: str, language: Language) -> Plot | None:
    points = [
        Point(
            day,
            one.figure.value,
            _when(one, day, language),
            str(seen(amount(one.figure, language))),
        )
        for day, one in days
    ]
    figure = days[-1][1].figure
    counted = figure.counts or figure.unit
    name = " · ".join([str(seen(counted)), manner(figure, language)[0]])
    return plot(name, mark, points, say("colon", language))


def _when(one: Stated, day: date, language: Language) -> str:
    if one.figure.as_of:
        return as_of_day(one.figure.as_of, language)
    return say("web_told_on", language, day=dates.day(day, language))


def _day(one: Stated) -> date | None:
    """Give the day that an amount stands at: as of when it holds, else when its paper told it."""
    if not one.figure.as_of:
        return one.paper.published
    parts = [int(part) for part in one.figure.as_of.split("-")]
    return date(*(*parts, 1, 1)[:3])


def data(shelf: Shelf, session: Session, language: Language, form: str, key: str) -> str:
    """Write a programme's figures as a table or as JSON, as published; raises NotHere."""
    one = programme_of(key)
    found = [_row(shelf, each, language) for each in figures(shelf, session, one, language)]
    if form == "csv":
        return tables.csv_of(HEAD, ([row[name] for name in HEAD] for row in found[: tables.MOST]))
    held = {
        "programme": one.key,
        "name": {"en": one.shown(chinese=False), "zh": one.shown(chinese=True)},
        "owners": programmes.owners_of(one, language),
        "page": shelf.absolute(shelf.href(language, f"{PATH}/{key}")),
        "history": [
            _happened(shelf, each, language) for each in events(shelf, session, one, language)
        ],
        "figures": found,
    }
    return json.dumps(held, ensure_ascii=False, indent=1, default=str)


def _row(shelf: Shelf, one: Stated, language: Language) -> dict[str, Any]:
    figure, href = one.figure, shelf.paper(language, one.paper.keys)
    return {
        "programme": figure.programme,
        "value": f"{figure.value:f}",
        "unit": figure.unit,
        "counts": figure.counts,
        "qualifier": figure.qualifier,
        "span": figure.span,
        "as_of": figure.as_of,
        "sentence": figure.sentence,
        "language": one.language,
        "places": " ".join(figure.places),
        "published": calendar.iso_date(one.paper.published, one.paper.published_precision),
        "title": one.title,
        "page": shelf.absolute(href) if href else "",
        "original": shelf.site(one.url) or "",
    }


def _happened(shelf: Shelf, one: Event, language: Language) -> dict[str, Any]:
    said, href = one.happening, shelf.paper(language, one.paper.keys)
    return {
        "what": said.what,
        "planned": said.planned,
        "until": said.until,
        "from": said.first,
        "to": said.last,
        "said": said.said,
        "sentence": said.sentence,
        "language": one.language,
        "places": " ".join(said.places),
        "published": calendar.iso_date(one.paper.published, one.paper.published_precision),
        "title": one.title,
        "page": shelf.absolute(href) if href else "",
        "original": shelf.site(one.url) or "",
    }
