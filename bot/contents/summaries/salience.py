"""This file says how much a sentence matters to someone who follows what is promised and paid."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from operator import add

from bot.contents.day_refusals import is_guessed
from bot.contents.due_dates import due_dates_in
from bot.contents.folded import Folded
from bot.contents.promises import is_members_view
from bot.contents.statements import Statement
from bot.contents.summaries.setting import is_contact, is_of_others, is_setting
from scrapers.items import Document
from scrapers.text import fold, search_tokens
from storage.records import Commitment

# What each kind of content is worth. Found by search over our own labelled papers, then rounded.
W: Mapping[str, float] = {
    "promise": 3.6, "promise_relative": 2.4, "promises": 0.8, "pledge": 0.4, "future": 0.6,
    "money": 1.2, "figure": 0.9, "done": 1.6, "done_old": 0.2, "recent": 0.9, "funded": 1.0,
    "only_if": 0.8, "named": 0.2, "non_answer": 2.1, "concrete": 0.55, "modal": 0.6,
    "listed": 1.0, "asked": 1.4, "boilerplate": 0.5, "common": 2.0, "dangling": 1.0,
    "routine": 0.8, "no_news": 0.6, "term": 1.2, "repeats": 1.5, "repeats_most": 3.0,
    "guessed": 3.0, "wished": 4.0, "from_day": 1.0,
    "titled": 0.6, "setting": 1.2, "of_others": 4.0, "answered": 1.5,
}  # fmt: skip

LEADS_UP = -9.0  # what a sentence weighs that only leads up to others
REPEATED, MOSTLY = 0.45, 0.65  # of a sentence, that the question has said
LONGEST_QUESTION = 4000  # letters; each word of it is looked for in each sentence of the reply

_LATIN = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class _Words:
    """What both languages have words for; the English ones are looked for only where there is any English."""

    zh: re.Pattern[str]
    en: re.Pattern[str]

    def search(self, folded: str) -> bool:
        """Say whether a folded text has one."""
        return any(of.search(folded) for of in self._spoken(folded))

    def some(self, folded: str, most: int) -> int:
        """Count them, up to so many."""
        found = 0
        for of in self._spoken(folded):
            found += _some(of, folded, most - found)
        return found

    def _spoken(self, folded: str) -> Sequence[re.Pattern[str]]:
        if folded.isascii():
            return (self.en,)
        return (self.zh, self.en) if _LATIN.search(folded) else (self.zh,)


# All patterns see folded text: simplified characters, lower case. Of a figure of any length they
# want its last digit, or so many letters that none is read to its end from each of its digits.
_MONEY = re.compile(
    r"\d[,. ]*+(?:余|多)?(?:万亿|亿|百万|万|千)?(?:港|美)?元|(?:hk)?\$ ?\d|[一二三四五六七八九十百](?:亿|千万|百万|万)(?:港|美)?元?"
)
# e.g. 批出85宗申請 · 31 per cent · 1,200 vehicles
_FIGURE = re.compile(
    r"(?<![\d.年月])\d[\d,. ]{0,30}+(?:余|多)?(?:万|亿|千)?(?:宗|家|间|所|个(?!月|财政)|名|项|座|份|公顷|%|人|次|张|部|辆|小时|pflops|成|位(?!数)|场|条(?!例|文)|倍|台|款|批(?!准|出|核)|平方米|公里)"
    r"|\d ?(?:[(][^()]{1,4}[)])? ?(?::|比) ?\d(?!\d|[:.])"
    r"|[两三四五六七八九十](?:多|余)?(?:家|间|所|座|宗|轮)(?!审)"
    r"|(?<![\d$./-])\d[\d, .]{0,30}(?: per cent|%| million(?! dollars)| (?!(?:month|year|week)s?\b|january|february|march|april|may|june|july|august|september|october|november|december)[a-z-]{4,})"
    r"|(?<![\d$./-])\d{1,3}(?:[ ,]\d{3}){1,6}(?= (?:in|and|to)\b|[,.;])|\d(?= in 20\d\d\b)|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve) (?!months?|years?|days?|weeks?|parts?)[a-z]{4,}"
)
_DONE = _Words(
    # e.g. 於三月正式成立
    re.compile(
        r"已(?:于|经|在)?|(?:于|在)[^,。]{0,12}(?:正式)?(?:成立|公布|发布|推出|通过|签署|投入服务|完成|批准)"
    ),
    # e.g. was gazetted
    re.compile(
        r"\b(?:launched|established|approved|published|completed|commissioned|set up|awarded|gazetted|achieved|received|handled|registered|opened|installed|connected|processed|admitted|in operation|in service|came? into (?:operation|service|use))\b"
    ),
)
_PAST_DATE = re.compile(r"20\d\d ?年|二[〇○零]..年|去年|今年|截至|\b20[12]\d\b|\bas at\b|\bas of\b")
_NON_ANSWER = _Words(
    # e.g. 沒有備存有關資料
    re.compile(
        r"(?:没有|并无|未有|并没有|无法|未能)(?:整个|任何|就[^,。]{1,20})?(?:备存|计划|提供|分项|相关|有关|就|整理|收集|掌握|额外|另设|[^,。]{0,12}(?:资料|数字|统计|时间表|申请|获批|估算|估计|定案|记录|分项))|现有(?:的)?(?:人手|资源|编制)|(?:人手|资源)(?:及资源)?(?:督导|承担|应付|吸纳)|难以(?:分开)?量化|(?:不会|没有)(?:收回|增加|考虑|另设)|纳入[^,。]{0,20}(?:整体|预算)[^,。]{0,10}内|尚未有|不(?:打算|拟)|不属|并非|属非|均无|没有限制|不会公[布开]|维持不变|维持现(?:时|有|行)|(?:开支|费用)[^,。]{0,10}由[^,。]{2,20}(?:承担|支付)|不会影响|(?:没有|并无|未有|从未)(?:分别|另外|向|设立|设有|收到|接获|录得|涉及|发现|制订|订立|要求|因|聘)|有待(?:确定|落实|公布|商讨)|尚待|(?:规划|筹备|草拟)当中|(?:现正|正在|正)(?:拟定|拟订|规划|审核|草拟)|(?:节省|影响)[^,。]{0,14}有限|(?:详情|细节|具体安排)(?:将|会)?于?(?:稍后|适时)|决定(?:暂)?不|暂不|搁置|暂缓"
    ),
    # e.g. does not maintain
    re.compile(
        r"\bdecided? (?:against|not to)\b|\b(?:do|does|did) not (?:maintain|keep|have|compile|hold|propose|intend|collect)\b|\bno (?:plan|breakdown|timetable|intention|additional|such|separate|statistics)\b|\bnot (?:possible to|maintained|propose)\b|\b(?:figures?|statistics|information|breakdown|data)\b[^.]{0,30}\bnot available\b|\bexisting (?:resources|staff|manpower)\b|\babsorbed\b|\bunable to\b|\bcannot (?:be|disclose|provide)\b|^no [a-z]+ (?:uses?|has|have|is|are|was|were)\b|\bnone of\b|\bhas not\b|\bhave yet to\b|\bwill not\b"
    ),
)
_REFUSAL = _Words(
    # e.g. 沒有備存 · 仍在制訂
    re.compile(
        r"(?:没有|并无|未有|无法|未能|不会)(?:[^,。没并未无不]{0,20})?(?:备存|收集|掌握|整理|提供|公[布开]|资料|数字|统计|数据|分项|估算|时间表|详情)|(?:仍在|正在|现正|正)(?:积极)?(?:拟定|拟订|制订|制定|草拟|审核|研究)|有待(?:确定|落实|公布)|尚待|(?:详情|细节)[^,。]{0,6}(?:稍后|适时)|难以(?:分开)?量化"
    ),
    # e.g. figures are not available
    re.compile(
        r"\b(?:do|does|did) not (?:maintain|keep|have|compile|hold|collect)\b|\bno (?:breakdown|timetable|such|separate|statistics)\b|\bnot (?:available|maintained)\b|\bunable to\b|\bcannot (?:disclose|provide)\b|\byet to be\b"
    ),
)
_CONCRETE = _Words(
    # e.g. 進行公眾諮詢
    re.compile(
        r"路线图|指引|研究结果|条例草案|修订|立法|试点|试用|沙盒|调查|博览|圆桌|咨询|检讨|审视|拨款|批准|招标|成立|设立|推出|举办|投入(?:服务|运作)|落成|完工|上限|不少于|不超过|不会超过|最多|不多于|配对|收到|批出|获批|建议|接纳|预留|须|不得|方案|维持不变|不受影响|选址|位于|合并|纳入|搬迁|更名|扩[展大]至|平均|裁定|败诉|违反|执行通知|罚款|判(?:处|监)|定罪|豁免|适用于|应在|不成立|证实|取代|(?<!不得)终止|停止|停办|取消|撤[销回]|驳回|得直|拘捕|被捕|检控|转介执法|委任|辞任|解雇|吊销|增至|减至|延长|缩短|生效"
    ),
    # e.g. the amended guidelines
    re.compile(
        r"\b(?:roadmap|guidelines?|guide|bill|amend\w*|legislat\w*|review\w*|sandbox|pilot|trial|funding|grants?|ceiling|subsid\w+|penalt\w+|code of practice|required? to|inject\w*|rais(?:e|es|ing)|lower(?:s|ed)?|lengthen\w*|mandatory|contraven\w+|dismissed|ruled|suspended|enforcement notice|fined?|sentenced|convicted|imprison\w*|exempt\w*|liable|fees?|eligible|validat\w+|should (?:be|obtain|submit|keep|have|complete)|undert\w+|propos\w+|supports?|wholly owned|terminat\w+|cease[sd]?|cancel\w+|withdrawn?|withdrew|revok\w+|allowed the appeal|upheld|quashed|arrest(?:s|ed)|prosecut\w+|referred to (?:the )?(?:police|law enforcement|department of justice)|appoint(?:s|ed|ment)|resign\w+|suspected of|take effect|extend(?:s|ed)|shorten\w*)\b"
    ),
)
_MODAL = re.compile(
    r"将(?!军)|会(?!议|面|员)|计划(?=[于在推发起加建设]|将)|正(?:筹备|制订|研究|考虑)|拟|\bwill\b|\bplans? to\b|\bwould\b"
)
_BOILERPLATE = _Words(
    # e.g. 一直致力推動
    re.compile(
        r"一直(?!以)|致力|积极|不断|紧密|密切|十分重视|充分|全力|全方位|蓬勃|关键|重要(?:性|平台|一环|的)|愿景|机遇|优势|助力|奠定|贯彻|国家(?:级|大局|发展)|生态圈|提升(?:竞争力|香港)|巩固香港|新质生产力|继续(?:与|密切|致力|透过|推动|支持|探讨)|(?:适时|不时|定期|持续)[^,。]{0,14}(?:检讨|检视|优化|留意|调整|审视)|^在收到|我们相信|一般而言|一般来说|须视乎|我们期望|我们期待|旨在|多元|饶富|从而激发|顶层设计"
    ),
    # e.g. attaches great importance
    re.compile(
        r"\b(?:all along|committed to|attach(?:es)? great importance|opportunit(?:y|ies)|actively|closely|continue to|rapid development|convenience|leading|integral part|key industry|from time to time|keep in view|encouraged|primary concern|step up publicity|form part of)\b"
    ),
)
# What every reply says of everything: it goes on, is kept in view, and will be told later.
_ROUTINE = _Words(
    # e.g. 繼續加強宣傳和教育
    re.compile(
        r"(?:继续|适时|持续|不时|定期|密切)[^。;]{0,24}(?:宣传|教育|检讨|检视|监察|留意|探讨|合作|沟通|推广|鼓励|优化|了解|接触|洽商|努力)|^在?收到[^,。]{0,20}后"
    ),
    # e.g. will continue to monitor
    re.compile(
        r"\bcontinue to\b[^.;]{0,60}\b(?:publici[sz]e|promote|monitor|review|encourage|explore|liaise|work|enhance|keep)\b|\bkeep[^.;]{0,30}\bunder review\b|\b(?:stay|remain|be) (?:alert|vigilant)\b|\bkeep (?:monitoring|abreast)\b|\bclosely monitor"
        r"|\b(?:keep|maintain)s? (?:in )?close (?:communication|contact|liaison)\b|\bshould (?:avoid|maintain (?:vigilance|good)|pay attention|take heed|stay|refrain|seek medical)\b|\bpublic may (?:visit|refer|call)\b|\bfor more information\b|\badvised to refer\b"
    ),
)
# e.g. 預留1,200萬元 · earmarked about $300 million
_FUNDED = re.compile(
    r"(?:预留|拨款|注资|拨出|调拨|承担额)[^,。]{0,10}\d[\d,. ]{0,30}+(?:亿|万|百万)|(?:earmark|set aside|inject|approv|propos|provid)\w{0,20}+[^.;]{0,24}\$ ?\d"
)
# e.g. 須獲批准才可 · only after
_ONLY_IF = re.compile(
    r"须[^。]{2,40}才|方可|才(?:可|能|获)|可(?:暂停|终止|撤销)|必须|(?<!必)不得|\bonly (?:if|after|when)\b|\bwill be required to\b|\bmust\b"
)
# A time counted from something else: how long, or how soon after.
_TERM = _Words(
    # e.g. 18個月內
    re.compile(
        r"(?<![\d.])(?:\d+|[一二两三四五六七八九十])(?:至(?:\d+|[一二两三四五六七八九十]+))?个?(?:月|年|星期|周|天|日|工作天)(?:之?内|以?后|为限)"
    ),
    # e.g. within six months
    re.compile(
        r"\b(?:within|after|for a period of) (?:\d+|one|two|three|four|five|six|nine|ten|twelve) (?:months?|years?|weeks?|days?|working days?)\b"
    ),
)
# From or by a day that is named without its year.
# e.g. from January 29 · 將於三月二日起
_FROM_DAY = _Words(
    re.compile(
        r"(?:将|会)?[由自于在](?:本|下)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:起|或之前|前|开始)"
    ),
    # e.g. from January 29
    re.compile(
        r"\b(?:from|starting(?: from)?|with effect from|by|on or before|until|will [a-z ]{1,30} on) (?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}\b"
    ),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
# A number of its own, in digits or in words.
# e.g. 2025 · 七成 · 五百 · 過半 · 十二宗 · twenty · two-thirds
_NUMBER = re.compile(
    r"\d++|[一二两三四五六七八九十数几][十百千万亿]+|[一二两三四五六七八九](?:成(?!立|为|员|果|本|效|功|绩|熟|长|品|交)|倍|半)"
    r"|[二两三四五六七八九十](?:多|余)?(?:家|间|所|个|宗|名|项|座|份|人|次|张|部|辆|位|场|条|台|款|批)|[过逾近]半|半数|分之[一二三四五六七八九]|为零"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|dozens?|half|thirds?|none|nil|zero)\b"
)
_NAMED = re.compile(r"「[^」]{2,20}」|《[^》]{2,20}》|“[^”]{2,20}”")
# e.g. 現答覆如下 · our reply is as follows
_CONNECTING = re.compile(
    r"(?:如下|分述如下|综合(?:答复|回复)|现(?:综合)?(?:答|回)复|表列|载列?于|列于附件|见附件|详情载于|经咨询[^,]{2,60},就|详见)|:$|:$|^(?:注|备注|资料来源|note|source)(?:[一二三四五六七八九\d: ]|$)|^多谢主席|^(?:our|the) reply[^.]*(?:follows|parts)|\bas follows\b|^thank you|以达到上述|本文件(?:旨在|载述|汇报|概述)|^主席[::]?$|\bthis paper (?:briefs|reports|updates|summarises|seeks|invites|provides)|^[^,。]{2,30}(?:简称|附件[一二三四五]?)"
)
# e.g. Good morning. · 各位嘉賓 · 我感謝提出議案的陳議員和各位議員的意見
_GREETING = re.compile(
    r"^(?:首先,)?(?:我|本人|再次|谨此|衷心|非常|十分){0,3}(?:感谢|多谢)[^。;\d]{0,80}(?:议员|委员|主席)(?![^。]{0,40}\d{4})|^i (?:would like to |must |wish to )?thank (?:the )?(?:hon|members?|president|chairman|all)\b|(?:i so submit|我谨此陈辞|本人谨此陈辞)|^接下来,我会|(?:good (?:morning|afternoon|evening)|ladies and gentlemen|distinguished guests|(?:各位|尊敬的)[^,。]{0,12}(?:嘉宾|来宾|朋友|同事|先生|女士)|(?:大家好|早晨|午安))\b[^,;:。]{0,30}[.!,。]?$|^(?:i wish (?!to\b)|祝愿?(?: |大家|各位|论坛))[^.!。]{0,160}[.!。]?$"
)
# e.g. 會否增加名額 · whether it will require
_WHETHER = re.compile(r"会否|有否|是否|可否|能否|有没有|有无|\bwhether\b|\bif not\b")
# e.g. Case Management System ("iCMS") · 數字政策辦公室(數字辦)
_SHORT = re.compile(r"[(（][「“\"]?([\u4e00-\u9fffa-z0-9+@-]{2,12})[」”\"]?[)）]")
NAMED_IN, MOST_NAMES = 12, 8  # sentences that give short names, and names of each
ENDS_ALIKE = 6  # letters with which a name and the title's end alike
ON_POINT = 0.5  # of what was asked or what the title says, that a count of all Hong Kong takes up
SHORT_NAME = 3.0  # what a short name of the title's subject weighs
_ASIDE = re.compile(r"[(][^()]{0,24}(?:附件|附表|详情|下表|annex|appendix)[^()]{0,16}[)]")
# e.g. 例如圖書館 · these libraries
_DANGLING = re.compile(
    r"^(?:[*^#@△]|例如|当中|其中|就此|这些|此等|该等|if |有关(?!研究|计划)|在此|因此|所以|与此|此项|该协议|此举|this|these|such|it |they |most|some|the (?:results?|locations?|final|former|latter))"
)
_STOP = frozenset(
    ["will", "with", "that", "this", "have", "from", "which", "whether", "been", "there", "their",
     "they", "those", "these", "please", "government", "council", "inform", "respectively", "past",
     "years", "year", "including", "such", "also", "being", "number", "details", "involved",
     "following", "under", "about", "would", "regarding", "reasons", "each", "three", "carried"]
)  # fmt: skip
_COMMON = re.compile(r"[的为何就此如否有会可本及或是在与和请告知当局政府详情原因分别多少以]")


Boilerplate = Callable[[Statement], float]


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is weighed against: what was asked and promised, and how common it is."""

    asked: Mapping[str, float]
    asked_of: Mapping[int, Mapping[str, float]]  # by part of the answer
    promised: Mapping[str, tuple[Commitment, ...]]  # by folded sentence
    boilerplate: Boilerplate
    issued: date | None
    question: str = ""  # folded
    question_pairs: frozenset[str] = frozenset()
    question_numbers: frozenset[str] = frozenset()
    whether: bool = False  # a yes or no was asked for
    about: Mapping[str, float] = field(
        default_factory=dict
    )  # words of its title, where nobody asks


