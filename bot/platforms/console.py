"""This file shows messages on a terminal, for whoever runs Tamar without a chat platform."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.messages import digest_phrases, headings, phrases, reasons
from bot.messages.alerts import (
    Alert,
    Change,
    Digest,
    DigestRow,
    KeptPaper,
    Reason,
    Revision,
    Withdrawal,
)
from bot.messages.briefings import Briefing
from bot.messages.clipping import clip
from bot.messages.gatherings import Rest, Sitting, SittingRow
from bot.messages.words import LANGUAGE_NAMES, say
from bot.platforms.errors import CannotLook, NotSent
from bot.platforms.port import Sent
from bot.platforms.terminal_lines import WIDTH, columns, safe, wrap
from scrapers.items import Language
from storage.people.channel_addresses import is_on
from storage.records import Payload

BULLETS = 5
ROWS = 12  # of one topic with their first bullet; the others with their title
REST = 40
CHANGES = 6
TEXT = 600
DIGEST_TEXT = 240
EDITED = f"✎ {say('in_place', 'en')} ／ {say('in_place', 'zh-Hant')}"


class ConsoleRenderer:
    """Messages as plain text; `strong` and `faint` name the lines that a terminal may set off."""

    def alert(self, alert: Alert) -> Payload:
        """Render one paper: context, title, bullets with where they stand, why, languages."""
        context = _row(phrases.context(alert))
        lines = [line for line in (context, _title(alert)) if line]
        if title := phrases.chinese_title(alert):
            lines.append(title)
        if alert.replies:
            lines.append(phrases.replies(alert))
        lines.extend(_bullets(alert)[:BULLETS])
        notes = _row([*phrases.notes(alert), phrases.not_found(alert)])
        tail = [notes, _reasons(alert), phrases.people(alert) or "", *_languages(alert)]
        lines.extend(line for line in tail if line)
        return _payload(lines, strong=[_title(alert)], faint=[context, *tail])

    def revision(self, revision: Revision) -> Payload:
        """Render what changed."""
        language = revision.alert.language
        name = phrases.number(revision.alert) or _title(revision.alert)
        seen = phrases.became(revision.alert, "revised_line", revision.seen_at)
        head = _row([f"✎ {say('revised', language)}", name, seen])
        count = phrases.changed(len(revision.changes), revision.paragraphs, language)
        changes = [change_line(change, language) for change in revision.changes[:CHANGES]]
        return _payload([head, *changes, count], strong=[head], faint=[count])

    def withdrawal(self, withdrawal: Withdrawal) -> Payload:
        """Render that a paper is gone."""
        text = headings.withdrawn_line(withdrawal)
        said = headings.crossed(headings.withdrawn(withdrawal))
        alert = replace(withdrawal.alert, withdrawn_at=None)  # it says so itself
        head = _row([said, _title(alert)])
        return _payload([head, text], strong=[head], faint=[text])

    def digest(self, digest: Digest) -> Sequence[Payload]:
        """Render a digest as one message."""
        language = digest.language
        head = digest_phrases.digest_title(digest)
        lines, strong = [head], [head]
        for reason, rows in digest.groups:
            group = f"{_sign(reason)} {reason.name}  {len(rows)}".strip()
            lines.extend(("", group))
            strong.append(group)
            lines.extend(f"  {line}" for row in rows[:ROWS] for line in _entry(row))
            # What a digest tells counts as told: no title is left out, however many there are.
            lines.extend(f"  {_entry(row)[0]}" for row in rows[ROWS:])
        for sign, name, kept in digest_phrases.kept_groups(digest):
            lines.extend(("", f"{sign} {name}"))
            strong.append(f"{sign} {name}")
            lines.extend(f"  {line}" for one in kept for line in _kept(one))
        tail = [f"🗓  {_row(phrases.coming_pieces(item, language))}" for item in digest.coming]
        if digest.due_commitments:
            tail.append(f"⌛ {say('due', language, n=digest.due_commitments)}")
        tail.append(_row(phrases.freshness_pieces(digest.freshness, language)))
        return [_payload([*lines, "", *tail], strong=strong, faint=tail)]

    def rest(self, rest: Rest) -> Sequence[Payload]:
        """Render a booklet's further replies on one topic."""
        head = headings.rest_title(rest)
        lines = [f"  {line}" for row in rest.rows[:REST] for line in _reply(row)]
        if left := sum(1 + len(row.same) for row in rest.rows[REST:]):
            lines.append(f"  {say('more', rest.booklet.language, n=left)}")
        return [_payload([head, *lines], strong=[head])]

    def sitting(self, sitting: Sitting) -> Payload:
        """Render the questions of one day that are on a channel's topics."""
        head = headings.sitting_title(sitting)
        lines = [f"  {line}" for row in sitting.rows for line in _question(row, sitting.language)]
        return _payload([head, *lines], strong=[head])

    def briefing(self, briefing: Briefing) -> Payload:
        """Render what some meetings bring, line by line."""
        lines, strong = [briefing.title], [briefing.title]
        for row in briefing.rows:
            inset = {"heading": "", "bullet": "    • "}.get(row.kind, "  ")
            name = headings.crossed(row.text) if row.gone else row.text
            pieces = [row.context, name] if row.kind == "aside" else [name, row.context]
            line = inset + " · ".join(piece for piece in pieces if piece)
            lines.append(line)
            strong += [line] if row.kind == "heading" else []
        lines += [
            f"  {one.text}{say('colon', briefing.language)}{one.line}" for one in briefing.presses
        ]
        return _payload(lines, strong=strong)

    def notice(self, text: str) -> Payload:
        """Render a plain word."""
        return _payload(text.split("\n"))


