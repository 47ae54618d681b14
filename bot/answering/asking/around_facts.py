"""This file answers what is asked around a paper: who asked before, what came later, and the topic that brought it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.answering.arguments.asked import Kind
from bot.answering.asking import standing_facts
from bot.answering.asking.question import Question
from bot.answering.finding import lookups, namings, stories
from bot.answering.finding.lookups import Query
from bot.answering.finding.paper_rows import paper_row
from bot.answering.speech import Button, Reply, Row
from bot.messages.alerts import Reason
from bot.messages.words import listed, say
from storage.published import papers, public_papers
from storage.published import stories as held_stories

MOST_ROWS = 3
MOST_ASKERS = 4
_LOOKED = 60  # papers on its subject that are looked through


def answer(question: Question, kind: Kind) -> Reply:
    """Answer a question about what stands around a paper."""
    return _ANSWERS[kind](question)


def _subjects(q: Question) -> list[Reason]:
    """Give the topics that a paper is told under, its main ones first."""
    return sorted(q.alert.reasons, key=lambda one: one.level != "substantive")


def _search(q: Question, topic: Reason, *, questions: bool) -> Button:
    kind = " kind:question" if questions else ""
    return q.button("c_search", f"topic:{topic.topic.rpartition('/')[2]}{kind}")


def _asked_before(q: Question) -> Reply:
    subject = next(iter(_subjects(q)), None)
    if subject is None:
        return q.reply(q.say("ask_no_topic"))
    found = _on(q, Query("", _LOOKED, topic=subject.topic, kind="question"))
    askers = public_papers.facets(q.session, [one for one in found if one != q.paper.id]).askers
    most = namings.named_most("member", askers, MOST_ASKERS)
    names = [f"{one.shown(chinese=q.language != 'en')} {n}" for one, n in most]
    key = "ask_askers" if names else "ask_no_askers"
    head = q.say(key, topic=subject.name, names=listed(names, q.language))
    return q.reply(head, buttons=(_search(q, subject, questions=bool(names)),))


def _on(q: Question, query: Query) -> Sequence[int]:
    try:
        return lookups.look_up(q.session, query).papers
    except lookups.UNSEARCHABLE:
        return ()


def _later(q: Question) -> Reply:
    day = q.paper.published or q.paper.meeting_date
    story = stories.parts_of(q.session, held_stories.of_paper(q.session, q.paper.id))
    rows: list[Row] = [
        stories.part_row(one, q.language)
        for one in story
        if one.paper.id != q.paper.id and day is not None and one.day > day
    ][-MOST_ROWS:]
    subject = next(iter(_subjects(q)), None)
    if not rows and subject is not None and day is not None:
        found = _on(q, Query("", _LOOKED, topic=subject.topic, since=day))
        held = papers.papers(q.session, list(found), texts=False)
        after = [one for one in held if one.id != q.paper.id and (one.published or day) > day]
        rows = [replace(paper_row(one, q.language), text="") for one in after[:MOST_ROWS]]
    topic = subject.name if subject else q.alert.title[:60]
    follow = Button(say("follow", q.language), "follow_paper", f"paper:{q.paper.id}")
    more = (_search(q, subject, questions=False),) if subject else ()
    if not rows:
        return q.reply(q.say("ask_no_later", topic=topic), buttons=(follow, *more))
    reply = q.reply(q.say("ask_later", topic=topic), rows=rows, buttons=(follow, *more))
    return replace(reply, rows=reply.rows[1:])


def _public(q: Question) -> Reply:
    issued = standing_facts.answer(q, "issued")
    if not q.alert.url:
        return issued
    return replace(issued, headline=q.say("ask_public"), lines=(issued.headline, *issued.lines))


def _stop_topic(q: Question) -> Reply:
    subjects = _subjects(q)
    if not subjects:
        return q.reply(q.say("ask_no_topic"), buttons=(q.button("c_list", ""),))
    names = listed([one.name for one in subjects], q.language)
    ways = ("unsubscribe {}", "mute {} for a week")
    lines = [way.format(one.name) for one in subjects[:2] for way in ways]
    buttons = [Button(line[:60], "say", line) for line in lines]
    return q.reply(
        q.say("ask_stop_topic", topics=names), (q.say("nothing_changed"),), buttons=buttons
    )


def _only_this(q: Question) -> Reply:
    return q.reply(q.say("ask_only_this"), buttons=(q.button("c_list", ""),))


_ANSWERS: Mapping[Kind, Callable[[Question], Reply]] = {
    "asked_before": _asked_before, "later": _later, "public": _public, "stop_topic": _stop_topic,
    "only_this": _only_this,
}  # fmt: skip
KINDS = frozenset(_ANSWERS)
