"""This file makes up a week of publications, with the rhythm of real days, from a seed."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from html import escape

from bot.calendar import HONG_KONG
from scrapers.items import Language
from scrapers.replica.printing import printed
from scrapers.replica.shelf import Release, ShelvedPaper
from scrapers.replica.site import Site
from scrapers.replica.story import JUSTICE, TECHNOLOGY, meeting_day
from tests.material import at_hand
from tests.week.regulators import SITES, Notice, Regulators

MONDAY = date(2026, 10, 5)
SITTING = MONDAY + timedelta(days=2)
# Releases a language on each weekday where the real records are not at hand.
OWN_RHYTHM = (22, 28, 36, 35, 40, 13, 10)
NUMERALS = "〇一二三四五六七八九十"
DOJ = "https://www.doj.gov.hk"

_SUBJECTS: dict[str, tuple[tuple[str, str], ...]] = {
    "ai": (
        ("Artificial intelligence assists {0}", "人工智能協助{0}"),
        ("Generative artificial intelligence tools for {0}", "生成式人工智能工具應用於{0}"),
    ),
    "legal-tech": (
        ("Lawtech scheme extended to {0}", "法律科技計劃擴展至{0}"),
        ("Lawtech adoption by {0}", "{0}採用法律科技"),
    ),
    "smart-city": (
        ("Smart city blueprint covers {0}", "智慧城市藍圖涵蓋{0}"),
        ("Smart city development in {0}", "{0}的智慧城市發展"),
    ),
    "": (
        ("Repair of footbridges near {0}", "{0}附近行人天橋維修"),
        ("Temporary closure of swimming pools near {0}", "{0}附近泳池暫停開放"),
        ("Flower show opens beside {0}", "{0}旁花卉展覽開幕"),
    ),
}
_PLACES = (
    ("district libraries", "地區圖書館"), ("public markets", "公眾街市"), ("small firms", "小型公司"),
    ("hospital kitchens", "醫院廚房"), ("harbour ferries", "港內渡輪"), ("night schools", "夜校"),
    ("lift inspectors", "升降機檢驗員"), ("tree wardens", "樹木管理員"), ("post offices", "郵政局"),
)  # fmt: skip
_WORDS = [
    "harbour",
    "wind",
    "paper",
    "stone",
    "garden",
    "ladder",
    "window",
    "copper",
    "morning",
    "ferry",
    "basket",
    "lantern",
    "market",
    "bridge",
    "corner",
    "signal",
    "summer",
    "teacher",
    "kettle",
    "banner",
    "ticket",
    "carpet",
    "pencil",
    "mirror",
    "island",
    "orchard",
    "tunnel",
    "hammer",
    "blanket",
    "candle",
    "pepper",
    "saddle",
    "violin",
    "meadow",
    "pebble",
    "anchor",
    "cotton",
    "thunder",
    "spoon",
]
_CHARACTERS = "海風紙石園梯窗銅晨渡籃燈市橋角號夏師壺旗票毯筆鏡島果隧錘毛燭椒鞍琴草礫錨棉雷匙"
# how a question stands in a release, down to where its reply begins
_ASKED: dict[Language, tuple[str, ...]] = {
    "en": (
        "Following is a question by the Hon Ho Yuen-san and a written reply by the Secretary for Harbours:",
        "Question:",
        "Will the Government inform this Council of the matter?",
        "Reply:",
        "President,",
    ),
    "zh-Hant": (
        "以下為今日在立法會會議上何遠山議員的提問和海港局局長的書面答覆：",
        "問題：",
        "政府可否告知本會有關情況？",
        "答覆：",
        "主席：",
    ),
}


@dataclass(frozen=True, slots=True)
class Work:
    """One thing published: its token stands in its titles and nowhere else."""

    token: str
    topic: str  # "" for none of ours
    source: str
    issued_at: datetime  # the minute that its page states
    titles: dict[Language, str]
    question: int | None = None
    revised: bool = False
    withdrawn: bool = False
    shown_at: datetime | None = None  # when its first language can be seen, where that is later

    @property
    def out_at(self) -> datetime:
        """Give when the first of it can be seen: until then nobody can tell of it."""
        return self.shown_at or self.issued_at


@dataclass(order=True, slots=True)
class Event:
    """Something that happens to the sites at a moment."""

    at: datetime
    order: int
    happen: Callable[[Site], None] = field(compare=False)


@dataclass(slots=True)
class World:
    """A week: what is published when, and what of it concerns us."""

    seed: int
    days: int
    share: float
    others: tuple[str, ...] = SITES  # who publishes too, in pages of the shape that we know
    events: list[Event] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    chance: random.Random = field(init=False)
    _serials: Counter[date] = field(default_factory=Counter)
    _justice: list[tuple[datetime, str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        rhythm = day_counts()
        for at in range(self.days):
            day = MONDAY + timedelta(days=at)
            self._release(day, early=True)  # every day begins with the weather
            for _ in range(max(1, round(rhythm[day.weekday()] * self.share))):
                self._release(day)
            if day == SITTING:
                for number in range(1, 23):
                    self._release(day, question=number)
        for at in range(self.days, self.days + 4):
            self._release(MONDAY + timedelta(days=at), early=True)
        self._papers()
        self._others()
        self.events.sort()

    def at(self, moment: datetime, happen: Callable[[Site], None]) -> None:
        """Let something happen."""
        self.events.append(Event(moment, len(self.events), happen))

    # --- releases ---------------------------------------------------------------------------

    def _release(self, day: date, question: int | None = None, *, early: bool = False) -> None:
        chance = self.chance
        topic = chance.choice(("ai", "legal-tech", "smart-city")) if chance.random() < 0.35 else ""
        topic = "" if early else topic
        token, titles = self._titled(topic, question)
        moment = self._moment(day, question)
        if early:
            moment = datetime.combine(day, time(6, 45), HONG_KONG)
        visible = moment + timedelta(seconds=chance.uniform(0, 59))
        work = Work(token, topic, "info_gov_hk", moment, titles, question, shown_at=visible)
        self.works.append(work)
        serial = 1000 + self._serials[day] * 3 + 10_000 * (day - MONDAY).days
        self._serials[day] += 1
        earlier = day - timedelta(days=1) if chance.random() < 0.1 else None
        languages: list[Language] = ["en", "zh-Hant"]
        chance.shuffle(languages)
        if chance.random() < 0.1 and question is None and not early:
            languages = ["zh-Hant"]  # some have no English version
        for at, language in enumerate(languages):
            release = Release(
                token,
                language,
                day,
                serial + at,
                titles[language],
                (*(_ASKED[language] if question is not None else ()), *self.text(topic, language)),
                f"{moment:%H:%M}",
                earlier,
            )
            late = timedelta(minutes=chance.choice((0, 0, 1, 3, 25))) if at else timedelta()
            self.at(visible + late, putting(release))
        if topic == "legal-tech" and "en" in languages and question is None:
            self._repeat(work, visible)

    def _moment(self, day: date, question: int | None) -> datetime:
        chance = self.chance
        if question is not None:
            minutes = 11 * 60 + chance.triangular(0, 360, 200)
        else:
            minutes = chance.triangular(7 * 60 + 30, 23 * 60, 16 * 60)
        return datetime.combine(day, time(int(minutes) // 60, int(minutes) % 60), HONG_KONG)

    def _repeat(self, work: Work, visible: datetime) -> None:
        """Let the department list it too, a little before or after the central index does."""
        moment = visible + timedelta(minutes=self.chance.uniform(-4, 40))
        day = work.issued_at.date()
        name = f"{day:%Y%m%d}_pr{len(self._justice) + 1}"
        self._justice.append((moment, name, work.titles["en"], f"{day:%d - %m - %Y}"))
        title = work.titles["en"]

        def happen(site: Site) -> None:
            rows = "".join(
                f'<li><a href="{name}.html">{escape(shown)}</a>, {stated}</li>'
                for at, name, shown, stated in sorted(self._justice, reverse=True)
                if at <= moment
            )
            index = f"{DOJ}/en/community_engagement/press/"
            page = f"<!DOCTYPE html><html><body><ul>{rows}</ul></body></html>"
            site.serve(f"{index}index.html", page.encode())
            text = "".join(f"<p>{escape(each)}</p>" for each in self.text("legal-tech", "en"))
            article = f"<html><body><h2>{escape(title)}</h2><div class='pressContent'>{text}</div></body></html>"
            site.serve(f"{index}{name}.html", article.encode())

        self.at(moment, happen)

    # --- regulators and bills ----------------------------------------------------------------

    def _others(self) -> None:
        """Let each of them publish something of the past, then now and then something of ours."""
        sites = Regulators()
        before = datetime.combine(MONDAY, time(4, 30), HONG_KONG)
        for source in self.others:
            old: dict[Language, str] = {"en": "Old ferry coins", "zh-Hant": "舊渡輪硬幣"}
            self._notice(sites, Notice(source, before, 1, old, self._texts("")))
            for at in range(max(1, round(self.days * self.share / 2))):
                topic = ("ai", "smart-city", "")[at % 3]
                token, titles = self._titled(topic, None)
                day = MONDAY + timedelta(days=self.chance.randrange(self.days))
                moment = datetime.combine(day, time(10 + self.chance.randrange(7)), HONG_KONG)
                self._notice(sites, Notice(source, moment, at + 2, titles, self._texts(topic)))
                self.works.append(Work(token, topic, source, moment, titles))

    def _notice(self, sites: Regulators, notice: Notice) -> None:
        self.at(notice.at, sites.publishing(notice))

    def _texts(self, topic: str) -> dict[Language, tuple[str, ...]]:
        return {"en": self.text(topic, "en"), "zh-Hant": self.text(topic, "zh-Hant")}

    # --- panel papers -----------------------------------------------------------------------

    def _papers(self) -> None:
        chance = self.chance
        meeting = meeting_day(MONDAY)
        for at, (slug, code) in enumerate((JUSTICE, TECHNOLOGY)):  # what no withdrawal empties
            title: dict[Language, str] = {
                "en": "List of follow-up actions",
                "zh-Hant": "跟進行動一覽表",
            }
            files: dict[Language, bytes] = {
                lang: self._file("", title[lang], lang) for lang in ("en", "zh-Hant")
            }
            first = ShelvedPaper(slug, code, meeting, f"cb2-80{at}-1", title, files)
            self.at(datetime.combine(MONDAY, time(5), HONG_KONG), placing(first))
        for at in range(max(2, round(8 * self.share * self.days / 7))):
            slug, code = (JUSTICE, TECHNOLOGY)[at % 2]
            topic = ("legal-tech", "ai", "")[at % 3]
            token, titles = self._titled(topic, None)
            titles["en"] = f"Administration's paper on {titles['en']}"
            titles["zh-Hant"] = f"政府當局就{titles['zh-Hant']}提供的文件"
            day = MONDAY + timedelta(days=chance.randrange(1, max(2, min(5, self.days))))
            moment = datetime.combine(day, time(9 + chance.randrange(9), 0), HONG_KONG)
            fate = chance.choice(("plain", "plain", "revised", "withdrawn", "chinese only"))
            data: dict[Language, bytes] = {
                lang: self._file(topic, titles[lang], lang) for lang in ("en", "zh-Hant")
            }
            first = ShelvedPaper(
                slug, code, meeting, f"cb2-9{at}-{at + 1}", titles, {"zh-Hant": data["zh-Hant"]}
            )
            self.at(moment, placing(first))
            both = first
            if fate != "chinese only":
                both = replace(first, files=data)
                later = moment + timedelta(minutes=chance.choice((2, 8, 90)))
                self.at(later, placing(both))
            revised = fate == "revised" and bool(topic)
            withdrawn = fate == "withdrawn" and bool(topic)
            if revised:
                more = {**both.files, "zh-Hant": self._file(topic, titles["zh-Hant"], "zh-Hant")}
                changed = replace(both, files=more)
                self.at(moment + timedelta(hours=3), placing(changed))
            if withdrawn:
                for url in (both.url(language) for language in both.files):
                    self.at(moment + timedelta(hours=5), removing(url))
            work = Work(token, topic, "legco_panels", moment, titles, None, revised, withdrawn)
            self.works.append(work)

    def _file(self, topic: str, title: str, language: Language) -> bytes:
        return printed("\n\n".join([title, *self.text(topic, language)]), language)

    # --- words ------------------------------------------------------------------------------

    def _titled(self, topic: str, question: int | None) -> tuple[str, dict[Language, str]]:
        token = f"ZX{len(self.works) + 101}"
        english, chinese = self.chance.choice(_SUBJECTS[topic])
        here = self.chance.choice(_PLACES)
        titles: dict[Language, str] = {
            "en": f"{english.format(here[0])} {token}",
            "zh-Hant": f"{chinese.format(here[1])} {token}",
        }
        if question is not None:
            titles["en"] = f"LCQ{question}: {titles['en']}"
            titles["zh-Hant"] = f"立法會{chinese_number(question)}題：{titles['zh-Hant']}"
        return token, titles

    def text(self, topic: str, language: Language) -> tuple[str, ...]:
        """Give paragraphs of our own, no two works alike; a topic's words stand in two of them."""
        subject = self.chance.choice(_SUBJECTS[topic])
        found = []
        for at in range(4):
            if language == "en":
                words = " ".join(self.chance.choices(_WORDS, k=40))
                about = subject[0].format("everybody") if topic and at < 2 else "It"
                found.append(f"{about} was said to be {words}.")
            else:
                letters = "".join(self.chance.choices(_CHARACTERS, k=70))
                about = subject[1].format("市民") if topic and at < 2 else "當局"
                found.append(f"{about}表示{letters}。")
        return tuple(found)


