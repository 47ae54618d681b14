"""This file tests that nothing that people type ends without a next step, and that a correction keeps the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.arguments.wishes import Wishes
from bot.answering.conversation import answer
from bot.answering.finding import namings
from bot.answering.hearing.reading import meant
from bot.answering.intents import (
    Commitments,
    Edit,
    Guessed,
    Help,
    Latest,
    Search,
    Subscribe,
)
from bot.answering.speech import Reply, at_the_console
from bot.topics import registers
from storage.database import Store
from storage.people import channels, subscriptions
from tests.story.lived import lived, question_told
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows all three topics and was told of papers."""
    return lived(sqlite_store, question_told)


def say(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


def pressed(reply: Reply) -> list[str]:
    return [button.value for button in reply.buttons]


def followed(stage: Stage) -> list[str]:
    with stage.desk.store.read() as session:
        found = channels.channel(session, "console")
        return [s.target for s in subscriptions.subscriptions(session, found.id)] if found else []


@pytest.mark.parametrize(
    "text",
    ["qwertyuiop", "火星委員會", "show CB(9)999/2099", "subscribe Mars", "follow nobody", "stop Mars",
     "why CB(9)999/2099", "latest Mars", "mute", "quiet", "cancel", "undo"],
)  # fmt: skip
def test_no_answer_ends_without_something_to_press(stage: Stage, text: str) -> None:
    assert say(stage, text).buttons


@pytest.mark.parametrize("text", ["hello", "thanks", "what can you do?", "你好", "你可以做什麼？"])
def test_a_greeting_has_three_buttons(stage: Stage, text: str) -> None:
    assert len(say(stage, text).buttons) == 3


def test_a_greeting_in_a_place_that_follows_nothing_offers_topics(stage: Stage) -> None:
    say(stage, "unsubscribe all")
    assert pressed(say(stage, "hello")) == [
        "subscribe legal-tech",
        "subscribe ai",
        "sample",
    ]


def test_a_correction_keeps_the_rest_of_the_sentence(stage: Stage) -> None:
    offered = pressed(say(stage, "subscribe lawtec every monday 9:30 in chinese"))
    assert meant(stage.desk, offered[0], at_the_console()) == Subscribe(
        ("lawtech",), Wishes("weekly", "09:30", "mon", "zh-Hant")
    )


def test_an_hour_that_may_be_two_is_asked_for_with_both(stage: Stage) -> None:
    before = followed(stage)
    assert pressed(say(stage, "subscribe AI every day at 5"))[:2] == [
        "subscribe AI daily 05:00", "subscribe AI daily 17:00",
    ]  # fmt: skip
    assert followed(stage) == before


def test_a_rhythm_that_there_is_not_offers_those_that_there_are(stage: Stage) -> None:
    assert pressed(say(stage, "subscribe AI monthly"))[:2] == [
        "subscribe AI weekly", "subscribe AI daily",
    ]  # fmt: skip


def test_a_misspelt_search_is_answered_as_it_was_meant(stage: Stage) -> None:
    reply = say(stage, "artifical inteligence")
    assert reply.instead == "search artificial intelligence"
    assert reply.rows


def test_a_name_of_several_is_asked_back_and_stored_by_none(stage: Stage) -> None:
    before = followed(stage)
    reply = say(stage, "follow ITB daily")
    assert "Which one?" in reply.headline
    assert pressed(reply)[0] == (
        "follow committee:Panel on Information Technology and Broadcasting daily"
    )
    assert followed(stage) == before


@pytest.mark.parametrize("text", ["follow the legislature of Mars", "follow committee:Mars"])
def test_who_cannot_be_found_is_said_so_and_not_stored(stage: Stage, text: str) -> None:
    before = followed(stage)
    assert "that is known here" in say(stage, text).headline
    assert followed(stage) == before


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("follow AJLS panel", "panel on administration of justice and legal services"),
        ("跟進律政司", "department of justice"),
        ("follow Department of Justice", "department of justice"),
        ("follow Chan Man-ki", "陈曼琪"),
        ("葛珮帆議員", None),
    ],
)
def test_a_bare_name_follows_whom_it_names_and_nobody_else(
    stage: Stage, text: str, target: str | None
) -> None:
    before = followed(stage)
    say(stage, text)
    assert followed(stage) == [*before, *([target] if target else [])]


