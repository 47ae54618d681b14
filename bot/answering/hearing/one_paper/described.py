"""This file reads what is asked of a paper that nobody numbers: it is described, or only pointed at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlmodel import Session

from bot.answering.arguments.words import either_script
from bot.answering.finding import find, lookups
from bot.answering.finding.places import LOOKED_AT, parted
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import as_typed, unsure
from bot.answering.hearing.lookups import slots
from bot.answering.hearing.pieces import doubts, threads
from bot.answering.hearing.pieces.numbers import NUMBERED
from bot.answering.intents import (
    Briefing,
    Cite,
    Commitments,
    Export,
    Guessed,
    Help,
    Intent,
    Latest,
    Misunderstood,
    More,
    Profile,
    Sample,
    Search,
    Show,
    ShowStory,
    Why,
)
from bot.answering.speech import Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from scrapers.text import fold
from storage.published import papers

MOST_LETTERS = 300
_LEAST = 2  # letters of what describes a paper
# e.g. a@b.example · https:// · "smart prison"
_LINKED_OR_QUOTED = re.compile(r"https?:|[@\"“”「」『』=<>]", re.IGNORECASE)
# What is done with a paper, in the words of who asks for it; the first that is said is meant.
_DEEDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (verb, re.compile(either_script(pattern), re.IGNORECASE))
    for verb, pattern in (
        # e.g. why on earth did we get · why was it sent here · 點解會彈俾我哋 · 為什麼收到
        ("why", (
            r"\b(?:why|how come)\b(?: on earth| the hell| exactly)? ?(?:did|do|have|are|were|was|am|is|has) "
            r"(?:(?:this|that)(?: one| paper| alert| message| document| card)?|we|i|this channel|the team|you|they"
            r"|it)(?: just| even| all| been| being){0,2} (?:get|got|getting|see|seeing|receive|receiving|told|sent"
            r"|send|sending|alerted|pinged|given|post|posted|show|shown|showing|flagged?|here|in here|come up"
            r"|pop up)\b(?: (?:us|me|here|about|with|on|of))*"
            r"|\bwhat(?:'s|s| is| has) (?:this|that|it) (?:got )?to do with (?:us|me|our)\b"
            r"|(?:點解|為什麼|為何|怎麼|做乜)[^,，。?？]{0,12}?"
            r"(?:(?:彈|send|推送?|發|通知|傳|話)(?:咗|了)?(?:俾|給|畀|到)?(?:我哋|我們|我)|收到(?:\W*$|呢|這|嗰)"
            r"|(?:我哋|我們|我)(?:會|要)?收到)"
            r"|(?:點解|為什麼|為何|怎麼|做乜)(?:呢|這|嗰)(?:份|篇|張|條|則)(?:文件|嘢)?(?:會|要)?"
            r"(?:彈|推送|出現|send)(?:出嚟|咗|了)?|同(?:我哋|我們|我)有(?:咩|乜|什麼|何)(?:嘢)?(?:關係|關)")),
        # e.g. the story behind · timeline of · 來龍去脈
        ("story", (
            r"\b(?:(?:whole |full )?(?:story|back ?story|saga|timeline)|history) behind\b"
            r"|\b(?:(?:whole |full )?(?:story|back ?story|saga|timeline)|(?:whole|full) history) (?:of|to|on)\b"
            r"|\bstart to finish\b|\bfrom the (?:beginning|start)\b(?! of)|來龍去脈|前因後果|始末|成件事點")),
        # e.g. what's different in the new version of · compare the two versions of · 改咗邊幾段 · 新舊版有咩分別
        ("show", (
            r"\bwhat(?:'s|s| is| has| was| have)?(?: been)? (?:different|changed?|new) (?:in|with|between) "
            r"(?:the )?(?:new|latest|revised|updated|old|two|second|amended|last)?[ -]?"
            r"(?:versions?|editions?|revisions?|drafts?|one)(?: of)?\b"
            r"|\bwhat (?:has |have )?(?:changed|(?:did|have) they changed?)\b(?=\W*$| in (?:this|that|it)\b"
            r"|[^?.!]{2,60}\b(?:papers?|documents?|repl(?:y|ies)|reports?|release|circular|one)\W*$)"
            r"|\b(?:compare|diff)\b(?: the| both)?(?: (?:two|old|new|latest|and|revised))* "
            r"(?:versions?|revisions?|drafts?|editions?)\b(?: of)?"
            r"|改[咗了動](?:邊幾段|邊啲|啲咩|咩|乜|什麼|哪些|幾段|幾多)|(?:出咗|有)新版本?(?=\W*$|[未嗎呀喎])"
            r"|(?:新舊|兩個|兩份|前後)(?:版本?(?:有咩|有什麼|有乜|嘅|的)?|有咩|有什麼|有乜)"
            r"(?:分別|不同|差異|唔同|比較)")),
        # e.g. oscola for · citation of · how do we cite · 引用格式
        ("citation", (
            r"\b(?:oscola|bibtex)\b(?: (?:for|of|to))?"
            r"|^(?:please |pls |can (?:i|we|you) (?:have |get |give (?:us|me) )?(?:the |a )?"
            r"|give (?:us|me) (?:the |a )?|(?:the|a) )?(?:footnotes?|citations?|cite)(?: (?:for|of|to))?(?= )"
            r"|\b(?:how (?:do|should|can|would) (?:i|we|you) |how to )cite\b"
            r"|引用格式|引用(?=呢|這|嗰|[番返佢]|\W*$)|(?:點|點樣|如何|怎樣|幫我)引用|註腳(?=\W*$|格式)"
            r"|引文(?=\W*$|格式)")),
        # e.g. link to the original · pdf of it · where can I download it · 原文在哪 · 英文版幾時有
        ("show", (
            r"^(?:please |pls |(?:can|could|may) (?:i|we|you) "
            r"|(?:have|get|give|send|show|need|want|share|post)(?: (?:us|me))? |where(?:'s|s| is) "
            r"|what(?:'s|s| is) ){0,4}(?:the |a )?(?:(?:broken|dead|direct|right) )?"
            r"(?:link|url|pdf|original|source file)s?(?: (?:version|document|text|pdf|paper))?"
            r"(?: (?:to|of|for|on|about|behind))+\b|(?<=paper |reply |eport |..one )(?:link|url|pdf|original)\W*$"
            r"|(?<=paper's |reply's |eport's )(?:link|url|pdf|original)\W*$"
            r"|\bwhere (?:can|do) (?:i|we) (?:(?:download|open|read)\b"
            r"(?: (?:the |an? )?(?:original|pdf|copy|document)\b)?"
            r"|get (?=[^?]{0,40}\b(?:papers?|pdf|copy|document|original|report|it|one)\b))"
            r"|\b(?:english|chinese) (?:version|translation|text|one)\b(?= of [^?.!]{2,60}\b(?:papers?|documents?"
            r"|repl(?:y|ies)|reports?|release|circular|one)\W*$)"
            r"|(?:呢|這|張|條)?(?:連結|鏈接|link|網址|原文|[中英]文版)"
            r"(?:呢|喺邊|在哪(?:裏|兒)?|俾我|幾時有|有未|出未|下載)"
            r"|(?<=[的嘅])(?:連結|鏈接|link|網址|原文|[中英]文版|pdf)(?=\W*$)")),
    )
)  # fmt: skip
# What is done with a paper only where nothing else is said: "Link REIT" and a traffic citation are subjects.
# e.g. the link is broken · pdf please · is there an English version yet · 條 link 打唔開
_ALONE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("citation", re.compile(r"\b(?:footnotes?|citations?|cite)\b|引用", re.IGNORECASE)),
    ("show", re.compile(
        either_script(
            r"\b(?:(?:broken|dead|direct|right) )?(?:link|url|pdf|original|source file)s?\b"
            r"(?: (?:version|document|text))?|\b(?:english|chinese) (?:version|translation|text|one)\b|連結|鏈接"
            r"|link|網址|原文|[中英]文版"
        ),
        re.IGNORECASE,
    )),
)  # fmt: skip
# How something is cited, of which nothing is looked for.
# e.g. w/ pinpoint para 6 and access date today · 加段號第六段
_CITING = re.compile(
    either_script(
        r"(?<![a-z])(?:w/|with|and|pin ?points?|paras?(?:graphs?)? ?\d{0,3}|pages? ?\d{0,3}"
        r"|access(?:ed)?(?: date)?|date|today"
        r"|styles?|format|footnotes?|citations?|please|pls)(?![a-z])"
        r"|第?[一二三四五六七八九十\d]{1,3}段|段號|格式|學術|點寫|[要加](?=第|段|頁|格式|pin)|中文(?=格式)"
    ),
    re.IGNORECASE,
)
# That a paper is none of ours, which is said on its message.
# e.g. not for us · this isn't relevant · irrelevant · 呢篇唔關事 · 同我哋無關
_UNRELATED = re.compile(
    either_script(
        r"^\W*(?:(?:this|that|it)(?: one| paper)?(?:'s| is|s)? )?(?:really |just )?"
        r"(?:(?:not|isn't|is not|nothing) (?:one )?(?:for us|for me|relevant|our (?:thing|area|business)"
        r"|of interest|interesting|to do with us|useful)|irrelevant|off[- ]topic)"
        r"(?: (?:to|for) (?:us|me)| at all| either)?\W*$"
        r"|^\W*(?:呢|這|嗰|那|上)?(?:一)?(?:篇|份|個|條|則)?(?:文件)?(?:都|完全|真係)?(?:唔|不|冇|無)"
        r"(?:關事|相關|啱|關我哋事|關我們的事|係我哋嘅)"
        r"|^\W*(?:呢|這)?(?:篇|份|則)?(?:同|跟|與)(?:我哋|我們|我)(?:無|冇|沒有|唔)(?:關|相關|關係)"
    ),
    re.IGNORECASE,
)
# What only points at a paper.
# e.g. that one · the last paper · 呢份 · 頭先嗰份
_POINTING = re.compile(
    either_script(
        r"\b(?:this|that|the|it|its|ones?|papers?|documents?|alerts?|message|card|just now|last|latest|doesn't"
        r"|does not|don't|work|works|open|opening|broken|dead|please|pls|there|ready|yet|out|when|where|will|be"
        r"|start to finish|earth|hell)\b"
        r"|(?:呢|這|嗰|那|頭先|剛才|啱啱|上一|張|條){0,3}(?:份|篇|張|條|則)(?:文件|嘢|卡)?|撳唔到|打唔開|打不開"
        r"|幾時|有未|出未|card"
    ),
    re.IGNORECASE,
)
# e.g. this paper · 呢份
_THIS = re.compile(
    either_script(r"\bthis (?:one|paper|alert|message|document)\b|(?:呢|這)(?:份|篇|張|條|則)"),
    re.IGNORECASE,
)
_ASKED_OF = (Why, ShowStory, Cite, More, Show)
_LOOSE = (Search, Latest, Export, Sample, Commitments, Profile, Help, Briefing, type(None))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be done with a paper, and what is said of it; nothing where it is only pointed at."""

    verb: str
    about: str


