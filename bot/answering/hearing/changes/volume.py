"""This file reads what is said of all that comes here: how much, how often, in which languages."""

from __future__ import annotations

import re

from bot.answering.arguments import daynames
from bot.answering.arguments.words import CHINESE_TIME, clock, either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.pieces import doubts, gist
from bot.answering.intents import Guessed, Intent, ListFollowed, Misunderstood, Search, SetLanguage
from bot.answering.names import TopicBook
from scrapers.text import fold

# That all but what is named is to stop, which nothing does at once.
# e.g. only keep lawtech, drop the rest · 淨係收法律科技，其他唔使
_ONLY = re.compile(
    either_script(
        r"\b(?:only|just)\b.{2,60}\b(?:nothing else|(?:drop|stop|lose|bin|remove|cancel) (?:the |all the |all )?"
        r"(?:rest|others?|other (?:ones|topics|stuff)))\b(?! (?:of the world|did|do|does|was|were|said|have|had)\b)"
        r"|\b(?:only|just) (?:keep|want|send|give|need|get)\b.{2,60}\b(?:not|none of|without) "
        r"(?:the |all the |all )?(?:rest|others?|other (?:ones|topics|stuff))\b"
        r"|\b(?:keep|want|send|give|need|get)\b.{0,20}\b(?:only|just)\b.{2,60}\b(?:not|none of|without) "
        r"(?:the |all the |all )?(?:rest|others?|other (?:ones|topics|stuff))\b"
        r"|\b(?:unsubscribe|stop|drop|mute|cancel|remove|silence)\b.{0,20}?\b(?:all|everything|everyone)\b.{0,8}?"
        r"\b(?:but|except|apart from|other than|bar)\b"
        r"|除(?:咗|了).{1,12}?(?:之外|以外)?[,，]?(?:全部|其他|其餘|所有)(?:都|嘅|的|就)?(?:停|唔要|不要|取消|退訂|靜音|唔使)"
        r"|(?:淨係|只|只要|凈係)(?:收|要|留|跟|訂|睇|想收|想要).{1,20}?(?:其他|其餘|另外)(?:嘅|的)?(?:都|全部|就)?"
        r"(?:唔|不|停|取消|刪|毋)"
    ),
    re.IGNORECASE,
)
# That what was muted is to be heard again.
# e.g. unmute AI · lawtech can make noise again · cancel the mute on AI · 解除人工智能靜音
_UNMUTED = re.compile(
    either_script(
        r"\b(?:can|may|should|could) (?:make (?:some )?noise|be (?:heard|loud|noisy)|speak(?: up)?"
        r"|ping(?: us| me)?) again\b"
        r"|可以(?:再)?(?:出返聲|出番聲|嘈返|響返)|"
        r"\bun-?mut(?:e|ed|ing)\b|\b(?:cancel|end|lift|undo|remove|drop|stop) (?:the |my |our )?mute\b"
        r"|(?:取消|解除|結束).{0,8}靜音"
    ),
    re.IGNORECASE,
)
# e.g. in both languages · whichever version lands first · 中英文都要 · 邊個版本快就出邊個
_BOTH = re.compile(
    either_script(
        r"\b(?:whichever|whatever|any) (?:version|language|edition)s? (?:that )?"
        r"(?:is|lands|comes|arrives|gets)\b.{0,16}?"
        r"\b(?:first|sooner|quicker|earlier|earliest)\b"
        r"|(?:邊個|邊種|哪個|哪種)(?:版本|語言|文)?(?:快|先出|早出|出得快|先到|先有)[^,，。]{0,4}(?:就|先|都)"
        r"|\b(?:in|into|use) (?:both|either) languages?\b|^\W*both languages\b|中英文?都(?!有|係|得)"
    ),
    re.IGNORECASE,
)
# A wish for both that says nothing else.
# e.g. both languages please · can the alerts come in both languages · 那就中英文都要吧，谢谢 · make it bilingual
_BOTH_WANTED = re.compile(
    either_script(
        r"^\W*(?:(?:please|pls|ok|okay|hi|hello|tamar|then|yes|can|could|would|you|we|i|i'd|we'd|us|me|want|like"
        r"|need|prefer|love|to|have|get|see|read|receive|set|switch|change|make|send|post|write|give|show|use|put"
        r"|it|them|everything|all|the|our|this|alerts?|messages?|posts?|digests?|summaries|bullets|channel|come|be"
        r"|in|into|here|now)\W{1,3}){0,12}(?:(?:both|either)(?: of the)? languages?|(?<=[ ,])bilingual)"
        r"(?:,? (?:please|pls|thanks|thank you|thx|here|now|from now on)){0,3}\W*$"
        r"|^\W*(?:那就|咁就|那麼|不如|唔該|麻煩|請|我哋|我們|我|大家|以後|今後|全部|通知|訊息|摘要|都|想|要|將|用"
        r"|轉|改|設|set|send|發|出|收|睇|看|成|做|為|返|俾){0,6}(?:中英文?(?:都(?:想|要|睇|看|收|發|出|send){1,2})"
        r"|(?:用|要|出|發|send|轉做|改做|改成|改為|set)(?:中英文?|(?:中英)?(?:雙語|兩種語言))(?:都要)?)"
        r"(?:通知|訊息)?[吧啦喇呀啊了]{0,2}(?:\W{0,3}(?:唔該晒?|謝謝|多謝|thanks))?\W*$"
    ),
    re.IGNORECASE,
)
_MOST_OF_A_WISH = 60
# e.g. 9am · 8:45 · 朝早九點
_HOUR = re.compile(
    rf"\b\d{{1,2}}(?:[:.]\d\d)? ?[ap]m\b|\b\d{{1,2}}:\d\d\b|{CHINESE_TIME}", re.IGNORECASE
)
# e.g. Friday · 星期五
_WEEKDAY = re.compile(rf"\b{daynames.WEEKDAY}s?\b|{daynames.WEEKDAY_HAN}", re.IGNORECASE)
# What changes nothing about when something comes.
# e.g. for us · please · 唔該 · 左右
_BESIDE = re.compile(
    either_script(
        r"\b(?:please|pls|thanks|thank you|ok|okay|actually|honestly|i think|we think"
        r"|for (?:us|me|the team|this channel|now)|tamar|at|on|in the morning|every|around|about|say|then|so)\b"
        r"|唔該晒?|麻煩|多謝|謝謝|我哋|我們|左右|大約|逢|就|都|已經|[喇啦吧呀啊了晒]|\W"
    ),
    re.IGNORECASE,
)
# e.g. but not · 不過唔好
_NOT = re.compile(either_script(r"\b(?:not|never|don'?t|except)\b|唔好|不要|唔係|除咗|別"))
_AT_NIGHT = re.compile(r"^at [0-6] ?am$")  # e.g. at 3am
# How often all is to come, where no topic is named.
# e.g. once a day is plenty · daily would be enough · 一日一次就夠
_OFTEN_ENOUGH = re.compile(
    either_script(
        r"\b(?P<en>once a (?:day|week)|one (?:a|per) (?:day|week)|daily|weekly)\b(?:'s)?"
        r"(?: (?:is|will|would|be|quite|more|than|really|just|perfectly|probably|also|all|digests?|summar(?:y|ies)"
        r"|e-?mails?|round-?ups?|updates?|alerts?|messages?|posts?)){0,4}? (?:plenty|enough|fine|sufficient|better"
        r"|will do|would do|is all)\b"
        r"|(?P<han>(?:每|一)(?:日|天|個?星期|個?禮拜|周|週)一?(?:次|封|份|個))(?:已經|都|就|已)?(?:夠|得|好|可以|足)"
    ),
    re.IGNORECASE,
)
# That too much comes.
# e.g. too many messages · less noise please · only the important ones · 太多訊息 · 唔好咁密 · 少啲啦
_LESS = re.compile(
    either_script(
        r"\b(?:too (?:many|much|frequent|noisy|chatty|spammy)"
        r"|(?:less|fewer|reduce|cut down(?: on)?|so many|way less)) ?(?:the |of the )?(?:messages?|alerts?"
        r"|notifications?|pings?|posts?|updates?|noise|e-?mails?|spam|stuff|often|here)?\W*(?:please|pls|here|$)"
        r"|^\W*(?:please )?(?:just |only )(?:send |show |tell |give )?(?:me |us )?(?:the )?(?:really |most )?"
        r"(?:important|main|key|big|relevant|urgent) (?:ones?|stuff|things?|papers?|alerts?|news|messages?)"
        r"(?: please)?\W*$|\bonly send (?:me |us )?(?:it )?once (?:a|per) (?:day|week)\b"
        r"|\b(?:spamming|flooding) (?:us|me|this channel|the channel)\b"
        r"|(?:太|咁|好)(?:多|密|頻密|嘈|煩|吵)(?:訊息|通知|message|嘢|喇|啦|啊|呀|了)?\W*$"
        r"|少(?:啲|點|些)(?:訊息|通知|message|send|發|嘢)?(?:啦|喇|吧|好唔好|得唔得)?\W*$"
        r"|(?:淨係|只|凈係)(?:要|send|發|收)?(?:重要|緊要|關鍵)(?:嘅|的)?(?:嘢|文件|通知)?\W*$"
    ),
    re.IGNORECASE,
)


