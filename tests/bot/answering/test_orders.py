"""This file tests which sentences are orders, and that nothing else is obeyed as one."""

from __future__ import annotations

import pytest

from bot.answering.hearing import shorthand
from bot.answering.hearing.changes import dictated, orders, phrases
from bot.answering.names import TopicBook

ORDERS = {
    "please drop the smart city alerts, the client has gone elsewhere": "unsubscribe Smart city",
    "nobody here opens the AI ones, drop them": "unsubscribe Artificial intelligence",
    "hang on to CB(2)438/2026(03) for us, will you": "save CB(2)438/2026(03)",
    "CB(2)438/2026(03)唔使留喇，剷走佢": "unsave CB(2)438/2026(03)",
    "send us legal tech, once a week will do": "subscribe Lawtech weekly",
    "don't ping us after 7pm until 8am": "quiet 19:00-08:00",
    "星期六日唔好出alert": "quiet weekends",
    "we are off, pause till friday": "pause until friday",
    "unsubscibe from smart city": "unsubscribe Smart city",
    "nobody reads the AI ones, mute them for a week": "mute Artificial intelligence until a week",
    "take CB(2)438/2026(03) off our list": "unsave CB(2)438/2026(03)",
    "only let admins change the settings": "admins only",
    "oops, wrong channel, undo that": "undo",
    "we're back, you can post again": "resume",
    "人工智能唔好再發": "unsubscribe Artificial intelligence",
    "gimme the digest right now": "digest now",
    "jot on CB(2)438/2026(03): ask about clause 4": "note CB(2)438/2026(03) ask about clause 4",
    "轉返英文pls，partner睇唔明": "language 英文",
    # what is wished is only named
    "legal tech once a week will do": "subscribe Lawtech weekly",
    "smart city 一個禮拜一次就夠喇": "subscribe Smart city weekly",
    "lawtech pls, as it happens": "subscribe Lawtech instant",
    "everything in English from now on please": "language english",
    "no pings after 7pm or before 8am, thanks": "quiet 19:00-08:00",
    "lawtech news to mei@firm.example by mail, Mondays only": "email mei@firm.example Lawtech weekly mon",
    # a reason of one's own is given in any words
    "we're at an offsite until Thursday, hold everything": "pause until Thursday",
    "我去日本放假，停到10月8日先再send": "pause until 10月8日",
    "留低 CB(2)1292/2025，遲啲寫稿用": "save CB(2)1292/2025",
    # what is not wanted in its place
    "make the AI one quarter past nine instead of 8:45": "subscribe Artificial intelligence daily 09:15",
    "sorry - instant, not daily, for smart city": "subscribe Smart city instant",
    "跟住資訊科技及廣播事務委員會，仲有數字辦": "follow Panel on Information Technology and Broadcasting, Digital Policy Office",
    "no quiet hours any more, we work nights": "quiet off",
    "get rid of our quiet hours": "quiet off",
    "we don't need quiet hours any more": "quiet off",
    "取消我哋嘅勿擾時段": "quiet off",
    # a polite request, and what is said of how it comes so far
    "would you mind adding the DPO to our list, daily is enough": "follow Digital Policy Office daily",
    "would you mind muting Lawtech for a week": "mute Lawtech until a week",
    "our AI alerts are instant now, make them weekly instead": "subscribe Artificial intelligence weekly",
    "智慧城市而家係每日，轉做即時": "subscribe Smart city instant",
    "change AI to weekly insted of instant": "subscribe Artificial intelligence weekly",
    "幫手加埋保安事務委員會入我哋個list": "follow Panel on Security",
    "本行希望追蹤律政司的所有文件": "follow Department of Justice",
    "cancel 咗 smart city 個 subscription 佢": "unsubscribe Smart city",
    "請即時整理一份摘要給本頻道": "digest now",
    "通知请改成简体字": "language 簡體字",
}
NONE = (
    "he said stop the AI alerts",
    "stop the AI alerts, he said",
    "stop the AI alerts if the client leaves",
    "stop AI from writing our memos",
    "stop the AI alerts, just kidding",
    "pause until Monday? we never agreed to that",
    "follow up on smart city",
    "keep the AI alerts, drop smart city",
    "we want the client to subscribe to AI",
    "send AI instantly instead of weekly",
    "如果冇人睇就取消人工智能",
    "老細話取消人工智能",
    "quiet after 7 until 9",
    # what is not wanted to be stopped
    "I don't want to stop AI",
    "please don't stop the AI alerts, I was only moaning",
    "do not unsubscribe us from anything while I am on leave",
    "唔好停AI",
    "别退订",
    "we don't want to drop AI",
    "i do not want to unsubscribe from AI",
    "don't need to remove CB(2)438/2026(03)",
    "唔要刪走CB(2)438/2026(03)",
    "stop quiet weekends",
    "no need for quiet weekends",
    "no quiet from 22:00 to 08:00",
    "no dnd 22:00-08:00",
    "alerts at weekends, no",
    # complaints, and what was
    "no updates this week",
    "nothing this week",
    "we were away until Monday, no alerts",
    "no alerts until Monday, why",
    "no pings after 7pm until 8am",
    "停咗三日",
    "no AI papers this month",
    "no AI papers for a week",
    "今個月冇AI文件",
    "兩個星期冇智慧城市文件",
    "上個月冇AI",
    "佢 cancel 咗 smart city 個 subscription",
    "smart city 個 subscription 取消咗",
    "佢即時整理咗一份摘要",
    "阿明話假期已過，可以重新開始發送通知",
    "smart city is daily now, which is plenty",
    "would you mind not muting Lawtech",
    "would you mind if we added the DPO, daily is enough",
    "the library got rid of its quiet hours",
    "停咗 smart city 之後佢冇再問",
    # two orders, or an order and a look
    "latest AI, and pause until Friday",
    "meetings, then mute AI for a week",
    "AI, pause until Friday",
    "it was a mistake, undo the undo",
    # no verb of asking
    "CB(2)438/2026(03) needs to be on the reading list",
    "take CB(2)438/2026(03)",
    "唔要CB(2)438/2026(03)",
    "admins can change the settings",
    "let admins change the settings",
    "should only admins change the settings",
    "the latest AI paper drops at 9am every day",
    "our AI papers are published every Monday",
    "AI updates come out every week",
    "latest AI every week",
    "english papers",
    "the Chinese version",
    "英文版",
    "all alerts in english",
    "english please",
    "如常",
    "照舊",
    "返公司",
    "back at the office",
    # for a time, where it would be for good; or another day than is said
    "stop AI every weekend",
    "AI alerts stop every weekend",
    "AI papers drop weekly",
    "when do the AI alerts stop",
    "stop AI for now",
    "pause at night",
    "send us AI every Friday morning",
    # taken back, or told
    "remove AI, it was only a joke",
    "the minister vowed, stop AI",
    "I need to drop AI, but not yet",
    "drop AI when it is over",
    "stop AI, we need it",
    "comment on CB(2)438/2026(03): what do you think",
    "收到CB(2)438/2026(03)",
    "mute",
)


