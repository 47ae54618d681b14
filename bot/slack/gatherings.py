"""This file renders what gathers many papers: a booklet's further replies, and the questions of a sitting."""

from __future__ import annotations

from bot.messages import headings, phrases
from bot.messages.alerts import DigestRow
from bot.messages.briefings import Briefing, Row
from bot.messages.gatherings import Rest, Sitting, SittingRow
from bot.messages.headings import named
from bot.messages.links import source_address
from bot.slack import limits
from bot.slack.blocks import (
    Block,
    Payload,
    actions,
    button,
    context,
    header,
    message,
    pages,
    section,
    sections,
)
from bot.slack.cards import PIECE
from bot.slack.mrkdwn import Markup, bold, emoji, escape, fit, join, lines, link, whole
from scrapers.items import Language

REST = 40  # replies on one topic; who needs more searches
ROWS = 25  # questions of a sitting
LINES = 40  # of a briefing
QUESTION = 160
ANSWER = 240


def rest_messages(rest: Rest) -> list[Payload]:
    """Render a booklet's further replies on one topic, each in a line or two."""
    title = headings.rest_title(rest)
    head = join([emoji(rest.reason.emoji), bold(fit(title, QUESTION))], by=" ")
    blocks: list[Block] = [section(head)]
    blocks.extend(block for row in rest.rows[:REST] for block in sections([_reply(rest, row)]))
    if left := sum(1 + len(row.same) for row in rest.rows[REST:]):
        blocks.append(context(escape(phrases.say("more", rest.booklet.language, n=left))))
    return [message(page, fit(title, QUESTION)) for page in pages(blocks)]


def _reply(rest: Rest, row: DigestRow) -> Markup:
    """Give one reply: its serial linked to its page, what was asked, and the best of the answer."""
    alert = row.alert
    first = alert.bullets[:1]
    target = source_address(rest.booklet.url, first[0]) if first else rest.booklet.url
    serial = bold(link(target, fit(alert.number or "", PIECE)))
    asked = fit(named(alert), QUESTION)
    facts = [whole(fit(fact, PIECE)) for fact in headings.rest_facts(row)]
    answers = [Markup(f"• {fit(bullet.text, ANSWER)}") for bullet in first]
    return lines([join([join([serial, asked], by="  "), *facts]), *answers])


def sitting_message(sitting: Sitting) -> Payload:
    """Render the questions of one day that are on a channel's topics, by their numbers."""
    title = headings.sitting_title(sitting)
    rows = [_question(row, sitting.language) for row in sitting.rows[:ROWS]]
    blocks = [section(bold(escape(title))), *sections(rows)]
    if (left := len(sitting.rows) - ROWS) > 0:
        blocks.append(context(escape(phrases.say("more", sitting.language, n=left))))
    return message(blocks, escape(title))


def _question(row: SittingRow, language: Language) -> Markup:
    name = link(row.url, fit(headings.sitting_name(row, language), QUESTION))
    signs = join((emoji(reason.emoji) for reason in row.reasons), by=" ")
    facts = [whole(fit(fact, PIECE)) for fact in headings.sitting_facts(row, language)]
    return Markup(f"• {join([name, signs, *facts])}")


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
        blocks.append(context(escape(phrases.say("more_coming", briefing.language, n=left))))
    shown = pages(blocks)[0]
    if briefing.presses:
        pressed = (
            button(one.text, f"say:{place}", one.line) for place, one in enumerate(briefing.presses)
        )
        shown = [*shown[: limits.MESSAGE_BLOCKS - 1], actions(*pressed)]
    return message(shown, fit(briefing.title, QUESTION))


def _line(row: Row) -> Markup:
    """Give one line: a meeting and a paper's title stand out, what is beside them is plain."""
    if row.kind == "bullet":
        return Markup(f"• {fit(row.text, ANSWER)}")
    said = link(row.url, fit(row.text, QUESTION))
    shown = bold(said) if row.kind in ("heading", "paper") else said
    facts = fit(row.context, PIECE)
    return join([shown, facts]) if row.kind != "aside" else join([facts, shown])
