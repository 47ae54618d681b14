"""This file answers what a programme is, what became of it and when, and its figures over time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.answering.command import Said
from bot.answering.finding import find, next_steps, paper_rows, passages, programme_events
from bot.answering.finding.figure_tables import figure_table
from bot.answering.intents import Intent, Misunderstood, Programme
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.dates import day
from bot.messages.figures import amount, manner
from bot.messages.permalinks import PATHS
from bot.messages.words import listed, ours, say
from bot.topics import registers
from bot.topics.registers import Identity
from scrapers.items import Language
from scrapers.text import fold, sentences
from storage.published import figures, papers
from storage.records import STATED, Figure, Hit, Paper
from storage.searching.search import search

MOST_PAPERS = 60  # that are shown or counted for one answer, the newest
MOST_FIGURES, MOST_ROWS, MOST_EVENTS = 10, 5, 8
LEAST_STATED = 3  # letters of a part of a name that papers state
MOST_NEAR = 5  # such names that are offered
_PRINTED = "AA"  # grades of a name that papers print, which may be shown in either language
LONGEST_QUOTE = 400  # letters of a sentence that is shown whole


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure of a programme with the paper that gives it, and how many others repeat it."""

    figure: Figure
    paper: Paper
    title: str
    url: str
    language: Language
    repeated: int = 0


def read_programme(said: Said) -> Intent:
    """Read a programme's name."""
    name = said.rest.strip()
    if not name:
        return Misunderstood("programme", "programme_what", "", ("programme 智方便",))
    return Programme(name)


def programme(desk: Desk, intent: Programme, speaker: Speaker) -> Reply:
    """Show what a programme is called, what became of it, its figures with their sentences, and its newest papers."""
    language = speaker.language
    exact, parts = _stated(desk, intent.name)
    meant = registers.found(intent.name, "programme") or exact
    # What is a part of a name may be a part of others, or one of these with a slip.
    near = meant or (*parts, *registers.nearest(intent.name, "programme"))
    if len(near) != 1 or (near != meant and near != parts):
        key = "which_programme" if near else "no_programme"
        return Reply(
            say(key, language, name=intent.name[:60]),
            buttons=_choices(near[:MOST_NEAR], language),
            failed=True,
        )
    (one,) = near
    with desk.store.read() as session:
        named = [replace(hit, widened=False) for hit in naming(session, one)]
        held = find.in_language(session, named, language)
        found = figures_of(session, one, language)
        events = programme_events.history(session, one, language)
        shown = held[:MOST_ROWS]
        texts = {each.id: each for each in papers.papers(session, [hit.paper_id for hit in shown])}
    told = events[-MOST_EVENTS:]
    said = {" ".join(each.figure.sentence.split()) for each in found[:MOST_FIGURES]}
    said |= {each.happening.sentence for each in told}
    chinese = language != "en"
    name = one.shown(chinese=chinese)
    if not held:
        return Reply(
            say("named_nowhere", language, name=name),
            buttons=next_steps.named_nowhere(name, language),
            failed=True,
        )
    also = [
        other for other in (one.zh, one.en, *one.says) if other != name and other in _printed(one)
    ]
    read_as = say("programme_read_as", language, asked=intent.name[:60], name=name)
    lines = [] if meant else [read_as]
    lines += [say("programme_also", language, names=listed(also, language))] if also else []
    if one.key.startswith(STATED):
        lines.append(say("programme_stated", language))
    if owners := owners_of(one, language):
        lines.append(say("programme_owners", language, names=listed(owners, language)))
    if not found:
        lines.append(say("programme_no_figures", language))
    left = len(events) - len(told), max(0, len(found) - MOST_FIGURES)
    if any(left):
        lines.append(_unshown(desk, one, left, language))
    return Reply(
        say("programme", language, name=name, papers=phrases.papers(len(held), language)),
        tuple(lines),
        rows=(
            *(programme_events.event_row(event, language) for event in told),
            *(figure_row(stated, language) for stated in found[:MOST_FIGURES]),
            *(_named_row(hit, texts.get(hit.paper_id), one, said, language) for hit in shown),
        ),
        table=figure_table(found[:MOST_FIGURES], language),
        footer=next_steps.unshown(len(held) - MOST_ROWS, f'"{name}"', language),
        again=f"programme {intent.name}",
    )


def _unshown(desk: Desk, one: Identity, left: tuple[int, int], language: Language) -> str:
    """Say how many events and figures of a programme are not shown, and the page that shows more where there is one."""
    kinds = zip(("programme_more_events", "programme_more_figures"), left, strict=True)
    said = listed([say(key, language, n=n) for key, n in kinds if n], language)
    said = say("programme_more", language, what=said)
    if not desk.archive or one.key.startswith(STATED):
        return said
    return f"{said} {desk.archive}/{PATHS[language]}/programmes/{one.key}"


def _stated(desk: Desk, name: str) -> tuple[tuple[Identity, ...], tuple[Identity, ...]]:
    """Give the programmes that no list holds and papers state by a name, and those that it is a part of."""
    wanted = fold(name).strip()
    with desk.store.read() as session:
        known = [key.removeprefix(STATED) for key in figures.stated(session)]
    exact = [one for one in known if fold(one) == wanted]
    parts = [one for one in known if wanted in fold(one)] if len(wanted) >= LEAST_STATED else []
    return _as_stated(exact), _as_stated(parts)


