"""This file writes the markdown of Teams' cards: whatever was published becomes text that marks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType

from bot.messages.clipping import ELLIPSIS, plain, size, within
from bot.messages.headings import crossed, sign
from bot.messages.links import web_address

Marked = NewType("Marked", str)  # markdown made here; a bare str is somebody's text

GLUE = "\N{WORD JOINER}"  # invisible; keeps what stands before it from meaning anything

# What would mark text is shown by its double: which marks an app knows differs between computers
# and telephones, and a backslash is shown by some.
_DOUBLES = {"*": "∗", "_": "＿", "~": "∼", "`": "ˋ", "\\": "＼"}
_MARK = re.compile(r"[*`\\]|(?<![^\W_])[_~]|[_~](?![^\W_])|~(?=~)")
# A link's middle, a reference, an entity, a tag or a mention, a date to be worked out.
_MEANING = re.compile(r"\](?=[(:\[])|&(?=[#\w])|<(?=\S)|\{(?=\{)|!(?=\[)")
_OPENING = re.compile(r"^(?=[-+#>=|]|\d{1,9}[.)](?:\s|$))")  # of a list, a heading, a quotation
_BRACKETS = str.maketrans("[]", "［］")
_ATOM = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)|.", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


def ours(text: str) -> Marked:
    """Take markdown that was made here."""
    return Marked(text)


def escape(text: str) -> Marked:
    """Give somebody's text on one line so that Teams shows it as it stands."""
    return _escape(plain(text))


def _escape(shown: str) -> Marked:
    shown = _MARK.sub(lambda found: _DOUBLES[found[0]], shown)
    shown = _MEANING.sub(lambda found: f"{found[0]}{GLUE}", shown)
    return Marked(_OPENING.sub(GLUE, shown))


def fit(text: str, limit: int) -> Marked:
    """Escape somebody's text, shortened so that the outcome is at most `limit` long."""
    return Marked(within(plain(text), limit, _escape))


def bold(text: Marked) -> Marked:
    """Make bold; empty stays empty, and what is bold stands between spaces or ends of lines."""
    bare = text.strip()
    return Marked(f"**{bare}**") if bare else Marked("")


def link(url: str | None, label: Marked) -> Marked:
    """Link words to a web address; what is not a usable http(s) address leaves the words alone."""
    target = web_address(url)
    if target is None or not label.strip():
        return label
    target = target.replace("(", "%28").replace(")", "%29").replace("*", "%2A").replace("_", "%5F")
    return Marked(f"[{label.translate(_BRACKETS).strip()}]({target})")


def join(pieces: Iterable[Marked], by: str = " · ") -> Marked:
    """Join what is not empty."""
    return Marked(by.join(piece for piece in pieces if piece))


def strike(text: Marked) -> Marked:
    """Cross: nothing can be struck out in a card's text."""
    return Marked(crossed(text))


def whole(text: Marked) -> Marked:
    """Give a piece as it is: cards break lines where they like."""
    return text


def emoji(text: str) -> Marked:
    """Let an emoji through as a character, and nothing else."""
    return Marked(sign(text))


def beside(words: Marked, where: Marked) -> Marked:
    """Put a bullet's places behind its words."""
    return join([words, where], by="  ")


def without_links(text: str) -> Marked:
    """Give the words of links without where they lead."""
    return Marked(_LINK.sub(r"\1", text))


def cut(text: str, limit: int) -> Marked:
    """Shorten markdown without tearing a link; bold that is cut open is bold no longer."""
    if size(text) <= limit:
        return Marked(text)
    kept: list[str] = []
    room = limit - size(ELLIPSIS)
    for atom in _ATOM.findall(text):
        room -= size(atom)
        if room < 0:
            break
        kept.append(atom)
    shown = "".join(kept).rstrip()
    return Marked((shown.replace("**", "") if shown.count("**") % 2 else shown) + ELLIPSIS)
