"""This file answers what people say, whichever door it came through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.answering.arguments import courtesy
from bot.answering.arguments.filters import bare
from bot.answering.arguments.wishes import wished
from bot.answering.channels import Refused
from bot.answering.command import Answer, Command
from bot.answering.finding.lookups import Several, reference_to
from bot.answering.finding.next_steps import ADDING, each_of, own_topic
from bot.answering.following.targets import Choice, Unknown
from bot.answering.intents import (
    Amend,
    Follow,
    Guessed,
    Import,
    Intent,
    Latest,
    LookAhead,
    Misunderstood,
    Month,
    Mute,
    NewTopic,
    Pause,
    PauseAll,
    Programme,
    Quiet,
    Resume,
    ResumeAll,
    Search,
    SetDigest,
    SetLanguage,
    Show,
    Subscribe,
    Undo,
    Unsubscribe,
)
from bot.answering.rewording import in_own_words
from bot.answering.seen import BadLine, NoTopic, book_of
from bot.answering.speech import Button, Reply, Row, Speaker, unaddressed
from bot.desk import Desk
from bot.messages.words import listed, said_to, say
from bot.topics import registers
from scrapers.items import Language
from scrapers.text import is_cjk

MOST_OFFERED = 3
LONGEST_BUTTON = 1_900
_PLACES = re.compile(r"<#[^<>]{0,600}>")
_ADDING = (Subscribe, Follow)
# What these change, all who read a channel are told or not told.
_SHARED = (
    Amend, LookAhead, Month, Subscribe, Follow, Unsubscribe, Mute, Pause, PauseAll, Resume, ResumeAll, Quiet,
    SetLanguage, SetDigest, Undo,
)  # fmt: skip
# What can be pressed where something is refused.
_NEXT = {
    "nothing_to_undo": ("list",), "undone_already": ("list",), "no_longer": ("list",),
    "not_number": ("list",), "mutes_nothing": ("list",), "digest_nobody": ("topics", "latest"),
    "all_refuse": ("pause",), "all_unknown": ("pause",), "no_paper": ("latest",), "search_what": ("latest", "help"),
    "no_list": ("lists",), "not_saved": ("saved",),
}  # fmt: skip
# Letters that sentences are made with and names are not: "iAM Smart 有咩新消息" is Chinese,
# `search 港文通` may be anybody's.
_IN_CHINESE = re.compile(r"[咩嘅嗎吗我哋唔冇乜佢埋啲嗰咗㗎喇俾畀]")
_QUESTIONS = frozenset(
    {
        "no_paper", "search_what", "nothing_to_undo", "undone_already", "unknown_committee",
        "unknown_member", "unknown_bureau", "days_turned", "only_without",
    }
)  # fmt: skip


class Unanswerable(LookupError):
    """No command answers what was meant."""


def answer(desk: Desk, text: str, speaker: Speaker) -> Reply:
    """Do what a text asks for and say so; what is not understood changes nothing."""
    from bot.answering.hearing.memory import shown, spoken
    from bot.answering.hearing.memory.pointed import by_name

    speaker = replace(speaker, language=_spoken(text, speaker))
    with said_to(speaker.alone):
        try:
            intent = meant(desk, text, speaker)
        except Several as several:
            reply = replace(_which(desk, several, speaker), language=speaker.language)
            intent = several.intent or Show("")
        else:
            intent, reply = _heard(desk, text, intent, perform(desk, intent, speaker), speaker)
        shown.keep(desk, intent, reply, speaker)
        spoken.keep(desk, intent, reply, speaker)
        return by_name(reply, text, speaker)


def _heard(
    desk: Desk, text: str, intent: Intent, reply: Reply, speaker: Speaker
) -> tuple[Intent, Reply]:
    """Say that a sentence was not understood, where it was only searched for and no paper holds it."""
    from bot.answering.hearing.cautions import unheard

    if not reply.failed:
        return intent, reply
    with desk.store.read() as session:
        book = book_of(session, speaker)
    instead = unheard.instead(text, intent, reply, book, speaker)
    if instead is None:
        return intent, reply
    return Misunderstood("", "not_understood"), in_own_words(instead, speaker.language)


def meant(desk: Desk, text: str, speaker: Speaker) -> Intent:
    """Read what is meant; with the reading come all commands, for which a lookup need not wait."""
    from bot.answering.hearing import reading
    from bot.answering.hearing.memory import (
        following_up,
        last_paper,
        leaning,
        pointed,
        put_right,
        recalled,
        shown,
    )

    first = (
        pointed.listing(text)
        or put_right.meant(desk, text, speaker)
        or leaning.meant(desk, text, speaker, shown.listed(desk, speaker))
        or following_up.meant(desk, text, speaker)
        or recalled.meant(desk, text, speaker)
    )
    if first is not None:
        return first
    return last_paper.meant(desk, text, reading.meant(desk, text, speaker), speaker)


def _command_of(intent: Intent) -> Command | None:
    """Give the command that means an intent; whoever knows the answer need not load them all."""
    from bot.answering.commands import COMMANDS

    return COMMANDS.of(intent)


def perform(desk: Desk, intent: Intent, speaker: Speaker, answered: Answer | None = None) -> Reply:
    """Do what is meant; what cannot be done is said, with what can be done instead.

    `answered` is what answers it, where that is known already: else its command says so.
    """
    speaker = _in_script(intent, speaker)
    with said_to(speaker.alone):
        return in_own_words(_performed(desk, intent, speaker, answered), speaker.language)


def _in_script(intent: Intent, speaker: Speaker) -> Speaker:
    """Give who asks in Chinese for its other script as a reader of that, who is answered in it at once."""
    if not isinstance(intent, SetLanguage) or speaker.chosen or speaker.language == "en":
        return speaker
    wanted = intent.language
    return replace(speaker, language=wanted) if wanted in ("zh-Hant", "zh-Hans") else speaker


def _performed(desk: Desk, intent: Intent, speaker: Speaker, answered: Answer | None) -> Reply:
    try:
        if isinstance(intent, Guessed):
            return _guessed(desk, intent, speaker)
        if isinstance(intent, Misunderstood):
            reply = _misunderstood(desk, intent, speaker)
        elif isinstance(intent, Import):
            from bot.answering.following.transfer import import_lines

            reply = import_lines(desk, intent, speaker, answer)
        else:
            reply = (answered or _answer_to(intent))(desk, intent, speaker)
            if reply.nothing and isinstance(intent, Search | Latest):
                reply = _nothing_found(desk, intent, reply, speaker)
    except NoTopic as error:
        near = [Choice(t.name(speaker.language), t.word(speaker.language)) for t in error.nearest]
        reply = _unknown(Unknown(error.name, near), intent, speaker)
    except Unknown as unknown:
        reply = _unknown(unknown, intent, speaker)
    except Several as several:
        several.intent = several.intent or intent
        reply = _which(desk, several, speaker)
    except BadLine as error:
        wrong = say(error.error.problem, speaker.language, **error.error.values)
        nothing = say("nothing_changed", speaker.language)
        reply = Reply(wrong, (nothing,), failed=True)
    except Refused as refused:
        reply = _refused(refused, speaker)
    way_on = reply.buttons or reply.rows or "`" in "".join((reply.headline, *reply.lines))
    if reply.failed and not way_on:
        reply = replace(reply, buttons=(_help_on(intent, speaker.language),))
    shared = isinstance(intent, _SHARED) or (
        isinstance(intent, NewTopic) and intent.follow is not None
    )
    announced = reply.changed and shared and getattr(intent, "place", None) is None
    return replace(reply, language=speaker.language, announced=announced)


def _help_on(intent: Intent, language: Language) -> Button:
    """Give what explains the command that meant an intent: the next step where nothing nearer is known."""
    command = _command_of(intent)
    line = f"{say('c_help', language)} {command.called(language) if command else ''}".strip()
    return Button(line[:60], "say", line)


def _nothing_found(desk: Desk, intent: Search | Latest, reply: Reply, speaker: Speaker) -> Reply:
    """Say what else may be done where nothing was found."""
    from bot.answering import after_nothing

    followed = _nothing_followed(intent, speaker) if isinstance(intent, Search) else None
    return followed or after_nothing.offering(desk, intent, reply, speaker)


def _nothing_followed(intent: Search, speaker: Speaker) -> Reply | None:
    """Answer what finds no paper, and only sounds like an order to follow a name, as that order.

    Nothing is followed by it: what the name means here is asked first.
    """
    from bot.answering.hearing import grammar

    if intent.weak not in ADDING:
        return None
    order = grammar.parse(intent.typed)
    if not isinstance(order, _ADDING):
        return None
    name = order.what if isinstance(order, Follow) else ", ".join(order.topics)
    return _unknown(Unknown(name, []), order, speaker) if name else None


def _guessed(desk: Desk, guess: Guessed, speaker: Speaker) -> Reply:
    """Answer what a sentence most likely asks for, and say as what it was read and what else it may be.

    What would change something is only offered.
    """
    from bot.answering.hearing.writing import reworded

    language = speaker.language
    lines = [reworded(one, language) for one in (guess.line, *guess.others)]
    quoted = [f"“{one[:40]}”" if language == "en" else f"「{one[:40]}」" for one in guess.left]
    left = (say("left_out", language, what=listed(quoted, language)),) if quoted else ()
    if guess.intent is None:
        buttons = tuple(Button(one[:60], "say", one) for one in lines)
        said = say("type", language, what=listed([f"`{one}`" for one in lines], language))
        nothing = say("nothing_changed", language)
        told = guess.line.startswith("feedback ")
        meant = say("pass_on" if told else "meant", language, what=lines[0][:80])
        return Reply(meant, (*left, said, nothing), buttons=buttons, language=language, failed=True)
    asked = guess.intent
    if isinstance(asked, Search):
        asked = replace(asked, loose=True)
    reply = _performed(desk, asked, speaker, None)
    said = listed([f"`{one}`" for one in lines[1:]], language)
    key = "guessed_or" if said else "guessed"
    read = say(key, language, what=lines[0][:80], others=said)
    pressed = {one.value for one in reply.buttons}
    buttons = tuple(Button(one[:60], "say", one) for one in lines[1:] if one not in pressed)
    return replace(reply, lines=(read, *left, *reply.lines), buttons=(*reply.buttons, *buttons))


def _answer_to(intent: Intent) -> Answer:
    command = _command_of(intent)
    found = command.answers[type(intent)] if command else None
    if found is None:
        raise Unanswerable(f"{type(intent).__name__}: name it in the record of a command.")
    return found


def _spoken(text: str, speaker: Speaker) -> Any:
    """Answer in Chinese who types a command or a sentence in Chinese, whatever the platform is set to."""
    if speaker.language != "en" or speaker.chosen:
        return speaker.language
    said = unaddressed(text)
    first = next((one for one in said if one.isalpha()), "")  # behind quotes and figures
    return "zh-Hant" if is_cjk(first) or _IN_CHINESE.search(said) else "en"


def _misunderstood(desk: Desk, intent: Misunderstood, speaker: Speaker) -> Reply:
    """Say what is wrong, and offer each way to say it right; what is to be filled in is only shown."""
    from bot.answering.commands import COMMANDS
    from bot.answering.finding import lately_told
    from bot.answering.hearing.writing import reworded

    language = speaker.language
    headline = say(intent.problem, language, value=intent.value[:80])
    command = COMMANDS.named(intent.understood) if intent.understood else None
    if intent.understood:
        what = command.called(language) if command else intent.understood
        headline = say("understood", language, what=what) + headline
    ready = [one for one in intent.write if "<" not in _PLACES.sub("", one)]
    shown, ready = ([reworded(one, language) for one in some] for some in (intent.write, ready))
    write = listed([f"`{one}`" for one in shown], language)
    helped = f"{say('c_help', language)} {what if command else ''}".strip()
    told: tuple[Row, ...] = ()
    if command and shown and intent.problem == "which_paper":
        told = lately_told.rows(desk, shown[0], command.called(language), speaker)
    return Reply(
        headline,
        (say("type", language, what=write), say("nothing_changed", language)),
        told,
        buttons=(
            *(Button(_PLACES.sub("#", one)[:60], "say", one) for one in ready[:MOST_OFFERED]),
            Button(helped[:60], "say", helped),
        ),
        failed=True,
    )


def _refused(refused: Refused, speaker: Speaker) -> Reply:
    language = speaker.language
    headline = say(refused.key, language, value=refused.value, name=refused.value)
    lines: tuple[str, ...] = ()
    if refused.key not in _QUESTIONS:
        lines = (say("nothing_changed", language),)
    offered = _NEXT.get(refused.key, ())
    buttons = [
        Button(say(f"b_{name}", language), "say", say(f"c_{name}", language)) for name in offered
    ]
    if refused.key == "no_paper" and refused.value:
        text = f"{say('c_search', language)} {refused.value}"
        buttons.insert(0, Button(text[:60], "say", text))
    return Reply(headline, lines, buttons=tuple(buttons), failed=True)


def _which(desk: Desk, several: Several, speaker: Speaker) -> Reply:
    """Offer each paper that may have been meant, with what it is, to be taken by one press."""
    from bot.answering.finding.paper_rows import paper_row
    from bot.answering.hearing.writing import with_name, written

    language = speaker.language
    intent = several.intent
    command = _command_of(intent) if intent else None
    rows, texts = [], []
    for paper in several.found:
        with desk.store.read() as session:
            row, name = paper_row(paper, language), reference_to(session, paper)
        again = with_name(intent, several.typed, name) if intent else None
        text = written(again, language) if again else None
        if text and command:
            texts.append(text)
            row = replace(row, buttons=(Button(command.called(language)[:60], "say", text),))
        rows.append(row)
    shown = texts[:1] if speaker.there.has_buttons else texts
    said = listed([f"`{one}`" for one in shown], language)
    lines = (say("type", language, what=said),) if texts else ()
    if several.more:
        lines = (say("more_fit", language), *lines)
    key = "which_of_these" if several.typed == "this" else "which_paper_of"
    return Reply(say(key, language, what=several.typed[:80]), lines, tuple(rows))


def _typed(buttons: Sequence[Button], speaker: Speaker) -> list[str]:
    """Give what can be pressed as lines to type, where there is nothing to press."""
    if speaker.there.has_buttons:
        return []
    return [f"`{one.value}`" for one in buttons if one.action == "say"]


def _only_programme(name: str, speaker: Speaker) -> Reply:
    """Say that a programme has figures and cannot be followed, and what follows its name."""
    from bot.answering.hearing.writing import written

    language = speaker.language
    programme = written(Programme(name), language) or ""
    buttons = (*own_topic(name, language), Button(programme[:60], "say", programme))
    ways = listed([f"`{one.value}`" for one in buttons], language)
    return Reply(
        say("programme_only", language, value=name),
        (say("type", language, what=ways), say("nothing_changed", language)),
        buttons=buttons,
        failed=True,
    )


def _without(name: str, intent: Intent, language: Language) -> tuple[Button, ...]:
    """Offer to follow what else was named beside a name that nobody knows."""
    from bot.answering.hearing.writing import with_name, written

    said = intent.what if isinstance(intent, Follow) else ", ".join(getattr(intent, "topics", ()))
    names = each_of(said)
    others = [one for one in names if one != name]
    again = with_name(intent, said, ", ".join(others)) if 0 < len(others) < len(names) else None
    text = written(again, language) if again else None
    return (Button(text[:60], "say", text),) if text and len(text) < LONGEST_BUTTON else ()


def _unknown(unknown: Unknown, intent: Intent, speaker: Speaker) -> Reply:
    """Say that a name stands for nothing here, or for several things; the rest of what was said is kept."""
    from bot.answering.hearing.writing import with_name, written

    language, name = speaker.language, unknown.name[:80]
    buttons = []
    for choice in unknown.choices:
        again = with_name(intent, unknown.name, choice.name)
        text = written(again, language) if again else None
        if text and len(text) < LONGEST_BUTTON:
            buttons.append(Button(choice.label[:60], "say", text))
    changes = intent.changes
    if changes and not unknown.several and registers.found(unknown.name, "programme"):
        return _only_programme(name, speaker)
    names = listed([choice.label for choice in unknown.choices], language)
    lines = [say("nothing_changed", language)] if changes else []
    if unknown.several:
        return Reply(
            say("which_one", language, value=name),
            (*_typed(buttons, speaker), *lines),
            buttons=tuple(buttons),
            failed=True,
        )
    if names:
        lines.insert(0, say("nearest", language, names=names))
    if isinstance(intent, _ADDING):
        buttons += _without(unknown.name, intent, language)
        how = " ".join(filter(None, wished(intent.wishes, intent.place)))
        name_alone = courtesy.names(bare(courtesy.subject(unknown.name)))[-1:]
        buttons += [one for said in name_alone for one in own_topic(said, language, how)]
    lines += _typed(buttons, speaker)
    command = _command_of(intent)
    if "<" not in name:  # Slack's own marks, which are no words
        search = f"{say('c_search', language)} {unknown.name}"
        buttons.append(Button(search[:60], "say", search[:LONGEST_BUTTON]))
    if isinstance(
        intent, Unsubscribe | Mute
    ):  # what is not known is not followed: what is, is shown
        buttons.insert(0, Button(say("b_list", language), "say", say("c_list", language)))
    understood = say("understood", language, what=command.called(language)) if command else ""
    key = "no_such_follow" if changes else "no_topic"
    if not buttons:
        buttons.append(Button(say("b_help", language), "say", say("c_help", language)))
    return Reply(
        understood + say(key, language, value=name),
        tuple(lines),
        buttons=tuple(buttons),
        failed=True,
    )
