"""This file gives other ways to write what was typed: in full, without its reason, with a slip mended."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

from rapidfuzz.distance import OSA

from bot.answering.arguments import periods, spelling
from bot.answering.arguments.daynames import HOUR, HOURS, IN_FULL
from bot.answering.arguments.stretches import days, sort_of, stretch
from bot.answering.hearing.pieces.gapped import MOST_LETTERS
from scrapers.numbering import BUREAUX, chinese_count
from scrapers.text import fold

# What is typed short.
SHORT = {
    "pls": "please", "plz": "please", "mtg": "meeting", "mtgs": "meetings", "cttee": "committee", "ctte": "committee",
    "cmte": "committee", "yr": "year", "wk": "week", "wks": "weeks", "wkend": "weekend", "wkends": "weekends",
    "wknd": "weekend",
    "wknds": "weekends", "btwn": "between", "shld": "should", "shd": "should", "yday": "yesterday",
    "lookup": "look up", "cld": "could", "wld": "would", "gimme": "give me", "lemme": "let me",
    "taht": "that", "teh": "the", "thurs": "thursday", "tues": "tuesday", "tmr": "tomorrow", "tmrw": "tomorrow",
    "rn": "right now",
    "govt": "government", "msgs": "messages", "msg": "message", "notifs": "notifications", "subs": "subscriptions",
    "docs": "documents", "ppl": "people", "abt": "about", "w": "with", "u": "you", "ur": "your", "asap": "immediately",
    "wat": "what", "wot": "what", "dont": "don't", "cant": "can't", "wont": "won't", "whats": "what's",
    "wanna": "want to", "hrs": "hours", "im": "i'm",
}  # fmt: skip
# A word that is no part of a paper's number, an address or a name of letters and figures.
_WORD = re.compile(r"(?<![\w@.(/'’-])[a-z]{1,14}(?![\w@(/'’-]|\.\w)", re.IGNORECASE)
# e.g. once a day · one mail a week
_ONCE = re.compile(
    r"\b(?:once|one(?: (?:mail|email|digest|message|update|post))?|an? (?:mail|email|digest|update)) "
    r"(?:a|per|each|every) (?P<unit>day|week)\b",
    re.IGNORECASE,
)
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "half": 30}
# e.g. quarter past nine · twenty to eight
_SPOKEN = re.compile(
    rf"\b(?P<minutes>{'|'.join(_MINUTES)}) (?P<way>past|to) (?P<hour>{HOUR})\b",
    re.IGNORECASE,
)
_SHARP = re.compile(
    r"(?:\bat )?\b(?P<hour>\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?) (?:sharp|on the dot)\b", re.IGNORECASE
)
# e.g. would you mind adding · do you mind muting
_MIND = re.compile(r"\b(?:would|do|could) you mind (?P<stem>[a-z]{2,12})ing\b", re.IGNORECASE)
# The verbs that are so asked for, as they stand before -ing.
_STEMS = {
    "add": "add", "follow": "follow", "unfollow": "unfollow", "track": "track", "watch": "watch",
    "subscrib": "subscribe",
    "unsubscrib": "unsubscribe", "remov": "remove", "mut": "mute", "paus": "pause", "stopp": "stop", "dropp": "drop",
    "resum": "resume", "sav": "save", "show": "show", "send": "send", "switch": "switch", "sett": "set",
    "chang": "change",
    "turn": "turn", "tell": "tell", "putt": "put", "giv": "give", "sign": "sign", "mov": "move", "includ": "include",
    "remind": "remind", "leav": "leave",
    "delet": "delete", "cancell": "cancel", "gett": "get", "lett": "let", "list": "list", "look": "look",
    "keep": "keep", "search": "search", "find": "find", "explain": "explain", "undo": "undo",
}  # fmt: skip
_TOMORROW = re.compile(r"\b(?:tmr|tmrw|tmw|2moro)(?=['’]s\b)", re.IGNORECASE)  # e.g. tmrw's
_HUSH = re.compile(r"\bsh{2,12}\b", re.IGNORECASE)
# A Council paper's number as people write it.
# e.g. CB2 1292 of 2025 · cb (2) 438 / 2026 (3)
_NUMBER = re.compile(
    r"(?<![a-z])cb ?\(? ?(?P<no>\d) ?\)? ?(?:papers?,? ?(?:no\.? ?|number )?)?[-/]? ?(?P<serial>\d{1,5}) ?"
    r"(?:/ ?(?=2\d(?![\d(])|20\d\d)|-|\bof\b| (?=20\d\d\b)) ?(?P<year>20\d\d|(?<=/)2\d|(?<=/ )2\d)"
    r"(?: ?[-(/] ?(?P<part>\d{1,2}) ?\)?)?(?!\d)"
    r"|(?<![a-z])cb(?P<no_>\d)之(?P<serial_>\d{1,5})[號号]?(?:文件)? ?\((?P<year_>20\d\d)\)",
    re.IGNORECASE,
)
# A number that is written together with the word before it, or behind it.
# e.g. papercb(2) 1183/2026 (04)please · openCB(1)902/2026(05)pls · paperLCQ9
_GLUED = re.compile(
    r"(?P<before>[a-z]{2})?(?P<n>cb ?(?:\(\d\)|\d) ?\d{1,5}/20\d\d(?: ?\(\d{1,2}\))?|(?<=paper)lcq ?\d{1,2}\b)"
    r"(?P<after>[a-z]{2})?",
    re.IGNORECASE | re.ASCII,
)
# Letters and figures of other widths, and figures above the line or in a circle that stand alone.
_WIDE = re.compile(
    r"[\uff08\uff09\uff0f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+|(?<![^\s#])[²³¹⁰⁴-⁹₀-₉①-⑳❶-❿➀-➉]+(?!\S)"
)
# e.g. 修改2每周 · 編輯第3項即時
_EDITED = re.compile(r"^(?P<verb>修改|編輯|编辑)第?(?P<n>\d{1,2})[項项個个]?(?=[每逢即改])")
# e.g. itib 152 · ITIB0152
_REPLY = re.compile(
    r"(?<![a-z0-9/])(?P<bureau>[a-z]{2,4}) ?(?P<n>(?!20\d\d)\d{3,4})(?![\d/])", re.IGNORECASE
)
# A question of a sitting; what its number and the sitting's day may have between them, behind it and before it.
# e.g. LCQ 5 of 21 May 2025 · lcq 3 (21/5/2025) · last Wednesday's LCQ5 · 上星期三的第五題口頭質詢
# e.g. 2025年5月21日口頭質詢第五題
_QUESTION = re.compile(
    r"(?<![a-z])lcq ?(?P<n>\d{1,2})(?!\d)|\b(?:oral |written )?question (?:no\.? ?|number )?(?P<n_>\d{1,2})(?![\d(/])"
    r"|(?:口头|书面)?质询第?(?P<n__>[一二三四五六七八九十\d]{1,3})[题条项]"
    r"|第(?P<n___>[一二三四五六七八九十\d]{1,3})(?:[题条项](?:[的嘅])?(?:口头|书面)?质询|题)",
)
# e.g. 25/11 · 3/6, and no number of a paper
_DAY_AND_MONTH = re.compile(r"(?<![\w/.(])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/(])")
# e.g. last Wed · this wed
_SHORT_DAY = re.compile(
    r"\b(?P<rel>last|past|this) (?P<day>mon|tues?|wed|thu(?:rs?)?|fri)\b\.?", re.IGNORECASE
)
_SPACED_YEAR = re.compile(r"(?<=\b20\d\d) (?=年)")  # e.g. 2025 年至今
_LCQ = re.compile(r"\blcq", re.IGNORECASE)
_DAY_BEHIND = re.compile(r"(?:,|[ ,]{0,2}\()? ?(?:(?:of|on|from|dated) )?(?:the )?")
_DAY_BEFORE = re.compile(
    r"(?:'s)?[ ,]{0,2}(?:[的嘅]|那个|嗰个|嗰条|那条|个|立法会(?:会议)?){0,3} ?"
)
# What is said beside a question, and asks for nothing.
# e.g. how many use it anyway · 到底有幾多人用
_STRESS = re.compile(
    r"\b(?:on earth|the hell|the heck|exactly|anyway) ?\b|到底|究竟|其實|其实", re.IGNORECASE
)
# e.g. 一個禮拜一次 · 一日一次
_ONCE_CHINESE = re.compile(
    r"(?:一|每)[個个]?(?P<unit>日|天|星期|禮拜|礼拜|周|週)(?:收|發|发|send|出|推送?|俾|給|给|彈|弹|報|报|通知|睇|看)?一次"
)
# Where the reason of a request begins.
# e.g. export our list so I can copy it · show AI papers because the boss asks
_REASON = re.compile(
    r"\b(?:so (?:that )?(?:i|we|the|our|they|others|someone)|because|cos|cuz|since (?:we|i|our|the)|as (?:i|we|our)"
    r"|for my|for our|and (?:what|how|where|when|who|why|was|is))\b|[,，;；。]|因為|因为|由於|由于|方便我",
    re.IGNORECASE,
)
# Commands that look something up, which a first word may misspell; not `saved` and `story`: "save it", "store it".
_LOOKED_UP = ("search", "latest", "show", "meetings", "commitments", "briefing", "citation", "programme", "member",
              "status", "topics", "sources", "followers", "preview", "sample")  # fmt: skip
_LEAST, _MOST_SLIPS = 5, 2


def in_full(text: str) -> str:
    """Write what was typed short in full."""
    text = _MIND.sub(_minded, text)
    text = _SHARP.sub(r"at \g<hour>", _SPOKEN.sub(_clock, text))
    text = _TOMORROW.sub("tomorrow", _HUSH.sub("shh", text))
    text = _ONCE.sub(lambda found: "daily" if found["unit"].lower() == "day" else "weekly", text)
    text = _ONCE_CHINESE.sub(lambda found: "每日" if found["unit"] in "日天" else "每周", text)
    return _WORD.sub(lambda found: SHORT.get(fold(found[0]), found[0]), text)


def _minded(found: re.Match[str]) -> str:
    verb = _STEMS.get(found["stem"].casefold())
    return f"could you {verb}" if verb else found[0]


def _clock(found: re.Match[str]) -> str:
    hour, minutes = HOURS.index(found["hour"].lower()) + 1, _MINUTES[found["minutes"].lower()]
    if found["way"].lower() == "to":
        hour, minutes = hour - 1 or 12, 60 - minutes
    return f"{hour}:{minutes:02d}"


def numbered(text: str, today: date | None = None) -> str:
    """Write the number of each paper and reply as it is printed, a question by its day.

    A day without its year is the last one before today.
    """
    if len(text) > MOST_LETTERS:
        return text
    said = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    said = _EDITED.sub(r"\g<verb> \g<n> ", _GLUED.sub(_apart, said))
    if _LCQ.search(said):
        said = _SHORT_DAY.sub(_day_in_full, _DAY_AND_MONTH.sub(_in_words, said))
    said = _SPACED_YEAR.sub("", said)
    return _dated(_REPLY.sub(_reply, _NUMBER.sub(_as_printed, said)), today)


def first_numbered(text: str, today: date | None = None) -> str:
    """Write only the first number as it is printed, and what stands behind it as it was typed."""
    if len(text) > MOST_LETTERS:
        return text
    said = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    found = [one for way in (_REPLY, _NUMBER) if (one := way.search(said))]
    found += [one for one in _QUESTION.finditer(fold(said)) if one[0].startswith("lcq")][:1]
    end = min((one.end() for one in found), default=0) if len(said) == len(text) else 0
    return numbered(text[:end], today) + text[end:]


def _apart(found: re.Match[str]) -> str:
    return " ".join(filter(None, (found["before"], found["n"], found["after"])))


def _in_words(found: re.Match[str]) -> str:
    """Write a day and a month in figures as they are read: 25/11 is 25 November."""
    day, month = int(found["day"]), int(found["month"])
    real = 0 < month <= 12 and 0 < day <= 31
    return f"{day} {date(2000, month, 1):%B}" if real else found[0]


def _day_in_full(found: re.Match[str]) -> str:
    return f"{found['rel']} {IN_FULL[fold(found['day'])]}"


def _as_printed(found: re.Match[str]) -> str:
    part = f"({int(found['part']):02d})" if found["part"] else ""
    number, serial = found["no"] or found["no_"], found["serial"] or found["serial_"]
    year = found["year"] or found["year_"]
    return f"CB({number}){int(serial)}/{year if len(year) > 2 else f'20{year}'}{part}"


def _reply(found: re.Match[str]) -> str:
    known = found["bureau"].upper() in BUREAUX
    return f"{found['bureau'].upper()}{int(found['n']):03d}" if known else found[0]


def _dated(said: str, today: date | None) -> str:
    """Write each question of a sitting by the sitting's day that stands beside it."""
    folded = fold(said).replace("’", "'")
    if len(folded) != len(said) or not _QUESTION.search(folded):
        return said
    stretched = {one.end(): one for one in stretch().finditer(folded)}
    written, last = "", 0
    for one in _QUESTION.finditer(folded):
        number = chinese_count(next(filter(None, one.groups())))
        start, end, day = _behind(folded, one, today) or _before(folded, one, stretched, today)
        if number and day and start >= last:
            written += f"{said[last:start]}LCQ{number} {day.day} {day:%B} {day.year}"
            last = end
    return written + said[last:]


