"""This file holds the commands that look things up: papers, what was saved, promised, announced, and why."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.files import a_day
from bot.commands.following import Channel, a_spoken, checked_channel, looked_up, told
from bot.commands.misuse import not_one_of, not_read, refused
from bot.commands.running import NotThere, no_paper

if TYPE_CHECKING:
    from datetime import date

    from bot.answering.finding.programme_events import Event
    from bot.answering.finding.programmes import Stated
    from bot.answering.intents import Search
    from scrapers.items import Language
    from storage.records import Hit

AsJson = Annotated[bool, typer.Option("--json", help="one JSON object a line")]
_MONTH = re.compile(r"[0-9]{4}(?:-[0-9]{1,2}){0,2}")


MOST_NEWEST = 10


def _line(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False, default=str))


def search(
    context: typer.Context,
    query: Annotated[
        list[str] | None,
        typer.Argument(help="words, or a paper's number; -word: in no paper that is found"),
    ] = None,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option(min=1, max=200, help="papers at most")] = 10,
    since: Annotated[str | None, typer.Option(help="YYYY-MM-DD")] = None,
    until: Annotated[str | None, typer.Option(help="YYYY-MM-DD")] = None,
    member: Annotated[str | None, typer.Option(help="who asked or replied")] = None,
    committee: Annotated[str | None, typer.Option(help="a committee's name")] = None,
    kind: Annotated[str | None, typer.Option(help="a kind of paper: question, press, bill")] = None,
    topic: Annotated[str | None, typer.Option(help="a topic's name")] = None,
    lang: Annotated[str | None, typer.Option(help="en, tc or sc: of titles, where held")] = None,
) -> None:
    """Find papers by their words, in either language, or by their number."""
    from bot.answering.arguments.kind_names import KINDS, kind_of
    from bot.answering.command import typed
    from bot.answering.finding import find
    from bot.answering.intents import Misunderstood, Search

    known = kind_of(kind) if kind is not None else None
    if kind is not None and known is None:
        raise not_one_of("kind", kind, KINDS)
    given: dict[str, Any] = {
        "member": member, "committee": committee, "kind": known, "topic": topic,
        "since": a_day(since), "until": a_day(until),
    }  # fmt: skip
    given = {name: value for name, value in given.items() if value is not None}
    spoken = a_spoken(lang) if lang else None
    read = find.read_search(typed(query or ()))
    if isinstance(read, Misunderstood) and read.problem != "search_what":
        told(looked_up(context, read, find.search, language=spoken))
    if not isinstance(read, Search) and not given:
        raise refused("search_what")
    asked = replace(read if isinstance(read, Search) else Search(""), limit=limit, **given)
    if not as_json:
        told(looked_up(context, asked, find.search, language=spoken))
        return
    for hit in _hits(context, asked, spoken):
        _line(asdict(hit))


def _hits(context: typer.Context, asked: Search, language: Language | None) -> tuple[Hit, ...]:
    """Give what a search finds, with misspelt words mended; without a language, as it was found."""
    from bot.answering.finding import find, lookups
    from bot.answering.lookup_desk import lookup_desk
    from bot.calendar import hong_kong
    from bot.messages.words import say

    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        topic = _topic(session, asked.topic)
        query = find.query_of(asked, None, hong_kong(desk.clock()).date())
        try:
            looked, _ = find.looked_for(session, replace(query, topic=topic))
        except lookups.UNSEARCHABLE as error:
            why = lookups.refused(error, asked.words)
            raise NotThere(say(why.key, language or "en", value=why.value)) from None
        return find.in_language(session, looked.hits, language) if language else looked.hits


def _topic(session: Any, name: str | None) -> str | None:
    from bot.answering.names import TopicBook
    from storage.people.channel_addresses import LOCAL

    if name is None:
        return None
    book = TopicBook(session, LOCAL, None)
    found = book.find(name)
    if found is None:
        names = ", ".join(topic.key for topic in book.topics)
        raise NotThere(f"there is no topic {name!r}; one of {names}.", "tamar topics")
    return found.key


def show(
    context: typer.Context,
    reference: Annotated[list[str], typer.Argument(help="a number, a link or a title")],
    as_json: AsJson = False,
) -> None:
    """Show one paper: its bullets, recommendations, tables."""
    from bot.answering.finding import find, lookups
    from bot.answering.intents import Show
    from bot.answering.lookup_desk import lookup_desk

    text = " ".join(reference)
    if not as_json:
        told(looked_up(context, Show(text), find.show))
        return
    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        found = lookups.meant_by(session, text)
    if not found:
        raise no_paper(text)
    for paper in found:
        _line(_paper(paper, bullets=True))


def more(
    context: typer.Context,
    reference: Annotated[list[str], typer.Argument(help="a number, a link or a title")],
    start: Annotated[
        int | None, typer.Option("--from", min=1, max=9999, help="the piece to begin at")
    ] = None,
) -> None:
    """Read on in one paper, in its own words; a place or a number behind it says from where."""
    from bot.answering.command import typed
    from bot.answering.finding import citing
    from bot.answering.intents import More

    read = citing.read_more(typed(reference))
    if start is not None or not isinstance(read, More):
        read = More(" ".join(reference), start or 1)
    told(looked_up(context, read, citing.more))


def citation(
    context: typer.Context,
    reference: Annotated[
        list[str], typer.Argument(help="a number, a link or a title, with a place: ¶12")
    ],
    style: Annotated[
        str | None,
        typer.Option(
            help="plain, oscola, chinese, bibtex or ris [default: as `citation style` says]"
        ),
    ] = None,
) -> None:
    """Print one paper's citation, to be copied."""
    from bot.answering.finding import citing
    from bot.answering.intents import Cite
    from bot.messages.citations import STYLES

    if style is not None and style not in STYLES:
        raise not_one_of("style", style, STYLES)
    if style is None and len(reference) > 1 and (style := citing.style_named(reference[-1])):
        reference = reference[:-1]
    told(looked_up(context, Cite(" ".join(reference), style), citing.cited_once))


