"""This file adds a source as a stranger would, one file and one folder, and asks who can name it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import scrapers.sources
from bot import cli
from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.telling.outbox import Drain
from scrapers import publishers
from scrapers.answers import Answer, judge
from scrapers.visits import HostReply as Visited
from storage.database import Store
from tests.sources import golden
from tests.story.stage import FakeChannel, Stage

SOURCE = '''
"""This file reads what the Harbour Lights Office publishes."""

import re

from scrapers.items import Listing
from scrapers.source import Cadence, Index, Known, Publisher, Source

LIGHTS = Publisher(
    "harbour_lights", "Harbour Lights Office", "海港燈光辦事處", ("HLO", "lighthouse keepers", "燈光辦")
)
ROW = re.compile(r"<a href='([^']{1,200})'>([^<]{1,200})</a>")


def read(page):
    return Index(tuple(
        Listing(source="lights", url=url, title=title, language="en", keys=(f"url:{url}",), hint="plain")
        for url, title in ROW.findall(page.text())
    ))


def source(options):
    return Source(
        key="lights", name="Harbour Lights Office, notices", publisher=LIGHTS,
        hosts=frozenset({"lights.example"}), cadence=Cadence(working=60, quiet=60),
        addresses=lambda today: ["https://lights.example/notices.html"], read=read,
        notes=Known("C", "Its list was made up.", "清單為虛構。"),
    )
'''
ROW = "<li><a href='https://lights.example/notice-{0}.html'>{1}</a></li>"
NOTICE = (
    "<html><body><h1>Artificial intelligence steers the harbour lights</h1>"
    "<p>The Office will put artificial intelligence in charge of forty harbour lights. "
    "An artificial intelligence model chooses when each light turns.</p></body></html>"
)


class FolderDoor:
    """A fake door onto a folder of pages, one folder a host; what is not there is a bug of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(
        self, url: str, *, hosts: frozenset[str], known: str | None = None, **_: object
    ) -> Answer:
        host, path = url.removeprefix("https://").split("/", 1)
        assert host in hosts, f"{host} was not declared"
        body = (self.folder / host / path).read_bytes()
        return judge(url, Visited(200, {"content-type": "text/html"}, body), known, host)


def _forget() -> None:
    """Let what is remembered of publishers be read anew: by this test, and by those after it."""
    for remembered in (publishers.register, publishers.publisher_of, publishers.origins):
        remembered.cache_clear()


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the new source's folder of pages; its one file lies in a package outside the checkout."""
    package, folder = tmp_path / "package", tmp_path / "pages" / "lights"
    package.mkdir()
    package.joinpath("lights.py").write_text(SOURCE, encoding="utf-8")
    (folder / "lights.example").mkdir(parents=True)
    folder.joinpath("lights.example", "notices.html").write_text(
        ROW.format(1, "Buoy 9 is repainted")
    )
    folder.joinpath("lights.example", "notice-1.html").write_text("<p>Buoy 9 is red again.</p>")
    monkeypatch.setattr(scrapers.sources, "__path__", [*scrapers.sources.__path__, str(package)])
    _forget()
    yield folder
    _forget()
    sys.modules.pop("scrapers.sources.lights", None)


@pytest.fixture
def stage(pages: Path, sqlite_store: Store) -> Stage:
    """Give a stage that watches the new source, after its silent first check."""
    made = Stage(sqlite_store, places=("lights",))
    made.desk = replace(made.desk, door=FolderDoor(pages))
    made.check()
    return made


def publish(pages: Path) -> None:
    """Put a notice on artificial intelligence at the head of the list."""
    listed = pages / "lights.example" / "notices.html"
    row = ROW.format(2, "Artificial intelligence steers the harbour lights")
    listed.write_text(row + listed.read_text())
    pages.joinpath("lights.example", "notice-2.html").write_text(NOTICE)


def say(stage: Stage, text: str, where: str = "console") -> Reply:
    return answer(stage.desk, text, at_the_console(where))


