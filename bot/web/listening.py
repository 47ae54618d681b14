"""This file takes a web application's port, before anything else begins."""

from __future__ import annotations

import errno
import socket

from bot.settings import SettingsError

_NOT_HERE = {
    errno.EADDRNOTAVAIL,
    errno.EAFNOSUPPORT,
}  # a machine without IPv6 still has "localhost"


def take_port(host: str, port: int, setting: str) -> list[socket.socket]:
    """Listen at every address that a host's name has here.

    `setting` begins the names of the settings for it. Raises SettingsError where the port is taken,
    or the name or the address is none of ours.
    """
    taken: list[socket.socket] = []
    refused: OSError | None = None
    try:
        found = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        for family, _, _, _, address in dict.fromkeys(found):
            try:
                taken.append(socket.create_server(address, family=family))
            except OSError as error:
                if error.errno not in _NOT_HERE:
                    raise
                refused = error
        if not taken and refused is not None:
            raise refused
    except (OSError, UnicodeError) as error:
        for each in taken:
            each.close()
        raise SettingsError(_advice(host, port, setting, error)) from error
    return taken


def _advice(host: str, port: int, setting: str, error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else None
    why = {
        errno.EADDRINUSE: "another program has that port",
        errno.EACCES: "this user may not take that port",
        errno.EADDRNOTAVAIL: "this machine has no such address",
    }.get(number or 0, "there is no such name or address")
    return (
        f"the web app cannot listen on {host}:{port}: {why}. "
        f"Set {setting}_PORT or {setting}_HOST to another."
    )
