"""This file tests that a line to press, offered where something is asked back, changes nothing unnamed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.answering
from bot.answering.hearing import grammar
from bot.answering.hearing.writing import reworded
from bot.answering.intents import Intent
from scrapers.numbering import reference_keys

ROOM = Path(bot.answering.__file__).parent
NAMING = (
    "topics",
    "what",
    "names",
    "targets",
    "reference",
    "number",
    "address",
    "text",
    "said",
    "to",
)
SAID = ("Zzz", "weekly", "7")  # stands where a line takes what the speaker said
MADE = {"list new Names: Zzz"}  # a new list has to be called something


def lines_of(path: Path) -> Iterator[str]:
    """Give the lines that each `Misunderstood` of a module offers, with a word where it takes one."""
    tree = ast.parse(path.read_text("utf-8"))
    named = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Misunderstood":
            for offered in node.args[-1:]:
                yield from _written(offered, named)


def _written(node: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    if isinstance(node, ast.Tuple | ast.List):
        for one in node.elts:
            yield from _written(one, named)
    elif isinstance(node, ast.Starred):
        yield from _written(node.value, named)
    elif isinstance(node, ast.IfExp):
        yield from _written(node.body, named)
        yield from _written(node.orelse, named)
    elif isinstance(node, ast.Name) and node.id in named:
        yield from _written(named[node.id], {})
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        values = [one for one in node.values if not isinstance(one, ast.Constant)]
        for word in SAID:
            yield "".join(
                str(one.value)
                if isinstance(one, ast.Constant)
                else word
                if one is values[-1]
                else SAID[0]
                for one in node.values
            )


def names_of(intent: Intent) -> list[str]:
    """Give what an intent names."""
    found = [getattr(intent, name, None) for name in NAMING]
    return [str(one) for one in found if one]


OFFERED = sorted(
    {line for path in ROOM.rglob("*.py") for line in lines_of(path) if "<" not in line}
)


def test_what_is_offered_is_found_in_the_code() -> None:
    assert len(OFFERED) > 60
    assert {"undo", "list", "quiet off"} <= set(OFFERED)


@pytest.mark.parametrize("line", OFFERED)
def test_a_line_to_press_changes_nothing_that_the_speaker_did_not_name(line: str) -> None:
    intent = grammar.parse(line)
    if intent.changes and line not in MADE:
        assert all(any(word in one for word in SAID) for one in names_of(intent))


def test_no_line_that_is_offered_holds_the_number_of_some_paper() -> None:
    assert [line for line in OFFERED if reference_keys(line)] == []


def test_what_is_to_be_filled_in_is_named_in_the_asker_s_language() -> None:
    assert reworded("note <number> <text>", "zh-Hant") == "備註 <編號> <文字>"
    assert reworded("note <number> <text>", "en") == "note <number> <text>"
