"""This file holds the commands about what papers belong to: their stories."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bot.commands.following import looked_up, told
from bot.commands.running import NotThere

AsJson = Annotated[bool, typer.Option("--json", help="one JSON object a line")]


NAMES = ("story",)


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    for name in NAMES:
        app.command(name)(globals()[name])


def story(
    context: typer.Context,
    reference: Annotated[list[str], typer.Argument(help="a number or a link")],
    as_json: AsJson = False,
) -> None:
    """Show the papers that belong together with one, and by what."""
    from bot.answering import lookups, stories
    from bot.answering.intents import ShowStory
    from bot.answering.lookup_desk import lookup_desk
    from storage.stories import of_paper

    text = " ".join(reference)
    if not as_json:
        told(looked_up(context, ShowStory(text), stories.show_story))
        return
    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        held = lookups.by_reference(session, text)
        if not held:
            raise NotThere(f"no paper {text!r} is held here; try `tamar search`.")
        found = stories.parts_of(session, of_paper(session, held[0].id))
    for part in found:
        print(json.dumps(stories.as_object(part), ensure_ascii=False, default=str))
