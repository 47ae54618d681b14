"""This file renders what gathers many papers: a booklet's further replies, and the questions of a sitting."""

from __future__ import annotations

from bot.messages import card_lines, headings
from bot.messages.briefings import Briefing, BriefingLine
from bot.messages.card_lines import PIECE, QUESTION, ROW_BULLET
from bot.messages.gatherings import Rest, Sitting
from bot.messages.words import say
from bot.slack import limits, mrkdwn
from bot.slack.blocks import (
    Block,
    actions,
    button,
    context,
    header,
    message,
    pages,
    section,
    sections,
)
from bot.slack.mrkdwn import Markup, bold, escape, fit, join, lines, link, strike
from storage.records import Payload

REST = 40  # replies on one topic; who needs more searches
ROWS = 25  # questions of a sitting
LINES = 40  # of a briefing


def rest_messages(rest: Rest) -> list[Payload]:
    """Render a booklet's further replies on one topic, each in a line or two."""
    blocks: list[Block] = [section(card_lines.rest_head(mrkdwn, rest))]
    for row in rest.rows[:REST]:
        blocks.extend(sections([lines(card_lines.rest_lines(mrkdwn, rest, row))]))
    if left := sum(1 + len(row.same) for row in rest.rows[REST:]):
        blocks.append(context(escape(say("more", rest.booklet.language, n=left))))
    title = fit(headings.rest_title(rest), QUESTION)
    return [message(page, title) for page in pages(blocks)]


def sitting_message(sitting: Sitting) -> Payload:
    """Render the questions of one day that are on a channel's topics, by their numbers."""
    title = headings.sitting_title(sitting)
    rows = [card_lines.question_line(mrkdwn, row, sitting.language) for row in sitting.rows[:ROWS]]
    blocks = [section(bold(escape(title))), *sections(rows)]
    if (left := len(sitting.rows) - ROWS) > 0:
        blocks.append(context(escape(say("more", sitting.language, n=left))))
    return message(blocks, escape(title))


def briefing_message(briefing: Briefing) -> Payload:
    """Render what some meetings bring, line by line."""
    blocks: list[Block] = [header(briefing.title)]
    held: list[Markup] = []
    for row in briefing.rows[:LINES]:
        if row.kind == "heading" and held:  # each meeting is a paragraph of its own
            blocks.extend(sections(held))
            held = []
        held.append(_line(row))
    blocks.extend(sections(held))
    if (left := len(briefing.rows) - LINES) > 0:
        blocks.append(context(escape(say("more_coming", briefing.language, n=left))))
    shown = pages(blocks)[0]
    if briefing.presses:
        pressed = (
            button(one.text, f"say:{place}", one.line) for place, one in enumerate(briefing.presses)
        )
        shown = [*shown[: limits.MESSAGE_BLOCKS - 1], actions(*pressed)]
    return message(shown, fit(briefing.title, QUESTION))


def _line(row: BriefingLine) -> Markup:
    """Give one line: a meeting and a paper's title stand out, what is beside them is plain."""
    if row.kind == "bullet":
        return Markup(f"• {fit(row.text, ROW_BULLET)}")
    said = link(row.url, fit(row.text, QUESTION))
    said = strike(said) if row.gone else said
    shown = bold(said) if row.kind in ("heading", "paper") else said
    facts = fit(row.context, PIECE)
    return join([shown, facts]) if row.kind != "aside" else join([facts, shown])
