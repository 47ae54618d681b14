"""This file tests settings as people ask for them: done where it is clear, offered whole where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.arguments.wishes import Wishes
from bot.answering.conversation import answer, meant
from bot.answering.hearing.writing import reworded
from bot.answering.intents import (
    Export,
    Follow,
    Guessed,
    Intent,
    ListFollowed,
    Misunderstood,
    Mute,
    NewList,
    NewTopic,
    Pause,
    SetDigest,
    SetLanguage,
    Subscribe,
    Unsubscribe,
)
from tests.bot.answering.test_leaning import ME, stage
from tests.story.stage import Stage

__all__ = ["stage"]


def read(stage: Stage, text: str, *, alone: bool = False) -> Intent:
    return meant(stage.desk, text, replace(ME, alone=alone))


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("唔該聽日先再send，今日開緊會", "聽日"),
        ("下星期一才再發", "下星期一"),
        ("hold everything until Monday, we are in trial", "Monday"),
        ("nothing until Thursday please", "Thursday"),
    ],
)
def test_nothing_comes_before_a_moment(stage: Stage, text: str, until: str) -> None:
    assert read(stage, text) == Pause(until)


@pytest.mark.parametrize(
    "text", ["聽日有咩會", "下星期一先再傾啦", "AI聽日先再send", "hold the vote until Monday?"]
)
def test_what_is_no_order_to_wait_pauses_nothing(stage: Stage, text: str) -> None:
    assert not isinstance(read(stage, text), Pause)


@pytest.mark.parametrize(
    "text",
    [
        "智慧城市暫時唔使住",
        "no smart city for now please",
        "暫時唔好send智慧城市",
        "智慧城市暂时不要了",
    ],
)
def test_what_is_not_wanted_for_now_is_muted_for_a_week(stage: Stage, text: str) -> None:
    found = read(stage, text)
    assert isinstance(found, Mute)
    assert found.until == "1 week"


@pytest.mark.parametrize(
    "text", ["no lunch for now please", "no smart city for now?", "午飯暫時唔使住"]
)
def test_what_nobody_knows_is_not_muted(stage: Stage, text: str) -> None:
    assert not isinstance(read(stage, text), Mute)


FROM = "can you keep us posted on anything about legal tech from DoJ or legco"


def test_a_topic_is_followed_from_those_who_are_named(stage: Stage) -> None:
    answer(stage.desk, "unsubscribe Lawtech", ME)
    found = read(stage, FROM)
    assert found == Subscribe(("legal tech",), Wishes(sources=("doj", "legco")))


def test_what_comes_from_everybody_is_not_made_less(stage: Stage) -> None:
    assert not answer(stage.desk, FROM, ME).changed


@pytest.mark.parametrize(
    "text",
    [
        "only send AI if it also concerns law or courts",
        "The AI ones are too many. only send AI if it also concerns law?",
        "人工智能嘅只要同法律有關先send",
    ],
)
def test_two_words_at_once_are_offered_as_a_topic_of_ones_own(stage: Stage, text: str) -> None:
    found = read(stage, text)
    assert isinstance(found, Misunderstood)
    assert found.problem == "narrow_both"
    assert " + " in found.write[0]
    assert found.write[1].startswith("unsubscribe ")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("加「文字及數據探勘」做關鍵字", "文字及數據探勘"),
        ("把“数据跨境”加入关键词", "数据跨境"),
        ('add "text and data mining" as a keyword', "text and data mining"),
    ],
)
def test_a_quoted_keyword_is_followed_whole(stage: Stage, text: str, word: str) -> None:
    assert read(stage, text) == NewTopic(word, word, follow=Wishes())


def test_a_watch_list_is_written_with_its_names(stage: Stage) -> None:
    found = read(stage, "帮我设一个 watch list：甲公司、乙公司")
    assert isinstance(found, NewList)
    assert found.names == "甲公司、乙公司"


@pytest.mark.parametrize(
    "text", ["人工智能不用了，其他留着", "智慧城市唔要喇，其他照舊", "drop AI but keep the rest"]
)
def test_one_thing_is_stopped_and_the_rest_stays(stage: Stage, text: str) -> None:
    assert isinstance(read(stage, text), Unsubscribe)


@pytest.mark.parametrize("text", ["法律云不用了，其他留着", "drop it but keep the rest"])
def test_what_is_not_followed_is_not_stopped(stage: Stage, text: str) -> None:
    assert not isinstance(read(stage, text), Unsubscribe)


MINE = "我自己想收港法通嘅嘢，唔使出喺channel度"


def test_what_is_for_me_alone_is_followed_where_we_are_alone(stage: Stage) -> None:
    assert read(stage, MINE, alone=True) == NewTopic("港法通", "港法通", follow=Wishes())
    found = read(stage, "just for me, follow SFC, not in the channel", alone=True)
    assert isinstance(found, Follow)


def test_what_is_for_me_alone_is_not_followed_in_a_channel(stage: Stage) -> None:
    found = read(stage, MINE)
    assert isinstance(found, Misunderstood)
    assert found.problem == "for_me_there"


@pytest.mark.parametrize(
    "text", ["pls stop sending me questions, only panel papers", "唔好再send質詢"]
)
def test_kinds_of_papers_are_said_to_come_together(stage: Stage, text: str) -> None:
    found = read(stage, text)
    assert isinstance(found, Misunderstood)
    assert found.problem == "kinds_together"


def test_two_wishes_are_both_offered(stage: Stage) -> None:
    found = read(stage, "我想改返即時收，但夜晚唔好嘈")
    assert isinstance(found, Misunderstood)
    assert [one.split()[0] for one in found.write] == ["subscribe", "quiet"]


@pytest.mark.parametrize(
    "text", ["那就中英文都要吧，谢谢", "both languages please", "中英文都想睇"]
)
def test_both_languages_are_set(stage: Stage, text: str) -> None:
    assert read(stage, text) == SetLanguage("either")


@pytest.mark.parametrize("text", ["does it come in both languages?", "係咪中英文都有？"])
def test_a_question_of_languages_sets_none(stage: Stage, text: str) -> None:
    assert not isinstance(read(stage, text), SetLanguage)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("一日一次夠喇，朝早九點左右啦", SetDigest("daily", "09:00", everything=True)),
        ("once a day is plenty, 9am", SetDigest("daily", "09:00", everything=True)),
        ("每星期一封就夠，星期五朝早十點", SetDigest("weekly", "10:00", "fri", everything=True)),
    ],
)
def test_one_digest_of_all_comes_at_the_hour_that_is_named(
    stage: Stage, text: str, wanted: SetDigest
) -> None:
    assert read(stage, text) == wanted


def test_all_that_is_followed_comes_in_that_digest(stage: Stage) -> None:
    assert answer(stage.desk, "digest all weekly fri 10:00", ME).changed
    rows = answer(stage.desk, "list", ME).rows
    assert all("weekly" in row.context + row.text for row in rows)


@pytest.mark.parametrize(
    "text",
    ["what's being followed in #ip-team?", "what is #ip-team subscribed to", "#ip-team跟緊啲咩"],
)
def test_what_another_channel_follows_is_asked_of_it(stage: Stage, text: str) -> None:
    assert read(stage, text) == ListFollowed("#ip-team")


@pytest.mark.parametrize(
    "text", ["copy our setup to #ip-team", "same settings for #ip-team please"]
)
def test_what_is_to_be_copied_is_handed_over(stage: Stage, text: str) -> None:
    assert read(stage, text) == Export()


@pytest.mark.parametrize(
    "text",
    [
        "how do I turn my own DMs off while on leave 21–28 Dec",
        "I'm away 3 to 10 January, how do I stop the DMs",
    ],
)
def test_days_away_are_offered_with_their_end(stage: Stage, text: str) -> None:
    found = read(stage, text)
    assert isinstance(found, Misunderstood)
    assert found.problem == "stops_at_once"
    assert found.write[0].startswith("pause until ")


@pytest.mark.parametrize(
    ("line", "chinese"),
    [
        ("mute 智慧城市 for a week", "靜音 智慧城市一星期"),
        ("language either", "語言 雙語"),
        ("help mute", "說明 靜音"),
        ("list new Names: 甲, 乙", "名單 新增 Names: 甲, 乙"),
    ],
)
def test_a_line_is_in_the_readers_language_whole(line: str, chinese: str) -> None:
    assert reworded(line, "zh-Hant").replace(" 一星期", "一星期") == chinese


@pytest.mark.parametrize(
    "text",
    [
        "施政報告下星期三先出",
        "法庭後日先通知我哋結果",
        "後日先出糧",
        "法案下周才出",
        "係咪聽日先發",
        "點解聽日先出",
        "佢話下星期一先再發",
        "唔好等到聽日先send，即刻send",
        "AI聽日先再send",
        "send us the latest AI papers from DoJ",
        "send me the AI paper by DoJ",
        "tell us what was said about AI by the Judiciary",
        "tell me, did we get AI papers from DoJ",
        "don't tell us about AI from DoJ",
        "nobody wants us to follow AI from DoJ",
        "stop alerts, we want no AI from DoJ",
        "I doubt we want AI from LegCo",
        "he said we want AI from LegCo",
        "we track AI from LegCo",
        "keep it until Friday",
        "keep them until Friday",
        "no until Friday",
        "don't hold everything until Monday",
        'add "robot law" as a keyword or not',
        'put "confidential" in the terms',
        "用「法庭」做關鍵字",
        'set "robot" to a new search term for smart city only',
        "hold it until Friday",
        "聽日先再send糧",
        "老細話聽日先再send",
    ],
)
def test_what_is_no_clear_order_sets_nothing(stage: Stage, text: str) -> None:
    answer(stage.desk, "unsubscribe AI", ME)
    assert not answer(stage.desk, text, ME).changed


@pytest.mark.parametrize(
    "text",
    [
        "tell us whenever there is AI from DoJ",
        "follow AI from DoJ",
        "keep us posted on AI from DoJ",
    ],
)
def test_what_is_told_from_now_on_is_followed(stage: Stage, text: str) -> None:
    answer(stage.desk, "unsubscribe AI", ME)
    assert answer(stage.desk, text, ME).changed


@pytest.mark.parametrize("text", ["聽日先發啦", "no until Friday", "keep them until Friday"])
def test_what_may_wait_is_offered_to(stage: Stage, text: str) -> None:
    found = read(stage, text)
    assert isinstance(found, Guessed)
    assert found.line.startswith("pause until ")


@pytest.mark.parametrize(
    "text",
    [
        "bilingual legislation",
        "our law firm is bilingual",
        "is the fund bilingual",
        "don't use both languages",
        "呢份判詞中英文都有",
        "法例係雙語嘅",
        "is daily enough at 9am",
        "daily is not enough, 9am",
        "once a week is never enough at 5pm",
        "a daily jog is enough, 7am",
        "weekly hearings would be better, 10am",
        "He said daily is enough at 10am",
        "once a day is enough for legal technology at 9am",
        "weekly is enough for us, 10am on Friday or Monday",
        "每日一次都得，不過唔好九點",
    ],
)
def test_what_is_no_wish_for_all_changes_nothing(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, ME).changed


@pytest.mark.parametrize(
    "text", ["make it bilingual please", "we want both languages", "用中英雙語"]
)
def test_a_whole_wish_for_both_languages_is_obeyed(stage: Stage, text: str) -> None:
    assert read(stage, text) == SetLanguage("either")


def test_an_hour_that_is_not_wanted_is_not_offered(stage: Stage) -> None:
    found = read(stage, "每日一次都得，不過唔好九點")
    assert isinstance(found, Guessed)
    assert found.line == "digest daily"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("new topic AML - words: money laundering, 打擊洗錢", "AML"),
        ("topic new Stablecoin with the words: stablecoin, 穩定幣", "Stablecoin"),
        ("topic new Words: word, 字", "Words"),
        ("topic new Working with the Mainland: cross-boundary, 跨境", "Working with the Mainland"),
    ],
)
def test_what_leads_over_to_a_topic_s_words_is_no_part_of_its_name(
    stage: Stage, text: str, name: str
) -> None:
    topic = read(stage, text)
    assert isinstance(topic, NewTopic)
    assert topic.name == name


def test_how_often_is_kept_beside_several_publishers(stage: Stage) -> None:
    read = meant(stage.desk, "subscribe AI daily from dpo, doj", ME)
    assert isinstance(read, Subscribe)
    assert read.wishes.rhythm == "daily"
