"""This file holds the commands that read files: read, match, import, preview."""

from __future__ import annotations

import contextlib
import json
import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.misuse import not_one_of, not_read, refused

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.watching.bundles import Member
    from bot.watching.importing import Imported


class Unreadable(Exception):
    """Some of the files could not be read; the lines above say which and why."""


LEVELS = {"substantive": "main subject", "mention": "mention"}  # as people are told
MOST_NAMED = 6  # files passed over that are named

Published = Annotated[
    str | None, typer.Option(help="the day it was issued, YYYY-MM-DD, where the file does not say")
]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("read")(read)
    app.command("match")(match)
    app.command("import")(import_)
    app.command("preview")(preview)


def a_day(text: str | None) -> date | None:
    """Read YYYY-MM-DD, or refuse it as misuse."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise not_read("day", text, "2026-11-20") from None


def read(
    files: Annotated[
        list[Path],
        typer.Argument(help="PDF, DOCX, PPTX, HTML or text files, folders of them, or ZIPs"),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a line")] = False,
    kind: Annotated[
        str | None, typer.Option(help="what it is likely to be: a hint, which the text outweighs")
    ] = None,
    published: Published = None,
) -> None:
    """Read files and say what is in them; no store, no network."""
    from bot.commands.progress import Counting, bar
    from bot.commands.report import describe_file
    from bot.contents.understanding import Hints
    from bot.engines.picture_reader import picture_reader
    from bot.engines.worker import InWorker
    from bot.watching.fetched import Unread
    from scrapers.readers.errors import ReadError

    hints = Hints(_known_kind(kind), a_day(published))
    failed: list[str] = []
    passed: list[str] = []
    tried, pictures = 0, picture_reader()

    def readable(one: Member) -> Iterator[dict[str, Any]]:
        """Give what a file says; what goes wrong while it is printed is none of the file's faults."""
        try:
            if one.problem is not None:
                raise Unread(one.problem)
            yield from describe_file(counted, one.path, hints, pictures)
        except (Unread, ReadError, OSError) as error:
            _complain(one.shown if one.within else str(one.path), error)
            failed.append(one.shown)

    with contextlib.closing(InWorker()) as understanding, bar() as shown:
        counted = Counting(understanding, shown)
        for one in _held(files):
            if one.passed:
                passed.append(one.shown)
                continue
            tried += 1
            for described in readable(one):
                if hints.kind not in (None, described["kind"]):
                    described["notes"].append(
                        f"read as {described['kind']}, not as {hints.kind}: the text has not that shape"
                    )
                if sys.stdout.isatty():
                    shown.stop()  # what is printed is the progress now
                if as_json:
                    sys.stdout.write(json.dumps(described, ensure_ascii=False) + "\n")
                else:
                    _show(described)
    _end_of(tried, len(failed), passed)


def _held(files: Sequence[Path]) -> Iterator[Member]:
    """Give every file of what was named; one that cannot be opened as a whole does not stop the rest."""
    from bot.watching.bundles import BadBundle, Member, members

    for given in files:
        try:
            yield from members(given)
        except BadBundle as error:
            yield Member(given, str(given), problem=str(error))


def _end_of(tried: int, failed: int, passed: Sequence[str]) -> None:
    """Say what was passed over, and end by how many of the files that were tried could not be read."""
    if passed:
        _say_passed(passed, tried + len(passed))
    if not tried:
        raise Unreadable("there is no file to read in what was named.")
    _end(failed, tried)


def _end(failed: int, files: int) -> None:
    """End with status 1 where a file could not be read; one file alone has had its one line."""
    if failed and files == 1:
        raise typer.Exit(1)
    if failed:
        raise Unreadable(f"{failed} of {files} files could not be read; see the lines above.")


def _known_kind(kind: str | None) -> str | None:
    from bot.answering.arguments.kind_names import KINDS, kind_of

    known = kind_of(kind) if kind is not None else None
    if kind is not None and known is None:
        raise not_one_of("kind", kind, KINDS)
    return known


def _complain(file: str, error: Exception) -> None:
    from bot.platforms.terminal_lines import named, safe

    said = str(error)
    if isinstance(error, OSError):
        said = f"{error.strerror or error}. Check the path and its rights."
    print(f"tamar: {named(file)}: {safe(' '.join(said.split()))}", file=sys.stderr)


