"""This file reads the Ombudsman's direct investigations, where sources.toml names their pages."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Publisher, Source
from scrapers.sources._lists import Shape
from scrapers.sources._named_lists import UnsureList, named_list

OMBUDSMAN = Publisher("ombudsman", "The Ombudsman", "申訴專員公署", ("申訴專員", "ombudsman"))
SHAPE = Shape(
    "ombudsman",
    OMBUDSMAN,
    "www.ombudsman.hk",
    {"en-us": "en", "zh-hk": "zh-Hant"},
    re.compile(r"/direct[-_]investigations?\S{0,120}\.pdf$", re.IGNORECASE),
    {"en": "The Ombudsman", "zh-Hant": "申訴專員"},
    "plain",
    frozenset({"ofomb.ombudsman.hk"}),
)


def source(options: Options) -> Source:
    """Give the source; `pages` in the options are the lists to read."""
    about = UnsureList(
        "The Ombudsman, direct investigations",
        "申訴專員公署主動調查",
        (),
        "Open www.ombudsman.hk and find the list of direct investigation reports in each language.",
        Known(
            "C",
            "Its folders en-us and zh-hk were seen in code; the list was not. Press statements come through "
            "info.gov.hk.",
            "程式中見過en-us及zh-hk資料夾；未見清單。新聞稿經info.gov.hk讀取。",
        ),
    )
    return named_list(SHAPE, about, options)
