"""This file follows real documents from a served page to the channel, where they are at hand."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import wiring
from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.telling import subscribing
from bot.telling.outbox import Drain
from bot.watching import pipeline
from scrapers.fetch import Door
from scrapers.replica.server import Replica
from scrapers.replica.shelf import Release
from scrapers.replica.shelf import ShelvedPaper as ServedPaper
from scrapers.source import all_sources
from scrapers.text import fold
from storage.database import Store
from storage.published import figures
from storage.records import Paper
from storage.searching import search
from tests.material import shared
from tests.storage.made import find
from tests.story.stage import PLACES, WEDNESDAY, Clock, FakeChannel

pytestmark = pytest.mark.real
SEEDS = {
    "000": ("panel_paper", {"legal-tech"}, "法律云端服务"),
    "002": ("slides", {"ai"}, "数据跨境流动"),
    "004": ("committee_report", {"smart-city", "ai"}, "发展智慧城市事宜小组委员会"),
}
JUSTICE = ("administration-of-justice-and-legal-services", "ajls")


class Watch:
    """The real door, sources, pipeline and outbox around a served copy of the sites."""

    def __init__(self, store: Store, replica: Replica) -> None:
        self.clock = Clock()
        self.channel = FakeChannel()
        self.replica = replica
        self.door = Door(
            user_agent="Tamar-test/1 (+mailto:test@localhost)",
            clock=lambda: 0.0,
            sleep=lambda seconds: None,
            now=lambda: datetime.now(UTC),
            chance=lambda: 0.0,
            loopback=frozenset({("127.0.0.1", replica.port)}),
            rewrite=replica.rewrite,
        )
        found = {s.key: s for s in all_sources() if s.key in PLACES}
        self.desk = wiring.build_desk(store, self.door, found, clock=self.clock)
        self.drain = Drain(
            store, {"console": self.channel}, self.clock, in_thread=_at_once, sleep=self._pass
        )
        with store.write() as session:
            subscribing.follow_shipped(session, self.clock())

    async def _pass(self, seconds: float) -> None:
        self.clock.pass_(seconds=seconds)

    def check(self) -> None:
        self.clock.pass_(minutes=5)
        for source in self.desk.sources.values():
            outcome = pipeline.check(self.desk, source)
            assert not outcome.failures, outcome.failures
        pipeline.catch_up(self.desk)
        asyncio.run(self.drain.run_shard())

    def serve_paper(self, name: str, body: bytes, number: int) -> str:
        slug, code = JUSTICE
        titles: dict[Any, str] = {"zh-Hant": "政府當局提供的文件"}
        meeting = WEDNESDAY + timedelta(days=5)
        paper = ServedPaper(slug, code, meeting, f"cb2-9{number:02}-1", titles, {"zh-Hant": body})
        self.replica.paper(paper)
        url = paper.url("zh-Hant")
        self.replica.serve(url, body, "text/plain; charset=utf-8")
        return url

    def paper(self, url: str) -> Paper:
        with self.desk.store.read() as session:
            found = find(session, [f"url:{url}"])
        assert found is not None, f"{url} was not found by the watch"
        assert not any(r.problem for r in found.renditions), [r.problem for r in found.renditions]
        return found

    def found_by(self, query: str) -> set[int]:
        with self.desk.store.read() as session:
            return {hit.paper_id for hit in search.search(session, query, limit=50)}


async def _at_once(work: Any, *args: Any) -> Any:
    return work(*args)


@pytest.fixture
def watch(sqlite_store: Store) -> Iterator[Watch]:
    with Replica(WEDNESDAY) as replica:
        made = Watch(sqlite_store, replica)
        replica.publish("morning")
        made.check()
        yield made
        made.door.close()


def seed(number: str) -> Path:
    return next(iter(sorted(shared("real", "seeds").glob(f"{number}_*"))))


# What stands on either side of a sentence that is not torn: the end of another, or of a clause.
BEFORE = re.compile(r"(?:^|[¶。；，、：！？.;,:!?)）」\]”·*•]|\d[.)]?)$")
AFTER = re.compile(r"^(?:$|[¶·•。；，、：！？.;,:!?(（¹²³⁴-⁹]|\d)")


def sentences_of(text: str) -> list[str]:
    """Give a bullet's sentences, without a name set before them and their own end."""
    bare = re.sub(r"(?:^|(?<=……))(?:（[^（）]{2,60}）|\[[^\]]{2,90}\] )", "", text)
    pieces = re.split(r"……|[；。]|; |(?<=[a-z0-9)])\. (?=[A-Z])", bare)
    return [one.strip(" .") for one in pieces if len(one) > 3]


def unspaced(text: str) -> str:
    unmarked = re.sub(r"(?:- )?(?<![a-z])\((?:[ivx]+|[a-z]|\d)\)|\d{1,2}\. |[•➢]", "", fold(text))
    return re.sub(r"\s+", "", unmarked)  # without the marks of list items


