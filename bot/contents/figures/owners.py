"""This file says whether a clause that names no programme goes on counting the one named before it."""

from __future__ import annotations

import re

from bot.contents.figures.moved_aims import moves_the_aim

# What a clause may open with and still be of the programme: what stands before its number says so, by an
# adverb, a verb or a part of the programme. Anything else may be a subject of its own, and counts for itself.
_LINKS_ZH = (  # words that join a clause to the one before, and say when or how often
    r"而|但|惟|同日|历来|一直|先后|单[计是就]|原[定本先]|旨在|并?(?:指出|强调|澄清)|并且?|亦|也|再|另(?!外?拨)|则|又|更"
    r"|即|且|及|以及|以(?:[^,，。;；]{2,6}形式)?|同时|因此|故|所以|于是|令|使|让|从而"
    r"|预计|预期|预料|估计|料|首年|每年|全年|只|仅|单是|其后|随后|之后|最终|最后|最新|初期|上述|有关|相关|整体"
    r"|全面(?:[^,，。;；]{2,4}后)?|[第次][一二三四五六七八九十\d]{0,3}[轮批期阶]段?"
)
_SO_FAR_ZH = (
    "当中|一年前|其|该(?![局署处院会校厂站区段桥市省国]|公司|机构|集团)|此|这|至今|迄今|截至|截止|直至|到|现|目前"
    "|累[计积]|总|合共|合计|一?共|已|曾|平均|人均|每|首|会|将|目标"
)
_TAKES_IN_ZH = (
    "包括|超[出越]|涵盖|复盖|涉|占|来自|获|批|收[到集]|接|支持|支援|资助|惠及|受惠|受助|处理|提[供出升高]|在亚洲"
    "|香港[于在]全球"
)
_SETS_UP_ZH = "设|开[设立]|成立|建|安装|使用|用[户量作于以]|登记|注册|会员|申[请领]|下载|浏览|访问|点击|查询|交易"
_COSTS_ZH = (
    r"(?:开发|营运|运作|维修|维护|保养|建造|经常|每年的?)(?:费用|成本|开支)|年费|月费|收费|费用|成本|造价|耗资|斥资|涉资|开支|支出"
    r"|预算(?=开支|支出|总?额|拨款|费用|[约为是达共的及和(（$\d]|$)|拨款|拨备|承担|金额"
    r"|(?:企业|机构)?投资(?:总?额|金额)|款[项额]?"
)
_PARTS_ZH = (
    r"编制|职位|人手|轮候(?=用户|人数|个案)|一般(?=资助)|承诺(?=资助|拨款)|参[与加]|名额|配额|项目|个案|学[员生者]|团队|功能|计划|平台|系统|基金|上限|下限|最[高多少低]"
    r"|较|比|按年|同比|[升跌增减]|由|从|自|在|于|个人"
    r"|供|可|能|[不无]论|至[^,，。;；]{2,10}[时止底]|[对就让使令][^,，。;；]{2,12}(?:[的可了]|提出)|全面|带动|创造"
    r"|吸引|撬动|促成|节省|录得"
)
_NEARLY_ZH = (
    "百分之$|达|约|大约|逾|近|超[过逾]|接近|不[少多足超到]|至[少多]|多[达于]|高达|有|为|是|属"
)
_DEEDS_ZH = (
    r"至(?:约|逾|近|超过)?$|汇[聚集]|云集|完成|解答|回答|传送|侦测|运送|接载|载[客货]|分布[于在]|推[出行]|启用|投[入资]|注资|预留|试[用行]|举[办行]|安排|筹[办组]|主办|培育|孵化"
    r"|让?(?:至[少多]|约|逾|超过)|[^,，。;；\d]{1,8}由[^,，。;；]{1,14}[增升扩减降][^,，。;；\d]{0,3}[至到]|培训"
    r"|服务|复盖|派发|发[出放]|签[署发]|出租|租|入住|算力|运算|利用|评审|审[批核]|满意|成功|准时|可靠|工程|合约"
    r"|第|余下|其余|连同|加上|分别|另外|此外|[今去前明本]年|年[内初底中]|[上下]半年|\d"
    r"|[一二三四五六七八九十百千两]{1,4}[个间家名位项宗份所成万亿]"
    r"|[一二三四五六七八九十\d]{1,2}月份?(?=平均|共|累计|每)|提[早前]|超额|经|通过|透过|进行|邀请|聘|委托"
    r"|(?:学员|同学|学生|用户|使用者|参[与加]者)的?满意[度率]|研究[人员]|批出|撤回|否决|否|拒|容许|接达|连接|串联|接入|上载|开放|公布|发布|车辆|用|工作组|委员会|「?新型"
    r"|创|新增(?:[约逾近了]|超过|$|[^,，。;；]{0,6}"
    r"(?:职位|名额|服务|功能|用户|会员|登记|项目|资助|申请|职员|人手|网点|[^,，。;；]点))|增设|加设|加装"
    r"|实际(?:开支|支出|费用|拨款|使用|用户|签|批|发|获|派|动用|支付|完成|申请|登记|参)|核准|获批准"
    r"|预算(?=开支|支出|拨款|费用)"
)
# So much of a measure that only a service has: a clause that says no more of whose it is.
# e.g. 飛行里數約 · 瀏覽量逾 · 行駛里數已逾
_MEASURE_ZH = re.compile(
    r"[\s而但及]{0,2}(?:(?:飞行|行驶|行车|航行)?(?:里数|里程|时数)"
    r"|[^,，。;；的\d]{0,4}(?:浏览|下载|点击|查询|登入|使用|播放|收听|入住|出租)(?:量|次数|人次|人数|率)"
    r"|(?:(?:大楼|大厦|园区|中心|设施|车辆|服务)的)?(?:入住|出租|使用|载客)率"
    r"|(?:正确|准时|按时)?(?:续订|续期|续约|和解|就业|留任|完成|达标|合格|准时|准确|可用|回应|通过)率"
    r"|(?:登记|注册|使用|报名|受惠|参[与加])人数|申请(?:宗数|数目|人数))"
    r"(?:已|合?共|现|则|再|约|逾|达|为|有|是|超过|突破|接近|增至|升至){1,3}$"
)
# What stands between a name and what is told of it, set apart by commas.
# e.g. ("Blueprint 2.0"), published in December 2020,
_APPOSED = re.compile(
    r"[\"”」]?[)）]?(?: ?[(（][^()（）]{1,60}[)）])?(?: (?:portal|platform|system|app|website))?, "
    r"(?:(?:which|who) [^,;.]{2,80}"
    r"|(?:launched|published|set up|established|introduced|rolled out|opened|run|managed|administered|developed"
    r"|funded|implemented|commissioned|announced|now|first) [^,;.]{2,80}),"
)
# A verb straight behind the comma.
# e.g. put forward more than · had registered
_DOES = re.compile(
    r"\s?(?:(?:also|now|already|currently|so far|since|still) )?(?:has|have|had|is|was|are|were|will|would|can|put"
    r"|set|sets?|covers?|costs?|includes?|serves?|involves?|offers?|supports?|provides?|comprises?|contains?"
    r"|allows?|helps?|carries|runs?|gave|gives|made|makes|took|takes|brought|brings|drew|draws|saw|sees|spent"
    r"|spends|won|grew|rose|[a-z]{2,14}ed)\b"
)
# What comes of it, whatever else then grows.
_COMES_OF_IT_ZH = (
    r"(?:令|使|让)(?:全港的?)?[^,，。;；全本]{1,8}总[数额量][增升扩减降达][^,，。;；]{0,3}?[至到达]"
)
# e.g. 當中 · 合共 · 使碼頭總數增至 · 涉及資助總額 · 至今已批出 · 年費為 · 首輪 · 2025-26年度 · 登記用戶
_GOES_ON = re.compile(
    rf"[\s「」“”·•\-]{{0,4}}(?:(?:{_LINKS_ZH}){{0,4}})"
    rf"(?:{_COMES_OF_IT_ZH}|{_SO_FAR_ZH}|{_TAKES_IN_ZH}|{_SETS_UP_ZH}|{_COSTS_ZH}|{_PARTS_ZH}|{_NEARLY_ZH}"
    rf"|{_DEEDS_ZH})"
)
# Who acts on it: an office or a body, and what it does for the programme.
_OFFICES_ZH = "政府|当局|[署局处会组司院]方?|办公室|办|公司|中心|我们|委员会|工作组"
_DOES_ZH = (
    "发出|批出|支持|资助|收到|接获|增设|预留|拨款|拨出|调拨|注资|处理|举办|完成|推出|设|委托|聘|计划|预算|投放|投入"
    "|增|提供|安排|建|安装|签|批准|检控|利用|用"
)
# e.g. 運輸署至今發出 · 署方會在2026年增設 · 評審委員會支持了
_ACTS = re.compile(
    rf"[^,，。;；]{{0,14}}?(?:{_OFFICES_ZH})[^,，。;；]{{0,24}}?"
    rf"(?:已|至今|会|将|共|再|再?于|在|正|亦|以|为|按)?[^,，。;；]{{0,8}}?(?:{_DOES_ZH})"
)
_DOES_EN = (
    "allott|approv|issu|receiv|grant|select|award|admit|process|support|set aside|earmark|allocat|disburs|install"
    "|complet|train|held|organis|develop"
    "|open|connect|spent|erect|deploy"
)
# e.g. TD allotted 1 312 · the Secretariat had approved over
_ACTS_EN = re.compile(
    rf"[\s\"“]{{0,3}}(?:[a-z&-]{{2,20}} ){{1,5}}(?:(?:has|have|had|will|also|already|since|so far) ){{0,3}}"
    rf"(?:{_DOES_EN})\w{{0,4}} "
)
# e.g. 以配合將該系統應用於全港
_NAMES_IT = re.compile(
    r"(?:[该此其]|整[个项])(?:计划|基金|平台|系统|中心|项目|服务)(?!小组|委员会)"
)
# What opens a sentence that is of the programme of the one before.
_WHEN_EN = r"(?:as (?:at|of)|by|in|since|between|during|up to|within|until|over|at the end of|for) [^,;]{2,50}, "
_OPENERS_EN = (
    "also|together|altogether|overall|so far|to date|currently|at present|now|among|amongst|of|on average|in total"
    "|in all|as a result|meanwhile"
    "|there (?:were|are|have been)|it|they|these|those|them|which|some|about|around|over|nearly|more than|almost"
    "|a total of|another|a further|its|their"
)
_ITS_EN = (
    "total|average|number|cumulative|overall|approved|funding|subsid[a-z]{1,5}|applications?|projects?|users?"
    "|remaining|rest|first|second|third|fourth|latest"
    "|expenditure|estimated|annual|cost|amount|maximum|ceiling|target"
)
_KINDS_EN = (
    "total|average|annual|cumulative|individual|registered|active|monthly|daily|approved|successful|recurrent"
    "|operating|capital|estimated|actual|participating"
)
_PARTS_EN = (
    r"applications?|approvals?|projects?|users?|registrations?|downloads?|usage|utili[sz]ation|expenditure|outlay"
    r"|(?:proportion|share|percentage) of (?!the (?:population|workforce|total)\b)"
    r"(?:overdue|outstanding|approved|successful|completed|unsettled) [a-z]+"
    r"|participants?|beneficiaries|subscribers?|(?:monthly |daily )?allowances?|stipends?"
    r"|transactions?|trials?|visits?|bookings?|enrolments?|filings?|uptake|funding|subsid[a-z]{1,5}|grants?"
)
_COSTS_EN = (
    "expenditure|contract (?:sum|value|price)|(?:initial |approved |actual )?"
    "(?:development|construction|running|operating|project|annual|set(?:ting)?-up|capital|recurrent"
    "|maintenance|upkeep|total|estimated) (?:cost|expenditure)s?"
)
# e.g. as at 31 March, 300 applications · of these, · they cover · the average waiting time · these applications
_PART_EN = re.compile(
    rf"(?:{_WHEN_EN})?(?:[(“\"]{{0,2}})(?:(?:{_OPENERS_EN}|the (?:{_ITS_EN})),? ?){{1,4}}"
    rf"(?:[a-z-]{{1,20}} ){{0,8}}?$|(?:the )?(?:(?:{_KINDS_EN}) ){{1,3}}(?:[a-z-]{{1,20}} ){{1,8}}$"
    rf"|(?:the )?(?:{_PARTS_EN}) (?:[a-z-]{{1,20}} ){{1,8}}$"
    rf"|(?:the )?(?:{_COSTS_EN})(?: (?:incurred|involved))?(?: in 20\d\d(?:-\d\d)?)? "
    r"(?:is|was|of|came to|amounted to|stood at) (?:about |over |some |nearly )?$"
    r"|(?:\d[\d ,]{0,8}|[a-z-]{3,12}) (?:projects|applications|proposals|teams|firms|companies)"
    r" (?:were|have been|had been) (?:selected|approved|supported|admitted|shortlisted) (?:from|out of|from among)"
    r" (?:about |over |some )?$"
    r"|(?:we|the government) (?:aim for|aims for|target) (?:about |over |some |at least )?$"
    r"|(?:we|the government) (?:aims?|plans?|will|expects?|intends?) (?:also |to )?"
    r"(?:extend|expand|open|roll out|bring|take|connect) it (?:out )?to "
    r"(?:about |over |some |all |another |at least )?$"
    r"|$"
)
# Who runs it takes in applications, of which nothing else is said.
# e.g. we have so far received about · the vetting committee approved
_TAKES_APPLICATIONS = re.compile(
    r"(?:we|the (?:vetting|assessment) (?:committee|panel)) (?:have |has |had )?(?:so far |already |also |now )?"
    r"(?:received|approved|supported|processed|endorsed) (?:about |over |some |nearly |a total of )?$"
)
# e.g. applications in 2025 · applications so far
_NOTHING_ELSE = re.compile(
    r" ?applications(?: (?:so far|to date|in total|in 20\d\d(?:-\d\d)?"
    r"|by (?:the )?end[a-z -]{0,8} [a-z]{3,9} 20\d\d))?\.?\s?$"
)
_LIST_MARK_ZH = r"(?:[(（][一二三四五六七八九十\d]{1,2}[)）])?"
_WHEN_ZH = (
    r"(?:单[计是就](?:[于在])?[^,，。;；]{2,12}[,，])?(?:(?:截至|截止|直至|自|由|在|于)[^,，。;；]{2,20}[,，]"
    r"|截至[^,，。;；]{2,14}[底日末])?"
    r"(?:(?:至今|迄今|现时|目前|现|整体而言|整体|全年|[今去前]年|20\d\d年(?:全年)?的?|20\d\d-\d\d年度的?"
    r"|首年|(?:全面)?(?:推出|启用|落成)[后時时](?:首年|每年)?(?=[将会可](?:为|供|惠及)))[,，]?){0,2}"
)
_OF_THEM_ZH = "当中|其中|合共|共(?!享|同)|总[数额共]?|累[计积]|首轮|第[一二三四]轮|每[宗名个家间项份](?!月|年)|平均"
_WHO_ZH = (
    "(?:(?:学员|同学|学生|用户|使用者|参[与加]者)的?)?满意[率度]|成功率|获支持|获批|获资助|接?受资助|受惠|成功申请|[^,，。;；\\d]{0,12}的订户(?=[为有共达])|订户|申请(?!人须|人必)|登记|注册|用户|使用[率量者]"
    "|参[与加](?:者|人数|机构|企业)|学员|项目"
)
_SUMS_ZH = (
    "(?:开发|营[办运]|服务)?合约(?:总?[价]?值|金额)|资助(?:总?额|金额|上限|率)|预算|开支|成本|年费|收费|费用|拨款|承担额|营运"
    "|(?:[^,，。;；的\\d]{2,10}的)?每月津贴"
)
_SHARES_ZH = "(?!本港|香港|全国|全球)[^,，。;；\\d]{2,10}占(?:约|逾|近|超过)?$"
_PARTAKERS_ZH = (
    "[^,，。;；的]{0,14}(?:参[与加]|采用|使用|加入|接入)的"
    "(?:[^,，。;；]{0,8}(?:有|共|达|约|为))?(?=[约逾近]?$)"
)
_DONE_ZH = (
    "每[日月年](?:平均)?(?:交易|处理|使用|下载|浏览|登入|行车|乘客)"
    "|[^,，。;；的\\d]{0,4}(?:下载|浏览|查询|登入|使用)(?:量|次数|人次|率)|下载|浏览|交易|查询|累计"
    "|接[达入驳]的?[^,，。;；的\\d]{0,6}(?:服务|部门|机构)|的?目标(?:是|为|定[为于])"
    "|[将会可](?:为|供|惠及)(?=[\\d一二三四五六七八九十百千约逾近])|已(?:批出|收到|接获|完成|推出|处理|支持|安装|培训|设立|支出|动用|发放)|批出|收到|接获"
)
_THEY_ZH = "我们|政府|当局|[署局]方"
# What they had of it: 當局|合計|收到, and nothing else behind it up to the number.
_TAKEN_ZH = (
    "(?:至今|已|合共|合计|共|先后|再|亦){0,3}(?=(?:收到|接获|批出|支持|资助)[^,，。;；]{0,10}$)"
)
# e.g. 當中1 162宗 · 截至3月底，累計接獲 · 每個獲批項目可獲 · 24個獲批項目 · 平均審批時間
_PART_ZH = re.compile(
    rf"{_LIST_MARK_ZH}(?:(?:{_THEY_ZH})?(?:预计|预期|估计|预料)|(?:{_THEY_ZH}){_TAKEN_ZH})?"
    rf"{_WHEN_ZH}(?:其(?![他它余中实]))?(?:{_OF_THEM_ZH}|{_WHO_ZH}|{_SUMS_ZH}|{_DONE_ZH}|{_PARTAKERS_ZH}|{_SHARES_ZH}|(?:约|逾|近|超过)?$)"
)
# e.g. the number of users rose| from 3.2 million in 2024 to
_FROM_TO = re.compile(
    r" from (?:about )?(?:hk)?\$?\d[^,;]{0,40} to (?:about |over |some |nearly |more than )?$"
)
_DOLLARS = re.compile(r"(?:hk)?\$ ?$")
_LATIN = re.compile(r"[a-z]{3,}")
# A set wider than the programme, or somebody else's.
# e.g. 全港持牌銀行 · 本港中小企 · 業界 · 市民 · 令全港渡輪數目
_WIDER = re.compile(
    r"^[\s而但惟]{0,2}(?:从而)?(?:令|使|让)?(?:[全本]港(?!的?(?:服务[点站]|用户|会员|学员|参[与加]者)总[数额量])"
    r"|香港(?![于在]全球)|全[国球市区]|内地|海外|业界|行业|市场|市民|公众|居民|同期|私营|非政府机构|医管局|医院"
    r"|学校|大学|中小[企微]|制造业|零售|饮食)(?![^,，。;；]{0,24}(?:「|使用|受惠|获|登记|参[与加]|申请))"
)
_LINKS_EN = (
    "and|but|while|also|now|already|so far|currently|together|altogether|still|just|again|only|about|around|over"
    "|nearly|almost|some|more than|at least|at most"
    "|up to|a total of|approximately|another|further"
)
_NEARLY_EN = (
    r"(?:(?:about|around|over|nearly|some|more than|at least|an average of|a total of) ){0,2}"
)
_GOES_ON_WORDS_EN = (  # prepositions, pronouns, verbs of being, and what a programme has
    r"with|of|whose (?:average|total|daily|annual|monthly|peak|overall)|worth|valued at"
    r"|starting with|beginning with|involving|including|covering|benefit\w*|bringing|making"
    r"|reaching|taking|giving|saving|serving|up|down|or|a|an|totalling|amounting|represent\w*"
    r"|subject to|capped|limited to|exchang(?:es|ed)|handles|processes|connects|serves|covers|generates|attracts"
    r"|records"
    r"|comprising|namely|rising|growing|increasing|falling|dropping"
    r"|equal|equivalent|account\w*|compared|which|under|where|by|from|in|as|at|for|to|on|its|their|it|they"
    r"|these|those|this|that|such|the|each|every"
    r"|has|have|had|is|are|was|were|will|average|total|annual|cumulative|monthly|daily|registered|active|users?"
    r"|usage|satisfaction|utili[sz]ation|applications?|approved"
    r"|received|processed|supported|issued|downloads?|participants?|subscribers?|projects?|cases?|expenditure"
    r"|funding|subsid\w*|involv\w*|push messages"
    r"|expected|three|four|five|six|one|two|per|against|within|since|during|after|before|between|half|most|all|both"
    r"|out|through|via|when|once|if|not|no|than"
    r"|e-filings|log-ins|actual|outlay|spending|payments?|disbursements?|led|enabled|helped|seeking|requesting"
    r"|handling|processing|creating|attracting|generating|supporting|providing|offering|recording"
)
# What a service does, of which so many follow.
_DOES_SO_EN = (
    "records|handles|serves|offers|hosts|carries|covers|supports|processes"
    "|attracts|receives|connects|provides|runs"
)
# Two things done, of which the second has the number.
# e.g. matched 612 of them with needs and arranged
_AND_DID_EN = r"[a-z]{3,12}ed \d[^,;.]{3,60} and [a-z]{3,12}ed"
# e.g. involving · of which · bringing the total to · up from · each project · and handled
_GOES_ON_EN = re.compile(
    rf"[\s\"“]{{0,3}}(?:(?:{_LINKS_EN}) ){{0,4}}(?:$|[$\d]|(?:[a-z]{{3,12}}ed|drew|saw|won|met) {_NEARLY_EN}$|hk\$"
    rf"|(?:{_DOES_SO_EN}|[a-z]{{3,14}}ing|{_AND_DID_EN}) {_NEARLY_EN}$"
    rf"|(?:{_GOES_ON_WORDS_EN})\b)"
)
# What somebody else did in the time that the clause before tells of.
# e.g. during which the Observatory's website recorded · 期間天文台網站錄得
_MEANWHILE = re.compile(
    r"\s?(?:and )?(?:during|upon|after|throughout) which (?!(?:it|they|there|about|over|some|nearly|a total"
    r"|more than|(?:the|this) (?:scheme|programme|fund|platform|system|service|app|centre))\b|[\d$])"
    r"|[\s而]?[其期]间[,，]?(?!共|已|合共|总|累[计积]|平均|每|批|收|接|处理|录得|发|举|约|逾|有|该|用户|[\d])"
)
_NOT_ITS_OWN_EN = (  # what "the ..." of a programme may be
    "(?:recurrent|operating|running|capital|maintenance|development|construction|contract)"
    r" (?:cost|expenditure|sum|price|value|provision)\b(?! (?:of|for|by|in) )|"
    "scheme|programme|fund|platform|system|service|project|pilot|sandbox|portal|app|gateway|centre|number|total"
    "|average|annual|first|second|third|fourth"
    "|latest|remaining|rest|other|same|government|target|goal|aim|cost|expenditure|funding|amount|maximum|minimum"
    "|subsid|utili|usage|rate|share|ratio|figure"
    "|computing|capacity|availability|establishment|user|coverage|membership|network"
    "|majority|cumulative|overall|estimate|budget|provision|revised|ceiling|approved|commitment|daily|monthly|past"
    "|last|next|current|end|year|period|longest"
    "|largest|department|office|bureau|administration|judiciary"
)
# e.g. the banking sector employs · and the authority runs
_WIDER_EN = re.compile(
    rf"[\s\"“]{{0,3}}(?:and |but |while )?(?:the|its|a|an) (?!{_NOT_ITS_OWN_EN})[a-z'’-]{{3,}}"
    rf"(?: [a-z'’-]{{2,}}){{0,4}} "
    r"(?:has|have|had|is|are|was|were|employs?|runs?|operates?|handles?|handled|received|recorded|serves?|served"
    r"|makes?|comprises?|contains?)\b"
)

