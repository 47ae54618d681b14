"""This file follows several names of which one is known to nobody: the known are offered, the others each by itself."""

from __future__ import annotations

import re

from sqlmodel import Session

from bot.answering.arguments import daynames
from bot.answering.arguments.courtesy import trimmed, without
from bot.answering.arguments.wishes import Reader, Wishes, wished
from bot.answering.arguments.words import either_script
from bot.answering.command import TOKEN
from bot.answering.finding.next_steps import worded
from bot.answering.following.targets import Unknown, targets
from bot.answering.hearing import grammar
from bot.answering.hearing.changes import clauses, orders
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import doubts, known
from bot.answering.intents import Follow, Guessed, Intent, Misunderstood, Search, Subscribe
from bot.answering.names import TopicBook
from bot.topics import registers
from scrapers.text import fold, is_cjk

MOST_LETTERS, MOST = 200, 8
_MOST_WORDS, _MOST_HAN, _MOST_UNKNOWN, _MOST_JOINED = 6, 14, 2, 3
# What asks to be told of something, before a list of names.
# e.g. follow the fintech panel · keep us posted on iCMS and drones · 我哋想跟進證監會同金管局
_ASKS = re.compile(
    either_script(
        r"^\W*(?:(?:follow|subscribe(?: us| me)?(?: to)?|sub(?: us)? to|track|watch|monitor|add"
        r"|sign (?:us|me) up (?:for|to)|keep (?:us|me) (?:posted|updated|informed|in the loop) (?:on|about)"
        r"|keep (?:an eye|tabs) on|(?:tell|alert|notify|update) (?:us|me) (?:about|of|on)|let (?:us|me) know about"
        r"|(?:we|i)(?:'d| would)? (?:like|want|need) to (?:follow|track|hear about|get|see|know about))\s+"
        r"|(?:我哋?|我們)?(?:想)?(?:跟進|訂閱|追蹤|關注|留意住?|加埋|加入|加|跟埋|跟住|追住|跟))(?P<names>.{3,160})$"
    ),
    re.IGNORECASE,
)
# What joins names.
# e.g. and · & · plus · 同 · 及
_JOIN = re.compile(
    either_script(
        r"\s{0,3}[,，、;；/]\s{0,3}(?:and |plus )?|\s{1,3}(?:and|&|plus|as well as)\s{1,3}|(?:同埋|以及|及|同|和)"
    ),
    re.IGNORECASE,
)
_LISTED = re.compile(r"[,，、;；/]")
# How something is to come, or politeness, in a piece of its own.
# e.g. 一日一次就夠 · 便可 · weekly is fine · please
_TALK = re.compile(
    r"[就便得可先请每次够]|一[日天有出周]|\b(?:fine|enough|plenty|please|thanks|pls|only|alone|send|daily|weekly"
    r"|instant\w*|at once|once|each|every|when\w*)\b"
)
_IN_WORDS = re.compile(
    rf"\b(?:at|around|half|past|to) {daynames.HOUR}\b", re.IGNORECASE
)  # e.g. at nine
_THE = re.compile(
    r"^(?:the|all|any|everything on|anything on|papers on|also)\s+|^(?:仲有|另外|還有|还有)",
    re.IGNORECASE,
)
_PANEL = re.compile(
    either_script(
        r"(?: (?:panel|committee|stuff|papers?|news|topics?|too|also|as well)"
        r"|委員會|嘅嘢|的文件|嘅文件)$"
    ),
    re.IGNORECASE,
)


# When something is to be told of, which is no name.
# e.g. 有嘢即刻講 · 一有新文件就通知
_WHEN = re.compile(either_script(r"^一?有(?:嘢|野|新(?:嘢|文件|消息|料)|消息|文件|更新|動靜)"))


# What no name holds: it is a clause of its own.
# e.g. we act for them · 佢成日問 · 私隱嗰邊嘅嘢通常喺嗰度
_SPOKEN = re.compile(
    r"\b(?:we|i|it|is|are|has|have|not|but|please|when|if|because|us|our|my|they|he|she|who|that|which)\b|"
    + either_script(r"(?:佢|他|她|我|你|喺|係|是(?!非)|嗰邊|嗰度|通常|成日|因為)")
)


