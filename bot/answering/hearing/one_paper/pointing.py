"""This file asks which paper is meant where one is pointed at, and none lies before us that it could be."""

from __future__ import annotations

import re

from bot.answering.arguments import asked
from bot.answering.arguments.words import either_script
from bot.answering.finding import lookups
from bot.answering.finding.places import LOOKED_AT, parted
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.hearing.pieces.numbers import NUMBERED
from bot.answering.intents import Guessed, Intent, ListOf, Misunderstood, Search
from scrapers.text import fold

MOST_LETTERS = 200
_NAMED = ("topic", "committee", "bureau", "member", "programme", "email")
_OF_A_DEED = {"why": ("programme",), "note": ()}  # whose sentences hold names of their own
# What points at a paper that came, or lies before us, and at nothing that is followed.
# e.g. why did we get this one · that alert · the last message · 呢份 · 嗰條通知 · 这条 · 呢個點解冇
_AT_ONE = re.compile(
    either_script(
        r"\b(?:a(?= (?:paper|document|circular|reply|bill) on .{2,60} to do with)"
        r"|this|that|these|the (?:last|latest|one above)|your last)(?: (?:last|first|very|same|new))?"
        r" (?:one|papers?|documents?|docs?|alerts?|messages?|notifications?|reply|question|report"
        r"|circular|item|card|pdf|file|post)\b"
        r"|\bthe (?:paper|document|alert|message|one) (?:above|you (?:just )?(?:sent|posted))\b"
        r"|(?:呢|這|嗰|那|此|該|上面|頭先|剛才)(?:一)?(?:份|篇|條(?!例|款)|則|單|張|個(?:通知|文件|訊息|alert|message|post))"
        r"|(?:呢|這)個(?=點解|為|都?冇|同我|跟我|關我)"
    ),
    re.IGNORECASE,
)
# What is followed, or how it comes, which "this one" may mean as well.
# e.g. make this one weekly · mute that one · 呢個改每週
_OF_FOLLOWED = re.compile(
    either_script(
        r"\b(?:daily|weekly|instant\w{0,2}|mute\w{0,2}|snooze|pause|stop|unsubscribe|unfollow|drop|digest|topics?|channels?"
        r"|list(?:s|ed)?(?! ?[.!?]*$))\b"
        r"|每(?:日|天|週|周|個)|即時|靜音|暫停|停|退訂|取消|主題|頻道|摘要|名單"
    ),
    re.IGNORECASE,
)
_DEEDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (verb, re.compile(either_script(pattern), re.IGNORECASE))
    for verb, pattern in (
        # e.g. why · how come · nothing to do with us · I fail to see what it has to do with AI · 點解 · 同我哋冇關係
        ("why", (
            r"\b(?:ha(?:s|ve)|had|is)(?: got)? to do with\b"
            r"|\bwhat(?:'s| is) the (?:link|connection) (?:to|with|between)\b|"
            r"\bwhy\b|\bhow come\b|\bnothing to do with (?:us|me|our)\b|\b(?:irrelevant|not relevant)\b"
            r"|點解|為何|為什麼|為啥|為咩|做乜|幹嘛|怎麼會|(?:同|跟|與|和|關)我(?:哋|們)?(?:都|也)?(?:冇|沒|無|有咩|有什麼)"
            r"|唔關我|不關我|關我(?:哋|們)?(?:咩|乜|什麼)")),
        # e.g. note on this one: ask costs · jot on this one: ask client · 寫低
        ("note", (
            r"^\W*(?:please |pls )?(?:(?:add|make|put) a )?(?:note|jot|memo|scribble|pencil)\b"
            r"|寫低|記低|備註|筆記|批註")),
        # e.g. take this one off our saved list · 剔走
        ("unsave", (
            r"\bunsave\b|\b(?:take|remove|drop)\b.{0,30}?\b(?:off|from|out of)\b.{0,16}?\b(?:saved|list|bookmarks)\b"
            r"|(?:唔使|不用|取消|移除|剔走|刪走?)(?:再)?(?:收藏|儲|留)")),
        # e.g. save this one for me · keep that one for later · 呢份留低先 · 收藏
        ("save", (
            r"\b(?:save|keep|bookmark|store|park|pin|file|put|set|hold on to|hang on to|star)\b(?! (?:us|me)\b)"
            r"|收藏|儲|存|留低|留住|留返|留起|留著|留着|留下|記住|書籤|bookmark|加星")),
        # e.g. oscola for this one · how do i cite that paper · 點引用
        ("citation", r"\b(?:cite|citing|citations?|oscola|bibtex|footnotes?|reference)\b|引用|註腳|腳註|引文|出處"),
        # e.g. the full text of this one · read more of that paper · 後面啲原文 · 全文
        ("more", (
            r"\b(?:full|whole|original|exact|entire) (?:text|wording|version|paper|document|thing)\b|\bin full\b"
            r"|\b(?:the rest|read more|more of|more on|more about|details? o[nf])\b"
            r"|原文|全文|內文|詳情|詳細|多啲|多一點|後面")),
        # e.g. what came before this one · anything related to this paper · 呢份之前仲有啲咩相關文件
        ("story", (
            r"\b(?:related|history|background|before|earlier|previous|follow(?:ed|s)? up|goes? with|went with|linked"
            r"|connected|story|timeline|led to|came (?:after|before)|since|other papers|minutes|slides)\b"
            r"|之後|後尾|後來|收科|結果|之前|以前|相關|有關|來龍去脈|前因|後續|下文|跟住(?:點|有)|背景|其他文件|同埋|前後|歷史")),
        # e.g. keep us posted on this one · 跟進呢份
        ("follow", (
            r"\bkeep (?:us|me) (?:posted|updated|informed)\b|\b(?:follow|track|watch) (?:this|that)\b"
            r"|^\W*(?:唔該|麻煩|請|幫我|幫手|我想|想){0,2}(?:跟|跟進|跟住|追住|追蹤|留意)(?=呢|這|嗰|那)")),
    )
)  # fmt: skip
# What asks for it, or what it says.
# e.g. can you pull that one up · what does this paper say · 嗰份嘢呢 · 呢份講乜
_SHOWN = re.compile(
    either_script(
        r"\b(?:show|open|pull|see|read|get|find|bring|give|send)\b"
        r"|\b(?:what|who|whose|when|where|which|how|does|did|is|was)\b.{0,80}\?"
        r"|^\W*(?:what|who|whose|when|where|which|how)\b|講|說|寫|(?:睇|看)(?:下|吓|返|埋|一下)?(?=呢|這|嗰|那)|呢\W*$|[?？]\W*$"
    ),
    re.IGNORECASE,
)
# Who tells that it is done with, which asks for nothing.
# e.g. I have read this one · 呢份我睇咗
_DONE = re.compile(
    either_script(
        r"\b(?:i|we)(?:'ve| have)? (?:already )?(?:read|seen|done|dealt with|replied|checked|finished)\b(?! why)"
        r"|(?:睇|看|處理|跟|覆|讀|做|搞)(?:咗|完|過|了|掂|晒)"
    ),
    re.IGNORECASE,
)


