"""This file lists every pattern of the three packages, where it stands and how it is used, as JSON.

It is run as a process of its own: what the packages compile while they are imported and exercised
is recorded, and what they write inline is read from their source.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("scrapers", "storage", "bot")
METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
MAKERS = {"folded_pattern", "any_pattern"}  # functions of ours that compile what they are given
COMPILERS = {"compile", *MAKERS}
# What the names hold that stand in a pattern where a function writes it.
SAMPLES: dict[str, tuple[dict[str, Any], ...]] = {
    "scrapers.kinds.footnotes": ({"number": 3}, {"number": 12}),
    "bot.contents.missing_words": (
        {"letters": "[智慧][智慧]", "ending": ["基金"], "names": ["smart lamppost"]},
    ),
    "bot.slack.hearing": ({"us": "U123"},),
    "bot.contents.summaries.pieces": ({"chinese": True}, {"chinese": False}),
}


@dataclass(frozen=True)
class Found:
    """One pattern: where it stands, what it is, and the methods that it is used with."""

    module: str
    line: int
    name: str
    pattern: str
    flags: int
    is_bytes: bool
    methods: tuple[str, ...]


_recorded: set[tuple[str, int, str | bytes, int]] = set()


def record() -> None:
    """Make `re.compile` remember what our own modules compile."""
    compiled = re.compile

    def remembered(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        made = compiled(pattern, flags)
        frame = _ours(sys._getframe(1))
        if frame is not None:
            module = str(frame.f_globals["__name__"])
            _recorded.add((module, frame.f_lineno, made.pattern, made.flags))
        return made

    re.compile = remembered


def _ours(frame: FrameType | None) -> FrameType | None:
    while frame is not None and frame.f_code.co_name in {*MAKERS, "<dictcomp>"}:
        frame = frame.f_back
    name = str(frame.f_globals.get("__name__", "")) if frame is not None else ""
    return frame if name.partition(".")[0] in PACKAGES else None


def modules() -> Iterator[tuple[str, Path]]:
    """Give the modules that can be imported: all but migrations, which Alembic runs."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = list(path.relative_to(ROOT).with_suffix("").parts)
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            if "versions" not in parts and parts[-1] not in {"env", "__main__"}:
                yield name, path


def exercise() -> None:
    """Call whatever compiles a pattern when it is first wanted."""
    from bot.answering.arguments import asked, sought, stretches
    from bot.answering.hearing.likelihood import evidence
    from bot.answering.keeping import own_questions
    from bot.contents import pledgers
    from bot.teams import speakers
    from bot.topics import borders, frames
    from bot.topics.registers import elsewhere
    from scrapers.kinds import footnotes, patterns
    from scrapers.text import token_runs
    from storage.forgetting import naming
    from storage.searching.queries import Phrase
    from storage.searching.search import spelt

    for style in patterns.STYLES:
        patterns._label_pattern(style)
        patterns._values_pattern(style)
    footnotes._mark(3)
    footnotes._mark(12)
    frames._patterns()
    elsewhere._around()
    borders._longer()
    evidence.is_apt("latest", "AI")
    asked.standing("who wrote it")
    stretches.sort_of("last week")
    stretches.stretch()
    own_questions.questions()
    sought.sought("港文通開支")
    pledgers._bodies()
    pledgers._own_kind()
    naming("T0123ABCD")
    speakers._naming("Public affairs")
    spelt("AI")
    _ = Phrase(tuple(token_runs("智慧城市 smart city plan"))).pattern


def collected() -> tuple[list[Found], list[str]]:
    """Give every pattern, and what could not be collected, in words."""
    record()
    trees = {name: ast.parse(path.read_text("utf-8")) for name, path in modules()}
    for name in trees:
        importlib.import_module(name)
    exercise()
    named = {name: _names(tree) for name, tree in trees.items()}
    used = _usage(trees)
    found: list[Found] = []
    for module, line, pattern, flags in sorted(_recorded, key=repr):
        name = named[module].get(line, "")
        methods = used[module, name] if name else set()
        methods = methods or used[module, ""] or {"search"}
        found.append(_made(module, line, name, pattern, flags, methods))
    missed = [
        f"{module}:{line} compiles what was never seen"
        for module, tree in trees.items()
        for line in _compiles(tree)
        if not any(each.module == module and each.line == line for each in found)
    ]
    for module, tree in trees.items():
        for call in _calls(tree):
            if _is_inline(call):
                for names in SAMPLES.get(module, ({},)):
                    try:
                        found.append(_inline(module, call, names))
                    except Exception as error:  # noqa: BLE001  told by the test, whatever it is
                        missed.append(f"{module}:{call.lineno} {type(error).__name__}: {error}")
    return list(dict.fromkeys(found)), missed


