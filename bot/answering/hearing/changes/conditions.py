"""This file reads on which conditions people want to be told: from whom, for whom, how much of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.arguments import kind_names, questions
from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.wishes import Wishes, names_in
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar, writing
from bot.answering.hearing.changes import additions, elsewhere, entries, shapes, when_told
from bot.answering.hearing.pieces import doubts, gist
from bot.answering.intents import (
    Guessed,
    Intent,
    Misunderstood,
    NewList,
    NewTopic,
    Subscribe,
    Unsubscribe,
)
from bot.answering.names import TopicBook
from bot.answering.seen import book_of
from bot.answering.speech import Speaker
from bot.desk import Desk
from bot.messages.words import in_language
from bot.topics import registers
from scrapers.publishers import origins
from scrapers.text import fold
from storage.people import channels, subscriptions
from storage.people.subscriptions import Subscription

MOST_LETTERS = 200
# That one thing is wanted no more, and the rest stays.
# e.g. 法律云不用了，其他留着 · drop smart city but keep the rest
DROPPED = re.compile(
    either_script(
        r"^\W*(?:唔該|麻煩|請)?(?P<han>[^,，。?？]{2,20}?)(?:嗰啲|就)?(?:都)?"
        r"(?:唔使|不用|唔要|不要|唔需要|不需要|取消|刪除|刪咗|移除)(?:再)?(?:收|send|訂)?(?:佢)?"
        r"(?:了|啦|喇|吧)?[,，;； ]{1,3}(?:其他|其餘|剩下|另外)(?:嘅|的|嗰啲|那些)?(?:都|就|全部)?"
        r"(?:留|保留|照舊|照收|繼續|不變|唔變|keep)(?:返|住|着|著|下來|收)?(?:啦|喇|吧)?\W*$"
        r"|"
        + LEAD
        + r"(?:drop|stop|lose|remove|unsubscribe(?: from)?|take off|we don'?t need|no more) (?P<en>[^,.?]{2,40}?)"
        r"(?: any ?more| papers| alerts)?,? (?:but |and )?(?:keep|leave) "
        r"(?:(?:all )?(?:the )?(?:rest|others?|remaining)(?: ones)?|everything else)(?: as (?:is|they are))?"
        r"(?:,? (?:please|pls|thanks))?\W*$"
    ),
    re.IGNORECASE,
)
# Of whom papers are wanted.
# e.g. keep us posted on legal tech from DoJ or legco
_FROM = re.compile(
    r"^(?P<ask>.{6,120}?),? (?:from|by|out of|published by) (?:the )?(?P<whom>[A-Za-z&][A-Za-z&,/ ]{1,60}?)"
    r"(?: only| alone)?(?:,? (?:please|pls|thanks|thx))?\W*$",
    re.IGNORECASE,
)
# What is to be told from now on, and not looked up once.
# e.g. keep us posted on · tell us whenever · let me know about anything new · subscribe
_TELL = re.compile(
    r"\b(?:keep (?:us|me) (?:posted|updated|informed|in the loop)"
    r"|(?:let (?:us|me) know|(?:tell|notify|alert|ping|send|update) (?:us|me)) (?:[a-z]+ ){0,2}?(?:when(?:ever)?"
    r"|every ?time|each time|any ?time|as soon as|anything|any new|all new|everything)"
    r"|(?:we|i)(?:'d| would)? (?:like|want) (?:you )?to (?:follow|subscribe|track|be (?:told|alerted|notified)"
    r"|hear))\b"
    r"|" + LEAD + r"(?:follow|subscribe(?: us| me)?|track|notify (?:us|me)|alert (?:us|me))\b",
    re.IGNORECASE,
)
# e.g. don't tell us about · please do not send me
_NOT_TOLD = re.compile(
    r"\W{0,3}(?:(?:please|pls|and|but) ){0,2}(?:don['’]?t|do not|never) "
    r"(?:tell|send|alert|notify|show|ping|update|post)\b",
    re.IGNORECASE,
)
# That something is not wanted.
# e.g. don't tell us · stop alerts · no AI
_UNWANTED = re.compile(r"\b(?:not|no|none|never|stop|cease|[a-z]{2,6}n['’]?t)\b", re.IGNORECASE)
# That one topic is wanted only where it is another as well.
# e.g. only send AI if it also concerns law or courts · AI嘅只要同法律有關先send
_BOTH = re.compile(
    either_script(
        r"\bonly (?:send|tell|alert|show|give|want|post|notify)(?: (?:us|me))?(?: (?:of|about|on))? (?:the )?"
        r"(?P<en>[^,.?]{2,40}?)(?: (?:papers|ones|stuff|alerts))?,? (?:if|when|where) (?:it|they|that) "
        r"(?:is |are |'s )?(?:also )?(?:concerns?|mentions?|about|involves?|covers?|to do with|deals? with"
        r"|relates? to|touch(?:es)? (?:on )?)(?: about)? (?P<also>[^,.?]{2,60})[.?! ]{0,3}$"
        r"|(?:^|[,，。 ])(?P<han>[^,，。 ]{2,12}?)(?:嗰啲|嘅|的)?(?:淨係|只|只要|凈係)(?:要|收|send|發)?"
        r"(?:同|和|跟|與|關於|涉及|提到)(?P<also_>[^,，。]{2,16}?)(?:有關|相關)?(?:嘅|的)?(?:先|才)?"
        r"(?:send|發|通知|收|要)?(?:啦|吧|喇)?\W*$"
    ),
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?: too| as well| please| pls){1,3}$", re.IGNORECASE)
_OR = re.compile(either_script(r",? (?:or|and|/) |[,、/]|或者?|同|和|及"))
# A word to be watched for, between marks.
# e.g. 加「文字及數據探勘」做關鍵字 · add "text and data mining" as a keyword
_KEYWORD = re.compile(
    either_script(
        r"^\W*(?:唔該|麻煩|請|幫我|幫手|可以)?(?:加|加入|加埋|加多個?|新增|添加|將|把)[「“\"『]"
        r"(?P<han>[^」”\"』]{2,40})[」”\"』](?:做|作為|作|為|當|加入|加做|設為|成為|入)?(?:一個|個)?"
        r"(?:關鍵字|關鍵詞|keywords?|搜尋字)(?:度|列表|裏)?(?:啦|吧|呀|喇)?\W*$"
        r"|"
        + LEAD
        + r"(?:add|watch) [“\"'‘](?P<en>[^”\"'’]{2,60})[”\"'’] (?:as|to|into|in) (?:a |our |my |the )?(?:new )?"
        r"(?:key ?words?|search terms?|terms?|alerts?)\b(?:,? (?:please|pls|plz|thanks|thank you|thx|too"
        r"|as well|now|here|for us)){0,3}\W*$"
    ),
    re.IGNORECASE,
)
# A watch list, with its names behind a colon.
# e.g. 帮我设一个 watch list：甲公司、乙公司 · set up a watch list: Zed Ltd, Acme
_WATCHED = re.compile(
    either_script(
        r"^\W*(?:唔該|麻煩|請|幫我|幫手|可以|我想){0,3}(?:設|開|建|整|建立|新增|開設|加|做)(?:一)?(?:個|份)?(?:新)?"
        r"(?:嘅|的)? ?(?:watch ?list|監察名單|名單|監察清單) ?[:：] ?(?P<han>\S.{1,150})$"
        r"|" + LEAD + r"(?:set up|make|create|start|add|open)(?: (?:me|us))? (?:a |one |another )?"
        r"(?:new )?watch ?list ?[:：] ?(?P<en>\S.{1,150})$"
    ),
    re.IGNORECASE,
)
# For whom alone something is to be told, and not for a channel.
# e.g. 我自己想收…，唔使出喺channel度 · just for me, not the channel
_FOR_ME = re.compile(
    either_script(
        r"\b(?:just|only) (?:for )?me\b|\bfor me (?:only|alone|personally)\b|\bpersonally\b|\bprivately\b"
        r"|我自己(?:一個)?(?:想|要)?|(?:淨係|只)(?:俾|畀|給)我(?:自己)?(?:就得)?"
    ),
    re.IGNORECASE,
)
# e.g. 唔使出喺channel度 · not in the channel
_NOT_THERE = re.compile(
    either_script(
        r"[,，;；。]?\s{0,3}(?:唔使|唔好|不用|不要|毋須|唔需要)[^,，。]{0,8}?(?:channel|頻道|群組|group|team)"
        r"(?:度|入面|裏|那裏|裡)?"
        r"|[,;.]?\s{0,3}\b(?:not|no need)(?: to post| to send)?(?: it| them)? (?:in|to|for|on) (?:the|this|our) "
        r"(?:channel|team|group)\b"
    ),
    re.IGNORECASE,
)
# e.g. follow · 收 · 訂
_FOLLOWS = re.compile(
    either_script(
        r"\b(?:follow|get|receive|subscribe|alerts?|updates?|track)\b|[收訂跟睇]|追蹤|關注"
    ),
    re.IGNORECASE,
)
# A kind of papers that is wanted alone, or no more.
# e.g. stop sending me questions, only panel papers · 唔好再send質詢俾我
_OF_KINDS = re.compile(
    either_script(
        r"\b(?:stop|no more|don'?t|quit|less) (?:(?:sending|send|posting|giving|show(?:ing)?)(?: (?:me|us))? )?"
        r"(?:any |the |all |those |more )?(?P<en>[a-z][a-z ]{2,30}?)"
        r"(?=\W*$|[,;.]| (?:to me|here|please|anymore|any more))"
        r"|\bonly (?:send|want|post|give|show)(?: (?:me|us))? (?:the )?(?P<en_>[a-z][a-z ]{2,30}?)"
        r"(?=\W*$|[,;.]| please)"
        r"|(?:唔好|不要|停止|咪)(?:再)?(?:send|發|推送|通知|出)(?:俾我|畀我|給我)?(?P<han>[\u3400-\u9fff]{2,10}?)"
        r"(?:俾我|畀我|給我)?(?:啦|喇|了|吧)?(?=\W*$|[,，。])"
        r"|(?:淨係|只|凈係)(?:要|收|send|發|睇)(?P<han_>[\u3400-\u9fff]{2,10}?)(?:就得|就夠|就可以)?"
        r"(?:啦|喇|了|吧)?(?=\W*$|[,，。])"
    ),
    re.IGNORECASE,
)
# e.g. reset everything in this dm, start over · 全部清晒重新嚟過
_AFRESH = re.compile(
    either_script(
        LEAD + r"(?:let's )?(?:reset|wipe|clear|start) (?:everything|all(?: of (?:it|this))?"
        r"|(?:all )?(?:the |our |my )?(?:settings|subscriptions|setup|follows)|over|afresh"
        r"|from scratch)\b[^.?]{0,40}\W*$"
        r"|^\W*(?:唔該|麻煩|請|幫我)?(?:全部|所有嘢?|一切|呢度嘅嘢)(?:設定|訂閱)?"
        r"(?:清晒|清除|清空|重設|重置|reset|刪晒)(?:[,，]?(?:由頭|重新)(?:嚟過|開始|再嚟|來過|設定))?\W*$"
        r"|^\W*(?:重設|重置|清空|reset)(?:晒|埋)?(?:所有|全部|我嘅|我的)?(?:設定|訂閱|嘢)?\W*$"
    ),
    re.IGNORECASE,
)


def meant(desk: Desk, text: str, speaker: Speaker) -> Intent | None:
    """Give what a text asks to be set, done where it is clear, offered whole where it is not; else None."""
    said = " ".join(text.split())
    if len(said) > MOST_LETTERS or grammar.is_search(said) or speaker.about:
        return None
    with desk.store.read() as session:
        book = book_of(session, speaker)
        channel = channels.channel(session, speaker.address)
        rows = subscriptions.subscriptions(session, channel.id) if channel else []
    held = frozenset(one.target for one in rows if one.kind == "topic" and not one.sources)
    named = [
        (book.find(one.target) or book.find(one.label), one) for one in rows if one.kind == "topic"
    ]
    follows = list(
        dict.fromkeys(known.name(speaker.language) if known else one.label for known, one in named)
    )
    if other := elsewhere.elsewhere(said):
        return other
    if keyword := _KEYWORD.match(said):
        return _word(keyword["han"] or keyword["en"])
    if watched := _WATCHED.match(said):
        called = in_language("Names", "監察", speaker.language)
        return NewList(called, watched["han"] or watched["en"])
    held_names = {one.target for one in rows} | {fold(one.label) for one in rows}
    if (also := additions.meant(said, book, held_names)) is not None:
        return also
    whole = when_told.without_exception(said) or _afresh(said) or entries.meant(said, book)
    if whole is not None:
        return whole
    away = when_told.away(said) if when_told.AWAY.search(said) else None
    if questions.asks_how(said) or "?" in said or "？" in said:
        return (
            away or _both(said, book) or (_from(said, book, held) if _TELL.search(said) else None)
        )
    if dropped := _dropped(said, book, rows):
        return dropped
    plain = not grammar.is_typed(said) or _TELL.match(said)
    if plain and (
        found := when_told.paused(desk, said, book, speaker) or when_told.for_now(said, book)
    ):
        return found
    return (
        _both(said, book)
        or _from(said, book, held)
        or _of_kinds(said, book, follows)
        or when_told.instant(said, follows)
        or _for_me(said, book, speaker)
        or away
    )


def _afresh(said: str) -> Misunderstood | None:
    """Say what is stopped in one command, and that each setting has its own."""
    if not _AFRESH.match(said):
        return None
    return Misunderstood("", "afresh_how", "", ("unsubscribe all", "list", "quiet off", "export"))


def _word(word: str) -> NewTopic:
    """Follow one word as a topic of one's own."""
    said = " ".join(re.sub("[:：,，、]", " ", word).split())
    return NewTopic(said, said, follow=Wishes())


