"""This file answers which channels follow something, as far as the asker may see them."""

from __future__ import annotations

import re

from sqlmodel import Session

from bot.answering.arguments.filters import bare
from bot.answering.command import Said
from bot.answering.following.followed import in_brief, numbered
from bot.answering.following.targets import Target, targets
from bot.answering.intents import Followers, Intent
from bot.answering.seen import book_of
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages.words import listed, say
from storage.forgetting import LOCAL
from storage.people import channels, subscriptions
from storage.people.channels import Channel
from storage.people.mailboxes import MAIL
from storage.people.subscriptions import Subscription
from storage.told import overview

MOST_CHANNELS = 30
MOST_NAMED = 6  # of what one channel follows


# What says that those here are meant.
# e.g. AI here · lawtech in this channel · AI at the moment
_HERE = re.compile(
    r"(?: (?:(?:in )?here|around here|in (?:this|our|the) (?:channel|team|room|group|office|workspace)"
    r"|at the moment|currently|right now|these days|already|now|too|as well)){1,3}\W{0,5}$",
    re.IGNORECASE,
)


def read_followers(said: Said) -> Intent:
    """Read of what the followers are asked for; nothing named asks for those of all."""
    return Followers(bare(_HERE.sub("", said.rest)) or None)


def followers(desk: Desk, intent: Followers, speaker: Speaker) -> Reply:
    """Show the channels that follow something: this one, and the open ones of the same workspace."""
    language = speaker.language
    with desk.store.read() as session:
        wanted = (
            targets(session, book_of(session, speaker), intent.name, language)
            if intent.name
            else None
        )
        rows = []
        for channel in _seen(session, speaker):
            held = subscriptions.subscriptions(session, channel.id)
            if one := _row(channel, held, wanted, speaker):
                rows.append(one)
    what = listed([one.label for one in wanted], language) if wanted else ""
    note = (say("followers_private", language),)
    if not rows:
        offered = [Button(say("b_list", language), "say", say("c_list", language))]
        if what:
            text = f"{say('c_subscribe', language)} {intent.name}"
            offered.insert(0, Button(text[:60], "say", text))
        key = "followers_none" if what else "followers_nobody"
        return Reply(say(key, language, what=what), note, buttons=tuple(offered))
    headline = say("followers_of" if what else "followers_all", language, what=what, n=len(rows))
    return Reply(headline, note, rows=tuple(rows[:MOST_CHANNELS]))


def _seen(session: Session, speaker: Speaker) -> list[Channel]:
    """Give the channels that a speaker may read of: a private one is seen only from within."""
    here = channels.channel(session, speaker.address)
    own = [here] if here is not None else []
    if speaker.guest or speaker.stranger:
        return own
    workspace = None if speaker.workspace == LOCAL else speaker.workspace
    others = [
        one
        for one in overview.following(session, workspace)
        if one.address != speaker.address
        and not one.private
        and one.gone_at is None
        and not one.address.startswith(f"{MAIL}:")
    ]
    return [*own, *others]


def _row(
    channel: Channel, held: list[Subscription], wanted: list[Target] | None, speaker: Speaker
) -> Row | None:
    language = speaker.language
    shown = [
        group[0]
        for group in numbered(held)
        if wanted is None or any(_is_of(one, target) for one in group for target in wanted)
    ]
    if not shown:
        return None
    here = channel.address == speaker.address
    name = say("here", language) if here else channel.name or channel.address
    if channel.address == "console":
        name = say("console", language)
    return Row(name, context=listed(in_brief(shown, language)[:MOST_NAMED], language))


def _is_of(one: Subscription, target: Target) -> bool:
    names = {subscriptions.target_of(target.kind, name) for name in target.targets}
    return one.kind == target.kind and (one.target in names or one.label == target.label)
