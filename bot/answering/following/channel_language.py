"""This file sets the language in which a channel is told all that it follows."""

from __future__ import annotations

from bot.answering import undoing
from bot.answering.arguments.courtesy import trimmed
from bot.answering.arguments.languages import UnknownLanguage, preference
from bot.answering.channels import made, may_change, open_place
from bot.answering.command import Said
from bot.answering.intents import Intent, Misunderstood, SetLanguage
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from storage.people import channels, subscriptions


def read_language(said: Said) -> Intent:
    """Read the language that is wanted."""
    wanted = trimmed(said.rest).removeprefix("to ").removeprefix("in ")
    try:
        return SetLanguage(preference(wanted))
    except UnknownLanguage:
        write = ("language en", "language tc", "language sc")
        problem = "bad_language" if wanted else "which_language"
        return Misunderstood("language", problem, wanted[:40], write)


def set_language(desk: Desk, intent: SetLanguage, speaker: Speaker) -> Reply:
    """Tell a channel in one language whatever it follows; what was set for one thing gives way."""
    language, now, place = speaker.language, desk.clock(), open_place(speaker, None)
    with desk.store.write() as session:
        may_change(session, speaker, here=True)
        channel = made(desk, session, place, speaker)
        before = subscriptions.subscriptions(session, channel.id)
        own = [one for one in before if one.language not in (None, intent.language)]
        after = [subscriptions.change_subscription(session, one.id, language=None) for one in own]
        number = undoing.note(
            session,
            channel,
            speaker,
            "language",
            now,
            subscriptions=[
                undoing.followed(session, *both) for both in zip(own, after, strict=True)
            ],
            channel=undoing.settings(channel, {"language": intent.language}),
        )
        channels.set_channel(session, channel.address, language=intent.language)
    return Reply(
        say(
            "language_set",
            language,
            place=place.called(language),
            language=say(f"lang_{intent.language}", language),
        ),
        buttons=(Button(say("b_undo", language), "undo", str(number)),),
        changed=True,
        again="list",
    )
