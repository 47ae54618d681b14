"""This file matches papers against many topics at once through one index of all their words."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, compress, count, repeat
from typing import Literal, NamedTuple

from bot.topics.borders import Neighbours, is_short, standing
from bot.topics.lexicon import MOST_ALIKE, Lexicon
from bot.topics.paragraphs import SPLIT, by_topic, raised
from bot.topics.places import JudgedPiece, place, places
from bot.topics.spans import Hits, touching, unmasked
from bot.topics.surnames import LONGEST, is_surname
from bot.topics.terms import TOUCH, Term, Thresholds, Topic, needle
from bot.topics.verdicts import JudgedPaper, NearMiss, judge, near_miss
from scrapers.items import Document, Paragraph, Section
from scrapers.text import clean, join_lines, language_of
from storage.records import Match

_Kind = Literal["term", "mask", "first", "second", "member", "required", "excluded"]
_Signature = tuple[int, ...]
_Finds = Mapping[int, Sequence["_Find"]]


class _Find(NamedTuple):
    place: int
    start: int
    end: int
    plural: bool


class _Use(NamedTuple):
    """What one needle is for in one topic; `group` and `member` say which of several."""

    kind: _Kind
    term: Term | None = None
    group: int = 0
    member: int = 0
    short: bool = False  # so short, and Chinese, that other words may make it up


@dataclass(slots=True)
class _Shape:
    """Topics that look for exactly the same: judged once, told under each of their keys."""

    topic: Topic
    keys: list[str] = field(default_factory=list)
    uses: dict[int, tuple[_Use, ...]] = field(default_factory=dict)
    profile: int | None = None  # equal for plain topics that judge alike; None where it is not so
    marks: dict[int, int] = field(default_factory=dict)  # needle -> what it is for, once asked


@dataclass(slots=True)
class _Crowd:
    """Topics that judge alike where one needle alone is found; side by side, for they may be thousands."""

    numbers: array[int] = field(default_factory=lambda: array("l"))
    keys: list[str] = field(default_factory=list)

    def add(self, number: int, keys: Sequence[str]) -> None:
        self.numbers.extend([number] * len(keys))
        self.keys.extend(keys)

    def without(self, several: set[int]) -> tuple[int, list[str]] | None:
        """Give one of the topics and the keys of all, but of those of which more was found."""
        if several.isdisjoint(self.numbers):
            return self.numbers[0], self.keys
        alone = [number not in several for number in self.numbers]
        keys = list(compress(self.keys, alone))
        return (self.numbers[alone.index(True)], keys) if keys else None


class UnknownTopic(LookupError):
    """Somebody asked about a topic that this matcher does not hold."""


class Matcher:
    """Says which topics a paper concerns, how much, and why.

    Building it costs time in proportion to the words of all topics; topics that look for the same
    share their place. Matching costs time in proportion to the paper and to what is found.
    """

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._lexicon = Lexicon()
        self._title_lexicon = Lexicon()  # of words that count in titles only: ~number there
        self._shapes: list[_Shape] = []
        self._postings: dict[int, frozenset[int]] = {}  # of most words the same sets
        self._crowds: dict[int, tuple[_Crowd, ...]] = {}  # of words of many topics, once found
        self._marks: dict[tuple[_Use, ...], int] = {}
        self._next_mark = count()
        self._profiles: dict[tuple[Thresholds, bool], int] = {}
        self._owners: dict[str, int] = {}
        self._known: dict[Topic, int] = {}
        self._folded: dict[str, str] = {}
        self._file(topics)

    def beside(self, topics: Iterable[Topic]) -> Matcher:
        """Give a matcher of these topics too; what this one holds is not put together again."""
        made = Matcher(())
        made._lexicon, made._title_lexicon = self._lexicon.copy(), self._title_lexicon.copy()
        made._shapes = [replace(shape, keys=[*shape.keys]) for shape in self._shapes]
        made._postings = self._postings.copy()
        made._marks, made._profiles = self._marks.copy(), self._profiles.copy()
        made._next_mark = self._next_mark
        made._owners, made._known = self._owners.copy(), self._known.copy()
        made._folded = self._folded.copy()
        made._file(topics)
        made._known, made._folded = {}, {}  # of a hundred thousand topics they are worth the room
        return made

    def _file(self, topics: Iterable[Topic]) -> None:
        needles = _Needles(self._lexicon, self._title_lexicon, self._folded)
        added: dict[int, list[int]] = defaultdict(list)
        for topic in topics:
            plain = replace(topic, key="", names={}, emoji="", line=topic.line and "own")
            number = self._known.get(plain)
            if number is None:
                number = self._known[plain] = len(self._shapes)
                self._add(topic, needles)
                for found in self._shapes[number].uses:
                    added[found].append(number)
            self._shapes[number].keys.append(topic.key)
            self._owners[topic.key] = number
        shared: dict[frozenset[int], frozenset[int]] = {}
        for found, numbers in added.items():
            together = self._postings.get(found, frozenset[int]()).union(numbers)
            self._postings[found] = shared.setdefault(together, together)

    def match(self, document: Document) -> tuple[Match, ...]:
        """Give the topics that a paper concerns, the highest score first."""
        whole = self._match(places(document), alone=False)
        if document.kind in SPLIT and whole:
            return raised(whole, by_topic(document, self.match))
        return whole

    def match_title(self, title: str) -> tuple[Match, ...]:
        """Give the topics of a headline by itself."""
        return self._match((place("title", "title", clean(title)),), alone=True)

    def match_text(self, text: str, title: str = "") -> tuple[Match, ...]:
        """Give the topics of plain text; lines that a file wrapped are joined first."""
        lines = join_lines([clean(line) for line in text.splitlines()])
        section = Section(None, tuple(Paragraph(line) for line in lines))
        document = Document("plain", language_of(text), clean(title), sections=(section,))
        return self.match(document)

    def why_not(self, document: Document, topic_key: str) -> NearMiss:
        """Explain a topic's verdict on a paper; an unknown key raises UnknownTopic."""
        if topic_key not in self._owners:
            raise UnknownTopic(f"no topic {topic_key!r} here; `tamar topics` lists them")
        shape = self._shapes[self._owners[topic_key]]
        paper = places(document)
        finds = self._scan(paper)
        unmet = _unmet(shape, paper, finds)
        missing = [*unmet, *_incomplete(shape, finds)]
        found = _sorted_out(shape, paper, finds)
        if shape.topic.line is not None and not any(hits.terms for _, hits in found):
            missing += [term.label for term in shape.topic.terms if term.stands_for is None]
        answer = near_miss(shape.topic, found, JudgedPaper(paper), missing)
        return replace(answer, topic=topic_key, level=None if unmet else answer.level)

    def _match(self, paper: tuple[JudgedPiece, ...], *, alone: bool) -> tuple[Match, ...]:
        finds = self._scan(paper)
        matches: list[list[Match]] = []
        all_of_it = JudgedPaper(paper)
        for shape, keys in self._candidates(finds):
            if (shape.topic.required or shape.topic.excluded) and _unmet(shape, paper, finds):
                continue
            match = judge(shape.topic, _sorted_out(shape, paper, finds), all_of_it, alone=alone)
            if match is not None:
                matches.append(_told(match, keys))
        matches.sort(key=lambda told: -told[0].score)
        return tuple(chain.from_iterable(matches))

    def _candidates(self, finds: _Finds) -> Iterable[tuple[_Shape, list[str]]]:
        """Give the topics of which something was found, those together that must judge alike."""
        seen: set[int] = set()
        several: set[int] = set()
        for found in finds:
            several |= seen & self._postings[found]
            seen |= self._postings[found]
        for found in finds:
            yield from self._alone(found, several)
        present: dict[int, list[int]] = defaultdict(list)
        for found in finds:
            for number in self._postings[found] & several:
                present[number].append(found)
        alike: dict[_Signature, list[int]] = defaultdict(list)
        for number in sorted(present):
            alike[self._signature(number, present[number])].append(number)
        for numbers in alike.values():
            keys = [key for number in numbers for key in self._shapes[number].keys]
            yield self._shapes[numbers[0]], keys

    def _alone(self, found: int, several: set[int]) -> Iterable[tuple[_Shape, list[str]]]:
        """Give the topics of which one needle alone was found."""
        numbers = self._postings[found]
        if len(numbers) == 1:
            if several.isdisjoint(numbers):
                (number,) = numbers
                yield self._shapes[number], self._shapes[number].keys
            return
        crowds = self._crowds.get(found)
        if crowds is None:
            crowds = self._crowds[found] = self._crowds_of(found)
        for crowd in crowds:
            alone = crowd.without(several)
            if alone:
                yield self._shapes[alone[0]], alone[1]

    def _crowds_of(self, found: int) -> tuple[_Crowd, ...]:
        made: dict[_Signature, _Crowd] = defaultdict(_Crowd)
        for number in sorted(self._postings[found]):
            made[self._signature(number, [found])].add(number, self._shapes[number].keys)
        return tuple(made.values())

    def _signature(self, number: int, present: list[int]) -> _Signature:
        """Give what decides a verdict: equal for plain topics of which the same was found."""
        shape = self._shapes[number]
        if shape.profile is None:
            return (-1, number)
        return (shape.profile, *present, *[self._mark(shape, found) for found in present])

    def _mark(self, shape: _Shape, found: int) -> int:
        """Give a number for what a needle is for in a topic: no two uses share one, whoever asks first."""
        mark = shape.marks.get(found)
        if mark is None:
            mark = self._marks.setdefault(shape.uses[found], next(self._next_mark))
            shape.marks[found] = mark
        return mark

    def _scan(self, paper: Sequence[JudgedPiece]) -> _Finds:
        finds: dict[int, list[_Find]] = defaultdict(list)
        for number, one in enumerate(paper):
            for start, end, found, plural in self._lexicon.find(one.folded):
                if len(finds[found]) < MOST_ALIKE:  # each is weighed; their count hardly matters
                    finds[found].append(_Find(number, start, end, plural))
            if one.role == "title" or one.opening or one.lead:
                headline = one.folded[: one.opening or None]
                for start, end, found, plural in self._title_lexicon.find(headline):
                    finds[~found].append(_Find(number, start, end, plural))
        return finds

    def _add(self, topic: Topic, needles: _Needles) -> None:
        rivals = tuple((short, tuple(map(needle, long))) for short, long in topic.rivals)
        shape = _Shape(replace(topic, rivals=rivals))
        self._shapes.append(shape)
        for found, use in needles.of(topic):
            shape.uses[found] = (*shape.uses.get(found, ()), use)
        if not (topic.pairs or topic.together or topic.rivals or topic.required or topic.excluded):
            alike = (topic.thresholds, topic.line is None)
            shape.profile = self._profiles.setdefault(alike, len(self._profiles))


