"""This file finds where a paper names a programme: by its names, and by the short one the paper defines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from bot.contents.folded import Folded, letter_pairs
from scrapers.text import fold
from storage.records import STATED

MOST_TEXT = 400_000  # letters of a paper in which definitions are looked for
# e.g. 」(「資助計劃」) · (the “Fund”) · （下稱「計劃」）
_SHORT = re.compile(
    r"[”」』》\"]{0,2}\s?[(（](?:[以]?下(?:[简簡])?[称稱]|[简簡][称稱]|the |hereinafter )?[“「『《\"]{0,2}"
    r"(?P<short>[^“”「」『』《》\"()（）]{1,24})[”」』》\"]{0,2}[)）]"
)
_DEFINITION = re.compile(
    r"[(（](?:[以]?下(?:[简簡])?[称稱]|[简簡][称稱]|the )?[“「『《\"]{1,2}"
    r"(?P<short>[^“”「」『』《》\"()（）]{1,24})[”」』》\"]{1,2}[)）]"
)
# What a thing is, behind its name in marks.
# e.g. 」試用計劃 · " Pilot Scheme
_KIND_BEHIND = re.compile(
    r"[”」』》\"]{0,2}\s?(?P<kind>(?:试用|试验|先导|试行|资助|支援|培育)?(?:计划|基金|平台|系统|中心|服务)"
    r"|(?:pilot |trial |funding )?(?:scheme|programme|fund|platform|system|trial))"
)
_OTHER = re.compile(r"[「“『《]([^「」“”『』《》]{2,40})[」”』》]")
# e.g. 先導計劃 · 研發院 · sandbox
_THING = re.compile(
    r"(?:计划|基金|中心|平台|系统|项目|[研学][发究]?院|实验室|园区?|蓝图|先导|沙盒|网络"
    r"|scheme|fund|programme|centre|platform|pilot|trial|sandbox|gateway|portal|hub|institute|laboratory)$"
)
# A short name that says no more than what kind of thing it is; behind another word it is of another's name.
# e.g. 計劃 · 先導計劃 · 研發院 · 園區
_KIND_ALONE = re.compile(
    r"(?:先导|试验|资助)?(?:计划|基金|中心|平台|系统|项目|[研学][发究]?院|实验室|园区?|蓝图|沙盒|服务|机制)"
)
_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff]$")
# Words that stand before a thing and are no part of its name.
_PARTICLES_ZH = (
    "的在于由从向为对把将令让使获经该本此各和及与或而但至到自除按以是有"
    "并就入予供了过出共年月日个项所届轮期指称下"
)
_VERBS_ZH = (
    "整个|上述|有关|相关|使用|采用|利用|透过|通过|参[与加]|加入|推[出行广]|进[驻入]|成立|设立|支[持援]|落实|申请"
    "|批准|位于|包括|惠及|接[入达驳]|连接"
    "|宣传|管理|营运|负责|检[视讨]|优化|完善|扩[展大]|延[长续]|根据|按照|启动|展开|开展|公布|建[立设]|发展|结束"
    "|注资|合办|举办|改善|提升"
)
# e.g. 深圳的 · 進駐 · 該
_BEFORE_A_THING = re.compile(rf"(?:[{_PARTICLES_ZH}]|{_VERBS_ZH})$")
# What is called a scheme behind its marks, or by its capitals in English.
# e.g. 「潮汐行」試驗計劃 · the Cyberport Incubation Programme
_OTHER_THING = re.compile(
    r"[「“『]([^「」“”『』《》]{2,40})[」”』](?:试验|先导|试行|资助|支援|培育)?(?:计划|基金)"
)
# e.g. Cyberport Incubation Programme · Estuary Fund
_CAPITALS = re.compile(
    r"\b(?!(?:The|This|That|Under|In|Our|Its|For|An|These|Both) )"
    r"(?:[A-Z][A-Za-z-]{1,20} (?:(?:and|for|of|the) )?){1,6}(?:Programme|Scheme|Fund|Platform|Pilot|Trial|Sandbox)\b"
)
# What may stand at the end of a name that is called by its last words alone.
# e.g. the Regulatory Sandbox, of the Low-altitude Economy Regulatory Sandbox
_LAST_WORDS = re.compile(
    r"(?: (?:Sandbox|Scheme|Fund|Programme|Platform|System|Gateway|Centre|Portal|Institute|Cluster|Framework"
    r"|Interchange))$"
)
_LEAST_WORDS = 2  # of a name that is left
# What a thing may be called by alone, with its article, where the paper names no other of the kind.
# e.g. the Sandbox · the Institute · The Lab
_LONE = re.compile(
    r"(?<=[A-Za-z] )(?:Sandbox|Institute|Gateway|Interchange|Lab|Exchange|Portal|Cluster)\b"
)
_ARTICLE = re.compile(r"(?:^|[^A-Za-z])(?:[Tt]he|[Tt]his)\s[“\"]?$")
# What stands before them there; behind another word in capitals they are of another name.
# e.g. , the · under · The
_MAY_PRECEDE = re.compile(
    r"(?:^|[^A-Za-z])(?:[a-z][a-z'’-]{0,20}|The|This|That|Under|Our|Its|For|In|Both|A|An|And|With|Since"
    r"|As)[\s“\"]{1,2}$|[^A-Za-z\s]\s?$"
)
# What only calls it once more; anything else in brackets says which part of it is meant.
# e.g. (the Pilot) · （下稱「基金」） · (TPP)
_CALLS_AGAIN = re.compile(
    r"\s?[(（](?:[Tt]he |[以]?下[简簡]?[称稱]|[简簡][称稱]|(?=[“「『《\"]))[“「『《\"]{0,2}[^()（）]{1,24}[)）]"
    r"|\s?[(（][A-Z][A-Za-z&+-]{0,8}[A-Z+][)）]"
)
_IN_BRACKETS = re.compile(r" ?[(（][^()（）]{1,40}[)）]")  # Open Data Portal| (data.gov.hk)
_HAN = re.compile("[\u3400-\u9fff]")
_OPENING = "「“『"
_MARKS = re.compile(r"[”」』》“「『《]{0,2}")
# What is only compared with, or set apart, is none that is spoken of.
# e.g. 除了 · unlike the · in addition to the · 有別於「
_EXCEPT = re.compile(
    r"(?:除(?:了)?(?:上述)?|有别于|不同于|有异于|相比)[「“《]?$"
    r"|\b(?:outside|similar to|apart from|besides|in addition to|unlike|(?:in|by) comparison (?:with|to)|as opposed to"
    r"|compared with|compared to|modelled on|than|than under) (?:the )?[“\"]?$"
)
_LIKE_IT = re.compile(
    r"[」”』》\"]?(?:(?:相似|类似|相若|相近)(?:的|[,，])|(?:不同|有别|一样)[,，])"
)  # 與「潮汐通」相似的系統
# Who only pays for what is spoken of.
# e.g. 由「|防疫基金|」撥款 · is funded by the |Estuary Fund
_PAID_BY = re.compile(
    r"(?P<zh>[由获][「“『]?)$|\b(?:funded|financed|subsidi[sz]ed|sponsored) by (?:the )?[“\"]?$"
)
_PAYS = re.compile(r"[」”』]?(?:拨款|拨出|出资|注资|资助)")
_LONGEST_EXCEPT = 24  # letters of the wordings above
# e.g. besides the Weir Fund| and the |Tide Pilot
_JOINED = re.compile(r"[」”』》\"]?(?: ?(?:and|or|nor) (?:the )?|[及和与或、])[“「『《\"]?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a folded sentence names something; `key` is None where it is nothing that is asked for.

    `aside` says that it is only compared with, or set apart; then the key is None, too.
    """

    start: int
    end: int
    key: str | None
    aside: bool = False


