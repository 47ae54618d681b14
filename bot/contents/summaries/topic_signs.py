"""This file holds by which words a sentence, a heading or a title says on what it is."""

from __future__ import annotations

import re

# What a sentence says before it comes to its subject.
# e.g. By the end of 2026, · 截至本年三月底，
ASIDE = re.compile(
    r"(?:By|As at|As of|In|On|At|Since|From|Up to|Under|Following|After|During) (?:the )?[^,;]{2,50}, "
    r"|(?:截至|在|於|于|自|由|過去|过去|為了?|为了?|因應|因应|按照?|根據|根据|鑑於|鉴于)[^，。；]{2,24}，"
)
# A verb: what comes before it is the subject.
# e.g. The platform hosts · was opened
VERB_EN = re.compile(
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
CITED = re.compile(f"{_CITED_EN}|{_CITED_ZH}", re.IGNORECASE)
# Where or by whom, and not what.
# e.g. were installed in the · 位於
PLACE = re.compile(
    r"\b(?:in|at|on|from|by|with|to|into|via|through) (?:the |an? |its )?$|(?:在|於|于|由|與|与|向|至)「?$"
)
# Where, in a clause behind another one.
# e.g. , and the results will be shown on the · ，並會上載至「
ELSEWHERE = re.compile(
    r", (?:and|but|while|which) [^,;]{2,80} (?:in|at|on|from|by|with|to|into|via|through) (?:the |an? |its )?$"
    r"|，[^，。；]{0,30}(?:在|於|于|由|與|与|向|至|透過|透过|經|经)「?$"
)
# e.g. 30 laboratories under the
UNDER = re.compile(r"\b(?:under|of|for) (?:the |an? )?$")
_MAKES_EN = (
    r"\b(?:released|launched|developed|introduced|set up|established|rolled out|built|operates|runs|published"
    r"|created) (?:the |an? |its )?$"
)
_MAKES_ZH = r"(?:推出|開發|开发|成立|設立|设立|推行|研發|研发|營運|营运)(?:了|的)?「?$"
# What is between who makes a thing and that.
# e.g. released the · 推出「
MAKES = re.compile(f"{_MAKES_EN}|{_MAKES_ZH}")
# Another thing beside what a title names.
# e.g. 與資助計劃 · and the fund
OTHER_THING = re.compile(
    r"计划|基金|平台|系统|园区|中心|联盟|沙盒"
    r"|\b(?:schemes?|programmes?|funds?|platforms?|systems?|parks?|centres?|services|pilots?)\b"
)
# e.g. 、「資助計劃」 · and the Reef Fund
OTHER_NAME = re.compile(r"[「、]|\b(?:schemes?|programmes?|funds?|and)\b")
# What a name in brackets does.
# e.g. 」，現時供 · 」（「港文通」）已
DOES_ZH = re.compile(
    r"」?(?:[（(][^（）()]{2,12}[)）])?，?(?:自|於|于|在|已|將|将|會|会|現|现|是|為|为|可|由|至今|共)"
)
# e.g. 」的
OF_THE_FIRST = re.compile(r"」(?:下|旗下)?的")
# A kind behind a name in brackets.
# e.g. 」住屋計劃 · 」服務
KIND_BEHIND = re.compile(
    r"」?[\u4e00-\u9fff]{0,4}?(?:計劃|计划|系統|系统|平台|服務|服务|政策|措施|項目|项目|工程|活動|活动|單位|单位|功能"
    r"|課程|课程|證書|证书)"
)
# e.g. 香港房屋協會 · 運輸署
BODY_ZH = re.compile(r"(?:局|署|處|处|會|会|司|公司|大學|大学|辦公室|办公室)$")
# e.g. 研發院將
WILL_ZH = re.compile(r"([\u4e00-\u9fff]{2,8})(?:將|将|會|会|擬|拟|計劃|计划)$")
# What a sentence is turned to at its opening.
# e.g. On traffic management, · 就自動駕駛而言，
FRONTED = re.compile(
    r"(?:On|As for|As regards|Regarding|In respect of|With regard to|Turning to) (?:the )?"
    r"([A-Za-z][\w'+-]{1,20}(?: [A-Za-z][\w'+-]{1,20}){0,5}), "
    r"|(?:至於|至于|就(?![^，]{4,14}而言)|在)?([\u4e00-\u9fff]{4,14})(?:方面|而言)，"
)
# What it is set in, and what it tells of in full.
_OF_WHAT = r"^the [a-z -]{3,40} of the [a-z]{4}|\bmanpower\b|^(?:there|it) (?:is|are|was|were)\b"
_BY_OTHERS_ZH = r"^(?:一项由|有)[^,。;]{2,12}(?:进行|委托|估计|预料|预期|认为|指出)"
# e.g. 全港建造業 · there were 38 900 such staff · The unemployment rate of the sector
OF_ITSELF = re.compile(rf"^[^,。]{{0,6}}(?:全港|本港|全球)|人手|编制|{_BY_OTHERS_ZH}|{_OF_WHAT}")
# What a refusal is about: what was asked, and no more.
# e.g. 沒有備存有關數字 · do not keep statistics
KEPT = re.compile(
    r"备存|统计|分项|数字|资料|\b(?:statistics|figures?|breakdowns?|information|records?|data)\b"
)
# What a sentence is turned to that is no thing.
# e.g. 同時 · other hand
NO_TOPIC = re.compile(
    r"\d|year|month|quarter|whole|average|hand|basis|同時|同时|另一|整體|整体|未來|未来|現階段|现阶段|這|这"
)
_NOT_WHICH_ZH = r"(?![該该此本這这首第每各三兩两多整全其]|有關|有关|上述|現行|现行)"
_KINDS_ZH = (
    r"(?:(?<![辦办局署處处府們们司會会方])(?:計劃|计划)|基金|人才庫|人才库|平台|系統|系统|中心|沙盒|聯盟|联盟"
    r"|網絡|网络|院|券|園區|园区)"
)
_PLACES_ZH = (
    r"(?:體育園|体育园|園區|园区|公園|公园|中心|博物館|博物馆|醫院|医院|大樓|大楼|機場|机场|碼頭|码头|隧道|大橋"
    r"|大桥|鐵路|铁路|研發院|研发院|基金|平台|系統|系统|人才庫|人才库)"
)
# A thing by a name without brackets.
# e.g. 2025-26年度，研究人才庫共支持 · 髖部骨折偵測系統原定
PLAIN_ZH = re.compile(
    rf"(?:[^，。；]{{2,20}}，)?{_NOT_WHICH_ZH}[\u4e00-\u9fff]{{2,14}}?(?<![该該關关述等行個个]){_KINDS_ZH}"
    r"(?![\u4e00-\u9fff]{0,3}的)"
    rf"|{_NOT_WHICH_ZH}(?:(?![的就讓让在於于將将會会正我署局])[\u4e00-\u9fff]){{5,14}}?(?:{_KINDS_ZH}|設施|设施)的"
)

# A place or scheme by a name without brackets that a paragraph opens with.
# e.g. 啟德體育園於今年三月啟用 · 東九文化中心分階段開放
OPENS_PLAIN_ZH = re.compile(
    rf"{_NOT_WHICH_ZH}(?![除自在至按為为就由隨随根對对於于從从經经與与及和把將将讓让])([\u4e00-\u9fff]{{2,10}}?(?<![该該關关述等行個个的]){_PLACES_ZH})"
    r"(?=於|于|在|自|已|將|将|會(?!議)|会(?!议)|分|現|现|是|設|设|由|至今|首|，)"
)
# e.g. 「港文通」 · HKChat
NAMED_ZH = re.compile(r"[「《]|[A-Za-z]{3}")
# What paragraphs have in common that are on one scheme.
# e.g. 首輪團隊 · applications
SHARED = re.compile(
    r"团队|申请|项目|学员|大楼|课程|服务站|路口|轮|阶段|批|名额|配额|资助"
    r"|\b(?:applicat|project|team|laborator|building|round|batch|phase|place|intern|student|kiosk|licen"
    r"|participant)"
)
# What a paragraph opens with that the one before has named: 現行計劃, the scheme.
# e.g. 現行計劃將於十月屆滿 · the scheme will
TAKES_UP = re.compile(
    r"(?:现行|现有|该|有关|上述|整个)?的?(计划|基金|系统|平台|园区|中心|研发院)(?=将|会|已|至今|于|在|自|的|现|,)"
    r"|(?:the|this) (scheme|programme|fund|system|platform|park|centre|pilot|service)\b"
)
# One of two things that the question asks about.
# e.g. For the former, the validity period
OF_TWO = re.compile(r"(?:For|In respect of|Under|Regarding|As for) the (former|latter)\b")
# A thing where it is first told of, with what it is of.
# e.g. signed a supplement to the Standard Contract
TOLD_FIRST = re.compile(
    r"\b(?:an?|the) ([a-z]{4,20}) (?:to|on|of|for|with) (?:the )?[A-Z][\w'-]{1,24}(?: [A-Z][\w'-]{1,24}){0,4}"
)
# e.g. TD · CAD
IN_CAPITALS = re.compile(r"\b[A-Z][A-Za-z&]{1,8}\b")
# e.g. the Chinese University of Hong Kong
OTHER_BODY = re.compile(
    r"(?:[A-Z][a-z]+ ){0,5}(?:University|College|Association|Society|Federation|Chamber|Police|Corporation)"
    r"(?: of(?: [A-Z][a-z]+){1,5})?"
)
# e.g. 海港電力有限公司已於2023年 · 多間大學將
OTHER_BODY_ZH = re.compile(
    r"(?:[^，。；]{2,20}，)?[\u4e00-\u9fff]{2,16}?(?:公司|大學|大学|學院|学院|醫院|医院|協會|协会|總會|总会|商會|商会|銀行|银行)"
    r"(?=[已將将會会於于在現现正亦計计擬拟須须可獲获，的])"
)
# A heading that says where the sentence stands, and not on what it is.
_IDLE_EN = (
    r"background|purpose|introduction|overview|progress|forward|implication|timetable|consultation|proposal"
    r"|justification|latest|conclusion|others?\b|general|summary|recommendation|response|enquir|publicity"
    r"|position|option|advice|update|development|measure|annex|reply|question|initiatives?$|situation|looking|ahead|implementation|proposed|existing|current|funding|legislative|\band\b"
)
_IDLE_ZH = (
    r"背景|目的|引言|擬議|拟议|概覽|概览|進展|进展|情況|情况|路向|影響|影响|時間表|时间表|諮詢|咨询|建議|建议|總結|总结"
    r"|下一步|[一二三]期$|階段|阶段|其他|結語|结语|意見|意见|回應|回应|措施|附件|工作|安排|發展$|发展$|概況|概况|及|和|的|與|与"
)
# A heading that says what is done, and not on what it is.
_DOES_SO_ZH = (
    r"^(?:注資|注资|推動|推动|加強|加强|設立|设立|成立|推行|擴展|扩展|提升|優化|优化|促進|促进|修訂|修订|增加|檢討"
    r"|检讨)"
)
# e.g. Way forward · 推行情況 · 注資基金
IDLE = re.compile(f"{_IDLE_EN}|{_IDLE_ZH}|{_DOES_SO_ZH}", re.IGNORECASE)
# Over a table, and not over what follows it.
# e.g. 表一：租用情況 · Table 2
CAPTION = re.compile(r"(?:表|圖|图)[一二三四五六七八九十\d]|(?:Table|Figure|Chart) \d")
# e.g. (C) Smart lampposts · 乙. 智慧燈柱
HEADING = re.compile(
    r"(?:[(（]?[A-Za-z\d一二三四五六七八九十甲乙丙丁]{1,3}[)）.、]\s{0,3})?"
    r"([A-Z][\w'-]{1,20}(?: [\w'-]{1,20}){0,4}|[\u4e00-\u9fff]{3,14})"
)
