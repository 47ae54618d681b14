"""This file renders everything that we wish to say as mails: pure, without a relay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.mail.blocks import MailBlock, WordRun, block, payload
from bot.mail.gatherings import briefing_mail, digest_mails, rest_mails, sitting_mail
from bot.mail.papers import alert_mail, revision_mail, withdrawal_mail
from bot.messages.alerts import Alert, Digest, Revision, Withdrawal
from bot.messages.briefings import Briefing
from bot.messages.clipping import clip
from bot.messages.gatherings import Rest, Sitting
from bot.messages.words import ours
from scrapers.items import Language
from scrapers.text import is_cjk
from storage.records import Payload

NOTICE = 2_900
_OPENING = re.compile(r"([^:：]{1,80})[:：] ?(https?://[!-~]{1,900})")


class MailRenderer:
    """Messages as mails: each has a subject, HTML, and the same as plain text."""

    def alert(self, alert: Alert) -> Payload:
        """Render one paper."""
        return alert_mail(alert)

    def revision(self, revision: Revision) -> Payload:
        """Render what changed, as an answer to the mail that told of the paper."""
        return revision_mail(revision)

    def withdrawal(self, withdrawal: Withdrawal) -> Payload:
        """Render that a paper is gone, as an answer to the mail that told of it."""
        return withdrawal_mail(withdrawal)

    def digest(self, digest: Digest) -> Sequence[Payload]:
        """Render a digest: one mail, more where it would be too long for a mailbox to show."""
        return digest_mails(digest)

    def rest(self, rest: Rest) -> Sequence[Payload]:
        """Render a booklet's further replies on one topic."""
        return rest_mails(rest)

    def sitting(self, sitting: Sitting) -> Payload:
        """Render the questions of one day that are on a channel's topics."""
        return sitting_mail(sitting)

    def briefing(self, briefing: Briefing) -> Payload:
        """Render what some meetings bring, line by line."""
        return briefing_mail(briefing)

    def notice(self, text: str) -> Payload:
        """Render a plain word to people: the first line is the subject, `words: address` a button."""
        rows = [row for row in text.split("\n") if row.strip()] or ["Tamar"]
        blocks = [block("heading", clip(rows[0], NOTICE)), *map(_line, rows[1:])]
        return payload(rows[0], blocks, _language(rows[0]))


def _language(text: str) -> Language:
    """Name the language of words of ours."""
    if not any(map(is_cjk, text)):
        return "en"
    return "zh-Hans" if ours(text, "zh-Hans") == text else "zh-Hant"


def _line(row: str) -> MailBlock:
    found = _OPENING.fullmatch(row.strip())
    if found is None:
        return block("line", clip(row, NOTICE))
    return block("button", WordRun(clip(found[1], NOTICE), found[2], told=True))
