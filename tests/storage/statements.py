"""This file keeps compiled statements for every store of a test run, not for each store by itself.

SQLAlchemy keeps them per engine; a program has one engine, and the tests open thousands.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, MutableMapping
from typing import Any

from sqlalchemy.engine import Engine
from sqlalchemy.util import LRUCache

_ROOM = 4000
_kept: MutableMapping[Hashable, Any] = LRUCache(_ROOM)


class _Shared(MutableMapping[tuple[Any, ...], Any]):
    """One engine's view: a statement's key begins with the dialect, which is each engine's own."""

    def __init__(self, like: Hashable) -> None:
        self._like = like

    def _key(self, key: tuple[Any, ...]) -> Hashable:
        return (self._like, *key[1:])

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return _kept.get(self._key(key), default)

    def __getitem__(self, key: tuple[Any, ...]) -> Any:
        return _kept[self._key(key)]

    def __setitem__(self, key: tuple[Any, ...], value: Any) -> None:
        _kept[self._key(key)] = value

    def __delitem__(self, key: tuple[Any, ...]) -> None:
        del _kept[self._key(key)]

    def __iter__(self) -> Iterator[Any]:
        return iter(_kept)

    def __len__(self) -> int:
        return len(_kept)


def share(engine: Engine) -> None:
    """Let an engine use what others of its kind have compiled."""
    if not isinstance(engine._compiled_cache, _Shared):
        dialect: Any = engine.dialect
        as_json = (dialect._json_serializer, dialect._json_deserializer)
        like = (type(dialect), dialect.paramstyle, *as_json)
        engine._compiled_cache = _Shared(like)
