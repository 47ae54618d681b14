"""This file lets people be told by mail: whoever asks is sent a link, and nothing else until they confirm."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.answering.following.targets import Target, label_of, targets
from bot.answering.names import TopicBook
from bot.desk import Desk
from bot.messages.permalinks import PATHS
from bot.messages.words import listed, say
from bot.secrets import KeysWrong, Seal
from bot.telling import posting
from scrapers.items import Language
from storage import forgetting, once
from storage.people import channels, mailboxes, subscriptions
from storage.people.mailboxes import MAIL, Mailbox
from storage.people.subscriptions import Subscription
from storage.records import Preference, Rhythm

LASTS = timedelta(hours=48)  # a link to confirm with
APART = timedelta(hours=1)  # between two such links to one address
MOST_WAITING = 2_000  # addresses that nobody has confirmed
MOST_FOLLOWED = 60  # by one address
LONGEST_NAME = 200  # letters of what is asked for
RENEWED_AT_ONCE = 500
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z0-9-]{2,63}"
)
_LINKED = re.compile(r"<mailto:([^|<>]{1,320})(?:\|[^<>]{0,320})?>")
_BAD = re.compile(r"^\.|\.\.|\.@|@-|-\.|\.-|-$")


class Full(Exception):
    """Too many addresses wait for their confirmation; ask again when some are forgotten."""


class LinkOver(Exception):
    """A link is forged, too old, or its address was stopped."""


@dataclass(frozen=True, slots=True)
class WantedMail:
    """What an address is to be sent, how often, and in which language."""

    targets: tuple[Target, ...]
    rhythm: Rhythm
    language: Preference
    left_out: tuple[str, ...] = ()  # what one address had no room for

    def called(self, language: Language) -> str:
        """Name it in a sentence."""
        return listed([target.label for target in self.targets], language)


def address_in(typed: str) -> str | None:
    """Give the mail address that somebody typed, as chat may have linked it; None of anything else."""
    linked = _LINKED.fullmatch(typed.strip(" "))
    address = linked[1] if linked else typed.strip(" ")
    if len(address) > 254 or not _ADDRESS.fullmatch(address) or _BAD.search(address):
        return None
    return address


def wanted(
    session: Session, said: str, rhythm: Rhythm, spoken: Preference, language: Language
) -> WantedMail:
    """Give what is meant; raises Unknown. No workspace's own topics: a mailbox is in none."""
    found = targets(session, TopicBook(session, MAIL, None), said[:LONGEST_NAME], language)
    return WantedMail(tuple(found), rhythm, spoken)


def ask(desk: Desk, address: str, what: WantedMail, language: Language) -> None:
    """Send an address a link to confirm with; the same happens whether it is known here or not.

    Nothing happens where it was sent one within the hour. Raises Full.
    """
    seal, now = _seal(desk), desk.clock()
    marks = seal.marks(address.casefold())
    with desk.store.write() as session:
        if mailboxes.waiting(session) >= MOST_WAITING:
            raise Full
        if not once.first(session, f"mail:{marks[0]}", now, now + APART):
            return
        box = mailboxes.marked(session, marks) or mailboxes.add(
            session,
            marks[0],
            seal.name,
            seal.seal({"address": address}),
            secrets.token_urlsafe(18),
            what.language,
            now,
        )
        place = channels.channel_by_id(session, box.channel_id)
        if place.gone_at is not None:
            place = channels.ensure_channel(session, place.address, place.workspace, now)
        link = f"{_base(desk, language)}/confirm/{_token(seal, box, what, now)}"
        rhythm = say(f"mail_rhythm_{what.rhythm}", language)
        text = "\n".join(
            (
                say("mail_confirm_subject", language, what=what.called(language)),
                say("mail_confirm_text", language, what=what.called(language), rhythm=rhythm),
                f"{say('mail_confirm_link', language)}{say('colon', language)}{link}",
                say("mail_confirm_not_you", language),
            )
        )
        key = f"notice:mail-confirm:{box.id}:{now.timestamp():.0f}"
        posting.notice(desk, session, place, key, text, language)


def _seal(desk: Desk) -> Seal:
    assert desk.seal is not None, "mail is not set up"
    return desk.seal


def _base(desk: Desk, language: Language) -> str:
    return f"{desk.archive}/{PATHS[language]}/mail"


def stop_address(desk: Desk, box: Mailbox, language: Preference) -> str:
    """Give the address at which a mailbox is let out."""
    return f"{_base(desk, spoken(language))}/stop/{box.stop}"


def spoken(language: Preference) -> Language:
    """Give the language in which we speak to whoever reads papers in this one, or in either."""
    return "en" if language == "either" else language


# --- confirming ---------------------------------------------------------------------------------


def _token(seal: Seal, box: Mailbox, what: WantedMail, now: datetime) -> str:
    """Write what was asked for, sealed: nobody can make one, or another of it."""
    kept = {
        "for": "confirm",
        "box": box.stop,
        "at": int(now.timestamp()),
        "how": [what.rhythm, what.language],
        "what": [[one.kind, list(one.targets), one.label] for one in what.targets],
    }
    return seal.seal(kept).decode("ascii")


