"""This file reads what leans on whom or what was last spoken of: "follow her", "also SFC", "export the above"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.arguments import periods
from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.file_forms import FORM, NAMES, form_of
from bot.answering.arguments.words import either_script
from bot.answering.finding import namings
from bot.answering.hearing import grammar, reading, writing
from bot.answering.hearing.cautions import chatter
from bot.answering.hearing.changes import conditions
from bot.answering.hearing.lookups import slots
from bot.answering.hearing.memory import besides, restoring, spoken
from bot.answering.hearing.memory.spoken import Spoken
from bot.answering.hearing.pieces import committees
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import (
    Export,
    ExportPapers,
    Intent,
    Latest,
    ListFollowed,
    ListOf,
    Misunderstood,
    NewList,
    NewTopic,
    Preview,
    Search,
    ShowSaved,
)
from bot.answering.seen import book_of
from bot.answering.speech import Speaker
from bot.desk import Desk
from scrapers.text import is_cjk
from storage.published import papers, public_papers

MOST_LETTERS = 200
NEWEST, MOST_ASKED = 200, 3  # papers whose askers may be meant, and those who are offered
# A Member, said by no name.
# e.g. follow her · his questions · 跟佢 · 該議員問過咩
_SOMEBODY = re.compile(
    either_script(
        r"\b(?:(?P<whose>his|her(?= (?!in\b|on\b|too\b|as\b|please\b|pls\b|weekly\b|daily\b|here\b|from\b|about\b"
        r"|ask|now\b|instead\b|again\b|at\b|and\b|for\b)[a-z]))|her|him|she|he"
        r"|(?:that|this|the same) (?:member|legislator|councillor|lawmaker|person))\b"
        r"|(?:該|呢|這)(?:位|個|名)?議員|佢(?!哋)|[他她](?![們们人])"
    ),
    re.IGNORECASE,
)
# A committee, a bureau or several, said by no name.
# e.g. follow them · that panel's next meeting · 該委員會 · 佢哋
_BODY = re.compile(
    either_script(
        r"\b(?:(?P<whose>their)|them|they|(?:that|the same) (?:panel|committee|bureau|department|body|office"
        r"|regulator))\b"
        r"|(?:該|呢個|這個|嗰個|那個)(?:事務)?(?:委員會|政策局|部門|局|署|處|機構)|佢哋|他們"
    ),
    re.IGNORECASE,
)
# What is asked of somebody, and of nobody by name, so that it cannot be looked for.
# e.g. follow her · what did he ask · 跟佢
_ONLY_PRONOUN = re.compile(
    either_script(
        LEAD
        + r"(?:(?:and|now) )?(?:follow|unfollow|track|subscribe to|stop following|watch|keep an eye on) (?:her"
        r"|him|them|that (?:member|legislator|panel|committee|bureau|department))\b[^,]{0,30}$"
        r"|^\W*(?:and |so )?what (?:has|have|did|does|do|else (?:has|did)) (?:she|he|they) "
        r"(?:ask|asked|say|said|raise|raised)\b[^,]{0,30}$"
        r"|^\W*(?:唔該|麻煩|請|幫我)?(?:跟進|跟住|跟埋|跟|訂閱|追蹤|關注)(?:埋|住)?"
        r"(?:佢哋?|[他她]們?|該議員|呢位議員|這位議員)\W*$"
        r"|^\W*(?:咁)?(?:佢|[他她]|該議員|呢位議員|這位議員)(?:最近|近來|有冇)?(?:問|講|說|提)(?:過|咗|了)?(?:啲)?"
        r"(?:咩|乜|什麼|甚麼)[^,，]{0,8}$"
    ),
    re.IGNORECASE,
)
# What was just listed, to be handed over.
# e.g. export the above to excel · send me these as csv · 上面嗰啲轉做excel
_ABOVE = re.compile(
    either_script(
        r"\b(?:the above|(?:all (?:of )?)?(?:these|those|them)(?: (?:results?|papers?|ones|all))?"
        r"|(?:this|that|the) (?:list|search|results?)(?: above)?|the (?:results|papers) above"
        r"|what(?:'s| is| you) (?:above|just (?:showed|listed|found)))\b"
        r"|(?:以上|上面|上述|呢啲|這些|嗰啲|那些|頭先(?:嗰啲)?|剛才(?:的|那些)?)(?:嘅|的)?"
        r"(?:結果|文件|清單|名單|嘢|全部)?"
    ),
    re.IGNORECASE,
)
# e.g. export · send me · 轉做 · 匯出
_HANDED = re.compile(
    either_script(
        r"\b(?:export|download|dump|turn|put|save|convert|send|give|get|have|copy)\b|匯出|導出|輸出|下載"
        r"|轉(?:做|成|為)|做成|整(?:做|成|個)|俾|畀|給"
    ),
    re.IGNORECASE,
)
# A form, and nothing that is to have it.
# e.g. give me a csv then · as excel please · 那给我 csv 吧 · 出個excel啦
_AS_TABLE = re.compile(
    either_script(
        r"^\W*(?:(?:ok|okay|then|well|just|please|pls|can you|could you|so)\W{1,3}){0,3}"
        r"(?:give|get|send|make|do|let)(?: (?:me|us))?(?: have)?(?: (?:it|a|an|the|that|as|in|to)){0,3} (?:"
        + NAMES
        + r")(?: (?:then|instead|please|pls|file|version)){0,3}\W*$"
        r"|^\W*(?:as|in) (?:an? )?(?:" + NAMES + r")(?: (?:then|instead|please|pls|file)){0,3}\W*$"
        r"|^\W*(?:那|咁|噉|就|不如|唔該|麻煩){0,3}(?:給|俾|畀|出|做|轉|要|整|send)"
        r"(?:我|成|做|份|個|一份|一個|返){0,3}\s?(?:"
        + NAMES
        + r"|試算表|表格)(?:檔|file|版)?\s?(?:吧|啦|都得|就得|喇|呀){0,2}\W*$"
    ),
    re.IGNORECASE,
)
_TABLE = re.compile(r"\b(?:export|download|dump)\b|匯出|汇出|導出|导出|輸出|输出|下載|下载")
# What is left of what was just listed.
# e.g. just the written ones · only the bills · 淨係要書面嗰啲
_ONLY = re.compile(
    either_script(
        r"^\W*(?:(?:and|no|ok|actually|sorry|hmm)\W{1,3}){0,2}(?:(?:give|show|list|get)(?: me| us)? )?"
        r"(?:just|only) (?:show (?:me )?)?(?:the |those |ones )?(?P<en>.{3,40}?)"
        r"(?: ones?| papers?| only| please| pls){0,2}\W*$"
        r"|^\W*(?:淨係|只係|只|凈係)(?:要|睇|看|show|俾|留|列)(?P<han>.{2,12}?)(?:嗰啲|嗰些|那些|的|嘅)?"
        r"(?:就得|就可以|就好)?\W*$"
    ),
    re.IGNORECASE,
)
# That it is not followed yet, and would be.
# e.g. how many would that have been · 大概有幾多，先睇吓訂唔訂
_SUPPOSED = re.compile(
    either_script(
        r"\b(?:would|if we|before we|whether to|first)\b|(?:大概|大約|會有|先(?:睇|看)|再決定|訂唔訂|訂不訂|跟唔跟)"
    ),
    re.IGNORECASE,
)
# How much a topic finds.
# e.g. how many would that have been in the past year · 過去12個月會有多少份中
_HOW_MANY = re.compile(
    either_script(
        r"\bhow (?:many|much|often)\b.{0,20}?\b(?:hits?|matches|would (?:that|it|this)"
        r"|papers? (?:would|does|did) (?:it|that|this)"
        r"|(?:does|did|will) (?:it|that|this) (?:find|hit|match|bring|catch))\b"
        r"|(?:會|大概|大約)(?:有|中|搵到|收到)?(?:幾多|多少)(?:份|個|條|篇)?(?:文件)?(?:中|match|hit)?"
        r"|有?(?:幾多|多少)(?:份|個|條|篇)(?:文件)?會?(?:中(?![國文學小心期央環西])|match|hit|啱)"
    ),
    re.IGNORECASE,
)
_MOST_BESIDE = 16  # letters beside a span that name nothing else, as "in the end is it"
_CALLED = (NewTopic, NewList, ListOf)


def meant(desk: Desk, text: str, speaker: Speaker, listed: Intent | None) -> Intent | None:
    """Give what a text says of what was last spoken of; None where it leans on nothing.

    `listed` is what listed the rows that were shown last.
    """
    said = " ".join(text.split())
    if not said or len(said) > MOST_LETTERS or grammar.is_search(said) or _dictates(said):
        return None
    if chatter.tells_of_others(said):
        return None  # "Karen said she would" means Karen
    account = spoken.of(desk, speaker)
    if (named := _named(desk, said, account, speaker)) is not None:
        return named
    for read in (
        _exported,
        _restored,
        _delisted,
        besides.instead,
        besides.more_of,
        _narrowed,
        _counted,
    ):
        if (found := read(desk, said, account, speaker, listed)) is not None:
            return found
    return None


def _dictates(said: str) -> bool:
    """Say whether words of one's own stand behind a command, which mean nothing here."""
    found = grammar.command_typed(said)
    return found is not None and isinstance(grammar.parse(said), reading.WRITTEN)


