"""This file says how a paper belongs to its story: what it states of others, in one line or one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.messages import dates, phrases
from bot.messages.words import say
from scrapers.items import Language
from scrapers.text import fold
from storage.published.stories import Edge, Story
from storage.records import Paper

_NO_PAPER = ("meeting:", "item:")  # what an edge may lead to that is held under no name of a paper
_SHORT = 60  # letters of the words that name something


@dataclass(frozen=True, slots=True)
class Belonging:
    """How one paper belongs to a story of several: `how` of what, on which day, with how many parts."""

    how: str
    what: str
    day: date | None
    parts: int
    more: bool = False


def named(edge: Edge, language: Language) -> str:
    """Name what an edge leads to: a paper's number, or the text's own words."""
    key = edge.to
    if key.startswith("legco:"):
        return key.removeprefix("legco:")
    if key.startswith("estimates:"):
        return key.rpartition(":")[2]
    if key.startswith("lcq:"):
        _, day, number = key.split(":", 2)
        name = phrases.question_name(number, language)
        return name + say("aside", language, text=dates.day(date.fromisoformat(day), language))
    words = " ".join(edge.words.split())
    bill = key.removeprefix("bill:")
    if bill != key and len(fold(words)) == len(words) and fold(words).endswith(bill):
        words = words[
            -len(bill) :
        ]  # without what is said of it before: "Report of the Bills Committee on"
    return words[: _SHORT - 1] + "…" if len(words) > _SHORT else words


def how(edge: Edge, language: Language) -> str:
    """Say what an edge states: "supplements CB(2)7/2026"."""
    return say(f"how_{edge.how}", language, what=named(edge, language))


def place(edge: Edge, language: Language) -> str:
    """Say where in the paper an edge stands."""
    return phrases.cite(edge.place, language)


def belonging(paper: Paper, story: Story, language: Language) -> Belonging | None:
    """Say how a paper belongs to its story, names in the reader's language; None where it stands alone."""
    parts = len(story.paper_ids)
    if parts < 2:
        return None
    day = paper.meeting_date or paper.published
    own = [one for one in story.edges if one.paper_id == paper.id]
    stated = next((one for one in own if one.how not in ("same_item", "lists")), None)
    if paper.kind == "question_reply" and paper.published:
        return Belonging("reply", "", paper.published, parts, story.more)
    if stated is not None:
        return Belonging(stated.how, named(stated, language), None, parts, story.more)
    if paper.kind == "slides" and day:
        return Belonging("slides", "", day, parts, story.more)
    if any(one.how == "same_item" for one in story.edges) and day:
        return Belonging("item", "", day, parts, story.more)
    return Belonging("", "", None, parts, story.more)


def line(value: Belonging, language: Language) -> str:
    """Give the one line of a card to its story: "Reply to the question of 3 June · 4 parts"."""
    if value.how in ("reply", "slides", "item") and value.day is not None:
        said = say(f"story_{value.how}", language, day=dates.day_soon(value.day, language))
    elif value.how:
        said = say(f"how_{value.how}", language, what=value.what)
        said = said[:1].upper() + said[1:]
    else:
        said = say("b_story", language)
    key = "story_many" if value.more else "story_parts"
    return f"{said} · {say(key, language, n=value.parts)}"


def beside(edges: Sequence[Edge], language: Language) -> list[str]:
    """Name what a paper sets itself beside, each with its place, and what it cites that is not held."""
    found = []
    for one in edges:
        if one.to.startswith(_NO_PAPER):
            continue
        name = named(one, language)
        where = place(one, language)
        shown = name + say("aside", language, text=where) if where else name
        held = not one.joins or one.other is not None
        found.append(shown if held else say("story_not_held", language, what=shown))
    return found
