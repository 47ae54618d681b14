"""This file renders one paper as a message in Teams: calm, and of much the same height every time."""

from __future__ import annotations

from bot.messages import phrases, reasons
from bot.messages.alerts import Alert, Reason
from bot.messages.clipping import clip, plain
from bot.messages.headings import named, sign
from bot.messages.links import source_address
from bot.teams.elements import VALUE, Element, Payload, button, line, message, small, title
from bot.teams.marked import Marked, bold, escape, fit, join, link
from storage.records import Bullet

TITLE = 300
BULLET = 600
BULLETS = 5
CITE = 60
PIECE = 160
NAME = 60
REASONS = 3
MUTES = 1  # buttons that mute a topic; with the five others Teams shows them all
WORDS = 6

COPY, SAVE, NOT_RELEVANT, FOLLOW, MUTE, WHY = (
    "copy_citation", "save", "not_relevant", "follow", "mute", "why",
)  # fmt: skip


def alert_message(alert: Alert) -> Payload:
    """Render one paper: context, title, bullets with where they stand, why, languages, buttons."""
    return message(alert_body(alert), words_of(alert), alert_buttons(alert))


def alert_body(alert: Alert) -> list[Element]:
    """Give a paper's paragraphs, without its buttons."""
    body = [small(above)] if (above := context_line(alert)) else []
    body.append(title(link(alert.url, fit(named(alert), TITLE))))
    if chinese := phrases.chinese_title(alert):
        body.append(line(fit(chinese, TITLE)))
    if alert.replies:
        body.append(line(fit(phrases.replies(alert), TITLE)))
    body.extend(line(bullet_line(alert, bullet)) for bullet in alert.bullets[:BULLETS])
    if said := notes_line(alert):
        body.append(small(said))
    people = fit(phrases.people(alert) or "", PIECE)
    body.append(small(join([reasons_line(alert), people, languages_line(alert)]), "Medium"))
    return body


def context_line(alert: Alert) -> Marked:
    """Give what stands above the title, its first piece (who published, if known) in bold."""
    pieces = [fit(piece, PIECE) for piece in phrases.context(alert)]
    return join([*(bold(piece) for piece in pieces[:1]), *pieces[1:]])


def bullet_line(alert: Alert, bullet: Bullet, limit: int = BULLET) -> Marked:
    """Give one bullet, followed by links to where it stands."""
    target = source_address(alert.url, bullet)
    shown = [
        link(target, fit(place, CITE))
        for place in phrases.place_list(alert, bullet.cites)[:3]
        if plain(place)
    ]
    where = join(shown, by=phrases.say("comma", alert.language))
    return Marked(f"• {join([fit(bullet.text, limit), where], by='  ')}")


def notes_line(alert: Alert) -> Marked:
    """Say what a reader must know of this message, and which words the reply does not contain."""
    pieces = [escape(note) for note in phrases.notes(alert)]
    if alert.not_found:
        words = [clip(word, NAME) for word in alert.not_found[:WORDS]]
        pieces.append(escape(phrases.not_found_words(words, alert.language)))
    return join(pieces)


def reasons_line(alert: Alert) -> Marked:
    """Say which topics the paper is about and how much; topics of one weight share its words."""
    language = alert.language
    if not alert.reasons:
        return escape(phrases.say("followed", language))
    shown: list[Marked] = []
    for one in reasons.why(alert, REASONS):
        names = [topic_name(alert.reasons[n]) for n in one.at]
        shown.append(
            join([escape(one.before), join(names, by=phrases.say("comma", language))], by=" ")
        )
        shown.append(escape(one.after))
    if (left := len(alert.reasons) - REASONS) > 0:
        shown.append(Marked(f"+{left}"))
    return join(shown)


def topic_name(reason: Reason) -> Marked:
    """Give a topic's sign and its name in bold."""
    return join([Marked(sign(reason.emoji)), bold(fit(reason.name, NAME))], by=" ")


def languages_line(alert: Alert) -> Marked:
    """Link every language that the paper is held in, give its length, and link its page."""
    pieces = [
        link(url, Marked(phrases.LANGUAGE_NAMES[language])) for language, url in alert.languages[:3]
    ]
    if alert.pages:
        pieces.append(escape(phrases.say("pages", alert.language, n=alert.pages)))
    if alert.archive:
        pieces.append(link(alert.archive, escape(phrases.say("in_archive", alert.language))))
    return join(pieces)


def alert_buttons(alert: Alert) -> list[Element]:
    """Give three buttons and a menu: everything that a reader does with a paper where it is read."""
    language = alert.language
    me = f"paper:{alert.paper_id}"
    first = alert.reasons[0].topic if alert.reasons else ""
    about = f"{me}:{first}" if _whole(first) else me
    found = [
        button(phrases.say("save", language), SAVE, me),
        button(phrases.say("copy", language), COPY, me),
        button(phrases.say("not_relevant", language), NOT_RELEVANT, about),
        button(phrases.say("follow", language), FOLLOW, me, aside=True),
    ]
    for reason in alert.reasons[:MUTES]:
        if not _whole(reason.topic):
            continue
        key = "mute" if len(alert.reasons) == 1 else "mute_named"
        words = phrases.say(key, language, name=clip(reason.name, 30))
        found.append(button(words, MUTE, f"{me}:{reason.topic}", aside=True))
    return [*found, button(phrases.say("why", language), WHY, me, aside=True)]


def _whole(topic: str) -> bool:
    """Say whether a topic's key comes back with a button as it was sent."""
    return bool(topic) and topic == plain(topic) and len(topic) <= VALUE // 4


def words_of(alert: Alert) -> str:
    """Give the message as plain words, for notifications, and for where a card is not taken."""
    publisher = phrases.publisher(alert.source, alert.language)
    head = [publisher] if publisher else []
    rows = [
        " · ".join([*head, clip(named(alert), TITLE)]),
        *(f"• {clip(bullet.text, BULLET)}" for bullet in alert.bullets[:BULLETS]),
        *phrases.notes(alert),
        clip(alert.url, 1000),
    ]
    return "\n".join(row for row in rows if row)
