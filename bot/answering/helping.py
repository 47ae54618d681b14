"""This file explains the commands, all of them or one, in the words of their records."""

from __future__ import annotations

from bot.answering.command import Commands, Said
from bot.answering.intents import Help
from bot.answering.speech import Button, Reply, Speaker
from bot.messages.words import ours, say

_MARKS = "?？!！.。"
OPEN = "…"  # stands in an example where people write words of their own


def read_help(commands: Commands, said: Said) -> Help:
    """Read which command is to be explained; all of them, where none is named."""
    named = said.tokens or tuple(said.whole.split()[1:])  # thanks is politeness, and a command
    command = commands.begun([word.strip(_MARKS) for word in named]) if named else None
    return Help(command[0].name if command else None)


def explain(commands: Commands, intent: Help, speaker: Speaker) -> Reply:
    """Explain one command, or all of them."""
    language = speaker.language
    command = commands.named(intent.command) if intent.command else None
    if command is not None:
        example = command.shown(language)
        return Reply(
            f"{command.name} · {ours(command.chinese, language)}",
            (command.helped(language), f"`{command.shape}`", f"→ `{example}`"),
            buttons=(Button(example[:60], "say", example),) if OPEN not in example else (),
        )
    return Reply(
        say("welcome", language),
        tuple(f"`{one.called(language)}` {one.helped(language)}" for one in commands),
        footer=say("help_footer", language),
        buttons=(
            Button("subscribe AI", "say", "subscribe AI"),
            Button("list", "say", "list"),
            Button("status", "say", "status"),
        ),
    )
