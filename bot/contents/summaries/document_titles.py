"""This file tells by its title a document that a bullet calls by its kind, where the paper names one of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from bot.contents.statements import Statement
from bot.contents.summaries.labels import LABEL
from bot.contents.summaries.pieces import Pick, size
from scrapers.items import Document
from scrapers.text import fold

MOST = 200  # titles that a paper is looked through for
LONGEST = 100  # letters of a title that is told
_KINDS_EN = "Guidelines?|Guidance|Code|Framework|Blueprint|Roadmap|Strategy|Protocol|Standards?|Handbook|Charter"
_WORD = r"[A-Z][\w'’-]{0,30}+"
_SMALL = r"(?:of|on|for|in|to|by|and|the|with)"
# e.g. Guidelines on the Use of Drones by Contractors
_TITLED_EN = re.compile(
    rf"\b(?P<title>(?P<kind>{_KINDS_EN}) (?:on|of|for|to) (?:{_SMALL} ){{0,2}}{_WORD}"
    rf"(?: (?:{_SMALL} ){{0,3}}{_WORD}){{0,14}})"
)
# What says behind it whose it is.
_BY_OTHERS = "issued|published|made|promulgated|adopted|drawn up"
# e.g. complete the Guidelines by · the Code will
_CALLED_EN = re.compile(
    rf"\b(?P<the>[Tt]he )(?P<kind>{_KINDS_EN})\b(?! (?:on|of|for|to|{_BY_OTHERS}) |[\w-])"
)
_KINDS_ZH = "指引|守則|守则|框架|藍圖|蓝图|路線圖|路线图|規程|规程|手冊|手册|約章|约章"
# e.g. 《承辦商使用無人機指引》
_TITLED_ZH = re.compile(rf"《(?P<title>[^《》]{{3,40}}?(?P<kind>{_KINDS_ZH}))》")
_DOES = (
    "完成|制訂|制定|制订|公布|發布|发布|推出|更新|修訂|修订|擬備|拟备|草擬|草拟|落實|落实|實施|实施"
)
# e.g. 完成指引 · 公布有關守則 · 該守則將
_CALLED_ZH = re.compile(
    rf"(?<![局署處处會会院所團团])(?P<does>{_DOES}|^)(?P<that>有關|有关|該|该|上述)?(?P<kind>{_KINDS_ZH})"
    r"(?=[，。；、後后前內内將将會会已須须]|的(?:工作|定稿|擬稿|拟稿|初稿))"
)


def by_their_titles(
    picks: Sequence[Pick], everything: Sequence[Statement], document: Document
) -> list[Pick]:
    """Tell in bullets the titles of documents that they call by their kind alone, as long as all have room.

    Where the paper's title or another bullet has the title, a reader knows it.
    """
    told = list(picks)
    if not any(_called(pick.text) for pick in told):
        return told
    titles = _titles(one.text for one in everything)
    for at, pick in enumerate(told):
        others = [one.text for one in told if one is not pick]
        known = fold(" ".join((document.title, *others)))
        alone = tuple(replace(one, text=_told(one.text, titles, known)) for one in pick.alone)
        text = _told(pick.text, titles, known)
        fits = sum(map(size, others)) + size(text) <= 1
        told[at] = replace(pick, text=text if fits else pick.text, alone=alone)
    return told


def _called(text: str) -> re.Match[str] | None:
    return _CALLED_EN.search(text) or _CALLED_ZH.search(text)


def _told(text: str, titles: Mapping[str, str], known: str) -> str:
    """Give a text with the title of what it calls by its kind, where no reader knows that.

    What is set before it gives way: the title tells more.
    """
    found = _called(text)
    title = titles.get(found["kind"], "") if found else ""
    if not (found and title) or title in text or fold(title) in known:
        return text
    label = LABEL.match(text)
    before = text[label.end() if label and label.end() <= found.start() else 0 : found.start()]
    if found.re is _CALLED_EN:
        return f"{before}{found['the']}{title}{text[found.end() :]}"
    return f"{before}{found['does']}《{title}》{text[found.end() :]}"


def _titles(texts: Iterable[str]) -> dict[str, str]:
    """Give by each kind the one title that the texts have of it; of two, neither is sure."""
    found: dict[str, set[str]] = {}
    pairs = (
        (match["kind"], match["title"])
        for text in texts
        for titled in (_TITLED_EN, _TITLED_ZH)
        for match in titled.finditer(text)
    )
    for kind, title in islice(pairs, MOST):
        found.setdefault(kind, set()).add(title)
    return {
        kind: title
        for kind, (title, *others) in found.items()
        if not others and len(title) <= LONGEST
    }
