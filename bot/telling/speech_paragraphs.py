"""This file tells, in the thread of a speech's or a sitting's alert, which paragraphs are on what a channel follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

from bot.desk import Desk
from bot.messages import phrases
from bot.messages.alerts import TopicName
from bot.messages.briefings import Briefing, BriefingLine
from bot.messages.headings import sign
from bot.messages.shown_language import told_in
from bot.messages.words import say
from bot.telling import posting
from scrapers.items import Document, Language
from scrapers.speakers import speaker_of
from scrapers.text import sentences
from storage.published import papers
from storage.told import tellings

MOST = 30  # paragraphs on one topic; who needs more opens the speech
Concerned = Mapping[Language, Mapping[str, Sequence[str]]]  # of each text: a topic's paragraphs


def thread(desk: Desk, session: Session, paper_id: int, concerned: Concerned, now: datetime) -> int:
    """Enqueue, behind a speech's alert in each channel, its paragraphs topic by topic.

    Idempotent: what a channel was told of a topic is edited where its words have changed.
    """
    told = [one for one in tellings.alerts_of(session, paper_id) if one.how == "alert"]
    if not told or not concerned:
        return 0
    paper = papers.paper(session, paper_id)
    texts = {each.language: each.document for each in paper.renditions if each.document}
    names = desk.names(session)
    made: dict[tuple[str, Language, Language, str], int | None] = {}
    count = 0
    for one in told:
        words = told_in(paper, one.preference, now)
        document = texts.get(words.text_language)
        for topic in one.topics if document else ():
            which = (one.platform, words.language, words.text_language, topic)
            if which not in made:
                shown = _shown(document, concerned, words.language, topic, names)
                made[which] = None if shown is None else posting.keep(
                    desk, session, one.platform, words.language,
                    desk.renderers[one.platform].briefing(shown), (topic,),
                )  # fmt: skip
            if (message := made[which]) is None:
                continue
            key = f"paragraphs:{paper_id}:{one.channel_id}:{topic}"
            before = tellings.standing(session, [key]).get(key)
            count += posting.bring(
                session, key, before, message, now,
                channel_id=one.channel_id, behind=one.delivery_id,
            )  # fmt: skip
    return count


def _shown(
    document: Document | None,
    concerned: Concerned,
    language: Language,
    topic: str,
    names: Mapping[str, TopicName],
) -> Briefing | None:
    """Put a topic's paragraphs in words; None where there is none. Numbers hold in every language."""
    if document is None:
        return None
    own = concerned.get(document.language) or next(iter(concerned.values()))
    numbers = set(own.get(topic, ()))
    found = [each for each in _paragraphs(document) if each[1] in numbers]
    if not found:
        return None
    name = names[topic].in_language(language) if topic in names else topic
    title = say("paragraphs_on", language, topic=name, n=len(found))
    mark = sign(names[topic].emoji) if topic in names else ""
    rows: list[BriefingLine] = []
    under = ""
    shown = _chosen(document, found)
    for heading, no, text in shown:
        if heading and heading != under:
            rows.append(BriefingLine("heading", heading))
        under = heading
        first = next(iter(sentences(text)), text)
        rows.append(BriefingLine("bullet", f"{phrases.cite(no, language)} {first}"))
    if (left := len(found) - len(shown)) > 0:
        rows.append(BriefingLine("aside", say("more_paragraphs", language, n=left)))
    return Briefing(f"{mark} {title}".strip(), language, tuple(rows))


def _chosen(
    document: Document, found: Sequence[tuple[str, str, str]]
) -> Sequence[tuple[str, str, str]]:
    """Give what is shown of more than MOST paragraphs: of a debate how it was voted, then how each speech begins."""
    if len(found) <= MOST or document.kind != "hansard":
        return found[:MOST]
    votes = [one for one in found if not speaker_of(one[0])]
    first = {heading: (heading, no, text) for heading, no, text in reversed(found)}
    opening = [one for one in found if first[one[0]] == one and one not in votes]
    wanted = dict.fromkeys([*votes[:MOST], *opening, *found])
    kept = set(list(wanted)[:MOST])
    return [one for one in found if one in kept]


def _paragraphs(document: Document) -> Iterator[tuple[str, str, str]]:
    """Give each numbered paragraph with its heading, number and text."""
    for section in document.sections:
        for each in section.paragraphs:
            if each.no is not None:
                yield section.heading or "", each.no, each.text