def meant(text: str, read: Intent, book: TopicBook) -> Intent | None:
    """Give what is asked or offered where a sentence is of all that comes, or of all but one thing."""
    if _ONLY.search(text) and isinstance(read, Guessed | Search | Misunderstood):
        return Misunderstood("unsubscribe", "none_left_out", "", ("list",))
    if _UNMUTED.search(text) and isinstance(read, Guessed | Search | Misunderstood):
        return Guessed(ListFollowed(), "list", ("undo", "resume"))
    wanted = bool(_BOTH_WANTED.match(text))
    if wanted or (_BOTH.search(text) and isinstance(read, Guessed | Search)):
        sure = wanted and not doubts.unsaid(text) and len(text) <= _MOST_OF_A_WISH
        return SetLanguage("either") if sure else Guessed(None, "language either")
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
        rest = _left(text)
        hour = "" if _NOT.search(rest) else _hour(text)  # it may be the hour that is not wanted
        named = ("all", rhythm(text), _day(text), hour) if hour else (rhythm(text),)
        line = " ".join(filter(None, ("digest", *named)))
        sure = bool(hour) and not rest and "?" not in text and not doubts.unsaid(text)
        return grammar.parse(line) if sure else Guessed(None, line, ("list",))
    return None


def _left(text: str) -> str:
    """Give what a text says beside how often and when; two days of the week are one too many."""
    rest, days = _WEEKDAY.subn(" ", _HOUR.sub(" ", _OFTEN_ENOUGH.sub(" ", fold(text))))
    return rest if days > 1 else _BESIDE.sub("", rest)


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
