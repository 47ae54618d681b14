"""This file summarises panel papers and whatever has headings: what is new, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.contents.folded import Folded
from bot.contents.statements import Statement, leads_in
from bot.contents.summaries.introduced import told_of
from bot.contents.summaries.lists import pledged_items
from bot.contents.summaries.pieces import Pick, size
from bot.contents.summaries.salience import Context, salience
from bot.contents.summaries.selection import MOST, ROOM, choose, in_order, picks
from bot.contents.summaries.signs import MONEY
from bot.contents.summaries.stretches import stretches
from bot.contents.summaries.tables import table_stretches
from bot.contents.summaries.targets import FOLLOWED_UP, followed_up
from bot.contents.summaries.timetables import timetable_stretches
from bot.contents.summaries.wishes import told_together, wishes
from scrapers.items import Document
from scrapers.text import fold

# e.g. 未來路向 · latest progress
_NEWS = re.compile(
    r"策略|措施|建议|展望|未来|路向|下一步|时间表|(?<!资助|先导|加速|支援)计划(?![」』])|进展|最新|方案|安排|实施|推行|新猷|概况|整体(?:情况|进度)"
    r"|proposal|measure|way forward|next step|timetable|progress|latest|plan|implementation|framework|resumption"
    r"|recommend|new initiative|looking ahead|outlook|overview|overall (?:position|progress)"
)
# e.g. 背景 · public consultation
_OLD = re.compile(
    r"背景|目的|引言|简介|职权|委员名单|现行(?:安排|情况|机制|做法|制度)|宣传|公众咨询|其他方案|查询|对[^。]{0,8}的影响"
    r"|background|purpose|introduction|terms of reference|membership|publicity|public consultation|other options"
    r"|(?:existing|present) (?:position|situation|arrangements?|regime)|implications|enquir(?:y|ies)|on-?going"
)
# e.g. 請委員備悉本文件 · Members are invited to note
ASK = re.compile(
    r"(?:谨?请|邀请)(?:[各]?位)?(?:委员|议员|内务委员会|事务委员会|小组委员会|财委会|财务委员会)[^。]{0,40}"
    r"(?:备悉|察悉|支持|批准|提出意见|提供意见|考虑|发表意见|省览|知悉|就)"
    r"|\b(?:members|the panel|the house committee|the finance committee)\b[^.]{0,30}\b(?:are|is) "
    r"(?:invited|requested|asked)\b"
)

_NOTE = re.compile(r"备悉|察悉|知悉|省览|\bnote\b")
# e.g. 並提出意見 · and give views on
_MORE_THAN_NOTE = re.compile(
    r"支持|批准|通过|考虑|(?:提出|提供|发表|给予|就[^。]{2,40})[^。]{0,4}(?:意见|建议)"
    r"|\b(?:support|approve|endorse|consider|advise|comment on"
    r"|(?:give|offer|express|provide|share)\b[^.]{0,24}\b(?:views?|comments?|advice))\b"
)

# What points to other paragraphs: which, a reader of bullets cannot see.
# e.g. 請委員就上文第5至6段提出意見 · Members are invited to comment on this paper
_ON_THIS = re.compile(
    r"(?:本文件|上文|上述|以上|第[\d至及、. ]{1,12}段)|\bthis paper\b|\babove\b|\bparagraphs? \d"
)
_DECIDES = re.compile(r"支持|批准|通过|\b(?:support|approve|endorse)\b")

# What a paper asks for, where it says what for: that is what it is on.
# e.g. 本文件就注資基金的建議徵詢委員意見 · This paper seeks Members' support for a proposed subsidy
_SEEKS = re.compile(
    r"本文件[^。;]{0,60}(?:征[询求]|咨询|寻求|争取|邀请|请)[^。;]{0,60}(?:意见|支持|批准|同意)"
    r"|\bthis paper\b[^.;]{0,160}?\b(?:seek|invite|ask|consult)s?\b[^.;]{0,30}\b(?:support|approval|views?|comments?"
    r"|advice|agreement)\b"
)
# e.g. 注資基金的建議 · the proposed injection of $5 million
_A_PROPOSAL = re.compile(
    r"建议|拨款|注资|提升为|开设|增设|修订|立法|承担额|\d元"
    r"|\b(?:propos|fund|inject|creat|upgrad|increas|amend|legislat|construct|extend|extension|commitment)|\$ ?\d"
)

_FIGURES = re.compile(r"\d[\d,.]{0,12}")
# What the paper is written for, wherever it stands.
# e.g. 我們建議容許處長 · We propose to charge
_PROPOSES = re.compile(
    r"(?:我们|政府|当局|机构|[局署处])(?:亦|并|同时|另|也)?建议|提升为甲级|\b(?:we|administration|government|judiciary|bureau"
    r"|department|office)(?: also| further| therefore)? proposes?\b"
)
# e.g. 估計所需費用為6億元 · at an estimated cost of $1.8 billion
_COSTS = re.compile(
    r"(?:估计所需|所需|工程|非经常)(?:的)?(?:费用|开支|拨款)(?:总额)?(?:估计)?约?为?\d"
    r"|\bestimated (?:[a-z-]{1,16} ){0,2}(?:cost|expenditure) (?:is|of|to be)\b"
    r"|\b(?:commitment|provision) of (?:hk)?\$ ?\d|承担额(?:为|,)?\d|\d[\d,. ]{0,12}(?:亿|万)元的?(?:新)?承担额"
)
# Which bodies and forms it passes through next: of these one bullet is enough.
# e.g. 向財務委員會申請撥款 · will be gazetted
_PROCEDURE = re.compile(
    r"(?:向|征求|寻求)[^,。]{0,12}委员会|刊宪|首读|先订立后审议"
    r"|\b(?:from the finance committee|of the finance committee|gazetted|tabled|first reading|report to the panel"
    r"|brief the panel|negative vetting)\b"
)
# What a committee on a bill comes to.
# e.g. 支持恢復條例草案的二讀辯論 · supports the resumption of the Second Reading debate
_RESUMES = re.compile(
    r"支持[^。;]{0,40}恢复[^。;]{0,24}二读辩论|\bsupports? the resumption of the second reading debate\b"
)
RESUMED = 2.5
PLEDGED = 1.5  # what an item of a list of measures to come weighs more
PROPOSED, COST, PROCEDURAL = 2.0, 3.0, 2.0
# What a paper is written to ask for weighs, though it tells of itself: with a sum, and where that is told again.
SOUGHT, SOUGHT_ALONE = 7.0, -0.5
HALF = 0.5  # of what its place counts for, where a sentence brings no news
# What a release is put out for: what was done that day.
# e.g. 今日（五月六日）公布三項措施 · today (June 2) signed a memorandum
_TODAY = re.compile(
    r"(?:今[日天]|昨日)[^。;]{0,40}(?:公布|宣布|推出|签署|展开|开始|刊宪|委任|生效|裁定|判|批准|通过|启用|成立|接获|发表)"
    r"|\btoday\b[^.;]{0,40}\b(?:announc|launch|sign|gazett|publish|releas|appoint|commenc|open|rul|sentenc"
    r"|convict|receiv|report|approv|pass|introduc)[a-z]{0,3}d\b"
    r"|\b(?:announced|launched|signed|gazetted|published|released|appointed|commenced|opened)\b[^.;]{0,30}\btoday\b"
)
TODAY, NEAR_THE_TOP = 1.5, 3  # sentences from the first
LEAD = 2.4  # a release says first what matters; each sentence after it weighs less
SHORT = 30  # what is shorter at the top of a release is a line of its letterhead


def paper_picks(
    document: Document,
    everything: Sequence[Statement],
    context: Context,
    told: Collection[Statement] = (),
) -> list[Pick]:
    """Pick two of what is new, and what the readers of the paper are asked to do.

    `told` are sentences that are told already.
    """
    chapters = chapters_of(document)
    wished, pledged = wishes(everything), pledged_items(everything)
    targets = followed_up(everything)
    start = next((s.place for s in everything if len(s.text) > SHORT), 0)

    def weight(statement: Statement, shown: Folded) -> float:
        if seeks(shown.folded):
            tells = MONEY.search(shown.folded) and not told_again(statement, everything)
            return SOUGHT if tells else SOUGHT_ALONE
        heading = f"{chapters.get(statement.part, '')} {statement.folded_heading}"
        score = salience(statement, shown, context) + wished.worth(statement)
        if score > 0 and _NEWS.search(heading):
            score += 1.2
        if _OLD.search(heading) and not _COSTS.search(shown.folded):
            score -= 2.0
        score += PLEDGED * (statement.place in pledged)
        score += FOLLOWED_UP * bool(targets & {statement.place, statement.place - 1})
        score += RESUMED * (_RESUMES.search(shown.folded) is not None)
        score += PROPOSED * (_PROPOSES.search(shown.folded) is not None)
        if document.kind != "plain":
            score += COST * (_COSTS.search(shown.folded) is not None)
        score -= PROCEDURAL * (_PROCEDURE.search(shown.folded) is not None)
        if document.kind == "plain":
            after = statement.place - start
            if after <= NEAR_THE_TOP and _TODAY.search(shown.folded):
                score += TODAY
            idle = after > 0 and score < 0
            if not statement.cites:  # a release; paragraphs with numbers are a report's
                score += max(0.0, LEAD - 0.8 * after) * (HALF if idle else 1)
        return score

    ask = asked_of_readers(everything)
    passed = {one.place for one in (ask, *told) if one is not None}
    others = [s for s in everything if s.place not in passed]
    last = [Pick(ask.bare.text, ask.cites, ask.page, ask.place)] if ask else []
    kept = [] if ask is None or is_note_only(ask) else last
    room = ROOM - sum(size(pick.text) for pick in kept)
    found = stretches(others, everything, weight, title=document.title)
    found = told_together(found, wished, targets)
    found = told_of(found, everything, document.title)
    found += table_stretches(document, everything, context.asked)
    found += timetable_stretches(document, everything, context.issued)
    chosen = choose(found, most=MOST - len(kept), room=room, each_part=False)
    if document.kind == "plain":
        chosen = in_order(chosen)
    else:
        chosen = sorted(
            chosen, key=lambda one: (not proposes(one.says), one.first * proposes(one.says))
        )
    found_new = picks(chosen, found)
    if sum(size(pick.text) for pick in [*found_new, *last]) > ROOM:
        last = kept
    if kept and MONEY.search(kept[0].text):
        return [*kept, *found_new][:MOST]  # what the paper is put for, with its sum
    return [*found_new[: MOST - len(kept)], *last][:MOST]


def seeks(folded: str) -> bool:
    """Say whether a sentence, folded, says what proposal a paper asks support or views for."""
    return _SEEKS.search(folded) is not None and _A_PROPOSAL.search(folded) is not None


def told_again(sought: Statement, everything: Sequence[Statement]) -> bool:
    """Say whether a proposal or its cost is told with all figures of the sentence that seeks something."""
    figures = set(_FIGURES.findall(sought.bare.folded))
    return any(
        figures <= set(_FIGURES.findall(one.bare.folded))
        for one in everything
        if one is not sought and proposes(one.bare.folded)
    )


def proposes(folded: str) -> bool:
    """Say whether what a bullet says, folded, is put to the House: a proposal, what it costs, a bill taken up again."""
    return seeks(folded) or any(
        of.search(folded) is not None for of in (_PROPOSES, _COSTS, _RESUMES)
    )


def chapters_of(document: Document) -> dict[int, str]:
    """Give the folded heading in capitals that sections stand under, by their place: "ON-GOING INITIATIVES".

    It has no text of its own, or only the lead-in of theirs.
    """
    above, found = "", {}
    for at, section in enumerate(document.sections):
        heading = section.heading or ""
        texts = [paragraph.text.strip() for paragraph in section.paragraphs]
        if heading.isupper():
            leads = not texts or (len(texts) == 1 and leads_in(texts[0]))
            above = fold(heading) if leads else ""
        elif above:
            found[at] = above
    return found


def is_note_only(ask: Statement) -> bool:
    """Say whether readers are asked to take note or give views, which the kind of a paper says already."""
    if _ON_THIS.search(ask.folded):
        return True
    if _DECIDES.search(ask.folded):
        return False
    return _NOTE.search(ask.folded) is not None and _MORE_THAN_NOTE.search(ask.folded) is None


def asked_of_readers(everything: Sequence[Statement]) -> Statement | None:
    """Find the sentence that says what Members are asked, the last if there are several."""
    found = [s for s in everything if ASK.search(s.folded)]
    return found[-1] if found else None
