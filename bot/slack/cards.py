"""This file renders one paper as a Slack message: calm, and of much the same height every time."""

from __future__ import annotations

from bot.messages import phrases, reasons
from bot.messages.alerts import Alert, Reason
from bot.messages.clipping import clip, plain
from bot.messages.headings import named
from bot.messages.links import source_address
from bot.slack.blocks import (
    Block,
    Payload,
    actions,
    button,
    context,
    message,
    option,
    overflow,
    sections,
)
from bot.slack.limits import OPTION_VALUE
from bot.slack.mrkdwn import (
    GLUE,
    Markup,
    bold,
    emoji,
    escape,
    fit,
    join,
    lines,
    link,
    strike,
    whole,
)
from storage.records import Bullet

TITLE = 300
BULLET = 600
BULLETS = 5
CITE = 60
PIECE = 160
NAME = 60
REASONS = 3
WORDS = 6

COPY = "copy_citation"
SAVE = "save"
NOT_RELEVANT = "not_relevant"
MORE = "paper_more"  # its options' values say what is wished: follow:, mute: or why:


def alert_message(alert: Alert) -> Payload:
    """Render one paper: context, title, bullets with where they stand, why, languages, buttons."""
    rows = [title_line(alert)]
    if chinese := phrases.chinese_title(alert):
        rows.append(fit(chinese, TITLE))
    if alert.replies:
        rows.append(fit(phrases.replies(alert), TITLE))
    rows.extend(bullet_line(alert, bullet) for bullet in alert.bullets[:BULLETS])
    above = context_line(alert)
    blocks = [*([context(above)] if above else []), *sections(rows)]
    if said := notes_line(alert):
        blocks.append(context(said))
    blocks.append(context(*footer(alert)))
    blocks.append(buttons(alert))
    return message(blocks, fallback(alert))


def context_line(alert: Alert) -> Markup:
    """Give what stands above the title, its first piece (who published, if known) in bold."""
    pieces = [fit(piece, PIECE) for piece in phrases.context(alert)]
    return join([*(bold(piece) for piece in pieces[:1]), *(whole(piece) for piece in pieces[1:])])


def title_line(alert: Alert) -> Markup:
    """Give the title, in bold and linked to the paper."""
    name = fit(named(alert), TITLE)
    return bold(link(alert.url, strike(name) if alert.withdrawn_at else name))


def bullet_line(alert: Alert, bullet: Bullet) -> Markup:
    """Give one bullet, followed by links to where it stands."""
    where = where_line(alert, bullet)
    text = fit(bullet.text, BULLET)
    # What stands between keeps the place on the line where its words end.
    gap = GLUE if where.endswith(("）", "）>")) else "\N{NO-BREAK SPACE}" * 2
    return Markup(f"• {text}{gap}{where}") if where else Markup(f"• {text}")


def where_line(alert: Alert, bullet: Bullet) -> Markup:
    """Link each place of a bullet to the source: to its page, or to its words."""
    target = source_address(alert.url, bullet)
    shown = [
        link(target, fit(place, CITE))
        for place in phrases.place_list(alert, bullet.cites)[:3]
        if plain(place)
    ]
    return join(shown, by=phrases.say("comma", alert.language))


def notes_line(alert: Alert) -> Markup:
    """Say what a reader must know of this message, and which words the reply does not contain."""
    pieces = [escape(note) for note in phrases.notes(alert)]
    if alert.not_found:
        words = [clip(word, NAME) for word in alert.not_found[:WORDS]]
        pieces.append(escape(phrases.not_found_words(words, alert.language)))
    return join(pieces)


def footer(alert: Alert) -> list[Markup]:
    """Give why it came, who asked and who replied, and the languages; each a piece by itself."""
    pieces = [reasons_line(alert), fit(phrases.people(alert) or "", PIECE), languages_line(alert)]
    return [piece for piece in pieces if piece]


def reasons_line(alert: Alert) -> Markup:
    """Say which topics the paper is about and how much; topics of one weight share its words."""
    language = alert.language
    if not alert.reasons:
        return escape(phrases.say("followed", language))
    shown: list[Markup] = []
    for one in reasons.why(alert, REASONS):
        names = [topic_name(alert.reasons[n]) for n in one.at]
        shown.append(
            join([escape(one.before), join(names, by=phrases.say("comma", language))], by=" ")
        )
        shown.append(escape(one.after))
    if (left := len(alert.reasons) - REASONS) > 0:
        shown.append(Markup(f"+{left}"))
    return join(shown)


def topic_name(reason: Reason) -> Markup:
    """Give a topic's sign and its name in bold."""
    return join([emoji(reason.emoji), bold(fit(reason.name, NAME))], by=" ")


def languages_line(alert: Alert) -> Markup:
    """Link every language that the paper is held in, give its length, and link its page."""
    pieces = [
        link(url, Markup(phrases.LANGUAGE_NAMES[language])) for language, url in alert.languages[:3]
    ]
    if alert.pages:
        pieces.append(whole(escape(phrases.say("pages", alert.language, n=alert.pages))))
    if alert.archive:
        pieces.append(link(alert.archive, escape(phrases.say("in_archive", alert.language))))
    return join(pieces)


def buttons(alert: Alert) -> Block:
    """Give three buttons and a menu: everything that a reader does with a paper where it is read."""
    language = alert.language
    me = f"paper:{alert.paper_id}"
    first = alert.reasons[0].topic if alert.reasons else None
    choices = [option(phrases.say("follow", language), f"follow:{me}")]
    for reason in alert.reasons[:REASONS]:
        value = f"mute:{me}:{reason.topic}"
        if len(value) > OPTION_VALUE:
            continue
        name = clip(reason.name, 30)
        key = "mute" if len(alert.reasons) == 1 else "mute_named"
        choices.append(option(phrases.say(key, language, name=name), value))
    choices.append(option(phrases.say("why", language), f"why:{me}"))
    about = f"{me}:{first}" if first and len(first) <= OPTION_VALUE else me
    return actions(
        button(phrases.say("save", language), SAVE, me),
        button(phrases.say("copy", language), COPY, me),
        button(phrases.say("not_relevant", language), NOT_RELEVANT, about),
        overflow(MORE, choices),
    )


def fallback(alert: Alert) -> str:
    """Give the message as plain words, for notifications and screen readers."""
    publisher = phrases.publisher(alert.source, alert.language)
    head = f"{publisher} · {named(alert)}" if publisher else named(alert)
    notes = [escape(note) for note in phrases.notes(alert)]
    rows = [
        fit(head, TITLE),
        *(Markup(f"• {fit(b.text, BULLET)}") for b in alert.bullets[:BULLETS]),
    ]
    return lines([*rows, *notes])