def _behind(folded: str, one: re.Match[str], today: date | None) -> tuple[int, int, date] | None:
    joins = _DAY_BEHIND.match(folded, one.end())
    found = stretch().match(folded[joins.end() :]) if joins else None
    if joins is None or found is None or (day := _one_day(found[0], today)) is None:
        return None
    end = joins.end() + found.end()
    return one.start(), end + (folded[end : end + 1] == ")"), day


def _before(
    folded: str, one: re.Match[str], stretched: dict[int, re.Match[str]], today: date | None
) -> tuple[int, int, date | None]:
    for end, found in stretched.items():
        if end <= one.start() and _DAY_BEFORE.fullmatch(folded, end, one.start()):
            return found.start(), one.end(), _one_day(found[0], today)
    return 0, 0, None


def _one_day(said: str, today: date | None) -> date | None:
    """Give the day that is named; one without its year, or by its weekday, is the last before today."""
    if sort_of(said) is None or (today is None and sort_of(said) != "dated"):
        return None
    first, last = days(said, today or date.min)
    return first if first == last else None


def respelled(text: str, right: Callable[[str], str]) -> str:
    """Write each word as it is given for it."""
    return _WORD.sub(lambda found: right(found[0]), text)


def ways(text: str, changes: Callable[[str], bool]) -> Iterator[str]:
    """Give a text in other ways that ask for the same; none of a long one.

    No reason is left out of which `changes` says that it may ask for a change itself.
    """
    if len(text) > MOST_LETTERS:
        return
    whole = in_full(text)
    plain = " ".join(_STRESS.sub("", whole).split())
    begun = _begun(whole)
    found = [whole, begun, plain, spelling.mended(begun) or begun]
    reason = _REASON.search(whole)
    timed = reason and any(one.start <= reason.start() < one.end for one in periods.every(whole))
    if reason and not timed and not changes(whole[reason.start() :]):
        asked = whole[: reason.start()].rstrip()
        plain = " ".join(_STRESS.sub("", asked).split())
        found += [asked, _begun(asked), plain]
    for one in dict.fromkeys(found):
        if one.strip() and one != text:
            yield one


def _begun(text: str) -> str:
    """Mend the first word where it misspells a command that looks something up."""
    first, _, rest = text.strip().partition(" ")
    word = fold(first)
    if not rest or len(word) < _LEAST - 1 or not word.isascii() or word in _LOOKED_UP:
        return text
    near = [
        one
        for one in _LOOKED_UP
        if one[0] == word[0]
        and len(one) >= _LEAST
        and OSA.distance(one, word) <= (_MOST_SLIPS if len(one) > _LEAST + 3 else 1)
        and one.rstrip("s") != word.rstrip("s")
    ]
    return f"{near[0]} {rest}" if len(near) == 1 else text
