"""This file forgets workspaces: on command, and by itself thirty days after one removed the app."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

import structlog

from bot.desk import Desk
from bot.messages.words import say
from bot.platforms.terminal_lines import named
from bot.telling import posting
from storage import counters, forgetting
from storage.errors import StoreError

UNCONFIRMED = timedelta(hours=48)  # a mail address that somebody asked for
AFTER = timedelta(days=30)  # until then installing again brings everything back
# What tables hold, in words, in the order in which it is said.
_WORDS = {
    "channel": "channels",
    "topic": "own topics",
    "subscription": "things followed",
    "feedback": "notes and marks",
    "saved": "papers saved, with notes",
    "watch_list": "watch lists",
    "watch_hit": "names found for watch lists",
    "habit": "citation styles of people",
    "delivery": "messages sent or waiting",
    "message": "texts of messages that nobody else was sent",
    "telling": "records of what was told",
    "digest_run": "digests",
    "match": "papers found for its own topics",
    "audit": "changes on record",
    "installation": "tokens",
    "mailbox": "mail addresses",
    "notice": "notices that name it elsewhere",
}
_TO_REWRITE = "forgetting: files to write anew"
log = structlog.get_logger(__name__)


def words(key: str, counts: Mapping[str, int], *, would: bool) -> str:
    """Say what goes of a workspace, a line for each sort."""
    begun = "Would forget" if would else "Forgetting"
    ordered = [name for name in _WORDS if name in counts]
    ordered += [name for name in sorted(counts) if name not in _WORDS and name != "lane"]
    lines = [f"  {counts[name]} {_WORDS.get(name, named(name))}" for name in ordered]
    return "\n".join([f"{begun} {named(key)}:", *(lines or ["  nothing but its name"])])


def forget(desk: Desk, one: forgetting.Owner) -> int:
    """Forget a workspace, step by step; give how many rows went. Interrupted, do it again.

    Done? The workspace's row, which goes last, is gone. Do: a batch. Stamp: in the same commit.
    """
    with desk.store.write() as session:
        forgetting.close(session, one, desk.clock())
        counters.raise_by(session, _TO_REWRITE, 1, desk.clock())
    total = 0
    while True:
        with desk.store.write() as session:
            done = forgetting.step(session, one)
        if not done:
            break
        total += done
    _rewrite(desk)
    return total


def _rewrite(desk: Desk) -> None:
    """Have the file written anew if something was deleted since it last was; a crash does not forget it."""
    with desk.store.read() as session:
        deleted = counters.count(session, _TO_REWRITE)
    if not deleted:
        return
    desk.store.rewrite()
    with desk.store.write() as session:
        counters.raise_by(session, _TO_REWRITE, -deleted, desk.clock())


def keep(desk: Desk) -> int:
    """Forget every workspace whose thirty days are over, and tell the owner, naming none; give how many."""
    now = desk.clock()
    _rewrite(desk)
    with desk.store.read() as session:
        found = forgetting.due(session, now - AFTER)
        # Whoever stops mail, is away, or never confirmed has nothing to come back to.
        apart = forgetting.mailboxes_ended(
            session, now, now - AFTER
        ) + forgetting.mailboxes_never_confirmed(session, now - UNCONFIRMED)
    for one in apart:
        log.info("mailbox_forgotten", rows=forget(desk, one))
    for one in found:
        with desk.store.read() as session:
            counts = forgetting.holdings(session, one)
        try:
            rows = forget(desk, one)
        except StoreError as error:  # the rest goes at the next round
            log.warning("not_forgotten_yet", workspace=one.key, error=type(error).__name__)
            raise
        log.info("forgotten", workspace=one.key, rows=rows)
        with desk.store.write() as session:
            text = partial(
                say,
                "news_forgotten",
                channels=counts.get("channel", 0),
                topics=counts.get("topic", 0),
                follows=counts.get("subscription", 0),
            )
            posting.notify(desk, session, f"notice:forgotten:{one.id}:{now.timestamp():.0f}", text)
    return len(found) + len(apart)
