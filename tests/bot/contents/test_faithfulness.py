"""This file tests the guard: what a bullet says that its source does not."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.contents.faithfulness import Ground, guard, source_text
from scrapers.items import Document, Exchange, Paragraph, Section

SOURCE = (
    "登記冊署於2026年3月12日接獲1 480宗申請，涉及7.73億元，其中三千宗由「樂檔通」處理，載於《檔案守則》。"
    "服務由HKFiles提供，詳見https://www.example.gov.hk/files.html，為期5年，收費減少12%。"
)
ENGLISH = (
    "The Registry received 1,480 applications on 12 March 2026, involving $773 million, and will open "
    "within five years a 6 km track run by HKFiles at https://www.example.gov.hk/files.html."
)


@pytest.mark.parametrize(
    "bullet",
    [
        "登記冊署接獲1,480宗申請",
        "登記冊署接獲1480宗申請",
        "涉及7.73億元",
        "涉及7.73億港元",
        "3,000宗由「樂檔通」處理",
        "三千宗由「乐档通」处理",
        "HKFiles提供服務，為期5年",
        "收費減少12%",
        "詳見https://www.example.gov.hk/files.html",
        "二○二六年三月十二日接獲",
    ],
)
def test_what_the_source_says_passes(bullet: str) -> None:
    assert guard(bullet, Ground(SOURCE)) == ()


@pytest.mark.parametrize(
    "bullet",
    [
        "涉及73億元",
        "涉及7.73萬元",
        "涉及7.73億美元",
        "為期5個月",
        "接獲1,481宗申請",
        "接獲1,480家申請",
        "於2026年3月13日接獲",
        "「樂檔寶」處理",
        "載於《檔案指引》",
        "HKFile提供服務",
        "詳見https://www.example.gov.hk/other.html",
        "收費減少13%",
    ],
)
def test_what_was_changed_is_named(bullet: str) -> None:
    assert guard(bullet, Ground(SOURCE)) != ()


@pytest.mark.parametrize(
    "bullet",
    [
        "The Registry received 1 480 applications",
        "involving $773 million",
        "open a 6 km track",
        "run by HKFiles",
    ],
)
def test_a_faithful_english_bullet_passes(bullet: str) -> None:
    assert guard(bullet, Ground(ENGLISH)) == ()


@pytest.mark.parametrize(
    "bullet",
    [
        "The Registry received 1,490 applications",
        "involving $773 billion",
        "open a 9 km track",
        "open a 6 hectare track",
        "run by OtherFiles",
        "on 13 March 2026",
        "The Ministry received applications",
    ],
)
def test_a_changed_english_bullet_is_caught(bullet: str) -> None:
    assert guard(bullet, Ground(ENGLISH)) != ()


def test_the_source_of_a_reply_holds_question_and_answer() -> None:
    paper = Document(
        "question_reply", "zh-Hant", "題目", exchanges=(Exchange("問多少？", "答12宗。"),)
    )
    assert all(words in source_text(paper) for words in ("題目", "問多少？", "答12宗。"))


def test_the_source_of_a_paper_holds_its_headings() -> None:
    paper = Document("plain", "en", "Title", sections=(Section("Heading", (Paragraph("Words."),)),))
    assert source_text(paper) == "Title\nHeading\nWords."


@settings(deadline=None, max_examples=120)
@example("C.1.")
@given(st.text(alphabet="12345 ,.年月日億元個三千%「」《》abC$-", max_size=50))
def test_a_text_bears_itself_out(text: str) -> None:
    assert guard(text, Ground(text)) == ()
