"""This file says what people mean where they say it: readers are asked in turn, the first that knows decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.answering.arguments.asked import points_at_paper
from bot.answering.asking import own_words
from bot.answering.finding import lookups
from bot.answering.hearing import apart, grammar, literal, quiet_times, sentences, shorthand
from bot.answering.hearing.cautions import (
    chatter,
    complaints,
    followings,
    half_said,
    kept_alone,
    later,
    left_out,
    limits,
    opinions,
    own_quiet,
    past_changes,
    unaccounted,
    unsaid,
    unused_hours,
)
from bot.answering.hearing.changes import (
    afterthoughts,
    corrections,
    digest_hours,
    hours_and_days,
    language_wishes,
    narrowings,
    offers,
    one_thing,
    several_names,
    topic_words,
    wanted,
)
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood import plain_orders
from bot.answering.hearing.lookups import (
    agenda,
    cued,
    days_and_places,
    due_dates,
    histories,
    marked,
    offices,
    ourselves,
    run_on,
    silences,
    slots,
    subjects,
)
from bot.answering.hearing.one_paper import (
    beside,
    described,
    kept_with_words,
    numbered,
    pointing,
)
from bot.answering.hearing.pieces import (
    asides,
    committees,
    events,
    lasting,
    serials,
    slips,
    threads,
)
from bot.answering.hearing.wishing import plain_followings, plain_names
from bot.answering.intents import (
    AskPaper,
    Briefing,
    Closing,
    Commitments,
    Feedback,
    Guessed,
    Import,
    Intent,
    Latest,
    ListOf,
    Meetings,
    Misunderstood,
    NewList,
    NewTopic,
    Profile,
    Programme,
    Search,
    ShowStory,
    WriteNote,
)
from bot.answering.seen import book_of, one_reading
from bot.answering.speech import Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from storage.published import papers

LOOKED_UP = (
    Briefing, Closing, Commitments, Latest, Meetings, Profile, Programme, Search, ShowStory,
)  # fmt: skip
WRITTEN = (WriteNote, Feedback, NewTopic, NewList, ListOf, Import)


Reader = Callable[[Heard], Intent | None]


@one_reading()
def meant(desk: Desk, text: str, speaker: Speaker) -> Intent:
    """Say what a text means here; what is only asked about is explained, not obeyed.

    With what is not understood for sure come the commands that it may ask for. A question is read without
    what is said beside it, where it looks something up so.
    """
    text = lasting.at_once(slips.mended(text))
    named = not (pointing.at_one(text) or unsaid.points(text))
    for asked in filter(None, (asides.plain(text), asides.ungreeted(text)) if named else ()):
        read = _meant(desk, asked, speaker)
        about = read.intent if isinstance(read, Guessed) else read
        if isinstance(about, LOOKED_UP):
            return read
    heard = _heard(desk, text, speaker)
    heard = replace(heard, read=_read(heard))
    heard = replace(heard, read=plain_names.meant(heard))
    heard = replace(heard, read=apart.meant(heard, lambda clause: _meant(desk, clause, speaker)))
    heard = replace(heard, read=followings.offered(replace(heard, read=unaccounted.offered(heard))))
    heard = replace(
        heard, read=unused_hours.told(replace(heard, read=plain_followings.obeyed(heard)))
    )
    return topic_words.settled(heard)


def _meant(desk: Desk, text: str, speaker: Speaker) -> Intent:
    return _read(_heard(desk, text, speaker))


def _read(heard: Heard) -> Intent:
    if (read := _first(heard, READERS)) is not None:
        return read
    heard = replace(heard, read=_narrowed(heard) or heard.read)
    if (read := _first(heard, READERS_OF_NARROWED)) is not None:
        return read
    for finish in FINISHES:
        heard = replace(heard, read=finish(heard))
    return heard.read


def _first(heard: Heard, readers: tuple[Reader, ...]) -> Intent | None:
    """Give what the first reader that knows a text takes it for."""
    return next((read for reader in readers if (read := reader(heard)) is not None), None)


def _heard(desk: Desk, text: str, speaker: Speaker) -> Heard:
    said, read = _kept(desk, text, speaker)
    with desk.store.read() as session:
        book = book_of(session, speaker)
    heard = Heard(desk, said, speaker, book, read)
    return replace(heard, beyond=limits.meant(heard))


def _order_beside(heard: Heard) -> Intent | None:
    """Read what is to be done with the paper in whose thread it is said, or at which it points."""
    text, read = heard.text, heard.read
    if heard.speaker.about:
        plain = beside.ordered(text, read, heard.book) or beside.outright(text, read)
        return None if plain is None else _of_the_thread(heard, plain)
    if not points_at_paper(text):
        return None
    ordered = beside.ordered(text, read, heard.book)  # the one shown last, or it is asked which
    if ordered is None or ordered.intent is None:
        return None
    return _of_the_thread(heard, ordered.intent)


def _which(heard: Heard) -> Intent:
    """Ask which paper is meant where none is before us; what was read where that is plain."""
    if heard.speaker.about:
        return heard.read
    return beside.which(heard.text, heard.read, heard.book) or heard.read


def _beyond(heard: Heard) -> Intent | None:
    return heard.beyond


def _asked_beside(heard: Heard) -> Intent | None:
    """Read what is asked of the paper in whose thread it is said."""
    if not heard.speaker.about:
        return None
    text, read, whole = heard.text, heard.read, False
    outright = beside.searched_outright(text)
    if len(heard.speaker.about) == 1 and not outright:
        with heard.desk.store.read() as session:
            held = papers.papers(session, heard.speaker.about)
        whole = any(own_words.holds(one, text, heard.speaker.language) for one in held)
    asked = beside.meant(text, read, whole=whole)
    if asked is None and isinstance(read, Search) and not outright:
        asked = None if _finds(heard.desk, read) else AskPaper(beside.THIS, text)
    return None if asked is None else _of_the_thread(heard, asked)


def _finds(desk: Desk, asked: Search) -> bool:
    """Say whether a bare name that is searched for stands in any paper, or is narrowed to some."""
    if replace(asked, words="", hint=None, limit=5, loose=False) != Search(""):
        return True
    try:
        with desk.store.read() as session:
            return bool(lookups.look_up(session, lookups.Query(asked.words, 1)).total)
    except lookups.UNSEARCHABLE:
        return True


def _fuller_than_newest(heard: Heard) -> Intent | None:
    """Read a search where a list of the newest would leave out what is looked for."""
    read = heard.read
    if not (isinstance(read, Guessed) and isinstance(read.intent, Latest)):
        return None
    return slots.narrowed(heard.text, read, heard.speaker.language, heard.book)


def _narrowed(heard: Heard) -> Intent | None:
    return slots.narrowed(heard.text, heard.read, heard.speaker.language, heard.book)


def _of_the_thread(heard: Heard, intent: Intent) -> Intent:
    """Let what was asked mean the paper of the thread; raises Several where it is that of a digest."""
    about = heard.speaker.about
    with heard.desk.store.read() as session:
        if isinstance(intent, Guessed) and intent.intent is not None:
            return replace(intent, intent=threads.in_place(session, intent.intent, about))
        return threads.in_place(session, intent, about)


def _kept(desk: Desk, text: str, speaker: Speaker) -> tuple[str, Intent]:
    """Read a text with its numbers as they are printed; what people write is kept as they wrote it."""
    today = hong_kong(desk.clock()).date()
    called = committees.in_full(shorthand.numbered(text, today))
    numbered = serials.whole(desk, events.dated(desk, called))
    intent = literal.meant(desk, numbered, speaker)
    if numbered == text or not _dictates(intent):
        return numbered, intent
    typed = literal.meant(desk, text, speaker)
    named, about = (getattr(one, "reference", "") for one in (typed, intent))
    if type(typed) is type(intent) and named == about:
        return text, typed
    first = shorthand.first_numbered(text, today)
    return first, literal.meant(desk, first, speaker)


def _dictates(intent: Intent) -> bool:
    """Say whether an intent holds words of one's own, which nobody rewrites."""
    if isinstance(intent, Guessed | Misunderstood):
        lines = (intent.line, *intent.others) if isinstance(intent, Guessed) else intent.write or ()
        return any(isinstance(grammar.parse(one), WRITTEN) for one in lines)
    return isinstance(intent, WRITTEN)