class _Needles:
    """Turns a topic's words into needle numbers, remembering how each word folds."""

    def __init__(self, lexicon: Lexicon, titles: Lexicon, folded: dict[str, str]) -> None:
        self._lexicon, self._titles, self._folded = lexicon, titles, folded

    def of(self, topic: Topic) -> Iterable[tuple[int, _Use]]:
        for term in topic.terms:
            number = self._number(term.text, prefix=term.prefix)
            yield number, _Use("term", term, short=self._is_short(term))
        for mask in topic.masks:
            yield self._number(mask), _Use("mask")
        for group, pair in enumerate(topic.pairs):
            for word in pair.first:
                yield self._number(word, titles=pair.titles), _Use("first", group=group)
            for word in pair.second:
                yield self._number(word, titles=pair.titles), _Use("second", group=group)
        for group, combo in enumerate(topic.together):
            for member, names in enumerate(combo.members):
                for term in names:
                    number = self._number(term.text, prefix=term.prefix)
                    yield number, _Use("member", term, group, member, self._is_short(term))
        for kind, groups in (("required", topic.required), ("excluded", topic.excluded)):
            for group, names in enumerate(groups):
                for term in names:
                    number = self._number(term.text, prefix=term.prefix)
                    yield number, _Use(kind, term, group)  # type: ignore[arg-type]

    def _is_short(self, term: Term) -> bool:
        return term.weight > TOUCH and not term.exact and is_short(self._folded[term.text])

    def _number(self, text: str, *, prefix: bool = False, titles: bool = False) -> int:
        folded = self._folded.get(text)
        if folded is None:
            folded = self._folded[text] = needle(text)
        if titles:
            return ~self._titles.add(folded)
        return self._lexicon.add(folded, prefix=prefix)


