"""This file says which words that lead in a table have no subject of their own, and are of what was told before."""

from __future__ import annotations

import re

from bot.contents.figures.referring import ELSE, NAMED, OF_ELSE, SOMEBODYS
from bot.contents.folded import Folded
from bot.contents.statements import Statement, leads_in

# A lead-in with no subject of its own.
# e.g. 過去兩年的情況表列如下 · 申請及獲批的數字如下
_PLAIN_LEAD = re.compile(
    r"(?:有关|相关|上述|主要|指标|各项?|每[年月]|[来明今本去]年|过去|截至|直至|自|至|由|于|在|近|最[近新]|首|第"
    r"|[一二三四五六七八九十两\d]{1,4}|个?(?:财政)?年度?|个?月|日|底|季|期|轮|批次?|推出|开展|成立|以来"
    r"|的|之|按|和|及|与|或|以|、|,|-|—|详情|细节|资料|数[字据目量]|统计|分项|分类|分布|申请|接获|收到|获批|批出"
    r"|批准|资助|拨款|维修|保养|维护|营运|运作|经常|开支|支出|预算|费用|收入|金额|总[额数]|款额|额|涉及|所涉|合共|使用"
    r"|登记|注册|下载|浏览|用户|参[与加]|受惠|人数|人次|次数|宗数|项目|个案|比率|比例|平均|目标|实际|培训|服务|处理"
    r"|名额|配额|学员|课程|[培训开]+班|班数|工作坊|讲座|义工|会员|受助|里数|航次|班次|覆盖|连接|接驳|接通|接达"
    r"|(?:服务|支援|登记)[点站]|数据集|证书|户口|登入|访问|点击|满意|使用率|成功率|储备|余额|承担额|借阅|租[用出]"
    r"|审批|审核|评审|签[署发]|交易|查询|推行|实施|推展|建设|安装|采购|测试|试行|检讨|发[放出]|派发|分配|支持|运行"
    r"|故障|处所|地点|情况|状况|概况|表现|安排|进度|进展|成效|结果|编制|职位|人手"
    r"|表列|载列?|列|见|现|下[表列]?|如|分[别述]|为|是|附件?|表|[一二三]|[该此其](?:计划|基金|平台|系统|服务|项目)?"
    r"|\((?:单位:? ?)?[百千万亿]{0,2}(?:港?元|人次?|宗|个|名|间|%)\)|\([a-z一二三四五六七八九十\d]{1,3}\)"
    r"|[\s:：]){1,40}+"
)
# e.g. 三個計劃 · 各項基金 · the two schemes
_OF_SEVERAL = re.compile(
    r"[二三四五六七八九十两各多数][個个项]?(?:计划|基金|平台|系统)|\b(?:two|three|four|these|all|various) "
    r"(?:schemes|programmes|funds|platforms|systems)\b"
)
# The same in English, of a list.
# e.g. as at end-April 2026: · the latest position is as follows - · so far, the main results include:
_PLAIN_LEAD_EN = re.compile(
    r"(?:(?:as at|as of|by|up to|in|since|during|so far|to date)(?: [^,:;.]{3,40})?,? ?)?"
    r"(?:(?:the |its |their |latest |main |major |key |overall |relevant |current ){0,4}"
    r"(?:position|progress|results?|achievements?|figures|statistics|usage|take-up|numbers?|details|deliverables"
    r"|milestones|outcomes?|highlights|situation|status|breakdown)"
    r"(?: (?:achieved|so far|to date|(?:as at|as of|up to|by|in|of) [^,:;.]{3,40}))?"
    r"(?: (?:is|are|was|were|has been|have been|include|includes|included|comprise|comprised))?"
    r"(?: (?:set out|shown|given|listed|summarised|as follows|below|as below|follows))*)?\s?[:：–—-]{1,2}"
)
# What refers to the programme, whatever is then said of it.
# e.g. 該計劃 · 此平台各年度的
_OF_IT = re.compile(
    r"(?:[(（][a-z一二三四五六七八九十\d]{1,3}[)）])?\s?(?:有关|至于|就|截至[^,，。;；]{2,16}[,，])?"
    r"[该此](?:计划|基金|平台|系统|服务|项目|中心)(?!小组|委员会|署|处)"
)


def referring_to(lead: Folded) -> str | None:
    """Give by which words a lead-in that names nobody refers to a programme, "" where by none; None where to others."""
    said = lead.folded
    if any(each.search(said) for each in (_OF_SEVERAL, ELSE, OF_ELSE, SOMEBODYS)):
        return None
    if NAMED.search(lead.text):
        return None
    back = _OF_IT.match(said)
    if back is None and not said.isascii() and _PLAIN_LEAD.fullmatch(said) is None:
        return None
    return back[0] if back else ""


def only_leads_in(one: Statement) -> bool:
    """Say whether a sentence does nothing but lead in a list: it tells as of when, or that results follow."""
    if not leads_in(one.text.rstrip()) or referring_to(one.bare) is None:
        return False
    return not one.folded.isascii() or _PLAIN_LEAD_EN.fullmatch(one.bare.folded) is not None