def _dropped(said: str, book: TopicBook, rows: Sequence[Subscription]) -> Intent | None:
    """Stop following what is wanted no more, where the rest is said to stay."""
    found = DROPPED.match(said)
    if found is None:
        return None
    names = names_in((found["en"] or found["han"]).strip())
    return Unsubscribe(names) if all_followed(names, book, rows) else None


def all_followed(names: Sequence[str], book: TopicBook, rows: Sequence[Subscription]) -> bool:
    """Say whether each of some names is that of something that is followed."""
    followed = {one.target for one in rows} | {fold(one.label) for one in rows}
    return all(followed & _keys(name, book) for name in names)


def _keys(name: str, book: TopicBook) -> set[str]:
    topic, known = book.find(name), registers.found(name)
    return {fold(name), *([topic.key] if topic else ()), *(one.target for one in known)}


def _both(said: str, book: TopicBook) -> Intent | None:
    """Offer a topic of one's own that asks for two things at once."""
    found = _BOTH.search(said)
    topic = (found["en"] or found["han"]).strip() if found else ""
    if found is None or book.find(topic) is None:
        return None
    others = [
        one.strip()
        for one in _OR.split(_TAIL.sub("", found["also"] or found["also_"]))
        if one and one.strip()
    ]
    if not others:
        return None
    line = ", ".join(f"{topic} + {one}" for one in others[:4])
    name = " ".join((topic, others[0]))
    return Misunderstood(
        "", "narrow_both", topic, (f"topic follow {name}: {line}", f"unsubscribe {topic}")
    )


