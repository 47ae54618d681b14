"""This file renders what became of a paper afterwards: issued again, or taken down."""

from __future__ import annotations

from bot.messages import headings, phrases
from bot.messages.alerts import Change, Revision, Withdrawal
from bot.messages.card_lines import CITE, TITLE
from bot.messages.clipping import clip
from bot.messages.headings import named
from bot.messages.words import say
from bot.platforms.word_changes import word_changes
from bot.teams.elements import line, message, small, text
from bot.teams.marked import Marked, bold, escape, fit, join, link
from scrapers.items import Language
from storage.records import Payload

CHANGES = 6
PARAGRAPH = 300


def revision_message(revision: Revision) -> Payload:
    """Render what changed, paragraph by paragraph, each with its old words and its new ones."""
    alert, language = revision.alert, revision.alert.language
    seen = phrases.became(alert, "revised_line", revision.seen_at)
    name = phrases.number(alert) or named(alert)
    said = say("revised", language)
    count = phrases.changed(len(revision.changes), revision.paragraphs, language)
    opened = link(alert.url, escape(say("compare", language)))
    body = [text(join([Marked(f"✏️ {bold(escape(said))}"), fit(name, TITLE), escape(seen)]))]
    body.extend(line(change_line(change, language)) for change in revision.changes[:CHANGES])
    body.append(small(join([escape(count), opened])))
    return message(body, f"{said} · {clip(name, TITLE)}\n{count}")


def change_line(change: Change, language: Language) -> Marked:
    """Show one change: what went, and after an arrow what came, in bold."""
    where = fit(phrases.place_of_change(change, language) or "", CITE)
    if change.before is None or change.after is None:
        word, found = ("new", change.after) if change.before is None else ("gone", change.before)
        label = Marked(f"_{escape(say(word, language))}_")
        return join([where, label, fit(found or "", PARAGRAPH)], by="  ")
    return join([where, difference(change.before, change.after)], by="  ")


def difference(before: str, after: str) -> Marked:
    """Show two versions of a paragraph as one line.

    Nothing can be struck out in a card's text: what went stands in square brackets.
    """
    shown: list[Marked] = []
    for piece in word_changes(before, after):
        found = fit(piece.text, PARAGRAPH)
        if not found:
            continue
        if piece.what == "gone":
            shown.append(Marked(f"［{found}］ →"))
        else:
            shown.append(bold(found) if piece.what != "same" else found)
    return join(shown, by=" ") or fit(after, PARAGRAPH)


def withdrawal_message(withdrawal: Withdrawal) -> Payload:
    """Render that a paper is gone, without a link that leads nowhere."""
    alert = withdrawal.alert
    said = headings.withdrawn(withdrawal)
    seen = headings.withdrawn_line(withdrawal)
    name = " · ".join(piece for piece in (phrases.number(alert), named(alert)) if piece)
    body = [
        text(join([Marked(f"🗑️ {bold(escape(said))}"), fit(name, TITLE)])),
        small(escape(seen)),
    ]
    return message(body, f"{said} · {clip(name, TITLE)}\n{seen}")
