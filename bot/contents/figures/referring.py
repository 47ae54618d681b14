"""This file says by which words a sentence that names no programme refers to one, and by which to somebody else."""

from __future__ import annotations

import re

from bot.contents.figures.numerals import SPELT_EN

# A service that provides or covers so many, by what it is called in general.
_SERVICE_ZH = (
    "^(?:截至[^,，。;；]{2,16}[,，])?(?:平台|系统|程式|服务)(?=现[有时]|提供|设有|复盖|涵盖|载有|支[援持]|接[入驳]"
    "|每[日月年]|由[^,，。;；]{1,10}营运)"
)
# e.g. 該計劃 · this scheme · under the programme
BACK = re.compile(
    r"^(?:截至[^,，。;；]{2,16}[,，])?(?:在|就)?(?:[该此](?:计划|基金|平台|系统|中心|服务|机制|沙盒|应用程式)"
    r"(?!小组|委员会|署|处)|该项目)"
    rf"|{_SERVICE_ZH}"
    r"|^(?:截至[^,，。;；]{2,16}[,，])?(?:计划|基金|平台|服务)(?=自|至今|迄今|已|共|委托|首年|目前|现时"
    r"|[在于](?:20|[^,，。;；]{1,4}期)|的(?:目标|(?:累计|实际|经常|营运)?(?:开支|支出)|预算|使用|登记|用户))"
    r"|^according to [^,;.]{2,50}, (?:which|who) (?:operates?|runs?|manages?|administers?|maintains?) (?:the|this) "
    r"(?:scheme|programme|fund|platform|system|service|portal|application)\b(?! of)"
    r"|^[\"“]?(?:(?:as (?:at|of) |since )[a-z\d ,-]{3,24}, )?(?:the|this) (?:scheme|programme|fund|platform|system"
    r"|service|portal|app|application|gateway|sandbox|pilot|centre|institute|blueprint|hub)\b(?! of)"
    r"|\bunder (?:the|this) (?:scheme|programme|fund|platform)\b(?! of)"
)
# By which words a lead-in refers to it.
# e.g. the position of the Scheme was as follows · 推行該計劃的進度
LEADS_BACK = re.compile(
    r"\b(?:of|under|for|to|by|from|in|on) (?:the|this) (?:pilot )?(?:scheme|programme|fund|platform|system|service"
    r"|portal|app|application|gateway|sandbox|pilot|centre|institute)\b(?! of)"
    r"|[该此](?:计划|基金|平台|系统|中心|服务|机制|沙盒|项目)(?!小组|委员会|署|处)"
)
# Who takes part in it, or what is done under it, within a sentence: as if its name stood there.
# e.g. 參加該計劃的學生 · firms registered under the scheme
WITHIN = re.compile(
    r"(?:参[加与]|使用|采用|加入|接入|接达|申请|透过|通过|受惠于|登记|根据|获)了?"
    r"(?P<zh>该(?:计划|基金|平台|系统|服务|机制|沙盒|项目|应用程式))(?!小组|委员会|署|处)"
    r"|\b(?:under|through|via|joined|joining|using|registered (?:for|with|on|under)|signed up (?:for|to)"
    r"|participat(?:ed|ing) in|tak(?:en|ing) part in|admitted to|enrolled (?:in|on)|benefit(?:ed|ing) from|funded by"
    r"|supported by) (?P<en>(?:the|this) (?:scheme|programme|fund|platform|system|service|portal|app|application"
    r"|gateway|sandbox|pilot))\b(?! (?:of|for)\b)"
)
MAY_PLAN = re.compile(r"(?<![该此]计划)(?<=计划)[在于]")  # 計劃|在2027年興建 is what somebody plans
# What nothing is called that has no such word in its name.
# e.g. 該基金 · the centre
OWN_KIND = re.compile(
    r"基金|中心|研发院|蓝图|沙盒|指数|\b(?:fund|centre|institute|blueprint|sandbox|index|hub)\b"
)
# What goes on counting, in the same paragraph, after a sentence or under a heading that names the programme alone.
# e.g. 截至2025年2月，合共有4,362訂戶 · 首輪收到94份申請 · 自2021年推出以來共支持
COUNTS_ON = re.compile(
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
# Where an office brings it.
_BROUGHT_EN = (
    "commission(?:ed)?|install(?:ed)?|extend(?:ed)?|expand(?:ed)?|deploy(?:ed)?|roll(?:ed)?|introduced?|launch(?:ed)?"
    "|implement(?:ed)?|pilot(?:ed)?|trial(?:l?ed)?|tested|adopt(?:ed)?|provided?|open(?:ed)?|applied|set up|use[sd]?"
)
# e.g. 17 data providers are hooked up to it · 30 firms have joined it · loans through it reached
TO_IT = re.compile(
    r"\d (?:(?!not |never |no |yet |fail|who |which |that )[a-z/&'-]{2,20} ){1,8}?"
    rf"(?:{_JOINED_EN})(?: to| into)? it\b(?! (?:is|was|will|has|would)\b)"
    r"|\$[\d.,]{1,12}(?: [a-z]{2,12}){0,4} on it\b|\b(?:through|via|under|using|with) it (?:(?:has|have|had) )?"
    r"(?:reached|came to|totalled|amounted to|exceeded|numbered|rose to|stood at)\b"
    rf"|\b(?:{_BROUGHT_EN}) it (?:out )?(?:at|in|to|on|by|across|for) (?:(?:about|over|some|nearly|more than|another"
    rf"|at least|all|the|first) ){{0,2}}(?:\d|{SPELT_EN})"
)
ANYTHINGS_KIND = frozenset({"平台", "系统", "system", "platform"})  # what many a thing is called
# What an office sets up of what the heading names.
_OFFICES_ZH = "[\u4e00-\u9fff]{2,12}(?:署|局|处|办|办公室)|当局|政府|我们|[署局]方"
_ALREADY_ZH = "(?:已|至今|先后|共|再|正|亦|会|将|[在于][^,，。;；]{2,14}){0,3}"
# e.g. 數字辦在香港及廣東省設置72部 · 路政署至今安裝了412支
OFFICE_SETS_UP = re.compile(
    rf"^(?:[^,，。;；]{{2,16}}[,，])?(?:{_OFFICES_ZH}){_ALREADY_ZH}"
    rf"(?:设置|安装|装设|增设|竖立|加装|开设)了?[约逾近共]{{0,2}}"
    r"(?=[\d一二三四五六七八九十百千两])"
)
# So many of what the sentence before counted.
# e.g. made up 24% of them · recommended 24 of them
OF_THEM = re.compile(
    r"^[^\d]{0,80}\d[\d,. ]{0,12}(?:million|billion)?(?: ?%| ?per cent)? ?of (?:them|these|those)\b"
    r"(?! (?:who|which|that))"
)
# What is to be so many of what the sentence before counted, by a day.
# e.g. 政府會在2028年前增至700支 · 目標，是在後年年底前增至七百支
RISES_TO = re.compile(
    r"(?:年|底|前|内|季)(?:再|进一步|会|将|逐步)?(?:增|增加|提升|扩展|扩充)[至到](?:约|逾|至少)?"
    r"(?=[\d一二三四五六七八九十百千])"
)
AN_OFFICE = re.compile(r"^[\u4e00-\u9fff]{0,10}(?:署|局|处|办|办公室)(?=[的会将计拟在于])")
# What a programme has so many of, and may come to have more of.
_ITS_PARTS_EN = (
    "services|users|departments|points|projects|places|kiosks|participants|members|applications|banks|institutions"
    "|datasets|functions|lines|stations|sites|trainees|subscribers|registrations"
)
_PART_GROWS_ZH = (
    "[把将](?![全本]港)[^,，。;；的\\d]{0,8}(?:服务|部门|用户|登记|名额|站|点|机构|企业|项目|功能"
    "|学员|数据集|会员)(?:数[目量]|人数|总数)?"
)
# Of what there is to be more, which the paragraph has spoken of.
# e.g. we will raise the number of ready-to-use solutions to · 我們會在六月底前把支援點增至
MORE_OF = re.compile(
    r"^[\"“]?(?:we|the government|it|the (?:department|office|bureau|commission))"
    r" (?:(?:also )?(?:plans?|aims?|intends?) to|will) (?:raise|increase|expand|bring) the (?:total )?number of "
    r"(?P<en>[a-z][a-z -]{3,40}?) (?:from|to)\b"
    r"|^[「“]?(?:我们|政府|当局|[署局]方)(?:亦|并)?(?:计划|会|将|拟|期望)[于在][^,，。;；]{2,14}[前内底],?"
    r"[把将](?P<zh>[^,，。;；的\d]{2,8}?)(?:的?(?:数[目量]|总数))?增[至加]"
)
# What only can be of the programme named in the sentence before, where nobody else is named.
# e.g. so far 49 teams · in 2024 alone trips · the target is 5 million · utilisation averaged · 登記用戶已達
GOES_ON = re.compile(
    r"^(?:so far,?|to date,?|in 20\d\d alone,?) (?!the\b)|^a target of (?:about )?(?=\d)"
    r"|^(?:(?:the|its|their|total|annual|average|cumulative|registered|individual|corporate|organisation|active|new"
    r"|daily|monthly) ){0,4}(?:utili[sz]ation|usage|uptake|users|registrations|downloads|subscribers"
    r"|recurrent expenditure|operating (?:cost|expenditure)s?)\b"
    r"|^(?:the|our|its) (?:target|goal|aim) (?:is|was)(?: now| still)?(?: to (?:reach|have|attain|achieve))?"
    r"(?: (?:about|over|at least|some))? (?=\d)"
    r"|^(?:we|the government|the (?:department|office|bureau|commission))"
    r" (?:(?:also )?(?:plans?|aims?|intends?) to|will)"
    rf" (?:raise|increase|expand|bring|cut|reduce) the (?:total )?number of "
    rf"(?:[a-z-]{{2,16}} ){{0,3}}(?:{_ITS_PARTS_EN})\b"
    r"|^(?:我们|政府|当局|[署局]方)?(?:亦|并)?(?:计划|会|将|拟|期望)[于在][^,，。;；]{2,14}[前内底],?"
    rf"{_PART_GROWS_ZH}(?:增[至加]到?|扩[展大]?至|推展至)(?:全部|约|逾|至少)?(?=\d)"
    r"|^(?:this|it) (?:is|was) (?:ahead of|above|below|short of|against) (?:the|its|our) (?:[a-z-]{4,12} )?target of\b"
    r"|^(?:the|our|its) (?:target|goal|aim) (?:is|was)(?: now| still)? to (?:raise|increase|expand|extend|bring"
    r"|cut|reduce)\b"
    r"|^(?:我们的|其|有关|(?:政府|当局|[署局]方|[\u4e00-\u9fff]{2,8}(?:署|局|处|办|办公室))的)?目标(?:是|为)(?:[于在][^,，。;；]{2,14}[前内底],?)?"
    rf"(?:{_PART_GROWS_ZH}(?=增|达)|[把将](?![全本]港)[^,，。;；的\d]{{1,6}}(?:数[目量]|总数|人数|名额))?"
    r"(?:达到?|增[至加]到?|有)?(?:约|逾|至少)?(?=\d)"
    r"|^(?:(?:至今|迄今|现时|目前)[,，]?)?(?:其)?(?:平均|每日|登记|累计|活跃|注册){0,3}"
    r"(?:使用率|使用量|下载量|下载次数|登记人数|用户)"
)
# e.g. the Hospital Authority · hong kong · 全港 · 數字政策辦公室 · 用戶投訴
ELSE = re.compile(
    r"\b(?:departments?'s|department's|department|authority|bureau|council|hospital|another(?! \d)|separately"
    r"|meanwhile|for its part|hong kong|of their own|(?:have|run|use) their own|fined)\b|另|其他|至于|同期|同一期间"
    r"|[本全]港|(?:署|(?<=[员协商公学总议联工事立])会|(?<!当)局)(?![／/和及、])|办公室|警方|警务|廉署|举报|罪案"
    r"|意见书|份意见|^据[^,，。;；]{2,16}(?:资料|数据|统计|调查)"
    r"|\b(?:arrest|convict|prosecut|injur|kill|tourist|visitor|critic|survey|poll)\w{0,5}\b|投诉|的个案"
    r"|用户[^,，。;；\d]{1,12}的(?!人?数|总数|比[例率]|平均)"
)
# e.g. users of Octopus · usage of electricity
OF_ELSE = re.compile(
    r"\b(?:utili[sz]ation|usage|uptake|users|registrations|downloads|subscribers|expenditures?|costs?) (?:rates? )?"
    r"(?:of|with|from) (?!(?:about |some |over |nearly |more than )?(?:hk)?[$\d]"
    r"|(?:the|this) (?:scheme|programme|fund|platform|system|service|app|application|portal|project|pilot)\b(?! of)"
    r"|it\b)"
)
# Another name that stands in a sentence, and no month or day, nor "the Scheme".
# e.g. in Kowloon · of the MTR
NAMED = re.compile(
    r"(?<=[a-z\d,%] )(?:the )?(?!(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Government)\b|[A-Z][a-z]{2,5}day\b|HK\$|HKD\b|Q[1-4]\b|[A-Z]{1,2}\b|[A-Z]FLOPS\b|[A-Z]Wh\b|SMEs?\b|NGOs?\b"
    r"|(?<=the )(?:Pilot )?(?:Scheme|Programme|Fund|Platform|System|Service|Portal|Pilot)\b)[A-Z]\w{1,30}"
)
# e.g. 該基金 · 此項目 · the fund
ANY_BACK = re.compile(
    r"[该此](?:计划|基金|平台|系统|中心|服务|机制|项目|程式|公司|机构|局|署|院|校)"
    r"|\b(?:the|this|that|such) (?:scheme|programme|fund|platform|system|service|project|company|firm|centre"
    r"|institute|concession)\b"
)
# e.g. 海事處的申請情況 · 各部門的開支
SOMEBODYS = re.compile(r"(?:[署局会处司院校]|办公室|公司|部门|大学|机构)的")
# e.g. set aside for the scheme · 為該基金預留
KIND_SAID = re.compile(
    r"\b(?:the|this) (?P<en>scheme|programme|fund|platform|system|service|portal|gateway|sandbox|pilot|centre"
    r"|institute|blueprint)\b(?! of)|[该此](?P<zh>计划|基金|平台|系统|中心|服务|机制|沙盒)(?!小组|委员会|署|处)"
)
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
# Money for what the sentence before named, by "it" or by what kind of thing it is.
# e.g. a sum of $ · the government has set aside $
SETS_ASIDE = re.compile(
    r"\s?(?:(?:a|an additional|a further|another) (?:total |sum )?of "
    r"|(?:the government|we|the administration) (?:(?:has|have|had|will|also|already|plans? to|now) ){0,3}"
    r"(?:set aside|earmark(?:ed)?|allocat(?:e|ed)|reserv(?:e|ed)|spend|spent|inject(?:ed)?|commit(?:ted)?) )"
    r"(?:about |some |over |nearly |around |more than |up to )?(?:a total of |a sum of )?(?:hk)?\$? ?"
)
# e.g.  has been set aside for it ·  on upgrading it in 2026-27 ·  for monitoring the trials
FOR_IT = re.compile(
    r" ?(?:(?:has|have|had|was|were|will) (?:been |be )?(?:set aside|earmarked|allocated|reserved|spent|injected) )?"
    r"(?:for|on|in|to|into) (?:[a-z]{4,14}ing |the [a-z]{4,14} of )?"
    r"(?:it|them|(?:the|this) (?:scheme|programme|fund|platform|system|service|pilot|portal|app|application|trials?"
    r"|projects?))\b(?! of)"
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
