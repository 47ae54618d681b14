"""This file does what people press on a paper's card: cite it, follow it, say that it is not relevant."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from bot.answering import undoing
from bot.answering.arguments.wishes import Wishes
from bot.answering.channels import Refused, held, may_change, open_place, place_of
from bot.answering.finding import citing, lookups, openings, paper_rows, previews, saving
from bot.answering.finding.previews import DAYS
from bot.answering.finding.why import explain
from bot.answering.following import muting
from bot.answering.following.follow import follow_targets
from bot.answering.following.targets import Target
from bot.answering.intents import Mute
from bot.answering.seen import book_of
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from scrapers.text import fold
from storage.people import feedback, subscriptions
from storage.people.feedback import Verdict
from storage.people.followers import silenced
from storage.people.subscriptions import Subscription
from storage.published import papers
from storage.records import Paper

MOST_FILTERS = 3


def paper_of(session: Session, value: str) -> Paper:
    """Give the paper that a button speaks of ("paper:12"); raises Refused."""
    number = value.removeprefix("paper:").partition(":")[0]
    if not (number.isdecimal() and len(number) < 12):
        raise Refused("no_paper", value[:40])
    found = papers.papers(session, [int(number)])
    if not found:
        raise Refused("no_paper", value[:40])
    return found[0]


def topic_in(value: str) -> str | None:
    """Give the topic that a button speaks of ("paper:12:ai"), whose key may hold colons."""
    parts = value.split(":", 2)
    return parts[2] if len(parts) > 2 and parts[2] else None


def citation(desk: Desk, value: str, speaker: Speaker) -> Reply:
    """Give a paper's citation in the asker's language, to be copied."""
    with desk.store.read() as session:
        paper = paper_of(session, value)
    reply = citing.cited(desk, paper, speaker, None)
    openings.note(desk, paper.id, "copy", speaker)
    return reply


def save(desk: Desk, value: str, speaker: Speaker) -> Reply:
    """Keep a paper on this channel's list."""
    with desk.store.read() as session:
        paper = paper_of(session, value)
    reply = saving.keep(desk, paper, speaker)
    openings.note(desk, paper.id, "save", speaker)
    return reply


def follow(desk: Desk, value: str, speaker: Speaker) -> Reply:
    """Let this channel follow one paper: its revisions, its withdrawal, its other languages."""
    place = open_place(speaker, None)
    with desk.store.read() as session:
        paper = paper_of(session, value)
    target = Target("paper", (str(paper.id),), (paper.number or paper.title)[:120])
    reply = follow_targets(desk, place, [target], Wishes(), speaker)
    openings.note(desk, paper.id, "follow", speaker)
    return replace(reply, announced=reply.changed)


def why(desk: Desk, value: str, speaker: Speaker) -> Reply:
    """Explain why this channel was told of a paper."""
    language = speaker.language
    with desk.store.read() as session:
        paper = paper_of(session, value)
        channel = held(session, place_of(speaker, None), speaker)
        book = book_of(session, speaker)
        keys = [topic.key for topic in book.topics]
        found = explain(desk, session, paper, channel, language, keys)
    openings.note(desk, paper.id, "why", speaker)
    return Reply(
        found.sentence,
        found.evidence,
        rows=(paper_rows.paper_row(paper, language),),
        language=language,
    )


def judge(desk: Desk, value: str, verdict: Verdict, speaker: Speaker) -> Reply:
    """Write down what somebody thinks of a paper's message; the last word wins."""
    _say(desk, value, verdict, speaker)
    return Reply(say("thanks", speaker.language), language=speaker.language)


def _say(desk: Desk, value: str, verdict: Verdict, speaker: Speaker) -> Paper:
    with desk.store.write() as session:
        paper = paper_of(session, value)
        channel = held(session, place_of(speaker, None), speaker)
        if channel is None:
            raise Refused("no_paper", value[:40])
        feedback.save_feedback(
            session,
            channel_id=channel.id,
            paper_id=paper.id,
            who=speaker.who,
            verdict=verdict,
            now=desk.clock(),
        )
    return paper


