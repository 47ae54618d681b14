"""This file stands before a platform's renderer and gives it each message in the script that its channel reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.desk import Renderer
from bot.messages.alerts import Alert, Digest, Revision, Withdrawal
from bot.messages.briefings import Briefing
from bot.messages.gatherings import Rest, Sitting
from bot.messages.scripts import for_reader


class InScript:
    """A renderer whose messages are converted first, where their readers read Simplified Chinese."""

    def __init__(self, renderer: Renderer) -> None:
        self._to = renderer

    def alert(self, alert: Alert) -> dict[str, Any]:
        """Render one paper."""
        return self._to.alert(for_reader(alert))

    def revision(self, revision: Revision) -> dict[str, Any]:
        """Render what changed."""
        return self._to.revision(for_reader(revision))

    def withdrawal(self, withdrawal: Withdrawal) -> dict[str, Any]:
        """Render that a paper is gone."""
        return self._to.withdrawal(for_reader(withdrawal))

    def digest(self, digest: Digest) -> Sequence[dict[str, Any]]:
        """Render a digest."""
        return self._to.digest(for_reader(digest))

    def rest(self, rest: Rest) -> Sequence[dict[str, Any]]:
        """Render the further replies of a booklet."""
        return self._to.rest(for_reader(rest))

    def sitting(self, sitting: Sitting) -> dict[str, Any]:
        """Render the questions of one day."""
        return self._to.sitting(for_reader(sitting))

    def briefing(self, briefing: Briefing) -> dict[str, Any]:
        """Render what some meetings bring."""
        return self._to.briefing(for_reader(briefing))

    def notice(self, text: str) -> dict[str, Any]:
        """Render a plain word to people, which comes in their script already."""
        return self._to.notice(text)
