"""This file hears every statement that a store is asked, the toolkit's and those that are made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from storage import ready

Note = Callable[
    [str, Any, bool], object
]  # a statement, its values, and whether they are of many rows


@contextmanager
def heard(engine: Engine, note: Note) -> Iterator[None]:
    """Note what is asked of a store inside the block, each statement before it is answered."""
    ask = ready.ask

    def asked(cursor: Any, text: str, values: Any, *, many: bool) -> None:
        note(text, values, many)
        ask(cursor, text, values, many=many)

    def told(connection: Any, cursor: Any, text: str, values: Any, _: Any, many: bool) -> None:
        note(text, values, many)

    event.listen(engine, "before_cursor_execute", told)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ready, "ask", asked)
            yield
    finally:
        event.remove(engine, "before_cursor_execute", told)
