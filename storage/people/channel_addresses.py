"""This file says of a channel's address which platform and workspace it belongs to; an unknown one is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast
from urllib.parse import quote, unquote

from storage.records import Platform

CONSOLE = "console"
LOCAL = "local"  # the console's workspace
LONGEST = 600

# What may stand in a part of an address: percent-quoted where a platform's own ids hold more.
_QUOTED = r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})"
# Each platform with how its addresses are written, for people and for us. A platform's name stands
# before the first colon; what stands before the first slash is the workspace.
_SHAPES: Mapping[Platform, tuple[str, str]] = {
    "console": ("console", r"console(?::[a-z0-9-]{1,40})?"),  # one terminal may be several channels
    "slack": ("slack:T1/C1", r"slack:[A-Z0-9]{1,40}/[A-Z0-9]{1,40}"),
    "teams": ("teams:<tenant>/<conversation>", rf"teams:[A-Za-z0-9-]{{1,64}}/{_QUOTED}{{1,500}}"),
    "mail": ("mail:<mark>", r"mail:[0-9a-f]{40}"),  # never the address: it is sealed elsewhere
}
_PATTERNS = {name: re.compile(pattern) for name, (_, pattern) in _SHAPES.items()}
PLATFORMS: tuple[Platform, ...] = tuple(_SHAPES)


class UnknownAddress(ValueError):
    """That is no channel's address. Write one as its platform does."""


def shapes() -> str:
    """Say how addresses are written: "console, slack:T1/C1 or ..."."""
    written = [shape for shape, _ in _SHAPES.values()]
    return f"{', '.join(written[:-1])} or {written[-1]}"


def platform_of(address: str) -> Platform:
    """Name the platform that an address belongs to; raises UnknownAddress."""
    name = address.partition(":")[0]
    pattern = _PATTERNS.get(cast(Platform, name))
    if pattern is None or len(address) > LONGEST or pattern.fullmatch(address) is None:
        raise UnknownAddress(f"{address[:80]!r} is no channel; write {shapes()}.")
    return cast(Platform, name)


def is_address(text: str) -> bool:
    """Say whether a text names a channel."""
    try:
        platform_of(text)
    except UnknownAddress:
        return False
    return True


def is_on(platform: Platform, address: str) -> bool:
    """Say whether an address belongs to a platform; one that is no address belongs to none."""
    try:
        return platform_of(address) == platform
    except UnknownAddress:
        return False


def workspace_of(address: str) -> str:
    """Give the key of the workspace that an address lies in; raises UnknownAddress."""
    return LOCAL if platform_of(address) == "console" else address.partition("/")[0]


def parts_of(address: str) -> tuple[str, str]:
    """Give a platform's own ids of the workspace and the channel, unquoted; raises UnknownAddress.

    An address without workspaces has itself for its channel.
    """
    platform = platform_of(address)
    workspace, slash, channel = address.removeprefix(f"{platform}:").partition("/")
    return (workspace, unquote(channel)) if slash else ("", workspace)


def address_in(workspace: str, channel: str) -> str:
    """Give the address of a channel, by its platform's own id, in a workspace; raises UnknownAddress."""
    address = f"{workspace}/{quote(channel, safe='')}"
    platform_of(address)
    return address
