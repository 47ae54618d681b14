"""This file knows what was brought back, which has a new number, as what it was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

State = dict[str, Any]
Identity = list[Any]  # what it is, its number, since when: as it is written down
Pair = list[Identity]  # the one that went, the one that came


def pair(kind: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> list[Pair]:
    """Give what is written down where one thing came back as another; nothing where it is the same."""
    pieces = [[kind, one["id"], one.get("since", "")] for one in (was, now)]
    return [pieces] if pieces[0] != pieces[1] else []


def as_numbered_now(detail: Mapping[str, Any], pairs: Iterable[Pair]) -> State:
    """Give what a change wrote down with what was brought back since under the numbers that it has now.

    `pairs` are in the order of their days: a number may have been another's before.
    """
    found = dict(detail)
    for was, now in pairs:
        found = _renumbered(found, was, now)
    return found


def _renumbered(detail: State, was: Identity, now: Identity) -> State:
    found = dict(detail)
    kind = was[0]
    if kind == "topic" and found.get("topic"):
        found["topic"] = _both(found["topic"], was, now)
    if kind in ("topic", "subscription"):
        found["subscriptions"] = [_both(one, was, now) for one in found.get("subscriptions", ())]
    if kind == "list":
        found["watched"] = [_both(one, was, now) for one in found.get("watched", ())]
    if kind == "mark":
        found["marked"] = [
            {**one, "after": now[1]} if one["after"] == was[1] else one
            for one in found.get("marked", ())
        ]
    return found


def _both(one: State, was: Identity, now: Identity) -> State:
    sides: State = {side: _one(one[side], was, now) for side in ("before", "after") if side in one}
    return {**one, **sides}


def _one(state: State | None, was: Identity, now: Identity) -> State | None:
    if state is None:
        return None
    found = dict(state)
    if was[0] == "topic" and found.get("topic"):
        found["topic"] = _one(found["topic"], was, now)
    elif [was[0], found["id"], found.get("since", "")] == was:
        found["id"] = now[1]
        if "since" in found:
            found["since"] = now[2]
    return found
