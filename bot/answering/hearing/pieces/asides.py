"""This file takes from a question what is said beside it: who asks and why, by when, and whose words are asked for."""

from __future__ import annotations

import re

from bot.answering.arguments import courtesy, kind_names, questions
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import either_script
from bot.answering.hearing.pieces.kinds import KINDS
from scrapers.text import fold

MOST_LETTERS = 300
MOST_CLAUSES = 8
_OF_OURS = (
    r"(?:partners?|clients?|customers?|boss|bosses|editors?|gc|general counsel|supervisors?|managers?|directors?"
    r"|team|board|committee chair|chair|chairman|ceo|cfo|minister|professor|prof|tutor|teacher|judge|reporters?"
    r"|journalists?|colleagues?|principal|seniors?|trainees?|interns?|hearing|meeting|call|deadline"
    r"|press conference)"
)
_PEOPLE_OF_OURS = (
    "(?:合規|法律|法務|公關|研究|風險|市場|業務|人事|投資)部|本組|本行|本公司|本會|本所|公司|部門|老細|老闆|上司"
    "|主管|經理|主任|總監|同事|編輯|總編|主編|領導|主席|記者|客戶|個客|客人|客|律師|大律師|合夥人|合伙人|partner"
    "|boss|client|gc|editor|教授|導師|老師|董事會|董事|團隊|team|佢哋|佢|他們|她們|他|她|大家|阿[\u3400-\u9fff]"
)
_OUR_PEOPLE = f"我哋|我們|我|{_PEOPLE_OF_OURS}"
# What somebody said of something, of which only that is looked for.
# e.g. everything the administration has told LegCo about · what did the government say on
_WHAT_WAS_SAID = re.compile(
    r"(?:^|\b(?:everything|anything|all|whatever|something|what|things?)(?: that)? )"
    r"(?:(?:did|has|have|does|had|was) )?(?:the )?(?:government|govt|administration|adminstration|authorities"
    r"|officials|ministers) (?:(?:has|have|had|ever|already|did|was|recently) ){0,3}"
    r"(?:tell|told|say|said|stated?|explain(?:ed)?|disclosed?|reported|reveal(?:ed)?|mention(?:ed)?|answer(?:ed)?"
    r"|repl(?:y|ied))(?! to (?!(?:the )?(?:legco|legislative|council|members|legislators|lawmakers|councillors"
    r"|public|us|panel))\w)"
    r"(?: anything| something)?(?: to)?(?: (?:the )?(?:legco|legislative council|council|members|legislators"
    r"|lawmakers|councillors|public|us|panel))?(?: (?:about|on|regarding|concerning|of))? ",
    re.IGNORECASE,
)
# e.g. 當局向立法會交代過咩關於 · 政府話過啲乜關於
_WAS_SAID_HAN = re.compile(
    either_script(
        r"(?:政府當局|政府|當局)(?:有冇|有沒有)(?:向(?:立法會|議員|公眾|委員會))?"
        r"(?:交代|交待|講|說|提|回覆|答覆|解釋|匯報)(?:過|到)(?:有關|關於)?"
        r"|(?:政府當局|政府|當局)(?:向|同|對)?(?:立法會|議員|公眾|委員會)?(?:有冇|有沒有|曾經?|已經?)?"
        r"(?:交代|交待|講|話|說|提|回覆|答覆|解釋|匯報|表示)(?:過|咗|了)(?:啲|些)?(?:咩|乜嘢?|什麼|甚麼)?(?:係|是)?"
        r"(?:關於|有關)"
    ),
    re.IGNORECASE,
)
# e.g. what has the Transport Department told legislators about
_BODY_SAID = re.compile(
    r"\b(?:(?:everything|anything|all|whatever|what)(?: that)? )(?:(?:did|has|have|does|had) )?"
    r"(?P<who>(?:the )?(?:[a-z&]{2,20} ){1,4}(?:bureau|department|office|authority|commission)) "
    r"(?:(?:has|have|had|ever|already|recently) ){0,2}"
    r"(?:tells?|told|says?|said|stated?|explain(?:ed)?|disclosed?|report(?:ed)?|reveal(?:ed)?)"
    r"(?: to)?(?: (?:the )?(?:legco|legislative council|council|members|legislators|lawmakers|councillors|public|us"
    r"|panel))? (?:about|on|regarding|concerning) ",
    re.IGNORECASE,
)
# What asks us to find papers, whose words are no part of what is looked for.
# e.g. find any circulars on · i'm looking for panel minutes that mention · need anything on
# e.g. show me minutes referring to
_FINDS = re.compile(
    r"^(?:(?:搜尋|搜寻|搜索|尋找|寻找|檢索|检索|搵|找)(?:一下|下)?(?=有關|有关|關於|关于|提到|提及|涉及)"
    r"|(?:find|locate|track down|dig (?:out|up)|look (?:for|up)|search for|pull (?:up|out|together)"
    r"|(?:i |we )?(?:urgently )?need)(?: me| us)? (?=(?:any|some|all|every|anything|everything|recent|relevant"
    r"|whatever|the (?:[a-z]{3,14} ){0,3}(?:repl(?:y|ies)|questions?|papers?|circulars?|bills?|minutes|reports?"
    r"|speech(?:es)?|slides|answers?|briefs?|consultations?) (?:on|about|regarding))\b)"
    r"|(?:(?:i'm|i am|we're|we are) )?(?:looking for|after|searching for|trying to find|hunting for|in search of) "
    r"(?=[a-z])"
    r"|(?:show|get|list|find|pull up|dig out|give)(?: me| us)? "
    r"(?=(?:[a-z]{2,16} ){1,4}(?:(?:that |which )?(?:mention|refer|talk|speak|deal)\w*)\b))",
    re.IGNORECASE,
)
# e.g. my boss wants to know whether · our client asked what · 我老細想知
_WHO_ASKS = re.compile(
    rf"^(?:our|my|the|a) (?:[\w'-]{{1,20}} ){{0,2}}?{_OF_OURS} (?:wants? to know|wanted to know|would like to know"
    r"|is asking(?: me| us)?|asks?(?: me| us)?|asked(?: me| us)?|wonders?)(?: (?:if|whether))? "
    r"(?=(?:what|which|who|when|where|how|the|there|any|anyone|anybody|papers?|about|any(?:thing)?|if|whether)\b)|"
    + either_script(
        rf"^(?:我|我哋|我們)?(?:嘅|的|個)?(?:{_PEOPLE_OF_OURS})(?:好|都|又|哋)?"
        r"(?:想知道?|想問|問緊?|要知道?|叫我搵|要我搵|叫我查|要我查)(?:下|吓|一下)?"
    ),
    re.IGNORECASE,
)
# Where a clause ends, or the reason begins that no mark parts from what is asked.
# e.g. court fees because our client asks · circulars as we are moving · 因為要寫報告
_BORDER = re.compile(
    either_script(
        r"[,，;；。!！?？\n—]|\.(?=\s|$)|:(?=\s)|\s[-–]{1,3}\s"
        r"|(?<=\s)(?=(?:because|cos|cuz|coz|(?:as|since|so|so that) (?:we|i|our|my|it's|i'm|we're)"
        r"|to help (?:us|me))\b)|(?=因為|由於|皆因)"
    ),
    re.IGNORECASE,
)
_BECAUSE = r"(?:(?:and|but|so|so that|because|cos|cuz|coz|as|since|for|though|sorry) ){0,2}"
# A clause that tells of us: who asks, why, by when; a greeting, or a wish.
# e.g. as our board meets on Thursday · my boss is asking · we have a deadline tonight · the GC wants an update
# e.g. hope you are well · student here · it's for a radio programme
_OF_US = re.compile(
    rf"^\W*{_BECAUSE}(?:"
    r"(?:i|we|i'm|we're|i've|we've|i'll|we'll|i'd|we'd)\b"
    rf"|(?:our|my) (?:[\w'-]{{1,20}} ){{0,2}}?{_OF_OURS} (?:got|gets|went|goes|lost|faces|uses|runs|plans"
    rf"|[a-z]{{2,12}}ed)\b"
    r"|(?:our|my) (?:[\w'-]{1,20} ){1,5}?(?:is|are|was|were|has|have|had|needs?|wants?|wanted|asks?|asked|meets?"
    r"|will|must|waits?|expects?|starts?|begins?|thinks?|says?|said|likes?|would|can't|cannot|insists?|requires?"
    r"|comes?|visits?)\b"
    rf"|(?:the|a|an|one of our|some of our) (?:[\w'-]{{1,20}} ){{0,2}}?{_OF_OURS} (?:is|are|was|were|has|have"
    r"|needs?|wants?|wanted|asks?|asked|meets?|will|must|waits?|expects?|starts?|begins?|would|insists?|comes?)\b"
    rf"|(?:{_OF_OURS}|he|she|they|everyone|everybody) (?:is|are|has|have|needs?|wants?|asks?|asked|will|must"
    r"|waiting|asking)\b"
    r"|(?:it|this|that)(?:'s| is) (?:for|needed|urgent|due|wanted|because|to|quite urgent|very urgent)\b"
    r"|(?:new|another) [a-z]{3,15} here\b|(?:just|newly) (?:joined|started|arrived)\b"
    r"|(?:hope|hoping|trust|trusting) (?:you|this|all|everyone)\b"
    r"|(?:much appreciated|no rush|urgent|urgently|quite urgent|asap|when you can|if you can|if possible"
    r"|many thanks|thanks(?: a lot| so much| for [a-z ]{2,40})?|thank you|cheers|apologies|sorry to bother)\W*$"
    r"|(?:good (?:morning|afternoon|evening|day)|morning|afternoon|hi|hello|dear"
    r"|hey)(?: (?!find|show|what|who|when|where|how|any)[\w']{1,15}){0,2}\W*$"
    r"|(?:an? )?(?:[a-z]{3,15} )?(?:student|trainee|reporter|journalist|researcher|lawyer|solicitor|paralegal"
    r"|intern|newcomer) here\b"
    r"|(?:needed|wanted|due|required) (?:by|for|before|on|at)\b"
    r"|(?:doing|writing|preparing|drafting|working on|researching) (?:a|an|my|our|the)\b"
    r"|(?:for|before|ahead of) (?:the|our|my|a|an|tomorrow's|today's) (?:[\w'-]{2,14} ){0,3}(?:meeting|call|memo"
    r"|client|partner|boss|note|newsletter|seminar|talk|training|article|pitch|lunch|hearing|deadline|board"
    r"|submission|thesis|programme|briefing)\b)",
    re.IGNORECASE,
)
# e.g. 編輯等緊我交稿 · 因為要寫報告 · 我們下午要開會 · 律師明天要用
_OF_US_HAN = re.compile(
    either_script(
        rf"^\W*(?:因為|由於|皆因|因|為咗|為了|方便|等)[^,，]{{0,6}}(?:{_OUR_PEOPLE}|要|想|需)"
        rf"|^\W*(?:所以|而|同埋)?(?:{_OUR_PEOPLE})[^,，]{{0,14}}?(?:等|要|想|趕|催|急|需|用|開會|寫|做|準備|問|交"
        r"|搞|研究|草擬|撰寫|處理|負責|正在|出稿|開庭|上庭|引用|見客|追)"
        r"|^\W*(?:我|我哋|我們|呢度)(?:係|是|叫|啱啱|剛剛?|新來|新嚟|新入)"
        r"|^\W*(?:新來|新嚟|新入職|剛加入|啱加入|初來)"
        r"|^\W*(?:急用|好急|等住用|趕住|趕緊|唔急|辛苦晒?|有勞|打擾|早晨|早安|午安|大家好|各位好|各位|你好|您好"
        r"|哈囉|多謝|謝謝|(?:唔該晒?|麻煩晒?)(?=\W*$))"
    ),
    re.IGNORECASE,
)
# What is asked of us, in any clause.
# e.g. can you find · any papers · what has been published · 有冇文件 · 幫我搵
_ASKS = re.compile(
    either_script(
        r"\b(?:find|search|look(?:ing)? (?:up|for|into|at)|show|pull|dig|get (?:me|us)|give (?:me|us)|send|list"
        r"|locate|fetch|bring up|track down|papers?|documents?|anything|(?<!for )everything|any|is there|are there"
        r"|mention\w*|about|regarding)\b"
        r"|^\W*(?:(?:and|so|but|ok|now),? )?(?:what|which(?! (?:is|was|were|had|has)\b)|who|whose|when|where|how"
        r"|has|have|did|does|do|is|are|was|were)\b|搵|找|查|睇下|看看|列出|列|想知|知道|了解|有冇|有沒有|有無|文件"
        r"|文檔|資料|關於|有關|提到|提及|哪些|邊啲|什麼|咩|乜|幾時|幾多|邊個"
    ),
    re.IGNORECASE,
)
# What asks for something, though it speaks of us.
# e.g. we need papers on X · i'm looking for · 我想搵
_WE_ASK = re.compile(
    either_script(
        r"\b(?:(?:i|we)(?:'d| would)? (?:also |just |really |urgently )?(?:need|want|like|love|wish|prefer)\b"
        r"(?! (?:it|this|that|them|these) )(?! to (?:quote|cite|use|write|finish|file|prepare|report|brief|tell"
        r"|attend|go)\b)|(?:i|we)(?:'m| am|'re| are) (?:looking|searching|after|trying|hunting|interested)"
        r"|(?:find|search|look(?:ing)? (?:up|for)|show|pull|list|locate|papers?|documents?|anything|mention\w*|mute"
        r"|stop|follow\w*|track\w*|subscri\w*|pause\w*|unfollow\w*|unsub\w*|cancel\w*|remove\w*|add(?:ed|ing)?"
        r"|switch\w*|undo|resume\w*|quiet|alerts?|digests?|daily|weekly|instant\w*|every|save[ds]?)\b)"
        r"|搵|找|查|睇下|看看|列出|想知|想睇|想看|想要|知道|了解|有冇|有沒有|有無|文件|資料|訂閱|跟進|追蹤|通知"
        r"|暫停|靜音|摘要|取消|退訂|恢復|收藏|勿擾|唔好嘈|每[日週周朝個]|逢"
    ),
    re.IGNORECASE,
)
# What is searched for as it stands: quoted, filtered, or behind the search's own word.
# e.g. "AI" · kind:circular · search the government said · 搜尋 政府話過
_AS_TYPED = re.compile(
    either_script(
        r"[\"“”「」『』=]|(?<=[a-z]):\S|^\W*(?:search|find:|搜尋|搜索)(?![a-z])(?! for\b)"
    ),
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d[()（）/]|lcq", re.IGNORECASE)
# What somebody of us works on, where nothing else says what is looked for.
# e.g. we are writing a note on robotaxis · 寫緊一篇關於電競嘅稿 · I am researching hydrogen buses for a client
_WORKS_ON = re.compile(
    either_script(
        r"\b(?:on|about|regarding|concerning|into|researching|studying|covering|investigating|exploring) "
        r"(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|the \d|holiday|leave|duty|behalf)(?P<en>[^,;:?]{2,80})$"
        r"|(?:關於|有關|研究緊?|探討)(?P<han>[^,，。嘅的]{2,20})"
    ),
    re.IGNORECASE,
)
# For whom or what, at the end.
# e.g. for our client · , ahead of the hearing on Friday · before tomorrow's call
_FOR_WHOM = re.compile(
    r"(?:[,，.] ?\b(?:for|before|ahead of) (?:the|a|an)|[,，.]? ?\b(?:for|before|ahead of) (?:our|my|one of our"
    r"|tomorrow's|today's|(?:the|a|an)(?= (?:client|partner|team|board|staff|practice|internal|press|radio"
    r"|tv)(?:'s)? [a-z]))) (?:[\w'-]{2,14} ){0,3}(?:meetings?|calls?|memo|clients?|partners?|boss|note|newsletter"
    r"|seminar|talk|training|article|pitch|lunch|hearing|deadline|board|submission|thesis|radio programme"
    r"|briefing)\b(?: (?:tomorrow|today|tonight|next week|on [a-z]{6,9}))?(?=\W*$)",
    re.IGNORECASE,
)

# That somebody is new here.
# e.g. hi, i just joined · new intern here · 我是新來的實習生
_NEW_HERE = re.compile(
    either_script(
        r"\b(?:new|newcomer|just (?:joined|started|arrived)|newly|first day)\b"
        r"|新(?:來|嚟|入|人|手|加入|同事|成員|實習|丁|仔)|啱啱|剛(?:剛|加入|到)|初來|第一日|第一天"
    ),
    re.IGNORECASE,
)


def plain(text: str) -> str | None:
    """Give a question without what is said beside it; None where nothing is, or nothing would be left."""
    if len(text) > MOST_LETTERS or _NUMBERED.search(text) or _AS_TYPED.search(text):
        return None
    said = text.replace("’", "'")
    kept = _asked(said) or said
    kept = _FOR_WHOM.sub(" ", kept) if _ASKS.search(kept) or _of_a_kind(kept) else kept
    kept = (
        _WHO_ASKS.sub("", courtesy.without(kept))
        if _WHO_ASKS.match(courtesy.without(kept))
        else kept
    )
    kept = _BODY_SAID.sub(r"papers by \g<who> on ", _WHAT_WAS_SAID.sub("papers on ", kept))
    kept = _FINDS.sub("", courtesy.without(kept)) if _FINDS.match(courtesy.without(kept)) else kept
    kept = " ".join(_WAS_SAID_HAN.sub("有冇關於", kept).split()).strip(" ,，;；:")
    return kept if kept != " ".join(said.split()) and sought(kept) else None


def without_purpose(text: str) -> str:
    """Give a text without for whom or what it asks, where that stands at its end."""
    return _FOR_WHOM.sub(" ", text)


# A greeting before what is asked.
# e.g. good afternoon. · um hi · hello all, · 早晨， · 你好！
_HELLO = re.compile(
    either_script(
        r"^\W*(?:(?:um+|uh+|er+|oh|so)\W{1,3}){0,2}(?:hi|hello|hey|good (?:morning|afternoon|evening))"
        r"(?: (?:there|all|everyone|team|tamar))?(?=[\s,.!])[\s,.!]{1,4}"
        r"|^\W*(?:早晨|早安|午安|下午好|晚上好|你好|您好|大家好)[\s,，.。!！]{1,4}"
    ),
    re.IGNORECASE,
)
_LEAST_ASKED = 2  # words of what is looked for behind a greeting


def ungreeted(text: str) -> str | None:
    """Give what is asked behind a greeting, which else would be all that is answered; None where nothing is."""
    rest = _HELLO.sub("", text, count=1)
    if rest == text or len(text) > MOST_LETTERS:
        return None
    asked = "?" in rest or "？" in rest or questions.asks(rest) or questions.requests(rest)
    return rest if asked and len(sought(rest).split()) >= _LEAST_ASKED else None


def greets(text: str) -> bool:
    """Say whether a text greets, says who is here, and asks for nothing."""
    parts = _clauses(text.replace("’", "'")) if len(text) <= MOST_LETTERS else []
    if not 0 < len(parts) <= MOST_CLAUSES or not _NEW_HERE.search(text):
        return False
    return all(_aside(one) and not _ASKS.search(one) for one in parts)


def _asked(text: str) -> str | None:
    """Give the clauses that ask, with the marks of questions; what somebody works on, where they name nothing."""
    parts = _clauses(text)
    if not 1 < len(parts) <= MOST_CLAUSES:
        return None
    beside = [one for one in parts if _aside(one)]
    left = [one for one in parts if one not in beside]
    if not beside or all(_REASON.match(one) for one in left):
        return None
    main = ", ".join(left)
    if not any(_ASKS.search(one) or _of_a_kind(one) for one in left):
        return None
    if sought(_GENERAL.sub(" ", main)):
        return main
    works = next(
        (found for one in beside if (found := _WORKS_ON.search(_FOR_WHOM.sub("", one)))), None
    )
    if works is None:
        return None
    of = works["en"] or works["han"]
    if _NEWS.search(main):
        return f"{main.rstrip('?？ ')} {'on ' if works['en'] else ''}{of}?"
    return f"papers on {of}" if works["en"] else f"有冇關於{of}嘅文件"


# A clause that says why, and asks nothing by itself.
# e.g. because the other paper had it · 因為個客追緊
_REASON = re.compile(
    r"^\W*(?:because|cos|cuz|since (?:we|our|the|i|they)|as (?:we|our|i)|因[為为]|由[於于])",
    re.IGNORECASE,
)
# What is said of papers, whatever they are about.
# e.g. pull together the relevant papers · what has been published · 相關文件
_GENERAL = re.compile(
    either_script(
        r"\b(?:relevant|related|useful|helpful|published|issued|available|together|there|out there|been|help"
        r"|compile|gather|background|latest)\b|相關|有用|列出|整理|政府文件|政府"
    ),
    re.IGNORECASE,
)

# What is asked of a subject that is no search.
# e.g. what is new · when do they meet · 有咩新嘢
_NEWS = re.compile(
    either_script(
        r"\b(?:new|newest|happen\w*|meets?|meetings?|promise\w*|agenda)\b|新|會議|開會|承諾"
    ),
    re.IGNORECASE,
)


def _clauses(text: str) -> list[str]:
    found, start = [], 0
    for border in _BORDER.finditer(text):
        found.append(text[start : border.end()])
        start = border.end()
    return [
        one.strip(" \t,，;；:。.!！\n—–-")
        for one in (*found, text[start:])
        if one.strip(" \t,，;；。.!！?？\n—–-:")
    ]


def _of_a_kind(clause: str) -> bool:
    return bool(kind_names.closing(clause)) or any(way.search(clause) for _, way in KINDS)


# How an answer is to be laid out, which is no part of what is looked for.
# e.g. just the names and dates · 淨係要名同日期
_PART = r"(?:names?|dates?|titles?|links?|numbers?|headlines?)"
_PART_HAN = r"(?:人?名|標題|題目|日期|連結|link|編號|數字)"
_LAID_OUT = re.compile(
    either_script(
        rf"^\W*(?:just|only)(?: (?:give|show|list|send)(?: me| us)?)? (?:the )?{_PART}"
        rf"(?:(?:,| and|, and) (?:the )?{_PART}){{0,3}}(?:,? (?:please|pls|thanks))?\W*$"
        rf"|^\W*(?:淨係|只)(?:要|列|俾|畀|給)(?:我|個|啲|出)?{_PART_HAN}(?:(?:同|和|及|與|、){_PART_HAN}){{0,3}}"
        r"(?:就得|就夠|就可以)?\W*$"
    ),
    re.IGNORECASE,
)


def _aside(clause: str) -> bool:
    """Say whether a clause tells of us, and asks for nothing."""
    said = fold(clause)
    if _LAID_OUT.match(said):
        return True
    if clause.endswith(("?", "？")) or _WE_ASK.search(said):
        return False
    return bool(_OF_US.match(said) or _OF_US_HAN.match(said))


__all__ = ["greets", "plain", "without_purpose"]
