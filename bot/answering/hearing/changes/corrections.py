"""This file reads what corrects how often something comes, and does not say what: "no, I meant weekly"."""

from __future__ import annotations

import re

from bot.answering.arguments.daynames import DAYS
from bot.answering.arguments.wishes import Wishes, wished
from bot.answering.arguments.words import either_script
from bot.answering.following import followed
from bot.answering.hearing import grammar
from bot.answering.hearing.changes import clauses
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import known
from bot.answering.intents import Guessed, Misunderstood, Subscribe
from bot.answering.speech import Speaker
from bot.desk import Desk
from bot.topics import registers
from scrapers.text import fold

_MOST_LETTERS, _MOST_NAMES = 60, 120
_RHYTHM = {
    "每日": "daily",
    "每周": "weekly",
    "每週": "weekly",
    "每星期": "weekly",
    "即時": "instant",
    "即时": "instant",
}
# What corrects how often something comes, and does not say what.
# e.g. no, I meant weekly · 唔係每日，係每周呀 · not weekly, DAILY
_CORRECTED = re.compile(
    r"(?:(?:no|sorry|oops|wait|actually)[,!. -]{1,3}){0,2}(?:i (?:meant|mean|said|wanted)|it should be"
    r"|make (?:it|that)|rather) (?P<rhythm>instant|daily|weekly)"
    r"(?:[,.! ]{1,4}(?:please|not (?:instant|daily|weekly)))?[.! ]{0,3}$"
    r"|(?:please )?(?:not|no more|no longer) (?:instant|daily|weekly)[,.;:!–— -]{1,3}(?:but |make it |rather )?"
    r"(?P<not>instant|daily|weekly)(?:,? please)?[.! ]{0,3}$"
    rf"|(?:唔係|不是|唔要|不要|唔好|別)(?:{'|'.join(_RHYTHM)})[,，、 ]{{0,2}}(?:係|是|要|改做|改為|改成|改为)"
    rf"(?P<han>{'|'.join(_RHYTHM)})[呀啊啦吧。! ]{{0,3}}$"
    r"|(?:(?:switch|change|go|set|put)(?: (?:it|that|this)(?: one)?| things)?(?: back)?|(?:that|this)(?: one)?) to "
    r"(?P<back>instant|daily|weekly)"
    rf"(?: alerts)?(?:,? please)?[.! ]{{0,3}}$"
    rf"|(?:改|轉|转|set|調|调)(?:返|番|回)?(?:做|成|為|为|到|用)?(?P<to>{'|'.join(_RHYTHM)})[呀啊啦吧。! ]{{0,3}}$"
    rf"|(?:[講说說打搞撳选選][錯错][咗了]?|[弄填][錯错][咗了]?)[,，。、 ]{{0,2}}(?:應該|应该)?(?:係|是|要)"
    rf"(?P<then>{'|'.join(_RHYTHM)})(?:[,，、 ]{{0,2}}(?:唔係|不是|而唔係|而不是)"
    rf"(?:{'|'.join(_RHYTHM)}))?[呀啊啦吧。! ]{{0,3}}$",
    re.IGNORECASE,
)


# Who says first that it was wrong.
# e.g. no sorry, · 唔係唔係， · sorry 打錯，
_WRONG = r"(?:(?:no|nope|nah|sorry|oops|wait|hmm+|actually|er+)[,!. -]{1,3}){1,3}"
_WRONG_HAN = (
    r"(?:(?:唔係|不是|不對|唔對|唔啱|錯|打錯|講錯|寫錯|搞錯|唔好意思|不好意思|sorry|oops|no)(?:每[^,，。]{1,6}|即時)?"
    r"(?:呀|啊|喎|啦|喇|咗|了)?[,，。、! ]{0,2}){1,3}"
)
_RIGHT_HAN = r"(?:應該)?(?:係|是|要|(?:改|轉|換)(?:做|成|為|到)?)?(?P<han>[^,，。]{2,16}?)"
_END_HAN = r"(?:(?:先|至|才)(?:啱|對)|呀|啊|啦|吧|喇|了)?"
# The same in a few words, hours among them.
# e.g. no, weekly · daily at 8:30 instead · make it 9 not 8 · 唔係呀，係每個星期 · sorry, 9am · 不对，改成每天
_PUT_RIGHT = re.compile(
    rf"{_WRONG}(?:i (?:meant|mean|said|wanted)|it should be|make (?:it|that)|rather)? ?"
    r"(?P<no>[a-z0-9:.,; ]{3,30}?)(?:,? (?:please|instead))?\W*"
    r"|(?:make|set|have) (?:it|that|them) (?:at |for |to )?(?P<make>[a-z0-9:. ]{1,24}?)"
    r"(?:,? (?:not|instead of|rather than) [a-z0-9:. ]{1,20})?(?:,? (?:please|instead|then))*\W*"
    r"|(?P<instead>[a-z0-9:. ]{3,30}?),? (?:instead|rather)(?:,? please)?\W*"
    rf"|{either_script(_WRONG_HAN)}{either_script(_RIGHT_HAN)}{either_script(_END_HAN)}\W*",
    re.IGNORECASE,
)
# e.g. daily. 6pm · daily, 6pm
_STOPS = re.compile(r"[.,;] ")


def rhythm(text: str) -> str:
    """Give how often something is to come instead, and when; "" where a text corrects nothing."""
    found = _CORRECTED.match(text.strip())
    if found is None:
        return _put_right(text.strip())
    said = (found["rhythm"] or found["back"] or found["not"] or "").casefold()
    return said or _RHYTHM[found["han"] or found["then"] or found["to"]]


