"""This file tells the replica's story: an ordinary morning, and what is published after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from scrapers.items import Language
from scrapers.replica.departments import furnish
from scrapers.replica.shelf import ShelvedPaper, our_paper
from scrapers.replica.site import Site, our_panel_paper

JUSTICE = ("administration-of-justice-and-legal-services", "ajls")
TECHNOLOGY = ("information-technology-and-broadcasting", "itb")
_LAWTECH: Mapping[Language, str] = {
    "en": "Administration's paper on promoting the LawTech Adoption Pilot Scheme",
    "zh-Hant": "政府當局就推動法律科技採用先導計劃提供的文件",
}
_FIRST = {
    "amount_zh": "3,200萬元",
    "amount_en": "$32 million",
    "added_zh": "",
    "added_en": "",
}
_REVISED = {
    "amount_zh": "3,600萬元",
    "amount_en": "$36 million",
    "added_zh": "首輪申請將於{next_year}年第一季開始接受，為期三個月。",
    "added_en": " The first round of applications will be accepted for three months from the"
    " first quarter of {next_year}.",
}
_OTHERS: tuple[tuple[str, str, Mapping[Language, str]], ...] = (
    (
        "outstanding",
        "cb2-438-1",
        {"en": "List of outstanding items for discussion", "zh-Hant": "待議事項一覽表"},
    ),
    (
        "waiting",
        "cb2-438-2",
        {"en": "List of follow-up actions", "zh-Hant": "跟進行動一覽表"},
    ),
    (
        "lifts",
        "cb2-438-4",
        {
            "en": "Administration's paper on replacement of lifts in court buildings",
            "zh-Hant": "政府當局就更換法院大樓的升降機提供的文件",
        },
    ),
    (
        "notaries",
        "cb2-438-5",
        {
            "en": "Paper on notarial services prepared by the Legislative Council Secretariat"
            " (Background brief)",
            "zh-Hant": "立法會秘書處就公證服務擬備的文件(背景資料簡介)",
        },
    ),
)
_LAMPPOSTS: Mapping[Language, str] = {
    "en": "Administration's paper on use of smart lampposts",
    "zh-Hant": "政府當局就智慧燈柱的使用情況提供的文件",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens; `says` tells a person what it was."""

    name: str
    says: str
    happen: Callable[[Site], None]


def meeting_day(today: date) -> date:
    """Give the Monday on which the story's panel meets: four to ten days ahead."""
    soon = today + timedelta(days=4)
    return soon + timedelta(days=-soon.weekday() % 7)


def _lawtech(site: Site, languages: tuple[Language, ...], more: Mapping[str, str]) -> ShelvedPaper:
    slug, code = JUSTICE
    meeting = meeting_day(site.today)
    return our_panel_paper(
        site, "lawtech", _LAWTECH, slug=slug, code=code, meeting=meeting, stem="cb2-438-3",
        languages=languages, more=more,
    )  # fmt: skip


def lawtech_paper(today: date) -> ShelvedPaper:
    """Give the paper that the story is about, as it was first published in both languages."""
    slug, code = JUSTICE
    meeting = meeting_day(today)
    both: tuple[Language, ...] = ("en", "zh-Hant")
    data = {lang: our_paper("lawtech", lang, today, meeting, _FIRST) for lang in both}
    return ShelvedPaper(slug, code, meeting, "cb2-438-3", _LAWTECH, data)


def _morning(site: Site) -> None:
    furnish(site)
    yesterday = site.today - timedelta(days=1)
    for name in ("trade", "food", "flu", "remarks", "island"):
        site.release(name, day=yesterday)
    for name in ("roads", "concert"):
        site.release(name)
    slug, code = JUSTICE
    for name, stem, titles in _OTHERS:
        meeting = meeting_day(site.today)
        our_panel_paper(site, name, titles, slug=slug, code=code, meeting=meeting, stem=stem)
    slug, code = TECHNOLOGY
    meeting = site.today - timedelta(days=12)
    our_panel_paper(
        site, "lampposts", _LAMPPOSTS, slug=slug, code=code, meeting=meeting, stem="cb2-431-2"
    )


def _paper(site: Site) -> None:
    _lawtech(site, ("zh-Hant",), _FIRST)
    site.release("red_flags")


def _translation(site: Site) -> None:
    _lawtech(site, ("en", "zh-Hant"), _FIRST)
    site.release("ai_question", "zh-Hant")


def _question(site: Site) -> None:
    site.release("ai_question")


def _revision(site: Site) -> None:
    year = str(site.today.year + 1)
    more = {name: text.replace("{next_year}", year) for name, text in _REVISED.items()}
    _lawtech(site, ("en", "zh-Hant"), more)


def _withdrawal(site: Site) -> None:
    paper = lawtech_paper(site.today)
    for language in paper.files:
        site.remove(paper.url(language))


def _outage(site: Site) -> None:
    for page in (f"{site.today:%Y%m/%d}.htm", f"{site.today:%Y%m/%d}c.htm"):
        site.misbehave("empty", f"/gia/general/{page}")
    site.release("smart_city_data")


def _recovery(site: Site) -> None:
    site.behave()


STORY: tuple[Step, ...] = (
    Step("morning", "an ordinary morning: old papers, nothing on your topics", _morning),
    Step("paper", "a panel paper on lawtech in Chinese; red flags at three beaches", _paper),
    Step("translation", "the paper in English; a reply on AI in Chinese", _translation),
    Step("question", "the reply on AI in English", _question),
    Step("revision", "the lawtech paper again: one figure changed, one sentence added", _revision),
    Step(
        "withdrawal", "the lawtech paper is gone from its index, and its files with it", _withdrawal
    ),
    Step("outage", "today's indexes answer with nothing; a release comes meanwhile", _outage),
    Step("recovery", "the indexes are back", _recovery),
)
