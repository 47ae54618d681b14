"""This file turns judged papers into messages for the channels that follow them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from sqlmodel import Session

from bot.calendar import day_start, hong_kong
from bot.contents.revisions import changes, paragraphs
from bot.desk import Desk, Renderer
from bot.messages.alerts import Alert, Revision, Withdrawal, compose
from bot.messages.figures import FigureDifference
from bot.messages.shown_language import Wording, told_in, wording
from bot.messages.stages import stands_at
from bot.messages.words import say
from bot.telling import posting, same_text, side_parts
from bot.telling.awake import in_hours
from bot.telling.differences import differences
from bot.telling.same_text import Copied
from bot.telling.story_lines import belonging, line
from bot.topics import mentions
from bot.topics.registers import known_as
from scrapers.items import Document, Language
from scrapers.publishers import names_of
from storage.people import followers, lanes
from storage.published import bill_stages, figures, papers, stories
from storage.published.figures import Stored
from storage.published.stories import Story
from storage.records import DeliveryKind, Follower, Paper, Payload, Preference
from storage.told import deliveries, followups, tellings
from storage.told.deliveries import AlertRow
from storage.told.tellings import Told
from storage.watched import appointments


def tell(
    desk: Desk,
    session: Session,
    paper_id: int,
    now: datetime,
    *,
    also: Collection[int] = (),
    before: Paper | None = None,
) -> str | None:
    """Enqueue a paper's alerts, and bring those already made up to date.

    Idempotent: a channel that has been told gets an edit if the words changed, and nothing else.
    `also` are other channels that the same transaction will post to. `before` is the paper as it was
    judged last, if it is looked at again and was not revised: whom that concerned already when they
    began to follow, they saw it listed then, and it is no news to them.
    Returns why nobody was told, or None if somebody is.
    """
    paper = papers.paper(session, paper_id)
    copies = _Copies(desk, session, paper)
    told = tellings.alerts_of(session, paper.id)
    interested = followers.of_paper(
        session, paper, now, names_of=names_of, known_as=known_as, register=mentions
    )
    knowing = {one.channel_id for one in told}
    waiting = [follower for follower in interested if follower.channel_id not in knowing]
    if before is not None and before.judged_at is not None:
        waiting = _without_late(session, before, waiting, now)
    # All at once: two papers told at the same time would else wait for each other.
    lanes.lock(session, [*knowing, *(follower.channel_id for follower in waiting), *also])
    edits: dict[tuple[int, datetime], list[int]] = defaultdict(list)
    for one in told:
        if one.how != "alert":  # a digest is not rewritten
            continue
        words = copies.words(one.preference, now)
        topics = tuple(t for t in one.topics if any(m.topic == t for m in paper.matches))
        message = copies.message(one.platform, words, topics or one.topics)
        if message != one.message_id:
            edits[message, words.not_before].append(one.delivery_id)
    for (message, not_before), these in edits.items():
        followups.enqueue_edits(session, message, these, now, not_before=not_before)
    channels = [follower.channel_id for follower in waiting]
    copies.same = same_text.told_before(session, paper, channels, now)
    rows, reason = _due(desk, session, paper, waiting, copies, now)
    deliveries.enqueue_alerts(session, paper.id, rows, now)
    alone = {row.channel_id for row in rows}
    threaded = _beside(
        session, paper, [f for f in waiting if f.channel_id not in alone], copies, now
    )
    if rows or told or threaded:
        appointments.schedule_revisit(session, paper.id, now)
        return None
    return reason if interested else ("not followed" if paper.matches else "no topic")


def _without_late(
    session: Session, before: Paper, waiting: Sequence[Follower], now: datetime
) -> list[Follower]:
    """Leave out who began to follow when a paper was out already and concerned them as it was."""
    seen = before.first_seen_at
    late = {one.channel_id for one in waiting if one.since is not None and one.since > seen}
    if not late:
        return list(waiting)
    knew = {
        one.channel_id
        for one in followers.of_paper(
            session, before, now, names_of=names_of, known_as=known_as, register=mentions
        )
    }
    return [one for one in waiting if one.channel_id not in late & knew]


def _due(
    desk: Desk,
    session: Session,
    paper: Paper,
    waiting: Iterable[Follower],
    copies: _Copies,
    now: datetime,
) -> tuple[list[AlertRow], str]:
    """Choose who is told at once; everybody else finds the paper in the next digest."""
    rows: list[AlertRow] = []
    reason = "digest"
    source = desk.sources.get(paper.source)
    if source is not None and source.rewrites:  # the release itself may have been told already
        return rows, "rewritten"
    if paper.away_since is not None:  # one message tells all that came then
        return rows, "away"
    levels = {m.topic: m.level for m in paper.matches}
    instant = [f for f in waiting if f.rhythm == "instant"]
    counts = tellings.alerts_since(session, day_start(now)) if instant else {}

    for follower in instant:
        main = any(levels.get(t) == "substantive" for t in follower.topics)
        if follower.topics and not main and follower.level == "substantive":
            reason = "mention"
            continue
        if copies.above(follower, now)[0] is not None:
            continue  # in the thread of what it belongs to
        if not in_hours(follower, now):
            reason = "quiet hours"
            continue
        if follower.cap and counts.get(follower.channel_id, 0) >= follower.cap:
            reason = "capped"
            continue
        words = copies.words(follower.language, now)
        message = copies.message(follower.platform, words, follower.topics)
        rows.append(AlertRow(follower.channel_id, message, words.not_before))
    return rows, reason


def _beside(
    session: Session,
    paper: Paper,
    waiting: Sequence[Follower],
    copies: _Copies,
    now: datetime,
) -> bool:
    """Tell mentions, slides, minutes and corrigenda in the thread of the first paper of their story."""
    replies: dict[int, list[int]] = defaultdict(list)
    channels: list[int] = []
    for follower in waiting:
        if paper.away_since is not None or follower.rhythm == "weekly":
            continue  # a mention is wanted by the day, where main subjects are wanted at once
        mention = side_parts.only_mentions(paper, follower)
        parent, same = copies.above(follower, now, mention=mention)
        if parent is None or not in_hours(follower, now):
            continue
        words = copies.words(follower.language, now)
        message = copies.message(follower.platform, words, follower.topics, same=same)
        replies[message].append(parent)
        channels.append(follower.channel_id)
    _reply(session, replies, "notice", f"part:{paper.id}", now)
    tellings.tell_in_thread(session, paper.id, f"part:{paper.id}", channels, now)
    return bool(channels)


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
    after_id = next((r.revision_id for r in paper.renditions if r.language == after.language), 0)
    length = len(paragraphs(after))
    copies = _Copies(
        desk, session, paper, lambda to, alert: to.revision(Revision(alert, found, length, now))
    )
    replies: dict[int, list[int]] = defaultdict(list)
    for one in _locked(session, paper.id):
        words = copies.words(one.preference, now)
        if words.text_language != after.language:
            if one.preference != "either" or words.text_language in changed:
                continue
            words = wording("either", [after.language], stated_only=True, now=now)
        replies[copies.message(one.platform, words, one.topics)].append(one.delivery_id)
    _reply(session, replies, "revised", f"revised:{paper.id}:{after_id}", now)


def tell_withdrawal(desk: Desk, session: Session, paper_id: int, now: datetime) -> None:
    """Reply in the thread of every alert of a paper that is gone."""
    paper = papers.paper(session, paper_id)
    copies = _Copies(desk, session, paper, lambda to, alert: to.withdrawal(Withdrawal(alert, now)))
    replies: dict[int, list[int]] = defaultdict(list)
    for one in _locked(session, paper.id):
        words = copies.words(one.preference, now)
        replies[copies.message(one.platform, words, one.topics)].append(one.delivery_id)
    # Its moment tells a second withdrawal, after a return, from the first one told twice.
    moment = f"{paper.withdrawn_at:%Y%m%d%H%M%S}" if paper.withdrawn_at else "1"
    _reply(session, replies, "withdrawn", f"withdrawn:{paper.id}:{moment}", now)
    _restyle(desk, session, paper, now)


def tell_bill_withdrawn(
    desk: Desk, session: Session, name: str, paper_ids: Sequence[int], now: datetime
) -> None:
    """Say that a bill was withdrawn: once a channel, whichever of its papers that was told of.

    Whoever follows the bill and knows of none of its papers gets the first of them, which says so.
    """
    told = {one: _locked(session, one) for one in paper_ids}
    knowing = {each.channel_id for held in told.values() for each in held}
    replies: dict[int, list[int]] = defaultdict(list)
    for paper_id, held in told.items():
        paper = papers.paper(session, paper_id)
        copies = _Copies(
            desk, session, paper, lambda to, alert: to.withdrawal(Withdrawal(alert, now, bill=True))
        )
        for one in held:
            if one.channel_id not in knowing:
                continue  # the thread of another of the bill's papers says so
            knowing.remove(one.channel_id)
            words = copies.words(one.preference, now)
            replies[copies.message(one.platform, words, one.topics)].append(one.delivery_id)
    _reply(session, replies, "withdrawn", f"bill-withdrawn:{name}", now)
    for paper_id in paper_ids[:1]:
        tell(desk, session, paper_id, now)
    for paper_id in paper_ids:
        _restyle(desk, session, papers.paper(session, paper_id), now)


def tell_return(desk: Desk, session: Session, paper_id: int, now: datetime) -> None:
    """Take the withdrawal off every alert of a paper that is published again."""
    _restyle(desk, session, papers.paper(session, paper_id), now)


def _restyle(desk: Desk, session: Session, paper: Paper, now: datetime) -> None:
    """Let every alert of a paper show how it stands now."""
    copies = _Copies(desk, session, paper)
    edits: dict[int, list[int]] = defaultdict(list)
    for one in _locked(session, paper.id):
        if one.how != "alert":
            continue
        message = copies.message(one.platform, copies.words(one.preference, now), one.topics)
        if message != one.message_id:
            edits[message].append(one.delivery_id)
    for message, these in edits.items():
        followups.enqueue_edits(session, message, these, now)


def _locked(session: Session, paper_id: int) -> list[Told]:
    told = tellings.alerts_of(session, paper_id)
    lanes.lock(session, [one.channel_id for one in told])
    return told


def _reply(
    session: Session,
    replies: Mapping[int, Sequence[int]],
    kind: DeliveryKind,
    prefix: str,
    now: datetime,
) -> None:
    for message, parents in replies.items():
        followups.enqueue_replies(session, message, parents, kind=kind, prefix=prefix, now=now)


class _Copies:
    """Messages about one paper, each made once for all who get the same words about the same topics."""

    def __init__(
        self,
        desk: Desk,
        session: Session,
        paper: Paper,
        render: Callable[[Renderer, Alert], Payload] = lambda to, alert: to.alert(alert),
    ) -> None:
        self._desk = desk
        self._session = session
        self._paper = paper
        self._names = desk.names(session)
        self._render = render
        self._words: dict[Preference, Wording] = {}
        self._figures: list[Stored] | None = None
        self._stages = bill_stages.of_paper(session, paper.keys)
        self._made: dict[tuple[object, ...], int] = {}
        self._above: dict[tuple[int, bool], tuple[int | None, bool]] = {}
        self.same: Mapping[int, Sequence[Copied]] = {}  # by channel: what told it this one's text

    @cached_property
    def story(self) -> Story:
        """Give the papers that this one belongs with; asked for once somebody is told."""
        return stories.of_paper(self._session, self._paper.id)

    def above(
        self, follower: Follower, now: datetime, *, mention: bool = False
    ) -> tuple[int | None, bool]:
        """Give the delivery in whose thread a channel is told of this paper, and whether that says the same.

        That is of its own text, else of its story if it only goes along; None where it is a post.
        """
        which = follower.channel_id, mention
        if which not in self._above:
            self._above[which] = self._looked_up(follower, now, mention=mention)
        return self._above[which]

    def _looked_up(
        self, follower: Follower, now: datetime, *, mention: bool
    ) -> tuple[int | None, bool]:
        shown = self.words(follower.language, now).text_language
        copied = [
            one.paper_id
            for one in self.same.get(follower.channel_id, ())
            if follower.language == "either" or shown in one.languages
        ]
        parent = side_parts.first_told(self._session, copied, follower)
        if parent is not None:
            return parent, True
        along = mention or side_parts.is_side_part(self._paper)
        others = [one for one in self.story.paper_ids if one != self._paper.id] if along else []
        return side_parts.first_told(self._session, others, follower), False

    def words(self, preference: Preference, now: datetime) -> Wording:
        """Give the words for channels that prefer a language."""
        if preference not in self._words:
            self._words[preference] = told_in(self._paper, preference, now)
        return self._words[preference]

    def _moved(self, words: Wording) -> list[FigureDifference]:
        """Give the figures of programmes that this paper puts otherwise than earlier ones did."""
        if self._figures is None:
            self._figures = figures.of_paper(self._session, self._paper.id)
        return differences(self._session, self._paper, self._figures, words)

    def message(
        self, platform: str, words: Wording, topics: Sequence[str], *, same: bool = False
    ) -> int:
        """Give the message in these words for those who follow these topics; `same` where its text stands above."""
        which = (
            platform, words.language, words.text_language, words.notes, tuple(sorted(topics)), same,
        )  # fmt: skip
        if which not in self._made:
            alert = compose(
                self._paper, words, self._names, topics=topics, archive=self._desk.archive,
                moved=self._moved(words),
            )  # fmt: skip
            belongs = belonging(self._paper, self.story, words.language)
            if same:
                alert = replace(alert, story=say("story_same", words.language))
            elif belongs is not None:
                alert = replace(alert, story=line(belongs, words.language))
            if self._stages:
                today = hong_kong(self._desk.clock()).date()
                alert = replace(alert, stage=stands_at(self._stages, today, words.language))
            payload = self._render(self._desk.renderers[platform], alert)
            self._made[which] = posting.keep(
                self._desk, self._session, platform, words.language, payload, topics
            )
        return self._made[which]