def _as_stated(names: Sequence[str]) -> tuple[Identity, ...]:
    return tuple(
        Identity(f"{STATED}{one}", "programme", one, one, _PRINTED) for one in names[:MOST_NEAR]
    )


def _named_row(
    hit: Hit, paper: Paper | None, one: Identity, said: Collection[str], language: Language
) -> Row:
    """Show a paper by its first sentence that names a programme, and where it stands; a Member's question last.

    What is `said` beside a figure already is not said again.
    """
    row = paper_rows.hit_row(hit, language)
    sides = paper.renditions if paper is not None else ()
    side = next((one for one in sides if one.language == hit.language), None)
    if side is None or side.document is None:
        return row
    told = [each for each in passages.of_document(side.document) if each.sort != "title"]
    told.sort(key=lambda each: each.sort == "question")
    for each in told:
        for sentence in (" ".join(part.split()) for part in sentences(each.text)):
            if len(sentence) <= LONGEST_QUOTE and sentence not in said and _names(sentence, one):
                quote = say("quoted", hit.language, text=sentence)
                return replace(row, text=f"{quote} {each.where(language)}".strip())
    return row


def _names(sentence: str, one: Identity) -> bool:
    """Say whether a sentence names a programme, by a name in letters as a word of its own."""
    said = f" {fold(sentence)} "
    return any(_stands(name, said) for name in map(fold, one.names))


def _stands(name: str, said: str) -> bool:
    """Say whether a name is found, one in letters with no letter before or behind it."""
    at = said.find(name)
    while at >= 0:
        around = said[at - 1] + said[at + len(name)]
        if not name.isascii() or not any(map(str.isalnum, around)):
            return True
        at = said.find(name, at + 1)
    return False


def owners_of(one: Identity, language: Language) -> list[str]:
    """Give who is in charge of a programme, as its reader calls them."""
    shown = []
    for name in one.owners:
        known = registers.found(name, "bureau")
        body = known[0].shown(chinese=language != "en") if len(known) == 1 else name
        shown.append(ours(body, language))
    return shown


def _printed(one: Identity) -> set[str]:
    """Give the names that were checked; what is of grade C finds, and is never shown."""
    graded = ((one.en, one.grades[0]), (one.zh, one.grades[1]), *((said, "A") for said in one.says))
    return {name for name, grade in graded if grade != "C"}


def _choices(near: Iterable[Identity], language: Language) -> tuple[Button, ...]:
    chinese = language != "en"
    return tuple(
        Button(one.shown(chinese=chinese), "say", f"programme {one.shown(chinese=chinese)}")
        for one in near
    )


def naming(session: Session, one: Identity) -> Sequence[Hit]:
    """Give where papers name a programme, the newest first, each with the words around the name."""
    names = dict.fromkeys(name.replace('"', " ") for name in one.names)
    return search(session, [f'"{name}"' for name in names], limit=MOST_PAPERS, sort="newest")


def papers_with(session: Session, one: Identity) -> list[int]:
    """Give the papers that say something of a programme in numbers."""
    return list(dict.fromkeys(each.paper_id for each in figures.of_programme(session, one.key)))


def figures_of(
    session: Session, one: Identity, language: Language, only: Collection[int] | None = None
) -> list[Stated]:
    """Give a programme's figures, the newest first; what several papers repeat stands once.

    Each paper speaks in one of its languages, the reader's where it gives figures in that. `only`
    are the papers that may be shown, where not all may.
    """
    stored = [
        each
        for each in figures.of_programme(session, one.key)
        if only is None or each.paper_id in only
    ]
    kept: dict[tuple[object, ...], Stated] = {}
    for each, paper, side in programme_events.shown(session, stored, language):
        figure = each.figure
        same = (figure.value, figure.unit, figure.counts, figure.span, figure.as_of)
        first = kept.get(same)
        if first is None:
            kept[same] = Stated(figure, paper, side.title, side.url, side.language)
        elif first.paper.id != paper.id:
            kept[same] = replace(first, repeated=first.repeated + 1)
    return sorted(kept.values(), key=_when, reverse=True)


def _when(one: Stated) -> tuple[str, str]:
    """Say where a figure stands among others: by the day that it is of, else by its paper's."""
    told = one.paper.published.isoformat() if one.paper.published else ""
    held = one.figure.as_of if one.figure.span not in ("target", "forecast") else None
    return held or told, told


def figure_row(one: Stated, language: Language) -> Row:
    """Show one figure as the paper counts it, how it is meant, and the sentence that it stands in."""
    figure = one.figure
    pieces = manner(figure, language)
    if one.repeated:
        pieces.append(say("repeated", language, n=one.repeated))
    if one.paper.published:
        pieces.append(day(one.paper.published, language, one.paper.published_precision))
    places = phrases.paragraphs(figure.places[:2], language)
    quote = say("quoted", one.language, text=figure.sentence)
    return Row(amount(figure, language), one.url, " · ".join(pieces), f"{quote} {places}".strip())