def saved(
    context: typer.Context,
    channel: Channel = "console",
    start: Annotated[
        int, typer.Option("--from", min=1, max=9999, help="the paper to begin at")
    ] = 1,
) -> None:
    """Show what a channel saved, with its notes."""
    from bot.answering.finding import saving
    from bot.answering.intents import ShowSaved

    told(looked_up(context, ShowSaved(start), saving.show_saved, channel))


def _paper(paper: Any, *, bullets: bool = False) -> dict[str, Any]:
    first = paper.renditions[0] if paper.renditions else None
    found = {
        "number": paper.number,
        "title": first.title if first else None,
        "url": first.url if first else None,
        "kind": paper.kind,
        "published": paper.published,
        "published_precision": paper.published_precision,
        "committee": paper.committee,
        "issuer": paper.issuer,
        "meeting_date": paper.meeting_date,
        "issued_at": paper.issued_at,
        "first_seen_at": paper.first_seen_at,
        "withdrawn_at": paper.withdrawn_at,
        "languages": {r.language: r.url for r in paper.renditions},
        "topics": [
            {"topic": m.topic, "level": m.level, "score": m.score, "hits": m.hits}
            for m in paper.matches
        ],
    }
    if bullets:
        found["people"] = [{"role": role, "name": name} for role, name in paper.people]
        found["summary"] = {
            language: [{"text": b.text, "cites": list(b.cites)} for b in made]
            for language, made in paper.bullets.items()
        }
    return found


def latest(
    context: typer.Context,
    topic: Annotated[list[str] | None, typer.Argument(help="a topic's name")] = None,
    limit: Annotated[int | None, typer.Option(min=1, max=100, help="10 without it")] = None,
    as_json: AsJson = False,
) -> None:
    """Show the newest papers, of one topic or of all."""
    from bot.answering.command import typed
    from bot.answering.finding import newest
    from bot.answering.lookup_desk import lookup_desk
    from storage.people.channel_addresses import LOCAL
    from storage.published import papers

    read = newest.read_latest(typed(topic or ()))
    counted = (topic or [""])[-1].isdecimal()  # "latest AI 20", as one writes it in chat
    name, limit = read.topic, limit or (read.limit if counted else MOST_NEWEST)
    if not as_json:
        told(looked_up(context, replace(read, limit=limit), newest.latest))
        return
    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        found = papers.latest(session, _topic(session, name), limit, workspace=LOCAL)
    for paper in found:
        _line(_paper(paper))


