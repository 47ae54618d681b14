"""This file reads what is dictated in one sentence: an own topic with its words, a list with its names."""

from __future__ import annotations

import re

from bot.answering.arguments import excluded_words, questions
from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.naming import clients_of, list_called, without_purpose
from bot.answering.arguments.words import either_script
from scrapers.text import is_cjk

MOST_LETTERS = 400
_LONGEST_TERM, _MOST_TERMS, _FEWEST = 60, 40, 2
# e.g. new topic pls - Drones: drone, 無人機 · 開個新topic 叫低空經濟: 無人機, eVTOL
# e.g. 擬新增主題「私隱」,關鍵詞為個人資料、PDPO
_TOPIC = re.compile(
    either_script(
        r"^(?:(?:please|pls|can you|could you|kindly|hi|hey|we need|we want|i want|i need|we'd like|i'd like|need"
        r"|want|我想|我哋想|想|自己|請|麻煩你?|唔該|幫我哋?|幫我們|擬|要)[\s,，]{0,2}){0,4}"
        r"(?:(?:make|create|add|set ?up|start|define|build|open|begin|write|draft|to)\s"
        r"|(?:新增|建立|新建|開設|設立|加|開|整|起|建|設)(?:返|番)?)?"
        r"(?:(?:a|an|our|my|own|new|us|private|custom|another)\s|(?:個|一個|新|嘅|的|自訂){1,3}){0,4}"
        r"(?:topic|主題|題目|專題|話題)[\s,，]{0,2}(?:pls|please|唔該)?\s?"
        r"(?:(?:on|for|about|called|named)\b|[,，]|叫做?|名為|名叫|關於|[:：\-–—])?\s?[「“\"]?"
        r"(?P<name>[^:：=\-–—?？,，。「」“”\"]{2,40}?)[」”\"]?\s?"
        r"(?:[:：=]|\s[-–—]\s|[,，。;；]?\s?(?:(?:with )?(?:the )?(?:key ?words?|words|terms)|關鍵(?:詞|字)|字眼|字詞"
        r"|詞語|關鍵詞語)\s?(?:為|係|是|有|are|is|包括|like|:|：|=){0,2})"
        r"\s?(?P<terms>[^:：=?？]{2,300})$"
    ),
    re.IGNORECASE,
)
# A topic of whose words the first is its name.
# e.g. 想加自己嘅題目:劏房、簡約公屋 · please add a topic of our own: subdivided flats, light housing
_UNNAMED = re.compile(
    either_script(
        r"^(?:(?:please|pls|can you|could you|kindly|hi|hey|we need|we want|i want|i need|we'd like"
        r"|i'd like)[\s,]{1,2}){0,3}(?:to )?"
        r"(?:make|create|add|set ?up|start|define|write|open)(?: (?:me|us))? (?:a |an |our |my |one ){0,2}"
        r"(?:new |own |private |custom ){0,2}topic(?: of (?:our|my) own| for us| here)? ?[:：]"
        r"(?P<terms_en>[^:：?？]{3,300})$"
        r"|^(?:唔該|麻煩你?|請|幫我哋?|幫我們|我哋?|我們)?[\s,，]?(?:我?想|要|可以)?"
        r"(?:新增|建立|新建|加|開|整|起|建|寫)(?:返|番|埋)?(?:一?個|條)?(?:我哋|我們|自己|新|自訂){0,2}(?:嘅|的)?"
        r"(?:題目|主題|話題|topic) ?[:：](?P<terms>[^:：?？]{3,300})$"
    ),
    re.IGNORECASE,
)
# That it is not to be followed yet, which nothing that is written is.
# e.g. but dont follow yet · , no need to subscribe for now · ，但先唔好跟住
_NOT_YET = re.compile(
    either_script(
        r"[,，;；.]? ?(?:but |and )?(?:please )?"
        r"(?:(?:don['’]?t|do not|no need to|needn['’]?t) (?:follow|subscribe|track)(?: (?:to )?(?:it|this|that))?"
        r"|without following(?: it)?) ?(?:just yet|yet|for now|at this stage)\W{0,3}$"
        r"|[,，。;；] ?(?:但|不過)?(?:先|暫時)?(?:唔好|唔使|不要|不用|毋須)(?:住)?(?:跟住|跟進|跟|訂閱|追蹤)"
        r"(?:住|先|佢|它){0,2}\W{0,3}$"
    ),
    re.IGNORECASE,
)
# What makes one: no "our topic today: drones" does.
# e.g. create a topic · new topic · 開個主題
_MAKES = re.compile(
    either_script(
        r"\b(?:make|create|add|set ?up|start|define|build|open|begin|write|draft|new|own)\b|[新增建開設加整起寫]|自訂"
    ),
    re.IGNORECASE,
)
# A topic, with its words behind what they are for.
# e.g. can u create a topic for ODR - words: eBRAM, ODR · a subject of our own, "Critical Infra", that fires on A, B
# e.g. 加個叫充電樁嘅題目，搵電動車充電、充電設施
_FIRES = re.compile(
    either_script(
        r"^(?=.{0,60}(?:create|make|set up|add|start|need|want|have|new|own|category|自己|加|開|整|新|寫))"
        r"(?:.{0,60}?)\b(?:topic|subject|category|tag|bucket)\b(?: of our own| for us)?,? ?"
        r"(?:called|named|for|on|about|please|叫做?|名為|名叫)? ?[「“\"]?"
        r"(?P<name>[^,，:：()（）\"”?\-]{2,40}?)[」”\"]?,?(?: please)?"
        r"(?: ?[-–—:,]? ?(?:words?|keywords?|terms?|that (?:fires|triggers|catches|matches)(?: on)?|firing on"
        r"|covering|to catch|with words)(?: ?[:：]| (?:are|is|being|like|as)\b| ?(?:係|是|為|有))? ?| ?[(（])"
        r"(?P<terms>[^()（）:：?？]{3,200}?)[)）]?$"
        r"|^(?:唔該|麻煩|請|幫我|幫手|可唔可以|我想){0,3}(?:自己)?(?:加|開|整|設|新增|建立|寫)(?:返|一)?(?:個|條)?"
        r"(?:新)?(?:叫做?|名為|名叫)[「“\"]?(?P<name_>[^,，。:：「」]{2,20}?)[」”\"]?(?:嘅|的)"
        r"(?:題目|主題|topic|類別)[,，:： ]{0,2}(?:搵|包括|涵蓋|字眼|關鍵字|關鍵詞|有|要有|用)"
        r"(?:係|是|為|埋)?[:：]?(?P<terms_>[^:：?？]{3,200})$"
        r"|^(?:唔該|麻煩|請|幫我|幫手|我想){0,3}(?:自己)?(?:寫|開|整|加|建)(?:一)?個(?:新)?"
        r"(?:題目|主題|topic|類別) ?(?!叫|名為|名叫|關於)(?P<name__>[^,，。:： ]{2,20}?) ?[:：]"
        r"(?P<terms__>[^:：?？]{3,200})$"
    ),
    re.IGNORECASE,
)
# A list of names, by what it is called.
# e.g. start a private name list "Rivals" w/ Zenith Robotics and 天頂 in it · 新建名單 供應商：藍海雲、啟明數據
# e.g. watch 埋，list 叫 Us，Nova Pay 同埋 諾華支付
_LISTS = re.compile(
    either_script(
        r"^\W{0,5}(?:(?:please|pls|can (?:you|u)|could you|kindly)\W{1,2}){0,2}"
        r"(?:create|make|start|set up|open|add|new)(?: me| us)? (?:a |an |another )?"
        r"(?:new |private |confidential ){0,2}(?:name |names |watch ?|client )?list,? ?"
        r"(?:called|named|for)? ?[\"“]?(?P<name>[^\"”:,]{2,30}?)[\"”]? ?(?:[:：]|with\b|w/|containing\b|of\b) ?"
        r"(?P<names>[^:?]{3,200})$"
        r"|^\W{0,5}(?:唔該|麻煩|請|幫我|我想){0,2}(?:新建|新增|建立|開|整|加|設)(?:返|一)?(?:個|張|份)?(?:新)?"
        r"(?:嘅|的)?(?:名單|清單) ?[「“]?(?P<name_>[^:：,，「」 ]{1,20}?)[」”]? ?[:：](?P<names_>[^:：?？]{3,200})$"
        r"|^(?=.{0,30}(?:watch|睇住|監察|留意|名)).{0,40}?(?:list|名單|清單) ?(?:叫做?|名為) ?[「“]?"
        r"(?P<name__>[^:：,，「」 ]{1,20}?)[」”]?[,，:：] ?(?P<names__>[^:：?？]{3,200})$"
    ),
    re.IGNORECASE,
)
# What is said behind the names of a list, and names nobody.
# e.g. in it · only we should see it
_AFTER_NAMES = re.compile(
    r"(?: in it| on it| please)?(?:,? only (?:we|us|our team) (?:should|can|may) see (?:it|this|that))?\W{0,3}$",
    re.IGNORECASE,
)
# Lines that were written elsewhere and are to hold here.
# e.g. use this setup: subscribe AI daily 08:45 · 照呢個設定入：subscribe 低空經濟 weekly
_CARRIED = re.compile(
    either_script(
        r"^[^:：?？]{0,80}?(?:\b(?:set-?up|settings?|config(?:uration)?|standard set|backup|export(?:ed)?|restore"
        r"|paste|import|apply)\b|設定|設置|備份|匯出|匯入|訂閱清單)[^:：?？]{0,40}?(?:[:：]|即係|that is,?) ?"
        r"(?P<lines>(?:subscribe|follow|訂閱|跟進|quiet|digest|language) .{2,300})$"
    ),
    re.IGNORECASE,
)
# A note on the paper in whose thread it is written.
# e.g. jot this under here - 300 jobs, not 200 · kindly record alongside this one that it is late · 加個備註 等客戶回覆
_NOTED = re.compile(
    either_script(
        LEAD + r"(?:(?:jot|scribble|pencil|record|write|put|add|note|leave"
        r"|pop)(?: (?:this|it|a (?:quick )?(?:note|memo|comment|remark)))?(?: (?:down|in))?"
        r"(?: (?:under|alongside|beside|against|on|to|next to) (?:here|this(?: one| paper)?|it)| here)"
        r"|(?:jot|scribble|pencil)(?: (?:this|it))? down"
        r"|(?:add|leave|make|write|put)(?: in)? a (?:quick |short )?(?:note|memo|comment|remark)(?: here)?) ?"
        r"(?:that\b|[:：]|[-–—]{1,2} |,) ?(?P<en>[^?？]{3,300})$"
        r"|^\W*(?:唔該|麻煩|請|幫我|幫手){0,2}(?:加|寫|留|記|落|做|註)(?:返|低|下|多)?(?:一)?(?:個|條|句)?"
        r"(?:備註|筆記|註記|註腳|note|memo|備忘|批註)(?:[:：,，]| ) ?(?P<han>[^?？]{2,300})$"
    ),
    re.IGNORECASE,
)
_JOINED = re.compile(r"[,，、;；/]| and | & | or |(?:以及|同埋|及|和)")
# e.g. please watch these names: Zed Ltd, 甲公司 · 想盯住幾個客名:甲公司、乙公司
_NAMES = re.compile(
    either_script(
        r"^(?:(?:please|pls|can you|could you|kindly|need you to|i need you to|we need to|we want to|i want to"
        r"|i'd like to|we'd like to|hi|請|麻煩你?|唔該|幫我哋?|我哋?想|想|要|有)[\s,，]*){0,4}"
        r"(?:watch|monitor|track|keep an eye on|look out for|watch住|盯住|盯着|盯緊|留意|睇住|監察"
        r"|監測)[^:：?？]{0,40}(?:names?|clients?|companies|competitors?|客名|客戶|名字|公司"
        r"|名)[^:：?？]{0,40}[:：]"
    ),
    re.IGNORECASE,
)
# Firms that are to be watched for.
# e.g. please look out for Orchid Data (HK) Ltd and Wingtat Fintech · 留意甲科技有限公司同乙公司
_FIRMS = re.compile(
    either_script(
        r"^(?:(?P<called>confidential|private|clients|保密|客戶) ?[:：] ?)?"
        r"(?:(?:please|pls|kindly|請|麻煩|唔該)[\s,]?){0,2}"
        r"(?:watch (?:out )?for|look out for|keep an eye (?:on|out for)|monitor|留意|睇住|盯住|盯着|監察)\s?"
        r"(?P<names>[^:：?？]{2,160}?(?:\b(?:ltd|limited|inc|llp|plc|corp)\b|有限公司)[^:：?？]{0,120})$"
    ),
    re.IGNORECASE,
)
# e.g. Orchid Data (HK) Ltd · 甲科技有限公司
_FIRM = re.compile(r"\b(?:ltd|limited|inc|llp|plc|corp)\.?$|(?:公司|集團|集团)$", re.IGNORECASE)
_THE = re.compile(r"(?:the|an?|any|this|that|our)\b", re.IGNORECASE)  # before what is no firm
_AND = re.compile(r" and | & |[及同和與与、]")
_FEW = 4  # words of a firm's name
# What it is to be called, in a clause of its own.
# e.g. call the list Pitch · 個名單叫「客戶」 · call it Stablecoins
_CALLED = re.compile(
    either_script(
        r"(?:(?:and )?(?:please )?(?:call|name|title|label) (?:it|this|that|them|the list|the topic)"
        r"|(?:個|那個|嗰個)?(?:名單|清單|主題|名)?(?:叫做?|名為|名叫|稱為|改名做?))"
        r"\s*[「“\"]?(?P<name>[^「」“”\",，.。:：;；、]{2,40})[」”\"]?[,，.。;；]?\s*"
    ),
    re.IGNORECASE,
)
# What says that words follow, and is none of them.
# e.g. with the words · keywords: · 關鍵詞有 · 字眼包括
_WORDS_ARE = re.compile(
    either_script(
        r"^(?:(?:with|using|on|for) )?(?:(?:the )?(?:key ?words?|words?|terms?)|關鍵(?:詞|字)|字眼|字詞)"
        r"\s?(?:為|係|是|有|包括|are|is|like|:|：)*\s?|^with "
    ),
    re.IGNORECASE,
)
# For whom something is made, which is no part of what it is called.
# e.g. Building Safety for us · Fintech please · 外賣平台唔該
_FOR_WHOM = re.compile(
    either_script(
        r"(?:[,，]? ?\b(?:for (?:us|me|the (?:team|channel|group)|our (?:team|channel|group))|(?:in )?here|please"
        r"|pls|plz|thanks|thx)){1,3}$|(?:[,，]? ?(?:唔該|麻煩|謝謝|俾我哋?|畀我哋?|給我們?)(?:晒|你)?){1,3}$"
    ),
    re.IGNORECASE,
)
_APART = re.compile(r"\s[-–—]\s")  # between a name and its words
_BEFORE_WORD = re.compile(r"(?<=[\u4e00-\u9fff]) (?=topic\b)", re.IGNORECASE)  # e.g. 開個新 topic
_OPEN, _CLOSED = "(（[「", ")）]」"
_ENDS = " \t,，.。;；、"
_MARKS = " \t\"“”「」'.。!！"


