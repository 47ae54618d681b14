"""This file finds what a later paper says of a commitment: done, under way, done in part, or moved.

It is a candidate and no more: the same thing by the same body, and the verb has moved on. What is
merely promised again says nothing of it, and what a Member says of it is nobody's report.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from bot.contents.denials import is_denied, is_hearsay
from bot.contents.due_dates import due_dates
from bot.contents.folded import Folded
from bot.contents.openings import has_opened, unopened
from bot.contents.pledged import Known, Pledged, keys_in
from bot.contents.pledgers import did_others
from bot.contents.promises import clauses, is_members_view, is_to_come
from bot.contents.references.days import days
from bot.contents.same_thing import LEAST, shares, things
from bot.contents.shortfall import (
    LONGEST,
    counts,
    falls_short,
    is_of_one,
    is_only_of_it,
    leaves_some,
)
from bot.contents.since import is_ahead, is_since
from bot.contents.stages import stage
from bot.contents.understanding import Became, Sighting
from scrapers.text import fold, parse_number

LEAST_CLAUSE = 20  # letters of a clause that tells by itself what is promised
# Of which phase, round or batch something is told.
# 一批 is a lot, 新一輪 the next, 分三期 how many; a bare number is one of a phase's only before what is built so.
# e.g. 第二期 · 首階段 · 二期工程 · the second phase · phase 2
_ORDINAL = re.compile(
    r"第 ?([一二三四五六七八九十]{1,3}|\d{1,3}) ?(?:期(?![间望])|阶段|轮|批)|(首)(?:期(?![间望])|阶段|轮|批)"
    r"|(?<![\d一二三四五六七八九十新下上同近每任分共])([一二三四五]|[1-5])期"
    r"(?=工程|项目|发展|计划|扩建|扩展|建设|大楼)"
    r"|\b(first|second|third|fourth|fifth) (?:phase|round|batch|stage)\b|\b(?:phase|round|stage) (\d{1,2})\b"
)
_PLACES = {"首": "1", "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
# What is called by a name: documents in 《》 are none, for a commitment often only goes by them.
_QUOTED = re.compile(r"「([^「」]{2,40})」|“([^“”]{2,60})”|\"([^\"]{2,60})\"")
# On what grounds something is promised, or after what; what is named there is not what is promised.
# e.g. 按2024年11月發布的綱要 · 在財務委員會批准撥款後 · 由於遴選需時 · pursuant to the Blueprint
_GROUNDS = re.compile(
    r"^\s*(?:按照?|根据|依照|因应|参照|由于|鉴于|加上|[在待俟][^,，。;；]{2,40}[后下][,，]?$"
    r"|(?:in accordance with|according to|pursuant to|under|in line with|further to|in view of|owing to|due to)\b)"
)
# What it is good for, to the end of the sentence.
# e.g. so that users may · 以便業界
_PURPOSE = re.compile(r"[,，]\s?(?:(?:and )?so that\b|thereby\b|以便|从而|使(?!用)|让)[^;；]*")
SHORTEST_NAME = 4  # letters; a shorter one is what something is called for short
# A year without its month.
# e.g. 於2017年成立 · set up in 2017
_YEAR = re.compile(r"(?:(?<!\d)(?=20\d\d ?年(?! ?\d{1,2} ?月))|(?<=\bin )(?=20\d\d\b))(20\d\d)")


def sighted(
    pledge: Pledged,
    stated: Iterable[tuple[Folded, tuple[str, ...]]],
    known: Known,
    issuers: Collection[str] = (),
    *,
    same_title: bool = False,
    near: Mapping[int, bool] = MappingProxyType({}),
    issued: date | None = None,
) -> Iterator[Sighting]:
    """Give the sentences of a later paper that may show what became of a commitment.

    `stated` are its sentences with what one cites for each, `issuers` the keys of the bodies whose
    paper it is. A commitment that names no programme is looked for only where the title is the same.
    `near` are those that name no programme and stand behind one that names it, by their places: whether
    in its paragraph, or in the next, where more must be shared. What is told for a day after `issued`, on
    which the later paper came out, is still to come.
    """
    if not pledge.programmes and not same_title:
        return
    quote = promised_part(pledge.quote)
    mine = tuple(things(said, known) for said in _said(quote))
    promised, phases = counts(fold(quote)), _ordinals(fold(quote))
    called = _own_names(quote, known)
    only_opens = bool(pledge.programmes) and not things(unopened(quote, known), known)
    for at, (sentence, cites) in enumerate(stated):
        if len(sentence.folded) > LONGEST or not _may_concern(
            pledge, sentence, known, near=at in near
        ):
            continue
        others = _ordinals(sentence.folded)
        if phases and others and not phases & others:
            continue
        if called and not any(name in sentence.folded for name in called):
            continue
        if pledge.made is not None and _is_older(sentence.folded, pledge.made):
            continue
        if not _same_actor(pledge, sentence, known, issuers):
            continue
        kind = _moved_on(
            fold(pledge.quote), mine, sentence, known, LEAST if near.get(at, True) else LEAST[1:],
            issued,
        )  # fmt: skip
        if kind is None and only_opens and has_opened(pledge, sentence, known):
            kind = "done"
        if kind is not None:
            less = kind == "done" and (
                falls_short(promised, counts(sentence.folded))
                or leaves_some(sentence.folded)
                or is_of_one(fold(quote), sentence.folded)
            )
            yield Sighting("part" if less else kind, sentence.text, cites)


def moved(
    pledge: Pledged, later: str, due: date | None, known: Known, made: date | None = None
) -> Sighting | None:
    """Give a later commitment as what moves an earlier one: the same thing, by a later day.

    `made` is the day the later one came out. Who names the earlier day again, or only a longer span around
    it, moves nothing; neither does who repeats another day that the earlier one named.
    """
    if pledge.due is None or due is None or due <= pledge.due:
        return None
    sentence = Folded.of(later[:LONGEST])
    if pledge.programmes and not pledge.programmes & keys_in(known.programmes, sentence):
        return None
    if not _same_actor(pledge, sentence, known, ()):
        return None
    quote = promised_part(pledge.quote)
    if not shares(things(quote, known), things(promised_part(later), known)):
        return None
    if any(name not in sentence.folded for name in _own_names(quote, known)):
        return None
    return None if _restates(pledge, later, due, made) else Sighting("moved", later, to=due)


def promised_part(quote: str) -> str:
    """Give what a commitment promises, without the clauses that say on what grounds, or what was done."""
    whole = Folded.of(quote[:LONGEST])
    purpose = _PURPOSE.search(whole.folded)
    folded, offsets = whole.folded[: purpose.start() if purpose else None], whole.offsets
    kept = [
        whole.text[offsets[start] : offsets[min(end, len(folded))]]
        for start, end in clauses(folded)
        if not _GROUNDS.match(folded[start:end]) and stage(folded[start:end]) != "done"
    ]
    return "".join(kept) if kept else whole.text[: offsets[len(folded)]]


def _said(quote: str) -> Iterator[str]:
    """Give what a commitment promises, and its first clause of promise where that says enough alone."""
    yield quote
    whole = Folded.of(quote[:LONGEST])
    for start, end in clauses(whole.folded):
        if is_to_come(whole.folded[start:end]) and end - start >= LEAST_CLAUSE:
            yield whole.text[whole.offsets[start] : whole.offsets[min(end, len(whole.folded))]]
            return


def _restates(pledge: Pledged, later: str, due: date, made: date | None) -> bool:
    """Say whether a later commitment names the earlier one's day again, or a day that it named beside it."""
    assert pledge.due is not None
    again = due_dates(later[:LONGEST], made)
    if any(
        one.due_to and (one.due_from or one.due_to) <= pledge.due <= one.due_to for one in again
    ):
        return True
    named = due_dates(pledge.quote[:LONGEST], pledge.made)
    return any(one.due_to == due for one in named)


