"""This file holds the shape of the project: who may import whom, what modules are called, how large they grow."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.modules import modules, nodes, tree

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "storage", "scrapers")
MIGRATIONS = "storage.migrations."

# What a vendor is called, and the modules behind which it stays. A trailing dot means the package.
DOORS = {
    "ahocorasick_rs": {"bot.topics.lexicon"},
    "aiohttp": {"bot.slack."},
    "aiosmtplib": {"bot.mail."},
    "alembic": {"storage.schema", MIGRATIONS},
    "apscheduler": {"bot.engines.schedule"},
    "bs4": {"scrapers.sources.", "scrapers.readers."},
    "certifi": {"scrapers.certificates"},
    "cryptography": {"scrapers.certificates", "scrapers.chains", "bot.secrets"},
    "docx": {"scrapers.readers.docx"},
    "holidays": {"bot.calendar"},
    "httpcore": {"scrapers.connections", "scrapers.visits"},
    "httpx": {
        "scrapers.fetch",
        "scrapers.connections",
        "scrapers.visits",
        "bot.contents.language_model",
        "bot.slack.files",
        "bot.teams.",
    },
    "icalendar": {"bot.web.archive.calendars"},
    "jinja2": {"bot.web.archive."},
    "jwt": {"bot.teams.proof"},
    "markupsafe": {"bot.web.archive."},
    "lxml": {"scrapers.readers.", "scrapers.sources."},
    "opencc": {"bot.messages.scripts"},
    "pptx": {"scrapers.readers.pptx"},
    "procrastinate": {"bot.engines.procrastinate", "bot.engines.queue_schema"},
    "prometheus_client": {"bot.web."},
    "protego": {"scrapers.robots"},
    "psycopg": {"bot.engines.procrastinate", "storage."},
    "pydantic": {"bot.settings", "bot.secrets", "bot.engines.worker_protocol"},
    "pydantic_settings": {"bot.settings"},
    "pypdf": {"scrapers.readers."},
    "pypdfium2": {"scrapers.readers."},
    "rich": {"bot.commands."},
    "rjieba": {"bot.topics.borders"},
    "slack_bolt": {"bot.slack."},
    "slack_sdk": {"bot.slack."},
    "sqlalchemy": {"storage.", "bot.commands.failures", "bot.engines."},
    "starlette": {"bot.web.", "bot.slack.", "bot.teams.", "bot.mail.", "bot.platforms.bodies"},
    "typer": {"bot.cli", "bot.commands."},
    "uvicorn": {"bot.web."},
}
# The rooms of bot/, from the front door down: each imports only from lines further down, and never
# from another on its own line. So no platform's folder imports another's, and there is no circle.
ORDER = (
    {"cli"},
    {"commands"},
    {"service"},
    {"wiring"},
    {"web", "slack", "teams", "mail", "care"},
    {"answering", "watching"},
    {"telling"},
    {"platforms", "desk"},
    {"engines"},
    {"contents"},
    {"messages", "settings"},
    {"topics", "calendar", "secrets", "logs"},
)
MOST_ROOMS, MOST_FLOORS = 22, 12
# The rooms of storage/, likewise. What stands at its root opens the store, or spans all of it.
STORE_ORDER = ({"told"}, {"people", "searching", "watched"}, {"published"})
# The rooms of bot/answering/, likewise: whoever hears knows all commands, and so what answers them; no answer hears.
ANSWERING_ORDER = (
    {"presses", "terminal"},
    {"conversation"},
    {"after_nothing", "rewording"},
    {"hearing"},
    {"commands"},
    {"asking"},
    {"card_actions", "keeping"},
    {"following"},
    {"finding"},
    {"channels", "command", "seen", "undoing"},
    {"intents", "everyday"},
    {"arguments", "brought_back", "names", "scripts"},
    {"speech", "lookup_desk"},
)
# The rooms of bot/answering/hearing/, likewise, from what leans on all that was said before down to the grammar.
HEARING_ORDER = (
    {"memory"},
    {"reading"},
    {"apart", "quiet_times", "literal", "wishing"},
    {"cautions", "foremost", "sentences"},
    {"changes", "one_paper"},
    {"lookups"},
    {"likelihood"},
    {"shorthand", "writing"},
    {"pieces"},
    {"grammar", "heard"},
)
# Pure because of where it stands: no clock, no store, no disk, no vendor but a measure of likeness
# a segmenter and a converter of scripts, which are functions of their text: dictionaries, nothing kept.
PURE = ("bot.topics.", "bot.contents.", "bot.messages.")
MODEL = ("bot.contents.language_model", "bot.contents.model_budget")  # asks a server, counts a day
PURE_MAY = {
    "ahocorasick_rs",
    "bot.calendar",
    "opencc",
    "rapidfuzz",
    "rjieba",
    "scrapers.committees",
    "scrapers.items",
    "scrapers.links",
    "scrapers.numbering",
    "scrapers.publishers",
    "scrapers.ocr_marks",
    "scrapers.source",
    "scrapers.speakers",
    "scrapers.text",
    "scrapers.typography.folding",
    "storage.records",
}
SOURCES_MAY = {"bs4", "lxml"}
OUTSIDE = {"os", "time", "socket", "subprocess", "random", "pathlib", "urllib.request"}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "tools", "shared"}
# The guides are 300 lines a module and 40 a function; beyond these limits a module is two modules. A line has 120
# letters at most, so that a pattern counts as long as it is.
MODULE_GUIDE, MODULE_LIMIT = 300, 450
FUNCTION_GUIDE, FUNCTION_LIMIT = 40, 65


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Walk the nodes that run when the module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test) in (
            "TYPE_CHECKING",
            "__name__ == '__main__'",
        ):
            continue
        yield child
        yield from _nodes(child)


@cache
def _imports(module: str, *, at_import: bool = False) -> frozenset[str]:
    found: set[str] = set()
    for node in _nodes(tree(module)) if at_import else nodes(module):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            full = (f"{node.module}.{alias.name}" for alias in node.names)
            found.update(name if name in modules() else node.module for name in full)
    return frozenset(found)


def _within(module: str, places: set[str] | tuple[str, ...]) -> bool:
    return any(module == p or (p.endswith(".") and f"{module}.".startswith(p)) for p in places)


def _ours(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in PACKAGES


def _vendor(name: str) -> bool:
    return not _ours(name) and name.split(".", maxsplit=1)[0] not in sys.stdlib_module_names


def _under(*prefixes: str) -> list[str]:
    return [module for module in modules() if _within(module, prefixes)]


def test_scrapers_import_neither_storage_nor_bot() -> None:
    wrong = {
        (m, i)
        for m in _under("scrapers.")
        for i in _imports(m)
        if _ours(i) and not i.startswith("scrapers")
    }
    assert not wrong


def test_storage_imports_of_scrapers_only_items_text_and_the_mark_of_images() -> None:
    allowed = {"scrapers.items", "scrapers.ocr_marks", "scrapers.text"}
    wrong = {
        (m, i)
        for m in _under("storage.")
        for i in _imports(m)
        if _ours(i) and not i.startswith("storage") and i not in allowed
    }
    assert not wrong


def test_items_are_of_the_standard_library_alone() -> None:
    assert not {i for i in _imports("scrapers.items") if _ours(i) or _vendor(i)}


@pytest.mark.parametrize("vendor", sorted(DOORS))
def test_a_vendor_stays_behind_its_door(vendor: str) -> None:
    users = {m for m in modules() if any(i.split(".")[0] == vendor for i in _imports(m))}
    assert not {m for m in users if not _within(m, DOORS[vendor])}


def test_nobody_asks_the_web_with_what_follows_redirects_and_the_environment() -> None:
    """The standard library's clients do: the doors of ours that do not stand above."""
    plain = {"urllib.request", "http.client", "ftplib"}
    assert not {(m, i) for m in modules() for i in _imports(m) if i in plain}


