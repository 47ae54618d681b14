"""This file says how far a clause tells that something has come: done, or under way."""

from __future__ import annotations

import re

from bot.contents.denials import is_denied
from bot.contents.promises import is_to_come
from bot.contents.understanding import Became

# e.g. 平台已於三月推出 · 中心於六月啟用 · 新例自七月起生效 · 正式啟用 · 由即日起適用於
_DONE_ZH = re.compile(
    r"(?:已(?:经|于|在|全面|正式|成功|陆续|如期)?|业已)(?!有?计划|预留|拟|准备|筹备|预算|表示|指出|承诺|决定|委托"
    r"|聘请|订下|知|展开|着手|开始|在?进行)"
    r"|(?:推出|启用|公布|完成|落成|成立|设立|实施|开放|投入服务|投入运作|上线|通过|生效|发布|提交)了"
    r"|(?:于|自)[^,。;]{2,20}(?:推出|启用|公布|完成|落成|成立|设立|实施|开放|投入服务|投入运作|上线|通过|生效|发布"
    r"|刊宪)"
    r"|^[^,。;]{0,30}(?<!将)(?<!会)公布(?!的)"
    r"|(?<!将)(?<!会)(?:正式(?:启用|推出|开通|上线|运作|营运|投入(?:服务|运作)|登场)|(?<!未)登场)"
    r"(?![后前时的日仪典]|以[来后]|当[日天])"
    r"|(?:均|都|现|已)(?:时)?可(?:以)?(?:使用|申请|享用|办理|登记|透过)"
    r"|自[^,。;]{2,20}起(?:正式|全面)?(?:运作|生效|实施|接受|推行|营运|投入)"
    r"|(?:安装|装设|更换|铺设|兴建|修订|检讨|转换)完毕(?![后前时])"
    r"|[由自]即日起(?!至)(?:[^,。;]{0,4}|[于在][^,。;]{2,60})"
    r"(?:投入服务|启用|适用|开放|接受|生效|推行|实施|提供|可|扩展|全面)"
)
# e.g. 平台現正開發 · 工程正在進行 · 署方已展開招標
_UNDER_WAY_ZH = re.compile(
    r"现正|正在|正(?=积极|全力|进行|开展|推展|推行|兴建|建造|研发|开发|测试|试行)"
    r"|已(?:经)?(?:展开|着手|开始|委托|聘请|在?进行)"
)
_OFFICE_EN = (
    r"the (?:[a-z]{2,14} ){0,6}(?:government|administration|judiciary|bureau|department|office|authority"
    r"|commission)"
)
# e.g. the platform has been launched · was completed in March · is now in operation · is up and running
_DONE_EN = re.compile(
    r"\b(?:has|have|had) (?:\w{2,12}ly |now |since |also |already ){0,2}(?:been (?:\w{2,12}ly )?)?"
    r"(?!plan|propos|consider|prepar|earmark|reserv|undertak|commit|intend|commission|engag|start|commenc|begun"
    r"|invit|the |a |no |to )(?:\w{2,14}ed|begun|built|set up|put|made|come into|taken effect)\b"
    r"|\b(?:was|were) (?:\w{2,12}ly )?(?:launched|completed|opened|published|introduced|commissioned|rolled out"
    r"|set up|established|enacted|passed|issued|implemented|extended|adopted|gazetted|submitted|added|connected"
    r"|installed|built|expanded|released|signed|deployed|put (?:on|in|into|up)|uploaded|posted|distributed"
    r"|delivered|made available)\b"
    r"|\b(?:has|have) been able to(?! (?:comment|give|express|suggest|offer|apply|propose|send)\b)\b"
    r"|\ball\b[^,.;]{2,60}\b(?:are|were) (?:now |already )?using\b"
    rf"|^ ?(?:(?:in|on) (?:\d{{1,2}} )?[a-z]{{3,9}}(?: \d{{1,2}})?(?: 20\d\d)?,? )?"
    rf"(?:we|[a-z]{{2,8}}|{_OFFICE_EN}) (?:have |has )?(?:\w{{2,12}}ly )?(?:issued|established|set up|extended"
    r"|installed|gazetted|released|implemented|adopted|commissioned)\b"
    r"|\b(?:has|have) been (?:now |fully )?(?:open|available|in (?:operation|force|service|use|place)|operational"
    r"|live)\b"
    r"|\b(?:is|are) now (?:in (?:full |regular )?(?:operation|force|service|use|place)|open|available"
    r"|operational)\b|\b(?:is|are) (?:now )?up and running\b|\b(?:became|(?:has|have) become) available\b"
    r"|\bcan now (?:be used|use|access|apply|register|enjoy)\b"
    r"|\b(?:came into (?:effect|operation|force)|took effect)\b"
    r"|^[^,.;]{2,60}\b(?:today |officially )?(?:launched|completed|opened|published|introduced|promulgated|unveiled"
    r"|rolled out|announced the (?:launch|opening|completion))\b"
    r"|\b(?:went|gone) live\b|\bopened to (?:all|the public|members)\b"
    r"|\b(?:started|began|commenced|entered) (?:operation|service)s?\b"
    r"|\b(?:received|passed) its (?:first|second|third) reading\b"
    r"|\b(?:was|were|is|are) (?:now |already )?in (?:service|operation|use|force)\b"
)
# e.g. the platform is being tested · the bureau has started
_UNDER_WAY_EN = re.compile(
    r"\b(?:is|are) (?:now |currently |actively )?(?:being|under ?way|in progress|building|developing|testing"
    r"|piloting|constructing|rolling out|carrying out|taking forward)\b"
    r"|\b(?:has|have) (?:already )?(?:started|commenced|begun|engaged|commissioned)\b"
)


def stage(clause: str) -> Became | None:
    """Say whether a folded clause tells of something done or under way; None for what is to come, or is not so."""
    if is_denied(clause):
        return None
    done = _DONE_ZH.search(clause) or _DONE_EN.search(clause)
    under_way = _UNDER_WAY_ZH.search(clause) or _UNDER_WAY_EN.search(clause)
    found = done or under_way
    if found is None or is_to_come(clause[: found.end()]):
        return None
    if under_way is not None:
        return "under_way"
    return None if is_to_come(clause[found.end() :]) else "done"
