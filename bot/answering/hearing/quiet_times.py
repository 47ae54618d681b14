"""This file offers quiet hours, quiet weekends or a pause where nothing is to come at night, at weekends, for now."""

from __future__ import annotations

import re

from bot.answering.arguments import daynames, moments, questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar, sentences
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import doubts, gist
from bot.answering.hearing.pieces.gapped import Gapped, gapped
from bot.answering.hearing.pieces.named import Named
from bot.answering.hearing.pieces.nights import WEEKEND, quiet
from bot.answering.intents import Guessed, Intent, Misunderstood, Quiet
from bot.answering.names import TopicBook
from bot.answering.speech import Speaker
from bot.desk import Desk
from scrapers.text import fold, is_cjk

MOST_LETTERS = 160
_MOST_WORDS, _MOST_HAN = 18, 26
# That nothing is to come, said of all that comes.
# e.g. stop sending me things · don't post anything · be quiet · no pings at night · 唔好send嘢 · 暫時唔好post · 靜啲
_HUSH = re.compile(
    either_script(
        r"\b(?:(?:don't|do not|dont|never|stop|quit|no more|not|cease|hold off(?: on)?|avoid|without) "
        r"(?:(?:ever|want(?: you)? to|any|more) ){0,2}(?:posting|post|sending|send|pinging|ping|messaging|message"
        r"|bothering|bother|disturbing|disturb|alerting|alert|notifying|notify|buzzing|buzz|waking|wake|texting"
        r"|writing|write|talking|talk|deliver(?:ing)?|push(?:ing)?)\b"
        r"|(?:no|nothing|zero|stop (?:the|all|your)|not a single|without) ?(?:more )?(?:messages?|alerts?|pings?"
        r"|posts?|notifications?|noise|updates?)?\b(?= .{0,30}?(?:night|evening|hours?|after|before|between|from"
        r"|until|till?|during|on (?:the )?(?:week|satur|sun)|at week|over|past|for|while|today|tomorrow|tonight"
        r"|this)\b)"
        r"|(?:be|keep|stay|go|remain|(?:we|i) (?:need|want)(?: some)?|some|total|complete) "
        r"(?:quiet|silent|silence|peace)\b|^\W*(?:(?:please|pls|ok|can you|could you)\W{1,2}){0,2}"
        r"(?:quiet|silence|silent|hush|shush|shh+|peace)\b|\bleave (?:us|me) (?:alone|in peace)|\bdo not disturb\b"
        r"|\bshut up\b)"
        r"|(?:唔好|不要|咪|別|勿|停止|暫停|唔使|不用)(?:再|住|先|同我|俾我|喺度|喺呢度)?(?:send|post|發|發送|出|彈"
        r"|嘈|吵|煩|擾|響|通知|推送|傳|出聲|出嘢|叫|騷擾|打擾|搞)|(?:靜啲|安靜|收聲|停一停|唔好出聲|勿擾|靜音)"
    ),
    re.IGNORECASE,
)
# e.g. at night · overnight · in the evenings · out of hours · 夜晚 · 放工後
_NIGHT = re.compile(
    either_script(
        r"\b(?:(?:at|during the|in the|late at|by) (?:night|evening)s?(?: time)?|nights?|night[- ]?time|overnight"
        r"|evenings?|after (?:work|hours|office hours|dinner|dark|bedtime)|out of (?:office )?hours"
        r"|outside (?:of )?(?:office|working|work|business) hours"
        r"|when (?:we|i|people)(?:'re| are) (?:asleep|sleeping|in bed)"
        r"|(?:we|i)(?:'re| are|'m| am) (?:asleep|sleeping|in bed))\b"
        r"|夜晚|晚上|夜間|半夜|深夜|夜深|凌晨|放工(?:後|之後)|收工(?:後|之後)|下班(?:後|之後)|非辦公時間"
        r"|瞓(?:緊)?覺|睡覺"
    ),
    re.IGNORECASE,
)
_DAY = rf"(?:{daynames.WEEKDAY}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)"
_PART = r"(?: (?:morning|afternoon|evening|night|noon|lunchtime|at \d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|\d{1,2} ?[ap]m))?"
# From one day of the week to another.
# e.g. from Friday evening until Monday morning · Friday to Monday · 星期五夜晚到星期一朝早
_DAYS = re.compile(
    rf"\b(?P<first>{_DAY})s?{_PART} ?(?:to|until|till|through|thru|-|–|up to)(?: the)? (?P<last>{_DAY})s?"
    rf"(?P<part>{_PART})"
    rf"|(?P<first_>{daynames.WEEKDAY_HAN})(?:夜晚|晚上|下午|放工後|朝早|晚)?(?:到|至|直到|直至)"
    rf"(?P<last_>{daynames.WEEKDAY_HAN})",
    re.IGNORECASE,
)
# e.g. until Wednesday · till the 15th · 到下星期一
_UNTIL = re.compile(
    r"\b(?:until|till?|through|before) (?P<en>[a-z0-9 /'-]{2,24}?)(?:,? (?:please|pls|thanks|thank you))?\W*$"
    r"|(?:直到|直至|到|至)(?P<han>[^,，。]{2,10}?)(?:先|為止|为止)?\W*$",
    re.IGNORECASE,
)
# e.g. for two weeks · this week · 今個星期
_FOR = re.compile(
    either_script(
        r"\b(?:for|over|during)? ?(?:the )?(?P<en>next (?:few |couple of |\d{1,2} |two |three )?(?:days?|weeks?)"
        r"|rest of (?:the |this )?(?:day|week|month)"
        r"|(?:an?|one|two|three|four|five|six|\d{1,2}) (?:hours?|days?|weeks?|months?|fortnights?)"
        r"|this (?:week|month|afternoon|morning)|today|tonight|tomorrow)\b"
        r"|(?P<han>今(?:個)?(?:星期|禮拜|周|月)|本[周月]|今日|今晚|聽日"
        r"|[一兩三四五六七\d]{1,2}(?:日|個?星期|個?禮拜|個?月))"
    ),
    re.IGNORECASE,
)
# e.g. for now · for a bit · 暫時 · 呢排
_FOR_NOW = re.compile(
    either_script(
        r"\b(?:for (?:now|a (?:bit|while|moment)|the (?:moment|time being))|temporarily|a bit|awhile|right now"
        r"|at the moment)\b|暫時|暫且|呢排|近排|而家|住先|住$|先$"), re.IGNORECASE
)  # fmt: skip
_ENDS = {
    "today": "tomorrow",
    "tonight": "tomorrow",
    "今日": "明天",
    "今晚": "明天",
}  # the morning after
# That there are to be quiet hours no more.
# e.g. we run nights now so remove the do not disturb · 而家輪夜更，勿擾可以取消
_LIFTED = re.compile(
    either_script(
        r"\b(?:remove|lift|drop|scrap|end|cancel|clear|kill|delete|disable|(?:take|turn|switch) off|get rid of"
        r"|no (?:more )?need (?:for|of)|don't need|no longer need) (?:the |our |any |all |those ){0,2}"
        r"(?:do not disturb|dnd|quiet (?:hours|time|times)|silent hours)\b"
        r"|(?:取消|停用|解除|閂咗|熄咗|唔要|唔使|不要|不用|撤銷)(?:咗|再|嗰個|個|我哋|嘅|的){0,2}"
        r"(?:勿擾|免打擾|靜音時段|請勿打擾)|(?:勿擾|免打擾|靜音時段)(?:時段|時間)?(?:可以)?"
        r"(?:取消|停用|解除|熄咗|唔要|唔使|撤銷)"
    ),
    re.IGNORECASE,
)
# That weekends are not to be quiet, or alone are.
# e.g. except at weekends · weekends are fine · only on weekends · 周末除外
_BUT_WEEKENDS = re.compile(
    r"\b(?:except|but not|not|only|just|other than|apart from)(?: (?:at|on|for|over|during|the))* (?:weekends?|sat)"
    r"|\bweekends? (?:is|are|aren't|excepted|excluded|can|may|don't|ok|fine)"
    r"|(?:除[咗了]|[淨净]系|只[在系有]?)周末|周末(?:除外|可以|冇所谓|照)",
)
_NAMES = ("topic", "committee", "bureau", "member", "programme", "paper", "email")
_EVENING, _NOON = "17:00", "12:00"
_DEFAULT = "quiet 22:00-08:00"


