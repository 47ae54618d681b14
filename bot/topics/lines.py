"""This file reads the one line in which people write a topic of their own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from bot.topics.aliases import other_names
from bot.topics.terms import NAME, Term, Together, Topic, named, needle

MOST_LETTERS = 2000
MOST_TERMS = 60
LONGEST_TERM = 60
_SHORTEST_STEM = 3

_SIGNS = str.maketrans({
    "，": ",", "、": ",", "；": ",", ";": ",", "\n": ",", "\r": ",", "\t": " ", "＋": "+", "－": "-",
    "−": "-", "＾": "^", "＝": "=", "＊": "*", "：": ":", "“": '"', "”": '"', "„": '"', "‟": '"',
    "＂": '"', "「": '"', "」": '"', "『": '"', "』": '"', "«": '"', "»": '"', "\u3000": " ", "\u00a0": " ",
})  # fmt: skip
_WEIGHT = re.compile(r"\^\s*(\S*)$")
_COMMANDS = {
    "must": "must", "必須": "must", "必须": "must", "必含": "must",
    "not": "not", "排除": "not", "不含": "not",
    "exact": "exact", "原文": "exact", "完全": "exact",
}  # fmt: skip


class TopicError(ValueError):
    """A topic's line cannot be used; `problem` names our words that say why and what to write instead."""

    def __init__(self, problem: str, **values: object) -> None:
        detail = ", ".join(f"{name} {value}" for name, value in values.items())
        super().__init__(f"{problem} ({detail})" if detail else problem)
        self.problem = problem
        self.values = values


