"""This file shows what differs between two versions of a paragraph, word by word and figure by figure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from scrapers.text import is_cjk

SURROUNDINGS = 40  # columns shown on each side of what changed
CHANGED = 160  # columns shown of one changed run
MOST = 300  # words compared; beyond, the differing middle is shown as a whole
PLACES = 4  # runs shown of one paragraph
ELLIPSIS = "…"

_WORD = re.compile(
    r"[$¥€£]?\d(?:[\d,.]*\d)?(?:%|[百千萬万億亿]+)?元?|[^\W\d_\u2e80-\uffef]+(?:['’-][^\W\d_\u2e80-\uffef]+)*|\s+|.",
    re.S,
)
_INK = re.compile(r"\w")
_OPENING, _CLOSING = "([{“‘《「（", ",.;:!?)]}%”’…"
_WIDE = 0x3000  # where punctuation begins that brings its own blank


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A run of words that stayed, went or came."""

    what: Literal["same", "gone", "new"]
    text: str


def word_changes(before: str, after: str) -> tuple[WordPiece, ...]:
    """Give the changed runs with a little of what stands around them; empty if nothing differs."""
    pieces = _trimmed(_aligned(_merged(_compared(_WORD.findall(before), _WORD.findall(after)))))
    last = pieces[-1] if pieces else None
    if last and last.what == "same" and not _INK.search(last.text):
        pieces = pieces[:-1]  # a full stop by itself
    return tuple(piece for piece in pieces if piece.text)


def apart(before: str, after: str) -> bool:
    """Say whether a blank stands between two runs: not beside Chinese, not before a comma or the like."""
    if not before or not after or is_cjk(before[-1]) or is_cjk(after[0]):
        return False
    return before[-1] not in _OPENING and after[0] not in _CLOSING and ord(after[0]) < _WIDE


def _compared(old: list[str], new: list[str]) -> list[WordPiece]:
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    pieces = [WordPiece("same", "".join(old[:head]))]
    if len(a) * len(b) > MOST * MOST:
        pieces += [WordPiece("gone", "".join(a)), WordPiece("new", "".join(b))]
    else:
        for verb, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if verb == "equal":
                pieces.append(WordPiece("same", "".join(a[i1:i2])))
            else:
                pieces += [
                    WordPiece("gone", "".join(a[i1:i2])),
                    WordPiece("new", "".join(b[j1:j2])),
                ]
    return [*pieces, WordPiece("same", "".join(old[len(old) - tail :]))]


def _merged(pieces: list[WordPiece]) -> list[WordPiece]:
    """Join runs that only a few words hold apart: one change reads better than three."""
    out: list[WordPiece] = []
    gone = new = ""
    changed = False
    for index, piece in enumerate(pieces):
        inner = 0 < index < len(pieces) - 1
        if piece.what == "gone":
            gone, changed = gone + piece.text, True
        elif piece.what == "new":
            new, changed = new + piece.text, True
        elif changed and inner and _columns(piece.text) <= 4 and not _figure(piece.text):
            gone, new = gone + piece.text, new + piece.text
        else:
            out += [WordPiece("gone", gone), WordPiece("new", new)] if changed else []
            out.append(piece)
            gone, new, changed = "", "", False
    return out


def _aligned(pieces: list[WordPiece]) -> list[WordPiece]:
    """Let a sentence that came or went begin with its words, not with the full stop before it."""
    out = list(pieces)
    for at in range(1, len(out) - 2):
        before, gone, new, after = out[at - 1 : at + 3]
        moved = new if not gone.text else gone
        kinds = (before.what, gone.what, new.what, after.what)
        if kinds != ("same", "gone", "new", "same") or (gone.text and new.text):
            continue
        head, run, tail = before.text, moved.text, after.text
        while len(run) > 1 and tail[:1] == run[0] and not run[0].isalnum():
            head, run, tail = head + run[0], run[1:] + run[0], tail[1:]
        out[at - 1], out[at + 2] = WordPiece("same", head), WordPiece("same", tail)
        out[at + (moved is new)] = WordPiece(moved.what, run)
    return out


def _figure(text: str) -> bool:
    return any(ch.isdecimal() for ch in text)


def _trimmed(pieces: list[WordPiece]) -> list[WordPiece]:
    changed = [i for i, piece in enumerate(pieces) if piece.what != "same" and piece.text.strip()]
    if not changed:
        return []
    out: list[WordPiece] = []
    runs = 0
    for index, piece in enumerate(pieces):
        text = " ".join(piece.text.split())
        if piece.what != "same":
            out.append(WordPiece(piece.what, _start(text, CHANGED)))
            runs += piece.what == "new"
            if runs >= PLACES and any(i > index for i in changed):
                return [*out, WordPiece("same", ELLIPSIS)]
        elif index < changed[0]:
            out.append(WordPiece("same", _end(text, SURROUNDINGS)))
        elif index > changed[-1]:
            out.append(WordPiece("same", _start(text, SURROUNDINGS)))
        elif _columns(text) > 2 * SURROUNDINGS:
            around = _start(text, SURROUNDINGS), _end(text, SURROUNDINGS).removeprefix(ELLIPSIS)
            out.append(WordPiece("same", " ".join(around)))
        else:
            out.append(WordPiece("same", text))
    return out


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def _start(text: str, columns: int) -> str:
    """Keep the first words."""
    if _columns(text) <= columns:
        return text
    kept, room = [], columns
    for word in _WORD.findall(text):
        room -= _columns(word)
        if room < 0:
            break
        kept.append(word)
    return ("".join(kept) or text[: columns // 2]).rstrip() + ELLIPSIS


def _end(text: str, columns: int) -> str:
    """Keep the last words."""
    if _columns(text) <= columns:
        return text
    kept, room = [], columns
    for word in reversed(_WORD.findall(text)):
        room -= _columns(word)
        if room < 0:
            break
        kept.append(word)
    return ELLIPSIS + ("".join(reversed(kept)) or text[-columns // 2 :]).lstrip()
