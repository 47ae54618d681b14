"""This file lives through faults of files: the paper is told, its details follow, nobody hears of it twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.care import recovery
from bot.engines.inline import Inline
from scrapers import readers
from scrapers.readers import Limits
from scrapers.replica.story import lawtech_paper
from storage.database import Store
from tests.scrapers import files
from tests.story.stage import WEDNESDAY, Stage
from tests.story.troubles import (
    LAWTECH,
    QUESTION,
    alarms,
    assert_told_once,
    file,
    later,
    release,
    told,
    watched,
)

MIB = 2**20
NARROW = Limits(wall=20.0, cpu=10, memory=256 * MIB)
PICTURE = files.one_page(b"0.5 g 100 100 300 400 re f")  # a page that is a picture: no text on it
ENDLESS = files.raw_pdf([  # a tree of pages that leads into itself and claims a thousand million
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 1000000000 >>",
    b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1000000000 >>",
])  # fmt: skip


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return watched(sqlite_store)


def edits(stage: Stage) -> int:
    return sum(message.edits for message in stage.channel.posts())


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7\n%%EOF", b"<html>Service unavailable</html>", b"\x00" * 4096],
    ids=["of 0 bytes", "broken", "an error page", "zeros"],
)
def test_a_file_that_cannot_be_read_is_told_as_pending_and_edited_later(
    stage: Stage, data: bytes
) -> None:
    file(stage, data)
    stage.check()
    assert_told_once(stage, LAWTECH)
    assert "詳情容後補上" in told(stage)[0]
    file(stage)
    later(stage, 3)
    assert_told_once(stage, LAWTECH)
    assert edits(stage) == 1
    assert "•" in told(stage)[0]
    assert not stage.channel.replies()
    assert alarms(stage) == []  # whoever reads the message sees it; nobody has to act


def test_an_encrypted_pdf_is_told_as_pending_and_edited_when_it_is_unlocked(stage: Stage) -> None:
    file(stage, files.pdf([["機密"]], password="secret"))
    later(stage, 2)
    assert_told_once(stage, LAWTECH)
    assert "詳情容後補上" in told(stage)[0]
    file(stage)
    later(stage, 3, minutes=60)
    assert_told_once(stage, LAWTECH)
    assert edits(stage) == 1
    assert not stage.channel.replies()
    assert alarms(stage) == []


def test_an_image_only_pdf_is_told_saying_that_it_has_no_text(stage: Stage) -> None:
    file(stage, PICTURE)
    later(stage, 2)
    assert_told_once(stage, LAWTECH)
    assert "檔案為影像" in told(stage)[0]
    assert alarms(stage) == []


def test_an_image_only_pdf_that_gets_its_text_is_edited(stage: Stage) -> None:
    file(stage, PICTURE)
    later(stage, 2)
    file(stage)
    later(stage, 3, minutes=60)
    assert_told_once(stage, LAWTECH)
    assert edits(stage) == 1
    assert "•" in told(stage)[0]
    assert not stage.channel.replies()
    assert alarms(stage) == []


@pytest.mark.parametrize(
    "make", [lambda: files.bomb(400), lambda: ENDLESS], ids=["that expands", "of endless pages"]
)
def test_a_bomb_is_told_as_pending_and_others_go_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes]
) -> None:
    defaults: Any = readers.read.__kwdefaults__
    monkeypatch.setitem(defaults, "limits", NARROW)
    file(stage, make())
    release(stage)
    later(stage, 2)
    assert_told_once(stage, LAWTECH, QUESTION)
    assert next(text for text in told(stage) if LAWTECH in text).count("詳情容後補上") == 1
    assert alarms(stage) == []


def test_a_broken_file_under_a_dull_title_is_tried_again_until_it_speaks(stage: Stage) -> None:
    paper = lawtech_paper(stage.site.today)
    dull = replace(paper, titles={"zh-Hant": "會議文件", "en": "Paper"}, files={"zh-Hant": b""})
    stage.site.paper(dull)
    later(stage, 2)
    assert not told(stage)
    stage.site.paper(replace(dull, files={"zh-Hant": paper.files["zh-Hant"]}))
    later(stage, 3, minutes=60)
    assert_told_once(stage, "推動法律科技採用先導計劃")  # its own title: the list's says nothing
    assert alarms(stage) == []


def test_one_language_missing_for_a_week_is_an_edit_when_it_comes(stage: Stage) -> None:
    file(stage)
    stage.check()
    for days in range(1, 8):
        stage.site.today = WEDNESDAY + timedelta(days=days)
        stage.site.release("roads")  # every day has an index
        stage.check(minutes=24 * 60)
    stage.site.today = WEDNESDAY
    stage.site.paper(lawtech_paper(stage.site.today))
    later(stage)
    assert_told_once(stage, LAWTECH)
    assert edits(stage) == 1
    assert not stage.channel.replies()
    assert alarms(stage) == []


def test_enrichment_that_fails_for_new_items_only_suppresses_no_alert(stage: Stage) -> None:
    class Broken(Inline):
        def summarise(self, *asked: object) -> Any:
            raise RuntimeError("no summary of anything new")

    well = stage.desk
    stage.desk = replace(well, understanding=Broken())
    release(stage)
    later(stage)
    assert_told_once(stage, QUESTION)
    stage.desk = well
    stage.clock.pass_(minutes=30)
    assert recovery.mend(stage.desk).summaries == 1
    later(stage)
    assert_told_once(stage, QUESTION)
    assert "•" in told(stage)[0]
    assert alarms(stage) == []


def test_a_new_pdf_at_the_same_address_is_a_reply_and_no_second_alert(stage: Stage) -> None:
    file(stage)
    stage.check()
    stage.publish("revision")
    later(stage, 3, minutes=70)
    assert_told_once(stage, LAWTECH)
    assert len(stage.channel.replies()) == 1
    assert alarms(stage) == []


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
