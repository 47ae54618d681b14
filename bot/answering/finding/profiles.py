"""This file answers who a Member, a committee or a bureau is, and what is held of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlmodel import Session

from bot.answering.command import Said
from bot.answering.finding import find, namings, next_steps, paper_rows
from bot.answering.finding.announced import announced_row, coming_of
from bot.answering.intents import Intent, Misunderstood, Profile, Search
from bot.answering.seen import book_of
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.alerts import Coming
from bot.messages.dates import day
from bot.messages.words import listed, ours, say
from bot.telling import story_lines
from bot.topics import mentions, registers
from bot.topics.registers import Identity
from scrapers.items import Language
from scrapers.text import fold, is_cjk
from storage.published import papers, stories, tallies
from storage.published.stories import Edge
from storage.published.tallies import PaperTally
from storage.records import Paper
from storage.searching import history
from storage.searching.history import Past

AHEAD = timedelta(days=30)
MOST_ROWS, MOST_TOPICS, MOST_COMING = 5, 5, 3
BODIES = ("member", "committee", "bureau")  # whom papers name; a programme has figures instead
MOST_NEAR = 6
MOST_ASKED = 200  # questions of a Member that are looked through, the newest
_LONGEST_NAME = 4  # letters of a Member's name in Chinese
_FIRST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class HeldOfSomebody:
    """What is held of somebody: the papers that name them, the newest first, and what is announced."""

    past: tuple[Past, ...]
    tally: PaperTally
    coming: tuple[Coming, ...]
    elsewhere: int = 0  # papers that a search finds, where none else names them
    follows_up: tuple[Edge, ...] = ()  # the papers that a Member's newest questions name


def read_profile(said: Said) -> Intent:
    """Read the name of a Member, a committee or a bureau."""
    name = said.rest.strip()
    if not name:
        return Misunderstood("member", "profile_whom", "", ("member 陳曼琪",))
    return Profile(name, said.whole)


def meant(name: str) -> tuple[Identity, ...]:
    """Give whom a name stands for, whatever they are called."""
    return tuple(one for one in registers.found(name) if one.kind in BODIES)


def profile(desk: Desk, intent: Profile, speaker: Speaker) -> Reply:
    """Show names, how many papers name them, on what, what is announced, and the newest papers.

    Who is nobody that is known is searched for by the words as they were typed.
    """
    language = speaker.language
    whom = meant(intent.name)
    if len(whom) != 1:
        near = [one for one in (whom or _near(intent.name)) if one.kind in BODIES]
        if not near:
            return _searched(desk, intent, speaker)
        asked = say("which_profile", language, name=intent.name[:60])
        offered = tuple(_choice(one, language) for one in near)
        typed = () if speaker.there.has_buttons else tuple(f"`{one.value}`" for one in offered)
        return Reply(asked, typed, buttons=offered, failed=True)
    (one,) = whom
    with desk.store.read() as session:
        held = held_of(desk, session, one, language)
        book = book_of(session, speaker)
        dated = [past.paper_id for past in held.past if past.dated]
        shown = [past.paper_id for past in held.past[:MOST_ROWS]]
        by_id = {
            each.id: each for each in papers.papers(session, [*shown, *dated[-1:], *dated[:1]])
        }
    span = [by_id[each] for each in (*dated[-1:], *dated[:1]) if each in by_id]
    lines = [*_names(one, language), *left(one, language), *_counts(held, span, language)]
    if heads := sum(past.at_head for past in held.past):
        lines.append(say("heads_named", language, papers=phrases.papers(heads, language)))
    about = [
        f"{topic.name(language)} {count:,}"
        for key, count in held.tally.topics.most_common()
        if (topic := book.get(key)) is not None
    ]
    if about:
        lines.append(say("profile_topics", language, topics=listed(about[:MOST_TOPICS], language)))
    if held.follows_up:
        named = [story_lines.named(edge, language) for edge in held.follows_up[:MOST_TOPICS]]
        lines.append(say("profile_follows_up", language, names=listed(named, language)))
    rows: list[Row] = [announced_row(row, language) for row in held.coming[:MOST_COMING]]
    rows += [
        _paper_row(by_id[past.paper_id], past, language)
        for past in held.past[:MOST_ROWS]
        if past.paper_id in by_id
    ]
    headline = say("profile", language, name=_shown(one, language), papers=_papers(held, language))
    return Reply(
        headline if held.past else named_nowhere(one, held.elsewhere, language),
        tuple(lines),
        rows=tuple(rows),
        buttons=(_follow(one, language),),
        footer=next_steps.unshown(
            len(held.past) - MOST_ROWS, f'{one.kind}:"{_shown(one, language)}"', language
        ),
        again=f"member {_shown(one, language)}",
    )


def _searched(desk: Desk, intent: Profile, speaker: Speaker) -> Reply:
    """Search for what is nobody's name as it was typed, and else without the command's word."""
    typed = intent.name if is_cjk(intent.name[0]) else intent.typed or intent.name
    for said in (typed, intent.name):
        reply = find.search(desk, Search(said, typed=f"search {said}"), speaker)
        if not reply.nothing:
            return reply
    return _nobody(intent.name, reply, speaker.language)


def _nobody(name: str, searched: Reply, language: Language) -> Reply:
    """Say that a name is nobody's, where a search for it found nothing either; what is offered changes nothing."""
    helped = f"{say('c_help', language)} member"
    return replace(
        searched,
        headline=say("profile_nobody", language, name=name[:60]),
        buttons=(
            Button(say("b_latest", language), "say", say("c_latest", language)),
            Button(say("b_help", language), "say", helped),
        ),
    )