def _show(described: dict[str, Any]) -> None:
    from bot.platforms.terminal_lines import safe

    lines = [
        f"{described['kind']}  {described['number'] or ''}  {described['language']}".strip(),
        described["title"] or "(no title)",
    ]
    lines.extend(
        f"  {name.replace('_', ' ')}: {value}"
        for name in ("published", "meeting_date", "committee", "issuer")
        if (value := _issued(described) if name == "published" else described[name])
    )
    lines.extend(f"  {p['role']}: {p['name']}" for p in described["people"])
    for bullet in described["summary"]:
        cited = f"  [{', '.join(bullet['cites'])}]" if bullet["cites"] else ""
        lines.append(f"  • {bullet['text']}{cited}")
    lines.extend(
        f"  {_level(t)}, " + ", ".join(dict.fromkeys(e["term"] for e in t["evidence"]))
        for t in described["topics"]
    )
    lines.extend(
        f"  {_strength(promise)}{_due(promise)}: {promise['quote']}"
        for promise in described["commitments"]
    )
    of_it = " of what was read" if described["cut"] else ""
    covered = f"coverage {described['coverage']:.1%}{of_it}, unplaced {described['unplaced']:.1%}"
    if described["given_up"]:
        covered = "what it says was given up: how much is missing is not known"
    lines.append(
        f"  {_count(described['sections'], 'section')}, {_count(described['exchanges'], 'exchange')}, {covered}"
    )
    lines.extend(f"  note: {note}" for note in described["notes"])
    print(safe("\n".join(lines)) + "\n")


def _level(topic: dict[str, Any]) -> str:
    """Name a topic with its level; a mention has no score."""
    score = f", score {topic['score']}" if topic["score"] else ""
    return f"{topic['topic']}: {LEVELS[topic['level']]}{score}"


def _strength(promise: dict[str, Any]) -> str:
    """Say how firmly something is promised; of what hangs on a condition, that first."""
    return f"conditional, {promise['strength']}" if promise["conditional"] else promise["strength"]


def _due(promise: dict[str, Any]) -> str:
    """Say by when something is promised, or when it begins, as it is said to people."""
    from bot.messages import phrases
    from storage.records import Commitment

    first, last = (
        date.fromisoformat(d) if (d := promise[k]) else None for k in ("due_from", "due_to")
    )
    said = phrases.due(
        Commitment(promise["quote"], promise["strength"], promise["due_text"], first, last), "en"
    )
    return f" ({said})" if said else ""


def _count(of: Sequence[object], one: str, many: str = "") -> str:
    return f"{len(of)} {one if len(of) == 1 else many or f'{one}s'}"


def _issued(described: dict[str, Any]) -> str | None:
    """Give the day of issue, or its month where the paper states no day."""
    stated: str | None = described["published"]
    months = described["fields"].get("published_precision") == "month"
    return stated[:7] if stated and months else stated


def match(
    title: Annotated[str, typer.Option(help="the paper's headline, which weighs more")] = "",
    lines: Annotated[
        bool, typer.Option("--lines", help="every line is a headline of its own")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
) -> None:
    """Say which topics the text on standard input is about."""
    from bot.commands.report import topic_objects
    from bot.topics.matcher import Matcher
    from bot.topics.shipped import shipped

    matcher = Matcher(shipped())
    text = sys.stdin.buffer.read().decode("utf-8", "replace").removeprefix("\ufeff")
    if lines:
        rows = text.split("\n")
        results = [
            topic_objects(matcher.match_title(row))
            for row in (rows[:-1] if rows[-1] == "" else rows)
        ]
    else:
        results = [topic_objects(matcher.match_text(text, title))]
    for result in results:
        if as_json:
            sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        else:
            said = "; ".join(map(_level, result))
            print(said or "no topic")


def import_(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(help="files, folders of them, or ZIPs of saved pages")
    ] = None,
    addresses: Annotated[
        list[Path] | None,
        typer.Option(metavar="LIST", help="a text file of addresses on sites that sources read"),
    ] = None,
    published: Published = None,
    announce: Annotated[bool, typer.Option(help="tell the channels that follow")] = False,
) -> None:
    """Read files into the store; tells nobody without --announce."""
    from bot import wiring
    from bot.commands.progress import Counting, bar
    from bot.platforms.terminal_lines import named
    from bot.watching.fetched import Unread
    from bot.watching.importing import import_file
    from scrapers.readers.errors import ReadError

    issued = a_day(published)
    if not files and not addresses:
        raise refused("name_files")
    failed = 0
    with (
        wiring.desk(context.obj["store"]) as desk,
        _asking_alone(desk, addresses),
        bar() as shown,
    ):
        counted = replace(desk, understanding=Counting(desk.understanding, shown))
        tried, passed = 0, []
        for one in _members(desk, files or [], addresses or []):
            if one.passed:
                passed.append(one.shown)
                continue
            tried += 1
            try:
                if one.problem is not None:
                    raise Unread(one.problem)
                kept = import_file(
                    counted,
                    one.path,
                    published=issued,
                    announce=announce,
                    address=one.address,
                    name=Path(one.name).stem,
                )
            except (Unread, ReadError, OSError) as error:
                _complain(one.shown, error)
                failed += 1
                continue
            shown.stop()
            print(f"{named(one.name)}: {_what_came(kept)}")
        if announce:
            wiring.drain_now(desk)
    _end_of(tried, failed, passed)


