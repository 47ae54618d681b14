"""This file knows talk between people, in which nobody asks anything of us: it is neither searched for nor obeyed."""

from __future__ import annotations

import re
from importlib import resources
from tomllib import loads

from bot.answering.arguments import courtesy, questions
from bot.answering.arguments.words import any_pattern
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import doubts
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import (
    Guessed,
    Hello,
    Intent,
    Misunderstood,
    Overheard,
    Search,
    Thanks,
)
from scrapers.text import fold

MOST_LETTERS = 600
_NAMES = ("topic", "committee", "bureau", "member", "programme", "paper", "email")
_MOST_THANKS = 100
_OF_OURS = ("paper", "email")  # which whoever tells of their doings hands to us


# e.g. thanks but · 不過
_TURNS = any_pattern(
    r"\b(?:but|though|however|except|now|next|also|and (?:please|can))\b|但|不過|不如|仲有|另外|同埋|順便"
)
# What was written to others and is passed on.
# e.g. fwd: minutes · Dear colleagues, · 各位同事
_PASSED_ON = any_pattern(
    r"^\W{0,9}(?:(?:fwd?|re) ?[:：]|-{2,5} ?(?:forwarded|original) message|begin forwarded)",
    r"^\W{0,9}dear (?:all|both|colleagues?|team|sirs?|members|friends|mr|ms|mrs|dr|prof|[a-z]{2,14},)",
    r"^\W{0,9}(?:fyi|heads[- ]up|note|announcement)(?: to| for)?,? (?:all|everyone|everybody|team|folks)\b",
    r"^\W{0,9}各位(?:同事|好|同學|拍檔|[,，:：])",
)
# Somebody else is spoken to by name.
# e.g. @Amy I read it · <@U0AB> noted · @all
_AT_OTHERS = re.compile(r"^\W{0,3}(?:@(?!tamar\b|bot\b)|<@)[\w.|-]{2,40}>?", re.IGNORECASE)
# Somebody who is spoken to by name, and not we.
# e.g. Ben, can you call the client · 阿明你記得交未
_CALLED = re.compile(
    r"^(?!(?i:please|pls|hi|hey|hello|ok|okay|thanks|sorry|morning|afternoon|evening|tamar|bot|team|all|also|and|so|great"
    r"|well|yes|no|now|quick|right|btw|fyi|question|again|then|dear|good|cool|nice|sure|actually|oh|but|or|next|first"
    r"|finally|lastly|today|tomorrow|urgent|admin|how|what|when"
    r"|where|which|who|whose|why)\b)[A-Z][a-z]{1,12},? (?:can|could|did|have|are|will"
    r"|would|were|do) (?:you|u)\b"
    r"|^阿(?![Tt]am)(?:[\u3400-\u9fff]{1,2}|[A-Za-z]{2,10})(?:哥|姐|仔|生|太)?[,，: ]?[你妳]"
)
_WHO = r"(?:[a-z]{2,14}(?: [a-z]{2,14})?|(?:my|our|the) [a-z ]{3,24}?)"
_SAYS = r"(?:said|says|told (?:me|us)|reckons|thinks|mentioned|texted|promised|replied)"
_THEY = r"(?:he|she|they|it|we|i|there|(?:he|she|they|it|we|i)'(?:d|ll|s|re|m|ve))"
_WHO_HAN = (
    r"(?:阿[\u3400-\u9fffa-z]{1,8}|[a-z]{2,12} ?|老細|老闆|上司|同事|秘書|個客|佢哋?|他們?|她)"
)
_LATELY = r"(?:頭先|啱啱|今朝|尋日|噚日)?"
# What somebody said.
# e.g. James said he'd have it drafted · Mary told me she is away · 阿明話佢聽日先返 · 老細話ok
_SAID = any_pattern(
    rf"^\W{{0,9}}(?:(?:so|and|but|oh|ok|btw|fyi)\W+)?{_WHO} {_SAYS}(?: that)? {_THEY}\b",
    rf"^\W{{0,9}}{_WHO} (?:said|says|wrote|asked|joked)\b[^\"“”]{{0,40}}[\"“]",
    rf"^\W{{0,9}}(?:[琴尋噚昨前]日|昨天|今朝|上次|之前)?{_WHO_HAN}{_LATELY}(?:話|講|說|問)[:：,，]?[「『“\"]",
    rf"^\W{{0,9}}{_WHO_HAN}{_LATELY}(?:話|講|說)(?:佢|會|聽日|今日|今晚|下|之後|已經|ok|得|冇|唔|咗|遲|想|要)",
)
_DONE = (
    r"(?:circulat|draft|send|call|ring|join|check|be|ask|get back|come back|revert|reply|speak|talk|chase|print|book"
    r"|pick|bring|finish|leave|head|grab|confirm|look|do|review|sent|spoke|left)"
)
_DOES = (
    r"(?:pick (?:this|it|that|up)|call|circulate|draft|send|join|ring|chase|revert|check|speak to|talk to|handle|sort"
    r"|cover|bring|finish|look into|get back)"
)
_BODIES = r"(?:govt|government|legco|council|court|police|bureau|bill|it|this|that)\b"
_SOON = r"(?:先|遲|聽日|明天|等陣|一陣|等下|稍後|而家|現在|啱啱|剛剛?|已經|今晚|下晝|返去|未)"
_DONE_HAN = r"(?:到|覆|回|去|打|搞|做|交|睇|改|寫|發|send|跟進|攞|返|傾|處理|食)"
# What somebody tells of what they do, will do, or did.
# e.g. I'll circulate the draft · running 10 minutes late · we're on our way · 我遲10分鐘到 · 我聽日再覆 · 邊個攞咗
_OWN_DOINGS = any_pattern(
    rf"\b(?:i|we)(?:'ll| will|'m going to|'re going to|'ve just| have just| just) (?:be |also |then )?{_DONE}\w*\b",
    r"\brunning (?:\d{1,2} (?:min\w{0,4}) |a bit |very |slightly )?late\b|\b(?:be|am"
    r"|is) (?:\d{1,2} ?min\w{0,4} )?late\b",
    r"\bon (?:my|our) way\b",
    rf"^(?!{_BODIES})[a-z]{{2,12}}(?:'ll| will| is going to) {_DOES}\b",
    r"\b(?:see|speak to|talk to|catch) (?:you|u|ya|everyone) (?:at|in|on|later|soon|there|tomorrow|then)\b",
    rf"我(?:會)?{_SOON}[^,，。]{{0,6}}?{_DONE_HAN}",
    r"(?:你哋?(?:開始|食|傾|去|行)先)|(?:邊個|誰)(?:攞|拎|用|食|飲|拿)[咗了緊走]",
)
_FIRST = r"^\W{0,9}(?:(?:ok|okay|yes|yep|sure|great|good|thanks|thank you|thx|well)\W+){0,4}"
# Who takes note, and asks for nothing.
# e.g. noted with thanks · ok got it · 收到 · 好的，明白
_NOTED = any_pattern(
    rf"{_FIRST}(?:noted|got it|understood|will do|roger|copy that|sounds good|makes sense|fair enough|no worries)\b",
    r"^\W{0,9}(?:好的?|ok|嗯|得)?\W{0,9}(?:收到|明白|知道了?|了解|清楚|冇問題|沒問題)",
)
# What is ours: what we send, and what is done with it.
# e.g. alerts · the digest · notifications · 通知 · 摘要
_OURS = any_pattern(
    r"\b(?:tamar|alerts?|digests?|notifications?|notifs?|pings?|bullets?|subscri\w{2,8}|unsub\w{0,8}|following|topics?)\b",
    r"\b(?:follow(?:ed)?(?![ -]ups?\b)|search|watch ?lists?)\b(?!\W*$)|通知|摘要|訂閱|跟進(?![一下咗緊])|訊息|主題|靜音"
    r"|暫停|收藏|搜尋|彈|嘈",
    r"\bquiet (?:hours|times?)\b|do not disturb|勿擾",
)
# Whether we are at work, which only we can say.
# e.g. will you still run · 你仲做唔做嘢
_AT_WORK = any_pattern(
    r"\b(?:will|do|are|can) (?:you|u|tamar) (?:(?:still|also|even|be) ){0,2}(?:run|work|operat|on duty|open)\w{0,3}\b",
    r"(?:你|妳|您|tamar) ?(?:仲|還|会不会|會唔會|會不會|會)?(?:做唔做嘢|做嘢|開唔開工|開工|返唔返工|上班|工作|運作)",
)
# How something is to come, which whoever says so may want of us.
# e.g. every morning · 每朝八點半收到
_COMES = any_pattern(
    r"\b(?:daily|weekly|every (?:day|week|morning)|instant)\b",
    r"(?:每[日朝天週周]|每個?星期|收到|即時)",
)
_GREAT = r"(?:good|great|nice|lovely|fun|safe|happy|merry|relaxing)"
# Good wishes, which are for people.
# e.g. good luck to everyone in court · have a lovely weekend all · 祝大家順利 · 路上小心
_WISHES = any_pattern(
    r"^\W{0,9}(?:(?:(?:the )?best of luck|good luck)(?! (?:charm|fund|scheme|symbol))|all the best|best wishes"
    r"|fingers crossed|break a leg|get well|safe travels"
    r"|welcome (?:back|aboard)|season's greetings|many happy returns|bon voyage|take care)\b",
    rf"^\W{{0,9}}(?:have an? {_GREAT}|happy (?:[a-z]{{3,6}}day|new year|holidays?|easter))\b",
    r"^\W{0,9}(?:merry christmas|enjoy your)\b",
    r"^\W{0,9}(?:祝(?:你|妳|您|大家|各位|願)|(?:一切|一路|旅途)(?:順利|平安|順風|愉快)|路上小心|萬事|身體健康|(?:週|周)末愉快)",
)
_JOINS = (
    r"(?:up for|fancy|fancies|keen (?:on|for)|wants? to (?:go|join|come|grab|play)"
    r"|coming (?:along|for)|joining)"
)
# Others are asked to come along.
# e.g. anyone up for a hike on Saturday · 周末有人一起去爬山吗 · 有冇人一齊打羽毛球
_INVITES = any_pattern(
    rf"\b(?:anyone|anybody|who(?:'s| is| else is|ever is)?|someone|somebody) (?:else )?(?:free and )?{_JOINS}\b",
    r"(?:有(?:冇|沒|沒有|無)?(?:人|邊個|哪位)|邊個|誰)(?:想|要|得閒|有空|會)?(?:一起|一齊|一同|同我|跟我)(?:去|食|吃|飲|喝|玩|打|行|爬|踢|唱|睇|看)",
)
_VERBS = (
    r"(?:(?:un)?(?:pause|mute)|stop|quiet|snooze|hold|silence|resume|undo|save|show|find|list|tell|give|get|set|change"
    r"|switch|turn|add|remove|drop|cancel|keep|make|put|hush|shush|don't|do not|no|nothing|not)"
)
_VERBS_HAN = r"(?:停|暫停|靜|唔好|唔使|唔要|不要|別|咪|取消|恢復|復原|跟|訂|追|收藏|搵|找|查|睇下|顯示|設|改|加|刪|退)"
# An order stands first in a clause.
# e.g. pause, I'm at lunch · 停一停，去食飯
_ORDERED = any_pattern(rf"^\W{{0,9}}{_VERBS}\b", rf"^\W{{0,9}}{_VERBS_HAN}")
_WE = (
    r"(?:i|i'm|i'll|i've|we|we're|you|u|he|she|they|me|us|my|your|anyone|anybody|someone|somebody|everyone"
    r"|guys|folks)"
)
# What no title of a paper is written with: who speaks, a question, a time of day, a face.
# e.g. lunch at 1? · anyone for coffee · 😂 · 食飯未呀
_SHAPED = any_pattern(
    r"[?？!！😀-🙏🤣🤔☕🎂]",
    rf"\b(?:{_WE}|let's|lets|who|can|could|at \d{{1,2}}|today|tonight|tomorrow|again|sorry|happy|is|was|are|the)\b",
    r"[我你佢哋咗緊紧喇啦㗎呀吖喎咩嘛嗎吗未先冇唔邊边哪]|今日|聽日|今晚|等陣|快樂|大家",
)