def commitments(
    context: typer.Context,
    topic: Annotated[list[str] | None, typer.Argument(help="a topic, or words")] = None,
    due: Annotated[str | None, typer.Option(help="YYYY, YYYY-MM or YYYY-MM-DD")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what was promised: quoted, by when, how firmly.

    With --json, every paper and language that says a thing has its line; those that say the same share a mark.
    """
    from bot.answering.finding import matters, pledge_rows, promises
    from bot.answering.intents import Commitments
    from bot.answering.lookup_desk import lookup_desk
    from bot.answering.names import TopicBook
    from bot.answering.speech import at_the_console
    from bot.calendar import hong_kong
    from bot.telling import pledges
    from storage.people.channel_addresses import LOCAL

    typed = [one for one in topic or () if one.startswith("due:")]  # as one writes it in chat
    words = " ".join(one for one in topic or () if one not in typed)
    due = due or (typed[-1].removeprefix("due:") if typed else None)
    _span(due, promises.span)  # refuses what is no day
    if not as_json:
        told(looked_up(context, Commitments(words or None, due), promises.promised))
        return
    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        here = promises.Viewer.of(session, at_the_console())
        asked = Commitments(words or None, due)
        today = hong_kong(desk.clock()).date()
        book = TopicBook(session, LOCAL, None)
        found = promises.sorted_out(session, book, asked, here, today)
        kept = pledges.known(session, found, here.workspace_id, here.channel_id)
        for one in kept:
            _line(pledge_rows.as_object(one, today))
        for each in promises.listed(session, book, asked, today, "en"):
            if each.only_there:
                _line(matters.as_object(each, today))


def _span(due: str | None, read: Any) -> tuple[date | None, date | None]:
    try:
        if due is not None and not _MONTH.fullmatch(due):
            raise ValueError(due)
        found: tuple[date | None, date | None] = read(due)
    except (ValueError, IndexError):
        raise not_read("month", due or "", "2026-12") from None
    return found


def programme(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(help="a programme's name, in any language")],
    as_json: AsJson = False,
) -> None:
    """Show what became of a programme and its figures over time, each with the sentence that it stands in."""
    from bot.answering.finding import programme_events, programmes
    from bot.answering.intents import Programme
    from bot.answering.lookup_desk import lookup_desk
    from bot.topics import registers

    words = " ".join(name)
    meant = registers.found(words, "programme")
    if not as_json or len(meant) != 1:
        told(looked_up(context, Programme(words), programmes.programme))
        return
    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        language: Language = "en" if words.isascii() else "zh-Hant"
        events = programme_events.history(session, meant[0], language)
        found = programmes.figures_of(session, meant[0], language)
    for event in events:
        _line(asdict(event.happening) | _by(event))
    for each in found:
        _line(asdict(each.figure) | {"value": float(each.figure.value)} | _by(each))


def _by(one: Event | Stated) -> dict[str, object]:
    """Give the paper that says something of a programme, and how many others do."""
    about = {"number": one.paper.number, "title": one.title, "url": one.url}
    return about | {
        "repeated": one.repeated,
        "published": one.paper.published,
        "published_precision": one.paper.published_precision,
        "language": one.language,
    }


def member(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(help="a Member's name, in any form")],
    as_json: AsJson = False,
) -> None:
    """Show how many papers name a Member, on what, and what is announced."""
    _profile(context, " ".join(name), as_json=as_json)


def bureau(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(help="a bureau, a body or a committee, by any name")],
    as_json: AsJson = False,
) -> None:
    """Show how many papers name a bureau or a committee, on what, and what is announced."""
    _profile(context, " ".join(name), as_json=as_json)


def _profile(context: typer.Context, words: str, *, as_json: bool) -> None:
    from bot.answering.finding import profiles
    from bot.answering.intents import Profile
    from bot.answering.lookup_desk import lookup_desk

    meant = profiles.meant(words)
    if not as_json or len(meant) != 1:
        told(looked_up(context, Profile(words, words), profiles.profile))
        return
    (one,) = meant
    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        held = profiles.held_of(desk, session, one, "en" if words.isascii() else "zh-Hant")
    _line(
        {
            "key": one.key,
            "kind": one.kind,
            "en": one.shown(chinese=False),
            "zh": one.shown(chinese=True),
            "papers": len(held.past),
            "kinds": dict(held.tally.kinds.most_common()),
            "topics": dict(held.tally.topics.most_common()),
            "announced": [asdict(row) for row in held.coming],
            "newest": [
                {
                    "title": past.title,
                    "chinese": past.chinese,
                    "day": past.day,
                    "source": past.source,
                }
                for past in held.past[: profiles.MOST_ROWS]
            ],
        }
    )


def meetings(
    context: typer.Context,
    topic: Annotated[list[str] | None, typer.Argument(help="a topic's name")] = None,
) -> None:
    """Show what agendas announce."""
    from bot.answering.finding import announced
    from bot.answering.intents import Meetings

    told(looked_up(context, Meetings(" ".join(topic or ()) or None), announced.meetings))


def why(
    context: typer.Context,
    reference: Annotated[list[str], typer.Argument(help="a number, a link or a title")],
    channel: Channel = "console",
    as_json: AsJson = False,
) -> None:
    """Say why a channel was told of a paper, or was not."""
    from bot.answering.finding import lookups
    from bot.answering.finding import why as reasons
    from bot.answering.intents import Why
    from bot.answering.lookup_desk import lookup_desk
    from bot.answering.names import TopicBook
    from bot.answering.speech import at_the_console
    from storage.people import channels

    text = " ".join(reference)
    if not as_json:
        told(looked_up(context, Why(text), reasons.why, channel))
        return
    speaker = at_the_console(checked_channel(channel))
    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        found = lookups.meant_by(session, text)
        if not found:
            raise no_paper(text)
        place = channels.channel(session, channel)
        book = TopicBook(session, speaker.workspace, place.id if place else None)
        keys = [topic.key for topic in book.topics]
        answer = reasons.explain(desk, session, found[0], place, "en", keys)
    _line(
        {
            "number": found[0].number,
            "channel": channel,
            "outcome": answer.outcome,
            "sentence": answer.sentence,
            "evidence": list(answer.evidence),
        }
    )


COMMANDS = (
    search, show, more, citation, saved, latest, commitments, programme, member, bureau, meetings, why,
)  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    add(app, COMMANDS)


def add(app: typer.Typer, commands: Iterable[Callable[..., None]]) -> None:
    """Add commands under their own names."""
    for command in commands:
        app.command(command.__name__)(command)