def line(text: str) -> str | None:
    """Give the line that a dictated topic or list stands for as it is typed in full; else None."""
    said = of_now(" ".join(text[: MOST_LETTERS + 1].split()))
    said = _BEFORE_WORD.sub("", said)
    if len(text) > MOST_LETTERS or questions.asks(said):
        return None
    if written := _unnamed(said) or _fired(said):
        return written
    called = _CALLED.search(said)
    if called is None:
        return _line(said, "")
    parts = said[: called.start()], said[called.end() :]
    name = called["name"].strip(_MARKS)
    found = _line("".join(parts).strip(_ENDS), name) if parts[0][-1:] in _ENDS else None
    # "a topic called X: words" says it where its words begin.
    return found or (_line(said, "") if called[0][0] in "叫名稱称主個个嗰那" else None)


def of_now(text: str) -> str:
    """Give a text without that what it dictates is not to be followed yet."""
    return _NOT_YET.sub("", text)


def note(text: str) -> str | None:
    """Give what is to be written of the paper in whose thread it is said; None where nothing is."""
    found = _NOTED.match(" ".join(text.split())) if len(text) <= MOST_LETTERS else None
    return (found["en"] or found["han"]).strip() if found else None


def _fired(said: str) -> str | None:
    """Give the line of a topic, of a list or of carried lines, as it would be typed."""
    if carried := _CARRIED.match(said):
        return f"import {carried['lines'].strip()}"
    for command, shape in (("list new", _LISTS), ("topic new", _FIRES)):
        if found := shape.match(said):
            name, listed = (one for one in found.groups() if one)
            if shape is _FIRES:
                written = _written(listed)
                return f"{command} {_named(name.strip(_MARKS))}: {written}" if written else None
            each = [
                one.strip(_MARKS)
                for one in _JOINED.split(_AFTER_NAMES.sub("", without_purpose(listed)))
            ]
            each = list(dict.fromkeys(filter(None, each)))
            if each and len(each) <= _MOST_TERMS and all(len(one) <= _LONGEST_TERM for one in each):
                return f"{command} {name.strip(_MARKS)}: {', '.join(each)}"
    return None


