"""This file says which programme a sentence without its name speaks of: the one named before it, or above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.contents.figures.manner import CLAUSE
from bot.contents.figures.names import Names, Place
from bot.contents.figures.numbers import numbers
from bot.contents.figures.owners import goes_on
from bot.contents.folded import Folded
from bot.contents.pledgers import is_others
from bot.contents.statements import Statement
from scrapers.text import fold

# A service that provides or covers so many, by what it is called in general.
_SERVICE_ZH = (
    "^(?:截至[^,，。;；]{2,16}[,，])?(?:平台|系统|程式|服务)(?=现[有时]|提供|设有|复盖|涵盖|载有|支[援持]|接[入驳]"
    "|每[日月年]|由[^,，。;；]{1,10}营运)"
)
# e.g. 該計劃 · this scheme · under the programme
_BACK = re.compile(
    r"^(?:截至[^,，。;；]{2,16}[,，])?(?:在|就)?(?:[该此](?:计划|基金|平台|系统|中心|服务|机制|沙盒|应用程式)"
    r"(?!小组|委员会|署|处)|该项目)"
    rf"|{_SERVICE_ZH}"
    r"|^(?:截至[^,，。;；]{2,16}[,，])?(?:计划|基金|平台|服务)(?=自|至今|已|共|委托|首年|目前|现时"
    r"|[在于](?:20|[^,，。;；]{1,4}期)|的(?:目标|(?:累计|实际|经常|营运)?(?:开支|支出)|预算|使用|登记|用户))"
    r"|^according to [^,;.]{2,50}, (?:which|who) (?:operates?|runs?|manages?|administers?|maintains?) (?:the|this) "
    r"(?:scheme|programme|fund|platform|system|service|portal|application)\b(?! of)"
    r"|^[\"“]?(?:(?:as (?:at|of) |since )[a-z\d ,-]{3,24}, )?(?:the|this) (?:scheme|programme|fund|platform|system"
    r"|service|portal|app|application|gateway|sandbox|pilot|centre|institute|blueprint|hub)\b(?! of)"
    r"|\bunder (?:the|this) (?:scheme|programme|fund|platform)\b(?! of)"
)
_MAY_PLAN = re.compile(
    r"(?<![该此]计划)(?<=计划)[在于]"
)  # 計劃|在2027年興建 is what somebody plans
# What nothing is called that has no such word in its name.
# e.g. 該基金 · the centre
_OWN_KIND = re.compile(
    r"基金|中心|研发院|蓝图|沙盒|指数|\b(?:fund|centre|institute|blueprint|sandbox|index|hub)\b"
)
# What goes on counting, in the same paragraph, after a sentence or under a heading that names the programme alone.
# e.g. 截至2025年2月，合共有4,362訂戶 · 首輪收到94份申請 · 自2021年推出以來共支持
_COUNTS_ON = re.compile(
    r"^在?(?:受访|接受[^,，。;；]{0,6}(?:调查|访问))的?[^,，。;；]{0,6}(?:学员|用户|参[加与]者|使用者|会员)"
    r"|^(?:截至[^,，。;；]{4,14}[,，])(?:合共|共|已)|^在?(?:首|第[一二三四])轮[^,，。;；]{0,6}(?:收到|接获|申请)"
    r"|^自[^,，。;；]{0,12}推出[^,，。;；]{0,10}[,，]?(?:合共|共|已)"
    r"|^[今去本]年(?:[首头上下][^,，。;；]{1,4})?(?:共|已|新)?(?:批出?|收到|接获)"
    r"(?=[^,，。;；\d]{0,8}\d[\d, ]{0,12}[^,，。;；]{0,3}(?:申请|项目|拨款))"
)
# So many take part in what the sentence before opens with.
_JOINED_EN = (
    "connected|linked|hooked up|admitted|plugged in|subscribed|moved|added|joined|us(?:e|ed|ing)|adopted"
    r"|registered (?:for|with|on)|signed up (?:for|to)|benefit\w{0,3} from"
)
# e.g. 17 data providers are hooked up to it · 30 firms have joined it · loans through it reached
_TO_IT = re.compile(
    r"\d (?:(?!not |never |no |yet |fail|who |which |that )[a-z/&'-]{2,20} ){1,8}?"
    rf"(?:{_JOINED_EN})(?: to| into)? it\b(?! (?:is|was|will|has|would)\b)"
    r"|\$[\d.,]{1,12}(?: [a-z]{2,12}){0,4} on it\b|\b(?:through|via|under|using|with) it (?:(?:has|have|had) )?"
    r"(?:reached|came to|totalled|amounted to|exceeded|numbered|rose to|stood at)\b"
)
_ANYTHINGS_KIND = frozenset({"平台", "系统", "system", "platform"})  # what many a thing is called
# What an office sets up of what the heading names.
_OFFICES_ZH = "[\u4e00-\u9fff]{2,12}(?:署|局|处|办|办公室)|当局|政府|我们|[署局]方"
_ALREADY_ZH = "(?:已|至今|先后|共|再|正|亦|会|将|[在于][^,，。;；]{2,14}){0,3}"
# e.g. 數字辦在香港及廣東省設置72部 · 路政署至今安裝了412支
_OFFICE_SETS_UP = re.compile(
    rf"^(?:[^,，。;；]{{2,16}}[,，])?(?:{_OFFICES_ZH}){_ALREADY_ZH}"
    rf"(?:设置|安装|装设|增设|竖立|加装|开设)了?[约逾近共]{{0,2}}"
    r"(?=[\d一二三四五六七八九十百千两])"
)
# So many of what the sentence before counted.
# e.g. made up 24% of them · recommended 24 of them
_OF_THEM = re.compile(
    r"^[^\d]{0,80}\d[\d,. ]{0,12}(?:million|billion)?(?: ?%| ?per cent)? ?of (?:them|these|those)\b"
    r"(?! (?:who|which|that))"
)
# What is to be so many of what the sentence before counted, by a day.
# e.g. 政府會在2028年前增至700支 · 目標，是在後年年底前增至七百支
_RISES_TO = re.compile(
    r"(?:年|底|前|内|季)(?:再|进一步|会|将|逐步)?(?:增|增加|提升|扩展|扩充)[至到](?:约|逾|至少)?"
    r"(?=[\d一二三四五六七八九十百千])"
)
_AN_OFFICE = re.compile(r"^[\u4e00-\u9fff]{0,10}(?:署|局|处|办|办公室)(?=[的会将计拟在于])")
# What only can be of the programme named in the sentence before, where nobody else is named.
# e.g. so far 49 teams · in 2024 alone trips · the target is 5 million · utilisation averaged · 登記用戶已達
_GOES_ON = re.compile(
    r"^(?:so far,?|to date,?|in 20\d\d alone,?) (?!the\b)"
    r"|^(?:(?:the|its|their|total|annual|average|cumulative|registered|individual|corporate|organisation|active|new"
    r"|daily|monthly) ){0,4}(?:utili[sz]ation|usage|uptake|users|registrations|downloads|subscribers"
    r"|recurrent expenditure|operating (?:cost|expenditure)s?)\b"
    r"|^(?:the|our|its) (?:target|goal|aim) (?:is|was)(?: now| still)?(?: to (?:reach|have|attain|achieve))?"
    r"(?: (?:about|over|at least|some))? (?=\d)"
    r"|^(?:我们的|其|有关)?目标(?:是|为)(?:[于在][^,，。;；]{2,14}[前内底],?)?"
    r"(?:[把将][^,，。;；的\d]{1,6}(?:数[目量]|总数|人数|名额))?(?:达到?|增[至加]到?|有)?(?:约|逾|至少)?(?=\d)"
    r"|^(?:(?:至今|迄今|现时|目前)[,，]?)?(?:其)?(?:平均|每日|登记|累计|活跃|注册){0,3}"
    r"(?:使用率|使用量|下载量|下载次数|登记人数|用户)"
)
# e.g. the Hospital Authority · hong kong · 全港 · 數字政策辦公室 · 用戶投訴
_ELSE = re.compile(
    r"\b(?:departments?'s|department's|department|authority|bureau|council|hospital|another(?! \d)|separately"
    r"|meanwhile|for its part|hong kong|of their own|(?:have|run|use) their own|fined)\b|另|其他|至于|同期|同一期间"
    r"|[本全]港|(?:署|(?<=[员协商公学总议联工事立])会|(?<!当)局)(?![／/和及、])|办公室|警方|警务|廉署|举报|罪案"
    r"|意见书|份意见|^据[^,，。;；]{2,16}(?:资料|数据|统计|调查)"
    r"|\b(?:arrest|convict|prosecut|injur|kill|tourist|visitor|critic|survey|poll)\w{0,5}\b|投诉|的个案"
    r"|用户[^,，。;；\d]{1,12}的(?!人?数|总数|比[例率]|平均)"
)
# e.g. users of Octopus · usage of electricity
_OF_ELSE = re.compile(
    r"\b(?:utili[sz]ation|usage|uptake|users|registrations|downloads|subscribers|expenditures?|costs?) (?:rates? )?"
    r"(?:of|with|from) (?!(?:about |some |over |nearly |more than )?(?:hk)?[$\d]"
    r"|(?:the|this) (?:scheme|programme|fund|platform|system|service)\b(?! of)|it\b)"
)
# Another name that stands in a sentence, and no month or day.
# e.g. in Kowloon · of the MTR
_NAMED = re.compile(
    r"(?<=[a-z\d,%] )(?:the )?(?!(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Government)\b|[A-Z][a-z]{2,5}day\b|HK\$|HKD\b|Q[1-4]\b|[A-Z]{1,2}\b)[A-Z]\w{1,30}"
)
# e.g. 該基金 · 此項目 · the fund
_ANY_BACK = re.compile(
    r"[该此](?:计划|基金|平台|系统|中心|服务|机制|项目|程式|公司|机构|局|署|院|校)"
    r"|\b(?:the|this|that|such) (?:scheme|programme|fund|platform|system|service|project|company|firm|centre"
    r"|institute|concession)\b"
)
# e.g. 海事處的申請情況 · 各部門的開支
_SOMEBODYS = re.compile(r"(?:[署局会处司院校]|办公室|公司|部门|大学|机构)的")
# A lead-in with no subject of its own.
# e.g. 過去兩年的情況表列如下 · 申請及獲批的數字如下
_PLAIN_LEAD = re.compile(
    r"(?:有关|相关|上述|主要|指标|各项?|每[年月]|[来明今本去]年|过去|截至|直至|自|至|由|于|在|近|最[近新]|首|第"
    r"|[一二三四五六七八九十两\d]{1,4}|个?(?:财政)?年度?|个?月|日|底|季|期|轮|批次?|推出|开展|成立|以来"
    r"|的|之|按|和|及|与|或|以|、|,|-|—|详情|细节|资料|数[字据目量]|统计|分项|分类|分布|申请|接获|收到|获批|批出"
    r"|批准|资助|拨款|维修|保养|维护|营运|运作|经常|开支|支出|预算|费用|收入|金额|总[额数]|款额|涉及|所涉|合共|使用"
    r"|登记|注册|下载|浏览|用户|参[与加]|受惠|人数|人次|次数|宗数|项目|个案|比率|比例|平均|目标|实际|培训|服务|处理"
    r"|审批|审核|评审|签[署发]|交易|查询|推行|实施|推展|建设|安装|采购|测试|试行|检讨|发[放出]|派发|分配|支持|运行"
    r"|故障|处所|地点|情况|状况|概况|表现|安排|进度|进展|成效|结果|编制|职位|人手"
    r"|表列|载列?|列|见|现|下[表列]?|如|分[别述]|为|是|附件?|表|[一二三]|[该此其](?:计划|基金|平台|系统|服务|项目)?"
    r"|\((?:单位:? ?)?[百千万亿]{0,2}(?:港?元|人次?|宗|个|名|间|%)\)|\([a-z一二三四五六七八九十\d]{1,3}\)"
    r"|[\s:：]){1,40}+"
)
# What a heading names beside a programme; what it says of the programme is none.
# e.g. HKeMobility| and traffic signals · 智方便|及智慧燈柱 · Robots and |HKChat, but X and its use
_AND_MORE = re.compile(
    r"[”」』》\"]{0,2}(?: ?[(（][^()（）]{1,30}[)）])?(?: and (?!(?:its|the way|way|related|other related)\b)"
    r"| ?[&、] ?|[及和与](?!其|相关|有关|下一步|未来))"
)
_OTHERS = re.compile(r"其[他它]|\bother\b")
_MORE_AND = re.compile(r"(?:\band (?:the )?|[&、及和与] ?)[“「『《\"]{0,2}$")
# What opens the clause behind such a colon and speaks of it.
# e.g. the page had · its · 該程式 · 用戶
_ITS_OWN = re.compile(
    r"(?:the|this|its|it|there|about|over|some|nearly|more|a total|used|launched|introduced"
    r"|now)\b(?! (?:city|government|public|industry|police|territory)\b)|[该此其现已共自截]|用户|登记|累计|合共"
    r"|使用|目前"
)
# Of a programme that the sentence before opens with, and no "it is expected that".
# e.g. It passed · They cover
_IT = re.compile(
    r"^(?:it|they) (?!(?:is|was|has been|will be|are|were) (?:[a-z]{2,12}ly )?(?:estimated|expected|projected"
    r"|anticipated|hoped|believed|noted|proposed|understood|planned|our|the|necessary|important|possible)\b)"
)
_OPENING = ' the"“「『《(（'  # letters and marks before a name that opens a sentence
# Behind a name that stands before a colon, and is what the sentence, and those behind it, are of.
# e.g. HKChat|: · 港文通（「系統」）|：
_COLON = re.compile(r"[”」』》\"]{0,2}(?: ?[(（][^()（）]{1,40}[)）])? ?[:：] ?(?!\d)")
# e.g. set aside for the scheme · 為該基金預留
_KIND_SAID = re.compile(
    r"\b(?:the|this) (?P<en>scheme|programme|fund|platform|system|service|portal|gateway|sandbox|pilot|centre"
    r"|institute|blueprint)\b(?! of)|[该此](?P<zh>计划|基金|平台|系统|中心|服务|机制|沙盒)(?!小组|委员会|署|处)"
)
# A scheme of another name in a sentence, which is then what "the scheme" is.
# e.g. 香港家庭計劃的使用人數 · 專業服務協進支援計劃於 · under the scheme for cultural talent
_OTHER_SCHEME = re.compile(
    r"(?<![该此本其])(?:^|[,，;；「《 ])(?:截至[^,，。;；]{2,16}[,，])?(?:而|至于|在|就|另外?|此外,?)?"
    r"(?!有关|上述|相关|整个|先导|试验|资助|工作|该|此|本|这|其)[\u4e00-\u9fff]{3,14}"
    r"(?<![局署处办会府亦正将已并我们])(?:计划|基金)(?=[的于在由自至已共现是为下及和则亦会将有,，」》])"
    r"|\b(?:the|an?|another|under) (?:scheme|programme|fund|platform) (?:for|of|on) "
)
# e.g. The Family Support Scheme began
_OTHER_SCHEME_EN = re.compile(
    r"\b(?!(?:(?:The|the|This|that|Under|under|In|in|Pilot|Funding|Subsidy|Support|New|For|of|Both|Since"
    r"|With) ){1,5}(?:Scheme|Programme|Fund|Platform)\b)"
    r"(?:[A-Z][A-Za-z&-]{1,20} (?:and |for |of |on |the |in ){0,2}){1,6}(?:Scheme|Programme|Fund|Platform)\b"
)
_ENDS = ("。", ".", "!", "」", "”", '"', ";", "；")
_POINT = re.compile(r"\s?[•‣▪◦\-–—*➢]")  # of a slide's line
# Under a heading that names the programme alone: the last word of its name, or what a thing like it is called.
_KINDS_EN = "scheme|programme|fund|platform|pilot|institute|centre|gateway|portal|sandbox|hub"
_KINDS_ZH = "中心|平台|系统|园区|研发院|实验室"
_NOT_THE_KIND = "(?!的?(?:营办|承办|供应)|小组|委员会|主任|人员)"
_USED_ZH = "".join(
    f"(?<={verb})|" for verb in ("使用", "利用", "进驻", "参与", "参加", "加入", "接入")
)
_OF_A_SCHEME_ZH = (
    "接获|收到|批出|获批|已|共|至今|目前|现[时有]|自|的|停止|截止|下|总?承担|首年|惠及|合共|累计"
    "|由[^,，。;；]{1,8}(?:推行|管理|负责|营运)|为期|设有"
)
_OPENS_ZH = "(?:^|[,，;；])(?:截至[^,，。;；]{2,16}[,，])?(?:而|至今|目前|现时)?"
# e.g. the fund · 該平台 · 獲准使用中心 · 計劃接獲
THE_KIND = re.compile(
    rf"\bthe (?P<en>{_KINDS_EN})\b(?! of)|该(?:计划|基金|平台|系统|项目|程式|应用程式|网站)(?!小组)"
    rf"|(?:{_USED_ZH[:-1]})(?P<used>计划|基金|{_KINDS_ZH}){_NOT_THE_KIND}"
    rf"|{_OPENS_ZH}(?P<zh>{_KINDS_ZH}|基金(?!会)|(?:先导|试验|资助)?计划(?={_OF_A_SCHEME_ZH})){_NOT_THE_KIND}"
)
# So many take part in it, or so many are to: whoever else does something to it counts for himself.
# e.g. 310 firms had benefited from the fund · 85 departments used the system · extend the fund to 100
# e.g. 85個部門使用該平台
TAKES_PART = re.compile(
    r"\d (?:(?!not |never |no |yet |fail|who |which |that |and )[a-z/&'-]{2,20} ){1,7}?"
    r"(?:(?:have|has|had|are|were|is|was|now|already|since|also|been) ){0,3}"
    r"(?:benefit\w{0,3} from|joined|use[sd]?|using|registered (?:for|with|on|under)|signed up (?:for|to)"
    r"|connected (?:[a-z]{2,12} ){0,3}to|adopted|enrolled (?:in|on)|taken part in) "
    r"(?P<kind>(?:the|this) (?:scheme|programme|fund|platform|system|service|portal|app|application|gateway|sandbox"
    r"|pilot))\b(?! of)"
    r"|\b(?:extend|expand|open|roll out) (?P<wider>(?:the|this) (?:scheme|programme|fund|platform|system|service"
    r"|portal|app|gateway|sandbox|pilot)) to (?:about |over |some |all |another |at least )?\d"
    r"|\d[^,，。;；\d未没拒不停退]{1,9}(?:使用|采用|加入|参[与加]|受惠于|接达|接入|接驳|连接)(?:了)?"
    r"(?P<zh>[该此](?:计划|基金|平台|系统|服务|机制|沙盒)|该项目)(?!小组|委员会)"
)


@dataclass(frozen=True, slots=True)
class About:
    """Which programme was spoken of before a sentence, and which it speaks of without its name.

    `soft` says that nothing refers to it: each clause must then say by itself that it goes on. `again` is
    the one spoken of before where this one names it once more, before or behind what it counts of it.
    """

    before: str | None
    now: str | None
    soft: bool = False
    again: str | None = None


class Subject:
    """What the sentences of a paper are about, read one by one in order."""

    def __init__(self, known: Names, names: Mapping[str, Sequence[str]], title: str) -> None:
        self._known, self._names = known, names
        self._head = _Head()
        self._block = -1
        self._carried: str | None = None
        self._sure = False  # the sentence before spoke of it by a name, or referred to it
        self._named: set[str | None] = set()  # in the paragraph so far
        self._opener: str | None = None  # what the sentence before opens with
        self._last: str | None = None  # the one programme of the paragraph before
        self._titled = self.only(title)
        self._above: dict[str, str | None] = {}  # headings, and the one programme that each names

    def of(self, one: Statement, places: Sequence[Place]) -> About:
        """Say which programme was spoken of before a sentence, and which it goes on speaking of."""
        if one.heading not in self._above:
            several = _OTHERS.search(one.folded_heading)
            self._above[one.heading] = None if several else self._single(_heading(one))
        keys = {place.key for place in places if not place.aside}
        label = len(one.folded) - len(one.bare.folded)
        if keys - {None, self._titled}:
            self._titled = None  # the paper is of several
        over = self._above[one.heading] or (None if one.heading else self._titled)
        if one.block != self._block:
            self._carried = over
            self._sure = over is not None
            self._last = self._named.pop() if len(self._named) == 1 else None
            self._named, self._opener = set(), None
        carried = self._carried
        back: str | None = None
        if not keys and _names_a_scheme(one):
            self._carried, self._last, self._opener = None, None, None
            self._sure, self._block = False, one.block
            self._named.add(None)
            return About(carried, None)
        named_again = keys == {carried} and carried is not None
        if named_again and self._refers(one.bare.folded, carried):
            back = carried
        elif keys and self._opener and _IT.match(one.bare.folded):
            back = self._opener
        if not keys:
            back = carried if self._goes_back(one, carried, over) else None
            if back is None and carried is None and self._means(one, self._last):
                back = self._last
        goes_on = back is None and carried is not None and self._may_go_on(one, places)
        soft = not keys and goes_on
        if soft:
            back = carried
        if one.role == "slide" and (above_it := self._head.of(one, places)) and not keys:
            back = above_it
        self._named |= keys | ({back} if back else set())
        self._block = one.block
        self._sure = bool(keys or back) and (
            not soft or carried == over or _counts_a_part(one.bare.folded)
        )
        opening = [p for p in places if not one.bare.folded[: p.start - label].strip(_OPENING)]
        self._opener = opening[0].key if opening else None
        single = next(iter(keys)) if len(keys) == 1 else None
        self._carried = single or back or (over if not keys else None)
        return About(carried, back, soft, carried if named_again and goes_on else None)

    def only(self, text: str) -> str | None:
        """Give the one programme that a text names."""
        return self._single(Folded.of(text))

    def led_in(self, lead: str, before: str) -> str | None:
        """Give the one programme of a paragraph that ends in a lead-in which itself names nobody."""
        said = Folded.of(lead)
        if self._known.places(said) or _ELSE.search(said.folded) or _OF_ELSE.search(said.folded):
            return None
        if not said.folded.isascii() and _PLAIN_LEAD.fullmatch(said.folded) is None:
            return None
        of_others = _NAMED.search(lead) or _SOMEBODYS.search(said.folded)
        return None if of_others else self.only(before)

    def _single(self, text: Folded) -> str | None:
        places = self._known.places(text)
        named = {place.key for place in places}
        return named.pop() if len(named) == 1 and not _is_one_of(text.folded, places) else None

    def _goes_back(self, one: Statement, carried: str | None, over: str | None) -> bool:
        said = one.bare.folded
        if carried is None:
            return False
        if self._refers(said, carried) or _COUNTS_ON.match(said):
            return True
        if self._opener == carried and _TO_IT.search(said) and self._names_nobody(one):
            return True
        if self._sure and (_OF_THEM.search(said) or _RISES_TO.search(said)):
            return _ELSE.search(_AN_OFFICE.sub("", said)) is None
        goes_on = _GOES_ON.match(said)
        if goes_on and not (_ELSE.search(said) or _OF_ELSE.search(said)):
            ends = CLAUSE.search(said, goes_on.end())
            own = one.bare.offsets[ends.start() if ends else len(said)]
            return _NAMED.search(one.bare.text, 0, own) is None
        if carried == over and (kind := THE_KIND.search(said)):
            named = kind["en"] or kind["used"] or kind["zh"]
            if named is None or named in _ANYTHINGS_KIND or self._is_called(named, carried):
                return True
        if carried == over and _OFFICE_SETS_UP.match(said):
            return True
        takes_part = TAKES_PART.search(said)
        return (
            takes_part is not None
            and self._may_be_called(takes_part[takes_part.lastgroup or 0], carried)
            and self._names_nobody(one, takes_part.span())
        )

    def _may_go_on(self, one: Statement, places: Sequence[Place]) -> bool:
        """Say whether a whole sentence, behind a sure one, names nobody else and refers to nothing."""
        if not (self._sure and one.text.rstrip().endswith(_ENDS)):
            return False
        said = one.bare.folded
        if _ANY_BACK.search(said) or self._is_of_another_kind(said) or _opens_with_others(said):
            return False
        return self._names_nobody(one) if not places else _ELSE.search(one.bare.folded) is None

    def _is_of_another_kind(self, said: str) -> bool:
        """Say whether a sentence calls what it is of by a word that no name of the programme has."""
        kind = THE_KIND.search(said)
        named = kind and (kind["used"] or kind["zh"])
        if not named or named in _ANYTHINGS_KIND:
            return False
        return not self._is_called(named, self._carried or "")

    def _names_nobody(self, one: Statement, but: tuple[int, int] = (0, 0)) -> bool:
        """Say whether a sentence speaks of nobody else, and of nothing else by a name, `but` in a stretch."""
        said = one.bare.folded
        if _ELSE.search(said) or _OF_ELSE.search(said):
            return False
        first, last = (one.bare.offsets[at] for at in but)
        return not any(
            last <= found.start() or found.start() < first
            for found in _NAMED.finditer(one.bare.text)
        )

    def _refers(self, said: str, key: str | None) -> bool:
        """Say whether a sentence speaks of "the scheme", and a programme may be called so."""
        if key is None:
            return False
        found = _BACK.search(said)
        if found is None or (
            _MAY_PLAN.match(said, found.end()) and not self._is_called("计划", key)
        ):
            return False
        return self._may_be_called(found[0], key)

    def _means(self, one: Statement, key: str | None) -> bool:
        """Say whether a sentence that names nobody speaks of "the scheme", which a programme's name says it is."""
        if key is None or self._refers(one.bare.folded, key):
            return key is not None
        found = _KIND_SAID.search(one.bare.folded)
        kind: str | None = found and (found["en"] or found["zh"])
        return kind is not None and self._is_called(kind, key) and self._names_nobody(one)

    def _is_called(self, kind: str, key: str) -> bool:
        """Say whether a name of a programme has a word for what kind of thing it is."""
        return any(kind in fold(name) for name in self._names.get(key, ()))

    def _may_be_called(self, said: str, key: str) -> bool:
        """Say whether words like "the fund" fit the names of a programme, which must be called one itself."""
        kind = _OWN_KIND.search(said)
        return kind is None or any(kind[0] in fold(name) for name in self._names.get(key, ()))


