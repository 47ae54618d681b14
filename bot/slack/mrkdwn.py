"""This file writes Slack's mrkdwn: whatever was published becomes text that marks nothing and calls nobody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NewType

from bot.messages.clipping import ELLIPSIS, plain, size, within
from bot.messages.links import URL_LIMIT, web_address

Markup = NewType("Markup", str)  # mrkdwn made here; a bare str is somebody's text

GLUE = "\N{WORD JOINER}"  # invisible; after an opening sign it keeps a name from being one

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What would mark text is shown by its double, which marks nothing in any reader of mrkdwn.
_DOUBLES = {"*": "∗", "_": "＿", "~": "∼", "`": "ˋ"}
_MARK = re.compile(r"(?<![^\W_])[*_~]|[*_~](?![^\W_])|`")
_EMOJI = re.compile(r":(?=[a-z0-9_+'-]{1,64}:)")
_NAME = re.compile(r"(?<![^\W_])[@#](?=\w)|<(?=\S)")
_SHORTCODE = re.compile(r":[a-z0-9_+-]{1,50}:\Z")
_ATOM = re.compile(r"<[^<>]*>|&(?:amp|lt|gt);|.", re.DOTALL)


def ours(text: str) -> Markup:
    """Take mrkdwn that was made here."""
    return Markup(text)


def escape(text: str) -> Markup:
    """Give somebody's text on one line so that Slack shows it as it stands."""
    return _escape(plain(text))


def _escape(shown: str) -> Markup:
    shown = _MARK.sub(lambda found: _DOUBLES[found[0]], shown)
    shown = _EMOJI.sub("∶", shown)
    shown = _NAME.sub(lambda found: f"{found[0]}{GLUE}", shown)  # @channel, #general, <!here>
    if shown.startswith(">"):  # at the start of a line it would open a quotation
        shown = GLUE + shown
    return Markup("".join(_ENTITIES.get(ch, ch) for ch in shown))


def fit(text: str, limit: int) -> Markup:
    """Escape somebody's text, shortened so that the outcome is at most `limit` long."""
    return Markup(within(plain(text), limit, _escape))


def bold(text: Markup) -> Markup:
    """Make bold; empty stays empty, for two bare marks would show."""
    return Markup(f"*{text}*") if text else text


def strike(text: Markup) -> Markup:
    """Strike out."""
    return Markup(f"~{text}~") if text else text


def italic(text: Markup) -> Markup:
    """Make italic."""
    return Markup(f"_{text}_") if text else text


def link(url: str | None, label: Markup) -> Markup:
    """Link words to a web address; what is not a usable http(s) address leaves the words alone."""
    target = address(url)
    if target is None or not label:
        return label
    for mark, double in (("|", "｜"), ("&lt;", "‹"), ("&gt;", "›")):
        label = Markup(label.replace(mark, double))
    return Markup(f"<{target}|{label}>")


def address(url: str | None) -> str | None:
    """Give a web address in a form that fits into a link, or None."""
    target = (web_address(url) or "").replace("&", "&amp;")
    return target if target and size(target) <= URL_LIMIT else None


def emoji(text: str) -> Markup:
    """Let an emoji through, as a character or as a short code, and nothing else."""
    if _SHORTCODE.match(text):
        return Markup(text)
    sign = any(unicodedata.category(ch) in ("So", "Sk") for ch in text)
    return Markup(text) if sign and len(text) <= 8 and escape(text) == plain(text) else Markup("")


def join(pieces: Iterable[Markup], by: str = " · ") -> Markup:
    """Join what is not empty."""
    return Markup(by.join(piece for piece in pieces if piece))


def whole(text: Markup) -> Markup:
    """Keep a short piece on one line, where a line has to be broken."""
    return Markup(text.replace(" ", "\N{NO-BREAK SPACE}")) if len(text) <= 36 else text


def beside(words: Markup, where: Markup) -> Markup:
    """Put a bullet's places behind its words; what stands between keeps them on the line where it ends."""
    if not where:
        return words
    gap = GLUE if where.endswith(("）", "）>")) else "\N{NO-BREAK SPACE}" * 2
    return Markup(f"{words}{gap}{where}")


def lines(pieces: Iterable[Markup]) -> Markup:
    """Put pieces on lines of their own."""
    return join(pieces, by="\n")


def cut(text: Markup, limit: int) -> Markup:
    """Shorten mrkdwn without tearing a link or an entity: the last resort before Slack refuses."""
    if size(text) <= limit:
        return text
    kept: list[str] = []
    room = limit - size(ELLIPSIS)
    for atom in _ATOM.findall(text):
        room -= size(atom)
        if room < 0:
            break
        kept.append(atom)
    return Markup("".join(kept).rstrip() + ELLIPSIS)
