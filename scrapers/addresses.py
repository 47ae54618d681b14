"""This file says which network addresses are public, and what a host's name leads to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

from scrapers.source import PrivateAddress, Unreachable

Resolver = Callable[[str, int], Sequence[str]]

# What is handed out to networks at all. Outside it lie the addresses that carry an IPv4 address
# inside (::ffff:0:0/96, 64:ff9b::/96), fec0::/10 and multicast, some of which `is_global` of
# Python 3.11 lets pass.
_IPV6 = ipaddress.ip_network("2000::/3")

# What it lets pass besides, and what can lead inside.
_DENIED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments, 192.0.0.8 among them
        "192.88.99.0/24",  # relays to 6to4
        "2001::/23",  # protocol assignments, Teredo among them
        "2002::/16",  # 6to4: any IPv4 address
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Say whether a numeric address belongs to the public network; what is no address does not."""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return False
    if not number.is_global or number.is_multicast or number.is_reserved:
        return False
    if number.version == 6 and number not in _IPV6:
        return False
    return not any(number.version == net.version and number in net for net in _DENIED)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Ask the system which numeric addresses a name has, without repetition.

    Raises Unreachable where it has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(
            f"{host}: the name has no address ({error}); asked again at the next check"
        ) from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(
    host: str, port: int, resolver: Resolver, loopback: frozenset[tuple[str, int]]
) -> tuple[str, ...]:
    """Give the numeric addresses that a host and port may be reached at.

    One address that is not public spoils the whole name, for a site has no reason to give one.
    A pair in `loopback` must lead to this machine and nowhere else.
    Raises PrivateAddress, or Unreachable where the name has no address.
    """
    addresses = tuple(resolver(host, port))
    if not addresses:
        raise Unreachable(f"{host}: the name has no address; asked again at the next check")
    wanted = _is_loopback if (host, port) in loopback else is_public
    for address in addresses:
        if not wanted(address):
            raise PrivateAddress(
                f"{host}: the name leads to {address}, which is not a public address; "
                "nothing was sent there. Look at the name before anything else"
            )
    return addresses


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
