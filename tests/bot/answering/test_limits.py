"""This file tests that who asks for what we cannot do is told so with what helps, and that subjects are searched."""

from __future__ import annotations

import pytest

from bot.answering.hearing.reading import meant
from bot.answering.intents import Misunderstood
from bot.answering.speech import at_the_console
from bot.messages.words.limits import WORDS
from tests.bot.answering.test_next_steps import pressed, say, stage
from tests.story.stage import Stage

__all__ = ["stage"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("whatsapp me", "limit_chat"),
        ("可唔可以微信通知我", "limit_chat"),
        ("send a copy to my director", "limit_forward"),
        ("轉寄俾個客睇", "limit_forward"),
        ("could you translate this into English", "limit_translate"),
        ("可唔可以譯做中文", "limit_translate"),
        ("show me the ruling in DCCJ 77/2023", "limit_judgment"),
        ("press office phone number of ITIB", "limit_contact"),
        ("點樣聯絡數字辦", "limit_contact"),
        ("draft a speech about drones", "limit_write"),
        ("唔該幫我擬篇新聞稿", "limit_write"),
        ("is it legal to film in court", "limit_advise"),
        ("你點睇呢條例", "limit_advise"),
        ("register me to speak at the panel", "limit_act"),
        ("點樣旁聽", "limit_act"),
        ("remind me tomorrow", "limit_remind"),
        ("where can I watch the AJLS meeting", "limit_film"),
        ("邊度睇直播", "limit_film"),
        ("tell me a joke", "limit_other"),
        ("今日天氣點", "limit_other"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_can(stage: Stage, text: str, problem: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Misunderstood)
    assert read.problem == problem
    reply = say(stage, text)
    assert not reply.changed
    assert len(pressed(reply)) > 1


@pytest.mark.parametrize(
    "text",
    [
        "WhatsApp scams",
        "machine translation in courts",
        "call centre chatbots",
        "電話騙案",
        "weather radar",
        "draft guidelines on drones",
        "search translate",
        "feedback: please translate into English",
        "register of members",
        "contact tracing app",
        "mobile number portability",
        "real-name registration of mobile numbers",
        "電話號碼實名制",
        "draft minutes",
        "draft minutes of AJLS",
        "draft report on AI",
        "prepare report",
        "design proposal",
        "weather",
        "weather modification",
        "用微信支付",
        "教師退出群組",
        "press office",
        "contact list",
        "legal advice for the public",
        "lodge a complaint against police",
        "投資移民應該投資",
        "share price",
        "stock price",
        "mark six",
        "share",
        "leave",
        "translation",
        "翻譯",
        "翻譯成中文的判案書",
        "法庭案例",
        "updates on mobile phone bans",
        "video recording of court hearings",
        "非公務員合約轉職員",
        "duty to report a problem",
        "分享平台負責人",
    ],
)
def test_a_subject_is_none_of_them(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert not (isinstance(read, Misunderstood) and read.problem.startswith("limit"))


def test_what_is_looked_for_is_kept(stage: Stage) -> None:
    assert "search LawTech" in pressed(say(stage, "write me an article on LawTech"))
    assert any(one.startswith("member ") for one in pressed(say(stage, "phone number of the DPO")))


@pytest.mark.parametrize("text", ["whatsapp me", "write me an article on LawTech", "今日天氣點"])
def test_its_words_as_typed_can_be_searched(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Misunderstood)
    assert f"search {text}" in read.write
    assert any(one.endswith(text) for one in pressed(say(stage, text)))


def test_mail_is_spoken_of_only_where_it_is_sent(stage: Stage) -> None:
    assert not stage.desk.mails
    assert not any("email" in one for one in pressed(say(stage, "whatsapp me")))
    assert "mail" not in say(stage, "whatsapp me").headline
    assert "send mail" not in " ".join(WORDS["limit_chat"])


def test_bodies_beside_the_council_and_the_government_are_known() -> None:
    assert "public bodies" in WORDS["limit_other"][0]
    assert "public bodies" in WORDS["limit_judgment"][0]
