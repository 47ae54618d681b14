"""This file reads what follows up an answer: its figure a year before, its papers, a note on it, a word less."""

from __future__ import annotations

import re

from bot.answering.arguments import asked
from bot.answering.arguments.words import either_script
from bot.answering.hearing.lookups import slots
from bot.answering.hearing.memory import shown, spoken
from bot.answering.hearing.memory.spoken import Spoken
from bot.answering.hearing.pieces import threads
from bot.answering.intents import (
    AskPaper,
    Briefing,
    Guessed,
    Intent,
    Meetings,
    Misunderstood,
    NewTopic,
    Programme,
    Search,
    Show,
    Undo,
    WriteNote,
)
from bot.answering.speech import Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.topics import registers
from scrapers.numbering import reference_keys

MOST_LETTERS = 200
_SHORT = 40  # letters of a place and nothing else
_NEW_YEAR = 4  # the month in which a financial year begins
# Talk before what is said to us.
_TALK = (
    r"^\W*(?:(?:please|pls|can you|could you|ok|okay|oh|hmm|no|nope|wait|actually|sorry|and|but|so|then"
    r"|just)\b\W{1,3}){0,4}"
)
# Of when a figure is, or what it was before.
# e.g. as of when · what date is that figure · 嗰個數幾時嘅
_FIGURE = re.compile(
    either_script(
        _TALK
        + r"(?:(?:what (?:date|year|month)|when|how (?:recent|old|current|fresh)|as (?:of|at) (?:when|what date)"
        r"|from when|which year)\b.{0,20}?\b(?:that|the|this|those|these) "
        r"(?:figures?|numbers?|counts?|totals?|stats?|data)\b.{0,12}|as (?:of|at) (?:when|what date))\W*$"
        r"|^\W*(?:咁|噉|但)?(?:嗰|呢|那|這)(?:個|啲|些)(?:數字?|數目|數據|統計)(?:係|是)?"
        r"(?:幾時|何時|邊年|邊日|什麼時候|截至|幾號|哪年)[^,，]{0,6}$"
    ),
    re.IGNORECASE,
)
# e.g. and a year before? · the previous year's figure · 一年前呢
_YEAR_BEFORE = re.compile(
    either_script(
        _TALK
        + r"(?:(?:what|how) about )?(?:(?:the |a |one )?(?:year|yr|quarter|month) (?:before|earlier|prior)"
        r"(?: that)?|a year ago|(?:the )?(?:previous|prior) (?:year|yr)(?:'s)?(?: (?:figures?|numbers?))?)\W*$"
        r"|^\W*(?:咁|噉|那|而)?(?:一年前|前一年|再前一年|再早一年)(?:呢|係?幾多|有幾多|是多少|(?:嘅|的)數字?)?\W*$"
    ),
    re.IGNORECASE,
)
# How much of it there is, where nothing is named.
# e.g. how many are left · how many so far · 仲有幾多支未裝 · 而家有幾多個
_HOW_MANY = re.compile(
    either_script(
        _TALK
        + r"how many(?: more| of (?:them|those|these))?(?: (?:are|is|have|has|were|left|still|in total|so far"
        r"|altogether|been|installed|to go|now|remain|remaining|there|done|not|yet|built|registered)){1,8}\W*$"
        r"|^\W*(?:咁|噉|其實|即係)?(?:仲|還|而家|現在|總共|一共|到底|依家)?(?:有|差)?(?:幾多|多少)"
        r"(?:個|支|枝|名|人|間|部|架|條|宗|次|份|用戶){0,2}(?:未|已經?|冇|沒)?"
        r"(?:裝|起|完成|用緊?|登記|註冊|搞掂|落成|安裝|做|剩)?(?:好|咗|了|晒|過)?[呀呢㗎]?\W*$"
    ),
    re.IGNORECASE,
)
# A note on what was looked at, said beside a bookmark or as one more.
# e.g. bookmark it w/ a note "ask costs" · add another note there: ask costs · 再加個備註：問費用
_NOTED = re.compile(
    either_script(
        _TALK
        + r"(?:bookmark|save|keep|star)(?: (?:it|this|that)(?: (?:one|paper))?)?,? ?(?:w/|with|and add|and|plus)"
        r"(?: an?| the)? (?:note|comment|remark)(?: (?:saying|that says|to say))?[\s:：\"“'-]{1,4}"
        r"(?P<en>[^\"”]{2,150}?)[\"”']?\W{0,2}$"
        r"|"
        + _TALK
        + r"(?:add|write|put)(?: in)? (?:another|one more|a(?: second| new)?) (?:note|comment|remark)"
        r"(?: (?:there|here|to it|on it|to that|on that|to this|on this|as well|too))?"
        r"(?:\s?[:：,-]\s?| saying )(?P<add>\S.{1,150}?)$"
        r"|^\W*(?:唔該|麻煩|請|幫我)?(?:收藏|儲存|save|bookmark)(?:埋|低|咗)?(?:佢|呢份|這份|它)?[,，]?"
        r"(?:同埋|並|再|順便|同)?(?:加|寫|附)(?:上|個|一個|一句|埋|低){0,2}(?:備註|筆記|註|note)[:：「“\" ]{0,3}"
        r"(?P<han>[^」”\"]{2,100})[」”\"]?$"
        r"|^\W*(?:唔該|麻煩|請|幫我)?(?:再|多)(?:加|寫)(?:多)?(?:一)?(?:個|句|條)?(?:備註|筆記|註|note)"
        r"(?:落去|喺嗰度)?\s?[:：]\s?(?P<more>\S.{1,100})$"
    ),
    re.IGNORECASE,
)
# More for a note that stands already, said or still to be said.
# e.g. add to that note: ask costs · add to the note · 喺嗰個備註加：問費用 · 加落備註度
_NOTED_MORE = re.compile(
    either_script(
        _TALK
        + r"(?:add|append)(?: (?:this|something|a line|more))? to (?:that|the|this|my|your)(?: last| same)? "
        r"(?:note|comment|remark)(?: (?:there|please|pls|as well|too))?"
        r"(?:(?:\s?[:：,-]\s?| that | saying )(?P<en>\S.{1,150}?))?\W*$"
        r"|^\W*(?:唔該|麻煩|請|幫我)?(?:加落|加到|加入|寫落|寫入|補充到|喺|在)(?:嗰|那|呢|這|該|頭先)?"
        r"(?:個|條|則|份)?(?:備註|筆記|note)(?:度|入面|裏面?|上)?(?:再)?(?:加|寫|補充)?(?:多|上|返){0,2}(?:一句)?"
        r"(?:\s?[:：,，]\s?(?P<han>\S.{1,100}?))?\W*$"
    ),
    re.IGNORECASE,
)
# e.g. delete that note · take my last note off · 刪咗嗰個備註 · 那条笔记不要了
_UNNOTED = re.compile(
    either_script(
        _TALK + r"(?:(?:delete|remove|drop|scrap|erase|undo|get rid of) (?:that|the|this|my)"
        r"(?: last| second| new| other)? (?:note|comment|remark)"
        r"|take (?:that|the|this|my)(?: last)? (?:note|comment|remark) (?:off|away|out))"
        r"(?: again| please| pls)?\W*$"
        r"|^\W*(?:唔該|麻煩|請|幫我)?(?:刪除|刪|移除|取消|剔走)(?:咗|走|返|去)?(?:嗰|呢|那|這|該|頭先)?"
        r"(?:個|條|句|則)?(?:備註|筆記|note)\W*$"
        r"|^\W*(?:嗰|呢|那|這)(?:個|條|句|則)(?:備註|筆記|note)(?:刪|唔要|不要|取消|移除)[咗走掉了除啦]{0,2}\W*$"
    ),
    re.IGNORECASE,
)
# A word to be left out of the topic that was just written.
# e.g. hmm too broad, drop 'CCTV' · leave out "camera" · 太濫，唔要「鏡頭」
_WORD_LESS = re.compile(
    either_script(
        _TALK
        + r"(?:(?:that's |it's )?(?:way |far )?too (?:broad|wide|many|much|noisy|general)\W{1,3})?"
        r"(?:drop|remove|take out|lose|delete|leave out|cut|skip) (?:the word )?[\"'“‘「]"
        r"(?P<en>[^\"'”’」]{2,40})[\"'”’」](?: (?:from (?:it|that|there)|please|then))?\W*$"
        r"|^\W*(?:太(?:濫|廣|多|闊|雜)[,，、 ]{0,2})?(?:刪除|刪|唔要|不要|去掉|移除|剔走|拎走)(?:咗|走)?[「“\"]"
        r"(?P<han>[^」”\"]{1,20})[」”\"](?:呢個字|這個詞|啦|吧)?\W*$"
    ),
    re.IGNORECASE,
)
# How far the bill got that was spoken of.
# e.g. what stage is that bill at · has that bill been passed yet · 嗰條條例草案去到邊
_STAGE = re.compile(
    either_script(
        _TALK + r"(?:(?:what|which) (?:stage|reading)|how far|where)\b.{0,12}?\b(?:is|has|did) "
        r"(?:that|the|this) bill\b.{0,16}$|"
        + _TALK
        + r"(?:has|was|is) (?:that|the|this) bill (?:been )?"
        r"(?:passed|through|read|gazetted|law|enacted|dead)\b.{0,12}$"
        r"|^\W*(?:咁|噉|其實)?(?:嗰|呢|那|這|條)(?:條|份|個)?(?:條例|法案|草案|條例草案|bill)(?:而家|現在)?"
        r"(?:去到邊|到邊|到哪|咩階段|什麼階段|二讀|三讀|首讀|通過|過咗)[^,，]{0,6}$"
    ),
    re.IGNORECASE,
)
# Whether the papers for the meeting that was spoken of are in.
# e.g. are the papers all up · papers out yet? · 啲文件上晒未 · 文件都出齐了吗
_PAPERS_IN = re.compile(
    either_script(
        _TALK + r"(?:(?:are|have) )?(?:all )?(?:of )?(?:the |their |its )?(?:papers|documents|docs)"
        r"(?: for (?:it|that|that meeting|the meeting))?(?: been)?(?: all)? "
        r"(?:up|out|in|uploaded|posted|there|ready|available)(?: yet| already| now)?\W*$"
        r"|^\W*(?:咁|噉)?(?:啲|個會啲|會議|開會)?(?:嘅|的)?文件(?:都)?(?:上載|上|出|到|公布|齊)(?:晒|齊|咗|了|好)?"
        r"(?:未|嗎|冇|沒有|了嗎|了沒)\W*$"
    ),
    re.IGNORECASE,
)
# That the papers that are still missing for that meeting are waited for.
# e.g. ping me as soon as the last one is out · 最後嗰份一出就tag我
_LAST_ONE = re.compile(
    either_script(
        _TALK
        + r"(?:tell|tag|ping|alert|notify|message) (?:me|us) (?:when|as soon as|once|the moment) the "
        r"(?:last|missing|remaining|other|final)\b.{0,16}?\b"
        r"(?:is|are|comes?|arrives?|drops?|goes?|lands?)\b.{0,12}$"
        r"|^\W*(?:最後|淨低|剩低|餘下|剩下)(?:嗰|那|呢|的){0,2}(?:份|幾份|啲)(?:文件)?(?:一|如果)?"
        r"(?:出|到|上)[咗了]?.{0,3}?(?:tag|話|通知|叫|ping|告訴|講)(?:返|番)?(?:我|我哋|我們)[^,，]{0,4}$"
    ),
    re.IGNORECASE,
)
# That one kind is to come at once, and the rest not.
# e.g. keep instant for LCQs though · LCQs should stay instant · 質詢就照即時
_KIND_AT_ONCE = re.compile(
    either_script(
        _TALK
        + r"(?:keep|leave|still|only|have)\W{1,2}(?:it |them )?(?:instant|immediate|real[- ]time)"
        r"(?: alerts?| pings?)? (?:for|on) (?:the )?(?P<en>[\w ]{3,30}?)"
        r"(?: though| only| please| pls| still){0,2}\W*$"
        r"|"
        + _TALK
        + r"(?P<then>[\w ]{3,30}?) (?:should |must |can |to |need to )?(?:stay|remain|still come|be) "
        r"(?:instant|immediate)\b.{0,12}$"
        r"|^\W*(?:但|不過|淨係)?(?P<han>[^,，。 ]{2,10}?)(?:就|都|仍然|仲係|照舊|照|繼續|要){1,3}(?:即時|即刻|實時)"
        r"(?:send|通知|出|收|發)?[^,，]{0,3}$"
    ),
    re.IGNORECASE,
)
# That working days are enough.
# e.g. no, Monday to Friday only · weekdays only · 不对，是周一到周五才要 · 平日先要
_WORKING_DAYS = re.compile(
    either_script(
        _TALK
        + r"(?:(?:i (?:mean|meant)|make (?:it|that)|it should be|only|just|not (?:at |on )?weekends),? ?){0,3}"
        r"(?:on |from )?(?:mon(?:day)?s? ?(?:-|–|to|through|till|until) ?fri(?:day)?s?|weekdays|working days"
        r"|business days)(?:,? ?(?:only|please|pls|instead|not weekends|i mean|is enough)){0,3}\W*$"
        r"|^\W*(?:唔係|不是|不對|唔啱|應該)?[,，、 ]{0,2}(?:係|是|只要|淨係)?"
        r"(?:(?:週|周|星期|禮拜)一(?:至|到|-|–)(?:週|周|星期|禮拜)?五|平日|工作天|返工日)"
        r"(?:才要|先要|就夠|就得|先好|先send|才發|而已|就可以)?[啦吧呀了]?\W*$"
    ),
    re.IGNORECASE,
)
_IN_FULL = re.compile(r"\bin full\b|\bfull\b", re.IGNORECASE)  # e.g. rec 24 in full
# The same paper of the year before.
# e.g. not 2026-27, the year before's · the previous year's one please · 唔係2026-27，要上一年嗰份
_ITS_YEAR_BEFORE = re.compile(
    either_script(
        _TALK
        + r"(?:not (?:the )?(?P<not>20\d\d)[-–/]\d{2,4}(?: one)?\W{1,3}(?:but )?)?(?:i (?:want|meant|need) )?"
        r"(?:the )?(?:one (?:from|of) )?(?:the )?(?:previous|last|prior) (?:year|yr)(?:'s)?"
        r"(?: (?:one|reply|paper|booklet))?(?: please| instead)?\W*$"
        r"|"
        + _TALK
        + r"(?:not (?:the )?(?P<not_>20\d\d)[-–/]\d{2,4}(?: one)?\W{1,3})?the (?:one (?:from )?the )?year before"
        r"(?:'s)?(?: (?:one|that))?\W*$"
        r"|^\W*(?:唔係|不是|唔要|不要)?\s?(?:(?P<han>20\d\d)[-–/]\d{2,4}(?:年度)?)?(?:嗰份|那份)?[,，、 ]{0,3}"
        r"(?:係|是|我要|要|想要)?(?:上一?年度?|前一年度?|舊年|去年)(?:(?:嘅|的)(?:嗰|那)?|嗰|那)(?:一)?"
        r"(?:份|個|條)?\W*$"
    ),
    re.IGNORECASE,
)


