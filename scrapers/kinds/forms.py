"""This file says which form a paper has that is none of the kinds: by what its title block says and what follows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scrapers.kinds.agendas import opens_item
from scrapers.kinds.attendance import names_people
from scrapers.kinds.header import LONGEST_LINE, is_headed, title_block
from scrapers.kinds.letters import is_letter
from scrapers.kinds.lines import Line, Sheet
from scrapers.kinds.patterns import folded_pattern
from scrapers.kinds.releases import Issue, is_release
from scrapers.text import fold

_BODY = r"(?:.{0,60}(?:委員會|小組|議會|立法會|局|會議廳))?"
_ASIDE = r"(?:\s?[(（].{0,40}[)）])?"
# What a line of a title block says, the most telling first: a corrigendum to minutes is a corrigendum.
FORMS = {
    "corrigendum": folded_pattern(
        r"^(?:更正|勘誤)(?:本|表|啟事|通知)?$|^corrigend(?:um|a)\b.{0,80}$|^errat(?:um|a)\b.{0,80}$"
    ),
    # e.g. List of outstanding items for discussion · 待議事項一覽表
    "outstanding_items": folded_pattern(
        rf"^.{{0,60}}(?:待議事項|(?:尚待|有待)(?:討論|處理)的?事項|未完事項)(?:一覽表|清單)?{_ASIDE}$"
        r"|^(?:updated )?list of (?:outstanding )?items (?:for (?:future )?discussion|outstanding)\b"
        r"|^(?:list of )?outstanding items\b"
    ),
    "follow_up": folded_pattern(
        rf"^.{{0,60}}(?:跟進行動|跟進事項|須採取的?跟進(?:行動)?)(?:一覽表)?{_ASIDE}$"
        r"|^(?:list of )?follow-?up actions?\b.{0,80}$"
    ),
    "background_brief": folded_pattern(
        rf"^.{{0,60}}背景資料簡介{_ASIDE}$|^(?:updated )?background brief\b.{{0,120}}$"
    ),
    # e.g. Minutes of the 5th meeting · 會議紀要
    "minutes": folded_pattern(
        rf"^{_BODY}(?:.{{0,30}}(?:次|特別|聯席|日的?|簡報))?會議?(?:的)?(?:紀要|紀錄|逐字紀錄本?){_ASIDE}$"
        r"|^逐字紀錄本?$"
        r"|^(?:(?:draft|confirmed|unconfirmed|verbatim) )?minutes of (?:the |a )?"
        r"(?:\S{1,20} ){0,6}meetings?\b.{0,100}$"
    ),
    "agenda": folded_pattern(
        rf"^(?:(?:updated|revised|supplementary|tentative) )?agenda\b.{{0,40}}$"
        rf"|^{_BODY}(?:經修訂的?|最新|暫定|補充)?(?:會議)?議程{_ASIDE}$"
    ),
    "submission": folded_pattern(
        r"^submissions?\b|^.{0,80}\bsubmission (?:to|on|from)\b|^.{0,80}意見書(?:$|[(（])"
        r"|^.{2,40}(?:提交|就).{0,60}意見書"
    ),
    "consultation": folded_pattern(
        r"^(?:public )?consultation (?:paper|document)\b|^.{0,60}諮詢文件$"
    ),
    "brief": folded_pattern(
        r"^.{0,20}立法會參考資料摘要$|^(?:.{0,20} )?legislative council brief$"
    ),
    # e.g. Speech by the Secretary · 局長致辭全文
    "speech": folded_pattern(
        r"^(?:keynote )?speech (?:by|at)\b|^(?:opening|closing|welcome|welcoming) remarks"
        r"|^(?:transcript of )?(?:opening )?remarks (?:by|of|at)\b|^transcript of"
        rf"|^.{{0,120}}(?:致辭|演辭|談話|(?:開幕|閉幕|總結)?發言)(?:全文|內容|要點)?{_ASIDE}$"
    ),
}
_SPOKEN = folded_pattern(
    r"^以下(?:是|為).{2,80}(?:致辭|發言|談話|演辭)"
    r"|^following (?:is|are) .{0,60}\b(?:speech|remarks|transcript)\b"
)
# e.g. Dear Chairman · 陳主席台鑒：
_GREETING = folded_pattern(
    r"^dear (?:sirs?|madam|mr|ms|mrs|miss|dr|prof|hon|clerk|chair(?:man)?|members?|honourable|\w{2,20} \w{2,20},)"
    r"|^.{1,30}(?:台鑒|鈞鑒|大鑒|惠鑒)[:：]?$|^(?:敬啟者|逕啟者)"
)
_CLOSING = folded_pattern(r"^yours (?:sincerely|faithfully|truly)")
_NAMES = frozenset({*FORMS, "letter", "release"})
_RELEASED = ("speech",)  # what a press release may be besides a release
# Forms whose own words outweigh a likeness to the five kinds.
STRONG = frozenset(
    {
        "corrigendum",
        "outstanding_items",
        "follow_up",
        "background_brief",
        "agenda",
        "minutes",
        "brief",
    }
)
# Those of them that have a purpose and ask for something, as every panel paper does.
ALIKE = frozenset({"background_brief", "brief"})
_HINTS = {
    "background brief": "background_brief",
    "press_release": "release",
    "follow-up list": "follow_up",
}
_CLOSE_BY = 60  # lines below a title block in which a list begins
_FOOT = 14  # lines in which a letter closes


def form_of(page: Sheet, *, hint: str | None, title: str | None, issue: Issue) -> str | None:
    """Say which form a paper that is none of the kinds has; None where nothing tells."""
    own = own_form(page, title=title, issue=issue)
    if is_release(page.lines, issue):
        return own or "release"  # a letter that it prints is not what it is
    if is_letter(page.lines):
        return "letter"
    if own is not None:
        return own
    if _is_open_letter(page):
        return "letter"
    expected = _HINTS.get(hint or "", hint)
    return expected if expected in _NAMES else None


def own_form(page: Sheet, *, title: str | None, issue: Issue) -> str | None:
    """Say which form a paper gives itself in its title block, where what follows has its shape."""
    block = title_block(_first_page(page), page.width)
    texts = [each.folded for each in block]
    if title and len(title) <= LONGEST_LINE:
        texts.insert(0, fold(title))
    released = is_release(page.lines, issue)
    for text in texts:
        for name, pattern in FORMS.items():
            if not pattern.search(text) or (released and name not in _RELEASED):
                continue
            if name not in _SHAPES or _SHAPES[name](page.lines):
                return name
    opening = page.lines[: len(block) + 2]
    if any(_SPOKEN.match(each.folded[:LONGEST_LINE]) for each in opening):
        return "speech"
    return None


def outranks(
    page: Sheet, title: str | None, issue: Issue, *, among: frozenset[str] = STRONG
) -> bool:
    """Say whether a paper's own words make it one of the forms, whatever else it resembles."""
    return own_form(page, title=title, issue=issue) in among


