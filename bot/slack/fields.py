"""This file lays out the subscription form and reads what was filled in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal

from bot.answering.following.filled import DAYS, LANGUAGES, WITHOUT, Filled
from bot.answering.following.marks import mark, state_of
from bot.answering.names import TopicBook
from bot.answering.speech import Reply, Speaker
from bot.messages.phrases import publisher_name
from bot.messages.words import say
from bot.slack.blocks import (
    Block,
    View,
    actions,
    button,
    context,
    labelled,
    modal,
    option,
    plain_text,
    sections,
    text_input,
)
from bot.slack.limits import OPTIONS
from bot.slack.mrkdwn import Markup
from bot.slack.replies import card_blocks, said
from scrapers.items import Language
from scrapers.publishers import register
from storage.people.subscriptions import Subscription

_ONE = ("rhythm", "level", "language", "weekday")
Shape = Literal["short", "folded", "whole"]
MORE = "form_more"


def form(
    speaker: Speaker,
    book: TopicBook,
    filled: Filled,
    held: Subscription | None,
    preview: Sequence[str],
    shape: Shape = "folded",
) -> View:
    """Lay the form out; for a subscription that is held, what it follows stands fixed, and all is shown."""
    language = speaker.language
    channel = speaker.address.rpartition("/")[2]
    blocks: list[Block] = []
    metadata: dict[str, Any] = {"channel": channel, "shape": shape}
    if held is None:
        blocks.append(_topics(book, filled, language))
        if shape != "short":  # those three questions are of the place where they are asked
            blocks.append(_channel(channel, language))
    else:
        metadata |= {"subscription": mark(held), "seen": state_of(held)}
        blocks += sections([Markup(f"*{said(held.label)}*")])
    if preview:
        blocks.append(context(Markup("\n".join(said(line) for line in preview))))
    blocks += _asked(filled, language, "whole" if held is not None else shape)
    return modal(
        say("form_title", language),
        blocks,
        callback_id="subscribe",
        submit=say("form_submit", language),
        close=say("form_close", language),
        private_metadata=json.dumps(metadata),
    )


def _asked(filled: Filled, language: Language, shape: Shape) -> list[Block]:
    """Give what is asked beside topics and place: of a short form language and rhythm, of a folded one rhythm."""
    when, what = _when(filled, language), _what(filled, language)
    if shape == "short":
        return [what[0], when[0]]
    if shape == "folded":
        return [when[0], actions(button(say("form_more", language), MORE))]
    return [*when, *what]


def _topics(book: TopicBook, filled: Filled, language: Language) -> Block:
    element: Block = {
        "type": "multi_external_select",
        "action_id": "topics",
        "min_query_length": 0,
        "placeholder": plain_text(say("form_topics", language)),
    }
    chosen = [t for key in filled.topics if (t := book.get(key)) and len(t.key) <= 150]
    if chosen:
        element["initial_options"] = [option(t.name(language), t.key) for t in chosen]
    block = labelled("topics", say("form_topics", language), element)
    return {**block, "dispatch_action": True}


def _channel(channel: str, language: Language) -> Block:
    element: Block = {
        "type": "conversations_select",
        "action_id": "channel",
        "default_to_current_conversation": True,
        "filter": {"include": ["public", "private", "im"], "exclude_bot_users": False},
    }
    if channel[:1] in ("C", "G", "D"):
        element["initial_conversation"] = channel
    return labelled("channel", say("form_channel", language), element)


def _when(filled: Filled, language: Language) -> list[Block]:
    rhythms = [
        option(say(f"form_{name}", language), name) for name in ("instant", "daily", "weekly")
    ]
    chosen = next(one for one in rhythms if one["value"] == filled.rhythm)
    days = [option(name, key) for key, name in DAYS]
    day = next(one for one in days if one["value"] == (filled.weekday or "fri"))
    return [
        labelled(
            "rhythm",
            say("form_rhythm", language),
            {
                "type": "radio_buttons",
                "action_id": "rhythm",
                "options": rhythms,
                "initial_option": chosen,
            },
        ),
        labelled(
            "at",
            say("form_at", language),
            {"type": "timepicker", "action_id": "at", "initial_time": filled.at or "08:45"},
            optional=True,
        ),
        labelled(
            "weekday",
            say("form_weekday", language),
            {
                "type": "static_select",
                "action_id": "weekday",
                "options": days,
                "initial_option": day,
            },
            optional=True,
        ),
    ]


def _what(filled: Filled, language: Language) -> list[Block]:
    languages = [option(say(f"lang_{one}", language), one) for one in LANGUAGES]
    levels = [option(say(f"form_{one}", language), one) for one in ("substantive", "mention")]
    names = [
        option(publisher_name(one, language), one.key) for one in register().publishers[:OPTIONS]
    ]
    spoken: Block = {"type": "static_select", "action_id": "language", "options": languages}
    if filled.language:
        spoken["initial_option"] = next(o for o in languages if o["value"] == filled.language)
    level: Block = {"type": "radio_buttons", "action_id": "level", "options": levels}
    level["initial_option"] = next(one for one in levels if one["value"] == filled.level)
    sources: Block = {"type": "multi_static_select", "action_id": "sources", "options": names}
    if kept := [one for one in names if one["value"] in filled.sources]:
        sources["initial_options"] = kept
    without = text_input("without", placeholder=say("form_example", language))
    if filled.without:
        without["initial_value"] = filled.without[:WITHOUT]
    without["max_length"] = WITHOUT
    return [
        labelled("language", say("form_language", language), spoken, optional=True),
        labelled("level", say("form_level", language), level),
        labelled("sources", say("form_sources", language), sources, optional=True),
        labelled("without", say("form_without", language), without, optional=True),
    ]


def read(view: dict[str, Any]) -> Filled:
    """Read what was filled in; what is odd is as if it had been left empty."""
    values = (view.get("state") or {}).get("values") or {}

    def field(name: str) -> dict[str, Any]:
        found = (values.get(name) or {}).get(name) or {}
        return found if isinstance(found, dict) else {}

    def one(name: str) -> str | None:
        value = (field(name).get("selected_option") or {}).get("value")
        return str(value) if value else None

    def several(name: str) -> tuple[str, ...]:
        return tuple(str(o.get("value")) for o in field(name).get("selected_options") or ())

    fields = {name: found for name in _ONE if (found := one(name))}
    fields |= {
        "at": str(field("at").get("selected_time") or ""),
        "channel": str(field("channel").get("selected_conversation") or ""),
        "without": str(field("without").get("value") or ""),
    }
    return Filled.read(fields, {name: several(name) for name in ("topics", "sources")})


def result(reply: Reply, sample: Reply | None = None) -> View:
    """Show what was done in place of the form, and perhaps what an alert will look like."""
    rows = [Markup(f"*{said(reply.headline)}*"), *(said(line) for line in reply.lines)]
    return modal(
        say("form_done", reply.language),
        [*sections(rows), *(_sample(sample) if sample else [])],
        callback_id="done",
        close=say("form_done", reply.language),
    )


def _sample(reply: Reply) -> list[Block]:
    """Give a sample's blocks; nothing is pressed in a form that is done."""
    shown = card_blocks(reply.alert) if reply.alert else []
    still = [block for block in shown if block["type"] != "actions"]
    return [*sections([Markup(f"*{said(reply.headline)}*")]), *still]