def _from(said: str, book: TopicBook, follows: frozenset[str]) -> Intent | None:
    """Follow topics of some publishers alone, as they are named behind "from"."""
    found = _FROM.match(said)
    if found is None:
        return None
    if _NOT_TOLD.match(found["ask"]):  # not of those alone, which is more than is asked
        named = gist.sensed(found["ask"], book)[0].names.get("topic", ())
        line = f"unsubscribe {', '.join(named)}"
        return Guessed(None, line, ("list",), (found["whom"],)) if named else None
    if not _TELL.search(found["ask"]):
        return None
    if doubts.unsaid(found["ask"]) or _UNWANTED.search(found["ask"]):
        return None
    whom = origins(re.sub(r" (?:or|and|&) |/", ", ", found["whom"]))
    names = gist.sensed(found["ask"], book)[0].names
    if whom is None or set(names) != {"topic"}:
        return None
    known = [topic for one in names["topic"] if (topic := book.find(one)) is not None]
    held = all(one.key in follows for one in known)  # from everybody, which is not to be less now
    typed = grammar.parse(said)  # a command keeps how often and when it says
    wishes = typed.wishes if isinstance(typed, Subscribe) else Wishes()
    topics = tuple(dict.fromkeys(names["topic"]))
    return Subscribe(topics, replace(wishes, sources=() if held else whom))


