"""This file answers who keeps a watch list: names of clients, competitors or Members, seen in one place alone."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.answering import undoing
from bot.answering.arguments.list_verbs import ADD, DIGEST, INSTANT, LIST, REMOVE
from bot.answering.channels import Refused, held, may_write, place_of, place_to_write
from bot.answering.finding import paper_rows
from bot.answering.following.pasting import COMMON, MOST, Pasted, names_in, on_line
from bot.answering.intents import ListOf, NewList, ShowLists
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.engines.known_lists import OpenedLists, opened, sealed
from bot.messages import dates
from bot.messages.words import listed, say
from bot.secrets import KeysWrong, Seal
from bot.topics.terms import needle
from bot.topics.watched import ListedName, WatchedNames
from scrapers.items import Language
from scrapers.text import fold
from storage.people import watch_lists
from storage.people.channels import Channel
from storage.people.watch_lists import WatchList
from storage.published import papers

MOST_LISTS = 20  # of one place
MOST_LOOKED = 300  # papers held that new names are tried on
SECONDS = 8.0  # that this may take
EVERYWHERE = 0.25  # a name that more papers hold says little
LEAST = 20  # papers with their texts that it takes to say so
SHOWN = 5  # papers of one list


def new(desk: Desk, intent: NewList, speaker: Speaker) -> Reply:
    """Keep a new list for this place, sealed, and say what its names would have found so far."""
    seal, now, language = _seal(desk), desk.clock(), speaker.language
    _alone(speaker)
    names = _names(intent.names)
    with desk.store.write() as session:
        channel = place_to_write(desk, session, speaker)
        held_here = _opened(seal, session, channel)
        if any(fold(said.name) == fold(intent.name) for _, said in held_here):
            raise Refused("list_there", intent.name)
        if len(held_here) >= MOST_LISTS:
            raise Refused("list_most", str(MOST_LISTS))
        value = OpenedLists(intent.name, ()).with_names(names)
        kept = watch_lists.create(
            session,
            workspace_id=channel.workspace_id,
            channel_id=channel.id,
            sealed=sealed(seal, value),
            instant=False,
            who=speaker.who,
            now=now,
        )
        number = _noted(session, channel, speaker, now, None, kept)
    warned = _tried(desk, kept, value.names, language)
    return Reply(
        say("list_made", language, name=intent.name, n=len(names), number=kept.id),
        (say("list_private", language), *warned),
        buttons=(
            Button(say("b_undo", language), "undo", str(number)),
            Button(
                say("b_instant", language), "say", f"{say('c_lists', language)} {kept.id} instant"
            ),
            _show(intent.name, kept, language),
        ),
        changed=True,
        language=language,
    )


def show_lists(desk: Desk, intent: ShowLists, speaker: Speaker) -> Reply:
    """Name the lists of this place, with how many names and hits each has."""
    language = speaker.language
    _alone(speaker)
    with desk.store.read() as session:
        channel = _read_place(session, speaker)
        found = _opened(_seal(desk), session, channel) if channel and _any(session, channel) else []
        tallies = {one.id: watch_lists.tallies(session, one.id) for one, _ in found}
    if not found:
        example = say("c_list_new", language)
        return Reply(say("lists_none", language), (say("type", language, what=f"`{example}`"),))
    rows = [
        Row(
            f"{one.id}. {said.name}",
            context=" · ".join(
                (
                    *_counted(said, _sum(tallies[one.id]), language),
                    say("list_instant" if one.instant else "list_digest", language),
                )
            ),
            buttons=(_show(said.name, one, language),),
        )
        for one, said in found
    ]
    return Reply(say("lists_here", language, n=len(found)), rows=tuple(rows))


def one_list(desk: Desk, intent: ListOf, speaker: Speaker) -> Reply:
    """Show one list, or change it: more names, fewer, told at once or in the digest, or gone."""
    seal, now, language = _seal(desk), desk.clock(), speaker.language
    _alone(speaker)
    with desk.store.read() as session:
        channel = _read_place(session, speaker)
        found = _named(_opened(seal, session, channel) if channel else [], intent.said)
        if channel is None or found is None:
            raise Refused("no_list", intent.said[:60])
        kept, said, rest = found
    verb, _, given = (
        rest.partition(" ") if "\n" not in rest.split(" ", 1)[0] else rest.partition("\n")
    )
    verb = fold(verb.strip(" :："))
    if intent.action == "delete" and not rest:
        return _deleted(desk, channel, kept, said, speaker)
    if not rest:
        return _shown(desk, kept, said, language)
    if verb in ADD:
        return _added(desk, seal, channel, kept, said, given, speaker)
    if verb in REMOVE:
        return _removed(desk, seal, channel, kept, said, given, speaker)
    if verb in INSTANT or verb in DIGEST:
        with desk.store.write() as session:
            place_to_write(desk, session, speaker)
            watch_lists.change(session, kept.id, now, instant=verb in INSTANT)
            number = _noted(session, channel, speaker, now, kept, watch_lists.one(session, kept.id))
        key = "list_now_instant" if verb in INSTANT else "list_now_digest"
        undo = Button(say("b_undo", language), "undo", str(number))
        return Reply(say(key, language, name=said.name), buttons=(undo,), changed=True)
    raise Refused("no_list", intent.said[:60])


def here(desk: Desk, speaker: Speaker) -> list[str]:
    """Name the lists of the place where somebody speaks; none where they may not be seen there."""
    if desk.seal is None:
        return []
    try:
        with desk.store.read() as session:
            channel = _read_place(session, speaker)
            found = _opened(desk.seal, session, channel) if channel else []
        if found:
            _alone(speaker)
    except Refused:
        return []
    return [said.name for _, said in found]


def meant(desk: Desk, text: str, speaker: Speaker) -> str | None:
    """Give "list Clients" as a command of lists, where this place has a list of that name; else None."""
    words = text.split(None, 1)
    if len(words) < 2 or fold(words[0]) not in LIST or desk.seal is None:
        return None
    try:
        with desk.store.read() as session:
            channel = _read_place(session, speaker)
            found = _opened(desk.seal, session, channel) if channel else []
        if not found or not _named(found, words[1].strip()):
            return None
        _alone(speaker)
    except (Refused, KeysWrong):
        return None
    return f"lists {words[1]}"


def _named(
    found: Sequence[tuple[WatchList, OpenedLists]], said: str
) -> tuple[WatchList, OpenedLists, str] | None:
    """Find the list that a text begins with, by its name or number; give what follows it, too."""
    for one, value in sorted(found, key=lambda pair: -len(pair[1].name)):
        for name in (value.name, str(one.id)):
            head = said[: len(name)]
            rest = said[len(name) :]
            if fold(head) == fold(name) and (not rest or rest[0].isspace() or rest[0] in ":："):
                return one, value, rest.strip(" :：\n")
    return None


def _shown(desk: Desk, kept: WatchList, said: OpenedLists, language: Language) -> Reply:
    """Show a list's names with the papers that each was found in, and the latest of those."""
    with desk.store.read() as session:
        tallies = watch_lists.tallies(session, kept.id)
        latest = watch_lists.papers_of(session, kept.id, SHOWN)
        held_papers = {p.id: p for p in papers.papers(session, [one for one, _ in latest])}
    by_number = dict(said.names)
    ordered = sorted(said.names, key=lambda one: (-_papers(tallies, one[0]), one[0]))
    hit = [
        say(
            "list_hit",
            language,
            number=number,
            name=name,
            n=tallies[number].papers,
            day=dates.day(hong_kong(tallies[number].last).date(), language),
        )
        for number, name in ordered
        if number in tallies
    ]
    never = [f"{number}. {name}" for number, name in said.names if number not in tallies]
    lines = list(hit)
    if never:
        lines.append(say("list_never", language, names=listed(never, language)))
    rows = [
        replace(
            paper_rows.paper_row(held_papers[paper_id], language),
            text=listed([by_number[n] for n in numbers if n in by_number], language),
        )
        for paper_id, numbers in latest
        if paper_id in held_papers
    ]
    told = say("list_instant" if kept.instant else "list_digest", language)
    counts = " · ".join(_counted(said, _sum(tallies), language))
    return Reply(f"{kept.id}. {said.name} · {counts} · {told}", tuple(lines), tuple(rows))