# Of whom else there are so many: what a programme has so many of is none of them.
# e.g. and the number of private doctors · the number of small firms
_NUMBER_OF_ELSE = re.compile(
    rf"[\s\"“]{{0,3}}(?:and |but |while )?the (?:total )?number of (?!(?:[a-z-]{{2,16}} ){{0,2}}?(?:{_PARTS_EN}"
    r"|placements?|places|quota|members?|accounts?|subscribers|departments|services|trips|requests|records"
    r"|documents|datasets|cases|patients|trainees|scholars|teams|start-ups|these|those|them|such|its|their)\b)"
)

# Before a number that stands before the name: all that there are.
# e.g. 本港約 · 全港現有 · there are now about
_ALL = re.compile(
    r"(?:[全本]港|香港|全市|各区|所有|全部|业界|市面|坊间)(?:现时|目前)?(?:现有|共有|有|的|共)?"
    r"(?:约|逾|近|超过|大约)?$"
    r"|\b(?:all(?: the| of the)?|the city['’]s|hong kong['’]s|the territory['’]s"
    r"|there (?:are|were)(?: now| currently)?) ?(?:about ?|some ?|over ?|around ?|nearly ?|more than ?)?$"
)
# What makes so many before the name part of the programme: they use it, joined it, came by it.
# e.g. 間企業已登記使用 · 間設有 · had registered with the · were filed through
_TAKES_PART = re.compile(
    r"透过|通过|经|使用|采用|利用|持有|设有|设立|设置|接受|成为|参[与加]|加入|登记|注册|获|受惠|受助|连接|接入|接达|接驳"
    r"|开立|(?:进驻|入驻|落户)(?![^,，。;；]{0,8}(?:附近|毗邻|邻近|周边|旁))|存入|汇入|串联|开通|安装|装设|推出|支持|资助|批出|完成|升级|启用|接获|收到|提交|申请(?!资格)|以「?|用「?|属于?|来自"
    r"|在「?"
    r"|\b(?:under|through|via|with|using|use[sd]?|registered|signed up|by|of|joined|supported|approved|in the"
    r"|to the|to|into|from|on|for)\b"
)
# e.g. 可申請 · 合資格 · may apply for · are eligible
_MIGHT = re.compile(
    r"(?<!均)(?<!已)可(?!于|在)[^,，。;；]{0,8}(?:申请|参[与加]|受惠|使用|开立|进驻|入驻|存入)|合资格|有资格|有机会|有需要|有兴趣"
    r"|未(?:有|曾|能)?|没有|尚未|潜在"
    r"|\b(?:may|might|could|would|should|eligible|invited|encouraged|entitled|potential|able to apply|can apply|never"
    r"|have yet|has yet|not)\b"
)

