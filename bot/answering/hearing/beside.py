"""This file takes what is asked in the thread of a paper for a question about that paper."""

from __future__ import annotations

import re

from bot.answering.arguments.words import either_script
from bot.answering.finding.places import OF_ONE
from bot.answering.following.followers import Followers
from bot.answering.hearing import grammar, questions
from bot.answering.hearing.certainty import as_typed, unsure
from bot.answering.intents import (
    Briefing,
    Commitments,
    Follow,
    Guessed,
    Help,
    Intent,
    Latest,
    ListFollowed,
    Meetings,
    Profile,
    Programme,
    Search,
    Show,
    ShowStory,
    Status,
    Why,
)

MOST_LETTERS = 200
_IT = "(?:it|this|that|(?:this|that|the) (?:paper|document|alert|question|reply|one))"
# Where a paper says something.
# e.g. which paragraph mentions privacy · does it say anything about costs · 邊段講私隱 · 有冇提到私隱
_WHERE = re.compile(
    either_script(
        r"^\W*(?:(?:so|ok|and|hi|please|can you tell me|tell me|show me|find) ){0,3}(?:(?:which|what) (?:paragraphs?|paras?|pages?|parts?|sections?|bits?|slides?) (?:of (?:it|this|the paper) )?(?:(?:is|are|was|were) (?:it |this )?)?(?:mentions?|says?|talks?|deals?|covers?|discuss(?:es)?|refers?|has|have|contains?|on|about)"
        r"|where (?:does|do|did) (?:it|this|they|the (?:paper|government|document|reply)) (?:mention|say|talk|refer|discuss|cover)"
        r"|where (?:is|are) (?=.{1,40} (?:mentioned|in (?:it|this|here|the paper))\W*$)"
        r"|(?:does|do|did) (?:it|this|the (?:paper|document|reply)) (?:even |ever |also )?(?:mention|say|talk|cover|discuss|refer|contain|have|include)"
        r"|(?:does|do|did) (?:they|the government) (?:even |ever |also )?(?:mention|say|talk|refer)"
        r"|(?:(?:is|are) there )?(?:anything|something) (?=(?:about|on) .{1,40} (?:in (?:it|this|here|the paper)|here)\W*$)"
        r"|(?:(?:is|are) there )?(?:any |a )?(?:paragraphs?|paras?|mention) (?=about|on|of))"
        r"(?: (?:anything|something|much|a word))?(?: ?(?:about|on|of|to|with))? ?(?P<en>[a-z0-9][\w' -]{1,38}?)(?: (?:in (?:it|this|here|the paper)|here|mentioned|covered|discussed|at all)){0,2}\W*$"
        r"|^\W*(?:請問|想問|咁)?(?:(?:邊|哪)(?:一)?(?:段|頁|度|處|節|部分|裏|裡)(?:有)?(?:提|講|說|寫|談|涉)(?:到|及|過|咗)?|(?:佢|呢份|這份|入面|文件|裏面)?(?:有冇|有沒有|有無|係咪有|是否有)(?:提|講|說|寫|談|涉)(?:到|及|過|咗)?|(?:提|講|說)(?:到|及)(?=.{1,10}(?:段|部分)))(?![座者明服師案升供交高款出作判])(?P<han>[^,，。?？呢嘅的㗎呀嗎]{1,16})(?:嘅|的)?(?:段落?|部分|嘢)?[呢㗎呀嗎啊]?\W*$"
    ),
    re.IGNORECASE,
)
# What its card says, in a whole sentence: who asked or wrote it, when, what of, and where it is.
# e.g. who asked this · when was it published · what's this about · tl;dr · 邊個議員問㗎 · 幾時出 · 講咩
_ON_CARD = re.compile(
    either_script(
        r"^\W*(?:(?:so|ok|and|hi|wait|sorry|please),? ){0,2}(?:"
        rf"who (?:asked|raised|wrote|issued|published|prepared|answered|replied)(?: (?:to )?{_IT})?|who (?:is|was) {_IT} (?:by|from)|who(?:'s| is| was) behind {_IT}|who(?:'s| is) the (?:author|asker|writer|replier|publisher)"
        rf"|which (?:member|legislator|councillor|bureau|department|panel|committee)(?: (?:asked|raised|wrote|issued|published|prepared|answered|replied)(?: (?:to )?{_IT})?| (?:is|was) {_IT} (?:by|from|for|of))?"
        rf"|when (?:was|is|did|were) (?:{_IT}|they)(?: [a-z]{{2,12}}){{0,2}}|what(?:'s|s| is| was| does| are) {_IT}\b(?: [a-z]{{2,12}})? (?:about|say|mean|for|on)"
        rf"|what(?:'s|s| is| are) (?:the )?(?:(?:key|main) (?:points?|facts?|takeaways?)|gist|summary|points?|takeaways?|date|source|link|title|number|deadline|status)"
        r"|tl;?dr|summary|summar(?:ise|ize)|in (?:short|brief|a nutshell)|gist|key (?:points?|facts?|takeaways?)|main points?|explain|too long|link|source|original|details?|download|attachments?"
        r"|(?:give|send|show|get) me (?:a |the )?(?:summary|gist|link|key points|details?|source|original)|(?:open|explain|download) (?:it|this)"
        r"|how much (?:money (?:is|was|will) (?:it|this)|(?:does|did|will) (?:it|this) cost)|how many pages(?: (?:is|are|does|has) (?:it|this|in it)(?: have)?)?"
        rf")(?: (?:of|in|on|to|from|for) {_IT}| {_IT})?(?:,? (?:please|pls|thanks))?\W*$"
        r"|^\W*(?:(?:in|the) )?(?:english|chinese|traditional|simplified)(?: chinese)?(?: (?:version|one|copy|text))?\W*$"
        r"|^\W*(?:請問|咁|即係|唔該)?(?:呢份|這份|佢|份文件)?(?:係|是)?(?:(?:邊個|誰|哪個|哪位|邊位)(?:議員|人|局|部門)?(?:問|提|提出|寫|發|發出|出|答|負責)|(?:邊|哪)(?:個|位)?(?:議員|局|部門|委員會)(?:問|提出?|寫|發出?|答|負責)?|(?:幾時|何時|邊日|哪天)(?:出|發|公布|刊登?|問|開)?|(?:即係|係|是|關於|講|說|寫|做)(?:緊|嘅|啲)?(?:咩|乜|乜嘢|什麼|甚麼)|(?:有咩|有什麼)?(?:重點|撮要|摘要)|總結|簡單講|懶人包|來源|出處|連結|下載|附件|(?:幾時|何時)(?:截止|完|到期)|(?:繁體|簡體|中文|英文|繁|簡)(?:版|版本)?)(?:咗|過)?(?:嘅|的)?[呢㗎呀嗎啊嘅]{0,2}\W*$"
    ),
    re.IGNORECASE,
)
# What asks of something else, or is of this paper already.
_ELSEWHERE = (Meetings, Briefing, Commitments, Programme, Profile, ShowStory, *OF_ONE, Why)
# e.g. related papers · what happened next · any follow-up · 有冇相關文件 · 後續
_STORY = re.compile(
    either_script(
        r"^\W*(?:any |is there |are there |show (?:me )?|the |and |so |ok ){0,3}(?:(?:other )?(?:related|similar|linked|connected)|(?<=any )(?:earlier|previous|other|more)) (?:papers?|documents?|ones|replies|minutes)(?:,? please)?\W*$|^\W*(?:so |and |ok )?what (?:happened|came|happens|comes) (?:next|after|before|since)(?: (?:this|that|it))?\W*$|^\W*(?:any|is there (?:a|any)|was there (?:a|any)) (?:follow[- ]?ups?|updates?|progress|news|background|sequel)(?: (?:on|to|about) (?:this|it|that))?\W*$"
        r"|^\W*(?:(?:有冇|有沒有|有無|仲有冇|還有沒有)其他|(?:有冇|有沒有|有無|仲有冇|還有沒有)?(?:相關|類似)|(?:有冇|有沒有|有無)有關)(?:嘅|的)?(?:文件|嘢|資料)[呢㗎呀嗎]?\W*$|^\W*(?:(?:有冇|有沒有)?(?:下文|後續|跟進情況)|(?:有冇|有沒有)(?:進展|更新|背景資料))[呢㗎呀嗎]?\W*$|^\W*(?:之後|後來)(?:點|怎樣|如何|有咩(?:發展|進展)?)[呢㗎呀樣]?\W*$"
    ),
    re.IGNORECASE,
)
_LOOSE = (Search, Followers, ListFollowed, Help, Status, type(None))
# e.g. does it affect us · was this revised · 有咩數字 · 幾時討論
_ASKS = re.compile(
    either_script(
        r"^\W*(?:does|do|did|is|was|were|has|have|will|would|should|how|what|when|where|who|which)\b.{0,60}\b(?:it|this(?! (?:year|month|week|weekend|morning|afternoon|session|summer)\b)|that(?=\W*$| (?:paper|document|reply|one)\b)|the paper|these(?=\W*$| (?:papers?|replies|figures|numbers)\b))(?=\W|$)|^\W*give me the (?:numbers|figures|facts|details|dates)(?: please)?\W*$"
        r"|^\W*(?:有咩|有乜|有什麼)(?:數字|數據|影響|內容|結論|建議|改變|分別|例子|後果|罰則|要求|目的|原因)[呢㗎呀嗎]?\W*$|^\W*(?:幾時|何時|會唔會|係咪|點樣)(?:討論|審議|生效|實施|執行|通過|完成|開始|開會|真)[呢㗎呀嗎嘅]{0,2}\W*$|^\W*(?:有咩|有乜|幾時|何時|幾多|會唔會|係咪|點樣|邊啲).{0,16}(?:呢份|這份|份文件)|^\W*(?:呢份|這份|佢).{0,16}(?:咩|乜|點|幾|會唔會|係咪|嗎|未)"
    ),
    re.IGNORECASE,
)
# Its text in one of the languages in which it was published; nothing is said of what comes later.
# e.g. English version · is there a Chinese one · in simplified please · 中文版呢 · 有冇英文版
_IN_LANGUAGE = re.compile(
    either_script(
        r"^\W*(?:(?:in|the|an?|is there|do you have|can (?:i|we) (?:have|get|see|read)|show(?: me)?|give me|it|this|please|pls|any) ){0,5}(?:english|chinese|traditional(?: chinese)?|simplified(?: chinese)?)(?: (?:version|one|copy|text|pdf|link|please|pls|available)){0,2}\W*$"
        r"|^\W*(?:有冇|有沒有|有無|睇|看|要|俾我|畀我|我要|我想睇|想睇)?(?:繁體?|簡體?|中文?|英文?)(?:版本?|文本)?(?:呢|嗎|㗎|嘅)?\W*$"
    ),
    re.IGNORECASE,
)
# A place in it, named alone or with what is to be done there.
# e.g. para 4 · what does paragraph 6 say · page 3 · 第4段講咩
_AT = re.compile(
    either_script(
        r"^\W*(?:(?:show|read|open|see|give me|what(?:'s| is| does)|in|the|please|go to|quote) ){0,3}(?P<en>(?:para(?:graph)?s?|page|pp?|¶)\.? ?\d{1,4}(?:[-–]\d{1,4})?)(?: (?:say|says|about|mean|please|again)){0,2}\W*$"
        r"|^\W*(?:睇|看|讀|俾我睇|我想睇)?(?P<han>第 ?\d{1,4} ?[段頁])(?:講|係|是|寫|說|話)?(?:咩|乜|什麼|啲咩)?(?:呀|㗎|呢)?\W*$"
    ),
    re.IGNORECASE,
)
# e.g. subscribe to this · keep an eye on this bill please
_FOLLOW = re.compile(
    r"^\W*(?:please |pls )?(?:subscribe(?: me| us)? to|track|watch|monitor|keep an eye on) (?:this|it|that)(?: (?:paper|one|document|bill))?(?: please)?\W*$",
    re.IGNORECASE,
)


