"""This file reads a pause that is to begin on a later day, which cannot be kept: it is asked back with its span."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answering.arguments import daynames, moments, questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.pieces import gist
from bot.answering.intents import Misunderstood
from bot.answering.names import TopicBook
from bot.answering.speech import Speaker
from bot.desk import Desk
from scrapers.text import fold

MOST_LETTERS = 200
# e.g. 24 dec · december 24th · next monday · the 24th
_DAY = (
    rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?{daynames.MONTH})?(?: 20\d\d)?"
    rf"|{daynames.MONTH} \d{{1,2}}(?:st|nd|rd|th)?|(?:next |this )?{daynames.WEEKDAY})"
)
# e.g. 12月24日 · 十二月二十四號 · 下星期一
_DAY_HAN = (
    r"(?:[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十廿]{1,3}[日號]"
    r"|[下今本]?個?(?:星期|禮拜|周|週)[一二三四五六日]|[\d廿]{1,2}[日號])"
)
# Two days, of which the first is to come.
# e.g. from 24 december to 2 january · between 24 dec and 2 jan · 12月24日至1月2日 · 由下星期一到星期五
_SPAN = re.compile(
    rf"(?:(?:from|between) )?(?<![\d:.])(?P<first>{_DAY}) ?(?:to|until|till|through|thru|and|[-–—]) ?"
    rf"(?P<last>{_DAY})(?![\w:.])"
    + either_script(rf"|(?:由|從)?(?P<first_>{_DAY_HAN}) ?(?:到|至|[-–—]) ?(?P<last_>{_DAY_HAN})")
)
# That nothing is to come then, or nobody is there.
# e.g. pause · no alerts · we're closed · 暫停 · 放假
_STILL = re.compile(
    either_script(
        r"\b(?:pause|mute|snooze|silence|hush|(?:stop|hold) (?:all|the|everything|alerts|sending|it)"
        r"|no (?:alerts|messages|pings|notifications|posts)|(?:be|stay|keep) (?:quiet|silent)|nothing|closed|away"
        r"|(?:office|team|we|i|all)(?:'re| are| is|'ll be| will be) (?:all )?(?:off|out|shut)"
        r"|on (?:leave|holiday|vacation))\b"
        r"|暫停|靜音|放假|休假|唔在|停收|(?:唔好|不要|別)(?:再)?(?:send|發|出聲|嘈|推送)"
    )
)
# What is looked for, and not silenced.
# e.g. papers · questions · 文件
_SOUGHT = re.compile(
    either_script(
        r"\b(?:papers?|questions|repl(?:y|ies)|speech(?:es)?|bills?|search|find|about)\b|文件|質詢|搵|搜尋"
    )
)
_HOUR = re.compile(r"\d ?[ap]m\b|\d[:：]\d\d|[點时時]")


def meant(desk: Desk, text: str, book: TopicBook, speaker: Speaker) -> Misunderstood | None:
    """Ask back a pause that is planned; None for one that begins now, and for all else."""
    said = fold(text).replace("’", "'")
    if len(text) > MOST_LETTERS or grammar.is_search(text) or questions.asks(text):
        return None
    found = _SPAN.search(said)
    if found is None or not _STILL.search(said) or _SOUGHT.search(said) or _HOUR.search(said):
        return None
    first, last = found["first"] or found["first_"], found["last"] or found["last_"]
    now, zone = desk.clock(), speaker.zone
    begins = moments.read(first, now, zone) or _in_month_of(desk, first, last, speaker)
    ends = moments.read(last, now, zone)
    if begins is None or begins <= now or ends is None:
        return None
    if ends <= begins:  # of the week after
        last = (ends + timedelta(days=7)).astimezone(ZoneInfo(zone)).date().isoformat()
    elif len(said) == len(text):
        last = text[slice(*found.span("last" if found["last"] else "last_"))]
    names = gist.sensed(text, book)[0].names.get("topic", ())
    what = next(iter(names), None)
    line = f"mute {what} until {last}" if what else f"pause until {last}"
    return Misunderstood("", "stops_at_once", last, (line, "help mute" if what else "help pause"))


def _in_month_of(desk: Desk, first: str, last: str, speaker: Speaker) -> datetime | None:
    """Read a bare day by the month of the other: "3 to 10 January"."""
    month = re.search(daynames.MONTH, last)
    return moments.read(f"{first} {month[0]}", desk.clock(), speaker.zone) if month else None
