"""This file finds the names that a Chinese sentence gives to what it speaks of, and the short ones it defines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

LEAST = 3  # letters of a short name that is known without brackets
NAME_ZH = re.compile(r"「([^「」]{2,40})」|“([^“”]{2,40})”")
_CALLED = r"(?:下稱|以下簡稱|簡稱|下称|以下简称|简称)"
# 「先導計劃」 is what a paper calls 「創科加速器先導計劃」(「先導計劃」) from there on.
_DEFINED_ZH = re.compile(
    rf"「([^「」]{{3,40}})」[（(]{_CALLED}?[「“]?([^「」“”（）()，]{{2,8}})[」”]?[)）]"
)
# e.g. 香港微電子研發院(研發院) · 人工智能超算中心（下稱「超算中心」）
_DEFINED_BARE = re.compile(
    rf"([\u4e00-\u9fff]{{4,20}})[（(]{_CALLED}?[「“]?([\u4e00-\u9fff]{{2,6}})[」”]?[)）]"
)
# e.g. 署方於2026年推出先導計劃 · 位於河套香港園區
BEFORE_NAME = re.compile(
    r"^.{0,19}(?:成立|設立|设立|推出|推行|開展|开展|進行|进行|公布|籌備|筹备|展開|展开|興建|兴建|發展|发展|推展"
    r"|落實|落实|推進|推进|進駐|进驻|位於|位于|支援|支持|設置|设置|安裝|安装|裝設|装设|使用|採用|采用|引入|開發|开发"
    r"|測試|测试|試行|试行|採購|采购|建立|啟用|启用|的|由|於|于|在|按|就|把|將|将)"
)
# What is no part of a name.
# e.g. 我也重訪了河套園區
_NO_NAME = re.compile(
    r"^.{0,18}(?:[了我們们也已亦向]|匯報|汇报|簡介|简介|介紹|介绍|有關|有关|參觀|参观|宣布|優化|优化|其他|處理|处理)"
)
# Of "甲研究院和乙研發院(研發院)" the short name is of the last one only.
_OTHER_BODY = re.compile(
    r"^.{2,18}(?:院|局|署|公司|中心|大學|大学|會|会)(?:和|及|與|与|、|或)(?=.{4})"
)
# What a paragraph may be on: 「資助計劃」; a guide that it cites, or a fair, it is not.
IS_SUBJECT = re.compile(
    r"(?:计划|基金|平台|系统|中心|联盟|研究|院|沙盒|券|草案|办公室|委员会|小组|公司|项目|方案|网络|人才库|身份"
    r"|园区|科技城|大楼|医院|机场|[a-z0-9])$"
)
# A name in Latin letters that is no unit.
# e.g. InnoHK · iAM Smart
LATIN = re.compile(
    r"(?<![A-Za-z])(?!PFLOPS)(?:[A-Z]{0,3}[a-z]{1,8}[A-Z][A-Za-z]{1,8}\+?)(?![A-Za-z])"
)
# A thing by a name without brackets, where it is made.
# e.g. 興建香港登記冊中心的首期工程
_MADE = re.compile(
    r"(?:興建|兴建|成立|推出|設立|设立|推行|籌建|筹建)(?:了|的)?"
    r"((?![一二三四五六七八九十\d兩两多新首各全並并及由後后至與与而]|以及|為期|为期)(?:(?!的)[\u4e00-\u9fff]){3,12}?"
    r"(?:中心|計劃|计划|基金|園區|园区|平台|系統|系统|院))(?=[的，。、；（(首第])"
)

_SHOWN_NAME = re.compile(r"「[^「」]*」|《[^《》]*》|“[^“”]*”")
# A short name that is a word by itself: 「基金」 does not stand in 創投基金 or 基金經理.
_BEFORE_SHORT = re.compile(
    r"(?:^|[^\u4e00-\u9fff]"
    r"|[在由向就把將将經经與与和及獲获該该此本為为以的從从過过是於于行出展立入訂订成至每對对按其加申使用利支持據据]"
    r"|[進进]行)$"
)
_AFTER_SHORT = re.compile(
    r"(?:經理|经理|公司|[會会](?![議议否分在與与就向推])|人|局|署|院|中心|管理)"
)


def names_in(text: str) -> list[str]:
    """Give the names in brackets that a sentence holds."""
    return [next(group for group in found.groups() if group) for found in NAME_ZH.finditer(text)]


def things_in_zh(text: str, short: Mapping[str, str]) -> list[tuple[int, str]]:
    """Give the names of what a text may be on, by their full ones, with where each stands."""
    found: dict[int, str] = {}
    left = text
    for match in _DEFINED_BARE.finditer(text):
        if (full := short.get(match[2])) and match[1].endswith(full):
            found[match.end(1) - len(full)] = full
            left = left[: match.start()] + "□" * len(match[0]) + left[match.end() :]
    for match in NAME_ZH.finditer(left):
        name = match[1] or match[2]
        if left[match.start() - 1 : match.start()] in ("(", "（"):
            continue  # what the name before it is called from here on
        found[match.start()] = short.get(name, name)
    left = NAME_ZH.sub(blotted, left)
    for name, full in short.items():
        for shown in (full, name) if len(name) >= LEAST else (full,):
            at = left.find(shown)
            if at >= 0:
                found[at] = full
                left = left.replace(shown, "□" * len(shown))
    found |= {match.start(): match[0] for match in LATIN.finditer(left)}
    found |= {match.start(1): match[1] for match in _MADE.finditer(left)}
    return sorted(found.items())


def blotted(found: re.Match[str]) -> str:
    """Give as many blots as what was found has letters, so that what follows keeps its place."""
    return "□" * len(found[0])


@lru_cache(maxsize=1024)  # a sentence is asked for by what names, heads and explains it
def defined(text: str) -> tuple[tuple[str, str], ...]:
    """Give the short names that a sentence defines, each with the full one."""
    if "(" not in text and "（" not in text:
        return ()
    found = [(match[2], match[1]) for match in _DEFINED_ZH.finditer(text)]
    for match in _DEFINED_BARE.finditer(text):
        full = _NO_NAME.sub("", _OTHER_BODY.sub("", BEFORE_NAME.sub("", match[1])))
        full = _from_first(full, match[2])
        if len(full) > len(match[2]) and full.endswith(match[2][-2:]):
            found.append((match[2], full))
    return tuple(found)


def _from_first(full: str, short: str) -> str:
    """Give the end of a name from the letter on that its short one begins with, where it says more than that."""
    at = full.rfind(short[0])
    own = full[at:] if at > 0 else ""
    left = iter(own)
    return own if len(own) > len(short) and all(letter in left for letter in short) else full


def by_itself(short: str, text: str) -> bool:
    """Say whether a short name stands in a text as a word of its own, outside other names."""
    return place_by_itself(short, text) >= 0


def place_by_itself(short: str, text: str, start: int = 0) -> int:
    """Give where a short name stands in a text as a word of its own, outside other names; -1 where it does not."""
    plain = _SHOWN_NAME.sub(blotted, text)
    start = plain.find(short, start)
    while start >= 0:
        end = start + len(short)
        if _BEFORE_SHORT.search(plain[:start]) and not _AFTER_SHORT.match(plain, end):
            return start
        start = plain.find(short, end)
    return -1
