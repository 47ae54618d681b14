"""This file finds who follows a paper: each channel once, with everything it follows it by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import Session

from scrapers.text import compared, fold
from storage.people.topics import allowed_in
from storage.people.workspace_pauses import going
from storage.published.heads import HeadsRegister
from storage.published.heads import of_paper as of_heads
from storage.records import Follower, FollowKind, Level, Paper, Rhythm
from storage.sql import table
from storage.tables.people import ChannelRow, SubscriptionRow, TopicRow

_subscription, _channel, _topic = table(SubscriptionRow), table(ChannelRow), table(TopicRow)
_SOONEST: dict[str, int] = {"instant": 0, "daily": 1, "weekly": 2}
Names = str | Sequence[str] | None
VOTER = "voter"  # nearly everybody in every vote: that somebody voted is looked up, not told


def _folded(names: Names) -> list[str]:
    given = [names] if isinstance(names, str) else list(names or ())
    return sorted({compared(name) for name in given if name})


def _concerned(
    topics: Iterable[str], committee: Names, members: Names, bureau: Names, paper_id: int | None
) -> list[ColumnElement[bool]]:
    wanted = {
        "topic": sorted(topics),
        "committee": _folded(committee),
        "member": _folded(members),
        "bureau": _folded(bureau),
        "paper": [str(paper_id)] if paper_id is not None else [],
    }
    return [
        and_(_subscription.c.kind == kind, _subscription.c.target.in_(targets))
        for kind, targets in wanted.items()
        if targets
    ]


def followers(
    session: Session,
    *,
    topics: Mapping[str, Level],
    now: datetime,
    committee: Names = None,
    members: Names = None,
    bureau: Names = None,
    paper_id: int | None = None,
    source: Names = None,
    text: str | None = None,
) -> list[Follower]:
    """Give the channels that follow a paper, each once.

    `source` holds the names of the paper's source and publisher, of which a subscription may want
    one; `text` is what a subscription's silencing words are looked for in. A follower's rhythm is
    the soonest that one of its subscriptions wants for this paper: where the paper is only a
    mention, an instant subscription to main subjects wants it in the digest.
    """
    concerned = _concerned(topics, committee, members, bureau, paper_id)
    if not concerned:
        return []
    rows = session.connection().execute(
        select(
            _channel.c.id,
            _channel.c.address,
            _channel.c.platform,
            _channel.c.language,
            _channel.c.opens,
            _channel.c.closes,
            _channel.c.working_days_only,
            _channel.c.zone,
            _channel.c.cap,
            _subscription.c.id,
            _subscription.c.kind,
            _subscription.c.target,
            _subscription.c.rhythm,
            _subscription.c.level,
            _subscription.c.language,
            _subscription.c.sources,
            _subscription.c.without,
            _subscription.c.created_at,
        )
        .join_from(_subscription, _channel, _channel.c.id == _subscription.c.channel_id)
        .join(
            _topic,
            and_(_subscription.c.kind == "topic", _topic.c.key == _subscription.c.target),
            isouter=True,
        )
        .where(
            or_(*concerned),
            _channel.c.gone_at.is_(None),
            or_(_channel.c.paused_until.is_(None), _channel.c.paused_until <= now),
            going(_channel, now),
            or_(_subscription.c.paused_until.is_(None), _subscription.c.paused_until <= now),
            allowed_in(_channel.c.workspace_id, _channel.c.id),
        )
        .order_by(_channel.c.id, _subscription.c.id)
    )
    some = chain.from_iterable(rows.partitions(1000))  # all at once would be many to hold
    kept = _kept(some, _names(source), fold(text) if text else "")
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    return [_follower(group, topics, same) for group in kept]


def of_paper(
    session: Session,
    paper: Paper,
    now: datetime,
    *,
    names_of: Callable[[str], Sequence[str]],
    known_as: Callable[[FollowKind, Sequence[str]], Sequence[str]],
    register: HeadsRegister | None = None,
) -> list[Follower]:
    """Give the channels that follow a paper as the store knows it: by topic, body, person or itself.

    A body is followed to what it wrote, answered or is given, and to what the `register` says that
    a title or a first paragraph names.

    `names_of` gives the names of a source and its publisher, `known_as` those of bodies and people
    with all others that the same ones have: whoever is followed by one name is followed by all. Who
    only voted is not followed by it.
    """
    heads = "\n".join(of_heads(session, paper.id)) if register is not None else ""
    named = {
        kind: register.targets(kind, heads) if register is not None else ()
        for kind in ("committee", "bureau")
    }
    return followers(
        session,
        topics={match.topic: match.level for match in paper.matches if not match.late},
        now=now,
        committee=[*known_as("committee", paper.committees), *named["committee"]],
        members=known_as("member", [name for role, name in paper.people if role != VOTER]),
        bureau=[*known_as("bureau", paper.issuers), *named["bureau"]],
        paper_id=paper.id,
        source=names_of(paper.source),
        text=paper.titles,
    )


def _names(source: Names) -> set[str]:
    return {source} if isinstance(source, str) else set(source or ())


def _kept(rows: Iterable[Any], sources: set[str], text: str) -> Iterator[list[Any]]:
    """Give, channel by channel, what its sources and its silencing words let through."""
    group: list[Any] = []
    for row in rows:
        if row[15] and sources and not comes_from(sources, row[15]):
            continue
        if row[16] and text and silenced(row[16], text):
            continue
        if group and group[0][0] != row[0]:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def comes_from(names: Collection[str], wanted: str) -> bool:
    """Say whether one of a source's names stands among those wanted, with commas between."""
    return any(name in names for name in wanted.split(","))


def silenced(without: str, text: str) -> bool:
    """Say whether folded text holds one of the words, which stand between commas."""
    words = fold(without).replace("，", ",").replace("、", ",").replace(";", ",").split(",")
    return any(word.strip() in text for word in words if word.strip())


def _wanted(row: Any, topics: Mapping[str, Level]) -> Rhythm:
    """Give when a subscription wants this paper."""
    rhythm: Rhythm = row[12]
    if rhythm != "instant" or row[10] != "topic" or row[13] == "mention":
        return rhythm
    return rhythm if topics.get(row[11]) == "substantive" else "daily"


def _follower(
    group: Sequence[Any],
    topics: Mapping[str, Level],
    same: dict[tuple[str, ...], tuple[str, ...]],
) -> Follower:
    first = group[0]
    rhythm, level, language = _wanted(first, topics), first[13], first[14]
    followed: tuple[str, ...] = (first[11],) if first[10] == "topic" else ()
    numbers: tuple[int, ...] = (first[9],)
    if len(group) > 1:
        wanted = [_wanted(row, topics) for row in group]
        rhythm = min(wanted, key=_SOONEST.__getitem__)
        leading = [row for row, when in zip(group, wanted, strict=True) if when == rhythm]
        level = "mention" if any(row[13] == "mention" for row in leading) else "substantive"
        language = next((row[14] for row in leading if row[14]), None)
        followed = tuple(dict.fromkeys(row[11] for row in group if row[10] == "topic"))
        numbers = tuple(row[9] for row in group)
    opens, closes, working_days_only, zone, cap = first[4:9]
    return Follower(
        first[0],
        first[1],
        first[2],
        language or first[3],
        same.setdefault(followed, followed),
        rhythm,
        level,
        numbers,
        opens,
        closes,
        working_days_only,
        zone,
        cap,
        since=min(row[17] for row in group),
    )