def _only_pays(folded: str, place: Place) -> bool:
    """Say whether what a folded sentence names is no programme asked for, and only pays for another one."""
    if place.key is not None and not place.key.startswith(STATED):
        return False
    paid = _PAID_BY.search(folded, max(0, place.start - _LONGEST_EXCEPT), place.start)
    return paid is not None and (not paid["zh"] or _PAYS.match(folded, place.end) is not None)


_Named = tuple[str, str | None]  # a name as it is written, and its key


@dataclass(frozen=True, slots=True)
class _Sought:
    """Folded names, the longest first, and by the two letters that each begins with their places."""

    names: tuple[str, ...]
    heads: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, names: Iterable[str]) -> _Sought:
        """Put names in order."""
        ordered = tuple(sorted(names, key=len, reverse=True))
        heads: dict[str, list[int]] = {}
        for place, name in enumerate(ordered):
            heads.setdefault(name[:2], []).append(place)
        return cls(ordered, heads)

    def likely(self, pairs: AbstractSet[str]) -> list[str]:
        """Give the names that a text with these pairs of letters may hold, in order: few of hundreds begin in it."""
        here = self.heads.keys() & pairs
        return [
            self.names[at] for at in sorted(chain.from_iterable(self.heads[one] for one in here))
        ]


@dataclass(frozen=True, slots=True)
class _Register:
    """The names that every paper may use: by each, folded, how it is written and its key."""

    known: dict[str, _Named]
    sought: _Sought


