"""This file says how a language model can fail us, and how much of it a month may use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class ModelError(Exception):
    """The language model gave no bullets; the extractive ones stand."""


class ModelUnset(ModelError):
    """The address, name or key of the model cannot be right."""


class ModelUnreachable(ModelError):
    """The address did not answer, or broke off."""


class ModelTooSlow(ModelError):
    """The answer took longer than the time-out."""


class ModelRefused(ModelError):
    """The address answered with an error."""


class ModelUnreadable(ModelError):
    """The answer is not the JSON that was asked for."""


class BudgetSpent(ModelError):
    """This month's tokens are used up."""


class TokenBudget(Protocol):
    """Counts the tokens of a month."""

    def left(self) -> int:
        """Give how many tokens may still be used this month."""

    def spend(self, tokens: int) -> None:
        """Count tokens as used."""


@dataclass
class MonthlyBudget:
    """A budget held in memory that starts again with each month of `clock`."""

    limit: int
    clock: Callable[[], datetime]
    used: int = 0
    month: tuple[int, int] | None = None

    def left(self) -> int:
        """Give how many tokens may still be used this month."""
        self._turn()
        return max(0, self.limit - self.used)

    def spend(self, tokens: int) -> None:
        """Count tokens as used."""
        self._turn()
        self.used += max(0, tokens)

    def _turn(self) -> None:
        now = self.clock()
        if self.month != (now.year, now.month):
            self.month, self.used = (now.year, now.month), 0 if self.month else self.used
