"""This file reads which warnings of the Observatory are in force, of which some stop the Council's work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from scrapers.items import Signal
from scrapers.source import Cadence, Index, Known, LayoutChanged, Options, Page, Publisher, Source
from scrapers.sources import _odata
from scrapers.sources._pages import record
from scrapers.sources._tally import Tally

KEY = "hko_warnings"
HOST = "data.weather.gov.hk"
ADDRESS = f"https://{HOST}/weatherAPI/opendata/weather.php?dataType=warnsum&lang=en"
HKO = Publisher("hko", "Hong Kong Observatory", "香港天文台")
_CYCLONE, _RAIN = "WTCSGNL", "WRAIN"
_STOPS: dict[str, tuple[Literal["cyclone", "rain"], Literal["8", "9", "10", "black"]]] = {
    **dict.fromkeys(("TC8NE", "TC8SE", "TC8NW", "TC8SW"), ("cyclone", "8")),
    "TC9": ("cyclone", "9"),
    "TC10": ("cyclone", "10"),
    "WRAINB": ("rain", "black"),
}
_LOWER = {_CYCLONE: frozenset({"TC1", "TC3"}), _RAIN: frozenset({"WRAINA", "WRAINR"})}
# of fire, frost, heat, cold, monsoon, a signal 8 to come, floods, landslips, tsunamis, thunder
_OTHERS = frozenset(
    {"WFIRE", "WFROST", "WHOT", "WCOLD", "WMSGNL", "WTCPRE8", "WFNTSA", "WL", "WTMW", "WTS"}
)
_OVER = "CANCEL"  # for a while after its end a warning is still there, marked so


def addresses(today: date) -> Iterable[str]:
    """Give the summary of what is in force."""
    return [ADDRESS]


def read(page: Page) -> Index:
    """Give the signals in force that stop the Council's work; `{}` is that there is none.

    Raises LayoutChanged for an answer of another shape, and with all that could be read where one
    warning is unknown: nothing is taken to be in force that does not say so itself.
    """
    if page.text().strip() == "{}":
        return Index(may_be_empty=True, signals=())
    reply = record(page)
    if not isinstance(reply, dict) or (reply and not any(map(_is_warning, reply.values()))):
        raise LayoutChanged(
            f"{page.url} is no summary of warnings. Save a copy and mend the source's file."
        )
    tally = Tally()
    for name, row in tally.each(reply.items()):
        _warning(str(name)[:40], row, tally)
    index = tally.index(may_be_empty=True)
    index = replace(index, signals=index.signals or ())
    if index.skipped:
        raise LayoutChanged(
            f"{page.url} holds what we do not know: {'; '.join(index.skipped[:3])}. Nothing is held "
            "for it. Look at the Observatory's list of codes, and mend the source's file.",
            index=index,
        )
    return index


def _is_warning(row: object) -> bool:
    return isinstance(row, dict) and isinstance(row.get("code"), str)


def _warning(name: str, row: Any, tally: Tally) -> None:
    if not _is_warning(row):
        tally.skips(f"{name} is no warning: {str(row)[:80]}")
        return
    code = row["code"].strip().upper()[:40]
    issued_at = _odata.held_at(row.get("issueTime"))
    updated_at = _odata.held_at(row.get("updateTime")) or issued_at
    if _OVER in (code, str(row.get("actionCode") or "").strip().upper()[:40]):
        tally.passes("no longer in force", name)
    elif name in _OTHERS:
        tally.passes("a warning that stops no meeting", name)
    elif code in _LOWER.get(name, ()):
        tally.passes("a signal that stops no meeting", code)
    elif name not in _LOWER or code not in _STOPS or (_STOPS[code][0] == "rain") != (name == _RAIN):
        tally.skips(f"{name} with the code {code}")
    elif issued_at is None or updated_at is None:
        tally.skips(f"{name} with the code {code} says not since when")
    else:
        tally.states(Signal(*_STOPS[code], issued_at, updated_at))


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="Hong Kong Observatory, warnings in force",
        chinese="香港天文台生效警告",
        publisher=HKO,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=600, quiet=600),
        addresses=addresses,
        read=read,
        normal_rows=(0, 20),
        papers=False,
        notes=Known(
            "A",
            "Unverified: the summary and its codes as programs of 2026 read them, no answer of it was "
            "at hand. It lists no papers: typhoon signal 8 or higher and black rain explain silence.",
            "未核實：摘要及代碼按2026年程式的讀法，手上沒有其回應。"
            "不列文件：八號或以上熱帶氣旋警告信號及黑色暴雨警告用以解釋為何沒有消息。",
        ),
    )