def meant(heard: Heard) -> Intent | None:
    """Give what is asked of the paper that a text describes or points at; None where it asks nothing of one.

    Raises Several where more than one paper is described so.
    """
    text, read = heard.text, heard.read
    if isinstance(read, Search | Guessed) and slots.as_file(text, heard.speaker.language):
        return None  # papers of a search, and not one
    if len(text) > MOST_LETTERS or NUMBERED.search(text) or _LINKED_OR_QUOTED.search(text):
        return None
    said = fold(text).replace("’", "'")
    if unsure(read, text, _LOOSE) and _UNRELATED.search(said) and len(said) == len(text):
        return Misunderstood("", "irrelevant_how", "", ("latest", "list"))
    with heard.desk.store.read() as session:
        asked = _asked(session, text, read)
        if asked is None or doubts.negated(text):
            return None
        if not asked.about:
            return threads.in_place(
                session, grammar.parse(f"{asked.verb} this"), heard.speaker.about
            )
        return _of_described(heard.desk, session, asked, text, heard.speaker)


def _asked(session: Session, text: str, read: Intent) -> _Asked | None:
    if isinstance(read, LOOKED_AT):
        reference = parted(read.reference)[0]
        known = threads.is_this(reference) or lookups.is_reference(reference)
        if known or not isinstance(read, _ASKED_OF) or lookups.meant_by(session, reference):
            return None
        verb = next(one for one, kind in _VERBS.items() if isinstance(read, kind))
        return _Asked(verb, _described(reference))
    if not unsure(read, text, _LOOSE):
        return None
    said = text.replace("’", "'")
    for verb, deed in _DEEDS:
        if deed.search(said):
            left = deed.sub(" , ", said)
            about = _described(_CITING.sub(" ", left) if verb == "citation" else left)
            about = "" if verb == "why" and _THIS.search(said) else about
            return _Asked(verb, about)
    for verb, deed in _ALONE:
        if deed.search(said) and not _described(deed.sub(" , ", said)):
            return _Asked(verb, "")
    return None