def context_of(
    document: Document,
    boilerplate: Boilerplate,
    promised: Iterable[Commitment],
    issued: date | None,
    stated: Sequence[Statement] = (),
) -> Context:
    """Gather what the sentences of a paper are weighed against."""
    by_quote: dict[str, tuple[Commitment, ...]] = {}
    for one in promised:
        key = fold(one.quote)
        by_quote[key] = (*by_quote.get(key, ()), one)
    questions = [exchange.question[:LONGEST_QUESTION] for exchange in document.exchanges]
    question = " ".join(dict.fromkeys(questions))[:LONGEST_QUESTION]
    asked_of = dict(enumerate(map(asked_in, questions))) if len(questions) > 1 else {}
    folded = fold(question)
    return Context(
        asked_in(question),
        asked_of,
        by_quote,
        boilerplate,
        issued,
        folded,
        frozenset(pairs(folded)),
        frozenset(found[0] for found in _NUMBER.finditer(folded)),
        _WHETHER.search(folded) is not None,
        {} if document.exchanges else words_of(document.title, stated),
    )


def words_of(title: str, stated: Iterable[Statement]) -> dict[str, float]:
    """Give the words of a title, and the short names that a paper gives to what it names.

    A word is worth the less, the more sentences hold it: what all of a paper is on tells none from another.
    """
    named = fold(title)
    stated = tuple(stated)
    words = {
        token: weight / held
        for token, weight in asked_in(title).items()
        if (held := sum(token in one.folded for one in stated))
    }
    for one in islice(stated, NAMED_IN):
        for found in islice(_SHORT.finditer(one.folded), MOST_NAMES):
            before = one.folded[: found.start()].rstrip()[-ENDS_ALIKE:]
            if len(before) == ENDS_ALIKE and before in named:
                words[found[1]] = SHORT_NAME
    return words