def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    text = resources.files(__package__).joinpath("chatter.toml").read_text("utf-8")
    told, found = loads(text), []
    for kind, begins in (("everyday", ""), ("reactions", r"^\W{0,9}")):
        latin = "|".join(
            re.escape(one).replace(r"\-", "[- ]?") for one in told[kind]["english"].split()
        )
        han = "|".join(re.escape(one) for one in told[kind]["han"])
        found.append(any_pattern(rf"{begins}\b(?:{latin})\b", rf"{begins}(?:{han})"))
    return found[0], found[1]


_EVERYDAY, _REACTS = _words()


def tells_of_others(text: str) -> bool:
    """Say whether a text tells what somebody said, who is named in it."""
    said = fold(text[:MOST_LETTERS]).replace("’", "'")
    return bool(_SAID.search(said)) and not _ours(said)


def meant(heard: Heard) -> Overheard | None:
    """Take what people say to each other for that; None for whatever may be said to us."""
    text = heard.text
    if len(text) > MOST_LETTERS or grammar.is_typed(text) or grammar.is_search(text):
        return None
    if not _is_open(heard.read):
        return None
    said = fold(text).replace("’", "'")
    to_another = _AT_OTHERS.search(text) or _CALLED.search(text)
    if _PASSED_ON.search(said) or (to_another and not _ours(said)):
        return Overheard()
    if _ours(said) or any(_ORDERED.search(courtesy.without(one)) for one in _clauses(said)):
        return None
    if _SAID.search(said) and not (questions.asks(text) or _COMES.search(said)):
        return Overheard()
    asked = questions.asks(text) or questions.requests(text)
    if (_WISHES.search(said) and not asked) or _INVITES.search(said):
        return Overheard()
    if _REACTS.search(said) and not asked:
        return Overheard()
    named = gapped(text, heard.book).named
    if any(named.get(kind) for kind in _NAMES):
        own = not asked and not any(named.get(kind) for kind in _OF_OURS)
        return Overheard() if own and _OWN_DOINGS.search(said) else None
    if _EVERYDAY.search(said) and _is_said(said):
        return Overheard()
    told = _OWN_DOINGS.search(said) or _NOTED.search(said)
    return Overheard() if told and not asked else None


