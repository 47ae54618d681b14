"""This file writes the lines of cards that say the same on every platform, in whatever marks a platform has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from bot.messages import digest_phrases, headings, phrases, reasons
from bot.messages.alerts import Alert, Coming, DigestRow, KeptPaper, Reason
from bot.messages.clipping import clip, plain
from bot.messages.gatherings import Rest, SittingRow
from bot.messages.headings import named
from bot.messages.links import source_address
from bot.messages.words import LANGUAGE_NAMES, say
from scrapers.items import Language
from storage.records import Bullet

TITLE = 300
BULLET = 600
BULLETS = 5
CITE = 60
PIECE = 160
NAME = 60
QUESTION = 160
REASONS = 3
NOTES = 5  # that somebody left at one paper
WORDS = 6  # that a reply does not contain
ROW_TITLE = 160
ROW_BULLET = 240
_PLACES = 3  # of one bullet

M = TypeVar("M", bound=str)


class Marks(Protocol[M]):
    """How a platform marks text; `M` is what it has marked, and a bare str is somebody's text.

    A module may be one.
    """

    def ours(self, text: str, /) -> M:
        """Take what is marked already."""

    def escape(self, text: str, /) -> M:
        """Give somebody's text on one line so that it is shown as it stands."""

    def fit(self, text: str, limit: int, /) -> M:
        """Escape somebody's text, shortened so that the outcome is at most `limit` long."""

    def bold(self, text: M, /) -> M:
        """Make bold."""

    def strike(self, text: M, /) -> M:
        """Strike out, or cross where nothing can be struck out."""

    def whole(self, text: M, /) -> M:
        """Keep a short piece on one line."""

    def emoji(self, text: str, /) -> M:
        """Let an emoji through, and nothing else."""

    def link(self, url: str | None, label: M, /) -> M:
        """Link words to a web address."""

    def join(self, pieces: Iterable[M], /, by: str = " · ") -> M:
        """Join what is not empty."""

    def beside(self, words: M, where: M, /) -> M:
        """Put a bullet's places behind its words."""


def context_line(marks: Marks[M], alert: Alert) -> M:
    """Give what stands above the title, its first piece (who published, if known) in bold."""
    pieces = [marks.fit(piece, PIECE) for piece in phrases.context(alert)]
    return marks.join([*map(marks.bold, pieces[:1]), *map(marks.whole, pieces[1:])])


def title(marks: Marks[M], alert: Alert, limit: int = TITLE) -> M:
    """Give the title, linked to the paper; that of a paper which was taken down is struck out."""
    name = marks.link(alert.url, marks.fit(named(alert), limit))
    return marks.strike(name) if alert.withdrawn_at else name


def bullet_line(marks: Marks[M], alert: Alert, bullet: Bullet, limit: int = BULLET) -> M:
    """Give one bullet, followed by links to where it stands: to its page, or to its words."""
    target = source_address(alert.url, bullet)
    shown = [
        marks.link(target, marks.fit(place, CITE))
        for place in phrases.place_list(alert, bullet.cites)[:_PLACES]
        if plain(place)
    ]
    where = marks.join(shown, by=say("comma", alert.language))
    return marks.ours(f"• {marks.beside(marks.fit(bullet.text, limit), where)}")


def notes_line(marks: Marks[M], alert: Alert) -> M:
    """Say what a reader must know of this message, and which words the reply does not contain."""
    pieces = [marks.escape(note) for note in phrases.notes(alert)]
    if alert.not_found:
        words = [clip(word, NAME) for word in alert.not_found[:WORDS]]
        pieces.append(marks.escape(phrases.not_found_words(words, alert.language)))
    return marks.join(pieces)


def reasons_line(marks: Marks[M], alert: Alert) -> M:
    """Say which topics the paper is about and how much; topics of one weight share its words."""
    language = alert.language
    if not alert.reasons:
        return marks.escape(say("followed", language))
    comma = say("comma", language)
    shown: list[M] = []
    for one in reasons.why(alert, REASONS):
        names = marks.join([topic_name(marks, alert.reasons[n]) for n in one.at], by=comma)
        shown += [marks.join([marks.escape(one.before), names], by=" "), marks.escape(one.after)]
    if (left := len(alert.reasons) - REASONS) > 0:
        shown.append(marks.ours(f"+{left}"))
    return marks.join(shown)