READERS: tuple[Reader, ...] = (
    kept_with_words.meant,
    opinions.of_the_thread,
    _order_beside,
    numbered.meant,
    chatter.thanked,
    chatter.tried,
    chatter.meant,
    ourselves.told,
    ourselves.surely,
    silences.meant,
    pointing.meant,
    topic_words.meant,
    kept_alone.meant,
    own_quiet.meant,
    past_changes.meant,
    narrowings.meant,
    language_wishes.meant,
    digest_hours.meant,
    hours_and_days.meant,
    corrections.names,
    corrections.by_name,
    corrections.same,
    half_said.meant,
    unsaid.meant,
    one_thing.meant,
    histories.meant,
    ourselves.meant,
    complaints.meant,
    marked.meant,
    described.meant,
    opinions.meant,
    _beyond,
    _asked_beside,
    offices.meant,
    run_on.meant,
    _fuller_than_newest,
)
READERS_OF_NARROWED: tuple[Reader, ...] = (
    cued.told_weekly,
    cued.briefed,
    agenda.meant,
    cued.meant,
    several_names.meant,
    wanted.meant,
)
FINISHES: tuple[Callable[[Heard], Intent], ...] = (
    afterthoughts.wished,
    days_and_places.filled,
    due_dates.filled,
    silences.filled,
    offers.offered,
    sentences.with_proposals,
    left_out.spared,
    left_out.told,
    subjects.settled,
    plain_orders.obeyed,
    several_names.parted,
    afterthoughts.wished,  # also of what is only now an order
    quiet_times.offered,
    later.offered,
    _which,
)  # each makes more of what was read, or leaves it
