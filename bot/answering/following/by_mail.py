"""This file lets people in chat have papers sent to a mail address, once whoever reads it has confirmed."""

from __future__ import annotations

from datetime import timedelta

from bot.answering.arguments.wishes import Reader, names_in
from bot.answering.channels import Refused
from bot.answering.command import Said
from bot.answering.following import mailing
from bot.answering.following.mailing import Full
from bot.answering.intents import Email, Intent, Misunderstood
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from storage import once

AN_HOUR = 5  # mails that one person may ask for
_EXAMPLE = ("email <address> <topic> weekly",)


def read_email(said: Said) -> Intent:
    """Read an address, what it is to be sent, and how often."""
    if not said.tokens:
        return Misunderstood("email", "mail_which", "", _EXAMPLE)
    address = mailing.address_in(said.tokens[0])
    if address is None:
        return Misunderstood("email", "mail_no_address", said.tokens[0][:60], _EXAMPLE)
    read = Reader(said.tokens[1:])
    names = names_in(read.target)
    if read.problem or not names:
        how = read.problem or ("which_topic", "")
        return Misunderstood("email", *how, (f"email {address} <topic> weekly",))
    return Email(address, names, read.wishes)


def email(desk: Desk, intent: Email, speaker: Speaker) -> Reply:
    """Send an address a link to confirm with; the answer is the same whether it is known or not."""
    language, wishes, now = speaker.language, intent.wishes, desk.clock()
    if not desk.mails:
        raise Refused("mail_off")
    with desk.store.read() as session:
        what = mailing.wanted(
            session,
            ", ".join(intent.names),
            wishes.rhythm or "daily",
            wishes.language or language,
            language,
        )
    who = f"{speaker.workspace}/{speaker.who}"
    with desk.store.write() as session:
        names = (f"mail-asker:{who}:{number}" for number in range(AN_HOUR))
        if not any(once.first(session, name, now, now + timedelta(hours=1)) for name in names):
            raise Refused("mail_enough")
    try:
        mailing.ask(desk, intent.address, what, language)
    except Full:
        raise Refused("mail_full") from None
    return Reply(say("mail_asked", language), (say("mail_asked_about", language),), enqueued=True)
