"""This file says whether a sentence tells of applications, places, money or buildings of what it does not name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.contents.statements import Statement
from bot.contents.summaries.names_zh import LATIN
from bot.contents.summaries.signs import MONTHS_EN, either
from scrapers.text import fold

# What comes before a count: when, or so far.
_WHEN_ZH = r"^(?:(?:截至|由|自|在|于|至)[^,。;]{2,24},|至今|迄今|目前|现时|现(?!有)|当中){0,2}"
_COUNT_ZH = r"(?:\d[\d ,]{0,8}|[一二三四五六七八九十两]{1,3})"
_KIND_ZH = r"(?:个|项|宗|份|名|位|间|家|所|座|条|批|轮|期|幢|张)"
_SORT_ZH = rf"(?:每|各|首|全部|约|超过|逾|合共|共|获批的?|余下的?|{_COUNT_ZH}|{_KIND_ZH}){{0,4}}"
_PLACES_ZH = (
    r"配额|名额|申请(?:人|者|资格|宗数|期|机构|企业)?|学员|(?:获|受)资助(?:者|机构|企业|项目|人士)|参加者"
    r"|参与(?:者|机构|企业)|受惠(?:人士|企业|者)|用户"
)
_MONEY_ZH = r"资助(?:额|金额|上限|比例|期)|拨款|承担额|(?:预算)?建造成本|津贴(?:额|上限)?|贷款额"
_THINGS_ZH = r"大楼|课程|服务(?:站|亭|机)|自助机|充电站|站点|路口|泊位"
_OF_IT_ZH = (
    r"(?:的?(?:预算|估计|平均|总|最高){0,2}(?:有效期|上限|总额|总数|数目|对象|期限|进度|预算|建造成本|造价|成本"
    r"|租户|出租率|使用率|完工日期|入场费))?"
)
_DOES_ZH = r"(?:为|是|已|将|会(?!议)|现|共|亦|均|须|可|由|当中|中,|,|有(?!关)|分别|预计|预算|约|达|获|于|不)"
# e.g. 配額有效期為24個月 · 8座大樓的預算建造成本為
_OPENS_WITH_ZH = re.compile(
    rf"{_WHEN_ZH}{_SORT_ZH}(?:{_PLACES_ZH}|{_MONEY_ZH}|{_THINGS_ZH}){_OF_IT_ZH}(?={_DOES_ZH})"
)
_BY_ZH = r"(?:递交|提交|提出|接获|收到|批出|批准|处理|发出)"
_MANY_ZH = rf"{_COUNT_ZH}(?:多|余)?{_KIND_ZH}?(?:申请|建议书|配额|拨款|资助)"
# e.g. 八所資助大學遞交的48份申請當中 · 合共接獲112宗申請
_SO_MANY_ZH = re.compile(
    rf"^[^,。;]{{0,20}}{_BY_ZH}的{_MANY_ZH}|{_BY_ZH}(?:了|合共|共|约|超过|逾){{0,2}}{_MANY_ZH}(?!表|书)"
)
# What each one gets, and the rounds in which they are chosen.
# e.g. 由今年6月起,每名學生的每月津貼會 · 每家企業最多可獲 · 已完成的六輪遴選共支持
_EACH_ZH = re.compile(
    rf"{_WHEN_ZH}(?:每[名位家间所个项宗份](?:合资格)?[\u4e00-\u9fff]{{2,6}}?"
    r"(?:的?(?:每月)?(?:津贴|资助|补助|补贴)|最多|最高|可获|将获|会获|获发)"
    rf"|(?:已完成的)?(?:首|第)?{_COUNT_ZH}?轮(?:遴选|申请|评审))"
)
# A thing by its kind alone.
# e.g. 公開平台首五年的成效評估報告 · 把系統增設至
_KIND_ALONE_ZH = re.compile(
    r"(?:公开|公布|检视|检讨|扩展|扩大|优化|完善|提升|评估|推广|开放|启用|把|将|就|对|在|为)(?:平台|系统|计划|沙盒)"
    r"(?=首|的|将|会|下(?!一)|内|至|增|扩|延|推|,|。)"
)
# So much money that went out.
# e.g. 至今已批出約5億元。
_SPENT_ZH = re.compile(
    rf"{_WHEN_ZH}(?:已|共|合共|累计){{0,2}}(?:批出|动用|拨出|发放|支付)"
    rf"(?:了|共|约|合共|超过|逾){{0,2}}\d[\d,.]{{0,12}}(?:亿|万|千万|百万)?元(?=[,。;]|资助[,。;])"
)
# What says of what: a thing of a kind with a word before it, or what the sentence is put under.
# e.g. 綜援方面，共收到 · 清潔車隊更換服務共收到 · 根據發牌制度
_SAYS_WHICH_ZH = re.compile(
    r"(?!(?:公开|公布|检视|检讨|扩展|扩大|优化|完善|提升|评估|推广|开放|启用))[\u4e00-\u9fff]{2}"
    r"(?<![把将就对在为会正])(?:计划|基金|平台|系统|中心|工程|项目|服务|园区|制度|条例|规例|牌照|奖学金|津贴)"
    r"|[\u4e00-\u9fff]{2}方面,|^(?:就|根据|按照?|透过|通过)"
)

_COUNT_EN = r"(?:\d[\d ,]{0,8}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most|some)"
_HOW_MANY_EN = r"the|all|an?|another|further|about|over|more|than|total|of|approximately|nearly|around|each|every"
_WHICH_EN = (
    r"approved|received|successful|eligible|additional|new|remaining|other|first|second|third|last"
)
_SORT_EN = (
    rf"(?:{_HOW_MANY_EN}|{_WHICH_EN}|minimum|maximum|average|annual|monthly|legacy|estimated|grant|funding|actual"
    r"|individual)"
)
_WHO_EN = (
    r"applications?|applicants?|proposals?|submissions?|participants?|recipients?|beneficiaries|grantees|trainees"
    r"|users|tenants|licensees"
)
_MONEY_EN = (
    r"grants?|subsid(?:y|ies)|quotas?|places|vouchers?|funding|expenditure|commitment|provision|ceiling|threshold"
    r"|(?:outstanding )?payments|construction costs?"
)
_THINGS_EN = r"kiosks?|stations?|systems|buildings?|blocks|counters|terminals|facilities"
# Behind such a noun, what it is of: applications for taxi licences, users of the library.
_WHEN_EN = r"years?|months?|quarters?|periods?|financial|first|second|third|fourth|last|past|next|end|early|late|mid"
_SO_MANY_EN = r"about|some|over|more|less|up|nearly|around|least|total|maximum|minimum"
_TIMES_EN = (
    rf"{MONTHS_EN}|{_WHEN_EN}|{_SO_MANY_EN}|which|them|these|those|that|this|each|all|applicants|participants"
    r"|recipients|projects?|applications?|approval|approved|processing|whom"
)
_OF_WHAT_EN = (
    r"\b(?:for|under|concerning|regarding|in respect of|relating to|of|at|on) (?:the |an? |its )?"
    rf"(?!(?:{_TIMES_EN})\b)[a-z][a-z'-]{{2,}}"
)
# e.g. Of the 187 applications received · Nine additional kiosks are · Out of the approved commitment
_OPENS_WITH_EN = re.compile(
    r"^(?:while |although |(?:as at|as of|by|up to|since|in|on) [^,;]{3,40}, |so far,? |to date,? )?"
    r"(?:of |out of |among )?(?:(?:applications|applicants|participants|recipients|grantees)\b"
    rf"|(?:(?:{_SORT_EN}|{_COUNT_EN}) ){{1,5}}(?:{_WHO_EN}|{_MONEY_EN}|{_THINGS_EN})\b)"
    rf"|^(?:[^,]{{3,40}}, )?{_COUNT_EN} projects\b"
    r"|^[^;]{0,90}\b(?:submitted|made|lodged|filed) applications\b"
)
_REQUIRED_OF_EN = (
    r"\b(?:required of|open to|expected of|available to|payable to|received from|submitted by) "
    r"(?:the |all |eligible |successful |new ){0,2}(?:applicants|participants|recipients|beneficiaries|grantees)\b"
)
_CEILING_EN = (
    r"\bthe (?:grant|funding|subsidy|investment|income|asset|matching|quota) "
    r"(?:ceiling|cap|threshold|limit|level|ratio)\b"
)
_ELIGIBLE_EN = r"\b(?:is|are|be|become|remain) (?:not |also |now |still ){0,2}(?:in)?eligible(?! (?:for|to|under)\b)"
# What applicants must have or may get, whoever speaks of it: the minimum investment required of
# applicants, the funding ceiling.
_TERMS_EN = either(_REQUIRED_OF_EN, _CEILING_EN, _ELIGIBLE_EN)
_HAS_BEEN_EN = (
    r"(?:has|have|had|will|is|was|were)(?: since| already)?(?: been| be| to be| expected to be)?"
)
# So much money that went out, for what is not said.
# e.g. $803.6 million had been spent by · some $900 million more will be committed
_SPENT_EN = re.compile(
    rf"^[^;]{{0,60}}?\$ ?\d[\d,.]{{0,12}} (?:million |billion )?(?:more )?{_HAS_BEEN_EN} (?:committed|disbursed"
    r"|spent|incurred|granted|paid out|approved)\b"
)
_SAYS_WHICH_EN = re.compile(_OF_WHAT_EN)
# e.g. 餘下五座大樓
_BUILDINGS = re.compile(r"大楼")
# A heading that is a scheme's name and nothing else.
# e.g. 前沿科技研究支援計劃 · 「創科實習計劃」
_HEADS = re.compile(
    r"「?[^「」及和與与、的,，。\s]{4,20}(?:計劃|计划|基金|平台|聯盟|联盟|沙盒|人才庫|人才库)」?"
)
# A scheme named without brackets: no verb stands before its noun.
# e.g. 創科實習計劃
_PLAIN_SCHEME = re.compile(
    r"(?<![\u4e00-\u9fff])(?!本|该|此|有关|上述|我们|在|于|就)[\u4e00-\u9fff]{4,12}"
    r"(?<![推出检讨展评估成立透过有关参与优化把将对在就]{2})(?:计划|基金)"
)
_IN_MARKS = re.compile(r"「[^」]*」|《[^》]*》|“[^”]*”")
READ = 60  # letters behind such a noun that say of what it is


def is_schemes_name(heading: str) -> bool:
    """Say whether a Chinese heading is a scheme's name."""
    return _HEADS.fullmatch(heading) is not None


