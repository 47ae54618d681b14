"""This file lives through every fault that such systems meet: nothing lost, nothing twice, trouble told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot import pipeline, recovery, watch
from bot.calendar import HONG_KONG
from bot.platforms.errors import Ambiguous, NotSent
from scrapers.replica.shelf import Release, our_release
from scrapers.replica.story import lawtech_paper
from storage import channels, inspection, papers, source_runs
from storage.database import Store
from storage.errors import StoreBusy, StoreUnreachable
from tests.story.stage import Stage

DAY = "/gia/general/202610/07"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a stage whose health channel is a place of its own, after its first checks."""
    made = Stage(sqlite_store)
    with sqlite_store.write() as session:
        channels.ensure_channel(session, "console:health", "console", "local", made.clock())
    made.desk = replace(made.desk, health_channel="console:health")
    made.publish("morning")
    made.check()
    return made


def told(stage: Stage) -> list[str]:
    return [message.text for message in stage.channel.posts()]


def alarms(stage: Stage) -> list[str]:
    watch.keep(stage.desk)
    stage.send()
    return [message.text for message in stage.channel.posts("console:health")]


def release(stage: Stage, serial: int = 901, **changes: Any) -> Release:
    made = replace(our_release("ai_question", stage.site.today, serial)["en"], **changes)
    stage.site.put(made)
    return made


def later(stage: Stage, times: int = 3, minutes: float = 15) -> None:
    for _ in range(times):
        stage.check(minutes=minutes)


# --- index pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault", ["empty", "wall", "error", "missing", "wrong type", "reset", "busy"]
)
def test_an_index_that_fails_for_half_an_hour_loses_nothing(stage: Stage, fault: str) -> None:
    stage.site.misbehave(fault, DAY)
    release(stage)
    later(stage)
    assert not told(stage)
    assert len(alarms(stage)) == 1
    assert alarms(stage)[0].startswith("Trouble: Government press releases")
    stage.site.behave()
    later(stage)
    assert len(told(stage)) == 1
    assert [text.partition(":")[0] for text in alarms(stage)] == ["Trouble", "Over"]


def test_trouble_that_is_over_soon_is_told_to_nobody(stage: Stage) -> None:
    stage.site.misbehave("error", DAY)
    stage.check(minutes=2)
    assert alarms(stage) == []
    stage.site.behave()
    later(stage)
    assert alarms(stage) == []


def test_trouble_at_night_is_told_in_the_morning_if_it_is_still_there(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 7, 23, 30, tzinfo=HONG_KONG)
    stage.site.misbehave("error", DAY)
    later(stage)
    assert alarms(stage) == []
    stage.clock.now = datetime(2026, 10, 8, 7, 31, tzinfo=HONG_KONG)
    assert len(alarms(stage)) == 1


def test_a_404_that_comes_and_goes_tells_nothing_twice(stage: Stage) -> None:
    release(stage)
    stage.check()
    for _ in range(3):
        stage.site.misbehave("missing", DAY)
        stage.check()
        stage.site.behave()
        stage.check()
    assert len(told(stage)) == 1
    assert not stage.channel.replies()


def test_a_selector_that_is_gone_is_a_layout_changed(stage: Stage) -> None:
    url = f"https://www.info.gov.hk{DAY}.htm"
    stage.site.serve(url, b"<html><body><div id='news'><a href='x'>y</a></div></body></html>")
    done = stage.check()
    assert done["info_gov_hk"].outcome == "LayoutChanged"


def test_most_rows_that_cannot_be_read_are_a_layout_changed(stage: Stage) -> None:
    rows = "".join(f'<li><a href="{DAY}/P20261007{n:05}.htm"> </a></li>' for n in range(500, 508))
    url = f"https://www.info.gov.hk{DAY}.htm"
    stage.site.serve(url, f"<html><body><div id='contentBody'>{rows}</div></body></html>".encode())
    assert stage.check()["info_gov_hk"].outcome == "LayoutChanged"


