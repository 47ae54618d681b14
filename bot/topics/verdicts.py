"""This file weighs what was found of one topic in a paper: score, level, evidence, near miss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

from bot.topics.frames import Frame, frame
from bot.topics.places import JudgedPiece, ends_sentence, leads_up
from bot.topics.spans import Hits, TermSpan, spans_of, touching
from bot.topics.terms import HINT, NAME, SIGN, Thresholds, Topic
from storage.records import Evidence, Level, Match

TITLE_WEIGHT = 1.5  # what stands in the title or a question says what the paper is about
SHORT, LONG = 80, 600  # letters: below, a text is judged as a headline; above, as a paper
ASKED_SHORT, ASKED_LONG = 70, 160  # letters of a question that asks about one thing; about many
MANY = 4  # paragraphs that speak of it, before its spread through a paper counts
SPREAD_SHARE = 0.6  # what all paragraphs together weigh against the best one
SPREAD_OVER = 1500  # letters; in a longer paper the same words are spread thinner
MOST_EVIDENCE = 3
OWN_LIST = 2  # words of one subject in an enumeration, which is then no list of other things
_TITLE_AND_TEXT = 2  # places of a paper that is one paragraph under its title
FEW = 3  # paragraphs, from which their share says more than the score of the best
SOME, MOST = (
    0.34,
    0.5,
)  # of a paper's letters: below, a short one only touches on it; from, it is on it


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Why a paper did or did not reach a topic.

    `missing` names words of which none was found, combinations that no one paragraph holds, and
    `must:` and `not:` words that keep it out; `masked` quotes what was passed over.
    """

    topic: str
    score: float
    threshold: float
    level: Level | None
    missing: tuple[str, ...]
    masked: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


class JudgedPaper:
    """The places of one paper, with what every topic asks of all of them, worked out once."""

    def __init__(self, places: Sequence[JudgedPiece]) -> None:
        self.places = places

    @cached_property
    def letters(self) -> int:
        """Count what all of it says."""
        return sum(place.letters for place in self.places)

    @cached_property
    def questions(self) -> Sequence[JudgedPiece]:
        """Give what was asked; a paper that holds any is a question with its reply."""
        return [place for place in self.places if place.role == "question"]

    @cached_property
    def paragraphs(self) -> Sequence[JudgedPiece]:
        """Give the text proper."""
        return [place for place in self.places if place.role == "paragraph"]

    @cached_property
    def told(self) -> tuple[Sequence[JudgedPiece], int]:
        """Give the paragraphs without one that only leads up to them, and how much they say."""
        whole = self.paragraphs
        told = whole[1:] if len(whole) >= FEW and leads_up(whole[0]) else whole
        return told, sum(place.letters for place in told) or 1

    @cached_property
    def reported(self) -> tuple[JudgedPiece, Frame] | None:
        """Say what a title, or the opening in its stead, reports: a crime, a match, a dinner and no policy."""
        places = self.places
        heads = [(one, one.opening or None) for one in places if one.opening]
        if not heads and places and places[0].role == "title":
            heads = [(places[0], None)]
        for place, end in heads:
            found = frame(place.folded[:end])
            if found is not None:
                return place, found
        return None


@dataclass(slots=True)
class _Tally:
    """One topic's findings in one place."""

    place: JudgedPiece
    spans: list[TermSpan]
    masked: list[tuple[int, int]]

    def worth(self, *, listed: bool) -> float:
        """Say how much this place tells of the topic."""
        return _worth(self.spans, listed=listed)


def _worth(spans: Iterable[TermSpan], *, listed: bool) -> float:
    """Add up the terms, each damped by its count; `listed` counts enumerations less."""
    counts: dict[str, float] = defaultdict(float)
    weights: dict[str, float] = {}
    for span in spans:
        key = span.term.stands_for or span.term.text
        counts[key] += span.factor if listed else 1.0
        weights[key] = max(weights.get(key, 0.0), span.term.weight)
    return sum(
        weights[key] * (count if count < 1 else 1 + log(count)) for key, count in counts.items()
    )


