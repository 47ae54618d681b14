"""This file answers what people say, whichever door it came through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.answering import (
    care,
    find,
    follow,
    followed,
    helping,
    intents,
    own_topics,
    promises,
    transfer,
)
from bot.answering.channels import Refused
from bot.answering.follow import Unknown
from bot.answering.grammar import parse
from bot.answering.intents import Intent, Misunderstood
from bot.answering.names import Known
from bot.answering.own_topics import BadLine
from bot.answering.seen import NoTopic
from bot.answering.sentences import listed, tell
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from scrapers.text import is_cjk

_QUESTIONS = frozenset({"no_paper", "search_what", "nothing_to_undo", "undone_already"})


def answer(desk: Desk, text: str, speaker: Speaker) -> Reply:
    """Do what a text asks for and say so; what is not understood changes nothing."""
    speaker = replace(speaker, language=_spoken(text, speaker))
    return perform(desk, parse(text), speaker, " ".join(text.split())[:500])


def perform(desk: Desk, intent: Intent, speaker: Speaker, said: str = "") -> Reply:
    """Do what is meant; `said` is what was typed, for answers that offer it again."""
    try:
        reply = _HANDLERS[type(intent)](desk, intent, speaker, said)
    except (NoTopic, Unknown) as error:
        reply = _no_topic(error.name, error.nearest, said, speaker)
    except BadLine as error:
        chinese = speaker.language != "en"
        wrong = error.error.zh if chinese else error.error.en
        nothing = tell("nothing_changed", speaker.language)
        reply = Reply(wrong, (nothing,), failed=True)
    except Refused as refused:
        reply = _refused(refused, speaker)
    return replace(reply, language=speaker.language)


def _spoken(text: str, speaker: Speaker) -> Any:
    """Answer in Chinese who types a command in Chinese, whatever the platform is set to."""
    first = text.strip().split(None, 1)[0] if text.strip() else ""
    if speaker.language == "en" and first and is_cjk(first[0]):
        return "zh-Hant"
    return speaker.language


def _misunderstood(desk: Desk, intent: Misunderstood, speaker: Speaker, said: str) -> Reply:
    language = speaker.language
    headline = tell(intent.problem, language, value=intent.value[:80])
    if intent.understood:
        headline = tell("understood", language, what=intent.understood) + headline
    write = listed([f"`{one}`" for one in intent.write], language)
    return Reply(
        headline,
        (tell("type", language, what=write), tell("nothing_changed", language)),
        buttons=(Button("help", "say", f"help {intent.understood}".strip()),),
        failed=True,
    )


def _refused(refused: Refused, speaker: Speaker) -> Reply:
    language = speaker.language
    headline = tell(refused.key, language, value=refused.value, name=refused.value)
    lines: tuple[str, ...] = ()
    if refused.key in ("no_such_follow",):
        shapes = listed(
            [f"`follow {kind}:{refused.value}`" for kind in ("committee", "member", "bureau")],
            language,
        )
        lines = (tell("type", language, what=shapes),)
    if refused.key not in _QUESTIONS:
        lines = (*lines, tell("nothing_changed", language))
    return Reply(headline, lines, failed=True)


def _no_topic(name: str, nearest: tuple[Known, ...], said: str, speaker: Speaker) -> Reply:
    """Name the nearest topics, each to be pressed in place of what was typed."""
    language = speaker.language
    verb = said.split(None, 1)[0] if said else "subscribe"
    names = listed([topic.name(language) for topic in nearest], language)
    understood = tell("understood", language, what=verb) if said else ""
    buttons = tuple(
        Button(
            topic.name(language)[:60],
            "say",
            said.replace(name, topic.key.rpartition("/")[2], 1)[:1900]
            if name in said
            else f"{verb} {topic.key.rpartition('/')[2]}",
        )
        for topic in nearest
    )
    return Reply(
        understood + tell("no_topic", language, value=name[:80]),
        (tell("nearest", language, names=names), tell("nothing_changed", language)),
        buttons=buttons,
        failed=True,
    )


def _edit(desk: Desk, intent: intents.Edit, speaker: Speaker, said: str) -> Reply:
    """Name the subscription whose settings are to be opened; a door that has forms opens one."""
    shown = followed.list_followed(desk, intents.ListFollowed(), speaker)
    if intent.number is None or not shown.rows:
        return shown
    if not 0 < intent.number <= len(shown.rows):
        raise Refused("not_number", str(intent.number))
    row = shown.rows[intent.number - 1]
    example = row.title.partition(". ")[2]
    line = tell("type", speaker.language, what=f"`subscribe {example} daily 08:45`")
    return Reply(row.title, (row.context, line), edit=row.buttons[0].value)


Handler = Callable[[Desk, Any, Speaker, str], Reply]
_HANDLERS: dict[type[Any], Handler] = {
    intents.Subscribe: lambda d, i, s, said: follow.subscribe(d, i, s),
    intents.Follow: lambda d, i, s, said: follow.follow(d, i, s),
    intents.Unsubscribe: lambda d, i, s, said: followed.unsubscribe(d, i, s),
    intents.ListFollowed: lambda d, i, s, said: followed.list_followed(d, i, s),
    intents.Topics: lambda d, i, s, said: own_topics.all_topics(d, s),
    intents.NewTopic: lambda d, i, s, said: own_topics.new(d, i, s),
    intents.DeleteTopic: lambda d, i, s, said: own_topics.delete(d, i, s),
    intents.ShowTopic: lambda d, i, s, said: own_topics.show(d, i, s),
    intents.Preview: lambda d, i, s, said: own_topics.show(d, i, s),
    intents.Latest: lambda d, i, s, said: find.latest(d, i, s),
    intents.Search: find.search,
    intents.Show: lambda d, i, s, said: find.show(d, i, s),
    intents.Commitments: lambda d, i, s, said: promises.promised(d, i, s),
    intents.Meetings: lambda d, i, s, said: promises.meetings(d, i, s),
    intents.Why: lambda d, i, s, said: find.why(d, i, s),
    intents.Status: lambda d, i, s, said: care.status(d, s),
    intents.DigestNow: lambda d, i, s, said: care.digest_now(d, s),
    intents.Pause: lambda d, i, s, said: care.pause(d, i, s),
    intents.Resume: lambda d, i, s, said: care.resume(d, s),
    intents.Quiet: lambda d, i, s, said: care.quiet(d, i, s),
    intents.Export: lambda d, i, s, said: transfer.export(d, s),
    intents.Import: lambda d, i, s, said: transfer.import_lines(d, i, s, answer),
    intents.Feedback: lambda d, i, s, said: care.give_feedback(d, i, s),
    intents.Undo: lambda d, i, s, said: care.undo(d, i, s),
    intents.Edit: _edit,
    intents.Admins: lambda d, i, s, said: care.admins(d, i, s),
    intents.Help: lambda d, i, s, said: helping.explain(i, s),
    intents.Misunderstood: _misunderstood,
}
