"""This file renders what became of a paper afterwards: issued again, or taken down."""

from __future__ import annotations

from bot.messages import headings, phrases
from bot.messages.alerts import Change, Revision, Withdrawal
from bot.messages.card_lines import CITE, TITLE
from bot.messages.headings import named
from bot.messages.words import say
from bot.platforms.word_changes import word_changes
from bot.slack.blocks import context, message, sections
from bot.slack.mrkdwn import Markup, bold, escape, fit, italic, join, lines, link, strike
from scrapers.items import Language
from storage.records import Payload

CHANGES = 6
PARAGRAPH = 300


def revision_message(revision: Revision) -> Payload:
    """Render what changed, paragraph by paragraph, each with its old words and its new ones."""
    alert, language = revision.alert, revision.alert.language
    seen = phrases.became(alert, "revised_line", revision.seen_at)
    name = fit(phrases.number(alert) or named(alert), TITLE)
    said = say("revised", language)
    rows = [join([Markup(f":pencil2: {bold(escape(said))}"), name, escape(seen)])]
    rows.extend(change_line(change, language) for change in revision.changes[:CHANGES])
    count = phrases.changed(len(revision.changes), revision.paragraphs, language)
    opened = link(alert.url, escape(say("compare", language)))
    blocks = [*sections(rows), context(join([escape(count), opened]))]
    return message(blocks, lines([join([escape(said), name]), escape(count)]))


def change_line(change: Change, language: Language) -> Markup:
    """Show one change: the figure or the words that went struck out, what came in bold."""
    place = escape(phrases.place_of_change(change, language))
    where = fit(place, CITE) if place else Markup("")
    if change.before is None or change.after is None:
        word, text = ("new", change.after) if change.before is None else ("gone", change.before)
        label = italic(escape(say(word, language)))
        return join([where, label, fit(text or "", PARAGRAPH)], by="  ")
    return join([where, difference(change.before, change.after)], by="  ")


def difference(before: str, after: str) -> Markup:
    """Show two versions of a paragraph as one line; spaces let Slack see the marks."""
    shown: list[Markup] = []
    gone = False
    for piece in word_changes(before, after):
        text = fit(piece.text, PARAGRAPH)
        if piece.what == "same":
            shown.append(text)
        elif piece.what == "gone":
            shown.append(strike(text))
        else:
            shown.append(Markup(f"→ {bold(text)}") if gone else bold(text))
        gone = piece.what == "gone"
    return join(shown, by=" ") or fit(after, PARAGRAPH)


def withdrawal_message(withdrawal: Withdrawal) -> Payload:
    """Render that a paper is gone, without a link that leads nowhere."""
    alert = withdrawal.alert
    said = escape(headings.withdrawn(withdrawal))
    name = fit(named(alert), TITLE)
    line = escape(headings.withdrawn_line(withdrawal))
    rows = [join([Markup(f":wastebasket: {bold(said)}"), name])]
    return message([*sections(rows), context(line)], lines([join([said, name]), line]))
