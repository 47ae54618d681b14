"""This file shows now what an alert looks like: a real paper's, or an invented one's, said to be so."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from bot.answering.arguments.filters import bare
from bot.answering.channels import held, place_of
from bot.answering.command import Said
from bot.answering.intents import Sample
from bot.answering.names import KnownTopic, TopicBook
from bot.answering.seen import book_of, topic_of
from bot.answering.speech import Button, Reply, Speaker
from bot.calendar import hong_kong
from bot.contents.understanding import Budget, Hints, strongest
from bot.desk import Desk
from bot.messages.alerts import Alert, compose
from bot.messages.shown_language import shown_in
from bot.messages.words import say
from scrapers.items import Language
from storage.people import subscriptions
from storage.published import papers
from storage.records import Paper, Preference, Rendition
from storage.searching import history

INVENTED = 0  # the number of a paper that the store does not hold
MOST = 20  # papers that are looked at, for one that was not withdrawn
LONG_AGO = date(2000, 1, 1)


def read_sample(said: Said) -> Sample:
    """Read the topic; none is the first that is followed here."""
    return Sample(bare(said.rest) or None)


def sample(desk: Desk, intent: Sample, speaker: Speaker) -> Reply:
    """Show a recent paper on a topic exactly as its alert looks; tell nobody else, store nothing."""
    language = speaker.language
    with desk.store.read() as session:
        book = book_of(session, speaker)
        topic = topic_of(book, intent.topic) or _first(session, book, speaker)
        preference = _preference(session, speaker)
        paper = _newest(session, topic)
        names = desk.names(session)
    real = paper is not None
    paper = paper or _invented(desk, topic)
    topics = (topic.key,) if real else tuple(match.topic for match in paper.matches)
    alert = compose(paper, shown_in(paper, preference, desk.clock()), names, topics=topics)
    return Reply(
        _headline(topic, book, paper, language),
        alert=alert,
        buttons=() if _follows(desk, topic, speaker) else (subscribe_to(topic, speaker),),
        again=f"sample {topic.key.rpartition('/')[2]}",
        language=language,
    )


def _headline(topic: KnownTopic, book: TopicBook, paper: Paper, language: Language) -> str:
    """Say what is shown: a real paper, an invented one, or one on another topic where none is at hand."""
    name = topic.name(language)
    if paper.id != INVENTED:
        return say("sample_real", language, topic=name)
    on = [match.topic for match in paper.matches]
    other = book.get(on[0]) if on and topic.key not in on else None
    if other is None:
        return say("sample_invented", language, topic=name)
    return say("sample_other", language, topic=name, other=other.name(language))


def subscribe_to(topic: KnownTopic, speaker: Speaker) -> Button:
    """Give the button that follows a topic."""
    language = speaker.language
    text = say("b_subscribe_to", language, what=topic.name(language))
    return Button(text[:60], "say", f"{say('c_subscribe', language)} {topic.word(language)}")


def show_sample(speaker: Speaker, topic: str = "") -> Button:
    """Give the button that shows a sample, of a topic or of what comes first."""
    language = speaker.language
    value = f"{say('c_sample', language)} {topic}".strip()
    return Button(say("b_sample", language), "say", value)


def invented(alert: Alert) -> bool:
    """Say whether an alert is of a paper that nobody published: nothing can be done with it."""
    return alert.paper_id == INVENTED


def _first(session: Session, book: TopicBook, speaker: Speaker) -> KnownTopic:
    channel = held(session, place_of(speaker, None), speaker)
    followed = subscriptions.subscriptions(session, channel.id) if channel else []
    known = (book.get(one.target) for one in followed if one.kind == "topic")
    return next((one for one in known if one), book.topics[0])


def _follows(desk: Desk, topic: KnownTopic, speaker: Speaker) -> bool:
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        followed = subscriptions.subscriptions(session, channel.id) if channel else []
    return any(one.kind == "topic" and one.target == topic.key for one in followed)


def _preference(session: Session, speaker: Speaker) -> Preference:
    """Give the language that this place is told in; the speaker's where it has chosen none."""
    channel = held(session, place_of(speaker, None), speaker)
    chosen = channel.language if channel else "either"
    return speaker.language if chosen == "either" else chosen


def _newest(session: Session, topic: KnownTopic) -> Paper | None:
    """Give the newest paper held whose main subject a topic is: what only mentions it is no alert."""
    found = history.matched_since(session, [topic.key], LONG_AGO)
    for one in [one for one in found if one.level == "substantive"][:MOST]:
        paper = papers.paper(session, one.paper_id)
        if paper.withdrawn_at is None and paper.renditions:
            return paper
    return None


def _invented(desk: Desk, topic: KnownTopic) -> Paper:
    """Read one of the replica's own as a paper from a site is read; the store never sees it."""
    now = desk.clock()
    from scrapers.replica import samples  # a whole site's texts, for this answer alone

    made = samples.sample(topic.key, hong_kong(now).date())
    budget = Budget(desk.paper_seconds)
    with desk.store.read() as session:
        lines = desk.topics(session)
    read = {
        language: desk.understanding.read(page, Hints(published=made.published), budget).documents[
            0
        ]
        for language, page in made.files.items()
    }
    understood = {
        language: desk.understanding.summarise(document, document.published, budget)
        for language, document in read.items()
    }
    first = read["en"]
    found = [
        match
        for document in read.values()
        for match in desk.understanding.match(lines, document, budget)
    ]
    return Paper(
        id=INVENTED,
        source=made.source,
        kind=first.kind,
        number=first.number,
        committee=first.committee,
        issuer=first.issuer,
        published=first.published,
        meeting_date=first.meeting_date,
        issued_at=first.issued_at,
        first_seen_at=now,
        renditions=tuple(
            Rendition(language, made.files[language].url, document.title, document)
            for language, document in read.items()
        ),
        matches=strongest(found),
        bullets={language: one.bullets for language, one in understood.items()},
        not_found={language: one.not_found for language, one in understood.items()},
    )
