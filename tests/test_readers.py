"""This file holds that whatever the program names is read by the program, not by tests alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot.mail import chat as mail
from bot.messages.card_lines import Marks
from bot.slack import chat as slack
from bot.teams import chat as teams
from bot.wiring import Chat
from tests.modules import modules, nodes, tree

# Looked up by its name in each module of a kind: a source, a list of words, a part of Slack, a platform.
BY_NAME = {"source", "WORDS", "register"}
# Modules that are handed on whole, as what a protocol asks for.
STAND_FOR: dict[str, type] = {
    "bot.slack.mrkdwn": Marks,
    "bot.teams.marked": Marks,
    **dict.fromkeys((chat.__name__ for chat in (slack, teams, mail)), Chat),
}
ONLY_TESTED = {
    # the budget of a month that tests hold in memory; the program's own is kept in the store
    "bot.contents.model_limits.MonthlyBudget",
    # tried from every revision, so that whoever has to can go back by Alembic
    "storage.schema.downgrade",
}
Called = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Called | ast.ClassDef
Found = ast.ImportFrom | ast.Name | ast.Attribute
FOUND = (ast.ImportFrom, ast.Name, ast.Attribute)  # asked of each node, so no union
Name = tuple[str, str]  # of a module, and in it


@cache
def _ours() -> tuple[str, ...]:
    """Give the modules of the program, but for the revisions of the store, which Alembic reads."""
    return tuple(module for module in modules() if "migrations" not in module.split("."))


@cache
def _defined(module: str) -> Mapping[str, ast.stmt]:
    """Give what a module makes and names itself."""
    found: dict[str, ast.stmt] = {}
    for node in tree(module).body:
        if isinstance(node, Definition):
            found[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = (n for target in targets for n in ast.walk(target) if isinstance(n, ast.Name))
            found.update((name.id, node) for name in names)
    return found


@cache
def _found(module: str) -> Sequence[tuple[Found, str]]:
    """Give each import and name that is read, with the definition at the module's root in which it stands."""
    found: list[tuple[Found, str]] = []
    for top in tree(module).body:
        within = top.name if isinstance(top, Definition) else ""
        nodes = (node for node in ast.walk(top) if isinstance(node, FOUND))
        found += ((n, within) for n in nodes if not isinstance(getattr(n, "ctx", None), ast.Store))
    return found


@cache
def _imported(module: str) -> Mapping[str, Name]:
    """Give what a module imports, by the name it has there; a whole module has no name of its own."""
    found: dict[str, Name] = {}
    for node, _ in _found(module):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                of = (whole, "") if whole in modules() else (node.module, alias.name)
                found[alias.asname or alias.name] = of
    return found


def _maker(module: str, name: str) -> Name | None:
    """Give which module makes what another hands on."""
    while module in modules():
        if name in _defined(module):
            return module, name
        module, name = _imported(module).get(name, ("", ""))
    return None


def _read(module: str) -> Iterator[Name | None]:
    """Give what a module reads, its own and others'; what reads but itself is not read."""
    own, imported = _defined(module), _imported(module)
    for node, within in _found(module):
        if isinstance(node, ast.Name):
            if node.id in own and node.id != within:
                yield module, node.id
            elif node.id not in own and node.id in imported:
                yield _maker(*imported[node.id])
            if node.id == "globals":  # what it names in texts, it looks up
                texts = (n for n in nodes(module) if isinstance(n, ast.Constant))
                yield from ((module, one.value) for one in texts if isinstance(one.value, str))
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and imported.get(node.value.id, ("", "?"))[1] == ""
        ):
            yield _maker(imported[node.value.id][0], node.attr)


def test_what_the_program_names_it_reads() -> None:
    read = {name for module in _ours() for name in _read(module)}
    unread = {
        f"{module}.{name}"
        for module in _ours()
        for name, node in _defined(module).items()
        if (module, name) not in read
        and not name.startswith("__")
        and name not in BY_NAME
        and not hasattr(STAND_FOR.get(module), name)
        and not (isinstance(node, Called) and node.decorator_list)  # which is handed on
    }
    assert unread == ONLY_TESTED