def said_of(text: str) -> Intent | None:
    """Give what a text says of the paper before us that would mean the whole channel elsewhere."""
    if len(text) > MOST_LETTERS:
        return None
    if place := _AT.match(text):
        return Show(place["en"] or place["han"])
    if _IN_LANGUAGE.match(text):
        return Show("this")
    return Follow("this") if _FOLLOW.match(text) else None


def meant(text: str, read: Intent) -> Guessed | None:
    """Give what answers a question about the paper before us; None for what asks of something else."""
    loose = (
        unsure(read, text)
        or read == Latest()
        or (isinstance(read, Profile) and _ON_CARD.search(text) is not None)
    )
    typed = grammar.is_typed(text) and not isinstance(read, Profile)
    if len(text) > MOST_LETTERS or typed or not loose:
        return None
    asked = read.intent if isinstance(read, Guessed) else read
    if isinstance(asked, _ELSEWHERE) and not (isinstance(asked, Profile) and asked is read):
        return None
    if (place := _WHERE.search(text)) and (words := (place["en"] or place["han"] or "").strip()):
        line = f'show this "{words}"'
        return Guessed(grammar.parse(line), line, as_typed(text, "more this"))
    if _STORY.search(text):
        return Guessed(ShowStory("this"), "story this", as_typed(text, "show this"))
    if _ON_CARD.search(text) or (
        isinstance(asked, _LOOSE) and _ASKS.match(text) and not questions.requests(text)
    ):
        return Guessed(Show("this"), "show this", as_typed(text, "more this"))
    return None
