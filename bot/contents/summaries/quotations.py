"""This file says which sentences of a paper are spoken by somebody whom it quotes, and by whom.

A quotation of several sentences names its speaker once, before it or behind it. What is taken from
the middle would pass for the paper's own statement: whoever speaks is set before it, and where that
cannot be told for sure the sentence is no bullet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.contents.folded import Folded
from bot.contents.statements import Statement
from bot.contents.summaries.standing import open_bracket
from scrapers.text import is_cjk

MOST = 12  # sentences of one quotation: a longer one is a mark that nobody has closed
LONGEST = 78  # letters of a speaker as it is shown
_CLOSES = {"“": "”", "「": "」", '"': '"'}
_SAYS = (
    r"(?:said|says|added|adds|stressed|noted|explained|remarked|continued|concluded|pointed out|emphasised"
    r"|commented)"
)
_WHEN = r"(?: today| yesterday| this (?:morning|afternoon|evening))?"
_SAYS_ZH = (
    r"(?:表示|指出|強調|强调|補充|补充|說明|说明|說道?|説道?|说道?|續稱|续称|解釋|解释|回應|回应)"
)
# Who may speak: people by their office or style, and bodies.
# e.g. spokesman for the Archive · Dr Fong · Readers Union
_PERSON = re.compile(
    r"\b(?:spokes(?:man|woman|person)|Secretary|Director|Commissioner|Chair(?:man|woman|person)?|President"
    r"|Executive|Officer|Minister|Justice|Judge|Registrar|"
    r"Controller|Administrator|Convenor|Archivist|Head|Chief|Mr|Mrs|Ms|Miss|Dr|Professor|Hon|representative"
    r"|Government|Bureau|Department|Office|Authority|"
    r"Judiciary|Council|Union|Association|Institute|Society|Party|Federation|Chamber|Commission|Administration"
    r"|Secretariat)\b"
)
_WORD = r"(?:[A-Z][A-Za-z.'’-]{0,20}|[a-z]{2,20}|of|&)"
_WHO = (
    r"(?!(?:Speaking|Addressing|Officiating|Responding|When|During|Asked|At|In|On)\b)(?:(?:The|the|A|a|An|an) )?"
    rf"(?:{_WORD},? ){{0,10}}?{_WORD}"
)
# e.g. The Secretary, Mr Chan, said, · A spokesman for the Judiciary added today:
_BEFORE = re.compile(
    rf"(?:^|[.;] |\bin [a-z ]{{3,30}}, |^[^,]{{2,80}}, )({_WHO}),? (?:also |further )?{_SAYS}{_WHEN}[,:]? ?$"
)
# e.g. , a spokesman said. · said Mr Chan.
_AFTER = re.compile(
    rf"^[,.]? ?(?:({_WHO}),? (?:also |further )?{_SAYS}\b"
    rf"|{_SAYS}{_WHEN} ({_WHO})(?=\.|$|,? (?:at|in|on|when|after|yesterday|today|adding|who)\b))"
)
_TITLE_ZH = (
    r"(?:發言人|发言人|局長|局长|司長|司长|署長|署长|處長|处长|館長|馆长|專員|专员|主席|總監|总监|行政長官|行政长官"
    r"|教授|博士|先生|女士|議員|议员|秘書長|秘书长|"
    r"主任|校長|校长|院長|院长|總裁|总裁|會長|会长|代表|大律師|大律师|法官|局方|署方|當局|当局|政府|醫生|医生)"
)
# e.g. 發言人說： · 局長陳美寶今日在會上表示，
_BEFORE_ZH = re.compile(
    rf"(?:^|[。；，,])([\u4e00-\u9fff]{{0,16}}{_TITLE_ZH}[\u4e00-\u9fff]{{0,4}}?)(?:今[日天早]|昨[日天])?"
    rf"(?:（[^（）]{{2,10}}）)?"
    rf"(?:[在於于就](?:[^，。：「」]|「[^「」]{{1,20}}」){{1,24}})?(?:時|时)?"
    rf"(?:亦|並|并|又|還|还|其後|其后)?{_SAYS_ZH}[：:，,]?$"
)
# e.g. 發言人說。 · ，局長表示。
_AFTER_ZH = re.compile(
    rf"^[，,。]?([\u4e00-\u9fff]{{0,16}}{_TITLE_ZH}[\u4e00-\u9fff]{{0,4}}?)(?:亦|並|并|又|還|还)?{_SAYS_ZH}"
)
# e.g. she added · ，他表示
_PRONOUN = re.compile(
    rf"(?:^|[,，。] ?)(?:he|she|they|他|她|他們|他们)(?: also|亦|又)? ?(?:{_SAYS}|{_SAYS_ZH})",
    re.IGNORECASE,
)
# What is denied, claimed or reported of somebody is nobody's own word for it.
# e.g. spokesman denied that the Secretary had · 某傳媒聲稱
_NOT_SO = re.compile(
    rf"\b(?:{_SAYS[3:-1]}|not|never|denie[sd]|deny|nobody|no one|that|had|has|have|would|who|which|whether|if|but"
    r"|while|because|as|claim(?:s|ed)?|alleged|critics?)\b"
    r"|n['’]t\b|不|否認|否认|譴責|谴责|未|聲稱|声称|所稱|所称|指稱|指称|條例|条例|有人|網民|网民|傳媒|传媒"
)
# Somebody speaks, whoever that is.
# e.g. claimed · 聲稱 · replied
_SPEECH = re.compile(
    rf"\b(?:{_SAYS}|say|claim(?:s|ed)?|argue[sd]?|told|replied|asked|denied|believe[sd]?|thinks?|called|warned"
    rf"|urged)\b|{_SAYS_ZH}|稱|称|指|認為|认为|問|问|話|话|譴責|谴责|回應|回应"
)
_ARTICLE = re.compile(r"^(?:an?|the) (?=\w)", re.IGNORECASE)
_ENDED = re.compile(r"[.!?。！？]$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a sentence says of a quotation, without its marks, and who speaks; "" where nobody can tell."""

    speaker: str
    words: Folded

    @property
    def lead(self) -> str | None:
        """Give the speaker as it stands before a bullet; None where the sentence can be none."""
        if not self.speaker:
            return None
        if any(map(is_cjk, self.speaker)):
            return f"（{self.speaker}）"
        return f"({self.speaker[:1].upper()}{self.speaker[1:]}) "


