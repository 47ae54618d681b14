"""This file holds the commands about what a channel follows: subscribe, unsubscribe, follow, and their kin."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.misuse import not_one_of, not_read
from storage.people.channel_addresses import UnknownAddress, platform_of, shapes

if TYPE_CHECKING:
    from bot.answering.command import Answer
    from bot.answering.intents import Intent
    from bot.answering.speech import Reply, Speaker
    from bot.desk import Desk
    from scrapers.items import Language
    from storage.records import Preference

_RHYTHMS = ("instant", "daily", "weekly")
_QUOTED = re.compile(r"`([^`\n]{1,300})`")
LONGEST_LOOK = 900.0  # seconds at the shell; a runner goes on with the rest

Channel = Annotated[str, typer.Option(help=shapes())]


class NotDone(Exception):
    """Nothing was changed; each of its lines says one thing: why, and what may be done next.

    `laid` is the same as a terminal shows an answer.
    """

    def __init__(self, *lines: str, laid: str = "") -> None:
        super().__init__(" ".join(lines))
        self.lines = lines
        self.laid = laid


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("subscribe")(subscribe)
    app.command("unsubscribe")(unsubscribe)
    app.command("follow")(follow)
    app.command("subscriptions")(subscriptions)
    app.command("topics")(topics)
    app.command("sample")(sample)


def looked_up(
    context: typer.Context,
    intent: Intent,
    answered: Answer,
    channel: str = "console",
    language: Language | None = None,
) -> Reply:
    """Answer what changes nothing, from a desk that opens the store and nothing else.

    It is answered as the channel is told, else as the shell is set, where no language is named.
    """
    from bot.answering.conversation import perform
    from bot.answering.lookup_desk import lookup_desk
    from bot.answering.speech import at_the_console

    address = checked_channel(channel)
    with lookup_desk(context.obj["store"]) as desk:
        speaker = at_the_console(address, language or spoken_in(desk, address))
        return perform(desk, intent, speaker, answered)


def asked(context: typer.Context, intent: Intent, channel: str = "console") -> Reply:
    """Do what is meant as somebody in a channel would ask for it, and give the answer."""
    from bot.answering.conversation import perform

    return answered(context, channel, None, lambda desk, speaker: perform(desk, intent, speaker))


def answered(
    context: typer.Context,
    channel: str,
    language: str | None,
    work: Callable[[Desk, Speaker], Reply],
) -> Reply:
    """Give the answer to somebody in a channel, and send what it put on its way."""
    from bot import wiring
    from bot.answering.speech import at_the_console

    address = checked_channel(channel)
    typed = a_spoken(language) if language else None
    with wiring.desk(context.obj["store"]) as desk:
        spoken = typed or spoken_in(desk, address)
        speaker = replace(at_the_console(address, spoken), chosen=typed is not None)
        reply = _looked(desk, work(desk, speaker))
        if reply.enqueued:
            wiring.drain_now(desk)
    if reply.changed:
        _warn_of_no_way(context, channel)
    return reply


def _warn_of_no_way(context: typer.Context, channel: str) -> None:
    """Say that nothing reaches a channel whose platform is not set up here."""
    from bot import wiring
    from bot.settings import read_settings

    platform = platform_of(channel)
    settings = read_settings(store=context.obj["store"])
    if platform == "console" or platform in wiring.chats(settings):
        return
    print(
        f"tamar: nothing can be delivered to {channel}: {platform.capitalize()} is not set up in this "
        "environment. Unless the running program has its settings, what is due there waits; "
        "`tamar doctor` says what is missing.",
        file=sys.stderr,
    )


def _looked(desk: Desk, reply: Reply) -> Reply:
    """Match what is held against a topic that was just written, with a bar; then say what it brought."""
    if reply.looking is None:
        return reply
    from bot.answering.following.own_topics import looked
    from bot.commands.progress import bar
    from bot.watching.lookback import look_back

    with bar() as shown:

        def show(done: int, total: int) -> None:
            shown.at(reply.headline, done, total)

        look_back(desk, reply.looking, show, seconds=LONGEST_LOOK)
    return looked(desk, reply)


def read_as(command: str, words: Sequence[str]) -> Intent:
    """Read words as a command reads what follows it."""
    from bot.answering.commands import COMMANDS
    from bot.answering.hearing.grammar import typed

    found = COMMANDS.named(command)
    assert found is not None
    return found.read(typed(words))


def a_language(text: str) -> Preference:
    """Read a language, or refuse it as misuse."""
    from bot.answering.arguments.languages import UnknownLanguage, preference

    try:
        return preference(text)
    except UnknownLanguage:
        raise not_one_of("language", text, ("en", "tc", "sc", "either")) from None


def a_spoken(text: str) -> Language:
    """Read the language of an answer, or refuse it as misuse; English where either will do."""
    known = a_language(text)
    return "en" if known == "either" else known


def told(reply: Reply, *, in_a_talk: bool = False) -> None:
    """Print an answer; one that says no is a failure, that nothing was found is none.

    What it says to type is written for the shell, but for who talks on.
    """
    from bot.answering.terminal import next_step, shown, steps

    refused = reply.failed and not reply.nothing
    bare = not (reply.changed or reply.rows or reply.table or reply.code or reply.alert)
    said = reply if in_a_talk else _for_the_shell(reply)
    if refused:
        lines = (*said.lines, *next_step(reply, shell=not in_a_talk))
        head = said.headline if in_a_talk else f"tamar: {said.headline}"
        laid = shown(replace(said, headline=head, lines=lines))
        raise NotDone(said.headline, *lines, laid=laid)
    typed = steps(reply, shell=not in_a_talk) if reply.failed or bare else ()  # what to type next
    print(shown(replace(said, lines=(*said.lines, *typed))))


def _for_the_shell(reply: Reply) -> Reply:
    said = _QUOTED.findall("\n".join((reply.headline, *reply.lines, reply.footer)))
    if all(one.startswith(("tamar ", "-")) for one in said):
        return reply  # most answers need not wait for all commands
    from bot.answering.commands import COMMANDS
    from bot.answering.keeping.helping import pasteable

    return pasteable(COMMANDS, reply)


def checked_channel(channel: str) -> str:
    """Give an address if it is one, else refuse it as misuse."""
    try:
        platform_of(channel)
    except UnknownAddress as error:
        raise typer.BadParameter(str(error)) from None
    return channel


def subscribe(
    context: typer.Context,
    topic: Annotated[list[str], typer.Argument(help="a topic's name, or all")],
    channel: Channel = "console",
    every: Annotated[str | None, typer.Option(help="instant, daily or weekly")] = None,
    at: Annotated[str | None, typer.Option(help="HH:MM, of the digest")] = None,
    lang: Annotated[str | None, typer.Option(help="en, tc, sc or either")] = None,
    source: Annotated[
        str | None, typer.Option("--from", help="who publishes: legco, press, DPO ...")
    ] = None,
    level: Annotated[str | None, typer.Option(help="main or mention")] = None,
) -> None:
    """Let a channel follow a topic."""
    from bot.answering.intents import Subscribe

    given = _wishes(every, at, lang, source, level)
    if lang is None and (spoken := shell_language()) is not None:
        given["language"] = spoken
    intent = read_as("subscribe", topic)
    if isinstance(intent, Subscribe):
        said = intent.wishes
        given = {k: v for k, v in given.items() if k != "language" or lang or not said.language}
        intent = replace(intent, wishes=replace(said, **given))
    told(asked(context, intent, channel))


def shell_language() -> Preference | None:
    """Give the language that the shell is set to; None where it is set to none of ours."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((value for name in names if (value := os.environ.get(name))), "")
    language, _, rest = locale.partition("_")
    if language == "zh":
        return "zh-Hans" if rest[:2] in ("CN", "SG") else "zh-Hant"
    return "en" if language == "en" else None