def test_following_says_how_much_came_lately_and_warns_where_nothing_did(stage: Stage) -> None:
    assert any("last 90 days" in line for line in say(stage, "follow AJLS").lines)
    (line,) = (one for one in say(stage, "follow CEDB").lines if "is known here" in one)
    assert "look at the name" not in line


def test_following_a_name_that_stands_further_down_says_where_it_does(stage: Stage) -> None:
    held = registers.found("Digital Policy Office", "bureau")[0]
    with stage.desk.store.read() as session:
        below = namings.elsewhere(session, held)
        own = namings.naming(session, held).papers
    assert below > len(own) == 0
    lines = say(stage, "follow Digital Policy Office").lines
    assert any(f"further down, {below} paper" in line for line in lines)


def test_words_that_only_sound_like_a_command_are_searched_for(stage: Stage) -> None:
    before = followed(stage)
    found = meant(stage.desk, "stop and search powers", at_the_console())
    assert isinstance(found, Search)
    assert found.words == "stop and search powers"
    say(stage, "remove barriers to innovation")
    assert followed(stage) == before


def test_a_mute_ends_by_itself_and_can_be_taken_back(stage: Stage) -> None:
    assert pressed(say(stage, "mute AI"))[:2] == ["mute AI for a week", "mute AI for a month"]
    say(stage, "mute AI for a week")
    assert muted(stage) == ["ai"]
    shown = {row.title.partition(" ")[2]: row.context for row in say(stage, "list").rows}
    assert [name for name, said in shown.items() if "Paused until" in said] == [
        "Artificial intelligence"
    ]
    say(stage, "undo")
    assert muted(stage) == []
    assert not any("Paused" in row.context for row in say(stage, "list").rows)


def muted(stage: Stage) -> list[str]:
    now = stage.clock.now
    with stage.desk.store.read() as session:
        found = channels.channel(session, "console")
        assert found is not None
        held = subscriptions.subscriptions(session, found.id)
    return [one.target for one in held if one.paused_until and one.paused_until > now]


def test_a_language_is_set_for_all_that_is_told_here(stage: Stage) -> None:
    assert say(stage, "set language tc").changed
    with stage.desk.store.read() as session:
        found = channels.channel(session, "console")
    assert found is not None
    assert found.language == "zh-Hant"


def test_a_list_speaks_the_readers_language(stage: Stage) -> None:
    say(stage, "follow DoJ")
    reply = answer(stage.desk, "清單", replace(at_the_console(), language="zh-Hant"))
    titles = " ".join(row.title for row in reply.rows)
    assert "律政司" in titles
    assert "人工智能" in titles
    assert "Department" not in titles


def test_a_topic_in_a_sentence_is_read_for_its_newest_papers(stage: Stage) -> None:
    assert meant(stage.desk, "show AI", at_the_console()) == Latest("AI")


def test_a_search_typed_as_one_offers_no_other_sentence(stage: Stage) -> None:
    found = pressed(say(stage, "search which topics do we follow qzorb"))
    assert not {"list", "topics", "thanks"} & set(found)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("follow privacy", "topic follow privacy: privacy"),
        ("notify us about IoT sensors", "topic follow IoT sensors: IoT sensors"),
        (
            "follow elderly and technology",
            "topic follow elderly and technology: elderly + technology",
        ),
        ("訂閱 樂齡科技", "主題 訂閱 樂齡科技: 樂齡科技"),
        ("訂閱穩定幣", "主題 訂閱 穩定幣: 穩定幣"),
        ("跟進 交通燈", "主題 訂閱 交通燈: 交通燈"),
    ],
)
def test_who_wants_to_follow_words_that_are_no_name_is_offered_a_topic_of_them(
    stage: Stage, text: str, line: str
) -> None:
    before = followed(stage)
    reply = say(stage, text)
    assert line in pressed(reply)
    assert followed(stage) == before
    told = say(stage, line)
    assert len(followed(stage)) == len(before) + 1
    assert told.announced
    say(stage, "undo")
    assert followed(stage) == before


