"""This file says what the words that lead in a list promise of each of its items."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.contents.conditions import is_conditional, is_if_not
from bot.contents.day_refusals import TABLE, THIRD_PARTY, is_only_considered
from bot.contents.due_dates import DueDate, due_dates_in
from bot.contents.pledgers import is_of_government, is_others
from bot.contents.promises import (
    SHOWN_NAMES,
    clauses,
    is_done,
    is_members_view,
    is_rule,
    masked_names,
    strength_by,
    who_acts,
)
from bot.contents.refusals import is_refused
from bot.contents.statements import Statement, leads_in
from bot.contents.strengths import promising, weakest
from storage.records import Strength

# Words are matched on folded text (simplified, lower case).
# A list of what comes when.
# e.g. 推行時間表如下 · the timetable is as follows
_TIMETABLE = re.compile(
    r"(?:时间表|工作计划|路线图|里程碑|推行计划)[^,。;]{0,8}如下"
    r"|\b(?:timetable|timeline|work plan|milestones|roadmap)\b[^.;]{0,20}\bas follows\b"
)
# In a lead-in "□" stands for a day.
_WHEN_EN = (
    r"(?:(?:in|by|within|before|during|from|on|over|throughout) )?(?:the )?(?:(?:end|course|middle) of )?□"
    r"(?: onwards)?"
)
_OPENERS_EN = (
    r"(?:in (?:the )?(?:light|view) of [^,;:]{2,80}, |(?:in addition|meanwhile|separately|besides|also|moreover"
    r"|looking ahead|to this end|in this regard),? "
    r"|(?:on|as for|as regards|regarding|for|to|in respect of|in relation to|with regard to) "
    r"(?![^,]{0,60}\b(?:will|shall|plans|aims)\b)[^,:;.]{2,60}, "
    rf"|(?:subject to|if|once|upon|pending|depending on) [^,]{{2,60}}, |{_WHEN_EN},? )"
)
_WORK_EN = r"(?:measures?|works?|tasks?|initiatives?|actions?|steps?|improvements?|enhancements?)"
# Who will do what follows, and nothing else: items go on where the sentence breaks off.
# e.g. in □, the department will also · we plan to, by the end of □ · the bureau will take the following measures by □
_LEAD_EN = re.compile(
    rf"{_OPENERS_EN}{{0,3}}(?P<who>[a-z][a-z&,' -]{{0,60}}?)(?: \([^()]{{1,30}}\))?,? (?:will|shall|plans? to"
    r"|aims? to|intends? to|pledges? to|undertakes? to|(?:is|are) (?:going|planning) to)"
    rf"(?P<rest>(?: also| further| then)?(?:,? {_WHEN_EN},?)?"
    r"(?: (?:do|carry out|implement|undertake|take|take forward|pursue|adopt|complete|introduce|conduct|roll out"
    rf"|put in place) (?:the following|these)(?: (?:[a-z-]{{3,14}} )?{_WORK_EN})?(?:,? {_WHEN_EN})?)?)"
)
_WHEN_ZH = r"(?:[在于由自]?□(?:起|期间)?,?)"
_OPENERS_ZH = (
    r"(?:(?:此外|另外|同时|展望未来|展望|为此|未来),?|(?:为|因应|就|待|视乎)[^,]{2,30},|[^,]{2,14}方面,|"
    rf"{_WHEN_ZH})"
)
# e.g. the Government will take forward the outstanding initiatives as follows
_AS_FOLLOWS = re.compile(
    r"(?P<en>[a-z][a-z&' -]{0,60}?) (?:will|shall|plans? to|aims? to) (?:also |then |further )?(?:take|carry"
    r"|implement|pursue|undertake|roll out|put in place)\b[^,;:.]{3,80} as follows"
    r"|(?P<zh>[\u3400-\u9fff]{2,24}?)(?:将会|将|会|计划)(?:进一步|逐步|分阶段|陆续|全面|积极)?"
    r"(?:推行|推展|推进|落实|实施|执行|开展|展开|进行)[^,。;:]{2,30}如下"
)
# What such an item says will be done, by whomever.
# e.g. will be applied to · departments will be encouraged · 會獲邀
_IS_DONE = re.compile(
    r"\bwill (?:also |then )?be [a-z]{3,14}ed\b"
    r"|(?:将|会)(?:会|亦|再|陆续|逐步|分阶段|全面){0,2}(?:由|获|予以|按)?[\u3400-\u9fff]{2}"
)
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
# What stands before a lead-in's last clause and may turn its meaning.
# e.g. if funds allow, · Members suggested that, · 有議員建議，
_LIMITS = re.compile(
    r"\b(?:if|unless|should|that|whether|not|no|never|neither|members?|suggest\w{0,5}|propos\w{0,5}|request\w{0,3}"
    r"|urged?|ask(?:ed|s)?|said|reject\w{0,4}|refus\w{1,4}|den(?:y|ies|ied)|worr\w{2,4}|fear\w{0,4}"
    r"|report(?:s|ed|edly)|according to|rumours?|subject to|will|would)\b"
    r"|若|如果|倘|假|不|未|没有|无|议员|委员|建议|要求|促请|认为|担[心忧]|忧虑|质疑|反对|否决|报[道导]|传[闻媒]"
    r"|(?<![简名职])称|(?<![根依])据|须|预计|预期|估计|视乎|待"
)
_WORK_ZH = "措施|工作|工程|行动|改善|优化|任务"
# e.g. □,數字辦會推行以下工作 · 署方計劃在□ · 政府將採取下列措施
_LEAD_ZH = re.compile(
    rf"{_OPENERS_ZH}{{0,3}}(?P<who>[\u3400-\u9fff]{{2,24}}?)(?:\([^()]{{1,16}}\))?{_WHEN_ZH}?[亦也正现]?"
    r"(?:将会|将|会|计划|拟|打算|争取|承诺)"
    rf"(?P<rest>(?:进一步|逐步|分阶段|陆续|全面|积极|再|亦)?{_WHEN_ZH}?"
    r"(?:(?:推行|落实|进行|开展|展开|推出|完成|采取|实施|执行)(?:以下|下列)"
    rf"(?:[各多数][项个]|[一二三四五六七八九十\d]{{1,2}}项)?(?:[\u3400-\u9fff]{{0,4}}(?:{_WORK_ZH}))?)?)"
)
# A heading below which nothing is promised.
# e.g. On-going initiatives · Progress made · 持續推行的措施
_DONE_OR_GOING_ON = re.compile(
    r"\b(?:on-?going|completed|progress|achievements?|existing|current|background|issues?|concerns?)\b"
    r"|持续|已完成|进度|进展|现有|现行|成果|背景|关注|意见"
)
# What an item may hang on, or has done all along.
# e.g. 繼續舉辦 · if needed · whether to
_UNSURE = re.compile(
    r"继续|如(?:有|果|获|认为)|若|倘|会否|是否|可能|\b(?:continue|if|whether|may|might)\b"
)
# What is done about something opens an item that is a deed: one that opens otherwise names a thing, or somebody else.
_OPENS_ZH = (
    r"(?:把[^,。;:]{1,24}?|并|亦|再|进一步|逐步|分阶段|陆续|全面|积极|率先|适时|视乎[^,。;:]{1,12},?|按需要"
    r"|[就与向把在于按为][^,。;:的]{1,16}?,?){0,2}"
)
_THING_ZH = "的|了|后|前|时|工程|工作|项目|计划|报告|结果|文件|课程|详情|安排|情况|进度|费用|开支|人员|机制|服务$"
# e.g. 協助另外6個部門 · 在平台加入證書 · 按結果更新指引
_DOES = re.compile(
    rf"{_OPENS_ZH}(?!增加至|提升至)(?:协助|加入|探讨|探索|推动|鼓励|优化|减省|扩充|拓展|深化|招募|邀请|推展|推进"
    r"|开发|研发|制作|举行|签订|签署|筹办|增聘|增拨|更新|发放|派发|聘用|引进|试用|测试|委聘|合办|联办|合作|开设"
    r"|成立|拨出|拨款|改善|改建|翻新|迁移|转移|接驳|连接|对接|收集|汇集|监察|进行|加装|加设|缩短|减少|降低|提高"
    r"|推出|公布|发布|提交|展开|开展|启动|举办|修订|制[订定]|拟[订定备]|引入|扩展|扩大|增设|增加|提供|检讨|检视"
    r"|审视|研究|咨询|建立|设立|成立|兴建|委托|聘请|汇报|落实|推行|试行|开放|合并|延长|放宽|简化"
    r"|调整|提升|更新|升级|加强|优化|安排|完善|采用|实施|设置|培训|资助|更换|编制|编写|发出|完成|改为|整合|升格"
    r"|上载|采购|安装)"
    rf"(?!{_THING_ZH})"
)
# Of whom or of what an item tells that opens as a deed: 提供服務的承辦商須, 完成設置的地點.
# e.g. 的承辦商 · 的地點 · 須提交 · 可否
_NAMED_ZH = re.compile(
    r"的(?:承办商|营办商|供应商|机构|公司|企业|院校|学校|团体|部门|人[士员]?|者|申请人|用户|地点|数目|名单|情况"
    r"|进度|费用|开支|详情)(?=[,。;:、须应会将可已有]|$)"
    r"|的[^,。;]{1,10}(?:(?<![机社协议委大学])会(?!议)|将|须|获)"
    r"|[须需应]由|必须|(?<!必)须(?!知)|应[当该]|可否|能否|是否|旨在|不会|不再|并?未|没有|已|曾|现有|现时"
)
_VERBS_EN = (
    "employ|bring in|bring|apply|enable|encourage|explore|revisit|revise|refine|optimise|enrich|migrate|integrate"
    "|link|pilot|trial|test|try out|phase out|phase in|deepen|broaden|diversify|monitor|evaluate|assess|prepare"
    "|devise|collaborate|co-operate|cooperate|work with|partner|liaise|discuss|engage|equip|offer|give|allow|make"
    "|raise|reduce|cut|accelerate|expedite|speed up|consolidate|standardise|appoint|award|sign|conclude|finalise"
    "|deliver|operate|run|form|found"
    "|assist|help|publish|submit|introduce|amend|review|study|consult|conduct|commission|formulate|draw up|develop"
    "|provide|brief|seek|extend|expand|implement|roll out"
    "|put in place|examine|invite|organise|step up|strengthen|enhance|hold|host|arrange|issue|release|distribute"
    "|train|build|add|connect|compile|produce"
    "|update|announce|open|carry out|simplify|streamline|procure|purchase|complete|fund|subsidise|waive|relax|lower"
    "|shorten|merge|digitise|designate"
    "|allocate|inject|replace|install|widen|upgrade|deploy|recruit|map out|set up|establish|launch|create|adopt"
    "|improve|increase|promote|support"
)
# Words that are as often a noun do only something to what is named behind them: review the, but not review mechanism.
_TO_WHAT_EN = (
    r"(?=an?\b|the\b|its\b|our\b|all\b|each\b|every\b|these\b|those\b|more\b|new\b|existing\b|no (?:less|fewer)\b"
    r"|at least\b|about\b|some\b|another\b|\d|[“\"])"
)
_NOUNS_EN = (
    "pilot|trial|test|link|offer|run|form|cut|award|sign|help|review|study|commission|release|train|update|fund"
    "|host|issue|brief|purchase|support|increase|raise|open|launch|upgrade|build|hold"
)
# e.g. publish a guide · hold 20 workshops, but not "a directory of products" nor "not extend"
_DOES_EN = re.compile(
    r"(?:also |further |then |(?:gradually|progressively|actively|jointly|together) )?"
    rf"(?:(?!(?:{_NOUNS_EN})\b)(?:{_VERBS_EN})(?:, [^,;.]{{2,40}},)? (?!of\b|and (?!{_VERBS_EN})|for\b"
    rf"|in\b(?! [a-z]+ \d)|on\b|by\b|to\b)(?=[a-z\d“\"(□])|(?:{_NOUNS_EN}) {_TO_WHAT_EN})"
)

# Behind "will" a word that is as often a noun is a verb before several of something, unless those do
# something themselves: review mechanisms abroad show that.
# e.g. issue guidelines · review mechanisms
_AFTER_WILL = re.compile(
    rf"(?:also |further |then )?(?:{_NOUNS_EN}) (?:[a-z-]{{2,14}} )?[a-z-]{{2,16}}(?<!s)s"
    r"(?=[.,;]|$| (?:and|for|in|of|on|to|with|by|under)\b)"
    r"(?!.{0,200}\b(?:is|are|was|were|has|have|had|will|can|shows?|that)\b)"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The words that a list is led in by: what they promise holds for each of its items.

    `strength` is what an item has that names a day of its own. One that names none is promised
    where `words` are: they and it read as one sentence, of what `who` does by `due`, if there is one.
    Where it is `refused`, what leads in is denied or somebody else's, and so is each item.
    """

    part: int
    strength: Strength | None = None
    due: DueDate | None = None
    who: str | None = None
    words: str = ""
    refused: bool = False
    conditional: bool = False  # it names a condition, which holds for each item
    parted: bool | None = None  # its items stand below headings; None before the first of them
    ours: bool = False  # "the Government will take these forward as follows": an item says itself what will be done


