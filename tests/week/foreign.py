"""This file lives through a week on a foreign replica, and holds every unread row to a word about it."""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html

from bot.calendar import HONG_KONG, Recess, hong_kong
from bot.care.watch import FIRST_HOUR, LAST_HOUR, LEAST
from bot.watching import timetable
from bot.watching.doubts import FEW_SKIPPED
from scrapers.replica.departments import furnish
from scrapers.replica.shelf import Release, ShelvedPaper
from scrapers.replica.site import Site, SiteAnswer
from scrapers.replica.story import STORY
from scrapers.source import Index, LayoutChanged, Page, ScrapeError, Source, all_sources
from tests.week import shapes
from tests.week.ledger import reasons_in, told_in
from tests.week.shapes import Shape
from tests.week.simulation import OPTIONS, Week
from tests.week.world import MONDAY

GRACE = timedelta(minutes=20)  # the watch looks every ten minutes, and checks wait their turn
# The pages whose shape nobody has seen, by what they are; each line's pages share one shape.
PAGES: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (name, kind, re.compile(pattern))
    for name, kind, pattern in (
        ("press index", "list", r"info\.gov\.hk/gia/general/\d{6}/\d\dc?\.htm$"),
        ("press feed", "feed", r"info\.gov\.hk/gia/rss/"),
        ("doj press", "list", r"doj\.gov\.hk/\w+/community_engagement/press/index"),
        ("doj speeches", "list", r"doj\.gov\.hk/\w+/community_engagement/speeches/index"),
        ("doj papers", "list", r"doj\.gov\.hk/\w+/legco/index"),
        ("itib", "list", r"itib\.gov\.hk/[\w-]+/new$"),
        ("pcpd", "list", r"media_statements/media_statements\.html$"),
        ("dpo feed", "feed", r"digitalpolicy\.gov\.hk/.+\.xml$"),
        ("news feed", "feed", r"news\.gov\.hk/.+\.xml$"),
        ("meetings", "record", r"/panels/.+/meetings\.json$"),
        ("papers", "record", r"/panels/.+/papers/\d{8}\.json$"),
        ("finance", "record", r"/bi/data/committees/(?:finance|fc-sub|house)"),
        ("open data", "record", r"app\.legco\.gov\.hk/"),
        ("agenda", "agenda", r"/counmtg/agenda/"),
        ("govhk consultations", "list", r"www\.gov\.hk/.+/consultation/current\.htm$"),
        ("hkma", "record", r"api\.hkma\.gov\.hk/"),
        ("sfc", "record", r"apps\.sfc\.hk/.+/search#post="),
        ("research", "record", r"app7\.legco\.gov\.hk/rpdb/.+#post="),
        ("dpo guidelines", "list", r"/policies_standards/ethical_ai_framework/$"),
        ("speeches", "list", r"policyaddress\.gov\.hk/.+\.html$"),
        ("subcommittees", "list", r"/hc/sub_com/.+/agenda/\w+\.htm$"),
    )
)
_TOKEN = re.compile(r"ZX\d+")
_CHINESE = re.compile(r"\dc\.htm$|_zh\.xml$|/(?:tc|zh-hk|tc_chi|chinese)/|Chi\?")


