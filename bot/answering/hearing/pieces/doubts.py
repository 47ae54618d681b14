"""This file says what takes an order back, makes it hang on something, or turns it round."""

from __future__ import annotations

import re

from bot.answering.arguments import questions
from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.words import either_script
from bot.answering.hearing.pieces.gapped import MOST_LETTERS
from scrapers.text import fold

# Where one clause ends and the next begins; what joins names stays whole.
# e.g. stop AI, the client has left · 停AI。客走咗 · drop AI because the client has left
CLAUSE = re.compile(
    r"[,，;；。!！?？\n—]|\.(?=\s|$)|\s[-–]{1,3}\s"
    r"|\b(?=(?:because|since (?:we|the|our|i)|cos|cause|as (?:we|i|our)|so (?:we|i|that))\b)"
    r"|(?=因為|因为|由於|由于|所以)",
    re.IGNORECASE,
)
# What takes back what stands beside it, or puts it in doubt.
_BACK = r"kidding|joking|jk|actually|never ?mind|scratch that|on second thoughts?|forget it|wait|maybe|perhaps"
_BACK_HAN = "讲笑|开玩笑|算[数啦了]|或者|可能|也许|等等|视乎|未定|讲吓笑"
# e.g. save it just kidding · no wait · actually don't · 講笑咋
_TAKEN_BACK = re.compile(
    rf"\b(?:{_BACK}|don't|do not)\b|^\W*(?:no|nah|nope|not)\b|{_BACK_HAN}", re.IGNORECASE
)
# What takes back, or makes hang on something, what stands beside it; or tells of somebody's words.
# e.g. if they agree · he said · just kidding · actually no · not really · 如果開會 · 老細話 · 講笑 · 但係
_TURNED = re.compile(
    r"\b(?:if|unless|whether|suppose|imagine|wish(?:ed)?|said|says?|saying|told|tells?|ask(?:s|ed|ing)?|mentioned"
    r"|wrote|writes|heard|claims?|suggest(?:s|ed)?|"
    r"reckons?|wonder(?:ing)?|confirm|translate|quot(?:e|ing)|pretend|e\.g"
    rf"|{_BACK}|"
    r"keep them|keep it|or not|instead of|would (?:he|she|they)|subject to|pending|assuming|provided|depending"
    r"|hypothetical(?:ly)?|for example|as a joke|suggestion)\b"
    r"|^\W*(?:not|but|or|except|though|although|however|rather|nor|yet)\b"
    r"|如果|若|假如|要是|除非|万一|听讲|听说|据说|据闻|引述|确认|翻译|例如|譬如"
    rf"|{_BACK_HAN}"
    r"|举例|(?:等|待|视)[^,，]{0,8}(?:批|同意|确认|决定|而定)"
    r"|(?:[佢他她细总板师生者]们?|阿[\u3400-\u9fff]{1,2})[话说讲叫问]|[话说讲]要|人哋"
    r"|^(?:但|不过|除|唔系|不是|都系|还是)",
    re.IGNORECASE,
)
# That something is of use.
# e.g. we need it · we all read them · 我哋要睇
_USED = re.compile(r"\b(?:read|open|use|look|work|need|care|handle|understand)s?\b|[睇看做用]")
# That it is of none.
# e.g. nobody reads them · we no longer do it · 冇人睇
_NONE = re.compile(
    r"\b(?:nobody|no[ -]one|none|half|most|don't|doesn't|do not|no longer|never|can't|cannot|i'll|i will|we'll)\b"
    r"|[冇没无唔不迟]"
)
# What makes an order hang on something, or puts it off.
# e.g. drop AI, but not yet · stop AI when it is over · we could stop AI · stop AI for now · 暫時停AI
_HANGS = re.compile(
    r"\b(?:but not|not yet|for now|for a while|if|unless|once (?:the|it|we|they|our)|when (?:it|the|we|they|our)"
    r"|only a joke)\b|^(?:we|i|one) (?:could|might|may|should)\b|^no\b(?! (?:more|longer|thanks)\b)"
    r"|\b([a-z]{3,12}) \1\b|暂时|如果|等到",
    re.IGNORECASE,
)
# What tells of a change, asks after one or weighs it, and does not ask for it.
# e.g. did I subscribe to AI · I paused AI · would be nice to follow AI · unsubscribe is what he wanted · save it or not
# e.g. 暫停到星期一係唔係錯
_TALE = re.compile(
    r"^\W*(?:(?:so|ok|and|but|hi|hey|wait) ){0,2}(?:(?:did|have|has|had|was|were|am) (?:i|we|you|he|she|they"
    r"|somebody|someone|anybody|anyone)"
    r"|(?:i|we|he|she|they|you|(?:my|our|the) [a-z]{2,20})(?:'ve)? "
    r"(?:(?:have|had|has|already|just|once|also|never|recently) ){0,2}(?:(?:un)?subscribed|(?:un)?followed|saved"
    r"|paused|(?:un)?muted|stopped|cancelled|canceled|resumed|signed up|unsubbed))\b"
    r"|\b(?:would|it'd|might|could) (?:have been|be) (?:nice|good|great|lovely|useful|better|handy|interesting) "
    r"(?:to|if)\b|\bor not\W*$"
    r"|^\W*[a-z]{4,12} (?:is|was|were|means|meant) (?:what|a|an|the|how|when|wrong|not|that)\b"
    r"|\b(?:is|was|were) (?:wrong|right|a mistake|an error|mistaken)\W*$"
    r"|\b(?:is|are|comes?) (?:(?:already|currently|now) (?:instant|daily|weekly)"
    r"|(?:instant|daily|weekly) (?:now|already|at the moment|these days))\b"
    r"(?!.{0,40}\b(?:make|change|switch|set|move|turn|want|prefer)\b)"
    r"|(?:而家|现在|目前|已经?)[系是](?:即时|每日|每天|每周|每星期)(?!.{0,20}[改转设调变])"
    r"|^(?:佢哋?|他们?|她们?|阿[\u3400-\u9fff]{1,2}|同事|老[细板])[^,，。]{0,14}[咗过了]"
    r"|^\W*to \w+\b.{1,80}\bwould be\b"
    r"|\bif (?:i|we|he|she|they|you|it|the [a-z]{3,12}) (?:agrees?|wants?|wish(?:es)?|ask(?:s|ed)?|likes?|says?"
    r"|said|decides?|approves?|insists?|needs?|pays?|signs?|joins?|cares?|objects?|minds?)\b"
    + either_script(
        r"|^\W*(?:我哋?|我們|大家|老細)?(?:打算|計劃|考慮緊?|討論緊?|商量緊?|建議|我?估|想過|原定|本應|本來|曾經"
        r"|已經?|投票決定)(?=[^,，。]{0,8}(?:停|靜音|改用|轉|取消|退訂|訂閱|跟進|恢復))"
        r"|(?:^|[,，。;；])(?:等(?!到)|待)(?!住)[^,，。;；!！?？]{2,14}?(?:之?後|先|才)"
        r"(?:再|先|才)?[^,，。;；!！?？]{2,20}$"
        r"|(?:係唔係|是不是|係咪|是否)(?:錯|啱|對|應該|好)|(?:如果|假如|若果)(?:佢|他|她|客|老細|公司)"
    ),
    re.IGNORECASE,
)
# A verb that stops something, turned round.
# e.g. don't stop the AI alerts · no need to pause · 唔好停AI · 不用取消 · 我冇取消訂閱AI
_NEGATED = re.compile(
    r"\b(?:(?:please |pls )?(?:don't|do not|dont|never|not|no need to|needn't|shouldn't|mustn't)"
    r"|i never (?:said|asked|told)(?: you)?(?: to)?) "
    r"(?:(?:ever|please|you|dare|want(?: us| you)? to|need to|yet|actually|just|go and|unsubscribe us or) ){0,3}"
    r"(?:stop|unsubscribe|drop|cancel|remove|pause|mute|silence|turn off|switch off|delete|kill|unfollow|unsub)\b"
    + either_script(
        r"|(?:唔好|(?<!係)咪|(?<!要)不要|別|請勿|切勿|切忌|(?<![請切])勿(?!擾)|嚴禁|禁止|不准|唔准|唔得|不得|不能"
        r"|不可(?!以)|拒絕|反對|(?<!使)唔使|不用|無需|毋須|不必|唔需要|不需要|冇叫你|冇話要|沒有說要|沒叫你)"
        r"(?:再|先|住|將|把|俾我|幫我)?[^,，。;；!！?？\s]{0,8}?(?:停(?!車)|取消|靜音|暫停|退訂|移除|刪除|刪走|剔走"
        r"|unsub|mute|pause|stop|cancel)"
        r"|(?<!有)(?:冇|沒有|(?<!有)沒)(?:人|叫|話|要|想|打算|說|你|我|哋|過){0,5}(?:停(?!車|止)|取消(?!咗|了)|靜音"
        r"|暫停|退訂|移除|刪除|unsub|mute|pause|stop|cancel)"
        r"|(?:取消|停|退訂|靜音)[^。?？]{0,16}?(?:仲要|還要|照要|照收|keep住|要留)(?![^,，。]{0,4}(?:停|取消|退))"
    ),
    re.IGNORECASE,
)
# An order of another kind, turned round.
# e.g. don't hold everything until Monday · please do not follow her · 唔好轉做中文 · 不要儲存
_REFUSED = re.compile(
    r"(?:^\W{0,3}|[,;.!] )(?:(?:please|pls|no|and|but|so|actually|sorry)\W{1,2}){0,3}"
    r"(?:don't|do not|dont|never|no need to|you needn't) "
    r"(?:(?:ever|please|you dare|just|go and|want(?: us| you)? to) )?"
    r"(?:hold|keep (?:it|them|everything|quiet)|leave|follow|track|watch|save|switch|change|use|set|put|make|turn"
    r"|move|add|undo|reverse|subscribe|sign|resume|restart|start|begin|speak|write|translate)\b"
    + either_script(
        r"|(?:^|[,，;；。!！] ?)(?:唔該|麻煩|請|咁|但|都係){0,2}(?:唔好|不要|千祈唔好|請勿|切勿|切忌|勿(?!擾)|別|忌"
        r"|嚴禁|禁止|不准|唔准|唔得|不得|不能|不可|拒絕|反對|唔使|不用|無需|毋須"
        r"|不必)(?:再|先|住|同我|幫我|(?:將|把)[^,，。;；!！\s]{0,10}?|等到?|重新){0,2}"
        r"(?:轉|改|變|用|跟|訂|儲存|儲|收藏|設|set|save|加|恢復|復原|還原|開始|等到?)"
    ),
    re.IGNORECASE,
)
# Not yet, whatever it is.
# e.g. hold off, wait for the boss · not yet, please · 唔使住，等老細覆咗先 · 先唔好住
_NOT_YET = re.compile(
    r"^\W{0,3}(?:(?:ok|no|sorry|please|pls|actually|wait)\W{1,2}){0,2}"
    r"(?:not (?:just )?yet|hold off|hold on|hang on)(?=\W*$|[,.;!])"
    + either_script(
        r"|^\W{0,3}(?:唔使住|唔好住|先唔好住?|未好住|未得住|住先|咪住|且慢)(?=$|[,，。;；!！ 啊呀啦])"
    ),
    re.IGNORECASE,
)
_ANY_MORE = re.compile(
    either_script(r"\b(?:any ?more|any longer|again)\b|再|喇|了")
)  # it is stopped
# What somebody else says, thinks or jokes, or nobody wants.
# e.g. we joked that we should · John thinks daily is enough · I doubt we want AI · nobody wants it · we want no AI
_REPORTED = re.compile(
    r"\b(?:jok(?:ed?|es|ing)|doubt(?:s|ed|ful)?|thinks|thought|believes|believed|hopes|hoped|feels|felt|insists"
    r"|insisted|argues|argued|complains|complained|demands|demanded|prefers|proposes|proposed|promised|agreed"
    r"|refused|nobody|no[ -]one|none of us|(?:want|need|like)s? no)\b"
)
# Who speaks of what is, and how it is: the one clause that holds both asks for nothing.
# e.g. the library is silent until Friday · our contract is in English · I speak English · we track AI
_SUBJECT = re.compile(
    r"^\W*(?:(?:and|but|so|ok|well)\W{1,2})?(?:(?:(?:the|this|that|these|those|our|my|your|his|her|their|its|an?"
    r"|each|every|some|most|all|no) (?:(?!who\b|while\b|when\b)[\w'-]+ ){1,5}?|every(?:thing|body|one) "
    r"|some(?:thing|body|one) |nothing |it |he |she |they |there |[a-z]{3,20} )"
    r"(?:is|are|was|were|isn't|aren't|wasn't|weren't|has been|have been|had|remain(?:s|ed)?|stay(?:s|ed)|went|goes"
    r"|speaks?|reads|writes)\b(?! (?:to\b|too\b|(?:[a-z]+ )?(?:over|enough|plenty|fine|sufficient|better|ok|okay"
    r"|done|back)\b))"
    r"|(?:i|we) (?:(?:all|only|also|mostly|usually|always|already|both|mainly|just) )?(?:speak|read|write|track"
    r"|follow|subscribe|use|get|receive|work|heard|saw|joked|had|were|was|kept|held|stayed|hold|keep|stay)\b)"
)
# What waits and is not said, or may be a paper as well as all that comes.
# e.g. keep it until Friday · hold them till Monday · no until Friday
_WHAT_WAITS = re.compile(
    LEAD
    + r"(?:just )?(?:(?:hold|keep|leave|save) (?:it|them|this|that|these|those)|no) (?:until|till)\b"
)
# e.g. mute this · stop sending these · 唔好再send呢啲
_THIS_NO_MORE = re.compile(
    either_script(
        LEAD + r"(?:mute|silence|stop|hide|block|ignore|dismiss|no more(?: of)?"
        r"|stop (?:sending|posting|showing)(?: us| me)?|don't (?:send|show|post)(?: us| me)?)(?: any)?"
        r"(?: more)?(?: of)? (?:it|this|that|these|those|such)(?: (?:papers?|alerts?|ones?|thread|stuff"
        r"|kind(?: of (?:papers?|thing|alert)s?)?|things?))?(?: any ?more)?(?:,? please)?\W*$"
        r"|^\W*(?:唔該|請|麻煩)?(?:靜音|靜咗|停|停咗|唔要|唔好再?(?:send|發|彈|推送)|不要再?(?:發|推送|傳)|屏蔽"
        r"|隱藏|忽略)(?:呢|這|嗰)(?:份|個|啲|些|類|種)(?:文件|通知|嘢|訊息)?(?:啦|喇|了|吧)?\W*$"
    ),
    re.IGNORECASE,
)
# What says of a name that it stays.
# e.g. keep the AI topic · but leave Lawtech · 保留人工智能 · 唔好停AI
_KEPT = re.compile(
    either_script(
        r"(?:but |and |just |please ){0,2}(?:keep|leave|retain|hold on to|not|except|stay)\b"
        r"|(?:但|不過|請){0,2}(?:保留|留返|留住|唔好|不要|繼續|照舊|除咗|除了)"
    ),
    re.IGNORECASE,
)
# What makes a request of what only names something.
# e.g. please · thanks · from now on · 唔該 · 以後
_POLITE = re.compile(
    either_script(
        r"\b(?:please|pls|plz|thanks|thank you|thx|cheers|sorry|i mean|i meant)\b|唔該|麻煩|多謝|謝謝|拜託"
        r"|from now on|from here on|以後|今後|我意思|我係指"
    ),
    re.IGNORECASE,
)
# What gives a reason of one's own, or says what something is for.
# e.g. we're at an offsite until Thursday · 我去日本放假 · 遲啲寫稿用
_OURS = re.compile(
    either_script(
        r"^\W*(?:we|i|we're|i'm|we've|i've|we'll|i'll|our|my|the (?:client|team|partner|office|boss|editor)"
        r"|everyone|everybody|half of us|all of us|for (?:the|our|my|a|later)|to (?:read|use|write|discuss|show))\b"
        r"|^\W*(?:我|我哋|我們|本組|公司|大家|成班|全組|個客|客戶|老闆|遲啲|遲下|之後|稍後|方便|等我|用嚟)"
    ),
    re.IGNORECASE,
)
# What something is kept for.
# e.g. 遲啲寫稿用 · for the partner's talk · to read on the train
_PURPOSE = re.compile(
    either_script(
        r"^\W*(?:for (?:the|our|my|a|later)|to (?:read|use|write|discuss|show|quote))\b"
        r"|^\W*(?:遲啲|遲下|之後|稍後|方便|等我|用嚟|用來|留返|備用)"
    ),
    re.IGNORECASE,
)
_MOST_OURS = 14  # words of a reason
_STATED = re.compile(
    either_script(r"\b(?:is|are|was|were|has|have|had|did|does)\b|[係是了咗過]"), re.IGNORECASE
)