def leading(statement: Statement, lead: Lead | None, day: date | None) -> Lead | None:
    """Give what leads in the list that a sentence stands in, or opens."""
    if not leads_in(statement.text.rstrip()):
        return _led(statement, lead) if lead else None
    masked = masked_names(statement.bare.folded)
    if is_if_not(masked):
        return Lead(statement.part, refused=True)
    said = _of_lead_in(statement, masked, day)
    if not is_conditional(masked, day):
        return said
    strength: Strength | None = "plan" if said.strength == "firm" else said.strength
    return replace(said, strength=strength, conditional=True)


def _of_lead_in(statement: Statement, masked: str, day: date | None) -> Lead:
    """Give what the words of a lead-in promise."""
    if is_done(masked) or is_members_view(masked):
        return Lead(statement.part)
    if TABLE.search(masked):
        said = _AS_FOLLOWS.fullmatch(masked.rstrip(" :-–—－"))
        ours = said is not None and is_of_government(said["en"] or said["zh"])
        return Lead(statement.part, "plan" if _TIMETABLE.search(masked) else None, ours=ours)
    if _is_refused(masked):
        return Lead(statement.part, refused=True)
    return _going_on(statement, masked, day) or Lead(statement.part, weakest(masked))


def promised(item: Statement, lead: Lead | None, day: date | None) -> Strength | None:
    """Say how firmly an item that names no day is promised by what leads it in; None where that is nothing."""
    if lead is None or not (lead.words or lead.ours) or not is_item(item):
        return None
    masked = masked_names(item.bare.folded)
    if lead.ours:
        otherwise = _tells_otherwise(masked) or _is_refused(masked) or _UNSURE.search(masked)
        return None if otherwise or not _IS_DONE.search(masked) else weakest(masked)
    said = lead.words + masked
    after_will = lead.words.endswith(("will ", "shall ")) and _AFTER_WILL.match(masked)
    if not (does(masked) or after_will) or _tells_otherwise(said) or _is_refused(said):
        return None
    if lead.due is not None:
        return strength_by(item, said, lead.due, day, None)
    return None if _UNSURE.search(masked) else lead.strength


