"""This file offers what a sentence asks for beside its command's own words: a list, a file, mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.arguments import daynames
from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.file_forms import FORM, form_of
from bot.answering.arguments.mail_addresses import ADDRESS
from bot.answering.arguments.naming import list_called
from bot.answering.arguments.words import either_script
from bot.answering.following import lists
from bot.answering.hearing import grammar
from bot.answering.hearing.changes import volume
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood import proposals
from bot.answering.hearing.likelihood.certainty import as_typed
from bot.answering.hearing.pieces import gist
from bot.answering.intents import (
    Export,
    ExportPapers,
    Guessed,
    Intent,
    ListOf,
    Misunderstood,
    NewList,
    Pause,
    Search,
    ShowLists,
    ShowSaved,
)
from scrapers.text import fold
from storage.people import channels, subscriptions

MOST_LETTERS = 300
_MOST_LISTS = 3  # that are offered
# e.g. saved on e-probate · 收藏過關於人工智能
SAVED_ON = re.compile(
    r"\bsaved?\b.{0,20}? (?:on|about|re|regarding) (?P<what>[^?.!,]{2,60})"
    r"|收藏.{0,6}?(?:關於|有關|关于|有关)(?P<han>[^?？。，]{2,30}?)(?:的|嘅|[?？。]|$)",
    re.IGNORECASE,
)
# e.g. 24 Dec to 2 Jan · from Monday to Friday
_TWO_ENDS = re.compile(
    rf"\b(?P<first>\d{{1,2}} [a-z]{{3,9}}|{daynames.WEEKDAY}) ?(?:to|until|till|-|–) ?"
    rf"(?P<last>\d{{1,2}} [a-z]{{3,9}}(?: 20\d\d)?|{daynames.WEEKDAY})$",
    re.IGNORECASE,
)
# e.g. email the digest · 每日摘要抄送
_MAILED = re.compile(
    r"\b(?:e-?mail|mail|cc|copy|send|forward|digest|summary|sign|subscribe|add|notify|alert)\b|電郵|电邮|郵件|邮件"
    r"|摘要|抄送|寄|發送|send|發到|发到",
    re.IGNORECASE,
)
_WEEKLY = re.compile(
    rf"\bweekly\b|\b(?:every|each|per|a) week\b|[每逢一][個个]?{daynames.WEEK_HAN}",
    re.IGNORECASE,
)
# e.g. fridays · every Monday · 逢星期五
_MAIL_DAY = re.compile(
    rf"\b{daynames.WEEKDAY}s?\b|(?<=[逢每])[個个]?{daynames.WEEKDAY_HAN}",
    re.IGNORECASE,
)
# A name that is to be put on a watch list.
# e.g. add Harbour Data to our Clients list · 客戶名單加多個「維港資本」 · 將某某大學加到我的名單
_ADDED = re.compile(
    LEAD
    + r"(?:add|put) (?P<what>[^?:]{2,120}?) (?:to|on|onto|in|into) (?:(?:our|my|the|this) )?(?:private )?"
    r"(?P<list>[\w&-]{2,30} )?(?:watch ?|name )?list\b(?! \w)"
    r"|"
    + LEAD
    + r"(?:add|put) (?P<whom>[^?:]{2,120}?) (?:to|on|onto|in|into|among) (?:(?:our|my|the|this|those) )?(?:names?"
    r"|people|companies|firms|clients?|competitors?|rivals?)(?: (?:that )?(?:we|i) (?:watch|follow|track"
    r"|monitor|look out for|keep an eye on))?\W{0,3}$"
    r"|^(?P<called>[\u3400-\u9fff\w]{1,12}?)(?:名單|名单)(?:度|入面|裏|里)?(?:加|加入|加多|新增|加返|加上|添加)"
    r"(?:多|返)?(?:一)?[個个]?[「“\"]?(?P<han>[^「」“”\"?？]{2,40}?)[」”\"]?$"
    r"|^(?:請|请|麻煩|唔該|幫我|帮我)?[將将把][「“\"]?(?P<han_>[^「」“”\"?？]{2,40}?)[」”\"]?(?:加|加入|放|添加)"
    r"(?:到|去|入|落|进|進)?(?:我的?|我哋|我們的?|我们的?)?(?:嘅)?(?:私人)?(?:監察)?(?:名單|名单|清單|清单)",
    re.IGNORECASE,
)
_AND = re.compile(r",? and | & |[,，、] ?")
_EXPORT = r"(?:\b(?:export|download|convert)\b|匯出|導出|輸出|下載|轉成)"
_KEPT = r"(?:\b(?:saved|bookmark(?:s|ed))\b|收藏|儲存咗)"
# e.g. 把收藏的都导出来，要RIS格式 · export what we saved as bibtex
_EXPORTS_SAVED = re.compile(
    either_script(rf"{_EXPORT}.{{0,30}}?{_KEPT}|{_KEPT}.{{0,30}}?{_EXPORT}"), re.IGNORECASE
)
# e.g. whatever I've saved
_SAVED = re.compile(
    either_script(
        r"\b(?:i|we)(?:['’]ve| have|) (?:saved|kept|bookmarked|put aside|set aside|stashed)\b"
        r"|\b(?:my|our|the|all) (?:saved|bookmarks|bookmarked|reading list)\b|^saved$"
        r"|(?:我哋?|我們)(?:收藏|儲|存|留)"
    ),
    re.IGNORECASE,
)
# What is only supposed.
# e.g. if I muted the AI topic · 如果我取消訂閱
_SUPPOSED = re.compile(
    either_script(
        r"^\W*(?:(?:and |but )?(?:what )?if (?:i|we)\b|suppose\b"
        r"|(?:如果|假如|若果|萬一)(?:我|我哋|我們|取消|暫停|靜音))"
    ),
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    ("watch", "private", "name", "names", "the", "our", "我的", "私人", "監察", "监察")
)
# What searches are written with.
_FILTERED = re.compile(r"[\"=<>]|(?<=[a-z]):\S", re.IGNORECASE)


def offered(heard: Heard) -> Intent:
    """Offer what a sentence asks for beside its command's own words; nothing of it is done."""
    text, read, book = heard.text, heard.read, heard.book
    if len(text) > MOST_LETTERS:
        return read
    if isinstance(read, Guessed) and read.intent is None and read.line.startswith("list new "):
        new = grammar.parse(read.line)
        more = (
            _onto(lists.here(heard.desk, heard.speaker), new.names.strip())
            if isinstance(new, NewList)
            else ()
        )
        return replace(read, others=(*more, *read.others))
    if isinstance(read, Pause) and read.until and (ends := _TWO_ENDS.search(read.until)):
        return Guessed(None, f"pause until {ends['last']}", left=(ends["first"],))
    if (of_all := volume.meant(text, read, book)) is not None:
        return of_all
    exported = read.intent if isinstance(read, Guessed) else read
    form = FORM.search(text)
    kept = isinstance(exported, ShowSaved) and form is not None
    if isinstance(exported, Search | Export | ShowSaved) and _EXPORTS_SAVED.search(text):
        kept = not grammar.is_search(text)
    if kept or (isinstance(exported, ExportPapers | Export) and _SAVED.search(text)):
        line = f"export saved {form_of(form[0])}" if form else "export saved"
        return Guessed(grammar.parse(line), line, ("saved",))
    spoken = proposals.spoken_of(text) if _SUPPOSED.search(text) else None
    if spoken and isinstance(read, Guessed | Search):
        return Guessed(grammar.parse(f"help {spoken}"), f"help {spoken}")
    unsure = isinstance(read, ListOf | Search | Misunderstood) or (
        isinstance(read, Guessed)
        and (read.intent is None or isinstance(read.intent, Search | ShowLists))
    )
    if isinstance(read, ListOf) and grammar.is_typed(text):
        return read
    if not unsure or (isinstance(read, Search) and _FILTERED.search(text)):
        return read
    if isinstance(read, Search | Guessed) and SAVED_ON.search(text):
        return Guessed(ShowSaved(), "saved")
    if line := _mailed(heard):
        return Guessed(None, line)
    if added := _ADDED.search(text):
        what = ", ".join(
            _AND.split((added["what"] or added["whom"] or added["han"] or added["han_"]).strip())
        )
        named = (added["list"] or added["called"] or "").strip()
        called = named if named and fold(named) not in _NO_NAME else ""
        chinese = bool(added["han"] or added["han_"])
        made = f"list new {called or list_called(text, chinese=chinese)}: {what}"
        first, *others = _onto(lists.here(heard.desk, heard.speaker), what, called) or (made,)
        return Guessed(None, first, as_typed(text, *others, "lists"))
    return read


