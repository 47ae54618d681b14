"""This file keeps what somebody was last shown in a place: a list with its rows, and the paper looked at after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.finding.places import LOOKED_AT, parted
from bot.answering.hearing import grammar
from bot.answering.intents import (
    Amend,
    AskPaper,
    Briefing,
    Cite,
    Commitments,
    Edit,
    Follow,
    Guessed,
    Intent,
    Latest,
    ListFollowed,
    Meetings,
    Misunderstood,
    More,
    Mute,
    Pause,
    Profile,
    Search,
    Show,
    ShowCommitment,
    ShowRow,
    ShowSaved,
    ShowStory,
    Unsubscribe,
    Why,
    WriteNote,
)
from bot.answering.speech import Reply, Row, Speaker
from bot.desk import Desk
from bot.engines.recent import Key

MOST_ROWS = 200  # of all the pages of one list
OF_ONE = (*LOOKED_AT, WriteNote)
_LOOKING = (Show, More, Cite, Why, ShowStory, AskPaper)
OF_FOLLOWED = (Unsubscribe, Mute, Edit, Amend)
PAGED = (Search, Latest, Commitments)
# Whose commands may stand before a place in a list.
OF_ROWS = (*OF_ONE, *OF_FOLLOWED, Follow, Pause, ShowCommitment)
_LISTING = (*PAGED, Meetings, Profile, ShowStory, ShowSaved, ListFollowed, Briefing)


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody was last shown in a place: a list, and the paper that was looked at after it."""

    intent: Intent | None = None  # that listed the rows
    rows: tuple[Row, ...] = ()  # of all its pages so far
    page: int = 0  # rows of the page that was shown last
    skip: int = 0  # how many of all that there is were shown, kept or not
    paper: str = ""  # as it was typed
    onward: Intent | None = None  # reads on in that paper


def key_of(speaker: Speaker) -> Key:
    """Give under what is kept what somebody was shown: by person and place."""
    return speaker.workspace, speaker.address, speaker.thread, speaker.who


def keep(desk: Desk, intent: Intent, reply: Reply, speaker: Speaker) -> None:
    """Keep what an answer showed, for the person to whom it was shown, where it was."""
    done = intent.intent if isinstance(intent, Guessed) else intent
    if done is None or isinstance(done, ShowRow):
        return
    key, now = key_of(speaker), desk.clock()
    before: Shown = desk.recent.get(key, now) or Shown()
    several = len(reply.rows) > 1 and any(row.ref for row in reply.rows)
    rows = reply.rows if several or isinstance(done, _LISTING) else ()
    further = isinstance(done, PAGED) and done.skip > 0
    if rows:
        kept = (*before.rows, *rows) if further and before.intent is not None else rows
        kept = kept if len(kept) <= MOST_ROWS else rows[:MOST_ROWS]
        first = replace(done, skip=0) if isinstance(done, PAGED) else done
        skip = (done.skip if isinstance(done, PAGED) else 0) + _counted(done, rows)
        desk.recent.keep(key, Shown(first, kept, min(len(rows), MOST_ROWS), skip), now)
    elif isinstance(done, _LOOKING):
        if not reply.failed:
            onward = _onward(done, reply)
            paper = parted(done.reference)[0]
            desk.recent.keep(key, replace(before, paper=paper, onward=onward), now)
    elif isinstance(done, _LISTING) and not further:
        desk.recent.keep(key, Shown(done), now)
    elif reply.rows and not isinstance(done, OF_ROWS):
        desk.recent.keep(key, Shown(), now)  # a place would be looked for in what stands there now


def listed(desk: Desk, speaker: Speaker) -> Intent | None:
    """Give what listed the rows that somebody was shown last; None where there are none."""
    shown: Shown | None = desk.recent.get(key_of(speaker), desk.clock())
    return shown.intent if shown is not None else None


def paper_of(desk: Desk, speaker: Speaker) -> str:
    """Give the paper that somebody looked at last, or the only one that was listed; "" where there is none."""
    shown: Shown | None = desk.recent.get(key_of(speaker), desk.clock())
    only = shown.rows[0].ref if shown and len(shown.rows) == 1 else ""
    return (shown.paper or only) if shown else ""


def _counted(done: Intent, rows: tuple[Row, ...]) -> int:
    """Count the rows that a list goes on behind: others stand above or below them."""
    if isinstance(done, Commitments):
        return sum(1 for row in rows if row.line)
    return sum(1 for row in rows if row.ref) if isinstance(done, Profile) else len(rows)


def _onward(done: Intent, reply: Reply) -> Intent | None:
    """Give what reads on in a paper, where its text was read."""
    if not isinstance(done, More):
        return None
    typed = (one.value for one in reply.buttons if one.action == "say")
    read = (grammar.parse(line) for line in typed)
    ended = Misunderstood("", "list_ended", "", ("latest",))
    return next((one for one in read if isinstance(one, More) and one.start > 1), ended)
