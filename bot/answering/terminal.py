"""This file shows an answer on a terminal."""

from __future__ import annotations

import re

from bot.answering.speech import Reply
from bot.platforms.console import WIDTH, safe, wrap

LONG = 24
_ADDRESS = re.compile(r"\s*https?://\S+")


def shown(reply: Reply) -> str:
    """Give an answer as text, with the commands that its buttons would be."""
    lines = [reply.headline, *(_line(line) for text in reply.lines for line in text.split("\n"))]
    for row in reply.rows:
        if row.context and not (row.text or row.url):
            if len(row.title) > LONG:
                lines += [f"  {row.title}", f"      {row.context}"]
            else:
                lines.append(f"  {row.title:<14} {row.context}")
            continue
        if row.title != reply.headline:
            lines.append(row.title)
        lines += [
            f"    {piece}" for piece in (row.context, _plain(row.text), row.url or "") if piece
        ]
    said = [piece for line in lines for piece in _wrapped(line)]
    said += reply.code.split("\n") if reply.code else []  # to be copied as it stands
    said += _wrapped(reply.footer) if reply.footer else []
    return safe("\n".join(said))


def _wrapped(line: str) -> list[str]:
    """Break a line at the terminal's width, but never an address: half of one opens nothing."""
    return [line] if _ADDRESS.fullmatch(line) else wrap(line, WIDTH)


def _line(line: str) -> str:
    """Indent a line; a command at its beginning stands in a column of its own."""
    name, mark, rest = line.removeprefix("`").partition("` ")
    return f"  {name:<14}{rest}" if mark and line.startswith("`") else f"  {line}"


def _plain(text: str) -> str:
    return text.replace("**", "").replace("`", "")
