"""This file names the addresses of Microsoft's at which Teams is reached, and which of them are believed.

They are no settings: whoever can set an environment variable must not be able to say whose keys are good.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Cloud:
    """One cloud of Microsoft's: who signs what Teams sends, who gives tokens, where answers go."""

    metadata: str  # of the keys with which requests to us are signed
    issuer: str
    login: str  # gives tokens: {tenant} is a gap
    scope: str
    hosts: tuple[str, ...]  # a beginning with a dot is any name below
    schemes: tuple[str, ...] = ("https",)

    def takes(self, service_url: str) -> bool:
        """Say whether our token may go to an address: one of Teams' own, over TLS."""
        try:
            parts = urlsplit(service_url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return False
        if parts.scheme not in self.schemes or "@" in parts.netloc or parts.query or parts.fragment:
            return False
        if port is not None and f"{host}:{port}" in self.hosts:
            return True
        known = any(
            host.endswith(one) if one.startswith(".") else host == one for one in self.hosts
        )
        return known and port in (None, 443)


PUBLIC = Cloud(
    metadata="https://login.botframework.com/v1/.well-known/openidconfiguration",
    issuer="https://api.botframework.com",
    login="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
    scope="https://api.botframework.com/.default",
    hosts=("smba.trafficmanager.net", ".botframework.com", ".teams.microsoft.com"),
)
