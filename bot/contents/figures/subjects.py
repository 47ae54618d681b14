"""This file says which programme a sentence without its name speaks of: the one named before it, or above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.contents.figures.carried import (
    carries_on,
    counts_a_part,
    counts_again,
    is_of_others,
    is_table_of_others,
    was_found_out,
)
from bot.contents.figures.manner import CLAUSE
from bot.contents.figures.moved_aims import MOVED_AIM
from bot.contents.figures.names import Names, Place
from bot.contents.figures.plain_leads import only_leads_in, referring_to
from bot.contents.figures.referring import (
    AN_OFFICE,
    ANY_BACK,
    ANYTHINGS_KIND,
    BACK,
    COUNTS_ON,
    ELSE,
    GOES_ON,
    KIND_SAID,
    LEADS_BACK,
    MAY_PLAN,
    MORE_OF,
    NAMED,
    OF_ELSE,
    OF_THEM,
    OFFICE_SETS_UP,
    OWN_KIND,
    RISES_TO,
    TAKES_PART,
    THE_KIND,
    TO_IT,
    WITHIN,
)
from bot.contents.figures.slide_heads import SlideHead
from bot.contents.figures.tellers import told_by_others
from bot.contents.folded import Folded
from bot.contents.pledgers import is_others
from bot.contents.statements import Statement, leads_in
from scrapers.text import fold, sentences

# What a heading names beside a programme; what it says of the programme is none.
# e.g. HKeMobility| and traffic signals · 智方便|及智慧燈柱 · Robots and |HKChat, but X and its use
_AND_MORE = re.compile(
    r"[”」』》\"]{0,2}(?: ?[(（][^()（）]{1,30}[)）])?(?: and (?!\d|(?:its|the way|way|related|other related)\b)"
    r"| ?[&、] ?|[及和与](?!其|相关|有关|下一步|未来))"
)
_OTHERS = re.compile(r"其[他它]|\bother\b")
_MORE_AND = re.compile(r"(?:\band (?:the )?|[&、及和与] ?)[“「『《\"]{0,2}$")
_BEFORE_A_LABEL = re.compile(r"\W*(?:[(（]?[a-z\d一二三四五六七八九十]{1,3}[)）.])?\W*")
# What opens the clause behind such a colon and speaks of it.
# e.g. the page had · its · 該程式 · 用戶
_ITS_OWN = re.compile(
    r"(?:the|this|its|it|there|about|over|some|nearly|more|a total|used|launched|introduced"
    r"|now)\b(?! (?:city|government|public|industry|police|territory)\b)|[该此其现已共自截]|用户|登记|累计|合共"
    r"|使用|目前|承载|载有|设有|提供|支[援持]|供|处理|促成|连接|接[通驳达入]|覆盖|复盖|涵盖|服务|收[到集]|接获|批出|发[放出]"
    r"|培训|惠及|吸引|完成|安装|推出"
)
# Of a programme that the sentence before opens with, and no "it is expected that".
# e.g. It passed · They cover
_IT = re.compile(
    r"^(?:it|they) (?!(?:is|was|has been|will be|are|were) (?:[a-z]{2,12}ly )?(?:estimated|expected|projected"
    r"|anticipated|hoped|believed|noted|proposed|understood|planned|our|the|necessary|important|possible)\b)"
)
# A short name that a paper sets behind a programme's.
# e.g. (the Scheme) · （「資助計劃」） · (「中心」)
_SET_BEHIND = re.compile(
    r"[”」』》\"]{0,2} ?[(（](?:以?下?[简]?[称]|the )?[“「『\"]{0,2}[^()（）\d]{2,20}[”」』\"]{0,2}[)）]"
)
_OPENING = ' the"“「『《(（'  # letters and marks before a name that opens a sentence
# Behind a name that stands before a colon, and is what the sentence, and those behind it, are of.
# e.g. HKChat|: · 港文通（「系統」）|：
_COLON = re.compile(r"[”」』》\"]{0,2}(?: ?[(（][^()（）]{1,40}[)）])? ?[:：] ?(?!\d)")
# A scheme of another name in a sentence, which is then what "the scheme" is.
# e.g. 香港家庭計劃的使用人數 · 專業服務協進支援計劃於 · under the scheme for cultural talent
_OTHER_SCHEME = re.compile(
    r"(?<![该此本其])(?:^|[,，;；「《 ])(?:截至[^,，。;；]{2,16}[,，])?(?:而|至于|在|就|另外?|此外,?)?"
    r"(?!有关|上述|相关|整个|先导|试验|资助|工作|该|此|本|这|其)[\u4e00-\u9fff]{3,14}"
    r"(?<![局署处办会府亦正将已并我们])(?:计划|基金)(?=[的于在由自至已共现是为下及和则亦会将有,，」》])"
    r"|\b(?:the|an?|another|under) (?:scheme|programme|fund|platform) (?:for|of|on) "
)
# e.g. The Family Support Scheme began
_OTHER_SCHEME_EN = re.compile(
    r"\b(?!(?:(?:The|the|This|that|Under|under|In|in|Pilot|Funding|Subsidy|Support|New|For|of|Both|Since"
    r"|With) ){1,5}(?:Scheme|Programme|Fund|Platform)\b)"
    r"(?:[A-Z][A-Za-z&-]{1,20} (?:and |for |of |on |the |in ){0,2}){1,6}(?:Scheme|Programme|Fund|Platform)\b"
)
_ENDS = ("。", ".", "!", "」", "”", '"', ";", "；")


@dataclass(frozen=True, slots=True)
class About:
    """Which programme was spoken of before a sentence, and which it speaks of without its name.

    `soft` says that nothing refers to it: each clause must then say by itself that it goes on. `again` is
    the one spoken of before where this one names it once more, before or behind what it counts of it. `meant`
    are the places within the sentence where words like "the scheme" stand for its name.
    """

    before: str | None
    now: str | None
    soft: bool = False
    again: str | None = None
    meant: tuple[Place, ...] = ()


class Subject:
    """What the sentences of a paper are about, read one by one in order."""

    def __init__(self, known: Names, names: Mapping[str, Sequence[str]], title: str) -> None:
        self._known, self._names = known, names
        self._head = SlideHead()
        self._block, self._part = -1, -1
        self._carried: str | None = None
        self._sure = False  # the sentence before spoke of it by a name, or referred to it
        self._near = False  # so did it, or it opened with a part of what was told
        self._told = ""  # what the heading and the paragraph have said so far
        self._named: set[str | None] = set()  # in the paragraph so far
        self._opener: str | None = None  # what the sentence before opens with
        self._last: str | None = None  # the one programme of the paragraph before
        self._led: dict[int, str | None] = {}  # of what the lead-ins of lists are, by their places
        self._foreign: set[int] = set()  # those of them that tell what somebody else found out
        self._titled = self.only(title)
        self._above: dict[str, str | None] = {}  # headings, and the one programme that each names

    @property
    def is_told(self) -> bool:
        """Whether the title names the one programme that the paper is about, as far as it was read."""
        return self._titled is not None

    def of(self, one: Statement, places: Sequence[Place], lead: Statement | None = None) -> About:
        """Say which programme was spoken of before a sentence, and which it goes on speaking of.

        `lead` leads in the list that the sentence is an item of.
        """
        if one.heading not in self._above:
            several = _OTHERS.search(one.folded_heading)
            self._above[one.heading] = None if several else self._single(_heading(one))
        keys = {place.key for place in places if not place.aside}
        label = len(one.folded) - len(one.bare.folded)
        if keys - {None, self._titled}:
            self._titled = None  # the paper is of several
        over = self._above[one.heading] or (None if one.heading else self._titled)
        if one.block != self._block:
            self._enter(one, over)
        carried = self._carried
        back: str | None = None
        if not keys and _names_a_scheme(one):
            self._carried, self._last, self._opener = None, None, None
            self._sure, self._block = False, one.block
            self._named.add(None)
            return About(carried, None)
        if not keys and lead is not None and lead.place in self._foreign:
            self._block, self._near = one.block, False
            return About(carried, None)
        named_again = keys == {carried} and carried is not None
        if named_again and self._refers(one.bare.folded, carried):
            back = carried
        elif keys and self._opener and _IT.match(one.bare.folded):
            back = self._opener
        if not keys:
            back = self._unnamed(one, carried, over, self._led.get(lead.place) if lead else None)
        goes_on = back is None and carried is not None and self._may_go_on(one, places)
        soft = not keys and goes_on
        if soft:
            back = carried
        meant = () if keys or back else self._meant(one, carried)
        if one.role == "slide" and (above_it := self._head.of(one, places)) and not keys:
            back = above_it
        self._keep_lead(one, keys, back)
        self._near = (
            bool(keys or meant)
            or (back is not None and not soft)
            or (soft and counts_a_part(one.bare.folded))
        )
        self._told = f"{self._told} {one.bare.folded}"
        self._named |= keys | ({back} if back else set())
        self._block = one.block
        self._sure = bool(keys or back or meant) and (
            not soft or carried == over or counts_a_part(one.bare.folded)
        )
        opening = [p for p in places if not one.bare.folded[: p.start - label].strip(_OPENING)]
        self._opener = opening[0].key if opening else None
        whole = self._whole(keys)
        single = _single_of(whole) or self._introduced(one, places)
        if single is not None and len(keys) > 1:
            self._named = {single}
        self._carried = single or back or (meant[0].key if meant else None if keys else over)
        if not (keys or self._carried or carried is None) and is_of_others(one, listed=True):
            self._carried = carried  # a remark beside ends nothing
        return About(carried, back, soft, carried if named_again and goes_on else None, meant)

    def _keep_lead(self, one: Statement, keys: set[str | None], back: str | None) -> None:
        """Keep of what a sentence is that leads in a list, or that it tells what others found out."""
        if not leads_in(one.text.rstrip()):
            return
        others = told_by_others(one) is not None
        self._led[one.place] = None if others else (_single_of(keys) or back)
        if not keys and (others or was_found_out(one.bare.folded)):
            self._foreign.add(one.place)

    def _enter(self, one: Statement, over: str | None) -> None:
        """Begin a paragraph; `over` is the one programme that its heading or the title names, if any."""
        self._carried, self._sure, self._near = over, over is not None, over is not None
        if self._named or one.part != self._part:
            self._last = self._named.pop() if len(self._named) == 1 else None
        self._part, self._named, self._opener = one.part, set(), None
        self._told = one.folded_heading

    def _meant(self, one: Statement, carried: str | None) -> tuple[Place, ...]:
        """Give where a sentence speaks of "the scheme", which is the one that its paragraph alone has named."""
        if carried is None or self._named - {carried} or (not self._named and not self._sure):
            return ()
        places = [
            Place(*found.span(found.lastgroup or 0), carried)
            for found in WITHIN.finditer(one.whole.folded)
        ]
        fits = all(self._may_be_called(one.whole.folded[p.start : p.end], carried) for p in places)
        return tuple(places) if fits else ()

    def _unnamed(
        self, one: Statement, carried: str | None, over: str | None, led: str | None
    ) -> str | None:
        """Give the programme that a sentence which names nobody speaks of all the same; `led` is its list's."""
        if self._goes_back(one, carried, over):
            return carried
        if carried is None and self._means(one, self._last):
            return self._last
        alone = self._is_alone(one, carried)
        if alone and (carries_on(one, self._told) or only_leads_in(one)):
            return carried
        return led if led and not is_of_others(one, listed=True) else None

    def _introduced(self, one: Statement, places: Sequence[Place]) -> str | None:
        """Give the one of several programmes behind whose name the paper sets a short one in brackets."""
        folded = one.whole.folded
        known = [p for p in places if p.key is not None and not p.aside]
        new = {p.key for p in known if _SET_BEHIND.match(folded, p.end)}
        return new.pop() if len(new) == 1 and len(known) == len(places) else None

    def _is_alone(self, one: Statement, carried: str | None) -> bool:
        """Say whether a paragraph, or the heading above it, has named one programme and nobody else so far."""
        text = one.text.rstrip()
        if carried is None or not self._near or not (text.endswith(_ENDS) or leads_in(text)):
            return False
        return self._named == {carried} or (not self._named and self._above[one.heading] == carried)

    def only(self, text: str) -> str | None:
        """Give the one programme that a text names."""
        return self._single(Folded.of(text))

    def headed(self, lead: str, heading: str) -> str | None:
        """Give the one programme that a heading names, where the lead-in below it tells of nobody else."""
        return None if is_table_of_others(Folded.of(lead).folded) else self.only(heading)

    def led_in(self, lead: str, before: str, above: str = "") -> str | None:
        """Give the one programme of a paragraph, or the answer `above`, that ends in a lead-in which names nobody."""
        said = Folded.of(lead)
        back = None if self._known.places(said) else referring_to(said)
        if back is None:
            return None
        led = self._led_by(lead, before, above)
        return led if led is None or self._may_be_called(back, led) else None

    def _led_by(self, lead: str, before: str, above: str) -> str | None:
        """Give the one programme of what stands before a lead-in."""
        if lead.strip() == before.strip() and above:
            return self.only(above)
        return self.only(before) or self._last_named(before)

    def _last_named(self, before: str) -> str | None:
        """Give the one programme of the last sentence of a paragraph that names any."""
        for sentence in reversed(sentences(before)):
            said = Folded.of(sentence)
            if self._known.places(said):
                return self._single(said)
        return None

    def _single(self, text: Folded) -> str | None:
        places = self._known.places(text)
        named = self._whole({place.key for place in places})
        return named.pop() if len(named) == 1 and not _is_one_of(text.folded, places) else None

    def _whole(self, keys: set[str | None]) -> set[str | None]:
        """Give programmes without those that are a part of another one there, which is called by their names, too."""
        return {
            key
            for key in keys
            if not any(
                key is not None and one is not None and one != key and self._calls(one, key)
                for one in keys
            )
        }

    def _calls(self, whole: str, part: str) -> bool:
        """Say whether a programme is also called what a part of it is called by rights."""
        named = self._names.get(part, ())
        return len(named) > 0 and named[0] in self._names.get(whole, ())

    def _goes_back(self, one: Statement, carried: str | None, over: str | None) -> bool:
        said = one.bare.folded
        if carried is None:
            return False
        if self._refers(said, carried) or COUNTS_ON.match(said):
            return True
        if leads_in(one.text.rstrip()) and (back := LEADS_BACK.search(said)):
            return self._may_be_called(back[0], carried) and self._names_nobody(one)
        if self._opener == carried and TO_IT.search(said) and self._names_nobody(one):
            return True
        if self._sure and (OF_THEM.search(said) or RISES_TO.search(said)):
            return ELSE.search(AN_OFFICE.sub("", said)) is None
        if self._sure and counts_again(said, self._told):
            return self._names_nobody(one) and not is_of_others(one, listed=True)
        goes_on = GOES_ON.match(said) or MOVED_AIM.match(said)
        ends = CLAUSE.search(said, goes_on.end()) if goes_on else None
        clause = said[: ends.start()] if ends else said
        if goes_on and not (ELSE.search(clause) or OF_ELSE.search(clause)):
            return NAMED.search(one.bare.text, 0, one.bare.offsets[len(clause)]) is None
        if (more := MORE_OF.search(said)) and _is_told(more["en"] or more["zh"], self._told):
            return NAMED.search(one.bare.text, 0, one.bare.offsets[more.end()]) is None
        if carried == over and (kind := THE_KIND.search(said)):
            named = kind["en"] or kind["used"] or kind["zh"]
            if named is None or named in ANYTHINGS_KIND or self._is_called(named, carried):
                return True
        if carried == over and OFFICE_SETS_UP.match(said):
            return True
        takes_part = TAKES_PART.search(said)
        return (
            takes_part is not None
            and self._may_be_called(takes_part[takes_part.lastgroup or 0], carried)
            and self._names_nobody(one, takes_part.span())
        )

    def _may_go_on(self, one: Statement, places: Sequence[Place]) -> bool:
        """Say whether a whole sentence, behind a sure one, names nobody else and refers to nothing."""
        if not (self._sure and one.text.rstrip().endswith(_ENDS)):
            return False
        said = one.bare.folded
        if ANY_BACK.search(said) or self._is_of_another_kind(said) or _opens_with_others(said):
            return False
        if places:
            return ELSE.search(one.bare.folded) is None
        return self._names_nobody(one) and not is_of_others(one, listed=True)

    def _is_of_another_kind(self, said: str) -> bool:
        """Say whether a sentence calls what it is of by a word that no name of the programme has."""
        kind = THE_KIND.search(said)
        named = kind and (kind["used"] or kind["zh"])
        if not named or named in ANYTHINGS_KIND:
            return False
        return not self._is_called(named, self._carried or "")

    def _names_nobody(self, one: Statement, but: tuple[int, int] = (0, 0)) -> bool:
        """Say whether a sentence speaks of nobody else, and of nothing else by a name, `but` in a stretch."""
        said = one.bare.folded
        if ELSE.search(said) or OF_ELSE.search(said):
            return False
        first, last = (one.bare.offsets[at] for at in but)
        return not any(
            last <= found.start() or found.start() < first
            for found in NAMED.finditer(one.bare.text)
        )

    def _refers(self, said: str, key: str | None) -> bool:
        """Say whether a sentence speaks of "the scheme", and a programme may be called so."""
        if key is None:
            return False
        found = BACK.search(said)
        if found is None or (
            MAY_PLAN.match(said, found.end()) and not self._is_called("计划", key)
        ):
            return False
        return self._may_be_called(found[0], key)

    def _means(self, one: Statement, key: str | None) -> bool:
        """Say whether a sentence that names nobody speaks of "the scheme", which a programme's name says it is."""
        if key is None or self._refers(one.bare.folded, key):
            return key is not None
        found = KIND_SAID.search(one.bare.folded)
        kind: str | None = found and (found["en"] or found["zh"])
        return kind is not None and self._is_called(kind, key) and self._names_nobody(one)

    def _is_called(self, kind: str, key: str) -> bool:
        """Say whether a name of a programme has a word for what kind of thing it is."""
        return any(kind in fold(name) for name in self._names.get(key, ()))

    def _may_be_called(self, said: str, key: str) -> bool:
        """Say whether words like "the fund" fit the names of a programme, which must be called one itself."""
        kind = OWN_KIND.search(said)
        return kind is None or any(kind[0] in fold(name) for name in self._names.get(key, ()))


