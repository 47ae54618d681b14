"""This file is the command line: it names the commands and says every error in a line, with the next step below."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from bot.commands import (
    care,
    files,
    following,
    handover,
    lookups,
    outbox,
    overview,
    past,
    running,
    stories,
    talking,
    teams,
)
from bot.commands.help_screens import Shell

# New objects after which garbage is searched for: modules that load leave none, and would be searched
# hundreds of times. Lookups go on like that, for they end soon; everything else searches as ever.
_SELDOM = 300_000  # a lookup leaves about a hundred thousand
_RESTING = ("run", "worker")  # what stays in memory for months


class _ReaderGone(Exception):
    """Whoever read our output has closed it."""


app = Shell(
    name="tamar",
    help=(
        "Tells a chat channel, within minutes and in three true bullets, when Hong Kong's Legislative "
        "Council or Government publishes a paper on its topics.\n\n"
        "New here? `tamar demo` shows it all in under a minute, without network or tokens."
    ),
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def options(
    context: typer.Context,
    store: Annotated[
        str | None,
        typer.Option(
            envvar="TAMAR_STORE",
            help="where we remember: sqlite:///path or postgresql://... "
            "[default: ~/.local/share/tamar/tamar.db]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Take what every command shares."""
    from bot import logs

    usual = context.obj or gc.get_threshold()
    context.obj = {"store": store}
    if context.invoked_subcommand in {
        one.__name__ for one in (*lookups.COMMANDS, *stories.COMMANDS)
    }:
        logs.expect()
    else:
        gc.set_threshold(*usual)
        logs.set_up(quiet=True)  # what runs for long sets up its own
    if context.invoked_subcommand in _RESTING:
        logs.undrawn("httpx")


for group in (
    running, past, files, lookups, stories, handover, following, talking, overview, care, outbox, teams,
):  # fmt: skip
    group.register(app)


def main() -> None:
    """Run a command; every failure says on standard error what to do, in one line where no person reads it."""
    # None is meant, and to find none it would look through every package that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    atexit.register(gc.freeze)  # what the system takes back whole need not be searched before
    try:
        status = _run()
    except typer.Exit as error:
        sys.exit(error.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        print("tamar: stopped.", file=sys.stderr)
        sys.exit(130)
    except TyperException as error:
        from bot.commands.misuse import misuse
        from bot.platforms.terminal_lines import safe

        print(safe(f"tamar: {misuse(error)}"), file=sys.stderr)
        sys.exit(2)
    except (BrokenPipeError, _ReaderGone):  # of our output: nothing left to say
        _leave_output()
        sys.exit(0)
    except Exception as error:  # noqa: BLE001  the last boundary: no traceback reaches a person
        from bot.commands.failures import laid_out, lines_of  # it needs to know the store's errors

        print(laid_out(error) or _refusal(lines_of(error)), file=sys.stderr)
        _leave_output()
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _run() -> object:
    """Run a command, and write out what it printed while there is somebody to name what goes wrong."""
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM)  # to the end, for a lookup: after it the process ends
    try:
        return app(standalone_mode=False, prog_name="tamar", obj=usual)
    except SystemExit as error:  # what reads the command line ends so where a pipe is closed
        if isinstance(error.__context__, BrokenPipeError):
            raise _ReaderGone from None
        raise
    finally:
        sys.stdout.flush()


def _refusal(lines: list[str]) -> str:
    """Give what went wrong, for a person line by line; whatever else reads it has one line."""
    from bot.platforms.terminal_lines import WIDTH, wrap

    first, *others = lines
    if not _is_read_by_a_person():
        return f"tamar: {' '.join(lines)}"
    told = [f"tamar: {first}", *(f"  {one}" for one in others)]
    return "\n".join(piece for line in told for piece in wrap(line, WIDTH))


def _is_read_by_a_person() -> bool:
    return sys.stderr.isatty()


def _leave_output() -> None:
    """Print nothing more: what cannot be written now would fail once more, without a name, at the end."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        return
    with contextlib.suppress(OSError):  # one that is no file has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