def tells_of_buildings(folded: str) -> bool:
    """Say whether a Chinese sentence, folded, tells of buildings."""
    return _BUILDINGS.search(folded) is not None


def latin_names(text: str) -> set[str]:
    """Give the names in Latin letters that a Chinese text holds outside brackets."""
    return set(LATIN.findall(_IN_MARKS.sub("□", text)))


def names_another(text: str, name: str) -> bool:
    """Say whether a Chinese text names another scheme, without brackets, behind one that it names with them."""
    behind = fold(_IN_MARKS.sub("□", text[text.rfind(name) + len(name) :]))
    return any(not fold(name).endswith(found[0]) for found in _PLAIN_SCHEME.finditer(behind))


def in_a_chain(
    statement: Statement,
    earlier: Sequence[Statement],
    names: Callable[[Statement], bool],
    leans: Callable[[Statement], bool],
) -> bool:
    """Say whether paragraphs that each open with what leans lead back from a sentence to one that names its subject."""
    block, opens = statement.block, statement
    for one in reversed(earlier):
        if one.block != block:
            if not leans(opens):
                return False
            block = one.block
        if names(one):
            return True
        opens = one
    return False


def tells_of_unnamed(folded: str) -> bool:
    """Say whether a Chinese sentence, folded, tells of what belongs to a thing that it does not name."""
    found = next(
        filter(None, (of.match(folded) for of in (_OPENS_WITH_ZH, _EACH_ZH, _SPENT_ZH))), None
    )
    found = found or _SO_MANY_ZH.search(folded) or _KIND_ALONE_ZH.search(folded)
    return found is not None and _SAYS_WHICH_ZH.search(folded[: found.end()]) is None


def tells_of_unnamed_en(folded: str) -> bool:
    """Say whether an English sentence, folded, tells of what belongs to a thing that it does not name."""
    opens = _OPENS_WITH_EN.match(folded)
    found = opens or _TERMS_EN.search(folded) or _SPENT_EN.match(folded)
    if found is None:
        return False
    return _SAYS_WHICH_EN.search(folded[found.end() :][:READ]) is None