# Who thanks us, and says what for or how well it went.
# e.g. thx Tamar, super 快 · thank you so much, that saved me an hour · 多謝晒，好快手
_THANKS = any_pattern(
    r"^\W{0,9}(?:(?:many |so many )?thanks|thank (?:you|u)|thx|thnx|ty|cheers)(?![\w'])"
    r"|^\W{0,9}(?:多謝|謝謝|感謝|唔該晒|辛苦(?:晒|你|了))",
)
# e.g. super fast · 好快手
_PRAISE = any_pattern(
    r"\b(?:tamar|bot|super|fast|quick|saved|helpful|helped|brilliant|perfect|amazing|awesome|lifesaver|great|nice|love(?:ly)?"
    r"|excellent|wonderful|work|so much|a lot|a million|always)\b",
    r"[快正救勁劲掂棒省晒]|(?:好用|慳|讚|得力|犀利|方便)|幫(?:到|咗|了|大忙)",
)


# Who tries whether somebody is there.
# e.g. testing testing 123 · test · 試下
_TRIES = re.compile(
    r"^(?=.*[^\W\d])\W*(?:(?:this is (?:a|just a|only a) |just )?"
    r"(?:test(?:ing)?|mic check|ping|[123]{1,3}|one two(?: three)?"
    r"|[試试]一?[下吓]|[測测][試试]|hello world)\W*){1,4}$"
)
# Who takes back that they spoke to us at all.
# e.g. sorry wrong channel · ignore this, Tamar · oh and Tamar ignore this · 打錯咗 · send錯channel
_NOT_TO_US = any_pattern(
    r"^\W*(?:(?:oops|oop|ah|oh|argh|sorry|soz|sry|my bad|apologies)\W{0,3}){0,3}"
    r"(?:that was |this was |posted (?:in|to) )?"
    r"(?:the |a )?wrong (?:channel|chat|window|group|thread|room|person|place)\W*"
    r"(?:(?:sorry|soz|all|guys|team|everyone|lol|ignore (?:me|this|that))\W*){0,3}$",
    r"\b(?:tamar|bot)\W{1,3}(?:please |pls |just )?ignore (?:this|that|me|it|us)\W*$"
    r"|^\W*(?:sorry\W{1,3})?(?:please |pls |just )?(?:ignore (?:this|that|me|the above)"
    r"|disregard (?:this|that|the above))(?:\W{1,3}(?:tamar|bot|all|everyone|sorry|pls|please))?\W*$",
    r"^\W*(?:(?:唔好意思|對唔住|抱歉|sorry)\W*)?(?:我)?(?:send|發|打|撳|入|講|貼)[錯错](?:咗|了)?(?:channel|頻道|頻|群|group|組|地方|窗|人|嘢)?(?:了|喇|啦)?\W*$",
)