def _onto(held: Sequence[str], names: str, called: str = "") -> tuple[str, ...]:
    """Write how names are put on each of some lists, or on that which is called so."""
    meant = [one for one in held if fold(one).startswith(fold(called))][:_MOST_LISTS]
    return tuple(f"lists {one} add {names}" for one in meant)


def _mailed(heard: Heard) -> str:
    """Write what is to be sent to an address: the topics that are named, or all that are followed."""
    text, book = heard.text, heard.book
    address = ADDRESS.search(text)
    if address is None or not _MAILED.search(text.replace(address[0], " ")):
        return ""
    left = text.replace(address[0], " ")
    known = (book.find(one) for one in gist.sensed(left, book)[0].names.get("topic", ()))
    named = list(dict.fromkeys(one.name("en") for one in known if one is not None))
    names = named or _followed(heard)
    rhythm = "weekly" if _WEEKLY.search(text) else "daily"
    if day := _MAIL_DAY.search(text):
        said = fold(day[0]).lstrip("个")
        rhythm = f"weekly {daynames.DAYS.get(said.removesuffix('s')) or said[:3]}"
    return f"email {address[0]} {', '.join(names)} {rhythm}" if names else ""


def _followed(heard: Heard) -> list[str]:
    with heard.desk.store.read() as session:
        channel = channels.channel(session, heard.speaker.address)
        following = subscriptions.subscriptions(session, channel.id) if channel else []
    return list(dict.fromkeys(one.label for one in following if one.kind == "topic"))
