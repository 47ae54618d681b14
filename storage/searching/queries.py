"""This file reads what people search for: phrases that must all be there, and other ways to say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scrapers.text import Run, token_runs

LONGEST = 1000  # characters of one query
MOST_PHRASES = 16
MOST_ALTERNATIVES = 32
Filed = Sequence[Sequence[str]]  # words that papers are filed under: any of each group
_QUOTED = re.compile(
    r'"([^"]{0,1000}+)"|“([^”]{0,1000}+)”|「([^」]{0,1000}+)」|『([^』]{0,1000}+)』'
)
_BETWEEN = re.compile(r"\s+|(?<!\d)[,，]|[,，](?!\d)|[、；;]")


class QueryRefused(ValueError):
    """This cannot be searched for; the message says why."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class NothingToFind(QueryRefused):
    """The query holds no letters, figures or Chinese characters. Write a word to look for."""


class QueryTooLong(QueryRefused):
    """The query is too long. Write a few words of it."""


@dataclass(frozen=True)
class Phrase:
    """Runs of letters that must follow each other, with nothing but marks and blanks between."""

    runs: tuple[Run, ...]

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Give the tokens that stand side by side in the index where the phrase stands."""
        found: list[str] = []
        for run in self.runs[:-1]:
            found.extend(run.tokens)
        last = self.runs[-1]
        # Behind the last run the text may go on, so its last letter alone says nothing.
        found.extend(last.tokens if len(last.tokens) == 1 else last.tokens[:-1])
        return tuple(found)

    @property
    def opens(self) -> bool:
        """Say whether the last token is the beginning of what may stand there: one Chinese letter."""
        return self.runs[-1].chinese and len(self.runs[-1].text) == 1

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Find the phrase in folded text."""
        parts = []
        for run in self.runs:
            text = re.escape(run.text)
            # What may not stand before it is asked last: a word is looked for soonest by its letters.
            parts.append(text if run.chinese else f"{text}(?<![a-z0-9]{text})(?![a-z0-9])")
        return re.compile(r"[^\w]*?".join(parts))


@dataclass(frozen=True)
class Either:
    """A phrase and the other forms in which it may stand, any of which is found."""

    phrases: tuple[Phrase, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """Give the tokens of the phrase as it was written."""
        return self.phrases[0].tokens


Wanted = Phrase | Either


def phrases_of(one: Wanted) -> tuple[Phrase, ...]:
    """Give a phrase, or all of its forms."""
    return (one,) if isinstance(one, Phrase) else one.phrases


def pieces(query: str) -> Iterator[tuple[str, bool]]:
    """Give what is quoted whole, and the rest by its blanks and commas; and which of it is quoted."""
    last = 0
    for match in _QUOTED.finditer(query):
        yield from ((piece, False) for piece in _BETWEEN.split(query[last : match.start()]))
        yield next(group for group in match.groups() if group is not None), True
        last = match.end()
    yield from ((piece, False) for piece in _BETWEEN.split(query[last:]))


def phrases(query: str) -> tuple[Phrase, ...]:
    """Read one query: every word, and everything in quotation marks, is a phrase to be found.

    Raises NothingToFind and QueryTooLong.
    """
    if len(query) > LONGEST:
        raise QueryTooLong(f"{QueryTooLong.__doc__} (it has {len(query)} characters)")
    found = [Phrase(tuple(runs)) for piece, _ in pieces(query) if (runs := token_runs(piece))]
    unique = {(*phrase.tokens, phrase.opens): phrase for phrase in found}
    if not unique:
        raise NothingToFind
    if len(unique) > MOST_PHRASES:
        raise QueryTooLong(f"{QueryTooLong.__doc__} (it has {len(unique)} words)")
    return tuple(unique.values())


def worded(query: str | Sequence[str]) -> dict[str, tuple[Phrase, ...]]:
    """Read a query and the other ways to say it, each by its words; those that hold nothing are left out."""
    if isinstance(query, str):
        return {query: phrases(query)}
    found: dict[tuple[object, ...], tuple[str, tuple[Phrase, ...]]] = {}
    for one in query[:MOST_ALTERNATIVES]:
        try:
            read = phrases(one)
        except NothingToFind:
            continue
        found.setdefault(tuple((*phrase.tokens, phrase.opens) for phrase in read), (one, read))
    if not found:
        raise NothingToFind
    return dict(found.values())


def to_fts5(wanted: Sequence[Wanted], filed: Filed = ()) -> str:
    """Write phrases as FTS5 reads them; tokens hold letters and figures only, so none can escape."""
    narrowed = [" OR ".join(f'"{word}"' for word in words).join("()") for words in filed]
    # First what costs less to be gone through.
    return " AND ".join([*narrowed, *(_any_of(one, _in_fts5, " OR ") for one in wanted)])


def _in_fts5(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"{" *" if phrase.opens else ""}'


def _any_of(one: Wanted, write: Callable[[Phrase], str], between: str) -> str:
    """Write a phrase, or all of its forms in brackets."""
    written = between.join(map(write, phrases_of(one)))
    return written if isinstance(one, Phrase) else written.join("()")


def to_tsquery(wanted: Sequence[Wanted], filed: Filed = ()) -> str:
    """Write phrases as PostgreSQL reads them."""
    narrowed = [" | ".join(f"'{word}'" for word in words).join("()") for words in filed]
    return " & ".join([*narrowed, *(_any_of(one, _in_tsquery, " | ") for one in wanted)])


def _in_tsquery(phrase: Phrase) -> str:
    last = len(phrase.tokens) - 1
    tokens = [
        f"'{token}'{':*' if phrase.opens and at == last else ''}"
        for at, token in enumerate(phrase.tokens)
    ]
    return f"({' <-> '.join(tokens)})"


def loosened(tsquery: str) -> str:
    """Ask for all words of each phrase, wherever they stand."""
    return tsquery.replace(" <-> ", " & ")
