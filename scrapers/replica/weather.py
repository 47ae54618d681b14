"""This file furnishes the replica with the Observatory's summary of warnings: none, until some are issued."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from scrapers.replica.site import Site

ADDRESS = "https://data.weather.gov.hk/weatherAPI/opendata/weather.php?dataType=warnsum&lang=en"
_NAMES = {
    "WTCSGNL": "Tropical Cyclone Warning Signal",
    "WRAIN": "Rainstorm Warning Signal",
    "WTS": "Thunderstorm Warning",
}


def furnish(site: Site) -> None:
    """Publish that no warning is in force."""
    warn(site, {})


def warn(site: Site, codes: Mapping[str, tuple[str, datetime]], *, action: str = "ISSUE") -> None:
    """Publish the warnings in force by their names (`WTCSGNL`), each with its code and when it was issued."""
    rows = {
        name: {
            "name": _NAMES.get(name, name),
            "code": code,
            "actionCode": action,
            "issueTime": issued.isoformat(timespec="seconds"),
            "updateTime": issued.isoformat(timespec="seconds"),
        }
        for name, (code, issued) in codes.items()
    }
    site.serve(ADDRESS, json.dumps(rows).encode(), "application/json; charset=utf-8")
