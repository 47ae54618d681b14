"""This file renders one paper as a mail: what it is, what it says and where, why it came."""

from __future__ import annotations

from bot.mail.blocks import BLANK, Look, MailBlock, WordRun, block, payload
from bot.messages import headings, phrases, reasons
from bot.messages.alerts import Alert, Change, Reason, Revision, Withdrawal
from bot.messages.clipping import clip, plain
from bot.messages.headings import as_it_stands, named, sign
from bot.messages.links import source_address
from bot.messages.words import LANGUAGE_NAMES, say
from bot.platforms.word_changes import apart, word_changes
from scrapers.items import Language
from storage.records import Bullet, Payload

TITLE = 300
BULLET = 700
BULLETS = 5
CITE = 60
PIECE = 200
NAME = 80
REASONS = 5
CHANGES = 12
PARAGRAPH = 1_200


def alert_mail(alert: Alert) -> Payload:
    """Render one paper."""
    publisher = phrases.publisher(alert.source, alert.language)
    subject = " · ".join(piece for piece in (publisher, as_it_stands(alert)) if piece)
    return payload(subject, alert_blocks(alert), alert.language)


def alert_blocks(alert: Alert) -> list[MailBlock]:
    """Give a paper's blocks: context, title, bullets with where they stand, why, languages."""
    pieces = [clip(piece, PIECE) for piece in phrases.context(alert)]
    found = [block("small", *pieces, dot=True), block("heading", title_run(alert))]
    if title := phrases.chinese_title(alert):
        found.append(block("line", WordRun(clip(title, TITLE), language="zh-Hant")))
    if alert.replies:
        found.append(block("line", clip(phrases.replies(alert), TITLE)))
    found.extend(bullet_block(alert, one) for one in alert.bullets[:BULLETS])
    notes = [*phrases.notes(alert), phrases.not_found(alert) or ""]
    found.append(block("small", *(clip(note, TITLE) for note in notes), dot=True))
    found.append(block("small", *reason_runs(alert), dot=True))
    found.append(block("small", clip(phrases.people(alert) or "", TITLE)))
    found.append(block("small", *language_runs(alert), dot=True))
    return found


def title_run(alert: Alert, limit: int = TITLE) -> WordRun:
    """Give a paper's title as a link: to its page in the archive, without one to the site."""
    href = alert.archive or alert.url
    look: Look = "crossed" if alert.withdrawn_at else "plain"
    return WordRun(clip(named(alert), limit), href, look, language=spoken(alert), told=True)


def spoken(alert: Alert) -> Language | None:
    """Name the language of a paper's own words where it is not that of ours around them."""
    return alert.text_language if alert.text_language != alert.language else None


def bullet_block(alert: Alert, bullet: Bullet, limit: int = BULLET) -> MailBlock:
    """Give one bullet, followed by links to where it stands."""
    target = source_address(alert.url, bullet)
    comma = WordRun(say("comma", alert.language))
    places = [
        piece
        for place in phrases.place_list(alert, bullet.cites)[:3]
        if plain(place)
        for piece in (comma, WordRun(clip(place, CITE), target))
    ]
    words = WordRun(clip(bullet.text, limit), language=spoken(alert))
    return block("bullet", words, *([WordRun(BLANK), *places[1:]] if places else []))


def reason_runs(alert: Alert) -> list[WordRun]:
    """Say why this came: which topics it is about and how much, or that its body is followed."""
    if not alert.reasons:
        return [WordRun(say("mail_followed", alert.language))]
    comma = say("comma", alert.language)
    found: list[str] = []
    for one in reasons.why(alert, REASONS):
        names = comma.join(topic_name(alert.reasons[n]) for n in one.at)
        found += [f"{one.before} {names}".strip(), one.after]
    return [WordRun(words) for words in found if words]


def topic_name(reason: Reason) -> str:
    """Give a topic's sign and its name."""
    return f"{sign(reason.emoji)} {clip(reason.name, NAME)}".strip()


def language_runs(alert: Alert) -> list[WordRun]:
    """Link every language that the paper is held in at its site, and give its length."""
    found = [
        WordRun(LANGUAGE_NAMES[language], url, told=True) for language, url in alert.languages[:3]
    ]
    if alert.pages:
        found.append(WordRun(say("pages", alert.language, n=alert.pages)))
    return found


def revision_mail(revision: Revision) -> Payload:
    """Render what changed."""
    alert, language = revision.alert, revision.alert.language
    said = say("revised", language)
    found = [
        block("small", said, phrases.became(alert, "revised_line", revision.seen_at), dot=True),
        block("heading", title_run(alert)),
        *(_change(one, alert) for one in revision.changes[:CHANGES]),
        block("small", phrases.changed(len(revision.changes), revision.paragraphs, language)),
        block("small", *language_runs(alert), dot=True),
    ]
    subject = f"{said}{say('colon', language)}{named(alert)}"
    return payload(subject, found, language)


def _change(change: Change, alert: Alert) -> MailBlock:
    """Show one paragraph's change: struck out what went, underlined what came."""
    language, own = alert.language, spoken(alert)
    place = WordRun(clip(phrases.place_of_change(change, language), CITE), look="strong")
    if change.before is None or change.after is None:
        gone = change.after is None
        word = say("gone" if gone else "new", language)
        text = clip((change.before if gone else change.after) or "", PARAGRAPH)
        told = WordRun(text, look="gone" if gone else "new", language=own)
        return block("line", place, WordRun(f" {word} "), told)
    runs, before = [], ""
    for piece in word_changes(change.before, change.after):
        text = clip(piece.text, PARAGRAPH)
        runs += [WordRun(BLANK)] if not before or apart(before, text) else []
        runs.append(WordRun(text, look=_LOOK[piece.what], language=own))
        before = text
    return block("line", place, *(runs or [WordRun(f" {clip(change.after, PARAGRAPH)}")]))


_LOOK: dict[str, Look] = {"same": "plain", "gone": "gone", "new": "new"}


def withdrawal_mail(withdrawal: Withdrawal) -> Payload:
    """Render that a paper is gone; its page in the archive, if there is one, says more."""
    alert, language = withdrawal.alert, withdrawal.alert.language
    said = headings.withdrawn(withdrawal)
    found = [
        block("small", said, clip(phrases.number(alert) or "", PIECE), dot=True),
        block("heading", WordRun(clip(named(alert), TITLE), alert.archive, told=True)),
        block("line", headings.withdrawn_line(withdrawal)),
    ]
    return payload(f"{said}{say('colon', language)}{named(alert)}", found, language)
