"""This file reads when people want to be told: not before a moment, not for now, not at night, not while away."""

from __future__ import annotations

import re

from bot.answering.arguments import daynames, moments, words
from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.wishes import names_in
from bot.answering.arguments.words import either_script
from bot.answering.hearing.pieces import doubts, gist
from bot.answering.intents import (
    Guessed,
    Intent,
    Misunderstood,
    Mute,
    Pause,
)
from bot.answering.names import TopicBook
from bot.answering.speech import Speaker
from bot.desk import Desk
from bot.topics import registers
from scrapers.text import fold

# That nothing is to come before a moment; what begins "again" was coming until now.
# e.g. 唔該聽日先再send · 下星期一才再發 · 聽日先發啦 · hold everything until Monday
_NOT_BEFORE = re.compile(
    rf"(?:^|[,，。;； ])(?:唔該|唔该|麻煩|麻烦|請|请|等|留返?|到){{0,2}}(?P<han>{daynames.TODAY_HAN}"
    rf"|[下今]?[個个]?{daynames.WEEKDAY_HAN}|下[個个]?{daynames.WEEK_HAN}|後日|后日|後天|后天"
    r"|(?:[一二三四五六七八九十\d]{1,2}月)?(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[日號号])(?:先至?好?|至好?|才)"
    r"(?P<again>再|繼續|继续|恢復|恢复|重新)?(?:開始|开始)?(?:send|post|發送|发送|推送|發|发|出(?![聲声])|通知|彈|推|傳|传|開聲|开声"
    r"|出聲|出声|講嘢|嘈|吵)"
    r"(?:俾我哋?|畀我哋?|給我們?|给我们?)?(?:通知|訊息|讯息|信息|提示|alerts?|messages?|嘢|文件)?[啦喇吧呀啊了]?"
    r"(?=\W*$|[,，。;；!！])"
    r"|"
    + LEAD
    + r"(?:(?P<bare>(?:hold|keep) (?:it|them|this|that)(?! quiet)|no(?= (?:until|till) ))|hold(?: off)?"
    r"|keep(?= (?:everything |all |it )?quiet\b)|no(?= (?:more|posts?|messages?|alerts?)\b)|nothing"
    r"|send (?:us |me )?nothing|don'?t (?:send|post)(?: us| me)?)"
    r"(?: (?:everything|anything|all|it|posts?|messages?|alerts?|more|quiet|here|on sending)){0,3} "
    r"(?:until|till) (?P<en>[a-z0-9 ]{3,20}?)(?:[,.;!] ?.{0,60}|,? (?:please|pls|thanks))?$",
    re.IGNORECASE,
)
# That one thing is not wanted for now, with no length said.
# e.g. 智慧城市暫時唔使住 · no smart city for now please · pause AI for the moment
_FOR_NOW = re.compile(
    either_script(
        r"^\W*(?:唔該|麻煩|請)?(?P<han>[^,，。?？]{2,20}?)(?:嗰啲|嘅嘢|的文件|嘅文件)?"
        r"(?:暫時|而家|呢排|呢段時間|這陣子|最近)(?:先)?(?:都)?"
        r"(?:唔使|不用|唔要|不要|唔需要|不需要|唔好send|唔好發|毋須)(?:住|先|了|啦|喇|再發){0,2}\W*$"
        r"|^\W*(?:唔該|麻煩|請)?(?:暫時|而家|呢排)(?:唔使|不用|唔要|不要|唔好send|停)(?:住|咗|收)?"
        r"(?P<han_>[^,，。?？]{2,20}?)(?:住|先|了|啦|喇)?\W*$"
        r"|"
        + LEAD
        + r"(?:no(?: more)?|pause|skip|hold|mute|silence|we don'?t need|i don'?t need) (?P<en>[^,.?]{2,40}?)"
        r"(?: (?:stuff|papers|alerts|ones|things|news|updates)){0,2},? (?:for now|for the time being"
        r"|for the moment|temporarily|for a bit|for a while)(?:,? (?:please|pls|thanks))?\W*$"
    ),
    re.IGNORECASE,
)
# That all is to come at once again, and nights are to be quiet.
# e.g. 我想改返即時收，但夜晚唔好嘈 · back to instant but not at night
_AT_ONCE = re.compile(
    either_script(
        r"(?:改|轉|變|set|轉做)(?:返|番|回|做|成){0,2}(?:即時|實時|即刻)"
        r"|\b(?:back|switch|change|go) to (?:instant|real[- ]time|immediate)\b|\binstant (?:alerts? )?again\b"
    ),
    re.IGNORECASE,
)
# e.g. 夜晚唔好嘈 · not at night
_NIGHTS = re.compile(
    either_script(
        r"(?:夜晚|晚上|深夜|半夜|夜間|放工後)(?:就)?(?:唔好|不要|咪|別|唔)(?:再)?(?:嘈|吵|煩|send|發|響|通知)"
        r"|\b(?:not|nothing|quiet|silent|no (?:alerts?|pings?|messages?)) (?:at|during the|in the) "
        r"(?:nights?|evenings?)\b"
    ),
    re.IGNORECASE,
)
# Days on which nobody is there to read.
# e.g. on leave · 放假
AWAY = re.compile(
    either_script(
        r"\b(?:on leave|away|on holidays?|on vacation|out of (?:the )?office|ooo|off work)\b"
        r"|放假|請假|休假"
    ),
    re.IGNORECASE,
)
# e.g. 21–28 Dec · 3 to 10 January
_DAYS = re.compile(
    rf"\b(?P<first>\d{{1,2}}(?: {daynames.MONTH})?) ?(?:to|until|till|-|–|—|至|到) ?"
    rf"(?P<last>\d{{1,2}} {daynames.MONTH}(?: 20\d\d)?)\b",
    re.IGNORECASE,
)
# Hours that are to be quiet, with something that is to come all the same.
# e.g. stop sending after 11pm, but wake us for anything on Hetao · 夜晚十點後唔好send，除咗財委會
_EXCEPTED = re.compile(
    either_script(
        r"\b(?:stop|no|don'?t|quiet|silence|nothing|mute)\b.{0,40}?\b(?:after|from|past) "
        r"(?P<en>\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m)?)\b.{0,40}?\b(?:but|except|unless|apart from|other than)\b"
        r"|(?P<han>(?:夜晚|晚上|夜間)?[一二三四五六七八九十\d]{1,3}(?:點|時)半?)(?:後|之後|以後)[^,，。]{0,6}"
        r"(?:唔好|不要|咪|別|停|靜)[^。]{0,12}(?:除咗|除了|除非|但係?|不過)"
    ),
    re.IGNORECASE,
)


