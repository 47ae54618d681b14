"""This file holds the command that shows an operator all channels, their noise, and what is in trouble."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command("overview")(overview)


def overview(
    context: typer.Context,
    as_lines: Annotated[bool, typer.Option("--json", help="one JSON object a channel")] = False,
) -> None:
    """Show every channel: what it follows, what it was told, kept and did not want; then what is in trouble."""
    from bot import wiring
    from bot.answering.keeping.overview import as_json, line, looked_over
    from bot.commands.following import shell_spoken
    from bot.messages.words import say
    from bot.platforms.terminal_lines import safe

    language = shell_spoken()
    with wiring.desk(context.obj["store"]) as desk:
        now = desk.clock()
        found = looked_over(desk, language)
    if as_lines:
        for place in found.places:
            print(json.dumps(as_json(place, now), ensure_ascii=False))
        return
    if found.paused:
        print(found.paused)
    if not found.places:
        print(say("overview_none", language))
    for place in found.places:
        channel = place.counts.channel
        name = say("overview_private", language) if channel.private else channel.name
        print(safe(f"{channel.address}{f'  {name}' if name else ''}"))
        print(safe(f"    {line(place, language, now)}"))
    print(safe(found.freshness))
    for trouble in found.trouble:
        print(safe(f"! {trouble}"))
