"""This file does what people press, whatever the platform: on a paper's card, and on our answers."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import structlog

from bot.answering import card_actions
from bot.answering.channels import Refused
from bot.answering.conversation import answer, perform
from bot.answering.finding.lookups import Several
from bot.answering.following.followed import stop
from bot.answering.following.targets import Unknown
from bot.answering.intents import Undo
from bot.answering.seen import NoTopic
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import said_to, say

log = structlog.get_logger(__name__)
Work = Callable[[Desk, str, Speaker], Reply]

# What an older version put beside a row: by now something else may stand at that place of the list.
_PLACE_IN_LIST = re.compile(r"^unsubscribe \d+$")

WORK: dict[str, Work] = {
    "say": lambda desk, value, speaker: answer(desk, _PLACE_IN_LIST.sub("list", value), speaker),
    "undo": lambda desk, value, speaker: perform(desk, Undo(_number(value)), speaker),
    "filter": card_actions.hold_back,
    "copy": card_actions.citation,
    "copy_citation": card_actions.citation,
    "save": card_actions.save,
    "follow_paper": card_actions.follow,
    "follow": card_actions.follow,
    "mute": card_actions.mute,
    "stop": stop,
    "why": card_actions.why,
    "not_relevant": card_actions.not_relevant,
    "good": lambda desk, value, speaker: card_actions.judge(desk, value, "good", speaker),
    "bad": lambda desk, value, speaker: card_actions.judge(desk, value, "bad", speaker),
}


def _number(value: str) -> int:
    """Read the number that a button carries; what is none is a number that nothing has."""
    return int(value) if value.isdecimal() and len(value) < 12 else -1


def press(desk: Desk, name: str, value: str, speaker: Speaker) -> Reply:
    """Do one thing that was pressed; what may not be done is said, and changes nothing."""
    with said_to(speaker.alone):
        return _pressed(desk, name, value, speaker)


def _pressed(desk: Desk, name: str, value: str, speaker: Speaker) -> Reply:
    try:
        return WORK[name](desk, value, speaker)
    except Refused as refused:
        language = speaker.language
        headline = say(refused.key, language, value=refused.value, name=refused.value)
        return Reply(headline, failed=True, language=language)
    except (Unknown, NoTopic, Several):  # what a button names was there when it was made
        return _gone(speaker)


def _gone(speaker: Speaker) -> Reply:
    """Say that what a button speaks of is no longer there, and where to see what is."""
    language = speaker.language
    return Reply(
        say("topic_gone", language),
        (say("nothing_changed", language),),
        buttons=(Button(say("b_list", language), "say", say("c_list", language)),),
        failed=True,
        language=language,
    )


def guarded(work: Callable[[], Reply], speaker: Speaker, wake: Callable[[], None]) -> Reply:
    """Do something, and put what was enqueued on its way.

    Where it fails, say that nothing was changed: silence would leave people waiting.
    """
    try:
        reply = work()
    except Exception as error:  # noqa: BLE001  the last boundary before a person
        log.error("answer_failed", error=type(error).__name__, at=_place(error))
        sentence = say("retry", speaker.language)
        return Reply(sentence, failed=True, language=speaker.language)
    if reply.enqueued:
        wake()
    return replace(reply, language=speaker.language) if not reply.language else reply


def _place(error: Exception) -> str:
    """Say where something failed, without what people wrote."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
