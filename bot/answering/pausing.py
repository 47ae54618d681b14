"""This file lets administrators hold all that a whole workspace is told, and let it go on; nothing is lost."""

from __future__ import annotations

import re
from datetime import datetime

from sqlmodel import Session

from bot.answering import care, changes
from bot.answering.care import FOR_GOOD, read_pause, until_when
from bot.answering.channels import Refused
from bot.answering.command import Said
from bot.answering.intents import Intent, Pause, PauseAll, Resume, ResumeAll, Undo
from bot.answering.speech import Button, Reply, Speaker
from bot.answering.words import either_script
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.words import say
from scrapers.items import Language
from storage import audit, channels, workspace_pauses
from storage.forgetting import LOCAL

_ACTIONS = ("pause_all", "resume_all")
ALL = "all"  # what is typed after `pause` and `resume`
# e.g. all until Monday · all channels for a week · 全部 至 星期一
_ALL = re.compile(
    either_script(
        r"^(?:all(?: (?:the )?channels)?|every channel|everywhere|全部(?:頻道)?|所有頻道)"
        r"(?:(?: (?=(?:until|till|for|to)\b)| ?(?=直至|直到|至|到))(?P<until>.+))?$"
    ),
    re.IGNORECASE,
)


def read(said: Said) -> Intent:
    """Read whether a channel is to be quiet, or all of them, and until when."""
    found = _ALL.match(" ".join(said.rest.split())[:200])
    if found is None:
        return read_pause(said)
    until = found["until"]
    if not until:
        return PauseAll()
    meant = read_pause(Said(said.tokens, until, said.whole, said.word))
    return PauseAll(meant.until if isinstance(meant, Pause) else None)


def read_resume(said: Said) -> Intent:
    """Read whether a channel may be spoken to again, or all of them."""
    return ResumeAll() if said.rest == ALL else Resume()


def pause_all(desk: Desk, intent: PauseAll, speaker: Speaker) -> Reply:
    """Hold alerts and digests of a whole workspace, at the shell of all, until a moment or `resume all`."""
    until = until_when(desk, intent.until, speaker) if intent.until else FOR_GOOD
    _set(desk, speaker, until)
    language = speaker.language
    when = phrases.moment(until, language)
    headline = (
        say("all_paused_until", language, when=when)
        if intent.until
        else say("all_paused", language)
    )
    return Reply(
        headline,
        (say("all_paused_note", language), *([] if intent.until else [say("all_ends", language)])),
        buttons=(Button(say("b_undo", language), "say", f"resume {ALL}"),),
        changed=True,
    )


def resume_all(desk: Desk, intent: ResumeAll, speaker: Speaker) -> Reply:
    """Let a paused workspace, at the shell all of them, be told again."""
    language = speaker.language
    with desk.store.read() as session:
        held = paused(session, desk.clock(), speaker)
    if held is None:
        return Reply(say("all_not_paused", language))
    _set(desk, speaker, None)
    return Reply(
        say("all_resumed", language),
        (say("all_resumed_note", language),),
        buttons=(Button(say("b_undo", language), "say", f"pause {ALL}"),),
        changed=True,
    )


def undo(desk: Desk, intent: Undo, speaker: Speaker) -> Reply:
    """Take back the last change: of all channels where that was the last one, else of this one."""
    entry = None if intent.number is not None else _last_of_all(desk, speaker)
    if entry is None:
        return care.undo(desk, intent, speaker)
    language, before = speaker.language, entry.detail.get("before")
    _set(desk, speaker, datetime.fromisoformat(before) if before else None, of=entry.id)
    key = "all_paused" if before else "all_resumed"
    return Reply(
        say("undone", language, what=say(f"a_{entry.action}", language)),
        (say(key, language),),
        changed=True,
    )


def _last_of_all(desk: Desk, speaker: Speaker) -> audit.Entry | None:
    """Give the last pause or end of one that somebody made of all, where nothing was changed here since."""
    with desk.store.read() as session:
        found = audit.last_of_workspace(session, speaker.workspace, speaker.who, _ACTIONS)
        channel = channels.channel(session, speaker.address)
        here = changes.last(session, channel, speaker.who) if channel else None
    return None if found is None or (here is not None and here.id > found.id) else found


def paused(session: Session, now: datetime, speaker: Speaker) -> datetime | None:
    """Give until when all that a speaker looks after is paused; None where nothing of it is."""
    found = workspace_pauses.paused(session, now, _whose(speaker))
    return max(found.values(), default=None)


def said(until: datetime | None, language: Language) -> str | None:
    """Say until when everything is paused, if it is."""
    if until is None:
        return None
    if until >= FOR_GOOD:
        return f"{say('all_paused', language)} {say('all_ends', language)}"
    return say("all_paused_until", language, when=phrases.moment(until, language))


def _whose(speaker: Speaker) -> str | None:
    """Give the one workspace that is meant; None for all of them, at the shell of whoever runs us."""
    return None if speaker.workspace == LOCAL else speaker.workspace


def _set(desk: Desk, speaker: Speaker, until: datetime | None, of: int | None = None) -> None:
    if not speaker.admin or speaker.stranger or speaker.guest:
        raise Refused("all_unknown" if speaker.platform == "teams" else "all_refuse")
    now = desk.clock()
    with desk.store.write() as session:
        channels.ensure_workspace(session, speaker.workspace, "", now)
        before = paused(session, now, speaker)
        detail = {
            "until": until.isoformat() if until else None,
            "before": before.isoformat() if before else None,
            **({"of": of} if of is not None else {}),
        }
        for number in workspace_pauses.set_paused(session, until, _whose(speaker)):
            audit.audit(
                session,
                workspace_id=number,
                channel_id=None,
                who=speaker.who,
                action="resume_all" if until is None else "pause_all",
                detail=detail,
                now=now,
            )
