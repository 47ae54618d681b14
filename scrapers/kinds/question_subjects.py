"""This file says what a question without a title is about: what it names or opens with, and what it asks first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.kinds.patterns import wide
from scrapers.kinds.question_premises import (
    gives_grounds,
    of_programme,
    stands_alone,
    without_end,
    without_lead,
)
from scrapers.text import fold, is_cjk, sentences

LONGEST_TITLE = 100  # columns
ROOM_FOR_TOPIC = 14  # columns of it that names leave free
OPENS = 16  # letters that may stand before a name on which a question opens
SEEN = 3_000  # letters of a question that are looked at
_NAME = re.compile(r"[「“]([^「」“”]{2,30})[」”]")
# What a question quotes is a name only if it is short and no sentence.
_NO_NAME = re.compile(r"[，。；：、！？]|预算|施政报告|纲领")
# e.g. 樂檔先導計劃 · 漁檔交換閘
_PLAN = re.compile(
    r"(?:计划|基金|联盟|平台|系统|中心|研发院|研究院|办公室|方案|策略|蓝图|机制|人才库|科技券|地带|园区|园"
    r"|演练|数据库|交换闸|资料库|通|云|令|约章|指引|框架|服务|身份)$"
)
# e.g. Smart Kiosk Trial Scheme (SKTS)
_DEFINED = re.compile(
    r"\b((?:[A-Z][\w'’+-]{1,20})(?: (?:(?:of|for|and|in|on|the|to) ){0,2}[A-Z][\w'’+-]{1,20}){1,7})"
    r" \((?P<short>[A-Z0-9][A-Za-z0-9&+]{1,9})\)"
)
# e.g. Harbour Lifts Office
_AN_OFFICE = re.compile(
    r"(?:Bureau|Department|Office|Council|Committee|Commission|Authority|Government|Secretary"
    r"|Administration|Region|University|Branch)\b"
)
# e.g. 就升降機維修方面， · 有關「樂檔通」及「樂檔雲」的推行，
_TOPIC = re.compile(
    r"(?:^|[。；\n]|，)(?:鑒於|鉴于)?(?:就[着著]?|關於|关于|有關|有关|對於|对于|針對|针对|在(?=[^，：\n]{4,28}方面[，：\n]))"
    r"(?P<topic>[\u4e00-\u9fffA-Za-z0-9「」、/／-]{4,34}?)(?:方面|一事|的(?:事宜|工作|推行情況|推行情况))?"
    r"(?:，|：|\n)"
)
_TOPIC_EN = re.compile(
    r"(?:Regarding|Concerning|With regard to|In relation to|In respect of|As regards|On) (?P<topic>[^,.;:]{4,80}),"
)
_SOURCE = re.compile(r"预算|纲领|演辞|段落|总目|分目|施政报告|事项|指标|以下|下列|上述|文件")
_ASKS_WHAT = re.compile(r"何时|为何|如何|多少|哪些|什么|甚么|是否|有否|会否")
# e.g. 五所研發中心（即甲、乙及丙）的工作
_ASIDE = re.compile(r"[(（][^()（）]{0,120}[)）]")
# Who acts is no part of what it is about, and a span of years alone is no subject.
_ACTS = re.compile(r"^(?:政府|當局|当局|局方|[\u4e00-\u9fff]{2,10}局)[在於于]")
_ONLY_WHEN = re.compile(r"^(?:过去|未来|来年|本年|今年|去年|近|最近|\d|二[零〇])[^的]{0,12}$")
_ASKS_TO_BE_TOLD = re.compile(r"[^。；\n]{0,12}(?:告知|[請请][問问]|列出|回答|[說说]明)")
# e.g. 對於「樂檔通」的推行情況 · 在「樂檔通」的支持下
_TURNS = re.compile(r"^(?:對於|对于|針對|针对|在|就|自|請|请|按|據|据|如|若)")
_MARK = re.compile(
    r"^\s*(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-hA-H]|[ivx]{1,4})[)）.、](?!\d)|[-•–—])\s*"
)
# e.g. 涉及多少人 · how many
_ASKS = re.compile(
    r"(?:为何|如何|多少|几多|是否|有否|会否|可否|详情|数目|开支|进度|情况(?!下)|原因|何时|哪些|什么|怎样|\?)"
    r"|\b(?:how|what|when|whether|why|which|number|details|progress|expenditure)\b"
)
# e.g. 政府可否告知本会: · please inform this Council:
_ONLY_ASKS = re.compile(
    r"(?:告知|回答|答复|回覆|回复|列出|说明)(?:本会|本委员会|以下|下列)?[^，,]{0,6}[:：,，—-]*$"
    r"|^(?:就此|请告知|请问|当局可否|政府可否|局方可否)[^，,]{0,8}[:：,，]?$"
    r"|(?:please (?:inform|advise)|would the)[^:]{0,60}[:,]?$"
)
# e.g. 就此，請告知本會：
_LEAD = re.compile(
    r"^(?:(?:就此|另外|此外|而|至于|請(?:告知|問)(?:本會)?|请(?:告知|问)(?:本会)?|分[項项]列出"
    r"|(?:特[區区])?(?:政府|當局|当局|局方)?可否告知本[會会]|當中|当中)[，,：: ]*){1,3}"
)
# e.g. 於過去五年（i）獲資助的項目
_INNER_MARK = re.compile(r"[(（](?:[ivx]{1,4}|[a-h])[)）]")
# e.g. of the number of lifts · in each of the past three years, of the number
_OF = re.compile(r"^(?:in each of the past [^,]{2,20}, )?of (?=the\b|its\b|any\b)")
_ENDS_CLAUSE = re.compile(r"[，；。]")
# e.g. 有關研究何時展開: behind its name
_OF_IT = re.compile(r"^(?:有[關关]|相[關关])的?")
LONGEST_LEAD, LEAST_ASKED = (
    70,
    6,
)  # columns of what it leads with, letters of what it asks behind that
LEAST_TOLD = 8  # letters of a title that says something
# A clause that only leads up to what a title had no room for.
# e.g. 按大學類別劃分 · 在未經審批的情況下 · 當中包括
_LEADS_UP = re.compile(
    r"^(?:并|及|以及|而|当中|其中|包括|探讨|若|如|按|在|于|就|据|根据|除|为|对于|随着|鉴于|因应|未来|过去|请|例如"
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


def subject_title(texts: Sequence[str], fallback: str, programme: str = "") -> str:
    """Give a title of at most 100 columns: the subject that a question names, and what it asks first.

    A question that asks about several things by name is titled by their names. Where it names
    nothing, what its first sentence that says something is on; never a sentence that only asks to be told.
    `texts` are the question's paragraphs; `fallback` serves where they say nothing, and `programme` is the one
    of the Estimates that it is on.
    """
    whole = "\n".join(texts)[:SEEN]
    marked = [text for text in texts if _MARK.match(text)]
    plain = [text for text in texts if not _MARK.match(text)]
    first = next(filter(None, map(_bare, _asked(marked, plain))), "")
    lead = "\n".join(plain)[:SEEN]
    topic, parts, plans = _topic(lead) if marked else "", _asked_by_name(marked), _plans(lead)
    listed = _listed(parts)
    if listed and (not topic or _bare_name(listed) not in topic) and not plans:
        return _fitted(f"{topic}{_colon(topic)}{listed}" if topic else listed)
    if subject := topic or _subject(lead, [*plans, *parts], first, whole):
        return _fitted(_with_asked(subject, first))
    said = (one for text in whole.split("\n") for one in sentences(text))
    opening = next((one for one in map(_before_asking, said) if one), "")
    if any(map(is_cjk, opening)):
        opening = _MARK.sub("", opening)
        of_money = of_programme(opening, programme)
        if not of_money and _asks_at_once(opening):
            return opening
        told = _on_premise(of_money, opening, first)
        return _fitted(told or _bare(opening) or fallback)
    title = _MARK.sub("", opening).strip() if opening.endswith(("?", "？")) else _bare(opening)
    return _fitted(title or fallback)


def _asks_at_once(opening: str) -> bool:
    """Say whether a question is a title as it stands."""
    asks = opening.endswith(("？", "?")) and wide(opening) <= LONGEST_TITLE
    return asks and _bare(opening) == without_end(opening.rstrip(_ENDS))


def _on_premise(programme: str, opening: str, first: str) -> str:
    """Give what a question leads with and what it asks first; one of them where there is no room for both."""
    lead = programme or ("" if gives_grounds(opening) else _bare(opening))
    if not lead or not stands_alone(lead):
        return first
    kept = _before_asked(lead)
    if wide(kept) > LONGEST_LEAD:
        kept = _whole_clauses(_cut(kept, LONGEST_LEAD))
    mark = "，" if "：" in kept else "："
    if kept and (programme or not _ASKS.search(fold(kept))):
        for asked in (first, _asked_clause(first)):
            behind = len(asked) >= LEAST_ASKED and asked not in kept and kept not in asked
            if (
                behind
                and stands_alone(asked)
                and wide(both := f"{kept}{mark}{asked}") <= LONGEST_TITLE
            ):
                return both
    alone = _fitted(first)
    asks = len(alone) > OPENS and not alone.endswith("…") and _ASKS.search(fold(alone))
    return alone if asks and alone not in lead and stands_alone(alone) else lead


def _before_asking(sentence: str) -> str:
    """Give a sentence without its end that only asks to be told; "" where nothing else is left."""
    if not _ONLY_ASKS.search(fold(sentence)):
        return sentence
    told = re.split(r"[，,](?=[^，,]*$)", sentence)[0]
    return (
        "" if told == sentence or _ONLY_ASKS.search(fold(told)) or len(told) < LEAST_TOLD else told
    )


def _before_asked(lead: str) -> str:
    """Give the clauses before the first that asks something; all where that is the first."""
    clauses = re.split(r"(?<=[，；。])", lead)
    at = next((n for n, one in enumerate(clauses) if _ASKS.search(fold(one))), len(clauses))
    return "".join(clauses[:at]).rstrip(_ENDS) if at else lead


def _asked_clause(sentence: str) -> str:
    """Give the first clause of a sentence that asks something which is understood by itself."""
    clauses = (_OF_IT.sub("", _bare(one)) for one in re.split(r"[，；。]", sentence))
    asking = (one for one in clauses if _ASKS.search(fold(one)) and not _LEADS_UP.search(fold(one)))
    return next((one for one in asking if len(one) >= LEAST_ASKED and stands_alone(one)), "")


def _with_asked(subject: str, first: str) -> str:
    """Set what is asked first behind the subject; it stands alone where it opens on the subject."""
    name = _bare_name(subject)
    if not first:
        return subject
    if name not in first and (others := _plans(first)):
        plain = "「" in subject  # a plan, and the first part is about another
        return subject if plain else f"{subject}{_colon(subject)}{_quoted(others[0])}"
    if name in first:
        opens = first.index(name) <= OPENS and not _TURNS.match(first)
        return first if opens and _ASKS.search(fold(_fitted(first))) else subject
    return f"{subject}{_colon(subject)}{first}"


def _subject(lead: str, plans: Sequence[str], first: str, whole: str) -> str:
    """Give the plan that a question names, else another name, else what it opens on."""
    names = [*plans, *_names(lead), *_names(first), *_plans(whole)]
    if names:
        return _quoted(names[0])
    found = next(filter(None, (_clear(each["topic"]) for each in _TOPIC.finditer(whole))), "")
    return found or _opened_on(whole)


def _topic(lead: str) -> str:
    """Give what the sentence that asks to be told says that it is about."""
    lead = _ASIDE.sub("", lead)
    for found in _TOPIC.finditer(lead):
        if _ASKS_TO_BE_TOLD.match(lead, found.end()) and (topic := _clear(found["topic"])):
            return topic
    return _opened_on(lead)


def _opened_on(text: str) -> str:
    """Give what a text in English opens on."""
    opened = _TOPIC_EN.match(text)
    return f"{opened['topic'][0].upper()}{opened['topic'][1:]}" if opened else ""


def _clear(topic: str) -> str:
    """Give a topic without who acts; nothing where it is a document or only a time."""
    bare = _ACTS.sub("", topic).removesuffix("方面")
    plain = fold(bare)
    asks = _ASKS_WHAT.search(plain) is not None
    return (
        ""
        if len(bare) <= _SHORT or asks or _SOURCE.search(plain) or _ONLY_WHEN.search(plain)
        else bare
    )


def _bare_name(subject: str) -> str:
    """Give the first name of a subject without its quotation marks."""
    return (_NAME.search(subject) or (subject, subject))[1]


def _colon(subject: str) -> str:
    return "：" if any(map(is_cjk, subject)) else ": "


def _plans(text: str) -> list[str]:
    return [one for one in _names(text) if one.isascii() or _PLAN.search(fold(one))]


def _names(text: str) -> list[str]:
    """Give the names in quotation marks that are no documents, and those that a short form defines."""
    quoted = [
        found[1]
        for found in _NAME.finditer(text)
        if len(found[1]) >= _SHORT
        and not _NO_NAME.search(fold(found[1]))
        and not _NO_NAME.search(found[1])
    ]
    defined = [
        f"{found[1].removeprefix('The ')} ({found['short']})"
        for found in _DEFINED.finditer(text)
        if not _AN_OFFICE.search(found[1])
    ]
    return list(dict.fromkeys([*quoted, *defined]))


def _asked_by_name(marked: Sequence[str]) -> list[str]:
    """Give the plans that a question's parts are about, the first of each part, each once."""
    return list(dict.fromkeys(one for text in marked for one in _plans(text)[:1]))


