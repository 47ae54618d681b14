"""This file answers why a channel was told of a paper, or was not: one named outcome each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session

from bot.desk import Desk
from bot.messages.phrases import moment, simplified
from scrapers.items import Language
from scrapers.publishers import names_of
from scrapers.text import fold
from storage import deliveries, subscriptions
from storage.channels import Channel
from storage.followers import comes_from, silenced
from storage.records import Match, Paper
from storage.subscriptions import Subscription

Outcome = Literal[
    "told", "on_its_way", "not_delivered", "in_digest", "paused", "gone", "follows_nothing",
    "baseline", "unread", "no_topic", "not_followed", "wrong_source", "silenced", "before",
    "quiet_hours", "capped", "mention", "digest_next", "booklet", "duplicate", "withdrawn",
]  # fmt: skip

_SAID: dict[Outcome, tuple[str, str]] = {
    "told": ("Told here as a message.", "已在本頻道發出訊息。"),
    "on_its_way": (
        "Its message is on its way and has not been sent yet.",
        "訊息已排隊，尚未發出。",
    ),
    "not_delivered": (
        "Its message could not be delivered; `tamar outbox ls` says why.",
        "訊息未能送達；`tamar outbox ls` 列出原因。",
    ),
    "in_digest": ("Told here in a digest.", "已在本頻道的摘要列出。"),
    "paused": ("This channel is paused.", "本頻道已暫停。"),
    "gone": (
        "This channel was archived, or I was removed from it.",
        "本頻道已封存，或我已被移出。",
    ),
    "follows_nothing": ("This channel follows nothing.", "本頻道未有訂閱。"),
    "baseline": (
        "It was listed already when its page was first read; what was there before tells nobody.",
        "首次讀取該網頁時已列出此文件；當時已有的文件不作通知。",
    ),
    "unread": (
        "It has been seen but not read yet; it is told as soon as it is.",
        "已發現，尚未讀取；讀取後便會通知。",
    ),
    "no_topic": ("It is about none of the topics here.", "不屬任何主題。"),
    "not_followed": (
        "It is about topics that this channel does not follow.",
        "屬本頻道沒有訂閱的主題。",
    ),
    "wrong_source": (
        "The subscription here takes other sources only.",
        "本頻道的訂閱只限其他來源。",
    ),
    "silenced": (
        "Its title holds a word that this channel wants left out.",
        "標題有本頻道排除的字眼。",
    ),
    "before": (
        "It was found before this channel began to follow.",
        "在本頻道訂閱前已發現。",
    ),
    "quiet_hours": (
        "It came outside this channel's hours; it is in the next digest.",
        "在本頻道的通知時段以外發布，會在下一份摘要列出。",
    ),
    "capped": (
        "The day's limit of messages was reached; it is in the next digest.",
        "已達每日訊息上限，會在下一份摘要列出。",
    ),
    "mention": (
        "It only mentions the topic; mentions are told in the digest.",
        "只是提及該主題，於摘要列出。",
    ),
    "digest_next": ("It is in the next digest.", "會在下一份摘要列出。"),
    "booklet": (
        "It is one reply of a booklet, which is told as one message.",
        "屬答覆彙編之一，以一則訊息通知。",
    ),
    "duplicate": (
        "It says what another paper says, and was told with that one.",
        "內容與另一文件相同，已一併通知。",
    ),
    "withdrawn": ("It was withdrawn before it was told.", "通知前已撤回。"),
}


@dataclass(frozen=True, slots=True)
class Why:
    """One outcome, with what it rests on."""

    outcome: Outcome
    sentence: str
    evidence: tuple[str, ...] = ()


def explain(
    desk: Desk,
    session: Session,
    paper: Paper,
    channel: Channel | None,
    language: Language,
    topics: Sequence[str],
) -> Why:
    """Say why a channel was told of a paper, or was not; `topics` are those that it may see."""
    now = desk.clock()
    following = subscriptions.subscriptions(session, channel.id) if channel else []
    visible = [one for one in paper.matches if one.topic in topics]
    outcome = _outcome(session, paper, channel, following, visible, now)
    english, chinese = _SAID[outcome]
    sentence = english if language == "en" else chinese
    if language == "zh-Hans":
        sentence = simplified(sentence)
    names = desk.names(session)
    evidence = [_evidence(match, names, language) for match in visible]
    if outcome == "no_topic":
        evidence = _misses(desk, session, paper, following, topics, names, language)
    evidence.append(_seen(paper, language))
    return Why(outcome, sentence, tuple(evidence))


def _outcome(
    session: Session,
    paper: Paper,
    channel: Channel | None,
    following: Sequence[Subscription],
    matches: Sequence[Match],
    now: datetime,
) -> Outcome:
    if channel is not None:
        for told in deliveries.alerts_of(session, paper.id):
            if told.channel_id == channel.id:
                return _told(told.how, told.state)
    if paper.withdrawn_at is not None:
        return "withdrawn"
    if channel is None or not following:
        return "follows_nothing"
    if channel.gone_at is not None:
        return "gone"
    if paper.baseline:
        return "baseline"
    if paper.booklet is not None:
        return "booklet"
    if paper.judged_at is None:
        return "unread"
    concerned = [one for one in following if _concerns(one, paper, matches)]
    if not concerned:
        return "not_followed" if matches else "no_topic"
    return _held_back(paper, channel, concerned, matches, now)


def _told(how: str, state: str) -> Outcome:
    if how != "alert":
        return "in_digest"
    if state == "sent":
        return "told"
    return "not_delivered" if state == "dead" else "on_its_way"


def _held_back(
    paper: Paper,
    channel: Channel,
    concerned: Sequence[Subscription],
    matches: Sequence[Match],
    now: datetime,
) -> Outcome:
    titles = fold("\n".join(r.title for r in paper.renditions))
    names = names_of(paper.source)
    heard = [s for s in concerned if not s.sources or comes_from(names, ",".join(s.sources))]
    if not heard:
        return "wrong_source"
    loud = [s for s in heard if not (s.without and silenced(s.without, titles))]
    if not loud:
        return "silenced"
    if all(paper.first_seen_at < s.created_at for s in loud):
        return "before"
    if channel.paused(now):
        return "paused"
    instant = [s for s in loud if s.rhythm == "instant"]
    levels = {m.topic: m.level for m in matches}
    main = [
        s
        for s in instant
        if s.kind != "topic" or levels.get(s.target) == "substantive" or s.level == "mention"
    ]
    if instant and not main:
        return "mention"
    if main and paper.reason == "quiet hours":
        return "quiet_hours"
    if main and paper.reason == "capped":
        return "capped"
    return "digest_next"


def _concerns(one: Subscription, paper: Paper, matches: Sequence[Match]) -> bool:
    if one.kind == "topic":
        return any(match.topic == one.target for match in matches)
    if one.kind == "paper":
        return one.target == str(paper.id)
    names = {
        "committee": paper.committees,
        "bureau": paper.issuers,
        "member": [name for _, name in paper.people],
    }[one.kind]
    return one.target in {" ".join(fold(name).split()) for name in names}


def _evidence(match: Match, names: object, language: Language) -> str:
    name = _name(match.topic, names, language)
    level = ("main subject", "主題") if match.level == "substantive" else ("mention", "提及")
    found = "; ".join(
        f"“{one.term}” {one.place or ''}".strip()
        if language == "en"
        else f"「{one.term}」{one.place or ''}"
        for one in match.evidence[:3]
    )
    said = level[0] if language == "en" else level[1]
    return f"{name}: {said}, {match.score:g} ({found})" if found else f"{name}: {said}"


def _name(key: str, names: object, language: Language) -> str:
    known = names.get(key) if hasattr(names, "get") else None
    return known.in_language(language) if known else key


def _misses(
    desk: Desk,
    session: Session,
    paper: Paper,
    following: Sequence[Subscription],
    topics: Sequence[str],
    names: object,
    language: Language,
) -> list[str]:
    """Say how near the paper came to each topic that the channel follows."""
    matcher = desk.matcher(session)
    documents = [r.document for r in paper.renditions if r.document is not None]
    lines = []
    for one in following:
        if one.kind != "topic" or one.target not in topics or not documents:
            continue
        misses = [matcher.why_not(document, one.target) for document in documents]
        best = max(misses, key=lambda miss: miss.score)
        need = f"{best.score:g} / {best.threshold:g}"
        lacking = ", ".join(best.missing[:3])
        name = _name(one.target, names, language)
        lines.append(f"{name}: {need}{f' ({lacking})' if lacking else ''}")
    return lines


def _seen(paper: Paper, language: Language) -> str:
    when = moment(paper.first_seen_at, language)
    return f"First seen {when}." if language == "en" else f"首次發現：{when}。"
