"""This file asks back what is only half said: another time of nothing, a committee or a row that nobody names."""

from __future__ import annotations

import re

from bot.answering.arguments import courtesy
from bot.answering.arguments.words import any_pattern, either_script
from bot.answering.following import followed
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import around, gist
from bot.answering.hearing.pieces.gapped import Gapped, gapped
from bot.answering.hearing.pieces.named import Named
from bot.answering.intents import Intent, Misunderstood, Undo
from bot.topics import registers
from scrapers.text import fold

MOST_LETTERS = 100
_MOST_MEMBERS = 3  # that are offered
_ASKED = frozenset(("change_last", "change_which"))  # what was asked back before us


_MOVES = frozenset(
    [
        "change",
        "move",
        "shift",
        "adjust",
        "push",
        "bring",
        "set",
        "switch",
        "make",
        "earlier",
        "later",
        "sooner",
        "reschedule",
    ]
)
_WHEN = frozenset(
    (
        "<hour>",
        "<weekday>",
        "<date>",
        "time",
        "times",
        "timing",
        "hour",
        "hours",
        "schedule",
        "earlier",
        "later",
        "sooner",
    )
)
# The same in Chinese: what asks, and what it says.
# e.g. 幫我改一下時間 · 早一點發行嗎 · 改做星期一 · 可唔可以遲啲先出
_ASKS_HAN = either_script(
    r"(?:唔該|麻煩|請問?|幫(?:我哋?|手)?|我哋?|我們|想|要|可唔可以|可不可以|能不能|能否|可以|可否|不如|將|把)"
)
_TIME_HAN = either_script(
    r"(?:時間|鐘數|時段|早(?:一?[啲點些]|少少)?|遲(?:一?[啲點些]|少少)?|晚(?:一?[啲點些]|少少)|夜(?:啲|少少)|提早|押後|推遲|延後)"
)
_MOVES_HAN = either_script(
    r"(?:改(?:為|做|成|到|返|下|吓|一下)?|調(?:整|較|到|一下)?|轉(?:做|到|為)?|移(?:到|去)|換(?:成|做|到)?|設)"
)
_REST_HAN = either_script(
    r"(?:先|才|再|發|出|送|收|send|行|得|好|來|嚟|啲|些|一點|少少|下|吓|一下|嘅|的|個|呢|嗎|呀|啦|吧|喇|了|唔|又|都|就|佢|它|變|到|摘要|通知)"
)
_ONLY_TIME_HAN = re.compile(
    rf"(?:{_ASKS_HAN}|{_TIME_HAN}|{_MOVES_HAN}|{_REST_HAN}|<weekday>|<hour>|\W){{1,24}}"
)
_MOVED_HAN = re.compile(rf"{_TIME_HAN}|{_MOVES_HAN}[^<]{{0,2}}<(?:weekday|hour)>")
# e.g. 早一點 · 晚一点, which is no hour
_A_BIT = re.compile(r"([早遲迟晚夜])(?:一[點点些]|少少)")
# A Member by a surname alone.
# e.g. 跟進陳 · 跟 葛生 · 关注一下李议员 · follow 埋 Lam 個 Member
_FOLLOWS = r"(?:跟進|跟住|跟|訂閱|追蹤|追|關注|留意|follow|track) ?(?:一下|下|吓|住|埋|返|實)? ?"
_TITLE = r" ?(?:嗰?個|那個|呢個|這個)? ?(?:生|太|議員|先生|女士|小姐|member|legislator|councillor)?"
_FOLLOWED = re.compile(
    either_script(
        rf"^{_FOLLOWS}(?:姓)?(?:(?P<han>[\u3400-\u9fff])|(?P<latin>[a-z]{{2,8}})){_TITLE}(?:啦|喇|吧|呀)?$"
    ),
    re.IGNORECASE,
)
# A body, somebody or a topic that is pointed at and not named.
_VERB = (
    r"(?P<verb>follow|unfollow|track|subscribe(?: (?:us|me))? to|unsubscribe(?: (?:us|me))? from|stop|mute|leave"
    r"|quit|add|drop|remove)"
)
_NOUN = r"(?P<noun>panel|committee|bureau|department|member|legislator|councillor|topic|one|body|regulator)"
_VERB_HAN = either_script(
    r"(?P<verb_>跟進|跟住|跟埋|跟|訂閱|追蹤|關注|留意|取消訂閱|取消|退訂|退出|停收|停|靜音|加埋|加|唔要|不要|follow|unfollow|mute)"
)
_NOUN_HAN = either_script(
    r"(?P<noun_>事務委員會|委員會|政策局|部門|局|署|議員|主題|題目|topic|panel|committee|bureau)"
)
# e.g. follow that panel · unfollow the committee · 跟嗰個委員會 · 取消嗰個主題
_UNNAMED = any_pattern(
    rf"^(?:also |and |now )?{_VERB} (?:the|that|this|those|these)(?: same| other)? {_NOUN}s?(?: (?:too"
    rf"|please|pls|as well|again|here|for us|instead))*$",
    rf"^{_VERB_HAN}(?:埋|返|住|多)? ?(?:嗰|呢|那|這|該)(?:一)?個? ?{_NOUN_HAN}(?:啦|喇|吧|呀|先|啊)?$",
)
_STOPS = any_pattern(
    r"^(?:unfollow|unsub|stop|mute|leave|quit|drop|remove)",
    r"^(?:取消|退訂|退出|停|靜音|唔要|不要)",
)
# e.g. remove that · cancel this one · 刪咗佢 · don't want that one any more · 嗰個唔要
_TAKEN = any_pattern(
    r"^(?:remove|delete|drop|cancel|stop|kill|bin|scrap) (?:that|this|it|them)(?: one)?$",
    r"^(?:刪(?:除|咗|走)?|取消|移除|剔走|停(?:埋|掉))(?:佢|它|呢個|嗰個|這個|那個)$",
    r"^(?:i |we )?(?:don't|do not|no longer|didn't) (?:want|need) (?:that|this)(?: one)?(?: any ?more| now)?$",
    r"^(?:get rid of|lose|forget|not) (?:that|this|the other) one(?: any ?more)?$",
    r"^(?:嗰|那|呢|這)個(?:我哋?|我們)?(?:都|就|可以)?(?:唔要|不要|唔使|不用|唔使要|刪|取消|停)(?:咗|了|再)?$",
    r"^(?:唔要|不要|唔使|不用)(?:再)?(?:嗰|那|呢|這)個$",
)
# What is followed, pointed at and not named, with how it is to come, or for how long it is to be silent.
# e.g. make this one weekly · mute that one · put that one on daily
_THIS_ONE = any_pattern(
    r"^(?:(?:make|put|set|have|change|switch|turn|mute|pause|snooze|stop|get)) (?:this|that|the (?:other"
    r"|last|first|same)) one\b"
    r"(?P<how>[a-z0-9:. ]{0,40})$",
    r"^(?:將|把)?(?:呢|這|嗰|那)個(?:改|轉|調)(?:做|為|成|到)?(?P<how_>[^,，。]{1,12})$",
    r"^(?:靜音|停|暫停)(?:呢|這|嗰|那)個(?P<how__>[^,，。]{0,12})$",
)
# e.g. mute that one · 靜音嗰個
_HUSHES = any_pattern(r"^(?:mute|pause|snooze)", r"^(?:靜音|停|暫停)")
# Something was meant that is no word of ours, and is a name.
# e.g. no, I meant lawtech · 唔係呀，係 lawtech 唔係 lowtech
_MEANT = any_pattern(
    r"^\W*(?:(?:no|nope|sorry|oops|wait|ah)\W{1,3}){1,3}(?:i (?:meant|mean|said)|it's|its|it is"
    r"|it was) (?P<en>[^,;.?]{2,30}?)"
    r"(?:,? (?:not|instead of|rather than) [^,;?]{2,30})?\W*$",
    r"^\W*(?:唔係|不是|唔啱|錯)(?:呀|啊|喎|啦)?[,，、 ]{1,2}(?:我(?:講|話|指)?)?(?:係"
    r"|是) ?(?P<han>[^,，。?？]{2,20}?) ?"
    r"(?:[,，]? ?(?:唔係|不是|而唔係) ?[^,，。?？]{2,20}?)?(?:呀|啊|啦)?\W*$",
)


