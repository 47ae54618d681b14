"""This file tells what is promised with no day: by whom, and by which words."""

from __future__ import annotations

import re

from bot.contents.day_refusals import TABLE, THIRD_PARTY, is_kept
from bot.contents.pledgers import (
    acts_by_its_letters,
    is_others,
    names_government,
    opens_with_government,
)
from bot.contents.promises import CONNECTIVE, clauses, is_rule
from bot.contents.refusals import is_refused
from bot.contents.strengths import as_said, weakest
from bot.contents.unfounded import is_unfounded

# e.g. 適時公布 · in due course
_VAGUE = re.compile(
    r"适时|稍后|尽快|尽早|陆续公布|在适当时|\bin due course\b|\bas soon as (?:practicable|possible)\b"
    r"|\bat an appropriate (?:time|juncture)\b|\bin a timely manner\b"
)
# e.g. 署方承諾會更換 · 局長答應在會後 · undertook to report
_PLEDGE = re.compile(
    r"(?<!许下)承诺(?!额|的?金额|书|人)(?:会|将|在|于|把|向|提供|检讨)"
    r"|(?:答应|应允|(?<=[府局署方长])(?:已)?同意)(?:会|将|在|于|把|向|提供|检讨|检视|研究|跟进|考虑)"
    r"|(?:政府|当局|局方|署方|[局署处办])(?:已)?决定(?:会|将|把)[^,。;]{1,24}"
    r"(?:扩展|扩大|延长|推展|增加|提高|取消|合并|放宽)"
    r"|\b(?:government|administration|department|bureau|office) (?:has|have) decided to\b"
    r"|\bundert(?:akes?|ook|aken) to\b|\bagreed to\b|\bpromised to\b|\bpledges?\b to|\bcommits? to\b"
)
# What is done about something that has no date yet: the second tier.
# Deeds of a body that a reader of its papers can see.
_MORE_DEEDS_EN = (
    "revise|make known|finalise|devise|draft|collect|disclose|publicise|relocate|abolish|enact|legislate|pilot"
    "|trial|award|hire|circulate"
    "|supplement|refine|refund|write to|phase out|migrate|restructure|spell out|revert to|propose|enrich"
    "|open (?:up )?the"
)
# e.g. 我們將於五月向財務委員會申請撥款 · will also set up
_ACTION = re.compile(
    r"(?:将(?!军|会|领|来)|(?<![机员议大学协社])会(?!议|员|计|展|场|面))(?:会)?(?:就[^,。;]{1,10}|因应[^,。;]{1,10}"
    r"|按[^,。;]{1,16}|定期|每年|与[^,。;]{1,14}(?:合作|携手|联手|协作),?|与[^,。;]{1,10}|向[^,。;]{1,10}"
    r"|在[^,。;]{1,16}|于[^,。;]{1,16}|为[^,。;]{1,14}|进一步|牵头|优先|逐步|分阶段|陆续|尽快|尽早|适时|循序|全面"
    r"|积极|主动|同时|再|另|亦|率先|把[^,。;]{1,16}){0,2}"
    r"(?:成立|设立|推出|公布|发布|提交|申请|展开|开展|启动|举办|修订|修改|制[订定]|拟[订定备]|立法|引入|扩展|扩大"
    r"|增设|增拨|拨出|拨款|注资|资助|提供|检讨|检视|审视|研究|咨询|建立|兴建|改建|兴办|委托|委聘|聘请|招标|汇报"
    r"|报告|落实|推行|试行|开放|合并|纳入|取消|延长|放宽|调整|提升|更新|升级|加强|优化|聘用|甄选|调拨|安排|引进"
    r"|征求|建设|对接|递交|评核|完善|采用|实施|设置|组装|迁往|搬迁|派|推展|探讨|物色|觅|参照|邀请|培训|资助|跟进"
    r"|转达|补交|予以资助|延伸至?|听取|加派|加装|收紧|更换|推展|编制|编写|派员|举行|分享|商讨|研拟|简化|派发|整合"
    r"|开发|构建|订立|试用|采购|购置|改善|开设|增聘|加入|延展|作出(?:公布|安排)|上载|起动|发出|制作|印制|增办|招募"
    r"|接驳[至到]|共用|交代|加推|另设|披露|呈交|答复|考虑(?=[应是可]否|[于在])|要求(?=[^,。;]{2,}))"
    r"|\b(?:(?:will|shall) (?:also |further |then |continue to "
    r"|(?!hopefully|probably|possibly|likely|inevitably|certainly|only)[a-z]{3,12}ly ){0,2}|(?:is|are) going to )"
    r"(?:look into|reach out|tighten|take forward|follow up|relay|convey|replace|install|widen|upgrade|deploy"
    r"|recruit|appoint|map out|work out|press ahead|set up|establish|launch|publish|submit|introduce|amend|review"
    r"|study|consult|conduct|commission|formulate|draw up|develop|provide|report|brief|seek|apply|extend|expand"
    r"|implement|roll out|put in place|explore|examine|consider|keep [^.;]{2,60} under (?:close )?review|listen to"
    r"|invite|organise|step up|strengthen|enhance|share|hold|host|arrange|table|issue|release|distribute|train"
    r"|build|add|connect|compile|produce|update|announce|open|carry out|send|visit|simplify|streamline|procure"
    r"|purchase|complete|fund|subsidise|waive|relax|lower|shorten|merge|digitise|engage|designate|allocate|inject"
    r"|decide (?:on|whether)|make [^.;]{2,40} public|map(?= (?:the|all|each|every)\b)"
    rf"|{_MORE_DEEDS_EN})\b"
)
# What is done on and on is a pledge where it is a deed that can be seen.
_BETWEEN_ZH = r"(?:定期|每年|陆续|逐步|分阶段|[与在为向][^,。;]{1,12}){0,2}"
_SEEN_ZH = (
    "推展|举办|举行|扩展|增设|开发|培训|汇报|报告|公布|发布|开放|邀请|增加|更换|安装|翻新|派发"
)
_SEEN_EN = (
    "organise|hold|host|extend|expand|roll out|brief|report|publish|develop|train|invite|add|open|install|replace"
    "|launch|upgrade|distribute"
)
# e.g. 會繼續舉辦 · 將繼續在各區推展
_CONTINUES = re.compile(rf"(?:将|会)继续{_BETWEEN_ZH}(?:{_SEEN_ZH})")
_NOT_BY_OTHERS_EN = (
    r"(?![^.;]{0,30}\bby (?:the|an?|its) (?:[a-z]+ ){0,2}(?:banks?|developers?|compan(?:y|ies)|firms?|operators?"
    r"|universit(?:y|ies)|associations?|clubs?|owners?|vendors?|unions?)\b)"
)
# What will open or begin, whoever opens it.
# e.g. 首批接駁車將於暑假投入服務 · training will be arranged
_WILL_OPEN = re.compile(
    r"(?:将(?!军|领|来)|(?<![机员议大学协社])会)(?:会)?[^,。;]{0,12}(?:投入(?:服务|运作)|启用|开通|通车|落成|动工)"
    r"(?=[。,;]|$)"
    r"|\bwill (?:also |then )?be (?:arranged|held|organised|set up|launched|published"
    r"|uploaded(?! to (?:the |its |our )?(?:[a-z]+['’]s )?(?:web|site))|introduced|briefed|released"
    rf"|made (?:public|available))\b{_NOT_BY_OTHERS_EN}"
    r"|(?:将(?!军|领|来)|(?<![机员议大学协社])会)(?:会)?[^,。;会将不]{0,10}(?:公布|发布|公开|开放)(?=[。,;]|$)"
)
# What anybody may extend or provide is a pledge where the Government says so, or is named for it.
# e.g. will be extended by the Department
_WILL_BE_DONE = re.compile(
    r"\bwill (?:also |then )?be (?:installed|extended|expanded|established|rolled out|provided|simplified)\b"
)
_GOVERNMENT_EN = (
    r"(?:we|us|(?:the )?(?:[a-z]+ ){0,4}(?:government|administration|judiciary|bureau"
    r"|department|office|authority))"
)
# e.g. the Department announced today that · by the Department
_ITS_WORD = re.compile(
    rf"^{_GOVERNMENT_EN} (?:has |have )?(?:announced|confirmed|decided|undertook|undertaken|pledged)"
    rf"(?: today)? that\b|\bby {_GOVERNMENT_EN}\b"
)
# e.g. 會繼續留意 · will not be
_NO_ACTION = re.compile(
    rf"继续(?!{_BETWEEN_ZH}(?:{_SEEN_ZH}))|聆听|细心|密切(?:留意|注视|监察)|一直|不会|不将|将会?维持"
    rf"|如(?:有|果|获|认为|发现|未能)|(?:^|[,;])如(?!何|下|期|今|此|上|常|实|数|同|图)[^,。;]{{2,20}},|若|倘|一旦"
    r"|一经|每当|会否|是否|可能会?|有机会|通常|一般|已(?:经|于)?(?:会|将)|旨在|将有助|会有助"
    rf"|\bwill not\b|\bcontinue\b(?! to (?:{_SEEN_EN})\b)|\bif\b|\bunless\b|^should\b|[,;] (?:and )?should\b"
    rf"|(?:^|[,;] )without [^,;.]{{2,60}},|\bwhen(?:ever)?\b(?! (?:they|it|these) (?:are|is) (?:ready|available)"
    r"| ready| appropriate)|\bwhether\b|\bmay\b|\busually\b"
)
# What holds for whoever comes under it, or in each case, is a duty or a habit.
# e.g. 根據條例，署方會 · 每宗個案 · under section 5 · for each application
_DUTY = re.compile(
    r"(?:根据|依据|按照?)[^,。;]{0,16}(?:条例|法例|法律|规例|第[^,。;]{1,6}条)|(?:每一?[宗次名]|个别|逐宗)"
    r"|申请[人者][^,。;]{0,12}后|收到[^,。;]{0,8}(?:申请|投诉|个案)后?"
    r"|(?:违规|违法|违反|违例|犯规)[^,。;]{0,8}[者人]"
    r"|\bunder (?:section|the [a-z ]{0,40}ordinance|its powers?)\b"
    r"|\b(?:each|every) (?:case|application|applicant|licence|complaint)\b|\bcontraven|\bconvicted\b"
)
# What others say, fear or ask that the Government would do.
# e.g. consider that the Government will · 擔心政府將
_TOLD_OF_IT = re.compile(
    r"\b(?:consider|believe|fear|think|thought|worr|claim|expect|hope|suggest|argue|suspect|rumour|report"
    rf"|say)(?:s|d|ed|y|ies|ied)?(?: that)? {_GOVERNMENT_EN} (?:will|shall)\b"
    r"|^it (?:is|was|has been) (?:feared|claimed|rumoured|said|alleged|hoped|suggested|believed|thought"
    r"|understood) that\b"
    r"|^[^,。;]{0,8}(?:委员会|团体|议员|委员)[^,。;]{0,4}(?:认为|相信|期望|希望|指(?!引|定))"
    r"|(?:担[心忧]|忧虑|恐怕|认为|以为|批评|质疑|怀疑|猜测|传闻|传言|盛传|有意见指?|有人[说指称])[^,。;]{0,4}"
    r"(?:政府|当局|[局署处]方|[\u4e00-\u9fff]{1,10}[局署处])[^,。;]{0,8}?(?:将|会)"
)
# What is only asked is looked past.
# e.g. how the Government will
_HOW = re.compile(rf"\b(?:how|why|what) {_GOVERNMENT_EN} (?:will|shall)\b")
# e.g. the Hospital Authority said that the government will
_SAID_OF_IT = re.compile(rf"\bsaid that {_GOVERNMENT_EN} (?:will|shall)\b")
_SPEAKS_FOR_IT = re.compile(
    r"\b(?:secretary|chief executive|commissioner|director|spokes(?:man|woman|person)|permanent secretary"
    r"|government|administration)\b[^,;.]{0,40}$"
)
# e.g. 數字政策辦公室將推出 · the Judiciary will
_WHO_ACTS = re.compile(
    r"(?:政府|当局|我们|本局|局方|署方|[\u4e00-\u9fff]{1,12}"
    r"(?:局|署|处|办公室|委员会|公司|小组|办|秘书处|司|研发院|研究院|中心|平台|园区|项目|板块下)|律政司|研发院"
    r"|研究院|秘书处|部门|法院|警方|警队|大学|数码港|科技园|司法机构)"
    r"(?:[^,。;]{0,12}?|(?:现|亦|已)?正[^。;]{2,40},)(?:并|亦|再)?(?:将|会)"
    r"|\bwe (?:are|have)\b[^.;]{2,120}, and (?:will|shall)\b"
    r"|\b(?:we|government|administration|judiciary|bureau|department|office|authority|commission|secretariat|police"
    r"|committee|corporation|task force|working group|commissioner|director|secretary|corporation|university"
    r"|council|cyberport)\b(?:(?!, but )[^.;]){0,30}\b(?:will|shall|(?:is|are) going to)\b"
)
# Who was named in the sentence before.
# e.g. It will step up · 並會加強 · 該署會; they may be whomever it met
_IT = re.compile(
    r"it (?:also |therefore )?(?:will|shall)\b|(?:并|亦|同时|此外)?,?(?:其|该[局署办处]|有关部门)?(?:亦|也)?"
    r"(?:将|会)(?!议)"
)
# Somebody else was there, of whom the next sentence may tell.
# e.g. 政府已與業界會面
_WITH = re.compile(r"[与和][^,。;]{1,16}(?:会面|会晤|见面|商讨|讨论|协商|开会)")
# Who denied one thing and promises another.
# e.g. ，但會按風險推行 · , but will consider
_BUT = re.compile(r",(?:但|惟)(?:亦|也)?(?:将|会)|, but (?:it |we )?(?:will|shall) ")
# Whom the Government itself asks in binds it; what it demands of others is a rule for them.
# e.g. 會|邀請 · 將再|邀請
_ASKS_ITSELF = re.compile(r"(?:将|会)(?:再|陆续|另)?$")