def meant(desk: Desk, text: str, speaker: Speaker) -> Intent | None:
    """Give what a text says of what was just answered; None where it says nothing of it."""
    said = " ".join(text.replace("’", "'").split())
    if not said or len(said) > MOST_LETTERS:
        return None
    account, paper = spoken.of(desk, speaker), _paper(desk, speaker)
    for read in (_noted, _unnoted, _less, _settled):
        if (found := read(said, account, paper)) is not None:
            with desk.store.read() as session:
                return threads.in_place(session, found, speaker.about)
    if speaker.about:  # what else is asked there, is asked of its paper
        return None
    for read in (_figured, _staged, _papers_in, _placed):
        if (found := read(said, account, paper)) is not None:
            return found
    return _of_last_year(desk, said, account)


def _paper(desk: Desk, speaker: Speaker) -> str:
    """Give the paper that was looked at last: that of the thread, the one shown, or the one spoken of."""
    if speaker.about:
        return "this" if len(speaker.about) == 1 else ""
    return shown.paper_of(desk, speaker) or spoken.of(desk, speaker).paper


def _noted(said: str, last: Spoken, paper: str) -> Intent | None:
    found = _NOTED.match(said) or _NOTED_MORE.match(said)
    if found is None:
        return None
    text = next(filter(None, found.groups()), "").strip()
    if paper and text:
        return WriteNote("" if paper == "this" else paper, text)
    return Misunderstood(
        "note",
        "which_paper",
        "",
        (f"note {'this' if paper == 'this' else paper or '<number>'} {text or '<words>'}", "saved"),
    )