def salience(statement: Statement, shown: Folded, context: Context) -> float:
    """Weigh what would be shown of one sentence; below 0 it is not worth showing."""
    whole, bare = statement.bare.folded, shown.folded
    if (
        len(whole) < 8
        or _CONNECTING.search(_ASIDE.sub("", bare))
        or _GREETING.match(whole)
        or is_contact(whole)
    ):
        return LEADS_UP
    money, figures = _some(_MONEY, bare, 3), _some(_FIGURE, bare, 4)
    if not money and not figures and bare != whole and _CONNECTING.search(_ASIDE.sub("", whole)):
        return LEADS_UP
    promised = context.promised.get(whole, ())
    refused, done = _NON_ANSWER.search(bare), _DONE.search(bare)
    concrete = _CONCRETE.some(bare, 3)
    news = bool(money or figures or refused or any(one.due_text for one in promised))
    age = _age(bare, context.issued)
    fade = 0.5 if age >= 2 else 1.0
    score = _promise(promised, shown, context)
    score += W["money"] * fade * money + W["figure"] * fade * figures
    if done and _PAST_DATE.search(bare):
        score += W["done_old"] if age >= 2 else W["done"] + W["recent"] * (age == 0)
    score += W["funded"] * bool(_FUNDED.search(bare))
    score += W["only_if"] * bool(_ONLY_IF.search(bare))
    score += W["term"] * _TERM.search(bare)
    score += W["from_day"] * (_FROM_DAY.search(bare) and not promised)
    score += W["named"] * _some(_NAMED, bare, 2)
    score += W["non_answer"] * refused
    score += W["concrete"] * concrete
    score += W["modal"] * bool(_MODAL.search(bare))
    score += W["listed"] * statement.listed
    letters = letter_pairs(bare)
    taken = _takes_up(bare, letters, statement.part, context)
    titled = _share_of(bare, letters, context.about)
    score += W["asked"] * taken + W["titled"] * titled
    score += W["answered"] * taken * bool(refused and context.whether)
    score -= W["setting"] * (max(taken, titled) < ON_POINT and is_setting(bare))
    score -= W["of_others"] * (not promised and is_of_others(bare))
    score -= W["boilerplate"] * _BOILERPLATE.some(bare, 3)
    score -= W["routine"] * _ROUTINE.search(bare)
    score -= W["no_news"] * (not (news or concrete or done))
    if not refused and not promised:
        score -= _repeated(whole, letters if whole == bare else letter_pairs(whole), context)
    if not news:
        score -= W["common"] * context.boilerplate(statement)
    score -= W["guessed"] * is_guessed(bare)
    score -= W["wished"] * is_members_view(bare.lstrip('「『“" '))
    if _DANGLING.match(whole):
        score -= W["dangling"]
    return score