def test_a_source_has_no_network_no_clock_and_no_disk() -> None:
    wrong = {
        (m, i)
        for m in _under("scrapers.sources.")
        for i in _imports(m)
        if i in OUTSIDE or (_vendor(i) and i.split(".")[0] not in SOURCES_MAY)
    }
    assert not wrong


def test_a_source_does_not_import_another() -> None:
    wrong = {
        (m, i)
        for m in _under("scrapers.sources.")
        for i in _imports(m)
        if i.startswith("scrapers.sources.") and not i.rsplit(".", 1)[1].startswith("_")
    }
    assert not wrong


def _room(module: str, inside: str = "bot.") -> str:
    return module.removeprefix(inside).split(".", maxsplit=1)[0]


@cache
def _rooms(inside: str = "bot.") -> dict[str, set[str]]:
    """Give each entry of a package with those that it imports, wherever in a file it does."""
    rooms: dict[str, set[str]] = {}
    for module in _under(inside):
        if f"{module}." != inside:
            room = _room(module, inside)
            imported = {_room(i, inside) for i in _imports(module) if i.startswith(inside)}
            rooms.setdefault(room, set()).update(imported - {room})
    return rooms


ORDERS = (
    ("bot.", ORDER),
    ("bot.answering.", ANSWERING_ORDER),
    ("bot.answering.hearing.", HEARING_ORDER),
)


