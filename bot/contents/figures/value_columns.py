"""This file says of what stretch of time the columns of a table are, one that only holds what its rows count too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.figures.labels import day_until, label
from bot.contents.figures.periods import Timing, timing_of
from scrapers.text import fold

# What a first column is called in which each row says what it counts.
# e.g. 項目 · 指標 · Item · Key indicators
OF_ITEMS = re.compile(
    r"(?:统计|工作|服务|表现|主要)?(?:项目|指标|数据|统计|内容|事项|资料|细项)"
    r"|(?:key |main |performance )?(?:items?|indicators?|descriptions?|particulars|measures?|figures?|details?"
    r"|statistics|aspects?)"
)
# What a column is called that holds what each row counts.
# e.g. 數字 · 實際數字 · 最新情況 · Actual · Latest position · Figures
_VALUES = re.compile(
    r"(?:实际|现[时有]|目前|最新|累计|整体|截至现时)?(?:数[目字量值]|总数|情况|进度|进展|表现|结果|实际|达标)|实际|现况"
    r"|(?:(?:actual|latest|current|overall|total) )?(?:numbers?|figures?|positions?|performance|results?|progress"
    r"|achievements?|values?|totals?|quantit(?:y|ies))|actual|achieved|latest|current"
)
# e.g. 目標 · 服務承諾 · Target · Service pledge
_TARGETS = re.compile(
    r"(?:服务|表现|整体|总)?(?:目标|承诺)(?:数字|数目|水平)?|(?:(?:service|performance|overall) )?(?:targets?|pledges?)"
)


def stretches_across(head: Sequence[str], day: str | None) -> list[Timing | None]:
    """Give the stretch of time of each column but the first, None of one that is of something else.

    One that only holds what each row counts is of the `day` that the words above the table say.
    """
    times = [timing_of(cell) for cell in head[1:]]
    items = fold(head[0]).strip()
    if not items or OF_ITEMS.fullmatch(items):
        return [found or _of_values(cell, day) for found, cell in zip(times, head[1:], strict=True)]
    return times


def _of_values(cell: str, day: str | None) -> Timing | None:
    """Give the stretch of a column that holds numbers of no time of its own, or what they should be."""
    of = label(cell)
    if of is None or of.unit is not None or of.times != 1 or of.so_far:
        return None
    said = fold(of.said).strip()
    if _TARGETS.fullmatch(said) and not of.until:
        return Timing("target", None)
    if of.status is not None or _VALUES.fullmatch(said) is None:
        return None
    own = day_until(of.until, 0, fiscal=False) if of.until else day
    return Timing("stock", own) if own is None or own.startswith("2") else None