def _takes_up(bare: str, said: AbstractSet[str], part: int, context: Context) -> float:
    """Give the share of what was asked that is taken up: half of all, half of this part's question."""
    share = _share_of(bare, said, context.asked)
    if part not in context.asked_of:
        return share
    return (share + _share_of(bare, said, context.asked_of[part])) / 2


def _repeated(whole: str, letters: AbstractSet[str], context: Context) -> float:
    """Give what it costs to say what the question has said, with no figure that it has not."""
    if not context.question:
        return 0.0
    said = letters if _HAN.search(whole) else pairs(whole)
    share = len(said & context.question_pairs) / max(1, len(said))
    if share < REPEATED:
        return 0.0
    if any(found[0] not in context.question_numbers for found in _NUMBER.finditer(whole)):
        return 0.0
    return W["repeats_most" if share >= MOSTLY else "repeats"]


def declines(folded: str) -> bool:
    """Say whether what is said, folded, gives no figure or answer, and promises and pays nothing."""
    return (
        _NON_ANSWER.search(folded)
        and _MONEY.search(folded) is None
        and _FIGURE.search(folded) is None
    )


def refuses(folded: str) -> bool:
    """Say whether what is said, folded, only keeps an answer back: not held, not yet drawn up."""
    return _REFUSAL.search(folded) and declines(folded)