def judge(
    topic: Topic,
    found: Sequence[tuple[JudgedPiece, Hits]],
    paper: JudgedPaper,
    *,
    alone: bool = False,
) -> Match | None:
    """Judge a paper by what was found in it; None where it does not concern the topic.

    `alone` judges a headline, or a line by itself, which has nothing else to stand on.
    """
    tallies = _tallies(topic, found, paper)
    score, level, _ = _verdict(topic, tallies, paper, alone=alone)
    if level is None:
        return None
    if level == "substantive" and topic.line is None and paper.reported:
        level = "mention"
    return Match(
        topic.key,
        level,
        round(score, 2),
        _evidence(tallies),
        hits=sum(len(tally.spans) for tally in tallies),
        in_title=any(tally.place.role == "title" for tally in tallies if tally.spans),
    )


def near_miss(
    topic: Topic,
    found: Sequence[tuple[JudgedPiece, Hits]],
    paper: JudgedPaper,
    missing: Iterable[str],
) -> NearMiss:
    """Explain a verdict in full, whatever it was."""
    tallies = _tallies(topic, found, paper)
    score, level, threshold = _verdict(topic, tallies, paper, alone=False)
    reported = None if topic.line is not None else paper.reported
    if level == "substantive" and reported is not None:
        level = "mention"
    masked = {
        tally.place.excerpt(start, end, around=12): None
        for tally in tallies
        for start, end in tally.masked
    }
    if reported is not None:
        title, what = reported
        masked[title.excerpt(what.start, what.end, around=12)] = None
    lacking = tuple(missing)
    return NearMiss(
        topic.key,
        round(score, 2),
        round(threshold, 2),
        level,
        lacking,
        tuple(masked)[:MOST_EVIDENCE],
        _evidence(tallies),
    )


def _verdict(
    topic: Topic, tallies: Sequence[_Tally], paper: JudgedPaper, *, alone: bool
) -> tuple[float, Level | None, float]:
    """Give score, level and the threshold that decided."""
    limits = topic.thresholds
    titles = [tally for tally in tallies if alone or tally.place.role == "title"]
    named = sum(tally.worth(listed=False) for tally in titles)
    if alone:
        return named, _headline_level(titles, limits), limits.headline
    asked = sum(tally.worth(listed=True) for tally in tallies if tally.place.role == "question")
    text = [tally for tally in tallies if tally.place.role == "paragraph"]
    best = max((tally.worth(listed=True) for tally in text), default=0.0)
    score = TITLE_WEIGHT * (named + asked) + max(best, _spread(text, paper))
    threshold = _threshold(topic, paper)
    if topic.line is None:
        threshold = _asked_outright(topic, tallies, paper, threshold)
    title_level = _headline_level(titles, limits)
    if title_level is None and topic.line is None and _opens(tallies, limits):
        title_level = "substantive"
    if title_level == "substantive":
        return max(score, threshold), "substantive", threshold
    brief = threshold == limits.headline
    said = topic.line is not None or _heaviest(tallies) >= SIGN
    late = topic.line is None and title_level is None and _late(tallies, paper)
    share, paragraphs = _coverage(tallies, paper) if topic.line is None else (1.0, 0)
    if (
        share >= (SOME if paragraphs >= FEW and threshold < limits.substantive else 0.0)
        and not late
        and (
            (_headline_level(_outright(tallies), limits) == "substantive")
            if brief
            else (score >= threshold and said)
        )
    ) or (paragraphs >= FEW and share >= MOST):
        return max(score, threshold), "substantive", threshold
    anywhere = sum(tally.worth(listed=False) for tally in tallies)
    least = limits.passing if brief else limits.mention
    clear = topic.line is not None or _heaviest(tallies) > HINT
    in_passing = title_level is not None or (clear and anywhere >= least)
    return score, "mention" if in_passing else None, threshold