class ForeignSite(Site):
    """The replica, answering in shapes that nobody has seen; what it publishes is the same."""

    def __init__(self, today: date, seed: int) -> None:
        super().__init__(today)
        chance = random.Random(seed * 104_729)
        self.shapes = {name: shapes.drawn(chance, kind) for name, kind, _ in PAGES}
        self.tokens: defaultdict[str, set[str]] = defaultdict(set)  # addresses of each work
        self._homes: dict[str, str] = {}
        self.on_absent: Callable[[str], None] = lambda url: None

    def put(self, release: Release) -> str:
        """Publish a release, and remember where it lies."""
        self.tokens[release.name].add(release.url)
        return super().put(release)

    def paper(self, paper: ShelvedPaper) -> ShelvedPaper:
        """Publish a paper, and remember where it lies."""
        for token in _TOKEN.findall(" ".join(paper.titles.values())):
            self.tokens[token] |= {paper.url(language) for language in paper.files}
        return super().paper(paper)

    def home(self, url: str) -> str:
        """Give where an item lies at our own replica, whatever a foreign page calls it."""
        if url in self._homes:
            return self._homes[url]
        host = urlsplit(url).hostname or ""
        if host == "docs.legco-papers.hk":
            return url.replace(host, "www.legco.gov.hk")
        if host.startswith("media."):
            return url.replace("media.", "www.", 1)
        bare = host.count(".") == 2 and host not in ("sc.isd.gov.hk", "app.legco.gov.hk")
        return url.replace(host, f"www.{host}", 1) if bare and not host.startswith("www.") else url

    def own(self, url: str) -> SiteAnswer:
        """Give what our own replica answers, whole."""
        return super().answer(self.home(url))

    def answer(self, url: str, headers: Mapping[str, str] | None = None) -> SiteAnswer:
        """Give what the foreign replica answers."""
        plain = self.own(url)
        page = next(((n, k) for n, k, pattern in PAGES if pattern.search(url)), None)
        if page is None or plain.status != 200 or not plain.body:
            return plain
        shape = self.shapes[page[0]]
        body = self._foreign(url, plain.body, page[1], shape)
        if body is None:
            self.on_absent(url)
            return SiteAnswer(404, {"Content-Type": "text/html"}, b"<html>Not found</html>")
        tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        if (headers or {}).get("If-None-Match") == tag:
            return SiteAnswer(304, {"ETag": tag})
        return SiteAnswer(200, {**plain.headers, "ETag": tag}, body)

    def _foreign(self, url: str, body: bytes, kind: str, shape: Shape) -> bytes | None:
        chinese = bool(_CHINESE.search(url))
        if shape.ours:
            return body
        if kind == "feed":
            return shapes.fed(body, shape, chinese=chinese)
        if kind == "record":
            return shapes.recorded(body, shape)
        if kind == "agenda":
            return shapes.agenda(body, shape, chinese=chinese)
        if shape.link == "moved":
            tree: Any = html.fromstring(body)
            for href in tree.xpath("//li/a/@href | //td/a/@href"):
                whole = urljoin(url, str(href))
                self._homes[shapes.moved(whole)] = whole
        return shapes.listed(body, url, shape, chinese=chinese)


Item = tuple[str, ...]


@dataclass(slots=True)
class Gap:
    """One row that our own replica's page holds and that was not read from the foreign one."""

    source: Source
    url: str
    item: Item
    at: datetime
    skipped: bool  # its page skipped as many rows aloud as are missing


@dataclass(slots=True)
class Readings:
    """What was read from every index page, beside what there was to read."""

    site: ForeignSite
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    checking: str = ""
    there: dict[tuple[str, Item], str] = field(default_factory=dict)
    read: set[tuple[str, Item]] = field(default_factory=set)
    gaps: dict[tuple[str, Item], Gap] = field(default_factory=dict)
    plain: dict[str, Source] = field(default_factory=dict)
    _done: set[tuple[str, str, bytes]] = field(default_factory=set)

    def watched(self, source: Source) -> Source:
        """Give a source whose readings are noted."""
        self.plain[source.key] = source

        def read(page: Page) -> Index:
            try:
                index = source.read(page)
            except LayoutChanged as error:
                self._note(source, page.url, error.index or Index(), page.body)
                raise
            except ScrapeError:
                self._note(source, page.url, Index(), page.body)
                raise
            self._note(source, page.url, index, page.body)
            return index

        return replace(source, read=read)

    def absent(self, url: str) -> None:
        """Note a page that is not there abroad and is at home."""
        if self.checking in self.plain:
            self._note(self.plain[self.checking], url, Index(), b"")

    def _note(self, source: Source, url: str, index: Index, body: bytes) -> None:
        own = self.site.own(url)
        if (url, str(own.headers.get("ETag")), body) in self._done:
            return
        self._done.add((url, str(own.headers.get("ETag")), body))
        try:
            truth = source.read(Page(url, own.body, "", "utf-8"))
        except ScrapeError:  # it has nothing to read at home either
            return
        wanted, got = self._items(truth), self._items(index)
        wanted -= self._unpublished(url, wanted, got)
        missing = wanted - got
        for item in wanted:
            self.there.setdefault((source.key, item), url)
        self.read |= {(source.key, item) for item in got & wanted}
        for item in missing:
            gap = Gap(source, url, item, self.now(), len(index.skipped) >= len(missing))
            known = self.gaps.setdefault((source.key, item), gap)
            known.skipped = known.skipped or gap.skipped

    def _unpublished(self, url: str, wanted: set[Item], got: set[Item]) -> set[Item]:
        """Give the files that the foreign page names in no way, whose other language was read."""
        shape = next(
            (self.site.shapes[n] for n, _, pattern in PAGES if pattern.search(url)), Shape()
        )
        if "no english" not in shape.changes or not any(item[-1] == "zh-Hant" for item in got):
            return set()
        return {item for item in wanted - got if item[-1] == "en"}

    def _items(self, index: Index) -> set[Item]:
        home = self.site.home
        return {
            *(("listed", home(one.url), one.language) for one in index.listings),
            *(("announced", one.key) for one in index.expectations),
            # a guess at what no page names, and what is not there at home either, is no row
            *(("followed", home(url)) for url in index.follow if self.site.own(url).status == 200),
        }


