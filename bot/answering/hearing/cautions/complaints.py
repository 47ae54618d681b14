"""This file answers who complains, or tells what went wrong, with what helps there, and changes nothing."""

from __future__ import annotations

import re

from bot.answering.arguments.mail_addresses import ADDRESS
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import as_typed, unsure
from bot.answering.hearing.pieces.numbers import NUMBERED
from bot.answering.intents import Guessed, Intent, ListFollowed, Misunderstood, Overheard, Search
from scrapers.text import fold

MOST_LETTERS = 300
# That mails to an address are not wanted, which only their reader can say.
# e.g. stop emailing · remove kit@b.example · 唔好再 email 俾
_AT = r"[\w.+-]{1,64}@"
_NO_MAIL = re.compile(
    either_script(
        r"\b(?:stop|quit|no more|don't|do not|cease|cancel|remove|unsubscribe|take|drop|delete)\b"
        r"(?! (?:forget|miss|hesitate|fail|a look))"
        rf"(?:[^.:;!?@]{{0,30}}?\b(?:e-?mail|mail|send|digest|newsletter)\w{{0,4}}\b"
        rf"| (?:my |the |this |our )?(?:address )?{_AT})"
        r"|(?:唔好|不要|唔使|不用|停|取消|移除|刪|退訂)"
        rf"(?:[^,，。;；@]{{0,8}}?(?:e-?mail|mail|電郵|郵件|寄|發|send|收)|[走去除]?\s?{_AT})"
        rf"|{_AT}[^,，。;；]{{0,60}}?(?:移除|刪除?|退訂|取消|唔要)"
    ),
    re.IGNORECASE,
)
# Who complains speaks of us, of themselves or of what came.
# e.g. we · you · got · 我哋 · 收到 · 彈
_OURS = re.compile(
    either_script(
        r"\b(?:we|i|us|me|my|our|you|your|tamar|the bot|got|getting|received|sent|sending|pings?|pinged)\b|我|收到"
        r"|彈|send"
    ),
    re.IGNORECASE,
)
# What comes twice, too often or not at all, and what is broken, said as a complaint.
_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...], bool], ...] = tuple(
    (re.compile(either_script(pattern), re.IGNORECASE), lines, ours)
    for pattern, lines, ours in (
        # e.g. three pings for the same paper · got it twice · 同一份彈咗三次
        (
            (
                r"\b(?:twice|thrice|two|three|four|several|multiple|double|duplicat\w{1,4}"
                r"|again and again)\b.{0,40}\b(?:same|pings?|alerts?|messages?|times|notifications?)\b"
                r"|\b(?:second|third|fourth|fifth|\d(?:nd|rd|th)) time\b.{0,40}?\b(?:same|this)\b"
                r"|\b(?:same|this) (?:paper|alert|thing|one|message|document)\b.{0,30}\b"
                r"(?:twice|again|times|thrice|already)\b|\bgot (?:it|this|that) (?:twice|again)\b"
                r"|(?:同一|一樣|重[複覆]).{0,10}?(?:兩|三|四|幾|[2-9])?(?:次|個|條|遍)"
                r"|(?:彈|發|收到|send)[咗了]?(?:兩|三|四|幾|[2-9])次"
            ),
            ("help feedback", "list", "status"),
            True,
        ),
        # e.g. you missed · nobody told us · 漏咗 · 睇報紙先知
        (
            (
                r"\b(?:you|it|bot|tamar) (?:'ve |have |has |just |totally |completely )?(?:missed(?! calls?\b)"
                r"|failed|forgot|didn't (?:tell|send|alert|post|ping))\b"
                r"|\b(?:nobody|no one|nothing) (?:told|alerted|pinged|warned) (?:us|me)\b"
                r"|\bwhat happened to (?:the |our |my )?(?:alerts?|digests?|messages?|updates?|summary)\b"
                r"|\b(?:digest|summary|alerts?|update)s? (?:is|was|are|were|came|arrived|comes)(?: \w+){0,3} late\b"
                r"|(?:收唔到|收不到|冇收到|沒收到|沒有收到)(?:通知|訊息|摘要|嘢|文件|消息)"
                r"|(?:摘要|通知|匯報)(?:又|都|成日)?(?:遲|晚)[咗了到]"
                r"|\bwhy (?:wasn't|weren't|didn't) (?:i|we|us|you)\b"
                r"|\bhad to (?:find|read|hear) (?:it|about it|of it|out)\b"
                r"|(?:成日|經常|老是|又|次次|你哋?)漏(?:咗|了|嘢|報|發|掉)|漏(?:咗|了|嘢)(?![稅水繳])"
                r"|(?:[睇看聽由從喺].{0,4}(?:報紙|新聞|電視)|人哋講|別人[講說])(?:先|才)知"
                r"|冇(?:話|通知|彈)(?:俾|畀)?我哋?(?:知|聽)?$"
                r"|(?:點解|為何|為什麼|做乜)[^?？]{0,24}?(?:冇|沒有|沒|無)"
                r"(?:send|收到|收過|通知|出現|彈|見到|發|寄|提)"
                r"|(?:都|又)(?:冇|沒)(?:通知|彈|話)(?:俾|畀|給)?(?:我|\W*$)"
            ),
            ("status", "list", "help feedback"),
            False,
        ),
        # e.g. too many alerts today · so noisy · you're spamming us · 一日彈幾十次 · 太多通知喇
        (
            (
                r"\btoo (?:many|much) (?:alerts?|messages?|pings?|notifications?|posts?|noise|e-?mails?|stuff|spam)\b"
                r"|\b(?:so|too|very|really|way too) (?:noisy|chatty|spammy|loud)\b"
                r"|\b(?:you're|you are|it's|it is|bot is|tamar is|stop) (?:spamming|flooding|bombarding|drowning)\b"
                r"|\b(?:alerts?|messages?|pings?|notifications?) (?:(?:just|simply) )?(?:never stop|all day|non-?stop"
                r"|every (?:\w+ )?(?:minute|hour)s?|keep coming|won't stop)\b"
                r"|(?:太多|好多|咁多|過多|勁多)(?:通知|訊息|提示|message|嘢彈|彈)|(?:通知|訊息|提示)(?:實在)?(?:太|好|咁|過)多"
                r"|(?:一日|成日|每日|日日|不停|係咁|狂|成朝)(?:都|咁|又)?(?:彈|響|send|嘈)"
                r"|(?:通知|訊息)多到|(?:煩|嘈|吵)(?:死|到)"
            ),
            ("help fewer", "digest daily", "help quiet"),
            False,
        ),
        # e.g. this is getting silly · useless · you got the name wrong · 好廢 · 人名寫錯咗
        (
            (
                r"\b(?:this|it|that|tamar|the bot|you)(?:'s| is| are|'re)? "
                r"(?:just |so |really |getting |pretty |a bit |utterly )*(?:silly|useless|ridiculous|rubbish"
                r"|hopeless|a joke|annoying|terrible|awful|disappointing|wrong again|unreliable|garbage|crap)\b"
                r"|\bwaste of time(?=\W*$)|\b(?:you|it|this|that|tamar|the bot|bullets?|summary)"
                r"(?:'ve| have| has)? (?:just |even )?(?:got|gets?|spelt|spelled|put|wrote|has) "
                r"(?:the |my |his |her |our |their )?(?:[a-z]+'s )?(?:names?|titles?|dates?|figures?|numbers?"
                r"|amounts?|years?|spelling|translations?|bureau|post) (?:totally |all |completely |quite )?"
                r"(?:wrong|backwards|mixed up)\b|\b(?:name|title) is (?:spelt |spelled )?wrong\b"
                r"|\b(?:summary|figure|date|number|title|translation)s? (?:is|was|are|were|looks?) "
                r"(?:completely |totally |just |plain )?(?:wrong|off|garbled|nonsense|misleading)\b"
                r"(?! (?:in|on|of|by|for) (?!the (?:alert|card|message|digest|summary)))"
                r"|(?:好|太|真係|都幾)(?:廢(?![物料紙鐵氣水除車])|煩人|離譜|伏|差勁)|錯(?:得|到)離譜"
                r"|(?:人?名|名字|職銜|姓名)(?:都)?(?:寫|打|譯|叫|搞)?(?:錯|調轉)[咗晒了]"
                r"|(?:摘要|數字|日期|標題|翻譯|撮要)(?:(?:都|又|係|是)(?:錯|亂|唔啱|不對)"
                r"|(?:錯|亂|唔啱|不對)(?=[咗晒了呀啦]|\W*$))"
            ),
            ("help feedback", "status"),
            False,
        ),
    )
)
# What we did, which is told and not asked for.
# e.g. we muted AI last week · 我哋琴日停咗AI · 昨天有人把智慧城市取消了
_DONE = re.compile(
    either_script(
        r"^\W*(?:(?:and|but|so|btw|fyi)\W+)?(?:we|i|he|she|they|someone|somebody)(?: have| has"
        r"|'ve)?(?: already| just)? "
        r"(?:muted|paused|unsubscribed|unfollowed|(?:turned|switched) (?:it |that |them |\w+ )?off)\b"
        r"|^\W*(?:(?:琴|尋|噚|昨)[日天]|上(?:次|星期|個月|周|禮拜)|之前|頭先|剛才|今朝)?(?:我哋?|我們|佢哋?|他們?|有人|同事)"
        r"(?:(?:琴|尋|噚|昨)[日天]|上(?:次|星期|個月|周|禮拜)|之前|頭先|剛才|今朝|已經|將[^,，。]{1,12}|把[^,，。]{1,12}){1,2}"
        r"(?:停|取消|退訂|靜音|暫停|刪|關)(?:咗|了|過)"
    ),
    re.IGNORECASE,
)
# What is only talked over between people.
# e.g. I think we should mute AI, what do you guys think · 大家覺得停唔停好
_WEIGHED = re.compile(
    either_script(
        r"\bwhat do (?:you|u|we) (?:guys|all|folks|both|lot) (?:think|reckon|say)\b|\b(?:thoughts"
        r"|opinions), (?:guys|all|team)\b"
        r"|(?:大家|你哋|各位)(?:覺得|點睇|認為|有咩意見)"
    ),
    re.IGNORECASE,
)
# e.g. feedback: · 意見：
_OPINION = re.compile(
    r"^.{0,30}?(?:feedback|suggestion|意[見见])\s?[:：]\s*(?P<said>\S.{2,})$", re.IGNORECASE
)
# What tells of somebody else, or of the past, and asks for nothing: a command stands in it that others gave.
# e.g. Marcus told his team to pause it last week · my boss said stop the alerts · 佢話叫大家停
_TOLD = re.compile(
    either_script(
        r"^(?!(?:we|i|you|who|what|when|where|why|how|did|has|have|please|can|could)\b)"
        r"(?:the |our |my |a )?[\w' ]{2,30}? (?:(?:literally|just|already|once) )?(?:told|said|reckons|thinks"
        r"|suggested|decided|complained|insists|claims"
        r"|(?:asked|wants|wanted) (?:us|me|you|them|him|her|his|to|for|if|whether))\b(?! (?:about|on|anything))"
        r".{0,40}?\b(?:(?:un)?mut(?:e|ed|ing)|unsubscrib\w{1,3}"
        r"|(?:pause|stop|scrap|cancel|drop|kill|bin|quit|silence|switch off|turn off)(?:p?ed|p?ing)?"
        r"(?= (?:it|them|this|that|all|everything|(?:the |our |those )?(?:alerts?|e-?mails?|mails?|messages?"
        r"|digests?|pings?|notifications?))\b|\W*$))"
        r"|\b(?:he|she|they)(?:'ll| will| is going to| are going to) (?:un)?(?:mute|pause|stop|subscribe"
        r"|unsubscribe|follow|cancel)\b.{0,40}?\b(?:him|her|them)sel(?:f|ves)\b"
        r"|^.{1,10}?(?:話要|叫大家|叫我哋|叫我們|話想|話不如|話咗|同我講|講笑|提議).{0,10}?"
        r"(?:停(?=[咗收晒佢吧]|\W*$)|退訂|取消訂閱|靜音|暫停(?=通知|提示|\W*$))"
        r"|^.{1,12}?(?:話|講|說)[:：,，]?[「『“\"][^」』”\"]{0,20}?(?:停|退訂|取消|靜音|暫停)"
    ),
    re.IGNORECASE,
)


