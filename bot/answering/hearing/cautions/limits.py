"""This file answers who asks for what we cannot do with what can be done instead, and changes nothing."""

from __future__ import annotations

import re

from bot.answering.arguments.courtesy import LEAD
from bot.answering.arguments.mail_addresses import ADDRESS
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import as_typed, unsure
from bot.answering.hearing.pieces import gist
from bot.answering.intents import Guessed, Intent, Misunderstood, Show
from bot.answering.names import TopicBook

MOST_LETTERS = 300
_THIS = "(?:it|this|that|the (?:paper|document|alert|pdf|report)|呢[份篇個]|這[份篇個]|佢|它)"
_APP = "(?:whats ?app|wechat|telegram|signal|messenger|instagram|facebook|sms|text messages?|imessage|微信|短訊|短信)"
_SOMEBODY = (
    "(?:my|our|the|a|his|her|their) (?:boss|manager|partners?|clients?|team|colleagues?|friends?|editor|director"
    "|supervisor|secretary|assistant|wife|husband|lawyer|ceo|mp|chairman|principal|professor|teacher)"
)
_SOMEBODY_HAN = "(?:老[細闆板]|上司|同事|個?客戶?|客人|朋友|經理|主管|總編|編輯|老師|教授|秘書|律師|老公|老婆|人)"
# Whose telephone or address it is must be known, where nothing else asks.
# e.g. press office phone number of ITIB · email address of the DPO · 數字辦電話
_LINE_OF = re.compile(
    either_script(
        r"\b(?:phone|telephone|tel|fax|contact|hotline) (?:no\.?|numbers?|details?)(?=\W*$| (?:of|for)\b)"
        r"|\b(?:e-?mail|postal|office|mailing) address(?=\W*$| of\b)"
        r"|(?:電話(?:號碼)?|聯絡(?:方法|方式|資料|電話)|電郵地址)\W*$"
    ),
    re.IGNORECASE,
)
# What is asked for, and the lines that help instead; `{sought}` is what the sentence looks for.
_KINDS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (problem, re.compile(either_script(pattern), re.IGNORECASE), lines)
    for problem, pattern, lines in (
        # e.g. whatsapp me · can you text me the alerts · call me when it is out · 可唔可以whatsapp我
        (
            "limit_chat",
            (
                rf"\b(?:{_APP}|text|call|phone|ring) (?:me|us)\b(?! (?:a|an|old)\b)"
                rf"|\b(?:send|get|have|receive|alerts?|notif\w{{1,10}}|messages?|updates?|posts?"
                rf"|post)\b.{{0,40}}?\b(?:to|on|via|by|through|over|in) "
                rf"(?:(?:my|our) (?:{_APP}|phone|mobile|cell)\b|(?:{_APP}|phone|mobile)\W*$)"
                rf"|\bdo you (?:have|do|support|work (?:on|with)) (?:a )?{_APP}\b"
                rf"|{_APP}(?:通知|話|send|俾|畀|給|到)?(?:俾|畀|給)?(?:我|我哋|我們)|(?:發到|send去){_APP}"
                rf"|(?:有冇|有沒有|支唔支援){_APP}\W*$|打(?:電話|俾|畀|給)(?:俾|畀|給)?我"
            ),
            ("help email", "list", "digest daily"),
        ),
        # e.g. forward this to my boss · share it with the client · send a copy to Mary · 轉發俾老細
        (
            "limit_forward",
            (
                rf"\b(?:forward|share|pass|fwd|send|show|give|copy|cc)\b(?: me)? ?(?:{_THIS}|them|these"
                rf"|a copy(?: of {_THIS})?|the (?:link|alert|paper)) ?(?:on |along |over )?(?:to|with) "
                rf"(?:{_SOMEBODY}\b|(?!us\b|me\b|this\b|our channel|the channel|here\b|the team\b"
                rf"|my (?:list|notes)\b|save)[a-z]{{2,12}}(?: [a-z]{{2,12}})?\W{{0,3}}$)"
                r"|^\W*(?:can you |could you |please |pls )?(?:forward|fwd|share|forward this|share this)"
                rf"(?: {_THIS}|,? please)(?:,? please)?\W*$"
                r"|(?:send|傳|發|轉)(?:個|條|埋|返)?(?:link|連結|網址)(?:俾|畀|給|去)(?:阿[\u3400-\u9fffa-z]{1,8}|[a-z]{2,12})"
                rf"|(?:轉發|轉寄|轉俾|轉畀|轉給|傳俾|傳畀|傳給|分享|forward|send|share).{{0,8}}?"
                rf"(?:俾|畀|給|去|同|到){_SOMEBODY_HAN}(?:睇|看)?\W*$"
                r"|^(?:幫我|請|唔該|可唔可以|可以)(?:轉發|轉寄|分享)(?:呢份|這份|佢|它)?\W*$"
                r"|^(?:轉發|轉寄|分享)(?:呢份|這份|佢|它)\W*$"
            ),
            (
                "search {sought}",
                "show this",
                "citation this",
                "email <address> <topic> weekly",
                "help email",
                "latest",
            ),
        ),
        # e.g. can you translate it to english · translation please · 幫我翻譯 · 譯做英文
        (
            "limit_translate",
            (
                rf"{LEAD}(?:translate|do a translation|give (?:me|us) a translation)\b"
                rf"(?: {_THIS}| (?:in)?to | the | all |\W*$)"
                rf"|\btranslate (?:{_THIS}\b|(?:in)?to (?:english|chinese|cantonese|mandarin|french|japanese"
                rf"|tagalog|hindi|urdu|nepali|thai|indonesian))|^\W*translations?(?: please| pls){{1,2}}\W*$"
                r"|(?:幫我|可以|請|唔該|麻煩|可唔可以|可不可以|能否|識唔識)(?:我)?(?:把|將|呢份|這份|佢|它){0,2}"
                r"(?:翻譯|譯)|(?:翻譯|譯)(?:呢份|這份|佢|它)"
                r"|(?:翻譯|譯)(?:做|成|為)(?:中|英|日|法|簡|繁)[文語體]?[呀啦吧嗎]?\W*$"
            ),
            ("show this", "language en", "language tc"),
        ),
        # e.g. get me the judgment in HCA 1234/2024 · [2024] HKCFI 12 · 搵判決書
        (
            "limit_judgment",
            (
                r"\b(?:HCA|HCAL|HCMP|HCPI|HCCC|HCMA|CACV|CACC|FACV|FACC|FAMV|DCCC|DCCJ|DCPI|DCMP|LDBM|CWU|HCCW) ?"
                r"(?:no\.? ?)?\d{1,5}(?:/\d{2,4}| of \d{4})|\bHK(?:CFI|CFA|CA|DC|LdT|CT) ?\d"
                r"|\b(?:get|show|find|give|send|read|open|download|pull up|look up)\b.{0,12}?\b"
                r"(?:judge?ments?|rulings?|verdicts?|court cases?) (?:in|of|for|against|on)\b"
                r"|(?:搵|找|睇|查|攞|俾|畀|給).{0,8}?(?:判決書|判詞|判案書|法庭案例)"
            ),
            ("search {sought}", "latest", "topics"),
        ),
        # e.g. how do I contact the bureau · what's the hotline number · 電話幾多 · 點樣聯絡數字辦
        (
            "limit_contact",
            (
                r"\b(?:how (?:do|can|to|should) (?:i |we )?(?:contact|reach|call|get hold of|email|phone)"
                r"|(?:who|whom) (?:do|can|should|to) (?:i |we )?(?:contact|call|email|phone|speak to|talk to))\b"
                r"|\b(?:what(?:'s| is| are)|whose|give (?:me|us)|tell (?:me|us)|get (?:me|us)|send (?:me|us)|have"
                r"|need|want|find)\b.{0,30}?\b(?:(?:phone|telephone|tel|mobile|fax|contact|hotline|whatsapp) "
                r"(?:no\.?|numbers?|details?|info(?:rmation)?|person|line)"
                r"|(?:e-?mail|postal|office|mailing) address"
                r"|(?:press|media) (?:officer|contact|enquir(?:y|ies) (?:number|line)))(?=\W*$| (?:of|for|at|to)\b)"
                r"|電話(?:號碼)?(?:係|是)?(?:幾多|多少|呢\W*$|\?|？)"
                r"|(?:聯絡|聯繫)(?:方法|方式|電話)(?:係|是)?(?:咩|乜|呢|什麼|甚麼)"
                r"|(?:點樣?|怎樣|如何)(?:聯絡|搵到|聯繫)(?!我)|電郵地址(?:係|是)?(?:咩|乜|呢|什麼|甚麼|幾多|多少)"
                r"|(?:俾|畀|給|攞|搵|查|有冇|有沒有).{0,12}?"
                r"(?:電話(?:號碼)?|聯絡(?:方法|方式|資料|電話|人)|電郵地址)\W*$"
            ),
            ("{member}", "latest", "help feedback"),
        ),
        # e.g. write me an article · draft a press release on AI · make a chart · 幫我寫篇稿 · 畫個圖
        (
            "limit_write",
            (
                LEAD
                + r"(?:help (?:me|us) )?(?:write|draft|compose|pen|prepare|make|create|generate|do|draw|plot"
                r"|design)(?:(?: (?:me|us|up)){1,2}(?: (?:a|an|the|my|our|some|one))?"
                r"| (?:a|an|the|my|our|some|one))(?: (?:short|long|quick|brief|nice|\d{2,4}[- ]words?"
                r"|one[- ]page|news|press|blog|linkedin|opinion|legal|policy|bar|pie|line)){0,3} ?(?:article"
                r"|story|stories|press release|release|letter|speech|essay|blog|post|report|memo|op-?ed"
                r"|questions?|submission|paragraph|slides?|power ?point|presentation|deck|script|tweet|thread"
                r"|(?:client|legal|internal) (?:alert|update|note|briefing|bulletin|newsletter)|newsletter|bulletin"
                r"|poem|chart|graph|table of|infographic|diagram|picture|image|logo|proposal|minutes|email to"
                r"|mail to|reply to)\b"
                r"|(?:幫我|幫手|可以|請|唔該|麻煩|可唔可以|代|替我|同我)(?:我|們)?(?:寫|擬|草擬|起草|作|畫)(?:一)?"
                r"(?:篇|封|份|個|張|段|幅)?(?!主題|名單|摘要|暫停|備註|筆記).{0,8}?(?:稿|文章|信|文|報告|報道|演辭"
                r"|演講辭|質詢|圖|圖表|簡報|新聞|社論|貼文|意見書|ppt|powerpoint)"
                r"|^(?:寫|擬|草擬|畫)(?:一)?(?:篇|封|份|張|個|幅).{0,10}?(?:稿|文章|信|文|報告|圖表?|意見書)"
            ),
            ("search {sought}", "latest", "digest now"),
        ),
        # e.g. is it legal to fly a drone · what do you think · will the bill pass · 合唔合法 · 你點睇
        (
            "limit_advise",
            (
                r"\bis it (?:legal|illegal|lawful|unlawful|against the law|ok|allowed|a crime|an offence)\b"
                r"(?! here)|\bcan i (?:sue|be sued|go to jail|get arrested|claim compensation|appeal)\b"
                r"|\b(?:me|us|my|our|need|want|your|some)(?: (?:a|any|some|bit|of)){0,3} "
                r"(?:legal|investment|tax|financial) advice\b|\bwhat(?:'s| is) your (?:opinion|view|take|advice)\b"
                r"|\bwhat do you (?:think|make) (?:of|about)\b"
                r"|\bdo you (?:think|agree|believe|like|support|recommend)\b"
                r"|\bwill (?:the |this |that |it )(?:[a-z]{2,14} ){0,4}(?:pass|be passed|succeed|fail|be approved"
                r"|go through|win)\b|\bshould (?:i|we|my client) (?:buy|sell|invest|sue|appeal|vote|apply|sign"
                r"|worry|comply|register|accept)\b"
                r"|(?:合唔合法|合不合法|係咪合法|是否合法|犯唔犯法|犯法嗎|違法嗎|算唔算犯法)"
                r"|你(?:點|怎麼|怎樣|如何)(?:睇|看)|你(?:嘅|的)?(?:意見|睇法|看法)"
                r"|你(?:覺得|認為|贊唔贊成|支唔支持)|(?:會唔會|會不會)(?:獲)?(?:通過|過到|成功|加價|升|跌)"
                r"|(?:應唔應該|應不應該|值唔值得|值不值得|我哋?應該)(?:買|賣|投資|告)"
            ),
            ("search {sought}", "latest", "help"),
        ),
        # e.g. submit my views for me · book me a seat · register me to speak · 幫我報名 · 代我交意見書
        (
            "limit_act",
            (
                r"\b(?:submit|send in|file|lodge|hand in) (?:my|our) (?:views?|comments?|submissions?|response"
                r"|complaint|application|form|petition)\b"
                r"|\b(?:book|reserve|get) (?:me|us) (?:a )?(?:seats?|tickets?|places?|visit|tour)\b"
                r"|\b(?:register|sign) (?:me|us) (?:up )?(?:to (?:speak|attend)"
                r"|for (?:the|a) (?:meeting|hearing|public hearing|visit|tour|consultation))\b"
                r"|\b(?:how (?:do|can) (?:i|we)|can i|where (?:do|can) i|want to) (?:attend|sit in on|go to"
                r"|speak at|submit (?:views?|comments?|a submission)|give (?:my )?views"
                r"|respond to the consultation)\b"
                r"|(?:幫我|代我|替我|我想)(?:哋)?(?:報名|登記|提交|遞交|交)(?:意見|表格|申請|旁聽|出席)?"
                r"|(?:點樣?|怎樣|如何|邊度)(?:可以)?(?:旁聽|報名|登記出席|交意見|提交意見|表達意見|出席公聽會)"
            ),
            ("search kind:consultation", "meetings", "briefing"),
        ),
        # e.g. remind me tomorrow · set a reminder · 提我聽日睇 · 加到我行事曆
        (
            "limit_remind",
            (
                rf"{LEAD}(?:remind (?:me|us)\b(?! (?:who|what|which|why|how|where|when|of (?:the|what|our|my)|daily"
                r"|weekly|every))|set (?:a |an |up a )?(?:reminder|alarm)|nudge (?:me|us)\b"
                rf"|ping (?:me|us) (?:again )?(?:about {_THIS} )?(?:tomorrow|next week|in an hour|later|on monday))"
                rf"|\b(?:add|put) (?:{_THIS}|the (?:meeting|date|day|deadline)s?|(?:all )?meetings) "
                r"(?:to|in|on|into) (?:my |our |the )?(?:google |outlook )?(?:calendar|diary)\b"
                r"|提(?:醒|返|番)?(?:我|我哋|我們)(?:聽日|明天|後日|下|遲|星期|去|睇|開會|記得)"
                r"|(?:加|放|寫|save)(?:到|入|落|去)(?:我(?:個|的|嘅)?)?(?:行事曆|日曆|calendar|日程)"
            ),
            ("save this", "saved", "meetings"),
        ),
        # e.g. watch the meeting live · is the meeting webcast? · 個會有冇直播
        (
            "limit_film",
            (
                r"\b(?:where|is there|are there|do you have|any|find|get|show|send|give|want|need|see"
                r"|link to)\b.{0,20}?\b(?:live ?stream|web ?cast|live (?:feed|video|broadcast)|video|recording"
                r"|footage|audio|clip)s? (?:of|from|for|link)\b.{0,30}?\b(?:meetings?|panel|legco|council|hearing"
                r"|sitting|debate|speech|committee|it|this|that|today|yesterday)\b"
                r"|^\W*(?:web ?cast|live ?stream|video) link\W*$"
                r"|\b(?:is|was|will) (?:the |that |this )?(?:meeting|it|panel|session|debate|sitting)(?: be)? "
                r"(?:web ?cast|live|streamed|broadcast|televised|on air|recorded)\b"
                r"|\bwatch (?:the |a |today's |tomorrow's |this |legco )?(?:meeting|panel|debate|hearing|sitting"
                r"|legco|council|live)\b(?=.{0,12}$|.{0,20}\b(?:live|online|video|where|how)\b)"
                r"|\bwhere (?:can|do) (?:i|we) watch\b"
                r"|(?:睇|看(?![守管護顧])|有冇|有沒有|搵|邊度|哪裏).{0,8}?(?:直播|重溫|片段|錄影|錄音)"
                r"|(?:會議|個會|開會)?有(?:冇|沒有)(?:網上)?(?:直播|webcast|重溫)(?:睇|看|㗎|嗎|呀)?\W*$"
                r"|(?:會議|立法會|委員會)(?:嘅|的)(?:直播|重溫|錄影|錄音|影片)"
            ),
            ("meetings", "search kind:hansard", "latest"),
        ),
        # e.g. talk to a human · contact support · 我想搵真人
        (
            "limit_human",
            (
                r"\b(?:talk|speak|chat|get through|connect me|put me through) (?:to|with) (?:a |an |some |the )?"
                r"(?:real |actual |live )?(?:human|person|people|someone|somebody|agent|operator|staff|support"
                r"|admin|developer|team)\b|\b(?:contact|call|reach|email) (?:support|customer service"
                r"|the (?:developers?|admins?|operators?|team))\W*$"
                r"|\b(?:need|want) (?:help from )?(?:a |some )?(?:real |actual )?(?:human|person)\b"
                r"|^\W*(?:(?:please|can i|how (?:do|can) i|i(?: want|'d like| need)? to|to|let me) ){0,2}report "
                r"(?:a |an |this )(?:bug|problem|issue|error|mistake)\b"
                r"|(?:搵|找)(?:個|返)?(?:真人|客服|管理員|職員)|(?:同|轉)(?:個|返)?(?:真人|客服)"
                r"|^\W*(?:我想|我要|點樣|如何|怎樣)(?:報告|回報|舉報)(?:錯誤|問題|bug)\W*$"
            ),
            ("help feedback", "status", "help"),
        ),
        # e.g. delete my data · please leave the channel · remove yourself · 退出群組
        (
            "limit_leave",
            (
                r"\b(?:delete|erase|remove|wipe|clear) (?:all )?(?:my|our) "
                r"(?:data|account|history|information|details|messages)\b|^\W*please leave\W*$"
                r"|^\W*(?:please )?(?:forget (?:about )?(?:me|us)|go away|get out|uninstall"
                r"|leave (?:the |this |our )?(?:channel|group|room|chat)|remove (?:yourself|tamar|the bot|this bot)"
                r"|kick (?:the |this )?bot)\b(?! (?:of|policy|entitlement|days?|act|alone|us alone|me alone|until))"
                r"|(?:刪除|清除|移除)(?:我|我哋|我們)(?:的|嘅)?(?:資料|帳戶|紀錄|記錄|個人資料)"
                r"|^\W*(?:請|唔該|你|可唔可以|麻煩){0,2}(?:退出|離開|走出)(?:呢個|這個|本)?"
                r"(?:頻道|群組|channel|group|對話)|^(?:走啦|你走|踢走)"
            ),
            ("list", "pause for a week", "unsubscribe all"),
        ),
        # e.g. what's the weather · tell me a joke · hang seng index · who won the match · 天氣點 · 講個笑話
        (
            "limit_other",
            (
                r"^\W*(?:what(?:'?s| is| will)|how(?:'?s| is)) (?:the )?weather\b"
                r"(?!.{0,40}\b(?:paper|station|forecasting|observatory|data|service|radar|policy)\b)"
                r"|^\W*(?:the )?weather (?:forecast )?(?:for )?(?:today|tomorrow|tonight|now"
                r"|this (?:week|weekend|morning|afternoon))\W*$|\bwill it rain\b"
                r"|\b(?:tell|give|know) (?:me |us )?(?:a |any |another )?(?:joke|poem|story about you|riddle)s?\b"
                r"|\b(?:what(?:'s| is| are)|how(?:'s| is| much)|tell me|give me|check)\b.{0,20}?\b(?:hang seng"
                r"|stock price|share price|exchange rate|bitcoin price|mark six|horse racing tips"
                r"|lottery numbers)\b(?=.{0,12}$)|\bwhat(?:'s| is) the time\b"
                r"|\bwho (?:won|is winning) (?:the )?(?:match|game|election|race)\b"
                r"|\b(?:order|book) (?:me |us )?(?:a |some )(?:pizza|taxi|uber|lunch|dinner|coffee|flight|hotel)\b"
                r"|\bwhat (?:should|shall) (?:i|we) (?:eat|have for (?:lunch|dinner))\b|\bsing (?:me )?a song\b"
                r"|\bi love you\b|\bare you (?:single|married|happy|hungry)\b"
                r"|^(?:(?:今日|聽日|明天|今天)天氣\W*$|(?:今日|聽日|明天|今天)?天氣(?:點|怎|如何|好唔好|好嗎|呢))"
                r"|會唔會落雨|講(?:個|下)?笑話?|(?:今日|而家|現在)?(?:恒指|恆指|六合彩)"
                r"(?:幾多|多少|點|結果|開咩)\W*$|食咩好|食乜好|(?:今晚|中午|晏晝)食(?:咩|乜)|我愛你|唱(?:首)?歌"
            ),
            ("latest", "help", "topics"),
        ),
    )
)


