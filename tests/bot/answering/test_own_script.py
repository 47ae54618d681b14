"""This file tests that what people typed comes back in the script in which they typed it, in their language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply
from bot.messages.words import is_simplified
from scrapers.text import fold
from tests.bot.answering.utterances import SPEAKER
from tests.story.stage import Stage


def _shown(reply: Reply) -> str:
    buttons = (one for button in reply.buttons for one in (button.text, button.value))
    return "\n".join((reply.headline, *reply.lines, *buttons))


@pytest.mark.parametrize(
    "text",
    [
        "煩請關注邱達根議員的提問，謝謝。",
        "「數碼轉型支援先導計劃」歷年批出多少宗申請？",
        "《2026年版權（修訂）條例草案》最近有甚麼進展",
        "下星期一司法及法律事務委員會開會，有咩文件要睇定",
        "財務委員會上個月的文件，有沒有講數碼身份",
        "有冇葛珮帆議員講過數據中心嘅嘢",
        "陳曼琪議員問過甚麼關於樓宇安全的質詢",
        "政府應承咗明年一季度辦完嘅嘢有邊啲",
        "林哲玄議員最近關注甚麼",
        "從3月1號至15號的自動駕駛文件",
    ],
)
def test_traditional_words_never_come_back_as_simplified_ones(stage: Stage, text: str) -> None:
    reply = answer(stage.desk, text, SPEAKER)
    typed = {
        one for one in text if fold(one) != one
    }  # letters that Simplified Chinese writes otherwise
    lost = {fold(one) for one in typed} - set(text)
    assert reply.language == "zh-Hant"
    assert not lost & set(_shown(reply))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("「低空經濟」嗰個題目加多兩個字：無人機、起降場", "zh-Hant"),
        ("2026年有甚麼文件", "zh-Hant"),
        ("《版權條例》", "zh-Hant"),
        ("follow 埋 Lam 個 Member", "zh-Hant"),
        ("search 港文通", "en"),
        ("show me “AI”", "en"),
        ("CB(2)438/2026(01)", "en"),
    ],
)
def test_a_chinese_line_is_answered_in_chinese_whatever_it_begins_with(
    stage: Stage, text: str, language: str
) -> None:
    assert answer(stage.desk, text, SPEAKER).language == language


@pytest.mark.parametrize(
    "text",
    [
        "I'd be grateful if you would start following the Hon Holden Chow",
        "Could our library account receive whatever the AJLS panel puts out?",
        "煩請關注邱達根議員的提問，謝謝。",
        "本館希望收到財經事務委員會的所有文件",
    ],
)
def test_to_stop_is_not_offered_to_who_wants_to_be_told(stage: Stage, text: str) -> None:
    offered = [button.value for button in answer(stage.desk, text, SPEAKER).buttons]
    assert not any(one.startswith(("unsubscribe", "取消訂閱")) for one in offered)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("以後請用簡體", "zh-Hans"),
        ("以后请用简体", "zh-Hans"),
        ("語言 簡", "zh-Hans"),
        ("語言 繁", "zh-Hant"),
        ("語言 英", "zh-Hant"),
        ("language sc", "en"),
    ],
)
def test_who_asks_in_chinese_for_its_other_script_is_answered_in_it(
    stage: Stage, text: str, language: str
) -> None:
    reply = answer(stage.desk, text, SPEAKER)
    assert reply.changed
    assert reply.language == language
    if language == "zh-Hans":
        assert is_simplified(reply.headline)


def test_a_script_that_was_chosen_holds_whatever_is_asked_for(stage: Stage) -> None:
    chosen = replace(SPEAKER, language="zh-Hant", chosen=True)
    assert answer(stage.desk, "語言 簡", chosen).language == "zh-Hant"
