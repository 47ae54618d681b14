"""This file finds the numbers of a sentence with their units: sums, shares, computing power, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.contents.figures import durations
from bot.contents.figures.numerals import ARABIC, FEW, HAN, SCALE, SPELT
from bot.contents.needed_words import NeededWords
from scrapers.text import MONTH, parse_number

# Behind "from", where it does not say since when.
# e.g. from universities, and not from March to May
NO_TIME = (
    rf"(?!(?:{MONTH}|now|then|today|mid|early|late|last|this|next)\b"
    r"|(?:the|its) (?:start|end|beginning|launch|introduction|outset)\b)"
)
_WORD = (  # one that may stand between a number and what it counts
    r"(?!(?:were|was|are|is|have|has|had|by|of|from|to|for|since|with|that|under|as|which|in|on|at|will|would|can"
    r"|or|per|involving)\b)(?:[a-z][a-z'-]{1,20}|[a-z]&[a-z]\b)"
)
# Behind a number that stands for itself no other word counts it.
# e.g. 1 147| as at 31 May · 340| in 2025
_ALONE_BEHIND = (
    r"(?![\w%-]|,\d| \d{3}(?!\d)| (?:per|%)| (?!in |by |as |at |for |since |when |while |and |last |this |during "
    r"|over |from |under |after |before |between )[a-z])"
)
_SEVERAL = (
    r"(?!(?:has|was|is|as|this|its|his|thus|plus|across|access|process|business|previous"
    r"|various)\b)[a-z][a-z-]{1,19}(?<![sui])s|quota|series|alumni|people|staff|personnel|counsel|children|women"
    r"|men|aircraft|hectares|b/ds|km|sq m|m2"
)
# e.g. 港幣3,600元 · 約2.7億元 · 十億元 · 2億7,240萬元
_MONEY = re.compile(
    rf"(?P<number>(?:{ARABIC}) ?亿 ?\d{{1,4}}(?:,\d{{3}})? ?万?|(?:{ARABIC}|{HAN}) ?{SCALE})(?P<more>[余多])? ?"
    r"(?:港)?元"
)
# e.g. $2.7 million · HK$1.2m · $3bn, but nothing of $5 a letter follows that is not known
_MONEY_EN = re.compile(
    rf"(?:hk)?\$ ?(?P<number>(?:{ARABIC})(?: ?(?:thousand|million|billion|trillion))?)"
    r"(?: ?(?P<short>mn|m|bn|b|k)\b|(?![a-z]))"
)
# peta is 千萬億 in words, which is no further factor
_PETA = re.compile(
    rf"(?P<number>{ARABIC}|[一二三四五六七八九十百千]{{1,5}}?)(?P<more>[余多])? ?"
    r"(?:每秒)?(?:千万亿次(?: ?\(pflops\))?|pflops|petaflops)"
)
# The letter behind 成 is its half where the share plainly ends behind it, and is another word's where one
# plainly begins with it; what is neither is not read.
# e.g. 九成五的 · 佔九成五。 · 八成三升至
_ENDS = (
    r"(?=$|[。;；:：!?()（）」”』为是属已由获]|的(?!士)|、(?![一二三四五六七八九\d](?!成))|[\s,，](?!\d)"
    r"|[以之][上下]|或?以上|左右|来自|有(?!限)|[上下提]?[升跌降增减调]"
    r"|[至及和与或][一二三四五六七八九]成)"
)
# e.g. 九成三十日內 · 八成五百多家 · 八成一般企業 · 九成二手物業, but 九成五家庭 and 九成三項目 either way
_OTHER_WORD = (
    r"(?=[一二三四五六七八九\d][十百千万亿余多几两\d.,]|\d \d{3}"
    r"|[一二三四五六七八九\d] ?(?:个(?!案|人|别|体)|家(?!庭|长|居|具|禽)|间(?!中)|所(?!有|需)|名(?!额|单|册)"
    r"|宗(?!教)"
    r"|项(?!目)|份(?!额)|条(?!例|件)|户(?!口|主)|次(?!要)|张|辆|台(?!湾)|款(?!项|式)|座(?!位)"
    r"|人(?![士员才工民口均群])|天(?!然)|日(?!常)|年(?![轻长青])|月|周|星期|小时|分钟|岁|元|倍|届|轮)"
    r"|一[般站样直共同些旦向定半线律体]|二手|三方|六合|半[年数个价小日天月导])"
)
# Of 成為 the first letter is the share's where something says how near the share is: 約四成為.
_IS_SHARE = r"(?<=[约逾近过占][一二三四五六七八九]成)(?=为)"
# e.g. 逾七成 · 九成五 · 60% · 12 per cent
_SHARE = re.compile(
    rf"(?P<number>{ARABIC}|{HAN})(?P<more>[余多])? ?"
    rf"(?:%|per cent|percent|(?P<tenth>成)(?:(?P<half>[半一二三四五六七八九1-9]){_ENDS}|{_OTHER_WORD}|{_IS_SHARE}"
    r"|(?![半一二三四五六七八九\d为立员功本果熟就])))"
)
# e.g. ninety per cent · thirty-two percent
_SHARE_EN = re.compile(rf"\b(?P<number>{'|'.join(SPELT)}) (?:per cent|percent)\b")
_PER_HUNDRED = re.compile(rf"百分之(?P<number>{HAN}|{ARABIC})")
_RANK = re.compile(
    rf"(?:位列|排名|名列|位居|排行|ranked )(?:全球|世界|亚洲)?第? ?(?P<number>{ARABIC}|{HAN})"
)
# e.g. 500份申請 · 340萬登記用戶 · 三十個項目
_COUNT = re.compile(
    rf"(?<!第)(?<!第 )(?P<number>(?:{ARABIC}|{HAN}) ?{SCALE})(?P<more>[余多])? ?"
    r"(?P<unit>人次|车次|架次|班次|航次|场次|宗|家|间|所(?!有|需|以|得|述|指|提|在|致|属|占|涉|获)"
    r"|个(?!月|年度|财政|百分|工作[天日]|学年|小时|星期|阶段|方面|范畴|部分|层面|主要)|名|位(?!数|列)"
    r"|项|份|条(?!例|文)|户(?!口)|订户|次(?!会)|张|部(?!分|门|署)|辆|台(?!湾)|款|座|公顷|平方米|平方呎|公里|伙|幢"
    r"|栋|组(?!织|成|别|长|件)|艘|种|类(?!似|型|别|比|推)|队|场|支|吨|套"
    r"|枝|盏|(?<=[万亿])度|(?<!18)(?<!十八)区(?!块|域|别|分|议|内|间)|幅|篇|封|枚|件(?!事)|批(?!准|出|核)"
    r"|人(?!工|员|才|士|民|次)|(?=登记用户|用户|订户))"
)
_ABOUT = "(?:about |around |over |more than |nearly |some )?"
# A number of things in English stands before them, up to the first word for several.
# e.g. 500 applications · 3.4 million registered users · 1,100 government, public and private services
_COUNT_EN = re.compile(
    rf"(?<![$/a-z-])(?P<number>(?:{ARABIC}|(?:{'|'.join(SPELT)})\b(?!-))(?: (?:million|billion|thousand))?)"
    rf"(?: or so|(?: out)? of the (?:{ARABIC}))? (?P<unit>(?!per cent|percent|million|billion"
    r"|thousand|pflops|petaflops|hkd?\b|(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december"
    r"|years?|months?|days?|weeks?|hours?|minutes?|seconds?|and|to|or|of|in|by|at|on|from|the|was|is|will)\b)"
    rf"(?:{_WORD}(?:, | and | ?/ ?| )){{0,7}}?(?:{_SEVERAL}))\b"
)
# How many there are may stand behind what they are.
# e.g. number of registered users has exceeded 3.4 million
_NUMBER_OF = re.compile(
    r"\bnumber of [a-z][a-z -]{2,40}? (?:has |have |had )?(?:already )?(?:exceeded|reached|surpassed|risen to"
    r"|increased to|grown to|stood at|was|is)"
    rf" {_ABOUT}"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?){_ALONE_BEHIND}"
)
_NEAR_EN = r"(?:about |around |over |more than |nearly |almost |some )?"
# How many there are to be, and how many there were when that was said.
# e.g. to raise the number of smart lines from over 95 at the end of 2024 to more than 200 by 2027
_NUMBER_TO = re.compile(
    rf"\bnumber of [a-z][a-z -]{{2,40}}?(?: from [^;]{{1,60}}?)? to {_NEAR_EN}"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?){_ALONE_BEHIND}"
)
# e.g. to raise the number of smart lines from over 95 at the end of 2024 to more
_NUMBER_FROM = re.compile(
    rf"\bnumber of [a-z][a-z -]{{2,40}}? from {_NEAR_EN}"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?)(?= (?:(?:in|at|as at|by|before) [^;]{{3,40}} )?to )"
)
# e.g. 登記用戶人數已超過340萬
_NUMBER_OF_ZH = re.compile(
    r"(?:人数|户数|用户|数目|总数|数量|下载量|使用量|浏览量|交易量|宗数|次数|人次|户口|帐户|会员"
    rf"|登记(?:市民|人士|企业|机构))(?:由[^,，。;；]{{1,16}}(?=[增升跌降减]))?"
    rf"(?:[在于至截]{{0,2}}(?:20\d\d年(?:\d{{1,2}}月)?|(?:今年|去年)?[一二三四五六七八九十\d]{{1,2}}月)"
    rf"(?:\d{{1,2}}日|[底初])?[,，]?"
    rf"|[在于](?:今年|去年|本年|20\d\d年)(?:首季|第[一二三四]季|[上下]半年)[,，]?)?(?:已|亦|现|约|达|达到|为|有|逾|超过|突破|近|接近|增至|升至|跌至|降至|减至"
    rf"|至){{0,4}} ?(?P<number>(?:{ARABIC}|{HAN}) ?{SCALE})(?P<more>[余多])?(?=[,，。;；]|$)"
)
# e.g. the registered users had reached 4.2 million
_USERS = re.compile(
    r"\busers (?:has |have |had )?(?:already )?(?:exceeded|reached|surpassed) "
    rf"{_ABOUT}"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?){_ALONE_BEHIND}"
)
# A number alone, and what was done with that many.
# e.g. about 5 200 had been approved
_DONE = re.compile(
    rf"(?<![$/,-])(?!(?:19|20)\d\d )(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?)"
    r"(?=(?: of (?:whom|which|them))? (?:(?:have|has|had)(?: now| already| since)?(?: been)?|were"
    rf"|was) (?!need|indeed)(?:[a-z]{{3,14}}ed|built|set up)\b)"
)
# Of what was just told, so many.
# e.g. and approved 8 415 of them
_OF_THEM = re.compile(
    r"\b(?:received|approved|supported|processed|rejected|funded|completed|admitted|selected|installed|recommended"
    rf"|endorsed|has|have|with|and) {_ABOUT}"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?)(?= of (?:them|these|those)\b)"
)
# What was done with so many more of the same.
# e.g. were approved and 22 rejected
_AND_DONE = re.compile(
    r"\b(?:received|approved|supported|completed|rejected|withdrawn|processed|admitted)(?:,| and|, and) "
    rf"(?:about |some |another |a further )?(?P<number>{ARABIC})(?= (?:were |was )?(?:approved|rejected|withdrawn"
    r"|completed|admitted|terminated|pending|in progress|under (?:processing|vetting|assessment))\b)"
)
# What became of so many more of those that a sentence counts, each behind its comma.
# e.g. , 18 are under preparation · and six have been withdrawn · and the remaining 40 were in progress
_AND_ARE = re.compile(
    rf"(?:(?:, |\band |whereas |while )(?:the other )?|\bthe remaining )(?P<number>{ARABIC}|(?:{'|'.join(SPELT)})\b)"
    r"(?= (?:are|were|have|had|been) (?:been |now |still |since )?"
    r"(?:(?:under|in|on|yet|behind|at) |withdrawn|sold|built|begun|gone|left|met|[a-z]{3,14}(?:ed|ing)\b))"
)
_FIRST_TOLD = re.compile(r"\d|\bof (?:the|these|those)\b")
# So many of what is known already.
# e.g. seven of the start-ups have · 19 of these firms
_OF_KNOWN = re.compile(
    rf"(?:^|[.,;] |and |\d\. )(?P<number>{ARABIC}|(?:{'|'.join(SPELT)})\b) "
    r"(?P<unit>of (?:the|these|those) (?:[a-z-]{3,16} )?[a-z-]{3,20}s)\b"
)
# Of those that were told, so many do something.
# e.g. of whom about 2.9 million held
_OF_WHOM = re.compile(
    rf"\bof (?:whom|which) {_ABOUT}"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?)"
    r"(?=(?: [(][^()]{1,20}[)])? (?:hold|held|use|are|were|have|had|chose|came|live) (?!expected|likely|yet|due"
    r"|planning|about|to |not"
    r"|going|waiting|pending))"
)
# What the verb says that there are so many of stands before it.
# e.g. e-filings numbered 88 500 · visits to the portal came to 11.7 million in 2024 · averaged 9 300
_STOOD = re.compile(
    r"\b(?:numbering|averag(?:ed|ing)|peaked at|(?:grow|rise|increase|expand|climb) to|came to"
    r"|(?:to|will|would) (?:reach|exceed|pass|surpass|hit|number|total|come to|amount to)|numbered"
    r"|now number|total(?:l)?ed|amounted to|amount to|stood at|stands? at|reached|surpassed|exceeded"
    r"|(?:ris(?:en|ing)|rose|gr[eo]w(?:n|ing)|increas(?:ed|ing)|climb(?:ed|ing)|fell|fall(?:en|ing)|dropp(?:ed|ing)|doubled"
    r"|tripled|quadrupled) (?:(?:from|by)"
    r" [^;,]{1,40} )?to) (?:about |around |over |more than |nearly |almost |some )?"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?){_ALONE_BEHIND}"
)
# e.g. bringing the cumulative total to 6.3 million
_TOTAL = re.compile(
    rf"\bcumulative total (?:to|of|at|reached) {_ABOUT}"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?){_ALONE_BEHIND}"
)
# What there was of the same on the next day that is told.
# e.g. at the end of 2023, 3.3 million at the end of 2024
_AND_THEN = re.compile(
    rf"20\d\d(?:,| and|, and) {_ABOUT}(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?)"
    r"(?= (?:at|in|as at|by) (?:the )?(?:end(?: of |-))?(?:[a-z]{3,9} )?20\d\d)"
)
# How many more there are to be.
# e.g. a further 90 will be added
_MORE = re.compile(
    rf"\b(?:a further|another|an additional|the remaining) (?P<number>{ARABIC})(?= (?:will|would|are|is) (?:to )?be )"
)
# How many of those told were of one year.
# e.g. , including 155 000 in the year
_INCLUDING = re.compile(
    rf"\bincluding {_ABOUT}(?P<number>{ARABIC})(?= (?:in|during) (?:the year|20\d\d))"
)
# What an item gives that is told by digits and counts nothing.
# e.g. enquiry hotline: · serial number of the reply: · year of launch:
_NO_ITEM = (
    r"(?!(?:notes?|tel|fax|enquir(?:y|ies)(?=:| contact)|room|page|annex|appendix|paragraph|year|date)\b)"
    r"(?!(?:[a-z'&/-]{1,20} ){0,4}(?:hotline|telephone|phone|fax|code|serial|reference)(?: (?:number|no))?"
    r"(?: (?:of|for) [a-z' -]{1,40})?:)"
)
# An item that only says what is counted, and how many.
# e.g. (a) number of registered users: 4.12 million;
_ITEM = re.compile(
    rf"^\W*(?:[a-z\d]{{1,4}}[).] )?{_NO_ITEM}[a-z][a-z '&/-]{{3,60}}: {_ABOUT}"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?)(?=\s?(?:[;.]|; and|and)?\s?$)"
)
# e.g. it should read 57 · should have been 1 200 · was given as 75
_READS = re.compile(
    r"\b(?:should (?:have )?(?:read|be read as|been)"
    r"|(?:was|were) (?:wrongly |incorrectly )?(?:given|stated|shown|reported) as) "
    r"(?:about |around |over |nearly |some )?"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?){_ALONE_BEHIND}"
)
# How many there should be, told alone.
# e.g. ahead of the yearly target of 4,000
_TARGET_OF = re.compile(
    rf"\btarget of {_ABOUT}"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?){_ALONE_BEHIND}"
)
# What it was at another time, told behind a number of the same.
# e.g. down from 4.6 million in 2025 · up from about 3 100 at the end of 2024
_WAS = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)) (?:about |around |over |more than |nearly |almost |some )?"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|billion|thousand))?)"
    r"(?= (?:in|at|as at|as of|a year (?:ago|earlier|before)|the year before)\b)"
)
# e.g. , 38 of them in other fields
_OF_THEM_ALONE = re.compile(
    rf"[,;] (?:and |but )?(?:about |around |over |more than |nearly |some |only )?(?P<number>{ARABIC})"
    r"(?= of (?:them|these|those|whom|which)\b)"
)
# Of so many that there are to be.
# e.g. 52 of a planned| 120 staff
_OF_PLANNED = re.compile(
    rf"(?<![$/,.-])(?P<number>{ARABIC})(?= of (?:an?|its|the) (?:planned|target(?:ed)?|intended|approved|proposed"
    r"|full) )"
)
# e.g. 飛行時數合共6 250小時 · 累計提供21萬小時的培訓
_HOURS = re.compile(
    r"(?:时数(?:已|合共|共|约|达|为|逾|超过|累计){0,3}"
    r"|提供(?:了|合共|共|约|逾|超过|近){0,2}(?=[\d ,.]{2,12}(?:万|小时的)))"
    rf" ?(?P<number>(?:{ARABIC}|{HAN}) ?{SCALE})(?P<more>[余多])? ?(?P<unit>小时)"
)
# e.g. provided 210 000 hours of training
_HOURS_EN = re.compile(
    rf"\b(?:provid|deliver|offer|logg?|record)(?:ed|ing|s)? {_ABOUT}"
    rf"(?P<number>(?:{ARABIC})(?: (?:million|thousand))?) (?P<unit>hours of [a-z]{{3,16}})\b"
)
# Of what one sum is made up.
# e.g. comprising 22 from universities and 6 from firms
_FROM_EACH = re.compile(
    rf"(?:(?:comprising|including|namely|of which|of whom)|,|,? and) (?P<number>{ARABIC})"
    rf"(?= (?:were |was )?from {NO_TIME}(?:the )?[a-z])"
)
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    *((pattern, "") for pattern in durations.NEEDS),
    (_PETA, "PFLOPS"), (_MONEY, "HKD"), (_MONEY_EN, "HKD"), (_SHARE, "percent"), (_SHARE_EN, "percent"),
    (_PER_HUNDRED, "percent"), (_RANK, "rank"), (_COUNT, ""), (_COUNT_EN, ""), (_NUMBER_OF, ""), (_NUMBER_TO, ""),
    (_NUMBER_FROM, ""), (_TARGET_OF, ""), (_NUMBER_OF_ZH, ""),
    (_TOTAL, ""), (_OF_THEM, ""), (_OF_THEM_ALONE, ""), (_OF_PLANNED, ""), (_HOURS, ""), (_OF_WHOM, ""),
    (_HOURS_EN, ""), (_FROM_EACH, ""), (_AND_THEN, ""), (_MORE, ""), (_INCLUDING, ""), (_ITEM, ""),
    (_AND_DONE, ""), (_DONE, ""), (_AND_ARE, ""), (_OF_KNOWN, ""), (_USERS, ""), (_STOOD, ""), (_READS, ""), (_WAS, ""),
)  # fmt: skip
# What some of them find nothing without, of which one is enough.
_NEEDS: dict[re.Pattern[str], tuple[str, ...]] = {
    **durations.NEEDS,
    **dict.fromkeys((_NUMBER_OF, _NUMBER_TO, _NUMBER_FROM), ("number of",)),
    _TARGET_OF: ("target of",),
    _PETA: ("千万亿次", "flops"), _MONEY: ("元",), _MONEY_EN: ("$",), _SHARE: ("%", "cent", "成"),
    _SHARE_EN: (" per cent", " percent"), _AND_ARE: (" are ", " were ", " have ", " had ", " been "),
    _PER_HUNDRED: ("百分之",), _HOURS: ("时数", "提供"), _TOTAL: ("cumulative",),
    _OF_THEM: ("of the", "of those"), _OF_THEM_ALONE: (" of ",), _OF_PLANNED: (" of ",), _OF_WHOM: ("of wh",),
    _OF_KNOWN: (" of the",), _HOURS_EN: (" hours of",), _FROM_EACH: (" from ",), _AND_THEN: (" 20",),
    _MORE: (" be ",), _INCLUDING: ("including",), _ITEM: (": ",),
    _USERS: ("users",), _READS: (" as", "should"), _WAS: ("from", "compared"),
}  # fmt: skip
_IN_ENGLISH = frozenset({_COUNT_EN, _AND_DONE, _AND_ARE, _DONE, _STOOD})
_LETTERS = re.compile(r"[a-z]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_VAGUE = re.compile(r"[余多](?=[万亿])")
# What bears a number as its name, which counts nothing.
# e.g. phase · item · for year · blocks 2 and
_CALLED = re.compile(
    r"\b(?:(?:phase|stage|round|item|part|section|block|annex|appendix|schedule|paragraph|para|table|chapter|cap"
    r"|tier|level|batch|category|group|class|type|grade|head|subhead|vote|question|version|page|form|lot|no|route"
    r"|tower)"
    r"(?:\.? (?:\d{1,3}(?:,? and|,? to|,? or| &) ){0,3}|s\.? (?:\d{1,3}(?:,|,? and|,? to|,? or| &) ){0,3})"
    r"|(?:in|of|for|during|by) (?:year|quarter|month|week|day)\.? (?:\d{1,3}(?:,? and|,? to|,? or| &) ){0,3})$"
)
# e.g. 載於總目|710項下 · 附件3
_PLACE_ZH = re.compile(r"(?:总目|分目|纲领|附件|附表|附录) ?[(]?$")
# e.g. 第一、二、|三批 · 第3及|4項
_ORDINALS = re.compile(
    r"第 ?[一二三四五六七八九十\d]{1,3}(?: ?[、,，及和至到] ?[一二三四五六七八九十\d]{1,3}){0,4} ?[、,，及和至到] ?$"
)
# Where a number in words counts nothing new: what is known already, a share, one of a list.
# e.g. at the · nine in · between three and
_NO_COUNT = re.compile(
    r"\b(?:the|in|into|across|among|amongst|throughout|of|these|those|its|their|our|all|other|per|every|at|first"
    r"|last|next|past|latest|previous|to|and|or|between|within|for|than|by|phase|stage|secondary|primary|form"
    r"|grade) ?$"
)
# A second number of what the one before it is of.
# e.g. 14 mini programmes of |nine departments
_SO_MANY_OF = re.compile(r"\d (?:[a-z-]{2,20} ){1,4}of $")
_STAGES = re.compile(
    r"\b(?:rounds?|phases?|stages?|batches|tranches|times|parts?|aspects|areas of|ways|fold)\b"
)
# What may stand before a number that is told alone: what opens its clause, or says how near it is.
# e.g. of which · about · a total of · In 2025,
_ALONE = re.compile(
    r"(?:^|[;:(]|(?<!\d)[,，]|\b20\d\d[,，]|\b(?:which|whom|these|them|those|about|around|over|nearly|some|almost"
    r"|approximately|roughly|than|least|most|to|only|another|further|additional|total of|while|but"
    r"|subsequently|eventually|finally"
    r"|(?<!\d )and))\s?$"
)
_IN_WORDS = {**SPELT, **FEW}
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9}
_TENTHS = {"": 0, "半": 5}
_TENTHS |= {letter: at for at, letter in enumerate("一二三四五六七八九", 1)}
_TENTHS |= {str(at): at for at in range(1, 10)}
_TENTH = re.compile(r"[一二三四五六七八九\d][余多]? ?成$")
_MOST_TENTHS = 10  # 六七成 is six or seven of them
_LARGEST = Decimal(10) ** 15
# In what a table counts, and no sum: 開支（百萬元） · 以百萬元計
_IN_UNITS = re.compile(r"(?:[(（:：以]|单位) ?(?:港币)?$")
_UNITS = frozenset({"百万", "千万", "十万", "百", "千", "十亿", "百亿"})
_UNITS_END = re.compile(r" ?(?:[)）计]|为单位)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a folded sentence, from `start` to `end`; `more` says that it is a lower bound.

    `unit` is one of MEASURES, or empty where a counting word stands from `counted_from` to the end. `lasts` says
    that it tells how long something takes, or how it is rated, and counts nothing.
    """

    start: int
    end: int
    counted_from: int
    value: Decimal
    unit: str
    more: bool
    lasts: bool = False


