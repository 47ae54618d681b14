"""This file reads what a question opens with: what is done, without the source it cites, who acts and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scrapers.kinds.patterns import folded_pattern, wide
from scrapers.kinds.question_clauses import (
    ASKS_PLAINLY,
    ENDS,
    is_background,
    is_balanced,
    is_latin,
    is_opinion,
    matched,
    matched_with_offsets,
)
from scrapers.text import sentences, span

LONGEST_PREMISE = 80  # columns
_LEAST = 4  # letters of what is done
_SHARED = 4  # letters in a row that say that an item is about a clause
_CLAUSES = re.compile(r"(?<=[，；;。])")
# e.g. 演辭內155段提及 · 當局於預算案演辭第72段指出, · 在綱領(4):基礎設施支援中提及,
_CITES = folded_pattern(
    r"^[^,。;]{0,30}(?:預算案|施政報告|演辭|綱領|總目|留意的?事項|職責|段落|文件)[^,。;]{0,24}?"
    r"(?:提到|提及|指出|表示|宣布|闡述|強調|提出|包括|指(?=「))(?:要(?!求))?[,:「]*"
    r"|^(?:本人)?(?:留意到|得悉|知悉)?[一-鿿]{0,10}(?:局|署|處|政府|局長|署長)[^,。;]{0,8}?(?:表示|指出|宣布|提及)(?:要(?!求))?[,:]?|^[^,。;]{2,20}(?:指出|表示|提到|宣布)[,:]"
)
# e.g. 根據綱領2, · 在此綱領中, · 有關二零二五至二六年度需要特別留意的事項中,
_CITES_ONLY = folded_pattern(
    r"^(?:根據|按照?|在|於|就|有關|關於)?[^,。;]{0,30}(?:綱領|總目|事項|演辭|預算案|施政報告)"
    r"[^,。;]{0,12}(?:[,]其中包括)?[,:「]+"
)
# e.g. 特區政府正 · 創科及工業局下年度 · 當局會
_ACTS = folded_pattern(
    r"^(?:當局|局方|署方)|^(?:(?:特區|香港|香港特區)?政府|[一-鿿]{2,10}(?:局|署|處|辦公室))(?:[(][^()]{2,8}[)])?"
    r"(?=在|於|[上下本]年度|[今明來去]年|年內|近年|未來|現時|大力|會|將|正|已|繼續|負責|積極|加大|計劃|預留|撥款|斥資|推出|成立|設立|提出|致力|展開|籌建|籌備|委託|邀請|聯同|加強|加快|推行|可否|有否|是否|會否|合共|主要採取|擬|如何|對(?!\d)|\d)"
)
# e.g. 政府會否 · 當局
_WE = folded_pattern(
    r"^(?:當局|局方|署方|政府當局|(?:特區|香港)?政府(?=[在會將正已擬可有是能如對\d]|主要採取|目前|現時|合共))"
)
# e.g. the Government will continue to promote sailing
_WILL_DO = re.compile(
    r"\b[Tt]he [A-Z][^.;:]{2,80}? will (?:continue to )?(?P<done>[a-z][^,.;:]{8,60}?)(?: in (?=\d)|[,.;:])"
)
_WILL = folded_pattern(r"^(?:將會|將|會)(?=如何|怎樣|按)")
_YEARS = (
    r"(?:過去的?)?[\d二三零〇一四五六七八九十至/-]{2,14}(?:財政)?年度?+(?:\d{1,2}月份?)?|[上下本]年度|[今明來去]年(?!度)"
    r"|(?:未來|最近)[一二三兩\d]年|過去[^,的]{1,8}?年度?+(?:[(][^()]{0,24}[)])?|年內|近年|早前|目前|現時"
)
# e.g. 在二零二四至二五年度內, · 過去三年, · 目前
_WHEN = folded_pattern(
    rf"^(?:在|於|關於)?(?:{_YEARS})(?:[及和至](?:{_YEARS}))?(?:年?[初中底末內間])?(?![前後起或的及和])[,]?(?:每年度?(?!的))?"
)
_SAYS = folded_pattern(r"^(?:提及|提到|表示|指出|宣布)")
# e.g. 繼續 · 正在
_HOW = folded_pattern(
    r"^(?:正在|正(?!式)|已經?|將會|將|會(?!否|計|議|員|展)|繼續|積極|全力|大力|致力|進一步|不斷|持續|負責|擬|主要由於|同時|並|加大(?=對)|為(?:了|進一步)?(?=加快|推動|促進|激[發勵]|提升|加強|支援|配合|落實|鼓勵))"
)
# e.g. 預留37億元加快 · 斥資百億
_SPENDS = folded_pattern(
    r"^(?:預留|撥款|撥出|斥資|投放|注資|投入)[^,。;]{0,2}?[\d.,一二三四五六七八九十百千萬億]{1,12}(?:港?元)?(?:用於|用作|以|的)?[,]?"
)
# e.g. 首3座大樓正陸續落成 · 前海自2010年開發 · 都會區對香港至為關鍵
_TELLS = folded_pattern(
    r"^([^,。;]{4,40}?(?<![修改更公端校糾矯]))(?:正(?!式|面|常|確)|已(?!婚)|自[\d二]|快將|陸續|成為|對[^,。;]{2,16}(?:至為|十分|非常|具有|尤其))"
)
# e.g. 創新科技署 · 法援署)
_AN_OFFICE = folded_pattern(r"(?:局|署|辦公室|[)])$")
# e.g. 撥款較上年度的修訂預算增加18億元
_OF_MONEY = folded_pattern(
    r"(?:撥款|開支|預算|財政)[^,。;]{0,40}(?:增加|減少|增長|上升|下降|倍增|少|多)[^,。;]{0,8}[\d%]"
    r"|(?:撥款|開支|預算)(?:為|達|約|是)\d"
)
# e.g. 該計劃 · 上述措施 · 其中
_UNNAMED = folded_pattern(
    r"^(?:該|上述|有關|下列|以下|就下列|就以下|此|其|這|本(?!港|地)|他們|我(?!國)|就此|據|請|可否|現時$)|主要工作$"
)
# For what something is done, which follows: e.g. 為加快園區的發展
_PURPOSE = folded_pattern(r"^為")
# e.g. 鑒於工作相似
_GROUNDS = folded_pattern(r"^(?:鑒於|由於|因應|隨着|隨著)")
# Who is moved to act does so in the next clause.
# e.g. 推動在港科企 · 邀請公司統籌旗下科企
_MOVES = folded_pattern(
    r"^(?:推動|邀請|鼓勵|要求|協助|安排|支持|促使|聯同)[^,。;]{2,60}$|旗下[^,。;]{0,14}(?:科?企|公司)$"
)
_GOES_ON = folded_pattern(r"^(?:(?:會|將)?(?:透過|通過|以(?!及))|就如何)")
_IS_MOVED = folded_pattern(r"^(?:(?:會|將)?(?:透過|通過|以|為|與)|吸引)")
# e.g. 合共超過一百家
_COUNT = folded_pattern(
    r"(?:合共)?(?:超過|逾|大約|合共)[\d一二三四五六七八九十百千萬,]{1,8}多?(?:家|間|名|個|座)"
)
# What no run of letters that names something holds.
_NO_RUN = folded_pattern(r"[,。;:、?\n\s的/\d]|預算|撥款|開支|年|告知|本會")
# e.g. 設立研發院
_SETS_UP = folded_pattern(r"^(?:設立|成立|推進|推行|推出|推動|制定|制訂|展開)")
_LONG_RUN = 6  # letters that name something
# e.g. 更新其系統
_ITS = re.compile(r"其(?!他|中|它|餘|余)")
_ASIDE = re.compile(r"[(（](?:[^()（）]{7,120}|[「A-Z][^()（）]{1,7})[)）]")


def without(pattern: re.Pattern[str], text: str) -> str:
    """Give a text without what a pattern for folded text finds at its start."""
    folded, offsets = matched_with_offsets(text)
    found = pattern.match(folded)
    return text[offsets[found.end()] :] if found else text


def bare_clause(clause: str) -> str:
    """Give a clause without the Government that is to answer it."""
    return without(_WILL, without(_WE, clause))


def done_in_english(text: str) -> str:
    """Give what a sentence in English says that somebody will do; nothing where it says no such thing."""
    found = _WILL_DO.search(text)
    return f"{found['done'][:1].upper()}{found['done'][1:].strip()}" if found else ""


def without_when(clause: str) -> str:
    """Give a clause without who acts and when."""
    return without(_WHEN, bare_clause(clause))


def names_nothing(text: str) -> bool:
    """Say whether a text opens on what it does not name."""
    return _UNNAMED.search(matched(text)) is not None


def without_asides(text: str) -> str:
    """Give a text without the longer explanations in its brackets."""
    return _ASIDE.sub("", text)


def premise(plain: Sequence[str], asked: Sequence[str]) -> str:
    """Give what a question is about as it opens: the clause that its items take up, else its first one."""
    told = list(_told(plain))
    if not told:
        return ""
    wanted = matched("\n".join(asked))
    return next((one for one in told if shares(one, wanted, _SHARED)), told[0])


def with_matter(topic: str, after: str) -> str:
    """Give a topic with the clause after it that says what it does, where it stops before that."""
    clause = next(iter(_CLAUSES.split(after)), "")
    return (
        _joined(topic, _stripped(clause)) if clause.strip() and _leads_to(topic, clause) else topic
    )


def taken_up(plain: Sequence[str], asked: Sequence[str]) -> str:
    """Give the longest run of letters before the question that its items take up; nothing for none."""
    text, wanted, longest = "\n".join(plain), "\n".join(asked), ""
    for start in range(len(text)):
        while (longer := text[start : start + len(longest) + 1]) in wanted:
            if len(longer) <= len(longest) or _NO_RUN.search(matched(longer)):
                break
            longest = longer
    return without(_SETS_UP, longest) if len(longest) >= _LONG_RUN else ""


def is_of_money(text: str) -> bool:
    """Say whether a clause only tells how much more or less is spent."""
    return bool(_OF_MONEY.search(matched(text)))


def shares(one: str, other: str, letters: int) -> bool:
    """Say whether two texts share so many letters in a row."""
    first, second = matched(one), matched(other)
    return any(
        first[at : at + letters] in second and "," not in first[at : at + letters]
        for at in range(len(first) - letters + 1)
    )


def _told(plain: Sequence[str]) -> Iterator[str]:
    """Give what is done in each clause before the question, as it may stand in a title."""
    for text in plain:
        if is_latin(text):
            continue  # its clauses are not told apart by how they begin
        for sentence in sentences(without_asides(text)):
            yield from _of_sentence(sentence)
            if ASKS_PLAINLY.search(matched(sentence)):
                return


def _of_sentence(sentence: str) -> Iterator[str]:
    rest = _without_source(sentence)
    if _OF_MONEY.search(matched(rest)) or _GROUNDS.search(matched(rest)):
        return  # nor are its reasons a subject
    clauses = [one for one in _CLAUSES.split(rest) if one.strip(ENDS)]
    at, purpose = 0, ""
    while at < len(clauses):
        start = clauses[at]
        clause = _stripped(start)
        at += 1
        if ASKS_PLAINLY.search(matched(clause)) or is_opinion(clause):
            break
        if is_background(clause):
            continue
        while at < len(clauses) and _leads_to(clause, clauses[at]):
            clause = _joined(clause, _stripped(clauses[at]))
            at += 1
        told = _fit(clause)
        if told and _PURPOSE.search(matched(start)):
            purpose = told
        elif told:
            yield told
    if purpose:
        yield purpose


def _leads_to(clause: str, following: str) -> bool:
    after = _stripped(following)
    if wide(clause) + wide(after) > LONGEST_PREMISE:
        return False
    goes_on = (_IS_MOVED if _moves(clause) else _GOES_ON).match(matched(after))
    return goes_on is not None and not ASKS_PLAINLY.search(matched(after), goes_on.end())


def _joined(clause: str, after: str) -> str:
    is_one = _moves(clause) or after.startswith("就")
    return f"{clause}{'' if is_one else '，'}{after}"


def _moves(clause: str) -> bool:
    return bool(_MOVES.search(matched(clause)))


def _without_source(sentence: str) -> str:
    """Give a sentence without the papers that it cites at its start."""
    for _ in range(3):
        shorter = without(_CITES, sentence)
        shorter = shorter if shorter != sentence else without(_CITES_ONLY, sentence)
        if shorter == sentence or not shorter.strip(ENDS):
            break
        sentence = shorter
    return sentence


def _stripped(clause: str) -> str:
    """Give a clause without who acts, when, how and for how much; who acts stays where it says "its"."""
    told = clause.strip().rstrip(ENDS)
    told = whole = told if is_balanced(told) else told.strip("「」")
    for _ in range(4):
        before = told
        for pattern in (_ACTS, _WHEN, _SAYS, _HOW, _SPENDS):
            told = without(pattern, told)
        if told == before:
            break
    return _without_count(whole if _ITS.search(told) else told)


def _without_count(clause: str) -> str:
    folded, offsets = matched_with_offsets(clause)
    found = _COUNT.search(folded)
    if not found:
        return clause
    start, end = span(offsets, found.start(), found.end())
    return clause[:start] + clause[end:]


def _fit(clause: str) -> str:
    """Give a clause as a subject; nothing where it names nothing, counts money or is too long."""
    folded, offsets = matched_with_offsets(clause)
    if (found := _TELLS.match(folded)) and not _AN_OFFICE.search(found[1]):
        clause = clause[: offsets[found.end(1)]]
    plain = matched(clause)
    if len(plain) < _LEAST or _UNNAMED.search(plain) or _OF_MONEY.search(plain):
        return ""
    return clause if wide(clause) <= LONGEST_PREMISE and is_balanced(clause) else ""
