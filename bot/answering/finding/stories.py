"""This file answers what a paper belongs to: the story's papers in the order of time, each with why."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from bot.answering.arguments.filters import bare
from bot.answering.command import Said
from bot.answering.finding import find, lookups, paper_rows
from bot.answering.intents import Intent, Misunderstood, ShowStory
from bot.answering.seen import book_of
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.shown_language import rendition_in
from bot.messages.words import listed, say
from bot.telling import story_lines as telling
from scrapers.items import Language
from storage.published import papers, stories
from storage.published.stories import Edge, Story
from storage.records import Paper

MOST_ROWS = 12
MOST_BESIDE = 8
MOST_CITED = 5  # paragraphs of speeches
_QUOTED = 400  # letters of one of them
_WORDS = 200  # letters of the words that state an edge


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One paper of a story, and the edges that it stands in."""

    paper: Paper
    edges: tuple[Edge, ...]

    @property
    def day(self) -> date:
        """Give the day under which it stands in time."""
        return self.paper.published or self.paper.meeting_date or date.min


_OF = re.compile(r"^(?:behind|of|about|on) ", re.IGNORECASE)


def read_story(said: Said) -> Intent:
    """Read which paper's story is asked for."""
    reference = bare(_OF.sub("", said.rest.strip()))
    if not reference:
        return Misunderstood("story", "story_which", "", ("story <number>", "latest"))
    return ShowStory(reference)


def parts_of(session: Session, story: Story) -> list[StoryPart]:
    """Give a story's papers in the order of time, each with what joins it; those withdrawn, too."""
    held = papers.papers(session, list(story.paper_ids), texts=False)
    found = [
        StoryPart(one, tuple(edge for edge in story.edges if one.id in (edge.paper_id, edge.other)))
        for one in held
    ]
    return sorted(found, key=lambda part: (part.day, part.paper.first_seen_at, part.paper.id))


def show_story(desk: Desk, intent: ShowStory, speaker: Speaker) -> Reply:
    """Show the papers that belong to one, in the order of time, and what it stands beside."""
    language = speaker.language
    with desk.store.read() as session:
        paper = lookups.one_of(session, intent.reference)
        alert = find.card(
            desk, session, paper, book_of(session, speaker), language, intent.reference
        )
        story = stories.of_paper(session, paper.id)
        found = parts_of(session, story)
        cited = cited_paragraphs(session, story, language)
    lines = [*paper_rows.gone_line(paper, language), say("story", language, n=len(found))]
    if story.more:
        lines.append(say("story_many", language, n=stories.MOST))
    elif len(found) > MOST_ROWS:
        lines.append(say("story_more", language, n=len(found) - MOST_ROWS))
    if names := telling.beside(story.beside[:MOST_BESIDE], language):
        lines.append(say("story_beside", language, names=listed(names, language)))
    shown = found[-MOST_ROWS:]
    rows = [part_row(part, language) for part in shown] if len(found) > 1 else []
    return Reply(
        alert.title,
        tuple(lines),
        rows=(*rows, *cited),
        buttons=() if len(found) > 1 else (_follow(paper, language),),
        again=f"story {intent.reference}",
        gone=paper.withdrawn_at is not None,
    )


def cited_paragraphs(session: Session, story: Story, language: Language) -> tuple[Row, ...]:
    """Show the paragraphs of speeches that a paper cites, where the speeches are held, in their own words."""
    edges = [one for one in story.beside if one.other is not None and one.paragraph is not None]
    held = {one.id: one for one in papers.papers(session, [e.other for e in edges if e.other])}
    found = []
    for edge in edges[:MOST_CITED]:
        speech = held.get(edge.other or 0)
        said = speech and _paragraph(speech, edge.paragraph or "", language)
        if speech is None or not said:
            continue
        row = paper_rows.paper_row(speech, language)
        where = phrases.cite(edge.paragraph or "", language)
        found.append(replace(row, title=f"{row.title} {where}", text=said[:_QUOTED]))
    return tuple(found)


def _paragraph(speech: Paper, no: str, language: Language) -> str:
    """Give a numbered paragraph of a speech in the language that is asked for, else in any."""
    first = rendition_in(speech, language)
    others = (first, *speech.renditions) if first else speech.renditions
    for document in (one.document for one in others if one.document is not None):
        for section in document.sections:
            for paragraph in section.paragraphs:
                if paragraph.no == no:
                    return " ".join(paragraph.text.split())
    return ""


def _follow(paper: Paper, language: Language) -> Button:
    """Offer to be told of what is said of a paper later."""
    return Button(say("follow", language), "follow_paper", f"paper:{paper.id}")


def part_row(part: StoryPart, language: Language) -> Row:
    """Show one paper of a story: its own facts, then what it states of the others and where."""
    row = paper_rows.paper_row(part.paper, language)
    own = [one for one in part.edges if one.paper_id == part.paper.id]
    stated = [telling.how(one, language) for one in own]
    said = listed(list(dict.fromkeys(stated))[:3], language)
    context = " · ".join(piece for piece in (row.context, said) if piece)
    quotes = [one for one in own if one.how != "same_item"][:1]
    text = ""
    for one in quotes:
        quoted = say("quoted", language, text=" ".join(one.words.split())[:_WORDS])
        text = f"{quoted} {telling.place(one, language)}".strip()
    return replace(row, context=context, text=text)


def as_object(part: StoryPart) -> dict[str, object]:
    """Give one paper of a story as the command line writes it."""
    first = part.paper.renditions[0] if part.paper.renditions else None
    return {
        "number": part.paper.number,
        "title": first.title if first else None,
        "url": first.url if first else None,
        "kind": part.paper.kind,
        "published": part.paper.published,
        "meeting_date": part.paper.meeting_date,
        "withdrawn": part.paper.withdrawn_at is not None,
        "edges": [
            {
                "how": one.how,
                "to": one.to.removeprefix("legco:"),
                "states": one.paper_id == part.paper.id,
                "at": f"¶{one.place}" if one.place.isdecimal() else one.place,
                "words": one.words,
            }
            for one in part.edges
        ],
    }