def _payload(
    lines: Sequence[str], *, strong: Sequence[str] = (), faint: Sequence[str] = ()
) -> Payload:
    kept = [_flat(line) for line in lines]
    payload: dict[str, Any] = {"text": "\n".join(kept)}
    for name, said in (("strong", strong), ("faint", faint)):
        if found := [_flat(line) for line in said if line]:
            payload[name] = found
    return payload


def _flat(line: str) -> str:
    """Keep somebody's text on the line where we put it."""
    return "".join(" " if ch in "\n\r\v\f\x85\u2028\u2029" else ch for ch in line)


def _row(pieces: Sequence[str | None]) -> str:
    """Join pieces so that a line breaks after a dot, never before, and short pieces stay whole."""
    kept = [
        piece.replace(" ", "\N{NO-BREAK SPACE}") if len(piece) <= 36 else piece
        for piece in pieces
        if piece
    ]
    return "\N{NO-BREAK SPACE}· ".join(kept)


def _title(alert: Alert) -> str:
    name = alert.title or alert.number or alert.url
    return headings.crossed(name) if alert.withdrawn_at else name


def _sign(reason: Reason) -> str:
    return headings.sign(reason.emoji)


def _reasons(alert: Alert) -> str:
    """Say why this came; without a topic, that the channel follows whose paper it is."""
    if not alert.reasons:
        return say("followed", alert.language)
    comma = say("comma", alert.language)
    found: list[str] = []
    for one in reasons.why(alert, len(alert.reasons)):
        held = [alert.reasons[n] for n in one.at]
        names = comma.join(f"{_sign(r)}\N{NO-BREAK SPACE}{r.name}" for r in held)
        found += [f"{one.before} {names}".strip(), one.after]
    return _row(found)


def _bullets(alert: Alert, limit: int = TEXT) -> list[str]:
    return [
        f"  • {clip(bullet.text, limit)}\N{NO-BREAK SPACE} {phrases.places(alert, bullet.cites)}".rstrip()
        for bullet in alert.bullets
    ]


def _languages(alert: Alert) -> list[str]:
    """Give the languages and the address, on one line if there is room."""
    names = [LANGUAGE_NAMES[language] for language, _ in alert.languages]
    if alert.pages:
        names.append(say("pages", alert.language, n=alert.pages))
    pieces = [piece for piece in (_row(names), alert.url) if piece]
    line = "   ".join(pieces)
    return [line] if columns(line) <= WIDTH else pieces


