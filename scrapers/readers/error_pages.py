"""This file tells a site's error and sign-in pages, answered as if all were well, from papers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from scrapers.readers.errors import NotWhatItSays

MOST_LETTERS = 1_500  # of the whole page; a paper that speaks of errors says more than they do
LITTLE = 200  # letters; beside a password's field, what says more is a page with a box to sign in
_FIRST = 3  # lines below the title that may hold the words
_JSON_LETTERS = 2_000
_TELLING = frozenset({"error", "errors", "fault", "exception"})  # names in the JSON of a refusal
# Each is a whole line, or in a title what stands between two marks: "404 Not Found | Some Site".
# A number by itself may be anybody's: a row's, a page's, a circular's.
_ERROR = re.compile(
    r"""
      (?:http|error|status) (?:\ (?:error|status|code)){0,2} [\ :-]{1,3} [45]\d\d (?:\ error|\ page)?
    | [45]\d\d\ (?:error|page)
    | (?:(?:http\ |error\ |status\ |code\ ){0,3} [45]\d\d \W{0,3})?
      (?: (?:page|file\ or\ directory|the\ requested\ url)\ (?:was\ )?not\ found | not\ found
        | access\ denied | forbidden | unauthori[sz]ed | (?:internal\ )?server\ error | bad\ gateway
        | service\ (?:temporarily\ )?unavailable | gateway\ time-?out | too\ many\ requests
        | (?:(?:this|the|our)\ )?(?:site|website|page|system|service)\ is\ (?:currently\ |now\ |temporarily\ ){0,2}
          (?:under\ |undergoing\ |down\ for\ )?(?:scheduled\ |system\ )?(?:maintenance|unavailable|not\ available)
        | (?:system|website|site|server|scheduled)\ maintenance(?:\ in\ progress)?
      )
    | just\ a\ moment | checking\ your\ browser(?:\ before\ .{1,60})? | (?:you\ are\ being\ )?redirect(?:ing|ed)
    | (?:your\ )?session\ has\ expired | please\ (?:log|sign)\ ?in (?:\ to\ .{1,60})?
    | 找不到(?:網頁|网页|頁面|页面) | (?:網頁|网页|頁面|页面)不存在
    | (?:本?(?:系統|系统|網站|网站|網頁|网页)(?:現正|现正|正在)?(?:進行|进行)?(?:系統|系统)?)[維维][護护修]中?
    | (?:本?(?:系統|系统|網站|网站)(?:現正|现正|現已|现已)?(?:暫停|暂停)服[務务]) | 拒絕存取 | 拒绝访问
    """,
    re.IGNORECASE | re.VERBOSE,
)
# As a title: a link of these words stands above many a page.
_SIGN_IN = re.compile(
    r"(?:log|sign) ?in(?: to .{1,60})?|[請请]?先?登[入录錄](?:帳戶|账户|系統|系统)?", re.IGNORECASE
)  # e.g. Sign in to the portal · 請先登入
_BETWEEN = re.compile(r"\s[-–—:]\s|\|")  # e.g. " - " · "|"
_END = " .!。！…"
_SHOWS = "The file is a site's error or sign-in page, not a paper: it shows"
_DO = "Fetch it again; if it stays so, open its address in a browser and save the paper itself."


def refuse_page(title: str | None, lines: Sequence[str], *, asks_password: bool) -> None:
    """Raise NotWhatItSays for a short page whose title or first lines are an error's or a sign-in's."""
    letters = sum(map(len, lines))
    if letters > MOST_LETTERS:
        return
    of_title = [part[:120].strip(_END) for part in (title or "", *_BETWEEN.split(title or ""))]
    of_lines = [line[:120].strip(_END) for line in lines[:_FIRST]]
    for said in (*of_title, *of_lines):
        if _ERROR.fullmatch(said):
            raise NotWhatItSays(f"{_SHOWS} “{said[:80]}”. {_DO}")
    if any(_SIGN_IN.fullmatch(said) for said in of_title):
        raise NotWhatItSays(f"{_SHOWS} “{of_title[0][:80]}”. {_DO}")
    if asks_password and letters <= LITTLE:
        raise NotWhatItSays(f"{_SHOWS} a password's field. {_DO}")


def refuse_record(text: str) -> None:
    """Raise NotWhatItSays for a short JSON record that tells of an error."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{") or len(text) > _JSON_LETTERS:
        return
    try:
        record = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return
    if isinstance(record, dict) and not _TELLING.isdisjoint(name.lower() for name in record):
        raise NotWhatItSays(f"{_SHOWS} a record of an error. {_DO}")
