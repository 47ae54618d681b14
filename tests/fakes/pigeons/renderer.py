"""This file writes what we wish to say on the fake platform's notes: plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.messages import digest_phrases, headings, phrases
from bot.messages.alerts import Alert, Digest, Revision, Withdrawal
from bot.messages.briefings import Briefing
from bot.messages.gatherings import Rest, Sitting
from bot.messages.words import LANGUAGE_NAMES


def _note(*lines: str) -> dict[str, Any]:
    return {"words": "\n".join(line for line in lines if line)}


def _card(alert: Alert) -> tuple[str, ...]:
    languages = " ".join(LANGUAGE_NAMES[language] for language, _ in alert.languages)
    bullets = (f"* {bullet.text}" for bullet in alert.bullets)
    return (" / ".join(phrases.context(alert)), alert.title, *bullets, languages)


class PigeonRenderer:
    """Renders notes."""

    def alert(self, alert: Alert) -> dict[str, Any]:
        """Render one paper."""
        return _note("ALERT", *_card(alert))

    def revision(self, revision: Revision) -> dict[str, Any]:
        """Render what changed."""
        return _note("REVISED", *(change.after or "" for change in revision.changes))

    def withdrawal(self, withdrawal: Withdrawal) -> dict[str, Any]:
        """Render that a paper is gone."""
        return _note("WITHDRAWN", withdrawal.alert.title)

    def digest(self, digest: Digest) -> Sequence[dict[str, Any]]:
        """Render a digest: its headline, and a note a topic below it."""
        parts = [
            _note(f"TOPIC {reason.name}", *(row.alert.title for row in rows))
            for reason, rows in digest.groups
        ]
        return [_note("DIGEST", digest_phrases.digest_title(digest)), *parts]

    def rest(self, rest: Rest) -> Sequence[dict[str, Any]]:
        """Render the further replies of a booklet."""
        return [_note("REST", headings.rest_title(rest), *(r.alert.title for r in rest.rows))]

    def briefing(self, briefing: Briefing) -> dict[str, Any]:
        """Render what some meetings bring."""
        return _note("BRIEFING", briefing.title, *(row.text for row in briefing.rows))

    def sitting(self, sitting: Sitting) -> dict[str, Any]:
        """Render the questions of a day."""
        return _note("SITTING", headings.sitting_title(sitting), *(r.title for r in sitting.rows))

    def notice(self, text: str) -> dict[str, Any]:
        """Render a plain word."""
        return _note("NOTICE", text)
