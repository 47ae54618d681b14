"""This file finds what a paragraph is on, to be set before a sentence of it that names nothing itself.

The label is context and claims nothing: it stands in brackets, in the paper's own words, and where two
things may be meant there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.contents.statements import Statement
from bot.contents.summaries.dangling import Leaning, leaning_en, leaning_zh, turns_away
from bot.contents.summaries.leaning import has_name
from bot.contents.summaries.names_en import IS_BODY, short_of, things_in
from bot.contents.summaries.names_zh import IS_SUBJECT, defined, things_in_zh
from bot.contents.summaries.pieces import opened
from bot.contents.summaries.salience import declines
from bot.contents.summaries.setting import is_of_others, is_setting
from scrapers.text import fold, is_cjk

FAR, BLOCKS = 8, 3  # sentences back, and paragraphs, that a topic is looked for
LONGEST_ZH, LONGEST_EN, LEAST = 26, 66, 4  # letters of a label
OPENING_ZH, OPENING_EN = 14, 32  # letters in which a sentence says on what it is
OFTEN = (
    2  # times that a paper says a name which its kind does not tell, more for brackets and headings
)
NEAR = 24  # letters before a name that say how it stands there
# What a sentence says before it comes to its subject.
# e.g. By the end of 2026, · 截至本年三月底，
_ASIDE = re.compile(
    r"(?:By|As at|As of|In|On|At|Since|From|Up to|Under|Following|After|During) (?:the )?[^,;]{2,50}, "
    r"|(?:截至|在|於|于|自|由|過去|过去|為了?|为了?|因應|因应|按照?|根據|根据|鑑於|鉴于)[^，。；]{2,24}，"
)
# A verb: what comes before it is the subject.
# e.g. The platform hosts · was opened
_VERB_EN = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|may|must|does|did|hosts?|serves?|connects?|provides?|aims?"
    r"|covers?|[a-z]{3,20}ed)\b"
)
# What stands before a name that is only cited, compared or gone by.
_CITED_EN = (
    r"(?:according to|pursuant to|with reference to|announced in|as set out in|compared with|similar to|such as"
    r"|like|led by|outside|unlike|than|(?:promulgat|stat|propos|releas)ed in) (?:the |an? )?$"
)
_CITED_ZH = (
    r"(?:根據|根据|按照|參考|参考|參照|参照|例如|與|与|隨着|随着|依循|有別於|有别于|類似|类似|除了?|不包括"
    r"|相對)「?$"
)
# e.g. according to the · 根據「
_CITED = re.compile(f"{_CITED_EN}|{_CITED_ZH}", re.IGNORECASE)
# Where or by whom, and not what.
# e.g. were installed in the · 位於
_PLACE = re.compile(
    r"\b(?:in|at|on|from|by|with|to|into|via|through) (?:the |an? |its )?$|(?:在|於|于|由|與|与|向|至)「?$"
)
# e.g. 30 laboratories under the
_UNDER = re.compile(r"\b(?:under|of|for) (?:the |an? )?$")
_MAKES_EN = (
    r"\b(?:released|launched|developed|introduced|set up|established|rolled out|built|operates|runs|published"
    r"|created) (?:the |an? |its )?$"
)
_MAKES_ZH = r"(?:推出|開發|开发|成立|設立|设立|推行|研發|研发|營運|营运)(?:了|的)?「?$"
# What is between who makes a thing and that.
# e.g. released the · 推出「
_MAKES = re.compile(f"{_MAKES_EN}|{_MAKES_ZH}")
# Another thing beside what a title names.
# e.g. 與資助計劃 · and the fund
_OTHER_THING = re.compile(
    r"计划|基金|平台|系统|园区|中心|联盟|沙盒"
    r"|\b(?:schemes?|programmes?|funds?|platforms?|systems?|parks?|centres?|services|pilots?)\b"
)
# e.g. 、「資助計劃」 · and the Reef Fund
_OTHER_NAME = re.compile(r"[「、]|\b(?:schemes?|programmes?|funds?|and)\b")
# What a name in brackets does.
# e.g. 」，現時供 · 」（「港文通」）已
_DOES_ZH = re.compile(
    r"」?(?:[（(][^（）()]{2,12}[)）])?，?(?:自|於|于|在|已|將|将|會|会|現|现|是|可|由|至今|共)"
)
# e.g. 」的
_OF_THE_FIRST = re.compile(r"」(?:下|旗下)?的")
# A kind behind a name in brackets.
# e.g. 」住屋計劃 · 」服務
_KIND_BEHIND = re.compile(
    r"」?[\u4e00-\u9fff]{0,4}?(?:計劃|计划|系統|系统|平台|服務|服务|政策|措施|項目|项目|工程|活動|活动|單位|单位|功能)"
)
# e.g. 香港房屋協會 · 運輸署
_BODY_ZH = re.compile(r"(?:局|署|處|处|會|会|司|公司|大學|大学|辦公室|办公室)$")
# e.g. 研發院將
_WILL_ZH = re.compile(r"([\u4e00-\u9fff]{2,8})(?:將|将|會|会|擬|拟|計劃|计划)$")
# What a sentence is turned to at its opening.
# e.g. On traffic management, · 就自動駕駛而言，
_FRONTED = re.compile(
    r"(?:On|As for|As regards|Regarding|In respect of|With regard to|Turning to) (?:the )?"
    r"([A-Za-z][\w'+-]{1,20}(?: [A-Za-z][\w'+-]{1,20}){0,5}), "
    r"|(?:至於|至于|就|在)?([\u4e00-\u9fff]{4,14})(?:方面|而言)，"
)
# What it is set in, and what it tells of in full.
_OF_WHAT = r"^the [a-z -]{3,40} of the [a-z]{4}|\bmanpower\b|^(?:there|it) (?:is|are|was|were)\b"
_BY_OTHERS_ZH = r"^(?:一项由|有)[^,。;]{2,12}(?:进行|委托|估计|预料|预期|认为|指出)"
# e.g. 全港建造業 · there were 38 900 such staff · The unemployment rate of the sector
_OF_ITSELF = re.compile(rf"^[^,。]{{0,6}}(?:全港|本港|全球)|人手|编制|{_BY_OTHERS_ZH}|{_OF_WHAT}")
# What a refusal is about: what was asked, and no more.
# e.g. 沒有備存有關數字 · do not keep statistics
_KEPT = re.compile(
    r"备存|统计|分项|数字|资料|\b(?:statistics|figures?|breakdowns?|information|records?|data)\b"
)
# What a sentence is turned to that is no thing.
# e.g. 同時 · other hand
_NO_TOPIC = re.compile(
    r"\d|year|month|quarter|whole|average|hand|basis|同時|同时|另一|整體|整体|未來|未来|現階段|现阶段|這|这"
)
_NOT_WHICH_ZH = r"(?![該该此本這这首第每各三兩两多整全其]|有關|有关|上述|現行|现行)"
_KINDS_ZH = (
    r"(?:計劃|计划|基金|人才庫|人才库|平台|系統|系统|中心|沙盒|聯盟|联盟|網絡|网络|院|券|園區|园区)"
)
# A thing by a name without brackets.
# e.g. 2025-26年度，研究人才庫共支持 · 髖部骨折偵測系統原定
_PLAIN_ZH = re.compile(
    rf"(?:[^，。；]{{2,20}}，)?{_NOT_WHICH_ZH}[\u4e00-\u9fff]{{2,14}}?(?<![該该關关述等行個个]){_KINDS_ZH}"
    r"(?![\u4e00-\u9fff]{0,3}的)"
)
# e.g. 「港文通」 · HKChat
_NAMED_ZH = re.compile(r"[「《]|[A-Za-z]{3}")
# What paragraphs have in common that are on one scheme.
# e.g. 首輪團隊 · applications
_SHARED = re.compile(
    r"团队|申请|项目|学员|大楼|课程|服务站|路口|轮|阶段|批|名额|配额|资助"
    r"|\b(?:applicat|project|team|laborator|building|round|batch|phase|place|intern|student|kiosk|licen"
    r"|participant)"
)
# What a paragraph opens with that the one before has named: 現行計劃, the scheme.
# e.g. 現行計劃將於十月屆滿 · the scheme will
_TAKES_UP = re.compile(
    r"(?:现行|现有|该|有关|上述|整个)?的?(计划|基金|系统|平台|园区|中心|研发院)(?=将|会|已|至今|于|在|自|的|现|,)"
    r"|(?:the|this) (scheme|programme|fund|system|platform|park|centre|pilot|service)\b"
)
# e.g. TD · CAD
_IN_CAPITALS = re.compile(r"\b[A-Z][A-Za-z&]{1,8}\b")
# e.g. the Chinese University of Hong Kong
_OTHER_BODY = re.compile(
    r"(?:[A-Z][a-z]+ ){0,5}(?:University|College|Association|Society|Federation|Chamber|Police|Corporation)"
    r"(?: of(?: [A-Z][a-z]+){1,5})?"
)
# A heading that says where the sentence stands, and not on what it is.
_IDLE_EN = (
    r"background|purpose|introduction|overview|progress|forward|implication|timetable|consultation|proposal"
    r"|justification|latest|conclusion|others?\b|general|summary|recommendation|response|enquir|publicity"
    r"|position|option|advice|update|development|measure|annex|reply|question|initiatives?$|situation|looking|ahead|implementation|proposed|existing|current|funding|legislative|\band\b"
)
_IDLE_ZH = (
    r"背景|目的|引言|概覽|概览|進展|进展|情況|情况|路向|影響|影响|時間表|时间表|諮詢|咨询|建議|建议|總結|总结"
    r"|其他|結語|结语|意見|意见|回應|回应|措施|附件|工作|安排|發展$|发展$|概況|概况|及|和|的|與|与"
)
# e.g. Way forward · 推行情況
_IDLE = re.compile(f"{_IDLE_EN}|{_IDLE_ZH}", re.IGNORECASE)
# Over a table, and not over what follows it.
# e.g. 表一：租用情況 · Table 2
_CAPTION = re.compile(r"(?:表|圖|图)[一二三四五六七八九十\d]|(?:Table|Figure|Chart) \d")
# e.g. (C) Smart lampposts · 乙. 智慧燈柱
_HEADING = re.compile(
    r"(?:[(（]?[A-Za-z\d一二三四五六七八九十甲乙丙丁]{1,3}[)）.、]\s{0,3})?"
    r"([A-Z][\w'-]{1,20}(?: [\w'-]{1,20}){0,4}|[\u4e00-\u9fff]{4,14})"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence is on; `sure` where that is its subject or the only thing it names."""

    name: str
    sure: bool


