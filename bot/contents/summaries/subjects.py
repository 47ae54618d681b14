"""This file finds the name of what a sentence speaks of where the sentence leaves it to those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.contents.folded import Folded
from bot.contents.statements import Statement
from bot.contents.summaries.dangling import turns_away
from bot.contents.summaries.introduced_zh import EVENTS
from bot.contents.summaries.leaning import REFERS, is_of_a_plan, points_back
from bot.contents.summaries.names_zh import (
    BEFORE_NAME,
    IS_SUBJECT,
    NAME_ZH,
    by_itself,
    defined,
    names_in,
)
from bot.contents.summaries.paragraph_topics import ParagraphTopics
from bot.contents.summaries.pieces import TURNS_TO, opened
from bot.contents.summaries.salience import declines
from bot.contents.summaries.short_names import short_names
from bot.contents.summaries.subjects_en import before_en
from bot.contents.summaries.unnamed import (
    in_a_chain,
    is_schemes_name,
    latin_names,
    names_another,
    tells_of_buildings,
    tells_of_unnamed,
)
from bot.topics.registers import identities
from scrapers.text import fold, is_cjk

FAR = 30  # sentences back that a name is looked for
# letters of a name that is set before a sentence; English names may have twice as many
LONGEST_NAME = 26
SHORT = 4  # letters; a shorter name in brackets says little by itself
_NOUN = r"(?:计划|项目|系统|平台|中心|基金|联盟|研究|工程|方案|条例草案|指引|公司|研发院|研究院|委员会|小组|协议)"
_NOUN_SHOWN = (
    r"(?:計劃|计划|項目|项目|系統|系统|平台|中心|基金|聯盟|联盟|方案|指引|研發院|研发院|研究院|小組|小组|委員會"
    r"|委员会)"
)
_IS_NOUN = re.compile(rf"[\u4e00-\u9fff]{{0,2}}{_NOUN_SHOWN}")
_OPENS_ZH = re.compile(
    rf"^(?:[^,。;]{{0,40}},)?(?:该|此|有关|上述|相关)?(?P<noun>{_NOUN})|(?:该|此|有关|上述)(?P<back>{_NOUN})"
)
# One of several that a scheme received or chose; which scheme, the sentence must say.
_ONE_OF = re.compile(r"首(?:宗|批|轮|份)(?:获[^,。]{0,8})?(?:申请|项目|试点)|第[二三四]轮")
# How many of a scheme there are, with no word of which scheme.
# e.g. 截至2025年2月底,已有66位獲選學者 · 共收到212項申請
_COUNT_OF = re.compile(
    r"^(?:截至[^,。;]{2,20},)?(?:已|共|合共|现时?|至今|目前){0,2}(?:有|收到|接获|批出)\d[\d, ]{0,8}"
    r"(?:位|名|宗|家|间|个|项)"
)
# So many applications, of whom a committee's name does not say.
# e.g. 「評審委員會」已同意支持63宗申請 · 處理了138項申請
_APPLICATIONS = re.compile(
    r"(?:支持|批出|批准|收到|接获|处理|审批)(?:了|共|合共|约|超过){0,2}\d[\d ,]{0,8}(?:多|余)?"
    r"(?:宗|份|项|个)[^,。;]{0,4}申请|^(?:现时?|目前)?(?:只|仅)?(?:接受|开放予)[^,。;]{2,30}(?:提交|提出)?申请"
)
# Till when, before the subject.
# e.g. 過去5個財政年度，
_WHEN = re.compile(r"^(?:截至|在|於|于|自|由|過去|过去|去年|今年|現時|现时|目前)[^，。；]{0,20}，")
# What no name explains: the things of the sentences before.
# e.g. 隨着上述基本設施落成
_ABOVE = re.compile(
    r"(?:上述|前述)(?!(?:\d|[两二三四])?(?:个|项)?(?:计划|基金|项目|平台|系统|中心|研究))"
)
# The rest of so many that the sentence does not tell.
# e.g. 創科署正審核其餘6宗申請
_REST = re.compile(r"^(?:(?!\d ?(?:宗|份|个|项|名|间|家|座|轮)).){0,60}?其余\d")
_SCHEME = re.compile(r"(?:计划|基金|沙盒|券|平台)(?![于在推将会])")
_OTHER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9@+-]{2,}|《")
_SEVERAL = re.compile(r"(?:上述|以上|该|这)(?:两|二|三|四|五|各|\d|等|些)")
# Things that the clause before has named: 現時有23個部門採用,佔該等部門查詢總數三成.
# e.g. 該等部門 · 這些工具
_THE_SAME = re.compile(r"[该这](?:等|些)(?=([\u4e00-\u9fff]{2}))")
# So many of what was named before: 上述兩個計劃.
# e.g. 上述兩個計劃 · 該3項計劃
_COUNTED = re.compile(
    r"(?:上述|以上|该|这)([两二三23])(?:个|项|家|间)?(计划|项目|基金|平台|系统|公司|研发院|中心)"
)
_NUMBER = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4, "五": 5, "5": 5}
# e.g. 支援上述4項資助計劃
_SO_MANY = re.compile(
    r"(?:上述|以上)([两二三四五2345])(?:个|项|家|间)?(?:[\u4e00-\u9fff]{0,4})(?:计划|基金|平台|系统|研发院)"
)
# A scheme without its name inside a sentence: 探討計劃的實施方案.
# e.g. 檢視計劃的成效 · 在計劃下
_BARE_SCHEME = re.compile(
    r"(?:探讨|检视|检讨|推行|推展|落实|优化|参与|完善|评估|监察|透过|有关|就|在|于|对|将|把|因应"
    r"|配合)(?:计划|项目|基金)(?=的|下(?!一)|内|推|至今|后|[,。;]|及其|进行)"
)
# What comes of a study, with no word of which.
# e.g. 政府將適時公布研究結果 · 並提交檢討報告
_STUDY_OF_NONE = re.compile(
    r"(?:公布|公佈|发表|(?<![局署处方府会])提交|交出)(?:研究|检讨|顾问|评估)(?:结果|报告)"
)
# e.g. 展開香港新型工業中長期發展方案研究
_STUDY = re.compile(
    r"(?:展開|展开|開展|开展|進行|进行|推行)([\u4e00-\u9fff]{5,24}?(?:研究|檢討|检讨))"
    r"(?![\u4e00-\u9fff]{0,2}(?:的|結果|结果|報告|报告))"
)
# What a refusal means by it is what was asked: 沒有備存有關資料.
_OF_THE_QUESTION = re.compile(
    r"^(?!.*(?:上述|前述|该|此|(?:有关|相关)的?(?:细节|详情|方案|安排|措施|规定)))(?=.*(?:有关|相关))"
)
_OPENS_NAMED = re.compile(r"「([^「」]{3,40})」")
# Who acts, with no word of on what: the paragraph says it.
_ACTOR = re.compile(
    r"^(?:[^,。;]{0,30},)?(?:我们|政府|当局|本[局署处]|局方|署方|申请|委员|[\u4e00-\u9fff]{2,4}(?:局|署|处))(?!长)"
)
# What is begun or set up, by a name of its own.
# e.g. 展開香港新型工業中長期發展方案研究
_SAYS_WHAT = re.compile(
    r"(?:展开|开展|推出|设立|成立|推行)[\u4e00-\u9fff]{5,24}(?:研究|计划|基金|中心|平台|联盟|院)"
    r"(?![\u4e00-\u9fff]{0,2}的)"
)
# A short name that is a common word: by it alone nobody knows which.
# e.g. 先導計劃 · 基金
_COMMON_NAME = re.compile(
    rf"(?:先导|资助|加速|培育|支援|试点|配对|顾问|试用|附属|督导|评审)?{_NOUN}"
)
# Likewise where it is but the end of the long one.
# e.g. 研發中心
_ENDS_NAME = re.compile(rf"[\u4e00-\u9fff]{{0,2}}{_NOUN}")
# e.g. 局方會 · 截至三月底,署方已
_OWNER = re.compile(r"(?:[^,。;]{1,40},){0,2}([局署])方")
# e.g. 土木工程拓展署(土拓署)
_IN_BRACKETS = re.compile(r"^[(（][「“\"]?([\u4e00-\u9fff]{2,6})[」”\"]?[)）]")
NEAR_NAME = 12  # letters behind a name that hold its short one
_A_BODY = {
    "局": re.compile(r"[\u4e00-\u9fff]{2}局(?!方)"),
    "署": re.compile(r"[\u4e00-\u9fff]{2}署(?!方)"),
}
# "The park" by itself, and with its name before it.
_PARK = re.compile(r"(?:^|[,。;:、在于与及接至往入驻回后前把对为使令让])园区")
_OWN_PARK = re.compile(r"(?<=[^,。;:、在于与及接至往入驻回后前把对为使令让该此个])园区")
_NAMED_PARK = re.compile(r"[\u4e00-\u9fff]{3,12}[園园][區区]")
PARK, OFTEN = 4, 2  # letters of a park's name at least; times that a paper says it


@cache
def _bodies() -> tuple[tuple[str, str], ...]:
    """Give the bureaux and departments by their Chinese names, folded and as shown."""
    known = (one.zh for one in identities() if one.kind == "bureau" and one.zh)
    return tuple((fold(name), name) for name in known)


class Subjects:
    """The names that a paper gives to what it speaks of, and the short ones it goes on with."""

    def __init__(
        self, everything: Sequence[Statement], title: str = "", questions: Sequence[str] = ()
    ) -> None:
        self._everything = everything
        self.topics = ParagraphTopics(everything, title, questions)
        self.shorts = short_names(one.text for one in everything)
        self._names = [names_in(s.text) for s in everything]
        self._short: dict[str, tuple[int, str]] = {}
        for statement in everything:
            for short, full in defined(statement.text):
                self._short.setdefault(short, (statement.place, full))
        self._generic = {short for short in self._short if _IS_NOUN.fullmatch(short)}

    def named(self, statement: Statement) -> list[str]:
        """Give the names in brackets that a sentence holds."""
        return self._names[statement.place]

    def before(self, statement: Statement) -> str | None:
        """Give what must stand before a sentence so that it reads alone; None where nothing will do."""
        topic = turned_to(statement.bare)
        if topic:
            return f"（{topic.strip('「」')}）"
        named = self._before(statement)
        if named != "" or _SAYS_WHAT.search(statement.bare.folded):
            return named
        return self.topics.label(statement)

    def is_told(self, lead: str | None, before: str) -> bool:
        """Say whether what is set before a sentence stands, by any of its names, in those before it."""
        name = (lead or "").strip("（）[] ")
        if name in before:
            return True
        shorts = (one for one in self.topics.called(name) if len(one) >= SHORT)
        return any(one in before and not _COMMON_NAME.fullmatch(fold(one)) for one in shorts)

    def _before(self, statement: Statement) -> str | None:
        folded = _named_within(opened(statement.bare).folded)
        if not any(map(is_cjk, folded[:40])):
            return before_en(
                statement, self._earlier(statement), self.topics.full_en, self.topics.asked
            )
        if _SEVERAL.search(folded):
            return self._several(statement)
        if _REST.match(folded):
            return None
        needs = points_back(folded)
        name = self._short_name(statement) or (self._of_noun(statement) if needs else "")
        names_none = not self.named(statement) and _OTHER_NAME.search(statement.text) is None
        if not name and (owner := _OWNER.match(folded)):
            name = self._body(statement, owner[1])
            needs = needs or (not name and statement.role == "text")
        if not name and _PARK.search(folded) and not _OWN_PARK.search(folded):
            name, refers_to_park = self._park(statement), True
        else:
            refers_to_park = False
        refers = refers_to_park or (names_none and REFERS.search(folded) is not None)
        unnamed = (
            names_none
            and (_BARE_SCHEME.search(folded) or _ACTOR.match(folded)) is not None
            and _SAYS_WHAT.search(folded) is None
        )
        if not name and _ONE_OF.search(folded) and not _SCHEME.search(folded):
            name, needs = self._scheme(statement), True
        if not name and _APPLICATIONS.search(folded) and not _SCHEME.search(folded):
            name = self._scheme(statement)
            needs = needs or (not name and self._schemes_before(statement))
        if not name and names_none and _COUNT_OF.search(folded) and not _SCHEME.search(folded):
            name = self._scheme(statement)
        if (
            not name
            and _STUDY_OF_NONE.search(folded)
            and "研究" not in _STUDY_OF_NONE.sub("", folded)
        ):
            name = self._study(statement)
            needs = needs or names_none
        if not name and names_none and tells_of_unnamed(folded):
            name, needs = self._whose(statement, folded)
        elif not name and (needs or refers or unnamed) and not turns_away(folded):
            name = self._of_paragraph(statement, unless_titles=not (needs or refers))
        if SHORT <= len(name) <= LONGEST_NAME:
            return None if _ABOVE.search(folded) else f"（{name}）"
        if unnamed and is_of_a_plan(folded):
            return None
        # What was asked is known: to an answer's first sentence, and to what is not held or not planned.
        answers = self._opens_part(statement) or (
            _OF_THE_QUESTION.search(folded) is not None and declines(folded)
        )
        return None if needs or (refers and not answers) else ""

    def _short_name(self, statement: Statement) -> str:
        """Give the full name of a short one in the sentence, unless the sentence has that too."""
        text = opened(statement.bare).text  # what its opening names is left off with that
        for short, (place, full) in self._short.items():
            if place >= statement.place or full in text:
                continue
            said = f"「{short}」" in text
            if short[0] in "該该" and short in text:
                return full
            kind = _ENDS_NAME if full.endswith(short) else _COMMON_NAME
            common = short in self._generic and kind.fullmatch(fold(short))
            bare = bool(common) and by_itself(short, text)
            opens = _WHEN.sub("", text).startswith(short)
            if not common and self.topics.is_titles(short):
                continue
            if (said or opens or (bare and not self.named(statement))) and len(short) <= SHORT:
                return full if said else self._nearer(statement, short, full)
        return ""

    def _nearer(self, statement: Statement, short: str, full: str) -> str:
        """Give what a bare short name means: the full one, unless the paragraph is on another of its kind."""
        for earlier in reversed(self._earlier(statement)):
            if earlier.block != statement.block:
                break
            first = _OPENS_NAMED.match(earlier.bare.text)
            if first is not None:
                other = self._full(first[1])
                return other if fold(other).endswith(fold(short)) else full
        return full

    def _several(self, statement: Statement) -> str | None:
        """Give the names of what a sentence counts, where the part has named as many before it."""
        counted = _COUNTED.search(statement.bare.folded)
        if counted is None:
            return None
        names: dict[str, None] = {}
        for earlier in self._earlier(statement):
            for name in self.named(earlier):
                full = self._full(name)
                if fold(full).endswith(counted[2]) and len(full) > SHORT:
                    names[full] = None
        together = "、".join(names)
        if len(names) != _NUMBER[counted[1]] or len(together) > 2 * LONGEST_NAME:
            return None
        return f"（{together}）"

    def _of_noun(self, statement: Statement) -> str:
        """Give the last name that ends with the noun a sentence opens with."""
        found = _OPENS_ZH.search(opened(statement.bare).folded)
        if found is None:
            return ""
        noun = found["noun"] or found["back"]
        for earlier in reversed(self._earlier(statement)):
            for name in reversed(self.named(earlier)):
                folded = fold(name)
                if folded.endswith(noun) and folded != noun:
                    return self._full(name)
        return ""

    def _scheme(self, statement: Statement) -> str:
        """Give the scheme that the paragraph named last, or the only one that its part has named."""
        of_part: set[str] = set()
        for earlier in reversed(self._earlier(statement)):
            for name in reversed(self.named(earlier)):
                full = self._full(name)
                if _SCHEME.search(fold(full)):
                    if earlier.block == statement.block:
                        return full
                    of_part.add(full)
        return of_part.pop() if len(of_part) == 1 else ""

    def _whose(self, statement: Statement, folded: str) -> tuple[str, bool]:
        """Give of what the applications, places or buildings of a sentence are, and whether it must be said."""
        earlier = self._earlier(statement)
        of_block = [one for one in earlier if one.block == statement.block]
        here = self._may_mean(of_block)
        if not here and tells_of_buildings(folded) and (park := self._park(statement)):
            return park, True
        if not here and is_schemes_name(statement.heading.strip()):
            return statement.heading.strip(), True
        of_part = here or self._may_mean(earlier)
        if len(of_part) != 1:
            return "", bool(of_part)
        (name,) = of_part
        chained = bool(here) or in_a_chain(
            statement, earlier, lambda one: name in self._may_mean([one]), _leans
        )
        told = "".join(one.text for one in (of_block if here else earlier))
        others = names_another(told, name)
        return (name if chained and not others else ""), True

    def _may_mean(self, earlier: Sequence[Statement]) -> set[str]:
        """Give the schemes, systems and projects that sentences name, of which a later one may tell."""
        found = {self._full(name) for one in earlier for name in self.named(one)}
        latin = latin_names("".join(one.text for one in earlier))
        return {name for name in found if IS_SUBJECT.search(fold(name))} | latin

    def _study(self, statement: Statement) -> str:
        """Give the study that its part spoke of last before a sentence on what came of it."""
        for earlier in reversed(self._earlier(statement)):
            found = _STUDY.search(earlier.text)
            if found is not None:
                return found[1]
        return ""

    def _schemes_before(self, statement: Statement) -> bool:
        """Say whether the part has named schemes, of which a sentence may mean any."""
        told = (name for earlier in self._earlier(statement) for name in self.named(earlier))
        return any(_SCHEME.search(fold(self._full(name))) for name in told)

    def _of_paragraph(self, statement: Statement, *, unless_titles: bool) -> str:
        """Give the name that the paragraph has before a sentence, if it has one only."""
        found = {
            self._full(name)
            for earlier in self._earlier(statement)
            if earlier.block == statement.block
            for name in self.named(earlier)
            if IS_SUBJECT.search(fold(self._full(name)))
        }
        name = found.pop() if len(found) == 1 else ""
        told = unless_titles and self.topics.is_titles(name)
        return name if name and not told and self.topics.agrees(statement, name) else ""

    def _body(self, statement: Statement, kind: str) -> str:
        """Give the one bureau or department that the part has named before a sentence of "the bureau"."""
        told = "".join(fold(earlier.text) for earlier in self._earlier(statement))
        found = {shown for folded, shown in _bodies() if folded.endswith(kind) and folded in told}
        if len(found) != 1:
            return ""
        (name,) = found
        others = told.replace(fold(name), "")
        for short in _IN_BRACKETS.findall(told[told.find(fold(name)) + len(name) :][:NEAR_NAME]):
            others = others.replace(short, "")
        return "" if _A_BODY[kind].search(others) else name

    def _park(self, statement: Statement) -> str:
        """Give the one park that the part names before a sentence of "the park", by its usual name."""
        told = "".join(earlier.text for earlier in self._earlier(statement))
        found = {
            BEFORE_NAME.sub("", named[0]).removeprefix("香港科技園公司")
            for named in _NAMED_PARK.finditer(told)
        }
        known = [name for name in found if len(name) > PARK and self._said(name) >= OFTEN]
        return min(known, key=len) if known and len({name[-4:] for name in known}) == 1 else ""

    def _said(self, name: str) -> int:
        return sum(one.text.count(name) for one in self._everything)

    def _full(self, name: str) -> str:
        return self._short.get(name, (0, name))[1]

    def _earlier(self, statement: Statement) -> list[Statement]:
        at = statement.place
        return [s for s in self._everything[max(0, at - FAR) : at] if s.part == statement.part]

    def _opens_part(self, statement: Statement) -> bool:
        at = statement.place
        return at == 0 or self._everything[at - 1].part != statement.part


def _leans(statement: Statement) -> bool:
    folded = statement.bare.folded
    return tells_of_unnamed(folded) or points_back(folded) or REFERS.search(folded) is not None


# e.g. 上述試用在內部網絡進行
_SAID_EVENT = re.compile(rf"^[^,。;]{{0,6}}(?:上述|有关|该|前述)的?({EVENTS})")


def told_before(statement: Statement, before: str) -> bool:
    """Say whether words hold what a sentence behind them speaks of: "the above two", 上述試用."""
    event = _SAID_EVENT.search(statement.bare.folded)
    if event is not None and event[1] not in fold(before):
        return False
    counted = _SO_MANY.search(statement.bare.folded)
    return counted is None or len(set(NAME_ZH.findall(before))) >= _NUMBER.get(counted[1], 2)


def turned_to(sentence: Folded) -> str:
    """Give what a sentence turns to with "as for", where that is a name by itself; "" elsewhere."""
    found = TURNS_TO.match(sentence.folded)
    return sentence.text[found.start(1) : found.end(1)] if found else ""


def _named_within(folded: str) -> str:
    """Give a sentence without what ties "these" things to their name in a clause before."""
    return _THE_SAME.sub(
        lambda found: "" if found[1] in folded[: found.start()] else found[0], folded
    )
