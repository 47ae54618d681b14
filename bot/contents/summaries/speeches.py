"""This file summarises speeches and records of sittings: the paragraphs on our topics, one bullet each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.contents.speakers import answers_first, attributed, spoken_by
from bot.contents.statements import Statement
from bot.contents.summaries.panel_papers import paper_picks
from bot.contents.summaries.pieces import Pick, size
from bot.contents.summaries.salience import Context
from bot.contents.summaries.selection import MOST, ROOM
from bot.topics.matching import shipped_matcher
from bot.topics.paragraphs import OnTopic, by_topic
from scrapers.items import Document

TRIED = 12  # paragraphs from which the bullets are taken
_READ = 400  # sentences of a speech on none of our topics that are weighed


def speech_picks(
    document: Document, everything: Sequence[Statement], context: Context
) -> list[Pick]:
    """Pick a sentence or two from each of the paragraphs that say most of our topics, topic by topic.

    Where a speech says nothing of them, what it says at all.
    """
    # What a tenant wrote never chooses what all are shown.
    found = by_topic(document, shipped_matcher().match)
    plain = replace(document, kind="panel_paper")
    told: list[Pick] = []
    room = ROOM
    ranked = list(_ranked(found))
    for no in (answers_first(document, ranked) if document.kind == "hansard" else ranked)[:TRIED]:
        best = _best(plain, [one for one in everything if one.cites == (no,)], context)
        if best is not None and size(best.text) <= room and len(told) < MOST:
            told.append(best)
            room -= size(best.text)
    if not told:
        told = paper_picks(plain, everything[:_READ], context)
    return [_said(document, one) for one in sorted(told, key=lambda pick: pick.place)]


def _said(document: Document, pick: Pick) -> Pick:
    """Give a pick with its speaker: what somebody said in a sitting is nobody else's."""
    who = spoken_by(document, pick.cites)
    return replace(pick, text=attributed(pick.text, who, document.language)) if who else pick


def _best(document: Document, said: Sequence[Statement], context: Context) -> Pick | None:
    """Give what one paragraph says best, read by itself: the places of its sentences count from it."""
    alone = [replace(one, place=at) for at, one in enumerate(said)]
    best = next(iter(paper_picks(document, alone, context)), None)
    return best and replace(best, place=best.place + said[0].place)


def _ranked(found: Mapping[str, tuple[OnTopic, ...]]) -> Iterator[str]:
    """Give the paragraphs' numbers, the best of each topic in turn, each once."""
    queues = [sorted(held, key=lambda one: one.rank, reverse=True) for held in found.values()]
    queues.sort(key=lambda held: -sum(one.match.score for one in held))
    numbers = (one.no for rank in zip_longest(*queues) for one in rank if one is not None)
    yield from dict.fromkeys(numbers)
