"""This file renders what gathers many papers in Teams: digests, a booklet's further replies, a sitting."""

from __future__ import annotations

from bot.messages import card_lines, digest_phrases, headings, phrases
from bot.messages.alerts import Digest, DigestRow, KeptPaper, Reason
from bot.messages.briefings import Briefing, BriefingLine
from bot.messages.card_lines import BULLET, PIECE, QUESTION, ROW_BULLET, TITLE
from bot.messages.clipping import clip
from bot.messages.gatherings import Rest, Sitting
from bot.messages.headings import by_committee
from bot.messages.words import say
from bot.teams import marked
from bot.teams.elements import (
    ELEMENTS,
    Element,
    button,
    folded,
    heading,
    line,
    message,
    pages,
    small,
    text,
    weight,
)
from bot.teams.marked import Marked, bold, escape, fit, join, link, strike
from storage.records import Payload

ROWS = 5  # of one topic in the parent
GROUPS = 7  # with their rows they are as many paragraphs as one card holds
COMING = 5
SAVED = 40
FOLDED = 0.8  # of a message, for what opens where it stands: its words and frame take the rest
REST = 40  # replies on one topic; who needs more searches
QUESTIONS = 25
LINES = 40  # of a briefing


def digest_messages(digest: Digest) -> list[Payload]:
    """Render a digest: the parent first, then a message for each topic, more where one overflows."""
    if not digest.groups:
        return [_quiet(digest), *(_aside(digest) if digest.threads else [])]
    if not digest.threads and (whole := _folded(digest)) is not None:
        return [whole]
    threads = [_thread(reason, rows, digest) for reason, rows in digest.groups]
    parent = [_parent(digest), *(payload for thread in threads for payload in thread)]
    return [*parent, *_aside(digest)]


def _folded(digest: Digest) -> Payload | None:
    """Give a chat's digest as one message whose topics open where they stand; None where it is too long."""
    said = digest_phrases.digest_title(digest)
    body = [heading(fit(said, PIECE))]
    for number, (reason, rows) in enumerate(digest.groups):
        body.extend(_group(reason, rows, digest))
        name = say("teams_details", digest.language, name=reason.name)
        body.extend(folded(f"topic-{number}", name, _entries(reason, rows)))
    body.extend(_aside_folded(digest))
    body.extend(_tail(digest))
    fits = weight(body) <= FOLDED and len(body) <= ELEMENTS
    return message(body, _words(digest)) if fits else None


def _words(digest: Digest) -> str:
    groups = digest.groups[:GROUPS]
    counts = [f"{clip(reason.name, PIECE)} {len(rows)}" for reason, rows in groups]
    return "\n".join([digest_phrases.digest_title(digest), *counts])


def _parent(digest: Digest) -> Payload:
    language = digest.language
    body = [heading(fit(digest_phrases.digest_title(digest), PIECE))]
    for reason, rows in digest.groups[:GROUPS]:
        body.extend(_group(reason, rows, digest))
    if (left := len(digest.groups) - GROUPS) > 0:
        body.append(small(escape(say("more_topics", language, n=left))))
    return message([*body, *_tail(digest)], _words(digest))


def _group(reason: Reason, rows: tuple[DigestRow, ...], digest: Digest) -> list[Element]:
    body = [text(card_lines.topic_head(marked, reason, rows))]
    body += [line(marked.ours(f"• {card_lines.digest_row(marked, row)}")) for row in rows[:ROWS]]
    if (left := len(rows) - ROWS) > 0:
        key = "more_in_thread" if digest.threads else "more"
        body.append(small(escape(say(key, digest.language, n=left))))
    return body


def _thread(reason: Reason, rows: tuple[DigestRow, ...], digest: Digest) -> list[Payload]:
    """Give one topic's papers by committee, each with its kind, its Member and one bullet."""
    body: list[Element] = [text(card_lines.topic_head(marked, reason, rows))]
    body.extend(_entries(reason, rows))
    spoken = say("topic_papers", digest.language, name=reason.name, n=len(rows))
    return [message(page, clip(spoken, TITLE)) for page in pages(body)]


def _entries(reason: Reason, rows: tuple[DigestRow, ...]) -> list[Element]:
    found: list[Element] = []
    for place, held in by_committee(rows, reason):
        if place:
            found.append(small(bold(fit(place, PIECE)), "Medium"))
        found.extend(element for row in held for element in _entry(row))
    return found


def _entry(row: DigestRow) -> list[Element]:
    alert = row.alert
    rows = [line(bold(card_lines.title(marked, alert)))]
    rows += [
        line(card_lines.bullet_line(marked, alert, one, ROW_BULLET)) for one in alert.bullets[:1]
    ]
    if said := card_lines.digest_facts(marked, row):
        rows.append(small(said, "None"))
    return rows


