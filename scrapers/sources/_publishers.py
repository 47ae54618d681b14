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
DPO = Publisher(
    "dpo",
    "Digital Policy Office",
    "數字政策辦公室",
    ("數字辦", "OGCIO", "資科辦"),  # the last two: what it was until July 2024
)
HKMA = Publisher(
    "hkma", "Hong Kong Monetary Authority", "香港金融管理局", ("monetary authority", "金管局")
)
SFC = Publisher(
    "sfc",
    "Securities and Futures Commission",
    "證券及期貨事務監察委員會",
    ("securities commission", "證監會"),
)