def not_relevant(desk: Desk, value: str, speaker: Speaker) -> Reply:
    """Note it, and show what could be held back and how much that would have been; change nothing."""
    language, now = speaker.language, desk.clock()
    paper = _say(desk, value, "not_relevant", speaker)
    key = topic_in(value)
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        book = book_of(session, speaker)
        topic = book.get(key) if key else None
        following = _following(session, channel.id, key) if channel and key else None
        if topic is None or following is None:
            return Reply(say("nothing_relevant", language), language=language)
        past = previews.of_topics(
            session, [topic.key], now, sources=following.sources, without=following.without
        ).papers
    words = [word for word in _words(paper, topic.key) if book.find(word) is not topic]
    counts = [(word, sum(1 for one in past if silenced(word, fold(one.title)))) for word in words]
    counts = [(word, n) for word, n in counts if n < max(2, len(past))][:MOST_FILTERS]
    name = topic.name(language)
    lines = [
        say("suppress", language, words=word, n=n, all=len(past), days=DAYS) for word, n in counts
    ]
    lines.append(say("suppress_topic", language, words=name, n=len(past), all=len(past), days=DAYS))
    buttons = [Button(f"not: {word}"[:60], "filter", f"{topic.key}|{word}") for word, _ in counts]
    buttons.append(Button(say("b_mute", language), "say", f"mute {topic.word(language)}"))
    return Reply(
        say("nothing_relevant", language),
        (say("choose_filter", language), *lines),
        buttons=tuple(buttons),
        language=language,
    )


def _following(session: Session, channel_id: int, key: str) -> Subscription | None:
    held_here = subscriptions.subscriptions(session, channel_id)
    return next((s for s in held_here if s.kind == "topic" and s.target == key), None)


def _words(paper: Paper, topic: str) -> list[str]:
    """Give the words of a paper's titles that brought it, the longest first."""
    titles = fold(paper.titles)
    terms = [
        evidence.term
        for match in paper.matches
        if match.topic == topic
        for evidence in match.evidence
        if "," not in evidence.term and fold(evidence.term) in titles
    ]
    return sorted(dict.fromkeys(terms), key=len, reverse=True)


def hold_back(desk: Desk, value: str, speaker: Speaker) -> Reply:
    """Let a subscription pass over titles that hold some words."""
    language, now = speaker.language, desk.clock()
    key, _, words = value.partition("|")
    with desk.store.write() as session:
        may_change(session, speaker)
        channel = held(session, place_of(speaker, None), speaker)
        following = _following(session, channel.id, key) if channel else None
        if channel is None or following is None or not words.strip():
            raise Refused("no_longer")
        before = [word.strip() for word in following.without.split(",") if word.strip()]
        without = ", ".join(dict.fromkeys([*before, words[:100].strip()]))  # pressed twice is once
        after = subscriptions.change_subscription(session, following.id, without=without)
        number = undoing.note(
            session,
            channel,
            speaker,
            "filter",
            now,
            subscriptions=[undoing.followed(session, following, after)],
        )
    place = place_of(speaker, None).called(language)
    return Reply(
        say("filtered", language, place=place, what=following.label, words=words[:100]),
        buttons=(Button(say("b_undo", language), "undo", str(number)),),
        changed=True,
        announced=True,
        language=language,
    )


def mute(desk: Desk, value: str, speaker: Speaker) -> Reply:
    """Ask for how long this channel shall hear no more of a topic; nothing changes until it is said."""
    key = topic_in(value)
    if key is None:
        raise Refused("which_topic")
    reply = muting.mute(desk, Mute((key.rpartition("/")[2],)), speaker)
    return replace(reply, language=speaker.language)


def by_link(session: Session, url: str) -> Paper | None:
    """Give the paper of an address, if it is held."""
    found = lookups.by_reference(session, url)
    return found[0] if found else None
