"""This file holds the commands about what papers belong to: their stories, and the meetings ahead."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from bot.commands.following import Channel, checked_channel, looked_up, told
from bot.commands.lookups import AsJson, add
from bot.commands.running import no_paper


def story(
    context: typer.Context,
    reference: Annotated[list[str], typer.Argument(help="a number, a link or a title")],
    as_json: AsJson = False,
) -> None:
    """Show the papers that belong together with one, and by what."""
    from bot.answering.finding import lookups, stories
    from bot.answering.intents import ShowStory
    from bot.answering.lookup_desk import lookup_desk
    from storage.published.stories import of_paper

    text = " ".join(reference)
    if not as_json:
        told(looked_up(context, ShowStory(text), stories.show_story))
        return
    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        held = lookups.meant_by(session, text)
        if not held:
            raise no_paper(text)
        found = stories.parts_of(session, of_paper(session, held[0].id))
    for part in found:
        print(json.dumps(stories.as_object(part), ensure_ascii=False, default=str))


def briefing(
    context: typer.Context,
    what: Annotated[list[str] | None, typer.Argument(help="a committee or a day")] = None,
    channel: Channel = "console",
    as_json: AsJson = False,
    as_ics: Annotated[bool, typer.Option("--ics", help="write a calendar instead")] = False,
) -> None:
    """Show what the next meetings bring: papers in and missing, questions and promises before."""
    from bot.answering.finding import briefing as briefings
    from bot.answering.intents import Briefing
    from bot.answering.lookup_desk import lookup_desk
    from bot.answering.speech import at_the_console
    from bot.calendar import hong_kong

    words = " ".join(what or ()) or None
    if not as_json and not as_ics:
        told(looked_up(context, Briefing(words), briefings.brief, channel))
        return
    speaker = at_the_console(checked_channel(channel))
    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        wish = briefings.wished(session, words, hong_kong(desk.clock()).date(), speaker.language)
        found = briefings.found(desk, session, wish, speaker)
        if as_ics:
            from bot.web.archive.meeting_calendars import of_meetings

            sys.stdout.write(of_meetings(found, desk.clock(), speaker.language))
            return
        for one in found:
            print(json.dumps(briefings.as_object(one), ensure_ascii=False, default=str))


COMMANDS = (story, briefing)


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    add(app, COMMANDS)