def _unnoted(said: str, last: Spoken, paper: str) -> Intent | None:
    if not _UNNOTED.match(said):
        return None
    if isinstance(last.done, WriteNote) and last.changed:
        return Undo()
    return Misunderstood("", "nothing_just_changed", "", ("saved", "undo"))


def _less(said: str, last: Spoken, paper: str) -> Intent | None:
    """Write a topic without one of its words, where it was just written; else ask which one is meant."""
    found = _WORD_LESS.match(said)
    if found is None:
        return None
    word = (found["en"] or found["han"]).strip()
    if isinstance(last.done, NewTopic) and last.changed:
        words = [one.strip() for one in re.split("[,，、]", last.done.line)]
        left = [one for one in words if one and one.casefold() != word.casefold()]
        if left and len(left) < len(words):
            return NewTopic(last.done.name, ", ".join(left), replace=True)
    return Misunderstood("", "word_where", word, ("topics", "list"))


def _settled(said: str, last: Spoken, paper: str) -> Intent | None:
    """Answer what corrects how things come, and cannot be set of one kind or day alone."""
    if (found := _KIND_AT_ONCE.match(said)) is not None:
        kind = next(filter(None, found.groups())).strip()
        if slots.laid(kind).kind:
            return Misunderstood("", "kinds_together", "", ("list", "edit <number> instant"))
    if _WORKING_DAYS.match(said):
        return Guessed(None, "quiet weekends", ("list",))
    return None