def _made(module: str, line: int, name: str, pattern: Any, flags: int, methods: set[str]) -> Found:
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    return Found(
        module, line, name, text, flags, isinstance(pattern, bytes), tuple(sorted(methods))
    )


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _compiles(tree: ast.AST) -> Iterator[int]:
    """Where patterns are compiled; inside a maker its callers count."""
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name in MAKERS
        for inner in ast.walk(node)
    }
    for call in _calls(tree):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in COMPILERS and id(call) not in skipped and _is_re(call, name):
            yield call.lineno


def _is_re(call: ast.Call, name: str) -> bool:
    if name in MAKERS:
        return True
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "re"


def _is_inline(call: ast.Call) -> bool:
    return (
        isinstance(call.func, ast.Attribute)
        and call.func.attr in METHODS
        and getattr(call.func.value, "id", "") == "re"
    )


def _inline(module: str, call: ast.Call, names: dict[str, Any]) -> Found:
    space = {**vars(sys.modules[module]), **names}
    flags = 0
    for keyword in call.keywords:
        if keyword.arg == "flags":
            flags = int(eval(ast.unparse(keyword.value), space))
    place = {"search": 2, "match": 2, "fullmatch": 2, "findall": 2, "finditer": 2}.get(
        getattr(call.func, "attr", ""), 99
    )
    if len(call.args) > place:
        flags = int(eval(ast.unparse(call.args[place]), space))
    pattern = eval(ast.unparse(call.args[0]), space)
    made = re.compile(pattern, flags)
    return _made(module, call.lineno, "", made.pattern, made.flags, {call.func.attr})  # type: ignore[attr-defined]


def _names(tree: ast.Module) -> dict[int, str]:
    """The constant that each line of a module's own assignments belongs to, if it is one pattern."""
    found: dict[int, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            value: ast.expr = node.value
            if isinstance(value, ast.Call) and isinstance(target, ast.Name):
                name = getattr(value.func, "attr", getattr(value.func, "id", ""))
                if name in COMPILERS:
                    found[value.lineno] = target.id
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Attribute)
            and isinstance(node.value.value, ast.Call)
            and isinstance(node.targets[0], ast.Name)
        ):
            # _IS_CJK = re.compile(...).match
            found[node.value.value.lineno] = f"{node.targets[0].id}.{node.value.attr}"
    return found


def _usage(trees: dict[str, ast.Module]) -> dict[tuple[str, str], set[str]]:
    used: dict[tuple[str, str], set[str]] = defaultdict(set)
    for module, tree in trees.items():
        origin = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                origin.update({a.asname or a.name: (node.module, a.name) for a in node.names})
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Attribute) and node.attr in METHODS):
                continue
            owner = node.value
            if isinstance(owner, ast.Name) and owner.id.isupper():
                used[origin.get(owner.id, (module, owner.id))].add(node.attr)
            elif isinstance(owner, ast.Attribute) and owner.attr.isupper():
                for name in trees:  # numbered.ANNEX.match(...)
                    if name.rpartition(".")[2] == getattr(owner.value, "id", ""):
                        used[name, owner.attr].add(node.attr)
            elif node.attr != "split" and getattr(owner, "id", "") != "re":
                used[module, ""].add(node.attr)  # strings are split too
    for (module, name), methods in list(used.items()):
        del module
        if "." in name:
            methods.add(name.rpartition(".")[2])
    return used


if __name__ == "__main__":
    everything, unseen = collected()
    print(json.dumps({"found": [asdict(each) for each in everything], "missed": unseen}))