def _told(match: Match, keys: list[str]) -> list[Match]:
    """Give a verdict under each topic's own key; thousands may share one."""
    made = zip(keys, *map(repeat, match[1:]), strict=False)
    return list(map(tuple.__new__, repeat(Match), made))


def _found_uses(shape: _Shape, finds: _Finds) -> Iterable[tuple[_Use, Sequence[_Find]]]:
    fewer = shape.uses if len(shape.uses) < len(finds) else finds
    for number in fewer:
        if number in shape.uses and number in finds:
            for use in shape.uses[number]:
                yield use, finds[number]


def _as_written(shape: _Shape, term: Term, paper: Sequence[JudgedPiece], find: _Find) -> bool:
    """Say whether an exact term stands there as written; a shipped short form may add an s.

    A short form that is somebody's surname there does not stand there.
    """
    if len(term.text) <= LONGEST and term.text.isascii() and _is_person(paper[find.place], find):
        return False
    if not term.exact:
        return True
    if find.plural:
        written = paper[find.place].written(find.start, find.end)
        return shape.topic.line is None and written == f"{term.text}s"
    return paper[find.place].written(find.start, find.end) == term.text


def _is_person(place: JudgedPiece, find: _Find) -> bool:
    return is_surname(place.mended, place.offsets[find.start], place.offsets[find.end])


