"""This file tests that talk between people is left alone, and what is asked of us is not taken for it."""

from __future__ import annotations

import pytest

from bot.answering.hearing.cautions import chatter
from bot.answering.hearing.reading import meant
from bot.answering.intents import Hello, Overheard, Thanks
from bot.answering.speech import at_the_console
from tests.bot.answering.utterances import SPEAKER
from tests.story.stage import Stage


@pytest.mark.parametrize(
    "text",
    [
        "Good luck to everyone in court this afternoon!",
        "best of luck with the hearing tomorrow, Priya",
        "祝大家考試順利",
        "anyone up for a hike on Saturday",
        "周末有人一起去爬狮子山吗",
        "有冇人一齊去打羽毛球",
        "今日間茶記個菠蘿油好正",
        "落緊大雨，出去開會記得帶遮",
        "外面下大雨了，大家小心",
        "OT 到十一點 again 🥲 今晚又係 instant noodle",
        "James said he'd have the AI consultation response drafted by Monday",
        "lunch at 1? the usual place",
        "今日份明報邊個攞咗",
        "@Amy 呢份我睇咗，冇嘢要跟",
        "fwd: Dear all, the AI sub-group meets on Thursday at 4. Agenda to follow.",
        "haha 又係 LegCo 流會",
        "sorry was on mute, can someone send the dial-in again",
        "聽日九號波球 😂 返唔返工",
        "我遲10分鐘到，你哋開始先",
        "好的收到，我明天跟进一下再回复各位",
        "anyone want coffee? going down in 5",
        "can somebody bring the projector cable to room 3",
        "I'll circulate the draft note on AI by noon",
        "Grace told me she's filing the submission tomorrow",
        "my client says they're fine with it",
        "lol the minister again",
        "happy birthday Ming! cake in the pantry at 4",
        "running 15 mins late, start without me",
        "who's got the printer working",
        "食咗飯未呀大家",
        "阿Ken話佢今晚先交到份稿",
        "唉，又要加班",
        "各位同事，聽日三點開會，請準時",
        "早唞，聽日見",
        "老闆说下周再决定",
        "哈哈哈笑死我了",
        "午饭去哪吃",
        "我先去开会，晚点回你",
        "收到，谢谢王律师",
        "Noted with thanks, will revert.",
        "ok sounds good, see you at 3",
    ],
)
def test_talk_between_people_is_left_alone(stage: Stage, text: str) -> None:
    assert isinstance(meant(stage.desk, text, SPEAKER), Overheard)


@pytest.mark.parametrize(
    "text",
    [
        "pause, I'm at lunch until 2",
        "mute AI till I'm back from the dentist tomorrow",
        "birthday leave policy papers",
        "typhoon signal no. 8 arrangements",
        "zoom meeting court hearings",
        "八號風球 安排",
        "請假 條例",
        "umbrella movement",
        "coffee shop licences",
        "who said AI regulation is premature",
        "Has the Secretary said anything about robotaxis",
        "what did Carmen Kan say about privacy",
        "遲到 學校",
        "stop pinging me, I'm at lunch",
        "食飯時間唔好嘈",
    ],
)
def test_what_is_asked_of_us_is_no_talk(stage: Stage, text: str) -> None:
    assert not isinstance(meant(stage.desk, text, SPEAKER), Overheard)


@pytest.mark.parametrize(
    "text",
    [
        "thx Tamar, super 快，慳返我半日",
        "thank you so much, that saved me an hour",
        "cheers, great work",
    ],
)
def test_thanks_with_praise_are_answered_as_thanks(stage: Stage, text: str) -> None:
    assert isinstance(meant(stage.desk, text, SPEAKER), Thanks)


@pytest.mark.parametrize(
    "text",
    [
        "thanks but unsubscribe AI",
        "thanks, now show me AI",
        "rainstorm warning arrangements",
        "good luck charm regulation",
        "大雨渠務工程",
        "行山徑維修",
    ],
)
def test_what_is_asked_beside_such_words_is_neither_talk_nor_thanks(
    stage: Stage, text: str
) -> None:
    assert not isinstance(meant(stage.desk, text, SPEAKER), Overheard | Thanks)


@pytest.mark.parametrize("text", ["testing testing 123", "this is just a test", "試下"])
def test_who_tries_whether_we_are_there_is_greeted(stage: Stage, text: str) -> None:
    assert meant(stage.desk, text, at_the_console()) == Hello()


@pytest.mark.parametrize(
    "text",
    [
        "sorry wrong channel",
        "oops, wrong chat everyone",
        "ignore this, Tamar",
        "@Jenny did you print it? oh and Tamar ignore this",
        "打錯群了",
        "唔好意思 send錯channel",
    ],
)
def test_who_takes_back_that_they_spoke_to_us_is_let_be(stage: Stage, text: str) -> None:
    assert meant(stage.desk, text, at_the_console()) == Overheard()


@pytest.mark.parametrize(
    "text", ["the wrong person was named in the reply", "test results of the pilot", "2"]
)
def test_what_only_holds_such_words_is_looked_for(stage: Stage, text: str) -> None:
    assert meant(stage.desk, text, at_the_console()) not in (Hello(), Overheard())


def test_what_a_named_person_said_is_not_of_whom_we_spoke_last() -> None:
    assert chatter.tells_of_others("Karen said she'll follow up with DoJ on the pilot")


def test_what_is_said_of_our_alerts_is_not_of_others() -> None:
    assert not chatter.tells_of_others("Karen said she would mute the alerts")
