"""This file prints one table of how well the judgement does against label files."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Final

import tests.evaluation as package
from tests.evaluation.rows import Row

_NOT_PARTS: Final = ("__main__", "rows", "replies", "collisions")


def parts() -> list[str]:
    """Name the modules that have figures to give, in alphabetical order."""
    found = (one.name for one in pkgutil.iter_modules(package.__path__))
    return sorted(name for name in found if name not in _NOT_PARTS)


def rows() -> list[Row]:
    """Collect the rows of every part."""
    collected: list[Row] = []
    for name in parts():
        module = import_module(f"tests.evaluation.{name}")
        if hasattr(module, "rows"):
            collected += module.rows()
    return collected


def table(found: list[Row]) -> str:
    """Lay rows out in columns: share, 95 % interval, aim, a mark where it is missed, whose set."""
    wide = max((len(row.what) for row in found), default=20)
    head = f"{'part':<12}{'what':<{wide + 2}}{'right':>9}  share   95 % interval   aim"
    lines = [f"{head}{'':<11}set  labelled  seen while tuning"]
    for row in found:
        line = f"{row.part:<12}{row.what:<{wide + 2}}{f'{row.right}/{row.of}':>9}  "
        if row.share is None or row.interval is None:
            line += "  -     (none in it)    "
        else:
            low, high = row.interval
            line += f"{row.share:5.3f}   {low:5.3f} - {high:5.3f}"
        line += f"   {row.aim:4.2f}" if row.aim is not None else "       "
        seen = "yes" if row.labels.seen else "no"
        origin = f"{row.labels.size or row.of:>7}  {row.labels.by:<8}  {seen:<3}"
        below = "  BELOW" if row.below else "       "
        lines.append(f"{line}{below}{origin}  {row.labels.note}".rstrip())
    return "\n".join(lines)


def main() -> None:
    """Print the table, and how many aims are missed."""
    found = rows()
    print(table(found))
    if not found:
        print("Nothing to score: set TAMAR_SHARED to the folder that holds labels and texts.")
    missed = sum(row.below for row in found)
    aims = sum(row.aim is not None and row.of > 0 for row in found)
    print(f"\n{aims - missed} of {aims} aims met.")


if __name__ == "__main__":
    main()
