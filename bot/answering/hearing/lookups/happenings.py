"""This file takes a question of what became, or would become, of what is followed for the line that shows it."""

from __future__ import annotations

import re

from bot.answering import commands
from bot.answering.arguments import questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing.pieces import gist
from bot.answering.hearing.pieces.gapped import MOST_LETTERS
from bot.answering.names import TopicBook

_DONE = r"(?:cancel|stop|unsubscrib|remov|delet|mut|paus|chang|drop|kill|switch|turn|wip|silenc|unfollow|edit|add)"
# Who changed something of ours, or whether anybody did.
# e.g. did someone cancel our smart city subscription · who muted AI here · 邊個刪咗我哋個客戶名單
_CHANGED = re.compile(
    either_script(
        rf"^\W*(?:(?:did|has|have|was|were|who|why|when)\b).{{0,80}}?\b{_DONE}\w*\b.{{0,60}}?\b(?:our|we|us|my"
        r"|this channel|the channel|here|subscriptions?|alerts?|digest|watch ?list)\b"
        r"|^\W*(?:who|did (?:someone|somebody|anyone|anybody)"
        rf"|has (?:someone|somebody|anyone|anybody))\b.{{0,40}}?\b{_DONE}\w*\b"
        rf"|^\W*(?:was|were|is|are|has|have) (?:our|my|the) .{{1,40}}?\b{_DONE}\w*\b"
        r"|^\W*(?:係咪|是否|是不是|有冇人|有沒有人|邊個|誰|哪個|點解)[^，。]{0,16}?(?:刪|取消|停|改|靜音|暫停|退訂"
        r"|移除|郁|搞|cancel|mute|del|unsub|set|change)(?:走|掉)?(?:咗|了|過)"
    ),
    re.IGNORECASE,
)
# That it was done, or by somebody, where what is named is a topic.
# e.g. 係咪取消咗智慧城市 · 有冇人靜音咗AI
_ANYBODY = re.compile(either_script(r"^\W*(?:係咪|是不是|是否|有冇人|有沒有人)"))
# e.g. our watch list · 客戶名單
_LISTS = re.compile(
    either_script(
        r"\b(?:watch ?lists?|name lists?|client lists?|list of (?:names|clients))\b|名單"
    ),
    re.IGNORECASE,
)
# e.g. our AI alerts · 我哋嘅訂閱
_OURS = re.compile(
    either_script(
        r"\b(?:our|we|us|my|this channel|the channel|here|subscriptions?|alerts?|digest|watch ?list)\b|我哋|我們"
        r"|呢度|這裏|頻道|訂閱|通知|名單"
    ),
    re.IGNORECASE,
)
# e.g. what would happen if I unsubscribed from AI · what happens when we pause
_IF_I = re.compile(
    r"\bwhat (?:would|will|does|do) (?:happen|it do|it mean|we (?:get|lose|miss))s? if (?:i|we|one) "
    r"(?P<verb>[a-z]{3,14})\b|\bwhat happens (?:if|when) (?:i|we|one) (?P<other>[a-z]{3,14})\b"
    r"|^\W*(?:and |so |but )?if (?:i|we|one) (?P<third>[a-z]{3,14})\b"
    r"(?=.{2,120}\b(?:will|would|do|does|can|could|is|are) (?:i|we|it|they|the|my|our|you)\b)",
    re.IGNORECASE,
)
# e.g. 如果我取消訂閱，會點
_IF_I_CHINESE = re.compile(
    either_script(
        r"(?:如果|若果?|假如|要是|當)(?:我|我哋|我們)?"
        r"(?P<verb>取消訂閱|訂閱|靜音|暫停|跟進|恢復)[^，。]{0,20}?[,，]?"
        r"(?:會點|會怎樣|會如何|會發生|有咩後果|會唔會|還會|仲會)"
    )
)
# e.g. I was told typing "unsubscribe AI" wipes our history. True? · 「暫停」之後會補發嗎
_QUOTED = re.compile(r"[\"“「『`](?P<said>[^\"”」』`]{1,60})[\"”」』`]")
# e.g. she'd removed AI from this channel - is that so?
_TRUE = re.compile(
    either_script(
        r"\b(?:is (?:that|this|it) (?:so|true|right|correct)|true|really|correct|right)\W*\?"
        r"|(?:係咪真|是不是真|真嘅嗎|真的嗎|係咪㗎)"
    ),
    re.IGNORECASE,
)
_DID = re.compile(
    rf"\b{_DONE}\w*\b|{either_script('(?:刪|取消|停|改|靜音|暫停|退訂|移除)(?:走|掉)?(?:咗|了|過)')}",
    re.IGNORECASE,
)
# How much a topic would bring.
# e.g. if we followed smart city, how many alerts would that be · 如果訂智慧城市，一個月有幾多份
_HOW_MANY = re.compile(
    either_script(
        r"\b(?:how (?:many|much|often|noisy|busy)\b.{0,60}?\b(?:would|will|might|could)\b"
        r"|(?:if|had|suppose)\b.{1,80}?\bhow (?:many|much|often|noisy|busy)\b)"
        r"|(?:如果|若|假如).{1,40}?(?:幾多|多少|幾密|幾多份)"
        r"|(?:會|大概)(?:有|收到|收)(?:幾多|多少)(?:個|份|條)?(?:通知|文件|alert)?"
    ),
    re.IGNORECASE,
)


def line(text: str, book: TopicBook) -> str | None:
    """Give the line that shows what a question asks of a change; None where it asks of none."""
    if len(text) > MOST_LETTERS:
        return None
    if found := _IF_I.search(text):
        return _explained(found["verb"] or found["other"] or found["third"])
    if found := _IF_I_CHINESE.search(text):
        return _explained(found["verb"])
    if _HOW_MANY.search(text) and (topic := gist.sensed(text, book)[0].one("topic")):
        return f"preview {topic}"
    if "?" in text or "？" in text:
        quoted = _QUOTED.search(text)
        typed = commands.COMMANDS.named(quoted["said"].split()[0]) if quoted else None
        if typed is not None:
            return f"help {typed.name}"
        if _TRUE.search(text) and _DID.search(text) and _OURS.search(text):
            return "lists" if _LISTS.search(text) else "list"
    if _ANYBODY.search(text) and _CHANGED.search(text) and gist.sensed(text, book)[0].one("topic"):
        return "list"
    asked = questions.asks(text) or text.lstrip().lower().startswith(("who ", "did ", "has "))
    if asked and _CHANGED.search(text) and _OURS.search(text):
        return "lists" if _LISTS.search(text) else "list"
    return None


def _explained(verb: str) -> str | None:
    """Give the help of the command that a verb names, however it is inflected."""
    word = verb.casefold()
    stems = (word, word.removesuffix("d"), word.removesuffix("ed"), word.removesuffix("s"))
    known = (commands.COMMANDS.named(one) for one in dict.fromkeys(stems))
    command = next((one for one in known if one is not None), None)
    return f"help {command.name}" if command else None