def _put_right(text: str) -> str:
    found = _PUT_RIGHT.fullmatch(text) if len(text) <= _MOST_LETTERS else None
    said = next((one for one in found.groupdict().values() if one), "") if found else ""
    said = _STOPS.sub(" ", said)
    ways: tuple[str, ...] = (f"at {said}",) if said[:1].isdecimal() else (said,)
    if fold(said).split(" ")[0].removesuffix("s") in DAYS:  # a day alone
        ways = (said, f"weekly {said}")
    wishes = next(filter(None, map(clauses.wished, ways)), None) if said else None
    if wishes is None or wishes != Wishes(wishes.rhythm, wishes.at, wishes.weekday):
        return ""
    return " ".join(filter(None, wished(wishes)))


# That another thing was meant.
# e.g. no not AI, lawtech · sorry, I meant lawtech not AI · 唔係人工智能，係法律科技
_OTHER_NAME = re.compile(
    r"(?:(?:no|nope|nah|sorry|oops|wait|actually|wrong one|wrong|my (?:bad|mistake))[,!. -]{1,3}){1,3}"
    r"(?:i (?:meant|said) )?not (?P<wrong>[^,;.?]{2,40}?)(?:[,;] ?(?:but |i meant )?| but )"
    r"(?P<right>[^,;.?]{2,40}?)\W*"
    r"|(?:(?:no|nope|sorry|oops|wait|actually|wrong one|wrong|my (?:bad|mistake))[,!. -]{1,3}){0,3}i "
    r"(?:meant|mean|said|asked for|wanted) (?P<right_>[^,;.?]{2,40}?),? not (?P<wrong_>[^,;.?]{2,40}?)\W*"
    + either_script(
        r"|(?:唔係|不是)(?P<wrong__>[^,，。?？]{2,12}?)[,， ]{1,2}(?:係|是|而是|應該係)"
        r"(?P<right__>[^,，。?？]{2,12}?)(?:呀|啊|啦)?\W*"
    ),
    re.IGNORECASE,
)


def names(heard: Heard) -> Guessed | Misunderstood | None:
    """Offer to take back what was done and to follow what was meant, where both are topics; a body is only followed."""
    found = _OTHER_NAME.fullmatch(heard.text.strip()) if len(heard.text) <= _MOST_NAMES else None
    if found is None:
        return None
    said = {name.rstrip("_"): one for name, one in found.groupdict().items() if one}
    wrong, right = (heard.book.find(said[one].strip()) for one in ("wrong", "right"))
    if right is None and _is_body(said["right"]):
        name = said["right"].strip()
        return Guessed(None, f"follow {name}", (f"search {name}",))
    if wrong is None or right is None:
        return None
    line = f"subscribe {right.name(heard.speaker.language)}"
    return Misunderstood("", "two_wishes", "", ("undo", line))


def _is_body(name: str) -> bool:
    return any(one.kind != "programme" for one in registers.found(name.strip()))


def offered(desk: Desk, rhythm: str, speaker: Speaker) -> Misunderstood:
    """Offer another rhythm for what was changed last; where that was none, for one of the list."""
    with desk.store.read() as session:
        number = followed.last_changed(session, speaker)
    lines = (f"edit {number} {rhythm}", "list") if number else ("list", f"edit <number> {rhythm}")
    return Misunderstood("edit", "change_last" if number else "change_which", "", lines)


def by_name(heard: Heard) -> Subscribe | None:
    """Read `edit` of a topic that is followed, by its name: "edit AI weekly"; None for all else."""
    read = heard.read
    typed = grammar.command_typed(heard.text)
    if typed is None or not isinstance(read, Misunderstood) or read.problem != "edit_number":
        return None
    order = grammar.parse(f"subscribe {typed[1]}")
    if not isinstance(order, Subscribe) or order.wishes == Wishes():
        return None
    with heard.desk.store.read() as session:
        if not known.is_followed(session, heard.book, order.topics, heard.speaker):
            return None
    return order


# That another thing is to be treated as the last one was.
# e.g. same for lawtech · do the same with smart city · 法律科技都一樣
_SAME = re.compile(
    r"(?:(?:and|also|please|pls|then|ok)[, ]{1,2}){0,3}(?:(?:can you |could you )?do )?(?:the )?same"
    r"(?: again| thing| settings?)? (?:for|with|to)(?: (?P<what>[^,.;?!]{2,60}?))?"
    r"(?:,? (?:too|as well|please|pls|thanks))*\W*"
    + either_script(
        r"|(?P<han>[^,，。?？]{2,14}?)(?:都係咁|都一樣|照樣|同樣處理|照辦|一樣處理)(?:啦|喇|吧)?\W*"
    ),
    re.IGNORECASE,
)


def same(heard: Heard) -> Guessed | Misunderstood | None:
    """Offer what may be done with another thing as it was with the last one; ask for its name where none is said."""
    text = heard.text.strip()
    found = _SAME.fullmatch(text) if len(text) <= _MOST_NAMES else None
    if found is None:
        return None
    what = (found["what"] or found["han"] or "").strip()
    if not what:
        return Misunderstood("", "which_topic", "", ("topics", "list"))
    if heard.book.find(what) is None and not registers.found(what):
        return None
    return Guessed(None, f"follow {what}", (f"mute {what} for a week", f"unsubscribe {what}"))