# Who all used it or joined it, wherever they live.
# e.g. 名市民|登記使用「 · 間銀行|已參與 · people in Hong Kong have registered for
_THEY_USE = re.compile(
    r"[^,，。;；]{0,12}?(?:已(?:经)?[^,，。;；可]{0,4}(?:登记|注册|使用|采用|参[与加]|加入|获)|登记(?:使用|了|成为)"
    r"|使用(?!者|率))"
    r"|[^,;.]{0,40}?\b(?:use|used|are using|(?:have |had )?(?:already )?registered (?:for|with|on))\b"
)
_SOME = re.compile(r"部[分份]|当中|其中|只有|少数|\b(?:some|part|few) of\b|\bof (?:which|whom)\b")
# What an office takes in is its own money: 稅務局收到340億元|稅款.
# e.g. 稅務局收到 · 署方徵收了約 · collected $
_TAKES_IN = re.compile(
    r"(?:收到|收取|征收|追收|录得)(?:了)?(?:约|逾|超过|近|共)?(?:港币)?\$?$"
    r"|\b(?:collect(?:s|ed)|levied|took in) (?:about |over |some |nearly |more than )?(?:hk)?\$?$"
)

# What was given for so many of it: 14 licences, for 47 of them.
# e.g. 港口署批出 · issued about
_GIVEN_OUT = re.compile(
    r"(?:批出|发出|签发|批准|收到|接获)(?:了|约|逾|共|合共){0,2}$"
    r"|\b(?:issued|granted|approved|received) (?:about |over |some |nearly |a total of )?$"
)
# e.g. 份先導牌照，涉及47個 · licences covering 47 piers
_FOR_SO_MANY = re.compile(
    r"[^,，。;；\d]{0,6}(?:牌照|许可证?|准许证|申请|合约)[,，](?:共?涉及?|涵盖|包括)(?:约|逾|合共)?"
    r"[\d .万]{1,8}[辆艘架宗个间台项部名]?[「“『]?"
    r"|[a-z -]{0,30}(?:licences|permits|applications|contracts),? (?:covering|involving|for) "
    r"(?:about |over |some )?[\d, ]{1,8}[“\"]?"
)


