"""This file lays typed spans over a sentence that looks for papers: who asked, which committee, of which kind, when.

What no span takes are the words to be searched for, so that nothing is lost of what was said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from bot.answering.arguments import courtesy, exclusions, periods, questions
from bot.answering.arguments.file_forms import NAMES, form_of
from bot.answering.arguments.kind_names import alone
from bot.answering.arguments.sought import about, sought
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar, shorthand
from bot.answering.hearing.likelihood import proposals
from bot.answering.hearing.likelihood.classifier import examples
from bot.answering.hearing.lookups import who
from bot.answering.hearing.pieces import gist, kinds
from bot.answering.hearing.pieces.kinds import BACKGROUND, KINDS
from bot.answering.intents import (
    Briefing,
    ExportPapers,
    Guessed,
    Intent,
    Latest,
    LookAhead,
    Meetings,
    Profile,
    Search,
)
from bot.answering.names import TopicBook
from scrapers.items import Language
from scrapers.numbering import reference_keys
from scrapers.text import fold

MOST_LETTERS = 300
# What searches are written with: they are taken as they stand.
# e.g. "AI" · kind:circular · -also
MARKED = re.compile(r"[\"“”「」『』=<>@]|(?<=[^\d\s]):\S|(?<!\S)-[a-z]", re.IGNORECASE)
# What says that a Member asked, where nothing says what.
# e.g. what did she ask · 問過幾多條質詢
_ASKED = re.compile(
    r"\bask(?:ed|s|ing)?\b|\braise[ds]?\b|\bquestions?\b|[問问提][過过咗了嘅的]|质询|質詢"
    r"|提問|提问|發問|发问", re.IGNORECASE)  # fmt: skip
# The same where something is said of what.
# e.g. what has he asked about · 問過咩關於
_ASKED_ABOUT = re.compile(
    r"\bask(?:ed|s|ing)\b|\bquestions?\b|[問问](?:[過过咗了]|[^,，。?？]{0,4}(?:關於|关于|有關|有关))|质询|質詢|[提發发][問问]",
    re.IGNORECASE,
)
# What is said of counting, or of the term that a Member sits, and is no subject.
# e.g. how many · 幾多條 · this term · 今屆
_COUNTING = re.compile(
    r"\bhow (?:many|much|often)\b|(?:總共|总共|一共|合共)?(?:有)?(?:幾多|几多|多少)(?:條|条|個|个|次|份)?"
    r"|\b(?:list|count|number) of\b"
    r"|\b(?:so far )?(?:in |during )?(?:this|the current) (?:term|session)\b|[今本](?:屆|届)(?:立法[會会])?",
    re.IGNORECASE,
)
# What is to come is no paper yet.
# e.g. next month · 下星期 · coming
_AHEAD = re.compile(
    r"\b(?:next|coming|upcoming|tomorrow)\b|下[個个]?(?:月|星期|禮拜|礼拜|周|週|次)|明年|聽日"
    r"|听日|明天", re.IGNORECASE)  # fmt: skip
# e.g. as RIS · in a spreadsheet · 試算表
_FORM = re.compile(
    rf"(?:\b(?:as|in|into|to)(?: an?)? )?\b(?P<form>{NAMES})\b(?: (?:file|sheet)| ?(?:格式|檔|档))?"
    r"|[做成為为]?(?:一個|一个)?(?P<han>csv|ris|bibtex|excel|(?:試算|试算)?表格?(?=$|[,，。畀俾給给]))"
    r"(?:檔|档|格式)?",
    re.IGNORECASE | re.ASCII,
)
# e.g. as a file · 格式
_FILE = re.compile(r"\bfile\b|格式|檔|档", re.IGNORECASE)
# What is to stay as it is, and is no part of what is asked for.
# e.g. , and don't change our settings · ，另外唔好改我哋訂閱
LEFT_ALONE = re.compile(
    either_script(
        r"[,，;；。] ?(?:但|另外|不過|and |but )?(?:唔好|不要|請勿|don't|do not) ?(?:改|動|郁|change|touch"
        r"|alter)[^,，。;；]{0,30}"
    ),
    re.IGNORECASE,
)
# e.g. export all · 匯出 · 輸出
_HANDED = re.compile(
    r"\b(?:export|download|dump|save)\b|匯出|汇出|導出|导出|輸出|输出|下載|下载", re.IGNORECASE
)
_KEPT = re.compile(
    r"\b(?:saved|kept|list|subscriptions?|follow(?:ed|ing)?)\b|收藏|儲存|名單|訂閱|跟進", re.IGNORECASE)  # fmt: skip
# Words that ask for what is to come.
# e.g. let us know · 通知我
_TELL = re.compile(
    r"\b(?:tell|notify|alert|ping|send|let (?:me|us) know|follow|track|subscribe|sub|sign|keep|watch|whenever|daily"
    r"|weekly|instant)\b|[訂订跟]|通知|話我知|话我知|每[日周週]|即時|即时",
    re.IGNORECASE,
)
# e.g. AI嘅LCQ · 問HKMA嘅通函
_GLUED = re.compile(r"(?<=[A-Za-z])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[A-Za-z])")
_QUOTES = re.compile(r"[“”「」『』]")
# e.g. when do they meet · 開會
_SITS = re.compile(
    r"\b(?:meet|meets|meetings?|sits?|sittings?|agendas?|hearings?)\b|[會会][議议]?|[議议]程",
    re.IGNORECASE,
)
_REPLY = re.compile(r"(?:的|嘅)(?:答[覆复復]|回[覆复復])\s{0,3}$")  # the kind says it
_ESTIMATES_BODY = "Finance Committee"
# That somebody asked the Government, whoever it was.
# e.g. has anyone asked about · did any Member raise · 有冇人問過 · 邊個議員問過
_ANYONE_ASKED = re.compile(
    r"\b(?:has|have|did|had) (?:any(?:one|body| members?| legislators?| councillors?)|some(?:one|body)|a member"
    r"|members|legislators|legco|the council|they) (?:ever |already |recently )?(?:asked?|raised?)"
    r"(?: (?:a |any )?questions?)?(?: (?:about|on|regarding))?\b"
    r"|\b(?:who|(?:which|what) (?:members?|legislators?|councillors?|lawmakers?)) (?:has |have |had )?"
    r"(?:talks?|talked|asks?|speaks?|spoke|cares?|asked) (?:the )?most (?:questions )?(?:about|on)\b"
    r"|[邊边誰谁][個个]?(?:[議议][員员])?最(?:[關关][注心]|多[問问]|[鍾锺钟]意[問问])"
    r"|\bwho(?:'s| has| have)? (?:ever )?(?:asked|raised)(?: (?:a |any )?questions?)?(?: (?:about|on|regarding))?\b"
    r"|(?:有[冇沒没無无]有?(?:人|[議议][員员])|有(?:咩|乜|邊啲|边啲|哪些|什麼|什么)[議议][員员]"
    r"|[邊边][個个](?:[議议][員员])?|[誰谁]|哪[些位個个]?[議议][員员])(?:曾)?(?:[問问]|提)[過过咗了]",
    re.IGNORECASE,
)
# How many of the newest, which a list begins with anyhow.
# e.g. last 5 from SFC · latest three papers by PCPD · 最新五份
_NEWEST = re.compile(
    r"^\W*(?:the )?(?:last|latest|newest|most recent|recent|top) (?:(?:\d{1,2}|two|three|four|five|six|seven|eight"
    r"|nine|ten|few) )?(?:papers?|documents?|releases?|ones?|items?|publications?)?(?= ?(?:from|by|of|out of)\b)"
    r"|最新(?:的|嘅)?[\d一二三四五六七八九十]{0,2}[份個个篇]?",
    re.IGNORECASE,
)
# A committee's short name before one more noun, and nothing else: they may be one thing.
# e.g. security panel doors · health panel tests
_NOUNS = re.compile(
    r"^\s*[a-z]{3,14} (?:panel|committee) (?!(?:papers?|documents?|minutes|agendas?|reports?|meetings?|news|replies"
    r"|hansard|briefings?|chair(?:man)?|members?)\b)[a-z]{3,16}s?\s*$",
    re.IGNORECASE,
)
_OF_WORDS = frozenset(("search", "nothing"))
_NARROWED = (Search, Profile, Latest, Briefing, LookAhead, Meetings)
# e.g. minutes of the last meeting · 上次會議紀錄
_MINUTES = re.compile(r"(?<!\d )(?<!\d)\bminutes\b|[會会][議议][紀纪記记][錄录]", re.IGNORECASE)
_REPORT = re.compile(r"\breports?\b|[報报]告", re.IGNORECASE)  # of a committee that is named
_OF_TIME = re.compile(r"^['’]s\b")  # e.g. today's questions
_YEAR = re.compile(r"\bthis (?:year|month|week)\b|今[年個]月?")  # e.g. bills this year
_STATED = re.compile(r"[\"「]")  # what papers of a sort state
_NARROWING = ("member", "committee", "bureau", "kind", "without_kind", "period")
_JOINING = frozenset({"on", "of", "in", "for", "to", "and"})


@dataclass(frozen=True, slots=True)
class Laid:
    """What a sentence looks for: its words, and what narrows them."""

    words: str = ""
    member: str = ""
    committee: str = ""
    bureau: str = ""
    kind: str = ""
    period: str = ""
    without: str = ""

    @property
    def line(self) -> str:
        """Write it as it is typed in full."""
        pieces = [self.words, self.period]
        pieces += [f"kind:{self.kind}"] if self.kind else []
        pieces += [f"-kind:{self.without}"] if self.without else []
        pieces += [f'committee:"{self.committee}"'] if self.committee else []
        pieces += [f'bureau:"{self.bureau}"'] if self.bureau else []
        pieces += [f'member:"{self.member}"'] if self.member else []
        return " ".join(("search", *filter(None, pieces)))


def laid(text: str, language: Language = "en") -> Laid:
    """Say what each part of a sentence is; what is none of them is looked for."""
    spoken = shorthand.in_full(courtesy.without(text) or text)
    left, without = exclusions.parted(_GLUED.sub(" ", spoken))
    member, left = who.cut(left, who.named(left, "member"))
    member_or, left = who.another(left, member)
    committee, left = who.cut(left, who.committee(left))
    committee_or, left = who.another(left, committee)
    bureau, left = who.cut(left, who.publisher(left))
    bureau_or, left = who.another(left, bureau)
    found = next(((kind, one) for kind, way in KINDS if (one := way.search(left))), None)
    kind = found[0] if found else ""
    sort = kinds.sort(left, kind)
    if background := BACKGROUND.search(left):
        left = f"{left[: background.start()]} , {left[background.end() :]}"
        found, kind = None, ""
    if not kind and (asked := _ANYONE_ASKED.search(left)):
        left, kind = f"{left[: asked.start()]} , {left[asked.end() :]}", "question"
    if not found:
        left, kind = kinds.headed(left) or (left, kind)
    if found:
        left = f"{left[: found[1].start()]} , {left[found[1].end() :]}"
    if committee and not kind and (report := _REPORT.search(left)):
        left, kind = f"{left[: report.start()]} , {left[report.end() :]}", "report"
    narrowed = bool(kind or member or committee or bureau)
    when = periods.within(left, bare=narrowed)
    if when:
        left = f"{left[: when.start]} , {_OF_TIME.sub('', left[when.end :])}"
    left = _COUNTING.sub(" , ", left) if member or bureau or kind else left
    if kind == "estimates" and committee is not None and committee.en == _ESTIMATES_BODY:
        committee = None  # it examines the Estimates, so the kind says it
    if kind == "estimates":
        left = _REPLY.sub(" ", left)
    left = _NEWEST.sub(" , ", left) if member or committee or bureau else left
    words = sought(f"{left} ,")  # no time is looked for at its end any more
    words = f"{words} {sort}".strip()
    if not kind and (named := alone(words)):
        words, kind = "", named
    if member and not kind:
        kind = "question" if (_ASKED_ABOUT if words else _ASKED).search(text) else ""
    return Laid(
        words,
        who.either(member, member_or, language),
        who.either(committee, committee_or, language),
        who.either(bureau, bureau_or, language),
        kind,
        when.typed if when else "",
        without,
    )


def narrowed(
    text: str, read: Intent, language: Language = "en", book: TopicBook | None = None
) -> Intent | None:
    """Give the search that a sentence asks for with all that narrows it; None where that adds nothing."""
    if isinstance(read, ExportPapers):
        return _export(read, language)
    if len(text) > MOST_LETTERS:
        return None
    text = LEFT_ALONE.sub(" , ", text)
    asked = read.intent if isinstance(read, Guessed) else read
    if not isinstance(asked, Profile) and (kept := _minutes(text, read, language)):
        return kept
    if isinstance(read, Guessed | Search) and (file := as_file(text, language)):
        return file
    if isinstance(read, Guessed) and asked is None:
        return _looked_up(text, read, language)
    if isinstance(read, Guessed) and isinstance(asked, Search):
        text = _QUOTES.sub(" ", text)  # a whole sentence quotes what it speaks of
    if not _may_be_narrowed(text, read, asked) or not isinstance(asked, _NARROWED):
        return None
    one = laid(text, language)
    if not (one.words or one.kind or one.committee or one.bureau):
        return None
    asks = (
        _ASKED.search(text)
        or _NEWEST.search(text)
        or (one.words and one.line != f"search {one.words}")
        or (one.period and one.bureau)
    )
    if isinstance(asked, Profile) and not asks:
        return None  # it asks who somebody is
    if isinstance(asked, Meetings) and not one.kind:
        return None
    if isinstance(asked, Latest) and not _more_than_newest(one, asked, book):
        return None  # a list of the newest holds all that is said
    intent = grammar.parse(one.line)
    if not isinstance(intent, Search) or not _adds(intent, asked):
        return None
    listed = isinstance(asked, Latest | Meetings)
    others = (read.line,) if isinstance(read, Guessed) and listed else ()
    return Guessed(replace(intent, typed=one.line), one.line, others)


def _minutes(text: str, read: Intent, language: Language) -> Guessed | None:
    """Search for the minutes of the committee that a text names: they are papers, and no meeting to come."""
    found = _MINUTES.search(text) if isinstance(read, Guessed | Search | Meetings) else None
    if found is None or grammar.is_search(text):
        return None
    one = laid(f"{text[: found.start()]} , {text[found.end() :]}", language)
    if not one.committee:
        return None
    words = f"{found[0]} {one.words}".strip() if about(text[found.end() :]) else found[0]
    line = replace(one, words=words, kind="", member="", bureau="").line
    return Guessed(grammar.parse(line), line, (f"member {one.committee}",))


def _more_than_newest(one: Laid, asked: Latest, book: TopicBook | None) -> bool:
    """Say whether a sentence looks for more than a list of the newest papers shows."""
    if one.kind or (one.words and (one.committee or one.member or one.bureau)):
        return True
    known = _said_of_others() | gist.cues().keys()
    left = (word for word in one.words.split() if fold(word) not in known)
    return any(asked.topic is None or book is None or book.find(word) is None for word in left)


@cache
def _said_of_others() -> frozenset[str]:
    """Give the words of sentences that ask for anything but papers of some words: they are no subject."""
    return frozenset(
        word for command, words in examples() if command not in _OF_WORDS for word in words
    )


def _may_be_narrowed(text: str, read: Intent, asked: Intent | None) -> bool:
    """Say whether what was read is a lookup that a sentence may say more of than it holds."""
    if proposals.spoken_of(text) and questions.asks(text):
        return False  # it asks what a command does
    if grammar.is_search(text) or MARKED.search(text) or _AHEAD.search(text):
        return False
    if isinstance(asked, Search):
        hinted = asked.hint and not _NEWEST.search(text)
        return not (asked.due or hinted or reference_keys(asked.words) or _NOUNS.match(text))
    if isinstance(asked, Profile):
        return isinstance(read, Guessed)
    if isinstance(asked, LookAhead):
        return isinstance(read, Guessed) and bool(alone(sought(_YEAR.sub(" ", text))))
    if isinstance(asked, Briefing):
        return bool(BACKGROUND.search(text))
    if isinstance(asked, Meetings):  # which are no papers
        return isinstance(read, Guessed) and not _SITS.search(text)
    return isinstance(asked, Latest) and isinstance(read, Guessed)


def _looked_up(text: str, read: Guessed, language: Language) -> Guessed | None:
    """Look up what was published in a span of time, where nothing says that it is to be followed."""
    if (
        not read.line.startswith(("subscribe ", "follow "))
        or _TELL.search(text)
        or _AHEAD.search(text)
    ):
        return None
    one = laid(text, language)
    intent = grammar.parse(one.line)
    if not (one.words and one.period and (one.committee or one.member or one.bureau or one.kind)):
        return None
    return Guessed(intent, one.line, (read.line,)) if isinstance(intent, Search) else None


def _export(read: ExportPapers, language: Language) -> ExportPapers | None:
    """Narrow the search of what is to be handed over by all that its words hold."""
    if len(read.search.typed) > MOST_LETTERS:
        return None
    one = laid(read.search.typed.removeprefix("search "), language)
    intent = grammar.parse(one.line)
    if MARKED.search(read.search.typed) or not isinstance(intent, Search):
        return None
    kept, typed = set(one.words.split()), set(read.search.words.split())
    talk = kept < typed and not typed - kept <= _JOINING
    return replace(read, search=intent) if talk or _adds(intent, read.search) else None


def as_file(text: str, language: Language) -> Guessed | None:
    """Give the papers that a text wants as a file; None where it wants no file, or of what is kept here."""
    form = None if grammar.is_search(text) or MARKED.search(text) else _FORM.search(text)
    if form is None or _KEPT.search(text) or reference_keys(text):
        return None
    handed = _HANDED.search(text) or _FILE.search(form[0])
    return _handed(text, form, language) if handed else None


def _handed(text: str, form: re.Match[str], language: Language) -> Guessed | None:
    """Give the papers that are to be handed over as a file, where their search is named."""
    left = _HANDED.sub(" ", f"{text[: form.start()]} , {text[form.end() :]}")
    one = laid(left, language)
    line = f"export: {one.line.removeprefix('search ')} {form_of(form['form'] or form['han'])}".removesuffix(
        " csv"
    )
    intent = grammar.parse(line)
    return Guessed(intent, line) if one.words and isinstance(intent, ExportPapers) else None


def _adds(found: Search, asked: Intent) -> bool:
    """Say whether a search is narrowed by something that another one has only among its words, or not at all."""
    if not isinstance(asked, Search):
        return bool(found.words or found.kind or found.period or found.bureau)
    if _STATED.search(found.words):
        return True
    if any(getattr(asked, name) and not getattr(found, name) for name in _NARROWING):
        return False  # what was read already is not lost
    return any(getattr(found, name) and not getattr(asked, name) for name in _NARROWING)