def parted(heard: Heard) -> Intent:
    """Offer each of the names that a text asks to follow, where some are not known; else what was read."""
    read, text = heard.read, heard.text
    if not _follows(read) or len(text) > MOST_LETTERS or heard.speaker.about:
        return read
    with heard.desk.store.read() as session:
        names = _names(heard, session)
        if not 1 < len(names) <= MOST:
            return read
        named = [one for one in names if _known(heard, session, one)]
        whole = not isinstance(read, Subscribe | Follow) or _known(heard, session, _said(read))
        if isinstance(read, Subscribe | Follow) and _many(heard, session, read) >= len(names):
            return read  # which knows each of them
    unknown = [one for one in (_bare(one) for one in names if one not in named) if one]
    how = " ".join(filter(None, wished(_wishes(text))))
    called = (
        f"Panel on {one}" if " and " in one and not registers.found(one) else one for one in named
    )
    first = f"follow {', '.join(called)} {how}".strip()
    if not unknown:
        return read if whole else grammar.parse(first)
    if not named:
        if (isinstance(read, Follow) and whole) or not _LISTED.search(text):
            return read  # what a body does, or a name that holds "and": no list of names
        others = (" ".join(re.sub("[:：=]", " ", one).split()) for one in unknown[1:])
        line = ", ".join((f"topic follow {worded(unknown[0])}", *others))
        return Guessed(None, line, (f"search {unknown[0]}", "topics"))
    lines = [first]
    lines += [f"topic follow {worded(one)}" for one in unknown[:_MOST_UNKNOWN]]
    return Misunderstood("", "two_wishes", "", tuple(lines))


def _follows(read: Intent) -> bool:
    if isinstance(read, Guessed) and read.intent is None:
        return read.line.startswith(("subscribe ", "follow ", "topic follow "))
    asked = read.intent if isinstance(read, Guessed) else read
    return isinstance(asked, Subscribe | Follow) or (isinstance(asked, Search) and not asked.kind)


def meant(heard: Heard) -> Intent | None:
    """Give the same where something is offered; None for all else."""
    found = parted(heard)
    return None if found is heard.read else found


def _known(heard: Heard, session: Session, name: str) -> bool:
    panel = " and " in name and registers.found(f"Panel on {name}", "committee")
    return bool(panel) or known.can_be_followed(session, heard.book, name, heard.speaker)


def _said(read: Subscribe | Follow) -> str:
    return read.what if isinstance(read, Follow) else ", ".join(read.topics)


def _many(heard: Heard, session: Session, read: Subscribe | Follow) -> int:
    """Say how many things it is that are to be followed; 0 where one is not known."""
    try:
        return len(targets(session, heard.book, _said(read), heard.speaker.language))
    except Unknown:
        return 0


def _bare(name: str) -> str:
    """Give a name that nobody knows without what a body is called."""
    return _PANEL.sub("", _PANEL.sub("", name)).strip()


def _names(heard: Heard, session: Session) -> list[str]:
    """Give what a text asks to be told of; none where it says anything else, too."""
    text, book = heard.text, heard.book
    found = _ASKS.match(without(text))
    if _IN_WORDS.search(text):
        return []  # an hour, which is no name
    if found is None or grammar.is_search(text) or doubts.doubted(text) or ":" in text:
        return []
    target = Reader(tuple(TOKEN.findall(found["names"]))).target
    if book.find(target.strip(" ,")):
        return []
    pieces, joins = _JOIN.split(target), [one[0] for one in _JOIN.finditer(target)]
    names, at = list[str](), 0
    while at < len(pieces):
        for size in range(min(_MOST_JOINED, len(pieces) - at), 0, -1):
            whole = "".join(
                part
                for n in range(at, at + size)
                for part in (pieces[n], joins[n] if n + 1 < at + size else "")
            )
            name = trimmed(_THE.sub("", trimmed(whole.strip(" ,，、"))))
            if size == 1 or _known(heard, session, name):  # a name may hold "and"
                break
        at += size
        if not name or clauses.wished(name, book) or _TALK.search(fold(name)):
            continue  # how, and not what
        if not _is_name(name, book):
            return []
        names.append(name)
    return list(dict.fromkeys(names))


def _is_name(said: str, book: TopicBook) -> bool:
    """Say whether a piece may be a name, and is no clause of its own."""
    if len(said.split()) > _MOST_WORDS or sum(map(is_cjk, said)) > _MOST_HAN or len(said) < 2:
        return False
    if _WHEN.match(fold(said)) or orders.changes(said, book) or clauses.wished(said, book):
        return False
    return not _SPOKEN.search(fold(said))


def _wishes(text: str) -> Wishes:
    found = _ASKS.match(without(text))
    return Reader(tuple(TOKEN.findall(found["names"] if found else ""))).wishes
