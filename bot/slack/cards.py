"""This file renders one paper as a Slack message: calm, and of much the same height every time."""

from __future__ import annotations

from bot.messages import card_lines, phrases
from bot.messages.alerts import Alert
from bot.messages.card_lines import BULLET, BULLETS, PIECE, REASONS, TITLE
from bot.messages.clipping import clip
from bot.messages.headings import as_it_stands
from bot.messages.words import say
from bot.slack import mrkdwn
from bot.slack.blocks import (
    Block,
    actions,
    button,
    context,
    message,
    option,
    overflow,
    sections,
)
from bot.slack.limits import OPTION_VALUE
from bot.slack.mrkdwn import Markup, bold, escape, fit, lines
from storage.records import Payload

COPY = "copy_citation"
SAVE = "save"
NOT_RELEVANT = "not_relevant"
MORE = "paper_more"  # its options' values say what is wished: follow:, mute: or why:


def alert_message(alert: Alert) -> Payload:
    """Render one paper: context, title, bullets with where they stand, why, languages, buttons."""
    rows = [bold(card_lines.title(mrkdwn, alert))]
    if chinese := phrases.chinese_title(alert):
        rows.append(fit(chinese, TITLE))
    if alert.replies:
        rows.append(fit(phrases.replies(alert), TITLE))
    rows.extend(card_lines.bullet_line(mrkdwn, alert, one) for one in alert.bullets[:BULLETS])
    above = card_lines.context_line(mrkdwn, alert)
    blocks = [*([context(above)] if above else []), *sections(rows)]
    if said := card_lines.notes_line(mrkdwn, alert):
        blocks.append(context(said))
    blocks.append(context(*footer(alert)))
    blocks.append(buttons(alert))
    return message(blocks, fallback(alert))


def footer(alert: Alert) -> list[Markup]:
    """Give why it came, who asked and who replied, and the languages; each a piece by itself."""
    people = fit(phrases.people(alert) or "", PIECE)
    pieces = [
        card_lines.reasons_line(mrkdwn, alert),
        people,
        card_lines.languages_line(mrkdwn, alert),
    ]
    return [piece for piece in pieces if piece]


def buttons(alert: Alert) -> Block:
    """Give three buttons and a menu: everything that a reader does with a paper where it is read."""
    language = alert.language
    me = f"paper:{alert.paper_id}"
    first = alert.reasons[0].topic if alert.reasons else None
    choices = [option(say("follow", language), f"follow:{me}")]
    for reason in alert.reasons[:REASONS]:
        value = f"mute:{me}:{reason.topic}"
        if len(value) > OPTION_VALUE:
            continue
        name = clip(reason.name, 30)
        key = "mute" if len(alert.reasons) == 1 else "mute_named"
        choices.append(option(say(key, language, name=name), value))
    choices.append(option(say("why", language), f"why:{me}"))
    about = f"{me}:{first}" if first and len(first) <= OPTION_VALUE else me
    return actions(
        button(say("save", language), SAVE, me),
        button(say("copy", language), COPY, me),
        button(say("not_relevant", language), NOT_RELEVANT, about),
        overflow(MORE, choices),
    )


def fallback(alert: Alert) -> str:
    """Give the message as plain words, for notifications and screen readers."""
    publisher = phrases.publisher(alert.source, alert.language)
    name = as_it_stands(alert)
    head = f"{publisher} · {name}" if publisher else name
    notes = [escape(note) for note in phrases.notes(alert)]
    rows = [
        fit(head, TITLE),
        *(Markup(f"• {fit(b.text, BULLET)}") for b in alert.bullets[:BULLETS]),
    ]
    return lines([*rows, *notes])
