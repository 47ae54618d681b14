"""This file takes up what was left half-done; run twice, nothing happens twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import structlog

from bot.care import covers
from bot.contents.figures import VERSION
from bot.contents.understanding import Budget, Understood
from bot.desk import Desk
from bot.messages.words import say
from bot.telling import digests, posting
from bot.watching import set_aside
from bot.watching.storing import TextGist, store_references, store_understood
from scrapers.readers.errors import TooMuchWork
from storage import losses, once
from storage.published import (
    figures,
    happenings,
    matters,
    papers,
    reindexing,
    renditions,
    stories,
    thinning,
)
from storage.watched import appointments, remnants, source_runs

SETTLED = timedelta(minutes=10)  # what is younger may still be at work elsewhere
LOOK_BACK = timedelta(days=7)
MOST_TEXTS = 40  # whose references are looked for in one round
FIGURES_A_ROUND = 20  # texts of earlier papers that are read again, some seconds of work
PASSAGES_A_ROUND = 20_000  # that are indexed anew, some ten seconds of work in short steps
RUN_TAKES = timedelta(hours=1)  # no check takes longer; one that does has died
CHECKS_KEPT = timedelta(days=100)  # the message of a month counts those of the month before
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Mended:
    """What one round took up again."""

    readings: int = 0
    retries: int = 0
    summaries: int = 0
    figures: int = 0
    digests: int = 0
    runs: int = 0
    references: int = 0
    passages: int = 0
    covers: int = 0

    @property
    def total(self) -> int:
        """Count everything that was taken up."""
        return sum(getattr(self, name) for name in self.__slots__)


def mend(desk: Desk) -> Mended:
    """Take up papers half-processed, enrichment that failed, and digests that are missing."""
    with desk.store.write() as session:
        once.forget_expired(session, desk.clock())
        source_runs.forget_runs(session, desk.clock() - CHECKS_KEPT)
        thinning.thin_some(session, desk.clock())
    mended = Mended(
        readings=half_processed(desk),
        retries=failed_enrichment(desk) + other_version(desk),
        summaries=missing_summaries(desk),
        figures=unread_figures(desk),
        runs=dead_checks(desk),
        references=unlooked_references(desk),
        passages=old_index(desk),
        covers=covers.choose_anew(desk),
        # last: it raises what one channel's digest raised
        digests=sum(1 for one in digests.make_due(desk) if one.outcome != "nothing"),
    )
    if mended.total:
        log.info("mended", **{name: getattr(mended, name) for name in Mended.__slots__})
    return mended


def after_loss(desk: Desk) -> bool:
    """Say whether the store has lost its last writes; what it may have sent is looked for first then.

    Called before anything is sent, by whoever holds the store alone. The owner is told once.
    """
    now = desk.clock()
    if not losses.notice(desk.store, now):
        return False
    log.warning("store_lost_writes")
    with desk.store.write() as session:
        posting.notify(
            desk, session, f"notice:loss:{now.timestamp():.0f}", partial(say, "news_loss")
        )
    return True


def half_processed(desk: Desk) -> int:
    """Have papers read that were remembered but never judged, and that nothing has due."""
    now = desk.clock()
    with desk.store.write() as session:
        found = remnants.unjudged(session, now - SETTLED)
        for paper_id in found:
            appointments.schedule_reading(session, paper_id, now)
    return len(found)


def failed_enrichment(desk: Desk) -> int:
    """Have languages read that nobody has tried to read yet; what failed has tries of its own."""
    now = desk.clock()
    with desk.store.write() as session:
        found = remnants.unread(session, now - LOOK_BACK, now - SETTLED)
        for paper_id in found:
            appointments.schedule_reading(session, paper_id, now)
    return len(found)


def missing_summaries(desk: Desk) -> int:
    """Summarise matched texts that have no summary, from what is stored; nothing is fetched."""
    since = desk.clock() - LOOK_BACK
    with desk.store.read() as session:
        lacking = remnants.unsummarised(session, since)
    for paper_id, rendition_id, _ in lacking:
        _summarise(desk, paper_id, rendition_id)
    return len(lacking)


def _summarise(desk: Desk, paper_id: int, rendition_id: int) -> None:
    """Do: what is slow comes before the transaction. A crash before its commit: the next round."""
    with desk.store.read() as session:
        document = renditions.current_document(session, rendition_id)
        held = papers.paper(session, paper_id)
    if document is None:
        return
    shown = next((one for one in held.renditions if one.id == rendition_id), None)
    issued, problem = document.published or held.published, None
    try:
        understood = desk.understanding.summarise(document, issued, Budget(desk.paper_seconds))
    except TooMuchWork as error:
        problem = set_aside.mark((shown.bytes_sha if shown else None) or "", error)
        understood = Understood()
    understood = replace(understood, bullets=desk.rewrite(document, understood.bullets))
    revision_id = shown.revision_id if shown else None
    gist = TextGist(rendition_id, document, understood, problem, revision_id=revision_id)
    now = desk.clock()
    with desk.store.write() as session:
        store_understood(session, paper_id, [gist], now)
        appointments.schedule_reading(session, paper_id, now)  # the message learns of it


def unlooked_references(desk: Desk) -> int:
    """Look for what texts refer to that were stored before anybody asked; tells nobody.

    Done? The text's own mark. Do and stamp: edges and mark are one commit, text by text; a crash
    leaves the text for the next round.
    """
    with desk.store.read() as session:
        lacking = stories.unlooked(session, MOST_TEXTS)
    for paper_id, rendition_id in lacking:
        with desk.store.read() as session:
            document = renditions.current_document(session, rendition_id)
        if document is None:
            continue
        try:
            said = desk.understanding.summarise(
                document, document.published, Budget(desk.paper_seconds)
            ).references
        except TooMuchWork as error:
            log.warning("set_aside", paper=paper_id, language=document.language, error=str(error))
            said = ()
        with desk.store.write() as session:
            store_references(session, paper_id, rendition_id, document.language, said)
    return len(lacking)


def unread_figures(desk: Desk) -> int:
    """Have texts read for figures, happenings and committees' matters that these rules have not read; tells nobody.

    A few a round: what was held before is read beside what comes in. A text that costs too much, or
    breaks us, is marked as read, for the next rules to try.
    """
    with desk.store.read() as session:
        waiting = figures.unread(session, VERSION, FIGURES_A_ROUND)
    for paper_id, rendition_id in waiting:
        with desk.store.read() as session:
            document = renditions.current_document(session, rendition_id)
            issued = papers.paper(session, paper_id).published
        said: Understood | None = None
        if document is not None:
            try:
                said = desk.understanding.summarise(
                    document, document.published or issued, Budget(desk.paper_seconds)
                )
            except Exception as error:  # noqa: BLE001 - one text must not hold up those behind it
                log.warning("figures_unread", paper=paper_id, error=type(error).__name__)
        with desk.store.write() as session:
            if said is not None and document is not None:
                figures.save(session, paper_id, document.language, said.figures, VERSION)
                happenings.save(session, paper_id, document.language, said.happenings)
                form = document.fields.get("form")
                matters.save(session, paper_id, document.language, form, said.matters)
            figures.mark_read(session, rendition_id, VERSION)
    return len(waiting)


def old_index(desk: Desk) -> int:
    """Make the search index anew where an older version made it; give how many passages that came to.

    Done? The index's own marks. Do and stamp: each part is one commit; a crash leaves it for the next
    round. Until it is whole, the old one answers.
    """
    with desk.store.read() as session:
        if reindexing.standing(session).whole:
            return 0
    done = 0
    while done < PASSAGES_A_ROUND:
        with desk.store.write() as session:
            some = reindexing.step(session, desk.clock())
        if not some:
            break
        done += some
    return done


def other_version(desk: Desk) -> int:
    """Have texts read again that another version of the program gave up."""
    now = desk.clock()
    with desk.store.write() as session:
        found = remnants.set_aside(session, set_aside.GIVEN_UP, set_aside.by_this_version())
        for paper_id in found:
            appointments.schedule_reading(session, paper_id, now)
    return len(found)


def dead_checks(desk: Desk) -> int:
    """Close the records of checks whose process died."""
    now = desk.clock()
    with desk.store.write() as session:
        return remnants.abandon_runs(session, now - RUN_TAKES, now)
