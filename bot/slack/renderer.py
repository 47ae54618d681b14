"""This file renders everything that we wish to say as Slack messages: pure, without Slack."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages.alerts import Alert, Digest, Revision, Withdrawal
from bot.messages.briefings import Briefing
from bot.messages.gatherings import Rest, Sitting
from bot.slack.blocks import message, pages, sections
from bot.slack.cards import alert_message
from bot.slack.changes import revision_message, withdrawal_message
from bot.slack.digests import digest_messages
from bot.slack.gatherings import briefing_message, rest_messages, sitting_message
from bot.slack.mrkdwn import Markup, fit
from bot.slack.replies import said
from storage.records import Payload

NOTICE = 2900


class SlackRenderer:
    """Messages as Block Kit, each with its words as plain text beside."""

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
        words = "\n".join(fit(row.replace("`", ""), NOTICE) for row in rows)
        return message(pages(sections(shown or [Markup("-")]))[0], words)
