"""This file answers why a channel was told of a paper, or was not: one named outcome each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlmodel import Session

from bot.answering.arguments.filters import bare
from bot.answering.arguments.wishes import Reader
from bot.answering.channels import held, place_of
from bot.answering.command import Said
from bot.answering.finding import lookups
from bot.answering.finding.paper_rows import paper_row
from bot.answering.intents import Intent, Misunderstood, Why
from bot.answering.names import TopicBook
from bot.answering.speech import Reply, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.alerts import TopicName
from bot.messages.dates import day, moment
from bot.messages.phrases import cite
from bot.messages.words import listed, say
from bot.topics import mentions
from bot.topics.registers import known_as
from scrapers.items import Language, Section
from scrapers.publishers import names_of
from scrapers.text import fold, is_cjk
from storage.people import subscriptions
from storage.people.channels import Channel
from storage.people.followers import comes_from, silenced
from storage.people.subscriptions import Subscription
from storage.published import heads
from storage.published.public_papers import IMPORTED
from storage.records import Evidence, Match, Paper
from storage.told import tellings

Outcome = Literal[
    "told", "on_its_way", "not_delivered", "in_digest", "in_thread", "paused", "gone", "follows_nothing",
    "baseline", "imported", "unread", "no_topic", "not_followed", "wrong_source", "silenced", "before",
    "quiet_hours", "capped", "mention", "digest_next", "booklet", "withdrawn",
]  # fmt: skip


AROUND = 120  # letters on either side of what was found in which its title begins and ends
# e.g. Intelligence by Legal · Use of Artificial
_TITLE = re.compile(r"[A-Z][\w'-]{0,30} (?:(?:on|of|the|for|and|in|to|by|with|a) ){1,3}[A-Z]")
# e.g. Guidelines on the Use of
_HEAD = re.compile(
    r"(?<![\w.])(?!(?:The|This|These|A|An|In|On|Of|Under|For|By|With|To|From|At|And|Its) )"
    r"(?:[A-Z][\w'-]{0,30} (?:(?:on|of|the|for|and|in|to|by|with|a) ){0,3}){1,8}$"
)
# e.g. of the Department of Justice
_TAIL = re.compile(r"(?:(?: (?:on|of|the|for|and|in|to|by|with|a)){0,3} [A-Z][\w'-]{0,30}){1,8}")
MOST_LETTERS = 200_000  # of a text that is matched anew while somebody waits
NEAR = timedelta(days=90)  # after a meeting; what comes later was asked for once a week


@dataclass(frozen=True, slots=True)
class Because:
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
) -> Because:
    """Say why a channel was told of a paper, or was not; `topics` are those that it may see."""
    now = desk.clock()
    following = subscriptions.subscriptions(session, channel.id) if channel else []
    visible = [one for one in paper.matches if one.topic in topics]
    outcome = _outcome(session, paper, channel, following, visible, now)
    names = desk.names(session)
    shown = _in_the_readers_text(desk, session, paper, visible, language)
    evidence = [_evidence(match, names, language) for match in shown]
    if outcome == "no_topic":
        evidence = _misses(desk, session, paper, following, topics, names, language)
    evidence.append(_seen(paper, language))
    evidence += _after_its_meeting(desk, paper, language)
    return Because(outcome, say(f"why_{outcome}", language), tuple(evidence))


def read_why(said: Said) -> Intent:
    """Read which paper is meant, and in which channel."""
    read = Reader(said.tokens)
    if not read.target:
        return Misunderstood("why", "which_paper", "", ("why <number>", "latest"))
    return Why(bare(read.target), read.place)


def why(desk: Desk, intent: Why, speaker: Speaker) -> Reply:
    """Explain why a paper was told in a channel, or was not."""
    place, language = place_of(speaker, intent.place), speaker.language
    with desk.store.read() as session:
        channel = held(session, place, speaker)
        paper = lookups.one_of(session, intent.reference)
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
        keys = [topic.key for topic in book.topics]
        answer = explain(desk, session, paper, channel, language, keys)
    return Reply(
        answer.sentence,
        answer.evidence,
        rows=(paper_row(paper, language),),
        again=f"why {intent.reference}",
    )


def _outcome(
    session: Session,
    paper: Paper,
    channel: Channel | None,
    following: Sequence[Subscription],
    matches: Sequence[Match],
    now: datetime,
) -> Outcome:
    if channel is not None:
        for told in tellings.alerts_of(session, paper.id):
            if told.channel_id == channel.id:
                return _told(told.how, told.state)
    if paper.withdrawn_at is not None:
        return "withdrawn"
    if channel is None or not following:
        return "follows_nothing"
    if channel.gone_at is not None:
        return "gone"
    if paper.baseline:
        return "imported" if paper.source == IMPORTED else "baseline"
    if paper.booklet is not None:
        return "booklet"
    if paper.judged_at is None:
        return "unread"
    head = "\n".join(heads.of_paper(session, paper.id))
    concerned = [one for one in following if _concerns(one, paper, matches, head)]
    if not concerned:
        return "not_followed" if matches else "no_topic"
    return _held_back(paper, channel, concerned, matches, now)


def _told(how: str, state: str) -> Outcome:
    if how != "alert":
        return "in_thread" if how == "thread" else "in_digest"
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
    titles = fold(paper.titles)
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


def _concerns(one: Subscription, paper: Paper, matches: Sequence[Match], head: str = "") -> bool:
    if one.kind == "topic":
        return any(match.topic == one.target for match in matches)
    if one.kind == "paper":
        return one.target == str(paper.id)
    printed = {
        "committee": paper.committees,
        "bureau": paper.issuers,
        "member": [name for _, name in paper.people],
    }[one.kind]
    names = known_as(one.kind, printed)
    if one.target in {" ".join(fold(name).split()) for name in names}:
        return True
    return one.target in mentions.targets(one.kind, head)


def _in_the_readers_text(
    desk: Desk, session: Session, paper: Paper, matches: Sequence[Match], language: Language
) -> list[Match]:
    """Give matches with what was found in the text that the reader reads, where they were kept with another's."""
    other = [
        one
        for one in matches
        if any(is_cjk(e.term[:1]) == (language == "en") for e in one.evidence)
    ]
    texts = (r.document for r in paper.renditions if (r.language == "en") == (language == "en"))
    text = next((one for one in texts if one is not None), None)
    if not other or text is None or sum(map(_letters, text.sections)) > MOST_LETTERS:
        return list(matches)
    found = {one.topic: one.evidence for one in desk.matcher(session).match(text)}
    return [one._replace(evidence=found.get(one.topic) or one.evidence) for one in matches]


