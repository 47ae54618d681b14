"""This file turns judged papers into messages for the channels that follow them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.alerts import Alert, Revision, TopicName, Withdrawal, Wording, compose, wording
from bot.calendar import Hours, day_start
from bot.desk import Desk
from bot.revisions import changes, paragraphs
from scrapers.items import Document, Language
from storage import deliveries, followers, papers
from storage.deliveries import AlertRow
from storage.records import Follower, Paper, Preference

STATED_ONLY = ("Chinese only", "English only")
Rendered = dict[tuple[str, Language, Language, tuple[str, ...], tuple[str, ...]], int]


def tell(desk: Desk, session: Session, paper_id: int, now: datetime) -> str | None:
    """Enqueue a paper's alerts, and bring those already made up to date.

    Idempotent: a channel that has been told gets an edit if the words changed, and nothing else.
    Returns why nobody was told, or None if somebody is.
    """
    paper = papers.paper(session, paper_id)
    names = desk.names(session)
    rendered: Rendered = {}
    told = deliveries.alerts_of(session, paper.id)
    for one in told:
        if one.how != "alert":  # a digest is not rewritten
            continue
        words = words_for(paper, one.preference, now)
        topics = tuple(t for t in one.topics if any(m.topic == t for m in paper.matches))
        message = _message(
            desk, session, paper, words, one.platform, topics or one.topics, names, rendered
        )
        if message == one.message_id:
            continue
        if one.state == "pending":
            deliveries.replace_pending(
                session, one.delivery_id, message, not_before=words.not_before
            )
        else:
            deliveries.enqueue_edit(session, one.delivery_id, message, now)
    interested = _followers(session, paper, now)
    waiting = [f for f in interested if f.channel_id not in {one.channel_id for one in told}]
    rows, reason = _due(desk, session, paper, waiting, names, rendered, now)
    deliveries.enqueue_alerts(session, paper.id, rows, now)
    if rows or told:
        papers.schedule_look(session, paper.id, now)
        return None
    return reason if interested else ("not followed" if paper.matches else "no topic")


def _followers(session: Session, paper: Paper, now: datetime) -> list[Follower]:
    return followers.followers(
        session,
        topics={m.topic: m.level for m in paper.matches},
        now=now,
        committee=paper.committees,
        members=[name for _, name in paper.people],
        bureau=paper.issuers,
        paper_id=paper.id,
        source=paper.source,
        text="\n".join(r.title for r in paper.renditions),
    )


def _due(
    desk: Desk,
    session: Session,
    paper: Paper,
    waiting: Iterable[Follower],
    names: Mapping[str, TopicName],
    rendered: Rendered,
    now: datetime,
) -> tuple[list[AlertRow], str]:
    """Choose who is told at once; everybody else finds the paper in the next digest."""
    rows: list[AlertRow] = []
    reason = "digest"
    source = desk.sources.get(paper.source)
    if source is not None and source.rewrites:  # the release itself may have been told already
        return rows, "rewritten"
    levels = {m.topic: m.level for m in paper.matches}
    instant = [f for f in waiting if f.rhythm == "instant"]
    counts = deliveries.alerts_since(session, day_start(now)) if instant else {}
    for follower in instant:
        main = any(levels.get(t) == "substantive" for t in follower.topics)
        if follower.topics and not main and follower.level == "substantive":
            reason = "mention"
            continue
        hours = Hours(
            follower.opens, follower.closes, follower.working_days_only, ZoneInfo(follower.zone)
        )
        if not hours.awake(now):
            reason = "quiet hours"
            continue
        if follower.cap and counts.get(follower.channel_id, 0) >= follower.cap:
            reason = "capped"
            continue
        words = words_for(paper, follower.language, now)
        message = _message(
            desk, session, paper, words, follower.platform, follower.topics, names, rendered
        )
        rows.append(AlertRow(follower.channel_id, message, words.not_before))
    return rows, reason


def words_for(paper: Paper, preference: Preference, now: datetime) -> Wording:
    """Choose the words for a channel from what it prefers and what the paper has so far."""
    oldest = sorted(paper.renditions, key=lambda r: r.id or 0)  # what was told first stays first
    held = [r.language for r in oldest if r.document is not None]
    held = held or [r.language for r in oldest]
    only = any(note in STATED_ONLY for r in paper.renditions for note in r.notes)
    first_seen = min(now, paper.first_seen_at)
    words = wording(preference, held, only, first_seen)
    if words.not_before < now:
        return Wording(words.language, words.text_language, now, words.notes)
    return words


def _message(
    desk: Desk,
    session: Session,
    paper: Paper,
    words: Wording,
    platform: str,
    topics: Sequence[str],
    names: Mapping[str, TopicName],
    rendered: Rendered,
) -> int:
    """Render a message once for everybody who gets the same words about the same topics."""
    which = (platform, words.language, words.text_language, tuple(sorted(topics)), words.notes)
    if which not in rendered:
        alert = alert_of(paper, words, topics, names)
        rendered[which] = deliveries.store_message(
            session,
            platform=platform,
            language=words.language,
            topics=sorted(topics),
            payload=desk.renderers[platform].alert(alert),
            now=desk.clock(),
        )
    return rendered[which]


def alert_of(
    paper: Paper, words: Wording, topics: Sequence[str], names: Mapping[str, TopicName]
) -> Alert:
    """Put together what is said of a paper to those who follow these topics."""
    return compose(
        paper,
        words,
        names,
        topics=topics,
        not_found=paper.not_found.get(words.text_language, ()),
    )


def tell_revision(
    desk: Desk,
    session: Session,
    paper_id: int,
    before: Document,
    after: Document,
    now: datetime,
    *,
    changed: Collection[Language] = (),
) -> None:
    """Reply in the thread of every alert of a paper that was issued again, saying what changed.

    `changed` are all languages issued again: a channel that reads either is told of the language it
    was shown if that is among them, else of the other one.
    """
    found = changes(before, after)
    if not found:
        return
    paper = papers.paper(session, paper_id)
    names = desk.names(session)
    for one in deliveries.alerts_of(session, paper.id):
        words = words_for(paper, one.preference, now)
        if words.text_language != after.language:
            if one.preference != "either" or words.text_language in changed:
                continue
            words = wording("either", [after.language], stated_only=True, now=now)
        alert = alert_of(paper, words, one.topics, names)
        payload = desk.renderers[one.platform].revision(
            Revision(alert, found, len(paragraphs(after)), now)
        )
        message = deliveries.store_message(
            session,
            platform=one.platform,
            language=words.language,
            topics=one.topics,
            payload=payload,
            now=now,
        )
        revision_id = next(
            (r.revision_id for r in paper.renditions if r.language == after.language), 0
        )
        deliveries.enqueue_reply(
            session,
            one.delivery_id,
            kind="revised",
            key=f"revised:{paper.id}:{revision_id}:{one.channel_id}",
            message_id=message,
            now=now,
        )


def tell_withdrawal(desk: Desk, session: Session, paper_id: int, now: datetime) -> None:
    """Reply in the thread of every alert of a paper that is gone."""
    paper = papers.paper(session, paper_id)
    names = desk.names(session)
    for one in deliveries.alerts_of(session, paper.id):
        words = words_for(paper, one.preference, now)
        payload = desk.renderers[one.platform].withdrawal(
            Withdrawal(alert_of(paper, words, one.topics, names), now)
        )
        message = deliveries.store_message(
            session,
            platform=one.platform,
            language=words.language,
            topics=one.topics,
            payload=payload,
            now=now,
        )
        deliveries.enqueue_reply(
            session,
            one.delivery_id,
            kind="withdrawn",
            key=f"withdrawn:{paper.id}:1:{one.channel_id}",
            message_id=message,
            now=now,
        )
