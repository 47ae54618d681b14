"""This file judges a paper that was read, and stores what follows in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

import structlog
from sqlmodel import Session

from bot.contents.revisions import replaces
from bot.contents.understanding import Budget, TopicLines, Understood, strongest
from bot.desk import Desk
from bot.telling import alerts, speech_paragraphs, watch_hits
from bot.topics.paragraphs import SPLIT, by_topic
from bot.topics.watched import ListedName
from bot.watching import set_aside, twins
from bot.watching.fetched import Fetched, has_unread_pictures, twin_listing
from bot.watching.storing import TextGist, store_understood
from scrapers import kinds
from scrapers.items import NO_TEXT, Document, Language
from scrapers.ocr_marks import (
    has_pictures,
    is_read_from_image,
    kept_pages,
    pages_of,
    without_pages,
)
from scrapers.readers.errors import TooMuchWork
from storage.documents import text_sha
from storage.published import identities, judgements, renditions, scans
from storage.published.listings import GONE_AFTER
from storage.records import Match, Paper

log = structlog.get_logger(__name__)


@dataclass
class Judged:
    """A paper's judgement, ready to be stored."""

    desk: Desk
    paper: Paper
    fetched: Sequence[Fetched]
    now: datetime
    matches: tuple[Match, ...] = ()
    understood: dict[Language, Understood] = field(default_factory=dict)
    watched: frozenset[ListedName] = frozenset()  # numbers of watch lists that it names
    concerned: dict[Language, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    given_up: dict[Language, str] = field(default_factory=dict)  # texts without bullets, and why
    waits_until: datetime | None = None  # set by store where nobody may be told yet

    def store(self, session: Session) -> None:
        """Store revision, matches, summary, messages and deliveries; the caller commits them as one."""
        gists: list[TextGist] = []
        for one in self.fetched:
            rendition_id = one.rendition.id or self._twin(session, one)
            if one.documents:
                gists.append(self._gist(one, rendition_id))
            else:
                renditions.record_problem(session, rendition_id, one.problem or "unread", self.now)
        stored = store_understood(session, self.paper.id, gists, self.now, matches=self.matches)
        changed: list[tuple[Document, Document]] = []
        for gist, recorded in zip(gists, stored, strict=True):
            before = recorded.previous if recorded is not None else None
            if before is not None and _had_text(before):
                changed.append((without_pages(before), without_pages(gist.document)))
        if not self.paper.baseline:
            other = {"changed", "same_text"}  # bytes than those whose pictures were read
            scans.anew(
                session,
                [
                    gist.rendition_id
                    for gist, recorded in zip(gists, stored, strict=True)
                    if recorded is not None
                    and recorded.outcome in other
                    and not _was_seen(gist.document)
                ],
            )
            pictures = [
                one.rendition.id
                for one in self.fetched
                if one.rendition.id and has_unread_pictures(one)
            ]
            scans.want(session, pictures)
        self._tell(session, changed)

    def _twin(self, session: Session, one: Fetched) -> int:
        kept = identities.remember(
            session,
            twin_listing(self.paper, one.rendition),
            index_url=None,
            now=self.now,
            baseline=self.paper.baseline,
            previous_check_at=None,
        )
        return kept.rendition_id

    def _gist(self, one: Fetched, rendition_id: int) -> TextGist:
        document = one.documents[0]
        language = document.language
        return TextGist(
            rendition_id, document, self.understood.get(language), self.given_up.get(language), one
        )

    def _tell(self, session: Session, changed: Sequence[tuple[Document, Document]]) -> None:
        if self.paper.baseline:
            watch_hits.keep(session, self.paper.id, self.watched, self.now, told=True)
            judgements.judged(session, self.paper.id, self.now, reason="baseline")
            return
        if _gone(self.fetched):
            judgements.withdraw(session, self.paper.id, self.now)
            if self.paper.withdrawn_at is None:  # else its channels know
                alerts.tell_withdrawal(self.desk, session, self.paper.id, self.now)
            return
        if any(one.documents for one in self.fetched) and judgements.back(session, self.paper.id):
            alerts.tell_return(self.desk, session, self.paper.id, self.now)
        self.waits_until = twins.waits_until(
            session, self.paper, self.fetched, self.matches, self.now
        )
        if self.waits_until is not None:
            return  # not judged either, so that no digest tells it
        also = watch_hits.places(session, self.watched)
        judged_as = None if changed else self.paper
        reason = alerts.tell(
            self.desk, session, self.paper.id, self.now, also=also, before=judged_as
        )
        speech_paragraphs.thread(self.desk, session, self.paper.id, self.concerned, self.now)
        found = {self.paper.id: self.watched} if self.watched else {}
        watch_hits.tell(self.desk, session, self.paper, found, self.now)
        languages = {after.language for _, after in changed}
        for before, after in changed:
            alerts.tell_revision(
                self.desk, session, self.paper.id, before, after, self.now, changed=languages
            )
        judgements.judged(session, self.paper.id, self.now, reason=reason)


def judge(
    desk: Desk,
    paper: Paper,
    fetched: Sequence[Fetched],
    now: datetime,
) -> Judged:
    """Match, summarise and look for commitments; nothing is stored yet.

    What one text costs too much of, it goes without, by name; matches found before stand.
    """
    with desk.store.read() as session:
        topics = desk.topics(session)
    judged = Judged(desk, paper, [_recognised(one) for one in fetched], now)
    judged.matches = _matches(judged, topics)
    try:
        judged.watched = _watched(judged)
    except Exception:  # what fails here must not suppress the alert
        log.exception("watching_broke", paper=paper.id)
    try:
        _find_paragraphs(judged, topics)
    except Exception:  # what fails here must not suppress the alert
        log.exception("paragraphs_broke", paper=paper.id)
    for one in judged.fetched:
        if one.documents:
            try:
                _understand(judged, one)
            except Exception:  # what fails here must not suppress the alert
                log.exception("enrichment_broke", paper=paper.id, language=one.rendition.language)
    return judged


def _matches(judged: Judged, topics: TopicLines) -> tuple[Match, ...]:
    """Match every language of a paper; titles alone where nothing was read or can be worked on.

    A text that was just read and costs too much is set aside: it counts as not read.
    """
    understanding, seconds = judged.desk.understanding, judged.desk.paper_seconds
    documents = {r.language: r.document for r in judged.paper.renditions if r.document is not None}
    fresh = {one.rendition.language: one for one in judged.fetched if one.documents}
    documents.update({language: one.documents[0] for language, one in fresh.items()})
    found: list[Match] = []
    for language, document in list(documents.items()):
        budget = fresh[language].budget if language in fresh else None
        try:
            found.extend(understanding.match(topics, document, budget or Budget(seconds)))
        except TooMuchWork as error:
            del documents[language]
            log.warning("set_aside", paper=judged.paper.id, language=language, error=str(error))
            judged.fetched = [_without(one, language, error) for one in judged.fetched]
    if not documents:
        headlines = Budget(seconds)  # the text's fate is not the title's
        for rendition in judged.paper.renditions:
            found.extend(understanding.match_title(topics, rendition.title, headlines))
    return strongest(found)


def _find_paragraphs(judged: Judged, topics: TopicLines) -> None:
    """Find which paragraphs of a speech are on each topic, with a budget of their own."""
    for one in judged.fetched:
        document = one.documents[0] if one.documents else None
        if document is None or document.kind not in SPLIT or judged.paper.baseline:
            continue
        budget = Budget(judged.desk.paper_seconds)
        match = partial(judged.desk.understanding.match, topics, budget=budget)
        found = by_topic(document, match)
        judged.concerned[document.language] = {
            topic: tuple(each.no for each in held) for topic, held in found.items()
        }


def _watched(judged: Judged) -> frozenset[ListedName]:
    """Find the names of watch lists in every language of a paper, or in its titles alone."""
    if judged.desk.watched is None:
        return frozenset()
    with judged.desk.store.read() as session:
        names = judged.desk.watched(session)
    if not names:
        return frozenset()
    documents = {r.language: r.document for r in judged.paper.renditions if r.document is not None}
    documents |= {
        one.rendition.language: one.documents[0] for one in judged.fetched if one.documents
    }
    titles = (names.in_title(rendition.title) for rendition in judged.paper.renditions)
    return names.found(documents.values()).union(*titles)


def _without(one: Fetched, language: Language, error: TooMuchWork) -> Fetched:
    if one.rendition.language != language or not one.documents:
        return one
    problem = set_aside.mark(one.bytes_sha, error)
    return replace(one, documents=(), reading=None, problem=problem, again=False)


def _recognised(one: Fetched) -> Fetched:
    """Take another text entirely for a fault of the site until it is seen twice in a row.

    A page that says "under maintenance" with status 200 is no revision of the paper it stands for.
    """
    before = one.rendition.document
    if before is None or not one.documents:
        return one
    same_bytes, after = one.bytes_sha == one.rendition.bytes_sha, one.documents[0]
    seen = one.reading is not None and has_pictures(before, one.reading.pictures)
    if not _had_text(before):
        if seen and not same_bytes and NO_TEXT in after.notes:  # a site writes each answer anew
            return replace(one, documents=(before,))
        return one
    same = same_bytes or (seen and text_sha(before) == text_sha(after))
    if same and len(one.documents) == 1:
        return replace(one, documents=(kinds.with_annexes(kept_pages(before, after)),))
    before, after = without_pages(before), without_pages(after)
    sha = text_sha(after)
    seen_before = set_aside.doubted(one.rendition.problem, sha)
    if one.handed or seen_before or not replaces(before, after):
        return one
    log.warning("another_text", url=one.rendition.url)
    return replace(one, documents=(), reading=None, problem=set_aside.doubt(sha))


def _had_text(before: Document) -> bool:
    """Say whether a text was the paper's own: the first of what was an image is shown, and nothing was revised."""
    return NO_TEXT not in before.notes and not is_read_from_image(before.fields, before.language)


def _was_seen(document: Document) -> bool:
    """Say whether the pictures of a text's own file were read."""
    return is_read_from_image(document.fields, document.language) or bool(pages_of(document))


def _understand(judged: Judged, one: Fetched) -> None:
    document, language = one.documents[0], one.rendition.language
    issued = document.published or judged.paper.published
    known = one.rendition.problem
    if known is not None and set_aside.given_up(known, one.bytes_sha):
        judged.given_up[language], judged.understood[language] = known, Understood()
        return
    budget = one.budget or Budget(judged.desk.paper_seconds)
    try:
        understood = judged.desk.understanding.summarise(document, issued, budget)
    except TooMuchWork as error:
        log.warning("set_aside", paper=judged.paper.id, language=language, error=str(error))
        judged.given_up[language] = set_aside.mark(one.bytes_sha, error)
        understood = Understood()
    bullets = judged.desk.rewrite(document, understood.bullets)
    judged.understood[language] = replace(understood, bullets=bullets)


def _gone(fetched: Sequence[Fetched]) -> bool:
    """Withdrawn is: absent from its own index page twice, and 404 or 410, in every language."""
    listed = [one for one in fetched if one.rendition.id is not None]
    return bool(listed) and all(one.gone and one.rendition.missing >= GONE_AFTER for one in listed)
