"""This file compares what a source reads from its saved pages with what a person has approved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from scrapers.source import Page, ScrapeError, Source

FOLDER = Path(__file__).parent
_SUFFIX = ".expected.json"


def folder_of(source: Source, root: Path = FOLDER) -> Path:
    """Give the folder that holds a source's pages."""
    return root / source.key


def pages(folder: Path) -> list[Path]:
    """Give the pages in a folder: everything that is not an expectation."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(_SUFFIX)
    )


def page_at(path: Path, folder: Path) -> Page:
    """Give a saved page; where it lies below the folder is its address."""
    relative = path.relative_to(folder).as_posix()
    return Page(url=f"https://{relative.removeprefix('articles/')}", body=path.read_bytes())


def seen(source: Source, path: Path, folder: Path) -> dict[str, Any]:
    """Give what the source says of a page, as JSON; pages under articles/ are asked for twins."""
    page = page_at(path, folder)
    if path.relative_to(folder).parts[0] == "articles":
        return {"twins": dict(source.twins(page))}
    try:
        index = source.read(page)
    except ScrapeError as error:
        return {"raises": type(error).__name__}
    plain: dict[str, Any] = _plain(index)
    return plain


def problem(source: Source, path: Path, folder: Path) -> str | None:
    """Say what is wrong with one page, else None; an expectation that is missing gets written."""
    expected_path = path.with_name(path.name + _SUFFIX)
    now = seen(source, path, folder)
    if not expected_path.exists():
        _write(expected_path, {"read by a person": False, **now})
        return f"{expected_path.name} was written: read it, then set 'read by a person' to true"
    expected = json.loads(expected_path.read_text(encoding="utf-8"))
    if expected.pop("read by a person", None) is not True:
        return f"{expected_path.name} waits for a person to read it and say so in its first line"
    if expected != now:
        return f"{path.name} is read differently:\n{json.dumps(now, ensure_ascii=False, indent=1)}"
    return None


def _write(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {name: each for name, each in named.items() if each not in (None, [], {}, False)}
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value