def does(item: str) -> bool:
    """Say whether folded text opens with what is done, and is no name of a thing or of who does it."""
    if item.isascii():
        return _DOES_EN.match(item) is not None
    return _DOES.match(item) is not None and _NAMED_ZH.search(item) is None


def is_deed(item: str) -> bool:
    """Say whether folded text by itself tells what will be done, and neither denies nor only weighs it."""
    return does(item) and not (
        _tells_otherwise(item) or _is_refused(item) or _UNSURE.search(item) is not None
    )


def _going_on(statement: Statement, masked: str, day: date | None) -> Lead | None:
    """Give a lead-in that breaks off where the Government's deeds follow; None of any other."""
    words = masked.rstrip(" :-–—－")
    dues = due_dates_in(statement.bare.masked(SHOWN_NAMES), day)
    own = _own_clause(words)
    if own and all(one.end <= own and not _is_to_come(one, day) for one in dues):
        dues = ()  # a day gone by tells of something else: for which $1 billion was approved in 2024
    due = dues[0] if len(dues) == 1 else None
    if dues and (due is None or due.relative or not _is_to_come(due, day)):
        return None
    plain = words
    if due is not None:
        plain = f"{words[: due.start]}□{words[due.end :]}"
    pattern = _LEAD_EN if plain.replace("□", "").isascii() else _LEAD_ZH
    said = pattern.fullmatch(plain)
    if said is None and own and not dues:
        words = plain = words[own:].lstrip()
        said = pattern.fullmatch(words)
    if said is None or not is_of_government(said["who"]):
        return None
    if due is None:  # "do the following" goes, and the deed takes its place
        words = words[: said.start("rest")]
    who = who_acts(statement.bare.text, masked, None)
    return Lead(
        statement.part, weakest(masked), due, who, f"{words} " if words.isascii() else words
    )