@pytest.mark.parametrize(("inside", "order"), ORDERS)
def test_every_room_has_its_place_in_the_order(inside: str, order: tuple[set[str], ...]) -> None:
    placed = [room for line in order for room in line]
    assert len(placed) == len(set(placed))
    assert set(_rooms(inside)) == set(placed)


@pytest.mark.parametrize(("inside", "order"), ORDERS)
def test_a_room_imports_only_from_rooms_further_down(
    inside: str, order: tuple[set[str], ...]
) -> None:
    place = {room: at for at, line in enumerate(order) for room in line}
    wrong = {
        (room, other)
        for room, imported in _rooms(inside).items()
        for other in imported
        if place[other] <= place[room]
    }
    assert not wrong


def test_a_room_of_the_store_imports_only_from_rooms_further_down() -> None:
    place = {f"storage.{room}.": at for at, line in enumerate(STORE_ORDER) for room in line}
    found = {m: next((r for r in place if m.startswith(r)), None) for m in _under("storage.")}
    wrong = {
        (m, i)
        for m, room in found.items()
        for i in _imports(m)
        if room and (other := found.get(i)) and other != room and place[other] <= place[room]
    }
    assert not wrong
    assert {r for r in found.values() if r} == set(place)


def test_bot_shows_few_rooms_at_first_sight() -> None:
    assert len(set(_rooms())) <= MOST_ROOMS


def test_the_rooms_stand_on_few_floors_and_in_no_circle() -> None:
    waiting, floors = dict(_rooms()), 0
    while free := {room for room, needs in waiting.items() if not needs}:
        waiting = {room: needs - free for room, needs in waiting.items() if room not in free}
        floors += 1
    assert not waiting
    assert floors <= MOST_FLOORS


def test_the_tests_of_bot_stand_in_its_rooms() -> None:
    folders = {
        p.relative_to(ROOT).parts[2] for p in _tracked() if p.match(f"{ROOT}/tests/bot/*/*.py")
    }
    assert folders <= set(_rooms())


def _pure() -> list[str]:
    return [module for module in _under(*PURE) if module not in MODEL]


def test_judgement_and_its_words_know_no_clock_no_store_and_no_vendor() -> None:
    pure = set(_pure())
    allowed = pure | PURE_MAY
    wrong = {
        (m, i)
        for m in pure
        for i in _imports(m)
        if i in OUTSIDE or ((_vendor(i) or _ours(i)) and i not in allowed)
    }
    assert not wrong
    assert not {m for m in pure if re.search(r"\.now\(|\.today\(", _text(m))}


