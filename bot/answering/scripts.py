"""This file gives an answer to who reads Simplified Chinese in that script, whoever wrote what it quotes."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.speech import Button, Reply, Row, Table
from bot.messages.scripts import for_reader, simplified
from bot.messages.words import say


def as_read(reply: Reply) -> Reply:
    """Give an answer as its reader reads it; what papers say is labelled where it was converted.

    What buttons do, addresses, and what is to be copied stay as they are.
    """
    if reply.language != "zh-Hans":
        return reply
    alert = for_reader(replace(reply.alert, language="zh-Hans")) if reply.alert else None
    made = replace(
        reply,
        headline=simplified(reply.headline),
        lines=tuple(map(simplified, reply.lines)),
        rows=tuple(map(_row, reply.rows)),
        table=_table(reply.table) if reply.table else None,
        buttons=tuple(map(_button, reply.buttons)),
        footer=simplified(reply.footer),
        alert=alert,
    )
    papers = any(row.url for row in reply.rows)
    if not papers or (made.headline, made.lines, made.rows) == (
        reply.headline, reply.lines, reply.rows,
    ):  # fmt: skip
        return made
    label = say("converted", "zh-Hans")
    return replace(made, footer=" · ".join(piece for piece in (made.footer, label) if piece))


def _row(row: Row) -> Row:
    return replace(
        row,
        title=simplified(row.title),
        context=simplified(row.context),
        text=simplified(row.text),
        buttons=tuple(map(_button, row.buttons)),
    )


def _table(table: Table) -> Table:
    return Table(
        tuple(map(simplified, table.heads)),
        tuple(tuple(map(simplified, row)) for row in table.rows),
    )


def _button(one: Button) -> Button:
    return replace(one, text=simplified(one.text))
