"""This file answers what people say, whichever door it came through."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.answering import commands
from bot.answering.channels import Refused
from bot.answering.follow import Unknown
from bot.answering.grammar import parse
from bot.answering.intents import Intent, Misunderstood
from bot.answering.names import Known
from bot.answering.own_topics import BadLine
from bot.answering.seen import NoTopic
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import listed, say
from scrapers.text import is_cjk

_QUESTIONS = frozenset({"no_paper", "search_what", "nothing_to_undo", "undone_already"})


class Unanswerable(LookupError):
    """No command answers what was meant."""


def answer(desk: Desk, text: str, speaker: Speaker) -> Reply:
    """Do what a text asks for and say so; what is not understood changes nothing."""
    speaker = replace(speaker, language=_spoken(text, speaker))
    return perform(desk, parse(text), speaker, " ".join(text.split())[:500])


def perform(desk: Desk, intent: Intent, speaker: Speaker, said: str = "") -> Reply:
    """Do what is meant; `said` is what was typed, for answers that offer it again."""
    command = commands.COMMANDS.of(intent)
    try:
        if isinstance(intent, Misunderstood):
            reply = _misunderstood(intent, speaker)
        elif command is None:
            raise Unanswerable(f"{type(intent).__name__}: name it in the record of a command.")
        else:
            reply = command.answers[type(intent)](desk, intent, speaker)
    except (NoTopic, Unknown) as error:
        said = said or (command.called(speaker.language) if command else "")
        reply = _no_topic(error.name, error.nearest, said, speaker)
    except BadLine as error:
        wrong = say(error.error.problem, speaker.language, **error.error.values)
        nothing = say("nothing_changed", speaker.language)
        reply = Reply(wrong, (nothing,), failed=True)
    except Refused as refused:
        reply = _refused(refused, speaker)
    return replace(reply, language=speaker.language)


def _spoken(text: str, speaker: Speaker) -> Any:
    """Answer in Chinese who types a command in Chinese, whatever the platform is set to."""
    first = text.strip().split(None, 1)[0] if text.strip() else ""
    if speaker.language == "en" and first and is_cjk(first[0]):
        return "zh-Hant"
    return speaker.language


def _misunderstood(intent: Misunderstood, speaker: Speaker) -> Reply:
    language = speaker.language
    headline = say(intent.problem, language, value=intent.value[:80])
    if intent.understood:
        headline = say("understood", language, what=intent.understood) + headline
    write = listed([f"`{one}`" for one in intent.write], language)
    return Reply(
        headline,
        (say("type", language, what=write), say("nothing_changed", language)),
        buttons=(Button("help", "say", f"help {intent.understood}".strip()),),
        failed=True,
    )


def _refused(refused: Refused, speaker: Speaker) -> Reply:
    language = speaker.language
    headline = say(refused.key, language, value=refused.value, name=refused.value)
    lines: tuple[str, ...] = ()
    if refused.key in ("no_such_follow",):
        shapes = listed(
            [f"`follow {kind}:{refused.value}`" for kind in ("committee", "member", "bureau")],
            language,
        )
        lines = (say("type", language, what=shapes),)
    if refused.key not in _QUESTIONS:
        lines = (*lines, say("nothing_changed", language))
    return Reply(headline, lines, failed=True)


def _no_topic(name: str, nearest: tuple[Known, ...], said: str, speaker: Speaker) -> Reply:
    """Name the nearest topics, each to be pressed in place of what was typed."""
    language = speaker.language
    verb = said.split(None, 1)[0]
    names = listed([topic.name(language) for topic in nearest], language)
    buttons = tuple(
        Button(
            topic.name(language)[:60],
            "say",
            said.replace(name, topic.key.rpartition("/")[2], 1)[:1900]
            if name in said
            else f"{verb} {topic.key.rpartition('/')[2]}",
        )
        for topic in nearest
    )
    return Reply(
        say("understood", language, what=verb) + say("no_topic", language, value=name[:80]),
        (say("nearest", language, names=names), say("nothing_changed", language)),
        buttons=buttons,
        failed=True,
    )