def silences_this(text: str) -> bool:
    """Say whether a text, in the thread of a paper, wants to hear no more of what it stands beside."""
    return bool(_THIS_NO_MORE.match(fold(text[:MOST_LETTERS]).replace("’", "'")))


def negated(text: str) -> bool:
    """Say whether a text asks that something be not stopped."""
    return bool(_NEGATED.search(fold(text[:MOST_LETTERS]).replace("’", "'")))


def tells(text: str) -> bool:
    """Say whether a text tells of a change, asks after it or weighs it, and asks for none."""
    return bool(_TALE.search(fold(text[:MOST_LETTERS]).replace("’", "'")))


def refused(text: str) -> bool:
    """Say whether a text asks that something be not done that is no stopping."""
    said = fold(text[:MOST_LETTERS]).replace("’", "'")
    return bool(_NOT_YET.match(said) or (_REFUSED.search(said) and not _ANY_MORE.search(said)))


def told_of(clause: str) -> bool:
    """Say whether a clause tells of what somebody does, or how something is: "we track AI"."""
    return bool(_SUBJECT.match(fold(clause[:MOST_LETTERS]).replace("’", "'")))


def reported(text: str) -> bool:
    """Say whether a text gives what somebody else says, thinks or jokes, or what nobody wants."""
    return bool(_REPORTED.search(fold(text[:MOST_LETTERS]).replace("’", "'")))