def joined_lines(source: str) -> str:
    """Give a source without blanks; a line that does not fill its page ends with ¶."""
    lines = [unspaced(line) for line in source.split("\n")]
    full = 0.8 * sorted(map(len, lines))[int(len(lines) * 0.9)]
    return "".join(line if len(line) >= full else line + "¶" for line in lines)


def assert_faithful(paper: Paper, source: str) -> None:
    """Hold that each sentence of a bullet stands in the source, torn at neither end."""
    plain = joined_lines(source)
    bullets = [b for found in paper.bullets.values() for b in found]
    assert bullets
    for bullet in bullets:
        for sentence in sentences_of(bullet.text):
            said = unspaced(sentence)
            found = list(re.finditer("¶?".join(map(re.escape, said)), plain))
            assert found, f"not in the source: {sentence}"
            assert any(
                BEFORE.search(plain[: one.start()][-3:]) and AFTER.match(plain[one.end() :][:3])
                for one in found
            ), f"torn: {sentence}"


@pytest.mark.parametrize("number", sorted(SEEDS))
def test_a_seed_is_found_read_matched_summarised_told_once_and_found_again(
    watch: Watch, number: str
) -> None:
    kind, topics, query = SEEDS[number]
    body = seed(number).read_bytes()
    url = watch.serve_paper(number, body, int(number))
    watch.check()
    watch.check()
    paper = watch.paper(url)
    assert paper.kind == kind
    assert topics <= {m.topic for m in paper.matches if m.level == "substantive"}
    assert_faithful(paper, body.decode())
    assert len(watch.channel.posts()) == 1
    assert paper.id in watch.found_by(query)


def test_the_simplified_reply_is_served_as_the_chinese_page(watch: Watch) -> None:
    lines = seed("001").read_text("utf-8").strip().split("\n")
    title, *rest = lines
    release = Release("reply", "zh-Hant", WEDNESDAY, 777, title.strip(), tuple(rest), "16:10")
    watch.replica.put(release)
    watch.check()
    watch.check()
    paper = watch.paper(release.url)
    assert paper.kind == "question_reply"
    assert {"legal-tech", "ai"} <= {m.topic for m in paper.matches if m.level == "substantive"}
    assert_faithful(paper, "\n".join(lines))
    assert len(watch.channel.posts()) == 1
    assert paper.id in watch.found_by("中小型律師事務所")


def test_the_booklet_becomes_a_paper_a_reply_and_one_message(watch: Watch) -> None:
    body = seed("003").read_bytes()
    watch.serve_paper("003", body, 3)
    watch.check()
    watch.check()
    with watch.desk.store.read() as session:
        reply = find(session, ["estimates:2025-26:ITIB015"])
    assert reply is not None
    assert reply.kind == "estimates_reply"
    assert len(watch.channel.posts()) == 1
    assert "120" in watch.channel.posts()[0].text
    assert watch.channel.replies()
    assert reply.id in watch.found_by("人工智能")


def test_the_nine_releases_are_found_read_and_told_to_nobody(watch: Watch) -> None:
    folder = shared("real", "info-gov-hk", "articles-2020")
    pages = sorted(folder.glob("*.htm"))
    assert len(pages) == 9
    day = date(2026, 10, 7)
    urls = []
    for page in pages:
        url = f"https://www.info.gov.hk/gia/general/{day:%Y%m/%d}/{page.stem}.htm"
        release = Release(page.stem, "en", day, int(page.stem[-5:]), "A release", ("x",), "12:00")
        urls.append(watch.replica.put(release))
        watch.replica.serve(release.url, page.read_bytes())
        assert url.rpartition("/")[2][:1] == "P"
    watch.check()
    found = [watch.paper(url) for url in urls]
    assert all(paper.renditions[0].document for paper in found)
    assert all(paper.issued_at for paper in found)
    assert not watch.channel.messages


# All that the papers say where they name it: a model "1 個" of the centre that made it, "2024年年中" and "2025年2月" as days.
PILOT_SAYS = (
    "正參與「港文通」的試用計劃",
    "於2024年年中開始使用「港文通」",
    "逐步擴大試用計劃至更多政府人員",
)


def test_no_paper_at_hand_counts_anything_of_the_writing_aid_and_its_answer_says_so(
    watch: Watch,
) -> None:
    texts = [unspaced(seed(number).read_text("utf-8")) for number in ("001", "003")]
    for said in PILOT_SAYS:
        assert any(unspaced(said) in text for text in texts), said
    body = seed("003").read_bytes()
    watch.serve_paper("003", body, 3)
    watch.check()
    watch.check()
    with watch.desk.store.read() as session:
        assert figures.of_programme(session, "hkpilot") == []
        assert figures.of_programme(session, "gis-scholars")
    reply = answer(watch.desk, "programme 港文通", at_the_console())
    assert "None of them gives a figure for it." in reply.lines
    assert reply.rows