def _figured(said: str, last: Spoken, paper: str) -> Intent | None:
    """Show the figures of the programme, or of the paper, that was spoken of."""
    of_one = _FIGURE.match(said)
    if not (of_one or _YEAR_BEFORE.match(said) or _HOW_MANY.match(said)):
        return None
    looked = last.asked
    if isinstance(looked, Programme):
        return looked
    if isinstance(looked, Search) and looked.words:
        named = registers.found(looked.words, "programme")
        if len(named) == 1:
            return Programme(looked.words)
    if paper:
        return AskPaper(paper, "the figures" if of_one else said)
    return Misunderstood("", "which_figures", "", ("latest", "topics")) if of_one else None


def _staged(said: str, last: Spoken, paper: str) -> Intent | None:
    if not _STAGE.match(said):
        return None
    looked = last.asked
    if isinstance(looked, Search) and looked.words:
        return Search(looked.words, kind="bill", typed=f"search {looked.words} kind:bill")
    if paper:
        return Show(paper)
    return Misunderstood("", "which_bill", "", ("search kind:bill", "latest"))


def _papers_in(said: str, last: Spoken, paper: str) -> Intent | None:
    looked = last.asked
    if _LAST_ONE.match(said):
        body = looked.what if isinstance(looked, Briefing) else last.body
        return Guessed(None, f"follow {body}", ("meetings",)) if body else None
    if not _PAPERS_IN.match(said):
        return None
    if isinstance(looked, Briefing):
        return looked
    if isinstance(looked, Meetings):
        return Briefing(looked.topic)
    return Briefing(last.body or None)


def _placed(said: str, last: Spoken, paper: str) -> Intent | None:
    """Ask of which paper a place is, where none was looked at and nothing else is named."""
    spot = asked.spot(said) if not paper and len(said) <= _SHORT else None
    if spot is None or spot.what not in ("rec", "para") or not spot.number:
        return None
    if asked.named(_IN_FULL.sub(" ", said.replace(spot.typed, " "))):
        return None
    return Misunderstood("show", "which_paper", "", ("latest", "saved"))


def _of_last_year(desk: Desk, said: str, last: Spoken) -> Intent | None:
    """Show the reply of the same number in the booklet of the year before."""
    found = _ITS_YEAR_BEFORE.match(said)
    if found is None or not isinstance(last.asked, Show):
        return None
    key = next(iter(reference_keys(last.asked.reference)), "")
    kind, _, rest = key.partition(":")
    year, _, number = rest.partition(":")
    if kind != "estimates" or not number:
        return None
    now = hong_kong(desk.clock()).date()
    named = found["not"] or found["not_"] or found["han"] or (year[:4] if year != "*" else "")
    first = int(named) if named else now.year - (now.month < _NEW_YEAR)
    return Show(f"{number} {first - 1}-{first % 100:02d}")