@lru_cache(maxsize=8)  # most papers know the same names; one that states names of its own adds them
def _register(known: tuple[tuple[str, tuple[str, ...]], ...]) -> _Register:
    """Put the names of programmes in order, what one is called by rights first."""
    ranked = [
        (at > 1, name, key)
        for key, names in known
        for at, full in enumerate(names)
        for name in _with_and_without(full)
    ]
    held: dict[str, _Named] = {}
    for _, name, key in sorted(ranked, key=itemgetter(0)):
        held.setdefault(_folded(name), (name, key))
    held.pop("", None)
    return _Register(held, _Sought.of(held))


class Names:
    """The names of programmes as one paper uses them."""

    def __init__(self, sentences: Iterable[Folded], known: Mapping[str, Sequence[str]]) -> None:
        register = _register(tuple((key, tuple(names)) for key, names in known.items()))
        # what this paper adds, first
        self._known: ChainMap[str, _Named] = ChainMap({}, register.known)
        self._tails: set[str] = set()  # those that are asked for as they are written
        self._lone: set[str] = set()  # those that are the kind of thing alone, with an article
        self._kinds: set[str] = set()  # those that say no more than what kind of thing one is
        self._sought = [register.sought]
        self._define(sentences)
        if own := self._known.maps[0]:
            self._sought.append(_Sought.of(own))

    def _define(self, sentences: Iterable[Folded]) -> None:
        """Add the short names that the paper sets behind a name in brackets; one for two is none."""
        ours: dict[str, set[str | None]] = {}
        tails: dict[str, _Named] = {}
        lone: dict[str, set[str | None]] = {}
        left = MOST_TEXT
        for one in sentences:
            if (left := left - len(one.folded)) < 0:
                break
            latin = _HAN.search(one.text) is None
            brackets = "(" in one.folded or "（" in one.folded
            here = self._found(one) if latin or brackets else []
            if latin:
                for place in here:
                    said = one.folded[place.start : place.end]
                    tails.update(_tails(*self._known[said if said in self._known else said[:-1]]))
                _add_lone(lone, one, here)
            if brackets:
                _define_behind(one, here, ours)
        for short, keys in ours.items():
            if short not in self._known:
                self._known[short] = (short, keys.pop() if len(keys) == 1 else None)
                if _KIND_ALONE.fullmatch(short):
                    self._kinds.add(short)
        self._define_lone(lone)
        for tail, named in tails.items():
            if self._known.setdefault(tail, named) is named:
                self._tails.add(tail)

    def _define_lone(self, lone: Mapping[str, set[str | None]]) -> None:
        """Add the kinds of thing of which the paper names one alone, which is known."""
        for kind, of in lone.items():
            key, folded = next(iter(of)), _folded(kind)
            if len(of) == 1 and key is not None and folded not in self._known:
                self._known[folded] = (kind, key)
                self._lone.add(folded)

    def places(self, sentence: Folded) -> list[Place]:
        """Give where a sentence names what, in order, the longest name where one holds another."""
        found = self._found(sentence)
        for match in _OTHER.finditer(sentence.folded):
            inside = any(p.start < match.end(1) and match.start(1) < p.end for p in found)
            if not inside and _THING.search(match[1]):
                found.append(Place(match.start(1), match.end(1), None))
        found += self._unknown(sentence, found)
        found = [place for place in found if not _only_pays(sentence.folded, place)]
        kept: list[Place] = []
        for place in sorted(found, key=lambda place: place.start):
            beside = kept and _MARKS.fullmatch(sentence.folded, kept[-1].end, place.start)
            between = sentence.folded[kept[-1].end : place.start] if kept else ""
            if beside and place.key is None and between and between in _OPENING:
                beside = None  # of 科技園「培育計劃」 the second is another thing, within the first
            if beside:
                continue  # of 「AIR@InnoHK」創新香港研發平台 the first says which
            first = max(0, place.start - _LONGEST_EXCEPT)
            aside = (
                _EXCEPT.search(sentence.folded, first, place.start)
                or _LIKE_IT.match(sentence.folded, place.end)
                or (kept and kept[-1].aside and _JOINED.fullmatch(between))
            )
            kept.append(Place(place.start, place.end, None, aside=True) if aside else place)
        return kept

    def called(self, label: str) -> str | None:
        """Give the programme whose name a label is, and its short name in brackets; None for any other."""
        said = Folded.of(_CALLS_AGAIN.sub("", label).strip())
        places = self.places(said)
        if len(places) != 1:
            return None
        rest = said.folded[: places[0].start] + said.folded[places[0].end :]
        return None if any(map(str.isalnum, rest)) else places[0].key

    def _unknown(self, sentence: Folded, found: Sequence[Place]) -> list[Place]:
        """Give where a sentence names another scheme, by its marks or its capitals."""
        spans = [match.span(1) for match in _OTHER_THING.finditer(sentence.folded)]
        for match in _CAPITALS.finditer(sentence.text):
            start, end = (bisect_left(sentence.offsets, at) for at in match.span())
            spans.append((start, end))
        return [
            Place(start, end, None)
            for start, end in spans
            if not any(p.start < end and start < p.end for p in found)
        ]

    def _likely(self, folded: str) -> list[str]:
        """Give the names that a folded text may hold, the longest first."""
        pairs = letter_pairs(folded)
        found = [name for sought in self._sought for name in sought.likely(pairs)]
        return sorted(found, key=len, reverse=True)

    def _found(self, sentence: Folded) -> list[Place]:
        folded = sentence.folded
        found: list[Place] = []
        for name in self._likely(folded):
            written, key = self._known[name]
            at = folded.find(name)
            while at >= 0:
                end = at + len(name)
                if _is_plural(folded, name, end):
                    end += 1
                if not any(p.start < end and at < p.end for p in found) and (
                    _stands_alone(sentence, written, at)
                    if name in self._lone
                    else _stands(
                        sentence, written, (at, at + len(name), end), exact=name in self._tails
                    )
                ):
                    others = name in self._kinds and _is_of_a_longer_name(folded, at)
                    found.append(Place(at, end, None if others else key))
                at = folded.find(name, end)
        return found


