"""This file parts what is said in clauses, and says what each does beside an order: thank, wish, explain or doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.answering.arguments import periods, questions
from bot.answering.arguments.wishes import Reader, Wishes
from bot.answering.arguments.words import either_script
from bot.answering.command import TOKEN
from bot.answering.hearing import shorthand
from bot.answering.hearing.changes import orders
from bot.answering.hearing.pieces import doubts, gist, remarks
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.hearing.pieces.named import Named
from bot.answering.names import TopicBook
from scrapers.text import fold, is_cjk

MOST_LETTERS, MOST = 300, 6
Role = Literal["courtesy", "wish", "back", "reason", "aside", "spared", "doubt", "other"]
# Where one clause ends. A comma between figures parts none.
# e.g. mute it, we are away · mute it (we are away) · stop because it is noisy · hold it as we are off · 停，我哋放假
_BORDER = re.compile(
    either_script(
        r"(?<!\d)[,，]|[,，](?!\d)|[;；。!！?？\n—]|(?<=[\s\u3400-\u9fff])[(（]|[)）](?=\W{0,3}$)|\.(?=\s|$)"
        r"|\s[-–]{1,3}\s"
        r"|(?<!\bwhen)(?<!\bif)(?<!\bonce)(?<!\buntil)(?<!\btill)(?<!\bafter)(?<!\bunless)(?<!\bbefore)(?<!\bwhat)"
        r"(?<!\bthat)(?<!\bwhere)\s(?=(?:because|cos|cuz|coz|seeing as|given that"
        r"|(?:for (?:we|i|it|they|he|she)|(?:as|since|so|while|whilst|now that) (?:we|i|it|they|he|she|the|our|my"
        r"|this|that|everyone|everybody|nobody|no one|half|most of))"
        r"|(?:as|since|while) (?:we|i|it|they)'(?:re|m|s|ve)|(?:we|i)(?:'re|'m| are| am| have| will)"
        r"|(?:the|our|my) (?:whole |entire )?[a-z]{3,12} (?:is|are|has|have|will))\b)"
        r"|\s(?=(?:but|except|excluding|apart from|other than|and (?:not|keep|leave)|without)\b"
        r"(?! an? (?:end|date|break)\b))"
        r"|(?=但係?(?:唔|要|保|留|AI)|不過|除咗|除了)|(?=因為|皆因|由於|所以|費事|免得|等(?:我|大家|同事))"
    ),
    re.IGNORECASE,
)
# Politeness that is a clause by itself.
# e.g. thanks a lot · hi all · if that's ok · 唔該晒 · 早晨
_COURTESY = re.compile(
    either_script(
        r"(?:(?:and|but|so|ok(?:ay)?|oh|well|right|yes|yeah|yep|sure|great|good|cool|perfect|hmm+|sorry|apologies"
        r"|please|pls|plz|thanks|thank you|thx|ty|ta|cheers|many|much|appreciated|a lot|so much|very much|again"
        r"|in advance|hi|hello|hey|dear|morning|good morning|good afternoon|afternoon|good evening|evening|team|all"
        r"|everyone|there|folks|guys|tamar|bot|mate|now|then|for now|today|no rush|no hurry|asap"
        r"|if (?:you can|possible|that's ok(?:ay)?|that's possible|you don't mind|it's not too much trouble)"
        r"|when you (?:can|get a chance|have a moment)|one (?:more )?thing|quick (?:one|question|favour|request)"
        r"|btw|by the way|fyi|just fyi|lol|haha) ?)+"
        r"|(?:唔該|唔該晒|麻煩|麻煩晒|麻煩你|拜託|多謝|多謝晒|謝謝|謝謝你|辛苦|辛苦晒|早晨|早安|你好|您好|大家好"
        r"|哈囉|各位|好|好呀|係|係呀|ok|唔好意思|不好意思|請|求下你|先|吖|呀|啦|喇|啊){1,4}"
    ),
    re.IGNORECASE,
)
# What is to be left as it is, or out.
# e.g. but not lawtech · keep AI · except for the ITB panel · 但保留人工智能 · 除咗AI
_SPARED = re.compile(
    either_script(
        r"(?:but |and |just |please )*(?:(?:not|no|never)(?: (?:for|about|on|the))?|keep(?: on)?|leave(?: out)?"
        r"|except(?:ing)?(?: for)?|excluding|apart from|other than|without|skip|minus|retain)\b(?P<en>.{1,60}?)"
        r"(?: (?:as (?:it|they) (?:is|are)|on|coming|going|alone|please|too|though|itself|running|as usual))*"
        r"|(?:但係?|不過|就|請|而|都)*(?:要)?(?:保留|留返|留住|留低|留|唔好停|唔使停|照收|繼續收|唔好郁|唔包括|唔要"
        r"|除咗|除了|不包括|不要停)(?P<han>[^,，。]{1,20}?)(?:照舊|照收|以外|之外|啦|喇|吧)?"
        r"|(?:但係?|不過)?(?P<han_>[^,，。]{1,20}?)(?:就)?"
        r"(?:要留|留返|照舊|照收|保留|繼續|唔好停|唔使停|唔好郁|要繼續|留低|唔要|唔使|唔停)(?:啦|喇|住|吧)?"
    ),
    re.IGNORECASE,
)
# From when on somebody is there again, which ends what is kept still.
# e.g. back on the 28th · we return Monday · 28號返嚟 · 一月三號先返工
_BACK = re.compile(
    either_script(
        r"(?:(?:we|i|everyone|everybody|the (?:team|office)|all of us)"
        r"(?:'re|'m|'s|'ll be| are| am| is| will be| be)? )?(?:only )?(?:back|return(?:s|ing)?|reopen(?:s|ing)?"
        r"|in the office again|start again)(?: (?:in(?: the office)?|at work|at our desks|to work))?(?: again)?"
        r"(?: (?:on|from|by))? (?P<en>[a-z0-9 /'-]{2,24}?)"
        r"|(?:我|我哋|我們|大家|公司)?(?:要)?(?:到|等到|去到)?(?P<han>[^,，。]{2,10}?)(?:先|才|就)?"
        r"(?:返嚟|返黎|返工|返公司|返學|回來|回来|回到|開工|復工|上班|返)(?:喇|啦|了)?"
    ),
    re.IGNORECASE,
)
# What frames a wish and adds nothing to it.
# e.g. daily is fine · just English · with an hour, please · 每日就得 · 只要繁體中文 · 英文版本
_FRAME = re.compile(
    either_script(
        r"^\W*+(?:(?:and|but|just|only|maybe|preferably|ideally|possibly|perhaps|make (?:it|them|that|those)"
        r"|send (?:it|them|us|me)|(?:it|they) (?:should|can|may|could) (?:come|be|arrive)|post (?:it|them)"
        r"|deliver(?:ed)?(?: it| them)?|have (?:it|them)"
        r"|(?:we|i)(?:'d| would)? (?:like|want|prefer|need) (?:it|them|that|those)|to (?:come|arrive|be)|come"
        r"|coming|with|all) )*(?:只要|淨係要?|就|用|要|想要|改用|每次都)?"
        r"|(?:就|即|便|已|先|才)? ?(?:得|可以|可|足夠|夠|好|ok|send|post|發|出|收|通知|版本|版|嚟|黎|俾我|俾我哋"
        r"|畀我哋){1,2}(?:喇|啦|了|吖|呀|先){0,2}\W{0,20}$"
        r"|(?:,? (?:is|would be|will be) (?:fine|enough|plenty|ok|okay|good|best|perfect|sufficient|all we need"
        r"|all i need)|(?:,? (?:will|would) do))?"
        r"(?:,? ?(?:only|alone|each time|(?:when(?:ever)?|as soon as|once|if) (?:something|anything|one|it"
        r"|there(?:'s| is) (?:something|anything|news))(?: new)? ?(?:comes?|is|gets?|lands?|drops?|appears?"
        r"|happens?|arrives?)? ?(?:out|up|in|new|published|released)?|version|papers|if possible|please|pls|plz"
        r"|thanks|thank you|for us|for me|for now)){0,4}\W{0,20}$"
    ),
    re.IGNORECASE,
)
# e.g. instant|呀
_PARTICLES = re.compile(r"(?<=[a-z日天朝周週期時时])[呀啊吖啦喇囉咯]{1,2}\W*$", re.IGNORECASE)
# That something is to be told the moment it is there.
# e.g. when something comes · as soon as it's out · 一出就send
_AT_ONCE = re.compile(
    either_script(
        r"(?:and |but |only )?(?:(?:just |right )?(?:when(?:ever)?|as soon as|the (?:moment|minute|second)"
        r"|every time|each time) (?:something|anything|one|it|they|there(?:'s| is) (?:something|anything))"
        r"(?:'s| is| are)?(?: new)? ?(?:comes?|gets?|lands?|drops?|appears?|happens?|arrives?)? ?"
        r"(?:out|up|in|new|published|released)?)"
        r"|(?:一有|一出|有新嘢|有嘢|有新文件)(?:就|即刻|馬上|先)?(?:send|post|發|出|通知|話)?"
        r"(?:我|我哋|俾我哋|畀我|俾我|知)?"
    ),
    re.IGNORECASE,
)
_NOUN = r"(?:[\w&-]+(?:'s)? ){0,4}?[\w&-]+(?:'s)?"
# Who or what a reason speaks of.
_SUBJECT = (
    r"(?:we|i|it|this|that|there|they|he|she|everyone|everybody|nobody|no[- ]one|somebody|someone|people|clients?"
    r"|both|half(?: of)? (?:of )?(?:us|them|the \w+)"
    r"|(?:most|all|some|none|few|two|three|four) of (?:us|them|it|those|the \w+)"
    r"|(?:the|our|my|your|this|that|these|those|his|her|their|its|an?|one of our|one of the|another|every"
    rf"|each) {_NOUN}(?: (?:who|that|which) (?!is\b|are\b|was\b)\w+ (?:\w+ )?\w+)?)"
)
_VERB = (
    r"(?:is|are|am|was|were|isn't|aren't|wasn't|weren't|has|have|had|hasn't|haven't|will|won't|can|can't|cannot"
    r"|could|couldn't|don't|doesn't|didn't|do|does|did|must|may|might|needs?|wants?|left|leaves?|gone|went|goes|go"
    r"|came|comes?|got|gets?|won|lost|read|reads|sits?|sat|hosts?|runs?|ran|meets?|met|keeps?|pays?|works?|moved"
    r"|ended|closed|starts?|begins?|finish(?:es|ed)?|covers?|handles?|pile|piles|drowns?|drowning|likes?|loves?"
    r"|hates?|prefers?|thinks?|\w{3,12}ed)"
)
# A reason: somebody or something is, has or does something.
# e.g. our boss reads no English · nobody is at desk before · we're at trial · it's too noisy · there are far too many
_REASON = re.compile(
    r"(?:(?:and|because|cos|cuz|coz|as|since|so|for|while|whilst|seeing as|given that|now that|sorry|also"
    rf"|since then|anyway) )*(?:{_SUBJECT}(?:'s|'re|'m|'ve|'ll|'d)?"
    r"(?: (?:all|both|just|only|still|now|already|really|currently|always|never|also|usually|barely|hardly|simply"
    rf"|probably|mostly|even|no longer|since))* {_VERB}\b|(?:we|i|it|they|he|she|that|there|this|everyone|everybody"
    r"|nobody)(?:'s|'re|'m|'ve|'ll|'d)\b)",
    re.IGNORECASE,
)
# A reason without a verb.
# e.g. on leave · far too noisy · too many of them · nobody here
_BARE_REASON = re.compile(
    r"(?:(?:and|just|it's|they're|way|far|much|really|so|a bit|rather|kind of|quite|simply) )*"
    r"(?:too (?:noisy|many|much|often|chatty|busy|early|late|long|broad|general|loud|frequent|distracting)\b"
    r"|(?:on|off on) (?:leave|holiday|vacation|strike|trial|a break|a case|secondment)\b"
    r"|(?:away|out of (?:the )?office|ooo|at trial|in court|in arbitration|in meetings?|travelling|off sick"
    r"|nobody (?:here|in|around)|no ?one (?:here|in|around)|busy|swamped|snowed under"
    r"|not (?:relevant|useful|interested|our area))\b)"
    r"|(?:(?:the|our|my) )?(?:whole|entire|all|most of the|half the) (?:team|office|firm|floor|desk|group"
    rf"|department|channel)\b {_NOUN}$|(?:lots|plenty|loads) of noise\b|(?:too much|so much) noise\b"
    r"|(?:irrelevant|noise|spam|useless)\b|(?:for|before|during|ahead of) "
    rf"(?:the|our|my|a|an|tomorrow's|next week's) {_NOUN}$"
    rf"|to (?:read|show|use|discuss|keep (?:it|things|the channel)|avoid|save|cut down|reduce|help) {_NOUN}$",
    re.IGNORECASE,
)
# The same in Chinese.
# e.g. 我哋搬寫字樓 · 成班人放假 · 個客已經走咗 · 太嘈喇 · 冇人睇 · 老細唔識英文
_REASON_HAN = re.compile(
    either_script(
        r"(?:因為|因|皆因|由於|所以|費事|免得|而家|現在|最近|近排|今日|聽日|呢排|其實|真係){0,3}"
        r"(?:(?:我|我哋|我們|大家|全組|成組|成班人?|成間公司|全公司|公司|寫字樓|辦公室|同事|個?客|客戶"
        r"|個?老[細闆板]|上司|律師|個?case|件?案|單嘢|個?project|項目|佢|佢哋|他們|嗰個客|嗰單嘢|冇人|無人|沒人"
        r"|沒有人|呢個客|我個組|我組|團隊)[^?？]{1,30}"
        r"|(?:實在|真係|真的|都|又|已經|有啲|有點)?(?:太|好|咁|過於)"
        r"(?:多|嘈|吵|密|煩|忙|雜|長|早|夜|遲|晏|頻密|頻繁)[^?？]{0,10}|(?:放|休|請)(?:緊|咗)?(?:大)?假[^?？]{0,8}"
        r"|(?:要|開緊|準備)?(?:開會|開庭|上庭|出差|考試|搬寫字樓|搬office|趕deadline|趕稿|開審)[^?？]{0,8}"
        r"|(?:同|跟)我哋?(?:冇關|無關|沒有關係|冇關係)[^?？]{0,4}|(?:阻住|煩住|嘈住)[^?？]{1,8})"
    ),
    re.IGNORECASE,
)
# What makes an order hang on something, leaves something out, or puts it off, besides what `doubts` knows.
# e.g. when the trial is over · once we agree · but not lawtech · except ITB · 等佢返嚟先 · 除咗
_DOUBT = re.compile(
    either_script(
        r"^\W*(?:and |but )?(?:when|once(?! an? )|after|as soon as|until|till|unless|if|provided|assuming|in case"
        r"|only (?:if|when|once)|not (?:until|before|if)|but|except|apart from|other than|or|then|first|later|maybe"
        r"|perhaps|possibly)\b(?! (?:if you can|if possible))"
        r"|\b(?:no wait|scratch that|not yet|undecided|to be confirmed|tbc|kidding|joke)\b"
        r"|^\W*(?:如果|若|等|待|當|直到|除非|除咗|除了|但|不過|或者|可能|遲啲|之後|先|再|唔係|不是|仲未|未|都係唔好)"
    ),
    re.IGNORECASE,
)
# What another clause may not hold, where it only is chat: a limit, or what puts right, adds or takes back.
# e.g. only the main ones · also ITB · keep it · 只要 · 仲有
_LIMITS = re.compile(
    either_script(
        r"\b(?:no|nope|don't|dont|do not|not|oops|cancel|wrong|and|only|just|without|except\w*|leav\w+|rest|else"
        r"|mean|meant|others?|better|later|typed|would|subject|pending|keep|all|everything|every|also|plus|too"
        r"|instead|rather|please|should|stay|still|again|back|yet|until|till?|from|joke|prank|test|nah|hold on"
        r"|i (?:think|guess|suppose))\b|#|\d|[只仅僅限照仲又還还都全]|其他|其餘|唔係|不是|取消|之後|然後|淨係|定係"
        r"|試下|測試"
    ),
    re.IGNORECASE,
)
_NAMED = ("topic", "committee", "bureau", "member", "programme")
_JOINS = frozenset(
    (
        "the",
        "and",
        "or",
        "any",
        "of",
        "papers",
        "paper",
        "stuff",
        "ones",
        "one",
        "alerts",
        "topic",
        "panel",
        "同",
        "及",
        "和",
        "嘅",
        "的",
        "嘢",
    )
)
_MOST_WORDS, _MOST_HAN = 8, 14  # of a clause that may be mere chat
# Who asks about something, which is no report of an order.
# e.g. a client just asked about it · they keep asking for it
_ASKED_ABOUT = re.compile(r"\bask(?:s|ed|ing)? (?:about|after|for) (?:it|this|that|them|one|our)\b")
# Somebody needs it, which no order to stop it goes with.
# e.g. we all read them · everyone relies on it · 我哋要睇
_NEEDED = re.compile(
    either_script(
        r"^\W*(?:(?:and|because|as|since|so) )?(?:we|i|people|they|everyone|everybody|all of us|most of us"
        r"|some of us|clients?|(?:the|our|my) \w+(?: \w+)?) (?:(?:all|still|really|always|do|actually) ){0,2}"
        r"(?:need|needs|read|reads|use|uses|rely|relies|care|cares|love|loves|like|likes|depend|depends|want"
        r"|wants)\b(?! (?:no|none|nothing|a break|quiet|some quiet|peace|less|fewer)\b)"
        r"|^\W*(?:我哋?|我們|大家|同事|佢哋?)(?:都|仲|成日|日日)?(?:要睇|要用|睇緊|用緊|需要|鍾意)"
    ),
    re.IGNORECASE,
)
# Somebody else is spoken to.
# e.g. Ivy, could you · @Ming did you
_VOCATIVE = re.compile(
    r"^\W*@[\w.-]+|^(?!(?:Please|Pls|Hi|Hello|Hey|Thanks|Sorry|Ok|Okay|Tamar|Morning|Actually|Now|Also|So|And|But"
    r"|Yes|No|Well|Right|Today|Tomorrow|Everyone|All|Team|Dear|Quick|Oh|Great|Cheers|Good|FYI"
    r"|Btw)\b)[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14})?[,，:] ?"
    r"(?:(?:please|pls|can|could|would|will|did|do|are|have|you)\b|\w+ )"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, what it does, and the wish or the day that it names."""

    text: str
    role: Role
    wishes: Wishes | None = None
    day: str = ""
    names: tuple[str, ...] = ()  # of what is spared


