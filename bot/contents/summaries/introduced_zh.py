"""This file finds what a Chinese sentence speaks of as known because its paper has told of it before.

Trials, short names that only the paper has, bodies by the end of their name, and editions: whoever reads
"the results of the test" by themselves does not know of which test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from bot.contents.statements import Statement
from bot.contents.summaries.explained_zh import short_of_zh
from scrapers.text import fold, is_cjk

MOST = 40  # of a kind that a bullet or sentence may hold
OPENING = 40  # letters by which a sentence is Chinese
NAME = 4  # letters before the end of a name that are its own
OFTEN = 3  # times that a paper has a short name which it goes on with
EVENTS: Final = r"试用|测试|试验|试点|试行|试办|试飞|比对"
# e.g. 在試用完結後 · 視乎測試結果 · 待試行期滿
_OF_AN_EVENT = re.compile(
    rf"(?:^|[,。;]|(?<=[在待于按经])|视乎|因应|完成|根据|参考)(?:有关|上述|该|此|初步|整体){{0,2}}的?({EVENTS})"
    r"(?=的?(?:初步)?(?:完结|完成|结束|结果|期间|期满|成效|经验|后(?!续)))"
)
# e.g. （事後比對）
_COINED = re.compile(
    r"(?<=[\u4e00-\u9fff])[(（]「?((?![該该此下即指共約约])[\u4e00-\u9fff]{3,4})」?[)）]"
)
_BODY = re.compile(r"[局署處处辦办會会院司部隊队組组校署團团社行]$")
# e.g. 研發中心計劃於明年
_BY_ITS_END = re.compile(
    r"(?:^|[,。;])([\u4e00-\u9fff]{2,3}(?:中心|研究院|联盟))(?=计划|会(?!议)|将|已|正|于|在|预|亦)"
)
# e.g. 推出新版本
_EDITION = re.compile(r"(?:推出|发布|采用|公布|测试)(?:新|更新|改良|升级)的?(版本)")
_NAMED = re.compile(r"[「《“]|[a-z]{2}")


class IntroducedZh:
    """What a Chinese paper brings in, and goes on with by less than its name."""

    def __init__(self, everything: Sequence[Statement], title: str) -> None:
        self._everything, self._title = everything, fold(title)
        self._coined = frozenset(self._coins([one.text for one in everything]))

    def untold(self, text: str, place: int) -> frozenset[str]:
        """Give the nouns by which a bullet, as shown, speaks of what neither it nor the title tells.

        `place` is that of its first sentence.
        """
        folded = fold(text)
        return frozenset(
            noun
            for noun, at in self._spoken_of(folded, place)
            if noun not in self._title and noun not in folded[:at]
        )

    def _spoken_of(self, folded: str, place: int) -> Iterator[tuple[str, int]]:
        for found in islice(_OF_AN_EVENT.finditer(folded), MOST):
            if self._is_before(found[1], place):
                yield found[1], found.start(1)
        for short in self._coined:
            at = folded.find(short)
            if at > 0 and folded[at - 1] not in "(「":
                yield short, at
        for found in islice(_BY_ITS_END.finditer(folded), MOST):
            if any(_ends_a_name(found[1], one.folded) for one in self._before(place)):
                yield found[1], found.start(1)
        edition = _EDITION.search(folded)
        if edition is not None and not _NAMED.search(folded[: edition.start()]):
            yield edition[1], edition.start(1)

    def _is_before(self, noun: str, place: int) -> bool:
        return any(noun in one.folded for one in self._before(place))

    def _before(self, place: int) -> Iterator[Statement]:
        return (one for one in self._everything if one.place < place)

    def _coins(self, texts: Sequence[str]) -> Iterator[str]:
        """Give, folded, the short names that are no body's and have no full name to be told by."""
        whole = " ".join(texts)
        told = short_of_zh(texts)
        for found in islice(_COINED.finditer(whole), MOST):
            short = found[1]
            if not _BODY.search(short) and short not in told and whole.count(short) >= OFTEN:
                yield fold(short)


def hanging_zh(everything: Sequence[Statement], title: str) -> frozenset[int]:
    """Give the places of Chinese sentences that by themselves speak of what they do not tell."""
    known = IntroducedZh(everything, title)
    chinese = (one for one in everything if any(map(is_cjk, one.bare.text[:OPENING])))
    return frozenset(one.place for one in chinese if known.untold(one.bare.text, one.place))


def _ends_a_name(noun: str, folded: str) -> bool:
    """Say whether a text has a noun as the end of a longer name."""
    at = folded.find(noun)
    before = folded[max(0, at - NAME) : max(0, at)]
    return len(before) == NAME and all(map(is_cjk, before)) and before[-1] != "的"
