"""This file reads on which conditions people want to be told: until when, from whom, for whom, how much of what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.arguments import daynames, kind_names, moments, questions, words
from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.wishes import Wishes, names_in
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar, writing
from bot.answering.hearing.changes import additions, entries
from bot.answering.hearing.pieces import doubts, gist
from bot.answering.intents import (
    Export,
    Guessed,
    Intent,
    ListFollowed,
    Misunderstood,
    Mute,
    NewList,
    NewTopic,
    Pause,
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
# That nothing is to come before a moment; what begins "again" was coming until now.
# e.g. 唔該聽日先再send · 下星期一才再發 · 聽日先發啦 · hold everything until Monday
_NOT_BEFORE = re.compile(
    rf"(?:^|[,，。;； ])(?:唔該|唔该|麻煩|麻烦|請|请|等|留返?|到){{0,2}}(?P<han>{daynames.TODAY_HAN}"
    rf"|[下今]?[個个]?{daynames.WEEKDAY_HAN}|下[個个]?{daynames.WEEK_HAN}|後日|后日|後天|后天)(?:先至?|才)"
    r"(?P<again>再|繼續|继续|恢復|恢复|重新)?(?:開始|开始)?(?:send|post|發送|发送|推送|發|发|出|通知|彈|推|傳|传)"
    r"(?:俾我哋?|畀我哋?|給我們?|给我们?)?(?:通知|訊息|讯息|信息|提示|alerts?|messages?|嘢|文件)?[啦喇吧呀啊了]?"
    r"(?=\W*$|[,，。;；!！])"
    r"|"
    + LEAD
    + r"(?:(?P<bare>(?:hold|keep) (?:it|them|this|that)(?! quiet)|no(?= (?:until|till) ))|hold(?: off)?"
    r"|keep(?= (?:everything |all |it )?quiet\b)|no(?= (?:more|posts?|messages?|alerts?)\b)|nothing"
    r"|send (?:us |me )?nothing|don'?t (?:send|post)(?: us| me)?)"
    r"(?: (?:everything|anything|all|it|posts?|messages?|alerts?|more|quiet|here|on sending)){0,3} "
    r"(?:until|till) (?P<en>[a-z0-9 ]{3,20}?)(?:[,.;!] ?.{0,60}|,? (?:please|pls|thanks))?$",
    re.IGNORECASE,
)
# That one thing is not wanted for now, with no length said.
# e.g. 智慧城市暫時唔使住 · no smart city for now please · pause AI for the moment
_FOR_NOW = re.compile(
    either_script(
        r"^\W*(?:唔該|麻煩|請)?(?P<han>[^,，。?？]{2,20}?)(?:嗰啲|嘅嘢|的文件|嘅文件)?"
        r"(?:暫時|而家|呢排|呢段時間|這陣子|最近)(?:先)?(?:都)?"
        r"(?:唔使|不用|唔要|不要|唔需要|不需要|唔好send|唔好發|毋須)(?:住|先|了|啦|喇|再發){0,2}\W*$"
        r"|^\W*(?:唔該|麻煩|請)?(?:暫時|而家|呢排)(?:唔使|不用|唔要|不要|唔好send|停)(?:住|咗|收)?"
        r"(?P<han_>[^,，。?？]{2,20}?)(?:住|先|了|啦|喇)?\W*$"
        r"|"
        + LEAD
        + r"(?:no(?: more)?|pause|skip|hold|mute|silence|we don'?t need|i don'?t need) (?P<en>[^,.?]{2,40}?)"
        r"(?: (?:stuff|papers|alerts|ones|things|news|updates)){0,2},? (?:for now|for the time being"
        r"|for the moment|temporarily|for a bit|for a while)(?:,? (?:please|pls|thanks))?\W*$"
    ),
    re.IGNORECASE,
)
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
# What another channel follows, and what is to be followed there as here.
# e.g. what's being followed in #ip-team · #ip-team跟緊咩
_THERE = re.compile(
    either_script(
        r"^\W*(?:what(?:'s| is| are| does| do)|show(?: me)?|list|which topics)\b.{0,40}?\b(?:follow(?:ed|ing|s)?"
        r"|subscri(?:bed?|ptions?)|set up|tracked)\b.{0,12}?(?P<en>#[\w-]{1,80}|<#[^<>]{1,100}>)"
        r"(?: (?:follow(?:ing|s)?|subscribed? to))?\W*$"
        r"|^\W*what(?:'s| is| does| are)? (?P<en_>#[\w-]{1,80}|<#[^<>]{1,100}>) (?:is )?"
        r"(?:follow(?:ing|s|ed)?|subscribed? to|getting|gets?)\W*$"
        r"|^\W*(?P<han>#[\w-]{1,80}?|<#[^<>]{1,100}>) ?(?:而家|現在)?(?:跟緊?|訂閱了?|追緊?|收緊?)(?:咗|了|緊)?"
        r"(?:啲)?(?:咩|乜|什麼|甚麼|邊啲)"
    ),
    re.IGNORECASE,
)
# Who did what was just seen, whatever it is.
# e.g. hmm who changed it from daily? · 邊個改咗
_WHO_DID = re.compile(
    either_script(
        r"^\W*(?:(?:hmm+|ok|wait|so|and|hey)\W{1,3}){0,2}who (?:cancel|stop|unsubscrib|remov|delet|mut|paus|chang"
        r"|drop|kill|switch|turn|wip|silenc|unfollow|edit|add|set)\w* (?:it|this|that|these|the settings?"
        r"|(?:our|the) (?:rhythm|schedule|digests?|hours?|language))\b.{0,40}$"
        r"|^\W*(?:係)?(?:邊個|誰|哪個)(?:人)?(?:改|停|刪|取消|靜音|暫停|郁|轉)(?:咗|了|過)"
        r"(?:佢|設定|做.{1,6})?[㗎呀嘅?？]{0,3}$"
    ),
    re.IGNORECASE,
)
# e.g. copy our setup to #ip-team · same settings for #ip-team
_COPIED = re.compile(
    either_script(
        r"\b(?:copy|clone|duplicate|replicate|mirror|same|move)\b.{0,40}?\b(?:set-?ups?|settings?|subscriptions?"
        r"|topics|list|config(?:uration)?|everything|things?)\b.{0,20}?(?:#[\w-]{1,80}|<#[^<>]{1,100}>"
        r"|\b(?:another|the other|a new) channel\b)"
        r"|(?:將|把)?(?:我哋|我們|呢度|這裏)?(?:嘅|的)?(?:設定|訂閱|設置).{0,6}?(?:複製|copy|抄|搬|照搬|用)"
        r"(?:去|到|俾|給|埋)?.{0,6}?(?:#[\w-]{1,80}|<#[^<>]{1,100}>|(?:另|第二)(?:一)?個(?:頻道|channel))"
    ),
    re.IGNORECASE,
)
# That all is to come at once again, and nights are to be quiet.
# e.g. 我想改返即時收，但夜晚唔好嘈 · back to instant but not at night
_AT_ONCE = re.compile(
    either_script(
        r"(?:改|轉|變|set|轉做)(?:返|番|回|做|成){0,2}(?:即時|實時|即刻)"
        r"|\b(?:back|switch|change|go) to (?:instant|real[- ]time|immediate)\b|\binstant (?:alerts? )?again\b"
    ),
    re.IGNORECASE,
)
# e.g. 夜晚唔好嘈 · not at night
_NIGHTS = re.compile(
    either_script(
        r"(?:夜晚|晚上|深夜|半夜|夜間|放工後)(?:就)?(?:唔好|不要|咪|別|唔)(?:再)?(?:嘈|吵|煩|send|發|響|通知)"
        r"|\b(?:not|nothing|quiet|silent|no (?:alerts?|pings?|messages?)) (?:at|during the|in the) "
        r"(?:nights?|evenings?)\b"
    ),
    re.IGNORECASE,
)
# Days on which nobody is there to read.
# e.g. on leave · 放假
_AWAY = re.compile(
    either_script(
        r"\b(?:on leave|away|on holidays?|on vacation|out of (?:the )?office|ooo|off work)\b"
        r"|放假|請假|休假"
    ),
    re.IGNORECASE,
)
# e.g. 21–28 Dec · 3 to 10 January
_DAYS = re.compile(
    rf"\b(?P<first>\d{{1,2}}(?: {daynames.MONTH})?) ?(?:to|until|till|-|–|—|至|到) ?"
    rf"(?P<last>\d{{1,2}} {daynames.MONTH}(?: 20\d\d)?)\b",
    re.IGNORECASE,
)
# Hours that are to be quiet, with something that is to come all the same.
# e.g. stop sending after 11pm, but wake us for anything on Hetao · 夜晚十點後唔好send，除咗財委會
_EXCEPTED = re.compile(
    either_script(
        r"\b(?:stop|no|don'?t|quiet|silence|nothing|mute)\b.{0,40}?\b(?:after|from|past) "
        r"(?P<en>\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m)?)\b.{0,40}?\b(?:but|except|unless|apart from|other than)\b"
        r"|(?P<han>(?:夜晚|晚上|夜間)?[一二三四五六七八九十\d]{1,3}(?:點|時)半?)(?:後|之後|以後)[^,，。]{0,6}"
        r"(?:唔好|不要|咪|別|停|靜)[^。]{0,12}(?:除咗|除了|除非|但係?|不過)"
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
    if other := _elsewhere(said):
        return other
    if keyword := _KEYWORD.match(said):
        return _word(keyword["han"] or keyword["en"])
    if watched := _WATCHED.match(said):
        called = in_language("Names", "監察", speaker.language)
        return NewList(called, watched["han"] or watched["en"])
    held_names = {one.target for one in rows} | {fold(one.label) for one in rows}
    if (also := additions.meant(said, book, held_names)) is not None:
        return also
    whole = _without_exception(said) or _afresh(said) or entries.meant(said, book)
    if whole is not None:
        return whole
    away = _away(said) if _AWAY.search(said) else None
    if questions.asks_how(said) or "?" in said or "？" in said:
        return (
            away or _both(said, book) or (_from(said, book, held) if _TELL.search(said) else None)
        )
    if dropped := _dropped(said, book, rows):
        return dropped
    plain = not grammar.is_typed(said) or _TELL.match(said)
    if plain and (found := _paused(desk, said, book, speaker) or _for_now(said, book)):
        return found
    return (
        _both(said, book)
        or _from(said, book, held)
        or _of_kinds(said, book, follows)
        or _instant(said, follows)
        or _for_me(said, book, speaker)
        or away
    )


def _elsewhere(said: str) -> Intent | None:
    """Show what another channel follows, or how it comes to follow the same."""
    if found := _THERE.search(said):
        return ListFollowed(found["en"] or found["en_"] or found["han"])
    if _WHO_DID.match(said):
        return ListFollowed(changed=True)
    return Export() if _COPIED.search(said) else None


def _without_exception(said: str) -> Misunderstood | None:
    """Offer quiet hours whole, where something is to be let through: nothing is."""
    found = _EXCEPTED.search(said)
    hour = words.clock(fold(found["en"] or found["han"]).replace(" ", "")) if found else None
    if found is None or hour is None:
        return None
    return Misunderstood("", "quiet_whole", "", (f"quiet {hour}-08:00", "help quiet"))


def _afresh(said: str) -> Misunderstood | None:
    """Say what is stopped in one command, and that each setting has its own."""
    if not _AFRESH.match(said):
        return None
    return Misunderstood("", "afresh_how", "", ("unsubscribe all", "list", "quiet off", "export"))


def _word(word: str) -> NewTopic:
    """Follow one word as a topic of one's own."""
    said = " ".join(re.sub("[:：,，、]", " ", word).split())
    return NewTopic(said, said, follow=Wishes())


