"""This file says which two sentences of a paper make one bullet, what stands between them left out."""

from __future__ import annotations

import re

from bot.contents.summaries.pieces import is_chinese, size
from bot.contents.summaries.standing import OMITTED, OMITTED_ZH, leans
from bot.contents.summaries.stretches import ANOTHER, MOST_OF_ROOM, Stretch
from bot.contents.summaries.wishes import is_wish
from scrapers.text import fold

MOST_SHARED = 0.4  # of the shorter one's pairs, that two sentences joined may have in common
READ, TAKEN_UP = 40, 12  # letters that a sentence opens with, and of those what says on what it is
_WHO_ACTS = re.compile(
    r"^(?:截至|在|于|自)[^,。]{2,20},|政府|我们|当局|[的会已于在年月日,。「」0-9 ]"
)


def on_one_subject(one: Stretch, other: Stretch) -> Stretch | None:
    """Join two stretches; None where the later one answers a wish or points to what was left out between."""
    both = spliced(one, other)
    if both is None:
        return None
    first, later = both.of
    told = later.lead != "" and later.lead == first.lead
    apart = later.first > first.last + 1
    if apart and (is_wish(later.says) or (leans(later.says) and not told) or _hangs(first, later)):
        return None
    return both


def _hangs(first: Stretch, later: Stretch) -> bool:
    """Say whether a sentence speaks of what the one that it is joined to does not tell."""
    if later.around.strip("（）[] ").casefold() not in first.shown.casefold():
        return True  # what was set before it would be lost
    if first.hangs and is_chinese(first.says):
        return True  # of the first one nobody tells at all
    return any(noun not in fold(first.says) for noun in later.hangs)


def spliced(one: Stretch, other: Stretch) -> Stretch | None:
    """Join two stretches on one subject with the mark of omission; None where nothing joins them."""
    if one.of or other.of or one.part != other.part or one.voice != other.voice:
        return None
    if one.first < one.last or other.first < other.last:
        return None  # only single sentences are joined across what stands between
    if not _on_one_subject(one, other) or OMITTED in one.text or OMITTED in other.text:
        return None
    if len(one.pairs & other.pairs) > MOST_SHARED * min(len(one.pairs), len(other.pairs)):
        return None
    first, last = sorted((one, other), key=lambda s: s.first)
    chinese = is_chinese(first.text)
    if last.first == first.last + 1 and last.block == first.block:
        mark = "" if chinese else " "  # nothing stands between them
    else:
        mark = OMITTED_ZH if chinese else f" {OMITTED} "
    another = first.lead != "" and last.topic != "" and last.topic not in first.text
    if last.lead.strip("（）[] ") not in first.text or last.turns or another:
        return None  # another subject
    text = first.text + mark + last.says_shown
    if size(text) > MOST_OF_ROOM:
        return None
    cites = tuple(dict.fromkeys((*first.cites, *last.cites)))
    return Stretch(
        text, first.says + last.says, first.tells + last.tells, cites, first.page, first.first, last.last, first.part,
        first.block, first.weight + last.weight - ANOTHER, first.lead, (first, last), names=first.names,
        voice=first.voice, called=first.called, around=first.around,
    )  # fmt: skip


def _on_one_subject(one: Stretch, other: Stretch) -> bool:
    """Say whether two name one thing, have one actor, or stand in one paragraph."""
    return (
        bool(one.subjects & other.subjects)
        or (one.actor != "" and one.actor == other.actor)
        or (one.block == other.block and _takes_up(*sorted((one, other), key=lambda s: s.first)))
    )


def _takes_up(first: Stretch, last: Stretch) -> bool:
    """Say whether what a sentence opens with was spoken of in the one before it."""
    if not is_chinese(first.text):
        return True
    opening = _WHO_ACTS.sub("", last.says[:READ])[:TAKEN_UP]
    return any(opening[at : at + 2] in first.says for at in range(len(opening) - 1))
