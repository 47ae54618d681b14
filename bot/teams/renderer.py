"""This file renders everything that we wish to say as messages in Teams: pure, without Teams."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages.alerts import Alert, Digest, Revision, Withdrawal
from bot.messages.briefings import Briefing
from bot.messages.gatherings import Rest, Sitting
from bot.teams.changes import revision_message, withdrawal_message
from bot.teams.elements import line, message
from bot.teams.gatherings import briefing_message, digest_messages, rest_messages, sitting_message
from bot.teams.marked import fit
from bot.teams.papers import alert_message
from bot.teams.replies import clean, said
from storage.records import Payload

NOTICE = 2900


class TeamsRenderer:
    """Messages as Adaptive Cards, each with its words as plain text beside."""

    def alert(self, alert: Alert) -> Payload:
        """Render one paper."""
        return alert_message(alert)

    def revision(self, revision: Revision) -> Payload:
        """Render what changed, for the thread."""
        return revision_message(revision)

    def withdrawal(self, withdrawal: Withdrawal) -> Payload:
        """Render that a paper is gone, for the thread."""
        return withdrawal_message(withdrawal)

    def digest(self, digest: Digest) -> Sequence[Payload]:
        """Render a digest: the parent first, then one message per topic for its thread."""
        return digest_messages(digest)

    def rest(self, rest: Rest) -> Sequence[Payload]:
        """Render a booklet's further replies on one topic, more messages where one overflows."""
        return rest_messages(rest)

    def sitting(self, sitting: Sitting) -> Payload:
        """Render the questions of one day that are on a channel's topics."""
        return sitting_message(sitting)

    def briefing(self, briefing: Briefing) -> Payload:
        """Render what some meetings bring, line by line."""
        return briefing_message(briefing)

    def notice(self, text: str) -> Payload:
        """Render a plain word to people, line by line."""
        rows = [row for row in text.split("\n") if row.strip()]
        shown = [said(row) if "`" in row else fit(row, NOTICE) for row in rows]
        return message([line(one) for one in shown], clean("\n".join(rows)))
