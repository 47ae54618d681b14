"""This file shows an answer in Teams."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.answering.following.sampling import invented
from bot.answering.presses import WORK
from bot.answering.scripts import as_read
from bot.answering.speech import Button, Reply, Row
from bot.messages.clipping import clip, plain
from bot.messages.headings import crossed
from bot.messages.words import say
from bot.teams.elements import (
    ACTIONS,
    ELEMENTS,
    VALUE,
    Element,
    button,
    dialog,
    line,
    literal,
    message,
    opening,
    row_of,
    small,
    table,
    text,
)
from bot.teams.marked import Marked, bold, escape, fit, join, link, strike
from bot.teams.papers import alert_body, alert_buttons
from storage.records import Payload

FORM = "form"  # opens a dialog: of the subscription that it carries the mark of, or of a new one
LINE = 1200
TITLE = 300
CODE_LINES = 30
ROWS = 15
_CLOSING, _OPENING = frozenset(".,;:!?)]…。，、；：！？）」』》"), frozenset("([（「『《")
_HEADING = re.compile(r"\*\*([^*]{1,80})\*\*")
_HIT = re.compile(r"\*\*(.+?)\*\*")


def payload(reply: Reply) -> Payload:
    """Give an answer as a message: what was done, what was found, what can be pressed."""
    reply = as_read(reply)
    head = fit(reply.headline, TITLE)
    body = [text(bold(strike(head) if reply.gone else head))]
    reply = replace(reply, lines=tuple(_unnumbered(one, reply) for one in reply.lines))
    body += [_line(row) for part in reply.lines for row in part.split("\n") if row.strip()]
    if reply.table is not None:
        body.append(table(reply.table.heads, reply.table.rows))
    for row in reply.rows[:ROWS]:
        body.extend(_row(row))
    if reply.alert is not None:
        body += alert_body(reply.alert)
        if not invented(reply.alert):
            body.append(row_of(alert_buttons(reply.alert)))
    if reply.code:
        body += [literal(plain(row)) for row in reply.code.split("\n")[:CODE_LINES]]
    if reply.footer:
        body.append(small(said(reply.footer), "Medium"))
    titles = (crossed(row.title) if row.gone else row.title for row in reply.rows[:ROWS])
    headline = crossed(reply.headline) if reply.gone else reply.headline
    words = "\n".join([headline, *reply.lines, *titles])
    return message(body[:ELEMENTS], clean(words), buttons(_pressed(reply)))


def _unnumbered(row: str, reply: Reply) -> str:
    """Say "a colleague" for whom we know by a number alone: a mention needs a name, which we do not keep."""
    who = next((one for one in reply.people if row.endswith(one)), None)
    return f"{row.removesuffix(who)}{say('a_colleague', reply.language)}" if who else row


def words(reply: Reply) -> str:
    """Give an answer in one line, for where only words are shown."""
    reply = as_read(reply)
    return clip(clean(" · ".join([reply.headline, *reply.lines[:2]])), LINE)


def _line(row: str) -> Element:
    """Give a line of ours; one that is a heading stands apart from what is above it."""
    return text(said(row), spacing="Medium") if _HEADING.fullmatch(row) else line(said(row))


def said(row: str) -> Marked:
    """Escape a line of ours; what is to be typed stands between backticks, and is shown in bold."""
    if (heading := _HEADING.fullmatch(row)) is not None:
        return bold(fit(heading[1], LINE))
    pieces = row.split("`")
    if len(pieces) % 2 == 0:
        return fit(row, LINE)
    found = ""
    for place, piece in enumerate(pieces):
        if not (bare := piece.strip()):
            continue
        shown = bold(fit(bare, LINE)) if place % 2 else fit(bare, LINE)
        close = piece[0] in _CLOSING or found[-1:] in _OPENING
        found += str(shown) if close or not found else f" {shown}"
    return Marked(found)


def clean(row: str) -> str:
    """Give a line of ours without the backticks around what is to be typed."""
    return row.replace("`", "")


def buttons(found: Iterable[Button]) -> list[Element]:
    """Give what can be pressed here; what would not come back whole is left out."""
    made = [_button(one) for one in found]
    return [one for one in made if one is not None][:ACTIONS]


def _pressed(reply: Reply) -> tuple[Button, ...]:
    """Give an answer's buttons; settings that are to be opened are opened by one: nothing opens unasked."""
    if reply.edit is None:
        return reply.buttons
    return Button(say("b_edit", reply.language), "edit", reply.edit), *reply.buttons


def _button(one: Button) -> Element | None:
    if one.url:
        return opening(one.text, one.url)
    if one.action in (FORM, "edit"):
        return dialog(one.text, FORM, one.value)
    if one.action not in WORK or one.value != plain(one.value) or len(one.value) > VALUE // 2:
        return None
    return button(one.text, one.action, one.value)


def _row(row: Row) -> list[Element]:
    """Give one thing that was found, with what can be pressed below it."""
    title = fit(row.title, TITLE)
    title = link(row.url, title) if row.url else title
    found = [text(bold(strike(title) if row.gone else title))]
    if row.context:
        found.append(small(said(row.context), "None"))
    found += [line(_hits(one) if "**" in one else said(one)) for one in row.lines(LINE)]
    pressed = buttons(row.buttons)
    return [*found, row_of(pressed)] if pressed else found


def _hits(found: str) -> Marked:
    """Show what a search found in bold."""
    shown = plain(found)[:LINE]
    pieces = _HIT.split(shown)
    return join(
        (
            bold(escape(piece)) if place % 2 else escape(piece)
            for place, piece in enumerate(pieces)
            if piece.strip()
        ),
        by=" ",
    )
