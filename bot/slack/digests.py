"""This file renders a digest: a parent that is read in ten seconds, and a thread with the rest."""

from __future__ import annotations

from bot.messages import card_lines, digest_phrases, phrases
from bot.messages.alerts import Digest, DigestRow, Reason
from bot.messages.card_lines import BULLET, PIECE, ROW_BULLET
from bot.messages.headings import by_committee
from bot.messages.words import say
from bot.slack import mrkdwn
from bot.slack.blocks import (
    Block,
    context,
    divider,
    header,
    message,
    pages,
    section,
    sections,
)
from bot.slack.mrkdwn import Markup, bold, escape, fit, join, lines
from storage.records import Payload

ROWS = 5  # of one topic in the parent
GROUPS = 20
COMING = 5
SAVED = 40


def digest_messages(digest: Digest) -> list[Payload]:
    """Render a digest: the parent first, then a message for each topic, more where one overflows."""
    if not digest.groups:
        return [_quiet(digest), *_aside(digest)]
    threads = [_thread(reason, rows, digest) for reason, rows in digest.groups]
    whole = [_parent(digest), *(payload for thread in threads for payload in thread)]
    return [*whole, *_aside(digest)]


def _parent(digest: Digest) -> Payload:
    language = digest.language
    title = digest_phrases.digest_title(digest)
    blocks = [header(title)]
    for reason, rows in digest.groups[:GROUPS]:
        blocks.append(section(_group(reason, rows, digest)))
    if (left := len(digest.groups) - GROUPS) > 0:
        blocks.append(context(escape(say("more_topics", language, n=left))))
    return message([*blocks, divider(), *_tail(digest)], lines([escape(title), *_names(digest)]))


def _names(digest: Digest) -> list[Markup]:
    return [
        join([fit(reason.name, PIECE), Markup(str(len(rows)))], by=" ")
        for reason, rows in digest.groups[:GROUPS]
    ]


def _group(reason: Reason, rows: tuple[DigestRow, ...], digest: Digest) -> Markup:
    shown = [card_lines.topic_head(mrkdwn, reason, rows)]
    shown.extend(card_lines.digest_row(mrkdwn, row) for row in rows[:ROWS])
    if (left := len(rows) - ROWS) > 0:
        shown.append(escape(say("more_in_thread", digest.language, n=left)))
    return lines(shown)


def _thread(reason: Reason, rows: tuple[DigestRow, ...], digest: Digest) -> list[Payload]:
    """Give one topic's papers by committee, each with its kind, its Member and one bullet."""
    blocks: list[Block] = [section(card_lines.topic_head(mrkdwn, reason, rows))]
    for place, found in by_committee(rows, reason):
        if place:
            blocks.append(context(bold(fit(place, PIECE))))
        blocks.extend(block for row in found for block in _entry(row))
    spoken = escape(say("topic_papers", digest.language, name=reason.name, n=len(rows)))
    return [message(page, spoken) for page in pages(blocks)]


def _entry(row: DigestRow) -> list[Block]:
    alert = row.alert
    first = [card_lines.bullet_line(mrkdwn, alert, one, ROW_BULLET) for one in alert.bullets[:1]]
    rows = [bold(card_lines.title(mrkdwn, alert)), *first]
    return [*sections(rows), context(card_lines.digest_facts(mrkdwn, row))]


def _aside(digest: Digest) -> list[Payload]:
    """Give what stands beside the topics, for the thread: hits of lists, and what was saved."""
    found = []
    for sign, name, rows in digest_phrases.kept_groups(digest):
        title = join([Markup(sign), bold(escape(name))], by=" ")
        blocks: list[Block] = [section(title)]
        blocks += [
            block
            for kept in rows[:SAVED]
            for block in sections(card_lines.kept_lines(mrkdwn, kept))
        ]
        if (left := len(rows) - SAVED) > 0:
            blocks.append(context(escape(say("more", digest.language, n=left))))
        found += [message(page, escape(name)) for page in pages(blocks)]
    return found


def _tail(digest: Digest) -> list[Block]:
    """Say what is coming, what falls due, and what was checked."""
    language = digest.language
    pieces = [
        join([Markup(":calendar:"), card_lines.coming_line(mrkdwn, item, language)], by=" ")
        for item in digest.coming[:COMING]
    ]
    if digest.due_commitments:
        due = escape(say("due", language, n=digest.due_commitments))
        pieces.append(Markup(f":hourglass: {due}"))
    for sign, name, _ in digest_phrases.kept_groups(digest):
        pieces.append(escape(f"{sign} {say('aside_thread', language, what=name)}"))
    checked = fit(phrases.freshness(digest.freshness, language), BULLET)
    return [*([context(*pieces)] if pieces else []), context(checked)]


def _quiet(digest: Digest) -> Payload:
    """Give the quiet line: one small line that says what was checked."""
    title = fit(digest_phrases.digest_title(digest), PIECE)
    tail = _tail(digest)
    return message([context(bold(title)), *tail], title)