def putting(release: Release) -> Callable[[Site], None]:
    """Let a release be published."""
    return lambda site: (site.put(release), None)[1]


def placing(paper: ShelvedPaper) -> Callable[[Site], None]:
    """Let a paper be published as it is now."""
    return lambda site: (site.paper(paper), None)[1]


def removing(url: str) -> Callable[[Site], None]:
    """Let an address be withdrawn."""
    return lambda site: site.remove(url)


def chinese_number(number: int) -> str:
    """Give 一 to 二十二."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return head + (NUMERALS[ones] if ones else "")


def day_counts() -> tuple[int, ...]:
    """Give how many releases each weekday has, from the real records where they are at hand."""
    path = at_hand("real", "info-gov-hk", "listing_records.jsonl")
    if path is None:
        return OWN_RHYTHM
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    days = Counter(row["date"] for row in rows if row["meta"]["locale"] == "en")
    by_weekday = {date.fromisoformat(day).weekday(): count for day, count in days.items()}
    return tuple(by_weekday.get(at, OWN_RHYTHM[at]) for at in range(7))


def agenda(works: list[Work]) -> Callable[[Site], None]:
    """Give the sitting's agenda in both languages: the questions without their tokens."""

    def happen(site: Site) -> None:
        asked = sorted((w for w in works if w.question), key=lambda w: w.question or 0)
        for folder, language in (("english", "en"), ("chinese", "zh-Hant")):
            key: Language = "en" if language == "en" else "zh-Hant"
            rows = "".join(
                f"<tr><td>{w.question}</td><td>Hon A</td>"
                f"<td>{escape(w.titles[key].replace(w.token, '').partition(':')[2] or w.titles[key].replace(w.token, '').partition('：')[2])}</td>"
                f"<td>Secretary B</td></tr>"
                for w in asked
            )
            page = f"<!DOCTYPE html><html><body><h2>Council</h2><table>{rows}</table></body></html>"
            site.serve(
                f"https://www.legco.gov.hk/yr{SITTING.year}/{folder}/counmtg/agenda/cm{SITTING:%Y%m%d}.htm",
                page.encode(),
            )

    return happen
