"""This file tells, before a bullet that names nothing itself, what the part of the paper it stands in is on.

The label is context and claims nothing: the heading over the bullet, or what the part of the question
asks about, in the paper's words. Where a title tells that already there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.contents.statements import Statement
from bot.contents.summaries.asked_names import only_name
from bot.contents.summaries.explained import in_full_en
from bot.contents.summaries.labels import sound
from bot.contents.summaries.names_en import IS_BODY, things_in
from bot.contents.summaries.names_zh import things_in_zh
from bot.contents.summaries.pieces import is_chinese, size
from bot.contents.summaries.signs import MONTHS_EN
from bot.contents.summaries.topic_signs import BODY_ZH, CAPTION, CITED, NAMED_ZH, PLAIN_ZH
from scrapers.items import Exchange
from scrapers.text import fold, is_cjk

LONGEST_ZH, LONGEST_EN, LEAST_ZH, LEAST_EN = 26, 66, 3, 4  # letters of a label
OPENING_ZH, OPENING = 24, 60  # letters in which a bullet names its subject
NEAR = 24  # letters before a name that say how a question has it
SHORT = 80  # letters of an English sentence that has no words to spare
MOST_OF_A_NAME = 60  # letters of a name that begins there
STEM = 6  # letters by which words of one root are the same

# A lead-in that points to what is told before it by a plain noun.
# e.g. [The contractor has agreed to] · （該承辦商須）
_POINTS_BACK = re.compile(
    r"\[(?P<the>The(?= [a-z])|This|These|Those|It|They)\b|(?P<zh>（)(?=該|该|有關|有关|上述)"
)
# e.g. (C) · 3.2 · 乙. · 第三章
_NUMBER = re.compile(
    r"^(?:[(（]?(?:[A-Za-z]|[ivxIVX]{1,4}|\d{1,2}(?:\.\d{1,2})?|[一二三四五六七八九十甲乙丙丁]{1,3})[)）.、:：](?!\d)"
    r"|\d{1,2}\.\d{1,2}(?= )"
    r"|(?:Part|Chapter|Section) [A-Z\d]{1,3}[:：.–-]?(?= )|第[一二三四五六七八九十\d]{1,3}[章節节部][分]?)\s{0,3}"
)
# What is a row of a table or a day of a timetable, and no heading.
_NO_HEADING = re.compile(
    rf"\b(?:19|20)\d\d\b|\d月|[?？。:：]$|[\u4e00-\u9fff]\s[\u4e00-\u9fff]|\|| · |^[（(]|\b(?i:{MONTHS_EN}) \d"
)
_OF_A_BODY = re.compile(
    r"^(?:Office|Secretariat|Department|Bureau) (?:of|for)\b|[局署處处院會会科]$"
)
# Words of headings that stand over anything.
_IDLE_EN = (
    r"introduc|purpose|background|overview|comment|forward|respon|views?$|sought|gather|advice|recommend|audit"
    r"|government|executive|summar|financ|manpower|staffing|implica|implement|timetable|progress|latest|develop"
    r"|measure|propos|legislat|consult|steps?$|next|conclu|annex|append|others?$|matter|council|panel|member"
    r"|report|repl(?:y|ies)|question|finding|survey|position|existing|current|demand|supply|situation|issues?$"
    r"|general|public$|action|initiative|justif|option|discuss|deliberat|committee|commission|bill$|paper$|direct"
    r"|investigat|looking|ahead|update|relat|review|object|observ|arrange|detail|follow|concern|number|expend"
    r"|effect|administ|way$|work$|depart|years?$|please$|framework|regime|process|applica|plans?$|chapter|prelimin"
    r"|(?:from|with|that|this|their|between|under|about|each|which|into|than|whether|will|past|three)$|explan"
    r"|memorandum|terms?$|referenc|problem|recurrent|non-recurrent|made$|closing|foreword|preface|scope$|minutes?$"
    r"|confirm|remark|estimate|costs?$|benefit|main$|major$|milestone|feature|reason|penalt|enforce|transition"
    r"|fees?$|charges?$|exempt|regulat"
)
# e.g. introduction · financial
_IDLE_WORD = re.compile(_IDLE_EN)
# Kinds of things: by them alone none is told from another.
# e.g. scheme · services
_KINDS_EN = re.compile(
    r"(?:scheme|programme|system|service|fund|project|platform|centre|facilit|pilot|trial|licen[cs]|grant|subsid)"
)
# e.g. 未来路向 · 财政影响
_IDLE_ZH = re.compile(
    r"背景|目的|引言|拟议|概[览况]|进展|进度|情况|未来|路向|影响|时间表|咨询|建议|总结|下一步|阶段|其他|结语|意见|回应|措施|附件|工作|安排|发展|征[询求]"
    r"|财政|人手|政府|当局|法案|事务|委员会?|商议|条例草案|检讨|指引|摘[要录]|主席|指标|编号|该计划|计划|最新|推行|实施|推动|加强|具体|方案|问题|答复|详情"
    r"|数目|数字|开支|过去|现时|有否|会否|是否|如何|为何|立法|规管|成效|使用|提供|相关|有关|香港|本港|结果|审计|审查|内容|背后|制度|用途|款项|范围"
    r"|公众|主要|提出|作出|简介|职权|性质|工程|会议|表决|议案|确认|纪要|报告|条文|条例|修订|生效|层面|前言|序言"
    r"|结论|讨论|补充|费用|成本|理由|关注|罚则|执法|过渡|门槛|豁免|发牌|牌照|登记|下次|[的之及和与或]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,60}")
_LATIN = re.compile(r"[a-z][a-z'-]{3,40}")
# What ends a part of a question, and what tells that it asks several things.
_MARKS_END = re.compile(r"[；;。？?.，,]?(?:及|以及|和|\band\b)?\s{0,4}$")
_SEVERAL = re.compile(r"[；;，,、？?]|\band\b|\bas well as\b|以及")
# What is only an example to go by.
# e.g. 參考內地「 · the experience of the
_AS_EXAMPLE = re.compile(
    r"(?:參考|参考|借鑒|借鉴|借鏡|借镜|仿效|效法|例如|譬如|類似|类似|[如像])[^，。；]{0,10}「?$"
    r"|\b(?:experience of|modelled on|such as|similar to|like|example of|with reference to) (?:the )?$"
)
_ASKS = re.compile(
    r"(?:(?:of )?whether|會否|会否|會不會|会不会|有否|是否|能否|可否)", re.IGNORECASE
)
# A no, which tells nothing without what was asked.
# e.g. 政府無意另行立法 · The office has no such plan
_DENIES = re.compile(
    r"无意|不会|没有|未有|无须|并无|暂无|不拟|不考虑|无计划|\b(?:no|not)\b|\bneither\b"
)
# A no that says what to.
# e.g. The office has no plan to charge for parking
_WHAT_NOT = re.compile(
    r"\b(?:no|not) (?:[a-z]{2,12} ){0,2}(?:intention|plan|intend|propose)s?\b[^.;]{4,80} (?:on|for|of|over|against) "
)
# A word that stands for a name, as a paper has said it does.
# e.g. consultation on the Code will begin
_SHORT = re.compile(
    r"\b(?P<the>[Tt]he )(?P<short>[A-Z][a-z]{2,20})\b(?! (?:of|on|for|to) |[\w'’-]| [A-Z(])"
)
# A thing that a sentence speaks of as known, and says nothing more of.
# e.g. will complete the survey by June · would consider the suggestion.
_AS_KNOWN = re.compile(
    r"(?<!\bof )\b[Tt]he ([a-z]{4,24})"
    r"(?=[,.;]|$| (?:by|from|before|until|after|below|above|will|would|is|are|was|were|has|have|had)\b)"
)
# What everybody knows, or a paper is on as a whole.
# e.g. public · amendments
_KNOWN = re.compile(
    r"(?:public|govern|admini|profes|trade|indust|commun|judici|court|depart|bureau|police|market|econom|elderl"
    r"|world|city|year|futur|past|mean|data|propos|paper|bill|law|legisl|amend|count|counci|sector|commit|panel"
    r"|same|follow|above|end)"
)
# Letters alone, which a reader does not know.
_ABBREVIATION = re.compile(r"[A-Z\d&]{2,8}")


class Surroundings:
    """What the parts of a paper are on, by their headings or by what was asked.

    `short` gives the full names of the short ones that the paper defines.
    """

    def __init__(self, title: str, exchanges: Sequence[Exchange], short: Mapping[str, str]) -> None:
        self._exchanges, self._short = exchanges, short
        self._title, self._title_said = _words(title), title
        self._headings: dict[str, str] = {}
        self._asked: dict[int, str] = {}
        self._own: dict[str, frozenset[str]] = {}
        self._named: dict[str, bool] = {}
        self._letters = {
            one: full for one, full in short.items() if full and not IS_BODY.search(full)
        }

    def label(self, statement: Statement, text: str) -> str:
        """Give what to set before a bullet that opens with a sentence; "" where it need not be told or nobody can."""
        subject = self._subject(statement)
        own = self._own_words(subject)
        if not own or (_ASKS.match(subject) and not _DENIES.search(statement.bare.folded)):
            return ""
        if statement.role == "text" and _WHAT_NOT.search(statement.bare.folded):
            return ""
        said = _words(text)
        if own & said or len(_words(subject) & said) > 1 or self._names_itself(text):
            return ""
        return sound(_bracketed(subject)) or ""

    def stands(self, statement: Statement, text: str) -> bool:
        """Say whether a bullet of one sentence tells on what it is: a short one that speaks of "the survey" may not."""
        if len(text) > SHORT or self.label(statement, text):
            return True
        return not any(
            not _KNOWN.match(found[1])
            and found[1].rstrip("s") not in f"{self._title_said} {text[: found.start()]}".casefold()
            for found in _AS_KNOWN.finditer(text)
        )

    def in_full(self, text: str) -> str:
        """Give an English sentence with the full name of what it calls by a short one that the paper defines."""
        for found in _SHORT.finditer(text):
            full = self._short.get(found["short"], "")
            known = f"{self._title_said} {text}".casefold()
            if full and len(full) <= LONGEST_EN and not IS_BODY.search(full):
                if full.casefold() in known:
                    continue
                return f"{text[: found.start()]}{found['the']}{full}{text[found.end() :]}"
        return text

    def to_explain(self, text: str, near: Iterable[str]) -> float:
        """Give the share of a summary that it takes to tell in full the letters that a bullet opens on.

        What is told near it may be told before it.
        """
        if not self._letters:
            return 0.0
        told = in_full_en(text, self._letters, self._title_said.casefold())
        if told == text or in_full_en(text, self._letters, " ".join(near).casefold()) == text:
            return 0.0
        return size(told) - size(text)

    def led(self, statement: Statement, lead: str | None) -> str | None:
        """Give a lead-in that is set before a sentence with its heading, where it points to that by a plain noun."""
        back = _POINTS_BACK.match(lead or "")
        heading = self._heading(statement.heading) if lead and back else ""
        if not (lead and back and self._own_words(heading)):
            return lead
        if self._own_words(heading) & _words(lead + statement.text):
            return lead
        if back["zh"]:
            return f"（{heading}：{lead[1:]}"
        return f"[{heading}: {back['the'].lower()}{lead[back.end() :]}"

    def _subject(self, statement: Statement) -> str:
        """Give by what the part that a sentence stands in may be called; "" where it has no name."""
        if statement.role == "answer":
            if statement.part not in self._asked:
                self._asked[statement.part] = self._asked_in(self._exchanges, statement.part)
            return self._asked[statement.part]
        return self._heading(statement.heading) if statement.role == "text" else ""

    def _own_words(self, subject: str) -> frozenset[str]:
        """Give the words of a label that the title has not."""
        if subject not in self._own:
            self._own[subject] = _words(subject, label=True) - self._title
        return self._own[subject]

    def _heading(self, heading: str) -> str:
        if heading not in self._headings:
            self._headings[heading] = _said_by(heading)
        return self._headings[heading]

    def _asked_in(self, exchanges: Sequence[Exchange], part: int) -> str:
        """Give the one name that a part of a question has, else the part where it asks for one yes or no."""
        exchange = exchanges[part] if part < len(exchanges) else None
        if exchange is None or exchange.part is None or len(exchange.covers) > 1:
            return ""
        question = _NUMBER.sub("", exchange.question.strip())
        chinese = any(map(is_cjk, question[:40]))
        if chinese:
            name, longest = only_name(question), LONGEST_ZH
        else:
            names = {name for _, name in things_in(question, self._short)}
            name, longest = (names.pop() if len(names) == 1 else ""), LONGEST_EN
        if name:
            before = question[max(0, (at := question.find(name)) - NEAR) : max(0, at)]
            cited = CITED.search(before) or _AS_EXAMPLE.search(before)
            return "" if cited or _ABBREVIATION.fullmatch(name) else name
        whole = _MARKS_END.sub("", question)
        if not _ASKS.match(whole) or _SEVERAL.search(whole) or len(whole) > longest:
            return ""
        return whole

    def _names_itself(self, text: str) -> bool:
        """Say whether a bullet names a thing where it opens; who acts is none."""
        opening = text[: OPENING + MOST_OF_A_NAME]
        if opening not in self._named:
            self._named[opening] = self._names_a_thing(opening)
        return self._named[opening]

    def _names_a_thing(self, opening: str) -> bool:
        if is_chinese(opening):
            things = things_in_zh(opening, {})
            named = any(at < OPENING_ZH and not BODY_ZH.search(name) for at, name in things)
            return named or bool(PLAIN_ZH.match(opening) or NAMED_ZH.search(opening[:OPENING_ZH]))
        return any(at < OPENING for at, _ in things_in(opening, self._short))


def _said_by(heading: str) -> str:
    """Give a heading without its number; "" for one that stands over anything, or is none."""
    bare = _NUMBER.sub("", heading.strip()).strip(" :：–-")
    chinese = any(map(is_cjk, bare))
    least, longest = (LEAST_ZH, LONGEST_ZH) if chinese else (LEAST_EN, LONGEST_EN)
    if not least <= len(bare) <= longest or _NO_HEADING.search(bare) or CAPTION.match(bare):
        return ""
    if IS_BODY.search(bare) or _OF_A_BODY.search(bare):
        return ""
    return bare if _words(bare) else ""


def _bracketed(subject: str) -> str:
    return (
        f"（{subject}）" if any(map(is_cjk, subject)) else f"[{subject[:1].upper()}{subject[1:]}] "
    )


def _words(text: str, *, label: bool = False) -> frozenset[str]:
    """Give the words of a text that tell it from others, in pairs of letters where it is Chinese.

    Of a label its last word tells nothing where that is the kind of the thing: "the scheme" may be any.
    """
    folded = fold(text)
    found: set[str] = set()
    for run in _HAN.findall(folded):
        for told in _IDLE_ZH.split(run):
            found.update(told[at : at + 2] for at in range(len(told) - 1))
    if label and (last := _HAN.search(folded[-2:])) is not None:
        found.discard(last[0])
    for word in _LATIN.findall(folded):
        if not _IDLE_WORD.match(word) and not (label and _KINDS_EN.match(word)):
            found.add(word.rstrip("s")[:STEM])
    return frozenset(found)