def test_a_single_bad_row_is_skipped_and_counted(stage: Stage) -> None:
    good = f'<li><a href="{DAY}/P2026100700777.htm">Roads closed</a></li>'
    bad = f'<li><a href="{DAY}/P2026100700778.htm"> </a></li>'
    url = f"https://www.info.gov.hk{DAY}.htm"
    page = f"<html><body><div id='contentBody'><ul>{good}{bad}</ul></div></body></html>"
    stage.site.serve(url, page.encode())
    done = stage.check()["info_gov_hk"]
    assert (done.outcome, done.skipped) == ("ok", 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "big5hkscs"])
def test_an_index_in_another_encoding_is_read(stage: Stage, encoding: str) -> None:
    row = f'<li><a href="{DAY}/P2026100700801.htm">政府推動人工智能應用</a></li>'
    page = f"<html><body><div id='contentBody'><ul>{row}</ul></div></body></html>"
    stage.site.serve(f"https://www.info.gov.hk{DAY}c.htm", page.encode(encoding))
    later(stage)
    assert len(told(stage)) == 1
    assert "人工智能" in told(stage)[0]


def test_an_item_that_vanishes_and_returns_is_told_once(stage: Stage) -> None:
    made = release(stage)
    stage.check()
    for _ in range(3):
        stage.site.hide(made.url)
        stage.check()
        stage.site.show(made.url)
        stage.check()
    assert len(told(stage)) == 1
    assert not stage.channel.replies()


def test_items_of_the_same_day_and_hour_are_told_each(stage: Stage) -> None:
    release(stage)
    release(stage, 902, name="other", title="LCQ10: Artificial intelligence in ports")
    stage.check()
    assert len(told(stage)) == 2


def test_an_item_dated_back_is_told(stage: Stage) -> None:
    yesterday = stage.site.today - timedelta(days=1)
    release(stage, day=yesterday, id_day=yesterday - timedelta(days=2), time="00:05")
    stage.check()
    assert len(told(stage)) == 1


def test_the_same_item_under_two_addresses_is_told_once(stage: Stage) -> None:
    made = release(stage)
    stage.check()
    rows = "".join(
        f'<li><a href="{url}">{made.title}</a></li>'
        for url in (made.url, made.url.replace(".htm", "p.htm"), f"{made.url}?fontSize=1")
    )
    page = f"<html><body><div id='contentBody'><ul>{rows}</ul></div></body></html>"
    stage.site.serve(f"https://www.info.gov.hk{DAY}.htm", page.encode())
    later(stage)
    assert len(told(stage)) == 1


def test_a_title_only_edit_tells_nobody_again(stage: Stage) -> None:
    made = release(stage)
    stage.check()
    stage.site.put(replace(made, title=f"{made.title} (with photos)"))
    later(stage)
    assert len(told(stage)) == 1
    assert not stage.channel.replies()


def test_ten_times_the_items_are_read_and_told_each_once(stage: Stage) -> None:
    for number in range(60):
        release(stage, 1000 + number, name=f"n{number}", title=f"Roads repaired, part {number}")
    release(stage)
    later(stage, 2)
    assert len(told(stage)) == len(set(told(stage))) == 61
    with stage.desk.store.read() as session:
        assert papers.due_for_reading(session, stage.clock(), 100) == []


# --- files ---------------------------------------------------------------------------------------


def _file(stage: Stage, data: bytes) -> None:
    paper = lawtech_paper(stage.site.today)
    stage.site.paper(replace(paper, files={"zh-Hant": data}))


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7\n%%EOF", b"<html>Service unavailable</html>", b"\x00" * 4096],
    ids=["of 0 bytes", "broken", "an error page", "zeros"],
)
def test_a_file_that_cannot_be_read_is_told_as_pending_and_edited_later(
    stage: Stage, data: bytes
) -> None:
    _file(stage, data)
    stage.check()
    assert len(told(stage)) == 1
    good = lawtech_paper(stage.site.today)
    stage.site.paper(replace(good, files={"zh-Hant": good.files["zh-Hant"]}))
    later(stage, 3)
    assert len(told(stage)) == 1
    assert stage.channel.posts()[0].edits == 1
    assert "•" in told(stage)[0]