def without_exception(said: str) -> Misunderstood | None:
    """Offer quiet hours whole, where something is to be let through: nothing is."""
    found = _EXCEPTED.search(said)
    hour = words.clock(fold(found["en"] or found["han"]).replace(" ", "")) if found else None
    if found is None or hour is None:
        return None
    return Misunderstood("", "quiet_whole", "", (f"quiet {hour}-08:00", "help quiet"))


def paused(desk: Desk, said: str, book: TopicBook, speaker: Speaker) -> Intent | None:
    """Pause until the moment before which nothing is to come; what is less than sure is offered."""
    found = _NOT_BEFORE.search(said)
    when = (found["han"] or found["en"]).strip() if found else ""
    if not when or moments.read(when, desk.clock(), speaker.zone) is None:
        return None
    if found is None or gist.sensed(said, book)[0].names:
        return None
    if doubts.unsaid(said) and not found["bare"]:
        return None
    sure = found["again"] or (found["en"] and not found["bare"])
    return Pause(when) if sure else Guessed(None, f"pause until {when}", ("list",))


def for_now(said: str, book: TopicBook) -> Intent | None:
    """Mute for a week what is not wanted for now; it is said until when, with Undo."""
    found = _FOR_NOW.match(said)
    if found is None:
        return None
    what = (found["han"] or found["han_"] or found["en"]).strip()
    names = names_in(what)
    if not all(book.find(one) or registers.found(one) for one in names):
        return None
    return Mute(names, "1 week")


def instant(said: str, follows: list[str]) -> Intent | None:
    """Offer both of two wishes: all at once, and nights that are quiet."""
    if not (_AT_ONCE.search(said) and _NIGHTS.search(said)) or not follows:
        return None
    lines = (f"subscribe {', '.join(follows)} instant", "quiet 22:00-08:00")
    return Misunderstood("", "two_wishes", "", lines)


def away(said: str) -> Intent | None:
    """Offer to be quiet until the last of the days on which somebody is away."""
    days = _DAYS.search(said)
    if days is None:
        return None
    return Misunderstood(
        "", "stops_at_once", days["last"], (f"pause until {days['last']}", "help pause")
    )
