"""This file names the version of the rules for figures; the rules are loaded with the first paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.contents.figures.reading import Figure, figures, readings
    from bot.contents.figures.unlisted import unlisted_figures

# of these rules, and of those for happenings and committees' matters: what older ones read is read again
VERSION = 31

__all__ = ["VERSION", "Figure", "figures", "readings", "unlisted_figures"]


def __getattr__(name: str) -> Any:
    """Give what reads figures: a process that only asks for the version does without."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bot.contents.figures import reading, unlisted

    return getattr(unlisted if name == "unlisted_figures" else reading, name)
