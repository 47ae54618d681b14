"""This file turns any error into the one line that a person is told."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

from bot.logs import without_secrets
from bot.platforms.terminal_lines import named
from storage.disks import trouble_of

FEW = 2  # lines that still read as one: what is the matter, and what to do next


def message_of(error: BaseException) -> str:
    """Give one line that says what happened and what to do; never a traceback, never a secret.

    Nothing in it moves the cursor or turns text around, whatever was typed or fetched.
    """
    return named(without_secrets(_said(error)))


def lines_of(error: BaseException) -> list[str]:
    """Give the same line by line, where each says one thing: why, and what may be done next."""
    lines = getattr(error, "lines", ())
    return [named(without_secrets(one)) for one in lines] or [message_of(error)]


def laid_out(error: BaseException) -> str:
    """Give an answer that refuses as answers are shown, where it lists something; "" for all else.

    In one line a list is read by nobody, nor by a program.
    """
    lines = getattr(error, "lines", ())
    return without_secrets(getattr(error, "laid", "")) if len(lines) > FEW else ""


def _said(error: BaseException) -> str:
    if isinstance(error, OSError) and trouble_of(error) == "full":
        where = f" ({error.filename})" if error.filename else ""
        return (
            f"the disk is full{where}. Free some space and run the command again; nothing was lost."
        )
    if isinstance(error, DBAPIError):
        first = str(error.orig).strip().splitlines()[0] if error.orig else "no word from it"
        return f"the store failed: {first}. Check it with `tamar doctor`."
    text = " ".join(str(error).split())
    if type(error).__module__.split(".")[0] in ("bot", "scrapers", "storage"):
        return text or (type(error).__doc__ or type(error).__name__).strip().splitlines()[0]
    if isinstance(error, OSError):
        name = f" {error.filename}" if error.filename else ""
        return f"{error.strerror or text}{name}. Check the path and its rights."
    return f"something we did not foresee: {type(error).__name__}: {text}. Please report it."
