"""This file says what a question without a title is about: what it names or opens with, and what it asks first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.kinds.patterns import wide
from scrapers.text import fold, is_cjk, sentences

LONGEST_TITLE = 100  # columns
SEEN = 3_000  # letters of a question that are looked at
_NAME = re.compile(r"[「“]([^「」“”]{2,30})[」”]")
# What a question quotes is a name only if it is short and no sentence.
_NO_NAME = re.compile(r"[，。；：、！？]|预算|施政报告|纲领")
_PLAN = re.compile(
    r"(?:计划|基金|联盟|平台|系统|中心|研发院|研究院|办公室|方案|策略|蓝图|机制|人才库|科技券|地带|园区)$"
)
# e.g. 就升降機維修方面，
_TOPIC = re.compile(
    r"(?:^|[。；\n]|，)(?:鑒於|鉴于)?(?:就|關於|关于|有關|有关|對於|对于|針對|针对)"
    r"(?P<topic>[\u4e00-\u9fffA-Za-z0-9「」/／-]{4,28}?)(?:方面|一事|的(?:事宜|工作|推行情況|推行情况))?"
    r"(?:，|：|\n)"
)
_TOPIC_EN = re.compile(
    r"(?:Regarding|Concerning|With regard to|In relation to|In respect of|As regards|On) (?P<topic>[^,.;:]{4,80}),"
)
_SOURCE = re.compile(r"预算|纲领|演辞|段落|总目|分目|施政报告|事项|指标|以下|下列|上述|文件")
_MARK = re.compile(
    r"^\s*(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-hA-H]|[ivx]{1,4})[)）.、](?!\d)|[-•–—])\s*"
)
# e.g. 涉及多少人 · how many
_ASKS = re.compile(
    r"(?:为何|如何|多少|几多|是否|有否|会否|可否|详情|数目|开支|进度|情况|原因|何时|哪些|什么|怎样|\?)"
    r"|\b(?:how|what|when|whether|why|which|number|details|progress|expenditure)\b"
)
# e.g. 政府可否告知本会: · please inform this Council:
_ONLY_ASKS = re.compile(
    r"(?:告知|回答|答复|回覆|回复|列出|说明)(?:本会|本委员会|以下|下列)?[^，,]{0,6}[:：,，—-]*$"
    r"|^(?:就此|请告知|请问|当局可否|政府可否|局方可否)[^，,]{0,8}[:：,，]?$"
    r"|(?:please (?:inform|advise)|would the)[^:]{0,60}[:,]?$"
)
_LEAD = re.compile(
    r"^(?:就此|另外|此外|而|至于|請(?:告知|問)(?:本會)?|请(?:告知|问)(?:本会)?"
    r"|(?:政府|當局|当局|局方)?可否告知本[會会]|當中|当中)[，,：: ]*"
)
_ENDS_CLAUSE = re.compile(r"[，；。]")
LEAST_TOLD = 8  # letters of a title that says something
# A clause that only leads up to what a title had no room for.
# e.g. 按大學類別劃分 · 在未經審批的情況下 · 當中包括
_LEADS_UP = re.compile(
    r"^(?:并|及|以及|而|当中|其中|包括|若|如|按|在|于|就|据|根据|除|为|对于|随着|鉴于|因应|未来|过去|请|例如"
    r"|即)[^,;。]*$|(?:下|时|后|中|方面|包括|提及|提到|指出|表示|大学|公司|机构|年度内?|段|事项|以来|》)$"
    r"|(?:推动|邀请|鼓励|要求|协助)[^,。;]{0,12}$"
)
# What others say or what came before: the question follows, and no title ends before it.
# e.g. 有意見指學校不應收費 · 據悉 · 自2020年起
_BACKGROUND = re.compile(
    r"^(?:[^,;。]{0,6}(?:有意见|有报道|有报导|有团体|有市民|有议员|有人|有传媒|有学者|有评论|有研究"
    r"|有调查)[^,;。]{0,10}(?:指|认为|表示|反映|批评|关注|担心|称)|有(?:指|传|见)"
    r"|(?:据|鉴于|因应|由于|近年|早前|政府曾|当局曾)|[自从由][^,;。]{2,20}起$)"
)
_SHORT = 3  # letters of a clause that is none: a word set off by commas
_ENDS = "；;。，,：:、？? "


def subject_title(texts: Sequence[str], fallback: str) -> str:
    """Give a title of at most 100 columns: the subject that a question names, and what it asks first.

    Where it names none, its first sentence that says something; never a sentence that only asks to
    be told. `texts` are the question's paragraphs; `fallback` serves where they say nothing.
    """
    whole = "\n".join(texts)[:SEEN]
    said = [
        one
        for text in whole.split("\n")
        for one in sentences(text)
        if not _ONLY_ASKS.search(fold(one))
    ]
    subject = _subject(whole)
    if subject:
        asked = next((one for one in map(_bare, _asked(texts)) if one and subject not in one), "")
        colon = "：" if any(map(is_cjk, subject)) else ": "
        title = f"{subject}{colon}{asked}" if asked else subject
    else:
        first = next(iter(said), "")
        title = (
            _MARK.sub("", first).strip() if first.endswith(("？", "?", "。")) else _bare(first)
        ) or fallback
    return _fitted(title)


def _subject(whole: str) -> str:
    """Give the first name in quotation marks that is no document, else what the question opens on."""
    names = [
        found[1]
        for found in _NAME.finditer(whole)
        if not _NO_NAME.search(fold(found[1])) and not _NO_NAME.search(found[1])
    ]
    if names:
        return f"「{next((one for one in names if _PLAN.search(fold(one))), names[0])}」"
    for found in _TOPIC.finditer(whole):
        if not _SOURCE.search(fold(found["topic"])):
            return found["topic"]
    opened = _TOPIC_EN.match(whole)
    return f"{opened['topic'][0].upper()}{opened['topic'][1:]}" if opened else ""


def _asked(texts: Sequence[str]) -> list[str]:
    """Give what is asked, item by item, the marked ones first."""
    marked = [text for text in texts if _MARK.match(text)]
    plain = [one for text in texts if text not in marked for one in sentences(text)]
    asking = [one for one in plain if _ASKS.search(fold(one)) and not _ONLY_ASKS.search(fold(one))]
    return [sentences(text)[0] if sentences(text) else text for text in marked] + asking


def _bare(text: str) -> str:
    bare = _LEAD.sub("", _MARK.sub("", text.strip())).rstrip(_ENDS)
    for word in ("；及", "; and", "；以及"):
        bare = bare.removesuffix(word)
    return bare.rstrip(_ENDS)


def _fitted(title: str) -> str:
    if wide(title) <= LONGEST_TITLE:
        return title
    if title.isascii():
        return f"{_cut(title).rsplit(' ', 1)[0]} ..."
    return _whole_clauses(_cut(title)) or f"{_cut(title).rstrip('，、：；')}……"


def _whole_clauses(kept: str) -> str:
    """Give a cut title up to the last clause that is whole and says something, at least its subject.

    Nothing where that leaves only what leads up to the question.
    """
    subject, colon, asked = kept.partition("：")
    if not colon or _ENDS_CLAUSE.search(subject):
        subject, asked = "", kept
    clauses = re.split(r"(?<=[，；。])", asked)[:-1]
    if _only_before(clauses):
        return ""
    while clauses and (
        _LEADS_UP.search(_plain(clauses[-1]))
        or _BACKGROUND.search(_plain(clauses[-1]))
        or len(_plain(clauses[-1])) <= _SHORT
        or fold("".join(clauses)).count("(") != fold("".join(clauses)).count(")")
    ):
        clauses.pop()
    told = "".join(clauses).rstrip(_ENDS)
    if len(told) < LEAST_TOLD:
        return subject
    return f"{subject}：{told}" if subject else told


def _only_before(clauses: Sequence[str]) -> bool:
    """Say whether clauses tell what others say, or a word of it, and ask nothing."""
    told = [_plain(one) for one in clauses]
    before = any(_BACKGROUND.search(one) or len(one) <= _SHORT for one in told)
    return before and not any(_ASKS.search(one) for one in told if not _BACKGROUND.search(one))


def _plain(clause: str) -> str:
    return fold(clause).rstrip(",;。 ")


def _cut(title: str) -> str:
    kept, columns = "", 0
    for letter in title:
        columns += wide(letter)
        if columns > LONGEST_TITLE:
            break
        kept += letter
    return kept