def _quoted(name: str) -> str:
    return f"「{name}」" if any(map(is_cjk, name)) else name


def _listed(names: Sequence[str]) -> str:
    """Give several names, as many as a title has room for; nothing where there is but one."""
    if len(names) < 2:
        return ""
    apart = "、" if any(map(is_cjk, names[0])) else ", "
    told = _quoted(names[0])
    for name in names[1:]:
        if wide(longer := f"{told}{apart}{_quoted(name)}") <= LONGEST_TITLE - ROOM_FOR_TOPIC:
            told = longer
    return told


def _asked(marked: Sequence[str], plain: Sequence[str]) -> list[str]:
    """Give what is asked, item by item, the marked ones first."""
    said = [one for text in plain for one in sentences(text)]
    asking = [one for one in said if _ASKS.search(fold(one)) and not _ONLY_ASKS.search(fold(one))]
    return [sentences(text)[0] if sentences(text) else text for text in marked] + asking


def _bare(text: str) -> str:
    bare = without_lead(_LEAD.sub("", _MARK.sub("", text.strip())).rstrip(_ENDS))
    bare = _INNER_MARK.sub("", _LEAD.sub("", bare))
    if found := _OF.match(bare):
        bare = bare[found.end() :]
    for word in ("；及", "; and", "；以及"):
        bare = bare.removesuffix(word)
    return without_end(bare.rstrip(_ENDS))


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


def _cut(title: str, longest: int = LONGEST_TITLE) -> str:
    kept, columns = "", 0
    for letter in title:
        columns += wide(letter)
        if columns > longest:
            break
        kept += letter
    return kept