def _entry(row: DigestRow) -> list[str]:
    title = _row([_title(row.alert), *digest_phrases.row_facts(row)])
    first = row.alert.bullets[:1]
    return [title, *_bullets(replace(row.alert, bullets=first), DIGEST_TEXT)]


def _kept(kept: KeptPaper) -> list[str]:
    title = _row([_title(kept.alert), *digest_phrases.kept_facts(kept)])
    return [title, *(f"    {kept.sign} {clip(note, TEXT)}" for note in kept.notes)]


def _reply(row: DigestRow) -> list[str]:
    alert = row.alert
    title = _row([alert.number, clip(_title(alert), DIGEST_TEXT), *headings.rest_facts(row)])
    return [title, *_bullets(replace(alert, bullets=alert.bullets[:1]), DIGEST_TEXT)]


def _question(row: SittingRow, language: Language) -> list[str]:
    topics = " ".join(_sign(reason) for reason in row.reasons)
    facts = _row([topics, *headings.sitting_facts(row, language)])
    name = clip(headings.sitting_name(row, language), DIGEST_TEXT)
    return [f"• {name}", f"  {facts}", *([f"  {row.url}"] if row.url else [])]


def change_line(change: Change, language: Language) -> str:
    """Give one change as text: what stood there and what stands there now, in brackets."""
    place = phrases.place_of_change(change, language)
    if change.before is None or change.after is None:
        word, text = ("new", change.after) if change.before is None else ("gone", change.before)
        return f"  {place} {say(word, language)} {clip(text or '', TEXT)}"
    from bot.platforms.word_changes import word_changes

    shown, gone = "", ""
    for piece in word_changes(change.before, change.after):
        if piece.what == "gone":
            gone = piece.text
        elif piece.what == "new":
            shown += f" [{gone} → {piece.text}]" if gone else f" [+ {piece.text}]"
            gone = ""
        else:
            shown += (f" [− {gone}]" if gone else "") + f" {piece.text}"
            gone = ""
    shown += f" [− {gone}]" if gone else ""
    return f"  {place} {shown.strip() or clip(change.after, TEXT)}"


class Console:
    """Posts to a terminal; every message is shown at once and never asked for again."""

    def __init__(self, write: Callable[[str], None], *, color: bool = False) -> None:
        self._write = write
        self._color = color
        self._count = itertools.count(1)

    async def send(
        self,
        address: str,
        payload: Payload,
        *,
        delivery_id: int,
        thread_ts: str | None = None,
    ) -> Sent:
        """Print a message; a reply is indented."""
        _ours(address)
        self._print(payload, "    ┆ " if thread_ts else "  │ ", "")
        return Sent(f"console-{delivery_id}-{next(self._count)}")

    async def edit(self, address: str, ts: str, payload: Payload, *, delivery_id: int) -> None:
        """Print a message again, saying that it takes the place of the earlier one."""
        _ours(address)
        self._print(payload, "  │ ", EDITED)

    async def find(
        self,
        address: str,
        delivery_id: int,
        since: datetime,
        *,
        thread_ts: str | None = None,
        payload: Payload | None = None,
    ) -> str | None:
        """Refuse: nothing can be found again on a terminal."""
        raise CannotLook("a terminal keeps nothing that could be looked for")

    async def close(self) -> None:
        """Close nothing: the terminal is not ours."""

    def _print(self, payload: Payload, margin: str, title: str) -> None:
        strong, faint = (
            {safe(str(line)) for line in payload.get(name, ())} for name in ("strong", "faint")
        )
        lines = [title] if title else []
        for line in safe(str(payload.get("text", ""))).split("\n"):
            style = "1" if line in strong else "2" if line in faint else ""
            for piece in wrap(line, WIDTH):
                plain = piece.replace("\N{NO-BREAK SPACE}", " ")
                marked = self._color and style and plain
                lines.append(f"\x1b[{style}m{plain}\x1b[0m" if marked else plain)
        self._write("\n".join(f"{margin}{line}".rstrip() for line in lines) + "\n")


def _ours(address: str) -> None:
    """Refuse what is meant for another platform: it is nothing for whoever watches this terminal."""
    if not is_on("console", address):
        raise NotSent(f"{address!r} is not on this terminal", permanent=True, scope="channel")
