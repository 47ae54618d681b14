"""This file says whether a clause tells what people do for themselves, whom the Government's plans are for."""

from __future__ import annotations

import re

# Words are matched on folded text (simplified, lower case), from where a clause begins.
_PEOPLE_EN = (
    "residents?|parents?|students?|pupils|candidates|patients?|owners?|users?|applicants?|licensees?|holders?"
    "|passengers?|motorists?|drivers?|employers?|employees?|workers?"
    "|respondents?|taxpayers?|shareholders?|bidders?|investors?|customers?|consumers?|travellers?|visitors?"
    "|tourists?|households?|families|voters?|recipients?|partners?|offenders?"
)
_SOME_EN = (
    r"(?:(?:all|most|some|many|over half of|more than half of|half of|one of|\d{1,3} (?:per cent of|% of)|the|our"
    r"|these|such|each|every|successful|eligible|registered|existing|affected|property|private|new|winning"
    r"|individual) ){0,4}"
)
# What is given to them is a promise.
# e.g. will receive · will be able to
_GIVEN_EN = r"(?! (?:be|receive|get|enjoy|benefit|save|gain|no longer|continue|only|have (?!to\b)))"
# e.g. over half of the respondents will buy · users will have to renew · the winning bidder will finish
_OTHERS_EN = re.compile(
    rf"^ ?(?:and |but |while )?{_SOME_EN}(?:{_PEOPLE_EN})\b(?!['’])"
    rf"(?: (?:of|in|with|who|under|from) [^,;.]{{2,40}}?)?(?:, [^,;.]{{2,30}},)? "
    rf"(?:(?:will|shall|would)(?! not be){_GIVEN_EN}|must|plan to|intend to)\b"
)
_PEOPLE_ZH = (
    "居民|市民|家长|学生|考生|病人|患者|业主|用户|申请[人者]|持[牌证]人|投资者|乘客|旅客|车主|驾驶者|司机|雇[主员]"
    "|员工|受访者|纳税人|消费者|选民|参[加与]者"
    "|中标者|投标者|中标公司|合作伙伴|业主立案法团|法团|住户|学校"
)
_SOME_ZH = "(?:有|不少|部[分份]|个别|所有|各|全体|合资格的?|成功|受影响的?|有关|相关|该等|新|小|我们的|本港){0,3}"
# e.g. 會獲發 · 將可於 · 將免費
_GIVEN_ZH = r"(?![^,。;]{0,16}(?:可|能|获|受惠|享|得到|收到|有机会|[毋无]须|无需|不再|免|惠及))"
# Behind such a word an office, or a thing that is for them.
_NO_THING_ZH = (
    "(?![^,。;将会须]{0,8}(?:[的处署局会]|委员会|中心|服务|系统|[界介]面|平台|计划|基金|设施"
    "|手册|指引|资助))"
)
# e.g. 居民將於2027年遷入 · 受訪者表示將 · 我們的租戶將 · 合作伙伴微軟將
_OTHERS_ZH = re.compile(
    rf"^(?:另外|此外|同时|目前)?,?{_SOME_ZH}(?:{_PEOPLE_ZH}){_NO_THING_ZH}[^,。;的]{{0,8}}?(?:亦|也|均|都|表示)?"
    rf"(?:须|必须|需(?!要)|将|会(?!议)|计划|打算){_GIVEN_ZH}"
    r"|^我们的(?:租户|伙伴|合作伙伴|客户)[^,。;]{0,8}(?:将|会|计划)"
)


def are_people(clause: str) -> bool:
    """Say whether a folded clause opens with people who are no office, and what they will or must do themselves."""
    said = clause.lstrip()
    return (_OTHERS_EN if said[:80].isascii() else _OTHERS_ZH).match(said) is not None