def test_its_saved_page_is_golden_like_any_other(stage: Stage, pages: Path) -> None:
    listed = pages / "lights.example" / "notices.html"
    found = golden.seen(stage.sources["lights"], listed, pages)
    assert [one["title"] for one in found["listings"]] == ["Buoy 9 is repainted"]


def test_a_console_card_names_it(stage: Stage, pages: Path) -> None:
    publish(pages)
    stage.check()
    (card,) = stage.channel.posts()
    assert "Artificial intelligence steers the harbour lights" in card.text
    assert "Harbour Lights Office" in card.text
    assert "Press release" not in card.text


@pytest.mark.parametrize(
    ("spoken", "name"),
    [
        ("en", "Harbour Lights Office"),
        ("tc", "海港燈光辦事處"),
        ("sc", "海港灯光办事处"),  # nobody typed this name: it is derived
    ],
)
def test_a_slack_card_names_it_in_the_channel_s_language(
    stage: Stage, pages: Path, spoken: str, name: str
) -> None:
    say(stage, f"subscribe AI lang {spoken}", "slack:T1/C1")
    say(stage, "quiet off", "slack:T1/C1")
    publish(pages)
    stage.check()
    stage.clock.pass_(minutes=15)  # for so long a channel waits for its own language
    slack = FakeChannel()
    drain = Drain(stage.desk.store, {"console": stage.channel, "slack": slack}, stage.clock)
    asyncio.run(drain.run_shard())
    (card,) = slack.posts("slack:T1/C1")
    assert card.text.startswith(f"{name} · ")
    assert name in str(card.payload["blocks"][0])


@pytest.mark.parametrize(
    "spoken",
    [
        "harbour_lights",
        "HLO",
        "hlo",
        "lighthouse keepers",
        "the-wrong-one",
        "Harbour Lights Office",
        "海港燈光辦事處",
        "海港灯光办事处",
        "燈光辦",
        "lights",
        "HLO, doj",
        "“lighthouse keepers”",
    ],
)
def test_a_subscription_takes_it_by_any_word_that_people_use(stage: Stage, spoken: str) -> None:
    say(stage, "unsubscribe all")
    reply = say(stage, f"subscribe AI daily from {spoken}")
    if spoken == "the-wrong-one":
        assert reply.failed
        return
    assert not reply.failed, reply
    own = "lights" if spoken == "lights" else "Harbour Lights Office"
    assert any("Only from: " in line and own in line for line in reply.lines), reply.lines


def test_what_is_followed_from_it_alone_is_told(stage: Stage, pages: Path) -> None:
    say(stage, "unsubscribe all")
    say(stage, "subscribe AI from lighthouse keepers")
    publish(pages)
    stage.check()
    assert len(stage.channel.posts()) == 1


def test_what_is_followed_from_others_alone_is_not_told(stage: Stage, pages: Path) -> None:
    say(stage, "unsubscribe all")
    say(stage, "subscribe AI from legco, press")
    publish(pages)
    stage.check()
    assert stage.channel.posts() == []


def test_a_digest_holds_what_is_followed_from_it_alone(stage: Stage, pages: Path) -> None:
    say(stage, "unsubscribe all")
    say(stage, "subscribe AI daily 12:00 from HLO")
    publish(pages)
    stage.check()
    stage.clock.pass_(hours=3)
    stage.digest()
    (digest,) = stage.channel.posts()
    assert "harbour lights" in digest.text


def shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *typed: str
) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["tamar", *typed])
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        cli.main()
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out + printed.err


def test_the_shell_lists_it_and_takes_its_words(
    pages: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sqlite_url: str,
) -> None:
    monkeypatch.setenv("TAMAR_STORE", sqlite_url)
    monkeypatch.setenv("COLUMNS", "200")
    status, said = shell(monkeypatch, capsys, "sources")
    assert status == 0
    assert any("lights" in line and "Harbour Lights Office" in line for line in said.splitlines())
    status, said = shell(monkeypatch, capsys, "subscribe", "AI", "--from", "lighthouse keepers")
    assert (status, "Only from: Harbour Lights Office" in said) == (0, True)
    status, said = shell(monkeypatch, capsys, "subscribe", "AI", "--from", "nobody")
    assert status == 2
    assert "harbour_lights" in said
