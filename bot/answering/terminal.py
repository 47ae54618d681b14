"""This file shows an answer on a terminal."""

from __future__ import annotations

import re

from bot.answering.scripts import as_read
from bot.answering.speech import Reply
from bot.messages.alerts import Alert
from bot.messages.words import listed, say
from bot.platforms.console import WIDTH, ConsoleRenderer, columns, safe, wrap

LONG = 24
COLUMN = 14
_ADDRESS = re.compile(r"\s*https?://\S+")


def shown(reply: Reply) -> str:
    """Give an answer as text, with the commands that its buttons would be."""
    reply = as_read(reply)
    lines = [
        reply.headline,
        *(piece for text in reply.lines for line in text.split("\n") for piece in _lines(line)),
    ]
    for row in reply.rows:
        if row.context and not (row.text or row.url):
            if len(row.title) > LONG:
                lines += [f"  {row.title}", f"      {row.context}"]
            else:
                lines.append(f"  {row.title:<14} {row.context}")
            continue
        if row.title != reply.headline:
            lines.append(row.title)
        pieces = (row.context, *_plain(row.text).split("\n"), row.url or "")
        lines += [f"    {piece}" for piece in pieces if piece]
    if reply.alert is not None:
        lines += ["", *_framed(reply.alert), ""]
    said = [piece for line in lines for piece in _wrapped(line)]
    said += reply.code.split("\n") if reply.code else []  # to be copied as it stands
    said += _wrapped(reply.footer) if reply.footer else []
    return safe("\n".join(said))


def steps(reply: Reply) -> tuple[str, ...]:
    """Give as a line to type what can be pressed and is not said yet; nothing where there is nothing."""
    said = " ".join((reply.headline, *reply.lines))
    typed = [one.value for one in reply.buttons if one.action == "say"]
    lines = [f"`{line}`" for line in dict.fromkeys(typed) if f"`{line}`" not in said]
    if not lines:
        return ()
    return (say("type", reply.language, what=listed(lines, reply.language)),)


def _framed(alert: Alert) -> list[str]:
    """Give an alert as the terminal is told it."""
    text = str(ConsoleRenderer().alert(alert)["text"])
    return [f"  │ {piece}" for line in text.split("\n") for piece in wrap(line, WIDTH - 4)]


def _wrapped(line: str) -> list[str]:
    """Break a line at the terminal's width, but never an address: half of one opens nothing."""
    return [line] if _ADDRESS.fullmatch(line) else wrap(line, WIDTH)


def _lines(line: str) -> list[str]:
    """Indent a line; a command at its beginning stands in a column of its own, a long one above its help."""
    if line.startswith("**") and line.endswith("**"):
        return ["", line.strip("*")]
    name, mark, rest = line.removeprefix("`").partition("` ")
    if not (mark and line.startswith("`")):
        return [f"  {line}"]
    if (taken := columns(name)) >= COLUMN:
        return [f"  {name}", f"      {rest}"]
    return [f"  {name}{' ' * (COLUMN - taken)}{rest}"]


def _plain(text: str) -> str:
    return text.replace("**", "").replace("`", "")
