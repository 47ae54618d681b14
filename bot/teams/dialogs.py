"""This file shows the form of a subscription as a dialog of Teams', and does what was filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.answering.channels import Refused
from bot.answering.conversation import perform
from bot.answering.following.filled import (
    DAYS,
    LANGUAGES,
    WITHOUT,
    Filled,
    Opened,
    amended,
    opened,
    preview,
    refusable,
)
from bot.answering.following.marks import mark, state_of
from bot.answering.intents import Subscribe
from bot.answering.names import TopicBook
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from bot.messages.clipping import clip, plain
from bot.messages.phrases import publisher_name
from bot.messages.words import said_to, say
from bot.teams.activities import Activity
from bot.teams.client import CARD
from bot.teams.elements import VALUE, Element, folded, message, small, text
from bot.teams.marked import bold, fit
from bot.teams.replies import FORM, said, words
from scrapers.items import Language
from scrapers.publishers import register
from storage.people import conversations
from storage.people.conversations import Conversation

Json = dict[str, Any]
TOPICS = 40
PLACES = 25
SOURCES = 40
NAME = 60
KEY = 300
_ONE = ("channel", "rhythm", "at", "weekday", "language", "level", "without")
_SEVERAL = ("topics", "sources")


@dataclass(frozen=True, slots=True)
class FormOutcome:
    """What became of a form: what Teams is answered, and what is said of it in a conversation.

    `address` is that of the channel that it changed, where that is another.
    """

    answer: Json
    reply: Reply | None = None
    address: str = ""


def answered(desk: Desk, activity: Activity, speaker: Speaker, here: Conversation) -> FormOutcome:
    """Answer what opens a dialog of ours, or what was filled in; what is not ours is closed."""
    found = activity.value.get("data")
    data: Json = found if isinstance(found, dict) else {}
    if data.get("verb") != FORM:
        return FormOutcome(shut(say("no_press", speaker.language)))
    if activity.name == "task/submit":
        return submit(desk, data, speaker, here)
    return FormOutcome(show(desk, _word(data, "value"), speaker, here))


def show(desk: Desk, value: str, speaker: Speaker, here: Conversation) -> Json:
    """Answer who presses what opens the form: with the form, or with why it stays closed."""
    try:
        found = opened(desk, speaker, value or None)
    except Refused:
        return shut(say("no_longer", speaker.language))
    return _shown(form(found, speaker, _places(desk, here, speaker)), speaker)


def submit(desk: Desk, data: Json, speaker: Speaker, here: Conversation) -> FormOutcome:
    """Do what a form says; where something is wrong it is shown again, as it was filled in."""
    filled, language = read(data), speaker.language
    value, seen = _word(data, "value"), _word(data, "seen")
    if value:
        reply = amended(desk, value, seen or None, filled, speaker)
    elif not filled.topics:
        reply = Reply(say("which_topic", language), failed=True, language=language)
    else:
        intent = Subscribe(filled.topics, filled.asked, _named(desk, filled.channel, here))
        reply = refusable(lambda: perform(desk, intent, speaker), speaker)
    if not reply.failed:
        there = "" if value else filled.channel
        return FormOutcome(
            shut(words(reply)), reply, f"{speaker.workspace}/{there}" if there else ""
        )
    try:
        found = opened(desk, speaker, value or None)
    except Refused:
        return FormOutcome(shut(words(reply)), reply)
    again = replace(filled, topics=found.filled.topics if value else filled.topics)
    with desk.store.read() as session:
        lines = preview(desk, session, found.book, again) if again.topics else ()
    card = form(
        replace(found, filled=again, preview=lines), speaker, _places(desk, here, speaker), reply
    )
    return FormOutcome(_shown(card, speaker), reply)


def shut(said: str) -> Json:
    """Close the dialog with a word."""
    return {"task": {"type": "message", "value": clip(said, 1000) or "-"}}


def _shown(card: Json, speaker: Speaker) -> Json:
    value = {
        "title": say("form_title", speaker.language),
        "width": "medium",
        "height": "large",
        "card": {"contentType": CARD, "content": card},
    }
    return {"task": {"type": "continue", "value": value}}


def form(
    found: Opened,
    speaker: Speaker,
    places: Sequence[tuple[str, str]],
    problem: Reply | None = None,
) -> Json:
    """Lay the form out as a card; for a subscription that is held, what it follows stands fixed."""
    language, filled, held = speaker.language, found.filled, found.held
    data = {"verb": FORM, "value": "", "seen": ""}
    body: list[Element] = []
    if problem is not None:
        body.append(text(bold(fit(words(problem), VALUE)), color="Attention"))
    if held is None:
        body.append(_topics(found.book, filled, language))
        if len(places) > 1:
            body.append(_choice("channel", "form_channel", places, filled.channel, language))
    else:
        data |= {"value": mark(held), "seen": state_of(held)}
        body.append(text(bold(fit(held.label, KEY))))
    body += [small(said(row)) for row in found.preview[:5]]
    first, *later = _when(filled, language)
    rest = [*later, *_what(filled, language)]
    # A new one is three questions; what is followed already stands there whole.
    body += [first, *(rest if held else folded("more", say("form_more", language), rest))]
    older = {"type": "Action.Submit", "title": say("form_submit", language), "data": data}
    card: Json = message(body, say("form_title", language), [older])["card"]
    return card


def _topics(book: TopicBook, filled: Filled, language: Language) -> Element:
    chosen = [topic for key in filled.topics if (topic := book.get(key))]
    offered = dict.fromkeys([*chosen, *book.topics[:TOPICS]])
    names = [(topic.key, topic.name(language)) for topic in offered if _comes_back(topic.key)]
    field = _choice("topics", "form_topics", names, ",".join(t.key for t in chosen), language)
    wrong = say("which_topic", language)
    return field | {"isMultiSelect": True, "isRequired": True, "errorMessage": wrong}


def _when(filled: Filled, language: Language) -> list[Element]:
    rhythms = [(name, say(f"form_{name}", language)) for name in ("instant", "daily", "weekly")]
    at: Element = {
        "type": "Input.Time",
        "id": "at",
        "label": say("form_at", language),
        "value": filled.at or "08:45",
    }
    when = _choice("rhythm", "form_rhythm", rhythms, filled.rhythm, language)
    weekday = _choice("weekday", "form_weekday", DAYS, filled.weekday or "fri", language)
    return [when | {"style": "expanded"}, at, weekday]


def _what(filled: Filled, language: Language) -> list[Element]:
    languages = [(one, say(f"lang_{one}", language)) for one in LANGUAGES]
    levels = [(one, say(f"form_{one}", language)) for one in ("substantive", "mention")]
    names = [(one.key, publisher_name(one, language)) for one in register().publishers[:SOURCES]]
    sources = _choice("sources", "form_sources", names, ",".join(filled.sources), language)
    without: Element = {
        "type": "Input.Text",
        "id": "without",
        "label": say("form_without", language),
        "placeholder": say("form_example", language),
        "maxLength": WITHOUT,
    }
    if filled.without:
        without["value"] = plain(filled.without)[:WITHOUT]
    level = _choice("level", "form_level", levels, filled.level, language)
    told = _choice("language", "form_language", languages, filled.language or "", language)
    return [
        told | {"placeholder": say("form_language_here", language)},
        level | {"style": "expanded"},
        sources | {"isMultiSelect": True},
        without,
    ]


def _choice(
    name: str, label: str, choices: Sequence[tuple[str, str]], value: str, language: Language
) -> Element:
    shown = [{"title": clip(said, NAME) or "-", "value": key} for key, said in choices]
    found: Element = {
        "type": "Input.ChoiceSet",
        "id": name,
        "label": say(label, language),
        "choices": shown,
    }
    return found | {"value": value} if value else found


def _places(desk: Desk, here: Conversation, speaker: Speaker) -> list[tuple[str, str]]:
    """Give where somebody may subscribe from here: here, and the team's channels that all of it see."""
    with said_to(speaker.alone):
        found = [("", say("here", speaker.language))]
    if not here.team:
        return found
    with desk.store.read() as session:
        known = conversations.conversations(session, here.workspace, here.team)
    others = [
        (one.address.partition("/")[2], f"#{one.name}")
        for one in known
        if one.address != here.address and one.name and not one.private
    ]
    return [*found, *others[:PLACES]]


def _named(desk: Desk, channel: str, here: Conversation) -> str | None:
    """Give a channel as the grammar names it; what may be done there is asked by whoever does it."""
    if not channel:
        return None
    address = f"{here.workspace}/{channel}"
    with desk.store.read() as session:
        known = conversations.conversation(session, address)
    ours = known is not None and known.team == here.team
    return f"<#{channel}|{re.sub('[<>|]', '', known.name) if known and ours else ''}>"


def read(data: Json) -> Filled:
    """Read what was filled in; several choices come joined by commas."""
    several = {
        name: tuple(piece for piece in _word(data, name, VALUE).split(",") if piece)
        for name in _SEVERAL
    }
    return Filled.read({name: _word(data, name) for name in _ONE}, several)


def _word(data: Json, name: str, longest: int = 1000) -> str:
    found = data.get(name)
    return found[:longest] if isinstance(found, str) else ""


def _comes_back(key: str) -> bool:
    """Say whether a topic's key comes back with the form as it was sent."""
    return bool(key) and key == plain(key) and "," not in key and len(key) <= KEY