def _sorted_out(
    shape: _Shape, paper: Sequence[JudgedPiece], finds: _Finds
) -> list[tuple[JudgedPiece, Hits]]:
    """Tell what was found apart, by place and by what it is for."""
    by_place: dict[int, Hits] = {}
    members: dict[tuple[int, int], dict[int, list[tuple[int, int]]]] = defaultdict(dict)
    for use, found in _found_uses(shape, finds):
        if use.kind in ("required", "excluded"):
            continue
        for find in found:
            if use.term is not None and not _as_written(shape, use.term, paper, find):
                continue
            hits = by_place.get(find.place)
            if hits is None:
                hits = by_place[find.place] = Hits([], [], {}, {})
            span = (find.start, find.end)
            held = standing(paper[find.place].folded, *span) if use.short else Neighbours.WORD
            if held is Neighbours.OTHER or use.kind == "mask":
                hits.masks.append(span)
            elif use.kind == "term" and use.term is not None:
                lowered = held is Neighbours.CUT and shape.topic.line is None
                hits.terms.append((*span, touching(use.term) if lowered else use.term))
            elif use.kind == "member":
                members[find.place, use.group].setdefault(use.member, []).append(span)
            else:
                book = hits.firsts if use.kind == "first" else hits.seconds
                book.setdefault(use.group, []).append(span)
    for (number, group), sides in members.items():
        combo, hits = shape.topic.together[group], by_place[number]
        open_sides = [unmasked(spans, hits.masks) for spans in sides.values()]
        if len(sides) == len(combo.members) and all(open_sides):
            start, end = min(side[0] for side in open_sides)
            hits.terms.append((start, end, Term(combo.label, combo.weight)))
    return [(paper[number], by_place[number]) for number in sorted(by_place)]


def _unmet(shape: _Shape, paper: Sequence[JudgedPiece], finds: _Finds) -> list[str]:
    """Name what keeps a paper out altogether: a required word it lacks, an excluded one it has."""
    topic = shape.topic
    present: dict[str, set[int]] = {"required": set(), "excluded": set()}
    for use, found in _found_uses(shape, finds):
        if use.kind in present and use.term is not None:
            term = use.term
            if any(_as_written(shape, term, paper, find) for find in found):
                present[use.kind].add(use.group)
    lacking = [
        f"must:{names[0].label}"
        for group, names in enumerate(topic.required)
        if group not in present["required"]
    ]
    barred = [f"not:{topic.excluded[group][0].label}" for group in sorted(present["excluded"])]
    return lacking + barred


def _incomplete(shape: _Shape, finds: _Finds) -> list[str]:
    """Name the combinations of which no one paragraph holds all."""
    seen: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for use, found in _found_uses(shape, finds):
        if use.kind == "member":
            seen[use.group].update((find.place, use.member) for find in found)
    missing: list[str] = []
    for group, combo in enumerate(shape.topic.together):
        rooms: dict[int, set[int]] = defaultdict(set)
        for room, member in seen[group]:
            rooms[room].add(member)
        if not any(len(held) == len(combo.members) for held in rooms.values()):
            missing.append(combo.label)
    return missing