def _unnamed(said: str) -> str | None:
    """Give the line of a topic whose words alone are dictated: the first of them is what it is called."""
    found = _UNNAMED.match(said)
    if found and any(map(_WORDS_ARE.search, _JOINED.split(found["terms"] or found["terms_en"]))):
        return None  # its name stands before them
    said = found["terms"] or found["terms_en"] if found else ""
    wanted = excluded_words.dictated(said).wanted
    written = _written(said) if len(wanted) >= _FEWEST and not _APART.search(wanted[0]) else ""
    return f"topic new {wanted[0]}: {written}" if written else None


def _written(said: str) -> str:
    """Give dictated words as they are typed, those that are passed over with a dash; "" where they are no words."""
    each = excluded_words.dictated(said)
    words = (*each.wanted, *each.out)
    whole = (
        each.wanted
        and len(words) <= _MOST_TERMS
        and all(len(one) <= _LONGEST_TERM for one in words)
    )
    return each.line() if whole else ""


def _named(name: str) -> str:
    """Give a name without for whom it is, and the courtesy behind it."""
    return _FOR_WHOM.sub("", name).strip(_MARKS) or name


def _plain(terms: str) -> str:
    """Give words without what says that they follow, and a bracket that nothing opens."""
    said = _WORDS_ARE.sub("", terms.strip())
    alone = said[-1:] in _CLOSED and not any(one in said for one in _OPEN)
    return said[:-1] if alone else said


def only_firms(text: str) -> bool:
    """Say whether names are dictated by nothing but what firms are called, which laws are called too."""
    said = " ".join(text.split())
    return bool(_FIRMS.match(said)) and not _NAMES.match(said)


def _line(said: str, called: str) -> str | None:
    found = _TOPIC.match(said)
    if found and "=" not in said and _MAKES.search(said[: found.start("name")]):
        name = found["name"].strip(_MARKS).rstrip(f"{_OPEN} ")
        if written := _written(_plain(found["terms"])):
            return f"topic new {_named(called or name)}: {written}"
    said = without_purpose(said)
    if (firms := _FIRMS.match(said)) and "," not in firms["names"]:
        watched = [one.strip(_MARKS) for one in _AND.split(firms["names"])]
        sure = any(_FIRM.search(one) for one in watched)
        if sure and all(
            not _THE.match(one) and (_FIRM.search(one) or len(one.split()) <= _FEW)
            for one in watched
        ):
            named = called or firms["called"] or list_called(said, chinese=is_cjk(said[0]))
            return f"list new {named}: {', '.join(watched)}"
    if _NAMES.match(said) and (names := clients_of(said)):
        name, _, listed = names.partition(":")
        return f"list new {called or name}:{listed}"
    return None