def _paused(desk: Desk, said: str, book: TopicBook, speaker: Speaker) -> Intent | None:
    found = _NOT_BEFORE.search(said)
    when = (found["han"] or found["en"]).strip() if found else ""
    if not when or moments.read(when, desk.clock(), speaker.zone) is None:
        return None
    if found is None or gist.sensed(said, book)[0].names:
        return None
    if doubts.unsaid(said) and not found["bare"]:
        return None
    sure = found["again"] or (found["en"] and not found["bare"])
    return Pause(when) if sure else Guessed(None, f"pause until {when}", ("list",))


def _for_now(said: str, book: TopicBook) -> Intent | None:
    """Mute for a week what is not wanted for now; it is said until when, with Undo."""
    found = _FOR_NOW.match(said)
    if found is None:
        return None
    what = (found["han"] or found["han_"] or found["en"]).strip()
    names = names_in(what)
    if not all(book.find(one) or registers.found(one) for one in names):
        return None
    return Mute(names, "1 week")


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
    return Subscribe(tuple(dict.fromkeys(names["topic"])), Wishes(sources=() if held else whom))


def _of_kinds(said: str, book: TopicBook, follows: list[str]) -> Intent | None:
    """Say that kinds of papers are not told apart, and what can be narrowed instead."""
    found = _OF_KINDS.search(said)
    if found is None or gist.sensed(said, book)[0].names:
        return None
    named = found["en"] or found["en_"] or found["han"] or found["han_"]
    if not kind_names.closing(named):
        return None
    lines = [f"subscribe {', '.join(follows)} from legco"] if follows else []
    return Misunderstood("", "kinds_together", "", (*lines, "digest daily", "list"))


def _instant(said: str, follows: list[str]) -> Intent | None:
    """Offer both of two wishes: all at once, and nights that are quiet."""
    if not (_AT_ONCE.search(said) and _NIGHTS.search(said)) or not follows:
        return None
    lines = (f"subscribe {', '.join(follows)} instant", "quiet 22:00-08:00")
    return Misunderstood("", "two_wishes", "", lines)


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


def _away(said: str) -> Intent | None:
    """Offer to be quiet until the last of the days on which somebody is away."""
    days = _DAYS.search(said)
    if days is None:
        return None
    return Misunderstood(
        "", "stops_at_once", days["last"], (f"pause until {days['last']}", "help pause")
    )


__all__ = ["all_followed", "meant"]
