"""This file takes from a sentence of a question what it is on, without its source, who acts, and when."""

from __future__ import annotations

import re

from scrapers.text import fold, fold_with_offsets

LEAST = 6  # letters that say something
LOOKS = 6  # at what a sentence leads with
# By which head of the Estimates.
# e.g. 根據總目135， · 在此綱領中，
_BY_HEAD = (
    r"(?:根据|按照?|在|于)(?:此|该|本)?[^,。;:「]{0,8}(?:总目|纲领|分目)[^,。;:「]{0,10},"
    r"(?![^,。;]{0,12}(?:提及|提到|指出))"
)
# Where that is said which the question is on.
# e.g. 財政司司長在預算案演辭第36段中指出， · 在綱領(4)：基礎設施支援中提及， · 局方會特別留意的事項，其中包括：
_SAID = r"(?:提及|提到|指出|表示|提出|阐述|宣布|列明|显示)"
_SOURCE = (
    rf"[^,。;:「」]{{0,30}}?(?:预算案|演辞|演词|纲领|总目|分目|施政报告|事项)》?[^,。;:]{{0,16}}?(?::[^,。;:]{{0,16}}?)?{_SAID}"
    r"(?:要|会|将会?)?,?[:「]?"
    r"|[^,。;:「」]{0,14}特别留意的?事项,?(?:其中|当中)?(?:包括|有)[:,]?「?"
)
# For what, on what grounds.
# e.g. 為激發學生對航海的興趣，
_PURPOSE = r"为(?:了)?[^,。;]{2,40},(?=(?:特区)?政府|当局|[^,。;]{2,10}[局署])"
_BESIDES = r"(?:除|除了)[^,。;]{2,14}(?:之外|以外|外),"
_SOME_YEARS = r"(?:过去|未来|最近|近|二[零〇○]|\d{4})[^,。;:「」于成]{0,14}?(?:年度?|月)"
_YEAR = rf"(?:{_SOME_YEARS}|[本下上来去今]年度?)(?:[中内]|期间)?"
# e.g. 過去三年，每年 · 在2025-26年度有何 · 目前
_WHEN = (
    rf"(?:在|于|自)?{_YEAR}(?:,(?:每年度?)?|(?=[有是会可能如推将共]))|(?:目前|现时|早前|日前),?(?!的)"
    r"|(?:过去|未来)[一二两三四五\d]年度?,?(?![的来度(])"
)
# Who acts, before what is done or asked.
# e.g. 創科及工業局下年度會繼續推進 · 政府有否
_WHO = (
    r"(?:特区政府|政府(?:当局)?|当局|局方|署方|[^,。;:「」的]{2,12}?[局署处办])"
    rf"(?:将?会(?!议)|将)?(?:(?:在|于)?{_YEAR},?)?(?:将会?|会(?!议)|已|现?正|亦|积极|全力){{0,3}}"
    r"(?=继续|预留|邀请|推|促|加[大快强]|完成|成立|设立|展开|开展|制[定订]|投放|拨款|鼓励|是否|有否|会否|可否|能否|有没有"
    r"|有何|如何)"
)
_LEADS = re.compile(
    rf"^(?:{_BY_HEAD}|{_SOURCE}|{_PURPOSE}|{_BESIDES}|{_WHEN}|{_WHO}|继续(?:监察)?(?=.))"
)
# What a question ends with, behind what it asks for.
# e.g. 申請數目為何 · 進度如何
_ENDS = re.compile(
    r"(?<=数目|开支|进度|详情|情况|原因|金额|人手|比例|资料|进展|成效|目标|内容|安排|预算|编制|措施|类别|规模|理由|影响)"
    r"(?:分别|又)?(?:为何|如何|是?怎样)$"
)
# What others say or what came before, so that the question itself tells more.
# e.g. 鑒於 · 有意見認為
_GROUNDS = re.compile(
    r"^(?:鉴于|由于|因应|据悉|据报|有(?:意见|市民|业界|议员)|随着)|^[^,。;]{2,30}以来,|^为(?:了)?[^,。;]{2,60}$"
)
# What only the form or a sentence before tells.
# e.g. 該綱領2026/27年度撥款 · 上述限制
_LEANS = re.compile(
    r"^(?:该|此|其|上述|这)|上述|(?:该|此)(?:计划|基金|限制|措施|平台|署|局|办)|相关资助|^有关"
)
# On the money of a programme, by its years alone.
# e.g. 2026-27年度的撥款較 · 該綱領的修訂預算
_OF_A_PROGRAMME = re.compile(
    r"^(?:该纲领|此纲领|20\d\d[-/至]?(?:20)?\d{0,2}年度?的?)?[^,。;「]{0,8}(?:拨款|修订预算|财政预算|预算开支)(?!案)"
)
_NUMBERED = re.compile(r"^[(（]\d{1,2}[)）] ?")


def gives_grounds(sentence: str) -> bool:
    """Say whether a sentence that leads to a question only says on what grounds or since when it is asked."""
    return _GROUNDS.match(fold(sentence)) is not None


def stands_alone(text: str) -> bool:
    """Say whether what a question says is understood without what was said before."""
    return _LEANS.search(fold(text)) is None


def of_programme(text: str, programme: str) -> str:
    """Give the name of the programme whose money a question is on without naming it; "" for another question."""
    name = _NUMBERED.sub("", programme.strip())
    return f"「{name}」" if name and _OF_A_PROGRAMME.match(fold(text)) else ""


def without_lead(sentence: str) -> str:
    """Give a sentence without where that is said, who acts, and when; it keeps enough to say something."""
    folded, offsets = fold_with_offsets(sentence)
    start = 0
    for _ in range(LOOKS):
        found = _LEADS.match(folded[start:])
        if found is None or len(folded) - start - found.end() < LEAST:
            break
        start += found.end()
    return sentence[offsets[start] :] if start else sentence


def without_end(asked: str) -> str:
    """Give what is asked without the word that asks, where the rest names it."""
    folded, offsets = fold_with_offsets(asked)
    found = _ENDS.search(folded)
    return asked[: offsets[found.start()]] if found else asked