def _coverage(tallies: Sequence[_Tally], paper: JudgedPaper) -> tuple[float, int]:
    """Give the share of a paper's letters in paragraphs that say the subject, and how many it has.

    Beside a paragraph that names the subject, those that go on with its lesser words count too. One
    paragraph alone that is not the first says it by the way, unless it has two names of it: the share
    is then none. A question with its reply has no share: what was asked says more than how much was answered.
    """
    if paper.questions:
        return 1.0, 0
    whole = paper.paragraphs
    text = [tally for tally in tallies if tally.place.role == "paragraph"]
    on = [tally.place for tally in text if _says(tally)]
    if on:
        on = [tally.place for tally in text if _says(tally) or _goes_on(tally)]
    told, letters = paper.told
    if len(on) == 1 and on[0] is not told[0] and not any(map(_dwells, text)):
        return 0.0, len(whole)
    return sum(place.letters for place in on) / letters, len(whole)


def _late(tallies: Sequence[_Tally], paper: JudgedPaper) -> bool:
    """Say whether the one paragraph under a silent title names the subject once, after telling other things."""
    text = [tally for tally in tallies if tally.place.role == "paragraph"]
    if (
        len(paper.places) != _TITLE_AND_TEXT
        or paper.places[0].role != "title"
        or len(text) != 1
        or _dwells(text[0])
    ):
        return False
    first = min((span.start for span in text[0].spans if span.term.weight >= SIGN), default=0)
    return ends_sentence(text[0].place.folded, first)


def _opens(tallies: Sequence[_Tally], limits: Thresholds) -> bool:
    """Say whether the opening that stands for a title is on the subject, and not among other things."""
    for tally in tallies:
        spans = [one for one in tally.spans if one.end <= tally.place.opening and one.factor == 1.0]
        if spans:
            opening = replace(tally, spans=spans)
            return _headline_level([opening], limits) == "substantive"
    return False


def _says(tally: _Tally) -> bool:
    """Say whether a paragraph names the subject: outright, or in a list of the subject's own."""
    strong = [span for span in tally.spans if span.term.weight >= SIGN]
    if any(span.factor == 1.0 for span in strong):
        return True
    return len({span.term.stands_for or span.term.text for span in strong}) >= OWN_LIST


def _dwells(tally: _Tally) -> bool:
    """Say whether a paragraph has two names of the subject, neither among other things."""
    whole = [span for span in tally.spans if span.term.weight >= NAME and span.factor == 1.0]
    return len({span.term.stands_for or span.term.text for span in whole}) >= OWN_LIST


def _goes_on(tally: _Tally) -> bool:
    """Say whether a paragraph holds a lesser word of the subject, not among other things."""
    return any(span.term.weight > HINT and span.factor == 1.0 for span in tally.spans)


def _headline_level(tallies: Sequence[_Tally], limits: Thresholds) -> Level | None:
    """Judge a headline: a sign is enough, lesser words only if they add up to a name."""
    worth = sum(tally.worth(listed=False) for tally in tallies)
    heaviest = _heaviest(tallies)
    full = sum(_worth(_unlowered(tally.spans), listed=False) for tally in tallies)
    if worth >= limits.headline and (heaviest >= SIGN or full >= NAME):
        return "substantive"
    return "mention" if worth >= limits.passing and heaviest > HINT else None


def _outright(tallies: Sequence[_Tally]) -> list[_Tally]:
    """Leave out what the text of a short paper says by the way, or among other things."""
    return [
        replace(tally, spans=[span for span in tally.spans if span.factor == 1.0])
        if tally.place.role == "paragraph" else tally
        for tally in tallies
    ]  # fmt: skip


def _unlowered(spans: Iterable[TermSpan]) -> list[TermSpan]:
    return [span for span in spans if not span.term.lowered]


def _heaviest(tallies: Sequence[_Tally]) -> float:
    weights = (span.term.weight for tally in tallies for span in tally.spans)
    return max(weights, default=0.0)


