"""This file tells whether two sentences speak of the same thing, by the words that they share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.folded import Folded
from bot.contents.pledged import Known
from bot.contents.shortfall import LONGEST
from bot.contents.synonyms import signs, without_signs

# How many words, or pairs of Chinese letters, must be shared, and which share of the shorter one that is.
LEAST = ((2, 0.6), (3, 0.4))
# Words that say when, who or how, and nothing of what.
# e.g. 政府當局 · 預計
_FRAME_ZH = re.compile(
    r"[一二三四五六七八九十〇零]{1,4}(?=[年月日季])|把|增至|增加至|提升至|扩展至|达至|(?:特区)?政府(?:当局)?|当局"
    r"|我们|本局|局方|署方|计划|预计|预期|将会|将于|将|会于|现正|正在|已经|已于|已|现时|目前|于|在|的|及|和|与|以"
    r"|为|至|由|自|该|其|各|等|了|并|亦|也|就|内|前|底|年|月|日|第|季|上半|下半|明|今|本"
)
_WORD = re.compile(r"[a-z][a-z-]{3,24}")
_FRAME = (
    "will shall undertake undertakes pledges plan plans planned planning intend intends expect expected aims "
    "target government "
    "administration bureau department authority have been were that this with from into their "
    "them they which these those would could year years month months january february march april "
    "june july august september october november december quarter half early later within before "
    "after until today already currently also being more than other such over under about around "
    "where when what there here each both some work hong kong "
)
_FRAME_EN = frozenset(_FRAME.split())
# A word without its ending: implement, implemented and implementation are one.
_ENDING = re.compile(r"(?:(?:ment)?(?:ations?|ings?|ed)|ments?|es|s|e)$")
# A sum of words too small to tell a thing from another, but all that is promised of a named programme.
# e.g. DPO will launch CorpID
_LAUNCH_WORDS = (
    "launch open introduce implement publish complete commission 推出 启用 落成 实施 公布 完成"
)
_LAUNCH = frozenset(_ENDING.sub("", one) for one in _LAUNCH_WORDS.split())
_RUN = re.compile(r"[\u3400-\u9fff]{2,60}")
# How many of it, which says nothing of what it is.
# e.g. 十八間 · 有關
_HOW_MANY = re.compile(
    r"[一二三四五六七八九十百千两]{1,5}(?:间|个|所|项|家|条|名|位|款|座|批)|有关|上述|相关"
)
_PARTICLE = re.compile(
    r"-(?:out|up|on|in)\b|\b(?:mid|end|early|late)-"
)  # the roll-out, by mid-2027


def things(text: str, known: Known) -> frozenset[str]:
    """Give the words that say what it is about, without names, days and who acts."""
    whole = Folded.of(text[:LONGEST])
    folded = list(whole.folded)
    for names in (known.programmes, known.bodies):
        for place in names.places(whole):
            if place.key is not None:
                folded[place.start : place.end] = " " * (place.end - place.start)
    bare = "".join(folded)
    same = signs(bare)
    bare = _HOW_MANY.sub(" ", _PARTICLE.sub(" ", bare))
    words = {_ENDING.sub("", one) for one in _WORD.findall(bare) if one not in _FRAME_EN}
    pairs = {
        run[at : at + 2]
        for run in _RUN.findall(_FRAME_ZH.sub(" ", bare))
        for at in range(len(run) - 1)
    }
    return frozenset(words | pairs | same)


def shares(
    mine: frozenset[str], other: frozenset[str], least: Sequence[tuple[int, float]] = LEAST
) -> bool:
    """Say whether two sentences share enough of their things to speak of the same."""
    plain, theirs = without_signs(mine), without_signs(other)
    shared, shorter = plain & theirs, min(len(plain), len(theirs))
    if shorter < LEAST[0][0]:  # too little is said to tell it from anything else
        return bool(plain) and plain == theirs and plain <= _LAUNCH
    if any(len(shared) >= few and len(shared) >= share * shorter for few, share in least):
        return True
    few, share = LEAST[1]
    both = len(mine & other)  # with the signs
    return both > len(shared) >= LEAST[0][0] and both >= few and both >= share * shorter
