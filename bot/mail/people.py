"""This file says who is behind a mailbox, and tells whoever runs this when the relay wants nothing of ours."""

from __future__ import annotations

import asyncio
from functools import partial

from bot.answering.following import mailing
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.mail.letters import Recipient
from bot.messages.words import say
from bot.platforms.errors import NotSent
from bot.secrets import KeysWrong
from bot.telling import posting
from storage.people import channels, mailboxes

WITHOUT_KEY = 3600.0  # seconds until an address that no key opens is tried again


class People:
    """Looks mailboxes up in the store, in a thread; before the first one all are put under the newest key."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._renewed: asyncio.Task[int] | None = None

    async def recipient(self, address: str) -> Recipient | None:
        """Give who is behind a channel's address, None where nobody is; raises NotSent."""
        if self._renewed is None or _failed(self._renewed):
            self._renewed = asyncio.create_task(asyncio.to_thread(mailing.renew, self._desk))
        await asyncio.shield(self._renewed)
        return await asyncio.to_thread(self._look, address)

    def _look(self, address: str) -> Recipient | None:
        with self._desk.store.read() as session:
            box = mailboxes.behind(session, address)
            if box is None:
                return None
            language = channels.channel_by_id(session, box.channel_id).language
        seal = self._desk.seal
        assert seal is not None, "mail is not set up"
        try:
            email = str(seal.open(box.sealed)["address"])
        except (KeysWrong, KeyError):
            reason = "no key in TAMAR_KEYS opens that address"
            raise NotSent(reason, retry_after=WITHOUT_KEY, scope="channel") from None
        stop = mailing.stop_address(self._desk, box, language)
        known = box.confirmed_at is not None
        return Recipient(email, stop, box.stop, mailing.spoken(language), known)

    async def turned_away(self, reason: str) -> None:
        """Tell whoever runs this, once a day, that the relay refuses us."""
        await asyncio.to_thread(self._tell, reason)

    def _tell(self, reason: str) -> None:
        now = self._desk.clock()
        text = partial(say, "news_no_mail", reason=reason)
        with self._desk.store.write() as session:
            key = f"notice:mail-refused:{hong_kong(now).date()}"
            posting.notify(self._desk, session, key, text)


def _failed(renewal: asyncio.Task[int]) -> bool:
    """Say whether a renewal ended before its end: a store that is away for a moment will be back."""
    return renewal.done() and (renewal.cancelled() or renewal.exception() is not None)