def meant(heard: Heard) -> Intent | None:
    """Ask back what a text leaves out; None where it leaves nothing out."""
    text = heard.text
    if len(text) > MOST_LETTERS or heard.speaker.about or grammar.is_search(text):
        return None
    if isinstance(heard.read, Misunderstood) and heard.read.problem in _ASKED:
        return None
    said = courtesy.without(" ".join(text.replace("’", "'").split()))
    return (
        _of_a_row(said)
        or _of_a_surname(said)
        or _unnamed(said)
        or _put_right(heard, text)
        or _another_time(heard, text)
    )


def _another_time(heard: Heard, text: str) -> Misunderstood | None:
    """Ask what is to come at another time, where only the time is said, or that it should be another."""
    held = gapped(_A_BIT.sub(r"\1啲", text), heard.book)
    undoes = isinstance(heard.read, Undo)  # by a word that puts back, or another time
    if (heard.read.changes and not undoes) or not _only_time(held):
        return None
    named = Named(text, held, *gist.sensed(text, heard.book), heard.book, "en", before_us=False)
    day = named.schedule if named.schedule.startswith("weekly") else ""
    hour = next(iter(named.hours), "")
    when = day or (f"daily {hour}" if hour else "")
    with heard.desk.store.read() as session:
        number = followed.last_changed(session, heard.speaker)
    if when and number:
        return Misunderstood(
            "edit", "change_last", "", (f"edit {number} {when}", f"digest {when}", "list")
        )
    lines = (
        f"digest {when}" if when else "digest daily <time>",
        f"edit <number> {when or 'daily 09:00'}",
        "list",
        "help quiet",
    )
    return Misunderstood("", "time_of_what", "", lines)


