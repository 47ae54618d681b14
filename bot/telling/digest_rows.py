"""This file makes a digest's rows: a paper each, what says the same in one, put under their topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.contents.duplicates import Listed, listed_twice
from bot.contents.duplicates import groups as duplicate_groups
from bot.contents.revisions import paragraphs
from bot.messages import headings
from bot.messages.alerts import Alert, DigestRow, Reason, TopicName, compose
from bot.messages.shown_language import shown_in
from bot.messages.words import say
from bot.topics.vocabulary import SHIPPED
from scrapers.items import Language
from storage.records import Paper

Row = tuple[int, tuple[str, ...], tuple[str, ...], Language]  # paper, topics, the same, language


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What was worked out for one digest and serves the next of the same moment.

    A row is found again only by the very topics that it names: what one workspace called its own
    is followed nowhere else, so nobody else asks for that row.
    """

    rows: dict[Row, DigestRow] = field(default_factory=dict)
    alike: dict[tuple[int, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    twice: dict[tuple[tuple[int, tuple[str, ...]], ...], tuple[tuple[str, ...], ...]] = field(
        default_factory=dict
    )


def rows(
    held: Sequence[tuple[Paper, Sequence[str]]],
    language: Language,
    names: Mapping[str, TopicName],
    now: datetime,
    archive: str | None = None,
    made: WorkedOut | None = None,
) -> list[tuple[Sequence[str], DigestRow]]:
    """Give one row a paper; papers with the same answer, or listed twice and not read yet, become one row.

    `archive` is the address of the archive, where it is on; `made` keeps rows for the next digest.
    """
    made = made if made is not None else WorkedOut()
    by_id = {str(paper.id): paper for paper, _ in held}
    numbers = tuple(paper.id for paper, _ in held)
    if numbers not in made.alike:
        texts = {key: text for key, paper in by_id.items() if (text := _text(paper))}
        made.alike[numbers] = duplicate_groups(texts)
    followed = tuple((paper.id, tuple(topics)) for paper, topics in held)
    if followed not in made.twice:
        made.twice[followed] = listed_twice(
            {str(paper.id): _listed(paper, topics) for paper, topics in held if not _text(paper)}
        )
    same: dict[str, tuple[str, ...]] = {}
    hidden: set[str] = set()
    for first, *others in (*made.twice[followed], *made.alike[numbers]):
        same[first] = tuple(dict.fromkeys(_called(by_id[key]) for key in others))
        hidden.update(others)
    found: list[tuple[Sequence[str], DigestRow]] = []
    for paper, topics in held:
        if str(paper.id) in hidden:
            continue
        which = (paper.id, tuple(topics), same.get(str(paper.id), ()), language)
        if which not in made.rows:
            made.rows[which] = _row(paper, *which[1:3], language, names, now, archive)
        found.append((topics, made.rows[which]))
    return found


def _called(paper: Paper) -> str:
    return paper.number or paper.title


def _listed(paper: Paper, topics: Sequence[str]) -> Listed:
    titles = tuple((one.language, one.title) for one in paper.renditions)
    return Listed(paper.source, paper.published, titles, frozenset(topics))


def _text(paper: Paper) -> str:
    for rendition in paper.renditions:
        if rendition.document is not None:
            return "\n".join(text for _, text in paragraphs(rendition.document)[1:])
    return ""


def _row(
    paper: Paper,
    topics: Sequence[str],
    same: tuple[str, ...],
    language: Language,
    names: Mapping[str, TopicName],
    now: datetime,
    archive: str | None,
) -> DigestRow:
    words = shown_in(paper, language, now)
    alert: Alert = compose(paper, words, names, topics=topics, archive=archive)
    main = any(m.topic in topics and m.level == "substantive" for m in paper.matches)
    return DigestRow(alert, "mention" if topics and not main else "substantive", same)


def grouped(
    rows: Sequence[tuple[Sequence[str], DigestRow]],
    names: Mapping[str, TopicName],
    language: Language,
) -> tuple[tuple[Reason, tuple[DigestRow, ...]], ...]:
    """Put rows under their topics, main subjects first, then by committee; each paper under its best.

    What is on no topic comes last, under the committee or the publisher that is followed for it.
    """
    groups: dict[tuple[str, str], list[DigestRow]] = defaultdict(list)
    for topics, row in rows:
        best = row.alert.reasons[0].topic if row.alert.reasons else (topics or ("",))[0]
        besides = "" if best else headings.place(row.alert) or say("also_followed", language)
        groups[best, besides].append(row)
    result = []
    for topic, besides in sorted(groups, key=_order):
        known = names.get(topic, TopicName(topic, topic, topic))
        name, emoji = (known.in_language(language), known.emoji) if topic else (besides, "")
        reason = Reason(topic, name, emoji, "substantive", in_title=False, hits=0)
        ordered = sorted(
            groups[topic, besides],
            key=lambda r: (r.level != "substantive", r.alert.committee or ""),
        )
        result.append((reason, tuple(ordered)))
    return tuple(result)


def _order(group: tuple[str, str]) -> tuple[bool, int, str, str]:
    topic, besides = group
    at = SHIPPED.index(topic) if topic in SHIPPED else len(SHIPPED)
    return not topic, at, topic, besides
