"""This file says how firmly a clause promises: the words of a target, of a plan and of what will be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storage.records import Strength

# Words are matched on folded text (simplified, lower case). "计划" after anything but a subject is
# part of a name.
# e.g. 要求承辦商於明年完成 · 爭取在年底前 · with a view to opening
_TARGET = re.compile(
    r"要求(?=[^,。;]{0,40}(?:完成|落成|建成|竣工|交付|启用))|争取|力争|以期|目标(?=是|为|在|于|定|,)|为目标|冀|务求"
    r"|力求|最快|期望|希望|(?<=[府局方署处办们])有信心(?=[于在])"
    r"|\baims?\b(?! of)|\baiming\b|\btarget(?:s|ed|ing)?\b|\bstriv(?:e|es|ing)\b|\bendeavou?rs?\b|with a view to"
    r"|\bgoal\b|\b(?:is|are) working towards\b|\bhop(?:e|es|ing)\b|\bobjective\b|\bat the earliest\b"
    r"|\bconfident (?:that|of)\b"
)
# e.g. 預計於2027年 · 署方計劃在明年 · plans to publish
_PLAN = re.compile(
    r"预计|预期|预定|[可有]望(?=[于在]?[^,。;]{0,16}"
    r"(?:完成|启用|推出|落成|投入|通车|竣工|提交|实施|公布|发布|展开|开展|开放|成立|就绪))|排期(?=[于在])"
    r"|料(?=[于可会在])|相信(?=[^,。;]{1,20}可[于在][^,。;]{1,16}"
    r"(?:完成|启用|推出|落成|投入|通车|实施|公布|展开|成立))|筹备|打算|有意"
    r"|(?<![草模虚比])拟(?!议|定|备|稿|人|真|合|订)|准备(?!金|就绪)|正(?:积极)?(?:安排|研究|计划|准备|部署)"
    r"|(?:(?<=[府局署处办院司港厅会团构校我们门馆关界业商者组亦正并也现仍已方当又原可])(?:有)?计划"
    r"(?!的|下|共|内|中|完|及|和|、|旨|已|包|可|为|预算|自)"
    r"|(?<![\u4e00-\u9fff」）)a-z\d])(?:有)?计划(?=[于在今明推加举发进设建开增检就按与向把以聘研提制本\d]))"
    r"|(?<!action )(?<!the )(?<!a )\bplan(?:s|ned|ning)? (?:to|for|in|on|by)\b|\bplans?\b(?= to)|\bintends?\b"
    r"|\bpropos(?:e|es|ing)\b|\bexpect(?:s|ed)?\b|(?<!typhoon )(?<!prices )\b(?:is|are) set to (?:be (?!hit)|open"
    r"|launch|start|begin|complete|publish|submit|introduce|commence|roll|take effect|come into|expand|extend"
    r"|deploy|adopt|replace|set up|implement)\b"
    r"|\banticipat(?:e|es|ed)\b|\bprepar(?:e|es|ing)\b"
    r"|\b(?:gearing up|getting ready|making (?:preparations|arrangements)|poised) (?:to|for)\b|\bconsidering\b"
    r"|\b(?:scheduled|slated)\b|\bon (?:track|course|schedule) (?:to|for)\b"
    r"|\bto be (?:completed|launched|ready|opened|commissioned|rolled out|published|introduced|implemented|added"
    r"|extended|installed|put into service|in place) (?=in\b|by\b|within\b|before\b|from\b|on\b|no later)"
    r"(?!in the gazette)(?![^,;.]{0,60} (?:number|must|should|shall|is|are|was|were|has|have|may|can|cost|total)\b)"
    r"|\b(?:due|targeted|planned) (?:for|in|by)\b"
    r"|\bfor (?:completion|launch|commissioning|implementation) (?:in|by|within|before)\b"
    r"|\bestimated to be completed\b"
)
# What somebody said would be done, in minutes and reports: of what he asked or thought nothing is promised.
_SAID_EN = (
    "said|added|stated|announced|confirmed|revealed|explained|noted|replied|responded|advised|informed|assured"
    "|indicated|supplemented|reported|pledged|elaborated|reiterated|undertook|agreed"
)
_REPORTED_EN = (
    rf"\b(?:{_SAID_EN}) (?:(?:the )?(?:members|panel|committee|subcommittee|meeting) |today )?that\b"
    rf"(?:[^;.]|\.(?=\d)){{1,200}}?"
    r"\bwould (?!be\b|have\b|help\b|like\b|not\b|mean\b|cost\b|continue\b|remain\b|require\b|need\b|depend\b"
    r"|appreciate\b|reach\b|rise\b|increase\b|exceed\b)"
    rf"|\b(?:{_SAID_EN}) (?:(?:the )?(?:members|panel|committee|subcommittee|meeting) |today )?that\b"
    rf"(?:[^;.]|\.(?=\d)){{1,200}}?\bwould (?:also |then )?be [a-z]{{3,14}}ed\b"
    r"|(?:^ ?|[,;] )(?:and |but )?(?:that )?(?:the )?(?:administration|government|judiciary|bureau|department"
    r"|office|authority|commissioner|secretary) would (?:also |then |further )?(?!be\b|have\b|help\b|like\b|not\b"
    r"|mean\b|cost\b|continue\b|remain\b|require\b|need\b|depend\b|appreciate\b|also be\b)"
)
# e.g. 政府將於明年推出 · 署方會提交 · is due · replied that the Office would brief
_FIRM = re.compile(
    r"最迟|至迟|(?<![即必行])将(?!军|领|来自)|承诺(?!额|的金额|金额)|(?:答应|应允)(?=[于在会将]|[^,。;]{0,4}\d)"
    r"|(?<=[府局方署处办长])同意(?=[于在会将])|(?<=[局署处办方司府])[定订]于(?=[^。;]{0,8}(?:年|月|日))"
    r"|(?<![期日议制签])[定订]于(?=[^。;]{0,24}(?:推出|启用|生效|实施|检讨|完成|落成|提交|公布|展开|投入|开幕))"
    r"|落实于|必定|会(?!区|议|面|员|计|展|场|谈|社|否|同|见|务|堂|上|后|所|长|方|籍|费|址|商|徽|期|合办)"
    r"(?<!委员会)(?<!协会)(?<!学会)(?<!议会)(?<!社会)(?<!机会)(?<!大会)(?<!商会)(?<!峰会)(?<!工会)(?<!总会)"
    r"(?<!小组会)(?<!研讨会)(?<!论坛会)(?<!咨询会)(?<!联合会)(?<!基金会)(?<!城会)(?<!盛会)(?<!简介会)(?<!座谈会)"
    r"(?<!讲会)(?<!博览会)(?<!展览会)(?<!大都会)(?<!际都会)(?<!化都会)(?<!市都会)(?<!年会)"
    r"|\bwill\b|\bshall\b|\bundert(?:akes?|ook)\b|\bundertaken to\b|\bagreed to\b|\bpromised to\b"
    r"|\bpledg(?:e|es|ed)\b|\bcommit(?:s|ted)? to\b|\b(?:is|are) to (?!be seen|the)\b|\bis due\b"
    r"|\bwould be (?:ready|available|in place|submitted|completed|introduced|launched|put up|rolled out|made"
    r"|published|set up|opened|released|extended)\b"
    rf"|{_REPORTED_EN}"
)
_REPORTED, _WOULD = re.compile(_REPORTED_EN), re.compile(r"\bwould\b")
# A clause of what the Government would do goes on with what was said before it, or behind how a sentence opens.
# e.g. and that the Administration would · the Government would
_GOES_ON = re.compile(
    r" ?(?:and |but )?(?:that )?(?:the )?(?:administration|government|judiciary|bureau|department|office|authority"
    r"|commissioner|secretary) would\b"
)
SAID_THAT = rf"\b(?:{_SAID_EN}) (?:(?:the )?(?:members|panel|committee|subcommittee|meeting) |today )?that\b"
_SAID = re.compile(SAID_THAT)
# e.g. in addition, · as regards fees,
_OPENS = re.compile(
    r"(?:(?:in|on|for|to|as|with|after|upon|regarding|having|subject to|meanwhile|moreover|besides|also|separately"
    r"|furthermore|looking ahead)\b[^;.]{0,120})?, ?"
)
# e.g. if funds were available · unlikely · worried
_DOUBTS = re.compile(
    r"\b(?:if|unless|whether|unlikely|doubt\w{0,3}|worr\w{2,4}|fear\w{0,3}|concern\w{0,3}|ask\w{0,3}|hop(?:ed|ing)"
    r"|wish\w{0,3}|urg\w{1,3}|suggest\w{0,3}|rumour\w{0,2}|according to)\b"
)
_MODAL: tuple[tuple[Strength, re.Pattern[str]], ...] = (
    ("target", _TARGET), ("plan", _PLAN), ("firm", _FIRM),
)  # fmt: skip


def as_said(folded: str) -> str:
    """Give a folded sentence of reported speech as it was said: that it would consult, that it will."""
    found = _REPORTED.search(folded) if "would" in folded else None
    if found is None:
        return folded
    at = found.start() + (found[0][0] in ",;")
    if hangs_in_the_air(folded[:at], folded[at:]):
        return folded
    return _WOULD.sub("will", folded)


def hangs_in_the_air(before: str, clause: str) -> bool:
    """Say whether a clause tells what the Government would do, and nobody is said before it to have said so."""
    if not before or _GOES_ON.match(clause) is None or _SAID.search(before):
        return False
    return _OPENS.fullmatch(before) is None or _DOUBTS.search(before) is not None


def weakest(clause: str) -> Strength | None:
    """Give the weakest word of promise in a folded clause; None where it has none."""
    return next((strength for strength, _ in promising(clause)), None)


def promising(clause: str) -> Iterator[tuple[Strength, int]]:
    """Give each word of promise in a folded clause, weakest first, with where it ends."""
    for strength, pattern in _MODAL:
        for found in pattern.finditer(clause):
            yield strength, found.end()