@pytest.mark.parametrize("text", sorted(ORDERS))
def test_an_order_is_written_in_full(book: TopicBook, text: str) -> None:
    assert orders.line(text, book) == ORDERS[text]


@pytest.mark.parametrize("text", NONE)
def test_what_leaves_a_doubt_is_no_order(book: TopicBook, text: str) -> None:
    assert orders.line(text, book) is None


def test_a_language_is_no_order_before_a_paper_which_may_be_wanted_in_it(book: TopicBook) -> None:
    assert orders.line("use english please", book) == "language english"
    assert orders.line("use english please", book, before_us=True) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "new topic pls - Driverless: driverless car, 自動駕駛",
            "topic new Driverless: driverless car, 自動駕駛",
        ),
        ("擬新增主題「私隱」，關鍵詞為個人資料、資料外洩", "topic new 私隱: 個人資料, 資料外洩"),
        (
            "watch these names for us: Zed Ltd, 甲公司. call the list Pitch",
            "list new Pitch: Zed Ltd, 甲公司",
        ),
        (
            "幫我開個 own topic 叫 網約車, terms 係 網約車, Uber, ride-hailing",
            "topic new 網約車: 網約車, Uber, ride-hailing",
        ),
        (
            "create an own topic called Robotaxi, terms are robotaxi, self-driving taxi",
            "topic new Robotaxi: robotaxi, self-driving taxi",
        ),
        ("the topic of the meeting: budget, staff", None),
        ("our topic today: drones, AI", None),
        ("we need a topic on the agenda: budget", None),
        ("build a topic about AI = robots", None),
        ("can we set up a topic on drones: drone, eVTOL?", None),
    ],
)
def test_a_topic_and_a_list_are_dictated(text: str, line: str | None) -> None:
    assert dictated.line(text) == line


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("serach digital yuan", "search digital yuan"),
        ("brief me for the next mtg", "brief me for the next meeting"),
        ("export our list so I can copy it", "export our list"),
        ("who is Chan Man-ki and what does she ask", "who is Chan Man-ki"),
    ],
)
def test_what_is_typed_in_haste_is_written_in_full(text: str, other: str) -> None:
    assert other in list(shorthand.ways(text, lambda reason: False))


def test_what_asks_for_a_change_is_no_reason(book: TopicBook) -> None:
    text = "show CB(2)438/2026(03), then drop AI"
    ways = list(shorthand.ways(text, lambda reason: orders.changes(reason, book)))
    assert "show CB(2)438/2026(03)" not in ways


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("would you mind adding the DPO", "could you add the DPO"),
        ("would you mind putting us down", "could you put us down"),
        ("do you mind pausing until Friday", "could you pause until Friday"),
        ("would you mind if we paused", "would you mind if we paused"),
    ],
)
def test_what_somebody_is_asked_to_mind_is_a_request(text: str, said: str) -> None:
    assert shorthand.in_full(text) == said


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("show me papercb(2) 1183/2026 (04)please", "CB(2)1183/2026(04)"),
        ("openCB(1)902/2026(05)pls", "CB(1)902/2026(05)"),
        ("paperCB2 1292/2025", "CB(2)1292/2025"),
        ("LC paper noCB(2)1292/2025", "CB(2)1292/2025"),
    ],
)
def test_a_number_stands_apart_from_the_words_beside_it(text: str, number: str) -> None:
    assert number in shorthand.numbered(text).split()


def test_a_word_that_ends_like_a_number_begins_stays_whole() -> None:
    assert shorthand.numbered("acb2 and paper-cb and lcb(x)") == "acb2 and paper-cb and lcb(x)"


def test_a_number_is_spelled_by_nobody() -> None:
    assert shorthand.in_full("CB(2)438/2026(03) u@w.example") == "CB(2)438/2026(03) u@w.example"


def test_the_list_of_phrases_stays_small_enough_to_be_kept_for_good() -> None:
    found, _ = phrases._phrases()
    assert len(found) < 25_000  # a line with five gaps of six ways is eight thousand
    assert phrases._spelled.cache_info().maxsize is not None  # it is of people's words