def unsaid(text: str) -> bool:
    """Say whether a text asks, tells, hangs on something, turns round, denies, or gives another's words."""
    said = fold(text[:MOST_LETTERS]).replace("’", "'")
    clauses = [one for one in CLAUSE.split(said) if one.strip()]
    return (
        questions.asks(text)
        or tells(text)
        or doubted(text)
        or turned(said)
        or negated(text)
        or bool(_REFUSED.search(said) or _REPORTED.search(said) or _WHAT_WAITS.match(said))
        or all(_SUBJECT.match(one) for one in clauses)
    )


def parted_from_kept(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give what is to be stopped, without what is to stay: "the ITB panel", "keep the AI topic"."""
    return tuple(one for one in names if not _KEPT.match(fold(one)))


def polite(text: str) -> bool:
    """Say whether what a text only names is asked for."""
    return bool(_POLITE.search(fold(text)))


def stated(text: str) -> bool:
    """Say whether a text tells how something is."""
    return bool(_STATED.search(fold(text)))


def turned(text: str) -> bool:
    """Say whether a clause takes back what stands beside it, or tells of somebody's words."""
    return bool(_TURNED.search(fold(text)))


def taken_back(text: str) -> bool:
    """Say whether words behind an order take it back, or put it in doubt."""
    return bool(_TAKEN_BACK.search(fold(text[:MOST_LETTERS]).replace("’", "'")))


def of_use(text: str) -> bool:
    """Say whether a clause says that something is of use."""
    said = fold(text)
    return bool(_USED.search(said)) and not _NONE.search(said)


def purpose(text: str) -> bool:
    """Say whether a clause says what something is kept for."""
    return bool(_PURPOSE.match(fold(text))) and not turned(text)


def ours(text: str, words: int) -> bool:
    """Say whether a clause gives a reason of one's own, whatever its words."""
    return words <= _MOST_OURS and bool(_OURS.match(fold(text))) and not turned(text)


def doubted(text: str) -> bool:
    """Say whether what stands beside an order takes it back, or makes it hang on something."""
    said = fold(text[:MOST_LETTERS])
    clauses = [one.strip() for one in CLAUSE.split(said) if one.strip()]
    used = any(of_use(one) for one in clauses[1:])
    return used or bool(_HANGS.search(said)) or any(_TURNED.search(one) for one in clauses[1:])