class ForeignWeek(Week):
    """A week whose sites are foreign; what does not tell of them is done more rarely."""

    others = ()  # their lists are foreign here, with rows of their own
    every = Week.every | dict.fromkeys(("meetings", "mend", "reconcile"), timedelta(hours=6))

    def __init__(self, seed: int, url: str, **how: Any) -> None:
        site = ForeignSite(MONDAY, seed)
        self.readings = Readings(site)
        sources = {one.key: self.readings.watched(one) for one in all_sources(OPTIONS)}
        furnish(site)
        super().__init__(seed, url, site=site, sources=sources, **how)
        self.readings.now = lambda: self.clock.now
        site.on_absent = self.readings.absent

    def _plan(self) -> list[tuple[datetime, int, Callable[[], None]]]:
        for days in range(3):  # from nine on, what may have been missing is: sources are asked anew
            day = MONDAY + timedelta(days=days)
            self.world.at(datetime(day.year, day.month, day.day, 9, 0, tzinfo=HONG_KONG), _nothing)
        return super()._plan()

    def settling(self, outcomes: set[str]) -> set[str]:
        """Give all outcomes but those that found something: nothing but the sites changes here."""
        return outcomes - {"", "ok", "baseline"}

    def _check(self, key: str, now: datetime) -> None:
        self.readings.checking = key
        super()._check(key, now)
        self.readings.checking = ""


def _nothing(site: Site) -> None:
    """Let the hour strike, and no more."""


