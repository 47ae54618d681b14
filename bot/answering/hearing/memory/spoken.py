"""This file keeps the one account of whom and what somebody last spoke of with us in a place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.finding.next_steps import each_of
from bot.answering.intents import (
    Briefing,
    Commitments,
    Follow,
    Guessed,
    Intent,
    Latest,
    Meetings,
    Mute,
    NewTopic,
    Preview,
    Profile,
    Programme,
    Save,
    Search,
    Show,
    ShowSaved,
    ShowTopic,
    Subscribe,
    Unsubscribe,
    WriteNote,
)
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from bot.engines.recent import Key
from bot.topics import registers

_ASKING = (Briefing, Latest, Meetings, Profile, Programme, Search, Show, ShowSaved)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whom and what somebody last spoke of with us in a place, and what came of it."""

    done: Intent | None = None
    changed: bool = False
    member: str = ""
    body: str = ""
    topic: str = ""
    asked: Intent | None = None  # what was looked up last, found or not
    paper: str = ""  # that was kept or noted last


def keep(desk: Desk, intent: Intent, reply: Reply, speaker: Speaker) -> None:
    """Keep whom and what an answer was of; what was only offered or failed is not spoken of."""
    done = intent.intent if isinstance(intent, Guessed) else intent
    now, key = desk.clock(), _key(speaker)
    before: Spoken = desk.recent.get(key, now) or Spoken()
    if done is None or (reply.failed and not isinstance(done, Search | Profile)):
        before = replace(before, changed=False)  # no more is it what was said last
        before = replace(before, asked=done) if isinstance(done, _ASKING) else before
        desk.recent.keep(key, before, now)
        return
    before = replace(before, asked=done) if isinstance(done, _ASKING) else before
    if isinstance(done, Save | WriteNote) and done.reference:
        before = replace(before, paper=done.reference)
    kept = replace(before, done=done, changed=reply.changed)
    for name in _names(done):
        known = registers.found(name)
        if len(known) == 1 and known[0].kind == "member":
            kept = replace(kept, member=known[0].en)
        elif len(known) == 1 and known[0].kind in ("committee", "bureau"):
            kept = replace(kept, body=known[0].en)
    if topic := _topic(done):
        kept = replace(kept, topic=topic)
    desk.recent.keep(key, kept, now)


def of(desk: Desk, speaker: Speaker) -> Spoken:
    """Give what somebody last spoke of; nothing where that is too long ago."""
    found: Spoken | None = desk.recent.get(_key(speaker), desk.clock())
    return found or Spoken()


def _key(speaker: Speaker) -> Key:
    return "spoken", speaker.workspace, speaker.address, speaker.thread, speaker.who


def _names(done: Intent) -> list[str]:
    if isinstance(done, Search):
        return [one for one in (done.committee, done.bureau, done.member) if one]
    if isinstance(done, Profile):
        return [done.name]
    if isinstance(done, Follow):
        return each_of(done.what)
    if isinstance(done, Unsubscribe | Mute):
        return list(done.targets)
    if isinstance(done, Latest | Commitments) and done.topic:
        return [done.topic]
    return []


def _topic(done: Intent) -> str:
    if isinstance(done, NewTopic | Preview | ShowTopic):
        return done.name
    if isinstance(done, Subscribe):
        return done.topics[-1] if done.topics else ""
    if isinstance(done, Latest | Search | Commitments):
        return done.topic or ""
    return ""