@dataclass(slots=True)
class _Line:
    """What has been read of a line so far."""

    terms: list[Term] = field(default_factory=list)
    masks: list[str] = field(default_factory=list)
    together: list[Together] = field(default_factory=list)
    required: list[tuple[Term, ...]] = field(default_factory=list)
    excluded: list[tuple[Term, ...]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of an item, quoted or not; what is quoted holds no signs."""

    text: str
    quoted: bool


def parse_topic(line: str, *, key: str, name: str) -> Topic:
    """Give the topic that a line describes; one that cannot be used raises TopicError.

    Items stand between `,` `，` `、` `;` `；`. `a+b`: both in one paragraph; `-a`: pass over these
    words; `"a, b"`: as one phrase; `a^1` to `a^3`: weight; `=a`: no other names; `a*`: any ending;
    `must:a`, `not:a`: only or never papers that say a; `exact:a`: as written.
    """
    if len(line) > MOST_LETTERS:
        raise TopicError("line_long", letters=len(line), most=MOST_LETTERS)
    items = _items(_visible(line).translate(_SIGNS))
    if len(items) > MOST_TERMS:
        raise TopicError("line_many", terms=len(items), most=MOST_TERMS)
    read = _Line()
    for item in items:
        _read_item(item, read)
    if not read.terms and not read.together:
        read.terms = [term for group in read.required for term in group]
    if not read.terms and not read.together:
        raise TopicError("line_empty")
    return Topic(
        key,
        named(name, name),
        tuple(dict.fromkeys(read.terms)),
        masks=tuple(dict.fromkeys(read.masks)),
        together=tuple(dict.fromkeys(read.together)),
        required=tuple(dict.fromkeys(read.required)),
        excluded=tuple(dict.fromkeys(read.excluded)),
        line=" ".join(_visible(line).split()),
    )


def _visible(line: str) -> str:
    """Drop what cannot be seen: control, direction and joining characters."""
    return "".join(
        letter
        for letter in line
        if letter in "\n\r\t" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )


def _items(line: str) -> list[list[_Piece]]:
    """Cut a line at its separators, and before a dash that follows a blank; quotes hold together."""
    items: list[list[_Piece]] = [[]]
    for number, stretch in enumerate(line.split('"')):
        if number % 2:
            items[-1].append(_Piece(" ".join(stretch.split()), quoted=True))
            continue
        for place, part in enumerate(re.sub(r"\s-(?=\S)", ",-", stretch).split(",")):
            if place:
                items.append([])
            if part.strip():
                items[-1].append(_Piece(part.strip(), quoted=False))
    if line.count('"') % 2:
        last = line.rsplit('"', 1)[1].strip()[:20]
        raise TopicError("line_quote", word=last)
    return [item for item in items if any(piece.text for piece in item)]


def _read_item(item: list[_Piece], read: _Line) -> None:
    item, command = _command(item)
    if not item:
        raise TopicError("line_nothing_follows", sign=f"{command}:")
    item, dashed = _without_lead(item, "-")
    item, literal = _without_lead(item, "=")
    item, weight = _weight(item)
    members = [_member(pieces) for pieces in _split_members(item)]
    if dashed or command in ("must", "not"):
        _only_one(members, "-" if dashed else f"{command}:")
    exact = command == "exact"
    groups = [_terms(text, weight, exact=exact, alone=literal or exact) for text in members]
    if dashed:
        read.masks.append(groups[0][0].text)
    elif command == "must":
        read.required.append(groups[0])
    elif command == "not":
        read.excluded.append(groups[0])
    elif len(groups) > 1:
        read.together.append(Together(tuple(groups), weight))
    else:
        read.terms += groups[0]


def _command(item: list[_Piece]) -> tuple[list[_Piece], str | None]:
    first = item[0]
    if first.quoted or ":" not in first.text:
        return item, None
    word, rest = first.text.split(":", 1)
    command = _COMMANDS.get(word.strip().casefold())
    if command is None:
        return item, None
    return [*([_Piece(rest.strip(), quoted=False)] if rest.strip() else []), *item[1:]], command


def _without_lead(item: list[_Piece], sign: str) -> tuple[list[_Piece], bool]:
    first = item[0]
    if first.quoted or not first.text.startswith(sign):
        return item, False
    rest = first.text[1:].strip()
    kept = [*([_Piece(rest, quoted=False)] if rest else []), *item[1:]]
    if not kept:
        raise TopicError("line_nothing_follows", sign=sign)
    return kept, True


def _weight(item: list[_Piece]) -> tuple[list[_Piece], float]:
    last = item[-1]
    found = None if last.quoted else _WEIGHT.search(last.text)
    if found is None:
        return item, NAME
    figure = unicodedata.normalize("NFKC", found.group(1))
    if figure not in ("1", "2", "3"):
        if not figure:
            raise TopicError("line_no_weight")
        raise TopicError("line_weight", figure=figure[:8])
    rest = last.text[: found.start()].strip()
    kept = [*item[:-1], *([_Piece(rest, quoted=False)] if rest else [])]
    if not kept:
        raise TopicError("line_weight_alone")
    return kept, float(figure)


def _split_members(item: list[_Piece]) -> list[list[_Piece]]:
    """Cut an item at its plus signs; one at the very end belongs to the word, as in AI+."""
    members: list[list[_Piece]] = [[]]
    for number, piece in enumerate(item):
        if piece.quoted:
            members[-1].append(piece)
            continue
        ends = number == len(item) - 1 and piece.text.endswith("+") and len(piece.text) > 1
        body = piece.text[:-1] if ends else piece.text
        for place, part in enumerate(body.split("+")):
            if place:
                members.append([])
            if part.strip():
                text = part.strip() + ("+" if ends and place == body.count("+") else "")
                members[-1].append(_Piece(text, quoted=False))
    if not all(members):
        raise TopicError("line_plus")
    return members


def _member(pieces: list[_Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def _only_one(members: list[str], sign: str) -> None:
    if len(members) > 1:
        raise TopicError("line_combination", sign=sign, word=members[0][:20])


def _terms(text: str, weight: float, *, exact: bool, alone: bool) -> tuple[Term, ...]:
    """Make the term that was typed, and its other names unless it is to stand alone."""
    prefix = text.endswith("*")
    word = " ".join(text.rstrip("*").split())
    _check(word, prefix=prefix)
    typed = Term(word, weight, exact=exact, prefix=prefix and word[-1:].isascii())
    if alone or typed.prefix:
        return (typed,)
    others = [
        Term(name, weight, exact=_short_form(name), stands_for=word) for name in other_names(word)
    ]
    return (typed, *others)


def _short_form(name: str) -> bool:
    """Say whether an added name is an abbreviation, which counts in capitals only."""
    return name.isascii() and name.isupper() and len(name) <= 6


def _check(word: str, *, prefix: bool) -> None:
    shown = word[:20]
    letters = needle(word)
    if not any(letter.isalnum() for letter in letters):
        raise TopicError("line_no_letters", word=shown)
    if len(word) > LONGEST_TERM:
        raise TopicError("line_long_term", word=shown, letters=len(word), most=LONGEST_TERM)
    core = "".join(letter for letter in letters if letter.isalnum())
    if len(core) == 1 and core.isascii():
        raise TopicError("line_one_letter", word=shown)
    if prefix and core.isascii() and len(core) < _SHORTEST_STEM:
        raise TopicError("line_short_stem", word=shown, least=_SHORTEST_STEM)