def is_labelled(folded: str, clause: int, places: Sequence[Place]) -> bool:
    """Say whether a clause is the first behind a name that opens a folded sentence and ends in a colon."""
    if not places or places[0].key is None or any(map(str.isalnum, folded[: places[0].start])):
        return False
    colon = _COLON.match(folded, places[0].end)
    if colon is None or not places[0].end < clause <= colon.end():
        return False
    return _ITS_OWN.match(folded, colon.end()) is not None


def _opens_with_others(said: str) -> bool:
    """Say whether a folded sentence opens with a firm, people or another place, and what they will do."""
    return is_others(said, ((0, len(said) + 1),), 0)


def _names_a_scheme(one: Statement) -> bool:
    """Say whether a sentence that names no programme known tells of a scheme by another name."""
    other = _OTHER_SCHEME.search(one.bare.folded) or _OTHER_SCHEME_EN.search(one.bare.text)
    return other is not None


def _is_one_of(heading: str, places: Sequence[Place]) -> bool:
    """Say whether a heading names a programme beside something else: HKeMobility and traffic signals."""
    return any(
        _AND_MORE.match(heading, place.end) or _MORE_AND.search(heading, 0, place.start)
        for place in places
    )


def _counts_a_part(said: str) -> bool:
    """Say whether a sentence that names nothing opens with what only a part of a programme is."""
    first = next(iter(numbers(said)), None)
    return first is not None and goes_on(said[: first.start], alone=True)


class _Head:
    """The name that a line of a slide consists of, for the points below it."""

    def __init__(self) -> None:
        self._part, self._block = -1, -1
        self._key: str | None = None

    def of(self, one: Statement, places: Sequence[Place]) -> str | None:
        """Give the name that stands above a point; another line, or one too short to be read, ends it."""
        next_line = (one.part, one.block) == (self._part, self._block + 1)
        self._part, self._block = one.part, one.block
        if _POINT.match(one.text) and next_line:
            return self._key
        rest = one.whole.folded
        for place in reversed(places):
            rest = rest[: place.start] + rest[place.end :]
        bare = places and not any(map(str.isalnum, rest))
        self._key = places[-1].key if bare else None
        return None


def _heading(one: Statement) -> Folded:
    """Give the heading of a sentence, which was folded already."""
    if len(one.heading) != len(one.folded_heading):
        return Folded.of(one.heading)
    return Folded(one.heading, one.folded_heading, range(len(one.heading) + 1))