def _what_came(of: Imported) -> str:
    """Say how many papers a file gave, whether they were held before, and what is missing in them."""
    said = _count(of.papers, "paper")
    if of.volume:
        said = f"{_count(of.papers, 'reply', 'replies')}, and the volume that holds them"
    if of.unchanged:
        return f"{said}: unchanged, held already"
    if of.undated:
        which = "" if of.undated == len(of.papers) else f" in {of.undated:,} of them"
        said += f"; no day of issue found{which}: give --published, or they count as of today"
    return said


def _say_passed(passed: Sequence[str], files: int) -> None:
    """Say which files were not tried: neither their names nor their first bytes are those of a page."""
    from bot.platforms.terminal_lines import named

    names = ", ".join(named(name) for name in passed[:MOST_NAMED])
    rest = f" and {len(passed) - MOST_NAMED:,} more" if len(passed) > MOST_NAMED else ""
    print(
        f"tamar: {len(passed):,} of {files:,} files passed over, for they do not look like papers: "
        f"{names}{rest}. To have one read all the same, name it by itself.",
        file=sys.stderr,
    )


@contextlib.contextmanager
def _asking_alone(desk: Desk, addresses: list[Path] | None) -> Iterator[None]:
    """Hold the store where sites are asked, so that no runner asks the same ones meanwhile."""
    from bot.commands.care import alone
    from bot.commands.past import RunnerAtWork
    from storage.errors import StoreBusy, StoreTooSlow

    if not addresses:
        yield
        return
    try:
        with alone(desk.store.address):
            yield
    except StoreBusy as error:
        if isinstance(error, StoreTooSlow):
            raise
        raise RunnerAtWork(str(RunnerAtWork.__doc__)) from None


def _members(desk: Desk, files: list[Path], lists: list[Path]) -> Iterator[Member]:
    """Give every file of what was named; one that cannot be opened as a whole does not stop the rest."""
    from bot.watching import address_lists
    from bot.watching.bundles import BadBundle, Member

    sources = list(desk.sources.values())
    yield from _held(files)
    for given in lists:
        try:
            yield from address_lists.members(given, desk.door, sources)
        except BadBundle as error:
            yield Member(given, given.name, problem=str(error))


def preview(
    file: Annotated[Path, typer.Argument(help="a file; papers that are held: `tamar show`")],
    platform: Annotated[
        str, typer.Option(help="whose message: console, slack, teams or mail")
    ] = "console",
    lang: Annotated[str, typer.Option(help="en, tc, sc or either")] = "either",
    published: Published = None,
) -> None:
    """Print the exact message that a file would become, as JSON or text."""
    from bot.commands.following import a_language
    from bot.engines.picture_reader import picture_reader
    from bot.platforms.terminal_lines import safe
    from bot.watching.importing import preview_file
    from bot.wiring import renderers, worker

    known = renderers()
    if platform not in known:
        raise not_one_of("platform", platform, known)
    language, issued = a_language(lang), a_day(published)
    if not file.exists():
        raise Unreadable(
            f"there is no file {file}; a preview is of a file. Of a paper that is held: "
            f"`tamar show {shlex.quote(str(file))}`; of a topic: `tamar say preview AI`."
        )
    with contextlib.closing(worker()) as understanding:
        payload = preview_file(
            understanding, file, known[platform], language, issued, pictures=picture_reader()
        )
    if platform == "console":
        print(safe(payload["text"]))
    else:
        print(json.dumps(payload, ensure_ascii=False, indent=1))
