"""This file tests that a following is obeyed beside a remark, and offered beside what limits or only tells."""

from __future__ import annotations

import pytest

from bot.answering.hearing.reading import meant
from bot.answering.intents import Follow, Guessed, Subscribe
from tests.bot.answering.utterances import SPEAKER
from tests.story.stage import Stage


@pytest.mark.parametrize(
    "text",
    [
        "Could you follow everything Carmen Kan asks in Council? We have a client with an interest there",
        "能不能关注一下创新科技及工业局？他们发的都要",
        "想跟政制事務委員會，私隱嗰邊嘅嘢通常喺嗰度",
        "make the AI one weekly instead, its too much",
        "follow Elizabeth Quat please, our partner knows her",
        "please follow whatever the HKMA publishes, we act for two banks",
        "跟埋葛珮帆議員啦，佢成日問AI",
        "follow the ITB panel - it's where most of our stuff comes up",
        "track Duncan Chiu's questions, thanks",
        "hi tamar! can you let us know about new papers on AI? once a day is plenty, say 9am",
        "smart city weekly 得喇，逢星期一朝早 9:30",
        "Please follow Carmen Kan, she asks good questions.",
        "請跟進簡慧敏議員，她問得很仔細",
        "Follow the Panel on Financial Affairs, would you, the boss keeps asking.",
        "智慧城市改到十一點先發",
    ],
)
def test_a_following_is_obeyed_beside_a_remark(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, SPEAKER)
    assert isinstance(read, Follow | Subscribe)
    said = read.what if isinstance(read, Follow) else " ".join(read.topics)
    assert "," not in said
    assert "，" not in said


@pytest.mark.parametrize(
    "text",
    [
        "follow Panel on Security, but only if it is about AI",
        "follow DoJ unless it's about criminal cases",
        "unfollow AI, except the bills",
        "Follow the Panel on Public Works instead of Transport",
        "we had AI weekly at my last firm",
        "John wants AI daily",
        "AI weekly was too much for us",
        "should we follow Carmen Kan?",
        "We were told to follow the Panel on Security",
        "the Panel on Security meets weekly, send us the agenda",
        "my old boss used to follow Carmen Kan",
        "let us know about AI if the bill passes",
        "follow DoJ, only the circulars",
        "follow Carmen Kan? no",
        "訂閱人工智能，我哋以前每星期一次",
        "跟進法律科技，我哋星期一開會",
    ],
)
def test_what_limits_a_following_or_only_tells_of_one_is_not_obeyed(
    stage: Stage, text: str
) -> None:
    read = meant(stage.desk, text, SPEAKER)
    known = isinstance(read, Follow) and "instead of" in read.what  # which nobody is called
    assert known or isinstance(read, Guessed) or not read.changes