def offered(heard: Heard) -> Intent:
    """Give what keeps a channel still as a text asks; what was read where it names something, or asks for no quiet."""
    found = _offered(heard)
    lifted = _sets(found) and _LIFTED.search(fold(heard.text[:MOST_LETTERS]))
    if lifted:
        return Guessed(None, "quiet off", ("quiet",))
    return _with_weekends(found, fold(heard.text[:MOST_LETTERS])) if _sets(found) else found


def _with_weekends(read: Intent, said: str) -> Intent:
    """Offer both of two wishes, where weekends are to be quiet beside the hours that were read."""
    if isinstance(read, Quiet) and read.weekends:
        return read
    if not WEEKEND.search(said) or _BUT_WEEKENDS.search(said):
        return read
    hours = f"quiet {read.start}-{read.end}" if isinstance(read, Quiet) else ""
    line = read.line if isinstance(read, Guessed) else hours
    return Misunderstood("", "two_wishes", "", ("quiet weekends", line))


def _offered(heard: Heard) -> Intent:
    desk, read, speaker = heard.desk, heard.read, heard.speaker
    if isinstance(read, Quiet) and read.start and read.end and _until_when(heard):
        return Guessed(None, f"quiet {read.start}-{read.end}", ("help quiet",))
    vague = isinstance(read, Misunderstood) and read.problem == "stops_at_once"
    if vague and isinstance(read, Misunderstood):  # until what nobody can tell
        vague = moments.read(read.value, desk.clock(), speaker.zone) is None
    if speaker.about or not (vague or sentences.is_open(desk, read, speaker)):
        return read
    return _hushed(desk, heard.text, heard.book, speaker) or read


