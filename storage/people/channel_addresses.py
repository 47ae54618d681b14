"""This file says of a channel's address which platform and workspace it belongs to; an unknown one is refused."""

from __future__ import annotations

from urllib.parse import quote, unquote

from storage.people.platforms import PLATFORMS

CONSOLE = "console"
LOCAL = "local"  # the console's workspace
LONGEST = 600


class UnknownAddress(ValueError):
    """That is no channel's address. Write one as its platform does."""


def shapes() -> str:
    """Say how addresses are written: "console, slack:T1/C1 or ..."."""
    written = [facts.written for facts in PLATFORMS.values()]
    return f"{', '.join(written[:-1])} or {written[-1]}"


def platform_of(address: str) -> str:
    """Name the platform that an address belongs to; raises UnknownAddress."""
    name = address.partition(":")[0]
    facts = PLATFORMS.get(name)
    if facts is None or len(address) > LONGEST or facts.address.fullmatch(address) is None:
        raise UnknownAddress(f"{address[:80]!r} is no channel; write {shapes()}.")
    return name


def is_address(text: str) -> bool:
    """Say whether a text names a channel."""
    try:
        platform_of(text)
    except UnknownAddress:
        return False
    return True


def is_on(platform: str, address: str) -> bool:
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