@dataclass(slots=True)
class Account:
    """What one foreign week came to; every list is of what a person has to look into."""

    seed: int
    drawn: str
    rows: int = 0
    read: int = 0
    noticed: int = 0
    skipped: int = 0
    late: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    ours: int = 0
    told: int = 0
    explained: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Say whether nothing went without a word."""
        return not (self.late or self.silent or self.lost or self.wrong)

    def line(self) -> str:
        """Give one line of the table."""
        unread = self.rows - self.read
        return (
            f"{self.seed:>4} {self.rows:>5} {self.read:>5} {unread:>6} {self.noticed:>7} "
            f"{self.skipped:>7} {len(self.late):>5} {len(self.silent):>6} {self.ours:>5} "
            f"{self.told:>5} {self.explained:>9} {len(self.lost):>5}"
        ) + ("" if self.good else "   <-- WRONG")


HEAD = "seed  rows  read unread noticed skipped  late silent  ours  told explained  lost"


def closed(week: ForeignWeek) -> Account:
    """Count a foreign week that is over."""
    site = week.readings.site
    words = "; ".join(f"{n}: {', '.join(s.words)}" for n, s in site.shapes.items() if not s.ours)
    found = Account(week.world.seed, words, wrong=list(week.errors))
    notices = _notices(week)
    readings = week.readings
    found.rows, found.read = len(readings.there), len(readings.read)
    named: set[str] = set()
    for key, gap in readings.gaps.items():
        if key in readings.read:
            continue
        due = deadline(gap)
        told_at = _named(notices, gap)
        name = f"{gap.source.key} {' '.join(gap.item)} of {gap.url} since {gap.at:%a %H:%M}"
        if told_at is not None and told_at <= due:
            found.noticed += 1
        elif gap.skipped:
            found.skipped += 1
        elif due > week.end:
            found.noticed += told_at is not None
            found.rows -= told_at is None  # its time is not up
            continue
        elif told_at is not None:
            found.late.append(f"{name}: told {told_at:%a %H:%M}, due {due:%a %H:%M}")
        else:
            found.silent.append(name)
        named |= set(gap.item[1:])
    _works(week, found, named)
    return found


def deadline(gap: Gap) -> datetime:
    """Say by when a person has to have been told: two periods, and never in the night."""
    start = next(
        (at for hours in range(25) if not gap.source.not_yet(
            gap.url, hong_kong(at := gap.at + timedelta(hours=hours)))),
        gap.at,
    )  # fmt: skip
    first = timetable.interval(gap.source, start, Recess())
    due = start + max(LEAST, 2 * first)
    due = max(due, start + 2 * timetable.interval(gap.source, due, Recess()))
    local = hong_kong(due)
    if local.time() >= LAST_HOUR or local.time() < FIRST_HOUR:
        day = local.date() + timedelta(days=local.time() >= LAST_HOUR)
        local = datetime.combine(day, FIRST_HOUR, HONG_KONG)
    return local + GRACE


def _notices(week: Week) -> list[tuple[datetime, str]]:
    found = [
        (week.chat.posted[ts], line)
        for ts, message in week.chat.messages.items()
        if message.address == "console:health"
        for line in _lines(message.text)
    ]
    return sorted(found, key=lambda one: one[0])


def _lines(text: str) -> Iterable[str]:
    """Give a notice's lines, each with the word that the notice begins with."""
    head, _, rest = text.partition(":")
    yield from (f"{head}: {line}" for line in rest.splitlines() if line.strip())


def _named(notices: list[tuple[datetime, str]], gap: Gap) -> datetime | None:
    """Say when a notice that stood while a row was not read named its source, and its page."""
    standing: datetime | None = None
    for at, line in notices:
        if gap.source.name not in line:
            continue
        pages = "https://" in line and " more page" not in line
        if pages and gap.url not in line:
            continue
        if line.startswith("Over"):
            if at <= gap.at:
                standing = None
        else:
            standing = standing or at
    return standing


def _works(week: ForeignWeek, found: Account, named: set[str]) -> None:
    told, reasons = told_in(week), reasons_in(week)
    site = week.readings.site
    for work in (one for one in week.world.works if one.topic and not one.withdrawn):
        found.ours += 1
        # a page that no page led to is told of as that, and all that stands on it with it
        unopened = (one for one in named if one.endswith(".json"))
        if told["console", work.token]:
            found.told += 1
        elif named & site.tokens[work.token] or any(
            work.token.encode() in site.own(page).body for page in unopened
        ):
            found.explained += 1
        else:
            name = f"{work.source} {work.token} {work.titles['en']} {work.issued_at:%a %H:%M}"
            found.lost.append(f"{name}: {reasons.get(work.token)}")


def silent_rows(seed: int) -> list[str]:
    """Read every page of a foreign replica once; give the rows left out with neither error nor word."""
    site = ForeignSite(MONDAY, seed)
    furnish(site)
    for step in STORY:
        step.happen(site)
    found: list[str] = []
    for source in all_sources(OPTIONS):
        readings = Readings(site)
        watched = readings.watched(source)
        pages, seen = list(source.addresses(MONDAY)), set[str]()
        while pages:
            url = pages.pop()
            answer = site.answer(url)
            if url in seen or not answer.body or answer.status != 200:
                continue
            seen.add(url)
            try:
                index = watched.read(Page(url, answer.body, "", "utf-8"))
            except ScrapeError:
                continue
            pages += index.follow
            empty = not (index.listings or index.expectations or index.follow)
            loud = len(index.skipped) > max(FEW_SKIPPED, len(index.listings))
            gaps = [one for one in readings.gaps.values() if one.url == url and not one.skipped]
            if gaps and not (empty or loud):
                found += [f"{seed} {source.key} {' '.join(one.item)} of {url}" for one in gaps]
    return found