def _aside(digest: Digest) -> list[Payload]:
    """Give what stands beside the topics, for the thread: hits of lists, and what was saved."""
    found = []
    for sign_, name, rows in digest_phrases.kept_groups(digest):
        body = [text(bold(Marked(f"{sign_} {escape(name)}"))), *_aside_rows(digest, rows)]
        found += [message(page, name) for page in pages(body)]
    return found


def _aside_folded(digest: Digest) -> list[Element]:
    return [
        element
        for number, (sign_, name, rows) in enumerate(digest_phrases.kept_groups(digest))
        for element in folded(f"aside-{number}", f"{sign_} {name}", _aside_rows(digest, rows))
    ]


def _aside_rows(digest: Digest, rows: tuple[KeptPaper, ...]) -> list[Element]:
    shown = [element for kept in rows[:SAVED] for element in _kept(kept)]
    if (left := len(rows) - SAVED) > 0:
        shown.append(small(escape(say("more", digest.language, n=left))))
    return shown


def _kept(kept: KeptPaper) -> list[Element]:
    said, *notes = card_lines.kept_lines(marked, kept)
    return [line(said), *(small(note, "None") for note in notes)]


def _tail(digest: Digest) -> list[Element]:
    """Say what is coming, what falls due, and what was checked."""
    language = digest.language
    rows = [
        join([Marked("🗓️"), card_lines.coming_line(marked, item, language)], by=" ")
        for item in digest.coming[:COMING]
    ]
    if digest.due_commitments:
        due = say("due", language, n=digest.due_commitments)
        rows.append(Marked(f"⏳ {escape(due)}"))
    for sign_, name, _ in digest_phrases.kept_groups(digest) if digest.threads else ():
        rows.append(Marked(f"{sign_} {escape(say('aside_thread', language, what=name))}"))
    checked = fit(phrases.freshness(digest.freshness, language), BULLET)
    return [*(small(row) for row in rows), {**small(checked, "Medium"), "separator": True}]


def _quiet(digest: Digest) -> Payload:
    """Give the quiet line: small, and it says what was checked."""
    said = digest_phrases.digest_title(digest)
    kept = [] if digest.threads else _aside_folded(digest)
    return message([small(bold(fit(said, PIECE))), *kept, *_tail(digest)], clip(said, PIECE))


def rest_messages(rest: Rest) -> list[Payload]:
    """Render a booklet's further replies on one topic, each in a line or two."""
    body = [text(card_lines.rest_head(marked, rest))]
    for row in rest.rows[:REST]:
        body.extend(_reply(rest, row))
    if left := sum(1 + len(row.same) for row in rest.rows[REST:]):
        body.append(small(escape(say("more", rest.booklet.language, n=left))))
    said = clip(headings.rest_title(rest), QUESTION)
    return [message(page, said) for page in pages(body)]


def _reply(rest: Rest, row: DigestRow) -> list[Element]:
    asked, *answers = card_lines.rest_lines(marked, rest, row)
    return [text(asked), *map(line, answers)]


def sitting_message(sitting: Sitting) -> Payload:
    """Render the questions of one day that are on a channel's topics, by their numbers."""
    said = headings.sitting_title(sitting)
    body = [text(bold(fit(said, TITLE)))]
    body += [
        line(card_lines.question_line(marked, row, sitting.language))
        for row in sitting.rows[:QUESTIONS]
    ]
    if (left := len(sitting.rows) - QUESTIONS) > 0:
        body.append(small(escape(say("more", sitting.language, n=left))))
    return message(body, clip(said, TITLE))


def briefing_message(briefing: Briefing) -> Payload:
    """Render what some meetings bring, line by line."""
    body = [heading(fit(briefing.title, TITLE))]
    body.extend(_line(row) for row in briefing.rows[:LINES])
    if (left := len(briefing.rows) - LINES) > 0:
        body.append(small(escape(say("more_coming", briefing.language, n=left))))
    pressed = [button(one.text, "say", one.line) for one in briefing.presses]
    return message(pages(body)[0], clip(briefing.title, TITLE), pressed)


def _line(row: BriefingLine) -> Element:
    if row.kind == "bullet":
        return line(Marked(f"• {fit(row.text, ROW_BULLET)}"))
    said, facts = link(row.url, fit(row.text, TITLE)), fit(row.context, PIECE)
    said = strike(said) if row.gone else said
    if row.kind == "aside":
        return small(join([facts, said]))
    whole = join([bold(said), facts])
    return text(whole) if row.kind == "heading" else line(whole)
