"""This file trusts what certificate chains prove, those too that a server sent by half, and nothing new by it.

A server that sends its own certificate without the one between it and the root cannot be checked.
Its certificate says where that issuer's is published (AIA). The issuer is fetched from there and
counts only if it leads to a root that is trusted anyway; the connection is then checked in full.
"""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from datetime import datetime

import certifi

from scrapers.source import TlsBroken


@dataclass(frozen=True, slots=True)
class Completed:
    """The certificates that a server left out, DER each, and when the first of them expires."""

    missing: tuple[bytes, ...]
    until: datetime

    @property
    def names(self) -> tuple[str, ...]:
        """Name whose certificates they are, for people."""
        from cryptography import x509  # hardly any chain has to be completed

        subjects = (x509.load_der_x509_certificate(one).subject for one in self.missing)
        return tuple(printable(subject.rfc4514_string()) for subject in subjects)


@dataclass(frozen=True, slots=True)
class Chain:
    """How a host's connections have gone: whether it answered, and what its chain had to be given."""

    answered: bool = False
    completed: Completed | None = None


def trusted_roots() -> ssl.SSLContext:
    """Give a context that trusts certifi's roots and checks names, dates and chains."""
    return strict(ssl.create_default_context(cafile=certifi.where()))


def strict(context: ssl.SSLContext) -> ssl.SSLContext:
    """Let only roots end a chain.

    From Python 3.13 on, a default context lets any certificate it knows end one, and then an
    intermediate added for completeness would be trusted for its own sake.
    """
    context.verify_flags &= ~ssl.VERIFY_X509_PARTIAL_CHAIN
    return context


def extended(context: ssl.SSLContext, completed: Completed) -> ssl.SSLContext:
    """Add what a server left out to a context of its own, whose roots stay what they were."""
    for certificate in completed.missing:
        context.load_verify_locations(cadata=certificate)
    return strict(context)


def read_leaf(sock: socket.socket, host: str) -> bytes:
    """Read a server's own certificate, DER, from a handshake after which nothing is said.

    Python gives no certificate out of a handshake that failed, so this one is not judged. It
    carries no question and no answer; the bytes only say where to look for the issuer, and the
    question is asked over a connection that is checked. Closes the socket. Raises TlsBroken.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with context.wrap_socket(sock, server_hostname=host) as secured:
            leaf = secured.getpeercert(binary_form=True)
    except OSError as error:
        sock.close()
        raise TlsBroken(f"{host}: its certificate could not be read. Look at the chain") from error
    if not leaf:
        raise TlsBroken(f"{host}: it showed no certificate. Look at the chain")
    return leaf


def printable(text: str) -> str:
    """Names and addresses in a certificate are anybody's words, and these go into logs."""
    return "".join(letter if letter.isprintable() else "?" for letter in text[:400])
