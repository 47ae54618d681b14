"""This file offers to pass on what people think of us: what was wrong, what came twice, what would be nice."""

from __future__ import annotations

import re

from bot.answering.arguments import questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import unsure
from bot.answering.hearing.pieces.numbers import NUMBERED
from bot.answering.intents import AskPaper, Guessed, Help, Intent, Misunderstood
from scrapers.text import fold, is_cjk

MOST_LETTERS = 300
_FEWEST = 3  # words
# What we make, that somebody may find fault with.
_OURS = (
    r"(?:alerts?|bullets?|bullet points?|summar(?:y|ies)|figures?|numbers?|amounts?|dates?|titles?|links?"
    r"|headlines?|names?|translations?|digests?|posts?|cards?|messages?|pages?|page numbers?|paragraph numbers?"
    r"|notifications?|pdfs?|attachments?|formatting|layout|chinese version|english version|bot|tamar|tags?"
    r"|spelling)"
)
_OURS_HAN = (
    r"(?:通知|重點|bullets?|要點|摘要|撮要|數字|數目|銀碼|金額|日期|標題|題目|連結|網址|人名|名|翻譯|譯名|頁數|頁碼|段落|格式|排版|卡片"
    r"|訊息|匯報|中文版|英文版|bot|條link|link|summar(?:y|ies))"
)
_FAULT = (
    r"(?:wrong|incorrect|inaccurate|off|broken|dead|missing|out of date|outdated|mis-?spel(?:t|led)|garbled"
    r"|misleading|confusing|unreadable|cut off|truncated|too long|too short|too small|too vague|a mess|not right"
    r"|not correct|not clickable|unclear|duplicated|mixed up|backwards|swapped|blank|empty|nonsense|not working"
    r"|ugly|hard to read|old|stale)"
)
_OPINIONS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(either_script(pattern), re.IGNORECASE), lines)
    for pattern, lines in (
        # Something is wrong. e.g. the figure in this morning's alert is wrong · the link is dead
        # e.g. wrong date on that one · 標題打錯咗 · 條link死咗
        (
            (
                rf"\b{_OURS}\b.{{0,60}}?\b(?:is|are|was|were|looks?|seems?|has been|have been|keeps?|gets?|got|'s"
                rf"|isn't|aren't|doesn't|don't|won't) (?:\w+ ){{0,2}}?(?:{_FAULT}|work(?:ing)?|open(?:ing)?"
                r"|load(?:ing)?|match|show(?:ing)?)\b|^\W*(?:the |a |that's the |you (?:have|got|used) (?:the )?)?"
                rf"(?:wrong|broken|dead|incorrect|missing|bad) {_OURS}\b"
                r"|\b(?:you|u)(?:'re| are|r)? (?:just |so |totally |completely |quite )?(?:wrong|mistaken|incorrect)\b"
                r"|^\W*(?:no,? )?(?:that|this|it)(?:'s| is) (?:not (?:right|correct|true)|wrong|incorrect)\b"
                r"|\blinks?\b.{0,30}?\b(?:404|nowhere|an? error|a dead|not found)\b"
                r"|你(?:哋|們)?(?:搞|講|寫|計|睇|弄|算)?錯(?:咗|了|晒)|(?:連結|條?link|網址)[^,，。]{0,8}(?:404|死|彈走|唔到)"
                r"|\b(?:typo|mistake|error|mix-?up|mistranslat\w+|misprint)s? in\b"
                rf"|\b(?:it|this|that|the {_OURS}) should (?:say|read|be|have (?:been|said))\b "
                rf"(?!in\b|at\b|on\b|daily|weekly|instant)|\b(?:it|the {_OURS}) says? .{{1,40}}\bbut\b"
                rf"|{_OURS_HAN}[^,，。]{{0,16}}?(?:錯|唔啱|唔對|不對|有誤|打錯|寫錯|譯錯|死咗|壞咗|開唔到|打唔開"
                r"|睇唔到|唔見咗|不見了|亂碼|重複|亂|甩咗)"
            ),
            ("list", "status"),
        ),
        # Something would be better. e.g. it would be nice if the bullets gave page numbers · I wish you showed the date
        # e.g. 如果有頁數就好
        (
            (
                r"\b(?:it|that)?(?:'d| would| might| could) be (?:so |really |very |much |even )?(?:nice|good|great"
                r"|better|lovely|helpful|useful|handy|easier|clearer|cool|brilliant|ideal|wonderful|neat)\b"
                r"(?=.{3,})"
                r"|\b(?:i|we) (?:do )?wish (?:you|it|the|tamar|there)\b"
                r"|\b(?:why not|how about|what about|have you (?:thought of|considered)) (?:show|add|giv|us|includ"
                r"|putt|mak|sort|group|colour|number)\w*\b"
                r"|\b(?:one |a |small |quick )?(?:suggestion|feature request|idea|wish|piece of feedback"
                rf"|feedback)\b ?[:,-]|\b(?:could|can|should|might) (?:the |your |these |those )?{_OURS} "
                r"(?:also |please |at least |perhaps )?(?:show|give|have|include|carry|say|link|mention"
                r"|be (?:shorter|longer|bigger|clearer|sorted|grouped|numbered|in bold))\b"
                rf"|\b(?:would|'d) (?:prefer|like|love) (?:it if|to see) (?:the )?{_OURS}\b"
                r"|如果[^,，。]{1,24}(?:就好|就更好|會更好|會好啲|就正)"
                r"|(?:建議|希望|最好)(?:可以|你哋?|佢|能夠|個bot|啲)?[^,，。]{0,4}"
                r"(?:加|列|寫|標|顯示|附|改善|改進|分開|整理)[^,，。]{1,20}"
            ),
            ("help feedback", "list"),
        ),
        # Too much of it. e.g. too many messages, half of them nothing to do with us · 太多通知，一半都唔關我哋事
        (
            (
                r"\b(?:too many|so many|way too many|far too many|drowning in|flooded with|spammed with"
                r"|swamped with|bombarded with|overwhelmed by) (?:\w+ ){0,2}(?:messages?|alerts?|posts?"
                r"|notifications?|pings?|papers|things)\b"
                r"(?!.{0,60}\b(?:can|could|please|batch|digest|once|weekly|daily)\b)"
                r"|\b(?:half|most|none|few|many) of (?:them|these|it|the (?:alerts|messages|posts)) (?:\w+ ){0,3}?"
                r"(?:nothing to do with|not relevant|irrelevant|not about|noise|useless|unrelated)\b"
                r"|\b(?:isn't|aren't|not|nothing) (?:relevant to|to do with|about) "
                r"(?:us|our (?:work|practice|area|clients?|team))\b"
                r"|(?:太多|咁多)(?:通知|訊息|嘢|文件|alert)[^?？]{0,20}$|(?:唔關|同我哋冇關|與我們無關)[^,，。]{0,8}"
            ),
            ("digest daily", "list"),
        ),
        # Less of each of them. e.g. no bullets, only titles · just the headlines please · 淨係要標題
        (
            (
                r"^\W*(?:(?:please|pls|can you|could you|we want|i want|we'd like|i'd like)\W{1,2}){0,2}"
                r"(?:(?:no|skip|drop|without|lose|hide|fewer|shorter) (?:the )?(?:bullets?|bullet points?"
                r"|summar(?:y|ies)|paragraphs?|page numbers?)\b"
                r"|(?:just|only)(?: (?:give|send|show|post)(?: us| me)?)? (?:the )?(?:headlines?|titles?)(?: only)?"
                r"(?:,? (?:please|pls|thanks|will do|is fine))?\W*$)"
                r"|^\W*(?:唔該|請)?(?:淨係|只)(?:要|send|出)?(?:標題|題目)(?:就得|就夠)?|唔要(?:重點|摘要|撮要)"
            ),
            ("help feedback", "list"),
        ),
        # Praise that is no thanks. e.g. love the new layout · the bullets are great · 好好用
        (
            (
                r"^\W*(?:(?:we|i|everyone|the team|my boss) )?(?:really |all )?"
                rf"(?:love|like|appreciate|hate|dislike|miss)s? (?:the |your |these |this )(?:new |old )?{_OURS}\b"
                rf"|\b{_OURS} (?:is|are) (?:really |so |very |super )?(?:great|good|excellent|brilliant|useful"
                r"|helpful|clear|nice|perfect|terrible|awful|annoying|useless)\b"
                r"|^\W*(?:呢個bot|tamar|啲摘要|啲重點|啲通知)?(?:真係)?"
                rf"(?:好好用|好正|好有用|幾好用|好方便|唔好用|好難用)[呀啊喎!！]{{0,3}}\W*$"
            ),
            ("thanks",),
        ),
    )
)
# e.g. cheers, very useful this morning · 多謝，好有用
_THANKS = re.compile(
    either_script(
        r"^\W*(?:ok |great |perfect |lovely |brilliant |awesome |cool |super |wonderful |excellent "
        r"|oh )*(?:many thanks|thanks|thank you|thx|ty|ta|cheers|much appreciated)\b"
        r"(?: (?:so much|a lot|a million|very much|again|tamar|team|all"
        r"|for (?:that|this|the help|your help)))*[,.!; –—-]*"
        r"(?:(?:that|this|it|these|those)(?:'s|'re| is| was| were| are)? )?"
        r"(?:(?:was|is|really|very|so|super|most|just|extremely|quite|all|exactly|what) )*(?:useful|helpful|handy"
        r"|great|good|brilliant|perfect|lovely|nice|excellent|awesome|wonderful|interesting|timely|quick|fast"
        r"|what (?:i|we) (?:needed|wanted)|(?:i|we) (?:needed|wanted)|a (?:great|big|huge|real) help"
        r"|(?:great|good|nice) (?:work|job|stuff|one|summary|catch|find))"
        r"(?: (?:this morning|today|as always|again|work|job|stuff|one|indeed|bot|tamar|last night|yesterday"
        r"|this week))*\W*$"
        r"|^\W*(?:great|good|nice|excellent|lovely|brilliant|fantastic|amazing|superb|well|awesome) "
        r"(?:work|job|stuff|one|catch|find|summary|digest|done)\b"
        r"(?: (?:on|with|in) (?:the|this|that|today's|yesterday's) [a-z' ]{2,40}?)?"
        r"(?: (?:this morning|today|yesterday|again|tamar))*"
        r"(?:[,.!; ]+(?:thanks|thank you|cheers|thx|ta)(?: (?:a lot|so much|again|all|tamar))*)?\W*$"
        r"|^\W*(?:多謝|謝謝|唔該晒?|感謝|thanks|thx)(?:晒|你|您|哂)?[,，!！ ]*(?:真係|真的|非常|好|幾|超|勁|都)?"
        r"(?:好)?(?:有用|有幫助|方便|正|好用|快|準|清楚|叻|犀利)(?:呀|喎|啊|晒|了)?\W*$"
    ),
    re.IGNORECASE,
)