def _sets(read: Intent) -> bool:
    """Say whether quiet hours are set, or offered first."""
    if isinstance(read, Quiet):
        return bool(read.start and read.end)
    return isinstance(read, Guessed) and read.intent is None and read.line.startswith("quiet 2")


def _until_when(heard: Heard) -> bool:
    """Say whether a sentence names the hour from which it is to be quiet, and not that until which."""
    hours = gapped(heard.text, heard.book).named.get("hour", ())
    return len(hours) == 1 and not grammar.is_typed(heard.text)


def _hushed(desk: Desk, text: str, book: TopicBook, speaker: Speaker) -> Intent | None:
    said = fold(text).replace("’", "'")
    if len(text) > MOST_LETTERS or grammar.is_search(text) or not _HUSH.search(said):
        return None
    if len(said.split()) > _MOST_WORDS or sum(map(is_cjk, said)) > _MOST_HAN:
        return None
    if (questions.asks(text) and not questions.requests(text)) or doubts.turned(text):
        return None
    parts = gapped(text, book)
    if any(parts.named.get(one) for one in _NAMES):
        return None
    named = Named(text, parts, *gist.sensed(text, book), book, "en", before_us=False)
    return _kept_still(desk, said, parts, named, speaker)


def _kept_still(
    desk: Desk, said: str, parts: Gapped, named: Named, speaker: Speaker
) -> Intent | None:
    hours = len(named.hours)
    if days := _DAYS.search(said):
        return _over_days(desk, days, speaker)
    if WEEKEND.search(said) and not hours:
        return Quiet(None, None, weekends=True)
    if hours and not parts.named.get("date"):
        line = quiet(named) or _DEFAULT
        return (
            grammar.parse(line)
            if _both_named(line, hours)
            else Guessed(None, line, ("help quiet",))
        )
    until = _UNTIL.search(said)
    day = (until["en"] or until["han"]) if until else ""
    if day and moments.read(day, desk.clock(), speaker.zone):
        return Guessed(None, f"pause until {day}", ("list",))
    if until and until["en"]:
        return Misunderstood("pause", "until_when", "", ("pause for a week", "pause"))
    lasting = _FOR.search(said)
    length = (lasting["en"] or lasting["han"]) if lasting else ""
    length = _ENDS.get(length, length)
    if length and moments.read(length, desk.clock(), speaker.zone):
        return Guessed(None, f"pause until {length}", ("pause",))
    if _NIGHT.search(said):
        return Guessed(None, _DEFAULT, ("quiet 20:00-08:00", "help quiet"))
    if _FOR_NOW.search(said):
        return Guessed(None, "pause", ("pause for a week",))
    return None


def _both_named(line: str, hours: int) -> bool:
    """Say whether both ends of a night are named, and it is one."""
    start, _, end = line.removeprefix("quiet ").partition("-")
    return hours == 2 and start >= _EVENING and end <= _NOON


def _over_days(desk: Desk, days: re.Match[str], speaker: Speaker) -> Intent | None:
    """Offer quiet weekends where the days hold one, and a pause until the last of them."""
    first, last = days["first"] or days["first_"], days["last"] or days["last_"]
    begins, ends = (_number(one) for one in (first, last))
    until = f"{last}{days['part'] or ''}"
    pause = f"pause until {until}" if moments.read(until, desk.clock(), speaker.zone) else "pause"
    if begins is None or ends is None:
        return None
    over_weekend = begins in _BEFORE_WEEKEND and ends in _AFTER_WEEKEND
    return (
        Guessed(None, "quiet weekends", (pause,))
        if over_weekend
        else Guessed(None, pause, ("list",))
    )


_BEFORE_WEEKEND, _AFTER_WEEKEND = frozenset(("thu", "fri", "sat")), frozenset(("sun", "mon", "tue"))


def _number(said: str) -> str | None:
    name = fold(said)
    return daynames.DAYS.get(name) or daynames.DAYS.get(name.removesuffix("s"))