def test_a_broken_file_under_a_dull_title_is_tried_again_until_it_speaks(stage: Stage) -> None:
    paper = lawtech_paper(stage.site.today)
    dull = replace(paper, titles={"zh-Hant": "會議文件", "en": "Paper"}, files={"zh-Hant": b""})
    stage.site.paper(dull)
    later(stage, 2)
    assert not told(stage)
    stage.site.paper(replace(dull, files={"zh-Hant": paper.files["zh-Hant"]}))
    later(stage, 3, minutes=60)
    assert len(told(stage)) == 1


def test_one_language_missing_for_a_week_is_an_edit_when_it_comes(stage: Stage) -> None:
    paper = lawtech_paper(stage.site.today)
    stage.site.paper(replace(paper, files={"zh-Hant": paper.files["zh-Hant"]}))
    stage.check()
    for _ in range(7):
        stage.check(minutes=24 * 60)
    stage.site.paper(paper)
    later(stage)
    assert len(told(stage)) == 1
    assert stage.channel.posts()[0].edits == 1


def test_enrichment_that_fails_for_new_items_only_suppresses_no_alert(stage: Stage) -> None:
    def broken(document: object) -> Any:
        raise RuntimeError("no summary of anything new")

    well = stage.desk
    stage.desk = replace(well, summarise=broken)
    release(stage)
    later(stage)
    assert len(told(stage)) == 1
    stage.desk = well
    stage.clock.pass_(minutes=30)
    recovery.mend(stage.desk)
    later(stage)
    assert len(told(stage)) == 1


# --- names and years -----------------------------------------------------------------------------


def test_the_year_rolls_over_in_addresses(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, today=date(2026, 12, 31))
    stage.clock.now = datetime(2026, 12, 31, 23, 50, tzinfo=HONG_KONG)
    stage.publish("morning")
    stage.check()
    stage.site.today = date(2027, 1, 1)
    stage.clock.now = datetime(2027, 1, 1, 9, 30, tzinfo=HONG_KONG)
    stage.site.release("ai_question")
    done = stage.check()
    assert len(stage.channel.posts()) == 1
    assert done["legco_panels"].outcome in ("ok", "unchanged", "baseline")


def test_a_panel_that_nobody_knows_is_followed_by_its_slug(sqlite_store: Store) -> None:
    from scrapers.source import all_sources

    options = {"legco_panels": {"panels": ["digital-affairs"]}}
    source = next(s for s in all_sources(options) if s.key == "legco_panels")
    assert any("digital-affairs" in url for url in source.addresses(date(2026, 10, 7)))


# --- the store -----------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [StoreBusy, StoreUnreachable])
def test_a_store_that_is_away_loses_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    release(stage)
    store = stage.desk.store
    for allowed in range(6):  # it goes away before each of a check's writes in turn
        _away_after(monkeypatch, store, allowed, error)
        with pytest.raises(error):
            pipeline.check(stage.desk, stage.sources["info_gov_hk"])
        monkeypatch.undo()
    later(stage)
    assert len(told(stage)) == 1


def _away_after(
    monkeypatch: pytest.MonkeyPatch, store: Store, allowed: int, error: type[BaseException]
) -> None:
    write, left = store.write, [allowed]

    @contextmanager
    def faulty() -> Iterator[Any]:
        if left[0] <= 0:
            raise error()
        left[0] -= 1
        with write() as session:
            yield session

    monkeypatch.setattr(store, "write", faulty)


class Killed(BaseException):
    """The process dies here."""


@pytest.mark.parametrize("step", range(1, 8))
def test_a_kill_at_any_write_loses_nothing_and_tells_nothing_twice(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    release(stage)
    _away_after(monkeypatch, stage.desk.store, step, Killed)
    with pytest.raises(Killed):
        later(stage, 2)
    monkeypatch.undo()
    later(stage)
    assert len(told(stage)) == 1


def test_a_clock_that_steps_back_an_hour_tells_nothing_twice(stage: Stage) -> None:
    release(stage)
    stage.check()
    stage.clock.pass_(hours=-1)
    release(stage, 902, name="other", title="LCQ10: Artificial intelligence in ports")
    later(stage, 6)
    assert len(told(stage)) == 2


# --- the chat ------------------------------------------------------------------------------------


@pytest.mark.parametrize("retry_after", [60.0, None], ids=["with Retry-After", "without"])
def test_a_chat_that_says_429_gets_the_message_later_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, retry_after: float | None
) -> None:
    send, refused = stage.channel.send, [2]

    async def limited(*args: Any, **how: Any) -> Any:
        if refused[0]:
            refused[0] -= 1
            raise NotSent("ratelimited", retry_after=retry_after)
        return await send(*args, **how)

    monkeypatch.setattr(stage.channel, "send", limited)
    release(stage)
    later(stage)
    assert len(told(stage)) == 1