def _counted(said: OpenedLists, hits: int, language: Language) -> tuple[str, str]:
    """Say how many names a list holds, and how often they were found."""
    names = say("list_counts", language, n=len(said.names))
    return names, say("list_found", language, n=hits)


def _added(
    desk: Desk,
    seal: Seal,
    channel: Channel,
    kept: WatchList,
    said: OpenedLists,
    given: str,
    speaker: Speaker,
) -> Reply:
    now, language = desk.clock(), speaker.language
    known = {needle(name) for _, name in said.names}
    names = [name for name in _names(given) if needle(name) not in known]
    if len(said.names) + len(names) > MOST:
        raise Refused("list_too_many", f"{len(said.names) + len(names):,}")
    value = said.with_names(names)
    number = _changed(desk, seal, channel, kept, value, speaker, now)
    warned = _tried(desk, kept, value.names[len(said.names) :], language) if names else ()
    return Reply(
        say("list_added", language, name=said.name, n=len(names), all=len(value.names)),
        warned,
        buttons=(
            Button(say("b_undo", language), "undo", str(number)),
            _show(said.name, kept, language),
        ),
        changed=bool(names),
    )


def _removed(
    desk: Desk,
    seal: Seal,
    channel: Channel,
    kept: WatchList,
    said: OpenedLists,
    given: str,
    speaker: Speaker,
) -> Reply:
    now, language = desk.clock(), speaker.language
    wanted = {needle(name) for name in _names(given, least=1)}
    gone = [
        number for number, name in said.names if needle(name) in wanted or str(number) in wanted
    ]
    if not gone:
        raise Refused("list_not_on", given[:60])
    number = _changed(desk, seal, channel, kept, said.without(gone), speaker, now, gone)
    return Reply(
        say("list_removed", language, name=said.name, n=len(gone), all=len(said.names) - len(gone)),
        buttons=(
            Button(say("b_undo", language), "undo", str(number)),
            _show(said.name, kept, language),
        ),
        changed=True,
    )


