"""This file tells a site's error and sign-in pages, answered as if all were well, from papers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from scrapers.readers.errors import NotWhatItSays

MOST_LETTERS = 1_500  # of the whole page; a paper that speaks of errors says more than they do
_FIRST = 3  # lines below the title that may hold the words
_JSON_LETTERS = 2_000
_TELLING = frozenset({"error", "errors", "fault", "exception"})  # names in the JSON of a refusal
# Each is a whole line, or what stands between two marks of one: "404 Not Found | Some Site".
_ERROR = re.compile(
    r"""
      (?:http\ |error\ |status\ |code\ |:\ |-\ ){0,4} [45]\d\d (?:\ error|\ page)?
    | (?:(?:http\ |error\ |status\ |code\ ){0,3} [45]\d\d \W{0,3})?
      (?: (?:page|file\ or\ directory|the\ requested\ url)\ (?:was\ )?not\ found | not\ found
        | access\ denied | forbidden | unauthori[sz]ed | (?:internal\ )?server\ error | bad\ gateway
        | service\ (?:temporarily\ )?unavailable | gateway\ time-?out | too\ many\ requests
        | (?:this\ )?(?:site|website|page)\ is\ (?:under\ maintenance|not\ available)
      )
    | (?:your\ )?session\ has\ expired | please\ (?:log|sign)\ ?in (?:\ to\ .{1,60})?
    | 找不到(?:網頁|网页|頁面|页面) | (?:網頁|网页|頁面|页面)不存在
    | (?:系統|系统)[維维][護护]中? | 拒絕存取 | 拒绝访问
    """,
    re.IGNORECASE | re.VERBOSE,
)
# As a title: a link of these words stands above many a page.
_SIGN_IN = re.compile(
    r"(?:log|sign) ?in(?: to .{1,60})?|[請请]?先?登[入录錄](?:帳戶|账户|系統|系统)?", re.IGNORECASE
)  # e.g. Sign in to the portal · 請先登入
_BETWEEN = re.compile(r"\s[-|–—:]\s|\s\|\s?|[|]")  # e.g. " - " · " | "
_END = " .!。！…"
_SHOWS = "The file is a site's error or sign-in page, not a paper: it shows"
_DO = "Fetch it again; if it stays so, open its address in a browser and save the paper itself."


def refuse_page(title: str | None, lines: Sequence[str], *, asks_password: bool) -> None:
    """Raise NotWhatItSays for a short page whose title or first lines are an error's or a sign-in's."""
    if sum(map(len, lines)) > MOST_LETTERS:
        return
    for at, line in enumerate((title or "", *lines[:_FIRST])):
        for part in (line, *_BETWEEN.split(line[:200])):
            said = part[:120].strip(_END)
            if _ERROR.fullmatch(said) or (at == 0 and _SIGN_IN.fullmatch(said)):
                raise NotWhatItSays(f"{_SHOWS} “{said[:80]}”. {_DO}")
    if asks_password:
        raise NotWhatItSays(f"{_SHOWS} a password's field. {_DO}")


def refuse_record(text: str) -> None:
    """Raise NotWhatItSays for a short JSON record that tells of an error."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{") or len(text) > _JSON_LETTERS:
        return
    try:
        record = json.loads(text.lstrip("\ufeff"))
    except ValueError:
        return
    if isinstance(record, dict) and not _TELLING.isdisjoint(name.lower() for name in record):
        raise NotWhatItSays(f"{_SHOWS} a record of an error. {_DO}")