def _own_clause(words: str) -> int:
    """Give where the last clause of a lead-in begins, 0 where what stands before it may limit or deny it."""
    at = max((mark.end() for mark in _COMMA.finditer(words)), default=0)
    return 0 if _LIMITS.search(words, 0, at) else at


def _is_to_come(due: DueDate, day: date | None) -> bool:
    return due.due_to is not None and day is not None and due.due_to >= day


def _is_refused(masked: str) -> bool:
    """Say whether folded text would promise something, and each word of it is denied or somebody else's."""
    spans, words = clauses(masked), tuple(promising(masked))
    for _, behind in words:
        at = next(n for n, (a, b) in enumerate(spans) if a < behind <= b)
        first, last = spans[at]
        if not (is_refused(masked[first:last], behind - first) or is_others(masked, spans, at)):
            return False
    return bool(words)


def _tells_otherwise(masked: str) -> bool:
    """Say whether folded text tells what is done already, always so, asked of others, listed or only weighed."""
    return (
        is_done(masked)
        or is_members_view(masked)
        or is_rule(masked)
        or is_only_considered(masked)
        or THIRD_PARTY.search(masked) is not None
        or TABLE.search(masked) is not None
    )


def is_item(statement: Statement) -> bool:
    """Say whether a sentence opens with the mark of an item."""
    return len(statement.bare.text) < len(statement.text)


def _led(statement: Statement, lead: Lead) -> Lead | None:
    """Give what leads in a sentence; headings may part its list where one stands right behind the lead-in."""
    if lead.part == statement.part:
        if is_item(statement):
            return lead if lead.parted is not None else replace(lead, parted=False)
        return None if statement.first else lead
    if (
        not is_item(statement)
        or lead.parted is False
        or _DONE_OR_GOING_ON.search(statement.folded_heading)
    ):
        return None
    return replace(lead, part=statement.part, parted=True)