def _only_time(held: Gapped) -> bool:
    words = [one for one in held.words if one not in "?!？"]
    if not words or any(
        one[0] == "<" and one not in ("<hour>", "<weekday>", "<date>") for one in words
    ):
        return False
    latin = [one for one in words if one.isascii()]
    known = all(one in around.OF_A_TIME or one[0] == "<" for one in latin)
    moved = bool(_MOVES & set(latin)) and bool(_WHEN & set(latin))
    if not known or len(latin) == len(words):
        return known and moved
    said = "".join(one for one in words if one[0] == "<" or not one.isascii())
    return bool(_ONLY_TIME_HAN.fullmatch(said) and (moved or _MOVED_HAN.search(said)))


def _unnamed(said: str) -> Misunderstood | None:
    """Ask which body, Member or topic is meant, where it is pointed at and none was spoken of."""
    if _TAKEN.match(said):
        return Misunderstood("unsubscribe", "which_followed", "", ("list", "undo"))
    found = _UNNAMED.match(said)
    if found is None or found["noun"] == "one":
        return None
    verb = fold(found["verb"] or found["verb_"])
    if _STOPS.match(found["verb"] or found["verb_"]):
        return Misunderstood(
            "mute" if verb in ("mute", "静音") else "unsubscribe", "which_followed", "", ("list",)
        )
    noun = fold(found["noun"] or found["noun_"])
    if noun in ("topic", "主题", "题目"):
        return Misunderstood("subscribe", "which_topic", "", ("topics", "list"))
    return Misunderstood("follow", "which_body", "", ("follow <name>", "meetings", "topics"))


def _of_a_row(said: str) -> Misunderstood | None:
    """Ask which of what is followed is meant by "this one"."""
    found = _THIS_ONE.match(said)
    if found is None:
        return None
    how = (found["how"] or found["how_"] or found["how__"] or "").strip()
    wished = grammar.parse(f"edit 1 {how}") if how else None
    line = (
        f"edit <number> {how}"
        if wished is not None and not isinstance(wished, Misunderstood)
        else ""
    )
    hushes = _HUSHES.match(said)
    return Misunderstood(
        "edit" if not hushes else "mute",
        "change_which",
        "",
        ("list", line or "mute <number> for a week"),
    )


def _of_a_surname(said: str) -> Misunderstood | None:
    """Offer the Members of a surname, where one is to be followed and nothing else is called so."""
    found = _FOLLOWED.match(said)
    name = (found["han"] or found["latin"]) if found else ""
    bare = said.isascii() and said.endswith(
        name
    )  # which may be anything's name, and is looked up so
    if not found or bare or (found["han"] and registers.found(name)):
        return None
    members = [one for one in registers.identities() if one.kind == "member"]
    if found["latin"]:
        lines = [f"follow {one.en}" for one in members if name.upper() in one.en.split()]
    else:
        lines = [f"follow {one.zh}" for one in members if fold(one.zh).startswith(fold(name))]
    if not lines:
        return None
    return Misunderstood("follow", "which_member", name, tuple(lines[:_MOST_MEMBERS]))


def _put_right(heard: Heard, text: str) -> Misunderstood | None:
    """Ask what is to be done with what was meant."""
    found = _MEANT.match(text)
    name = (found["en"] or found["han"]).strip() if found else ""
    topic = heard.book.find(name) if name else None
    if topic is None:
        return None
    called = topic.name(heard.speaker.language)
    return Misunderstood(
        "", "done_with", called, (f"latest {called}", f"subscribe {called}", f"search {called}")
    )


__all__ = ["meant"]