def _spread(text: Sequence[_Tally], paper: JudgedPaper) -> float:
    """Weigh a paper that speaks of a topic throughout, a little in each of many paragraphs."""
    if len(text) < MANY or paper.questions:
        return 0.0
    spans = [span for tally in text for span in tally.spans]
    return SPREAD_SHARE * _worth(spans, listed=True) * min(1.0, SPREAD_OVER / paper.letters)


def _threshold(topic: Topic, paper: JudgedPaper) -> float:
    """Ask less of a short text: one sentence is judged as a headline would be.

    Not of a question with its reply, whose title and question weigh enough by themselves.
    """
    limits = topic.thresholds
    if paper.questions:
        return limits.substantive
    share = min(1.0, max(0.0, (paper.letters - SHORT) / (LONG - SHORT)))
    return limits.headline + (limits.substantive - limits.headline) * share


def _asked_outright(
    topic: Topic, tallies: Sequence[_Tally], paper: JudgedPaper, threshold: float
) -> float:
    """Ask less where a short question names the subject itself, not in a list of others."""
    asked = paper.questions
    outright = any(
        span.term.weight >= NAME and span.factor == 1.0
        for tally in tallies
        if tally.place.role == "question"
        for span in tally.spans
    )
    if not asked or not outright:
        return threshold
    letters = sum(place.letters for place in asked)
    share = min(1.0, max(0.0, (letters - ASKED_SHORT) / (ASKED_LONG - ASKED_SHORT)))
    least = TITLE_WEIGHT * NAME
    return min(threshold, least + (topic.thresholds.substantive - least) * share)


def _tallies(
    topic: Topic, found: Sequence[tuple[JudgedPiece, Hits]], paper: JudgedPaper
) -> list[_Tally]:
    holding = sum(bool(hits.terms) for _, hits in found)
    tallies = [
        _Tally(place, *spans_of(topic, place, hits, elsewhere=holding > 1)) for place, hits in found
    ]
    if _warns(topic, paper):
        for tally in tallies:
            tally.spans = [span._replace(term=touching(span.term)) for span in tally.spans]
    return _doubted(topic, tallies, paper) if topic.rivals else tallies


def _warns(topic: Topic, paper: JudgedPaper) -> bool:
    """Say whether the headline warns of what is feigned: its text then only names what that was."""
    headlines = (
        one.folded[: one.opening or None]
        for one in paper.places
        if one.role == "title" or one.opening
    )
    return any(word in headline for headline in headlines for word in topic.feigned)


def _doubted(topic: Topic, tallies: list[_Tally], paper: JudgedPaper) -> list[_Tally]:
    """Drop an abbreviation where the paper spells out another meaning and nothing else speaks."""
    rivals = dict(topic.rivals)
    found = {span.term.text: span.term for tally in tallies for span in tally.spans}
    if any(term.weight > HINT and text not in rivals for text, term in found.items()):
        return tallies
    doubted = {
        text
        for text in found
        if any(rival in place.folded for rival in rivals.get(text, ()) for place in paper.places)
    }
    for tally in tallies:
        tally.spans = [span for span in tally.spans if span.term.text not in doubted]
    return tallies


def _standing(place: JudgedPiece) -> int:
    """Order places by how much their words show; a heading alone shows little."""
    if place.role == "paragraph" and place.label == place.text:
        return 3
    return {"title": 0, "question": 1, "paragraph": 2, "table": 4}[place.role]


def _evidence(tallies: Sequence[_Tally]) -> tuple[Evidence, ...]:
    """Show the weightiest finds, each word once, those in title and questions first."""
    ranked = sorted(
        ((tally.place, span) for tally in tallies for span in tally.spans),
        key=lambda one: (-one[1].term.weight * one[1].factor, _standing(one[0]), one[1].start),
    )
    shown: dict[str, Evidence] = {}
    for place, span in ranked:
        key = span.term.stands_for or span.term.text
        if key not in shown:
            excerpt = place.excerpt(span.start, span.end)
            shown[key] = Evidence(span.term.label, excerpt, place.label)
        if len(shown) == MOST_EVIDENCE:
            break
    return tuple(shown.values())
