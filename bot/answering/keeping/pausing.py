"""This file lets administrators hold all that a whole workspace is told, and let it go on; nothing is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.answering import undoing
from bot.answering.arguments.words import either_script
from bot.answering.channels import Refused
from bot.answering.command import Said
from bot.answering.intents import Intent, Pause, PauseAll, Resume, ResumeAll, Undo
from bot.answering.keeping import care
from bot.answering.keeping.care import FOR_GOOD, read_pause, until_when
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages import dates
from bot.messages.words import say
from scrapers.items import Language
from storage.forgetting import LOCAL
from storage.people import audit, channels, workspace_pauses

_ACTIONS = ("pause_all", "resume_all")
_FRESH = timedelta(hours=1)  # so long a change of all is taken back without being named
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
    if isinstance(meant, Pause):
        return PauseAll(meant.until)
    lines = (f"pause {ALL}{line.removeprefix('pause')}" for line in meant.write)
    return replace(meant, write=tuple(lines))


def read_resume(said: Said) -> Intent:
    """Read whether a channel may be spoken to again, or all of them."""
    return ResumeAll() if said.rest == ALL else Resume()


def pause_all(desk: Desk, intent: PauseAll, speaker: Speaker) -> Reply:
    """Hold alerts and digests of a whole workspace, at the shell of all, until a moment or `resume all`."""
    until = until_when(desk, intent.until, speaker) if intent.until else FOR_GOOD
    _set(desk, speaker, until)
    language = speaker.language
    when = dates.moment(until, language)
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
    """Take back the last change: of all channels where that was the last one, else of this one.

    One of long ago, made of all, is only offered: elsewhere it is thought of no longer.
    """
    mine = [] if intent.number is not None else _last_of_all(desk, speaker)
    if not mine:
        return care.undo(desk, intent, speaker)
    language, now = speaker.language, desk.clock()
    _may(speaker)
    if now - mine[0].at > _FRESH:
        return _offered(
            max(filter(None, (_before(one, now) for one in mine)), default=None), speaker
        )
    with desk.store.write() as session:
        for one in mine:
            until = _before(one, now)
            workspace_pauses.restore(session, one.workspace_id, until)
            _note(session, one.workspace_id, speaker, until, {"of": one.id}, now)
        left = paused(session, now, speaker)
    return Reply(
        say("undone", language, what=say(f"a_{mine[0].action}", language)),
        (said(left, language) or say("all_resumed", language),),
        changed=True,
    )


def _before(entry: audit.AuditEntry, now: datetime) -> datetime | None:
    """Give until when a workspace was paused before a change; a pause that is over by now is none."""
    before = entry.detail.get("before")
    until = datetime.fromisoformat(before) if before else None
    return until if until is not None and until > now else None


def _offered(until: datetime | None, speaker: Speaker) -> Reply:
    """Offer what a change of long ago is taken back with."""
    line = f"resume {ALL}" if until is None else f"pause {ALL}"
    if until is not None and until < FOR_GOOD:
        line += f" until {until.astimezone(ZoneInfo(speaker.zone)):%Y-%m-%d %H:%M}"
    language = speaker.language
    return Reply(
        say("meant", language, what=line),
        (say("type", language, what=f"`{line}`"), say("nothing_changed", language)),
        buttons=(Button(line, "say", line),),
        failed=True,
    )


def _last_of_all(desk: Desk, speaker: Speaker) -> list[audit.AuditEntry]:
    """Give the last pause or end of one that a speaker made of all, in each workspace where it stands.

    Nothing where they changed something here since; raises Refused where another changed it since.
    """
    with desk.store.read() as session:
        found = audit.standing_of_workspaces(session, _whose(speaker), _ACTIONS)
        channel = channels.channel(session, speaker.address)
        here = undoing.last(session, channel, speaker.who) if channel else None
    newest: dict[int, audit.AuditEntry] = {}
    for one in found:
        newest.setdefault(one.workspace_id, one)
    mine = next((one for one in found if one.who == speaker.who), None)
    if mine is None or (here is not None and here.id > mine.id):
        return []
    made = (mine.who, mine.action, mine.at)
    standing = [one for one in newest.values() if (one.who, one.action, one.at) == made]
    if not standing:
        raise Refused("changed_since")
    return standing


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
    return say("all_paused_until", language, when=dates.moment(until, language))


def _whose(speaker: Speaker) -> str | None:
    """Give the one workspace that is meant; None for all of them, at the shell of whoever runs us."""
    return None if speaker.workspace == LOCAL else speaker.workspace


def _may(speaker: Speaker) -> None:
    if not speaker.admin or speaker.stranger or speaker.guest:
        named_in = speaker.there.admins_in
        raise Refused("all_unknown" if named_in else "all_refuse", named_in)


def _set(desk: Desk, speaker: Speaker, until: datetime | None) -> None:
    _may(speaker)
    now = desk.clock()
    with desk.store.write() as session:
        channels.ensure_workspace(session, speaker.workspace, "", now)
        held = workspace_pauses.set_paused(session, until, _whose(speaker))
        for number, before in held.items():
            kept = {"before": before.isoformat() if before else None}
            _note(session, number, speaker, until, kept, now)


def _note(
    session: Session,
    workspace: int,
    speaker: Speaker,
    until: datetime | None,
    more: dict[str, Any],
    now: datetime,
) -> None:
    audit.audit(
        session,
        workspace_id=workspace,
        channel_id=None,
        who=speaker.who,
        action="resume_all" if until is None else "pause_all",
        detail={"until": until.isoformat() if until else None, **more},
        now=now,
    )