def parted(text: str, book: TopicBook) -> tuple[Clause, ...]:
    """Give the clauses of a text, each with its role; none where it is one clause, or too long to part."""
    if len(text) > MOST_LETTERS:
        return ()
    said = text.replace("’", "'")
    pieces = [one.strip(" \t.~～:：-–") for one in _BORDER.split(said) if one]
    pieces = [one for one in pieces if one]
    if not 1 < len(pieces) <= MOST:
        return ()
    return tuple(_clause(one, book) for one in pieces)


def spoken_to_another(text: str) -> bool:
    """Say whether a text begins with the name of somebody else who is asked to do something."""
    return bool(_VOCATIVE.match(text[:MOST_LETTERS]))


def needed(clause: Clause) -> bool:
    """Say whether a clause says that something is of use."""
    return bool(_NEEDED.match(fold(clause.text)))


def wished(text: str, book: TopicBook | None = None) -> Wishes | None:
    """Give the wish that a clause is; None where it says anything else.

    With the topics that are known here, hours that are said in words are read, too.
    """
    said = text.strip()
    if _AT_ONCE.fullmatch(fold(said)):
        return Wishes(rhythm="instant")
    left = _PARTICLES.sub("", shorthand.in_full(said))
    for _ in range(2):
        left = _FRAME.sub("", left).strip()
    read = Reader(tuple(TOKEN.findall(left)))
    if not left or read.target or read.problem is not None or read.place is not None:
        return _in_words(said, book) if book is not None else None
    return read.wishes if read.wishes != Wishes() else None