def topic_name(marks: Marks[M], reason: Reason) -> M:
    """Give a topic's sign and its name in bold."""
    name = marks.bold(marks.fit(reason.name, NAME))
    return marks.join([marks.emoji(reason.emoji), name], by=" ")


def topic_head(marks: Marks[M], reason: Reason, rows: tuple[DigestRow, ...]) -> M:
    """Give a topic with how many papers a digest has on it."""
    return marks.join([topic_name(marks, reason), marks.ours(str(len(rows)))], by="  ")


def languages_line(marks: Marks[M], alert: Alert) -> M:
    """Link every language that the paper is held in, give its length, and link its page."""
    pieces = [
        marks.link(url, marks.ours(LANGUAGE_NAMES[language]))
        for language, url in alert.languages[:3]
    ]
    if alert.pages:
        pages = say("pages", alert.language, n=alert.pages)
        pieces.append(marks.whole(marks.escape(pages)))
    if alert.archive:
        label = marks.escape(say("in_archive", alert.language))
        pieces.append(marks.link(alert.archive, label))
    return marks.join(pieces)


def digest_row(marks: Marks[M], row: DigestRow) -> M:
    """Give one paper on one line: its title, then what is particular about it."""
    facts = _facts(marks, digest_phrases.row_marks(row))
    return marks.join([title(marks, row.alert, ROW_TITLE), facts], by="  · ")


def digest_facts(marks: Marks[M], row: DigestRow) -> M:
    """Give what is known of a paper beneath its title: its kind, its Member, its languages."""
    facts = [marks.fit(piece, PIECE) for piece in digest_phrases.row_facts(row)]
    return marks.join([*facts, languages_line(marks, row.alert)])


def kept_lines(marks: Marks[M], kept: KeptPaper) -> list[M]:
    """Give one paper that a list found or somebody saved, then each of its last notes."""
    facts = _facts(marks, digest_phrases.kept_facts(kept))
    notes = [marks.ours(f"{kept.sign} {marks.fit(note, BULLET)}") for note in kept.notes[-NOTES:]]
    return [marks.join([title(marks, kept.alert), facts], by="  · "), *notes]


def coming_line(marks: Marks[M], item: Coming, language: Language) -> M:
    """Give one thing that comes: when in bold, where, and what, linked."""
    when, *rest = phrases.coming_pieces(item, language)
    between = [marks.fit(piece, PIECE) for piece in rest[:-1]]
    last = [marks.link(item.url, marks.fit(piece, PIECE)) for piece in rest[-1:]]
    return marks.join([marks.bold(marks.fit(when, PIECE)), *between, *last])


def rest_head(marks: Marks[M], rest: Rest) -> M:
    """Give what a booklet's further replies are on."""
    said = marks.bold(marks.fit(headings.rest_title(rest), QUESTION))
    return marks.join([marks.emoji(rest.reason.emoji), said], by=" ")


def rest_lines(marks: Marks[M], rest: Rest, row: DigestRow) -> list[M]:
    """Give one reply: its serial linked to its page and what was asked, then the best of the answer."""
    alert = row.alert
    first = alert.bullets[:1]
    target = source_address(rest.booklet.url, first[0]) if first else rest.booklet.url
    serial = marks.bold(marks.link(target, marks.fit(alert.number or "", PIECE)))
    asked = marks.join([serial, marks.fit(named(alert), QUESTION)], by="  ")
    facts = _facts(marks, headings.rest_facts(row))
    answers = [marks.ours(f"• {marks.fit(bullet.text, ROW_BULLET)}") for bullet in first]
    return [marks.join([asked, facts]), *answers]


def question_line(marks: Marks[M], row: SittingRow, language: Language) -> M:
    """Give one question of a sitting: its number and subject, the topics' signs, who asks."""
    name = marks.link(row.url, marks.fit(headings.sitting_name(row, language), QUESTION))
    signs = marks.join((marks.emoji(reason.emoji) for reason in row.reasons), by=" ")
    facts = _facts(marks, headings.sitting_facts(row, language))
    return marks.ours(f"• {marks.join([name, signs, facts])}")


def _facts(marks: Marks[M], facts: Iterable[str]) -> M:
    return marks.join(marks.whole(marks.fit(fact, PIECE)) for fact in facts)
