"""This file tests that what is only half said is asked back, and what says all is not."""

from __future__ import annotations

import pytest

from bot.answering.hearing.reading import meant
from bot.answering.intents import Misunderstood
from tests.bot.answering.utterances import SPEAKER
from tests.story.stage import Stage


@pytest.mark.parametrize(
    "text",
    [
        "改做星期一",
        "帮我改一下时间",
        "早一点发行吗",
        "唔係呀，係 lawtech 唔係 lowtech",
        "follow 嗰個 panel 啦",
        "make this one weekly",
        "mute this one",
        "no, weekly",
        "唔係，每週",
        "can it come a bit earlier please",
        "change the time",
        "could you move it to Monday",
        "make it Fridays",
        "遲啲先發得唔得",
        "可以提早少少嗎",
        "時間幫我改下",
        "改到星期五啦",
        "把時間調到九點",
        "follow that committee too",
        "unfollow that panel please",
        "取消嗰個主題",
        "跟埋嗰個議員啦",
        "關注那個局",
        "no it's smart city not smart cities",
        "不是，是法律科技",
        "遲啲",
        "later",
        "改返個時間",
        "digest 可唔可以 later 少少",
        "digest earlier 少少得唔得",
        "嗰個唔要喇",
        "那个不要了",
        "I don't want that one any more",
        "关注一下李议员",
        "follow 埋 Lam 個 Member",
        "跟返張生",
        "Can you keep me posted on the bill?",
        "could you track that scheme for us",
        "帮我找那个条例",
        "找一下那个咨询的资料",
        "跟進嗰個計劃",
        "cut it down a bit",
        "tone it down please",
        "减少一点",
        "换个语言",
        "轉語言得唔得",
        "another language please",
        "no sorry, daily. 6pm",
        "no, Friday",
        "唔係唔係，係星期五",
        "不对，改成每天",
        "唔好意思，係朝早九點",
        "sorry 打錯，10:15 先啱",
    ],
)
def test_what_is_half_said_is_asked_back(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, SPEAKER)
    assert isinstance(read, Misunderstood)
    assert read.write


@pytest.mark.parametrize(
    "text",
    [
        "earlier papers on AI",
        "改革時間表",
        "meetings on Monday",
        "星期一有咩會",
        "時間銀行",
        "the schedule of the smart city blueprint",
        "change of working hours policy",
        "digest at 8",
        "AI weekly instead",
        "follow the Panel on Security",
        "find the bill on smart city",
        "follow the Copyright Bill",
        "change the language to English",
        "減少廢物計劃",
        "语言政策",
        "关注一下邱达根议员",
        "follow Lam Tsuen River",
        "no problem",
        "唔係星期五開會",
        "改返轉頭",
        "cut red tape",
        "嗰個唔要嘅文件",
    ],
)
def test_what_says_all_is_not_asked_back(stage: Stage, text: str) -> None:
    assert not isinstance(meant(stage.desk, text, SPEAKER), Misunderstood)
