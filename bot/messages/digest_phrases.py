"""This file says things of digests in a message's language, for every platform."""

from __future__ import annotations

from bot.messages.alerts import Digest, DigestRow, KeptPaper
from bot.messages.dates import day
from bot.messages.phrases import (
    kind,
    language_note,
    number,
    papers,
    person_name,
    state,
    topics,
)
from bot.messages.words import say
from scrapers.items import Language


def digest_title(digest: Digest) -> str:
    """Give a digest's headline: the day, how many papers, on how many topics."""
    language = digest.language
    if digest.away_days:
        count = papers(digest.told, language)
        return say("while_away", language, n=digest.away_days, papers=count)
    when = day(digest.day, language)
    if digest.rhythm == "weekly":
        when = say("weekly", language, day=when)
    dot = say("dash", language)
    if not digest.groups and digest.watched:
        return f"{when}{dot}{hits(digest.hits, language)}"
    if not digest.groups:
        return f"{when}{dot}{say('quiet', language)}"
    return f"{when}{dot}{_counted(digest)}"


def _counted(digest: Digest) -> str:
    """Count papers and topics; a committee, a Member or a publisher that is followed is no topic."""
    language, count = digest.language, papers(digest.papers, digest.language)
    on = sum(bool(reason.topic) for reason, _ in digest.groups)
    if not on:
        return say("papers_alone", language, papers=count)
    key = "papers_on_topics" if on == len(digest.groups) else "papers_on_topics_and_others"
    return say(key, language, papers=count, topics=topics(on, language))


def row_marks(row: DigestRow) -> list[str]:
    """Say on a digest's line, beside the title, what the title does not say: as little as possible."""
    alert, language = row.alert, row.alert.language
    marks: list[str | None] = [state(alert.withdrawn_at, None, language)]
    if alert.kind == "estimates_reply":
        marks.append(alert.number)
    elif alert.recommendations:
        marks.append(say("recommendations", language, n=alert.recommendations))
    elif alert.kind in ("question_reply", "slides") or alert.form:
        marks.append(kind(alert))
    if row.same:
        marks.append(say("same_answer", language, n=len(row.same)))
    if row.revised:
        marks.append(say("row_revised", language, n=row.revised))
    if row.level == "mention":
        marks.append(say("mention", language))
    return [mark for mark in marks if mark]


def row_facts(row: DigestRow) -> list[str]:
    """Say on one line of a digest whose paper it is, and what is particular about it."""
    alert, language = row.alert, row.alert.language
    stands = state(alert.withdrawn_at, alert.revised_at, language)
    facts = [
        *([stands] if stands else []),
        language_note(alert),
        kind(alert),
        *(person_name(one, language) for one in alert.askers[:1]),
    ]
    if alert.recommendations:
        facts.append(say("recommendations", language, n=alert.recommendations))
    if row.same:
        facts.append(say("same_answer", language, n=len(row.same)))
    if row.revised:
        facts.append(say("row_revised", language, n=row.revised))
    if row.level == "mention":
        facts.append(say("mention", language))
    return [fact for fact in facts if fact]


def kept_facts(kept: KeptPaper) -> list[str]:
    """Say of a paper how it stands now, its number, and which numbers of lists it names."""
    alert = kept.alert
    stands = state(alert.withdrawn_at, alert.revised_at, alert.language)
    return [piece for piece in (stands, number(alert), kept.where) if piece]


def hits(count: int, language: Language) -> str:
    """Count the hits of watch lists; which names they are is said nowhere but with the list."""
    return say("list_hit_once" if count == 1 else "list_hits", language, n=count)


def kept_groups(digest: Digest) -> list[tuple[str, str, tuple[KeptPaper, ...]]]:
    """Give what stands beside a digest's topics: its sign, its title, and its papers."""
    language = digest.language
    groups = [
        ("★", say("pledges_due", language, n=len(digest.promised)), digest.promised),
        ("🔔", hits(digest.hits, language), digest.watched),
        ("🔖", say("saved_week", language, n=len(digest.saved)), digest.saved),
    ]
    return [group for group in groups if group[2]]