def _drawn_in(start: set[str]) -> set[str]:
    """Give these modules and whatever of their own rooms they import."""
    found, waiting = set(start), list(start)
    while waiting:
        module = waiting.pop()
        nearby = {i for i in _imports(module) if i in modules() and _room(i) == _room(module)}
        waiting.extend(nearby - found)
        found |= nearby
    return found


def test_what_renders_and_sends_does_not_reach_into_the_store() -> None:
    # what is told of a sending, its facts, and how an address is read
    allowed = {"storage.records", "storage.told.outcomes", "storage.people.channel_addresses"}
    doors = {m for m in _under("bot.") if m.endswith((".renderer", ".client"))}
    assert {"bot.slack.renderer", "bot.slack.client", "bot.teams.client"} <= doors
    wrong = {
        (m, i)
        for m in _drawn_in(doors | set(_under("bot.platforms.")))
        for i in _imports(m)
        if i.startswith("storage") and i not in allowed
    }
    assert not wrong


def _defined(module: str) -> set[str]:
    """Give the names that a module makes itself."""
    found: set[str] = set()
    for node in tree(module).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
    return found


def test_what_the_store_knows_is_imported_from_the_room_that_has_it() -> None:
    wrong = {
        (m, f"{node.module}.{alias.name}")
        for m in modules()
        for node in nodes(m)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("storage.")
        and node.module in modules()
        for alias in node.names
        if alias.name not in _defined(node.module)
        and f"{node.module}.{alias.name}" not in modules()
    }
    assert not wrong
    assert not {m for m in _under("storage.") if "__all__" in _defined(m)}


@pytest.mark.parametrize(
    ("step", "room"),
    [
        ("store_message", "bot.telling.posting"),
        ("record_reading", "bot.watching.storing"),
        ("save_summary", "bot.watching.storing"),
        ("save_matches", "bot.watching.storing"),
    ],
)
def test_a_step_that_is_one_rule_is_taken_in_one_place(step: str, room: str) -> None:
    users = {
        m
        for m in _under("bot.")
        for node in nodes(m)
        if (isinstance(node, ast.Attribute) and node.attr == step)
        or (isinstance(node, ast.alias) and node.name == step)
    }
    assert users == {room}


def test_only_commands_and_the_service_use_wiring() -> None:
    allowed = ("bot.commands.", "bot.service")
    users = {m for m in modules() if "bot.wiring" in _imports(m)}
    assert not {m for m in users if not _within(m, allowed)}


def test_only_settings_and_the_command_line_read_the_environment() -> None:
    allowed = (
        "bot.settings",
        "bot.cli",
        "bot.commands.following",  # the shell's own language
        "scrapers.readers.",
        "storage.disks",
        "storage.locks",
        "bot.engines.worker_child",
        "bot.engines.shutdown",
    )
    assert not {m for m in modules() if "os" in _imports(m) and not _within(m, allowed)}


def test_no_import_is_relative() -> None:
    wrong = {
        m for m in modules() for node in nodes(m) if isinstance(node, ast.ImportFrom) and node.level
    }
    assert not wrong


def test_no_modules_import_each_other_in_a_circle_while_they_are_loaded() -> None:
    waiting = {
        m: {i for i in _imports(m, at_import=True) if i in modules() and i != m} for m in modules()
    }
    while free := {m for m, needs in waiting.items() if not needs}:
        waiting = {m: needs - free for m, needs in waiting.items() if m not in free}
    assert not waiting