# What stands beside an hour, a day or a measure in words, and adds nothing.
# e.g. at nine, first thing in the morning · just the main ones · no passing mentions
_BESIDE = frozenset((
    "at", "by", "around", "about", "on", "every", "each", "in", "the", "morning", "mornings", "first", "thing",
    "once", "a", "day", "week", "is",
    "fine", "only", "just", "please", "of", "per", "and", "sharp", "would", "be", "best", "ideally", "preferably",
    "daily", "weekly", "o'clock", "would", "suit",
    "with", "no", "without", "passing", "mentions", "main", "subject", "subjects", "ones", "papers", "send", "it",
    "them", "<hour>", "<weekday>",
    "每", "日", "天", "朝", "逢", "個", "个", "星", "期", "周", "一", "次", "先", "得", "就", "要", "主", "題", "题",
    "只", "推", "送", "收", "发", "發", "俾", "给", "給", "行", "成", "够", "夠", "好", "可", "以", "便", "即",
))  # fmt: skip


def _in_words(said: str, book: TopicBook) -> Wishes | None:
    parts = gapped(said, book)
    if not set(parts.words) <= _BESIDE:
        return None
    named = Named(said, parts, *gist.sensed(said, book), book, "en", before_us=False)
    read = Reader(tuple(TOKEN.findall(named.wishes)))
    return None if read.target or read.problem or read.wishes == Wishes() else read.wishes