def test_a_chat_that_is_down_for_an_hour_gets_the_message_when_it_is_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = stage.clock() + timedelta(hours=1)
    send = stage.channel.send

    async def down(*args: Any, **how: Any) -> Any:
        if stage.clock() < back:
            raise NotSent("out of reach", retry_after=15.0, scope="channel")
        return await send(*args, **how)

    monkeypatch.setattr(stage.channel, "send", down)
    release(stage)
    later(stage, 10, minutes=10)
    assert len(told(stage)) == 1


def test_a_200_with_an_error_body_is_held_and_the_owner_is_told(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.outbox import Drain
    from tests.story.stage import _at_once

    send = stage.channel.send

    async def unclear(address: str, *args: Any, **how: Any) -> Any:
        if address == "console":
            raise Ambiguous("200 with a body that is no answer")
        return await send(address, *args, **how)

    monkeypatch.setattr(stage.channel, "send", unclear)
    stage.drain = Drain(
        stage.desk.store, {"console": stage.channel}, stage.clock, in_thread=_at_once,
        sleep=stage._sleep, on_trouble=watch.on_trouble(stage.desk),
    )  # fmt: skip
    release(stage)
    stage.check()
    stage.clock.pass_(minutes=5)
    import asyncio

    asyncio.run(stage.drain.sweep())
    stage.send()
    assert [text for text in alarms(stage) if "held" in text]
    with stage.desk.store.read() as session:
        assert [entry.held for entry in inspection.entries(session)] == [True]


@pytest.mark.parametrize("reason", ["channel_not_found", "is_archived", "token_revoked"])
def test_a_channel_that_is_gone_is_closed_and_others_go_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    from bot.topics import shipped
    from storage import subscriptions

    with stage.desk.store.write() as session:
        other = channels.ensure_channel(
            session, "console:two", "console", "two", stage.clock(),
            opens="00:00", closes="24:00", working_days_only=False,
        )  # fmt: skip
        for topic in shipped():
            subscriptions.subscribe(
                session,
                other.id,
                kind="topic",
                target=topic.key,
                label="",
                who="t",
                now=stage.clock(),
            )
    send = stage.channel.send

    async def gone(address: str, *args: Any, **how: Any) -> Any:
        if address == "console":
            raise NotSent(reason, permanent=True, scope="channel")
        return await send(address, *args, **how)

    monkeypatch.setattr(stage.channel, "send", gone)
    stage.clock.pass_(minutes=1)
    release(stage)
    later(stage)
    assert len(stage.channel.posts("console:two")) == 1
    with stage.desk.store.read() as session:
        closed = channels.channel(session, "console")
    assert closed is not None
    assert closed.gone_why is not None


def test_a_check_that_finds_nothing_new_says_so_in_its_run(stage: Stage) -> None:
    stage.check()
    with stage.desk.store.read() as session:
        assert source_runs.runs(session, "info_gov_hk", limit=1)[0].outcome == "unchanged"


def test_a_revision_of_the_language_not_shown_is_told_where_either_is_read(stage: Stage) -> None:
    paper = lawtech_paper(stage.site.today)
    stage.site.paper(paper)
    stage.check()
    stage.publish("revision")
    both = lawtech_paper(stage.site.today)
    revised = next(iter(p for p in stage.site._papers.values() if p.stem == both.stem))
    stage.site.paper(replace(paper, files={**paper.files, "zh-Hant": revised.files["zh-Hant"]}))
    stage.clock.pass_(minutes=70)
    later(stage, 1)
    assert len(stage.channel.replies()) == 1
