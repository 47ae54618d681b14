"""This file says how a paper tells how long something takes on the average, and how it is rated."""

from __future__ import annotations

import re

from bot.contents.figures.numerals import ARABIC, FEW, HAN, SPELT

# Words are matched on folded text (simplified, lower case).
_SO_LONG_EN = (
    r"(?:working |business |calendar |clear )?(?:days?|weeks?|months?|hours?|minutes?|seconds?)\b"
    r"(?! (?:ago|later|earlier|before|after|each|every|per|in advance|old)\b)"
)
_SO_LONG_ZH = (
    r"个?工作[天日]|个?(?:星期|礼拜)|周(?![年边末围期])|个月|个?小时|分钟|秒钟?"
    r"|[天日](?![常后前起期间数文赋])"
)
_SPELT = "|".join(sorted((*FEW, *SPELT), key=len, reverse=True))
_MANY_EN = rf"(?:{ARABIC}|\b(?:{_SPELT})\b)"
_MANY_ZH = f"(?:{ARABIC}|{HAN})"
_NEAR_EN = (
    "(?:(?:about|around|over|some|nearly|almost|more than|less than|under|only|just|an average of|approximately|within"
    "|at most|up to) ){0,2}"
)
_TIMES_EN = (
    r"(?:(?:processing|approval|vetting|waiting|response|turnaround|handling|assessment|clearance|completion|lead|drafting"
    r"|travel(?:ling)?|journey|queuing|queueing|delivery|repair|recovery|reporting|review) times?|turnaround|downtime"
    r"|approvals?|processing|vetting|average time)"
)
# What a clause opens with that tells how long a programme takes, up to the number.
# e.g. on average, approval takes · its processing time has been cut from 12 to
OF_TIME = re.compile(
    rf"\s?(?:on average,? ?)?(?:the |its |and |while ){{0,2}}(?:[a-z-]{{2,16}} ){{0,2}}{_TIMES_EN}\b(?! (?:at|in) )"
    r"(?: (?:for|of|per) (?:each |an? )?[a-z]{3,14})?(?: from [a-z]{3,14} to [a-z]{3,14})?(?: (?:by|to) [a-z]{3,12})? "
    r"(?:[a-z]{2,12} ){1,6}(?:from [a-z\d. ]{1,40} to (?:[a-z]{3,8} ){0,2})?"
)
# The same in Chinese, where nobody else's waiting is told.
# e.g. 撰寫一封覆函所需的時間由平均
OF_TIME_ZH = re.compile(
    r"(?![^,，。;；]*(?:医院|诊所|口岸|机场|巴士|列车|港铁|其他))[^,，。;；\d]{0,14}(?:时间|需时)[^,，。;；]{0,24}"
)
# How long a thing of the kind takes.
# e.g. the average processing time is about 12 working days · approval takes three weeks
_TIME_EN = re.compile(
    rf"\b(?:{_TIMES_EN}|median time|clearance|registration|applications?|filings?|journeys?|requests?)\b"
    r"(?! (?:received|approved|made|submitted|filed|handled|processed|lodged|supported)\b)"
    r"[^,;.\d]{0,50}? (?:is|was|are|were|be|of|to|at|averag(?:es?|ed|ing)|takes?|took|taking|stands at"
    rf"|stood at|lasts?|lasted|exceeds?|exceeded|remains|remained|total(?:s|led)) {_NEAR_EN}"
    rf"(?P<number>{_MANY_EN}) (?P<unit>{_SO_LONG_EN})"
)
# e.g. on average, approval takes 24 working days · averaging 12 minutes
_AVERAGE_EN = re.compile(
    rf"\b(?:on average,?|averag(?:es?|ed|ing))[^,;.\d]{{0,50}}? (?P<number>{_MANY_EN}) (?P<unit>{_SO_LONG_EN})"
)
_ON_AVERAGE_EN = re.compile(rf"(?P<number>{_MANY_EN}) (?P<unit>{_SO_LONG_EN})(?= on average\b)")
# e.g. cut from 12 to 3 days · has been shortened to two weeks
_SHORTENED_EN = re.compile(
    r"\b(?:cut|cuts|cutting|reduc(?:e[sd]?|ing)|shorten(?:ed|s|ing)?|lower(?:ed|ing)|compress(?:ed|ing)|down|f[ae]ll(?:en)?"
    r"|dropped|decreased|trimmed|brought down|improved)\b[^,;.\d]{0,50}?"
    rf"(?: from {_NEAR_EN}{_MANY_EN}(?: {_SO_LONG_EN})?(?: (?:in|at|before|as at) [^,;.]{{2,30}}?)?)? to "
    rf"{_NEAR_EN}(?P<number>{_MANY_EN}) (?P<unit>{_SO_LONG_EN})"
)
# What it was before: its unit may stand only behind what it is now.
# e.g. cut from |12 to 3 days
_BEFORE_EN = re.compile(
    rf"\bfrom {_NEAR_EN}(?P<number>{_MANY_EN})(?: (?P<unit>{_SO_LONG_EN}))?"
    rf"(?= (?:(?:in|at|before|as at) [^,;.]{{2,30}}? )?to {_NEAR_EN}{_MANY_EN} {_SO_LONG_EN})"
)
# What it was at another time, told behind.
# e.g. compared with 95 minutes in 2024
_WAS_EN = re.compile(
    rf"\b(?:compared (?:with|to)|(?:up|down) from) {_NEAR_EN}(?P<number>{_MANY_EN}) (?P<unit>{_SO_LONG_EN})"
    r"(?= (?:in|at|as at|as of|a year (?:ago|earlier|before)|the year before)\b)"
)
_LIMITED_ZH = r"(?<![首每第头续前后])(?<!过去)(?<!未来)(?<!最近)(?<!为期)"
# e.g. 平均審批時間由十二個工作天縮短至|3個工作天 · 平均需時|68個工作天 · 處理時間為|兩天
_TIME_ZH = re.compile(
    r"(?:时间|需时|耗时|用时|日数|天数|时数|时长|车程|平均(?!每)|[只仅]需|[缩减][短减少]?(?:了|至|到|为))"
    rf"[^,，。;；\d一二三四五六七八九十两]{{0,14}}{_LIMITED_ZH}(?P<number>{_MANY_ZH})(?P<more>[余多])? ?"
    rf"(?P<unit>{_SO_LONG_ZH})"
)
# e.g. 由|12個工作天大幅縮短至
_BEFORE_ZH = re.compile(
    rf"由[^,，。;；\d一二三四五六七八九十两]{{0,8}}(?:20\d\d年的?)?[^,，。;；\d一二三四五六七八九十两]{{0,8}}"
    rf"(?P<number>{_MANY_ZH}) ?(?P<unit>{_SO_LONG_ZH})?"
    r"(?=[^,，。;；\d]{0,8}(?:缩|减|压|降|加快)[^,，。;；\d]{0,6}[至到])"
)
# What it is now, behind what it was.
# e.g. 由12個工作天縮短至今年的|3個工作天
_SHORTENED_ZH = re.compile(
    r"(?:缩[短减]|减[少至]?|压缩|降|加快)[^,，。;；\d一二三四五六七八九十两]{0,4}[至到]"
    r"[^,，。;；\d一二三四五六七八九十两]{0,4}(?:20\d\d年的?)?(?:约|不足|少于|不多于|平均)?"
    rf"(?P<number>{_MANY_ZH})(?P<more>[余多])? ?(?P<unit>{_SO_LONG_ZH})"
)
# How long it may take at most, as the paper pledges.
# e.g. 服務承諾是在|30個工作天 · 較|90天的服務承諾為短 · the pledge of |four weeks · pledges to reply within |10 days
_PLEDGED_ZH = re.compile(
    rf"(?:服务|表现)承诺(?:的?(?:处理|审批)?时间)?(?:是|为|定为|[于在]){{0,2}}(?:约|不多于|不超过)? ?"
    rf"(?P<number>{_MANY_ZH}) ?(?P<unit>{_SO_LONG_ZH})"
)
_PLEDGE_BEHIND_ZH = re.compile(
    rf"(?:[较比于即]|所?承诺的)(?P<number>{_MANY_ZH}) ?(?P<unit>{_SO_LONG_ZH})(?=的?(?:服务|表现)承诺)"
)
_PLEDGED_EN = re.compile(
    rf"\bpledge[sd]?\b(?: [a-z]{{2,14}}){{0,8}}? (?:of|is|was|within) {_NEAR_EN}(?P<number>{_MANY_EN}) "
    rf"(?P<unit>{_SO_LONG_EN})"
)
# How those who use it rate it.
# e.g. 平均評分為|4.1分 · an average satisfaction score of |4.3 out of 5
_RATED_ZH = re.compile(
    r"(?:评分|平均分|满意度|得分|评级)[^,，。;；\d]{0,8}(?P<number>\d{1,3}(?:\.\d{1,2})?)(?P<unit>分)"
    r"(?![钟之别店区部期类享析配布行])"
)
# e.g. gave it an average rating of 4.3 out of 5
_RATED_EN = re.compile(
    r"\b(?:ratings?|scores?|rated|scored)\b[^,;.\d]{0,40}? (?P<number>\d{1,3}(?:\.\d{1,2})?)"
    r"(?: (?P<unit>out of (?:\d{1,3}|five|ten)|stars|points|marks)\b)"
)
_LONG_EN = (" day", " week", " month", " hour", " minute", " second")
# Each with what it finds nothing without, of which one is enough.
NEEDS: dict[re.Pattern[str], tuple[str, ...]] = {
    _BEFORE_EN: _LONG_EN, _SHORTENED_EN: _LONG_EN, _TIME_EN: _LONG_EN, _AVERAGE_EN: ("averag",),
    _ON_AVERAGE_EN: ("average",), _WAS_EN: ("compared ", "from "), _BEFORE_ZH: ("由",),
    _SHORTENED_ZH: ("缩", "减", "降", "加快"),
    _TIME_ZH: ("时间", "需时", "耗时", "用时", "数", "时长", "车程", "平均", "仅需", "只需", "缩", "减"),
    _PLEDGED_ZH: ("承诺",), _PLEDGE_BEHIND_ZH: ("承诺",), _PLEDGED_EN: ("pledge",),
    _RATED_ZH: ("评", "平均分", "满意", "得分"), _RATED_EN: ("rating", "score", "rated"),
}  # fmt: skip
PATTERNS = frozenset(NEEDS)
