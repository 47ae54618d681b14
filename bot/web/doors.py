"""This file opens the doors through which people of every chat platform speak to us, and closes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager

from starlette.routing import BaseRoute

ChatDoor = AbstractContextManager[Sequence[BaseRoute]]


@contextmanager
def opened(doors: Iterable[ChatDoor]) -> Iterator[tuple[BaseRoute, ...]]:
    """Listen at every door until the block ends, and give the routes that they ask for.

    Where one does not open, those that did are closed again.
    """
    with ExitStack() as stack:
        yield tuple(route for door in doors for route in stack.enter_context(door))