def _named(desk: Desk, said: str, last: Spoken, speaker: Speaker) -> Intent | None:
    """Read a text with the name of whom it means; where nobody was spoken of, that is asked."""
    for pattern, name in ((_SOMEBODY, last.member), (_BODY, last.body)):
        found = pattern.search(said)
        if found is None or (speaker.about and is_cjk(found[0][0])):
            continue
        if isinstance(last.done, (ShowSaved, *_CALLED)) and pattern is _BODY:
            continue  # "them" are rows
        if pattern is _BODY and committees.in_full(said) != said:
            continue  # the letters before it name one
        if name and not (pattern is _BODY and _ABOVE.search(said) and _HANDED.search(said)):
            whose = "'s" if found["whose"] else ""
            way = f"{said[: found.start()]} {name}{whose} {said[found.end() :]}"
            read = reading.meant(desk, " ".join(way.split()), speaker)
            return None if _loose(read) else read
        if not name and _ONLY_PRONOUN.match(said):
            return _whom(desk, said, speaker)
    return None


def _loose(read: Intent) -> bool:
    return isinstance(read, Search) and not (read.member or read.committee or read.bureau)


def _whom(desk: Desk, said: str, speaker: Speaker) -> Misunderstood:
    """Ask who is meant, with those whom the newest papers name."""
    follows = bool(
        re.match(
            r"\W*(?:please |pls |can you |could you )?(?:follow|track|sub|watch|keep)|\W*\S{0,4}[跟訂订追關关]",
            said,
        )
    )
    verb = "follow" if follows else "member"
    with desk.store.read() as session:
        named = public_papers.facets(session, papers.newest(session, NEWEST)).askers
    people = [
        one.shown(chinese=speaker.language != "en")
        for one, _ in namings.named_most("member", named, MOST_ASKED)
    ]
    return Misunderstood(
        "", "whom", "", (*(f"{verb} {one}" for one in people), "search kind:question", "list")
    )