def asked(desk: Desk, session: Session, token: str) -> tuple[Mailbox, WantedMail]:
    """Give whose link this is and what it asks for; raises LinkOver."""
    try:
        kept = _seal(desk).open(token.encode("ascii", "replace"))
        begun, (rhythm, language) = float(kept["at"]), kept["how"]
        what = tuple(Target(kind, tuple(names), label) for kind, names, label in kept["what"])
        meant, secret = kept["for"], str(kept["box"])
    except (KeysWrong, KeyError, TypeError, ValueError):
        raise LinkOver from None
    box = mailboxes.stopped_by(session, secret)
    age = desk.clock().timestamp() - begun
    if meant != "confirm" or box is None or not 0 <= age <= LASTS.total_seconds():
        raise LinkOver
    return box, WantedMail(what, rhythm, language)


def address_of(desk: Desk, box: Mailbox) -> str:
    """Give the address of a mailbox in clear, for the page that only its own link opens; raises LinkOver."""
    try:
        return str(_seal(desk).open(box.sealed)["address"])
    except (KeysWrong, KeyError):
        raise LinkOver from None


def confirm(desk: Desk, token: str) -> tuple[Mailbox, WantedMail]:
    """Let an address be sent what its link asks for, as far as it has room; twice is once. Raises LinkOver.

    What is given is whose link it is and what the address now gets, with the names of what there was no room for.
    """
    now = desk.clock()
    with desk.store.write() as session:
        box, what = asked(desk, session, token)
        mailboxes.confirm(session, box, now)
        channel = channels.channel_by_id(session, box.channel_id)
        channels.set_channel(session, channel.address, language=what.language)
        held = {(s.kind, s.target) for s in subscriptions.subscriptions(session, box.channel_id)}
        taken, left = _with_room(what, held)
        wished: list[Any] = [(one, name) for one in taken for name in one.targets]
        for one, name in wished:
            found, fresh = subscriptions.subscribe(
                session, box.channel_id, kind=one.kind, target=name, label=one.label,
                rhythm=what.rhythm, who=MAIL, now=now,
            )  # fmt: skip
            if not fresh:
                subscriptions.change_subscription(session, found.id, rhythm=what.rhythm)
    return box, replace(what, targets=taken, left_out=left)


def _with_room(what: WantedMail, held: set[Any]) -> tuple[tuple[Target, ...], tuple[str, ...]]:
    """Give what an address has room for, whole things only, and the names of the rest."""
    taken: list[Target] = []
    left: list[str] = []
    followed = set(held)
    for one in what.targets:
        more = followed | {
            (one.kind, subscriptions.target_of(one.kind, name)) for name in one.targets
        }
        if len(more) > max(MOST_FOLLOWED, len(held)):
            left.append(one.label)
            continue
        followed = more
        taken.append(one)
    return tuple(taken), tuple(left)


# --- stopping -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Followed:
    """One thing that an address is sent."""

    id: int
    name: str
    rhythm: str


def followed(session: Session, secret: str, language: Language) -> list[Followed]:
    """Give what an address is sent, by the secret of its links; raises LinkOver."""
    box = mailboxes.stopped_by(session, secret)
    if box is None:
        raise LinkOver
    return [
        Followed(one.id, label_of(one, language), say(f"mail_rhythm_{one.rhythm}", language))
        for one in _held(session, box)
    ]


def _held(session: Session, box: Mailbox) -> Sequence[Subscription]:
    return subscriptions.subscriptions(session, box.channel_id)


def stop(desk: Desk, secret: str, number: int | None = None) -> bool:
    """Send an address nothing more, or one thing less; say whether the link is anybody's.

    The address goes with the last thing that it is sent, never for a number that is none of its own.
    """
    now = desk.clock()
    with desk.store.write() as session:
        box = mailboxes.stopped_by(session, secret)
        if box is None:
            return False
        named = [one for one in _held(session, box) if one.id == number]
        for one in named:
            subscriptions.unsubscribe(session, box.channel_id, kind=one.kind, target=one.target)
        if number is None or (named and not _held(session, box)):
            forgetting.end_mailbox(session, box, now)
    return True


# --- keys ---------------------------------------------------------------------------------------


def renew(desk: Desk) -> int:
    """Keep every address under the newest key; give how many were under another.

    Done? It is named by the newest key. Do: a batch. Stamp: in the same commit. What no key opens
    stays as it is: a key that comes back opens it again.
    """
    seal, done, last = _seal(desk), 0, 0
    while True:
        with desk.store.write() as session:
            found = mailboxes.to_renew(session, seal.name, last, RENEWED_AT_ONCE)
            for box in found:
                last = box.id
                try:
                    address = str(seal.open(box.sealed)["address"])
                except (KeysWrong, KeyError):
                    continue
                mark = seal.marks(address.casefold())[0]
                mailboxes.renew(session, box, mark, seal.name, seal.renewed(box.sealed))
                done += 1
        if not found:
            return done


def workspace_named(desk: Desk, session: Session, key: str) -> str:
    """Give the workspace of a mail address that is written as `mail:me@firm.example`; else the key itself."""
    address = address_in(key.removeprefix(f"{MAIL}:")) if key.startswith(f"{MAIL}:") else None
    if address is None or not desk.mails:
        return key
    box = mailboxes.marked(session, _seal(desk).marks(address.casefold()))
    return channels.channel_by_id(session, box.channel_id).workspace if box else key