def _single_of(keys: set[str | None]) -> str | None:
    """Give the one programme of some; None where there are several, or one that is not known."""
    return next(iter(keys)) if len(keys) == 1 else None


def is_labelled(folded: str, clause: int, places: Sequence[Place]) -> bool:
    """Say whether a clause is the first behind a name that opens a folded sentence and ends in a colon."""
    if not places or places[0].key is None:
        return False
    if _BEFORE_A_LABEL.fullmatch(folded, 0, places[0].start) is None:
        return False
    colon = _COLON.match(folded, places[0].end)
    if colon is None or not places[0].end < clause <= colon.end():
        return False
    return _ITS_OWN.match(folded, colon.end()) is not None


def _is_told(what: str, told: str) -> bool:
    """Say whether a paragraph has spoken of a thing before: by its last English word, or all of its letters."""
    return (what.rpartition(" ")[2] if what.isascii() else what) in told


def _opens_with_others(said: str) -> bool:
    """Say whether a folded sentence opens with a firm, people or another place, and what they will do."""
    return is_others(said, ((0, len(said) + 1),), 0)


def _names_a_scheme(one: Statement) -> bool:
    """Say whether a sentence that names no programme known tells of a scheme by another name."""
    other = _OTHER_SCHEME.search(one.bare.folded) or _OTHER_SCHEME_EN.search(one.bare.text)
    return other is not None


def _is_one_of(heading: str, places: Sequence[Place]) -> bool:
    """Say whether a heading names a programme beside something else: HKeMobility and traffic signals."""
    return any(
        _AND_MORE.match(heading, place.end) or _MORE_AND.search(heading, 0, place.start)
        for place in places
    )


def _heading(one: Statement) -> Folded:
    """Give the heading of a sentence, which was folded already."""
    if len(one.heading) != len(one.folded_heading):
        return Folded.of(one.heading)
    return Folded(one.heading, one.folded_heading, range(len(one.heading) + 1))
