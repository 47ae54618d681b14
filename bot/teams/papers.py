"""This file renders one paper as a message in Teams: calm, and of much the same height every time."""

from __future__ import annotations

from bot.messages import card_lines, phrases
from bot.messages.alerts import Alert
from bot.messages.card_lines import BULLET, BULLETS, PIECE, TITLE
from bot.messages.clipping import clip, plain
from bot.messages.headings import as_it_stands
from bot.messages.words import say
from bot.teams import marked
from bot.teams.elements import VALUE, Element, button, line, message, small, title
from bot.teams.marked import fit, join
from storage.records import Payload

MUTES = 1  # buttons that mute a topic; with the five others Teams shows them all
COPY, SAVE, NOT_RELEVANT, FOLLOW, MUTE, WHY = (
    "copy_citation", "save", "not_relevant", "follow", "mute", "why",
)  # fmt: skip


def alert_message(alert: Alert) -> Payload:
    """Render one paper: context, title, bullets with where they stand, why, languages, buttons."""
    return message(alert_body(alert), words_of(alert), alert_buttons(alert))


def alert_body(alert: Alert) -> list[Element]:
    """Give a paper's paragraphs, without its buttons."""
    above = card_lines.context_line(marked, alert)
    body = [small(above)] if above else []
    body.append(title(card_lines.title(marked, alert)))
    if chinese := phrases.chinese_title(alert):
        body.append(line(fit(chinese, TITLE)))
    if alert.replies:
        body.append(line(fit(phrases.replies(alert), TITLE)))
    body.extend(line(card_lines.bullet_line(marked, alert, one)) for one in alert.bullets[:BULLETS])
    if said := card_lines.notes_line(marked, alert):
        body.append(small(said))
    people = fit(phrases.people(alert) or "", PIECE)
    why, languages = (
        written(marked, alert) for written in (card_lines.reasons_line, card_lines.languages_line)
    )
    body.append(small(join([why, people, languages]), "Medium"))
    return body


def alert_buttons(alert: Alert) -> list[Element]:
    """Give three buttons and a menu: everything that a reader does with a paper where it is read."""
    language = alert.language
    me = f"paper:{alert.paper_id}"
    first = alert.reasons[0].topic if alert.reasons else ""
    about = f"{me}:{first}" if _whole(first) else me
    found = [
        button(say("save", language), SAVE, me),
        button(say("copy", language), COPY, me),
        button(say("not_relevant", language), NOT_RELEVANT, about),
        button(say("follow", language), FOLLOW, me, aside=True),
    ]
    for reason in alert.reasons[:MUTES]:
        if not _whole(reason.topic):
            continue
        key = "mute" if len(alert.reasons) == 1 else "mute_named"
        words = say(key, language, name=clip(reason.name, 30))
        found.append(button(words, MUTE, f"{me}:{reason.topic}", aside=True))
    return [*found, button(say("why", language), WHY, me, aside=True)]


def _whole(topic: str) -> bool:
    """Say whether a topic's key comes back with a button as it was sent."""
    return bool(topic) and topic == plain(topic) and len(topic) <= VALUE // 4


def words_of(alert: Alert) -> str:
    """Give the message as plain words, for notifications, and for where a card is not taken."""
    publisher = phrases.publisher(alert.source, alert.language)
    head = [publisher] if publisher else []
    rows = [
        " · ".join([*head, clip(as_it_stands(alert), TITLE)]),
        *(f"• {clip(bullet.text, BULLET)}" for bullet in alert.bullets[:BULLETS]),
        *phrases.notes(alert),
        clip(alert.url, 1000),
    ]
    return "\n".join(row for row in rows if row)
