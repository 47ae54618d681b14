"""This file says which sentences of a paper are spoken by somebody whom it quotes, and by whom.

A quotation of several sentences names its speaker once, before it or behind it. What is taken from
the middle would pass for the paper's own statement: whoever speaks is set before it.
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
SHORTEST, LONGEST = 2, 78  # letters of a speaker as it is shown
_CLOSES = {"“": "”", "「": "」", '"': '"'}
_SAYS = r"(?:said|says|added|adds|stressed|noted|explained|remarked|continued|concluded|pointed out|told reporters|commented)"
_SAYS_ZH = r"(?:表示|指出|強調|强调|補充|补充|認為|认为|說道?|説道?|说道?|稱|称|續稱|续称)"
# e.g. The Secretary, Mr Chan, said, · A spokesman for the Judiciary added:
_BEFORE = re.compile(
    rf"^(?:(?:Speaking|Addressing|Officiating|Responding|At|In|On)\b[^,]{{2,80}}, )?([A-Za-z][^:;\"“]{{1,100}}?),? (?:also |further )?{_SAYS}(?: that)?[,:]? ?$"
)
# e.g. , a spokesman said. · said Mr Chan.
_AFTER = re.compile(
    rf"^[,.]? ?(?:(?!{_SAYS})([A-Za-z][^:;\"“]{{1,100}}?),? (?:also |further )?{_SAYS}\b|{_SAYS} ([A-Za-z][^:;\"“.]{{1,100}}))"
)
# e.g. 發言人說： · 局長陳美寶今日表示，
_BEFORE_ZH = re.compile(
    rf"(?:^|[。；，,])([^。；：，,「」]{{2,40}}?)(?:亦|並|并|又|還|还)?{_SAYS_ZH}[：:，,]?$"
)
# e.g. 發言人說。 · ，她表示。
_AFTER_ZH = re.compile(rf"^[，,。]?([^。；：，,「」]{{1,40}}?)(?:亦|並|并|又|還|还)?{_SAYS_ZH}")
# When and where somebody speaks is no part of who it is.
# e.g. 局長今日在會上 · 發言人回應查詢時
_WHERE_ZH = re.compile(r"(?:今[日天早]|昨[日天]|[在於于]|回應|回应|出席|就|其後|其后).*$")
_PRONOUN = re.compile(r"(?:he|she|they|it|他|她|他們|他们)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:a|an|the) (?=\w)", re.IGNORECASE)
_ENDED = re.compile(r"[.!?。！？]$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a sentence says of a quotation, without its marks, and who speaks."""

    speaker: str
    words: Folded

    @property
    def lead(self) -> str:
        """Give the speaker as it stands before a bullet."""
        if any(map(is_cjk, self.speaker)):
            return f"（{self.speaker}）"
        return f"({self.speaker[:1].upper()}{self.speaker[1:]}) "


def quotations(everything: Sequence[Statement]) -> dict[int, Quoted]:
    """Give, by its place, each sentence within a quotation whose speaker it does not itself name.

    A quotation that nobody closes, or whose speaker is not named, is left as it stands.
    """
    found: dict[int, Quoted] = {}
    last, block = "", -1  # who spoke last, and in which paragraph
    held: list[tuple[Statement, Folded]] = []
    mark = speaker = ""
    for one in everything:
        if not held:
            last = last if one.block - block <= 1 else ""
            mark, at = _opened(one.text)
            if mark:
                speaker = _named(one.text[:at].strip(), last, after=False)
                held = [(one, one.whole.cut(at + 1).strip())]
                continue
            if named := _named_aside(one.text, last):
                last, block = named, one.block
            elif last and (inside := _all_of_it(one.whole)) is not None:
                found[one.place] = Quoted(last, inside)
            continue
        words, rest = _closed(one.whole, mark)
        held.append((one, words))
        if rest is not None:
            speaker = speaker or _named(rest, last, after=True)
            if speaker:
                found.update((each.place, Quoted(speaker, said)) for each, said in held)
                last, block = speaker, one.block
        if rest is not None or len(held) > MOST:
            held = []
    return found


def _opened(text: str) -> tuple[str, int]:
    """Give the mark that a sentence opens and does not close, and where; "" where there is none."""
    open_at: list[tuple[str, int]] = []
    if not open_bracket(text):
        return "", 0
    for at, letter in enumerate(text):
        if open_at and letter == _CLOSES[open_at[-1][0]]:
            open_at.pop()
        elif letter in _CLOSES and not (letter == '"' and text[at - 1 : at].isdigit()):
            open_at.append((letter, at))
    return open_at[0] if len(open_at) == 1 else ("", 0)


def _closed(whole: Folded, mark: str) -> tuple[Folded, str | None]:
    """Give what a sentence says within a quotation, and what follows its end; None where it goes on."""
    start = int(
        whole.text.startswith(mark)
    )  # each paragraph of a quotation opens with the mark anew
    depth, end = 1, -1
    for at in range(start, len(whole.text)):
        letter = whole.text[at]
        if letter == _CLOSES[mark]:
            depth -= 1
        elif letter == mark:
            depth += 1
        if not depth:
            end = at
            break
    if end < 0:
        return whole.cut(start).strip(), None
    said = whole.cut(start, end).strip()
    if said.text.endswith((",", "，")):
        said = said.cut(0, len(said.text) - 1)
    if not _ENDED.search(said.text):
        said = said.joined(Folded.of("。" if is_cjk(said.text[-1:] or " ") else "."))
    return said, whole.text[end + 1 :].strip()


def _named(text: str, last: str, *, after: bool) -> str:
    """Give who is said to speak beside a quotation; a pronoun is whoever spoke last."""
    patterns = (_AFTER, _AFTER_ZH) if after else (_BEFORE, _BEFORE_ZH)
    for pattern in patterns:
        found = pattern.search(text)
        who = _shown(next(filter(None, found.groups()))) if found else ""
        if _PRONOUN.match(who):
            return last
        if SHORTEST <= len(who) <= LONGEST:
            return who
    return ""


def _named_aside(text: str, last: str) -> str:
    """Give who speaks a sentence that holds a whole quotation, and names them itself."""
    first = min((text.find(mark) for mark in _CLOSES if mark in text), default=-1)
    end = max((text.rfind(mark) for mark in _CLOSES.values()), default=-1)
    if first < 0 or end <= first:
        return ""
    return _named(text[end + 1 :].strip(), last, after=True) or _named(
        text[:first].strip(), last, after=False
    )


def _all_of_it(whole: Folded) -> Folded | None:
    """Give what stands between the marks of a sentence that is all quotation; None where it is not."""
    mark = whole.text[:1]
    ends = whole.text.rstrip()
    if mark not in _CLOSES or len(ends) < 12 or not ends.endswith(_CLOSES[mark]):
        return None
    return whole.cut(1, len(ends) - 1).strip()


def _shown(who: str) -> str:
    who = _WHERE_ZH.sub("", who.strip(" ,，")) if any(map(is_cjk, who)) else who.strip(" ,")
    return _ARTICLE.sub("", who).replace("(", "").replace(")", "")
