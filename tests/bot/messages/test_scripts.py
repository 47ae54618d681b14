"""This file tests that readers of Simplified Chinese get it, labelled, and that links and copies stay as published."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.scripts import as_read
from bot.answering.speech import Button, Reply, Row
from bot.messages import briefings
from bot.messages.alerts import Alert, Change, Digest, DigestRow, KeptPaper, Revision, Withdrawal
from bot.messages.gatherings import Rest, Sitting
from bot.messages.links import source_address
from bot.messages.scripts import KEPT, WORDS, for_notice, for_reader, simplified
from bot.telling.readers import InScript
from bot.wiring import renderers
from storage.records import Bullet
from tests.messages import samples

PAGE = "https://www.info.gov.hk/gia/c.htm"
ALERT = replace(
    samples.REPLY_ZH,
    language="zh-Hans",
    text_language="zh-Hant",
    title="立法會五題：渡輪的覆蓋範圍",
    url=PAGE,
    bullets=(Bullet("渡輪計劃已覆蓋著名的碼頭，並將於年底前擴展。", ("(1)",)),),
    askers=("陳大文議員",),
    notes=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("答覆覆蓋著名碼頭", "答复覆盖著名码头"),
        ("乾淨的公里數", "干净的公里数"),
        ("巿民硏究", "市民研究"),
        ("HK$1,200，iAM Smart", "HK$1,200，iAM Smart"),
        (
            "見https://www.gov.hk/tc/電子政府.pdf，謝謝",
            "见https://www.gov.hk/tc/電子政府.pdf，谢谢",
        ),
        ("甲\0乙\ud800書", "甲\0乙?书"),
    ],
)
def test_letters_are_converted_by_their_words_and_addresses_stay(
    published: str, shown: str
) -> None:
    assert simplified(published) == shown


@given(st.text(alphabet="覆蓋著名乾坤後皇答諮詢𠮷\0\ud800a：/ \n", max_size=200))
def test_what_was_converted_stays_as_it_is_the_second_time(text: str) -> None:
    once = simplified(text)
    assert simplified(once) == once


def test_a_long_text_is_converted_piece_by_piece_whole() -> None:
    assert simplified("覆蓋" * 30_000) == "覆盖" * 30_000


def test_an_alert_says_once_that_it_was_converted() -> None:
    told = for_reader(ALERT)
    assert (told.title, told.text_language) == ("立法会五题：渡轮的覆盖范围", "zh-Hans")
    assert told.bullets[0].text == "渡轮计划已覆盖著名的码头，并将于年底前扩展。"
    assert told.askers == ("陈大文议员",)
    assert told.notes == ("converted",)
    assert for_reader(told) == told


def test_a_quote_keeps_the_link_to_the_words_that_were_published() -> None:
    (one,) = for_reader(ALERT).bullets
    assert unquote(source_address(PAGE, one)).endswith("#:~:text=渡輪計劃已覆蓋著名的碼頭")
    cut = replace(one, text=one.text[:6])  # as renderers clip them
    assert source_address(PAGE, cut) == source_address(PAGE, one)


def test_who_stands_beside_a_line_of_a_briefing_is_converted() -> None:
    row = briefings.BriefingLine("aside", "渡輪", None, "承諾到期 · 數字政策辦公室")
    made = for_reader(briefings.Briefing("會前簡報", "zh-Hans", (row,)))
    assert made.rows[0].context == "承诺到期 · 数字政策办公室"


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_other_readers_get_what_was_published(language: Any) -> None:
    told = replace(ALERT, language=language)
    assert for_reader(told) is told


def test_what_was_published_in_simplified_is_not_called_converted() -> None:
    told = replace(for_reader(ALERT), notes=(), text_language="zh-Hans")
    assert for_reader(replace(told, committee=None)).notes == ()


def parts(kind: type) -> Iterator[type]:
    yield kind
    for one in fields(kind):
        for part in (Alert, Bullet, Change, DigestRow, KeptPaper):
            if part.__name__ in str(one.type) and part is not kind:
                yield from parts(part)


@pytest.mark.parametrize("kind", [Alert, Digest, Rest, Revision, Sitting, Withdrawal])
def test_each_word_of_a_message_is_known_to_be_converted_or_kept(kind: type) -> None:
    unknown = {
        f"{part.__name__}.{one.name}"
        for part in parts(kind)
        for one in fields(part)
        if "str" in str(one.type).replace("tuple[Bullet", "")
        and one.name not in WORDS | KEPT
        and not is_dataclass(one.type)
    }
    assert not unknown - {"Digest.groups"}


@pytest.mark.parametrize("platform", ["console", "mail", "slack", "teams"])
@pytest.mark.parametrize("kind", ["alert", "revision", "withdrawal", "digest", "rest", "sitting"])
def test_every_platform_shows_converted_words_and_the_label(platform: str, kind: str) -> None:
    digest = next(iter(samples.DIGESTS.values()))
    rest = next(iter(samples.RESTS.values()))
    sitting = next(iter(samples.SITTINGS.values()))
    row = DigestRow(ALERT, "substantive")
    told = {
        "alert": ALERT,
        "revision": Revision(ALERT, (Change("1", "渡輪", "渡輪擴展"),), 3, samples.SEEN),
        "withdrawal": Withdrawal(ALERT, samples.SEEN),
        "digest": replace(digest, language="zh-Hans", groups=((digest.groups[0][0], (row,)),)),
        "rest": replace(rest, booklet=replace(ALERT), rows=(row,)),
        "sitting": replace(
            sitting, language="zh-Hans", rows=(replace(sitting.rows[0], title="渡輪的覆蓋範圍"),)
        ),
    }[kind]
    made = renderers()[platform]
    assert isinstance(made, InScript)
    said = str(getattr(made, kind)(told))
    assert said.count("由繁体转换") >= 1
    assert "渡轮" in said
    if kind != "alert":  # its link looks for the words as published
        assert "渡輪" not in said


def test_a_notice_is_converted_for_its_channel() -> None:
    assert for_notice("渡輪 https://x.hk/渡輪", "zh-Hans") == "渡轮 https://x.hk/渡輪\n由繁体转换"
    assert for_notice("渡輪", "zh-Hant") == "渡輪"


def test_an_answer_is_converted_but_for_what_is_pressed_opened_or_copied() -> None:
    reply = Reply(
        "渡輪", ("覆蓋",), (Row("碼頭", PAGE, "質詢", "**渡輪**計劃"),), (Button("查閱", "say", "查閱 渡輪"),),
        code="渡輪", again="搜尋 渡輪", language="zh-Hans",
    )  # fmt: skip
    shown = as_read(reply)
    assert (shown.headline, shown.lines) == ("渡轮", ("覆盖",))
    assert shown.rows == (Row("码头", PAGE, "质询", "**渡轮**计划"),)
    assert shown.buttons == (Button("查阅", "say", "查閱 渡輪"),)
    assert (shown.code, shown.again, shown.footer) == ("渡輪", "搜尋 渡輪", "由繁体转换")
    assert as_read(shown) == shown
    assert as_read(replace(reply, language="zh-Hant")) == replace(reply, language="zh-Hant")


def test_an_answer_that_quotes_no_paper_has_no_label() -> None:
    assert as_read(Reply("渡輪", language="zh-Hans")).footer == ""


def test_the_dictionaries_are_loaded_by_what_converts_and_by_nothing_else() -> None:
    code = "import sys, bot.wiring, bot.web.archive.drawing; print('opencc' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