def test_importing_everything_opens_no_socket_and_no_store_and_writes_no_file() -> None:
    names = sorted(m for m in modules() if "__main__" not in m and not m.startswith(MIGRATIONS))
    script = f"""
import importlib, os, sys
def refuse(event, args):
    if event.startswith(("socket.connect", "socket.bind", "sqlite3.connect")):
        raise SystemExit(f"{{event}} {{args}} while importing")
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        if not str(args[0]).endswith(".pyc") and ".pyc." not in str(args[0]) and args[0] != os.devnull:
            raise SystemExit(f"{{args[0]}} was written while importing")
sys.addaudithook(refuse)
for name in {names!r}:
    importlib.import_module(name)
"""
    done = subprocess.run(
        [sys.executable, "-B", "-W", "ignore", "-c", script],
        cwd=ROOT,
        env={"PATH": "/nonexistent", "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


def _text(module: str) -> str:
    return modules()[module].read_text("utf-8")


@cache
def _tracked() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("this is not a checkout: which files are the project's is not known")
    found = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in found if path.is_file())


def test_modules_are_named_for_what_they_hold() -> None:
    names = {(p, part.strip("_")) for p in _tracked() if p.suffix == ".py" for part in _parts(p)}
    assert not {str(path) for path, part in names if part in DRAWERS}


def _parts(path: Path) -> tuple[str, ...]:
    return path.relative_to(ROOT).with_suffix("").parts


def test_a_module_begins_by_saying_what_it_is() -> None:
    wrong = []
    for module in modules():
        doc = ast.get_docstring(tree(module)) or ""
        package = modules()[module].name == "__init__.py"
        begins = ("This package", "This file") if package else ("This file",)
        if not doc.startswith(begins) and not module.startswith(f"{MIGRATIONS}versions"):
            wrong.append(module)
    assert not wrong


def test_a_public_function_says_what_it_does() -> None:
    wrong = [
        f"{module}.{node.name}"
        for module in modules()
        if not module.startswith(MIGRATIONS)
        for node in tree(module).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]
    assert not wrong


def test_modules_stay_small_enough_to_be_read() -> None:
    lines = {m: len(_text(m).splitlines()) for m in modules() if not m.startswith(MIGRATIONS)}
    for module, count in sorted(lines.items(), key=lambda item: -item[1]):
        if count > MODULE_GUIDE:
            print(f"{count} lines: {module} (guide: {MODULE_GUIDE})")
    assert not {m for m, n in lines.items() if n > MODULE_LIMIT}


def test_no_bound_of_a_pattern_is_taken_for_a_value() -> None:
    """In an f-string {0,8} writes a pair of numbers, and the pattern asks for that; {{0,8}} is meant."""
    lost = [
        f"{m}:{node.lineno}"
        for m in modules()
        for node in nodes(m)
        if isinstance(node, ast.FormattedValue)
        and (isinstance(node.value, ast.Tuple) or type(_literal(node.value)) is int)
    ]
    assert lost == []


def _literal(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def test_functions_stay_small_enough_to_be_read() -> None:
    lines = {
        f"{m}.{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for m in modules()
        if not m.startswith(MIGRATIONS)
        for node in nodes(m)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    for function, count in sorted(lines.items(), key=lambda item: -item[1]):
        if count > FUNCTION_GUIDE:
            print(f"{count} lines: {function} (guide: {FUNCTION_GUIDE})")
    assert not {f for f, n in lines.items() if n > FUNCTION_LIMIT}


# Written apart, so that this file is not its own finding.
PLACES_OF_MACHINES = re.compile(
    r"/ho" r"me/[a-z]|/Us" r"ers/[A-Za-z]|/wo" r"rk/|/ro" r"ot/|/tmp/pl" r"an|"
    r"(?:pypi|pythonho" r"sted|npm" r"js)\.(?:org|com)|--(?:extra-)?index-u" r"rl[ =]|artifact" r"ory"
)  # fmt: skip


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    wrong: list[str] = []
    for path in _tracked():
        if path.suffix in (".pdf", ".png", ".pptx", ".docx") or path.name.endswith("lock.json"):
            continue
        text = path.read_text("utf-8", errors="replace")
        wrong.extend(f"{path.name}: {m.group()}" for m in PLACES_OF_MACHINES.finditer(text))
    assert not wrong


def test_nothing_is_shipped_that_only_tests_need() -> None:
    assert not {(m, i) for m in modules() for i in _imports(m) if i.split(".")[0] == "tests"}