def shell_spoken() -> Language:
    """Give the language to answer in on this shell; English where it is set to none of ours."""
    return a_spoken(shell_language() or "en")


def spoken_in(desk: Desk, address: str) -> Language:
    """Give the language that a channel was set to be told in, which is its answers' too; else the shell's."""
    from storage.people import channels

    with desk.store.read() as session:
        held = channels.channel(session, address)
    return a_spoken(held.language) if held and held.language != "either" else shell_spoken()


def _wishes(
    every: str | None, at: str | None, lang: str | None, source: str | None, level: str | None
) -> dict[str, Any]:
    """Give what the options wish for; a value that there is not is misuse, and no part of a name."""
    from bot.answering.arguments.words import LEVELS, clock

    given: dict[str, Any] = {}
    if every is not None and every not in _RHYTHMS:
        raise not_one_of("rhythm", every, _RHYTHMS)
    if at is not None:
        given["at"] = clock(at)
        if given["at"] in (None, "24:00"):
            raise not_read("time", at, "08:45")
        every = every or "daily"
    if every is not None:
        given["rhythm"] = every
    if lang is not None:
        given["language"] = a_language(lang)
    if source is not None:
        given["sources"] = _known_source(source)
    if level is not None:
        if level.casefold() not in LEVELS:
            raise not_one_of("level", level, ("main", "mention"))
        given["level"] = LEVELS[level.casefold()]
    return given


def _known_source(source: str) -> tuple[str, ...]:
    """Read a publisher's words, or refuse them: else they would name a source that there is not."""
    from scrapers.publishers import origins, register

    found = origins(source)
    if found is None:
        raise not_one_of("source", source, (one.key for one in register().publishers))
    return found


def unsubscribe(
    context: typer.Context,
    topic: Annotated[list[str], typer.Argument(help="a topic's name, its number, or all")],
    channel: Channel = "console",
) -> None:
    """Let a channel follow a topic no longer."""
    told(asked(context, read_as("unsubscribe", topic), channel))


def follow(
    context: typer.Context,
    what: Annotated[list[str], typer.Argument(help="a committee, Member, bureau or paper number")],
    channel: Channel = "console",
) -> None:
    """Let a channel follow a committee, a Member, a bureau or one paper."""
    told(asked(context, read_as("follow", what), channel))


def subscriptions(context: typer.Context, channel: Channel = "console") -> None:
    """Show what a channel follows, and when it is told."""
    from bot.answering.intents import ListFollowed

    told(asked(context, ListFollowed(), channel))


def topics(context: typer.Context) -> None:
    """Show the topics there are."""
    from bot.answering.intents import Topics

    told(asked(context, Topics()))


def sample(
    context: typer.Context,
    topic: Annotated[list[str] | None, typer.Argument(help="a topic's name")] = None,
    channel: Channel = "console",
) -> None:
    """Show what an alert looks like: a recent paper's, or an invented one's where none is held."""
    from bot.answering.conversation import perform

    intent = read_as("sample", topic or ())
    told(answered(context, channel, None, lambda desk, who: perform(desk, intent, who)))
