"""This file gives the table of what people type, and what each should mean, and judges an answer to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from bot.answering.arguments import moments
from bot.answering.conversation import perform
from bot.answering.finding import briefing
from bot.answering.finding.promises import span
from bot.answering.following.targets import Unknown, targets
from bot.answering.hearing.reading import meant
from bot.answering.intents import (
    Briefing,
    Commitments,
    Email,
    Follow,
    Guessed,
    Help,
    Intent,
    Latest,
    Misunderstood,
    Mute,
    Pause,
    Programme,
    Search,
    Show,
    Status,
    Subscribe,
    Unsubscribe,
)
from bot.answering.seen import book_of
from bot.answering.speech import Reply, at_the_console
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.topics import registers
from scrapers.numbering import reference_keys
from scrapers.text import fold

TABLE = Path(__file__).with_name("utterances.tsv")
ASK, TALK = "ask", "talk"
SPEAKER = at_the_console()
Verdict = Literal["at once", "with one suggestion", "not understood", "wrongly obeyed"]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody typed, and the command that says the same in full."""

    said: str
    means: str


def utterances() -> list[Utterance]:
    """Give the table's rows."""
    lines = TABLE.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return [Utterance(said, means) for said, means in rows]


def judged(desk: Desk, one: Utterance, known: dict[str, Any]) -> tuple[Verdict, str]:
    """Say how an utterance was understood, and as what.

    `known` holds what each command comes to: hundreds of utterances mean the same few.
    """
    intent = meant(desk, one.said, SPEAKER)
    if isinstance(intent, Guessed):  # what would change something is only offered
        got = meaning(desk, intent.intent) if intent.intent else None
    else:
        got = meaning(desk, intent)
    obeys = intent.changes and got is not None
    if one.means == TALK:
        if obeys:
            return "wrongly obeyed", repr(intent)
        reply = perform(desk, intent, SPEAKER)
        assert not reply.changed
        return ("at once" if reply.buttons or reply.rows else "not understood"), repr(intent)
    if one.means != ASK and one.means not in known:
        known[one.means] = meaning(desk, meant(desk, one.means, SPEAKER))
    wanted = known.get(one.means)
    if wanted is None:
        doubted = isinstance(intent, Search) and intent.weak is not None
        if not obeys and (doubted or got is None):
            reply = perform(desk, intent, SPEAKER)
            assert not reply.changed
            return ("at once" if reply.buttons else "not understood"), repr(intent)
        return ("wrongly obeyed" if obeys else "not understood"), repr(intent)
    if got == wanted:
        return "at once", repr(intent)
    if obeys:
        return "wrongly obeyed", repr(intent)
    reply = perform(desk, intent, SPEAKER)
    offered = list(_offers(desk, reply))
    if wanted in offered:
        return "with one suggestion", repr(intent)
    return "not understood", f"{intent!r} -> {[button.value for button in reply.buttons]}"


def _offers(desk: Desk, reply: Reply) -> Iterator[object]:
    for button in reply.buttons:
        if button.action == "say":
            yield meaning(desk, meant(desk, button.value, SPEAKER))
    if reply.instead:
        yield meaning(desk, meant(desk, reply.instead, SPEAKER))


def meaning(desk: Desk, intent: Intent) -> Any:
    """Give what an intent comes to, so that two ways to say it are equal; None where it is unknown."""
    now = desk.clock()
    named: Any
    if isinstance(intent, Subscribe | Follow | Email):
        return _followed(desk, intent)
    if isinstance(intent, Unsubscribe | Mute):
        everything = isinstance(intent, Unsubscribe) and intent.everything
        said = ", ".join(intent.targets)
        named = "all" if everything else said if said.isdecimal() else _targets(desk, said)
        until = intent.until if isinstance(intent, Mute) else None
        if isinstance(intent, Mute) and until is None:
            return None  # it is asked for how long
        return named and (type(intent), named, until and moments.read(until, now, SPEAKER.zone))
    if isinstance(intent, Status):
        return Status  # of whatever time: no command names one
    if isinstance(intent, Pause):
        return Pause, intent.until and moments.read(intent.until, now, SPEAKER.zone)
    if isinstance(intent, Search):
        days = intent.period.days(hong_kong(now).date()) if intent.period else (None, None)
        if reference_keys(intent.words):
            return Show, tuple(reference_keys(intent.words))
        member = intent.member and _targets(desk, f"member:{intent.member}")
        words = fold(intent.words)
        committee = intent.committee and _targets(desk, f"committee:{intent.committee}")
        bureau = intent.bureau and (_targets(desk, f"bureau:{intent.bureau}") or intent.bureau)
        return (Search, words, member, committee or intent.committee, bureau, intent.kind, intent.topic,
                intent.since or days[0], intent.until or days[1])  # fmt: skip
    if isinstance(intent, Show):
        return Show, tuple(reference_keys(intent.reference))
    if isinstance(intent, Latest | Commitments | Briefing | Programme):
        return _looked_up(desk, intent)
    if isinstance(intent, Misunderstood):
        return None
    if isinstance(intent, Help) and intent.command:
        return Help, intent.command
    values = {field.name: getattr(intent, field.name) for field in fields(intent) if field.compare}  # type: ignore[arg-type]
    if isinstance(values.get("topic"), str):
        values["topic"] = _targets(desk, values["topic"]) or values["topic"]
    if isinstance(values.get("name"), str):
        values["name"] = _targets(desk, values["name"]) or fold(values["name"])
    return type(intent), tuple(sorted((name, repr(value)) for name, value in values.items()))


def _followed(desk: Desk, intent: Subscribe | Follow | Email) -> Any:
    """Give what is followed from now on, how, and where."""
    if isinstance(intent, Email):
        return Email, intent.address, _targets(desk, ", ".join(intent.names)), intent.wishes
    if isinstance(intent, Subscribe):
        said = ", ".join(intent.topics)
    else:
        said = f"{intent.kind}:{intent.what}" if intent.kind else intent.what
    named = _targets(desk, said)
    return named and ("follow", named, intent.wishes, intent.place)


def _looked_up(desk: Desk, intent: Latest | Commitments | Briefing | Programme) -> Any:
    """Give what is looked up, by its days and by what its name stands for."""
    day = hong_kong(desk.clock()).date()
    if isinstance(intent, Briefing):
        return Briefing, intent.what and briefing.asked(intent.what, day, "en")
    if isinstance(intent, Programme):
        return Programme, registers.found(intent.name, "programme") or fold(intent.name)
    topic = intent.topic and (_targets(desk, intent.topic) or fold(intent.topic))
    if isinstance(intent, Latest):
        days = intent.period.days(day) if intent.period else (None, None)
        return Latest, topic, intent.limit, days
    return Commitments, topic, intent.period.whole(day) if intent.period else span(intent.due)


def _targets(desk: Desk, said: str) -> frozenset[tuple[str, tuple[str, ...]]] | None:
    with desk.store.read() as session:
        try:
            found = targets(session, book_of(session, SPEAKER), said, "en")
        except Unknown:
            return None
        return frozenset((one.kind, one.targets) for one in found)
