"""This file names the publishers whose papers stand at more than one source."""

from __future__ import annotations

from scrapers.source import Publisher

LEGCO = Publisher("legco", "LegCo", "立法會", ("Legislative Council",), council=True)
PRESS = Publisher(
    "info_gov_hk",
    "Press release",
    "新聞公報",
    ("press", "press releases", "government press releases", "info", "info.gov.hk"),
)