# Thanks, and nothing but what is said around them.
# e.g. haha thanks ar · lol ty · 哈哈多謝晒呀 · thank you very much indeed
_NOTHING_ELSE = any_pattern(
    r"^\W*(?:(?:(?:ha){1,6}h?|haha\w{0,6}|he(?:he){1,4}|lol|lmao|ok|okay|oh|ah|wow|nice|great|cool|yay|yes|yep|yeah|perfect"
    r"|awesome|brilliant|lovely|super|noted|good|all good|got it|哈{1,8}|嘻{1,6}|好|得|正|勁|哦|喔|嗯|收到"
    r"|明白|知道)\W*){0,4}"
    r"(?:(?:many |so many |big )?thanks|thank (?:you|u)|thx|thnx|tks|ty|cheers|多謝|謝謝|感謝|唔該|辛苦)"
    r"\W*(?:(?:so much|very much|much|indeed|a lot|a bunch|a ton|a million|again|all|everyone|team|guys"
    r"|mate|buddy|tamar"
    r"|bot|ar|la|lah|ah|ya|ok|(?:for|4) (?:that|this|it|the help|your help|helping|everything)"
    r"|[呀啊喇啦晒囉仔哥姐了你您咁]"
    r"|大家|各位|收到|明白)\W*){0,6}$"
)


