"""This file looks for what is written twice: functions and tables that two modules hold with the same body."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.modules import modules, tree

LEAST, LETTERS = 20, 24  # nodes and letters of texts; what is shorter is told apart by its name


# What invents pages writes what their reader reads anew, and no source may lean on another.
APART = ("scrapers.replica.", "scrapers.sources.", "storage.migrations.")
# Written twice within the hearing of one sentence, or of a day that is typed and one that is printed.
APART_YET = ("bot.answering.", "scrapers.kinds.committee_lists._MONTH")


def _parts(module: str) -> Iterator[tuple[str, str]]:
    """Give a module's own functions and tables, each with what it holds; docstrings aside."""
    for node in tree(module).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            held = [node.args, *body]
            name = node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            held = [node.value]
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        else:
            continue
        within = [inner for one in held for inner in ast.walk(one)]
        words = sum(
            len(n.value) for n in within if isinstance(n, ast.Constant) and isinstance(n.value, str)
        )
        if len(within) >= LEAST or words >= LETTERS:
            yield name, "\n".join(ast.dump(one) for one in held)


def _written_twice() -> set[tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for module in modules():
        if not module.startswith(APART):
            for name, body in _parts(module):
                found[body].append(f"{module}.{name}")
    return {tuple(sorted(places)) for places in found.values() if len(places) > 1}


def test_nothing_is_written_twice() -> None:
    twice = {
        places for places in _written_twice() if not all(p.startswith(APART_YET) for p in places)
    }
    assert not twice, "keep the one that lies lower, and import it"
