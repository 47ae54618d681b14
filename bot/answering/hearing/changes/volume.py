"""This file reads what is said of all that comes here: how much, how often, in which languages."""

from __future__ import annotations

import re

from bot.answering.arguments import daynames
from bot.answering.arguments.words import CHINESE_TIME, clock, either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.cautions import doubts, questions
from bot.answering.hearing.pieces import gist
from bot.answering.intents import Guessed, Intent, ListFollowed, Misunderstood, Search, SetLanguage
from bot.answering.names import TopicBook
from scrapers.text import fold

# That all but what is named is to stop, which nothing does at once.
# e.g. only keep lawtech, drop the rest · 淨係收法律科技，其他唔使
_ONLY = re.compile(
    either_script(
        r"\b(?:only|just)\b.{2,60}\b(?:nothing else|(?:drop|stop|lose|bin|remove|cancel) (?:the |all the |all )?(?:rest|others?|other (?:ones|topics|stuff)))\b(?! (?:of the world|did|do|does|was|were|said|have|had)\b)"
        r"|\b(?:only|just) (?:keep|want|send|give|need|get)\b.{2,60}\b(?:not|none of|without) (?:the |all the |all )?(?:rest|others?|other (?:ones|topics|stuff))\b"
        r"|\b(?:keep|want|send|give|need|get)\b.{0,20}\b(?:only|just)\b.{2,60}\b(?:not|none of|without) (?:the |all the |all )?(?:rest|others?|other (?:ones|topics|stuff))\b"
        r"|(?:淨係|只|只要|凈係)(?:收|要|留|跟|訂|睇|想收|想要).{1,20}?(?:其他|其餘|另外)(?:嘅|的)?(?:都|全部|就)?(?:唔|不|停|取消|刪|毋)"
    ),
    re.IGNORECASE,
)
# That what was muted is to be heard again.
# e.g. unmute AI · cancel the mute on AI · 解除人工智能靜音
_UNMUTED = re.compile(
    either_script(
        r"\bun-?mut(?:e|ed|ing)\b|\b(?:cancel|end|lift|undo|remove|drop|stop) (?:the |my |our )?mute\b|(?:取消|解除|結束).{0,8}靜音"
    ),
    re.IGNORECASE,
)
# e.g. in both languages · 中英文都要
_BOTH = re.compile(
    either_script(
        r"\b(?:in|into|use) (?:both|either) languages?\b|^\W*both languages(?:,? (?:please|pls|thanks))?\W*$|\bbilingual(?:ly)?\b|雙語|兩種語言|中英文?都"
    ),
    re.IGNORECASE,
)
MOST_OF_A_WISH = 60
# e.g. 9am · 8:45 · 朝早九點
_HOUR = re.compile(
    rf"\b\d{{1,2}}(?:[:.]\d\d)? ?[ap]m\b|\b\d{{1,2}}:\d\d\b|{CHINESE_TIME}", re.IGNORECASE
)
# e.g. Friday · 星期五
_WEEKDAY = re.compile(rf"\b{daynames.WEEKDAY}s?\b|{daynames.WEEKDAY_HAN}", re.IGNORECASE)
_AT_NIGHT = re.compile(r"^at [0-6] ?am$")  # e.g. at 3am
# How often all is to come, where no topic is named.
# e.g. once a day is plenty · daily would be enough · 一日一次就夠
_OFTEN_ENOUGH = re.compile(
    either_script(
        r"\b(?P<en>once a (?:day|week)|one (?:a|per) (?:day|week)|daily|weekly)\b(?: (?!bad\b|good\b)[a-z]{1,9}){0,3}? (?:plenty|enough|fine|sufficient|better|will do|would do|is all)\b"
        r"|(?P<han>(?:每|一)(?:日|天|個?星期|個?禮拜|周|週)一?(?:次|封|份|個))(?:已經|都|就|已)?(?:夠|得|好|可以|足)"
    ),
    re.IGNORECASE,
)
# That too much comes.
# e.g. too many messages · less noise please · only the important ones · 太多訊息 · 唔好咁密 · 少啲啦
_LESS = re.compile(
    either_script(
        r"\b(?:too (?:many|much|frequent|noisy|chatty|spammy)|(?:less|fewer|reduce|cut down(?: on)?|so many|way less)) ?(?:the |of the )?(?:messages?|alerts?|notifications?|pings?|posts?|updates?|noise|e-?mails?|spam|stuff|often|here)?\W*(?:please|pls|here|$)|^\W*(?:please )?(?:just |only )(?:send |show |tell |give )?(?:me |us )?(?:the )?(?:really |most )?(?:important|main|key|big|relevant|urgent) (?:ones?|stuff|things?|papers?|alerts?|news|messages?)(?: please)?\W*$|\bonly send (?:me |us )?(?:it )?once (?:a|per) (?:day|week)\b|\b(?:spamming|flooding) (?:us|me|this channel|the channel)\b"
        r"|(?:太|咁|好)(?:多|密|頻密|嘈|煩|吵)(?:訊息|通知|message|嘢|喇|啦|啊|呀|了)?\W*$|少(?:啲|點|些)(?:訊息|通知|message|send|發|嘢)?(?:啦|喇|吧|好唔好|得唔得)?\W*$|(?:淨係|只|凈係)(?:要|send|發|收)?(?:重要|緊要|關鍵)(?:嘅|的)?(?:嘢|文件|通知)?\W*$"
    ),
    re.IGNORECASE,
)