def meant(heard: Heard) -> Intent | None:
    """Give what helps who complains or only tells something; None for whoever asks for something."""
    text, read = heard.text, heard.read
    if len(text) > MOST_LETTERS or grammar.is_typed(text):
        return None
    said = fold(text).replace("’", "'")
    if ADDRESS.search(text) and _NO_MAIL.search(said):
        return Misunderstood("email", "mail_stop_how", "", ("help email",))
    if isinstance(read, Misunderstood) or not unsure(read, text) or NUMBERED.search(said):
        return None
    if _WEIGHED.search(said):
        return Overheard()
    if opinion := _OPINION.match(text):
        return Guessed(None, f"feedback {opinion['said']}", ("help feedback",))
    if _DONE.search(said) and not said.rstrip().endswith(("?", "？")):
        return Guessed(ListFollowed(), "list", as_typed(text, "undo"))
    for pattern, lines, ours in _KINDS:
        if pattern.search(said) and (not ours or _OURS.search(said)):
            passed = f"feedback {' '.join(text.split())}"
            first, *rest = (passed if one == "help feedback" else one for one in lines)
            if first == passed:  # told on in their own words, once they press
                return Guessed(None, first, as_typed(text, *rest))
            return Guessed(grammar.parse(first), first, as_typed(text, *rest))
    if _TOLD.search(said) and _searches(read):
        return Overheard()
    return None


def _searches(read: Intent) -> bool:
    return isinstance(read.intent if isinstance(read, Guessed) else read, Search)