def shorts(folded: str, names: Iterable[str]) -> list[str]:
    """Give the short names that a folded text sets in brackets behind some folded names."""
    found = []
    for name in names:
        at = folded.find(name)
        behind = _SHORT.match(folded, at + len(name)) if at >= 0 else None
        if behind and _is_name(behind["short"]):
            found.append(behind["short"].strip())
    return found


def _with_and_without(name: str) -> tuple[str, ...]:
    """Give a name, and what is left of it without what stands in brackets, where that is still one of several words."""
    short = _IN_BRACKETS.sub("", name).strip()
    several = " " in short or not short.isascii()
    return (name, short) if short != name and several else (name,)


def _folded(name: str) -> str:
    return fold(name).strip()


def _is_plural(folded: str, name: str, end: int) -> bool:
    """Say whether several of what has a name of some words are spoken of: GBA Standard Contract|s."""
    several = name.isascii() and " " in name and name[-1].isalpha() and name[-1] != "s"
    return several and folded[end : end + 1] == "s" and not folded[end + 1 : end + 2].isalnum()


def _stands(sentence: Folded, written: str, at: tuple[int, int, int], *, exact: bool) -> bool:
    """Say whether a name stands alone there; short Latin ones are asked for as they are written.

    `at` is where the name begins and ends, and where it ends if it is said of several.
    """
    start, end, last_end = at
    folded = sentence.folded
    if not folded[start:end].isascii():
        return True
    before, after = folded[start - 1 : start], folded[last_end : last_end + 1]
    if (before.isascii() and before.isalnum()) or (
        after.isascii() and (after.isalnum() or after == "+")
    ):
        return False
    if exact and not (
        before.isspace() and _MAY_PRECEDE.search(sentence.text[: sentence.offsets[start]])
    ):
        return False
    short = exact or (end - start <= 6 and written != written.lower())  # MSL, iCMS, RAISe+
    first, last = sentence.offsets[start], sentence.offsets[end]
    return not short or sentence.text[first:last] == written


