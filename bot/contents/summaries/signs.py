"""This file says by which words a sentence shows what it tells: money, deeds, refusals, courtesies.

All patterns see folded text: simplified characters, lower case. Of a figure of any length they want its
last digit, or so many letters that none is read to its end from each of its digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

_LATIN = re.compile(r"[a-z]{2}")


def either(*pieces: str) -> re.Pattern[str]:
    """Compile pieces of which a text must hold one."""
    return re.compile("|".join(pieces))


def some(pattern: re.Pattern[str], folded: str, most: int) -> int:
    """Count what a pattern finds, up to so many."""
    return sum(1 for _ in islice(pattern.finditer(folded), most))


def sums(folded: str, most: int) -> int:
    """Count the sums of money in a folded text, up to so many."""
    return some(MONEY, folded, most) if _SUM.search(folded) else 0


def counts(folded: str, most: int) -> int:
    """Count the numbers of things in a folded text, up to so many."""
    told = _NUMBERED.search(folded) is not None or folded.isascii() or has_latin(folded)
    return some(FIGURE, folded, most) if told else 0


@dataclass(frozen=True, slots=True)
class Words:
    """What both languages have words for; the English ones are looked for only where there is any English."""

    zh: re.Pattern[str]
    en: re.Pattern[str]

    def search(self, folded: str) -> bool:
        """Say whether a folded text has one."""
        if folded.isascii():
            return self.en.search(folded) is not None
        if self.zh.search(folded) is not None:
            return True
        return has_latin(folded) and self.en.search(folded) is not None

    def some(self, folded: str, most: int) -> int:
        """Count them, up to so many."""
        found = 0
        for of in self._spoken(folded):
            found += some(of, folded, most - found)
        return found

    def _spoken(self, folded: str) -> Sequence[re.Pattern[str]]:
        if folded.isascii():
            return (self.en,)
        return (self.zh, self.en) if has_latin(folded) else (self.zh,)


@lru_cache(maxsize=64)  # asked for once a sign
def has_latin(folded: str) -> bool:
    """Say whether a folded text holds a word in Latin letters."""
    return _LATIN.search(folded) is not None


# e.g. 1,200萬元 · $3.5 · 三億元
MONEY: Final = re.compile(
    r"\d[,. ]*+(?:余|多)?(?:万亿|亿|百万|万|千)?(?:港|美)?元|(?:hk)?\$ ?\d"
    r"|[一二三四五六七八九十百](?:亿|千万|百万|万)(?:港|美)?元?"
)
_SUM = re.compile(r"[元$亿万]")  # without any of which a text tells no sum

# A number and what it counts: 85宗申請, 四間; 3:7; 31 per cent, 1,200 vehicles; 49 in 2025; nine meetings.
_COUNTED_ZH = (
    r"(?<![\d.年月])\d[\d,. ]{0,30}+(?:余|多)?(?:万|亿|千)?(?:宗|家|间|所|个(?!月|财政)|名|项|座|份|公顷|%|人|次|张"
    r"|部|辆|小时|pflops|成|位(?!数)"
    r"|幢|艘|架|套|支|株|只|层|场|条(?!例|文)|倍|台|款|批(?!准|出|核)|平方米|公里)"
)
_TO_EACH_OTHER = r"\d ?(?:[(][^()]{1,4}[)])? ?(?::|比) ?\d(?!\d|[:.])"
_COUNTED_IN_WORDS = r"[两三四五六七八九十](?:多|余)?(?:家|间|所|座|宗|轮)(?!审)"
MONTHS_EN = r"january|february|march|april|may|june|july|august|september|october|november|december"
_COUNTED_EN = (
    r"(?<![\d$./-])\d[\d, .]{0,30}(?: per cent|%| million(?! dollars)"
    rf"| (?!(?:month|year|week)s?\b|{MONTHS_EN})[a-z-]{{4,}})"
)
_STANDING_ALONE = (
    r"(?<![\d$./-])\d{1,3}(?:[ ,]\d{3}){1,6}(?= (?:in|and|to)\b|[,.;])|\d(?= in 20\d\d\b)"
)
_SPELT_OUT = (
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve) "
    r"(?!months?|years?|days?|weeks?|parts?)[a-z]{4,}"
)
FIGURE: Final = either(
    _COUNTED_ZH, _TO_EACH_OTHER, _COUNTED_IN_WORDS, _COUNTED_EN, _STANDING_ALONE, _SPELT_OUT
)
_NUMBERED = re.compile(r"[\d两三四五六七八九十]")  # without any of which Chinese counts nothing

DONE: Final = Words(
    # e.g. 於三月正式成立
    re.compile(
        r"已(?:于|经|在)?|(?:于|在)[^,。]{0,12}(?:正式)?(?:成立|公布|发布|推出|通过|签署|投入服务|完成|批准)"
    ),
    # e.g. was gazetted
    re.compile(
        r"\b(?:launched|established|approved|published|completed|commissioned|set up|awarded|gazetted|achieved"
        r"|received|handled|registered"
        r"|opened|installed|connected|processed|admitted|in operation|in service"
        r"|came? into (?:operation|service|use))\b"
    ),
)
# What was begun or granted, and in which year.
BEGUN: Final = Words(
    # e.g. 於2024年9月推出 · 自2016年啟用
    re.compile(
        r"(?:于|在|自)[^,。;]{0,14}(?:20\d\d|二[〇○零]..年)[^,。;]{0,30}"
        r"(?:推出|成立|设立|启用|批准|拨款|预留|批出|宣布|公布|推行|展开|拘捕|被捕"
        r"|裁定|判处|定罪)"
    ),
    # e.g. was set up in January 2019 · was granted in July 2023
    re.compile(
        r"\b(?:launched|set up|established|approved|introduced|rolled out|granted|came into operation|commenced"
        r"|earmarked)\b[^,.;]{0,40}\b20\d\d\b"
    ),
)
PAST_DATE: Final = re.compile(
    r"20\d\d ?年|二[〇○零]..年|去年|今年|截至|\b20[12]\d\b|\bas at\b|\bas of\b"
)

# What is asked for and not given: 沒有備存有關資料, 未有時間表; no figures; by staff that is there already.
_NOT_HELD = (
    r"(?:没有|并无|未有|并没有|无法|未能)(?:整个|任何|就[^,。]{1,20})?(?:备存|计划|提供|分项|相关|有关|就|整理|收集"
    r"|掌握|额外|另设"
    r"|[^,。]{0,12}(?:资料|数字|统计|时间表|申请|获批|估算|估计|定案|记录|分项))"
)
_WITH_WHAT_THERE_IS = (
    r"现有(?:的)?(?:人手|资源|编制)|(?:人手|资源)(?:及资源)?(?:督导|承担|应付|吸纳)|难以(?:分开)?量化"
    r"|纳入[^,。]{0,20}(?:整体|预算)[^,。]{0,10}内|(?:开支|费用)[^,。]{0,10}由[^,。]{2,20}(?:承担|支付)"
)
_NOT_DONE = (
    r"(?:不会|没有)(?:收回|增加|考虑|另设)|尚未有|并非|属非|均无|没有限制|不会公[布开]|不会影响"
    r"|(?:没有|并无|未有|从未)(?:分别|另外|向|设立|设有|收到|接获|录得|涉及|发现|制订|订立|要求|因|聘)"
)
_LEFT_AS_IT_IS = r"维持不变|维持现(?:时|有|行)|决定(?:暂)?不|暂不|搁置|暂缓"
_NOT_YET = (
    r"有待(?:确定|落实|公布|商讨)|尚待|(?:规划|筹备|草拟)当中|(?:现正|正在|正)(?:拟定|拟订|规划|审核|草拟)"
    r"|(?:节省|影响)[^,。]{0,14}有限"
    r"|(?:详情|细节|具体安排)(?:将|会)?于?(?:稍后|适时)"
)
# What was put forward and turned down: 不同意業界的建議; did not agree; neither extend nor reopen.
_TURNED_DOWN = (
    r"不(?:同意|赞成|接纳|采纳|接受|批准|支持)|否决|拒绝|驳回|不获(?:通过|批准|接纳)"
    r"|(?:已|决定|予以)(?:撤回|取消)"
)
_NOT_KEPT_EN = (
    r"\b(?:do|does|did) not (?:maintain|keep|have|compile|hold|propose|intend|collect)\b"
    r"|\b(?:figures?|statistics|information|breakdown|data)\b[^.]{0,30}\bnot available\b"
)
_NO_SUCH_EN = (
    r"\bno (?:plan|breakdown|timetable|intention|additional|such|separate|statistics)\b"
    r"|\bnot (?:possible to|maintained|propose)\b"
    r"|^no [a-z]+ (?:uses?|has|have|is|are|was|were)\b|\bnone of\b"
)
_WITH_WHAT_THERE_IS_EN = r"\bexisting (?:resources|staff|manpower)\b|\babsorbed\b"
_NOT_DONE_EN = (
    r"\bunable to\b|\bcannot (?:be|disclose|provide)\b|\bhas not\b|\bhave yet to\b|\bwill not\b"
)
_TURNED_DOWN_EN = (
    r"\bdecided? (?:against|not to)\b|\b(?:did|do|does) not (?:agree|accept|support)\b|\bdisagree[sd]?\b"
    r"|\bneither\b[^.;]{1,80}\bnor\b"
    r"|\brejected\b(?! by)|\bturned down\b"
)
NON_ANSWER: Final = Words(
    either(
        _NOT_HELD, _WITH_WHAT_THERE_IS, _NOT_DONE, _LEFT_AS_IT_IS, _NOT_YET, _TURNED_DOWN
    ),
    either(_TURNED_DOWN_EN, _NOT_KEPT_EN, _NO_SUCH_EN, _WITH_WHAT_THERE_IS_EN, _NOT_DONE_EN),
)  # fmt: skip

# Of what is not given, what only keeps an answer back.
_KEPT_BACK = (
    r"(?:没有|并无|未有|无法|未能|不会)(?:[^,。没并未无不]{0,20})?"
    r"(?:备存|收集|掌握|整理|提供|公[布开]|资料|数字|统计|数据|分项|估算|时间表|详情)"
)
_STILL_DRAFTED = (
    r"(?:仍在|正在|现正|正)(?:积极)?(?:拟定|拟订|制订|制定|草拟|审核|研究)|有待(?:确定|落实|公布)|尚待"
    r"|(?:详情|细节)[^,。]{0,6}(?:稍后|适时)|难以(?:分开)?量化"
)
REFUSAL: Final = Words(
    either(_KEPT_BACK, _STILL_DRAFTED),
    # e.g. figures are not available
    re.compile(
        r"\b(?:do|does|did) not (?:maintain|keep|have|compile|hold|collect)\b"
        r"|\bno (?:breakdown|timetable|such|separate|statistics)\b"
        r"|\bnot (?:available|maintained)\b|\bunable to\b|\bcannot (?:disclose|provide)\b|\byet to be\b"
    ),
)

# What somebody can hold against the Government: papers, bodies, rules, trials, sums, verdicts.
_PAPERS = r"路线图|指引|研究结果|条例草案|修订|立法|试点|试用|沙盒|调查|博览|圆桌|咨询|检讨|审视|拨款|批准|招标"
_BEGUN = r"成立|设立|推出|举办|投入(?:服务|运作)|落成|完工"
_LIMITS = r"上限|不少于|不超过|不会超过|最多|不多于|配对|收到|批出|获批|建议|接纳|预留|须|不得|方案|维持不变|不受影响"
_MOVED = r"选址|位于|合并|纳入|搬迁|更名|扩[展大]至|平均|突破|累计|总(?:投资|资助)?(?:金额|额)"
_JUDGED = (
    r"裁定|败诉|违反|执行通知|罚款|判(?:处|监)|定罪|豁免|适用于|应在|不成立|证实|取代|(?<!不得)终止|停止|停办|取消"
    r"|撤[销回]|驳回|得直|拘捕|被捕|检控|转介执法"
)
_CHANGED = r"委任|辞任|解雇|吊销|增至|减至|延长|缩短|生效"
_PAPERS_EN = (
    r"roadmap|guidelines?|guide|bill|amend\w*|legislat\w*|review\w*|sandbox|pilot|trial|funding|grants?|ceiling"
    r"|subsid\w+|penalt\w+|code of practice"
)
_LIMITS_EN = (
    r"required? to|inject\w*|rais(?:e|es|ing)|lower(?:s|ed)?|lengthen\w*|mandatory|fees?|eligible|validat\w+"
    r"|should (?:be|obtain|submit|keep|have|complete)|undert\w+"
)
_JUDGED_EN = (
    r"contraven\w+|dismissed|ruled|suspended|enforcement notice|fined?|sentenced|convicted|imprison\w*|exempt\w*"
    r"|liable|allowed the appeal|upheld|quashed"
    r"|arrest(?:s|ed)|prosecut\w+|referred to (?:the )?(?:police|law enforcement|department of justice)|suspected of"
)
_CHANGED_EN = (
    r"propos\w+|supports?|wholly owned|terminat\w+|cease[sd]?|cancel\w+|withdrawn?|withdrew|revok\w+"
    r"|appoint(?:s|ed|ment)|resign\w+|take effect|extend(?:s|ed)|shorten\w*"
)
CONCRETE: Final = Words(
    either(_PAPERS, _BEGUN, _LIMITS, _MOVED, _JUDGED, _CHANGED),
    re.compile(rf"\b(?:{_PAPERS_EN}|{_LIMITS_EN}|{_JUDGED_EN}|{_CHANGED_EN})\b"),
)
# e.g. 署方將檢討 · the Office plans to
MODAL: Final = re.compile(
    r"将(?!军)|会(?!议|面|员)|计划(?=[于在推发起加建设]|将)|正(?:筹备|制订|研究|考虑)|拟|\bwill\b|\bplans? to\b"
    r"|\bwould\b"
)

# What others hope for, or expect of a market.
# e.g. expects drones to make up 3 per cent of arrivals · hopes that fewer landslips occur
HOPED: Final = re.compile(r"hopes? that\b|expects? [^,.;]{2,60} to (?:make up|account for)\b")

# What becomes law: a bill that is introduced, rules that are made or amended.
_LAW_EN = (
    r"(?:bill|legislation|subsidiary legislation|amendment regulation|legislative amendments?)"
)
_LAW_ZH = r"(?:条例草案|附属法例|法例|(?:规例|规则|条例)》?的修订|修订(?:条例|规例))"
LEGISLATES: Final = Words(
    # e.g. 提交附屬法例 · 立法規管
    re.compile(rf"(?:提交|提出|订立|制订|引入|修订)[^,。;]{{0,24}}{_LAW_ZH}|立法(?:规管|禁止)"),
    # e.g. a bill will be introduced · to introduce the amendment bill
    re.compile(
        rf"\b{_LAW_EN}\b[^.;]{{0,40}}\b(?:introduced|submitted|tabled|gazetted|enacted)\b"
        rf"|\b(?:introduce|submit|table|enact)\b[^.;]{{0,40}}\b{_LAW_EN}\b"
    ),
)

# What praises, hopes and hedges: 一直致力推動, 重要平台, 適時檢討; attaches great importance.
_ALWAYS = (
    r"一直(?!以)|致力|积极|不断|紧密|密切|十分重视|充分|全力|全方位|蓬勃|关键|重要(?:性|平台|一环|的)|愿景|机遇"
    r"|优势|助力|奠定|贯彻|国家(?:级|大局|发展)"
)
_STRONGER = (
    r"生态圈|提升(?:竞争力|香港)|巩固香港|新质生产力|继续(?:与|密切|致力|透过|推动|支持|探讨)"
    r"|(?:适时|不时|定期|持续)[^,。]{0,14}(?:检讨|检视|优化|留意|调整|审视)"
)
_IN_GENERAL = (
    r"^在收到|我们相信|一般(?:而言|来说|需时|须时)|须视乎|我们期望|我们期待|旨在|多元|饶富"
    r"|从而激发|顶层设计|将?会?建基于"
)
_ALWAYS_EN = (
    r"all along|committed to|attach(?:es)? great importance|opportunit(?:y|ies)|actively|closely|continue to"
    r"|rapid development|convenience"
)
_IN_GENERAL_EN = (
    r"leading|integral part|key industry|from time to time|keep in view|encouraged|primary concern"
    r"|step up publicity|form part of"
)
BOILERPLATE: Final = Words(
    either(_ALWAYS, _STRONGER, _IN_GENERAL), re.compile(rf"\b(?:{_ALWAYS_EN}|{_IN_GENERAL_EN})\b")
)

# What every reply says of everything: it goes on, is kept in view, and will be told later.
_GOES_ON = (
    r"\bcontinue to\b[^.;]{0,60}\b(?:publici[sz]e|promote|monitor|review|encourage|explore|liaise|work|enhance"
    r"|keep)\b"
)
_IN_VIEW = (
    r"\bkeep[^.;]{0,30}\bunder review\b|\b(?:stay|remain|be) (?:alert|vigilant)\b|\bkeep (?:monitoring|abreast)\b"
    r"|\bclosely monitor"
    r"|\b(?:keep|maintain)s? (?:in )?close (?:communication|contact|liaison)\b"
)
_PUBLIC_ADVISED = (
    r"\bshould (?:avoid|maintain (?:vigilance|good)|pay attention|take heed|stay|refrain|seek medical)\b"
    r"|\bpublic may (?:visit|refer|call)\b"
    r"|\bfor more information\b|\badvised to refer\b"
)
ROUTINE: Final = Words(
    # e.g. 繼續加強宣傳和教育
    re.compile(
        r"(?:继续|适时|持续|不时|定期|密切)[^。;]{0,24}"
        r"(?:宣传|教育|检讨|检视|监察|留意|探讨|合作|沟通|推广|鼓励|优化|了解|接触|洽商|努力)"
        r"|^在?收到[^,。]{0,20}后"
    ),
    either(_GOES_ON, _IN_VIEW, _PUBLIC_ADVISED),
)
# e.g. 預留1,200萬元 · earmarked about $300 million · the funding of the trial is $32 million
FUNDED: Final = re.compile(
    r"(?:预留|拨款|注资|拨出|调拨|承担额)[^,。]{0,10}\d[\d,. ]{0,30}+(?:亿|万|百万)"
    r"|(?:earmark|set aside|inject|approv|propos|provid)\w{0,20}+[^.;]{0,24}\$ ?\d"
    r"|\b(?:funding|commitment|allocation|provision)\b[^.;]{0,40}\$ ?\d"
)
# e.g. 須獲批准才可 · only after
ONLY_IF: Final = re.compile(
    r"须[^。]{2,40}才|方可|才(?:可|能|获)|可(?:暂停|终止|撤销)|必须|(?<!必)不得|\bonly (?:if|after|when)\b"
    r"|\bwill be required to\b|\bmust\b"
)
# A time counted from something else: how long, or how soon after.
TERM: Final = Words(
    # e.g. 18個月內
    re.compile(
        r"(?<![\d.])(?:\d+|[一二两三四五六七八九十])(?:至(?:\d+|[一二两三四五六七八九十]+))?个?"
        r"(?:月|年|星期|周|天|日|工作天)(?:之?内|以?后|为限)"
    ),
    # e.g. within six months
    re.compile(
        r"\b(?:within|after|for a period of) (?:\d+|one|two|three|four|five|six|nine|ten|twelve) "
        r"(?:months?|years?|weeks?|days?|working days?)\b"
    ),
)
# From or by a day that is named without its year.
FROM_DAY: Final = Words(
    # e.g. 將於三月二日起
    re.compile(
        r"(?:将|会)?[由自于在](?:本|下)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
        r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:起|或之前|前|开始)"
    ),
    # e.g. from January 29
    re.compile(
        r"\b(?:from|starting(?: from)?|with effect from|by|on or before|until|will [a-z ]{1,30} on) "
        rf"(?:{MONTHS_EN}) \d{{1,2}}\b"
    ),
)

# A number of its own, in digits or in words: 2025, 七成, 五百, 過半, 十二宗; twenty, two-thirds.
_LARGE = (
    r"\d++|[一二两三四五六七八九十数几][十百千万亿]+"
    r"|[一二两三四五六七八九](?:成(?!立|为|员|果|本|效|功|绩|熟|长|品|交)|倍|半)"
)
_WITH_ITS_UNIT = (
    r"[二两三四五六七八九十](?:多|余)?(?:家|间|所|个|宗|名|项|座|份|人|次|张|部|辆|位|场|条|台|款|批)|[过逾近]半"
    r"|半数|分之[一二三四五六七八九]|为零"
)
_TEENS = r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
_IN_ENGLISH = (
    rf"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|{_TEENS}"
    r"|hundreds?|thousands?|millions?|dozens?|half|thirds?|none|nil|zero)\b"
)
NUMBER: Final = either(_LARGE, _WITH_ITS_UNIT, _IN_ENGLISH)
# e.g. 「智方便」 · 《施政報告》
NAMED: Final = re.compile(r"「[^」]{2,20}」|《[^》]{2,20}》|“[^”]{2,20}”")

# What leads up to something else: 現答覆如下; a colon; a note; thanks; what the paper is for.
_SET_OUT_BELOW = (
    r"(?:如下|分述如下|综合(?:答复|回复)|现(?:综合)?(?:答|回)复|表列|载列?于|列于附件|见附件|详情载于"
    r"|经咨询[^,]{2,60},就|详见)|:$|\bas follows\b"
)
_NOTES = r"^(?:注|备注|资料来源|note|source)(?:[一二三四五六七八九\d: ]|$)|^[^,。]{2,30}(?:简称|附件[一二三四五]?)"
_OPENS_A_REPLY = (
    r"^多谢主席|^(?:our|the) reply[^.]*(?:follows|parts)|^thank you|以达到上述|^主席[::]?$"
)
_OF_THIS_PAPER = (
    r"本文件(?:旨在|载述|汇报|概述)|\bthis paper (?:briefs|reports|updates|summarises|seeks"
    r"|invites|provides)"
)
CONNECTING: Final = either(_SET_OUT_BELOW, _NOTES, _OPENS_A_REPLY, _OF_THIS_PAPER)

# Courtesies: 我感謝提出議案的陳議員; Good morning; I so submit; 祝愿論壇成功.
_THANKS = (
    r"^(?:首先,)?(?:我|本人|再次|谨此|衷心|非常|十分){0,3}(?:感谢|多谢)[^。;\d]{0,80}(?:议员|委员|主席)"
    r"(?![^。]{0,40}\d{4})"
    r"|^i (?:would like to |must |wish to )?thank (?:the )?(?:hon|members?|president|chairman|all)\b"
)
_ENDS_A_SPEECH = r"(?:i so submit|我谨此陈辞|本人谨此陈辞)|^接下来,我会"
_GREETS = (
    r"good (?:morning|afternoon|evening)|ladies and gentlemen|distinguished guests|大家好|早晨|午安"
)
_GREETS_WHOM = r"(?:各位|尊敬的)[^,。]{0,12}(?:嘉宾|来宾|朋友|同事|先生|女士)"
_WISHES = r"^(?:i wish (?!to\b)|祝愿?(?: |大家|各位|论坛))[^.!。]{0,160}[.!。]?$"
GREETING: Final = either(
    _THANKS, _ENDS_A_SPEECH, rf"(?:{_GREETS}|{_GREETS_WHOM})\b[^,;:。]{{0,30}}[.!,。]?$", _WISHES
)

# What stands for something in the sentence before: 例如圖書館, 該等; these libraries, the former.
_OF_THOSE = r"[*^#@△]|例如|当中|其中|就此|这些|此等|该等|有关(?!研究|计划)|在此|因此|所以|与此|此项|该协议|此举"
_OF_THOSE_EN = (
    r"if |this|these|such|it |they |most|some|the (?:results?|locations?|final|former|latter)"
)
DANGLING: Final = re.compile(rf"^(?:{_OF_THOSE}|{_OF_THOSE_EN})")

# What is decided and holds from a day, though nobody "will": 由7月1日起暫停; is suspended from 1 July, takes effect on.
_FROM_A_DAY_ZH = (
    r"(?:由|自|在|于)[^,。;]{2,20}(?:起|日|月)[^,。;]{0,12}"
    r"(?:暂停|停止|终止|取消|生效|实施|调高|调低|豁免|禁止)"
)
# What must be done from then on, and what goes on until then: 自2027年1月起,凡…必須; 延長兩年至2028年6月30日.
_OBLIGED_FROM_ZH = r"(?:由|自)[^,。;]{2,20}起,?[^。;]{0,60}(?:必须|须(?!视)|不得|强制|免费)"
_MOVED_TO_ZH = r"(?:延长|顺延|押后|延期|提前|推迟)[^,。;]{0,16}至"
_DECIDED_EN = (
    r"suspended|lowered|raised|abolished|extended|terminated|withdrawn|banned|prohibited|waived|lifted|increased"
    r"|reduced"
)
_FROM_A_DAY_EN = (
    rf"\b(?:is|are|be|been|stands?) (?:[a-z]{{2,12}} )?(?:{_DECIDED_EN}) "
    r"(?:from|with effect from|until|as from|on)\b|\btakes? effect\b|\bcomes? into (?:force|operation)\b"
)
_WHEN_EN = rf"(?:the )?(?:early |mid-?|late |end-)?(?:\d{{1,2}} )?(?:{MONTHS_EN}|20\d\d|first|second|third|fourth)\b"
_OBLIGED_EN = r"(?:must|(?:be|is|are) required to|mandatory|compulsory|may not|free of charge)"
# e.g. from 1 January 2027, ships must · filing will be compulsory from 2027
_OBLIGED_FROM_EN = (
    rf"\b(?:from|on or after) {_WHEN_EN}[^.;]{{0,90}}\b{_OBLIGED_EN}\b"
    rf"|\b{_OBLIGED_EN}\b[^.;]{{0,90}}\b(?:from|on or after) {_WHEN_EN}"
)
# e.g. extended for two years to June 2028 · brought forward to 2027
_MOVED_TO_EN = (
    r"\b(?:extend|postpon|defer|advanc|delay)(?:e?d|ing)?\b[^.;]{0,40}? (?:to|until|till) "
    rf"{_WHEN_EN}|\bbrought forward to {_WHEN_EN}"
)
IN_FORCE: Final = Words(
    either(_FROM_A_DAY_ZH, _OBLIGED_FROM_ZH, _MOVED_TO_ZH),
    either(_FROM_A_DAY_EN, _OBLIGED_FROM_EN, _MOVED_TO_EN),
)

# What is agreed to as recommended: 接納審計署的建議; agrees with the audit recommendations.
ACCEPTED: Final = Words(
    re.compile(r"(?:(?<!不)同意|(?<!不)接纳)[^,。;]{0,16}建议(?!书)"),
    re.compile(
        r"\b(?:agrees? with|has accepted|have accepted|accepts) [^.;]{0,40}\brecommendations?\b"
    ),
)