def meant(text: str, read: Intent, book: TopicBook) -> Intent | None:
    """Give what is asked or offered where a sentence is of all that comes, or of all but one thing."""
    if _ONLY.search(text) and isinstance(read, Guessed | Search | Misunderstood):
        return Misunderstood("unsubscribe", "none_left_out", "", ("list",))
    if _UNMUTED.search(text) and isinstance(read, Guessed | Search | Misunderstood):
        return Guessed(ListFollowed(), "list", ("undo", "resume"))
    clear = not (questions.asks(text) or "?" in text or "？" in text or doubts.negated(text))
    if _BOTH.search(text) and isinstance(read, Guessed | Search):
        short = len(text) <= MOST_OF_A_WISH and not gist.sensed(text, book)[0].names
        return SetLanguage("either") if clear and short else Guessed(None, "language either")
    if isinstance(read, Misunderstood) and _AT_NIGHT.match(read.value):
        return Guessed(None, "quiet 22:00-08:00", read.write[1:])
    if (
        _LESS.search(text)
        and isinstance(read, Guessed | Search)
        and not gist.sensed(text, book)[0].names
    ):
        return Guessed(None, "digest daily", ("list", "pause for a week"))
    often = None if grammar.is_search(text) else _OFTEN_ENOUGH.search(fold(text))
    if often and isinstance(read, Guessed | Search) and not gist.sensed(text, book)[0].names:
        hour = _hour(text)
        named = ("all", rhythm(text), _day(text), hour) if hour else (rhythm(text),)
        line = " ".join(filter(None, ("digest", *named)))
        return grammar.parse(line) if clear and hour else Guessed(None, line, ("list",))
    return None


def _hour(text: str) -> str:
    """Give the one time of day that a text names, as it is typed; "" for none or several."""
    found = [hour for one in _HOUR.finditer(fold(text)) if (hour := clock(one[0].strip()))]
    return found[0] if len(found) == 1 else ""


def _day(text: str) -> str:
    """Give the day of the week on which a weekly digest is to come; "" for none."""
    if rhythm(text) != "weekly":
        return ""
    day = _WEEKDAY.search(_OFTEN_ENOUGH.sub(" ", fold(text)))
    said = fold(day[0]) if day else ""
    return daynames.DAYS.get(said.removesuffix("s")) or said[:3]


def rhythm(text: str) -> str:
    """Give how often something is to come, as a clause says it is enough; "" where it says none."""
    often = _OFTEN_ENOUGH.search(fold(text))
    if often is None:
        return ""
    return "weekly" if re.search(r"week|星期|礼拜|周", often[0]) else "daily"