# Praise, and nothing but praise.
# e.g. Amazing. take a bow. · well done · good bot! · 好嘢 · 做得好
_ONLY_PRAISE = re.compile(
    r"^\W*(?:(?:(?:absolutely |so |really |just )?(?:amazing|awesome|brilliant|fantastic|wonderful|incredible|superb)"
    r"|take a bow|well done|good (?:bot|job|work|one)"
    r"|great (?:bot|job|work)|nice (?:one|work|job)|bravo|nailed it"
    r"|you(?:'re| are) (?:the best|a star|a legend|amazing|awesome|brilliant)|love (?:it|you|this)|tamar"
    r"|bot)\b\W*){1,4}$"
    r"|^\W*(?:好嘢|做得好|好波|勁正|太棒了|真棒|好犀利|叻仔|叻女|掂|正)(?:[呀啊喇啦晒囉]|\W){0,4}$"
)


def tried(heard: Heard) -> Hello | Overheard | None:
    """Greet who tries whether we are there, and let be who takes back that they spoke to us."""
    text = heard.text
    if len(text) > MOST_LETTERS or not _is_open(heard.read) or grammar.is_search(text):
        return None
    said = fold(text).replace("’", "'")
    if _TRIES.match(said):
        return Hello()
    return Overheard() if _NOT_TO_US.search(said) else None


def thanked(heard: Heard) -> Thanks | None:
    """Take thanks, also with praise, for that; None where anything else is said beside them."""
    text = heard.text
    if len(text) > _MOST_THANKS or not _is_open(heard.read) or grammar.is_search(text):
        return None
    said = fold(text).replace("’", "'")
    if _NOTHING_ELSE.match(said) or _ONLY_PRAISE.match(said):
        return Thanks()
    if not (_THANKS.search(said) and _PRAISE.search(said)):
        return None
    if questions.asks(text) or questions.requests(text) or _TURNS.search(said):
        return None
    if any(_ORDERED.search(courtesy.without(one)) for one in _clauses(said)):
        return None
    named = gapped(text, heard.book).named
    return None if any(named.get(kind) for kind in _NAMES) else Thanks()


def _is_open(read: Intent) -> bool:
    """Say whether a text was read as nothing sure."""
    if isinstance(read, Misunderstood):
        return read.problem in ("not_understood", "which_paper")
    return isinstance(read, Search | Guessed)


def _ours(said: str) -> bool:
    return bool(_OURS.search(said) or _AT_WORK.search(said))


def _clauses(said: str) -> list[str]:
    return [one for one in doubts.CLAUSE.split(said) if one and one.strip()]


def _is_said(said: str) -> bool:
    """Say whether a text is spoken, and no bare words that may be looked for."""
    return bool(_SHAPED.search(said))


__all__ = ["meant", "tells_of_others", "thanked", "tried"]
