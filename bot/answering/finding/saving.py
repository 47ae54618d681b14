"""This file answers who keeps papers for a channel, writes notes on them, and reads them again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.answering import undoing
from bot.answering.arguments.filters import bare
from bot.answering.channels import Refused, held, place_of, place_to_write
from bot.answering.command import Said
from bot.answering.finding import lookups, paper_rows
from bot.answering.intents import Intent, Misunderstood, Save, ShowSaved, Unsave, WriteNote
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages import dates
from bot.messages.words import say
from scrapers.items import Language
from scrapers.numbering import reference_keys
from storage.people import saved
from storage.people.channels import Channel
from storage.people.saved import Saved
from storage.published import papers
from storage.records import Paper

LONGEST_NOTE = 500
AT_ONCE = 15  # papers of one answer
_FROM = re.compile(r"^(?:from|由|從|从)?\s*(?P<n>\d{1,4})$", re.IGNORECASE)
# The paper of the thread, named before what is written of it.
# e.g. this: · on this paper: · 呢份：
_BEFORE_US = re.compile(
    r"^(?:(?:on|for|to) )?(?:this|it|this paper|呢[份個篇个]|[這这][份個篇个])(?:文件)?\s{0,3}[:：]\s{0,3}",
    re.IGNORECASE,
)
_BEFORE_NUMBER = frozenset({"lc", "paper", "no.", "no", "lcq"})
_AROUND = ":：,，、-–—"
_AHEAD = 4  # words that may complete a question's number: its date


def read_save(said: Said) -> Intent:
    """Read which paper is to be kept."""
    if not bare(said.rest):
        return Misunderstood("save", "which_paper", "", ("save <number>",))
    return Save(bare(said.rest))


def read_unsave(said: Said) -> Intent:
    """Read which paper is to be kept no longer."""
    if not bare(said.rest):
        return Misunderstood("unsave", "which_paper", "", ("saved", "unsave <number>"))
    return Unsave(bare(said.rest))


def read_saved(said: Said) -> Intent:
    """Read from which place of the list it is to be shown."""
    found = _FROM.match(bare(said.rest))
    return ShowSaved(max(1, int(found["n"])) if found else 1)


def read_note(said: Said) -> Intent:
    """Read a note: the paper comes first, and in a paper's own thread need not be named."""
    words = _BEFORE_US.sub("", said.rest).split()
    count = _named(words)
    reference = " ".join(words[:count]).strip(_AROUND)
    text = bare(" ".join(words[count:]).lstrip(f"{_AROUND} "))
    if not text:
        what = reference or "<number>"
        return Misunderstood("note", "note_what", "", (f"note {what} <text>",))
    if len(text) > LONGEST_NOTE:
        return Misunderstood(
            "note", "note_too_long", f"{len(text):,}", (f"note {reference} <text>",)
        )
    return WriteNote(reference, text)


def _named(words: list[str]) -> int:
    """Count the words at the beginning that name a paper; a question's date is among them."""
    before = 0
    while before < len(words) and words[before].casefold() in _BEFORE_NUMBER:
        before += 1
    count = before + 1
    first = " ".join(words[:count]).strip(_AROUND)
    if not first or not lookups.is_reference(first):
        return 0
    if any("*" in key for key in reference_keys(first)):  # LCQ9: of which sitting?
        for more in range(count + 1, min(len(words), count + _AHEAD) + 1):
            keys = reference_keys(" ".join(words[:more]).strip(_AROUND))
            if keys and not any("*" in key for key in keys):
                return more
    return count


def save(desk: Desk, intent: Save, speaker: Speaker) -> Reply:
    """Keep one paper on this channel's list."""
    with desk.store.read() as session:
        paper = lookups.one_of(session, intent.reference)
    return keep(desk, paper, speaker)


def keep(desk: Desk, paper: Paper, speaker: Speaker) -> Reply:
    """Keep a paper on this channel's list; one that stands there stays as it is."""
    now, language = desk.clock(), speaker.language
    number = None
    with desk.store.write() as session:
        channel = place_to_write(desk, session, speaker)
        kept, is_new = _kept(session, channel, paper, speaker, now)
        name = lookups.reference_to(session, paper)
        if is_new:
            number = _note_change(session, channel, speaker, "save", now, None, kept)
    key = "saved_now" if is_new else "saved_already"
    undo = (Button(say("b_undo", language), "undo", str(number)),) if is_new else ()
    return Reply(
        say(key, language, day=_day(kept.at, language)),
        (say("saved_note", language, what=f"`{say('c_note', language)} {name} …`"),),
        rows=(_row(paper, kept, language, pressed=False),),
        buttons=(*undo, Button(say("b_saved", language), "say", say("c_saved", language))),
        changed=is_new,
        language=language,
    )