def _first_page(page: Sheet) -> list[Line]:
    """A paper names itself on its first page: the second slide of a talk says "Agenda"."""
    if not page.paged:
        return list(page.lines)
    first = page.lines[0].page if page.lines else None
    return [each for each in page.lines if each.page == first]


def _lists_items(lines: Sequence[Line]) -> bool:
    """An agenda lists what comes: two items and more, or one in a paper of a committee."""
    found = sum(1 for each in lines[: _CLOSE_BY * 2] if opens_item(each))
    return found >= 2 or (found == 1 and is_headed(lines))


def _records(lines: Sequence[Line]) -> bool:
    """Minutes say who was there and when, or number what was said."""
    top = lines[:_CLOSE_BY]
    return any(names_people(each) or _HELD.match(each.folded) or opens_item(each) for each in top)


_HELD = folded_pattern(r"^(?:日\s?期|時\s?間|地\s?點|date|time|venue)\s?[:：]")
_SHAPES: dict[str, Callable[[Sequence[Line]], bool]] = {"agenda": _lists_items, "minutes": _records}


def _is_open_letter(page: Sheet) -> bool:
    """A greeting above the text, or one near the top and a closing near the foot."""
    if any(_GREETING.match(each.folded) for each in title_block(page.lines, page.width)):
        return True
    greeted = any(_GREETING.match(each.folded) for each in page.lines[:_CLOSE_BY])
    return greeted and any(_CLOSING.match(each.folded) for each in page.lines[-_FOOT:])