def are_given_for(before: str, behind: str) -> bool:
    """Say whether a number tells what was given for so many of what stands behind it: 14 licences for 47 of them."""
    given = _GIVEN_OUT.search(before)
    return given is not None and _FOR_SO_MANY.fullmatch(behind.strip()) is not None


def is_wider(before: str, between: str) -> bool:
    """Say whether a number that stands before a name is of more than what takes part in the programme.

    `before` is what the clause says before the number, `between` what stands from it to the name.
    """
    if _MIGHT.search(between):
        return True
    if _ALL.search(before) and (_SOME.search(between) or not _THEY_USE.match(between)):
        return True
    return _TAKES_PART.search(between) is None


def takes_in(said: str) -> bool:
    """Say whether a folded clause, up to its sum, tells what an office takes in, which no programme pays."""
    return _ACTS.match(said) is not None and _TAKES_IN.search(said) is not None


def are_its_applications(said: str, behind: str) -> bool:
    """Say whether a folded clause, before and behind its number, counts the applications of what was named."""
    applications = _TAKES_APPLICATIONS.fullmatch(said) and _NOTHING_ELSE.fullmatch(behind)
    return applications is not None


def goes_on(said: str, *, alone: bool = False) -> bool:
    """Say whether a folded clause, up to its number, is of what was named before it.

    `alone` says that it opens a sentence which names nothing: what it opens with must then be a part of it.
    """
    if _MEANWHILE.match(said):
        return False
    if said.isascii():
        said = _FROM_TO.sub(" ", _DOLLARS.sub("", said))
        if alone:
            return _PART_EN.match(said) is not None
        if _WIDER_EN.match(said) or _NUMBER_OF_ELSE.match(said):
            return False
        return _GOES_ON_EN.match(said) is not None or _ACTS_EN.match(said) is not None
    said = said.rstrip()  # before a number in papers that part it from the words
    if alone:
        return _PART_ZH.match(said) is not None and _LATIN.search(said) is None
    if _NAMES_IT.search(said):
        return True
    if _WIDER.match(said):
        return False
    if moves_the_aim(said):
        return True
    return any(one.match(said) for one in (_GOES_ON, _ACTS, _MEASURE_ZH))


# A name that a sentence opens with, and says that what follows is of it.
# e.g. 」方面， · (the Pilot)方面， · 而言，
_TOPIC = re.compile(r"[」”』》\"]{0,2}(?:[(（][^()（）]{1,40}[)）])?(?:方面|而言)[,，]")


def is_its_topic(between: str, said: str) -> bool:
    """Say whether a clause follows a name that is set before it as what it is of, and tells of nothing wider."""
    return _TOPIC.fullmatch(between) is not None and _WIDER.match(said) is None


def is_apposed(between: str, said: str) -> bool:
    """Say whether what stands between a name and a clause is only set apart, and the clause says what the name does."""
    return _APPOSED.fullmatch(between.rstrip()) is not None and _DOES.match(said) is not None