def _deleted(
    desk: Desk, channel: Channel, kept: WatchList, said: OpenedLists, speaker: Speaker
) -> Reply:
    now, language = desk.clock(), speaker.language
    with desk.store.write() as session:
        place_to_write(desk, session, speaker)
        watch_lists.drop(session, kept.id)
        number = _noted(session, channel, speaker, now, kept, None)
    undo = Button(say("b_undo", language), "undo", str(number))
    return Reply(say("list_deleted", language, name=said.name), buttons=(undo,), changed=True)


def _changed(
    desk: Desk,
    seal: Seal,
    channel: Channel,
    kept: WatchList,
    value: OpenedLists,
    speaker: Speaker,
    now: datetime,
    gone: Sequence[int] = (),
) -> int:
    with desk.store.write() as session:
        place_to_write(desk, session, speaker)
        if watch_lists.one(session, kept.id) != kept:  # somebody else changed it meanwhile
            raise Refused("changed_since")
        watch_lists.change(session, kept.id, now, sealed=sealed(seal, value))
        watch_lists.forget_numbers(session, kept.id, gone)
        return _noted(session, channel, speaker, now, kept, watch_lists.one(session, kept.id))


def _tried(
    desk: Desk, kept: WatchList, names: Sequence[tuple[int, str]], language: Language
) -> tuple[str, ...]:
    """Try names on the newest papers that are held: note the hits as known, and warn of what is everywhere."""
    watched = WatchedNames({ListedName(kept.id, number): name for number, name in names})
    until = time.monotonic() + SECONDS
    counts: dict[int, int] = {}
    looked = read = 0
    with desk.store.read() as session:
        newest = papers.newest(session, MOST_LOOKED)
    for paper_id in newest:
        if time.monotonic() > until:
            break
        with desk.store.read() as session:
            (paper,) = papers.papers(session, [paper_id])
        documents = [r.document for r in paper.renditions if r.document is not None]
        titles = [watched.in_title(r.title) for r in paper.renditions]
        hits = {entry.number for entry in watched.found(documents).union(*titles)}
        looked += 1
        read += bool(documents)
        for number in hits:
            counts[number] = counts.get(number, 0) + 1
        if hits:
            with desk.store.write() as session:
                if watch_lists.one(session, kept.id) is not None:
                    watch_lists.save_hits(session, kept, paper_id, hits, desk.clock(), told=True)
    named = dict(names)
    lines = (
        [say("list_tried", language, n=looked, hits=len(counts), names=len(names))]
        if looked
        else []
    )
    often = [
        say("list_often", language, name=named[number], n=found, all=read)
        for number, found in sorted(counts.items(), key=lambda one: -one[1])
        if read >= LEAST and found > read * EVERYWHERE
    ]
    return (*lines, *often[:10])


def _names(pasted: str, least: int = 2) -> list[str]:
    """Read what was pasted; raises Refused for what cannot stand on a list."""
    if least < 2:
        return [name for line in pasted.split("\n") for name in on_line(line)]
    try:
        found = names_in(pasted)
    except Pasted as error:
        raise Refused(error.key, error.value) from None
    if not found:
        raise Refused("list_names_what")
    if common := next((one for one in found if fold(one) in COMMON), None):
        raise Refused("list_common", common)
    return found


def _seal(desk: Desk) -> Seal:
    if desk.seal is None:
        raise Refused("list_no_keys")
    return desk.seal


def _alone(speaker: Speaker) -> None:
    """Raise Refused where the speaker may keep no list, or another organisation would read it.

    The platform may have to be asked, so no store is held open meanwhile.
    """
    may_write(speaker)
    if speaker.reach(speaker.address).shared:
        raise Refused("list_shared")


def _read_place(session: Session, speaker: Speaker) -> Channel | None:
    return held(session, place_of(speaker, None), speaker)


def _any(session: Session, channel: Channel) -> bool:
    return bool(watch_lists.of_channel(session, channel.id))


def _opened(seal: Seal, session: Session, channel: Channel) -> list[tuple[WatchList, OpenedLists]]:
    """Open a place's lists; raises Refused where our keys do not."""
    held_here = watch_lists.of_channel(session, channel.id)
    try:
        return [(one, opened(seal, one)) for one in held_here]
    except KeysWrong:
        raise Refused("list_keys_wrong") from None


def _noted(
    session: Session,
    channel: Channel,
    speaker: Speaker,
    now: datetime,
    before: WatchList | None,
    after: WatchList | None,
) -> int:
    """Write a change down; what the list says stays sealed."""
    state = {"before": undoing.list_state(before), "after": undoing.list_state(after)}
    return undoing.note(session, channel, speaker, "list", now, watched=[state])


def _show(name: str, kept: WatchList, language: Language) -> Button:
    return Button(name[:40], "say", f"{say('c_lists', language)} {kept.id}")


def _papers(tallies: dict[int, watch_lists.NumberTally], number: int) -> int:
    return tallies[number].papers if number in tallies else 0


def _sum(tallies: dict[int, Any]) -> int:
    return sum(one.papers for one in tallies.values())
