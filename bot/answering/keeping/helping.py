"""This file explains the commands, all of them, a group, one, or what a topic can do, in words to paste."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from bot.answering.command import Command, Commands, Group, Said
from bot.answering.intents import Help, Intent
from bot.answering.keeping import own_questions
from bot.answering.seen import NoTopic, book_of, topic_of
from bot.answering.speech import Button, Reply, Speaker, at_the_console, pasted
from bot.desk import Desk
from bot.messages.words import say
from scrapers.text import fold

_MARKS = "?？!！.。"
OPEN = "…"  # stands in an example where people write words of their own
_TYPED = re.compile(r"`([^`<>|\n]{1,300})`")  # nothing is to be filled in or chosen
ON_TOPICS = ("subscribe", "sample", "preview", "latest", "mute", "unsubscribe")
GROUPS: tuple[Group, ...] = get_args(Group)


def read_help(commands: Commands, said: Said) -> Intent:
    """Read what is to be explained: a command, a group of them, a topic or ourselves; else everything."""
    asked = not said.word or fold(said.whole).startswith(fold(said.word))
    # thanks is politeness, and a command; of a whole question nothing is left to be explained
    named = said.tokens or (tuple(said.whole[len(said.word) or 4 :].split()) if asked else ())
    words = [word.strip(_MARKS) for word in named]
    command = commands.begun(words) if words else None
    if command is None and (of_us := own_questions.named(" ".join(words))) is not None:
        return of_us
    return Help(command[0].name if command else None, " ".join(words) or None)


def explain(desk: Desk, commands: Commands, intent: Help, speaker: Speaker) -> Reply:
    """Explain one command, a group, what can be done with a topic, or how to begin in each group."""
    group = _group(intent.about)
    command = commands.named(intent.command) if intent.command else None
    if command is not None:
        return _one(commands, command, group, speaker, intent.line)
    if group is not None:
        return Reply(say(f"g_{group}", speaker.language), _lines(_of(commands, group), speaker))
    if intent.about and (reply := _topic(desk, commands, intent.about, speaker)):
        return reply
    reply = _everything(commands, speaker)
    if not intent.about:
        return reply
    unknown = say("help_unknown", speaker.language, value=intent.about[:80])
    return replace(reply, headline=unknown, failed=True)


def pasteable(commands: Commands, reply: Reply) -> Reply:
    """Give an answer with its commands as a shell takes them: `list` as `tamar say list`."""

    def written(text: str) -> str:
        return _TYPED.sub(for_the_shell, text)

    def for_the_shell(found: re.Match[str]) -> str:
        known = commands.begun(found[1].split()) is not None
        return f"`{pasted(found[1], at_the_console())}`" if known else found[0]

    lines = tuple(map(written, reply.lines))
    return replace(
        reply, headline=written(reply.headline), lines=lines, footer=written(reply.footer)
    )


def _everything(commands: Commands, speaker: Speaker) -> Reply:
    language = speaker.language
    lines: list[str] = []
    for group in GROUPS:
        every = _of(commands, group)
        shown = [one for one in every if one.first]
        lines += [f"**{say(f'g_{group}', language)}**", *_lines(shown, speaker)]
        more = f"{say('c_help', language)} {say(f'g_{group}', language).lower()}"
        left = say("help_more", language, n=len(every) - len(shown))
        lines.append(f"`{pasted(more, speaker)}` {left}")
    first = [say("subscribe_ai", language), say("c_list", language), say("c_status", language)]
    return Reply(
        say("welcome", language),
        tuple(lines),
        footer=_footer(speaker),
        buttons=tuple(Button(one, "say", one) for one in first),
    )


def _footer(speaker: Speaker) -> str:
    language = speaker.language
    one, topic = (f"`{pasted(say(key, language), speaker)}`" for key in ("help_one", "help_topic"))
    key = "help_footer_mention" if speaker.there.by_mention else "help_footer"
    return say(key, language, one=one, topic=topic)


def _lines(commands: Iterable[Command], speaker: Speaker) -> tuple[str, ...]:
    language = speaker.language
    return tuple(
        f"`{pasted(one.shown(language), speaker)}` {one.helped(language)}" for one in commands
    )


def _one(
    commands: Commands,
    command: Command,
    group: Group | None,
    speaker: Speaker,
    line: str | None = None,
) -> Reply:
    """Explain a command, with a line that was asked about or its example to press.

    Where its word names a group as well, the others of the group follow.
    """
    language = speaker.language
    example = line or command.shown(language)
    others = [one for one in _of(commands, group) if one is not command] if group else []
    return Reply(
        command.called(language),
        (
            command.helped(language),
            f"`{command.shaped(language)}`",
            f"→ `{pasted(example, speaker)}`",
            *_lines(others, speaker),
            *([say("nothing_changed", language)] if line else ()),
        ),
        buttons=(Button(example[:60], "say", example),),
    )


def _topic(desk: Desk, commands: Commands, about: str, speaker: Speaker) -> Reply | None:
    """Say what can be done with a topic; None where no topic is called so."""
    language = speaker.language
    try:
        with desk.store.read() as session:
            topic = topic_of(book_of(session, speaker), about)
    except NoTopic:
        return None
    if topic is None:
        return None
    every = [one for key in ON_TOPICS if (one := commands.named(key))]
    said = [(one, f"{one.called(language)} {about}") for one in every]
    said = [
        (one, f"{text} {say('for_a_week', language)}" if one.name == "mute" else text)
        for one, text in said
    ]
    return Reply(
        topic.name(language),
        tuple(f"`{pasted(text, speaker)}` {one.helped(language)}" for one, text in said),
        buttons=tuple(Button(text[:60], "say", text) for _, text in said[:3]),
    )


def _of(commands: Commands, group: Group) -> list[Command]:
    return [one for one in commands if one.group == group and one.listed]


def _group(about: str | None) -> Group | None:
    """Give the group of a name, in either language."""
    if about is None:
        return None
    said = fold(about)
    return next(
        (
            group
            for group in GROUPS
            if said in {group, fold(say(f"g_{group}", "zh-Hant")), fold(say(f"g_{group}", "en"))}
        ),
        None,
    )
