"""This file tells what people ask about a command from what they ask it to do."""

from __future__ import annotations

import re

from bot.answering.arguments import courtesy
from bot.answering.arguments.words import either_script

_LONGEST = 400
_STOPS = " \t\r\n!！.。~～"  # that stand behind a question mark, or between two
# e.g. hi, can I stop AI · could we pause · when do they stop · does anybody follow AI · 可否暫停 · 係咪停咗
_ASKING = re.compile(
    either_script(
        r"^(?:(?:hi|hello|hey|ok|okay|so|and|but|tamar|請問|你好)[\s,，!！]*){0,4}"
        r"(?:(?:can|could|may|might|should|shall|do|would|must) (?:i|we|one)(?![\w'])"
        r"|how (?:do|can|could|would|should|to)(?![\w'])|what (?:does|do|is|are|will|would|happens)(?![\w'])"
        r"|(?:when|where|who) (?:do|does|did|is|are|was|were|will|can|should)(?![\w'])|is (?:it|there)(?![\w'])"
        r"|(?:do|does|did|is|are|has|have) (?:any|some|every)(?:one|body)(?![\w'])"
        r"|are (?:you|we)(?![\w'])|why(?![\w'])|if (?:i|we)(?![\w'])"
        r"|(?:i|we) (?:want|need|would like|'d like|wish) to (?:know|learn|understand) "
        r"(?:how|what|when|why|if|whether)|(?:tell|show|teach) (?:me|us) how|explain (?:to (?:me|us) )?how"
        r"|(?:i|we) (?:don't|do not|dunno|can't remember|forgot) (?:know )?how|any idea how|wondering how"
        r"|not sure how"
        r"|(?:我|我哋|我們)?(?:想知道?|想問|想學|唔知道?|不知道?|唔記得|忘記)(?:點樣?|怎樣|怎麼|如何)"
        r"|(?:教|話|講|說|告訴)(?:下|吓|返)?(?:我|我哋|我們)?(?:知|聽)?(?:點樣?|怎樣|怎麼|如何)"
        r"|點樣?(?=取消|停|訂|暫|靜|跟|改|收|退|追|儲|寫|匯|用)"
        r"|可否|可不可以|可唔可以|能否|能不能|是否|是不是|係咪|有冇|使唔使|要不要|要唔要|應唔應該|應不應該|該不該"
        r"|如何|怎樣|怎麼|點樣|點解)"
    ),
    re.IGNORECASE,
)
# e.g. 停AI好唔好 · 取消訂閱得唔得 · 有啲乜
_ASKED_IN_CHINESE = re.compile(
    either_script(
        r"(?:嗎|麼|咩|未|呀嘛|啲乜|(?:乜|咩)嘢|什麼|甚麼|邊啲|哪些|多少|幾多|咩(?:議題|題目|課題|主題|人)|好唔好"
        r"|得唔得|好不好|行不行|可唔可以|可不可以|可否|會唔會|會不會)[呀啊呢]?[\s?？!！.。~～]*$"
    )
)
# What would come of it, however politely that is asked.
# e.g. 停AI會點 · 暫停會怎樣呀
_COMES_OF = re.compile(either_script(r"(?:會)(?:點樣?|怎樣|如何)[呀啊呢㗎]{0,2}[\s?？!！.。~～]*$"))
# Asked of oneself, however politely; to have something is to ask for it.
# e.g. can I stop AI · could we pause
_MAY_I = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|so|tamar)[\s,!]+){0,4}(?:can|could|may|might) (?:i|we)(?![\w'])"
    r"(?! (?:(?:also |please )?(?:have|get|be (?:sent|told|added|alerted|notified)))\b)",
    re.IGNORECASE,
)
# e.g. could you please pause · 可唔可以幫我暫停 · 唔該停收人工智能
_REQUEST = re.compile(
    either_script(
        r"(?<![\w'])(?:(?:can|could|would|will) (?:you|u)|please|pls|plz|kindly|would like|help (?:me|us))(?![\w'])"
        r"|(?<![\w'])(?:can|could|may) (?:i|we) "
        r"(?:(?:also |please )?(?:have|get|be (?:sent|told|added|alerted|notified)))(?![\w'])|唔該|麻煩"
        r"|(?<![申邀聘懇])請(?!問)|(?:幫|替|同|給)(?:我|手)"
    ),
    re.IGNORECASE,
)
# e.g. how do I unsubscribe · show me how to pause · 點樣取消訂閱 · 教我如何暫停
_HOW = re.compile(
    either_script(
        r"\bhow (?:do|can|could|would|should) (?:i|we|you|one)\b|\bhow to\b"
        r"|(?:點樣|怎樣|怎麼|如何)(?:(?:先|才)?(?:可以|能))?(?:淨係|只|給[^,，。?？]{1,5}|幫[^,，。?？]{1,5}|將[^,，。?？]{1,8}|把[^,，。?？]{1,8})?"
        r"(?:取消|停|訂|暫|靜|跟|改|收|退|追|儲|存|寫|匯|用|加|刪|做|設|調|開|關(?!於)|轉)|點(?:取消|停|訂|暫停|靜音|跟|改|退訂)"
    ),
    re.IGNORECASE,
)
# A polite request that settles how often or when, and asks nothing.
# e.g. 可唔可以訂閱AI，每日九點就得 · could we have Lawtech, weekly is fine
_SETTLED = re.compile(
    either_script(
        r"^(?:(?:hi|hello|hey|please|pls|唔該|麻煩|你好)[\s,，!！]*){0,3}(?:可唔可以|可不可以|可否|能否|能不能|可以"
        r"|would it be possible to|(?:can|could|may) we)(?P<what>.{4,160}?)"
        r"(?:就得|就可以|就夠|就好|即可|便可|已足夠"
        r"|(?:is|would be|will be) (?:fine|enough|plenty|ok|okay|good|sufficient)|(?:will|would) do)"
        r"(?:[喇啦了吖呀]|,? (?:thanks|thank you|please|for us))?[\s.。!！]*$"
        r"|^(?:(?:唔該|麻煩|你好)[\s,，!！]*){0,3}(?:可唔可以|可不可以|可否|能否|能不能|可以)(?P<what_>.{4,80}?)[,，] ?"
        r"(?:instant|daily|weekly|即時|每日|每天|每朝|每週|每星期)[^,，?？嗎]{0,12}[呀啊吖啦喇][\s.。!！]*$"
    ),
    re.IGNORECASE,
)
# e.g. 定係每日 · or should we
_WEIGHED = re.compile(
    either_script(r"\bor (?:is|are|should|would|do)\b|定係|還是|或者|[嗎㗎呢]\W*$"), re.IGNORECASE
)
# What begins with a question of its own.
# e.g. is this thing on? quiet since Tuesday
_ASKED_FIRST = re.compile(r"^[^?？.。!！\n]{8,200}[?？]\s*\w")


def asks(text: str) -> bool:
    """Say whether a text asks about what it names, and does not politely ask for it."""
    said = text.strip()[:_LONGEST] + text.strip()[_LONGEST:][-8:]
    if _MAY_I.match(said) or _COMES_OF.search(said[-16:]):
        return True
    if _REQUEST.search(said):
        return False
    ended = said.rstrip(_STOPS)[-1:] in ("?", "？") or _ASKED_IN_CHINESE.search(said[-16:])
    return bool(ended or _ASKED_FIRST.match(said) or _ASKING.match(said))


def settles(text: str) -> bool:
    """Say whether a text asks for something so politely that it sounds like a question, and says how it is to be."""
    said = text.strip()[:_LONGEST]
    return bool(_SETTLED.match(said)) and not _WEIGHED.search(said) and not _HOW.search(said)


def asks_how(text: str) -> bool:
    """Say whether a text asks how something is done."""
    return bool(_HOW.search(text[:_LONGEST]))


def requests(text: str) -> bool:
    """Say whether a text asks for something politely."""
    return bool(_REQUEST.search(text))


def line(text: str) -> str:
    """Give what would be typed to have it done: the text without its question."""
    return courtesy.without(text.strip()[:_LONGEST].rstrip(f"?？{_STOPS}"))


__all__ = ["asks", "asks_how", "line", "requests", "settles"]