def _define_behind(one: Folded, here: Sequence[Place], ours: dict[str, set[str | None]]) -> None:
    """Add to `ours` the short names that a sentence sets behind names in brackets."""
    taken: set[int] = set()
    for place in here:
        behind = _SHORT.match(one.folded, place.end) or _kind_behind(one.folded, place.end)
        if behind and _is_name(behind["short"]):
            ours.setdefault(behind["short"].strip(), set()).add(place.key)
            taken.add(behind.start("short"))
    for match in _DEFINITION.finditer(one.folded):
        if match.start("short") not in taken and _THING.search(match["short"].strip()):
            ours.setdefault(match["short"].strip(), set()).add(None)


def _add_lone(lone: dict[str, set[str | None]], said: Folded, here: Sequence[Place]) -> None:
    """Add what kind of thing is named in a sentence, each with whose name it ends; None is nobody's that is known."""
    ends = {said.offsets[place.end]: place.key for place in here}
    for found in _LONE.finditer(said.text):
        if not _ARTICLE.search(said.text, 0, found.start()):
            lone.setdefault(found[0], set()).add(ends.get(found.end()))


def _stands_alone(sentence: Folded, written: str, start: int) -> bool:
    """Say whether a kind of thing stands there as it is written, behind an article and before no other capitals."""
    first = sentence.offsets[start]
    text = sentence.text
    behind = text[first + len(written) : first + len(written) + 2]
    return (
        text[first : first + len(written)] == written
        and _ARTICLE.search(text, 0, first) is not None
        and not (behind[:1].isalnum() or behind[1:].isupper())
    )


def _is_of_a_longer_name(folded: str, at: int) -> bool:
    """Say whether what stands straight before a thing makes it another: 深圳|園區."""
    before = folded[max(0, at - 4) : at]
    return _HAN_BEFORE.search(before) is not None and _BEFORE_A_THING.search(before) is None


def _tails(written: str, key: str | None) -> dict[str, _Named]:
    """Give the last words of an English name by which a paper may call it, folded, with its key."""
    words = written.split()
    if key is None or not _LAST_WORDS.search(written):
        return {}
    lasts = (" ".join(words[at:]) for at in range(1, len(words) - _LEAST_WORDS + 1))
    return {_folded(last): (last, key) for last in lasts if last[0].isupper()}


def _kind_behind(folded: str, end: int) -> re.Match[str] | None:
    """Give the short name that is made of the words behind a name: 「港文通」試用計劃(試用計劃)."""
    kind = _KIND_BEHIND.match(folded, end)
    short = _SHORT.match(folded, kind.end()) if kind else None
    return short if kind and short and short["short"].strip() == kind["kind"] else None


def _is_name(short: str) -> bool:
    return len(short.strip()) > 1 and not re.fullmatch(r"[\d\s,.-]+|第.{1,8}", short)