def test_a_name_that_nobody_knows_does_not_lose_the_one_beside_it(stage: Stage) -> None:
    assert pressed(say(stage, "follow FSTB + AML"))[:2] == ["follow FSTB", "topic follow AML: AML"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("follow 承認同性婚姻", "topic follow 承認同性婚姻: 承認同性婚姻"),
        ("訂閱 智能合同平台", "主題 訂閱 智能合同平台: 智能合同平台"),
        ("subscribe zebra weekly", "topic follow zebra weekly: zebra"),
        (
            "follow zebra widgets daily at 9am",
            "topic follow zebra widgets daily 09:00: zebra widgets",
        ),
    ],
)
def test_a_topic_of_words_keeps_them_whole_and_how_they_are_told(
    stage: Stage, text: str, line: str
) -> None:
    assert line in pressed(say(stage, text))


def test_a_topic_that_is_here_already_is_followed_with_what_was_wished(stage: Stage) -> None:
    say(stage, "topic new Zebra: zebra")
    told = say(stage, "topic follow zebra weekly: zebra")
    assert told.changed
    with stage.desk.store.read() as session:
        channel = channels.channel(session, "console")
        assert channel
        found = {s.label: s.rhythm for s in subscriptions.subscriptions(session, channel.id)}
    assert found["Zebra"] == "weekly"
    assert not say(stage, "topic follow zebra weekly: zebra").changed


@pytest.mark.parametrize(
    "text", ["follow `x`", "follow A > B", "follow *", "follow https://x.example/a"]
)
def test_what_is_no_name_is_not_offered_as_a_topic(stage: Stage, text: str) -> None:
    assert not any(line.startswith("topic follow") for line in pressed(say(stage, text)))


def test_a_search_that_is_narrowed_is_not_offered_as_a_topic_of_its_words(stage: Stage) -> None:
    reply = say(stage, "search zebra since:2026-01-01")
    assert not any(line.startswith("topic follow") for line in pressed(reply))


@pytest.mark.parametrize(
    "text", ["訂閱 樂齡科技", "notify us about IoT sensors", "follow smart lampost"]
)
def test_a_topic_whose_name_only_ends_alike_is_not_the_nearest(stage: Stage, text: str) -> None:
    assert not any(line.startswith(("Nearest", "最接近")) for line in say(stage, text).lines)


@pytest.mark.parametrize("text", ["delete stablecoins", "mute stablecoins"])
def test_who_wants_less_is_not_offered_more(stage: Stage, text: str) -> None:
    assert not any(line.startswith("topic follow") for line in pressed(say(stage, text)))


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Elizabeth Quat", "member Elizabeth QUAT"),
        ("HKChat", "programme HKChat"),
        ("unsubscribe from privacy", "list"),
        ("mute privacy for a week", "list"),
        ("commitments on zebras", "commitments"),
        ("commitments before 2020", "commitments"),
        ("briefing 2030-01-01", "meetings"),
        (
            'follow "online dispute resolution"',
            "topic follow online dispute resolution: online dispute resolution",
        ),
        (
            "follow everything on facial recognition",
            "topic follow facial recognition: facial recognition",
        ),
        ("add zebra crossings", "topic follow zebra crossings: zebra crossings"),
        ("加低空經濟", "主題 訂閱 低空經濟: 低空經濟"),
        ("追住數據中心", "主題 訂閱 數據中心: 數據中心"),
        ("唔要運輸嗰啲", "清單"),
        ("export everything to excel", "export"),
        ("watch list: eBRAM, LawTech fund", "list new Names: eBRAM, LawTech fund"),
        ("tell me when a new bill comes out", "search kind:bill"),
        ("有立法會質詢就話我知", "搜尋 種類:質詢"),
        ("any deadlines missed on iAM Smart", "commitments"),
    ],
)
def test_what_ends_in_nothing_has_a_next_step(stage: Stage, text: str, offered: str) -> None:
    reply = say(stage, text)
    assert not reply.changed
    assert offered in pressed(reply)


@pytest.mark.parametrize("text", ["ITIB", "創科局", "Innovation, Technology and Industry Bureau"])
def test_a_bureaus_name_finds_its_papers(stage: Stage, text: str) -> None:
    assert say(stage, text).rows