_MANY = Topic("", sure=False)  # one of several


class ParagraphTopics:
    """What the paragraphs of a paper are on."""

    def __init__(
        self, everything: Sequence[Statement], title: str = "", questions: Sequence[str] = ()
    ) -> None:
        self._everything = everything
        self._questions = questions
        self._title = fold(title)
        self._topics: dict[int, Topic | None] = {}

    def label(self, statement: Statement) -> str | None:
        """Give what to set before a sentence; "" where nothing need be, None where it must be told and is not sure."""
        if statement.role not in ("text", "answer") or len(statement.bare.text) < len(
            statement.text
        ):
            return ""
        said = opened(statement.bare)
        chinese = any(map(is_cjk, said.folded[:40]))
        leans = leaning_zh(said.folded) if chinese else leaning_en(said)
        if leans is Leaning.NEVER:
            return "" if statement.first else None
        if self._names_itself(statement, chinese=chinese, must=leans is Leaning.MUST):
            return ""
        topic = self._of(statement, leans)
        if topic is None or not topic.name:
            return None if leans is Leaning.MUST and not statement.first else ""
        unsure = not topic.sure or self._opens_with_title(said.folded, chinese=chinese)
        if (leans is Leaning.STANDS and unsure) or (
            leans < Leaning.MUST and _of_itself(said.folded)
        ):
            return ""
        return self._shown(topic.name, said.text, chinese=chinese, leans=leans)

    def _shown(self, name: str, said: str, *, chinese: bool, leans: Leaning) -> str:
        """Give a topic in brackets, unless the sentence or the title has it."""
        if not chinese and len(name) > LONGEST_EN:
            name = next((short for short, full in self._full_en.items() if full == name), name)
        if not LEAST <= len(name) <= (LONGEST_ZH if chinese else LONGEST_EN):
            return ""
        if (leans < Leaning.MUST or not chinese) and _says(said, name, chinese=chinese):
            return ""
        if self._is_titles(name, _OTHER_THING if leans else _OTHER_NAME):
            return ""
        return f"（{name}）" if chinese else f"[{name}] "

    def _opens_with_title(self, folded: str, *, chinese: bool) -> bool:
        """Say whether a sentence opens with words of the title."""
        if chinese:
            opening = folded[:OPENING_ZH]
            return any(opening[at : at + 3] in self._title for at in range(len(opening) - 2))
        return any(
            word in self._title for word in re.findall(r"[a-z][a-z-]{5,}", folded[:OPENING_EN])
        )

    def _is_titles(self, name: str, other: re.Pattern[str]) -> bool:
        """Say whether the title names a thing, and no other."""
        known = (fold(one) for one in self.called(name) if len(one) >= LEAST)
        told = next((one for one in known if one in self._title), "")
        if not told:
            return False
        return not other.search(self._title.replace(told, "").replace("「」", ""))

    def is_titles(self, short: str) -> bool:
        """Say whether the title has a short name that tells by itself what it is of."""
        return len(short) >= LEAST and fold(short) in self._title

    def called(self, name: str) -> list[str]:
        """Give by what names the paper calls a thing."""
        shorts = {**self._short_zh, **self._full_en}
        return [name, *(short for short, full in shorts.items() if full == name)]

    def in_full(self, lead: str) -> str:
        """Give a Chinese lead-in that is a short name and a "will" as the full name alone."""
        found = _WILL_ZH.match(lead)
        return self._short_zh.get(found[1], lead) if found else lead

    def agrees(self, statement: Statement, name: str) -> bool:
        """Say whether nothing else than what bears a name is what the paragraph of a sentence is on."""
        topic = self._of(statement, Leaning.STANDS)
        return topic is None or topic.name in ("", name)

    def _of(self, statement: Statement, leans: Leaning) -> Topic | None:
        """Give what the paragraph of a sentence is on before it."""
        if leans < Leaning.MUST and turns_away(statement.bare.folded):
            return None
        found: Topic | None = None
        for earlier in self._before(statement):
            topic = self._topic(earlier)
            if topic is not None and (found is None or topic.name == found.name):
                found = topic
            if found is not None and (found.sure or topic not in (None, found)):
                return found
            if turns_away(earlier.bare.folded):
                return found
        if found is not None:
            return found
        return self._of_paragraphs_before(statement, leans) or self._of_heading(statement.heading)

    def _of_paragraphs_before(self, statement: Statement, leans: Leaning) -> Topic | None:
        """Give what the paragraphs before are on, where this one opens with a thing of theirs."""
        if statement.first:
            return self._of_those_before(statement) if leans else None
        opener = next((one for one in self._before(statement) if one.first), None)
        if opener is None:
            return None
        folded = opened(opener.bare).folded
        opens_leaning = _TAKES_UP.match(folded) or leaning_zh(folded) is Leaning.MUST
        return self._of_those_before(opener) if opens_leaning else None

    def _before(self, statement: Statement) -> Iterator[Statement]:
        at = statement.place
        for earlier in reversed(self._everything[max(0, at - FAR) : at]):
            if earlier.block != statement.block:
                return
            yield earlier

    def _of_those_before(self, statement: Statement) -> Topic | None:
        """Give what the nearest paragraph before that names a thing is on, where both speak of one kind."""
        at = statement.place
        shared = set(_SHARED.findall(statement.bare.folded))
        kind = _TAKES_UP.match(statement.bare.folded)
        if not shared and kind is None:
            return None
        found: Topic | None = None
        of_block = statement.block
        told: list[str] = []
        for earlier in reversed(self._everything[max(0, at - 3 * FAR) : at]):
            apart = earlier.part != statement.part and not _CAPTION.match(statement.heading)
            if apart or earlier.block < statement.block - BLOCKS:
                break
            if earlier.block != of_block and found is not None:
                break
            of_block = earlier.block
            told.append(earlier.folded)
            found = self._topic(earlier) or found
        if found is None or not found.name:
            return None
        if kind is not None:
            return found if fold(found.name).endswith(kind[1] or kind[2]) else None
        return found if shared & set(_SHARED.findall(" ".join(told))) else None

    def _of_heading(self, heading: str) -> Topic | None:
        """Give a heading that says on what its paragraphs are; by itself it is enough where it is a thing's name."""
        found = _HEADING.fullmatch(heading.strip())
        if found is None or _IDLE.search(heading):
            return None
        name = self._short_zh.get(found[1], found[1])
        chinese = any(map(is_cjk, name))
        if name.isupper():
            return None
        sure = self._is_thing(name, "") if chinese else bool(things_in(name, {}))
        return Topic(name, sure=sure)

    def _topic(self, statement: Statement) -> Topic | None:
        if statement.place not in self._topics:
            self._topics[statement.place] = self._find(statement)
        return self._topics[statement.place]

    def _find(self, statement: Statement) -> Topic | None:
        """Give what a sentence is on: its subject, or the only thing it names."""
        text = statement.bare.text
        chinese = any(map(is_cjk, text[:40]))
        things = [
            (at, name)
            for at, name in self._things(text, chinese=chinese)
            if not _CITED.search(text[max(0, at - NEAR) : at])
        ]
        if not things:
            fronted = _FRONTED.match(text)
            told = fronted and (fronted[1] or fronted[2])
            return Topic(told, sure=True) if told and not _NO_TOPIC.search(told) else None
        aside = _ASIDE.match(text)
        start = aside.end() if aside is not None else 0
        behind = [one for one in things if one[0] >= start]
        if not behind:
            return Topic(things[0][1], sure=False) if len(things) == 1 else _MANY
        things = behind
        at, name = things[0]
        if chinese and not self._is_thing(name, text[at + len(name) + 1 :]):
            return _MANY
        others = [other for other in things if other[1] != name]
        if others and _OF_THE_FIRST.fullmatch(text[at + len(name) + 1 : others[0][0]]):
            return Topic(others[0][1], sure=True)  # 「醫健通」的「跨境健康紀錄」功能
        if _is_subject(text[start:at], chinese=chinese):
            makes = others and _MAKES.search(text[at + len(name) : others[0][0]])
            return Topic(others[0][1] if makes else name, sure=True)
        before = text[max(0, at - NEAR) : at]
        under = _UNDER.search(before) is not None
        if others:
            return Topic(name, sure=False) if under and statement.first else _MANY
        if statement.first:
            return Topic(name, sure=not under)
        return None if _PLACE.search(before) else Topic(name, sure=False)

    def _is_thing(self, name: str, behind: str) -> bool:
        """Say whether a Chinese name is one of a thing: by its kind, or as the paper goes on with it."""
        by_kind = IS_SUBJECT.search(fold(name)) or _KIND_BEHIND.match(behind)
        if by_kind or _DOES_ZH.match(behind):
            return True
        told = sum((name in one.text) + (f"「{name}」" in one.text) for one in self._everything)
        return told + any(name == one.heading for one in self._everything) > OFTEN

    def _things(self, text: str, *, chinese: bool) -> list[tuple[int, str]]:
        if chinese:
            found = things_in_zh(text, self._short_zh)
            return [(at, name) for at, name in found if not _BODY_ZH.search(name)]
        return [
            (at, name) for at, name in things_in(text, self._full_en) if name not in self._bodies
        ]

    def _names_itself(self, statement: Statement, *, chinese: bool, must: bool) -> bool:
        """Say whether a sentence holds a name, of whatever kind; where it must be told, that of a thing."""
        text = statement.bare.text
        if self._things(text, chinese=chinese) or (chinese and _PLAIN_ZH.match(text)):
            return True
        if must:
            return False
        if chinese:
            return _NAMED_ZH.search(text) is not None
        return has_name(_OTHER_BODY.sub("", _IN_CAPITALS.sub(self._unless_a_body, text)))

    def _unless_a_body(self, found: re.Match[str]) -> str:
        return "" if found[0] in self._bodies else found[0]

    @cached_property
    def _full_en(self) -> dict[str, str]:
        """Give the full names of the short ones that the paper defines, "" where those cannot be told."""
        texts = [*self._questions, *(one.text for one in self._everything)]
        return short_of([text for text in texts if "(" in text])

    @cached_property
    def _bodies(self) -> frozenset[str]:
        return frozenset(short for short, full in self._full_en.items() if IS_BODY.search(full))

    @cached_property
    def _short_zh(self) -> dict[str, str]:
        return dict(pair for one in reversed(self._everything) for pair in defined(one.text))


def _is_subject(before: str, *, chinese: bool) -> bool:
    """Say whether a name stands where a sentence opens, by what is before it."""
    if chinese:
        return len(before) < OPENING_ZH and not re.search(r"[，；。]", before)
    return not before.split(" ", 1)[0].endswith("ing") and _VERB_EN.search(before) is None


def _of_itself(folded: str) -> bool:
    """Say whether a sentence is on what its paragraph is set in, or says of what it tells with an "of"."""
    return (
        is_setting(folded)
        or is_of_others(folded)
        or _OF_ITSELF.search(folded) is not None
        or (declines(folded) and _KEPT.search(folded) is not None)
    )


def _says(said: str, name: str, *, chinese: bool) -> bool:
    """Say whether a sentence has words of a name."""
    folded, told = fold(said), fold(name)
    if chinese:
        return any(told[at : at + 3] in folded for at in range(len(told) - 2))
    words = [word for word in re.findall(r"[a-z]{5,}", told) if not _OTHER_THING.match(word)]
    return 2 * sum(word.rstrip("s") in folded for word in words) > len(words)