_VERBS: dict[str, type[Intent]] = {
    "why": Why, "story": ShowStory, "citation": Cite, "more": More, "show": Show,
}  # fmt: skip


def _described(said: str) -> str:
    """Give what is left of what is said of a paper, without what only points at it."""
    left = " ".join(_POINTING.sub(" ", said).split())
    one = slots.laid(left)
    return left if len(one.words) >= _LEAST or one.committee or one.bureau or one.member else ""


def _of_described(
    desk: Desk, session: Session, asked: _Asked, text: str, speaker: Speaker
) -> Intent:
    """Find the paper that is described, and do with it what is asked; what cannot be told apart is shown."""
    one = slots.laid(asked.about, speaker.language)
    search = grammar.parse(one.line)
    shown = Guessed(search, one.line, as_typed(text, one.line)[1:])
    if not isinstance(search, Search):
        return shown
    query = find.query_of(search, None, hong_kong(desk.clock()).date())
    try:
        looked, _ = find.looked_for(session, query)
    except lookups.UNSEARCHABLE:
        return shown
    held = papers.papers(session, [hit.paper_id for hit in looked.hits], texts=False)
    if not held or (asked.verb == "show" and len(held) > 1):
        return shown
    if len(held) > 1:
        intent = _VERBS[asked.verb](one.words)  # type: ignore[call-arg]
        raise lookups.Several(one.words, held, intent)
    return _VERBS[asked.verb](lookups.reference_to(session, held[0]))  # type: ignore[call-arg]