def _exported(
    desk: Desk, said: str, last: Spoken, speaker: Speaker, listed: Intent | None
) -> Intent | None:
    """Hand over what was just listed, as a table or in a form that is named."""
    form = FORM.search(said)
    pointed = _ABOVE.search(said) and _HANDED.search(said) and (form or _TABLE.search(said))
    if not pointed and not _AS_TABLE.match(said):
        return None
    called = form_of(form[0]) if form else "csv"
    if isinstance(listed, ShowSaved):
        return grammar.parse(f"export saved {called}")
    if isinstance(listed, ListFollowed):
        return Export()
    if isinstance(listed, Latest) and listed.topic:
        listed = Search("", topic=listed.topic, period=listed.period)
    if isinstance(listed, Search):
        bare_search = replace(listed, hint=None, weak=None, offers=(), skip=0)
        words = (writing.written(bare_search, "en") or "").partition(" ")[2]
        if words:
            read = grammar.parse(f"export: {words} {called}".removesuffix(" csv"))
            return replace(read, search=bare_search) if isinstance(read, ExportPapers) else read
    return Misunderstood("", "export_which", "", ("export saved", "export", "latest"))


def _restored(
    desk: Desk, said: str, last: Spoken, speaker: Speaker, listed: Intent | None
) -> Intent | None:
    """Take back what was just changed; where nothing was, say so."""
    return restoring.meant(said, last)