def is_open_pledge(quote: str, said: str, defined: frozenset[str], before: str = "") -> bool:
    """Say whether a sentence promises something that has no day yet; `before` is the one before it."""
    masked = _HOW.sub(lambda m: "□" * len(m[0]), as_said(said))
    will = any(word in masked for word in ("将", "会", "will", "shall", "going to"))
    if not (will or _PLEDGE.search(masked) or _VAGUE.search(masked)):
        return False  # as of most sentences
    if TABLE.search(masked) or is_kept(masked) or is_unfounded(masked):
        return False
    if _is_told(_PLEDGE, masked):
        return True
    if _is_told(_VAGUE, masked) and weakest(masked) is not None:
        return True
    if not will:
        return False
    ruled = is_rule(masked) or _NO_ACTION.search(masked) or _DUTY.search(masked)
    if ruled or _is_told_of_it(masked):
        return False
    asked = THIRD_PARTY.search(masked)  # by the Government itself: 該署會邀請業界提交
    if asked is not None and not _asks_itself(masked, asked.start()):
        return False
    who = (
        _WHO_ACTS.search(masked)
        or acts_by_its_letters(quote, defined)
        or (_IT.match(masked) and names_government(before) and not _WITH.search(before))
        or (_BUT.search(masked) and opens_with_government(CONNECTIVE.sub("", masked)))
    )
    if who and (_is_told(_ACTION, masked) or _is_told(_CONTINUES, masked)):
        return True
    return _is_told(_WILL_OPEN, masked) or (
        _ITS_WORD.search(masked) is not None and _is_told(_WILL_BE_DONE, masked)
    )


def _asks_itself(masked: str, at: int) -> bool:
    """Say whether what is asked of others at a place is the Government's own asking in."""
    return masked.startswith("邀请", at) and _ASKS_ITSELF.search(masked, 0, at) is not None


def _is_told_of_it(masked: str) -> bool:
    """Say whether somebody else says, fears or asks what the Government would do."""
    if _TOLD_OF_IT.search(masked):
        return True
    said = _SAID_OF_IT.search(masked)
    return said is not None and not _SPEAKS_FOR_IT.search(masked, 0, said.start())


def _is_told(pattern: re.Pattern[str], masked: str) -> bool:
    """Say whether a sentence has such words in a clause that does not deny them."""
    spans = clauses(masked)
    for found in pattern.finditer(masked):
        first, last = next((a, b) for a, b in spans if a <= found.start() < b)
        at = spans.index((first, last))
        if not (
            is_refused(masked[first:last], found.end() - first) or is_others(masked, spans, at)
        ):
            return True
    return False
