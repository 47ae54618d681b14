"""This file lists what a bullet may say: neighbouring sentences of one paragraph that read alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

from bot.contents.folded import Folded
from bot.contents.leads import is_item
from bot.contents.statements import Statement
from bot.contents.summaries.frames import under_a_draft
from bot.contents.summaries.introduced_zh import hanging_zh
from bot.contents.summaries.labels import in_place, sound
from bot.contents.summaries.leaning import REFERS, sums_up
from bot.contents.summaries.lists import answer_to, ends_open, lead_ins, trimmed_item, with_lists
from bot.contents.summaries.notes import Notes, notes_of
from bot.contents.summaries.pieces import Pick, is_chinese, opened, size, variants
from bot.contents.summaries.quotations import Quoted, quotations
from bot.contents.summaries.repetition import one_is_in, tell_one_act
from bot.contents.summaries.salience import W, declines, pairs
from bot.contents.summaries.setting import is_wished
from bot.contents.summaries.short_names import without_idle
from bot.contents.summaries.standing import OMITTED, is_marginal, reads_alone
from bot.contents.summaries.subjects import Subjects, told_before
from bot.contents.summaries.surroundings import Surroundings
from bot.contents.summaries.turns import half_told, is_turned
from scrapers.items import Exchange
from scrapers.text import fold
from storage.records import Sentence

LEAST = 0.6  # what a sentence must weigh to say something
PACE = 4.0  # what a sentence within a bullet must be worth more for filling a summary
CUT_SHORT = 0.3  # what it costs to cut a list short
ADDS_TO = 1.6  # what it costs a bullet to open with "also": of what, nobody has read
ANOTHER = 0.5  # what each sentence after a bullet's first costs: one is read at a glance
NEAR = 8  # sentences before one, of which any may tell its letters in full
MOST_SENTENCES = 3  # what a post shows of a bullet is one of them
MOST_OF_ROOM = 0.7  # of a summary, that several sentences may fill
MOST_ALONE = 0.62  # that a single one may
# e.g. 「登記冊計劃」 · Registers
_NAME = re.compile(
    r"「[^「」]{2,40}」|(?<=（)[^（）]{3,40}(?=）)"
    r"|(?!(?:The|This|These|Those|There|For|From|Under|All|Any|Each|Every|Some|Most|Many|Other|Such|With|After"
    r"|Before|Since|Upon|Subject|Its|Their|Our|Not|One|Two|Three|And|But|Of|At|As|If|When|While"
    r"|Where)\b)[A-Z][A-Za-z0-9+@-]{2,}"
)
# e.g. 律政司亦 · 创新科技署已 · the administration will
_ACTOR = re.compile(
    r"(我们|特区政府|政府|当局|律政司|[\u4e00-\u9fff]{1,12}?(?:局|署|办|处|公司|委员会|研发院))"
    r"(?:[(][^()]{1,20}[)])?(?:亦|已|将|会|正|现|须|就|于|在|自|计划|有意|推出)"
    r"|((?:the )?(?:government|administration|we|subcommittee|[a-z]{2,6})) "
    r"(?:will|has|have|is|are|plans?|aims?|would)\b"
)
_GOVERNMENT = frozenset(["我们", "特区政府", "当局"])
# What it opens with when it turns to something else.
# e.g. 至於市民投訴方面 · as regards fares
_TURNS_TO = re.compile(
    r"至于(?!另外|其余|余下|其他|其馀|第[一二三四五]|该|此|有关|上述)"
    r"|(?:as for|as regards|regarding|turning to|separately)\b"
)
OPENING = 45  # letters in which a sentence names its subject

# e.g. 政府亦會邀請 · 財政預算案亦提出 · The office will nevertheless extend
_ADDS = re.compile(
    r"^(?:[^,。;]{1,16},)?[^,。;]{1,16}亦(?=会|已|将|正|须|可|有|为|在|提|推|设|撥|拨|宣|获|批)"
    r"|^[^.;,]{1,40} (?:will|has|have|is|are|was|were|may) also "
    r"|^[^.;]{1,60}?\b(?:nevertheless|nonetheless|,? however,?)\b"
)

Weight = Callable[[Statement, Folded], float]


@dataclass(frozen=True)
class Stretch:
    """Some neighbouring sentences as a bullet would show them, with their weight.

    `first` and `last` are the places of its sentences; `says` is its text without a name set before,
    `tells` what of that says something.
    """

    text: str
    says: str
    tells: str
    cites: tuple[str, ...]
    page: int | None
    first: int
    last: int
    part: int
    block: int
    weight: float
    lead: str = ""  # a name set before it
    of: tuple[Stretch, ...] = ()  # what it joins, leaving out what stands between
    turns: bool = False  # another point of a list, or turned to with "as for"
    names: frozenset[str] = frozenset()  # short ones that the paper defines and goes on with
    voice: str = ""  # whom the paper quotes
    topic: str = ""  # what its first sentence is surely on
    called: tuple[str, ...] = ()  # short names of what is set before it
    tied: bool = False  # its last sentence reads behind its first one only
    to_explain: float = 0.0  # of a summary, that telling its letters in full takes
    around: str = ""  # what its part of the paper is on, where neither it nor a name tells
    hangs: frozenset[str] = frozenset()  # nouns of what it speaks of and only others tell

    @property
    def says_shown(self) -> str:
        """Give it as it stands in the paper."""
        return self.text[len(self.lead) :]

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Give the names that it opens with; who acts is none."""
        return frozenset(fold(found[0]) for found in _NAME.finditer(self.text[:OPENING]))

    @cached_property
    def actor(self) -> str:
        """Give who acts, where it opens with that; "" elsewhere."""
        found = _ACTOR.match(self.says[:OPENING])
        return "" if found is None else "政府" if found[1] in _GOVERNMENT else found[1] or found[2]

    @cached_property
    def declines(self) -> bool:
        """Say whether one of its sentences gives no figure or answer."""
        if self.of:
            return any(one.declines for one in self.of)
        return any(declines(one) for one in re.split(r"(?<=[。.]) ?", self.says) if one)

    @cached_property
    def shown(self) -> str:
        """Give it as a bullet: without short names that it does not use, its own name where it means it."""
        return self.around + without_idle(in_place(self.text, self.called), self.names)

    @cached_property
    def room(self) -> float:
        """Give the share of a summary that it fills."""
        return size(self.shown) + self.to_explain

    @cached_property
    def length(self) -> float:
        """Give the share that what it says fills, for which it must earn its place."""
        return size(self.shown[len(self.around) :])

    @cached_property
    def named(self) -> str:
        """Give what it says, folded, with the name set before it."""
        return fold(self.lead) + self.says

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Give what it says, in pairs of letters or words."""
        if self.of:
            return frozenset().union(*(one.pairs for one in self.of))
        return frozenset(pairs(self.says))

    @cached_property
    def _sentences(self) -> list[str]:
        return [one for one in re.split(r"(?<=[。.;]) ?", self.says) if one]

    def repeats(self, other: Stretch, shared: int) -> bool:
        """Say whether one of several sentences stands in another stretch; `shared` is all they share."""
        return one_is_in(self._sentences, other.says, other.pairs, shared)

    def halves(self, found: Iterable[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
        """Give each way to make two of it that both read alone."""
        if self.of or self.tied:
            yield from pairwise(self.of)
            return
        within = [
            one for one in found
            if self.first <= one.first and one.last <= self.last and one.weight >= 0
        ]  # fmt: skip
        for one in within:
            for other in within:
                ends = one.first == self.first and other.last == self.last
                if ends and other.first == one.last + 1:
                    yield one, other

    def weight_after(self, told: Iterable[Stretch]) -> float:
        """Give its weight beside bullets: "also" is no matter where one tells what it adds to."""
        adds = _ADDS.match(self.says) is not None
        return self.weight + ADDS_TO * (adds and any(one.last + 1 == self.first for one in told))

    def pick(self, found: Iterable[Stretch] = ()) -> Pick:
        """Give it as a bullet; `found` are the stretches that it was chosen from."""
        return Pick(self.shown, self.cites, self.page, self.first, self._alone(found))

    def _alone(self, found: Iterable[Stretch]) -> tuple[Sentence, ...]:
        """Give its sentences that read alone, each as it weighs most, the weightiest first."""
        if self.first == self.last and not self.of:
            return ()
        best: dict[int, Stretch] = {}
        for one in found:
            last = self.first if self.tied else self.last
            within = any(of.first <= one.first <= min(of.last, last) for of in self.of or (self,))
            if within and one.first == one.last and not one.text.endswith(OMITTED):
                held = best.get(one.first)
                if held is None or one.weight - PACE * one.room > held.weight - PACE * held.room:
                    best[one.first] = one
        ranked = sorted(best.values(), key=lambda one: (-one.weight, one.first))
        return tuple(Sentence(one.shown, one.cites, one.page) for one in ranked)


def stretches(
    statements: Sequence[Statement],
    everything: Sequence[Statement],
    weight: Weight,
    asked: Mapping[int, str] = MappingProxyType({}),
    opening: Collection[int] = (),
    title: str = "",
    exchanges: Sequence[Exchange] = (),
) -> list[Stretch]:
    """List every run of up to three sentences that reads alone, each with its end whole and trimmed.

    `asked` is what stands before a mere yes or no, by its place; without it none is told. Sentences
    whose places are `opening` stand at the opening of a bullet, where they read alone. What the title
    names needs no name, and what the questions of `exchanges` define is known by that.
    """
    subjects = Subjects(everything, title, [one.question for one in exchanges])
    around, voices = Surroundings(title, exchanges, subjects.topics.full_en), quotations(everything)
    statements = [_in_voice(one, voices.get(one.place)) for one in statements]
    listed = with_lists(statements)
    shown = [
        [
            (cut, weight(one, cut) - CUT_SHORT * cut.text.endswith(OMITTED))
            for cut in _cuts(one, asked.get(one.place))
        ]
        for one in listed
    ]
    led = lead_ins(statements, listed, subjects.topics.in_full, subjects.topics.above)
    shown = [_less_wished(cuts, lead) for cuts, lead in zip(shown, led, strict=True)]
    led = list(map(around.led, listed, led))
    leads = [
        (asked.get(one.place) or _before(sound(subjects.before(one)), by_list)) if cuts else None
        for one, cuts, by_list in zip(listed, shown, led, strict=True)
    ]
    drafts = under_a_draft(everything)
    leads = [None if one.place in drafts else lead for one, lead in zip(listed, leads, strict=True)]
    spoken = [voices[one.place].lead if one.place in voices else "" for one in listed]
    notes, hanging = notes_of(everything), hanging_zh(everything, title)
    found: list[Stretch] = []
    for at, lead in enumerate(leads):
        if lead is not None and spoken[at] is not None:
            end = next((n for n in opening if n > at and leads[n] == ""), len(listed))
            found += _from(
                at, lead, listed[:end], shown, leads, spoken, notes, subjects, around, hanging
            )
    return found


def _in_voice(statement: Statement, quoted: Quoted | None) -> Statement:
    """Give a sentence as whoever the paper quotes speaks it."""
    return statement if quoted is None else statement.reworded(quoted.words)


def _before(named: str | None, led: str | None) -> str | None:
    """Give what stands before a sentence: the name of its subject, or the lead-in of its list."""
    if named is None or led is None:
        return None
    return named or led


def _less_wished(cuts: list[tuple[Folded, float]], lead: str | None) -> list[tuple[Folded, float]]:
    """Give an item less weight where its lead-in says that Members wish it."""
    if not lead or not cuts or not is_wished(fold(lead.strip("（）[] "))):
        return cuts
    return [(cut, worth - W["wished"]) for cut, worth in cuts]


def _cuts(statement: Statement, asked: str | None) -> list[Folded]:
    if asked is not None:
        return [statement.bare] if asked else []
    if is_marginal(statement.bare.folded):
        return []
    if statement.listed:
        return [statement.bare]
    return list(variants(trimmed_item(statement.bare)))


_Shown = Sequence[Sequence[tuple[Folded, float]]]


def _from(
    at: int,
    lead: str,
    listed: Sequence[Statement],
    shown: _Shown,
    leads: Sequence[str | None],
    spoken: Sequence[str | None],
    notes: Notes,
    subjects: Subjects,
    around: Surroundings,
    hanging: Collection[int],
) -> Iterator[Stretch]:
    head = listed[at]
    chinese = is_chinese(head.text)
    voice, topic = spoken[at] or "", subjects.topics.sure_of(head)
    called = tuple(subjects.topics.called(lead.strip("（）[] "))[1:]) if lead else ()
    lead = voice + lead
    before, says, tells, weight = lead, "", "", -ADDS_TO * bool(_ADDS.match(head.bare.folded))
    for end in range(at, min(at + MOST_SENTENCES, len(listed))):
        one = listed[end]
        if spoken[end] != spoken[at]:
            return
        if end > at and not _goes_on(listed[end - 1], one, shown[end], leads[end]):
            return
        if any(tell_one_act(one.bare.folded, told.bare.folded) for told in listed[at:end]):
            return
        if end > at and not (subjects.is_told(leads[end], before) and told_before(one, before)):
            return
        if end > at and lead and subjects.topics.is_another(one, lead.strip("（）[] ")):
            return  # what is set before the first would be taken for its own
        needs_it = leads[end] != "" or one.place in hanging
        if end == at + 1 and shown[at][0][1] < LEAST and not needs_it:
            return  # the sentence before says little
        turned = is_turned(listed, end)
        opening = _connective(one) if end > at else 0
        most = MOST_OF_ROOM if end > at else _most_alone(before, shown[at])
        for cut, worth in shown[end]:
            text, folded = one.text[:opening] + cut.text, cut.folded
            if turned or (end > at and worth < 0) or size(before + text) > most:
                continue
            told = notes.set_in(before + text if lead else around.in_full(before + text))
            stands = lead or end > at or around.stands(head, text)
            if told is not None and stands and reads_alone(in_place(told, called)):
                yield Stretch(
                    told, says + folded, tells + folded * (worth >= LEAST), head.cites, head.page, head.place,
                    one.place,
                    head.part, head.block, weight + worth - ANOTHER * (end - at) - half_told(listed, end), lead,
                    turns=is_item(head) or _TURNS_TO.match(head.bare.folded) is not None, names=subjects.shorts,
                    voice=voice, topic=topic, called=called, around="" if lead else around.label(head, told),
                    to_explain=around.to_explain(told, (one.text for one in listed[max(0, at - NEAR) : at])),
                )  # fmt: skip
        whole, worth = _trimmed(one, shown[end], opens=end == at or not _connective(one))
        before += whole.text + ("" if chinese else " ")
        says, tells = says + whole.folded, tells + whole.folded * (worth >= LEAST)
        weight += worth
        if one.listed or ends_open(one) or size(before) > MOST_OF_ROOM:
            break
    answer = answer_to(at, listed)
    if answer is not None and shown[answer]:
        pledged = _answered(before, head, listed[answer], shown[answer], weight + W["wished"])
        yield from (replace(one, names=subjects.shorts) for one in pledged)


def _answered(
    before: str,
    head: Statement,
    answer: Statement,
    cuts: Sequence[tuple[Folded, float]],
    weight: float,
) -> Iterator[Stretch]:
    """Give what Members wish together with what is said to all of it."""
    before = before.rstrip(" 。") + ("。" if is_chinese(head.text) else ". ")
    for cut, worth in cuts:
        text = before + cut.text
        if OMITTED not in text and size(text) <= MOST_OF_ROOM and reads_alone(text):
            yield Stretch(
                text, fold(text), cut.folded, (*head.cites, *answer.cites), head.page, head.place, answer.place,
                head.part, head.block, weight + worth - ANOTHER,
            )  # fmt: skip


def _most_alone(lead: str, cuts: Sequence[tuple[Folded, float]]) -> float:
    """Give how much of a summary a sentence may fill: all of it where no end of it can go."""
    short = any(size(lead + cut.text) <= MOST_ALONE for cut, _ in cuts)
    return MOST_ALONE if short else 1.0


def _connective(one: Statement) -> int:
    """Give how many letters a sentence opens with that tie it to the one before; none that point further back."""
    opening = len(one.text) - len(opened(one.bare).text)
    return 0 if REFERS.search(fold(one.text[:opening])) else opening


def _trimmed(
    one: Statement, shown: Sequence[tuple[Folded, float]], *, opens: bool
) -> tuple[Folded, float]:
    """Give a sentence that others follow, with its weight: without what it is for, where that says little."""
    whole = opened(one.bare) if opens else one.whole
    start = len(whole.text) - len(shown[0][0].text)
    ends = [(cut, worth) for cut, worth in shown if not cut.text.endswith(OMITTED)] or shown[:1]
    cut, worth = max(ends, key=lambda pair: pair[1] - PACE * size(pair[0].text))
    if cut is ends[0][0]:
        return whole, worth
    return whole.cut(0, start).joined(cut), worth


def _goes_on(
    last: Statement, one: Statement, shown: Sequence[tuple[Folded, float]], lead: str | None
) -> bool:
    """Say whether a sentence is the next one of a paragraph, or leans on the paragraph before."""
    return (
        bool(shown)
        and one.place == last.place + 1
        and (one.block == last.block or (lead is None and not is_item(last)))
        and not (one.block != last.block and sums_up(one.bare.folded))
        and one.part == last.part
        and _TURNS_TO.match(one.bare.folded) is None
        and not one.listed
        and len(one.bare.text) == len(one.text)
        and one.role not in ("slide", "recommendation")
    )
