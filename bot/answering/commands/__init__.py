"""This package holds the commands, one record each, in help's groups: add one here, and every door knows it."""

from __future__ import annotations

from bot.answering import intents
from bot.answering.command import Command, Commands
from bot.answering.commands import care, find, follow, quiet
from bot.answering.commands.find import SEARCH
from bot.answering.keeping import about_us, helping

_HELP = Command(
    words=("help", "?", "說明", "幫助"),
    group="care",
    shape="help [command | group | topic]",
    help=("More on a command, a group of them or a topic.", "查看指令、類別或主題的說明。"),
    example=("help subscribe", "說明 訂閱"),
    read=lambda said: helping.read_help(COMMANDS, said),
    answers={
        intents.Help: lambda desk, intent, speaker: helping.explain(
            desk, COMMANDS, intent, speaker
        ),
        intents.AskUs: about_us.answered,
    },
)

COMMANDS: Commands = Commands(
    (*follow.RECORDS, *find.RECORDS, *quiet.RECORDS, *care.RECORDS, _HELP)
)

__all__ = ["COMMANDS", "SEARCH"]