_TOLD_ALONE = ("briefing ", "ahead ", "month ")


def _of_kinds(said: str, book: TopicBook, follows: list[str]) -> Intent | None:
    """Say that kinds of papers are not told apart, and what can be narrowed instead."""
    found = _OF_KINDS.search(said)
    if found is None or gist.sensed(said, book)[0].names:
        return None
    if any(line.startswith(_TOLD_ALONE) for line in shapes.lines(said)):
        return None  # what is told on its own, and no kind of papers
    named = found["en"] or found["en_"] or found["han"] or found["han_"]
    if not kind_names.closing(named):
        return None
    lines = [f"subscribe {', '.join(follows)} from legco"] if follows else []
    return Misunderstood("", "kinds_together", "", (*lines, "digest daily", "list"))


def _for_me(said: str, book: TopicBook, speaker: Speaker) -> Intent | None:
    """Follow for the asker alone what is named, where we speak with nobody else."""
    if not (_FOR_ME.search(said) and _NOT_THERE.search(said)):
        return None
    left = _FOR_ME.sub(" ", _NOT_THERE.sub(" ", said))
    names = gist.sensed(left, book)[0].names
    known = [(kind, one) for kind in gist.NAMES for one in names.get(kind, ())]
    if not known or not _FOLLOWS.search(left) or doubts.unsaid(left):
        return None
    kind, name = known[0]
    line = {"topic": f"subscribe {name}", "programme": f"topic follow {name}: {name}"}.get(
        kind, f"follow {name}"
    )
    if speaker.alone:
        return grammar.parse(line)
    line = writing.reworded(line, speaker.language)
    return Misunderstood("", "for_me_there", line, ("list", "help follow"))


__all__ = ["all_followed", "meant"]