def _delisted(
    desk: Desk, said: str, last: Spoken, speaker: Speaker, listed: Intent | None
) -> Intent | None:
    """Take a name off the watch list that was just written."""
    found = conditions.DROPPED.match(said)
    if found is None or not isinstance(last.done, NewList):
        return None
    what = (found["en"] or found["han"]).strip()
    names = last.done.names.casefold()
    return ListOf(f"{last.done.name} remove {what}") if what.casefold() in names else None


def _narrowed(
    desk: Desk, said: str, last: Spoken, speaker: Speaker, listed: Intent | None
) -> Intent | None:
    """Leave of the papers that were just listed those of one kind."""
    found = _ONLY.match(said)
    if found is None or not isinstance(listed, Search | Latest):
        return None
    gap = (found["en"] or found["han"]).strip()
    kind = "written questions" if gap.casefold() in ("written", "书面", "書面") else gap
    kind = "oral questions" if gap.casefold() in ("oral", "spoken", "口頭", "口头") else kind
    one = slots.laid(kind, speaker.language)
    if not one.kind or (one.member or one.committee or one.bureau):
        return None
    if isinstance(listed, Latest):
        listed = Search("", topic=listed.topic, period=listed.period)
    narrowed = grammar.parse(f"search {one.words} kind:{one.kind}".replace("  ", " "))
    if not isinstance(narrowed, Search):
        return None
    kept = replace(listed, hint=None, weak=None, offers=(), skip=0)
    kept = replace(kept, kind=narrowed.kind, words=f"{listed.words} {one.words}".strip())
    return replace(kept, typed=writing.written(kept, "en") or "")


def _counted(
    desk: Desk, said: str, last: Spoken, speaker: Speaker, listed: Intent | None
) -> Intent | None:
    """Show what the topic that was last spoken of finds, in a span that is named."""
    if not _HOW_MANY.search(said):
        return None
    if named := _one_topic(desk, said, speaker):
        return Preview(named) if _SUPPOSED.search(said) else None
    before, period = periods.parted(said)
    if period is None:
        before, period = _leading(said)
    left = _HOW_MANY.sub("", before).strip(" ?？,，.。呢呀")
    if len(left) > _MOST_BESIDE or _one_body(desk, left, speaker):
        return None  # something else is named
    if not last.topic:
        return _found_in(last.asked, period)
    line = f'search topic:"{last.topic}"' if " " in last.topic else f"search topic:{last.topic}"
    read = grammar.parse(line) if period else Preview(last.topic)
    return replace(read, period=period) if isinstance(read, Search) else read


def _one_topic(desk: Desk, said: str, speaker: Speaker) -> str:
    """Give the only topic that is named; "" where none is, or several are."""
    with desk.store.read() as session:
        topics = gapped(said, book_of(session, speaker)).named.get("topic", [])
    return topics[0] if len(topics) == 1 else ""


def _one_body(desk: Desk, said: str, speaker: Speaker) -> bool:
    with desk.store.read() as session:
        named = gapped(said, book_of(session, speaker)).named
    return any(named.get(kind) for kind in ("committee", "bureau", "member", "programme"))


def _found_in(asked: Intent | None, period: periods.Period | None) -> Intent | None:
    """Search again, in a span that is named, for what was searched for last; else ask for what."""
    if not isinstance(asked, Search):
        return Misunderstood("", "count_which", "", ("topics", "latest")) if period else None
    bare_search = replace(asked, hint=None, weak=None, offers=(), skip=0, period=period)
    return replace(bare_search, typed=writing.written(bare_search, "en") or "")


def _leading(said: str) -> tuple[str, periods.Period | None]:
    """Part a text from the span of time that it begins with."""
    found = periods.within(said, bare=True)
    if found is None:
        return said, None
    return f"{said[: found.start]} {said[found.end :]}", found.period


__all__ = ["meant"]