def test_the_language_that_was_asked_for_holds_whatever_is_typed(stage: Stage) -> None:
    speaker = replace(at_the_console(), chosen=True)
    assert answer(stage.desk, "最新", speaker).language == "en"
    assert answer(stage.desk, "最新", at_the_console()).language == "zh-Hant"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("我想知點樣取消訂閱", "unsubscribe"),
        ("I want to know how to unsubscribe", "unsubscribe"),
        ("tell me how to stop following AI", "unsubscribe"),
        ("教我點樣暫停", "pause"),
        ("i need to know how to pause alerts", "pause"),
        ("話我知點樣訂閱", "subscribe"),
    ],
)
def test_who_asks_how_is_taught_that_very_command(stage: Stage, text: str, command: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Help)
    assert read.command == command


@pytest.mark.parametrize("text", ["edit ²", "edit ②", "edit ２"])
def test_a_figure_of_another_shape_is_that_figure(stage: Stage, text: str) -> None:
    assert meant(stage.desk, text, at_the_console()) == Edit(2)


@pytest.mark.parametrize(
    "text", ["commitments overdue", "邊啲承諾過咗期", "what promises are late"]
)
def test_what_is_overdue_is_what_was_due_before_today(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    asked = read.intent if isinstance(read, Guessed) else read
    assert isinstance(asked, Commitments)
    assert asked.period is not None
    assert (asked.period.how, asked.period.when) == ("before", "today")


def test_a_phrase_in_quotation_marks_is_not_cut_for_a_search_of_fewer_words(stage: Stage) -> None:
    assert pressed(say(stage, 'search "data governance"'))[0] == "latest"
    assert "search drones" not in pressed(say(stage, 'search "data drones"'))


def test_a_search_since_a_year_says_so(stage: Stage) -> None:
    assert "Narrowed to: since 2024." in say(stage, "search zebra since 2024").lines


def test_who_wants_to_be_told_when_a_thing_is_mentioned_names_the_thing(stage: Stage) -> None:
    reply = say(stage, "alert me when stablecoin is mentioned")
    assert "topic follow stablecoin: stablecoin" in pressed(reply)


@pytest.mark.parametrize(
    ("text", "name", "rhythm"),
    [
        ("topic follow daily life: daily life", "daily life", "instant"),
        ("topic follow daily life weekly: daily life", "daily life", "weekly"),
        (
            "topic follow arts and daily life weekly: arts + daily life",
            "arts and daily life",
            "weekly",
        ),
        ("topic follow Wings weekly: drone, 無人機", "Wings", "weekly"),
    ],
)
def test_the_words_of_a_topic_are_no_wishes(
    stage: Stage, text: str, name: str, rhythm: str
) -> None:
    say(stage, text)
    with stage.desk.store.read() as session:
        channel = channels.channel(session, "console")
        assert channel
        found = {s.label: s.rhythm for s in subscriptions.subscriptions(session, channel.id)}
    assert found[name] == rhythm


@pytest.mark.parametrize("text", ["topic follow Wings: taxis", "topic follow AI: chatbots"])
def test_a_topic_of_that_name_and_other_words_is_not_followed_in_its_place(
    stage: Stage, text: str
) -> None:
    say(stage, "topic new Wings: drone")
    before = followed(stage)
    assert say(stage, text).failed
    assert followed(stage) == before


def test_a_mute_is_offered_in_the_words_of_one_language(stage: Stage) -> None:
    reply = say(stage, "靜音 法律科技")
    assert pressed(reply)[:2] == ["靜音 法律科技 一星期", "靜音 法律科技 一個月"]
    assert say(stage, pressed(reply)[1]).changed


def test_a_topic_of_ones_own_is_offered_in_the_letters_of_its_name(stage: Stage) -> None:
    say(stage, "主題 新增 升降機: 升降機")
    reply = say(stage, "預覽 升降機")
    assert "訂閱 升降機" in pressed(reply)
    assert say(stage, "訂閱 升降機").changed


def test_an_order_to_mail_without_an_address_asks_for_one(stage: Stage) -> None:
    reply = say(stage, "email")
    assert "To which mail address" in reply.headline
    assert "“”" not in reply.headline