def _letters(section: Section) -> int:
    return sum(len(paragraph.text) for paragraph in section.paragraphs)


def _evidence(match: Match, names: Mapping[str, TopicName], language: Language) -> str:
    name = _name(match.topic, names, language)
    said = say("main_subject" if match.level == "substantive" else "a_mention", language)
    gap = " " if language == "en" else ""
    found = say("clause", language).join(
        f"{say('quoted', language, text=whole(one))}{gap}{_place(one.place, language)}".strip()
        for one in match.evidence[:3]
    )
    score = f"{match.score:.3g}"
    if not found:
        return say("why_matched_bare", language, name=name, level=said, score=score)
    return say("why_matched", language, name=name, level=said, score=score, found=found)


def whole(one: Evidence) -> str:
    """Give what was found; of a title, such as of guidelines, all of it, never a piece from its middle."""
    at = one.excerpt.casefold().find(one.term.casefold())
    if at >= 0 and any(mark in one.term for mark in "《》"):
        return _closed(one.excerpt, at, at + len(one.term))
    if at < 0 or not _TITLE.search(one.term):
        return one.term
    end = at + len(one.term)
    head = _HEAD.search(one.excerpt[max(0, at - AROUND) : at])
    tail = _TAIL.match(one.excerpt[end : end + AROUND])
    first = at - len(head[0]) if head else at
    dots = "…" if head and one.excerpt[:first] == "…" else ""  # it may begin before what was kept
    return f"{dots}{one.excerpt[first:at]}{one.term}{tail[0] if tail else ''}"


def _closed(text: str, first: int, end: int) -> str:
    """Give a span with the Chinese titles of which it holds only one end made whole."""
    opened, closed = text.rfind("《", first, end), text.rfind("》", first, end)
    if opened > closed and 0 < (close := text.find("》", end)) <= end + AROUND:
        end = close + 1
    opened, closed = text.find("《", first, end), text.find("》", first, end)
    if closed >= 0 and (opened < 0 or closed < opened):
        before = text.rfind("《", max(0, first - AROUND), first)
        first = before if before >= 0 else first
    return text[first:end]


def _place(place: str | None, language: Language) -> str:
    """Say where a word was found."""
    return say("change_title", language) if place == "title" else cite(place or "", language)


def _name(key: str, names: Mapping[str, TopicName], language: Language) -> str:
    known = names.get(key)
    return known.in_language(language) if known else key


def _misses(
    desk: Desk,
    session: Session,
    paper: Paper,
    following: Sequence[Subscription],
    topics: Sequence[str],
    names: Mapping[str, TopicName],
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
        lines.append(
            say(
                "why_lacking" if best.missing else "why_short",
                language,
                name=_name(one.target, names, language),
                score=f"{best.score:.3g}",
                need=f"{best.threshold:.3g}",
                words=listed([say("quoted", language, text=w) for w in best.missing[:3]], language),
            )
        )
    return lines


def _after_its_meeting(desk: Desk, paper: Paper, language: Language) -> list[str]:
    """Say how long after its meeting a paper came, where that meeting was over for long."""
    source, met = desk.sources.get(paper.source), paper.meeting_date
    if paper.baseline or met is None or source is None or not source.owes:
        return []
    late = hong_kong(paper.first_seen_at).date() - met
    return [say("why_late", language, n=late.days, day=day(met, language))] if late > NEAR else []


def _seen(paper: Paper, language: Language) -> str:
    return say("first_seen", language, when=moment(paper.first_seen_at, language))
