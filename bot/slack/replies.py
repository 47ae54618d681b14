"""This file shows an answer in Slack."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bot.answering.following.sampling import invented
from bot.answering.scripts import as_read
from bot.answering.speech import Button, Reply, Row
from bot.messages.alerts import Alert
from bot.messages.clipping import clip, plain
from bot.messages.headings import crossed
from bot.messages.words import say
from bot.slack import limits
from bot.slack.blocks import (
    Block,
    TooMuch,
    actions,
    button,
    context,
    divider,
    message,
    option,
    overflow,
    pages,
    section,
    sections,
    table,
)
from bot.slack.cards import alert_message
from bot.slack.mrkdwn import Markup, bold, escape, fit, link, strike
from storage.records import Payload

LINE = 1200
TITLE = 300
CODE = 2800
_HIT = re.compile(r"\*\*(.+?)\*\*")
_HEADING = re.compile(r"\*\*([^*]{1,80})\*\*")
_PERSON = re.compile(r"[UW][A-Z0-9]{1,20}")
_LETTER = re.compile(r"[A-Za-z0-9]")  # beside a name: it is part of another
_CODE = re.compile(r"`([^`\n]{1,300})`")
_UNSEEN = "\N{ZERO WIDTH SPACE}"


def payload(reply: Reply) -> Payload:
    """Give an answer as a message; what does not fit is left out at its end."""
    reply = as_read(reply)
    blocks = blocks_of(reply)
    head = crossed(reply.headline) if reply.gone else reply.headline
    text = plain(" ".join([head, *reply.lines[:3]])).replace("`", "")[:2000]
    try:
        return message(blocks, escape(text))
    except TooMuch:
        kept = pages(blocks[: limits.MESSAGE_BLOCKS])[0]
        return message(kept, escape(text))


def blocks_of(reply: Reply) -> list[Block]:
    """Give an answer's blocks: what was done, how it stands, what was found, what can be pressed."""
    reply = as_read(reply)
    head = said(clip(reply.headline, TITLE))
    rows = [bold(strike(head) if reply.gone else head)]
    rows += [
        mentioning(said(part), reply.people)
        for line in reply.lines
        for part in line.split("\n")
        if part.strip()
    ]
    blocks = sections(rows)
    if reply.table is not None:
        blocks.append(table(reply.table.heads, reply.table.rows))
    blocks += [_row(row, reply.people) for row in reply.rows[:30]]
    if reply.alert is not None:
        blocks += card_blocks(reply.alert)
    if reply.code:
        blocks += _code(reply.code)
    if reply.footer:
        blocks.append(context(said(reply.footer)))
    pressed = [_button(one, place) for place, one in enumerate(reply.buttons[:6])]
    if reply.again:
        pressed.append(button(say("b_share", reply.language), "share", reply.again[:1900]))
    if pressed:
        blocks.append(actions(*pressed))
    return blocks


def mentioning(text: Markup, people: Sequence[str]) -> Markup:
    """Name somebody as Slack names people, where a line last says the name that we know them by."""
    for who in people:
        before, found, after = text.rpartition(who) if _PERSON.fullmatch(who) else ("", "", "")
        if found and not _LETTER.match(before[-1:]) and not _LETTER.match(after):
            return Markup(f"{before}<@{who}>{after}")
    return text


def card_blocks(alert: Alert) -> list[Block]:
    """Give an alert's own blocks; of a paper that nobody published nothing can be pressed."""
    shown: list[Block] = alert_message(alert)["blocks"]
    if invented(alert):
        shown = [block for block in shown if block["type"] != "actions"]
    return [divider(), *shown]


def said(line: str) -> Markup:
    """Escape a line of ours; what stands between backticks is shown as code."""
    if (heading := _HEADING.fullmatch(line)) is not None:
        return bold(fit(heading[1], LINE))
    shown, last = "", 0
    for match in _CODE.finditer(line):
        shown = _together(shown, fit(line[last : match.start()], LINE))
        shown = _together(shown, f"`{_literal(match[1])}`")
        last = match.end()
    return Markup(_together(shown, fit(line[last:], LINE)))


def _together(before: str, after: str) -> str:
    """Join text and code; a mark that belongs to the code stands close to it.

    Slack knows code by what stands beside it: a blank, or a mark of ASCII. Beside any other mark is a blank that
    nobody sees.
    """
    if not before.strip() or not after.strip():
        return f"{before}{after}".strip()
    opens = after.startswith("`")
    mark = before[-1] if opens else after[0]
    if mark.isascii():
        return before + after if mark in ("([{" if opens else ")]}.,;:!?") else f"{before} {after}"
    kind = unicodedata.category(mark)
    close = kind in (("Ps", "Pi") if opens else ("Pe", "Pf"))
    wide = kind.startswith("P") and unicodedata.east_asian_width(mark) in "WF"
    return f"{before}{_UNSEEN if close or wide else ' '}{after}"


def _literal(text: str) -> str:
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _row(row: Row, people: Sequence[str]) -> Block:
    title = fit(row.title, TITLE)
    title = link(row.url, title) if row.url else title
    rows = [bold(strike(title) if row.gone else title)]
    if row.context:
        rows.append(mentioning(said(row.context), people))
    rows += [_hits(one) if "**" in one else said(one) for one in row.lines(LINE)]
    return section(Markup("\n".join(rows)), _beside(row.buttons))


def _hits(text: str) -> Markup:
    """Show what a search found in bold."""
    found: list[str] = []
    last = 0
    shown = plain(text)[:LINE]
    for match in _HIT.finditer(shown):
        found += [escape(shown[last : match.start()]), bold(escape(match[1]))]
        last = match.end()
    found.append(escape(shown[last:]))
    return Markup(" ".join(part for part in found if part))


def _beside(buttons: tuple[Button, ...]) -> Block | None:
    """Put one button at a row's side, or several into a menu."""
    if not buttons:
        return None
    if len(buttons) == 1:
        return _button(buttons[0], 0)
    choices = [
        option(one.text, f"{one.action}|{one.value}")
        for one in buttons
        if len(one.value) + len(one.action) < limits.OPTION_VALUE
    ]
    return overflow("row", choices) if choices else None


def _button(one: Button, place: int) -> Block:
    """Give a button; its place keeps two of one kind apart."""
    style = one.style if one.style != "plain" else None
    value = one.value[: limits.BUTTON_VALUE] if one.value else ""
    return button(one.text, f"{one.action}:{place}", value, url=one.url, style=style)


def _code(text: str) -> list[Block]:
    blocks: list[Block] = []
    held = ""
    for line in text.split("\n"):
        shown = _literal(line)[:CODE].replace("`", "'")
        if len(held) + len(shown) > CODE:
            blocks.append(section(Markup(f"```{held}```")))
            held = ""
        held += f"{shown}\n"
    if held:
        blocks.append(section(Markup(f"```{held}```")))
    return blocks
