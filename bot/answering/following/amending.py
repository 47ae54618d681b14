"""This file changes how one thing is followed, all of it at once, as a form gives it."""

from __future__ import annotations

from typing import Any

from bot.answering.channels import Refused, may_change, place_of
from bot.answering.command import Said
from bot.answering.following import followed, schedules
from bot.answering.following.marks import marked, state_of
from bot.answering.following.targets import label_of
from bot.answering.intents import Edit, Intent, ListFollowed, Misunderstood, Wishes
from bot.answering.keeping import changes
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from storage.people import channels, subscriptions
from storage.people.channels import Channel


def read_edit(said: Said) -> Intent:
    """Read the number of what is to be changed."""
    if said.rest and not (said.rest.isdecimal() and len(said.rest) < 4):  # noqa: PLR2004
        return Misunderstood("edit", "edit_number", said.rest[:40], ("list", "edit 1"))
    return Edit(int(said.rest) if said.rest else None)


def edit(desk: Desk, intent: Edit, speaker: Speaker) -> Reply:
    """Name the subscription whose settings are to be opened; a door that has forms opens one."""
    shown = followed.list_followed(desk, ListFollowed(), speaker)
    if intent.number is None or not shown.rows:
        return shown
    if not 0 < intent.number <= len(shown.rows):
        raise Refused("not_number", str(intent.number))
    row = shown.rows[intent.number - 1]
    example = row.title.partition(". ")[2]
    line = say("type", speaker.language, what=f"`subscribe {example} daily 08:45`")
    return Reply(row.title, (row.context, line), edit=row.buttons[0].value)


def amend(
    desk: Desk, value: str, wishes: Wishes, speaker: Speaker, *, seen: str | None = None
) -> Reply:
    """Let the thing of a mark be followed exactly as wished; what was left empty is cleared.

    `seen` is how it was followed when the wishes were made: they are not written over later ones.
    """
    language, now = speaker.language, desk.clock()
    with desk.store.write() as session:
        may_change(session, speaker)
        found, channel = marked(session, value, speaker)
        if seen is not None and seen != state_of(found):
            raise Refused("changed_since")
        same = [
            one
            for one in subscriptions.subscriptions(session, channel.id)
            if (one.kind, one.label) == (found.kind, found.label)
            and (one.id == found.id or one.kind != "topic")
        ]
        wanted: dict[str, Any] = {
            "rhythm": wishes.rhythm or found.rhythm,
            "level": wishes.level or found.level,
            "language": wishes.language,
            "sources": wishes.sources,
            "without": wishes.without or "",
        }
        after = [subscriptions.change_subscription(session, one.id, **wanted) for one in same]
        moved = _moved(channel, wishes)
        notes = [changes.followed(session, old, new) for new, old in zip(after, same, strict=True)]
        before = changes.settings(channel, moved)
        if moved:
            channel = channels.set_channel(session, channel.address, **moved)
        entry = changes.note(
            session, channel, speaker, "subscribe", now, subscriptions=notes, channel=before
        )
        lines = schedules.when(channel, after[0], language, speaker.zone, now)
        lines += schedules.how(channel, after[0], language)
    place = place_of(speaker, None).called(language)
    return Reply(
        say("changed", language, place=place, what=label_of(found, language)),
        tuple(lines),
        buttons=(Button(say("b_undo", language), "undo", str(entry)),),
        changed=True,
        announced=True,
        language=language,
    )


def _moved(channel: Channel, wishes: Wishes) -> dict[str, Any]:
    """Give the channel's settings that move with a rhythm: the hour and the day of its digests."""
    wanted: dict[str, Any] = {}
    if wishes.rhythm == "weekly":
        wanted = {"weekly_at": wishes.at, "weekly_day": wishes.weekday}
    elif wishes.rhythm == "daily":
        wanted = {"daily_at": wishes.at}
    return {
        name: value
        for name, value in wanted.items()
        if value is not None and getattr(channel, name) != value
    }
