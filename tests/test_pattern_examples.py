"""This file holds that a long pattern is set out, or shows beside it what it finds."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache

import pytest

from scrapers.text import fold
from tests.deadlines import ROOT
from tests.patterns.collection import COMPILERS

_LONG = 110  # letters
_ABOVE = 3  # lines, for what else is said of the pattern


@cache
def long_patterns() -> dict[str, tuple[str, ast.Call, tuple[str, ...]]]:
    """Give each long pattern that is not set out: its module, its call and the lines above it."""
    found = {}
    for package in ("bot", "scrapers", "storage"):
        for path in sorted((ROOT / package).rglob("*.py")):
            text = path.read_text("utf-8")
            if not any(f"{name}(" in text for name in COMPILERS):
                continue  # nothing to look for in its tree
            lines = text.splitlines()
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for call in _compiled(ast.parse(text)):
                name = f"{module}:{call.lineno}"
                found[name] = (
                    module,
                    call,
                    tuple(lines[call.lineno - 1 - _ABOVE : call.lineno - 1]),
                )
    return found


def _compiled(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if getattr(node.func, "attr", getattr(node.func, "id", "")) not in COMPILERS:
            continue
        texts = [n.value for arg in node.args for n in ast.walk(arg) if isinstance(n, ast.Constant)]
        if sum(len(t) for t in texts if isinstance(t, str)) <= _LONG:
            continue
        if "VERBOSE" not in ast.unparse(node):
            yield node


def examples(above: tuple[str, ...]) -> list[str]:
    """Give what the nearest lines that begin with "e.g." show."""
    shown: list[str] = []
    for line in map(str.strip, reversed(above)):
        if line.startswith("# e.g. "):
            shown[:0] = line.removeprefix("# e.g. ").split(" · ")
        elif shown:
            break
    return shown


@pytest.mark.parametrize("name", long_patterns())
def test_a_long_pattern_finds_the_examples_beside_it(name: str) -> None:
    module, call, above = long_patterns()[name]
    shown = examples(above)
    assert shown, (
        f"{name}: set the pattern out with re.VERBOSE, or say what it finds: # e.g. ... · ..."
    )
    pattern = eval(
        compile(ast.Expression(call), name, "eval"), vars(importlib.import_module(module))
    )
    assert isinstance(pattern, re.Pattern)
    for example in shown:
        assert any(pattern.search(text) for text in (example, fold(example), f"{example} ")), (
            example
        )


def test_the_long_patterns_are_found() -> None:
    assert len(long_patterns()) > 100