def unsave(desk: Desk, intent: Unsave, speaker: Speaker) -> Reply:
    """Take a paper off this channel's list, with its notes."""
    now, language = desk.clock(), speaker.language
    with desk.store.write() as session:
        paper = lookups.one_of(session, intent.reference)
        channel = place_to_write(desk, session, speaker)
        kept = saved.one(session, channel.id, paper.id)
        if kept is None:
            raise Refused("not_saved", _called(paper))
        saved.unsave(session, channel.id, paper.id)
        number = _note_change(session, channel, speaker, "unsave", now, kept, None)
    return Reply(
        say("unsaved", language, what=_called(paper)),
        buttons=(
            Button(say("b_undo", language), "undo", str(number)),
            Button(say("b_saved", language), "say", say("c_saved", language)),
        ),
        changed=True,
        language=language,
    )


def write_note(desk: Desk, intent: WriteNote, speaker: Speaker) -> Reply:
    """Write something of a paper on this channel's list; one that is not there yet is put there."""
    now, language = desk.clock(), speaker.language
    if speaker.reach(speaker.address).shared:  # its other readers are of another organisation
        raise Refused("note_shared")
    with desk.store.write() as session:
        paper = lookups.one_of(session, intent.reference)
        channel = place_to_write(desk, session, speaker)
        before = saved.one(session, channel.id, paper.id)
        _kept(session, channel, paper, speaker, now)
        try:
            after = saved.note(
                session, channel.id, paper.id, who=speaker.who, text=intent.text, now=now
            )
        except saved.TooManyNotes:
            raise Refused("note_full", str(saved.MOST_NOTES)) from None
        number = _note_change(session, channel, speaker, "note", now, before, after)
    return Reply(
        say("noted", language),
        rows=(_row(paper, after, language, pressed=False),),
        buttons=(
            Button(say("b_undo", language), "undo", str(number)),
            Button(say("b_saved", language), "say", say("c_saved", language)),
        ),
        changed=True,
        language=language,
    )


def show_saved(desk: Desk, intent: ShowSaved, speaker: Speaker) -> Reply:
    """Show what this channel keeps, with the notes on it, what was saved or noted last first."""
    place, language = place_of(speaker, None), speaker.language
    if speaker.stranger:
        raise Refused("stranger")
    with desk.store.read() as session:
        channel = held(session, place, speaker)
        kept = saved.of_channel(session, channel.id) if channel else []
        shown = kept[intent.start - 1 : intent.start - 1 + AT_ONCE]
        found = {one.id: one for one in papers.papers(session, [s.paper_id for s in shown])}
    if channel is None or not kept:
        return Reply(
            say("saved_nothing", language, place=place.called(language)),
            (say("saved_how", language, what=f"`{say('c_save', language)} CB(2)1292/2025`"),),
            buttons=(Button(say("b_latest", language), "say", say("c_latest", language)),),
        )
    if not shown:
        raise Refused("nothing_more")
    rows = [_row(found[s.paper_id], s, language) for s in shown if s.paper_id in found]
    last = intent.start - 1 + len(shown)
    onward = f"{say('c_saved', language)} {last + 1}"
    command = f"`tamar export --saved {channel.address} --format ris`"
    return Reply(
        say("saved_list", language, place=place.called(language), n=len(kept)),
        rows=tuple(rows),
        buttons=(Button(say("b_read_on", language), "say", onward),) if last < len(kept) else (),
        footer=say("saved_export", language, what=command),
    )


def by_message(desk: Desk, speaker: Speaker) -> Reply | None:
    """Keep the paper of the message that somebody marked; None where it tells of none, or of several."""
    with desk.store.read() as session:
        found = papers.papers(session, speaker.about[:2], texts=False)
    return keep(desk, found[0], speaker) if len(found) == 1 else None


def _kept(
    session: Session, channel: Channel, paper: Paper, speaker: Speaker, now: datetime
) -> tuple[Saved, bool]:
    return saved.save(
        session,
        workspace_id=channel.workspace_id,
        channel_id=channel.id,
        paper_id=paper.id,
        who=speaker.who,
        now=now,
    )


def _note_change(
    session: Session,
    channel: Channel,
    speaker: Speaker,
    action: str,
    now: datetime,
    before: Saved | None,
    after: Saved | None,
) -> int:
    state = undoing.kept(before, after)
    return undoing.note(session, channel, speaker, action, now, saved=[state])


def _row(paper: Paper, kept: Saved, language: Language, *, pressed: bool = True) -> Row:
    """Show a paper that is kept: how it stands now, and what was noted of it."""
    row = paper_rows.paper_row(paper, language)
    context = " · ".join(
        one for one in (row.context, say("saved_on", language, day=_day(kept.at, language))) if one
    )
    notes = "  ".join(f"✎ {note.text}" for note in kept.notes)
    reference = f"paper:{paper.id}"
    buttons = (
        Button(say("b_show", language), "say", f"{say('c_show', language)} {reference}"),
        Button(say("b_unsave", language), "say", f"{say('c_unsave', language)} {reference}"),
    )
    return replace(row, context=context, text=notes, buttons=buttons if pressed else ())


def _called(paper: Paper) -> str:
    return paper.number or paper.title[:60]


def _day(at: datetime, language: Language) -> str:
    return dates.day(hong_kong(at).date(), language)
