"""This file reads what a paper says in numbers of programmes that no register holds, by the names it states in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from bot.contents.figures.names import MOST_TEXT, Names
from bot.contents.figures.programme_columns import rows_beside
from bot.contents.figures.reading import MOST, readings
from bot.contents.figures.tables import tables
from bot.contents.figures.torn_tables import torn_tables
from bot.contents.folded import Folded
from bot.contents.statements import Statement, statements
from scrapers.items import Document
from storage.records import STATED, Figure

MOST_NAMES = 12  # of one paper
# e.g. Cyber Shield Scheme · Young Founders Grant · Pier Lift Improvement Programme
_IN_CAPITALS = re.compile(
    r"\b(?!(?:The|This|That|These|Those|Under|In|Our|Its|For|An?|Both|Each|Such|Of|With|Since|By|As|Pilot|Funding"
    r"|Subsidy|Other|Second|First|Third|Phase|Head|No|New(?! [A-Z][\w-]+ [A-Z])) )[A-Z][A-Za-z&'’-]{1,20} "
    r"(?:(?:and|for|of|on|in|the|to) (?:the )?)?(?:[A-Z][A-Za-z&'’-]{1,20} (?:(?:and|for|of|on|in|the) (?:the )?)?)"
    r"{0,6}"
    r"(?:Programme|Scheme|Fund|Platform|Pilot|Trial|Sandbox|Grants?|Portal|Campaign|Initiative|Exchange|Gateway|Voucher)\b"
    r"(?! (?:Committee|Office|Secretariat|Board|Council|Unit|Team|Account|Ordinance)\b)"
)
# e.g. Project Estuary
_PROJECT = re.compile(
    r"\bProject (?!(?:Manag|Offic|Team|Cost|Estimat|Fund|Direct|Supervis|Coordinat|Co-ordinat|Grant|Admin|Steering"
    r"|Lead|Owner|Title|Name|Profile|Number|Period|Vote|Committee|Group|Report|Proposal|Plan|Leader|Scope|Budget"
    r"|Expenditure|Progress|Details)[a-z]{0,8}\b)[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?\b(?! [A-Z])"
)
# What a paper calls something by behind its name: a word of it, or its last letters.
# e.g. Harbour Commons for Anglers (the Commons)
_CALLED_SO = re.compile(
    r"\b(?!(?:The|This|Under|In|Our|For) )(?P<en>[A-Z][A-Za-z&'’-]{1,20}"
    r"(?: (?:(?:and|for|of|on|in|the) ){0,2}[A-Z][A-Za-z&'’-]{1,20}){1,6}) \((?:the |[“\"]){1,2}"
    r"(?P<word>(?!(?:Department|Bureau|Council|Commission|Authority|Committee|Office|Board|Unit|Panel|Government"
    r"|Administration|Secretar|Universit|Colleg|Corporation|Compan|Association|Federation|Chamber|Society|Court|Group"
    r"|Ordinance|Bill|Act|Regulation|Rules|Agreement|Contract|Code|Guideline|Report|Paper|Policy|Address|Strateg"
    r"|Polic|Police|Hospital|Bank|Party|Member|Judiciary|Consult|Area|District|Region|Day|Month|Year))"
    r"[A-Z][A-Za-z-]{3,20})[”\"]?\)"
)
# e.g. 潮汐碼頭升級獎勵計劃(獎勵計劃)
_CALLED_SO_ZH = re.compile(
    r"(?:^|[,，。;；:：、「“]|[\d.]\s)(?P<zh>[\u4e00-\u9fff]{5,20}(?:计划|基金|平台|系统))[」”]?"
    r"[(（](?:以?下[简簡]?[称稱]|[简簡][称稱])?[「“]?(?P<short>[\u4e00-\u9fff]{2,8})[」”]?[)）]"
)
_KIND_ZH = "(?:试验|先导|试行|资助|支援|培育)?(?:计划|基金|平台|系统)"
# What is called by a name in marks: it says what kind of thing it is, or is called something shorter behind it.
# e.g. 「河口資助計劃」 · 「潮汐行」試驗計劃 · 「數碼同行車」(「同行車」)
_IN_MARKS = re.compile(
    rf"[「“](?P<name>[^「」“”『』《》()（）,，。;；\d]{{2,20}}?(?:计划|基金|平台|系统|服务|[咭卡车通易宝网券]))[」”]"
    rf"|[「“](?P<called>[^「」“”『』《》()（）,，。;；\d]{{2,14}})[」”](?={_KIND_ZH}(?!委员会|小组|办)"
    r"|\s?[(（](?:以?下[简簡]?[称稱]|[简簡][称稱])?[「“][^「」“”()（）]{2,10}[」”][)）])"
)
# What stands before a shorter name of the one before.
_SHORT_OF = re.compile(r"[(（](?:以?下[简簡]?[称稱]|[简簡][称稱])?$")
# e.g. Pier Lift Improvement Programme (the |Lift Programme)
_SHORT_OF_EN = re.compile(r"[\w)”\"] \([“\"]?the [“\"]?$")
_CALLED_BACK = re.compile(r"^(?:该|此|本|上述|有关|相关|新|各|其他)")
# A name that says little more than what kind of thing it is.
# e.g. 先導計劃 · 加速計劃 · 網上平台
_TOO_SHORT = re.compile(
    r"^(?:(?:[\u4e00-\u9fff]?|[\u4e00-\u9fff]{2}(?=计划|基金|服务)|网上|电子|数据|数码|资[讯料]|智能|云端|共[享用]|预约|登记"
    r"|申请|管理|支援|统一|综合|公共|政府|先导|试验|[学培]习|培训|服务|现有|旧有|线上|流动|信息|中央)"
    r"(?:计划|基金|平台|系统|服务)|[\u4e00-\u9fff]{1,2})$"
)
# e.g. 新型工業發展聯盟 · 中小企資援組
_OF_A_BODY = re.compile(r"[会盟司署局处组院学办区所室团例章书队]$")
_NO_NAME = (_CALLED_BACK, _TOO_SHORT, _OF_A_BODY)


def unlisted_figures(
    document: Document,
    names: Mapping[str, Sequence[str]],
    given: Sequence[Statement] | None = None,
) -> tuple[Figure, ...]:
    """Give what a paper says in numbers of programmes beside those of `names`, by STATED and the name it gives them.

    The same gates hold as for those known; what one paper calls so is nobody else's. What is known already
    is read with it, so that nothing of a known programme is given to another.
    """
    stated = statements(document) if given is None else given
    called = (*stated_names((one.whole for one in stated), names), *_of_rows(document, names))
    if not called:
        return ()
    both = {**names, **{f"{STATED}{name}": (name,) for name in called}}
    found = (
        one
        for one in readings(document, both, stated)
        if isinstance(one, Figure) and one.programme.startswith(STATED)
    )
    return tuple(dict.fromkeys(islice(found, MOST)))


def _of_rows(document: Document, names: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """Give what stands beside known programmes in the tables of a paper as one of them."""
    known = Names((), names)
    found = chain(tables(document), torn_tables(document))
    beside = chain.from_iterable(rows_beside(table, known.called) for table in found)
    return islice(dict.fromkeys(beside), MOST_NAMES)


def stated_names(
    sentences: Iterable[Folded], names: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Give the full names of programmes that sentences call by one, as written, but for those known."""
    told, left = list(sentences), MOST_TEXT
    called = [(one, _called(one)) for one in told]
    if not any(given for _, given in called):
        return ()
    known = Names(told, names)  # with the short names that the paper gives them
    short = {name for one in told for name in _short_names(one)}
    found: dict[str, str] = {}
    for one, given in called:
        if (left := left - len(one.folded)) < 0 or len(found) >= MOST_NAMES:
            break
        for name in given:
            said = Folded.of(name)
            mine = any(place.key for place in known.places(said))
            if not (mine or name in short or any(each.search(said.folded) for each in _NO_NAME)):
                found.setdefault(said.folded, name)
    return tuple(found.values())


def _called(one: Folded) -> list[str]:
    latin = [*_IN_CAPITALS.finditer(one.text), *_PROJECT.finditer(one.text)]
    spans = [match.span() for match in latin]
    spans += [m.span("en") for m in _CALLED_SO.finditer(one.text) if m["word"] in m["en"].split()]
    zh = [m.span("zh") for m in _CALLED_SO_ZH.finditer(one.folded) if m["zh"].endswith(m["short"])]
    zh += [
        match.span(match.lastgroup or 0)
        for match in _IN_MARKS.finditer(one.folded)
        if not _SHORT_OF.search(one.folded, 0, match.start())
    ]
    spans += [(one.offsets[start], one.offsets[end]) for start, end in zh]
    return [one.text[start:end] for start, end in spans]


def _short_names(one: Folded) -> list[str]:
    """Give what a sentence defines, behind a name, as a shorter one of it."""
    return [
        found[0]
        for found in _IN_CAPITALS.finditer(one.text)
        if _SHORT_OF_EN.search(one.text, max(0, found.start() - 8), found.start())
    ]