def quotations(everything: Sequence[Statement]) -> dict[int, Quoted]:
    """Give, by its place, each sentence within a quotation whose speaker it does not itself name.

    A quotation that nobody closes, or that nobody speaks, such as a sign's, is left as it stands.
    """
    found: dict[int, Quoted] = {}
    last, at = "", -2  # who spoke last, and in which sentence
    held: list[tuple[Statement, Folded]] = []
    mark = before = ""
    for one in everything:
        if held and one.first and not one.text.startswith(mark):
            held = []  # a paragraph that does not open with the mark anew: nobody has closed it
        if not held:
            mark, start = _opened(one.text)
            if mark:
                before = one.text[:start].strip()
                held = [(one, one.whole.cut(start + 1).strip())]
            elif named := _named_aside(one.text):
                last, at = named, one.place
            elif at == one.place - 1 and (inside := _all_of_it(one.whole)) is not None:
                found[one.place] = Quoted(last, inside)
                at = one.place
            continue
        words, rest = _closed(one.whole, mark)
        held.append((one, words))
        if rest is not None:
            speaker = _told(before, after=False) or _told(rest, after=True)
            if not speaker and at == held[0][0].place - 1 and _PRONOUN.search(f"{before}{rest}"):
                speaker = last
            if speaker or _SPEECH.search(before) or _SPEECH.search(rest):
                found.update((each.place, Quoted(speaker, said)) for each, said in held)
                last, at = speaker, one.place if speaker else -2
        if rest is not None or len(held) > MOST:
            held = []
    return found


def _marks(text: str) -> list[tuple[int, int]] | None:
    """Give where marks open (+1) and close (-1); None where one may do either."""
    found: list[tuple[int, int]] = []
    for at, letter in enumerate(text):
        if letter in "“「":
            found.append((at, 1))
        elif letter in "”」":
            found.append((at, -1))
        elif letter == '"':
            opens = not text[at - 1 : at].strip(" (（") or at == 0
            closes = not text[at + 1 : at + 2].strip() or text[at + 1] in ",.;:!?)）"
            if opens == closes:
                return None
            found.append((at, 1 if opens else -1))
    return found


def _opened(text: str) -> tuple[str, int]:
    """Give the mark that a sentence opens and does not close, and where; "" where there is none."""
    if not open_bracket(text):
        return "", 0
    open_at: list[int] = []
    for at, step in _marks(text) or ():
        if step > 0:
            open_at.append(at)
        elif open_at:
            open_at.pop()
        else:
            return "", 0
    return (text[open_at[0]], open_at[0]) if len(open_at) == 1 else ("", 0)


def _closed(whole: Folded, mark: str) -> tuple[Folded, str | None]:
    """Give what a sentence says within a quotation, and what follows its end; None where it goes on."""
    start = int(
        whole.text.startswith(mark)
    )  # each paragraph of a quotation opens with the mark anew
    depth = 1
    end = -1
    for at, step in _marks(whole.text[start:]) or ():
        depth += step
        if not depth:
            end = start + at
            break
    if end < 0:
        return whole.cut(start).strip(), None
    said = whole.cut(start, end).strip()
    if said.text.endswith((",", "，")):
        said = said.cut(0, len(said.text) - 1)
    if not _ENDED.search(said.text):
        said = said.joined(Folded.of("。" if is_cjk(said.text[-1:] or " ") else "."))
    return said, whole.text[end + 1 :].strip()


def _told(text: str, *, after: bool) -> str:
    """Give who is said to speak right beside a quotation; "" where it is denied or passed on."""
    for pattern in (_AFTER, _AFTER_ZH) if after else (_BEFORE, _BEFORE_ZH):
        found = pattern.search(text)
        who = _ARTICLE.sub("", next(filter(None, found.groups())).strip(" ,")) if found else ""
        if not who or len(who) > LONGEST or _NOT_SO.search(who):
            continue
        if any(map(is_cjk, who)) or _PERSON.search(who):
            return who
    return ""


def _named_aside(text: str) -> str:
    """Give who speaks a sentence that holds a whole quotation, and names them itself."""
    first = min((text.find(mark) for mark in _CLOSES if mark in text), default=-1)
    end = max((text.rfind(mark) for mark in _CLOSES.values()), default=-1)
    if first < 0 or end <= first:
        return ""
    before, behind = text[:first].strip(), text[end + 1 :].strip()
    return _told(before, after=False) or _told(behind, after=True)


def _all_of_it(whole: Folded) -> Folded | None:
    """Give what stands between the marks of a sentence that is all quotation; None where it is not."""
    mark, ends = whole.text[:1], whole.text.rstrip()
    if mark not in _CLOSES or len(ends) < 12 or not ends.endswith(_CLOSES[mark]):
        return None
    return whole.cut(1, len(ends) - 1).strip()
