"""This file shows messages on a terminal, for whoever runs Tamar without a chat platform."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from bot import phrases
from bot.alerts import Alert, Change, Digest, DigestRow, Revision, Withdrawal
from bot.platforms.errors import CannotLook
from bot.platforms.port import Sent
from scrapers.items import Language

WIDTH = 88
EMOJI = {":scales:": "⚖", ":brain:": "🧠", ":cityscape:": "🏙", ":label:": "🏷"}


class ConsoleRenderer:
    """Messages as plain text."""

    def alert(self, alert: Alert) -> dict[str, Any]:
        """Render one paper: context, title, bullets with where they stand, why, languages."""
        lines = [" · ".join(phrases.context(alert)), alert.title]
        if title := phrases.chinese_title(alert):
            lines.append(title)
        lines.extend(_bullets(alert))
        lines.extend(phrases.notes(alert))
        if words := phrases.not_found(alert):
            lines.append(words)
        why = [
            f"{EMOJI.get(r.emoji, '')} {r.name}: {phrases.reason(alert, i)}".strip()
            for i, r in enumerate(alert.reasons)
        ]
        tail = [*why, *filter(None, [phrases.people(alert)]), _languages(alert)]
        lines.append("   ".join(piece for piece in tail if piece))
        lines.append(alert.url)
        return {"text": "\n".join(lines)}

    def revision(self, revision: Revision) -> dict[str, Any]:
        """Render what changed."""
        language = revision.alert.language
        when = phrases.moment(revision.seen_at, language)
        name = phrases.number(revision.alert) or revision.alert.title
        seen = phrases.say("revised_line", language, when=when)
        lines = [f"✎ {phrases.say('revised', language)} · {name} · {seen}"]
        lines.extend(change_line(change, language) for change in revision.changes[:6])
        count = phrases.say(
            "changed_of", language, n=len(revision.changes), all=revision.paragraphs
        )
        return {"text": "\n".join([*lines, count])}

    def withdrawal(self, withdrawal: Withdrawal) -> dict[str, Any]:
        """Render that a paper is gone."""
        language = withdrawal.alert.language
        when = phrases.moment(withdrawal.seen_at, language)
        text = phrases.say("withdrawn_line", language, when=when)
        return {
            "text": f"✗ {phrases.say('withdrawn', language)} · {withdrawal.alert.title}\n{text}"
        }

    def digest(self, digest: Digest) -> Sequence[dict[str, Any]]:
        """Render a digest as one message."""
        language = digest.language
        count = phrases.say(
            "papers_on_topics",
            language,
            papers=phrases.papers(digest.papers, language),
            topics=phrases.topics(len(digest.groups), language),
        )
        headline = count if digest.groups else phrases.say("quiet", language)
        lines = [f"{phrases.day(digest.day, language)} · {headline}"]
        for reason, rows in digest.groups:
            lines.append(f"\n{EMOJI.get(reason.emoji, '')} {reason.name}  {len(rows)}".rstrip())
            lines.extend(f"   {line}" for row in rows for line in _row(row))
        lines.append("")
        lines.extend(f"🗓 {phrases.coming(item, language)}" for item in digest.coming)
        if digest.due_commitments:
            lines.append(f"⌛ {phrases.say('due', language, n=digest.due_commitments)}")
        lines.append(phrases.freshness(digest.freshness, language))
        return [{"text": "\n".join(lines)}]

    def notice(self, text: str) -> dict[str, Any]:
        """Render a plain word."""
        return {"text": text}


def _bullets(alert: Alert) -> list[str]:
    return [
        f"  • {bullet.text}  {phrases.places(alert, bullet.cites)}".rstrip()
        for bullet in alert.bullets
    ]


def _languages(alert: Alert) -> str:
    names = " · ".join(phrases.LANGUAGE_NAMES[language] for language, _ in alert.languages)
    pages = phrases.say("pages", alert.language, n=alert.pages) if alert.pages else ""
    return " · ".join(piece for piece in (names, pages) if piece)


def _row(row: DigestRow) -> list[str]:
    alert = row.alert
    about = [phrases.kind(alert), *alert.askers[:1]]
    if row.same:
        about.append(phrases.say("same_answer", alert.language, n=len(row.same)))
    if row.level == "mention":
        about.append(phrases.say("mention", alert.language))
    lines = [" · ".join([alert.title, *(piece for piece in about if piece)])]
    lines.extend(line.strip() for line in _bullets(alert)[:1])
    return [lines[0], *(f"  {line}" for line in lines[1:])]


def change_line(change: Change, language: Language) -> str:
    """Give one change as text: what stood there and what stands there now."""
    place = phrases.cite(change.place, language) if change.place else ""
    if change.before is None:
        return f"{place}  {phrases.say('new', language)} {change.after}".strip()
    if change.after is None:
        return f"{place}  {phrases.say('gone', language)} {change.before}".strip()
    return f"{place}  {change.before}\n  → {change.after}".strip()


def safe(text: str) -> str:
    """Strip what could move a terminal's cursor or turn its text around."""
    return "".join(
        ch for ch in text if ch == "\n" or unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co")
    )


class Console:
    """Posts to a terminal; every message is shown at once and never asked for again."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._count = itertools.count(1)

    async def send(
        self,
        address: str,
        payload: dict[str, Any],
        *,
        delivery_id: int,
        thread_ts: str | None = None,
    ) -> Sent:
        """Print a message; a reply is indented."""
        self._print(payload, "    ┆ " if thread_ts else "  │ ", "")
        return Sent(f"console-{delivery_id}-{next(self._count)}")

    async def edit(
        self, address: str, ts: str, payload: dict[str, Any], *, delivery_id: int
    ) -> None:
        """Print a message again, saying that it takes the place of the earlier one."""
        self._print(payload, "  │ ", "✎ edited in place ／ 原訊息已更新")

    async def find(
        self, address: str, delivery_id: int, since: datetime, *, thread_ts: str | None = None
    ) -> str | None:
        """Refuse: nothing can be found again on a terminal."""
        raise CannotLook("a terminal keeps nothing that could be looked for")

    def _print(self, payload: dict[str, Any], margin: str, title: str) -> None:
        text = safe(str(payload.get("text", "")))
        lines = [title] if title else []
        for line in text.split("\n"):
            lines.extend(wrap(line, WIDTH))
        self._write("\n".join(f"{margin}{line}" for line in lines) + "\n")


def wrap(line: str, width: int) -> list[str]:
    """Break a line at `width` columns, counting a Chinese character as two; words stay whole."""
    indent = line[: len(line) - len(line.lstrip())]
    out, current, columns, word_at = [], "", 0, 0
    for ch in line:
        size = 2 if unicodedata.east_asian_width(ch) in "WF" else 1
        if columns + size > width and current.strip():
            head, tail = (
                (current[:word_at], current[word_at:]) if word_at > len(indent) else (current, "")
            )
            out.append(head.rstrip())
            current = indent + "  " + tail.lstrip()
            columns = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in current)
            word_at = 0
        current += ch
        columns += size
        if ch == " " or size == 2:
            word_at = len(current)
    return [*out, current.rstrip()] if current.strip() or not out else out