def _own_names(quote: str, known: Known) -> frozenset[str]:
    """Give what a commitment calls by a name in quotation marks that is no programme's or body's, folded."""
    names = (found[1] or found[2] or found[3] for found in _QUOTED.finditer(quote[:LONGEST]))
    return frozenset(
        folded
        for name in names
        if len(folded := fold(name).strip()) >= SHORTEST_NAME
        and not any(keys_in(which, Folded.of(name)) for which in (known.programmes, known.bodies))
    )


def _ordinals(folded: str) -> set[str]:
    """Give which phases, rounds or batches a folded text tells of."""
    found = (next(filter(None, one.groups())) for one in _ORDINAL.finditer(folded[:LONGEST]))
    return {_PLACES.get(each) or str(parse_number(each)) for each in found}


def _is_older(folded: str, made: date) -> bool:
    """Say whether all that a sentence dates was over before a commitment was made: it kept none of it."""
    ends = [_end_of(one.iso) for one in days(folded)]
    ends += [date(int(found[1]), 12, 31) for found in _YEAR.finditer(folded)]
    return bool(ends) and max(ends) < made


def _end_of(iso: str) -> date:
    if len(iso) > len("2026-01"):
        return date.fromisoformat(iso)
    year, month = int(iso[:4]), int(iso[5:7])
    return date(year, month, monthrange(year, month)[1])


def _may_concern(pledge: Pledged, sentence: Folded, known: Known, *, near: bool) -> bool:
    folded = sentence.folded
    if is_members_view(folded) or is_hearsay(folded) or folded.rstrip().endswith("?"):
        return False
    named = keys_in(known.programmes, sentence)
    if near or not pledge.programmes:
        return not named
    return bool(pledge.programmes & named)


def _same_actor(pledge: Pledged, sentence: Folded, known: Known, issuers: Collection[str]) -> bool:
    """Say whether nobody else is said to act: who acts is named first, else it is the paper's issuer."""
    bodies = (p.key for p in known.bodies.places(sentence))
    # what was promised may be a body itself: 香港人工智能研發院
    first = next((key for key in bodies if key is not None and key not in pledge.programmes), None)
    actors = {first} if first is not None else set(issuers)
    return not (pledge.bodies and actors) or bool(pledge.bodies & actors)


def _moved_on(
    promised: str,
    mine: Sequence[frozenset[str]],
    sentence: Folded,
    known: Known,
    least: Sequence[tuple[int, float]],
    issued: date | None,
) -> Became | None:
    """Say how far a sentence reports the same thing, clause by clause; a plan told again is nothing."""
    before = ""
    for start, end in clauses(sentence.folded):
        clause = sentence.folded[start:end]
        if is_ahead(clause, issued):
            before = ""
            continue
        kind = stage(clause)
        if did_others(clause, promised) or (kind == "done" and is_only_of_it(clause, promised)):
            before = ""
            continue
        if kind is None and is_since(before, clause, issued):
            kind = None if is_denied(clause) or is_to_come(clause) else "done"
        if kind is not None:
            told = things(before + clause, known)
            if any(shares(each, told, least) for each in mine):
                return kind
        before = "" if kind is not None or is_to_come(clause) else clause
    return None
