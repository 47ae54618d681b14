"""This file shows a commitment as a row of an answer, with what a person said became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date

from bot.answering.speech import Button, Row
from bot.messages import dates, phrases
from bot.messages.beginnings import begins
from bot.messages.words import listed, say
from bot.telling.pledges import Pledge
from scrapers.items import Language
from storage.published.commitments import Promise

SHORT = 8  # letters of a cluster that people type; of a million commitments, two rarely share them


def short(cluster: str) -> str:
    """Give what people type to mean one commitment."""
    return cluster[:SHORT]


def pledge_row(
    one: Pledge, language: Language, today: date, *, pressed: bool = True, also: str = ""
) -> Row:
    """Show one commitment with what a person said became of it, and what can be pressed.

    `also` is what a committee's own list says of it.
    """
    row = promise_row(one.promise, language)
    said = [piece for piece in (state_of(one, language, today), row.context, also) if piece]
    title = f"★ {row.title}" if one.starred else row.title
    return replace(
        row,
        title=title,
        context=" · ".join([*said, f"`{short(one.promise.cluster)}`"]),
        buttons=_row_buttons(one, language) if pressed else (),
    )


def signed(footer: str, shown: Sequence[Pledge], language: Language) -> str:
    """Say behind a footer what the sign of each commitment is for, by the first, where one is shown."""
    if not shown:
        return footer
    ref = short(shown[0].promise.cluster)
    typed = [f"`{say(key, language)} {ref}`" for key in ("c_commitments", "c_story")]
    return f"{footer} {say('pledge_sign', language, what=listed(typed, language))}".strip()


def state_of(one: Pledge, language: Language, today: date) -> str:
    """Say what a person said became of a commitment; where nobody did, whether it is overdue."""
    if one.state == "moved" and one.due is not None:
        return say("pledge_moved", language, day=dates.day(one.due, language))
    if one.state != "open":
        return say(f"pledge_{one.state}", language)
    return say("pledge_overdue", language) if one.overdue(today) else ""


def _row_buttons(one: Pledge, language: Language) -> tuple[Button, ...]:
    command, ref = say("c_commitments", language), short(one.promise.cluster)
    star = "unstar" if one.starred else "star"
    wanted = (
        ("b_pledge_seen", ""),
        *((f"b_pledge_{n}", say(f"c_pledge_{n}", language)) for n in ("kept", "moved", "lapsed")),
        (f"b_pledge_{star}", say(f"c_pledge_{star}", language)),
    )
    return tuple(
        Button(say(name, language), "say", " ".join(p for p in (command, word, ref) if p))
        for name, word in wanted
    )


def promise_row(one: Promise, language: Language) -> Row:
    """Show one commitment as a quotation with its strength."""
    said = one.commitment
    pieces = [say(said.strength, language)]
    if said.due_to:
        pieces.append(phrases.due(said, language))
    if said.due_text:
        pieces.append(say("quoted", language, text=said.due_text))
    if said.conditional:
        pieces.append(say("conditional", language))
    places = phrases.paragraphs(said.cites[:2], language)
    quote = say("quoted", one.language, text=said.quote)
    ref, line = f"paper:{one.paper_id}", f"commitments {short(one.cluster)}"
    said_of = " · ".join(pieces)
    return Row(one.title, one.url, said_of, f"{quote} {places}".strip(), ref=ref, line=line)


def as_object(one: Pledge, today: date) -> dict[str, object]:
    """Give a commitment as the command line writes it."""
    said = one.promise
    return {
        **asdict(said.commitment),
        "begins": begins(said.commitment),
        "mark": short(said.cluster),
        "state": one.state,
        "due": one.due,
        "overdue": one.overdue(today),
        "moved_to": one.mark.moved_to if one.mark is not None else None,
        "starred": one.starred,
        "number": said.number,
        "title": said.title,
        "url": said.url,
        "published": said.published,
        "published_precision": said.published_precision,
        "language": said.language,
        "named_only_in": None,
    }
