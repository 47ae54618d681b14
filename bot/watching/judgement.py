"""This file judges a paper that was read, and stores what follows in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog
from sqlmodel import Session

from bot.contents.commitments import commitments
from bot.contents.revisions import replaces
from bot.contents.wording import wording_not_found
from bot.desk import Desk
from bot.telling import alerts
from bot.topics.matcher import Matcher
from bot.watching import twins
from bot.watching.fetched import Fetched, twin_listing
from scrapers import kinds
from scrapers.items import Document, Language
from scrapers.readers import NO_TEXT
from storage import commitments as promises
from storage import papers, search
from storage.documents import text_sha
from storage.records import Bullet, Commitment, Match, Paper

log = structlog.get_logger(__name__)


@dataclass
class Judged:
    """A paper's judgement, ready to be stored."""

    desk: Desk
    paper: Paper
    fetched: Sequence[Fetched]
    now: datetime
    matches: tuple[Match, ...] = ()
    bullets: dict[Language, tuple[Bullet, ...]] = field(default_factory=dict)
    not_found: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    promises: dict[Language, tuple[Commitment, ...]] = field(default_factory=dict)
    waits_until: datetime | None = None  # set by store where nobody may be told yet

    def store(self, session: Session) -> None:
        """Store revision, matches, summary, messages and deliveries; the caller commits them as one."""
        changed: list[tuple[Document, Document]] = []
        for one in self.fetched:
            rendition_id = one.rendition.id or self._twin(session, one)
            if not one.documents:
                papers.record_problem(session, rendition_id, one.problem or "unread", self.now)
                continue
            document = one.documents[0]
            recorded = papers.record_reading(
                session,
                rendition_id,
                document,
                bytes_sha=one.bytes_sha,
                reader_version=kinds.VERSION,
                media=one.reading.media if one.reading else "",
                pages=one.reading.pages if one.reading else None,
                size=one.size,
                now=self.now,
            )
            if recorded.outcome in ("same_bytes", "same_text"):
                continue
            search.index_rendition(session, rendition_id, document)
            self._understood(session, document.language, recorded.revision_id)
            before = recorded.previous
            # The text of what was an image is its first: an edit shows it, nothing was revised.
            if recorded.outcome == "changed" and before and NO_TEXT not in before.notes:
                changed.append((before, document))
        papers.save_matches(session, self.paper.id, self.matches, self.now)
        self._tell(session, changed)

    def _twin(self, session: Session, one: Fetched) -> int:
        kept = papers.remember(
            session,
            twin_listing(self.paper, one.rendition),
            index_url=None,
            now=self.now,
            baseline=self.paper.baseline,
            previous_check_at=None,
        )
        return kept.rendition_id

    def _understood(self, session: Session, language: Language, revision_id: int) -> None:
        if language not in self.bullets:  # that failed; recovery finds what has no summary
            return
        papers.save_summary(
            session,
            self.paper.id,
            language,
            revision_id,
            self.bullets.get(language, ()),
            self.not_found.get(language, ()),
            self.now,
        )
        promises.save(session, self.paper.id, language, self.promises.get(language, ()))

    def _tell(self, session: Session, changed: Sequence[tuple[Document, Document]]) -> None:
        if self.paper.baseline:
            papers.judged(session, self.paper.id, self.now, reason="baseline")
            return
        if _gone(self.paper, self.fetched):
            papers.withdraw(session, self.paper.id, self.now)
            alerts.tell_withdrawal(self.desk, session, self.paper.id, self.now)
            return
        self.waits_until = twins.waits_until(
            session, self.paper, self.fetched, self.matches, self.now
        )
        if self.waits_until is not None:
            return  # not judged either, so that no digest tells it
        reason = alerts.tell(self.desk, session, self.paper.id, self.now)
        languages = {after.language for _, after in changed}
        for before, after in changed:
            alerts.tell_revision(
                self.desk, session, self.paper.id, before, after, self.now, changed=languages
            )
        papers.judged(session, self.paper.id, self.now, reason=reason)


def judge(desk: Desk, paper: Paper, fetched: Sequence[Fetched], now: datetime) -> Judged:
    """Match, summarise and look for commitments; nothing is stored yet."""
    fetched = [_recognised(one) for one in fetched]
    documents = {r.language: r.document for r in paper.renditions if r.document is not None}
    fresh = {one.rendition.language: one.documents[0] for one in fetched if one.documents}
    documents.update(fresh)
    with desk.store.read() as session:
        matcher = desk.matcher(session)
    judged = Judged(desk, paper, fetched, now)
    judged.matches = matches(matcher, documents, [r.title for r in paper.renditions])
    for language, document in fresh.items():
        try:
            _understand(judged, language, document)
        except Exception:  # noqa: BLE001 - what fails here must not suppress the alert
            log.exception("enrichment_broke", paper=paper.id, language=language)
    return judged


def _recognised(one: Fetched) -> Fetched:
    """Take another text entirely for a fault of the site until it is seen twice in a row.

    A page that says "under maintenance" with status 200 is no revision of the paper it stands for.
    """
    before = one.rendition.document
    if before is None or not one.documents or NO_TEXT in before.notes:
        return one
    after = one.documents[0]
    problem = f"another text entirely ({text_sha(after)[:12]}); it counts if it is still there"
    if one.rendition.problem == problem or not replaces(before, after):
        return one
    log.warning("another_text", url=one.rendition.url)
    return replace(one, documents=(), reading=None, problem=problem)


def _understand(judged: Judged, language: Language, document: Document) -> None:
    bullets = judged.desk.summarise(document)
    not_found = wording_not_found(document)
    issued = document.published or judged.paper.published
    judged.promises[language] = commitments(document, issued)
    judged.not_found[language] = not_found
    judged.bullets[language] = bullets


def matches(
    matcher: Matcher, documents: Mapping[Language, Document], titles: Iterable[str]
) -> tuple[Match, ...]:
    """Match every language of a paper and keep each topic's best; titles alone where nothing was read."""
    best: dict[str, Match] = {}
    found: list[Match] = []
    for document in documents.values():
        found.extend(matcher.match(document))
    if not documents:
        for title in titles:
            found.extend(matcher.match_title(title))
    for match in found:
        held = best.get(match.topic)
        if held is None or _rank(match) > _rank(held):
            best[match.topic] = match
    return tuple(best.values())


def _rank(match: Match) -> tuple[bool, float]:
    return match.level == "substantive", match.score


def _gone(paper: Paper, fetched: Sequence[Fetched]) -> bool:
    """Withdrawn is: absent from its own index page twice, and 404 or 410, in every language."""
    listed = [one for one in fetched if one.rendition.id is not None]
    return bool(listed) and all(one.gone and one.rendition.missing >= 2 for one in listed)
