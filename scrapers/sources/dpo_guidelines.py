"""This file reads the Digital Policy Office's guidelines on artificial intelligence and data."""

from __future__ import annotations

import re

from scrapers.source import Known, Options, Source
from scrapers.sources._lists import Shape
from scrapers.sources._named_lists import UnsureList, named_list
from scrapers.sources._publishers import DPO

HOST = "www.digitalpolicy.gov.hk"
PATH = "our_work/data_governance/policies_standards/ethical_ai_framework/"
SHAPE = Shape(
    "dpo_guidelines",
    DPO,
    HOST,
    {"en": "en", "tc": "zh-Hant"},
    re.compile(r"/policies_standards/\S{1,160}/doc/\S{1,120}\.(?:pdf|docx?)$", re.IGNORECASE),
    {"en": DPO.english, "zh-Hant": DPO.chinese},
    "plain",
)


def source(options: Options) -> Source:
    """Give the source; `pages` in the options are read instead, `enabled = false` turns it off."""
    about = UnsureList(
        "Digital Policy Office, AI framework and guidelines",
        "數字政策辦公室人工智能框架及指引",
        tuple(f"https://{HOST}/{folder}/{PATH}" for folder in ("en", "tc")),
        "",
        Known(
            "C",
            "Unverified: the English page's address is known from links of 2026, what it holds was not "
            "seen; that a Chinese one stands beside it is a guess.",
            "未核實：英文頁網址見於2026年的連結，未見內容；中文頁並列屬推測。",
        ),
        on=True,
    )
    return named_list(SHAPE, about, options)