def _clause(text: str, book: TopicBook) -> Clause:
    said = fold(text)
    if _COURTESY.fullmatch(said):
        return Clause(text, "courtesy")
    if spared := _spared(said, text, book):
        return Clause(text, "spared", names=spared)
    if wishes := wished(text, book):
        return Clause(text, "wish", wishes)
    if (back := _BACK.fullmatch(said)) and not orders.changes(text, book):
        return Clause(text, "back", day=(back["en"] or back["han"]).strip())
    if remarks.is_remark(text, book):
        return Clause(text, "reason")
    plain = _ASKED_ABOUT.sub("", said)
    if _DOUBT.search(plain) or doubts.turned(plain) or doubts.negated(text) or questions.asks(text):
        return Clause(text, "doubt")
    if orders.changes(text, book):
        return Clause(text, "other")
    if any(way.match(said) for way in (_REASON, _BARE_REASON, _REASON_HAN)):
        return Clause(text, "reason")
    return Clause(text, "aside" if _is_chat(text, said, book) else "other")


def _spared(said: str, text: str, book: TopicBook) -> tuple[str, ...]:
    """Give the names that a clause says are left as they are, or out; none where it says more."""
    found = _SPARED.fullmatch(said)
    if found is None:
        return ()
    parts = gapped(found["en"] or found["han"] or found["han_"], book)
    if any(one not in _JOINS and one[0] != "<" for one in parts.words):
        return ()
    return tuple(name for kind in _NAMED for name in parts.named.get(kind, ()))


def _is_chat(text: str, said: str, book: TopicBook) -> bool:
    """Say whether a clause names nothing, no time and no limit."""
    if (
        _LIMITS.search(said)
        or len(said.split()) > _MOST_WORDS
        or sum(map(is_cjk, said)) > _MOST_HAN
    ):
        return False
    return not any(gapped(text, book).named.values()) and periods.within(text, bare=True) is None
