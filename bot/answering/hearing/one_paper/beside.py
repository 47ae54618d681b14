"""This file takes what is asked in the thread of a paper for a question about that paper."""

from __future__ import annotations

from bot.answering.arguments import asked, courtesy, periods, questions
from bot.answering.hearing import grammar
from bot.answering.hearing.likelihood.certainty import as_typed, unsure
from bot.answering.hearing.likelihood.evidence import is_apt
from bot.answering.hearing.likelihood.likely import likely
from bot.answering.hearing.pieces.threads import is_this
from bot.answering.intents import (
    AskPaper,
    Briefing,
    Cite,
    Commitments,
    Follow,
    Guessed,
    Help,
    Intent,
    Latest,
    Meetings,
    Misunderstood,
    More,
    Profile,
    Programme,
    Save,
    Search,
    SetLanguage,
    Show,
    ShowStory,
    Status,
    Subscribe,
    Unsave,
    Why,
    WriteNote,
)
from bot.answering.names import TopicBook
from bot.topics import registers
from scrapers.numbering import reference_keys
from scrapers.text import fold

THIS = "this"
_DONE: dict[asked.Kind, Intent] = {
    "save": Save(THIS), "more": More(THIS), "why": Why(THIS), "follow": Follow(THIS), "story": ShowStory(THIS),
}  # fmt: skip
# Commands of one paper that a sentence may ask for in words of its own; "why" and "story" are words of papers, too.
_SHOWN = ("citation", "more")
_KEPT = ("save", "unsave", "note")
_OF_ONE = (*_SHOWN, "save", "unsave", "why", "show", "story")
_CLEAR = 1.5  # by how much one is likelier than the next
# Lookups of a whole channel, which a question that names nothing but its kind does not mean here.
_WIDE = (Briefing, Commitments, Help, Latest, Meetings, Misunderstood, Profile, Search, Status)
_OTHERS = (Briefing, Commitments, Latest, Meetings, Profile, Programme)
# What nobody says but of the paper before us and the topic that brought it.
_OF_THE_THREAD = frozenset({"stop_topic", "only_this", "asked_before", "later"})
# What a paper says of itself, too: whoever asks in its thread means it.
_OWN = (Commitments, Programme)


def outright(text: str, read: Intent) -> Intent | None:
    """Give what a text asks of the paper before us by a place in it, or as it is asked of any; None for all else."""
    if len(text) > asked.MOST_LETTERS or reference_keys(text):
        return None
    standing, spot = asked.standing(text), asked.spot(text)
    if standing is not None and not standing.sure and _dated(text):
        standing = None
    if standing is None and spot is None:
        return None
    if _decided(text, read) and not (standing and _is_of_it(standing, read, text)):
        return None
    if spot is not None and not (standing and standing.sure):
        return AskPaper(THIS, text)
    if standing is None:
        return None
    return _DONE.get(standing.kind) or AskPaper(THIS, text)


def ordered(text: str, read: Intent, book: TopicBook) -> Guessed | None:
    """Give the command for the paper before us that a text likeliest asks for, by far and by a word of its own.

    What is kept of it is only offered.
    """
    if len(text) > asked.MOST_LETTERS or reference_keys(text) or _decided(text, read):
        return None
    if isinstance(read, (Cite, Unsave, WriteNote, *_DONE_TYPES)):
        return None
    spot = asked.spot(text)
    if asked.standing(text) or asked.says(text) or (spot and spot.number):
        return None
    first = next(likely(text, book, before_us=True), None)
    verb = first.line.partition(" ")[0] if first else ""
    if first is None or verb not in (*_SHOWN, *_KEPT) or first.lead < _CLEAR:
        return None
    if not is_apt(first.line, text):
        return None
    return Guessed(grammar.parse(first.line) if verb in _SHOWN else None, first.line)


def which(text: str, read: Intent, book: TopicBook) -> Misunderstood | None:
    """Ask which paper is meant where a text points at one, nothing was shown, and it was read as nothing sure."""
    open_to_it = isinstance(read, Search) or (
        isinstance(read, Guessed) and not isinstance(read.intent, _OTHERS)
    )
    if not open_to_it or len(text) > asked.MOST_LETTERS or reference_keys(text):
        return None
    if not asked.points_at_paper(text) or searched_outright(text):
        return None
    first = next(likely(text, book, before_us=True), None)
    verb = first.line.partition(" ")[0] if first else ""
    if first is None or verb not in _OF_ONE or first.lead < _CLEAR:
        return None
    return Misunderstood(verb, "which_paper", "", (f"{verb} <number>", "latest"))


