"""This file holds the commands about what a channel follows: subscribe, unsubscribe, follow, and their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storage.channel_addresses import UnknownAddress, platform_of, shapes

if TYPE_CHECKING:
    from bot.answering.speech import Reply
    from scrapers.items import Language
    from storage.records import Preference

Channel = Annotated[str, typer.Option(help=shapes())]


class NotDone(Exception):
    """Nothing was changed; the message says why."""


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("subscribe")(subscribe)
    app.command("unsubscribe")(unsubscribe)
    app.command("follow")(follow)
    app.command("subscriptions")(subscriptions)
    app.command("topics")(topics)
    app.command("say", context_settings={"ignore_unknown_options": True})(say)


def said(context: typer.Context, text: str, channel: str, language: str = "en") -> Reply:
    """Say a text as somebody in a channel would, and give the answer."""
    from bot import wiring
    from bot.answering.conversation import answer
    from bot.answering.speech import at_the_console

    speaker = at_the_console(channel, a_spoken(language))
    with wiring.desk(context.obj["store"]) as desk:
        reply = answer(desk, text, speaker)
        if reply.enqueued:
            wiring.drain_now(desk)
    return reply


def a_language(text: str) -> Preference:
    """Read a language, or refuse it as misuse."""
    from bot.answering.languages import UnknownLanguage, preference

    try:
        return preference(text)
    except UnknownLanguage as error:
        raise typer.BadParameter(str(error)) from None


def a_spoken(text: str) -> Language:
    """Read the language of an answer, or refuse it as misuse; English where either will do."""
    known = a_language(text)
    return "en" if known == "either" else known


def told(reply: Reply) -> None:
    """Print an answer; one that says no is a failure."""
    from bot.answering.terminal import shown

    if reply.failed:
        raise NotDone(" ".join([reply.headline, *reply.lines]))
    print(shown(reply))


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
    words = ["subscribe", *topic]
    if every is not None and every not in ("instant", "daily", "weekly"):
        raise typer.BadParameter(f"{every!r} is no rhythm; one of instant, daily, weekly.")
    if at is not None:
        from bot.answering.words import clock

        if clock(at) in (None, "24:00"):
            raise typer.BadParameter(f"{at!r} is no time of day; write it as 08:45.")
        every = every or "daily"
    words += [*([every] if every else []), *(["at", at] if at else [])]
    if lang is not None:
        a_language(lang)
    _known_wishes(source, level)
    for name, value in (("lang", lang), ("from", source), ("level", level)):
        if value is not None:
            words.append(f"{name}:{value}")
    told(said(context, " ".join(words), checked_channel(channel)))


def _known_wishes(source: str | None, level: str | None) -> None:
    """Refuse a source or a level that there is not: else it would be read as part of a topic's name."""
    from bot.answering.words import LEVELS
    from scrapers.publishers import origins, register

    if source is not None and origins(source) is None:
        known = ", ".join(one.key for one in register().publishers)
        raise typer.BadParameter(f"{source!r} is no source; one of {known}.")
    if level is not None and level.casefold() not in LEVELS:
        raise typer.BadParameter(f"{level!r} is no level; one of main, mention.")


def unsubscribe(
    context: typer.Context,
    topic: Annotated[list[str], typer.Argument(help="a topic's name, its number, or all")],
    channel: Channel = "console",
) -> None:
    """Let a channel follow a topic no longer."""
    told(said(context, " ".join(["unsubscribe", *topic]), checked_channel(channel)))


def follow(
    context: typer.Context,
    what: Annotated[list[str], typer.Argument(help="a committee, Member, bureau or paper number")],
    channel: Channel = "console",
) -> None:
    """Let a channel follow a committee, a Member, a bureau or one paper."""
    told(said(context, " ".join(["follow", *what]), checked_channel(channel)))


def subscriptions(context: typer.Context, channel: Channel = "console") -> None:
    """Show what a channel follows, and when it is told."""
    told(said(context, "list", checked_channel(channel)))


def topics(context: typer.Context) -> None:
    """Show the topics there are."""
    told(said(context, "topics", "console"))


def say(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="what you would type after /tamar")],
    channel: Channel = "console",
    lang: Annotated[str, typer.Option(help="en, tc or sc: the answer's language")] = "en",
) -> None:
    """Say anything that the slash command takes: pause, quiet, topic new, export, undo ..."""
    told(said(context, " ".join(words), checked_channel(channel), lang))
