"""This file shows an answer on a terminal."""

from __future__ import annotations

import re

from bot.answering.scripts import as_read
from bot.answering.speech import Reply, Row, Table, at_the_console, pasted
from bot.messages.alerts import Alert
from bot.messages.headings import crossed
from bot.messages.words import listed, say
from bot.platforms.console import ConsoleRenderer
from bot.platforms.terminal_lines import WIDTH, columns, safe, wrap

LONG = 24
COLUMN = 14
WIDEST = 40  # columns of a command that its help stands beside, where both have room
EDGE, GAP = "  ", "  "
LEAST = 6  # columns of text that a table's column keeps
_WORD = re.compile(r"[!-~]+ ?|.", re.DOTALL)
_ADDRESS = re.compile(r"\s*https?://\S+")


def shown(reply: Reply) -> str:
    """Give an answer as text, with the commands that its buttons would be."""
    reply = as_read(reply)
    told = [line for text in reply.lines for line in text.split("\n")]
    wide = [columns(name) for name, rest in map(_command, told) if rest]
    wide = [one for one in wide if one <= WIDEST]
    lines = [
        crossed(reply.headline) if reply.gone else reply.headline,
        *(piece for line in told for piece in _lines(line, max((COLUMN, *wide)))),
    ]
    said = [piece for line in lines for piece in _wrapped(line)]
    said += drawn(reply.table) if reply.table else []
    lines = []
    short = [columns(row.title) for row in reply.rows if _is_short(row)]
    column = max((COLUMN, *short))
    for row in reply.rows:
        if row.context and not (row.text or row.url):
            if _is_short(row):
                lines.append(f"  {row.title}{' ' * (column - columns(row.title))} {row.context}")
            else:
                lines += [f"  {row.title}", f"      {row.context}"]
            continue
        if row.title != reply.headline or len(reply.rows) > 1:
            lines.append(crossed(row.title) if row.gone else row.title)
        pieces = (row.context, *_plain(row.text).split("\n"), row.url or "")
        lines += [f"    {piece}" for piece in pieces if piece]
    if reply.alert is not None:
        lines += ["", *_framed(reply.alert), ""]
    said += [piece for line in lines for piece in _wrapped(line)]
    said += reply.code.split("\n") if reply.code else []  # to be copied as it stands
    said += _wrapped(reply.footer) if reply.footer else []
    return safe("\n".join(said))


def _is_short(row: Row) -> bool:
    """Say whether a row is a name with what is said of it behind, on one line."""
    return bool(row.context and not (row.text or row.url) and columns(row.title) <= LONG)


def steps(reply: Reply, *, shell: bool = False) -> tuple[str, ...]:
    """Give as a line to type what can be pressed and is not said yet; nothing where there is nothing."""
    lines = _unsaid(reply, shell=shell)
    return (say("type", reply.language, what=listed(lines, reply.language)),) if lines else ()


def next_step(reply: Reply, *, shell: bool = False) -> tuple[str, ...]:
    """Give the one step that a refusal leaves: the first that can be pressed and is not said yet.

    Where all are the same command, it asks which is meant: each is given.
    """
    lines = _unsaid(reply, shell=shell)
    said = {one.value.split(" ")[0] for one in reply.buttons if one.action == "say"}
    if len(lines) > 1 and len(said) == 1:
        return steps(reply, shell=shell)
    return tuple(say("next_step", reply.language, what=one) for one in lines[:1])


def _unsaid(reply: Reply, *, shell: bool) -> list[str]:
    said = " ".join((reply.headline, *reply.lines))
    typed = dict.fromkeys(one.value for one in reply.buttons if one.action == "say")
    at = at_the_console()
    lines = [pasted(line, at) if shell else line for line in typed if f"`{line}`" not in said]
    return [f"`{line}`" for line in lines]


def drawn(table: Table, width: int = WIDTH) -> list[str]:
    """Give a table as lines no longer than `width`: the widest columns give way, and break in their cells."""
    every = (table.heads, *table.rows)
    wide = [max(columns(row[at]) for row in every) for at in range(len(table.heads))]
    room = width - len(EDGE) - len(GAP) * (len(wide) - 1)
    while sum(wide) > room and max(wide) > LEAST:
        wide[wide.index(max(wide))] -= 1
    lines = [*_drawn_row(table.heads, wide), f"{EDGE}{GAP.join('─' * one for one in wide)}"]
    for row in table.rows:
        lines += _drawn_row(row, wide)
    return ["", *lines, ""]


def _drawn_row(row: tuple[str, ...], wide: list[int]) -> list[str]:
    cells = [_broken(cell, room) for cell, room in zip(row, wide, strict=True)]
    lines = []
    for at in range(max(map(len, cells))):
        pieces = [cell[at] if at < len(cell) else "" for cell in cells]
        padded = (
            piece + " " * (room - columns(piece)) for piece, room in zip(pieces, wide, strict=True)
        )
        lines.append(f"{EDGE}{GAP.join(padded)}".rstrip())
    return lines


def _broken(cell: str, room: int) -> list[str]:
    """Break a cell: between words where they are Latin, between letters where they are not or too long."""
    lines = [""]
    for word in _WORD.findall(cell):
        pieces = [word] if columns(word.rstrip()) <= room else list(word)
        for piece in pieces:
            if lines[-1] and columns(f"{lines[-1]}{piece}".rstrip()) > room:
                lines.append("")
            lines[-1] += piece
    return [line.rstrip() for line in lines]


def _framed(alert: Alert) -> list[str]:
    """Give an alert as the terminal is told it."""
    text = str(ConsoleRenderer().alert(alert)["text"])
    return [f"  │ {piece}" for line in text.split("\n") for piece in wrap(line, WIDTH - 4)]


def _wrapped(line: str) -> list[str]:
    """Break a line at the terminal's width, but never an address: half of one opens nothing."""
    return [line] if _ADDRESS.fullmatch(line) else wrap(line, WIDTH)


def _command(line: str) -> tuple[str, str]:
    """Give the command at a line's beginning and its help; "" and the line where there is none."""
    name, mark, rest = line.removeprefix("`").partition("` ")
    return (name, rest) if mark and line.startswith("`") else (line, "")


def _lines(line: str, column: int) -> list[str]:
    """Indent a line; a command at its beginning stands in a column of its own, a long one above its help."""
    if line.startswith("**") and line.endswith("**"):
        return ["", line.strip("*")]
    name, rest = _command(line)
    if not rest:
        return [f"  {line}"]
    beside = f"  {name}{' ' * (column - columns(name))}  {rest}"
    if columns(name) <= column and columns(beside) <= WIDTH:
        return [beside]
    return [f"  {name}", f"      {rest}"]


def _plain(text: str) -> str:
    return text.replace("**", "").replace("`", "")