QUOTES = ' "“”「」『』'
# A note that is to be kept with a paper.
# e.g. and note that costs are missing · 再寫低要問費用 · save 低佢，備註：下星期要用
NOTED = re.compile(
    r"(?:\b(?:and|then|also|plus|with)|再|同埋|顺便|順便|[,，;；]) ?(?:(?:add|make|put|leave|a|the) (?:a )?)?"
    r"(?:note|[寫写][低下]|[備备][註注])(?: that| saying| to)?[:：,， ]{0,3}(?P<text>\S.{2,200})$"
)


def meant(heard: Heard) -> Intent | None:
    """Ask which paper is pointed at, with what is to be done with it; None where none is."""
    text, read, speaker = heard.text, heard.read, heard.speaker
    said = fold(text).replace("’", "'")
    if speaker.about or len(text) > MOST_LETTERS or not _AT_ONE.search(said):
        return None
    if NUMBERED.search(text) or grammar.is_search(text) or not _is_open(read):
        return None
    verb = deed(said)
    if verb is None or _names(heard, _OF_A_DEED.get(verb, _NAMED)):
        return None
    if verb in ("save", "note") and (noted := NOTED.search(text)):  # which saves it, too
        write = f"note <number> {noted['text'].strip(QUOTES)}"
        return Misunderstood("note", "which_paper", "", (write, "latest"))
    return Misunderstood(verb, "which_paper", "", (f"{verb} <number>", "latest"))


def at_one(text: str) -> bool:
    """Say whether a text points at a paper in so many words, or at the message that told of it."""
    return bool(_AT_ONE.search(fold(text[:MOST_LETTERS])))


def deed(said: str) -> str | None:
    """Give the command for which a folded text asks of what it points at; None where it asks for none."""
    if _OF_FOLLOWED.search(said) and not asked.standing(said):
        return None
    found = next((verb for verb, pattern in _DEEDS if pattern.search(said)), None)
    if found in (None, "story") and _DONE.search(said) and "?" not in said:
        return None
    return found or ("show" if _SHOWN.search(said) or asked.standing(said) else None)


def _is_open(read: Intent) -> bool:
    """Say whether a text was read as nothing sure."""
    if isinstance(read, Misunderstood):
        return read.problem in ("which_paper", "not_understood")
    if isinstance(read, LOOKED_AT):  # by a word that only begins a sentence
        return not lookups.is_reference(parted(read.reference)[0])
    return isinstance(read, Search | Guessed) or (
        isinstance(read, ListOf) and "remove" in read.said
    )


def _names(heard: Heard, kinds: tuple[str, ...]) -> bool:
    """Say whether a text names a topic, a body or somebody, of whom it may ask instead."""
    named = gapped(heard.text, heard.book).named
    return any(named.get(kind) for kind in kinds)


__all__ = ["at_one", "deed", "meant"]