def meant(heard: Heard) -> Intent | None:
    """Give what helps who asks for what nobody here can do; None for all else."""
    text, read, book = heard.text, heard.read, heard.book
    if len(text) > MOST_LETTERS or grammar.is_typed(text) or ADDRESS.search(text):
        return None
    if not unsure(read, text) or (isinstance(read, Guessed) and isinstance(read.intent, Show)):
        return None
    asked = ((name, said.search(text), each) for name, said, each in _KINDS)
    problem, found, lines = next((one for one in asked if one[1]), ("", None, ()))
    if found is None and (found := _LINE_OF.search(text)) and _whom(text, book):
        problem, lines = "limit_contact", ("{member}", "latest")
    if not problem or found is None:
        return None
    left = f"{text[: found.start()]} , {text[found.end() :]}"
    if not heard.speaker.about:  # no paper stands before us
        lines = tuple(one for one in lines if not one.endswith(" this"))
    if not heard.desk.mails:
        lines = tuple(one for one in lines if not one.startswith(("help email", "email ")))
    helps = _filled(lines, text, left, book)
    return Misunderstood("", problem, "", (*as_typed(text, *helps[:1]), *helps[1:]))


def _whom(text: str, book: TopicBook) -> str:
    """Give the bureau, the Member or the committee that a text names; "" where it names none."""
    names = gist.sensed(text, book)[0].names
    named = (names.get("bureau"), names.get("member"), names.get("committee"))
    return next((one for found in named if found for one in found), "")


def _filled(lines: tuple[str, ...], text: str, left: str, book: TopicBook) -> list[str]:
    """Give lines with what is `left` to be looked for, and whom a sentence names, in their gaps; none with a gap."""
    found = []
    for line in lines:
        if "{sought}" in line:
            words = sought(left)
            found += [line.replace("{sought}", words)] if words else []
        elif line == "{member}":
            found += [f"member {whom}"] if (whom := _whom(text, book)) else []
        else:
            found.append(line)
    return found
