"""This file opens what is imported as one: a folder of files, or a ZIP of saved pages, within bounds."""

from __future__ import annotations

import codecs
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import quote

from scrapers.readers.formats import FIRST, is_page

READ = frozenset(
    {
        ".htm", ".html", ".xhtml", ".pdf", ".docx", ".docm", ".dotx", ".dotm", ".pptx", ".pptm", ".potx",
        ".potm", ".ppsx", ".ppsm", ".txt", ".text", ".xml",
        ".doc", ".ppt", ".rtf",  # refused one by one, each with what to save it as
    }
)  # fmt: skip
_TEXT = frozenset({".txt", ".text"})
MOST_FILES = 5000  # of one folder or ZIP
MOST_BYTES = 100 * 2**20  # of one file in a ZIP, as it is unpacked
MOST_OF_ALL = 2 * 2**30  # of all files of a ZIP, as they are unpacked; one is on the disk at a time
_PIECE = 2**20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class BadBundle(Exception):
    """A ZIP or a folder cannot be imported; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file to import: where its bytes are now, what it is called, and the address it is kept under."""

    path: Path
    name: str
    address: str | None = None  # None: the path itself
    problem: str | None = None  # why it is not read
    within: str = ""  # what stands before its name, to say what holds it
    passed: bool = False  # left out without a fault: it looks like no page

    @property
    def shown(self) -> str:
        """Give its name with what holds it."""
        return f"{self.within}{self.name}"


def members(given: Path) -> Iterator[Member]:
    """Give the files of what was named: a file itself, those of a folder, those of a ZIP.

    A file of a ZIP is there until the next is asked for. What is not read is given with its problem,
    by name, and what is no page as passed over; raises BadBundle where the whole cannot be opened.
    """
    if given.is_dir():
        yield from _folder(given)
    elif given.suffix.lower() == ".zip":
        yield from _zip(given)
    else:
        yield Member(given, given.name)


def _folder(folder: Path) -> Iterator[Member]:
    root = folder.resolve()
    count = 0
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        link = path.is_symlink()
        if not path.is_file() and not link:
            continue
        found = Member(path, str(inside), within=f"{folder}/")
        if _hidden(inside):
            yield replace(found, passed=True)
            continue
        count += 1
        if count > MOST_FILES:
            raise BadBundle(
                f"{folder} holds over {MOST_FILES:,} files; the first {MOST_FILES:,} were imported. "
                "Import its folders one by one."
            )
        if not path.resolve().is_relative_to(root):
            yield replace(found, problem="a link that leads out of the folder; not followed")
        elif link and not path.is_file():
            yield replace(found, problem="a link that leads to no file; not followed")
        elif path.suffix.lower() == ".zip":
            yield replace(found, problem="a ZIP inside the folder; import it by itself")
        else:
            read = path.suffix.lower() in READ
            yield replace(found, passed=_is_notes(path) if read else not _opens_as_page(path))


def _hidden(inside: PurePath) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in inside.parts)


def _is_notes(path: Path) -> bool:
    """Say whether a text begins as notes of whoever saved it do, and as no paper does: with a number sign."""
    if path.suffix.lower() not in _TEXT:
        return False
    try:
        with path.open("rb") as file:
            return file.read(FIRST).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"#")
    except OSError:
        return False  # whoever reads it whole says what is wrong with it


def _opens_as_page(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_page(file.read(FIRST))
    except OSError:
        return True  # whoever reads it whole says what is wrong with it


def _zip(archive: Path) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(archive) as held, TemporaryDirectory(prefix="tamar-") as folder:
            yield from _unpacked(archive, held, Path(folder))
    except (zipfile.BadZipFile, NotImplementedError, zipfile.LargeZipFile) as error:
        raise BadBundle(f"{archive} is no ZIP that can be opened ({error}).") from error


def _unpacked(archive: Path, held: zipfile.ZipFile, folder: Path) -> Iterator[Member]:
    rows = [row for row in held.infolist() if not row.is_dir()]
    if len(rows) > MOST_FILES:
        raise BadBundle(f"{archive} holds over {MOST_FILES:,} files. Import it in parts.")
    left = MOST_OF_ALL
    for at, row in enumerate(rows):
        inside = PurePosixPath(row.filename.replace("\\", "/"))
        suffix = inside.suffix.lower()
        address = f"{archive.resolve().as_uri()}#{quote(row.filename)}"
        found = Member(archive, row.filename, address, within=f"{archive}: ")
        problem = _problem(row, inside)
        if _hidden(inside) or (
            problem is None and suffix not in READ and not _packs_page(held, row)
        ):
            yield replace(found, passed=True)
            continue
        # its own name is only shown: what is written has a name of ours, in a folder of ours
        path = folder / f"{at}{suffix}"
        if problem is None:
            problem, size = _unpack(held, row, path, left)
            left -= size
        try:
            yield replace(found, path=path, problem=problem)
        finally:
            path.unlink(missing_ok=True)


def _packs_page(held: zipfile.ZipFile, row: zipfile.ZipInfo) -> bool:
    try:
        with held.open(row) as packed:
            return is_page(packed.read(FIRST))
    except _DAMAGED:
        return True  # unpacking it whole says what is wrong with it


def _problem(row: zipfile.ZipInfo, inside: PurePosixPath) -> str | None:
    if inside.is_absolute() or ".." in inside.parts or ":" in inside.parts[0]:
        return "its name leads out of the ZIP; not unpacked"
    if inside.suffix.lower() == ".zip":
        return "a ZIP inside the ZIP; import it by itself"
    if row.flag_bits & 1:
        return "encrypted; unpack it with its password first"
    return None


def _unpack(
    held: zipfile.ZipFile, row: zipfile.ZipInfo, path: Path, left: int
) -> tuple[str | None, int]:
    """Write one file of a ZIP; what it says of its own size is not believed."""
    size, most = 0, min(MOST_BYTES, left)
    try:
        with held.open(row) as packed, path.open("wb") as out:
            while piece := packed.read(_PIECE):
                size += len(piece)
                if size > most:
                    return f"over {most:,} bytes unpacked; not read", size
                out.write(piece)
    except _DAMAGED as error:
        return f"damaged ({error})", size
    return None, size
