"""This file knows the reasons that leave an order as it is: who is away or busy, or reads another language.

A reason of any other words may defer, object or quote, and the order beside it is only offered.
"""

from __future__ import annotations

import re

from bot.answering.arguments.words import either_script
from bot.answering.intents import (
    Intent,
    Mute,
    Pause,
    Quiet,
    SetDigest,
    SetLanguage,
    Unsubscribe,
)

_HEAD = r"(?:(?:and|because|as|since|cos|so|while|but|sorry) )?"
_STILL = r"(?: (?:all|both|now|still|just|currently|already|mostly|both of us))*"
# Who gives a reason.
# e.g. we · everyone · the whole team · our new partner · half of us · colleagues in shenzhen
_WHO = (
    r"(?:we|i|they|he|she|everyone|everybody|(?:half|most|all|two|three) of (?:us|them|the team)"
    r"|(?:all )?(?:the|our|my|some|most)(?: [a-z-]{2,14}){1,3}|colleagues(?: in [a-z]{3,14})?|people here"
    r"|compliance|legal|head office)"
)
_BE = r"(?:'re|'m|'s| are| am| is)"
# What makes of a reason a doubt, an objection or a limit.
# e.g. has not agreed · in two minds · only testing · 未決定 · 考慮緊
_UNSURE = re.compile(
    either_script(
        r"\b(?:not|no|never|if|unless|until|till|but|only|or|whether|yet|maybe|perhaps|again(?:st)?|dis\w{3,9}"
        r"|minds|doubt|talks|favou?r|joke|test|trial run)\b|n't\b|未|考慮|討論|商量|傾緊|諗緊|決定|測試|試緊|投票"
        r"|反對|唔肯|唔畀|唔想|如果|等緊|研究緊|睇緊|用緊|跟緊|要睇"
    )
)
_WEIGHING = (
    r"(?:decid|discuss|consider|debat|test|jok|kidd|think|wonder|wait|ask|negotiat|check|try|hop|vot|consult|rely"
    r"|depend|us|read|need|follow|go|plann"
    r"|want|guess|pretend|quot|translat|argu|say|tell|object|lov|lik|enjoy|review|watch|talk|work|writ)ing"
)
# Who is busy with something else, or not there.
# e.g. i'm screen sharing with a client · they are doing their roadshow · the whole team is at a training course
_BUSY = re.compile(
    rf"{_HEAD}{_WHO}{_BE}{_STILL} (?!{_WEIGHING}\b)(?:[a-z]{{2,14}}ing\b|(?:screen |job )[a-z]{{3,9}}ing\b|at|in|on"
    r"|off|away|out|back|busy|abroad|overseas|tied up|stuck|swamped|snowed under|asleep|here"
    rf"|a (?:night|news|late) desk)(?: [\w'-]{{1,16}}){{0,9}}"
)
# e.g. 我同客開緊會 · 佢哋做緊路演 · 大家去晒旅行 · 這兩天太忙 · 公司搬緊寫字樓
_BUSY_HAN = re.compile(
    either_script(
        r"(?:因為|由於|而家|今日|呢排)?(?:(?:我|我哋|我們|大家|同事|佢哋|他們|全組|成組人?|成班人|公司|全公司"
        r"|我哋組)(?:而家|依家|今日|全部|都|正在)?(?:[^,，]{0,4}?[^,，]緊[^,，]{0,8}|去(?:晒|咗)[^,，]{1,6}"
        r"|(?:喺|在)[^,，]{1,10}|正在[^,，]{1,8}|放(?:大)?假|(?:太|好|很)忙[^,，]{0,2})"
        r"|(?:這|呢|今)?(?:兩|幾)?(?:天|日|排|星期|周|個星期|個禮拜)?(?:實在|真係|都)?(?:太|好|很)忙[啦喇了]?"
        r"|放緊(?:大)?假|(?:全組|大家|成班人)?(?:去咗|去晒|出咗)[^,，]{2,6})(?:[啦喇了呀])?"
    )
)
_TONGUE = (
    r"(?:english|chinese|cantonese|mandarin|traditional chinese|simplified chinese|either language"
    r"|both(?: languages)?|it|a word of (?:it|english|chinese))"
)
# Who reads which language.
# e.g. my boss reads no english · the new partner doesn't read english · colleagues in shenzhen read along
_READS = re.compile(
    rf"{_HEAD}(?:{_WHO}|nobody(?: here)?|no one(?: here)?|none of us|not everyone"
    rf"|(?:our|my|the|most|some) [a-z]+ of [a-z ]{{2,20}})(?: (?:only|mostly|mainly|all|can|can't|cannot|can only"
    rf"|don't|doesn't|do not|does not|hardly|barely|both|now|here)){{0,3}} (?:reads?|speaks?|understands?|writes?"
    rf"|prefers?|follows?)(?: (?:no|only|better|mostly|along|mainly|very little|little)){{0,2}}(?: {_TONGUE})?"
    r"(?: (?:better|best|well|only|along|here|much|at all|very well))?"
)
# e.g. 同事睇唔明中文 · 老闆唔識英文 · 新同事睇英文 · 深圳同事都要睇
_READS_HAN = re.compile(
    either_script(
        r"(?:因為|而家|有啲|有)?[^,，]{1,8}?(?:都|只|淨係|多數|全部)?(?:睇唔明|睇唔到|睇唔慣|唔識睇?|唔熟|看不懂"
        r"|不懂|不諳|不會看|睇慣|慣睇|只識|識|睇|看|要睇|讀|懂)(?:中文|英文|英語|繁體字?|簡體字?|廣東話)?"
        r"(?:㗎|啦|喇|的)?"
    )
)
# Whence it comes besides, or who minds it now.
# e.g. compliance gets it straight from them · we get those by email already · another team covers it
_ELSEWHERE = re.compile(
    rf"{_HEAD}(?:{_WHO}(?: already| now)?(?: gets?| receives?| has| have|'ve got)(?: already)? (?:it|them|that"
    r"|those|these|all (?:of )?(?:it|that|them))(?: already)? (?:straight|direct|directly|already|elsewhere"
    rf"|by e-?mail|from|through|via)(?: [\w'-]{{1,16}}){{0,6}}"
    r"|(?:another|a different|the other|some other) (?:team|desk|group|channel|department|colleague|office"
    r"|firm)(?: already| now)? (?:covers?|follows?|handles?|has|does|minds|looks after|tracks?|reads?)"
    r"(?: (?:it|that|them|those|this))?(?: (?:now|already|instead))?"
    r"|(?:we|i)(?:'ve| have)? (?:now )?(?:moved|switched|turned|shifted)(?: on| over)? to [a-z ]{3,30}"
    r"|(?:we|i)(?:'re| are) (?:moving|switching) (?:on )?to [a-z ]{3,30}|(?:we|i) (?:only )?do [a-z ]{3,30} now)"
)
# e.g. 我哋轉做醫療 · 第二組已經跟緊 · 其他同事負責
_ELSEWHERE_HAN = re.compile(
    either_script(
        r"(?:因為|而家)?(?:(?:我哋?|我們|我|公司)(?:而家|已經|已)?"
        r"(?:轉咗?做|改做|轉咗去做|改為做|轉為做)[^,，]{1,10}"
        r"|(?:第二|另外?一?|其他|別的)(?:組|隊|個?組|同事|部門|個頻道|個channel)(?:已經|會|都)?"
        r"(?:跟緊|跟進緊?|負責緊?|做緊|睇緊|收緊|有收|接手)[^,，]{0,4})[啦喇了呀]?"
    )
)
_HOUR = r"(?:at )?(?:half past(?: [a-z]{3,6})?|<hour>|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m)?|[a-z]{3,6}(?: o'?clock)?)"
# What begins at which hour, or when it is read.
# e.g. our morning call is 7:20 · we start at half past · everyone reads it on the train home
_BEGINS = re.compile(
    rf"{_HEAD}(?:(?:our|the|my) (?:[a-z-]{{2,12}} ){{1,3}}(?:is|starts|begins|opens) {_HOUR}"
    rf"|(?:we|i)(?: all| usually| always)? (?:start|begin|meet|open|leave|gather|get in|sit down|come in) {_HOUR}"
    rf"|{_WHO}(?: all| usually)? reads? (?:it|them) (?:on|at|in|over|during|before|with)(?: [a-z]{{1,12}}){{1,4}})"
)
# e.g. 我哋八點半開會 · 會議八點半開始
_BEGINS_HAN = re.compile(
    either_script(
        r"(?:因為)?(?:我哋?|我們|大家|會議|早會|晨會|公司)(?:通常|每日|逢日|朝早|早上)?[^,，]{1,7}"
        r"(?:開會|開始|返工|開工|開市|上班|出門|出門口)[啦喇呀]?"
    )
)
# Who is there at night.
# e.g. we have a night desk now · 我哋而家有夜更
_NIGHTS = re.compile(
    rf"{_HEAD}(?:we|they)(?:'ve got| have| now have|'re| are)(?: got)? (?:(?:a|an|the|our|on|now|our own) )*"
    rf"(?:night|overnight|late|evening|24[- ]hours?|round the clock)(?: [a-z]{{3,9}})?"
    r"(?: now| these days| already)?"
    + either_script(
        r"|(?:因為)?(?:我哋?|我們|而家|公司)(?:而家|已經|現在)?有(?:人)?(?:夜更|夜班|通宵更?|晚更|人通宵)[^,，]{0,4}"
    )
)
_STOPS = (_ELSEWHERE, _ELSEWHERE_HAN)
_REST = (_BUSY, _BUSY_HAN)
_OF: dict[type[Intent], tuple[re.Pattern[str], ...]] = {
    Pause: _REST,
    Mute: (*_REST, *_STOPS),
    Quiet: (*_REST, _NIGHTS),
    SetDigest: (*_REST, _BEGINS, _BEGINS_HAN),
    SetLanguage: (_READS, _READS_HAN),
    Unsubscribe: _STOPS,
}
_BARE = frozenset((SetLanguage, Unsubscribe))  # whose reasons may deny


def leaves(order: Intent, clause: str) -> bool:
    """Say whether a clause, folded, gives a reason that leaves an order as it is."""
    if type(order) not in _BARE and _UNSURE.search(clause):
        return False
    return any(one.fullmatch(clause) for one in _OF.get(type(order), ()))