def _is_of_it(standing: asked.Standing, read: Intent, text: str) -> bool:
    """Say whether what would change the channel elsewhere is said of the paper: its language, this to be followed."""
    if isinstance(read, SetLanguage):
        typed = grammar.command_typed(text)
        return standing.kind == "language" and (typed is None or not typed[1])
    if standing.kind in _OF_THE_THREAD or (standing.kind == "meeting" and read == Meetings()):
        return True  # "when is the meeting?" is of the paper's own
    return (
        standing.kind == "follow" and isinstance(read, Subscribe) and all(map(is_this, read.topics))
    )


def searched_outright(text: str) -> bool:
    """Say whether a text begins with the search's own word as it is typed."""
    typed = grammar.command_typed(text)
    if typed is None or not grammar.is_search(text):
        return False
    said = fold(courtesy.without(text))
    return any(said.startswith(fold(word)) for word in typed[0].words)


def _is_only_a_command(text: str) -> bool:
    """Say whether a text is a command's own word and nothing else."""
    typed = grammar.command_typed(text)
    said = fold(text).strip(" .?!。？！")
    return typed is not None and said in map(fold, typed[0].words)


def _decided(text: str, read: Intent) -> bool:
    """Say whether a text is a command in its own words, or one that is understood without them."""
    if isinstance(read, Profile):
        return bool(registers.found(read.name))
    if isinstance(read, Commitments):
        return _is_only_a_command(text)
    if isinstance(read, Meetings | Latest) and read.topic:
        return bool(registers.found(read.topic)) or not asked.points(text)
    if searched_outright(text):
        return True
    if grammar.is_typed(text):
        return not isinstance(read, Search | Guessed | Misunderstood)
    return not isinstance(read, (Guessed, *_WIDE, *_DONE_TYPES, Show, AskPaper))


_DONE_TYPES = tuple(type(one) for one in _DONE.values())


def is_of_one(text: str, *, whole: bool) -> bool:
    """Say whether a text that may ask of a paper does so by its words, wherever it is said.

    `whole` says that the paper holds all that the text names.
    """
    if asked.standing(text) or asked.spot(text) or asked.says(text) or asked.points_at_paper(text):
        return True
    return whole and asked.asks(text)


# Questions that are asked of whatever paper was shown last, though nothing points at it.
_OF_THE_LAST = frozenset(
    {
        "author", "issued", "meeting", "siblings", "minutes", "number", "pages", "file", "money",
        "figures", "ask", "people", "earlier", "changed", "recommendations", "language",
        "asked_before", "later", "public",
    }
)  # fmt: skip


def of_the_last(text: str, read: Intent, *, whole: bool) -> bool:
    """Say whether a text that points at nothing asks of the paper that was shown last.

    `whole` says that the paper holds all that the text names.
    """
    if len(text) > asked.MOST_LETTERS or reference_keys(text) or not unsure(read, text):
        return False
    if grammar.is_typed(text):
        return False
    if asked.spot(text):
        return True
    if (standing := asked.standing(text)) is not None:
        return standing.kind in _OF_THE_LAST and (standing.sure or not _dated(text))
    loose = not grammar.searches(text) and not (
        isinstance(read, Guessed) and not isinstance(read.intent, Search)
    )
    return whole and loose and asked.asks(text) and bool(asked.named(text))


def _dated(text: str) -> bool:
    """Say whether a text names a span of time: what lies in it is asked for, and no paper."""
    return periods.parted(text)[1] is not None


def meant(text: str, read: Intent, *, whole: bool) -> Intent | None:
    """Give the question about the paper before us that a text asks; None for what asks of something else.

    `whole` says that the paper holds all that the text names.
    """
    if len(text) > asked.MOST_LETTERS or reference_keys(text):
        return None
    if isinstance(read, Profile) and not registers.found(read.name):
        return AskPaper(THIS, text)
    own = isinstance(read, _OWN) and whole and grammar.command_typed(text) is None
    if searched_outright(text) or not (own or unsure(read, text) or isinstance(read, Guessed)):
        return None
    done = read.intent if isinstance(read, Guessed) else read
    asks = asked.asks(text)
    if not asked.named(text):
        if isinstance(read, Search) and (asks or asked.points(text)):
            return AskPaper(THIS, text)
        points = asked.points(text) and asks and isinstance(done, Search | Show | Help | None)
        return (
            Guessed(Show(THIS), f"show {THIS}", as_typed(text, f"more {THIS}")) if points else None
        )
    if asked.says(text):
        return AskPaper(THIS, text)
    if isinstance(read, Guessed) and read.intent is None:
        fits = whole and asks and not questions.requests(text)
    elif isinstance(done, _OTHERS):
        fits = whole or (asks and asked.points(text))
    else:
        fits = whole or asks or asked.points(text)
    return AskPaper(THIS, text) if fits else None