_NEEDED = NeededWords(_NEEDS.values())


@lru_cache(maxsize=512)  # most sentences hold the same few of these words
def _kinds_of(words: frozenset[str], *, english: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give what finds numbers in a sentence that holds these words, with the unit of each."""
    return tuple(
        (pattern, unit) for pattern, unit in _KINDS
        if (english or pattern not in _IN_ENGLISH)
        and (pattern not in _NEEDS or not words.isdisjoint(_NEEDS[pattern]))
    )  # fmt: skip


def numbers(folded: str) -> list[Number]:
    """Give the numbers of a folded sentence in order; days and ordinals are none."""
    found: list[Number] = []
    english = _LETTERS.search(folded) is not None
    for pattern, unit in _kinds_of(_NEEDED.held_by(folded), english=english):
        for match in pattern.finditer(folded):
            start = match.start("number")
            if any(one.start < match.end() and start < one.end for one in found):
                continue
            if _TENTH.search(folded, max(0, start - 4), start) and not any(
                one.end == start for one in found
            ):
                continue  # of 九成三項目 the 三 may be the half of a share
            found.extend(_number(match, unit))
    return sorted(found, key=lambda one: one.start)


def _number(match: re.Match[str], unit: str) -> Iterator[Number]:
    said = _VAGUE.sub("", match["number"].strip())
    lasts = match.re in durations.PATTERNS
    value = Decimal(_IN_WORDS[said]) if said in _IN_WORDS else parse_number(said)
    parts = match.groupdict()
    if value is None or value > _LARGEST:
        return
    value *= _SHORT.get(parts.get("short") or "", 1)
    counting = parts.get("unit")
    if (
        match.re is _MONEY
        and said in _UNITS
        and _IN_UNITS.search(match.string, 0, match.start())
        and _UNITS_END.match(match.string, match.end())
    ):
        return
    before = match.string[max(0, match.start("number") - 32) : match.start("number")]
    counts_on = _SO_MANY_OF.search(before) or not _NO_COUNT.search(before)
    if not lasts and said in SPELT and (not counts_on or _STAGES.search(counting or "")):
        return
    if ((counting or "").isascii() and _CALLED.search(before)) or any(
        pattern.search(before) for pattern in (_ORDINALS, _PLACE_ZH)
    ):
        return
    told = before.endswith("remaining ") or _FIRST_TOLD.search(match.string, 0, match.start())
    if match.re in (_AND_ARE, _FROM_EACH) and not told:
        return
    if match.re is _DONE and not _ALONE.search(before):
        return
    if counting is not None and not lasts:
        few = value <= 2 and not said[0].isdigit()  # 一個, 一項, 兩者 count nothing
        if (
            few
            or (value == 1 and counting in ("个", "支"))
            or (counting.isascii() and _YEAR.fullmatch(said))
        ):
            return
    if parts.get("tenth"):
        if value > _MOST_TENTHS:
            return
        value = value * 10 + _TENTHS[parts.get("half") or ""]  # 九成五 is 95 %
    start = match.start("number")
    counted_from = match.end() if counting is None else match.start("unit")
    more = bool(parts.get("more") or _VAGUE.search(match["number"]))
    yield Number(start, match.end(), counted_from, value, unit, more, lasts)