def meant(heard: Heard) -> Intent | None:
    """Offer to pass on an opinion in its own words; thank who thanks with praise; None for all else."""
    text, read = heard.text, heard.read
    if len(text) > MOST_LETTERS or grammar.is_typed(text) or NUMBERED.search(text):
        return None
    said = fold(text).replace("’", "'")
    guessed = isinstance(read, Guessed) and read.intent is None
    if (
        not guessed
        and not unsure(read, text)
        and not isinstance(read, Help | Misunderstood | AskPaper)
    ):
        return None
    if _THANKS.fullmatch(said):
        return grammar.parse("thanks")
    if isinstance(read, Misunderstood) or grammar.searches(text) or _is_short(said):
        return None
    words = " ".join(text.split())
    for pattern, lines in _OPINIONS:
        if pattern.search(said):
            return Guessed(None, f"feedback {words}", lines)
    return None


def of_the_thread(heard: Heard) -> Intent | None:
    """Offer to pass on what somebody says is wrong in the message in whose thread they say it."""
    said = fold(heard.text).replace("’", "'")
    if not heard.speaker.about or questions.asks(heard.text) or not _OPINIONS[0][0].search(said):
        return None
    return meant(heard)


def _is_short(said: str) -> bool:
    """Say whether a text is too short to be more than a complaint that a setting helps against."""
    return len(said.split()) <= _FEWEST and not any(map(is_cjk, said))


__all__ = ["meant", "of_the_thread"]
