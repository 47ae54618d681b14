"""This file holds the commands that say what people type in chat: say, list, month, undo."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.following import (
    Channel,
    NotDone,
    a_spoken,
    answered,
    checked_channel,
    read_as,
    spoken_in,
    told,
)

if TYPE_CHECKING:
    from bot.answering.intents import Intent

Lang = Annotated[
    str | None,
    typer.Option(
        help="en, tc or sc: the answer's language [default: the channel's, else the shell's]"
    ),
]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("say", context_settings={"ignore_unknown_options": True})(say)
    app.command("list")(list_followed)
    app.command("month")(month)
    app.command("undo")(undo)


def say(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(help="what you would type after /tamar; without it, lines are read"),
    ] = None,
    channel: Channel = "console",
    lang: Lang = None,
) -> None:
    """Say anything that the slash command takes: pause, quiet, topic new, export, undo ...

    Without words, one talk of several lines: "number 2" then means the list before it.
    """
    from bot.answering.conversation import answer

    if not words:
        _talk(context, channel, lang)
        return
    text = " ".join(words)
    told(answered(context, channel, lang, lambda desk, speaker: answer(desk, text, speaker)))


def _talk(context: typer.Context, channel: str, lang: str | None) -> None:
    """Answer line by line until the last one; raises NotDone at its end where one could not be done."""
    from bot import wiring
    from bot.answering.conversation import answer
    from bot.answering.speech import at_the_console

    address, typed, failed = checked_channel(channel), a_spoken(lang) if lang else None, 0
    with wiring.desk(context.obj["store"]) as desk:
        for line in sys.stdin:
            if not line.strip():
                continue
            spoken = typed or spoken_in(desk, address)
            speaker = replace(at_the_console(address, spoken), chosen=typed is not None)
            reply = answer(desk, line.strip(), speaker)
            try:
                told(reply, in_a_talk=True)
            except NotDone as error:
                failed += 1
                print(error.laid)
            if reply.enqueued:
                wiring.drain_now(desk)
    if failed:
        raise NotDone(f"{failed} of these lines could not be done; each said why.")


def list_followed(context: typer.Context, channel: Channel = "console", lang: Lang = None) -> None:
    """Show what a channel follows, as `list` does in chat."""
    _performed(context, channel, lang, "list")


def month(
    context: typer.Context,
    switch: Annotated[str, typer.Argument(help="on or off: have it told each month")] = "",
    channel: Channel = "console",
    lang: Lang = None,
) -> None:
    """Show what the last month brought, and what to change; or have it told each month."""
    if switch not in ("", "on", "off"):
        raise typer.BadParameter(f"{switch!r} is neither; one of on, off.")
    _performed(context, channel, lang, "month", switch)


def undo(context: typer.Context, channel: Channel = "console", lang: Lang = None) -> None:
    """Take back the last change of whoever types here."""
    _performed(context, channel, lang, "undo")


def _performed(
    context: typer.Context, channel: str, lang: str | None, command: str, *words: str
) -> None:
    from bot.answering.conversation import perform

    intent: Intent = read_as(command, words)
    told(answered(context, channel, lang, lambda desk, who: perform(desk, intent, who)))
