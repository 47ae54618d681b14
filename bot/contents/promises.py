"""This file says how firmly a sentence promises something, by a day that it names or by none, and who acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from bot.contents.day_refusals import is_demanded, is_no_promise
from bot.contents.due_dates import DueDate
from bot.contents.pledgers import (
    is_others,
    opens_with_government,
)
from bot.contents.refusals import is_refused, rules_out
from bot.contents.shifts import is_abandoned, shifted_at
from bot.contents.statements import Statement
from bot.contents.strengths import SAID_THAT, hangs_in_the_air, promising, weakest
from bot.contents.unfounded import is_unfounded
from storage.records import Strength

# Words are matched on folded text (simplified, lower case). A plan's name is no promise, so what
# stands in such marks is blanked first, in straight ones as well.
SHOWN_NAMES = re.compile(r"《[^《》]{0,80}》|「[^「」]{0,60}」|“[^“”]{0,60}”|『[^『』]{0,60}』")
_NAMES = re.compile(rf"{SHOWN_NAMES.pattern}|\"[^\"]{{0,60}}\"")
# e.g. 申請人須於三月前 · reviewed every year
_RULE = re.compile(
    r"一般(?:而言|来说|在|会|需)|通常|(?<!香)(?<![会将])每年(?!度)|申请(?:人|者|机构|公司)须|\bgenerally\b"
    r"|\bnormally\b|\bin general\b|\bevery year\b|\beach year\b"
)
# e.g. 於2027年全面啟用 · the centre opens in 2027
_OPENS = re.compile(
    r"(?:有序|全面|陆续|正式)?(?:落成|完工|竣工|启用|通车|投入(?:服务|运作))(?!的)"
    r"|\b(?:opens|starts|begins|commences|comes into operation|takes? effect|go(?:es)? up|changes? to)\b"
)
# What a body announces for a day needs no "will": 司法機構宣布，由明年起試用
_ANNOUNCED, _FROM = re.compile(r"(?:宣布|公布|决定)[,:]?$"), re.compile(r"^ ?(?:将)?[由自从于在]$")
# e.g. 有委員關注進度 · Members urged the Government
_MEMBERS = re.compile(
    r"^(?:另?有|多名|部分|个别|(?!因应|回应|鉴于|感谢|考虑|应|就|按|经|因|对|为|据|根据)[\u4e00-\u9fff]{2,4})?"
    r"(?:委员|议员)(?!会)[^,。]{0,12}(?:关注|建议|询问|促请|敦促|认为|指出|查询|察悉|要求|关心|反映|提出|期望|希望"
    r"|冀|表示关注)|^(?:some |a |the )?(?:hon )?members? (?:expressed|suggested|queried|enquired|urged|asked|noted"
    r"|were concerned|considered|called|said|opined|believed|pointed out|criticised|commented|remarked|observed)"
    r"|^(?:(?:the )?(?:deputy )?chair(?:man|woman|person)?"
    r"|(?:dr|ir|prof|mr|mrs|ms|miss)\.?(?: the hon)? [a-z][a-z .'-]{1,40}?),? (?:also |further |then )?(?:asked"
    r"|enquired|urged|suggested|queried|requested|wondered|called (?:on|for)|was concerned"
    r"|expressed (?:concern|the view)|considered|opined|criticised)\b"
)
# What a Member says in a paper of the Council that the Government would do; who answers for it has an office.
# e.g. Mr CHAN said that the Government would · the deputation added that
_MEMBER_SAID = re.compile(
    rf"^(?:(?:dr|ir|prof(?:essor)?|mr|mrs|ms|miss|hon)\.?(?: the hon)? (?:[a-z'-]{{1,20}} ){{1,5}}"
    rf"|(?:the |some |a )?deputations? ){SAID_THAT}"
)
# e.g. 已於三月推出 · was launched in March
_DONE = re.compile(
    r"已(?:于|经|在)?|曾|完成了|推出了|于[^,。;]{0,12}(?:通过|成立|公布|发布|签署|获批)|(?:自|截至|截止|由)$"
    r"|\b(?:was|were|has been|have been|had been|since|as at|as of|launched|completed)\b"
)
_SINCE = re.compile(
    r"(?:截至|截止|直至|自|过去|早于|同比|较|比|since|as at|as of|up to|until|for|of|during)[ a-z]{0,8}$"
)
# e.g. 會增至1 500
_REACHES = re.compile(r"(?:将|会)(?:进一步|再)?[增提扩][至升加大]{1,2}[至到]?约?\d")
# With a date before it, a verb that by itself says what will be done.
# e.g. 推出新制度 · 把服務擴展至所有小學
_WILL_PAY = re.compile(
    r"(?:内|间)?(?:再|分期|陆续|逐步|正式|全面|把[^,。;]{2,20}(?=扩[展大]|提升|增加|延长))?(?:扩[展大]至|提升至"
    r"|增加至|延长至|拨款|拨出|注资|支付|发放|开始|展开|开展|启动|推行|推出|完成|公布|发布|提交|提供|举办|更新|启用"
    r"|引入|加装|安装|更换|制[订定]|订立|检讨|汇报|优化|上载|落实|建立|建成|削减|减少|缩减|裁减|删减|增设|开设|成立"
    r"|设立)(?!的|额|项|及|数|了)"
)
# Who else may do so, where a clause opens with them: what they must do is no plan of the Government.
# e.g. 持牌人於 · 內地於
_THEIRS = re.compile(
    r"\s?[^,。;]{0,8}(?:[牌证照请册办责]人|业主|市民|居民|用户|车主|雇[主员]|企业|公司|商[户店]|公众|学生|学校|院校"
    r"|(?<!工作)(?<!志愿)[^作愿]者)[在于]$"
)
# e.g. 完成工程的業主可獲補貼
_WHO_DID = re.compile(r"[^,。;]{1,12}的[^,。;]{1,8}(?:可|须|应|获|将获|会获|能|均)")
# Of a year that has begun: the part of it that is left. "In 2026" tells as often of what was done.
# e.g. 2026年內 · 2026年底 · 今年稍後
_TO_COME = re.compile(r"[内內底末]|稍[后後]|下半年|第[四4]季|年度")
_CLAUSE = re.compile(r"[;。—–]|(?<!\d),|,(?!\d)|\.(?= |$)|\bwhile\b|\bwhereas\b")
# What only says more of what stands before it: the last batch, of 26 scholars, in 2027
# e.g. of 26 scholars · including ships · 包括
_APPOSED = re.compile(
    r" ?(?:of|including|namely|such as|subject to|together with|in consultation with|having regard to) |(?:包括|即)"
)
# e.g. 未來路向 · way forward
_OUTLOOK = re.compile(
    r"展望|前瞻|未来|下一步|路向|时间表|计划|将来|来年|重点工作|looking ahead|way forward|next step|outlook"
    r"|timetable|timeline|roadmap|future|coming year|work plan"
)
# e.g. 此外，署方 · looking ahead, we
CONNECTIVE = re.compile(
    r"^(?:此外|另外|目前|现时|为此|至于|然而|同时|与此同时|其中|因此|不过|展望未来|展望|就此"
    r"|[^,]{2,14}(?:方面|而言)|in addition|moreover|besides|meanwhile|at present|as regards [^,]+|looking ahead"
    r"|separately|also)[,,、]? ?"
)
# e.g. 創新科技及工業局會 · the Digital Policy Office
_WHO = re.compile(
    r"^(?:由|按|经)?(?P<zh>特区政府|政府当局|政府|当局|我们|本局|局方|署方"
    r"|[\u4e00-\u9fff]{1,12}?(?:及[\u4e00-\u9fff]{1,8}?)?(?:局|署|处|办公室|研发院|委员会|公司|管理局|实验所|法院"
    r"|司法机构|数字办|引进办|科技园|数码港)|律政司|[\u4e00-\u9fff]{2,5}(?:办|署|局|院))(?=[^\u4e00-\u9fff]|亦|会"
    r"|将|正|已|计|拟|预|争|承|也|现|的|在|于|现|一直|提|建|与|和|就|按|联|接|筹|有|希|力|致|表|目标)"
    r"|^(?:(?:and|but|while) )?(?:the )?(?P<en>(?!(?:and|but|members?|staff|officers?|representatives?|users?|a|an"
    r"|of) )(?:government|administration|judiciary|secretariat|we"
    r"|(?!(?:and|but|or|who|that|which|it|they|he|she|this|these|those|there|also|what|such)\b)[a-z]{2,6}"
    r"(?= (?:will|plans|aims|intends|expects|has|is|also|shall|undertakes|pledges|would))"
    r"|(?:[a-z]+ ){0,5}(?:bureau|department(?: of [a-z]{4,12})?|office|authority|council|commission|institute"
    r"|police|committee|corporation)))\b"
)


def is_outlook(statement: Statement) -> bool:
    """Say whether a sentence stands under a heading of what comes next."""
    return _OUTLOOK.search(statement.folded_heading) is not None


def is_to_come(folded: str) -> bool:
    """Say whether a stretch of folded text promises, plans or aims at something."""
    return weakest(masked_names(folded)) is not None


def is_members_view(folded: str) -> bool:
    """Say whether a folded sentence tells what Members said, asked or were concerned about."""
    return _MEMBERS.search(folded) is not None


def is_members_word(folded: str) -> bool:
    """Say whether a folded sentence of a paper of the Council tells what a Member said would be done."""
    return _MEMBER_SAID.search(folded) is not None


def is_rule(folded: str) -> bool:
    """Say whether a folded sentence tells what always holds, or what whoever applies must do."""
    return _RULE.search(folded) is not None


def is_done(folded: str) -> bool:
    """Say whether a folded sentence tells of what was done already."""
    return _DONE.search(folded) is not None


@lru_cache(maxsize=8)  # asked for again at each of a sentence's dates
def clauses(folded: str) -> tuple[tuple[int, int], ...]:
    """Give where the clauses of a folded sentence begin and end."""
    spans: list[tuple[int, int]] = []
    start = 0
    for mark in _CLAUSE.finditer(folded):
        spans.append((start, mark.end()))
        start = mark.end()
    spans.append((start, len(folded) + 1))
    return tuple(spans)


def masked_names(folded: str) -> str:
    """Give folded text with its quoted names blanked, as long as before."""
    return _NAMES.sub(lambda m: m[0][0] + "□" * (len(m[0]) - 2) + m[0][-1], folded)


def strength_by(
    statement: Statement,
    masked: str,
    due: DueDate,
    day: date | None,
    inherited: Strength | None,
) -> Strength | None:
    """Say how firm the words around a date are; None when they promise nothing."""
    if (due.due_to and day and due.due_to < day) or is_unfounded(masked, due.start):
        return None
    spans = clauses(masked)
    at = next((n for n, (a, b) in enumerate(spans) if a <= due.start < b), len(spans) - 1)
    first, last = spans[at]
    if at + 1 < len(spans) and not (masked[first : due.start] + masked[due.end : last]).strip(
        " ,在于由自从起内"
    ):
        last = spans[at + 1][
            1
        ]  # "in 2026-27, the estimated expenditure is": the day is of what follows
    clause = masked[first:last]
    if is_others(masked, spans, at) or hangs_in_the_air(masked[:first], clause):
        return None
    shifted = shifted_at(masked, due.start)
    if shifted is not None and shifted >= first and not is_no_promise(masked, clause, due):
        return None if is_refused(clause, shifted - first) else weakest(clause) or "plan"
    if is_abandoned(masked, due.start, due.end) or _denied(masked, spans, at, due):
        return None
    announced = at and _ANNOUNCED.search(masked[slice(*spans[at - 1])])
    if _will_pay(masked, first, due, day) and not is_demanded(masked, first, due):
        return weakest(clause) or ("firm" if announced else "plan")
    if is_no_promise(masked, clause, due):
        return "firm" if _raises_it_to(masked, first, due) else None
    if due.relative and masked.isascii() and weakest(masked[first : due.start]) is None:
        return None
    if statement.role == "slide":
        outlook = is_outlook(statement)
        return weakest(clause) or ("plan" if outlook and not _DONE.search(clause) else None)
    strength = weakest(clause)
    to_come = due.due_from is not None and day is not None and due.due_from > day
    since = _SINCE.search(masked[first : due.start]) is not None and not to_come
    if strength or since or _done(clause, due, day, led=inherited is not None):
        return strength
    strength = _beside(masked, spans, at)
    if strength:
        return strength
    if to_come and announced and _FROM.search(masked[first : due.start]):
        return "firm"
    if to_come and _OPENS.search(clause):
        return "plan"  # "the first phase is completed in 2030": told as a fact, but still to come
    return inherited if due.due_to is None or day is None or due.due_to >= day else None


def _raises_it_to(masked: str, first: int, due: DueDate) -> bool:
    """Say whether a body of the Government opens a sentence, and a day its clause: 明年三月底前會增至1 500座."""
    opens = not masked[first : due.start].strip("在于到至 ")
    return bool(
        opens and _REACHES.match(masked, due.end) and opens_with_government(masked[: first or 1])
    )


def _beside(masked: str, spans: Sequence[tuple[int, int]], at: int) -> Strength | None:
    """Say how firm the clause before is, or the one behind; what it denies is no promise."""
    back = 2 if at > 1 and _APPOSED.match(masked, spans[at - 1][0]) else 1
    for first, last in (*spans[max(0, at - back) : at][::-1], *spans[at + 1 : at + 2]):
        for strength, behind in promising(masked[first:last]):
            refused = is_refused(masked[first:last], behind) or masked.startswith(
                " not", first + behind
            )
            if not refused:
                return strength
    return None


def _will_pay(masked: str, first: int, due: DueDate, day: date | None) -> bool:
    """Say whether a date to come is followed by what is then paid, begun or cut."""
    if day is None or due.due_to is None or due.relative:
        return False
    before = masked[first : due.start]
    return (
        before.endswith(("于", "在"))
        and _DONE.search(before) is None
        and _SINCE.search(before) is None
        and _THEIRS.match(before) is None
        and _WILL_PAY.match(masked[due.end :]) is not None
        and _WHO_DID.match(masked[due.end :]) is None
        and (due.due_from is None or due.due_from >= day or _TO_COME.search(due.text) is not None)
    )


def _denied(masked: str, spans: Sequence[tuple[int, int]], at: int, due: DueDate) -> bool:
    """Say whether what has a day is denied: in its clause, or in what that hangs on."""
    first, last = spans[at]
    if masked[first:].lstrip().startswith(("that ", "whether ")):
        first = spans[max(0, at - 2)][0]  # "it is unlikely, the Bureau said, that"
    return rules_out(masked[first:last], due.start - first, due.end - first)


def _done(clause: str, due: DueDate, day: date | None, *, led: bool) -> bool:
    """Say whether a clause tells what was done; what a lead-in promises is none on a day that is not over."""
    found = [one[0] for one in _DONE.finditer(clause)]
    if not found:
        return False
    ahead = led and day is not None and due.due_to is not None and due.due_to > day
    if ahead and all(said.startswith("于") for said in found):
        return False
    return day is None or due.due_from is None or due.due_from <= day


def who_acts(quote: str, masked: str, due: DueDate | None) -> str | None:
    """Give the nearest subject before the date, as the paper writes it."""
    if len(masked) != len(quote):
        return None
    found: str | None = None
    for start, end in clauses(masked):
        if due is not None and start > due.start:
            break
        clause = masked[start:end]
        skip = CONNECTIVE.match(clause)
        offset = skip.end() if skip else 0
        offset += len(clause[offset:]) - len(clause[offset:].lstrip())
        match = _WHO.match(clause[offset:])
        if match:
            kind = "zh" if match["zh"] else "en"
            a, b = match.span(kind)
            found = quote[start + offset + a : start + offset + b]
    return found
