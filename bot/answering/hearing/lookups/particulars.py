"""This file fills a lookup with the day that its sentence names, and says what of the sentence it leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from types import NoneType

from bot.answering.arguments import daynames, periods
from bot.answering.arguments.naming import list_called
from bot.answering.arguments.periods import Period
from bot.answering.arguments.words import either_script
from bot.answering.finding import lookups
from bot.answering.finding.handing_over import FORMS
from bot.answering.finding.places import parted
from bot.answering.hearing import grammar, shorthand, writing
from bot.answering.hearing.changes import volume
from bot.answering.hearing.likelihood import proposals
from bot.answering.hearing.likelihood.certainty import as_typed
from bot.answering.hearing.pieces import gist
from bot.answering.intents import (
    Briefing,
    Cite,
    Commitments,
    Export,
    ExportPapers,
    Guessed,
    Intent,
    Latest,
    ListOf,
    Meetings,
    Misunderstood,
    More,
    NewList,
    Pause,
    Profile,
    Programme,
    Search,
    Show,
    ShowLists,
    ShowSaved,
)
from bot.answering.names import TopicBook
from bot.topics import registers
from scrapers.text import fold

MOST_LETTERS = 300
_MOST_LISTS = 3  # that are offered
_SOME_DAY = date(2026, 1, 7)  # what is ahead on one day is ahead on another
# The day of a meeting.
# e.g. on Monday · tomorrow · 下星期一 · 聽日 · 8 December
_DAY = re.compile(
    rf"\b(?:(?:next|this) )?{daynames.WORKDAY}\b|\btomorrow\b|\btoday\b|\b\d{{1,2}} {daynames.MONTH}(?: 20\d\d)?\b"
    rf"|[下今本這呢这]?[個个]?{daynames.WORKDAY_HAN}|{daynames.TODAY_HAN}",
    re.IGNORECASE,
)
# That what was promised is late.
# e.g. overdue promises · missed deadlines · 過咗期 · 逾期未做
_OVERDUE = re.compile(
    either_script(
        r"\b(?:overdue|past due|behind schedule|missed|lapsed|expired|broken|unkept|unfulfilled|late)\b(?!st)|(?:過|逾|超)(?:咗|了)?期|(?:未|冇|沒有?)(?:兌現|做到|落實|完成|履行)|走數|甩底|跳票"
    ),
    re.IGNORECASE,
)
# e.g. promises · deadlines · 承諾
_PLEDGED = re.compile(
    either_script(
        r"\b(?:promise|pledge|commitment|deadline|undertaking|target)[sd]?\b|承諾|應承|期限|目標"
    ),
    re.IGNORECASE,
)
# What says that meetings are asked for, where their span is named.
# e.g. 有邊啲會 · which meetings
_MEETING = re.compile(
    either_script(
        r"\b(?:what|which|any) meetings?\b|有(?:邊啲|哪些|咩|乜|什麼)會(?:議|同|跟|與|關|講|開|$)"
    ),
    re.IGNORECASE,
)
# e.g. written questions · 口頭質詢
_WAYS_OF_ASKING = re.compile(
    r"\b(?P<en>written|oral|urgent|supplementary)(?= (?:q|question|repl|answer|pq))"
    r"|(?P<han>书面|書面|口头|口頭|紧急|緊急|急切)(?=质询|質詢|答|提问|提問)",
    re.IGNORECASE,
)
# A style in which nothing is cited here.
# e.g. in APA · Harvard style
_OTHER_STYLE = re.compile(r"(?<![a-z])(?:apa|mla|harvard|bluebook|chicago|turabian|vancouver|ieee)(?![a-z])", re.IGNORECASE)  # fmt: skip
# e.g. saved on e-probate · 收藏過關於人工智能
_SAVED_ON = re.compile(
    r"\bsaved?\b.{0,20}? (?:on|about|re|regarding) (?P<what>[^?.!,]{2,60})|收藏.{0,6}?(?:關於|有關|关于|有关)(?P<han>[^?？。，]{2,30}?)(?:的|嘅|[?？。]|$)",
    re.IGNORECASE,
)
# e.g. RIS file of what I saved
_FORM = re.compile(
    r"(?<![a-z])(?:ris|csv|bib ?tex|jsonl|excel|spread ?sheet)(?![a-z])", re.IGNORECASE
)
# e.g. 24 Dec to 2 Jan · from Monday to Friday
_TWO_ENDS = re.compile(
    rf"\b(?P<first>\d{{1,2}} [a-z]{{3,9}}|{daynames.WEEKDAY}) ?(?:to|until|till|-|–) ?(?P<last>\d{{1,2}} [a-z]{{3,9}}(?: 20\d\d)?|{daynames.WEEKDAY})$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,40}){1,4}"
)
# e.g. email the digest · 每日摘要抄送
_MAILED = re.compile(
    r"\b(?:e-?mail|mail|cc|copy|send|forward|digest|summary|sign|subscribe|add|notify|alert)\b|電郵|电邮|郵件|邮件|摘要|抄送|寄|發送|send|發到|发到",
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
    r"^(?:please |pls |can you |could you )?(?:add|put) (?P<what>[^?:]{2,120}?) (?:to|on|onto|in|into) (?:(?:our|my|the|this) )?(?:private )?(?P<list>[\w&-]{2,30} )?(?:watch ?|name )?list\b(?! \w)"
    r"|^(?:please |pls |can you |could you )?(?:add|put) (?P<whom>[^?:]{2,120}?) (?:to|on|onto|in|into|among) (?:(?:our|my|the|this|those) )?(?:names?|people|companies|firms|clients?|competitors?|rivals?)(?: (?:that )?(?:we|i) (?:watch|follow|track|monitor|look out for|keep an eye on))?\W{0,3}$"
    r"|^(?P<called>[\u3400-\u9fff\w]{1,12}?)(?:名單|名单)(?:度|入面|裏|里)?(?:加|加入|加多|新增|加返|加上|添加)(?:多|返)?(?:一)?[個个]?[「“\"]?(?P<han>[^「」“”\"?？]{2,40}?)[」”\"]?$"
    r"|^(?:請|请|麻煩|唔該|幫我|帮我)?[將将把][「“\"]?(?P<han_>[^「」“”\"?？]{2,40}?)[」”\"]?(?:加|加入|放|添加)(?:到|去|入|落|进|進)?(?:我的?|我哋|我們的?|我们的?)?(?:嘅)?(?:私人)?(?:監察)?(?:名單|名单|清單|清单)",
    re.IGNORECASE,
)
_AND = re.compile(r",? and | & |[,，、] ?")
# e.g. whatever I've saved
_SAVED = re.compile(
    either_script(
        r"\b(?:i|we)(?:['’]ve| have|) (?:saved|kept|bookmarked|put aside|set aside|stashed)\b|\b(?:my|our|the|all) (?:saved|bookmarks|bookmarked|reading list)\b|^saved$|(?:我哋?|我們)(?:收藏|儲|存|留)"
    ),
    re.IGNORECASE,
)
# A paragraph, named apart from its paper's number.
# e.g. para 14 · 第9段
_PLACE = re.compile(
    r"\b(?:paras?\.?|paragraphs?) ?(?P<para>\d{1,3})\b|第 ?(?P<para_>\d{1,3}) ?段", re.IGNORECASE
)
_ONWARD = re.compile(r"\bfrom\b|[由從从自]|起", re.IGNORECASE)
# e.g. in Chinese · 中文嗰種 · 中文格式
_CHINESE_STYLE = re.compile(
    either_script(
        r"\bin chinese\b|\bchinese (?:style|form|format)\b|中文(?:嗰種|格式|版|嘅|的|引用|就得)"
    ),
    re.IGNORECASE,
)
# What is only supposed.
# e.g. if I muted the AI topic · 如果我取消訂閱
_SUPPOSED = re.compile(
    either_script(
        r"^\W*(?:(?:and |but )?(?:what )?if (?:i|we)\b|suppose\b|(?:如果|假如|若果|萬一)(?:我|我哋|我們|取消|暫停|靜音))"
    ),
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    ("watch", "private", "name", "names", "the", "our", "我的", "私人", "監察", "监察")
)
# What is said to stay.
# e.g. keep the AI topic · leave AI alone · 保留人工智能
_KEEPS = re.compile(
    r"\b(?:keep|keeping|leave|leaving|retain|except|but not)\b(?P<en>[^,.;?!]{2,80})"
    + either_script(
        r"|(?:保留|留返|留住|繼續收|繼續跟|照收|唔好停|不要停|除咗|除了)(?P<han>[^,，。;；?？!！]{2,40})"
    ),
    re.IGNORECASE,
)
# What searches are written with.
_WRITTEN = re.compile(r"[\"=<>]|(?<=[a-z]):\S", re.IGNORECASE)
_KINDS = ("topic", "committee", "bureau", "member", "programme")


def filled(text: str, read: Intent, book: TopicBook) -> Intent:
    """Give what was read with the span or the day that a sentence names for its meetings."""
    if len(text) > MOST_LETTERS:
        return read
    asked = read.intent if isinstance(read, Guessed) else read
    if isinstance(asked, Search) and _MEETING.search(text) and (span := _ahead(text)):
        known = gist.sensed(text, book)[0].names
        names = [name for kind in ("committee", "topic", "bureau") for name in known.get(kind, ())]
        name = names[0] if names else None
        line = " ".join(filter(None, ("meetings", name, span.typed)))
        return Guessed(Meetings(name, span.period), line)
    if isinstance(asked, Search) and _OVERDUE.search(text) and _PLEDGED.search(text):
        known = gist.sensed(text, book)[0].names
        names = [name for kind in ("topic", "programme", "bureau") for name in known.get(kind, ())]
        line = " ".join(filter(None, ("commitments", *names[:1], "before today")))
        return Guessed(grammar.parse(line), line, as_typed(text, "commitments"))
    if isinstance(asked, Cite | Show | More) and (placed := _placed(text, asked)) != asked:
        line = writing.written(placed, "en") or ""
        return replace(read, intent=placed, line=line) if isinstance(read, Guessed) else placed
    full, line = asked, ""
    late = isinstance(asked, Commitments) and (asked.due, asked.period, asked.mine) == (
        None,
        None,
        False,
    )
    if late and isinstance(asked, Commitments) and _OVERDUE.search(text):
        full = replace(asked, period=Period("before", "today"))
        line = " ".join(filter(None, ("commitments", asked.topic, "before today")))
    if isinstance(asked, Meetings) and asked.period is None and (span := _ahead(text)):
        full = replace(asked, period=span.period)
        line = " ".join(filter(None, ("meetings", asked.topic, span.typed)))
    if isinstance(asked, Briefing) and asked.what and (day := _DAY.search(shorthand.in_full(text))):
        said = fold(day[0])
        if registers.found(asked.what, "committee") and said not in fold(asked.what):
            full, line = (
                replace(asked, what=f"{asked.what} {day[0]}"),
                f"briefing {asked.what} {day[0]}",
            )
    if not line or full is None:
        return read
    return replace(read, intent=full, line=line) if isinstance(read, Guessed) else full


def _placed(text: str, asked: Cite | Show | More) -> Cite | Show | More:
    """Give the place in a paper, and the style, that a sentence names beside its number."""
    reference, known = parted(asked.reference)
    place = _PLACE.search(text)
    onward = place and isinstance(asked, More) and _ONWARD.search(text)
    if place and not onward and known is None and lookups.is_reference(reference):
        said = f"{reference} ¶{place['para'] or place['para_']}"
        placed = replace(asked, reference=said)
        asked = Show(said) if isinstance(placed, More) else placed
    if isinstance(asked, Cite) and asked.style is None and _CHINESE_STYLE.search(text):
        return replace(asked, style="chinese")
    return asked


def _ahead(text: str) -> periods.Found | None:
    """Give the span to come that a sentence names, of which meetings are asked."""
    found = periods.within(text, bare=True)
    if found is None or found.period.how != "in":
        return None
    return found if found.period.whole(_SOME_DAY)[1] >= _SOME_DAY else None


def offered(
    text: str,
    read: Intent,
    book: TopicBook,
    follows: Sequence[str],
    *,
    lists: Callable[[], Sequence[str]],
) -> Intent:
    """Offer what a sentence asks for beside its command's own words; nothing of it is done.

    `follows` are the topics that are followed where it is said; `lists` names the watch lists of there.
    """
    if len(text) > MOST_LETTERS:
        return read
    if isinstance(read, Guessed) and read.intent is None and read.line.startswith("list new "):
        new = grammar.parse(read.line)
        more = _onto(lists(), new.names.strip()) if isinstance(new, NewList) else ()
        return replace(read, others=(*more, *read.others))
    if isinstance(read, Pause) and read.until and (ends := _TWO_ENDS.search(read.until)):
        return Guessed(None, f"pause until {ends['last']}", left=(ends["first"],))
    if (of_all := volume.meant(text, read, book)) is not None:
        return of_all
    exported = read.intent if isinstance(read, Guessed) else read
    form = _FORM.search(text)
    kept = isinstance(exported, ShowSaved) and form is not None
    if kept or (isinstance(exported, ExportPapers | Export) and _SAVED.search(text)):
        named = fold(form[0]).replace(" ", "") if form else ""
        line = f"export saved {named}" if named in FORMS else "export saved"
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
    if not unsure or (isinstance(read, Search) and _WRITTEN.search(text)):
        return read
    if isinstance(read, Search | Guessed) and _SAVED_ON.search(text):
        return Guessed(ShowSaved(), "saved")
    if line := _mailed(text, book, follows):
        return Guessed(None, line)
    if added := _ADDED.search(text):
        what = ", ".join(
            _AND.split((added["what"] or added["whom"] or added["han"] or added["han_"]).strip())
        )
        named = (added["list"] or added["called"] or "").strip()
        called = named if named and fold(named) not in _NO_NAME else ""
        chinese = bool(added["han"] or added["han_"])
        made = f"list new {called or list_called(text, chinese=chinese)}: {what}"
        first, *others = _onto(lists(), what, called) or (made,)
        return Guessed(None, first, as_typed(text, *others, "lists"))
    return read


def _onto(lists: Sequence[str], names: str, called: str = "") -> tuple[str, ...]:
    """Write how names are put on each of some lists, or on that which is called so."""
    meant = [one for one in lists if fold(one).startswith(fold(called))][:_MOST_LISTS]
    return tuple(f"lists {one} add {names}" for one in meant)


def _mailed(text: str, book: TopicBook, follows: Sequence[str]) -> str:
    """Write what is to be sent to an address: the topics that are named, or all that are followed."""
    address = _ADDRESS.search(text)
    if address is None or not _MAILED.search(text.replace(address[0], " ")):
        return ""
    left = text.replace(address[0], " ")
    known = (book.find(one) for one in gist.sensed(left, book)[0].names.get("topic", ()))
    named = list(dict.fromkeys(one.name("en") for one in known if one is not None))
    names = named or list(follows)
    rhythm = "weekly" if _WEEKLY.search(text) else "daily"
    if day := _MAIL_DAY.search(text):
        said = fold(day[0]).lstrip("个")
        rhythm = f"weekly {daynames.DAYS.get(said.removesuffix('s')) or said[:3]}"
    return f"email {address[0]} {', '.join(names)} {rhythm}" if names else ""


def spared(text: str, read: Intent, book: TopicBook) -> Intent:
    """Take from what is offered whatever would stop what a sentence says is to stay."""
    if len(text) > MOST_LETTERS or not (keeps := _KEEPS.search(text)):
        return read
    cues = gist.sensed((keeps["en"] or keeps["han"]), book)[0].names
    kept = [(one, kind) for kind in _KINDS for one in cues.get(kind, ())]  # type: ignore[call-overload]

    def stops(line: str) -> bool:
        said = fold(line)
        return said.startswith(("unsubscribe", "mute", "pause")) and any(
            _stands(one, kind, said, book) for one, kind in kept
        )

    if isinstance(read, Search):
        return replace(read, offers=tuple(one for one in read.offers if not stops(one)))
    if isinstance(read, Misunderstood):
        return replace(read, write=tuple(one for one in read.write if not stops(one)))
    if not isinstance(read, Guessed):
        return read
    others = tuple(one for one in read.others if not stops(one))
    if not stops(read.line):
        return replace(read, others=others)
    before = gist.sensed(text[: keeps.start()], book)[0].names
    stopped = [one for kind in _KINDS for one in before.get(kind, ())]  # type: ignore[call-overload]
    verb = read.line.split(" ")[0]
    lines = ([f"{verb} {stopped[0]}"] if stopped else []) + [*others, "list"]
    return Guessed(None, lines[0], tuple(lines[1:]))


def told(text: str, read: Intent, book: TopicBook) -> Intent:
    """Give what was read with what it leaves out of what a sentence names, so that it can be said."""
    if not isinstance(read, Guessed) or len(text) > MOST_LETTERS:
        return read
    if not read.others and not isinstance(read.intent, Search | NoneType):
        read = replace(read, others=as_typed(text))  # nothing is read so without another way
    left = _left_out(text, read, book)
    return replace(read, left=left) if left else read


def _left_out(text: str, read: Guessed, book: TopicBook) -> tuple[str, ...]:
    asked, line = read.intent, fold(read.line)
    found: list[str] = []
    if isinstance(asked, Search | Commitments | Meetings | Latest | Programme | Profile) or (
        asked is None and line.startswith(("follow ", "subscribe "))
    ):
        names = gist.sensed(text, book)[0].names
        for kind in _KINDS:
            found += [one for one in names.get(kind, ()) if not _stands(one, kind, line, book)]  # type: ignore[call-overload]
        if "kind:estimates" in line:  # whose committee the kind says
            found = [one for one in found if one not in names.get("committee", ())]
    way = _WAYS_OF_ASKING.search(text)
    told_apart = "written reply" in line or "书面答复" in line
    if way and isinstance(asked, Search) and "kind:question" in line and not told_apart:
        found.append(way["en"] or way["han"])
    if isinstance(asked, Programme | Profile):
        when = periods.within(text, bare=True)
        found += [text[when.start : when.end].strip()] if when else []
    if isinstance(asked, Cite) and (style := _OTHER_STYLE.search(text)):
        found.append(style[0])
    if isinstance(asked, ShowSaved):
        about, form = _SAVED_ON.search(text), _FORM.search(text)
        found += [(about["what"] or about["han"]).strip()] if about else []
        found += [form[0]] if form else []
    return tuple(dict.fromkeys(found))


def _stands(name: str, kind: str, line: str, book: TopicBook) -> bool:
    """Say whether a line holds a name, or one of the other names of what it names."""
    if fold(name) in line:
        return True
    if kind == "topic":
        known = book.find(name)
        names = [known.name("en"), known.name("zh-Hant"), *([name])] if known else [name]
    else:
        names = [
            other
            for one in registers.found(name)
            for other in (one.en, one.zh, *one.names)
            if other
        ]
    return any(fold(one) in line for one in names)