def overlap(folded: str, asked: Mapping[str, float]) -> float:
    """Give the share of what was asked that a sentence takes up, 0 to 1."""
    return _share_of(folded, letter_pairs(folded), asked)


def _share_of(folded: str, said: AbstractSet[str], asked: Mapping[str, float]) -> float:
    """Give the same, where the pairs of letters of the sentence are known."""
    if not asked:
        return 0.0
    found = sum(
        weight for token, weight in asked.items()
        if token in said or (len(token) != 2 and token in folded)
    )  # fmt: skip
    return min(1.0, 3 * found / sum(asked.values()))


def letter_pairs(folded: str) -> set[str]:
    """Give the pairs of letters that stand side by side in a text."""
    return set(map(add, folded, folded[1:]))


def _promise(found: tuple[Commitment, ...], shown: Folded, context: Context) -> float:
    """Weigh the promises that what is shown still holds; a future day without a promise counts too."""
    dated = sum(bool(one.due_text and one.due_text in shown.text) for one in found)
    if dated:
        relative = all(one.due_from is None and one.due_to is None for one in found)
        return W["promise_relative" if relative else "promise"] + W["promises"] * min(2, dated - 1)
    if found and not any(one.due_text for one in found):
        return W["pledge"]
    if context.issued is not None:
        for due in due_dates_in(shown, context.issued):
            if (
                due.due_to is not None
                and due.due_to > context.issued
                and (due.due_from is None or due.due_from > context.issued)
            ):
                return W["future"]
    return 0.0


def _age(bare: str, issued: date | None) -> int:
    """Give how many years before the paper the last year lies that a sentence names, else 1."""
    if issued is None:
        return 1
    years = [int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?!\d)", bare)]
    return issued.year - max(years) if years else 1


def _some(pattern: re.Pattern[str], folded: str, most: int) -> int:
    return sum(1 for _ in islice(pattern.finditer(folded), most))


def pairs(folded: str) -> set[str]:
    """Give the pairs of letters, or of words, that a folded text is made of."""
    if _HAN.search(folded):
        return letter_pairs(folded)
    words = folded.split()
    return {" ".join(words[n : n + 2]) for n in range(len(words) - 1)}


def asked_in(question: str) -> dict[str, float]:
    """Give the words of a question, each with its weight."""
    tokens: Counter[str] = Counter(_content(question))
    return {token: 1 + math.log(count) for token, count in tokens.items()}


def _content(question: str) -> Iterable[str]:
    for token in search_tokens(question):
        if token.isascii():
            if token not in _STOP and (len(token) > 3 or token.isdigit()):
                yield token
        elif len(token) > 1 and not _COMMON.search(token):
            yield token
