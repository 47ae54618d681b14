"""This file is the one place that knows Chinese typography: display text, match text, tokens."""

from __future__ import annotations

from scrapers.typography.characters import plain_characters
from scrapers.typography.figures import (
    IN_FIGURES,
    MONTH,
    MONTH_START,
    MONTHS,
    NUMERAL,
    chinese_number,
    hk_date,
    hk_month,
    month_number,
    parse_number,
)
from scrapers.typography.folding import compared, fold, fold_with_offsets, span
from scrapers.typography.furniture import is_furniture
from scrapers.typography.languages import language_of
from scrapers.typography.letters import cjk_count, clean, is_cjk
from scrapers.typography.paragraphs import is_wrapped, join_lines, opens_item, sentences
from scrapers.typography.spacing import collapse_line, keeps_gaps_after_words
from scrapers.typography.tokens import Run, search_tokens, token_runs

__all__ = [
    "IN_FIGURES",
    "MONTH",
    "MONTHS",
    "MONTH_START",
    "NUMERAL",
    "Run",
    "chinese_number",
    "cjk_count",
    "clean",
    "collapse_line",
    "compared",
    "fold",
    "fold_with_offsets",
    "hk_date",
    "hk_month",
    "is_cjk",
    "is_furniture",
    "is_wrapped",
    "join_lines",
    "keeps_gaps_after_words",
    "language_of",
    "month_number",
    "opens_item",
    "parse_number",
    "plain_characters",
    "search_tokens",
    "sentences",
    "span",
    "token_runs",
]