def _near(name: str) -> tuple[Identity, ...]:
    """Give whom a name resembles; a Member's in Chinese by shared letters, then by the surname, or by that alone."""
    if found := registers.nearest(name):
        return found
    said = fold(name)
    members = [one for one in registers.identities() if one.kind == "member"]
    if len(said) == 1 and is_cjk(said):  # a surname alone is never whose
        return tuple(one for one in members if fold(one.zh).startswith(said))
    if not 2 <= len(said) <= _LONGEST_NAME or not all(map(is_cjk, said)):
        return ()
    shared = [(sum(map(str.__eq__, fold(one.zh), said)), one) for one in members]
    most = max((count for count, _ in shared), default=0)
    near = [one for count, one in shared if count == most and fold(one.zh)[:1] == said[:1]]
    return tuple(near[:MOST_NEAR]) if most else ()


def held_of(desk: Desk, session: Session, one: Identity, language: Language) -> HeldOfSomebody:
    """Give what is held of a Member, a committee or a bureau."""
    assert one.kind != "programme"  # has figures, and is asked for by its own command
    past = history.naming_since(
        session, one.kind, one.target, _FIRST, known_as=registers.known_as,
        register=mentions,
    )  # fmt: skip
    now = desk.clock()
    coming = coming_of(session, one, now, language, AHEAD)
    tally = tallies.tally(session, [each.paper_id for each in past])
    elsewhere = 0 if past else namings.elsewhere(session, one)
    asked = [each.paper_id for each in past if not each.at_head] if one.kind == "member" else []
    named = stories.asked_about(session, asked[:MOST_ASKED]) if asked else ()
    return HeldOfSomebody(tuple(past), tally, coming, elsewhere, tuple(named))


def _paper_row(paper: Paper, past: Past, language: Language) -> Row:
    """Show a paper; one that is not theirs and names them at its head says so."""
    row = paper_rows.paper_row(paper, language)
    if not past.at_head:
        return row
    return replace(row, context=f"{row.context} · {say('at_head', language)}")


def named_nowhere(one: Identity, elsewhere: int, language: Language) -> str:
    """Say that no paper is somebody's or names them at its head, and how many papers hold the name all the same."""
    name = _shown(one, language)
    if not elsewhere:
        return say("named_nowhere", language, name=name)
    return say("named_below", language, name=name, papers=phrases.papers(elsewhere, language))


def _papers(held: HeldOfSomebody, language: Language) -> str:
    return phrases.papers(len(held.past), language)


def _shown(one: Identity, language: Language) -> str:
    return ours(one.shown(chinese=language != "en"), language)


def _names(one: Identity, language: Language) -> Iterable[str]:
    other = one.shown(chinese=language == "en")
    also = "" if other == one.shown(chinese=language != "en") else other
    yield " · ".join(piece for piece in (say(f"is_{one.kind}", language), also) if piece)


def left(one: Identity, language: Language) -> Iterable[str]:
    """Say of a Member whom the Council's roster no longer has that it does not."""
    if one.left is not None:
        yield say("member_left", language, day=day(one.left, language))


def _counts(held: HeldOfSomebody, span: Sequence[Paper], language: Language) -> Iterable[str]:
    """Count papers by what they are, with the days of the first and the last that state one."""
    if not held.past:
        return
    called: Counter[str] = Counter()
    for kind, count in held.tally.kinds.items():
        called[paper_rows.kind_word(kind, language) or say("row_paper", language)] += count
    said = listed([f"{word} {count:,}" for word, count in called.most_common()], language)
    days = [
        day(each.published, language, each.published_precision) for each in span if each.published
    ]
    if len(set(days)) < len(span) or not days:
        yield said
    else:
        yield say("profile_papers", language, kinds=said, first=days[0], last=days[-1])


def _choice(one: Identity, language: Language) -> Button:
    return Button(_shown(one, language), "say", f"member {_shown(one, language)}")


def _follow(one: Identity, language: Language) -> Button:
    return Button(say("follow_whom", language), "say", f"follow {one.kind}:{one.target}")
