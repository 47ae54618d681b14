"""This file stands before a platform's renderer and gives it each message in the script that its channel reads."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk import Renderer
from bot.messages.alerts import Alert, Digest, Revision, Withdrawal
from bot.messages.briefings import Briefing
from bot.messages.gatherings import Rest, Sitting
from bot.messages.scripts import for_reader
from storage.records import Payload


class InScript:
    """A renderer whose messages are converted first, where their readers read Simplified Chinese."""

    def __init__(self, renderer: Renderer) -> None:
        self._to = renderer

    def alert(self, alert: Alert) -> Payload:
        """Render one paper."""
        return self._to.alert(for_reader(alert))

    def revision(self, revision: Revision) -> Payload:
        """Render what changed."""
        return self._to.revision(for_reader(revision))

    def withdrawal(self, withdrawal: Withdrawal) -> Payload:
        """Render that a paper is gone."""
        return self._to.withdrawal(for_reader(withdrawal))

    def digest(self, digest: Digest) -> Sequence[Payload]:
        """Render a digest."""
        return self._to.digest(for_reader(digest))

    def rest(self, rest: Rest) -> Sequence[Payload]:
        """Render the further replies of a booklet."""
        return self._to.rest(for_reader(rest))

    def sitting(self, sitting: Sitting) -> Payload:
        """Render the questions of one day."""
        return self._to.sitting(for_reader(sitting))

    def briefing(self, briefing: Briefing) -> Payload:
        """Render what some meetings bring."""
        return self._to.briefing(for_reader(briefing))

    def notice(self, text: str) -> Payload:
        """Render a plain word to people, which comes in their script already."""
        return self._to.notice(text)
