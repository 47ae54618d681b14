"""This file gathers the line of time on a paper's page: the papers that it belongs with, and by what."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from bot.messages import dates
from bot.messages.clipping import clip
from bot.messages.shown_language import rendition_in
from bot.messages.words import listed
from bot.telling import story_lines
from bot.web.archive.shelf import Shelf
from scrapers.items import Language
from storage.published import papers, public_papers
from storage.published.stories import Edge, of_paper
from storage.records import Paper

MOST = 60  # papers on one page, the newest


@dataclass(frozen=True, slots=True)
class TimelinePaper:
    """One paper of a story on the page of another, or that paper itself (`here`)."""

    when: str
    title: str
    language: Language
    href: str | None
    why: str
    here: bool
    gone: bool  # it was withdrawn


def timeline(
    shelf: Shelf, session: Session, paper: Paper, language: Language
) -> list[TimelinePaper]:
    """Give the papers that belong with one in the order of time; none where it stands alone."""
    story = of_paper(session, paper.id, public=shelf.sources)
    if len(story.paper_ids) < 2:
        return []
    held = papers.papers(session, list(story.paper_ids), texts=False)
    keys = public_papers.keys_of(session, [one.id for one in held])
    held.sort(key=lambda one: (str(one.published or one.meeting_date or ""), one.id))
    return [
        _moment(shelf, one, keys.get(one.id, ()), story.edges, language, here=one.id == paper.id)
        for one in held[-MOST:]
    ]


def _moment(
    shelf: Shelf,
    one: Paper,
    keys: tuple[str, ...],
    edges: tuple[Edge, ...],
    language: Language,
    *,
    here: bool,
) -> TimelinePaper:
    shown = rendition_in(one, language)
    day = one.published or one.meeting_date
    why = dict.fromkeys(
        story_lines.how(edge, language) for edge in edges if edge.paper_id == one.id
    )
    return TimelinePaper(
        dates.day(day, language, one.published_precision) if day else "",
        clip(shown.title if shown else one.number or "", 300),
        shown.language if shown else language,
        None if here else shelf.paper(language, keys),
        clip(listed(list(why)[:3], language), 300),
        here,
        one.withdrawn_at is not None,
    )
